//! What each indicator could become: for every level of points above its own the
//! nearest value that earns it, and what the way there costs.

mod answers;

use super::levels::{Side, levels, limits, rounded, within};
use crate::assess::{Assessed, Assessment, Earned, Status, ValueWorking, if_given};
use crate::catalogue::{Catalogue, Indicator, Measure, Metric, Period};
use crate::evidence::{Given, Read, date};
use crate::number::Exact;
use crate::vocabulary::is_blank;
use jiff::civil::Date;

/// What an indicator could become.
#[derive(Clone, Debug)]
pub struct Ways {
    /// What it earns now.
    pub now: Earned,
    /// What it could earn, with ascending points and effort.
    pub ways: Vec<Way>,
    /// Why there is no way, or none to its maximum.
    pub bound: Option<Bound>,
}

/// One thing that an indicator could become.
#[derive(Clone, Debug)]
pub struct Way {
    /// What is to be changed, an entry an input.
    pub changes: Vec<Turn>,
    /// What it would earn.
    pub earned: Earned,
    /// How many steps of its scale lie on the way; 0 where an answer is asked for, whatever it is.
    pub steps: usize,
    /// What they cost: steps times the catalogue's effort.
    pub effort: Exact,
}

/// A value that becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Which input (or item), where there are several.
    pub input: Option<usize>,
    /// What it is; `None` where there is none, or none that can be read.
    pub from: Option<Read>,
    /// What it is to become.
    pub to: Read,
}

/// Why an indicator cannot become more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It was to be kept, or is not among those that may change.
    Kept,
    /// An evaluator decided its points.
    Decided,
    /// It is said not to apply.
    NotApplicable,
    /// Only time changes it; the day from which it earns more, where one can be told.
    Time(Option<Date>),
}

impl Ways {
    /// What an indicator of an assessment could become.
    pub fn of(catalogue: &Catalogue, assessment: &Assessment, index: usize) -> Option<Ways> {
        let (indicator, assessed) = (catalogue.indicators.get(index)?, assessment.indicators.get(index)?);
        let now = assessed.earned.clone();
        let none = |bound| Some(Ways { now: now.clone(), ways: Vec::new(), bound: Some(bound) });
        if assessed.decided.is_some() {
            return none(Bound::Decided);
        }
        if assessed.status == Status::NotApplicable {
            return none(Bound::NotApplicable);
        }
        let reader = Reader { catalogue, assessment, index, indicator, assessed };
        let mut ways: Vec<Way> = reader.candidates().into_iter().filter_map(|it| reader.way(it)).collect();
        ways.sort_by(|a, b| (&a.effort, &b.earned.points).cmp(&(&b.effort, &a.earned.points)));
        let mut most: Option<Exact> = None;
        ways.retain(|way| {
            let is_more = most.is_none() || way.earned.points > most;
            if is_more {
                most.clone_from(&way.earned.points);
            }
            is_more
        });
        let is_full = now.points.as_ref() >= Some(&indicator.points);
        let bound = (ways.is_empty() && !is_full).then(|| reader.time()).flatten().map(Bound::Time);
        Some(Ways { now, ways, bound })
    }
}

struct Reader<'a> {
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    index: usize,
    indicator: &'a Indicator,
    assessed: &'a Assessed,
}

