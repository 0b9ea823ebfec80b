//! The table `evidence`: from rows to one answer per indicator.

mod migration;
mod value;

pub(crate) use migration::{MigratedEvidence, migrate, rewritten};

use super::cell::{Cell, CellValue};
use super::document::{NamedDocument, names};
use super::findings::{Findings, MAX_FINDINGS, about, error};
use super::numeral::{Convention, ExpectedNumber, without_unit};
use super::offer::Offer;
use super::reader::EvidenceReader;
use super::rows::Row;
use super::table::{Table, TableKind};
use super::value_message::formula;
use crate::catalogue::{Asked, InputSource, Measure, ProfileChoice, Question, day_number};
use crate::diagnostic::{Finding, Place};
use crate::language::{Arg, Message};
use crate::number::Exact;
use crate::vocabulary::{is_blank, is_not_applicable};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What the initiative says about a fact or an indicator. Missing, invalid, not applicable and zero are different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerValue {
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
    /// The inputs of a share or ratio, of which those that stand for figures of the team are absent.
    WithTeam([Option<Exact>; 2]),
}

/// All that a dossier says about a fact or an indicator, with what the facts say that it reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What is said.
    pub given: AnswerValue,
    /// The cells it was read from, in the order of the file.
    pub cells: Vec<Cell>,
    /// The documents named, each once, in the order of the file.
    pub documents: Vec<NamedDocument>,
    /// Whether it was supposed, in whole or in part, and so counts as documented.
    pub is_supposed: bool,
    /// The fact that lacks where nothing else does, as an index.
    pub waits_for: Option<usize>,
    /// What its own cells were read as, where rules read them: also where nothing comes of all of them.
    pub values: Vec<InputValue>,
}

impl AnswerValue {
    /// The one value of a fact as comparisons take it; `None` where it has none.
    pub fn figure(&self) -> Option<Exact> {
        match self {
            AnswerValue::Number(number) => Some(number.clone()),
            AnswerValue::YesNo(yes) => Some(Exact::from(i64::from(*yes))),
            AnswerValue::Chosen(option) => Some(Exact::count(*option)),
            AnswerValue::Since(date) => Some(day_number(*date)),
            _ => None,
        }
    }
}

/// What a cell was read as that a rule reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputValue {
    /// The input (or item), as an index, where there are several.
    pub input: Option<usize>,
    /// What it was read as.
    pub value: CellValue,
    /// The line on which its record begins.
    pub line: usize,
}

/// The answers of a dossier.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    /// Of each fact, in catalogue order.
    pub facts: Vec<Answer>,
    /// Of each indicator, in catalogue order.
    pub indicators: Vec<Answer>,
    /// A cell of the column of values, where rules are to say where figures stand.
    pub values: Option<Place>,
    /// Which profile of the catalogue the facts choose.
    pub profile: ProfileChoice,
}

/// A fact as it was read, for those that read it.
struct FactAnswer<'r> {
    answer: Answer,
    /// The row with its value.
    row: Option<Row<'r>>,
    currency: Option<&'static str>,
}

struct EvidenceColumns {
    indicator: usize,
    value: usize,
    input: Option<usize>,
    unit: Option<usize>,
    document: Option<usize>,
    note: Option<usize>,
}

impl EvidenceColumns {
    fn find(table: &Table) -> Result<EvidenceColumns, Box<Finding>> {
        Ok(EvidenceColumns {
            indicator: table.required(table.column("indicator"), "indicator")?,
            value: table.required(table.column("value"), "value")?,
            input: table.column("input"),
            unit: table.column("unit"),
            document: table.column("document"),
            note: table.column("note"),
        })
    }

    fn all(&self) -> impl Iterator<Item = usize> {
        let EvidenceColumns { indicator, value, input, unit, document, note } = *self;
        [Some(indicator), Some(value), input, unit, document, note].into_iter().flatten()
    }
}

