//! From text to rows of cells: the delimiter, quotes, any line ending.

use crate::number::Exact;
use crate::vocabulary::{self, comparable};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The most bytes of a cell.
pub const MAX_CELL_BYTES: usize = 1024 * 1024;
/// The most cells of a row.
pub const MAX_COLUMNS: usize = 10_000;
/// The most rows of a table.
const MAX_ROWS: usize = 1_000_000;
/// What stands in for a delimiter beyond ASCII while the rows are split.
const STAND_INS: [char; 4] = ['\u{1F}', '\u{1E}', '\u{1D}', '\u{1C}'];

/// A row that has something in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its cells as they stand in the file.
    pub cells: Vec<String>,
    /// The cells that a workbook holds as numbers, by their columns from 0; the
    /// others are texts, whatever they look like.
    pub numbers: Vec<(usize, Typed)>,
    /// What is to be said of cells by their columns, if they count.
    pub remarks: Vec<(usize, Remark)>,
    /// Whether a workbook does not show it, as where it is filtered.
    pub is_hidden: bool,
}

/// A number that needs no reading, as a workbook holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The number as it is shown: 45 where that is 45%. Of a day or time, the number that
    /// the workbook counts it by.
    pub number: Exact,
    /// What it is shown as.
    pub shown: Shown,
    /// The day that it counts to, where it may be meant as one.
    pub day: Option<Date>,
}

/// What a workbook shows a number as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As a number.
    Number,
    /// With a percent sign.
    Percent,
    /// As a day or time, which is no number to its readers.
    Day,
}

/// What is to be said of a cell of a workbook, if it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It shows something else than it holds.
    ShownAs {
        /// What it holds.
        held: String,
        /// What it shows, perhaps nothing.
        shown: String,
    },
    /// It shows only a part of the day that it holds.
    DayInPart {
        /// The day.
        held: String,
        /// Its number format.
        format: String,
    },
    /// It lies under another cell that is merged with it.
    Covered {
        /// The cells that are merged.
        area: String,
    },
    /// The result of its formula was never calculated.
    NotCalculated {
        /// What stands there in its place.
        result: String,
    },
}

impl Row {
    /// The cell of a column, empty where the row is too short.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The number of a column, where a workbook holds it as one, be it shown as a day.
    pub fn typed(&self, column: usize) -> Option<&Typed> {
        self.numbers.iter().find(|(of, _)| *of == column).map(|(_, typed)| typed)
    }

    /// The number of a column, where a workbook shows it as one.
    pub fn number(&self, column: usize) -> Option<&Typed> {
        self.typed(column).filter(|typed| typed.shown != Shown::Day)
    }

    /// Whether there is nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// The rows of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The sign between cells.
    pub delimiter: char,
    /// The rows that are not blank, the header first.
    pub rows: Vec<Row>,
    /// The line of a row with a quote that is never closed.
    pub unclosed_quote: Option<usize>,
}

/// Why a text is no table: the key of a message and the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATable {
    /// The key of the message.
    pub key: &'static str,
    /// The line, from 1.
    pub line: usize,
}

/// Splits a text into rows and cells.
///
/// # Errors
/// A cell or a row beyond the limits, or a delimiter that cannot be one.
pub fn split(text: &str) -> Result<Grid, NotATable> {
    let (delimiter, start) = match declared_delimiter(text) {
        Some((delimiter, start)) => (delimiter, start),
        None => (likely_delimiter(text), 0),
    };
    if matches!(delimiter, '"' | '\r' | '\n') {
        return Err(NotATable { key: "not-a-table-delimiter", line: 1 });
    }
    if delimiter.is_ascii() {
        return rows(text, start, delimiter, delimiter as u8, 1);
    }
    // The csv crate splits at one byte; a rarer sign is replaced for it.
    let Some(stand_in) = STAND_INS.into_iter().find(|stand_in| !text.contains(*stand_in)) else {
        return Err(NotATable { key: "not-a-table-delimiter", line: 1 });
    };
    let replaced = text.replace(delimiter, &stand_in.to_string());
    let start = start + stand_in.len_utf8() - delimiter.len_utf8();
    let mut grid = rows(&replaced, start, delimiter, stand_in as u8, 1)?;
    for cell in grid.rows.iter_mut().flat_map(|row| &mut row.cells) {
        *cell = cell.replace(stand_in, &delimiter.to_string());
    }
    Ok(grid)
}

