//! A figure of the team that can never have a value, because everybody it is asked of weighs nothing.

use super::subject::Subject;
use crate::catalogue::{CataloguePart, Measure, Metric};
use crate::language::Message;

/// Looks for qualifications whose divisor is always 0.
pub(super) fn look(subject: &Subject<'_>) {
    let roles = &subject.catalogue.qualification.roles;
    for (index, indicator, _) in subject.indicators() {
        let weightless = match indicator.measure {
            Measure::Team { metric: Metric::Qualification } if !roles.is_empty() => {
                roles.iter().all(|role| role.weight.is_zero())
            }
            Measure::Team { metric: Metric::LeadQualification } => {
                roles.first().is_some_and(|role| role.weight.is_zero())
            }
            _ => false,
        };
        if weightless {
            let message = Message::new("rule-metric-never-measured");
            let metric = subject.places.key(CataloguePart::Indicator(index), "metric");
            let role = subject.places.key(CataloguePart::Role(0), "weight");
            subject.because(metric, message, role, "label-weighs-nothing");
        }
    }
}
