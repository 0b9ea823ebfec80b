//! Sums in words: the score in a phrase, the categories, and how a percentage
//! comes out of the weights of categories.

use super::{Block, Cell, Column, ReportWriter, Table, Tone};
use crate::assess::{Assessment, Status, Totals};
use crate::catalogue::{Aggregate, Catalogue};
use crate::language::Message;
use crate::number::{Exact, FigureKind, in_full};

/// The most categories whose percentages are written out in one sum.
const MOST_TERMS: usize = 8;

impl ReportWriter<'_> {
    /// The score in a phrase: percent and points. By category weights the one is
    /// no share of the other, so they stand apart.
    pub(super) fn score(&self, catalogue: &Catalogue, assessment: &Assessment) -> String {
        self.score_of(catalogue, &assessment.score)
    }

    /// A score as people say it.
    pub(super) fn score_of(&self, catalogue: &Catalogue, score: &Totals) -> String {
        let (with_percent, without) = match catalogue.aggregate {
            Aggregate::Points => ("score", "score-without-percent"),
            Aggregate::CategoryWeights => ("score-weighted", "score-weighted-without-percent"),
        };
        let message = match &score.percent {
            Some(percent) => Message::new(with_percent).with("percent", self.percent(percent)),
            None => Message::new(without),
        };
        let message =
            message.with("points", self.quantity(&score.points)).with("attainable", self.quantity(&score.attainable));
        self.localizer.say(&message)
    }

    /// The sums of the categories and of the whole, with weights where they count.
    pub(super) fn categories(&self, catalogue: &Catalogue, assessment: &Assessment) -> Table {
        let word = |key| self.localizer.word(key);
        let is_weighted = catalogue.aggregate == Aggregate::CategoryWeights;
        let row = |title: String, weight: String, tone, totals: &Totals| {
            let percent = totals.percent.as_ref();
            let title = Cell::toned(tone, title);
            let weight = is_weighted.then(|| Cell::toned(tone, weight));
            let figures = [
                self.quantity(&totals.points),
                self.quantity(&totals.attainable),
                percent.map_or_else(|| "–".to_owned(), |percent| self.percent(percent)),
            ];
            let figures = figures.map(|text| Cell::toned(tone, text));
            [title].into_iter().chain(weight).chain(figures).collect()
        };
        let named = catalogue.categories.iter().zip(&assessment.categories);
        let mut rows: Vec<_> = named
            .enumerate()
            .map(|(index, (category, totals))| {
                let title = self.localizer.text(&category.title).to_owned();
                let mut row: Vec<Cell> = row(title, self.weight(&category.weight), Tone::Plain, totals);
                if let Some(why) = self.uncounted(catalogue, assessment, index) {
                    // 0 of 0 points would look like a failure.
                    let figures = ["–".to_owned(), "–".to_owned(), why].map(Cell::plain);
                    row.truncate(row.len() - figures.len());
                    row.extend(figures);
                }
                row
            })
            .collect();
        let (total, best_case) = match is_weighted {
            true => ("total-weighted", "best-case-weighted"),
            false => ("total", "best-case"),
        };
        let weight = self.weight(&counted_weight(catalogue, assessment));
        rows.push(row(word(total), weight.clone(), Tone::Strong, &assessment.score));
        if assessment.provisional {
            rows.push(row(word(best_case), weight, Tone::Doubt, &assessment.best_case));
        }
        let weight = is_weighted.then(|| Column::figures(word("column-weight")));
        let figures = ["column-points", "column-attainable", "column-percent"];
        let columns = [Column::words(word("column-category"))].into_iter().chain(weight);
        Table { columns: columns.chain(figures.map(|key| Column::figures(word(key)))).collect(), rows }
    }

    /// Why a category has no points, where nothing can be earned in it: it is shown without
    /// counting, or nothing in it applies.
    pub(super) fn uncounted(&self, catalogue: &Catalogue, assessment: &Assessment, category: usize) -> Option<String> {
        let totals = assessment.categories.get(category)?;
        let all = catalogue.indicators.iter().zip(&assessment.indicators);
        let mut own = all.filter(|(indicator, _)| indicator.category == category);
        let applies = own.any(|(_, assessed)| assessed.status != Status::NotApplicable);
        let key = if applies { "category-uncounted" } else { "status-not-applicable" };
        totals.attainable.is_zero().then(|| self.localizer.word(key))
    }

    /// How the weighted percentage comes about, where there is one.
    pub(super) fn weighing(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<Block> {
        let percent = assessment.score.percent.as_ref()?;
        if catalogue.aggregate != Aggregate::CategoryWeights {
            return None;
        }
        let named = catalogue.categories.iter().zip(&assessment.categories);
        let counted: Vec<(&Exact, &Exact)> =
            named.filter_map(|(category, totals)| Some((&category.weight, totals.percent.as_ref()?))).collect();
        let terms: Vec<String> = counted
            .iter()
            .map(|(weight, percent)| format!("{} × {}", self.weight(weight), self.percent(percent)))
            .collect();
        let key = if terms.len() > MOST_TERMS { "weighing-in-words" } else { "weighing" };
        let weighing = Message::new(key)
            .with("terms", terms.join(" + "))
            .with("weights", self.weight(&counted_weight(catalogue, assessment)))
            .with("percent", self.percent(percent));
        let mut sentences = vec![self.localizer.say(&weighing)];
        if counted.iter().any(|(_, percent)| self.is_rounded(percent)) {
            sentences.push(self.localizer.word("weighing-unrounded"));
        }
        if counted.len() < catalogue.categories.len() {
            sentences.push(self.localizer.word("weighing-left-out"));
        }
        Some(Block::Paragraph(Tone::Plain, sentences.join(" ")))
    }

    /// A weight as the catalogue has it, in full.
    fn weight(&self, weight: &Exact) -> String {
        self.localizer.number(&in_full(weight))
    }

    /// Whether a percentage is another number than the one shown for it.
    fn is_rounded(&self, percent: &Exact) -> bool {
        let (shown, full) = (self.digits.show(FigureKind::Percent, percent), in_full(percent));
        shown != full && shown.trim_end_matches('0').trim_end_matches('.') != full
    }
}

/// The weights of the categories in which anything is attainable, added up.
fn counted_weight(catalogue: &Catalogue, assessment: &Assessment) -> Exact {
    let named = catalogue.categories.iter().zip(&assessment.categories);
    Exact::sum(named.filter(|(_, totals)| totals.percent.is_some()).map(|(category, _)| category.weight.clone()))
}
