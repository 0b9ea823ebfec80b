//! Indicators: what is measured and what it is worth.

use super::fact;
use super::head::matched_categories;
use super::matching::{ItemNames, Matched, by_name};
use super::measure::{self, scale_in_words};
use super::notes::{ItemChanges, figure, flag, one, part, text};
use super::{CatalogueChange, ItemKind, Significance};
use crate::catalogue::{Catalogue, Choice, Indicator, InputSource, Item, Measure, Scale};
use crate::language::{Arg, Message};
use crate::number::Exact;

/// The indicators matched by id, else by title, else by number.
pub(super) fn matched(old: &Catalogue, new: &Catalogue) -> Matched {
    by_name(&old.indicators, &new.indicators, |indicator| ItemNames {
        id: &indicator.id,
        title: &indicator.title,
        number: indicator.number.as_deref(),
    })
}

pub(super) fn compare<'c>(
    old: &'c Catalogue,
    new: &'c Catalogue,
    matched: &Matched,
    facts: &Matched,
    changes: &mut Vec<CatalogueChange>,
) {
    let categories = matched_categories(old, new);
    let things = (&*old.indicators, &*new.indicators);
    let head = (ItemKind::Indicator, Significance::Decides);
    let name = |indicator: &'c Indicator| (&*indicator.id, indicator.title.clone());
    matched.tell_each(
        changes,
        head,
        things,
        name,
        |indicator, _| words(indicator),
        |about, sides| {
            figures(about, &categories, (old, new), sides);
            sources(about, facts, (old, new), sides);
            wordings(about, (old, new), sides);
        },
    );
    let mut about = ItemChanges::new(changes, ItemKind::Catalogue, &new.id, &new.title);
    let aspect = (Significance::Wording, Message::new("change-order-indicators"));
    matched.tell_order(&mut about, aspect, things, |indicator| &indicator.title);
}

fn figures(
    about: &mut ItemChanges<'_>,
    categories: &Matched,
    (old, new): (&Catalogue, &Catalogue),
    sides: (&Indicator, &Indicator),
) {
    let (was, is) = sides;
    let decides = Significance::Decides;
    about.id_in_tables(&was.id, &is.id);
    if categories.new_of_old.get(was.category) != Some(&Some(is.category)) {
        let [before, now] = [(old, was), (new, is)].map(|(catalogue, indicator)| {
            text(catalogue.categories.get(indicator.category).map(|category| &category.title))
        });
        about.tell(decides, Message::new("change-category"), before, now);
    }
    let sources = [was, is].map(|indicator| indicator.sources.as_slice());
    if matches!(sources, [[InputSource::Fact(_)], [InputSource::Fact(_)]]) {
        measure::compare(about, (&as_of_fact(was, is), &is.measure), measure::option_with_points);
    } else {
        measure::compare(about, (&was.measure, &is.measure), measure::option_with_points);
    }
    measure::inputs(about, &own_inputs(was), &own_inputs(is));
    if !same_scale(was.scale.as_ref(), is.scale.as_ref()) {
        about.tell(decides, Message::new("change-scale"), scale_in_words(was), scale_in_words(is));
    }
    about.decides("change-points", sides, |indicator| figure(Some(&indicator.points)));
    about.decides("change-weight", sides, |indicator| figure(Some(&indicator.weight)));
    about.decides("change-bonus", sides, |indicator| flag(indicator.bonus));
    // A minimum of 0 does not count.
    about.decides("change-minimum", sides, |indicator| {
        figure(indicator.minimum.as_ref().filter(|minimum| minimum.is_positive()))
    });
    // All points are the default, which follows the points.
    if was.excellent != was.points || is.excellent != is.points {
        about.decides("change-excellent", sides, |indicator| figure(Some(&indicator.excellent)));
    }
    about.decides("change-optional", sides, |indicator| flag(indicator.optional));
    about.decides("change-documents", sides, |indicator| one(indicator.documents));
    if was.not_applicable_documents != is.not_applicable_documents {
        about.decides("change-absence-documents", sides, |indicator| one(indicator.not_applicable_documents));
    }
}

/// The measure of an indicator that reads a fact, without what another edition of the fact says otherwise: that is told
/// there.
fn as_of_fact(was: &Indicator, is: &Indicator) -> Measure {
    match (&was.measure, &is.measure) {
        (Measure::Number { .. }, Measure::Number { .. }) | (Measure::Percent { .. }, Measure::Percent { .. }) => {
            is.measure.clone()
        }
        (Measure::Choice { options }, Measure::Choice { options: now }) => {
            let titled = |option: &Choice| {
                let title = now.iter().find(|now| now.id == option.id).map(|now| now.title.clone());
                Choice { title: title.unwrap_or_else(|| option.title.clone()), ..option.clone() }
            };
            Measure::Choice { options: options.iter().map(titled).collect() }
        }
        (measure, _) => measure.clone(),
    }
}

