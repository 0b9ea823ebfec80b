//! `merit check`: the self-test, a list of requests to the applicant.

use super::Console;
use super::dossier::{self, DocumentAccess};
use super::output::Outputs;
use crate::cli::{CheckArgs, CheckFormat};
use crate::diagnostic::Severity;
use crate::exit::Exit;
use crate::render::{csv, markdown, terminal};
use crate::report::ReportWriter;

/// The formats of files by their endings.
const ENDINGS: [(&str, CheckFormat); 3] =
    [("txt", CheckFormat::Text), ("md", CheckFormat::Markdown), ("csv", CheckFormat::Csv)];

/// Runs the subcommand.
pub fn run(args: CheckArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let outputs = Outputs::by_ending(args.output, &ENDINGS, args.format.is_some())?;
    let scored = dossier::score(&args.dossier, DocumentAccess::Open, console)?;
    let console = &*console;
    let digits = scored.assessment.digits(&scored.catalogue);
    let localizer = &console.localizer;
    scored.tell_unread(localizer);
    let report_writer = ReportWriter { localizer, digits: &digits, as_of: scored.assessment.as_of };
    let paint = |format, screen| match format {
        CheckFormat::Text => terminal::paint(&report_writer.check(&scored.catalogue, &scored.assessment), screen),
        CheckFormat::Markdown => markdown::paint(&report_writer.check(&scored.catalogue, &scored.assessment)),
        CheckFormat::Csv => {
            csv::requests(&report_writer.requests(&scored.catalogue, &scored.assessment), localizer.language())
        }
    };
    outputs.put(args.format, CheckFormat::Text, args.force, console, paint)?;
    let has_errors = scored.assessment.findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if has_errors { Exit::No } else { Exit::Done })
}
