//! What can cause that two reports differ, and which of it does.

use super::Side;
use crate::diff::{self, ThingKind, Weight};
use crate::evidence::date;
use crate::number::Exact;
use crate::record::saved::{Cell, Decision, Finding, Indicator, Input, Report};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What can cause a difference.
///
/// A cause is found along the way on which points come about, and a step of it is
/// looked at only where its result differs:
///
/// 1. **Value and status** follow from the cells and, where one of them holds a date,
///    from the day. *Evidence* is named where the indicator's cells differ (and the
///    content of their table does: what a table holds is not evidence anew because
///    another reading takes other cells of it); *date* where the day differs and one of
///    its cells holds a date.
/// 2. **Points by the evidence** follow from value and status, from the catalogue's
///    scale and from the documents. Where value and status are the same, *evidence* is
///    named only where a document was named, found, lost or emptied and one of the reports
///    gives 0 points, as for evidence without documents. Other bytes of documents change no points.
/// 3. **Points** are those by the evidence unless somebody decided. *Decision* is named
///    where the decisions differ and their table does. A decision that the new day
///    finds expired, or that only the new day finds made, is a matter of the *date*.
/// 4. **Contribution, attainable points** follow from points, maximum and weight; the
///    last two are the *catalogue's*. So is where an indicator belongs.
/// 5. **Minimum and excellence** follow from points and the catalogue's limits.
/// 6. **Totals, conditions, labels, award** inherit the causes of the indicators that
///    differ in them: those of the category or, where the catalogue is at hand, of the
///    label's scope, else all. That the sums are right is checked.
///
/// What differs beyond the indicator (the *catalogue* by its digest, the *reading*, the
/// *version*, a cell that decides and that the report does not repeat: of the team, or a
/// unit) is named for a step where nothing of the indicator itself accounts for it; else
/// it is kept as possible, as the reports alone cannot rule it out. Where both catalogues
/// are at hand, one that says the same of an indicator as before is ruled out for it.
/// Where several such are named for one step, the reports cannot tell which it was.
/// Where there is nothing to name, a report was altered: [`Origins::is_unaccounted`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Cells or documents differ.
    Evidence,
    /// An evaluator decided otherwise.
    Decision,
    /// The catalogue has other bytes.
    Catalogue,
    /// The day differs.
    Date,
    /// A table is read with another decimal sign.
    Reading,
    /// Another version of merit made the report.
    Version,
}

impl Origin {
    /// The stable word of machine formats.
    pub fn code(self) -> &'static str {
        match self {
            Origin::Evidence => "evidence",
            Origin::Decision => "decision",
            Origin::Catalogue => "catalogue",
            Origin::Date => "date",
            Origin::Reading => "reading",
            Origin::Version => "version",
        }
    }
}

/// What caused a difference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// What did.
    pub named: BTreeSet<Origin>,
    /// What differs too and may have had a part.
    pub possible: BTreeSet<Origin>,
    /// Whether there is a part for which nothing accounts.
    pub is_unaccounted: bool,
}

impl Origins {
    /// Those of one step: `direct` if any of it holds, else what of `general` does.
    pub(super) fn of(direct: &[(bool, Origin)], general: &[(bool, Origin)]) -> Origins {
        let held = |all: &[(bool, Origin)]| -> BTreeSet<Origin> {
            all.iter().filter(|(holds, _)| *holds).map(|(_, origin)| *origin).collect()
        };
        let (direct, general) = (held(direct), held(general));
        if direct.is_empty() {
            return Origins { is_unaccounted: general.is_empty(), named: general, possible: BTreeSet::new() };
        }
        let possible = general.difference(&direct).copied().collect();
        Origins { named: direct, possible, is_unaccounted: false }
    }

    /// Both together.
    pub(super) fn and(mut self, other: &Origins) -> Origins {
        self.named.extend(&other.named);
        self.possible.extend(&other.possible);
        self.possible.retain(|origin| !self.named.contains(origin));
        self.is_unaccounted |= other.is_unaccounted;
        self
    }

    /// All together.
    pub(super) fn all<'o>(all: impl IntoIterator<Item = &'o Origins>) -> Origins {
        all.into_iter().fold(Origins::default(), Origins::and)
    }

    /// Whatever of both can be named: each alone accounts for all of it.
    fn or_by(self, other: Origins) -> Origins {
        let is_unaccounted = self.is_unaccounted && other.is_unaccounted;
        Origins { is_unaccounted, ..self.and(&other) }
    }

    /// Whether it is that of no difference.
    pub(super) fn is_empty(&self) -> bool {
        self.named.is_empty() && !self.is_unaccounted
    }

    /// The same, or what is given where there is none.
    pub(super) fn or(self, other: impl FnOnce() -> Origins) -> Origins {
        if self.is_empty() { other() } else { self }
    }
}

/// Whether a table holds or is read otherwise.
#[derive(Clone, Copy, Default)]
struct Table {
    has_other_content: bool,
    has_other_reading: bool,
}