/// The titled inputs for which an indicator asks itself.
fn own_inputs(indicator: &Indicator) -> Vec<Item> {
    let of = indicator.measure.inputs();
    let own = of.iter().zip(&indicator.sources).filter(|(_, source)| **source == InputSource::Own);
    let own: Vec<&str> = own.map(|(id, _)| *id).collect();
    indicator.inputs.iter().filter(|item| own.contains(&&*item.id)).cloned().collect()
}

/// Whether values are asked for the indicator or come from elsewhere.
fn sources(
    about: &mut ItemChanges<'_>,
    facts: &Matched,
    (old, new): (&Catalogue, &Catalogue),
    (was, is): (&Indicator, &Indicator),
) {
    let inputs = [was, is].map(|indicator| indicator.measure.inputs());
    let same_inputs = inputs[0].len() == inputs[1].len()
        && inputs[0].iter().zip(&inputs[1]).all(|(was, is)| was.eq_ignore_ascii_case(is));
    let is_same = |sources: (&InputSource, &InputSource)| match sources {
        // Facts of inputs are known by the names of the inputs.
        (InputSource::Fact(before), InputSource::Fact(now)) => {
            is.measure.has_inputs() || facts.new_of_old.get(*before) == Some(&Some(*now))
        }
        (before, now) => before == now,
    };
    // Another measure and other inputs are told already.
    let is_told = !same_inputs || was.sources.len() != is.sources.len();
    if is_told || was.sources.iter().zip(&is.sources).all(is_same) {
        return;
    }
    let words = |catalogue: &Catalogue, indicator: &Indicator| -> Vec<Arg> {
        let word = |source: &InputSource| match source {
            InputSource::Own => Some(Message::new("change-source-own").into()),
            InputSource::Fact(index) => fact::named(catalogue, *index),
            InputSource::Team(figure) => Some(Arg::from(&figure.title())),
        };
        indicator.sources.iter().filter_map(word).collect()
    };
    about.tell(Significance::Decides, Message::new("change-source-of-value"), words(old, was), words(new, is));
}

fn wordings(about: &mut ItemChanges<'_>, catalogues: (&Catalogue, &Catalogue), sides: (&Indicator, &Indicator)) {
    about.wording("change-number", sides, |indicator| indicator.number.clone().map(Arg::from).into_iter().collect());
    about.words("change-title", sides, |indicator| Some(&indicator.title));
    about.words("change-question", sides, |indicator| indicator.question.as_ref());
    about.words("change-advice", sides, |indicator| indicator.advice.as_ref());
    about.wording("change-effort", sides, |indicator| figure(Some(&indicator.effort)));
    about.foundation(catalogues, &sides.0.foundation, &sides.1.foundation);
}

/// Whether two scales decide the same, in whatever unit their limits are said.
fn same_scale(old: Option<&Scale>, new: Option<&Scale>) -> bool {
    let figures = |scale: &Scale| -> Vec<Exact> {
        let earned: Vec<&Exact> = match scale {
            Scale::From(steps) | Scale::UpTo(steps) => steps.iter().map(|step| &step.points).collect(),
            Scale::Bands(bands) => bands.iter().map(|band| &band.points).collect(),
            // What a straight line earns follows from the indicator's points, which stand beside it.
            Scale::Line(line) if let Some(ends) = line.ends() => return ends.map(Exact::clone).into(),
            Scale::Line(line) => line.points().iter().map(|point| &point.points).collect(),
        };
        scale.limits().into_iter().chain(earned).cloned().collect()
    };
    match (old, new) {
        (None, None) => true,
        (Some(old), Some(new)) => {
            std::mem::discriminant(old) == std::mem::discriminant(new) && figures(old) == figures(new)
        }
        _ => false,
    }
}

fn words(indicator: &Indicator) -> Vec<Arg> {
    let mut words = vec![part(Message::new("change-points"), &indicator.points)];
    if indicator.weight != Exact::ONE {
        words.push(part(Message::new("change-weight"), &indicator.weight));
    }
    if let Some(minimum) = &indicator.minimum {
        words.push(part(Message::new("change-minimum"), minimum));
    }
    words.extend(measure::in_words(&indicator.measure, measure::option_with_points));
    words.extend(scale_in_words(indicator));
    words
}
