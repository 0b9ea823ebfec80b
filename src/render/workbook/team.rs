//! The sheet of the team: persons, trainings, and the figures that come of them.

mod rows;

use super::WorkbookContext;
use super::layout;
use super::sheet::{self, Cached, SheetWriter, WriteResult, cell, live, plain, quiet, quoted, rows};
use crate::catalogue::{Metric, TeamFigure};
use crate::evidence::TeamColumn;
use crate::number::{Exact, FigureKind};
use rust_xlsxwriter::XlsxError;
use std::collections::BTreeSet;

const COLUMNS: [(TeamColumn, &str); 8] = [
    (TeamColumn::Person, "sheet-person"),
    (TeamColumn::Role, "sheet-role"),
    (TeamColumn::Fte, "sheet-fte"),
    (TeamColumn::Since, "sheet-since"),
    (TeamColumn::Ratings, "sheet-ratings"),
    (TeamColumn::Programme, "sheet-programme"),
    (TeamColumn::Date, "sheet-date"),
    (TeamColumn::Days, "sheet-days"),
];
const BEST_RATING: u32 = 9;
const PROFICIENT: u32 = 10;
const TRAININGS: u32 = 11;
const WEIGHTS: u32 = 14;
const COVERED: u32 = 15;
const ROLE: u16 = 1;
const FTE: u16 = 2;
const SINCE: u16 = 3;
const ROLE_WEIGHT: u16 = 4;
const WEIGHT: u16 = 5;
const RATING: u16 = 6;
const MONTHS: u16 = 7;
const TRAINED: u16 = 8;
const DAYS: u16 = 9;
const FIRST_RATING: u16 = 10;

pub(super) fn write(context: &WorkbookContext<'_>) -> Result<SheetWriter, XlsxError> {
    let widths = [("", 26), ("", 20), ("", 14), ("", 14), ("", 22), ("", 12), ("", 12), ("", 12), ("", 12), ("", 14)];
    let mut sheet = SheetWriter::new(&context.layout.names.team, &widths)?;
    let used: BTreeSet<TeamFigure> = context.catalogue.team_figures().collect();
    if used.is_empty() {
        sheet.text(0, 0, &context.report_writer.localizer.word("sheet-no-team"), &plain())?;
        return Ok(sheet);
    }
    let page = TeamSheet { context };
    page.parameters(&mut sheet)?;
    for figure in used {
        page.figure(&mut sheet, figure)?;
    }
    page.persons(&mut sheet)?;
    page.trainings(&mut sheet)?;
    Ok(sheet)
}

struct TeamSheet<'a> {
    context: &'a WorkbookContext<'a>,
}

