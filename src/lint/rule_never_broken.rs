//! A rule that no dossier can break.

use super::range::possible_outcomes;
use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::{Arg, Message};

/// Looks for rules that hold for all valid figures, or are of concern to none.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, rule) in subject.catalogue.rules.iter().enumerate() {
        let possible = possible_outcomes(subject.catalogue, rule);
        let part = CataloguePart::Rule(index);
        if !possible.concerned {
            let when = rule.when_text.as_deref().unwrap_or_default();
            let message = Message::new("rule-rule-never-concerned").with("when", Arg::quoted(when));
            subject.at_key(part, "when", message);
        } else if !possible.broken {
            let message = Message::new("rule-rule-never-broken").with("that", Arg::quoted(&rule.that_text));
            subject.at_key(part, "that", message);
        }
    }
}
