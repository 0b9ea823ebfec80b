//! `merit explain`: how each point came about.

use super::dossier;
use super::output::Outputs;
use super::problem::Problem;
use super::rulebook::called;
use super::{Surroundings, print};
use crate::catalogue::Catalogue;
use crate::cli::{ExplainArgs, ExplainFormat};
use crate::exit::Exit;
use crate::language::{Arg, Message};
use crate::nearest::nearest;
use crate::render::{markdown, terminal};
use crate::report::Speaker;

/// The formats of files by their endings.
const ENDINGS: [(&str, ExplainFormat); 2] = [("txt", ExplainFormat::Text), ("md", ExplainFormat::Markdown)];

/// Runs the subcommand.
pub fn run(args: ExplainArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let outputs = Outputs::by_ending(args.output, &ENDINGS, args.format.is_some())?;
    let scored = dossier::score(&args.dossier)?;
    let chosen = chosen(&scored.catalogue, &args.indicators)?;
    let digits = scored.assessment.digits(&scored.catalogue);
    let speaker = Speaker { voice: &surroundings.voice, digits: &digits, as_of: scored.assessment.as_of };
    let report = speaker.explanation(&scored.catalogue, &scored.assessment, &chosen);
    let paint = |format, screen| match format {
        ExplainFormat::Text => terminal::paint(&report, screen),
        ExplainFormat::Markdown => markdown::paint(&report),
    };
    outputs.write(|format, screen| Ok(paint(format, screen).into_bytes()), args.force)?;
    outputs.tell(&surroundings.voice);
    if let Some(format) = args.format.or_else(|| outputs.is_empty().then_some(ExplainFormat::Text)) {
        print(paint(format, surroundings.screen).as_bytes())?;
    }
    Ok(Exit::Done)
}

/// The indicators of these ids or numbers.
fn chosen(catalogue: &Catalogue, names: &[String]) -> Result<Vec<usize>, Problem> {
    let mut all = Vec::new();
    for name in names {
        let found = called(catalogue, name);
        if found.is_empty() {
            let message = match nearest(name, catalogue.indicators.iter().map(|indicator| indicator.id.as_str())) {
                Some(near) => Message::new("explain-unknown-indicator-near").with("near", near),
                None => Message::new("explain-unknown-indicator"),
            };
            return Err(Problem::Said(message.with("name", Arg::quoted(name))));
        }
        all.extend(found);
    }
    Ok(all)
}
