//! Decisions of evaluators stand beside what the evidence claims, change exactly the
//! figures they are about, and decide nothing where they are not whole.

use crate::support::archive;
use crate::support::page;
use crate::support::run;
use crate::support::run::copy;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
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
    run::text(folder, &[&["assess", ".", "--as-of", "2026-11-23"], more].concat())
}

/// What the program wrote, however it was broken into lines.
fn on_one_line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
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
        ("a downgrade", "member-count,0,jury,Double counting,2026-11-20,"),
        ("nothing changed", "member-count,5,jury,As claimed,2026-11-20,"),
        ("without a reason", "member-count,0,jury,,2026-11-20,"),
        ("without a name", "member-count,0,-,Double counting,2026-11-20,"),
        ("more than there is", "member-count,6,jury,Generous,2026-11-20,"),
        ("less than nothing", "member-count,-1,jury,Angry,2026-11-20,"),
        ("no number", "member-count,all,jury,Generous,2026-11-20,"),
        ("no date", "member-count,0,jury,Double counting,soon,"),
        ("an unknown indicator", "mebmers,0,jury,Double counting,2026-11-20,"),
        ("made today", "member-count,0,jury,Double counting,2026-11-23,"),
        ("made tomorrow", "member-count,0,jury,Double counting,2026-11-24,"),
        ("ends today", "member-count,0,jury,Double counting,2026-11-01,2026-11-23"),
        ("ended yesterday", "member-count,0,jury,Double counting,2026-11-01,2026-11-22"),
        ("ends before it begins", "member-count,0,jury,Double counting,2026-11-01,2026-10-01"),
        (
            "two on the same day",
            "member-count,0,jury,Double counting,2026-11-01,\nmember-count,5,board,All there,2026-11-02,",
        ),
        (
            "one after the other",
            "member-count,0,jury,Double counting,2026-01-01,2026-10-31\nmember-count,4,board,Recount,2026-11-01,",
        ),
        (
            "two indicators",
            "member-count,0,jury,Double counting,2026-11-01,\nteam-qualification,5,jury,Certificates,2026-11-01,",
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
        let folder = dossier(&format!("{HEADER}\nservices,4,jury,Seen on site,2026-11-20,\n"));
        let evidence = fs::read_to_string(folder.path().join("evidence.csv")).unwrap();
        let changed: String = evidence
            .lines()
            .map(|line| match line.starts_with("services,") {
                true => format!("services,,{value}\n"),
                false => format!("{line}\n"),
            })
            .collect();
        fs::write(folder.path().join("evidence.csv"), changed).unwrap();
        let text = merit(folder.path(), &["-f", "json"]);
        let json: serde_json::Value =
            serde_json::from_str(&format!("{}\n}}", text.split_once("\n}\n").unwrap().0)).unwrap();
        let services =
            json["indicators"].as_array().unwrap().iter().find(|indicator| indicator["id"] == "services").unwrap();
        let field = |key: &str| services[key]["exact"].as_str().unwrap_or("null").to_owned();
        (
            services["status"].as_str().unwrap().to_owned(),
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
            page::check("decided", report.split("\nwarning[").next().unwrap());
        }
    }
}

#[test]
fn a_table_without_its_columns_stops_the_run() {
    let folder = dossier("indicator,points,by,date\nmember-count,1,jury,2026-11-20\n");
    insta::assert_snapshot!(merit(folder.path(), &["--lang", "en"]), @"error: decisions.csv:1:1: The column “reason” is missing. Add it to the first row of the table. [missing-column]");
}

