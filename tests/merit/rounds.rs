//! Rounds of any form are scored as `assess` scores each of their initiatives: over
//! random tables in every dialect and order, odd ones among them, and over tables of
//! many blocks.

use crate::support::round::{findings, findings_of_rows, gist, gist_of_line, rows};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;

const EVERY_KEY: &str = include_str!("../catalogues/every-key.toml");

/// A catalogue with every key but those by which documents count only if they are there: nobody
/// can read that plainly.
fn catalogue() -> &'static str {
    static KEPT: OnceLock<(TempDir, String)> = OnceLock::new();
    let (_, path) = KEPT.get_or_init(|| {
        let text = EVERY_KEY.replace("documents = \"present\"\nremote = true\n", "");
        assert_ne!(text, EVERY_KEY);
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("every-answer.toml");
        fs::write(&path, text).unwrap();
        let path = path.to_str().unwrap().to_owned();
        (folder, path)
    });
    path
}

/// How many random rounds are tried.
const ROUNDS: u64 = 80;

fn merit(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_merit")).current_dir(folder).args(arguments).output().unwrap()
}

/// Numbers without any order, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }

    fn is_one_in(&mut self, chance: usize) -> bool {
        self.below(chance) == 0
    }
}

/// What rows may answer: indicator, input, and values that fit mostly.
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

/// A table as rows of cells.
type Rows = Vec<Vec<String>>;

fn cells(row: &[&str]) -> Vec<String> {
    row.iter().map(|cell| (*cell).to_owned()).collect()
}

/// The rows of an initiative in each table, below the header.
fn initiative(random: &mut Random, id: &str, oddity: usize) -> [Rows; 5] {
    let [mut evidence, mut names, mut team, mut training, mut decisions]: [Rows; 5] = Default::default();
    for (indicator, input, values) in ANSWERS {
        let odd =
            matches!(indicator, "unheard-of" | "team-qualification") || (indicator, input) == ("members", "input");
        if random.is_one_in(8) || (odd && !random.is_one_in(oddity)) || (input == "das Ganze" && !random.is_one_in(9)) {
            continue;
        }
        // The first values fit, most of the last do not.
        let fitting = if random.is_one_in(oddity) { values.len() } else { values.len().min(3) };
        let value = values[random.below(fitting)];
        let value = if random.is_one_in(oddity) { random.one(&["", "-", " ", value]) } else { value };
        let unit = if random.is_one_in(20) { random.one(&["%", "members", "Mitglieder", "months", "kg"]) } else { "" };
        let document = random.one(&["", "", "a.pdf", "a.pdf|b.pdf", "b.pdf | a.pdf|a.pdf", "https://example.org/c"]);
        let row = cells(&[id, indicator, input, value, unit, document]);
        evidence.extend(std::iter::repeat_n(row, if random.is_one_in(oddity * 5) { 2 } else { 1 }));
    }
    if !random.is_one_in(4) {
        let catalogue = if random.is_one_in(oddity) { "ecei" } else { random.one(&["", "every-key"]) };
        names.push(cells(&[id, random.one(&["", "Ein Cluster", "Straße & Söhne"]), catalogue]));
        if random.is_one_in(oddity) {
            names.push(cells(&[id, "again", ""]));
        }
    }
    for person in ["P1", "P2", "P 3"].iter().take(random.below(4)) {
        let fte = if random.is_one_in(oddity) {
            random.one(&["3", "-1", "", "0,5"])
        } else {
            random.one(&["1", "0,75", "0"])
        };
        let role = if random.is_one_in(oddity) { "boss" } else { random.one(&["lead", "Leitung"]) };
        let rating = random.one(&["3", "5", "4,5"]);
        let other = if random.is_one_in(oddity) { random.one(&["", "6", "x"]) } else { "2" };
        let since = random.one(&["2020-01-01", "31.12.2025"]);
        let since = if random.is_one_in(oddity) { "1800-01-01" } else { since };
        team.push(cells(&[id, person, role, fte, since, rating, other]));
        if random.is_one_in(oddity) {
            let other = ["p1", "Р1", "P\u{A0}1", "Pl", "P-2", "Anna Müller", "p 3", "\u{AD}", "P1."];
            team.push(cells(&[id, random.one(&other), role, "1", since, rating, "2"]));
        }
        if !random.is_one_in(3) {
            let who =
                if random.is_one_in(oddity) { random.one(&["P9", "p1", "P\u{200B}1", "Eva Klein"]) } else { person };
            let programme = if random.is_one_in(oddity) { "talk" } else { random.one(&["degree", "Kurs"]) };
            let date = if random.is_one_in(oddity) { "2026-12-01" } else { random.one(&["2026-10-01", "2024-11-23"]) };
            training.push(cells(&[id, who, programme, date, random.one(&["2", "0,5"])]));
            if random.is_one_in(oddity) {
                let days = random.one(&["2", "60", "120"]);
                training.push(cells(&[id, who, random.one(&["degree", "Kurs"]), date, days]));
            }
        }
    }
    if random.is_one_in(6) {
        decisions.push(cells(&[
            id,
            "window",
            random.one(&["0", "1", "7"]),
            "jury",
            random.one(&["seen", ""]),
            "2026-01-01",
        ]));
    }
    [evidence, names, team, training, decisions]
}

