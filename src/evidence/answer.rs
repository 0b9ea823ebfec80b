//! The table `evidence`: from rows to one answer per indicator.

mod value;

use super::document::Named;
use super::grid::Row;
use super::numeral::{Convention, DecimalSign, Wanted, without_unit};
use super::table::{MAX_FINDINGS, Table, TableKind, check_count, error};
use super::value_message::formula;
use crate::catalogue::{Catalogue, Indicator, Measure};
use crate::diagnostic::{Finding, Place, Severity};
use crate::language::{Arg, Message};
use crate::nearest::nearest;
use crate::number::{Exact, Quotient};
use crate::vocabulary::{comparable, is_blank, is_named, is_not_applicable};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What the initiative says about an indicator. Missing, invalid, not
/// applicable and zero are different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// No evidence, or not all that it takes; what is lacking.
    Missing(Message),
    /// Evidence with an error.
    Invalid,
    /// Said not to apply, where the catalogue allows it.
    NotApplicable,
    /// A number or percentage.
    Number(Exact),
    /// The two inputs of a share or ratio.
    Pair(Exact, Exact),
    /// Yes or no.
    YesNo(bool),
    /// The option that was chosen, as an index.
    Chosen(usize),
    /// For each item of a checklist, whether it is there.
    Items(Vec<bool>),
    /// A date, not after the day of the assessment.
    Since(Date),
    /// To be taken from the team's tables.
    Team,
}

/// What the initiative says about an indicator, as far as points ask.
#[derive(Clone, Debug)]
pub enum Gist {
    /// No evidence, or not all that it takes.
    Missing,
    /// Evidence with an error.
    Invalid,
    /// Said not to apply.
    NotApplicable,
    /// A number or percentage.
    Number(Quotient),
    /// The two inputs of a share or ratio.
    Pair(Quotient, Quotient),
    /// Yes or no.
    YesNo(bool),
    /// The option that was chosen, as an index.
    Chosen(usize),
    /// How many items of a checklist are there.
    Items(usize),
    /// A date.
    Since(Date),
    /// To be taken from the team's tables.
    Team,
}

impl Given {
    /// What points ask of it.
    pub fn gist(&self) -> Gist {
        match self {
            Given::Missing(_) => Gist::Missing,
            Given::Invalid => Gist::Invalid,
            Given::NotApplicable => Gist::NotApplicable,
            Given::Number(number) => Gist::Number(number.into()),
            Given::Pair(first, second) => Gist::Pair(first.into(), second.into()),
            Given::YesNo(yes) => Gist::YesNo(*yes),
            Given::Chosen(option) => Gist::Chosen(*option),
            Given::Items(items) => Gist::Items(items.iter().filter(|there| **there).count()),
            Given::Since(from) => Gist::Since(*from),
            Given::Team => Gist::Team,
        }
    }
}

/// A cell that an answer was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The table.
    pub table: TableKind,
    /// The line on which its record begins.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
    /// The input (or column of a team table) that it answers.
    pub input: Option<String>,
    /// What stands in it.
    pub raw: String,
    /// What it was read as; `None` where it is empty, in error or of a team table.
    pub read: Option<Read>,
    /// What is noted beside it in its row; empty where nothing is.
    pub note: String,
}

impl Cell {
    /// Whether it stands in the table of evidence.
    pub fn is_evidence(&self) -> bool {
        self.table == TableKind::Evidence
    }
}

/// What a cell of the evidence was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// A number.
    Number(Exact),
    /// Yes or no.
    YesNo(bool),
    /// The option, as an index.
    Option(usize),
    /// A date.
    Date(Date),
}

/// All that a dossier says about an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What is said.
    pub given: Given,
    /// The cells it was read from, in the order of the file.
    pub cells: Vec<Cell>,
    /// The documents named, each once, in the order of the file.
    pub documents: Vec<Named>,
    /// Whether it was supposed, in whole or in part, and so counts as documented.
    pub is_supposed: bool,
}

/// How evidence is read.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The day of the assessment.
    pub as_of: Date,
    /// The decimal sign that the user named.
    pub decimal: Option<DecimalSign>,
}

/// Columns of the table, from 0.
struct Columns {
    indicator: usize,
    value: usize,
    input: Option<usize>,
    unit: Option<usize>,
    document: Option<usize>,
    note: Option<usize>,
}

