//! What could be judged more strictly: a step less, a document rejected, a piece of
//! evidence struck; and what the indicators would then earn.

use crate::assess::{Assessed, Assessment, Earned, Status, earned_by};
use crate::catalogue::{Catalogue, Measure};
use crate::evidence::{Given, Team};
use crate::language::Message;
use crate::number::Exact;
use crate::plan::{given, levels};
use crate::vocabulary::is_blank;
use jiff::civil::Date;

/// One stricter judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Downgrade {
    /// An indicator earns the points of the next lower level of its scale.
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

impl Downgrade {
    /// All that an assessment allows, in the order of the catalogue, then of the team.
    pub fn all(catalogue: &Catalogue, assessment: &Assessment) -> Vec<Downgrade> {
        let mut all = Vec::new();
        for (index, (indicator, assessed)) in catalogue.indicators.iter().zip(&assessment.indicators).enumerate() {
            let below = assessed.points.as_ref().and_then(|points| lower(catalogue, index, points));
            let is_scored = assessed.settled_status() == Status::Scored;
            all.extend(below.filter(|_| is_scored).map(|to| Downgrade::Step { indicator: index, to }));
            let decision = assessed.decided.as_ref().map(|decided| &decided.decision);
            all.extend(decision.map(|decision| Downgrade::Decision {
                indicator: index,
                by: decision.by.clone(),
                expires: decision.expires,
            }));
            let names = assessed.documents.iter().map(|document| document.name.clone());
            all.extend(names.map(|name| Downgrade::Document { indicator: index, name }));
            let inputs = indicator.measure.inputs();
            for cell in assessed.cells.iter().filter(|cell| cell.is_evidence() && !is_blank(&cell.raw)) {
                let input = cell.input.as_deref().and_then(|id| inputs.iter().position(|input| *input == id));
                all.push(Downgrade::Value { indicator: index, line: cell.line, input });
            }
        }
        let persons = &assessment.team.persons;
        let named = |person: usize| persons.get(person).map_or_else(String::new, |person| person.name.clone());
        all.extend((0..persons.len()).map(|person| Downgrade::Person { person, name: named(person) }));
        let trainings = assessment.team.trainings.iter().flatten().enumerate();
        all.extend(
            trainings.map(|(index, training)| Downgrade::Training { training: index, name: named(training.person) }),
        );
        all
    }

    /// The indicator that it is about; none for the team.
    pub fn indicator(&self) -> Option<usize> {
        match self {
            Downgrade::Step { indicator, .. }
            | Downgrade::Document { indicator, .. }
            | Downgrade::Decision { indicator, .. }
            | Downgrade::Value { indicator, .. } => Some(*indicator),
            Downgrade::Person { .. } | Downgrade::Training { .. } => None,
        }
    }

    /// The stable word of machine formats.
    pub fn code(&self) -> &'static str {
        match self {
            Downgrade::Step { .. } => "step",
            Downgrade::Document { .. } => "document",
            Downgrade::Value { .. } => "value",
            Downgrade::Decision { .. } => "decision",
            Downgrade::Person { .. } => "person",
            Downgrade::Training { .. } => "training",
        }
    }
}

/// The next lower level of an indicator's points, if there is one.
fn lower(catalogue: &Catalogue, index: usize, points: &Exact) -> Option<Exact> {
    let indicator = catalogue.indicators.get(index)?;
    let levels = levels(indicator);
    // Beside the levels of a scale lies 0; the options of a choice are all there is.
    let is_choice = matches!(indicator.measure, Measure::Choice { .. }) && indicator.scale.is_none();
    let below = levels.into_iter().filter(|level| level < points).max();
    below.or_else(|| (!is_choice && points.is_positive()).then_some(Exact::ZERO))
}

