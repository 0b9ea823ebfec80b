//! The rows of a table by the initiatives that they name.

use super::table::{Table, TableKind};
use crate::names::{identity, names_nobody};
use foldhash::fast::RandomState;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The rows of each initiative, in the order of first rows.
#[derive(Debug, Default)]
pub(super) struct RowIndex {
    places: HashMap<String, usize, RandomState>,
    /// The initiatives with the places of their rows in the table; rows without one under the empty name.
    owners: Vec<(String, Vec<u32>)>,
}

/// Ids that are typed otherwise than those of the initiatives that are meant.
pub(super) type Aliases = BTreeMap<String, String>;

impl RowIndex {
    /// The rows of a table by what stands in a column of them.
    pub(super) fn new(table: &Table, column: usize) -> RowIndex {
        let mut index = RowIndex::default();
        let (mut last, mut at) = ("", None);
        for (place, row) in table.places().iter().zip(table.rows()) {
            let id = row.trimmed(column);
            // Mostly the next row is of the same.
            if at.is_none() || id != last {
                (last, at) = (id, Some(index.place_of(id)));
            }
            if let Some((_, rows)) = at.and_then(|at| index.owners.get_mut(at)) {
                rows.push(*place);
            }
        }
        index
    }

    fn place_of(&mut self, id: &str) -> usize {
        if let Some(place) = self.places.get(id) {
            return *place;
        }
        // Invisible characters name no initiative.
        let id = if names_nobody(id) { "" } else { id };
        let next = self.owners.len();
        let place = *self.places.entry(id.to_owned()).or_insert(next);
        if place == next {
            self.owners.push((id.to_owned(), Vec::new()));
        }
        place
    }

    pub(super) fn get(&self, id: &str) -> &[u32] {
        let owner = self.places.get(id).and_then(|place| self.owners.get(*place));
        owner.map(|(_, rows)| rows.as_slice()).unwrap_or_default()
    }

    pub(super) fn contains(&self, id: &str) -> bool {
        !self.get(id).is_empty()
    }

    /// The initiatives in the order of their first rows, each with its rows; rows without one are left out.
    pub(super) fn owners(&self) -> impl Iterator<Item = (&str, &[u32])> {
        let somebody = self.owners.iter().filter(|(id, rows)| !id.is_empty() && !rows.is_empty());
        somebody.map(|(id, rows)| (id.as_str(), rows.as_slice()))
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.owners().map(|(id, _)| id)
    }

    /// Takes rows under other ids to those of the initiatives that are meant.
    pub(super) fn join(&mut self, aliases: &Aliases) {
        for (alias, meant) in aliases {
            let place = self.places.get(alias).copied();
            let Some((_, rows)) = place.and_then(|place| self.owners.get_mut(place)) else { continue };
            let rows = std::mem::take(rows);
            let meant = self.place_of(meant);
            if let Some((_, own)) = self.owners.get_mut(meant) {
                own.extend(rows);
                own.sort_unstable();
            }
        }
    }
}

/// Every initiative that tables name, in the order of their first rows.
pub(super) fn all<'i>(indices: impl Iterator<Item = &'i RowIndex>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    indices.flat_map(RowIndex::ids).filter(|id| seen.insert(*id)).map(str::to_owned).collect()
}

/// The ids beside the evidence that nobody with evidence has as they stand there, but somebody has but for case, normal
/// form or blanks, who has no other rows in their tables. Ids in the evidence (else in the first table with some) are
/// taken as they are: two that are alike may be two applicants.
pub(super) fn aliases(indices: &[(TableKind, &RowIndex)]) -> Aliases {
    let mut ordered = indices.to_vec();
    ordered.sort_by_key(|(kind, _)| *kind);
    let mut ordered = ordered.into_iter().map(|(_, index)| index).skip_while(|index| index.ids().next().is_none());
    let mut aliases = Aliases::new();
    let Some(base) = ordered.next() else { return aliases };
    let sides: Vec<&RowIndex> = ordered.collect();
    let mut others = BTreeSet::new();
    let strangers = sides.iter().flat_map(|index| index.ids());
    let strangers = strangers.filter(|id| !base.contains(id) && others.insert(*id));
    let strangers: Vec<(&str, String)> = strangers.map(|id| (id, identity(id))).collect();
    if strangers.is_empty() {
        return aliases;
    }
    let wanted: BTreeSet<&String> = strangers.iter().map(|(_, identity)| identity).collect();
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    for id in base.ids() {
        let identity = identity(id);
        if wanted.contains(&identity) {
            first.entry(identity).or_insert(id);
        }
    }
    let places = |id: &str| -> BTreeSet<usize> {
        (0..).zip(&sides).filter(|(_, index)| index.contains(id)).map(|(at, _)| at).collect()
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
