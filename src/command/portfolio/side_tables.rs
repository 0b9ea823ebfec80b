//! Where the rows of each initiative stand in a table beside the evidence.

use super::BlockError;
use super::blocks::{TableFile, changed};
use crate::evidence::{InitiativeRows, TableLayout, TablePart, UnmatchedId};
use foldhash::quality::FixedState;
use std::collections::HashSet;
use std::hash::{BuildHasher, Hasher};

/// How many bytes are read at once: initiatives mostly stand in the order of the evidence.
const AT_ONCE: u64 = 1 << 15;

/// A short name of an id; different ids have different ones but for once in many billions.
pub(super) fn digest(id: &str) -> u64 {
    let mut hasher = FixedState::with_seed(0).build_hasher();
    hasher.write(id.as_bytes());
    hasher.finish()
}

/// A table beside the evidence whose rows stand together by initiative.
pub(super) struct SideTable<'t> {
    table: &'t TableFile,
    groups: Vec<RowGroup>,
    /// The groups by the digests of their ids, where they do not come in the order of the evidence.
    by_digest: Vec<(u64, u32)>,
    end: u64,
    /// The lines of rows that name no initiative.
    pub unnamed: Vec<usize>,
}

struct RowGroup {
    digest: u64,
    begin: u64,
    line: usize,
}

/// Reads the rows of initiatives, most of them in the order of the table.
pub(super) struct Fetcher<'s> {
    side: &'s SideTable<'s>,
    /// The group that is mostly asked for next.
    hint: usize,
    /// Groups that were read, from the first on.
    first: usize,
    part: Option<TablePart>,
    /// Of each the places of its rows.
    own: Vec<Vec<u32>>,
}

impl<'t> SideTable<'t> {
    /// Finds out where rows stand.
    pub(super) fn new(table: &'t TableFile) -> Result<SideTable<'t>, BlockError> {
        let (mut groups, mut unnamed) = (Vec::new(), Vec::new());
        let mut blocks = table.blocks()?;
        while let Some(block) = blocks.next()? {
            let part = table.layout.split(&block.text()?, block.line).map_err(BlockError::Table)?;
            let (runs, lines) = part.runs(&table.layout);
            unnamed.extend(lines);
            groups.extend(runs.into_iter().map(|run| RowGroup {
                digest: digest(run.id),
                begin: block.begin + run.offset as u64,
                line: run.line,
            }));
        }
        let numbered = (0..).zip(&groups).map(|(number, group)| (group.digest, number));
        let mut by_digest: Vec<(u64, u32)> = numbered.collect();
        by_digest.sort_unstable();
        match by_digest.windows(2).any(|pair| matches!(pair, [(a, _), (b, _)] if a == b)) {
            true => Err(BlockError::Ungrouped),
            false => Ok(SideTable { table, groups, by_digest, end: table.len()?, unnamed }),
        }
    }

    pub(super) fn layout(&self) -> &'t TableLayout {
        &self.table.layout
    }

    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    pub(super) fn fetcher(&self) -> Fetcher<'_> {
        Fetcher { side: self, hint: 0, first: 0, part: None, own: Vec::new() }
    }

    /// Those of its initiatives that are not among some, by the digests of their ids.
    pub(super) fn strangers(&self, known: &HashSet<u64>) -> Result<Vec<(u64, UnmatchedId)>, BlockError> {
        let mut fetcher = self.fetcher();
        let mut strangers = Vec::new();
        for (number, group) in self.groups.iter().enumerate().filter(|(_, group)| !known.contains(&group.digest)) {
            let Some(InitiativeRows { part, own, .. }) = fetcher.group(number)? else { continue };
            let row = own.first().and_then(|first| part.rows().get(*first as usize));
            let id = row.map_or_else(String::new, |row| self.layout().id(row).to_owned());
            let place = self.layout().place(group.line);
            strangers.push((group.digest, UnmatchedId { id, kind: self.layout().kind(), place }));
        }
        Ok(strangers)
    }
}

impl Fetcher<'_> {
    /// The rows of the initiative with an id of that digest, if it has any.
    pub(super) fn fetch(&mut self, digest: u64) -> Result<Option<InitiativeRows>, BlockError> {
        let SideTable { groups, by_digest, .. } = self.side;
        let is_next = groups.get(self.hint).is_some_and(|group| group.digest == digest);
        let number = match is_next {
            true => Some(self.hint),
            false => {
                let found = by_digest.binary_search_by_key(&digest, |(digest, _)| *digest).ok();
                found.and_then(|found| by_digest.get(found)).map(|(_, number)| *number as usize)
            }
        };
        number.map_or(Ok(None), |number| self.group(number))
    }

    fn group(&mut self, number: usize) -> Result<Option<InitiativeRows>, BlockError> {
        self.hint = number + 1;
        if !(self.first..self.first + self.own.len()).contains(&number) {
            self.read(number)?;
        }
        let own = self.own.get_mut(number - self.first).map(std::mem::take);
        let kind = self.side.layout().kind();
        Ok(self.part.clone().zip(own).map(|(part, own)| InitiativeRows { kind, part, own }))
    }

    fn read(&mut self, first: usize) -> Result<(), BlockError> {
        let SideTable { table, groups, end, .. } = self.side;
        let Some(group) = groups.get(first) else { return Ok(()) };
        let begin_of = |number: usize| groups.get(number).map_or(*end, |group| group.begin);
        let mut last = first + 1;
        while last < groups.len() && begin_of(last + 1) - group.begin <= AT_ONCE {
            last += 1;
        }
        let size = usize::try_from(begin_of(last) - group.begin).unwrap_or(usize::MAX);
        let mut bytes = vec![0; size];
        table.fill(&mut bytes, group.begin)?;
        let changed = || BlockError::from(changed(&table.path));
        let text = std::str::from_utf8(&bytes).map_err(|_| changed())?;
        let part = table.layout.split(text, group.line).map_err(|_| changed())?;
        let (runs, _) = part.runs(&table.layout);
        let found = groups.get(first..last).unwrap_or_default();
        if !runs.iter().map(|run| digest(run.id)).eq(found.iter().map(|group| group.digest)) {
            return Err(changed());
        }
        self.own = runs.into_iter().map(|run| run.own).collect();
        (self.first, self.part) = (first, Some(part));
        Ok(())
    }
}
