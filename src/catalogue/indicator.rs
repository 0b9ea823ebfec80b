//! The tables `[[indicator]]`: what is measured and what it is worth.

use super::document::{Fields, Located};
use super::fact_index::FactIndex;
use super::measure::{self, MeasureContext};
use super::model::{Indicator, Qualification};
use super::names::UniqueNames;
use super::reference::{IdIndex, foundation};
use super::scale;
use crate::language::{Arg, Message};
use crate::number::Exact;
use crate::source::Span;

/// The most indicators: exact sums of more could be made to take hours.
const MAX_INDICATORS: usize = 2_000;

/// What indicators and rules refer to.
pub(super) struct References<'c> {
    pub categories: &'c IdIndex,
    pub sources: &'c IdIndex,
    pub facts: &'c FactIndex,
    pub qualification: Option<&'c Qualification>,
}

/// An indicator and those of its parts that others refer to, as far as they could be read.
pub(super) struct ReadIndicator {
    /// The whole, where nothing was missing.
    pub indicator: Option<Indicator>,
    pub id: Option<String>,
    /// Its category, as an index.
    pub category: Option<usize>,
    pub points: Option<Exact>,
    pub minimum: Option<Exact>,
    /// Where it says that it is a bonus.
    pub bonus: Option<Span>,
}

/// Reads all indicators; `None` where there are too many.
pub(super) fn read_all(
    root: &Fields<'_>,
    names: &mut UniqueNames<'_>,
    context: &References<'_>,
) -> Option<Vec<ReadIndicator>> {
    let tables = root.tables("indicator");
    root.at_least_one("indicator");
    if let Some(first) = tables.get(MAX_INDICATORS) {
        let message = Message::new("fault-too-many").with("most", Arg::Number(MAX_INDICATORS.to_string()));
        root.faults.error("too-many", first.span.clone(), message);
        return None;
    }
    Some(tables.iter().map(|fields| read(fields, names, context)).collect())
}

fn read(fields: &Fields<'_>, names: &mut UniqueNames<'_>, context: &References<'_>) -> ReadIndicator {
    let faults = fields.faults;
    let id = fields.required("id", fields.id("id"));
    names.add_id(id.as_ref());
    let title = fields.required("title", fields.text("title"));
    let category = fields.required("category", fields.string("category"));
    let category = category.and_then(|name| context.categories.find(&name, "kind-category", faults));
    let points = fields.required("points", fields.positive("points"));
    let weight = fields.number_within("weight", 0, None);
    let minimum = within_points(fields, "minimum", points.as_ref());
    let excellent = within_points(fields, "excellent", points.as_ref());
    let facts = context.facts;
    let read = MeasureContext { points: points.as_ref(), qualification: context.qualification, facts };
    let read = measure::read(fields, &read);
    let inputs = measure::input_titles(fields, read.as_ref(), facts);
    let (measure, sources) = read.unzip();
    let scale = scale::read(fields, points.as_ref(), measure.as_ref());
    let foundation = foundation(fields, context.sources);
    let optional = fields.flag("optional");
    facts.check_optional(fields, sources.as_deref().unwrap_or_default(), optional);
    let documents = fields.documents("documents");
    let bonus = fields.flag("bonus");
    let not_applicable_documents = not_applicable_documents(fields, optional);
    let effort = fields.positive("effort").map_or(Exact::ONE, |effort| effort.value);
    let number = fields.string("number").map(|number| number.value);
    let question = fields.text("question").map(|text| text.value);
    let advice = fields.text("advice").map(|text| text.value);
    fields.finish();

    let known = ReadIndicator {
        indicator: None,
        id: id.as_ref().map(|id| id.value.clone()),
        category,
        points: points.as_ref().map(|points| points.value.clone()),
        minimum: minimum.clone(),
        bonus: bonus.then(|| fields.key_span("bonus")),
    };
    let whole = || {
        let points = points?.value;
        Some(Indicator {
            id: id?.value,
            number,
            category: category?,
            group: None,
            bonus,
            title: title?.value,
            question,
            measure: measure?,
            inputs,
            sources: sources?,
            scale: scale?,
            weight: weight.map_or(Exact::ONE, |weight| weight.value),
            minimum,
            excellent: excellent.unwrap_or_else(|| points.clone()),
            points,
            optional,
            documents,
            not_applicable_documents,
            advice,
            effort,
            foundation: foundation?,
        })
    };
    ReadIndicator { indicator: whole(), ..known }
}

/// A number of points that the indicator can give.
fn within_points(fields: &Fields<'_>, key: &'static str, points: Option<&Located<Exact>>) -> Option<Exact> {
    let number = fields.number(key)?;
    let most = points.map(|points| &points.value);
    fields.faults.within(key, &number, &Exact::ZERO, most).then_some(number.value)
}

/// How many documents "not applicable" takes, which only an optional indicator may be.
fn not_applicable_documents(fields: &Fields<'_>, optional: bool) -> usize {
    let key = "not-applicable-documents";
    let count = fields.documents(key);
    if fields.has(key) && !optional {
        let message = Message::new("fault-not-applicable-documents");
        fields.faults.error("keys-contradict", fields.key_span(key), message);
    }
    count
}
