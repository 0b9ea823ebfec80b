//! A complaint: how bad it is, a stable code, what is wrong, where, and the way out.
//!
//! Diagnostics are about texts with spans (catalogues), findings about cells of
//! tables (dossiers). Neither knows a rule or an output format.

use crate::language::{Arg, Message};
use crate::source::Span;
use std::fmt::{Display, Formatter};

/// How bad a complaint is, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something cannot be used as it stands.
    Error,
    /// Something is used, but probably not as it was meant.
    Warning,
    /// Something worth knowing.
    Note,
}

impl Severity {
    /// The stable word of machine formats.
    pub fn code(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A place in a text and what is to be said of it.
#[derive(Clone, Debug)]
pub struct Label {
    /// The bytes that are underlined.
    pub span: Span,
    /// What is said beside the underline, if anything.
    pub message: Option<Message>,
}

impl Label {
    /// A place alone.
    pub(crate) fn at(span: Span) -> Label {
        Label { span, message: None }
    }
}

/// A complaint about a catalogue's text.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The stable code, kebab-case.
    pub code: &'static str,
    /// What is wrong.
    pub message: Message,
    /// The places involved, the one to mend first.
    pub labels: Vec<Label>,
    /// The way out, where one can be named.
    pub help: Option<Message>,
}

impl Diagnostic {
    pub(crate) fn error(code: &'static str, span: Span, message: Message) -> Diagnostic {
        Diagnostic { severity: Severity::Error, code, message, labels: vec![Label::at(span)], help: None }
    }

    /// By what it is known again: its code and where it stands.
    pub(crate) fn place(&self) -> (&'static str, Option<(usize, usize)>) {
        (self.code, self.labels.first().map(|label| (label.span.start, label.span.end)))
    }

    /// The same, said of a catalogue under a profile, which is called that there.
    pub(crate) fn in_profile(mut self, profile: &str, span: Span) -> Diagnostic {
        self.labels.push(Label { span, message: Some(Message::new("label-profile")) });
        let message = Message::new("fault-in-profile").with("profile", Arg::quoted(profile));
        Diagnostic { message: message.with("fault", self.message), ..self }
    }
}

/// A cell of a table (or the table as a whole at line 1, column 1).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file relative to the dossier, with `/`.
    pub file: String,
    /// The sheet, where the file is a workbook.
    pub sheet: Option<String>,
    /// The line on which the record begins, from 1.
    pub line: usize,
    /// The cell within the record, from 1.
    pub column: usize,
}

impl Place {
    /// The table that it is in: `evidence.csv`, or a sheet as `our.xlsx:team`.
    pub fn table(&self) -> String {
        match &self.sheet {
            None => self.file.clone(),
            Some(sheet) => format!("{}:{sheet}", self.file),
        }
    }
}

impl Display for Place {
    /// `evidence.csv:4:3`, and as spreadsheets call it `our.xlsx:team!C4`.
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        match &self.sheet {
            None => write!(formatter, "{}:{}:{}", self.file, self.line, self.column),
            Some(sheet) => write!(formatter, "{}:{sheet}!{}{}", self.file, letters(self.column), self.line),
        }
    }
}

/// A column, from 1, as spreadsheets call it.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while let Some(before) = rest.checked_sub(1) {
        letters.push(char::from(b'A' + u8::try_from(before % 26).unwrap_or(0)));
        rest = before / 26;
    }
    letters.into_iter().rev().collect()
}

/// A complaint about the evidence of a dossier.
#[derive(Clone, Debug)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The stable code, kebab-case.
    pub code: &'static str,
    /// What is wrong and the way out.
    pub message: Message,
    /// The indicator concerned, as its index in the catalogue.
    pub indicator: Option<usize>,
    /// The fact concerned, likewise.
    pub fact: Option<usize>,
    /// The rule that is broken, likewise.
    pub rule: Option<usize>,
    /// The cell, where one is concerned.
    pub place: Option<Place>,
}

impl Finding {
    /// One that concerns the dossier as a whole.
    pub(crate) fn new(severity: Severity, code: &'static str, message: Message) -> Finding {
        Finding { severity, code, message, indicator: None, fact: None, rule: None, place: None }
    }

    /// Sorts findings as reports list them: by file, line and column, those
    /// without a place last; equal places in the order they were found.
    pub fn sort(findings: &mut [Finding]) {
        findings.sort_by(|a, b| match (&a.place, &b.place) {
            (Some(a), Some(b)) => a.cmp(b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
    }
}
