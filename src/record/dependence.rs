//! Which fields of a report a change can account for; one that none can was altered.

use super::causes::{Cause, Change};
use super::fields::{Difference, Path, Step};
use super::saved::{Indicator, Report};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What the fields of two reports depend on.
pub struct Dependence {
    /// The tables that the evidence of an indicator stands in, by its id.
    tables: BTreeMap<String, BTreeSet<String>>,
    /// The documents that are named for an indicator, by its id.
    documents: BTreeSet<(String, String)>,
    /// The documents of which there is something else than before: whether they count may hang on that.
    turned: BTreeSet<String>,
    /// The indicators that evaluators decided about.
    decided: BTreeSet<String>,
    /// The indicators of which both reports tell the same cells of the table of
    /// evidence, documents and findings: what changed there is none of theirs.
    untouched: BTreeSet<String>,
    /// The indicators about which both tell the same decision.
    same_decision: BTreeSet<String>,
    /// The indicators of which both tell the same cells, wherever these stand.
    same_cells: BTreeSet<String>,
}

impl Dependence {
    /// That of the fields of a report and of the one that the files give today.
    pub fn of(old: &Report, new: &Report) -> Dependence {
        let mut dependence = Dependence {
            tables: BTreeMap::new(),
            documents: BTreeSet::new(),
            turned: turned(old, new),
            decided: BTreeSet::new(),
            untouched: untouched(old, new),
            same_decision: same_decision(old, new),
            same_cells: same_cells(old, new),
        };
        for indicator in old.indicators.iter().chain(&new.indicators) {
            let tables = dependence.tables.entry(indicator.id.clone()).or_default();
            tables.extend(indicator.evidence.iter().map(|cell| cell.table.clone()));
            let documents = indicator.documents.iter().map(|document| (indicator.id.clone(), document.name.clone()));
            dependence.documents.extend(documents);
            dependence.decided.extend(indicator.decision.as_ref().map(|_| indicator.id.clone()));
        }
        dependence
    }

    /// Whether a change can account for a difference in that field. A field for which
    /// no change can was altered by hand.
    pub fn explains(&self, cause: &Cause, difference: &Difference) -> bool {
        let path = &difference.path;
        let (field, second, third) = (path.name(0), path.name(2), path.name(4));
        let subject = &*cause.subject;
        // What is said of cells, whichever they are.
        let is_told = matches!(field, "findings" | "uncounted_decisions");
        let is_of_table = field == "inputs" && path.name(1) == subject;
        let is_state = |name: &str| matches!(name, "sha256" | "found" | "state");
        let is_certificate = field == "certificates" && path.name(1) == subject && is_state(second);
        let is_of_document = field == "indicators" && second == "documents" && is_state(third);
        match cause.change {
            Change::Tool => true,
            Change::Catalogue => match field {
                "tool" | "as_of" | "options" | "format" | "initiative" => false,
                "inputs" => !matches!(second, "sha256" | "content_sha256" | "encoding" | "delimiter" | "file"),
                // Which trainings are read is the catalogue's, what there is of their certificates is not.
                "certificates" => !is_state(second),
                _ => !is_of_document,
            },
            Change::InputGone | Change::InputNew | Change::InputContent => {
                is_of_table
                    || is_told
                    // Rows above that come and go move all others.
                    || self.is_place(path, subject)
                    || (subject == "initiatives" && field == "initiative")
                    || (subject == "training" && field == "certificates" && !is_state(second))
                    || (subject != "initiatives"
                        && !is_of_document
                        && self.follows(path, &|id| self.reads(id, subject)))
            }
            Change::InputForm { delimiter } => {
                let is_form = matches!(second, "sha256" | "encoding" | "delimiter");
                let is_cell = second == "evidence" && path.name(3).starts_with(&format!("{subject}:"));
                let is_decision = second == "decision" && subject == "decisions";
                let is_place = (is_cell || is_decision) && (path.last() == "line" || has_other_line_ends(difference));
                (is_of_table && (is_form || (delimiter && second == "decimal")))
                    || is_told
                    || is_place
                    || (delimiter && !is_of_document && self.follows(path, &|id| self.reads(id, subject)))
            }
            Change::InputRenamed => {
                (is_of_table && matches!(second, "file" | "sheet")) || is_told || path_is(path, "initiative", "id")
            }
            Change::DossierRenamed => path_is(path, "initiative", "id"),
            Change::DocumentChanged if !self.turned.contains(subject) => {
                is_certificate || is_of_document && path.name(3) == subject
            }
            Change::DocumentChanged | Change::DocumentGone | Change::DocumentNew => {
                let names = |id: &str| self.documents.contains(&(id.to_owned(), subject.to_owned()));
                (is_of_document && path.name(3) == subject)
                    || is_certificate
                    || is_told
                    || (!is_of_document && self.follows(path, &names))
            }
        }
    }

    /// Whether a field says nothing but where in a table something stands.
    fn is_place(&self, path: &Path, table: &str) -> bool {
        let is_here = path.name(0) == "indicators" && matches!(path.last(), "line" | "column");
        match path.name(2) {
            "decision" => is_here && table == "decisions",
            "evidence" => {
                let is_cell = path.name(3).starts_with(&format!("{table}:"));
                // Cells that stand in another order are found again by no place.
                is_cell && (is_here || self.same_cells.contains(path.name(1)))
            }
            _ => false,
        }
    }

