//! An indicator on which no label depends.

use super::subject::Subject;
use crate::catalogue::{Aggregate, Catalogue, CataloguePart, Label};
use crate::language::Message;

/// Looks for indicators that no condition of any label reads. Whether one that
/// is read could ever tip the balance is not asked: that may take exponential time.
pub(super) fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    if catalogue.labels.is_empty() {
        return;
    }
    for (index, indicator, _) in subject.indicators() {
        let is_read = |label: &Label| {
            label.covers(index) && (reads_evidence(label, index) || reads_points(catalogue, index, label))
        };
        // Whoever writes the weight 0 means to show it without counting it.
        let category = catalogue.categories.get(indicator.category);
        let is_shown_alone = indicator.weight.is_zero() || category.is_some_and(|category| category.weight.is_zero());
        if !is_shown_alone && !catalogue.labels.iter().any(is_read) {
            let message = Message::new("rule-indicator-without-effect").with("title", &indicator.title);
            subject.at(subject.places.table(CataloguePart::Indicator(index)), message);
        }
    }
}

/// Whether a label asks for the indicator's evidence or minimum, whatever its weight.
pub(super) fn reads_evidence(label: &Label, index: usize) -> bool {
    let can_refuse = label.open_minimums < label.minimums.len();
    let has_minimum = label.minimum(index).is_some();
    let asks_answers = label.min_answered_percent.as_ref().is_some_and(|least| least.is_positive());
    asks_answers || (has_minimum && can_refuse)
}

/// Whether a label reads the indicator's weighted points, the indicator being in its scope.
pub(super) fn reads_points(catalogue: &Catalogue, index: usize, label: &Label) -> bool {
    let Some(indicator) = catalogue.indicators.get(index) else { return false };
    let asks = |least: &Option<crate::number::Exact>| least.as_ref().is_some_and(|least| least.is_positive());
    let category_counts = catalogue.aggregate == Aggregate::Points
        || catalogue.categories.get(indicator.category).is_some_and(|category| category.weight.is_positive());
    let in_percent = asks(&label.min_percent) && category_counts;
    let has_floor = label.floors.iter().any(|floor| floor.part.holds(catalogue, index) && floor.least.is_positive());
    let is_summed = in_percent || asks(&label.min_points) || asks(&label.min_category_percent) || has_floor;
    indicator.weight.is_positive() && is_summed
}
