//! Bars: points against their thresholds, percentages against what labels ask for.

use super::{Chart, ChartRow};
use crate::assess::{AssessedIndicator, Assessment, Condition, Totals};
use crate::catalogue::{Catalogue, Indicator};
use crate::language::Message;
use crate::number::Exact;
use crate::report::assessment::condition_key;
use crate::report::{Bar, Mark, ReportWriter, Shape, Tone, thousandths};

/// What marks mean.
type Notes = Vec<(Shape, String)>;

impl ReportWriter<'_> {
    /// The points of an indicator against its minimums and the excellence threshold.
    pub(super) fn points_bar(
        &self,
        catalogue: &Catalogue,
        indicator: &Indicator,
        assessed: &AssessedIndicator,
    ) -> Option<Bar> {
        let points = assessed.points.as_ref()?;
        let title = self.of_most(indicator, self.quantity(points));
        let mut bar = Bar::new(title, points, &indicator.points, self.mark(assessed).0);
        if assessed.is_open() {
            bar.open = 1000;
        }
        let index = catalogue.indicators.iter().position(|other| std::ptr::eq(other, indicator));
        let of_labels = catalogue.labels.iter().flat_map(|label| &label.minimums);
        let of_labels = of_labels.filter(|(of, _)| Some(*of) == index).map(|(_, minimum)| minimum);
        let mut minimums: Vec<&Exact> = of_labels.chain(&indicator.minimum).filter(|most| most.is_positive()).collect();
        minimums.sort();
        minimums.dedup();
        let mut mark = |shape, key, limit: &Exact| {
            let text = self.localizer.say(&Message::new(key).with("points", self.quantity(limit)));
            bar.marks.push(Mark { at: thousandths(limit, &indicator.points), shape, text });
        };
        for minimum in minimums {
            mark(Shape::Required, "page-mark-minimum", minimum);
        }
        mark(Shape::Excellent, "page-mark-excellent", &indicator.excellent);
        Some(bar)
    }

    /// The whole percentage against those that labels over all indicators ask for.
    pub(super) fn score_chart(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<Chart> {
        let row = self.total_row(catalogue, assessment)?;
        let notes: Notes = row.bar.marks.iter().map(|mark| (mark.shape, mark.text.clone())).collect();
        Some(Chart { caption: String::new(), rows: vec![row], notes: self.with_open(notes, assessment) })
    }

    /// The percentages of all categories and of the whole as bars, in the order of
    /// their table, and what the marks of categories mean.
    pub(super) fn category_bars(&self, catalogue: &Catalogue, assessment: &Assessment) -> (Vec<Option<Bar>>, Notes) {
        let floors = self.required(catalogue, assessment, |condition| match condition {
            Condition::MinCategoryPercent { required, .. } => Some(required),
            _ => None,
        });
        let named = catalogue.categories.iter().zip(&assessment.categories).enumerate();
        let mut bars: Vec<Option<Bar>> = named
            .map(|(index, (category, totals))| {
                let mut bar = self.percent_row(self.localizer.text(&category.title), totals)?.bar;
                let is_below = floors.iter().any(|(required, _)| totals.percent.as_ref() < Some(required));
                bar.tone = if is_below { Tone::Bad } else { Tone::Plain };
                bar.marks = marks(&floors);
                bar.open = bar.filled.max(thousandths(&best_points(catalogue, assessment, index), &totals.attainable));
                Some(bar)
            })
            .collect();
        let total = self.total_row(catalogue, assessment).map(|row| row.bar);
        // What the others mean stands with the decision.
        let notes = floors.iter().map(|(_, text)| (Shape::Required, text.clone())).collect();
        bars.push(total);
        (bars, notes)
    }

    fn total_row(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<ChartRow> {
        let mut row = self.percent_row(&self.localizer.word("total"), &assessment.score)?;
        let required = self.required(catalogue, assessment, |condition| match condition {
            Condition::MinPercent { required, .. } => Some(required),
            _ => None,
        });
        let percent = assessment.score.percent.as_ref();
        let is_below = |(required, _): &(Exact, String)| percent < Some(required);
        // Enough points are no label yet, so they are not shown as if they were.
        row.bar.tone = if !required.is_empty() && required.iter().all(is_below) { Tone::Bad } else { Tone::Plain };
        row.bar.marks = marks(&required);
        if let Some(best) = assessment.best_case.percent.as_ref().filter(|_| assessment.provisional) {
            row.bar.open = thousandths(best, &Exact::HUNDRED);
        }
        Some(row)
    }

    fn percent_row(&self, name: &str, totals: &Totals) -> Option<ChartRow> {
        let percent = totals.percent.as_ref()?;
        let figure = self.percent(percent);
        let bar = Bar::new(format!("{name}: {figure}"), percent, &Exact::HUNDRED, Tone::Plain);
        Some(ChartRow { name: name.to_owned(), figure, bar })
    }

    /// What labels over all indicators ask for, each figure once, and in words.
    fn required(
        &self,
        catalogue: &Catalogue,
        assessment: &Assessment,
        of: impl Fn(&Condition) -> Option<&Exact>,
    ) -> Vec<(Exact, String)> {
        let mut required = Vec::new();
        for (label, result) in catalogue.labels.iter().zip(&assessment.labels) {
            for condition in &result.conditions {
                let Some(figure) = of(condition).filter(|_| label.scope.len() == catalogue.indicators.len()) else {
                    continue;
                };
                let word = self.localizer.word(condition_key(catalogue, condition));
                let text = format!("{}: {word} {}", self.localizer.text(&label.title), self.percent(figure));
                required.push((figure.clone(), text));
            }
        }
        required
    }

    fn with_open(&self, mut notes: Notes, assessment: &Assessment) -> Notes {
        if assessment.indicators.iter().any(|assessed| assessed.is_open()) {
            notes.push((Shape::Open, self.localizer.word("page-legend-open")));
        }
        notes
    }
}

/// The points of a category if everything open in it earned its maximum.
fn best_points(catalogue: &Catalogue, assessment: &Assessment, category: usize) -> Exact {
    let all = catalogue.indicators.iter().zip(&assessment.indicators);
    let own = all.filter(|(indicator, _)| indicator.category == category).map(|(_, assessed)| assessed);
    Exact::sum(own.filter_map(|assessed| match assessed.is_open() {
        true => Some(assessed.attainable.clone()),
        false => assessed.contribution.clone(),
    }))
}

fn marks(required: &[(Exact, String)]) -> Vec<Mark> {
    let mark = |(figure, text): &(Exact, String)| Mark {
        at: thousandths(figure, &Exact::HUNDRED),
        shape: Shape::Required,
        text: text.clone(),
    };
    required.iter().map(mark).collect()
}
