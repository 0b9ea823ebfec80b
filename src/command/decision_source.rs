//! From where the decisions of evaluators are taken.

use super::catalogue_text::read_file;
use super::has_ending;
use super::problem::Problem;
use crate::cli::DecisionArgs;
use crate::evidence::{
    MAX_TABLE_BYTES, RawTable, TableKind, TableStatus, UnmatchedId, decisions_of_workbook, is_workbook, named_in,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Where evaluators decide about a dossier.
pub(super) const DECISIONS: &str = "decisions.csv";

#[derive(Debug, Default)]
pub(super) enum DecisionSource {
    /// From the table in the dossier's folder or beside the workbook.
    #[default]
    Dossier,
    /// From a table that was named.
    Named(Box<DecisionTable>),
    Nobody,
}

#[derive(Debug)]
pub(super) struct DecisionTable {
    /// Where it lies, as it was named.
    pub path: PathBuf,
    table: RawTable,
    /// The initiatives that were scored.
    met: Mutex<BTreeSet<String>>,
}

impl DecisionSource {
    /// What the arguments say; reads the table that they name.
    pub(super) fn from_args(args: &DecisionArgs) -> Result<DecisionSource, Problem> {
        match &args.decisions {
            Some(path) => DecisionSource::named(path),
            None if args.no_decisions => Ok(DecisionSource::Nobody),
            None => Ok(DecisionSource::Dossier),
        }
    }

    pub(super) fn named(path: &Path) -> Result<DecisionSource, Problem> {
        let bytes = read_file(path, MAX_TABLE_BYTES)?;
        let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let is_named_so = has_ending(path, "xlsx");
        let table = match is_workbook(&bytes) || is_named_so {
            true => decisions_of_workbook(&file, &bytes)?,
            false => RawTable::of_text(TableKind::Decisions, file, bytes),
        };
        let table = RawTable { standing: TableStatus::Named, ..table };
        Ok(DecisionSource::Named(Box::new(DecisionTable { path: path.to_owned(), table, met: Mutex::default() })))
    }

    pub(super) fn table(&self) -> Option<&RawTable> {
        match self {
            DecisionSource::Named(named) => Some(&named.table),
            DecisionSource::Dossier | DecisionSource::Nobody => None,
        }
    }

    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            DecisionSource::Named(named) => Some(&named.path),
            DecisionSource::Dossier | DecisionSource::Nobody => None,
        }
    }

    /// Notes that an initiative was scored.
    pub(super) fn meet(&self, id: &str) {
        if let DecisionSource::Named(named) = self {
            named.met.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned());
        }
    }

    /// Those whom the table that was named decides about and who were not scored, and those who were.
    pub(super) fn strangers(&self) -> (Vec<UnmatchedId>, BTreeSet<String>) {
        let DecisionSource::Named(named) = self else { return Default::default() };
        let met = named.met.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut strangers = named_in(&named.table);
        strangers.retain(|stranger| !met.contains(&stranger.id));
        (strangers, met)
    }

    /// The word for it in a report's options.
    pub(super) fn option(&self) -> Option<&'static str> {
        match self {
            DecisionSource::Dossier => None,
            DecisionSource::Named(_) => Some("named"),
            DecisionSource::Nobody => Some("none"),
        }
    }

    /// How a table of decisions stands that lies in that file; none where it is the one that was
    /// named, which is read in its place.
    pub(super) fn standing(&self, file: &Path, own: TableStatus) -> Option<TableStatus> {
        match self {
            DecisionSource::Dossier => Some(own),
            DecisionSource::Nobody => Some(TableStatus::LeftOut),
            DecisionSource::Named(named) => {
                let real = |path: &Path| std::fs::canonicalize(path).ok();
                let is_same = real(file).is_some_and(|file| real(&named.path) == Some(file));
                let is_hidden = own == TableStatus::Hidden;
                (!is_same || is_hidden).then_some(if is_hidden { own } else { TableStatus::Replaced })
            }
        }
    }
}
