//! The tables `team` and `training`: the persons who manage the cluster.

mod model;
mod people;
mod plausible;

pub(crate) use model::is_used;
pub use model::{Person, Team, TeamColumn, Training};

use super::cell::Cell;
use super::date;
use super::document::{NamedDocument, names};
use super::findings::{Findings, error, warning};
use super::numeral::{self, Convention, ExpectedNumber};
use super::offer::Offer;
use super::reader::EvidenceReader;
use super::rows::Row;
use super::table::{ExtraColumns, InputTable, RawTable, Table, TableKind, TableReading, column_name};
use super::value_message::{doubtful, formula, not_a_date, not_a_number, out_of_range, unread_code};
use crate::catalogue::{Catalogue, Weighted};
use crate::diagnostic::Finding;
use crate::language::{Arg, Message};
use crate::names::identity;
use crate::nearest::nearest;
use crate::number::Exact;
use crate::vocabulary::{comparable, is_blank};
use jiff::civil::Date;
use people::PersonIndex;
pub(super) use people::is_like_a_real_name;
pub(super) use plausible::earliest;
use plausible::{AttendedTrainings, long_ago};
use std::collections::{BTreeMap, BTreeSet};

/// More full-time equivalents than this are implausible for a person; probably percent was meant.
pub const MOST_FTE: i64 = 2;

/// Reads the team's tables as far as the catalogue's metrics need them, and returns what was detected about them.
pub(super) fn read(
    reader: &EvidenceReader<'_>,
    team: Option<Table>,
    training: Option<Table>,
    findings: &mut Findings,
) -> Result<(Team, Vec<InputTable>), Box<Finding>> {
    let catalogue = reader.catalogue;
    let (team_so_far, people) = Default::default();
    let keeps_everything = reader.keeps_everything();
    let mut reader = TeamReader { reader, findings, team: team_so_far, people };
    let mut inputs = Vec::new();
    let has_team = team.is_some();
    if let Some(mut table) = team {
        if is_used(catalogue, TableKind::Team) {
            reader.persons(&mut table)?;
        } else {
            reader.unused(&table);
        }
        inputs.extend(keeps_everything.then(|| table.input()));
    }
    if let Some(mut table) = training {
        if is_used(catalogue, TableKind::Training) {
            reader.trainings(&mut table, has_team)?;
        } else {
            reader.unused(&table);
        }
        inputs.extend(keeps_everything.then(|| table.input()));
    }
    Ok((reader.team, inputs))
}

/// The further columns of the table `team`: its competences by id and title.
pub(super) fn competence_columns(catalogue: &Catalogue) -> ExtraColumns {
    let mut columns = BTreeMap::new();
    for (index, competence) in catalogue.qualification.competences.iter().enumerate() {
        for name in std::iter::once(competence.id.as_str()).chain(competence.title.wordings()) {
            columns.insert(comparable(name), index);
        }
    }
    columns
}

/// Reads one of the tables, whose kind tells its further columns.
pub(super) fn table(
    catalogue: &Catalogue,
    raw: &RawTable,
    findings: &mut Vec<Finding>,
    reads: TableReading<'_>,
) -> Result<Table, Box<Finding>> {
    let extra = if raw.kind == TableKind::Team { competence_columns(catalogue) } else { ExtraColumns::new() };
    Table::read_with(raw, &extra, findings, reads)
}

struct TeamReader<'a> {
    reader: &'a EvidenceReader<'a>,
    findings: &'a mut Findings,
    team: Team,
    /// Who is in the team, however the name is typed.
    people: PersonIndex,
}

#[derive(Clone, Copy)]
struct TeamCell<'t> {
    table: &'t Table,
    row: Row<'t>,
    index: usize,
    column: TeamColumn,
}

