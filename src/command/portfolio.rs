//! `merit portfolio`: score a round of applications; a bad one stops none of the others.

mod blocks;
mod index;
mod pool;
mod reports;
mod schedule;
mod score;
mod sides;
mod tables;
mod whole;
mod writer;

use super::decided::Deciders;
use super::dossier::{self, Loaded};
use super::dossiers::{Found, Names, place};
use super::output::{self, IN_FILE, Outputs, spare, tell_written};
use super::problem::Problem;
use super::rulebook::find_catalogue;
use super::{Surroundings, print};
use crate::assess::{Assessment, PercentLimits};
use crate::catalogue::Catalogue;
use crate::cli::{Duplicates, PortfolioArgs, RoundFormat};
use crate::diagnostic::{Finding, Place};
use crate::evidence::{Initiative, Reading, Stranger, is_dossier, whom_they_mean};
use crate::exit::Exit;
use crate::language::{Arg, Language, Message};
use crate::portfolio::{Entry, OWN_TABLES, Round, Scored};
use crate::render::terminal::clean;
use crate::render::{html, markdown, terminal};
use crate::report::{self, Portfolio};
use reports::{Reports, Written};
use schedule::score_all;
use std::io::Write;
use std::ops::ControlFlow;
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

/// How many initiatives are told together that stand beside the evidence alone.
const AT_ONCE: usize = 256;

/// The most bytes of a table that is read into memory as a whole: 512 MiB.
const MAX_ROUND_BYTES: u64 = 512 << 20;

/// The finding about the catalogue itself, which is the same for every initiative.
const ABOUT_CATALOGUE: &str = "catalogue-not-valid";

/// How a round is scored and what is written of it.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    catalogue: &'a Catalogue,
    limits: &'a PercentLimits,
    reading: Reading,
    /// Whose decisions count.
    deciders: &'a Deciders,
    /// The attribute of initiatives by which groups are told.
    by: Option<&'a str>,
    /// What the dossier is called that is being scored.
    place: &'a str,
    language: Language,
    /// The files that take rows, and perhaps standard output behind them.
    files: &'a [File],
    /// Whether anybody asks what the initiatives come to together.
    is_asked: bool,
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
    /// Their reports, where those are written.
    reports: Vec<Written>,
    /// They themselves, where a workbook is written.
    entries: Vec<Entry<'a>>,
    files: &'a [File],
    /// The digests of their ids, where they have to be told apart.
    digests: Vec<u64>,
    /// How often one of them has rows in a table beside the evidence.
    beside: usize,
    /// How many bytes and rows of evidence they have, where those are counted.
    size: (u64, u64),
}

