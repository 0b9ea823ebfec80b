//! How the figures of a round are spread.

use super::quartile;
use crate::assess::Earned;
use crate::number::Exact;
use std::collections::HashMap;

/// How many different points are looked through one by one.
const FEW: usize = 16;

/// The points of one indicator over the initiatives of a round. Memory grows with
/// the different points that there are.
#[derive(Clone, Debug, Default)]
pub struct Spread {
    /// All others, which are sorted only when somebody asks for quartiles.
    counts: HashMap<Exact, usize>,
    /// The points that came first, which of most indicators are all that there are.
    first: Vec<(Exact, usize)>,
    /// How many initiatives have points (0 for what is missing).
    pub count: usize,
    /// How many of them are excellent.
    pub excellent: usize,
    /// How many have no evidence, or evidence in error.
    pub open: usize,
    /// How many it does not apply to.
    pub not_applicable: usize,
}

impl Spread {
    /// Counts what became of the indicator for one initiative.
    pub fn add(&mut self, earned: &Earned) {
        let Some(points) = &earned.points else {
            self.not_applicable += 1;
            return;
        };
        self.count += 1;
        self.excellent += usize::from(earned.excellent);
        self.open += usize::from(earned.is_open());
        self.put(points, 1);
    }

    /// Counts those of another part of the round.
    pub fn merge(&mut self, other: &Spread) {
        self.count += other.count;
        self.excellent += other.excellent;
        self.open += other.open;
        self.not_applicable += other.not_applicable;
        for (points, count) in other.first.iter().map(|(points, count)| (points, count)).chain(&other.counts) {
            self.put(points, *count);
        }
    }

    fn put(&mut self, points: &Exact, count: usize) {
        if let Some((_, held)) = self.first.iter_mut().find(|(held, _)| held == points) {
            *held += count;
        } else if self.first.len() < FEW {
            self.first.push((points.clone(), count));
        } else {
            match self.counts.get_mut(points) {
                Some(held) => *held += count,
                None => drop(self.counts.insert(points.clone(), count)),
            }
        }
    }

    /// The least points that at least `quarters` quarters of the initiatives do not
    /// exceed: of 0 the minimum, of 2 the median, of 4 the maximum. Points that
    /// somebody has, so nothing is interpolated. `None` of none.
    pub fn quartile(&self, quarters: usize) -> Option<&Exact> {
        let mut all: Vec<(&Exact, usize)> = self.counts.iter().map(|(points, count)| (points, *count)).collect();
        all.extend(self.first.iter().map(|(points, count)| (points, *count)));
        all.sort_unstable();
        let mut below = 0;
        all.into_iter()
            .find(|(_, count)| {
                below += count;
                below * 4 >= self.count * quarters
            })
            .map(|(points, _)| points)
    }
}

/// The most percentages of which all are kept: 250,000 take 6 MB.
const MOST: usize = 250_000;

/// The percentages of one category over the initiatives of a round, of which nearly each
/// may have another. Of more than 250,000 no quartiles are told.
#[derive(Clone, Debug, Default)]
pub struct Percents {
    kept: Vec<Exact>,
    /// How many there are.
    pub count: usize,
}

impl Percents {
    /// Counts a percentage; `None` where nothing is attainable in the category.
    pub fn add(&mut self, percent: Option<&Exact>) {
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

    /// Minimum, quartiles and maximum; each is a percentage that somebody has. `None` of
    /// none and of too many.
    pub fn quartiles(&self) -> Option<[&Exact; 5]> {
        let mut ascending: Vec<&Exact> = self.kept.iter().collect();
        ascending.sort_unstable();
        let at = |quarters| quartile(&ascending, quarters).copied();
        Some([at(0)?, at(1)?, at(2)?, at(3)?, at(4)?]).filter(|_| self.kept.len() == self.count)
    }
}
