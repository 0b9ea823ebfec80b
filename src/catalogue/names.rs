//! Ids and titles that could be mistaken for one another. Tables may name a
//! thing by its id or by its title in any language and in any case.

use super::document::{Fields, Located};
use super::faults::Faults;
use crate::language::{Arg, Message, Text};
use crate::source::Span;
use crate::vocabulary::{self, ColumnNames, NOT_APPLICABLE, comparable};
use std::collections::BTreeMap;

/// The names of things of one sort within which each must be unmistakable.
pub(super) struct UniqueNames<'f> {
    faults: &'f Faults,
    reserved: Option<&'static [ColumnNames]>,
    taken: BTreeMap<String, (usize, Span)>,
    things: usize,
}

impl<'f> UniqueNames<'f> {
    /// Names of things that tables call by their ids alone.
    pub(super) fn ids(faults: &'f Faults) -> UniqueNames<'f> {
        UniqueNames { faults, reserved: None, taken: BTreeMap::new(), things: 0 }
    }

    /// Names of things that tables may call by id or title.
    pub(super) fn in_tables(faults: &'f Faults) -> UniqueNames<'f> {
        UniqueNames { reserved: Some(&[]), ..UniqueNames::ids(faults) }
    }

    /// The same for names that head a column beside `columns`.
    pub(super) fn beside_columns(faults: &'f Faults, columns: &'static [ColumnNames]) -> UniqueNames<'f> {
        UniqueNames { reserved: Some(columns), ..UniqueNames::ids(faults) }
    }

    pub(super) fn add_id(&mut self, id: Option<&Located<String>>) {
        self.things += 1;
        if let Some(id) = id {
            self.take(id, id.span.clone(), true);
        }
    }

    /// Adds a thing by its id and its title in every language.
    pub(super) fn add(&mut self, id: Option<&Located<String>>, title: Option<&Located<Text>>) {
        self.add_id(id);
        for wording in title.iter().flat_map(|title| title.wordings().map(|wording| (wording, title.span.clone()))) {
            self.take(wording.0, wording.1, false);
        }
    }

    fn take(&mut self, name: &str, span: Span, is_id: bool) {
        let key = comparable(name);
        let is_reserved = |columns| {
            vocabulary::is_dash(&key)
                || NOT_APPLICABLE.contains(&key.as_str())
                || vocabulary::column(columns, &key).is_some()
        };
        if self.reserved.is_some_and(is_reserved) {
            self.faults.error(
                "reserved-name",
                span,
                Message::new("fault-reserved-name").with("name", Arg::quoted(name)),
            );
            return;
        }
        match self.taken.get(&key) {
            Some((thing, first)) if *thing != self.things => {
                let (code, text) = if is_id {
                    ("duplicate-id", "fault-duplicate-id")
                } else {
                    ("ambiguous-name", "fault-ambiguous-name")
                };
                self.faults.conflict(code, span, Message::new(text).with("name", Arg::quoted(name)), first.clone());
            }
            Some(_) => {}
            None => drop(self.taken.insert(key, (self.things, span))),
        }
    }
}

/// Things that tables may call by id or title, each with what `read` makes of the rest of its table; those that
/// could not be read are left out.
pub(super) fn named<R>(
    tables: &[Fields<'_>],
    mut names: UniqueNames<'_>,
    read: impl Fn(&Fields<'_>) -> Option<R>,
) -> Vec<(String, Text, R)> {
    let mut things = Vec::new();
    for fields in tables {
        let (id, title) = fields.id_and_title();
        let rest = read(fields);
        fields.finish();
        names.add(id.as_ref(), title.as_ref());
        if let (Some(id), Some(title), Some(rest)) = (id, title, rest) {
            things.push((id.value, title.value, rest));
        }
    }
    things
}
