//! `merit verify` names whatever was altered, of every example: any figure of the
//! report, of the evidence or of the catalogue; and says when nothing was but bytes.

use crate::support::run::{EXAMPLES, copy, example, merit};
use jiff::civil::Date;
use merit::assess::{DocumentState, Documents, FoundDocument, assess};
use merit::catalogue::{Catalogue, built_in, parse};
use merit::evidence::{RawTable, ReadingOptions, TableKind, read};
use merit::language::{Language, Localizer};
use merit::record::{
    Change, ComparedReport, CurrentFiles, Options, ReportComparison, SavedReport, Verification, assessment_json,
    contradictions, differences,
};
use merit::report::ReportWriter;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A copy of an example with its report beside the tables.
fn dossier(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&example(name), &folder.path().join("dossier"));
    let output = merit(folder.path(), &["assess", "dossier", "--as-of", "2026-11-23", "-o", "dossier/report.json"]);
    assert_eq!(output.status.code(), Some(0));
    folder
}

/// An example in memory, to be scored many times.
struct Original {
    tables: Vec<(TableKind, Vec<u8>)>,
    text: String,
    saved: SavedReport,
    documents: Documents,
}

impl Original {
    fn of(name: &str) -> Original {
        let output = merit(&example(name), &["assess", ".", "--as-of", "2026-11-23", "-f", "json"]);
        let text = String::from_utf8(output.stdout).unwrap();
        let saved = merit::record::read("report.json", text.as_bytes()).unwrap();
        let table = |kind: TableKind| Some((kind, fs::read(example(name).join(format!("{}.csv", kind.name()))).ok()?));
        let state = |document: &merit::record::wire::Document| match document.state.as_deref().unwrap() {
            "found" => DocumentState::Found(document.sha256.clone()),
            "remote" => DocumentState::Remote,
            "refused" => DocumentState::Refused,
            "absent" => DocumentState::NotFound,
            other => panic!("{other}"),
        };
        let sighting = |document| FoundDocument { state: state(document), file: None, called: None };
        let documents = saved.report.documents().map(|document| (document.name.clone(), sighting(document))).collect();
        Original { tables: TableKind::ALL.into_iter().filter_map(table).collect(), text, saved, documents }
    }

    fn catalogue(&self) -> Catalogue {
        built_in(&self.saved.report.catalogue.id).unwrap().read().unwrap()
    }

    /// The JSON that these tables give; `None` where they cannot be read any more.
    fn recompute(&self, catalogue: &Catalogue, tables: &[(TableKind, Vec<u8>)]) -> Option<String> {
        self.recompute_on("2026-11-23", catalogue, tables)
    }

    fn recompute_on(&self, day: &str, catalogue: &Catalogue, tables: &[(TableKind, Vec<u8>)]) -> Option<String> {
        let raw: Vec<RawTable> = tables
            .iter()
            .map(|(kind, bytes)| RawTable::of_text(*kind, format!("{}.csv", kind.name()), bytes.clone()))
            .collect();
        let as_of: Date = day.parse().unwrap();
        let evidence = read(catalogue, &raw, None, ReadingOptions { as_of, decimal: None }).ok()?;
        let assessment = assess(catalogue, evidence, &self.documents, as_of);
        let digits = assessment.digits(catalogue);
        let english = Localizer::new(Language::En);
        let report_writer = ReportWriter { localizer: &english, digits: &digits, catalogue, assessment: &assessment };
        let derivations = report_writer.derivations();
        Some(assessment_json(catalogue, &assessment, &Options::default(), &digits, &english, derivations))
    }

    fn verify(&self, text: &str) -> Verification {
        let today = merit::record::read("", text.as_bytes()).unwrap();
        let catalogue = self.catalogue();
        let known = CurrentFiles { catalogue: Some(&catalogue), ..CurrentFiles::default() };
        Verification::new(self.text.as_bytes(), &self.saved, &today, &known)
    }

    /// What a forged report shows beside the files as they are.
    fn unmask(&self, forged: &Value, catalogue: &Catalogue) -> Option<Verification> {
        let bytes = serde_json::to_vec(forged).unwrap();
        let read = merit::record::read("report.json", &bytes).ok()?;
        let today = CurrentFiles { catalogue: Some(catalogue), ..CurrentFiles::default() };
        Some(Verification::new(&bytes, &read, &self.saved, &today))
    }
}

