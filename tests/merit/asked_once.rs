//! Facts in forms and reports: a form that is filled in is read without findings, each fact is shown once, and the
//! workbook's formulas refer to the one cell of each.

use crate::support::archive::parts;
use crate::support::chance::{Chance, cases};
use crate::support::page::{check, parse};
use crate::support::run::{merit, root, text};
use roxmltree::Node;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const CATALOGUE: &str = "tests/catalogues/asked-once.toml";
const DOSSIER: &str = "tests/catalogues/asked-once";
const AS_OF: [&str; 2] = ["--as-of", "2026-11-23"];

/// Every kind of trouble with facts: in error, missing, out of range, said twice.
const TROUBLED: &str = "indicator,input,value,document\nmembers,,many,members.pdf\ncompanies,,22,\nincome,,,budget.pdf\n\
    satisfaction,,n/a,\nstatutes,,yes,statutes.pdf\nlegal-form,,company,\nlegal-form,,none,\nvisitors,,80,\n\
    size,,40,\ngrowth,,,minutes.pdf\nprivate,private,50000,\nreach,region,20,\nactivity,events,n/a,\n\
    guests,meetings,8,\nservices,,6,\n";

fn catalogue() -> String {
    root().join(CATALOGUE).to_string_lossy().into_owned()
}

/// The folder of a dossier with these rows, beside the documents that they name.
fn dossier(evidence: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("dossier");
    fs::create_dir(&own).unwrap();
    fs::write(own.join("evidence.csv"), evidence).unwrap();
    fs::write(own.join("team.csv"), "person,fte,since\nP1,1,2020-03-01\n").unwrap();
    for name in ["members.pdf", "statutes.pdf", "minutes.pdf", "budget.pdf"] {
        fs::write(own.join(name), name).unwrap();
    }
    folder
}

/// What may be written as a value, by what the form says of it.
fn answer(allowed: &str, chance: &mut Chance) -> String {
    let says = |words: [&str; 2]| words.iter().any(|word| allowed.contains(word));
    let ids = || -> Vec<&str> { allowed.split('(').skip(1).map(|rest| rest.split(')').next().unwrap()).collect() };
    match () {
        () if says(["leave empty", "leer lassen"]) => String::new(),
        () if says(["n/a", "entfällt"]) && chance.one_in(3) => chance.of(&["n/a", "entfällt"]).to_owned(),
        () if says(["yes / no", "ja / nein"]) => chance.of(&["ja", "no"]).to_owned(),
        () if says(["one of", "eines von"]) => chance.of(&ids()).to_owned(),
        () if says(["date", "Datum"]) => format!("{}-0{}-1{}", 2000 + chance.below(26), 1 + chance.below(9), 3),
        // Parts are smaller than all else.
        () if says(["part of", "Teil von"]) => chance.below(20).to_string(),
        () => (40 + chance.below(60)).to_string(),
    }
}

