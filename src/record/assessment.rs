//! From an assessment to the fields of its JSON.

use super::wire::{self, FigureValue, Quantity, Report};
use super::{FORMAT, HYPOTHESIS, Options, TOOL, json};
use crate::assess::{Assessment, Condition, Decided, Document, DocumentState, LabelResult, RuleOutcome, Totals};
use crate::catalogue::{
    Basis, Catalogue, FigureBasis, Floor, Label, Measure, Member, OperandKind, ProfileChoice, ScorePart, date_of_day,
};
use crate::diagnostic::Finding;
use crate::evidence::{
    AnswerValue, Cell, Supposition, TableFormat, TableStatus, UncountedDecision, UncountedDecisions, UncountedTable,
};
use crate::language::{Language, Localizer, Text};
use crate::number::{Digits, Exact, FigureKind};
use serde_json::Value;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

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
    json(&writer.record(assessment, english, derivations))
}

fn by_language(text: &Text) -> BTreeMap<String, String> {
    text.languages().into_iter().map(|(code, text)| (code.into(), text.into())).collect()
}

/// An assessment without evidence as the fields that a report of it has.
pub(super) fn followed(catalogue: &Catalogue, assessment: &Assessment) -> Value {
    let (options, digits) = (Options::default(), assessment.digits(catalogue));
    let writer = AssessmentRecorder { catalogue, options: &options, digits: &digits, german: OnceCell::new() };
    let derivations = vec![String::new(); assessment.indicators.len()];
    serde_json::to_value(writer.record(assessment, &Localizer::new(Language::En), derivations)).unwrap_or_default()
}