/// Reads the answers to every question.
pub(super) fn read(
    reader: &EvidenceReader<'_>,
    table: &mut Table,
    findings: &mut Findings,
) -> Result<Answers, Box<Finding>> {
    let catalogue = reader.catalogue;
    let columns = EvidenceColumns::find(table)?;
    let mut counted = BTreeSet::new();
    if table.is_sheet() {
        let columns = [Some(columns.indicator), columns.input, Some(columns.value), columns.unit, columns.document];
        counted.extend(columns.into_iter().chain([table.column("initiative")]).flatten());
        findings.extend(table.hidden_findings(&counted));
    }
    let mut rows: Vec<(Question, Row<'_>)> = Vec::with_capacity(table.len());
    let mut last = ("", None);
    for row in table.rows() {
        let name = row.cell(columns.indicator);
        if name != last.0 {
            last = (name, reader.question(name));
        }
        match last.1 {
            Some(question) => {
                rows.push((question, row));
                if !row.remarks().is_empty() {
                    let remarks = counted.iter().flat_map(|column| table.remarks(row, *column));
                    findings.extend(remarks.map(|remark| about(question, remark)));
                }
            }
            // A heading says nothing in the columns that are read.
            None if columns.all().all(|column| row.cell(column).trim().is_empty()) => {}
            None => {
                let message = findings.words(|| unknown_id(&Offer::questions(catalogue), name));
                findings.push(error("unknown-indicator", table.place(row.line, columns.indicator), message));
            }
        }
        findings.check_count()?;
    }
    // Of a file that its delimiter or the user settles none is looked at.
    let numbers = rows.iter().filter_map(|(question, row)| {
        let measure = catalogue.asked(*question)?.measure;
        let is_text = expects_number(measure) && row.number(columns.value).is_none();
        is_text.then(|| without_unit(row.cell(columns.value), ExpectedNumber::by(measure)))
    });
    let convention = table.convention(reader.reading.decimal, numbers);
    // Facts come first, as indicators read them.
    rows.sort_by_key(|(question, _)| *question);
    let mut rest = rows.as_slice();
    let mut room = Vec::new();
    let mut facts: Vec<FactAnswer<'_>> = Vec::with_capacity(catalogue.facts.len());
    let mut indicators = Vec::with_capacity(catalogue.indicators.len());
    let mut profile = None;
    for question in catalogue.questions() {
        // By then the facts are read, which choose the figures of the indicators.
        let asked = match question {
            Question::Fact(_) => catalogue.asked(question),
            Question::Indicator(_) => {
                let fact = |index: usize| facts.get(index).and_then(|fact| fact.answer.given.figure());
                let choose = || catalogue.choose_profile(reader.reading.as_of, fact);
                reader.figures_of(profile.get_or_insert_with(choose)).asked(question)
            }
        };
        let Some(asked) = asked else { continue };
        let count = rest.iter().take_while(|(of, _)| *of == question).count();
        let (own, others) = rest.split_at(count);
        rest = others;
        let (table, columns, read) = (&*table, &columns, BTreeMap::new());
        let mut reader = AnswerReader {
            reader,
            asked,
            question,
            facts: &facts,
            table,
            columns,
            convention,
            findings,
            read,
            currency: None,
            lacks_own: false,
        };
        let answer = reader.answer(own, &mut room);
        let currency = reader.currency;
        match question {
            Question::Fact(_) => {
                facts.push(FactAnswer { answer, row: room.first().map(|filled| filled.row), currency })
            }
            Question::Indicator(_) => indicators.push(answer),
        }
    }
    let facts = facts.into_iter().map(|fact| fact.answer).collect();
    // The numbers of a workbook have no decimal sign, its texts may have.
    table.decimal = convention.is_sure.then_some(convention.sign);
    let values = (!catalogue.rules.is_empty()).then(|| table.place(0, columns.value));
    Ok(Answers { facts, indicators, values, profile: profile.unwrap_or_default() })
}

pub(super) fn expects_number(measure: &Measure) -> bool {
    matches!(measure, Measure::Number { .. } | Measure::Percent { .. } | Measure::Share { .. } | Measure::Ratio { .. })
}

/// That a name is none of those that a cell may hold.
pub(super) fn unknown_id(offer: &Offer<'_>, name: &str) -> Message {
    if let Some(message) = formula(name) {
        return message;
    }
    let message = match offer.near(name) {
        _ if name.trim().is_empty() => Message::new("finding-unnamed-indicator"),
        Some(near) => Message::new("finding-unknown-indicator-near").with("near", near),
        None => Message::new("finding-unknown-indicator"),
    };
    message.with("name", Arg::quoted(name.trim()))
}

struct AnswerReader<'a> {
    reader: &'a EvidenceReader<'a>,
    asked: Asked<'a>,
    question: Question,
    /// The facts that were read, all of them where it is an indicator.
    facts: &'a [FactAnswer<'a>],
    table: &'a Table,
    columns: &'a EvidenceColumns,
    convention: Convention,
    findings: &'a mut Findings,
    /// What was read, by the lines of its rows, where that is kept.
    read: BTreeMap<usize, CellValue>,
    /// In which currency the last number was told.
    currency: Option<&'static str>,
    /// Whether an input of its own is lacking.
    lacks_own: bool,
}

