//! `merit assess`: score a dossier and report.

use super::dossier::{self, Scored};
use super::output::Outputs;
use super::problem::Problem;
use super::{Surroundings, print};
use crate::catalogue::Catalogue;
use crate::cli::{AssessArgs, Format};
use crate::diagnostic::Severity;
use crate::exit::Exit;
use crate::language::{Arg, Message, Voice};
use crate::number::Digits;
use crate::render::terminal::{Screen, clean};
use crate::render::{csv, html, markdown, terminal, workbook};
use crate::report::Speaker;
use std::io::Write;

/// What a file can hold: the report in a format, or the workbook.
#[derive(Clone, Copy)]
enum File {
    Report(Format),
    Workbook,
}

/// The formats of files by their endings.
const ENDINGS: [(&str, File); 7] = [
    ("txt", File::Report(Format::Table)),
    ("md", File::Report(Format::Markdown)),
    ("html", File::Report(Format::Html)),
    ("htm", File::Report(Format::Html)),
    ("json", File::Report(Format::Json)),
    ("csv", File::Report(Format::Csv)),
    ("xlsx", File::Workbook),
];

/// Runs the subcommand.
pub fn run(args: AssessArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let outputs = Outputs::by_ending(args.output, &ENDINGS, args.format.is_some())?;
    let scored = dossier::score(&args.dossier)?;
    let required = args.require.as_deref().map(|label| find_label(&scored.catalogue, label)).transpose()?;
    let digits = scored.assessment.digits(&scored.catalogue);
    let painter = Painter { scored: &scored, digits: &digits, voice: &surroundings.voice };

    let painted = |file, screen| match file {
        File::Report(format) => Ok(painter.paint(format, screen).into_bytes()),
        File::Workbook => painter.workbook(),
    };
    outputs.write(painted, args.force)?;
    let format = args.format.or_else(|| outputs.is_empty().then_some(Format::Table));
    let on_screen = surroundings.is_terminal && matches!(format, Some(Format::Table | Format::Markdown));
    if !on_screen {
        painter.tell_findings();
    }
    outputs.tell(&surroundings.voice);
    if let Some(format) = format {
        print(painter.paint(format, surroundings.screen).as_bytes())?;
    }

    let is_refused =
        required.is_some_and(|label| !scored.assessment.labels.get(label).is_some_and(|result| result.reached));
    let has_errors = scored.assessment.findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if is_refused || (args.strict && has_errors) { Exit::No } else { Exit::Done })
}

/// Paints one assessment in any format.
struct Painter<'a> {
    scored: &'a Scored,
    digits: &'a Digits,
    voice: &'a Voice,
}

impl Painter<'_> {
    fn speaker<'v>(&'v self, voice: &'v Voice) -> Speaker<'v> {
        Speaker { voice, digits: self.digits, as_of: self.scored.assessment.as_of }
    }

    fn paint(&self, format: Format, screen: Screen) -> String {
        let Scored { catalogue, assessment, .. } = self.scored;
        let report = || self.speaker(self.voice).report(catalogue, assessment);
        match format {
            Format::Table => terminal::paint(&report(), screen),
            Format::Markdown => markdown::paint(&report()),
            Format::Html => html::paint(&self.speaker(self.voice).page(catalogue, assessment)),
            Format::Csv => csv::indicators(catalogue, assessment, self.digits, self.voice),
            Format::Json => dossier::json(catalogue, assessment, &self.scored.options),
        }
    }

    fn workbook(&self) -> Result<Vec<u8>, Problem> {
        let Scored { catalogue, assessment, .. } = self.scored;
        workbook::write(catalogue, assessment, &self.speaker(self.voice))
            .map_err(|error| Problem::Said(Message::new("sheet-problem").with("reason", error.to_string())))
    }

    /// Lists the findings on standard error, for whoever does not see them in the report.
    fn tell_findings(&self) {
        let speaker = self.speaker(self.voice);
        for finding in &self.scored.assessment.findings {
            // Nobody is left to tell when standard error is closed.
            let _ = writeln!(std::io::stderr(), "{}", clean(&speaker.finding(&self.scored.catalogue, finding).1));
        }
    }
}

/// The label of that id.
fn find_label(catalogue: &Catalogue, name: &str) -> Result<usize, Problem> {
    catalogue.labels.iter().position(|label| label.id == name).ok_or_else(|| {
        let known: Vec<Arg> = catalogue.labels.iter().map(|label| Arg::from(label.id.as_str())).collect();
        Problem::Said(match known.is_empty() {
            true => Message::new("problem-no-labels"),
            false => Message::new("problem-unknown-label").with("name", Arg::quoted(name)).with("known", known),
        })
    })
}
