//! A label that is never the award: whoever reaches it reaches a higher one too.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::Message;

/// Looks for labels that ask for all that a higher one asks.
pub(super) fn look(subject: &Subject<'_>) {
    let labels = &subject.catalogue.labels;
    for (lower, label) in labels.iter().enumerate() {
        let is_award = |index: usize| labels.get(index).is_some_and(|label| label.award);
        let mut above = (0..lower).filter(|higher| is_award(*higher) && is_award(lower));
        let shadow = above.find(|higher| subject.ladder.implies(lower, *higher));
        let Some((index, higher)) = shadow.and_then(|index| Some((index, labels.get(index)?))) else { continue };
        let message =
            Message::new("rule-label-never-awarded").with("title", &label.title).with("higher", &higher.title);
        let place = |index| subject.places.table(CataloguePart::Label(index));
        subject.because(place(lower), message, place(index), "label-higher");
    }
}
