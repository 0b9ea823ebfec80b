//! Groups: sums within the sum of a category.

use super::{Catalogue, Category, FigureBasis};
use crate::language::Text;
use crate::number::Exact;
use std::collections::BTreeSet;

/// A sum of some members of a category, of which perhaps not all count, or not in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The stable name; no indicator or fact has the same.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// The category of all its members, as an index.
    pub category: usize,
    /// The group that it is a member of itself, as an index.
    pub group: Option<usize>,
    /// What it adds up, at least one.
    pub of: Vec<Member>,
    /// How many members count, 1 or more: those with the greatest contributions, of equals the first. All by default.
    pub best: Option<usize>,
    /// The most that it contributes, above 0.
    pub at_most: Option<Exact>,
    /// Whether it earns without being attainable.
    pub bonus: bool,
    /// What its limits rest on, where it has any.
    pub foundation: Option<FigureBasis>,
}

/// A member of a group, as an index into the catalogue's indicators or groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Member {
    /// An indicator.
    Indicator(usize),
    /// A group within the group.
    Group(usize),
}

impl Catalogue {
    /// The groups around an indicator, from the inside out.
    pub fn groups_around(&self, indicator: usize) -> impl Iterator<Item = usize> {
        let first = self.indicators.get(indicator).and_then(|indicator| indicator.group);
        std::iter::successors(first, |group| self.groups.get(*group)?.group)
    }

    /// Whether a group is another one or within it.
    pub(crate) fn is_within(&self, group: usize, other: usize) -> bool {
        std::iter::successors(Some(group), |group| self.groups.get(*group)?.group).any(|around| around == other)
    }

    /// What the sum of a category is made of, as an outline: its indicators, and each group before what it adds up, with
    /// how many groups are around it. Groups stand where their first indicator does.
    pub fn outline(&self, category: usize) -> Vec<(usize, Member)> {
        let own = self.indicators.iter().enumerate().filter(|(_, indicator)| indicator.category == category);
        let outermost = own.map(|(index, _)| match self.groups_around(index).last() {
            Some(group) => Member::Group(group),
            None => Member::Indicator(index),
        });
        let mut open: Vec<(usize, Member)> = Vec::new();
        let mut seen = BTreeSet::new();
        open.extend(outermost.filter(|member| seen.insert(*member)).map(|member| (0, member)));
        open.reverse();
        let mut outline = Vec::new();
        while let Some((depth, member)) = open.pop() {
            outline.push((depth, member));
            if let Member::Group(group) = member {
                let of = self.groups.get(group).map_or(&[][..], |group| &group.of);
                open.extend(of.iter().rev().map(|member| (depth + 1, *member)));
            }
        }
        outline
    }

    /// The indicators of a group and of those within it, in catalogue order.
    pub fn indicators_of_group(&self, group: usize) -> impl Iterator<Item = usize> {
        let all = 0..self.indicators.len();
        all.filter(move |index| self.groups_around(*index).any(|around| around == group))
    }
}

impl Group {
    /// Whether it contributes something else than the sum of its members, however many of them there are.
    pub fn is_limited(&self) -> bool {
        self.best.is_some() || self.at_most.is_some()
    }
}

impl Category {
    /// Whether it adds percentage points and no points: a bonus with a weight.
    pub fn adds_to_percentage(&self) -> bool {
        self.bonus && self.foundation.is_some()
    }
}
