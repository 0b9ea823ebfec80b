//! The cells that evidence was read from.

use super::table::TableKind;
use crate::number::Exact;
use jiff::civil::Date;

/// A cell that an answer was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The table.
    pub table: TableKind,
    /// The line on which its record begins.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
    /// The fact that it answers, as an index, where an indicator reads one.
    pub fact: Option<usize>,
    /// The input (or column of a team table) that it answers.
    pub input: Option<String>,
    /// What stands in it.
    pub raw: String,
    /// What it was read as; `None` where it is empty, in error or of a team table.
    pub read: Option<CellValue>,
    /// What is noted beside it in its row; empty where nothing is.
    pub note: String,
}

impl Cell {
    /// Whether it stands in the table of evidence.
    pub fn is_evidence(&self) -> bool {
        self.table == TableKind::Evidence
    }
}

/// What a cell of the evidence was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellValue {
    /// A number.
    Number(Exact),
    /// Yes or no.
    YesNo(bool),
    /// The option, as an index.
    Option(usize),
    /// A date.
    Date(Date),
}
