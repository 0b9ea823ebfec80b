//! The workbook of an assessment: the score as formulas that a reader can follow
//! and try out, with merit's own figures beside them.

mod evidence;
mod findings;
mod formulas;
mod indicators;
mod labels;
mod layout;
mod round;
mod scales;
pub mod sheet;
mod summary;
mod team;

pub use round::RoundBook;

use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::report::Speaker;
use layout::Layout;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};
use sheet::Sheet;

/// What every sheet is written from.
struct Context<'a> {
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    speaker: &'a Speaker<'a>,
    layout: Layout<'a>,
}

/// The bytes of the workbook, the same for the same assessment and language.
///
/// # Errors
/// What a workbook cannot hold, such as more rows than a sheet has.
pub fn write(catalogue: &Catalogue, assessment: &Assessment, speaker: &Speaker<'_>) -> Result<Vec<u8>, XlsxError> {
    let layout = Layout::new(catalogue, assessment, speaker.voice);
    let context = Context { catalogue, assessment, speaker, layout };
    let mut book = Workbook::new();
    let mut properties =
        DocProperties::new().set_title(sheet::held(speaker.voice.text(&catalogue.title))).set_author("merit");
    // The day of the assessment, as the day of writing would make other bytes.
    properties = properties.set_creation_datetime(&sheet::stamp(Some(assessment.as_of)));
    book.set_properties(&properties);
    let sheets = [
        summary::write(&context)?,
        indicators::write(&context)?,
        evidence::write(&context)?,
        team::write(&context)?,
        findings::write(&context)?,
        scales::write(&context)?,
    ];
    for sheet in sheets {
        book.push_worksheet(sheet.finish()?);
    }
    book.save_to_buffer()
}

impl Context<'_> {
    /// A sheet with its header, titles by their keys.
    fn sheet(&self, name: &str, titles: &[(&'static str, u16)]) -> Result<Sheet, XlsxError> {
        let titles: Vec<(String, u16)> =
            titles.iter().map(|(key, width)| (self.speaker.voice.word(key), *width)).collect();
        let titles: Vec<(&str, u16)> = titles.iter().map(|(title, width)| (title.as_str(), *width)).collect();
        Sheet::new(name, &titles)
    }
}
