//! Profiles: for whom they hold, and what they make of the figures of labels, categories and indicators.

use super::matching::by_id;
use super::notes::{ItemChanges, one, part};
use super::{CatalogueChange, ItemKind, Significance, changes};
use crate::catalogue::{Catalogue, Profile};
use crate::language::{Arg, Message, Text};

pub(super) fn compare<'c>(old: &'c Catalogue, new: &'c Catalogue, all: &mut Vec<CatalogueChange>) {
    let things = (&*old.profiles, &*new.profiles);
    let matched = by_id(things.0, things.1, |profile| &profile.id);
    // The first that holds is chosen.
    let mut about = ItemChanges::new(all, ItemKind::Catalogue, &new.id, &new.title);
    let aspect = (Significance::Decides, Message::new("change-order-profiles"));
    matched.tell_order(&mut about, aspect, things, |profile| &profile.title);
    // What the catalogue itself says otherwise is told there.
    let told = all.clone();
    let place = |catalogue: &Catalogue, profile: &Profile| catalogue.profiles.iter().position(|it| it.id == profile.id);
    let variant = |catalogue: &'c Catalogue, profile: &Profile| catalogue.variants.get(place(catalogue, profile)?);
    let name = |profile: &'c Profile| (&*profile.id, profile.title.clone());
    let words = |profile: &Profile, is_new: bool| {
        let catalogue = if is_new { new } else { old };
        let when = part(Message::new("change-profile-when"), &*profile.when_text);
        let differences = variant(catalogue, profile).map_or_else(Vec::new, |it| changes(catalogue, it));
        [when].into_iter().chain(differences.iter().map(difference)).collect()
    };
    matched.tell_each(all, (ItemKind::Profile, Significance::Decides), things, name, words, |about, sides| {
        about.decides("change-profile-when", sides, |profile| one(&*profile.when_text));
        about.id(&sides.0.id, &sides.1.id);
        about.words("change-title", sides, |profile| Some(&profile.title));
        let (Some(was), Some(is)) = (variant(old, sides.0), variant(new, sides.1)) else { return };
        for change in changes(was, is).into_iter().filter(|change| !told.contains(change)) {
            about.tell(change.weight, aspect_of(&change), change.old, change.new);
        }
    });
}

/// What a change is about, with its aspect.
fn aspect_of(change: &CatalogueChange) -> Message {
    let title: &Text = &change.thing.title;
    Message::new("change-part").with("name", title).with("value", change.aspect.clone())
}

/// A difference as a part of a value.
fn difference(change: &CatalogueChange) -> Arg {
    let new = if change.new.is_empty() { vec![Arg::from("–")] } else { change.new.clone() };
    part(aspect_of(change), new)
}
