//! The tables `[[label]]`: awards and their conditions.

use super::document::{Fields, Located};
use super::example;
use super::floor;
use super::floor::PartIds;
use super::group::ReadGroups;
use super::indicator::{ReadIndicator, References};
use super::model::Label;
use super::names::UniqueNames;
use super::qualification::MAX_MONTHS;
use super::reference::{IdIndex, foundation};
use crate::language::{Arg, Message};
use crate::number::Exact;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

const MAX_LABELS: usize = 100;
/// More minimums than any catalogue has indicators.
const MAX_OPEN: i64 = 1_000_000;

/// Reads all labels, unless there are too many; the inner `None` stands where one could not be read.
pub(super) fn read_all(
    root: &Fields<'_>,
    indicators: &[ReadIndicator],
    context: &References<'_>,
    groups: &ReadGroups,
    indicator_ids: &IdIndex,
) -> Option<(IdIndex, Vec<Option<Label>>)> {
    let tables = root.tables("label");
    if let Some(first) = tables.get(MAX_LABELS) {
        let message = Message::new("fault-too-many").with("most", Arg::Number(MAX_LABELS.to_string()));
        root.faults.error("too-many", first.span.clone(), message);
        return None;
    }
    let mut names = UniqueNames::ids(root.faults);
    let ids: Vec<Option<Located<String>>> =
        tables.iter().map(|fields| fields.required("id", fields.id("id"))).collect();
    for id in &ids {
        names.add_id(id.as_ref());
        example::check_label_id(id.as_ref(), root);
    }
    let label_ids =
        IdIndex::for_key(root, "label", ids.iter().map(|id| id.as_ref().map(|id| id.value.clone())).collect());
    let read: Vec<_> = tables
        .iter()
        .zip(ids)
        .map(|(fields, id)| label(fields, id, indicators, context, groups, indicator_ids, &label_ids))
        .collect();
    let requires: Vec<&[(usize, Span)]> = read.iter().map(|(_, requires)| requires.as_slice()).collect();
    report_circles(root, &requires);
    Some((label_ids, read.into_iter().map(|(label, _)| label).collect()))
}

/// The label, and the labels it requires with the places that say so.
fn label(
    fields: &Fields<'_>,
    id: Option<Located<String>>,
    indicators: &[ReadIndicator],
    context: &References<'_>,
    groups: &ReadGroups,
    indicator_ids: &IdIndex,
    label_ids: &IdIndex,
) -> (Option<Label>, Vec<(usize, Span)>) {
    let faults = fields.faults;
    let title = fields.required("title", fields.text("title"));
    let percent = |key| fields.number_within(key, 0, Some(100)).map(|percent| percent.value);
    let scope = scope(fields, indicators.len(), indicator_ids);
    let minimums = minimums(fields, &scope, indicators, indicator_ids);
    let parts = PartIds { categories: context.categories, groups };
    let floors = floor::read_all(fields, &scope, indicators, &parts);
    let required = |key| required(fields, key, label_ids);
    let (requires, requires_any) = (required("requires"), required("requires-any"));
    if let Some(names) = fields.strings("requires-any").filter(|names| names.is_empty()) {
        faults.error("empty-requires-any", names.span, Message::new("fault-empty-requires-any"));
    }
    let ids = |of: &[(usize, Span)]| of.iter().map(|(label, _)| *label).collect::<BTreeSet<_>>().into_iter().collect();
    let (valid_months, renew_months) = life(fields);
    let [renewed_months, grace_months] = renewal(fields, valid_months.is_some());
    let label = Label {
        id: id.as_ref().map_or_else(String::new, |id| id.value.clone()),
        title: title.as_ref().map_or_else(Default::default, |title| title.value.clone()),
        min_percent: percent("min-percent"),
        min_points: fields.number_within("min-points", 0, None).map(|points| points.value),
        min_category_percent: percent("min-category-percent"),
        floors,
        min_answered_percent: percent("min-answered-percent"),
        open_minimums: fields.count("open-minimums", 0, MAX_OPEN).map_or(0, |count| count.value),
        scope,
        minimums,
        requires: ids(&requires),
        requires_any: ids(&requires_any),
        award: !fields.has("award") || fields.flag("award"),
        valid_months,
        renew_months,
        renewed_months,
        grace_months: grace_months.unwrap_or(0),
        foundation: match foundation(fields, context.sources) {
            Some(foundation) => foundation,
            None => {
                fields.finish();
                return (None, [requires, requires_any].concat());
            }
        },
    };
    fields.finish();
    ((id.is_some() && title.is_some()).then_some(label), [requires, requires_any].concat())
}

