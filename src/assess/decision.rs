//! Decisions of evaluators: what they set aside stays beside what the evidence claims, in every figure that it changes.

use super::AssessedIndicator;
use super::label::{self, LabelResult};
use super::score::score;
use super::totals::{Scenario, Totals};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Severity};
use crate::evidence::Decision;
use crate::language::Message;
use crate::number::Exact;

/// What an evaluator decided about an indicator.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The decision, whose points count.
    pub decision: Decision,
    /// The points by the evidence alone; `None` where it says "not applicable".
    pub claimed: Option<Exact>,
}

/// The result by the evidence alone, as if nothing were decided.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The score over all indicators.
    pub score: Totals,
    /// The labels in catalogue order.
    pub labels: Vec<LabelResult>,
    /// The first label that is reached and may be awarded, as an index.
    pub award: Option<usize>,
}

/// Lets decisions settle the points of their indicators; the result without them, where there are any.
pub(super) fn apply(
    catalogue: &Catalogue,
    indicators: &mut [AssessedIndicator],
    decisions: Vec<Decision>,
    findings: &mut Vec<Finding>,
) -> Option<Claimed> {
    if decisions.is_empty() {
        return None;
    }
    let now = score(catalogue, indicators, Scenario::AsItStands);
    let best = score(catalogue, indicators, Scenario::Best);
    let labels = label::results(catalogue, indicators, &now, Some(&best));
    let award = catalogue.award(|label| labels.get(label).is_some_and(|label| label.reached));
    let claimed = Claimed { score: now.total, labels, award };
    for decision in decisions {
        let index = decision.indicator;
        let (Some(indicator), Some(assessed)) = (catalogue.indicators.get(index), indicators.get_mut(index)) else {
            continue;
        };
        if assessed.points.as_ref() == Some(&decision.points) && !assessed.status.is_open() {
            let message = Message::new("finding-decision-without-effect").with("points", &decision.points);
            // A record of what was looked at, and no slip.
            let note = Finding::new(Severity::Note, "decision-without-effect", message);
            findings.push(Finding { indicator: Some(index), place: Some(decision.place.clone()), ..note });
        }
        let claimed = assessed.earned.points.take();
        let points = decision.points.clone();
        assessed.decided = Some(Box::new(Decided { decision, claimed }));
        assessed.earned.is_decided = true;
        assessed.earned.settle(indicator, Some(points));
    }
    Some(claimed)
}
