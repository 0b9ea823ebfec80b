//! A threshold of excellence that the worst valid answer reaches.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::Message;

/// Looks for thresholds of excellence that every initiative reaches.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, indicator, outcomes) in subject.indicators() {
        let part = CataloguePart::Indicator(index);
        if indicator.excellent <= outcomes.least && subject.places.has(part, "excellent") {
            let message = Message::new("rule-excellent-for-everyone").with("least", &outcomes.least);
            subject.at_key(part, "excellent", message);
        }
    }
}
