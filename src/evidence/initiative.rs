//! Whose dossier it is: the table `initiatives` and the column `initiative`.

use super::grid::Row;
use super::table::{Table, error, warning};
use crate::diagnostic::{Finding, Place};
use crate::language::{Arg, Message};
use crate::names::{identity, is_same, names_nobody};
use crate::vocabulary::{comparable, is_named};
use std::collections::{BTreeMap, BTreeSet};

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
    let is_wanted =
        |row: &&Row| wanted.is_none_or(|wanted| cell(row, "initiative").is_none_or(|id| is_same(&id, wanted)));
    let row = initiatives.rows.iter().find(is_wanted)?;
    cell(row, "catalogue").filter(|catalogue| !catalogue.is_empty())
}

/// Every initiative that the tables name, in the order of their first rows, without `aliases`.
pub fn all<'t>(tables: impl Iterator<Item = &'t Table>, aliases: &Aliases) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for table in tables {
        let ids = ids(table).filter(|id| seen.insert(*id));
        all.extend(ids.filter(|id| !names_nobody(id) && !aliases.contains_key(*id)).map(str::to_owned));
    }
    all
}

/// Ids that are typed otherwise than those of the initiatives that are meant.
pub type Aliases = BTreeMap<String, String>;

/// The ids beside the evidence that nobody with evidence has as they stand there, but somebody has
/// but for case, normal form or blanks, who has no other rows in their tables. Ids in the evidence
/// (else in the first table with some) are taken as they are: two that are alike may be two
/// applicants.
pub fn aliases(tables: &[&Table]) -> Aliases {
    let mut ordered: Vec<&Table> = tables.to_vec();
    ordered.sort_by_key(|table| table.input.kind);
    let mut ordered = ordered.into_iter().skip_while(|table| ids(table).all(str::is_empty));
    let Some(base) = ordered.next() else { return Aliases::new() };
    let sides: Vec<&Table> = ordered.collect();
    let known: BTreeSet<&str> = ids(base).collect();
    let beside: Vec<BTreeSet<&str>> = sides.iter().map(|table| ids(table).collect()).collect();
    let mut others = BTreeSet::new();
    let strangers = sides.iter().flat_map(|table| ids(table));
    let strangers = strangers.filter(|id| !id.is_empty() && !known.contains(id) && others.insert(*id));
    let strangers: Vec<(&str, String)> = strangers.map(|id| (id, identity(id))).collect();
    let mut aliases = Aliases::new();
    if strangers.is_empty() {
        return aliases;
    }
    let wanted: BTreeSet<&String> = strangers.iter().map(|(_, identity)| identity).collect();
    let mut seen = BTreeSet::new();
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    for id in ids(base).filter(|id| !id.is_empty() && seen.insert(*id)) {
        let identity = identity(id);
        if wanted.contains(&identity) {
            first.entry(identity).or_insert(id);
        }
    }
    let places = |id: &str| -> BTreeSet<usize> {
        (0..).zip(&beside).filter(|(_, ids)| ids.contains(id)).map(|(at, _)| at).collect()
    };
    let mut taken: BTreeMap<&str, BTreeSet<usize>> = first.values().map(|id| (*id, places(id))).collect();
    for (id, identity) in &strangers {
        let Some(meant) = first.get(identity) else { continue };
        let own = places(id);
        if let Some(theirs) = taken.get_mut(meant).filter(|theirs| theirs.is_disjoint(&own)) {
            theirs.extend(own);
            aliases.insert((*id).to_owned(), (*meant).to_owned());
        }
    }
    aliases
}

/// The ids of a table by its rows.
fn ids(table: &Table) -> impl Iterator<Item = &str> {
    let column = table.column("initiative");
    table.rows.iter().filter_map(move |row| Some(row.cell(column?).trim()))
}

/// That a table calls an initiative otherwise than it is called elsewhere: by what is the same
/// but for case, normal form or blanks.
pub fn typed_otherwise(table: &Table, id: &str) -> Option<Finding> {
    let column = table.column("initiative")?;
    let is_other = |row: &&Row| {
        let written = row.cell(column).trim();
        written != id && !names_nobody(written)
    };
    let row = table.rows.iter().find(is_other)?;
    let message = Message::new("finding-initiative-typed-otherwise").with("initiative", Arg::quoted(id));
    let message = message.with("written", Arg::quoted(row.cell(column).trim()));
    Some(warning("initiative-typed-otherwise", table.place(row.line, column), message))
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
