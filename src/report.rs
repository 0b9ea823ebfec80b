//! What is said: an assessment or a rule book as titles, paragraphs, tables and lists in one
//! language. How it is painted is the renderers' business.

mod assessment;
mod basis;
mod catalogue;
mod changes;
mod cohort;
mod comparison;
mod decisions;
mod derivation;
mod document;
mod explanation;
mod page;
mod plan;
mod portfolio;
mod requests;
mod reservations;
mod robustness;
mod skipped_inputs;
mod totals;
mod verification;

pub use basis::{figures, provenance};
pub use catalogue::{RulebookWriter, list};
pub use changes::{Dossier, changes, impact};
pub use cohort::{CohortComparison, is_told};
pub use comparison::{comparison, comparison_page};
pub use explanation::{called_in_report, explanation_of_report};
pub use page::{
    Chart, ChartRow, DetailLine, Details, Fragment, Gap, Page, PageBlock, PageSection, SourceLink, TableStyle,
};
pub use plan::{PlanResult, plan_rule, precludes_plans, too_many};
pub use portfolio::{RoundReport, SPREAD, refusal};
pub use requests::EvidenceRequest;
pub use skipped_inputs::{SharedDocuments, SkippedInputs};
pub use verification::verification;

use crate::assess::{AssessedIndicator, Assessment};
use crate::catalogue::Catalogue;
use crate::diagnostic::Severity;
use crate::language::{Localizer, Message};
use crate::number::{Digits, Exact, FigureKind};
use jiff::civil::Date;

/// A whole report, from top to bottom.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its parts in reading order.
    pub blocks: Vec<Block>,
}

/// A part of a report.
#[derive(Clone, Debug)]
pub enum Block {
    /// The title of the report.
    Title(String),
    /// The title of a section.
    Heading(String),
    /// The title of a part of a section.
    Subheading(String),
    /// A sentence or a few.
    Paragraph(Tone, String),
    /// Points of a list.
    List(Vec<(Tone, String)>),
    /// The same with digests and names of files, which nobody searches in pieces: they are
    /// broken over lines on a screen alone.
    Lines(Vec<(Tone, String)>),
    /// A table.
    Table(Table),
}

/// How bad something is, in a word.
pub fn severity(localizer: &Localizer, severity: Severity) -> String {
    localizer.word(match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    })
}

/// What sets a line of a list in below the line before it.
const INNER: &str = "    – ";

/// A line of a list below the line before it.
fn inner(text: impl std::fmt::Display) -> String {
    format!("{INNER}{text}")
}

/// A line of a list without what sets it in, and whether it is set in. Nothing more
/// is taken off: what follows may be a user's text that begins with blanks or a dash.
pub fn line(line: &str) -> (bool, &str) {
    line.strip_prefix(INNER).map_or((false, line), |inner| (true, inner))
}

/// A table; every row has as many cells as there are columns.
#[derive(Clone, Debug)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Whether its cells are figures, which stand flush right.
    pub is_figure: bool,
    /// Whether it can be done without where there is little room.
    pub is_extra: bool,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
    /// The same as a picture, for pages; never says more than the text.
    pub bar: Option<Bar>,
}

/// A part of a whole as a picture. All positions are thousandths of the way from
/// 0 to the most, rounded down, so that what falls short never looks reached.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it shows, in words.
    pub title: String,
    /// How far it is filled.
    pub filled: u16,
    /// How far it may still go; `filled` where nothing is open.
    pub open: u16,
    /// The thresholds on it.
    pub marks: Vec<Mark>,
    /// How it is meant.
    pub tone: Tone,
}

/// A threshold on a [`Bar`].
#[derive(Clone, Debug)]
pub struct Mark {
    /// Where it stands.
    pub at: u16,
    /// What it looks like.
    pub shape: Shape,
    /// What it is, in words.
    pub text: String,
}

/// The look of a threshold or of a part of a bar; told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// What must be reached.
    Required,
    /// From here on excellent.
    Excellent,
    /// What may still come.
    Open,
}

