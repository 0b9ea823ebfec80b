//! The sheet of evidence: a row per input with the cell that is live.

use super::Context;
use super::layout::evidence::{LIVE, NOT_APPLICABLE};
use super::layout::{self, Row, inputs};
use super::sheet::{Sheet, Written, live, plain, quiet};
use crate::assess::Status;
use crate::catalogue::{Indicator, Measure};
use crate::evidence::Read;
use crate::number::Exact;
use crate::vocabulary::is_blank;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, XlsxError};

/// What is written into a live cell.
enum Live {
    /// What the cell was read as.
    Read(Read),
    /// A text that stands in the way of a score.
    Text(String),
    /// Nothing.
    Blank,
}

/// Writes the sheet.
pub fn write(context: &Context<'_>) -> Result<Sheet, XlsxError> {
    let titles = [
        ("column-number", 8),
        ("column-indicator", 26),
        ("sheet-title", 38),
        ("sheet-input", 22),
        ("sheet-live", 16),
        ("sheet-raw", 20),
        ("sheet-exact", 14),
        ("sheet-file", 14),
        ("sheet-line", 7),
        ("sheet-column", 7),
        ("sheet-documents", 44),
    ];
    let mut sheet = context.sheet(&context.layout.names.evidence, &titles)?;
    for (row, place) in (1u32..).zip(&context.layout.evidence) {
        line(context, &mut sheet, row, place)?;
    }
    Ok(sheet)
}

fn line(context: &Context<'_>, sheet: &mut Sheet, row: u32, place: &Row<'_>) -> Written {
    let (Some(indicator), Some(assessed)) =
        (context.catalogue.indicators.get(place.indicator), context.assessment.indicators.get(place.indicator))
    else {
        return Ok(());
    };
    sheet.text(row, 0, indicator.number.as_deref().unwrap_or(""), &plain())?;
    sheet.text(row, 1, &indicator.id, &plain())?;
    sheet.prose(row, 2, context.speaker.voice.text(&indicator.title), &plain())?;
    let named = place.slot.and_then(|slot| inputs(indicator).get(slot).copied());
    let input = named.or(place.cell.and_then(|cell| cell.input.as_deref())).unwrap_or("");
    sheet.text(row, 3, input, &plain())?;
    if let Some(slot) = place.slot {
        let value = live_value(context, place.indicator, slot);
        write_live(context, sheet, row, indicator, &value)?;
        validate(context, sheet, row, place.indicator, indicator)?;
        if let Live::Read(Read::Number(number)) = &value {
            sheet.text(row, 6, &number.fraction(), &quiet())?;
        }
    }
    if let Some(cell) = place.cell {
        let input = context.assessment.inputs.iter().find(|input| input.kind == cell.table);
        sheet.text(row, 5, &cell.raw, &quiet())?;
        let table = input.map_or_else(String::new, |input| input.place(cell.line, cell.column).table());
        sheet.text(row, 7, &table, &quiet())?;
        sheet.count(row, 8, cell.line, &quiet())?;
        sheet.count(row, 9, cell.column, &quiet())?;
    }
    if place.slot == Some(0) {
        let names: Vec<&str> = assessed.documents.iter().map(|document| document.name.as_str()).collect();
        sheet.prose(row, 10, &names.join(" | "), &quiet())?;
    }
    Ok(())
}

