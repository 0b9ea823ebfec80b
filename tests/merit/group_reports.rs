//! What people and programs see of groups and bonus: nested groups, the best of some members, limits, and a bonus of
//! every kind, by points and by the weights of categories.

use crate::support::page;
use crate::support::run::{parts, root, said};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A dossier that fills its groups.
const FULL: &str = "indicator,value\nneighbourhood,50\ntransit,8\nbicycle,yes\nparking,yes\nsoil,2\nuse,85\nsolar,yes\n\
    rp-1,yes\nrp-2,yes\npilot,3\npaper,2\n";

/// One that leaves much open.
const OPEN: &str = "indicator,value\nneighbourhood,100\ntransit,3\nparking,n/a\nuse,40\nrp-2,no\npilot,many\npaper,4\n\
    soil,0\n";

/// A folder with both dossiers and the catalogue, by points and by weights.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let by_points = fs::read_to_string(root().join("tests/groups/building.toml")).unwrap();
    let mut by_weights = by_points.replacen("version = \"1\"", "version = \"1\"\naggregate = \"category-weights\"", 1);
    for (category, weight) in [("site", 30), ("energy", 70), ("innovation", 4)] {
        let id = format!("[[category]]\nid = \"{category}\"\n");
        by_weights = by_weights.replacen(&id, &format!("{id}weight = {weight}\n"), 1);
    }
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("points.toml", &by_points);
    write("weights.toml", &by_weights);
    for (name, evidence) in [("full", FULL), ("open", OPEN)] {
        fs::create_dir(folder.path().join(name)).unwrap();
        write(&format!("{name}/evidence.csv"), evidence);
    }
    folder
}

/// What it says of a dossier on the day of all tests.
fn told(folder: &Path, command: &str, dossier: &str, catalogue: &str, further: &[&str]) -> String {
    let arguments = [command, dossier, "-c", catalogue, "--as-of", "2026-11-23"];
    said(folder, &[&arguments, further].concat())
}

fn report(folder: &Path, dossier: &str, catalogue: &str) -> Value {
    let arguments = ["assess", dossier, "-c", catalogue, "--as-of", "2026-11-23", "-f", "json"];
    serde_json::from_str(&parts(folder, &arguments).1).unwrap()
}

#[test]
fn a_report_says_what_counts() {
    let folder = folder();
    let folder = folder.path();
    insta::assert_snapshot!("full", told(folder, "assess", "full", "points.toml", &["--lang", "en"]));
    insta::assert_snapshot!("open-de", told(folder, "assess", "open", "weights.toml", &["--lang", "de"]));
    insta::assert_snapshot!("markdown", told(folder, "assess", "full", "weights.toml", &["-f", "markdown"]));
}

#[test]
fn the_self_test_asks_for_nothing_that_is_not_needed() {
    let folder = folder();
    insta::assert_snapshot!("check", told(folder.path(), "check", "open", "points.toml", &["--lang", "en"]));
}

#[test]
fn a_group_is_added_up() {
    let folder = folder();
    let folder = folder.path();
    insta::assert_snapshot!("explain", told(folder, "explain", "full", "points.toml", &["--lang", "de"]));
    // Whoever asks for a group, sees all that is in it and around it.
    insta::assert_snapshot!("explain-group", told(folder, "explain", "open", "weights.toml", &["credits"]));
    let saved = report(folder, "full", "points.toml");
    fs::write(folder.join("report.json"), saved.to_string()).unwrap();
    insta::assert_snapshot!("explain-saved", said(folder, &["explain", "report.json", "regional"]));
}

#[test]
fn the_json_has_groups_and_says_what_is_a_bonus() {
    let folder = folder();
    let report = report(folder.path(), "full", "points.toml");
    let told = |list: &str, fields: &[&str]| -> Vec<Value> {
        let entries = report[list].as_array().unwrap().iter();
        entries.map(|entry| fields.iter().map(|field| entry[*field].clone()).collect()).collect()
    };
    let fraction = |exact: &str, shown: &str| json!({ "exact": exact, "shown": shown });
    let groups = told("groups", &["id", "of", "best", "at_most", "bonus", "points", "attainable", "counted", "capped"]);
    assert_eq!(
        groups,
        [
            json!([
                "either",
                ["neighbourhood", "credits"],
                1,
                null,
                false,
                fraction("12", "12"),
                fraction("16", "16"),
                ["credits"],
                false
            ]),
            json!([
                "credits",
                ["transit", "bicycle", "parking"],
                null,
                fraction("12", "12"),
                false,
                fraction("12", "12"),
                fraction("12", "12"),
                ["transit", "bicycle", "parking"],
                true
            ]),
            json!([
                "regional",
                ["rp-1", "rp-2", "rp-3"],
                2,
                null,
                true,
                fraction("2", "2"),
                fraction("2", "2"),
                ["rp-1", "rp-2"],
                false
            ]),
        ]
    );
    assert_eq!(
        told("categories", &["id", "bonus", "percentage_points"]),
        [
            json!(["site", null, null]),
            json!(["energy", null, null]),
            json!(["innovation", true, null]),
            json!(["research", true, fraction("5/2", "2.5")]),
        ]
    );
    assert_eq!(
        told("indicators", &["id", "counts", "bonus", "dispensable"]),
        [
            json!(["neighbourhood", false, null, null]),
            json!(["transit", true, null, null]),
            json!(["bicycle", true, null, null]),
            json!(["parking", true, null, null]),
            json!(["soil", null, null, null]),
            json!(["use", null, null, null]),
            json!(["solar", null, true, null]),
            json!(["rp-1", true, null, null]),
            json!(["rp-2", true, null, null]),
            json!(["rp-3", false, null, true]),
            json!(["pilot", null, null, null]),
            json!(["paper", null, null, null]),
        ]
    );
    assert_eq!(report["score"]["percent"], fraction("625/6", "104.2"));
    assert_eq!(report["provisional"], json!(false));
}

