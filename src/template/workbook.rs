//! The blank dossier as one workbook: yellow cells to fill in, drop-down lists, and
//! all else protected without a password.

mod evidence;
mod instructions;
mod lists;
mod people;
mod rule;

use super::TemplateRequest;
use super::blank::{self, column, sheet};
use crate::evidence::TableKind;
use crate::render::workbook::sheet::{SheetWriter, WriteResult, begin, header, live, plain};
use lists::DropDownLists;
use rust_xlsxwriter::{Color, Format, XlsxError};

/// The bytes of a blank workbook, the same for the same inputs. `file` is the name
/// that it is to have, which the commands on its first sheet repeat.
pub(crate) fn workbook(request: &TemplateRequest<'_>, file: &str) -> Result<Vec<u8>, XlsxError> {
    let TemplateRequest { catalogue, localizer, .. } = request;
    let mut book = begin(localizer.text(&catalogue.title), catalogue.valid_from)?;
    let mut lists = DropDownLists::new(&sheet("lists", localizer.language()));
    let mut sheets = vec![instructions::write(request, file)?, evidence::write(request, &mut lists)?];
    sheets.extend(people::team(request, &mut lists)?);
    sheets.extend(people::training(request, &mut lists)?);
    sheets.push(initiatives(request)?);
    sheets.push(lists.sheet()?);
    for sheet in sheets {
        book.push_worksheet(sheet.finish()?);
    }
    book.save_to_buffer()
}

fn initiatives(request: &TemplateRequest<'_>) -> Result<SheetWriter, XlsxError> {
    let language = request.localizer.language();
    let titles = blank::INITIATIVES.map(|name| column(TableKind::Initiatives, name, language));
    let columns: Vec<(&str, u16)> = titles.into_iter().zip([28, 60, 32]).collect();
    let mut written = SheetWriter::new(&sheet("initiatives", language), &columns)?;
    let [initiative, name, catalogue] = blank::initiative(request);
    written.prose(1, 0, &initiative, &to_fill_in())?;
    written.prose(1, 1, &name, &to_fill_in())?;
    written.prose(1, 2, &catalogue, &locked())?;
    // Further columns are attributes of the initiative's own.
    for column in 3..8 {
        written.inner().set_column_format(column, &Format::new().set_num_format("@").set_unlocked())?;
    }
    written.protect();
    Ok(written)
}

/// A yellow cell whose content stays a text, whatever it looks like.
fn to_fill_in() -> Format {
    live().set_text_wrap().set_num_format("@").set_unlocked()
}

/// A yellow cell that makes numbers and dates of what looks like them.
fn to_answer() -> Format {
    live().set_text_wrap().set_unlocked()
}

fn locked() -> Format {
    plain().set_background_color(Color::RGB(0xE7_E6_E6))
}

/// How yellow cells show dates: as the reader writes them.
fn date_format(request: &TemplateRequest<'_>) -> &'static str {
    match request.localizer.language() {
        crate::language::Language::De => "dd.mm.yyyy",
        crate::language::Language::En => "yyyy-mm-dd",
    }
}

/// The titles of the columns of a sheet, which stay.
fn titles(sheet: &mut SheetWriter, titles: &[String]) -> WriteResult {
    (0..).zip(titles).try_for_each(|(column, title)| sheet.prose(0, column, title, &header()))
}
