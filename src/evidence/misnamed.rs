//! Files that may have been meant as tables and are not called like them: left unread, they
//! would cost what they hold without a word.

use super::TableKind;
use crate::nearest::nearest;
use crate::vocabulary::{SHEETS, column_names};

/// How the files end that spreadsheets write.
const ENDINGS: [&str; 7] = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"];

/// The first of a folder's files that may be meant as a table which the folder lacks: a
/// spreadsheet's file whose name is near to the table's in either language, or a CSV in whose
/// name that stands as a word, such as `Team.csv`, `teams.xlsx`, `team (1).csv` or
/// `Nachweise.csv`.
pub fn meant(lacking: TableKind, files: &[String]) -> Option<&str> {
    let is_own = |(name, _): &&(&str, _)| *name == lacking.name();
    let names: Vec<&str> = column_names(SHEETS.iter().find(is_own).map(std::slice::from_ref)?).collect();
    let is_meant = |file: &&String| {
        let Some((stem, ending)) = file.rsplit_once('.') else { return false };
        let ending = ending.to_lowercase();
        let stem = stem.to_lowercase();
        let mut words = stem.split(|sign: char| !sign.is_alphabetic());
        let is_named = ending == "csv" && words.any(|word| names.contains(&word));
        let is_aside = stem.starts_with(['.', '~']);
        !is_aside && ENDINGS.contains(&&*ending) && (is_named || nearest(&stem, names.iter().copied()).is_some())
    };
    files.iter().find(is_meant).map(String::as_str)
}
