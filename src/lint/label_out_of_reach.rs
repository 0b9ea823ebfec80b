//! A label that no evidence can reach.

use super::subject::Subject;
use super::unmet::unmet;
use crate::assess::Condition;
use crate::catalogue::{CataloguePart, Floor, Label};
use crate::language::{Arg, Message};
use crate::number::Exact;

/// Scores the best possible dossier: every indicator with the most points that its scale can give. More points never
/// harm a label, and leaving an optional indicator out helps only where its scale is out of reach; there the rule stays
/// silent, as that scale is told of itself.
pub(super) fn look(subject: &Subject<'_>) {
    let best: Vec<Option<Exact>> = subject.outcomes.iter().map(|outcomes| Some(outcomes.most.clone())).collect();
    let results = subject.labels_with(&best);
    let is_doubtful = |indicator: &usize| {
        let of = subject.catalogue.indicators.get(*indicator).zip(subject.outcomes.get(*indicator));
        of.is_some_and(|(indicator, outcomes)| indicator.optional && outcomes.most < indicator.points)
    };
    let labels = &subject.catalogue.labels;
    // A floor is passed over where nothing of its part applies.
    let may_be_passed_over = |label: &Label| {
        let is_optional = |floor: &Floor| {
            let own = label.scope.iter().filter(|index| floor.part.holds(subject.catalogue, **index));
            let mut own = own.filter_map(|index| subject.catalogue.indicators.get(*index));
            own.all(|indicator| indicator.optional)
        };
        label.floors.iter().any(is_optional)
    };
    let is_doubtful = |label: &Label| label.scope.iter().any(is_doubtful) || may_be_passed_over(label);
    let doubtful: Vec<bool> = labels.iter().map(is_doubtful).collect();
    for (index, (label, result)) in labels.iter().zip(&results).enumerate() {
        let hangs_on_doubt = (0..labels.len()).any(|other| doubtful[other] && subject.ladder.hangs_on(index, other));
        // Leaving an indicator out never adds points.
        let lacks_points = |condition: &Condition| matches!(condition, Condition::MinPoints { .. });
        let is_certain = result.conditions.iter().any(|condition| lacks_points(condition) && !condition.is_met());
        // Floors out of reach have their own rule.
        let is_told = |condition: &Condition| matches!(condition, Condition::Floors { .. });
        let failing = result.conditions.iter().filter(|condition| !condition.is_met() && !is_told(condition));
        if failing.clone().next().is_none() || (hangs_on_doubt && !is_certain) {
            continue;
        }
        let message = Message::new("rule-label-out-of-reach").with("title", &label.title).with(
            "conditions",
            failing.clone().map(|condition| unmet(subject.catalogue, condition)).collect::<Vec<Arg>>(),
        );
        // The first of them that is written there is the one to mend.
        let part = CataloguePart::Label(index);
        let written = failing.map(Condition::code).find(|key| subject.places.has(part, key));
        match written {
            Some(key) => subject.at_key(part, key, message),
            None => subject.at(subject.places.table(part), message),
        }
    }
}
