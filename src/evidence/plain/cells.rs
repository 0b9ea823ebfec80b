//! Rows and cells of plain text: no quotes, one line a row.

use super::{Odd, Plainly};
use crate::evidence::grid::MAX_CELL_BYTES;

/// The most cells of a row that is read plainly.
const MOST_CELLS: usize = 64;

/// The cells of a row, as they stand there.
pub struct Cells<'t> {
    cells: [&'t [u8]; MOST_CELLS],
    len: usize,
}

impl<'t> Cells<'t> {
    /// A cell by its column from 0; empty where the row is too short.
    pub fn get(&self, column: usize) -> &'t [u8] {
        self.as_slice().get(column).copied().unwrap_or_default()
    }

    fn iter(&self) -> impl Iterator<Item = &'t [u8]> + '_ {
        self.as_slice().iter().copied()
    }

    /// That nothing stands beyond the columns of a header.
    ///
    /// # Errors
    /// [`Odd`] where something does.
    pub fn within(&self, width: usize) -> Plainly<()> {
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

/// Takes rows off a text that has no quotes.
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
        let row = Cells { cells: [b""; MOST_CELLS], len: 0 };
        Splitter { text, delimiter, at: 0, begin: 0, row, lines: 0 }
    }

    /// Where the next row begins.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The next row that is not blank, if there is one.
    ///
    /// # Errors
    /// [`Odd`] for a row with very many cells, or a very long one.
    pub fn next_row(&mut self) -> Plainly<Option<&Cells<'t>>> {
        while self.split()? {
            if !self.row.get(0).is_empty() || !self.row.is_blank() {
                return Ok(Some(&self.row));
            }
        }
        Ok(None)
    }

    /// The next row where it begins with these two texts, which are `columns` whole cells
    /// with the signs behind them; those cells are not split.
    ///
    /// # Errors
    /// As [`next_row`](Splitter::next_row).
    pub fn next_row_like(&mut self, first: &[u8], second: &[u8], columns: usize) -> Plainly<Option<&Cells<'t>>> {
        let rest = self.text.get(self.at..).and_then(|rest| rest.strip_prefix(first)?.strip_prefix(second));
        if rest.is_none() {
            return Ok(None);
        }
        (self.begin, self.row.len) = (self.at, columns);
        self.at += first.len() + second.len();
        self.split_on()?;
        Ok(Some(&self.row))
    }

    fn split(&mut self) -> Plainly<bool> {
        if self.at >= self.text.len() {
            return Ok(false);
        }
        (self.begin, self.row.len) = (self.at, 0);
        self.split_on()?;
        Ok(true)
    }

    /// Splits what is left of a row.
    fn split_on(&mut self) -> Plainly<()> {
        let (text, delimiter) = (self.text, self.delimiter);
        loop {
            let begin = self.at;
            let mut end = begin;
            // Cells are short: looking at each byte is faster than what finds one in long texts.
            let is_last = loop {
                match text.get(end) {
                    Some(b'\n') | None => break true,
                    Some(byte) if *byte == delimiter => break false,
                    Some(_) => end += 1,
                }
            };
            let cell = text.get(begin..end).unwrap_or_default();
            let cell = if is_last { cell.strip_suffix(b"\r").unwrap_or(cell) } else { cell };
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
}
