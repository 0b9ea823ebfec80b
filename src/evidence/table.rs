//! A table with its columns found by name.

use super::decode::{Encoding, decode, stray_byte};
use super::grid::{Remark, Row, split};
use super::numeral::{Convention, DecimalSign, sign_of_form};
use super::standing::Standing;
use crate::diagnostic::{Finding, Place, Severity};
use crate::digest::sha256;
use crate::language::{Arg, Message};
use crate::nearest::nearest;
use crate::vocabulary::{self, ColumnNames, comparable};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// The most runs of lines that a message names.
const MOST_RUNS: usize = 50;

/// The code of a table that is not all in one encoding, which concerns all of its rows.
pub const MIXED_ENCODING: &str = "mixed-encoding";

/// The most findings of a dossier; more of them mean that it is none.
pub const MAX_FINDINGS: usize = 10_000;

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
    pub standing: Standing,
}

/// What a table is taken from.
#[derive(Clone, Debug)]
pub enum Content {
    /// The bytes of a file of its own.
    Text(Vec<u8>),
    /// A sheet of a workbook.
    Sheet(Sheet),
}

/// A sheet of a workbook, its cells already read.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// What stands on its tab.
    pub name: String,
    /// What stands on the tabs of all sheets of the workbook.
    pub beside: Vec<String>,
    /// SHA-256 of the workbook's bytes, in hexadecimal.
    pub sha256: String,
    /// The rows that are not blank, the header first.
    pub rows: Vec<Row>,
    /// What of it is not shown.
    pub hidden: Hidden,
    /// What is odd about it (and, at the evidence, about the workbook).
    pub findings: Vec<Finding>,
}

/// What of a sheet is not shown, beside rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The sheet as a whole.
    pub is_sheet: bool,
    /// Columns, from 0.
    pub columns: Vec<RangeInclusive<usize>>,
}

impl RawTable {
    /// A table in a file of its own.
    pub fn of_text(kind: TableKind, file: impl Into<String>, bytes: Vec<u8>) -> RawTable {
        RawTable { kind, file: file.into(), content: Content::Text(bytes), standing: Standing::Counts }
    }

    /// The sheet that it is, if it is one.
    fn sheet_name(&self) -> Option<String> {
        match &self.content {
            Content::Text(_) => None,
            Content::Sheet(sheet) => Some(sheet.name.clone()),
        }
    }
}

/// How a table was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// As text.
    Text {
        /// The encoding.
        encoding: Encoding,
        /// The sign between cells.
        delimiter: char,
    },
    /// As the sheet of that name in a workbook.
    Sheet(String),
}

/// What was detected about a table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Which table.
    pub kind: TableKind,
    /// The file's name relative to the dossier.
    pub file: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// SHA-256 of what was read of it, in hexadecimal, however it was written
    /// down; see [`content_digest`](super::content::content_digest).
    pub content_sha256: String,
    /// How many rows below the header have something in them.
    pub rows: usize,
    /// How it was written down.
    pub form: Form,
    /// The decimal sign, where numbers were read from text.
    pub decimal: Option<DecimalSign>,
    /// How it stands in the dossier.
    pub standing: Standing,
}

impl Input {
    /// The sheet, where it is one.
    pub fn sheet(&self) -> Option<&str> {
        match &self.form {
            Form::Text { .. } => None,
            Form::Sheet(name) => Some(name),
        }
    }

    /// The place of a cell; line and column from 1.
    pub fn place(&self, line: usize, column: usize) -> Place {
        Place { file: self.file.clone(), sheet: self.sheet().map(str::to_owned), line, column }
    }

    /// The sign between cells, where there is one.
    pub fn delimiter(&self) -> Option<char> {
        match &self.form {
            Form::Text { delimiter, .. } => Some(*delimiter),
            Form::Sheet(_) => None,
        }
    }
}

/// Further columns of a table, such as those of competences: their names in the
/// form of [`comparable`], each with the number of the thing it stands for.
pub type ExtraColumns = BTreeMap<String, usize>;

