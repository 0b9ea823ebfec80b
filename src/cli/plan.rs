//! The arguments of `plan` and `robustness`.

use super::{DossierArgs, formats};
use crate::export::{Format, PlanExport};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// The arguments of `plan`.
#[derive(Debug, Args)]
pub(crate) struct PlanArgs {
    /// Which dossier.
    #[command(flatten)]
    pub dossier: DossierArgs,
    /// The label to be reached, by its id [default: the next above the one that is reached]
    #[arg(long, value_name = "LABEL")]
    pub to: Option<String>,
    /// What counts as little
    #[arg(long, value_enum, value_name = "MEASURE", default_value_t = PlanBy::Effort, conflicts_with = "budget")]
    pub by: PlanBy,
    /// The indicators and facts that stay as they are, by id or number, separated by commas
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub keep: Vec<String>,
    /// The only indicators and facts that may change, by id or number, separated by commas
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Ask instead for the most points within so much effort
    #[arg(long, value_name = "EFFORT", allow_hyphen_values = true)]
    pub budget: Option<String>,
    /// Where it goes.
    #[command(flatten)]
    pub place: PlanOutput,
}

/// The arguments of `robustness`.
#[derive(Debug, Args)]
pub(crate) struct RobustnessArgs {
    /// Which dossier.
    #[command(flatten)]
    pub dossier: DossierArgs,
    /// Where it goes.
    #[command(flatten)]
    pub place: PlanOutput,
}

/// Where a plan or a robustness goes.
#[derive(Debug, Args)]
pub(crate) struct PlanOutput {
    /// Format of standard output [default: text, or nothing where -o is given]
    #[arg(short, long, value_parser = formats::<PlanExport>(), value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write it to a file, by its ending: .txt .md .json; - is standard output in the format
    /// of -f; may be repeated
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Write over files that exist
    #[arg(long)]
    pub force: bool,
}

/// What counts as little in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlanBy {
    /// The effort that the catalogue states for each step
    Effort,
    /// The number of indicators that change
    Indicators,
}
