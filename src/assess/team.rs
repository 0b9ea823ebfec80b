//! The figures of the management team.

use super::working::{PersonShare, ValueWorking, Valued};
use crate::catalogue::{Catalogue, Metric, Qualification};
use crate::evidence::{Cell, Column, Person, Team, Training, date};
use crate::language::Message;
use crate::number::Exact;
use jiff::civil::Date;

/// How far back trainings count as recent, in months.
const RECENT_MONTHS: i64 = 12;

/// The value of a metric; a cell in error wins over something missing.
pub fn value(catalogue: &Catalogue, metric: Metric, team: &Team, as_of: Date) -> Valued {
    let qualification = &catalogue.qualification;
    let is_in_error = |column: &Column| team.in_error.contains(column);
    // Mostly nothing is; what a metric reads is looked up only then.
    if !team.in_error.is_empty()
        && (is_in_error(&Column::Person) || metric.reads(qualification).iter().any(is_in_error))
    {
        return Valued { value: None, working: ValueWorking::Invalid };
    }
    if team.persons.is_empty() {
        return missing("missing-no-team");
    }
    match metric {
        Metric::Qualification => rating(qualification, &team.persons, None),
        Metric::LeadQualification => rating(qualification, &team.persons, Some(0)),
        Metric::Coverage => coverage(qualification, &team.persons),
        Metric::Fte => fte(&team.persons),
        Metric::Tenure => tenure(&team.persons, as_of),
        Metric::TrainingDays => training_days(team, as_of),
        Metric::Trained => trained(qualification, team, as_of),
    }
}

/// The cells that a metric reads.
pub fn cells(catalogue: &Catalogue, metric: Metric, team: &Team) -> Vec<Cell> {
    let reads = metric.reads(&catalogue.qualification);
    let read = team.cells.iter().filter(|(column, _)| reads.contains(column));
    read.map(|(_, cell)| cell.clone()).collect()
}

fn missing(reason: &'static str) -> Valued {
    Valued { value: None, working: ValueWorking::Missing(Message::new(reason)) }
}

/// Σ weight · figure over the persons.
fn weighted_sum(shares: &[PersonShare]) -> Exact {
    Exact::sum(shares.iter().map(|share| &share.weight * &share.figure))
}

fn total_weight(shares: &[PersonShare]) -> Exact {
    Exact::sum(shares.iter().map(|share| share.weight.clone()))
}

/// The value `per · sum / divisor`, missing for a reason where the divisor is 0.
fn quotient(sum: &Exact, divisor: &Exact, reason: &'static str, shares: Vec<PersonShare>) -> Valued {
    match sum.divided_by(divisor) {
        Some(value) => Valued { value: Some(value), working: ValueWorking::Persons(shares) },
        None => missing(reason),
    }
}

/// Percent of the best rating, over all persons or those of one role.
fn rating(qualification: &Qualification, persons: &[Person], role: Option<usize>) -> Valued {
    let best = Exact::sum(qualification.competences.iter().map(|competence| competence.weight.clone()));
    let best = &best * &qualification.rating_max;
    let mut shares = Vec::new();
    for person in persons.iter().filter(|person| role.is_none() || person.role == role) {
        let weight =
            person.role.and_then(|role| qualification.roles.get(role)).map_or(Exact::ONE, |role| role.weight.clone());
        let rated = person.ratings.iter().zip(&qualification.competences);
        let sum = Exact::sum(rated.map(|(rating, competence)| rating * &competence.weight));
        shares.push(PersonShare {
            person: person.name.clone(),
            weight: if qualification.by_fte { &person.fte * &weight } else { weight },
            figure: (&Exact::HUNDRED * &sum).divided_by(&best).unwrap_or_default(),
        });
    }
    if shares.is_empty() {
        return missing("missing-no-lead");
    }
    quotient(&weighted_sum(&shares), &total_weight(&shares), "missing-no-weight", shares)
}

