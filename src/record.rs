//! The wire formats: the JSON of an assessment, version 1. The only place where
//! domain values are serialized; its prose is English whatever the reader's language.

mod causes;
mod check;
mod fields;
mod read;
pub mod saved;
mod verification;

pub use causes::{Cause, Change, Dependence, Today, causes};
pub use check::{CheckedFile, check_json};
pub use fields::{Difference, Path, Step, differences};
pub use read::{MAX_REPORT_BYTES, Saved, glance, read};
pub use verification::{Digests, Verification, verification_json};

use crate::assess::{Assessment, Condition, Decided, DocumentState, LabelResult, Totals};
use crate::catalogue::{Basis, Catalogue};
use crate::diagnostic::Finding;
use crate::evidence::{DecimalSign, Form};
use crate::language::{Voice, is_unprintable};
use crate::number::{Digits, Exact, Kind};
use serde::Serialize;
use std::collections::BTreeMap;

/// The name and version of the format.
const FORMAT: &str = "merit-assessment/1";

/// A figure without loss and as it is shown.
#[derive(Serialize)]
struct Quantity {
    exact: String,
    shown: String,
}

#[derive(Serialize)]
struct Record<'a> {
    format: &'static str,
    tool: Tool,
    as_of: String,
    options: OptionsRecord<'a>,
    catalogue: CatalogueRecord<'a>,
    initiative: InitiativeRecord<'a>,
    inputs: Vec<InputRecord<'a>>,
    award: Option<&'a str>,
    provisional: bool,
    best_case: TotalsRecord,
    score: TotalsRecord,
    claimed: Option<ClaimedRecord<'a>>,
    validity: Option<ValidityRecord>,
    labels: Vec<LabelRecord<'a>>,
    categories: Vec<CategoryRecord<'a>>,
    indicators: Vec<IndicatorRecord<'a>>,
    findings: Vec<FindingRecord<'a>>,
}

/// How the dossier was to be read, so that it can be read so again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The decimal sign that was given for all tables.
    pub decimal: Option<DecimalSign>,
    /// The initiative that was chosen among several.
    pub initiative: Option<String>,
}

#[derive(Serialize)]
struct OptionsRecord<'a> {
    decimal: Option<&'static str>,
    initiative: Option<&'a str>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// The program that writes the records.
const TOOL: Tool = Tool { name: "merit", version: env!("CARGO_PKG_VERSION") };

#[derive(Serialize)]
struct CatalogueRecord<'a> {
    id: &'a str,
    version: &'a str,
    title: BTreeMap<&'a str, &'a str>,
    sha256: &'a str,
    figures: FiguresRecord,
}

/// How many indicators and labels rest on which basis.
#[derive(Serialize)]
struct FiguresRecord {
    published: usize,
    inferred: usize,
    assumed: usize,
}

#[derive(Serialize)]
struct InitiativeRecord<'a> {
    id: &'a str,
    name: Option<&'a str>,
}

#[derive(Serialize)]
struct InputRecord<'a> {
    table: &'static str,
    file: &'a str,
    sheet: Option<&'a str>,
    sha256: &'a str,
    content_sha256: &'a str,
    rows: usize,
    encoding: Option<&'static str>,
    delimiter: Option<String>,
    decimal: Option<&'static str>,
}

#[derive(Serialize)]
struct TotalsRecord {
    points: Quantity,
    attainable: Quantity,
    percent: Option<Quantity>,
}

#[derive(Serialize)]
struct LabelRecord<'a> {
    id: &'a str,
    reached: bool,
    reachable: bool,
    #[serde(flatten)]
    totals: TotalsRecord,
    conditions: Vec<ConditionRecord<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ConditionRecord<'a> {
    Compared { kind: &'static str, required: Quantity, actual: Option<Quantity>, met: bool },
    Floors { kind: &'static str, required: Quantity, below: Vec<&'a str>, met: bool },
    Requires { kind: &'static str, labels: Vec<&'a str>, unmet: Vec<&'a str>, met: bool },
    Minimums { kind: &'static str, missed: Vec<&'a str>, allowed: usize, met: bool },
}

#[derive(Serialize)]
struct CategoryRecord<'a> {
    id: &'a str,
    #[serde(flatten)]
    totals: TotalsRecord,
}

