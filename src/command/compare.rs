//! `merit compare`: two JSON reports side by side, with the cause of every change.

use super::Console;
use super::catalogue_text::{find_catalogue, read_file};
use super::output::Outputs;
use super::problem::Problem;
use crate::catalogue::{Catalogue, of_digest};
use crate::cli::CompareArgs;
use crate::exit::Exit;
use crate::export::ComparisonExport;
use crate::language::{Arg, Message};
use crate::record::{self, ComparedReport, MAX_REPORT_BYTES, ReportComparison, SavedReport};
use std::path::Path;

struct OpenedReport {
    name: String,
    bytes: Vec<u8>,
    saved: SavedReport,
}

impl OpenedReport {
    fn open(path: &Path) -> Result<OpenedReport, Problem> {
        let name = path.display().to_string();
        let bytes = read_file(path, MAX_REPORT_BYTES)?;
        let saved = record::read(&name, &bytes).map_err(Problem::Said)?;
        Ok(OpenedReport { name, bytes, saved })
    }

    fn side<'r>(&'r self, catalogues: &'r [Catalogue]) -> ComparedReport<'r> {
        let OpenedReport { name, bytes, saved } = self;
        let catalogue = catalogues.iter().find(|it| it.sha256 == saved.report.catalogue.sha256);
        ComparedReport { name, bytes, saved, catalogue }
    }
}

pub(super) fn run(args: CompareArgs, console: &Console) -> anyhow::Result<Exit> {
    let outputs = Outputs::new::<ComparisonExport>(args.output, args.format, args.force)?;
    outputs.spare(|| vec![args.old.clone(), args.new.clone()])?;
    let (old, new) = (OpenedReport::open(&args.old)?, OpenedReport::open(&args.new)?);
    let catalogues = catalogues(&args.catalogue, [&old, &new])?;
    let comparison = &ReportComparison::new(old.side(&catalogues), new.side(&catalogues)).map_err(Problem::Said)?;
    outputs.put(&ComparisonExport { comparison, localizer: &console.localizer }, console)?;
    Ok(Exit::Done)
}

/// The catalogues that the reports rest on, as far as they are at hand: those that were
/// named, and built-in ones, told by their digests.
fn catalogues(named: &[String], reports: [&OpenedReport; 2]) -> Result<Vec<Catalogue>, Problem> {
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
