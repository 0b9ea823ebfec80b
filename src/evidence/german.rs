//! Whether a dossier is written in German, as its form tells.

use super::decode::decode;
use super::rows::{Rows, one_by_one, split};
use super::table::{Content, RawTable, TableKind};
use crate::vocabulary;

/// How much of a text file is looked at for its header.
const HEADER_BYTES: usize = 4096;

/// Whether the names of columns and sheets are German and none of them is English. English ones say nothing
/// of who reads: they are the names of the format, too. The table of decisions is the evaluators'.
pub(crate) fn is_german(tables: &[RawTable]) -> bool {
    let own = tables.iter().filter(|table| table.kind != TableKind::Decisions);
    let names: Vec<String> = own.flat_map(names).collect();
    vocabulary::is_german(names.iter().map(String::as_str)) == Some(true)
}

fn names(table: &RawTable) -> Vec<String> {
    let cells = |rows: &Rows| rows.get(0).iter().flat_map(|row| row.cells()).map(str::to_owned).collect::<Vec<_>>();
    match &table.content {
        Content::Sheet(sheet) => {
            let mut names = cells(&Rows::from_sheet(sheet.rows.get(..1).unwrap_or_default()));
            names.extend(sheet.beside.iter().cloned());
            names
        }
        Content::Text(bytes) => {
            let head = bytes.get(..HEADER_BYTES).unwrap_or(bytes);
            let line_end = head.iter().rposition(|byte| *byte == b'\n');
            // A text that ends within a character would be taken for Windows-1252; in UTF-16 it may.
            let whole = if head.len() < bytes.len() && !head.contains(&0) { line_end } else { None };
            let head = whole.and_then(|end| head.get(..=end)).unwrap_or(head);
            let Ok((text, _)) = decode(head) else { return Vec::new() };
            split(&text, &one_by_one).map(|table| cells(&table.rows)).unwrap_or_default()
        }
    }
}
