//! The fields of the JSON, in the order in which they are written. What each means
//! says `schema/assessment.schema.json`.

use serde::Serialize;
use std::collections::BTreeMap;

/// A figure without loss and as it is shown.
#[derive(Serialize)]
pub struct Quantity {
    pub exact: String,
    pub shown: String,
}

#[derive(Serialize)]
pub struct Record<'a> {
    pub format: &'static str,
    pub tool: Tool,
    pub as_of: String,
    pub options: OptionsRecord<'a>,
    pub catalogue: CatalogueRecord<'a>,
    pub initiative: InitiativeRecord<'a>,
    pub inputs: Vec<InputRecord<'a>>,
    pub award: Option<&'a str>,
    pub provisional: bool,
    pub best_case: TotalsRecord,
    pub score: TotalsRecord,
    pub claimed: Option<ClaimedRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uncounted_decisions: Vec<UncountedRecord<'a>>,
    pub validity: Option<ValidityRecord>,
    pub labels: Vec<LabelRecord<'a>>,
    pub categories: Vec<CategoryRecord<'a>>,
    pub indicators: Vec<IndicatorRecord<'a>>,
    pub certificates: Vec<DocumentRecord<'a>>,
    pub findings: Vec<FindingRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hypothetical: Vec<SuppositionRecord<'a>>,
}

/// A value that was supposed; those of real reports are none.
#[derive(Serialize)]
pub struct SuppositionRecord<'a> {
    pub indicator: &'a str,
    pub input: Option<&'a str>,
    pub value: &'a str,
}

#[derive(Serialize)]
pub struct OptionsRecord<'a> {
    pub decimal: Option<&'static str>,
    pub initiative: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decisions: Option<&'static str>,
}

/// Decisions that do not count: a row, or a table with so many.
#[derive(Serialize)]
pub struct UncountedRecord<'a> {
    pub reason: &'static str,
    pub indicator: Option<&'a str>,
    pub file: &'a str,
    pub sheet: Option<&'a str>,
    pub line: Option<usize>,
    pub rows: usize,
}

#[derive(Serialize)]
pub struct Tool {
    pub name: &'static str,
    pub version: &'static str,
}

#[derive(Serialize)]
pub struct CatalogueRecord<'a> {
    pub id: &'a str,
    pub version: &'a str,
    pub title: BTreeMap<&'a str, &'a str>,
    pub sha256: &'a str,
    pub differs_from_built_in: bool,
    pub figures: FiguresRecord,
    pub weights: FiguresRecord,
}

/// How many figures rest on which basis.
#[derive(Serialize)]
pub struct FiguresRecord {
    pub published: usize,
    pub inferred: usize,
    pub assumed: usize,
}

#[derive(Serialize)]
pub struct InitiativeRecord<'a> {
    pub id: &'a str,
    pub name: Option<&'a str>,
}

#[derive(Serialize)]
pub struct InputRecord<'a> {
    pub table: &'static str,
    pub file: &'a str,
    pub sheet: Option<&'a str>,
    pub sha256: &'a str,
    pub content_sha256: &'a str,
    pub rows: usize,
    pub encoding: Option<&'static str>,
    pub delimiter: Option<String>,
    pub decimal: Option<&'static str>,
}

#[derive(Serialize)]
pub struct TotalsRecord {
    pub points: Quantity,
    pub attainable: Quantity,
    pub percent: Option<Quantity>,
}

#[derive(Serialize)]
pub struct LabelRecord<'a> {
    pub id: &'a str,
    pub reached: bool,
    pub reachable: bool,
    #[serde(flatten)]
    pub totals: TotalsRecord,
    pub conditions: Vec<ConditionRecord<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub enum ConditionRecord<'a> {
    Compared { kind: &'static str, required: Quantity, actual: Option<Quantity>, met: bool },
    Floors { kind: &'static str, required: Quantity, below: Vec<&'a str>, met: bool },
    Requires { kind: &'static str, labels: Vec<&'a str>, unmet: Vec<&'a str>, met: bool },
    Minimums { kind: &'static str, missed: Vec<&'a str>, allowed: usize, met: bool },
}

#[derive(Serialize)]
pub struct CategoryRecord<'a> {
    pub id: &'a str,
    #[serde(flatten)]
    pub totals: TotalsRecord,
}

#[derive(Serialize)]
pub struct IndicatorRecord<'a> {
    pub id: &'a str,
    pub number: Option<&'a str>,
    pub category: &'a str,
    pub status: &'static str,
    pub value: Option<Quantity>,
    pub points: Option<Quantity>,
    pub max: Quantity,
    pub weight: Quantity,
    pub contribution: Option<Quantity>,
    pub minimum_met: Option<bool>,
    pub excellent: bool,
    pub basis: &'static str,
    pub decision: Option<DecisionRecord<'a>>,
    pub evidence: Vec<EvidenceRecord<'a>>,
    pub documents: Vec<DocumentRecord<'a>>,
    pub derivation: String,
}

/// What an evaluator decided, beside the points that the evidence claims.
#[derive(Serialize)]
pub struct DecisionRecord<'a> {
    pub claimed: Option<Quantity>,
    pub points: Quantity,
    pub by: &'a str,
    pub reason: &'a str,
    pub date: String,
    pub expires: Option<String>,
    pub line: usize,
}

/// How long the award would hold.
#[derive(Serialize)]
pub struct ValidityRecord {
    pub months: usize,
    pub until: String,
    pub renew_from: Option<String>,
}

/// The result by the evidence alone.
#[derive(Serialize)]
pub struct ClaimedRecord<'a> {
    pub award: Option<&'a str>,
    pub score: TotalsRecord,
}

#[derive(Serialize)]
pub struct EvidenceRecord<'a> {
    pub table: &'static str,
    pub line: usize,
    pub column: usize,
    pub input: Option<&'a str>,
    pub raw: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub note: &'a str,
}

#[derive(Serialize)]
pub struct DocumentRecord<'a> {
    pub name: &'a str,
    pub found: Option<bool>,
    pub sha256: Option<&'a str>,
    pub state: &'static str,
}

#[derive(Serialize)]
pub struct FindingRecord<'a> {
    pub severity: &'static str,
    pub code: &'static str,
    pub message: String,
    pub message_de: String,
    pub indicator: Option<&'a str>,
    pub file: Option<&'a str>,
    pub sheet: Option<&'a str>,
    pub line: Option<usize>,
    pub column: Option<usize>,
}
