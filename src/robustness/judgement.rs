//! What could be judged otherwise. More strictly: a step less, a document rejected, a piece of
//! evidence struck. More mildly: a step more, points without the documents that they take, a
//! decision struck. And what the indicators would then earn.

use crate::assess::{AssessedIndicator, Assessment, IndicatorScore, Status, earned_by};
use crate::catalogue::{Catalogue, Measure};
use crate::evidence::{AnswerValue, Decision, Team};
use crate::language::Message;
use crate::number::Exact;
use crate::plan::{given, levels};
use crate::vocabulary::is_blank;
use jiff::civil::Date;

/// One other judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// An indicator earns the points of the next level of its scale, lower or higher.
    Step {
        /// The indicator, as an index.
        indicator: usize,
        /// The points that it then has.
        to: Exact,
    },
    /// A document of an indicator is rejected.
    Document {
        /// The indicator, as an index.
        indicator: usize,
        /// The document's name.
        name: String,
    },
    /// An indicator earns its points without the documents that it takes for them.
    Documents {
        /// The indicator, as an index.
        indicator: usize,
    },
    /// A value in the table of evidence is struck, as if the cell were empty; its documents stay.
    Value {
        /// The indicator, as an index.
        indicator: usize,
        /// The line on which its record begins.
        line: usize,
        /// The input or item that it answers, as an index, where there are several.
        input: Option<usize>,
    },
    /// An evaluator's decision does not hold, or no more: the evidence alone counts.
    Decision {
        /// The indicator, as an index.
        indicator: usize,
        /// Who decided.
        by: String,
        /// The last day on which it holds, where it has one.
        expires: Option<Date>,
    },
    /// A person does not count as one of the team.
    Person {
        /// The person, as an index.
        person: usize,
        /// The pseudonym.
        name: String,
    },
    /// A training does not count.
    Training {
        /// The training, as an index.
        training: usize,
        /// The pseudonym of whoever took part.
        name: String,
    },
}

impl Judgement {
    /// The stricter ones that an assessment allows, in the order of the catalogue, then of the team.
    pub fn stricter(catalogue: &Catalogue, assessment: &Assessment) -> Vec<Judgement> {
        let mut all = Vec::new();
        for (index, (indicator, assessed)) in catalogue.indicators.iter().zip(&assessment.indicators).enumerate() {
            let below = assessed.points.as_ref().and_then(|points| lower(catalogue, index, points));
            let is_scored = assessed.settled_status() == Status::Scored;
            all.extend(below.filter(|_| is_scored).map(|to| Judgement::Step { indicator: index, to }));
            all.extend(assessed.decided.as_ref().map(|decided| of_decision(index, &decided.decision)));
            // To reject what does not count changes nothing.
            let counted = assessed.documents.iter().filter(|document| document.counts);
            let names = counted.map(|document| document.name.clone());
            all.extend(names.map(|name| Judgement::Document { indicator: index, name }));
            let inputs = indicator.measure.inputs();
            for cell in assessed.cells.iter().filter(|cell| cell.is_evidence() && !is_blank(&cell.raw)) {
                let input = cell.input.as_deref().and_then(|id| inputs.iter().position(|input| *input == id));
                all.push(Judgement::Value { indicator: index, line: cell.line, input });
            }
        }
        let persons = &assessment.team.persons;
        let named = |person: usize| persons.get(person).map_or_else(String::new, |person| person.name.clone());
        all.extend((0..persons.len()).map(|person| Judgement::Person { person, name: named(person) }));
        let trainings = assessment.team.trainings.iter().flatten().enumerate();
        all.extend(
            trainings.map(|(index, training)| Judgement::Training { training: index, name: named(training.person) }),
        );
        all
    }

    /// The milder ones that an assessment allows, in the order of the catalogue.
    pub fn milder(catalogue: &Catalogue, assessment: &Assessment) -> Vec<Judgement> {
        let mut all = Vec::new();
        for (index, assessed) in assessment.indicators.iter().enumerate() {
            let above = assessed.points.as_ref().and_then(|points| higher(catalogue, index, points));
            all.extend(above.map(|to| Judgement::Step { indicator: index, to }));
            all.extend(assessed.undocumented.then_some(Judgement::Documents { indicator: index }));
            all.extend(assessed.decided.as_ref().map(|decided| of_decision(index, &decided.decision)));
        }
        all
    }

    /// The indicator that it is about; none for the team.
    pub fn indicator(&self) -> Option<usize> {
        match self {
            Judgement::Step { indicator, .. }
            | Judgement::Document { indicator, .. }
            | Judgement::Documents { indicator }
            | Judgement::Decision { indicator, .. }
            | Judgement::Value { indicator, .. } => Some(*indicator),
            Judgement::Person { .. } | Judgement::Training { .. } => None,
        }
    }

    /// The stable word of machine formats.
    pub fn code(&self) -> &'static str {
        match self {
            Judgement::Step { .. } => "step",
            Judgement::Document { .. } => "document",
            Judgement::Documents { .. } => "documents",
            Judgement::Value { .. } => "value",
            Judgement::Decision { .. } => "decision",
            Judgement::Person { .. } => "person",
            Judgement::Training { .. } => "training",
        }
    }
}

fn lower(catalogue: &Catalogue, index: usize, points: &Exact) -> Option<Exact> {
    let indicator = catalogue.indicators.get(index)?;
    let levels = levels(catalogue, indicator);
    // Beside the levels of a scale lies 0; the options of a choice are all there is.
    let is_choice = matches!(indicator.measure, Measure::Choice { .. }) && indicator.scale.is_none();
    let below = levels.into_iter().filter(|level| level < points).max();
    below.or_else(|| (!is_choice && points.is_positive()).then_some(Exact::ZERO))
}

