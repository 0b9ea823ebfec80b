//! Two things of a kind that readers of a report could not tell apart.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::{Arg, Message, Text};
use crate::vocabulary::comparable;
use std::collections::BTreeMap;

/// Looks for indicators, categories and labels with the same title in some language.
pub(super) fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    // Indicators may share a title across categories, as reports name both.
    let mut by_category = vec![BTreeMap::new(); catalogue.categories.len()];
    for (index, indicator) in catalogue.indicators.iter().enumerate() {
        if let Some(titles) = by_category.get_mut(indicator.category) {
            compare(subject, titles, CataloguePart::Indicator(index), &indicator.title);
        }
    }
    let mut titles = BTreeMap::new();
    for (index, category) in catalogue.categories.iter().enumerate() {
        compare(subject, &mut titles, CataloguePart::Category(index), &category.title);
    }
    let mut titles = BTreeMap::new();
    for (index, label) in catalogue.labels.iter().enumerate() {
        compare(subject, &mut titles, CataloguePart::Label(index), &label.title);
    }
}

fn compare(
    subject: &Subject<'_>,
    titles: &mut BTreeMap<(String, String), CataloguePart>,
    part: CataloguePart,
    title: &Text,
) {
    let place = |part| subject.places.key(part, "title");
    let wordings = title.languages();
    let mut found = None;
    for (code, wording) in &wordings {
        let taken = titles.get(&((*code).to_owned(), comparable(wording))).copied();
        found = found.or(taken.map(|first| (first, *wording)));
    }
    if let Some((first, wording)) = found {
        let message = Message::new("rule-duplicate-title").with("title", Arg::quoted(wording));
        subject.because(place(part), message, place(first), "label-first");
    }
    for (code, wording) in wordings {
        titles.entry((code.to_owned(), comparable(wording))).or_insert(part);
    }
}
