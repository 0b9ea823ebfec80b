//! Tables of a round that are read in blocks: what their headers say, where blocks end, and the
//! tables of one initiative made of its rows.

use super::decode::Encoding;
use super::findings::warning;
use super::numeral::{Convention, DecimalSign};
use super::rows::{MAX_CELL_BYTES, NotATable, Row, Rows, breaks, last_row_end, line_ends, one_by_one, split_part};
use super::table::{MIXED_ENCODING, RawTable, Table, TableKind, TableReading, mixed_encoding, not_a_table};
use super::tables::Tables;
use super::team;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Place};
use crate::language::Message;
use crate::names::names_nobody;
use memchr::{memchr, memchr_iter};
use std::ops::Range;
use std::sync::Arc;

/// How a table of a round is laid out.
#[derive(Clone, Debug)]
pub(crate) struct TableLayout {
    /// The table without its rows.
    table: Table,
    /// What is odd about it as a whole.
    odd: Vec<Finding>,
    delimiter: u8,
    /// The column that names the initiative.
    initiative: usize,
    /// Where its first row begins, in bytes.
    pub begin: usize,
}

/// A part of a table's bytes that ends where the rows of an initiative do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BlockEnd {
    pub bytes: usize,
    /// How many lines end in it.
    pub lines: usize,
}

#[derive(Clone, Debug)]
pub(crate) struct TablePart {
    rows: Arc<Rows>,
    /// The line of a row with a quote that is never closed.
    unclosed_quote: Option<usize>,
}

/// The rows of one initiative that stand together.
#[derive(Clone, Debug)]
pub(crate) struct RowRun<'r> {
    pub id: &'r str,
    /// The line of the first row, from 1.
    pub line: usize,
    /// Where that begins in the part of the table.
    pub offset: usize,
    /// The places of its rows.
    pub own: Vec<u32>,
}

/// The rows of one initiative in a table.
#[derive(Clone, Debug)]
pub(crate) struct InitiativeRows {
    pub kind: TableKind,
    /// The part of the table that they stand in.
    pub part: TablePart,
    /// Their places in it.
    pub own: Vec<u32>,
}

impl InitiativeRows {
    /// Whether all of them name an initiative by this id.
    pub(crate) fn are_of(&self, layout: &TableLayout, id: &str) -> bool {
        let rows = self.part.rows();
        self.own.iter().all(|own| rows.get(*own as usize).is_some_and(|row| layout.id(row) == id))
    }
}

