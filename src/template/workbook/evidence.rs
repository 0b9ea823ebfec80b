//! The sheet of evidence: the prompts, and beside them the yellow cells.

use super::lists::{DropDownLists, names};
use super::rule::{CellHelp, InvalidEntry, ValidatedCell, list};
use super::{date_format, locked, to_answer, to_fill_in};
use crate::evidence::TableKind;
use crate::language::{Localizer, Message};
use crate::render::workbook::sheet::{SheetWriter, WriteResult, heading, plain, quiet};
use crate::template::TemplateRequest;
use crate::template::blank::{self, column, sheet};
use crate::template::prompts::{self, ExpectedEntry, Form, FormRow, Prompt};
use crate::vocabulary::NOT_APPLICABLE;
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, FormatBorder, XlsxError, utility};

/// The widths of the columns, in characters.
const WIDTHS: [u16; 9] = [17, 15, 27, 37, 27, 16, 12, 19, 17];
/// How wide the values may become: drop-down lists are as wide as their cell.
const WIDEST_VALUE: u16 = 32;
const TITLE: u16 = 2;
const VALUE: u16 = 5;
const UNIT: u16 = 6;
const DOCUMENT: u16 = 7;
const NOTE: u16 = 8;

/// Spreadsheets take hardly more rules a sheet; a row beyond has none.
const MOST_RULES: u32 = 60_000;

/// Writes the sheet; what its drop-down lists offer goes to `lists`.
pub(super) fn write(request: &TemplateRequest<'_>, lists: &mut DropDownLists) -> Result<SheetWriter, XlsxError> {
    let localizer = request.localizer;
    let titles = blank::EVIDENCE.map(|name| column(TableKind::Evidence, name, localizer.language()));
    let rows = prompts::rows(request);
    let mut columns: Vec<(&str, u16)> = titles.into_iter().zip(WIDTHS).collect();
    if let Some((_, width)) = columns.get_mut(usize::from(VALUE)) {
        *width = (*width).max(widest_option(prompts::without_headings(&rows), localizer)).min(WIDEST_VALUE);
    }
    let mut written = SheetWriter::new(&sheet("evidence", localizer.language()), &columns)?;
    written.fit_prose();
    let mut page = EvidenceSheet { request, lists, sheet: written };
    let mut last = 0;
    // Below the header.
    let mut first = 1;
    for (row, content) in (1..).zip(&rows) {
        match content {
            FormRow::Heading(title) => {
                first += u32::from(row == first);
                page.sheet.prose(row, TITLE, title, &heading())?;
            }
            FormRow::Prompt(prompt) => page.row(row, prompt)?,
        }
        last = row;
    }
    if last > 0 {
        let files = localizer.word("blank-files");
        let about = DataValidation::new().allow_any_value().set_input_message(files)?;
        page.sheet.inner().add_data_validation(first, DOCUMENT, last, DOCUMENT, &about)?;
    }
    // Whoever opens the sheet begins with the first answer.
    page.sheet.inner().set_selection(first, VALUE, first, VALUE)?;
    page.sheet.protect();
    Ok(page.sheet)
}

struct EvidenceSheet<'a, 'l> {
    request: &'a TemplateRequest<'a>,
    lists: &'l mut DropDownLists,
    sheet: SheetWriter,
}

impl EvidenceSheet<'_, '_> {
    fn row(&mut self, row: u32, prompt: &Prompt<'_>) -> WriteResult {
        let localizer = self.request.localizer;
        let allowed = prompt.allowed_and_needed(localizer, Form::Workbook);
        // A line above the first row of each indicator shows what belongs together.
        let bordered = |format: Format| {
            if prompt.is_first { format.set_border_top(FormatBorder::Thin) } else { format }
        };
        let name = bordered(quiet().set_indent(0));
        let text = bordered(plain());
        // What stands in the row above already need not stand out.
        let question = if prompt.is_first { text.clone() } else { name.clone() };
        let cells =
            [(prompt.asked.id, &name), (prompt.input, &name), (&prompt.title, &text), (prompt.question, &question)];
        for (column, (content, format)) in (0..).zip(cells.into_iter().chain([(&*allowed, &text)])) {
            self.sheet.prose(row, column, content, format)?;
        }
        self.sheet.prose(row, UNIT, prompt.unit, &text.clone().set_align(FormatAlign::Left).set_indent(1))?;
        let format = match prompt.entry {
            // What does not apply is said in its place.
            _ if prompt.entry.is_elsewhere() && !prompt.asked.optional => locked(),
            ExpectedEntry::Date => to_answer().set_num_format(date_format(self.request)),
            // A title such as “1-2” is to stay one.
            ExpectedEntry::OneOf(_) => to_fill_in(),
            _ => to_answer(),
        };
        self.sheet.blank(row, VALUE, &bordered(format))?;
        for column in [DOCUMENT, NOTE] {
            self.sheet.blank(row, column, &bordered(to_fill_in()))?;
        }
        if row <= MOST_RULES {
            let rule = self.rule(row, prompt, &allowed)?;
            self.sheet.inner().add_data_validation(row, VALUE, row, VALUE, &rule)?;
        }
        Ok(())
    }

