//! What each indicator could become: for every level of points above its own the
//! nearest value that earns it, and what the way there costs.

mod answers;

use super::levels::{RoundingSide, ValueDomain, levels, limits};
use crate::assess::{AssessedIndicator, Assessment, IndicatorScore, Premise, Status, ValueWorking, needed, points_at};
use crate::catalogue::{Catalogue, Indicator, InputSource, Measure, Metric, Period, Undocumented};
use crate::evidence::{AnswerValue, Cell, CellValue, date};
use crate::number::Exact;
use crate::vocabulary::is_blank;
use answers::nearest_written;
use jiff::civil::Date;

/// What an indicator could become.
#[derive(Clone, Debug)]
pub struct IndicatorImprovements {
    /// What it earns now.
    pub now: IndicatorScore,
    /// What it could earn, with ascending points and effort.
    pub ways: Vec<Improvement>,
    /// Why there is no way, or none to its maximum.
    pub bound: Option<ImprovementLimit>,
}

/// One thing that an indicator could become.
#[derive(Clone, Debug)]
pub struct Improvement {
    /// What is to be changed, an entry an input.
    pub changes: Vec<InputChange>,
    /// What it would earn.
    pub earned: IndicatorScore,
    /// How many steps of its scale lie on the way; 0 where an answer is asked for, whatever it is.
    pub steps: usize,
    /// What they cost: steps times the catalogue's effort.
    pub effort: Exact,
}

/// A value that becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputChange {
    /// Which input (or item), where there are several.
    pub input: Option<usize>,
    /// What it is; `None` where there is none, or none that can be read.
    pub from: Option<CellValue>,
    /// What it is to become.
    pub to: CellValue,
}

/// Why an indicator cannot become more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImprovementLimit {
    /// It was to be kept, or is not among those that may change.
    Kept,
    /// An evaluator decided its points.
    Decided,
    /// It is said not to apply.
    NotApplicable,
    /// A fact that it reads would have another profile hold, with other figures.
    Profile,
    /// Only time changes it; the day from which it earns more, where one can be told.
    Time(Option<Date>),
}

impl IndicatorImprovements {
    /// What an indicator of an assessment could become, by what is asked for it itself or, if it reads a fact alone, by
    /// that fact.
    pub fn for_indicator(
        catalogue: &Catalogue,
        assessment: &Assessment,
        index: usize,
    ) -> Option<IndicatorImprovements> {
        let mut premise = Premise::new(catalogue, assessment, &assessment.team);
        let indicator = catalogue.indicators.get(index)?;
        if !indicator.measure.has_inputs() {
            // A fact that is said anew has the documents that it takes.
            indicator.facts().for_each(|fact| premise.document(fact, true));
        }
        IndicatorImprovements::new(&premise, index, None)
    }

    /// What an indicator could become where something is taken for granted; `None` stands for itself as it is.
    pub(super) fn new(
        premise: &Premise<'_>,
        index: usize,
        stand: Option<&IndicatorScore>,
    ) -> Option<IndicatorImprovements> {
        let assessed = premise.assessment.indicators.get(index)?;
        let now = stand.unwrap_or(&assessed.earned).clone();
        let none = |bound| Some(IndicatorImprovements { now: now.clone(), ways: Vec::new(), bound: Some(bound) });
        if assessed.decided.is_some() {
            return none(ImprovementLimit::Decided);
        }
        if now.status == Status::NotApplicable {
            return none(ImprovementLimit::NotApplicable);
        }
        let reader = ValueReader::new(premise, index, stand)?;
        let mut ways: Vec<Improvement> = reader.candidates().into_iter().filter_map(|it| reader.way(it)).collect();
        ways.sort_by(|a, b| (&a.effort, &b.earned.points).cmp(&(&b.effort, &a.earned.points)));
        let mut most: Option<Exact> = None;
        ways.retain(|way| {
            let is_more = most.is_none() || way.earned.points > most;
            if is_more {
                most.clone_from(&way.earned.points);
            }
            is_more
        });
        let is_full = now.points.as_ref() >= Some(&reader.indicator.points);
        let bound = (ways.is_empty() && !is_full).then(|| reader.time()).flatten().map(ImprovementLimit::Time);
        Some(IndicatorImprovements { now, ways, bound })
    }
}

