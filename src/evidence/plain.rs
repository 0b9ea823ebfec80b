//! The plain reading of one initiative's rows in the tables of a round: no row is
//! copied, and whatever is out of the ordinary, so that a finding might be due, is left
//! to the thorough reading of [`Tables`](super::Tables). Both come to the same.

mod cells;
mod heard;
mod spellings;
mod team;
mod value;

use cells::Value;
pub use cells::{Cells, Splitter};
pub use heard::Heard;

use super::answer::{Answer, Reading, is_called};
use super::date::plausible_from;
use super::document::{Named, is_same, names};
use super::round::Layout;
use super::table::TableKind;
use super::{Evidence, Initiative, Team};
use crate::catalogue::{Catalogue, Choice, Measure};
use crate::diagnostic::Place;
use crate::number::Exact;
use crate::vocabulary::{comparable, is_named, is_not_applicable};
use foldhash::fast::RandomState;
use jiff::civil::Date;
use spellings::{Slot, Spellings};
use std::collections::HashMap;
use team::TeamReader;
pub use value::sign;
use value::{date_of, number, outside, yes_no};

/// How many spellings of indicators, inputs and options are remembered.
const MOST_SPELLINGS: usize = 10_000;
/// The most items of a checklist that are read plainly.
const MOST_ITEMS: usize = 64;

/// That something is out of the ordinary.
pub struct Odd;

/// What plain rows come to, or that something about them is odd.
pub type Plainly<T> = Result<T, Odd>;

/// Reads the rows of initiatives, one initiative after the other.
pub struct Plain<'c> {
    catalogue: &'c Catalogue,
    reading: Reading,
    /// The day before which dates are not plausible.
    plausible_from: Date,
    columns: Columns,
    /// The decimal sign of the table; none where its numbers settle it.
    sign: Option<u8>,
    spellings: Spellings,
    options: Vec<HashMap<Vec<u8>, usize, RandomState>>,
    /// What was read so far, by indicator.
    heard: Vec<Heard>,
    documents: Vec<(usize, String)>,
    initiatives: Option<NameColumns>,
    reader: Option<TeamReader<'c>>,
    /// The team that was read last.
    team: Team,
}

/// Columns of the table `evidence`.
#[derive(Clone, Copy)]
struct Columns {
    width: usize,
    indicator: usize,
    value: usize,
    input: Option<usize>,
    unit: Option<usize>,
    document: Option<usize>,
    /// The sign between cells, where the value follows initiative, indicator and perhaps
    /// input, so that rows can be recognized by how they begin.
    usual: Option<u8>,
}

/// Columns of the table `initiatives`.
struct NameColumns {
    delimiter: u8,
    width: usize,
    name: Option<usize>,
    catalogue: Option<usize>,
    /// The attribute that is asked for, with its title.
    attribute: Option<(usize, String)>,
}

/// What the plain rows of one initiative say.
#[derive(Debug)]
pub struct Said<'p> {
    /// Whose they are.
    pub initiative: Initiative,
    /// What is said about each indicator, in catalogue order.
    pub heard: &'p [Heard],
    /// The documents that are named, each once an indicator, with the indicator's index.
    pub documents: &'p [(usize, String)],
    /// The management team.
    pub team: &'p Team,
}

impl Said<'_> {
    /// The same as a thorough reading has it, but for the cells.
    pub fn evidence(self, catalogue: &Catalogue) -> Evidence {
        let Said { initiative, heard, documents, team } = self;
        let answer = |given| Answer { given, cells: Vec::new(), documents: Vec::new(), is_supposed: false };
        let both = heard.iter().zip(&catalogue.indicators);
        let mut answers: Vec<Answer> = both.map(|(heard, of)| answer(heard.given(&of.measure))).collect();
        for (indicator, name) in documents {
            if let Some(answer) = answers.get_mut(*indicator) {
                answer.documents.push(Named { name: name.clone(), place: Place::default() });
            }
        }
        let (decisions, undecided, suppositions, findings) = Default::default();
        let team = team.clone();
        Evidence { initiative, inputs: Vec::new(), answers, team, decisions, undecided, suppositions, findings }
    }
}