impl TeamReader<'_> {
    fn unused(&mut self, table: &Table) {
        let message = Message::new("finding-unused-table");
        let note = warning("unused-table", table.place(1, 0), message);
        self.findings.push(Finding { severity: crate::diagnostic::Severity::Note, ..note });
    }

    /// The column, required where some metric reads it, else not looked at.
    fn column(&self, table: &Table, name: &'static str, column: TeamColumn) -> Result<Option<usize>, Box<Finding>> {
        if !self.reader.team_columns.contains(&column) {
            return Ok(None);
        }
        table.required(table.column(name), name).map(Some)
    }

    fn persons(&mut self, table: &mut Table) -> Result<(), Box<Finding>> {
        let qualification = &self.reader.catalogue.qualification;
        let person = table.required(table.column("person"), "person")?;
        let role = self.column(table, "role", TeamColumn::Role)?;
        let fte = self.column(table, "fte", TeamColumn::Fte)?;
        let since = self.column(table, "since", TeamColumn::Since)?;
        let mut ratings = Vec::new();
        if self.reader.team_columns.contains(&TeamColumn::Ratings) {
            for (index, competence) in qualification.competences.iter().enumerate() {
                ratings.push(table.required_as(
                    table.extra_column(index),
                    &competence.id,
                    Arg::from(&competence.title),
                )?);
            }
        }
        let numeric: Vec<usize> = fte.iter().chain(&ratings).copied().collect();
        let convention = self.convention(table, &numeric);
        for row in table.rows() {
            let at = |index, column| TeamCell { table, row, index, column };
            let name = row.trimmed(person).to_owned();
            self.keep(at(person, TeamColumn::Person), "person");
            self.person(at(person, TeamColumn::Person), &name);
            let role = role.and_then(|index| self.role(at(index, TeamColumn::Role)));
            let fte = fte.and_then(|index| self.number(at(index, TeamColumn::Fte), "fte", convention, None));
            if let (Some(amount), Some(index)) = (&fte, table.column("fte"))
                && *amount > Exact::from(MOST_FTE)
            {
                let message = Message::new("finding-implausible-fte").with("fte", amount);
                self.findings.push(warning("implausible-fte", table.place(row.line, index), message));
            }
            let since = since.and_then(|index| self.since(at(index, TeamColumn::Since)));
            let ratings: Vec<Exact> = ratings
                .iter()
                .zip(&qualification.competences)
                .map(|(index, competence)| self.rating(at(*index, TeamColumn::Ratings), competence, convention))
                .collect();
            if let (Some(amount), Some(index)) = (&fte, table.column("fte"))
                && amount.is_zero()
                && ratings.iter().any(|rating| !rating.is_zero())
            {
                self.findings.push(warning("zero-fte", table.place(row.line, index), Message::new("finding-zero-fte")));
            }
            self.team.persons.push(Person { name, role, fte: fte.unwrap_or_default(), since, ratings });
            self.findings.check_count()?;
        }
        self.unseen(table);
        table.decimal = (!numeric.is_empty() && convention.is_sure).then_some(convention.sign);
        Ok(())
    }

    /// Takes note of who a row of the team is about, and of what is wrong with the name.
    fn person(&mut self, at: TeamCell<'_>, name: &str) {
        let place = at.table.place(at.row.line, at.index);
        if let Some(message) = formula(name) {
            return self.fail(at, "invalid-value", message);
        }
        let id = identity(name);
        if id.is_empty() {
            return self.fail(at, "invalid-value", Message::new("finding-unnamed-person"));
        }
        if is_like_a_real_name(name) {
            self.findings.push(warning("real-name", place.clone(), Message::new("finding-real-name")));
        }
        if let Some(earlier) = self.people.get(&id) {
            let is_typed_so = earlier.name == name;
            let key = if is_typed_so { "finding-duplicate-person" } else { "finding-duplicate-person-typed" };
            let message = Message::new(key).with("person", Arg::quoted(name));
            let message = message.with("other", Arg::quoted(&earlier.name));
            let message = message.with("line", Arg::Number(earlier.line.to_string()));
            return self.fail(at, "duplicate-person", message);
        }
        if let Some(other) = self.people.alike(name) {
            let message = Message::new("finding-similar-person").with("person", Arg::quoted(name));
            let message = message.with("other", Arg::quoted(&other.name));
            let message = message.with("line", Arg::Number(other.line.to_string()));
            self.findings.push(warning("similar-person", place, message));
        }
        self.people.add(id, name, at.row.line, self.team.persons.len());
    }

    fn trainings(&mut self, table: &mut Table, has_team: bool) -> Result<(), Box<Finding>> {
        let person = table.required(table.column("person"), "person")?;
        let programme = self.column(table, "programme", TeamColumn::Programme)?;
        let date = self.column(table, "date", TeamColumn::Date)?;
        let days = self.column(table, "days", TeamColumn::Days)?;
        let certificate = table.column("document");
        let numeric: Vec<usize> = days.into_iter().collect();
        let convention = self.convention(table, &numeric);
        // Days that no metric reads are shown as far as they can be read, and never found fault with.
        let shown = table.column("days").filter(|_| days.is_none());
        let as_shown = self.convention(table, &shown.into_iter().collect::<Vec<_>>());
        let mut trainings: Vec<(Training, Row<'_>)> = Vec::new();
        let mut attended = AttendedTrainings::default();
        for row in table.rows() {
            let at = |index, column| TeamCell { table, row, index, column };
            self.keep(at(person, TeamColumn::Person), "person");
            let who = self.participant(at(person, TeamColumn::Person), has_team);
            let certificates = certificate.map(|column| {
                let place = || table.place(row.line, column);
                let certificates = &mut self.team.certificates;
                names(row.cell(column))
                    .map(|name| NamedDocument::find(name, place, certificates))
                    .collect::<Vec<usize>>()
            });
            let programme = programme.and_then(|index| self.programme(at(index, TeamColumn::Programme)));
            let date = date.and_then(|index| self.date(at(index, TeamColumn::Date), "date"));
            let days = match shown {
                Some(index) => {
                    numeral::of_cell(row, index, ExpectedNumber::BARE, as_shown).ok().map(|numeral| numeral.value)
                }
                None => days.and_then(|index| self.number(at(index, TeamColumn::Days), "days", convention, None)),
            };
            let days = days.filter(|days| !days.is_negative());
            let in_future = date.is_some_and(|date| date > self.reader.reading.as_of);
            if let (true, Some(date), Some(index)) = (in_future, date, table.column("date")) {
                let message =
                    Message::new("finding-future-training").with("date", date).with("as-of", self.reader.reading.as_of);
                self.findings.push(warning("future-training", table.place(row.line, index), message));
            }
            if let (Some(date), Some(index)) = (date, table.column("date"))
                && date < self.reader.earliest
            {
                self.findings.push(long_ago(date, table.place(row.line, index)));
            }
            if let (Some(index), false) = (who, in_future) {
                let (certificates, days) = (certificates.unwrap_or_default(), days.unwrap_or_default());
                let training = Training { person: index, programme, date, days, certificates };
                let programme = table.column("programme").map_or("", |index| row.cell(index));
                let programme = self.reader.programme(programme).ok_or_else(|| comparable(programme));
                let same = attended.same(trainings.len(), &training, programme);
                match same.and_then(|same| trainings.get_mut(same)) {
                    Some((first, row_of_first)) => {
                        // Whichever stands first, the fewer days count.
                        first.days = first.days.clone().min(training.days);
                        let line = Arg::Number(row_of_first.line.to_string());
                        let message = Message::new("finding-duplicate-training").with("line", line);
                        self.findings.push(warning("duplicate-training", table.place(row.line, person), message));
                    }
                    None => trainings.push((training, row)),
                }
            }
            self.findings.check_count()?;
        }
        for (training, row) in &trainings {
            self.much_training(
                &mut attended,
                training,
                TeamCell { table, row: *row, index: person, column: TeamColumn::Person },
            );
        }
        let trainings = trainings.into_iter().map(|(training, _)| training).collect();
        self.unseen(table);
        self.team.trainings = Some(trainings);
        table.decimal = (!numeric.is_empty() && convention.is_sure).then_some(convention.sign);
        Ok(())
    }

    fn unseen(&mut self, table: &Table) {
        let is_of_table = |cell: &&Cell| cell.table == table.kind();
        let cells = self.team.cells.iter().map(|(_, cell)| cell).filter(is_of_table);
        let columns: BTreeSet<usize> = cells.map(|cell| cell.column - 1).collect();
        self.findings.extend(table.hidden_findings(&columns));
    }

    fn convention<'t>(&self, table: &'t Table, numeric: &'t [usize]) -> Convention {
        let texts = |row: Row<'t>| {
            let is_text = move |column: &&usize| row.number(**column).is_none();
            numeric.iter().filter(is_text).map(move |column| row.cell(*column))
        };
        table.convention(self.reader.reading.decimal, table.rows().flat_map(texts))
    }

    fn keep(&mut self, at: TeamCell<'_>, name: &str) {
        self.findings.extend(at.table.remarks(at.row, at.index));
        if !self.reader.keeps_everything() {
            return;
        }
        let cell = Cell {
            table: at.table.kind(),
            fact: None,
            line: at.row.line,
            column: at.index + 1,
            input: Some(name.to_owned()),
            raw: at.row.cell(at.index).to_owned(),
            read: None,
            note: String::new(),
        };
        self.team.cells.push((at.column, cell));
    }

    fn fail(&mut self, at: TeamCell<'_>, code: &'static str, message: Message) {
        self.team.in_error.insert(at.column);
        self.findings.push(error(code, at.table.place(at.row.line, at.index), message));
    }

    fn role(&mut self, at: TeamCell<'_>) -> Option<usize> {
        self.keep(at, "role");
        let roles = &self.reader.catalogue.qualification.roles;
        let found = self.reader.role(at.row.cell(at.index));
        // Without declared roles the column says nothing.
        if found.is_none() && !roles.is_empty() {
            let roles = roles.iter().map(|role| (role.id.as_str(), Some(&role.title)));
            let offer = Offer::new(roles, at.table.is_sheet());
            let near = offer.near(at.row.cell(at.index));
            let message = Message::near(near, "finding-unknown-role-near", "finding-unknown-role");
            let message = message.with("roles", offer.all()).with("role", Arg::quoted(at.row.trimmed(at.index)));
            self.fail(at, "unknown-role", message);
        }
        found
    }

    fn number(&mut self, at: TeamCell<'_>, name: &str, convention: Convention, max: Option<&Exact>) -> Option<Exact> {
        self.keep(at, name);
        let cell = at.row.trimmed(at.index);
        if is_blank(cell) {
            self.fail(at, "invalid-value", Message::new("finding-empty-cell").with("column", column_name(name)));
            return None;
        }
        let numeral = match numeral::of_cell(at.row, at.index, ExpectedNumber::BARE, convention) {
            Ok(numeral) => numeral,
            Err(why) => {
                let code = unread_code(cell, &why);
                let message = self.findings.words(|| not_a_number(cell, why, convention, Arg::from("–")));
                self.fail(at, code, message);
                return None;
            }
        };
        for doubt in &numeral.doubts {
            let place = at.table.place(at.row.line, at.index);
            let message = self.findings.words(|| doubtful(*doubt, cell, &numeral.value, convention));
            self.findings.push(warning(doubt.code(), place, message));
        }
        if numeral.value.is_negative() || max.is_some_and(|max| numeral.value > *max) {
            self.fail(at, "out-of-range", out_of_range(&numeral.value, Some(&Exact::ZERO), max));
            return None;
        }
        Some(numeral.value)
    }

    fn rating(&mut self, at: TeamCell<'_>, competence: &Weighted, convention: Convention) -> Exact {
        if is_blank(at.row.cell(at.index)) {
            self.keep(at, &competence.id);
            let message = Message::new("finding-missing-rating").with("competence", &competence.title);
            self.findings.push(warning("missing-rating", at.table.place(at.row.line, at.index), message));
            return Exact::ZERO;
        }
        let max = &self.reader.catalogue.qualification.rating_max;
        self.number(at, &competence.id, convention, Some(max)).unwrap_or_default()
    }

    fn date(&mut self, at: TeamCell<'_>, name: &str) -> Option<Date> {
        self.keep(at, name);
        let cell = at.row.trimmed(at.index);
        let date = date::of_cell(at.row, at.index);
        if date.is_none() {
            let message = match is_blank(cell) {
                true => Message::new("finding-empty-cell").with("column", column_name(name)),
                false => not_a_date(at.row, at.index),
            };
            self.fail(at, "invalid-value", message);
        }
        date
    }

    fn since(&mut self, at: TeamCell<'_>) -> Option<Date> {
        let since = self.date(at, "since")?;
        if since > self.reader.reading.as_of {
            let message =
                Message::new("finding-date-in-future").with("date", since).with("as-of", self.reader.reading.as_of);
            self.fail(at, "out-of-range", message);
            return None;
        }
        if since < self.reader.earliest {
            self.findings.push(long_ago(since, at.table.place(at.row.line, at.index)));
        }
        Some(since)
    }

    fn programme(&mut self, at: TeamCell<'_>) -> Option<usize> {
        self.keep(at, "programme");
        let programmes = &self.reader.catalogue.qualification.programmes;
        let written = at.row.trimmed(at.index);
        let found = self.reader.programme(written);
        if found.is_none() {
            let programmes = programmes.iter().map(|programme| (programme.id.as_str(), Some(&programme.title)));
            let near = Offer::new(programmes, at.table.is_sheet()).near(written);
            let message = Message::near(near, "finding-unknown-programme-near", "finding-unknown-programme");
            let message = message.with("programme", Arg::quoted(written));
            self.findings.push(warning("unknown-programme", at.table.place(at.row.line, at.index), message));
        }
        found
    }

    fn participant(&mut self, at: TeamCell<'_>, has_team: bool) -> Option<usize> {
        let name = at.row.trimmed(at.index);
        let found = self.people.get(&identity(name)).map(|person| person.index);
        // Without a team nobody is known.
        if found.is_none() && has_team {
            let near = self.people.alike(name).map(|person| person.name.as_str());
            let persons = &self.team.persons;
            let near = near.or_else(|| nearest(name, persons.iter().map(|person| &*person.name))).map(Arg::quoted);
            let message = Message::near(near, "finding-unknown-person-near", "finding-unknown-person");
            let message = message.with("person", Arg::quoted(name));
            self.findings.push(warning("unknown-person", at.table.place(at.row.line, at.index), message));
        }
        // Of somebody in the team the table of the team tells it.
        if found.is_none() && is_like_a_real_name(name) {
            let place = at.table.place(at.row.line, at.index);
            self.findings.push(warning("real-name", place, Message::new("finding-real-name")));
        }
        found
    }

    /// Tells it where somebody comes to more training in the last 12 months than work leaves time for.
    fn much_training(&mut self, attended: &mut AttendedTrainings, training: &Training, at: TeamCell<'_>) {
        let Some(days) = attended.too_many_days(training, self.reader.reading.as_of) else { return };
        let message = Message::new("finding-implausible-days").with("days", &days);
        let column = at.table.column("days").unwrap_or(at.index);
        self.findings.push(warning("implausible-days", at.table.place(at.row.line, column), message));
    }
}
