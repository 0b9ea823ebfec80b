//! The plain reading of `team` and `training`.

use super::cells::behind;
use super::value::{date_of, number, sign};
use super::{Cells, Odd, Own, Plainly, Splitter, Value};
use crate::catalogue::{Catalogue, Measure, Metric};
use crate::diagnostic::Place;
use crate::evidence::answer::{Reading, is_called};
use crate::evidence::document::Named;
use crate::evidence::round::Layout;
use crate::evidence::team::{self, Column, MOST_FTE, Person, Team, Training};
use crate::evidence::value_message::formula;
use crate::language::Text;
use crate::number::Exact;
use crate::vocabulary::comparable;
use foldhash::fast::RandomState;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// Reads the team of one initiative after the other.
pub struct TeamReader<'c> {
    catalogue: &'c Catalogue,
    reading: Reading,
    team: Option<TeamColumns>,
    training: Option<TrainingColumns>,
    roles: Names,
    programmes: Names,
    /// Persons of earlier teams.
    spare: Vec<Person>,
}

struct TeamColumns {
    form: Form,
    person: usize,
    role: Option<usize>,
    fte: Option<usize>,
    since: Option<usize>,
    ratings: Vec<usize>,
}

struct TrainingColumns {
    form: Form,
    person: usize,
    programme: Option<usize>,
    date: Option<usize>,
    days: Option<usize>,
    document: Option<usize>,
}

/// How a table is written.
#[derive(Clone, Copy)]
struct Form {
    delimiter: u8,
    sign: Option<u8>,
    width: usize,
    /// Whether rows begin with the initiative.
    begins_with_id: bool,
}

impl Form {
    fn next_row<'s, 't>(self, splitter: &'s mut Splitter<'t>, id: &str) -> Plainly<Option<&'s Cells<'t>>> {
        if self.begins_with_id { splitter.next_row_of(id.as_bytes()) } else { splitter.next_row() }
    }
}

/// The things that spellings stand for.
#[derive(Default)]
struct Names(HashMap<Vec<u8>, usize, RandomState>);

impl Names {
    fn find<'n>(&mut self, cell: &[u8], things: impl Iterator<Item = (&'n String, &'n Text)>) -> Plainly<usize> {
        if let Some(index) = self.0.get(cell) {
            return Ok(*index);
        }
        let name = comparable(std::str::from_utf8(cell).map_err(|_| Odd)?);
        let mut things = things;
        let index = things.position(|(id, title)| is_called(&name, id, title)).ok_or(Odd)?;
        if self.0.len() < super::MOST_SPELLINGS {
            self.0.insert(cell.to_vec(), index);
        }
        Ok(index)
    }
}

