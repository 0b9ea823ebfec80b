//! What `catalogue check` finds, as JSON for editors and scripts.

use super::{TOOL, Tool, json};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Localizer;
use crate::lint::CheckedCatalogue;
use crate::source::{LineIndex, Span};
use serde::Serialize;

/// The name and version of the format.
const FORMAT: &str = "merit-catalogue-check/1";
/// How many problems of a file are listed; the others are counted.
const LISTED: usize = 1_000;

#[derive(Serialize)]
struct Record {
    format: &'static str,
    tool: Tool,
    files: Vec<FileRecord>,
}

#[derive(Serialize)]
struct FileRecord {
    file: String,
    /// Why the file could not be read at all.
    unreadable: Option<String>,
    errors: usize,
    warnings: usize,
    /// Whether the rules about meaning were asked and the examples scored.
    complete: bool,
    examples: usize,
    diagnostics: Vec<DiagnosticRecord>,
    /// How many more there are than are listed.
    left_out: usize,
}

#[derive(Serialize)]
struct DiagnosticRecord {
    severity: &'static str,
    code: &'static str,
    message: String,
    help: Option<String>,
    #[serde(flatten)]
    place: PlaceRecord,
    related: Vec<RelatedRecord>,
}

#[derive(Serialize)]
struct RelatedRecord {
    message: Option<String>,
    #[serde(flatten)]
    place: PlaceRecord,
}

/// LineIndex and columns from 1, columns in characters; the end is exclusive.
#[derive(Serialize)]
struct PlaceRecord {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// A file that was checked, or why it could not be read.
pub type CheckedFile = (String, Result<CheckedCatalogue, String>);

/// The JSON of a check, its prose in the localizer's language.
pub fn check_json(files: &[CheckedFile], localizer: &Localizer) -> String {
    let files = files.iter().map(|(name, checked)| match checked {
        Ok(checked) => file(name, checked, localizer),
        Err(problem) => FileRecord {
            file: name.clone(),
            unreadable: Some(problem.clone()),
            errors: 1,
            warnings: 0,
            complete: false,
            examples: 0,
            diagnostics: Vec::new(),
            left_out: 0,
        },
    });
    json(&Record { format: FORMAT, tool: TOOL, files: files.collect() })
}

fn file(name: &str, checked: &CheckedCatalogue, localizer: &Localizer) -> FileRecord {
    let lines = LineIndex::new(&checked.source.text);
    let place = |span: &Span| {
        let (from, to) = (lines.position(span.start), lines.position(span.end));
        PlaceRecord { line: from.line, column: from.column, end_line: to.line, end_column: to.column }
    };
    let one = |diagnostic: &Diagnostic| DiagnosticRecord {
        severity: diagnostic.severity.code(),
        code: diagnostic.code,
        message: localizer.say(&diagnostic.message),
        help: diagnostic.help.as_ref().map(|help| localizer.say(help)),
        place: place(diagnostic.labels.first().map_or(&(0..0), |label| &label.span)),
        related: diagnostic
            .labels
            .iter()
            .skip(1)
            .map(|label| RelatedRecord {
                message: label.message.as_ref().map(|message| localizer.say(message)),
                place: place(&label.span),
            })
            .collect(),
    };
    FileRecord {
        file: name.to_owned(),
        unreadable: checked
            .is_unreadable()
            .then(|| checked.diagnostics.first().map(|first| localizer.say(&first.message)))
            .flatten(),
        errors: checked.count(Severity::Error),
        warnings: checked.count(Severity::Warning),
        complete: checked.catalogue.is_some(),
        examples: checked.catalogue.as_ref().map_or(0, |catalogue| catalogue.examples.len()),
        diagnostics: checked.diagnostics.iter().take(LISTED).map(one).collect(),
        left_out: checked.diagnostics.len().saturating_sub(LISTED),
    }
}