/// What those indicators earn that some downgrades concern.
pub fn downgraded(catalogue: &Catalogue, assessment: &Assessment, downgrades: &[&Downgrade]) -> Vec<(usize, Earned)> {
    let is_of_team = |downgrade: &&&Downgrade| downgrade.indicator().is_none();
    let team = downgrades.iter().any(|downgrade| is_of_team(&downgrade)).then(|| without(&assessment.team, downgrades));
    let mut changed = Vec::new();
    for (index, (indicator, assessed)) in catalogue.indicators.iter().zip(&assessment.indicators).enumerate() {
        let own: Vec<&&Downgrade> = downgrades.iter().filter(|one| one.indicator() == Some(index)).collect();
        let reads_team = matches!(indicator.measure, Measure::Team { .. }) && !assessed.is_supposed;
        if own.is_empty() && (team.is_none() || !reads_team) {
            continue;
        }
        let struck: Vec<(usize, Option<usize>)> = own
            .iter()
            .filter_map(|downgrade| match downgrade {
                Downgrade::Value { line, input, .. } => Some((*line, *input)),
                _ => None,
            })
            .collect();
        let rejected = own.iter().filter(|one| matches!(one, Downgrade::Document { .. })).count();
        let documents = assessed.documents.len().max(if assessed.is_supposed { indicator.documents } else { 0 });
        let given = said(&indicator.measure, assessed, &struck);
        let team = team.as_ref().unwrap_or(&assessment.team);
        let documents = documents.saturating_sub(rejected);
        let Some(mut earned) = earned_by(catalogue, index, &given, documents, team, assessment.as_of) else { continue };
        let is_undone = own.iter().any(|one| matches!(one, Downgrade::Decision { .. }));
        if let Some(decided) = assessed.decided.as_ref().filter(|_| !is_undone) {
            earned.is_decided = true;
            earned.settle(indicator, Some(decided.decision.points.clone()));
        }
        if own.iter().any(|one| matches!(one, Downgrade::Step { .. })) && earned.settled_status() == Status::Scored {
            let below = earned.points.as_ref().and_then(|points| lower(catalogue, index, points));
            if let Some(below) = below {
                earned.settle(indicator, Some(below));
            }
        }
        changed.push((index, earned));
    }
    changed
}

/// What is still said of an indicator without the values that are struck.
fn said(measure: &Measure, assessed: &Assessed, struck: &[(usize, Option<usize>)]) -> Given {
    let missing = || Given::Missing(Message::new("missing-no-evidence"));
    let filled: Vec<usize> =
        assessed.cells.iter().filter(|cell| cell.is_evidence() && !is_blank(&cell.raw)).map(|cell| cell.line).collect();
    let is_left = filled.iter().any(|line| !struck.iter().any(|(struck, _)| struck == line));
    let is_team = matches!(measure, Measure::Team { .. }) && !assessed.is_supposed;
    match (assessed.status, given(assessed)) {
        (Status::NotApplicable, _) if struck.is_empty() || is_left => Given::NotApplicable,
        _ if is_team => Given::Team,
        (Status::Scored, Some(Given::Items(mut items))) if is_left || struck.is_empty() => {
            for item in struck.iter().filter_map(|(_, input)| *input) {
                items.iter_mut().skip(item).take(1).for_each(|there| *there = false);
            }
            Given::Items(items)
        }
        (Status::Scored, Some(given)) if struck.is_empty() => given,
        (Status::Invalid, _) if struck.is_empty() || is_left => Given::Invalid,
        _ => missing(),
    }
}

/// A team without some persons and trainings.
fn without(team: &Team, downgrades: &[&Downgrade]) -> Team {
    let is_struck_person =
        |index: usize| downgrades.iter().any(|one| matches!(one, Downgrade::Person { person, .. } if *person == index));
    let is_struck_training = |index: usize| {
        downgrades.iter().any(|one| matches!(one, Downgrade::Training { training, .. } if *training == index))
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
    Team { persons, trainings, in_error: team.in_error.clone(), cells: Vec::new() }
}
