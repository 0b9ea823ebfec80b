//! Errors of TOML in the words of somebody who is no programmer: what the
//! parser found, and the slip that usually lies behind it.

use super::faults::MOST_FAULTS;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::language::Message;
use crate::source::Source;
use toml::de::Error;

/// What the parser's reasons begin with, and how they are said.
const REASONS: [(&str, &str); 30] = [
    ("string values must be quoted", "syntax-unquoted"),
    ("unexpected key or value", "syntax-excess"),
    ("unexpected content", "syntax-excess"),
    ("duplicate key", "syntax-duplicate-key"),
    ("unclosed array table", "syntax-unclosed-header"),
    ("unclosed table", "syntax-unclosed-header"),
    ("unclosed array", "syntax-unclosed-list"),
    ("unclosed inline table", "syntax-unclosed-table"),
    ("missing comma", "syntax-missing-comma"),
    ("extra comma", "syntax-extra-comma"),
    ("key with no value", "syntax-key-value"),
    ("missing value", "syntax-key-value"),
    ("missing key", "syntax-key-value"),
    ("missing assignment", "syntax-key-value"),
    ("extra assignment", "syntax-key-value"),
    ("unexpected `=`", "syntax-key-value"),
    ("invalid key-value pair", "syntax-key-value"),
    ("invalid unquoted key", "syntax-key"),
    ("unquoted keys", "syntax-key"),
    ("invalid basic string", "syntax-text"),
    ("invalid multi-line basic string", "syntax-text"),
    ("invalid literal string", "syntax-text"),
    ("missing escaped value", "syntax-escape"),
    ("invalid date", "syntax-date"),
    ("invalid float", "syntax-number"),
    ("invalid mantissa", "syntax-number"),
    ("invalid fraction", "syntax-number"),
    ("invalid integer", "syntax-number"),
    ("unexpected leading zero", "syntax-number"),
    ("carriage return", "syntax-line-end"),
];

/// What the parser says of a text that is nested beyond its patience.
const TOO_DEEP: &str = "cannot recurse";

/// The complaints about a text's syntax: in its order, and one a line, as what
/// follows on the same line mostly follows from the first. Nesting without end
/// is told alone.
pub fn complaints(source: &Source, errors: &[Error]) -> Vec<Diagnostic> {
    if let Some(error) = errors.iter().find(|error| error.message().starts_with(TOO_DEEP)) {
        return vec![complaint("too-deep", error, Message::new("fault-too-deep"), None)];
    }
    let mut sorted: Vec<(usize, &Error)> =
        errors.iter().map(|error| (error.span().map_or(0, |span| span.start), error)).collect();
    sorted.sort_by_key(|(start, _)| *start);
    let mut last_end = 0;
    let mut complaints = Vec::new();
    for (start, error) in sorted {
        if complaints.len() < MOST_FAULTS && (complaints.is_empty() || start >= last_end) {
            complaints.push(of(source, start, error));
            let rest = source.text.get(start..).unwrap_or("");
            last_end = rest.find('\n').map_or(source.text.len() + 1, |newline| start + newline + 1);
        }
    }
    complaints
}

fn of(source: &Source, start: usize, error: &Error) -> Diagnostic {
    let known = REASONS.iter().find(|(reason, _)| error.message().starts_with(reason)).map(|(_, key)| *key);
    let message = match known {
        Some(key) => Message::new(key),
        None => Message::new("fault-syntax").with("reason", error.message()),
    };
    complaint("syntax", error, message, known.and_then(|key| slip(key, source, start)))
}

/// The slip that is likely behind an error, seen from what stands there.
fn slip(key: &str, source: &Source, start: usize) -> Option<Message> {
    let (before, after) = (source.text.get(..start)?, source.text.get(start..)?);
    let line = after.lines().next().unwrap_or("");
    let word: String = line.chars().take_while(|sign| sign.is_alphanumeric()).collect();
    let is_curly = |sign: char| "„“”«»‚‘’".contains(sign);
    let hint = match key {
        "syntax-unquoted" | "syntax-key" if line.contains(is_curly) => "help-straight-quotes",
        "syntax-unquoted" if matches!(word.to_lowercase().as_str(), "ja" | "yes" | "wahr") => "help-true",
        "syntax-unquoted" if matches!(word.to_lowercase().as_str(), "nein" | "no" | "falsch") => "help-false",
        "syntax-unquoted" if line.starts_with(|sign: char| sign.is_ascii_digit()) => "help-plain-number",
        "syntax-unquoted" => "help-quote",
        "syntax-excess" if line.starts_with(',') && before.ends_with(|sign: char| sign.is_ascii_digit()) => {
            "help-decimal-point"
        }
        "syntax-number" => "help-plain-number",
        _ => return None,
    };
    Some(Message::new(hint))
}

fn complaint(code: &'static str, error: &Error, message: Message, help: Option<Message>) -> Diagnostic {
    let labels = vec![Label { span: error.span().unwrap_or(0..0), message: None }];
    Diagnostic { severity: Severity::Error, code, message, labels, help }
}
