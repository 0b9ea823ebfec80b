//! The JSON of a comparison, version 1.

use super::{
    ChangeSubject, ComparedReport, FindingChange, Movement, Origins, ReportChange, ReportComparison, ReportedValue,
};
use crate::digest::sha256;
use crate::language::{Language, Localizer};
use crate::number::{Digits, FigureKind};
use crate::record::verification::ContradictionRecord;
use crate::record::wire::Edition;
use crate::record::{Cause, CellChange, Contradiction, Quantity, TOOL, Tool, json};
use serde::Serialize;

/// The name and version of the format.
const FORMAT: &str = "merit-comparison/1";

/// What `merit compare -f json` writes, version 1. Every key is always there; null stands where there is none.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::record) struct Record<'a> {
    /// The name and version of this format.
    format: &'static str,
    tool: Tool,
    /// Whether no field of the reports differs, whatever their layout.
    same: bool,
    /// The report named first.
    old: SideRecord<'a>,
    /// The report named second.
    new: SideRecord<'a>,
    /// Whether they are of two initiatives.
    other_initiative: bool,
    /// Whether their catalogues have two ids; indicators are compared by their ids.
    other_catalogue: bool,
    /// Whether the old report is for a later day than the new one.
    backwards: bool,
    /// Whether something differs for which nothing accounts: one of the reports seems altered.
    unaccounted: bool,
    /// The completed months between the two days.
    months: i64,
    indicators: Movement,
    /// What differs in results, labels, categories and indicators, in this order.
    changes: Vec<ChangeRecord<'a>>,
    /// The findings that only one of the reports has.
    findings: Vec<FindingRecord<'a>>,
    /// The cells of their tables that differ, as far as reports repeat them.
    cells: &'a [CellChange],
    /// What differs in what they rest on.
    beneath: &'a [Cause],
}

/// One of the two reports.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SideRecord<'a> {
    /// The digest of its bytes.
    sha256: String,
    /// The day for which it was made.
    as_of: &'a str,
    /// Whose assessment it is.
    initiative: &'a str,
    catalogue: Edition<'a>,
    /// The version of merit that made it.
    version: &'a str,
    /// The label awarded; null for none.
    award: Option<&'a str>,
    /// Fields of this report that do not follow from its others: it was altered.
    contradictions: Vec<ContradictionRecord<'a>>,
}

/// Something in which the reports differ.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ChangeRecord<'a> {
    /// What it is about.
    about: ChangeSubject,
    /// The id of that; null for the result.
    id: Option<&'a str>,
    /// The kind of the condition, where it is about one of a label.
    condition: Option<&'a str>,
    /// The field, as the format of assessments calls it; `there` for a whole entry, `condition` for a whole condition.
    field: &'static str,
    /// What the old report says; null for nothing.
    old: Option<TermRecord<'a>>,
    /// What the new report says; null for nothing.
    new: Option<TermRecord<'a>>,
    /// New minus old, of figures.
    difference: Option<Quantity>,
    #[serde(flatten)]
    origins: &'a Origins,
}

/// What a report says in one place.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum TermRecord<'a> {
    Figure(Quantity),
    Flag(bool),
    Word(&'a str),
    Names(&'a [String]),
    Decision(DecisionRecord<'a>),
}

/// What an evaluator decided.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DecisionRecord<'a> {
    /// The points by decision.
    points: Quantity,
    /// Who decided.
    by: &'a str,
    /// Why.
    reason: &'a str,
    /// When.
    date: &'a str,
    /// The last day on which it holds; null for none.
    expires: Option<&'a str>,
}

/// A finding that only one of the reports has.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FindingRecord<'a> {
    /// Whether it is the new one.
    new: bool,
    /// `error`, `warning` or `note`.
    severity: &'a str,
    /// Its stable name.
    code: &'a str,
    /// What is wrong, in English.
    message: &'a str,
    /// The indicator concerned.
    indicator: Option<&'a str>,
    /// The fact concerned; absent where none is.
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<&'a str>,
    /// The rule that is broken; absent where none is.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
    /// The file concerned.
    file: Option<&'a str>,
    #[serde(flatten)]
    origins: &'a Origins,
}

fn term<'a>(digits: &Digits, term: &'a ReportedValue) -> TermRecord<'a> {
    match term {
        ReportedValue::Quantity(number) => TermRecord::Figure(Quantity::new(digits, FigureKind::Quantity, number)),
        ReportedValue::Percent(number) => TermRecord::Figure(Quantity::new(digits, FigureKind::Percent, number)),
        ReportedValue::Flag(flag) => TermRecord::Flag(*flag),
        ReportedValue::Word(word) | ReportedValue::Id(word) => TermRecord::Word(word),
        ReportedValue::Names(names) => TermRecord::Names(names),
        ReportedValue::Decision(decision) => TermRecord::Decision(DecisionRecord {
            points: Quantity::new(digits, FigureKind::Quantity, &super::number(&decision.points)),
            by: &decision.by,
            reason: &decision.reason,
            date: &decision.date,
            expires: decision.expires.as_deref(),
        }),
    }
}

fn side<'a>(side: &ComparedReport<'a>, contradictions: &'a [Contradiction]) -> SideRecord<'a> {
    let english = Localizer::new(Language::En);
    let report = &side.saved.report;
    SideRecord {
        sha256: sha256(side.bytes),
        as_of: &report.as_of,
        initiative: &report.initiative.id,
        catalogue: Edition::of_report(&report.catalogue),
        version: &report.tool.version,
        award: report.award.as_deref(),
        contradictions: contradictions.iter().map(|found| ContradictionRecord::new(found, &english)).collect(),
    }
}

fn change<'a>(digits: &Digits, change: &'a ReportChange) -> ChangeRecord<'a> {
    let is_percent = matches!(change.new, Some(ReportedValue::Percent(_)));
    let kind = if is_percent { FigureKind::Percent } else { FigureKind::Quantity };
    ChangeRecord {
        about: change.about,
        id: (change.about != ChangeSubject::Result).then_some(&change.id),
        condition: change.condition.as_deref(),
        field: change.field,
        old: change.old.as_ref().map(|old| term(digits, old)),
        new: change.new.as_ref().map(|new| term(digits, new)),
        difference: change.difference().map(|number| Quantity::new(digits, kind, &number)),
        origins: &change.origins,
    }
}

fn finding(change: &FindingChange) -> FindingRecord<'_> {
    let finding = &change.finding;
    FindingRecord {
        new: change.is_new,
        severity: &finding.severity,
        code: &finding.code,
        message: &finding.message,
        indicator: finding.indicator.as_deref(),
        fact: finding.fact.as_deref(),
        rule: finding.rule.as_deref(),
        file: finding.file.as_deref(),
        origins: &change.origins,
    }
}

/// A comparison as pretty-printed JSON with a final line end.
pub fn comparison_json(comparison: &ReportComparison, digits: &Digits) -> String {
    let record = Record {
        format: FORMAT,
        tool: TOOL,
        same: comparison.is_same(),
        old: side(&comparison.old, &comparison.contradictions[0]),
        new: side(&comparison.new, &comparison.contradictions[1]),
        other_initiative: comparison.is_of_two_initiatives(),
        other_catalogue: comparison.is_of_two_catalogues(),
        backwards: comparison.is_backwards(),
        unaccounted: comparison.has_unaccounted(),
        months: comparison.months,
        indicators: comparison.movement,
        changes: comparison.changes.iter().map(|one| change(digits, one)).collect(),
        findings: comparison.findings.iter().map(finding).collect(),
        cells: &comparison.cells,
        beneath: &comparison.beneath,
    };
    json(&record)
}
