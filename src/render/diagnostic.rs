//! The faults of a catalogue, shown the way rustc shows them.

use super::terminal::{Screen, clean};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::{Localizer, is_unprintable};
use crate::report::severity;
use crate::source::Source;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// How many complaints are shown; the rest is counted.
pub const SHOWN: usize = 100;

/// The longest line that is shown, in bytes.
const LONGEST_LINE: usize = 10_000;

/// Paints what is wrong with a text, the first [`SHOWN`] of it.
pub fn paint(source: &Source, diagnostics: &[Diagnostic], localizer: &Localizer, screen: Screen) -> String {
    let renderer =
        if screen.colour { Renderer::styled() } else { Renderer::plain() }.term_width(usize::from(screen.width));
    let shown = diagnostics.iter().take(SHOWN);
    shown.map(|diagnostic| one(diagnostic, source, localizer, &renderer) + "\n\n").collect()
}

fn one(diagnostic: &Diagnostic, source: &Source, localizer: &Localizer, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let word = severity(localizer, diagnostic.severity);
    let first = diagnostic.labels.first().map_or(0, |label| label.span.start);
    let title = clean(&localizer.say(&diagnostic.message));
    let help = diagnostic.help.as_ref().map(|help| clean(&localizer.say(help)));
    // Bytes that are no text are not shown, and a hostile file may hold a line of
    // megabytes: then the place alone is named.
    let line_end = |end: usize| source.text[end..].find('\n').map_or(source.text.len(), |newline| end + newline + 1);
    let line_start = |start: usize| source.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let first = first.min(source.text.len());
    let line_length = line_end(first) - line_start(first);
    if diagnostic.labels.is_empty() || line_length > LONGEST_LINE {
        let position = source.position(first);
        let (code, name) = (diagnostic.code, clean(&source.name));
        let help = help.map_or_else(String::new, |help| format!("\n  = {}: {help}", localizer.word("severity-help")));
        return format!("{word}[{code}]: {title}\n --> {name}:{}:{}{help}", position.line, position.column);
    }
    let labels: Vec<(usize, usize, Option<String>)> = diagnostic
        .labels
        .iter()
        .map(|label| {
            let end = label.span.end.min(source.text.len());
            // A table's place is its whole text: its first line says enough.
            let line_end =
                source.text[label.span.start.min(end)..end].find('\n').map_or(end, |found| label.span.start + found);
            (
                label.span.start.min(line_end),
                line_end,
                label.message.as_ref().map(|message| clean(&localizer.say(message))),
            )
        })
        .collect();
    // Only the lines involved are handed over: a hostile file has megabytes of others.
    let begin = labels.iter().map(|(start, ..)| *start).min().unwrap_or(0);
    let end = labels.iter().map(|(_, end, _)| *end).max().unwrap_or(begin);
    let (begin, end) = (line_start(begin), line_end(end));
    let snippet = labels.iter().enumerate().fold(
        Snippet::source(visible(&source.text[begin..end]))
            .path(clean(&source.name))
            .line_start(source.position(begin).line),
        |snippet, (index, (from, to, message))| {
            let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let annotation = kind.span(*from - begin..*to - begin);
            snippet.annotation(match message {
                Some(message) => annotation.label(message.as_str()),
                None => annotation,
            })
        },
    );
    let group = level.with_name(word).primary_title(title).id(diagnostic.code).element(snippet);
    let group = match help {
        Some(help) => group.element(Level::HELP.with_name(localizer.word("severity-help")).message(help)),
        None => group,
    };
    renderer.render(&[group])
}

/// The excerpt without anything that could steer a terminal, each character replaced by one of as many bytes, so that
/// spans still fit. What is below U+0020 the renderer shows itself.
fn visible(text: &str) -> String {
    let replaced = |sign: char| match sign {
        '\0'..='\u{7F}' => sign,
        _ if !is_unprintable(sign) => sign,
        _ => match sign.len_utf8() {
            2 => '\u{A4}',
            3 => '\u{FFFD}',
            _ => '\u{1F7C6}',
        },
    };
    text.chars().map(replaced).collect()
}
