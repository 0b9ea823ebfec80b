//! The style sheet, with what printed pages say in their margins.

use super::writer::StyleSheet;
use crate::report::Report;

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> StyleSheet {
    let mut sheet = StyleSheet::new(include_str!("style.css"));
    let [above, below] = &report.margins;
    for (margin, text) in [("top-left", &report.title), ("top-right", above), ("bottom-left", below)] {
        sheet.margin(margin, text);
    }
    sheet
}
