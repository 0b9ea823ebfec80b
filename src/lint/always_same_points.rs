//! An indicator that gives every valid answer the same points: it asks for nothing but an answer.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::Message;

/// Looks for indicators whose least and most points are the same.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, indicator, outcomes) in subject.indicators() {
        if outcomes.least == outcomes.most {
            let message = Message::new("rule-always-same-points").with("title", &indicator.title);
            let (part, key) = (CataloguePart::Indicator(index), subject.scale_key(index));
            subject.at_key(part, key, message.with("points", &outcomes.least));
        }
    }
}