/// Why tables are not read in blocks to their end.
pub enum Stop {
    /// The rows of an initiative do not stand together, or more has to be known to read them.
    Ungrouped,
    /// They are not UTF-8.
    Encoding,
    /// What is wrong with one of them as a whole.
    Table(Box<Finding>),
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
    let deciders = Deciders::of(&args.decisions)?;
    if let Some(findings) = args.findings.as_ref().filter(|path| path.extension().is_none_or(|own| own != "csv")) {
        return Err(Problem::Said(Problem::path("problem-unknown-extension", findings).with("known", ".csv")).into());
    }
    let voice = &surroundings.voice;
    let format = args.format.or_else(|| outputs.is_empty().then_some(RoundFormat::Table));
    let findings = args.findings.iter().map(|path| (path.clone(), File::Findings));
    let (paths, mut files): (Vec<PathBuf>, Vec<File>) = outputs.files().iter().cloned().chain(findings).unzip();
    let printed = format.map(File::Results);
    let is_asked = files.iter().copied().chain(printed).any(File::tells_round);
    files.extend(printed.filter(|file| !file.tells_round()));
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let limits = PercentLimits::new(&catalogue);
    let setting = Setting {
        catalogue: &catalogue,
        limits: &limits,
        reading: Reading { as_of, decimal: args.decimal.map(dossier::decimal_sign) },
        deciders: &deciders,
        by: args.by.as_deref(),
        place: OWN_TABLES,
        language: voice.language(),
        files: &files,
        is_asked,
        detail: args.detail,
        min_group: args.min_group,
        threads: args.threads.map_or_else(cores, usize::from),
        is_quiet: args.quiet,
    };
    // What keeps tables from being opened is told by the thorough reading.
    let own = RoundTables::open(&args.round, &setting, args.reports.is_some(), false).ok().flatten();
    let mut found = match args.round.is_file() {
        true => Found::alone(&args.round),
        false => {
            let is_round = own.is_some() || tells_apart(&args.round, &setting);
            let names =
                own.as_ref().map(|own| |take: &mut dyn FnMut(&str) -> ControlFlow<()>| own.documents(take).is_ok());
            Found::within(&args.round, is_round, names.as_ref().map(|names| names as &Names<'_>))?
        }
    };
    // Decisions may lie in the folder of the round and are no application.
    if let Some(decisions) = deciders.path().and_then(|path| std::fs::canonicalize(path).ok()) {
        let is_it = |path: &PathBuf| std::fs::canonicalize(path).is_ok_and(|real| real == decisions);
        let is_dossier =
            |path: &Path| Loaded::open(path, &Deciders::Nobody).is_ok_and(|loaded| is_dossier(loaded.raw()));
        found.dossiers.retain(|path| !is_it(path) || is_dossier(path));
    }
    spare(&paths, || found.dossiers.iter().flat_map(|path| dossier::inputs(path, deciders.path())).collect())?;
    args.reports.iter().try_for_each(|folder| check_folder(folder, &paths, &args.round, &found.dossiers))?;
    let places: Vec<String> = found.dossiers.iter().map(|path| called(path, &args.round)).collect();
    let dossiers: Vec<(&Path, &str)> =
        found.dossiers.iter().map(PathBuf::as_path).zip(places.iter().map(String::as_str)).collect();
    let begin = || {
        let reports = |folder| Reports::new(folder, &args.reports_as, args.force);
        Writer::new(&setting, voice, &paths, args.force, args.reports.as_deref().map(reports).transpose()?)
    };
    let (round, writer) = score_all(setting, &dossiers, (&args.round, own.as_ref()), begin)?;
    if let Some(by) = args.by.as_ref().filter(|_| !round.has_groups) {
        return Err(Problem::Said(Message::new("portfolio-problem-by").with("column", Arg::quoted(by))).into());
    }
    let same = round.same();
    if args.duplicates == Duplicates::Refuse && !same.is_empty() {
        return Err(Problem::Said(report::refusal(&same)).into());
    }
    let portfolio = Portfolio {
        catalogue: &catalogue,
        as_of,
        round: &round,
        same: &same,
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
    let spool = writer.finish((&round, &same), || portfolio.notes(voice), |format| paint(format, IN_FILE))?;
    if !args.quiet {
        outputs.tell(voice);
        args.findings.iter().chain(&args.reports).for_each(|path| tell_written(voice, path));
    }
    if !matches!(format, Some(RoundFormat::Table | RoundFormat::Markdown)) {
        let mut lines = portfolio.complaints(voice);
        let (count, all) = (round.unscored.len(), round.len());
        if count > 0 {
            lines.push(voice.say(&Message::new("portfolio-some-unscored").with("count", count).with("all", all)));
        }
        // Nobody is left to tell when standard error is closed.
        lines.iter().for_each(|line| drop(writeln!(std::io::stderr(), "{}", clean(line))));
    }
    match (spool, format) {
        (Some(spool), _) => unspool(spool, print)?,
        (None, Some(format)) => print(&paint(format, surroundings.screen))?,
        (None, None) => {}
    }
    let exit = if round.unscored.is_empty() && !round.has_strangers() { Exit::Done } else { Exit::No };
    Ok(exit)
}

/// Refuses a folder of reports that another output goes by, that is the round itself, or lies
/// within a dossier, among whose documents they would stand.
fn check_folder(folder: &Path, outputs: &[PathBuf], round: &Path, dossiers: &[PathBuf]) -> Result<(), Problem> {
    if outputs.iter().any(|path| output::place(path) == output::place(folder)) {
        return Err(Problem::Said(Problem::path("problem-same-output", folder)));
    }
    let place = std::fs::canonicalize(folder).unwrap_or_else(|_| output::place(folder));
    let is = |path: &Path| std::fs::canonicalize(path).is_ok_and(|real| real == place);
    let holds = |path: &PathBuf| std::fs::canonicalize(path).is_ok_and(|real| place.starts_with(real));
    match is(round) || dossiers.iter().filter(|path| *path != round).any(holds) {
        true => Err(Problem::Said(Problem::path("problem-output-is-input", folder))),
        false => Ok(()),
    }
}

/// Whether the tables of a folder hold several initiatives.
fn tells_apart(folder: &Path, setting: &Setting<'_>) -> bool {
    let tables = Loaded::open(folder, setting.deciders).and_then(|loaded| loaded.tables(setting.catalogue));
    tables.is_ok_and(|tables| tables.initiatives().len() > 1)
}

impl<'a> Batch<'a> {
    fn new(setting: &Setting<'a>) -> Batch<'a> {
        let rows = setting.files.iter().map(|file| Rows::of(*file, setting.language)).collect();
        Batch {
            round: Round::new(setting.catalogue, setting.is_asked),
            rows,
            reports: Vec::new(),
            entries: Vec::new(),
            files: setting.files,
            digests: Vec::new(),
            beside: 0,
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

/// How a dossier is called in the round; the round itself has no name in it.
fn called_within(place: &str) -> &str {
    if place == OWN_TABLES { "" } else { place }
}

/// How the folder of a dossier's documents is called, which a file lies in.
fn home(place: &str, is_file: bool) -> &str {
    let folder = Path::new(place).parent().and_then(Path::to_str).filter(|_| is_file);
    folder.unwrap_or(called_within(place))
}

/// Those who stand beside the evidence alone: told, or listed without a result. `applicants` hands
/// all who have evidence to what it is given, to find out whom they mean.
fn beside<'a, E>(
    setting: &Setting<'a>,
    strangers: &[Stranger],
    applicants: impl FnOnce(&mut dyn FnMut(&str)) -> Result<(), E>,
) -> Result<Vec<Batch<'a>>, E> {
    if strangers.is_empty() {
        return Ok(Vec::new());
    }
    let near = whom_they_mean(strangers, applicants)?;
    let all: Vec<(&Stranger, Option<String>)> = strangers.iter().zip(near).collect();
    let painter = Painter::new(setting, None);
    let batch = |part: &[(&Stranger, Option<String>)]| {
        let mut batch = Batch::new(setting);
        for (stranger, near) in part {
            match stranger.is_listed() {
                true => {
                    let reason = stranger.reason(near.as_deref());
                    let entry = unscored(setting.place, &stranger.id, Some(&stranger.place), reason);
                    batch.add(Entry { is_absent: true, ..entry }, &painter);
                }
                false => batch.tell(setting.place, &stranger.finding(near.as_deref())),
            }
        }
        batch
    };
    Ok(all.chunks(AT_ONCE).map(batch).collect())
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
    setting.deciders.meet(&initiative);
    let outcome = Ok(scored);
    (Entry { dossier: place.into(), initiative, outcome, findings, content: None, is_absent: false }, told)
}

/// An initiative that could not be scored.
fn failed<'a>(place: &'a str, id: &str, problem: Problem) -> Entry<'a> {
    let at = match &problem {
        Problem::Found(finding) => finding.place.clone(),
        _ => None,
    };
    unscored(place, id, at.as_ref(), Message::from(problem))
}

/// An initiative without a result, and why there is none.
fn unscored<'a>(place: &'a str, id: &str, at: Option<&Place>, reason: Message) -> Entry<'a> {
    let reason = match at {
        Some(at) => Message::new("portfolio-problem-at").with("place", at.to_string()).with("reason", reason),
        None => reason,
    };
    Entry {
        dossier: place.into(),
        initiative: id.to_owned(),
        outcome: Err(reason),
        findings: Vec::new(),
        content: None,
        is_absent: false,
    }
}
