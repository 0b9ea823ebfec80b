//! The categories, the score in a phrase, and how a percentage comes out of the weights of
//! categories; as bars, against what labels ask for.

use crate::assess::{Assessment, Condition, Status, Totals};
use crate::catalogue::{Aggregate, Floor, Member, ScorePart};
use crate::language::Message;
use crate::number::{Exact, FigureKind, in_full};
use crate::report::group::with_bonus;
use crate::report::{Bar, Block, Cell, Chart, Column, Mark, ReportWriter, Shape, Table, Tone, is_rounded, thousandths};

/// The most categories whose percentages are written out in one sum.
const MOST_TERMS: usize = 8;

impl ReportWriter<'_> {
    /// The score in a phrase: percent and points. By category weights the one is
    /// no share of the other, so they stand apart.
    pub(in crate::report) fn score(&self) -> String {
        self.score_of(&self.assessment.score)
    }

    /// A score as people say it.
    pub(in crate::report) fn score_of(&self, score: &Totals) -> String {
        let (with_percent, without) = match self.catalogue.aggregate {
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

    /// All of them with their percentages as bars, and how the weighted percentage comes about.
    pub(super) fn categories(&self) -> Vec<Block> {
        let mut table = self.sums();
        let whole = self.whole_scale();
        let floors: Vec<Vec<(Exact, String)>> =
            (0..self.catalogue.categories.len()).map(|index| self.floors_of(index)).collect();
        let bars = floors.iter().enumerate().map(|(index, floors)| self.category_bar(index, floors, &whole));
        for (cell, bar) in
            table.rows.iter_mut().filter_map(|row| row.last_mut()).zip(bars.chain([self.total_bar(&whole)]))
        {
            cell.bar = bar;
        }
        let points = self.assessment.categories.iter().chain([&self.assessment.score]).map(|totals| &totals.points);
        let mut is_exact = points.map(|points| self.digits.show(FigureKind::Quantity, points) == in_full(points));
        table.caption = self.localizer.word(match is_exact.all(|is_exact| is_exact) {
            true => "page-caption-categories",
            false => "page-caption-categories-rounded",
        });
        // What the other marks mean stands with the decision.
        let mut legend: Vec<(Shape, String)> = Vec::new();
        for (_, text) in floors.into_iter().flatten() {
            if !legend.iter().any(|(_, known)| *known == text) {
                legend.push((Shape::Required, text));
            }
        }
        legend.extend((whole > Exact::HUNDRED).then(|| (Shape::Whole, self.localizer.word("page-mark-whole"))));
        let legend = (!legend.is_empty()).then_some(Block::Legend(legend));
        let bonus = self.catalogue.categories.iter().any(|category| category.bonus);
        let bonus = bonus.then(|| Block::plain(self.localizer.word("bonus-note")));
        [Block::Table(table)].into_iter().chain(legend).chain(bonus).chain(self.weighing()).collect()
    }

    /// The sums of the categories and of the whole, with weights where they count.
    fn sums(&self) -> Table {
        let word = |key| self.localizer.word(key);
        let is_weighted = self.catalogue.aggregate == Aggregate::CategoryWeights;
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
        let named = self.catalogue.categories.iter().zip(&self.assessment.categories);
        let mut rows: Vec<_> = named
            .enumerate()
            .map(|(index, (category, totals))| {
                let title = with_bonus(self.localizer, &category.title, category.bonus);
                let mut row: Vec<Cell> = row(title, self.weight(&category.weight), Tone::Plain, totals);
                if category.bonus {
                    // What is in no sum stands apart.
                    let attainable = row.len() - 2;
                    let first = if category.adds_to_percentage() { 1 } else { attainable };
                    for cell in row.iter_mut().take(attainable + 1).skip(first) {
                        cell.text = format!("({})", cell.text);
                    }
                }
                if let Some(why) = self.uncounted(index) {
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
        let weight = self.weight(&self.counted_weight());
        rows.push(row(word(total), weight.clone(), Tone::Strong, &self.assessment.score));
        if self.assessment.provisional {
            rows.push(row(word(best_case), weight, Tone::Doubt, &self.assessment.best_case));
        }
        let weight = is_weighted.then(|| Column::figures(word("column-weight")));
        let figures = ["column-points", "column-attainable", "column-percent"];
        let columns = [Column::words(word("column-category"))].into_iter().chain(weight);
        Table::new(columns.chain(figures.map(|key| Column::figures(word(key)))).collect(), rows)
    }

    /// Why a category has no points, where nothing can be earned in it: it is shown without
    /// counting, or nothing in it applies.
    pub(in crate::report) fn uncounted(&self, category: usize) -> Option<String> {
        let totals = self.assessment.categories.get(category)?;
        let applies = self.indicators_of(category).any(|(.., assessed)| assessed.status != Status::NotApplicable);
        let key = if applies { "category-uncounted" } else { "status-not-applicable" };
        let members = self.catalogue.outline(category);
        let is_bonus = |(_, member): &(usize, Member)| match member {
            Member::Indicator(index) => self.catalogue.indicators.get(*index).is_some_and(|it| it.bonus),
            Member::Group(index) => self.catalogue.groups.get(*index).is_some_and(|it| it.bonus),
        };
        // A bonus earns though nothing is attainable.
        let earns = totals.points.is_positive() || (applies && members.iter().any(is_bonus));
        (totals.attainable.is_zero() && !earns).then(|| self.localizer.word(key))
    }

    /// How the weighted percentage comes about, where there is one.
    pub(in crate::report) fn weighing(&self) -> Option<Block> {
        let percent = self.assessment.score.percent.as_ref()?;
        let added = self.percentage_points();
        // A rule book rounds and caps what a bonus has been added to.
        let percent = if added.is_empty() { percent } else { self.assessment.score.exact_percent()? };
        if self.catalogue.aggregate != Aggregate::CategoryWeights {
            let added = [added, vec![self.in_all(percent)]].concat();
            return (added.len() > 1).then(|| Block::plain(added.join(" ")));
        }
        let named = || self.catalogue.categories.iter().zip(&self.assessment.categories);
        let counted: Vec<(&Exact, &Exact)> = named()
            .filter(|(category, _)| !category.bonus)
            .filter_map(|(category, totals)| Some((&category.weight, totals.percent.as_ref()?)))
            .collect();
        let mean = percent - &self.percentage_points_added();
        let terms: Vec<String> = counted
            .iter()
            .map(|(weight, percent)| format!("{} × {}", self.weight(weight), self.percent(percent)))
            .collect();
        let key = if terms.len() > MOST_TERMS { "weighing-in-words" } else { "weighing" };
        let weighing = Message::new(key)
            .with("terms", terms.join(" + "))
            .with("weights", self.weight(&self.counted_weight()))
            .with("percent", self.percent(&mean));
        let mut sentences = vec![self.localizer.say(&weighing)];
        let is_rounded = |percent| is_rounded(&self.digits.show(FigureKind::Percent, percent), &in_full(percent));
        if counted.iter().any(|(_, percent)| is_rounded(percent)) {
            sentences.push(self.localizer.word("weighing-unrounded"));
        }
        if counted.len() < named().filter(|(category, _)| !category.bonus).count() {
            sentences.push(self.localizer.word("weighing-left-out"));
        }
        if !added.is_empty() {
            sentences.extend(added);
            sentences.push(self.in_all(percent));
        }
        Some(Block::plain(sentences.join(" ")))
    }

    /// The percentage with what a bonus added to it.
    fn in_all(&self, percent: &Exact) -> String {
        self.localizer.say(&Message::new("bonus-in-all").with("percent", self.percent(percent)))
    }

    /// A weight as the catalogue has it, in full.
    fn weight(&self, weight: &Exact) -> String {
        self.localizer.number(&in_full(weight))
    }

    /// The weights of the categories in which anything is attainable, added up.
    fn counted_weight(&self) -> Exact {
        let named = self.catalogue.categories.iter().zip(&self.assessment.categories);
        let counted = named.filter(|(category, totals)| totals.percent.is_some() && !category.bonus);
        Exact::sum(counted.map(|(category, _)| category.weight.clone()))
    }

    /// The whole percentage against those that labels ask for.
    pub(super) fn score_chart(&self) -> Option<Chart> {
        let bar = self.total_bar(&self.whole_scale())?;
        let mut legend: Vec<_> = bar.marks.iter().map(|mark| (mark.shape, mark.text.clone())).collect();
        if self.assessment.indicators.iter().any(|assessed| assessed.is_open()) {
            legend.push((Shape::Open, self.localizer.word("page-legend-open")));
        }
        let figure = self.percent(self.assessment.score.percent.as_ref()?);
        Some(Chart { name: self.localizer.word("total"), figure, bar, legend })
    }

    /// What a full bar stands for: 100 %, or the greatest percentage where a bonus leads beyond.
    fn whole_scale(&self) -> Exact {
        let Assessment { categories, best_categories, score, best_case, .. } = self.assessment;
        let all = categories.iter().chain(best_categories).chain([score, best_case]);
        all.filter_map(|totals| totals.percent.as_ref()).fold(Exact::HUNDRED, |most, percent| most.max(percent.clone()))
    }

    fn total_bar(&self, whole: &Exact) -> Option<Bar> {
        let required = self.required(|condition| match condition {
            Condition::MinPercent { required, .. } => Some(required),
            _ => None,
        });
        let mut bar = self.percent_bar(&self.localizer.word("total"), &self.assessment.score, &required, whole)?;
        let percent = self.assessment.score.percent.as_ref();
        let is_below = |(required, _): &(Exact, String)| percent < Some(required);
        // Enough points are no label yet, so they are not shown as if they were.
        bar.tone = if !required.is_empty() && required.iter().all(is_below) { Tone::Bad } else { Tone::Plain };
        if let Some(best) = self.assessment.best_case.percent.as_ref().filter(|_| self.assessment.provisional) {
            bar.open = thousandths(best, whole);
        }
        Some(bar)
    }

    /// What labels over all indicators ask of a category, in percent.
    fn floors_of(&self, category: usize) -> Vec<(Exact, String)> {
        let is_own = |floor: &&Floor| floor.part == ScorePart::Category(category) && floor.kind == FigureKind::Percent;
        self.required(|condition| match condition {
            Condition::MinCategoryPercent { required, .. } => Some(required),
            Condition::Floors { floors, .. } => floors.iter().find(is_own).map(|floor| &floor.least),
            _ => None,
        })
    }

    fn category_bar(&self, index: usize, floors: &[(Exact, String)], whole: &Exact) -> Option<Bar> {
        let (category, totals) = (self.catalogue.categories.get(index)?, self.assessment.categories.get(index)?);
        // A bonus has no floor.
        let floors = if category.bonus { &[] } else { floors };
        let mut bar = self.percent_bar(self.localizer.text(&category.title), totals, floors, whole)?;
        if floors.iter().any(|(required, _)| totals.percent.as_ref() < Some(required)) {
            bar.tone = Tone::Bad;
        }
        if let Some(best) = self.assessment.best_categories.get(index).and_then(|best| best.percent.as_ref()) {
            bar.open = bar.filled.max(thousandths(best, whole));
        }
        Some(bar)
    }

    fn percent_bar(&self, name: &str, totals: &Totals, required: &[(Exact, String)], whole: &Exact) -> Option<Bar> {
        let percent = totals.percent.as_ref()?;
        let mut bar = Bar::new(format!("{name}: {}", self.percent(percent)), percent, whole, Tone::Plain);
        let mark = |(figure, text): &(Exact, String)| Mark::required(text.clone(), figure, whole);
        bar.marks = required.iter().map(mark).collect();
        if *whole > Exact::HUNDRED {
            let at = thousandths(&Exact::HUNDRED, whole);
            bar.marks.push(Mark { at, shape: Shape::Whole, text: self.localizer.word("page-mark-whole") });
        }
        Some(bar)
    }

    /// What labels over all indicators ask for, each figure once, and in words.
    fn required(&self, of: impl Fn(&Condition) -> Option<&Exact>) -> Vec<(Exact, String)> {
        let mut required = Vec::new();
        for (label, result) in self.catalogue.labels.iter().zip(&self.assessment.labels) {
            for condition in &result.conditions {
                let Some(figure) = of(condition).filter(|_| label.scope.len() == self.catalogue.indicators.len())
                else {
                    continue;
                };
                let title = self.localizer.text(&label.title);
                let text = format!("{title}: {} {}", self.condition(condition), self.percent(figure));
                required.push((figure.clone(), text));
            }
        }
        required
    }
}
