//! Rows and cells of plain text: mostly one line a row, more where line breaks stand in quotes.

use super::{Odd, Plainly};
use crate::evidence::grid::MAX_CELL_BYTES;
use crate::names::is_plain;
use crate::vocabulary::packed;

/// The most cells of a row that is read plainly.
const MOST_CELLS: usize = 64;

/// The cells of a row, as they stand there.
pub struct Cells<'t> {
    cells: [&'t [u8]; MOST_CELLS],
    len: usize,
    /// Whether quotes or line breaks stand within a cell, which then is more than a piece of the text.
    is_odd: bool,
}

impl<'t> Cells<'t> {
    /// A cell by its column from 0; empty where the row is too short.
    pub fn get(&self, column: usize) -> &'t [u8] {
        self.as_slice().get(column).copied().unwrap_or_default()
    }

    fn iter(&self) -> impl Iterator<Item = &'t [u8]> + '_ {
        self.as_slice().iter().copied()
    }

    /// That its cells are as they stand in the text, and none beyond the columns of a header.
    ///
    /// # Errors
    /// [`Odd`] where it is otherwise.
    pub fn within(&self, width: usize) -> Plainly<()> {
        if self.is_odd {
            return Err(Odd);
        }
        let is_filled = |cell: &&[u8]| !cell.trim_ascii().is_empty();
        if self.len > width && self.iter().skip(width).any(|cell| is_filled(&cell)) { Err(Odd) } else { Ok(()) }
    }

    /// Whether there is nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.iter().all(|cell| cell.trim_ascii().is_empty())
    }

    fn as_slice(&self) -> &[&'t [u8]] {
        self.cells.get(..self.len).unwrap_or_default()
    }
}

/// What stands behind the beginning of a text, where it begins so. For short ones, which
/// take a call longer than they take.
#[inline]
pub fn behind<'t>(text: &'t [u8], beginning: &[u8]) -> Option<&'t [u8]> {
    let (head, rest) = text.split_at_checked(beginning.len())?;
    let is_same = match (head.last_chunk(), beginning.last_chunk()) {
        (Some(last), Some(other)) => {
            let pairs = head.as_chunks().0.iter().zip(beginning.as_chunks().0);
            u128::from_ne_bytes(*last) == u128::from_ne_bytes(*other)
                && pairs.into_iter().all(|(a, b)| u128::from_ne_bytes(*a) == u128::from_ne_bytes(*b))
        }
        _ => match (head.first_chunk(), head.last_chunk(), beginning.first_chunk(), beginning.last_chunk()) {
            (Some(first), Some(last), Some(other_first), Some(other_last)) => {
                let word = |bytes: &[u8; 8]| u64::from_ne_bytes(*bytes);
                word(first) == word(other_first) && word(last) == word(other_last)
            }
            _ => head.iter().zip(beginning).all(|(a, b)| a == b),
        },
    };
    is_same.then_some(rest)
}

const ONES: u64 = u64::from_le_bytes([0x01; 8]);
const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);

/// The lowest bit that it sets is in the first byte of a word that is that one.
#[inline]
fn find(word: u64, byte: u8) -> u64 {
    let other = word ^ (ONES * u64::from(byte));
    other.wrapping_sub(ONES) & !other & HIGHS
}

/// The highest bit of each byte of a word that is that one.
#[inline]
fn find_all(word: u64, byte: u8) -> u64 {
    let other = word ^ (ONES * u64::from(byte));
    !(((other & !HIGHS) + !HIGHS) | other) & HIGHS
}

/// The lowest bit that it sets is in the first byte of a word that is below that one.
#[inline]
fn find_below(word: u64, byte: u8) -> u64 {
    word.wrapping_sub(ONES * u64::from(byte)) & !word & HIGHS
}

/// How far it is to the next delimiter, line end or quote, or to the end of the text. Cells
/// are short, so eight bytes at a time find most ends at once.
#[inline]
fn cell_end(text: &[u8], delimiter: u8) -> usize {
    let mut at = 0;
    while let Some(bytes) = text.get(at..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*bytes);
        let found = find(word, delimiter) | find(word, b'\n') | find(word, b'"');
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = text.get(at..).unwrap_or_default();
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'"') || *byte == delimiter;
    at + rest.iter().position(is_end).unwrap_or(rest.len())
}

/// A cell without the blanks around it.
#[derive(Clone, Copy)]
pub struct Value<'t> {
    /// The cell.
    pub cell: &'t [u8],
    /// The same [`packed`], where it is short.
    pub word: u64,
}

