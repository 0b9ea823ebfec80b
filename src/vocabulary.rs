//! The words that tables share with their readers: column names, yes and no,
//! "not applicable", dashes. In English and German, in any case.

pub(crate) use crate::names::{comparable, is_named};

/// A column by its canonical name, with its other names.
pub(crate) type ColumnNames = (&'static str, &'static [&'static str]);

pub(crate) const EVIDENCE: &[ColumnNames] = &[
    ("initiative", &[]),
    ("indicator", &["indikator"]),
    ("input", &["angabe"]),
    ("value", &["wert"]),
    ("unit", &["einheit"]),
    ("document", &["beleg", "nachweis"]),
    ("note", &["bemerkung"]),
];

/// Other names of the column `indicator`, where there is none of that name.
pub(crate) const FACT: &[&str] = &["fact", "fakt", "grundangabe"];

/// Columns of guidance in a blank dossier; never read.
pub(crate) const EVIDENCE_GUIDE: &[ColumnNames] =
    &[("title", &["titel"]), ("question", &["frage"]), ("allowed", &["erlaubt"])];

/// The columns of the table `team`; competences have columns of their own.
pub(crate) const TEAM: &[ColumnNames] =
    &[("initiative", &[]), ("person", &[]), ("role", &["rolle", "funktion"]), ("fte", &["vzä"]), ("since", &["seit"])];

pub(crate) const TRAINING: &[ColumnNames] = &[
    ("initiative", &[]),
    ("person", &[]),
    ("programme", &["programm"]),
    ("date", &["datum"]),
    ("days", &["tage"]),
    ("document", &["beleg", "nachweis"]),
];

/// The columns of the table `initiatives`; further ones are attributes.
pub(crate) const INITIATIVES: &[ColumnNames] = &[
    ("initiative", &[]),
    ("name", &[]),
    ("catalogue", &["katalog"]),
    ("held-until", &["gültig bis", "label gültig bis", "gilt bis", "verliehen bis"]),
];

pub(crate) const DECISIONS: &[ColumnNames] = &[
    ("initiative", &[]),
    ("indicator", &["indikator"]),
    ("points", &["punkte"]),
    ("by", &["durch", "entschieden von"]),
    ("reason", &["begründung", "grund"]),
    ("date", &["datum"]),
    ("expires", &["gilt bis", "läuft ab"]),
    ("note", &["bemerkung"]),
];

/// The sheets of a workbook that hold the tables of a dossier; the first other name
/// is the one that German blank dossiers use.
pub(crate) const SHEETS: &[ColumnNames] = &[
    ("evidence", &["nachweise"]),
    ("initiatives", &["initiativen"]),
    ("team", &[]),
    ("training", &["weiterbildung", "fortbildung", "schulungen"]),
    ("decisions", &["entscheidungen"]),
];

/// Sheets of guidance in a blank dossier; never read.
pub(crate) const SHEETS_GUIDE: &[ColumnNames] = &[("instructions", &["anleitung"]), ("lists", &["listen"])];

/// Sheets that only a report as a workbook has.
pub(crate) const SHEETS_REPORT: &[ColumnNames] = &[("indicators", &["indikatoren"]), ("scales", &["skalen"])];

/// Sheets that only the workbook of a round has.
pub(crate) const SHEETS_ROUND: &[ColumnNames] = &[("ranking", &["rangliste"]), ("points", &["punkte"])];

pub(crate) const NOT_APPLICABLE: &[&str] = &["n/a", "not applicable", "entfällt", "nicht zutreffend"];

pub(crate) const YES: &[&str] = &["ja", "yes", "j", "y", "true", "wahr", "x", "1"];
pub(crate) const NO: &[&str] = &["nein", "no", "n", "false", "falsch", "0"];

pub(crate) fn is_not_applicable(cell: &str) -> bool {
    // Most cells begin otherwise: with a digit, or with another letter.
    let is_first = |words: &&str, first: u8| words.bytes().next().is_some_and(|own| own.eq_ignore_ascii_case(&first));
    let begins_so = |first: u8| !first.is_ascii_alphanumeric() || NOT_APPLICABLE.iter().any(|it| is_first(it, first));
    cell.bytes().next().is_some_and(begins_so) && NOT_APPLICABLE.iter().any(|words| is_named(cell, words))
}

/// The canonical name of a column, from its name in the form of [`comparable`].
pub(crate) fn column(columns: &[ColumnNames], name: &str) -> Option<&'static str> {
    columns
        .iter()
        .find(|(canonical, others)| *canonical == name || others.contains(&name))
        .map(|(canonical, _)| *canonical)
}

/// Whether it is the name of a column of some table, in the form of [`comparable`].
pub(crate) fn is_column(name: &str) -> bool {
    [EVIDENCE, EVIDENCE_GUIDE, TEAM, TRAINING, INITIATIVES, DECISIONS].iter().any(|of| column(of, name).is_some())
}

/// Every name that the columns go by.
pub(crate) fn column_names(columns: &[ColumnNames]) -> impl Iterator<Item = &str> {
    columns.iter().flat_map(|(canonical, others)| std::iter::once(*canonical).chain(others.iter().copied()))
}

/// Whether names of sheets and columns are German, else English; `None` where they are
/// of both languages, or none of them tells.
pub(crate) fn is_german<'n>(names: impl Iterator<Item = &'n str>) -> Option<bool> {
    const TABLES: [&[ColumnNames]; 8] =
        [EVIDENCE, EVIDENCE_GUIDE, TEAM, TRAINING, INITIATIVES, DECISIONS, SHEETS, SHEETS_GUIDE];
    let (mut german, mut english) = (false, false);
    for name in names.map(comparable) {
        // Spreadsheet programs number unnamed sheets.
        let unnamed = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
        german |= unnamed == "tabelle" && unnamed.len() < name.len();
        english |= unnamed == "sheet" && unnamed.len() < name.len();
        // A name that both languages share tells nothing.
        for (canonical, others) in TABLES.into_iter().flatten().filter(|(_, others)| !others.is_empty()) {
            german |= others.contains(&name.as_str());
            english |= *canonical == name;
        }
    }
    (german != english).then_some(german)
}

/// Yes or no, however it is typed.
pub(crate) fn yes_no(cell: &str) -> Option<bool> {
    let of = |cell: &str| {
        let is_one_of = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(cell));
        if is_one_of(YES) { Some(true) } else { is_one_of(NO).then_some(false) }
    };
    of(cell).or_else(|| of(&comparable(cell)))
}

/// Whether a cell is empty or a lone dash: no answer.
pub(crate) fn is_blank(cell: &str) -> bool {
    let begins_otherwise = cell.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric());
    !begins_otherwise && {
        let cell = cell.trim();
        cell.is_empty() || is_dash(cell)
    }
}

/// Whether a text is a lone dash: a hyphen, any of U+2010 to U+2015, or a minus sign.
pub(crate) fn is_dash(text: &str) -> bool {
    let mut characters = text.chars();
    matches!((characters.next(), characters.next()), (Some('-' | '\u{2010}'..='\u{2015}' | '\u{2212}'), None))
}
