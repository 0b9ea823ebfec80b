//! The sheet of the team: persons, trainings, and the figures that come of them.

use super::Context;
use super::formulas::months;
use super::plan::many;
use super::sheet::{Cached, Sheet, Written, cell, figure, heading, live, plain, quiet, quoted, rows, wrapped};
use crate::assess::Status;
use crate::catalogue::{Measure, Metric};
use crate::evidence::{Column, Person, Training, date};
use crate::number::{Exact, Kind};
use rust_xlsxwriter::XlsxError;

/// The first row of the persons.
pub const FIRST_PERSON: u32 = 18;
const COLUMNS: [(Column, &str); 8] = [
    (Column::Person, "sheet-person"),
    (Column::Role, "sheet-role"),
    (Column::Fte, "sheet-fte"),
    (Column::Since, "sheet-since"),
    (Column::Ratings, "sheet-ratings"),
    (Column::Programme, "sheet-programme"),
    (Column::Date, "sheet-date"),
    (Column::Days, "sheet-days"),
];
const BEST_RATING: u32 = 9;
const PROFICIENT: u32 = 10;
const TRAININGS: u32 = 11;
const WEIGHTS: u32 = 14;
const COVERED: u32 = 15;
const ROLE: u16 = 1;
const FTE: u16 = 2;
const SINCE: u16 = 3;
const ROLE_WEIGHT: u16 = 4;
const WEIGHT: u16 = 5;
const RATING: u16 = 6;
const MONTHS: u16 = 7;
const TRAINED: u16 = 8;
const FIRST_RATING: u16 = 9;

/// The cell of a figure of the team.
pub fn metric(context: &Context<'_>, metric: Metric) -> String {
    let row = Metric::ALL.iter().position(|other| *other == metric).unwrap_or(0);
    format!("'{}'!{}", context.plan.names.team, cell(many(row) + 1, 1))
}

/// Writes the sheet.
pub fn write(context: &Context<'_>) -> Result<Sheet, XlsxError> {
    let widths = [("", 26), ("", 20), ("", 14), ("", 14), ("", 22), ("", 12), ("", 12), ("", 12), ("", 12)];
    let mut sheet = Sheet::new(&context.plan.names.team, &widths)?;
    let used: Vec<usize> = (0..context.catalogue.indicators.len())
        .filter(|index| matches!(context.catalogue.indicators[*index].measure, Measure::Team { .. }))
        .collect();
    if used.is_empty() {
        sheet.text(0, 0, &context.speaker.voice.word("sheet-no-team"), &plain())?;
        return Ok(sheet);
    }
    let page = Page { context };
    page.parameters(&mut sheet)?;
    for index in used {
        page.figure(&mut sheet, index)?;
    }
    page.persons(&mut sheet)?;
    page.trainings(&mut sheet)?;
    Ok(sheet)
}

struct Page<'a> {
    context: &'a Context<'a>,
}