const HEADERS: [(&str, &[&str]); 5] = [
    ("evidence", &["initiative", "indicator", "input", "value", "unit", "document"]),
    ("initiatives", &["initiative", "name", "catalogue"]),
    ("team", &["initiative", "person", "role", "fte", "since", "domain", "talk"]),
    ("training", &["initiative", "person", "programme", "date", "days"]),
    ("decisions", &["initiative", "indicator", "points", "by", "reason", "date"]),
];

/// How tables are written down.
struct Dialect {
    delimiter: char,
    line_end: &'static str,
    declares: bool,
    encoding: usize,
    has_quotes: bool,
    ends_in_line: bool,
}

/// As most tables are.
const PLAIN: Dialect =
    Dialect { delimiter: ';', line_end: "\n", declares: false, encoding: 0, has_quotes: false, ends_in_line: true };

fn bytes(table: &[Vec<String>], dialect: &Dialect) -> Vec<u8> {
    let delimiter = dialect.delimiter;
    let cell = |cell: &String| {
        let must = cell.contains([delimiter, '\n']);
        if dialect.has_quotes || must { format!("\"{cell}\"") } else { cell.clone() }
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string());
    let mut text = table.iter().map(line).collect::<Vec<_>>().join(dialect.line_end);
    if dialect.ends_in_line {
        text += dialect.line_end;
    }
    if dialect.declares {
        text = format!("sep={delimiter}{}{text}", dialect.line_end);
    }
    match dialect.encoding {
        0 => text.into_bytes(),
        1 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        // Signs that are no single byte in Windows-1252 there are in some rounds only.
        2 if text.chars().all(|sign| u8::try_from(sign).is_ok()) => {
            text.chars().filter_map(|sign| u8::try_from(sign).ok()).collect()
        }
        2 => text.into_bytes(),
        _ => [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
    }
}

/// Writes a random round; whether it holds several initiatives is left to it.
fn write(folder: &Path, random: &mut Random) {
    let oddity = [4, 30, 60, 200][random.below(4)];
    let mut tables: [Rows; 5] = Default::default();
    for number in 0..2 + random.below(5) {
        let id = random.one(&["a", "Bär", "c 3", "d"]).to_owned() + &number.to_string();
        for (table, own) in tables.iter_mut().zip(initiative(random, &id, oddity)) {
            table.extend(own);
        }
    }
    let order = [0, 0, 0, 1, 1, 2][random.below(6)];
    // The columns behind the value may be left out.
    let columns = if random.is_one_in(2) { 4 } else { 6 };
    tables[0].iter_mut().for_each(|row| row.truncate(columns));
    let (is_quoted, is_coded) = (random.is_one_in(8), random.is_one_in(6));
    let breaks_lines = random.is_one_in(5);
    let has_table = [true, !random.is_one_in(5), !random.is_one_in(5), !random.is_one_in(5), random.is_one_in(2)];
    let delimiters = if random.is_one_in(3) { 4 } else { 2 };
    let delimiter = [';', ',', '\t', '|'][random.below(delimiters)];
    for ((mut table, (name, header)), has_table) in tables.into_iter().zip(HEADERS).zip(has_table) {
        if !has_table {
            continue;
        }
        // Grouped, in another order by initiative, or in no order.
        match order {
            1 => table.sort_by(|a, b| b[0].cmp(&a[0])),
            2 => (1..table.len()).rev().for_each(|index| table.swap(index, random.below(index + 1))),
            _ => {}
        }
        if random.is_one_in(25) && !table.is_empty() {
            let at = random.below(table.len());
            table[at][0] = random.one(&["", "  "]).to_owned();
        }
        if random.is_one_in(25) && !table.is_empty() {
            let at = random.below(table.len());
            table[at].push("beyond".to_owned());
        }
        if random.is_one_in(8) {
            table.insert(random.below(table.len() + 1), vec![String::new(); header.len()]);
        }
        if breaks_lines {
            for _ in 0..random.below(4) {
                let row = random.below(table.len().max(1));
                let Some(row) = table.get_mut(row) else { continue };
                let column = random.below(row.len());
                row[column] += random.one(&["\n", "\nmore", "\n;more", "\n\nc 30;members;;7\n"]);
            }
        }
        let mut header = cells(header);
        header.truncate(if name == "evidence" { columns } else { header.len() });
        if random.is_one_in(6) {
            header.push("odd".to_owned());
        }
        table.insert(0, header);
        if random.is_one_in(5) {
            // Another column first.
            for (index, row) in table.iter_mut().enumerate() {
                row.insert(0, if index == 0 { "note".to_owned() } else { index.to_string() });
            }
        }
        let dialect = Dialect {
            delimiter,
            line_end: ["\n", "\r\n"][random.below(2)],
            declares: delimiter == '|' || random.is_one_in(6),
            encoding: if is_coded { random.below(4) } else { 0 },
            has_quotes: is_quoted && random.is_one_in(2),
            ends_in_line: !random.is_one_in(4),
        };
        fs::write(folder.join(format!("{name}.csv")), bytes(&table, &dialect)).unwrap();
    }
}

/// The lines of a round by initiative, and its findings by initiative.
fn portfolio(folder: &Path, more: &[&str]) -> (String, Vec<Vec<String>>) {
    let reports = TempDir::new().unwrap();
    let scored = |name: &str, more: &[&str]| {
        let report = reports.path().join(name);
        let common =
            ["portfolio", ".", "-c", catalogue(), "--as-of", "2026-11-23", "-f", "jsonl", "--detail", "--force"];
        let output = merit(folder, &[common.as_slice(), &["-o", report.to_str().unwrap()], more].concat());
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code().is_some_and(|code| code < 2), "{error}");
        (String::from_utf8(output.stdout).unwrap(), fs::read_to_string(report).unwrap())
    };
    let file = folder.join("told.out.csv");
    let told = scored("told.md", &[more, &["--findings", "told.out.csv"]].concat());
    // Findings that nobody asks for are only counted.
    assert!(told == scored("counted.md", more), "{}", folder.display());
    (told.0, rows(&file))
}

