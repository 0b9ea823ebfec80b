//! How the management team's qualification is weighed.

use super::matching::by_id;
use super::notes::{ItemChanges, figure, months, one, part};
use super::{CatalogueChange, ItemKind, Significance};
use crate::catalogue::{Catalogue, Programme, Qualification, Weighted};
use crate::language::{Arg, Message, Text};

pub(super) fn compare(old: &Catalogue, new: &Catalogue, changes: &mut Vec<CatalogueChange>) {
    let (was, is) = (&old.qualification, &new.qualification);
    let mut about = ItemChanges::new(changes, ItemKind::Qualification, "qualification", &Text::default());
    // Without competences nothing is rated, and how persons weigh decides nothing.
    let rates = |qualification: &Qualification| !qualification.competences.is_empty();
    let sides = (was, is);
    about.decides("change-rating-max", sides, |it| figure(rates(it).then_some(&it.rating_max)));
    about.decides("change-proficient", sides, |it| figure(it.proficient.as_ref()));
    if rates(was) && rates(is) {
        about.decides("change-weigh", sides, |it| {
            one(Message::new(if it.by_fte { "change-weigh-fte" } else { "change-weigh-head" }))
        });
    }
    let competences = (&*was.competences, &*is.competences);
    weighted(changes, ItemKind::Competence, (old, new), competences, |_, _| {
        (Significance::Wording, Message::new("change-order-competences"))
    });
    // The first role is the lead.
    weighted(changes, ItemKind::Role, (old, new), (&was.roles, &is.roles), |was, is| {
        let weight = if was == is { Significance::Wording } else { Significance::Decides };
        (weight, Message::new("change-order-roles"))
    });
    programmes(changes, (old, new), (&was.programmes, &is.programmes));
}

fn weighted<'c>(
    changes: &mut Vec<CatalogueChange>,
    kind: ItemKind,
    catalogues: (&Catalogue, &Catalogue),
    things: (&'c [Weighted], &'c [Weighted]),
    order: fn(Option<String>, Option<String>) -> (Significance, Message),
) {
    let matched = by_id(things.0, things.1, |weighted| &weighted.id);
    let words = |weighted: &Weighted, _| vec![part(Message::new("change-weight"), &weighted.weight)];
    let name = |weighted: &'c Weighted| (&*weighted.id, weighted.title.clone());
    matched.tell_each(changes, (kind, Significance::Decides), things, name, words, |about, sides| {
        let (was, is) = sides;
        about.decides("change-weight", sides, |weighted| figure(Some(&weighted.weight)));
        about.foundation(catalogues, &was.foundation, &is.foundation);
        about.id(&was.id, &is.id);
        about.name(Message::new("change-title"), Some(&was.title), Some(&is.title));
    });
    let first = |all: &[Weighted]| all.first().map(|first| first.id.to_ascii_lowercase());
    let aspect = order(first(things.0), first(things.1));
    let mut about = ItemChanges::new(changes, ItemKind::Qualification, "qualification", &Text::default());
    matched.tell_order(&mut about, aspect, things, |weighted| &weighted.title);
}

fn programmes<'c>(
    changes: &mut Vec<CatalogueChange>,
    catalogues: (&Catalogue, &Catalogue),
    things: (&'c [Programme], &'c [Programme]),
) {
    let matched = by_id(things.0, things.1, |programme| &programme.id);
    let head = (ItemKind::Programme, Significance::Decides);
    let words = |programme: &Programme, _| valid(programme.valid_months);
    let name = |programme: &'c Programme| (&*programme.id, programme.title.clone());
    matched.tell_each(changes, head, things, name, words, |about, sides| {
        let (was, is) = sides;
        about.decides("change-valid-months", sides, |programme| valid(programme.valid_months));
        about.foundation(catalogues, &was.foundation, &is.foundation);
        about.id(&was.id, &is.id);
        about.name(Message::new("change-title"), Some(&was.title), Some(&is.title));
    });
    let mut about = ItemChanges::new(changes, ItemKind::Qualification, "qualification", &Text::default());
    let aspect = (Significance::Wording, Message::new("change-order-programmes"));
    matched.tell_order(&mut about, aspect, things, |programme| &programme.title);
}

/// For how long a training counts.
fn valid(limit: Option<usize>) -> Vec<Arg> {
    match limit {
        Some(_) => months(limit),
        None => one(Message::new("change-unlimited")),
    }
}
