//! What could be said of an indicator: inputs that meet a limit, items of a checklist, dates,
//! and the answer that earns as little as any.

use super::{Candidate, InputChange, ValueReader};
use crate::assess::points_at;
use crate::catalogue::{Measure, Period};
use crate::evidence::{AnswerValue, CellValue, date};
use crate::number::Exact;
use crate::plan::levels::{RoundingSide, rounded};
use jiff::civil::Date;

/// The most decimals of an input that stands for a limit which no shorter one meets.
const MOST_DECIMALS: u32 = 12;

/// The numbers next to one that can be written: whole ones, and those with many decimals.
fn written(number: Exact) -> Vec<Exact> {
    let units = [0, MOST_DECIMALS].into_iter().filter_map(|decimals| Exact::decimal(1, decimals));
    units
        .flat_map(|unit| [RoundingSide::AtMost, RoundingSide::AtLeast].map(|side| rounded(&number, side, &unit)))
        .flatten()
        .collect()
}

pub(super) fn nearest_written(limit: &Exact, side: RoundingSide) -> Option<Exact> {
    rounded(limit, side, &Exact::decimal(1, decimals(limit))?)
}

/// How many decimals a number has, as far as they are told.
fn decimals(number: &Exact) -> u32 {
    let is_enough = |decimals: &u32| {
        Exact::decimal(1, *decimals).is_some_and(|unit| number.divided_by(&unit).is_some_and(|units| units.is_whole()))
    };
    (0..MOST_DECIMALS).find(is_enough).unwrap_or(MOST_DECIMALS)
}