impl<'t> Value<'t> {
    /// The value of a cell.
    pub fn of(cell: &'t [u8]) -> Value<'t> {
        let cell = cell.trim_ascii();
        Value { cell, word: packed(cell) }
    }
}

/// A value of at most seven bytes without blanks at the end of a line, and how many bytes
/// it and the line end are. It takes no loop and hardly a branch.
#[inline]
fn short_value(text: &[u8], delimiter: u8) -> Option<(Value<'_>, usize)> {
    let word = u64::from_le_bytes(*text.first_chunk()?);
    let end = find(word, b'\n');
    // Below the line end there must be no delimiter, nor anything up to the quotation mark, as
    // blanks and all other ends of lines are.
    let below = (end ^ end.wrapping_sub(1)) >> 8;
    if end == 0 || (find(word, delimiter) | find_below(word, b'"' + 1)) & below != 0 {
        return None;
    }
    let len = end.trailing_zeros() as usize / 8;
    let cell = text.get(..len)?;
    Some((Value { cell, word: word & ((1 << (8 * len)) - 1) }, len + 1))
}

/// Takes rows off a text.
pub struct Splitter<'t> {
    text: &'t [u8],
    delimiter: u8,
    at: usize,
    /// Where the row begins that was taken last.
    pub begin: usize,
    row: Cells<'t>,
    /// The lines that were taken, those of blank rows too.
    pub lines: usize,
}

impl<'t> Splitter<'t> {
    /// Rows of a text, from its beginning.
    pub fn new(text: &'t [u8], delimiter: u8) -> Splitter<'t> {
        let row = Cells { cells: [b""; MOST_CELLS], len: 0, is_odd: false };
        Splitter { text, delimiter, at: 0, begin: 0, row, lines: 0 }
    }

    /// Where the next row begins.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The line on which the row begins that was taken last, from 0.
    pub fn row_line(&self) -> usize {
        let row = self.text.get(self.begin..self.at.min(self.text.len())).unwrap_or_default();
        let row = row.strip_suffix(b"\n").unwrap_or(row);
        self.lines - 1 - memchr::memchr_iter(b'\n', row).count()
    }

    /// The next row that is not blank, if there is one.
    ///
    /// # Errors
    /// [`Odd`] for a row with very many cells or a very long one, and for quotes that do not
    /// end where the cell does, or not within the text.
    pub fn next_row(&mut self) -> Plainly<Option<&Cells<'t>>> {
        while self.split()? {
            if !self.row.get(0).is_empty() || !self.row.is_blank() {
                return Ok(Some(&self.row));
            }
        }
        Ok(None)
    }

