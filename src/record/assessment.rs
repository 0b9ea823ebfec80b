//! From an assessment to the fields of its JSON.

use super::wire::*;
use super::{FORMAT, HYPOTHESIS, Options, TOOL, printable};
use crate::assess::{Assessment, Condition, Decided, DocumentState, LabelResult, Totals};
use crate::catalogue::{Basis, Catalogue, FigureBasis};
use crate::diagnostic::Finding;
use crate::evidence::{
    DecimalSign, Supposition, TableFormat, TableStatus, UncountedDecision, UncountedDecisions, UncountedTable,
};
use crate::language::{Language, Localizer};
use crate::number::{Digits, Exact, FigureKind};
use serde_json::Value;
use std::cell::OnceCell;

/// Makes records; knows how many digits each figure shows.
struct AssessmentRecorder<'a> {
    catalogue: &'a Catalogue,
    options: &'a Options,
    digits: &'a Digits,
    /// Says findings a second time, for readers of German.
    german: OnceCell<Localizer>,
}

/// The assessment as pretty-printed JSON with a final line end. `english` says
/// its prose; `derivations` holds the working of each indicator in English.
pub fn assessment_json(
    catalogue: &Catalogue,
    assessment: &Assessment,
    options: &Options,
    digits: &Digits,
    english: &Localizer,
    derivations: Vec<String>,
) -> String {
    let writer = AssessmentRecorder { catalogue, options, digits, german: OnceCell::new() };
    let record = writer.record(assessment, english, derivations);
    // Serializing strings, numbers and lists to memory cannot fail.
    let json = serde_json::to_string_pretty(&record).unwrap_or_default();
    printable(&json) + "\n"
}

/// An assessment without evidence as the fields that a report of it has.
pub(super) fn followed(catalogue: &Catalogue, assessment: &Assessment) -> Value {
    let (options, digits) = (Options::default(), assessment.digits(catalogue));
    let writer = AssessmentRecorder { catalogue, options: &options, digits: &digits, german: OnceCell::new() };
    let derivations = vec![String::new(); assessment.indicators.len()];
    serde_json::to_value(writer.record(assessment, &Localizer::new(Language::En), derivations)).unwrap_or_default()
}

impl<'a> AssessmentRecorder<'a> {
    fn record(&self, assessment: &'a Assessment, english: &Localizer, derivations: Vec<String>) -> Record<'a> {
        let catalogue: &'a Catalogue = self.catalogue;
        Record {
            format: if assessment.suppositions.is_empty() { FORMAT } else { HYPOTHESIS },
            tool: TOOL,
            as_of: assessment.as_of.to_string(),
            options: OptionsRecord {
                decimal: self.options.decimal.map(DecimalSign::code),
                initiative: self.options.initiative.as_deref(),
                decisions: self.options.decisions,
            },
            catalogue: CatalogueRecord {
                id: &catalogue.id,
                version: &catalogue.version,
                title: catalogue.title.languages(),
                sha256: &catalogue.sha256,
                differs_from_built_in: catalogue.differs_from_built_in(),
                figures: figures(catalogue.requirements()),
                weights: figures(catalogue.weights().map(|(_, foundation)| foundation)),
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
            uncounted_decisions: self.uncounted(&assessment.undecided),
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
            certificates: assessment.certificates.iter().map(document).collect(),
            findings: assessment.findings.iter().map(|finding| self.finding(finding, english)).collect(),
            hypothetical: assessment.suppositions.iter().map(|one| self.supposition(one)).collect(),
        }
    }

    fn supposition(&self, supposed: &'a Supposition) -> SuppositionRecord<'a> {
        let catalogue: &'a Catalogue = self.catalogue;
        let indicator = catalogue.indicators.get(supposed.indicator);
        SuppositionRecord {
            indicator: indicator.map_or("", |indicator| &indicator.id),
            input: supposed.input.and_then(|input| indicator?.measure.inputs().get(input).copied()),
            value: &supposed.value,
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

    fn uncounted(&self, undecided: &'a UncountedDecisions) -> Vec<UncountedRecord<'a>> {
        let catalogue: &'a Catalogue = self.catalogue;
        let row = |one: &'a UncountedDecision| UncountedRecord {
            reason: one.why.code(),
            indicator: one.indicator.and_then(|index| catalogue.indicators.get(index)).map(|it| &*it.id),
            file: &one.place.file,
            sheet: one.place.sheet.as_deref(),
            line: Some(one.place.line),
            rows: 1,
        };
        let table = |one: &'a UncountedTable| UncountedRecord {
            reason: one.standing.code(),
            indicator: None,
            file: &one.place.file,
            sheet: one.place.sheet.as_deref(),
            line: None,
            rows: one.rows,
        };
        // Whether there are others which nobody asked for, no digest tells.
        let of_workbook =
            |one: &&UncountedTable| matches!(one.standing, TableStatus::OwnWorkbook | TableStatus::Hidden);
        let tables = undecided.tables.iter().filter(of_workbook).map(table);
        undecided.rows.iter().map(row).chain(tables).collect()
    }

    fn quantity(&self, kind: FigureKind, number: &Exact) -> Quantity {
        Quantity { exact: number.fraction(), shown: self.digits.show(kind, number) }
    }

    fn plain(&self, number: &Exact) -> Quantity {
        self.quantity(FigureKind::Quantity, number)
    }

    fn percent(&self, number: &Exact) -> Quantity {
        self.quantity(FigureKind::Percent, number)
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
            let kind = if indicator.is_percentage() { FigureKind::Percent } else { FigureKind::Quantity };
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
                        note: &cell.note,
                    })
                    .collect(),
                documents: assessed.documents.iter().map(document).collect(),
                derivation,
            }
        })
        .collect()
    }

    fn finding(&self, finding: &'a Finding, english: &Localizer) -> FindingRecord<'a> {
        let catalogue: &'a Catalogue = self.catalogue;
        FindingRecord {
            severity: finding.severity.code(),
            code: finding.code,
            message: english.say(&finding.message),
            message_de: self.german.get_or_init(|| Localizer::new(Language::De)).say(&finding.message),
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

fn input(input: &crate::evidence::InputTable) -> InputRecord<'_> {
    InputRecord {
        table: input.kind.name(),
        file: &input.file,
        sha256: &input.sha256,
        content_sha256: &input.content_sha256,
        rows: input.rows,
        sheet: input.sheet(),
        encoding: match &input.form {
            TableFormat::Text { encoding, .. } => Some(encoding.name()),
            TableFormat::Sheet(_) => None,
        },
        delimiter: input.delimiter().map(String::from),
        decimal: input.decimal.map(DecimalSign::code),
    }
}

fn document(document: &crate::assess::Document) -> DocumentRecord<'_> {
    let (found, sha256) = match &document.state {
        DocumentState::NotFound | DocumentState::Refused => (Some(false), None),
        DocumentState::Remote | DocumentState::Elsewhere => (None, None),
        there => (Some(true), there.sha256()),
    };
    DocumentRecord { name: &document.name, found, sha256, state: document.state.code() }
}

fn figures<'f>(foundations: impl Iterator<Item = &'f FigureBasis> + Clone) -> FiguresRecord {
    let count = |basis| foundations.clone().filter(|foundation| foundation.basis == basis).count();
    FiguresRecord {
        published: count(Basis::Published),
        inferred: count(Basis::Inferred),
        assumed: count(Basis::Assumed),
    }
}
