//! A table with its columns found by name.

use super::content::content_digest;
use super::decode::{Encoding, decode, stray_byte};
use super::findings::{MAX_FINDINGS, check_count, error, warning};
use super::numeral::{Convention, DecimalSign, sign_of_form};
use super::rows::{CellRemark, NotATable, Row, Rows, SheetRow, SplitPieces, one_by_one, split};
use super::table_status::TableStatus;
use crate::diagnostic::{Finding, Place};
use crate::digest::sha256;
use crate::language::{Arg, Message};
use crate::nearest::nearest;
use crate::vocabulary::{self, ColumnNames, comparable};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// The most runs of lines that a message names.
const MOST_RUNS: usize = 50;

/// The code of a table that is not all in one encoding, which concerns all of its rows.
pub(super) const MIXED_ENCODING: &str = "mixed-encoding";

/// Which table of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableKind {
    /// A row per input of an indicator.
    Evidence,
    /// A row per initiative.
    Initiatives,
    /// A row per person.
    Team,
    /// A row per training.
    Training,
    /// A row per decision of an evaluator.
    Decisions,
}

impl TableKind {
    /// Every table, in the order of reports.
    pub const ALL: [TableKind; 5] =
        [TableKind::Evidence, TableKind::Initiatives, TableKind::Team, TableKind::Training, TableKind::Decisions];

    /// The table's name, which is the stem of its file.
    pub fn name(self) -> &'static str {
        match self {
            TableKind::Evidence => "evidence",
            TableKind::Initiatives => "initiatives",
            TableKind::Team => "team",
            TableKind::Training => "training",
            TableKind::Decisions => "decisions",
        }
    }

    fn columns(self) -> &'static [ColumnNames] {
        match self {
            TableKind::Evidence => vocabulary::EVIDENCE,
            TableKind::Initiatives => vocabulary::INITIATIVES,
            TableKind::Team => vocabulary::TEAM,
            TableKind::Training => vocabulary::TRAINING,
            TableKind::Decisions => vocabulary::DECISIONS,
        }
    }
}

/// A table as it lies in the dossier.
#[derive(Clone, Debug)]
pub struct RawTable {
    /// Which one.
    pub kind: TableKind,
    /// The file's name relative to the dossier, with `/`.
    pub file: String,
    /// Its content.
    pub content: Content,
    /// Whether it counts.
    pub standing: TableStatus,
}

/// What a table is taken from.
#[derive(Clone, Debug)]
pub enum Content {
    /// The bytes of a file of its own.
    Text(Vec<u8>),
    /// A sheet of a workbook.
    Sheet(SheetTable),
}

/// A sheet of a workbook, its cells already read.
#[derive(Clone, Debug, Default)]
pub struct SheetTable {
    /// What stands on its tab.
    pub name: String,
    /// What stands on the tabs of all sheets of the workbook.
    pub beside: Vec<String>,
    /// SHA-256 of the workbook's bytes, in hexadecimal.
    pub sha256: String,
    /// The rows that are not blank, the header first.
    pub rows: Vec<SheetRow>,
    /// What of it is not shown.
    pub hidden: HiddenParts,
    /// What is odd about it (and, at the evidence, about the workbook).
    pub findings: Vec<Finding>,
}

/// What of a sheet is not shown, beside rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HiddenParts {
    /// The sheet as a whole.
    pub is_sheet: bool,
    /// Columns, from 0.
    pub columns: Vec<RangeInclusive<usize>>,
}

impl RawTable {
    /// A table in a file of its own.
    pub fn of_text(kind: TableKind, file: impl Into<String>, bytes: Vec<u8>) -> RawTable {
        RawTable { kind, file: file.into(), content: Content::Text(bytes), standing: TableStatus::Counts }
    }

    fn sheet_name(&self) -> Option<String> {
        match &self.content {
            Content::Text(_) => None,
            Content::Sheet(sheet) => Some(sheet.name.clone()),
        }
    }
}

/// How a table was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// As text.
    Text {
        /// The encoding.
        encoding: Encoding,
        /// The delimiter.
        delimiter: char,
    },
    /// As the sheet of that name in a workbook.
    Sheet(String),
}

