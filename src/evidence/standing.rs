//! Whether the decisions in a table count. They belong to evaluators: what the applicant's
//! own workbook says of them decides nothing, nor does a sheet that nobody sees.

use super::table::{Table, warning};
use crate::diagnostic::{Finding, Place};
use crate::language::{Arg, Message};

/// How a table stands in its dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It counts, as every table but those of decisions does.
    #[default]
    Counts,
    /// Whoever runs merit named this table of decisions; those about other initiatives are passed over.
    Named,
    /// Its decisions stand in the applicant's own workbook.
    OwnWorkbook,
    /// Its decisions stand on a sheet that is hidden.
    Hidden,
    /// Whoever runs merit left decisions out.
    LeftOut,
    /// Whoever runs merit named another table of decisions.
    Replaced,
}

impl Standing {
    /// Whether decisions in such a table count.
    pub fn counts(self) -> bool {
        matches!(self, Standing::Counts | Standing::Named)
    }

    /// The stable word of machine formats.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Counts => "counts",
            Standing::Named => "named",
            Standing::OwnWorkbook => "own-workbook",
            Standing::Hidden => "hidden-sheet",
            Standing::LeftOut => "left-out",
            Standing::Replaced => "others-named",
        }
    }
}

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
        let rows = table.rows.len();
        (rows > 0).then(|| SetAside { place: table.place(table.header.line, 0), rows, standing })
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
