//! `merit robustness`: how firm a decision is.

use super::dossier::{self, Scored};
use super::output::Outputs;
use super::{Surroundings, print};
use crate::cli::{PlanFormat, RobustnessArgs};
use crate::exit::Exit;
use crate::language::{Language, Voice};
use crate::record::robustness_json;
use crate::render::{markdown, terminal};
use crate::report::Speaker;
use crate::robustness::robustness;

/// Runs the subcommand.
pub fn run(args: RobustnessArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let outputs = Outputs::by_ending(args.output, &super::plan::ENDINGS, args.format.is_some())?;
    outputs.spare(&dossier::inputs(&args.dossier.dossier))?;
    let scored = dossier::score(&args.dossier)?;
    outputs.spare(&dossier::documents(&args.dossier.dossier, &scored.assessment))?;
    let Scored { catalogue, assessment, .. } = &scored;
    let firm = robustness(catalogue, assessment);
    let digits = firm.digits(catalogue, assessment);
    let speaker = Speaker { voice: &surroundings.voice, digits: &digits, as_of: assessment.as_of };
    let report = || speaker.robustness(catalogue, assessment, &firm);
    let paint = |format, screen| match format {
        PlanFormat::Text => terminal::paint(&report(), screen),
        PlanFormat::Markdown => markdown::paint(&report()),
        PlanFormat::Json => {
            let english = Voice::new(Language::En);
            let sentence = Speaker { voice: &english, ..speaker }.firmness(catalogue, assessment, &firm);
            robustness_json(catalogue, assessment, &firm, &digits, (&english, &sentence))
        }
    };
    outputs.write(|format, screen| Ok(paint(format, screen).into_bytes()), args.force)?;
    outputs.tell(&surroundings.voice);
    if let Some(format) = args.format.or_else(|| outputs.is_empty().then_some(PlanFormat::Text)) {
        print(paint(format, surroundings.screen).as_bytes())?;
    }
    Ok(Exit::Done)
}
