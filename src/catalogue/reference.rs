//! What one part of a catalogue says of another: ids that are named, and what figures rest on.

use super::document::{Fields, Located};
use super::faults::Faults;
use super::model::{Basis, FigureBasis};
use crate::language::{Arg, Message};
use crate::nearest::nearest;
use std::cell::Cell;
use std::collections::HashMap;

/// How often a near miss is looked for: each looks through all names, and a
/// hostile catalogue may hold a million wrong ones.
const MAX_NEAR_MISSES: usize = 100;

/// Ids that other parts of the catalogue may name, with their order.
pub(super) struct IdIndex {
    ids: Vec<Option<String>>,
    by_id: HashMap<String, usize>,
    misses: Cell<usize>,
    /// Whether all of them could be read; else a name of nothing may be a name of one.
    is_whole: bool,
}

impl IdIndex {
    /// The ids of some tables, `None` where one could not be read.
    pub(super) fn new(ids: Vec<Option<String>>) -> IdIndex {
        let mut by_id = HashMap::new();
        for (index, id) in ids.iter().enumerate() {
            if let Some(id) = id {
                by_id.entry(id.clone()).or_insert(index);
            }
        }
        let is_whole = ids.iter().all(Option::is_some);
        IdIndex { ids, by_id, misses: Cell::new(0), is_whole }
    }

    /// The ids of the tables of a key, which may hold no list of tables at all.
    pub(super) fn for_key(root: &Fields<'_>, key: &'static str, ids: Vec<Option<String>>) -> IdIndex {
        // Where there must be some, that there are none was told already.
        let is_told = matches!(key, "category" | "indicator") || root.has(key) || root.meant(key).is_some();
        let is_unreadable = ids.is_empty() && is_told;
        let ids = IdIndex::new(ids);
        IdIndex { is_whole: ids.is_whole && !is_unreadable, ..ids }
    }

    /// These ids, then those of others, as one space of ids.
    pub(super) fn followed_by(&self, others: &IdIndex) -> IdIndex {
        let ids = IdIndex::new(self.ids.iter().chain(&others.ids).cloned().collect());
        IdIndex { is_whole: self.is_whole && others.is_whole, ..ids }
    }

    /// The ids that could be read, with their indices.
    pub(super) fn named(&self) -> impl Iterator<Item = (usize, &str)> {
        self.ids.iter().enumerate().filter_map(|(index, id)| Some((index, id.as_deref()?)))
    }

    pub(super) fn is_whole(&self) -> bool {
        self.is_whole
    }

    pub(super) fn count(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn knows(&self, name: &str) -> bool {
        self.by_id.contains_key(name)
    }

    /// The index of the thing that is named; reports a name of nothing.
    pub(super) fn find(&self, name: &Located<String>, kind: &'static str, faults: &Faults) -> Option<usize> {
        let found = self.by_id.get(&name.value).copied();
        if found.is_none() && self.is_whole {
            self.misses.set(self.misses.get() + 1);
            let near = match self.misses.get() {
                ..=MAX_NEAR_MISSES => nearest(name, self.ids.iter().flatten().map(String::as_str)),
                _ => None,
            };
            let message =
                Message::new("fault-unknown-reference").with("id", Arg::quoted(name)).with("kind", Message::new(kind));
            faults.add(
                "unknown-reference",
                name.span.clone(),
                message,
                near.map(|near| Message::new("help-did-you-mean").with("name", near)),
            );
        }
        found
    }
}

/// The same keys of a weight, which may have none of them; then it is assumed.
pub(super) fn foundation_of_weight(fields: &Fields<'_>, sources: &IdIndex) -> Option<FigureBasis> {
    let is_said = |key: &'static str| fields.has(key) || fields.meant(key).is_some();
    match ["basis", "source", "rationale"].into_iter().any(is_said) {
        true => foundation(fields, sources),
        false => Some(FigureBasis::UNSAID),
    }
}

/// The keys `basis`, `source` and `rationale` of an indicator or a label.
pub(super) fn foundation(fields: &Fields<'_>, sources: &IdIndex) -> Option<FigureBasis> {
    let words = [("published", Basis::Published), ("inferred", Basis::Inferred), ("assumed", Basis::Assumed)];
    let basis = fields.required("basis", fields.word("basis", &words));
    let source = fields.string("source").map(|source| sources.find(&source, "kind-source", fields.faults));
    let rationale = fields.text("rationale").map(|rationale| rationale.value);
    let basis = basis?;
    // A key under a wrong name is reported there.
    let lacks = |key| !fields.has(key) && fields.meant(key).is_none();
    if basis.value != Basis::Assumed && lacks("source") {
        let message = Message::new("fault-missing-source").with("basis", basis.value.code());
        fields.faults.error("missing-source", basis.span.clone(), message);
    }
    if basis.value != Basis::Published && lacks("rationale") {
        let message = Message::new("fault-missing-rationale").with("basis", basis.value.code());
        fields.faults.error("missing-rationale", basis.span.clone(), message);
    }
    Some(FigureBasis { basis: basis.value, source: source.flatten(), rationale })
}
