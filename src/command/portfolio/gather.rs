//! A table whose rows stand in any order: where those of each initiative are.

use super::Stop;
use super::blocks::{Blocks, fill};
use super::reader::named;
use super::side::{OfDigests, digest};
use crate::evidence::{Layout, Splitter, TableKind};
use memchr::{memchr, memchr_iter};
use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};

/// After so many bytes lines are counted anew.
const MARK: u64 = 1 << 16;
/// About how many bytes a row has at most.
const ROW: usize = 256;

/// Where the rows of each initiative are: five bytes a row.
pub struct Gather<'l> {
    file: &'l File,
    path: PathBuf,
    layout: &'l Layout,
    /// The digests of the ids, in the order of first rows.
    digests: Vec<u64>,
    by_digest: HashMap<u64, u32, OfDigests>,
    /// Where the rows of each begin in `offsets`.
    starts: Vec<u64>,
    offsets: Vec<[u8; 5]>,
    /// How many lines end before each mark.
    marks: Vec<u64>,
    end: u64,
    /// The lines of rows that name no initiative.
    pub unnamed: Vec<usize>,
}

impl<'l> Gather<'l> {
    /// Finds the rows of a table.
    ///
    /// # Errors
    /// That it is not plain, or the problem with a file that cannot be read.
    pub fn new(file: &'l File, path: &Path, layout: &'l Layout) -> Result<Gather<'l>, Stop> {
        let mut gather = Gather {
            file,
            path: path.to_owned(),
            layout,
            digests: Vec::new(),
            by_digest: HashMap::default(),
            starts: Vec::new(),
            offsets: Vec::new(),
            marks: Vec::new(),
            end: 0,
            unnamed: Vec::new(),
        };
        // Rows are counted, then put where there is room for so many.
        let mut counts: Vec<u64> = Vec::new();
        gather.scan(|gather, digest, _| {
            let next = u32::try_from(gather.digests.len()).map_err(|_| Stop::NotPlain)?;
            let index = *gather.by_digest.entry(digest).or_insert(next);
            if index == next {
                gather.digests.push(digest);
                counts.push(0);
            }
            counts.get_mut(index as usize).into_iter().for_each(|count| *count += 1);
            Ok(())
        })?;
        let mut sum = 0;
        for count in &counts {
            gather.starts.push(sum);
            sum += count;
        }
        gather.starts.push(sum);
        gather.offsets = vec![[0; 5]; usize::try_from(sum).map_err(|_| Stop::NotPlain)?];
        let mut next = std::mem::take(&mut counts);
        next.iter_mut().zip(&gather.starts).for_each(|(next, start)| *next = *start);
        gather.scan(|gather, digest, offset| {
            let index = gather.by_digest.get(&digest).ok_or(Stop::NotPlain)?;
            let place = next.get_mut(*index as usize).ok_or(Stop::NotPlain)?;
            let slot = usize::try_from(*place).ok().and_then(|place| gather.offsets.get_mut(place));
            let [.., a, b, c, d, e] = offset.to_be_bytes();
            *slot.ok_or(Stop::NotPlain)? = [a, b, c, d, e];
            *place += 1;
            Ok(())
        })?;
        Ok(gather)
    }

    /// Takes every row in the order of the file: the digest of its id and where it begins.
    fn scan(&mut self, mut take: impl FnMut(&mut Self, u64, u64) -> Result<(), Stop>) -> Result<(), Stop> {
        let layout = self.layout;
        let mut blocks = Blocks::new(self.file, &self.path, layout)?.in_any_order();
        let is_first = self.marks.is_empty();
        self.end = blocks.len();
        let mut lines = 0;
        while let Some(block) = blocks.next()? {
            if is_first {
                for end in memchr_iter(b'\n', &block.bytes) {
                    let mark = (block.begin + end as u64) / MARK + 1;
                    let mark = usize::try_from(mark).map_err(|_| Stop::NotPlain)?;
                    self.marks.resize(self.marks.len().max(mark), lines);
                    lines += 1;
                }
            }
            let mut splitter = Splitter::new(&block.bytes, layout.delimiter());
            while let Some(cells) = splitter.next_row().map_err(|_| Stop::NotPlain)? {
                let id = named(cells, layout)?;
                let named = (!id.is_empty()).then(|| digest(id));
                match named {
                    Some(digest) => take(self, digest, block.begin + splitter.begin as u64)?,
                    None if is_first => self.unnamed.push(block.line + splitter.lines - 1),
                    None => {}
                }
            }
        }
        if is_first {
            self.marks.resize(usize::try_from(self.end / MARK + 1).map_err(|_| Stop::NotPlain)?, lines);
        }
        Ok(())
    }

    /// How the table is laid out.
    pub fn layout(&self) -> &'l Layout {
        self.layout
    }

    /// Which table it is.
    pub fn kind(&self) -> TableKind {
        self.layout.kind()
    }

    /// How many initiatives have rows.
    pub fn len(&self) -> usize {
        self.digests.len()
    }

    /// The digest of the id of an initiative, by its number in the order of first rows.
    pub fn digest(&self, index: usize) -> Option<u64> {
        self.digests.get(index).copied()
    }

    /// The number of an initiative.
    pub fn find(&self, digest: u64) -> Option<usize> {
        self.by_digest.get(&digest).map(|index| *index as usize)
    }

    /// Reads the rows of an initiative, each with its line end, and where they begin.
    ///
    /// # Errors
    /// The problem with a file that cannot be read or was changed.
    pub fn rows(&self, index: usize, rows: &mut Vec<u8>, begins: &mut Vec<u64>) -> Result<(), Stop> {
        rows.clear();
        begins.clear();
        let start = |index: usize| self.starts.get(index).and_then(|start| usize::try_from(*start).ok());
        let (Some(first), Some(last)) = (start(index), start(index + 1)) else { return Ok(()) };
        for [a, b, c, d, e] in self.offsets.get(first..last).unwrap_or_default() {
            let begin = u64::from_be_bytes([0, 0, 0, *a, *b, *c, *d, *e]);
            begins.push(begin);
            let held = rows.len();
            let mut length = ROW;
            loop {
                let left = usize::try_from(self.end - begin).unwrap_or(usize::MAX);
                rows.resize(held + left.min(length), 0);
                let room = rows.get_mut(held..).unwrap_or_default();
                fill(self.file, &self.path, room, begin)?;
                if let Some(end) = memchr(b'\n', room) {
                    rows.truncate(held + end + 1);
                    break;
                }
                if length >= left {
                    rows.push(b'\n');
                    break;
                }
                length *= 2;
            }
        }
        Ok(())
    }

    /// The lines, from 1, on which rows stand that begin there.
    ///
    /// # Errors
    /// As [`rows`](Gather::rows).
    pub fn lines(&self, begins: &[u64]) -> Result<Vec<usize>, Stop> {
        let mut bytes = Vec::new();
        let line = |begin: &u64| {
            let mark = begin / MARK;
            let known = usize::try_from(mark).ok().and_then(|mark| self.marks.get(mark)).copied().unwrap_or(0);
            let from = (mark * MARK).max(self.layout.begin as u64);
            bytes.resize(usize::try_from(begin - from).unwrap_or(0), 0);
            fill(self.file, &self.path, &mut bytes, from)?;
            let lines = known + memchr_iter(b'\n', &bytes).count() as u64;
            Ok(self.layout.first_line() + usize::try_from(lines).unwrap_or(usize::MAX))
        };
        begins.iter().map(line).collect()
    }
}
