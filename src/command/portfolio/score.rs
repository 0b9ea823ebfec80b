//! Scores the dossiers of a round, each in the way in which it can be read.

use super::crew::in_order;
use super::reports::Desk;
use super::tables::RoundTables;
use super::whole::Whole;
use super::writer::{Painter, Writer};
use super::{Batch, Setting, Stop, beside};
use crate::command::problem::Problem;
use crate::command::progress::Progress;
use crate::portfolio::Round;
use std::collections::BTreeMap;
use std::path::Path;

/// The bytes up to which the results of tables wait until all of them are there.
const SMALL: u64 = 1 << 24;

/// In which way the tables of a dossier are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// In blocks, as their rows stand together by initiative.
    Grouped,
    /// In several goes, each for as many initiatives as have room in memory.
    AnyOrder,
    /// As a whole, in memory.
    Whole,
}

/// How the reading of tables in parts ended.
enum End {
    /// All of them are scored.
    Done,
    /// They are to be read as a whole; nothing of them was taken.
    Unfit,
    /// The round is to be begun again, and they read in another way.
    Again(Way),
}

/// Scores all dossiers, by their paths and what they are called; `own` is the path of the round
/// with the tables that were opened there. What turns out to be unfit for the way in which it is
/// read is begun anew in another way; where much was written by then, so is the whole round.
pub fn score_all<'a>(
    setting: Setting<'a>,
    dossiers: &[(&Path, &'a str)],
    own: (&Path, Option<&RoundTables>),
    begin: impl Fn() -> Result<Writer<'a>, Problem>,
) -> Result<(Round<'a>, Writer<'a>), Problem> {
    let mut ways: BTreeMap<&Path, Way> = BTreeMap::new();
    let name = own.0.display().to_string();
    let progress = |initiatives| (!setting.is_quiet).then(|| Progress::over_initiatives(initiatives, &name));
    'again: loop {
        let mut writer = begin()?;
        let desk = writer.desk();
        let desk = desk.as_deref();
        let mut round = Round::new(setting.tariffs, setting.is_asked);
        let mut take = |mut batch: Batch<'a>| {
            writer.take(&mut batch)?;
            round.merge(batch.round);
            Ok(())
        };
        let mut left = dossiers.iter().copied();
        loop {
            // Several at a time of those that are read as wholes, up to one with tables of a round.
            let mut tables = None;
            let threads = setting.threads.min(left.len());
            let mut come = progress(left.len());
            let next = || {
                let Some((path, place)) = left.next() else { return Ok(None) };
                let open = || RoundTables::open(path, &setting, desk.is_some()).ok().flatten();
                let opened = match ways.get(path) {
                    Some(Way::Whole) => None,
                    _ if path == own.0 => own.1.is_some().then_some(None),
                    _ => open().map(Some),
                };
                let is_whole = opened.is_none();
                tables = opened.map(|opened| (path, place, opened));
                Ok(is_whole.then_some((path, place)))
            };
            let worker = || {
                let painter = Painter::new(&setting, desk);
                move |(path, place)| Whole::read(path, Setting { place, ..setting }, &painter)
            };
            let is_all = dossiers.len() == 1;
            let take_whole = |whole: Whole<'a>| whole.take(is_all, desk, &mut come, &mut take);
            in_order(threads, next, worker, take_whole)?;
            drop(come);
            let Some((path, place, opened)) = tables else { break };
            let Some(tables) = opened.as_ref().or(own.1) else { break };
            let setting = Setting { place, ..setting };
            let way = ways.get(path).copied().unwrap_or(Way::Grouped);
            match in_parts(&setting, desk, tables, way, &mut take)? {
                End::Done => {}
                End::Unfit => Whole::read(path, setting, &Painter::new(&setting, desk)).take(
                    is_all,
                    desk,
                    &mut progress(1),
                    &mut take,
                )?,
                End::Again(way) => {
                    ways.insert(path, way);
                    continue 'again;
                }
            }
        }
        let (strangers, met) = setting.deciders.strangers();
        let offer_all = |offer: &mut dyn FnMut(&str)| {
            met.iter().for_each(|id| offer(id));
            Ok::<_, Problem>(())
        };
        for batch in beside(&setting, &strangers, offer_all)? {
            take(batch)?;
        }
        return Ok((round, writer));
    }
}

/// Scores the initiatives of tables.
fn in_parts<'a>(
    setting: &Setting<'a>,
    desk: Option<&Desk>,
    tables: &RoundTables,
    mut way: Way,
    mut take: impl FnMut(Batch<'a>) -> Result<(), Problem>,
) -> Result<End, Problem> {
    let is_small = tables.bytes() < SMALL;
    while way != Way::Whole {
        let mut waiting = Vec::new();
        let scored = tables.score(setting, desk, way == Way::AnyOrder, |batch| match is_small {
            true => {
                waiting.push(batch);
                Ok(())
            }
            false => take(batch),
        });
        way = match scored {
            Ok(()) => {
                waiting.into_iter().try_for_each(take)?;
                return Ok(End::Done);
            }
            Err(Stop::Problem(problem)) => return Err(problem),
            Err(Stop::Ungrouped) => Way::AnyOrder,
            Err(Stop::NotPlain) => Way::Whole,
        };
        if !is_small {
            return Ok(End::Again(way));
        }
    }
    Ok(End::Unfit)
}
