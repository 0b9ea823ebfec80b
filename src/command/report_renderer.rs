//! One assessment in any format.

use super::dossier::{self, DocumentAccess, ScoredDossier};
use super::problem::Problem;
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::cli::Format;
use crate::language::{Localizer, Message};
use crate::number::Digits;
use crate::record::Options;
use crate::render::terminal::Screen;
use crate::render::{csv, html, markdown, terminal, workbook};
use crate::report::{Block, CohortComparison, PageSection, PlanResult, ReportWriter};
use crate::robustness::Robustness;

/// What a file can hold: the report in a format, or the workbook.
#[derive(Clone, Copy, Debug)]
pub enum ReportFile {
    /// The report.
    Report(Format),
    /// The workbook.
    Workbook,
}

/// What some files ask to be done about the documents of a dossier: those that show digests,
/// that they be read.
pub fn look(mut files: impl Iterator<Item = ReportFile>) -> DocumentAccess {
    let shows_digests = |file| matches!(file, ReportFile::Report(Format::Html | Format::Json));
    if files.any(shows_digests) { DocumentAccess::Digest } else { DocumentAccess::Open }
}

/// The formats of files by their endings.
pub const ENDINGS: [(&str, ReportFile); 7] = [
    ("txt", ReportFile::Report(Format::Table)),
    ("md", ReportFile::Report(Format::Markdown)),
    ("html", ReportFile::Report(Format::Html)),
    ("htm", ReportFile::Report(Format::Html)),
    ("json", ReportFile::Report(Format::Json)),
    ("csv", ReportFile::Report(Format::Csv)),
    ("xlsx", ReportFile::Workbook),
];

/// Paints one assessment.
pub struct ReportRenderer<'a> {
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    options: &'a Options,
    digits: Digits,
    localizer: &'a Localizer,
    /// The results of others beside which it is placed.
    pub beside: Option<CohortComparison>,
    /// What its reader gets besides.
    pub besides: Option<Supplement>,
}

/// What an applicant or an evaluator gets besides.
pub enum Supplement {
    /// The way to the next label.
    Plan(PlanResult),
    /// How firm the decision is.
    Robustness(Box<Robustness>),
}

impl<'a> ReportRenderer<'a> {
    /// A painter of a scored dossier.
    pub fn new(scored: &'a ScoredDossier, localizer: &'a Localizer) -> ReportRenderer<'a> {
        ReportRenderer::from_parts(&scored.catalogue, &scored.assessment, &scored.options, localizer)
    }

    /// A painter of an assessment under a catalogue.
    pub fn from_parts(
        catalogue: &'a Catalogue,
        assessment: &'a Assessment,
        options: &'a Options,
        localizer: &'a Localizer,
    ) -> ReportRenderer<'a> {
        ReportRenderer {
            catalogue,
            assessment,
            options,
            digits: assessment.digits(catalogue),
            localizer,
            beside: None,
            besides: None,
        }
    }

    /// Who says figures and words as this report shows them.
    pub fn report_writer(&self) -> ReportWriter<'_> {
        ReportWriter { localizer: self.localizer, digits: &self.digits, as_of: self.assessment.as_of }
    }

    /// What its reader is told besides, with the digits that it takes: the name of its section,
    /// its title and what it says.
    fn besides(&self) -> Option<(&'static str, String, Vec<Block>)> {
        let ReportRenderer { catalogue, assessment, localizer, .. } = *self;
        Some(match self.besides.as_ref()? {
            Supplement::Plan(plan_result) => {
                let digits = plan_result.digits(catalogue, assessment);
                let blocks =
                    ReportWriter { digits: &digits, ..self.report_writer() }.plan(catalogue, assessment, plan_result);
                ("plan", localizer.word("plan-heading"), blocks)
            }
            Supplement::Robustness(firm) => {
                let digits = firm.digits(catalogue, assessment);
                let blocks =
                    ReportWriter { digits: &digits, ..self.report_writer() }.robustness(catalogue, assessment, firm);
                ("robustness", localizer.word("firm-heading"), blocks)
            }
        })
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// What a workbook cannot hold.
    pub fn file(&self, file: ReportFile, screen: Screen) -> Result<Vec<u8>, Problem> {
        match file {
            ReportFile::Report(format) => Ok(self.paint(format, screen).into_bytes()),
            ReportFile::Workbook => workbook::write(self.catalogue, self.assessment, &self.report_writer())
                .map_err(|error| Problem::Said(Message::new("sheet-problem").with("reason", error.to_string()))),
        }
    }

    /// The report in a format.
    pub fn paint(&self, format: Format, screen: Screen) -> String {
        let ReportRenderer { catalogue, assessment, .. } = *self;
        let report = |has_room: bool| {
            let mut report = self.report_writer().report(catalogue, assessment, has_room);
            self.beside.iter().for_each(|beside| beside.add(&self.report_writer(), catalogue, assessment, &mut report));
            if let Some((_, title, blocks)) = self.besides() {
                report.blocks.push(Block::Heading(title));
                report.blocks.extend(blocks);
            }
            report
        };
        match format {
            Format::Table => terminal::paint(&report(screen.has_room()), screen),
            Format::Markdown => markdown::paint(&report(true)),
            Format::Html => {
                let mut page = self.report_writer().page(catalogue, assessment);
                let section = |beside: &CohortComparison| beside.section(&self.report_writer(), catalogue, assessment);
                let besides = self.besides().into_iter().map(|(id, title, blocks)| PageSection::new(id, title, blocks));
                // Behind the decision, which it is about.
                page.sections.splice(1..1, besides.chain(self.beside.iter().map(section)));
                html::paint(&page)
            }
            Format::Csv => csv::indicators(catalogue, assessment, &self.digits, self.localizer),
            Format::Json => dossier::json(catalogue, assessment, self.options),
        }
    }
}