/// The reports of a round by initiative, as the index of their folder has them.
fn reports(folder: &Path, decimal: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let place = TempDir::new().unwrap();
    let reports = place.path().join("reports");
    let common = ["portfolio", ".", "-c", catalogue(), "--as-of", "2026-11-23", "-f", "csv", "--reports-as", "json"];
    let output = merit(folder, &[common.as_slice(), &["--reports", reports.to_str().unwrap()], decimal].concat());
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    let index = rows(&reports.join("index.csv"));
    assert_eq!(fs::read_dir(&reports).unwrap().count(), index.len(), "no file but those of the index, and itself");
    let report = |row: &Vec<String>| fs::read(reports.join(format!("{}.json", row[3]))).unwrap();
    index.iter().skip(1).map(|row| (row[0].trim_start_matches('\'').to_owned(), report(row))).collect()
}

/// Why somebody has no result who is listed beside the evidence alone.
const NO_EVIDENCE: &str = "appears in no row of the evidence";

/// Holds the lines, findings and reports of a round against `assess`; how many initiatives were
/// scored and how many were not, and how many findings they have.
fn held(folder: &Path, lines: &[Value], rows: &[Vec<String>], decimal: &[&str], round: &str) -> (usize, usize, usize) {
    let (mut scored, mut unscored, mut told) = (0, 0, 0);
    let reports = reports(folder, decimal);
    // A file for people shows what would break its lines or nobody would see.
    let shown = merit::render::terminal::clean;
    for line in lines {
        let id = line["initiative"]["id"].as_str().unwrap();
        let common = ["assess", ".", "-c", catalogue(), "--as-of", "2026-11-23", "-f", "json"];
        let own: &[&str] = if lines.len() > 1 { &["--initiative", id] } else { &[] };
        let output = merit(folder, &[&common, own, decimal].concat());
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        if line["problem"].as_str().is_some_and(|problem| problem.contains(NO_EVIDENCE)) {
            // One alone is assessed on demand, and told that nothing is there.
            assert!(error.contains("warning[no-evidence-rows]"), "{round}, {id}: {error}");
            assert!(!reports.contains_key(&shown(id)), "{round}, {id}");
            unscored += 1;
            continue;
        }
        if !output.status.success() {
            let problem = line["problem"].as_str().unwrap_or_else(|| panic!("{round}, {id}: {error}"));
            assert!(error.contains(problem), "{round}, {id}: {error} {problem}");
            assert!(!reports.contains_key(&shown(id)), "{round}, {id}");
            unscored += 1;
            continue;
        }
        let report = reports.get(&shown(id)).map(|report| String::from_utf8_lossy(report));
        let json = String::from_utf8_lossy(&output.stdout);
        let mut lines_of_both = report.iter().flat_map(|report| report.lines().zip(json.lines()));
        let differs = lines_of_both.find(|(own, other)| own != other);
        assert!(report.as_deref() == Some(&*json), "{round}, {id}: {differs:?}");
        let assessment: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(gist_of_line(line), gist(&assessment), "{round}, {id}");
        // What concerns all is told once; documents of a round lie elsewhere.
        let is_own = |finding: &[String; 7]| {
            let is_header = finding[4] == "1" || (finding[4] == "2" && finding[1] == "unknown-column");
            let is_common =
                matches!(finding[1].as_str(), "unnamed-initiative" | "catalogue-not-valid" | "unused-table");
            lines.len() < 2 || !(is_header || is_common || finding[1] == "document-not-found")
        };
        let mut own: Vec<[String; 7]> = findings(&assessment).into_iter().filter(is_own).collect();
        own.iter_mut().for_each(|finding| finding[6] = shown(&finding[6]));
        assert_eq!(findings_of_rows(rows, &shown(id)), own, "{round}, {id}");
        (scored, told) = (scored + 1, told + own.len());
    }
    (scored, unscored, told)
}

