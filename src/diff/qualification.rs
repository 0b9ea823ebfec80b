//! How the management team's qualification is weighed.

use super::matching::{by_id, tell_one_sided};
use super::notes::{ItemChanges, figure, months, one, part};
use super::{CatalogueChange, ItemKind, Significance};
use crate::catalogue::{Catalogue, Programme, Qualification, Weighted};
use crate::language::{Arg, Message, Text};

/// The whole of `[qualification]`.
pub(super) fn compare(old: &Catalogue, new: &Catalogue, changes: &mut Vec<CatalogueChange>) {
    let (was, is) = (&old.qualification, &new.qualification);
    let mut about = ItemChanges::new(changes, ItemKind::Qualification, "qualification", &Text::default());
    // Without competences nothing is rated, and how persons weigh decides nothing.
    let rates = |qualification: &Qualification| !qualification.competences.is_empty();
    let most = |qualification: &Qualification| figure(rates(qualification).then_some(&qualification.rating_max));
    about.differ(Significance::Decides, Message::new("change-rating-max"), most(was), most(is));
    let proficient = |qualification: &Qualification| figure(qualification.proficient.as_ref());
    about.differ(Significance::Decides, Message::new("change-proficient"), proficient(was), proficient(is));
    if rates(was) && rates(is) {
        let weigh = |qualification: &Qualification| {
            one(match qualification.by_fte {
                true => Message::new("change-weigh-fte"),
                false => Message::new("change-weigh-head"),
            })
        };
        about.differ(Significance::Decides, Message::new("change-weigh"), weigh(was), weigh(is));
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
    programmes(changes, (old, new), &was.programmes, &is.programmes);
}

fn weighted(
    changes: &mut Vec<CatalogueChange>,
    kind: ItemKind,
    catalogues: (&Catalogue, &Catalogue),
    (old, new): (&[Weighted], &[Weighted]),
    order: fn(Option<String>, Option<String>) -> (Significance, Message),
) {
    let matched = by_id(old, new, |weighted| &weighted.id);
    for (was, is) in &matched.pairs {
        let was = was.and_then(|index| old.get(index));
        let is = is.and_then(|index| new.get(index));
        let (Some(was), Some(is)) = (was, is) else {
            for (one, is_new) in [(was, false), (is, true)] {
                if let Some(Weighted { id, title, weight, .. }) = one {
                    let words = vec![part(Message::new("change-weight"), weight)];
                    tell_one_sided(changes, (kind, Significance::Decides), (id, title), is_new, words);
                }
            }
            continue;
        };
        let mut about = ItemChanges::new(changes, kind, &is.id, &is.title);
        about.differ(
            Significance::Decides,
            Message::new("change-weight"),
            figure(Some(&was.weight)),
            figure(Some(&is.weight)),
        );
        about.foundation(catalogues, &was.foundation, &is.foundation);
        about.id(&was.id, &is.id);
        about.name(Message::new("change-title"), Some(&was.title), Some(&is.title));
    }
    let first = |all: &[Weighted]| all.first().map(|first| first.id.to_ascii_lowercase());
    let aspect = order(first(old), first(new));
    let mut about = ItemChanges::new(changes, ItemKind::Qualification, "qualification", &Text::default());
    matched.tell_order(&mut about, aspect, (old, new), |weighted| &weighted.title);
}

fn programmes(
    changes: &mut Vec<CatalogueChange>,
    catalogues: (&Catalogue, &Catalogue),
    old: &[Programme],
    new: &[Programme],
) {
    let kind = ItemKind::Programme;
    let matched = by_id(old, new, |programme| &programme.id);
    for (was, is) in &matched.pairs {
        let was = was.and_then(|index| old.get(index));
        let is = is.and_then(|index| new.get(index));
        let (Some(was), Some(is)) = (was, is) else {
            for (programme, is_new) in [(was, false), (is, true)] {
                if let Some(Programme { id, title, valid_months, .. }) = programme {
                    let words: Vec<Arg> = valid(*valid_months);
                    tell_one_sided(changes, (kind, Significance::Decides), (id, title), is_new, words);
                }
            }
            continue;
        };
        let mut about = ItemChanges::new(changes, kind, &is.id, &is.title);
        let aspect = Message::new("change-valid-months");
        about.differ(Significance::Decides, aspect, valid(was.valid_months), valid(is.valid_months));
        about.foundation(catalogues, &was.foundation, &is.foundation);
        about.id(&was.id, &is.id);
        about.name(Message::new("change-title"), Some(&was.title), Some(&is.title));
    }
    let mut about = ItemChanges::new(changes, ItemKind::Qualification, "qualification", &Text::default());
    let aspect = (Significance::Wording, Message::new("change-order-programmes"));
    matched.tell_order(&mut about, aspect, (old, new), |programme| &programme.title);
}

/// For how long a training counts.
fn valid(limit: Option<usize>) -> Vec<Arg> {
    match limit {
        Some(_) => months(limit),
        None => one(Message::new("change-unlimited")),
    }
}