#[derive(Clone, Copy)]
struct FilledRow<'r> {
    row: Row<'r>,
    /// The value without blanks around it.
    value: &'r str,
    /// The input's index; `None` where the cell is empty.
    input: Option<usize>,
    /// Whether it says "not applicable".
    not_applicable: bool,
}

impl AnswerReader<'_> {
    fn answer<'r>(&mut self, rows: &[(Question, Row<'r>)], filled: &mut Vec<FilledRow<'r>>) -> Answer {
        let before = self.findings.len();
        self.fill(rows, filled);
        let given = match self.not_applicable(rows, filled) {
            Some(given) => given,
            None => self.given(filled),
        };
        let given = if self.findings.has_error_since(before) { AnswerValue::Invalid } else { given };
        let cells = if self.reader.keeps_everything() { self.cells(rows) } else { Vec::new() };
        let waits_for = self.waits_for(&given);
        let documents = self.documents(rows);
        let value = |filled: &FilledRow<'_>| {
            let value = self.read.get(&filled.row.line)?.clone();
            Some(InputValue { input: filled.input, value, line: filled.row.line })
        };
        let values = match self.reader.is_ruled(self.question) {
            true => filled.iter().filter_map(value).collect(),
            false => Vec::new(),
        };
        let mut answer = Answer { given, cells, documents, is_supposed: false, waits_for, values };
        for fact in self.asked.facts() {
            self.add_fact(fact, &mut answer);
        }
        answer
    }

    /// Adds what a fact rests on to an answer that it is part of.
    fn add_fact(&self, index: usize, answer: &mut Answer) {
        let (Some(fact), Some(asked)) = (self.facts.get(index), self.reader.catalogue.facts.get(index)) else { return };
        let input = self.asked.measure.has_inputs().then(|| asked.id.clone());
        let cells = fact.answer.cells.iter();
        answer.cells.extend(cells.map(|cell| Cell { fact: Some(index), input: input.clone(), ..cell.clone() }));
        for document in &fact.answer.documents {
            let place = || document.place.clone();
            let known = answer.documents.len();
            NamedDocument::find(&document.name, place, &mut answer.documents);
            answer.documents.iter_mut().skip(known).for_each(|new| new.fact = Some(index));
        }
    }

    fn report(&mut self, code: &'static str, row: Row<'_>, column: usize, message: Message) {
        // Beyond the limit the run stops; until then no more is kept.
        if self.findings.len() <= MAX_FINDINGS {
            let place = self.table.place(row.line, column);
            self.findings.push(about(self.question, error(code, place, message)));
        }
    }

    fn value<'r>(&self, row: Row<'r>) -> &'r str {
        row.trimmed(self.columns.value)
    }

    fn keep(&mut self, row: Row<'_>, read: impl FnOnce() -> CellValue) {
        if self.reader.keeps_everything() || self.reader.is_ruled(self.question) {
            self.read.insert(row.line, read());
        }
    }

    /// Finds the rows that have a value and whose input is known and not yet answered.
    fn fill<'r>(&mut self, rows: &[(Question, Row<'r>)], filled: &mut Vec<FilledRow<'r>>) {
        filled.clear();
        let has_inputs = self.asked.measure.has_inputs();
        let asks_nothing = self.asked.asks_nothing();
        for (_, row) in rows {
            let row = *row;
            let value = self.value(row);
            let not_applicable = is_not_applicable(value);
            let written = self.columns.input.map_or("", |column| row.cell(column));
            let column = self.columns.input.unwrap_or(self.columns.value);
            let is_empty = is_blank(value);
            let input = match (is_blank(written), has_inputs) {
                (true, true) if !is_empty && !not_applicable && !asks_nothing => {
                    let message = Message::new("finding-input-needed").with("inputs", self.offer().all());
                    self.report("unknown-input", row, column, message);
                    continue;
                }
                (true, _) => None,
                (false, false) if is_empty => None,
                (false, false) => {
                    let message =
                        Message::new("finding-input-without-inputs").with("input", Arg::quoted(written.trim()));
                    self.report("unknown-input", row, column, message);
                    continue;
                }
                (false, true) => match self.reader.input(self.question, written) {
                    Some(input) => match self.elsewhere(input) {
                        Some(message) if !is_empty => {
                            self.report("unknown-input", row, column, message);
                            continue;
                        }
                        _ => Some(input),
                    },
                    None => {
                        let message = self.findings.words(|| self.unknown_input(written));
                        self.report("unknown-input", row, column, message);
                        continue;
                    }
                },
            };
            if is_empty {
                continue;
            }
            if let Some(first) = filled.iter().find(|earlier| earlier.input == input) {
                let message =
                    Message::new("finding-duplicate-evidence").with("line", Arg::Number(first.row.line.to_string()));
                self.report("duplicate-evidence", row, self.columns.value, message);
                continue;
            }
            filled.push(FilledRow { row, value, input, not_applicable });
        }
    }

    fn offer(&self) -> Offer<'_> {
        Offer::inputs(&self.asked, self.table.is_sheet())
    }

    /// That an input is no question of its own: where it is told instead.
    fn elsewhere(&self, input: usize) -> Option<Message> {
        match self.asked.source(input) {
            InputSource::Own => None,
            InputSource::Fact(fact) => {
                let fact = self.reader.catalogue.facts.get(fact)?;
                Some(Message::new("finding-input-is-fact").with("fact", &*fact.id).with("title", &fact.title))
            }
            InputSource::Team(figure) => Some(Message::new("finding-input-of-team").with("title", &figure.title())),
        }
    }

    fn unknown_input(&self, written: &str) -> Message {
        let offer = self.offer();
        let facts = self.asked.facts().filter_map(|fact| self.reader.catalogue.facts.get(fact));
        let facts = Offer::new(facts.map(|fact| (fact.id.as_str(), Some(&fact.title))), false).all();
        let message = Message::near(offer.near(written), "finding-unknown-input-near", "finding-unknown-input");
        let message = message.with("inputs", offer.all()).with("input", Arg::quoted(written.trim()));
        match facts.is_empty() {
            true => message,
            false => Message::new("finding-unknown-input-facts").with("unknown", message).with("facts", facts),
        }
    }

    /// The answer where some row says "not applicable".
    fn not_applicable(&mut self, rows: &[(Question, Row<'_>)], filled: &[FilledRow<'_>]) -> Option<AnswerValue> {
        let saying: Vec<&FilledRow<'_>> = filled.iter().filter(|row| row.not_applicable).collect();
        if saying.is_empty() {
            return None;
        }
        let mut values = rows.iter().map(|(_, row)| self.value(*row)).filter(|value| !is_blank(value));
        let in_all_rows = values.all(is_not_applicable);
        let (code, key) = match (self.asked.optional, in_all_rows) {
            (true, true) => return Some(AnswerValue::NotApplicable),
            (true, false) => ("invalid-value", "finding-partly-not-applicable"),
            (false, _) => ("not-optional", "finding-not-optional"),
        };
        for row in &saying {
            self.report(code, row.row, self.columns.value, Message::new(key));
        }
        // The other rows are still read for their findings.
        let others: Vec<FilledRow<'_>> = filled
            .iter()
            .filter(|row| !row.not_applicable)
            .map(|row| FilledRow { not_applicable: false, ..*row })
            .collect();
        self.given(&others);
        Some(AnswerValue::Invalid)
    }

    fn cells(&self, rows: &[(Question, Row<'_>)]) -> Vec<Cell> {
        let inputs = self.asked.measure.inputs();
        let input = |row: Row<'_>| {
            let written = row.trimmed(self.columns.input?);
            let known = self.reader.input(self.question, written).and_then(|input| inputs.get(input).copied());
            Some(known.unwrap_or(written).to_owned()).filter(|input| !input.is_empty())
        };
        let cell = |(_, row): &(Question, Row<'_>)| Cell {
            table: TableKind::Evidence,
            fact: None,
            line: row.line,
            column: self.columns.value + 1,
            input: input(*row),
            raw: row.cell(self.columns.value).to_owned(),
            read: self.read.get(&row.line).cloned(),
            note: self.columns.note.map_or("", |column| row.cell(column)).trim().to_owned(),
        };
        rows.iter().map(cell).collect()
    }

    fn documents(&self, rows: &[(Question, Row<'_>)]) -> Vec<NamedDocument> {
        let mut documents: Vec<NamedDocument> = Vec::new();
        let Some(column) = self.columns.document else { return documents };
        for (_, row) in rows {
            let place = || match self.reader.keeps_everything() {
                true => self.table.place(row.line, column),
                false => Place::default(),
            };
            for name in names(row.cell(column)) {
                NamedDocument::find(name, place, &mut documents);
            }
        }
        documents
    }
}