/// What the live cell of an input holds. Where evidence is in error, something
/// stands there that no formula takes for a value.
fn live_value(context: &Context<'_>, index: usize, slot: usize) -> Live {
    let (Some(indicator), Some(assessed)) =
        (context.catalogue.indicators.get(index), context.assessment.indicators.get(index))
    else {
        return Live::Blank;
    };
    let own: Vec<&Row<'_>> =
        context.layout.evidence.iter().filter(|row| row.indicator == index && row.slot.is_some()).collect();
    let read = |row: &&Row<'_>| row.cell.and_then(|cell| cell.read.clone());
    let raw = |row: &&Row<'_>| row.cell.map(|cell| cell.raw.trim().to_owned()).filter(|raw| !is_blank(raw));
    match assessed.status {
        Status::NotApplicable if slot == 0 => return Live::Text(NOT_APPLICABLE.to_owned()),
        Status::NotApplicable => return Live::Blank,
        _ if matches!(indicator.measure, Measure::Team { .. }) => return Live::Blank,
        _ => {}
    }
    let Some(this) = own.get(slot) else { return Live::Blank };
    if let Some(read) = read(this) {
        let seen = own.iter().any(|row| read_none_but_filled(row)) || contradicts(indicator, &own);
        // An error beyond the inputs' own cells (a second answer, say) must show too.
        if assessed.status == Status::Invalid && slot == 0 && !seen {
            return Live::Text(format!("? {}", raw(this).unwrap_or_default()));
        }
        return Live::Read(read);
    }
    match (assessed.status, raw(this)) {
        (Status::Invalid, Some(raw)) => Live::Text(format!("? {raw}")),
        (Status::Invalid, None) if slot == 0 && !own.iter().any(|row| read_none_but_filled(row)) => {
            Live::Text("?".to_owned())
        }
        _ => Live::Blank,
    }
}

fn read_none_but_filled(row: &Row<'_>) -> bool {
    row.cell.is_some_and(|cell| cell.read.is_none() && !is_blank(&cell.raw))
}

/// Whether two inputs that were read do not go together, which the formulas see.
fn contradicts(indicator: &Indicator, own: &[&Row<'_>]) -> bool {
    let number = |slot: usize| match own.get(slot).and_then(|row| row.cell).and_then(|cell| cell.read.as_ref()) {
        Some(Read::Number(number)) => Some(number),
        _ => None,
    };
    match (&indicator.measure, number(0), number(1)) {
        (Measure::Share { .. }, Some(part), Some(whole)) => part.is_negative() || !whole.is_positive() || part > whole,
        (Measure::Ratio { .. }, Some(_), Some(second)) => !second.is_positive(),
        _ => false,
    }
}

fn write_live(context: &Context<'_>, sheet: &mut Sheet, row: u32, indicator: &Indicator, value: &Live) -> Written {
    let yes_no = format!(
        "\"{}\";;\"{}\"",
        context.speaker.voice.word("yes").replace('"', ""),
        context.speaker.voice.word("no").replace('"', "")
    );
    let is_yes_no = matches!(indicator.measure, Measure::YesNo | Measure::Checklist { .. });
    let look = match &indicator.measure {
        _ if is_yes_no => live().set_num_format(yes_no),
        Measure::Since { .. } => live().set_num_format("yyyy-mm-dd"),
        _ => live(),
    };
    match value {
        Live::Read(Read::Number(number)) => sheet.number(row, LIVE, number, &look),
        Live::Read(Read::YesNo(yes)) => sheet.number(row, LIVE, &Exact::from(i64::from(*yes)), &look),
        Live::Read(Read::Date(date)) => sheet.date(row, LIVE, *date, look),
        Live::Read(Read::Option(option)) => match &indicator.measure {
            Measure::Choice { options } => {
                sheet.text(row, LIVE, options.get(*option).map_or("", |option| &option.id), &look)
            }
            _ => sheet.blank(row, LIVE, &look),
        },
        Live::Text(text) => sheet.text(row, LIVE, text, &look),
        Live::Blank => sheet.blank(row, LIVE, &look),
    }
}

/// A list to choose from, where there is one.
fn validate(context: &Context<'_>, sheet: &mut Sheet, row: u32, index: usize, indicator: &Indicator) -> Written {
    let list = match &indicator.measure {
        Measure::YesNo | Measure::Checklist { .. } => DataValidation::new().allow_list_strings(&["1", "0"])?,
        Measure::Choice { .. } => {
            let options = context.layout.scales.get(index).copied().unwrap_or((1, 1));
            let options = context.layout.of_scales(options, layout::scales::OPTION);
            DataValidation::new().allow_list_formula(Formula::new(format!("={options}")))
        }
        _ => return Ok(()),
    };
    // What is not in the list is told and not refused: "n/a" may be an answer.
    let list = list.set_error_style(DataValidationErrorStyle::Information);
    sheet.inner().add_data_validation(row, LIVE, row, LIVE, &list)?;
    Ok(())
}
