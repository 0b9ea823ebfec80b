//! A label that allows as many missed minimums as it has: then they refuse nothing.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::Message;

/// Looks for labels whose minimums may all be missed.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, label) in subject.catalogue.labels.iter().enumerate() {
        let count = label.minimums.len();
        if label.open_minimums > 0 && label.open_minimums >= count {
            let message = Message::new("rule-open-minimums-without-effect").with("count", count);
            subject.at_key(CataloguePart::Label(index), "open-minimums", message);
        }
    }
}
