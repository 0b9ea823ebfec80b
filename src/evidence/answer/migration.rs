//! Evidence that was written for an earlier edition, brought into the form of another catalogue: what several
//! indicators were told goes into one row for the fact that they read by now.

use super::{AnswerReader, AnswerValue, EvidenceColumns, FilledRow, expects_number};
use crate::catalogue::{Catalogue, InputSource, Question};
use crate::diagnostic::{Finding, Place};
use crate::evidence::document::names;
use crate::evidence::findings::{Detail, Findings};
use crate::evidence::numeral::{Convention, ExpectedNumber, without_unit};
use crate::evidence::reader::{EvidenceReader, ReadingOptions, find_input};
use crate::evidence::rows::{Row, SheetNumber};
use crate::evidence::table::{RawTable, Table};
use crate::language::Language;
use crate::number::in_full;
use crate::vocabulary::{self, comparable, is_blank, is_named, is_not_applicable};
use std::collections::{BTreeMap, BTreeSet};

/// Evidence in its new form.
#[derive(Clone, Debug, Default)]
pub(crate) struct MigratedEvidence {
    /// The rows of the new table, the header first.
    pub rows: Vec<Vec<String>>,
    /// The delimiter of the old one, where it had one.
    pub delimiter: Option<char>,
    /// What was found of the facts, by initiative, in catalogue order.
    pub facts: Vec<MigratedFact>,
}

/// What old rows say of a fact.
#[derive(Clone, Debug)]
pub(crate) struct MigratedFact {
    /// Whose rows they are; empty where the table does not tell initiatives apart.
    pub initiative: String,
    /// The fact, as an index.
    pub fact: usize,
    /// What each of them says.
    pub answers: Vec<MigratedAnswer>,
    /// Whether all say the same, so that one row says it by now; else they stay as they are.
    pub is_filled: bool,
}

/// What one row says of a fact.
#[derive(Clone, Debug)]
pub(crate) struct MigratedAnswer {
    /// The cell of its value.
    pub value: String,
    /// Where that stands.
    pub place: Place,
    /// Whether it cannot be taken as it is: it is no value, out of range, or of another unit.
    pub is_in_error: bool,
}

/// A row that says what a fact asks.
struct OldAnswer<'r> {
    row: Row<'r>,
    /// `None` where it is blank, as in a form that nobody has filled in.
    given: Option<AnswerValue>,
    /// Whether the row names the fact itself.
    is_own: bool,
}

/// Brings a table of evidence into the form of a catalogue. `old` are the editions for one of which it
/// may have been written, the likeliest first: rows may use names that only that knows.
///
/// # Errors
/// What keeps the table from being read.
pub(crate) fn migrate(
    catalogue: &Catalogue,
    old: &[Catalogue],
    raw: &RawTable,
    reading: ReadingOptions,
) -> Result<MigratedEvidence, Box<Finding>> {
    let table = Table::read(raw, &BTreeMap::new(), &mut Vec::new())?;
    let columns = EvidenceColumns::find(&table)?;
    let reader = EvidenceReader::new(catalogue, reading, Detail::Everything);
    let migrator = Migrator { reader: &reader, old, table: &table, columns: &columns };
    let owner = table.column("initiative");
    let mut answers: BTreeMap<(&str, usize), Vec<OldAnswer<'_>>> = BTreeMap::new();
    let convention = migrator.convention();
    for row in table.rows() {
        let Some((fact, is_own)) = migrator.fact(row) else { continue };
        let initiative = owner.map_or("", |column| row.trimmed(column));
        let given = (!is_blank(row.trimmed(columns.value))).then(|| migrator.read(fact, row, convention));
        answers.entry((initiative, fact)).or_default().push(OldAnswer { row, given, is_own });
    }
    let (mut facts, mut new, mut moved) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
    for ((initiative, fact), told) in &answers {
        // What only names the fact is in its new form already.
        if told.iter().all(|one| one.is_own) {
            continue;
        }
        let given = || told.iter().filter_map(|one| one.given.as_ref());
        let is_filled = given().all(|one| *one != AnswerValue::Invalid && Some(one) == given().next());
        if is_filled {
            moved.extend(told.iter().map(|one| one.row.line));
            new.entry(*initiative).or_insert_with(Vec::new).push(migrator.row(*fact, told, initiative));
        }
        let answer = |one: &OldAnswer<'_>| MigratedAnswer {
            value: shown(&table, one.row, columns.value),
            place: table.place(one.row.line, columns.value),
            is_in_error: one.given == Some(AnswerValue::Invalid),
        };
        let answers: Vec<MigratedAnswer> = told.iter().filter(|one| one.given.is_some()).map(answer).collect();
        if !answers.is_empty() {
            facts.push(MigratedFact { initiative: (*initiative).to_owned(), fact: *fact, answers, is_filled });
        }
    }
    let mut rows = vec![table.header().map(str::to_owned).collect()];
    for row in table.rows() {
        // The rows of facts stand before the first row of their initiative.
        rows.extend(new.remove(owner.map_or("", |column| row.trimmed(column))).into_iter().flatten());
        if !moved.contains(&row.line) {
            rows.push(cells(&table, row));
        }
    }
    Ok(MigratedEvidence { rows, delimiter: table.delimiter(), facts })
}

