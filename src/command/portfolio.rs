//! `merit portfolio`: score a round of applications; a bad one stops none of the others.

mod blocks;
mod crew;
mod gather;
mod reader;
mod reports;
mod side;
mod tables;
mod writer;

use super::dossier::{self, Loaded, Look};
use super::dossiers::{Found, place};
use super::output::{IN_FILE, Outputs, spare, tell_written};
use super::problem::Problem;
use super::rulebook::find_catalogue;
use super::{Surroundings, print};
use crate::assess::{Assessment, PercentLimits, Tariffs};
use crate::catalogue::Catalogue;
use crate::cli::{PortfolioArgs, RoundFormat};
use crate::diagnostic::{Finding, Severity};
use crate::evidence::{Initiative, Reading};
use crate::exit::Exit;
use crate::language::{Arg, Language, Message};
use crate::portfolio::{Entry, Noted, OWN_TABLES, Round, Scored};
use crate::record::Options;
use crate::render::terminal::clean;
use crate::render::{html, markdown, terminal};
use crate::report::{Portfolio, Unseen};
use reports::Reports;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use tables::RoundTables;
pub use tables::layouts;
use writer::{File, Painter, Rows, Writer, unspool};

/// The formats of files by their endings.
const ENDINGS: [(&str, File); 7] = [
    ("csv", File::Results(RoundFormat::Csv)),
    ("jsonl", File::Results(RoundFormat::Jsonl)),
    ("xlsx", File::Workbook),
    ("html", File::Results(RoundFormat::Html)),
    ("htm", File::Results(RoundFormat::Html)),
    ("txt", File::Results(RoundFormat::Table)),
    ("md", File::Results(RoundFormat::Markdown)),
];

/// The finding about the catalogue itself, which is the same for every initiative.
const ABOUT_CATALOGUE: &str = "catalogue-not-valid";

/// How a round is scored and what is written of it.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    catalogue: &'a Catalogue,
    limits: &'a PercentLimits,
    tariffs: &'a Tariffs<'a>,
    reading: Reading,
    /// The attribute of initiatives by which groups are told.
    by: Option<&'a str>,
    /// What the dossier is called that is being scored.
    place: &'a str,
    language: Language,
    /// The files that take rows, and perhaps standard output behind them.
    files: &'a [File],
    /// Whether rows say what became of each indicator.
    detail: bool,
    min_group: usize,
    threads: usize,
    is_quiet: bool,
}

impl Setting<'_> {
    /// To which group an initiative belongs, where that is asked for.
    fn group(&self, initiative: &Initiative) -> Option<String> {
        initiative.attribute(self.by?).map(str::to_owned)
    }
}

/// Some initiatives that were scored.
pub struct Batch<'a> {
    /// What they come to.
    round: Round<'a>,
    /// Their rows for each file.
    rows: Vec<Rows>,
    /// They themselves, where a workbook is written.
    entries: Vec<Entry<'a>>,
    files: &'a [File],
    /// The digests of their ids, where those have to be told apart.
    digests: Vec<u64>,
    /// How many bytes and rows of evidence they have, where those are counted.
    size: (u64, u64),
}

/// Why tables are to be read in another way.
pub enum Stop {
    /// They are not plain.
    NotPlain,
    /// The rows of an initiative do not stand together.
    Ungrouped,
    /// They cannot be read at all.
    Problem(Problem),
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Stop {
        Stop::Problem(problem)
    }
}

