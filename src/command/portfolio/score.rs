//! Scores the dossiers of a round one after the other, each in the way in which it can be read.

use super::reports::Reports;
use super::tables::RoundTables;
use super::writer::{Painter, Writer};
use super::{Batch, Setting, Stop, failed, gist};
use crate::command::dossier::{Loaded, Look};
use crate::command::problem::Problem;
use crate::diagnostic::{Finding, Severity};
use crate::language::Message;
use crate::portfolio::{OWN_TABLES, Round};
use crate::record::Options;
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

/// Scores all dossiers, by their paths and what they are called; `own` is the path of the round
/// with the tables that were opened there. What turns out to be unfit for the way in which it is
/// read is begun anew in another way; where much was written by then, so is the whole round.
pub fn score_all<'a>(
    setting: Setting<'a>,
    dossiers: &[(&Path, &'a str)],
    own: (&Path, Option<&RoundTables>),
    reports: &mut Option<Reports<'_>>,
    begin: impl Fn() -> Result<Writer<'a>, Problem>,
) -> Result<(Round<'a>, Writer<'a>), Problem> {
    let mut ways: BTreeMap<&Path, Way> = BTreeMap::new();
    'again: loop {
        let mut writer = begin()?;
        let mut round = Round::new(setting.tariffs, setting.is_asked);
        for (path, place) in dossiers.iter().copied() {
            let setting = Setting { place, ..setting };
            let mut take = |mut batch: Batch<'a>| {
                writer.take(&mut batch)?;
                round.merge(batch.round);
                Ok(())
            };
            // A report names each cell, which plain rows do not keep.
            let usual = if reports.is_some() { Way::Whole } else { Way::Grouped };
            let mut way = ways.get(path).copied().unwrap_or(usual);
            let is_own = path == own.0;
            let is_all = is_own && dossiers.len() == 1;
            let open = || RoundTables::open(path, &setting).ok().flatten();
            let opened = if way == Way::Whole || is_own { None } else { open() };
            let tables = if is_own { own.1 } else { opened.as_ref() };
            let Some(tables) = tables.filter(|_| way != Way::Whole) else {
                take(whole(path, &setting, reports, is_all)?)?;
                continue;
            };
            let is_small = tables.bytes() < SMALL;
            while way != Way::Whole {
                let mut waiting = Vec::new();
                let scored = tables.score(&setting, way == Way::AnyOrder, |batch| match is_small {
                    true => {
                        waiting.push(batch);
                        Ok(())
                    }
                    false => take(batch),
                });
                way = match scored {
                    Ok(()) => {
                        waiting.into_iter().try_for_each(&mut take)?;
                        break;
                    }
                    Err(Stop::Problem(problem)) => return Err(problem),
                    Err(Stop::Ungrouped) => Way::AnyOrder,
                    Err(Stop::NotPlain) => Way::Whole,
                };
                if !is_small {
                    ways.insert(path, way);
                    continue 'again;
                }
            }
            if way == Way::Whole {
                take(whole(path, &setting, reports, is_all)?)?;
            }
        }
        return Ok((round, writer));
    }
}

/// Scores a dossier that is read into memory, with all initiatives that it holds.
///
/// # Errors
/// The [`Problem`] that keeps its tables from being read where they are all that there is of
/// the round (`is_all`).
fn whole<'a>(
    path: &Path,
    setting: &Setting<'a>,
    reports: &mut Option<Reports<'_>>,
    is_all: bool,
) -> Result<Batch<'a>, Problem> {
    let Setting { catalogue, reading, place, .. } = *setting;
    let painter = Painter::new(setting);
    let mut batch = Batch::new(setting);
    let opened = Loaded::open(path).and_then(|loaded| Ok((loaded.tables(catalogue)?, loaded)));
    let (tables, loaded) = match opened {
        Ok(opened) => opened,
        Err(Problem::Found(finding)) if finding.message.key == "not-a-workbook-report" && path.is_file() => {
            let message = Message::new("portfolio-own-report");
            batch.tell(place, &Finding { severity: Severity::Note, message, ..*finding });
            return Ok(batch);
        }
        Err(problem) if is_all => return Err(problem),
        Err(problem) => {
            batch.add(failed(place, place, problem), &painter);
            return Ok(batch);
        }
    };
    let initiatives = tables.initiatives();
    let is_alone = initiatives.len() < 2;
    let mut ids: Vec<&str> = initiatives.iter().map(String::as_str).collect();
    if ids.is_empty() {
        ids.push(loaded.name());
    }
    for id in ids {
        let own = if is_alone { Ok(tables.clone()) } else { tables.of(id).map_err(Problem::from) };
        let look = match reports {
            Some(reports) => reports.look(),
            None if is_alone => Look::Open,
            None => Look::Away,
        };
        let entry = match own.and_then(|own| loaded.assess_tables(catalogue, own, reading, look)) {
            Ok(assessment) => {
                if let Some(reports) = reports {
                    // What lies in a folder of its own goes by the name of that.
                    let name = if place == OWN_TABLES { id.to_owned() } else { report_name(place, id, is_alone) };
                    let initiative = (!is_alone).then(|| id.to_owned());
                    reports.add(&name, place, &assessment, &Options { decimal: reading.decimal, initiative })?;
                }
                let (entry, told) = gist(setting, assessment, |finding| !is_alone && tables.is_about_all(finding));
                told.iter().for_each(|finding| batch.tell(place, finding));
                entry
            }
            // A column that is missing is missing for all of them.
            Err(Problem::Found(finding)) if finding.code == "missing-column" => {
                if is_all {
                    return Err(Problem::Found(finding));
                }
                batch.add(failed(place, if is_alone { id } else { place }, Problem::Found(finding)), &painter);
                return Ok(batch);
            }
            Err(problem) => failed(place, id, problem),
        };
        batch.add(entry, &painter);
    }
    Ok(batch)
}

/// The name of a report: that of its dossier, with the id where it holds several.
fn report_name(place: &str, id: &str, is_alone: bool) -> String {
    let place = place.strip_suffix(".xlsx").unwrap_or(place);
    if is_alone { place.to_owned() } else { format!("{place}-{id}") }
}
