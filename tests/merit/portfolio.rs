//! A round of applications: every initiative is scored as `assess` scores it, a bad
//! one stops none of the others, and nothing in it steers whoever opens the results.

use crate::support::archive::parts;
use crate::support::round::{findings, findings_of_rows, gist, gist_of_line, rows};
use crate::support::run::{EXAMPLES, copy, example, merit, root, said};
use merit::language::is_unprintable;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn portfolio(folder: &Path, round: &str, more: &[&str]) -> String {
    let common = ["portfolio", round, "-c", "cluster-exzellenz-bw", "--as-of", "2026-11-23"];
    said(folder, &[&common, more].concat())
}

/// The objects of JSON lines.
fn lines(folder: &Path, round: &str, catalogue: &str) -> Vec<Value> {
    let arguments = ["portfolio", round, "-c", catalogue, "--as-of", "2026-11-23", "-f", "jsonl", "--detail"];
    let output = merit(folder, &arguments);
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn assessment(folder: &Path, dossier: &str, catalogue: &str, more: &[&str]) -> Value {
    let arguments = ["assess", dossier, "-c", catalogue, "--as-of", "2026-11-23", "-f", "json"];
    serde_json::from_slice(&merit(folder, &[&arguments, more].concat()).stdout).unwrap()
}

#[test]
fn the_round_of_the_examples() {
    insta::assert_snapshot!("round-en", portfolio(root(), "examples", &["--top", "2"]));
    insta::assert_snapshot!(
        "round-de",
        said(
            root(),
            &["--lang", "de", "portfolio", "examples", "-c", "ecei", "--as-of", "2026-11-23", "--min-group", "8",]
        )
    );
    insta::assert_snapshot!("round-md", portfolio(root(), "examples", &["-f", "markdown", "--top", "1"]));
    insta::assert_snapshot!("round-csv", portfolio(root(), "examples", &["-f", "csv"]));
    insta::assert_snapshot!("round-jsonl", portfolio(root(), "examples", &["-f", "jsonl"]));
}

#[test]
fn dossiers_are_scored_as_assess_does() {
    let folder = TempDir::new().unwrap();
    for catalogue in ["cluster-exzellenz-bw", "ecei"] {
        let file = folder.path().join(format!("{catalogue}.csv"));
        merit(
            root(),
            &["portfolio", "examples", "-c", catalogue, "--as-of", "2026-11-23", "--findings", file.to_str().unwrap()],
        );
        let told = rows(&file);
        let lines = lines(root(), "examples", catalogue);
        assert_eq!(lines.iter().map(|line| line["dossier"].as_str().unwrap()).collect::<Vec<_>>(), EXAMPLES);
        for line in lines {
            let dossier = line["dossier"].as_str().unwrap();
            let assessment = assessment(&root().join("examples"), dossier, catalogue, &[]);
            assert_eq!(gist_of_line(&line), gist(&assessment), "{dossier}");
            let own: Vec<Vec<String>> = told.iter().filter(|row| row[1] == dossier).cloned().collect();
            assert_eq!(findings_of_rows(&own, line["initiative"]["id"].as_str().unwrap()), findings(&assessment));
        }
    }
}

/// A round of some examples, of which one cannot be scored.
fn small_round(folder: &Path) {
    ["gold", "incomplete", "mistakes"].iter().for_each(|name| copy(&example(name), &folder.join("round").join(name)));
    fs::write(folder.join("round/mistakes/evidence.csv"), "nothing\n").unwrap();
}

#[test]
fn csv_tells_of_each_indicator_what_json_lines_do() {
    let folder = TempDir::new().unwrap();
    small_round(folder.path());
    portfolio(folder.path(), "round", &["-o", "r.csv", "-o", "r.jsonl", "--detail"]);
    let table = rows(&folder.path().join("r.csv"));
    let header = &table[0];
    let columns = 1 + header.iter().position(|title| title == "unchecked_rules").unwrap();
    let lines = fs::read_to_string(folder.path().join("r.jsonl")).unwrap();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((table.len(), lines.len()), (4, 3));
    for (row, line) in table[1..].iter().zip(&lines) {
        let told = line["indicators"].as_array().map_or(&[][..], Vec::as_slice);
        let expected = told.iter().flat_map(|one| {
            let id = one["id"].as_str().unwrap();
            ["status", "points", "excellent"].map(|key| {
                let value = &one[key];
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                (format!("{id}.{key}"), if value.is_null() { String::new() } else { text })
            })
        });
        let expected: Vec<(String, String)> = expected.collect();
        let cells: Vec<(String, String)> = header.iter().cloned().zip(row.iter().cloned()).skip(columns).collect();
        match told.is_empty() {
            true => assert!(cells.len() == 34 * 3 && cells.iter().all(|(_, cell)| cell.is_empty()), "{cells:?}"),
            false => assert_eq!(cells, expected),
        }
    }
}

/// What is kept of a round depends on whether anybody asks what all come to together.
#[test]
fn rows_are_the_same_whatever_else_is_asked() {
    let folder = TempDir::new().unwrap();
    small_round(folder.path());
    let alone = portfolio(folder.path(), "round", &["-f", "csv", "--quiet"]);
    assert!(alone.starts_with("exit 1\n") && alone.contains("1 of 3"), "{alone}");
    for other in ["a.html", "a.xlsx", "a.md", "a.txt"] {
        assert_eq!(portfolio(folder.path(), "round", &["-f", "csv", "-o", other, "--quiet"]), alone, "{other}");
    }
    let by = |format| portfolio(folder.path(), "round", &["--by", "nothing", "-f", format]);
    assert_eq!(by("csv"), by("markdown"));
    assert!(by("csv").starts_with("exit 2\n"), "{}", by("csv"));
}

/// What sorts and filters findings is the same in every language; the message alone is for a reader.
#[test]
fn findings_differ_by_language_in_their_messages_alone() {
    let folder = TempDir::new().unwrap();
    small_round(folder.path());
    let [german, english] = ["de", "en"].map(|language| {
        portfolio(folder.path(), "round", &["--lang", language, "--findings", "f.csv", "--force", "--quiet"]);
        let rows = rows(&folder.path().join("f.csv"));
        rows.into_iter().map(|mut row| (row.pop().unwrap(), row)).unzip::<_, _, Vec<String>, Vec<_>>()
    });
    assert_eq!(german.1, english.1);
    assert!(german.0.iter().zip(&english.0).skip(1).all(|(german, english)| german != english));
    let severities: BTreeSet<&str> = english.1.iter().skip(1).map(|row| row[2].as_str()).collect();
    assert_eq!(severities, BTreeSet::from(["error", "warning"]));
}

/// The tables of the examples in one folder, their rows taken in turn.
fn one_folder(to: &Path) {
    let examples = ["appeal", "gold", "minimum-missed", "threshold"];
    for table in ["evidence", "team", "training"] {
        let mut header = String::new();
        let mut tables = Vec::new();
        for name in examples {
            let text = fs::read_to_string(example(name).join(format!("{table}.csv"))).unwrap();
            let mut lines = text.lines().map(|line| line.strip_prefix('\u{feff}').unwrap_or(line).to_owned());
            header = lines.next().unwrap();
            tables.push(lines.map(|line| format!("{name},{line}")).collect::<Vec<_>>());
        }
        let most = tables.iter().map(Vec::len).max().unwrap();
        let rows = (0..most).flat_map(|index| tables.iter().filter_map(move |table| table.get(index)));
        let rows: Vec<&str> = rows.map(String::as_str).collect();
        fs::write(to.join(format!("{table}.csv")), format!("initiative,{header}\n{}\n", rows.join("\n"))).unwrap();
    }
    fs::write(to.join("initiatives.csv"), "initiative,name\ngold,Gold\nthreshold,\nnobody,No rows\n").unwrap();
}

#[test]
fn rows_in_any_order_are_scored_as_assess_does() {
    let folder = TempDir::new().unwrap();
    one_folder(folder.path());
    let lines = lines(folder.path(), ".", "cluster-exzellenz-bw");
    let ids: Vec<&str> = lines.iter().map(|line| line["initiative"]["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["appeal", "gold", "minimum-missed", "threshold", "nobody"]);
    let (nobody, lines) = lines.split_last().unwrap();
    assert!(nobody["problem"].as_str().unwrap().contains("appears in no row of the evidence"), "{nobody}");
    portfolio(folder.path(), ".", &["--findings", "told.csv"]);
    let told = rows(&folder.path().join("told.csv"));
    for line in lines {
        let id = line["initiative"]["id"].as_str().unwrap();
        let assessment = assessment(folder.path(), ".", "cluster-exzellenz-bw", &["--initiative", id]);
        assert_eq!(gist_of_line(line), gist(&assessment), "{id}");
        // What stands in a header is told once, for all; documents lie elsewhere.
        let own: Vec<[String; 7]> = findings(&assessment)
            .into_iter()
            .filter(|finding| finding[4] != "1" && finding[1] != "document-not-found")
            .collect();
        assert_eq!(findings_of_rows(&told, id), own, "{id}");
    }
}

#[test]
fn a_round_may_hold_dossiers_of_every_kind() {
    let folder = TempDir::new().unwrap();
    let round = folder.path().join("round");
    // Whether they are read in blocks, by their rows in memory or as wholes, all have their turn.
    let kinds: [fn(&Path); 4] = [
        |to| copy(&example("gold"), to),
        one_folder,
        |to| {
            one_folder(to);
            for table in ["evidence", "team", "training"] {
                let path = to.join(format!("{table}.csv"));
                let text = fs::read_to_string(&path).unwrap();
                let (header, rows) = text.split_once('\n').unwrap();
                let mut rows: Vec<&str> = rows.lines().collect();
                rows.sort_by_key(|row| row.split(',').next().unwrap().to_owned());
                fs::write(&path, format!("{header}\n{}\n", rows.join("\n"))).unwrap();
            }
        },
        |to| {
            one_folder(to);
            let path = to.join("evidence.csv");
            let text = fs::read_to_string(&path).unwrap();
            let header = text.lines().next().unwrap();
            let note = header.split(',').position(|name| name == "note").unwrap();
            let mut own: Vec<String> = vec![String::new(); header.split(',').count()];
            own[0] = "late".to_owned();
            own[1] = "members".to_owned();
            own[note] = "M\u{fc}ller".to_owned();
            let text = format!("{text}{}\n", own.join(","));
            let bytes = text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap_or(b'?')).collect::<Vec<u8>>();
            fs::write(&path, bytes).unwrap();
        },
    ];
    let names: Vec<String> = (0..24).map(|number| format!("d{number:02}")).collect();
    for (number, name) in names.iter().enumerate() {
        fs::create_dir_all(round.join(name)).unwrap();
        kinds[(number * number / 3 + number) % 4](&round.join(name));
    }
    let told = lines(folder.path(), "round", "cluster-exzellenz-bw");
    for name in &names {
        let of_it: Vec<Value> = told.iter().filter(|line| line["dossier"] == **name).map(without_dossier).collect();
        let alone = lines(&round, name, "cluster-exzellenz-bw");
        let alone: Vec<Value> = alone.iter().map(without_dossier).collect();
        assert!(!of_it.is_empty(), "{name}");
        assert_eq!(of_it, alone, "{name}");
    }
}

/// An entry without how the round calls it, and whom it compares it with.
fn without_dossier(line: &Value) -> Value {
    let mut line = line.clone();
    for name in ["dossier", "same_as"] {
        line.as_object_mut().unwrap().remove(name);
    }
    line
}

#[test]
fn a_bad_one_stops_none_of_the_others() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    copy(&example("gold"), &at("round/gold"));
    copy(&example("gold"), &at("round/gold-again"));
    let workbook = at("round/books/book.xlsx");
    fs::create_dir_all(at("round/books")).unwrap();
    merit(folder.path(), &["new", "cluster-exzellenz-bw", "round/books/book.xlsx"]);
    assert!(workbook.is_file());
    fs::write(at("round/~$book.xlsx"), "a lock").unwrap();
    fs::write(at("round/broken.xlsx"), "no workbook").unwrap();
    fs::write(at("round/notes.txt"), "notes").unwrap();
    for (name, text) in [
        ("no-column", "indicator,input\nmembers,\n"),
        ("no-table", "a\0b"),
        ("twice", "indicator,value,value\nmembers,1,2\n"),
        ("empty", ""),
    ] {
        fs::create_dir(at(&format!("round/{name}"))).unwrap();
        fs::write(at(&format!("round/{name}/evidence.csv")), text).unwrap();
    }
    fs::create_dir_all(at("round/later/deeper")).unwrap();
    fs::write(at("round/later/deeper/evidence.csv"), "indicator,value\n").unwrap();
    fs::create_dir(at("round/several")).unwrap();
    let several = "initiative,indicator,value,odd\na,members,30,\n,members,3,\nb,members,40,\nb,composition,5,\n";
    fs::write(at("round/several/evidence.csv"), several).unwrap();
    fs::write(at("round/several/initiatives.csv"), "initiative,name\na,A\nb,B\na,A again\n").unwrap();
    #[cfg(unix)]
    {
        copy(&example("threshold"), &at("outside"));
        std::os::unix::fs::symlink(at("outside"), at("round/out")).unwrap();
        std::os::unix::fs::symlink(at("nowhere"), at("round/dangling")).unwrap();
    }
    insta::assert_snapshot!(
        "bad-round",
        portfolio(folder.path(), "round", &["-o", "r.csv", "--findings", "f.csv", "-f", "table"])
    );
    insta::assert_snapshot!("bad-round-results", fs::read_to_string(at("r.csv")).unwrap());
    copy(&example("gold"), &at("top/all/gold"));
    for (round, expected) in [
        ("top", "exit 2\nerror: top: holds no dossier directly, but all/gold does."),
        ("round/nowhere", "exit 2\nerror: round/nowhere: there is no such file or folder."),
        ("round/notes.txt", "exit 2\nerror: notes.txt:1:1: The column “indicator” is missing."),
    ] {
        let said = portfolio(folder.path(), round, &[]);
        assert!(said.starts_with(expected), "{round}: {said}");
    }
}

#[test]
fn files_are_written_whole_or_not_at_all() {
    let folder = TempDir::new().unwrap();
    copy(&example("gold"), &folder.path().join("round/gold"));
    let names = || {
        let mut names: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    fs::write(folder.path().join("there.csv"), "mine").unwrap();
    for (outputs, expected) in [
        (&["-o", "a.csv", "-o", "there.csv"][..], "there.csv: exists"),
        (&["-o", "a.csv", "-o", "a.csv"][..], "a.csv: "),
        (&["-o", "a.csv", "--findings", "a.csv"][..], "a.csv: "),
        (&["-o", "a.pdf"][..], "a.pdf: "),
        (&["-o", "none/a.csv"][..], "none/a.csv: "),
        (&["-o", "-"][..], ""),
    ] {
        let said = portfolio(folder.path(), "round", outputs);
        assert!(said.starts_with("exit 2\nerror: ") && said.contains(expected), "{outputs:?}: {said}");
        assert_eq!(names(), ["round", "there.csv"]);
    }
    assert_eq!(fs::read_to_string(folder.path().join("there.csv")).unwrap(), "mine");
    portfolio(folder.path(), "round", &["-o", "a.csv", "-o", "a.xlsx", "-o", "a.jsonl", "-o", "a.md", "-o", "a.txt"]);
    assert_eq!(names(), ["a.csv", "a.jsonl", "a.md", "a.txt", "a.xlsx", "round", "there.csv"]);
}

#[test]
fn the_same_round_makes_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    one_folder(folder.path());
    // In a folder of their own, as a workbook beside the tables is taken for a dossier.
    fs::create_dir(folder.path().join("round")).unwrap();
    for table in ["evidence", "team", "training", "initiatives"] {
        let name = format!("{table}.csv");
        fs::rename(folder.path().join(&name), folder.path().join("round").join(&name)).unwrap();
    }
    let outputs = ["-o", "a.csv", "-o", "a.xlsx", "-o", "a.jsonl", "-o", "a.md", "--force"];
    let bytes = || {
        portfolio(folder.path(), "round", &outputs);
        ["a.csv", "a.xlsx", "a.jsonl", "a.md"].map(|name| fs::read(folder.path().join(name)).unwrap())
    };
    let first = bytes();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(first == bytes(), "the second run wrote other bytes");
}

#[test]
fn hostile_names_stay_names() {
    let folder = TempDir::new().unwrap();
    let texts = [
        "=1+1",
        "+1",
        "-1+2",
        "@SUM(1)",
        "=cmd|' /C calc'!A0",
        "\u{FF1D}1",
        "1/2",
        "3-4",
        "01234",
        "a | b",
        "a,b;c\td",
        "\"\"quoted\"\"",
        "<script>alert(1)</script>",
        "\u{1b}[31mred",
        "\u{202e}gnp",
        "one\ntwo",
        "`code` **b** # h",
        "[a](javascript:b)",
        "* ? ~*",
        "{\"json\": null}",
        "_x000D_",
    ];
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let evidence: String = texts.iter().map(|text| format!("{},members,30\n", quoted(text))).collect();
    let names: String = texts.iter().map(|text| format!("{},{}\n", quoted(text), quoted(text))).collect();
    fs::write(folder.path().join("evidence.csv"), format!("initiative,indicator,value\n{evidence}")).unwrap();
    fs::write(folder.path().join("initiatives.csv"), format!("initiative,name\n{names}")).unwrap();
    portfolio(
        folder.path(),
        ".",
        &[
            "-o", "r.csv", "-o", "r.xlsx", "-o", "r.jsonl", "-o", "r.md", "-o", "r.txt", "-o", "r.html", "--findings",
            "f.csv",
        ],
    );
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    for name in ["r.csv", "r.jsonl", "r.md", "r.txt", "f.csv"] {
        // The findings are for a spreadsheet.
        let text = read(name).trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let odd: Vec<char> = text.chars().filter(|sign| is_unprintable(*sign) && *sign != '\n').collect();
        assert!(odd.is_empty(), "{name}: {odd:?}");
    }
    let results = rows(&folder.path().join("r.csv"));
    assert_eq!(results.len(), texts.len() + 1);
    let found = rows(&folder.path().join("f.csv"));
    for cell in results.iter().skip(1).flat_map(|row| &row[..3]).chain(found.iter().skip(1).flatten()) {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '\u{FF1D}']), "{cell}");
    }
    let ids: Vec<Value> = read("r.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["initiative"]["name"].clone())
        .collect();
    assert_eq!(ids, texts.map(Value::from));
    // The page holds no element that a name brought along.
    let page = read("r.html");
    let text = page.strip_prefix("<!DOCTYPE html>").or_else(|| page.strip_prefix("<!doctype html>")).unwrap();
    let document = roxmltree::Document::parse(text).unwrap();
    assert!(!document.descendants().any(|node| node.has_tag_name("script")
        || node.has_tag_name("a") && node.attribute("href").is_some_and(|to| !to.starts_with('#'))));
    // The ranking has a row for each, and a head of two.
    let page = read("r.md");
    let ranking = page.split("## ").find(|part| part.starts_with("Ranking")).unwrap();
    assert_eq!(ranking.lines().filter(|line| line.starts_with('|')).count(), 2 + 20 + 1);
    let parts = parts(&fs::read(folder.path().join("r.xlsx")).unwrap());
    for sheet in 1..=3 {
        let text = &parts[&format!("xl/worksheets/sheet{sheet}.xml")];
        roxmltree::Document::parse(text).unwrap();
        // Formulas are merit's own alone: they count the labels.
        let formulas = text.matches("<f>").count();
        assert_eq!(formulas, text.matches("<f>SUMPRODUCT(--EXACT(").count());
    }
}