/// What somebody decided and what does not count is said wherever the result is, in both languages.
#[test]
fn what_does_not_count_is_said_in_every_head() {
    let cases = [
        ("member-count,0,jury,,2026-11-20,", "no reason", "ohne Begründung", true),
        ("member-count,0,-,Double counting,2026-11-20,", "does not say who decided", "ohne Angabe, wer", true),
        ("member-count,6,jury,Generous,2026-11-20,", "out of range", "außerhalb des erlaubten Bereichs", true),
        ("member-count,all,jury,Generous,2026-11-20,", "cannot be read", "nicht lesbar", true),
        (
            "member-count,0,jury,Twice,2026-11-20,\nmember-count,1,jury,Once,2026-11-20,",
            "one of two",
            "eine von zweien",
            true,
        ),
        ("mebmers,0,jury,Double counting,2026-11-20,", "no such indicator", "kein solcher Indikator", true),
        ("member-count,0,jury,Late,2026-11-24,", "made only on 24 November 2026", "erst am 24.11.2026", false),
        (
            "member-count,0,jury,Early,2026-11-20,2026-11-22",
            "ended on 22 November 2026",
            "galt bis zum 22.11.2026",
            false,
        ),
    ];
    let reached = "team-qualification,5,jury,Certificates,2026-11-01,";
    for (rows, english, german, is_slip) in cases {
        let folder = dossier(&format!("{HEADER}\n{reached}\n{rows}\n"));
        for format in ["table", "markdown", "html"] {
            for (language, why) in [("en", english), ("de", german)] {
                let output = run::merit(
                    folder.path(),
                    &["assess", ".", "--as-of", "2026-11-23", "-f", format, "--lang", language],
                );
                let report = on_one_line(&output.stdout);
                // Once in the head, and again among the decisions.
                assert!(report.matches(why).count() >= 2, "{rows} {format}: {report}");
            }
        }
        let label = ["--lang", "en", "--require", "excellence", "-f", "csv"];
        let output = run::merit(folder.path(), &[&["assess", ".", "--as-of", "2026-11-23"], &label[..]].concat());
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(&format!("({english}")), "{rows}: {told}");
        // A slip may have been meant to take the label away.
        assert_eq!(output.status.code(), Some(i32::from(is_slip)), "{rows}");
        for command in ["check", "plan", "robustness", "explain"] {
            let output = run::merit(folder.path(), &[command, ".", "--as-of", "2026-11-23", "--lang", "en"]);
            let said = on_one_line(&output.stdout);
            assert!(said.contains(english), "{command} {rows}: {said}");
        }
        let book = ["assess", ".", "--as-of", "2026-11-23", "-o", "report.xlsx", "--lang", "en"];
        assert_eq!(run::merit(folder.path(), &book).status.code(), Some(0));
        let texts = archive::parts(&fs::read(folder.path().join("report.xlsx")).unwrap());
        assert!(texts.iter().any(|(_, text)| text.contains(&format!("({english}"))), "{rows}");
    }
    // What ended is followed by what holds: a record, and nothing to be told first.
    let rows = "member-count,0,jury,Early,2026-01-20,2026-10-22\nmember-count,4,jury,Recount,2026-10-23,";
    let folder = dossier(&format!("{HEADER}\n{rows}\n"));
    let report = on_one_line(merit(folder.path(), &["--lang", "en"]).as_bytes());
    assert!(report.contains("does not count: ended on 22 October"), "{report}");
    assert!(!report.contains("not in force") && !report.contains("elete"), "{report}");
    assert!(report.contains("note[expired-decision]"), "{report}");
}

/// A workbook of the example with sheets of the tables, that of decisions perhaps hidden.
fn workbook(path: &Path, decisions: &str, look: impl Fn(&mut rust_xlsxwriter::Worksheet)) {
    let mut book = rust_xlsxwriter::Workbook::new();
    for table in ["evidence", "team", "training", "initiatives", "decisions"] {
        let text = match table {
            "decisions" => decisions.to_owned(),
            _ => fs::read_to_string(Path::new(EXAMPLE).join(format!("{table}.csv"))).unwrap(),
        };
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let sheet = book.add_worksheet().set_name(table).unwrap();
        for (row, cells) in (0u32..).zip(reader.records()) {
            for (column, cell) in (0u16..).zip(&cells.unwrap()) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
        if table == "decisions" {
            look(sheet);
        }
    }
    book.save(path).unwrap();
}

/// Whoever writes the dossier does not decide: one sheet of it earned the label.
#[test]
fn an_applicant_does_not_decide() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let decisions = format!("{HEADER}\nteam-qualification,3,ourselves,We are good,2026-11-20,\n");
    let assess = |more: &[&str]| {
        let common = ["assess", "our.xlsx", "--as-of", "2026-11-23", "--lang", "en"];
        let output = run::merit(folder.path(), &[&common, more].concat());
        on_one_line(&[output.stdout, output.stderr].concat())
    };
    workbook(&at("our.xlsx"), &decisions, |_| {});
    let told = assess(&[]);
    assert!(told.contains("No label") && told.contains("warning[own-decisions]"), "{told}");
    assert!(told.contains("A decision on our.xlsx:decisions does not count"), "{told}");
    let named = assess(&["--decisions", "our.xlsx"]);
    assert!(named.contains("Label reached"), "{named}");
    assert!(named.contains("ourselves, in our.xlsx:decisions (named with --decisions)"), "{named}");
    // What nobody sees decides nothing, whoever names it.
    let looks: [fn(&mut rust_xlsxwriter::Worksheet); 2] = [
        |sheet| {
            sheet.set_hidden(true);
        },
        |sheet| {
            sheet.set_very_hidden(true);
        },
    ];
    for look in looks {
        workbook(&at("our.xlsx"), &decisions, look);
        let told = assess(&[]);
        assert!(told.contains("No label") && told.contains("warning[hidden-decisions]"), "{told}");
        let named = assess(&["--decisions", "our.xlsx"]);
        assert!(named.contains("The sheet decisions with the decisions is hidden"), "{named}");
    }
    // Those of evaluators beside it count all the same.
    fs::write(at("decisions.csv"), decisions.replace("ourselves", "jury")).unwrap();
    let told = assess(&[]);
    assert!(told.contains("Label reached") && told.contains(": jury, in decisions.csv."), "{told}");
    assert!(told.contains("A decision on our.xlsx:decisions does not count: the sheet is hidden."), "{told}");
    assert!(assess(&["--no-decisions"]).contains("No label"));
    fs::remove_file(at("decisions.csv")).unwrap();
    fs::write(at("Entscheidungen.csv"), decisions).unwrap();
    assert!(assess(&[]).contains("but Entscheidungen.csv, which would not be read"));
    assert!(assess(&["--decisions", "Entscheidungen.csv"]).contains("Label reached"));
}

