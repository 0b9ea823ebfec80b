//! `merit portfolio`: score a round of applications; a bad one stops none of the others.

mod blocks;
mod index;
mod pool;
mod reports;
mod schedule;
mod score;
mod side_tables;
mod tables;
mod whole;
mod writer;

use super::catalogue_text::find_catalogue;
use super::decision_source::DecisionSource;
use super::dossier::{self, LoadedDossier};
use super::dossiers::{DossierList, Names, holds_dossier, place};
use super::output::{self, Outputs, spare, tell_written};
use super::problem::Problem;
use super::{Console, print, tell};
use crate::assess::{Assessment, PercentLimits};
use crate::catalogue::Catalogue;
use crate::cli::{Duplicates, PortfolioArgs};
use crate::diagnostic::{Finding, Place};
use crate::evidence::{Initiative, ReadingOptions, UnmatchedId, whom_they_mean};
use crate::exit::Exit;
use crate::export::Format;
use crate::language::{Arg, Language, Message};
use crate::portfolio::{OWN_TABLES, Round, RoundEntry, ScoredInitiative};
use crate::report::{self, RoundReport};
use reports::{PendingReport, ReportFolder};
use schedule::score_all;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tables::RoundTables;
pub(super) use tables::layouts;
use writer::{RenderedRows, ResultRenderer, RoundFile, RoundWriter, unspool};

/// How many initiatives without evidence one message names.
const AT_ONCE: usize = 256;

/// The most bytes of a table that is read into memory as a whole: 512 MiB.
const MAX_ROUND_BYTES: u64 = 512 << 20;

/// The finding about the catalogue itself, which is the same for every initiative.
const ABOUT_CATALOGUE: &str = "catalogue-not-valid";

/// How a round is scored and what is written of it.
#[derive(Clone, Copy)]
pub(super) struct RoundSettings<'a> {
    catalogue: &'a Catalogue,
    limits: &'a PercentLimits,
    reading: ReadingOptions,
    decision_source: &'a DecisionSource,
    /// The attribute that groups initiatives.
    by: Option<&'a str>,
    /// What the dossier is called that is being scored.
    place: &'a str,
    language: Language,
    /// The files that take rows, and perhaps standard output behind them.
    files: &'a [RoundFile],
    /// Whether figures over all initiatives are wanted.
    is_asked: bool,
    /// Whether rows say what became of each indicator.
    detail: bool,
    min_group: usize,
    threads: usize,
    is_quiet: bool,
}

impl RoundSettings<'_> {
    fn group(&self, initiative: &Initiative) -> Option<String> {
        initiative.attribute(self.by?).map(str::to_owned)
    }
}

/// Some initiatives that were scored.
pub(super) struct Batch<'a> {
    round: Round<'a>,
    /// Their rows for each file.
    rows: Vec<RenderedRows>,
    /// Their reports, where those are written.
    reports: Vec<PendingReport>,
    /// They themselves, where a workbook is written.
    entries: Vec<RoundEntry<'a>>,
    files: &'a [RoundFile],
    /// The digests of their ids, where they have to be told apart.
    digests: Vec<u64>,
    /// How often one of them has rows in a table beside the evidence.
    beside: usize,
    /// How many bytes and rows of evidence they have, where those are counted.
    size: (u64, u64),
}

/// Why tables are not read in blocks to their end.
pub(super) enum BlockError {
    /// The rows of an initiative do not stand together, or more has to be known to read them.
    Ungrouped,
    /// They are not UTF-8.
    Encoding,
    /// What is wrong with one of them as a whole.
    Table(Box<Finding>),
    /// They cannot be read at all.
    Problem(Problem),
}

impl From<Problem> for BlockError {
    fn from(problem: Problem) -> BlockError {
        BlockError::Problem(problem)
    }
}

