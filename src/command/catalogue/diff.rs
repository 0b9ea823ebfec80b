//! `merit catalogue diff`: what changed between two catalogues, and what that
//! makes of dossiers.

use crate::catalogue::Catalogue;
use crate::cli::{BookFormat, DiffArgs};
use crate::command::dossier::{self, Loaded};
use crate::command::problem::Problem;
use crate::command::rulebook::find_catalogue;
use crate::command::{Surroundings, print};
use crate::diff::compare;
use crate::evidence::Reading;
use crate::exit::Exit;
use crate::render::{markdown, terminal};
use crate::report::{self, Dossier, Unseen};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How many entries of subfolders are looked through for dossiers that lie deeper.
const MAX_DEEPER: usize = 1_000;

/// Runs the subcommand.
pub fn run(args: DiffArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let as_of = dossier::as_of(args.as_of.as_deref())?;
    let (old, new) = (find_catalogue(&args.old)?, find_catalogue(&args.new)?);
    let voice = &surroundings.voice;
    let mut impact = Vec::new();
    if let Some(folder) = &args.impact {
        let found = Found::within(folder)?;
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
    let loaded = Loaded::open(path).and_then(|loaded| Ok((loaded.initiatives()?, loaded)));
    let (initiatives, loaded) = match loaded {
        Ok(loaded) => loaded,
        Err(problem) => {
            let problem = said(problem);
            dossiers.push(Dossier { place, old: Err(problem.clone()), new: Err(problem) });
            return;
        }
    };
    let assess = |catalogue, wanted| loaded.assess(catalogue, wanted, reading).map_err(said);
    if initiatives.len() < 2 {
        dossiers.push(Dossier { place, old: assess(old, None), new: assess(new, None) });
        return;
    }
    for id in &initiatives {
        let (old, new) = (assess(old, Some(id)), assess(new, Some(id)));
        dossiers.push(Dossier { place: format!("{place}: {id}"), old, new });
    }
}

/// What a dossier is called: its folder within the one that was named.
fn place(path: &Path, folder: &Path) -> String {
    let within = path.strip_prefix(folder).ok().filter(|within| !within.as_os_str().is_empty());
    within.unwrap_or(path).display().to_string()
}

/// What a folder holds.
struct Found {
    /// The dossiers: the folder itself, then its subfolders by name.
    dossiers: Vec<PathBuf>,
    /// What was not looked at.
    unseen: Unseen,
}

impl Found {
    fn within(folder: &Path) -> Result<Found, Problem> {
        let unreadable = |error: std::io::Error| Problem::reading(folder, &error);
        let root = std::fs::canonicalize(folder).map_err(unreadable)?;
        if !root.is_dir() {
            return Err(Problem::Said(Problem::path("change-problem-no-folder", folder)));
        }
        let entries = std::fs::read_dir(folder).map_err(unreadable)?;
        let mut paths: Vec<PathBuf> =
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(unreadable)?;
        paths.sort();
        let mut found = Found { dossiers: Vec::new(), unseen: Unseen::default() };
        let mut others = Vec::new();
        let mut seen = BTreeSet::new();
        for path in std::iter::once(folder.to_owned()).chain(paths) {
            // Broken links and files are no dossiers.
            let Ok(real) = std::fs::canonicalize(&path) else { continue };
            if !real.is_dir() {
                continue;
            }
            if !real.starts_with(&root) {
                found.unseen.links.push(place(&path, folder));
            } else if !holds_evidence(&path) {
                others.push(path);
            } else if seen.insert(real) {
                found.dossiers.push(path);
            }
        }
        // The folder's own entries have all been looked at.
        others.retain(|path| path != folder && !path.is_symlink());
        found.look_deeper(&others, folder);
        if !found.dossiers.is_empty() {
            return Ok(found);
        }
        Err(Problem::Said(match found.unseen.deeper.first() {
            Some(deeper) => Problem::path("change-problem-only-deeper", folder).with("deeper", &**deeper),
            None => Problem::path("change-problem-no-dossier", folder),
        }))
    }

    /// Looks for dossiers in subfolders that are none themselves. They are named and
    /// not scored: what lies deeper may be a copy. No link is followed.
    fn look_deeper(&mut self, subfolders: &[PathBuf], folder: &Path) {
        let mut left = MAX_DEEPER;
        for subfolder in subfolders {
            let from = self.unseen.deeper.len();
            for entry in std::fs::read_dir(subfolder).into_iter().flatten().flatten() {
                if left == 0 {
                    self.unseen.limit = Some(MAX_DEEPER);
                    break;
                }
                left -= 1;
                let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
                let path = entry.path();
                if is_folder && std::fs::symlink_metadata(path.join("evidence.csv")).is_ok() {
                    self.unseen.deeper.push(place(&path, folder));
                }
            }
            if let Some(found) = self.unseen.deeper.get_mut(from..) {
                found.sort();
            }
        }
    }
}

/// Whether there is an `evidence.csv`, or no telling: then reading it says why.
fn holds_evidence(folder: &Path) -> bool {
    match std::fs::symlink_metadata(folder.join("evidence.csv")) {
        Ok(_) => true,
        Err(error) => error.kind() != std::io::ErrorKind::NotFound,
    }
}
