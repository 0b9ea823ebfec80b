//! A minimum above what the scale can give within the valid values.

use super::subject::Subject;
use crate::language::Message;

/// Looks at the minimums of indicators and at those that labels set in their place.
pub(super) fn look(subject: &Subject<'_>) {
    for minimum in subject.minimums().filter(|minimum| *minimum.points > minimum.outcomes.most) {
        let message = Message::new("rule-minimum-out-of-reach").with("minimum", minimum.points);
        subject.at_minimum(&minimum, message.with("most", &minimum.outcomes.most));
    }
}