    /// What stands behind these bytes, where the next row begins with them.
    #[inline]
    pub fn behind(&self, beginning: &[u8]) -> Option<&'t [u8]> {
        behind(self.text.get(self.at..)?, beginning)
    }

    /// The next row, of which so many bytes are `columns` whole cells with the signs behind
    /// them; those cells are not split.
    ///
    /// # Errors
    /// As [`next_row`](Splitter::next_row).
    pub fn next_row_behind(&mut self, bytes: usize, columns: usize) -> Plainly<&Cells<'t>> {
        (self.begin, self.row.len, self.row.is_odd) = (self.at, columns, false);
        self.at += bytes;
        self.split_on()?;
        Ok(&self.row)
    }

    /// The next row that is not blank; where its first cell is this, that is not split and
    /// holds nothing of use.
    ///
    /// # Errors
    /// As [`next_row`](Splitter::next_row).
    pub fn next_row_of(&mut self, first: &[u8]) -> Plainly<Option<&Cells<'t>>> {
        match self.behind(first).and_then(<[u8]>::first) {
            Some(sign) if *sign == self.delimiter => self.next_row_behind(first.len() + 1, 1).map(Some),
            _ => self.next_row(),
        }
    }

    /// The last cell of the next row, of which so many bytes are other cells, where nothing
    /// follows it and it has no quotes. Most rows of a round are such.
    #[inline]
    pub fn next_value_behind(&mut self, bytes: usize) -> Option<Value<'t>> {
        let rest = self.text.get(self.at + bytes..)?;
        let (value, taken) = short_value(rest, self.delimiter).or_else(|| {
            let (cell, taken) = match rest.split_at_checked(cell_end(rest, self.delimiter))? {
                (cell, [b'\n', ..]) => (cell, cell.len() + 1),
                (cell, []) => (cell, cell.len()),
                _ => return None,
            };
            (cell.len() <= MAX_CELL_BYTES).then(|| (Value::of(cell), taken))
        })?;
        self.begin = self.at;
        self.at += bytes + taken;
        self.lines += 1;
        Some(value)
    }

    /// The first cell of the next row, where it is more than blanks, has none around it and
    /// no quotes nor signs beyond ASCII, and others follow it.
    pub fn first_cell(&self) -> Option<&'t [u8]> {
        let rest = self.text.get(self.at..)?;
        let (cell, behind) = rest.split_at_checked(cell_end(rest, self.delimiter))?;
        let is_bare = !cell.is_empty() && cell.trim_ascii().len() == cell.len() && is_plain(cell);
        (is_bare && behind.first() == Some(&self.delimiter)).then_some(cell)
    }

    /// Passes the next row, where its first cell is this and it has no quotes.
    pub fn pass_row_of(&mut self, first: &[u8]) -> bool {
        let rest = self.behind(first).unwrap_or_default();
        if rest.first() != Some(&self.delimiter) {
            return false;
        }
        match memchr::memchr2(b'\n', b'"', rest) {
            Some(end) if end <= MAX_CELL_BYTES && rest.get(end) == Some(&b'\n') => {
                self.begin = self.at;
                self.at += first.len() + end + 1;
                self.lines += 1;
                true
            }
            _ => false,
        }
    }

    fn split(&mut self) -> Plainly<bool> {
        if self.at >= self.text.len() {
            return Ok(false);
        }
        (self.begin, self.row.len, self.row.is_odd) = (self.at, 0, false);
        self.split_on()?;
        Ok(true)
    }

    /// Splits what is left of a row.
    fn split_on(&mut self) -> Plainly<()> {
        if self.split_unquoted().is_some() {
            return Ok(());
        }
        let (text, delimiter) = (self.text, self.delimiter);
        loop {
            let begin = self.at;
            let (cell, end) = match text.get(begin) {
                Some(b'"') => self.quoted(begin)?,
                _ => self.unquoted(begin),
            };
            let is_last = text.get(end) != Some(&delimiter);
            if cell.len() > MAX_CELL_BYTES {
                return Err(Odd);
            }
            *self.row.cells.get_mut(self.row.len).ok_or(Odd)? = cell;
            self.row.len += 1;
            self.at = end + 1;
            if is_last {
                self.lines += 1;
                return Ok(());
            }
        }
    }

    /// The same for a row without quotes, eight bytes at a time; `None` for any other, of
    /// which nothing is taken then.
    fn split_unquoted(&mut self) -> Option<()> {
        let (text, delimiter) = (self.text, self.delimiter);
        let (mut begin, mut at, mut len) = (self.at, self.at, self.row.len);
        loop {
            let rest = text.get(at..)?;
            let bytes = rest.first_chunk().copied().unwrap_or_else(|| {
                // The text ends as a line does.
                let mut bytes = [b'\n'; 8];
                bytes.iter_mut().zip(rest).for_each(|(byte, left)| *byte = *left);
                bytes
            });
            let word = u64::from_le_bytes(bytes);
            if find(word, b'"') != 0 {
                return None;
            }
            let mut ends = find_all(word, delimiter) | find_all(word, b'\n');
            while ends != 0 {
                let end = at + ends.trailing_zeros() as usize / 8;
                let cell = text.get(begin..end).filter(|cell| cell.len() <= MAX_CELL_BYTES)?;
                let is_last = text.get(end) != Some(&delimiter);
                *self.row.cells.get_mut(len)? = if is_last { cell.strip_suffix(b"\r").unwrap_or(cell) } else { cell };
                len += 1;
                if is_last {
                    (self.row.len, self.at) = (len, end + 1);
                    self.lines += 1;
                    return Some(());
                }
                begin = end + 1;
                ends &= ends - 1;
            }
            at += 8;
        }
    }

    /// A cell without quotes around it, and where the sign behind it stands.
    fn unquoted(&mut self, begin: usize) -> (&'t [u8], usize) {
        let rest = self.text.get(begin..).unwrap_or_default();
        let mut end = cell_end(rest, self.delimiter);
        while rest.get(end) == Some(&b'"') {
            self.row.is_odd = true;
            end += 1 + cell_end(rest.get(end + 1..).unwrap_or_default(), self.delimiter);
        }
        let (cell, behind) = rest.split_at_checked(end).unwrap_or((rest, b""));
        let is_last = behind.first() != Some(&self.delimiter);
        let kept = if is_last { cell.strip_suffix(b"\r").unwrap_or(cell) } else { cell };
        (kept, begin + cell.len())
    }

    /// What stands between the quotes of a cell, and where the sign behind it stands.
    fn quoted(&mut self, begin: usize) -> Plainly<(&'t [u8], usize)> {
        let (text, delimiter) = (self.text, self.delimiter);
        let mut end = begin + 1;
        loop {
            match (text.get(end), text.get(end + 1)) {
                (Some(b'"'), Some(b'"')) => {
                    self.row.is_odd = true;
                    end += 2;
                }
                (Some(b'"'), _) => break,
                (Some(b'\n'), _) => {
                    self.row.is_odd = true;
                    self.lines += 1;
                    end += 1;
                }
                (None, _) => return Err(Odd),
                _ => end += 1,
            }
        }
        let cell = text.get(begin + 1..end).unwrap_or_default();
        match (text.get(end + 1), text.get(end + 2)) {
            (Some(byte), _) if *byte == delimiter || *byte == b'\n' => Ok((cell, end + 1)),
            (None, _) => Ok((cell, end + 1)),
            (Some(b'\r'), Some(b'\n') | None) => Ok((cell, end + 2)),
            _ => Err(Odd),
        }
    }
}