/// Results tell where something lies in the round, wherever that lies and whoever scores it.
#[test]
fn results_are_the_same_wherever_one_stands() {
    let folder = TempDir::new().unwrap();
    let round = folder.path().join("round");
    small_round(folder.path());
    // A folder without its table, one with a table by another name, and a workbook that is none.
    fs::create_dir(round.join("misnamed")).unwrap();
    fs::copy(example("gold").join("evidence.csv"), round.join("misnamed/evidence.csv")).unwrap();
    fs::write(round.join("misnamed/teem.csv"), "person\n").unwrap();
    fs::create_dir(round.join("lost")).unwrap();
    fs::create_dir(round.join("lost/evidence.csv")).unwrap();
    fs::write(round.join("lost.xlsx"), "none").unwrap();
    let unscored = || {
        let places = [(folder.path(), "round"), (&round, "."), (Path::new("/"), round.to_str().unwrap())];
        let told = places.map(|(from, round)| {
            let common =
                ["portfolio", round, "-c", "cluster-exzellenz-bw", "--as-of", "2026-11-23", "-f", "csv", "--quiet"];
            String::from_utf8(merit(from, &common).stdout).unwrap()
        });
        assert!(told[0] == told[1] && told[0] == told[2], "{told:#?}");
        let unscored: Vec<&str> = told[0].lines().filter(|line| line.contains(",,,,,,,,,,,0,0,")).collect();
        unscored.join("\n")
    };
    insta::assert_snapshot!("wherever", unscored());
    // The round itself has tables, and one by another name.
    fs::write(round.join("evidence.csv"), "initiative,indicator,value\na,members,3\nb,members,3\n").unwrap();
    fs::write(round.join("teem.csv"), "person\n").unwrap();
    insta::assert_snapshot!("wherever-itself", unscored());
}