/// The rows of one initiative, by table; none where there is no such table.
pub struct Own<'t> {
    /// Its id.
    pub id: &'t str,
    /// Rows of `initiatives`.
    pub initiatives: Option<&'t [u8]>,
    /// Rows of `team`.
    pub team: Option<&'t [u8]>,
    /// Rows of `training`.
    pub training: Option<&'t [u8]>,
}

impl<'c> Plain<'c> {
    /// A reader of tables of these layouts, which reads that attribute of initiatives
    /// alone; `None` where something about them is odd.
    pub fn new(
        catalogue: &'c Catalogue,
        layouts: &[Layout],
        reading: Reading,
        attribute: Option<&str>,
    ) -> Option<Plain<'c>> {
        let of_kind = |kind| layouts.iter().find(|layout| layout.kind() == kind);
        let evidence = of_kind(TableKind::Evidence)?;
        let table = &evidence.table;
        let usual = ["initiative", "indicator", "input", "value"].into_iter().filter_map(|name| table.column(name));
        let is_usual = usual.enumerate().all(|(index, column)| index == column);
        let columns = Columns {
            width: table.width(),
            indicator: table.column("indicator")?,
            value: table.column("value")?,
            input: table.column("input"),
            unit: table.column("unit"),
            document: table.column("document"),
            usual: is_usual.then_some(evidence.delimiter),
        };
        let is_odd = |measure: &Measure| matches!(measure, Measure::Checklist { items } if items.len() > MOST_ITEMS);
        if catalogue.indicators.iter().any(|indicator| is_odd(&indicator.measure)) {
            return None;
        }
        let reader = TeamReader::new(catalogue, of_kind(TableKind::Team), of_kind(TableKind::Training), reading)?;
        Some(Plain {
            catalogue,
            reading,
            plausible_from: plausible_from(reading.as_of),
            columns,
            sign: sign(reading.decimal, evidence.delimiter),
            spellings: Spellings::default(),
            options: vec![HashMap::default(); catalogue.indicators.len()],
            heard: vec![Heard::Nothing; catalogue.indicators.len()],
            documents: Vec::new(),
            initiatives: of_kind(TableKind::Initiatives).map(|layout| NameColumns {
                delimiter: layout.delimiter,
                width: layout.table.width(),
                name: layout.table.column("name"),
                catalogue: layout.table.column("catalogue"),
                attribute: attribute.and_then(|attribute| {
                    let wanted = comparable(attribute);
                    let mut found = layout.table.attributes().filter(|(_, title)| is_named(title, &wanted));
                    found.next().map(|(column, title)| (column, title.to_owned()))
                }),
            }),
            reader,
            team: Team::default(),
        })
    }

    /// Forgets what was read of the initiative before.
    pub fn begin(&mut self) {
        self.heard.iter_mut().for_each(|heard| *heard = Heard::Nothing);
        self.documents.clear();
    }

    /// Takes the next rows and reads them, as long as they are of that initiative and each
    /// answers what the row behind such a one answered before; whether all could be read.
    ///
    /// # Errors
    /// As [`Splitter::next_row`].
    pub fn expected_rows(&mut self, id: &str, splitter: &mut Splitter<'_>) -> Plainly<Plainly<()>> {
        if self.columns.usual.is_none() {
            return Ok(Ok(()));
        }
        let ends_with_value = self.columns.width == self.columns.value + 1;
        while let Some((slot, between)) = splitter.behind(id.as_bytes()).and_then(|rest| self.spellings.begun_by(rest))
        {
            let bytes = id.len() + between;
            let value = if ends_with_value { splitter.next_value_behind(bytes) } else { None };
            let read = match value {
                Some(value) if value.cell.is_empty() => Ok(()),
                Some(value) => self.answer(slot, value),
                None => self.rest(slot, splitter.next_row_behind(bytes, self.columns.value)?),
            };
            if read.is_err() {
                return Ok(read);
            }
        }
        Ok(Ok(()))
    }

    /// Reads a row of the table `evidence`.
    ///
    /// # Errors
    /// [`Odd`]; the initiative is then to be read thoroughly.
    pub fn row(&mut self, cells: &Cells<'_>) -> Plainly<()> {
        let columns = self.columns;
        let (indicator, input) = (cells.get(columns.indicator), columns.input.map(|column| cells.get(column)));
        let slot = self.spellings.slot(self.catalogue, indicator, input, columns.usual)?;
        self.rest(slot, cells)
    }

    /// Reads what a row answers.
    fn rest(&mut self, slot: Slot, cells: &Cells<'_>) -> Plainly<()> {
        let columns = self.columns;
        cells.within(columns.width)?;
        if let Some(column) = columns.document {
            self.name_documents(slot.indicator, cells.get(column))?;
        }
        let value = Value::of(cells.get(columns.value));
        if value.cell.is_empty() {
            return Ok(());
        }
        if columns.unit.is_some_and(|column| !cells.get(column).trim_ascii().is_empty()) {
            self.check_unit(slot.indicator, columns.unit.map_or(b"", |column| cells.get(column)))?;
        }
        self.answer(slot, value)
    }

    fn name_documents(&mut self, indicator: usize, cell: &[u8]) -> Plainly<()> {
        if cell.trim_ascii().is_empty() {
            return Ok(());
        }
        let cell = std::str::from_utf8(cell).map_err(|_| Odd)?;
        for name in names(cell) {
            if !self.documents.iter().any(|(of, known)| *of == indicator && is_same(known, name)) {
                self.documents.push((indicator, name.to_owned()));
            }
        }
        Ok(())
    }

    /// Whether a unit is the indicator's, where units are checked.
    fn check_unit(&self, indicator: usize, cell: &[u8]) -> Plainly<()> {
        let measure = self.catalogue.indicators.get(indicator).map(|indicator| &indicator.measure).ok_or(Odd)?;
        let (unit, is_percent) = match measure {
            Measure::Number { unit: Some(unit), .. } => (Some(unit), false),
            Measure::Percent { unit, .. } => (unit.as_ref(), true),
            _ => return Ok(()),
        };
        let cell = cell.trim_ascii();
        let fits = (is_percent && cell == b"%")
            || unit.is_some_and(|unit| unit.wordings().any(|wording| wording.as_bytes() == cell));
        if fits { Ok(()) } else { Err(Odd) }
    }

    // Asked for each of millions of rows, from two places.
    #[inline(always)]
    fn answer(&mut self, slot: Slot, value: Value<'_>) -> Plainly<()> {
        let indicator = self.catalogue.indicators.get(slot.indicator).ok_or(Odd)?;
        let heard = self.heard.get_mut(slot.indicator).ok_or(Odd)?;
        // Each input is answered once.
        match (&indicator.measure, &mut *heard) {
            (Measure::Share { .. } | Measure::Ratio { .. }, heard) => {
                let number = number(value, self.sign)?;
                if let Heard::Nothing = heard {
                    *heard = Heard::Pair([None, None]);
                }
                let Heard::Pair(pair) = heard else { return Err(Odd) };
                *pair.get_mut(slot.input).filter(|held| held.is_none()).ok_or(Odd)? = Some(number);
            }
            (Measure::Checklist { .. }, heard) => {
                let yes = yes_no(value).ok_or(Odd)?;
                if let Heard::Nothing = heard {
                    *heard = Heard::Items { there: 0, seen: 0 };
                }
                let Heard::Items { there, seen } = heard else { return Err(Odd) };
                let bit = 1_u64 << slot.input;
                if *seen & bit != 0 {
                    return Err(Odd);
                }
                (*seen, *there) = (*seen | bit, if yes { *there | bit } else { *there });
            }
            (Measure::Number { min, max, whole, .. }, Heard::Nothing) => {
                let number = number(value, self.sign)?;
                if (*whole && !number.is_whole()) || outside(number, min.as_ref(), max.as_ref()) {
                    return Err(Odd);
                }
                *heard = Heard::Number(number);
            }
            (Measure::Percent { min, max, .. }, Heard::Nothing) => {
                let without_sign = value.cell.strip_suffix(b"%");
                let number = number(without_sign.map_or(value, Value::of), self.sign)?;
                // Where it may have been meant as a fraction of one, that is told.
                let is_fraction = without_sign.is_none()
                    && !number.is_whole()
                    && !outside(number, Some(&Exact::ZERO), Some(&Exact::ONE));
                if is_fraction || outside(number, Some(min), Some(max)) {
                    return Err(Odd);
                }
                *heard = Heard::Number(number);
            }
            (Measure::YesNo, Heard::Nothing) => *heard = Heard::YesNo(yes_no(value).ok_or(Odd)?),
            (Measure::Choice { options }, Heard::Nothing) => {
                let known = self.options.get_mut(slot.indicator).ok_or(Odd)?;
                *heard = Heard::Chosen(match known.get(value.cell) {
                    Some(option) => *option,
                    None => chosen(options, value.cell, known)?,
                });
            }
            (Measure::Since { .. }, Heard::Nothing) => {
                let is_plausible = |since: &Date| (self.plausible_from..=self.reading.as_of).contains(since);
                let since = date_of(value.cell).filter(is_plausible).ok_or(Odd)?;
                *heard = Heard::Since(since);
            }
            _ => return Err(Odd),
        }
        Ok(())
    }

    /// What the initiative says whose rows were read since [`begin`](Plain::begin).
    ///
    /// # Errors
    /// [`Odd`]; the initiative is then to be read thoroughly.
    pub fn finish(&mut self, own: &Own<'_>) -> Plainly<Said<'_>> {
        for (heard, indicator) in self.heard.iter().zip(&self.catalogue.indicators) {
            heard.check(&indicator.measure)?;
        }
        let mut initiative = Initiative { id: Some(own.id.to_owned()), ..Initiative::default() };
        if let (Some(columns), Some(rows)) = (&self.initiatives, own.initiatives) {
            name(rows, columns, &mut initiative)?;
        }
        if let Some(reader) = &mut self.reader {
            reader.read(&mut self.team, own)?;
        }
        Ok(Said { initiative, heard: &self.heard, documents: &self.documents, team: &self.team })
    }
}