#[derive(Serialize)]
struct IndicatorRecord<'a> {
    id: &'a str,
    number: Option<&'a str>,
    category: &'a str,
    status: &'static str,
    value: Option<Quantity>,
    points: Option<Quantity>,
    max: Quantity,
    weight: Quantity,
    contribution: Option<Quantity>,
    minimum_met: Option<bool>,
    excellent: bool,
    basis: &'static str,
    decision: Option<DecisionRecord<'a>>,
    evidence: Vec<EvidenceRecord<'a>>,
    documents: Vec<DocumentRecord<'a>>,
    derivation: String,
}

/// What an evaluator decided, beside the points that the evidence claims.
#[derive(Serialize)]
struct DecisionRecord<'a> {
    claimed: Option<Quantity>,
    points: Quantity,
    by: &'a str,
    reason: &'a str,
    date: String,
    expires: Option<String>,
    line: usize,
}

/// How long the award would hold.
#[derive(Serialize)]
struct ValidityRecord {
    months: usize,
    until: String,
    renew_from: Option<String>,
}

/// The result by the evidence alone.
#[derive(Serialize)]
struct ClaimedRecord<'a> {
    award: Option<&'a str>,
    score: TotalsRecord,
}

#[derive(Serialize)]
struct EvidenceRecord<'a> {
    table: &'static str,
    line: usize,
    column: usize,
    input: Option<&'a str>,
    raw: &'a str,
}

#[derive(Serialize)]
struct DocumentRecord<'a> {
    name: &'a str,
    found: Option<bool>,
    sha256: Option<&'a str>,
}

#[derive(Serialize)]
struct FindingRecord<'a> {
    severity: &'static str,
    code: &'static str,
    message: String,
    indicator: Option<&'a str>,
    file: Option<&'a str>,
    sheet: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
}

/// Makes records; knows how many digits each figure shows.
struct Writer<'a> {
    catalogue: &'a Catalogue,
    options: &'a Options,
    digits: &'a Digits,
}

/// The assessment as pretty-printed JSON with a final line end. `english` says
/// its prose; `derivations` holds the working of each indicator in English.
pub fn assessment_json(
    catalogue: &Catalogue,
    assessment: &Assessment,
    options: &Options,
    digits: &Digits,
    english: &Voice,
    derivations: Vec<String>,
) -> String {
    let writer = Writer { catalogue, options, digits };
    let record = writer.record(assessment, english, derivations);
    // Serializing strings, numbers and lists to memory cannot fail.
    let json = serde_json::to_string_pretty(&record).unwrap_or_default();
    printable(&json) + "\n"
}

