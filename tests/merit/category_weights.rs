//! Catalogues that weigh categories: no report states the weighted percentage as
//! a share of the points, and each shows how to recompute it.

use crate::support::run::text;
use std::fmt::Write;
use std::fs;
use tempfile::TempDir;

const CATALOGUE: &str = include_str!("../catalogues/weights.toml");

/// The catalogue and a dossier with these values of members, events and partners.
fn folder(catalogue: &str, values: [&str; 3]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("weights.toml"), catalogue).unwrap();
    fs::create_dir(folder.path().join("dossier")).unwrap();
    let [members, events, partners] = values;
    let evidence = format!("indicator,value\nmembers,{members}\nevents,{events}\npartners,{partners}\n");
    fs::write(folder.path().join("dossier/evidence.csv"), evidence).unwrap();
    folder
}

fn assess(folder: &TempDir, more: &[&str]) -> String {
    let arguments = ["assess", "dossier", "-c", "weights.toml", "--as-of", "2026-11-23"];
    text(folder.path(), &[&arguments[..], more].concat())
}

/// The report down to where the indicators begin.
fn first_page(report: &str) -> String {
    let lines = report.lines().take_while(|line| !["Indicators", "Indikatoren"].contains(line));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_weighted_percentage_is_no_share_of_the_points() {
    // 7/10 of structures, 11/12 of services, nothing attainable abroad: 78.7 % of the weights, 89.3 % of the points.
    let folder = folder(CATALOGUE, ["28", "22", "n/a"]);
    insta::assert_snapshot!("assess-en", assess(&folder, &["--lang", "en"]));
    insta::assert_snapshot!("assess-de-160", assess(&folder, &["--lang", "de", "--width", "160"]));
    insta::assert_snapshot!("assess-de-markdown", assess(&folder, &["--lang", "de", "-f", "markdown"]));
}

#[test]
fn the_way_to_it_is_shown_as_far_as_it_is_readable() {
    let mut all = String::new();
    let mut page = |name: &str, catalogue: &str, values: [&str; 3]| {
        for lang in ["en", "de"] {
            let report = assess(&folder(catalogue, values), &["--lang", lang]);
            writeln!(all, "## {name}\n{}\n", first_page(&report)).unwrap();
        }
    };
    page("nothing rounded, nothing left out", CATALOGUE, ["28", "21", "1"]);
    page("provisional", CATALOGUE, ["28", "", "1"]);
    // Only the category with weight 0 has anything attainable.
    let weightless = CATALOGUE.replace("weight = 60", "weight = 0").replace("weight = 40", "weight = 0");
    page("no weighted percentage", &weightless, ["28", "22", "n/a"]);
    let mut many = CATALOGUE.to_owned();
    for number in 1..=6 {
        write!(
            many,
            "[[category]]\nid = \"more-{number}\"\ntitle = \"More {number}\"\nweight = 1\n[[indicator]]\nid = \"m{number}\"\n\
             category = \"more-{number}\"\ntitle = \"M {number}\"\nmeasure = \"yes-no\"\npoints = 1\n\
             basis = \"assumed\"\nrationale = \"A test.\"\n"
        )
        .unwrap();
    }
    page("many categories", &many, ["28", "21", "1"]);
    insta::assert_snapshot!("ways", all);
}

#[test]
fn the_rule_book_says_which_percentage_is_meant() {
    let folder = folder(CATALOGUE, ["28", "22", "n/a"]);
    for lang in ["en", "de"] {
        let book = text(folder.path(), &["catalogue", "show", "weights.toml", "--lang", lang]);
        let first = book.lines().take_while(|line| !["Overview", "Übersicht"].contains(line));
        insta::assert_snapshot!(format!("show-{lang}"), first.collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn the_impact_says_which_percentage_is_meant() {
    let folder = folder(CATALOGUE, ["28", "22", "n/a"]);
    let new = CATALOGUE.replace("min-percent = 60", "min-percent = 79").replace("version = \"1\"", "version = \"2\"");
    fs::write(folder.path().join("new.toml"), new).unwrap();
    let arguments = ["catalogue", "diff", "weights.toml", "new.toml", "--impact", "dossier", "--as-of", "2026-11-23"];
    let mut all = String::new();
    for lang in ["en", "de"] {
        let said = text(folder.path(), &[&arguments[..], &["--lang", lang]].concat());
        let impact = said.lines().skip_while(|line| !line.contains("(as of") && !line.contains("(Stichtag"));
        all += &(impact.collect::<Vec<_>>().join("\n") + "\n\n");
    }
    insta::assert_snapshot!("impact", all);
}
