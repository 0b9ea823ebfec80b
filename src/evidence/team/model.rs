//! The management team as its tables tell it, and what each metric reads of them.

use crate::catalogue::{Catalogue, Metric, Qualification, TeamFigure};
use crate::evidence::cell::Cell;
use crate::evidence::document::NamedDocument;
use crate::evidence::table::TableKind;
use crate::number::Exact;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a metric reads; an error in it makes the metric invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TeamColumn {
    /// The persons' names.
    Person,
    /// The persons' roles.
    Role,
    /// The full-time equivalents.
    Fte,
    /// The dates since which persons are in the team.
    Since,
    /// The ratings of all competences.
    Ratings,
    /// The programmes of the trainings.
    Programme,
    /// The dates of the trainings.
    Date,
    /// The days of the trainings.
    Days,
}

impl Metric {
    /// What the metric reads, besides the persons' names.
    pub fn reads(self, qualification: &Qualification) -> Vec<TeamColumn> {
        match self {
            Metric::Qualification | Metric::LeadQualification => {
                let mut columns = vec![TeamColumn::Ratings];
                columns.extend((!qualification.roles.is_empty()).then_some(TeamColumn::Role));
                columns.extend(qualification.by_fte.then_some(TeamColumn::Fte));
                columns
            }
            Metric::Coverage => vec![TeamColumn::Ratings],
            Metric::Fte => vec![TeamColumn::Fte],
            Metric::Tenure => vec![TeamColumn::Fte, TeamColumn::Since],
            Metric::TrainingDays => vec![TeamColumn::Fte, TeamColumn::Date, TeamColumn::Days],
            Metric::Trained => vec![TeamColumn::Fte, TeamColumn::Date, TeamColumn::Programme],
        }
    }

    /// Whether the metric reads the table `training`.
    pub fn needs_training(self) -> bool {
        matches!(self, Metric::TrainingDays | Metric::Trained)
    }
}

impl TeamFigure {
    /// What the figure reads, besides the persons' names.
    pub(crate) fn reads(self, qualification: &Qualification) -> Vec<TeamColumn> {
        match self {
            TeamFigure::Metric(metric) => metric.reads(qualification),
            TeamFigure::Persons => Vec::new(),
        }
    }

    /// Whether the figure reads the table `training`.
    pub(crate) fn needs_training(self) -> bool {
        matches!(self, TeamFigure::Metric(metric) if metric.needs_training())
    }
}

/// A person of the team. What no metric reads, or is in error, is 0 or absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The pseudonym.
    pub name: String,
    /// The role, as an index.
    pub role: Option<usize>,
    /// Full-time equivalents, at least 0.
    pub fte: Exact,
    /// Since when in the team.
    pub since: Option<Date>,
    /// A rating per competence, 0 to `rating-max`.
    pub ratings: Vec<Exact>,
}

/// A training of a team member, not after the day of the assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Training {
    /// Who took part, as an index.
    pub person: usize,
    /// The recognised programme, as an index; `None` for any other.
    pub programme: Option<usize>,
    /// When.
    pub date: Option<Date>,
    /// Its days, at least 0.
    pub days: Exact,
    /// Its certificates, as indices into those of the team.
    pub certificates: Vec<usize>,
}

/// The management team as the tables tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// The persons in the order of the table; empty without the table.
    pub persons: Vec<Person>,
    /// The trainings that count; `None` without the table.
    pub trainings: Option<Vec<Training>>,
    /// The certificates of all trainings, also of persons outside the team, each once.
    pub certificates: Vec<NamedDocument>,
    /// The columns in which some cell is in error.
    pub in_error: BTreeSet<TeamColumn>,
    /// The cells that were read, by what they belong to.
    pub cells: Vec<(TeamColumn, Cell)>,
}

/// Whether anything is read from a table; what is odd about others is no matter.
pub(crate) fn is_used(catalogue: &Catalogue, kind: TableKind) -> bool {
    match kind {
        TableKind::Evidence | TableKind::Initiatives | TableKind::Decisions => true,
        TableKind::Team => catalogue.team_figures().next().is_some() || catalogue.reads_earliest_since(),
        TableKind::Training => catalogue.team_figures().any(TeamFigure::needs_training),
    }
}
