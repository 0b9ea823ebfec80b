//! A large table of a round read in blocks, each with all rows of its initiatives as
//! far as they stand together.

use super::Stop;
use super::whose::nth_cell;
use crate::command::problem::Problem;
use crate::evidence::{Layout, MAX_TABLE_BYTES};
use crate::language::Message;
use memchr::{memchr_iter, memchr2_iter, memrchr};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The fewest and the most bytes that are read at once.
const BLOCK: [u64; 2] = [1 << 17, 1 << 21];

/// How many blocks a table has at least, so that several threads have their share.
const LEAST_BLOCKS: u64 = 32;

/// The bytes that are looked at together.
const PART: usize = 1 << 14;

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
            let cut = match is_end {
                true => bytes.len(),
                false if self.is_any_order => memrchr(b'\n', &bytes).map_or(0, |end| end + 1),
                false => cut(&bytes, self.layout),
            };
            if cut > 0 || is_end {
                self.carry.extend_from_slice(bytes.get(cut..).unwrap_or_default());
                bytes.truncate(cut);
                if bytes.is_empty() {
                    return Ok(None);
                }
                let block = Block { line: self.line, begin: self.begin, bytes, rooms: Arc::clone(&self.rooms) };
                self.line += lines(&block.bytes).ok_or(Stop::NotPlain)?;
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
fn cut(bytes: &[u8], layout: &Layout) -> usize {
    let Some(end) = memrchr(b'\n', bytes) else { return 0 };
    let before = |end: usize| bytes.get(..end).and_then(|bytes| memrchr(b'\n', bytes)).map_or(0, |end| end + 1);
    let id = |begin: usize, end: usize| {
        let row = bytes.get(begin..end).unwrap_or_default();
        nth_cell(row, layout.delimiter(), layout.initiative_column()).trim_ascii()
    };
    let mut begin = before(end);
    let mut last = id(begin, end);
    while begin > 0 {
        let earlier = before(begin - 1);
        let other = id(earlier, begin - 1);
        if last.is_empty() {
            last = other;
        } else if other != last && !other.is_empty() {
            return begin;
        }
        begin = earlier;
    }
    0
}

/// How many lines end in a text that is plain: UTF-8, and every line ends as lines do today.
fn lines(bytes: &[u8]) -> Option<usize> {
    let is_line_end = |at: usize| bytes.get(at) == Some(&b'\r') && bytes.get(at + 1).is_none_or(|next| *next == b'\n');
    let (mut is_ascii, mut begin, mut lines) = (true, 0, 0);
    // A part is looked through three times while it is near.
    for part in bytes.chunks(PART) {
        is_ascii = is_ascii && part.is_ascii();
        lines += memchr_iter(b'\n', part).count();
        if !memchr2_iter(b'\r', 0, part).all(|at| is_line_end(begin + at)) {
            return None;
        }
        begin += part.len();
    }
    // Asking for ASCII first takes less time, and most tables are.
    (is_ascii || std::str::from_utf8(bytes).is_ok()).then_some(lines)
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