#[test]
fn a_report_is_made_again_and_no_alteration_is_overlooked() {
    let folder = folder();
    let folder = folder.path();
    for (dossier, catalogue) in
        [("full", "points.toml"), ("open", "points.toml"), ("full", "weights.toml"), ("open", "weights.toml")]
    {
        let arguments = ["assess", dossier, "-c", catalogue, "--as-of", "2026-11-23", "-o", "r.json", "--force"];
        parts(folder, &arguments);
        let (code, out, error) = parts(folder, &["verify", "r.json", dossier, "-c", catalogue]);
        assert_eq!(code, 0, "{dossier} {catalogue}: {out}{error}");
    }
    let saved = report(folder, "full", "points.toml");
    let thirteen = json!({ "exact": "13", "shown": "13" });
    type Alter<'a> = &'a dyn Fn(&mut Value);
    let alterations: [(&str, bool, Alter<'_>); 8] = [
        ("the points of a group", true, &|it| it["groups"][0]["points"] = thirteen.clone()),
        ("a member that counts", true, &|it| it["groups"][2]["counted"] = json!(["rp-1", "rp-3"])),
        ("a limit", true, &|it| it["groups"][1]["at_most"] = thirteen.clone()),
        ("a circle", true, &|it| it["groups"][0]["of"] = json!(["neighbourhood", "either"])),
        ("whether an indicator counts", true, &|it| it["indicators"][0]["counts"] = json!(true)),
        ("what is not needed", true, &|it| it["indicators"][9]["dispensable"] = json!(false)),
        ("a bonus", true, &|it| drop(it["categories"][2].as_object_mut().unwrap().remove("bonus"))),
        // How much a category weighs, the report alone does not tell.
        ("percentage points", false, &|it| it["categories"][3]["percentage_points"] = thirteen.clone()),
    ];
    for (name, is_told_by_itself, alter) in alterations {
        let mut altered = saved.clone();
        alter(&mut altered);
        fs::write(folder.join("altered.json"), altered.to_string()).unwrap();
        let (code, out, _) = parts(folder, &["verify", "altered.json", "full", "-c", "points.toml", "--lang", "en"]);
        assert!(code == 1 && out.contains("contradicts itself"), "{name}: {out}");
        let (code, out, _) = parts(folder, &["explain", "altered.json", "--lang", "en"]);
        assert_eq!(code == 1, is_told_by_itself, "{name}: {out}");
    }
}

#[test]
fn two_reports_are_told_apart_by_their_groups() {
    let folder = folder();
    let folder = folder.path();
    let text = fs::read_to_string(folder.join("points.toml")).unwrap();
    let other = text.replace("best = 2", "best = 1").replace("at-most = 12", "at-most = 11");
    let other = other.replace("points = 3\nbonus = true", "points = 3").replace("weight = 5", "weight = 6");
    fs::write(folder.join("other.toml"), other).unwrap();
    for catalogue in ["points", "other"] {
        let (name, to) = (format!("{catalogue}.toml"), format!("{catalogue}.json"));
        parts(folder, &["assess", "full", "-c", &name, "--as-of", "2026-11-23", "-o", &to]);
    }
    insta::assert_snapshot!("compare", said(folder, &["compare", "points.json", "other.json", "--lang", "en"]));
    let diff = ["catalogue", "diff", "points.toml", "other.toml", "--impact", "full", "--as-of", "2026-11-23"];
    insta::assert_snapshot!("diff", said(folder, &[&diff[..], &["--lang", "de"]].concat()));
}

#[test]
fn the_rule_book_says_what_counts() {
    let folder = folder();
    let folder = folder.path();
    insta::assert_snapshot!("show", said(folder, &["catalogue", "show", "points.toml", "--lang", "en"]));
    insta::assert_snapshot!(
        "show-group",
        said(folder, &["catalogue", "show", "weights.toml", "credits", "--lang", "de"])
    );
}

#[test]
fn bars_reach_as_far_as_the_greatest_percentage() {
    let folder = folder();
    let arguments = ["assess", "full", "-c", "points.toml", "--as-of", "2026-11-23", "-f", "html", "--lang", "en"];
    let html = parts(folder.path(), &arguments).1;
    page::check("full", &html);
    let document = page::parse(&html);
    let bars = document.descendants().filter(|node| node.attribute("class") == Some("bar"));
    let of = |bar: roxmltree::Node<'_, '_>| {
        let title = bar.descendants().find(|node| node.has_tag_name("title")).unwrap().text().unwrap().to_owned();
        let fill =
            bar.descendants().find(|node| node.attribute("class").is_some_and(|class| class.starts_with("fill")));
        (title, fill.map_or("0%", |fill| fill.attribute("width").unwrap()).to_owned())
    };
    let bars: Vec<(String, String)> = bars.map(of).filter(|(title, _)| title.contains('%')).collect();
    let expected = [
        ("Total: 104.2%", "77.1%"),
        ("Site: 70.0%", "51.8%"),
        ("Energy: 135.0%", "100.0%"),
        ("Innovation: 50.0%", "37.0%"),
        ("Research: 50.0%", "37.0%"),
        ("Total: 104.2%", "77.1%"),
    ];
    assert_eq!(bars, expected.map(|(title, width)| (title.to_owned(), width.to_owned())));
}
