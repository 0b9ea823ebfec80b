//! `merit catalogue diff`: what changed between two catalogues, and what that
//! makes of dossiers.

use super::paint;
use crate::catalogue::Catalogue;
use crate::cli::{BookFormat, DiffArgs};
use crate::command::Surroundings;
use crate::command::decided::Deciders;
use crate::command::dossier::{self, Loaded, Look};
use crate::command::dossiers::{Found, place};
use crate::command::output::Outputs;
use crate::command::problem::Problem;
use crate::command::rulebook::find_catalogue;
use crate::diff::compare;
use crate::evidence::{Reading, whom_they_mean};
use crate::exit::Exit;
use crate::language::Message;
use crate::render::csv;
use crate::report::{self, Dossier};
use std::convert::Infallible;
use std::path::Path;

/// What a file can hold: what changed in a format, or who has which award before and after.
#[derive(Clone, Copy)]
enum File {
    Report(BookFormat),
    Awards,
}

/// The formats of files by their endings.
const ENDINGS: [(&str, File); 3] =
    [("txt", File::Report(BookFormat::Table)), ("md", File::Report(BookFormat::Markdown)), ("csv", File::Awards)];

/// Runs the subcommand.
pub fn run(args: DiffArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let outputs = Outputs::by_ending(args.output, &ENDINGS, args.format.is_some())?;
    let has_awards = outputs.files().iter().any(|(_, file)| matches!(file, File::Awards));
    if has_awards && args.impact.is_none() {
        return Err(Problem::Said(Message::new("change-problem-awards")).into());
    }
    let as_of = dossier::as_of(args.as_of.as_deref())?;
    let (old, new) = (find_catalogue(&args.old)?, find_catalogue(&args.new)?);
    let voice = &surroundings.voice;
    let (mut impact, mut awards) = (Vec::new(), String::new());
    if let Some(folder) = &args.impact {
        let found = Found::within(folder, false, None)?;
        let reading = Reading { as_of, decimal: None };
        outputs.spare(|| found.dossiers.iter().flat_map(|path| dossier::inputs(path, None)).collect())?;
        let mut dossiers = Vec::new();
        for path in &found.dossiers {
            score(path, folder, (&old, &new), reading, surroundings, &mut dossiers);
        }
        impact = report::impact(voice, (&old, &new), &dossiers, as_of, &found.unseen);
        awards = csv::awards((&old, &new), &dossiers, voice.language());
    }
    let report = report::changes(voice, (&old, &new), &compare(&old, &new), impact);
    let painted = |file, screen| match file {
        File::Report(format) => paint(&report, format, screen),
        File::Awards => awards.clone(),
    };
    let format = args.format.map(File::Report);
    outputs.put(format, File::Report(BookFormat::Table), args.force, surroundings, painted)?;
    Ok(Exit::Done)
}

/// Scores the initiatives of one dossier under both catalogues.
fn score(
    path: &Path,
    folder: &Path,
    (old, new): (&Catalogue, &Catalogue),
    reading: Reading,
    surroundings: &Surroundings,
    dossiers: &mut Vec<Dossier>,
) {
    let said = |problem: Problem| problem.paint(surroundings);
    let place = place(path, folder);
    let loaded = Loaded::open(path, &Deciders::Dossier).and_then(|loaded| Ok((loaded.tables(new)?, loaded)));
    let (tables, loaded) = match loaded {
        Ok(loaded) => loaded,
        Err(problem) => {
            let problem = said(problem);
            dossiers.push(Dossier { place, old: Err(problem.clone()), new: Err(problem) });
            return;
        }
    };
    let assess = |catalogue, wanted| loaded.assess(catalogue, wanted, reading, Look::Open).map_err(said);
    if tables.initiatives().len() < 2 {
        dossiers.push(Dossier { place, old: assess(old, None), new: assess(new, None) });
        return;
    }
    let applicants = tables.applicants();
    for id in &applicants {
        let (old, new) = (assess(old, Some(id)), assess(new, Some(id)));
        dossiers.push(Dossier { place: format!("{place}: {id}"), old, new });
    }
    // Nobody's applications, of which a round tells the same.
    let strangers = tables.strangers();
    let near = whom_they_mean(&strangers, |offer| {
        applicants.iter().for_each(|id| offer(id));
        Ok::<_, Infallible>(())
    });
    for (stranger, near) in strangers.iter().zip(near.unwrap_or_default()) {
        let problem = said(Problem::Found(Box::new(stranger.finding(near.as_deref()))));
        dossiers.push(Dossier {
            place: format!("{place}: {}", stranger.id),
            old: Err(problem.clone()),
            new: Err(problem),
        });
    }
}
