//! The JSON of a comparison, version 1; `schema/comparison.schema.json` describes it.

use super::{
    ChangeSubject, ComparedReport, FindingChange, Movement, Origins, ReportChange, ReportComparison, ReportedValue,
};
use crate::digest::sha256;
use crate::language::{Language, Localizer};
use crate::number::{Digits, FigureKind};
use crate::record::verification::ContradictionRecord;
use crate::record::wire::Edition;
use crate::record::{CellChange, Contradiction, Quantity, TOOL, Tool, json};
use serde::Serialize;

/// The name and version of the format.
const FORMAT: &str = "merit-comparison/1";

#[derive(Serialize)]
struct Record<'a> {
    format: &'static str,
    tool: Tool,
    same: bool,
    old: SideRecord<'a>,
    new: SideRecord<'a>,
    other_initiative: bool,
    other_catalogue: bool,
    backwards: bool,
    unaccounted: bool,
    months: i64,
    indicators: Movement,
    changes: Vec<ChangeRecord<'a>>,
    findings: Vec<FindingRecord<'a>>,
    cells: &'a [CellChange],
    beneath: Vec<BeneathRecord<'a>>,
}

#[derive(Serialize)]
struct SideRecord<'a> {
    sha256: String,
    as_of: &'a str,
    initiative: &'a str,
    catalogue: Edition<'a>,
    version: &'a str,
    award: Option<&'a str>,
    contradictions: Vec<ContradictionRecord<'a>>,
}

#[derive(Serialize)]
struct ChangeRecord<'a> {
    about: &'static str,
    id: Option<&'a str>,
    condition: Option<&'a str>,
    field: &'static str,
    old: Option<TermRecord<'a>>,
    new: Option<TermRecord<'a>>,
    difference: Option<Quantity>,
    #[serde(flatten)]
    origins: OriginsRecord,
}

#[derive(Serialize)]
struct OriginsRecord {
    causes: Vec<&'static str>,
    possible: Vec<&'static str>,
    unaccounted: bool,
}

#[derive(Serialize)]
#[serde(untagged)]
enum TermRecord<'a> {
    Figure(Quantity),
    Flag(bool),
    Word(&'a str),
    Names(&'a [String]),
    Decision { points: Quantity, by: &'a str, reason: &'a str, date: &'a str, expires: Option<&'a str> },
}

#[derive(Serialize)]
struct FindingRecord<'a> {
    new: bool,
    severity: &'a str,
    code: &'a str,
    message: &'a str,
    indicator: Option<&'a str>,
    file: Option<&'a str>,
    #[serde(flatten)]
    origins: OriginsRecord,
}

#[derive(Serialize)]
struct BeneathRecord<'a> {
    change: &'static str,
    subject: &'a str,
    old: Option<&'a str>,
    new: Option<&'a str>,
}

impl ChangeSubject {
    /// The stable word of machine formats.
    pub fn code(self) -> &'static str {
        match self {
            ChangeSubject::Result => "result",
            ChangeSubject::Label => "label",
            ChangeSubject::Category => "category",
            ChangeSubject::Indicator => "indicator",
        }
    }
}

impl OriginsRecord {
    fn new(origins: &Origins) -> OriginsRecord {
        OriginsRecord {
            causes: origins.named.iter().map(|origin| origin.code()).collect(),
            possible: origins.possible.iter().map(|origin| origin.code()).collect(),
            unaccounted: origins.is_unaccounted,
        }
    }
}

fn term<'a>(digits: &Digits, term: &'a ReportedValue) -> TermRecord<'a> {
    match term {
        ReportedValue::Quantity(number) => TermRecord::Figure(Quantity::new(digits, FigureKind::Quantity, number)),
        ReportedValue::Percent(number) => TermRecord::Figure(Quantity::new(digits, FigureKind::Percent, number)),
        ReportedValue::Flag(flag) => TermRecord::Flag(*flag),
        ReportedValue::Word(word) | ReportedValue::Id(word) => TermRecord::Word(word),
        ReportedValue::Names(names) => TermRecord::Names(names),
        ReportedValue::Decision(decision) => TermRecord::Decision {
            points: Quantity::new(digits, FigureKind::Quantity, &super::number(&decision.points)),
            by: &decision.by,
            reason: &decision.reason,
            date: &decision.date,
            expires: decision.expires.as_deref(),
        },
    }
}

fn side<'a>(side: &ComparedReport<'a>, contradictions: &'a [Contradiction]) -> SideRecord<'a> {
    let english = Localizer::new(Language::En);
    let report = &side.saved.report;
    SideRecord {
        sha256: sha256(side.bytes),
        as_of: &report.as_of,
        initiative: &report.initiative.id,
        catalogue: Edition {
            id: &report.catalogue.id,
            version: &report.catalogue.version,
            sha256: &report.catalogue.sha256,
            differs_from_built_in: report.catalogue.differs_from_built_in,
        },
        version: &report.tool.version,
        award: report.award.as_deref(),
        contradictions: contradictions.iter().map(|found| ContradictionRecord::new(found, &english)).collect(),
    }
}

fn change<'a>(digits: &Digits, change: &'a ReportChange) -> ChangeRecord<'a> {
    let is_percent = matches!(change.new, Some(ReportedValue::Percent(_)));
    let kind = if is_percent { FigureKind::Percent } else { FigureKind::Quantity };
    ChangeRecord {
        about: change.about.code(),
        id: (change.about != ChangeSubject::Result).then_some(&change.id),
        condition: change.condition.as_deref(),
        field: change.field,
        old: change.old.as_ref().map(|old| term(digits, old)),
        new: change.new.as_ref().map(|new| term(digits, new)),
        difference: change.difference().map(|number| Quantity::new(digits, kind, &number)),
        origins: OriginsRecord::new(&change.origins),
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
        file: finding.file.as_deref(),
        origins: OriginsRecord::new(&change.origins),
    }
}

/// A comparison as pretty-printed JSON with a final line end.
pub fn comparison_json(comparison: &ReportComparison, digits: &Digits) -> String {
    let beneath = comparison.beneath.iter().map(|cause| BeneathRecord {
        change: cause.change.code(),
        subject: &cause.subject,
        old: cause.old.as_deref(),
        new: cause.new.as_deref(),
    });
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
        beneath: beneath.collect(),
    };
    json(&record)
}
