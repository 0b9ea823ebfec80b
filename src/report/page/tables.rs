//! The tables of labels, categories and indicators.

use super::notes::Notes;
use super::{PageBlock, TableStyle};
use crate::assess::{AssessedIndicator, Assessment, DocumentSupport, Status};
use crate::catalogue::{Aggregate, Catalogue, Indicator};
use crate::number::{Exact, FigureKind, in_full};
use crate::report::{Block, Cell, Column, ReportWriter, Shape, Table, Tone};

impl ReportWriter<'_> {
    pub(super) fn label_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<PageBlock> {
        if catalogue.labels.is_empty() {
            return Vec::new();
        }
        vec![PageBlock::Table {
            caption: self.localizer.word("page-caption-labels"),
            head: 0,
            look: TableStyle::Plain,
            table: self.labels(catalogue, assessment),
            leads: Vec::new(),
        }]
    }

    /// The categories, their percentages as bars.
    pub(super) fn category_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<PageBlock> {
        let mut table = self.categories(catalogue, assessment);
        let (bars, notes) = self.category_bars(catalogue, assessment);
        for (row, bar) in table.rows.iter_mut().zip(bars) {
            if let Some(cell) = row.last_mut() {
                cell.bar = bar;
            }
        }
        // A category that counts nothing has nothing to compare.
        let mut attains = assessment.categories.iter().map(|totals| totals.attainable.is_positive());
        table.rows.retain(|_| attains.next().unwrap_or(true));
        let points = assessment.categories.iter().chain([&assessment.score]).map(|totals| &totals.points);
        let mut is_exact = points.map(|points| self.digits.show(FigureKind::Quantity, points) == in_full(points));
        let caption = match is_exact.all(|is_exact| is_exact) {
            true => self.localizer.word("page-caption-categories"),
            false => self.localizer.word("page-caption-categories-rounded"),
        };
        let mut parts = vec![PageBlock::Table { caption, head: 0, look: TableStyle::Plain, table, leads: Vec::new() }];
        if !notes.is_empty() {
            parts.push(PageBlock::Legend(notes));
        }
        parts.extend(self.weighing(catalogue, assessment).map(PageBlock::Block));
        parts
    }

    /// Every indicator in a row, by category.
    pub(super) fn indicator_parts(
        &self,
        catalogue: &Catalogue,
        assessment: &Assessment,
        notes: &Notes<'_>,
    ) -> Vec<PageBlock> {
        let word = |key| self.localizer.word(key);
        let doubtful = notes.doubtful();
        let (mut rows, mut leads) = (Vec::new(), Vec::new());
        let all = || catalogue.indicators.iter().zip(&assessment.indicators).enumerate();
        let is_weighted = catalogue.indicators.iter().any(|indicator| indicator.weight != Exact::ONE);
        for (category, named) in catalogue.categories.iter().enumerate() {
            let mut heading = vec![Cell::plain(""), Cell::toned(Tone::Strong, self.localizer.text(&named.title))];
            heading.resize_with(5 + usize::from(is_weighted), || Cell::plain(""));
            rows.push(heading);
            leads.push(None);
            for (index, (indicator, assessed)) in all().filter(|(_, (indicator, _))| indicator.category == category) {
                let marks = [
                    doubtful.contains(&index).then_some("page-mark-doubtful"),
                    match assessment.support(catalogue, index) {
                        DocumentSupport::Sound => None,
                        DocumentSupport::Names => Some("page-mark-named"),
                        DocumentSupport::Lacking => Some("page-mark-undocumented"),
                    },
                ];
                let mut row = vec![
                    Cell::plain(indicator.number.as_deref().unwrap_or("–")),
                    Cell::plain(self.localizer.text(&indicator.title)),
                    self.marked_value(indicator, assessed, &marks),
                    self.points_cell(catalogue, indicator, assessed),
                ];
                let (tone, sign) = self.mark(assessed);
                row.push(Cell::toned(tone, if indicator.weight.is_zero() && sign == "★" { "" } else { sign }));
                if is_weighted {
                    let counted = assessed.contribution.as_ref().filter(|_| !indicator.weight.is_zero());
                    row.push(Cell::plain(counted.map_or_else(|| "–".to_owned(), |points| self.quantity(points))));
                }
                rows.push(row);
                leads.push(Some(index));
            }
        }
        let mut columns = vec![
            Column::words(word("column-number")),
            Column::words(word("column-indicator")),
            Column::words(word("column-value")),
            Column::figures(word("column-points")),
            Column::words(word("page-column-sign")),
        ];
        if is_weighted {
            columns.push(Column::figures(word("page-column-weighted")));
        }
        let table = Table { columns, rows };
        let mut shapes =
            vec![(Shape::Required, word("page-legend-minimum")), (Shape::Excellent, word("page-legend-excellent"))];
        if assessment.provisional {
            shapes.push((Shape::Open, word("page-legend-open")));
        }
        vec![
            PageBlock::Block(Block::Paragraph(Tone::Plain, word("legend"))),
            PageBlock::Legend(shapes),
            PageBlock::Table {
                caption: word("page-caption-indicators"),
                head: 1,
                look: TableStyle::Cards,
                table,
                leads,
            },
        ]
    }

    /// A value with what weakens it.
    fn marked_value(
        &self,
        indicator: &Indicator,
        assessed: &AssessedIndicator,
        marks: &[Option<&'static str>],
    ) -> Cell {
        if assessed.status != Status::Scored {
            return Cell::toned(Tone::Doubt, self.status(assessed));
        }
        let value = self.value(indicator, assessed);
        let marks: Vec<String> = marks.iter().flatten().map(|key| self.localizer.word(key)).collect();
        match marks.is_empty() {
            true => Cell::plain(value),
            false => Cell::toned(Tone::Doubt, format!("{value} ({})", marks.join(", "))),
        }
    }

    /// Points against the most there are; a precondition without weight is met or not.
    fn points_cell(&self, catalogue: &Catalogue, indicator: &Indicator, assessed: &AssessedIndicator) -> Cell {
        let (tone, _) = self.mark(assessed);
        let Some(points) = &assessed.points else { return Cell::plain("–") };
        if indicator.weight.is_zero() && catalogue.aggregate == Aggregate::Points {
            let key = match (assessed.minimum_met, *points == indicator.points) {
                (Some(true), _) | (None, true) => "page-sign-met",
                _ => "page-not-met",
            };
            return Cell::toned(tone, self.localizer.word(key));
        }
        let factor = match indicator.weight == Exact::ONE {
            true => String::new(),
            false => format!(" × {}", self.quantity(&indicator.weight)),
        };
        let of_most = format!("{} / {}{factor}", self.quantity(points), self.quantity(&indicator.points));
        Cell::toned(tone, self.points_with_claim(assessed, of_most))
            .with_bar(self.points_bar(catalogue, indicator, assessed))
    }
}
