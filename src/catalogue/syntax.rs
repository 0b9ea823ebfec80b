//! Errors of TOML in the words of somebody who is no programmer: what the
//! parser found, and the slip that usually lies behind it.

use super::brackets::{self, Found, Slip};
use super::faults::MOST_FAULTS;
use super::foreign;
use super::key_tables::repeats;
use super::suggestions::{flag, german_date, is_decimal_comma, plain_number};
use super::synonyms::english;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::language::{Arg, Message};
use crate::source::{Source, Span};
use std::collections::BTreeMap;
use toml::de::{DeTable, Error};

/// What the parser's reasons begin with, and how they are said.
const REASONS: [(&str, &str); 59] = [
    ("string values must be quoted", "syntax-unquoted"),
    ("missing opening quote", "syntax-unquoted"),
    ("invalid string", "syntax-unquoted"),
    ("invalid value", "syntax-unquoted"),
    ("invalid boolean", "syntax-unquoted"),
    ("unexpected key or value", "syntax-excess"),
    ("unexpected content", "syntax-excess"),
    ("duplicate key", "syntax-duplicate-key"),
    ("cannot extend", "syntax-duplicate-key"),
    ("unclosed array table", "syntax-unclosed-header"),
    ("unclosed table", "syntax-unclosed-header"),
    ("missing table open", "syntax-unclosed-header"),
    ("invalid table", "syntax-unclosed-header"),
    ("unclosed array", "syntax-unclosed-list"),
    ("missing array opening", "syntax-unclosed-list"),
    ("unclosed inline table", "syntax-unclosed-table"),
    ("missing inline table opening", "syntax-unclosed-table"),
    ("unexpected `=` in array", "syntax-missing-braces"),
    ("missing comma", "syntax-missing-comma"),
    ("extra comma", "syntax-extra-comma"),
    ("key with no value", "syntax-key-value"),
    ("missing value", "syntax-key-value"),
    ("missing key", "syntax-entry"),
    ("invalid inline table element", "syntax-entry"),
    ("missing assignment", "syntax-entry"),
    ("extra assignment", "syntax-entry"),
    ("extra `=`", "syntax-key-value"),
    ("unexpected `=`", "syntax-key-value"),
    ("invalid key-value pair", "syntax-key-value"),
    ("invalid unquoted key", "syntax-key"),
    ("unquoted keys", "syntax-key"),
    ("keys cannot be", "syntax-key"),
    ("invalid key", "syntax-key"),
    ("invalid basic string", "syntax-text"),
    ("invalid multi-line", "syntax-text"),
    ("invalid literal string", "syntax-text"),
    ("missing escaped value", "syntax-escape"),
    ("too few unicode", "syntax-escape"),
    ("invalid date", "syntax-date"),
    ("invalid time", "syntax-date"),
    ("invalid offset", "syntax-date"),
    ("invalid float", "syntax-number"),
    ("invalid mantissa", "syntax-number"),
    ("invalid fraction", "syntax-number"),
    ("invalid exponent", "syntax-number"),
    ("invalid integer", "syntax-number"),
    ("invalid hexadecimal", "syntax-number"),
    ("invalid octal", "syntax-number"),
    ("invalid binary", "syntax-number"),
    ("invalid number", "syntax-number"),
    ("integers with a radix", "syntax-number"),
    ("radix must", "syntax-number"),
    ("redundant", "syntax-number"),
    ("unexpected sign", "syntax-number"),
    ("unexpected leading zero", "syntax-number"),
    ("`_` may only", "syntax-number"),
    ("invalid comment character", "syntax-control"),
    ("missing comment start", "syntax-control"),
    ("carriage return", "syntax-line-end"),
];

/// What the parser says of a text that is nested beyond its patience.
const TOO_DEEP: &str = "cannot recurse";

/// The most bytes of a line that are looked at for the slip behind an error.
const LOOKED_AT: usize = 1000;

/// The complaints about a text's syntax: in its order, and one a line, as what
/// follows on the same line mostly follows from the first. Nesting without end
/// and a text of another format are told alone.
pub fn complaints(source: &Source, errors: &[Error], recovers: bool) -> Vec<Diagnostic> {
    if let Some(error) = errors.iter().find(|error| error.message().starts_with(TOO_DEEP)) {
        return vec![complaint("too-deep", place(error), Message::new("fault-too-deep"), None)];
    }
    if let Some(message) = foreign::looks_like(&source.text) {
        return vec![complaint("syntax", 0..0, message, None)];
    }
    let found = brackets::look(&source.text);
    let slips: Vec<Diagnostic> = found.slips.iter().take(MOST_FAULTS).map(|slip| of_slip(source, slip)).collect();
    let rest = match slips.is_empty() {
        true => of_parser(source, &found, errors),
        false if recovers => of_parser(source, &found, &DeTable::parse_recoverable(&found.mended).1),
        false => Vec::new(),
    };
    merged(source, slips, rest)
}