/// Reads the answers of every indicator.
///
/// # Errors
/// The finding that stops the run: a required column is missing.
pub fn read(
    catalogue: &Catalogue,
    table: &mut Table,
    reading: Reading,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Answer>, Box<Finding>> {
    let columns = Columns {
        indicator: table.required(table.column("indicator"), "indicator")?,
        value: table.required(table.column("value"), "value")?,
        input: table.column("input"),
        unit: table.column("unit"),
        document: table.column("document"),
        note: table.column("note"),
    };
    let table_of_ids: BTreeMap<String, usize> =
        catalogue.indicators.iter().enumerate().map(|(index, indicator)| (comparable(&indicator.id), index)).collect();
    let counted = [Some(columns.indicator), columns.input, Some(columns.value), columns.unit, columns.document];
    let counted = counted.into_iter().chain([table.column("initiative")]);
    let counted: BTreeSet<usize> = counted.flatten().collect();
    findings.extend(table.unseen(&counted));
    let mut rows_of: Vec<Vec<&Row>> = vec![Vec::new(); catalogue.indicators.len()];
    let mut numbers = Vec::new();
    for row in &table.rows {
        let name = row.cell(columns.indicator);
        match table_of_ids.get(&comparable(name)) {
            Some(index) => {
                rows_of[*index].push(row);
                let is_text = row.number(columns.value).is_none();
                let measure = &catalogue.indicators[*index].measure;
                if is_text && expects_number(measure) {
                    numbers.push(without_unit(row.cell(columns.value), Wanted::by(measure)));
                }
                let remarks = counted.iter().flat_map(|column| table.remarks(row, *column));
                findings.extend(remarks.map(|remark| Finding { indicator: Some(*index), ..remark }));
                check_count(findings)?;
            }
            None => {
                findings.push(unknown_indicator(catalogue, name, table.place(row.line, columns.indicator)));
                check_count(findings)?;
            }
        }
    }
    let convention = table.convention(reading.decimal, numbers.iter().map(|number| &**number));
    let answers = catalogue
        .indicators
        .iter()
        .enumerate()
        .zip(rows_of)
        .map(|((index, indicator), rows)| {
            let read = BTreeMap::new();
            let mut reader = Reader { indicator, index, table, columns: &columns, reading, convention, findings, read };
            reader.answer(&rows)
        })
        .collect();
    // The numbers of a workbook have no decimal sign, its texts may have.
    table.input.decimal = convention.is_sure.then_some(convention.sign);
    Ok(answers)
}

/// Whether numbers answer it.
pub fn expects_number(measure: &Measure) -> bool {
    matches!(measure, Measure::Number { .. } | Measure::Percent { .. } | Measure::Share { .. } | Measure::Ratio { .. })
}

/// That a row names no indicator of the catalogue.
pub fn unknown_indicator(catalogue: &Catalogue, name: &str, place: Place) -> Finding {
    if let Some(message) = formula(name) {
        return error("unknown-indicator", place, message);
    }
    let message = match nearest(name, catalogue.indicators.iter().map(|indicator| indicator.id.as_str())) {
        _ if name.trim().is_empty() => Message::new("finding-unnamed-indicator"),
        Some(near) => Message::new("finding-unknown-indicator-near").with("near", near),
        None => Message::new("finding-unknown-indicator"),
    };
    error("unknown-indicator", place, message.with("name", Arg::quoted(name.trim())))
}

/// Reads the rows of one indicator.
struct Reader<'a> {
    indicator: &'a Indicator,
    index: usize,
    table: &'a Table,
    columns: &'a Columns,
    reading: Reading,
    convention: Convention,
    findings: &'a mut Vec<Finding>,
    /// What was read, by the lines of its rows.
    read: BTreeMap<usize, Read>,
}

/// A row with a value, and the input that it answers.
struct Filled<'r> {
    row: &'r Row,
    /// The input's index; `None` where the cell is empty.
    input: Option<usize>,
    /// Whether it says "not applicable".
    not_applicable: bool,
}

