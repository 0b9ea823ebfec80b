//! The table `[qualification]`: how the management team's qualification is weighed.

use super::document::{Fields, Located};
use super::model::{Metric, Programme, Qualification, Weighted};
use super::names::{UniqueNames, named};
use super::reference::{IdIndex, foundation_of_weight};
use crate::language::Message;
use crate::number::Exact;
use crate::vocabulary;

/// The most months that anything is valid for: longer than calendars reach.
pub(super) const MAX_MONTHS: i64 = 1_000_000_000;

/// Reads the table; what could not be read is left out, its fault reported.
pub(super) fn read(fields: &Fields<'_>, sources: &IdIndex) -> Qualification {
    let faults = fields.faults;
    let competence_tables = fields.tables("competence");
    let names = UniqueNames::beside_columns(faults, vocabulary::TEAM);
    let competences = weighted(&competence_tables, names, sources);
    let roles = weighted(&fields.tables("role"), UniqueNames::beside_columns(faults, vocabulary::TEAM), sources);
    let programmes = programmes(fields, sources);
    let rating_max = fields.positive("rating-max");
    if !competence_tables.is_empty() && !fields.has("rating-max") {
        fields.missing("rating-max");
    }
    let proficient = fields.number_within("proficient", 0, None);
    if let (Some(proficient), Some(rating_max)) = (&proficient, &rating_max) {
        faults.within("proficient", proficient, &Exact::ZERO, Some(&rating_max.value));
    }
    let by_fte = fields.word("weigh-persons-by", &[("fte", true), ("head", false)]);
    if let Some(first) = competence_tables.first()
        && !competences.is_empty()
        && competences.iter().all(|competence| competence.weight.is_zero())
    {
        faults.error("weights-all-zero", first.key_span("weight"), Message::new("fault-weights-all-zero"));
    }
    fields.finish();
    Qualification {
        rating_max: rating_max.map_or(Exact::ZERO, |rating| rating.value),
        proficient: proficient.map(|rating| rating.value),
        by_fte: by_fte.is_none_or(|word| word.value),
        competences,
        roles,
        programmes,
    }
}

fn weighted(tables: &[Fields<'_>], names: UniqueNames<'_>, sources: &IdIndex) -> Vec<Weighted> {
    let read = |fields: &Fields<'_>| {
        let weight = fields.required("weight", fields.number_within("weight", 0, None));
        let foundation = foundation_of_weight(fields, sources);
        Some((weight?.value, foundation?))
    };
    let things = named(tables, names, read).into_iter();
    things.map(|(id, title, (weight, foundation))| Weighted { id, title, weight, foundation }).collect()
}

fn programmes(fields: &Fields<'_>, sources: &IdIndex) -> Vec<Programme> {
    let read = |fields: &Fields<'_>| {
        let valid_months = fields.count("valid-months", 1, MAX_MONTHS).map(|months| months.value);
        Some((valid_months, foundation_of_weight(fields, sources)?))
    };
    let things = named(&fields.tables("programme"), UniqueNames::in_tables(fields.faults), read).into_iter();
    things.map(|(id, title, (valid_months, foundation))| Programme { id, title, valid_months, foundation }).collect()
}

/// Reports a metric that reads what the catalogue does not declare.
pub(super) fn check_metric(fields: &Fields<'_>, metric: &Located<Metric>, qualification: Option<&Qualification>) {
    let has = |part: fn(&Qualification) -> bool| qualification.is_some_and(part);
    let competences = || (!has(|q| !q.competences.is_empty())).then_some("competence");
    let lacking = match metric.value {
        Metric::Qualification => competences(),
        Metric::LeadQualification => competences().or_else(|| (!has(|q| !q.roles.is_empty())).then_some("role")),
        Metric::Coverage => competences().or_else(|| (!has(|q| q.proficient.is_some())).then_some("proficient")),
        Metric::Trained => (!has(|q| !q.programmes.is_empty())).then_some("programme"),
        Metric::Fte | Metric::Tenure | Metric::TrainingDays => None,
    };
    if let Some(key) = lacking {
        let message = Message::new("fault-qualification-lacks").with("key", key);
        fields.faults.error("qualification-missing", metric.span.clone(), message);
    }
}
