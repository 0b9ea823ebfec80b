//! `merit check`: the self-test, a list of requests to the applicant.

use super::dossier;
use super::output::write_all;
use super::problem::Problem;
use super::{Surroundings, print};
use crate::cli::{CheckArgs, CheckFormat};
use crate::diagnostic::Severity;
use crate::exit::Exit;
use crate::render::terminal::Screen;
use crate::render::{csv, markdown, terminal};
use crate::report::Speaker;
use std::path::Path;

/// The width of a list in a text file, whatever the terminal.
const FILE_WIDTH: u16 = 100;

/// Runs the subcommand.
pub fn run(args: CheckArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let outputs: Vec<CheckFormat> = args.output.iter().map(|path| format_of(path)).collect::<Result<_, Problem>>()?;
    let scored = dossier::score(&args.dossier)?;
    let digits = scored.assessment.digits(&scored.catalogue);
    let voice = &surroundings.voice;
    let speaker = Speaker { voice, digits: &digits, as_of: scored.assessment.as_of };
    let paint = |format, screen| match format {
        CheckFormat::Text => terminal::paint(&speaker.check(&scored.catalogue, &scored.assessment), screen),
        CheckFormat::Markdown => markdown::paint(&speaker.check(&scored.catalogue, &scored.assessment)),
        CheckFormat::Csv => csv::requests(&speaker.requests(&scored.catalogue, &scored.assessment), voice.language()),
    };
    let in_file = Screen { width: FILE_WIDTH, colour: false };
    let files: Vec<_> = args
        .output
        .iter()
        .cloned()
        .zip(outputs)
        .map(|(path, format)| (path, paint(format, in_file).into_bytes()))
        .collect();
    write_all(&files, args.force)?;
    if files.is_empty() {
        print(paint(args.format, surroundings.screen).as_bytes())?;
    }
    let has_errors = scored.assessment.findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if has_errors { Exit::No } else { Exit::Done })
}

fn format_of(path: &Path) -> Result<CheckFormat, Problem> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("txt") => Ok(CheckFormat::Text),
        Some("md") => Ok(CheckFormat::Markdown),
        Some("csv") => Ok(CheckFormat::Csv),
        _ => Err(Problem::Said(Problem::path("problem-unknown-extension", path).with("known", ".txt .md .csv"))),
    }
}
