//! The management team as a picture: competences by person, what each brings to
//! the other figures, and the trainings.

use super::{Chart, ChartRow, Part};
use crate::assess::{Assessed, Assessment, PersonShare, ValueWorking};
use crate::catalogue::{Catalogue, Indicator, Measure, Metric, Qualification};
use crate::evidence::{Column as Reads, Person, Training};
use crate::language::Message;
use crate::number::Exact;
use crate::report::catalogue::Book;
use crate::report::{Bar, Block, Cell, Column, Mark, Shape, Speaker, Table, Tone, thousandths};

/// With more persons than this, only the team as a whole is shown by competence.
const MOST_PERSONS: usize = 8;

impl Speaker<'_> {
    /// All about the team, where the catalogue measures it.
    pub(super) fn team_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<Part> {
        let all = catalogue.indicators.iter().zip(&assessment.indicators);
        let measured: Vec<(&Indicator, &Assessed, Metric)> = all
            .filter_map(|(indicator, assessed)| match indicator.measure {
                Measure::Team { metric } => Some((indicator, assessed, metric)),
                _ => None,
            })
            .collect();
        let team = &assessment.team;
        if measured.is_empty() || team.persons.is_empty() {
            return Vec::new();
        }
        let mut parts = vec![Part::Block(Block::Paragraph(Tone::Plain, self.voice.word("page-team")))];
        let rates = |metric| matches!(metric, Metric::Qualification | Metric::LeadQualification | Metric::Coverage);
        let is_rated = measured.iter().any(|(.., metric)| rates(*metric));
        if is_rated && !catalogue.qualification.competences.is_empty() && !team.in_error.contains(&Reads::Ratings) {
            let shares = measured.iter().find_map(|(_, assessed, metric)| match &assessed.value_working {
                ValueWorking::Persons(shares) if *metric == Metric::Qualification => {
                    Some((shares.as_slice(), assessed.value.as_ref()))
                }
                _ => None,
            });
            parts.extend(self.matrix(catalogue, &team.persons, shares));
        }
        for (indicator, assessed, metric) in &measured {
            if let (ValueWorking::Persons(shares), false) = (&assessed.value_working, *metric == Metric::Qualification)
            {
                parts.push(Part::Chart(self.shares_chart(indicator, assessed, *metric, shares)));
            }
        }
        let reads: Vec<Reads> =
            measured.iter().flat_map(|(.., metric)| metric.reads(&catalogue.qualification)).collect();
        if let Some(trainings) = team.trainings.as_ref().filter(|trainings| !trainings.is_empty()) {
            parts.extend(self.trainings(&catalogue.qualification, &team.persons, trainings, &reads));
        }
        parts
    }

    /// Competences × persons, with the weights of both, and what comes out of it.
    fn matrix(
        &self,
        catalogue: &Catalogue,
        persons: &[Person],
        shares: Option<(&[PersonShare], Option<&Exact>)>,
    ) -> Vec<Part> {
        let word = |key| self.voice.word(key);
        let qualification = &catalogue.qualification;
        let shares = shares.filter(|(shares, _)| shares.len() == persons.len());
        let shown = if persons.len() > MOST_PERSONS { &[][..] } else { persons };
        let mut columns =
            vec![Column::words(word("book-column-competence")), Column::figures(word("book-column-weight"))];
        columns.extend(shown.iter().map(|person| Column::figures(self.person(qualification, person))));
        columns.extend(shares.map(|_| Column::figures(word("page-column-team"))));
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (index, competence) in qualification.competences.iter().enumerate() {
            let rating = |person: &Person| person.ratings.get(index).cloned().unwrap_or_default();
            let title = self.voice.text(&competence.title);
            let mut row = vec![Cell::plain(title), Cell::plain(self.quantity(&competence.weight))];
            row.extend(shown.iter().map(|person| self.rating(qualification, title, &rating(person))));
            if let Some((shares, _)) = shares {
                let weighted = persons.iter().zip(shares).map(|(person, share)| &share.weight * &rating(person));
                let weights = Exact::sum(shares.iter().map(|share| share.weight.clone()));
                let mean = Exact::sum(weighted).divided_by(&weights).unwrap_or_default();
                row.push(self.rating(qualification, title, &mean));
            }
            rows.push(row);
        }
        if let Some((shares, value)) = shares {
            let percent = |figure: &Exact| {
                let shown = self.percent(figure);
                let bar = Bar::of(shown.clone(), figure, &Exact::HUNDRED, Tone::Strong);
                Cell::toned(Tone::Strong, shown).with_bar(Some(bar))
            };
            let mut result = vec![Cell::toned(Tone::Strong, word("page-row-rating")), Cell::plain("")];
            let mut weights = vec![Cell::plain(word("page-row-weight")), Cell::plain("")];
            for share in shares.iter().take(shown.len()) {
                result.push(percent(&share.figure));
                weights.push(Cell::plain(self.quantity(&share.weight)));
            }
            result.push(value.map_or_else(|| Cell::plain(""), percent));
            weights.push(Cell::plain(self.quantity(&Exact::sum(shares.iter().map(|share| share.weight.clone())))));
            rows.extend([result, weights]);
        }
        let caption = match &qualification.proficient {
            Some(proficient) => Message::new("book-ratings-proficient").with("proficient", proficient),
            None => Message::new("book-ratings"),
        };
        let caption = self.voice.say(&caption.with("max", &qualification.rating_max));
        let weighing = Message::new("book-weighing").with("weighing", Book { voice: self.voice, catalogue }.weighing());
        let caption = format!("{caption} {}", self.voice.say(&weighing));
        vec![Part::Table { caption, head: 0, cards: false, table: Table { columns, rows }, leads: Vec::new() }]
    }

    fn person(&self, qualification: &Qualification, person: &Person) -> String {
        let role = person.role.and_then(|role| qualification.roles.get(role));
        match role {
            Some(role) => {
                let message = Message::new("page-person").with("person", person.name.as_str());
                self.voice.say(&message.with("role", &role.title))
            }
            None => person.name.clone(),
        }
    }

    fn rating(&self, qualification: &Qualification, competence: &str, rating: &Exact) -> Cell {
        let shown = self.quantity(rating);
        let mut bar = Bar::of(format!("{competence}: {shown}"), rating, &qualification.rating_max, Tone::Plain);
        if let Some(proficient) = &qualification.proficient {
            let text = self.quantity(proficient);
            let at = thousandths(proficient, &qualification.rating_max);
            bar.marks.push(Mark { at, shape: Shape::Required, text });
        }
        Cell::plain(shown).with_bar(Some(bar))
    }

    /// What each person brings to one figure of the team.
    fn shares_chart(
        &self,
        indicator: &Indicator,
        assessed: &Assessed,
        metric: Metric,
        shares: &[PersonShare],
    ) -> Chart {
        let figure =
            |share: &PersonShare| if metric == Metric::Fte { share.weight.clone() } else { share.figure.clone() };
        let most = match metric {
            Metric::LeadQualification => Exact::HUNDRED,
            _ => shares.iter().map(figure).max().unwrap_or_default(),
        };
        let rows = self.person_shares(indicator, shares).into_iter().zip(shares).map(|(name, share)| ChartRow {
            bar: Bar::of(name.clone(), &figure(share), &most, Tone::Plain),
            name,
            figure: String::new(),
        });
        let value = self.value(indicator, assessed);
        Chart {
            caption: format!("{}: {value}", self.voice.text(&indicator.title)),
            rows: rows.collect(),
            notes: Vec::new(),
        }
    }

    /// The trainings, with the columns that some figure reads.
    fn trainings(
        &self,
        qualification: &Qualification,
        persons: &[Person],
        trainings: &[Training],
        reads: &[Reads],
    ) -> Option<Part> {
        let word = |key| self.voice.word(key);
        let shows = |column: Reads| reads.contains(&column);
        let row = |training: &Training| {
            let person = persons.get(training.person).map_or("", |person| person.name.as_str());
            let programme = training.programme.and_then(|programme| qualification.programmes.get(programme));
            let programme = programme
                .map_or_else(|| word("page-other-programme"), |known| self.voice.text(&known.title).to_owned());
            let date = training.date.map_or_else(String::new, |date| self.voice.date(date));
            let cells = [
                (true, Cell::plain(person)),
                (shows(Reads::Programme), Cell::plain(programme)),
                (shows(Reads::Date), Cell::plain(date)),
                (shows(Reads::Days), Cell::plain(self.quantity(&training.days))),
            ];
            cells.into_iter().filter(|(is_shown, _)| *is_shown).map(|(_, cell)| cell).collect()
        };
        let columns = [
            (true, Column::words(word("page-column-person"))),
            (shows(Reads::Programme), Column::words(word("book-column-programme"))),
            (shows(Reads::Date), Column::words(word("page-column-date"))),
            (shows(Reads::Days), Column::figures(word("page-column-days"))),
        ];
        let columns: Vec<Column> =
            columns.into_iter().filter(|(is_shown, _)| *is_shown).map(|(_, column)| column).collect();
        let table = Table { columns, rows: trainings.iter().map(row).collect() };
        (table.columns.len() > 1).then(|| Part::Table {
            caption: word("page-caption-training"),
            head: 0,
            cards: false,
            table,
            leads: Vec::new(),
        })
    }
}