impl TeamSheet<'_> {
    fn persons_in(&self, column: u16) -> String {
        let (first, count) = self.context.layout.persons;
        rows(first, first + count - 1, column)
    }

    fn trainings_in(&self, column: u16) -> String {
        let (first, count) = self.context.layout.trainings;
        rows(first, first + count - 1, column)
    }

    fn competences(&self) -> u16 {
        u16::try_from(self.context.catalogue.qualification.competences.len()).unwrap_or(0)
    }

    /// Whether some metric reads a column; others were not looked at.
    fn is_read(&self, column: TeamColumn) -> bool {
        let qualification = &self.context.catalogue.qualification;
        self.context.catalogue.team_figures().any(|figure| figure.reads(qualification).contains(&column))
    }

    /// A row of a figure per competence.
    fn across(&self, row: u32) -> String {
        let last = FIRST_RATING + self.competences().max(1) - 1;
        format!("{}:{}", cell(row, FIRST_RATING), cell(row, last))
    }

    fn parameters(&self, sheet: &mut SheetWriter) -> WriteResult {
        self.context.titles(sheet, 0, 0, &["sheet-metric", "column-value", "sheet-exact"])?;
        self.context.titles(sheet, 0, 4, &["sheet-cells-in-error", "sheet-how-many"])?;
        for (row, (column, key)) in (1u32..).zip(COLUMNS) {
            sheet.text(row, 4, &self.context.word(key), &plain())?;
            sheet.count(row, 5, usize::from(self.context.assessment.team.in_error.contains(&column)), &live())?;
        }
        let qualification = &self.context.catalogue.qualification;
        sheet.text(BEST_RATING, 0, &self.context.word("sheet-best-rating"), &plain())?;
        sheet.number(BEST_RATING, 1, &qualification.rating_max, &plain())?;
        sheet.text(PROFICIENT, 0, &self.context.word("sheet-proficient"), &plain())?;
        if let Some(proficient) = &qualification.proficient {
            sheet.number(PROFICIENT, 1, proficient, &plain())?;
        }
        sheet.prose(TRAININGS, 0, &self.context.word("sheet-training-table"), &plain())?;
        let there = self.context.assessment.team.trainings.is_some();
        sheet.count(TRAININGS, 1, usize::from(there), &live())
    }

    /// A figure that is read: a number, or the word of a status.
    fn figure(&self, sheet: &mut SheetWriter, figure: TeamFigure) -> WriteResult {
        let row = layout::team::row(figure);
        let value = self.context.assessment.team_figure(self.context.catalogue, figure).ok();
        let kind = match figure {
            TeamFigure::Metric(metric) if metric.is_percentage() => FigureKind::Percent,
            _ => FigureKind::Quantity,
        };
        let shown = sheet::figure(self.context.report_writer.digits, kind, value.as_ref());
        sheet.text(row, 0, figure.code(), &plain())?;
        let cached = self.context.figure(figure);
        sheet.formula(row, 1, &self.formula(figure), cached, &plain().set_num_format(shown))?;
        sheet.text(row, 2, &value.as_ref().map_or_else(String::new, Exact::fraction), &quiet())
    }

    fn formula(&self, figure: TeamFigure) -> String {
        let word = |key| quoted(&self.context.word(key));
        let (missing, invalid) = (word("status-missing"), word("status-invalid"));
        let mut reads = figure.reads(&self.context.catalogue.qualification);
        reads.push(TeamColumn::Person);
        let places = (1u32..).zip(COLUMNS).filter(|(_, (column, _))| reads.contains(column));
        let errors: Vec<String> = places.map(|(row, _)| cell(row, 5)).collect();
        let (fte, weight) = (self.persons_in(FTE), self.persons_in(WEIGHT));
        let total = format!("SUM({fte})");
        let metric = match figure {
            TeamFigure::Metric(metric) => metric,
            TeamFigure::Persons => {
                let persons = format!("COUNTA({})", self.persons_in(0));
                return format!("IF({}>0,{invalid},IF({persons}=0,{missing},{persons}))", errors.join("+"));
            }
        };
        let (divisor, value) = match metric {
            Metric::Qualification => {
                let sum = format!("SUM({weight})");
                (sum.clone(), format!("SUMPRODUCT({weight},{})/{sum}", self.persons_in(RATING)))
            }
            Metric::LeadQualification => {
                let lead = self.context.layout.of_scales((self.context.layout.roles.0, 1), layout::scales::OPTION);
                let lead = format!("--({}={lead})", self.persons_in(ROLE));
                let sum = format!("SUMPRODUCT({lead},{weight})");
                (sum.clone(), format!("SUMPRODUCT({lead},{weight},{})/{sum}", self.persons_in(RATING)))
            }
            Metric::Coverage => {
                let covered = self.across(COVERED);
                (format!("COLUMNS({covered})"), format!("100*SUM({covered})/COLUMNS({covered})"))
            }
            Metric::Fte => (total.clone(), total),
            Metric::Tenure => (total.clone(), format!("SUMPRODUCT({fte},{})/{total}/12", self.persons_in(MONTHS))),
            Metric::TrainingDays => {
                // Those of each person stand beside them.
                (total.clone(), format!("SUM({})/{total}", self.persons_in(DAYS)))
            }
            Metric::Trained => (total.clone(), format!("100*SUMPRODUCT({fte},{})/{total}", self.persons_in(TRAINED))),
        };
        let mut none = format!("COUNTA({})=0,{divisor}=0", self.persons_in(0));
        if metric.needs_training() {
            let written = self.trainings_in(0);
            none = format!("{none},AND({}=0,COUNTA({written})=0)", cell(TRAININGS, 1));
        }
        format!("IFERROR(IF({}>0,{invalid},IF(OR({none}),{missing},{value})),{invalid})", errors.join("+"))
    }
}

fn number(number: i64) -> Cached {
    Cached::Number(Exact::from(number))
}
