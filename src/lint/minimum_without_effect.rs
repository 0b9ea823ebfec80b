//! A minimum that refuses no label: one of 0 points, or one that no label looks at.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::Message;

/// Looks for minimums of 0, and for those that every label leaves out or replaces.
pub(super) fn look(subject: &Subject<'_>) {
    let labels = &subject.catalogue.labels;
    for (index, indicator, _) in subject.indicators() {
        let Some(minimum) = &indicator.minimum else { continue };
        // A label that sets another minimum in its place does not look at this one.
        let is_read = labels.iter().any(|label| label.minimum(index) == Some(minimum));
        let key = match (minimum.is_zero(), is_read || labels.is_empty()) {
            (true, _) => "rule-minimum-of-zero",
            (false, false) => "rule-minimum-of-no-label",
            (false, true) => continue,
        };
        subject.at_key(CataloguePart::Indicator(index), "minimum", Message::new(key));
    }
}
