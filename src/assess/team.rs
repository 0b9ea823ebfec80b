//! The figures of the management team.

use super::working::{PersonShare, ValueWorking};
use super::{Assessment, Status};
use crate::catalogue::{Catalogue, Metric, Qualification, TeamFigure};
use crate::evidence::{Cell, Person, Team, TeamColumn, Training, date};
use crate::language::Message;
use crate::number::{Exact, Quotient, Sum};
use jiff::civil::Date;

/// How far back trainings count as recent, in months.
const RECENT_MONTHS: i64 = 12;

type MetricFigure = Result<Quotient, MissingFigure>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MissingFigure {
    /// What is missing, as the key of a message.
    Missing(&'static str),
    /// A cell that the metric reads is in error.
    Invalid,
}

/// What every indicator of a dossier is scored with; what most figures of the team ask for is added up once.
#[derive(Clone)]
pub(super) struct ScoringContext<'a> {
    pub catalogue: &'a Catalogue,
    pub team: &'a Team,
    pub as_of: Date,
    /// Facts that leave all that reads them without points, as they lack documents.
    pub undocumented_facts: Vec<usize>,
    fte: Sum,
}

impl<'a> ScoringContext<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, team: &'a Team, as_of: Date) -> ScoringContext<'a> {
        let mut fte = Sum::default();
        team.persons.iter().for_each(|person| fte.add(&person.fte));
        ScoringContext { catalogue, team, as_of, undocumented_facts: Vec::new(), fte }
    }
}

/// How the value of a metric is calculated, or why it has none.
pub(super) fn working(context: &ScoringContext<'_>, metric: Metric) -> ValueWorking {
    let mut shares = Shares { sum: Sum::default(), kept: Some(Vec::new()) };
    match (figure_of(context, metric, &mut shares), metric) {
        (Ok(_), Metric::Coverage) => {
            ValueWorking::Competences(covered(&context.catalogue.qualification, &context.team.persons).collect())
        }
        (Ok(_), _) => ValueWorking::Persons(shares.kept.unwrap_or_default()),
        (Err(MissingFigure::Missing(reason)), _) => ValueWorking::Missing(Message::new(reason)),
        (Err(MissingFigure::Invalid), _) => ValueWorking::Invalid,
    }
}

pub(super) fn figure(context: &ScoringContext<'_>, metric: Metric) -> MetricFigure {
    figure_of(context, metric, &mut Shares { sum: Sum::default(), kept: None })
}

/// The value of a metric by what each person brings; a cell in error wins over something missing.
fn figure_of(context: &ScoringContext<'_>, metric: Metric, shares: &mut Shares) -> MetricFigure {
    let (qualification, team) = (&context.catalogue.qualification, context.team);
    let is_in_error = |column: &TeamColumn| team.in_error.contains(column);
    // Mostly nothing is; what a metric reads is looked up only then.
    if !team.in_error.is_empty()
        && (is_in_error(&TeamColumn::Person) || metric.reads(qualification).iter().any(is_in_error))
    {
        return Err(MissingFigure::Invalid);
    }
    if team.persons.is_empty() {
        return Err(MissingFigure::Missing("missing-no-team"));
    }
    match metric {
        Metric::Qualification => rating(qualification, &team.persons, None, shares),
        Metric::LeadQualification => rating(qualification, &team.persons, Some(0), shares),
        Metric::Coverage => coverage(qualification, &team.persons),
        Metric::Fte => fte(context, shares),
        Metric::Tenure => tenure(context, shares),
        Metric::TrainingDays => training_days(context, shares),
        Metric::Trained => trained(context, shares),
    }
}

/// A figure of the team that is read like a number.
pub(super) fn number(context: &ScoringContext<'_>, figure: TeamFigure) -> Result<Exact, MissingFigure> {
    match figure {
        TeamFigure::Metric(metric) => self::figure(context, metric).map(Quotient::exact),
        TeamFigure::Persons if context.team.in_error.contains(&TeamColumn::Person) => Err(MissingFigure::Invalid),
        TeamFigure::Persons if context.team.persons.is_empty() => Err(MissingFigure::Missing("missing-no-team")),
        TeamFigure::Persons => Ok(Exact::count(context.team.persons.len())),
    }
}

