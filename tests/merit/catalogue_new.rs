//! `merit catalogue new`: the catalogue with which authors begin.

use crate::support::run::parts;
use merit::catalogue::schema;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn new(folder: &Path, more: &[&str]) -> (i32, String, String) {
    parts(folder, &[&["catalogue", "new"], more].concat())
}

#[test]
fn it_is_without_a_warning_in_both_languages_which_differ_in_comments_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut without_comments = BTreeSet::new();
    for language in ["de", "en"] {
        let file = format!("{language}.toml");
        let (code, out, error) = new(folder.path(), &[&file, "--lang", language]);
        assert_eq!((code, &*error), (0, ""));
        insta::assert_snapshot!(format!("catalogue-new-{language}"), out);
        let checked = parts(folder.path(), &["catalogue", "check", "--deny", "warnings", &file]);
        assert_eq!(checked.0, 0, "{}{}", checked.1, checked.2);
        let text = fs::read_to_string(folder.path().join(&file)).unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= 200), "{language}");
        let code = |line: &str| line.split(" #").next().filter(|line| !line.starts_with('#')).map(str::to_owned);
        without_comments.insert(text.lines().filter_map(code).collect::<Vec<_>>());
    }
    assert_eq!(without_comments.len(), 1);
}

#[test]
fn it_has_one_of_each_kind() {
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), &["our.toml"]);
    let text = fs::read_to_string(folder.path().join("our.toml")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(schema::CATALOGUE).unwrap();
    for table in schema["properties"].as_object().unwrap().keys() {
        assert!(text.lines().any(|line| line.trim_start_matches('[').starts_with(table)), "no {table}");
    }
    let measures = ["number", "percent", "share", "ratio", "yes-no", "choice", "checklist", "since", "team"];
    for measure in measures {
        assert!(text.contains(&format!("measure = \"{measure}\"\n")), "no {measure}");
    }
    for scale in ["steps", "bands", "linear", "points-at"] {
        assert!(text.contains(&format!("\n{scale} = ")), "no {scale}");
    }
}

#[test]
fn it_is_not_written_over_a_file_without_force_nor_under_another_ending() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("our.toml"), "mine").unwrap();
    let read = || fs::read_to_string(folder.path().join("our.toml")).unwrap();
    let (code, out, error) = new(folder.path(), &["our.toml"]);
    assert_eq!((code, &*out, &*read()), (2, "", "mine"));
    assert_eq!(error, "error: our.toml: exists already. Nothing was written. --force writes over it.\n");
    assert_eq!(new(folder.path(), &["our.toml", "--force"]).0, 0);
    assert!(read().starts_with("# The rules of a label"));
    let (code, out, error) = new(folder.path(), &["our.txt"]);
    assert_eq!((code, &*out, &*error), (2, "", "error: our.txt: the ending names no format. Known: .toml.\n"));
    assert!(!folder.path().join("our.txt").exists());
}