/// Decisions that are named or left out, and reports that can be made again.
#[test]
fn decisions_are_named_or_left_out() {
    let own = format!("{HEADER}\nteam-qualification,3,board,Certificates,2026-11-20,\n");
    let folder = dossier(&own);
    let jury = "initiative,indicator,points,by,reason,date\n\
        our-cluster,team-qualification,5,jury,Seen,2026-11-20\nother,member-count,0,jury,None,2026-11-20\n";
    let at = |name: &str| folder.path().join(name);
    copy(Path::new(EXAMPLE), &at("our-cluster"));
    fs::remove_file(at("our-cluster/initiatives.csv")).unwrap();
    fs::write(at("our-cluster/decisions.csv"), &own).unwrap();
    fs::create_dir(at("office")).unwrap();
    fs::write(at("office/jury 2026.csv"), jury).unwrap();
    let run = |arguments: &[&str]| {
        let output = run::merit(folder.path(), arguments);
        (output.status.code(), on_one_line(&[output.stdout, output.stderr].concat()))
    };
    let file = "office/jury 2026.csv";
    for command in ["assess", "plan", "robustness", "explain"] {
        let scored =
            |more: &[&str]| run(&[&[command, "our-cluster", "--as-of", "2026-11-23", "--lang", "en"], more].concat()).1;
        assert!(scored(&[]).contains(": board, in decisions.csv."), "{command}");
        let named = scored(&["--decisions", file]);
        assert!(named.contains("jury, in jury 2026.csv (named with --decisions)"), "{command}: {named}");
        assert!(named.contains("A decision in decisions.csv does not count, as others were named"), "{named}");
        let without = scored(&["--no-decisions"]);
        assert!(without.contains("A decision in decisions.csv is left out (--no-decisions)."), "{command}: {without}");
        assert!(scored(&["--no-decisions", "--decisions", file]).contains("cannot be used with: --decisions"));
    }
    assert!(run(&["check", "our-cluster", "--no-decisions", "--lang", "en"]).1.contains("is left out"));
    assert!(run(&["explain", "report.json", "--no-decisions", "--lang", "en"]).1.contains("no meaning here"));
    // The report says how it was made, and is made so again.
    for (options, word) in [(&["--decisions", file][..], "named"), (&["--no-decisions"], "none")] {
        let assess = ["assess", "our-cluster", "--as-of", "2026-11-23", "-o", "our-cluster/report.json", "--force"];
        assert_eq!(run(&[&assess, options].concat()).0, Some(0));
        let report: serde_json::Value =
            serde_json::from_slice(&fs::read(at("our-cluster/report.json")).unwrap()).unwrap();
        assert_eq!(report["options"]["decisions"], word);
        let schema =
            jsonschema::validator_for(&serde_json::from_str(merit::catalogue::schema::ASSESSMENT).unwrap()).unwrap();
        schema.validate(&report).unwrap();
        let verify = ["verify", "our-cluster/report.json", "our-cluster", "--lang", "en"];
        assert_eq!(run(&[&verify, options].concat()).0, Some(0), "{word}");
        let (code, said) = run(&verify);
        match word {
            "named" => assert!(code == Some(2) && said.contains("Name it: --decisions FILE"), "{said}"),
            _ => assert_eq!(code, Some(0), "{said}"),
        }
        let other = if word == "named" { &["--no-decisions"][..] } else { &["--decisions", file] };
        assert!(run(&[&verify, other].concat()).1.contains("was not made with this option"));
        if word == "named" {
            // Beside the dossier it is found by its name.
            fs::copy(at(file), at("our-cluster/jury 2026.csv")).unwrap();
            assert_eq!(run(&verify).0, Some(0));
            fs::remove_file(at("our-cluster/jury 2026.csv")).unwrap();
        }
    }
    // A round takes them all from one table; who is not in it is told.
    fs::create_dir(at("round")).unwrap();
    copy(&at("our-cluster"), &at("round/our-cluster"));
    copy(Path::new(EXAMPLE), &at("round/second"));
    let round = |more: &[&str]| {
        let common = ["portfolio", "round", "-c", "cluster-exzellenz-bw", "--as-of", "2026-11-23", "--lang", "en"];
        run(&[&common, more].concat())
    };
    let awards = |more: &[&str]| round(&[&["-f", "csv"], more].concat()).1.matches(",excellence,").count();
    assert_eq!((awards(&[]), awards(&["--no-decisions"]), awards(&["--decisions", file])), (1, 0, 1));
    let (code, told) = round(&["--decisions", file]);
    assert!(code == Some(1) && told.contains("jury 2026.csv:3:1") && told.contains("other"), "{told}");
    let without_initiative = format!("{HEADER}\nmember-count,0,jury,None,2026-11-20,\n");
    fs::write(at(file), without_initiative).unwrap();
    assert_eq!(awards(&["--decisions", file]), 0);
}

