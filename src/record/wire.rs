//! The fields of the JSON of an assessment, in the order in which they are written; reports are
//! read back into the same. What each means says `schema/assessment.schema.json`, which names them
//! alike.

use crate::assess::{self, Assessment};
use crate::catalogue;
use crate::diagnostic::Place;
use crate::language::Language;
use crate::number::{Digits, Exact, FigureKind, parse_fraction};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// The name and version of the format.
    pub format: String,
    /// The program that made it.
    pub tool: Tool,
    /// The day for which it was made, like 2026-11-23.
    pub as_of: String,
    /// How the dossier was to be read.
    pub options: Options,
    /// The catalogue that was applied.
    pub catalogue: Catalogue,
    /// Whose assessment it is.
    pub initiative: Initiative,
    /// The tables that it rests on.
    pub inputs: Vec<Input>,
    /// The label awarded.
    pub award: Option<String>,
    /// Whether evidence is missing or invalid.
    pub provisional: bool,
    /// The score if all that is open earned its maximum.
    pub best_case: Totals,
    /// The score, by decision where evaluators decided.
    pub score: Totals,
    /// The result by the evidence alone, where something was decided.
    pub claimed: Option<Claimed>,
    /// Decisions that do not count; nothing follows from them for whoever reads a report.
    #[serde(skip_deserializing, skip_serializing_if = "Vec::is_empty")]
    pub uncounted_decisions: Vec<Uncounted>,
    /// How long the award would hold.
    pub validity: Option<Validity>,
    /// The labels in catalogue order.
    pub labels: Vec<Label>,
    /// The categories in catalogue order.
    pub categories: Vec<Category>,
    /// The indicators in catalogue order.
    pub indicators: Vec<Indicator>,
    /// The certificates of trainings; none where an earlier version made the report.
    #[serde(default)]
    pub certificates: Vec<Document>,
    /// What is wrong or odd with the evidence.
    pub findings: Vec<Finding>,
    /// Values that were supposed; what has some is no report and never read back.
    #[serde(skip_deserializing, skip_serializing_if = "Vec::is_empty")]
    pub hypothetical: Vec<Supposition>,
}

/// A figure without loss and as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// An integer or a fraction.
    pub exact: String,
    /// A decimal.
    pub shown: String,
}

impl Quantity {
    /// A figure with the digits that a report shows.
    pub fn new(digits: &Digits, kind: FigureKind, number: &Exact) -> Quantity {
        Quantity { exact: number.fraction(), shown: digits.show(kind, number) }
    }

    /// The figure without loss; `None` where somebody wrote what is no number.
    pub fn number(&self) -> Option<Exact> {
        parse_fraction(&self.exact)
    }
}

/// The program that made a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    /// Its name.
    pub name: Cow<'static, str>,
    /// Its version.
    pub version: Cow<'static, str>,
}

/// How the dossier was to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// The decimal sign that was given: `comma` or `point`.
    pub decimal: Option<String>,
    /// The initiative that was chosen.
    pub initiative: Option<String>,
    /// Whether decisions were `named` or left out (`none`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decisions: Option<String>,
}

/// The catalogue that was applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Its stable name.
    pub id: String,
    /// Its edition.
    pub version: String,
    /// What people call it, by language.
    pub title: BTreeMap<String, String>,
    /// The digest of its bytes.
    pub sha256: String,
    /// Whether it called itself like a built-in edition whose content is another; reports
    /// that do not say so are of versions that did not ask.
    #[serde(default)]
    pub differs_from_built_in: bool,
    /// How well what indicators and labels ask for is founded.
    pub figures: Figures,
    /// How well its weights are founded; earlier versions did not say.
    #[serde(default)]
    pub weights: Option<Figures>,
}

/// How many figures rest on which basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Published by their owner.
    pub published: usize,
    /// Inferred from what is published.
    pub inferred: usize,
    /// Assumed by the catalogue's author.
    pub assumed: usize,
}

/// The edition of a catalogue that something else than a report rests on.
#[derive(Serialize)]
pub struct Edition<'a> {
    /// Its stable name.
    pub id: &'a str,
    /// Its edition.
    pub version: &'a str,
    /// The digest of its bytes.
    pub sha256: &'a str,
    /// Whether it calls itself like a built-in edition whose content is another.
    pub differs_from_built_in: bool,
}

