//! The workbook as a file: the same bytes for the same inputs, nobody's text in a
//! formula, nothing written over. That it calculates what merit decided is for a
//! spreadsheet program to show (`.ci/workbook`).
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const HOSTILE: &str = "=HYPERLINK(\"\"http://evil.example\"\")";

fn merit(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_merit")).current_dir(folder).args(arguments).output().unwrap()
}

fn example(name: &str) -> String {
    format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn workbook(folder: &Path, dossier: &str, file: &str, more: &[&str]) {
    let arguments = ["assess", dossier, "--as-of", "2026-11-23", "-o", file];
    let output = merit(folder, &[&arguments[..], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The parts of a workbook by name.
fn parts(path: &Path) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(name, text);
    }
    parts
}

/// What stands between two marks, each time.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    text.split(open).skip(1).map(|rest| rest.split(close).next().unwrap()).collect()
}

fn formulas(parts: &BTreeMap<String, String>) -> Vec<&str> {
    let sheets = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    sheets.flat_map(|(_, text)| between(text, "<f>", "</f>")).collect()
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["gold", "mistakes", "german-excel"] {
        workbook(folder.path(), &example(name), "first.xlsx", &["--lang", "de"]);
        std::thread::sleep(std::time::Duration::from_millis(2100));
        let output = Command::new(env!("CARGO_BIN_EXE_merit"))
            .current_dir(folder.path())
            .env("TZ", "Pacific/Kiritimati")
            .args(["assess", &example(name), "--as-of", "2026-11-23", "--lang", "de", "-o", "second.xlsx"])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0));
        let read = |file: &str| fs::read(folder.path().join(file)).unwrap();
        assert_eq!(read("first.xlsx"), read("second.xlsx"), "{name}");
        for file in ["first.xlsx", "second.xlsx"] {
            fs::remove_file(folder.path().join(file)).unwrap();
        }
    }
}

#[test]
fn the_sheets_are_there_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, names) in [
        ("en", ["Summary", "Indicators", "Evidence", "Team", "Findings", "Scales"]),
        ("de", ["Ergebnis", "Indikatoren", "Nachweise", "Team", "Befunde", "Skalen"]),
    ] {
        let file = format!("{lang}.xlsx");
        workbook(folder.path(), &example("threshold"), &file, &["--lang", lang]);
        let parts = parts(&folder.path().join(&file));
        assert_eq!(between(&parts["xl/workbook.xml"], "<sheet name=\"", "\""), names);
        for text in parts.values() {
            assert!(!text.contains("sheet-") && !text.contains(">column-"), "a key without words in {lang}");
        }
    }
}

/// A dossier and a catalogue whose every text tries to be a formula.
fn hostile() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = HOSTILE.replace("\"\"", "\\\"");
    let catalogue = format!(
        r#"
format = 1
[catalogue]
id = "small"
version = "1"
title = "{text}"
[[label]]
id = "good"
title = "{text} label"
min-percent = 50
min-category-percent = 10
basis = "assumed"
rationale = "A test."
[[label]]
id = "fair"
title = "@SUM(1)"
requires = ["good"]
basis = "assumed"
rationale = "A test."
[[category]]
id = "all"
title = "{text} category"
[qualification]
rating-max = 4
[[qualification.competence]]
id = "talk"
title = "{text} competence"
weight = 1
[[qualification.role]]
id = "lead"
title = "{text} role"
weight = 1
[[indicator]]
id = "members"
number = "+1.1"
category = "all"
title = "{text} indicator"
measure = "number"
points = 4
linear = {{ from = 0, to = 40 }}
basis = "assumed"
rationale = "A test."
[[indicator]]
id = "team"
category = "all"
title = "-1"
measure = "team"
metric = "qualification"
points = 4
linear = {{ from = 0, to = 100 }}
basis = "assumed"
rationale = "A test."
"#
    );
    fs::write(folder.path().join("small.toml"), catalogue).unwrap();
    let dossier = folder.path().join("dossier");
    fs::create_dir(&dossier).unwrap();
    let write = |name: &str, text: String| fs::write(dossier.join(name), text).unwrap();
    write("evidence.csv", format!("indicator,value,document\nmembers,\"{HOSTILE}\",\"{HOSTILE}|=1+1\u{1b}[2J\"\n"));
    write("team.csv", format!("person,role,fte,talk\n\"{HOSTILE}\",lead,1,3\n\"=1+1\u{7}\u{202e}\",lead,1,2\n"));
    write("initiatives.csv", format!("initiative,name\nx,\"{HOSTILE}\"\n"));
    folder
}

#[test]
fn nobodys_text_becomes_a_formula() {
    let folder = hostile();
    workbook(folder.path(), "dossier", "report.xlsx", &["-c", "small.toml", "--lang", "en"]);
    let parts = parts(&folder.path().join("report.xlsx"));
    let all = formulas(&parts);
    assert!(all.len() > 40, "where are the formulas?");
    for formula in all {
        assert!(!formula.contains("HYPERLINK") && !formula.contains("@SUM") && !formula.contains("1+1"), "{formula}");
    }
    let strings = &parts["xl/sharedStrings.xml"];
    assert!(strings.contains("=HYPERLINK(\"http://evil.example\")"), "the text is lost");
    for (name, text) in &parts {
        let steers = |sign: char| (u32::from(sign) < 0x20 && !"\n\r\t".contains(sign)) || sign == '\u{202e}';
        assert!(!text.contains(steers), "{name} holds a sign that steers");
        assert!(!text.contains("<hyperlink") && !name.contains("externalLink"), "{name} leads outside");
    }
}

#[test]
fn formulas_are_plain_and_calm() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["gold", "minimum-missed", "incomplete", "mistakes"] {
        let file = format!("{name}.xlsx");
        workbook(folder.path(), &example(name), &file, &[]);
        let parts = parts(&folder.path().join(&file));
        for formula in formulas(&parts) {
            for word in ["_xl", "NOW(", "TODAY(", "RAND", "INDIRECT(", "OFFSET(", "LET(", "FILTER(", "#REF!"] {
                assert!(!formula.contains(word), "{name}: {formula}");
            }
            assert!(formula.len() < 8000, "{name}: {formula}");
        }
        for text in parts.values() {
            assert!(!text.contains("t=\"e\"") && !text.contains("t=\"array\""), "{name}");
        }
    }
}

#[test]
fn a_workbook_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("report.xlsx"), "mine").unwrap();
    let dossier = example("gold");
    let arguments = ["assess", &dossier, "--as-of", "2026-11-23", "-o", "report.xlsx"];
    assert_eq!(merit(folder.path(), &arguments).status.code(), Some(2));
    assert_eq!(fs::read(folder.path().join("report.xlsx")).unwrap(), b"mine");
    assert_eq!(merit(folder.path(), &[&arguments[..], &["--force"]].concat()).status.code(), Some(0));
    assert_eq!(&fs::read(folder.path().join("report.xlsx")).unwrap()[..2], b"PK");
}
