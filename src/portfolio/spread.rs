//! How the figures of a round are spread.

use crate::assess::IndicatorScore;
use crate::number::{Exact, Quotient};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// The points of one indicator over the initiatives of a round. Memory grows with the different points that there are.
#[derive(Clone, Debug, Default)]
pub struct Spread {
    points: HashMap<Exact, usize, RandomState>,
    counts: Counts,
}

/// How many initiatives there are of each kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// How many have points (0 for what is missing).
    pub all: usize,
    /// How many of them are excellent.
    pub excellent: usize,
    /// How many have no evidence, or evidence in error.
    pub open: usize,
    /// How many it does not apply to.
    pub not_applicable: usize,
}

impl Spread {
    /// Counts what became of the indicator for one initiative.
    pub fn add(&mut self, earned: &IndicatorScore) {
        let Some(points) = &earned.points else {
            self.counts.not_applicable += 1;
            return;
        };
        self.counts.all += 1;
        self.counts.excellent += usize::from(earned.excellent);
        self.counts.open += usize::from(earned.is_open());
        match self.points.get_mut(points) {
            Some(count) => *count += 1,
            None => drop(self.points.insert(points.clone(), 1)),
        }
    }

    /// Counts those of another part of the round.
    pub fn merge(&mut self, other: Spread) {
        other.points.into_iter().for_each(|(points, count)| *self.points.entry(points).or_default() += count);
        let (own, other) = (&mut self.counts, other.counts);
        own.all += other.all;
        own.excellent += other.excellent;
        own.open += other.open;
        own.not_applicable += other.not_applicable;
    }

    /// How many there are of each kind.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// The least points that at least `quarters` quarters of the initiatives do not exceed: of 0 the minimum, of 2 the
    /// median, of 4 the maximum. Points that somebody has, so nothing is interpolated. `None` of none.
    pub fn quartile(&self, quarters: usize) -> Option<&Exact> {
        let mut all: Vec<(&Exact, usize)> = self.points.iter().map(|(points, count)| (points, *count)).collect();
        all.sort_unstable();
        let mut below = 0;
        let mut ascending = all.into_iter();
        let found = ascending.find(|(_, count)| {
            below += count;
            below * 4 >= self.counts.all * quarters
        });
        found.map(|(points, _)| points)
    }
}

/// The most percentages of which all are kept: 250,000 take 6 MB.
const MOST: usize = 250_000;

/// The percentages of one category over the initiatives of a round, of which nearly each
/// may have another. Of more than 250,000 no quartiles are told.
#[derive(Clone, Debug, Default)]
pub struct Percents {
    kept: Vec<Quotient>,
    /// The number of entries.
    pub count: usize,
}

impl Percents {
    /// Counts a percentage; `None` where nothing is attainable in the category.
    pub fn add(&mut self, percent: Option<&Quotient>) {
        self.count += usize::from(percent.is_some());
        self.kept.extend(percent.filter(|_| self.count <= MOST).cloned());
    }

    /// Counts those of another part of the round.
    pub fn merge(&mut self, other: Percents) {
        self.count += other.count;
        self.kept.extend(if self.count <= MOST { other.kept } else { Vec::new() });
        if self.count > MOST {
            self.kept = Vec::new();
        }
    }

    /// Minimum, quartiles and maximum; each is a percentage that somebody has. `None` of none and of too many.
    pub fn quartiles(&self) -> Option<[Exact; 5]> {
        let mut ascending: Vec<&Quotient> = self.kept.iter().collect();
        ascending.sort_unstable();
        let at = |quarters| quartile(&ascending, quarters).map(|percent| (*percent).clone().exact());
        Some([at(0)?, at(1)?, at(2)?, at(3)?, at(4)?]).filter(|_| self.kept.len() == self.count)
    }
}

/// The least of ascending figures that at least so many quarters of them do not exceed: of 0 the minimum, of 2 the
/// median, of 4 the maximum. It is one of them, so nothing is interpolated.
pub(crate) fn quartile<T>(ascending: &[T], quarters: usize) -> Option<&T> {
    let place = (ascending.len() * quarters).div_ceil(4).max(1);
    ascending.get(place - 1)
}