impl ValueReader<'_> {
    /// Of the answers that can stand one that earns as little as any; what stands there already stays.
    pub(super) fn least_answer(&self) -> Option<Candidate> {
        let points = |(given, _): &Candidate| self.if_given(given).points.unwrap_or_default();
        // Of equals the first, which is the plainest.
        self.answers().into_iter().min_by_key(points)
    }

    /// Answers that can stand, among them one that earns as little as any.
    fn answers(&self) -> Vec<Candidate> {
        let samples = || self.domain.samples(self.indicator);
        match &self.indicator.measure {
            Measure::Number { .. } | Measure::Percent { .. } => {
                samples().into_iter().map(|value| self.number_said(value)).collect()
            }
            Measure::Share { .. } | Measure::Ratio { .. } => self.pairs(samples()),
            Measure::YesNo => {
                [false, true].map(|yes| self.said(CellValue::YesNo(yes), AnswerValue::YesNo(yes))).to_vec()
            }
            Measure::Choice { options } => (0..options.len()).map(|option| self.chosen(option)).collect(),
            Measure::Checklist { items } => {
                let said = |yes| move |item: &usize| self.read(Some(*item)) == Some(CellValue::YesNo(yes));
                let [there, not_there] = [true, false].map(|yes| (0..items.len()).filter(said(yes)).count());
                (there..=items.len() - not_there).map(|count| self.checklist(count)).collect()
            }
            Measure::Since { unit } => {
                samples().iter().filter_map(|value| self.ago(value, *unit)).map(|date| self.day(date)).collect()
            }
            Measure::Date => Vec::new(),
            Measure::Team { .. } => {
                let mut samples = samples();
                // A team has hours, however few.
                let least = samples.iter().filter(|value| value.is_positive()).min().cloned();
                samples.extend(least.and_then(|least| least.divided_by(&Exact::from(2))));
                let samples = samples.into_iter().flat_map(written).filter(|value| self.is_of_a_team(value));
                samples.map(|value| self.number_said(value)).collect()
            }
        }
    }

    /// What makes percentages of a share; the factor of a ratio.
    pub(super) fn per(&self) -> &Exact {
        match &self.indicator.measure {
            Measure::Ratio { per, .. } => per,
            _ => &Exact::HUNDRED,
        }
    }

    /// The inputs of a share or ratio that make each of these values: one alone is said where the other is there.
    fn pairs(&self, mut values: Vec<Exact>) -> Vec<Candidate> {
        let (first, second) = self.staying();
        let is_kept = first.as_ref().filter(|_| second.is_none() && !self.is_wrong(0));
        let Some(first) = is_kept else {
            let whole = second.unwrap_or_else(|| self.per().clone());
            let parts = values.iter().filter_map(|value| (value * &whole).divided_by(self.per()));
            return parts.flat_map(written).filter_map(|part| self.both(part, whole.clone())).collect();
        };
        // The greater the second, the nearer is the value to nothing without getting there.
        let nearest = values.iter().filter(|value| !value.is_zero());
        let nearest = nearest.min_by_key(|value| if value.is_negative() { -*value } else { (*value).clone() });
        values.extend(nearest.and_then(|nearest| nearest.divided_by(&Exact::from(2))));
        let wholes = values.iter().filter_map(|value| (self.per() * first).divided_by(value));
        let wholes = wholes.chain([self.per().clone()]).flat_map(written).filter(Exact::is_positive);
        wholes.filter_map(|whole| self.both(first.clone(), whole)).collect()
    }

    /// Both inputs of a share or ratio, said anew where they are not there as they should be.
    fn both(&self, first: Exact, second: Exact) -> Option<Candidate> {
        let is_share = matches!(self.indicator.measure, Measure::Share { .. });
        if is_share && (first.is_negative() || first > second) {
            return None;
        }
        let turn = |(input, to): (usize, &Exact)| InputChange {
            input: Some(input),
            from: self.read(Some(input)),
            to: CellValue::Number(to.clone()),
        };
        let all = [(0, &first), (1, &second)].map(turn);
        let own = || all.iter().filter(|turn| turn.input.is_some_and(|input| self.is_own(input)));
        let is_new = |turn: &&InputChange| {
            turn.input.is_some_and(|input| self.is_wrong(input)) || turn.from.as_ref() != Some(&turn.to)
        };
        let new: Vec<InputChange> = own().filter(is_new).cloned().collect();
        // Where both can stand and the answer cannot, it is said anew as a whole.
        Some((AnswerValue::Pair(first, second), if new.is_empty() { own().cloned().collect() } else { new }))
    }

    /// The inputs of a share (or of a ratio, with its factor) whose value meets a limit: the
    /// first one changes where the second is there.
    pub(super) fn pair(&self, limit: &Exact, side: RoundingSide) -> Option<Candidate> {
        let per = self.per();
        let is_share = matches!(self.indicator.measure, Measure::Share { .. });
        let (first, second) = self.staying();
        let wanted = points_at(self.indicator, limit);
        let turn = |input, from: &Option<Exact>, to: &Exact| InputChange {
            input: Some(input),
            from: from.clone().map(CellValue::Number),
            to: CellValue::Number(to.clone()),
        };
        let fits = |first: &Exact, second: &Exact| {
            let is_part = !first.is_negative() && first <= second;
            let given = AnswerValue::Pair(first.clone(), second.clone());
            let earned = self.if_given(&given);
            ((is_part || !is_share) && earned.points >= Some(wanted.clone())).then_some(given)
        };
        if let (Some(known), None) = (&first, &second)
            && known.is_positive()
            && limit.is_positive()
        {
            let written = self.number(1).filter(Exact::is_positive);
            let exact = (per * known).divided_by(limit)?;
            let known_again = self.is_wrong(0).then(|| turn(0, &first, known));
            // The more there is to divide by, the less comes out.
            let side = if side == RoundingSide::AtLeast { RoundingSide::AtMost } else { RoundingSide::AtLeast };
            return (0..=MOST_DECIMALS).find_map(|decimals| {
                let second = rounded(&exact, side, &Exact::decimal(1, decimals)?).filter(Exact::is_positive)?;
                let turns = known_again.iter().cloned().chain([turn(1, &written, &second)]);
                Some((fits(known, &second)?, turns.collect()))
            });
        }
        if !self.is_own(0) || (second.is_none() && !self.is_own(1)) {
            return None;
        }
        let whole = second.clone().unwrap_or_else(|| per.clone());
        let exact = (limit * &whole).divided_by(per)?;
        // What is there counts something, mostly in whole numbers; an example for both inputs is as near as it takes.
        let least = if first.is_none() && second.is_none() { decimals(&exact) } else { 0 };
        (least..=MOST_DECIMALS).find_map(|decimals| {
            let to = rounded(&exact, side, &Exact::decimal(1, decimals)?)?;
            let mut turns = vec![turn(0, &first, &to)];
            turns.extend((second.is_none() || self.is_wrong(1)).then(|| turn(1, &second, &whole)));
            Some((fits(&to, &whole)?, turns))
        })
    }

    /// The checklist with so many items: the first that are missing are added, the last that are there are left out.
    pub(super) fn checklist(&self, count: usize) -> (AnswerValue, Vec<InputChange>) {
        let len = self.indicator.measure.inputs().len();
        let read: Vec<Option<bool>> = (0..len)
            .map(|item| match self.read(Some(item)) {
                Some(CellValue::YesNo(yes)) => Some(yes),
                _ => None,
            })
            .collect();
        let mut items: Vec<bool> = read.iter().map(|item| *item == Some(true)).collect();
        let mut there = items.iter().filter(|item| **item).count();
        // What is written but cannot be read is likelier there than what is not mentioned, and that
        // than what is said not to be there.
        let mut order: Vec<usize> = (0..len).collect();
        order.sort_by_key(|item| (!self.is_wrong(*item), self.read(Some(*item)).is_some()));
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
        let first = self.assessed.is_unanswered().then(|| (0..len).find(|item| self.is_wrong(*item)).unwrap_or(0));
        let turned = items.iter().zip(&read).enumerate().filter(|(item, (now, was))| {
            self.is_wrong(*item) || was.map_or(**now || first == Some(*item), |was| was != **now)
        });
        let turns = turned.map(|(item, (now, was))| InputChange {
            input: Some(item),
            from: was.map(CellValue::YesNo),
            to: CellValue::YesNo(*now),
        });
        let turns = turns.collect();
        (AnswerValue::Items(items), turns)
    }

    /// Dates that could stand there: what is told may be done anew and is then of the day
    /// of the assessment; what is not told yet may be as old as the scale asks.
    pub(super) fn dates(&self, unit: Period) -> Vec<Date> {
        if self.value.is_some() {
            return vec![self.premise.assessment.as_of];
        }
        self.limits().iter().filter_map(|(value, _)| self.ago(value, unit)).collect()
    }

    fn ago(&self, value: &Exact, unit: Period) -> Option<Date> {
        let as_of = self.premise.assessment.as_of;
        let months_of = if unit == Period::Years { 12 } else { 1 };
        // Tables know no day before the year 1.
        let most = (i64::from(as_of.year()) - 1) * 12;
        let months = value.fraction().parse::<i64>().ok()?.checked_mul(months_of)?;
        (0..=most).contains(&months).then(|| date::plus_months(as_of, -months))
    }
}
