//! The command line; clap is used here alone.

mod catalogue;
mod german;
mod plan;
mod portfolio;
mod usage;

pub(crate) use catalogue::*;
pub(crate) use plan::*;
pub(crate) use portfolio::*;
pub(crate) use usage::{Manner, Reply, Shown, read, reply};

use crate::export::{AssessmentExport, ComparisonExport, Export, Format, RequestsExport, VerificationExport};
use crate::report::Report;
use clap::builder::{PossibleValue, PossibleValuesParser, Resettable, TypedValueParser};
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use usage::whole;

/// Evaluates label excellence: scores the evidence of a cluster initiative
/// against a criteria catalogue, exactly, and explains every point.
#[derive(Debug, Parser)]
#[command(name = "merit", version, max_term_width = 100)]
pub(crate) struct Cli {
    /// Language of reports and messages [default: German for a German dossier, else the environment's, else
    /// English]
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE", display_order = 100)]
    pub lang: Option<Lang>,
    /// When to use colour
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto, display_order = 101)]
    pub color: Color,
    /// Width of terminal reports in characters [default: the terminal's, else 80]
    #[arg(long, global = true, value_name = "COLUMNS", display_order = 102, value_parser = whole::<u16>(20, Some(1000)))]
    pub width: Option<u16>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// A language by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// German
    De,
    /// English
    En,
}

/// When colour is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Score a dossier and report how every point came about
    Assess(NamedPath<AssessArgs>),
    /// The self-test: what is wrong with or missing from a dossier, without a score
    Check(NamedPath<CheckArgs>),
    /// How each point came about, from the cell to the label
    Explain(NamedPath<ExplainArgs>),
    /// Write a blank dossier to fill in
    New(NamedPath<NewArgs>),
    /// Write a copy of a dossier in the form of another edition of its catalogue
    Migrate(NamedPath<MigrateArgs>),
    /// The way to a label: the least that must change, as is proved
    Plan(NamedPath<PlanArgs>),
    /// How firm the decision is: margins, what alone would turn it, which weights matter
    Robustness(NamedPath<RobustnessArgs>),
    /// Recompute a JSON report from its original files and name every field that differs
    Verify(NamedPath<VerifyArgs>),
    /// What changed between two JSON reports, and what caused each change
    Compare(NamedPath<CompareArgs>),
    /// Score a whole round of applications and rank them
    Portfolio(NamedPath<PortfolioArgs>),
    /// List, show, check and compare catalogues
    Catalogue {
        /// What to do with them
        #[command(subcommand)]
        command: CatalogueCommand,
    },
    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// The arguments of the subcommand that is called. Those of the others are never made: all of
/// them together took a twentieth of the time that one dossier takes.
#[derive(Debug)]
pub(crate) struct NamedPath<T>(pub T);

impl<T: Args> NamedPath<T> {
    fn deferred(command: clap::Command) -> clap::Command {
        // What the subcommand is about stands there already, and not with its arguments.
        let [about, long_about] = [command.get_about(), command.get_long_about()]
            .map(|text| text.cloned().map_or(Resettable::Reset, Resettable::Value));
        T::augment_args(command).about(about).long_about(long_about)
    }
}

impl<T: Args> Args for NamedPath<T> {
    fn augment_args(command: clap::Command) -> clap::Command {
        command.defer(Self::deferred)
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        T::augment_args_for_update(command)
    }
}

impl<T: FromArgMatches> FromArgMatches for NamedPath<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches(matches).map(NamedPath)
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches_mut(matches).map(NamedPath)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

/// Which dossier, by which catalogue, as of when.
#[derive(Debug, Args)]
pub(crate) struct DossierArgs {
    /// A folder with evidence.csv (and team.csv, training.csv, initiatives.csv), one such .csv file,
    /// or a workbook .xlsx with sheets of these names
    pub dossier: PathBuf,
    /// The criteria catalogue: a TOML file, or a built-in one: cluster-exzellenz-bw, ecei,
    /// clusterdatenbank-bw, eccp-profile, or an edition of it like ecei@2023.1 [default: the one
    /// that the dossier names, else cluster-exzellenz-bw]
    #[arg(short, long, value_name = "CATALOGUE")]
    pub catalogue: Option<String>,
    /// The day for which the assessment is made, like 2026-11-23 or 23.11.2026 [default: today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// The decimal sign of all tables; nothing else is then accepted [default: as detected]
    #[arg(long, value_enum, value_name = "SIGN")]
    pub decimal: Option<Decimal>,
    /// Which initiative to score if the tables hold several
    #[arg(long, value_name = "ID")]
    pub initiative: Option<String>,
    /// Whose decisions count.
    #[command(flatten)]
    pub decisions: DecisionArgs,
}