/// The rows of a part of a table that begins on a line of its own, by a delimiter of ASCII.
///
/// # Errors
/// A cell or a row beyond the limits.
pub fn rows_from(text: &str, delimiter: u8, line: usize) -> Result<Vec<Row>, NotATable> {
    // The csv crate drops a byte-order mark at the beginning, which within a file is a sign
    // like others; an empty line before it keeps it.
    let marked = text.starts_with('\u{FEFF}').then(|| format!("\n{text}"));
    let (text, line) = marked.as_deref().map_or((text, line), |marked| (marked, line.saturating_sub(1)));
    rows(text, 0, char::from(delimiter), delimiter, line).map(|grid| grid.rows)
}

thread_local! {
    /// Parsers of rows by their delimiters: to make one takes as long as to read a small table.
    static PARSERS: RefCell<BTreeMap<u8, Reader>> = const { RefCell::new(BTreeMap::new()) };
}

fn rows(text: &str, start: usize, delimiter: char, byte: u8, line: usize) -> Result<Grid, NotATable> {
    PARSERS.with_borrow_mut(|parsers| {
        let parser = parsers.entry(byte).or_insert_with(|| ReaderBuilder::new().delimiter(byte).build());
        parser.reset();
        let records = Records { text: text.as_bytes(), at: start, parser, cells: vec![0; 256], ends: vec![0; 16] };
        rows_of(records, delimiter, byte, line)
    })
}

fn rows_of(mut records: Records<'_>, delimiter: char, byte: u8, line: usize) -> Result<Grid, NotATable> {
    let text = records.text;
    let mut lines = Lines { text, offset: 0, line };
    let mut grid = Grid { delimiter, rows: Vec::new(), unclosed_quote: None };
    let mut last = records.at;
    while let Some((offset, columns)) = records.next() {
        let line = lines.of_record(offset);
        last = lines.offset;
        if columns > MAX_COLUMNS {
            return Err(NotATable { key: "not-a-table-columns", line });
        }
        let cells: Vec<String> =
            records.cells(columns).map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        if cells.iter().any(|cell| cell.len() > MAX_CELL_BYTES) {
            return Err(NotATable { key: "not-a-table-cell", line });
        }
        let row = Row { line, cells, ..Row::default() };
        if !row.is_blank() {
            if grid.rows.len() > MAX_ROWS {
                return Err(NotATable { key: "not-a-table-rows", line });
            }
            grid.rows.push(row);
        }
    }
    if ends_in_quotes(text.get(last..).unwrap_or_default(), byte) {
        grid.unclosed_quote = Some(lines.line);
    }
    Ok(grid)
}

/// The records of a text one after the other.
struct Records<'t> {
    text: &'t [u8],
    /// Up to where it was read.
    at: usize,
    parser: &'t mut Reader,
    /// The cells of the last record one behind the other, and where each ends.
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl Records<'_> {
    /// Reads the next record: where it begins, or the empty lines before it, and how many cells
    /// it has.
    fn next(&mut self) -> Option<(usize, usize)> {
        let begin = self.at;
        let (mut length, mut columns) = (0, 0);
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let cells = self.cells.get_mut(length..).unwrap_or_default();
            let ends = self.ends.get_mut(columns..).unwrap_or_default();
            let (result, read, written, ended) = self.parser.read_record(rest, cells, ends);
            self.at += read;
            length += written;
            columns += ended;
            match result {
                ReadRecordResult::Record => return Some((begin, columns)),
                ReadRecordResult::End => return None,
                ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                // Nothing left to read ends the last record.
                ReadRecordResult::InputEmpty => {}
            }
        }
    }

    /// The cells of the last record, which has so many.
    fn cells(&self, columns: usize) -> impl Iterator<Item = &[u8]> {
        let mut begin = 0;
        self.ends.iter().take(columns).map(move |end| {
            let cell = self.cells.get(begin..*end).unwrap_or_default();
            begin = *end;
            cell
        })
    }
}

