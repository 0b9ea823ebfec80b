//! Labels: their conditions, scopes and minimums.

use super::matching::{ItemNames, Matched, by_name};
use super::notes::{ItemChanges, figure, flag, months, one, part, percentage};
use super::{CatalogueChange, ItemKind, Significance};
use crate::catalogue::{Aggregate, Catalogue, Floor, Indicator, Label};
use crate::language::{Arg, Message};
use crate::number::{Exact, FigureKind};
use std::collections::{BTreeMap, BTreeSet};

/// The labels matched by id, else by title.
pub(super) fn matched(old: &Catalogue, new: &Catalogue) -> Matched {
    by_name(&old.labels, &new.labels, |label| ItemNames { id: &label.id, title: &label.title, number: None })
}

pub(super) fn compare<'c>(
    old: &'c Catalogue,
    new: &'c Catalogue,
    indicators: &Matched,
    changes: &mut Vec<CatalogueChange>,
) {
    let matched = matched(old, new);
    let things = (&*old.labels, &*new.labels);
    // The award is the first label that is reached, so their order decides.
    let mut about = ItemChanges::new(changes, ItemKind::Catalogue, &new.id, &new.title);
    let aspect = (Significance::Decides, Message::new("change-order-labels"));
    matched.tell_order(&mut about, aspect, things, |label| &label.title);
    let words = |label: &Label, is_new| words(if is_new { new } else { old }, label);
    let name = |label: &'c Label| (&*label.id, label.title.clone());
    matched.tell_each(changes, (ItemKind::Label, Significance::Decides), things, name, words, |about, sides| {
        let (was, is) = sides;
        conditions(about, &[old, new], sides);
        floors(about, (old, new), sides);
        for key in REQUIRED {
            requires(about, (old, new), sides, &matched, key);
        }
        about.differ(Significance::Decides, Message::new("change-award"), flag(was.award), flag(is.award));
        scope(about, (old, new), sides, indicators);
        minimums(about, (old, new), sides, indicators);
        about.decides("change-valid-months", sides, |label| months(label.valid_months));
        about.decides("change-renew-months", sides, |label| months(label.renew_months));
        about.decides("change-renewed-months", sides, |label| months(label.renewed_months));
        about.decides("change-grace-months", sides, |label| months(grace(label)));
        about.id(&was.id, &is.id);
        about.words("change-title", sides, |label| Some(&label.title));
        about.foundation((old, new), &was.foundation, &is.foundation);
    });
}