fn higher(catalogue: &Catalogue, index: usize, points: &Exact) -> Option<Exact> {
    levels(catalogue, catalogue.indicators.get(index)?).into_iter().find(|level| level > points)
}

fn of_decision(indicator: usize, decision: &Decision) -> Judgement {
    Judgement::Decision { indicator, by: decision.by.clone(), expires: decision.expires }
}

/// What those indicators earn that some judgements concern.
pub(super) fn judged(
    catalogue: &Catalogue,
    assessment: &Assessment,
    judgements: &[&Judgement],
) -> Vec<(usize, IndicatorScore)> {
    let is_of_team = |judgement: &&&Judgement| judgement.indicator().is_none();
    let team = judgements.iter().any(|judgement| is_of_team(&judgement)).then(|| without(&assessment.team, judgements));
    let mut changed = Vec::new();
    for (index, (indicator, assessed)) in catalogue.indicators.iter().zip(&assessment.indicators).enumerate() {
        let own: Vec<&&Judgement> = judgements.iter().filter(|one| one.indicator() == Some(index)).collect();
        let reads_team = matches!(indicator.measure, Measure::Team { .. }) && !assessed.is_supposed;
        if own.is_empty() && (team.is_none() || !reads_team) {
            continue;
        }
        let struck: Vec<(usize, Option<usize>)> = own
            .iter()
            .filter_map(|judgement| match judgement {
                Judgement::Value { line, input, .. } => Some((*line, *input)),
                _ => None,
            })
            .collect();
        let rejected = own.iter().filter(|one| matches!(one, Judgement::Document { .. })).count();
        let documents = assessed.documents_counted().max(if assessed.is_supposed { indicator.documents } else { 0 });
        let given = said(&indicator.measure, assessed, &struck);
        let team = team.as_ref().unwrap_or(&assessment.team);
        let is_waived = own.iter().any(|one| matches!(one, Judgement::Documents { .. }));
        let documents = if is_waived { indicator.documents } else { documents.saturating_sub(rejected) };
        let Some(mut earned) = earned_by(catalogue, index, &given, documents, team, assessment.as_of) else { continue };
        let is_undone = own.iter().any(|one| matches!(one, Judgement::Decision { .. }));
        if let Some(decided) = assessed.decided.as_ref().filter(|_| !is_undone) {
            earned.is_decided = true;
            earned.settle(indicator, Some(decided.decision.points.clone()));
        }
        let step = own.iter().find_map(|one| match one {
            Judgement::Step { to, .. } => Some(assessed.points.as_ref().is_some_and(|points| to > points)),
            _ => None,
        });
        let next = earned.points.as_ref().and_then(|points| match step {
            Some(true) => higher(catalogue, index, points),
            Some(false) if earned.settled_status() == Status::Scored => lower(catalogue, index, points),
            _ => None,
        });
        if let Some(next) = next {
            // Points for what has no valid evidence are a decision.
            earned.is_decided |= earned.status.is_open();
            earned.settle(indicator, Some(next));
        }
        changed.push((index, earned));
    }
    changed
}

/// What is still said of an indicator without the values that are struck.
fn said(measure: &Measure, assessed: &AssessedIndicator, struck: &[(usize, Option<usize>)]) -> AnswerValue {
    let missing = || AnswerValue::Missing(Message::new("missing-no-evidence"));
    let filled: Vec<usize> =
        assessed.cells.iter().filter(|cell| cell.is_evidence() && !is_blank(&cell.raw)).map(|cell| cell.line).collect();
    let is_left = filled.iter().any(|line| !struck.iter().any(|(struck, _)| struck == line));
    let is_team = matches!(measure, Measure::Team { .. }) && !assessed.is_supposed;
    match (assessed.status, given(assessed)) {
        (Status::NotApplicable, _) if struck.is_empty() || is_left => AnswerValue::NotApplicable,
        // What is written for a figure of the team and cannot stand there keeps it from being read.
        (Status::Invalid, _) if is_team && is_left => AnswerValue::Invalid,
        _ if is_team => AnswerValue::Team,
        (Status::Scored, Some(AnswerValue::Items(mut items))) if is_left || struck.is_empty() => {
            for item in struck.iter().filter_map(|(_, input)| *input) {
                items.iter_mut().skip(item).take(1).for_each(|there| *there = false);
            }
            AnswerValue::Items(items)
        }
        (Status::Scored, Some(given)) if struck.is_empty() => given,
        (Status::Invalid, _) if struck.is_empty() || is_left => AnswerValue::Invalid,
        _ => missing(),
    }
}

fn without(team: &Team, judgements: &[&Judgement]) -> Team {
    let is_struck_person =
        |index: usize| judgements.iter().any(|one| matches!(one, Judgement::Person { person, .. } if *person == index));
    let is_struck_training = |index: usize| {
        judgements.iter().any(|one| matches!(one, Judgement::Training { training, .. } if *training == index))
    };
    let mut places = Vec::new();
    let mut persons = Vec::new();
    for (index, person) in team.persons.iter().enumerate() {
        places.push((!is_struck_person(index)).then_some(persons.len()));
        if !is_struck_person(index) {
            persons.push(person.clone());
        }
    }
    let trainings = team.trainings.as_ref().map(|trainings| {
        let left = trainings.iter().enumerate().filter(|(index, _)| !is_struck_training(*index));
        let moved = left.filter_map(|(_, training)| {
            let person = places.get(training.person).copied().flatten()?;
            Some(crate::evidence::Training { person, ..training.clone() })
        });
        moved.collect()
    });
    Team { persons, trainings, certificates: Vec::new(), in_error: team.in_error.clone(), cells: Vec::new() }
}
