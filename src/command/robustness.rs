//! `merit robustness`: how firm a decision is.

use super::Surroundings;
use super::dossier::Scored;
use super::plan::scored;
use crate::cli::{PlanFormat, RobustnessArgs};
use crate::exit::Exit;
use crate::language::{Language, Voice};
use crate::record::robustness_json;
use crate::render::{markdown, terminal};
use crate::report::Speaker;
use crate::robustness::robustness;

/// Runs the subcommand.
pub fn run(args: RobustnessArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let (outputs, scored) = scored(&args.dossier, &args.place)?;
    scored.tell_unread(&surroundings.voice);
    let Scored { catalogue, assessment, .. } = &scored;
    let firm = robustness(catalogue, assessment);
    let digits = firm.digits(catalogue, assessment);
    let speaker = Speaker { voice: &surroundings.voice, digits: &digits, as_of: assessment.as_of };
    let report = || speaker.alone(catalogue, assessment, speaker.robustness(catalogue, assessment, &firm));
    let paint = |format, screen| match format {
        PlanFormat::Text => terminal::paint(&report(), screen),
        PlanFormat::Markdown => markdown::paint(&report()),
        PlanFormat::Json => {
            let english = Voice::new(Language::En);
            let sentence = Speaker { voice: &english, ..speaker }.firmness(catalogue, assessment, &firm);
            robustness_json(catalogue, assessment, &firm, &digits, (&english, &sentence))
        }
    };
    outputs.put(args.place.format, PlanFormat::Text, args.place.force, surroundings, paint)?;
    Ok(Exit::Done)
}