/// What an entry of a list is called in paths, told here a second time.
fn entry_name(list: &str, entry: &Value, index: usize) -> String {
    let text = |key: &str| match &entry[key] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    match list {
        _ if entry.is_string() => entry.as_str().unwrap().to_owned(),
        "inputs" => text("table"),
        "labels" | "categories" | "facts" | "indicators" | "rules" => text("id"),
        "conditions" => text("kind"),
        "documents" | "certificates" => text("name"),
        "evidence" => format!("{}:{}:{}", text("table"), text("line"), text("column")),
        "findings" if entry.get("rule").is_some() => format!("{} {}", text("code"), text("rule")),
        "findings" if entry["file"].is_null() => {
            format!("{} {}{}", text("code"), text("indicator"), entry["fact"].as_str().unwrap_or_default())
                .trim()
                .to_owned()
        }
        "findings" => format!("{} {}:{}:{}", text("code"), text("file"), text("line"), text("column")),
        _ => panic!("{list}[{index}] has no name"),
    }
}

/// The places of all values that hold no others: as a JSON pointer and as `verify` calls them.
fn leaves(value: &Value, (pointer, path, list): (&str, &str, &str), found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                leaves(value, (&format!("{pointer}/{key}"), &path, key), found);
            }
        }
        Value::Array(entries) => {
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for (index, value) in entries.iter().enumerate() {
                let name = entry_name(list, value, index);
                let count = seen.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
                let name = if *count == 1 { name } else { format!("{name}#{count}") };
                leaves(value, (&format!("{pointer}/{index}"), &format!("{path}[{name}]"), list), found);
            }
        }
        _ => found.push((pointer.to_owned(), path.to_owned())),
    }
}

/// The value, altered as a hand would: a digit, a word, yes for no.
fn altered(value: &Value) -> Value {
    match value {
        Value::Null => json!("1"),
        Value::Bool(flag) => json!(!flag),
        Value::Number(number) => json!(number.as_u64().unwrap() + 1),
        Value::String(text) => match text.rfind(|sign: char| sign.is_ascii_digit()) {
            Some(at) => {
                let digit = (text.as_bytes()[at] - b'0' + 1) % 10;
                json!(format!("{}{digit}{}", &text[..at], &text[at + 1..]))
            }
            None => json!(format!("{text}x")),
        },
        _ => panic!("not a leaf"),
    }
}

/// The path of a field without what tells entries apart: `indicators[].points.exact`.
fn kind(path: &str) -> String {
    let mut depth = 0;
    let outside = |sign: &char| {
        depth += i32::from(*sign == '[') - i32::from(*sign == ']');
        depth == 0 || (depth == 1 && *sign == '[')
    };
    path.chars().filter(outside).collect()
}

/// Up to ten of each kind of field in each example.
#[test]
fn any_single_value_of_a_report_that_is_altered_is_named() {
    for name in EXAMPLES {
        let original = Original::of(name).saved.value;
        let mut report = original.clone();
        let mut all = Vec::new();
        leaves(&original, ("", "", ""), &mut all);
        assert!(all.len() > 500, "{name}: {}", all.len());
        let mut tried: BTreeMap<String, usize> = BTreeMap::new();
        for (pointer, path) in all {
            let count = tried.entry(kind(&path)).or_default();
            *count += 1;
            if *count > 10 {
                continue;
            }
            let place = report.pointer_mut(&pointer).unwrap();
            let (old, new) = (altered(place), place.clone());
            *place = old.clone();
            let found = differences(&report, &original);
            *report.pointer_mut(&pointer).unwrap() = new.clone();
            let [difference] = found.as_slice() else { panic!("{name}: {path} altered to {old}: {found:#?}") };
            assert_eq!(difference.path.to_string(), path, "{name}");
            assert_eq!((difference.old.as_ref(), difference.new.as_ref()), (Some(&old), Some(&new)), "{name}: {path}");
        }
    }
}

#[test]
fn entries_and_fields_that_are_added_removed_or_reordered_are_named() {
    let original = Original::of("gold").saved.value;
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut report = original.clone();
        change(&mut report);
        differences(&report, &original).iter().map(|difference| difference.path.to_string()).collect::<Vec<_>>()
    };
    let list = |report: &mut Value, key: &str| report[key].as_array_mut().unwrap().clone();
    let reversed = |report: &mut Value| report["labels"] = list(report, "labels").into_iter().rev().collect();
    assert_eq!(changed(&reversed), ["labels"]);
    let shortened =
        |report: &mut Value| report["indicators"] = list(report, "indicators").into_iter().skip(1).collect();
    assert_eq!(changed(&shortened), ["indicators[committed-participation]"]);
    let doubled = |report: &mut Value| {
        let twice = list(report, "labels").into_iter().flat_map(|label| [label.clone(), label]);
        report["labels"] = twice.take(2).collect();
    };
    assert_eq!(changed(&doubled), ["labels[silver]", "labels[bronze]", "labels[eligibility]", "labels[gold#2]"]);
    let added = |report: &mut Value| drop(report.as_object_mut().unwrap().insert("note".into(), json!([1])));
    assert_eq!(changed(&added), ["note"]);
    let removed = |report: &mut Value| drop(report["tool"].as_object_mut().unwrap().remove("version"));
    assert_eq!(changed(&removed), ["tool.version"]);
    let emptied = |report: &mut Value| report["score"] = Value::Object(Map::new());
    assert_eq!(changed(&emptied), ["score.attainable", "score.percent", "score.points"]);
}