impl<'c> TeamReader<'c> {
    /// A reader of these tables; of no table where nothing is read from it. `None` where a
    /// column is missing that is read.
    #[allow(clippy::option_option, reason = "nothing to read is not the same as something odd")]
    pub fn new(
        catalogue: &'c Catalogue,
        team: Option<&Layout>,
        training: Option<&Layout>,
        reading: Reading,
    ) -> Option<Option<TeamReader<'c>>> {
        let metric = |measure: &Measure| if let Measure::Team { metric } = measure { Some(*metric) } else { None };
        let metrics: Vec<Metric> = catalogue.indicators.iter().filter_map(|one| metric(&one.measure)).collect();
        let reads: BTreeSet<Column> = metrics.iter().flat_map(|one| one.reads(&catalogue.qualification)).collect();
        let form = |layout: &Layout| Form {
            delimiter: layout.delimiter,
            sign: sign(reading.decimal, layout.delimiter),
            width: layout.table.width(),
            begins_with_id: layout.initiative_column() == 0,
        };
        // A column that is read must be there; what is not read is not looked at.
        let column = |layout: &Layout, name, of| match reads.contains(&of) {
            true => layout.table.column(name).map(Some),
            false => Some(None),
        };
        let team = match team.filter(|layout| team::is_used(catalogue, layout.kind())) {
            None => None,
            Some(layout) => {
                let mut ratings = Vec::new();
                if reads.contains(&Column::Ratings) {
                    for index in 0..catalogue.qualification.competences.len() {
                        ratings.push(layout.table.extra_column(index)?);
                    }
                }
                Some(TeamColumns {
                    form: form(layout),
                    person: layout.table.column("person")?,
                    role: column(layout, "role", Column::Role)?,
                    fte: column(layout, "fte", Column::Fte)?,
                    since: column(layout, "since", Column::Since)?,
                    ratings,
                })
            }
        };
        let training = match training.filter(|layout| team::is_used(catalogue, layout.kind())) {
            None => None,
            Some(layout) => Some(TrainingColumns {
                form: form(layout),
                person: layout.table.column("person")?,
                programme: column(layout, "programme", Column::Programme)?,
                date: column(layout, "date", Column::Date)?,
                days: column(layout, "days", Column::Days)?,
                document: layout.table.column("document"),
            }),
        };
        let (roles, programmes, spare) = Default::default();
        let reader = TeamReader { catalogue, reading, team, training, roles, programmes, spare };
        Some((!metrics.is_empty()).then_some(reader))
    }

    /// Reads the team by an initiative's own rows, in place of the one that was read before.
    ///
    /// # Errors
    /// [`Odd`]
    pub fn read(&mut self, read: &mut Team, own: &Own<'_>) -> Plainly<()> {
        let Own { id, team: team_rows, training: training_rows, .. } = *own;
        let TeamReader { catalogue, reading, team, training, roles, programmes, spare } = self;
        let qualification = &catalogue.qualification;
        // Their room is used again.
        spare.append(&mut read.persons);
        if let Some(columns) = team {
            let mut splitter = Splitter::new(team_rows.unwrap_or_default(), columns.form.delimiter);
            while let Some(cells) = columns.form.next_row(&mut splitter, id)? {
                cells.within(columns.form.width)?;
                let name = bare(cells.get(columns.person))?;
                let is_known =
                    read.persons.iter().any(|other: &Person| behind(name, other.name.as_bytes()) == Some(b""));
                let name = std::str::from_utf8(name).map_err(|_| Odd)?;
                if name.is_empty() || is_known || formula(name).is_some() {
                    return Err(Odd);
                }
                let role = match columns.role {
                    // Without declared roles the column says nothing.
                    Some(column) if !qualification.roles.is_empty() => {
                        let things = qualification.roles.iter().map(|role| (&role.id, &role.title));
                        Some(roles.find(cells.get(column).trim_ascii(), things)?)
                    }
                    _ => None,
                };
                let fte = match columns.fte {
                    Some(column) => amount(cells, column, columns.form, Some(&Exact::from(MOST_FTE)))?,
                    None => Exact::ZERO,
                };
                let since = match columns.since {
                    Some(column) => Some(day(cells, column, *reading)?),
                    None => None,
                };
                let mut person = spare.pop().unwrap_or_default();
                (person.role, person.fte, person.since) = (role, fte, since);
                person.name.clear();
                person.name.push_str(name);
                person.ratings.clear();
                for column in &columns.ratings {
                    person.ratings.push(amount(cells, *column, columns.form, Some(&qualification.rating_max))?);
                }
                read.persons.push(person);
            }
        }
        if let Some(columns) = training {
            let trainings = read.trainings.get_or_insert_default();
            trainings.clear();
            read.certificates.clear();
            let mut splitter = Splitter::new(training_rows.unwrap_or_default(), columns.form.delimiter);
            while let Some(cells) = columns.form.next_row(&mut splitter, id)? {
                cells.within(columns.form.width)?;
                let name = bare(cells.get(columns.person))?;
                let person = read.persons.iter().position(|person| behind(name, person.name.as_bytes()) == Some(b""));
                let person = person.ok_or(Odd)?;
                let programme = match columns.programme {
                    Some(column) => {
                        let things = qualification.programmes.iter().map(|programme| (&programme.id, &programme.title));
                        Some(programmes.find(cells.get(column).trim_ascii(), things)?)
                    }
                    None => None,
                };
                let date = match columns.date {
                    Some(column) => Some(day(cells, column, *reading)?),
                    None => None,
                };
                let days = match columns.days {
                    Some(column) => amount(cells, column, columns.form, None)?,
                    None => Exact::ZERO,
                };
                trainings.push(Training { person, programme, date, days });
                let certificate = columns.document.map_or(&b""[..], |column| cells.get(column));
                let certificate = std::str::from_utf8(certificate).map_err(|_| Odd)?;
                Named::add(certificate, Place::default, &mut read.certificates);
            }
        }
        Ok(())
    }
}

/// A cell without the blanks around it, which few have.
fn bare(cell: &[u8]) -> Plainly<&[u8]> {
    match (cell.first(), cell.last()) {
        (Some(first), Some(last)) if first.is_ascii_graphic() && last.is_ascii_graphic() => Ok(cell),
        _ => std::str::from_utf8(cell).map(|cell| cell.trim().as_bytes()).map_err(|_| Odd),
    }
}

/// A number that is not negative, nor above `most`.
fn amount(cells: &Cells<'_>, column: usize, form: Form, most: Option<&Exact>) -> Plainly<Exact> {
    let cell = cells.get(column);
    let number = match cell {
        // Ratings are one digit.
        [digit @ b'0'..=b'9'] => Exact::from(i64::from(digit - b'0')),
        cell => number(Value::of(cell), form.sign)?.into(),
    };
    if number.is_negative() || most.is_some_and(|most| number > *most) { Err(Odd) } else { Ok(number) }
}

/// A day that is not after that of the assessment.
fn day(cells: &Cells<'_>, column: usize, reading: Reading) -> Plainly<Date> {
    date_of(cells.get(column)).filter(|day| *day <= reading.as_of).ok_or(Odd)
}
