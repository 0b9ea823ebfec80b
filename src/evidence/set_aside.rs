//! Tables of decisions that do not count.

use super::findings::warning;
use super::standing::Standing;
use super::table::Table;
use crate::diagnostic::{Finding, Place};
use crate::language::{Arg, Message};

/// A table of decisions none of which count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The table.
    pub place: Place,
    /// How many rows it has about the initiative.
    pub rows: usize,
    /// Why they do not count.
    pub standing: Standing,
}

impl SetAside {
    /// What a table of decisions that do not count comes to, where it has any.
    pub fn of(table: &Table, standing: Standing) -> Option<SetAside> {
        let rows = table.len();
        (rows > 0).then(|| SetAside { place: table.place(table.header_line(), 0), rows, standing })
    }

    /// What is to be said to whoever did not choose it so.
    pub fn finding(&self) -> Option<Finding> {
        let (code, key) = match self.standing {
            Standing::OwnWorkbook => ("own-decisions", "finding-own-decisions"),
            Standing::Hidden => ("hidden-decisions", "finding-hidden-decisions"),
            Standing::Counts | Standing::Named | Standing::LeftOut | Standing::Replaced => return None,
        };
        let sheet = self.place.sheet.as_deref().unwrap_or_default();
        let message = Message::new(key)
            .with("count", self.rows)
            .with("sheet", Arg::quoted(sheet))
            .with("file", Arg::quoted(&self.place.file));
        Some(warning(code, self.place.clone(), message))
    }
}
