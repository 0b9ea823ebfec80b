//! The table `[qualification]`: how the management team's qualification is weighed.

use super::document::{Fields, Located};
use super::model::{Programme, Qualification, Weighted};
use super::names::UniqueNames;
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

fn weighted(tables: &[Fields<'_>], mut names: UniqueNames<'_>, sources: &IdIndex) -> Vec<Weighted> {
    let mut all = Vec::new();
    for fields in tables {
        let id = fields.required("id", fields.id("id"));
        let title = fields.required("title", fields.text("title"));
        let weight = fields.required("weight", fields.number_within("weight", 0, None));
        let foundation = foundation_of_weight(fields, sources);
        fields.finish();
        names.add(id.as_ref(), title.as_ref());
        if let (Some(id), Some(title), Some(weight), Some(foundation)) = (id, title, weight, foundation) {
            all.push(Weighted { id: id.value, title: title.value, weight: weight.value, foundation });
        }
    }
    all
}

fn programmes(fields: &Fields<'_>, sources: &IdIndex) -> Vec<Programme> {
    let mut names = UniqueNames::in_tables(fields.faults);
    let mut all = Vec::new();
    for fields in fields.tables("programme") {
        let id = fields.required("id", fields.id("id"));
        let title = fields.required("title", fields.text("title"));
        let valid_months: Option<Located<usize>> = fields.count("valid-months", 1, MAX_MONTHS);
        let foundation = foundation_of_weight(&fields, sources);
        fields.finish();
        names.add(id.as_ref(), title.as_ref());
        if let (Some(id), Some(title), Some(foundation)) = (id, title, foundation) {
            let valid_months = valid_months.map(|months| months.value);
            all.push(Programme { id: id.value, title: title.value, valid_months, foundation });
        }
    }
    all
}