/// What was detected about a table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputTable {
    /// Which table.
    pub kind: TableKind,
    /// The file's name relative to the dossier.
    pub file: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// SHA-256 of its cells, in hexadecimal, the same in any encoding and dialect.
    pub content_sha256: String,
    /// How many rows below the header have something in them.
    pub rows: usize,
    /// How it was written down.
    pub form: TableFormat,
    /// The decimal sign, where numbers were read from text.
    pub decimal: Option<DecimalSign>,
    /// How it stands in the dossier.
    pub standing: TableStatus,
}

impl InputTable {
    /// The sheet, where it is one.
    pub fn sheet(&self) -> Option<&str> {
        match &self.form {
            TableFormat::Text { .. } => None,
            TableFormat::Sheet(name) => Some(name),
        }
    }

    /// The place of a cell; line and column from 1.
    pub fn place(&self, line: usize, column: usize) -> Place {
        Place { file: self.file.clone(), sheet: self.sheet().map(str::to_owned), line, column }
    }

    /// The delimiter, where there is one.
    pub fn delimiter(&self) -> Option<char> {
        match &self.form {
            TableFormat::Text { delimiter, .. } => Some(*delimiter),
            TableFormat::Sheet(_) => None,
        }
    }
}

/// Further columns of a table, such as those of competences: their names in the
/// form of [`comparable`], each with the number of the thing it stands for.
pub(super) type ExtraColumns = BTreeMap<String, usize>;

/// How tables are read.
#[derive(Clone, Copy)]
pub struct TableReading<'s> {
    /// How a long text is split.
    pub split: SplitPieces<'s>,
    /// Whether the digest of its bytes is taken.
    pub has_digest: bool,
}

/// A table whose columns are known, or some rows of one.
#[derive(Clone, Debug)]
pub struct Table {
    head: Arc<TableHeader>,
    rows: Arc<Rows>,
    /// The rows that it has, by their places among all.
    own: Vec<u32>,
    /// The decimal sign, where numbers were read from text.
    pub decimal: Option<DecimalSign>,
}

/// What is known of a table before its rows are looked at.
#[derive(Clone, Debug)]
pub(super) struct TableHeader {
    input: InputTable,
    /// The names of the columns as they are written: one row.
    header: Rows,
    columns: BTreeMap<&'static str, usize>,
    extra: BTreeMap<usize, usize>,
    /// The columns of unknown name, as they are written.
    unknown: Vec<(usize, String)>,
    /// What of a sheet is not shown.
    hidden: HiddenParts,
    /// The decimal sign of the language of a sheet.
    sign_of_form: Option<DecimalSign>,
}

impl TableHeader {
    /// The head of a table with that header, whose bytes have that digest, and what is odd about it.
    fn read(
        raw: &RawTable,
        (header, sha256, form): (Rows, String, TableFormat),
        extra: &ExtraColumns,
        findings: &mut Vec<Finding>,
    ) -> Result<TableHeader, Box<Finding>> {
        let (hidden, beside) = match &raw.content {
            Content::Text(_) => Default::default(),
            Content::Sheet(sheet) => (sheet.hidden.clone(), sheet.beside.clone()),
        };
        let (columns, extra_columns, unknown) = Default::default();
        let row = header.get(0);
        let cells = || row.iter().flat_map(|row| row.cells());
        let mut head = TableHeader {
            input: InputTable {
                kind: raw.kind,
                file: raw.file.clone(),
                sha256,
                content_sha256: String::new(),
                rows: 0,
                form,
                decimal: None,
                standing: raw.standing,
            },
            sign_of_form: sign_of_form(beside.iter().map(String::as_str).chain(cells())),
            header: Rows::default(),
            columns,
            extra: extra_columns,
            unknown,
            hidden,
        };
        let (line, width) = row.map_or((1, 0), |row| (row.line, row.width()));
        for (index, cell) in cells().take(width).enumerate() {
            if head.add_column(index, cell, extra).is_err() {
                let message = Message::new("finding-duplicate-column").with("column", Arg::quoted(cell));
                return Err(Box::new(error("duplicate-column", head.input.place(line, index + 1), message)));
            }
        }
        head.take_facts();
        head.report_unknown(line, extra, findings);
        head.header = header;
        Ok(head)
    }