/// JSON in which nothing steers a terminal or misleads a reader: such characters
/// stand in strings alone, and there their escape means the same.
fn printable(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for sign in json.chars() {
        if sign == '\n' || !is_unprintable(sign) {
            text.push(sign);
        } else {
            let mut units = [0; 2];
            text.extend(sign.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    text
}

impl<'a> Writer<'a> {
    fn record(&self, assessment: &'a Assessment, english: &Voice, derivations: Vec<String>) -> Record<'a> {
        let catalogue: &'a Catalogue = self.catalogue;
        Record {
            format: FORMAT,
            tool: TOOL,
            as_of: assessment.as_of.to_string(),
            options: OptionsRecord {
                decimal: self.options.decimal.map(DecimalSign::code),
                initiative: self.options.initiative.as_deref(),
            },
            catalogue: CatalogueRecord {
                id: &catalogue.id,
                version: &catalogue.version,
                title: catalogue.title.languages(),
                sha256: &catalogue.sha256,
                figures: FiguresRecord {
                    published: catalogue.count(Basis::Published),
                    inferred: catalogue.count(Basis::Inferred),
                    assumed: catalogue.count(Basis::Assumed),
                },
            },
            initiative: InitiativeRecord {
                id: assessment.initiative.id.as_deref().unwrap_or_default(),
                name: assessment.initiative.name.as_deref(),
            },
            inputs: assessment.inputs.iter().map(input).collect(),
            award: self.label_id(assessment.award),
            provisional: assessment.provisional,
            best_case: self.totals(&assessment.best_case),
            score: self.totals(&assessment.score),
            claimed: assessment.claimed.as_ref().map(|claimed| ClaimedRecord {
                award: self.label_id(claimed.award),
                score: self.totals(&claimed.score),
            }),
            validity: assessment.validity(catalogue).map(|validity| ValidityRecord {
                months: validity.months,
                until: validity.until.to_string(),
                renew_from: validity.renew_from.map(|date| date.to_string()),
            }),
            labels: catalogue
                .labels
                .iter()
                .zip(&assessment.labels)
                .map(|(label, result)| self.label(&label.id, result))
                .collect(),
            categories: catalogue
                .categories
                .iter()
                .zip(&assessment.categories)
                .map(|(category, totals)| CategoryRecord { id: &category.id, totals: self.totals(totals) })
                .collect(),
            indicators: self.indicators(assessment, derivations),
            findings: assessment.findings.iter().map(|finding| self.finding(finding, english)).collect(),
        }
    }

    fn label_id(&self, label: Option<usize>) -> Option<&'a str> {
        let catalogue: &'a Catalogue = self.catalogue;
        label.and_then(|label| catalogue.labels.get(label)).map(|label| label.id.as_str())
    }

    fn decision(&self, Decided { decision, claimed }: &'a Decided) -> DecisionRecord<'a> {
        DecisionRecord {
            claimed: claimed.as_ref().map(|claimed| self.plain(claimed)),
            points: self.plain(&decision.points),
            by: &decision.by,
            reason: &decision.reason,
            date: decision.date.to_string(),
            expires: decision.expires.map(|date| date.to_string()),
            line: decision.place.line,
        }
    }

    fn quantity(&self, kind: Kind, number: &Exact) -> Quantity {
        Quantity { exact: number.fraction(), shown: self.digits.show(kind, number) }
    }

    fn plain(&self, number: &Exact) -> Quantity {
        self.quantity(Kind::Quantity, number)
    }

    fn percent(&self, number: &Exact) -> Quantity {
        self.quantity(Kind::Percent, number)
    }

    fn totals(&self, totals: &Totals) -> TotalsRecord {
        TotalsRecord {
            points: self.plain(&totals.points),
            attainable: self.plain(&totals.attainable),
            percent: totals.percent.as_ref().map(|percent| self.percent(percent)),
        }
    }

    fn label(&self, id: &'a str, result: &LabelResult) -> LabelRecord<'a> {
        LabelRecord {
            id,
            reached: result.reached,
            reachable: result.reachable,
            totals: self.totals(&result.totals),
            conditions: result.conditions.iter().map(|condition| self.condition(condition)).collect(),
        }
    }

    fn condition(&self, condition: &Condition) -> ConditionRecord<'a> {
        let catalogue: &'a Catalogue = self.catalogue;
        let (kind, met) = (condition.code(), condition.is_met());
        let labels = |indices: &[usize]| -> Vec<&'a str> {
            indices.iter().filter_map(|index| catalogue.labels.get(*index)).map(|label| label.id.as_str()).collect()
        };
        match condition {
            Condition::MinPercent { required, actual } | Condition::MinAnsweredPercent { required, actual } => {
                let actual = actual.as_ref().map(|actual| self.percent(actual));
                ConditionRecord::Compared { kind, required: self.percent(required), actual, met }
            }
            Condition::MinPoints { required, actual } => ConditionRecord::Compared {
                kind,
                required: self.plain(required),
                actual: Some(self.plain(actual)),
                met,
            },
            Condition::MinCategoryPercent { required, below, .. } => {
                let categories = below.iter().filter_map(|index| catalogue.categories.get(*index));
                let below = categories.map(|category| category.id.as_str()).collect();
                ConditionRecord::Floors { kind, required: self.percent(required), below, met }
            }
            Condition::Requires { labels: required, unmet } => {
                ConditionRecord::Requires { kind, labels: labels(required), unmet: labels(unmet), met }
            }
            Condition::Minimums { missed, allowed } => {
                let indicators = missed.iter().filter_map(|index| catalogue.indicators.get(*index));
                let missed = indicators.map(|indicator| indicator.id.as_str()).collect();
                ConditionRecord::Minimums { kind, missed, allowed: *allowed, met }
            }
        }
    }

    fn indicators(&self, assessment: &'a Assessment, derivations: Vec<String>) -> Vec<IndicatorRecord<'a>> {
        let catalogue: &'a Catalogue = self.catalogue;
        let all = catalogue.indicators.iter().zip(&assessment.indicators).zip(derivations);
        all.map(|((indicator, assessed), derivation)| {
            let kind = if indicator.is_percentage() { Kind::Percent } else { Kind::Quantity };
            IndicatorRecord {
                id: &indicator.id,
                number: indicator.number.as_deref(),
                category: catalogue.categories.get(indicator.category).map_or("", |category| &category.id),
                status: assessed.status.code(),
                value: assessed.value.as_ref().map(|value| self.quantity(kind, value)),
                points: assessed.points.as_ref().map(|points| self.plain(points)),
                max: self.plain(&indicator.points),
                weight: self.plain(&indicator.weight),
                contribution: assessed.contribution.as_ref().map(|contribution| self.plain(contribution)),
                minimum_met: assessed.minimum_met,
                excellent: assessed.excellent,
                basis: indicator.foundation.basis.code(),
                decision: assessed.decided.as_ref().map(|decided| self.decision(decided)),
                evidence: assessed
                    .cells
                    .iter()
                    .map(|cell| EvidenceRecord {
                        table: cell.table.name(),
                        line: cell.line,
                        column: cell.column,
                        input: cell.input.as_deref(),
                        raw: &cell.raw,
                    })
                    .collect(),
                documents: assessed.documents.iter().map(document).collect(),
                derivation,
            }
        })
        .collect()
    }

    fn finding(&self, finding: &'a Finding, english: &Voice) -> FindingRecord<'a> {
        let catalogue: &'a Catalogue = self.catalogue;
        FindingRecord {
            severity: finding.severity.code(),
            code: finding.code,
            message: english.say(&finding.message),
            indicator: finding
                .indicator
                .and_then(|index| catalogue.indicators.get(index))
                .map(|indicator| indicator.id.as_str()),
            file: finding.place.as_ref().map(|place| place.file.as_str()),
            sheet: finding.place.as_ref().and_then(|place| place.sheet.as_deref()),
            line: finding.place.as_ref().map(|place| place.line),
            column: finding.place.as_ref().map(|place| place.column),
        }
    }
}

fn input(input: &crate::evidence::Input) -> InputRecord<'_> {
    InputRecord {
        table: input.kind.name(),
        file: &input.file,
        sha256: &input.sha256,
        content_sha256: &input.content_sha256,
        rows: input.rows,
        sheet: input.sheet(),
        encoding: match &input.form {
            Form::Text { encoding, .. } => Some(encoding.name()),
            Form::Sheet(_) => None,
        },
        delimiter: input.delimiter().map(String::from),
        decimal: input.decimal.map(DecimalSign::code),
    }
}

fn document(document: &crate::assess::Document) -> DocumentRecord<'_> {
    let (found, sha256) = match &document.state {
        DocumentState::Found(sha256) => (Some(true), Some(sha256.as_str())),
        DocumentState::NotFound | DocumentState::Refused => (Some(false), None),
        DocumentState::Remote => (None, None),
    };
    DocumentRecord { name: &document.name, found, sha256 }
}
