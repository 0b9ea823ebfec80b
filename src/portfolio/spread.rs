//! How the figures of a round are spread.

use super::Settled;
use crate::assess::Status;
use crate::number::Exact;
use std::collections::BTreeMap;

/// The points of one indicator over the initiatives of a round. Memory grows with
/// the different points that there are.
#[derive(Clone, Debug, Default)]
pub struct Spread {
    counts: BTreeMap<Exact, usize>,
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
    pub fn add(&mut self, settled: &Settled) {
        let Some(points) = &settled.points else {
            self.not_applicable += 1;
            return;
        };
        self.count += 1;
        self.excellent += usize::from(settled.excellent);
        self.open += usize::from(matches!(settled.status, Status::Missing | Status::Invalid));
        match self.counts.get_mut(points) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(points.clone(), 1)),
        }
    }

    /// Counts those of another part of the round.
    pub fn merge(&mut self, other: &Spread) {
        self.count += other.count;
        self.excellent += other.excellent;
        self.open += other.open;
        self.not_applicable += other.not_applicable;
        for (points, count) in &other.counts {
            *self.counts.entry(points.clone()).or_default() += count;
        }
    }

    /// The least points that at least `quarters` quarters of the initiatives do not
    /// exceed: of 0 the minimum, of 2 the median, of 4 the maximum. Points that
    /// somebody has, so nothing is interpolated. `None` of none.
    pub fn quartile(&self, quarters: usize) -> Option<&Exact> {
        let mut below = 0;
        self.counts
            .iter()
            .find(|(_, count)| {
                below += *count;
                below * 4 >= self.count * quarters
            })
            .map(|(points, _)| points)
    }
}