struct Migrator<'a> {
    reader: &'a EvidenceReader<'a>,
    old: &'a [Catalogue],
    table: &'a Table,
    columns: &'a EvidenceColumns,
}

impl Migrator<'_> {
    fn convention(&self) -> Convention {
        let numbers = self.table.rows().filter_map(|row| {
            let question = self.reader.question(row.cell(self.columns.indicator))?;
            let measure = self.reader.catalogue.asked(question)?.measure;
            let is_text = expects_number(measure) && row.number(self.columns.value).is_none();
            is_text.then(|| without_unit(row.cell(self.columns.value), ExpectedNumber::by(measure)))
        });
        self.table.convention(self.reader.reading.decimal, numbers)
    }

    /// The fact that a row answers by now, and whether it names that itself; none where something is not applicable.
    fn fact(&self, row: Row<'_>) -> Option<(usize, bool)> {
        if is_not_applicable(row.trimmed(self.columns.value)) {
            return None;
        }
        let catalogue = self.reader.catalogue;
        let name = row.cell(self.columns.indicator);
        let question = self.reader.question(name)?;
        if let Question::Fact(fact) = question {
            return Some((fact, true));
        }
        let asked = catalogue.asked(question)?;
        let input = self.columns.input.map_or("", |column| row.trimmed(column));
        if !asked.measure.has_inputs() {
            let fact = asked.facts().next().filter(|_| is_blank(input));
            return fact.map(|fact| (fact, false));
        }
        let by_old = || {
            let name = comparable(name);
            self.old.iter().find_map(|old| {
                let mut all = old.questions().filter_map(|question| old.asked(question));
                let known = all.find(|known| is_named(known.id, &name))?;
                let place = find_input(&known, input)?;
                let id = *known.measure.inputs().get(place)?;
                // A fact may have another name than the input in whose place it stands.
                let stands_there = |place: &usize| asked.source(*place) != InputSource::Own;
                find_input(&asked, id).or_else(|| Some(place).filter(stands_there))
            })
        };
        match asked.source(find_input(&asked, input).or_else(by_old)?) {
            InputSource::Fact(fact) => Some((fact, false)),
            InputSource::Own | InputSource::Team(_) => None,
        }
    }

    /// What a row says of a fact, whatever else it names.
    fn read(&self, fact: usize, row: Row<'_>, convention: Convention) -> AnswerValue {
        let question = Question::Fact(fact);
        let Some(asked) = self.reader.catalogue.asked(question) else { return AnswerValue::Invalid };
        let mut findings = Findings::new(Detail::Everything);
        let filled = FilledRow { row, value: row.trimmed(self.columns.value), input: None, not_applicable: false };
        let mut reader = AnswerReader {
            reader: self.reader,
            asked,
            question,
            facts: &[],
            table: self.table,
            columns: self.columns,
            convention,
            findings: &mut findings,
            read: BTreeMap::new(),
            currency: None,
            lacks_own: false,
        };
        reader.given(&[filled])
    }

    /// The row of a fact: one of its values, and all documents and notes beside them.
    fn row(&self, fact: usize, told: &[OldAnswer<'_>], initiative: &str) -> Vec<String> {
        let columns = self.columns;
        let mut cells = vec![String::new(); self.table.width()];
        let mut put = |column: Option<usize>, text: String| {
            if let Some(cell) = column.and_then(|column| cells.get_mut(column)) {
                *cell = text;
            }
        };
        let joined = |column: Option<usize>, separator: &str, split: bool| {
            let mut all: Vec<&str> = Vec::new();
            for one in told {
                let cell = column.map_or("", |column| one.row.trimmed(column));
                let parts: Vec<&str> = if split { names(cell).collect() } else { vec![cell] };
                for part in parts {
                    if !part.is_empty() && !all.contains(&part) {
                        all.push(part);
                    }
                }
            }
            all.join(separator)
        };
        let first = told.iter().find(|one| one.given.is_some()).map(|one| one.row);
        put(self.table.column("initiative"), initiative.to_owned());
        if let Some(fact) = self.reader.catalogue.facts.get(fact) {
            put(Some(columns.indicator), fact.id.clone());
            let title = self.table.header().map(comparable).enumerate().find_map(|(column, head)| {
                let is_title = vocabulary::column(vocabulary::EVIDENCE_GUIDE, &head) == Some("title");
                is_title.then(|| (column, if head == "title" { Language::En } else { Language::De }))
            });
            if let Some((column, language)) = title {
                put(Some(column), fact.title.in_language(language).to_owned());
            }
        }
        put(Some(columns.value), first.map(|row| shown(self.table, row, columns.value)).unwrap_or_default());
        put(columns.unit, columns.unit.and_then(|unit| first.map(|row| row.cell(unit).to_owned())).unwrap_or_default());
        put(columns.document, joined(columns.document, "|", true));
        put(columns.note, joined(columns.note, "; ", false));
        cells
    }
}

