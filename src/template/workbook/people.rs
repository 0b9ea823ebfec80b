//! The sheets of the team and its training: empty yellow rows below their titles.

use super::lists::{DropDownLists, names};
use super::rule::{CellHelp, InvalidEntry, ValidatedCell, list};
use super::{date_format, titles, to_answer, to_fill_in};
use crate::evidence::TableKind;
use crate::language::Message;
use crate::number::Exact;
use crate::render::workbook::sheet::{SheetWriter, WriteResult, cell, rows};
use crate::template::TemplateRequest;
use crate::template::blank::{self, Field, column, sheet};
use crate::template::prompts::example_date;
use rust_xlsxwriter::{DataValidation, Format, XlsxError, utility};

/// Rows that wait for persons.
const PERSONS: u32 = 25;
/// Rows that wait for trainings.
const TRAININGS: u32 = 100;
/// The last row that is read by the same rules, should more be needed; from 0.
const LAST: u32 = 1_999;

pub(super) fn team(request: &TemplateRequest<'_>, lists: &mut DropDownLists) -> Result<Option<SheetWriter>, XlsxError> {
    let page = PeopleSheet { request, lists, kind: TableKind::Team, fields: blank::team(request.catalogue) };
    page.write(PERSONS)
}

pub(super) fn training(
    request: &TemplateRequest<'_>,
    lists: &mut DropDownLists,
) -> Result<Option<SheetWriter>, XlsxError> {
    let page = PeopleSheet { request, lists, kind: TableKind::Training, fields: blank::training(request.catalogue) };
    page.write(TRAININGS)
}

struct PeopleSheet<'a, 'l> {
    request: &'a TemplateRequest<'a>,
    lists: &'l mut DropDownLists,
    kind: TableKind,
    fields: Vec<Field<'a>>,
}

impl PeopleSheet<'_, '_> {
    fn write(mut self, waiting: u32) -> Result<Option<SheetWriter>, XlsxError> {
        if self.fields.is_empty() {
            return Ok(None);
        }
        let language = self.request.localizer.language();
        let widths: Vec<(&str, u16)> = self.fields.iter().map(|field| ("", width(field))).collect();
        let mut written = SheetWriter::new(&sheet(self.kind.name(), language), &widths)?;
        titles(&mut written, &self.titles())?;
        written.inner().set_freeze_panes(1, 1)?;
        written.inner().set_repeat_rows(0, 0)?;
        for (column, field) in (0..).zip(std::mem::take(&mut self.fields)) {
            let format = self.format(&field, to_answer(), to_fill_in());
            // Below the yellow rows too, should there be more to say.
            let plain = Format::new().set_unlocked();
            written
                .inner()
                .set_column_format(column, &self.format(&field, plain.clone(), plain.set_num_format("@")))?;
            for row in 1..=waiting {
                written.blank(row, column, &format)?;
            }
            self.rule(&mut written, column, &field)?;
        }
        written.protect();
        Ok(Some(written))
    }

