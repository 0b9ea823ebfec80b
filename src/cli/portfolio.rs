//! The arguments of `portfolio`.

use super::usage::whole;
use super::{Decimal, DecisionArgs, formats};
use crate::export::Format;
use crate::report::RoundReport;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// The arguments of `portfolio`.
#[derive(Debug, Args)]
pub(crate) struct PortfolioArgs {
    /// A folder of dossiers: its subfolders with an evidence.csv, its workbooks (.xlsx) and those in its
    /// subfolders; or a folder of tables with a column “initiative”; or one such table or workbook
    #[arg(value_name = "DIR")]
    pub round: PathBuf,
    /// The criteria catalogue by which all are scored, whichever they name: a TOML file, or a built-in one:
    /// cluster-exzellenz-bw, ecei, clusterdatenbank-bw, eccp-profile
    #[arg(short, long, value_name = "CATALOGUE")]
    pub catalogue: String,
    /// The day for which the assessments are made, like 2026-11-23 or 23.11.2026 [default: today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// The decimal sign of all tables; nothing else is then accepted [default: as detected]
    #[arg(long, value_enum, value_name = "SIGN")]
    pub decimal: Option<Decimal>,
    /// Whose decisions count.
    #[command(flatten)]
    pub decisions: DecisionArgs,
    /// Format of standard output [default: text, or nothing where -o is given]
    #[arg(short, long, value_parser = formats::<RoundReport>(), value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write to a file, by its ending: .csv and .jsonl a row per initiative, for programs; .xlsx a workbook;
    /// .html a page; .txt and .md what the terminal shows; may be repeated
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Write all findings to a file .csv
    #[arg(long, value_name = "FILE")]
    pub findings: Option<PathBuf>,
    /// Write a full report of each initiative into this folder, as `assess` does, which also looks for
    /// documents beside the tables of a round; those may then have 64 MiB
    #[arg(long, value_name = "DIR")]
    pub reports: Option<PathBuf>,
    /// In which formats the reports are, by their endings
    #[arg(long, value_name = "ENDING", value_delimiter = ',', default_value = "html", requires = "reports",
        value_parser = ["html", "md", "txt", "json", "csv", "xlsx"])]
    pub reports_as: Vec<String>,
    /// Write over files that exist
    #[arg(long)]
    pub force: bool,
    /// How many threads score large tables [default: one per core]; the results do not depend on it
    #[arg(long, value_name = "N", value_parser = whole::<u16>(1, Some(256)))]
    pub threads: Option<u16>,
    /// Show neither a progress bar nor the names of the files that were written
    #[arg(long)]
    pub quiet: bool,
    /// What becomes of applications that seem to be the same one (the same id, one that looks alike, or a
    /// dossier with the same content): all are scored, counted and marked, or the run is refused
    #[arg(long, value_enum, value_name = "WAY", default_value_t = Duplicates::Keep)]
    pub duplicates: Duplicates,
    /// CSV and JSON lines also say what became of each indicator
    #[arg(long)]
    pub detail: bool,
    /// Compare groups of initiatives: those with the same entry in this column of initiatives.csv
    #[arg(long, value_name = "COLUMN")]
    pub by: Option<String>,
    /// How many of the first and of the last in the ranking are shown
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = whole::<usize>(0, None))]
    pub top: usize,
    /// Withhold figures over fewer initiatives than this, which could reveal those of a single one
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = whole::<usize>(0, None))]
    pub min_group: usize,
}

/// What becomes of applications that seem to be the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Duplicates {
    /// Each is scored, ranked and counted, and marked
    Keep,
    /// They are named, and nothing is written
    Refuse,
}
