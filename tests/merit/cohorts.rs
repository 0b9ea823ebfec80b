//! What is told of a round beyond its ranking: groups beside each other, a report of each
//! initiative, and one initiative among others.

use crate::support::run::{copy, example, merit, said};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const COMMON: [&str; 4] = ["-c", "cluster-exzellenz-bw", "--as-of", "2026-11-23"];

fn portfolio(folder: &Path, more: &[&str]) -> String {
    said(folder, &[&["portfolio", "round"], COMMON.as_slice(), more].concat())
}

/// A round of three examples, six times over with other ids, whose initiatives lie in
/// regions; the last one says nothing of its own.
fn round(folder: &Path) {
    let round = folder.join("round");
    fs::create_dir(&round).unwrap();
    for (index, region) in ["Nord", "Süd", "Nord", "=Süd", "Nord", ""].into_iter().enumerate() {
        for name in ["gold", "minimum-missed", "incomplete"] {
            let dossier = round.join(format!("{name}-{index}"));
            copy(&example(name), &dossier);
            let table = format!("initiative;name;region\n{name}-{index};Cluster {index};{region}\n");
            fs::write(dossier.join("initiatives.csv"), table).unwrap();
        }
    }
}

#[test]
fn groups_stand_beside_each_other() {
    let folder = TempDir::new().unwrap();
    round(folder.path());
    let shown = portfolio(folder.path(), &["--by", "Region", "--top", "1"]);
    let part = |text: &str, from: &str, to: &str| {
        let (_, rest) = text.split_once(from).unwrap();
        rest.split_once(to).unwrap().0.to_owned()
    };
    insta::assert_snapshot!("groups", part(&shown, "Groups\n", "Points by indicator"));
    let shown = portfolio(folder.path(), &["--by", "region", "--min-group", "1", "--lang", "de"]);
    insta::assert_snapshot!("groups-all", part(&shown, "Gruppen\n", "Prozentwerte"));
    let table = portfolio(folder.path(), &["--by", "region", "-f", "csv"]);
    let groups: Vec<&str> = table.lines().skip(2).filter_map(|line| line.split(',').nth(3)).collect();
    assert_eq!(groups[..6], ["Nord", "Süd", "Nord", "'=Süd", "Nord", ""], "{table}");
    insta::assert_snapshot!("no-such-column", portfolio(folder.path(), &["--by", "sector"]));
    assert!(!portfolio(folder.path(), &["-f", "csv"]).contains("Nord"));
}

/// The tables of several initiatives in one folder: each row with its initiative.
fn tables(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for table in ["evidence", "team", "training"] {
        let file = format!("{table}.csv");
        let mut rows = String::new();
        for id in ["one", "two/..", "Two-..", "../-rf", "–.."] {
            let text = fs::read_to_string(from.join(&file)).unwrap();
            for (number, line) in text.lines().enumerate() {
                match number {
                    0 if rows.is_empty() => rows.push_str(&format!("initiative,{line}\n")),
                    0 => {}
                    _ => rows.push_str(&format!("{id},{line}\n")),
                }
            }
        }
        fs::write(to.join(file), rows).unwrap();
    }
}

