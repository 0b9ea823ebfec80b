//! A condition with a name that no label requires.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::Message;

/// Looks for labels that are never awarded and on which no other hangs.
pub(super) fn look(subject: &Subject<'_>) {
    let labels = &subject.catalogue.labels;
    for (index, label) in labels.iter().enumerate().filter(|(_, label)| !label.award) {
        if !labels.iter().any(|other| other.required().any(|required| required == index)) {
            let message = Message::new("rule-label-never-required").with("title", &label.title);
            subject.at_key(CataloguePart::Label(index), "award", message);
        }
    }
}