impl Assessment {
    /// A figure of the team, in its unit; else the status of what reads it.
    pub(crate) fn team_figure(&self, catalogue: &Catalogue, figure: TeamFigure) -> Result<Exact, Status> {
        number(&ScoringContext::new(catalogue, &self.team, self.as_of), figure).map_err(|why| match why {
            MissingFigure::Missing(_) => Status::Missing,
            MissingFigure::Invalid => Status::Invalid,
        })
    }
}

pub(super) fn cells(context: &ScoringContext<'_>, figure: TeamFigure) -> Vec<Cell> {
    let reads = figure.reads(&context.catalogue.qualification);
    let read = context.team.cells.iter().filter(|(column, _)| reads.contains(column));
    read.map(|(_, cell)| cell.clone()).collect()
}

/// Adds up what persons bring, and keeps it where a working is asked for.
struct Shares {
    sum: Sum,
    kept: Option<Vec<PersonShare>>,
}

impl Shares {
    fn weigh(&mut self, person: &Person, weight: &Quotient, figure: &Quotient) {
        self.sum.add_quotient(&weight.times(figure));
        self.keep(person, weight, figure);
    }

    /// Adds a person with a figure that counts as it is.
    fn add(&mut self, person: &Person, weight: &Quotient, figure: &Quotient) {
        self.sum.add_quotient(figure);
        self.keep(person, weight, figure);
    }

    fn keep(&mut self, person: &Person, weight: &Quotient, figure: &Quotient) {
        if let Some(kept) = &mut self.kept {
            let (weight, figure) = (weight.clone().exact(), figure.clone().exact());
            kept.push(PersonShare { person: person.name.clone(), weight, figure });
        }
    }

    /// What all of them bring, times something, by their full-time equivalents.
    fn mean(&self, times: &Exact, context: &ScoringContext<'_>) -> MetricFigure {
        Quotient::new(times, &self.sum, &context.fte).ok_or(MissingFigure::Missing("missing-no-fte"))
    }
}

/// Percent of the best rating, over all persons or those of one role.
fn rating(qualification: &Qualification, persons: &[Person], role: Option<usize>, shares: &mut Shares) -> MetricFigure {
    let mut best = Sum::default();
    qualification.competences.iter().for_each(|competence| best.add(&competence.weight));
    let best = Quotient::from(&best).times(&qualification.rating_max);
    let (mut weights, mut count) = (Sum::default(), 0);
    for person in persons.iter().filter(|person| role.is_none() || person.role == role) {
        let weight = person.role.and_then(|role| qualification.roles.get(role)).map(|role| &role.weight);
        let weight = Quotient::from(weight.unwrap_or(&Exact::ONE));
        let weight = if qualification.by_fte { weight.times(&person.fte) } else { weight };
        let mut sum = Sum::default();
        for (rating, competence) in person.ratings.iter().zip(&qualification.competences) {
            sum.add_product(rating, &competence.weight);
        }
        weights.add_quotient(&weight);
        count += 1;
        shares.weigh(person, &weight, &Quotient::from(&sum));
    }
    if count == 0 {
        return Err(MissingFigure::Missing("missing-no-lead"));
    }
    // Readers of a working see each person's percentage.
    for share in shares.kept.iter_mut().flatten() {
        let percent = Quotient::new(&Exact::HUNDRED, &share.figure, &best);
        share.figure = percent.map(Quotient::exact).unwrap_or_default();
    }
    let weights = Quotient::from(&weights).times(&best);
    Quotient::new(&Exact::HUNDRED, &shares.sum, weights).ok_or(MissingFigure::Missing("missing-no-weight"))
}

/// Percent of the competences in which at least one person is proficient.
fn coverage(qualification: &Qualification, persons: &[Person]) -> MetricFigure {
    let all = Exact::count(qualification.competences.len());
    let proficient = Exact::count(covered(qualification, persons).filter(|covered| *covered).count());
    Quotient::new(&Exact::HUNDRED, proficient, all).ok_or(MissingFigure::Missing("missing-no-weight"))
}

