//! Initiatives of a round that have an attribute in common.

use super::Round;
use super::spread::quartile;
use crate::number::Exact;
use std::collections::BTreeMap;

/// Those with the same entry in a column of the table `initiatives`.
#[derive(Clone, Debug)]
pub struct Group<'r> {
    /// The entry; `None` for those without one.
    pub name: Option<&'r str>,
    /// How many have a result.
    pub count: usize,
    /// How many have each label, in catalogue order, and behind them how many have none.
    pub awards: Vec<usize>,
    /// The percentages of those that have one, in ascending order.
    percents: Vec<&'r Exact>,
}

impl Group<'_> {
    /// The least percentage that so many quarters of them do not exceed; `None` of none.
    pub fn quartile(&self, quarters: usize) -> Option<&Exact> {
        quartile(&self.percents, quarters).copied()
    }
}

impl Round<'_> {
    /// The groups by their names, those without one last.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let labels = self.catalogue.labels.len();
        let mut groups: BTreeMap<(bool, Option<&str>), Group<'_>> = BTreeMap::new();
        for place in self.scored.iter() {
            let name = place.group;
            let new = || Group { name, count: 0, awards: vec![0; labels + 1], percents: Vec::new() };
            let group = groups.entry((name.is_none(), name)).or_insert_with(new);
            group.count += 1;
            group.percents.extend(place.percent);
            if let Some(count) = group.awards.get_mut(place.award.unwrap_or(labels)) {
                *count += 1;
            }
        }
        let mut groups: Vec<Group<'_>> = groups.into_values().collect();
        groups.iter_mut().for_each(|group| group.percents.sort_unstable());
        groups
    }
}