/// Percent of the competences in which somebody is proficient.
fn coverage(qualification: &Qualification, persons: &[Person]) -> Valued {
    let proficient = qualification.proficient.clone().unwrap_or_default();
    let is_covered = |index: usize| {
        persons.iter().any(|person| person.ratings.get(index).is_some_and(|rating| *rating >= proficient))
    };
    let covered: Vec<bool> = (0..qualification.competences.len()).map(is_covered).collect();
    let count = |covered: &[bool]| Exact::sum(covered.iter().map(|_| Exact::ONE));
    let proficient_in: Vec<bool> = covered.iter().copied().filter(|covered| *covered).collect();
    match (&Exact::HUNDRED * &count(&proficient_in)).divided_by(&count(&covered)) {
        Some(value) => Valued { value: Some(value), working: ValueWorking::Competences(covered) },
        None => missing("missing-no-weight"),
    }
}

/// Each person with the full-time equivalents as weight.
fn by_fte(persons: &[Person], figure: impl Fn(usize, &Person) -> Exact) -> Vec<PersonShare> {
    let share = |(index, person): (usize, &Person)| PersonShare {
        person: person.name.clone(),
        weight: person.fte.clone(),
        figure: figure(index, person),
    };
    persons.iter().enumerate().map(share).collect()
}

fn fte(persons: &[Person]) -> Valued {
    let shares = by_fte(persons, |_, _| Exact::ONE);
    let sum = total_weight(&shares);
    if sum.is_zero() {
        return missing("missing-no-fte");
    }
    Valued { value: Some(sum), working: ValueWorking::Persons(shares) }
}

/// Years in the team, the mean by full-time equivalents.
fn tenure(persons: &[Person], as_of: Date) -> Valued {
    let months = |person: &Person| person.since.map_or(0, |since| date::completed_months(since, as_of));
    let shares = by_fte(persons, |_, person| Exact::from(months(person)));
    let divisor = &total_weight(&shares) * &Exact::from(12);
    quotient(&weighted_sum(&shares), &divisor, "missing-no-fte", shares)
}

/// Days of the recent trainings per full-time equivalent.
fn training_days(team: &Team, as_of: Date) -> Valued {
    let Some(trainings) = &team.trainings else { return missing("missing-no-training") };
    let days_of = |index| {
        let own = trainings.iter().filter(|training| training.person == index && is_recent(training, as_of));
        Exact::sum(own.map(|training| training.days.clone()))
    };
    let shares = by_fte(&team.persons, |index, _| days_of(index));
    let days = Exact::sum(shares.iter().map(|share| share.figure.clone()));
    quotient(&days, &total_weight(&shares), "missing-no-fte", shares)
}

/// Percent of the full-time equivalents with a recognised, still valid training.
fn trained(qualification: &Qualification, team: &Team, as_of: Date) -> Valued {
    let Some(trainings) = &team.trainings else { return missing("missing-no-training") };
    let is_valid = |training: &Training| is_still_valid(qualification, training, as_of);
    let counts = |index| trainings.iter().any(|training| training.person == index && is_valid(training));
    let shares = by_fte(&team.persons, |index, _| Exact::from(i64::from(counts(index))));
    let sum = &Exact::HUNDRED * &weighted_sum(&shares);
    quotient(&sum, &total_weight(&shares), "missing-no-fte", shares)
}

/// Whether a training is recent enough for its days to count.
pub fn is_recent(training: &Training, as_of: Date) -> bool {
    let begin = date::plus_months(as_of, -RECENT_MONTHS);
    training.date.is_some_and(|date| begin < date && date <= as_of)
}

/// Whether a training is of a recognised programme and counts on that day.
pub fn is_still_valid(qualification: &Qualification, training: &Training, as_of: Date) -> bool {
    let programme = training.programme.and_then(|programme| qualification.programmes.get(programme));
    match (programme.map(|programme| programme.valid_months), training.date) {
        (Some(None), Some(_)) => true,
        (Some(Some(months)), Some(date)) => as_of < date::plus_months(date, i64::try_from(months).unwrap_or(i64::MAX)),
        _ => false,
    }
}