#[test]
fn a_form_that_is_filled_in_is_read_without_findings() {
    for seed in cases(8) {
        let mut chance = Chance::new(seed);
        let (lang, delimiter) = chance.of(&[("de", b';'), ("en", b',')]);
        let folder = tempfile::tempdir().unwrap();
        let output = merit(folder.path(), &["new", &catalogue(), "form", "--lang", lang]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let own = folder.path().join("form");
        let table = fs::read(own.join("evidence.csv")).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(&table[3..]);
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_path(own.join("evidence.csv")).unwrap();
        for (row, record) in reader.records().enumerate() {
            let mut cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
            if row > 0 && !cells[0].is_empty() {
                cells[5] = answer(&cells[4], &mut chance);
                // The companies are a part of the members.
                if cells[0] == "companies" {
                    cells[5] = chance.below(40).to_string();
                }
                cells[7] = format!("{row}.pdf");
                fs::write(own.join(&cells[7]), "A document.").unwrap();
            }
            writer.write_record(cells).unwrap();
        }
        writer.flush().unwrap();
        drop(writer);
        let mut team = fs::read_to_string(own.join("team.csv")).unwrap();
        team += &["P1", "1", "2020-03-01"].join(&char::from(delimiter).to_string());
        fs::write(own.join("team.csv"), team).unwrap();
        let report = merit(&own, &["assess", ".", "-c", &catalogue(), AS_OF[0], AS_OF[1], "-f", "json"]);
        let report: Value = serde_json::from_slice(&report.stdout).unwrap();
        assert_eq!(report["findings"], Value::Array(Vec::new()), "seed {seed}");
        let all = |key: &str| report[key].as_array().unwrap().clone();
        for told in all("facts").iter().chain(&all("indicators")) {
            let status = told["status"].as_str().unwrap();
            assert!(["given", "scored", "not-applicable"].contains(&status), "seed {seed}: {told}");
        }
    }
}

#[test]
fn tables_show_each_fact_once() {
    let (folder, catalogue) = (dossier(TROUBLED), catalogue());
    let mut said = String::new();
    for (dossier, lang, format) in [
        (root().join(DOSSIER), "en", "markdown"),
        (root().join(DOSSIER), "de", "csv"),
        (folder.path().join("dossier"), "de", "table"),
        (folder.path().join("dossier"), "en", "csv"),
    ] {
        let arguments = ["assess", &dossier.to_string_lossy(), "-c", &catalogue, "--lang", lang, "-f", format];
        let output = merit(root(), &[&arguments[..], &AS_OF, &["--width", "110"]].concat());
        writeln!(said, "{}----", String::from_utf8(output.stdout).unwrap()).unwrap();
    }
    insta::assert_snapshot!(said);
}

#[test]
fn a_page_names_the_fact_where_it_is_read() {
    let folder = dossier(TROUBLED);
    let mut said = String::new();
    for (dossier, lang) in [(root().join(DOSSIER), "en"), (folder.path().join("dossier"), "de")] {
        let arguments = ["assess", &dossier.to_string_lossy(), "-c", &catalogue(), "--lang", lang, "-f", "html"];
        let page = text(root(), &[&arguments[..], &AS_OF].concat());
        let page = page.split_inclusive("</html>").next().unwrap().to_owned();
        check("facts", &page);
        let document = parse(&page);
        let by_id = |id: &str| document.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
        for id in ["facts", "gaps"] {
            writeln!(said, "# {id}").unwrap();
            for line in by_id(id).descendants().filter(|node| node.has_tag_name("tr") || node.has_tag_name("li")) {
                writeln!(said, "{}", pieces(line).join(" | ")).unwrap();
            }
        }
        // Facts alone, with a document more, both inputs, one input, a figure of the team.
        for index in [0, 1, 2, 3, 5] {
            writeln!(said, "# {index}\n{}", pieces(by_id(&format!("working-{index}"))).join(" | ")).unwrap();
        }
        writeln!(said, "----").unwrap();
    }
    insta::assert_snapshot!(said);
}

fn pieces<'a>(node: Node<'a, 'a>) -> Vec<&'a str> {
    node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
}

/// The cells of a sheet by address: a formula with what it amounts to, else the content. Yellow cells bear a star.
fn cells(parts: &BTreeMap<String, String>, sheet: usize) -> BTreeMap<(u32, String), String> {
    let document = |name: &str| roxmltree::Document::parse(&parts[name]).unwrap();
    let named = |node: &Node, name: &str| node.is_element() && node.tag_name().name() == name;
    let all = |node: &Node, name: &str| -> Vec<String> {
        let texts = node.descendants().filter(|node| named(node, name));
        texts.map(|node| node.text().unwrap_or_default().to_owned()).collect()
    };
    let strings = document("xl/sharedStrings.xml");
    let strings = strings.descendants().filter(|node| named(node, "si")).map(|item| all(&item, "t").concat());
    let strings: Vec<String> = strings.collect();
    let styles = document("xl/styles.xml");
    let fills: Vec<bool> = styles
        .descendants()
        .filter(|node| named(node, "fill"))
        .map(|fill| fill.descendants().any(|node| node.attribute("rgb") == Some("FFFFF8DC")))
        .collect();
    let formats = styles.descendants().find(|node| named(node, "cellXfs")).unwrap();
    let is_live: Vec<bool> = formats
        .children()
        .filter(|node| named(node, "xf"))
        .map(|format| fills[format.attribute("fillId").unwrap().parse::<usize>().unwrap()])
        .collect();
    let sheet = document(&format!("xl/worksheets/sheet{sheet}.xml"));
    let cell = |cell: Node| {
        let value = all(&cell, "v").concat();
        let value = match cell.attribute("t") {
            Some("s") => strings[value.parse::<usize>().unwrap()].clone(),
            _ => value,
        };
        let formula = all(&cell, "f").concat();
        let star = if is_live[cell.attribute("s").map_or(0, |style| style.parse().unwrap())] { "*" } else { "" };
        let said = if formula.is_empty() { value } else { format!("={formula} → {value}") };
        let (column, row) = cell.attribute("r").unwrap().split_at(1);
        ((row.parse().unwrap_or(0), column.to_owned()), format!("{star}{said}"))
    };
    sheet.descendants().filter(|node| named(node, "c")).map(cell).collect()
}

fn workbook(dossier: &Path, folder: &Path, name: &str) -> BTreeMap<String, String> {
    let book = folder.join(name).to_string_lossy().into_owned();
    let arguments = ["assess", &dossier.to_string_lossy(), "-c", &catalogue(), "--lang", "en", "-o", &book];
    let output = merit(root(), &[&arguments[..], &AS_OF].concat());
    assert!(output.status.code() != Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    parts(&fs::read(book).unwrap())
}

#[test]
fn formulas_refer_to_the_one_cell_of_a_fact() {
    let folder = dossier(TROUBLED);
    let mut said = String::new();
    let troubled = folder.path().join("dossier");
    for (name, dossier) in [("sound.xlsx", root().join(DOSSIER)), ("troubled.xlsx", troubled)] {
        let parts = workbook(&dossier, folder.path(), name);
        // Evidence: what is shown of each row; indicators: status, value and points by the evidence.
        for (sheet, columns) in [(3, "BDEFLM"), (2, "BEFS"), (4, "AB")] {
            let cells = cells(&parts, sheet);
            let last = if sheet == 4 { 9 } else { cells.keys().map(|(row, _)| *row).max().unwrap() };
            for row in 1..=last {
                let line = columns.chars().map(|column| cells.get(&(row, column.to_string())).map_or("", |it| it));
                let line: Vec<&str> = line.collect();
                writeln!(said, "{}", line.join(" | ").trim_end_matches([' ', '|'])).unwrap();
            }
            said += "--\n";
        }
    }
    insta::assert_snapshot!(said);
}