impl AssessmentRecorder<'_> {
    fn record(&self, assessment: &Assessment, english: &Localizer, derivations: Vec<String>) -> Report {
        let catalogue = self.catalogue;
        Report {
            format: if assessment.suppositions.is_empty() { FORMAT } else { HYPOTHESIS }.to_owned(),
            tool: TOOL,
            as_of: assessment.as_of.to_string(),
            options: wire::Options {
                decimal: self.options.decimal.map(|sign| sign.code().to_owned()),
                initiative: self.options.initiative.clone(),
                decisions: self.options.decisions.map(str::to_owned),
                held_until: self.options.held_until.map(|date| date.to_string()),
            },
            catalogue: wire::Catalogue {
                id: catalogue.id.clone(),
                version: catalogue.version.clone(),
                title: by_language(&catalogue.title),
                sha256: catalogue.sha256.clone(),
                differs_from_built_in: catalogue.differs_from_built_in(),
                figures: figures(catalogue.requirements()),
                weights: Some(figures(catalogue.weights().map(|(_, foundation)| foundation))),
            },
            initiative: wire::Initiative::new(assessment),
            inputs: assessment.inputs.iter().map(input).collect(),
            award: self.label_id(assessment.award),
            provisional: assessment.provisional,
            best_case: self.totals(&assessment.best_case),
            score: self.totals(&assessment.score),
            claimed: assessment.claimed.as_ref().map(|claimed| wire::Claimed {
                award: self.label_id(claimed.award),
                score: self.totals(&claimed.score),
            }),
            uncounted_decisions: self.uncounted(&assessment.undecided),
            validity: assessment.validity(catalogue).map(|validity| wire::Validity {
                months: validity.months,
                until: validity.until.to_string(),
                renew_from: validity.renew_from.map(|date| date.to_string()),
                renewal: validity.renewal.map(|renewal| wire::Renewal {
                    held_until: renewal.held_until.to_string(),
                    renewable_until: renewal.renewable_until.to_string(),
                    renewed: renewal.is_renewed,
                }),
            }),
            labels: catalogue
                .labels
                .iter()
                .zip(&assessment.labels)
                .map(|(label, result)| self.label(label, result))
                .collect(),
            categories: catalogue
                .categories
                .iter()
                .zip(&assessment.categories)
                .map(|(category, totals)| {
                    let percentage_points = totals.percentage_points(category).map(|points| self.percent(&points));
                    let wire::Totals { points, attainable, percent } = self.totals(totals);
                    let (id, bonus) = (category.id.clone(), category.bonus);
                    wire::Category { id, points, attainable, percent, bonus, percentage_points }
                })
                .collect(),
            profile: self.profile(&assessment.profile),
            groups: self.groups(assessment),
            facts: self.facts(assessment),
            indicators: self.indicators(assessment, derivations),
            rules: self.rules(assessment),
            certificates: assessment.certificates.iter().map(|one| self.document(one)).collect(),
            findings: assessment.findings.iter().map(|finding| self.finding(finding, english)).collect(),
            hypothetical: assessment.suppositions.iter().map(|one| self.supposition(one)).collect(),
        }
    }

    fn supposition(&self, supposed: &Supposition) -> wire::Supposition {
        let asked = self.catalogue.asked(supposed.question);
        let input = supposed.input.and_then(|input| asked?.measure.inputs().get(input).copied());
        wire::Supposition {
            indicator: asked.map_or_else(String::new, |asked| asked.id.to_owned()),
            input: input.map(str::to_owned),
            value: supposed.value.clone(),
        }
    }

    fn profile(&self, choice: &ProfileChoice) -> Option<wire::ProfileChoice> {
        let Catalogue { profiles, facts, .. } = self.catalogue;
        let held = choice.profile.and_then(|index| profiles.get(index));
        let undecided = choice.undecided.iter().filter_map(|(profile, fact)| {
            Some(wire::UndecidedProfile { id: profiles.get(*profile)?.id.clone(), fact: facts.get(*fact)?.id.clone() })
        });
        (!profiles.is_empty()).then(|| wire::ProfileChoice {
            id: held.map(|profile| profile.id.clone()),
            title: held.map(|profile| by_language(&profile.title)),
            when: held.map(|profile| profile.when_text.clone()),
            undecided: undecided.collect(),
        })
    }

    fn label_id(&self, label: Option<usize>) -> Option<String> {
        label.and_then(|label| self.catalogue.labels.get(label)).map(|label| label.id.clone())
    }

    fn indicator_id(&self, indicator: Option<usize>) -> Option<String> {
        indicator.and_then(|index| self.catalogue.indicators.get(index)).map(|indicator| indicator.id.clone())
    }

    fn decision(&self, Decided { decision, claimed }: &Decided) -> wire::Decision {
        wire::Decision {
            claimed: claimed.as_ref().map(|claimed| self.plain(claimed)),
            points: self.plain(&decision.points),
            by: decision.by.clone(),
            reason: decision.reason.clone(),
            date: decision.date.to_string(),
            expires: decision.expires.map(|date| date.to_string()),
            line: decision.place.line,
        }
    }

    fn uncounted(&self, undecided: &UncountedDecisions) -> Vec<wire::Uncounted> {
        let row = |one: &UncountedDecision| wire::Uncounted {
            reason: one.why.code().to_owned(),
            indicator: self.indicator_id(one.indicator),
            file: one.place.file.clone(),
            sheet: one.place.sheet.clone(),
            line: Some(one.place.line),
            rows: 1,
        };
        let table = |one: &UncountedTable| wire::Uncounted {
            reason: one.standing.code().to_owned(),
            indicator: None,
            file: one.place.file.clone(),
            sheet: one.place.sheet.clone(),
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
        Quantity::new(self.digits, kind, number)
    }

    fn plain(&self, number: &Exact) -> Quantity {
        self.quantity(FigureKind::Quantity, number)
    }

    fn percent(&self, number: &Exact) -> Quantity {
        self.quantity(FigureKind::Percent, number)
    }

    fn totals(&self, totals: &Totals) -> wire::Totals {
        wire::Totals::new(self.digits, totals)
    }

    fn label(&self, label: &Label, result: &LabelResult) -> wire::Label {
        let wire::Totals { points, attainable, percent } = self.totals(&result.totals);
        wire::Label {
            id: label.id.clone(),
            reached: result.reached,
            reachable: result.reachable,
            conditions: result.conditions.iter().map(|it| self.condition(it, &points, percent.as_ref())).collect(),
            points,
            attainable,
            percent,
            award: label.award,
        }
    }

    /// A condition; those on points and percent compare the label's own.
    fn condition(&self, condition: &Condition, points: &Quantity, percent: Option<&Quantity>) -> wire::Condition {
        let labels = |indices: &[usize]| indices.iter().filter_map(|index| self.label_id(Some(*index))).collect();
        let figure = |figure| Some(wire::Required::Figure(figure));
        let said = wire::Condition { kind: condition.code().to_owned(), met: condition.is_met(), ..Default::default() };
        match condition {
            Condition::MinPercent { required, .. } => {
                wire::Condition { required: figure(self.percent(required)), actual: percent.cloned(), ..said }
            }
            Condition::MinAnsweredPercent { required, actual } => {
                let actual = actual.as_ref().map(|actual| self.percent(actual));
                wire::Condition { required: figure(self.percent(required)), actual, ..said }
            }
            Condition::MinPoints { required, .. } => {
                wire::Condition { required: figure(self.plain(required)), actual: Some(points.clone()), ..said }
            }
            Condition::MinCategoryPercent { required, below, .. } => {
                let categories = below.iter().filter_map(|index| self.catalogue.categories.get(*index));
                let below = categories.map(|category| category.id.clone()).collect();
                wire::Condition { required: figure(self.percent(required)), below, ..said }
            }
            Condition::Floors { floors, below } => {
                let below: BTreeSet<ScorePart> =
                    below.iter().filter_map(|place| Some(floors.get(*place)?.part)).collect();
                let below = below.into_iter().filter_map(|part| self.part_id(part)).collect();
                let floors = floors.iter().map(|floor| self.floor(floor)).collect();
                wire::Condition { required: Some(wire::Required::Floors(floors)), below, ..said }
            }
            Condition::RequiresAny { labels: required, .. } => wire::Condition { labels: labels(required), ..said },
            Condition::Requires { labels: required, unmet } => {
                wire::Condition { labels: labels(required), unmet: labels(unmet), ..said }
            }
            Condition::Minimums { missed, allowed } => {
                let missed = missed.iter().filter_map(|index| self.indicator_id(Some(*index))).collect();
                wire::Condition { missed, allowed: Some(*allowed), ..said }
            }
        }
    }

    fn floor(&self, floor: &Floor) -> wire::Floor {
        let least = Some(self.quantity(floor.kind, &floor.least));
        let id = self.part_id(floor.part);
        let of = match floor.part {
            ScorePart::Category(_) => wire::Floor { category: id, ..Default::default() },
            ScorePart::Group(_) => wire::Floor { group: id, ..Default::default() },
        };
        match floor.kind {
            FigureKind::Percent => wire::Floor { percent: least, ..of },
            FigureKind::Quantity => wire::Floor { points: least, ..of },
        }
    }

    fn part_id(&self, part: ScorePart) -> Option<String> {
        part.id(self.catalogue).map(str::to_owned)
    }

    fn groups(&self, assessment: &Assessment) -> Vec<wire::Group> {
        let catalogue = self.catalogue;
        let member = |member: &Member| match member {
            Member::Indicator(index) => self.indicator_id(Some(*index)),
            Member::Group(index) => catalogue.groups.get(*index).map(|group| group.id.clone()),
        };
        let all = catalogue.groups.iter().zip(&assessment.groups);
        all.map(|(group, score)| {
            let wire::Totals { points, attainable, percent } = self.totals(&score.totals);
            let category = catalogue.categories.get(group.category);
            wire::Group {
                id: group.id.clone(),
                title: by_language(&group.title),
                category: category.map(|category| category.id.clone()).unwrap_or_default(),
                of: group.of.iter().filter_map(member).collect(),
                best: group.best,
                at_most: group.at_most.as_ref().map(|most| self.plain(most)),
                bonus: group.bonus,
                points,
                attainable,
                percent,
                counted: score.counted.iter().filter_map(|place| member(group.of.get(*place)?)).collect(),
                capped: score.is_capped(),
            }
        })
        .collect()
    }

    fn fact_id(&self, fact: Option<usize>) -> Option<String> {
        fact.and_then(|index| self.catalogue.facts.get(index)).map(|fact| fact.id.clone())
    }

    fn facts(&self, assessment: &Assessment) -> Vec<wire::Fact> {
        let catalogue = self.catalogue;
        let all = catalogue.facts.iter().zip(&assessment.facts).enumerate();
        all.map(|(index, (fact, assessed))| {
            let kind = if fact.asked().is_percentage() { FigureKind::Percent } else { FigureKind::Quantity };
            let value = match (&assessed.given, &fact.measure) {
                (AnswerValue::Number(number), _) => Some(FigureValue::Quantity(self.quantity(kind, number))),
                (AnswerValue::YesNo(yes), _) => Some(FigureValue::YesNo(*yes)),
                (AnswerValue::Since(date), _) => Some(FigureValue::Text(date.to_string())),
                (AnswerValue::Chosen(option), Measure::Choice { options }) => {
                    options.get(*option).map(|option| FigureValue::Text(option.id.clone()))
                }
                _ => None,
            };
            wire::Fact {
                id: fact.id.clone(),
                status: assessed.code().to_owned(),
                value,
                evidence: assessed.cells.iter().map(|cell| self.cell(cell)).collect(),
                documents: assessed.documents.iter().map(|one| self.document(one)).collect(),
                readers: catalogue.readers(index).filter_map(|reader| self.indicator_id(Some(reader))).collect(),
            }
        })
        .collect()
    }

    fn rules(&self, assessment: &Assessment) -> Vec<wire::Rule> {
        let all = self.catalogue.rules.iter().zip(&assessment.rules);
        all.map(|(rule, outcome)| {
            let side = |side: &Exact| match rule.that.kind {
                OperandKind::Date => date_of_day(side).map(|date| FigureValue::Text(date.to_string())),
                OperandKind::Choice => {
                    let options = rule.that.operands().next().and_then(|operand| self.catalogue.options(operand));
                    let mut options = options.unwrap_or_default().iter().enumerate();
                    let option = options.find(|(place, _)| Exact::count(*place) == *side);
                    option.map(|(_, option)| FigureValue::Text(option.id.clone()))
                }
                OperandKind::Number => None,
            };
            let side = |number: &Exact| side(number).unwrap_or_else(|| FigureValue::Quantity(self.plain(number)));
            let (left, right, lacking) = match outcome {
                RuleOutcome::Broken { left, right } => (Some(side(left)), Some(side(right)), None),
                RuleOutcome::Unchecked { lacking } => (None, None, Some(self.catalogue.operand_name(*lacking))),
                RuleOutcome::Holds | RuleOutcome::NotConcerned => (None, None, None),
            };
            wire::Rule { id: rule.id.clone(), outcome: outcome.state().code().to_owned(), left, right, lacking }
        })
        .collect()
    }

    fn cell(&self, cell: &Cell) -> wire::Cell {
        wire::Cell {
            table: cell.table.name().to_owned(),
            line: cell.line,
            column: cell.column,
            input: cell.input.clone(),
            fact: self.fact_id(cell.fact),
            raw: cell.raw.clone(),
            note: cell.note.clone(),
        }
    }

    fn document(&self, document: &Document) -> wire::Document {
        let (found, sha256) = match &document.state {
            DocumentState::NotFound | DocumentState::Refused => (Some(false), None),
            DocumentState::Remote | DocumentState::Elsewhere => (None, None),
            there => (Some(true), there.sha256()),
        };
        wire::Document {
            name: document.name.clone(),
            found,
            sha256: sha256.map(str::to_owned),
            state: Some(document.state.code().to_owned()),
            fact: self.fact_id(document.fact),
        }
    }

    fn indicators(&self, assessment: &Assessment, derivations: Vec<String>) -> Vec<wire::Indicator> {
        let catalogue = self.catalogue;
        let all = catalogue.indicators.iter().zip(&assessment.indicators).zip(derivations).enumerate();
        all.map(|(index, ((indicator, assessed), derivation))| {
            let kind = if indicator.is_percentage() { FigureKind::Percent } else { FigureKind::Quantity };
            let category = catalogue.categories.get(indicator.category);
            wire::Indicator {
                id: indicator.id.clone(),
                number: indicator.number.clone(),
                category: category.map(|category| category.id.clone()).unwrap_or_default(),
                status: assessed.status.code().to_owned(),
                value: assessed.value.as_ref().map(|value| self.quantity(kind, value)),
                points: assessed.points.as_ref().map(|points| self.plain(points)),
                max: self.plain(&indicator.points),
                weight: self.plain(&indicator.weight),
                contribution: assessed.contribution.as_ref().map(|contribution| self.plain(contribution)),
                minimum_met: assessed.minimum_met,
                excellent: assessed.excellent,
                bonus: indicator.bonus,
                counts: assessment.counts(catalogue, index),
                dispensable: assessed.is_dispensable,
                basis: indicator.foundation.basis.code().to_owned(),
                decision: assessed.decided.as_ref().map(|decided| self.decision(decided)),
                evidence: assessed.cells.iter().map(|cell| self.cell(cell)).collect(),
                documents: assessed.documents.iter().map(|one| self.document(one)).collect(),
                derivation,
            }
        })
        .collect()
    }

    fn finding(&self, finding: &Finding, english: &Localizer) -> wire::Finding {
        let place = finding.place.as_ref();
        wire::Finding {
            severity: finding.severity.code().to_owned(),
            code: finding.code.to_owned(),
            message: english.say(&finding.message),
            message_de: Some(self.german.get_or_init(|| Localizer::new(Language::De)).say(&finding.message)),
            indicator: self.indicator_id(finding.indicator),
            fact: self.fact_id(finding.fact),
            rule: finding.rule.and_then(|rule| self.catalogue.rules.get(rule)).map(|rule| rule.id.clone()),
            file: place.map(|place| place.file.clone()),
            sheet: place.and_then(|place| place.sheet.clone()),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
        }
    }
}

fn input(input: &crate::evidence::InputTable) -> wire::Input {
    wire::Input {
        table: input.kind.name().to_owned(),
        file: input.file.clone(),
        sheet: input.sheet().map(str::to_owned),
        sha256: input.sha256.clone(),
        content_sha256: input.content_sha256.clone(),
        rows: input.rows,
        encoding: match &input.form {
            TableFormat::Text { encoding, .. } => Some(encoding.name().to_owned()),
            TableFormat::Sheet(_) => None,
        },
        delimiter: input.delimiter().map(String::from),
        decimal: input.decimal.map(|sign| sign.code().to_owned()),
    }
}

fn figures<'f>(foundations: impl Iterator<Item = &'f FigureBasis> + Clone) -> wire::Figures {
    let count = |basis| foundations.clone().filter(|foundation| foundation.basis == basis).count();
    wire::Figures {
        published: count(Basis::Published),
        inferred: count(Basis::Inferred),
        assumed: count(Basis::Assumed),
    }
}
