//! The faults of a catalogue, shown the way rustc shows them.

use super::terminal::{Screen, clean};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Voice;
use crate::source::Source;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// How many complaints are shown; the rest is counted.
pub const SHOWN: usize = 100;

/// Paints what is wrong with a text, the first [`SHOWN`] of it.
pub fn paint(source: &Source, diagnostics: &[Diagnostic], voice: &Voice, screen: Screen) -> String {
    let renderer =
        if screen.colour { Renderer::styled() } else { Renderer::plain() }.term_width(usize::from(screen.width));
    let shown = diagnostics.iter().take(SHOWN);
    shown.map(|diagnostic| one(diagnostic, source, voice, &renderer) + "\n\n").collect()
}

fn one(diagnostic: &Diagnostic, source: &Source, voice: &Voice, renderer: &Renderer) -> String {
    let (level, word) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, voice.word("severity-error")),
        Severity::Warning => (Level::WARNING, voice.word("severity-warning")),
        Severity::Note => (Level::NOTE, voice.word("severity-note")),
    };
    let first = diagnostic.labels.first().map_or(0, |label| label.span.start);
    let title = clean(&voice.say(&diagnostic.message));
    let labels: Vec<(usize, usize, Option<String>)> = diagnostic
        .labels
        .iter()
        .map(|label| {
            let end = label.span.end.min(source.text.len());
            // A table's place is its whole text: its first line says enough.
            let line_end =
                source.text[label.span.start.min(end)..end].find('\n').map_or(end, |found| label.span.start + found);
            (label.span.start.min(line_end), line_end, label.message.as_ref().map(|message| clean(&voice.say(message))))
        })
        .collect();
    // Only the lines involved, so that a long line elsewhere costs nothing.
    let snippet = labels.iter().enumerate().fold(
        Snippet::source(source.text.as_str()).path(clean(&source.name)).line_start(1),
        |snippet, (index, (start, end, message))| {
            let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let annotation = kind.span(*start..*end);
            snippet.annotation(match message {
                Some(message) => annotation.label(message.as_str()),
                None => annotation,
            })
        },
    );
    let group = level.with_name(word.clone()).primary_title(title).id(diagnostic.code).element(snippet);
    let help = diagnostic.help.as_ref().map(|help| clean(&voice.say(help)));
    let group = match help {
        Some(help) => group.element(Level::HELP.with_name(voice.word("severity-help")).message(help)),
        None => group,
    };
    let position = source.position(first);
    // A hostile file may hold a line of megabytes: then the place alone is named.
    let line_length = source.text[..first.min(source.text.len())].rfind('\n').map_or(first, |newline| first - newline);
    if line_length > 2_000 {
        return format!(
            "{}[{}]: {}\n --> {}:{}:{}",
            word,
            diagnostic.code,
            clean(&voice.say(&diagnostic.message)),
            clean(&source.name),
            position.line,
            position.column
        );
    }
    renderer.render(&[group])
}