impl<'a> Edition<'a> {
    /// That of a catalogue.
    pub fn new(catalogue: &'a catalogue::Catalogue) -> Edition<'a> {
        Edition {
            id: &catalogue.id,
            version: &catalogue.version,
            sha256: &catalogue.sha256,
            differs_from_built_in: catalogue.differs_from_built_in(),
        }
    }
}

/// Whose assessment it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Initiative {
    /// Its stable name.
    pub id: String,
    /// What people call it.
    pub name: Option<String>,
}

impl Initiative {
    /// Whose assessment one is.
    pub fn new(assessment: &Assessment) -> Initiative {
        let initiative = &assessment.initiative;
        Initiative { id: initiative.id.clone().unwrap_or_default(), name: initiative.name.clone() }
    }
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Which table: `evidence`, `initiatives`, `team`, `training`, `decisions`.
    pub table: String,
    /// The file within the dossier.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The digest of the file's bytes.
    pub sha256: String,
    /// The digest of what was read.
    pub content_sha256: String,
    /// How many rows below the header have something in them.
    pub rows: usize,
    /// The encoding of a text file.
    pub encoding: Option<String>,
    /// The delimiter of a text file.
    pub delimiter: Option<String>,
    /// The decimal sign by which numbers were read.
    pub decimal: Option<String>,
}

impl Input {
    /// The table as people call it: its file, and the sheet where it is one.
    pub fn name(&self) -> String {
        Place { file: self.file.clone(), sheet: self.sheet.clone(), line: 1, column: 1 }.table()
    }
}

/// Points and their percentage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// The points earned.
    pub points: Quantity,
    /// The points attainable.
    pub attainable: Quantity,
    /// The percentage; none where nothing is attainable.
    pub percent: Option<Quantity>,
}

impl Totals {
    /// A score with the digits that a report shows.
    pub fn new(digits: &Digits, totals: &assess::Totals) -> Totals {
        Totals {
            points: Quantity::new(digits, FigureKind::Quantity, &totals.points),
            attainable: Quantity::new(digits, FigureKind::Quantity, &totals.attainable),
            percent: totals.percent.as_ref().map(|percent| Quantity::new(digits, FigureKind::Percent, percent)),
        }
    }
}

/// A result without the decisions of evaluators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claimed {
    /// The label that the evidence alone reaches.
    pub award: Option<String>,
    /// The score by the evidence alone.
    pub score: Totals,
}

/// Decisions that do not count: a row, or a table with so many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Uncounted {
    /// Why they do not count.
    pub reason: String,
    /// The indicator that a row is about, where there is one.
    pub indicator: Option<String>,
    /// The file within the dossier.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The line of a row, from 1; none for a table.
    pub line: Option<usize>,
    /// How many rows.
    pub rows: usize,
}

/// A value that was supposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Supposition {
    /// The indicator.
    pub indicator: String,
    /// The input of the indicator, where it has several.
    pub input: Option<String>,
    /// The value, as it would stand in a cell.
    pub value: String,
}

/// The life of a label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// For how many months it is awarded.
    pub months: usize,
    /// Its last day.
    pub until: String,
    /// The first day on which the recertification may be made.
    pub renew_from: Option<String>,
}

/// What an evaluator decided about an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The points by the evidence alone; none where it does not apply.
    pub claimed: Option<Quantity>,
    /// The points by decision.
    pub points: Quantity,
    /// Who decided.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub date: String,
    /// The last day on which it holds.
    pub expires: Option<String>,
    /// The line of the table, from 1.
    pub line: usize,
}

/// A label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Its stable name.
    pub id: String,
    /// Whether all of its conditions are met.
    pub reached: bool,
    /// Whether they would be in the best case.
    pub reachable: bool,
    /// The points earned in its scope.
    pub points: Quantity,
    /// The points attainable in its scope.
    pub attainable: Quantity,
    /// The percentage over its scope.
    pub percent: Option<Quantity>,
    /// Its conditions.
    pub conditions: Vec<Condition>,
}