/// A table whose columns are known.
#[derive(Clone, Debug)]
pub struct Table {
    /// What was detected.
    pub input: Input,
    /// The names of the columns as they are written.
    pub header: Row,
    /// The rows below the header.
    pub rows: Vec<Row>,
    columns: BTreeMap<&'static str, usize>,
    extra: BTreeMap<usize, usize>,
    /// The columns of unknown name, as they are written.
    pub unknown: Vec<(usize, String)>,
    /// What of a sheet is not shown.
    hidden: Hidden,
    /// The decimal sign of the language of a sheet.
    sign_of_form: Option<DecimalSign>,
}

impl Table {
    /// Reads a table and finds its columns; what is odd about it goes to `findings`.
    ///
    /// # Errors
    /// The finding that stops the run: no table, or a column that stands twice.
    pub fn read(raw: &RawTable, extra: &ExtraColumns, findings: &mut Vec<Finding>) -> Result<Table, Box<Finding>> {
        let place = |line, column| Place { file: raw.file.clone(), sheet: raw.sheet_name(), line, column };
        let stop = |code, place, message| Box::new(error(code, place, message));
        let (mut hidden, mut beside) = (Hidden::default(), Vec::new());
        let (rows, sha256, form) = match &raw.content {
            Content::Text(bytes) => {
                let (text, encoding) = decode(bytes).map_err(|fault| {
                    stop("not-a-table", place(fault.line, 1), Message::new(fault.key).with("file", &*raw.file))
                })?;
                if let Some(line) = stray_byte(bytes).filter(|_| encoding == Encoding::Windows1252) {
                    findings.push(warning(MIXED_ENCODING, place(line, 1), Message::new("finding-mixed-encoding")));
                }
                let grid = split(&text).map_err(|fault| {
                    stop("not-a-table", place(fault.line, 1), Message::new(fault.key).with("file", &*raw.file))
                })?;
                if let Some(line) = grid.unclosed_quote {
                    findings.push(warning("unclosed-quote", place(line, 1), Message::new("finding-unclosed-quote")));
                }
                (grid.rows, sha256(bytes), Form::Text { encoding, delimiter: grid.delimiter })
            }
            Content::Sheet(sheet) => {
                findings.extend(sheet.findings.iter().cloned());
                (hidden, beside) = (sheet.hidden.clone(), sheet.beside.clone());
                (sheet.rows.clone(), sheet.sha256.clone(), Form::Sheet(sheet.name.clone()))
            }
        };
        let mut rows = rows.into_iter();
        let Some(header) = rows.next() else {
            return Err(stop(
                "not-a-table",
                place(1, 1),
                Message::new("not-a-table-empty").with("file", place(1, 1).table()),
            ));
        };
        let rows: Vec<Row> = rows.collect();
        let mut table = Table {
            input: Input {
                kind: raw.kind,
                file: raw.file.clone(),
                sha256,
                content_sha256: String::new(),
                rows: rows.len(),
                form,
                decimal: None,
                standing: raw.standing,
            },
            header: Row::default(),
            rows,
            columns: BTreeMap::new(),
            extra: BTreeMap::new(),
            unknown: Vec::new(),
            hidden,
            sign_of_form: sign_of_form(beside.iter().chain(&header.cells).map(String::as_str)),
        };
        let width = width(&header);
        for (index, cell) in header.cells.iter().take(width).enumerate() {
            if table.add_column(index, cell, extra).is_err() {
                let message = Message::new("finding-duplicate-column").with("column", Arg::quoted(cell));
                return Err(stop("duplicate-column", place(header.line, index + 1), message));
            }
        }
        table.report_unknown(header.line, extra, findings);
        table.report_extra_cells(width, findings);
        table.report_swallowed(width, findings);
        table.header = header;
        check_count(findings)?;
        Ok(table)
    }

    /// The same table with these rows alone.
    pub fn with_rows(&self, rows: Vec<Row>) -> Table {
        let mut input = self.input.clone();
        input.rows = rows.len();
        Table {
            input,
            header: self.header.clone(),
            rows,
            columns: self.columns.clone(),
            extra: self.extra.clone(),
            unknown: self.unknown.clone(),
            hidden: self.hidden.clone(),
            sign_of_form: self.sign_of_form,
        }
    }