    fn rule(&mut self, row: u32, prompt: &Prompt<'_>, hint: &str) -> Result<DataValidation, XlsxError> {
        let localizer = self.request.localizer;
        let is_optional = prompt.asked.optional;
        let address = |row: u32| utility::row_col_to_cell(row, VALUE);
        // The header stands above the rows of the form.
        let beside = |row: Option<usize>| row.and_then(|row| u32::try_from(row + 1).ok()).map(address);
        let words = NOT_APPLICABLE.iter().map(|word| (*word).to_owned()).collect();
        let not_applicable = is_optional.then(|| self.lists.address(words));
        let cell = ValidatedCell { address: &address(row), not_applicable: not_applicable.as_deref() };
        let rule = match &prompt.entry {
            ExpectedEntry::Number { min, max, whole } => cell.number(*min, *max, *whole),
            ExpectedEntry::Percent { min, max } => cell.percent(min, max),
            ExpectedEntry::Part(_, whole) => cell.of_pair(beside(*whole).as_deref(), false),
            ExpectedEntry::Whole(part) => cell.of_pair(beside(*part).as_deref(), true),
            ExpectedEntry::Positive => cell.positive(),
            ExpectedEntry::Date => cell.date(),
            ExpectedEntry::YesNo => {
                list(&self.lists.address(offered(["yes", "no"].map(|key| localizer.word(key)), prompt, localizer)))
            }
            ExpectedEntry::OneOf(options) => {
                let options = names(options.iter().map(|option| (option.id.as_str(), &option.title)), localizer);
                list(&self.lists.address(offered(options, prompt, localizer)))
            }
            ExpectedEntry::Computed { .. } | ExpectedEntry::Read(_) if is_optional => {
                list(&self.lists.address(offered([], prompt, localizer)))
            }
            ExpectedEntry::Computed { .. } | ExpectedEntry::Read(_) => DataValidation::new().allow_any_value(),
        };
        let otherwise = match prompt.entry {
            _ if prompt.entry.is_elsewhere() && !is_optional => InvalidEntry::Taken,
            ExpectedEntry::YesNo
            | ExpectedEntry::OneOf(_)
            | ExpectedEntry::Computed { .. }
            | ExpectedEntry::Read(_) => InvalidEntry::Refused(Message::new("blank-choose")),
            _ => InvalidEntry::Refused(Message::new("blank-wrong")),
        };
        let allowed = prompt.allowed(localizer, Form::Workbook);
        CellHelp { title: &prompt.title, allowed: &allowed, hint, otherwise }.on(rule, localizer)
    }
}

/// The entries of a list, with "not applicable" where that may be said.
fn offered(entries: impl IntoIterator<Item = String>, prompt: &Prompt<'_>, localizer: &Localizer) -> Vec<String> {
    let word = prompt.asked.optional.then(|| localizer.word("blank-not-applicable-word"));
    entries.into_iter().chain(word).collect()
}

fn widest_option<'p>(prompts: impl Iterator<Item = &'p Prompt<'p>>, localizer: &Localizer) -> u16 {
    let options = prompts.flat_map(|prompt| match prompt.entry {
        ExpectedEntry::OneOf(options) => options,
        _ => &[],
    });
    let longest = options.map(|option| localizer.text(&option.title).chars().count()).max().unwrap_or(0);
    u16::try_from(longest).unwrap_or(u16::MAX)
}
