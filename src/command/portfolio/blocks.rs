//! A large table of a round read in blocks, each with all rows of its initiatives as
//! far as they stand together.

use super::Stop;
use super::whose::{is_open, named, nth_cell};
use crate::command::problem::Problem;
use crate::evidence::{Layout, MAX_TABLE_BYTES, Splitter};
use crate::language::Message;
use memchr::{memchr_iter, memchr2_iter, memchr3_iter, memrchr};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The fewest and the most bytes that are read at once.
const BLOCK: [u64; 2] = [1 << 17, 1 << 21];

/// How many blocks a table has at least, so that several threads have their share.
const LEAST_BLOCKS: u64 = 32;

/// The bytes that are looked at together.
const PART: usize = 1 << 14;

/// The most bytes of a row that ends within quotes so far: twice as much as a cell may have.
const MAX_ROW: usize = 1 << 21;

/// Room of blocks that are done with, to be used again: new room costs as much as reading.
type Rooms = Arc<Mutex<Vec<Vec<u8>>>>;

/// A table that is read from its beginning.
pub struct Blocks<'l> {
    file: &'l File,
    path: PathBuf,
    layout: &'l Layout,
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
    /// Whether blocks may end between rows of one initiative.
    is_any_order: bool,
    rooms: Rooms,
}

/// Whole lines of a table.
pub struct Block {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The line on which they begin, from 1.
    pub line: usize,
    /// Where they begin in the file.
    pub begin: u64,
    rooms: Rooms,
}

impl Drop for Block {
    fn drop(&mut self) {
        lock(&self.rooms).push(std::mem::take(&mut self.bytes));
    }
}

fn lock(rooms: &Rooms) -> MutexGuard<'_, Vec<Vec<u8>>> {
    rooms.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<'l> Blocks<'l> {
    /// The rows of a table below its header.
    ///
    /// # Errors
    /// The [`Problem`] with a file that cannot be read.
    pub fn new(file: &'l File, path: &Path, layout: &'l Layout) -> Result<Blocks<'l>, Problem> {
        let end = file.metadata().map_err(|error| Problem::reading(path, &error))?.len();
        let begin = layout.begin as u64;
        let (path, line) = (path.to_owned(), layout.first_line());
        let (carry, rooms) = Default::default();
        Ok(Blocks { file, path, layout, at: begin, end, carry, line, begin, is_any_order: false, rooms })
    }

    /// The same in blocks that may end between rows of one initiative.
    pub fn in_any_order(self) -> Blocks<'l> {
        Blocks { is_any_order: true, ..self }
    }

    /// How many bytes the table has.
    pub fn len(&self) -> u64 {
        self.end
    }

    /// The next block; the last one may end within a line.
    ///
    /// # Errors
    /// That the text is not plain, or the [`Problem`] with a file that cannot be read or
    /// changes, or an initiative beyond the limit.
    pub fn next(&mut self) -> Result<Option<Block>, Stop> {
        let [least, most] = BLOCK;
        let size = (self.end / LEAST_BLOCKS).clamp(least, most);
        let mut bytes = lock(&self.rooms).pop().unwrap_or_default();
        let mut had = self.carry.len();
        loop {
            let wanted = usize::try_from(size.min(self.end - self.at)).unwrap_or(usize::MAX);
            // What was there before is written over; only what is new is made blank.
            bytes.resize(had + wanted, 0);
            if let Some(begin) = bytes.get_mut(..self.carry.len()) {
                begin.copy_from_slice(&self.carry);
                self.carry.clear();
            }
            let room = bytes.get_mut(had..).unwrap_or_default();
            fill(self.file, &self.path, room, self.at)?;
            self.at += (bytes.len() - had) as u64;
            let is_end = self.at >= self.end;
            if is_end {
                self.check_unchanged()?;
            }
            let by_lines = match is_end {
                true => Some(bytes.len()),
                false if self.is_any_order => Some(memrchr(b'\n', &bytes).map_or(0, |end| end + 1)),
                false => cut(&bytes, self.layout),
            };
            let looked = by_lines.map(|cut| lines(bytes.get(..cut).unwrap_or_default())).transpose()?;
            let (cut, lines) = match by_lines.zip(looked) {
                Some((cut, looked)) if is_end || !looked.is_open => (cut, looked.count),
                // What ends within quotes goes on in the next lines; those alone do not tell.
                _ => {
                    let cut = cut_by_rows(&bytes, self.layout, self.is_any_order)?;
                    (cut, lines(bytes.get(..cut).unwrap_or_default())?.count)
                }
            };
            if cut > 0 || is_end {
                self.carry.extend_from_slice(bytes.get(cut..).unwrap_or_default());
                bytes.truncate(cut);
                if bytes.is_empty() {
                    return Ok(None);
                }
                let block = Block { line: self.line, begin: self.begin, bytes, rooms: Arc::clone(&self.rooms) };
                self.line += lines;
                self.begin += block.bytes.len() as u64;
                return Ok(Some(block));
            }
            if bytes.len() as u64 > MAX_TABLE_BYTES {
                let line = self.layout.place(self.line).to_string();
                let message = Message::new("portfolio-problem-large").with("place", line);
                return Err(Stop::Problem(Problem::Said(message)));
            }
            had = bytes.len();
        }
    }

    fn check_unchanged(&self) -> Result<(), Stop> {
        match self.file.metadata() {
            Ok(metadata) if metadata.len() == self.end => Ok(()),
            Ok(_) => Err(changed(&self.path).into()),
            Err(error) => Err(Problem::reading(&self.path, &error).into()),
        }
    }
}

