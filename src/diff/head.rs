//! The catalogue as a whole, its categories and its sources.

use super::matching::{ItemNames, Matched, by_id, by_name, tell_one_sided};
use super::notes::{ItemChanges, figure, one, part};
use super::{CatalogueChange, ItemKind, Significance};
use crate::catalogue::{Aggregate, Catalogue, Category, DocumentCounting, Reference, Undocumented};
use crate::language::{Arg, Message};
use jiff::civil::Date;

/// What the head of the catalogue says, and the rules for all indicators.
pub(super) fn catalogue(old: &Catalogue, new: &Catalogue, changes: &mut Vec<CatalogueChange>) {
    let mut about = ItemChanges::new(changes, ItemKind::Catalogue, &new.id, &new.title);
    let date = |date: Option<Date>| date.map(Arg::from).into_iter().collect::<Vec<_>>();
    if old.aggregate != new.aggregate {
        about.tell(Significance::Decides, Message::new("change-aggregate"), aggregate(old), aggregate(new));
    }
    let undocumented = |catalogue: &Catalogue| {
        one(match catalogue.undocumented {
            Undocumented::Warn => Message::new("change-undocumented-warn"),
            Undocumented::Zero => Message::new("change-undocumented-zero"),
        })
    };
    about.differ(Significance::Decides, Message::new("change-undocumented"), undocumented(old), undocumented(new));
    let documents = |catalogue: &Catalogue| {
        one(Message::new(match (catalogue.documents, catalogue.remote) {
            (DocumentCounting::Named, _) => "change-counting-named",
            (DocumentCounting::Present, false) => "change-counting-present",
            (DocumentCounting::Present, true) => "change-counting-remote",
        }))
    };
    about.differ(Significance::Decides, Message::new("change-counting"), documents(old), documents(new));
    // For which days a catalogue holds is a figure of its owner's, too.
    about.differ(Significance::Decides, Message::new("change-valid-from"), date(old.valid_from), date(new.valid_from));
    about.differ(
        Significance::Decides,
        Message::new("change-valid-until"),
        date(old.valid_until),
        date(new.valid_until),
    );
    about.id(&old.id, &new.id);
    about.differ(Significance::Wording, Message::new("change-version"), one(&*old.version), one(&*new.version));
    about.text(Significance::Wording, Message::new("change-title"), Some(&old.title), Some(&new.title));
    let publisher = Message::new("change-publisher");
    about.text(Significance::Wording, publisher, old.publisher.as_ref(), new.publisher.as_ref());
    let decimals = |catalogue: &Catalogue| one(Arg::Number(catalogue.decimals.to_string()));
    about.differ(Significance::Wording, Message::new("change-decimals"), decimals(old), decimals(new));
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

fn weight(catalogue: &Catalogue, category: &Category) -> Vec<Arg> {
    match catalogue.aggregate {
        Aggregate::Points => Vec::new(),
        Aggregate::CategoryWeights => vec![part(Message::new("change-weight"), &category.weight)],
    }
}

/// The categories matched by id, else by title.
pub(super) fn matched_categories(old: &Catalogue, new: &Catalogue) -> Matched {
    by_name(&old.categories, &new.categories, |category| ItemNames {
        id: &category.id,
        title: &category.title,
        number: None,
    })
}

pub(super) fn categories(old: &Catalogue, new: &Catalogue, changes: &mut Vec<CatalogueChange>) {
    let matched = matched_categories(old, new);
    for (was, is) in &matched.pairs {
        let was = was.and_then(|index| old.categories.get(index));
        let is = is.and_then(|index| new.categories.get(index));
        let (Some(was), Some(is)) = (was, is) else {
            for (catalogue, category, is_new) in [(old, was, false), (new, is, true)] {
                if let Some(category) = category {
                    let head = (ItemKind::Category, Significance::Decides);
                    let mut words = vec![Arg::from(&category.title)];
                    words.extend(weight(catalogue, category));
                    tell_one_sided(changes, head, (&category.id, &category.title), is_new, words);
                }
            }
            continue;
        };
        let mut about = ItemChanges::new(changes, ItemKind::Category, &is.id, &is.title);
        // Another rule is told with its weights.
        if old.aggregate == new.aggregate {
            let [before, now] = [was, is].map(|category| figure(Some(&category.weight)));
            about.differ(Significance::Decides, Message::new("change-weight"), before, now);
            if let (Some(was), Some(is)) = (&was.foundation, &is.foundation) {
                about.foundation((old, new), was, is);
            }
        }
        about.id(&was.id, &is.id);
        about.text(Significance::Wording, Message::new("change-title"), Some(&was.title), Some(&is.title));
    }
    let mut about = ItemChanges::new(changes, ItemKind::Catalogue, &new.id, &new.title);
    let aspect = (Significance::Wording, Message::new("change-order-categories"));
    matched.tell_order(&mut about, aspect, (&old.categories, &new.categories), |category| &category.title);
}

/// The publications that figures come from.
pub(super) fn sources(old: &Catalogue, new: &Catalogue, changes: &mut Vec<CatalogueChange>) {
    let matched = by_id(&old.sources, &new.sources, |source| &source.id);
    for (was, is) in &matched.pairs {
        let was = was.and_then(|index| old.sources.get(index));
        let is = is.and_then(|index| new.sources.get(index));
        let (Some(was), Some(is)) = (was, is) else {
            for (source, is_new) in [(was, false), (is, true)] {
                if let Some(source) = source {
                    let words = [Arg::from(&source.title)].into_iter().chain(source.url.clone().map(Arg::from));
                    let head = (ItemKind::Source, Significance::Wording);
                    tell_one_sided(changes, head, (&source.id, &source.title), is_new, words.collect());
                }
            }
            continue;
        };
        let mut about = ItemChanges::new(changes, ItemKind::Source, &is.id, &is.title);
        about.id(&was.id, &is.id);
        about.text(Significance::Wording, Message::new("change-title"), Some(&was.title), Some(&is.title));
        let url = |source: &Reference| source.url.clone().map(Arg::from).into_iter().collect::<Vec<_>>();
        about.differ(Significance::Wording, Message::new("change-url"), url(was), url(is));
        let accessed = |source: &Reference| source.accessed.map(Arg::from).into_iter().collect::<Vec<_>>();
        about.differ(Significance::Wording, Message::new("change-accessed"), accessed(was), accessed(is));
    }
    let mut about = ItemChanges::new(changes, ItemKind::Catalogue, &new.id, &new.title);
    let aspect = (Significance::Wording, Message::new("change-order-sources"));
    matched.tell_order(&mut about, aspect, (&old.sources, &new.sources), |source| &source.title);
}
