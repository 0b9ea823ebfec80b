//! Whose dossier it is: the table `initiatives` and the column `initiative`.

use super::date;
use super::findings::{error, warning};
use super::rows::Row;
use super::table::Table;
use crate::diagnostic::{Finding, Place};
use crate::language::{Arg, Message};
use crate::names::{is_same, names_nobody};
use crate::vocabulary::{comparable, is_blank, is_named};
use jiff::civil::Date;
use std::collections::BTreeSet;

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
    /// The last day of the label that it holds or held, of any of the catalogue's.
    pub held_until: Option<Date>,
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

/// The end of the label that was held before, as a row tells it.
fn held_until(table: &Table, row: Row<'_>) -> Result<Option<Date>, Box<Finding>> {
    let Some(column) = table.column("held-until").filter(|column| !is_blank(row.trimmed(*column))) else {
        return Ok(None);
    };
    date::of_cell(row, column).map(Some).ok_or_else(|| {
        let message = Message::new("finding-not-a-date").with("value", Arg::quoted(row.trimmed(column)));
        Box::new(error("invalid-value", table.place(row.line, column), message))
    })
}

/// What is wrong with the ends of labels that a table names.
pub(super) fn check_held_until(table: &Table) -> impl Iterator<Item = Finding> {
    table.rows().filter_map(|row| held_until(table, row).err().map(|finding| *finding))
}

/// The catalogue that the row of the wanted (or first) initiative names.
pub(super) fn catalogue_named(initiatives: &Table, wanted: Option<&str>) -> Option<String> {
    let cell = |row: &Row<'_>, name| initiatives.column(name).map(|column| row.trimmed(column).to_owned());
    let is_wanted =
        |row: &Row<'_>| wanted.is_none_or(|wanted| cell(row, "initiative").is_none_or(|id| is_same(&id, wanted)));
    let row = initiatives.rows().find(is_wanted)?;
    cell(&row, "catalogue").filter(|catalogue| !catalogue.is_empty())
}

/// That a table calls an initiative otherwise than it is called elsewhere: by what is the same
/// but for case, normal form or blanks.
pub(super) fn typed_otherwise(table: &Table, id: &str) -> Option<Finding> {
    let column = table.column("initiative")?;
    let is_other = |row: &Row<'_>| {
        let written = row.trimmed(column);
        written != id && !names_nobody(written)
    };
    let row = table.rows().find(is_other)?;
    let message = Message::new("finding-initiative-typed-otherwise").with("initiative", Arg::quoted(id));
    let message = message.with("written", Arg::quoted(row.trimmed(column)));
    Some(warning("initiative-typed-otherwise", table.place(row.line, column), message))
}

pub(super) fn several(ids: &[String], place: Place) -> Finding {
    let listed: BTreeSet<&String> = ids.iter().collect();
    let listed: Vec<Arg> = listed.into_iter().take(LISTED).map(|id| Arg::quoted(id)).collect();
    let message = Message::new("finding-several-initiatives").with("count", ids.len()).with("initiatives", listed);
    error("several-initiatives", place, message)
}

/// The initiative that was chosen, or the only one; `table` has no rows of others.
pub(super) fn read(table: Option<&Table>, chosen: Option<&str>) -> Result<Initiative, Box<Finding>> {
    let mut initiative = Initiative { id: chosen.map(str::to_owned), ..Initiative::default() };
    let Some((table, row)) = table.and_then(|table| Some((table, table.rows().next()?))) else { return Ok(initiative) };
    if let Some(second) = table.rows().nth(1) {
        let place = table.place(second.line, table.column("initiative").unwrap_or(0));
        return Err(Box::new(error("several-initiatives", place, Message::new("finding-two-rows-of-one-initiative"))));
    }
    let cell = |name| table.column(name).map(|column| row.trimmed(column).to_owned()).filter(|cell| !cell.is_empty());
    initiative.id = initiative.id.or_else(|| cell("initiative"));
    initiative.name = cell("name");
    initiative.catalogue = cell("catalogue");
    initiative.held_until = held_until(table, row).ok().flatten();
    let attribute = |(column, title): (usize, &str)| (title.to_owned(), row.trimmed(column).to_owned());
    initiative.attributes = table.attributes().map(attribute).filter(|(_, entry)| !entry.is_empty()).collect();
    Ok(initiative)
}
