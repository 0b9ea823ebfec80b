//! Why nothing could be made of what was handed over, in the reader's language.

use crate::catalogue::InvalidCatalogue;
use crate::diagnostic::Finding;
use crate::language::{Localizer, Message};
use crate::render::diagnostic;
use crate::render::terminal::{Screen, clean};

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
    /// The problem as text for a screen, without control characters.
    pub fn paint(&self, localizer: &Localizer, screen: Screen) -> String {
        match self {
            Problem::Said(message) => clean(&localizer.say(message)),
            Problem::Found(finding) => {
                let place = finding.place.as_ref().map_or_else(String::new, |place| format!("{place}: "));
                clean(&format!("{place}{} [{}]", localizer.say(&finding.message), finding.code))
            }
            Problem::Catalogue(invalid) => {
                let faults = diagnostic::paint(&invalid.source, &invalid.diagnostics, localizer, screen);
                format!("{}\n\n{}", clean(&localizer.say(&count(invalid))), faults.trim_end())
            }
        }
    }
}

/// How many faults a catalogue has.
fn count(invalid: &InvalidCatalogue) -> Message {
    Message::new("problem-catalogue-faults")
        .with("name", &*invalid.source.name)
        .with("count", invalid.diagnostics.len())
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
            Problem::Catalogue(invalid) => count(&invalid),
        }
    }
}
