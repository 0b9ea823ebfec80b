//! A label that even an empty dossier reaches.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::Message;

/// Scores a dossier without any evidence; more evidence never harms.
pub(super) fn look(subject: &Subject<'_>) {
    let nothing = vec![None; subject.catalogue.indicators.len()];
    let results = subject.labels_with(&nothing);
    for (index, (label, result)) in subject.catalogue.labels.iter().zip(&results).enumerate() {
        if result.reached {
            let message = Message::new("rule-label-for-everyone").with("title", &label.title);
            subject.at(subject.places.table(CataloguePart::Label(index)), message);
        }
    }
}
