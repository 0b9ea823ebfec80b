//! What a dossier says to the names that rules read, and in which cells.

use super::RuleFigures;
use crate::assess::team::{self, ScoringContext};
use crate::catalogue::{Catalogue, Measure, Operand, Period, Question, TeamFigure, day_number};
use crate::diagnostic::Place;
use crate::evidence::{Answer, AnswerValue, Cell, CellValue, Evidence, InputTable, TeamColumn, date};
use crate::number::Exact;
use jiff::civil::Date;

/// What is known of a dossier when its rules are looked at.
pub(in crate::assess) struct DossierFigures<'a> {
    context: &'a ScoringContext<'a>,
    facts: &'a [Answer],
    indicators: &'a [Answer],
    /// A cell of the column of values, whose line does not count.
    values: Option<&'a Place>,
    /// The tables, where they are known by name.
    inputs: &'a [InputTable],
}

impl<'a> DossierFigures<'a> {
    pub(in crate::assess) fn new(context: &'a ScoringContext<'a>, evidence: &'a Evidence) -> DossierFigures<'a> {
        DossierFigures {
            context,
            facts: &evidence.facts,
            indicators: &evidence.answers,
            values: evidence.values.as_ref(),
            inputs: &evidence.inputs,
        }
    }

    pub(super) fn catalogue(&self) -> &Catalogue {
        self.context.catalogue
    }

    fn answer(&self, question: Question) -> Option<&Answer> {
        match question {
            Question::Fact(index) => self.facts.get(index),
            Question::Indicator(index) => self.indicators.get(index),
        }
    }

    /// Where the figure stands, or, of several cells of the team, the first of them; `None` where it stands nowhere.
    pub(super) fn place(&self, operand: Operand) -> Option<Place> {
        let (question, input) = match operand {
            Operand::Fact(index) => (Question::Fact(index), None),
            Operand::Indicator(index) => (Question::Indicator(index), None),
            Operand::Input { indicator, input } => (Question::Indicator(indicator), Some(input)),
            Operand::EarliestSince => return self.place_of_earliest(),
            Operand::Team(figure) => return self.place_in_team(figure),
            Operand::AsOf => return None,
        };
        let own = self.answer(question)?.values.iter().find(|value| value.input == input);
        // The date of an indicator that measures time may be a fact's.
        let of_fact = || {
            let fact = self.catalogue().asked(question)?.facts().next()?;
            self.facts.get(fact)?.values.first()
        };
        let line = own.or_else(of_fact)?.line;
        self.values.map(|place| Place { line, ..place.clone() })
    }

    /// The one value of an answer.
    fn value(&self, question: Question) -> Option<Exact> {
        let answer = self.answer(question)?;
        match (&answer.given, self.catalogue().asked(question)?.measure) {
            (AnswerValue::Since(from), Measure::Since { unit }) => {
                let months = date::completed_months(*from, self.context.as_of);
                Some(Exact::from(if *unit == Period::Years { months / 12 } else { months }))
            }
            (given, _) => given.figure(),
        }
    }

    /// An input by its own cell, whatever became of its indicator; an item of a checklist that is not mentioned is no.
    fn input(&self, indicator: usize, input: usize) -> Option<Exact> {
        let answer = self.indicators.get(indicator)?;
        let known = answer.values.iter().find(|value| value.input == Some(input));
        match (known.map(|known| &known.value), &answer.given) {
            (Some(CellValue::Number(number)), _) => Some(number.clone()),
            (Some(CellValue::YesNo(yes)), _) => Some(Exact::from(i64::from(*yes))),
            (None, AnswerValue::Items(_)) => Some(Exact::ZERO),
            _ => None,
        }
    }

    fn place_of_earliest(&self) -> Option<Place> {
        let earliest = self.earliest_since()?;
        let is_it =
            |column: TeamColumn, cell: &Cell| column == TeamColumn::Since && date::parse(&cell.raw) == Some(earliest);
        self.first_place(is_it)
    }

    fn place_in_team(&self, figure: TeamFigure) -> Option<Place> {
        let reads = match figure {
            TeamFigure::Metric(metric) => metric.reads(&self.catalogue().qualification),
            TeamFigure::Persons => vec![TeamColumn::Person],
        };
        self.first_place(|column, _| reads.contains(&column))
    }

    /// The first cell about the team that is wanted, where its table is known.
    fn first_place(&self, is_wanted: impl Fn(TeamColumn, &Cell) -> bool) -> Option<Place> {
        let (_, cell) = self.context.team.cells.iter().find(|(column, cell)| is_wanted(*column, cell))?;
        let table = self.inputs.iter().find(|input| input.kind == cell.table)?;
        Some(table.place(cell.line, cell.column))
    }

    fn earliest_since(&self) -> Option<Date> {
        let team = self.context.team;
        let in_error = [TeamColumn::Person, TeamColumn::Since].iter().any(|column| team.in_error.contains(column));
        let since = team.persons.iter().filter_map(|person| person.since).min();
        since.filter(|_| !in_error)
    }
}

impl RuleFigures for DossierFigures<'_> {
    fn figure(&self, operand: Operand) -> Option<Exact> {
        match operand {
            Operand::Fact(index) => self.value(Question::Fact(index)),
            Operand::Indicator(index) => self.value(Question::Indicator(index)),
            Operand::Input { indicator, input } => self.input(indicator, input),
            Operand::Team(figure) => team::number(self.context, figure).ok(),
            Operand::EarliestSince => self.earliest_since().map(day_number),
            Operand::AsOf => Some(day_number(self.context.as_of)),
        }
    }
}