/// What differs between two reports as a whole.
pub(super) struct Facts<'r> {
    pub old: &'r Report,
    pub new: &'r Report,
    pub sides: [Side<'r>; 2],
    days: [Date; 2],
    pub catalogue: bool,
    version: bool,
    tables: BTreeMap<&'r str, Table>,
    /// The indicators whose rules differ, where both catalogues are at hand and no rule
    /// for all of them does.
    touched: Option<BTreeSet<String>>,
}

/// The indicators about which two catalogues decide otherwise; `None` where they do
/// about all of them, or one is not at hand.
fn touched([old, new]: [&Side; 2]) -> Option<BTreeSet<String>> {
    let changes = diff::compare(old.catalogue?, new.catalogue?).changes;
    let mut touched = BTreeSet::new();
    for change in changes.into_iter().filter(|change| change.weight == Weight::Decides) {
        match change.thing.kind {
            ThingKind::Indicator => drop(touched.insert(change.thing.id)),
            ThingKind::Label | ThingKind::Category | ThingKind::Source => {}
            _ => return None,
        }
    }
    Some(touched)
}

impl<'r> Facts<'r> {
    pub fn of(old_side: &Side<'r>, new_side: &Side<'r>) -> Facts<'r> {
        let (old, new) = (&old_side.saved.report, &new_side.saved.report);
        let of = |report: &'r Report| -> BTreeMap<&'r str, &'r Input> {
            report.inputs.iter().map(|input| (&*input.table, input)).collect()
        };
        let (before, now) = (of(old), of(new));
        let names: BTreeSet<&str> = before.keys().chain(now.keys()).copied().collect();
        let has_other_option = old.options.decimal != new.options.decimal;
        let table = |name| {
            let table = match (before.get(name), now.get(name)) {
                (Some(old), Some(new)) => Table {
                    has_other_content: old.content_sha256 != new.content_sha256,
                    has_other_reading: old.decimal != new.decimal || has_other_option,
                },
                _ => Table { has_other_content: true, has_other_reading: has_other_option },
            };
            (name, table)
        };
        Facts {
            old,
            new,
            sides: [*old_side, *new_side],
            days: [old_side.saved.as_of, new_side.saved.as_of],
            catalogue: old.catalogue.sha256 != new.catalogue.sha256,
            version: old.tool.version != new.tool.version,
            tables: names.into_iter().map(table).collect(),
            touched: touched([old_side, new_side]),
        }
    }

    /// Whether the catalogue may treat an indicator otherwise than before.
    fn has_other_rule(&self, indicator: &str) -> bool {
        self.catalogue && self.touched.as_ref().is_none_or(|touched| touched.contains(indicator))
    }

    fn has_other_day(&self) -> bool {
        self.days[0] != self.days[1]
    }

    fn table(&self, name: &str) -> Table {
        self.tables.get(name).copied().unwrap_or_default()
    }

    /// That of what only the catalogue decides.
    pub fn rule(&self) -> Origins {
        Origins::of(&[(self.catalogue, Origin::Catalogue)], &[(self.version, Origin::Version)])
    }

    /// That of what follows from the same figures as before.
    pub fn same_figures(&self) -> Origins {
        Origins::of(&[], &[(self.catalogue, Origin::Catalogue), (self.version, Origin::Version)])
    }

    /// That of a wrong sum or product: only another program can have made it.
    pub fn arithmetic(&self) -> Origins {
        Origins::of(&[], &[(self.version, Origin::Version)])
    }

    /// Step 1, and step 2 where there is no value between them.
    pub fn value(&self, old: &Indicator, new: &Indicator, documents: bool) -> Origins {
        // Of the evidence only units are not repeated, which can do no more than be wrong.
        let is_wrong = old.status == "invalid" || new.status == "invalid";
        self.read(old, new, documents, is_wrong)
    }

    /// What is read of an indicator; `unit` says whether its unit may have a part.
    fn read(&self, old: &Indicator, new: &Indicator, documents: bool, unit: bool) -> Origins {
        let cells = || old.evidence.iter().chain(&new.evidence);
        let mut tables: BTreeSet<&str> = cells().map(|cell| &*cell.table).collect();
        if tables.is_empty() {
            tables.insert("evidence");
        }
        let is_other = |table: &&str| rows(&old.evidence, table) != rows(&new.evidence, table);
        let has_other_cells = tables.iter().any(|table| self.table(table).has_other_content && is_other(table));
        // Not all cells of the team are repeated.
        with_team(&mut tables);
        let may_differ = |table: &&str| self.table(table).has_other_content && (*table != "evidence" || unit);
        let has_other_content = tables.iter().any(may_differ);
        let has_other_reading = tables.iter().any(|table| self.table(table).has_other_reading);
        let holds_date = cells().any(|cell| date::parse(&cell.raw).is_some());
        Origins::of(
            &[(has_other_cells || documents, Origin::Evidence), (self.has_other_day() && holds_date, Origin::Date)],
            &[
                (has_other_content, Origin::Evidence),
                (self.has_other_rule(&new.id), Origin::Catalogue),
                (has_other_reading, Origin::Reading),
                (self.version, Origin::Version),
            ],
        )
    }

    /// Step 2.
    pub fn claim(&self, old: &Indicator, new: &Indicator) -> Origins {
        let is_zero = |indicator| claimed(indicator).is_some_and(|points| points.is_zero());
        let documents = (is_zero(old) || is_zero(new)) && named(old) != named(new);
        let has_other_maximum = self.catalogue && old.max.exact != new.max.exact;
        let is_same_value = old.status == new.status && old.value.is_some() && value(old) == value(new);
        if is_same_value {
            return Origins::of(
                &[(documents, Origin::Evidence), (has_other_maximum, Origin::Catalogue)],
                &[(self.has_other_rule(&new.id), Origin::Catalogue), (self.version, Origin::Version)],
            );
        }
        let of_value = self.value(old, new, documents);
        if has_other_maximum { of_value.and(&self.rule()) } else { of_value }
    }

    /// Step 3, of the decision itself.
    pub fn decision(&self, old: Option<&Decision>, new: Option<&Decision>) -> Origins {
        let table = self.table("decisions");
        let day = |text: &str| date::parse(text);
        let ended = |old: &Decision| old.expires.as_deref().and_then(day).is_some_and(|last| last < self.days[1]);
        let is_expired = new.is_none() && self.has_other_day() && old.is_some_and(ended);
        Origins::of(
            &[(is_expired, Origin::Date), (!is_expired && table.has_other_content, Origin::Decision)],
            &[
                // Decisions of another table need no other day.
                (self.has_other_day() && !table.has_other_content, Origin::Date),
                (self.catalogue, Origin::Catalogue),
                (table.has_other_reading, Origin::Reading),
                (self.version, Origin::Version),
            ],
        )
    }

    /// That of a finding, which is about an indicator's cells, about a table, or about
    /// the day.
    pub fn finding(&self, finding: &Finding) -> Origins {
        let general = [
            (self.catalogue, Origin::Catalogue),
            (self.has_other_day(), Origin::Date),
            (self.version, Origin::Version),
        ];
        let of_tables = |names: &[&str]| {
            let content = names.iter().any(|table| self.table(table).has_other_content);
            let reading = names.iter().any(|table| self.table(table).has_other_reading);
            let is_decision = names == ["decisions"];
            let origin = if is_decision { Origin::Decision } else { Origin::Evidence };
            let all = [&[(content, origin), (reading, Origin::Reading)][..], &general].concat();
            Origins::of(&[], &all)
        };
        let find = |report: &'r Report| report.indicators.iter().find(|it| Some(&it.id) == finding.indicator.as_ref());
        let of_indicator = find(self.old).zip(find(self.new));
        let of_indicator = of_indicator.map(|(old, new)| self.read(old, new, files(old) != files(new), true));
        if finding.code.contains("decision") {
            // What was decided may say no more than the evidence does by now.
            let of_table = of_tables(&["decisions"]);
            return of_indicator.map_or(of_table.clone(), |of_indicator| of_table.or_by(of_indicator));
        }
        if let Some(of_indicator) = of_indicator {
            return of_indicator;
        }
        let file = |input: &&Input| Some(&input.file) == finding.file.as_ref() && input.sheet == finding.sheet;
        let inputs = self.old.inputs.iter().chain(&self.new.inputs);
        let mut tables: BTreeSet<&str> = match finding.file {
            Some(_) => inputs.filter(file).map(|input| &*input.table).collect(),
            None => self.tables.keys().copied().collect(),
        };
        with_team(&mut tables);
        of_tables(&tables.into_iter().collect::<Vec<_>>())
    }
}

