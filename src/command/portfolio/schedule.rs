//! Scores the dossiers of a round, each in the way in which it can be read.

use super::pool::{in_order, threads};
use super::tables::RoundTables;
use super::whole::WholeDossier;
use super::writer::{ResultRenderer, RoundWriter};
use super::{Batch, BlockError, MAX_ROUND_BYTES, RoundSettings, beside, failed};
use crate::command::problem::Problem;
use crate::command::progress::Progress;
use crate::names::identity;
use crate::portfolio::Round;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// In which way the tables of a dossier are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReadingMode {
    /// In blocks, as their rows stand together by initiative.
    Blocks,
    /// By an index of their rows, which stand in any order.
    Indexed,
    /// As a whole, in memory.
    Whole,
}

struct RoundOutput<'a> {
    round: Round<'a>,
    writer: RoundWriter<'a>,
}

impl<'a> RoundOutput<'a> {
    fn take(&mut self, mut batch: Batch<'a>) -> Result<(), Problem> {
        self.writer.take(&mut batch)?;
        self.round.merge(batch.round);
        Ok(())
    }
}

/// Scores all dossiers, by their paths and what they are called; `own` is the path of the round
/// with the tables that were opened there. Where the rows of tables turn out not to stand together,
/// or not to be UTF-8, the round is begun anew.
pub(super) fn score_all<'a>(
    setting: RoundSettings<'a>,
    dossiers: &[(&Path, &'a str)],
    own: (&Path, Option<&RoundTables>),
    begin: impl Fn() -> Result<RoundWriter<'a>, Problem>,
) -> Result<(Round<'a>, RoundWriter<'a>), Problem> {
    let pool = threads(setting.threads)?;
    // In which way each is read, and whether its tables have to be decoded for that.
    let mut ways: BTreeMap<&Path, (ReadingMode, bool)> = BTreeMap::new();
    let name = own.0.display().to_string();
    let progress = |initiatives| (!setting.is_quiet).then(|| Progress::over_initiatives(initiatives, &name));
    'again: loop {
        let writer = begin()?;
        let staging = writer.staging();
        let staging = staging.as_deref();
        let mut results = RoundOutput { round: Round::new(setting.catalogue, setting.is_asked), writer };
        let mut left = dossiers.iter().copied();
        loop {
            // Several at a time of those that are read as wholes, up to one with tables of a round.
            let mut tables = None;
            let mut come = progress(left.len());
            let next = || {
                let Some((path, place)) = left.next() else { return Ok(None) };
                let (way, is_decoded) = ways.get(path).copied().unwrap_or((ReadingMode::Blocks, false));
                let open = || RoundTables::open(path, &setting, staging.is_some(), is_decoded).ok().flatten();
                let opened = match way {
                    ReadingMode::Whole => None,
                    _ if path == own.0 && !is_decoded => own.1.is_some().then_some(None),
                    _ => open().map(Some),
                };
                let is_whole = opened.is_none();
                if !is_whole {
                    tables = opened.map(|opened| (path, place, opened));
                }
                Ok(is_whole.then_some((path, place)))
            };
            let worker = || {
                let renderer = ResultRenderer::new(&setting, staging);
                move |(path, place)| WholeDossier::read(path, RoundSettings { place, ..setting }, &renderer)
            };
            let is_all = dossiers.len() == 1;
            let take_whole =
                |whole: WholeDossier<'a>| whole.take(&pool, is_all, staging, &mut come, |batch| results.take(batch));
            in_order(&pool, next, worker, take_whole)?;
            drop(come);
            let Some((path, place, opened)) = tables else { break };
            let Some(tables) = opened.as_ref().or(own.1) else { break };
            let setting = RoundSettings { place, ..setting };
            let is_small = tables.bytes() <= MAX_ROUND_BYTES;
            let (way, is_decoded) = ways.get(path).copied().unwrap_or((ReadingMode::Blocks, false));
            let take = |batch| results.take(batch);
            let scored = match way {
                ReadingMode::Indexed => tables.score_in_any_order(&setting, &pool, staging, take),
                _ => tables.score(&setting, &pool, staging, take),
            };
            match scored {
                Ok(strangers) if strangers.is_empty() => {}
                Ok(strangers) => {
                    let applicants: Vec<String> = results.round.ids_of(place).map(str::to_owned).collect();
                    let known: BTreeSet<String> = applicants.iter().map(|id| identity(id)).collect();
                    // Somebody with evidence may be meant whose id is typed otherwise there.
                    if strangers.iter().any(|stranger| known.contains(&identity(&stranger.id))) {
                        ways.insert(path, (ReadingMode::Whole, false));
                        continue 'again;
                    }
                    beside(&setting, &strangers, &applicants).into_iter().try_for_each(|batch| results.take(batch))?;
                }
                Err(BlockError::Problem(problem)) => return Err(problem),
                // Memory is too small for it, so nothing else can be done.
                Err(BlockError::Table(finding)) if !is_small => {
                    let problem = Problem::Found(finding);
                    if is_all {
                        return Err(problem);
                    }
                    let mut batch = Batch::new(&setting);
                    batch.add(failed(place, place, problem), &ResultRenderer::new(&setting, None));
                    results.take(batch)?;
                }
                Err(stop) => {
                    let next = match stop {
                        BlockError::Encoding if !is_decoded => (way, true),
                        BlockError::Ungrouped if way == ReadingMode::Blocks && is_small => {
                            (ReadingMode::Indexed, is_decoded)
                        }
                        _ => (ReadingMode::Whole, false),
                    };
                    ways.insert(path, next);
                    continue 'again;
                }
            }
        }
        let (strangers, met) = setting.decision_source.strangers();
        beside(&setting, &strangers, &met).into_iter().try_for_each(|batch| results.take(batch))?;
        return Ok((results.round, results.writer));
    }
}
