//! A minimum between two steps: it means the higher one, but does not say so.

use super::subject::Subject;
use crate::catalogue::Part;
use crate::language::Message;
use crate::number::Exact;

/// Looks at the minimums of indicators and at those that labels set in their place.
/// Where one is out of reach altogether, that is told by its own rule.
pub fn look(subject: &Subject<'_>) {
    for (index, indicator, outcomes) in subject.indicators() {
        let is_between = |minimum: &Exact| !outcomes.hits(minimum) && *minimum <= outcomes.most;
        let message = |minimum| {
            let reached = outcomes.pieces.iter().filter(|piece| piece.is_reached).map(|piece| &piece.points);
            let next = reached.filter(|points| *points > minimum).min();
            Message::new("rule-minimum-hits-no-step")
                .with("minimum", minimum)
                .with("next", next.unwrap_or(&indicator.points))
        };
        if let Some(minimum) = indicator.minimum.as_ref().filter(|minimum| is_between(minimum)) {
            subject.at_key(Part::Indicator(index), "minimum", message(minimum));
        }
        for (label, minimums) in subject.catalogue.labels.iter().map(|label| &label.minimums).enumerate() {
            let Ok(found) = minimums.binary_search_by_key(&index, |(of, _)| *of) else { continue };
            let minimum = &minimums[found].1;
            if is_between(minimum) && indicator.minimum.as_ref() != Some(minimum) {
                subject.at(subject.places.entry(Part::Label(label), "minimums", &indicator.id), message(minimum));
            }
        }
    }
}
