//! The key `measure` of an indicator and the keys that go with each measure.

use super::document::{Fields, Located};
use super::fact_index::FactIndex;
use super::model::{Choice, InputSource, Item, Measure, Metric, Period, Qualification};
use super::names::{UniqueNames, named};
use super::qualification::check_metric;
use super::scale::check_best;
use crate::language::{Arg, Message};
use crate::number::Exact;

/// What a measure is read with: the indicator's points, and what else the catalogue declares.
pub(super) struct MeasureContext<'c> {
    pub points: Option<&'c Located<Exact>>,
    pub qualification: Option<&'c Qualification>,
    pub facts: &'c FactIndex,
}

/// A measure, and where its values come from.
pub(super) type ReadMeasure = (Measure, Vec<InputSource>);

/// Reads the keys that belong to a measure.
type Reader = fn(&Fields<'_>, &MeasureContext<'_>) -> Option<ReadMeasure>;

/// The measures by their words.
const READERS: [(&str, Reader); 9] = [
    ("number", |fields, context| single(fields, context, "number", number)),
    ("percent", |fields, context| single(fields, context, "percent", percent)),
    ("share", |fields, context| {
        let (of, sources) = inputs(fields, context)?;
        Some((Measure::Share { of }, sources))
    }),
    ("ratio", ratio),
    ("yes-no", |fields, context| single(fields, context, "yes-no", |_| Some(Measure::YesNo))),
    ("choice", choice),
    ("checklist", |fields, _| Some((checklist(fields)?, Vec::new()))),
    ("since", since),
    ("team", |fields, context| Some((team(fields, context.qualification)?, Vec::new()))),
];

const KEYS: [&str; 10] = ["unit", "min", "max", "whole", "of", "per", "option", "item", "metric", "fact"];

pub(super) fn read(fields: &Fields<'_>, context: &MeasureContext<'_>) -> Option<ReadMeasure> {
    let Some(reader) = fields.required("measure", fields.word("measure", &READERS)) else {
        // Which keys of measures belong here is unknown.
        fields.expect(&KEYS);
        return None;
    };
    (reader.value)(fields, context)
}

/// Reads the keys that belong to the measure of a fact.
type FactReader = fn(&Fields<'_>) -> Option<Measure>;

/// What a fact may be.
const FACT_READERS: [(&str, FactReader); 5] = [
    ("number", number),
    ("percent", percent),
    ("yes-no", |_| Some(Measure::YesNo)),
    ("choice", |fields| {
        let tables = options(fields);
        let options = named(&tables, UniqueNames::in_tables(fields.faults), |_| Some(())).into_iter();
        let options: Vec<_> =
            options.map(|(id, title, ())| Choice { id, title, points: Exact::ZERO, documents: 0 }).collect();
        (!tables.is_empty() && options.len() == tables.len()).then_some(Measure::Choice { options })
    }),
    ("date", |_| Some(Measure::Date)),
];

pub(super) fn read_fact(fields: &Fields<'_>) -> Option<Measure> {
    let Some(reader) = fields.required("measure", fields.word("measure", &FACT_READERS)) else {
        fields.expect(&KEYS);
        return None;
    };
    (reader.value)(fields)
}

/// A measure of one value, which is asked for the indicator or is a fact.
fn single(
    fields: &Fields<'_>,
    context: &MeasureContext<'_>,
    word: &str,
    own: fn(&Fields<'_>) -> Option<Measure>,
) -> Option<ReadMeasure> {
    match context.facts.named(fields) {
        None => Some((own(fields)?, vec![InputSource::Own])),
        Some(fact) => Some((context.facts.measure(fields, fact?, word)?, vec![InputSource::Fact(fact?)])),
    }
}

fn since(fields: &Fields<'_>, context: &MeasureContext<'_>) -> Option<ReadMeasure> {
    let periods = [("years", Period::Years), ("months", Period::Months)];
    let unit = fields.required("unit", fields.word("unit", &periods));
    let source = match context.facts.named(fields) {
        None => InputSource::Own,
        Some(fact) => {
            context.facts.measure(fields, fact?, "since")?;
            InputSource::Fact(fact?)
        }
    };
    Some((Measure::Since { unit: unit?.value }, vec![source]))
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

fn ratio(fields: &Fields<'_>, context: &MeasureContext<'_>) -> Option<ReadMeasure> {
    let read = inputs(fields, context);
    let per = fields.positive("per").map_or(Exact::ONE, |per| per.value);
    let unit = fields.unit("unit").map(|unit| unit.value);
    let (of, sources) = read?;
    Some((Measure::Ratio { of, per, unit }, sources))
}

fn inputs(fields: &Fields<'_>, context: &MeasureContext<'_>) -> Option<([String; 2], Vec<InputSource>)> {
    let of = fields.required("of", fields.strings("of"))?;
    let mut names = UniqueNames::ids(fields.faults);
    let good = of.iter().filter(|id| fields.faults.check_id(id)).count();
    for id in of.iter() {
        names.add_id(Some(id));
    }
    let Ok(both) = <[Located<String>; 2]>::try_from(of.value) else {
        fields.faults.error("two-inputs", of.span, Message::new("fault-two-inputs"));
        return None;
    };
    let sources: Option<Vec<InputSource>> =
        both.each_ref().map(|name| context.facts.source(fields, name, context.qualification)).into_iter().collect();
    let sources = sources?;
    (good == 2).then_some((both.map(|name| name.value), sources))
}

/// The tables of options, of which there must be one.
fn options<'d>(fields: &Fields<'d>) -> Vec<Fields<'d>> {
    let tables = fields.tables("option");
    if tables.is_empty() {
        fields.missing("option");
    }
    tables
}

fn choice(fields: &Fields<'_>, context: &MeasureContext<'_>) -> Option<ReadMeasure> {
    let tables = options(fields);
    let read = |option: &Fields<'_>| {
        let documents = option.documents("documents");
        Some((option.required("points", option.number_within("points", 0, None))?.value, documents))
    };
    let (options, source) = match context.facts.named(fields) {
        None => {
            let options = named(&tables, UniqueNames::in_tables(fields.faults), read).into_iter();
            let option = |(id, title, (points, documents))| Choice { id, title, points, documents };
            let options: Vec<Choice> = options.map(option).collect();
            (Some(options).filter(|options| options.len() == tables.len()), InputSource::Own)
        }
        Some(fact) => {
            let mut names = UniqueNames::ids(fields.faults);
            let mut points = Vec::new();
            for option in &tables {
                let id = option.required("id", option.id("id"));
                names.add_id(id.as_ref());
                points.extend(id.zip(read(option)));
                option.finish();
            }
            let is_whole = points.len() == tables.len() && !tables.is_empty();
            let options = is_whole.then(|| context.facts.options(fields, fact?, &points)).flatten();
            (options, InputSource::Fact(fact?))
        }
    };
    let options = options.filter(|options| !options.is_empty())?;
    check_best(fields, "option", options.iter().map(|option| &option.points).max(), context.points);
    Some((Measure::Choice { options }, vec![source]))
}

