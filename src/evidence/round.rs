//! Tables of a round: what their headers say, and the tables of one initiative made
//! of its rows.

use super::grid::rows_from;
use super::numeral::DecimalSign;
use super::plain::sign;
use super::table::{Form, RawTable, Table, TableKind, error};
use super::tables::Tables;
use super::team;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Place};
use crate::language::Message;
use crate::names::names_nobody;

/// How a table of a round is laid out.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The table without its rows.
    pub(super) table: Table,
    /// What is odd about its header.
    odd: Vec<Finding>,
    /// The sign between cells.
    pub(super) delimiter: u8,
    /// The column that names the initiative.
    initiative: usize,
    /// Where its first row begins, in bytes.
    pub begin: usize,
}

/// Some rows of a table: whole lines.
#[derive(Clone, Copy, Debug)]
pub struct RowsOf<'t> {
    /// Which table.
    pub kind: TableKind,
    /// The bytes of the lines.
    pub text: &'t [u8],
    /// The line on which they begin, from 1.
    pub line: usize,
    /// The line of each of them, where they do not stand together.
    pub lines: Option<&'t [u32]>,
}

impl Layout {
    /// The layout of a table by how its file begins: its first line is the header, all
    /// of which must be there. `None` where more has to be known to read the table: it
    /// is not UTF-8, a quoted cell of the header does not end in its line, it begins with blank lines, or it
    /// does not tell initiatives apart.
    ///
    /// # Errors
    /// The finding that stops the run: a column that stands twice.
    pub fn of(catalogue: &Catalogue, kind: TableKind, file: &str, head: &[u8]) -> Result<Option<Layout>, Box<Finding>> {
        let Some(end) = memchr::memchr(b'\n', head) else { return Ok(None) };
        let (first, rest) = head.split_at(end + 1);
        let is_declaration = first.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"sep="));
        let second = if is_declaration { memchr::memchr(b'\n', rest).map(|end| end + 1) } else { Some(0) };
        let Some(begin) = second.map(|second| first.len() + second) else { return Ok(None) };
        let header = head.get(..begin).unwrap_or_default();
        // With an odd number of quotes it would go on in the next line.
        let is_open = memchr::memchr_iter(b'"', header).count() % 2 == 1;
        if is_open || header.contains(&0) || std::str::from_utf8(header).is_err() {
            return Ok(None);
        }
        let raw = RawTable::of_text(kind, file, header.to_vec());
        let mut odd = Vec::new();
        let table = match team::table(catalogue, &raw, &mut odd) {
            Ok(table) => table,
            Err(finding) if finding.code == "duplicate-column" => return Err(finding),
            Err(_) => return Ok(None),
        };
        let (Form::Text { delimiter, .. }, Some(initiative)) = (&table.input.form, table.column("initiative")) else {
            return Ok(None);
        };
        let lines = if is_declaration { 2 } else { 1 };
        match u8::try_from(*delimiter) {
            Ok(delimiter) if delimiter.is_ascii() && table.header.line == lines && table.rows.is_empty() => {
                Ok(Some(Layout { delimiter, initiative, begin, table, odd }))
            }
            _ => Ok(None),
        }
    }

    /// The layout of a table in a file whose bytes have that digest.
    pub fn of_file(mut self, sha256: String) -> Layout {
        self.table.input.sha256 = sha256;
        self
    }

    /// The digest of the bytes that were told; of the header, unless those of a file were.
    pub fn digest(&self) -> &str {
        &self.table.input.sha256
    }

    /// Which table it is.
    pub fn kind(&self) -> TableKind {
        self.table.input.kind
    }

    /// The line on which its first row begins, from 1.
    pub fn first_line(&self) -> usize {
        self.table.header.line + 1
    }

    /// The sign between cells.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The column that names the initiative, from 0.
    pub fn initiative_column(&self) -> usize {
        self.initiative
    }

    /// The column of that canonical name, from 0.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.table.columns().find(|(known, _)| *known == name).map(|(_, index)| index)
    }

    /// The column of a competence, from 0.
    pub fn extra_column(&self, competence: usize) -> Option<usize> {
        self.table.extra_column(competence)
    }

    /// How many columns the header names.
    pub fn width(&self) -> usize {
        self.table.width()
    }

    /// The decimal sign of its numbers, where the user or the delimiter settles it.
    pub fn decimal_sign(&self, named: Option<DecimalSign>) -> Option<char> {
        sign(named, self.delimiter).map(char::from)
    }

    /// Where the initiative is named on a line.
    pub fn place(&self, line: usize) -> Place {
        self.table.place(line, self.initiative)
    }

    /// Rows as the thorough reading has them; those that name no initiative left out.
    ///
    /// # Errors
    /// The finding that stops the run: a cell beyond the limits.
    fn rows(&self, rows: RowsOf<'_>, findings: &mut Vec<Finding>) -> Result<Table, Box<Finding>> {
        let stop = |line, key| {
            let message = Message::new(key).with("file", &*self.table.input.file);
            Box::new(error("not-a-table", self.table.input.place(line, 1), message))
        };
        // Whoever splits rows has seen that they are UTF-8.
        let text = std::str::from_utf8(rows.text).map_err(|_| stop(rows.line, "not-text-nul"))?;
        let mut split = rows_from(text, self.delimiter, rows.line).map_err(|fault| stop(fault.line, fault.key))?;
        if let Some(lines) = rows.lines {
            for row in &mut split {
                row.line = lines.get(row.line - rows.line).map_or(row.line, |line| *line as usize);
            }
        }
        split.retain(|row| !names_nobody(row.cell(self.initiative)));
        Ok(self.table.with_other_rows(split, findings))
    }
}

/// The tables of one initiative, all of whose rows are given.
///
/// # Errors
/// The finding that stops the run.
pub fn tables_of(
    catalogue: &Catalogue,
    layouts: &[Layout],
    id: &str,
    rows: &[RowsOf<'_>],
) -> Result<Tables, Box<Finding>> {
    let mut tables = Vec::new();
    for layout in layouts {
        let none = RowsOf { kind: layout.kind(), text: b"", line: 1, lines: None };
        let rows = rows.iter().find(|rows| rows.kind == layout.kind()).copied().unwrap_or(none);
        let mut odd = layout.odd.clone();
        let table = layout.rows(rows, &mut odd)?;
        if !team::is_used(catalogue, layout.kind()) {
            odd.clear();
        }
        tables.push((table, odd));
    }
    Ok(Tables::chosen(tables, id))
}