/// Rows of decisions that come, go or move accuse nobody, whether or not they count.
#[test]
fn a_changed_table_of_decisions_is_no_forgery() {
    let row = "team-qualification,3,board,Certificates,2026-11-20,";
    let slip = "member-count,0,board,,2026-11-20,";
    let verified = |before: &[&str], after: &[&str], options: &[&str]| {
        let folder = dossier(&format!("{HEADER}\n{}\n", before.join("\n")));
        let assess = ["assess", ".", "--as-of", "2026-11-23", "-o", "report.json"];
        assert_eq!(run::merit(folder.path(), &[&assess, options].concat()).status.code(), Some(0));
        fs::write(folder.path().join("decisions.csv"), format!("{HEADER}\n{}\n", after.join("\n"))).unwrap();
        let output = run::merit(folder.path(), &["verify", "report.json", ".", "-f", "json"]);
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let altered = json["differences"].as_array().unwrap().iter().filter(|it| it["altered"] == true);
        assert_eq!(altered.collect::<Vec<_>>(), Vec::<&serde_json::Value>::new(), "{before:?} {after:?}");
        json["reproduced"].as_bool().unwrap()
    };
    for (before, after) in [
        (&[row][..], &[row, slip][..]),
        (&[row, slip], &[row]),
        (&[row, slip], &[slip, row]),
        (&[slip], &[slip, slip]),
        (&[slip], &[row]),
    ] {
        assert!(!verified(before, after, &[]));
        // What was left out changes nothing.
        assert!(verified(before, after, &["--no-decisions"]));
    }
}

/// Numbers of the handbook name an indicator as `explain` takes them, as far as spreadsheets leave them alone.
#[test]
fn numbers_name_an_indicator() {
    let told = |name: &str| {
        let folder = dossier(&format!("{HEADER}\n{name},3,jury,Certificates,2026-11-20,\n"));
        on_one_line(merit(folder.path(), &["--lang", "en"]).as_bytes())
    };
    assert!(told("2.2.2").contains("Label reached"));
    assert!(told("TEAM-qualification").contains("Label reached"));
    for date in ["02.06.2026", "2026-06-02", "02. Jun", "Jun 02"] {
        assert!(told(date).contains("Spreadsheets turn numbers like 2.6 into such dates"), "{date}");
    }
    assert!(told("9.9.9").contains("error[unknown-indicator]"));
    // Two of one number, and 2.1 where 2.10 may have been shortened to it.
    let folder = dossier("indicator,points,by,reason,date\n4.1,0,jury,None,2026-11-20\n4.2,0,jury,None,2026-11-20\n");
    let text = merit::catalogue::BUILT_IN.iter().find(|it| it.id == "cluster-exzellenz-bw").unwrap().text;
    let text = text.replace("number = \"4.3\"", "number = \"4.2\"").replace("number = \"4.4\"", "number = \"4.10\"");
    let text =
        text.replace("number = \"4.5\"", "number = \"4.1\"").replace("id = \"cluster-exzellenz-bw\"", "id = \"own\"");
    fs::write(folder.path().join("own.toml"), text).unwrap();
    let said = on_one_line(merit(folder.path(), &["--lang", "en", "-c", "own.toml"]).as_bytes());
    assert!(said.contains("warning[ambiguous-indicator] decisions.csv:2:1"), "{said}");
    assert!(said.contains("error[ambiguous-indicator] decisions.csv:3:1"), "{said}");
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