fn checklist(fields: &Fields<'_>) -> Option<Measure> {
    let tables = fields.tables("item");
    if tables.is_empty() {
        fields.missing("item");
    }
    let items = items(fields, &tables);
    (!tables.is_empty() && items.len() == tables.len()).then_some(Measure::Checklist { items })
}

/// The titles of the inputs of a share or ratio: those that the catalogue gives to its own, and those of facts.
pub(super) fn input_titles(fields: &Fields<'_>, read: Option<&ReadMeasure>, facts: &FactIndex) -> Vec<Item> {
    let Some((Measure::Share { of } | Measure::Ratio { of, .. }, sources)) = read else { return Vec::new() };
    let tables = fields.tables("item");
    let own: Vec<&String> =
        of.iter().zip(sources).filter(|(_, source)| **source == InputSource::Own).map(|(id, _)| id).collect();
    for table in &tables {
        let Some(id) = table.string("id").filter(|id| !own.contains(&&id.value)) else { continue };
        let message = Message::new("fault-item-no-input").with("id", Arg::quoted(&id.value));
        let inputs: Vec<Arg> = own.iter().map(|input| Arg::from(input.as_str())).collect();
        fields.faults.error("unknown-reference", id.span, message.with("inputs", inputs));
    }
    let mut items = items(fields, &tables);
    for (id, source) in of.iter().zip(sources) {
        let title = match source {
            InputSource::Own => None,
            InputSource::Fact(fact) => facts.title(*fact),
            InputSource::Team(figure) => Some(figure.title()),
        };
        items.extend(title.map(|title| Item { id: id.clone(), title }));
    }
    items
}

fn items(fields: &Fields<'_>, tables: &[Fields<'_>]) -> Vec<Item> {
    let items = named(tables, UniqueNames::in_tables(fields.faults), |_| Some(())).into_iter();
    items.map(|(id, title, ())| Item { id, title }).collect()
}

fn team(fields: &Fields<'_>, qualification: Option<&Qualification>) -> Option<Measure> {
    let metric =
        fields.required("metric", fields.word("metric", &Metric::ALL.map(|metric| (metric.code(), metric))))?;
    check_metric(fields, &metric, qualification);
    Some(Measure::Team { metric: metric.value })
}
