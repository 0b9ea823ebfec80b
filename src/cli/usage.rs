//! What is said of a command line that is not run: help, the version, or what is wrong with it.
//!
//! clap's advice to put `--` before what begins with a hyphen is left out in both languages: whoever
//! mistypes an option does not mean a file of that name.

use super::{Cli, Color, Lang, german};
use crate::language::{Arg, Language, Localizer, Message};
use crate::render::terminal::clean;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches, ValueEnum};
use std::ffi::OsString;

/// An answer in place of a run.
#[derive(Debug)]
pub(crate) enum Reply {
    /// What was asked for: help or the version.
    Asked(Shown),
    /// Help, as the command line says nothing.
    Nothing(Shown),
    /// What is wrong, without a label.
    Wrong(String),
}

/// A text with and without the signs that style it on a terminal.
#[derive(Debug)]
pub(crate) struct Shown {
    /// Without.
    pub plain: String,
    /// With.
    pub styled: String,
}

/// What a command line says of its answer, whether or not it can be understood otherwise.
#[derive(Debug)]
pub(crate) struct Manner {
    /// The value of `--lang`.
    pub lang: Option<Lang>,
    /// The value of `--color`.
    pub color: Color,
}

/// The command line, read; the first of the words is the program.
pub(crate) fn read(words: &[OsString]) -> Result<Cli, Manner> {
    let matches = Cli::command().try_get_matches_from(words);
    let cli = matches.and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches));
    cli.map_err(|_| Manner {
        lang: value_of(words, "--lang").and_then(|value| match value {
            // `--lang deutsch` says enough to be told in German that it is no value.
            value if value.starts_with("de") => Some(Lang::De),
            value if value.starts_with("en") => Some(Lang::En),
            _ => None,
        }),
        color: value_of(words, "--color").and_then(|value| Color::from_str(value, true).ok()).unwrap_or(Color::Auto),
    })
}

/// What follows an option, wherever it stands before `--`.
fn value_of<'w>(words: &'w [OsString], option: &str) -> Option<&'w str> {
    let mut words = words.iter().skip(1).map_while(|word| word.to_str().or(Some("")).filter(|word| *word != "--"));
    while let Some(word) = words.next() {
        match word.strip_prefix(option) {
            Some("") => return words.next(),
            Some(rest) => {
                if let Some(value) = rest.strip_prefix('=') {
                    return Some(value);
                }
            }
            None => {}
        }
    }
    None
}

/// What is said of a command line that [`read`] refuses; `None` where it does not.
pub(crate) fn reply(words: &[OsString], localizer: &Localizer) -> Option<Reply> {
    let command = match localizer.language() {
        Language::De => german::translated(Cli::command(), localizer),
        Language::En => Cli::command(),
    };
    let matches = command.try_get_matches_from(words);
    let error = matches.and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches)).err()?;
    let shown = || {
        let (plain, styled) = (error.render().to_string(), error.render().ansi().to_string());
        match localizer.language() {
            Language::De => {
                Shown { plain: german::finished(&plain, localizer), styled: german::finished(&styled, localizer) }
            }
            Language::En => Shown { plain, styled },
        }
    };
    Some(match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Reply::Asked(shown()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Reply::Nothing(shown()),
        _ => Reply::Wrong(wrong(&error, localizer)),
    })
}

fn wrong(error: &clap::Error, localizer: &Localizer) -> String {
    let mut text = localizer.say(&message(error));
    if let Some(near) = near(error) {
        text += &format!(" {}", localizer.say(&Message::new("usage-near").with("near", near)));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
        let usage = match localizer.language() {
            Language::De => german::finished(usage, localizer),
            Language::En => usage.to_owned(),
        };
        text += &format!("\n\n{}", localizer.say(&Message::new("usage-line").with("usage", usage)));
    }
    text += &format!("\n\n{}", localizer.word("usage-help"));
    text.lines().map(clean).collect::<Vec<_>>().join("\n")
}

