//! Rounds in every dialect, order and encoding, with slips and without: each initiative comes to what `assess` gives.

use crate::support::chance::{Chance, cases};
use crate::support::round::{findings, findings_of_rows, gist, gist_of_line, rows};
use crate::support::run::merit;
use merit::render::terminal::clean;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::iter::repeat_n;
use std::process::Output;
use tempfile::TempDir;

const EVERY_KEY: &str = include_str!("../catalogues/every-key.toml");

/// A table as rows of cells, without its header.
type Rows = Vec<Vec<String>>;

/// The tables of a round, in the order of [`HEADERS`].
type Tables = [Rows; 5];

const HEADERS: [(&str, &[&str]); 5] = [
    ("evidence", &["initiative", "indicator", "input", "value", "unit", "document"]),
    ("initiatives", &["initiative", "name", "catalogue"]),
    ("team", &["initiative", "person", "role", "fte", "since", "domain", "talk"]),
    ("training", &["initiative", "person", "programme", "date", "days"]),
    ("decisions", &["initiative", "indicator", "points", "by", "reason", "date"]),
];

fn cells(row: &[&str]) -> Vec<String> {
    row.iter().map(|cell| (*cell).to_owned()).collect()
}

fn utf_16(text: &str) -> Vec<u8> {
    [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// A folder with tables and a catalogue, and one for results.
struct Round {
    folder: TempDir,
    out: TempDir,
}

impl Round {
    fn new(catalogue: &str) -> Round {
        let round = Round { folder: TempDir::new().unwrap(), out: TempDir::new().unwrap() };
        fs::write(round.folder.path().join("catalogue.toml"), catalogue).unwrap();
        round
    }

    /// By a catalogue with every key but those by which documents count only if they are there.
    fn of_every_key() -> Round {
        let (before, after) = EVERY_KEY.split_once("documents = \"present\"\nremote = true\n").unwrap();
        Round::new(&[before, after].concat())
    }

    fn of(tables: &Tables) -> Round {
        let round = Round::of_every_key();
        round.write(tables, |_, text| text.into_bytes());
        round
    }

    /// Writes the tables as CSV, each as `encode` makes it of its name and text.
    fn write(&self, tables: &Tables, encode: impl Fn(&str, String) -> Vec<u8>) {
        for (table, (name, header)) in tables.iter().zip(HEADERS) {
            let lines = [cells(header)].iter().chain(table).map(|row| row.join(";") + "\n").collect();
            self.write_table(name, &encode(name, lines));
        }
    }

    fn write_table(&self, name: &str, bytes: &[u8]) {
        fs::write(self.folder.path().join(format!("{name}.csv")), bytes).unwrap();
    }

    fn run(&self, command: &str, more: &[&str]) -> Output {
        let common = [command, ".", "-c", "catalogue.toml", "--as-of", "2026-11-23", "--lang", "en"];
        merit(self.folder.path(), &[&common, more].concat())
    }

    fn out(&self, name: &str) -> String {
        self.out.path().join(name).to_str().unwrap().to_owned()
    }

    /// Exit code, JSON lines and a report of all.
    fn portfolio(&self, more: &[&str]) -> (i32, String, String) {
        let report = self.out("round.md");
        let output = self.run("portfolio", &[&["-f", "jsonl", "--detail", "-o", &report, "--force"], more].concat());
        let code = output.status.code().unwrap();
        assert!(code < 2, "{}", String::from_utf8_lossy(&output.stderr));
        (code, String::from_utf8(output.stdout).unwrap(), fs::read_to_string(report).unwrap())
    }

    /// Exit code, the entry of each initiative, and the rows of `--findings`.
    fn score(&self, more: &[&str]) -> (i32, Vec<Value>, Rows) {
        let told = self.out("findings.csv");
        let (code, text, _) = self.portfolio(&[&["--findings", &told], more].concat());
        (code, text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), rows(told.as_ref()))
    }

    /// The reports of a round by initiative, as the index of their folder has them.
    fn reports(&self, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
        let place = self.out.path().join("reports");
        self.portfolio(&[&["--reports", &self.out("reports"), "--reports-as", "json"], more].concat());
        let index = rows(&place.join("index.csv"));
        assert_eq!(fs::read_dir(&place).unwrap().count(), index.len(), "the index, and its files alone");
        let report = |row: &Vec<String>| fs::read(place.join(format!("{}.json", row[3]))).unwrap();
        let reports =
            index.iter().skip(1).map(|row| (row[0].trim_start_matches('\'').to_owned(), report(row))).collect();
        fs::remove_dir_all(place).unwrap();
        reports
    }

    /// Holds entries, findings and reports against `assess`: how many initiatives are scored, how many are not, and how
    /// many findings there are.
    fn hold(&self, more: &[&str], about: &str) -> (usize, usize, usize) {
        let (_, lines, told) = self.score(more);
        let reports = self.reports(more);
        let (mut scored, mut found) = (0, 0);
        for line in &lines {
            let id = line["initiative"]["id"].as_str().unwrap();
            let about = format!("{about}: {id}");
            let own: &[&str] = if lines.len() > 1 { &["--initiative", id] } else { &[] };
            let output = self.run("assess", &[&["-f", "json"], own, more].concat());
            let error = String::from_utf8(output.stderr).unwrap();
            // Results for people show what would break a line or stay unseen.
            let report = reports.get(&clean(id));
            if let Some(problem) = line["problem"].as_str() {
                // Named on demand, somebody without evidence is assessed.
                let is_listed = problem.contains("appears in no row of the evidence");
                assert!(
                    error.contains(if is_listed { "warning[no-evidence-rows]" } else { problem }),
                    "{about}: {error}"
                );
                assert!(report.is_none() && is_listed == output.status.success(), "{about}: {error}");
                continue;
            }
            assert!(output.status.success(), "{about}: {error}");
            assert!(report == Some(&output.stdout), "{about}: another report");
            let assessment: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(gist_of_line(line), gist(&assessment), "{about}");
            // What concerns all is told once; documents of a round lie elsewhere.
            let is_own = |finding: &[String; 7]| match finding[1].as_str() {
                _ if lines.len() == 1 => true,
                "unnamed-initiative" | "catalogue-not-valid" | "unused-table" | "document-not-found" => false,
                "unknown-column" => !["1", "2"].contains(&&*finding[4]),
                _ => finding[4] != "1",
            };
            let mut own: Vec<[String; 7]> = findings(&assessment).into_iter().filter(is_own).collect();
            own.iter_mut().for_each(|finding| finding[6] = clean(&finding[6]));
            assert_eq!(findings_of_rows(&told, &clean(id)), own, "{about}");
            (scored, found) = (scored + 1, found + own.len());
        }
        (scored, lines.len() - scored, found)
    }
}

/// Tables without slips, in which the rows of each initiative stand together.
fn tables(ids: &[&str]) -> Tables {
    const EVIDENCE: &[&[&str]] = &[
        &["members", "", "30", "members", "a.pdf|b.pdf"],
        &["satisfaction", "", "66,67", "%", ""],
        &["dependence", "largest", "40", "", ""],
        &["dependence", "total", "100", "", ""],
        &["contacts", "visits", "10", "", ""],
        &["contacts", "participants", "20", "", ""],
        &["premises", "", "ja", "", ""],
        &["controlling", "", "monthly", "", ""],
        &["plan", "goals", "yes", "", "a.pdf"],
        &["plan", "budget", "no", "", ""],
        &["founded", "", "2020-01-31", "", ""],
        &["window", "", "18", "months", ""],
    ];
    const BESIDE: [&[&[&str]]; 4] = [
        &[&["Ein Cluster", "every-key"]],
        &[&["P1", "lead", "1", "2020-01-01", "3", "4,5"], &["P2", "lead", "0,5", "31.12.2025", "5", "2"]],
        &[&["P1", "degree", "2026-10-01", "2"], &["P2", "course", "2024-11-23", "0,5"]],
        &[],
    ];
    let [names, team, training, decisions] = BESIDE;
    [EVIDENCE, names, team, training, decisions]
        .map(|rows| ids.iter().flat_map(|id| rows.iter().map(move |row| cells(&[&[*id], *row].concat()))).collect())
}

fn keep(table: &mut Rows, is_kept: impl Fn(&str) -> bool) {
    table.retain(|row| is_kept(&row[0]));
}

/// Who stands in some tables alone, what evaluators decided, and rows of nobody: the same in the same order, whether rows
/// stand together or not.
#[test]
fn single_rows_beside_the_evidence_are_not_overlooked() {
    let mut tables = tables(&["one", "two", "three", "four", "five", "six", "seven"]);
    tables[4].push(cells(&["two", "window", "1", "jury", "seen", "2026-01-01"]));
    for (id, table) in [("five", 2), ("six", 1), ("seven", 3)] {
        (0..4).filter(|other| *other != table).for_each(|other| keep(&mut tables[other], |own| own != id));
    }
    tables[2].insert(5, cells(&["", "P3", "lead", "1", "2020-01-01", "5", "5"]));
    tables[0].push(cells(&["", "members", "", "30", "", ""]));
    let told = |tables: &Tables, about: &str| {
        let round = Round::of(tables);
        let held = round.hold(&[], about);
        assert_eq!((held.0, held.1), (4, 1), "{about}");
        let (_, lines, mut told) = round.score(&[]);
        // The lines of the table that is in another order.
        told.iter_mut().filter(|row| row[5] == "team.csv").for_each(|row| row[7].clear());
        (lines, told)
    };
    let (lines, found) = told(&tables, "together");
    let decided: Vec<(&str, &Value)> =
        lines.iter().map(|line| (line["initiative"]["id"].as_str().unwrap(), &line["decided"])).collect();
    let decisions = [0, 1, 0, 0].map(Value::from);
    assert_eq!(decided[..4], ["one", "two", "three", "four"].into_iter().zip(&decisions).collect::<Vec<_>>());
    assert_eq!((decided.len(), decided[4].0), (5, "six"));
    assert_eq!(found.iter().filter(|row| row[3] == "unnamed-initiative").count(), 2);
    let strangers = found.iter().filter(|row| row[3] == "no-evidence-rows");
    let strangers: Vec<[&str; 3]> =
        strangers.map(|row| [&*row[0], &row[5], row[9].split(['“', '”']).nth(1).unwrap()]).collect();
    assert_eq!(strangers, [["", "team.csv", "five"], ["", "training.csv", "seven"]]);
    tables[2].rotate_left(1);
    assert_eq!(told(&tables, "apart"), (lines, found));
    // Blanks beyond ASCII may be around a name, too.
    let last = tables[0].iter().rposition(|row| row[0] == "one").unwrap();
    tables[0][last][0] = "\u{a0}one\u{a0}".to_owned();
    told(&tables, "blanks, apart");
    tables[2].rotate_right(1);
    told(&tables, "blanks, together");
}

/// Ways in which a round can be read.
const READINGS: [&str; 4] = ["in blocks", "in any order", "decoded", "as a whole"];

/// A round that is read in such a way.
fn read_so(tables: &Tables, reading: &str) -> Round {
    let mut tables = tables.clone();
    match reading {
        "in any order" => tables[0].rotate_left(1),
        "as a whole" => tables[1].push(cells(&["\u{200B}", "", ""])),
        _ => {}
    }
    let round = Round::of(&tables);
    if reading == "decoded" {
        round.write(&tables, |_, text| utf_16(&text));
    }
    round
}

/// A mistyped id beside the evidence makes nobody an applicant; who was meant is said.
#[test]
fn an_id_beside_the_evidence_alone_is_no_applicant() {
    let ids = ["alpha", "beta", "delta", "epsilon", "gamma"];
    let mut right = tables(&ids);
    right[4].push(cells(&["beta", "window", "1", "jury", "seen", "2026-01-01"]));
    for (reading, wrong) in READINGS.into_iter().flat_map(|reading| (0..5).map(move |table| (reading, table))) {
        let mut tables = right.clone();
        // Nothing is mistyped in the evidence.
        let mistyped = tables[wrong].iter_mut().filter(|row| wrong > 0 && row[0] == "beta");
        mistyped.for_each(|row| row[0] = "betta".to_owned());
        let line = tables[wrong].iter().position(|row| row[0] == "betta").map(|index| (index + 2).to_string());
        let round = read_so(&tables, reading);
        for more in [vec![], vec!["--reports", &*round.out("reports")]] {
            let about = format!("{}, {reading}, {more:?}", HEADERS[wrong].0);
            let (code, lines, found) = round.score(&more);
            let (listed, scored): (Vec<&Value>, Vec<&Value>) = lines.iter().partition(|it| it["problem"].is_string());
            let mut scored: Vec<&Value> = scored.into_iter().map(|line| &line["initiative"]["id"]).collect();
            scored.sort_by_key(|id| id.to_string());
            assert_eq!((code, scored), (i32::from(wrong > 0), Vec::from(ids.map(Value::from).each_ref())), "{about}");
            // Only the table of initiatives lists whoever is in it.
            let listed: Vec<&str> = listed.iter().map(|line| line["problem"].as_str().unwrap()).collect();
            let found: Vec<String> = found
                .iter()
                .filter(|row| row[3] == "no-evidence-rows" && row[0].is_empty())
                .map(|row| format!("{}:{}:{}: {}", row[5], row[7], row[8], row[9]))
                .collect();
            let told = if wrong == 1 { listed.join("\n") } else { found.join("\n") };
            let expected = line.as_ref().map(|line| format!("{}.csv:{line}:1: “betta” appears", HEADERS[wrong].0));
            assert!(told.starts_with(&*expected.clone().unwrap_or_default()), "{about}: {told}");
            assert_eq!(
                (told.contains("Is “beta” meant?"), told.is_empty()),
                (wrong > 0, wrong == 0),
                "{about}: {told}"
            );
            assert_eq!(listed.len(), usize::from(wrong == 1), "{about}");
        }
    }
}

/// Ids that are typed otherwise beside the evidence are those of the same applicants; those in the evidence are taken as
/// they stand.
#[test]
fn an_id_that_is_typed_otherwise_is_nobody_else() {
    // In the evidence, beside it, and who is told to be typed otherwise.
    let cases: [([&str; 2], [&str; 2], &[&str]); 5] = [
        (["C1", "D2"], ["c1", "D2"], &["C1"]),
        (["Ä1", "D2"], ["A\u{308}1", "Ｄ2"], &["D2", "Ä1"]),
        (["C 1", "D2"], ["C\u{A0}1", "D2\u{200B}"], &["C 1", "D2"]),
        (["Straße", "D2"], ["STRASSE", "d2"], &["D2", "Straße"]),
        // Each has rows of its own.
        (["C1", "c1"], ["c1", "C1"], &[]),
    ];
    for ((evidence, beside, meant), reading) in cases.iter().flat_map(|case| READINGS.map(|reading| (case, reading))) {
        let about = format!("{evidence:?} {beside:?} {reading}");
        let mut all = tables(beside);
        all[0] = tables(evidence)[0].clone();
        let round = read_so(&all, reading);
        let held = round.hold(&[], &about);
        assert_eq!((held.0, held.1), (2, 0), "{about}");
        let (_, lines, found) = round.score(&[]);
        for line in &lines {
            let team = line["indicators"].as_array().unwrap().iter().find(|one| one["id"] == "team-qualification");
            assert_eq!(team.unwrap()["status"], "scored", "{about}");
        }
        let typed = found.iter().filter(|row| row[3] == "initiative-typed-otherwise");
        let mut typed: Vec<&str> = typed.map(|row| &*row[0]).collect();
        typed.sort_unstable();
        typed.dedup();
        assert_eq!(typed, *meant, "{about}");
        for id in beside {
            assert_eq!(round.run("assess", &["--initiative", id]).status.code(), Some(0), "{about}, {id}");
        }
    }
}

/// What rows may answer: indicator, input, and values of which the first fit.
const ANSWERS: [(&str, &str, &[&str]); 20] = [
    ("members", "", &["14", "15", "25", "999", "1000", "1000001", "12,5", "1.000", " 30 ", "-3", "n/a"]),
    ("satisfaction", "", &["-33,3", "50 %", "0,45", "66.67", "12,345", "100", "101", "50%"]),
    ("dependence", "largest", &["40", "1", "-1", "250000"]),
    ("dependence", "total", &["100", "250 €", "0", "3", "250000"]),
    ("dependence", "das Ganze", &["200"]),
    ("contacts", "visits", &["10", "5,5", "0"]),
    ("contacts", "participants", &["10", "20", "7"]),
    ("staffing", "FTE", &["1", "2", "0,35"]),
    ("staffing", "participants", &["40", "100"]),
    ("premises", "", &["ja", "NO", "x", "wahr", "perhaps"]),
    ("quorum", "", &["1", "0", "yes"]),
    ("controlling", "", &["none", "Monatlich", "MONTHLY", "weekly", "entfällt"]),
    ("plan", "goals", &["yes", "no", "j"]),
    ("plan", "Budget", &["yes", "n", "maybe"]),
    ("founded", "", &["2020-01-31", "1.2.2024", "2027-01-01", "2024"]),
    ("Reviewed", "", &["2026-01-31", "2025-11-23", "23.11.2025"]),
    ("window", "", &["17,999", "18", "24", "61", "20.5"]),
    ("team-qualification", "", &["", "5"]),
    ("unheard-of", "", &["1"]),
    ("members", "input", &["3"]),
];

/// The rows of an initiative in each table; one cell in so many is odd.
fn initiative(chance: &mut Chance, id: &str, odd_in: u64) -> Tables {
    /// One of the odd values now and then, or else one of the usual.
    fn mostly<'v>(chance: &mut Chance, odd_in: u64, usual: &[&'v str], odd: &[&'v str]) -> &'v str {
        let values = if chance.one_in(odd_in) { odd } else { usual };
        chance.of(values)
    }
    let [mut evidence, mut names, mut team, mut training, mut decisions] = Tables::default();
    for (indicator, input, values) in ANSWERS {
        let is_odd = ["unheard-of", "team-qualification"].contains(&indicator) || input == "input";
        let rarity = if is_odd {
            odd_in
        } else if input == "das Ganze" {
            9
        } else {
            1
        };
        if chance.one_in(8) || !chance.one_in(rarity) {
            continue;
        }
        let value = mostly(chance, odd_in, &values[..values.len().min(3)], values);
        let value = mostly(chance, odd_in, &[value], &["", "-", " "]);
        let unit = mostly(chance, 20, &[""], &["%", "members", "Mitglieder", "months", "kg"]);
        let document = chance.of(&["", "", "a.pdf", "a.pdf|b.pdf", "b.pdf | a.pdf|a.pdf", "https://example.org/c"]);
        let row = cells(&[id, indicator, input, value, unit, document]);
        evidence.extend(repeat_n(row, if chance.one_in(odd_in * 5) { 2 } else { 1 }));
    }
    if !chance.one_in(4) {
        let catalogue = mostly(chance, odd_in, &["", "every-key"], &["ecei"]);
        names.push(cells(&[id, chance.of(&["", "Ein Cluster", "Straße & Söhne"]), catalogue]));
        if chance.one_in(odd_in) {
            names.push(cells(&[id, "again", ""]));
        }
    }
    for person in ["P1", "P2", "P 3"].iter().take(chance.index(4)) {
        let fte = mostly(chance, odd_in, &["1", "0,75", "0"], &["3", "-1", "", "0,5"]);
        let role = mostly(chance, odd_in, &["lead", "Leitung"], &["boss"]);
        let since = mostly(chance, odd_in, &["2020-01-01", "31.12.2025"], &["1800-01-01"]);
        let (rating, other) = (chance.of(&["3", "5", "4,5"]), mostly(chance, odd_in, &["2"], &["", "6", "x"]));
        team.push(cells(&[id, person, role, fte, since, rating, other]));
        if chance.one_in(odd_in) {
            let alike = ["p1", "Р1", "P\u{A0}1", "Pl", "P-2", "Anna Müller", "p 3", "\u{AD}", "P1."];
            team.push(cells(&[id, chance.of(&alike), role, "1", since, rating, "2"]));
        }
        if !chance.one_in(3) {
            let who = mostly(chance, odd_in, &[person], &["P9", "p1", "P\u{200B}1", "Eva Klein"]);
            let programme = mostly(chance, odd_in, &["degree", "Kurs"], &["talk"]);
            let date = mostly(chance, odd_in, &["2026-10-01", "2024-11-23"], &["2026-12-01"]);
            training.push(cells(&[id, who, programme, date, chance.of(&["2", "0,5"])]));
            if chance.one_in(odd_in) {
                training.push(cells(&[id, who, chance.of(&["degree", "Kurs"]), date, chance.of(&["2", "60", "120"])]));
            }
        }
    }
    if chance.one_in(6) {
        let (points, reason) = (chance.of(&["0", "1", "7"]), chance.of(&["seen", ""]));
        decisions.push(cells(&[id, "window", points, "jury", reason, "2026-01-01"]));
    }
    [evidence, names, team, training, decisions]
}

fn shuffle(chance: &mut Chance, rows: &mut Rows) {
    (1..rows.len()).rev().for_each(|index| rows.swap(index, chance.index(index + 1)));
}

/// How tables are written down.
#[derive(Clone, Copy)]
struct Dialect {
    delimiter: &'static str,
    line_end: &'static str,
    /// Whether the first line names the delimiter.
    is_declared: bool,
    is_quoted: bool,
    ends_in_line: bool,
    encoding: Encoding,
}

#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    Utf8WithMark,
    Windows1252,
    Utf16,
}

