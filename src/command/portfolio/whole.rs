//! A dossier of a round that is read into memory as a whole, with all initiatives that it holds.

use super::pool::in_order;
use super::reports::ReportStaging;
use super::score::{DocumentFolder, Scorer};
use super::writer::ResultRenderer;
use super::{Batch, MAX_ROUND_BYTES, RoundSettings, beside, called_within, entry_of_assessment, failed, home};
use crate::command::dossier::{DocumentAccess, LoadedDossier};
use crate::command::has_ending;
use crate::command::problem::Problem;
use crate::command::progress::Progress;
use crate::diagnostic::{Finding, Severity};
use crate::evidence::{Detail, EvidenceReader, Piece, TableReading, Tables, UnmatchedId};
use crate::language::Message;
use crate::portfolio::{RoundEntry, content};
use rayon::ThreadPool;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// How many initiatives of one dossier are scored together.
const AT_ONCE: usize = 16;

pub(super) struct WholeDossier<'a> {
    setting: RoundSettings<'a>,
    path: PathBuf,
    state: State<'a>,
}

enum State<'a> {
    /// It is a report of merit, and none.
    Report(Box<Finding>),
    /// Why it cannot be read.
    Unreadable(Problem),
    /// The only initiative that it holds, scored, unless its report could not be written.
    Scored(Box<Result<ScoredPart<'a>, Problem>>),
    /// Several initiatives, which are yet to be scored.
    Several(Box<SharedTables>),
}

struct ScoredPart<'a> {
    /// Those that were scored, or could not be.
    batch: Batch<'a>,
    /// Why it cannot be read any further, and what to call it then.
    failure: Option<(String, Problem)>,
}

struct SharedTables {
    loaded: LoadedDossier,
    /// How the folder of its documents is called in the round.
    home: String,
    tables: Tables,
    ids: Vec<String>,
    is_alone: bool,
    /// Who stands beside the evidence alone.
    strangers: Vec<UnmatchedId>,
}

impl<'a> WholeDossier<'a> {
    /// Reads a dossier, and scores it where it holds one initiative alone.
    pub(super) fn read(path: &Path, setting: RoundSettings<'a>, renderer: &ResultRenderer<'_>) -> WholeDossier<'a> {
        // Long tables are split by all threads.
        let split = |pieces: &[Piece<'_>]| pieces.par_iter().map(Piece::split).collect();
        let open = || {
            let mut loaded = LoadedDossier::open_within(path, setting.decision_source, MAX_ROUND_BYTES)?;
            let reads = TableReading { split: &split, has_digest: renderer.has_reports() };
            let tables = loaded.tables_with(setting.catalogue, reads)?;
            loaded.forget_bytes();
            Ok((tables, loaded))
        };
        let opened = open();
        let home = home(setting.place, path.is_file());
        let is_book = has_ending(path, "xlsx");
        let state = match opened
            .map(|(tables, loaded)| SharedTables::new(tables, loaded, home.to_owned(), renderer.has_reports()))
        {
            Err(Problem::Found(finding)) if finding.message.key == "not-a-workbook-report" && path.is_file() => {
                State::Report(finding)
            }
            Err(Problem::Said(message)) if message.key == "problem-too-large" && !is_book => {
                State::Unreadable(Problem::Said(Message { key: "portfolio-problem-too-large", ..message }))
            }
            Err(problem) => State::Unreadable(problem),
            Ok(held) if held.is_alone => State::Scored(Box::new(held.score_alone(&setting, renderer))),
            Ok(held) => State::Several(Box::new(held)),
        };
        WholeDossier { setting, path: path.to_owned(), state }
    }

