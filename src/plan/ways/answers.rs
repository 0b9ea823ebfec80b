//! What could be said of an indicator: inputs that meet a limit, items of a checklist, dates,
//! and any answer at all.

use super::{Reader, Turn};
use crate::assess::if_given;
use crate::catalogue::{Measure, Period, Scale};
use crate::evidence::{Given, Read, date};
use crate::number::Exact;
use crate::plan::levels::{Side, rounded, within};
use jiff::civil::Date;

/// The most decimals of an input that stands for a limit which no shorter one meets.
const MOST_DECIMALS: u32 = 12;

impl Reader<'_> {
    /// An answer that can stand and earns as little as possible.
    pub(super) fn any_answer(&self) -> Option<(Given, Vec<Turn>)> {
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

    /// The inputs of a share (or of a ratio, with its factor) whose value meets a limit: the
    /// first one changes where the second is there.
    pub(super) fn pair(&self, limit: &Exact, side: Side, per: Option<&Exact>) -> Option<(Given, Vec<Turn>)> {
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

    /// The checklist with so many items: the first that are missing are added, the last
    /// that are there are left out.
    pub(super) fn checklist(&self, count: usize) -> (Given, Vec<Turn>) {
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
    pub(super) fn dates(&self, unit: Period) -> Vec<Date> {
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
}
