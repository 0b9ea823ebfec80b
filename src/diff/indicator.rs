//! Indicators: what is measured and what it is worth.

use super::head::matched_categories;
use super::matching::{ItemNames, Matched, by_name, tell_one_sided};
use super::measure::{self, scale_in_words};
use super::notes::{ItemChanges, figure, flag, one, part, text};
use super::{CatalogueChange, ItemKind, Significance};
use crate::catalogue::{Catalogue, Indicator, Scale};
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

pub(super) fn compare(old: &Catalogue, new: &Catalogue, matched: &Matched, changes: &mut Vec<CatalogueChange>) {
    let categories = matched_categories(old, new);
    for (was, is) in &matched.pairs {
        let was = was.and_then(|index| old.indicators.get(index));
        let is = is.and_then(|index| new.indicators.get(index));
        match (was, is) {
            (Some(was), Some(is)) => {
                let mut about = ItemChanges::new(changes, ItemKind::Indicator, &is.id, &is.title);
                figures(&mut about, &categories, (old, new), (was, is));
                wordings(&mut about, (old, new), (was, is));
            }
            (was, is) => {
                for (indicator, is_new) in [(was, false), (is, true)] {
                    if let Some(indicator) = indicator {
                        let head = (ItemKind::Indicator, Significance::Decides);
                        let name = (&*indicator.id, &indicator.title);
                        tell_one_sided(changes, head, name, is_new, words(indicator));
                    }
                }
            }
        }
    }
    let mut about = ItemChanges::new(changes, ItemKind::Catalogue, &new.id, &new.title);
    let aspect = (Significance::Wording, Message::new("change-order-indicators"));
    matched.tell_order(&mut about, aspect, (&old.indicators, &new.indicators), |indicator| &indicator.title);
}

fn figures(
    about: &mut ItemChanges<'_>,
    categories: &Matched,
    (old, new): (&Catalogue, &Catalogue),
    (was, is): (&Indicator, &Indicator),
) {
    let decides = Significance::Decides;
    // Rows of dossiers name an indicator by its id alone, in any case.
    if was.id.eq_ignore_ascii_case(&is.id) {
        about.id(&was.id, &is.id);
    } else {
        about.tell(decides, Message::new("change-id-lost"), one(&*was.id), one(&*is.id));
    }
    if categories.new_of_old.get(was.category) != Some(&Some(is.category)) {
        let [before, now] = [(old, was), (new, is)].map(|(catalogue, indicator)| {
            text(catalogue.categories.get(indicator.category).map(|category| &category.title))
        });
        about.tell(decides, Message::new("change-category"), before, now);
    }
    measure::compare(about, &was.measure, &is.measure);
    measure::inputs(about, &was.inputs, &is.inputs);
    if !same_scale(was.scale.as_ref(), is.scale.as_ref()) {
        about.tell(decides, Message::new("change-scale"), scale_in_words(was), scale_in_words(is));
    }
    let number = |about: &mut ItemChanges<'_>, aspect, old: &Exact, new: &Exact| {
        about.differ(decides, aspect, figure(Some(old)), figure(Some(new)));
    };
    number(about, Message::new("change-points"), &was.points, &is.points);
    number(about, Message::new("change-weight"), &was.weight, &is.weight);
    // A minimum of 0 does not count.
    let minimum = |indicator: &Indicator| figure(indicator.minimum.as_ref().filter(|minimum| minimum.is_positive()));
    about.differ(decides, Message::new("change-minimum"), minimum(was), minimum(is));
    // All points are the default, which follows the points.
    if was.excellent != was.points || is.excellent != is.points {
        number(about, Message::new("change-excellent"), &was.excellent, &is.excellent);
    }
    about.differ(decides, Message::new("change-optional"), flag(was.optional), flag(is.optional));
    about.differ(decides, Message::new("change-documents"), one(was.documents), one(is.documents));
}

fn wordings(about: &mut ItemChanges<'_>, catalogues: (&Catalogue, &Catalogue), (was, is): (&Indicator, &Indicator)) {
    let wording = Significance::Wording;
    let number = |indicator: &Indicator| indicator.number.clone().map(Arg::from).into_iter().collect::<Vec<_>>();
    about.differ(wording, Message::new("change-number"), number(was), number(is));
    about.text(wording, Message::new("change-title"), Some(&was.title), Some(&is.title));
    about.text(wording, Message::new("change-question"), was.question.as_ref(), is.question.as_ref());
    about.text(wording, Message::new("change-advice"), was.advice.as_ref(), is.advice.as_ref());
    about.differ(wording, Message::new("change-effort"), figure(Some(&was.effort)), figure(Some(&is.effort)));
    about.foundation(catalogues, &was.foundation, &is.foundation);
}

/// Whether two scales decide the same, in whatever unit their limits are said.
fn same_scale(old: Option<&Scale>, new: Option<&Scale>) -> bool {
    let figures = |scale: &Scale| -> Vec<Exact> {
        let earned: Vec<&Exact> = match scale {
            Scale::From(steps) | Scale::UpTo(steps) => steps.iter().map(|step| &step.points).collect(),
            Scale::Bands(bands) => bands.iter().map(|band| &band.points).collect(),
            Scale::Linear { .. } => Vec::new(),
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

/// What an indicator is, when it is added or removed.
fn words(indicator: &Indicator) -> Vec<Arg> {
    let mut words = vec![part(Message::new("change-points"), &indicator.points)];
    if indicator.weight != Exact::ONE {
        words.push(part(Message::new("change-weight"), &indicator.weight));
    }
    if let Some(minimum) = &indicator.minimum {
        words.push(part(Message::new("change-minimum"), minimum));
    }
    words.extend(measure::in_words(&indicator.measure));
    words.extend(scale_in_words(indicator));
    words
}