/// Rows in order, each of which is read plainly.
fn in_order(id: &str) -> [Rows; 5] {
    let rows = |rows: &[&[&str]]| rows.iter().map(|row| cells(&[&[id], *row].concat())).collect();
    [
        rows(&[
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
        ]),
        rows(&[&["Ein Cluster", "every-key"]]),
        rows(&[&["P1", "lead", "1", "2020-01-01", "3", "4,5"], &["P2", "lead", "0,5", "31.12.2025", "5", "2"]]),
        rows(&[&["P1", "degree", "2026-10-01", "2"], &["P2", "course", "2024-11-23", "0,5"]]),
        Vec::new(),
    ]
}

/// The tables of some initiatives as CSV.
fn written(folder: &Path, tables: &[Rows], change: impl Fn(&str, Vec<u8>) -> Vec<u8>) {
    for (table, (name, header)) in tables.iter().zip(HEADERS) {
        let table = [vec![cells(header)], table.clone()].concat();
        fs::write(folder.join(format!("{name}.csv")), change(name, bytes(&table, &PLAIN))).unwrap();
    }
}

/// Holds a round as it stands in its folder against `assess`; how many were scored, and how many not.
fn held_as_it_is(folder: &Path, round: &str) -> (usize, usize) {
    let (text, rows) = portfolio(folder, &[]);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (scored, unscored, _) = held(folder, &lines, &rows, &[], round);
    (scored, unscored)
}

#[test]
fn a_table_may_be_out_of_order_by_itself() {
    let folder = TempDir::new().unwrap();
    let ids = ["one", "two", "three", "four", "five"];
    let held_so = |tables: &[Rows], round: &str, held: (usize, usize)| {
        written(folder.path(), tables, |_, text| text);
        assert_eq!(held_as_it_is(folder.path(), round), held, "{round}");
    };
    let all = (ids.len(), 0);
    for table in 0..4 {
        let mut tables: [Rows; 5] = Default::default();
        ids.map(in_order).into_iter().for_each(|own| tables.iter_mut().zip(own).for_each(|(all, own)| all.extend(own)));
        let ordered = tables.clone();
        // From the end, the first row last, and all but one initiative's in order.
        tables[table].reverse();
        held_so(&tables, &format!("{table} from its end"), all);
        tables = ordered.clone();
        tables[table].rotate_left(1);
        held_so(&tables, &format!("{table} with its first row last"), all);
        tables = ordered.clone();
        tables[table].sort_by_key(|row| row[0] == "two");
        held_so(&tables, &format!("{table} with the second one last"), all);
        // One has no rows there, and one nowhere else.
        tables = ordered;
        tables[table].retain(|row| row[0] != "three");
        // Without evidence it stands in the table of initiatives alone.
        let without = if table == 0 { (4, 1) } else { all };
        held_so(&tables, &format!("{table} without the third one"), without);
        if table > 0 {
            (0..5).filter(|other| *other != table).for_each(|other| tables[other].retain(|row| row[0] != "four"));
            let listed = usize::from(table == 1);
            held_so(&tables, &format!("the fourth one in {table} alone"), (4, listed));
        }
    }
}

/// Who stands in some tables alone, what evaluators decided, and rows of nobody: the same in the
/// same order, whether rows stand together or not.
#[test]
fn single_rows_beside_the_evidence_are_not_overlooked() {
    let folder = TempDir::new().unwrap();
    let ids = ["one", "two", "three", "four", "five", "six", "seven"];
    let mut tables: [Rows; 5] = Default::default();
    ids.map(in_order).into_iter().for_each(|own| tables.iter_mut().zip(own).for_each(|(all, own)| all.extend(own)));
    tables[4].push(cells(&["two", "window", "1", "jury", "seen", "2026-01-01"]));
    for (id, table) in [("five", 2), ("six", 1), ("seven", 3)] {
        (0..4).filter(|other| *other != table).for_each(|other| tables[other].retain(|row| row[0] != id));
    }
    // Among the rows of the third one, and at the end.
    tables[2].insert(5, cells(&["", "P3", "lead", "1", "2020-01-01", "5", "5"]));
    tables[0].push(cells(&["", "members", "", "30", "", ""]));
    let told = |tables: &[Rows], round: &str| {
        written(folder.path(), tables, |_, text| text);
        assert_eq!(held_as_it_is(folder.path(), round), (4, 1), "{round}");
        let (text, rows) = portfolio(folder.path(), &[]);
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let ids: Vec<Value> = lines.iter().map(|line| line["initiative"]["id"].clone()).collect();
        assert_eq!(ids, ["one", "two", "three", "four", "six"], "{round}");
        assert_eq!((lines[0]["decided"].clone(), lines[1]["decided"].clone()), (0.into(), 1.into()), "{round}");
        // All but the lines of the table that is in another order.
        let told = rows.into_iter().map(|mut row| {
            if row[5] == "team.csv" {
                row[7].clear();
            }
            row
        });
        (text, told.collect::<Vec<_>>())
    };
    let together = told(&tables, "together");
    assert_eq!(together.1.iter().filter(|row| row[3] == "unnamed-initiative").count(), 2);
    let strangers: Vec<[&str; 3]> =
        together.1.iter().filter(|row| row[3] == "no-evidence-rows").map(|row| [&*row[0], &row[5], &row[9]]).collect();
    assert_eq!(strangers.iter().map(|row| row[1]).collect::<Vec<_>>(), ["team.csv", "training.csv"]);
    assert!(
        strangers.iter().zip(["five", "seven"]).all(|(row, id)| row[0].is_empty() && row[2].contains(id)),
        "{strangers:?}"
    );
    tables[2].rotate_left(1);
    assert_eq!(told(&tables, "apart"), together);
    // Blanks that are none of ASCII may be around a name, too.
    let last = tables[0].iter().rposition(|row| row[0] == "one").unwrap();
    tables[0][last][0] = "\u{a0}one\u{a0}".to_owned();
    for round in ["blanks apart", "blanks together"] {
        written(folder.path(), &tables, |_, text| text);
        assert_eq!(held_as_it_is(folder.path(), round), (4, 1), "{round}");
        tables[2].rotate_right(1);
    }
}