/// An altered digest looks as if a file had changed; all else is called altered.
#[test]
fn what_is_altered_by_hand_is_called_so_and_what_followed_from_a_change_is_not() {
    let folder = dossier("gold");
    let report = folder.path().join("dossier/report.json");
    let original: Value = serde_json::from_slice(&fs::read(&report).unwrap()).unwrap();
    let mut told = String::new();
    for (pointer, value) in [
        ("/score/points/exact", json!("124")),
        ("/award", json!("silver")),
        ("/labels/0/conditions/0/met", json!(false)),
        ("/indicators/0/weight/shown", json!("9")),
        ("/inputs/0/sha256", json!("0".repeat(64))),
        ("/inputs/0/content_sha256", json!("0".repeat(64))),
        ("/indicators/0/documents/0/sha256", json!("0".repeat(64))),
        ("/catalogue/sha256", json!("0".repeat(64))),
        ("/catalogue/id", json!("cluster-exzellenz-bw")),
        ("/tool/version", json!("0.0.9")),
        ("/options/decimal", json!("comma")),
        ("/options/initiative", json!("silver")),
        ("/as_of", json!("2026-11-24")),
    ] {
        let mut changed = original.clone();
        *changed.pointer_mut(pointer).unwrap() = value.clone();
        fs::write(&report, changed.to_string()).unwrap();
        let output = merit(folder.path(), &["verify", "dossier/report.json", "--lang", "en", "--width", "120"]);
        assert_eq!(output.status.code(), Some(1), "{pointer}");
        let text = String::from_utf8(output.stdout).unwrap();
        let text = text.split("\nDigests").next().unwrap();
        told += &format!("## {pointer} = {value}\n{text}\n");
    }
    insta::assert_snapshot!(told);
}

/// The number cells of a table: line, column and the byte of their last digit.
fn number_cells(table: &[u8]) -> Vec<(usize, usize, usize)> {
    let mut cells = Vec::new();
    let mut at = 0;
    for (line, row) in table.split(|byte| *byte == b'\n').enumerate() {
        let mut from = at;
        for (column, cell) in row.split(|byte| matches!(byte, b',' | b';')).enumerate() {
            let body = cell.strip_suffix(b"\r").unwrap_or(cell);
            let is_number = body.iter().any(u8::is_ascii_digit)
                && body.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'%'));
            if is_number && line > 0 {
                let last = body.iter().rposition(u8::is_ascii_digit).unwrap();
                cells.push((line + 1, column + 1, from + last));
            }
            from += cell.len() + 1;
        }
        at += row.len() + 1;
    }
    cells
}

#[test]
fn any_number_of_the_evidence_that_is_altered_is_named() {
    std::thread::scope(|scope| {
        for name in EXAMPLES {
            scope.spawn(move || {
                let original = Original::of(name);
                let catalogue = original.catalogue();
                assert_eq!(original.recompute(&catalogue, &original.tables).unwrap(), original.text, "{name}");
                let mut named = 0;
                for table in 0..original.tables.len() {
                    let kind = original.tables[table].0;
                    for (line, column, at) in number_cells(&original.tables[table].1) {
                        let mut tables = original.tables.clone();
                        let digit = &mut tables[table].1[at];
                        *digit = b'0' + (*digit - b'0' + 1) % 10;
                        let verification = original.verify(&original.recompute(&catalogue, &tables).unwrap());
                        let cell = format!("{name}: {}:{line}:{column}", kind.name());
                        let [cause] = verification.causes.as_slice() else { panic!("{cell}: {verification:#?}") };
                        assert_eq!((cause.change, &*cause.subject), (Change::InputContent, kind.name()), "{cell}");
                        let altered: Vec<_> = verification.altered().collect();
                        assert!(altered.is_empty(), "{cell}: {altered:#?}");
                        // Cells that nothing reads, such as notes, have no field of their own.
                        let raw = format!("evidence[{}:{line}:{column}].raw", kind.name());
                        let differs = |end: &str| {
                            verification.differences.iter().any(|difference| difference.path.to_string().ends_with(end))
                        };
                        assert!(differs(&format!("inputs[{}].content_sha256", kind.name())), "{cell}");
                        named += usize::from(differs(&raw));
                    }
                }
                assert!(named > 10, "{name}: {named} cells named");
            });
        }
    });
}

