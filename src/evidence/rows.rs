//! Rows of cells, held in one text: those of a text table by the csv crate's parser, those
//! of a sheet as the workbook has them.

use crate::number::Exact;
use crate::vocabulary::{self, comparable};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use jiff::civil::Date;
use memchr::{memchr, memchr_iter, memchr2_iter, memchr3, memrchr};
use std::ops::Range;

pub(super) const MAX_CELL_BYTES: usize = 1024 * 1024;
pub(super) const MAX_COLUMNS: usize = 10_000;
pub(crate) const MAX_ROWS: usize = 10_000_000;
/// How many bytes a cell and a row have about, so that there is room for all of a table at once.
const BYTES_OF: [usize; 2] = [8, 48];
/// What stands in for a delimiter beyond ASCII while the rows are split.
const STAND_INS: [char; 4] = ['\u{1F}', '\u{1E}', '\u{1D}', '\u{1C}'];

/// Rows with something in them, in the order of their table.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The text that they stand in, and behind it the cells that stand there in quotes.
    text: String,
    /// Where each cell begins and ends.
    cells: Vec<(u32, u32)>,
    rows: Vec<RowEntry>,
    /// What a workbook tells of each row, where they are those of a sheet.
    sheet: Vec<SheetRow>,
}

#[derive(Clone, Copy, Debug)]
struct RowEntry {
    line: usize,
    /// Where it begins in the text that was split.
    begin: u32,
    /// How many cells there are up to its end.
    cells: u32,
    /// Whether some of them stand in quotes, or may have line breaks otherwise.
    has_quotes: bool,
}

/// A row of [`Rows`].
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Where it begins in the text that was split, in bytes.
    pub offset: usize,
    text: &'r str,
    cells: &'r [(u32, u32)],
    has_quotes: bool,
    sheet: Option<&'r SheetRow>,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default)]
pub struct SheetRow {
    /// The line on which it stands, from 1.
    pub line: usize,
    /// Its cells as texts.
    pub cells: Vec<String>,
    /// The cells that are held as numbers, by their columns from 0; the others are texts, whatever they look like.
    pub numbers: Vec<(usize, SheetNumber)>,
    /// What is to be said of cells by their columns, if they count.
    pub remarks: Vec<(usize, CellRemark)>,
    /// Whether it is not shown, as where it is filtered.
    pub is_hidden: bool,
}

/// A number that needs no reading, as a workbook holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetNumber {
    /// The number as it is shown: 45 where that is 45%. Of a day or time, the number that the workbook counts it by.
    pub number: Exact,
    /// What it is shown as.
    pub shown: NumberDisplay,
    /// The day that it counts to, where it may be meant as one.
    pub day: Option<Date>,
}

/// What a workbook shows a number as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberDisplay {
    /// As a number.
    Number,
    /// With a percent sign.
    Percent,
    /// As a day or time, which is no number to its readers.
    Day,
}

/// What is to be said of a cell of a workbook, if it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellRemark {
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

impl SheetRow {
    /// Whether there is nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

impl<'r> Row<'r> {
    /// The cell of a column from 0, empty where the row is too short.
    pub fn cell(&self, column: usize) -> &'r str {
        let cell = self.cells.get(column).and_then(|(begin, end)| self.text.get(*begin as usize..*end as usize));
        cell.unwrap_or_default()
    }

    /// The cell of a column without the blanks around it.
    pub fn trimmed(&self, column: usize) -> &'r str {
        let cell = self.cell(column);
        match cell.as_bytes() {
            // Most have none, and to ask that of ASCII takes no time.
            [] => cell,
            [only] if only.is_ascii_graphic() => cell,
            [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
            _ => cell.trim(),
        }
    }

    /// How many cells it has.
    pub fn columns(&self) -> usize {
        self.cells.len()
    }

