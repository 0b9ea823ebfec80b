//! Errors of TOML at their places, beside them the parser's own words. The slips that somebody who
//! is no programmer would not find by these are recognized in the text.

use super::faults::MOST_FAULTS;
use super::foreign;
use super::key_tables::repeats;
use super::suggestions::{german_date, plain_number};
use crate::diagnostic::{Diagnostic, Label};
use crate::language::{Arg, Message};
use crate::source::{Source, Span};
use toml::de::Error;

/// How many brackets the parser follows into one another.
const DEEPEST: usize = 80;

/// The complaints about a text's syntax, in its order and one a line. What the parser alone complains
/// about is told only where nothing else was told of the same table: a bracket that is not closed
/// makes it stumble line after line. Nesting without end and a text of another format are told alone.
pub(super) fn complaints(source: &Source, errors: &[Error]) -> Vec<Diagnostic> {
    let text = source.text.as_str();
    if let Some(place) = too_deep(text) {
        return vec![Diagnostic::error("too-deep", place, Message::new("fault-too-deep"))];
    }
    if let Some(message) = foreign::looks_like(text) {
        return vec![Diagnostic::error("syntax", 0..0, message)];
    }
    let mut places: Vec<(Span, &Error)> = errors.iter().map(|error| (error.span().unwrap_or(0..0), error)).collect();
    places.sort_by_key(|(place, _)| place.start);
    let mut complaints = Vec::new();
    let (mut line, mut told_until) = (0..0, 0);
    for (place, error) in places {
        if complaints.len() >= MOST_FAULTS || !complaints.is_empty() && place.start <= line.end {
            continue;
        }
        line = line_at(text, place.start);
        let written = text.get(line.clone()).unwrap_or("");
        // A header that the parser stumbles over is part of a value to it, and so is all that follows.
        let is_in_value = written.starts_with('[') && place.start == line.start;
        if is_in_value && !complaints.is_empty() {
            break;
        }
        let is_first = place.start >= told_until;
        if let Some(slip) = single_header(text, &line).or_else(|| slip(written, line.start)) {
            complaints.push(slip);
        } else if is_first {
            let words = Message::new("label-parser").with("words", Arg::quoted(error.message()));
            let labels = vec![Label { span: place, message: Some(words) }];
            complaints.push(Diagnostic { labels, ..Diagnostic::error("syntax", 0..0, Message::new("syntax-other")) });
        }
        if is_in_value {
            break;
        }
        if is_first {
            told_until = text.get(line.end..).and_then(|rest| rest.find("\n[")).map_or(text.len(), |at| line.end + at);
        }
    }
    complaints
}

/// The first bracket that is nested beyond the parser's patience.
fn too_deep(text: &str) -> Option<Span> {
    let mut depth = 0_usize;
    let at = text.bytes().position(|sign| {
        match sign {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })?;
    Some(at..at + 1)
}

/// The line of a place, without its end.
fn line_at(text: &str, at: usize) -> Span {
    let (before, after) = (text.get(..at).unwrap_or(""), text.get(at..).unwrap_or(""));
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    start..after.find('\n').map_or(text.len(), |newline| at + newline)
}

/// A table that may repeat, in single brackets: that of the line, or the first that another header contradicts.
fn single_header(text: &str, line: &Span) -> Option<Diagnostic> {
    let header = text.get(line.clone())?.trim();
    let name = header.strip_prefix('[')?.trim_matches(['[', ']']);
    if !repeats(name) {
        return None;
    }
    let single = format!("[{name}]");
    let begin = match text.get(line.start..)?.starts_with(&single) {
        true => line.start,
        false => text.find(&format!("\n{single}"))? + 1,
    };
    let help = Message::new("help-double-brackets").with("key", name);
    let message = Message::new("fault-single-table").with("key", name);
    Some(Diagnostic { help: Some(help), ..Diagnostic::error("wrong-type", begin..begin + single.len(), message) })
}

/// The slip in a line with an error, where it is one of those that are known; `begin` is the place of the line.
fn slip(line: &str, begin: usize) -> Option<Diagnostic> {
    let said = |from: usize, length: usize, key: &'static str, help: Option<Message>| {
        let span = begin + from..begin + from + length;
        Some(Diagnostic { help, ..Diagnostic::error("syntax", span, Message::new(key)) })
    };
    let parts = outside_of_texts(line);
    for (from, part) in &parts {
        if let Some((at, sign)) = part.char_indices().find(|(_, sign)| "„“”«»‚‘’".contains(*sign)) {
            return said(from + at, sign.len_utf8(), "syntax-quotes", Some(Message::new("help-straight-quotes")));
        }
    }
    if let (1, Some(at)) = (line.matches('"').count() % 2, line.find('"')) {
        return said(at, line.trim_end().len() - at, "syntax-text", None);
    }
    for (from, part) in &parts {
        let is_blank =
            |sign: char| !sign.is_ascii() && (sign.is_whitespace() || "\u{200B}\u{2060}\u{FEFF}".contains(sign));
        if let Some((at, sign)) = part.char_indices().find(|(_, sign)| is_blank(*sign)) {
            return said(from + at, sign.len_utf8(), "syntax-blank", Some(Message::new("help-blank")));
        }
        for (equals, _) in part.match_indices('=') {
            let value = part.get(equals + 1..).unwrap_or("").trim_start();
            let is_of_number = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',');
            let number = value.split(|sign| !is_of_number(sign)).next().unwrap_or("").trim_end_matches(',');
            let from = from + part.len() - value.len();
            if let Some(date) = german_date(number) {
                let help = Message::new("help-write").with("text", date.to_string());
                return said(from, number.len(), "syntax-date", Some(help));
            }
            // Points before a decimal comma separate thousands.
            if let Some(right) = plain_number(&number.replace('.', "")).filter(|right| right.contains('.')) {
                let help = Message::new("help-decimal-point").with("right", right).with("written", number);
                return said(from, number.len(), "syntax-decimal-comma", Some(help));
            }
        }
    }
    None
}

/// The parts of a line that stand in no quotation marks and no comment, with their places; a text
/// that is not closed counts as one, as typographic signs may be meant to close it.
fn outside_of_texts(line: &str) -> Vec<(usize, &str)> {
    let last = line.matches('"').count();
    let mut parts = Vec::new();
    let mut next = 0;
    for (index, part) in line.split('"').enumerate() {
        let from = next;
        next += part.len() + 1;
        if index % 2 == 1 && index < last {
            continue;
        }
        parts.push((from, part.split('#').next().unwrap_or("")));
        if part.contains('#') {
            break;
        }
    }
    parts
}
