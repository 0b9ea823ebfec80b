//! The sheet of findings.

use super::WorkbookContext;
use super::sheet::{SheetWriter, plain};
use crate::report::severity;
use rust_xlsxwriter::XlsxError;

pub(super) fn write(context: &WorkbookContext<'_>) -> Result<SheetWriter, XlsxError> {
    let titles = [
        ("sheet-severity", 12),
        ("sheet-code", 24),
        ("column-indicator", 26),
        ("sheet-file", 16),
        ("sheet-line", 8),
        ("sheet-column", 8),
        ("sheet-message", 90),
    ];
    let mut sheet = context.sheet(&context.layout.names.findings, &titles)?;
    let localizer = context.report_writer.localizer;
    for (row, finding) in (1u32..).zip(&context.assessment.findings) {
        sheet.text(row, 0, &severity(localizer, finding.severity), &plain())?;
        sheet.text(row, 1, finding.code, &plain())?;
        let concerned = context.catalogue.concerned(finding);
        sheet.text(row, 2, concerned.map_or("", |asked| asked.id), &plain())?;
        if let Some(place) = &finding.place {
            sheet.text(row, 3, &place.table(), &plain())?;
            sheet.count(row, 4, place.line, &plain())?;
            sheet.count(row, 5, place.column, &plain())?;
        }
        sheet.prose(row, 6, &localizer.say(&finding.message), &plain())?;
    }
    Ok(sheet)
}