impl Dialect {
    fn bytes(&self, table: &[Vec<String>]) -> Vec<u8> {
        let cell = |cell: &String| match self.is_quoted || cell.contains(self.delimiter) || cell.contains('\n') {
            true => format!("\"{cell}\""),
            false => cell.clone(),
        };
        let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(self.delimiter);
        let declaration = self.is_declared.then(|| format!("sep={}", self.delimiter));
        let mut text = declaration.into_iter().chain(table.iter().map(line)).collect::<Vec<_>>().join(self.line_end);
        text += if self.ends_in_line { self.line_end } else { "" };
        match self.encoding {
            Encoding::Utf8 => text.into_bytes(),
            Encoding::Utf8WithMark => ["\u{FEFF}", &text].concat().into_bytes(),
            Encoding::Windows1252 => match encoding_rs::WINDOWS_1252.encode(&text) {
                (bytes, _, false) => bytes.into_owned(),
                // Only some rounds have signs that this encoding lacks.
                _ => text.into_bytes(),
            },
            Encoding::Utf16 => utf_16(&text),
        }
    }
}

/// A round by chance, of one initiative or several.
fn random_round(chance: &mut Chance) -> Round {
    let odd_in = chance.of(&[4, 30, 60, 200]);
    let mut tables = Tables::default();
    for number in 0..2 + chance.below(5) {
        let id = format!("{}{number}", chance.of(&["a", "Bär", "c 3", "d"]));
        tables.iter_mut().zip(initiative(chance, &id, odd_in)).for_each(|(all, own)| all.extend(own));
    }
    let (is_ordered, is_complete) = (chance.one_in(2), chance.one_in(2));
    // The columns behind the value may be left out.
    let columns = chance.of(&[4, 6]);
    tables[0].iter_mut().for_each(|row| row.truncate(columns));
    let (is_quoted, is_coded, breaks_lines) = (chance.one_in(8), chance.one_in(6), chance.one_in(5));
    let delimiter = chance.of(&[";", ";", ";", ",", ",", ",", "\t", "|"]);
    let round = Round::of_every_key();
    for ((mut table, (name, header)), absent_in) in tables.into_iter().zip(HEADERS).zip([u64::MAX, 5, 5, 5, 2]) {
        if chance.one_in(absent_in) {
            continue;
        }
        let one = table.first().map(|row| row[0].clone());
        match chance.below(if is_ordered { 1 } else { 8 }) {
            1 => table.reverse(),
            2 => table.sort_by(|a, b| b[0].cmp(&a[0])),
            3 => table.sort_by_key(|row| Some(&row[0]) == one.as_ref()),
            4 if !table.is_empty() => table.rotate_left(1),
            5 => shuffle(chance, &mut table),
            _ => {}
        }
        if !is_complete && name != "evidence" && chance.one_in(5) {
            // It has no row of an initiative, or those of one alone.
            let is_alone = chance.one_in(2);
            table.retain(|row| (Some(&row[0]) == one.as_ref()) == is_alone);
        }
        if !table.is_empty() {
            let at = chance.index(table.len());
            match chance.below(25) {
                0 => table[at][0] = chance.of(&["", "  "]).to_owned(),
                1 => table[at].push("beyond".to_owned()),
                2..5 => table.insert(at, vec![String::new(); header.len()]),
                _ => {}
            }
            for _ in 0..if breaks_lines { chance.below(4) } else { 0 } {
                let at = chance.index(table.len());
                let cell = chance.index(table[at].len());
                table[at][cell] += chance.of(&["\n", "\nmore", "\n;more", "\n\nc 30;members;;7\n"]);
            }
        }
        let mut header = cells(header);
        header.truncate(if name == "evidence" { columns } else { usize::MAX });
        if chance.one_in(6) {
            header.push("odd".to_owned());
        }
        table.insert(0, header);
        if chance.one_in(5) {
            // Another column first.
            table.iter_mut().enumerate().for_each(|(index, row)| {
                row.insert(0, if index == 0 { "note".to_owned() } else { index.to_string() });
            });
        }
        let encodings = [Encoding::Utf8, Encoding::Utf8WithMark, Encoding::Windows1252, Encoding::Utf16];
        let dialect = Dialect {
            delimiter,
            line_end: chance.of(&["\n", "\n", "\r\n", "\r\n", "\r"]),
            is_declared: delimiter == "|" || chance.one_in(6),
            is_quoted: is_quoted && chance.one_in(2),
            ends_in_line: !chance.one_in(4),
            encoding: if is_coded { chance.of(&encodings) } else { Encoding::Utf8 },
        };
        let mut bytes = dialect.bytes(&table);
        if chance.one_in(10) {
            // Of old a carriage return ended lines, and some programs leave one.
            let ends: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'\n').collect();
            ends.get(chance.index(ends.len().max(1))).into_iter().for_each(|at| bytes[*at] = b'\r');
        }
        round.write_table(name, &bytes);
    }
    round
}

