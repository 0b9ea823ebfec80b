//! The persons and trainings of the sheet of the team, a row each.

use super::super::formulas::months;
use super::super::layout;
use super::super::sheet::{Cached, SheetWriter, WriteResult, calendar, cell, heading, live, plain};
use super::{
    BEST_RATING, COVERED, DAYS, FIRST_RATING, FTE, MONTHS, PROFICIENT, RATING, ROLE, ROLE_WEIGHT, SINCE, TRAINED,
    TeamSheet, WEIGHT, WEIGHTS, number,
};
use crate::assess::{is_recent, is_still_valid};
use crate::evidence::{Person, TeamColumn, Training, date};
use crate::number::Exact;
use jiff::civil::Date;

impl TeamSheet<'_> {
    /// Whether formulas can count from that date to the day of the assessment.
    fn counts_from(&self, date: Date) -> bool {
        calendar(date).is_some() && calendar(self.context.assessment.as_of).is_some()
    }

    pub(super) fn persons(&self, sheet: &mut SheetWriter) -> WriteResult {
        let qualification = &self.context.catalogue.qualification;
        let (first, count) = self.context.layout.persons;
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
            "sheet-recent-days",
        ];
        sheet.text(first - 2, 0, &self.context.word("sheet-persons"), &heading())?;
        self.context.titles(sheet, first - 1, 0, &keys)?;
        if !qualification.competences.is_empty() {
            sheet.text(WEIGHTS, MONTHS, &self.context.word("column-weight"), &plain())?;
            sheet.text(COVERED, MONTHS, &self.context.word("sheet-covered"), &plain())?;
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

    fn person(&self, sheet: &mut SheetWriter, row: u32, person: Option<&Person>) -> WriteResult {
        let context = self.context;
        let (qualification, as_of) = (&context.catalogue.qualification, context.assessment.as_of);
        for column in (0..ROLE_WEIGHT).chain(FIRST_RATING..FIRST_RATING + self.competences()) {
            sheet.blank(row, column, &live())?;
        }
        let role = person.and_then(|person| person.role).and_then(|role| qualification.roles.get(role));
        if let Some(person) = person {
            sheet.text(row, 0, &person.name, &live())?;
            sheet.text(row, ROLE, role.map_or("", |role| &role.id), &live())?;
            if self.is_read(TeamColumn::Fte) {
                sheet.number(row, FTE, &person.fte, &live())?;
            }
            if let Some(since) = person.since {
                sheet.date(row, SINCE, since, live())?;
            }
            for (column, rating) in (FIRST_RATING..).zip(&person.ratings) {
                sheet.number(row, column, rating, &live())?;
            }
        }
        let name = cell(row, 0);
        let someone = |formula: String| format!("IF({name}=\"\",0,{formula})");
        let roles = context.layout.roles;
        let formula = match qualification.roles.is_empty() {
            true => "1".to_owned(),
            false => {
                let (ids, weights) = (
                    context.layout.of_scales(roles, layout::scales::OPTION),
                    context.layout.of_scales(roles, layout::scales::POINTS),
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
        let formula = format!("IF(ISNUMBER({since}),{},0)", months(&since, &context.layout.as_of()));
        let from = person.and_then(|person| person.since);
        let full = from.map_or(0, |since| date::completed_months(since, as_of));
        let formula = if from.is_none_or(|date| self.counts_from(date)) { formula } else { full.to_string() };
        sheet.formula(row, MONTHS, &formula, number(full), &plain())?;
        let formula =
            format!("IF(SUMPRODUCT(--EXACT({},{name}),{})>0,1,0)", self.trainings_in(0), self.trainings_in(5));
        let is_trained = person.is_some_and(|person| self.is_trained(person));
        sheet.formula(row, TRAINED, &someone(formula), number(i64::from(is_trained)), &plain())?;
        let own = format!("--EXACT({},{name})", self.trainings_in(0));
        let formula = format!("SUMPRODUCT({own},{},{})", self.trainings_in(3), self.trainings_in(4));
        let days = person.map_or(Exact::ZERO, |person| self.recent_days(person));
        sheet.formula(row, DAYS, &someone(formula), Cached::Number(days), &plain())
    }

    /// The days of a person's trainings in the last twelve months.
    fn recent_days(&self, person: &Person) -> Exact {
        let team = &self.context.assessment.team;
        let is_own = |training: &&Training| team.persons.get(training.person).is_some_and(|of| of.name == person.name);
        let own = team.trainings.iter().flatten().filter(is_own).filter(|training| self.is_recent(training));
        Exact::sum(own.map(|training| training.days.clone()))
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

    fn is_recent(&self, training: &Training) -> bool {
        is_recent(training, self.context.assessment.as_of)
    }

    fn is_valid(&self, training: &Training) -> bool {
        is_still_valid(&self.context.catalogue.qualification, training, self.context.assessment.as_of)
    }

    pub(super) fn trainings(&self, sheet: &mut SheetWriter) -> WriteResult {
        let (first, count) = self.context.layout.trainings;
        let team = &self.context.assessment.team;
        let keys = ["sheet-person", "sheet-programme", "sheet-date", "sheet-days", "sheet-recent", "sheet-still-valid"];
        sheet.text(first - 2, 0, &self.context.word("sheet-trainings"), &heading())?;
        self.context.titles(sheet, first - 1, 0, &keys)?;
        let trainings: Vec<&Training> = team.trainings.iter().flatten().collect();
        for (index, row) in (first..first + count).enumerate() {
            self.training(sheet, row, trainings.get(index).copied())?;
        }
        Ok(())
    }

    fn training(&self, sheet: &mut SheetWriter, row: u32, training: Option<&Training>) -> WriteResult {
        let context = self.context;
        (0..4).try_for_each(|column| sheet.blank(row, column, &live()))?;
        if let Some(training) = training {
            let person = context.assessment.team.persons.get(training.person);
            sheet.text(row, 0, person.map_or("", |person| &person.name), &live())?;
            let programmes = &context.catalogue.qualification.programmes;
            let programme = training.programme.and_then(|programme| programmes.get(programme));
            if self.is_read(TeamColumn::Programme) {
                sheet.text(row, 1, programme.map_or("–", |programme| &programme.id), &live())?;
            }
            if let Some(date) = training.date {
                sheet.date(row, 2, date, live())?;
            }
            // Days that decide nothing by this catalogue are shown where they were entered.
            if self.is_read(TeamColumn::Days) || training.days.is_positive() {
                sheet.number(row, 3, &training.days, &live())?;
            }
        }
        let (person, programme, day) = (cell(row, 0), cell(row, 1), cell(row, 2));
        let as_of = context.layout.as_of();
        let known = format!(
            "AND({person}<>\"\",ISNUMBER({day}),{day}<={as_of},SUMPRODUCT(--EXACT({},{person}))>0)",
            self.persons_in(0)
        );
        let is_recent = training.is_some_and(|training| self.is_recent(training));
        let formula = format!("IF({known},IF({day}>EDATE({as_of},-12),1,0),0)");
        let fixed = |formula: String, flag: bool| match training.and_then(|training| training.date) {
            Some(date) if !self.counts_from(date) => i64::from(flag).to_string(),
            _ => formula,
        };
        sheet.formula(row, 4, &fixed(formula, is_recent), number(i64::from(is_recent)), &plain())?;
        let formula = match context.catalogue.qualification.programmes.is_empty() {
            true => "0".to_owned(),
            false => {
                let programmes = context.layout.programmes;
                let months = context.layout.of_scales(programmes, layout::scales::POINTS);
                let ids = context.layout.of_scales(programmes, layout::scales::OPTION);
                let months = format!("INDEX({months},MATCH({programme},{ids},0))");
                format!("IF({known},IFERROR(IF({months}=\"\",1,IF({as_of}<EDATE({day},{months}),1,0)),0),0)")
            }
        };
        let is_valid = training.is_some_and(|training| self.is_valid(training));
        sheet.formula(row, 5, &fixed(formula, is_valid), number(i64::from(is_valid)), &plain())
    }
}