/// Adds the other table of the team to the one: they are read together.
fn with_team(tables: &mut BTreeSet<&str>) {
    if tables.contains("team") || tables.contains("training") {
        tables.extend(["team", "training"]);
    }
}

/// The points by the evidence alone.
pub(super) fn claimed(indicator: &Indicator) -> Option<Exact> {
    match &indicator.decision {
        Some(decision) => decision.claimed.as_ref().map(super::number),
        None => indicator.points.as_ref().map(super::number),
    }
}

fn value(indicator: &Indicator) -> Option<Exact> {
    indicator.value.as_ref().map(super::number)
}

/// The cells of a table in rows, whose order and place mean nothing.
fn rows<'r>(cells: &'r [Cell], table: &str) -> Vec<Vec<(Option<&'r str>, String)>> {
    let mut rows: BTreeMap<usize, Vec<(Option<&str>, String)>> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| cell.table == table) {
        let raw = cell.raw.replace("\r\n", "\n").replace('\r', "\n");
        rows.entry(cell.line).or_default().push((cell.input.as_deref(), raw));
    }
    let mut rows: Vec<_> = rows.into_values().collect();
    rows.iter_mut().for_each(|row| row.sort());
    rows.sort();
    rows
}

/// The documents by name and what there is of them.
fn named(indicator: &Indicator) -> BTreeSet<(&str, &str)> {
    indicator.documents.iter().map(|document| (&*document.name, document.state())).collect()
}

/// The documents by all that a report says of them.
pub(super) fn files(indicator: &Indicator) -> BTreeSet<(&str, Option<bool>, Option<&str>)> {
    indicator.documents.iter().map(|it| (&*it.name, it.found, it.sha256.as_deref())).collect()
}
