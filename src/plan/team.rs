//! What would have to change in the team for a figure of it to reach a value: as few
//! points of rating, hours or trainings as it takes for that figure alone.

use crate::assess::is_still_valid;
use crate::catalogue::{Catalogue, Metric, Qualification};
use crate::evidence::{Person, Team};
use crate::number::Exact;
use jiff::civil::Date;
use std::cmp::Reverse;

/// Something that changes in the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamChange {
    /// A rating rises.
    Rating {
        /// The pseudonym.
        person: String,
        /// The competence, as an index.
        competence: usize,
        /// What it is.
        from: Exact,
        /// What it is to become.
        to: Exact,
    },
    /// So many full-time equivalents more.
    Fte(Exact),
    /// So many days of training more.
    Days(Exact),
    /// A recognised training for a person.
    Training(String),
}

/// What makes a figure of the team reach a value; `None` where that takes another team, or less of something.
pub fn team_turns(
    catalogue: &Catalogue,
    team: &Team,
    metric: Metric,
    value: Option<&Exact>,
    wanted: &Exact,
    as_of: Date,
) -> Option<Vec<TeamChange>> {
    let qualification = &catalogue.qualification;
    let more = wanted - value?;
    if !more.is_positive() {
        return None;
    }
    let fte = Exact::sum(team.persons.iter().map(|person| person.fte.clone()));
    match metric {
        Metric::Qualification => ratings(qualification, &team.persons, None, wanted),
        Metric::LeadQualification => ratings(qualification, &team.persons, Some(0), wanted),
        Metric::Coverage => coverage(qualification, &team.persons, wanted),
        Metric::Fte => Some(vec![TeamChange::Fte(more)]),
        Metric::TrainingDays => Some(vec![TeamChange::Days(&more * &fte)]),
        Metric::Trained => {
            let of_person = |index: usize| team.trainings.iter().flatten().filter(move |one| one.person == index);
            let is_trained = |index| of_person(index).any(|training| is_still_valid(qualification, training, as_of));
            let mut others: Vec<&Person> =
                team.persons.iter().enumerate().filter(|(index, _)| !is_trained(*index)).map(|(_, it)| it).collect();
            others.sort_by_key(|person| Reverse(&person.fte));
            let mut lacking = (&more * &fte).divided_by(&Exact::HUNDRED)?;
            let mut turns = Vec::new();
            for person in others {
                if !lacking.is_positive() {
                    break;
                }
                lacking = &lacking - &person.fte;
                turns.push(TeamChange::Training(person.name.clone()));
            }
            (!lacking.is_positive()).then_some(turns)
        }
        Metric::Tenure => None,
    }
}

/// The ratings that rise, those first that bring most for each point of rating.
fn ratings(
    qualification: &Qualification,
    persons: &[Person],
    role: Option<usize>,
    wanted: &Exact,
) -> Option<Vec<TeamChange>> {
    let weight = |person: &Person| {
        let role = person.role.and_then(|role| qualification.roles.get(role));
        let weight = role.map_or(Exact::ONE, |role| role.weight.clone());
        if qualification.by_fte { &person.fte * &weight } else { weight }
    };
    let persons: Vec<&Person> = persons.iter().filter(|person| role.is_none() || person.role == role).collect();
    let weights = Exact::sum(persons.iter().map(|person| weight(person)));
    let most = Exact::sum(qualification.competences.iter().map(|competence| competence.weight.clone()));
    let mut cells = Vec::new();
    let mut sum = Exact::ZERO;
    for person in &persons {
        for (competence, rating) in person.ratings.iter().enumerate() {
            let factor = &weight(person) * &qualification.competences.get(competence)?.weight;
            sum = &sum + &(&factor * rating);
            cells.push((factor, *person, competence, rating));
        }
    }
    // What all ratings come to, by weight, where the figure is as wanted.
    let needed = (&(&(wanted * &weights) * &most) * &qualification.rating_max).divided_by(&Exact::HUNDRED)?;
    let mut lacking = &needed - &sum;
    cells.sort_by(|a, b| b.0.cmp(&a.0));
    let mut turns = Vec::new();
    for (factor, person, competence, rating) in cells {
        let room = &qualification.rating_max - rating;
        if !lacking.is_positive() || !factor.is_positive() {
            break;
        }
        if room.is_positive() {
            // Ratings are given in whole points.
            let points = -&(-&lacking.divided_by(&factor)?).floor();
            let more = points.min(room);
            lacking = &lacking - &(&factor * &more);
            let (person, from, to) = (person.name.clone(), rating.clone(), rating + &more);
            turns.push(TeamChange::Rating { person, competence, from, to });
        }
    }
    (!lacking.is_positive()).then_some(turns)
}

/// The competences that somebody is nearest to being proficient in.
fn coverage(qualification: &Qualification, persons: &[Person], wanted: &Exact) -> Option<Vec<TeamChange>> {
    let proficient = qualification.proficient.as_ref()?;
    let all = qualification.competences.len();
    let mut open = Vec::new();
    for competence in 0..all {
        let best = persons.iter().filter_map(|person| Some((person.ratings.get(competence)?, person)));
        let (rating, person) = best.rev().max_by(|a, b| a.0.cmp(b.0))?;
        if rating < proficient {
            open.push((proficient - rating, competence, rating, person));
        }
    }
    open.sort_by(|a, b| a.0.cmp(&b.0));
    let share = |covered: usize| (&Exact::HUNDRED * &Exact::count(covered)).divided_by(&Exact::count(all));
    let mut covered = all - open.len();
    let mut turns = Vec::new();
    for (_, competence, rating, person) in open {
        if share(covered)? >= *wanted {
            break;
        }
        covered += 1;
        let (person, from, to) = (person.name.clone(), rating.clone(), proficient.clone());
        turns.push(TeamChange::Rating { person, competence, from, to });
    }
    (share(covered)? >= *wanted).then_some(turns)
}
