//! A higher label that asks less than a lower one in some condition over the
//! same indicators.

use super::stricter::{closures, easier, implies};
use super::subject::Subject;
use crate::catalogue::Part;
use crate::diagnostic::Label as Underline;
use crate::language::Message;

/// Compares every label with those below it, condition by condition. A label
/// that requires the lower one asks for all that it asks.
pub fn look(subject: &Subject<'_>) {
    let labels = &subject.catalogue.labels;
    let closures = closures(labels);
    for (lower_index, lower) in labels.iter().enumerate() {
        for (index, higher) in labels.iter().enumerate().take(lower_index) {
            let (own, below) = (&closures[index], &closures[lower_index]);
            // A label that is never awarded is told of by its own rule.
            if own.contains(&lower_index) || implies(labels, below, own) {
                continue;
            }
            if let Some(key) = easier(labels, own, lower) {
                let message = Message::new("rule-higher-label-easier")
                    .with("higher", &higher.title)
                    .with("lower", &lower.title)
                    .with("key", key);
                let place = |index, key| Underline { span: subject.places.key(Part::Label(index), key), message: None };
                let other = Underline { message: Some(Message::new("label-lower")), ..place(lower_index, key) };
                subject.report(vec![place(index, key), other], message, None);
            }
        }
    }
}
