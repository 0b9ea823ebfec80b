//! A label that nobody can reach, whatever the evidence.

use super::subject::Subject;
use crate::assess::Condition;
use crate::catalogue::Part;
use crate::language::{Arg, Message};
use crate::number::Exact;

/// Scores the best possible dossier: every indicator with the most points that
/// its scale can give. More points never harm a label, and leaving an optional
/// indicator out helps only where its scale is out of reach; there the rule
/// stays silent, as that scale is told of itself.
pub fn look(subject: &Subject<'_>) {
    let best: Vec<Option<Exact>> = subject.outcomes.iter().map(|outcomes| Some(outcomes.most.clone())).collect();
    let results = subject.labels_with(&best);
    let is_doubtful = |indicator: &usize| {
        let of = subject.catalogue.indicators.get(*indicator).zip(subject.outcomes.get(*indicator));
        of.is_some_and(|(indicator, outcomes)| indicator.optional && outcomes.most < indicator.points)
    };
    let labels = &subject.catalogue.labels;
    let doubtful: Vec<bool> = labels.iter().map(|label| label.scope.iter().any(is_doubtful)).collect();
    for (index, (label, result)) in labels.iter().zip(&results).enumerate() {
        let hangs_on_doubt = (0..labels.len()).any(|other| doubtful[other] && subject.ladder.requires(index, other));
        if result.reached || hangs_on_doubt {
            continue;
        }
        let unmet = result.conditions.iter().filter(|condition| !condition.is_met());
        let message = Message::new("rule-label-out-of-reach")
            .with("title", &label.title)
            .with("conditions", unmet.clone().map(|condition| said(subject, condition)).collect::<Vec<Arg>>());
        // The first of them that is written there is the one to mend.
        let part = Part::Label(index);
        let written = unmet.map(Condition::code).find(|key| subject.places.has(part, key));
        match written {
            Some(key) => subject.at_key(part, key, message),
            None => subject.at(subject.places.table(part), message),
        }
    }
}

/// A condition that fails even so, with both sides where it compares figures.
fn said(subject: &Subject<'_>, condition: &Condition) -> Arg {
    let ids = |indices: &[usize], id: fn(&Subject<'_>, usize) -> Option<String>| {
        Arg::List(indices.iter().filter_map(|index| Some(Arg::from(id(subject, *index)?))).collect())
    };
    let key = condition.code();
    match condition {
        Condition::MinPoints { required, actual } => compared(key, required, Some(actual)),
        Condition::MinPercent { required, actual } | Condition::MinAnsweredPercent { required, actual } => {
            compared(key, required, actual.as_ref())
        }
        Condition::Minimums { missed, .. } => {
            let missed = ids(missed, |subject, index| Some(subject.catalogue.indicators.get(index)?.id.clone()));
            Message::new("rule-unmet-ids").with("key", key).with("ids", missed).into()
        }
        Condition::Requires { unmet, .. } => {
            let unmet = ids(unmet, |subject, index| Some(subject.catalogue.labels.get(index)?.id.clone()));
            Message::new("rule-unmet-ids").with("key", key).with("ids", unmet).into()
        }
        Condition::MinCategoryPercent { below, .. } => {
            let below = ids(below, |subject, index| Some(subject.catalogue.categories.get(index)?.id.clone()));
            Message::new("rule-unmet-ids").with("key", key).with("ids", below).into()
        }
    }
}

fn compared(key: &'static str, required: &Exact, most: Option<&Exact>) -> Arg {
    match most {
        Some(most) => Message::new("rule-unmet-figure").with("key", key).with("required", required).with("most", most),
        None => Message::new("rule-unmet-nothing").with("key", key),
    }
    .into()
}
