//! Facts: what is asked once.

use super::matching::{ItemNames, Matched, by_name};
use super::measure;
use super::notes::{ItemChanges, flag, one};
use super::{CatalogueChange, ItemKind, Significance};
use crate::catalogue::{Catalogue, Fact};
use crate::language::{Arg, Message};

/// The facts matched by id, else by title.
pub(super) fn matched(old: &Catalogue, new: &Catalogue) -> Matched {
    by_name(&old.facts, &new.facts, |fact| ItemNames { id: &fact.id, title: &fact.title, number: None })
}

pub(super) fn compare<'c>(
    old: &'c Catalogue,
    new: &'c Catalogue,
    matched: &Matched,
    changes: &mut Vec<CatalogueChange>,
) {
    let things = (&*old.facts, &*new.facts);
    let head = (ItemKind::Fact, Significance::Decides);
    let name = |fact: &'c Fact| (&*fact.id, fact.title.clone());
    let words = |fact: &Fact, _| measure::in_words(&fact.measure, measure::option_alone);
    matched.tell_each(changes, head, things, name, words, |about, sides| {
        let (was, is) = sides;
        about.id_in_tables(&was.id, &is.id);
        measure::compare(about, (&was.measure, &is.measure), measure::option_alone);
        about.decides("change-optional", sides, |fact| flag(fact.optional));
        about.decides("change-documents", sides, |fact| one(fact.documents));
        about.words("change-title", sides, |fact| Some(&fact.title));
        about.words("change-question", sides, |fact| fact.question.as_ref());
        about.foundation((old, new), &was.foundation, &is.foundation);
    });
    let mut about = ItemChanges::new(changes, ItemKind::Catalogue, &new.id, &new.title);
    let aspect = (Significance::Wording, Message::new("change-order-facts"));
    matched.tell_order(&mut about, aspect, things, |fact| &fact.title);
}

/// A fact where it is read.
pub(super) fn named(catalogue: &Catalogue, fact: usize) -> Option<Arg> {
    let fact = catalogue.facts.get(fact)?;
    Some(Message::new("change-thing").with("title", &fact.title).with("id", &*fact.id).into())
}
