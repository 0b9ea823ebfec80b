//! A higher label that asks less than a lower one in some condition over the
//! same indicators.

use super::subject::Subject;
use crate::catalogue::Part;
use crate::diagnostic::Label as Underline;
use crate::language::Message;

/// Compares every label with those below it, condition by condition. A label
/// that requires the lower one asks for all that it asks.
pub fn look(subject: &Subject<'_>) {
    let labels = &subject.catalogue.labels;
    for (lower_index, lower) in labels.iter().enumerate() {
        for (index, higher) in labels.iter().enumerate().take(lower_index) {
            // A label that is never awarded is told of by its own rule.
            let ladder = &subject.ladder;
            if ladder.requires(index, lower_index) || ladder.implies(lower_index, index) {
                continue;
            }
            if let Some(key) = ladder.easier(index, lower_index) {
                let message = Message::new("rule-higher-label-easier")
                    .with("higher", &higher.title)
                    .with("lower", &lower.title)
                    .with("key", key);
                let place = |index| subject.places.key(Part::Label(index), key);
                let other = Underline { span: place(lower_index), message: Some(Message::new("label-lower")) };
                subject.report(vec![Underline { span: place(index), message: None }, other], message, None);
            }
        }
    }
}
