//! Rules in words: what they compare by its title.

use crate::assess::comparison_in_words;
use crate::catalogue::{Catalogue, Comparison, Rule};
use crate::language::Localizer;

/// What must hold, in words.
pub(super) fn that(localizer: &Localizer, catalogue: &Catalogue, rule: &Rule) -> String {
    localizer.say(&comparison_in_words(catalogue, &rule.that))
}

/// What must hold for the rule to be of concern, in words; `None` where it always is.
pub(super) fn when(localizer: &Localizer, catalogue: &Catalogue, rule: &Rule) -> Option<String> {
    (!rule.when.is_empty()).then(|| all(localizer, catalogue, &rule.when))
}

/// Comparisons that must all hold, in words.
pub(super) fn all(localizer: &Localizer, catalogue: &Catalogue, conditions: &[Comparison]) -> String {
    let all = conditions.iter().map(|compared| localizer.say(&comparison_in_words(catalogue, compared)));
    all.collect::<Vec<String>>().join(&format!(" {} ", localizer.word("rule-and")))
}