    fn add_column(&mut self, index: usize, cell: &str, extra: &ExtraColumns) -> Result<(), ()> {
        let name = comparable(cell);
        let kind = self.input.kind;
        if let Some(column) = vocabulary::column(kind.columns(), &name) {
            return self.columns.insert(column, index).map_or(Ok(()), |_| Err(()));
        }
        if let Some(thing) = extra.get(&name) {
            return self.extra.insert(*thing, index).map_or(Ok(()), |_| Err(()));
        }
        let is_guide = kind == TableKind::Evidence && vocabulary::column(vocabulary::EVIDENCE_GUIDE, &name).is_some();
        if !is_guide {
            self.unknown.push((index, cell.trim().to_owned()));
        }
        Ok(())
    }

    /// A table of facts alone may call the column of indicators after them.
    fn take_facts(&mut self) {
        let is_of_facts = |(_, name): &(usize, String)| vocabulary::FACT.contains(&&*comparable(name));
        let is_free = self.input.kind == TableKind::Evidence && !self.columns.contains_key("indicator");
        if let Some(place) = self.unknown.iter().position(is_of_facts).filter(|_| is_free) {
            self.columns.insert("indicator", self.unknown.remove(place).0);
        }
    }

    fn report_unknown(&self, line: usize, extra: &ExtraColumns, findings: &mut Vec<Finding>) {
        // Further columns of the initiatives are their attributes.
        if self.input.kind == TableKind::Initiatives {
            return;
        }
        for (index, name) in &self.unknown {
            let place = self.input.place(line, index + 1);
            let known = vocabulary::column_names(self.input.kind.columns()).chain(extra.keys().map(String::as_str));
            let message = match nearest(name, known) {
                _ if name.is_empty() => Message::new("finding-unnamed-column"),
                Some(near) => Message::new("finding-unknown-column-near").with("near", near),
                None => Message::new("finding-unknown-column"),
            };
            findings.push(warning("unknown-column", place, message.with("column", Arg::quoted(name))));
        }
    }
}

/// That some bytes are no table, and why.
pub(super) fn not_a_table(input: (&str, Option<String>), NotATable { key, line }: NotATable) -> Box<Finding> {
    let (file, sheet) = input;
    let place = Place { file: file.to_owned(), sheet, line, column: 1 };
    Box::new(error("not-a-table", place, Message::new(key).with("file", file)))
}

impl Table {
    /// Reads a table and finds its columns; what is odd about it goes to `findings`.
    ///
    /// # Errors
    /// The finding that stops the run: no table, or a column that stands twice.
    pub fn read(raw: &RawTable, extra: &ExtraColumns, findings: &mut Vec<Finding>) -> Result<Table, Box<Finding>> {
        Table::read_with(raw, extra, findings, TableReading { split: &one_by_one, has_digest: true })
    }

    /// The same in another way.
    ///
    /// # Errors
    /// As [`read`](Table::read).
    pub fn read_with(
        raw: &RawTable,
        extra: &ExtraColumns,
        findings: &mut Vec<Finding>,
        TableReading { split: split_pieces, has_digest }: TableReading<'_>,
    ) -> Result<Table, Box<Finding>> {
        let place = |line, column| Place { file: raw.file.clone(), sheet: raw.sheet_name(), line, column };
        let stop = |fault| not_a_table((&raw.file, raw.sheet_name()), fault);
        let (rows, sha256, form) = match &raw.content {
            Content::Text(bytes) => {
                let (text, encoding) =
                    decode(bytes).map_err(|fault| stop(NotATable { key: fault.key, line: fault.line }))?;
                let is_1252 = encoding == Encoding::Windows1252;
                if let Some(line) = is_1252.then(|| stray_byte(bytes)).flatten() {
                    findings.push(mixed_encoding(place(line, 1)));
                }
                let grid = split(&text, split_pieces).map_err(stop)?;
                if let Some(line) = grid.unclosed_quote {
                    findings.push(warning("unclosed-quote", place(line, 1), Message::new("finding-unclosed-quote")));
                }
                let digest = if has_digest { sha256(bytes) } else { String::new() };
                (grid.rows, digest, TableFormat::Text { encoding, delimiter: grid.delimiter })
            }
            Content::Sheet(sheet) => {
                findings.extend(sheet.findings.iter().cloned());
                (Rows::from_sheet(&sheet.rows), sheet.sha256.clone(), TableFormat::Sheet(sheet.name.clone()))
            }
        };
        if rows.is_empty() {
            let message = Message::new("not-a-table-empty").with("file", place(1, 1).table());
            return Err(Box::new(error("not-a-table", place(1, 1), message)));
        }
        let head = TableHeader::read(raw, (rows.only(0), sha256, form), extra, findings)?;
        let own = (1..rows.len()).filter_map(|row| u32::try_from(row).ok()).collect();
        let table = Table { head: Arc::new(head), rows: Arc::new(rows), own, decimal: None };
        table.report_odd_cells(findings);
        check_count(findings)?;
        Ok(table)
    }

