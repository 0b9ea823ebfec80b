//! Whether the decisions in a table count. They belong to evaluators: what the applicant's
//! own workbook says of them decides nothing, nor does a hidden sheet.

/// How a table stands in its dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableStatus {
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

impl TableStatus {
    /// Whether decisions in such a table count.
    pub fn counts(self) -> bool {
        matches!(self, TableStatus::Counts | TableStatus::Named)
    }

    /// The stable word of machine formats.
    pub fn code(self) -> &'static str {
        match self {
            TableStatus::Counts => "counts",
            TableStatus::Named => "named",
            TableStatus::OwnWorkbook => "own-workbook",
            TableStatus::Hidden => "hidden-sheet",
            TableStatus::LeftOut => "left-out",
            TableStatus::Replaced => "others-named",
        }
    }
}
