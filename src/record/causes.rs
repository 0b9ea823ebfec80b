//! Why a report is not what the original files give: what changed since, told from
//! the digests, and which fields each change can account for.

use super::wire::{Indicator, Input, Report, SaidOfDocument};
use crate::catalogue::Catalogue;
use crate::evidence::FormatChange;
use crate::language::{Arg, Message};
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// Something that changed since a report was made.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cause {
    /// What changed.
    #[serde(serialize_with = "Change::write")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub change: Change,
    /// The table, document, catalogue or program concerned.
    pub subject: String,
    /// What the report says of it: a digest, a version, a name.
    pub old: Option<String>,
    /// What there is now, or what a later report says.
    pub new: Option<String>,
    /// All of it in words; none where another cause says it already.
    #[serde(skip)]
    pub message: Option<Message>,
}

/// What can change, in the order of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The dossier is that of another initiative.
    OtherInitiative,
    /// Another version of merit made the report.
    Tool,
    /// The catalogue has other bytes.
    Catalogue,
    /// A table is no longer there.
    InputGone,
    /// A table was not there.
    InputNew,
    /// Cells of a table changed.
    InputContent,
    /// A table has the same cells, written down otherwise.
    InputForm {
        /// Whether the delimiter is another, from which merit infers the
        /// decimal sign.
        delimiter: bool,
    },
    /// The file of a table has another name.
    InputRenamed,
    /// The dossier has another name, by which the report calls the initiative.
    DossierRenamed,
    /// A document has other bytes.
    DocumentChanged,
    /// A document is no longer there.
    DocumentGone,
    /// A document was not there.
    DocumentNew,
}

impl Change {
    /// The stable word of machine formats.
    pub fn code(self) -> &'static str {
        match self {
            Change::OtherInitiative => "other-initiative",
            Change::Tool => "other-version",
            Change::Catalogue => "catalogue-changed",
            Change::InputGone => "input-gone",
            Change::InputNew => "input-new",
            Change::InputContent => "input-changed",
            Change::InputForm { .. } => "input-rewritten",
            Change::InputRenamed => "input-renamed",
            Change::DossierRenamed => "dossier-renamed",
            Change::DocumentChanged => "document-changed",
            Change::DocumentGone => "document-gone",
            Change::DocumentNew => "document-new",
        }
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// What is known of the files of today beyond their report.
#[derive(Clone, Debug, Default)]
pub struct CurrentFiles<'c> {
    /// The catalogue of today, where it is at hand.
    pub catalogue: Option<&'c Catalogue>,
    /// The dossier's name.
    pub dossier: String,
    /// What alone was changed of a table whose cells are the same, where that is proven.
    pub rewritings: BTreeMap<String, FormatChange>,
}

/// What changed between a report and the one that the files give today.
pub(super) fn causes(old: &Report, new: &Report, today: &CurrentFiles) -> Vec<Cause> {
    let mut causes = Vec::new();
    causes.extend(tool(old, &new.tool.version, new.catalogue.weights.is_some()));
    causes.extend(catalogue(old, &new.catalogue.sha256, &new.catalogue.version));
    inputs(old, new, today, &mut causes);
    let (from, to) = (&old.initiative.id, &new.initiative.id);
    if from != to && is_of_another(old, new) {
        let message = Message::new("audit-other-initiative").with("old", called(old)).with("new", called(new));
        causes.push(cause(Change::OtherInitiative, "initiative", (Some(from), Some(to)), Some(message)));
    } else if from != to && *to == today.dossier && old.options.initiative.is_none() {
        let message = Message::new("audit-dossier-renamed").with("old", Arg::quoted(from)).with("new", Arg::quoted(to));
        causes.push(cause(Change::DossierRenamed, "initiative", (Some(from), Some(to)), Some(message)));
    }
    documents(old, new, &mut causes);
    causes.sort_by_key(|cause| cause.change);
    causes
}

/// What the initiative of a report is called.
fn called(report: &Report) -> Arg {
    let initiative = &report.initiative;
    Arg::quoted(initiative.name.as_ref().filter(|name| !name.trim().is_empty()).unwrap_or(&initiative.id))
}

