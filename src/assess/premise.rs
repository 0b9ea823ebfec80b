//! What if: other facts, another team, other answers; what an indicator then says and earns.

use super::document::needed;
use super::points::{self, unfit};
use super::team::{self, ScoringContext};
use super::working::ValueWorking;
use super::{AssessedIndicator, Assessment, IndicatorScore, Status};
use crate::catalogue::{Catalogue, Indicator, InputSource, Measure};
use crate::evidence::{AnswerValue, Cell, Team};
use crate::language::Message;
use crate::number::Exact;
use crate::vocabulary::{is_blank, is_not_applicable};

/// What is taken for granted: a team, and what the facts say.
#[derive(Clone)]
pub(crate) struct Premise<'a> {
    pub catalogue: &'a Catalogue,
    pub assessment: &'a Assessment,
    context: ScoringContext<'a>,
    /// What each fact says.
    facts: Vec<AnswerValue>,
}

/// What the rows of an indicator say themselves, apart from the facts and the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OwnAnswer {
    /// Something that cannot stand.
    InError,
    /// That it does not apply.
    NotApplicable,
    /// The inputs of a share or ratio that are its own; none where nothing is asked for it.
    Inputs([Option<Exact>; 2]),
}

impl<'a> Premise<'a> {
    /// The facts as an assessment has them, with that team.
    pub(crate) fn new(catalogue: &'a Catalogue, assessment: &'a Assessment, team: &'a Team) -> Premise<'a> {
        let mut context = ScoringContext::new(catalogue, team, assessment.as_of);
        let facts = assessment.facts.iter().enumerate();
        context.undocumented_facts = facts.filter(|(_, fact)| fact.undocumented).map(|(index, _)| index).collect();
        Premise { catalogue, assessment, context, facts: assessment.facts.iter().map(|it| it.given.clone()).collect() }
    }

    /// The same by the figures of another profile of the catalogue.
    pub(crate) fn by_figures_of(mut self, catalogue: &'a Catalogue) -> Premise<'a> {
        (self.catalogue, self.context.catalogue) = (catalogue, catalogue);
        self
    }

    /// Has a fact say something else.
    pub(crate) fn tell(&mut self, fact: usize, given: AnswerValue) {
        self.facts.iter_mut().skip(fact).take(1).for_each(|told| told.clone_from(&given));
    }

    /// Has a fact be documented as it should, or not.
    pub(crate) fn document(&mut self, fact: usize, is_documented: bool) {
        self.context.undocumented_facts.retain(|other| *other != fact);
        self.context.undocumented_facts.extend((!is_documented).then_some(fact));
    }

    /// The number that an input of an indicator is which is not its own.
    pub(crate) fn input(&self, indicator: &Indicator, input: usize) -> Option<Exact> {
        match indicator.sources.get(input)? {
            InputSource::Own => None,
            InputSource::Fact(fact) => match self.facts.get(*fact)? {
                AnswerValue::Number(number) => Some(number.clone()),
                _ => None,
            },
            InputSource::Team(figure) => team::number(&self.context, *figure).ok(),
        }
    }

    /// What an indicator that reads facts or the team says; and whether its inputs fit together, so that the
    /// evidence has no error for what they are.
    pub(crate) fn said(&self, indicator: &Indicator, own: &OwnAnswer) -> (AnswerValue, bool) {
        let inputs = match own {
            OwnAnswer::NotApplicable => return (AnswerValue::NotApplicable, true),
            OwnAnswer::InError => [None, None],
            OwnAnswer::Inputs(inputs) => inputs.clone(),
        };
        let fact = indicator.facts().next().and_then(|fact| self.facts.get(fact));
        let (said, fits) = match indicator.measure.has_inputs() {
            true => self.pair(indicator, &inputs),
            false => (self.by_facts(indicator).or_else(|| fact.cloned()).unwrap_or(AnswerValue::Invalid), true),
        };
        (if *own == OwnAnswer::InError { AnswerValue::Invalid } else { said }, fits)
    }

    /// What an indicator says by the figures of another profile, under which it may be optional, or no more.
    pub(crate) fn said_anew(&self, indicator: &Indicator, assessed: &AssessedIndicator) -> AnswerValue {
        let own = assessed.own_answer(indicator, |_| false);
        let given = match (assessed.status, assessed.given()) {
            _ if indicator.sources.iter().any(|source| *source != InputSource::Own) => self.said(indicator, &own).0,
            (Status::Scored, _) if indicator.reads_team() && !assessed.is_supposed => AnswerValue::Team,
            (Status::Scored, Some(given)) => given,
            (Status::Missing, _) => AnswerValue::Missing(Message::new("missing-no-evidence")),
            (Status::NotApplicable, _) => AnswerValue::NotApplicable,
            _ if own == OwnAnswer::NotApplicable => AnswerValue::NotApplicable,
            _ => AnswerValue::Invalid,
        };
        Premise::as_allowed(indicator, given)
    }

    /// What is said of an indicator, where only one that is optional may be said not to apply.
    pub(crate) fn as_allowed(indicator: &Indicator, given: AnswerValue) -> AnswerValue {
        let is_refused = given == AnswerValue::NotApplicable && !indicator.optional;
        if is_refused { AnswerValue::Invalid } else { given }
    }

    /// The figure of a fact as comparisons take it.
    pub(crate) fn figure(&self, fact: usize) -> Option<Exact> {
        self.facts.get(fact)?.figure()
    }

    /// What becomes of whatever reads facts of which one has no value.
    fn by_facts(&self, indicator: &Indicator) -> Option<AnswerValue> {
        let given = || indicator.facts().filter_map(|fact| self.facts.get(fact));
        let of = |is_meant: fn(&AnswerValue) -> bool| given().find(|given| is_meant(given)).cloned();
        of(|given| matches!(given, AnswerValue::Invalid))
            .or_else(|| of(|given| matches!(given, AnswerValue::NotApplicable)))
            .or_else(|| of(|given| matches!(given, AnswerValue::Missing(_))))
    }

    fn pair(&self, indicator: &Indicator, own: &[Option<Exact>; 2]) -> (AnswerValue, bool) {
        let is_share = matches!(indicator.measure, Measure::Share { .. });
        let is_of_team = |input: usize| matches!(indicator.sources.get(input), Some(InputSource::Team(_)));
        let number = |input: usize| match indicator.sources.get(input) {
            _ if is_of_team(input) => None,
            Some(InputSource::Fact(_)) => self.input(indicator, input),
            _ => own.get(input).cloned().flatten(),
        };
        let (first, second) = (number(0), number(1));
        let is_whole_wrong = second.as_ref().is_some_and(|second| !second.is_positive());
        if is_whole_wrong || (is_share && first.as_ref().is_some_and(Exact::is_negative)) {
            return (AnswerValue::Invalid, false);
        }
        let is_own = |input: usize| indicator.sources.get(input).is_none_or(|source| *source == InputSource::Own);
        let lacks = [(0, &first), (1, &second)].iter().any(|(input, number)| is_own(*input) && number.is_none());
        match self.by_facts(indicator) {
            Some(given) if !lacks || !matches!(given, AnswerValue::Missing(_)) => return (given, true),
            None if !lacks => {}
            _ => return (AnswerValue::Missing(Message::new("missing-no-evidence")), true),
        }
        if is_share && first.as_ref().zip(second.as_ref()).is_some_and(|(part, whole)| part > whole) {
            return (AnswerValue::Invalid, false);
        }
        match (first, second) {
            (Some(first), Some(second)) => (AnswerValue::Pair(first, second), true),
            (first, second) if (first.is_some() || is_of_team(0)) && (second.is_some() || is_of_team(1)) => {
                let given = AnswerValue::WithTeam([first, second]);
                let fits = unfit(&self.context, indicator, &given).is_none();
                (given, fits)
            }
            _ => (AnswerValue::Invalid, true),
        }
    }

    /// What an indicator would earn if this were said of it with all the documents that it takes.
    pub(crate) fn documented(&self, indicator: &Indicator, given: &AnswerValue) -> IndicatorScore {
        self.earned(indicator, given, needed(indicator, given))
    }

    /// What an indicator would earn by the evidence alone if this were said of it, with so many documents.
    pub(crate) fn earned(&self, indicator: &Indicator, given: &AnswerValue, documents: usize) -> IndicatorScore {
        points::earn(&self.context, indicator, given, documents)
    }
}

impl AssessedIndicator {
    /// What is said of it where it has a value, a figure of the team as a number.
    pub fn given(&self) -> Option<AnswerValue> {
        Some(match &self.value_working {
            ValueWorking::Missing(_) | ValueWorking::Invalid | ValueWorking::NotApplicable => return None,
            ValueWorking::Given | ValueWorking::Persons(_) | ValueWorking::Competences(_) => {
                AnswerValue::Number(self.value.clone()?)
            }
            ValueWorking::Share { part: first, whole: second } | ValueWorking::Ratio { first, second, .. } => {
                AnswerValue::Pair(first.clone(), second.clone())
            }
            ValueWorking::YesNo(yes) => AnswerValue::YesNo(*yes),
            ValueWorking::Chosen(option) => AnswerValue::Chosen(*option),
            ValueWorking::Items(items) => AnswerValue::Items(items.clone()),
            ValueWorking::Since { from, .. } => AnswerValue::Since(*from),
        })
    }

    /// What its own rows say without the cells that are struck.
    pub(crate) fn own_answer(&self, indicator: &Indicator, is_struck: impl Fn(&Cell) -> bool) -> OwnAnswer {
        let (struck, left): (Vec<&Cell>, Vec<&Cell>) =
            self.own_cells().filter(|cell| !is_blank(&cell.raw)).partition(|cell| is_struck(cell));
        let is_said = |cell: &&&Cell| is_not_applicable(&cell.raw);
        let is_supposed = self.is_supposed && self.status == Status::NotApplicable && left.is_empty();
        if is_supposed || (!left.is_empty() && indicator.optional && left.iter().filter(is_said).count() == left.len())
        {
            return OwnAnswer::NotApplicable;
        }
        if left.iter().any(|cell| cell.read.is_none()) || (!left.is_empty() && indicator.asked().asks_nothing()) {
            return OwnAnswer::InError;
        }
        let ids = indicator.measure.inputs();
        let number = |input: usize| {
            let is_own = |cell: &&&Cell| cell.input.as_deref() == ids.get(input).copied();
            if indicator.asked().source(input) != InputSource::Own || struck.iter().any(|cell| is_own(&cell)) {
                return None;
            }
            match (self.given(), left.iter().find(is_own).and_then(|cell| cell.read.clone())) {
                // What is supposed stands in no cell.
                (Some(AnswerValue::Pair(first, second)), _) => Some(if input == 0 { first } else { second }),
                (_, Some(crate::evidence::CellValue::Number(number))) => Some(number),
                _ => None,
            }
        };
        OwnAnswer::Inputs([number(0), number(1)])
    }

    /// The cells of the table of evidence that are its own, and not those of facts.
    pub(crate) fn own_cells(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.is_evidence() && cell.fact.is_none())
    }

    /// What it earns by the evidence, under the decision about it where there is one.
    pub(crate) fn under_decision(&self, indicator: &Indicator, mut earned: IndicatorScore) -> IndicatorScore {
        if let Some(decided) = &self.decided {
            earned.is_decided = true;
            earned.settle(indicator, Some(decided.decision.points.clone()));
        }
        earned
    }
}
