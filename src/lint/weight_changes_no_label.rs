//! A weight that an author wrote for an indicator whose points no label adds up.

use super::indicator_without_effect::{reads_evidence, reads_points};
use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::Message;
use crate::number::Exact;

/// Looks for weights other than 0 and 1 of indicators that labels read for their minimum or evidence alone.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, indicator, _) in subject.indicators() {
        let labels = &subject.catalogue.labels;
        let mut in_scope = labels.iter().filter(|label| label.covers(index));
        let is_plain = indicator.weight.is_zero() || indicator.weight == Exact::ONE;
        if !is_plain
            && in_scope.clone().any(|label| reads_evidence(label, index))
            && !in_scope.any(|label| reads_points(subject.catalogue, index, label))
        {
            subject.at_key(CataloguePart::Indicator(index), "weight", Message::new("rule-weight-changes-no-label"));
        }
    }
}
