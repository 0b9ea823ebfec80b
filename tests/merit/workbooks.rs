//! The workbook as a file: the same bytes for the same inputs, plain formulas,
//! nothing written over. That it calculates what merit decided is for a
//! spreadsheet program to show (`.ci/workbook`).

use crate::support::archive::parts;
use crate::support::run::merit;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

fn example(name: &str) -> String {
    format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn workbook(folder: &Path, dossier: &str, file: &str, more: &[&str]) {
    let arguments = ["assess", dossier, "--as-of", "2026-11-23", "-o", file];
    let output = merit(folder, &[&arguments[..], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
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
        let parts = parts(&fs::read(folder.path().join(&file)).unwrap());
        assert_eq!(between(&parts["xl/workbook.xml"], "<sheet name=\"", "\""), names);
        for text in parts.values() {
            assert!(!text.contains("sheet-") && !text.contains(">column-"), "a key without words in {lang}");
        }
    }
}

#[test]
fn formulas_are_plain_and_calm() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["gold", "minimum-missed", "incomplete", "mistakes"] {
        let file = format!("{name}.xlsx");
        workbook(folder.path(), &example(name), &file, &[]);
        let parts = parts(&fs::read(folder.path().join(&file)).unwrap());
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

/// Days of training stand where the trainings do, whichever metric reads them, and with those of each
/// person, which the figure adds up; merit's own decision stands beside the calculated one.
#[test]
fn training_days_and_the_own_decision_are_there() {
    let folder = tempfile::tempdir().unwrap();
    for (catalogue, formula) in [("ecei", Some("SUM($J$19:$J$25)/SUM($C$19:$C$25)")), ("cluster-exzellenz-bw", None)] {
        let file = format!("{catalogue}.xlsx");
        workbook(folder.path(), &example("minimum-missed"), &file, &["--lang", "en", "-c", catalogue]);
        let parts = parts(&fs::read(folder.path().join(&file)).unwrap());
        let strings: Vec<&str> = between(&parts["xl/sharedStrings.xml"], "<si><t>", "</t>");
        let cell = |sheet: usize, address: &str| {
            let sheet = &parts[&format!("xl/worksheets/sheet{sheet}.xml")];
            let cell = sheet.split(&format!("<c r=\"{address}\"")).nth(1)?.split("</c>").next()?;
            let value = cell.split("<v>").nth(1)?.split("</v>").next()?;
            let is_shared = cell.split('>').next()?.contains("t=\"s\"");
            Some(if is_shared { strings[value.parse::<usize>().unwrap()] } else { value })
        };
        assert_eq!(
            ["J18", "J19", "J20", "J21", "J22"].map(|address| cell(4, address)),
            ["Training days, last 12 months", "2", "2", "1", "0"].map(Some)
        );
        assert_eq!(["D29", "D30", "D31", "D32"].map(|address| cell(4, address)), ["Days", "2", "2", "1"].map(Some));
        assert_eq!(
            formulas(&parts).iter().any(|other| formula.is_some_and(|formula| other.contains(formula))),
            formula.is_some()
        );
        assert_eq!(
            ["B11", "D11", "E11"].map(|address| cell(1, address)),
            ["No label", "merit’s own decision", "No label"].map(Some)
        );
    }
}
