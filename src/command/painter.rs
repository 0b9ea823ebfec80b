//! One assessment in any format.

use super::dossier::{self, Look, Scored};
use super::problem::Problem;
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::cli::Format;
use crate::language::{Message, Voice};
use crate::number::Digits;
use crate::record::Options;
use crate::render::terminal::Screen;
use crate::render::{csv, html, markdown, terminal, workbook};
use crate::report::{Beside, Block, Planned, Section, Speaker};
use crate::robustness::Robustness;

/// What a file can hold: the report in a format, or the workbook.
#[derive(Clone, Copy, Debug)]
pub enum File {
    /// The report.
    Report(Format),
    /// The workbook.
    Workbook,
}

/// What some files ask to be done about the documents of a dossier: those that show digests,
/// that they be read.
pub fn look(mut files: impl Iterator<Item = File>) -> Look {
    let shows_digests = |file| matches!(file, File::Report(Format::Html | Format::Json));
    if files.any(shows_digests) { Look::Digest } else { Look::Open }
}

/// The formats of files by their endings.
pub const ENDINGS: [(&str, File); 7] = [
    ("txt", File::Report(Format::Table)),
    ("md", File::Report(Format::Markdown)),
    ("html", File::Report(Format::Html)),
    ("htm", File::Report(Format::Html)),
    ("json", File::Report(Format::Json)),
    ("csv", File::Report(Format::Csv)),
    ("xlsx", File::Workbook),
];

/// Paints one assessment.
pub struct Painter<'a> {
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    options: &'a Options,
    digits: Digits,
    voice: &'a Voice,
    /// The results of others beside which it is placed.
    pub beside: Option<Beside>,
    /// What its reader is told besides.
    pub besides: Option<Besides>,
}

/// What an applicant or an evaluator is told besides.
pub enum Besides {
    /// The way to the next label.
    Plan(Planned),
    /// How firm the decision is.
    Robustness(Box<Robustness>),
}

impl<'a> Painter<'a> {
    /// A painter of a scored dossier.
    pub fn new(scored: &'a Scored, voice: &'a Voice) -> Painter<'a> {
        Painter::of(&scored.catalogue, &scored.assessment, &scored.options, voice)
    }

    /// A painter of an assessment under a catalogue.
    pub fn of(
        catalogue: &'a Catalogue,
        assessment: &'a Assessment,
        options: &'a Options,
        voice: &'a Voice,
    ) -> Painter<'a> {
        Painter {
            catalogue,
            assessment,
            options,
            digits: assessment.digits(catalogue),
            voice,
            beside: None,
            besides: None,
        }
    }

    /// Who says figures and words as this report shows them.
    pub fn speaker(&self) -> Speaker<'_> {
        Speaker { voice: self.voice, digits: &self.digits, as_of: self.assessment.as_of }
    }

    /// What its reader is told besides, with the digits that it takes: the name of its section,
    /// its title and what it says.
    fn besides(&self) -> Option<(&'static str, String, Vec<Block>)> {
        let Painter { catalogue, assessment, voice, .. } = *self;
        Some(match self.besides.as_ref()? {
            Besides::Plan(planned) => {
                let digits = planned.digits(catalogue, assessment);
                let blocks = Speaker { digits: &digits, ..self.speaker() }.plan(catalogue, assessment, planned);
                ("plan", voice.word("plan-heading"), blocks)
            }
            Besides::Robustness(firm) => {
                let digits = firm.digits(catalogue, assessment);
                let blocks = Speaker { digits: &digits, ..self.speaker() }.robustness(catalogue, assessment, firm);
                ("robustness", voice.word("firm-heading"), blocks)
            }
        })
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// What a workbook cannot hold.
    pub fn file(&self, file: File, screen: Screen) -> Result<Vec<u8>, Problem> {
        match file {
            File::Report(format) => Ok(self.paint(format, screen).into_bytes()),
            File::Workbook => workbook::write(self.catalogue, self.assessment, &self.speaker())
                .map_err(|error| Problem::Said(Message::new("sheet-problem").with("reason", error.to_string()))),
        }
    }

    /// The report in a format.
    pub fn paint(&self, format: Format, screen: Screen) -> String {
        let Painter { catalogue, assessment, .. } = *self;
        let report = |has_room: bool| {
            let mut report = self.speaker().report(catalogue, assessment, has_room);
            self.beside.iter().for_each(|beside| beside.add(&self.speaker(), catalogue, assessment, &mut report));
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
                let mut page = self.speaker().page(catalogue, assessment);
                let section = |beside: &Beside| beside.section(&self.speaker(), catalogue, assessment);
                let besides = self.besides().into_iter().map(|(id, title, blocks)| Section::of(id, title, blocks));
                // Behind the decision, which it is about.
                page.sections.splice(1..1, besides.chain(self.beside.iter().map(section)));
                html::paint(&page)
            }
            Format::Csv => csv::indicators(catalogue, assessment, &self.digits, self.voice),
            Format::Json => dossier::json(catalogue, assessment, self.options),
        }
    }
}