/// From where decisions of evaluators are taken.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct DecisionArgs {
    /// Take the decisions of evaluators from this table .csv or workbook .xlsx, and none from the dossier
    /// [default: decisions.csv in the folder or beside the workbook; never a sheet of the workbook itself]
    #[arg(long, value_name = "FILE", conflicts_with = "no_decisions")]
    pub decisions: Option<PathBuf>,
    /// Leave decisions of evaluators out: the result by the evidence alone
    #[arg(long)]
    pub no_decisions: bool,
}

/// A decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Decimal {
    /// 1.234,5
    Comma,
    /// 1,234.5
    Point,
}

/// The arguments of `assess`.
#[derive(Debug, Args)]
pub(crate) struct AssessArgs {
    /// Which dossier.
    #[command(flatten)]
    pub dossier: DossierArgs,
    /// Format of standard output [default: text, or nothing where -o is given]
    #[arg(short, long, value_parser = formats::<AssessmentExport>(), value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write the report to a file, by its ending: .txt .md .html .json .csv .xlsx; - is
    /// standard output in the format of -f; may be repeated
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Place the initiative among the results of a round that `portfolio` wrote as .csv or .jsonl (with
    /// --detail by indicator, too); only in reports for people
    #[arg(long, value_name = "RESULTS")]
    pub cohort: Option<PathBuf>,
    /// For whom the report is: an applicant's carries the way to the next label, an evaluator's how firm
    /// the decision is; only in reports for people
    #[arg(long = "for", value_enum, value_name = "READER", conflicts_with = "set")]
    pub reader: Option<Audience>,
    /// Withhold results of fewer initiatives than this, which could reveal those of a single one
    #[arg(long, value_name = "N", default_value_t = 5, requires = "cohort",
        value_parser = whole::<usize>(0, None))]
    pub min_group: usize,
    /// Write over files that exist
    #[arg(long)]
    pub force: bool,
    /// Suppose a value in place of what the tables say, without touching them: members=40,
    /// private-funding.private=120000; may be repeated. The report says that it is hypothetical
    #[arg(long, value_name = "ID[.INPUT]=VALUE")]
    pub set: Vec<String>,
    /// The last day of the label that was held before, in place of the column held-until of initiatives.csv: a renewed
    /// one counts from it
    #[arg(long, value_name = "DATE")]
    pub held_until: Option<String>,
    /// Exit with 1 unless this label is reached
    #[arg(long, value_name = "LABEL")]
    pub require: Option<String>,
    /// Exit with 1 if the findings hold errors
    #[arg(long)]
    pub strict: bool,
}

/// For whom a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Audience {
    /// Whoever applies: with the way to the next label
    Applicant,
    /// Whoever evaluates: with how firm the decision is
    Evaluator,
}

/// The arguments of `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Which dossier.
    #[command(flatten)]
    pub dossier: DossierArgs,
    /// Format of standard output [default: text, or nothing where -o is given]
    #[arg(short, long, value_parser = formats::<RequestsExport>(), value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write the list to a file, by its ending: .txt .md .csv; - is standard output in the
    /// format of -f; may be repeated
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Write over files that exist
    #[arg(long)]
    pub force: bool,
}

/// The arguments of `migrate`.
#[derive(Debug, Args)]
pub(crate) struct MigrateArgs {
    /// The dossier: a folder, a workbook .xlsx or a table .csv; nothing of it is changed
    #[arg(value_name = "DOSSIER")]
    pub dossier: PathBuf,
    /// The catalogue whose form it gets: a built-in one or a TOML file [default: the newest edition of the one that the
    /// dossier names]
    #[arg(short, long, value_name = "CATALOGUE")]
    pub catalogue: Option<String>,
    /// The folder of the copy, which must not exist [default: beside the dossier, with the edition behind its name]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The decimal sign of all tables [default: as each table tells]
    #[arg(long, value_enum, value_name = "SIGN")]
    pub decimal: Option<Decimal>,
}

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// Which dossier, or a report .json.
    #[command(flatten)]
    pub dossier: DossierArgs,
    /// Only these facts and indicators, by id or number [default: all]
    #[arg(value_name = "INDICATOR")]
    pub indicators: Vec<String>,
    /// Format of the working
    #[arg(short, long, value_parser = formats::<Report>(), value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write the working to a file, by its ending: .txt .md; may be repeated
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Write over files that exist
    #[arg(long)]
    pub force: bool,
}

