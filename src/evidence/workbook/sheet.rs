//! The rows of a sheet, with its cells as a reader of the spreadsheet sees them.

use super::cell;
use super::package::Fault;
use super::shapes::Shape;
use super::strings::Strings;
use super::xml::{Element, Node, Nodes};
use crate::evidence::grid::{MAX_CELL_BYTES, MAX_COLUMNS, Row, Typed};
use crate::evidence::table::MAX_FINDINGS;

/// The most rows of a sheet, which is what spreadsheets have.
const MAX_ROWS: usize = 1_048_576;
/// The most cells of a table, counting those that are passed over within a row.
const MAX_CELLS: usize = 1_000_000;

/// The rows of a sheet.
#[derive(Default)]
pub struct Rows {
    /// Those that are not blank, the header first.
    pub rows: Vec<Row>,
    /// The areas of cells that are merged into one, as they are written: `A3:A5`.
    pub merged: Vec<String>,
}

/// What cells are read with.
pub struct Reading<'a> {
    /// The texts that cells share.
    pub strings: &'a Strings,
    /// The formats of cells.
    pub shapes: &'a [Shape],
    /// Whether days are counted from 1904.
    pub from_1904: bool,
}

/// Reads a sheet.
///
/// # Errors
/// Where it is damaged or exceeds a limit.
pub fn read(part: &str, reading: &Reading<'_>) -> Result<Rows, Fault> {
    let mut nodes = Nodes::of(part);
    let mut found = Rows::default();
    let (mut line, mut cells, mut is_whole) = (0_usize, 0_usize, false);
    let mut row = Row::default();
    while let Some(node) = nodes.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "row" => {
                    line = match element.attribute("r")? {
                        Some(number) => number.parse().map_err(|_| Fault::DAMAGED)?,
                        None => line + 1,
                    };
                    if !(1..=MAX_ROWS).contains(&line) {
                        return Err(Fault::DAMAGED);
                    }
                    row = Row { line, ..Row::default() };
                }
                "c" => {
                    let column = match element.attribute("r")? {
                        Some(address) => column_of(&address).ok_or(Fault::DAMAGED)?,
                        None => row.cells.len(),
                    };
                    let (text, typed) = content(&element, &mut nodes, reading)?;
                    cells += (column + 1).saturating_sub(row.cells.len());
                    put(&mut row, column, text, typed)?;
                    if cells > MAX_CELLS {
                        return Err(Fault("not-a-table-cells"));
                    }
                }
                "mergeCell" if found.merged.len() <= MAX_FINDINGS => found.merged.extend(element.attribute("ref")?),
                _ => {}
            },
            Node::Close(name) if name == "row" => {
                let row = std::mem::take(&mut row);
                if !row.is_blank() {
                    found.rows.push(row);
                }
            }
            Node::Close(name) if name == "sheetData" => is_whole = true,
            _ => {}
        }
    }
    if is_whole { Ok(found) } else { Err(Fault::DAMAGED) }
}

/// Puts a cell into its row; empty ones take no room.
fn put(row: &mut Row, column: usize, text: String, typed: Option<Typed>) -> Result<(), Fault> {
    if text.is_empty() {
        return Ok(());
    }
    if column >= MAX_COLUMNS {
        return Err(Fault("not-a-table-columns"));
    }
    if text.len() > MAX_CELL_BYTES {
        return Err(Fault("not-a-table-cell"));
    }
    if row.cells.len() <= column {
        row.cells.resize(column + 1, String::new());
    }
    if let Some(cell) = row.cells.get_mut(column) {
        *cell = text;
    }
    row.numbers.extend(typed.map(|typed| (column, typed)));
    Ok(())
}

/// What stands in the cell that was just opened; reads past its end.
fn content(
    element: &Element<'_>,
    nodes: &mut Nodes<'_>,
    reading: &Reading<'_>,
) -> Result<(String, Option<Typed>), Fault> {
    let kind = element.attribute("t")?;
    let shape = element.attribute("s")?.and_then(|style| style.parse::<usize>().ok());
    let shape = shape.and_then(|style| reading.shapes.get(style)).copied().unwrap_or_default();
    let (mut value, mut formula) = (None, None);
    loop {
        match nodes.next()?.ok_or(Fault::DAMAGED)? {
            Node::Close(name) if name == "c" => break,
            Node::Open(inner) => match inner.name() {
                "v" => value = Some(nodes.text_of("v")?),
                "is" => value = Some(nodes.text_of("is")?),
                "f" => formula = Some(nodes.text_of("f")?),
                _ => {}
            },
            _ => {}
        }
    }
    let kind = kind.as_deref().unwrap_or("n");
    let value = value.unwrap_or_default();
    // A formula that comes to an empty text says that it is one.
    if let (Some(formula), "", true) = (&formula, value.as_str(), kind != "str") {
        return Ok((format!("={formula}"), None));
    }
    Ok(match kind {
        "n" if !value.is_empty() => cell::read(&value, shape, reading.from_1904),
        "s" => {
            let index = value.trim().parse::<usize>().map_err(|_| Fault::DAMAGED)?;
            (unescaped(reading.strings.get(index).ok_or(Fault::DAMAGED)?), None)
        }
        "b" => ((if value.trim() == "0" { "false" } else { "true" }).to_owned(), None),
        "d" => (value.strip_suffix("T00:00:00").unwrap_or(&value).to_owned(), None),
        "e" => (value, None),
        _ => (unescaped(&value), None),
    })
}

/// A text of a cell, in which a character that XML cannot hold is written `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("_x");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_hex = |code: &&str| code.bytes().all(|digit| digit.is_ascii_hexdigit());
        let code = part.get(..5).and_then(|code| code.strip_suffix('_')).filter(is_hex);
        let sign = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match (sign, part.get(5..)) {
            (Some(sign), Some(rest)) => {
                plain.push(sign);
                plain.push_str(rest);
            }
            _ => {
                plain.push_str("_x");
                plain.push_str(part);
            }
        }
    }
    plain
}

/// The column of an address like `AB12`, from 0.
pub fn column_of(address: &str) -> Option<usize> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0_usize, |column, letter| {
        column.saturating_mul(26).saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    column.checked_sub(1).filter(|column| *column < 16_384)
}

/// The line of an address like `AB12`, from 1.
pub fn line_of(address: &str) -> Option<usize> {
    address.trim_start_matches(|sign: char| sign.is_ascii_alphabetic()).parse().ok()
}
