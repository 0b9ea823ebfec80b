//! `merit portfolio`: score a round of applications, one after the other; a bad one
//! stops none of the others.

use super::dossier::{self, Loaded, Look};
use super::dossiers::{Found, place};
use super::output::{Outputs, Staged};
use super::problem::Problem;
use super::rulebook::find_catalogue;
use super::{Surroundings, print};
use crate::catalogue::Catalogue;
use crate::cli::{PortfolioArgs, RoundFormat};
use crate::diagnostic::Finding;
use crate::evidence::Reading;
use crate::exit::Exit;
use crate::language::{Language, Message, Voice};
use crate::portfolio::{Entry, OWN_TABLES, Round, Scored};
use crate::record::portfolio_line;
use crate::render::terminal::Screen;
use crate::render::workbook::RoundBook;
use crate::render::{markdown, results, terminal};
use crate::report::{Portfolio, Unseen};
use std::path::{Path, PathBuf};

/// What a file can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum File {
    Results(RoundFormat),
    Workbook,
    Findings,
}

/// The formats of files by their endings.
const ENDINGS: [(&str, File); 5] = [
    ("csv", File::Results(RoundFormat::Csv)),
    ("jsonl", File::Results(RoundFormat::Jsonl)),
    ("xlsx", File::Workbook),
    ("txt", File::Results(RoundFormat::Table)),
    ("md", File::Results(RoundFormat::Markdown)),
];

/// How a report is painted into a text file, whatever the terminal.
const IN_FILE: Screen = Screen { width: 100, colour: false };

/// The catalogue's own finding, which says the same of every initiative.
const ABOUT_CATALOGUE: &str = "catalogue-not-valid";

/// Runs the subcommand.
pub fn run(args: PortfolioArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let outputs = Outputs::by_ending(args.output.clone(), &ENDINGS, args.format.is_some())?;
    let as_of = dossier::as_of(args.as_of.as_deref())?;
    let catalogue = find_catalogue(&args.catalogue)?;
    let reading = Reading { as_of, decimal: args.decimal.map(dossier::decimal_sign) };
    let found = match args.round.is_file() {
        true => Found { dossiers: vec![args.round.clone()], unseen: Unseen::default() },
        false => Found::within(&args.round)?,
    };
    let voice = &surroundings.voice;
    let format = args.format.or_else(|| outputs.is_empty().then_some(RoundFormat::Table));
    let mut writer = Writer::new(&catalogue, voice, &args, &outputs, reading)?;
    let mut round = Round::new(&catalogue);
    let mut rows = Vec::new();
    for path in &found.dossiers {
        let dossier = Dossier { path, place: called(path, &args.round), catalogue: &catalogue, reading };
        dossier.score(&mut round, |entry| {
            if let Some(row) = format.and_then(|format| writer.row(format, entry)) {
                rows.extend(row);
            }
            writer.add(entry)
        })?;
    }
    let portfolio = Portfolio {
        catalogue: &catalogue,
        as_of,
        round: &round,
        unseen: &found.unseen,
        top: args.top,
        min_group: args.min_group,
    };
    let paint = |format, screen| match format {
        RoundFormat::Table => terminal::paint(&portfolio.report(voice), screen).into_bytes(),
        RoundFormat::Markdown => markdown::paint(&portfolio.report(voice)).into_bytes(),
        RoundFormat::Csv | RoundFormat::Jsonl => Vec::new(),
    };
    writer.finish(&round, args.min_group, |format| paint(format, IN_FILE))?;
    outputs.tell(voice);
    if let Some(format) = format {
        print(&match format {
            RoundFormat::Table | RoundFormat::Markdown => paint(format, surroundings.screen),
            RoundFormat::Csv => [results::header(), rows].concat(),
            RoundFormat::Jsonl => rows,
        })?;
    }
    Ok(if round.unscored.is_empty() { Exit::Done } else { Exit::No })
}

/// What a dossier is called in reports, wherever the round lies.
fn called(path: &Path, round: &Path) -> String {
    match path.file_name() {
        _ if path != round => place(path, round),
        Some(file) if path.is_file() => file.to_string_lossy().into_owned(),
        _ => OWN_TABLES.to_owned(),
    }
}

/// A dossier that may hold several initiatives.
struct Dossier<'a> {
    path: &'a Path,
    /// What it is called in reports.
    place: String,
    catalogue: &'a Catalogue,
    reading: Reading,
}