    /// A table with the same header and others of its rows; what is odd about them goes to `findings`.
    pub fn with_other_rows(&self, rows: Arc<Rows>, own: Vec<u32>, findings: &mut Vec<Finding>) -> Table {
        let table = Table { head: Arc::clone(&self.head), rows, own, decimal: None };
        table.report_odd_cells(findings);
        table
    }

    /// The same table with these of its rows alone, by their places among all rows.
    pub fn with_own(&self, own: Vec<u32>) -> Table {
        Table { head: Arc::clone(&self.head), rows: Arc::clone(&self.rows), own, decimal: None }
    }

    /// Tells the encoding of its file.
    pub fn set_encoding(&mut self, of_file: Encoding) {
        if let TableFormat::Text { encoding, .. } = &mut Arc::make_mut(&mut self.head).input.form {
            *encoding = of_file;
        }
    }

    /// Tells the digest of the bytes of its file.
    pub fn set_digest(&mut self, sha256: String) {
        Arc::make_mut(&mut self.head).input.sha256 = sha256;
    }

    /// Which table it is.
    pub fn kind(&self) -> TableKind {
        self.head.input.kind
    }

    /// How it stands in the dossier.
    pub fn standing(&self) -> TableStatus {
        self.head.input.standing
    }

    /// The digest of the file's bytes.
    pub fn sha256(&self) -> &str {
        &self.head.input.sha256
    }

    /// Whether it is a sheet of a workbook.
    pub fn is_sheet(&self) -> bool {
        self.head.input.sheet().is_some()
    }

    /// The line of the header.
    pub fn header_line(&self) -> usize {
        self.head.header.get(0).map_or(1, |row| row.line)
    }

    /// The delimiter, where there is one.
    pub fn delimiter(&self) -> Option<char> {
        self.head.input.delimiter()
    }