/// The slips, and of the parser's complaints the first of each line without slips.
fn merged(source: &Source, slips: Vec<Diagnostic>, rest: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let start = |diagnostic: &Diagnostic| diagnostic.labels.first().map_or(0, |label| label.span.start);
    let mut starts: Vec<usize> = slips.iter().map(start).collect();
    starts.sort_unstable();
    let mut all = slips;
    let mut last_end = None;
    for diagnostic in rest {
        let at = start(&diagnostic);
        if last_end.is_some_and(|end| at < end) {
            continue;
        }
        let line = line_at(source, at);
        last_end = Some(line.end + 1);
        let first = starts.partition_point(|slip| *slip < line.start);
        if starts.get(first).is_none_or(|slip| *slip > line.end) {
            all.push(diagnostic);
        }
    }
    all.sort_by_key(start);
    all.truncate(MOST_FAULTS);
    all
}

/// The line of a place, without its end.
fn line_at(source: &Source, at: usize) -> Span {
    let (before, after) = (source.text.get(..at).unwrap_or(""), source.text.get(at..).unwrap_or(""));
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    start..after.find('\n').map_or(source.text.len(), |newline| at + newline)
}

fn place(error: &Error) -> Span {
    error.span().unwrap_or(0..0)
}

fn of_slip(source: &Source, slip: &Slip<'_>) -> Diagnostic {
    let span = slip.span().clone();
    match slip {
        Slip::Unclosed { is_list: true, .. } => complaint("syntax", span, Message::new("syntax-open-list"), None),
        Slip::Unclosed { is_list: false, .. } => complaint("syntax", span, Message::new("syntax-open-table"), None),
        Slip::Header(_) => {
            let name = brackets::header_name(source.text.get(span.clone()).unwrap_or(""));
            let right = if repeats(name) { format!("[[{name}]]") } else { format!("[{name}]") };
            let help = Message::new("help-write").with("text", Arg::quoted(&right));
            complaint("syntax", span, Message::new("syntax-unclosed-header"), Some(help))
        }
        Slip::Unopened(_) => complaint("syntax", span, Message::new("syntax-unopened"), None),
        Slip::Bare(_) => complaint("syntax", span, Message::new("syntax-missing-braces"), None),
        Slip::OpenText(_) => {
            // A text that ends in a typographic sign swallows the mark of the next one.
            let line = line_at(source, span.start);
            let written = source.text.get(line.clone()).unwrap_or("");
            let curly = written.char_indices().find(|(_, sign)| is_curly(*sign));
            let help = curly.map(|_| Message::new("help-straight-quotes"));
            let span = curly.map_or(span, |(at, sign)| line.start + at..line.start + at + sign.len_utf8());
            complaint("syntax", span, Message::new("syntax-text"), help)
        }
        Slip::Single { name, .. } => {
            let help = Message::new("help-double-brackets").with("key", *name);
            complaint("wrong-type", span, Message::new("fault-single-table").with("key", *name), Some(help))
        }
        Slip::Twice { first, .. } => {
            with_first(complaint("syntax", span, Message::new("syntax-duplicate-table"), None), first.clone())
        }
        Slip::Comma(_) => {
            let written = source.text.get(span.clone()).unwrap_or("");
            decimal_comma(span, written)
        }
    }
}

fn decimal_comma(span: Span, written: &str) -> Diagnostic {
    // Points before the comma separate thousands.
    let right = Arg::quoted(&written.replace('.', "").replace(',', "."));
    let help = Message::new("help-decimal-point").with("right", right).with("written", Arg::quoted(written));
    complaint("syntax", span, Message::new("syntax-decimal-comma"), Some(help))
}

fn with_first(mut diagnostic: Diagnostic, first: Span) -> Diagnostic {
    diagnostic.labels.push(Label { span: first, message: Some(Message::new("label-first")) });
    diagnostic
}

