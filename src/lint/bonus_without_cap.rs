//! A bonus that alone brings all that a label asks for.

use super::subject::Subject;
use crate::assess::Condition;
use crate::catalogue::{Catalogue, CataloguePart};
use crate::language::Message;
use crate::number::Exact;

/// Scores a dossier with all of the bonus and the least of everything else.
pub(super) fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    let Some(part) = first_bonus(catalogue) else { return };
    let points = |with_bonus: bool| -> Vec<Option<Exact>> {
        let own = |(index, outcomes): (usize, &super::outcome::PossiblePoints)| {
            Some(if with_bonus && is_bonus(catalogue, index) { outcomes.most.clone() } else { outcomes.least.clone() })
        };
        subject.outcomes.iter().enumerate().map(own).collect()
    };
    let sums = |conditions: &[Condition]| {
        let mut sums = conditions
            .iter()
            .filter(|condition| matches!(condition, Condition::MinPercent { .. } | Condition::MinPoints { .. }))
            .peekable();
        sums.peek().is_some() && sums.all(Condition::is_met)
    };
    let (with, without) = (subject.labels_with(&points(true)), subject.labels_with(&points(false)));
    for ((label, with), without) in catalogue.labels.iter().zip(with).zip(without) {
        if sums(&with.conditions) && !sums(&without.conditions) {
            let message = Message::new("rule-bonus-without-cap").with("title", &label.title);
            return subject.at_key(part, "bonus", message);
        }
    }
}

/// The first part of the catalogue that is a bonus.
fn first_bonus(catalogue: &Catalogue) -> Option<CataloguePart> {
    let category = catalogue.categories.iter().position(|category| category.bonus).map(CataloguePart::Category);
    let group = || catalogue.groups.iter().position(|group| group.bonus).map(CataloguePart::Group);
    let indicator = || catalogue.indicators.iter().position(|indicator| indicator.bonus).map(CataloguePart::Indicator);
    category.or_else(group).or_else(indicator)
}

fn is_bonus(catalogue: &Catalogue, index: usize) -> bool {
    let Some(indicator) = catalogue.indicators.get(index) else { return false };
    let is_around = |group: usize| catalogue.groups.get(group).is_some_and(|group| group.bonus);
    indicator.bonus
        || catalogue.groups_around(index).any(is_around)
        || catalogue.categories.get(indicator.category).is_some_and(|category| category.bonus)
}
