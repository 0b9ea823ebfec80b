//! The tables `[[profile]]`: for whom other figures hold. A profile is another catalogue, made before anything is
//! scored: its keys take the place of those of the document, which is then read again as a whole.

use super::document::{Fields, Located};
use super::indicator::ReadIndicator;
use super::model::{Indicator, Measure, Profile};
use super::names::UniqueNames;
use super::reference::IdIndex;
use super::rule::{Operands, conditions};
use crate::language::{Arg, Message};
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Each is a whole catalogue.
pub(super) const MAX_PROFILES: usize = 32;

/// The tables of a profile with what they replace; keys of one group give way together.
const REPLACED: [(&str, &str, &[&[&str]]); 3] = [
    (
        "label",
        "profile.label",
        &[
            &["min-percent"],
            &["min-points"],
            &["min-category-percent"],
            &["min-answered-percent"],
            &["open-minimums"],
            &["minimums"],
            &["floors"],
            &["award"],
            &["valid-months"],
            &["renew-months"],
            &["renewed-months"],
            &["grace-months"],
            BASIS,
        ],
    ),
    (
        "indicator",
        "profile.indicator",
        &[
            &["points"],
            &["weight"],
            &["minimum"],
            &["excellent"],
            &["steps", "bands", "linear", "points-at"],
            &["documents"],
            &["not-applicable-documents"],
            &["optional"],
            BASIS,
        ],
    ),
    ("category", "profile.category", &[&["weight"], BASIS]),
];

/// What a figure rests on.
const BASIS: &[&str] = &["basis", "source", "rationale"];

/// The options of a choice, each by its id, and what is replaced of them.
const OPTION: &str = "option";
const REPLACED_OF_OPTION: &[&[&str]] = &[&["points"], &["documents"]];

/// What profiles name.
pub(super) struct ProfileReferences<'c> {
    pub labels: &'c IdIndex,
    pub indicator_ids: &'c IdIndex,
    pub indicators: &'c [ReadIndicator],
    pub categories: &'c IdIndex,
}

/// Reads whom the profiles are for, and looks whether they name what there is; `None` stands where one could not be
/// read. What their figures say is told of the documents in which they stand in place of others.
pub(super) fn read_all<'c>(
    root: &Fields<'_>,
    references: &ProfileReferences<'_>,
    operands: impl FnOnce() -> Operands<'c>,
) -> Vec<Option<Profile>> {
    let tables = root.tables("profile");
    if let Some(first) = tables.get(MAX_PROFILES) {
        let message = Message::new("fault-too-many").with("most", Arg::Number(MAX_PROFILES.to_string()));
        root.faults.error("too-many", first.span.clone(), message);
        return Vec::new();
    }
    if tables.is_empty() {
        return Vec::new();
    }
    let operands = operands().of_profiles();
    let mut names = UniqueNames::ids(root.faults);
    tables.iter().map(|fields| read(fields, references, &operands, &mut names)).collect()
}

fn read(
    fields: &Fields<'_>,
    references: &ProfileReferences<'_>,
    operands: &Operands<'_>,
    names: &mut UniqueNames<'_>,
) -> Option<Profile> {
    let (id, title) = fields.id_and_title();
    names.add_id(id.as_ref());
    let when = fields.required("when", conditions(fields, operands));
    for (key, name, groups) in REPLACED {
        let (ids, kind) = match key {
            "label" => (references.labels, "kind-label"),
            "indicator" => (references.indicator_ids, "kind-indicator"),
            _ => (references.categories, "kind-category"),
        };
        let tables = fields.tables_called(key, Some(name));
        for (table, index) in tables.iter().zip(named(&tables, ids, kind)) {
            let is_indicator = key == "indicator";
            if is_indicator {
                options(table, index.and_then(|index| references.indicators.get(index)?.indicator.as_ref()));
            }
            only(table, groups, if is_indicator { &[OPTION] } else { &[] });
        }
    }
    fields.allow_only(&["id", "title", "when"], "help-profile-tables", &[]);
    let (when, when_text) = when?;
    Some(Profile { id: id?.value, title: title?.value, when: when?, when_text })
}

