//! Whose dossier it is: the table `initiatives` and the column `initiative`.

use super::grid::Row;
use super::table::{Table, TableKind, error};
use crate::diagnostic::{Finding, Place};
use crate::language::{Arg, Message};
use crate::nearest::nearest;
use std::collections::BTreeSet;

/// How many initiatives a message lists.
const LISTED: usize = 5;

/// A cluster initiative as its dossier names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Initiative {
    /// Its stable name, where the dossier gives one.
    pub id: Option<String>,
    /// What people call it.
    pub name: Option<String>,
    /// The catalogue that the dossier was made for: `id` or `id@version`.
    pub catalogue: Option<String>,
}

/// The catalogue that the row of the wanted (or first) initiative names.
pub fn catalogue_named(initiatives: &Table, wanted: Option<&str>) -> Option<String> {
    let cell = |row: &Row, name| initiatives.column(name).map(|column| row.cell(column).trim().to_owned());
    let is_wanted = |row: &&Row| wanted.is_none_or(|wanted| cell(row, "initiative").is_none_or(|id| id == wanted));
    let row = initiatives.rows.iter().find(is_wanted)?;
    cell(row, "catalogue").filter(|catalogue| !catalogue.is_empty())
}

/// Every initiative that the tables name, in the order of their first rows.
pub fn all(tables: &[Table]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for table in tables {
        let Some(column) = table.column("initiative") else { continue };
        let ids = table.rows.iter().map(|row| row.cell(column).trim()).filter(|id| !id.is_empty());
        all.extend(ids.filter(|id| seen.insert(*id)).map(str::to_owned));
    }
    all
}

/// The initiative that is `wanted`, or the only one.
///
/// # Errors
/// The finding that stops the run: several and none chosen, or none of that name.
pub fn read(tables: &[Table], wanted: Option<&str>) -> Result<Initiative, Box<Finding>> {
    let mut ids = BTreeSet::new();
    for table in tables {
        if let Some(column) = table.column("initiative") {
            ids.extend(table.rows.iter().map(|row| row.cell(column).trim()).filter(|id| !id.is_empty()));
        }
    }
    let place = tables.first().map_or_else(Place::default, |table| table.place(1, 0));
    match wanted {
        Some(wanted) if !ids.contains(wanted) => {
            let message = match nearest(wanted, ids.iter().copied()) {
                Some(near) => Message::new("finding-no-such-initiative-near").with("near", Arg::quoted(near)),
                None => Message::new("finding-no-such-initiative"),
            };
            return Err(Box::new(error("unknown-initiative", place, message.with("initiative", Arg::quoted(wanted)))));
        }
        None if ids.len() > 1 => {
            let listed: Vec<Arg> = ids.iter().take(LISTED).map(|id| Arg::quoted(id)).collect();
            let message =
                Message::new("finding-several-initiatives").with("count", ids.len()).with("initiatives", listed);
            return Err(Box::new(error("several-initiatives", place, message)));
        }
        _ => {}
    }
    let mut initiative = Initiative { id: wanted.map(str::to_owned), ..Initiative::default() };
    let of_kind = |table: &&Table| table.input.kind == TableKind::Initiatives;
    let Some(table) = tables.iter().find(of_kind) else { return Ok(initiative) };
    let id_column = table.column("initiative");
    let is_wanted = |row: &&Row| match (wanted, id_column) {
        (Some(wanted), Some(column)) => row.cell(column).trim() == wanted,
        _ => true,
    };
    let mut rows = table.rows.iter().filter(is_wanted);
    let Some(row) = rows.next() else { return Ok(initiative) };
    if let Some(second) = rows.next() {
        let place = table.place(second.line, id_column.unwrap_or(0));
        return Err(Box::new(error("several-initiatives", place, Message::new("finding-two-rows-of-one-initiative"))));
    }
    let cell =
        |name| table.column(name).map(|column| row.cell(column).trim().to_owned()).filter(|cell| !cell.is_empty());
    initiative.id = initiative.id.or_else(|| cell("initiative"));
    initiative.name = cell("name");
    initiative.catalogue = cell("catalogue");
    Ok(initiative)
}

/// Keeps the rows of the initiative that is wanted, where the table tells them apart.
pub fn keep_rows(table: &mut Table, wanted: Option<&str>) {
    let (Some(wanted), Some(column)) = (wanted, table.column("initiative")) else { return };
    table.rows.retain(|row| row.cell(column).trim() == wanted);
    table.input.rows = table.rows.len();
}