/// Runs the subcommand.
pub fn run(args: PortfolioArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let outputs = Outputs::by_ending(args.output.clone(), &ENDINGS, args.format.is_some())?;
    let as_of = dossier::as_of(args.as_of.as_deref())?;
    let catalogue = find_catalogue(&args.catalogue)?;
    if let Some(findings) = args.findings.as_ref().filter(|path| path.extension().is_none_or(|own| own != "csv")) {
        return Err(Problem::Said(Problem::path("problem-unknown-extension", findings).with("known", ".csv")).into());
    }
    let voice = &surroundings.voice;
    let format = args.format.or_else(|| outputs.is_empty().then_some(RoundFormat::Table));
    let findings = args.findings.iter().map(|path| (path.clone(), File::Findings));
    let (paths, mut files): (Vec<PathBuf>, Vec<File>) = outputs.files().iter().cloned().chain(findings).unzip();
    files.extend(format.filter(|format| matches!(format, RoundFormat::Csv | RoundFormat::Jsonl)).map(File::Results));
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let limits = PercentLimits::new(&catalogue);
    let tariffs = Tariffs::new(&catalogue, as_of);
    let setting = Setting {
        catalogue: &catalogue,
        limits: &limits,
        tariffs: &tariffs,
        reading: Reading { as_of, decimal: args.decimal.map(dossier::decimal_sign) },
        by: args.by.as_deref(),
        place: OWN_TABLES,
        language: voice.language(),
        files: &files,
        detail: args.detail,
        min_group: args.min_group,
        threads: args.threads.map_or_else(cores, usize::from),
        is_quiet: args.quiet,
    };
    let found = match args.round.is_file() {
        true => Found { dossiers: vec![args.round.clone()], unseen: Unseen::default() },
        false => Found::within(&args.round, tells_apart(&args.round, &setting))?,
    };
    let inputs: Vec<PathBuf> = found.dossiers.iter().flat_map(|path| dossier::inputs(path)).collect();
    spare(&paths, &inputs)?;
    args.reports.iter().try_for_each(|folder| check_folder(folder, &args.round, &found.dossiers))?;
    let reports = |folder| Reports::new(&catalogue, voice, folder, &args.reports_as, args.force);
    let mut reports = args.reports.as_deref().map(reports).transpose()?;
    let places: Vec<String> = found.dossiers.iter().map(|path| called(path, &args.round)).collect();
    let dossiers: Vec<(&Path, &str)> =
        found.dossiers.iter().map(PathBuf::as_path).zip(places.iter().map(String::as_str)).collect();
    let begin = || Writer::new(&setting, voice, &paths, args.force);
    let (round, writer) = score_all(setting, &dossiers, &mut reports, begin)?;
    if let Some(by) = args.by.as_ref().filter(|_| round.scored.iter().all(|place| place.group.is_none())) {
        return Err(Problem::Said(Message::new("portfolio-problem-by").with("column", Arg::quoted(by))).into());
    }
    let portfolio = Portfolio {
        catalogue: &catalogue,
        as_of,
        round: &round,
        unseen: &found.unseen,
        by: args.by.as_deref(),
        top: args.top,
        min_group: args.min_group,
    };
    let paint = |format, screen| match format {
        RoundFormat::Table => terminal::paint(&portfolio.report(voice), screen).into_bytes(),
        RoundFormat::Markdown => markdown::paint(&portfolio.report(voice)).into_bytes(),
        RoundFormat::Html => html::paint(&portfolio.page(voice)).into_bytes(),
        RoundFormat::Csv | RoundFormat::Jsonl => Vec::new(),
    };
    let spool = writer.finish(&round, |format| paint(format, IN_FILE))?;
    if let Some(reports) = reports {
        reports.finish()?;
    }
    if !args.quiet {
        outputs.tell(voice);
        args.reports.iter().for_each(|folder| tell_written(voice, folder));
    }
    if !round.unscored.is_empty() && !matches!(format, Some(RoundFormat::Table | RoundFormat::Markdown)) {
        let some = Message::new("portfolio-some-unscored").with("count", round.unscored.len()).with("all", round.len());
        // Nobody is left to tell when standard error is closed.
        let _ = writeln!(std::io::stderr(), "{}", clean(&voice.say(&some)));
    }
    match (spool, format) {
        (Some(spool), _) => unspool(spool, print)?,
        (None, Some(format)) => print(&paint(format, surroundings.screen))?,
        (None, None) => {}
    }
    Ok(if round.unscored.is_empty() { Exit::Done } else { Exit::No })
}

/// Refuses a folder of reports that is the round itself, or lies within a dossier, among
/// whose documents they would stand.
fn check_folder(folder: &Path, round: &Path, dossiers: &[PathBuf]) -> Result<(), Problem> {
    // One that is not there yet takes nobody's place.
    let Ok(place) = std::fs::canonicalize(folder) else { return Ok(()) };
    let is = |path: &Path| std::fs::canonicalize(path).is_ok_and(|real| real == place);
    let holds = |path: &PathBuf| std::fs::canonicalize(path).is_ok_and(|real| place.starts_with(real));
    match is(round) || dossiers.iter().filter(|path| *path != round).any(holds) {
        true => Err(Problem::Said(Problem::path("problem-output-is-input", folder))),
        false => Ok(()),
    }
}

/// Whether the tables of a folder hold several initiatives.
fn tells_apart(folder: &Path, setting: &Setting<'_>) -> bool {
    let is_plain = || RoundTables::open(folder, setting).is_ok_and(|tables| tables.is_some());
    let tables = || Loaded::open(folder).and_then(|loaded| loaded.tables(setting.catalogue));
    is_plain() || tables().is_ok_and(|tables| tables.initiatives().len() > 1)
}