fn message(error: &clap::Error) -> Message {
    let argument = || strings(error, ContextKind::InvalidArg).join(", ");
    let value = || Arg::quoted(&strings(error, ContextKind::InvalidValue).concat());
    let list = |kind| strings(error, kind).into_iter().map(Arg::from).collect::<Vec<Arg>>();
    let command = || strings(error, ContextKind::InvalidSubcommand).concat();
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let argument = argument();
            match argument.starts_with('-') {
                true => Message::new("usage-unknown-argument").with("argument", Arg::quoted(&argument)),
                // Mostly the second half of a path that has a blank.
                false => Message::new("usage-too-many-arguments").with("argument", Arg::quoted(&argument)),
            }
        }
        ErrorKind::InvalidSubcommand => Message::new("usage-unknown-command").with("command", Arg::quoted(&command())),
        ErrorKind::MissingSubcommand => Message::new("usage-missing-command")
            .with("command", command())
            .with("known", list(ContextKind::ValidSubcommand)),
        ErrorKind::MissingRequiredArgument => {
            Message::new("usage-missing-arguments").with("arguments", list(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue => {
            let (known, is_empty) =
                (list(ContextKind::ValidValue), strings(error, ContextKind::InvalidValue).concat().is_empty());
            let message = match (is_empty, known.is_empty()) {
                (true, true) => Message::new("usage-missing-value"),
                (true, false) => Message::new("usage-missing-value-of"),
                (false, true) => Message::new("usage-refused-value"),
                (false, false) => Message::new("usage-invalid-value"),
            };
            message.with("argument", argument()).with("value", value()).with("known", known)
        }
        ErrorKind::ValueValidation => out_of_range(error).with("argument", argument()).with("value", value()),
        ErrorKind::TooManyValues => {
            Message::new("usage-unexpected-value").with("argument", argument()).with("value", value())
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            Message::new("usage-missing-value").with("argument", argument())
        }
        ErrorKind::ArgumentConflict => {
            let others = list(ContextKind::PriorArg);
            match others.is_empty() || strings(error, ContextKind::PriorArg) == strings(error, ContextKind::InvalidArg)
            {
                true => Message::new("usage-twice").with("argument", argument()),
                false => Message::new("usage-conflict").with("argument", argument()).with("others", others),
            }
        }
        ErrorKind::InvalidUtf8 => Message::new("usage-not-unicode"),
        _ => Message::new("usage-other"),
    }
}

/// That a number is none, or outside of what its argument takes.
fn out_of_range(error: &clap::Error) -> Message {
    match std::error::Error::source(error).and_then(|source| source.downcast_ref::<OutOfRange>()) {
        Some(OutOfRange { least, most: Some(most) }) => {
            Message::new("usage-out-of-range").with("min", *least).with("max", *most)
        }
        Some(OutOfRange { least, most: None }) => Message::new("usage-below-range").with("min", *least),
        None => Message::new("usage-refused-value"),
    }
}

/// What may have been meant.
fn near(error: &clap::Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    if let Some(near) = kinds.into_iter().find_map(|kind| strings(error, kind).pop()) {
        return Some(near);
    }
    if strings(error, ContextKind::InvalidArg) == ["--hilfe"] {
        return Some("--help".to_owned());
    }
    // An option that a subcommand has: clap says “'assess --set' exists”.
    let Some(ContextValue::StyledStrs(told)) = error.get(ContextKind::Suggested) else { return None };
    let told = told.iter().map(ToString::to_string).find(|told| told.ends_with("' exists"))?;
    told.split('\'').nth(1).map(str::to_owned)
}

fn strings(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

/// That what was given is no whole number within these bounds.
#[derive(Clone, Copy, Debug)]
pub(super) struct OutOfRange {
    least: usize,
    most: Option<usize>,
}

impl std::fmt::Display for OutOfRange {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.most {
            Some(most) => write!(out, "whole numbers from {} to {most}", self.least),
            None => write!(out, "whole numbers from {}", self.least),
        }
    }
}

impl std::error::Error for OutOfRange {}

/// A parser of whole numbers from `least` to `most`, or of any length where there is no `most`.
pub(super) fn whole<N: TryFrom<usize>>(
    least: usize,
    most: Option<usize>,
) -> impl Fn(&str) -> Result<N, OutOfRange> + Clone {
    move |text| {
        let number = text.parse().ok().filter(|number| *number >= least && most.is_none_or(|most| *number <= most));
        number.and_then(|number| N::try_from(number).ok()).ok_or(OutOfRange { least, most })
    }
}