#[test]
fn any_figure_of_the_catalogue_that_is_altered_is_named() {
    for (first, name) in EXAMPLES.into_iter().enumerate() {
        let original = Original::of(name);
        let text = built_in(&original.saved.report.catalogue.id).unwrap().text;
        let places: Vec<usize> = ["points = ", "minimum = ", "min-percent = ", "min-points = ", "from = ", "max = "]
            .iter()
            .flat_map(|key| text.match_indices(key).map(|(at, _)| at + key.len()).collect::<Vec<_>>())
            .filter(|at| text.as_bytes()[*at].is_ascii_digit())
            .collect();
        let mut tried = 0;
        // Each example takes others of the figures; many a digit makes the catalogue invalid.
        for at in places.iter().skip(first).step_by(7) {
            let digit = char::from(b'0' + (text.as_bytes()[*at] - b'0' + 1) % 10);
            let changed = format!("{}{digit}{}", &text[..*at], &text[*at + 1..]);
            let Ok(catalogue) = parse("changed.toml", changed.as_bytes()) else { continue };
            let verification = original.verify(&original.recompute(&catalogue, &original.tables).unwrap());
            assert_eq!(verification.causes[0].change, Change::Catalogue);
            assert_eq!(verification.causes.len(), 1);
            let altered: Vec<_> = verification.altered().collect();
            assert!(altered.is_empty(), "{altered:#?}");
            tried += 1;
            if tried == 8 {
                break;
            }
        }
        assert!(tried == 8, "{name}: {tried} of {}", places.len());
    }
}

/// All tables that come of one by moving its rows about: each row left out, told twice,
/// put first, put last, and a row of nobody's before it; and columns about.
fn edits(table: &[u8], every: usize) -> Vec<(String, Vec<u8>)> {
    let text = String::from_utf8_lossy(table).into_owned();
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let rows: Vec<&str> = text.trim_end().split(ending).collect();
    let joined = |rows: &[&str]| (rows.join(ending) + ending).into_bytes();
    let mut all = Vec::new();
    for at in (1..rows.len()).step_by(every) {
        let (row, mut rest) = (rows[at], rows.clone());
        rest.remove(at);
        let with = |index: usize, row| [&rest[..index], &[row][..], &rest[index..]].concat();
        all.push((format!("without row {at}"), joined(&rest)));
        all.push((format!("row {at} first"), joined(&with(1, row))));
        all.push((format!("row {at} last"), joined(&with(rest.len(), row))));
        let above = |row| [&rows[..at], &[row][..], &rows[at..]].concat();
        all.push((format!("row {at} twice"), joined(&above(row))));
        all.push((format!("blank rows above {at}"), joined(&above(ending))));
        let nobody = row.replacen(|sign: char| sign.is_ascii_alphanumeric(), "zz", 1);
        all.push((format!("another row above {at}"), joined(&above(&nobody))));
    }
    let reversed: Vec<&str> = rows[..1].iter().chain(rows[1..].iter().rev()).copied().collect();
    all.push(("reversed".to_owned(), joined(&reversed)));
    all
}

/// Nobody is accused because a row moved: whatever an edit of a table changes is its cause.
#[test]
fn rows_that_come_go_or_move_are_never_called_altered() {
    std::thread::scope(|scope| {
        for name in EXAMPLES {
            scope.spawn(move || {
                let original = Original::of(name);
                let catalogue = original.catalogue();
                for table in 0..original.tables.len() {
                    let (kind, bytes) = original.tables[table].clone();
                    // Each example takes others of the many rows of evidence.
                    let every = if kind == TableKind::Evidence { 11 } else { 2 };
                    for (edit, bytes) in edits(&bytes, every) {
                        let mut tables = original.tables.clone();
                        tables[table].1 = bytes;
                        let Some(text) = original.recompute(&catalogue, &tables) else { continue };
                        let verification = original.verify(&text);
                        let altered: Vec<_> = verification.altered().map(|it| it.path.to_string()).collect();
                        assert!(altered.is_empty(), "{name}, {}, {edit}: {altered:#?}", kind.name());
                        assert!(verification.contradictions.is_empty(), "{name}, {edit}: {verification:#?}");
                    }
                }
            });
        }
    });
}