/// For each competence, whether at least one person is proficient in it.
fn covered<'q>(qualification: &'q Qualification, persons: &'q [Person]) -> impl Iterator<Item = bool> + 'q {
    let proficient = qualification.proficient.as_ref().unwrap_or(&Exact::ZERO);
    let has = move |person: &Person, index| person.ratings.get(index).is_some_and(|rating| rating >= proficient);
    (0..qualification.competences.len()).map(move |index| persons.iter().any(|person| has(person, index)))
}

fn fte(context: &ScoringContext<'_>, shares: &mut Shares) -> MetricFigure {
    for person in &context.team.persons {
        shares.keep(person, &Quotient::from(&person.fte), &Exact::ONE.into());
    }
    let sum = Quotient::from(&context.fte);
    if sum.compare(&Exact::ZERO).is_eq() { Err(MissingFigure::Missing("missing-no-fte")) } else { Ok(sum) }
}

/// Years in the team, the mean by full-time equivalents.
fn tenure(context: &ScoringContext<'_>, shares: &mut Shares) -> MetricFigure {
    for person in &context.team.persons {
        let months = person.since.map_or(0, |since| date::completed_months(since, context.as_of));
        shares.weigh(person, &Quotient::from(&person.fte), &Exact::from(months).into());
    }
    let months = shares.mean(&Exact::ONE, context)?;
    Quotient::new(&Exact::ONE, months, Exact::from(12)).ok_or(MissingFigure::Invalid)
}

/// Days of the recent trainings per full-time equivalent.
fn training_days(context: &ScoringContext<'_>, shares: &mut Shares) -> MetricFigure {
    let trainings = context.team.trainings.as_ref().ok_or(MissingFigure::Missing("missing-no-training"))?;
    let begin = recent_begin(context.as_of);
    for (index, person) in context.team.persons.iter().enumerate() {
        let own =
            trainings.iter().filter(|training| training.person == index && is_within(training, begin, context.as_of));
        let mut days = Sum::default();
        own.for_each(|training| days.add(&training.days));
        shares.add(person, &Quotient::from(&person.fte), &Quotient::from(&days));
    }
    shares.mean(&Exact::ONE, context)
}

/// Percent of the full-time equivalents with a recognised, still valid training.
fn trained(context: &ScoringContext<'_>, shares: &mut Shares) -> MetricFigure {
    let ScoringContext { catalogue, as_of, .. } = *context;
    let trainings = context.team.trainings.as_ref().ok_or(MissingFigure::Missing("missing-no-training"))?;
    for (index, person) in context.team.persons.iter().enumerate() {
        let is_own =
            |training: &Training| training.person == index && is_still_valid(&catalogue.qualification, training, as_of);
        let figure = if trainings.iter().any(is_own) { Exact::ONE } else { Exact::ZERO };
        shares.weigh(person, &Quotient::from(&person.fte), &figure.into());
    }
    shares.mean(&Exact::HUNDRED, context)
}

fn recent_begin(as_of: Date) -> Date {
    date::plus_months(as_of, -RECENT_MONTHS)
}

fn is_within(training: &Training, begin: Date, as_of: Date) -> bool {
    training.date.is_some_and(|date| begin < date && date <= as_of)
}

/// Whether a training is recent enough for its days to count.
pub fn is_recent(training: &Training, as_of: Date) -> bool {
    is_within(training, recent_begin(as_of), as_of)
}

/// Whether a training is of a recognised programme and counts on that day.
pub fn is_still_valid(qualification: &Qualification, training: &Training, as_of: Date) -> bool {
    let programme = training.programme.and_then(|programme| qualification.programmes.get(programme));
    match (programme.map(|programme| programme.valid_months), training.date) {
        (Some(None), Some(_)) => true,
        (Some(Some(months)), Some(date)) => {
            let months = i64::try_from(months).unwrap_or(i64::MAX);
            as_of < date || date::completed_months(date, as_of) < months
        }
        _ => false,
    }
}
