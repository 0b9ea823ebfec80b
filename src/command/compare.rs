//! `merit compare`: two JSON reports side by side, with the cause of every change.

use super::Surroundings;
use super::output::Outputs;
use super::problem::Problem;
use super::rulebook::{find_catalogue, read_file};
use crate::catalogue::{Catalogue, of_digest};
use crate::cli::{CompareArgs, CompareFormat};
use crate::exit::Exit;
use crate::language::{Arg, Message};
use crate::record::{self, Comparison, MAX_REPORT_BYTES, Saved, Side, comparison_json};
use crate::render::{html, markdown};
use crate::report;
use std::path::Path;

/// The formats of files by their endings.
const ENDINGS: [(&str, CompareFormat); 5] = [
    ("txt", CompareFormat::Text),
    ("md", CompareFormat::Markdown),
    ("html", CompareFormat::Html),
    ("htm", CompareFormat::Html),
    ("json", CompareFormat::Json),
];

/// A report as it came.
struct Opened {
    name: String,
    bytes: Vec<u8>,
    saved: Saved,
}

impl Opened {
    fn open(path: &Path) -> Result<Opened, Problem> {
        let name = path.display().to_string();
        let bytes = read_file(path, MAX_REPORT_BYTES)?;
        let saved = record::read(&name, &bytes).map_err(Problem::Said)?;
        Ok(Opened { name, bytes, saved })
    }

    fn side<'r>(&'r self, catalogues: &'r [Catalogue]) -> Side<'r> {
        let Opened { name, bytes, saved } = self;
        let catalogue = catalogues.iter().find(|it| it.sha256 == saved.report.catalogue.sha256);
        Side { name, bytes, saved, catalogue }
    }
}

/// Runs the subcommand.
pub fn run(args: CompareArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let outputs = Outputs::by_ending(args.output, &ENDINGS, args.format.is_some())?;
    outputs.spare(|| vec![args.old.clone(), args.new.clone()])?;
    let (old, new) = (Opened::open(&args.old)?, Opened::open(&args.new)?);
    let catalogues = catalogues(&args.catalogue, [&old, &new])?;
    let comparison = Comparison::of(old.side(&catalogues), new.side(&catalogues)).map_err(Problem::Said)?;
    let digits = comparison.digits();
    let voice = &surroundings.voice;
    let paint = |format, screen| match format {
        CompareFormat::Text => {
            surroundings.text(&report::comparison(voice, &digits, &comparison), screen, !outputs.is_empty())
        }
        CompareFormat::Markdown => markdown::paint(&report::comparison(voice, &digits, &comparison)),
        CompareFormat::Html => html::paint(&report::comparison_page(voice, &digits, &comparison)),
        CompareFormat::Json => comparison_json(&comparison, &digits),
    };
    outputs.put(args.format, CompareFormat::Text, args.force, surroundings, paint)?;
    Ok(Exit::Done)
}

/// The catalogues that the reports rest on, as far as they are at hand: those that were
/// named, and built-in ones, told by their digests.
fn catalogues(named: &[String], reports: [&Opened; 2]) -> Result<Vec<Catalogue>, Problem> {
    let is_theirs = |digest: &str| reports.iter().any(|report| report.saved.report.catalogue.sha256 == digest);
    let mut catalogues = Vec::new();
    for name in named {
        let catalogue = find_catalogue(name)?;
        if !is_theirs(&catalogue.sha256) {
            return Err(Problem::Said(Message::new("audit-no-report-rests").with("name", Arg::quoted(name))));
        }
        catalogues.push(catalogue);
    }
    for built_in in reports.iter().filter_map(|report| of_digest(&report.saved.report.catalogue.sha256)) {
        catalogues.push(built_in.read()?);
    }
    Ok(catalogues)
}
