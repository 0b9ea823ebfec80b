//! A source that nothing rests on.

use super::subject::Subject;
use crate::catalogue::Part;
use crate::language::{Arg, Message};
use std::collections::BTreeSet;

/// Looks for sources that no indicator and no label names.
pub fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    let of_indicators = catalogue.indicators.iter().map(|indicator| &indicator.foundation);
    let of_labels = catalogue.labels.iter().map(|label| &label.foundation);
    let used: BTreeSet<usize> = of_indicators.chain(of_labels).filter_map(|foundation| foundation.source).collect();
    for (index, source) in catalogue.sources.iter().enumerate().filter(|(index, _)| !used.contains(index)) {
        let message = Message::new("rule-unused-source").with("id", Arg::quoted(&source.id));
        subject.at_key(Part::Source(index), "id", message);
    }
}
