//! A bonus that nothing limits.

use super::subject::Subject;
use crate::catalogue::{Catalogue, CataloguePart, Member};
use crate::language::Message;

/// Looks for bonuses that no group limits, nor the weight of their category, nor a cap on the percentage.
pub(super) fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    if catalogue.cap_percent.is_some() {
        return;
    }
    let report = |part| subject.at_key(part, "bonus", Message::new("rule-bonus-without-cap"));
    let is_within_limit = |group: Option<usize>| group.is_some_and(|group| has_limit_around(catalogue, group));
    for (index, category) in catalogue.categories.iter().enumerate() {
        let outline = catalogue.outline(index);
        let mut outermost = outline.iter().filter(|(depth, _)| *depth == 0);
        let has_limits = category.adds_to_percentage() || outermost.all(|(_, member)| is_limited(catalogue, *member));
        if category.bonus && !has_limits {
            report(CataloguePart::Category(index));
        }
    }
    for (index, group) in catalogue.groups.iter().enumerate() {
        if group.bonus && !is_limited(catalogue, Member::Group(index)) && !is_within_limit(group.group) {
            report(CataloguePart::Group(index));
        }
    }
    for (index, indicator) in catalogue.indicators.iter().enumerate() {
        if indicator.bonus && !is_within_limit(indicator.group) {
            report(CataloguePart::Indicator(index));
        }
    }
}

/// Whether a member contributes no more than a group within it or itself says.
fn is_limited(catalogue: &Catalogue, member: Member) -> bool {
    let Member::Group(index) = member else { return false };
    let Some(group) = catalogue.groups.get(index) else { return false };
    group.is_limited() || group.of.iter().all(|member| is_limited(catalogue, *member))
}

fn has_limit_around(catalogue: &Catalogue, group: usize) -> bool {
    let mut around = std::iter::successors(Some(group), |group| catalogue.groups.get(*group)?.group);
    around.any(|group| catalogue.groups.get(group).is_some_and(|group| group.is_limited()))
}