    /// Hands its initiatives to `take`.
    ///
    /// # Errors
    /// What `take` says, or the [`Problem`] that keeps the dossier from being read where it is
    /// all that there is of the round (`is_all`).
    pub(super) fn take(
        self,
        pool: &ThreadPool,
        is_all: bool,
        staging: Option<&ReportStaging>,
        progress: &mut Option<Progress<'_>>,
        mut take: impl FnMut(Batch<'a>) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let WholeDossier { setting, path, state } = self;
        if let (State::Several(held), Some(progress)) = (&state, progress.as_mut()) {
            progress.expect(held.ids.len().saturating_sub(1) as u64);
        }
        let mut failure = None;
        let mut add = |part: ScoredPart<'a>| -> Result<(), Problem> {
            let of_it = part.batch.round.len().max(1) as u64;
            progress.iter_mut().for_each(|progress| progress.add(of_it));
            if failure.is_none() {
                failure = part.failure;
                take(part.batch)?;
            }
            Ok(())
        };
        match state {
            State::Report(finding) => {
                let mut batch = Batch::new(&setting);
                let message = Message::new("portfolio-own-report");
                batch.tell(setting.place, &Finding { severity: Severity::Note, message, ..*finding });
                add(ScoredPart { batch, failure: None })?;
            }
            State::Unreadable(problem) => {
                let failure = Some((setting.place.to_owned(), problem));
                add(ScoredPart { batch: Batch::new(&setting), failure })?;
            }
            State::Scored(part) => add((*part)?)?,
            State::Several(held) => {
                let mut batch = Batch::new(&setting);
                held.tables.about_all().iter().for_each(|finding| batch.tell(setting.place, finding));
                add(ScoredPart { batch, failure: None })?;
                let mut next = 0..0;
                let parts = || {
                    next = next.end..(next.end + AT_ONCE).min(held.ids.len());
                    Ok((!next.is_empty()).then(|| next.clone()))
                };
                let worker = || {
                    let (held, setting) = (&held, &setting);
                    let scorer = Scorer::new(setting, ResultRenderer::new(setting, staging));
                    move |part| held.score(setting, &scorer, part)
                };
                in_order(pool, parts, worker, |part| add(part?))?;
                for batch in beside(&setting, &held.strangers, &held.ids) {
                    add(ScoredPart { batch, failure: None })?;
                }
            }
        }
        match failure {
            None => Ok(()),
            Some((_, problem)) if is_all => Err(problem),
            Some((id, problem)) => {
                let mut batch = Batch::new(&setting);
                let problem = problem.within(&path, called_within(setting.place));
                batch.add(failed(setting.place, &id, problem), &ResultRenderer::new(&setting, None));
                take(batch)
            }
        }
    }
}

impl SharedTables {
    fn new(tables: Tables, loaded: LoadedDossier, home: String, has_reports: bool) -> SharedTables {
        let is_alone = tables.initiatives().len() < 2;
        // Each report tells of rows that name nobody, as they may be meant for its initiative.
        let tables = if is_alone || has_reports { tables } else { tables.telling_once() };
        let mut ids: Vec<String> = tables.applicants().into_iter().cloned().collect();
        if is_alone && ids.is_empty() {
            ids.push(loaded.name.clone());
        }
        let strangers = tables.strangers();
        SharedTables { loaded, home, tables, ids, is_alone, strangers }
    }

    fn score_alone<'a>(
        &self,
        setting: &RoundSettings<'a>,
        renderer: &ResultRenderer<'_>,
    ) -> Result<ScoredPart<'a>, Problem> {
        let RoundSettings { catalogue, reading, place, .. } = *setting;
        let id = self.ids.first().map_or("", String::as_str);
        let mut batch = Batch::new(setting);
        let reader = EvidenceReader::new(catalogue, reading, Detail::Everything);
        let look = renderer.look(DocumentAccess::Open);
        match self.loaded.assess_tables(&reader, self.tables.clone(), look, &[]) {
            Ok(assessment) => {
                batch.reports.extend(renderer.report(setting, &assessment, id, true)?);
                let content = content(&assessment);
                let (entry, told) = entry_of_assessment(setting, assessment, |_| false);
                told.iter().for_each(|finding| batch.tell(place, finding));
                batch.add(RoundEntry { content, ..entry }, renderer);
            }
            Err(Problem::Found(finding)) if finding.code == "missing-column" => {
                return Ok(ScoredPart { batch, failure: Some((id.to_owned(), Problem::Found(finding))) });
            }
            Err(problem) => batch.add(failed(place, id, problem.within(&self.loaded.folder, &self.home)), renderer),
        }
        Ok(ScoredPart { batch, failure: None })
    }

    fn score<'a>(
        &self,
        setting: &RoundSettings<'a>,
        scorer: &Scorer<'_, 'a>,
        part: Range<usize>,
    ) -> Result<ScoredPart<'a>, Problem> {
        let SharedTables { loaded, home, tables, .. } = self;
        let files: Vec<String> = loaded.raw.iter().map(|raw| raw.file.clone()).collect();
        let home = DocumentFolder { folder: &loaded.folder, called: home, files: &files };
        let mut batch = Batch::new(setting);
        for id in self.ids.get(part).unwrap_or_default() {
            let scored = match tables.for_initiative(id) {
                Ok(own) => scorer.score(own, id, home, |finding| tables.is_about_all(finding), &mut batch)?,
                Err(finding) => Err(Problem::Found(finding)),
            };
            match scored {
                // A column that is missing is missing for all of them.
                Err(Problem::Found(finding)) if finding.code == "missing-column" => {
                    let failure = Some((setting.place.to_owned(), Problem::Found(finding)));
                    return Ok(ScoredPart { batch, failure });
                }
                scored => scorer.add(id, scored, home, &mut batch),
            }
        }
        Ok(ScoredPart { batch, failure: None })
    }
}
