//! What is said of documents where no indicator asks for any, or where names alone count.

use super::subject::Subject;
use crate::catalogue::{Counting, Part, Undocumented};
use crate::language::Message;

/// Looks for `undocumented = "zero"` and `documents = "present"` without an indicator that needs
/// documents, and for `remote = true` where every name counts anyway.
pub fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    let asks = catalogue.indicators.iter().any(|indicator| indicator.documents > 0);
    if catalogue.undocumented == Undocumented::Zero && !asks {
        subject.at_key(Part::Evidence, "undocumented", Message::new("rule-undocumented-without-effect"));
    }
    if catalogue.documents == Counting::Present && !asks {
        subject.at_key(Part::Evidence, "documents", Message::new("rule-documents-without-effect"));
    }
    if catalogue.remote && catalogue.documents == Counting::Named {
        subject.at_key(Part::Evidence, "remote", Message::new("rule-remote-without-effect"));
    }
}
