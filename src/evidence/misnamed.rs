//! Files that may have been meant as tables and are not called like them: left unread, they
//! would cost what they hold without a word.
//!
//! One rule for all of them. A file may hold a table if its name has, anywhere behind the first dot, an ending of
//! spreadsheets, texts or kept copies (`decisions.csv.bak`), or none at all. It may be meant as the table if the
//! table's name in either language stands in it as a word (`Team 2026.xlsx`), or if all but signs of versions (`Kopie
//! von`, `final`, numbers) is near to it (`teams.xlsx`). Photos, PDFs and letters hold no tables, and a file that the
//! tables name as a document is what they say.

use super::table::TableKind;
use crate::nearest::nearest;
use crate::vocabulary::{SHEETS, column_names};

/// How the files end that spreadsheets and editors write tables to, and copies of such files.
const ENDINGS: [&str; 23] = [
    "csv", "tsv", "tab", "txt", "prn", "xlsx", "xlsm", "xlsb", "xls", "xltx", "xlt", "ods", "fods", "ots", "numbers",
    "gsheet", "bak", "old", "orig", "tmp", "save", "backup", "copy",
];

/// Words that tell one version of a file from another.
const VERSIONS: [&str; 25] = [
    "kopie", "copy", "of", "von", "vom", "final", "neu", "new", "alt", "old", "aktuell", "current", "backup",
    "sicherung", "entwurf", "draft", "version", "v", "stand", "fassung", "korrigiert", "corrected", "letzte", "last",
    "rev",
];

/// A single decision, as files of decisions are called, too.
const DECISION: [&str; 2] = ["decision", "entscheidung"];

/// The first of a folder's files that may be meant as a table which the folder lacks.
pub(crate) fn meant(lacking: TableKind, files: &[String]) -> Option<&str> {
    let is_own = |(name, _): &&(&str, _)| *name == lacking.name();
    let own = SHEETS.iter().find(is_own).map(std::slice::from_ref)?;
    let mut names: Vec<&str> = column_names(own).collect();
    if lacking == TableKind::Decisions {
        names.extend(DECISION);
    }
    let is_meant = |file: &&String| {
        let name = file.to_lowercase();
        let Some(stem) = stem(&name) else { return false };
        let words = || stem.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
        let mut telling = words().filter(|word| !VERSIONS.contains(word));
        let only = telling.next().filter(|_| telling.next().is_none());
        words().any(|word| names.contains(&word))
            || only.is_some_and(|only| nearest(only, names.iter().copied()).is_some())
    };
    files.iter().find(is_meant).map(String::as_str)
}

/// The name of a file without its endings, where it may hold a table; none of those that
/// programs keep beside an open file.
fn stem(name: &str) -> Option<&str> {
    if name.starts_with(['.', '~']) {
        return None;
    }
    let name = name.trim_end_matches(['~', '#']);
    let Some((first, _)) = name.split_once('.') else { return Some(name) };
    let mut end = first.len();
    for ending in name.get(end + 1..)?.split('.') {
        if ENDINGS.contains(&ending.trim()) {
            return name.get(..end);
        }
        end += 1 + ending.len();
    }
    None
}
