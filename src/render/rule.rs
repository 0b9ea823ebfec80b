//! The rules about catalogues, explained: why each is there, what is wrong, what merit says of it, and what is right.
//! The examples are whole catalogues; the part that matters stands between two marks.

use super::diagnostic;
use super::terminal::{Screen, clean, paint, paint_blocks};
use crate::language::{Localizer, Message};
use crate::lint::{ExampleOutcome, RULES, Rule, check};
use crate::report::{Block, Cell, Column, Report, severity};

/// The comments around the part of an example that matters.
const MARKS: [&str; 2] = ["#[", "#]"];

/// The reason of a rule with an example of wrong and right.
pub fn explain(rule: &Rule, localizer: &Localizer, screen: Screen) -> String {
    let reason = localizer.say(&Message::new(rule.reason));
    let mut head = Report::new(localizer, format!("{} [{}]", severity(localizer, rule.severity), rule.code));
    head.head.push(Block::plain(reason));
    let checked = check(&format!("{}.toml", rule.code), rule.wrong, |_, _| ExampleOutcome::Unreadable(Vec::new()));
    let found = diagnostic::paint(&checked.source, checked.diagnostics.get(..1).unwrap_or(&[]), localizer, screen);
    let part = |title, bytes| format!("\n{}\n\n{}", localizer.word(title), indented(&marked(bytes)));
    [
        paint(&head, screen),
        part("explain-wrong", rule.wrong),
        format!("\n{}\n\n{}\n", localizer.word("explain-found"), found.trim_end()),
        part("explain-right", rule.right),
    ]
    .concat()
}

/// All rules in a table.
pub fn list(localizer: &Localizer, screen: Screen) -> String {
    let row = |rule: &Rule| {
        let reason = localizer.say(&Message::new(rule.reason));
        // The first sentence says what is wrong; the others why it matters.
        let first = reason.split_once(". ").map_or(reason.clone(), |(first, _)| format!("{first}."));
        [rule.code.to_owned(), severity(localizer, rule.severity), first].map(Cell::plain).to_vec()
    };
    let column = |key| Column::words(localizer.word(key));
    let columns = vec![column("column-code"), column("column-severity"), column("column-reason")];
    let table = Block::table(columns, RULES.iter().map(row).collect());
    paint_blocks(&[table, Block::plain(localizer.word("explain-list"))], screen)
}

/// The part of an example between the marks.
fn marked(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().skip_while(|line| line.trim() != MARKS[0]).skip(1);
    lines.take_while(|line| line.trim() != MARKS[1]).map(|line| format!("{line}\n")).collect()
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {}\n", clean(line))).collect()
}
