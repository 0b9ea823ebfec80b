//! A label that nobody can reach, whatever the evidence.

use super::subject::Subject;
use crate::assess::LabelResult;
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
    for (index, (label, result)) in subject.catalogue.labels.iter().zip(&results).enumerate() {
        let is_doubtful = |indicator: &usize| {
            let of = subject.catalogue.indicators.get(*indicator).zip(subject.outcomes.get(*indicator));
            of.is_some_and(|(indicator, outcomes)| indicator.optional && outcomes.most < indicator.points)
        };
        if result.reached || label.scope.iter().any(is_doubtful) {
            continue;
        }
        let message = Message::new("rule-label-out-of-reach").with("title", &label.title);
        subject.at(subject.places.table(Part::Label(index)), message.with("conditions", unmet(result)));
    }
}

/// The keys of the conditions that fail even so.
fn unmet(result: &LabelResult) -> Vec<Arg> {
    result.conditions.iter().filter(|condition| !condition.is_met()).map(|unmet| Arg::from(unmet.code())).collect()
}
