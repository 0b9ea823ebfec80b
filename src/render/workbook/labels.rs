//! The labels on the sheet of the decision: their scores, their conditions, and
//! the categories that the conditions look at.

use super::formulas::{StatusWords, at_least};
use super::layout::summary::LABELS;
use super::layout::{self, many};
use super::sheet::{Cached, SheetWriter, WriteResult, cached, cell, figure, literal, plain, quiet, rows, sign};
use super::{WorkbookContext, group_rows};
use crate::assess::{Condition, LabelResult, Totals};
use crate::catalogue::{Aggregate, Catalogue, Category, Floor, ScorePart};
use crate::number::{Exact, FigureKind};
use crate::report::with_bonus;
use rust_xlsxwriter::XlsxError;

const MET: u16 = 6;

/// Where the labels, conditions and categories stand.
pub(super) struct LabelSheet<'a> {
    context: &'a WorkbookContext<'a>,
    /// The first row of the conditions of each label.
    conditions: Vec<u32>,
    /// The first row of the categories: over all indicators, then label by label.
    categories: Vec<u32>,
    /// The row after the last.
    pub end: u32,
}

impl<'a> LabelSheet<'a> {
    pub(super) fn new(context: &'a WorkbookContext<'a>) -> LabelSheet<'a> {
        let labels = &context.assessment.labels;
        let mut next = LABELS + 1 + many(labels.len()) + 2;
        let mut take = |count: usize| {
            let first = next;
            next += many(count);
            first
        };
        let conditions = labels.iter().map(|label| take(label.conditions.len())).collect();
        take(2);
        let mut categories = vec![take(context.catalogue.categories.len())];
        for (label, result) in context.catalogue.labels.iter().zip(labels) {
            let is_whole = label.scope.len() == context.catalogue.indicators.len();
            let own = if is_whole { categories.first().copied().unwrap_or(0) } else { take(result.categories.len()) };
            categories.push(own);
        }
        LabelSheet { context, conditions, categories, end: next }
    }

    /// The row of a label: those that may be awarded come first, so that the award is found among them.
    fn label_row(&self, label: usize) -> u32 {
        let catalogue = self.context.catalogue;
        let is_award = |label: usize| catalogue.labels.get(label).is_some_and(|label| label.award);
        let before = (0..label).filter(|other| is_award(*other) == is_award(label)).count();
        let first = if is_award(label) { 0 } else { catalogue.awards().count() };
        LABELS + 1 + many(first + before)
    }

    /// A column of the table of labels, as far as they may be awarded.
    pub(super) fn labels_in(&self, column: u16) -> String {
        rows(LABELS + 1, LABELS + many(self.context.catalogue.awards().count().max(1)), column)
    }

    /// The places of the categories that are so, by their rows, in a column over a label's scope: as few ranges as may be.
    fn categories_that(&self, label: Option<usize>, column: u16, is: impl Fn(&Category) -> bool) -> Vec<String> {
        let place = label.map_or(0, |label| label + 1);
        let first = self.categories.get(place).copied().unwrap_or(0);
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for (row, _) in (first..).zip(&self.context.catalogue.categories).filter(|(_, category)| is(category)) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == row => *last = row,
                _ => runs.push((row, row)),
            }
        }
        runs.into_iter().map(|(first, last)| rows(first, last, column)).collect()
    }

    /// The percentage of points by the catalogue's rule, and what a bonus adds to it.
    pub(super) fn percent(&self, points: &str, attainable: &str, label: Option<usize>) -> String {
        let bonus: String = (self.categories_that(label, 1, Category::adds_to_percentage).into_iter())
            .zip(self.categories_that(label, 4, Category::adds_to_percentage))
            .map(|(weights, percents)| format!("+SUMPRODUCT({weights},{percents})/100"))
            .collect();
        let catalogue = self.context.catalogue;
        match catalogue.aggregate {
            Aggregate::Points => {
                let percent = percent_compared(catalogue, format!("100*{points}/{attainable}{bonus}"));
                format!("IF({attainable}=0,\"\",{percent})")
            }
            Aggregate::CategoryWeights => {
                let columns = [1, 4, 3].map(|column| self.categories_that(label, column, |category| !category.bonus));
                let [weights, percents, counted] = &columns;
                let join = |terms: Vec<String>| match terms.as_slice() {
                    [one] => one.clone(),
                    _ => format!("({})", terms.join("+")),
                };
                let weighed = weights.iter().zip(percents).map(|(w, p)| format!("SUMPRODUCT({w},{p})"));
                let sum = counted.iter().zip(weights).map(|(c, w)| format!("SUMIF({c},\">0\",{w})"));
                let (weighed, sum) = (join(weighed.collect()), join(sum.collect()));
                let mean = percent_compared(catalogue, format!("{weighed}/{sum}{bonus}"));
                format!("IF({sum}=0,\"\",{mean})")
            }
        }
    }

    /// The sum of a column of the indicators over a scope, by way of the categories; `None` where each indicator
    /// simply enters it.
    pub(super) fn sum(&self, column: u16, label: Option<usize>) -> Option<String> {
        let catalogue = self.context.catalogue;
        if catalogue.groups.is_empty() && !catalogue.categories.iter().any(|category| category.bonus) {
            return None;
        }
        let ranges = match column {
            layout::indicators::ATTAINABLE => self.categories_that(label, 3, |category| !category.bonus),
            _ => self.categories_that(label, 2, |category| !category.adds_to_percentage()),
        };
        Some(format!("SUM({})", ranges.join(",")))
    }

    pub(super) fn write(&mut self, sheet: &mut SheetWriter) -> WriteResult {
        let catalogue = self.context.catalogue;
        let titles = [
            "sheet-label",
            "sheet-id",
            "column-points",
            "column-attainable",
            "column-percent",
            "sheet-missed",
            "sheet-reached",
        ];
        if !catalogue.labels.is_empty() {
            self.context.titles(sheet, LABELS, 0, &titles)?;
            let titles = [
                "sheet-label", "column-condition", "column-required", "column-actual", "sheet-exact", "", "column-met",
            ];
            let first = self.conditions.first().copied().unwrap_or(1);
            self.context.titles(sheet, first - 1, 0, &titles)?;
        }
        for (index, result) in self.context.assessment.labels.iter().enumerate() {
            self.label(sheet, index, result)?;
            let first = self.conditions.get(index).copied().unwrap_or(0);
            for (row, condition) in (first..).zip(&result.conditions) {
                self.condition(sheet, row, index, result, condition)?;
            }
        }
        let titles =
            ["column-category", "column-weight", "column-points", "column-attainable", "column-percent", "sheet-exact"];
        let first = self.categories.first().copied().unwrap_or(1);
        self.context.titles(sheet, first - 1, 0, &titles)?;
        self.categories(sheet, first, None, &self.context.assessment.categories)?;
        for (index, result) in self.context.assessment.labels.iter().enumerate() {
            let own = self.categories.get(index + 1).copied().unwrap_or(first);
            if own != first {
                self.categories(sheet, own, Some(index), &result.categories)?;
            }
        }
        Ok(())
    }

    fn label(&self, sheet: &mut SheetWriter, index: usize, result: &LabelResult) -> WriteResult {
        let row = self.label_row(index);
        let layout = &self.context.layout;
        let Some(label) = self.context.catalogue.labels.get(index) else { return Ok(()) };
        sheet.prose(row, 0, &self.context.report_writer.label_title(label), &plain().set_bold())?;
        sheet.text(row, 1, &label.id, &plain())?;
        let of_all =
            |column| format!("SUMIFS({},{},1)", layout.all(column), layout.rules(layout::scales::scope(index)));
        let sum = |column| self.sum(column, Some(index)).unwrap_or_else(|| of_all(column));
        let catalogue = self.context.catalogue;
        let points = sum(layout::indicators::CONTRIBUTION);
        let exact = if catalogue.round_points.is_some() { points.clone() } else { cell(row, 2) };
        let whole = self.percent(&exact, &cell(row, 3), Some(index));
        let sums = (points_compared(catalogue, points), sum(layout::indicators::ATTAINABLE));
        self.totals(sheet, row, sums, whole, &result.totals)?;
        let missed = result.conditions.iter().find_map(|condition| match condition {
            Condition::Minimums { missed, .. } => Some(missed.len()),
            _ => None,
        });
        let formula = format!("SUM({})", layout.all(layout::indicators::missed(index)));
        sheet.formula(row, 5, &formula, Cached::Number(Exact::count(missed.unwrap_or(0))), &plain())?;
        let first = self.conditions.get(index).copied().unwrap_or(0);
        let signs = rows(first, first + many(result.conditions.len()).max(1) - 1, MET);
        let formula = format!("IF(COUNTIF({signs},\"✓\")=ROWS({signs}),\"✓\",\"✗\")");
        sheet.formula(row, MET, &formula, met(result.reached), &sign())
    }

    /// Points, attainable and percent in their columns.
    fn totals(
        &self,
        sheet: &mut SheetWriter,
        row: u32,
        (points, attainable): (String, String),
        percent: String,
        totals: &Totals,
    ) -> WriteResult {
        let cells = [
            (points, FigureKind::Quantity, Some(&totals.points)),
            (attainable, FigureKind::Quantity, Some(&totals.attainable)),
            (percent, FigureKind::Percent, totals.percent.as_ref()),
        ];
        for (column, (formula, kind, number)) in (2u16..).zip(cells) {
            let look = plain().set_num_format(figure(self.context.report_writer.digits, kind, number));
            sheet.formula(row, column, &formula, cached(number), &look)?;
        }
        Ok(())
    }

    fn condition(
        &self,
        sheet: &mut SheetWriter,
        row: u32,
        label: usize,
        result: &LabelResult,
        condition: &Condition,
    ) -> WriteResult {
        let context = self.context;
        let localizer = context.report_writer.localizer;
        let Some(own) = context.catalogue.labels.get(label) else { return Ok(()) };
        sheet.prose(row, 0, localizer.text(&own.title), &plain())?;
        sheet.prose(row, 1, &context.report_writer.condition(condition), &plain())?;
        let (required, actual, label_row) = (cell(row, 2), cell(row, 3), self.label_row(label));
        // Writes both sides, and says when the condition holds: not where there is no percentage.
        let mut compared = |kind, limit: &Exact, formula: &str, found: Option<&Exact>| -> Result<String, XlsxError> {
            let look = |number| plain().set_num_format(figure(context.report_writer.digits, kind, number));
            sheet.number(row, 2, limit, &look(Some(limit)))?;
            sheet.formula(row, 3, formula, cached(found), &look(found))?;
            sheet.text(row, 4, &found.map_or_else(String::new, Exact::fraction), &quiet())?;
            let holds = at_least(&actual, &required);
            Ok(if kind == FigureKind::Percent { format!("IF({actual}=\"\",FALSE,{holds})") } else { holds })
        };
        let holds = match condition {
            Condition::MinPercent { required: limit, actual: found } => {
                let percent = cell(label_row, 4);
                let formula = format!("IF({percent}=\"\",\"\",{percent})");
                compared(FigureKind::Percent, limit, &formula, found.as_ref())?
            }
            Condition::MinPoints { required: limit, actual: found } => {
                compared(FigureKind::Quantity, limit, &cell(label_row, 2), Some(found))?
            }
            Condition::MinAnsweredPercent { required: limit, actual: found } => {
                compared(FigureKind::Percent, limit, &self.answered(label), found.as_ref())?
            }
            Condition::MinCategoryPercent { required: limit, .. } => {
                let percents = self.categories_that(Some(label), 4, |category| !category.bonus).join(",");
                let named = context.catalogue.categories.iter().zip(&result.categories);
                let attainable = named.filter(|(category, _)| !category.bonus);
                let lowest = attainable.filter_map(|(_, totals)| totals.percent.as_ref()).min();
                let formula = format!("IF(COUNT({percents})=0,\"\",MIN({percents}))");
                compared(FigureKind::Percent, limit, &formula, lowest)?
            }
            Condition::Floors { floors, below } => {
                sheet.prose(row, 2, &context.report_writer.sides(condition).0, &plain())?;
                let met: Vec<String> = floors.iter().map(|floor| self.floor(label, floor)).collect();
                let count = Cached::Number(Exact::count(floors.len().saturating_sub(below.len())));
                sheet.formula(row, 3, &met.join("+"), count, &plain())?;
                format!("{actual}={}", floors.len())
            }
            Condition::Requires { labels, unmet } => {
                self.others(sheet, row, labels, labels.len().saturating_sub(unmet.len()))?;
                format!("{actual}={}", labels.len())
            }
            Condition::RequiresAny { labels, reached } => {
                self.others(sheet, row, labels, reached.len())?;
                format!("{actual}>=1")
            }
            Condition::Minimums { missed, allowed } => {
                sheet.number(row, 2, &Exact::count(*allowed), &plain().set_num_format("\"≤ \"0"))?;
                sheet.formula(row, 3, &cell(label_row, 5), Cached::Number(Exact::count(missed.len())), &plain())?;
                format!("{actual}<={required}")
            }
        };
        sheet.formula(row, MET, &format!("IF({holds},\"✓\",\"✗\")"), met(condition.is_met()), &sign())
    }

    /// The labels that a condition names, and how many of them are reached.
    fn others(&self, sheet: &mut SheetWriter, row: u32, labels: &[usize], reached: usize) -> WriteResult {
        let titles = labels.iter().filter_map(|index| self.context.catalogue.labels.get(*index));
        let titles: Vec<&str> = titles.map(|label| self.context.report_writer.localizer.text(&label.title)).collect();
        sheet.prose(row, 2, &titles.join(", "), &plain())?;
        let signs: Vec<String> =
            labels.iter().map(|index| format!("({}=\"✓\")", cell(self.label_row(*index), MET))).collect();
        sheet.formula(row, 3, &signs.join("+"), Cached::Number(Exact::count(reached)), &plain())
    }

    /// 1 where a floor of a label is met, else 0. Where nothing in it counts, it is met if nothing in it applies.
    fn floor(&self, label: usize, floor: &Floor) -> String {
        let (layout, groups) = (&self.context.layout, &self.context.catalogue.groups);
        let of_group = |index: usize, column| {
            groups.get(index).map_or_else(String::new, |group| layout.groups.total(Some(label), index, group, column))
        };
        let is_percent = floor.kind == FigureKind::Percent;
        let (applies, figure, attainable) = match floor.part {
            ScorePart::Category(index) => {
                let row = self.categories.get(label + 1).copied().unwrap_or(0) + many(index);
                let statuses = layout.all(layout::indicators::STATUS);
                let mut applies = format!(
                    "COUNTIFS({statuses},\"<>\"&{},{},{},{},1)",
                    StatusWords::new(self.context).not_applicable,
                    layout.rules(layout::scales::CATEGORY),
                    index + 1,
                    layout.rules(layout::scales::scope(label))
                );
                let outermost = groups.iter().enumerate();
                for (of, _) in outermost.filter(|(_, group)| group.category == index && group.group.is_none()) {
                    applies = format!("{applies}+{}", of_group(of, group_rows::APPLIES));
                }
                (applies, cell(row, if is_percent { 4 } else { 2 }), cell(row, 3))
            }
            ScorePart::Group(index) => {
                let (points, most) =
                    (of_group(index, group_rows::CONTRIBUTION), of_group(index, group_rows::ATTAINABLE));
                let figure = if is_percent { format!("100*{points}/{most}") } else { points };
                (of_group(index, group_rows::APPLIES), figure, most)
            }
        };
        let holds = at_least(&figure, &literal(&floor.least));
        format!("IF({attainable}=0,IF({applies}=0,1,0),IF({holds},1,0))")
    }

    fn answered(&self, label: usize) -> String {
        let words = StatusWords::new(self.context);
        let (statuses, scope) = (
            self.context.layout.all(layout::indicators::STATUS),
            self.context.layout.rules(layout::scales::scope(label)),
        );
        let count = |word: &str| format!("COUNTIFS({statuses},{word},{scope},1)");
        let needless = self.context.layout.dispensable().map(|column| self.context.layout.all(column));
        let needless = needless.map_or_else(String::new, |needless| format!("-SUMIFS({needless},{scope},1)"));
        let applicable = format!("(SUM({scope})-{}{needless})", count(&words.not_applicable));
        format!("IF({applicable}=0,\"\",100*{}/{applicable})", count(&words.scored))
    }

    fn categories(&self, sheet: &mut SheetWriter, first: u32, label: Option<usize>, all: &[Totals]) -> WriteResult {
        let (catalogue, layout) = (self.context.catalogue, &self.context.layout);
        let localizer = self.context.report_writer.localizer;
        let of_label = label.and_then(|label| catalogue.labels.get(label)).map(|label| localizer.text(&label.title));
        for (index, (category, totals)) in catalogue.categories.iter().zip(all).enumerate() {
            let row = first + many(index);
            let title = with_bonus(localizer, &category.title, category.bonus);
            let title = of_label.map_or(title.clone(), |label| format!("{label}: {title}"));
            sheet.prose(row, 0, &title, &plain())?;
            sheet.number(row, 1, &category.weight, &plain())?;
            let scope =
                label.map_or(String::new(), |label| format!(",{},1", layout.rules(layout::scales::scope(label))));
            let of_category = layout.rules(layout::scales::CATEGORY);
            let sum = |column| {
                let mut sum = format!("SUMIFS({},{of_category},{}{scope})", layout.all(column), index + 1);
                let groups = catalogue.groups.iter().enumerate();
                for (of, group) in groups.filter(|(_, group)| group.category == index && group.group.is_none()) {
                    let column = match column {
                        layout::indicators::ATTAINABLE if group.bonus => continue,
                        layout::indicators::ATTAINABLE => group_rows::ATTAINABLE,
                        _ => group_rows::CONTRIBUTION,
                    };
                    sum = format!("{sum}+{}", layout.groups.total(label, of, group, column));
                }
                sum
            };
            let (points, attainable) = (cell(row, 2), cell(row, 3));
            let whole = format!("IF({attainable}=0,\"\",100*{points}/{attainable})");
            let sums = (sum(layout::indicators::CONTRIBUTION), sum(layout::indicators::ATTAINABLE));
            self.totals(sheet, row, sums, whole, totals)?;
            sheet.text(row, 5, &totals.percent.as_ref().map_or_else(String::new, Exact::fraction), &quiet())?;
        }
        Ok(())
    }
}

/// Points as the rule book has them compared. What is halfway but for the digits of a spreadsheet is halfway.
pub(super) fn points_compared(catalogue: &Catalogue, points: String) -> String {
    catalogue.round_points.map_or(points.clone(), |decimals| format!("ROUND(ROUND({points},9),{decimals})"))
}

/// A percentage as the rule book has it compared.
fn percent_compared(catalogue: &Catalogue, percent: String) -> String {
    let cap = catalogue.cap_percent.as_ref().map(literal);
    let capped = cap.map_or(percent.clone(), |cap| format!("MIN({cap},{percent})"));
    catalogue.round.map_or(capped.clone(), |decimals| format!("ROUND(ROUND({capped},9),{decimals})"))
}

fn met(holds: bool) -> Cached {
    Cached::Text(if holds { "✓" } else { "✗" }.to_owned())
}