/// Who may not be meant as they stand there, and what was not read: before the ranking, and in the
/// workbook, which many open alone.
#[test]
fn what_figures_do_not_tell_is_said_before_them() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let evidence = "initiative,indicator,value\nt02,members,30\nbio tech,members,30\nbio  Tech,members,30\n\
                    ,members,30\nnothing,members,\nno more,members,\nother,members,20\n";
    write("evidence.csv", evidence);
    let team = "initiative,person,role,fte,since,domain,management,social,rhetoric,intercultural\nT03,P1,lead,1,2020-01-01,3,3,3,3,3\n";
    write("team.csv", team);
    let head = |said: String| said.split_once("\nRanking\n").unwrap().0.to_owned();
    let german = ["-f", "table", "--lang", "de"];
    let german = portfolio(folder.path(), ".", &german);
    insta::assert_snapshot!("notes-de", german.split_once("\nRangliste\n").unwrap().0);
    insta::assert_snapshot!("notes-alone", head(portfolio(folder.path(), "evidence.csv", &["-f", "table"])));
    let all = ["-f", "table", "-o", "r.xlsx"];
    insta::assert_snapshot!("notes", head(portfolio(folder.path(), ".", &all)));
    let text = &parts(&fs::read(folder.path().join("r.xlsx")).unwrap())["xl/sharedStrings.xml"];
    for expected in [
        "(“bio tech”, “bio  Tech”)",
        "“T03” appears in no row of the evidence",
        "evidence.csv:5:1",
        "nothing",
        "are assumed by the authors",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

/// What lies in a round's folder is scored or named, but for what spreadsheets keep there.
#[test]
fn nothing_is_passed_over_in_silence() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join("round").join(name);
    fs::create_dir(at("")).unwrap();
    one_folder(&at(""));
    merit(folder.path(), &["new", "cluster-exzellenz-bw", "round/book.xlsx"]);
    fs::write(at("~$book.xlsx"), "a lock").unwrap();
    fs::write(at("notes.txt"), "notes").unwrap();
    copy(&example("gold"), &at("sub/gold"));
    copy(&example("gold"), &at("own"));
    fs::create_dir(at("papers")).unwrap();
    portfolio(folder.path(), "round", &["-o", "round/round.xlsx"]);
    let said = portfolio(folder.path(), "round", &["--findings", "f.csv", "-f", "table", "--width", "300"]);
    for expected in [
        "6 scored, 1 not.",
        "Not looked at, as they lie a folder deeper: sub/gold.",
        "No dossier was found in: papers.",
        "round.xlsx: note[not-a-workbook] round.xlsx:1:1: This workbook is a report of merit, not a dossier, and is left out.",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    assert!(!said.contains('~'), "{said}");
    // Reports of the round are no part of it.
    portfolio(folder.path(), "round", &["--reports", "round/reports", "--reports-as", "xlsx,html"]);
    let again = ["--findings", "f.csv", "--force", "-f", "table", "--width", "300"];
    assert_eq!(portfolio(folder.path(), "round", &again), said);
    // Tables that are not plain hold a round too.
    let evidence = fs::read_to_string(at("evidence.csv")).unwrap();
    fs::write(at("evidence.csv"), evidence.replacen("initiative", "\"initiative\"", 1)).unwrap();
    let quoted = portfolio(folder.path(), "round", &["-f", "table", "--width", "300"]);
    assert!(quoted.contains("6 scored, 1 not."), "{quoted}");
    let told = fs::read_to_string(folder.path().join("f.csv")).unwrap();
    assert!(told.contains(",round.xlsx,note,not-a-workbook,"), "{told}");
    // Without tables of its own the folder is one of dossiers.
    for table in ["evidence", "team", "training", "initiatives"] {
        fs::remove_file(at(&format!("{table}.csv"))).unwrap();
    }
    for name in ["old.xls", "scan.PDF"] {
        fs::write(at(name), "x").unwrap();
    }
    let said = portfolio(folder.path(), "round", &["-f", "table", "--width", "300"]);
    assert!(said.contains("No dossier was found in: old.xls, papers, scan.PDF."), "{said}");
    assert!(said.contains("2 scored, 0 not."), "{said}");
}

/// A workbook whose evidence names these documents.
fn workbook(path: &Path, documents: &[&str]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("evidence").unwrap();
    for (column, title) in (0..).zip(["indicator", "value", "document"]) {
        sheet.write(0, column, title).unwrap();
    }
    for (row, document) in (1..).zip(documents) {
        for (column, text) in (0..).zip([["members", "publicity", "services"][row as usize % 3], "3", document]) {
            sheet.write(row, column, text).unwrap();
        }
    }
    book.save(path).unwrap();
}

/// A workbook that others name as their document is no application of its own, wherever it lies, and
/// a folder whose documents are named lacks no dossier.
#[test]
fn documents_are_no_applications() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    ["tables/documents", "tables/unused", "books/documents", "one/documents"].iter().for_each(|name| {
        fs::create_dir_all(at(name)).unwrap();
    });
    let evidence = "initiative,indicator,value,document\na,members,30,documents/plan.pdf\n\
                    b,members,20,./budget.xlsx | documents/costs.xlsx\nc,members,10,scan.pdf\n";
    fs::write(at("tables/evidence.csv"), evidence).unwrap();
    fs::write(
        at("tables/training.csv"),
        "initiative,person,programme,date,days,document\na,P1,,2026-01-01,1,proof.xlsx\n",
    )
    .unwrap();
    fs::write(at("one/evidence.csv"), "indicator,value,document\nmembers,30,documents/plan.pdf\n").unwrap();
    for name in [
        "tables/budget.xlsx",
        "tables/documents/costs.xlsx",
        "tables/proof.xlsx",
        "tables/scan.pdf",
        "tables/old.xls",
        "books/budget.xlsx",
        "books/documents/costs.xlsx",
    ] {
        fs::write(at(name), "no dossier").unwrap();
    }
    workbook(&at("tables/own.xlsx"), &["own.xlsx"]);
    workbook(&at("books/first.xlsx"), &["budget.xlsx", "documents/costs.xlsx", "https://example.org/budget.xlsx"]);
    workbook(&at("books/second.xlsx"), &["budget.xlsx", "last-year.xlsx"]);
    workbook(&at("books/last-year.xlsx"), &["other.pdf", "budget.xlsx"]);
    // Of two that name each other both stay, and whoever is named by one of them does not.
    workbook(&at("books/there.xlsx"), &["back.xlsx"]);
    workbook(&at("books/back.xlsx"), &["there.xlsx"]);
    let told = |round: &str| {
        let said =
            portfolio(folder.path(), round, &["-f", "table", "--width", "300", "-o", "r.csv", "--force", "--quiet"]);
        let dossiers: Vec<String> =
            rows(&at("r.csv")).into_iter().skip(1).map(|row| row[2].clone() + " " + &row[0]).collect();
        (dossiers, said)
    };
    let (dossiers, said) = told("tables");
    assert_eq!(dossiers, ["evidence.csv a", "evidence.csv b", "evidence.csv c", "own.xlsx own"], "{said}");
    assert!(said.contains("No dossier was found in: old.xls, unused."), "{said}");
    // The same where the tables are read as a whole.
    fs::write(at("tables/evidence.csv"), [evidence.as_bytes(), b"c,publicity,3,\"a\nb\xe4\"\n"].concat()).unwrap();
    assert_eq!(told("tables").0, dossiers);
    let (dossiers, said) = told("books");
    assert_eq!(dossiers, ["back.xlsx back", "first.xlsx first", "second.xlsx second", "there.xlsx there"], "{said}");
    for expected in [
        "not scored, though they look like applications: last-year.xlsx. ",
        "first.xlsx, second.xlsx name the same document: budget.xlsx. ",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let (dossiers, said) = told("one");
    assert!(dossiers == ["evidence.csv one"] && !said.contains("No dossier was found"), "{said}");
}

/// The same application twice is marked in every format: a copied folder, a folder and a workbook that
/// say the same, ids that differ in spelling alone; and a round with such is refused on demand.
#[test]
fn the_same_application_twice_is_marked() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    copy(&example("gold"), &at("dossiers/gold"));
    copy(&example("gold"), &at("dossiers/gold, again"));
    fs::write(at("dossiers/gold, again/initiatives.csv"), "initiative,name\n\"another, \"\"quoted\"\"\",=1+1\n")
        .unwrap();
    copy(&example("incomplete"), &at("dossiers/incomplete"));
    fs::create_dir(at("dossiers/folder")).unwrap();
    let rows_of = "document;value;indicator\nb.pdf;3,0;publicity\nc.pdf;3;services\n";
    fs::write(at("dossiers/folder/evidence.csv"), rows_of).unwrap();
    workbook(&at("dossiers/book.xlsx"), &["b.pdf", "c.pdf"]);
    fs::create_dir(at("tables")).unwrap();
    let evidence = "initiative,indicator,value\nbio tech,members,30\nother,members,20\nBio  Tech,members,10\nb\u{fc}hne,members,5\n\
                    bu\u{308}hne,members,6\nthird,members,30\n";
    fs::write(at("tables/evidence.csv"), evidence).unwrap();
    let duplicates = |round: &str| {
        let all = ["-o", "r.csv", "-o", "r.jsonl", "-o", "r.xlsx", "-o", "r.md", "-o", "r.html", "--force", "--detail"];
        let said = portfolio(folder.path(), round, &[&all[..], &["-f", "csv", "--quiet"]].concat());
        assert!(said.starts_with("exit 0\n"), "{said}");
        let told = fs::read_to_string(at("r.csv")).unwrap();
        assert!(said.contains(&told), "{said}");
        let table = rows(&at("r.csv"));
        let column = |name: &str| table[0].iter().position(|title| title == name).unwrap();
        let same = ["same_as", "same_as_dossier", "same_by"].map(column);
        let marked: Vec<(String, [String; 3])> = table[1..]
            .iter()
            .map(|row| (row[2].clone() + "/" + &row[0], same.map(|column| row[column].clone())))
            .collect();
        let lines = fs::read_to_string(at("r.jsonl")).unwrap();
        for (line, (_, marked)) in lines.lines().zip(&marked) {
            let line: Value = serde_json::from_str(line).unwrap();
            let by = line["same_as"]["by"].as_array().map_or(&[][..], Vec::as_slice);
            let by: Vec<&str> = by.iter().map(|by| by.as_str().unwrap()).collect();
            let text = |key: &str| line["same_as"][key].as_str().unwrap_or_default().to_owned();
            assert_eq!([text("initiative"), text("dossier"), by.join("|")], *marked);
        }
        let count = marked.iter().filter(|(_, same)| !same[2].is_empty()).count();
        let page = fs::read_to_string(at("r.html")).unwrap();
        let markdown = fs::read_to_string(at("r.md")).unwrap();
        let book = parts(&fs::read(at("r.xlsx")).unwrap());
        // One more in the legend.
        assert_eq!(markdown.matches('≈').count(), count + 1, "{markdown}");
        assert_eq!(page.matches('≈').count(), count + 1);
        let rows = book["xl/worksheets/sheet2.xml"].matches("<c r=\"P").count();
        assert_eq!(rows, 1 + marked.len(), "a column that says whose");
        marked.into_iter().filter(|(_, same)| !same[2].is_empty()).collect::<Vec<_>>()
    };
    let expected = |all: &[(&str, [&str; 3])]| {
        all.iter().map(|(who, same)| ((*who).to_owned(), same.map(str::to_owned))).collect::<Vec<_>>()
    };
    assert_eq!(
        duplicates("dossiers"),
        expected(&[
            ("book.xlsx/book", ["folder", "folder", "content"]),
            ("folder/folder", ["book", "book.xlsx", "content"]),
            ("gold/gold", ["another, \"quoted\"", "gold, again", "content"]),
            ("gold, again/another, \"quoted\"", ["gold", "gold", "content"]),
        ])
    );
    assert_eq!(
        duplicates("tables"),
        expected(&[
            ("evidence.csv/bio tech", ["Bio  Tech", "evidence.csv", "spelling"]),
            ("evidence.csv/Bio  Tech", ["bio tech", "evidence.csv", "spelling"]),
            ("evidence.csv/bühne", ["bu\u{308}hne", "evidence.csv", "spelling"]),
            ("evidence.csv/bu\u{308}hne", ["bühne", "evidence.csv", "spelling"]),
        ])
    );
    for (round, named) in
        [("dossiers", "(book.xlsx, folder), (gold, gold, again)"), ("tables", "(“bio tech”, “Bio  Tech”)")]
    {
        let refused =
            portfolio(folder.path(), round, &["--duplicates", "refuse", "-o", "never.csv", "--reports", "never"]);
        assert!(
            refused.starts_with("exit 2\nerror: Some applications seem to be the same: ") && refused.contains(named),
            "{refused}"
        );
        assert!(!at("never.csv").exists() && !at("never").exists());
    }
    fs::remove_dir_all(at("dossiers/gold, again")).unwrap();
    fs::remove_file(at("dossiers/book.xlsx")).unwrap();
    assert!(portfolio(folder.path(), "dossiers", &["--duplicates", "refuse", "-f", "csv"]).starts_with("exit 0\n"));
}

