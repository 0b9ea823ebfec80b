//! Decisions of evaluators stand beside what the evidence claims, change exactly the
//! figures they are about, and decide nothing where they are not whole.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "shared/run.rs"]
#[allow(dead_code, reason = "not every test needs all of it")]
mod run;

#[path = "shared/page.rs"]
mod shared;

use run::copy;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/minimum-missed");
const HEADER: &str = "indicator,points,by,reason,date,expires";

/// The example with these decisions.
fn dossier(decisions: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new(EXAMPLE), folder.path());
    fs::write(folder.path().join("decisions.csv"), decisions).unwrap();
    folder
}

fn merit(folder: &Path, more: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_merit"))
        .current_dir(folder)
        .args([&["assess", ".", "--as-of", "2026-11-23"], more].concat())
        .output()
        .unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// What the report says first, and about decisions.
fn told(rows: &str) -> String {
    let folder = dossier(&format!("{HEADER}\n{rows}\n"));
    let json = merit(folder.path(), &["-f", "json"]);
    let (report, findings) = match json.split_once("\n}\n") {
        Some((report, findings)) => (format!("{report}\n}}"), findings.to_owned()),
        None => return json,
    };
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let schema =
        jsonschema::validator_for(&serde_json::from_str(merit::catalogue::schema::ASSESSMENT).unwrap()).unwrap();
    schema.validate(&report).unwrap();
    let mut text = String::new();
    let result = |award: &serde_json::Value, score: &serde_json::Value| {
        format!("{} with {} points", award.as_str().unwrap_or("no label"), score["points"]["exact"].as_str().unwrap())
    };
    writeln!(text, "{}", result(&report["award"], &report["score"])).unwrap();
    if !report["claimed"].is_null() {
        writeln!(text, "claimed: {}", result(&report["claimed"]["award"], &report["claimed"]["score"])).unwrap();
    }
    for indicator in report["indicators"].as_array().unwrap() {
        if let Some(decision) = indicator["decision"].as_object() {
            let claimed = decision["claimed"]["exact"].as_str().unwrap_or("not applicable");
            let points = indicator["points"]["exact"].as_str().unwrap();
            let minimum = &indicator["minimum_met"];
            let id = indicator["id"].as_str().unwrap();
            writeln!(text, "{id}: {points} instead of {claimed}, minimum met: {minimum}").unwrap();
        }
    }
    for finding in findings.lines().filter(|finding| finding.contains("decision")) {
        writeln!(text, "{finding}").unwrap();
    }
    text
}

#[test]
fn what_counts_and_what_does_not() {
    let cases = [
        ("the minimum met after all", "team-qualification,3,jury,Certificates seen on site,2026-11-20,"),
        ("exactly on the minimum and no less", "team-qualification,2.999999,jury,Doubts,2026-11-20,"),
        ("a downgrade", "members,0,jury,Double counting,2026-11-20,"),
        ("nothing changed", "members,5,jury,As claimed,2026-11-20,"),
        ("without a reason", "members,0,jury,,2026-11-20,"),
        ("without a name", "members,0,-,Double counting,2026-11-20,"),
        ("more than there is", "members,6,jury,Generous,2026-11-20,"),
        ("less than nothing", "members,-1,jury,Angry,2026-11-20,"),
        ("no number", "members,all,jury,Generous,2026-11-20,"),
        ("no date", "members,0,jury,Double counting,soon,"),
        ("an unknown indicator", "mebmers,0,jury,Double counting,2026-11-20,"),
        ("made today", "members,0,jury,Double counting,2026-11-23,"),
        ("made tomorrow", "members,0,jury,Double counting,2026-11-24,"),
        ("ends today", "members,0,jury,Double counting,2026-11-01,2026-11-23"),
        ("ended yesterday", "members,0,jury,Double counting,2026-11-01,2026-11-22"),
        ("ends before it begins", "members,0,jury,Double counting,2026-11-01,2026-10-01"),
        ("two on the same day", "members,0,jury,Double counting,2026-11-01,\nmembers,5,board,All there,2026-11-02,"),
        (
            "one after the other",
            "members,0,jury,Double counting,2026-01-01,2026-10-31\nmembers,4,board,Recount,2026-11-01,",
        ),
        (
            "two indicators",
            "members,0,jury,Double counting,2026-11-01,\nteam-qualification,5,jury,Certificates,2026-11-01,",
        ),
    ];
    let mut text = String::new();
    for (what, rows) in cases {
        writeln!(text, "# {what}: {rows}\n{}", told(rows)).unwrap();
    }
    insta::assert_snapshot!(text);
}

#[test]
fn missing_and_inapplicable_evidence_can_be_decided() {
    let rows = |value: &str| {
        let folder = dossier(&format!("{HEADER}\nmembers,4,jury,Seen on site,2026-11-20,\n"));
        let evidence = fs::read_to_string(folder.path().join("evidence.csv")).unwrap();
        let changed: String = evidence
            .lines()
            .map(|line| match line.starts_with("members,") {
                true => format!("members,,{value}\n"),
                false => format!("{line}\n"),
            })
            .collect();
        fs::write(folder.path().join("evidence.csv"), changed).unwrap();
        let text = merit(folder.path(), &["-f", "json"]);
        let json: serde_json::Value =
            serde_json::from_str(&format!("{}\n}}", text.split_once("\n}\n").unwrap().0)).unwrap();
        let members =
            json["indicators"].as_array().unwrap().iter().find(|indicator| indicator["id"] == "members").unwrap();
        let field = |key: &str| members[key]["exact"].as_str().unwrap_or("null").to_owned();
        (
            members["status"].as_str().unwrap().to_owned(),
            field("points"),
            field("contribution"),
            json["provisional"].clone(),
        )
    };
    for (value, status) in [("", "missing"), ("many", "invalid")] {
        let expected = (status.to_owned(), "4".to_owned(), "4".to_owned(), serde_json::Value::Bool(false));
        assert_eq!(rows(value), expected, "{value}");
    }
}

#[test]
fn every_report_tells_the_decision_beside_the_claim() {
    let row = "team-qualification,3,jury,Certificates seen on site,2026-11-20,2027-11-20";
    let folder = dossier(&format!("{HEADER}\n{row}\n"));
    let english = merit(folder.path(), &["-f", "table", "--width", "100", "--lang", "en"]);
    let german = merit(folder.path(), &["-f", "markdown", "--lang", "de"]);
    insta::assert_snapshot!(english);
    insta::assert_snapshot!(german);
    for format in ["table", "markdown", "html", "csv"] {
        let report = merit(folder.path(), &["-f", format]);
        // The terminal breaks it into lines.
        assert!(report.contains("Certificates"), "{format}");
        if format == "html" {
            shared::check("decided", report.split("\nwarning[").next().unwrap());
        }
    }
}

#[test]
fn a_table_without_its_columns_stops_the_run() {
    let folder = dossier("indicator,points,by,date\nmembers,1,jury,2026-11-20\n");
    insta::assert_snapshot!(merit(folder.path(), &["--lang", "en"]), @"error: decisions.csv:1:1: The column “reason” is missing. Add it to the first row of the table. [missing-column]");
}

#[test]
fn decisions_may_lie_beside_a_workbook_but_not_in_both_places() {
    let folder = tempfile::tempdir().unwrap();
    let rows = |path: &Path| -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path).unwrap();
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let decisions = format!("{HEADER}\nteam-qualification,3,jury,Certificates,2026-11-20,\n");
    let write = |name: &str, tables: &[&str]| {
        let mut book = rust_xlsxwriter::Workbook::new();
        for table in tables {
            let sheet = book.add_worksheet().set_name(*table).unwrap();
            let place = if *table == "decisions" { folder.path() } else { Path::new(EXAMPLE) };
            for (row, cells) in (0u32..).zip(rows(&place.join(format!("{table}.csv")))) {
                for (column, cell) in (0u16..).zip(cells) {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
        book.save(folder.path().join(name)).unwrap();
    };
    let tables = ["evidence", "team", "training", "initiatives"];
    let assess = |file: &str| {
        let arguments = ["assess", file, "--as-of", "2026-11-23", "--lang", "en"];
        let output =
            Command::new(env!("CARGO_BIN_EXE_merit")).current_dir(folder.path()).args(arguments).output().unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    write("our.xlsx", &tables);
    assert!(assess("our.xlsx").contains("No label"));
    fs::write(folder.path().join("decisions.csv"), decisions).unwrap();
    assert!(assess("our.xlsx").contains("Label reached"));
    write("both.xlsx", &[&tables[..], &["decisions"]].concat());
    let told = assess("both.xlsx");
    assert!(told.ends_with("the workbook both.xlsx has a sheet of decisions too. Keep one of the two.\n"), "{told}");
}

/// Where all that is missing was decided, nothing is open; but evidence may still come,
/// and a label that asks for it can still be reached.
#[test]
fn evidence_may_still_come_for_what_was_decided() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = r#"
format = 1
[catalogue]
id = "small"
version = "1"
title = "Small"
[[label]]
id = "gold"
title = "Gold"
min-answered-percent = 100
basis = "assumed"
rationale = "a test"
[[category]]
id = "all"
title = "All"
[[indicator]]
id = "first"
category = "all"
title = "First"
measure = "yes-no"
points = 1
basis = "assumed"
rationale = "a test"
[[indicator]]
id = "second"
category = "all"
title = "Second"
measure = "yes-no"
points = 1
basis = "assumed"
rationale = "a test"
"#;
    fs::write(folder.path().join("small.toml"), catalogue).unwrap();
    fs::write(folder.path().join("evidence.csv"), "indicator,value\nfirst,yes\n").unwrap();
    let row = "second,1,jury,seen on site,2026-01-01,";
    fs::write(folder.path().join("decisions.csv"), format!("{HEADER}\n{row}\n")).unwrap();
    let json = merit(folder.path(), &["-c", "small.toml", "-f", "json"]);
    // Findings follow on standard error.
    let (report, _) = json.split_once("\n}\n").unwrap();
    let report: serde_json::Value = serde_json::from_str(&format!("{report}}}")).unwrap();
    assert_eq!(report["provisional"], false);
    let gold = &report["labels"][0];
    assert_eq!((&gold["reached"], &gold["reachable"]), (&false.into(), &true.into()));
}
