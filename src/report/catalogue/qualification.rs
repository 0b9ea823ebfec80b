//! How the qualification of the management team is weighed.

use super::Book;
use crate::catalogue::Weighted;
use crate::language::Message;
use crate::report::{Block, Cell, Column, Table, Tone};

impl Book<'_> {
    /// Ratings, competences, roles and programmes, as far as the catalogue has them.
    pub(super) fn qualification(&self, blocks: &mut Vec<Block>) {
        let qualification = &self.catalogue.qualification;
        let (competences, roles) = (&qualification.competences, &qualification.roles);
        if competences.is_empty() && roles.is_empty() && qualification.programmes.is_empty() {
            return;
        }
        blocks.push(Block::Heading(self.voice.word("book-heading-qualification")));
        if !competences.is_empty() {
            let message = match &qualification.proficient {
                Some(proficient) => Message::new("book-ratings-proficient").with("proficient", proficient),
                None => Message::new("book-ratings"),
            };
            let ratings = self.voice.say(&message.with("max", &qualification.rating_max));
            let weighing = Message::new("book-weighing").with("weighing", self.weighing());
            blocks.push(Block::Paragraph(Tone::Plain, format!("{ratings} {}", self.voice.say(&weighing))));
            blocks.push(Block::Table(self.weights("book-column-competence", competences)));
        }
        if !roles.is_empty() {
            blocks.push(Block::Subheading(self.voice.word("book-roles")));
            blocks.push(Block::Table(self.weights("book-column-role", roles)));
        }
        if !qualification.programmes.is_empty() {
            blocks.push(Block::Subheading(self.voice.word("book-programmes")));
            let rows = qualification.programmes.iter().map(|programme| {
                let months = programme.valid_months;
                let months = months.map_or_else(
                    || self.voice.word("book-months-unlimited"),
                    |months| self.voice.number(&months.to_string()),
                );
                vec![Cell::plain(self.titled(&programme.title, &programme.id)), Cell::plain(months)]
            });
            let columns = vec![
                Column::words(self.voice.word("book-column-programme")),
                Column::figures(self.voice.word("book-column-months")),
            ];
            blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
        }
    }

    fn weights(&self, title: &'static str, things: &[Weighted]) -> Table {
        let rows = things.iter().map(|thing| {
            vec![Cell::plain(self.titled(&thing.title, &thing.id)), Cell::plain(self.number(&thing.weight))]
        });
        let columns =
            vec![Column::words(self.voice.word(title)), Column::figures(self.voice.word("book-column-weight"))];
        Table { columns, rows: rows.collect() }
    }

    /// By what the ratings of persons weigh.
    pub(in crate::report) fn weighing(&self) -> Message {
        let qualification = &self.catalogue.qualification;
        Message::new(match (qualification.by_fte, qualification.roles.is_empty()) {
            (true, false) => "book-weigh-fte-role",
            (true, true) => "book-weigh-fte",
            (false, false) => "book-weigh-role",
            (false, true) => "book-weigh-head",
        })
    }
}