/// Whether most of what two reports of different ids were told is different too: a dossier
/// that was merely renamed says what it said.
fn is_of_another(old: &Report, new: &Report) -> bool {
    let told = |report: &Report| -> BTreeMap<String, Vec<String>> {
        let cells = |it: &Indicator| it.evidence.iter().map(|cell| cell.raw.clone()).collect();
        report.indicators.iter().map(|it| (it.id.clone(), cells(it))).collect()
    };
    let content = |report: &Report| -> Option<String> {
        Some(report.inputs.iter().find(|input| input.table == "evidence")?.content_sha256.clone())
    };
    let (before, now) = (told(old), told(new));
    let same = before.iter().filter(|(id, cells)| now.get(*id) == Some(*cells)).count();
    content(old) != content(new) && same * 2 < before.len().max(now.len())
}

/// Whether another version of merit made the report. Until a version is released some of its
/// reports lack what later ones say (`is_complete`), and may say other things otherwise.
pub(super) fn tool(old: &Report, new_version: &str, is_complete: bool) -> Option<Cause> {
    let version = &old.tool.version;
    let key = match version == new_version {
        false => "audit-other-version",
        true if is_complete && old.catalogue.weights.is_none() => "audit-earlier-version",
        true => return None,
    };
    let message = Message::new(key).with("old", Arg::quoted(version)).with("new", Arg::quoted(new_version));
    Some(cause(Change::Tool, "merit", (Some(version), Some(new_version)), Some(message)))
}

/// Whether the report rests on another text of the catalogue.
pub(super) fn catalogue(old: &Report, sha256: &str, version: &str) -> Option<Cause> {
    let was = &old.catalogue;
    let message = || {
        let message = Message::new(if was.version == version {
            "audit-catalogue-changed"
        } else {
            "audit-catalogue-other-version"
        });
        let message = message.with("old", Arg::quoted(&was.version)).with("new", Arg::quoted(version));
        message.with("old-sha256", digest(&was.sha256)).with("new-sha256", sha256)
    };
    (was.sha256 != sha256)
        .then(|| cause(Change::Catalogue, &was.id, (Some(&was.sha256), Some(sha256)), Some(message())))
}

/// A digest, which is longer than what messages repeat of other texts.
fn digest(sha256: &str) -> Arg {
    Arg::Text(sha256.chars().take(64).collect())
}

fn cause(change: Change, subject: &str, (old, new): (Option<&str>, Option<&str>), message: Option<Message>) -> Cause {
    Cause { change, subject: subject.to_owned(), old: old.map(str::to_owned), new: new.map(str::to_owned), message }
}

fn inputs(old: &Report, new: &Report, today: &CurrentFiles, causes: &mut Vec<Cause>) {
    let of = |report: &Report| -> BTreeMap<String, Input> {
        report.inputs.iter().map(|input| (input.table.clone(), input.clone())).collect()
    };
    let (before, now) = (of(old), of(new));
    let tables: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let changed_files: BTreeSet<&String> = now
        .values()
        .filter(|now| before.get(&now.table).is_none_or(|before| before.content_sha256 != now.content_sha256))
        .map(|now| &now.file)
        .collect();
    for table in tables {
        match (before.get(table), now.get(table)) {
            (Some(before), None) => {
                let message = Message::new("audit-input-gone").with("file", Arg::quoted(&before.name()));
                causes.push(cause(Change::InputGone, table, (Some(&before.sha256), None), Some(message)));
            }
            (None, Some(now)) => {
                let message = Message::new("audit-input-new").with("file", Arg::quoted(&now.name()));
                causes.push(cause(Change::InputNew, table, (None, Some(&now.sha256)), Some(message)));
            }
            (Some(before), Some(now)) => {
                let is_sibling = now.sheet.is_some() && changed_files.contains(&now.file);
                input(before, now, today.rewritings.get(table), is_sibling, old.options.initiative.is_some(), causes);
            }
            (None, None) => {}
        }
    }
}

