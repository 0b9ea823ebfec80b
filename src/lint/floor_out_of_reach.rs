//! A floor above all that can be earned in its part of the score.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::{Arg, Message};
use crate::number::{Exact, FigureKind};

/// Looks at floors in points, and at those of parts in which nothing counts. One in percent that only a scale keeps out
/// of reach is told of that scale.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, label) in subject.catalogue.labels.iter().enumerate() {
        for (place, floor) in label.floors.iter().enumerate() {
            let own = || {
                subject.indicators().filter(|(of, ..)| label.covers(*of) && floor.part.holds(subject.catalogue, *of))
            };
            let most = Exact::sum(own().map(|(_, indicator, outcomes)| &indicator.weight * &outcomes.most));
            let counts = own().any(|(_, indicator, _)| indicator.weight.is_positive());
            let message = match (counts, floor.kind) {
                (false, _) => Message::new("rule-floor-counts-nothing"),
                (true, FigureKind::Quantity) if floor.least > most => {
                    Message::new("rule-floor-out-of-reach").with("points", &floor.least).with("most", &most)
                }
                _ => continue,
            };
            let title = floor.part.title(subject.catalogue).map_or_else(|| Arg::from(""), Arg::from);
            let span = subject.places.element(CataloguePart::Label(index), "floors", place);
            subject.at(span, message.with("part", title));
        }
    }
}
