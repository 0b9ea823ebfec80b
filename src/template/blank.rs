//! The tables of a blank dossier: which there are, and their columns.

use super::TemplateRequest;
use crate::catalogue::{Catalogue, TeamFigure, Weighted};
use crate::evidence::{TableKind, TeamColumn};
use crate::language::Language;
use crate::vocabulary::{self, ColumnNames};

/// The columns of the evidence, by their canonical names, in their order.
pub(super) const EVIDENCE: [&str; 9] =
    ["indicator", "input", "title", "question", "allowed", "value", "unit", "document", "note"];

pub(super) const INITIATIVES: [&str; 3] = ["initiative", "name", "catalogue"];

/// A column of the tables about persons.
#[derive(Clone, Copy)]
pub(super) enum Field<'c> {
    /// A pseudonym.
    Person,
    /// One of the catalogue's roles.
    Role,
    /// Full-time equivalents, at least 0.
    Fte,
    Since,
    /// A rating of a competence, 0 to the best one.
    Rating(&'c Weighted),
    Programme,
    Date,
    /// The days of a training, at least 0.
    Days,
    Document,
}

impl Field<'_> {
    /// The canonical name of the column; a competence's id.
    pub(super) fn name(&self) -> &str {
        match self {
            Field::Person => "person",
            Field::Role => "role",
            Field::Fte => "fte",
            Field::Since => "since",
            Field::Rating(competence) => &competence.id,
            Field::Programme => "programme",
            Field::Date => "date",
            Field::Days => "days",
            Field::Document => "document",
        }
    }
}

/// The columns of the table `team` that some metric reads; none where no metric reads it.
pub(super) fn team(catalogue: &Catalogue) -> Vec<Field<'_>> {
    let qualification = &catalogue.qualification;
    if catalogue.team_figures().next().is_none() {
        return Vec::new();
    }
    let reads =
        |column: &TeamColumn| catalogue.team_figures().any(|figure| figure.reads(qualification).contains(column));
    let known = [(TeamColumn::Role, Field::Role), (TeamColumn::Fte, Field::Fte), (TeamColumn::Since, Field::Since)];
    let mut fields = vec![Field::Person];
    fields.extend(known.into_iter().filter(|(column, _)| reads(column)).map(|(_, field)| field));
    if reads(&TeamColumn::Ratings) {
        fields.extend(qualification.competences.iter().map(Field::Rating));
    }
    fields
}

/// The columns of the table `training`; none where no metric reads it.
pub(super) fn training(catalogue: &Catalogue) -> Vec<Field<'_>> {
    let is_read = catalogue.team_figures().any(TeamFigure::needs_training);
    let fields = [Field::Person, Field::Programme, Field::Date, Field::Days, Field::Document];
    if is_read { fields.to_vec() } else { Vec::new() }
}

/// The one row of the table `initiatives`.
pub(super) fn initiative(request: &TemplateRequest<'_>) -> [String; 3] {
    let TemplateRequest { catalogue, initiative, .. } = request;
    [(*initiative).to_owned(), String::new(), format!("{}@{}", catalogue.id, catalogue.version)]
}

/// The name of a column as a blank table of that kind says it in a language.
pub(super) fn column(kind: TableKind, name: &str, language: Language) -> &str {
    let columns = match kind {
        TableKind::Evidence => vocabulary::EVIDENCE,
        TableKind::Initiatives => vocabulary::INITIATIVES,
        TableKind::Team => vocabulary::TEAM,
        TableKind::Training => vocabulary::TRAINING,
        TableKind::Decisions => vocabulary::DECISIONS,
    };
    let guide = if kind == TableKind::Evidence { vocabulary::EVIDENCE_GUIDE } else { &[] };
    in_language(columns.iter().chain(guide), name, language)
}

/// The name of a sheet as a blank workbook says it in a language: a title, which begins with a capital.
pub(super) fn sheet(name: &str, language: Language) -> String {
    let name = in_language(vocabulary::SHEETS.iter().chain(vocabulary::SHEETS_GUIDE), name, language);
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The first other name is the one that German dossiers use.
fn in_language<'n>(mut names: impl Iterator<Item = &'n ColumnNames>, name: &'n str, language: Language) -> &'n str {
    let mut german = || names.find(|(canonical, _)| *canonical == name).and_then(|(_, others)| others.first());
    match language {
        Language::De => german().copied().unwrap_or(name),
        Language::En => name,
    }
}