/// The bytes up to which the results of tables wait until all of them are there.
const SMALL: u64 = 1 << 24;

/// In which way the tables of a dossier are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// In blocks, as their rows stand together by initiative.
    Grouped,
    /// Row by row from where they stand.
    AnyOrder,
    /// As a whole, in memory.
    Whole,
}

/// Scores all dossiers, by their paths and what they are called. What turns out to be unfit for the way in which it is read is
/// begun anew in another way; where much was written by then, so is the whole round.
fn score_all<'a>(
    setting: Setting<'a>,
    dossiers: &[(&Path, &'a str)],
    reports: &mut Option<Reports<'_>>,
    begin: impl Fn() -> Result<Writer<'a>, Problem>,
) -> Result<(Round<'a>, Writer<'a>), Problem> {
    let mut ways: BTreeMap<&Path, Way> = BTreeMap::new();
    'again: loop {
        let mut writer = begin()?;
        let mut round = Round::new(setting.tariffs);
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
            // What keeps tables from being opened is told by the thorough reading.
            let tables = (way != Way::Whole).then(|| RoundTables::open(path, &setting).ok().flatten()).flatten();
            let Some(tables) = tables else {
                take(whole(path, &setting, reports)?)?;
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
                take(whole(path, &setting, reports)?)?;
            }
        }
        return Ok((round, writer));
    }
}

/// Scores a dossier that is read into memory, with all initiatives that it holds.
fn whole<'a>(path: &Path, setting: &Setting<'a>, reports: &mut Option<Reports<'_>>) -> Result<Batch<'a>, Problem> {
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
        let look = if is_alone || reports.is_some() { Look::Digest } else { Look::Away };
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

impl<'a> Batch<'a> {
    fn new(setting: &Setting<'a>) -> Batch<'a> {
        let rows = setting.files.iter().map(Rows::of).collect();
        Batch {
            round: Round::new(setting.tariffs),
            rows,
            entries: Vec::new(),
            files: setting.files,
            digests: Vec::new(),
            size: (0, 0),
        }
    }

    fn add(&mut self, entry: Entry<'a>, painter: &Painter<'_>) {
        self.round.add(&entry);
        for (file, rows) in self.files.iter().zip(&mut self.rows) {
            painter.row(*file, &entry, rows);
        }
        if self.files.contains(&File::Workbook) {
            self.entries.push(entry);
        }
    }

    /// Keeps a finding that concerns no single initiative.
    fn tell(&mut self, place: &str, finding: &Finding) {
        let is_about_catalogue = finding.code == ABOUT_CATALOGUE;
        self.round.tell(if is_about_catalogue { "" } else { place }, finding);
    }
}

/// What a dossier is called in reports, wherever the round lies.
fn called(path: &Path, round: &Path) -> String {
    match path.file_name() {
        _ if path != round => place(path, round),
        Some(file) if path.is_file() => file.to_string_lossy().into_owned(),
        _ => OWN_TABLES.to_owned(),
    }
}

/// What is kept of an assessment, and the findings that concern no single initiative.
fn gist<'a>(
    setting: &Setting<'a>,
    assessment: Assessment,
    is_about_all: impl Fn(&Finding) -> bool,
) -> (Entry<'a>, Vec<Finding>) {
    let Setting { catalogue, limits, place, .. } = *setting;
    let mut scored = Scored::of(catalogue, limits, &assessment);
    scored.group = setting.group(&assessment.initiative);
    let is_common = |finding: &Finding| finding.code == ABOUT_CATALOGUE || is_about_all(finding);
    let (told, findings) = assessment.findings.into_iter().partition(is_common);
    let initiative = assessment.initiative.id.unwrap_or_default();
    (Entry { dossier: place.into(), initiative, outcome: Ok(scored), findings: Noted::Listed(findings) }, told)
}

/// An initiative that could not be scored.
fn failed<'a>(place: &'a str, id: &str, problem: Problem) -> Entry<'a> {
    let at = match &problem {
        Problem::Found(finding) => finding.place.as_ref().map(ToString::to_string),
        _ => None,
    };
    let reason = Message::from(problem);
    let reason = match at {
        Some(at) => Message::new("portfolio-problem-at").with("place", at).with("reason", reason),
        None => reason,
    };
    Entry {
        dossier: place.into(),
        initiative: id.to_owned(),
        outcome: Err(reason),
        findings: Noted::Listed(Vec::new()),
    }
}
