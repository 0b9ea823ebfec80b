//! Tables of decisions that do not count.

use super::findings::warning;
use super::table::Table;
use super::table_status::TableStatus;
use crate::diagnostic::{Finding, Place};
use crate::language::{Arg, Message};

/// A table of decisions none of which count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UncountedTable {
    /// The table.
    pub place: Place,
    /// How many rows it has about the initiative.
    pub rows: usize,
    /// Why they do not count.
    pub standing: TableStatus,
}

impl UncountedTable {
    /// What a table of decisions that do not count comes to, where it has any.
    pub fn for_table(table: &Table, standing: TableStatus) -> Option<UncountedTable> {
        let rows = table.len();
        (rows > 0).then(|| UncountedTable { place: table.place(table.header_line(), 0), rows, standing })
    }

    /// The finding about it, unless the user chose this.
    pub fn finding(&self) -> Option<Finding> {
        let (code, key) = match self.standing {
            TableStatus::OwnWorkbook => ("own-decisions", "finding-own-decisions"),
            TableStatus::Hidden => ("hidden-decisions", "finding-hidden-decisions"),
            TableStatus::Counts | TableStatus::Named | TableStatus::LeftOut | TableStatus::Replaced => return None,
        };
        let sheet = self.place.sheet.as_deref().unwrap_or_default();
        let message = Message::new(key)
            .with("count", self.rows)
            .with("sheet", Arg::quoted(sheet))
            .with("file", Arg::quoted(&self.place.file));
        Some(warning(code, self.place.clone(), message))
    }
}
