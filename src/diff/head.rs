//! The catalogue as a whole, its categories and its sources.

use super::matching::{ItemNames, Matched, by_id, by_name};
use super::notes::{ItemChanges, figure, flag, one, part};
use super::{CatalogueChange, ItemKind, Significance};
use crate::catalogue::{Aggregate, Catalogue, Category, DocumentCounting, Reference, Undocumented};
use crate::language::{Arg, Message};
use jiff::civil::Date;

/// What the head of the catalogue says, and the rules for all indicators.
pub(super) fn catalogue(old: &Catalogue, new: &Catalogue, changes: &mut Vec<CatalogueChange>) {
    let mut about = ItemChanges::new(changes, ItemKind::Catalogue, &new.id, &new.title);
    let sides = (old, new);
    let date = |date: Option<Date>| date.map(Arg::from).into_iter().collect();
    if old.aggregate != new.aggregate {
        about.tell(Significance::Decides, Message::new("change-aggregate"), aggregate(old), aggregate(new));
    }
    about.decides("change-undocumented", sides, |catalogue| {
        one(Message::new(match catalogue.undocumented {
            Undocumented::Warn => "change-undocumented-warn",
            Undocumented::Zero => "change-undocumented-zero",
        }))
    });
    about.decides("change-counting", sides, |catalogue| {
        one(Message::new(match (catalogue.documents, catalogue.remote) {
            (DocumentCounting::Named, _) => "change-counting-named",
            (DocumentCounting::Present, false) => "change-counting-present",
            (DocumentCounting::Present, true) => "change-counting-remote",
        }))
    });
    let decimals = |decimals: Option<u32>| decimals.map(|it| Arg::Number(it.to_string())).into_iter().collect();
    about.decides("change-round", sides, |catalogue| decimals(catalogue.round));
    about.decides("change-round-points", sides, |catalogue| decimals(catalogue.round_points));
    about.decides("change-cap-percent", sides, |catalogue| figure(catalogue.cap_percent.as_ref()));
    // For which days a catalogue holds is a figure of its owner's, too.
    about.decides("change-valid-from", sides, |catalogue| date(catalogue.valid_from));
    about.decides("change-valid-until", sides, |catalogue| date(catalogue.valid_until));
    about.id(&old.id, &new.id);
    about.wording("change-version", sides, |catalogue| one(&*catalogue.version));
    about.words("change-title", sides, |catalogue| Some(&catalogue.title));
    about.words("change-publisher", sides, |catalogue| catalogue.publisher.as_ref());
    about.wording("change-decimals", sides, |catalogue| one(Arg::Number(catalogue.decimals.to_string())));
}

/// The rule, with the weights where it reads them.
fn aggregate(catalogue: &Catalogue) -> Vec<Arg> {
    if catalogue.aggregate == Aggregate::Points {
        return one(Message::new("change-aggregate-points"));
    }
    let weight = |category: &Category| {
        Message::new("change-step").with("limit", &category.title).with("points", &category.weight).into()
    };
    let weights = catalogue.categories.iter().map(weight);
    one(Message::new("change-aggregate-category-weights")).into_iter().chain(weights).collect()
}

fn weight(category: &Category) -> Vec<Arg> {
    let weight = category.foundation.iter().map(|_| part(Message::new("change-weight"), &category.weight));
    weight.chain(category.bonus.then(|| Arg::from(Message::new("change-bonus")))).collect()
}

/// The categories matched by id, else by title.
pub(super) fn matched_categories(old: &Catalogue, new: &Catalogue) -> Matched {
    by_name(&old.categories, &new.categories, |category| ItemNames {
        id: &category.id,
        title: &category.title,
        number: None,
    })
}

pub(super) fn categories<'c>(old: &'c Catalogue, new: &'c Catalogue, changes: &mut Vec<CatalogueChange>) {
    let matched = matched_categories(old, new);
    let things = (&*old.categories, &*new.categories);
    let words = |category: &Category, _| one(&category.title).into_iter().chain(weight(category)).collect();
    let name = |category: &'c Category| (&*category.id, category.title.clone());
    matched.tell_each(changes, (ItemKind::Category, Significance::Decides), things, name, words, |about, sides| {
        let (was, is) = sides;
        // Another rule is told with its weights.
        if old.aggregate == new.aggregate {
            about.decides("change-weight", sides, |category| {
                figure(category.foundation.as_ref().map(|_| &category.weight))
            });
            if let (Some(was), Some(is)) = (&was.foundation, &is.foundation) {
                about.foundation((old, new), was, is);
            }
        }
        about.decides("change-bonus", sides, |category| flag(category.bonus));
        about.id(&was.id, &is.id);
        about.words("change-title", sides, |category| Some(&category.title));
    });
    let mut about = ItemChanges::new(changes, ItemKind::Catalogue, &new.id, &new.title);
    let aspect = (Significance::Wording, Message::new("change-order-categories"));
    matched.tell_order(&mut about, aspect, things, |category| &category.title);
}

pub(super) fn sources<'c>(old: &'c Catalogue, new: &'c Catalogue, changes: &mut Vec<CatalogueChange>) {
    let things = (&*old.sources, &*new.sources);
    let matched = by_id(things.0, things.1, |source| &source.id);
    let url = |source: &Reference| source.url.clone().map(Arg::from);
    let words = |source: &Reference, _| one(&source.title).into_iter().chain(url(source)).collect();
    let name = |source: &'c Reference| (&*source.id, source.title.clone());
    matched.tell_each(changes, (ItemKind::Source, Significance::Wording), things, name, words, |about, sides| {
        about.id(&sides.0.id, &sides.1.id);
        about.words("change-title", sides, |source| Some(&source.title));
        about.wording("change-url", sides, |source| url(source).into_iter().collect());
        about.wording("change-accessed", sides, |source| source.accessed.map(Arg::from).into_iter().collect());
    });
    let mut about = ItemChanges::new(changes, ItemKind::Catalogue, &new.id, &new.title);
    let aspect = (Significance::Wording, Message::new("change-order-sources"));
    matched.tell_order(&mut about, aspect, things, |source| &source.title);
}
