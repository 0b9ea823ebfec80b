//! The management team: competences by person, and its tables as they were entered.

use super::notes::Notes;
use crate::assess::{PersonShare, ValueWorking};
use crate::catalogue::{Measure, Metric, Qualification, TeamFigure};
use crate::evidence::{Person, TableKind, TeamColumn as Reads};
use crate::language::{Arg, Message};
use crate::number::Exact;
use crate::report::{Bar, Block, Cell, Column, Mark, ReportWriter, Table, Tone};
use crate::vocabulary::is_blank;

/// With more persons than this, only the team as a whole is shown by competence.
const MOST_PERSONS: usize = 8;

/// For each competence the mean rating of the team by the weights of its persons.
pub(super) fn means(qualification: &Qualification, persons: &[Person], shares: &[PersonShare]) -> Vec<Exact> {
    let weights = Exact::sum(shares.iter().map(|share| share.weight.clone()));
    let mean = |index: usize| {
        let rating = |person: &Person| person.ratings.get(index).cloned().unwrap_or_default();
        let weighted = persons.iter().zip(shares).map(|(person, share)| &share.weight * &rating(person));
        Exact::sum(weighted).divided_by(&weights).unwrap_or_default()
    };
    (0..qualification.competences.len()).map(mean).collect()
}

impl ReportWriter<'_> {
    /// All about the team, where the catalogue measures it.
    pub(super) fn management_team(&self, notes: &Notes<'_>) -> Vec<Block> {
        let measured = self.indicators_with_results().filter_map(|(_, indicator, assessed)| match indicator.measure {
            Measure::Team { metric } => Some((assessed, metric)),
            _ => None,
        });
        let measured: Vec<_> = measured.collect();
        let team = &self.assessment.team;
        let figures: Vec<TeamFigure> = self.catalogue.team_figures().collect();
        let metrics: Vec<Metric> = figures
            .iter()
            .filter_map(|figure| match figure {
                TeamFigure::Metric(metric) => Some(*metric),
                TeamFigure::Persons => None,
            })
            .collect();
        if figures.is_empty() || team.persons.is_empty() {
            return Vec::new();
        }
        let mut parts = vec![Block::plain(self.localizer.word("page-team"))];
        let rates = |metric| matches!(metric, Metric::Qualification | Metric::LeadQualification | Metric::Coverage);
        let is_rated = metrics.iter().any(|metric| rates(*metric));
        if is_rated && !self.catalogue.qualification.competences.is_empty() && !team.in_error.contains(&Reads::Ratings)
        {
            let shares = measured.iter().find_map(|(assessed, metric)| match &assessed.value_working {
                ValueWorking::Persons(shares) if *metric == Metric::Qualification => {
                    Some((shares.as_slice(), assessed.value.as_ref()))
                }
                _ => None,
            });
            parts.push(self.matrix(shares));
        }
        for input in &self.assessment.inputs {
            if matches!(input.kind, TableKind::Team | TableKind::Training) {
                parts.extend(self.entered(input, notes, &metrics));
            }
        }
        parts
    }

    /// Competences × persons, with the weights of both, and what comes out of it.
    fn matrix(&self, shares: Option<(&[PersonShare], Option<&Exact>)>) -> Block {
        let word = |key| self.localizer.word(key);
        let qualification = &self.catalogue.qualification;
        let persons = self.assessment.team.persons.as_slice();
        let shares = shares.filter(|(shares, _)| shares.len() == persons.len());
        let shown = if persons.len() > MOST_PERSONS { &[][..] } else { persons };
        let mut columns =
            vec![Column::words(word("book-column-competence")), Column::figures(word("book-column-weight"))];
        columns.extend(shown.iter().map(|person| Column::figures(self.person(qualification, person))));
        columns.extend(shares.map(|_| Column::figures(word("page-column-team"))));
        let means = shares.map(|(shares, _)| means(qualification, persons, shares)).unwrap_or_default();
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (index, competence) in qualification.competences.iter().enumerate() {
            let title = self.localizer.text(&competence.title);
            let blank = self.blank_ratings(&competence.id);
            let mut row = vec![Cell::plain(title), Cell::plain(self.quantity(&competence.weight))];
            row.extend(shown.iter().enumerate().map(|(position, person)| match blank.get(position) {
                Some(true) => Cell::toned(Tone::Doubt, word("page-rating-missing")),
                _ => self.rating(qualification, title, &person.ratings.get(index).cloned().unwrap_or_default()),
            }));
            row.extend(means.get(index).map(|mean| self.rating(qualification, title, mean)));
            rows.push(row);
        }
        if let Some((shares, value)) = shares {
            let percent = |figure: &Exact| Cell::toned(Tone::Strong, self.percent(figure));
            let mut result = vec![Cell::toned(Tone::Strong, word("page-row-rating")), Cell::plain("")];
            let mut weights = vec![Cell::plain(word("page-row-weight")), Cell::plain("")];
            for (share, person) in shares.iter().zip(shown) {
                result.push(percent(&share.figure));
                weights.push(Cell::plain(self.weight_of_person(qualification, person, share)));
            }
            result.push(value.map_or_else(|| Cell::plain(""), percent));
            weights.push(Cell::plain(self.quantity(&Exact::sum(shares.iter().map(|share| share.weight.clone())))));
            rows.extend([result, weights]);
        }
        let caption = self.book().ratings();
        Block::Table(Table { caption, ..Table::new(columns, rows) })
    }

    /// For each person whether the rating of a competence is an empty cell.
    fn blank_ratings(&self, competence: &str) -> Vec<bool> {
        let is_rating = |reads: &Reads, cell: &crate::evidence::Cell| {
            *reads == Reads::Ratings && cell.input.as_deref() == Some(competence)
        };
        let cells = self.assessment.team.cells.iter().filter(|(reads, cell)| is_rating(reads, cell));
        cells.map(|(_, cell)| is_blank(&cell.raw)).collect()
    }

    /// How a person's weight comes about.
    fn weight_of_person(&self, qualification: &Qualification, person: &Person, share: &PersonShare) -> String {
        let role = person.role.and_then(|role| qualification.roles.get(role));
        match role.filter(|role| qualification.by_fte && role.weight != Exact::ONE) {
            Some(role) => {
                let factors = [&person.fte, &role.weight, &share.weight].map(|factor| self.quantity(factor));
                format!("{} × {} = {}", factors[0], factors[1], factors[2])
            }
            None => self.quantity(&share.weight),
        }
    }

    fn person(&self, qualification: &Qualification, person: &Person) -> String {
        let role = person.role.and_then(|role| qualification.roles.get(role));
        let role = match role {
            Some(role) => Arg::from(&role.title),
            None if qualification.roles.is_empty() => return person.name.to_string(),
            None => Arg::from(Message::new("page-no-role")),
        };
        self.localizer.say(&Message::new("page-person").with("person", &*person.name).with("role", role))
    }

    fn rating(&self, qualification: &Qualification, competence: &str, rating: &Exact) -> Cell {
        let shown = self.quantity(rating);
        let mut bar = Bar::new(format!("{competence}: {shown}"), rating, &qualification.rating_max, Tone::Plain);
        let proficient = qualification.proficient.as_ref();
        let mark = |proficient| Mark::required(self.quantity(proficient), proficient, &qualification.rating_max);
        bar.marks.extend(proficient.map(mark));
        Cell { bar: Some(bar), ..Cell::plain(shown) }
    }
}