/// A mistyped id beside the evidence is nobody's application, in whichever table it stands and
/// however the tables are read; who was meant is said.
#[test]
fn an_id_beside_the_evidence_alone_is_no_applicant() {
    let ids = ["alpha", "beta", "gamma", "delta", "epsilon"];
    let mut tables: [Rows; 5] = Default::default();
    ids.map(in_order).into_iter().for_each(|own| tables.iter_mut().zip(own).for_each(|(all, own)| all.extend(own)));
    tables[4].push(cells(&["beta", "window", "1", "jury", "seen", "2026-01-01"]));
    let common = ["portfolio", ".", "-c", catalogue(), "--as-of", "2026-11-23", "-f", "jsonl", "--lang", "en"];
    let round = |tables: &[Rows; 5], reading: &str| {
        let folder = TempDir::new().unwrap();
        let mut tables = tables.clone();
        if reading == "any order" {
            tables[0].rotate_left(1);
        }
        written(folder.path(), &tables, |_, text| match reading {
            "as a whole" => {
                let text = String::from_utf8(text).unwrap();
                [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
            }
            _ => text,
        });
        let more: &[&str] = if reading == "reports" { &["--reports", "reports", "--reports-as", "json"] } else { &[] };
        let more = [more, &["--quiet"]].concat();
        let output = merit(folder.path(), &[&common, more.as_slice()].concat());
        let lines: Vec<Value> =
            output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
        let listed = lines.iter().filter(|line| line["problem"].is_string());
        let listed: Vec<String> = listed.map(|line| line["problem"].as_str().unwrap().to_owned()).collect();
        let scored = lines.iter().filter(|line| line["problem"].is_null());
        let scored: Vec<String> = scored.map(|line| line["initiative"]["id"].as_str().unwrap().to_owned()).collect();
        if reading == "reports" {
            assert_eq!(rows(&folder.path().join("reports/index.csv")).len(), 1 + scored.len());
        }
        (output.status.code(), scored, listed, String::from_utf8(output.stderr).unwrap())
    };
    for reading in ["together", "any order", "as a whole", "reports"] {
        let sorted = |mut ids: Vec<String>| {
            ids.sort();
            ids
        };
        let (code, scored, listed, error) = round(&tables, reading);
        assert_eq!(
            (code, sorted(scored), listed.len(), &*error),
            (Some(0), sorted(ids.map(str::to_owned).into()), 0, "")
        );
        for table in 1..5 {
            let mut tables = tables.clone();
            tables[table].iter_mut().filter(|row| row[0] == "beta").for_each(|row| row[0] = "betta".to_owned());
            let (code, scored, listed, error) = round(&tables, reading);
            let file = format!("{}.csv", HEADERS[table].0);
            assert_eq!((code, sorted(scored)), (Some(1), sorted(ids.map(str::to_owned).into())), "{file}, {reading}");
            let told = if table == 1 { listed.join("\n") } else { error };
            let line = 2 + tables[table].iter().position(|row| row[0] == "betta").unwrap();
            assert!(told.contains(&format!("{file}:{line}:1: “betta” appears in no row")), "{reading}: {told}");
            assert!(told.contains("Is “beta” meant?"), "{reading}: {told}");
        }
    }
}

/// Ids that are typed otherwise beside the evidence are those of the same applicants, in each way
/// of reading; those in the evidence are taken as they stand.
#[test]
fn an_id_that_is_typed_otherwise_is_nobody_else() {
    // In the evidence, beside it, and who is told to be typed otherwise.
    let cases = [
        (["C1", "D2"], ["c1", "D2"], vec!["C1"]),
        (["Ä1", "D2"], ["A\u{308}1", "Ｄ2"], vec!["Ä1", "D2"]),
        (["C 1", "D2"], ["C\u{A0}1", "D2\u{200B}"], vec!["C 1", "D2"]),
        (["Straße", "D2"], ["STRASSE", "d2"], vec!["Straße", "D2"]),
        // Each has rows of its own.
        (["C1", "c1"], ["c1", "C1"], vec![]),
    ];
    for (evidence, beside, meant) in cases {
        for reading in ["together", "any order", "as a whole"] {
            let round = format!("{evidence:?} {beside:?} {reading}");
            let folder = TempDir::new().unwrap();
            let mut tables: [Rows; 5] = Default::default();
            for (id, other) in evidence.iter().zip(beside) {
                let [own, ..] = in_order(id);
                let [_, names, team, training, _] = in_order(other);
                let all = [own, names, team, training, Rows::new()];
                tables.iter_mut().zip(all).for_each(|(table, rows)| table.extend(rows));
            }
            if reading == "any order" {
                tables[0].rotate_left(1);
            }
            if reading == "as a whole" {
                tables[1].push(cells(&["\u{200B}", "", ""]));
            }
            written(folder.path(), &tables, |_, text| text);
            assert_eq!(held_as_it_is(folder.path(), &round), (2, 0), "{round}");
            let (text, rows) = portfolio(folder.path(), &[]);
            let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            let has_team = |line: &Value| {
                let mut indicators = line["indicators"].as_array().unwrap().iter();
                indicators.any(|one| one["id"] == "team-qualification" && one["status"] == "scored")
            };
            assert!(lines.iter().all(has_team), "{round}: {text}");
            let typed = rows.iter().filter(|row| row[3] == "initiative-typed-otherwise");
            let mut typed: Vec<&str> = typed.map(|row| &*row[0]).collect();
            typed.dedup();
            typed.sort_unstable();
            let mut meant = meant.clone();
            meant.sort_unstable();
            assert_eq!(typed, meant, "{round}");
            for id in beside {
                let arguments = ["assess", ".", "-c", catalogue(), "--as-of", "2026-11-23", "--initiative", id];
                assert_eq!(merit(folder.path(), &arguments).status.code(), Some(0), "{round}, {id}");
            }
        }
    }
}

#[test]
fn lines_may_end_as_they_did_of_old() {
    let folder = TempDir::new().unwrap();
    let mut tables: [Rows; 5] = Default::default();
    for own in ["one", "two", "three"].map(in_order) {
        tables.iter_mut().zip(own).for_each(|(all, own)| all.extend(own));
    }
    for which in ["evidence", "team", "training"] {
        // The second line, all of them, and only the last.
        for part in [1..2, 0..usize::MAX, 3..4] {
            written(folder.path(), &tables, |name, mut text| {
                let ends = text.iter_mut().filter(|byte| **byte == b'\n').skip(part.start).take(part.len());
                ends.filter(|_| name == which).for_each(|end| *end = b'\r');
                text
            });
            assert_eq!(held_as_it_is(folder.path(), which), (3, 0), "{which} {part:?}");
        }
    }
    // Behind such an end somebody has a row, of which nothing else on the line tells.
    written(folder.path(), &tables, |name, text| match name {
        "evidence" => String::from_utf8(text).unwrap().replacen("b.pdf", "b.pdf\rfour", 1).into_bytes(),
        _ => text,
    });
    assert_eq!(held_as_it_is(folder.path(), "four"), (4, 0));
}

#[test]
fn random_rounds_are_scored_as_assess_does() {
    let (mut scored, mut unscored, mut told) = (0, 0, 0);
    for seed in 0..ROUNDS {
        let mut random = Random(seed);
        let folder = TempDir::new().unwrap();
        write(folder.path(), &mut random);
        let decimal: &[&str] = match random.below(6) {
            0 => &["--decimal", "comma"],
            1 => &["--decimal", "point"],
            _ => &[],
        };
        let (text, rows) = portfolio(folder.path(), decimal);
        let threads = [decimal, &["--threads", "3"]].concat();
        assert_eq!((&text, &rows), (&portfolio(folder.path(), &threads).0, &rows), "seed {seed}: threads");
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let (own_scored, own_unscored, own_told) = held(folder.path(), &lines, &rows, decimal, &format!("seed {seed}"));
        (scored, unscored, told) = (scored + own_scored, unscored + own_unscored, told + own_told);
    }
    // Enough of each kind was seen.
    assert!(scored > 250 && unscored > 3 && told > 900, "{scored} {unscored} {told}");
}

/// Tables of several blocks, whose initiatives answer in one of a few ways.
#[test]
fn blocks_come_to_the_same() {
    let mut random = Random(5);
    let kinds: Vec<[Rows; 5]> = (0..11).map(|_| initiative(&mut random, "?", 12)).collect();
    let count = 4_000;
    for (line_end, ends_in_line, is_shuffled) in [("\n", true, false), ("\r\n", false, false), ("\n", false, true)] {
        let folder = TempDir::new().unwrap();
        for (index, (name, header)) in HEADERS.iter().enumerate() {
            let mut table = vec![cells(header)];
            for number in 0..count {
                let own = kinds[number % kinds.len()][index].iter().cloned();
                table.extend(own.map(|mut row| {
                    row[0] = format!("initiative-{number:07}");
                    row
                }));
            }
            if is_shuffled {
                (2..table.len()).rev().for_each(|index| table.swap(index, 1 + random.below(index)));
            }
            let dialect =
                Dialect { delimiter: ';', line_end, declares: false, encoding: 0, has_quotes: false, ends_in_line };
            fs::write(folder.path().join(format!("{name}.csv")), bytes(&table, &dialect)).unwrap();
        }
        assert!(fs::metadata(folder.path().join("evidence.csv")).unwrap().len() > 2 << 20);
        let (text, rows) = portfolio(folder.path(), &[]);
        assert_eq!((text.clone(), rows.len()), {
            let (text, rows) = portfolio(folder.path(), &["--threads", "1"]);
            (text, rows.len())
        });
        let mut by_kind: BTreeMap<usize, Value> = BTreeMap::new();
        let mut all: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        if is_shuffled {
            all.sort_by_key(|line| line["initiative"]["id"].as_str().unwrap().to_owned());
        }
        assert_eq!(all.len(), count);
        for (number, mut line) in all.into_iter().enumerate() {
            assert_eq!(line["initiative"]["id"], format!("initiative-{number:07}"));
            line["initiative"]["id"] = "".into();
            // Whoever is refused is so on lines of their own.
            line["problem"] = line["problem"].is_string().into();
            let first = by_kind.entry(number % kinds.len()).or_insert_with(|| line.clone());
            assert_eq!(*first, line, "{number}");
        }
        // Lines of findings are those of the whole file.
        let evidence = fs::read_to_string(folder.path().join("evidence.csv")).unwrap();
        let lines: Vec<&str> = evidence.lines().collect();
        for row in rows.iter().skip(1).filter(|row| row[5] == "evidence.csv") {
            let line: usize = row[7].parse().unwrap();
            assert!(lines[line - 1].starts_with(&format!("{};", row[0])), "{row:?}: {}", lines[line - 1]);
        }
    }
}

/// Line breaks in quotes are no ends of rows, wherever blocks end and whatever stands behind them.
#[test]
fn cells_of_several_lines_come_to_the_same() {
    let mut random = Random(7);
    let kinds: Vec<Rows> = (0..11).map(|_| initiative(&mut random, "?", 1_000)[0].clone()).collect();
    // Each shows the rows of somebody else, as far as lines tell.
    let notes = ["first\nsecond", "\n\n", "one;\ninitiative-0000001;members;;400;;\ntwo", "a \"\"word\"\"\nb"];
    for (line_end, is_shuffled) in [("\n", false), ("\r\n", false), ("\n", true)] {
        let told = [false, true].map(|has_breaks| {
            let mut table: Rows = Vec::new();
            for number in 0..600 {
                table.extend(kinds[number % kinds.len()].iter().cloned().enumerate().map(|(index, mut row)| {
                    row[0] = format!("initiative-{number:07}");
                    let note = notes[(number + index) % notes.len()];
                    row.push(if has_breaks && index % 5 == 0 { note.replace('\n', line_end) } else { "-".to_owned() });
                    row
                }));
            }
            let mut random = Random(11);
            if is_shuffled {
                (1..table.len()).rev().for_each(|index| table.swap(index, random.below(index + 1)));
            }
            let mut header = cells(HEADERS[0].1);
            header.push("note".to_owned());
            table.insert(0, header);
            let folder = TempDir::new().unwrap();
            fs::write(folder.path().join("evidence.csv"), bytes(&table, &Dialect { line_end, ..PLAIN })).unwrap();
            assert!(fs::metadata(folder.path().join("evidence.csv")).unwrap().len() > 1 << 17);
            portfolio(folder.path(), &["--threads", if has_breaks { "3" } else { "1" }]).0
        });
        assert_eq!(told[0].lines().count(), 600);
        let differs = told[0].lines().zip(told[1].lines()).find(|(without, with)| without != with);
        assert!(differs.is_none(), "{line_end:?} {is_shuffled}: {differs:?}");
    }
}

/// Long cells and reports change nothing about tables larger than those of a dossier.
#[test]
fn tables_of_any_size_come_to_the_same() {
    let folder = TempDir::new().unwrap();
    let long = "x".repeat(450_000);
    for is_shuffled in [false, true] {
        let told = ["-".to_owned(), format!("{long}\n{long}")].map(|note| {
            let mut table: Rows = Vec::new();
            for number in 0..80 {
                let own = in_order(&format!("{number:02}"))[0].clone();
                table.extend(own.into_iter().enumerate().map(|(index, mut row)| {
                    row.push(if index == 3 { note.clone() } else { String::new() });
                    row
                }));
            }
            if is_shuffled {
                table.reverse();
            }
            let mut header = cells(HEADERS[0].1);
            header.push("note".to_owned());
            table.insert(0, header);
            fs::write(folder.path().join("evidence.csv"), bytes(&table, &PLAIN)).unwrap();
            portfolio(folder.path(), &[]).0
        });
        assert!(fs::metadata(folder.path().join("evidence.csv")).unwrap().len() > 64 << 20);
        assert_eq!(told[0].lines().count(), 80);
        assert!(told[0] == told[1], "{is_shuffled}");
        let reports = reports(folder.path(), &[]);
        let gists: BTreeMap<&str, Value> =
            reports.iter().map(|(id, report)| (&**id, gist(&serde_json::from_slice(report).unwrap()))).collect();
        let lines = told[1].lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let told: Vec<(String, Value)> =
            lines.map(|line| (line["initiative"]["id"].as_str().unwrap().to_owned(), gist_of_line(&line))).collect();
        assert_eq!(gists, told.iter().map(|(id, gist)| (&**id, gist.clone())).collect());
    }
    // What neither memory nor blocks can hold names the ways out; the rest of the file takes no room.
    let evidence = fs::File::options().write(true).open(folder.path().join("evidence.csv")).unwrap();
    evidence.set_len((512 << 20) + 1).unwrap();
    let common = ["portfolio", ".", "-c", catalogue(), "--as-of", "2026-11-23", "-f", "csv"];
    for more in [["--reports", "reports"], ["--lang", "en"]] {
        let output = merit(folder.path(), &[common.as_slice(), &more].concat());
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), &*error), (Some(2), TOO_LARGE));
        assert!(output.stdout.is_empty() && !folder.path().join("reports").exists());
    }
}

