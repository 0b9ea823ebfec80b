//! A complaint: how bad it is, a stable code, what is wrong, where, and the way out.
//!
//! Diagnostics are about texts with spans (catalogues), findings about cells of
//! tables (dossiers). Neither knows a rule or an output format.

use crate::language::Message;
use crate::source::Span;

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

/// A cell of a table (or the table as a whole at line 1, column 1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file relative to the dossier, with `/`.
    pub file: String,
    /// The line on which the record begins, from 1.
    pub line: usize,
    /// The cell within the record, from 1.
    pub column: usize,
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
    /// The cell, where one is concerned.
    pub place: Option<Place>,
}

impl Finding {
    /// Sorts findings as reports list them: by file, line and column, those
    /// without a place last; equal places in the order they were found.
    pub fn sort(findings: &mut [Finding]) {
        findings.sort_by(|a, b| match (&a.place, &b.place) {
            (Some(a), Some(b)) => a.cmp(b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
    }
}
