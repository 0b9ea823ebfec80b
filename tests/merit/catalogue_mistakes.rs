//! Slips of authors who are no programmers: each is told where it is, in their
//! language, with the way out and without what follows from it.

use merit::diagnostic::Diagnostic;
use merit::language::{Language, Localizer};
use merit::lint::{ExampleOutcome, check};
use merit::render::{diagnostic::paint, terminal::Screen};
use std::fmt::Write;
use std::time::{Duration, Instant};

/// A catalogue without a fault.
const GOOD: &str = r#"format = 1

[catalogue]
id = "beispiel"
version = "2027"
title = "Beispiel"

[[source]]
id = "handbuch"
title = "Handbuch"
accessed = 2026-11-23

[[label]]
id = "gold"
title = "Gold"
min-percent = 80
basis = "published"
source = "handbuch"

[[category]]
id = "struktur"
title = "Struktur"

[[indicator]]
id = "mitglieder"
category = "struktur"
title = "Mitglieder"
measure = "number"
whole = true
points = 3
steps = [
  { from = 2, points = 1 },
  { from = 5, points = 3 },
]
basis = "published"
source = "handbuch"

[[indicator]]
id = "alter"
category = "struktur"
title = { de = "Bestehen", en = "Existence" }
measure = "since"
unit = "years"
points = 2
steps = [{ from = 3, points = 2 }]
basis = "published"
source = "handbuch"

[[example]]
id = "klein"
as-of = 2026-12-31
values = { mitglieder = 2, alter = 2020-01-01 }
points = 3
"#;

