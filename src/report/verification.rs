//! Whether a report could be reproduced, and if not, what changed and where it differs.

use super::basis::differs;
use super::{Block, Report, Section, Tone};
use crate::language::{Arg, Localizer, Message};
use crate::record::{Cause, CellChange, Change, Contradiction, Difference, Verification};
use serde_json::Value;

/// How much of a value is repeated.
const SHOWN_CHARACTERS: usize = 120;

/// The whole verification; `name` is what the report is called.
pub fn verification(localizer: &Localizer, name: &str, verification: &Verification) -> Report {
    let say = |message: Message| localizer.say(&message);
    let mut report = Report::new(localizer, say(Message::new("audit-title").with("file", name)));
    let blocks = &mut report.head;
    if verification.is_reproduced() {
        let reproduced = match verification.reworded.len() {
            0 => Message::new("audit-reproduced"),
            count => Message::new("audit-reproduced-but-words").with("count", count),
        };
        blocks.push(Block::Paragraph(Tone::Good, say(reproduced)));
        let key = if verification.is_identical { "audit-identical" } else { "audit-other-layout" };
        blocks.push(Block::plain(localizer.word(key)));
    } else if let Some(reason) = &verification.unreadable {
        let reason = Message::new("audit-unreadable").with("reason", reason.clone());
        blocks.push(Block::Paragraph(Tone::Bad, say(reason)));
    } else {
        let count = Message::new("audit-differs").with("count", verification.differences.len());
        blocks.push(Block::Paragraph(Tone::Bad, say(count)));
        if let Some(day) = verification.day {
            blocks.push(Block::Paragraph(Tone::Strong, say(Message::new("audit-only-day").with("day", day))));
        }
        if verification.keeps_figures() {
            blocks.push(Block::Paragraph(Tone::Strong, localizer.word("audit-figures-kept")));
        }
    }
    let (id, version, _) = &verification.digests.catalogue;
    if verification.digests.differs_from_built_in {
        let (tone, text) = differs(localizer, id, version);
        blocks.push(Block::Paragraph(tone, text));
    }
    let other = verification.causes.iter().find(|cause| cause.change == Change::OtherInitiative);
    if let Some((_, text)) = other.and_then(|cause| said(localizer, cause)) {
        blocks.push(Block::Paragraph(Tone::Bad, text));
    } else {
        let cells = cells(localizer, &verification.cells);
        report.add("cells", localizer.word("audit-heading-cells"), Block::lines(cells));
    }
    report.sections.extend(contradictions(localizer, &verification.contradictions));
    let causes = verification.causes.iter().filter(|cause| cause.change != Change::OtherInitiative);
    let causes = Block::lines(causes.filter_map(|cause| said(localizer, cause)).collect());
    report.add("causes", localizer.word("audit-heading-causes"), causes);
    let lines = |tone, differences: &mut dyn Iterator<Item = &Difference>| {
        Block::lines(differences.map(|difference| (tone, line(localizer, difference))).collect())
    };
    let key = if verification.causes.is_empty() { "audit-altered" } else { "audit-altered-despite" };
    let altered = lines(Tone::Bad, &mut verification.altered());
    let altered = altered.into_iter().flat_map(|altered| [Block::plain(localizer.word(key)), altered]);
    report.add("altered", localizer.word("audit-heading-altered"), altered);
    // Where all of them are altered they have just been listed.
    if verification.altered.contains(&false) {
        let differences = lines(Tone::Plain, &mut verification.differences.iter());
        report.add("differences", localizer.word("audit-heading-differences"), differences);
    }
    let reworded = lines(Tone::Plain, &mut verification.reworded.iter());
    report.add("reworded", localizer.word("audit-heading-reworded"), reworded);
    let digests = digests(localizer, name, verification);
    report.add("digests", localizer.word("audit-heading-digests"), [Block::Lines(digests)]);
    report
}

/// Where a report contradicts itself, which only an alteration explains.
pub(super) fn contradictions(localizer: &Localizer, found: &[Contradiction]) -> Option<Section> {
    let lines = Block::lines(found.iter().map(|found| (Tone::Bad, localizer.say(&found.message()))).collect())?;
    let blocks = [Block::plain(localizer.word("audit-contradictions")), lines];
    Some(Section::new("contradictions", localizer.word("audit-heading-contradictions"), blocks))
}

/// The cells that changed, a line each.
pub(super) fn cells(localizer: &Localizer, cells: &[CellChange]) -> Vec<(Tone, String)> {
    let value = |value: &Option<String>| match value.as_deref() {
        None => localizer.word("audit-absent"),
        Some(text) if text.trim().is_empty() => localizer.word("audit-empty-cell"),
        Some(text) => short(text),
    };
    let line = |cell: &CellChange| {
        let about: Vec<String> = [&cell.indicator, &cell.input].into_iter().flatten().map(|name| short(name)).collect();
        let message = Message::new("audit-cell")
            .with("about", about.join(", "))
            .with("old", value(&cell.old))
            .with("new", value(&cell.new))
            .with("file", short(&cell.file))
            .with("line", cell.line.to_string());
        (Tone::Strong, localizer.say(&message))
    };
    cells.iter().map(line).collect()
}

fn said(localizer: &Localizer, cause: &Cause) -> Option<(Tone, String)> {
    cause.message.as_ref().map(|message| (Tone::Strong, localizer.say(message)))
}

/// A field with what the report says and what the files give.
fn line(localizer: &Localizer, difference: &Difference) -> String {
    let value = |value: &Option<Value>| match value {
        None => localizer.word("audit-absent"),
        Some(value) => shown(value),
    };
    format!("{}: {} → {}", difference.path, value(&difference.old), value(&difference.new))
}

/// A value of a report: a figure by its exact form, an entry by what it says.
fn shown(value: &Value) -> String {
    let telling = ["exact", "message", "raw", "file"].into_iter().find_map(|key| value.get(key)?.as_str());
    match (telling, value) {
        (Some(text), _) => short(text),
        (None, Value::String(text)) if text.is_empty() || text.trim() != text => short(&format!("\"{text}\"")),
        (None, Value::String(text)) => short(text),
        (None, other) => short(&other.to_string()),
    }
}

/// As other tools list digests: first the digest, then what it is of.
fn digests(localizer: &Localizer, name: &str, verification: &Verification) -> Vec<(Tone, String)> {
    let all = &verification.digests;
    let (id, version, sha256) = &all.catalogue;
    let mut lines = vec![(&verification.sha256, name.to_owned()), (sha256, format!("{id} {version}"))];
    for (file, sha256, content) in &all.inputs {
        let of_content = Message::new("audit-digest-content").with("file", Arg::quoted(file));
        lines.extend([(sha256, file.clone()), (content, localizer.say(&of_content))]);
    }
    // Which documents there are is of interest where they are those of the report.
    if verification.is_reproduced() {
        lines.extend(all.documents.iter().map(|(document, sha256)| (sha256, document.clone())));
    }
    lines.into_iter().map(|(sha256, of)| (Tone::Plain, format!("{}  {}", short(sha256), short(&of)))).collect()
}

/// A text from outside merit, perhaps shortened.
fn short(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN_CHARACTERS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