/// Forges one value after another under the cover of something else that seems to have
/// changed, and tells which forgeries nothing gives away: such a report could be genuine.
#[test]
fn a_forged_cover_excuses_no_contradiction() {
    let covers: [(&str, &[(&str, &str)]); 4] = [
        ("nothing", &[]),
        ("another version", &[("/tool/version", "0.0.9")]),
        ("another catalogue", &[("/catalogue/sha256", "0")]),
        ("another table of evidence", &[("/inputs/0/sha256", "0"), ("/inputs/0/content_sha256", "0")]),
    ];
    let mut told = String::new();
    for (cover, forged) in covers {
        let mut hidden = BTreeSet::new();
        for name in ["appeal"] {
            let original = Original::of(name);
            let catalogue = original.catalogue();
            let mut report = original.saved.value.clone();
            for (pointer, value) in forged {
                *report.pointer_mut(pointer).unwrap() =
                    json!(if *value == "0" { "0".repeat(64) } else { (*value).to_owned() });
            }
            // The cover alone is told as what it seems to be.
            if let Some(verification) = original.unmask(&report, &catalogue) {
                assert_eq!((verification.altered().count(), verification.contradictions.len()), (0, 0), "{cover}");
            }
            let mut all = Vec::new();
            leaves(&report, ("", "", ""), &mut all);
            let mut tried: BTreeMap<String, usize> = BTreeMap::new();
            for (pointer, path) in all.into_iter().filter(|(pointer, _)| !forged.iter().any(|(of, _)| of == pointer)) {
                // Two of each kind tell of all.
                let kind = kind(&path);
                let count = tried.entry(kind.clone()).and_modify(|count| *count += 1).or_insert(1);
                if *count > 2 {
                    continue;
                }
                let value = report.pointer(&pointer).unwrap().clone();
                *report.pointer_mut(&pointer).unwrap() = altered(&value);
                // What cannot be read is refused.
                let seen = original.unmask(&report, &catalogue);
                if seen.is_some_and(|seen| seen.altered().next().is_none() && seen.contradictions.is_empty()) {
                    hidden.insert(kind);
                }
                *report.pointer_mut(&pointer).unwrap() = value;
            }
        }
        told += &format!("## {cover}\n");
        hidden.iter().for_each(|kind| told += &format!("{kind}\n"));
    }
    insta::assert_snapshot!(told);
}

/// On each of these days something in one of the examples begins, lapses or runs out, or
/// did so the day before.
#[test]
fn two_genuine_reports_of_one_dossier_accuse_nobody_whatever_lapsed_between_them() {
    const DAYS: [&str; 10] = [
        "2012-07-02", "2024-02-29", "2026-11-19", "2026-11-20", "2026-11-23", "2027-11-20", "2027-11-21", "2028-11-30",
        "2031-01-01", "2040-12-31",
    ];
    std::thread::scope(|scope| {
        for name in EXAMPLES {
            scope.spawn(move || {
                let original = Original::of(name);
                let catalogue = original.catalogue();
                let report = |day: &&str| {
                    let text = original.recompute_on(day, &catalogue, &original.tables).unwrap();
                    let saved = merit::record::read("", text.as_bytes()).unwrap();
                    let contradictions = contradictions(&saved, Some(&catalogue));
                    assert!(contradictions.is_empty(), "{name}, {day}: {contradictions:#?}");
                    (text, saved)
                };
                let reports: Vec<(String, SavedReport)> = DAYS.iter().map(report).collect();
                for (old, before) in reports.iter().zip(DAYS) {
                    for (new, after) in reports.iter().zip(DAYS) {
                        let [old, new] = [old, new].map(|(text, saved)| {
                            let catalogue = Some(&catalogue);
                            ComparedReport { name: "report.json", bytes: text.as_bytes(), saved, catalogue }
                        });
                        let comparison = ReportComparison::new(old, new).unwrap();
                        let of_changes = comparison.changes.iter().map(|it| (it.field.to_owned(), &it.origins));
                        let of_findings = comparison.findings.iter().map(|it| (it.finding.code.clone(), &it.origins));
                        let unaccounted: Vec<_> =
                            of_changes.chain(of_findings).filter(|(_, origins)| origins.is_unaccounted).collect();
                        assert!(unaccounted.is_empty(), "{name}, {before} and {after}: {unaccounted:#?}");
                    }
                }
            });
        }
    });
}
