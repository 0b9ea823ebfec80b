//! Where groups stand on their sheet.

use super::sheet::cell;
use crate::catalogue::{Catalogue, Group};

/// Whether a member, or any of a group, applies in scope: 1 or 0.
pub(super) const APPLIES: u16 = 2;
/// What a member or a group contributes.
pub(super) const CONTRIBUTION: u16 = 3;
/// What it could contribute.
pub(super) const ATTAINABLE: u16 = 4;

/// Where the groups stand: for all indicators, and for each label with a scope of its own.
pub(super) struct GroupRows {
    pub(super) name: String,
    /// For each scope and group the row of its first member; its own row follows the members.
    blocks: Vec<Vec<u32>>,
    /// For each label its scope's place among the blocks.
    of_label: Vec<usize>,
}

impl GroupRows {
    pub(super) fn new(catalogue: &Catalogue, name: String) -> GroupRows {
        let mut next = 1;
        let mut block = || {
            let mut first = vec![0; catalogue.groups.len()];
            for index in &catalogue.groups_inside_out {
                let count = catalogue.groups.get(*index).map_or(0, |group| group.of.len());
                first.iter_mut().skip(*index).take(1).for_each(|row| *row = next);
                next += rows_of(count) + 1;
            }
            next += 1;
            first
        };
        let mut blocks = vec![block()];
        let mut of_label = Vec::new();
        for label in &catalogue.labels {
            let is_whole = label.scope.len() == catalogue.indicators.len();
            if !is_whole {
                blocks.push(block());
            }
            of_label.push(if is_whole { 0 } else { blocks.len() - 1 });
        }
        GroupRows { name, blocks, of_label }
    }

    /// The row of its first member.
    pub(super) fn first(&self, block: usize, group: usize) -> u32 {
        self.blocks.get(block).and_then(|first| first.get(group)).copied().unwrap_or(1)
    }

    /// Its own row.
    pub(super) fn own_row(&self, block: usize, index: usize, group: &Group) -> u32 {
        self.first(block, index) + rows_of(group.of.len())
    }

    /// What a group comes to in the scope of a label, or over all indicators.
    pub(super) fn total(&self, label: Option<usize>, index: usize, group: &Group, column: u16) -> String {
        self.of_sheet(self.own_row(self.block(label), index, group), column)
    }

    /// The place of a label's scope among the blocks, or of that of all indicators.
    pub(super) fn block(&self, label: Option<usize>) -> usize {
        label.and_then(|label| self.of_label.get(label)).copied().unwrap_or(0)
    }

    /// A cell of the sheet.
    pub(super) fn of_sheet(&self, row: u32, column: u16) -> String {
        format!("'{}'!{}", self.name, cell(row, column))
    }
}

fn rows_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
