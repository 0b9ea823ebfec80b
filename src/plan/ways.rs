//! What each indicator could become: for every level of points above its own the
//! nearest value that earns it, and what the way there costs.

use super::levels::{Side, levels, limits, rounded, within};
use crate::assess::{Assessed, Assessment, Earned, Status, ValueWorking, if_given};
use crate::catalogue::{Catalogue, Indicator, Measure, Metric, Period, Scale};
use crate::evidence::{Given, Read, date};
use crate::number::Exact;
use crate::vocabulary::is_blank;
use jiff::civil::Date;

/// The most decimals of an input that stands for a limit which no shorter one meets.
const MOST_DECIMALS: u32 = 12;

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

    /// An answer that can stand and earns as little as possible.
    fn any_answer(&self) -> Option<(Given, Vec<Turn>)> {
        let single = |to: Read, given: Given| (given, vec![Turn { input: None, from: self.read(None), to }]);
        let number = |number: Exact| single(Read::Number(number.clone()), Given::Number(number));
        let is_falling = match &self.indicator.scale {
            Some(Scale::UpTo(_)) => true,
            Some(Scale::Linear { from, to }) => to < from,
            _ => false,
        };
        let limits = self.limits();
        let beyond =
            limits.iter().map(|(limit, _)| limit).max().map_or(Exact::ZERO, |limit| &limit.floor() + &Exact::ONE);
        // Before the first step of a scale, whichever way it goes.
        let low = if is_falling { beyond } else { Exact::ZERO };
        Some(match &self.indicator.measure {
            Measure::Number { min, max, whole, .. } => {
                let low = min.clone().map_or(low.clone(), |min| low.max(min));
                let low = max.clone().map_or(low.clone(), |max| low.min(max));
                let low = if *whole { rounded(&low, Side::AtLeast, 0)? } else { low };
                number(within(low, Side::AtLeast, min.as_ref(), max.as_ref())?)
            }
            Measure::Percent { min, max, .. } => number(low.clamp(min.clone(), max.clone())),
            Measure::Share { .. } => {
                let whole = self.number(1).filter(Exact::is_positive).unwrap_or(Exact::ONE);
                self.both(if is_falling { whole.clone() } else { Exact::ZERO }, whole)
            }
            Measure::Ratio { per, .. } => {
                let second = self.number(1).filter(Exact::is_positive).unwrap_or(Exact::ONE);
                let first = (&low * &second).divided_by(per)?;
                self.both(if first.is_whole() { first } else { &first.floor() + &Exact::ONE }, second)
            }
            Measure::YesNo => single(Read::YesNo(false), Given::YesNo(false)),
            Measure::Choice { options } => {
                let least = options.iter().enumerate().min_by(|a, b| a.1.points.cmp(&b.1.points))?.0;
                single(Read::Option(least), Given::Chosen(least))
            }
            Measure::Checklist { items } => {
                let is_there = |item: &usize| self.read(Some(*item)) == Some(Read::YesNo(true));
                self.checklist((0..items.len()).filter(is_there).count())
            }
            Measure::Since { .. } => single(Read::Date(self.assessment.as_of), Given::Since(self.assessment.as_of)),
            // Without a team there is nothing to answer with.
            Measure::Team { .. } => return None,
        })
    }

    /// Both inputs of a share or ratio said anew.
    fn both(&self, first: Exact, second: Exact) -> (Given, Vec<Turn>) {
        let turn = |input, to: &Exact| Turn {
            input: Some(input),
            from: self.number(input).map(Read::Number),
            to: Read::Number(to.clone()),
        };
        let turns = vec![turn(0, &first), turn(1, &second)];
        (Given::Pair(first, second), turns)
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

    /// The inputs of a share (or of a ratio, with its factor) whose value meets a limit: the
    /// first one changes where the second is there.
    fn pair(&self, limit: &Exact, side: Side, per: Option<&Exact>) -> Option<(Given, Vec<Turn>)> {
        let per = per.unwrap_or(&Exact::HUNDRED);
        let is_share = matches!(self.indicator.measure, Measure::Share { .. });
        let (first, second) = (self.number(0), self.number(1).filter(Exact::is_positive));
        let wanted = self.points_at(limit)?;
        let turn = |input, from: &Option<Exact>, to: &Exact| Turn {
            input: Some(input),
            from: from.clone().map(Read::Number),
            to: Read::Number(to.clone()),
        };
        let fits = |first: &Exact, second: &Exact| {
            let is_part = !first.is_negative() && first <= second;
            let given = Given::Pair(first.clone(), second.clone());
            let earned = if_given(self.catalogue, self.assessment, self.index, &given)?;
            ((is_part || !is_share) && earned.points >= Some(wanted.clone())).then_some(given)
        };
        if let (Some(known), None) = (&first, &second)
            && known.is_positive()
            && limit.is_positive()
        {
            let exact = (per * known).divided_by(limit)?;
            let known_again = self.is_wrong(0).then(|| turn(0, &first, known));
            // The more there is to divide by, the less comes out.
            let side = if side == Side::AtLeast { Side::AtMost } else { Side::AtLeast };
            return (0..=MOST_DECIMALS).find_map(|decimals| {
                let second = rounded(&exact, side, decimals).filter(Exact::is_positive)?;
                let turns = known_again.iter().cloned().chain([turn(1, &None, &second)]);
                Some((fits(known, &second)?, turns.collect()))
            });
        }
        let whole = second.clone().unwrap_or_else(|| per.clone());
        let exact = (limit * &whole).divided_by(per)?;
        (0..=MOST_DECIMALS).find_map(|decimals| {
            let to = rounded(&exact, side, decimals)?;
            let mut turns = vec![turn(0, &first, &to)];
            turns.extend((second.is_none() || self.is_wrong(1)).then(|| turn(1, &second, &whole)));
            Some((fits(&to, &whole)?, turns))
        })
    }

    /// The points of a value.
    fn points_at(&self, value: &Exact) -> Option<Exact> {
        if_given(self.catalogue, self.assessment, self.index, &Given::Number(value.clone()))?.points
    }

    /// The checklist with so many items: the first that are missing are added, the last
    /// that are there are left out.
    fn checklist(&self, count: usize) -> (Given, Vec<Turn>) {
        let len = self.indicator.measure.inputs().len();
        let read: Vec<Option<bool>> = (0..len)
            .map(|item| match self.read(Some(item)) {
                Some(Read::YesNo(yes)) => Some(yes),
                _ => None,
            })
            .collect();
        let mut items: Vec<bool> = read.iter().map(|item| *item == Some(true)).collect();
        let mut there = items.iter().filter(|item| **item).count();
        // What is written but cannot be read is likelier there than what is not mentioned.
        let mut order: Vec<usize> = (0..len).collect();
        order.sort_by_key(|item| !self.is_wrong(*item));
        for item in order {
            if let Some(item) = items.get_mut(item).filter(|item| there < count && !**item) {
                (*item, there) = (true, there + 1);
            }
        }
        for item in items.iter_mut().rev() {
            if there > count && *item {
                (*item, there) = (false, there - 1);
            }
        }
        let first = self.assessed.is_open().then(|| (0..len).find(|item| self.is_wrong(*item)).unwrap_or(0));
        let turned = items.iter().zip(&read).enumerate().filter(|(item, (now, was))| {
            self.is_wrong(*item) || was.map_or(**now || first == Some(*item), |was| was != **now)
        });
        let turns = turned.map(|(item, (now, was))| Turn {
            input: Some(item),
            from: was.map(Read::YesNo),
            to: Read::YesNo(*now),
        });
        let turns = turns.collect();
        (Given::Items(items), turns)
    }

    /// Dates that could stand there: what is told may be done anew and is then of the day
    /// of the assessment; what is not told yet may be as old as the scale asks.
    fn dates(&self, unit: Period) -> Vec<Date> {
        let as_of = self.assessment.as_of;
        if self.assessed.value.is_some() {
            return vec![as_of];
        }
        let months_of = if unit == Period::Years { 12 } else { 1 };
        let ago = |(limit, side): (Exact, Side)| {
            let count: i64 = rounded(&limit, side, 0)?.fraction().parse().ok()?;
            let months = count.checked_mul(months_of).filter(|months| (0..=120_000).contains(months))?;
            Some(date::plus_months(as_of, -months))
        };
        self.limits().into_iter().filter_map(ago).collect()
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
