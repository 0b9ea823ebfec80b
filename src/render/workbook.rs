//! The workbook of an assessment: the score as formulas that a reader can follow
//! and try out, with merit's own figures beside them.

mod evidence;
mod findings;
mod formulas;
mod group_rows;
mod groups;
mod indicators;
mod labels;
mod layout;
mod round;
mod scales;
pub mod sheet;
mod summary;
mod team;

pub use round::RoundBook;

use crate::assess::{Assessment, Status};
use crate::catalogue::{Catalogue, TeamFigure};
use crate::report::ReportWriter;
use layout::Layout;
use rust_xlsxwriter::XlsxError;
use sheet::{Cached, SheetWriter, WriteResult};

struct WorkbookContext<'a> {
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    report_writer: &'a ReportWriter<'a>,
    layout: Layout<'a>,
}

/// The bytes of the workbook, the same for the same assessment and language.
///
/// # Errors
/// What a workbook cannot hold, such as more rows than a sheet has.
pub fn write(
    catalogue: &Catalogue,
    assessment: &Assessment,
    report_writer: &ReportWriter<'_>,
) -> Result<Vec<u8>, XlsxError> {
    let layout = Layout::new(catalogue, assessment, report_writer.localizer);
    let context = WorkbookContext { catalogue, assessment, report_writer, layout };
    let mut book = sheet::begin(report_writer.localizer.text(&catalogue.title), Some(assessment.as_of))?;
    let sheets = [
        summary::write(&context)?,
        indicators::write(&context)?,
        evidence::write(&context)?,
        team::write(&context)?,
        findings::write(&context)?,
        scales::write(&context)?,
    ];
    let groups = (!catalogue.groups.is_empty()).then(|| groups::write(&context)).transpose()?;
    for sheet in sheets.into_iter().chain(groups) {
        book.push_worksheet(sheet.finish()?);
    }
    book.save_to_buffer()
}

impl WorkbookContext<'_> {
    fn word(&self, key: &'static str) -> String {
        self.report_writer.localizer.word(key)
    }

    /// A figure of the team, or the word of the status that it gives what reads it.
    fn figure(&self, figure: TeamFigure) -> Cached {
        match self.assessment.team_figure(self.catalogue, figure) {
            Ok(number) => Cached::Number(number),
            Err(Status::Missing) => Cached::Text(self.word("status-missing")),
            Err(_) => Cached::Text(self.word("status-invalid")),
        }
    }

    /// Titles of columns by their keys; a column whose key is empty has none.
    fn titles(&self, sheet: &mut SheetWriter, row: u32, first: u16, keys: &[&'static str]) -> WriteResult {
        let title = |key: &&'static str| if key.is_empty() { String::new() } else { self.word(key) };
        sheet.titles(row, first, &keys.iter().map(title).collect::<Vec<_>>())
    }

    /// A sheet with its header, titles by their keys.
    fn sheet(&self, name: &str, titles: &[(&'static str, u16)]) -> Result<SheetWriter, XlsxError> {
        let titles: Vec<(String, u16)> = titles.iter().map(|(key, width)| (self.word(key), *width)).collect();
        let titles: Vec<(&str, u16)> = titles.iter().map(|(title, width)| (title.as_str(), *width)).collect();
        SheetWriter::new(name, &titles)
    }
}