impl Dossier<'_> {
    /// Scores its initiatives in the order of their first rows.
    ///
    /// # Errors
    /// Those of `take`, to which every entry goes; what is wrong with the dossier
    /// makes an entry of its own.
    fn score(&self, round: &mut Round<'_>, mut take: impl FnMut(&Entry) -> Result<(), Problem>) -> Result<(), Problem> {
        let mut add = |round: &mut Round<'_>, entry: Entry| {
            round.add(&entry);
            take(&entry)
        };
        let opened = Loaded::open(self.path).and_then(|loaded| Ok((loaded.tables(self.catalogue)?, loaded)));
        let (tables, loaded) = match opened {
            Ok(opened) => opened,
            Err(problem) => return add(round, self.failed(&self.place, problem)),
        };
        if tables.initiatives().len() < 2 {
            let id = tables.initiatives().first().cloned().unwrap_or_else(|| loaded.name().to_owned());
            let scored = loaded.assess_tables(self.catalogue, tables, self.reading, Look::Digest);
            return match scored {
                Ok(assessment) => {
                    let (own, of_catalogue) =
                        parted(assessment.findings.clone(), |finding| !is_about_catalogue(finding));
                    of_catalogue.iter().for_each(|finding| round.tell("", finding));
                    let initiative = assessment.initiative.id.clone().unwrap_or(id);
                    let outcome = Ok(Scored::of(self.catalogue, &assessment));
                    add(round, Entry { dossier: self.place.clone(), initiative, outcome, findings: own })
                }
                Err(problem) => add(round, self.failed(&id, problem)),
            };
        }
        for id in tables.initiatives() {
            let own = tables.of(id).map_err(Problem::from);
            let scored = own.and_then(|own| loaded.assess_tables(self.catalogue, own, self.reading, Look::Away));
            let entry = match scored {
                Ok(assessment) => {
                    let (own, of_all) = parted(assessment.findings.clone(), |finding| {
                        !is_about_catalogue(finding) && !tables.is_about_all(finding)
                    });
                    for finding in &of_all {
                        round.tell(if is_about_catalogue(finding) { "" } else { &self.place }, finding);
                    }
                    let outcome = Ok(Scored::of(self.catalogue, &assessment));
                    Entry { dossier: self.place.clone(), initiative: id.clone(), outcome, findings: own }
                }
                Err(problem) => self.failed(id, problem),
            };
            add(round, entry)?;
        }
        Ok(())
    }

    /// One that could not be scored.
    fn failed(&self, id: &str, problem: Problem) -> Entry {
        let place = match &problem {
            Problem::Found(finding) => finding.place.as_ref().map(ToString::to_string),
            _ => None,
        };
        let reason = Message::from(problem);
        let reason = match place {
            Some(place) => Message::new("portfolio-problem-at").with("place", place).with("reason", reason),
            None => reason,
        };
        let (dossier, initiative) = (self.place.clone(), id.to_owned());
        Entry { dossier, initiative, outcome: Err(reason), findings: Vec::new() }
    }
}

fn is_about_catalogue(finding: &Finding) -> bool {
    finding.code == ABOUT_CATALOGUE
}

fn parted(findings: Vec<Finding>, is_own: impl Fn(&Finding) -> bool) -> (Vec<Finding>, Vec<Finding>) {
    findings.into_iter().partition(is_own)
}

/// The files that are asked for, while initiatives are scored.
struct Writer<'a> {
    catalogue: &'a Catalogue,
    voice: &'a Voice,
    english: Voice,
    reading: Reading,
    detail: bool,
    formats: Vec<File>,
    staged: Staged,
    /// The workbook, which all files of its kind hold.
    book: Option<RoundBook<'a>>,
}

impl<'a> Writer<'a> {
    fn new(
        catalogue: &'a Catalogue,
        voice: &'a Voice,
        args: &PortfolioArgs,
        outputs: &Outputs<File>,
        reading: Reading,
    ) -> Result<Writer<'a>, Problem> {
        let findings = args.findings.iter().map(|path| (path.clone(), File::Findings));
        let (paths, formats): (Vec<PathBuf>, Vec<File>) = outputs.files().iter().cloned().chain(findings).unzip();
        let mut staged = Staged::new(&paths, args.force)?;
        for (index, format) in formats.iter().enumerate() {
            match format {
                File::Results(RoundFormat::Csv) => staged.write(index, &results::header())?,
                File::Findings => staged.write(index, &results::findings_header())?,
                _ => {}
            }
        }
        let has_book = formats.contains(&File::Workbook);
        let book = has_book.then(|| RoundBook::new(catalogue, voice, reading.as_of)).transpose().map_err(unwritable)?;
        let (english, detail) = (Voice::new(Language::En), args.detail);
        Ok(Writer { catalogue, voice, english, reading, detail, formats, staged, book })
    }

    /// The row of an initiative in a format that has rows.
    fn row(&self, format: RoundFormat, entry: &Entry) -> Option<Vec<u8>> {
        match format {
            RoundFormat::Csv => Some(results::row(self.catalogue, entry, &self.english)),
            RoundFormat::Jsonl => {
                let line = portfolio_line(self.catalogue, entry, self.reading.as_of, &self.english, self.detail);
                Some(line.into_bytes())
            }
            RoundFormat::Table | RoundFormat::Markdown => None,
        }
    }

    fn add(&mut self, entry: &Entry) -> Result<(), Problem> {
        for index in 0..self.formats.len() {
            let row = match self.formats.get(index) {
                Some(File::Results(format)) => self.row(*format, entry),
                Some(File::Findings) => Some(results::findings(self.catalogue, entry, self.voice)),
                _ => None,
            };
            if let Some(row) = row {
                self.staged.write(index, &row)?;
            }
        }
        self.book.as_mut().map_or(Ok(()), |book| book.add(entry)).map_err(unwritable)
    }

    /// Writes what is known only when all are scored, and puts the files into their places.
    fn finish(
        mut self,
        round: &Round<'_>,
        min_group: usize,
        paint: impl Fn(RoundFormat) -> Vec<u8>,
    ) -> Result<(), Problem> {
        let book = self.book.take().map(|book| book.finish(round, min_group)).transpose().map_err(unwritable)?;
        for (index, format) in self.formats.iter().enumerate() {
            match format {
                File::Workbook => self.staged.write(index, book.as_deref().unwrap_or_default())?,
                File::Results(format) => self.staged.write(index, &paint(*format))?,
                File::Findings => {}
            }
        }
        self.staged.finish()
    }
}

fn unwritable(error: rust_xlsxwriter::XlsxError) -> Problem {
    Problem::Said(Message::new("sheet-problem").with("reason", error.to_string()))
}
