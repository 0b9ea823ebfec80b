//! The arguments of `merit catalogue …`.

use super::{Decimal, NamedPath, formats};
use crate::export::{ChangesExport, Format, RulebookExport};
use crate::report::Report;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What is done with catalogues.
#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueCommand {
    /// List the built-in catalogues and their editions
    List(NamedPath<ListArgs>),
    /// Show the rule book of a catalogue, or one of its indicators
    Show(NamedPath<ShowArgs>),
    /// Look for all problems in catalogues, and run their worked examples
    Check(NamedPath<CatalogueCheckArgs>),
    /// Write a catalogue to begin with: one of each kind, with comments in the language of --lang
    New(NamedPath<NewCatalogueArgs>),
    /// Show what changed in meaning between two catalogues
    Diff(NamedPath<DiffArgs>),
    /// Write a catalogue as SQL that DuckDB runs on the tables of a round, for a second opinion: it comes to
    /// the same points, percentages and awards in exact whole numbers
    Sql(NamedPath<SqlArgs>),
    /// Print a JSON Schema: of catalogues, or of the JSON that merit writes
    Schema {
        /// Which schema
        #[arg(value_enum, default_value_t = Schema::Catalogue)]
        of: Schema,
    },
}

/// The arguments of `catalogue list`.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Format of standard output
    #[arg(short, long, value_parser = formats::<Report>(), value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

/// The arguments of `catalogue show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The catalogue: a TOML file, or a built-in one, perhaps by edition like ecei@2023.1
    /// [default: cluster-exzellenz-bw]
    pub catalogue: Option<String>,
    /// One fact or indicator alone: its id, or its number in the handbook
    #[arg(value_name = "INDICATOR")]
    pub question: Option<String>,
    /// Print the TOML text itself, as the start of a catalogue of one's own
    #[arg(long, conflicts_with_all = ["question", "format", "output"])]
    pub toml: bool,
    /// Format of standard output [default: text, or nothing where -o is given]
    #[arg(short, long, value_parser = formats::<RulebookExport>(), value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write to a file, by its ending: .txt or .md the rule book, .toml the catalogue itself as the
    /// start of one's own; may be repeated
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Write over files that exist
    #[arg(long)]
    pub force: bool,
}

/// The arguments of `catalogue check`.
#[derive(Debug, Args)]
pub(crate) struct CatalogueCheckArgs {
    /// The catalogues: TOML files, built-in ones, or - for standard input
    #[arg(value_name = "FILE", required_unless_present = "explain")]
    pub files: Vec<String>,
    /// Exit with 1 for warnings too
    #[arg(long, value_enum, value_name = "WHAT")]
    pub deny: Option<Deny>,
    /// Leave out the warnings with this code; may be repeated
    #[arg(long, value_name = "CODE")]
    pub allow: Vec<String>,
    /// Format of the result
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t = CatalogueCheckFormat::Text)]
    pub format: CatalogueCheckFormat,
    /// Show the reason of a rule, with an example of wrong and right; “all” lists the rules
    #[arg(long, value_name = "CODE", conflicts_with_all = ["files", "deny", "allow"])]
    pub explain: Option<String>,
}

/// What is denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Warnings
    Warnings,
}

/// A format of `catalogue check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CatalogueCheckFormat {
    /// For people: the line, the place underlined, the way out
    Text,
    /// For editors and scripts
    Json,
}

/// The arguments of `catalogue new`.
#[derive(Debug, Args)]
pub(crate) struct NewCatalogueArgs {
    /// Where it is written: a file that ends in .toml
    pub file: PathBuf,
    /// Write over a file that exists
    #[arg(long)]
    pub force: bool,
}

/// The arguments of `catalogue diff`.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The catalogue as it was: a TOML file, or a built-in one, perhaps by edition like ecei@2023.1
    pub old: String,
    /// The catalogue as it is now
    pub new: String,
    /// Score the dossiers in this folder under both, and say first how many have which label before and
    /// after, who gains or loses one, and why. Dossiers are the folder itself and its subfolders if they hold
    /// an evidence.csv, else the workbooks (.xlsx) in it and in its subfolders; one that lies deeper is named
    /// and not scored
    #[arg(long, value_name = "DIR")]
    pub impact: Option<PathBuf>,
    /// The day for which the dossiers are scored, like 2026-11-23 or 23.11.2026 [default: today]
    #[arg(long, value_name = "DATE", requires = "impact")]
    pub as_of: Option<String>,
    /// Format of standard output
    #[arg(short, long, value_parser = formats::<ChangesExport>(), value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write to a file instead, by its ending: .txt, .md; .csv a row per dossier with its award before and
    /// after (with --impact); may be repeated
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Write over files that exist
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// The arguments of `catalogue sql`.
#[derive(Debug, Args)]
pub(crate) struct SqlArgs {
    /// The catalogue: a TOML file, or a built-in one
    pub catalogue: String,
    /// The folder with the tables of the round, or its table of evidence alone; the SQL names them by this path
    #[arg(value_name = "DIR")]
    pub round: PathBuf,
    /// The day for which the round is scored, like 2026-11-23 or 23.11.2026 [default: today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// The decimal sign of all tables [default: as their delimiters suggest]
    #[arg(long, value_enum, value_name = "SIGN")]
    pub decimal: Option<Decimal>,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write over a file that exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// A JSON Schema that merit keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Schema {
    /// Of criteria catalogues
    Catalogue,
    /// Of the JSON that `assess` writes
    Assessment,
    /// Of the JSON that `compare` writes
    Comparison,
    /// Of the JSON that `verify` writes
    Verification,
    /// Of the JSON lines that `portfolio` writes
    Portfolio,
    /// Of the JSON that `plan` writes
    Plan,
    /// Of the JSON that `robustness` writes
    Robustness,
}