/// Counts lines up to a place, whatever their endings; places only ascend.
struct Lines<'t> {
    text: &'t [u8],
    offset: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the record that begins at `offset` or, as empty lines count
    /// to the record behind them, after the line ends that stand there.
    fn of_record(&mut self, offset: usize) -> usize {
        while let Some(byte) = self.text.get(self.offset) {
            let is_end = matches!(byte, b'\n' | b'\r');
            if self.offset >= offset && !is_end {
                break;
            }
            let ends_pair = *byte == b'\n' && self.offset > 0 && self.text.get(self.offset - 1) == Some(&b'\r');
            if is_end && !ends_pair {
                self.line += 1;
            }
            self.offset += 1;
        }
        self.line
    }
}

/// The sign of a first line `sep=…` and where the next line begins.
fn declared_delimiter(text: &str) -> Option<(char, usize)> {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (head, sign) = text.get(..4).zip(text.get(4..end))?;
    let mut signs = sign.chars();
    let (delimiter, None) = (signs.next()?, signs.next()) else { return None };
    let next = if text[end..].starts_with("\r\n") { end + 2 } else { (end + 1).min(text.len()) };
    head.eq_ignore_ascii_case("sep=").then_some((delimiter, next))
}

/// The sign by which most columns of the first line that is not blank have names that tables
/// know; of equals the one that is most frequent outside quotes. A header may have more commas
/// within its names than signs between them.
fn likely_delimiter(text: &str) -> char {
    const CANDIDATES: [char; 3] = [';', '\t', ','];
    let mut counts = [0_usize; CANDIDATES.len()];
    let (mut quoted, mut at_start, mut blank) = (false, true, true);
    let mut header = 0..text.len();
    for (at, sign) in text.char_indices() {
        if quoted {
            // A doubled quote closes and opens again, which comes to the same.
            quoted = sign != '"';
            at_start = !quoted;
            continue;
        }
        if sign == '"' && at_start {
            (quoted, blank) = (true, false);
            continue;
        }
        if matches!(sign, '\r' | '\n') {
            if !blank {
                header.end = at;
                break;
            }
            header.start = at + 1;
            (counts, at_start) = ([0; CANDIDATES.len()], true);
            continue;
        }
        let candidate = CANDIDATES.iter().position(|candidate| *candidate == sign);
        if let Some(index) = candidate {
            counts[index] += 1;
        } else if !sign.is_whitespace() {
            blank = false;
        }
        at_start = candidate.is_some();
    }
    let header = text.get(header).unwrap_or_default();
    let known = |delimiter: char| {
        let cells = header.split(delimiter).map(|cell| comparable(cell.trim_matches([' ', '\u{FEFF}', '"'])));
        cells.filter(|cell| vocabulary::is_column(cell)).count()
    };
    let all = CANDIDATES.into_iter().zip(counts).map(|(candidate, count)| (candidate, (known(candidate), count)));
    let most = all.clone().map(|(_, rank)| rank).max().unwrap_or_default();
    all.into_iter().find(|(_, rank)| *rank == most).map_or(';', |(candidate, _)| candidate)
}

/// Whether the last record of a text ends within quotes.
fn ends_in_quotes(record: &[u8], delimiter: u8) -> bool {
    let (mut quoted, mut at_start) = (false, true);
    let mut bytes = record.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if quoted {
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                quoted = false;
            }
            continue;
        }
        quoted = byte == b'"' && at_start;
        at_start = byte == delimiter || matches!(byte, b'\r' | b'\n');
    }
    quoted
}