/// What is replaced in it, and by what.
const SLIPS: &[(&str, &[(&str, &str)])] = &[
    ("Dezimalkomma in einer Stufe", &[("{ from = 3, points = 2 }", "{ from = 2,5, points = 1,5 }")]),
    ("Dezimalkomma in einer Tabelle", &[("mitglieder = 2,", "mitglieder = 19,9,")]),
    ("Dezimalkomma allein", &[("points = 2\n", "points = 2,5\n")]),
    ("Dezimalkomma mit Tausenderpunkt", &[("{ from = 3,", "{ from = 1.000,5,")]),
    ("Liste ohne Ende", &[("points = 3 },\n]", "points = 3 },\n")]),
    ("Liste ohne Ende und Komma", &[("points = 3 },\n]", "points = 3 }\n")]),
    ("Liste in einer Zeile ohne Ende", &[("points = 2 }]", "points = 2 }")]),
    ("Tabelle ohne Ende", &[("en = \"Existence\" }", "en = \"Existence\"")]),
    ("Stufe ohne Ende", &[("points = 1 },", "points = 1,")]),
    ("Stufe ohne Ende vor der Klammer", &[("points = 2 }]", "points = 2 ]")]),
    ("Werte ohne Ende am Schluss", &[("2020-01-01 }", "2020-01-01")]),
    ("zwei Listen ohne Ende", &[("points = 3 },\n]", "points = 3 },\n"), ("points = 2 }]", "points = 2 }")]),
    ("Tabelle mit Text ohne Ende", &[("\"Existence\" }", "\"Existence }")]),
    ("Tabelle mit typografischem Ende", &[("\"Bestehen\"", "\"Bestehen“")]),
    ("eine in einfachen Klammern", &[("[[category]]", "[category]")]),
    ("zwei, die erste einfach", &[("[[indicator]]\nid = \"m", "[indicator]\nid = \"m")]),
    ("zwei, die zweite einfach", &[("[[indicator]]\nid = \"a", "[indicator]\nid = \"a")]),
    ("alles in einfachen Klammern", &[("[[", "["), ("]]", "]")]),
    (
        "einfache mit Tabellen darin",
        &[
            ("[[example]]\n", "[example]\n"),
            (
                "values = { mitglieder = 2, alter = 2020-01-01 }\npoints = 3\n",
                "points = 3\n[example.values]\nmitglieder = 2\n[example]\nid = \"b\"\n[example.values]\nmitglieder = 2\n",
            ),
        ],
    ),
    ("Schlüssel zweimal", &[("points = 3\n", "points = 3\npoints = 3\n")]),
    ("Schlüssel zweimal in Klammern", &[("{ from = 3,", "{ from = 3, from = 4,")]),
    ("Tabelle zweimal", &[("[[source]]", "[catalogue]\nid = \"x\"\n[[source]]")]),
    ("True", &[("whole = true", "whole = True")]),
    ("ja ohne Anführungszeichen", &[("whole = true", "whole = ja")]),
    ("typografisches Anführungszeichen vorn", &[("title = \"Handbuch\"", "title = „Handbuch seit\"")]),
    ("typografische Anführungszeichen", &[("title = \"Handbuch\"", "title = „Handbuch“")]),
    ("typografisches Anführungszeichen hinten", &[("title = \"Handbuch\"", "title = \"Handbuch“")]),
    ("Stufe ohne geschweifte Klammern", &[("[{ from = 3, points = 2 }]", "[ from = 3, points = 2 ]")]),
    ("Text in Klammern", &[("{ from = 3,", "{ 3,")]),
    ("Klammer statt Stufe", &[("{ from = 3,", "{ [from] = 3,")]),
    ("deutsches Datum", &[("2026-11-23", "23.11.2026")]),
    ("deutsches Datum in Klammern", &[("alter = 2020-01-01", "alter = 1.1.2020")]),
    ("deutsches Datum in Anführungszeichen", &[("2026-11-23", "\"23.11.2026\"")]),
    ("Datum in Anführungszeichen", &[("2026-11-23", "\"2026-11-23\"")]),
    ("kein Tag des Kalenders", &[("2026-11-23", "2026-02-30")]),
    ("ja in Anführungszeichen", &[("whole = true", "whole = \"ja\"")]),
    ("Prozent in Anführungszeichen", &[("min-percent = 80", "min-percent = \"80%\"")]),
    ("Prozentzeichen", &[("min-percent = 80", "min-percent = 80%")]),
    ("Gewicht in Anführungszeichen", &[("unit = ", "weight = \"40\"\nunit = ")]),
    ("Text statt Liste", &[("min-percent = 80", "min-percent = 80\nindicators = \"alter\"\nrequires = \"bronze\"")]),
    ("Kennung mit Umlaut", &[("id = \"alter\"", "id = \"Bestehen der Träger\""), (", alter = 2020-01-01", "")]),
    ("Kennung ist eine Nummer", &[("id = \"alter\"", "id = \"1.1\""), (", alter = 2020-01-01", "")]),
    ("Version ohne Anführungszeichen", &[("\"2027\"", "2027")]),
    ("Text statt Zahl", &[("unit = ", "documents = \"ja\"\nunit = "), ("format = 1", "format = \"1\"")]),
    (
        "deutsche Schlüssel",
        &[("points = 2\n", "punkte = 2\n"), ("title = { de", "Titel = { de"), ("{ from = 3", "{ ab = 3")],
    ),
    (
        "deutsche Wörter",
        &[
            ("\"since\"", "\"seit\""),
            ("\"years\"", "\"jahre\""),
            ("basis = \"published\"", "basis = \"veröffentlicht\""),
        ],
    ),
    ("deutsche Tabellen", &[("[[category]]", "[[kategorie]]"), ("[catalogue]", "[katalog]")]),
    ("deutsche Erwartung", &[("\npoints = 3\n\"\"", ""), ("2020-01-01 }\npoints = 3", "2020-01-01 }\npunkte = 3")]),
    ("vertippte Schlüssel", &[("measure = \"since\"", "mesure = \"since\""), ("format = 1", "fromat = 1")]),
    ("Kennung unter falschem Namen", &[("[[example]]\nid", "[[example]]\nkennung")]),
    ("Umlaut im Schlüssel", &[("unit = ", "Begründung = \"x\"\nunit = ")]),
    ("unbekannter Umlaut im Schlüssel", &[("unit = ", "Größe = \"x\"\nunit = ")]),
    ("Doppelpunkt", &[("points = 2\n", "points: 2\n")]),
    ("Kommentar mit Schrägstrichen", &[("unit = ", "// Kommentar\nunit = ")]),
    ("Kommentar hinter dem Wert", &[("points = 2\n", "points = 2 // Kommentar\n")]),
    ("Adresse ohne Anführungszeichen", &[("accessed = 2026-11-23", "url = https://example.org // Kommentar")]),
    ("Adresse allein", &[("accessed = 2026-11-23", "url = https://example.org")]),
    (
        "Mindestens in Deutsch",
        &[("min-percent = 80", "Mindestpunkte = 2"), ("points = 2\n", "points = 2\nGewicht = 2\nmax-points = 3\n")],
    ),
    ("deutsche Quelle", &[("source = \"handbuch\"", "quelle = \"handbuch\"")]),
    ("deutsche Stufen", &[("steps = [{ from = 3, points = 2 }]", "stufen = [{ ab = 3, punkte = 2 }]")]),
    ("deutsche Obergrenze", &[("steps = [{ from = 3, points = 2 }]", "steps = [{ bis = 3, points = 2 }]")]),
    ("Mehrzahl", &[("[[category]]", "[[categories]]"), ("requires", "require")]),
    ("zu wenige Kategorien", &[("[[category]]\nid = \"struktur\"\ntitle = \"Struktur\"\n", "")]),
    ("Liste ohne Anfang", &[("steps = [\n", "steps = \n")]),
    ("Liste ohne Anfang in einer Zeile", &[("[{ from = 3, points = 2 }]", "{ from = 3, points = 2 }]")]),
    ("Stufe ohne Anfang", &[("[{ from = 3, points = 2 }]", "[from = 3, points = 2 }]")]),
    ("falsche Klammer am Ende", &[("points = 2 }]", "points = 2 })")]),
    (
        "Option in einfachen Klammern",
        &[
            (
                "measure = \"number\"\nwhole = true\npoints = 3\nsteps = [\n  { from = 2, points = 1 },\n  { from = 5, points = 3 },\n]\nbasis = \"published\"\nsource = \"handbuch\"\n",
                "measure = \"choice\"\npoints = 3\nbasis = \"published\"\nsource = \"handbuch\"\n[indicator.option]\nid = \"a\"\ntitle = \"A\"\npoints = 3\n[indicator.option]\nid = \"b\"\ntitle = \"B\"\npoints = 1\n",
            ),
            ("mitglieder = 2,", "mitglieder = \"a\","),
        ],
    ),
    (
        "Liste ohne geschweifte Klammern in Zeilen",
        &[(
            "  { from = 2, points = 1 },\n  { from = 5, points = 3 },\n",
            "  from = 2, points = 1\n  from = 5, points = 3\n",
        )],
    ),
    ("geschütztes Leerzeichen", &[("points = 2\n", "points\u{A0}= 2\n")]),
    ("geschütztes Leerzeichen vor dem Wert", &[("points = 2\n", "points =\u{A0}2\n")]),
    ("Anführungszeichen im Text", &[("title = \"Handbuch\"", "title = \"Das \"gute\" Handbuch\"")]),
    ("Wert vergessen", &[("points = 2\n", "points =\n")]),
    ("Gleichheitszeichen vergessen", &[("points = 2\n", "points 2\n")]),
    ("Komma vergessen", &[("from = 3, points = 2", "from = 3 points = 2")]),
    ("Komma zu viel", &[("from = 3, points = 2", "from = 3,, points = 2")]),
    ("Überschrift ohne Ende", &[("[[category]]", "[[category]")]),
    ("Überschrift ohne Anfang", &[("[[category]]", "category]]")]),
    ("Leerzeichen im Schlüssel", &[("unit = ", "min points = 3\nunit = ")]),
    ("keine ganze Zahl im Bereich", &[("whole = true", "whole = true\nmin = 2.2\nmax = 2.8")]),
];

