//! `merit migrate`: old dossiers get the form of a new edition, and nothing but that; what does not agree is told.

use crate::support::run::{copy, merit, parts, root, said};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// What is new in the edition beyond facts: other scales, another name.
const CHANGED: [&str; 3] = ["composition", "human-resources", "members"];

/// All files within a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match path.is_dir() {
            true => found.extend(files(&path).into_iter().map(|(within, bytes)| (format!("{name}/{within}"), bytes))),
            false => drop(found.insert(name, fs::read(&path).unwrap())),
        }
    }
    found
}

/// Each indicator's points and status, by its id.
fn indicators(folder: &Path, dossier: &str, catalogue: &str) -> BTreeMap<String, (Value, Value)> {
    let arguments = ["assess", dossier, "-c", catalogue, "--as-of", "2026-11-23", "-f", "json"];
    let report: Value = serde_json::from_slice(&merit(folder, &arguments).stdout).unwrap();
    let indicators = report["indicators"].as_array().unwrap().iter();
    let gist = |indicator: &Value| {
        let id = indicator["id"].as_str().unwrap().to_owned();
        (id, (indicator["points"].clone(), indicator["status"].clone()))
    };
    indicators.map(gist).filter(|(id, _)| !CHANGED.contains(&id.as_str()) && id != "member-count").collect()
}

#[test]
fn an_old_dossier_scores_in_its_new_form_as_it_did() {
    for name in ["gold", "appeal"] {
        let folder = tempfile::tempdir().unwrap();
        copy(&root().join("tests/reports/dossiers").join(name), &folder.path().join("old"));
        let before = files(&folder.path().join("old"));
        let said = said(folder.path(), &["migrate", "old", "-c", "cluster-exzellenz-bw@2026.1"]);
        insta::assert_snapshot!(format!("old-dossier-{name}"), said);
        assert_eq!(files(&folder.path().join("old")), before, "nothing in the original is changed");
        let copied: Vec<String> = files(&folder.path().join("old-2026.1")).into_keys().collect();
        assert_eq!(copied, before.into_keys().collect::<Vec<String>>());
        let [old, new] = [("old", "2014.2"), ("old-2026.1", "2026.1")]
            .map(|(dossier, edition)| indicators(folder.path(), dossier, &format!("cluster-exzellenz-bw@{edition}")));
        assert_eq!(new, old, "{name}");
        // What is in the new form already stays as it is.
        let again = merit(folder.path(), &["migrate", "old-2026.1", "-o", "again"]);
        assert_eq!(again.status.code(), Some(0));
        assert_eq!(files(&folder.path().join("again")), files(&folder.path().join("old-2026.1")));
    }
}

/// Rows of an old dossier, each case with what is in it.
const CASES: [(&str, &str); 15] = [
    (
        "one number in several spellings",
        "indicator,input,value\ncomposition,members,47\ndirect-contacts,members,47 members\ncooperation,members,47.0\n",
    ),
    ("numbers that differ", "indicator,input,value\ncomposition,members,47\ncooperation,members,48\n"),
    ("one of them is no number", "indicator,input,value\ncomposition,members,47\ncooperation,members,many\n"),
    ("a day that does not exist", "indicator,input,value\nmaturity,,2026-02-31\n"),
    ("one row alone", "indicator,input,value\ndirect-contacts,members,47\ndirect-contacts,contacts,90\n"),
    (
        "the fact itself and old rows that say the same",
        "indicator,input,value\nmembers,,47\ncomposition,members,47\ncooperation,members,47\n",
    ),
    ("the fact itself and an old row that differs", "indicator,input,value\nmembers,,47\ncomposition,members,48\n"),
    ("the new form already", "indicator,input,value\nmembers,,47\ncompanies,,31\n"),
    (
        "documents and notes of all rows come along, once each",
        "indicator,input,value,document,note\ncomposition,members,47,a.pdf | b.pdf,counted in May\n\
         cooperation,members,47,b.pdf,counted in May\ndirect-contacts,members,47,c.pdf,see page 3\n",
    ),
    (
        "what says nothing is no answer",
        "indicator,input,value\ncomposition,members,47\ncooperation,members,\ndirect-contacts,members,n/a\n",
    ),
    (
        "a form of which little is filled in",
        "indicator,input,title,value,document\ncomposition,companies,Companies,31,\ncomposition,members,Members,,\n\
         cooperation,members,Members,47,list.pdf\nprivate-funding,total,Income,,\nfunding-concentration,total,Income,,\n\
         members,,Members,,\n",
    ),
    (
        "two initiatives in one table",
        "initiative,indicator,input,value\na,composition,members,47\na,cooperation,members,47\nb,composition,members,12\n\
         b,cooperation,members,13\n",
    ),
    (
        "a German table",
        "Indikator;Angabe;Wert;Nachweis\nprivate-funding;total;248.750,00;haushalt.pdf\n\
         funding-concentration;total;248750 €;haushalt.pdf\n",
    ),
    (
        "names of no catalogue stay where they are",
        "indicator,input,value\nnonsense,members,47\ncomposition,nonsense,47\n",
    ),
    (
        "hostile text",
        "indicator,input,value,note\ncomposition,members,47,=1+1\ncooperation,members,\"\u{1b}[31m\u{202e}4\",\"@x\"\n",
    ),
];

#[test]
fn rows_are_moved_only_where_they_agree() {
    let mut all = String::new();
    for (case, rows) in CASES {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("old")).unwrap();
        fs::write(folder.path().join("old/evidence.csv"), rows).unwrap();
        let said = said(folder.path(), &["migrate", "old", "-c", "cluster-exzellenz-bw@2026.1"]);
        let table = fs::read_to_string(folder.path().join("old-2026.1/evidence.csv")).unwrap();
        writeln!(all, "## {case}\n{said}---\n{}", table.replace('\r', "").replace('\u{feff}', "<BOM>")).unwrap();
    }
    insta::assert_snapshot!("moved-rows", all);
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("tests/reports/dossiers/gold"), &folder.path().join("old"));
    fs::create_dir(folder.path().join("old-2026.1")).unwrap();
    fs::write(folder.path().join("file"), "mine").unwrap();
    for target in [&[] as &[&str], &["-o", "old"], &["-o", "file"]] {
        let before = files(folder.path());
        let (code, out, error) =
            parts(folder.path(), &[&["migrate", "old", "-c", "cluster-exzellenz-bw"], target].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{target:?}");
        assert!(error.contains("exists already") || error.contains("gibt es schon"), "{error}");
        assert_eq!(files(folder.path()), before);
    }
    // A table that cannot be read leaves no half copy.
    fs::write(folder.path().join("old/evidence.csv"), "value\n1\n").unwrap();
    let (code, _, error) = parts(folder.path(), &["migrate", "old", "-o", "half"]);
    assert_eq!(code, 2, "{error}");
    assert!(!folder.path().join("half").exists());
}
