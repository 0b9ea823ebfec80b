//! A worked example whose dossier cannot be scored.

use super::example::{ExampleFault, ExampleOutcome};
use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::{Arg, Message};

/// Tells which examples could not be scored. What an example has from another,
/// where it was told already, is not told again.
pub(super) fn look(subject: &Subject<'_>) {
    let places = &subject.places;
    let mut told: Vec<&(ExampleFault, Message)> = Vec::new();
    for (index, (example, outcome)) in subject.catalogue.examples.iter().zip(subject.examples).enumerate() {
        let ExampleOutcome::Unreadable(reasons) = outcome else { continue };
        let part = CataloguePart::Example(index);
        for told_of in reasons {
            let (culprit, reason) = told_of;
            let (is_written_here, span) = match culprit {
                ExampleFault::Example => {
                    (true, places.key(part, if places.has(part, "dossier") { "dossier" } else { "values" }))
                }
                ExampleFault::Question(question) => {
                    let id = subject.catalogue.asked(*question).map_or("", |asked| asked.id);
                    (places.has_entry(part, "values", id), places.entry(part, "values", id))
                }
                ExampleFault::Table(table, row) => {
                    let all = || places.key(part, table);
                    (places.has(part, table), row.map_or_else(all, |row| places.element(part, table, row)))
                }
            };
            if is_written_here || !told.contains(&told_of) {
                let message = Message::new("rule-example-unreadable").with("example", Arg::quoted(&example.id));
                subject.at(span, message.with("reason", reason.clone()));
                told.push(told_of);
            }
        }
    }
}
