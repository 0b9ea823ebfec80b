//! The SQL of a catalogue: what it looks like, and when there is none. That an engine comes
//! to merit's results with it is checked in `.ci/sql`.

use crate::support::run::said;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn sql(folder: &Path, catalogue: &str, more: &[&str]) -> String {
    said(folder, &[&["--lang", "en", "catalogue", "sql", catalogue, "round", "--as-of", "2026-11-23"], more].concat())
}

fn round(folder: &Path, header: &str) {
    fs::create_dir_all(folder.join("round")).unwrap();
    fs::write(folder.join("round/evidence.csv"), format!("{header}\n")).unwrap();
}

#[test]
fn a_catalogue_as_sql() {
    let folder = TempDir::new().unwrap();
    round(folder.path(), "Initiative;Indikator;input;Wert;note");
    let shown = sql(folder.path(), "eccp-profile", &[]);
    // The digest changes with every word of the catalogue.
    let digest = shown.split("SHA-256 ").nth(1).unwrap().get(..64).unwrap().to_owned();
    insta::assert_snapshot!("eccp-profile", shown.replace(&digest, "…"));
    assert_eq!(sql(folder.path(), "eccp-profile", &["-o", "own.sql"]), "exit 0\n");
    assert_eq!(format!("exit 0\n{}", fs::read_to_string(folder.path().join("own.sql")).unwrap()), shown);
}

#[test]
fn what_has_no_sql_is_refused_with_a_reason() {
    let folder = TempDir::new().unwrap();
    let mut told = String::new();
    round(folder.path(), "initiative,indicator,value");
    let every_key = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/catalogues/every-key.toml");
    told.push_str(&sql(folder.path(), every_key, &[]));
    let text = fs::read_to_string(every_key).unwrap();
    let text = text.replace("undocumented = \"zero\"", "").replace("weight = 62.5", "weight = 62.500000000000001");
    fs::write(folder.path().join("digits.toml"), text).unwrap();
    told.push_str(&sql(folder.path(), "digits.toml", &[]));
    round(folder.path(), "indicator,value");
    told.push_str(&sql(folder.path(), "ecei", &[]));
    fs::remove_dir_all(folder.path().join("round")).unwrap();
    told.push_str(&sql(folder.path(), "ecei", &[]));
    insta::assert_snapshot!("refused", told);
}