/// What the parser says, in the order of the text.
fn of_parser(source: &Source, found: &Found<'_>, errors: &[Error]) -> Vec<Diagnostic> {
    let mut sorted: Vec<&Error> = errors.iter().collect();
    sorted.sort_by_key(|error| place(error).start);
    let is_twice = errors.iter().any(|error| error.message().starts_with("duplicate key"));
    let firsts = if is_twice { found.firsts(&source.text) } else { BTreeMap::new() };
    let first_of = |start: usize| {
        let (table, key) = found.key_at(start)?;
        let first = firsts.get(&(table, source.text.get(key.clone())?))?;
        (*first != key).then(|| first.clone())
    };
    let mut diagnostics = Vec::new();
    let mut last_end = 0;
    for error in sorted {
        let start = place(error).start;
        if diagnostics.len() >= MOST_FAULTS || !diagnostics.is_empty() && start < last_end {
            continue;
        }
        last_end = line_at(source, start).end + 1;
        let diagnostic = of(source, start, error);
        diagnostics.push(match first_of(start) {
            Some(first) => with_first(diagnostic, first),
            None => diagnostic,
        });
    }
    diagnostics
}

fn of(source: &Source, start: usize, error: &Error) -> Diagnostic {
    let key = REASONS.iter().find(|(reason, _)| error.message().starts_with(reason)).map(|(_, key)| *key);
    let key = key.unwrap_or("syntax-other");
    let sight = Sight::new(source, start);
    if key == "syntax-excess"
        && let Some(number) = is_decimal_comma(sight.before, sight.after)
    {
        let span = start - number.before..start + number.after;
        return decimal_comma(span.clone(), source.text.get(span).unwrap_or(""));
    }
    let said = sight.slip(key);
    let span = said.place.map_or_else(
        || place(error),
        |place| start - sight.before.len() + place.start..start - sight.before.len() + place.end,
    );
    complaint("syntax", span, Message::new(said.key), said.help)
}

fn is_curly(sign: char) -> bool {
    "„“”«»‚‘’".contains(sign)
}

fn is_wide_blank(sign: char) -> bool {
    matches!(sign, '\u{A0}' | '\u{202F}' | '\u{2000}'..='\u{200B}' | '\u{2060}' | '\u{3000}' | '\u{FEFF}')
}

/// What stands around an error, within its line.
struct Sight<'t> {
    before: &'t str,
    after: &'t str,
}

