//! Groups of initiatives beside each other.

use super::RoundReport;
use crate::language::Message;
use crate::number::{Digits, Exact};
use crate::portfolio::Group;
use crate::report::cohort::is_told;
use crate::report::{Bar, Block, Cell, Column, FigureWriter, Tone};

/// The most groups that are listed.
const MOST: usize = 100;

impl RoundReport<'_> {
    /// How the groups stand that have an attribute in common, if that is asked for.
    pub(super) fn groups(&self) -> Vec<Block> {
        let Some(by) = self.by else { return Vec::new() };
        let word = |key| self.localizer.word(key);
        let digits = Digits::new(self.catalogue.decimals, &[]);
        let figures = FigureWriter { localizer: self.localizer, digits: &digits };
        let groups = self.round.groups();
        let is_held_back = |group: &Group<'_>| group.count < self.min_group;
        let row = |group: &Group<'_>| {
            let name = group.name.map_or_else(|| word("portfolio-group-none"), str::to_owned);
            let mut row = vec![Cell::plain(name), Cell::plain(self.localizer.number(&group.count.to_string()))];
            if is_held_back(group) {
                row.push(Cell::toned(Tone::Doubt, word("portfolio-group-withheld")));
                row.extend(vec![Cell::plain("–"); 5]);
                return row;
            }
            row.push(Cell::plain(self.awards_of(group)));
            for quarters in 0..=4 {
                let percent = group.quartile(quarters).filter(|_| is_told(quarters, group.count, self.min_group));
                let shown = percent.map_or_else(|| "–".to_owned(), |percent| figures.percent(percent));
                let bar = percent.filter(|_| quarters == 2);
                let bar = bar.map(|percent| Bar::new(shown.clone(), percent, &Exact::HUNDRED, Tone::Plain));
                row.push(Cell { bar, ..Cell::plain(shown) });
            }
            row
        };
        let rows: Vec<Vec<Cell>> = groups.iter().take(MOST).map(row).collect();
        let columns = vec![
            Column::words(by.to_owned()),
            Column::figures(word("portfolio-column-initiatives")),
            Column::words(word("portfolio-column-award")),
            Column::figures(word("portfolio-column-least")).extra(),
            Column::figures(word("portfolio-column-first-quartile")).extra(),
            Column::figures(word("portfolio-column-median")),
            Column::figures(word("portfolio-column-third-quartile")).extra(),
            Column::figures(word("portfolio-column-most")).extra(),
        ];
        let mut blocks = vec![Block::table(columns, rows)];
        let mut note = |message: Message| blocks.push(Block::plain(self.localizer.say(&message)));
        if groups.len() > MOST {
            note(Message::new("portfolio-more").with("count", groups.len() - MOST));
        }
        if groups.iter().any(|group| !is_told(0, group.count, self.min_group)) {
            note(Message::new("portfolio-spread-withheld").with("least", self.min_group));
        }
        blocks
    }

    /// How many of a group have which label.
    fn awards_of(&self, group: &Group<'_>) -> String {
        let labels = (0..self.catalogue.labels.len()).map(Some).chain([None]);
        let awards = labels.zip(&group.awards).filter(|(_, count)| **count > 0).map(|(label, count)| {
            let message = Message::new("portfolio-award").with("label", self.label(label));
            self.localizer.say(&message.with("count", *count).with("provisional", 0_usize))
        });
        awards.collect::<Vec<_>>().join(", ")
    }
}
