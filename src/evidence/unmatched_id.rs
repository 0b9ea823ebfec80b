//! Ids in other tables that the evidence lacks: probably mistyped.

use super::findings::error;
use super::table::{RawTable, Table, TableKind};
use crate::diagnostic::{Finding, Place};
use crate::language::{Arg, Message};
use crate::nearest::Nearest;
use std::collections::BTreeSet;

/// How many are compared with all who have evidence, to suggest whom they mean: where there are
/// more, not single ids are wrong but a table.
const MOST_COMPARED: usize = 20;

/// An id that no row of the evidence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnmatchedId {
    pub id: String,
    /// In which table it stands.
    pub kind: TableKind,
    /// Where it stands there first.
    pub place: Place,
}

impl UnmatchedId {
    /// Whether the table of initiatives lists it: it may have been invited and not have applied.
    pub(crate) fn is_listed(&self) -> bool {
        self.kind == TableKind::Initiatives
    }

    /// Why it has no result, where it is listed.
    pub(crate) fn reason(&self, near: Option<&str>) -> Message {
        self.message("stranger-listed", "stranger-listed-near", near)
    }

    /// That its rows count for nobody, where it is not.
    pub(crate) fn finding(&self, near: Option<&str>) -> Finding {
        error("no-evidence-rows", self.place.clone(), self.message("stranger", "stranger-near", near))
    }

    fn message(&self, key: &'static str, key_near: &'static str, near: Option<&str>) -> Message {
        let message = Message::near(near.map(Arg::quoted), key_near, key);
        message.with("initiative", Arg::quoted(&self.id))
    }
}

/// Those whom a table names, by their first rows; none where it tells no initiatives apart.
pub(crate) fn named_in(raw: &RawTable) -> Vec<UnmatchedId> {
    let table = Table::read(raw, &Default::default(), &mut Vec::new()).ok();
    let column = table.as_ref().and_then(|table| Some((table, table.column("initiative")?)));
    let Some((table, column)) = column else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let rows = table.rows().map(|row| (row.trimmed(column), row.line));
    let first = rows.filter(|(id, _)| !id.is_empty() && seen.insert(*id));
    first
        .map(|(id, line)| UnmatchedId { id: id.to_owned(), kind: raw.kind, place: table.place(line, column) })
        .collect()
}

/// For the first of strangers, whom each may mean of those who have evidence.
pub(crate) fn whom_they_mean(
    strangers: &[UnmatchedId],
    applicants: impl IntoIterator<Item = impl AsRef<str>>,
) -> Vec<Option<String>> {
    let mut nearest = Nearest::new(strangers.iter().take(MOST_COMPARED).map(|stranger| stranger.id.as_str()));
    applicants.into_iter().for_each(|id| nearest.offer(id.as_ref()));
    let mut found = nearest.found();
    found.resize(strangers.len(), None);
    found
}