/// What keeps a large table from being read.
const TOO_LARGE: &str = "error: ./evidence.csv: is larger than 512 MiB. A table of that size is read only if all rows of \
    an initiative stand together, it is UTF-8 (in Excel: “CSV UTF-8”) and its first row names the columns, \
    “initiative” among them. For --reports every row must also name its initiative. Sort the table by initiative, or \
    let DuckDB score it with the statement that “merit catalogue sql” writes.\n";

/// Percentages around what labels, categories and scales ask for show as many digits as
/// in a report of their own: where labels ask for them, where only a scale has them and the
/// percentage is the value too, and where it is not.
#[test]
fn percentages_near_a_limit_show_on_which_side_they_are() {
    // In the last round only those do that are short of 100 by less than they show otherwise.
    for (percents, other, expected) in [([80, 60], "", 6..60), ([30, 20], "", 3..60), ([30, 20], "yes", 0..3)] {
        let folder = TempDir::new().unwrap();
        let catalogue = format!(
            r#"
format = 1
[catalogue]
id = "near"
version = "1"
title = "Near"
decimals = 1
[[label]]
id = "gold"
title = "Gold"
min-percent = {}
min-category-percent = {}
basis = "assumed"
rationale = "a test"
[[category]]
id = "all"
title = "All"
[[indicator]]
id = "share"
category = "all"
title = "Share"
measure = "percent"
points = 100
minimum = 40
linear = {{ from = 0, to = 100 }}
basis = "assumed"
rationale = "a test"
[[indicator]]
id = "other"
category = "all"
title = "Other"
measure = "yes-no"
points = 50
optional = true
basis = "assumed"
rationale = "a test"
"#,
            percents[0], percents[1]
        );
        fs::write(folder.path().join("near.toml"), catalogue).unwrap();
        let near = |limit: i64| (-25..=25).map(move |offset| limit * 100 + offset * 3);
        let values = [0, 40, 60, 80, 100].into_iter().flat_map(near).chain([3333, 5000]);
        let mut rows = String::from("initiative,indicator,value\n");
        for (index, value) in values.filter(|value| (0..=10_000).contains(value)).enumerate() {
            rows += &format!("{index},share,{}.{:02}\n", value / 100, value % 100);
            rows += &format!("{index},other,{}\n", if other.is_empty() { "n/a" } else { other });
        }
        fs::write(folder.path().join("evidence.csv"), rows).unwrap();
        let long = held_against(folder.path(), "near.toml", |line| {
            line["score"]["percent"]["shown"].as_str().unwrap().split_once('.').unwrap().1.len() > 1
        });
        assert!(expected.contains(&long), "{long}");
    }
}

/// Holds every line of a round against `assess`; of how many something is so.
fn held_against(folder: &Path, catalogue: &str, is_so: impl Fn(&Value) -> bool) -> usize {
    let common = ["-c", catalogue, "--as-of", "2026-11-23"];
    let arguments = [&["portfolio", ".", "-f", "jsonl", "--detail"], common.as_slice()].concat();
    let text = String::from_utf8(merit(folder, &arguments).stdout).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(!lines.is_empty());
    for line in &lines {
        let id = line["initiative"]["id"].as_str().unwrap();
        let arguments = [&["assess", ".", "-f", "json", "--initiative", id], common.as_slice()].concat();
        let assessment: Value = serde_json::from_slice(&merit(folder, &arguments).stdout).unwrap();
        assert_eq!(gist_of_line(line), gist(&assessment), "{id}");
        let findings = assessment["findings"].as_array().unwrap();
        let count = |severity: &str| findings.iter().filter(|finding| finding["severity"] == severity).count();
        assert_eq!((&line["errors"], &line["warnings"]), (&count("error").into(), &count("warning").into()), "{id}");
    }
    lines.iter().filter(|line| is_so(line)).count()
}