/// The cells of a row under the columns that have a name.
fn cells(table: &Table, row: Row<'_>) -> Vec<String> {
    (0..table.width()).map(|column| shown(table, row, column)).collect()
}

/// A cell as text; a number or a date of a workbook as it is held.
fn shown(table: &Table, row: Row<'_>, column: usize) -> String {
    match row.typed(column) {
        Some(SheetNumber { day: Some(day), .. }) => day.to_string(),
        Some(typed) => match table.is_in_german() {
            true => in_full(&typed.number).replace('.', ","),
            false => in_full(&typed.number),
        },
        None => row.cell(column).to_owned(),
    }
}

/// The rows of another table, the header first, and its delimiter; each row names the catalogue `edition`, where one is
/// given and there is a column for it.
///
/// # Errors
/// What keeps the table from being read.
pub(crate) fn rewritten(raw: &RawTable, edition: Option<&str>) -> Result<WrittenTable, Box<Finding>> {
    let table = Table::read(raw, &BTreeMap::new(), &mut Vec::new())?;
    let mut rows = vec![table.header().map(str::to_owned).collect()];
    for row in table.rows() {
        let mut cells = cells(&table, row);
        let named = table.column("catalogue").and_then(|column| cells.get_mut(column));
        if let (Some(cell), Some(edition)) = (named, edition) {
            *cell = edition.to_owned();
        }
        rows.push(cells);
    }
    Ok((rows, table.delimiter()))
}

/// Rows and the delimiter between their cells, where the table had one.
pub(crate) type WrittenTable = (Vec<Vec<String>>, Option<char>);
