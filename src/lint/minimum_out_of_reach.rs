//! A minimum above what the scale can give within the valid values.

use super::subject::Subject;
use crate::catalogue::Part;
use crate::language::Message;

/// Looks at the minimums of indicators and at those that labels set in their place.
pub fn look(subject: &Subject<'_>) {
    for (index, indicator, outcomes) in subject.indicators() {
        let message =
            |minimum| Message::new("rule-minimum-out-of-reach").with("minimum", minimum).with("most", &outcomes.most);
        if let Some(minimum) = indicator.minimum.as_ref().filter(|minimum| **minimum > outcomes.most) {
            subject.at_key(Part::Indicator(index), "minimum", message(minimum));
        }
        for (label, minimums) in subject.catalogue.labels.iter().map(|label| &label.minimums).enumerate() {
            let Ok(found) = minimums.binary_search_by_key(&index, |(of, _)| *of) else { continue };
            let minimum = &minimums[found].1;
            if *minimum > outcomes.most && indicator.minimum.as_ref() != Some(minimum) {
                subject.at(subject.places.entry(Part::Label(label), "minimums", &indicator.id), message(minimum));
            }
        }
    }
}
