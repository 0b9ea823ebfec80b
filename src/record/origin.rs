//! What can cause that two reports differ, and which of it does: the one mechanism by
//! which [`Verification`](super::Verification) and [`ReportComparison`](super::ReportComparison) account
//! for what differs.
//!
//! A cause is found along the way on which points come about, and a step of it is
//! looked at only where its result differs:
//!
//! 1. **Value and status** follow from the cells and, where one of them holds a date,
//!    from the day. *Evidence* is named where the indicator's cells differ (and the
//!    content of their table does: what a table holds is not evidence anew because
//!    another reading takes other cells of it); *date* where the day differs and one of
//!    its cells holds a date.
//! 2. **Points by the evidence** follow from value and status, from the catalogue's
//!    scale and from the documents. Where value and status are the same, *evidence* is
//!    named only where a document was named, found, lost or emptied and one of the reports
//!    gives 0 points, as for evidence without documents. Other bytes of documents change no points.
//! 3. **Points** are those by the evidence unless somebody decided. *Decision* is named
//!    where the decisions differ and their table does. A decision that the new day
//!    finds expired, or that only the new day finds made, is a matter of the *date*.
//! 4. **Contribution, attainable points** follow from points, maximum and weight; the
//!    last two are the *catalogue's*. So is where an indicator belongs.
//! 5. **Minimum and excellence** follow from points and the catalogue's limits.
//! 6. **Totals, conditions, labels, award** inherit the causes of the indicators that
//!    differ in them: those of the category or, where the catalogue is at hand, of the
//!    label's scope, else all. That each report agrees with itself is asked before
//!    ([`contradictions`](super::contradictions)).
//! 7. **Places, findings, workings, digits** and fields that this version does not know
//!    follow from whatever changed in what they are about; how many digits a figure shows
//!    depends on all of them.
//!
//! What differs beyond the indicator (the *catalogue* by its digest, the *reading*, the
//! *version*, a cell that decides and that the report does not repeat: of the team, or a
//! unit) is named for a step where nothing of the indicator itself accounts for it; else
//! it is kept as possible, as the reports alone cannot rule it out. Where both catalogues
//! are at hand, one that says the same of an indicator as before is ruled out for it.
//! Where several such are named for one step, the reports cannot tell which it was.
//! Where there is nothing to name, a report was altered: [`Origins::is_unaccounted`].

use super::causes::{Cause, Change, CurrentFiles, causes};
use super::read::SavedReport;
use super::wire::{Cell, Decision, Document, Finding, Indicator, Input, Quantity, Report, with_line_feeds};
use crate::catalogue::Catalogue;
use crate::diff::{self, ItemKind, Significance};
use crate::evidence::date;
use crate::number::Exact;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What can cause a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
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

/// What caused a difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Origins {
    /// What caused it; several where several did, or where the reports cannot tell which.
    #[serde(rename = "causes")]
    pub named: BTreeSet<Origin>,
    /// What differs too and may have had a part.
    pub possible: BTreeSet<Origin>,
    /// Whether there is a part of it for which nothing in the two reports accounts.
    #[serde(rename = "unaccounted")]
    pub is_unaccounted: bool,
}

