//! A catalogue that calls itself like one that comes with merit and is another.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::Message;

/// Looks at the id, by which reports tell whose rules they apply.
pub(super) fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    if catalogue.differs_from_built_in() {
        let name = format!("{}@{}", catalogue.id, catalogue.version);
        let message = Message::new("rule-differs-from-built-in").with("catalogue", name);
        subject.at_key(CataloguePart::Catalogue, "id", message);
    }
}
