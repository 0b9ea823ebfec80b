//! A cap that the members of a group never come to.

use super::subject::Subject;
use crate::catalogue::{CataloguePart, Member};
use crate::language::Message;
use crate::number::Exact;

/// Adds up the most that members can contribute by their scales, each within its own limits.
pub(super) fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    let mut most = vec![Exact::ZERO; catalogue.groups.len()];
    for index in &catalogue.groups_inside_out {
        let Some(group) = catalogue.groups.get(*index) else { continue };
        let of_member = |member: &Member| match member {
            Member::Indicator(of) => {
                let both = catalogue.indicators.get(*of).zip(subject.outcomes.get(*of));
                both.map_or(Exact::ZERO, |(indicator, outcomes)| &indicator.weight * &outcomes.most)
            }
            Member::Group(of) => most.get(*of).cloned().unwrap_or_default(),
        };
        let mut members: Vec<Exact> = group.of.iter().map(of_member).collect();
        members.sort_by(|a, b| b.cmp(a));
        members.truncate(group.best.unwrap_or(usize::MAX));
        let sum = Exact::sum(members);
        if let Some(cap) = group.at_most.as_ref().filter(|cap| sum < **cap) {
            let message = Message::new("rule-group-cap-out-of-reach").with("cap", cap).with("most", &sum);
            subject.at_key(CataloguePart::Group(*index), "at-most", message);
        }
        let sum = group.at_most.clone().filter(|cap| *cap < sum).unwrap_or(sum);
        most.iter_mut().skip(*index).take(1).for_each(|own| own.clone_from(&sum));
    }
}
