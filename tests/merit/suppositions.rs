//! Values that are supposed, plans that are applied and read aloud, and how firm decisions
//! are, as users meet them.

use crate::support::run::{EXAMPLES, copy, example, parts, root};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

const DAY: [&str; 2] = ["--as-of", "2026-11-23"];

fn json(arguments: &[&str]) -> Value {
    let (code, out, error) = parts(root(), arguments);
    assert_ne!(code, 2, "{arguments:?}: {error}");
    serde_json::from_str(&out).unwrap_or_else(|wrong| panic!("{arguments:?}: {wrong}\n{out}"))
}

/// What a plan changes: a fact or an indicator.
fn changed(change: &Value) -> &str {
    change["fact"].as_str().or(change["indicator"].as_str()).unwrap()
}

/// A copy of an example.
fn dossier(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&example(name), &folder.path().join("dossier"));
    folder
}

#[test]
fn what_is_supposed_scores_as_if_the_tables_said_it() {
    // Single values, inputs of a share, items, a choice, a date, yes or no.
    let changes = [
        ("members", "", "50"),
        ("private-funding", "private", "30000"),
        ("web-presence", "news", "no"),
        ("success-stories", "", "1"),
        ("strategy-reviewed", "", "2025-01-15"),
    ];
    let names = |(indicator, input, value): &(&str, &str, &str)| match *input {
        "" => format!("{indicator}={value}"),
        input => format!("{indicator}.{input}={value}"),
    };
    for dialect in ["gold", "german-excel"] {
        let folder = dossier(dialect);
        let catalogue = json(&["assess", &format!("examples/{dialect}"), "-f", "json", DAY[0], DAY[1]]);
        let known = |change: &&(&str, &str, &str)| {
            let asked = ["facts", "indicators"].into_iter().flat_map(|list| catalogue[list].as_array().unwrap());
            let own = asked.into_iter().find(|it| it["id"] == change.0);
            own.is_some_and(|own| {
                let evidence = own["evidence"].as_array().unwrap();
                change.1.is_empty() || evidence.iter().any(|cell| cell["input"] == change.1)
            })
        };
        let changes: Vec<_> = changes.iter().filter(known).collect();
        assert_eq!(changes.len(), 5, "{dialect}: {changes:?}");
        // The same written into the table.
        let path = folder.path().join("dossier/evidence.csv");
        let text = fs::read(&path).unwrap();
        let text: String = text.iter().map(|byte| char::from(*byte)).collect();
        let delimiter = if dialect == "gold" { ',' } else { ';' };
        let written: Vec<String> = text
            .lines()
            .map(|line| {
                let mut cells: Vec<String> = line.split(delimiter).map(str::to_owned).collect();
                for (indicator, input, value) in changes.iter().copied() {
                    if cells[0] == *indicator && (input.is_empty() || cells[1] == *input) {
                        cells[2] = (*value).to_owned();
                    }
                }
                cells.join(&delimiter.to_string())
            })
            .collect();
        let bytes: Vec<u8> = written.join("\n").chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
        fs::write(&path, bytes).unwrap();
        let mut arguments = vec!["assess".to_owned(), format!("examples/{dialect}"), "-f".into(), "json".into()];
        arguments.extend(DAY.map(str::to_owned));
        arguments.extend(changes.iter().flat_map(|change| ["--set".to_owned(), names(change)]));
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let supposed = json(&arguments);
        let dossier = folder.path().join("dossier");
        let real = json(&["assess", dossier.to_str().unwrap(), "-f", "json", DAY[0], DAY[1]]);
        for field in ["award", "provisional", "score", "best_case", "categories", "labels"] {
            assert_eq!(supposed[field], real[field], "{dialect}: {field}");
        }
        let points = |report: &Value| -> Vec<Value> {
            report["indicators"].as_array().unwrap().iter().map(|it| it["points"].clone()).collect()
        };
        assert_eq!(points(&supposed), points(&real), "{dialect}");
        assert_eq!(supposed["hypothetical"].as_array().unwrap().len(), changes.len());
        assert_eq!(supposed["format"], "merit-hypothesis/1");
        assert_eq!(real["format"], "merit-assessment/1");
        assert!(real.get("hypothetical").is_none());
    }
}