/// The option that a cell names, whose spelling is then known.
fn chosen(options: &[Choice], cell: &[u8], known: &mut HashMap<Vec<u8>, usize, RandomState>) -> Plainly<usize> {
    let name = comparable(std::str::from_utf8(cell).map_err(|_| Odd)?);
    let found = options.iter().position(|option| is_called(&name, &option.id, &option.title));
    let found = found.filter(|_| !is_not_applicable(&name)).ok_or(Odd)?;
    if known.len() < MOST_SPELLINGS {
        known.insert(cell.to_vec(), found);
    }
    Ok(found)
}

fn name(rows: &[u8], columns: &NameColumns, initiative: &mut Initiative) -> Plainly<()> {
    let mut splitter = Splitter::new(rows, columns.delimiter);
    let Some(cells) = splitter.next_row()? else { return Ok(()) };
    cells.within(columns.width)?;
    let text = |column: Option<usize>| {
        let cell = std::str::from_utf8(column.map_or(b"", |column| cells.get(column))).map_err(|_| Odd)?;
        Ok(Some(cell.trim().to_owned()).filter(|cell| !cell.is_empty()))
    };
    (initiative.name, initiative.catalogue) = (text(columns.name)?, text(columns.catalogue)?);
    if let Some((column, title)) = &columns.attribute {
        initiative.attributes.extend(text(Some(*column))?.map(|entry| (title.clone(), entry)));
    }
    if splitter.next_row()?.is_some() { Err(Odd) } else { Ok(()) }
}
