//! The plain reading of `team` and `training`.

use super::cells::behind;
use super::value::{date_of, number, sign};
use super::{Cells, Odd, Own, Plainly, Splitter, Value};
use crate::catalogue::{Catalogue, Measure, Metric};
use crate::diagnostic::Place;
use crate::evidence::answer::{Reading, is_called};
use crate::evidence::document::Named;
use crate::evidence::round::Layout;
use crate::evidence::team::{self, Column, MOST_DAYS, MOST_FTE, Person, Team, Training, earliest, is_like_a_real_name};
use crate::evidence::value_message::formula;
use crate::language::Text;
use crate::number::Exact;
use crate::vocabulary::comparable;
use foldhash::fast::RandomState;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// The most trainings of a team that are read plainly: each is held against the others.
const MOST_TRAININGS: usize = 256;

/// Reads the team of one initiative after the other.
pub struct TeamReader<'c> {
    catalogue: &'c Catalogue,
    reading: Reading,
    /// The day before which dates are not plausible.
    earliest: Date,
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
        let earliest = earliest(reading.as_of);
        let reader = TeamReader { catalogue, reading, earliest, team, training, roles, programmes, spare };
        Some((!metrics.is_empty()).then_some(reader))
    }

    /// Reads the team by an initiative's own rows, in place of the one that was read before.
    ///
    /// # Errors
    /// [`Odd`]
    pub fn read(&mut self, read: &mut Team, own: &Own<'_>) -> Plainly<()> {
        let Own { id, team: team_rows, training: training_rows, .. } = *own;
        let TeamReader { catalogue, reading, earliest, team, training, roles, programmes, spare } = self;
        let days_within = (*earliest, reading.as_of);
        let qualification = &catalogue.qualification;
        // Their room is used again.
        spare.append(&mut read.persons);
        if let Some(columns) = team {
            let mut splitter = Splitter::new(team_rows.unwrap_or_default(), columns.form.delimiter);
            while let Some(cells) = columns.form.next_row(&mut splitter, id)? {
                cells.within(columns.form.width)?;
                let name = plain_name(bare(cells.get(columns.person))?)?;
                if read.persons.iter().any(|other: &Person| may_look_alike(name, &other.name)) {
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
                    Some(column) => Some(day(cells, column, days_within)?),
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
                if columns.fte.is_some() && person.fte.is_zero() && !person.ratings.iter().all(Exact::is_zero) {
                    return Err(Odd);
                }
                read.persons.push(person);
            }
        }
        if let Some(columns) = training {
            let trainings = read.trainings.get_or_insert_default();
            trainings.clear();
            let mut most_days = Exact::ZERO;
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
                    Some(column) => Some(day(cells, column, days_within)?),
                    None => None,
                };
                let days = match columns.days {
                    Some(column) => amount(cells, column, columns.form, None)?,
                    None => Exact::ZERO,
                };
                let is_the_same = |other: &Training| {
                    other.person == person
                        && other.date == date
                        && (programme.is_none() || other.programme == programme)
                };
                if trainings.len() >= MOST_TRAININGS || (date.is_some() && trainings.iter().any(is_the_same)) {
                    return Err(Odd);
                }
                if days > most_days {
                    most_days.clone_from(&days);
                }
                let certificate = columns.document.map_or(&b""[..], |column| cells.get(column));
                let certificate = std::str::from_utf8(certificate).map_err(|_| Odd)?;
                let certificates = Named::add(certificate, Place::default, &mut read.certificates);
                trainings.push(Training { person, programme, date, days, certificates });
            }
            // Nobody can come to more where all trainings together do not.
            let count = i64::try_from(trainings.len()).unwrap_or(i64::MAX);
            if &most_days * &Exact::from(count) > Exact::from(MOST_DAYS) {
                check_days(trainings, read.persons.len())?;
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

/// A day that is plausible and not after that of the assessment.
fn day(cells: &Cells<'_>, column: usize, (first, last): (Date, Date)) -> Plainly<Date> {
    date_of(cells.get(column)).filter(|day| (first..=last).contains(day)).ok_or(Odd)
}

/// Whether nobody comes to more days of training than is plausible.
fn check_days(trainings: &[Training], persons: usize) -> Plainly<()> {
    let is_plausible = |person: usize| {
        let own = trainings.iter().filter(|training| training.person == person);
        Exact::sum(own.map(|training| training.days.clone())) <= Exact::from(MOST_DAYS)
    };
    if (0..persons).all(is_plausible) { Ok(()) } else { Err(Odd) }
}

/// A name of plain letters and digits that nothing is to be said about.
fn plain_name(name: &[u8]) -> Plainly<&str> {
    let is_plain = name.iter().all(|byte| LOOKS[*byte as usize] != UNLIKE);
    let name = std::str::from_utf8(name).ok().filter(|name| is_plain && !name.is_empty()).ok_or(Odd)?;
    let is_one_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_odd = !is_one_word && (formula(name).is_some() || is_like_a_real_name(name) || is_unseen(name));
    // The letters r and n together look like an m.
    let has_two = name.as_bytes().windows(2).any(|two| two.eq_ignore_ascii_case(b"rn"));
    if is_odd || has_two { Err(Odd) } else { Ok(name) }
}

/// Whether a name consists of what does not tell names apart.
fn is_unseen(name: &str) -> bool {
    name.bytes().all(|byte| LOOKS[byte as usize] == PASSED)
}

/// Whether two plain names are the same or may look alike; the thorough reading knows.
fn may_look_alike(a: &str, b: &str) -> bool {
    let of = |byte: &u8| LOOKS[*byte as usize];
    let is_seen = |look: &u8| *look != PASSED;
    a.as_bytes().iter().map(of).filter(is_seen).eq(b.as_bytes().iter().map(of).filter(is_seen))
}

/// What does not tell plain names apart.
const PASSED: u8 = 0;
/// What is in no plain name.
const UNLIKE: u8 = 1;

/// What bytes look like, more coarsely than [`names::looks`](crate::names::looks) has it.
const LOOKS: [u8; 256] = {
    let mut looks = [UNLIKE; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        looks[byte as usize] = match byte {
            b' ' | b'-' | b'.' | b'_' => PASSED,
            b'0' => b'o',
            b'1' | b'i' | b'I' => b'l',
            _ if byte.is_ascii_alphanumeric() => byte.to_ascii_lowercase(),
            _ => UNLIKE,
        };
        byte += 1;
    }
    looks
};
