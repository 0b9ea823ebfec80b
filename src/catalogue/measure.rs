//! The key `measure` of an indicator and the keys that go with each measure.

use super::document::{Fields, Located};
use super::model::{Choice, Item, Measure, Metric, Period, Qualification};
use super::names::{UniqueNames, named};
use super::scale::check_best;
use crate::language::{Arg, Message};
use crate::number::Exact;

/// Reads a measure with the keys that belong to it, the indicator's points and the team's qualification at hand.
type Reader = fn(&Fields<'_>, Option<&Located<Exact>>, Option<&Qualification>) -> Option<Measure>;

/// The measures by their words.
const READERS: [(&str, Reader); 9] = [
    ("number", |fields, _, _| number(fields)),
    ("percent", |fields, _, _| percent(fields)),
    ("share", |fields, _, _| Some(Measure::Share { of: inputs(fields)? })),
    ("ratio", |fields, _, _| ratio(fields)),
    ("yes-no", |_, _, _| Some(Measure::YesNo)),
    ("choice", |fields, points, _| choice(fields, points)),
    ("checklist", |fields, _, _| checklist(fields)),
    ("since", |fields, _, _| since(fields)),
    ("team", |fields, _, qualification| team(fields, qualification)),
];

const KEYS: [&str; 9] = ["unit", "min", "max", "whole", "of", "per", "option", "item", "metric"];

pub(super) fn read(
    fields: &Fields<'_>,
    points: Option<&Located<Exact>>,
    qualification: Option<&Qualification>,
) -> Option<Measure> {
    let Some(reader) = fields.required("measure", fields.word("measure", &READERS)) else {
        // Which keys of measures belong here is unknown.
        fields.expect(&KEYS);
        return None;
    };
    (reader.value)(fields, points, qualification)
}

fn since(fields: &Fields<'_>) -> Option<Measure> {
    let periods = [("years", Period::Years), ("months", Period::Months)];
    let unit = fields.required("unit", fields.word("unit", &periods))?;
    Some(Measure::Since { unit: unit.value })
}

fn number(fields: &Fields<'_>) -> Option<Measure> {
    let unit = fields.unit("unit").map(|unit| unit.value);
    let whole = fields.flag("whole");
    let (min, max) = limits(fields);
    if let (true, Some(least), Some(most)) = (whole, &min, &max)
        && most.floor() < *least
    {
        let message = Message::new("fault-range-without-whole").with("min", least).with("max", most);
        fields.faults.error("out-of-range", fields.key_span("max"), message);
        return None;
    }
    Some(Measure::Number { unit, min, max, whole })
}

fn percent(fields: &Fields<'_>) -> Option<Measure> {
    let unit = fields.unit("unit").map(|unit| unit.value);
    let (min, max) = limits(fields);
    let (min, max) = (min.unwrap_or(Exact::ZERO), max.unwrap_or(Exact::HUNDRED));
    if min > max {
        let key = if fields.has("max") { "max" } else { "min" };
        report_reversed(fields, key, &min, &max);
    }
    Some(Measure::Percent { unit, min, max })
}

/// The valid range; reports one that holds nothing.
fn limits(fields: &Fields<'_>) -> (Option<Exact>, Option<Exact>) {
    let min = fields.number("min").map(|min| min.value);
    let max = fields.number("max").map(|max| max.value);
    if let (Some(min), Some(max)) = (&min, &max)
        && min > max
    {
        report_reversed(fields, "max", min, max);
        return (None, None);
    }
    (min, max)
}

fn report_reversed(fields: &Fields<'_>, key: &'static str, min: &Exact, max: &Exact) {
    let message = Message::new("fault-range-reversed").with("min", min).with("max", max);
    fields.faults.error("out-of-range", fields.key_span(key), message);
}

fn ratio(fields: &Fields<'_>) -> Option<Measure> {
    let of = inputs(fields);
    let per = fields.positive("per").map_or(Exact::ONE, |per| per.value);
    let unit = fields.unit("unit").map(|unit| unit.value);
    Some(Measure::Ratio { of: of?, per, unit })
}

fn inputs(fields: &Fields<'_>) -> Option<[String; 2]> {
    let of = fields.required("of", fields.strings("of"))?;
    let mut names = UniqueNames::ids(fields.faults);
    let good = of.iter().filter(|id| fields.faults.check_id(id)).count();
    for id in of.iter() {
        names.add_id(Some(id));
    }
    let Ok([first, second]) = <[Located<String>; 2]>::try_from(of.value) else {
        fields.faults.error("two-inputs", of.span, Message::new("fault-two-inputs"));
        return None;
    };
    (good == 2).then_some([first.value, second.value])
}

fn choice(fields: &Fields<'_>, points: Option<&Located<Exact>>) -> Option<Measure> {
    let tables = fields.tables("option");
    if tables.is_empty() {
        fields.missing("option");
    }
    let read = |option: &Fields<'_>| option.required("points", option.number_within("points", 0, None));
    let options = named(&tables, UniqueNames::in_tables(fields.faults), read).into_iter();
    let options: Vec<Choice> = options.map(|(id, title, points)| Choice { id, title, points: points.value }).collect();
    let whole = !tables.is_empty() && options.len() == tables.len();
    if whole {
        check_best(fields, "option", options.iter().map(|option| &option.points).max(), points);
    }
    whole.then_some(Measure::Choice { options })
}

fn checklist(fields: &Fields<'_>) -> Option<Measure> {
    let tables = fields.tables("item");
    if tables.is_empty() {
        fields.missing("item");
    }
    let items = items(fields, &tables);
    (!tables.is_empty() && items.len() == tables.len()).then_some(Measure::Checklist { items })
}

/// The titles of the inputs of a share or ratio, where the catalogue gives them.
pub(super) fn input_titles(fields: &Fields<'_>, measure: Option<&Measure>) -> Vec<Item> {
    let Some(Measure::Share { of } | Measure::Ratio { of, .. }) = measure else { return Vec::new() };
    let tables = fields.tables("item");
    for table in &tables {
        let Some(id) = table.string("id").filter(|id| !of.contains(&id.value)) else { continue };
        let message = Message::new("fault-item-no-input").with("id", Arg::quoted(&id.value));
        let inputs: Vec<Arg> = of.iter().map(|input| Arg::from(input.as_str())).collect();
        fields.faults.error("unknown-reference", id.span, message.with("inputs", inputs));
    }
    items(fields, &tables)
}

fn items(fields: &Fields<'_>, tables: &[Fields<'_>]) -> Vec<Item> {
    let items = named(tables, UniqueNames::in_tables(fields.faults), |_| Some(())).into_iter();
    items.map(|(id, title, ())| Item { id, title }).collect()
}

fn team(fields: &Fields<'_>, qualification: Option<&Qualification>) -> Option<Measure> {
    let metric =
        fields.required("metric", fields.word("metric", &Metric::ALL.map(|metric| (metric.code(), metric))))?;
    let has = |part: fn(&Qualification) -> bool| qualification.is_some_and(part);
    let competences = || (!has(|q| !q.competences.is_empty())).then_some("competence");
    let lacking = match metric.value {
        Metric::Qualification => competences(),
        Metric::LeadQualification => competences().or_else(|| (!has(|q| !q.roles.is_empty())).then_some("role")),
        Metric::Coverage => competences().or_else(|| (!has(|q| q.proficient.is_some())).then_some("proficient")),
        Metric::Trained => (!has(|q| !q.programmes.is_empty())).then_some("programme"),
        Metric::Fte | Metric::Tenure | Metric::TrainingDays => None,
    };
    if let Some(key) = lacking {
        let message = Message::new("fault-qualification-lacks").with("key", key);
        fields.faults.error("qualification-missing", metric.span, message);
    }
    Some(Measure::Team { metric: metric.value })
}
