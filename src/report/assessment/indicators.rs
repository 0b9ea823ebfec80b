//! Every indicator in a row, by category.

use super::notes::Notes;
use crate::assess::{AssessedIndicator, DocumentSupport, Status};
use crate::catalogue::{Aggregate, Indicator, Member};
use crate::language::Message;
use crate::number::Exact;
use crate::report::{Bar, Block, Cell, Column, Mark, ReportWriter, Room, Shape, Table, TableStyle, Tone, thousandths};

impl ReportWriter<'_> {
    /// The table and what its signs mean; a page with `notes` marks what weakens a value.
    pub(super) fn indicators(&self, room: Room, notes: Option<&Notes<'_>>) -> Vec<Block> {
        let word = |key| self.localizer.word(key);
        let (is_page, is_wide) = (room == Room::Page, room == Room::Wide);
        let doubtful = notes.map(Notes::doubtful).unwrap_or_default();
        let counts = is_wide || is_page && self.catalogue.indicators.iter().any(|one| one.weight != Exact::ONE);
        let mut columns = vec![
            Column::words(word("column-number")),
            Column::words(word("column-indicator")),
            Column::words(word("column-value")),
            Column::figures(word("column-points")),
            Column::words(if is_page { word("page-column-sign") } else { String::new() }),
        ];
        let contribution = if is_page { "page-column-weighted" } else { "column-contribution" };
        columns.extend(counts.then(|| Column::figures(word(contribution))));
        columns.extend(is_wide.then(|| Column::words(word("column-working"))));
        let mut rows = Vec::new();
        for (category, named) in self.catalogue.categories.iter().enumerate() {
            let mut heading = vec![Cell::plain(""), Cell::toned(Tone::Strong, self.localizer.text(&named.title))];
            heading.resize_with(columns.len(), || Cell::plain(""));
            rows.push(heading);
            for (depth, member) in self.catalogue.outline(category) {
                let inset = "– ".repeat(depth);
                let index = match member {
                    Member::Indicator(index) => index,
                    Member::Group(group) => {
                        let mut row = self.group_row(group, &inset);
                        row.resize_with(columns.len(), || Cell::plain(""));
                        rows.push(row);
                        continue;
                    }
                };
                let all = self.catalogue.indicators.get(index).zip(self.assessment.indicators.get(index));
                let Some((indicator, assessed)) = all else { continue };
                let (tone, sign) = self.mark(assessed);
                let bar = if is_page { self.points_bar(index, indicator, assessed) } else { None };
                let mut row = vec![
                    Cell::plain(indicator.number.as_deref().unwrap_or_default()),
                    Cell {
                        working: Some(index),
                        ..Cell::plain(format!("{inset}{}", self.localizer.text(&indicator.title)))
                    },
                    self.value_cell(index, indicator, assessed, notes.map(|_| doubtful.contains(&index))),
                    Cell { bar, ..Cell::toned(tone, self.points(index, indicator, assessed)) },
                    Cell::toned(tone, if indicator.weight.is_zero() && sign == "★" { "" } else { sign }),
                ];
                let counted = assessed.contribution.as_ref().filter(|_| !indicator.weight.is_zero());
                let counted = || Cell::plain(counted.map_or_else(|| "–".to_owned(), |points| self.quantity(points)));
                row.extend(counts.then(counted));
                row.extend(is_wide.then(|| Cell::plain(self.derivation(index, indicator, assessed))));
                rows.push(row);
            }
        }
        let caption = word("page-caption-indicators");
        let table = Table { caption, head: 1, style: TableStyle::Cards, ..Table::new(columns, rows) };
        let mut shapes =
            vec![(Shape::Required, word("page-legend-minimum")), (Shape::Excellent, word("page-legend-excellent"))];
        shapes.extend(self.assessment.provisional.then(|| (Shape::Open, word("page-legend-open"))));
        let (table, signs) = (Block::Table(table), Block::plain(word("legend")));
        let groups = !self.catalogue.groups.is_empty();
        let note = groups.then(|| Block::plain(word("group-note"))).into_iter();
        if is_page {
            [signs, Block::Legend(shapes)].into_iter().chain(note).chain([table]).collect()
        } else {
            [table, signs].into_iter().chain(note).collect()
        }
    }

    /// A group: what of it counts, and its points against the most that it could contribute.
    fn group_row(&self, index: usize, inset: &str) -> Vec<Cell> {
        let Some((group, score)) = self.group(index) else { return Vec::new() };
        let points = match score.applies() {
            true => format!("{} / {}", self.quantity(&score.totals.points), self.quantity(&score.totals.attainable)),
            false => "–".to_owned(),
        };
        let title = format!("{inset}{}", self.localizer.text(&group.title));
        let points = self.with_standing(points, group.bonus, false);
        let row = [title, self.group_limits(group, score), points].map(Cell::plain);
        [Cell::plain("")].into_iter().chain(row).collect()
    }

    /// Points with a word on what is a bonus or does not count.
    fn with_standing(&self, points: String, is_bonus: bool, is_left_out: bool) -> String {
        let key = match (is_bonus, is_left_out) {
            (false, false) => return points,
            (true, false) => "points-bonus",
            (false, true) => "points-left-out",
            (true, true) => "points-bonus-left-out",
        };
        self.localizer.say(&Message::new(key).with("points", points))
    }

    /// A value, on a page with what weakens it.
    fn value_cell(
        &self,
        index: usize,
        indicator: &Indicator,
        assessed: &AssessedIndicator,
        is_doubtful: Option<bool>,
    ) -> Cell {
        if assessed.status != Status::Scored {
            return Cell::toned(Tone::Doubt, self.status(assessed));
        }
        let value = self.value(indicator, assessed);
        let Some(is_doubtful) = is_doubtful else { return Cell::plain(value) };
        let support = match self.assessment.support(self.catalogue, index) {
            DocumentSupport::Sound => None,
            DocumentSupport::Names => Some("page-mark-named"),
            DocumentSupport::Lacking => Some("page-mark-undocumented"),
        };
        let marks = is_doubtful.then_some("page-mark-doubtful").into_iter().chain(support);
        let marks: Vec<String> = marks.map(|key| self.localizer.word(key)).collect();
        match marks.is_empty() {
            true => Cell::plain(value),
            false => Cell::toned(Tone::Doubt, format!("{value} ({})", marks.join(", "))),
        }
    }

    /// Points against the most there are; a precondition without weight is met or not.
    fn points(&self, index: usize, indicator: &Indicator, assessed: &AssessedIndicator) -> String {
        let Some(points) = &assessed.points else { return "–".to_owned() };
        if self.is_precondition(indicator) {
            let is_met = assessed.minimum_met.unwrap_or(*points == indicator.points);
            let word = self.localizer.word(if is_met { "page-sign-met" } else { "page-not-met" });
            return self.points_with_claim(assessed, word);
        }
        let factor = match indicator.weight == Exact::ONE {
            true => String::new(),
            false => format!(" × {}", self.localizer.number(&crate::number::in_full(&indicator.weight))),
        };
        let of_most = format!("{} / {}{factor}", self.quantity(points), self.quantity(&indicator.points));
        let is_left_out = self.assessment.counts(self.catalogue, index) == Some(false);
        self.with_standing(self.points_with_claim(assessed, of_most), indicator.bonus, is_left_out)
    }

    /// Whether an indicator counts no points: it is met or not.
    fn is_precondition(&self, indicator: &Indicator) -> bool {
        indicator.weight.is_zero() && self.catalogue.aggregate == Aggregate::Points
    }

    /// The points of an indicator against its minimums and the excellence threshold.
    fn points_bar(&self, index: usize, indicator: &Indicator, assessed: &AssessedIndicator) -> Option<Bar> {
        let points = assessed.points.as_ref().filter(|_| !self.is_precondition(indicator))?;
        let title = self.of_most(indicator, self.quantity(points));
        let mut bar = Bar::new(title, points, &indicator.points, self.mark(assessed).0);
        if assessed.is_open() {
            bar.open = 1000;
        }
        let of_labels = self.catalogue.labels.iter().filter_map(|label| label.minimum(index));
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

    /// The sign of an indicator: minimum missed, open, excellent, or nothing.
    pub(super) fn mark(&self, assessed: &AssessedIndicator) -> (Tone, &'static str) {
        match (assessed.minimum_met, assessed.is_open(), assessed.excellent) {
            (Some(false), true, _) => (Tone::Bad, "✗ ?"),
            (Some(false), ..) => (Tone::Bad, "✗"),
            (_, true, _) => (Tone::Doubt, "?"),
            (_, _, true) => (Tone::Good, "★"),
            _ => (Tone::Plain, ""),
        }
    }
}