    /// Whether the evidence of an indicator, or a decision about it, may stand in a
    /// table; the two of the team are read together.
    fn reads(&self, indicator: &str, table: &str) -> bool {
        match table {
            "decisions" => return self.decided.contains(indicator) && !self.same_decision.contains(indicator),
            "evidence" if self.untouched.contains(indicator) => return false,
            _ => {}
        }
        let of_team = |table: &str| matches!(table, "team" | "training");
        let Some(tables) = self.tables.get(indicator).filter(|tables| !tables.is_empty()) else { return true };
        tables.contains(table) || (of_team(table) && tables.iter().any(|table| of_team(table)))
    }

    /// Whether a field follows from the evidence of an indicator that `concerns` names,
    /// and not from the catalogue alone.
    fn follows(&self, path: &Path, concerns: &dyn Fn(&str) -> bool) -> bool {
        let last = path.last();
        match path.name(0) {
            "award" | "provisional" | "score" | "best_case" | "claimed" | "validity" => true,
            "labels" => match path.name(2) {
                "id" => false,
                "conditions" => {
                    matches!(path.name(4), "actual" | "met" | "below" | "unmet" | "missed") || last == "shown"
                }
                _ => path.0.len() > 2,
            },
            "categories" => path.0.len() > 2 && last != "id",
            "indicators" => match path.name(2) {
                "id" | "number" | "category" | "basis" | "" => false,
                "max" | "weight" => last == "shown",
                // How many digits a figure shows depends on all of them.
                "derivation" => true,
                _ => last == "shown" || concerns(path.name(1)),
            },
            _ => false,
        }
    }
}

fn turned(old: &Report, new: &Report) -> BTreeSet<String> {
    let before: BTreeSet<(&str, &str)> = old.documents().map(|it| (&*it.name, it.state())).collect();
    let other = new.documents().filter(|it| !before.contains(&(&*it.name, it.state())));
    other.map(|it| it.name.clone()).collect()
}

/// The indicators whose evidence reads the same in both reports, by the same rules.
fn untouched(old: &Report, new: &Report) -> BTreeSet<String> {
    let decimals = |report: &Report| -> BTreeMap<String, Option<String>> {
        report.inputs.iter().map(|input| (input.table.clone(), input.decimal.clone())).collect()
    };
    if decimals(old) != decimals(new) {
        return BTreeSet::new();
    }
    let told = |report: &Report, indicator: &Indicator| {
        let cells = indicator.evidence.iter().filter(|cell| cell.table == "evidence");
        let cells: Vec<_> = cells.map(|cell| (cell.input.clone(), cell.raw.clone(), cell.note.clone())).collect();
        let documents: Vec<_> = indicator.documents.iter().map(|document| document.name.clone()).collect();
        let findings = report.findings.iter().filter(|finding| finding.indicator.as_ref() == Some(&indicator.id));
        let findings: Vec<_> = findings.map(|finding| (finding.code.clone(), finding.message.clone())).collect();
        (cells, documents, findings)
    };
    let is_same = |(was, is): &(&Indicator, &Indicator)| told(old, was) == told(new, is);
    pairs(old, new).filter(is_same).map(|(was, _)| was.id.clone()).collect()
}

fn same_cells(old: &Report, new: &Report) -> BTreeSet<String> {
    let told = |indicator: &Indicator| {
        let mut cells: Vec<_> =
            indicator.evidence.iter().map(|it| (it.table.clone(), it.input.clone(), it.raw.clone())).collect();
        cells.sort();
        cells
    };
    pairs(old, new).filter(|(was, is)| told(was) == told(is)).map(|(was, _)| was.id.clone()).collect()
}

fn same_decision(old: &Report, new: &Report) -> BTreeSet<String> {
    // Where the decision stands says nothing of what it is.
    let told = |indicator: &Indicator| {
        let decision = indicator.decision.as_ref();
        decision.map(|decision| {
            (
                decision.points.clone(),
                decision.by.clone(),
                decision.reason.clone(),
                decision.date.clone(),
                decision.expires.clone(),
            )
        })
    };
    let is_same = |(was, is): &(&Indicator, &Indicator)| told(was) == told(is);
    pairs(old, new).filter(is_same).map(|(was, _)| was.id.clone()).collect()
}

/// The indicators that both reports have.
fn pairs<'r>(old: &'r Report, new: &'r Report) -> impl Iterator<Item = (&'r Indicator, &'r Indicator)> {
    let named: BTreeMap<&str, &Indicator> =
        new.indicators.iter().map(|indicator| (&*indicator.id, indicator)).collect();
    old.indicators.iter().filter_map(move |was| Some((was, *named.get(&*was.id)?)))
}

/// Whether two texts differ in nothing but the ends of their lines.
fn has_other_line_ends(difference: &Difference) -> bool {
    let unified = |value: &Option<Value>| Some(value.as_ref()?.as_str()?.replace("\r\n", "\n").replace('\r', "\n"));
    unified(&difference.old).is_some_and(|old| unified(&difference.new) == Some(old))
}

fn path_is(path: &Path, first: &str, second: &str) -> bool {
    matches!(path.0.as_slice(), [Step::Field(a), Step::Field(b)] if a == first && b == second)
}
