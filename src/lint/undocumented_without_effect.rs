//! Points withheld for missing documents where no indicator asks for any.

use super::subject::Subject;
use crate::catalogue::{Part, Undocumented};
use crate::language::Message;

/// Looks for `undocumented = "zero"` without an indicator that needs documents.
pub fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    let asks = catalogue.indicators.iter().any(|indicator| indicator.documents > 0);
    if catalogue.undocumented == Undocumented::Zero && !asks {
        subject.at_key(Part::Evidence, "undocumented", Message::new("rule-undocumented-without-effect"));
    }
}