impl Origins {
    /// Those of one step: `direct` if any of it holds, else what of `general` does.
    pub(super) fn new(direct: &[(bool, Origin)], general: &[(bool, Origin)]) -> Origins {
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

    /// The same, or what is given where nothing accounts for any of it.
    pub(super) fn or_else(self, other: impl FnOnce() -> Origins) -> Origins {
        if self.is_unaccounted && self.named.is_empty() { other() } else { self }
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
pub(super) struct TableDigests {
    pub has_other_bytes: bool,
    pub has_other_content: bool,
    pub has_other_reading: bool,
}

/// What differs between two reports as a whole.
pub(super) struct ReportFacts<'r> {
    pub old: &'r Report,
    pub new: &'r Report,
    /// What both say of each indicator and fact, by their ids.
    pub answers: [BTreeMap<&'r str, &'r Indicator>; 2],
    /// The catalogues of both, where they are at hand.
    pub catalogues: [Option<&'r Catalogue>; 2],
    /// What changed beneath.
    pub causes: Vec<Cause>,
    days: [Date; 2],
    catalogue: bool,
    version: bool,
    /// What may have another profile hold, where one does, or where it cannot be told of others.
    profile: Vec<(bool, Origin)>,
    tables: BTreeMap<&'r str, TableDigests>,
    /// The indicators whose rules differ, where both catalogues are at hand and no rule
    /// for all of them does.
    touched: Option<BTreeSet<String>>,
}

/// The indicators about which two catalogues decide otherwise; `None` where they do
/// about all of them, or one is not at hand.
fn touched([old, new]: [Option<&Catalogue>; 2]) -> Option<BTreeSet<String>> {
    let catalogues = [old?, new?];
    let changes = diff::compare(catalogues[0], catalogues[1]).changes;
    let mut touched = BTreeSet::new();
    for change in changes.into_iter().filter(|change| change.weight == Significance::Decides) {
        match change.thing.kind {
            ItemKind::Indicator => drop(touched.insert(change.thing.id)),
            // What reads a fact is decided by it.
            ItemKind::Fact => {
                for catalogue in catalogues {
                    let fact = catalogue.facts.iter().position(|fact| fact.id.eq_ignore_ascii_case(&change.thing.id));
                    let readers = fact.into_iter().flat_map(|fact| catalogue.readers(fact));
                    touched.extend(readers.filter_map(|reader| Some(catalogue.indicators.get(reader)?.id.clone())));
                }
            }
            ItemKind::Label | ItemKind::Category | ItemKind::Group | ItemKind::Source | ItemKind::Rule => {}
            _ => return None,
        }
    }
    Some(touched)
}

impl<'r> ReportFacts<'r> {
    pub(super) fn new(
        sides: [&'r SavedReport; 2],
        catalogues: [Option<&'r Catalogue>; 2],
        today: &CurrentFiles,
    ) -> ReportFacts<'r> {
        let [old, new] = sides.map(|side| &side.report);
        let of = |report: &'r Report| -> BTreeMap<&'r str, &'r Input> {
            report.inputs.iter().map(|input| (&*input.table, input)).collect()
        };
        let (before, now) = (of(old), of(new));
        let names: BTreeSet<&str> = before.keys().chain(now.keys()).copied().collect();
        let has_other_option = old.options.decimal != new.options.decimal;
        let has_other_rows = old.options.initiative != new.options.initiative;
        let table = |name| {
            let table = match (before.get(name), now.get(name)) {
                (Some(old), Some(new)) => {
                    // The same bytes hold the same cells, whatever a digest says of them.
                    let has_other_bytes = old.sha256 != new.sha256 || has_other_rows;
                    TableDigests {
                        has_other_bytes,
                        has_other_content: has_other_bytes && old.content_sha256 != new.content_sha256,
                        has_other_reading: old.decimal != new.decimal || has_other_option,
                    }
                }
                _ => {
                    TableDigests { has_other_bytes: true, has_other_content: true, has_other_reading: has_other_option }
                }
            };
            (name, table)
        };
        let days = sides.map(|side| side.as_of);
        let tables: BTreeMap<&str, TableDigests> = names.into_iter().map(table).collect();
        let evidence = tables.get("evidence").copied().unwrap_or_default();
        let profile = match old.profile == new.profile {
            true => Vec::new(),
            false => vec![
                (evidence.has_other_content, Origin::Evidence),
                (days[0] != days[1], Origin::Date),
                (evidence.has_other_reading, Origin::Reading),
            ],
        };
        ReportFacts {
            old,
            new,
            answers: sides.map(SavedReport::answers),
            catalogues,
            causes: causes(old, new, today),
            days,
            catalogue: old.catalogue.sha256 != new.catalogue.sha256,
            version: old.tool.version != new.tool.version,
            profile,
            tables,
            touched: touched(catalogues),
        }
    }

    /// Whether the catalogue may treat an indicator otherwise than before.
    fn has_other_rule(&self, indicator: &str) -> bool {
        self.catalogue && self.touched.as_ref().is_none_or(|touched| touched.contains(indicator))
    }

    fn has_other_documents(&self) -> bool {
        use Change::{DocumentChanged, DocumentGone, DocumentNew};
        self.causes.iter().any(|cause| matches!(cause.change, DocumentChanged | DocumentGone | DocumentNew))
    }

    fn has_other_day(&self) -> bool {
        self.days[0] != self.days[1]
    }

    pub(super) fn table(&self, name: &str) -> TableDigests {
        self.tables.get(name).copied().unwrap_or_default()
    }

    /// That of what only the catalogue decides, and the profile that holds.
    pub(super) fn rule(&self) -> Origins {
        let general = [&self.profile[..], &[(self.version, Origin::Version)]].concat();
        Origins::new(&[(self.catalogue, Origin::Catalogue)], &general)
    }

    /// That of what follows from the same figures as before.
    pub(super) fn same_figures(&self) -> Origins {
        let rest = [(self.catalogue, Origin::Catalogue), (self.version, Origin::Version)];
        Origins::new(&[], &[&self.profile[..], &rest].concat())
    }

    /// That of what the catalogue alone decides, whatever the program.
    pub(super) fn rule_alone(&self) -> Origins {
        Origins::new(&[(self.catalogue, Origin::Catalogue)], &[])
    }

    /// That of what the program alone says.
    pub(super) fn same_version(&self) -> Origins {
        Origins::new(&[(self.version, Origin::Version)], &[])
    }

    /// That of what is read of the same cells.
    pub(super) fn read_otherwise(&self) -> Origins {
        let reading = self.tables.values().any(|table| table.has_other_reading);
        let catalogue = (self.catalogue, Origin::Catalogue);
        Origins::new(&[], &[catalogue, (reading, Origin::Reading), (self.version, Origin::Version)])
    }

    /// Whatever changed.
    pub(super) fn any(&self) -> Origins {
        let of_tables =
            self.tables.iter().filter(|(_, table)| table.has_other_bytes).map(|(name, _)| (true, of_table(name)));
        let of_rest = [
            (self.has_other_documents(), Origin::Evidence),
            (self.catalogue, Origin::Catalogue),
            (self.has_other_day(), Origin::Date),
            (self.tables.values().any(|table| table.has_other_reading), Origin::Reading),
            (self.version, Origin::Version),
        ];
        Origins::new(&[], &of_tables.chain(of_rest).collect::<Vec<_>>())
    }

    /// That of what stands in a table and is only repeated, where the table has `is_other` to say.
    pub(super) fn repeated(&self, table: &str, is_other: bool) -> Origins {
        Origins::new(&[(is_other, of_table(table))], &[])
    }

    /// Step 1, and step 2 where there is no value between them.
    fn value_and(&self, old: &Indicator, new: &Indicator, documents: bool) -> Origins {
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
        let rest = [
            (has_other_content, Origin::Evidence),
            (self.has_other_rule(&new.id), Origin::Catalogue),
            (has_other_reading, Origin::Reading),
            (self.version, Origin::Version),
        ];
        let holds_date = cells().any(|cell| date::parse(&cell.raw).is_some());
        Origins::new(
            &[(has_other_cells || documents, Origin::Evidence), (self.has_other_day() && holds_date, Origin::Date)],
            &[&self.profile[..], &rest].concat(),
        )
    }

    /// Step 1.
    pub(super) fn value(&self, old: &Indicator, new: &Indicator) -> Origins {
        self.value_and(old, new, false)
    }

    /// Step 2.
    pub(super) fn claim(&self, old: &Indicator, new: &Indicator) -> Origins {
        let is_zero = |indicator| claimed(indicator).is_some_and(|points| number(points).is_zero());
        let documents = (is_zero(old) || is_zero(new)) && named(old) != named(new);
        let has_other_maximum = self.catalogue && old.max.exact != new.max.exact;
        let is_same_value = old.status == new.status && old.value.is_some() && value(old) == value(new);
        if is_same_value {
            let rest = [(self.has_other_rule(&new.id), Origin::Catalogue), (self.version, Origin::Version)];
            return Origins::new(
                &[(documents, Origin::Evidence), (has_other_maximum, Origin::Catalogue)],
                &[&self.profile[..], &rest].concat(),
            );
        }
        let of_value = self.value_and(old, new, documents);
        if has_other_maximum { of_value.and(&self.rule()) } else { of_value }
    }

    /// Step 3, of the decision itself.
    pub(super) fn decision(&self, old: Option<&Decision>, new: Option<&Decision>) -> Origins {
        let table = self.table("decisions");
        let day = |text: &str| date::parse(text);
        let ended = |old: &Decision| old.expires.as_deref().and_then(day).is_some_and(|last| last < self.days[1]);
        let is_expired = new.is_none() && self.has_other_day() && old.is_some_and(ended);
        Origins::new(
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
    pub(super) fn finding(&self, finding: &Finding) -> Origins {
        let general = [
            (self.catalogue, Origin::Catalogue),
            (self.has_other_day(), Origin::Date),
            (self.version, Origin::Version),
        ];
        let of_tables = |names: &[&str]| {
            // Certificates are documents of no indicator.
            let has_other_documents = finding.code.starts_with("document") && self.has_other_documents();
            let content = has_other_documents || names.iter().any(|table| self.table(table).has_other_bytes);
            let reading = names.iter().any(|table| self.table(table).has_other_reading);
            let is_decision = names == ["decisions"];
            let origin = if is_decision { Origin::Decision } else { Origin::Evidence };
            let all = [&[(content, origin), (reading, Origin::Reading)][..], &general].concat();
            Origins::new(&[], &all)
        };
        let id = finding.indicator.as_deref().or(finding.fact.as_deref()).unwrap_or_default();
        let [old, new] = &self.answers;
        let of_indicator = old.get(id).zip(new.get(id));
        let of_indicator = of_indicator.map(|(old, new)| self.read(old, new, !same_files(old, new), true));
        if finding.code.contains("decision") {
            // What was decided may say no more than the evidence does by now.
            let of_table = of_tables(&["decisions"]);
            return of_indicator.map_or(of_table.clone(), |of_indicator| of_table.or_by(of_indicator));
        }
        if let Some(of_indicator) = of_indicator {
            // Some name the lines of others, which move with blank rows, too.
            return of_indicator.or_else(|| of_tables(&["evidence", "team", "training"]));
        }
        let file = |input: &&Input| Some(&input.file) == finding.file.as_ref() && input.sheet == finding.sheet;
        let inputs = self.old.inputs.iter().chain(&self.new.inputs);
        let mut tables: BTreeSet<&str> = match finding.file {
            // A rule reads more than the first of its cells.
            Some(_) if finding.rule.is_none() => inputs.filter(file).map(|input| &*input.table).collect(),
            _ => self.tables.keys().copied().collect(),
        };
        with_team(&mut tables);
        of_tables(&tables.into_iter().collect::<Vec<_>>())
    }
}

/// What it is a matter of when a table differs.
fn of_table(name: &str) -> Origin {
    if name == "decisions" { Origin::Decision } else { Origin::Evidence }
}

/// Adds the other table of the team to the one: they are read together.
fn with_team(tables: &mut BTreeSet<&str>) {
    if tables.contains("team") || tables.contains("training") {
        tables.extend(["team", "training"]);
    }
}

/// The points by the evidence alone.
pub(super) fn claimed(indicator: &Indicator) -> Option<&Quantity> {
    match &indicator.decision {
        Some(decision) => decision.claimed.as_ref(),
        None => indicator.points.as_ref(),
    }
}

/// A figure; 0 where it is none, which contradicts any report.
pub(super) fn number(quantity: &Quantity) -> Exact {
    quantity.number().unwrap_or_default()
}

fn value(indicator: &Indicator) -> Option<Exact> {
    indicator.value.as_ref().map(number)
}

/// The cells of a table in rows, whose order and place mean nothing.
pub(super) fn rows<'r>(cells: &'r [Cell], table: &str) -> Vec<Vec<(Option<&'r str>, String)>> {
    let mut rows: BTreeMap<usize, Vec<(Option<&str>, String)>> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| cell.table == table) {
        let raw = with_line_feeds(&cell.raw);
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

/// Whether two reports name the same documents and say the same of each.
fn same_files(old: &Indicator, new: &Indicator) -> bool {
    files(&old.documents) == files(&new.documents)
}

/// Documents by all that a report says of them.
pub(super) fn files(documents: &[Document]) -> BTreeSet<(&str, Option<&str>, &str)> {
    documents.iter().map(|it| (&*it.name, it.sha256.as_deref(), it.state())).collect()
}
