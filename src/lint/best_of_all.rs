//! A group of whose members as many count as there are.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::Message;

pub(super) fn look(subject: &Subject<'_>) {
    for (index, group) in subject.catalogue.groups.iter().enumerate() {
        if let Some(best) = group.best.filter(|best| *best >= group.of.len()) {
            let message = Message::new("rule-best-of-all").with("best", best);
            subject.at_key(CataloguePart::Group(index), "best", message);
        }
    }
}
