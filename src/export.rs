//! Results in their formats: one table of all formats, and for each result what it says in
//! them. Who calls this has a result and wants bytes; files and terminals are not known here.

mod assessment;
mod catalogue;
mod plan;
mod reports;

pub use assessment::{AssessmentExport, RequestsExport, Supplement, assessment_json};
pub use catalogue::{ChangesExport, RulebookExport};
pub use plan::{PlanExport, RobustnessExport};
pub use reports::{ComparisonExport, VerificationExport};

use crate::language::Message;
use crate::render::terminal::Screen;
use crate::render::{html, markdown, terminal};
use crate::report::{Report, Room};
use rust_xlsxwriter::XlsxError;

/// How a report is painted into a text file, whatever the terminal.
pub const IN_FILE: Screen = Screen { width: 100, colour: false };

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A page.
    Html,
    /// JSON.
    Json,
    /// An object per line.
    JsonLines,
    /// A table.
    Csv,
    /// A workbook.
    Workbook,
    /// The text of a catalogue.
    Toml,
}

impl Format {
    /// Its name, the endings of its files (the usual one first), and what it is for.
    const fn entry(self) -> (&'static str, &'static [&'static str], &'static str) {
        match self {
            Format::Text => ("text", &["txt"], "For the terminal or a mail"),
            Format::Markdown => ("markdown", &["md"], "Markdown"),
            Format::Html => ("html", &["html", "htm"], "A page that needs nothing else, to read, send and print"),
            Format::Json => ("json", &["json"], "JSON for scripts, the same in every language"),
            Format::JsonLines => ("jsonl", &["jsonl"], "A JSON object per line, for programs"),
            Format::Csv => ("csv", &["csv"], "A table, for spreadsheets and programs"),
            Format::Workbook => ("workbook", &["xlsx"], "A workbook"),
            Format::Toml => ("toml", &["toml"], "The catalogue itself"),
        }
    }

    /// Its name, as users type it.
    pub const fn name(self) -> &'static str {
        self.entry().0
    }

    /// The endings of its files without the dot, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        self.entry().1
    }

    /// What it is for, in a few English words.
    pub const fn about(self) -> &'static str {
        self.entry().2
    }

    /// Whether it may go to a terminal or a pipe.
    pub fn is_text(self) -> bool {
        self != Format::Workbook
    }

    /// Whether a report in it shows the digests of documents, so that those must be read as a whole.
    pub fn shows_digests(self) -> bool {
        matches!(self, Format::Html | Format::Json)
    }
}

/// A result that comes in several formats. What it does not come in is `None`.
pub trait Export {
    /// The formats that it comes in, the usual one first.
    const FORMATS: &'static [Format];

    /// Whether titles and lines with names and digests are broken on a terminal alone.
    const KEEPS_LINES: bool = false;

    /// What it says to people, in a medium with so much room.
    fn report(&self, room: Room) -> Report;

    /// The same for programs.
    fn json(&self) -> Option<String> {
        None
    }

    /// The same as a table.
    fn csv(&self) -> Option<String> {
        None
    }

    /// The same as a workbook.
    fn workbook(&self) -> Option<Result<Vec<u8>, XlsxError>> {
        None
    }

    /// What it was made from.
    fn toml(&self) -> Option<Vec<u8>> {
        None
    }

    /// The bytes in a format; text is painted for the screen, be that a terminal or not.
    ///
    /// # Errors
    /// What a workbook cannot hold, or a format that it does not come in.
    fn write(&self, format: Format, screen: Screen, is_terminal: bool) -> Result<Vec<u8>, Message> {
        let written = match format {
            _ if !Self::FORMATS.contains(&format) => None,
            Format::Text => {
                let paint = if Self::KEEPS_LINES && !is_terminal { terminal::paint_whole } else { terminal::paint };
                Some(paint(&self.report(screen.room()), screen).into_bytes())
            }
            Format::Markdown => Some(markdown::paint(&self.report(Room::Wide)).into_bytes()),
            Format::Html => Some(html::paint(&self.report(Room::Page)).into_bytes()),
            Format::Json => self.json().map(String::into_bytes),
            Format::Csv => self.csv().map(String::into_bytes),
            Format::Workbook => self.workbook().transpose().map_err(unwritable)?,
            Format::Toml => self.toml(),
            Format::JsonLines => None,
        };
        written.ok_or_else(|| Message::new("problem-format").with("format", format.name()))
    }

    /// The bytes of a file in a format.
    ///
    /// # Errors
    /// As [`write`](Export::write).
    fn file(&self, format: Format) -> Result<Vec<u8>, Message> {
        self.write(format, IN_FILE, false)
    }
}

/// That a workbook cannot be written.
pub fn unwritable(error: XlsxError) -> Message {
    Message::new("sheet-problem").with("reason", error.to_string())
}
