//! The style sheet, with what printed pages say in their margins.

use super::writer::StyleSheet;
use crate::report::Page;

/// The whole sheet.
pub(super) fn sheet(page: &Page) -> StyleSheet {
    let mut sheet = StyleSheet::new(include_str!("style.css"));
    sheet.margin("top-left", &page.title);
    sheet.margin("top-right", &page.catalogue);
    sheet.margin("bottom-left", &page.foot);
    sheet
}
