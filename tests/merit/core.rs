//! The core alone, as a page in a browser uses it: named bytes in, the bytes of reports out.

use crate::support::run::{copy, example, merit};
use merit::dossier::Dossier;
use merit::export::{AssessmentExport, Export, Format};
use merit::language::{Language, Localizer};
use merit::render::terminal::Screen;
use std::fs;
use std::path::Path;

/// All files of a folder by their paths in it.
fn files(folder: &Path, within: &str, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{within}{}", path.file_name().unwrap().to_str().unwrap());
        match path.is_dir() {
            true => files(&path, &format!("{name}/"), found),
            false => found.push((name, fs::read(&path).unwrap())),
        }
    }
}

fn report(name: &str, files: &[(&str, &[u8])], format: Format, language: Language) -> Result<Vec<u8>, String> {
    let day = jiff::civil::date(2026, 11, 23);
    let report = Dossier { name, files }.report(None, day, format, language);
    report.map_err(|problem| problem.paint(&Localizer::new(Language::En), Screen { width: 100, colour: false }))
}

#[test]
fn examples_come_to_what_the_program_writes() {
    for name in ["appeal", "german-excel", "gold", "incomplete", "minimum-missed", "mistakes", "threshold"] {
        let folder = tempfile::tempdir().unwrap();
        copy(&example(name), &folder.path().join(name));
        let mut found = Vec::new();
        files(&folder.path().join(name), "", &mut found);
        let files: Vec<(&str, &[u8])> = found.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
        for (language, code) in [(Language::En, "en"), (Language::De, "de")] {
            for format in <AssessmentExport as Export>::FORMATS {
                let file = format!("{name}-{code}.{}", format.endings()[0]);
                let output =
                    merit(folder.path(), &["assess", name, "--as-of", "2026-11-23", "--lang", code, "-o", &file]);
                assert!(output.status.success(), "{file}");
                let written = report(name, &files, *format, language);
                assert!(written == Ok(fs::read(folder.path().join(&file)).unwrap()), "{file}");
            }
        }
    }
}

#[test]
fn a_workbook_comes_to_what_the_program_writes() {
    let folder = tempfile::tempdir().unwrap();
    assert!(merit(folder.path(), &["new", "ecei", "blank.xlsx", "--lang", "en"]).status.success());
    let bytes = fs::read(folder.path().join("blank.xlsx")).unwrap();
    let output = merit(folder.path(), &["assess", "blank.xlsx", "--as-of", "2026-11-23", "--lang", "en", "-f", "json"]);
    let files = [("blank.xlsx", &*bytes), ("documents/a.pdf", b"%PDF".as_slice())];
    assert!(report("blank", &files, Format::Json, Language::En) == Ok(output.stdout));
}

#[test]
fn documents_are_found_by_their_names() {
    let named = "indicator,value,document\n\
        members,45,list.pdf|./list.pdf|LIST.pdf|old/list.pdf|old|../list.pdf|https://example.org/|empty.pdf|evidence.csv\n";
    let files = [
        ("evidence.csv", named.as_bytes()),
        ("list.pdf", b"%PDF".as_slice()),
        ("old/List.PDF", b"%PDF"),
        ("empty.pdf", b""),
    ];
    let (_, assessment) = Dossier { name: "x", files: &files }
        .assess(Some(include_str!("../../criteria/ecei.toml")), jiff::civil::date(2026, 11, 23))
        .unwrap();
    let told = |document: &merit::assess::Document| {
        let digest = document.state.sha256().is_some();
        format!("{} {} {digest} {}", document.name, document.state.code(), document.called.as_deref().unwrap_or("-"))
    };
    let told: Vec<String> = assessment.documents().map(told).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_cannot_be_read_is_said() {
    let evidence: (&str, &[u8]) = ("evidence.csv", b"indicator,value\n");
    let cases: [&[(&str, &[u8])]; 5] = [
        &[],
        &[("Evidence (2).csv", b"indicator,value\n")],
        &[evidence, ("teams.csv", b"name\n")],
        &[("evidence.csv", b"indicator,valeu\n")],
        &[("a.xlsx", b"PK"), ("b.xlsx", b"PK")],
    ];
    let told = cases.map(|files| report("ours", files, Format::Json, Language::En).unwrap_err());
    let toml = Dossier { name: "ours", files: &[evidence] }.assess(Some("format = 1\n"), jiff::civil::date(2026, 1, 1));
    let toml = toml.unwrap_err().paint(&Localizer::new(Language::En), Screen { width: 100, colour: false });
    insta::assert_snapshot!(told.into_iter().chain([toml]).collect::<Vec<_>>().join("\n"));
}
