//! One initiative beside the results of others.

use super::{Bar, Block, Cell, Column, Mark, ReportWriter, Section, Table, Tone};
use crate::language::{Localizer, Message};
use crate::number::Exact;
use crate::portfolio::{Cohort, quartile};

/// The results of others, and how to speak of them.
#[derive(Debug)]
pub struct CohortComparison {
    /// The results.
    pub cohort: Cohort,
    /// The file they come from.
    pub file: String,
    /// The fewest results for which they are shown.
    pub min_group: usize,
}

impl CohortComparison {
    /// What they say of an initiative.
    pub(crate) fn section(&self, report_writer: &ReportWriter<'_>) -> Section {
        let title = report_writer.localizer.word("portfolio-heading-cohort");
        Section::new("cohort", title, self.blocks(report_writer))
    }

    fn blocks(&self, report_writer: &ReportWriter<'_>) -> Vec<Block> {
        let assessment = report_writer.assessment;
        let (localizer, cohort) = (report_writer.localizer, &self.cohort);
        let paragraph = |tone, message: &Message| Block::Paragraph(tone, localizer.say(message));
        let from = Message::new("portfolio-cohort-from").with("count", cohort.len()).with("file", self.file.as_str());
        let mut blocks = Vec::new();
        if cohort.len() < self.min_group {
            let withheld = Message::new("portfolio-spread-withheld").with("least", self.min_group);
            blocks.push(paragraph(Tone::Doubt, &withheld));
            return blocks;
        }
        if let Some(percent) = &assessment.score.percent {
            let standing = cohort.standing(percent);
            let place = Message::new("portfolio-cohort-place")
                .with("percent", report_writer.percent(percent))
                .with("below", standing.below)
                .with("equal", standing.equal)
                .with("above", standing.above);
            blocks.push(paragraph(Tone::Strong, &place));
        }
        blocks.push(paragraph(Tone::Plain, &from));
        if let Some((first, last)) = cohort.other_days(assessment.as_of) {
            let days = Message::new("portfolio-cohort-days").with("first", first).with("last", last);
            let days = days.with("count", usize::from(first != last) + 1).with("own", assessment.as_of);
            blocks.push(paragraph(Tone::Doubt, &days));
        }
        if assessment.initiative.id.as_deref().is_some_and(|id| cohort.holds(id)) {
            blocks.push(paragraph(Tone::Plain, &Message::new("portfolio-cohort-itself")));
        }
        if !is_told(0, cohort.len(), self.min_group) {
            let withheld = Message::new("portfolio-spread-withheld").with("least", self.min_group);
            blocks.push(paragraph(Tone::Doubt, &withheld));
        }
        blocks.push(Block::Table(self.percents(report_writer)));
        blocks.extend(self.indicators(report_writer).map(Block::Table));
        blocks
    }

    fn percents(&self, report_writer: &ReportWriter<'_>) -> Table {
        let percent = |percent: Option<&Exact>| percent.map_or_else(|| "–".to_owned(), |it| report_writer.percent(it));
        let own = report_writer.assessment.score.percent.as_ref();
        let median = self.cohort.quartile(2);
        let bar = own.map(|own| {
            let mut bar = Bar::new(percent(Some(own)), own, &Exact::HUNDRED, Tone::Plain);
            bar.marks.extend(median.map(|median| self.mark(report_writer.localizer, median, &Exact::HUNDRED)));
            bar
        });
        let mut row = vec![Cell { bar, ..Cell::toned(Tone::Strong, percent(own)) }];
        let told = |quarters| is_told(quarters, self.cohort.len(), self.min_group);
        let quartile = |quarters| self.cohort.quartile(quarters).filter(|_| told(quarters));
        row.extend((0..=4).map(|quarters| Cell::plain(percent(quartile(quarters)))));
        Table::new(columns(report_writer.localizer, "column-percent", None), vec![row])
    }

    fn mark(&self, localizer: &Localizer, at: &Exact, most: &Exact) -> Mark {
        Mark::required(localizer.word("portfolio-column-median"), at, most)
    }

    /// The points of each indicator beside those of others, where the results tell them.
    fn indicators(&self, report_writer: &ReportWriter<'_>) -> Option<Table> {
        let mut rows = Vec::new();
        for (_, indicator, assessed) in report_writer.indicators_with_results() {
            let Some(others) = self.cohort.points(&indicator.id, self.min_group) else { continue };
            let figure =
                |points: Option<&Exact>| points.map_or_else(|| "–".to_owned(), |it| report_writer.quantity(it));
            let own = assessed.points.as_ref();
            let bar = own.map(|own| {
                let mut bar = Bar::new(figure(Some(own)), own, &indicator.points, Tone::Plain);
                let median = quartile(others, 2);
                bar.marks.extend(median.map(|median| self.mark(report_writer.localizer, median, &indicator.points)));
                bar
            });
            let mut row = vec![Cell::plain(report_writer.localizer.text(&indicator.title))];
            row.push(Cell { bar, ..Cell::toned(Tone::Strong, figure(own)) });
            let told = |quarters| is_told(quarters, others.len(), self.min_group);
            let quartile = |quarters| quartile(others, quarters).filter(|_| told(quarters));
            row.extend((0..=4).map(|quarters| Cell::plain(figure(quartile(quarters)))));
            rows.push(row);
        }
        let columns = columns(report_writer.localizer, "column-points", Some("column-indicator"));
        (!rows.is_empty()).then_some(Table::new(columns, rows))
    }
}

/// Whether a quartile of so many is told: of less than twice the least number of them only
/// the median, as the five together would be nearly all their figures.
pub fn is_told(quarters: usize, count: usize, least: usize) -> bool {
    least < 2 || count >= 2 * least || (count >= least && quarters == 2)
}

/// The columns of a table: perhaps what it is about, one's own figure, those of others.
fn columns(localizer: &Localizer, own: &'static str, about: Option<&'static str>) -> Vec<Column> {
    let about = about.map(|key| Column::words(localizer.word(key)));
    let others = [
        ("portfolio-column-least", true),
        ("portfolio-column-first-quartile", true),
        ("portfolio-column-median", false),
        ("portfolio-column-third-quartile", true),
        ("portfolio-column-most", true),
    ];
    let other = |(key, is_extra): (&'static str, bool)| {
        let column = Column::figures(localizer.word(key));
        if is_extra { column.extra() } else { column }
    };
    about.into_iter().chain([Column::figures(localizer.word(own))]).chain(others.map(other)).collect()
}
