//! The key `floors` of a label: what single parts of the score must come to.

use super::document::{Fields, Located};
use super::group::ReadGroups;
use super::indicator::ReadIndicator;
use super::model::{Floor, ScorePart};
use super::reference::IdIndex;
use crate::language::{Arg, Message};
use crate::number::{Exact, FigureKind};
use crate::source::Span;

/// The parts of the score that floors may name.
#[derive(Clone, Copy)]
pub(super) struct PartIds<'r> {
    pub categories: &'r IdIndex,
    pub groups: &'r ReadGroups,
}

/// The floors of a label, in the order of the text.
pub(super) fn read_all(
    label: &Fields<'_>,
    scope: &[usize],
    indicators: &[ReadIndicator],
    parts: &PartIds<'_>,
) -> Vec<Floor> {
    let mut floors: Vec<(Floor, Span)> = Vec::new();
    for fields in label.tables("floors") {
        let part = part(&fields, scope, indicators, parts);
        let figure = figure(&fields);
        fields.finish();
        let (Some((part, id)), Some((kind, least))) = (part, figure) else { continue };
        let floor = Floor { part, kind, least };
        match floors.iter().find(|(other, _)| (other.part, other.kind) == (part, kind)) {
            Some((_, first)) => {
                let message =
                    Message::new("fault-repeated-floor").with("id", Arg::quoted(&id)).with("key", floor.key());
                fields.faults.conflict("repeated", id.span, message, first.clone());
            }
            None => floors.push((floor, id.span)),
        }
    }
    floors.into_iter().map(|(floor, _)| floor).collect()
}

/// The part of the score that a floor names, with its id: one in which something counts for the label.
fn part(
    fields: &Fields<'_>,
    scope: &[usize],
    indicators: &[ReadIndicator],
    parts: &PartIds<'_>,
) -> Option<(ScorePart, Located<String>)> {
    let (id, part) = match (fields.has("category"), fields.has("group")) {
        (true, true) => {
            let (span, first) = (fields.key_span("group"), fields.key_span("category"));
            fields.expect(&["category", "group"]);
            fields.faults.conflict("floor-figure", span, Message::new("fault-floor-two-parts"), first);
            return None;
        }
        (false, true) => {
            let id = fields.string("group")?;
            let group = parts.groups.ids.find(&id, "kind-group", fields.faults)?;
            (id, ScorePart::Group(group))
        }
        _ => {
            fields.expect(&["group"]);
            let id = fields.required("category", fields.string("category"))?;
            let category = parts.categories.find(&id, "kind-category", fields.faults)?;
            (id, ScorePart::Category(category))
        }
    };
    let is_in = |index: &usize| match part {
        ScorePart::Category(category) => {
            indicators.get(*index).is_none_or(|read| read.category.is_none_or(|own| own == category))
        }
        ScorePart::Group(group) => parts.groups.holds(group, indicators.get(*index)),
    };
    if !scope.is_empty() && !scope.iter().any(is_in) {
        let message = Message::new("fault-floor-out-of-scope").with("id", Arg::quoted(&id));
        fields.faults.error("out-of-scope", id.span, message);
        return None;
    }
    Some((part, id))
}

/// What a floor asks for: exactly one of percent and points.
fn figure(fields: &Fields<'_>) -> Option<(FigureKind, Exact)> {
    let percent = fields.number_within("percent", 0, Some(100));
    let points = fields.number_within("points", 0, None);
    match (fields.has("percent"), fields.has("points")) {
        (true, false) => percent.map(|percent| (FigureKind::Percent, percent.value)),
        (false, true) => points.map(|points| (FigureKind::Quantity, points.value)),
        (has_both, _) => {
            let key = if has_both { "fault-floor-both" } else { "fault-floor-neither" };
            fields.faults.error("floor-figure", fields.span.clone(), Message::new(key));
            None
        }
    }
}
