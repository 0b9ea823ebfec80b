//! How the qualification of the management team is weighed.

use super::{ASSUMED, RulebookWriter};
use crate::catalogue::{Basis, FigureBasis, Weighted};
use crate::language::{Message, Text};
use crate::report::{Block, Cell, Column, Tone};

impl RulebookWriter<'_> {
    /// Ratings, competences, roles and programmes, as far as the catalogue has them.
    pub(super) fn qualification(&self) -> Vec<Block> {
        let qualification = &self.catalogue.qualification;
        let (competences, roles) = (&qualification.competences, &qualification.roles);
        let mut blocks = Vec::new();
        if !competences.is_empty() {
            blocks.push(Block::plain(self.ratings()));
            blocks.extend(self.weights("book-column-competence", competences));
        }
        if !roles.is_empty() {
            blocks.push(Block::Subheading(self.localizer.word("book-roles")));
            blocks.extend(self.weights("book-column-role", roles));
        }
        if !qualification.programmes.is_empty() {
            blocks.push(Block::Subheading(self.localizer.word("book-programmes")));
            let said = qualification.programmes.iter().map(|programme| (&programme.title, &programme.foundation));
            let rationales = self.rationales(said);
            let rows = qualification.programmes.iter().map(|programme| {
                let months = programme.valid_months;
                let months = months.map_or_else(
                    || self.localizer.word("book-months-unlimited"),
                    |months| self.localizer.number(&months.to_string()),
                );
                let title = Cell::plain(self.titled(&programme.title, &programme.id));
                vec![title, Cell::plain(months), self.founded(&programme.foundation)]
            });
            let columns = vec![
                Column::words(self.localizer.word("book-column-programme")),
                Column::figures(self.localizer.word("book-column-months")),
                Column::words(self.localizer.word("page-column-basis")),
            ];
            blocks.push(Block::table(columns, rows.collect()));
            blocks.extend(rationales);
        }
        blocks
    }

    fn weights(&self, title: &'static str, things: &[Weighted]) -> Vec<Block> {
        let rows = things.iter().map(|thing| {
            let weight = Cell::plain(self.number(&thing.weight));
            vec![Cell::plain(self.titled(&thing.title, &thing.id)), weight, self.founded(&thing.foundation)]
        });
        let columns = vec![
            Column::words(self.localizer.word(title)),
            Column::figures(self.localizer.word("book-column-weight")),
            Column::words(self.localizer.word("page-column-basis")),
        ];
        let rationales = self.rationales(things.iter().map(|thing| (&thing.title, &thing.foundation)));
        [Block::table(columns, rows.collect())].into_iter().chain(rationales).collect()
    }

    /// What a weight rests on, in a word.
    fn founded(&self, foundation: &FigureBasis) -> Cell {
        let basis = self.localizer.word(match foundation.basis {
            Basis::Published => "change-basis-published",
            Basis::Inferred => "change-basis-inferred",
            Basis::Assumed => {
                return Cell::toned(
                    Tone::Doubt,
                    ASSUMED.to_owned() + " " + &self.localizer.word("change-basis-assumed"),
                );
            }
        });
        let source = foundation.source.map(|source| self.source_name(source)).unwrap_or_default();
        Cell::plain(format!("{basis} ({source})"))
    }

    /// Why things weigh what they weigh, where the catalogue says so.
    fn rationales<'t>(&self, things: impl Iterator<Item = (&'t Text, &'t FigureBasis)>) -> Option<Block> {
        let line = |(title, foundation): (&Text, &FigureBasis)| {
            let rationale = Message::new("book-rationale").with("rationale", foundation.rationale.as_ref()?);
            let message = Message::new("reason").with("label", title).with("reason", rationale);
            Some((Tone::Plain, self.localizer.say(&message)))
        };
        Block::list(things.filter_map(line).collect())
    }

    /// How persons are rated and what their ratings weigh.
    pub(in crate::report) fn ratings(&self) -> String {
        let qualification = &self.catalogue.qualification;
        let ratings = match &qualification.proficient {
            Some(proficient) => Message::new("book-ratings-proficient").with("proficient", proficient),
            None => Message::new("book-ratings"),
        };
        let weighing = Message::new("book-weighing").with("weighing", self.weighing());
        let ratings = self.localizer.say(&ratings.with("max", &qualification.rating_max));
        format!("{ratings} {}", self.localizer.say(&weighing))
    }

    /// By what the ratings of persons weigh.
    pub(super) fn weighing(&self) -> Message {
        let qualification = &self.catalogue.qualification;
        Message::new(match (qualification.by_fte, qualification.roles.is_empty()) {
            (true, false) => "book-weigh-fte-role",
            (true, true) => "book-weigh-fte",
            (false, false) => "book-weigh-role",
            (false, true) => "book-weigh-head",
        })
    }
}