/// The labels that a key names, each with the place that does so.
fn required(fields: &Fields<'_>, key: &'static str, labels: &IdIndex) -> Vec<(usize, Span)> {
    let names = fields.strings(key).map_or_else(Vec::new, |names| names.value);
    let found = |name: Located<String>| Some((labels.find(&name, "kind-label", fields.faults)?, name.span));
    names.into_iter().filter_map(found).collect()
}

/// For how many months a label is awarded, and how many of them, at the end, are for the recertification.
fn life(fields: &Fields<'_>) -> (Option<usize>, Option<usize>) {
    let valid = fields.count("valid-months", 1, MAX_MONTHS).map(|months| months.value);
    let renew = fields.count("renew-months", 1, MAX_MONTHS);
    if let Some(renew) = &renew {
        match valid {
            None => fields.faults.error("missing-key", renew.span.clone(), Message::new("fault-renew-without-valid")),
            Some(valid) if renew.value > valid => {
                let message = Message::new("fault-renew-beyond-valid").with("valid", valid);
                fields.faults.error("out-of-range", renew.span.clone(), message);
            }
            Some(_) => {}
        }
    }
    (valid, renew.map(|months| months.value))
}

/// For how many months a label is renewed, and for how many after its end it can be.
fn renewal(fields: &Fields<'_>, has_end: bool) -> [Option<usize>; 2] {
    ["renewed-months", "grace-months"].map(|key| {
        let months = fields.count(key, 1, MAX_MONTHS)?;
        if !has_end && !fields.has("valid-months") {
            let message = Message::new("fault-renewed-without-valid").with("key", key);
            fields.faults.error("missing-key", months.span.clone(), message);
        }
        Some(months.value)
    })
}

fn scope(fields: &Fields<'_>, all: usize, ids: &IdIndex) -> Vec<usize> {
    let Some(names) = fields.strings("indicators") else {
        return (0..all).collect();
    };
    if names.is_empty() {
        fields.faults.error("empty-scope", names.span.clone(), Message::new("fault-empty-scope"));
    }
    let mut scope = BTreeMap::new();
    for name in names.value {
        if let Some(index) = ids.find(&name, "kind-indicator", fields.faults)
            && let Some(first) = scope.insert(index, name.span.clone())
        {
            let message = Message::new("fault-repeated").with("id", Arg::quoted(&name));
            fields.faults.conflict("repeated", name.span, message, first);
        }
    }
    scope.into_keys().collect()
}

/// The minimums that hold for the label: the indicators' own unless replaced; one of 0 points is lifted.
fn minimums(fields: &Fields<'_>, scope: &[usize], indicators: &[ReadIndicator], ids: &IdIndex) -> Vec<(usize, Exact)> {
    let mut replaced = BTreeMap::new();
    for (name, points) in fields.numbers("minimums") {
        let Some(index) = ids.find(&name, "kind-indicator", fields.faults) else { continue };
        if scope.binary_search(&index).is_err() {
            let message = Message::new("fault-minimum-out-of-scope").with("id", Arg::quoted(&name));
            fields.faults.error("out-of-scope", name.span, message);
            continue;
        }
        let most = indicators.get(index).and_then(|read| read.points.clone());
        if fields.faults.within("minimums", &points, &Exact::ZERO, most.as_ref()) {
            replaced.insert(index, points.value);
        }
    }
    let minimum = |index: usize| {
        let own = || indicators.get(index).and_then(|read| read.minimum.clone());
        let points = replaced.get(&index).cloned().or_else(own)?;
        points.is_positive().then_some((index, points))
    };
    scope.iter().filter_map(|index| minimum(*index)).collect()
}

/// Reports every label that requires itself, if only through others, once a circle.
fn report_circles(root: &Fields<'_>, requires: &[&[(usize, Span)]]) {
    // 0: not visited, 1: on the way, 2: done.
    let mut state = vec![0_u8; requires.len()];
    for start in 0..requires.len() {
        // A label and the next of its requirements to follow, without recursion:
        // a hostile catalogue may chain as many labels as fit into it.
        let mut way = vec![(start, 0_usize)];
        while let Some((label, next)) = way.pop() {
            if next == 0 && state[label] != 0 {
                continue;
            }
            state[label] = 1;
            let Some((required, span)) = requires[label].get(next) else {
                state[label] = 2;
                continue;
            };
            way.push((label, next + 1));
            if state[*required] == 1 {
                let message = Message::new("fault-circular-requires");
                root.faults.error("circular-requires", span.clone(), message);
            } else {
                way.push((*required, 0));
            }
        }
    }
}