    /// The titles of the columns; of competences those of the catalogue.
    fn titles(&self) -> Vec<String> {
        let competences = self.request.catalogue.qualification.competences.iter();
        let mut competences =
            names(competences.map(|competence| (competence.id.as_str(), &competence.title)), self.request.localizer)
                .into_iter();
        let title = |field: &Field<'_>| match field {
            Field::Rating(competence) => competences.next().unwrap_or_else(|| competence.id.clone()),
            _ => column(self.kind, field.name(), self.request.localizer.language()).to_owned(),
        };
        self.fields.iter().map(title).collect()
    }

    fn format(&self, field: &Field<'_>, answer: Format, text: Format) -> Format {
        match field {
            Field::Fte | Field::Days | Field::Rating(_) => answer,
            Field::Since | Field::Date => answer.set_num_format(date_format(self.request)),
            Field::Person | Field::Role | Field::Programme | Field::Document => text,
        }
    }

    /// The rule of a column, from the first row below the titles.
    fn rule(&mut self, written: &mut SheetWriter, column: u16, field: &Field<'_>) -> WriteResult {
        let localizer = self.request.localizer;
        let (rule, allowed, otherwise) = match field {
            Field::Person | Field::Role | Field::Programme | Field::Document => self.names(field),
            _ => self.figures(field, column),
        };
        let title = match field {
            Field::Rating(competence) => localizer.text(&competence.title),
            _ => blank::column(self.kind, field.name(), localizer.language()),
        };
        let rule = CellHelp { title, allowed: &allowed, hint: &allowed, otherwise }.on(rule, localizer)?;
        written.inner().add_data_validation(1, column, LAST, column, &rule)?;
        Ok(())
    }

    /// The rule of a column of names, and what is said of it.
    fn names(&mut self, field: &Field<'_>) -> (DataValidation, String, InvalidEntry) {
        let TemplateRequest { localizer, catalogue, .. } = *self.request;
        let qualification = &catalogue.qualification;
        let any = DataValidation::new().allow_any_value();
        match field {
            Field::Role => {
                let roles = names(qualification.roles.iter().map(|role| (role.id.as_str(), &role.title)), localizer);
                let refused = InvalidEntry::Refused(Message::new("blank-choose"));
                (list(&self.lists.address(roles)), localizer.word("blank-role"), refused)
            }
            Field::Programme if !qualification.programmes.is_empty() => {
                let known = qualification.programmes.iter();
                let known = names(known.map(|programme| (programme.id.as_str(), &programme.title)), localizer);
                let asked = InvalidEntry::Asked(Message::new("blank-new-programme"));
                (list(&self.lists.address(known)), localizer.word("blank-programme"), asked)
            }
            Field::Person if self.kind == TableKind::Training => {
                let team = sheet(TableKind::Team.name(), localizer.language());
                // As long as the persons are, so that the list has no empty entries.
                let persons = format!("{team}!{}", rows(1, LAST, 0));
                let known = format!("OFFSET({team}!{},0,0,MAX(1,COUNTA({persons})),1)", cell(1, 0));
                let asked = InvalidEntry::Asked(Message::new("blank-new-person").with("team", team));
                (list(&known), localizer.word("blank-person"), asked)
            }
            Field::Person => (any, localizer.word("blank-person"), InvalidEntry::Taken),
            Field::Document => (any, localizer.word("blank-files"), InvalidEntry::Taken),
            _ => (any, String::new(), InvalidEntry::Taken),
        }
    }

    /// The rule of a column of numbers or dates, and what is said of it.
    fn figures(&self, field: &Field<'_>, column: u16) -> (DataValidation, String, InvalidEntry) {
        let localizer = self.request.localizer;
        let address = utility::row_col_to_cell(1, column);
        let cell = ValidatedCell { address: &address, not_applicable: None };
        let (rule, allowed) = match field {
            Field::Since | Field::Date => {
                (cell.date(), Message::new("allowed-date").with("date", example_date(localizer.language())))
            }
            Field::Rating(_) => {
                let best = &self.request.catalogue.qualification.rating_max;
                let within = Message::new("allowed-within").with("min", &Exact::ZERO).with("max", best);
                (cell.number(Some(&Exact::ZERO), Some(best), false), within)
            }
            _ => (cell.number(Some(&Exact::ZERO), None, false), Message::new("allowed-from").with("min", &Exact::ZERO)),
        };
        let allowed = localizer.say(&allowed.with("kind", localizer.word("allowed-number")));
        (rule, allowed, InvalidEntry::Refused(Message::new("blank-wrong")))
    }
}

fn width(field: &Field<'_>) -> u16 {
    match field {
        Field::Fte | Field::Days => 9,
        Field::Since | Field::Date | Field::Person => 14,
        Field::Rating(_) => 20,
        Field::Role => 24,
        Field::Programme => 60,
        Field::Document => 32,
    }
}
