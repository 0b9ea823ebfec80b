//! `merit check`: the self-test, a list of requests to the applicant.

use super::Console;
use super::dossier::{self, DocumentAccess};
use super::output::Outputs;
use crate::cli::CheckArgs;
use crate::diagnostic::Severity;
use crate::exit::Exit;
use crate::export::RequestsExport;
use crate::report::ReportWriter;

pub(super) fn run(args: CheckArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let outputs = Outputs::new::<RequestsExport>(args.output, args.format, args.force)?;
    let scored = dossier::score(&args.dossier, &[], DocumentAccess::Open, console)?;
    let console = &*console;
    let (catalogue, assessment) = (scored.assessment.figures(&scored.catalogue), &scored.assessment);
    let digits = assessment.digits(catalogue);
    scored.tell_unread(&console.localizer);
    let report_writer = ReportWriter { localizer: &console.localizer, digits: &digits, catalogue, assessment };
    outputs.put(&RequestsExport(report_writer), console)?;
    let has_errors = assessment.findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if has_errors { Exit::No } else { Exit::Done })
}