/// A table that cannot be read is not taken for one that is not there, and a mark within
/// a file is a sign like others.
#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_not_left_out() {
    let folder = TempDir::new().unwrap();
    let evidence = "initiative;indicator;value\na;members;3\nb;members;4\n";
    fs::write(folder.path().join("evidence.csv"), evidence).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("team.csv")).unwrap();
    let said = portfolio(folder.path(), ".", &[]);
    assert_eq!(said, "exit 2\nerror: ./team.csv: there is no such file or folder.\n");
    fs::remove_file(folder.path().join("team.csv")).unwrap();
    let evidence = "indicator;initiative;value\nmembers;a;3\n\u{FEFF}committed-participants;b;ja\n";
    fs::write(folder.path().join("evidence.csv"), evidence).unwrap();
    portfolio(folder.path(), ".", &["--findings", "f.csv"]);
    let told = rows(&folder.path().join("f.csv"));
    let own = findings_of_rows(&told, "b");
    let assessment = assessment(folder.path(), ".", "cluster-exzellenz-bw", &["--initiative", "b"]);
    // Messages show invisible signs in a file for people.
    let place = |finding: &[String; 7]| finding[..6].to_vec();
    let expected: Vec<Vec<String>> = findings(&assessment).iter().map(place).collect();
    assert_eq!(own.iter().map(place).collect::<Vec<_>>(), expected);
    assert_eq!(own[0][1], "unknown-indicator");
}