/// Texts that are no TOML at all.
const FOREIGN: &[(&str, &str)] = &[
    ("CSV", "id;title;points\nalter;Bestehen;2\nmitglieder;Mitglieder;3\n"),
    ("RTF", "{\\rtf1\\ansi\\deff0\n\\f0 format = 1\\par\n}"),
    ("HTML", "<!DOCTYPE html>\n<html><body>format = 1</body></html>\n"),
];

fn diagnosed(text: &str, language: Language) -> (Vec<Diagnostic>, String) {
    let checked = check("k.toml", text.as_bytes(), |_, _| ExampleOutcome::Unreadable(Vec::new()));
    let screen = Screen { width: 80, colour: false };
    let painted = paint(&checked.source, &checked.diagnostics, &Localizer::new(language), screen);
    (checked.diagnostics, painted)
}

fn slip(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(GOOD.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[test]
fn the_catalogue_of_the_slips_is_good() {
    assert_eq!(diagnosed(GOOD, Language::De).1, "");
}

#[test]
fn slips_are_told_where_they_are() {
    let mut told = String::new();
    let changed = SLIPS.iter().map(|(name, changes)| (*name, slip(changes)));
    for (name, text) in changed.chain(FOREIGN.iter().map(|(name, text)| (*name, (*text).to_owned()))) {
        let (diagnostics, painted) = diagnosed(&text, Language::De);
        assert!(!diagnostics.is_empty(), "{name}");
        write!(told, "## {name}\n\n{painted}").unwrap();
    }
    insta::assert_snapshot!(told);
}

/// Whichever bracket of a value is missing: it is told in one complaint, or two,
/// within the value it is missing from.
#[test]
fn a_bracket_that_is_missing_is_told_where_its_value_stands() {
    for text in [GOOD, include_str!("../../criteria/ecei.toml")] {
        let mut line_start = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let is_value = |at: usize| !line.starts_with(['[', '#']) && line[..at].matches('"').count() % 2 == 0;
            for (at, sign) in line.char_indices().filter(|(at, sign)| "[]{}".contains(*sign) && is_value(*at)) {
                let mut without = text.to_owned();
                without.remove(line_start + at);
                let (diagnostics, painted) = diagnosed(&without, Language::De);
                let lines: Vec<usize> = diagnostics
                    .iter()
                    .map(|found| without[..found.labels[0].span.start].matches('\n').count())
                    .collect();
                let context = format!("{sign} at {}: {line}{painted}", number + 1);
                assert!(matches!(diagnostics.len(), 1..=2), "{context}");
                assert!(lines.iter().all(|found| found.abs_diff(number) <= 10), "{context}");
            }
            line_start += line.len();
        }
    }
}

/// One sign too many, too few or another: it is told in few words, and nothing breaks.
#[test]
fn a_wrong_sign_is_told_in_few_complaints() {
    let signs = ['"', '[', ']', '{', '}', ',', '=', '\n', '#', '\'', '\\', '„', '“', '.', '5', 'ä', '\u{A0}', ':'];
    for (index, (at, old)) in GOOD.char_indices().enumerate() {
        let mut without = GOOD.to_owned();
        without.remove(at);
        let sign = signs[index % signs.len()];
        let mut with = GOOD.to_owned();
        with.insert(at, sign);
        let mut other = without.clone();
        other.insert(at, signs[(index * 7 + 3) % signs.len()]);
        for text in [without, with, other] {
            let (diagnostics, painted) = diagnosed(&text, Language::De);
            let line = GOOD[..at].matches('\n').count() + 1;
            assert!(diagnostics.len() <= 4, "{old:?} {sign:?} {line}: {painted}");
        }
    }
}

/// However hostile a text, its slips are found by looking through it once.
#[test]
fn large_texts_of_slips_are_told_in_time() {
    let much = |part: &str, bytes: usize| part.repeat(bytes / part.len());
    for bytes in [100_000, 1_200_000] {
        for part in [
            "[",
            "{ a = 1,5, ",
            "x = [\n",
            "[label]\n",
            "a = 1\n",
            "x = [{ a = 1,5 }\n",
            "\"",
            "[a]\n",
            "x = {\"a\n",
            "1,1",
            "=[{]",
            "é",
            ";\n",
            "\u{A0}",
        ] {
            let begin = Instant::now();
            let (diagnostics, _) = diagnosed(&much(part, bytes), Language::De);
            assert!(!diagnostics.is_empty(), "{part}");
            let limit = Duration::from_secs(20);
            assert!(begin.elapsed() < limit, "{part}: {:?}", begin.elapsed());
        }
    }
}
