//! What is said: an assessment, a rule book or a round as sections of paragraphs, lists, tables and
//! pictures in one language. How it is painted is the renderers' business.

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
mod group;
mod model;
mod plan;
mod portfolio;
mod requests;
mod robustness;
mod rule;
mod skipped_inputs;
mod verification;

pub use basis::{figures, provenance};
pub use catalogue::{RulebookWriter, list};
pub use changes::{Dossier, changes, impact};
pub use cohort::{CohortComparison, is_told};
pub use comparison::comparison;
pub use explanation::{called_in_report, explanation_of_report};
pub(crate) use group::with_bonus;
pub(crate) use model::{
    Bar, Cell, Chart, Column, Fragment, Mark, Section, Shape, Table, TableStyle, Working, line, thousandths,
};
pub use model::{Block, Report, Room, Tone};
pub use plan::{PlanResult, plan_rule, precludes_plans, search_limit};
pub use portfolio::{RoundReport, SPREAD, refusal};
pub use requests::EvidenceRequest;
pub use skipped_inputs::{SharedDocuments, SkippedInputs};
pub use verification::verification;

use crate::assess::{AssessedIndicator, Assessment, Status};
use crate::catalogue::{Catalogue, Indicator};
use crate::diagnostic::{Finding, Severity};
use crate::language::{Arg, Localizer, Message, Text};
use crate::number::{Digits, Exact, FigureKind, in_full};
use jiff::civil::Date;
use model::inner;

/// How much of the catalogue's digest the foot of printed pages has; the whole is among the sections.
const SHORT_DIGEST: usize = 12;

/// How bad something is, in a word.
pub(crate) fn severity(localizer: &Localizer, severity: Severity) -> String {
    localizer.word(match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    })
}

/// How that is meant.
fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Doubt,
        Severity::Note => Tone::Plain,
    }
}

/// What something is called; nothing where it is not there.
fn title(title: Option<&Text>) -> Arg {
    title.map_or_else(|| Arg::from(""), Arg::from)
}

/// A finding in a line: how bad, where, what, and its stable code.
fn finding(localizer: &Localizer, catalogue: &Catalogue, finding: &Finding) -> (Tone, String) {
    let place = match (&finding.place, catalogue.concerned(finding)) {
        (Some(place), _) => format!(" {place}"),
        (None, Some(asked)) => format!(" {}", asked.id),
        (None, None) => String::new(),
    };
    let severity = severity(localizer, finding.severity);
    (tone(finding.severity), format!("{severity}[{}]{place}: {}", finding.code, localizer.say(&finding.message)))
}

/// By what and for which day it was made, for every printed page.
fn foot(localizer: &Localizer, catalogue: &Catalogue, as_of: Date) -> String {
    let message = Message::new("page-foot")
        .with("catalogue", format!("{} {}", catalogue.id, catalogue.version))
        .with("sha256", catalogue.sha256.chars().take(SHORT_DIGEST).collect::<String>())
        .with("as-of", as_of);
    localizer.say(&message)
}

/// Whether a figure is another one than is shown for it; 80.0 is not rounded although 80 is shorter.
fn is_rounded(shown: &str, full: &str) -> bool {
    shown != full && shown.trim_end_matches('0').trim_end_matches('.') != full
}

/// A figure with the fraction that it was rounded from.
fn rounded(localizer: &Localizer, shown: String, exact: &str) -> String {
    localizer.say(&Message::new("rounded").with("shown", shown).with("exact", exact))
}

/// Says figures in one language with the right digits.
#[derive(Clone, Copy)]
struct FigureWriter<'a> {
    localizer: &'a Localizer,
    digits: &'a Digits,
}