/// `is_sibling`: another sheet of the same workbook changed; `is_part`: the rows of
/// other initiatives do not enter the digest of the content.
fn input(
    before: &Input,
    now: &Input,
    proven: Option<&FormatChange>,
    is_sibling: bool,
    is_part: bool,
    causes: &mut Vec<Cause>,
) {
    let table = &now.table;
    if before.name() != now.name() {
        let (from, to) = (before.name(), now.name());
        let message = Message::new("audit-input-renamed").with("old", Arg::quoted(&from)).with("new", Arg::quoted(&to));
        causes.push(cause(Change::InputRenamed, table, (Some(&from), Some(&to)), Some(message)));
    }
    // Files with the same bytes have the same cells: then a digest was altered.
    if before.sha256 == now.sha256 {
        return;
    }
    let digests = (Some(&*before.sha256), Some(&*now.sha256));
    if before.content_sha256 != now.content_sha256 {
        let message = Message::new("audit-input-changed").with("file", Arg::quoted(&now.name()));
        let message = message.with("old", digest(&before.content_sha256)).with("new", &*now.content_sha256);
        let contents = (Some(&*before.content_sha256), Some(&*now.content_sha256));
        causes.push(cause(Change::InputContent, table, contents, Some(message)));
        return;
    }
    let delimiter = before.delimiter != now.delimiter;
    let what = turns(before, now, proven, is_part);
    let message = Message::new("audit-input-rewritten").with("file", Arg::quoted(&now.name())).with("what", what);
    let change = Change::InputForm { delimiter };
    causes.push(cause(change, table, digests, (!is_sibling).then_some(message)));
}

/// What is otherwise about a file with the same cells.
fn turns(before: &Input, now: &Input, proven: Option<&FormatChange>, is_part: bool) -> Vec<Arg> {
    let turn = |key, old: &Option<String>, new: &Option<String>| {
        let said = |value: &Option<String>| match value.as_deref() {
            Some("\t") => Arg::Message(Message::new("audit-tab")),
            Some(value) => Arg::quoted(value),
            None => Arg::from("–"),
        };
        Arg::Message(Message::new(key).with("old", said(old)).with("new", said(new)))
    };
    let word = |key| Arg::Message(Message::new(key));
    let mut turns = Vec::new();
    if before.encoding != now.encoding {
        turns.push(turn("audit-turn-encoding", &before.encoding, &now.encoding));
    }
    if before.delimiter != now.delimiter {
        turns.push(turn("audit-turn-delimiter", &before.delimiter, &now.delimiter));
    }
    match proven {
        Some(proven) => {
            let proven = [
                (proven.line_ends, "audit-turn-line-ends"),
                (proven.byte_order_mark, "audit-turn-mark"),
                (proven.last_line_end, "audit-turn-last-line-end"),
            ];
            turns.extend(proven.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| word(key)));
        }
        None if now.sheet.is_some() => turns.push(word("audit-turn-workbook")),
        None if is_part => turns.push(word("audit-turn-part")),
        None if turns.is_empty() => turns.push(word("audit-turn-unknown")),
        None => {}
    }
    turns
}

/// The documents of a report with what it says of each; those of which it says two
/// different things are left out: no change of files explains that.
fn named(report: &Report) -> BTreeMap<&str, Option<SaidOfDocument<'_>>> {
    let mut named = BTreeMap::new();
    for document in report.documents() {
        let state = document.said();
        let known = named.entry(&*document.name).or_insert(Some(state));
        if *known != Some(state) {
            *known = None;
        }
    }
    named
}

fn documents(old: &Report, new: &Report, causes: &mut Vec<Cause>) {
    let (before, now) = (named(old), named(new));
    for (name, now) in now {
        let (Some(Some((was, old, old_state))), Some((is, new, new_state))) = (before.get(name), now) else { continue };
        let (change, key) = match (was, is) {
            (Some(true), Some(true)) if *old != new => (Change::DocumentChanged, "audit-document-changed"),
            (Some(true), Some(false)) => (Change::DocumentGone, "audit-document-gone"),
            (Some(false), Some(true)) => (Change::DocumentNew, "audit-document-new"),
            _ if *old_state != new_state => (Change::DocumentChanged, "audit-document-state"),
            _ => continue,
        };
        // A document without digest was found by nobody.
        if *was == Some(true) && old.is_none() || *was == Some(false) && old.is_some() {
            continue;
        }
        causes.push(cause(change, name, (*old, new), Some(Message::new(key).with("name", Arg::quoted(name)))));
    }
}
