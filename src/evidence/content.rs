//! The digest of what stands in a table, however it was written down.

use super::rows::Row;
use crate::digest;

/// SHA-256, in hexadecimal, of rows with the cells of a table: the header, then those that were read. Where one of
/// several initiatives was chosen, those are its own rows; the rows of the others decide nothing and do not enter.
///
/// The digest is that of these bytes, which a script can make as well:
///
/// - Rows that hold nothing but blanks are left out, and so are the blank cells at
///   the end of a row.
/// - A row is the number of its cells in decimal digits and a line feed.
/// - Each of its cells follows: `t` for a text or `n` for a number that a workbook
///   holds as one (which needs no reading, unlike a text that looks like it), the
///   number of its UTF-8 bytes in decimal digits, a colon, and these bytes. Every
///   cell of a text file is a text; of a number they are what the spreadsheet shows.
/// - Line ends within cells are line feeds: CR LF and CR count as LF.
///
/// So neither encoding, byte-order mark, delimiter, quotes nor line ends enter,
/// and two tables with the same digest have the same cells.
pub(super) fn content_digest<'r>(rows: impl Iterator<Item = Row<'r>>) -> String {
    let mut digest = digest::Digester::default();
    let (mut bytes, mut digits) = (Vec::new(), itoa::Buffer::new());
    for row in rows {
        let cells = row.width();
        if cells == 0 {
            continue;
        }
        bytes.clear();
        bytes.extend_from_slice(digits.format(cells).as_bytes());
        bytes.push(b'\n');
        for (column, cell) in row.cells().take(cells).enumerate() {
            let kind = if row.number(column).is_some() { b'n' } else { b't' };
            let unified = cell.contains('\r').then(|| cell.replace("\r\n", "\n").replace('\r', "\n"));
            let cell = unified.as_deref().unwrap_or(cell);
            bytes.push(kind);
            bytes.extend_from_slice(digits.format(cell.len()).as_bytes());
            bytes.push(b':');
            bytes.extend_from_slice(cell.as_bytes());
        }
        digest.update(&bytes);
    }
    digest.finish()
}