/// Where the rows of the last initiative begin, which may go on; 0 if there is none before.
/// `None` where line breaks stand in quotes, so that lines are no rows.
fn cut(bytes: &[u8], layout: &Layout) -> Option<usize> {
    let Some(end) = memrchr(b'\n', bytes) else { return Some(0) };
    let before = |end: usize| bytes.get(..end).and_then(|bytes| memrchr(b'\n', bytes)).map_or(0, |end| end + 1);
    let id = |begin: usize, end: usize| {
        let row = bytes.get(begin..end).filter(|row| !is_open(row))?;
        Some(nth_cell(row, layout.delimiter(), layout.initiative_column()).trim_ascii())
    };
    let mut begin = before(end);
    let mut last = id(begin, end)?;
    while begin > 0 {
        let earlier = before(begin - 1);
        let other = id(earlier, begin - 1)?;
        if last.is_empty() {
            last = other;
        } else if other != last && !other.is_empty() {
            return Some(begin);
        }
        begin = earlier;
    }
    Some(0)
}

/// The same from the beginning of a text on, row by row; in any order, where the last row ends.
///
/// # Errors
/// That a row is not plain and does not become so by what follows it.
fn cut_by_rows(bytes: &[u8], layout: &Layout, is_any_order: bool) -> Result<usize, Stop> {
    let mut splitter = Splitter::new(bytes, layout.delimiter());
    let (mut cut, mut last): (usize, &[u8]) = (0, b"");
    while let Ok(Some(cells)) = splitter.next_row() {
        let id = named(cells, layout)?;
        let (begin, end) = (splitter.begin, splitter.position());
        if end > bytes.len() {
            return Ok(cut);
        }
        if is_any_order {
            cut = end;
        } else if !id.is_empty() && id != last {
            cut = if last.is_empty() { 0 } else { begin };
            last = id;
        }
    }
    // A row that does not end may still do so, but for very long ones.
    if bytes.len() - splitter.begin > MAX_ROW { Err(Stop::NotPlain) } else { Ok(cut) }
}

/// The lines of a text.
struct Lines {
    /// How many end in it.
    count: usize,
    /// Whether it ends within quotes, as far as their number tells.
    is_open: bool,
}

/// The lines of a text that is plain: UTF-8, and every line ends as lines do today.
///
/// # Errors
/// That it is not plain.
fn lines(bytes: &[u8]) -> Result<Lines, Stop> {
    let is_line_end = |at: usize| bytes.get(at) == Some(&b'\r') && bytes.get(at + 1).is_none_or(|next| *next == b'\n');
    let is_quote = |at: usize| bytes.get(at) == Some(&b'"');
    let (mut is_ascii, mut has_quotes, mut begin, mut count) = (true, false, 0, 0);
    // A part is looked through three times while it is near.
    for part in bytes.chunks(PART) {
        is_ascii = is_ascii && part.is_ascii();
        count += memchr_iter(b'\n', part).count();
        // Where quotes are many, to stop at each would take long.
        let is_plain = match has_quotes {
            true => memchr2_iter(b'\r', 0, part).all(|at| is_line_end(begin + at)),
            false => memchr3_iter(b'\r', 0, b'"', part).all(|at| {
                has_quotes |= is_quote(begin + at);
                is_quote(begin + at) || is_line_end(begin + at)
            }),
        };
        if !is_plain {
            return Err(Stop::NotPlain);
        }
        begin += part.len();
    }
    // Asking for ASCII first takes less time, and most tables are.
    match is_ascii || std::str::from_utf8(bytes).is_ok() {
        true => Ok(Lines { count, is_open: has_quotes && is_open(bytes) }),
        false => Err(Stop::NotPlain),
    }
}

/// Fills a buffer with the bytes of a file from a place on.
///
/// # Errors
/// The [`Problem`] with a file that cannot be read, or has become shorter.
pub fn fill(file: &File, path: &Path, buffer: &mut [u8], at: u64) -> Result<(), Problem> {
    read_at(file, buffer, at).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => changed(path),
        _ => Problem::reading(path, &error),
    })
}

/// That a file was changed while it was read.
pub fn changed(path: &Path) -> Problem {
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