#[test]
fn reports_are_those_of_assess() {
    let folder = TempDir::new().unwrap();
    round(folder.path());
    let quiet = ["--reports", "reports", "--reports-as", "html,json", "--quiet", "-f", "csv"];
    assert!(portfolio(folder.path(), &quiet).starts_with("exit 0"));
    let written = |folder: &Path| {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    assert_eq!(written(&folder.path().join("reports")).len(), 37);
    for (format, ending) in [("html", "html"), ("json", "json")] {
        let dossier = "round/minimum-missed-3";
        let own = merit(folder.path(), &[&["assess", dossier], COMMON.as_slice(), &["-f", format]].concat()).stdout;
        let told = fs::read(folder.path().join(format!("reports/minimum-missed-3.{ending}"))).unwrap();
        assert!(own == told, "{format}");
    }
    // What is there is not written over, nor is anything else written then.
    insta::assert_snapshot!("folder-in-use", portfolio(folder.path(), &[&quiet[..], &["-o", "r.csv"]].concat()));
    assert!(!folder.path().join("r.csv").exists());
    assert!(portfolio(folder.path(), &[&quiet[..], &["--force"]].concat()).starts_with("exit 0"));

    // Ids of tables are no paths, and files whose names some systems do not tell apart have numbers.
    fs::remove_dir_all(folder.path().join("round")).unwrap();
    tables(&example("minimum-missed"), &folder.path().join("round"));
    let plain = ["--reports", "new", "--reports-as", "json", "-f", "csv", "--quiet"];
    assert!(portfolio(folder.path(), &plain).starts_with("exit 0"));
    assert_eq!(
        written(&folder.path().join("new")),
        ["Two--2.json", "index.csv", "one.json", "rf.json", "two-.json", "unnamed.json"]
    );
    let index = fs::read_to_string(folder.path().join("new/index.csv")).unwrap();
    insta::assert_snapshot!("index", index);
    let one = ["assess", "round", "--initiative", "one", "-f", "json"];
    let own = merit(folder.path(), &[&one, COMMON.as_slice()].concat()).stdout;
    assert!(own == fs::read(folder.path().join("new/one.json")).unwrap());
}

/// Nothing is written where reports have no room, and a folder that is there stays what it is.
#[test]
fn reports_have_room_or_nothing_is_written() {
    let folder = TempDir::new().unwrap();
    round(folder.path());
    let round = folder.path().join("round");
    // Names that file systems do not hold with an ending.
    for name in ["漢".repeat(84), format!("{}b", "漢".repeat(83))] {
        copy(&example("gold"), &round.join(name));
    }
    let with = |folder: &Path, more: &[&str]| {
        let told = portfolio(folder, &[&["-f", "csv", "--quiet", "--reports-as", "csv"], more].concat());
        told.lines().filter(|line| line.starts_with("exit") || line.starts_with("error")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(with(folder.path(), &["--reports", "new"]), "exit 0");
    let names = fs::read_dir(folder.path().join("new")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> =
        names.map(|name| name.into_string().unwrap()).filter(|name| name.contains('漢')).collect();
    names.sort();
    assert_eq!(names, [format!("{}-2.csv", "漢".repeat(66)), format!("{}.csv", "漢".repeat(66))]);

    fs::create_dir(folder.path().join("own")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder.path().join("own"), fs::Permissions::from_mode(0o750)).unwrap();
        assert_eq!(with(folder.path(), &["--reports", "own"]), "exit 0");
        assert_eq!(fs::metadata(folder.path().join("own")).unwrap().permissions().mode() & 0o777, 0o750);
        assert_eq!(fs::read_dir(folder.path().join("own")).unwrap().count(), 21);
        std::os::unix::fs::symlink("nowhere", folder.path().join("dangling")).unwrap();
        let told = with(folder.path(), &["--reports", "dangling", "-o", "r.csv"]);
        assert!(told.starts_with("exit 2 error: dangling: cannot be written"), "{told}");
    }
    // A folder stands in the place of a report, another output does, or somebody's documents.
    fs::create_dir_all(folder.path().join("blocked/gold-1.csv")).unwrap();
    for (reports, told) in [
        ("blocked", "error: blocked/gold-1.csv: is no regular file and is not replaced."),
        ("r.csv", "error: r.csv: is named twice as output."),
        (
            "round/gold-1/new",
            "error: round/gold-1/new: is read here and is not written over, not even with --force. Name another file.",
        ),
    ] {
        let said = with(folder.path(), &["--reports", reports, "--force", "-o", "r.csv"]);
        assert_eq!(said, format!("exit 2 {told}"));
        assert!(!folder.path().join("r.csv").exists());
    }
    let left = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with('.')));
}

/// Dossiers of every kind, results and reports: the same in the same order, whoever was done first.
#[test]
fn threads_change_nothing() {
    let folder = TempDir::new().unwrap();
    round(folder.path());
    let round = folder.path().join("round");
    for name in ["plain", "of-windows"] {
        tables(&example("minimum-missed"), &round.join(name));
        let evidence = round.join(name).join("evidence.csv");
        // Behind all rows, one whose indicator is unknown.
        let text = fs::read_to_string(&evidence).unwrap() + "one,sätze,,1,,\n";
        let bytes = if name == "plain" {
            text.as_bytes().to_vec()
        } else {
            encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()
        };
        fs::write(evidence, bytes).unwrap();
    }
    fs::create_dir(round.join("broken")).unwrap();
    fs::write(round.join("broken/evidence.csv"), "indicator;value\nmembers;30\n\0").unwrap();
    assert!(merit(&round, &["new", "cluster-exzellenz-bw", "blank.xlsx"]).status.success());
    let told = ["1", "2", "5"].map(|threads| {
        let out = folder.path().join("out");
        fs::create_dir(&out).unwrap();
        let files = ["-f", "jsonl", "-o", "out/round.csv", "-o", "out/round.html", "--findings", "out/findings.csv"];
        let reports = ["--detail", "--reports", "out/reports", "--reports-as", "html,json,csv", "--threads", threads];
        let told = portfolio(folder.path(), &[files.as_slice(), &reports].concat());
        let mut all = Vec::new();
        for place in [out.clone(), out.join("reports")] {
            let entries = fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path());
            let mut paths: Vec<_> = entries.filter(|path| path.is_file()).collect();
            paths.sort();
            all.extend(paths.into_iter().map(|path| (fs::read(&path).unwrap(), path)));
        }
        fs::remove_dir_all(out).unwrap();
        (told, all)
    });
    // 18 dossiers, twice five of tables, a workbook, and one that cannot be read.
    assert!(told[0].0.starts_with("exit 1") && told[0].1.len() == 3 + 3 * 29 + 1, "{}", told[0].1.len());
    assert!(told[0] == told[1] && told[0] == told[2]);
}