pub(super) struct ValueReader<'a> {
    premise: &'a Premise<'a>,
    indicator: &'a Indicator,
    assessed: &'a AssessedIndicator,
    domain: ValueDomain,
    /// What it earns, and its value, before anything is said anew.
    now: IndicatorScore,
    value: Option<Exact>,
    /// Whether a fact that it reads is said anew, with all documents.
    is_told: bool,
    /// What is said already where documents alone are missing; where an answer is missing, one
    /// that can stand and earns as little as any.
    claimed: Option<Candidate>,
}

/// What could be said, with what is to be changed for it.
pub(super) type Candidate = (AnswerValue, Vec<InputChange>);

impl<'a> ValueReader<'a> {
    /// A reader of an indicator that earns this because facts are said anew, or stands as it is.
    pub(super) fn new(
        premise: &'a Premise<'a>,
        index: usize,
        stand: Option<&IndicatorScore>,
    ) -> Option<ValueReader<'a>> {
        let (indicator, assessed) =
            (premise.catalogue.indicators.get(index)?, premise.assessment.indicators.get(index)?);
        let mut reader = ValueReader {
            premise,
            indicator,
            assessed,
            domain: ValueDomain::for_indicator(premise.catalogue, indicator),
            now: stand.unwrap_or(&assessed.earned).clone(),
            value: assessed.value.clone(),
            is_told: stand.is_some(),
            claimed: None,
        };
        if stand.is_some() {
            let second = reader.number(1);
            reader.value = reader.number(0).and_then(|first| (reader.per() * &first).divided_by(&second?));
        }
        reader.claimed = reader.claimed();
        Some(reader)
    }

    fn claimed(&self) -> Option<Candidate> {
        match self.now.is_unanswered() {
            true => self.least_answer().filter(|_| self.is_answerable()),
            false => self.as_it_is().filter(|_| self.assessed.undocumented && !self.is_told),
        }
    }

    /// What it would earn if this were said of it with all the documents that it takes.
    fn if_given(&self, given: &AnswerValue) -> IndicatorScore {
        self.premise.documented(self.indicator, given)
    }

    /// Whether its own answer decides: something is asked for it itself, and all else is there.
    fn is_answerable(&self) -> bool {
        let is_there = |input| self.number(input).is_some_and(|number| input == 0 || number.is_positive());
        let is_pair = matches!(self.indicator.measure, Measure::Share { .. } | Measure::Ratio { .. });
        !is_pair || (!self.indicator.asked().asks_nothing() && (0..2).all(|it| self.is_own(it) || is_there(it)))
    }

    /// Whether an input is asked for it itself.
    fn is_own(&self, input: usize) -> bool {
        self.indicator.asked().source(input) == InputSource::Own
    }

    /// What is changed to what is then said, whether or not it is worth anything.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        if !self.is_answerable() {
            return Vec::new();
        }
        // Where documents alone are missing, the same said again with them; where an answer is, what any answer earns.
        let mut found: Vec<Candidate> = self.claimed.iter().cloned().collect();
        match &self.indicator.measure {
            Measure::Number { .. } | Measure::Percent { .. } => {
                found.extend(self.limits().into_iter().map(|(value, _)| self.number_said(value)));
            }
            Measure::Share { .. } | Measure::Ratio { .. } => {
                found.extend(self.limits().iter().filter_map(|(limit, side)| self.pair(limit, *side)));
            }
            Measure::YesNo => {
                found.extend([true, false].map(|yes| self.said(CellValue::YesNo(yes), AnswerValue::YesNo(yes))))
            }
            Measure::Choice { options } => {
                found.extend((0..options.len()).map(|option| self.chosen(option)));
            }
            Measure::Checklist { items } => found.extend((0..=items.len()).map(|count| self.checklist(count))),
            Measure::Since { unit } => found.extend(self.dates(*unit).into_iter().map(|date| self.day(date))),
            // Facts are dates, indicators are not.
            Measure::Date => {}
            Measure::Team { metric } => {
                let is_over = *metric == Metric::Tenure && self.value.is_some();
                let limits = self.limits().into_iter().filter(|_| !is_over);
                let limits = limits.filter_map(|(value, side)| nearest_written(&value, side));
                found.extend(limits.filter(|value| self.is_of_a_team(value)).map(|value| self.number_said(value)));
            }
        }
        found
    }

    /// A candidate with its points and costs, where it is worth more than what is there.
    pub(super) fn way(&self, (given, changes): Candidate) -> Option<Improvement> {
        let earned = self.if_given(&given);
        let points = earned.points.as_ref().filter(|_| earned.status == Status::Scored)?;
        let now = self.now.points.as_ref()?;
        if points <= now && !self.now.is_unanswered() {
            return None;
        }
        // What lacks documents has its value already; what lacks an answer begins with any.
        let claimed = self.claimed.as_ref().and_then(|(given, _)| self.if_given(given).points);
        let from = claimed.unwrap_or_else(|| now.clone());
        if *points < from {
            return None;
        }
        let levels = levels(self.premise.catalogue, self.indicator).into_iter();
        let passed = levels.filter(|level| from < *level && level <= points).count();
        let steps = passed + usize::from(self.lacks_documents(&given) && points.is_positive());
        // What is said for the first time and earns no more than any answer has no step to climb.
        let steps = if self.now.is_unanswered() { steps } else { steps.max(1) };
        let effort = &self.indicator.effort * &Exact::count(steps);
        Some(Improvement { changes, steps, effort, earned })
    }

    /// Whether documents are a step of their own on the way to an answer: there are no points without them.
    fn lacks_documents(&self, given: &AnswerValue) -> bool {
        let counted = self.assessed.documents_counted();
        let is_short = !self.assessed.is_supposed && counted < needed(self.indicator, given);
        // Where a fact lacks them, they are as good as its own.
        let is_by_fact = self.assessed.undocumented && !self.assessed.is_short();
        let is_asked = self.premise.catalogue.undocumented == Undocumented::Zero;
        !self.is_told && is_asked && (is_short || is_by_fact)
    }

    fn said(&self, to: CellValue, given: AnswerValue) -> Candidate {
        (given, vec![InputChange { input: None, from: self.read(None), to }])
    }

    fn number_said(&self, value: Exact) -> Candidate {
        self.said(CellValue::Number(value.clone()), AnswerValue::Number(value))
    }

    fn chosen(&self, option: usize) -> Candidate {
        self.said(CellValue::Option(option), AnswerValue::Chosen(option))
    }

    fn day(&self, date: Date) -> Candidate {
        self.said(CellValue::Date(date), AnswerValue::Since(date))
    }

    /// Whether a team can have that figure: one without hours is none.
    fn is_of_a_team(&self, value: &Exact) -> bool {
        let is_fte = matches!(self.indicator.measure, Measure::Team { metric: Metric::Fte });
        value.is_positive() || (!is_fte && value.is_zero())
    }

    fn limits(&self) -> Vec<(Exact, RoundingSide)> {
        limits(&self.domain, self.indicator, self.value.as_ref())
    }

    fn read(&self, input: Option<usize>) -> Option<CellValue> {
        if let (Measure::Team { .. }, Some(value)) = (&self.indicator.measure, &self.assessed.value) {
            return Some(CellValue::Number(value.clone()));
        }
        let inputs = self.indicator.measure.inputs();
        let name = input.and_then(|input| inputs.get(input).copied());
        let own = self.assessed.cells.iter().filter(|cell| cell.input.as_deref() == name);
        own.filter_map(|cell| cell.read.clone()).next()
    }

    /// Whether something is written for an input that cannot stand there, or it is said twice, so
    /// that it has to be said anew.
    fn is_wrong(&self, input: usize) -> bool {
        let inputs = self.indicator.measure.inputs();
        let own = self.assessed.cells.iter().filter(|cell| cell.input.as_deref() == inputs.get(input).copied());
        let own = own.filter(|_| self.is_own(input));
        let filled: Vec<&Cell> = own.filter(|cell| !is_blank(&cell.raw)).collect();
        filled.len() > 1 || filled.iter().any(|cell| cell.read.is_none())
    }

    /// The number that an input of a share or ratio is, its own or another.
    fn number(&self, input: usize) -> Option<Exact> {
        match self.read(Some(input)).filter(|_| self.is_own(input)) {
            Some(CellValue::Number(number)) => Some(number),
            _ => self.premise.input(self.indicator, input),
        }
    }

    /// The inputs of a share or ratio as far as they stay: the second one changes where the first is there and it is
    /// not, or where it alone is its own.
    fn staying(&self) -> (Option<Exact>, Option<Exact>) {
        let second_varies = self.is_own(1) && !self.is_own(0);
        (self.number(0), self.number(1).filter(|second| second.is_positive() && !second_varies))
    }

    /// What is said already, with nothing changed but that it is said again.
    fn as_it_is(&self) -> Option<(AnswerValue, Vec<InputChange>)> {
        let given = self.assessed.given()?;
        let same = |input, read: CellValue| InputChange { input, from: Some(read.clone()), to: read };
        let number = |input: usize, number: &Exact| same(Some(input), CellValue::Number(number.clone()));
        let turns = match &given {
            AnswerValue::Number(value) => vec![same(None, CellValue::Number(value.clone()))],
            AnswerValue::Pair(first, second) => {
                let own = [(0, first), (1, second)].into_iter().filter(|(input, _)| self.is_own(*input));
                own.map(|(input, it)| number(input, it)).collect()
            }
            AnswerValue::YesNo(yes) => vec![same(None, CellValue::YesNo(*yes))],
            AnswerValue::Chosen(option) => vec![same(None, CellValue::Option(*option))],
            AnswerValue::Items(items) => {
                let each = items.iter().enumerate();
                each.map(|(item, yes)| same(Some(item), CellValue::YesNo(*yes))).collect()
            }
            AnswerValue::Since(from) => vec![same(None, CellValue::Date(*from))],
            AnswerValue::Missing(_)
            | AnswerValue::Invalid
            | AnswerValue::NotApplicable
            | AnswerValue::Team
            | AnswerValue::WithTeam(_) => {
                return None;
            }
        };
        Some((given, turns))
    }

    /// Whether only time changes the value, and from which day on it earns more.
    fn time(&self) -> Option<Option<Date>> {
        match (&self.indicator.measure, &self.assessed.value_working) {
            (Measure::Since { unit }, ValueWorking::Since { from, .. }) => {
                let months_of = if *unit == Period::Years { 12 } else { 1 };
                let value = self.value.as_ref()?;
                let next = |(limit, _): (Exact, RoundingSide)| {
                    let more = points_at(self.indicator, &limit) > *self.now.points.as_ref()?;
                    (more && limit > *value).then_some(limit)
                };
                let next = self.limits().into_iter().filter_map(next).min();
                let months = next.and_then(|next| next.fraction().parse::<i64>().ok()?.checked_mul(months_of));
                Some(months.map(|months| date::plus_months(*from, months)))
            }
            (Measure::Team { metric: Metric::Tenure }, ValueWorking::Persons(_)) => Some(None),
            _ => None,
        }
    }
}
