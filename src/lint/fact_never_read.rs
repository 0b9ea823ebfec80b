//! A fact that is asked for nothing.

use super::subject::Subject;
use crate::catalogue::{CataloguePart, Operand, Profile};
use crate::language::{Arg, Message};
use std::collections::BTreeSet;

/// Looks for facts that no indicator, no rule and no profile reads.
pub(super) fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    let of_indicators = catalogue.indicators.iter().flat_map(|indicator| indicator.facts());
    let of_rules = catalogue.rules.iter().flat_map(|rule| rule.operands()).filter_map(|operand| match operand {
        Operand::Fact(fact) => Some(fact),
        _ => None,
    });
    let of_profiles = catalogue.profiles.iter().flat_map(Profile::facts);
    let read: BTreeSet<usize> = of_indicators.chain(of_rules).chain(of_profiles).collect();
    for (index, fact) in catalogue.facts.iter().enumerate().filter(|(index, _)| !read.contains(index)) {
        let message = Message::new("rule-fact-never-read").with("id", Arg::quoted(&fact.id));
        subject.at_key(CataloguePart::Fact(index), "id", message);
    }
}
