//! `merit robustness`: how firm a decision is.

use super::Console;
use super::dossier::ScoredDossier;
use super::plan::scored;
use crate::cli::RobustnessArgs;
use crate::exit::Exit;
use crate::export::RobustnessExport;
use crate::robustness::robustness;

pub(super) fn run(args: RobustnessArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let (outputs, scored) = scored::<RobustnessExport>(&args.dossier, args.place, console)?;
    let console = &*console;
    scored.tell_unread(&console.localizer);
    let ScoredDossier { catalogue, assessment, .. } = &scored;
    let robustness = &robustness(catalogue, assessment);
    outputs.put(&RobustnessExport { catalogue, assessment, robustness, localizer: &console.localizer }, console)?;
    Ok(Exit::Done)
}
