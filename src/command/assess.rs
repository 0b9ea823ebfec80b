//! `merit assess`: score a dossier and report.

use super::catalogue_text::{find_label, read_file};
use super::dossier::{self, DocumentAccess, ScoredDossier};
use super::output::Outputs;
use super::plan::{next_label, plan_result};
use super::problem::Problem;
use super::{Console, tell};
use crate::cli::{AssessArgs, Audience};
use crate::diagnostic::Severity;
use crate::exit::Exit;
use crate::export::{AssessmentExport, Format, Supplement};
use crate::language::Message;
use crate::plan::{By, PlanRequest};
use crate::record::{MAX_RESULTS_BYTES, cohort};
use crate::report::CohortComparison;
use crate::robustness::robustness;

pub(super) fn run(args: AssessArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let outputs = Outputs::new::<AssessmentExport>(args.output, args.format, args.force)?;
    let named = args.dossier.decisions.decisions.as_deref();
    outputs.spare(|| dossier::inputs(&args.dossier.dossier, named).into_iter().chain(args.cohort.clone()).collect())?;
    if !args.set.is_empty() && outputs.formats().any(|format| format == Format::Workbook) {
        return Err(Problem::Said(Message::new("set-no-workbook")).into());
    }
    let access = DocumentAccess::for_formats(outputs.formats());
    let held_until = args.held_until.as_deref().map(dossier::parse_date).transpose()?;
    let mut scored = dossier::score(&args.dossier, &args.set, access, console)?;
    scored.assessment = scored.assessment.held_until(held_until);
    scored.options.held_until = held_until;
    let console = &*console;
    scored.tell_unread(&console.localizer);
    outputs.spare(|| dossier::documents(&args.dossier.dossier, &scored.assessment))?;
    let required = args.require.as_deref().map(|label| find_label(&scored.catalogue, label)).transpose()?;
    let ScoredDossier { catalogue, assessment, options, .. } = &scored;
    let mut result = AssessmentExport::new(catalogue, assessment, options, &console.localizer);
    if let Some(path) = &args.cohort {
        let bytes = read_file(path, MAX_RESULTS_BYTES)?;
        let name = path.display().to_string();
        let cohort = cohort(catalogue, &name, &bytes).map_err(Problem::Said)?;
        result.cohort = Some(CohortComparison { cohort, file: name, min_group: args.min_group });
    }
    result.supplement = args.reader.map(|reader| supplement(&scored, reader)).transpose()?;
    if !(console.is_terminal && matches!(outputs.standard, Some(Format::Text | Format::Markdown))) {
        // The report does not show them there.
        let report_writer = result.report_writer();
        let findings = scored.assessment.findings.iter();
        findings.for_each(|finding| tell(&report_writer.finding(finding).1));
    }
    outputs.put(&result, console)?;

    let is_refused =
        required.is_some_and(|label| !scored.assessment.labels.get(label).is_some_and(|result| result.reached));
    // Somebody decided otherwise and slipped: that is no yes.
    let is_undecided = required.is_some() && scored.assessment.undecided.rows.iter().any(|one| one.why.is_slip());
    if required.is_some() {
        let undecided = result.report_writer().undecided();
        undecided.iter().for_each(|(_, said)| tell(said));
    }
    let has_errors = scored.assessment.findings.iter().any(|finding| finding.severity == Severity::Error);
    // The program ends, which gives back the memory of a catalogue and what came of it at once.
    std::mem::forget(scored);
    Ok(if is_refused || is_undecided || (args.strict && has_errors) { Exit::No } else { Exit::Done })
}

fn supplement(scored: &ScoredDossier, reader: Audience) -> Result<Supplement, Problem> {
    let ScoredDossier { catalogue, assessment, .. } = scored;
    Ok(match reader {
        Audience::Applicant => {
            let label = Some(next_label(catalogue, assessment)?);
            let catalogue = assessment.figures(catalogue);
            let request = PlanRequest { label, by: By::Effort, keep: Default::default(), budget: None };
            Supplement::Plan(plan_result(catalogue, assessment, request)?)
        }
        Audience::Evaluator => Supplement::Robustness(Box::new(robustness(catalogue, assessment))),
    })
}
