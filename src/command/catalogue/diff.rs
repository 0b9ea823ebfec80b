//! `merit catalogue diff`: what changed between two catalogues, and what that
//! makes of dossiers.

use crate::catalogue::Catalogue;
use crate::cli::{BookFormat, DiffArgs};
use crate::command::dossier::{self, Loaded, Look};
use crate::command::dossiers::{Found, place};
use crate::command::problem::Problem;
use crate::command::rulebook::find_catalogue;
use crate::command::{Surroundings, print};
use crate::diff::compare;
use crate::evidence::Reading;
use crate::exit::Exit;
use crate::render::{markdown, terminal};
use crate::report::{self, Dossier};
use std::path::Path;

/// Runs the subcommand.
pub fn run(args: DiffArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let as_of = dossier::as_of(args.as_of.as_deref())?;
    let (old, new) = (find_catalogue(&args.old)?, find_catalogue(&args.new)?);
    let voice = &surroundings.voice;
    let mut impact = Vec::new();
    if let Some(folder) = &args.impact {
        let found = Found::within(folder, false, None)?;
        let reading = Reading { as_of, decimal: None };
        let mut dossiers = Vec::new();
        for path in &found.dossiers {
            score(path, folder, (&old, &new), reading, surroundings, &mut dossiers);
        }
        impact = report::impact(voice, (&old, &new), &dossiers, as_of, &found.unseen);
    }
    let report = report::changes(voice, (&old, &new), &compare(&old, &new), impact);
    let text = match args.format {
        BookFormat::Table => terminal::paint(&report, surroundings.screen),
        BookFormat::Markdown => markdown::paint(&report),
    };
    print(text.as_bytes())?;
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
    let loaded = Loaded::open(path).and_then(|loaded| Ok((loaded.tables(new)?.initiatives().to_vec(), loaded)));
    let (initiatives, loaded) = match loaded {
        Ok(loaded) => loaded,
        Err(problem) => {
            let problem = said(problem);
            dossiers.push(Dossier { place, old: Err(problem.clone()), new: Err(problem) });
            return;
        }
    };
    let assess = |catalogue, wanted| loaded.assess(catalogue, wanted, reading, Look::Open).map_err(said);
    if initiatives.len() < 2 {
        dossiers.push(Dossier { place, old: assess(old, None), new: assess(new, None) });
        return;
    }
    for id in &initiatives {
        let (old, new) = (assess(old, Some(id)), assess(new, Some(id)));
        dossiers.push(Dossier { place: format!("{place}: {id}"), old, new });
    }
}
