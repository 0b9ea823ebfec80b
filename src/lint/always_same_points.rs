//! An indicator that gives every valid answer the same points: it asks for nothing but an answer.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::Message;

/// Looks for indicators whose least and most points are the same.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, indicator, outcomes) in subject.indicators() {
        if outcomes.least == outcomes.most {
            let key = ["steps", "bands", "linear", "option"];
            let part = CataloguePart::Indicator(index);
            let key = key.into_iter().find(|key| subject.places.has(part, key)).unwrap_or("id");
            let message = Message::new("rule-always-same-points").with("title", &indicator.title);
            subject.at_key(part, key, message.with("points", &outcomes.least));
        }
    }
}