/// How something is meant. Never the only bearer of a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// What matters most.
    Strong,
    /// Reached, met.
    Good,
    /// Not reached, missed, in error.
    Bad,
    /// Open, doubtful.
    Doubt,
}

/// Says an assessment in one language with the right digits.
#[derive(Clone, Copy)]
pub struct ReportWriter<'a> {
    /// The language.
    pub localizer: &'a Localizer,
    /// How many digits each figure shows.
    pub digits: &'a Digits,
    /// The day of the assessment.
    pub as_of: Date,
}

impl ReportWriter<'_> {
    fn figure(&self, kind: FigureKind, number: &Exact) -> String {
        self.localizer.number(&self.digits.show(kind, number))
    }

    /// Points, weights and the like.
    pub fn quantity(&self, number: &Exact) -> String {
        self.figure(FigureKind::Quantity, number)
    }

    /// A percentage with its sign.
    pub fn percent(&self, number: &Exact) -> String {
        self.localizer.say(&Message::new("percent").with("number", self.figure(FigureKind::Percent, number)))
    }

    /// Blocks below the head of an assessment, as a report of their own.
    pub fn alone(&self, catalogue: &Catalogue, assessment: &Assessment, blocks: Vec<Block>) -> Report {
        let mut all = self.head(catalogue, assessment);
        let reservations = self.about_catalogue(catalogue, assessment).into_iter();
        let reservations = reservations.chain(self.about_decisions(catalogue, assessment));
        all.extend(reservations.map(|(tone, text)| Block::Paragraph(tone, text)));
        all.extend(blocks);
        all.push(Block::Heading(self.localizer.word("heading-basis")));
        all.push(Block::List(basis::of_catalogue(self.localizer, catalogue)));
        Report { blocks: all }
    }

    /// The working of every indicator, in catalogue order.
    pub fn derivations(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<String> {
        let all = catalogue.indicators.iter().zip(&assessment.indicators);
        all.map(|(indicator, assessed)| self.derivation(indicator, assessed)).collect()
    }

    /// What became of an indicator, in a word.
    pub fn status(&self, assessed: &AssessedIndicator) -> String {
        use crate::assess::Status;
        self.localizer.word(match assessed.status {
            Status::Scored => "status-scored",
            Status::Missing => "status-missing",
            Status::Invalid => "status-invalid",
            Status::NotApplicable => "status-not-applicable",
        })
    }
}

impl Cell {
    /// A cell as it is.
    pub fn plain(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), tone: Tone::Plain, bar: None }
    }

    /// A cell with a tone.
    pub fn toned(tone: Tone, text: impl Into<String>) -> Cell {
        Cell { text: text.into(), tone, bar: None }
    }

    /// The same cell with a picture.
    pub fn with_bar(self, bar: Option<Bar>) -> Cell {
        Cell { bar, ..self }
    }
}

impl Bar {
    /// A bar without thresholds, filled to `part` of `whole`.
    pub fn new(title: String, part: &Exact, whole: &Exact, tone: Tone) -> Bar {
        let filled = thousandths(part, whole);
        Bar { title, filled, open: filled, marks: Vec::new(), tone }
    }
}

/// `part / whole` in thousandths, rounded down, within 0 and 1000.
fn thousandths(part: &Exact, whole: &Exact) -> u16 {
    let share = (&Exact::from(1000) * part).divided_by(whole).unwrap_or_default();
    let within = share.floor().clamp(Exact::ZERO, Exact::from(1000));
    within.fraction().parse().unwrap_or_default()
}

impl Column {
    /// A column of words.
    pub fn words(title: String) -> Column {
        Column { title, is_figure: false, is_extra: false }
    }

    /// A column of figures.
    pub fn figures(title: String) -> Column {
        Column { title, is_figure: true, is_extra: false }
    }

    /// The same column, to be done without where there is little room.
    pub fn extra(self) -> Column {
        Column { is_extra: true, ..self }
    }
}
