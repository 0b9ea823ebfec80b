//! `merit robustness`: how firm a decision is.

use super::Console;
use super::dossier::ScoredDossier;
use super::plan::scored;
use crate::cli::{PlanFormat, RobustnessArgs};
use crate::exit::Exit;
use crate::language::{Language, Localizer};
use crate::record::robustness_json;
use crate::render::{markdown, terminal};
use crate::report::ReportWriter;
use crate::robustness::robustness;

/// Runs the subcommand.
pub fn run(args: RobustnessArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let (outputs, scored) = scored(&args.dossier, &args.place, console)?;
    let console = &*console;
    scored.tell_unread(&console.localizer);
    let ScoredDossier { catalogue, assessment, .. } = &scored;
    let firm = robustness(catalogue, assessment);
    let digits = firm.digits(catalogue, assessment);
    let report_writer = ReportWriter { localizer: &console.localizer, digits: &digits, as_of: assessment.as_of };
    let report = || report_writer.alone(catalogue, assessment, report_writer.robustness(catalogue, assessment, &firm));
    let paint = |format, screen| match format {
        PlanFormat::Text => terminal::paint(&report(), screen),
        PlanFormat::Markdown => markdown::paint(&report()),
        PlanFormat::Json => {
            let english = Localizer::new(Language::En);
            let sentence = ReportWriter { localizer: &english, ..report_writer }.firmness(catalogue, assessment, &firm);
            robustness_json(catalogue, assessment, &firm, &digits, (&english, &sentence))
        }
    };
    outputs.put(args.place.format, PlanFormat::Text, args.place.force, console, paint)?;
    Ok(Exit::Done)
}
