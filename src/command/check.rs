//! `merit check`: the self-test, a list of requests to the applicant.

use super::Surroundings;
use super::dossier::{self, Look};
use super::output::Outputs;
use crate::cli::{CheckArgs, CheckFormat};
use crate::diagnostic::Severity;
use crate::exit::Exit;
use crate::render::{csv, markdown, terminal};
use crate::report::Speaker;

/// The formats of files by their endings.
const ENDINGS: [(&str, CheckFormat); 3] =
    [("txt", CheckFormat::Text), ("md", CheckFormat::Markdown), ("csv", CheckFormat::Csv)];

/// Runs the subcommand.
pub fn run(args: CheckArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let outputs = Outputs::by_ending(args.output, &ENDINGS, args.format.is_some())?;
    let scored = dossier::score(&args.dossier, Look::Open)?;
    let digits = scored.assessment.digits(&scored.catalogue);
    let voice = &surroundings.voice;
    scored.tell_unread(voice);
    let speaker = Speaker { voice, digits: &digits, as_of: scored.assessment.as_of };
    let paint = |format, screen| match format {
        CheckFormat::Text => terminal::paint(&speaker.check(&scored.catalogue, &scored.assessment), screen),
        CheckFormat::Markdown => markdown::paint(&speaker.check(&scored.catalogue, &scored.assessment)),
        CheckFormat::Csv => csv::requests(&speaker.requests(&scored.catalogue, &scored.assessment), voice.language()),
    };
    outputs.put(args.format, CheckFormat::Text, args.force, surroundings, paint)?;
    let has_errors = scored.assessment.findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if has_errors { Exit::No } else { Exit::Done })
}