/// What a condition is called that names other labels, and these.
type NamedLabels = (&'static str, fn(&Label) -> &[usize]);

const REQUIRED: [NamedLabels; 2] =
    [("condition-requires", |label| &label.requires), ("condition-requires-any", |label| &label.requires_any)];

fn grace(label: &Label) -> Option<usize> {
    Some(label.grace_months).filter(|months| *months > 0)
}

/// What the percentage is called where these catalogues agree on how it is made.
fn percent_name(catalogues: &[&Catalogue]) -> Message {
    let weighted = catalogues.iter().all(|catalogue| catalogue.aggregate == Aggregate::CategoryWeights);
    Message::new(if weighted { "condition-min-percent-weighted" } else { "condition-min-percent" })
}

fn conditions(about: &mut ItemChanges<'_>, catalogues: &[&Catalogue], sides: (&Label, &Label)) {
    let [before, now] = [sides.0, sides.1].map(|label| percentage(label.min_percent.as_ref()));
    about.differ(Significance::Decides, percent_name(catalogues), before, now);
    about.decides("condition-min-points", sides, |label| figure(label.min_points.as_ref()));
    about.decides("condition-min-answered-percent", sides, |label| percentage(label.min_answered_percent.as_ref()));
    about.decides("condition-min-category-percent", sides, |label| percentage(label.min_category_percent.as_ref()));
    about.decides("change-open-minimums", sides, |label| one(label.open_minimums));
}

/// Two lists of other labels.
fn requires(
    about: &mut ItemChanges<'_>,
    (old, new): (&Catalogue, &Catalogue),
    sides: (&Label, &Label),
    labels: &Matched,
    (key, required): NamedLabels,
) {
    let (was, is) = (required(sides.0), required(sides.1));
    let before: BTreeSet<Option<usize>> =
        was.iter().map(|label| labels.new_of_old.get(*label).copied().flatten()).collect();
    let now: BTreeSet<Option<usize>> = is.iter().map(|label| Some(*label)).collect();
    if before != now {
        about.tell(Significance::Decides, Message::new(key), titles(old, was), titles(new, is));
    }
}

/// Each floor that came, went or changed, by the part and the figure that it is about.
fn floors(about: &mut ItemChanges<'_>, (old, new): (&Catalogue, &Catalogue), (was, is): (&Label, &Label)) {
    let written = |catalogue: &Catalogue, label: &Label| -> BTreeMap<(String, FigureKind), Exact> {
        let floors = label.floors.iter();
        let part = |floor: &Floor| Some(floor.part.id(catalogue)?.to_owned());
        floors.filter_map(|floor| Some(((part(floor)?, floor.kind), floor.least.clone()))).collect()
    };
    let (before, now) = (written(old, was), written(new, is));
    if before != now {
        let words = |catalogue: &Catalogue, label: &Label| label.floors.iter().map(|it| floor(catalogue, it)).collect();
        about.tell(Significance::Decides, Message::new("condition-floors"), words(old, was), words(new, is));
    }
}

/// A floor in words.
fn floor(catalogue: &Catalogue, floor: &Floor) -> Arg {
    let title = floor.part.title(catalogue).map_or_else(|| Arg::from(""), Arg::from);
    let figures = match floor.kind {
        FigureKind::Percent => percentage(Some(&floor.least)),
        FigureKind::Quantity => vec![Message::new("floor-points").with("points", &floor.least).into()],
    };
    Message::new("change-floor").with("part", title).with("least", figures).into()
}

fn titles(catalogue: &Catalogue, labels: &[usize]) -> Vec<Arg> {
    labels.iter().filter_map(|label| catalogue.labels.get(*label)).map(|label| Arg::from(&label.title)).collect()
}

/// Who joined and who left; a scope that holds everything in both follows the indicators, which are told of themselves.
fn scope(
    about: &mut ItemChanges<'_>,
    (old, new): (&Catalogue, &Catalogue),
    (was, is): (&Label, &Label),
    indicators: &Matched,
) {
    let holds_all = |catalogue: &Catalogue, label: &Label| label.scope.len() == catalogue.indicators.len();
    if holds_all(old, was) && holds_all(new, is) {
        return;
    }
    let (before, now): (BTreeSet<usize>, BTreeSet<usize>) =
        (was.scope.iter().copied().collect(), is.scope.iter().copied().collect());
    let only = |scope: &[usize], partners: &[Option<usize>], other: &BTreeSet<usize>| -> Vec<usize> {
        let is_there = |index: &usize| partners.get(*index).copied().flatten().is_some_and(|at| other.contains(&at));
        scope.iter().copied().filter(|index| !is_there(index)).collect()
    };
    let left = only(&was.scope, &indicators.new_of_old, &now);
    let joined = only(&is.scope, &indicators.old_of_new, &before);
    if left.is_empty() && joined.is_empty() {
        return;
    }
    let words = |catalogue: &Catalogue, label: &Label, only: &[usize]| {
        let mut words = vec![scope_in_words(catalogue, label)];
        if !only.is_empty() {
            let names = only.iter().filter_map(|index| catalogue.indicators.get(*index)).map(name);
            words.push(Message::new("change-scope-only").with("indicators", names.collect::<Vec<_>>()).into());
        }
        words
    };
    about.tell(Significance::Decides, Message::new("change-scope"), words(old, was, &left), words(new, is, &joined));
}

fn scope_in_words(catalogue: &Catalogue, label: &Label) -> Arg {
    let message = match label.scope.len() == catalogue.indicators.len() {
        true => Message::new("change-scope-all"),
        false => Message::new("change-scope-some"),
    };
    message.with("count", label.scope.len()).into()
}

fn name(indicator: &Indicator) -> Arg {
    Message::new("change-thing").with("title", &indicator.title).with("id", &*indicator.id).into()
}

/// The minimums as they hold for the label, unless the label follows its
/// indicators in both and they tell it themselves.
fn minimums(
    about: &mut ItemChanges<'_>,
    (old, new): (&Catalogue, &Catalogue),
    (was, is): (&Label, &Label),
    indicators: &Matched,
) {
    let hold = |label: &Label| -> BTreeMap<usize, Exact> { label.minimums.iter().cloned().collect() };
    let scope = |label: &Label| -> BTreeSet<usize> { label.scope.iter().copied().collect() };
    let sides = [(old, hold(was), scope(was)), (new, hold(is), scope(is))];
    for pair in &indicators.pairs {
        let [(before, follows_before), (now, follows_now)] =
            [(pair.0, &sides[0]), (pair.1, &sides[1])].map(|(index, (catalogue, minimums, scope))| {
                let index = index.filter(|index| scope.contains(index));
                let minimum = index.and_then(|index| minimums.get(&index));
                let indicator = index.and_then(|index| catalogue.indicators.get(index));
                let own = indicator.and_then(|indicator| indicator.minimum.as_ref());
                (minimum, minimum == own.filter(|own| own.is_positive()))
            });
        let indicator = match pair {
            (_, Some(index)) => new.indicators.get(*index),
            (index, None) => index.and_then(|index| old.indicators.get(index)),
        };
        if let Some(indicator) = indicator
            && before != now
            && !(follows_before && follows_now)
        {
            let aspect = Message::new("change-minimum-of").with("title", &indicator.title);
            about.tell(Significance::Decides, aspect, figure(before), figure(now));
        }
    }
}

fn words(catalogue: &Catalogue, label: &Label) -> Vec<Arg> {
    let mut words = Vec::new();
    let mut add = |name: Message, values: Vec<Arg>| {
        words.extend(values.into_iter().map(|value| part(name.clone(), value)));
    };
    add(percent_name(&[catalogue]), percentage(label.min_percent.as_ref()));
    add(Message::new("condition-min-points"), figure(label.min_points.as_ref()));
    add(Message::new("condition-min-answered-percent"), percentage(label.min_answered_percent.as_ref()));
    add(Message::new("condition-min-category-percent"), percentage(label.min_category_percent.as_ref()));
    let floors: Vec<Arg> = label.floors.iter().map(|it| floor(catalogue, it)).collect();
    for (key, listed) in [("condition-floors", floors)]
        .into_iter()
        .chain(REQUIRED.map(|(key, required)| (key, titles(catalogue, required(label)))))
    {
        add(Message::new(key), if listed.is_empty() { listed } else { one(listed) });
    }
    if !label.award {
        add(Message::new("change-award"), flag(label.award));
    }
    if !label.minimums.is_empty() {
        add(Message::new("condition-minimums"), one(label.minimums.len()));
    }
    if label.open_minimums > 0 {
        add(Message::new("change-open-minimums"), one(label.open_minimums));
    }
    add(Message::new("change-scope"), vec![scope_in_words(catalogue, label)]);
    add(Message::new("change-valid-months"), months(label.valid_months));
    add(Message::new("change-renew-months"), months(label.renew_months));
    add(Message::new("change-renewed-months"), months(label.renewed_months));
    add(Message::new("change-grace-months"), months(grace(label)));
    words
}
