//! A source that nothing rests on.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::{Arg, Message};
use std::collections::BTreeSet;

/// Looks for sources on which no figure rests.
pub(super) fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    let used: BTreeSet<usize> = catalogue.foundations().filter_map(|foundation| foundation.source).collect();
    for (index, source) in catalogue.sources.iter().enumerate().filter(|(index, _)| !used.contains(index)) {
        let message = Message::new("rule-unused-source").with("id", Arg::quoted(&source.id));
        subject.at_key(CataloguePart::Source(index), "id", message);
    }
}