pub(super) fn run(args: PortfolioArgs, console: &Console) -> anyhow::Result<Exit> {
    let outputs = Outputs::new::<RoundReport>(args.output, args.format, args.force)?;
    let as_of = dossier::as_of(args.as_of.as_deref())?;
    let catalogue = find_catalogue(&args.catalogue)?;
    let decision_source = DecisionSource::from_args(&args.decisions)?;
    if let Some(findings) = args.findings.as_ref().filter(|path| path.extension().is_none_or(|own| own != "csv")) {
        return Err(Problem::Said(Problem::path("problem-unknown-extension", findings).with("known", ".csv")).into());
    }
    let localizer = &console.localizer;
    let results = outputs.files.iter().map(|(path, format)| (path.clone(), RoundFile::Results(*format)));
    let findings = args.findings.iter().map(|path| (path.clone(), RoundFile::Findings));
    let (paths, mut files): (Vec<PathBuf>, Vec<RoundFile>) = results.chain(findings).unzip();
    let printed = outputs.standard.map(RoundFile::Results);
    let is_asked = files.iter().copied().chain(printed).any(RoundFile::tells_round);
    files.extend(printed.filter(|file| !file.tells_round()));
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let limits = PercentLimits::new(&catalogue);
    let setting = RoundSettings {
        catalogue: &catalogue,
        limits: &limits,
        reading: ReadingOptions { as_of, decimal: args.decimal.map(dossier::decimal_sign) },
        decision_source: &decision_source,
        by: args.by.as_deref(),
        place: OWN_TABLES,
        language: localizer.language(),
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
        true => DossierList::alone(&args.round),
        false => {
            let is_round = own.is_some() || tells_apart(&args.round, &setting);
            let names =
                own.as_ref().map(|own| |take: &mut dyn FnMut(&str) -> ControlFlow<()>| own.documents(take).is_ok());
            DossierList::within(&args.round, is_round, names.as_ref().map(|names| names as &Names<'_>))?
        }
    };
    // Decisions may lie in the folder of the round and are no application.
    if let Some(decisions) = decision_source.path().and_then(|path| std::fs::canonicalize(path).ok()) {
        let is_it = |path: &PathBuf| std::fs::canonicalize(path).is_ok_and(|real| real == decisions);
        found.dossiers.retain(|path| !is_it(path) || holds_dossier(path));
    }
    spare(&paths, || found.dossiers.iter().flat_map(|path| dossier::inputs(path, decision_source.path())).collect())?;
    args.reports.iter().try_for_each(|folder| check_folder(folder, &paths, &args.round, &found.dossiers))?;
    let places: Vec<String> = found.dossiers.iter().map(|path| called(path, &args.round)).collect();
    let dossiers: Vec<(&Path, &str)> =
        found.dossiers.iter().map(PathBuf::as_path).zip(places.iter().map(String::as_str)).collect();
    let begin = || {
        let reports = |folder| ReportFolder::new(folder, &args.reports_as, args.force);
        RoundWriter::new(&setting, localizer, &paths, args.force, args.reports.as_deref().map(reports).transpose()?)
    };
    let (round, writer) = score_all(setting, &dossiers, (&args.round, own.as_ref()), begin)?;
    if let Some(by) = args.by.as_ref().filter(|_| !round.has_groups) {
        return Err(Problem::Said(Message::new("portfolio-problem-by").with("column", Arg::quoted(by))).into());
    }
    let same = round.same();
    if args.duplicates == Duplicates::Refuse && !same.is_empty() {
        return Err(Problem::Said(report::refusal(&same)).into());
    }
    let portfolio = RoundReport {
        localizer,
        catalogue: &catalogue,
        as_of,
        round: &round,
        same: &same,
        unseen: &found.unseen,
        by: args.by.as_deref(),
        top: args.top,
        min_group: args.min_group,
    };
    let notes = || portfolio.notes();
    let spool = writer.finish((&round, &same), notes, &portfolio)?;
    if !args.quiet {
        outputs.tell(localizer);
        args.findings.iter().chain(&args.reports).for_each(|path| tell_written(localizer, path));
    }
    if !matches!(outputs.standard, Some(Format::Text | Format::Markdown)) {
        let mut lines = portfolio.complaints();
        let (count, all) = (round.unscored.len(), round.len());
        if count > 0 {
            lines.push(localizer.say(&Message::new("portfolio-some-unscored").with("count", count).with("all", all)));
        }
        lines.iter().for_each(|line| tell(line));
    }
    match (spool, outputs.standard) {
        (Some(spool), _) => unspool(spool, print)?,
        (None, Some(format)) => print(&console.write(&portfolio, format)?)?,
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
fn tells_apart(folder: &Path, setting: &RoundSettings<'_>) -> bool {
    let tables =
        LoadedDossier::open(folder, setting.decision_source).and_then(|loaded| loaded.tables(setting.catalogue));
    tables.is_ok_and(|tables| tables.initiatives().len() > 1)
}

impl<'a> Batch<'a> {
    fn new(setting: &RoundSettings<'a>) -> Batch<'a> {
        let rows = setting.files.iter().map(|file| RenderedRows::for_file(*file, setting.language)).collect();
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

    fn add(&mut self, entry: RoundEntry<'a>, renderer: &ResultRenderer<'_>) {
        self.round.add(&entry);
        for (file, rows) in self.files.iter().zip(&mut self.rows) {
            renderer.row(*file, &entry, rows);
        }
        if self.files.contains(&RoundFile::Results(Format::Workbook)) {
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

/// Those who stand beside the evidence alone: told, or listed without a result. `applicants` are all who have
/// evidence, among them those who are meant.
fn beside<'a>(
    setting: &RoundSettings<'a>,
    strangers: &[UnmatchedId],
    applicants: impl IntoIterator<Item = impl AsRef<str>>,
) -> Vec<Batch<'a>> {
    if strangers.is_empty() {
        return Vec::new();
    }
    let near = whom_they_mean(strangers, applicants);
    let all: Vec<(&UnmatchedId, Option<String>)> = strangers.iter().zip(near).collect();
    let renderer = ResultRenderer::new(setting, None);
    let batch = |part: &[(&UnmatchedId, Option<String>)]| {
        let mut batch = Batch::new(setting);
        for (stranger, near) in part {
            match stranger.is_listed() {
                true => {
                    let reason = stranger.reason(near.as_deref());
                    let entry = unscored(setting.place, &stranger.id, Some(&stranger.place), reason);
                    batch.add(RoundEntry { is_absent: true, ..entry }, &renderer);
                }
                false => batch.tell(setting.place, &stranger.finding(near.as_deref())),
            }
        }
        batch
    };
    all.chunks(AT_ONCE).map(batch).collect()
}

/// What is kept of an assessment, and the findings that concern no single initiative.
fn entry_of_assessment<'a>(
    setting: &RoundSettings<'a>,
    assessment: Assessment,
    is_about_all: impl Fn(&Finding) -> bool,
) -> (RoundEntry<'a>, Vec<Finding>) {
    let RoundSettings { catalogue, limits, place, .. } = *setting;
    let figures = assessment.figures(catalogue);
    let mut scored = ScoredInitiative::from_assessment(figures, limits, &assessment);
    scored.group = setting.group(&assessment.initiative);
    let is_common = |finding: &Finding| finding.code == ABOUT_CATALOGUE || is_about_all(finding);
    let (told, findings) = assessment.findings.into_iter().partition(is_common);
    let initiative = assessment.initiative.id.unwrap_or_default();
    setting.decision_source.meet(&initiative);
    let outcome = Ok(scored);
    (RoundEntry { dossier: place.into(), initiative, outcome, findings, content: None, is_absent: false }, told)
}

fn failed<'a>(place: &'a str, id: &str, problem: Problem) -> RoundEntry<'a> {
    let at = match &problem {
        Problem::Found(finding) => finding.place.clone(),
        _ => None,
    };
    unscored(place, id, at.as_ref(), Message::from(problem))
}

fn unscored<'a>(place: &'a str, id: &str, at: Option<&Place>, reason: Message) -> RoundEntry<'a> {
    let reason = match at {
        Some(at) => Message::new("portfolio-problem-at").with("place", at.to_string()).with("reason", reason),
        None => reason,
    };
    RoundEntry {
        dossier: place.into(),
        initiative: id.to_owned(),
        outcome: Err(reason),
        findings: Vec::new(),
        content: None,
        is_absent: false,
    }
}
