//! German words for keys, tables and words of catalogues: who writes one means the English word.

/// What German words stand for, in lower case; of several the first that fits.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("ab", &["from"]),
    ("abgeleitet", &["inferred"]),
    ("abgerufen", &["accessed"]),
    ("angenommen", &["assumed"]),
    ("annahme", &["assumed"]),
    ("anteil", &["share"]),
    ("art", &["measure"]),
    ("aufwand", &["effort"]),
    ("auswahl", &["choice"]),
    ("auszeichnung", &["award", "label"]),
    ("basis", &["basis"]),
    ("begründung", &["rationale"]),
    ("beispiel", &["example"]),
    ("belege", &["documents"]),
    ("beleg", &["documents"]),
    ("bezeichnung", &["title"]),
    ("bis", &["up-to", "to", "valid-until", "max"]),
    ("bänder", &["bands"]),
    ("checkliste", &["checklist"]),
    ("dass", &["that"]),
    ("datum", &["date"]),
    ("dezimalstellen", &["decimals"]),
    ("dokumente", &["documents"]),
    ("einheit", &["unit"]),
    ("ergebnis", &["award"]),
    ("fakt", &["fact"]),
    ("fakten", &["fact"]),
    ("frage", &["question"]),
    ("ganzzahl", &["whole"]),
    ("gewicht", &["weight"]),
    ("gewichtung", &["weight"]),
    ("grundlage", &["basis"]),
    ("gültig-ab", &["valid-from"]),
    ("gültig-bis", &["valid-until"]),
    ("herausgeber", &["publisher"]),
    ("hinweis", &["advice"]),
    ("höchstwert", &["max"]),
    ("indikator", &["indicator"]),
    ("indikatoren", &["indicators", "indicator"]),
    ("ja-nein", &["yes-no"]),
    ("ja/nein", &["yes-no"]),
    ("jahre", &["years"]),
    ("katalog", &["catalogue"]),
    ("kategorie", &["category"]),
    ("kategorien", &["category"]),
    ("kennung", &["id"]),
    ("kompetenz", &["competence"]),
    ("kriterienkatalog", &["catalogue"]),
    ("kriterium", &["indicator"]),
    ("liste", &["checklist"]),
    ("maximum", &["max"]),
    ("messgröße", &["measure"]),
    ("mindestens", &["minimum", "min"]),
    ("mindestprozent", &["min-percent"]),
    ("mindestpunkte", &["minimum", "min-points"]),
    ("mindestpunktzahl", &["minimum", "min-points"]),
    ("mindestwert", &["min"]),
    ("meldung", &["message"]),
    ("minima", &["minimums"]),
    ("minimum", &["min", "min-points"]),
    ("monate", &["months"]),
    ("nach", &["to"]),
    ("name", &["title"]),
    ("nummer", &["number"]),
    ("prozent", &["percent", "min-percent"]),
    ("punkte", &["points", "min-points"]),
    ("punktzahl", &["points"]),
    ("qualifikation", &["qualification"]),
    ("quelle", &["source"]),
    ("quellen", &["source"]),
    ("rat", &["advice"]),
    ("regel", &["rule"]),
    ("regeln", &["rule"]),
    ("rolle", &["role"]),
    ("schulung", &["programme", "training"]),
    ("schwellen", &["steps"]),
    ("schwere", &["severity"]),
    ("seit", &["since"]),
    ("setzt-voraus", &["requires"]),
    ("skala", &["steps"]),
    ("stichtag", &["as-of"]),
    ("stufen", &["steps"]),
    ("titel", &["title"]),
    ("toleranz", &["tolerance"]),
    ("veröffentlicht", &["published"]),
    ("verhältnis", &["ratio"]),
    ("version", &["version"]),
    ("von", &["from", "of", "valid-from", "min"]),
    ("voraussetzung", &["requires"]),
    ("wenn", &["when"]),
    ("werte", &["values"]),
    ("zahl", &["number"]),
    ("ziel", &["to"]),
];

/// The longest German word of the table, in bytes.
const LONGEST: usize = 24;

/// What a German word may stand for.
fn meanings(written: &str) -> &'static [&'static str] {
    if written.len() > LONGEST {
        return &[];
    }
    let word = written.trim().to_lowercase().replace([' ', '_'], "-");
    let plain = |text: &str| text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    let is_meant = |german: &str| german == word || plain(german) == word;
    SYNONYMS.iter().find(|(german, _)| is_meant(german)).map_or(&[], |(_, english)| english)
}

/// Which of some names a German word stands for.
pub(super) fn synonym<'n>(written: &str, names: impl IntoIterator<Item = &'n str> + Clone) -> Option<&'n str> {
    meanings(written).iter().find_map(|english| names.clone().into_iter().find(|name| name == english))
}