/// The arguments of `verify`.
#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// The JSON report, as merit assess -o report.json wrote it
    pub report: PathBuf,
    /// The dossier that it was made from [default: the folder of the report]
    pub dossier: Option<PathBuf>,
    /// The criteria catalogue that was in force: a TOML file, or a built-in one, perhaps by
    /// edition like ecei@2023.1 [default: the built-in edition that the report names]
    #[arg(short, long, value_name = "CATALOGUE")]
    pub catalogue: Option<String>,
    /// The table of decisions that the report was made with, where it was made with --decisions
    /// [default: the file of its name beside the dossier or the report]
    #[arg(long, value_name = "FILE", conflicts_with = "no_decisions")]
    pub decisions: Option<PathBuf>,
    /// Refuse a report that was not made with --no-decisions; one that was is recomputed so in any case
    #[arg(long)]
    pub no_decisions: bool,
    /// Format of standard output
    #[arg(short, long, value_parser = formats::<VerificationExport>(), value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

/// The arguments of `compare`.
#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// The older JSON report
    pub old: PathBuf,
    /// The newer JSON report
    pub new: PathBuf,
    /// A criteria catalogue that the reports rest on, for its titles and to show which rules
    /// changed: a TOML file; may be repeated [default: built-in ones, recognised by their digests]
    #[arg(short, long, value_name = "CATALOGUE")]
    pub catalogue: Vec<String>,
    /// Format of standard output [default: text, or nothing where -o is given]
    #[arg(short, long, value_parser = formats::<ComparisonExport>(), value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write the comparison to a file, by its ending: .txt .md .html .json; - is standard
    /// output in the format of -f; may be repeated
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Write over files that exist
    #[arg(long)]
    pub force: bool,
}

/// The arguments of `new`.
#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    /// The criteria catalogue: built in (cluster-exzellenz-bw, ecei, clusterdatenbank-bw,
    /// eccp-profile; an edition like ecei@2023.1) or a TOML file
    pub catalogue: String,
    /// The folder to write, or a workbook ending in .xlsx
    #[arg(value_name = "DIR|FILE.xlsx")]
    pub place: PathBuf,
    /// Write over files that exist
    #[arg(long)]
    pub force: bool,
}

/// Reads the name of a format of results of that kind. `table` is what text was called.
fn formats<E: Export>() -> impl TypedValueParser<Value = Format> {
    let value = |format: &Format| {
        let value = PossibleValue::new(format.name()).help(format.about());
        if *format == Format::Text { value.alias("table") } else { value }
    };
    let shown = E::FORMATS.iter().filter(|format| format.is_text());
    let find = |name: &str| E::FORMATS.iter().copied().find(|format| format.name() == name);
    PossibleValuesParser::new(shown.map(value)).map(move |name| find(&name).unwrap_or(Format::Text))
}

/// The completions of a shell.
pub(crate) fn completions(shell: clap_complete::Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "merit", &mut script);
    script
}

/// The manual page, in troff.
///
/// # Errors
/// Never, as it is written to memory.
pub(crate) fn manual() -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    write_pages(Cli::command().name("merit"), &mut page)?;
    Ok(page)
}

/// The page of a command, then those of its subcommands.
fn write_pages(command: clap::Command, page: &mut Vec<u8>) -> std::io::Result<()> {
    let name = command.get_name().to_owned();
    let inner: Vec<clap::Command> =
        command.get_subcommands().filter(|inner| inner.get_name() != "help").cloned().collect();
    clap_mangen::Man::new(command).render(page)?;
    inner.into_iter().try_for_each(|inner| {
        let name = format!("{name}-{}", inner.get_name());
        write_pages(inner.name(name), page)
    })
}
