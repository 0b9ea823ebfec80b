//! A step, band or end of a line that no valid value reaches: within `min` and `max`, for whole numbers, for shares.

use super::subject::Subject;
use crate::catalogue::{CataloguePart, Scale};
use crate::language::Message;

/// Looks for parts of scales out of reach. Where a minimum is out of
/// reach too, that is the graver complaint, and mending it mends this one.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, indicator, outcomes) in subject.indicators() {
        if indicator.minimum.as_ref().is_some_and(|minimum| *minimum > outcomes.most) {
            continue;
        }
        let part = CataloguePart::Indicator(index);
        let key = subject.scale_key(index);
        match &indicator.scale {
            None => continue,
            Some(Scale::Line(_)) => {
                if outcomes.most < indicator.points {
                    let message = Message::new("rule-line-out-of-reach").with("most", &outcomes.most);
                    subject.at_key(part, key, message.with("points", &indicator.points));
                }
                continue;
            }
            Some(_) => {}
        }
        let unreached = outcomes.pieces.iter().filter(|piece| !piece.is_reached);
        for (piece, declared) in unreached.filter_map(|piece| Some((piece, piece.declared?))) {
            let message = Message::new("rule-scale-out-of-reach").with("points", &piece.points);
            subject.at(subject.places.element(part, key, declared), message);
        }
    }
}