#[test]
fn one_stands_among_others() {
    let folder = TempDir::new().unwrap();
    round(folder.path());
    let files = ["-o", "r.csv", "-o", "r.jsonl", "--detail", "--quiet"];
    assert!(portfolio(folder.path(), &files).starts_with("exit 0"));
    assert!(portfolio(folder.path(), &["-o", "plain.csv", "--quiet"]).starts_with("exit 0"));
    let beside = |file: &str, more: &[&str]| {
        let common = [&["assess", "round/minimum-missed-1", "--cohort", file], COMMON.as_slice()].concat();
        let shown = said(folder.path(), &[&common[..], more].concat());
        shown.split_once("Among others").map_or(shown.clone(), |(_, part)| part.to_owned())
    };
    insta::assert_snapshot!("among-others", beside("r.jsonl", &[]));
    insta::assert_snapshot!("among-others-md", beside("plain.csv", &["-f", "markdown"]));
    insta::assert_snapshot!("among-few", beside("r.csv", &["--min-group", "19"]));
    assert_eq!(beside("r.csv", &[]), beside("r.jsonl", &[]).replace("r.jsonl", "r.csv"));
    let page = beside("r.jsonl", &["-f", "html"]);
    assert!(page.contains("id=\"cohort\"") || page.contains("6 as much"), "{page}");
    // Results of other days say so, in both of their forms.
    for file in ["r.csv", "r.jsonl"] {
        let results = fs::read_to_string(folder.path().join(file)).unwrap();
        let older = results.replace("2026-11-23", "2025-11-23");
        let mixed = results.replacen("2026-11-23", "2024-02-29", 1);
        let days = |results: &str| {
            let other = format!("other-{file}");
            fs::write(folder.path().join(&other), results).unwrap();
            let shown = beside(&other, &["--width", "300"]);
            shown.lines().find(|line| line.contains("as of")).unwrap_or_default().to_owned()
        };
        assert_eq!(days(&results), "");
        let own = "this assessment is as of 23 November 2026; what counts time may have changed since.";
        assert_eq!(days(&older), format!("These results are as of 23 November 2025, {own}"));
        assert_eq!(days(&mixed), format!("These results are as of 29 February 2024 to 23 November 2026, {own}"));
    }
    // The JSON is the same whoever else there is.
    let json = |more: &[&str]| {
        let common = ["assess", "round/gold-0", "-f", "json"];
        merit(folder.path(), &[&common, COMMON.as_slice(), more].concat()).stdout
    };
    assert!(json(&[]) == json(&["--cohort", "r.jsonl"]));

    let lines = fs::read_to_string(folder.path().join("r.jsonl")).unwrap();
    let bad = [
        ("none.csv", None),
        ("empty.csv", Some(String::new())),
        ("evidence.csv", Some("indicator,value\nmembers,3\n".to_owned())),
        ("shown.csv", Some("initiative,percent\na,25/3\nb,8.3 %\n".to_owned())),
        ("detail.csv", Some("initiative,percent,members.points\na,80,4\nb,70,much\n".to_owned())),
        ("day.csv", Some("initiative,percent,as_of\na,80,2026-11-23\nb,70,soon\n".to_owned())),
        ("short.jsonl", Some(lines[..lines.len() - 30].to_owned())),
        ("other.jsonl", Some(lines.replace("\"sha256\":\"", "\"sha256\":\"0"))),
        ("binary.jsonl", Some("{\0\n".to_owned())),
    ];
    let mut told = String::new();
    for (name, text) in bad {
        if let Some(text) = text {
            fs::write(folder.path().join(name), text).unwrap();
        }
        told.push_str(&beside(name, &[]));
    }
    insta::assert_snapshot!("no-results", told);
}

#[test]
fn nothing_is_written_over_what_is_read() {
    let folder = TempDir::new().unwrap();
    round(folder.path());
    let evidence = folder.path().join("round/gold-0/evidence.csv");
    let before = fs::read(&evidence).unwrap();
    let own = ["assess", "round/gold-0", "-o", "round/../round/gold-0/evidence.csv", "--force"];
    let mut told = said(folder.path(), &[&own, COMMON.as_slice()].concat());
    told.push_str(&portfolio(folder.path(), &["-o", "round/gold-0/team.csv", "--force"]));
    told.push_str(&portfolio(folder.path(), &["--findings", "round/gold-0/evidence.csv", "--force"]));
    insta::assert_snapshot!("output-is-input", told);
    assert!(before == fs::read(&evidence).unwrap());
}