/// A file that is meant as a table and left unread would cost all points of the team.
#[test]
fn a_table_under_another_name_is_not_passed_over() {
    let table = "initiative,indicator,value\na,members,30\nb,members,40\n";
    for (file, lacking) in [
        ("Team.csv", "team.csv"),
        ("team.CSV", "team.csv"),
        ("team.csv.csv", "team.csv"),
        ("teams.xlsx", "team.csv"),
        ("Kopie von team (1).csv", "team.csv"),
        ("Weiterbildung.ods", "training.csv"),
        ("initiative.csv", "initiatives.csv"),
        ("Entscheidungen.csv", "decisions.csv"),
        ("decisions 2026.xlsx", "decisions.csv"),
        ("decisions - Kopie.xlsx", "decisions.csv"),
        ("decisions final.txt", "decisions.csv"),
        ("decisions.csv.bak", "decisions.csv"),
        ("decisions.csv~", "decisions.csv"),
        ("decisions", "decisions.csv"),
        ("Entscheidung Jury.ods", "decisions.csv"),
        ("decison_v2.tsv", "decisions.csv"),
        ("team (1).xlsx", "team.csv"),
        ("Team 2026.xlsx", "team.csv"),
        ("Team 1.12.2026.numbers", "team.csv"),
        ("team.old", "team.csv"),
        ("Weiterbildungen neu.xls", "training.csv"),
        ("Fortbildung 2026.xlsm", "training.csv"),
        ("Initiativen Stand 2026.xlsb", "initiatives.csv"),
        ("training-2026.txt", "training.csv"),
        ("steam.pdf", ""),
        ("decisions of the board.pdf", ""),
        ("team.jpg", ""),
        ("Satzung.docx", ""),
        ("long term plan.txt", ""),
        ("~$decisions.xlsx", ""),
        ("team photo.jpg", ""),
        ("evidence-2025.csv", ""),
        (".~lock.team.csv#", ""),
        ("documents/Team.csv", ""),
    ] {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join("round").join(name);
        fs::create_dir_all(at("documents")).unwrap();
        fs::write(at("evidence.csv"), table).unwrap();
        fs::write(at(file), "").unwrap();
        let expected = format!("exit 2\nerror: round: the folder holds no {lacking}, but {file}, which");
        let common = ["-c", "cluster-exzellenz-bw", "--as-of", "2026-11-23"];
        let assess = said(folder.path(), &[&["assess", "round", "--initiative", "a"], &common[..]].concat());
        let sql = said(folder.path(), &["catalogue", "sql", "cluster-exzellenz-bw", "round"]);
        for said in [portfolio(folder.path(), "round", &[]), assess, sql] {
            assert_eq!(said.starts_with(&expected), !lacking.is_empty(), "{file}: {said}");
            assert_eq!(said.starts_with("exit 0"), lacking.is_empty(), "{file}: {said}");
        }
    }
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("ours")).unwrap();
    fs::write(folder.path().join("ours/Nachweise.csv"), table).unwrap();
    assert_eq!(
        said(folder.path(), &["assess", "ours"]),
        "exit 2\nerror: ours: the folder holds no evidence.csv, but Nachweise.csv. Save it as evidence.csv.\n"
    );
}