/// Which things tables name by their ids; reports what is not there, and what is named twice.
fn named(tables: &[Fields<'_>], ids: &IdIndex, kind: &'static str) -> Vec<Option<usize>> {
    let mut taken = BTreeMap::new();
    let find = |table: &Fields<'_>| {
        let id = table.required("id", table.id("id"))?;
        let index = ids.find(&id, kind, table.faults)?;
        if let Some(first) = taken.insert(index, id.span.clone()) {
            let message = Message::new("fault-repeated").with("id", Arg::quoted(&id));
            table.faults.conflict("repeated", id.span, message, first);
        }
        Some(index)
    };
    tables.iter().map(find).collect()
}

/// Looks whether the options of which points are replaced are those of the indicator, where that could be read.
fn options(table: &Fields<'_>, indicator: Option<&Indicator>) {
    let tables = table.tables_called(OPTION, Some("profile.indicator.option"));
    let known = indicator.map(|indicator| match &indicator.measure {
        Measure::Choice { options } => options.iter().map(|option| Some(option.id.clone())).collect(),
        _ => Vec::new(),
    });
    // What could not be read may have any.
    let ids = IdIndex::new(known.unwrap_or_else(|| vec![None]));
    named(&tables, &ids, "kind-option");
    tables.iter().for_each(|option| only(option, REPLACED_OF_OPTION, &[]));
}

/// Reports the keys of a table that a profile does not replace.
fn only(table: &Fields<'_>, groups: &[&[&'static str]], also: &[&'static str]) {
    let keys: Vec<&'static str> = groups.iter().copied().flatten().chain(also).copied().collect();
    table.allow_only(&["id"], "help-replaceable", &keys);
}

/// The documents of all profiles, each with what its profile is called, and where.
pub(super) fn documents<'s>(document: &DeTable<'s>) -> Vec<(Located<String>, DeTable<'s>)> {
    let profiles = tables(document.get("profile"));
    if profiles.len() > MAX_PROFILES {
        return Vec::new();
    }
    let name = |profile: &DeTable<'_>| {
        let id = profile.get("id");
        let value = id.and_then(|id| id.get_ref().as_str()).unwrap_or("").to_owned();
        Located { value, span: id.map_or(0..0, Spanned::span) }
    };
    profiles.into_iter().map(|profile| (name(profile), with(document, profile))).collect()
}

/// The document with the keys of a profile in place of its own.
fn with<'s>(document: &DeTable<'s>, profile: &DeTable<'s>) -> DeTable<'s> {
    let mut document = document.clone();
    for (key, _, groups) in REPLACED {
        for table in tables(profile.get(key)) {
            let Some(target) = called(document.get_mut(key), table) else { continue };
            replace(target, table, groups);
            if key == "indicator" {
                for option in tables(table.get(OPTION)) {
                    if let Some(target) = called(target.get_mut(OPTION), option) {
                        replace(target, option, REPLACED_OF_OPTION);
                    }
                }
            }
        }
    }
    document
}

fn replace<'s>(target: &mut DeTable<'s>, table: &DeTable<'s>, groups: &[&[&str]]) {
    for group in groups.iter().filter(|group| group.iter().any(|key| table.contains_key(*key))) {
        for key in *group {
            target.remove(*key);
            if let Some((key, value)) = table.get_key_value(*key) {
                target.insert(key.clone(), value.clone());
            }
        }
    }
}

/// The tables of an array.
fn tables<'d, 's>(value: Option<&'d Spanned<DeValue<'s>>>) -> Vec<&'d DeTable<'s>> {
    let array = value.and_then(|value| value.get_ref().as_array());
    array.into_iter().flatten().filter_map(|value| value.get_ref().as_table()).collect()
}

/// The table of an array that has the id of another table.
fn called<'d, 's>(value: Option<&'d mut Spanned<DeValue<'s>>>, like: &DeTable<'_>) -> Option<&'d mut DeTable<'s>> {
    let id = like.get("id")?.get_ref().as_str()?;
    let DeValue::Array(array) = value?.get_mut() else { return None };
    array.iter_mut().find_map(|value| match value.get_mut() {
        DeValue::Table(table) if table.get("id").and_then(|id| id.get_ref().as_str()) == Some(id) => Some(table),
        _ => None,
    })
}
