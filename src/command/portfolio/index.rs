//! Where the rows of each initiative stand in a table that is held in memory, in whatever order they are.

use super::BlockError;
use super::blocks::{Block, TableFile, changed};
use super::pool::in_order;
use super::side_tables::digest;
use crate::evidence::{InitiativeRows, MAX_ROWS, UnmatchedId};
use foldhash::fast::RandomState;
use rayon::ThreadPool;
use std::collections::HashMap;

/// An index of a table: the rows of each initiative.
pub(super) struct MemoryIndex<'t> {
    table: &'t TableFile,
    /// The initiatives by the digests of their ids, in the order of first rows.
    pub digests: Vec<u64>,
    numbers: HashMap<u64, usize, RandomState>,
    rows: Vec<Vec<RowAt>>,
    /// The lines of rows that name no initiative.
    pub unnamed: Vec<usize>,
}

/// Where a row stands: its bytes and its line. Tables in memory are far smaller than 4 GiB.
#[derive(Clone, Copy)]
struct RowAt {
    begin: u32,
    end: u32,
    line: u32,
}

/// Whose rows there are in a block.
struct Found {
    rows: Vec<(u64, RowAt)>,
    unnamed: Vec<usize>,
}

impl<'t> MemoryIndex<'t> {
    /// Finds the rows of a table whose bytes are held.
    pub(super) fn new(table: &'t TableFile, pool: &ThreadPool) -> Result<MemoryIndex<'t>, BlockError> {
        let (digests, numbers, rows, unnamed) = Default::default();
        let mut all = MemoryIndex { table, digests, numbers, rows, unnamed };
        let mut blocks = table.blocks()?.in_any_order();
        let mut count = 0;
        let take = |found: Result<Found, BlockError>| {
            let Found { rows, unnamed } = found?;
            count += rows.len() + unnamed.len();
            // To read the table as a whole says where there are too many.
            if count > MAX_ROWS {
                return Err(BlockError::Ungrouped);
            }
            all.unnamed.extend(unnamed);
            rows.into_iter().for_each(|(digest, row)| all.add(digest, row));
            Ok::<_, BlockError>(())
        };
        in_order(pool, || blocks.next(), || |block| find(table, &block), take)?;
        Ok(all)
    }

    fn add(&mut self, digest: u64, row: RowAt) {
        let next = self.rows.len();
        let number = *self.numbers.entry(digest).or_insert(next);
        if number == next {
            self.digests.push(digest);
            self.rows.push(Vec::new());
        }
        if let Some(rows) = self.rows.get_mut(number) {
            rows.push(row);
        }
    }

    pub(super) fn contains(&self, digest: u64) -> bool {
        self.numbers.contains_key(&digest)
    }

    /// The rows of an initiative, put together.
    pub(super) fn rows(&self, digest: u64) -> Result<Option<InitiativeRows>, BlockError> {
        let rows = self.numbers.get(&digest).and_then(|number| self.rows.get(*number));
        let Some(rows) = rows else { return Ok(None) };
        let mut bytes = Vec::new();
        for row in rows {
            let begin = bytes.len();
            bytes.resize(begin + (row.end - row.begin) as usize, 0);
            self.table.fill(bytes.get_mut(begin..).unwrap_or_default(), u64::from(row.begin))?;
        }
        let lines: Vec<usize> = rows.iter().map(|row| row.line as usize).collect();
        let layout = &self.table.layout;
        let text = std::str::from_utf8(&bytes).map_err(|_| changed(&self.table.path))?;
        let part = layout.split_rows(text, &lines).map_err(BlockError::Table)?;
        let own = (0..u32::try_from(part.rows().len()).unwrap_or(u32::MAX)).collect();
        Ok(Some(InitiativeRows { kind: layout.kind(), part, own }))
    }

    /// Those of its initiatives that `others` has no rows of.
    pub(super) fn strangers(&self, others: &MemoryIndex<'_>) -> Result<Vec<(u64, UnmatchedId)>, BlockError> {
        let layout = &self.table.layout;
        let mut strangers = Vec::new();
        for digest in self.digests.iter().filter(|digest| !others.contains(**digest)) {
            let Some(rows) = self.rows(*digest)? else { continue };
            let Some(row) = rows.part.rows().get(0) else { continue };
            let (id, place) = (layout.id(row).to_owned(), layout.place(row.line));
            if !rows.are_of(layout, &id) {
                return Err(BlockError::Ungrouped);
            }
            strangers.push((*digest, UnmatchedId { id, kind: layout.kind(), place }));
        }
        Ok(strangers)
    }
}

fn find(table: &TableFile, block: &Block) -> Result<Found, BlockError> {
    let part = table.layout.split(&block.text()?, block.line).map_err(BlockError::Table)?;
    let place = |offset: usize| block.begin + offset as u64;
    // A row goes on to where the next one begins.
    let ends = part.rows().iter().skip(1).map(|row| row.offset).chain([block.bytes.len()]);
    let mut found = Found { rows: Vec::with_capacity(part.rows().len()), unnamed: Vec::new() };
    for (row, end) in part.rows().iter().zip(ends) {
        let short = |number: u64| u32::try_from(number).map_err(|_| BlockError::Ungrouped);
        match table.layout.named_id(row) {
            None => found.unnamed.push(row.line),
            Some(id) => {
                let row =
                    RowAt { begin: short(place(row.offset))?, end: short(place(end))?, line: short(row.line as u64)? };
                found.rows.push((digest(id), row));
            }
        }
    }
    Ok(found)
}