/// Beside the table itself a file of its name may be the newer one: that is told, and read it is not.
#[test]
fn a_second_file_of_a_tables_name_is_told() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join("ours").join(name);
    fs::create_dir(folder.path().join("ours")).unwrap();
    fs::write(at("team.csv"), "person,role,fte,since,domain,management,social,rhetoric,intercultural\n").unwrap();
    fs::write(at("Team 2026.xlsx"), "").unwrap();
    for (document, is_told) in [("", true), ("Team 2026.xlsx", false), ("./Team 2026.xlsx", false)] {
        fs::write(at("evidence.csv"), format!("indicator,value,document\nmembers,30,{document}\n")).unwrap();
        for command in ["assess", "check", "explain", "plan", "robustness"] {
            let common = [command, "ours", "--as-of", "2026-11-23", "--lang", "en"];
            let said = said(folder.path(), &common);
            assert_eq!(said.contains("Team 2026.xlsx lies beside team.csv and is not read."), is_told, "{said}");
        }
    }
}

/// An interrupt at work on a round leaves nothing in the folder of results. Signals that merit was started to ignore do not
/// disturb it.
#[cfg(unix)]
#[test]
fn an_interrupt_leaves_nothing_that_is_not_finished() {
    use std::process::{Command, Stdio};
    use std::time::Duration;
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("round")).unwrap();
    let rows: String = (0..60_000).map(|number| format!("i{number},office,yes\n")).collect();
    fs::write(at("round/evidence.csv"), format!("initiative,indicator,value\n{rows}")).unwrap();
    // Whatever runs the tests may ignore signals. GNU's `env` says which ones are ignored.
    let is_gnu =
        Command::new("env").args(["--default-signal=INT", "true"]).output().is_ok_and(|it| it.status.success());
    let left = || fs::read_dir(at("out")).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    let (file, reports) = (["-o", "out/results.csv"], ["--reports", "out/reports"]);
    for (ignored, signals, more) in [
        (None, &["INT"][..], file),
        (None, &["TERM"], reports),
        (None, &["HUP"], file),
        (Some("HUP"), &["HUP", "TERM"], file),
        (Some("INT"), &["INT", "HUP"], reports),
    ] {
        if ignored.is_some() && !(is_gnu && cfg!(target_os = "linux")) {
            continue;
        }
        let ignoring = ignored.map(|signal| format!("--ignore-signal={signal}"));
        let env = ["env", "--default-signal=HUP,INT,TERM"].into_iter().filter(|_| is_gnu).chain(ignoring.as_deref());
        let line: Vec<&str> = env.chain([env!("CARGO_BIN_EXE_merit")]).collect();
        fs::create_dir(at("out")).unwrap();
        let mut running = Command::new(line[0])
            .args(&line[1..])
            .args(["portfolio", "round", "-c", "cluster-exzellenz-bw", "--as-of", "2026-11-23"])
            .args(more)
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while left().is_empty() {
            assert!(running.try_wait().unwrap().is_none(), "it was done before anything was seen of it");
            std::thread::sleep(Duration::from_millis(1));
        }
        for signal in signals {
            let kill = Command::new("kill").args([&format!("-{signal}"), &running.id().to_string()]).status();
            assert!(kill.unwrap().success());
            if ignored == Some(signal) {
                std::thread::sleep(Duration::from_millis(100));
                assert!(running.try_wait().unwrap().is_none() && !left().is_empty(), "{signal}");
            }
        }
        let status = running.wait().unwrap();
        assert_eq!((status.code(), left()), (Some(130), Vec::new()), "{signals:?}");
        fs::remove_dir(at("out")).unwrap();
    }
}
