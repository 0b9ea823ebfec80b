//! `merit catalogue diff`: what changed between two catalogues, and what that makes of dossiers.

use crate::catalogue::Catalogue;
use crate::cli::DiffArgs;
use crate::command::Console;
use crate::command::catalogue_text::find_catalogue;
use crate::command::decision_source::DecisionSource;
use crate::command::dossier::{self, DocumentAccess, LoadedDossier};
use crate::command::dossiers::{DossierList, place};
use crate::command::output::Outputs;
use crate::command::problem::Problem;
use crate::diff::compare;
use crate::evidence::{ReadingOptions, whom_they_mean};
use crate::exit::Exit;
use crate::export::{ChangesExport, Format};
use crate::language::Message;
use crate::render::csv;
use crate::report::{self, Dossier};
use std::path::Path;

pub(super) fn run(args: DiffArgs, console: &Console) -> anyhow::Result<Exit> {
    let outputs = Outputs::new::<ChangesExport>(args.output, args.format, args.force)?;
    if outputs.formats().any(|format| format == Format::Csv) && args.impact.is_none() {
        return Err(Problem::Said(Message::new("change-problem-awards")).into());
    }
    let as_of = dossier::as_of(args.as_of.as_deref())?;
    let (old, new) = (find_catalogue(&args.old)?, find_catalogue(&args.new)?);
    let localizer = &console.localizer;
    let (mut impact, mut awards) = (Vec::new(), None);
    if let Some(folder) = &args.impact {
        let found = DossierList::within(folder, false, None)?;
        let reading = ReadingOptions { as_of, decimal: None };
        outputs.spare(|| found.dossiers.iter().flat_map(|path| dossier::inputs(path, None)).collect())?;
        let mut dossiers = Vec::new();
        for path in &found.dossiers {
            score(path, folder, (&old, &new), reading, console, &mut dossiers);
        }
        impact = report::impact(localizer, (&old, &new), &dossiers, as_of, &found.unseen);
        awards = Some(csv::awards((&old, &new), &dossiers, localizer.language()));
    }
    let report = report::changes(localizer, (&old, &new), &compare(&old, &new), impact);
    outputs.put(&ChangesExport { report, awards }, console)?;
    Ok(Exit::Done)
}

/// Scores the initiatives of one dossier under both catalogues.
fn score(
    path: &Path,
    folder: &Path,
    (old, new): (&Catalogue, &Catalogue),
    reading: ReadingOptions,
    console: &Console,
    dossiers: &mut Vec<Dossier>,
) {
    let said = |problem: Problem| problem.paint(&console.localizer, console.error_screen);
    let place = place(path, folder);
    let loaded =
        LoadedDossier::open(path, &DecisionSource::Dossier).and_then(|loaded| Ok((loaded.tables(new)?, loaded)));
    let (tables, loaded) = match loaded {
        Ok(loaded) => loaded,
        Err(problem) => {
            let problem = said(problem);
            dossiers.push(Dossier { place, old: Err(problem.clone()), new: Err(problem) });
            return;
        }
    };
    let assess = |catalogue, wanted| loaded.assess(catalogue, wanted, reading, DocumentAccess::Open).map_err(said);
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
    let near = whom_they_mean(&strangers, &applicants);
    for (stranger, near) in strangers.iter().zip(near) {
        let problem = said(Problem::Found(Box::new(stranger.finding(near.as_deref()))));
        dossiers.push(Dossier {
            place: format!("{place}: {}", stranger.id),
            old: Err(problem.clone()),
            new: Err(problem),
        });
    }
}