impl TableLayout {
    /// The layout of a table by how its file begins, as text: its first line is the header, all of which must be there.
    /// `None` where more has to be known to read the table: a quoted cell of the header does not end in its line, it
    /// begins with blank lines, or it does not tell initiatives apart.
    pub(crate) fn detect(
        catalogue: &Catalogue,
        kind: TableKind,
        file: &str,
        head: &[u8],
    ) -> Result<Option<TableLayout>, Box<Finding>> {
        let Some(end) = memchr(b'\n', head) else { return Ok(None) };
        let (first, rest) = head.split_at(end + 1);
        let is_declaration = first.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"sep="));
        let second = if is_declaration { memchr(b'\n', rest).map(|end| end + 1) } else { Some(0) };
        let Some(begin) = second.map(|second| first.len() + second) else { return Ok(None) };
        let header = head.get(..begin).unwrap_or_default();
        // With an odd number of quotes it would go on in the next line.
        let is_open = memchr_iter(b'"', header).count() % 2 == 1;
        if is_open || header.contains(&0) || std::str::from_utf8(header).is_err() {
            return Ok(None);
        }
        let raw = RawTable::of_text(kind, file, header.to_vec());
        let mut odd = Vec::new();
        let table = match team::table(catalogue, &raw, &mut odd, TableReading { split: &one_by_one, has_digest: true })
        {
            Ok(table) => table,
            Err(finding) if finding.code == "duplicate-column" => return Err(finding),
            Err(_) => return Ok(None),
        };
        if !team::is_used(catalogue, kind) {
            odd.clear();
        }
        let (Some(delimiter), Some(initiative)) = (table.delimiter(), table.column("initiative")) else {
            return Ok(None);
        };
        let lines = if is_declaration { 2 } else { 1 };
        match u8::try_from(delimiter) {
            Ok(delimiter) if delimiter.is_ascii() && table.header_line() == lines && table.is_empty() => {
                Ok(Some(TableLayout { delimiter, initiative, begin, table, odd }))
            }
            _ => Ok(None),
        }
    }

    /// The layout of a table in a file of that encoding, on one of whose lines a byte is none of
    /// UTF-8 where others are.
    pub(crate) fn of_file(self, encoding: Encoding, stray: Option<usize>) -> TableLayout {
        let place = |line| Place { column: 1, ..self.table.place(line, 0) };
        let odd = stray.map(|line| mixed_encoding(place(line))).into_iter().chain(self.odd).collect();
        let mut table = self.table;
        table.set_encoding(encoding);
        TableLayout { table, odd, ..self }
    }

    /// Tells the digest of the bytes of its file.
    pub(crate) fn set_digest(&mut self, sha256: String) {
        self.table.set_digest(sha256);
    }

    /// The digest of the bytes that were told; of the header, unless those of a file were.
    pub(crate) fn digest(&self) -> &str {
        self.table.sha256()
    }

    /// The table without rows, and what is odd about it.
    pub(crate) fn head(&self) -> (Table, Vec<Finding>) {
        (self.table.clone(), self.odd.clone())
    }

    pub(crate) fn kind(&self) -> TableKind {
        self.table.kind()
    }

    /// The line on which its first row begins, from 1.
    pub(crate) fn first_line(&self) -> usize {
        self.table.header_line() + 1
    }

    pub(crate) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The column of that canonical name, from 0.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.table.columns().find(|(known, _)| *known == name).map(|(_, index)| index)
    }

    /// The column of a competence, from 0.
    pub(crate) fn extra_column(&self, competence: usize) -> Option<usize> {
        self.table.extra_column(competence)
    }

    /// How many columns the header names.
    pub(crate) fn width(&self) -> usize {
        self.table.width()
    }

    /// The decimal sign of its numbers, where the user or the delimiter settles it.
    pub(crate) fn decimal_sign(&self, named: Option<DecimalSign>) -> Option<char> {
        Convention::sign_of_file(named, char::from(self.delimiter)).map(DecimalSign::sign)
    }

    /// Where the initiative is named on a line.
    pub(crate) fn place(&self, line: usize) -> Place {
        self.table.place(line, self.initiative)
    }

    /// The rows of a part of the table that begins on a line.
    pub(crate) fn split(&self, text: &str, line: usize) -> Result<TablePart, Box<Finding>> {
        let grid = split_part(text, self.delimiter, line);
        let grid = grid.map_err(|fault| not_a_table((&self.place(1).file, None), fault))?;
        Ok(TablePart { rows: Arc::new(grid.rows), unclosed_quote: grid.unclosed_quote })
    }

    /// The same of rows that stand apart in the table, on these lines.
    pub(crate) fn split_rows(&self, text: &str, lines: &[usize]) -> Result<TablePart, Box<Finding>> {
        let first = lines.first().copied().unwrap_or(1);
        let fault = |fault| not_a_table((&self.place(1).file, None), fault);
        let mut grid = split_part(text, self.delimiter, first).map_err(fault)?;
        if !grid.rows.set_lines(lines) {
            return Err(fault(NotATable { key: "not-a-table-rows", line: first }));
        }
        // Only the last row of a table can be open.
        let unclosed_quote = grid.unclosed_quote.and(lines.last().copied());
        Ok(TablePart { rows: Arc::new(grid.rows), unclosed_quote })
    }

    /// The id that a row names, if it names any.
    pub(crate) fn named_id<'r>(&self, row: Row<'r>) -> Option<&'r str> {
        Some(self.id(row)).filter(|id| !names_nobody(id))
    }

    pub(crate) fn id<'r>(&self, row: Row<'r>) -> &'r str {
        row.trimmed(self.initiative)
    }

    /// That a cell is too long to be one, in a row that begins on a line.
    pub(crate) fn too_long(&self, line: usize) -> Box<Finding> {
        not_a_table((&self.place(1).file, None), NotATable { key: "not-a-table-cell", line })
    }

    /// Where to part some bytes that begin with a row: where the rows of the last initiative begin,
    /// of which not all may be there, or behind the last row, where initiatives stand in any order.
    /// `None` where that is not to be seen yet; all of them where the table ends with them.
    ///
    /// # Errors
    /// How many lines end before a row whose quoted cell is longer than cells may be.
    pub(crate) fn cut(&self, bytes: &[u8], is_end: bool, is_any_order: bool) -> Result<Option<BlockEnd>, usize> {
        let part = |cut: usize| {
            let bytes = bytes.get(..cut).unwrap_or_default();
            BlockEnd { bytes: bytes.len(), lines: line_ends(bytes) }
        };
        if is_end {
            return Ok(Some(part(bytes.len())));
        }
        let breaks = breaks(bytes, 0, self.delimiter);
        let long = breaks.last().filter(|cell| cell.end == bytes.len() && cell.len() > MAX_CELL_BYTES + 2);
        if let Some(cell) = long {
            let row = last_row_end(bytes.get(..cell.start).unwrap_or_default(), &breaks);
            return Err(part(row).lines);
        }
        let cut = match is_any_order {
            true => Some(last_row_end(bytes, &breaks)).filter(|end| *end > 0),
            false => self.last_initiative(bytes, &breaks),
        };
        Ok(cut.map(part))
    }

    /// Where the rows of the last initiative begin.
    fn last_initiative(&self, bytes: &[u8], breaks: &[Range<usize>]) -> Option<usize> {
        let before = |end: usize| {
            let bytes = bytes.get(..end).unwrap_or_default();
            last_row_end(bytes.strip_suffix(b"\n").unwrap_or(bytes), breaks)
        };
        let end = last_row_end(bytes, breaks);
        let mut begin = before(end);
        let mut last = self.named(bytes.get(begin..end)?);
        while begin > 0 {
            let earlier = before(begin);
            let other = self.named(bytes.get(earlier..begin)?);
            if last.is_empty() {
                last = other;
            } else if other != last && !other.is_empty() {
                return Some(begin);
            }
            begin = earlier;
        }
        None
    }

    /// The id that a row names.
    fn named(&self, row: &[u8]) -> String {
        let id = match (self.initiative, row) {
            (0, [first, ..]) if *first != b'"' && !first.is_ascii_whitespace() => {
                let end = memchr(self.delimiter, row).unwrap_or(row.len());
                String::from_utf8_lossy(row.get(..end).unwrap_or_default()).into_owned()
            }
            _ => {
                let text = String::from_utf8_lossy(row);
                let grid = split_part(&text, self.delimiter, 1).ok();
                let row = grid.as_ref().and_then(|grid| grid.rows.get(0));
                row.map_or_else(String::new, |row| row.cell(self.initiative).to_owned())
            }
        };
        let id = id.trim();
        if names_nobody(id) { String::new() } else { id.to_owned() }
    }
}

