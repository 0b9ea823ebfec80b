//! What could be judged otherwise. More strictly: a step less, a document rejected, a piece of
//! evidence struck. More mildly: a step more, points without the documents that they take, a
//! decision struck. And what the indicators would then earn.

use crate::assess::{AssessedIndicator, Assessment, Document, IndicatorScore, Premise, Status};
use crate::catalogue::{Catalogue, Indicator, InputSource, Measure, Question, Undocumented};
use crate::evidence::{AnswerValue, Cell, Decision, Team};
use crate::language::Message;
use crate::number::Exact;
use crate::plan::levels;
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
    /// A document of an indicator is rejected, or one of a fact for all that read it.
    Document {
        /// The indicator or fact.
        question: Question,
        /// The document's name.
        name: String,
    },
    /// An indicator earns its points without the documents that it takes for them; of a fact, as if those that are
    /// missing were named.
    Documents {
        /// The indicator or fact.
        question: Question,
    },
    /// A value in the table of evidence is struck, as if the cell were empty; its documents stay. With that of a fact
    /// all that read it lose it.
    Value {
        /// The indicator or fact.
        question: Question,
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
    /// The stricter ones that an assessment allows: of the facts, then in the order of the catalogue, then of the team.
    pub fn stricter(catalogue: &Catalogue, assessment: &Assessment) -> Vec<Judgement> {
        let mut all = Vec::new();
        for (index, fact) in assessment.facts.iter().enumerate() {
            let question = Question::Fact(index);
            let counted = fact.documents.iter().filter(|document| document.counts);
            all.extend(counted.map(|document| Judgement::Document { question, name: document.name.clone() }));
            let filled = fact.cells.iter().filter(|cell| !is_blank(&cell.raw));
            all.extend(filled.map(|cell| Judgement::Value { question, line: cell.line, input: None }));
        }
        for (index, (indicator, assessed)) in catalogue.indicators.iter().zip(&assessment.indicators).enumerate() {
            let below = assessed.points.as_ref().and_then(|points| lower(catalogue, index, points));
            let is_scored = assessed.settled_status() == Status::Scored;
            all.extend(below.filter(|_| is_scored).map(|to| Judgement::Step { indicator: index, to }));
            all.extend(assessed.decided.as_ref().map(|decided| of_decision(index, &decided.decision)));
            // To reject what does not count changes nothing.
            let question = Question::Indicator(index);
            let counted = assessed.own_documents().filter(|document| document.counts);
            let counted = counted.filter(|document| !is_of_fact(assessment, indicator, &document.name, &[]));
            all.extend(counted.map(|document| Judgement::Document { question, name: document.name.clone() }));
            let inputs = indicator.measure.inputs();
            for cell in assessed.own_cells().filter(|cell| !is_blank(&cell.raw)) {
                let input = cell.input.as_deref().and_then(|id| inputs.iter().position(|input| *input == id));
                all.push(Judgement::Value { question, line: cell.line, input });
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

    /// The milder ones that an assessment allows: of the facts, then in the order of the catalogue.
    pub fn milder(catalogue: &Catalogue, assessment: &Assessment) -> Vec<Judgement> {
        let undocumented = assessment.facts.iter().enumerate().filter(|(_, fact)| fact.undocumented);
        let mut all: Vec<Judgement> =
            undocumented.map(|(index, _)| Judgement::Documents { question: Question::Fact(index) }).collect();
        for (index, assessed) in assessment.indicators.iter().enumerate() {
            let is_short = assessed.undocumented && assessed.is_short();
            let above = assessed.points.as_ref().and_then(|points| higher(catalogue, index, points));
            all.extend(above.map(|to| Judgement::Step { indicator: index, to }));
            all.extend(is_short.then_some(Judgement::Documents { question: Question::Indicator(index) }));
            all.extend(assessed.decided.as_ref().map(|decided| of_decision(index, &decided.decision)));
        }
        all
    }

    /// The indicator or fact that it is about; none for the team.
    pub fn question(&self) -> Option<Question> {
        match self {
            Judgement::Step { indicator, .. } | Judgement::Decision { indicator, .. } => {
                Some(Question::Indicator(*indicator))
            }
            Judgement::Document { question, .. }
            | Judgement::Documents { question }
            | Judgement::Value { question, .. } => Some(*question),
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
    let below = levels(catalogue, indicator).into_iter().filter(|level| level < points).max();
    below.or_else(|| Some(indicator.least_points()).filter(|least| *least < points).cloned())
}

fn higher(catalogue: &Catalogue, index: usize, points: &Exact) -> Option<Exact> {
    levels(catalogue, catalogue.indicators.get(index)?).into_iter().find(|level| level > points)
}

fn of_decision(indicator: usize, decision: &Decision) -> Judgement {
    Judgement::Decision { indicator, by: decision.by.clone(), expires: decision.expires }
}

/// What comes of judgements.
pub(super) struct Judged<'c> {
    /// The catalogue by whose figures: judgements of facts may have another profile hold.
    pub catalogue: &'c Catalogue,
    /// What those indicators earn that they concern; all where another profile holds.
    pub earned: Vec<(usize, IndicatorScore)>,
}

/// What comes of some judgements under a catalogue as it is written.
pub(super) fn judged<'c>(whole: &'c Catalogue, assessment: &Assessment, judgements: &[&Judgement]) -> Judged<'c> {
    let catalogue = assessment.figures(whole);
    let is_of_team = judgements.iter().any(|judgement| judgement.question().is_none());
    let team = is_of_team.then(|| without(&assessment.team, judgements));
    let mut premise = Premise::new(catalogue, assessment, team.as_ref().unwrap_or(&assessment.team));
    let mut facts: Vec<usize> = Vec::new();
    for judgement in judgements {
        if let Some(Question::Fact(fact)) = judgement.question()
            && !facts.contains(&fact)
        {
            judge_fact(&mut premise, fact, judgements);
            facts.push(fact);
        }
    }
    let choice = whole.choose_profile(assessment.as_of, |fact| premise.figure(fact));
    let catalogue = whole.under(choice.profile);
    let is_other = choice.profile != assessment.profile.profile;
    let premise = premise.by_figures_of(catalogue);
    let mut changed = Vec::new();
    for (index, (indicator, assessed)) in catalogue.indicators.iter().zip(&assessment.indicators).enumerate() {
        let own: Vec<&Judgement> =
            judgements.iter().copied().filter(|one| one.question() == Some(Question::Indicator(index))).collect();
        let reads_team = is_of_team && !assessed.is_supposed && indicator.reads_team();
        if !is_other && own.is_empty() && !reads_team && !indicator.facts().any(|fact| facts.contains(&fact)) {
            continue;
        }
        let given = match indicator.sources.iter().any(|source| *source != InputSource::Own) {
            true => {
                let is_struck = |cell: &Cell| strikes(&own, cell.line);
                premise.said(indicator, &assessed.own_answer(indicator, is_struck)).0
            }
            false if is_other && own.is_empty() => premise.said_anew(indicator, assessed),
            false => said(&indicator.measure, assessed, &own),
        };
        let given = Premise::as_allowed(indicator, given);
        let documents = documents(&premise, indicator, assessed, (judgements, &own));
        let mut earned = premise.earned(indicator, &given, documents);
        if !own.iter().any(|one| matches!(one, Judgement::Decision { .. })) {
            earned = assessed.under_decision(indicator, earned);
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
    Judged { catalogue, earned: changed }
}

/// Whether a value on that line is struck.
fn strikes(own: &[&Judgement], line: usize) -> bool {
    own.iter().any(|one| matches!(one, Judgement::Value { line: struck, .. } if *struck == line))
}

/// Has a fact say what is left of it, with the documents that are.
fn judge_fact(premise: &mut Premise<'_>, index: usize, judgements: &[&Judgement]) {
    let (Some(fact), Some(assessed)) = (premise.catalogue.facts.get(index), premise.assessment.facts.get(index)) else {
        return;
    };
    let own: Vec<&Judgement> =
        judgements.iter().copied().filter(|one| one.question() == Some(Question::Fact(index))).collect();
    let mut filled = assessed.cells.iter().filter(|cell| !is_blank(&cell.raw)).peekable();
    // What is supposed stands in no cell.
    if filled.peek().is_some() && filled.all(|cell| strikes(&own, cell.line)) {
        premise.tell(index, AnswerValue::Missing(Message::new("missing-no-evidence")));
    }
    let rejected = own.iter().filter(|one| matches!(one, Judgement::Document { .. })).count();
    let is_waived = own.iter().any(|one| matches!(one, Judgement::Documents { .. }));
    let is_documented = assessed.documents_counted().saturating_sub(rejected) >= fact.documents;
    premise.document(
        index,
        is_waived || assessed.is_supposed || is_documented || premise.catalogue.undocumented == Undocumented::Warn,
    );
}

/// How many documents count for an indicator, its own and those of the facts that it reads.
fn documents(
    premise: &Premise<'_>,
    indicator: &Indicator,
    assessed: &AssessedIndicator,
    (judgements, own): (&[&Judgement], &[&Judgement]),
) -> usize {
    if own.iter().any(|one| matches!(one, Judgement::Documents { .. })) {
        return assessed.documents_needed;
    }
    let assessment = premise.assessment;
    let rejected: Vec<(usize, &str)> = judgements
        .iter()
        .filter_map(|one| match one {
            Judgement::Document { question: Question::Fact(fact), name } => Some((*fact, name.as_str())),
            _ => None,
        })
        .collect();
    let is_own = |name: &str| own.iter().any(|one| matches!(one, Judgement::Document { name: own, .. } if own == name));
    let counts = |document: &&Document| {
        document.counts
            && match document.fact {
                Some(_) => is_of_fact(assessment, indicator, &document.name, &rejected),
                None => !is_own(&document.name) || is_of_fact(assessment, indicator, &document.name, &rejected),
            }
    };
    let waived = indicator
        .facts()
        .filter(|fact| judgements.iter().any(|one| **one == Judgement::Documents { question: Question::Fact(*fact) }));
    let named = waived.filter_map(|fact| {
        let counted = assessment.facts.get(fact)?.documents_counted();
        Some(premise.catalogue.facts.get(fact)?.documents.saturating_sub(counted))
    });
    let left = assessed.documents.iter().filter(counts).count();
    let supposed =
        if assessed.is_supposed { assessed.documents_needed.saturating_sub(assessed.documents_counted()) } else { 0 };
    left + supposed + named.sum::<usize>()
}

/// Whether a fact that an indicator reads names a document, but for those that are rejected.
fn is_of_fact(assessment: &Assessment, indicator: &Indicator, name: &str, rejected: &[(usize, &str)]) -> bool {
    let names = |fact: usize| {
        let documents = assessment.facts.get(fact).map(|fact| fact.documents.as_slice()).unwrap_or_default();
        documents.iter().any(|document| document.name == name) && !rejected.contains(&(fact, name))
    };
    indicator.facts().any(names)
}

/// What is still said of an indicator without the values that are struck.
fn said(measure: &Measure, assessed: &AssessedIndicator, own: &[&Judgement]) -> AnswerValue {
    let struck: Vec<(usize, Option<usize>)> = own
        .iter()
        .filter_map(|judgement| match judgement {
            Judgement::Value { line, input, .. } => Some((*line, *input)),
            _ => None,
        })
        .collect();
    let missing = || AnswerValue::Missing(Message::new("missing-no-evidence"));
    let filled: Vec<usize> =
        assessed.cells.iter().filter(|cell| cell.is_evidence() && !is_blank(&cell.raw)).map(|cell| cell.line).collect();
    let is_left = filled.iter().any(|line| !struck.iter().any(|(struck, _)| struck == line));
    let is_team = matches!(measure, Measure::Team { .. }) && !assessed.is_supposed;
    match (assessed.status, assessed.given()) {
        _ if assessed.is_said_not_applicable() && (struck.is_empty() || is_left) => AnswerValue::NotApplicable,
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