#[test]
fn a_hypothetical_report_says_so_in_every_format_and_is_never_verified() {
    let folder = dossier("minimum-missed");
    let set = ["--set", "team-qualification=75", "--set", "members=40"];
    for (language, word) in [("de", "HYPOTHETISCH"), ("en", "HYPOTHETICAL")] {
        for (name, mark) in [
            ("r.txt", word),
            ("r.md", word),
            ("r.html", word),
            ("r.csv", "hypothetical"),
            ("r.json", "merit-hypothesis/1"),
        ] {
            let mut arguments = vec!["assess", "dossier", "-o", name, "--force", "--lang", language];
            arguments.extend(DAY.iter().chain(&set));
            assert_eq!(parts(folder.path(), &arguments).0, 0);
            let text = fs::read_to_string(folder.path().join(name)).unwrap();
            assert!(text.contains(mark), "{name}: {text}");
            assert!(name == "r.json" || text.contains("team-qualification=75"), "{name}");
        }
    }
    let (code, _, error) = parts(folder.path(), &["verify", "r.json", "dossier"]);
    assert_eq!(code, 2);
    assert!(error.contains("hypothetical result (merit assess --set)"), "{error}");
    assert_eq!(parts(folder.path(), &["explain", "r.json"]).0, 2);
    assert_eq!(parts(folder.path(), &["compare", "r.json", "r.json"]).0, 2);
    // Whoever takes the mark off does not make it real.
    let report = fs::read_to_string(folder.path().join("r.json")).unwrap();
    let cut = report.find(",\n  \"hypothetical\"").unwrap();
    let forged = report[..cut].replace("merit-hypothesis/1", "merit-assessment/1") + "\n}\n";
    fs::write(folder.path().join("forged.json"), forged).unwrap();
    let (code, out, _) = parts(folder.path(), &["verify", "forged.json", "dossier"]);
    assert_eq!(code, 1, "{out}");
    let mut arguments = vec!["assess", "dossier", "-o", "r.xlsx"];
    arguments.extend(set);
    let (code, _, error) = parts(folder.path(), &arguments);
    assert!(code == 2 && error.contains("A workbook calculates by itself"), "{error}");
    assert!(!folder.path().join("r.xlsx").exists());
}