/// The tables of a round, told apart by a column `initiative` in each.
const TABLES: [(&str, &str); 2] = [
    ("initiatives.csv", "initiative,name\na,A\nb,B\nc,C\n"),
    (
        "evidence.csv",
        "initiative,indicator,input,value,note\na,members,,30,\na,publicity,,2,\nb,members,,20,\nb,publicity,,1,\n",
    ),
];

fn round_of_tables(folder: &Path, change: impl Fn(&str) -> String) {
    let round = folder.join("round");
    fs::create_dir_all(&round).unwrap();
    TABLES.iter().for_each(|(name, text)| fs::write(round.join(name), change(text)).unwrap());
}

#[test]
fn slips_that_concern_several_are_told() {
    let folder = TempDir::new().unwrap();
    let finding = |more: &[&str]| {
        let _ = fs::remove_file(folder.path().join("f.csv"));
        let shown =
            portfolio(folder.path(), &[&["--findings", "f.csv", "--force", "--quiet", "-f", "csv"], more].concat());
        // None is written where the tables cannot be read.
        let rows = fs::read_to_string(folder.path().join("f.csv")).unwrap_or_default();
        let told = rows.lines().filter(|row| !row.contains("missing-evidence") && !row.contains("documents-missing"));
        let figures = shown.lines().map(|row| row.split(',').take(5).collect::<Vec<_>>().join(",") + "\n");
        figures.collect::<String>() + &told.map(|row| format!("{row}\n")).collect::<String>()
    };
    // Somebody without a row of evidence.
    round_of_tables(folder.path(), str::to_owned);
    let mut told = finding(&[]);
    // A table that does not say whose its rows are, as the others do.
    round_of_tables(folder.path(), |text| text.replace("initiative,indicator", "inititive,indicator"));
    told.push_str(&finding(&[]));
    round_of_tables(folder.path(), |text| text.replace("initiative,name", "inititive,name"));
    told.push_str(&finding(&[]));
    // A quote that is closed far below.
    round_of_tables(folder.path(), |text| text.replace("2,\nb", "\"2,\nb").replace("1,\n", "1,\"\n"));
    told.push_str(&finding(&[]));
    // A row of nobody is told even where rows alone are written.
    round_of_tables(folder.path(), |text| text.replace("b,members", ",members"));
    told.push_str(&finding(&[]));
    insta::assert_snapshot!("slips", told);
    // Of many the first are told, and how many more there are.
    round_of_tables(folder.path(), |text| text.to_owned() + &",members,,3,\n".repeat(23));
    let many = portfolio(folder.path(), &["-f", "csv"]);
    assert_eq!(many.matches("error[unnamed-initiative]").count(), 20, "{many}");
    assert!(many.contains("… and 26 more\n"), "{many}");
}

#[test]
fn no_report_takes_the_place_of_what_is_read() {
    let folder = TempDir::new().unwrap();
    round_of_tables(folder.path(), |text| text.replace("\na,", "\nevidence,"));
    let before = fs::read(folder.path().join("round/evidence.csv")).unwrap();
    let mut told = portfolio(folder.path(), &["--reports", "round", "--reports-as", "csv", "--force"]);
    copy(&example("gold"), &folder.path().join("gold"));
    let ours = |more: &[&str]| said(folder.path(), &[&["assess", "gold", "--force", "-o"], more, &COMMON].concat());
    told.push_str(&ours(&["gold/documents/accounts.txt"]));
    // One is listed without evidence.
    assert!(portfolio(folder.path(), &["-o", "r.csv", "-o", "r.jsonl", "--quiet"]).starts_with("exit 1"));
    told.push_str(&ours(&["r.csv", "--cohort", "r.csv"]));
    let explain = ["explain", "gold", "-o", "gold/documents/accounts.txt", "--force"];
    told.push_str(&said(folder.path(), &[&explain, COMMON.as_slice()].concat()));
    let beside = ["portfolio", ".", "--reports", "gold/documents", "--force"];
    told.push_str(&said(folder.path(), &[&beside, COMMON.as_slice()].concat()));
    let sql = ["catalogue", "sql", "ecei", "round", "-o", "round/evidence.csv", "--force"];
    told.push_str(&said(folder.path(), &sql));
    // The results of one catalogue say nothing about another.
    told.push_str(&said(folder.path(), &["assess", "gold", "-c", "ecei", "--cohort", "r.csv"]));
    insta::assert_snapshot!("inputs-stay", told);
    assert!(before == fs::read(folder.path().join("round/evidence.csv")).unwrap());
}
