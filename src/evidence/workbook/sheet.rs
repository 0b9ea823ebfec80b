//! The rows of a sheet, with its cells as a reader of the spreadsheet sees them.

use super::cell::{self, SheetCellValue};
use super::package::PackageFault;
use super::strings::SharedStrings;
use super::styles::Styles;
use super::xml::{Element, Node, Nodes};
use crate::evidence::findings::MAX_FINDINGS;
use crate::evidence::rows::{CellRemark, MAX_CELL_BYTES, MAX_COLUMNS, SheetRow};
use std::ops::RangeInclusive;

/// The most rows of a sheet, which is what spreadsheets have.
const MAX_ROWS: usize = 1_048_576;
/// The most columns of a sheet, likewise.
const MAX_SHEET_COLUMNS: usize = 16_384;
/// The most cells of a table, counting those that are passed over within a row.
const MAX_CELLS: usize = 1_000_000;
/// The most bytes of all cells of a table.
const MAX_BYTES: usize = 64 * 1024 * 1024;

#[derive(Default)]
pub(super) struct SheetRows {
    /// Those that are not blank, the header first.
    pub rows: Vec<SheetRow>,
    /// The areas of cells that are merged into one.
    pub merged: Vec<CellRange>,
    /// The columns that are not shown, from 0.
    pub hidden: Vec<RangeInclusive<usize>>,
    /// The cells that cannot be read, by line from 1 and column from 0.
    pub damaged: Vec<(usize, usize)>,
}

pub(super) struct CellRange {
    /// As it is written: `A3:A5`.
    pub written: String,
    /// Its lines, from 1.
    pub lines: RangeInclusive<usize>,
    /// Its columns, from 0.
    pub columns: RangeInclusive<usize>,
}

impl CellRange {
    fn parse(written: String) -> Option<CellRange> {
        let (from, to) = written.split_once(':')?;
        let (first, last) = (address(from)?, address(to)?);
        Some(CellRange { lines: first.0?..=last.0?, columns: first.1..=last.1, written })
    }
}

/// What cells are read with.
pub(super) struct SheetContext<'a> {
    pub strings: &'a SharedStrings,
    pub styles: &'a Styles,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
    pub is_calculated: bool,
}

#[derive(Default)]
struct SheetReader {
    found: SheetRows,
    row: SheetRow,
    /// The line of the last row, and the column behind the last cell, whether or not there was anything in it.
    line: usize,
    column: usize,
    cells: usize,
    bytes: usize,
    /// Whether the row that is being read is at no place.
    is_misplaced: bool,
    hides_zeros: bool,
}

pub(super) fn read(part: &str, reading: &SheetContext<'_>) -> Result<SheetRows, PackageFault> {
    let mut nodes = Nodes::new(part);
    let mut reader = SheetReader::default();
    let (mut is_data, mut is_whole) = (false, false);
    while let Some(node) = nodes.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "sheetData" => is_data = true,
                "row" if is_data => reader.begin_row(&element)?,
                "c" if is_data => reader.cell(&element, &mut nodes, reading)?,
                "sheetView" => {
                    let shows = element.attribute("showZeros")?;
                    reader.hides_zeros |= shows.is_some_and(|shows| shows == "0" || shows == "false");
                }
                "col" if !is_data => reader.columns(&element)?,
                "mergeCell" if reader.found.merged.len() <= MAX_FINDINGS => {
                    reader.found.merged.extend(element.attribute("ref")?.and_then(CellRange::parse));
                }
                _ => {}
            },
            Node::Close(name) if name == "row" && is_data => reader.end_row(),
            Node::Close(name) if name == "sheetData" => (is_data, is_whole) = (false, true),
            _ => {}
        }
    }
    if !is_whole {
        return Err(PackageFault::DAMAGED);
    }
    let mut found = reader.found;
    // Whoever writes rows in another order means the lines that they name.
    found.rows.sort_by_key(|row| row.line);
    found.cover();
    Ok(found)
}

