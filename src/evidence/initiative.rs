//! Whose dossier it is: the table `initiatives` and the column `initiative`.

use super::grid::Row;
use super::table::{Table, error};
use crate::diagnostic::{Finding, Place};
use crate::language::{Arg, Message};
use crate::vocabulary::{comparable, is_named};
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
    /// What the further columns of its row say, by their titles; those that are filled in.
    pub attributes: Vec<(String, String)>,
}

impl Initiative {
    /// What stands in the further column of that title, whatever its case.
    pub fn attribute(&self, title: &str) -> Option<&str> {
        let wanted = comparable(title);
        let found = self.attributes.iter().find(|(title, _)| is_named(title, &wanted));
        found.map(|(_, entry)| entry.as_str())
    }
}

/// The catalogue that the row of the wanted (or first) initiative names.
pub fn catalogue_named(initiatives: &Table, wanted: Option<&str>) -> Option<String> {
    let cell = |row: &Row, name| initiatives.column(name).map(|column| row.cell(column).trim().to_owned());
    let is_wanted = |row: &&Row| wanted.is_none_or(|wanted| cell(row, "initiative").is_none_or(|id| id == wanted));
    let row = initiatives.rows.iter().find(is_wanted)?;
    cell(row, "catalogue").filter(|catalogue| !catalogue.is_empty())
}

/// Every initiative that the tables name, in the order of their first rows.
pub fn all<'t>(tables: impl Iterator<Item = &'t Table>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for table in tables {
        let Some(column) = table.column("initiative") else { continue };
        let ids = table.rows.iter().map(|row| row.cell(column).trim()).filter(|id| !id.is_empty());
        all.extend(ids.filter(|id| seen.insert(*id)).map(str::to_owned));
    }
    all
}

/// That there are several and none was chosen.
pub fn several(ids: &[String], place: Place) -> Finding {
    let listed: BTreeSet<&String> = ids.iter().collect();
    let listed: Vec<Arg> = listed.into_iter().take(LISTED).map(|id| Arg::quoted(id)).collect();
    let message = Message::new("finding-several-initiatives").with("count", ids.len()).with("initiatives", listed);
    error("several-initiatives", place, message)
}

/// The initiative that was chosen, or the only one; `table` has no rows of others.
///
/// # Errors
/// The finding that stops the run: the table has several rows.
pub fn read(table: Option<&Table>, chosen: Option<&str>) -> Result<Initiative, Box<Finding>> {
    let mut initiative = Initiative { id: chosen.map(str::to_owned), ..Initiative::default() };
    let Some((table, row)) = table.and_then(|table| Some((table, table.rows.first()?))) else { return Ok(initiative) };
    if let Some(second) = table.rows.get(1) {
        let place = table.place(second.line, table.column("initiative").unwrap_or(0));
        return Err(Box::new(error("several-initiatives", place, Message::new("finding-two-rows-of-one-initiative"))));
    }
    let cell =
        |name| table.column(name).map(|column| row.cell(column).trim().to_owned()).filter(|cell| !cell.is_empty());
    initiative.id = initiative.id.or_else(|| cell("initiative"));
    initiative.name = cell("name");
    initiative.catalogue = cell("catalogue");
    let attribute = |(column, title): (usize, &str)| (title.to_owned(), row.cell(column).trim().to_owned());
    initiative.attributes = table.attributes().map(attribute).filter(|(_, entry)| !entry.is_empty()).collect();
    Ok(initiative)
}
