//! A rule that every dossier of its concern breaks.

use super::range::possible_outcomes;
use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::{Arg, Message};

/// Looks for rules that no valid figures satisfy.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, rule) in subject.catalogue.rules.iter().enumerate() {
        let possible = possible_outcomes(subject.catalogue, rule);
        if possible.concerned && !possible.holds {
            let message = Message::new("rule-rule-never-holds").with("that", Arg::quoted(&rule.that_text));
            subject.at_key(CataloguePart::Rule(index), "that", message);
        }
    }
}