impl SheetReader {
    fn begin_row(&mut self, element: &Element<'_>) -> Result<(), PackageFault> {
        let named = element.attribute("r")?;
        let number = named.as_ref().and_then(|number| number.trim().parse().ok());
        let number = number.filter(|line| (1..=MAX_ROWS).contains(line));
        self.is_misplaced = named.is_some() && number.is_none();
        if self.is_misplaced {
            self.damage(0);
            return Ok(());
        }
        self.line = number.unwrap_or(self.line + 1);
        let is_hidden = element.is_set("hidden")? || element.attribute("ht")?.is_some_and(is_nothing);
        self.row = SheetRow { line: self.line, is_hidden, ..SheetRow::default() };
        self.column = 0;
        Ok(())
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if !row.is_blank() {
            self.found.rows.push(row);
        }
    }

    fn cell(
        &mut self,
        element: &Element<'_>,
        nodes: &mut Nodes<'_>,
        reading: &SheetContext<'_>,
    ) -> Result<(), PackageFault> {
        let named = element.attribute("r")?;
        let column = named.as_deref().and_then(address).map(|(_, column)| column);
        let is_misplaced = named.is_some() && column.is_none();
        let column = column.unwrap_or(self.column);
        self.column = column + 1;
        let read = content(element, nodes, reading, self.hides_zeros)?;
        if read.is_damaged || (is_misplaced && !read.text.is_empty()) {
            self.damage(column);
        }
        match is_misplaced || self.is_misplaced {
            true => Ok(()),
            false => self.put(column, read),
        }
    }

    /// Keeps in mind that a cell cannot be read; more of them are told than a run bears.
    fn damage(&mut self, column: usize) {
        if self.found.damaged.len() <= MAX_FINDINGS {
            self.found.damaged.push((self.line.max(1), column));
        }
    }

    /// Puts a cell into its row; empty ones take no room.
    fn put(&mut self, column: usize, read: SheetCellValue) -> Result<(), PackageFault> {
        let row = &mut self.row;
        row.remarks.extend(read.remarks.into_iter().map(|remark| (column, remark)));
        if read.text.is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(PackageFault("not-a-table-columns"));
        }
        if read.text.len() > MAX_CELL_BYTES {
            return Err(PackageFault("not-a-table-cell"));
        }
        // A text of the file may stand in thousands of its cells.
        self.bytes += read.text.len();
        if self.bytes > MAX_BYTES {
            return Err(PackageFault("not-a-workbook-too-large"));
        }
        if row.cells.len() <= column {
            self.cells += column + 1 - row.cells.len();
            row.cells.resize(column + 1, String::new());
        }
        if self.cells > MAX_CELLS {
            return Err(PackageFault("not-a-table-cells"));
        }
        if let Some(cell) = row.cells.get_mut(column) {
            *cell = read.text;
        }
        row.numbers.extend(read.typed.map(|typed| (column, typed)));
        Ok(())
    }

    fn columns(&mut self, element: &Element<'_>) -> Result<(), PackageFault> {
        let number = |name| Ok(element.attribute(name)?.and_then(|number| number.trim().parse::<usize>().ok()));
        let (from, to) = (number("min")?, number("max")?);
        let is_hidden = element.is_set("hidden")? || element.attribute("width")?.is_some_and(is_nothing);
        if let (Some(from), Some(to), true) = (from, to, is_hidden)
            && self.found.hidden.len() < MAX_SHEET_COLUMNS
        {
            self.found.hidden.push(from.saturating_sub(1)..=to.saturating_sub(1));
        }
        Ok(())
    }
}