impl TablePart {
    /// Whether a quote in them is never closed.
    pub(crate) fn is_open(&self) -> bool {
        self.unclosed_quote.is_some()
    }

    pub(crate) fn rows(&self) -> &Rows {
        &self.rows
    }

    /// The rows of each initiative that stand together, and the lines of rows that name none.
    pub(crate) fn runs(&self, layout: &TableLayout) -> (Vec<RowRun<'_>>, Vec<usize>) {
        let mut runs: Vec<RowRun<'_>> = Vec::new();
        let mut unnamed = Vec::new();
        for (place, row) in (0_u32..).zip(self.rows.iter()) {
            let id = row.trimmed(layout.initiative);
            match runs.last_mut() {
                Some(run) if run.id == id => run.own.push(place),
                _ if names_nobody(id) => unnamed.push(row.line),
                _ => {
                    let mut own = Vec::with_capacity(runs.last().map_or(1, |run| run.own.len()));
                    own.push(place);
                    runs.push(RowRun { id, line: row.line, offset: row.offset, own });
                }
            }
        }
        (runs, unnamed)
    }
}

/// Whether a finding concerns no single initiative: it stands in a header, or in a row that names none.
pub(crate) fn is_about_all(layouts: &[&TableLayout], finding: &Finding) -> bool {
    let Some(place) = &finding.place else { return false };
    let of_place = layouts.iter().find(|layout| layout.place(1).file == place.file);
    finding.code == MIXED_ENCODING || of_place.is_some_and(|layout| place.line < layout.first_line())
}

/// The tables of one initiative, all of whose rows are given.
pub(crate) fn tables_of(layouts: &[&TableLayout], id: &str, rows: Vec<InitiativeRows>) -> Tables {
    let mut rows = rows;
    let mut tables = Vec::with_capacity(layouts.len());
    for layout in layouts {
        let mut odd = layout.odd.clone();
        let own = rows.iter().position(|rows| rows.kind == layout.kind());
        let table = match own.map(|own| rows.swap_remove(own)) {
            None => layout.table.clone(),
            Some(InitiativeRows { part, own, .. }) => {
                let mut of_rows = Vec::new();
                let table = layout.table.with_other_rows(part.rows, own, &mut of_rows);
                if let Some(line) = part.unclosed_quote.filter(|line| table.has_row_at(*line)) {
                    let place = Place { column: 1, ..table.place(line, 0) };
                    odd.push(warning("unclosed-quote", place, Message::new("finding-unclosed-quote")));
                }
                odd.extend(of_rows);
                table
            }
        };
        tables.push((table, odd));
    }
    Tables::chosen(tables, id)
}
