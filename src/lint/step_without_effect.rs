//! A step that earns what the one beside it earns: it is never seen in a score.
//! The 0 points beside a whole scale may be written out, for whoever reads it.

use super::subject::Subject;
use crate::catalogue::{CataloguePart, Scale};
use crate::language::Message;

/// Looks for steps with the points of the neighbour that they would improve on.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, indicator, _) in subject.indicators() {
        let (Some(Scale::From(steps)) | Some(Scale::UpTo(steps))) = &indicator.scale else { continue };
        for (step, pair) in steps.windows(2).enumerate() {
            let [first, second] = pair else { continue };
            if first.points == second.points {
                let span = |step| subject.places.element(CataloguePart::Indicator(index), "steps", step);
                let message = Message::new("rule-step-without-effect").with("points", &second.points);
                subject.because(span(step + 1), message, span(step), "label-same-points");
            }
        }
    }
}
