//! Parts of `[qualification]` that no indicator reads.

use super::subject::Subject;
use crate::catalogue::{CataloguePart, Measure, Metric};
use crate::language::Message;

/// Looks for competences, roles, programmes and thresholds without a metric.
pub(super) fn look(subject: &Subject<'_>) {
    let uses = |metrics: &[Metric]| {
        subject.catalogue.indicators.iter().any(|indicator| match indicator.measure {
            Measure::Team { metric } => metrics.contains(&metric),
            _ => false,
        })
    };
    let rated = [Metric::Qualification, Metric::LeadQualification];
    let parts: [(&str, &[Metric]); 5] = [
        ("competence", &[Metric::Qualification, Metric::LeadQualification, Metric::Coverage]),
        ("role", &rated),
        ("weigh-persons-by", &rated),
        ("proficient", &[Metric::Coverage]),
        ("programme", &[Metric::Trained, Metric::TrainingDays]),
    ];
    for (key, metrics) in parts {
        if subject.places.has(CataloguePart::Qualification, key) && !uses(metrics) {
            let names: Vec<_> = metrics.iter().map(|metric| metric.code().into()).collect();
            let message = Message::new("rule-qualification-without-effect").with("key", key).with("metrics", names);
            subject.at(subject.places.element(CataloguePart::Qualification, key, 0), message);
        }
    }
}