    /// The rows below the header.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + Clone {
        self.own.iter().filter_map(|row| self.rows.get(*row as usize))
    }

    /// The places of its rows among all rows of the table.
    pub fn places(&self) -> &[u32] {
        &self.own
    }

    /// The line of a row by its place among all rows of the table.
    pub fn line_of(&self, place: u32) -> Option<usize> {
        self.rows.get(place as usize).map(|row| row.line)
    }

    /// Whether one of its rows begins on a line.
    pub fn has_row_at(&self, line: usize) -> bool {
        self.own.binary_search_by_key(&Some(line), |place| self.line_of(*place)).is_ok()
    }

    /// How many rows there are below the header.
    pub fn len(&self) -> usize {
        self.own.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    /// What was detected about it, and the digest of its cells.
    pub fn input(&self) -> InputTable {
        let content_sha256 = content_digest(self.head.header.iter().chain(self.rows()));
        InputTable { content_sha256, rows: self.len(), decimal: self.decimal, ..self.head.input.clone() }
    }

    /// How the numbers in texts of the table are read, among which are these.
    pub fn convention(&self, given: Option<DecimalSign>, numbers: impl Iterator<Item = impl AsRef<str>>) -> Convention {
        match self.head.input.form {
            TableFormat::Text { delimiter, .. } => Convention::of_file(given, delimiter, numbers),
            TableFormat::Sheet(_) => Convention::of_sheet(given, self.head.sign_of_form, numbers),
        }
    }

    /// What is to be said of a cell that counts, as a spreadsheet shows it.
    pub fn remarks(&self, row: Row<'_>, column: usize) -> impl Iterator<Item = Finding> {
        let remarks = row.remarks().iter().filter(move |(of, _)| *of == column);
        remarks.map(move |(_, remark)| remarked(remark, self.place(row.line, column)))
    }

    /// What is to be said of cells that count, though a spreadsheet does not show their
    /// sheet, rows or columns; `columns` are those that count.
    pub fn hidden_findings(&self, columns: &BTreeSet<usize>) -> Vec<Finding> {
        if !self.is_sheet() {
            return Vec::new();
        }
        let is_filled = |row: &Row<'_>, column: usize| !row.trimmed(column).is_empty();
        let counts = |row: &Row<'_>| columns.iter().any(|column| is_filled(row, *column));
        let Some(first) = self.rows().find(counts) else { return Vec::new() };
        let hidden = |place, message| warning("hidden-cells", place, message);
        if self.head.hidden.is_sheet {
            return vec![hidden(self.place(self.header_line(), 0), Message::new("finding-hidden-sheet"))];
        }
        let mut findings = Vec::new();
        let rows: Vec<usize> = self.rows().filter(Row::is_hidden).filter(counts).map(|row| row.line).collect();
        if let Some(line) = rows.first() {
            let message = Message::new("finding-hidden-rows").with("count", rows.len()).with("rows", runs(&rows));
            findings.push(hidden(self.place(*line, 0), message));
        }
        for column in columns {
            let is_hidden = self.head.hidden.columns.iter().any(|hidden| hidden.contains(column));
            if is_hidden && self.rows().any(|row| is_filled(&row, *column)) {
                let name = self.head.header.get(0).map_or("", |header| header.trimmed(*column));
                let message = Message::new("finding-hidden-column").with("column", Arg::quoted(name));
                findings.push(hidden(self.place(self.header_line().min(first.line), *column), message));
            }
        }
        findings
    }

    /// Reports cells beyond the header, and cells of several lines that hold what looks like rows.
    fn report_odd_cells(&self, findings: &mut Vec<Finding>) {
        let width = self.width();
        let mut swallowed = Vec::new();
        for row in self.rows() {
            if row.columns() > width {
                for (index, cell) in row.cells().enumerate().skip(width) {
                    if !cell.trim().is_empty() && findings.len() <= MAX_FINDINGS {
                        let message = Message::new("finding-extra-cell").with("cell", Arg::quoted(cell));
                        findings.push(warning("extra-cell", self.place(row.line, index), message));
                    }
                }
            }
            if row.has_breaks() && swallowed.len() <= MAX_FINDINGS {
                self.report_swallowed(row, width, &mut swallowed);
            }
        }
        findings.append(&mut swallowed);
    }

    fn report_swallowed(&self, row: Row<'_>, width: usize, findings: &mut Vec<Finding>) {
        let TableFormat::Text { delimiter, .. } = self.head.input.form else { return };
        let is_row = |line: &str| width > 1 && line.matches(delimiter).count() >= width - 1;
        for (index, cell) in row.cells().enumerate().filter(|(_, cell)| cell.contains('\n')) {
            let lines = cell.lines().skip(1).filter(|line| is_row(line)).count();
            if lines > 0 {
                let message = Message::new("finding-rows-in-a-cell").with("count", lines);
                findings.push(error("rows-in-a-cell", self.place(row.line, index), message));
            }
        }
    }

    /// The names of the columns as they are written.
    pub fn header(&self) -> impl Iterator<Item = &str> {
        self.head.header.get(0).into_iter().flat_map(|header| header.cells().take(header.width()))
    }

    /// Whether it is a sheet whose numbers have a decimal comma.
    pub fn is_in_german(&self) -> bool {
        self.is_sheet() && self.head.sign_of_form == Some(DecimalSign::Comma)
    }

    /// How many columns there are up to the last that has a name.
    pub fn width(&self) -> usize {
        self.head.header.get(0).map_or(0, |header| header.width())
    }

    /// The column of that canonical name, if the table has it.
    pub fn column(&self, name: &'static str) -> Option<usize> {
        self.head.columns.get(name).copied()
    }

    /// The columns by their canonical names.
    pub fn columns(&self) -> impl Iterator<Item = (&'static str, usize)> + '_ {
        self.head.columns.iter().map(|(name, index)| (*name, *index))
    }

    /// The further column that stands for a thing, if the table has it.
    pub fn extra_column(&self, thing: usize) -> Option<usize> {
        self.head.extra.get(&thing).copied()
    }

    /// The columns that have no meaning of their own, with their titles.
    pub fn attributes(&self) -> impl Iterator<Item = (usize, &str)> {
        self.head.unknown.iter().map(|(index, title)| (*index, title.as_str()))
    }

    /// A column that must be there.
    ///
    /// # Errors
    /// The finding that stops the run, naming the nearest unknown column.
    pub fn required(&self, column: Option<usize>, name: &str) -> Result<usize, Box<Finding>> {
        self.required_as(column, name, column_name(name))
    }

    /// The same of a column that a message calls otherwise.
    ///
    /// # Errors
    /// As [`required`](Table::required).
    pub fn required_as(&self, column: Option<usize>, name: &str, called: Arg) -> Result<usize, Box<Finding>> {
        column.ok_or_else(|| {
            let place = self.place(1, 0);
            let near = nearest(name, self.head.unknown.iter().map(|(_, name)| name.as_str())).map(Arg::quoted);
            let message = Message::near(near, "finding-missing-column-near", "finding-missing-column");
            Box::new(error("missing-column", place, message.with("column", called)))
        })
    }

    /// The place of a cell; `column` from 0.
    pub fn place(&self, line: usize, column: usize) -> Place {
        self.head.input.place(line, column + 1)
    }
}

fn remarked(remark: &CellRemark, place: Place) -> Finding {
    let (code, message) = match remark {
        CellRemark::ShownAs { held, shown } if shown.is_empty() => {
            ("shown-otherwise", Message::new("finding-shown-as-nothing").with("held", Arg::quoted(held)))
        }
        CellRemark::ShownAs { held, shown } => {
            let message = Message::new("finding-shown-otherwise").with("held", Arg::quoted(held));
            ("shown-otherwise", message.with("shown", Arg::quoted(shown)))
        }
        CellRemark::DayInPart { held, format } => {
            let message = Message::new("finding-day-in-part").with("held", Arg::quoted(held));
            ("shown-otherwise", message.with("format", Arg::quoted(format)))
        }
        CellRemark::Covered { area } => ("hidden-cells", Message::new("finding-covered-cell").with("area", &**area)),
        CellRemark::NotCalculated { result } => {
            ("formula-not-calculated", Message::new("finding-not-calculated").with("result", Arg::quoted(result)))
        }
    };
    warning(code, place, message)
}

/// Lines in ascending order as people name them: `3`, `5–9`.
fn runs(lines: &[usize]) -> Vec<Arg> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *line => *last = *line,
            _ => runs.push((*line, *line)),
        }
    }
    let run = |(first, last): (usize, usize)| match last - first {
        0 => Arg::Number(first.to_string()),
        _ => Arg::from(format!("{first}–{last}")),
    };
    let more = runs.len() > MOST_RUNS;
    runs.into_iter().take(MOST_RUNS).map(run).chain(more.then(|| Arg::from("…"))).collect()
}

/// A column as its readers call it; a competence, which the catalogue names, as it is.
pub(super) fn column_name(name: &str) -> Arg {
    let key = match name {
        "indicator" => "column-name-indicator",
        "input" => "column-name-input",
        "value" => "column-name-value",
        "person" => "column-name-person",
        "role" => "column-name-role",
        "fte" => "column-name-fte",
        "since" => "column-name-since",
        "programme" => "column-name-programme",
        "date" => "column-name-date",
        "days" => "column-name-days",
        "points" => "column-name-points",
        "by" => "column-name-by",
        "reason" => "column-name-reason",
        other => return Arg::from(other),
    };
    Arg::from(Message::new(key))
}

/// That a byte on a line is not UTF-8, while the rest of the table is.
pub(super) fn mixed_encoding(place: Place) -> Finding {
    warning(MIXED_ENCODING, place, Message::new("finding-mixed-encoding"))
}