impl FigureWriter<'_> {
    fn figure(&self, kind: FigureKind, number: &Exact) -> String {
        let shown = self.localizer.number(&self.digits.show(kind, number));
        match kind {
            FigureKind::Quantity => shown,
            FigureKind::Percent => self.localizer.say(&Message::new("percent").with("number", shown)),
        }
    }

    /// A figure as it is shown, with the fraction where that was rounded, so that a working adds up
    /// to the last digit.
    fn exactly(&self, kind: FigureKind, number: &Exact) -> String {
        let shown = self.figure(kind, number);
        match is_rounded(&self.digits.show(kind, number), &in_full(number)) {
            true => rounded(self.localizer, shown, &number.fraction()),
            false => shown,
        }
    }

    /// Points, weights and the like.
    fn quantity(&self, number: &Exact) -> String {
        self.figure(FigureKind::Quantity, number)
    }

    /// A percentage with its sign.
    fn percent(&self, number: &Exact) -> String {
        self.figure(FigureKind::Percent, number)
    }
}

/// Says an assessment in one language with the right digits.
#[derive(Clone, Copy)]
pub struct ReportWriter<'a> {
    /// The language.
    pub localizer: &'a Localizer,
    /// How many digits each figure shows.
    pub digits: &'a Digits,
    /// The catalogue that the assessment rests on.
    pub catalogue: &'a Catalogue,
    /// The assessment that is reported.
    pub assessment: &'a Assessment,
}

impl<'a> ReportWriter<'a> {
    fn figures(&self) -> FigureWriter<'a> {
        FigureWriter { localizer: self.localizer, digits: self.digits }
    }

    /// Points, weights and the like.
    fn quantity(&self, number: &Exact) -> String {
        self.figures().quantity(number)
    }

    /// A percentage with its sign.
    fn percent(&self, number: &Exact) -> String {
        self.figures().percent(number)
    }

    /// The rule book in the same language.
    fn book(&self) -> RulebookWriter<'a> {
        RulebookWriter { localizer: self.localizer, catalogue: self.catalogue }
    }

    /// All indicators by their indices with their results.
    fn indicators_with_results(&self) -> impl Iterator<Item = (usize, &'a Indicator, &'a AssessedIndicator)> + use<'a> {
        let all = self.catalogue.indicators.iter().zip(&self.assessment.indicators).enumerate();
        all.map(|(index, (indicator, assessed))| (index, indicator, assessed))
    }

    /// Those of a category.
    fn indicators_of(
        &self,
        category: usize,
    ) -> impl Iterator<Item = (usize, &'a Indicator, &'a AssessedIndicator)> + use<'a> {
        self.indicators_with_results().filter(move |(_, indicator, _)| indicator.category == category)
    }

    /// Blocks below the head of an assessment, as a report of their own.
    pub fn alone(&self, blocks: Vec<Block>) -> Report {
        let mut report = self.titled();
        let reservations = self.about_catalogue().into_iter().chain(self.about_decisions());
        report.head.extend(reservations.map(|(tone, text)| Block::Paragraph(tone, text)).chain(blocks));
        let basis = basis::of_catalogue(self.localizer, self.catalogue);
        report.add("digests", self.localizer.word("heading-basis"), [Block::List(basis)]);
        report
    }

    /// The working of every indicator, in catalogue order.
    pub fn derivations(&self) -> Vec<String> {
        self.indicators_with_results()
            .map(|(index, indicator, assessed)| self.derivation(index, indicator, assessed))
            .collect()
    }

    /// What became of an indicator, in a word.
    pub(crate) fn status(&self, assessed: &AssessedIndicator) -> String {
        self.localizer.word(match assessed.status {
            Status::Scored => "status-scored",
            Status::Missing if assessed.is_dispensable => "status-dispensable",
            Status::Missing => "status-missing",
            Status::Invalid => "status-invalid",
            Status::NotApplicable => "status-not-applicable",
        })
    }

    /// A finding in a line: how bad, where, what, and its stable code.
    pub(crate) fn finding(&self, finding: &Finding) -> (Tone, String) {
        self::finding(self.localizer, self.catalogue, finding)
    }
}
