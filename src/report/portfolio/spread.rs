//! How the figures of a round are spread: its percentages, and the points of each indicator.

use super::RoundReport;
use crate::language::Message;
use crate::number::{Digits, Exact};
use crate::report::cohort::is_told;
use crate::report::{Bar, Block, Cell, Column, FigureWriter, Tone};

/// The titles of the columns that say how the points of an indicator are spread.
pub const SPREAD: [&str; 8] = [
    "portfolio-column-least",
    "portfolio-column-first-quartile",
    "portfolio-column-median",
    "portfolio-column-third-quartile",
    "portfolio-column-most",
    "portfolio-column-of",
    "portfolio-column-excellent",
    "portfolio-column-open",
];

impl RoundReport<'_> {
    /// How many percentages lie in each tenth.
    pub(super) fn tenths(&self) -> Vec<Block> {
        if self.round.scored.len() < self.min_group {
            return Vec::new();
        }
        let word = |key| self.localizer.word(key);
        let whole = |count: usize| Exact::from(i64::try_from(count).unwrap_or(i64::MAX));
        let most = whole(self.round.tenths.iter().copied().max().unwrap_or(1).max(1));
        let tenth = |(index, count): (usize, &usize)| {
            let key = if index == 9 { "portfolio-tenth" } else { "portfolio-tenth-below" };
            let (from, to) = (index * 10, index * 10 + 10);
            let range = self.localizer.say(&Message::new(key).with("from", from).with("to", to));
            let number = self.localizer.number(&count.to_string());
            let bar = Bar::new(format!("{range}: {number}"), &whole(*count), &most, Tone::Plain);
            vec![Cell::plain(range), Cell { bar: Some(bar), ..Cell::plain(number) }]
        };
        let columns = vec![
            Column::words(word("portfolio-column-from-to")),
            Column::figures(word("portfolio-column-initiatives")),
        ];
        let rows = self.round.tenths.iter().enumerate().rev().map(tenth).collect();
        vec![Block::table(columns, rows)]
    }

    /// The percentages of each category.
    pub(super) fn categories(&self) -> Vec<Block> {
        let round = self.round;
        if round.scored.len() < self.min_group {
            return Vec::new();
        }
        let digits = Digits::new(self.catalogue.decimals, &[]);
        let figures = FigureWriter { localizer: self.localizer, digits: &digits };
        let all = self.catalogue.categories.iter().zip(&round.categories);
        let rows: Vec<Vec<Cell>> = all
            .map(|(category, percents)| {
                let name = Cell::plain(self.localizer.text(&category.title));
                let none = || vec![Cell::plain("–"); 5];
                let count = percents.count;
                let figure = |(index, percent): (usize, Exact)| {
                    if !is_told(index, count, self.min_group) {
                        return Cell::plain("–");
                    }
                    let shown = figures.percent(&percent);
                    let bar = (index == 2).then(|| Bar::new(shown.clone(), &percent, &Exact::HUNDRED, Tone::Plain));
                    Cell { bar, ..Cell::plain(shown) }
                };
                let figures = percents.quartiles().map(|all| all.into_iter().enumerate().map(figure).collect());
                [name].into_iter().chain(figures.unwrap_or_else(none)).collect()
            })
            .collect();
        let columns = [Column::words(self.localizer.word("column-category"))].into_iter();
        let columns =
            columns.chain(SPREAD.into_iter().take(5).map(|key| Column::figures(self.localizer.word(key)))).collect();
        let mut blocks = vec![Block::table(columns, rows)];
        if round.categories.iter().any(|percents| percents.count > 0 && percents.quartiles().is_none()) {
            blocks.push(Block::plain(self.localizer.word("portfolio-categories-too-many")));
        }
        blocks
    }

    /// The points of each indicator.
    pub(super) fn spread(&self) -> Vec<Block> {
        let round = self.round;
        let word = |key| self.localizer.word(key);
        if round.scored.len() < self.min_group {
            let withheld = Message::new("portfolio-spread-withheld").with("least", self.min_group);
            return vec![Block::Paragraph(Tone::Doubt, self.localizer.say(&withheld))];
        }
        let count = Message::new("portfolio-spread-rule").with("count", round.scored.len());
        let mut blocks = vec![Block::plain(self.localizer.say(&count))];
        if !is_told(0, round.scored.len(), self.min_group) {
            let withheld = Message::new("portfolio-spread-withheld").with("least", self.min_group);
            blocks.push(Block::Paragraph(Tone::Doubt, self.localizer.say(&withheld)));
        }
        let digits = Digits::new(self.catalogue.decimals, &[]);
        let figures = FigureWriter { localizer: self.localizer, digits: &digits };
        let figure = |points: Option<&Exact>| points.map_or_else(|| "–".to_owned(), |points| figures.quantity(points));
        let all = self.catalogue.indicators.iter().zip(&round.spreads);
        let rows = all.map(|(indicator, spread)| {
            let counts = spread.counts();
            let told = |quarters: &usize| is_told(*quarters, counts.all, self.min_group);
            let quartile = |quarters| spread.quartile(quarters).filter(|_| told(&quarters));
            let quartiles = (0..=4).map(|quarters| Cell::plain(figure(quartile(quarters))));
            let counts =
                [counts.excellent, counts.open].map(|count| Cell::plain(self.localizer.number(&count.to_string())));
            let name = Cell::plain(self.localizer.text(&indicator.title));
            let most = Cell::plain(figures.quantity(&indicator.points));
            [name].into_iter().chain(quartiles).chain([most]).chain(counts).collect()
        });
        // Where there is little room, the extremes and the middle do.
        let [_, first, _, third, _, of, excellent, _] = SPREAD;
        let extra = [first, third, of, excellent];
        let columns = SPREAD.map(|key| {
            let column = Column::figures(word(key));
            if extra.contains(&key) { column.extra() } else { column }
        });
        let columns = [Column::words(word("column-indicator"))].into_iter().chain(columns).collect();
        blocks.push(Block::table(columns, rows.collect()));
        blocks
    }
}
