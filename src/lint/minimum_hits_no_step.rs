//! A minimum between two steps: it means the higher one, but does not say so.

use super::subject::Subject;
use crate::language::Message;

/// Looks at the minimums of indicators and at those that labels set in their place.
/// Where one is out of reach altogether, that is told by its own rule.
pub(super) fn look(subject: &Subject<'_>) {
    for minimum in subject.minimums() {
        let (points, outcomes) = (minimum.points, minimum.outcomes);
        if outcomes.hits(points) || *points > outcomes.most {
            continue;
        }
        let reached = outcomes.pieces.iter().filter(|piece| piece.is_reached).map(|piece| &piece.points);
        let next = reached.filter(|reached| *reached > points).min().unwrap_or(&minimum.indicator.points);
        let message = Message::new("rule-minimum-hits-no-step").with("minimum", points).with("next", next);
        subject.at_minimum(&minimum, message);
    }
}
