//! The results of other initiatives, beside which one is placed.

use super::quartile;
use crate::names::identity;
use crate::number::Exact;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What the results of a round say, as far as one initiative is compared with them.
#[derive(Clone, Debug, Default)]
pub struct Cohort {
    /// The percentages, in ascending order once [`sorted`](Cohort::sorted).
    percents: Vec<Exact>,
    /// The points of each indicator by their ids, where the results tell them.
    indicators: Vec<(String, Vec<Exact>)>,
    /// The ids of those that are among them.
    ids: Vec<String>,
    /// The days as of which they were scored, where the results tell them.
    days: BTreeSet<Date>,
}

/// How many of a cohort have less than one initiative, as much, or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CohortRank {
    /// How many have less.
    pub below: usize,
    /// How many have as much.
    pub equal: usize,
    /// How many have more.
    pub above: usize,
}

impl Cohort {
    /// Adds a result; one without a percentage does not count.
    pub fn add(&mut self, id: &str, percent: Option<Exact>) {
        if let Some(percent) = percent {
            self.percents.push(percent);
            self.ids.push(id.to_owned());
        }
    }

    /// Adds the day as of which a result was scored.
    pub fn add_day(&mut self, day: Date) {
        self.days.insert(day);
    }

    /// The first and the last day as of which they were scored, unless all were as of `day`.
    pub fn other_days(&self, day: Date) -> Option<(Date, Date)> {
        let days = (*self.days.first()?, *self.days.last()?);
        Some(days).filter(|days| *days != (day, day))
    }

    /// Adds the points of an indicator in a result.
    pub fn add_points(&mut self, indicator: &str, points: Exact) {
        match self.indicators.iter_mut().find(|(id, _)| id == indicator) {
            Some((_, held)) => held.push(points),
            None => self.indicators.push((indicator.to_owned(), vec![points])),
        }
    }

    /// The same with its figures in order.
    pub fn sorted(mut self) -> Cohort {
        self.percents.sort_unstable();
        self.indicators.iter_mut().for_each(|(_, points)| points.sort_unstable());
        self
    }

    /// How many have a percentage.
    pub fn len(&self) -> usize {
        self.percents.len()
    }

    /// Whether an initiative is among them, however its id is typed.
    pub fn holds(&self, id: &str) -> bool {
        let who = identity(id);
        self.ids.iter().any(|held| held == id || identity(held) == who)
    }

    /// Where a percentage stands among theirs.
    pub fn standing(&self, percent: &Exact) -> CohortRank {
        let below = self.percents.partition_point(|other| other < percent);
        let up_to = self.percents.partition_point(|other| other <= percent);
        CohortRank { below, equal: up_to - below, above: self.percents.len() - up_to }
    }

    /// The least percentage that so many quarters do not exceed.
    pub fn quartile(&self, quarters: usize) -> Option<&Exact> {
        quartile(&self.percents, quarters)
    }

    /// The points of an indicator, in ascending order; none where the results do not tell
    /// them, or those of fewer than `least`.
    pub fn points(&self, indicator: &str, least: usize) -> Option<&[Exact]> {
        let (_, points) = self.indicators.iter().find(|(id, _)| id == indicator)?;
        Some(points.as_slice()).filter(|points| points.len() >= least)
    }
}