impl SheetRows {
    /// Marks what stands in cells that others cover: programs drop it on merging, but files may hold it.
    fn cover(&mut self) {
        let mut looked_at = 0;
        for area in &self.merged {
            let first = self.rows.partition_point(|row| row.line < *area.lines.start());
            for row in self.rows.iter_mut().skip(first).take_while(|row| area.lines.contains(&row.line)) {
                let end = row.cells.len().min(area.columns.end() + 1);
                looked_at += 1 + end.saturating_sub(*area.columns.start());
                // Ranges overlap in manipulated files only.
                if looked_at > 2 * MAX_CELLS {
                    return;
                }
                for column in *area.columns.start()..end {
                    let is_first = (row.line, column) == (*area.lines.start(), *area.columns.start());
                    if !is_first && row.cells.get(column).is_some_and(|cell| !cell.trim().is_empty()) {
                        row.remarks.push((column, CellRemark::Covered { area: area.written.clone() }));
                    }
                }
            }
        }
    }
}

/// What stands in the cell that was just opened; reads past its end. One that holds
/// nothing that can be read is no reason to read none of the others.
fn content(
    element: &Element<'_>,
    nodes: &mut Nodes<'_>,
    reading: &SheetContext<'_>,
    hides_zeros: bool,
) -> Result<SheetCellValue, PackageFault> {
    let kind = element.attribute("t")?;
    let style = element.attribute("s")?.and_then(|style| style.trim().parse::<usize>().ok()).unwrap_or(0);
    let format = reading.styles.get(style);
    let (mut value, mut formula) = (None, None);
    loop {
        match nodes.next()?.ok_or(PackageFault::DAMAGED)? {
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
    // A formula that comes to an empty text says that it is one, and has that text.
    let has_result = value.as_ref().is_some_and(|value| kind == "str" || !value.is_empty());
    if let (Some(formula), false) = (&formula, has_result) {
        return Ok(SheetCellValue::text(format!("={formula}")));
    }
    let value = value.unwrap_or_default();
    let mut read = match kind {
        "n" if !value.trim().is_empty() => cell::read(&value, format, reading.from_1904),
        "s" if value.trim().is_empty() => SheetCellValue::default(),
        "s" => match value.trim().parse().ok().and_then(|index| reading.strings.get(index)) {
            Some(text) => SheetCellValue::text(text.to_owned()),
            None => SheetCellValue::damaged(),
        },
        "b" => match value.trim() {
            "" => SheetCellValue::default(),
            "0" | "false" => SheetCellValue::text("false".to_owned()),
            _ => SheetCellValue::text("true".to_owned()),
        },
        "d" => cell::read_iso(&value),
        _ => SheetCellValue::text(value),
    };
    if matches!(kind, "s" | "str" | "inlineStr") && !read.text.is_empty() {
        let shown = format.and_then(|format| format.other_than_text(&read.text));
        read.remarks.extend(shown.map(|shown| CellRemark::ShownAs { held: read.text.clone(), shown }));
    }
    let is_zero = read.typed.as_ref().is_some_and(|typed| typed.number.is_zero());
    if is_zero && hides_zeros && read.remarks.is_empty() {
        read.remarks.push(CellRemark::ShownAs { held: read.text.clone(), shown: String::new() });
    }
    if formula.is_some() && !reading.is_calculated {
        read.remarks.push(CellRemark::NotCalculated { result: read.text.clone() });
    }
    Ok(read)
}

/// Whether a width or height leaves nothing to be seen.
fn is_nothing(size: String) -> bool {
    matches!(size.trim(), "0" | "0.0")
}

/// The line (from 1) and column (from 0) of an address like `AB12` or `$AB$12`; some programs leave the line out.
fn address(written: &str) -> Option<(Option<usize>, usize)> {
    let written = written.trim().replace('$', "");
    let digits = written.trim_start_matches(|sign: char| sign.is_ascii_alphabetic());
    let letters = written.strip_suffix(digits)?;
    let column = letters.bytes().try_fold(0_usize, |column, letter| {
        column.checked_mul(26)?.checked_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    let line = (!digits.is_empty()).then(|| digits.parse().ok().filter(|line| (1..=MAX_ROWS).contains(line)));
    let column = column?.checked_sub(1).filter(|column| *column < MAX_SHEET_COLUMNS)?;
    match line {
        Some(None) => None,
        line => Some((line.flatten(), column)),
    }
}
