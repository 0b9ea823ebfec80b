//! What is said of documents where no indicator asks for any, or where names alone count.

use super::subject::Subject;
use crate::catalogue::{CataloguePart, DocumentCounting, Undocumented};
use crate::language::Message;

/// Looks for `undocumented = "zero"` and `documents = "present"` without an indicator that needs
/// documents, and for `remote = true` where every name counts anyway.
pub(super) fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    let asks = catalogue.indicators.iter().any(|indicator| indicator.most_documents() > 0);
    if catalogue.undocumented == Undocumented::Zero && !asks {
        subject.at_key(CataloguePart::Evidence, "undocumented", Message::new("rule-undocumented-without-effect"));
    }
    if catalogue.documents == DocumentCounting::Present && !asks {
        subject.at_key(CataloguePart::Evidence, "documents", Message::new("rule-documents-without-effect"));
    }
    if catalogue.remote && catalogue.documents == DocumentCounting::Named {
        subject.at_key(CataloguePart::Evidence, "remote", Message::new("rule-remote-without-effect"));
    }
}
