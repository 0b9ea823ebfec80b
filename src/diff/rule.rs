//! Rules: what they compare, by the names that the catalogues write, and how bad it is to break them.

use super::matching::by_id;
use super::notes::{one, part, percent};
use super::{CatalogueChange, ItemKind, Significance};
use crate::catalogue::{Catalogue, Rule, Tolerance};
use crate::diagnostic::Severity;
use crate::language::{Arg, Message, Text};

pub(super) fn compare<'c>(old: &'c Catalogue, new: &'c Catalogue, changes: &mut Vec<CatalogueChange>) {
    let things = (&*old.rules, &*new.rules);
    let matched = by_id(things.0, things.1, |rule| &rule.id);
    let head = (ItemKind::Rule, Significance::Decides);
    // Rules have no titles.
    let name = |rule: &'c Rule| (&*rule.id, Text::plain(&rule.id));
    matched.tell_each(
        changes,
        head,
        things,
        name,
        |rule, _| words(rule),
        |about, sides| {
            about.decides("change-rule-that", sides, |rule| one(&*rule.that_text));
            about.decides("change-rule-when", sides, |rule| {
                rule.when_text.as_deref().map(Arg::from).into_iter().collect()
            });
            about.decides("change-rule-tolerance", sides, tolerance);
            about.decides("change-rule-severity", sides, |rule| one(severity(rule)));
            about.id(&sides.0.id, &sides.1.id);
            about.words("change-rule-message", sides, |rule| rule.message.as_ref());
            about.foundation((old, new), &sides.0.foundation, &sides.1.foundation);
        },
    );
}

fn words(rule: &Rule) -> Vec<Arg> {
    let when = rule.when_text.as_deref().map(|when| part(Message::new("change-rule-when"), when));
    let tolerance = tolerance(rule).into_iter().map(|within| part(Message::new("change-rule-tolerance"), within));
    let that = one(&*rule.that_text).into_iter().chain(when);
    that.chain(tolerance).chain(one(severity(rule))).collect()
}

/// None where the sides may not differ.
fn tolerance(rule: &Rule) -> Vec<Arg> {
    match &rule.tolerance {
        Tolerance::Absolute(within) | Tolerance::Percent(within) if within.is_zero() => Vec::new(),
        Tolerance::Absolute(within) => one(within),
        Tolerance::Percent(within) => one(percent(within)),
    }
}

fn severity(rule: &Rule) -> Message {
    Message::new(match rule.severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    })
}
