//! Texts of other formats, which would give an error on every line.

use crate::language::Message;

/// How many lines are looked at.
const LINES: usize = 50;

/// What a text looks like that is no TOML at all.
pub(super) fn looks_like(text: &str) -> Option<Message> {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let starts = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let kind = if starts("{\\rtf") {
        "kind-rtf"
    } else if starts("<!doctype") || starts("<html") || starts("<?xml") {
        "kind-html"
    } else if is_csv(text) {
        "kind-csv"
    } else {
        return None;
    };
    Some(Message::new("fault-looks-like").with("kind", Message::new(kind)))
}

/// Whether nearly every line has semicolons, and hardly one an assignment.
fn is_csv(text: &str) -> bool {
    let lines = || text.lines().take(LINES).filter(|line| !line.trim().is_empty());
    let rows = lines().filter(|line| line.contains(';') && !line.contains('=')).count();
    rows >= 2 && rows * 5 >= lines().count() * 4
}
