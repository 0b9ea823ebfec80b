//! A table of a round read in blocks, each with all rows of its initiatives as far as they stand together.

use super::BlockError;
use crate::command::problem::Problem;
use crate::evidence::{Encoding, MAX_TABLE_BYTES, TableLayout, text_in};
use crate::language::Message;
use std::borrow::Cow;
use std::fs::File;
use std::path::{Path, PathBuf};

/// The fewest and the most bytes that are read at once.
const BLOCK: [u64; 2] = [1 << 17, 1 << 18];

/// How many blocks a table has at least, so that several threads have their share.
const LEAST_BLOCKS: u64 = 32;

#[derive(Debug)]
pub(super) enum TableBytes {
    /// Those of a file, in UTF-8 unless it turns out that they are not, or in Windows-1252.
    File(File, Encoding),
    /// Those in UTF-8 that a text in another encoding comes to.
    Decoded(Vec<u8>),
}

/// A table: its path, its bytes and how it is laid out.
#[derive(Debug)]
pub(super) struct TableFile {
    pub path: PathBuf,
    pub source: TableBytes,
    pub layout: TableLayout,
}

/// A table that is read from its beginning.
pub(super) struct Blocks<'t> {
    table: &'t TableFile,
    /// Up to where it was read.
    at: u64,
    /// Where it ended when it was opened.
    end: u64,
    /// Rows that may go on in the next block.
    carry: Vec<u8>,
    /// The line on which the next block begins.
    line: usize,
    /// Where the next block begins.
    begin: u64,
    is_any_order: bool,
}

/// Whole rows of a table.
pub(super) struct Block {
    pub bytes: Vec<u8>,
    /// The line on which they begin, from 1.
    pub line: usize,
    /// Where they begin in the table.
    pub begin: u64,
    encoding: Encoding,
}

impl Block {
    pub(super) fn text(&self) -> Result<Cow<'_, str>, BlockError> {
        match text_in(&self.bytes, self.encoding) {
            Ok(text) if memchr::memchr(0, &self.bytes).is_none() => Ok(text),
            _ => Err(BlockError::Encoding),
        }
    }
}

impl TableFile {
    pub(super) fn encoding(&self) -> Encoding {
        match self.source {
            TableBytes::File(_, encoding) => encoding,
            TableBytes::Decoded(_) => Encoding::Utf8,
        }
    }

    pub(super) fn len(&self) -> Result<u64, Problem> {
        match &self.source {
            TableBytes::File(file, _) => match file.metadata() {
                Ok(metadata) => Ok(metadata.len()),
                Err(error) => Err(Problem::reading(&self.path, &error)),
            },
            TableBytes::Decoded(bytes) => Ok(bytes.len() as u64),
        }
    }

    pub(super) fn fill(&self, buffer: &mut [u8], at: u64) -> Result<(), Problem> {
        match &self.source {
            TableBytes::File(file, _) => read_at(file, buffer, at).map_err(|error| match error.kind() {
                std::io::ErrorKind::UnexpectedEof => changed(&self.path),
                _ => Problem::reading(&self.path, &error),
            }),
            TableBytes::Decoded(bytes) => {
                let from = usize::try_from(at).unwrap_or(usize::MAX);
                let part = bytes.get(from..).and_then(|rest| rest.get(..buffer.len()));
                buffer.copy_from_slice(part.ok_or_else(|| changed(&self.path))?);
                Ok(())
            }
        }
    }

    /// The same table with its bytes in memory, in UTF-8.
    pub(super) fn held(&self) -> Result<TableFile, Problem> {
        let mut bytes = vec![0; usize::try_from(self.len()?).unwrap_or(usize::MAX)];
        self.fill(&mut bytes, 0)?;
        let mut layout = self.layout.clone();
        if self.encoding() == Encoding::Windows1252 {
            let text = text_in(&bytes, Encoding::Windows1252).map_err(|_| changed(&self.path))?;
            let decoded = text.into_owned().into_bytes();
            // The header has as many lines, if perhaps more bytes.
            let lines = memchr::memchr_iter(b'\n', bytes.get(..layout.begin).unwrap_or_default()).count();
            let end = memchr::memchr_iter(b'\n', &decoded).nth(lines.saturating_sub(1));
            layout.begin = end.map_or(0, |end| end + 1);
            bytes = decoded;
        }
        Ok(TableFile { path: self.path.clone(), source: TableBytes::Decoded(bytes), layout })
    }

    pub(super) fn blocks(&self) -> Result<Blocks<'_>, Problem> {
        let (end, begin, line) = (self.len()?, self.layout.begin as u64, self.layout.first_line());
        Ok(Blocks { table: self, at: begin, end, carry: Vec::new(), line, begin, is_any_order: false })
    }
}

impl Blocks<'_> {
    /// The same in blocks that may end between rows of one initiative.
    pub(super) fn in_any_order(self) -> Self {
        Blocks { is_any_order: true, ..self }
    }

    pub(super) fn next(&mut self) -> Result<Option<Block>, BlockError> {
        let [least, most] = BLOCK;
        let size = (self.end / LEAST_BLOCKS).clamp(least, most);
        let mut bytes = std::mem::take(&mut self.carry);
        loop {
            let had = bytes.len();
            let wanted = usize::try_from(size.min(self.end - self.at)).unwrap_or(usize::MAX);
            bytes.resize(had + wanted, 0);
            self.table.fill(bytes.get_mut(had..).unwrap_or_default(), self.at)?;
            self.at += wanted as u64;
            let is_end = self.at >= self.end;
            if is_end && self.table.len()? != self.end {
                return Err(changed(&self.table.path).into());
            }
            let layout = &self.table.layout;
            let cut = layout.cut(&bytes, is_end, self.is_any_order);
            let cut = cut.map_err(|lines| BlockError::Table(layout.too_long(self.line + lines)))?;
            if let Some(cut) = cut {
                self.carry = bytes.split_off(cut.bytes);
                if bytes.is_empty() {
                    return Ok(None);
                }
                let encoding = self.table.encoding();
                let block = Block { line: self.line, begin: self.begin, bytes, encoding };
                self.line += cut.lines;
                self.begin += block.bytes.len() as u64;
                return Ok(Some(block));
            }
            if bytes.len() as u64 > MAX_TABLE_BYTES {
                if memchr::memchr(0, &bytes).is_some() {
                    return Err(BlockError::Encoding);
                }
                let place = layout.place(self.line).to_string();
                return Err(Problem::Said(Message::new("portfolio-problem-large").with("place", place)).into());
            }
        }
    }
}

pub(super) fn changed(path: &Path) -> Problem {
    Problem::Said(Problem::path("portfolio-problem-changed", path))
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, buffer, at)
}

#[cfg(windows)]
fn read_at(file: &File, mut buffer: &mut [u8], mut at: u64) -> std::io::Result<()> {
    while !buffer.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, buffer, at)?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        buffer = buffer.get_mut(read..).unwrap_or_default();
        at += read as u64;
    }
    Ok(())
}
