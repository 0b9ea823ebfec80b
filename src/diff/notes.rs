//! Writing changes down: of one thing, aspect by aspect, and values in words.

use super::{CatalogueChange, ChangedItem, ItemKind, Significance};
use crate::catalogue::{Basis, Catalogue, FigureBasis};
use crate::language::{Arg, Language, Message, Text};
use crate::number::Exact;
use crate::vocabulary::comparable;
use std::collections::BTreeSet;

pub(super) struct ItemChanges<'c> {
    changes: &'c mut Vec<CatalogueChange>,
    thing: ChangedItem,
}

impl<'c> ItemChanges<'c> {
    pub(super) fn new(
        changes: &'c mut Vec<CatalogueChange>,
        kind: ItemKind,
        id: &str,
        title: &Text,
    ) -> ItemChanges<'c> {
        ItemChanges { changes, thing: ChangedItem { kind, id: id.to_owned(), title: title.clone() } }
    }

    pub(super) fn tell(&mut self, weight: Significance, aspect: Message, old: Vec<Arg>, new: Vec<Arg>) {
        self.changes.push(CatalogueChange { thing: self.thing.clone(), aspect, old, new, weight });
    }

    /// A change, where the values differ.
    pub(super) fn differ(&mut self, weight: Significance, aspect: Message, old: Vec<Arg>, new: Vec<Arg>) {
        if old != new {
            self.tell(weight, aspect, old, new);
        }
    }

    /// What decides a result, where it differs.
    pub(super) fn decides<T>(&mut self, key: &'static str, (was, is): (T, T), value: impl Fn(T) -> Vec<Arg>) {
        self.differ(Significance::Decides, Message::new(key), value(was), value(is));
    }

    /// What only people read, where it differs.
    pub(super) fn wording<T>(&mut self, key: &'static str, (was, is): (T, T), value: impl Fn(T) -> Vec<Arg>) {
        self.differ(Significance::Wording, Message::new(key), value(was), value(is));
    }

    /// A text that only people read, where it differs.
    pub(super) fn words<'t, T>(&mut self, key: &'static str, (was, is): (T, T), text: impl Fn(T) -> Option<&'t Text>) {
        self.text(Significance::Wording, Message::new(key), text(was), text(is));
    }

    /// Another wording, for each language in which a reader sees another one.
    pub(super) fn text(&mut self, weight: Significance, aspect: Message, old: Option<&Text>, new: Option<&Text>) {
        let (Some(old), Some(new)) = (old, new) else {
            return self.differ(weight, aspect, text(old), text(new));
        };
        let changed: Vec<(Language, &str, &str)> = Language::ALL
            .into_iter()
            .map(|language| (language, old.in_language(language), new.in_language(language)))
            .filter(|(_, old, new)| old != new)
            .collect();
        match changed.as_slice() {
            [(_, old, new), (_, same_old, same_new)] if old == same_old && new == same_new => {
                self.tell(weight, aspect, vec![Arg::from(*old)], vec![Arg::from(*new)]);
            }
            changed => {
                for (language, old, new) in changed {
                    let aspect = Message::new("change-in-language").with("aspect", aspect.clone()).with(
                        "language",
                        Message::new(match language {
                            Language::De => "change-language-de",
                            Language::En => "change-language-en",
                        }),
                    );
                    self.tell(weight, aspect, vec![Arg::from(*old)], vec![Arg::from(*new)]);
                }
            }
        }
    }

    /// Another wording of a name that tables may use: it decides whether they can
    /// still be read, unless no more than its case changed.
    pub(super) fn name(&mut self, aspect: Message, old: Option<&Text>, new: Option<&Text>) {
        let names = |text: Option<&Text>| -> BTreeSet<String> {
            text.into_iter().flat_map(Text::wordings).map(comparable).collect()
        };
        let weight = if names(old) == names(new) { Significance::Wording } else { Significance::Decides };
        self.text(weight, aspect, old, new);
    }

    /// Another id of what rows of dossiers name by its id alone, in any case.
    pub(super) fn id_in_tables(&mut self, old: &str, new: &str) {
        match old.eq_ignore_ascii_case(new) {
            true => self.id(old, new),
            false => self.tell(Significance::Decides, Message::new("change-id-lost"), one(old), one(new)),
        }
    }

    /// Another id, if only in case.
    pub(super) fn id(&mut self, old: &str, new: &str) {
        self.wording("change-id", (old, new), one);
    }

    pub(super) fn foundation(&mut self, (old, new): (&Catalogue, &Catalogue), was: &FigureBasis, is: &FigureBasis) {
        self.wording("change-basis", (was, is), |foundation| {
            one(Message::new(match foundation.basis {
                Basis::Published => "change-basis-published",
                Basis::Inferred => "change-basis-inferred",
                Basis::Assumed => "change-basis-assumed",
            }))
        });
        let source = |catalogue: &Catalogue, foundation: &FigureBasis| {
            let source = foundation.source.and_then(|source| catalogue.sources.get(source));
            source.map(|source| source.id.clone())
        };
        let (before, now) = (source(old, was), source(new, is));
        if before.as_ref().map(|id| id.to_ascii_lowercase()) != now.as_ref().map(|id| id.to_ascii_lowercase()) {
            let words = |id: Option<String>| id.into_iter().map(Arg::from).collect();
            self.tell(Significance::Wording, Message::new("change-source"), words(before), words(now));
        }
        self.words("change-rationale", (was, is), |foundation| foundation.rationale.as_ref());
    }
}

/// A value in one part.
pub(super) fn one(value: impl Into<Arg>) -> Vec<Arg> {
    vec![value.into()]
}

pub(super) fn text(text: Option<&Text>) -> Vec<Arg> {
    text.map(Arg::from).into_iter().collect()
}

/// A figure, never rounded, where there is one.
pub(super) fn figure(number: Option<&Exact>) -> Vec<Arg> {
    number.map(Arg::from).into_iter().collect()
}

pub(super) fn percent(number: &Exact) -> Message {
    Message::new("percent").with("number", number)
}

pub(super) fn percentage(number: Option<&Exact>) -> Vec<Arg> {
    number.map(|number| Arg::from(percent(number))).into_iter().collect()
}

pub(super) fn months(months: Option<usize>) -> Vec<Arg> {
    months.map(|months| Arg::from(Message::new("change-months").with("months", months))).into_iter().collect()
}

pub(super) fn flag(yes: bool) -> Vec<Arg> {
    one(if yes { Message::new("yes") } else { Message::new("no") })
}

/// A named part of a value.
pub(super) fn part(name: Message, value: impl Into<Arg>) -> Arg {
    Message::new("change-part").with("name", name).with("value", value).into()
}
