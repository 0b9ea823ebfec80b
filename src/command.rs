//! One file per subcommand: read, call, write. Files, environment and terminal are touched here alone.

mod assess;
mod catalogue;
mod catalogue_text;
mod check;
mod compare;
mod decision_source;
mod dossier;
mod dossiers;
mod explain;
mod migrate;
mod new;
mod output;
mod plan;
mod portfolio;
mod problem;
mod progress;
mod robustness;
mod unfinished;
mod verify;

use crate::cli::{self, Color, Command, Lang, Manner, NamedPath, Reply, Shown};
use crate::exit::Exit;
use crate::export::{Export, Format};
use crate::language::{Language, Localizer, Message};
use crate::render::terminal::{Screen, clean};
use problem::Problem;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::Path;

/// The width of a report where there is no terminal.
const PIPED_WIDTH: u16 = 80;

/// What every subcommand needs of its surroundings.
pub struct Console {
    /// The reader's language.
    pub localizer: Localizer,
    /// Whether the reader chose it, with `--lang`.
    is_chosen: bool,
    /// Standard output as a screen.
    pub screen: Screen,
    /// Standard error as a screen.
    pub error_screen: Screen,
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
}

impl Console {
    /// Speaks German from now on, as the dossier does, unless the reader chose a language.
    fn answer_in_german(&mut self) {
        if !self.is_chosen && self.localizer.language() != Language::De {
            self.localizer = Localizer::new(Language::De);
        }
    }

    /// A result for standard output.
    fn write(&self, result: &impl Export, format: Format) -> Result<Vec<u8>, Problem> {
        Ok(result.write(format, self.screen, self.is_terminal)?)
    }
}

/// Runs the program; the first of the words is its name.
pub fn run(words: &[OsString]) -> Exit {
    let cli = match cli::read(words) {
        Ok(cli) => cli,
        Err(Manner { lang, color }) => return answer(words, &console(lang, color, None)),
    };
    let mut console = console(cli.lang, cli.color, cli.width);
    let result = match cli.command {
        Command::Assess(NamedPath(args)) => assess::run(args, &mut console),
        Command::Check(NamedPath(args)) => check::run(args, &mut console),
        Command::Migrate(NamedPath(args)) => migrate::run(args, &mut console),
        Command::Explain(NamedPath(args)) => explain::run(args, &mut console),
        Command::Verify(NamedPath(args)) => verify::run(args, &mut console),
        Command::Plan(NamedPath(args)) => plan::run(args, &mut console),
        Command::Robustness(NamedPath(args)) => robustness::run(args, &mut console),
        Command::Compare(NamedPath(args)) => compare::run(args, &console),
        Command::New(NamedPath(args)) => new::run(args, &console),
        Command::Portfolio(NamedPath(args)) => portfolio::run(args, &console),
        Command::Catalogue { command } => catalogue::run(command, &console),
        Command::Completions { shell } => print(&cli::completions(shell)).map(|()| Exit::Done),
        Command::Man => cli::manual().map_err(Into::into).and_then(|page| print(&page)).map(|()| Exit::Done),
    };
    let exit = match result {
        Ok(exit) => exit,
        Err(error) if is_closed_pipe(&error) => Exit::Done,
        Err(error) => {
            let text = match error.downcast_ref::<Problem>() {
                Some(problem) => problem.paint(&console.localizer, console.error_screen),
                None => clean(&error.to_string()),
            };
            complain(&text, &console);
            Exit::Failed
        }
    };
    // The program ends, which gives back the memory of a thousand messages at once.
    std::mem::forget(console);
    exit
}

fn complain(text: &str, console: &Console) {
    let label = console.localizer.word("problem-error");
    let bold = anstyle::Style::new().fg_color(Some(anstyle::AnsiColor::Red.into())).bold();
    let label = if console.error_screen.colour { format!("{bold}{label}{bold:#}") } else { label };
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(std::io::stderr(), "{label}: {text}");
}

/// Says what there is to say in place of a run.
fn answer(words: &[OsString], console: &Console) -> Exit {
    let text = |shown: Shown, screen: Screen| if screen.colour { shown.styled } else { shown.plain };
    match cli::reply(words, &console.localizer) {
        Some(Reply::Asked(shown)) => match print(text(shown, console.screen).as_bytes()) {
            Ok(()) => Exit::Done,
            Err(error) if is_closed_pipe(&error) => Exit::Done,
            Err(_) => Exit::Failed,
        },
        Some(Reply::Nothing(shown)) => {
            let _ = std::io::stderr().write_all(text(shown, console.error_screen).as_bytes());
            Exit::Failed
        }
        Some(Reply::Wrong(text)) => {
            complain(&text, console);
            Exit::Failed
        }
        None => Exit::Failed,
    }
}

/// Whether the terminal understands nothing but text, as those of editors do.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

fn console(lang: Option<Lang>, color: Color, width: Option<u16>) -> Console {
    let language = match lang {
        Some(Lang::De) => Language::De,
        Some(Lang::En) => Language::En,
        None if sys_locale::get_locale().is_some_and(|locale| locale.to_lowercase().starts_with("de")) => Language::De,
        None => Language::En,
    };
    let is_terminal = std::io::stdout().is_terminal();
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let colour = |is_terminal: bool| match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => is_terminal && !no_color && !is_dumb(),
    };
    let of_terminal = || terminal_size::terminal_size().map(|(width, _)| width.0);
    let width = width.or_else(|| if is_terminal { of_terminal() } else { None }).unwrap_or(PIPED_WIDTH);
    Console {
        localizer: Localizer::new(language),
        is_chosen: lang.is_some(),
        screen: Screen { width, colour: colour(is_terminal) },
        error_screen: Screen { width, colour: colour(std::io::stderr().is_terminal()) },
        is_terminal,
    }
}

/// Says something on standard error; nobody is left to tell when that is closed.
fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", clean(text));
}

/// Whether a file is called like one of that kind.
fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// Writes to standard output, whole.
fn print(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::BrokenPipe => error.into(),
        _ => Problem::Said(Message::new("problem-output").with("reason", error.to_string())).into(),
    })
}

/// Whether whoever read standard output has gone, as `head` does.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
