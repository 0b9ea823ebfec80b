//! Which thing of the new catalogue was which of the old one.

use super::notes::ItemChanges;
use super::{CatalogueChange, ItemKind, Significance};
use crate::language::{Arg, Language, Message, Text};
use crate::vocabulary::comparable;
use std::collections::BTreeMap;

/// The names that tell whether two things are the same.
pub(super) struct ItemNames<'c> {
    pub id: &'c str,
    pub title: &'c Text,
    /// What the handbook calls it.
    pub number: Option<&'c str>,
}

/// A name that a thing may go by.
type Name = fn(&ItemNames<'_>) -> Option<String>;

/// Things of the old and the new catalogue, side by side.
pub(super) struct Matched {
    /// Old and new index in the order of the new catalogue; what was removed stands after what stood before it.
    pub pairs: Vec<(Option<usize>, Option<usize>)>,
    /// The old index of each new one.
    pub old_of_new: Vec<Option<usize>>,
    /// The new index of each old one.
    pub new_of_old: Vec<Option<usize>>,
}

/// Things matched by their ids alone.
pub(super) fn by_id<'c, T>(old: &'c [T], new: &'c [T], id: fn(&'c T) -> &'c str) -> Matched {
    let mut known = BTreeMap::new();
    for (index, thing) in old.iter().enumerate() {
        known.insert(id(thing).to_ascii_lowercase(), index);
    }
    side_by_side(old.len(), new.iter().map(|thing| known.get(&id(thing).to_ascii_lowercase()).copied()).collect())
}

/// Things matched by their ids; of the rest those whose title, else whose
/// number, one thing on each side alone has: their ids changed.
pub(super) fn by_name<'c, T>(old: &'c [T], new: &'c [T], named: fn(&'c T) -> ItemNames<'c>) -> Matched {
    let (old, new): (Vec<ItemNames>, Vec<ItemNames>) =
        (old.iter().map(named).collect(), new.iter().map(named).collect());
    let mut matched = by_id(&old, &new, |named| named.id);
    let names: [Name; 3] = [
        |named| Some(comparable(named.title.in_language(Language::De))),
        |named| Some(comparable(named.title.in_language(Language::En))),
        |named| named.number.map(comparable),
    ];
    for name in names {
        let left_old = only_ones(&old, &matched.new_of_old, name);
        let left_new = only_ones(&new, &matched.old_of_new, name);
        let mut old_of_new = matched.old_of_new;
        for (name, new) in left_new {
            if let (Some(new), Some(Some(old))) = (new, left_old.get(&name))
                && let Some(partner) = old_of_new.get_mut(new)
            {
                *partner = Some(*old);
            }
        }
        matched = side_by_side(old.len(), old_of_new);
    }
    matched
}

/// The things without a partner by their names; `None` where several share one.
fn only_ones(all: &[ItemNames<'_>], partners: &[Option<usize>], name: Name) -> BTreeMap<String, Option<usize>> {
    let mut found = BTreeMap::new();
    for (index, (named, partner)) in all.iter().zip(partners).enumerate() {
        if let (None, Some(name)) = (partner, name(named)) {
            found.entry(name).and_modify(|only| *only = None).or_insert(Some(index));
        }
    }
    found
}

fn side_by_side(old: usize, old_of_new: Vec<Option<usize>>) -> Matched {
    let mut new_of_old = vec![None; old];
    for (new, partner) in old_of_new.iter().enumerate() {
        if let Some(slot) = partner.and_then(|partner| new_of_old.get_mut(partner)) {
            *slot = Some(new);
        }
    }
    // What was removed, by what stood before it and is still there.
    let mut removed: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut before = None;
    for (index, partner) in new_of_old.iter().enumerate() {
        match partner {
            Some(_) => before = Some(index),
            None => removed.entry(before).or_default().push(index),
        }
    }
    let mut pairs: Vec<(Option<usize>, Option<usize>)> = Vec::new();
    let mut put = |before: Option<usize>, pairs: &mut Vec<_>| {
        pairs.extend(removed.remove(&before).into_iter().flatten().map(|old| (Some(old), None)));
    };
    put(None, &mut pairs);
    for (new, old) in old_of_new.iter().enumerate() {
        pairs.push((*old, Some(new)));
        if old.is_some() {
            put(*old, &mut pairs);
        }
    }
    Matched { pairs, old_of_new, new_of_old }
}

impl Matched {
    /// The things themselves, side by side.
    pub(super) fn things<'c, T>(&self, (old, new): (&'c [T], &'c [T])) -> Vec<(Option<&'c T>, Option<&'c T>)> {
        let thing = |all: &'c [T], index: Option<usize>| all.get(index?);
        self.pairs.iter().map(|(was, is)| (thing(old, *was), thing(new, *is))).collect()
    }

    /// Tells each thing on one side alone with its `words`, which know whether it is the new one, and of each on both
    /// what `compare` finds.
    pub(super) fn tell_each<'c, T>(
        &self,
        changes: &mut Vec<CatalogueChange>,
        (kind, weight): (ItemKind, Significance),
        things: (&'c [T], &'c [T]),
        name: fn(&'c T) -> (&'c str, Text),
        words: impl Fn(&'c T, bool) -> Vec<Arg>,
        compare: impl Fn(&mut ItemChanges<'_>, (&'c T, &'c T)),
    ) {
        for (was, is) in self.things(things) {
            let Some((id, title)) = is.or(was).map(name) else { continue };
            let mut about = ItemChanges::new(changes, kind, id, &title);
            match (was, is) {
                (Some(was), Some(is)) => compare(&mut about, (was, is)),
                (Some(was), None) => about.tell(weight, Message::new("change-removed"), words(was, false), Vec::new()),
                (_, is) => {
                    let words = is.map_or_else(Vec::new, |is| words(is, true));
                    about.tell(weight, Message::new("change-added"), Vec::new(), words);
                }
            }
        }
    }

    /// Tells another order, from the first to the last place that differs.
    pub(super) fn tell_order<'c, T>(
        &self,
        about: &mut ItemChanges<'_>,
        (weight, aspect): (Significance, Message),
        (old, new): (&'c [T], &'c [T]),
        title: fn(&'c T) -> &'c Text,
    ) {
        let was: Vec<usize> = self.new_of_old.iter().enumerate().filter_map(|(old, new)| new.map(|_| old)).collect();
        let is: Vec<usize> = self.old_of_new.iter().flatten().copied().collect();
        let differs = |(was, is): (&usize, &usize)| was != is;
        let Some(first) = was.iter().zip(&is).position(differs) else { return };
        let last = was.iter().zip(&is).rposition(differs).unwrap_or(first);
        let named = |thing: Option<&'c T>| thing.map(|thing| Arg::from(title(thing)));
        let part = |all: &[usize]| all.get(first..=last).unwrap_or_default().to_vec();
        let before = part(&was).into_iter().filter_map(|at| named(old.get(at))).collect();
        let now = part(&is).into_iter().filter_map(|at| named(new.get((*self.new_of_old.get(at)?)?))).collect();
        about.tell(weight, aspect, before, now);
    }
}
