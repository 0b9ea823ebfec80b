//! `merit explain`: how each point came about.

use super::catalogue_text::{chosen, find_catalogue, read_file, unknown_indicator};
use super::dossier::{self, DocumentAccess};
use super::output::Outputs;
use super::problem::Problem;
use super::{Console, has_ending};
use crate::catalogue::{BuiltIn, of_digest};
use crate::cli::{DecisionArgs, DossierArgs, ExplainArgs};
use crate::exit::Exit;
use crate::language::{Localizer, Message};
use crate::record::{self, MAX_REPORT_BYTES};
use crate::report::{Report, ReportWriter, called_in_report, explanation_of_report};

pub(super) fn run(args: ExplainArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let outputs = Outputs::new::<Report>(args.output, args.format, args.force)?;
    outputs.spare(|| dossier::inputs(&args.dossier.dossier, args.dossier.decisions.decisions.as_deref()))?;
    let is_report = has_ending(&args.dossier.dossier, "json");
    let (report, exit) = match is_report {
        true => of_report(&args.dossier, &args.indicators, &console.localizer)?,
        false => (of_dossier(&args.dossier, &args.indicators, &outputs, console)?, Exit::Done),
    };
    outputs.put(&report, console)?;
    Ok(exit)
}

fn of_dossier(
    args: &DossierArgs,
    names: &[String],
    outputs: &Outputs,
    console: &mut Console,
) -> anyhow::Result<Report> {
    let scored = dossier::score(args, &[], DocumentAccess::Digest, console)?;
    let localizer = &console.localizer;
    scored.tell_unread(localizer);
    outputs.spare(|| dossier::documents(&args.dossier, &scored.assessment))?;
    let chosen = chosen(&scored.catalogue, names)?;
    let (catalogue, assessment) = (scored.assessment.figures(&scored.catalogue), &scored.assessment);
    let digits = assessment.digits(catalogue);
    Ok(ReportWriter { localizer, digits: &digits, catalogue, assessment }.explanation(&chosen))
}

/// The working as a JSON report tells it; the catalogue lends titles where it is the
/// one of the report. The answer is no where the report contradicts itself.
fn of_report(args: &DossierArgs, names: &[String], localizer: &Localizer) -> Result<(Report, Exit), Problem> {
    // A report has been read and scored; there is nothing left to choose.
    let DecisionArgs { decisions, no_decisions } = &args.decisions;
    let is_decided = decisions.is_some() || *no_decisions;
    if args.as_of.is_some() || args.decimal.is_some() || args.initiative.is_some() || is_decided {
        return Err(Problem::Said(Message::new("explain-report-options")));
    }
    let bytes = read_file(&args.dossier, MAX_REPORT_BYTES)?;
    let saved = record::read(&args.dossier.display().to_string(), &bytes).map_err(Problem::Said)?;
    let catalogue = match &args.catalogue {
        Some(name) => Some(find_catalogue(name)?),
        None => of_digest(&saved.report.catalogue.sha256).map(BuiltIn::read).transpose()?,
    };
    let catalogue = catalogue.filter(|catalogue| catalogue.sha256 == saved.report.catalogue.sha256);
    if let Some(name) = names.iter().find(|name| called_in_report(&saved.report, name).is_empty()) {
        let indicators = saved.report.indicators.iter().map(|indicator| indicator.id.as_str());
        let groups = saved.report.groups.iter().map(|group| group.id.as_str());
        let ids = saved.report.facts.iter().map(|fact| fact.id.as_str()).chain(groups).chain(indicators);
        return Err(unknown_indicator(name, ids));
    }
    let contradictions = record::contradictions(&saved, catalogue.as_ref());
    let exit = if contradictions.is_empty() { Exit::Done } else { Exit::No };
    Ok((explanation_of_report(localizer, &saved, catalogue.as_ref(), &contradictions, names), exit))
}