impl Reader<'_> {
    fn answer(&mut self, rows: &[&Row]) -> Answer {
        let before = self.findings.len();
        let filled = self.filled(rows);
        let given = match self.not_applicable(rows, &filled) {
            Some(given) => given,
            None => self.given(&filled),
        };
        let in_error = self.findings.iter().skip(before).any(|finding| finding.severity == Severity::Error);
        let given = if in_error { Given::Invalid } else { given };
        Answer { given, cells: self.cells(rows), documents: self.documents(rows), is_supposed: false }
    }

    fn report(&mut self, code: &'static str, row: &Row, column: usize, message: Message) {
        // Beyond the limit the run stops; until then no more is kept.
        if self.findings.len() <= MAX_FINDINGS {
            let place = self.table.place(row.line, column);
            self.findings.push(Finding { indicator: Some(self.index), ..error(code, place, message) });
        }
    }

    fn value<'r>(&self, row: &'r Row) -> &'r str {
        row.cell(self.columns.value).trim()
    }

    /// The names of the inputs: none where the measure has but one.
    fn inputs(&self) -> Vec<&str> {
        self.indicator.measure.inputs()
    }

    fn find_input(&self, name: &str) -> Option<usize> {
        find_input(self.indicator, name)
    }

    /// The rows that have a value and whose input is known and not yet answered.
    fn filled<'r>(&mut self, rows: &[&'r Row]) -> Vec<Filled<'r>> {
        let mut filled: Vec<Filled<'r>> = Vec::new();
        for row in rows {
            let value = self.value(row);
            let not_applicable = is_not_applicable(value);
            let written = self.columns.input.map_or("", |column| row.cell(column));
            let has_inputs = !self.inputs().is_empty();
            let input = match (is_blank(written), has_inputs) {
                (true, true) if !is_blank(value) && !not_applicable => {
                    let inputs: Vec<Arg> = self.inputs().into_iter().map(Arg::from).collect();
                    let column = self.columns.input.unwrap_or(self.columns.value);
                    self.report(
                        "unknown-input",
                        row,
                        column,
                        Message::new("finding-input-needed").with("inputs", inputs),
                    );
                    continue;
                }
                (true, _) => None,
                (false, false) if is_blank(value) => None,
                (false, false) => {
                    let message =
                        Message::new("finding-input-without-inputs").with("input", Arg::quoted(written.trim()));
                    self.report("unknown-input", row, self.columns.input.unwrap_or(0), message);
                    continue;
                }
                (false, true) => match self.find_input(written) {
                    Some(input) => Some(input),
                    None => {
                        let message = self.unknown_input(written);
                        self.report("unknown-input", row, self.columns.input.unwrap_or(0), message);
                        continue;
                    }
                },
            };
            if is_blank(value) {
                continue;
            }
            if let Some(first) = filled.iter().find(|earlier| earlier.input == input) {
                let message =
                    Message::new("finding-duplicate-evidence").with("line", Arg::Number(first.row.line.to_string()));
                self.report("duplicate-evidence", row, self.columns.value, message);
                continue;
            }
            filled.push(Filled { row, input, not_applicable });
        }
        filled
    }

    fn unknown_input(&self, written: &str) -> Message {
        let inputs = self.inputs();
        let message = match nearest(written, inputs.iter().copied()) {
            Some(near) => Message::new("finding-unknown-input-near").with("near", near),
            None => Message::new("finding-unknown-input")
                .with("inputs", inputs.into_iter().map(Arg::from).collect::<Vec<_>>()),
        };
        message.with("input", Arg::quoted(written.trim()))
    }

    /// The answer where some row says "not applicable".
    fn not_applicable(&mut self, rows: &[&Row], filled: &[Filled<'_>]) -> Option<Given> {
        let saying: Vec<&Filled<'_>> = filled.iter().filter(|row| row.not_applicable).collect();
        if saying.is_empty() {
            return None;
        }
        let says_it = |row: &&Row| is_not_applicable(self.value(row));
        let in_all_rows = rows.iter().filter(|row| !is_blank(self.value(row))).all(says_it);
        let (code, key) = match (self.indicator.optional, in_all_rows) {
            (true, true) => return Some(Given::NotApplicable),
            (true, false) => ("invalid-value", "finding-partly-not-applicable"),
            (false, _) => ("not-optional", "finding-not-optional"),
        };
        for row in &saying {
            self.report(code, row.row, self.columns.value, Message::new(key));
        }
        // The other rows are still read, so that their findings are told too.
        let others: Vec<Filled<'_>> = filled
            .iter()
            .filter(|row| !row.not_applicable)
            .map(|row| Filled { row: row.row, input: row.input, not_applicable: false })
            .collect();
        self.given(&others);
        Some(Given::Invalid)
    }

    fn cells(&self, rows: &[&Row]) -> Vec<Cell> {
        let inputs = self.inputs();
        let input = |row: &Row| {
            let written = row.cell(self.columns.input?).trim();
            let known = self.find_input(written).and_then(|input| inputs.get(input).copied());
            Some(known.unwrap_or(written).to_owned()).filter(|input| !input.is_empty())
        };
        let cell = |row: &&Row| Cell {
            table: TableKind::Evidence,
            line: row.line,
            column: self.columns.value + 1,
            input: input(row),
            raw: row.cell(self.columns.value).to_owned(),
            read: self.read.get(&row.line).cloned(),
            note: self.columns.note.map_or("", |column| row.cell(column)).trim().to_owned(),
        };
        rows.iter().map(cell).collect()
    }

    fn documents(&self, rows: &[&Row]) -> Vec<Named> {
        let mut documents: Vec<Named> = Vec::new();
        let Some(column) = self.columns.document else { return documents };
        for row in rows {
            Named::add(row.cell(column), || self.table.place(row.line, column), &mut documents);
        }
        documents
    }
}

/// The input or item of an indicator that a name means.
pub fn find_input(indicator: &Indicator, name: &str) -> Option<usize> {
    let inputs = indicator.measure.inputs();
    // No name means two inputs, and tables mostly write ids as they are.
    inputs.iter().position(|input| *input == name).or_else(|| {
        let name = comparable(name);
        let title = |input: &&str| indicator.input_title(input);
        let is_meant = |input: &&str| title(input).is_some_and(|title| is_called(&name, input, title));
        inputs.iter().position(|input| is_named(input, &name) || is_meant(input))
    })
}

/// Whether a name in the form of [`comparable`] is a thing's id or title.
pub fn is_called(name: &str, id: &str, title: &crate::language::Text) -> bool {
    is_named(id, name) || title.wordings().any(|wording| is_named(wording, name))
}