#[test]
fn what_cannot_be_supposed_is_refused_with_the_way_out() {
    let mut text = String::new();
    let wrong = [
        "members",
        "=40",
        "members=",
        "memers=40",
        "members.count=40",
        "members=40.5",
        "members=-1",
        "members=many",
        "members=1.500",
        "members=1,500",
        "members=1/0",
        "members=n/a",
        "members=1234567890123456789012345678901",
        "private-funding=50",
        "private-funding.privat=50",
        "private-funding.private=999999999",
        "web-presence.news=perhaps",
        "strategy-reviewed=2026-11-24",
        "strategy-reviewed=yesterday",
        "team-qualification=101",
        "fte=0",
        "\u{1b}[31mred=1",
    ];
    for setting in wrong {
        let arguments = ["assess", "examples/gold", "--lang", "en", "--set", setting, DAY[0], DAY[1]];
        let (code, out, error) = parts(root(), &arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{setting}");
        text += &error;
    }
    let twice = ["assess", "examples/gold", "--lang", "en", "--set", "members=1", "--set", "MEMBERS=2"];
    text += &parts(root(), &twice).2;
    let decided = ["assess", "examples/appeal", "--lang", "en", "--set", "team-qualification=80", DAY[0], DAY[1]];
    text += &parts(root(), &decided).2;
    insta::assert_snapshot!(text);
}

#[test]
fn what_a_script_takes_from_a_plan_leads_to_the_label() {
    let (mut planned, mut applied) = (0, 0);
    for example in EXAMPLES {
        for catalogue in ["cluster-exzellenz-bw", "ecei", "clusterdatenbank-bw", "eccp-profile"] {
            let dossier = format!("examples/{example}");
            let plan = json(&["plan", &dossier, "-c", catalogue, "-f", "json", DAY[0], DAY[1]]);
            let label = plan["label"].as_str().unwrap().to_owned();
            if plan["reached"] == true || plan["possible"] == false {
                continue;
            }
            planned += 1;
            let alternatives = plan["alternatives"].as_array().unwrap().iter();
            for plan in std::iter::once(&plan).chain(alternatives) {
                let mut settings = Vec::new();
                for change in plan["changes"].as_array().unwrap() {
                    let (id, to) = (changed(change), change["to"].as_str().unwrap());
                    settings.push(match change["input"].as_str() {
                        Some(input) => format!("{id}.{input}={to}"),
                        None => format!("{id}={to}"),
                    });
                }
                let mut arguments = vec!["assess", &dossier, "-c", catalogue, "-f", "json", DAY[0], DAY[1]];
                arguments.extend(settings.iter().flat_map(|setting| ["--set", setting.as_str()]));
                let (code, out, error) = parts(root(), &arguments);
                assert_eq!(code, 0, "{arguments:?}: {error}");
                let report: Value = serde_json::from_str(&out).unwrap();
                let labels = report["labels"].as_array().unwrap();
                let own = labels.iter().find(|own| own["id"] == label.as_str()).unwrap();
                assert_eq!(own["reached"], true, "{arguments:?}");
                assert_eq!(report["score"]["points"]["exact"], plan["score"]["points"]["exact"], "{arguments:?}");
                applied += 1;
            }
        }
    }
    assert!(planned >= 8 && applied >= 16, "{planned} {applied}");
}

#[test]
fn plans_can_be_read_aloud() {
    let mut text = String::new();
    let asked: [&[&str]; 8] = [
        &["examples/mistakes", "--lang", "de"],
        &["examples/mistakes", "--lang", "en", "--budget", "6"],
        &["examples/minimum-missed", "--lang", "de"],
        &["examples/incomplete", "--lang", "de"],
        &["examples/incomplete", "--lang", "en", "--by", "indicators"],
        &["examples/incomplete", "--lang", "en", "--budget", "6"],
        &["examples/incomplete", "--lang", "en", "--only", "members,1.2"],
        &["examples/threshold", "--lang", "en"],
    ];
    for arguments in asked {
        let arguments: Vec<&str> = ["plan"].iter().chain(arguments).chain(&DAY).copied().collect();
        let (code, out, error) = parts(root(), &arguments);
        text += &format!("$ merit {}\nexit {code}\n{out}{error}\n", arguments.join(" "));
    }
    insta::assert_snapshot!(text);
}

/// Rows by how they begin, each with what it says instead; none where it is not there.
type Rows<'r> = &'r [(&'r str, Option<&'r str>)];

/// A copy of an example in which rows of the evidence say something else, or are not there.
fn rewritten(example: &str, rows: Rows<'_>) -> TempDir {
    let folder = dossier(example);
    let path = folder.path().join("dossier/evidence.csv");
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (row, value) in rows {
        let own = lines.iter().position(|line| line.starts_with(row)).unwrap_or_else(|| panic!("{row}"));
        match value {
            None => lines.retain(|line| !line.starts_with(row)),
            Some(value) => {
                let mut cells: Vec<&str> = lines[own].split(',').collect();
                cells[2] = value;
                lines[own] = cells.join(",");
            }
        }
    }
    fs::write(&path, lines.join("\n")).unwrap();
    folder
}

/// No more members nearby than there are.
const NEARBY: (&str, Option<&str>) = ("geographic-concentration,nearby", Some("7"));

#[test]
fn what_is_missing_or_in_error_is_planned_for_by_what_must_be_entered() {
    let mut text = String::new();
    let cases: [(&str, Rows<'_>, &[&str]); 10] = [
        ("threshold", &[("founded,", None), ("members,", Some("14")), ("companies,", Some("7")), NEARBY], &[]),
        ("threshold", &[("founded,", None)], &[]),
        ("threshold", &[("strategy-reviewed,", None)], &[]),
        ("threshold", &[("strategy-reviewed,", Some("31.02.2026"))], &[]),
        ("threshold", &[("members,", Some("many")), ("founded,", Some("2027-01-15"))], &[]),
        ("threshold", &[("private-funding,private", None)], &[]),
        ("threshold", &[("total-income,", Some("0"))], &[]),
        ("threshold", &[("financial-controlling,", Some("weekly")), ("web-presence,", None)], &[]),
        ("gold", &[("strategy-reviewed,", None), ("financial-controlling,", None)], &["-c", "cluster-exzellenz-bw"]),
        ("gold", &[("benchmarking-interview,", None), ("members,", None)], &[]),
    ];
    for (example, rows, others) in cases {
        let folder = rewritten(example, rows);
        let ask = |command: &str, more: &[&str]| {
            let arguments: Vec<&str> =
                [command, "dossier"].iter().chain(others).chain(&DAY).chain(more).copied().collect();
            parts(folder.path(), &arguments)
        };
        let (code, out, error) = ask("plan", &["--lang", "en"]);
        assert_eq!(code, 0, "{rows:?}: {error}{out}");
        // From the corrections to what comes of the plan.
        let lines = out.lines().skip_while(|line| !line.contains(" in all.") && !line.contains("First correct"));
        let lines: Vec<&str> = lines.take_while(|line| !line.starts_with("If some of this")).collect();
        text += &format!("# {example} {rows:?}\n{}\n", lines.join("\n"));
        let plan: Value = serde_json::from_str(&ask("plan", &["-f", "json"]).1).unwrap();
        assert_eq!(plan["preliminary"], false, "{plan}");
        let wrong = rows.iter().filter(|(_, value)| value.is_some_and(|value| !["14", "7"].contains(&value))).count();
        // The rows of another catalogue are in error, too.
        let foreign = if others.is_empty() { 0 } else { 4 };
        assert_eq!(plan["errors"].as_array().unwrap().len(), wrong + foreign, "{plan}");
        // Supposing what it says leads where it says.
        let mut settings = Vec::new();
        for change in plan["changes"].as_array().unwrap() {
            let (id, to) = (changed(change), change["to"].as_str().unwrap());
            let input = change["input"].as_str().map_or_else(String::new, |input| format!(".{input}"));
            settings.extend(["--set".to_owned(), format!("{id}{input}={to}")]);
        }
        let mut arguments = vec!["-f", "json", "--require", plan["label"].as_str().unwrap()];
        arguments.extend(settings.iter().map(String::as_str));
        let (code, out, error) = ask("assess", &arguments);
        assert_eq!(code, 0, "{arguments:?} {error}");
        let report: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(report["score"]["points"]["exact"], plan["score"]["points"]["exact"], "{settings:?}");
    }
    // An old day is no answer that earns anything.
    let folder = rewritten("threshold", &[("strategy-reviewed,", None)]);
    let old = ["assess", "dossier", "--set", "strategy-review=2010-01-01", "--require", "excellence", DAY[0], DAY[1]];
    assert_eq!(parts(folder.path(), &old).0, 1);
    insta::assert_snapshot!(text);
}

#[test]
fn how_firm_decisions_are_can_be_read_into_minutes() {
    let mut text = String::new();
    for example in EXAMPLES {
        for language in ["de", "en"] {
            let dossier = format!("examples/{example}");
            let (code, out, _) = parts(root(), &["robustness", &dossier, "--lang", language, DAY[0], DAY[1]]);
            assert_eq!(code, 0);
            // The sentence is the paragraph below the head.
            let sentence: Vec<&str> = out.lines().skip(3).take_while(|line| !line.is_empty()).collect();
            text += &format!("{example}: {}\n", sentence.join(" "));
        }
    }
    let (_, out, _) = parts(root(), &["robustness", "examples/gold", "--lang", "en", DAY[0], DAY[1]]);
    insta::assert_snapshot!(text + "\n" + &out);
}

#[test]
fn a_label_that_hangs_on_a_decision_says_so() {
    let firm = json(&["robustness", "examples/appeal", "-f", "json", DAY[0], DAY[1]]);
    let singles = firm["singles"].as_array().unwrap();
    let decided: Vec<&Value> = singles.iter().filter(|one| one["kind"] == "decision").collect();
    assert_eq!(decided.len(), 1, "{singles:?}");
    assert_eq!((&decided[0]["indicator"], &decided[0]["by"]), (&"team-qualification".into(), &"appeals-board".into()));
    // Without the table there is no label.
    let folder = dossier("appeal");
    fs::remove_file(folder.path().join("dossier/decisions.csv")).unwrap();
    let arguments = ["assess", "dossier", "--require", "excellence", DAY[0], DAY[1]];
    assert_eq!(parts(folder.path(), &arguments).0, 1);
}

#[test]
fn reports_are_for_their_readers() {
    let asked = |reader: Option<&str>| {
        let mut arguments = vec!["assess", "examples/incomplete", "-f", "markdown", "--lang", "en", DAY[0], DAY[1]];
        arguments.extend(reader.iter().flat_map(|reader| ["--for", reader]));
        parts(root(), &arguments).1
    };
    let official = asked(None);
    for (reader, heading) in [("applicant", "The way to the label"), ("evaluator", "How firm the decision is")] {
        let report = asked(Some(reader));
        assert!(report.contains(heading) && !official.contains(heading), "{reader}");
        // All that the official report says comes first, unchanged.
        assert!(report.starts_with(official.trim_end()), "{reader}");
    }
    let both = ["assess", "examples/incomplete", "--for", "applicant", "--set", "members=40"];
    assert_eq!(parts(root(), &both).0, 2);
}

#[test]
fn what_is_asked_wrongly_is_refused() {
    let mut text = String::new();
    let asked: [&[&str]; 6] = [
        &["plan", "examples/gold", "--to", "platinum"],
        &["plan", "examples/gold", "--keep", "memers"],
        &["plan", "examples/gold", "--budget", "much"],
        &["plan", "examples/gold", "--budget", "-1"],
        &["plan", "examples/gold", "-o", "examples/gold/evidence.csv"],
        &["robustness", "examples/nowhere"],
    ];
    for arguments in asked {
        let arguments: Vec<&str> = arguments.iter().chain(&["--lang", "en"]).copied().collect();
        let (code, out, error) = parts(root(), &arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        text += &format!("$ merit {}\n{error}", arguments.join(" "));
    }
    insta::assert_snapshot!(text);
}
