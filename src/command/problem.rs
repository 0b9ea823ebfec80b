//! Why a run could not be made, in the reader's language.

use super::Console;
use crate::catalogue::InvalidCatalogue;
use crate::diagnostic::Finding;
use crate::language::{Arg, Message};
use crate::render::{diagnostic, terminal::clean};
use std::path::Path;

/// What stops a run.
#[derive(Debug)]
pub enum Problem {
    /// A sentence that says it.
    Said(Message),
    /// A finding about a table.
    Found(Box<Finding>),
    /// The faults of a catalogue.
    Catalogue(Box<InvalidCatalogue>),
}

impl Problem {
    /// A problem with a path.
    pub fn path(key: &'static str, path: &Path) -> Message {
        Message::new(key).with("path", path.display().to_string())
    }

    /// That a path could not be read.
    pub fn reading(path: &Path, error: &std::io::Error) -> Problem {
        Problem::Said(match error.kind() {
            std::io::ErrorKind::NotFound => Problem::path("problem-not-found", path),
            _ => Problem::path("problem-unreadable", path).with("reason", error.to_string()),
        })
    }

    /// What a path is instead of a file, if it is there and is none; devices and pipes are never
    /// opened. Standard input may be one, too.
    pub fn no_file(path: &Path) -> Option<Problem> {
        let kind = std::fs::metadata(path).ok()?.file_type();
        let key = match () {
            () if kind.is_file() => return None,
            () if kind.is_dir() => "problem-is-folder",
            () if is_pipe(kind) => "problem-is-pipe",
            () => "problem-is-device",
        };
        Some(Problem::Said(Problem::path(key, path)))
    }

    /// That a path could not be written.
    pub fn writing(path: &Path, error: &std::io::Error) -> Problem {
        let mut reason = error.to_string();
        // Errors of temporary files end in their paths, which say nothing to a reader.
        if let (None, Some((own, _))) = (error.raw_os_error(), reason.split_once(" at path ")) {
            reason = own.to_owned();
        }
        Problem::Said(Problem::path("problem-unwritable", path).with("reason", reason))
    }

    /// The same of what lies in a folder, under the name that the folder goes by (empty for
    /// none): results of a round tell where it lies in the round, wherever that lies.
    pub fn within(self, folder: &Path, called: &str) -> Problem {
        let Problem::Said(mut message) = self else { return self };
        for arg in message.args.iter_mut().filter(|(name, _)| *name == "path").map(|(_, arg)| arg) {
            if let Arg::Text(path) = arg
                && let Ok(rest) = Path::new(path.as_str()).strip_prefix(folder)
            {
                // Joining nothing would end in a separator, and the round itself be called nothing.
                let place = match rest.as_os_str().is_empty() {
                    true => Path::new(if called.is_empty() { "." } else { called }).to_owned(),
                    false => Path::new(called).join(rest),
                };
                *arg = Arg::Text(place.display().to_string());
            }
        }
        Problem::Said(message)
    }

    /// The problem as text for the terminal.
    pub fn paint(&self, console: &Console) -> String {
        let localizer = &console.localizer;
        match self {
            Problem::Said(message) => clean(&localizer.say(message)),
            Problem::Found(finding) => {
                let place = finding.place.as_ref().map_or_else(String::new, |place| format!("{place}: "));
                clean(&format!("{place}{} [{}]", localizer.say(&finding.message), finding.code))
            }
            Problem::Catalogue(invalid) => {
                let count = Message::new("problem-catalogue-faults")
                    .with("name", &*invalid.source.name)
                    .with("count", invalid.diagnostics.len());
                format!(
                    "{}\n\n{}",
                    clean(&localizer.say(&count)),
                    diagnostic::paint(&invalid.source, &invalid.diagnostics, localizer, console.error_screen)
                        .trim_end()
                )
            }
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Problem::Said(message) => formatter.write_str(message.key),
            Problem::Found(finding) => formatter.write_str(finding.code),
            Problem::Catalogue(_) => formatter.write_str("catalogue"),
        }
    }
}

impl std::error::Error for Problem {}

impl From<Message> for Problem {
    fn from(message: Message) -> Problem {
        Problem::Said(message)
    }
}

impl From<Box<Finding>> for Problem {
    fn from(finding: Box<Finding>) -> Problem {
        Problem::Found(finding)
    }
}

impl From<Box<InvalidCatalogue>> for Problem {
    fn from(invalid: Box<InvalidCatalogue>) -> Problem {
        Problem::Catalogue(invalid)
    }
}

/// What is said of a problem within another message; a catalogue's faults are not.
impl From<Problem> for Message {
    fn from(problem: Problem) -> Message {
        match problem {
            Problem::Said(message) => message,
            Problem::Found(finding) => finding.message,
            Problem::Catalogue(invalid) => Message::new("problem-catalogue-faults")
                .with("name", invalid.source.name)
                .with("count", invalid.diagnostics.len()),
        }
    }
}

/// Whether it is a pipe or a socket.
#[cfg(unix)]
fn is_pipe(kind: std::fs::FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_fifo() || kind.is_socket()
}

#[cfg(not(unix))]
fn is_pipe(_: std::fs::FileType) -> bool {
    false
}
