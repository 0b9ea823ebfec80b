//! The sheet of evidence: a row per input with the cell that is live.

use super::WorkbookContext;
use super::layout::evidence::{LIVE, NOT_APPLICABLE};
use super::layout::{self, IndicatorRow, inputs};
use super::sheet::{SheetWriter, WriteResult, live, plain, quiet};
use crate::assess::Status;
use crate::catalogue::{Indicator, Measure};
use crate::evidence::CellValue;
use crate::number::Exact;
use crate::vocabulary::is_blank;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, XlsxError};

enum LiveValue {
    Read(CellValue),
    Text(String),
    Blank,
}

pub(super) fn write(context: &WorkbookContext<'_>) -> Result<SheetWriter, XlsxError> {
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

fn line(context: &WorkbookContext<'_>, sheet: &mut SheetWriter, row: u32, place: &IndicatorRow<'_>) -> WriteResult {
    let (Some(indicator), Some(assessed)) =
        (context.catalogue.indicators.get(place.indicator), context.assessment.indicators.get(place.indicator))
    else {
        return Ok(());
    };
    sheet.text(row, 0, indicator.number.as_deref().unwrap_or(""), &plain())?;
    sheet.text(row, 1, &indicator.id, &plain())?;
    sheet.prose(row, 2, context.report_writer.localizer.text(&indicator.title), &plain())?;
    let named = place.slot.and_then(|slot| inputs(indicator).get(slot).copied());
    let input = named.or(place.cell.and_then(|cell| cell.input.as_deref())).unwrap_or("");
    sheet.text(row, 3, input, &plain())?;
    if let Some(slot) = place.slot {
        let value = live_value(context, place.indicator, slot);
        write_live(context, sheet, row, indicator, &value)?;
        validate(context, sheet, row, place.indicator, indicator)?;
        if let LiveValue::Read(CellValue::Number(number)) = &value {
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
fn live_value(context: &WorkbookContext<'_>, index: usize, slot: usize) -> LiveValue {
    let (Some(indicator), Some(assessed)) =
        (context.catalogue.indicators.get(index), context.assessment.indicators.get(index))
    else {
        return LiveValue::Blank;
    };
    let own: Vec<&IndicatorRow<'_>> =
        context.layout.evidence.iter().filter(|row| row.indicator == index && row.slot.is_some()).collect();
    let read = |row: &&IndicatorRow<'_>| row.cell.and_then(|cell| cell.read.clone());
    let raw = |row: &&IndicatorRow<'_>| row.cell.map(|cell| cell.raw.trim().to_owned()).filter(|raw| !is_blank(raw));
    match assessed.status {
        Status::NotApplicable if slot == 0 => return LiveValue::Text(NOT_APPLICABLE.to_owned()),
        Status::NotApplicable => return LiveValue::Blank,
        _ if matches!(indicator.measure, Measure::Team { .. }) => return LiveValue::Blank,
        _ => {}
    }
    let Some(this) = own.get(slot) else { return LiveValue::Blank };
    if let Some(read) = read(this) {
        let seen = own.iter().any(|row| read_none_but_filled(row)) || contradicts(indicator, &own);
        // An error beyond the inputs' own cells (a second answer, say) must show too.
        if assessed.status == Status::Invalid && slot == 0 && !seen {
            return LiveValue::Text(format!("? {}", raw(this).unwrap_or_default()));
        }
        return LiveValue::Read(read);
    }
    match (assessed.status, raw(this)) {
        (Status::Invalid, Some(raw)) => LiveValue::Text(format!("? {raw}")),
        (Status::Invalid, None) if slot == 0 && !own.iter().any(|row| read_none_but_filled(row)) => {
            LiveValue::Text("?".to_owned())
        }
        _ => LiveValue::Blank,
    }
}

fn read_none_but_filled(row: &IndicatorRow<'_>) -> bool {
    row.cell.is_some_and(|cell| cell.read.is_none() && !is_blank(&cell.raw))
}

/// Whether two inputs that were read do not go together, which the formulas see.
fn contradicts(indicator: &Indicator, own: &[&IndicatorRow<'_>]) -> bool {
    let number = |slot: usize| match own.get(slot).and_then(|row| row.cell).and_then(|cell| cell.read.as_ref()) {
        Some(CellValue::Number(number)) => Some(number),
        _ => None,
    };
    match (&indicator.measure, number(0), number(1)) {
        (Measure::Share { .. }, Some(part), Some(whole)) => part.is_negative() || !whole.is_positive() || part > whole,
        (Measure::Ratio { .. }, Some(_), Some(second)) => !second.is_positive(),
        _ => false,
    }
}

fn write_live(
    context: &WorkbookContext<'_>,
    sheet: &mut SheetWriter,
    row: u32,
    indicator: &Indicator,
    value: &LiveValue,
) -> WriteResult {
    let yes_no = format!(
        "\"{}\";;\"{}\"",
        context.report_writer.localizer.word("yes").replace('"', ""),
        context.report_writer.localizer.word("no").replace('"', "")
    );
    let is_yes_no = matches!(indicator.measure, Measure::YesNo | Measure::Checklist { .. });
    let look = match &indicator.measure {
        _ if is_yes_no => live().set_num_format(yes_no),
        Measure::Since { .. } => live().set_num_format("yyyy-mm-dd"),
        _ => live(),
    };
    match value {
        LiveValue::Read(CellValue::Number(number)) => sheet.number(row, LIVE, number, &look),
        LiveValue::Read(CellValue::YesNo(yes)) => sheet.number(row, LIVE, &Exact::from(i64::from(*yes)), &look),
        LiveValue::Read(CellValue::Date(date)) => sheet.date(row, LIVE, *date, look),
        LiveValue::Read(CellValue::Option(option)) => match &indicator.measure {
            Measure::Choice { options } => {
                sheet.text(row, LIVE, options.get(*option).map_or("", |option| &option.id), &look)
            }
            _ => sheet.blank(row, LIVE, &look),
        },
        LiveValue::Text(text) => sheet.text(row, LIVE, text, &look),
        LiveValue::Blank => sheet.blank(row, LIVE, &look),
    }
}

fn validate(
    context: &WorkbookContext<'_>,
    sheet: &mut SheetWriter,
    row: u32,
    index: usize,
    indicator: &Indicator,
) -> WriteResult {
    let list = match &indicator.measure {
        Measure::YesNo | Measure::Checklist { .. } => DataValidation::new().allow_list_strings(&["1", "0"])?,
        Measure::Choice { .. } => {
            let options = context.layout.scales.get(index).copied().unwrap_or((1, 1));
            let options = context.layout.of_scales(options, layout::scales::OPTION);
            DataValidation::new().allow_list_formula(Formula::new(format!("={options}")))
        }
        _ => return Ok(()),
    };
    // An entry outside the list brings a warning and is not refused: "n/a" may be an answer.
    let list = list.set_error_style(DataValidationErrorStyle::Information);
    sheet.inner().add_data_validation(row, LIVE, row, LIVE, &list)?;
    Ok(())
}