/// A condition of a label; which fields it has, its kind tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Condition {
    /// `min-percent`, `min-points`, `min-answered-percent`, `min-category-percent`,
    /// `requires` or `minimums`.
    pub kind: String,
    /// The least that is asked for, of all but `requires` and `minimums`.
    pub required: Option<Quantity>,
    /// What was found, of `min-percent`, `min-points` and `min-answered-percent`.
    pub actual: Option<Quantity>,
    /// The categories below the floor, of `min-category-percent`.
    #[serde(default)]
    pub below: Vec<String>,
    /// The labels that `requires` asks for.
    #[serde(default)]
    pub labels: Vec<String>,
    /// Those of them that are not reached.
    #[serde(default)]
    pub unmet: Vec<String>,
    /// The indicators that miss their minimum, of `minimums`.
    #[serde(default)]
    pub missed: Vec<String>,
    /// How many may, of `minimums`.
    pub allowed: Option<usize>,
    /// Whether it is met.
    pub met: bool,
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("kind", &self.kind)?;
        if let Some(required) = &self.required {
            fields.serialize_entry("required", required)?;
        }
        match &*self.kind {
            "min-category-percent" => fields.serialize_entry("below", &self.below)?,
            "requires" => {
                fields.serialize_entry("labels", &self.labels)?;
                fields.serialize_entry("unmet", &self.unmet)?;
            }
            "minimums" => {
                fields.serialize_entry("missed", &self.missed)?;
                fields.serialize_entry("allowed", &self.allowed)?;
            }
            _ => fields.serialize_entry("actual", &self.actual)?,
        }
        fields.serialize_entry("met", &self.met)?;
        fields.end()
    }
}

/// A category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its stable name.
    pub id: String,
    /// The points earned.
    pub points: Quantity,
    /// The points attainable.
    pub attainable: Quantity,
    /// Their percentage.
    pub percent: Option<Quantity>,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its stable name.
    pub id: String,
    /// Its number in the handbook.
    pub number: Option<String>,
    /// The category that it belongs to.
    pub category: String,
    /// `scored`, `missing`, `invalid` or `not-applicable`.
    pub status: String,
    /// Its value.
    pub value: Option<Quantity>,
    /// Its points before the weight.
    pub points: Option<Quantity>,
    /// The most points.
    pub max: Quantity,
    /// The weight of its points.
    pub weight: Quantity,
    /// Points times weight.
    pub contribution: Option<Quantity>,
    /// Whether its own minimum is met.
    pub minimum_met: Option<bool>,
    /// Whether its points count as excellent.
    pub excellent: bool,
    /// `published`, `inferred` or `assumed`.
    pub basis: String,
    /// What an evaluator decided.
    pub decision: Option<Decision>,
    /// The cells that its evidence stands in.
    pub evidence: Vec<Cell>,
    /// The documents that are named for it.
    pub documents: Vec<Document>,
    /// How its points came about, in English.
    pub derivation: String,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Which table.
    pub table: String,
    /// The line on which its record begins, from 1.
    pub line: usize,
    /// The cell within the record, from 1.
    pub column: usize,
    /// The input that it answers.
    pub input: Option<String>,
    /// What stands in it.
    pub raw: String,
    /// What is noted beside it; empty where nothing is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A document that is named as evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The name as it is written.
    pub name: String,
    /// Whether it lies in the dossier; none for an address on the web.
    pub found: Option<bool>,
    /// The digest of its bytes.
    pub sha256: Option<String>,
    /// `found`, `empty`, `table`, `absent`, `refused`, `remote` or `elsewhere`; none where an
    /// earlier version made the report.
    pub state: Option<String>,
}

impl Document {
    /// What there was of it; reports of earlier versions say less.
    pub fn state(&self) -> &str {
        match (self.state.as_deref(), self.found) {
            (Some(state), _) => state,
            (None, Some(true)) => "found",
            (None, Some(false)) => "absent",
            (None, None) => "remote",
        }
    }
}

impl Finding {
    /// What is wrong in a language, as far as the report says it.
    pub fn message(&self, language: Language) -> &str {
        let german = self.message_de.as_deref().filter(|_| language == Language::De);
        german.unwrap_or(&self.message)
    }
}

impl Report {
    /// All documents that it names: those of the indicators, and certificates.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.indicators.iter().flat_map(|indicator| &indicator.documents).chain(&self.certificates)
    }
}

/// Something wrong or odd with the evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// Its stable name.
    pub code: String,
    /// What is wrong, in English.
    pub message: String,
    /// The same in German; none where an earlier version made the report.
    pub message_de: Option<String>,
    /// The indicator concerned.
    pub indicator: Option<String>,
    /// The file concerned.
    pub file: Option<String>,
    /// Its sheet, where it is a workbook.
    pub sheet: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The cell within the line, from 1.
    pub column: Option<usize>,
}
