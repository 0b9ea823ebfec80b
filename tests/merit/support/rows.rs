//! Holds the rows of merit's reader against those of the csv crate.

use merit::evidence::Piece;

/// The delimiters that the first byte of an input chooses from.
const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];

/// A row: its line and its cells.
type Row = (usize, Vec<String>);

/// The rows of a table that are not blank, as the csv crate has them, with the lines on which they begin.
fn expected(text: &str, delimiter: char) -> Vec<Row> {
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder.has_headers(false).flexible(true).delimiter(delimiter as u8).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.byte_records() {
        let record = record.expect("memory can be read");
        let cells: Vec<String> = record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            let offset = usize::try_from(record.position().expect("records have a place").byte()).expect("it is short");
            rows.push((line_at(text, offset), cells));
        }
    }
    rows
}

/// The line of a record; empty lines before it count to it.
fn line_at(text: &str, offset: usize) -> usize {
    let bytes = text.as_bytes();
    let begin =
        bytes.iter().skip(offset).position(|byte| !b"\r\n".contains(byte)).map_or(bytes.len(), |at| offset + at);
    let is_end = |at: &usize| match bytes[*at] {
        b'\r' => true,
        b'\n' => *at == 0 || bytes[*at - 1] != b'\r',
        _ => false,
    };
    1 + (0..begin).filter(is_end).count()
}

/// Reads bytes as a table and checks its cells; the first byte chooses the delimiter, the second how
/// long the pieces are that it is read in.
pub fn check(data: &[u8]) {
    let [delimiter, length, data @ ..] = data else { return };
    let delimiter = DELIMITERS[usize::from(*delimiter) % DELIMITERS.len()];
    let text = String::from_utf8_lossy(data);
    // Byte-order marks at the beginning are gone before a table is split.
    let text = text.trim_start_matches('\u{FEFF}');
    let expected = expected(text, delimiter);
    let cells = |pieces: &[Piece<'_>]| -> Option<Vec<Row>> {
        let mut rows = Vec::new();
        for piece in pieces {
            let grid = piece.split().ok()?;
            rows.extend(grid.rows.iter().map(|row| (row.line, row.cells().map(str::to_owned).collect())));
        }
        Some(rows)
    };
    let whole = cells(&Piece::split_text(text, 0, delimiter as u8, usize::MAX));
    assert_eq!(whole.as_ref(), Some(&expected), "{text:?}");
    let parted = cells(&Piece::split_text(text, 0, delimiter as u8, usize::from(*length) + 1));
    assert_eq!(parted.as_ref(), Some(&expected), "{text:?} in parts of {length}");
}
