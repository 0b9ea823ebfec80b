//! `merit compare`: what differs between two reports, and for each change exactly what
//! caused it; by the public door.

use crate::support::page;
use crate::support::run::{copy, merit};
use merit::catalogue::schema;
use merit::language::is_unprintable;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const DECISIONS: &str = "indicator,points,by,reason,date,expires\n";

/// Two states of the example `gold`, each with its catalogue and its way of being assessed.
struct Case {
    folder: TempDir,
    as_of: [&'static str; 2],
    decimal: [Option<&'static str>; 2],
}

impl Case {
    fn new() -> Case {
        let folder = tempfile::tempdir().unwrap();
        for side in ["old", "new"] {
            copy(&Path::new(ROOT).join("examples/gold"), &folder.path().join(side).join("our-cluster"));
            fs::copy(Path::new(ROOT).join("criteria/ecei.toml"), folder.path().join(side).join("ecei.toml")).unwrap();
        }
        Case { folder, as_of: ["2026-11-23"; 2], decimal: [None; 2] }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Changes one thing in a file of one side.
    fn replace(self, file: &str, from: &str, to: &str) -> Case {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "not once in {file}: {from}");
        fs::write(self.path(file), text.replacen(from, to, 1)).unwrap();
        self
    }

    fn evidence(self, from: &str, to: &str) -> Case {
        self.replace("new/our-cluster/evidence.csv", from, to)
    }

    fn catalogue(self, from: &str, to: &str) -> Case {
        self.replace("new/ecei.toml", from, to)
    }

    fn write(self, file: &str, text: &str) -> Case {
        fs::write(self.path(file), text).unwrap();
        self
    }

    fn until(self, as_of: &'static str) -> Case {
        Case { as_of: [self.as_of[0], as_of], ..self }
    }

    fn assess(&self) {
        for (index, side) in ["old", "new"].into_iter().enumerate() {
            let mut arguments = vec!["assess", "our-cluster", "-c", "ecei.toml", "--as-of", self.as_of[index]];
            let report = format!("../{side}.json");
            arguments.extend(["-o", &report, "--force"]);
            arguments.extend(self.decimal[index].into_iter().flat_map(|sign| ["--decimal", sign]));
            let output = merit(&self.path(side), &arguments);
            assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        }
    }

    /// Changes a report itself.
    fn alter(&self, change: impl Fn(&mut Value)) {
        let mut report: Value = serde_json::from_slice(&fs::read(self.path("new.json")).unwrap()).unwrap();
        change(&mut report);
        fs::write(self.path("new.json"), report.to_string()).unwrap();
    }

    fn compare(&self, arguments: &[&str]) -> String {
        let output = merit(self.folder.path(), &[&["compare", "old.json", "new.json"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let comparison = serde_json::from_str(&self.compare(&[&["-f", "json"], arguments].concat())).unwrap();
        let schema = jsonschema::validator_for(&serde_json::from_str(schema::COMPARISON).unwrap()).unwrap();
        let refusals: Vec<String> =
            schema.iter_errors(&comparison).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(refusals, Vec::<String>::new());
        comparison
    }

    /// Of each indicator in which something differs, all causes; and that nothing else of
    /// the report has a cause that none of them has.
    fn causes(&self) -> BTreeMap<String, String> {
        let comparison = self.json(&[]);
        let mut of_indicators: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut all: BTreeSet<String> = BTreeSet::new();
        let of = |change: &Value| -> Vec<String> {
            let list = |key: &str| change[key].as_array().unwrap().clone();
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let possible = list("possible").iter().map(|it| format!("perhaps {}", text(it))).collect::<Vec<_>>();
            let unaccounted = change["unaccounted"].as_bool().unwrap().then(|| "nothing".to_owned());
            list("causes").iter().map(text).chain(possible).chain(unaccounted).collect()
        };
        for change in comparison["changes"].as_array().unwrap() {
            if change["about"] == "indicator" {
                all.extend(of(change));
                of_indicators.entry(change["id"].as_str().unwrap().to_owned()).or_default().extend(of(change));
            }
        }
        let others = comparison["changes"].as_array().unwrap().iter().filter(|change| change["about"] != "indicator");
        for change in others {
            let causes = of(change);
            assert!(!causes.is_empty() && causes.iter().all(|cause| all.contains(cause)), "{all:?}: {change:#}");
        }
        let join = |causes: BTreeSet<String>| causes.into_iter().collect::<Vec<_>>().join(", ");
        of_indicators.into_iter().map(|(id, causes)| (id, join(causes))).collect()
    }

    fn check(&self, expected: &[(&str, &str)]) {
        self.assess();
        let expected: BTreeMap<String, String> =
            expected.iter().map(|(id, causes)| ((*id).to_owned(), (*causes).to_owned())).collect();
        assert_eq!(self.causes(), expected);
    }
}

/// A recertification: later, with other evidence and a decision.
fn recertified() -> Case {
    let case = Case { as_of: ["2025-03-12", "2026-11-23"], ..Case::new() };
    let case = case.evidence("services,,14", "services,,9").evidence("communication,,11", "communication,,24");
    let case = case.evidence("strategy-document,positioning,no", "strategy-document,positioning,yes");
    let row = "strategy-focus,3,Panel,The share counts one project twice.,2026-11-20,2028-12-31\n";
    let case = case.write("new/our-cluster/decisions.csv", &format!("{DECISIONS}{row}"));
    case.assess();
    case
}

#[test]
fn a_recertification() {
    let case = recertified();
    let text = |arguments: &[&str]| {
        // The catalogue's bytes, and so the digests of the reports, are no matter here.
        let text = case.compare(arguments);
        text.lines()
            .map(|line| {
                if line.len() > 66
                    && line.contains(".json")
                    && line.trim().as_bytes()[..64].iter().all(u8::is_ascii_hexdigit)
                {
                    "  (digest)"
                } else {
                    line
                }
            })
            .collect::<Vec<_>>()
            .join("\n")
    };
    insta::assert_snapshot!("recertification-en", text(&["--lang", "en", "--width", "120"]));
    insta::assert_snapshot!("recertification-de", text(&["--lang", "de", "--width", "90"]));
    let markdown = case.compare(&["--lang", "en", "-f", "markdown"]);
    insta::assert_snapshot!("recertification-markdown", markdown.split("\n## What this rests on").next().unwrap());
}

#[test]
fn the_page_is_whole_and_needs_nothing_else() {
    let case = recertified();
    for language in ["en", "de"] {
        let html = case.compare(&["--lang", language, "-f", "html"]);
        page::check(language, &html);
        let document = page::parse(&html);
        let tables = document.descendants().filter(|node| node.has_tag_name("table")).count();
        assert_eq!(tables, 4, "{language}");
        assert!(html.contains(if language == "en" { "20 completed months" } else { "20 volle Monate" }));
    }
}

#[test]
fn files_are_written_by_their_endings_and_never_over_others() {
    let case = recertified();
    let all = ["-o", "a.txt", "-o", "a.md", "-o", "a.html", "-o", "a.json"];
    assert_eq!(case.compare(&[&all[..], &["--lang", "en"]].concat()), "");
    assert!(fs::read_to_string(case.path("a.txt")).unwrap().starts_with("Comparison of two reports"));
    assert!(fs::read_to_string(case.path("a.md")).unwrap().starts_with("# Comparison of two reports"));
    page::check("a.html", &fs::read_to_string(case.path("a.html")).unwrap());
    assert!(fs::read_to_string(case.path("a.json")).unwrap().contains("merit-comparison/1"));
    let again = merit(case.folder.path(), &["compare", "old.json", "new.json", "-o", "a.md"]);
    assert_eq!(again.status.code(), Some(2));
}

#[test]
fn the_same_report_says_so() {
    let case = Case::new();
    case.assess();
    let comparison = case.json(&[]);
    assert_eq!((&comparison["same"], &comparison["changes"]), (&json!(true), &json!([])));
    assert!(case.compare(&["--lang", "en"]).contains("Nothing differs"));
    // Only the layout of the JSON.
    case.alter(|_| {});
    assert_eq!(case.json(&[])["same"], true);
}

// One thing at a time: exactly that cause, everywhere.

#[test]
fn a_cell_of_the_evidence() {
    Case::new().evidence("services,,14", "services,,10").check(&[("services", "evidence")]);
    // A choice, which has no value in between.
    Case::new().evidence("strategy-process,,joint", "strategy-process,,").check(&[("strategy-process", "evidence")]);
    // A cell of the team concerns all figures that are taken from it.
    let team = "new/our-cluster/team.csv";
    Case::new()
        .replace(team, "P1,lead,1.0,2018-04-01,3,4", "P1,lead,1.0,2018-04-01,3,0")
        .check(&[("team-qualification", "evidence")]);
}

#[test]
fn a_cell_of_the_team_that_reports_do_not_repeat() {
    // A training of a person counts by the person, whose cell is no part of the report.
    let training = "new/our-cluster/training.csv";
    Case::new().replace(training, "P3,competence", "PX,competence").check(&[("life-long-learning", "evidence")]);
}

#[test]
fn rows_in_another_order_and_notes_change_nothing() {
    let case = Case::new().evidence("members,,58,members,documents/members.txt,\n", "");
    let case =
        case.evidence("web-presence,news,yes", "members,,58,members,documents/members.txt,\nweb-presence,news,yes");
    case.check(&[]);
    let text = case.compare(&["--lang", "en"]);
    assert!(
        text.contains("No figure, label or finding differs") && text.contains("evidence.csv: other cells"),
        "{text}"
    );
}

#[test]
fn the_bytes_of_a_document() {
    let case = Case::new().write("new/our-cluster/documents/strategy.txt", "Another strategy.");
    case.check(&[("strategy-document", "evidence")]);
    let comparison = case.json(&[]);
    let [change] = comparison["changes"].as_array().unwrap().as_slice() else { panic!("{comparison:#}") };
    assert_eq!(change["field"], "documents");
    assert_eq!(comparison["beneath"][0]["change"], "document-changed");
}

#[test]
fn a_document_that_is_gone_where_undocumented_evidence_earns_nothing() {
    let mut case = Case::new();
    for side in ["old", "new"] {
        case = case.replace(&format!("{side}/ecei.toml"), "undocumented = \"warn\"", "undocumented = \"zero\"");
    }
    case = case.evidence("members,,58,members,documents/members.txt", "members,,58,members,");
    let readers = [
        "composition",
        "member-count",
        "geographic-concentration",
        "human-resources",
        "direct-contacts",
        "cooperation",
    ];
    case.check(&readers.map(|reader| (reader, "evidence")));
    assert!(
        case.json(&[])["changes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|change| change["field"] == "award" || change["field"] == "points")
    );
}

#[test]
fn a_decision() {
    let row = "strategy-focus,3,Panel,Counted twice.,2026-11-20,\n";
    let case = Case::new().write("new/our-cluster/decisions.csv", &format!("{DECISIONS}{row}"));
    case.check(&[("strategy-focus", "decision")]);
    // Other points, and another reason alone.
    let case = case.write("old/our-cluster/decisions.csv", &format!("{DECISIONS}{}", row.replace(",3,", ",2,")));
    case.check(&[("strategy-focus", "decision")]);
    let case = case.write("old/our-cluster/decisions.csv", &format!("{DECISIONS}{}", row.replace("twice", "double")));
    case.check(&[("strategy-focus", "decision")]);
    let fields: Vec<Value> =
        case.json(&[])["changes"].as_array().unwrap().iter().map(|change| change["field"].clone()).collect();
    assert_eq!(fields, ["decision"]);
}

#[test]
fn a_decision_that_expires_is_a_matter_of_the_date() {
    let row = "member-count,3,Panel,Counted twice.,2026-11-20,2026-11-25\n";
    let mut case = Case::new().until("2026-11-26");
    for side in ["old", "new"] {
        case = case.write(&format!("{side}/our-cluster/decisions.csv"), &format!("{DECISIONS}{row}"));
    }
    case.assess();
    let causes = case.causes();
    assert_eq!(causes["member-count"], "date");
    assert!(causes.values().all(|causes| causes == "date"), "{causes:?}");
    let case = case.write("new/our-cluster/decisions.csv", DECISIONS);
    case.assess();
    assert_eq!(case.causes()["member-count"], "date", "withdrawn too, which changed nothing more");
}

#[test]
fn a_figure_of_the_catalogue() {
    let scale = "{ from = 9, points = 4 }, { from = 12, points = 5 } ]\nadvice.de = \"Den Bedarf";
    let other = scale.replace("from = 12", "from = 20");
    Case::new().catalogue(scale, &other).check(&[("services", "catalogue")]);
    let weighted = "id = \"services\"\nnumber = \"4.3\"";
    Case::new().catalogue(weighted, &format!("{weighted}\nweight = 2")).check(&[("services", "catalogue")]);
    // A limit of a label moves no indicator.
    let case = Case::new().catalogue("min-percent = 80\n", "min-percent = 92\n");
    case.assess();
    let comparison = case.json(&[]);
    let changes = comparison["changes"].as_array().unwrap();
    assert!(changes.iter().any(|change| change["field"] == "award") && changes.len() >= 4, "{comparison:#}");
    for change in changes {
        assert_eq!((&change["causes"], &change["possible"]), (&json!(["catalogue"]), &json!([])), "{change:#}");
    }
}

#[test]
fn another_maximum_is_pointed_out() {
    let text = fs::read_to_string(Path::new(ROOT).join("criteria/ecei.toml")).unwrap();
    let rest = &text[text.find("id = \"services\"\nnumber").unwrap()..];
    let services = &rest[..rest.find("advice.de").unwrap()];
    let larger = services.replace("points = 5", "points = 8");
    let case = Case::new().catalogue(services, &larger);
    case.check(&[("services", "catalogue")]);
    assert_eq!(
        case.json(&[])["indicators"],
        json!({
            "improved": 1, "worse": 0, "unchanged": 34, "incomparable": 0, "other_maximum": 1
        })
    );
    assert!(case.compare(&["--lang", "en"]).contains("1 indicator has another maximum;"));
}

#[test]
fn the_date() {
    Case::new().until("2027-03-05").check(&[
        ("maturity", "date"),
        ("strategy-review", "date"),
        ("team-stability", "date"),
    ]);
}

#[test]
fn the_way_of_reading() {
    let case = Case { decimal: [None, Some("comma")], ..Case::new() };
    case.assess();
    let causes = case.causes();
    assert!(causes.contains_key("strategy-focus") && causes.values().all(|causes| causes == "reading"), "{causes:?}");
}

/// Another version of merit that reads a value otherwise.
fn other_value(report: &mut Value) {
    let indicators = report["indicators"].as_array_mut().unwrap();
    let services = indicators.iter_mut().find(|it| it["id"] == "services").unwrap();
    services["value"] = json!({ "exact": "15", "shown": "15" });
}

#[test]
fn the_version_of_merit() {
    let case = Case::new();
    case.assess();
    case.alter(|report| {
        report["tool"]["version"] = json!("0.2.0");
        other_value(report);
    });
    assert_eq!(case.causes(), BTreeMap::from([("services".to_owned(), "version".to_owned())]));
}

/// All causes that are named or possible anywhere.
fn all_causes(comparison: &Value) -> BTreeSet<String> {
    let entries = ["changes", "findings"].into_iter().flat_map(|list| comparison[list].as_array().unwrap());
    let mut all = BTreeSet::new();
    for entry in entries {
        assert_eq!(entry["unaccounted"], false, "{entry:#}");
        let causes = ["causes", "possible"].into_iter().flat_map(|key| entry[key].as_array().unwrap());
        all.extend(causes.map(|cause| cause.as_str().unwrap().to_owned()));
    }
    all
}

/// The text with the digit at a byte made another.
fn with_other_digit(text: &str, at: usize) -> String {
    let digit = char::from(b'0' + (text.as_bytes()[at] - b'0' + 1) % 10);
    format!("{}{digit}{}", &text[..at], &text[at + 1..])
}

#[test]
fn any_cell_that_is_altered_is_evidence_and_nothing_else() {
    let case = Case::new();
    case.assess();
    let mut tried = 0;
    for file in ["evidence.csv", "team.csv", "training.csv"] {
        let file = format!("new/our-cluster/{file}");
        let original = fs::read_to_string(case.path(&file)).unwrap();
        let is_last = |at: &usize| {
            let next = original.as_bytes().get(at + 1);
            original.as_bytes()[*at].is_ascii_digit() && next.is_none_or(|next| matches!(next, b',' | b'\n'))
        };
        for at in (0..original.len()).filter(is_last) {
            fs::write(case.path(&file), with_other_digit(&original, at)).unwrap();
            case.assess();
            let all = all_causes(&case.json(&[]));
            assert!(all.iter().all(|cause| cause == "evidence"), "{file}:{at}: {all:?}");
            tried += usize::from(!all.is_empty());
        }
        fs::write(case.path(&file), original).unwrap();
    }
    assert!(tried > 40, "{tried}");
}

#[test]
fn any_figure_of_the_catalogue_that_is_altered_is_the_catalogue_and_nothing_else() {
    let case = Case::new();
    case.assess();
    let original = fs::read_to_string(case.path("new/ecei.toml")).unwrap();
    let rules = original.find("\n[[example]]").unwrap();
    let keys = ["points = ", "minimum = ", "min-percent = ", "min-points = ", "from = ", "weight = "];
    let of_key = |key: &'static str| original[..rules].match_indices(key).map(move |(at, _)| at + key.len());
    let places = keys.into_iter().flat_map(of_key).filter(|at| original.as_bytes()[*at].is_ascii_digit());
    let mut tried = 0;
    for at in places.step_by(4) {
        fs::write(case.path("new/ecei.toml"), with_other_digit(&original, at)).unwrap();
        let arguments =
            ["assess", "our-cluster", "-c", "ecei.toml", "--as-of", "2026-11-23", "-o", "../new.json", "--force"];
        // Many a digit makes the catalogue invalid.
        if merit(&case.path("new"), &arguments).status.code() != Some(0) {
            continue;
        }
        for catalogue in [&[][..], &["-c", "new/ecei.toml"]] {
            let all = all_causes(&case.json(catalogue));
            assert!(all.iter().all(|cause| cause == "catalogue"), "{at}: {all:?}");
            tried += usize::from(!all.is_empty());
        }
    }
    assert!(tried > 10, "{tried}");
}

// Two at a time.

#[test]
fn two_causes_are_told_apart() {
    let weighted = "id = \"services\"\nnumber = \"4.3\"";
    let heavier = format!("{weighted}\nweight = 2");
    let services = |case: Case| case.evidence("services,,14", "services,,10");
    // Of the same indicator.
    services(Case::new())
        .catalogue(weighted, &heavier)
        .check(&[("services", "catalogue, evidence, perhaps catalogue")]);
    let row = "services,3,Panel,Counted twice.,2026-11-20,\n";
    let decided = |case: Case| case.write("new/our-cluster/decisions.csv", &format!("{DECISIONS}{row}"));
    decided(services(Case::new())).check(&[("services", "decision, evidence")]);
    // Of two.
    let other = format!("{DECISIONS}strategy-focus,3,Panel,Counted twice.,2026-11-20,\n");
    let case = services(Case::new()).write("new/our-cluster/decisions.csv", &other);
    case.check(&[("services", "evidence"), ("strategy-focus", "decision")]);
    let focus = "steps = [ { from = 40, points = 1 }, { from = 60, points = 3 }, { from = 70, points = 4 }, { from = 80, points = 5 } ]\nadvice.de = \"Tätigkeiten";
    let case = services(Case::new()).catalogue(focus, &focus.replace("from = 80", "from = 90"));
    case.check(&[("services", "evidence, perhaps catalogue"), ("strategy-focus", "catalogue")]);
    let dated = [("maturity", "date"), ("services", "evidence")];
    let dated = [&dated[..], &[("strategy-review", "date"), ("team-stability", "date")]].concat();
    services(Case::new()).until("2027-03-05").check(&dated);
    let mut document = dated.clone();
    document.retain(|(id, _)| *id != "services");
    document.push(("strategy-document", "evidence"));
    Case::new().until("2027-03-05").write("new/our-cluster/documents/strategy.txt", "Another.").check(&document);
}

#[test]
fn a_catalogue_at_hand_is_ruled_out_where_it_says_the_same() {
    let weighted = "id = \"strategy-focus\"\nnumber = \"4.2\"";
    let case = Case::new().catalogue(weighted, &format!("{weighted}\nweight = 2"));
    let case = case.evidence("services,,14", "services,,10");
    case.check(&[("services", "evidence, perhaps catalogue"), ("strategy-focus", "catalogue")]);
    let comparison = case.json(&["-c", "new/ecei.toml"]);
    let of_services = comparison["changes"].as_array().unwrap().iter().filter(|change| change["id"] == "services");
    assert!(of_services.clone().count() >= 3);
    for change in of_services {
        assert_eq!((&change["causes"], &change["possible"]), (&json!(["evidence"]), &json!([])), "{change:#}");
    }
    // A catalogue that neither report rests on is of no use.
    let case = case.replace("new/ecei.toml", "min-percent = 80\n", "min-percent = 81\n");
    let output = merit(case.folder.path(), &["compare", "old.json", "new.json", "-c", "new/ecei.toml", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("Neither of the two reports rests on"));
}

#[test]
fn what_nothing_accounts_for_is_called_so() {
    let case = Case::new();
    case.assess();
    case.alter(other_value);
    assert_eq!(case.causes(), BTreeMap::from([("services".to_owned(), "nothing".to_owned())]));
    assert!(case.compare(&["--lang", "en"]).contains("seems to have been altered; merit verify shows it"));
    for pointer in [
        "/score/points/exact",
        "/award",
        "/labels/0/reached",
        "/categories/0/points/exact",
        "/provisional",
        "/indicators/0/contribution/exact",
        "/labels/0/conditions/0/met",
    ] {
        case.assess();
        case.alter(|report| {
            let place = report.pointer_mut(pointer).unwrap();
            *place = match place {
                Value::Bool(flag) => json!(!*flag),
                _ if pointer == "/award" => json!("silver"),
                _ => json!("1"),
            };
        });
        let comparison = case.json(&[]);
        assert_eq!(comparison["unaccounted"], true, "{pointer}");
    }
    // Evidence elsewhere does not cover a sum that is wrong.
    let case = case.evidence("services,,14", "services,,10");
    case.assess();
    case.alter(|report| report["score"]["points"]["exact"] = json!("1"));
    assert_eq!(case.json(&[])["unaccounted"], true);
}

#[test]
fn findings_speak_the_language_of_the_reader() {
    let case = Case::new().evidence("services,,14,services", "services,,14,months");
    case.assess();
    let text = case.compare(&["--lang", "de"]);
    assert!(text.contains("Die Einheit „months“") && !text.contains("The unit"), "{text}");
    let report = fs::read_to_string(case.path("new.json")).unwrap();
    // A report of an earlier version says it in English alone.
    let line = report.lines().find(|line| line.contains("\"message_de\"")).unwrap();
    fs::write(case.path("new.json"), report.replacen(&format!("{line}\n"), "", 1)).unwrap();
    assert!(case.compare(&["--lang", "de"]).contains("The unit “months”"));
    let cells = case.json(&[])["cells"].clone();
    assert_eq!(cells, json!([]), "a unit is none of the cells that reports repeat");
    let case = case.evidence("members,,58", "members,,57");
    case.assess();
    assert!(case.compare(&["--lang", "de"]).contains("members: 58 → 57 (evidence.csv, Zeile "));
}

#[test]
fn figures_that_differ_never_look_equal() {
    let case = Case::new();
    case.assess();
    case.alter(|report| {
        report["tool"]["version"] = json!("0.2.0");
        let exact = report["score"]["percent"]["exact"].as_str().unwrap().to_owned();
        let (num, den) = exact.split_once('/').unwrap();
        let (num, den): (i128, i128) = (num.parse().unwrap(), den.parse().unwrap());
        report["score"]["percent"]["exact"] = json!(format!("{}/{}", num * 1_000_000 + 1, den * 1_000_000));
    });
    let comparison = case.json(&[]);
    let change = &comparison["changes"][0];
    assert_eq!(change["field"], "percent");
    assert_ne!(change["old"]["shown"], change["new"]["shown"]);
    assert!(change["difference"]["shown"].as_str().unwrap().contains(|digit: char| ('1'..='9').contains(&digit)));
}

/// Findings have causes too, and those of other tables are none of theirs.
#[test]
fn findings_that_come_and_go() {
    let causes = |case: Case| {
        case.assess();
        let findings = case.json(&[])["findings"].as_array().unwrap().clone();
        let said = |it: &Value| format!("{} {} {}{}", it["code"], it["new"], it["causes"], it["possible"]);
        findings.iter().map(said).collect::<Vec<_>>()
    };
    let unit = Case::new().evidence("services,,14,services", "services,,14,months");
    assert_eq!(causes(unit), ["\"wrong-unit\" true [\"evidence\"][]"]);
    let gone = Case::new();
    fs::remove_file(gone.path("new/our-cluster/documents/accounts.txt")).unwrap();
    assert_eq!(causes(gone), ["\"document-not-found\" true [\"evidence\"][]"]);
    // A decision of both reports says no more than the evidence of the new one.
    let mut case = Case::new().evidence("services,,14", "services,,10");
    for side in ["old", "new"] {
        let row = "services,4,Panel,Counted twice.,2026-11-20,\n";
        case = case.write(&format!("{side}/our-cluster/decisions.csv"), &format!("{DECISIONS}{row}"));
    }
    assert_eq!(causes(case), ["\"decision-without-effect\" true [\"evidence\"][]"]);
    let future = Case { as_of: ["2026-11-23", "2026-09-01"], ..Case::new() };
    assert_eq!(causes(future), ["\"future-training\" true [\"date\"][]"]);
}

#[test]
fn figures_that_hundreds_of_digits_tell_apart_are_told_apart_by_their_fractions() {
    let case = Case::new();
    case.assess();
    let long =
        |last: &str| json!({ "exact": format!("1{}{last}/3{}", "0".repeat(900), "0".repeat(901)), "shown": "0.3" });
    let set = |file: &str, last: &str| {
        let mut report: Value = serde_json::from_slice(&fs::read(case.path(file)).unwrap()).unwrap();
        for indicator in report["indicators"].as_array_mut().unwrap() {
            indicator["value"] = long(last);
        }
        fs::write(case.path(file), report.to_string()).unwrap();
    };
    set("old.json", "1");
    set("new.json", "2");
    let started = std::time::Instant::now();
    let text = case.compare(&["--lang", "en", "-f", "markdown"]);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    let row = text.lines().find(|line| line.contains("| Value |")).unwrap();
    let cells: Vec<&str> = row.split(" | ").collect();
    assert!(cells[2] != cells[3] && cells[4].starts_with("1/3"), "{row}");
}

#[test]
fn other_initiatives_catalogues_and_directions_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let report = |example: &str, file: &str, as_of: &str| {
        let example = Path::new(ROOT).join("examples").join(example);
        merit(folder.path(), &["assess", example.to_str().unwrap(), "--as-of", as_of, "-o", file]);
    };
    report("gold", "a.json", "2026-11-23");
    report("threshold", "b.json", "2025-03-12");
    let output = merit(folder.path(), &["compare", "a.json", "b.json", "--lang", "en", "--width", "200"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    for said in ["two different initiatives", "two different catalogues", "Perhaps the two were swapped"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let output = merit(folder.path(), &["compare", "a.json", "b.json", "-f", "json"]);
    let comparison: Value = serde_json::from_slice(&output.stdout).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(schema::COMPARISON).unwrap()).unwrap();
    assert!(schema.is_valid(&comparison));
    let there: Vec<&Value> =
        comparison["changes"].as_array().unwrap().iter().filter(|change| change["field"] == "there").collect();
    assert!(there.len() > 5 && there.iter().all(|change| change["causes"] == json!(["catalogue"])), "{there:#?}");
}

#[test]
fn what_is_no_report_is_refused() {
    let case = Case::new();
    case.assess();
    let text = fs::read_to_string(case.path("new.json")).unwrap();
    let altered = |from: &str, to: &str| text.replacen(from, to, 1);
    let twice = |report: &str| {
        let mut report: Value = serde_json::from_str(report).unwrap();
        let first = report["indicators"][0].clone();
        report["indicators"].as_array_mut().unwrap().push(first);
        report.to_string()
    };
    let mut told = String::new();
    for (name, bytes) in [
        ("truncated", text[..text.len() / 2].to_owned()),
        ("empty", String::new()),
        ("no report", "{}".to_owned()),
        ("another format", altered("merit-assessment/1", "merit-verification/1")),
        ("future format", altered("merit-assessment/1", "merit-assessment/2")),
        ("key twice", altered("\"award\"", "\"award\": null, \"award\"")),
        ("no figure", altered("\"exact\": \"5\"", "\"exact\": \"five\"")),
        ("division by nothing", altered("\"exact\": \"5\"", "\"exact\": \"5/0\"")),
        ("endless figure", altered("\"exact\": \"5\"", &format!("\"exact\": \"{}\"", "7".repeat(3000)))),
        ("indicator twice", twice(&text)),
    ] {
        fs::write(case.path("bad.json"), bytes).unwrap();
        for files in [["bad.json", "new.json"], ["new.json", "bad.json"]] {
            let output = merit(case.folder.path(), &["compare", files[0], files[1], "--lang", "en"]);
            assert_eq!((output.status.code(), &*output.stdout), (Some(2), &b""[..]), "{name}");
            if files[0] == "bad.json" {
                told += &format!("{name}: {}", String::from_utf8(output.stderr).unwrap());
            }
        }
    }
    for path in ["old", "missing.json"] {
        let output = merit(case.folder.path(), &["compare", path, "new.json", "--lang", "en"]);
        assert_eq!(output.status.code(), Some(2));
        told += &String::from_utf8(output.stderr).unwrap();
    }
    insta::assert_snapshot!(told);
}

#[test]
fn hostile_texts_stay_texts() {
    let case = recertified();
    let hostile = "✗ a|b <script>alert(1)</script> \u{1b}[31m \u{202e}# `x` ](javascript:1)\n- =1+1 \"'&";
    case.alter(|report| {
        report["initiative"]["name"] = json!(hostile);
        report["initiative"]["id"] = json!(hostile);
        report["catalogue"]["title"] = json!({ "en": hostile });
        report["catalogue"]["id"] = json!(hostile);
        report["catalogue"]["version"] = json!(hostile);
        report["catalogue"]["sha256"] = json!(hostile);
        report["tool"]["version"] = json!(hostile);
        report["award"] = json!(hostile);
        report["labels"][0]["id"] = json!(hostile);
        report["categories"][0]["id"] = json!(hostile);
        report["indicators"][0]["id"] = json!(hostile);
        report["indicators"][1]["status"] = json!(hostile);
        report["indicators"][2]["category"] = json!(hostile);
        report["indicators"][3]["documents"] = json!([{ "name": hostile, "found": null, "sha256": null }]);
        for indicator in report["indicators"].as_array_mut().unwrap() {
            if !indicator["decision"].is_null() {
                for key in ["by", "reason", "date", "expires"] {
                    indicator["decision"][key] = json!(hostile);
                }
            }
        }
        let finding = json!({ "severity": hostile, "code": hostile, "message": hostile, "indicator": hostile, "file": hostile, "sheet": null, "line": 1, "column": null });
        report["findings"].as_array_mut().unwrap().push(finding);
        report["inputs"][0]["file"] = json!(hostile);
    });
    let is_odd = |text: &str| text.chars().any(|sign| sign != '\n' && is_unprintable(sign));
    for language in ["en", "de"] {
        let text = case.compare(&["--lang", language, "--color", "never"]);
        assert!(!is_odd(&text), "{text}");
        let markdown = case.compare(&["--lang", language, "-f", "markdown"]);
        assert!(!is_odd(&markdown) && !markdown.contains("<script") && !markdown.replace("\\]", "").contains("]("));
        let rows = markdown.lines().filter(|line| line.starts_with("| "));
        let unescaped = |row: &str| row.replace("\\\\", "").replace("\\|", "").matches('|').count();
        for row in rows {
            assert!([6, 7].contains(&unescaped(row)), "{row}");
        }
        let html = case.compare(&["--lang", language, "-f", "html"]);
        page::check(language, &html);
        let json = case.compare(&["-f", "json"]);
        assert!(!is_odd(&json));
        serde_json::from_str::<Value>(&json).unwrap();
    }
}
