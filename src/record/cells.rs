//! Which cells of the tables say something else, as far as reports repeat them.

use super::wire::{Cell, Indicator, Input, Report, with_line_feeds};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A cell that changed, came or went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CellChange {
    /// The indicator or fact that it answers; null in the tables of the team, whose cells answer several.
    pub indicator: Option<String>,
    /// The input or column.
    pub input: Option<String>,
    /// The table as people call it: its file, and the sheet where it is one.
    pub file: String,
    /// Its line, from 1: in the new table, else in the old one.
    pub line: usize,
    /// What stood in it; null where it was not there.
    pub old: Option<String>,
    /// What stands in it; null where it is not there.
    pub new: Option<String>,
}

/// What answers what, in which words and where.
type Told<'r> = BTreeMap<(&'r str, Option<&'r str>, Option<&'r str>), Vec<(String, usize)>>;

/// The cells in which two reports differ, in the order of the new one; rows that only
/// moved are none.
pub(super) fn cell_changes(old: &Report, new: &Report) -> Vec<CellChange> {
    let (before, now) = (told(old), told(new));
    let keys: BTreeSet<_> = before.keys().chain(now.keys()).collect();
    let ids = || new.facts.iter().map(|it| &*it.id).chain(new.indicators.iter().map(|it| &*it.id));
    let order = |id: Option<&str>| ids().position(|known| Some(known) == id);
    let mut changes = Vec::new();
    for key in keys {
        let (table, id, input) = *key;
        let [mut was, mut is] = [&before, &now].map(|told| told.get(key).cloned().unwrap_or_default());
        // What stands there as before, and what stands elsewhere now, is no change.
        for is_moved in [false, true] {
            let same = |a: &(String, usize), b: &(String, usize)| a.0 == b.0 && (is_moved || a.1 == b.1);
            was.retain(|cell| match is.iter().position(|other| same(cell, other)) {
                Some(at) => {
                    is.remove(at);
                    false
                }
                None => true,
            });
        }
        let name = |report: &Report| report.inputs.iter().find(|input| input.table == table).map(Input::name);
        // Of a table that came or went as a whole each cell says no more.
        let (Some(_), Some(file)) = (name(old), name(new)) else { continue };
        for index in 0..was.len().max(is.len()) {
            let (old, new) = (was.get(index), is.get(index));
            changes.push(CellChange {
                indicator: id.map(str::to_owned),
                input: input.map(str::to_owned),
                file: file.clone(),
                line: new.or(old).map_or(0, |(_, line)| *line),
                old: old.map(|(raw, _)| raw.clone()),
                new: new.map(|(raw, _)| raw.clone()),
            });
        }
    }
    changes.sort_by_key(|change| (change.indicator.is_none(), order(change.indicator.as_deref()), change.line));
    changes
}

fn told(report: &Report) -> Told<'_> {
    let mut told: BTreeMap<_, BTreeSet<(usize, usize, String)>> = BTreeMap::new();
    let of_facts = report.facts.iter().map(|it| (&*it.id, &it.evidence));
    let of_indicators = report.indicators.iter().map(|it| (&*it.id, &it.evidence));
    for (id, evidence) in of_facts.chain(of_indicators) {
        // What answers a fact is told there.
        for Cell { table, line, column, input, raw, .. } in evidence.iter().filter(|cell| cell.fact.is_none()) {
            let id = (table == "evidence").then_some(id);
            // A line break is one however it is written.
            let raw = with_line_feeds(raw);
            told.entry((&**table, id, input.as_deref())).or_default().insert((*line, *column, raw));
        }
    }
    for it in &report.indicators {
        for (input, said) in decision(it) {
            let line = it.decision.as_ref().map_or(0, |decision| decision.line);
            told.entry(("decisions", Some(&*it.id), Some(input))).or_default().insert((line, 0, said));
        }
    }
    told.into_iter().map(|(key, cells)| (key, cells.into_iter().map(|(line, _, raw)| (raw, line)).collect())).collect()
}

/// The cells of a decision.
fn decision(indicator: &Indicator) -> Vec<(&'static str, String)> {
    let Some(it) = &indicator.decision else { return Vec::new() };
    let mut cells = vec![
        ("points", it.points.shown.clone()),
        ("by", it.by.clone()),
        ("reason", it.reason.clone()),
        ("date", it.date.clone()),
    ];
    cells.extend(it.expires.clone().map(|expires| ("expires", expires)));
    cells
}