impl Page<'_> {
    fn word(&self, key: &'static str) -> String {
        self.context.speaker.voice.word(key)
    }

    fn persons_in(&self, column: u16) -> String {
        let (first, count) = self.context.plan.persons;
        rows(first, first + count - 1, column)
    }

    fn trainings_in(&self, column: u16) -> String {
        let (first, count) = self.context.plan.trainings;
        rows(first, first + count - 1, column)
    }

    fn competences(&self) -> u16 {
        u16::try_from(self.context.catalogue.qualification.competences.len()).unwrap_or(0)
    }

    /// A row of a figure per competence.
    fn across(&self, row: u32) -> String {
        let last = FIRST_RATING + self.competences().max(1) - 1;
        format!("{}:{}", cell(row, FIRST_RATING), cell(row, last))
    }

    /// What the figures rest on besides persons and trainings.
    fn parameters(&self, sheet: &mut Sheet) -> Written {
        let titles = ["sheet-metric", "column-value", "sheet-exact"].map(|key| self.word(key));
        sheet.titles(0, 0, &titles)?;
        sheet.titles(0, 4, &["sheet-cells-in-error", "sheet-how-many"].map(|key| self.word(key)))?;
        for (row, (column, key)) in (1u32..).zip(COLUMNS) {
            sheet.text(row, 4, &self.word(key), &plain())?;
            sheet.count(row, 5, usize::from(self.context.assessment.team.in_error.contains(&column)), &live())?;
        }
        let qualification = &self.context.catalogue.qualification;
        sheet.text(BEST_RATING, 0, &self.word("sheet-best-rating"), &plain())?;
        sheet.number(BEST_RATING, 1, &qualification.rating_max, &plain())?;
        sheet.text(PROFICIENT, 0, &self.word("sheet-proficient"), &plain())?;
        if let Some(proficient) = &qualification.proficient {
            sheet.number(PROFICIENT, 1, proficient, &plain())?;
        }
        sheet.text(TRAININGS, 0, &self.word("sheet-training-table"), &wrapped())?;
        let there = self.context.assessment.team.trainings.is_some();
        sheet.count(TRAININGS, 1, usize::from(there), &live())
    }

    /// The figure that an indicator reads: a number, or the word of its status.
    fn figure(&self, sheet: &mut Sheet, index: usize) -> Written {
        let (Some(indicator), Some(assessed)) =
            (self.context.catalogue.indicators.get(index), self.context.assessment.indicators.get(index))
        else {
            return Ok(());
        };
        let Measure::Team { metric } = indicator.measure else { return Ok(()) };
        let row = many(Metric::ALL.iter().position(|other| *other == metric).unwrap_or(0)) + 1;
        let kind = if indicator.is_percentage() { Kind::Percent } else { Kind::Quantity };
        let format = plain().set_num_format(figure(self.context.speaker.digits, kind, assessed.value.as_ref()));
        let cached = match &assessed.value {
            Some(value) => Cached::Number(value.clone()),
            None if assessed.status == Status::NotApplicable => Cached::Text(String::new()),
            None => Cached::Text(self.context.speaker.status(assessed)),
        };
        sheet.text(row, 0, metric.code(), &plain())?;
        sheet.formula(row, 1, &self.formula(metric), cached, &format)?;
        sheet.text(row, 2, &assessed.value.as_ref().map_or_else(String::new, Exact::fraction), &quiet())
    }

    fn formula(&self, metric: Metric) -> String {
        let word = |key| quoted(&self.word(key));
        let (missing, invalid) = (word("status-missing"), word("status-invalid"));
        let mut reads = metric.reads(&self.context.catalogue.qualification);
        reads.push(Column::Person);
        let places = (1u32..).zip(COLUMNS).filter(|(_, (column, _))| reads.contains(column));
        let errors: Vec<String> = places.map(|(row, _)| cell(row, 5)).collect();
        let (fte, weight) = (self.persons_in(FTE), self.persons_in(WEIGHT));
        let total = format!("SUM({fte})");
        let (divisor, value) = match metric {
            Metric::Qualification => {
                let sum = format!("SUM({weight})");
                (sum.clone(), format!("SUMPRODUCT({weight},{})/{sum}", self.persons_in(RATING)))
            }
            Metric::LeadQualification => {
                let lead = self.context.plan.of_scales((self.context.plan.roles.0, 1), super::scales::OPTION);
                let lead = format!("--({}={lead})", self.persons_in(ROLE));
                let sum = format!("SUMPRODUCT({lead},{weight})");
                (sum.clone(), format!("SUMPRODUCT({lead},{weight},{})/{sum}", self.persons_in(RATING)))
            }
            Metric::Coverage => {
                let covered = self.across(COVERED);
                (format!("COLUMNS({covered})"), format!("100*SUM({covered})/COLUMNS({covered})"))
            }
            Metric::Fte => (total.clone(), total),
            Metric::Tenure => (total.clone(), format!("SUMPRODUCT({fte},{})/{total}/12", self.persons_in(MONTHS))),
            Metric::TrainingDays => {
                let (days, recent) = (self.trainings_in(3), self.trainings_in(4));
                (total.clone(), format!("SUMPRODUCT({days},{recent})/{total}"))
            }
            Metric::Trained => (total.clone(), format!("100*SUMPRODUCT({fte},{})/{total}", self.persons_in(TRAINED))),
        };
        let mut none = format!("COUNTA({})=0,{divisor}=0", self.persons_in(0));
        if metric.needs_training() {
            let written = self.trainings_in(0);
            none = format!("{none},AND({}=0,COUNTA({written})=0)", cell(TRAININGS, 1));
        }
        format!("IFERROR(IF({}>0,{invalid},IF(OR({none}),{missing},{value})),{invalid})", errors.join("+"))
    }

    fn persons(&self, sheet: &mut Sheet) -> Written {
        let qualification = &self.context.catalogue.qualification;
        let (first, count) = self.context.plan.persons;
        let keys = [
            "sheet-person",
            "sheet-role",
            "sheet-fte",
            "sheet-since",
            "sheet-role-weight",
            "sheet-person-weight",
            "sheet-rating",
            "sheet-months",
            "sheet-trained",
        ];
        sheet.text(first - 2, 0, &self.word("sheet-persons"), &heading())?;
        sheet.titles(first - 1, 0, &keys.map(|key| self.word(key)))?;
        if !qualification.competences.is_empty() {
            sheet.text(WEIGHTS, MONTHS, &self.word("column-weight"), &plain())?;
            sheet.text(COVERED, MONTHS, &self.word("sheet-covered"), &plain())?;
        }
        let persons = &self.context.assessment.team.persons;
        for (column, (index, competence)) in (FIRST_RATING..).zip(qualification.competences.iter().enumerate()) {
            sheet.titles(first - 1, column, std::slice::from_ref(&competence.id))?;
            sheet.number(WEIGHTS, column, &competence.weight, &plain())?;
            let ratings = self.persons_in(column);
            let limit = cell(PROFICIENT, 1);
            let formula = format!("IF(SUMPRODUCT(ISNUMBER({ratings})*({ratings}>={limit}))>0,1,0)");
            let limit = qualification.proficient.clone().unwrap_or_default();
            let is_covered = persons.iter().any(|person| person.ratings.get(index).is_some_and(|r| *r >= limit));
            sheet.formula(COVERED, column, &formula, number(i64::from(is_covered)), &plain())?;
        }
        (first..first + count).enumerate().try_for_each(|(index, row)| self.person(sheet, row, persons.get(index)))
    }

    fn person(&self, sheet: &mut Sheet, row: u32, person: Option<&Person>) -> Written {
        let context = self.context;
        let (qualification, as_of) = (&context.catalogue.qualification, context.assessment.as_of);
        for column in (0..ROLE_WEIGHT).chain(FIRST_RATING..FIRST_RATING + self.competences()) {
            sheet.blank(row, column, &live())?;
        }
        let role = person.and_then(|person| person.role).and_then(|role| qualification.roles.get(role));
        if let Some(person) = person {
            sheet.text(row, 0, &person.name, &live())?;
            sheet.text(row, ROLE, role.map_or("", |role| &role.id), &live())?;
            sheet.number(row, FTE, &person.fte, &live())?;
            if let Some(since) = person.since {
                sheet.date(row, SINCE, since, live())?;
            }
            for (column, rating) in (FIRST_RATING..).zip(&person.ratings) {
                sheet.number(row, column, rating, &live())?;
            }
        }
        let name = cell(row, 0);
        let someone = |formula: String| format!("IF({name}=\"\",0,{formula})");
        let roles = context.plan.roles;
        let formula = match qualification.roles.is_empty() {
            true => "1".to_owned(),
            false => {
                let (ids, weights) = (
                    context.plan.of_scales(roles, super::scales::OPTION),
                    context.plan.of_scales(roles, super::scales::POINTS),
                );
                format!("IFERROR(INDEX({weights},MATCH({},{ids},0)),1)", cell(row, ROLE))
            }
        };
        let role_weight = person.map_or(Exact::ZERO, |_| role.map_or(Exact::ONE, |role| role.weight.clone()));
        sheet.formula(row, ROLE_WEIGHT, &someone(formula), Cached::Number(role_weight.clone()), &plain())?;
        let (formula, weight) = match qualification.by_fte {
            true => (
                format!("{}*{}", cell(row, FTE), cell(row, ROLE_WEIGHT)),
                person.map_or(Exact::ZERO, |person| &person.fte * &role_weight),
            ),
            false => (cell(row, ROLE_WEIGHT), role_weight),
        };
        sheet.formula(row, WEIGHT, &formula, Cached::Number(weight), &plain())?;
        if self.competences() > 0 {
            let best = format!("({}*SUM({}))", cell(BEST_RATING, 1), self.across(WEIGHTS));
            let formula = format!("100*SUMPRODUCT({},{})/{best}", self.across(row), self.across(WEIGHTS));
            let percent = person.map_or(Exact::ZERO, |person| self.rating(person));
            let format = plain().set_num_format("0.0\" %\"");
            sheet.formula(row, RATING, &formula, Cached::Number(percent), &format)?;
        }
        let since = cell(row, SINCE);
        let formula = format!("IF(ISNUMBER({since}),{},0)", months(&since, &context.plan.as_of()));
        let full = person.and_then(|person| person.since).map_or(0, |since| date::completed_months(since, as_of));
        sheet.formula(row, MONTHS, &formula, number(full), &plain())?;
        let formula =
            format!("IF(SUMPRODUCT(--EXACT({},{name}),{})>0,1,0)", self.trainings_in(0), self.trainings_in(5));
        let is_trained = person.is_some_and(|person| self.is_trained(person));
        sheet.formula(row, TRAINED, &someone(formula), number(i64::from(is_trained)), &plain())
    }

    /// The person's own percentage of the best rating.
    fn rating(&self, person: &Person) -> Exact {
        let qualification = &self.context.catalogue.qualification;
        let weights = Exact::sum(qualification.competences.iter().map(|competence| competence.weight.clone()));
        let rated = person.ratings.iter().zip(&qualification.competences);
        let sum = Exact::sum(rated.map(|(rating, competence)| rating * &competence.weight));
        (&Exact::HUNDRED * &sum).divided_by(&(&weights * &qualification.rating_max)).unwrap_or_default()
    }

    fn is_trained(&self, person: &Person) -> bool {
        let team = &self.context.assessment.team;
        let trainings = team.trainings.iter().flatten();
        let of = |training: &Training| team.persons.get(training.person).map(|person| &person.name);
        trainings.filter(|training| of(training) == Some(&person.name)).any(|training| self.is_valid(training))
    }

    fn is_valid(&self, training: &Training) -> bool {
        let programmes = &self.context.catalogue.qualification.programmes;
        let programme = training.programme.and_then(|programme| programmes.get(programme));
        match (programme, training.date) {
            (Some(programme), Some(date)) => programme.valid_months.is_none_or(|months| {
                self.context.assessment.as_of < date::plus_months(date, i64::try_from(months).unwrap_or(i64::MAX))
            }),
            _ => false,
        }
    }

    fn trainings(&self, sheet: &mut Sheet) -> Written {
        let (first, count) = self.context.plan.trainings;
        let team = &self.context.assessment.team;
        let keys = ["sheet-person", "sheet-programme", "sheet-date", "sheet-days", "sheet-recent", "sheet-still-valid"];
        sheet.text(first - 2, 0, &self.word("sheet-trainings"), &heading())?;
        sheet.titles(first - 1, 0, &keys.map(|key| self.word(key)))?;
        let trainings: Vec<&Training> = team.trainings.iter().flatten().collect();
        for (index, row) in (first..first + count).enumerate() {
            self.training(sheet, row, trainings.get(index).copied())?;
        }
        Ok(())
    }

    fn training(&self, sheet: &mut Sheet, row: u32, training: Option<&Training>) -> Written {
        let context = self.context;
        (0..4).try_for_each(|column| sheet.blank(row, column, &live()))?;
        if let Some(training) = training {
            let person = context.assessment.team.persons.get(training.person);
            sheet.text(row, 0, person.map_or("", |person| &person.name), &live())?;
            let programmes = &context.catalogue.qualification.programmes;
            let programme = training.programme.and_then(|programme| programmes.get(programme));
            sheet.text(row, 1, programme.map_or("–", |programme| &programme.id), &live())?;
            if let Some(date) = training.date {
                sheet.date(row, 2, date, live())?;
            }
            sheet.number(row, 3, &training.days, &live())?;
        }
        let (person, programme, day) = (cell(row, 0), cell(row, 1), cell(row, 2));
        let as_of = context.plan.as_of();
        let known = format!(
            "AND({person}<>\"\",ISNUMBER({day}),{day}<={as_of},SUMPRODUCT(--EXACT({},{person}))>0)",
            self.persons_in(0)
        );
        let begin = date::plus_months(context.assessment.as_of, -12);
        let is_recent = training.and_then(|training| training.date).is_some_and(|date| begin < date);
        let formula = format!("IF({known},IF({day}>EDATE({as_of},-12),1,0),0)");
        sheet.formula(row, 4, &formula, number(i64::from(is_recent)), &plain())?;
        let formula = match context.catalogue.qualification.programmes.is_empty() {
            true => "0".to_owned(),
            false => {
                let programmes = context.plan.programmes;
                let months = context.plan.of_scales(programmes, super::scales::POINTS);
                let ids = context.plan.of_scales(programmes, super::scales::OPTION);
                let months = format!("INDEX({months},MATCH({programme},{ids},0))");
                format!("IF({known},IFERROR(IF({months}=\"\",1,IF({as_of}<EDATE({day},{months}),1,0)),0),0)")
            }
        };
        let is_valid = training.is_some_and(|training| self.is_valid(training));
        sheet.formula(row, 5, &formula, number(i64::from(is_valid)), &plain())
    }
}

fn number(number: i64) -> Cached {
    Cached::Number(Exact::from(number))
}