    /// How the numbers in texts of the table are read, among which are these.
    pub fn convention<'n>(&self, given: Option<DecimalSign>, numbers: impl Iterator<Item = &'n str>) -> Convention {
        match self.input.form {
            Form::Text { delimiter, .. } => Convention::of_file(given, delimiter, numbers),
            Form::Sheet(_) => Convention::of_sheet(given, self.sign_of_form, numbers),
        }
    }

    /// What is to be said of a cell that counts, as a spreadsheet shows it.
    pub fn remarks(&self, row: &Row, column: usize) -> impl Iterator<Item = Finding> {
        let remarks = row.remarks.iter().filter(move |(of, _)| *of == column);
        remarks.map(move |(_, remark)| remarked(remark, self.place(row.line, column)))
    }

    /// What is to be said of cells that count, though a spreadsheet does not show their
    /// sheet, rows or columns; `columns` are those that count.
    pub fn unseen(&self, columns: &BTreeSet<usize>) -> Vec<Finding> {
        let counts = |row: &&Row| columns.iter().any(|column| !row.cell(*column).trim().is_empty());
        let Some(first) = self.rows.iter().find(counts) else { return Vec::new() };
        let hidden = |place, message| warning("hidden-cells", place, message);
        if self.hidden.is_sheet {
            return vec![hidden(self.place(self.header.line, 0), Message::new("finding-hidden-sheet"))];
        }
        let mut findings = Vec::new();
        let rows: Vec<usize> =
            self.rows.iter().filter(|row| row.is_hidden).filter(counts).map(|row| row.line).collect();
        if let Some(line) = rows.first() {
            let message = Message::new("finding-hidden-rows").with("count", rows.len()).with("rows", runs(&rows));
            findings.push(hidden(self.place(*line, 0), message));
        }
        for column in columns {
            let is_hidden = self.hidden.columns.iter().any(|hidden| hidden.contains(column));
            if is_hidden && self.rows.iter().any(|row| !row.cell(*column).trim().is_empty()) {
                let name = Arg::quoted(self.header.cell(*column).trim());
                let message = Message::new("finding-hidden-column").with("column", name);
                findings.push(hidden(self.place(self.header.line.min(first.line), *column), message));
            }
        }
        findings
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

    fn report_unknown(&self, line: usize, extra: &ExtraColumns, findings: &mut Vec<Finding>) {
        // Further columns of the initiatives are their attributes.
        if self.input.kind == TableKind::Initiatives {
            return;
        }
        for (index, name) in &self.unknown {
            let place = self.place(line, *index);
            let known = vocabulary::column_names(self.input.kind.columns()).chain(extra.keys().map(String::as_str));
            let message = match nearest(name, known) {
                _ if name.is_empty() => Message::new("finding-unnamed-column"),
                Some(near) => Message::new("finding-unknown-column-near").with("near", near),
                None => Message::new("finding-unknown-column"),
            };
            findings.push(warning("unknown-column", place, message.with("column", Arg::quoted(name))));
        }
    }

    fn report_extra_cells(&self, width: usize, findings: &mut Vec<Finding>) {
        for row in &self.rows {
            for (index, cell) in row.cells.iter().enumerate().skip(width) {
                if !cell.trim().is_empty() && findings.len() <= MAX_FINDINGS {
                    let message = Message::new("finding-extra-cell").with("cell", Arg::quoted(cell));
                    findings.push(warning("extra-cell", self.place(row.line, index), message));
                }
            }
        }
    }

    /// Reports cells of several lines that hold what looks like rows.
    fn report_swallowed(&self, width: usize, findings: &mut Vec<Finding>) {
        let Form::Text { delimiter, .. } = self.input.form else { return };
        let is_row = |line: &str| width > 1 && line.matches(delimiter).count() >= width - 1;
        for row in &self.rows {
            for (index, cell) in row.cells.iter().enumerate().filter(|(_, cell)| cell.contains('\n')) {
                let lines = cell.lines().skip(1).filter(|line| is_row(line)).count();
                if lines > 0 && findings.len() <= MAX_FINDINGS {
                    let message = Message::new("finding-rows-in-a-cell").with("count", lines);
                    findings.push(error("rows-in-a-cell", self.place(row.line, index), message));
                }
            }
        }
    }

    /// The same table with these rows in place of its own; what is odd about them goes
    /// to `findings`.
    pub fn with_other_rows(&self, rows: Vec<Row>, findings: &mut Vec<Finding>) -> Table {
        let table = self.with_rows(rows);
        table.report_extra_cells(self.width(), findings);
        table.report_swallowed(self.width(), findings);
        table
    }

    /// How many columns there are up to the last that has a name.
    pub fn width(&self) -> usize {
        width(&self.header)
    }

    /// The column of that canonical name, if the table has it.
    pub fn column(&self, name: &'static str) -> Option<usize> {
        self.columns.get(name).copied()
    }

    /// The columns by their canonical names.
    pub fn columns(&self) -> impl Iterator<Item = (&'static str, usize)> + '_ {
        self.columns.iter().map(|(name, index)| (*name, *index))
    }

    /// The further column that stands for a thing, if the table has it.
    pub fn extra_column(&self, thing: usize) -> Option<usize> {
        self.extra.get(&thing).copied()
    }

    /// The columns that have no meaning of their own, with their titles.
    pub fn attributes(&self) -> impl Iterator<Item = (usize, &str)> {
        self.unknown.iter().map(|(index, title)| (*index, title.as_str()))
    }

    /// A column that must be there.
    ///
    /// # Errors
    /// The finding that stops the run, naming the nearest unknown column.
    pub fn required(&self, column: Option<usize>, name: &str) -> Result<usize, Box<Finding>> {
        column.ok_or_else(|| {
            let place = self.place(1, 0);
            let message = match nearest(name, self.unknown.iter().map(|(_, name)| name.as_str())) {
                Some(near) => Message::new("finding-missing-column-near").with("near", Arg::quoted(near)),
                None => Message::new("finding-missing-column"),
            };
            Box::new(error("missing-column", place, message.with("column", column_name(name))))
        })
    }

    /// The place of a cell; `column` from 0.
    pub fn place(&self, line: usize, column: usize) -> Place {
        self.input.place(line, column + 1)
    }
}

/// What is to be said of a cell of a workbook.
fn remarked(remark: &Remark, place: Place) -> Finding {
    let (code, message) = match remark {
        Remark::ShownAs { held, shown } if shown.is_empty() => {
            ("shown-otherwise", Message::new("finding-shown-as-nothing").with("held", Arg::quoted(held)))
        }
        Remark::ShownAs { held, shown } => {
            let message = Message::new("finding-shown-otherwise").with("held", Arg::quoted(held));
            ("shown-otherwise", message.with("shown", Arg::quoted(shown)))
        }
        Remark::DayInPart { held, format } => {
            let message = Message::new("finding-day-in-part").with("held", Arg::quoted(held));
            ("shown-otherwise", message.with("format", Arg::quoted(format)))
        }
        Remark::Covered { area } => ("hidden-cells", Message::new("finding-covered-cell").with("area", &**area)),
        Remark::NotCalculated { result } => {
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

fn width(header: &Row) -> usize {
    header.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
}

/// A column as its readers call it; a competence, which the catalogue names, as it is.
pub fn column_name(name: &str) -> Arg {
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

/// Stops a run whose findings nobody could read.
///
/// # Errors
/// The finding that stops the run, at the place of the first beyond [`MAX_FINDINGS`].
pub fn check_count(findings: &[Finding]) -> Result<(), Box<Finding>> {
    let Some(place) = findings.get(MAX_FINDINGS).and_then(|finding| finding.place.clone()) else { return Ok(()) };
    let message = Message::new("finding-too-many").with("most", Arg::Number(MAX_FINDINGS.to_string()));
    Err(Box::new(error("too-many-findings", place, message)))
}

/// An error at a cell.
pub fn error(code: &'static str, place: Place, message: Message) -> Finding {
    Finding { severity: Severity::Error, code, message, indicator: None, place: Some(place) }
}

/// A warning at a cell.
pub fn warning(code: &'static str, place: Place, message: Message) -> Finding {
    Finding { severity: Severity::Warning, code, message, indicator: None, place: Some(place) }
}
