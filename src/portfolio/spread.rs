//! How the figures of a round are spread.

use super::quartile;
use crate::assess::{Earned, Grade, Settled};
use crate::number::{Exact, Quotient};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// The points of one indicator over the initiatives of a round. Memory grows with
/// the different points that there are.
#[derive(Clone, Debug)]
pub struct Spread<'t> {
    /// The grades of the indicator, and how many initiatives have each.
    grades: Vec<(&'t Grade, usize)>,
    /// The points of all others that were counted as parts of the round.
    others: HashMap<Exact, usize, RandomState>,
    /// Those that were counted one by one.
    recent: Vec<Exact>,
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

impl Counts {
    fn add(&mut self, earned: &Earned, count: usize) {
        match earned.points {
            None => self.not_applicable += count,
            Some(_) => {
                self.all += count;
                self.excellent += if earned.excellent { count } else { 0 };
                self.open += if earned.is_open() { count } else { 0 };
            }
        }
    }
}

impl<'t> Spread<'t> {
    /// Of an indicator with these grades.
    pub fn of(grades: &'t [Grade]) -> Spread<'t> {
        let (others, recent, counts) = Default::default();
        Spread { grades: grades.iter().map(|grade| (grade, 0)).collect(), others, recent, counts }
    }

    /// Counts what became of the indicator for one initiative.
    #[inline]
    pub fn add(&mut self, settled: &Settled<'t>) {
        match settled {
            Settled::Grade(grade) => {
                if let Some((_, count)) = self.grades.get_mut(grade.number) {
                    *count += 1;
                }
            }
            Settled::Own(earned) => {
                self.counts.add(earned, 1);
                self.recent.extend(earned.points.clone());
            }
        }
    }

    /// Counts those of another part of the round.
    pub fn merge(&mut self, other: Spread<'t>) {
        self.grades.iter_mut().zip(&other.grades).for_each(|((_, count), (_, other))| *count += other);
        other.others.into_iter().for_each(|(points, count)| self.add_points(points, count));
        other.recent.into_iter().for_each(|points| self.add_points(points, 1));
        let (own, other) = (&mut self.counts, other.counts);
        own.all += other.all;
        own.excellent += other.excellent;
        own.open += other.open;
        own.not_applicable += other.not_applicable;
    }

    fn add_points(&mut self, points: Exact, count: usize) {
        *self.others.entry(points).or_default() += count;
    }

    /// How many there are of each kind.
    pub fn counts(&self) -> Counts {
        let mut counts = self.counts;
        self.grades.iter().for_each(|(grade, count)| counts.add(&grade.earned, *count));
        counts
    }

    /// The least points that at least `quarters` quarters of the initiatives do not
    /// exceed: of 0 the minimum, of 2 the median, of 4 the maximum. Points that
    /// somebody has, so nothing is interpolated. `None` of none.
    pub fn quartile(&self, quarters: usize) -> Option<&Exact> {
        let mut all: Vec<(&Exact, usize)> = self.others.iter().map(|(points, count)| (points, *count)).collect();
        all.extend(self.recent.iter().map(|points| (points, 1)));
        let somebodys = self.grades.iter().filter(|(_, count)| *count > 0);
        all.extend(somebodys.filter_map(|(grade, count)| Some((grade.earned.points.as_ref()?, *count))));
        all.sort_unstable();
        let (mut below, initiatives) = (0, self.counts().all);
        all.into_iter()
            .find(|(_, count)| {
                below += count;
                below * 4 >= initiatives * quarters
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
    kept: Vec<Quotient>,
    /// How many there are.
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

    /// Minimum, quartiles and maximum; each is a percentage that somebody has. `None` of
    /// none and of too many.
    pub fn quartiles(&self) -> Option<[Exact; 5]> {
        let mut ascending: Vec<&Quotient> = self.kept.iter().collect();
        ascending.sort_unstable();
        let at = |quarters| quartile(&ascending, quarters).map(|percent| (*percent).clone().exact());
        Some([at(0)?, at(1)?, at(2)?, at(3)?, at(4)?]).filter(|_| self.kept.len() == self.count)
    }
}