    /// Its cells in order.
    pub fn cells(self) -> impl Iterator<Item = &'r str> + Clone {
        self.cells.iter().map(move |(begin, end)| self.text.get(*begin as usize..*end as usize).unwrap_or_default())
    }

    /// How many cells there are up to the last with something in it.
    pub fn width(&self) -> usize {
        (0..self.cells.len()).rev().find(|column| !self.cell(*column).trim().is_empty()).map_or(0, |last| last + 1)
    }

    /// Whether some cell has line breaks.
    pub fn has_breaks(&self) -> bool {
        self.has_quotes && self.cells().any(|cell| memchr(b'\n', cell.as_bytes()).is_some())
    }

    /// The number of a column, where a workbook holds it as one, be it shown as a day.
    pub fn typed(&self, column: usize) -> Option<&'r SheetNumber> {
        self.sheet?.numbers.iter().find(|(of, _)| *of == column).map(|(_, typed)| typed)
    }

    /// The number of a column, where a workbook shows it as one.
    pub fn number(&self, column: usize) -> Option<&'r SheetNumber> {
        self.typed(column).filter(|typed| typed.shown != NumberDisplay::Day)
    }

    /// What is to be said of its cells by their columns, if they count.
    pub fn remarks(&self) -> &'r [(usize, CellRemark)] {
        self.sheet.map_or(&[], |row| &row.remarks)
    }

    /// Whether a workbook does not show it.
    pub fn is_hidden(&self) -> bool {
        self.sheet.is_some_and(|row| row.is_hidden)
    }
}

impl Rows {
    /// The number of entries.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row by its place from 0.
    pub fn get(&self, index: usize) -> Option<Row<'_>> {
        let entry = *self.rows.get(index)?;
        let before = index.checked_sub(1).and_then(|before| self.rows.get(before));
        let cells = self.cells.get(before.map_or(0, |before| before.cells as usize)..entry.cells as usize)?;
        Some(self.row(index, entry, cells))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        let mut first = 0;
        self.rows.iter().enumerate().filter_map(move |(index, entry)| {
            let cells = self.cells.get(first..entry.cells as usize)?;
            first = entry.cells as usize;
            Some(self.row(index, *entry, cells))
        })
    }

    fn row<'r>(&'r self, index: usize, entry: RowEntry, cells: &'r [(u32, u32)]) -> Row<'r> {
        let RowEntry { line, begin, has_quotes, .. } = entry;
        Row { line, offset: begin as usize, text: &self.text, cells, has_quotes, sheet: self.sheet.get(index) }
    }

    /// A row by itself.
    pub fn only(&self, index: usize) -> Rows {
        let Some(row) = self.get(index) else { return Rows::default() };
        let mut rows = Rows { sheet: self.sheet.get(index).cloned().into_iter().collect(), ..Rows::default() };
        row.cells().for_each(|cell| rows.push_cell(cell));
        rows.end_row(row.line);
        rows
    }

    /// Those of a sheet.
    pub fn from_sheet(sheet: &[SheetRow]) -> Rows {
        let mut rows = Rows { sheet: sheet.to_vec(), ..Rows::default() };
        for row in sheet {
            row.cells.iter().for_each(|cell| rows.push_cell(cell));
            rows.end_row(row.line);
        }
        rows
    }

    /// Tells the lines of all of them, which stand apart in their table; whether there are as many.
    pub fn set_lines(&mut self, lines: &[usize]) -> bool {
        self.rows.iter_mut().zip(lines).for_each(|(row, line)| row.line = *line);
        self.rows.len() == lines.len()
    }

    /// Puts other rows behind these; none of them are those of a sheet.
    pub fn append(&mut self, other: &Rows) {
        let (text, cells) = (short(self.text.len()), short(self.cells.len()));
        self.text.push_str(&other.text);
        let later = |place: &u32| place.saturating_add(text);
        self.cells.extend(other.cells.iter().map(|(begin, end)| (later(begin), later(end))));
        self.rows.extend(other.rows.iter().map(|row| RowEntry { cells: row.cells.saturating_add(cells), ..*row }));
    }

    fn push_cell(&mut self, cell: &str) {
        let begin = short(self.text.len());
        self.text.push_str(cell);
        self.cells.push((begin, short(self.text.len())));
    }

    fn end_row(&mut self, line: usize) {
        self.rows.push(RowEntry { line, begin: 0, cells: short(self.cells.len()), has_quotes: true });
    }

    /// The same with a character in place of another one in all cells.
    fn replacing(self, from: char, to: char) -> Rows {
        let mut rows = Rows::default();
        for row in self.iter() {
            row.cells().for_each(|cell| rows.push_cell(&cell.replace(from, &to.to_string())));
            rows.end_row(row.line);
        }
        rows
    }
}

/// Tables are far smaller than 4 GiB: their reader limits them.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The rows of a text.
#[derive(Clone, Debug)]
pub struct SplitTable {
    /// The delimiter.
    pub delimiter: char,
    /// The rows that are not blank, the header first.
    pub rows: Rows,
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

/// A piece of a text table that ends where a row does, to be split by itself.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'t> {
    text: &'t str,
    /// Where its first row begins.
    start: usize,
    delimiter: u8,
    /// The line on which it begins, from 1.
    line: usize,
}

