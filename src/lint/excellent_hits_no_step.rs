//! A threshold of excellence between two steps: it means the higher one, but does not say so.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::Message;

/// Looks for thresholds of excellence that no part of the scale earns.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, indicator, outcomes) in subject.indicators() {
        let excellent = &indicator.excellent;
        if !outcomes.hits(excellent) {
            let next = outcomes.pieces.iter().map(|piece| &piece.points).filter(|points| *points > excellent).min();
            let message = Message::new("rule-excellent-hits-no-step")
                .with("excellent", excellent)
                .with("next", next.unwrap_or(&indicator.points));
            subject.at_key(CataloguePart::Indicator(index), "excellent", message);
        }
    }
}