#[test]
fn random_rounds_come_to_what_assess_gives() {
    let mut all = (0, 0, 0);
    for seed in cases(40) {
        let mut chance = Chance::new(seed);
        let round = random_round(&mut chance);
        let decimals: [&[&str]; 3] = [&["--decimal", "comma"], &["--decimal", "point"], &[]];
        let decimal = decimals[chance.index(6).min(2)];
        // Neither threads nor findings on demand change the rest.
        let told = round.out("told.csv");
        let with = round.portfolio(&[decimal, &["--findings", &told, "--threads", "3"]].concat());
        assert_eq!(round.portfolio(decimal), with, "seed {seed}");
        let held = round.hold(decimal, &format!("seed {seed}"));
        all = (all.0 + held.0, all.1 + held.1, all.2 + held.2);
    }
    // Enough of each kind was seen.
    assert!(all.0 > 125 && all.1 > 1 && all.2 > 450, "{all:?}");
}

/// Rows of thousands of initiatives, which answer in one of a few ways and have cells of several lines or not: the same,
/// wherever blocks of the table end.
#[test]
fn blocks_come_to_the_same() {
    const COUNT: usize = 2_500;
    // Some show the rows of somebody else, as far as lines tell.
    let notes = ["first\nsecond", "\n\n", "one;\ninitiative-0001;members;;400;;\ntwo", "a \"\"word\"\"\nb"];
    let mut chance = Chance::new(5);
    // Of rows that stand twice, order and notes decide: what is shuffled or has cells of several lines is not odd.
    for (odd_in, line_end, ends_in_line, is_shuffled) in
        [(12, "\n", true, false), (12, "\r\n", false, false), (1_000, "\r\n", false, false), (1_000, "\n", true, true)]
    {
        let kinds: Vec<Tables> = (0..11).map(|_| initiative(&mut chance, "", odd_in)).collect();
        let encoding = Encoding::Utf8;
        let dialect =
            Dialect { delimiter: ";", line_end, is_declared: false, is_quoted: false, ends_in_line, encoding };
        let [with, without] = [true, false].map(|breaks_lines| {
            let (round, mut chance) = (Round::of_every_key(), Chance::new(7));
            for (index, (name, header)) in HEADERS.iter().enumerate() {
                let own = |number: usize| {
                    kinds[number % kinds.len()][index].iter().map(move |row| {
                        let size: usize = row.iter().map(String::len).sum();
                        let breaks = breaks_lines && odd_in > 12 && index == 0 && size.is_multiple_of(3);
                        let note = if breaks { notes[(number + size) % notes.len()] } else { "-" };
                        let cells = row[1..].iter().cloned().chain([note.replace('\n', line_end)]);
                        [format!("initiative-{number:04}")].into_iter().chain(cells).collect()
                    })
                };
                let mut table: Rows = (0..COUNT).flat_map(own).collect();
                if is_shuffled {
                    shuffle(&mut chance, &mut table);
                }
                table.insert(0, cells(&[header, &["note"][..]].concat()));
                round.write_table(name, &dialect.bytes(&table));
            }
            let evidence = fs::read_to_string(round.folder.path().join("evidence.csv")).unwrap();
            assert!(evidence.len() > 1 << 20);
            let (_, mut entries, found) = round.score(&["--threads", if breaks_lines { "3" } else { "1" }]);
            // Lines of findings are those of the whole file.
            let lines: Vec<&str> = evidence.lines().collect();
            for row in found.iter().skip(1).filter(|row| row[5] == "evidence.csv") {
                let line = lines[row[7].parse::<usize>().unwrap() - 1];
                assert!(line.starts_with(&format!("{};", row[0])), "{row:?}: {line}");
            }
            entries.sort_by_cached_key(|entry| entry["initiative"]["id"].to_string());
            assert_eq!(entries.len(), COUNT);
            for (number, entry) in entries.iter_mut().enumerate() {
                assert_eq!(entry["initiative"]["id"].take(), format!("initiative-{number:04}"));
                // Whoever is refused is so on lines of their own.
                entry["problem"] = entry["problem"].is_string().into();
            }
            entries
        });
        let all = &with;
        for (number, (with, without)) in all.iter().zip(&without).enumerate() {
            let first = &all[number % kinds.len()];
            assert_eq!((with, with), (without, first), "{number} {line_end:?} {is_shuffled}");
        }
    }
}

