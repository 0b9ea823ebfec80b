//! The page: one small one whole, and what holds for every page, whatever a dossier says.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "shared/page.rs"]
mod shared;

use roxmltree::Node;
use shared::{check, parse};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn merit(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_merit")).current_dir(folder).args(arguments).output().unwrap()
}

fn page(folder: &Path, arguments: &[&str]) -> String {
    let output = merit(folder, &[arguments, &["--as-of", "2026-11-23", "-f", "html"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages of all examples in both languages.
fn examples() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(root().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        for lang in ["de", "en"] {
            if path.is_dir() {
                let page = page(root(), &["assess", path.to_str().unwrap(), "--lang", lang]);
                pages.push((format!("{} ({lang})", path.display()), page));
            }
        }
    }
    assert!(pages.len() >= 12, "the examples are gone");
    pages
}

const SMALL: &str = "format = 1\n[catalogue]\nid = \"small\"\nversion = \"1\"\ntitle = \"Small\"\n\
    [[label]]\nid = \"gold\"\ntitle = \"Gold\"\nmin-percent = 80\nmin-category-percent = 50\nbasis = \"assumed\"\n\
    rationale = \"a test\"\n[[category]]\nid = \"c\"\ntitle = \"Category\"\n\
    [[indicator]]\nid = \"members\"\ncategory = \"c\"\ntitle = \"Members\"\nmeasure = \"number\"\npoints = 4\n\
    minimum = 2\nlinear = { from = 0, to = 40 }\ndocuments = 1\nadvice = \"Find more.\"\nbasis = \"assumed\"\n\
    rationale = \"a test\"\n[[indicator]]\nid = \"plan\"\ncategory = \"c\"\ntitle = \"Plan\"\nmeasure = \"yes-no\"\n\
    points = 1\nbasis = \"assumed\"\nrationale = \"another\"\n";

fn small(evidence: &str, initiatives: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("small.toml"), SMALL).unwrap();
    fs::create_dir(folder.path().join("dossier")).unwrap();
    fs::write(folder.path().join("dossier/evidence.csv"), evidence).unwrap();
    if !initiatives.is_empty() {
        fs::write(folder.path().join("dossier/initiatives.csv"), initiatives).unwrap();
    }
    folder
}

#[test]
fn a_small_page() {
    let folder = small("indicator,value,document\nmembers,15,list.txt\n", "");
    for lang in ["en", "de"] {
        let page = page(folder.path(), &["assess", "dossier", "-c", "small.toml", "--lang", lang]);
        check("small", &page);
        // The style sheet is looked at, not read.
        let (head, rest) = page.split_once("<style>").unwrap();
        let body = rest.split_once("</style>").unwrap().1;
        insta::assert_snapshot!(format!("small-{lang}"), format!("{head}{body}"));
    }
}

#[test]
fn every_example() {
    for (name, page) in examples() {
        check(&name, &page);
        assert!(page.len() < 300_000, "{name}: {} bytes", page.len());
    }
}

#[test]
fn other_catalogues_and_the_same_bytes_again() {
    let folder = tempfile::tempdir().unwrap();
    for catalogue in ["ecei", "clusterdatenbank-bw", "eccp-profile"] {
        assert_eq!(merit(folder.path(), &["new", catalogue, catalogue]).status.code(), Some(0));
        let first = page(folder.path(), &["assess", catalogue, "--lang", "de"]);
        check(catalogue, &first);
        assert_eq!(first, page(folder.path(), &["assess", catalogue, "--lang", "de"]));
    }
}

#[test]
fn the_team_is_shown_where_it_is_measured() {
    let missed = page(root(), &["assess", "examples/minimum-missed", "--lang", "en"]);
    let document = parse(&missed);
    let team = document.descendants().find(|node| node.attribute("id") == Some("team")).unwrap();
    let text: String = team.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    for words in
        ["Management experience", "P1 (Lead)", "Weight of the person", "Intensive seminar on network management"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    let blank = page(small("indicator,value\nmembers,1\n", "").path(), &["assess", "dossier", "-c", "small.toml"]);
    assert!(!blank.contains("id=\"team\""));
}

#[test]
fn standard_output_by_its_name() {
    let folder = small("indicator,value\nmembers,1\n", "");
    let run = |more: &[&str]| {
        merit(folder.path(), &[&["assess", "dossier", "-c", "small.toml", "--lang", "en"], more].concat())
    };
    let output = run(&["-o", "-", "-f", "html", "-o", "report.htm"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, fs::read(folder.path().join("report.htm")).unwrap());
    let check = ["check", "dossier", "-c", "small.toml", "--lang", "en", "-f", "csv"];
    let output = merit(folder.path(), &[&check[..], &["-o", "-", "-o", "open.csv"]].concat());
    assert_eq!(output.stdout, fs::read(folder.path().join("open.csv")).unwrap());
    let output = run(&["-o", "-"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    insta::assert_snapshot!(String::from_utf8(output.stderr).unwrap());
}