impl<'t> Sight<'t> {
    fn new(source: &'t Source, start: usize) -> Sight<'t> {
        let text = source.text.as_str();
        let (before, after) = (text.get(..start).unwrap_or(""), text.get(start..).unwrap_or(""));
        let from = (before.len().saturating_sub(LOOKED_AT)..=before.len()).find(|at| before.is_char_boundary(*at));
        let up_to = (0..=after.len().min(LOOKED_AT)).rev().find(|at| after.is_char_boundary(*at));
        let before = before.get(from.unwrap_or(0)..).unwrap_or("");
        let after = after.get(..up_to.unwrap_or(0)).unwrap_or("");
        Sight {
            before: before.rsplit('\n').next().unwrap_or(""),
            after: after.split(['\n', '\r']).next().unwrap_or(""),
        }
    }

    /// How an error is said, seen from what stands there, and the way out.
    fn slip(&self, key: &'static str) -> Said {
        let (before, after) = (self.before, self.after);
        let line = format!("{before}{after}");
        let trimmed = line.trim();
        let indent = line.len() - line.trim_start().len();
        let is_value_slip = matches!(key, "syntax-unquoted" | "syntax-number" | "syntax-date");
        let is_key_slip =
            matches!(key, "syntax-key" | "syntax-key-value" | "syntax-excess" | "syntax-entry" | "syntax-other");
        // Outside of texts, signs that look like a blank are none, and slashes begin no comment.
        let outside: String = line.split('"').step_by(2).collect();
        let slashes = match trimmed.starts_with("//") {
            true => Some(indent),
            // Those of a web address do not follow a blank.
            false => outside.contains(" //").then(|| line.rfind(" //")).flatten().map(|blank| blank + 1),
        };
        if let Some(at) = slashes.filter(|_| is_key_slip || is_value_slip) {
            return Said::new("syntax-comment").at(at..at + 2).help(Message::new("help-comment"));
        }
        if (is_key_slip || is_value_slip) && outside.contains(is_wide_blank) {
            return Said::new("syntax-blank").help(Message::new("help-blank"));
        }
        let is_of_value = |sign: &char| sign.is_alphanumeric() || ".:+-_".contains(*sign);
        let begin: usize = before.chars().rev().take_while(is_of_value).map(char::len_utf8).sum();
        let end: usize = after.chars().take_while(is_of_value).map(char::len_utf8).sum();
        let word = before.len() - begin..before.len() + end;
        let written = line.get(word.clone()).unwrap_or("");
        if let Some(date) = is_value_slip.then(|| german_date(written)).flatten() {
            return Said::new("syntax-date").at(word).write(&date.to_string());
        }
        let is_ended_curly = key == "syntax-text" && trimmed.ends_with(is_curly);
        if is_ended_curly || (is_key_slip || key == "syntax-unquoted") && outside.contains(is_curly) {
            return Said::new(key).help(Message::new("help-straight-quotes"));
        }
        match key {
            "syntax-key-value" | "syntax-key" => of_key(key, trimmed, indent),
            "syntax-unquoted" | "syntax-number" => self.of_value(key, written),
            // A text goes on behind its quotation mark.
            "syntax-excess" if before.trim_end().ends_with('"') && after.contains('"') => {
                Said::new("syntax-inner-quotes").help(Message::new("help-inner-quotes"))
            }
            "syntax-excess" if after.starts_with([']', '}']) => Said::new("syntax-unopened"),
            // Not the comma is too much, but what stands before it has no value.
            "syntax-extra-comma"
                if before.rsplit([',', '{', '[']).next().is_some_and(|entry| !entry.trim().is_empty()) =>
            {
                Said::new("syntax-entry")
            }
            _ => Said::new(key),
        }
    }

    fn of_value(&self, key: &'static str, written: &str) -> Said {
        let (before, after) = (self.before.trim_end(), self.after.trim());
        if after.is_empty() || after.starts_with('#') {
            return Said::new("syntax-key-value");
        }
        let begins_entry = |text: &str| {
            let key = text.trim_start_matches(|sign: char| sign.is_ascii_alphanumeric() || "-_".contains(sign));
            key.len() < text.len() && key.trim_start().starts_with('=')
        };
        if before.ends_with(['[', ',']) && begins_entry(after) {
            return Said::new("syntax-missing-braces");
        }
        let is_second = after.split_once([' ', '\t']).is_some_and(|(_, rest)| begins_entry(rest.trim_start()));
        if before.contains('{') && is_second {
            return Said::new("syntax-missing-comma");
        }
        if let Some(flag) = flag(written) {
            return Said::new(key).write(flag);
        }
        let value = after.split([',', '}', ']', '#']).next().unwrap_or("");
        if let Some(number) = plain_number(value) {
            return Said::new(key).write(&number);
        }
        let is_number = key == "syntax-number" || after.starts_with(|sign: char| sign.is_ascii_digit());
        Said::new(key).help(Message::new(if is_number { "help-plain-number" } else { "help-quote" }))
    }
}

/// What is wrong with the beginning of a line, where a key was expected.
fn of_key(key: &'static str, line: &str, indent: usize) -> Said {
    let name = line.split(['=', ':', ' ', '\t']).next().unwrap_or("");
    let rest = line.get(name.len()..).unwrap_or("").trim_start();
    let whole = line.split('=').next().unwrap_or("").trim_end();
    if let Some(value) = rest.strip_prefix(':').filter(|_| !name.is_empty()) {
        return Said::new("syntax-colon").write(&format!("{name} = {}", value.trim()));
    }
    if let Some(english) = english(name) {
        let help = Message::new("help-did-you-mean").with("name", english);
        return Said::new(key).at(indent..indent + name.len()).help(help);
    }
    if line.contains('=') && whole.split_whitespace().count() > 1 && !whole.contains(['"', '\'', '[', '{']) {
        let hyphened: Vec<&str> = whole.split_whitespace().collect();
        let help = Message::new("help-did-you-mean").with("name", Arg::quoted(&hyphened.join("-")));
        return Said::new("syntax-key").at(indent..indent + whole.len()).help(help);
    }
    Said::new(key)
}

/// How an error is said.
struct Said {
    key: &'static str,
    help: Option<Message>,
    /// Where it stands within the line, where that is not where the parser stumbled.
    place: Option<Span>,
}

impl Said {
    fn new(key: &'static str) -> Said {
        Said { key, help: None, place: None }
    }

    fn help(self, help: Message) -> Said {
        Said { help: Some(help), ..self }
    }

    fn write(self, right: &str) -> Said {
        self.help(Message::new("help-write").with("text", Arg::quoted(right)))
    }

    fn at(self, place: Span) -> Said {
        Said { place: Some(place), ..self }
    }
}

fn complaint(code: &'static str, span: Span, message: Message, help: Option<Message>) -> Diagnostic {
    let labels = vec![Label { span, message: None }];
    Diagnostic { severity: Severity::Error, code, message, labels, help }
}