/// Long cells and reports change nothing about tables larger than those of a dossier.
#[test]
fn tables_of_any_size_come_to_the_same() {
    let long = ["x".repeat(450_000), "x".repeat(450_000)].join("\n");
    let ids: Vec<String> = (10..90).map(|number| number.to_string()).collect();
    let [plain, ..] = tables(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let round = Round::of_every_key();
    let evidence = round.folder.path().join("evidence.csv");
    for is_reversed in [false, true] {
        let told = ["-", &long].map(|note| {
            let mut table = plain.clone();
            table
                .iter_mut()
                .for_each(|row| row.push(if row[2] == "total" { format!("\"{note}\"") } else { String::new() }));
            if is_reversed {
                table.reverse();
            }
            let lines: String = table.iter().map(|row| row.join(";") + "\n").collect();
            round.write_table("evidence", format!("{};note\n{lines}", HEADERS[0].1.join(";")).as_bytes());
            round.score(&[])
        });
        assert!(fs::metadata(&evidence).unwrap().len() > 64 << 20);
        assert!(told[0].1.len() == 80 && told[0] == told[1], "{is_reversed}");
        let reports = round.reports(&[]);
        let gists: Vec<Value> = reports.values().map(|report| gist(&serde_json::from_slice(report).unwrap())).collect();
        let mut lines: Vec<Value> = told[1].1.iter().map(gist_of_line).collect();
        lines.sort_by_key(|line| line["initiative"]["id"].to_string());
        assert_eq!(gists, lines);
    }
    // What neither memory nor blocks can hold names the ways out; the rest of the file takes no room.
    fs::File::options().write(true).open(evidence).unwrap().set_len((512 << 20) + 1).unwrap();
    let reports = round.out("reports");
    for more in [&["--reports", &reports][..], &[]] {
        let output = round.run("portfolio", &[&["-f", "csv"], more].concat());
        assert_eq!((output.status.code(), &*String::from_utf8(output.stderr).unwrap()), (Some(2), TOO_LARGE));
        assert!(output.stdout.is_empty() && !fs::exists(&reports).unwrap());
    }
}

/// What keeps a large table from being read.
const TOO_LARGE: &str = "error: ./evidence.csv: is larger than 512 MiB. A table of that size is read only if all rows of \
    an initiative stand together, it is UTF-8 (in Excel: “CSV UTF-8”) and its first row names the columns, \
    “initiative” among them. For --reports every row must also name its initiative. Sort the table by initiative, or \
    let DuckDB score it with the statement that “merit catalogue sql” writes.\n";

/// Percentages around what labels, categories and scales ask for show as many digits as in a report of their own: where
/// labels ask for them, where only a scale has them and the percentage is the value too, and where it is not.
#[test]
fn percentages_near_a_limit_show_on_which_side_they_are() {
    // In the last round only those do that are short of 100 by less than they show otherwise.
    for (percent, of_category, other, expected) in
        [(80, 60, "n/a", 6..60), (30, 20, "n/a", 3..60), (30, 20, "yes", 0..3)]
    {
        let round = Round::new(&format!(
            "format = 1
             catalogue = {{ id = 'near', version = '1', title = 'Near', decimals = 1 }}
             category = [{{ id = 'all', title = 'All' }}]
             [[label]]
             id = 'gold'
             title = 'Gold'
             min-percent = {percent}
             min-category-percent = {of_category}
             basis = 'assumed'
             rationale = 'a test'
             [[indicator]]
             id = 'share'
             category = 'all'
             title = 'Share'
             measure = 'percent'
             points = 100
             minimum = 40
             linear = {{ from = 0, to = 100 }}
             basis = 'assumed'
             rationale = 'a test'
             [[indicator]]
             id = 'other'
             category = 'all'
             title = 'Other'
             measure = 'yes-no'
             points = 50
             optional = true
             basis = 'assumed'
             rationale = 'a test'"
        ));
        let near = |limit: i64| (-25..=25).map(move |offset| limit * 100 + offset * 3);
        let values = [0, 40, 60, 80, 100].into_iter().flat_map(near).chain([3333, 5000]);
        let values = values.filter(|value| (0..=10_000).contains(value)).enumerate();
        let row =
            |(id, value): (usize, i64)| format!("{id},share,{}.{:02}\n{id},other,{other}\n", value / 100, value % 100);
        let rows: String = values.map(row).collect();
        round.write_table("evidence", format!("initiative,indicator,value\n{rows}").as_bytes());
        round.hold(&[], &format!("{percent} {of_category} {other}"));
        let (_, lines, _) = round.score(&[]);
        let decimals =
            |line: &Value| line["score"]["percent"]["shown"].as_str().unwrap().split_once('.').unwrap().1.len();
        let long = lines.iter().filter(|line| decimals(line) > 1).count();
        assert!(expected.contains(&long), "{long}");
    }
}