impl Reader<'_> {
    /// What is changed to what is then said, whether or not it is worth anything.
    fn candidates(&self) -> Vec<(Given, Vec<Turn>)> {
        let single = |to: Read, given: Given| (given, vec![Turn { input: None, from: self.read(None), to }]);
        let mut found = Vec::new();
        // Where documents alone are missing, the same said again with them.
        found.extend(self.as_it_is().filter(|_| self.assessed.undocumented));
        // Where an answer alone is asked for, any that can stand.
        found.extend(self.any_answer().filter(|_| self.assessed.is_open()));
        match &self.indicator.measure {
            Measure::Number { min, max, whole, .. } => {
                for (limit, side) in self.limits() {
                    let limit = if *whole { rounded(&limit, side, 0) } else { Some(limit) };
                    let value = limit.and_then(|limit| within(limit, side, min.as_ref(), max.as_ref()));
                    found.extend(value.map(|value| single(Read::Number(value.clone()), Given::Number(value))));
                }
            }
            Measure::Percent { min, max, .. } => {
                for (limit, side) in self.limits() {
                    let value = within(limit, side, Some(min), Some(max));
                    found.extend(value.map(|value| single(Read::Number(value.clone()), Given::Number(value))));
                }
            }
            Measure::Share { .. } => {
                found.extend(self.limits().iter().filter_map(|(limit, side)| self.pair(limit, *side, None)));
            }
            Measure::Ratio { per, .. } => {
                found.extend(self.limits().iter().filter_map(|(limit, side)| self.pair(limit, *side, Some(per))));
            }
            Measure::YesNo => {
                found.extend([true, false].map(|yes| single(Read::YesNo(yes), Given::YesNo(yes))));
            }
            Measure::Choice { options } => {
                found.extend((0..options.len()).map(|option| single(Read::Option(option), Given::Chosen(option))));
            }
            Measure::Checklist { items } => found.extend((0..=items.len()).map(|count| self.checklist(count))),
            Measure::Since { unit } => {
                for date in self.dates(*unit) {
                    found.push(single(Read::Date(date), Given::Since(date)));
                }
            }
            Measure::Team { metric } => {
                let is_over = *metric == Metric::Tenure && self.assessed.value.is_some();
                for (limit, _) in self.limits().into_iter().filter(|_| !is_over) {
                    let most = self.indicator.is_percentage().then_some(Exact::HUNDRED);
                    let is_out = limit.is_negative() || most.is_some_and(|most| limit > most);
                    if !is_out && (*metric != Metric::Fte || limit.is_positive()) {
                        found.push(single(Read::Number(limit.clone()), Given::Number(limit)));
                    }
                }
            }
        }
        found
    }

    /// A candidate with its points and costs, where it is worth more than what is there.
    fn way(&self, (given, changes): (Given, Vec<Turn>)) -> Option<Way> {
        let earned = if_given(self.catalogue, self.assessment, self.index, &given)?;
        let points = earned.points.as_ref().filter(|_| earned.status == Status::Scored)?;
        let now = self.assessed.points.as_ref()?;
        if points <= now && !self.assessed.is_open() {
            return None;
        }
        // What lacks documents has its value already, and documents are a step of their own;
        // what lacks an answer begins with any.
        let claimed = match self.assessed.is_open() {
            true => self.any_answer(),
            false => self.as_it_is().filter(|_| self.assessed.undocumented),
        };
        let claimed = claimed.and_then(|(given, _)| if_given(self.catalogue, self.assessment, self.index, &given));
        let from = claimed.and_then(|claimed| claimed.points).unwrap_or_else(|| now.clone());
        if *points < from {
            return None;
        }
        let passed = levels(self.indicator).into_iter().filter(|level| from < *level && level <= points).count();
        let steps = passed + usize::from(self.assessed.undocumented);
        // What is said for the first time and earns nothing has no step to climb.
        let steps = if self.assessed.is_open() { steps } else { steps.max(1) };
        let effort = &self.indicator.effort * &Exact::from(i64::try_from(steps).unwrap_or(i64::MAX));
        Some(Way { changes, steps, effort, earned })
    }

    fn limits(&self) -> Vec<(Exact, Side)> {
        limits(self.indicator, self.assessed.value.as_ref())
    }

    /// What was read of an input.
    fn read(&self, input: Option<usize>) -> Option<Read> {
        if let (Measure::Team { .. }, Some(value)) = (&self.indicator.measure, &self.assessed.value) {
            return Some(Read::Number(value.clone()));
        }
        let inputs = self.indicator.measure.inputs();
        let name = input.and_then(|input| inputs.get(input).copied());
        let own = self.assessed.cells.iter().filter(|cell| cell.input.as_deref() == name);
        own.filter_map(|cell| cell.read.clone()).next()
    }

    /// Whether something is written for an input that cannot stand there, so that it has to be
    /// said anew.
    fn is_wrong(&self, input: usize) -> bool {
        let inputs = self.indicator.measure.inputs();
        let own = self.assessed.cells.iter().filter(|cell| cell.input.as_deref() == inputs.get(input).copied());
        own.into_iter().any(|cell| cell.read.is_none() && !is_blank(&cell.raw))
    }

    fn number(&self, input: usize) -> Option<Exact> {
        match self.read(Some(input)) {
            Some(Read::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// What is said already, with nothing changed but that it is said again.
    fn as_it_is(&self) -> Option<(Given, Vec<Turn>)> {
        let given = given(self.assessed)?;
        let same = |input, read: Read| Turn { input, from: Some(read.clone()), to: read };
        let number = |input: usize, number: &Exact| same(Some(input), Read::Number(number.clone()));
        let turns = match &given {
            Given::Number(value) => vec![same(None, Read::Number(value.clone()))],
            Given::Pair(first, second) => vec![number(0, first), number(1, second)],
            Given::YesNo(yes) => vec![same(None, Read::YesNo(*yes))],
            Given::Chosen(option) => vec![same(None, Read::Option(*option))],
            Given::Items(items) => {
                let each = items.iter().enumerate();
                each.map(|(item, yes)| same(Some(item), Read::YesNo(*yes))).collect()
            }
            Given::Since(from) => vec![same(None, Read::Date(*from))],
            Given::Missing(_) | Given::Invalid | Given::NotApplicable | Given::Team => return None,
        };
        Some((given, turns))
    }

    /// The points of a value.
    fn points_at(&self, value: &Exact) -> Option<Exact> {
        if_given(self.catalogue, self.assessment, self.index, &Given::Number(value.clone()))?.points
    }

    /// Whether only time changes the value, and from which day on it earns more.
    fn time(&self) -> Option<Option<Date>> {
        match (&self.indicator.measure, &self.assessed.value_working) {
            (Measure::Since { unit }, ValueWorking::Since { from, .. }) => {
                let months_of = if *unit == Period::Years { 12 } else { 1 };
                let value = self.assessed.value.as_ref()?;
                let next = |(limit, side): (Exact, Side)| {
                    let more = self.points_at(&limit)? > *self.assessed.points.as_ref()?;
                    (more && limit > *value).then(|| rounded(&limit, side, 0)).flatten()
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

/// What is said of an indicator that has a value, a figure of the team as a number.
pub fn given(assessed: &Assessed) -> Option<Given> {
    Some(match &assessed.value_working {
        ValueWorking::Missing(_) | ValueWorking::Invalid | ValueWorking::NotApplicable => return None,
        ValueWorking::Given | ValueWorking::Persons(_) | ValueWorking::Competences(_) => {
            Given::Number(assessed.value.clone()?)
        }
        ValueWorking::Share { part: first, whole: second } | ValueWorking::Ratio { first, second, .. } => {
            Given::Pair(first.clone(), second.clone())
        }
        ValueWorking::YesNo(yes) => Given::YesNo(*yes),
        ValueWorking::Chosen(option) => Given::Chosen(*option),
        ValueWorking::Items(items) => Given::Items(items.clone()),
        ValueWorking::Since { from, .. } => Given::Since(*from),
    })
}