/// About how many bytes a piece of a long table has.
const PIECE: usize = 1 << 20;
/// How many pieces are split together.
const TOGETHER: usize = 32;

impl<'t> Piece<'t> {
    /// Its rows.
    ///
    /// # Errors
    /// A cell or a row beyond the limits.
    pub fn split(&self) -> Result<SplitTable, NotATable> {
        split_from(self.text, self.start, self.delimiter, self.line)
    }

    /// The pieces of a text whose first row begins somewhere, of about so many bytes each.
    pub fn split_text(text: &'t str, start: usize, delimiter: u8, size: usize) -> Vec<Piece<'t>> {
        let mut pieces = vec![Piece { text, start, delimiter, line: 1 }];
        if text.len() <= size {
            return pieces;
        }
        // A byte-order mark is passed over, and a cell may begin behind it.
        let first = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { start };
        let breaks = breaks(text.as_bytes(), first, delimiter);
        while let Some(last) = pieces.last_mut().filter(|last| last.text.len() > size) {
            let begin = text.len() - last.text.len();
            let from = text.as_bytes().get(..begin + size).unwrap_or_default();
            let cut = last_row_end(from, &breaks).saturating_sub(begin);
            let Some((head, rest)) = last.text.split_at_checked(cut).filter(|_| cut > last.start) else { break };
            let line = last.line + line_ends(head.as_bytes());
            last.text = head;
            pieces.push(Piece { text: rest, start: 0, delimiter, line });
        }
        pieces
    }
}

/// Splits pieces, perhaps several at a time.
pub(super) type SplitPieces<'s> = &'s dyn Fn(&[Piece<'_>]) -> Vec<Result<SplitTable, NotATable>>;

pub(super) fn one_by_one(pieces: &[Piece<'_>]) -> Vec<Result<SplitTable, NotATable>> {
    pieces.iter().map(Piece::split).collect()
}

/// Splits a text into rows and cells.
pub(super) fn split(text: &str, split_pieces: SplitPieces<'_>) -> Result<SplitTable, NotATable> {
    let (delimiter, start) = match declared_delimiter(text) {
        Some((delimiter, start)) => (delimiter, start),
        None => (likely_delimiter(text), 0),
    };
    if matches!(delimiter, '"' | '\r' | '\n') {
        return Err(NotATable { key: "not-a-table-delimiter", line: 1 });
    }
    if delimiter.is_ascii() {
        let mut grid = SplitTable { delimiter, rows: Rows::default(), unclosed_quote: None };
        let pieces = Piece::split_text(text, start, delimiter as u8, PIECE);
        if let [only] = pieces.as_slice() {
            return Ok(SplitTable { delimiter, ..only.split()? });
        }
        grid.rows.text.reserve_exact(text.len());
        // A few at a time, so that not all rows are held twice.
        for pieces in pieces.chunks(TOGETHER) {
            for other in split_pieces(pieces) {
                let other = other?;
                grid.rows.append(&other.rows);
                grid.unclosed_quote = other.unclosed_quote;
                if grid.rows.len() > MAX_ROWS + 1 {
                    let line = other.rows.get(0).map_or(1, |row| row.line);
                    return Err(NotATable { key: "not-a-table-rows", line });
                }
            }
        }
        return Ok(grid);
    }
    // The csv crate splits at one byte; a rarer character is replaced for it.
    let Some(stand_in) = STAND_INS.into_iter().find(|stand_in| !text.contains(*stand_in)) else {
        return Err(NotATable { key: "not-a-table-delimiter", line: 1 });
    };
    let replaced = text.replace(delimiter, &stand_in.to_string());
    let start = start + stand_in.len_utf8() - delimiter.len_utf8();
    let grid = split_from(&replaced, start, stand_in as u8, 1)?;
    Ok(SplitTable { delimiter, rows: grid.rows.replacing(stand_in, delimiter), ..grid })
}

/// The rows of a part of a table that begins on a line of its own, by a delimiter of ASCII.
pub(super) fn split_part(text: &str, delimiter: u8, line: usize) -> Result<SplitTable, NotATable> {
    split_from(text, 0, delimiter, line)
}

fn split_from(text: &str, start: usize, delimiter: u8, line: usize) -> Result<SplitTable, NotATable> {
    let bytes = text.as_bytes();
    let mut rows = Rows { text: text.to_owned(), ..Rows::default() };
    rows.cells.reserve(bytes.len() / BYTES_OF[0]);
    rows.rows.reserve(bytes.len() / BYTES_OF[1]);
    let mut lines = LineCounter { text: bytes, offset: 0, line };
    let mut quoted = None;
    // Lines that end as those of old Macs did are told by the parser.
    let is_old = memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'));
    // A byte-order mark before the header is none of its characters.
    let is_marked = start == 0 && line == 1 && text.starts_with('\u{FEFF}');
    let mut at = if is_marked { '\u{FEFF}'.len_utf8() } else { start };
    // Where the last row begins, and on which line.
    let mut last = (start, line);
    loop {
        let line = lines.at_record(at);
        let begin = lines.offset;
        if begin >= bytes.len() {
            break;
        }
        last = (begin, line);
        let first = rows.cells.len();
        let plain = if is_old { None } else { plain_row(bytes, begin, delimiter, &mut rows.cells) };
        at = plain.unwrap_or_else(|| {
            rows.cells.truncate(first);
            quoted.get_or_insert_with(|| QuotedRowParser::new(delimiter)).row(bytes, begin, &mut rows)
        });
        let cells = rows.cells.get(first..).unwrap_or_default();
        if cells.len() > MAX_COLUMNS {
            return Err(NotATable { key: "not-a-table-columns", line });
        }
        let is_long = |(begin, end): &(u32, u32)| (end - begin) as usize > MAX_CELL_BYTES;
        if at - begin > MAX_CELL_BYTES && cells.iter().any(is_long) {
            return Err(NotATable { key: "not-a-table-cell", line });
        }
        let is_sign = |byte: &u8| byte.is_ascii_graphic() && *byte != delimiter && *byte != b'"';
        let cell = |(begin, end): &(u32, u32)| rows.text.get(*begin as usize..*end as usize).unwrap_or_default();
        if !bytes.get(begin).is_some_and(is_sign) && cells.iter().all(|place| cell(place).trim().is_empty()) {
            rows.cells.truncate(first);
            continue;
        }
        if rows.rows.len() > MAX_ROWS {
            return Err(NotATable { key: "not-a-table-rows", line });
        }
        let cells = short(rows.cells.len());
        rows.rows.push(RowEntry { line, begin: short(begin), cells, has_quotes: plain.is_none() });
    }
    let is_open = ends_in_quotes(bytes.get(last.0..).unwrap_or_default(), delimiter);
    Ok(SplitTable { delimiter: char::from(delimiter), rows, unclosed_quote: is_open.then_some(last.1) })
}

/// Finds the cells of a row that begins somewhere, where none of them stands in quotes, and where the next row begins.
/// Most rows are such: to leave them to the parser, too, takes a tenth of the time of a round.
fn plain_row(text: &[u8], begin: usize, delimiter: u8, cells: &mut Vec<(u32, u32)>) -> Option<usize> {
    let (mut begin, mut from) = (begin, begin);
    loop {
        let found = memchr3(delimiter, b'\n', b'"', text.get(from..)?).map(|at| from + at);
        let end = found.unwrap_or(text.len());
        match text.get(end) {
            Some(b'"') if end == begin => return None,
            // Within a cell a quote is a character like others.
            Some(b'"') => from = end + 1,
            Some(byte) if *byte == delimiter => {
                cells.push((short(begin), short(end)));
                (begin, from) = (end + 1, end + 1);
            }
            _ => {
                let cell = text.get(begin..end)?;
                let cell = cell.strip_suffix(b"\r").filter(|_| found.is_some()).unwrap_or(cell);
                cells.push((short(begin), short(begin + cell.len())));
                return Some((end + 1).min(text.len()));
            }
        }
    }
}

struct QuotedRowParser {
    parser: Reader,
    /// The cells of a row one behind the other, and where they end.
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl QuotedRowParser {
    fn new(delimiter: u8) -> QuotedRowParser {
        QuotedRowParser {
            parser: ReaderBuilder::new().delimiter(delimiter).build(),
            cells: vec![0; 256],
            ends: vec![0; 32],
        }
    }

    /// Puts the cells of the row that begins somewhere behind the text of others; where the next begins.
    fn row(&mut self, text: &[u8], begin: usize, rows: &mut Rows) -> usize {
        self.parser.reset();
        // The parser drops a byte-order mark at the beginning, which within a file is a character like others.
        self.parser.read_record(b"\n", &mut self.cells, &mut self.ends);
        let (mut at, mut written, mut columns) = (begin, 0, 0);
        loop {
            let rest = text.get(at..).unwrap_or_default();
            let room = self.cells.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(columns..).unwrap_or_default();
            let (result, read, wrote, ended) = self.parser.read_record(rest, room, ends);
            at += read;
            written += wrote;
            columns += ended;
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => break,
                ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                // Nothing left to read ends the last record.
                ReadRecordResult::InputEmpty => {}
            }
        }
        let mut from = 0;
        for end in self.ends.iter().take(columns) {
            // Cells end where characters do, as delimiters and quotes are of ASCII.
            rows.push_cell(&String::from_utf8_lossy(self.cells.get(from..*end).unwrap_or_default()));
            from = *end;
        }
        at
    }
}

/// Counts lines up to a place, whatever their endings; places only ascend.
struct LineCounter<'t> {
    text: &'t [u8],
    offset: usize,
    line: usize,
}

impl LineCounter<'_> {
    /// The line of the record that begins at `offset` or, as empty lines count
    /// to the record behind them, after the line ends that stand there.
    fn at_record(&mut self, offset: usize) -> usize {
        let (text, before) = (self.text, self.offset);
        for end in memchr2_iter(b'\n', b'\r', text.get(before..offset).unwrap_or_default()) {
            self.pass(before + end);
        }
        self.offset = before.max(offset);
        while matches!(text.get(self.offset), Some(b'\n' | b'\r')) {
            self.pass(self.offset);
            self.offset += 1;
        }
        self.line
    }

    fn pass(&mut self, end: usize) {
        let is_feed = self.text.get(end) == Some(&b'\n');
        let ends_pair = is_feed && end > 0 && self.text.get(end - 1) == Some(&b'\r');
        self.line += usize::from(!ends_pair);
    }
}

/// The character of a first line `sep=…` and where the next line begins.
fn declared_delimiter(text: &str) -> Option<(char, usize)> {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (head, sign) = text.get(..4).zip(text.get(4..end))?;
    let mut signs = sign.chars();
    let (delimiter, None) = (signs.next()?, signs.next()) else { return None };
    let next = if text[end..].starts_with("\r\n") { end + 2 } else { (end + 1).min(text.len()) };
    head.eq_ignore_ascii_case("sep=").then_some((delimiter, next))
}

/// The character by which most columns of the first line that is not blank have names that tables
/// know; of equals the one that is most frequent outside quotes. A header may have more commas
/// within its names than characters between them.
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

/// How many lines end in some bytes, as they do today or as they did on old Macs.
pub(super) fn line_ends(bytes: &[u8]) -> usize {
    let is_lone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    memchr_iter(b'\n', bytes).count() + memchr_iter(b'\r', bytes).filter(is_lone).count()
}

/// Quoted cells with line breaks, by where they begin and end, of which the first row begins somewhere;
/// the last one may go on behind the bytes.
pub(super) fn breaks(bytes: &[u8], first: usize, delimiter: u8) -> Vec<Range<usize>> {
    let mut breaks = Vec::new();
    let mut at = first;
    let next = |from: usize| Some(from + memchr(b'"', bytes.get(from..)?)?);
    while let Some(begin) = next(at) {
        at = begin + 1;
        let before = begin.checked_sub(1).filter(|_| begin > first).and_then(|before| bytes.get(before));
        // Within a cell a quote is a character like others.
        if before.is_some_and(|before| *before != delimiter && !matches!(before, b'\n' | b'\r')) {
            continue;
        }
        let end = loop {
            match next(at) {
                // A doubled one stands for one within the cell.
                Some(quote) if bytes.get(quote + 1) == Some(&b'"') => at = quote + 2,
                // What follows the last byte is not known yet.
                Some(quote) if quote + 1 < bytes.len() => break quote + 1,
                _ => break bytes.len(),
            }
        };
        if end == bytes.len() || memchr(b'\n', bytes.get(begin..end).unwrap_or_default()).is_some() {
            breaks.push(begin..end);
        }
        at = end;
    }
    breaks
}

/// Where the last row ends whose end is there; 0 where none is.
pub(super) fn last_row_end(bytes: &[u8], breaks: &[Range<usize>]) -> usize {
    let mut end = bytes.len();
    while let Some(feed) = bytes.get(..end).and_then(|bytes| memrchr(b'\n', bytes)) {
        let within = breaks.partition_point(|cell| cell.start <= feed).checked_sub(1);
        match within.and_then(|cell| breaks.get(cell)).filter(|cell| cell.contains(&feed)) {
            Some(cell) => end = cell.start,
            None => return feed + 1,
        }
    }
    0
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
