//! Dossiers as workbooks: what each kind of cell is read as, the same score as from
//! CSV, and bad workbooks that end in one clear message within bounded memory.
#![allow(clippy::float_arithmetic)]

use jiff::civil::Date;
use merit::assess::{Documents, assess};
use merit::catalogue::{Catalogue, parse};
use merit::diagnostic::{Finding, Severity};
use merit::evidence::{RawTable, ReadingOptions, read, tables_of_workbook};
use merit::language::{Language, Localizer};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::Command;
use zip::write::SimpleFileOptions;

mod seen;

const CATALOGUE: &str = r#"
format = 1
[catalogue]
id = "cells"
version = "1"
title = "Cells"
decimals = 1
[[category]]
id = "all"
title = "All"
[qualification]
rating-max = 4
proficient = 3
[[qualification.competence]]
id = "domain"
title = "Subject matter"
weight = 1
[[indicator]]
id = "number"
category = "all"
title = "A number"
measure = "number"
points = 1
linear = { from = 0, to = 1 }
basis = "assumed"
rationale = "a test"
[[indicator]]
id = "percent"
category = "all"
title = "A percentage"
measure = "percent"
points = 1
linear = { from = 0, to = 100 }
basis = "assumed"
rationale = "a test"
[[indicator]]
id = "flag"
category = "all"
title = "Yes or no"
measure = "yes-no"
points = 1
basis = "assumed"
rationale = "a test"
[[indicator]]
id = "since"
category = "all"
title = "A date"
measure = "since"
unit = "months"
points = 1
linear = { from = 0, to = 1 }
basis = "assumed"
rationale = "a test"
[[indicator]]
id = "team"
category = "all"
title = "The team"
measure = "team"
metric = "coverage"
points = 1
linear = { from = 0, to = 100 }
basis = "assumed"
rationale = "a test"
"#;

/// The formats of cells, by their numbers: 0 General, 1 percent, 2 a day by number,
/// 3 a day as German programs write it, 4 a unit in quotes, 5 red, 6 hours, 7 a
/// percent sign that is only shown, 8 a fraction, 9 text.
const STYLES: &str = r#"<styleSheet xmlns="x"><numFmts>
<numFmt numFmtId="164" formatCode="dd\.mm\.yyyy;@"/><numFmt numFmtId="165" formatCode="0&quot; days&quot;"/>
<numFmt numFmtId="166" formatCode="[Red]0.00"/><numFmt numFmtId="167" formatCode="[h]:mm"/>
<numFmt numFmtId="168" formatCode="0\ \%"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>
<xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>
<xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="12"/><xf numFmtId="49"/></cellXfs></styleSheet>"#;

const STRINGS: &str = r#"<sst uniqueCount="18446744073709551615"><si><t>indicator</t></si><si><t>value</t></si>
<si><r><t>ye</t></r><r><rPr/><t>s</t></r><rPh sb="0" eb="1"><t>loud</t></rPh></si><si><t xml:space="preserve"> 2,5 </t></si>
<si><t>1.500</t></si><si><t>a_x0042__x000D_&amp;_xZZZZ_</t></si></sst>"#;

/// An archive of parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const RELATIONS: &str =
    r#"<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>"#;

/// A workbook of sheets with their names, states and XML.
fn book(properties: &str, sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let (mut entries, mut targets) = (String::new(), String::new());
    for (index, (name, state, _)) in sheets.iter().enumerate() {
        write!(entries, r#"<sheet name="{name}" sheetId="{index}" state="{state}" r:id="r{index}"/>"#).unwrap();
        write!(targets, r#"<Relationship Id="r{index}" Type="http://x/worksheet" Target="sheets/{index}.xml"/>"#)
            .unwrap();
    }
    let workbook = format!("<x:workbook><x:workbookPr {properties}/><x:sheets>{entries}</x:sheets></x:workbook>");
    let targets = format!("<Relationships>{targets}</Relationships>");
    let names: Vec<String> = (0..sheets.len()).map(|index| format!("xl/sheets/{index}.xml")).collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", targets.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/SharedStrings.xml", STRINGS.as_bytes()),
    ];
    parts.extend(names.iter().zip(sheets).map(|(name, (_, _, xml))| (name.as_str(), xml.as_bytes())));
    archive(&parts)
}

/// The name, state and XML of sheets.
type Sheets<'x> = Vec<(&'x str, &'x str, &'x str)>;

/// A sheet of rows.
fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

const HEADER: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#;

fn evidence(rows: &str) -> String {
    sheet(&format!("{HEADER}{rows}"))
}

fn catalogue() -> Catalogue {
    parse("cells.toml", CATALOGUE.as_bytes()).unwrap_or_else(|invalid| panic!("{:#?}", invalid.diagnostics))
}

fn told(finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let place = finding.place.as_ref().map_or_else(String::new, |place| format!(" {place}"));
    let localizer = Localizer::new(Language::En);
    format!("{severity}[{}]{place}: {}", finding.code, localizer.say(&finding.message))
}

/// What the run ends in, or what is scored and found.
fn outcome(bytes: &[u8]) -> String {
    let as_of: Date = "2026-11-23".parse().unwrap();
    let catalogue = catalogue();
    let raw: Vec<RawTable> = match tables_of_workbook("our.xlsx", bytes) {
        Ok(raw) => raw,
        Err(finding) => return format!("stop: {}\n", told(&finding)),
    };
    let evidence = match read(&catalogue, &raw, None, ReadingOptions { as_of, decimal: None }) {
        Ok(evidence) => evidence,
        Err(finding) => return format!("stop: {}\n", told(&finding)),
    };
    let mut text = String::new();
    for answer in &evidence.answers {
        for cell in &answer.cells {
            writeln!(text, "{}{}: {:?}", cell.table.name(), cell.line, cell.raw).unwrap();
        }
    }
    let assessment = assess(&catalogue, evidence, &Documents::new(), as_of);
    for (indicator, assessed) in catalogue.indicators.iter().zip(&assessment.indicators) {
        if let Some(value) = &assessed.value {
            writeln!(text, "{} = {}", indicator.id, value.fraction()).unwrap();
        }
    }
    for finding in assessment.findings.iter().filter(|finding| finding.code != "missing-evidence") {
        writeln!(text, "{}", told(finding)).unwrap();
    }
    text
}

/// What one cell is read as, where an indicator of that measure reads it.
fn cell(indicator: &str, cell: &str, properties: &str) -> String {
    let row = format!(r#"<row r="2"><c r="A2" t="inlineStr"><is><t>{indicator}</t></is></c>{cell}</row>"#);
    outcome(&book(properties, &[("Evidence", "visible", &evidence(&row))]))
}

#[test]
fn every_kind_of_cell() {
    let cases = [
        ("number", r#"<c r="B2"><v>32</v></c>"#, "a whole number"),
        ("number", r#"<c r="B2"><v>0.30000000000000004</v></c>"#, "0.1 + 0.2"),
        ("number", r#"<c r="B2"><v>79.999999999999999</v></c>"#, "shown as 80"),
        ("number", r#"<c r="B2"><v>4.5000000000000005E-2</v></c>"#, "with an exponent"),
        ("number", r#"<c r="B2"><v>1E+40</v></c>"#, "beyond 30 digits"),
        ("number", r#"<c r="B2" s="4"><v>12</v></c>"#, "a unit in the format"),
        ("number", r#"<c r="B2" s="5"><v>1.25</v></c>"#, "red"),
        ("number", r#"<c r="B2" s="8"><v>0.5</v></c>"#, "a fraction"),
        ("number", r#"<c r="B2" s="1"><v>0.45</v></c>"#, "45% where a number is asked for"),
        ("number", r#"<c r="B2" s="3"><v>45778</v></c>"#, "1.5 that became a day"),
        ("number", r#"<c r="B2" s="6"><v>1.5</v></c>"#, "hours"),
        ("number", r#"<c r="B2" t="s"><v>3</v></c>"#, "a text with a decimal comma"),
        ("number", r#"<c r="B2" t="s"><v>4</v></c>"#, "a text with a grouping sign or decimal point"),
        ("number", r#"<c r="B2" t="str"><f>A1</f><v>7</v></c>"#, "a formula that came to a text"),
        ("number", r#"<c r="B2"><f>SUM(C1:C9)</f><v>7</v></c>"#, "a formula with its result"),
        ("number", r#"<c r="B2"><f>SUM(C1:C9)</f></c>"#, "a formula without a result"),
        ("number", r#"<c r="B2"><f>SUM(C1:C9)</f><v/></c>"#, "a formula with an empty result"),
        ("number", r#"<c r="B2" t="str"><f>IF(1,"","")</f><v></v></c>"#, "a formula that came to nothing"),
        ("number", r#"<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>"#, "a formula in error"),
        ("number", r#"<c r="B2" t="e"><v>#N/A</v></c>"#, "not available is not 'not applicable'"),
        ("number", r#"<c r="B2" t="s"><v>5</v></c>"#, "signs that XML cannot hold"),
        ("percent", r#"<c r="B2" s="1"><v>0.45</v></c>"#, "45%"),
        ("percent", r#"<c r="B2" s="1"><v>0.14499999999999999</v></c>"#, "14.5%"),
        ("percent", r#"<c r="B2"><v>45</v></c>"#, "45"),
        ("percent", r#"<c r="B2"><v>0.45</v></c>"#, "0.45 without a format"),
        ("percent", r#"<c r="B2" s="7"><v>0.45</v></c>"#, "0.45 with a percent sign that is only shown"),
        ("flag", r#"<c r="B2" t="b"><v>1</v></c>"#, "true"),
        ("flag", r#"<c r="B2" t="b"><v>0</v></c>"#, "false"),
        ("flag", r#"<c r="B2"><v>1</v></c>"#, "one"),
        ("flag", r#"<c r="B2" t="s"><v>2</v></c>"#, "rich text, with how to say it"),
        ("since", r#"<c r="B2" s="2"><v>43539</v></c>"#, "a day"),
        ("since", r#"<c r="B2" s="3"><v>43539</v></c>"#, "a German day"),
        ("since", r#"<c r="B2" s="3"><v>43539.5</v></c>"#, "a day and an hour"),
        ("since", r#"<c r="B2" s="2"><v>60</v></c>"#, "29 February 1900, which there never was"),
        ("since", r#"<c r="B2"><v>43539</v></c>"#, "a day that lost its format"),
        ("since", r#"<c r="B2" s="3"><v>2014</v></c>"#, "a year typed into a cell for dates"),
        ("since", r#"<c r="B2"><v>2014</v></c>"#, "a year"),
        ("since", r#"<c r="B2" t="d"><v>2019-03-15T00:00:00</v></c>"#, "an ISO day"),
        ("since", r#"<c r="B2" t="inlineStr"><is><t>15.03.2019</t></is></c>"#, "a day as text"),
    ];
    let mut text = String::new();
    for (indicator, xml, what) in cases {
        writeln!(text, "# {what}: {indicator} {xml}\n{}", cell(indicator, xml, "")).unwrap();
    }
    writeln!(
        text,
        "# a day counted from 1904\n{}",
        cell("since", r#"<c r="B2" s="2"><v>42077</v></c>"#, r#"date1904="1""#)
    )
    .unwrap();
    insta::assert_snapshot!(text);
}

#[test]
fn sheets_are_found_and_the_others_told() {
    let row = r#"<row r="4"><c r="A4" t="inlineStr"><is><t>number</t></is></c><c r="B4"><v>1</v></c></row>"#;
    let full = evidence(row);
    let text = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let person = sheet(&format!(
        "<row>{}{}</row><row>{}<c><v>3</v></c></row>",
        text("PERSON"),
        text("Subject matter"),
        text("P1")
    ));
    let merged = full.replace(
        "</worksheet>",
        r#"<mergeCells><mergeCell ref="A4:A6"/><mergeCell ref="D20:E20"/></mergeCells></worksheet>"#,
    );
    let only_header = sheet(HEADER);
    let broken = full.replace("</sheetData>", "");
    let far = evidence(r#"<row r="2"><c r="XFD2"><v>1</v></c></row>"#);
    let beyond = evidence(r#"<row r="2"><c r="XFE2"><v>1</v></c></row>"#);
    let low = evidence(r#"<row r="1048577"><c><v>1</v></c></row>"#);
    let unknown = evidence(r#"<row r="2"><c r="A2" t="s"><v>99</v></c></row>"#);
    let entity = full.replace("number", "&bomb;");
    let cases: Vec<(&str, Sheets<'_>)> = vec![
        (
            "German names",
            vec![("Anleitung", "visible", "<no/>"), ("NACHWEISE", "visible", &full), ("Team ", "visible", &person)],
        ),
        ("a lone sheet", vec![("Tabelle1", "visible", &full)]),
        ("a lone sheet and a hidden one", vec![("Tabelle1", "visible", &full), ("x", "hidden", &full)]),
        (
            "an empty sheet",
            vec![("evidence", "visible", &full), ("team", "visible", "<worksheet><sheetData/></worksheet>")],
        ),
        (
            "a report",
            vec![("Nachweise", "visible", &full), ("Indikatoren", "visible", &full), ("Skalen", "visible", &full)],
        ),
        ("another name around it", vec![("evidence", "visible", &full), ("Unser Team", "visible", &person)]),
        (
            "others",
            vec![("evidence", "visible", &full), ("Teams", "visible", &person), ("Notizen", "visible", "<no/>")],
        ),
        ("a near miss", vec![("Evidenc", "visible", &full), ("team", "visible", &person)]),
        ("none", vec![("one", "visible", &full), ("two", "visible", &full)]),
        ("twice", vec![("evidence", "visible", &full), ("Nachweise", "visible", &full)]),
        ("no evidence", vec![("evidence", "visible", "<worksheet><sheetData/></worksheet>")]),
        ("only a header", vec![("evidence", "visible", &only_header)]),
        ("merged cells", vec![("evidence", "visible", &merged)]),
        ("not closed", vec![("evidence", "visible", &broken)]),
        ("no XML", vec![("evidence", "visible", "<worksheet><sheetData><row></c>")]),
        ("the last column", vec![("evidence", "visible", &far)]),
        ("beyond the last column", vec![("evidence", "visible", &beyond)]),
        ("beyond the last row", vec![("evidence", "visible", &low)]),
        ("a text that is not there", vec![("evidence", "visible", &unknown)]),
        ("an entity", vec![("evidence", "visible", &entity)]),
    ];
    let mut text = String::new();
    for (what, sheets) in cases {
        writeln!(text, "# {what}\n{}", outcome(&book("", &sheets))).unwrap();
    }
    insta::assert_snapshot!(text);
}

#[test]
fn files_that_are_no_workbooks() {
    let container = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let encrypted: Vec<u8> =
        container.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let good = book("", &[("evidence", "visible", &evidence(""))]);
    let relations = RELATIONS.replace("workbook.xml", "workbook.bin");
    let outside = RELATIONS.replace("/xl/workbook.xml", "../../../../etc/passwd");
    let deep = format!("<x:workbook>{}", "<a>".repeat(1_000_000));
    let zeros = vec![b' '; 65 * 1024 * 1024];
    let bomb = archive(&[("_rels/.rels", RELATIONS.as_bytes()), ("xl/workbook.xml", &zeros)]);
    assert!(bomb.len() < 100_000, "a bomb is small");
    let mut crowd = String::from("<worksheet><sheetData>");
    for line in 1..=250 {
        write!(crowd, r#"<row r="{line}"><c r="NTP{line}"><v>1</v></c></row>"#).unwrap();
    }
    crowd.push_str("</sheetData></worksheet>");
    let names: Vec<String> = (0..10_001).map(|index| index.to_string()).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("encrypted", encrypted),
        (".xls", container),
        (".ods", archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>")])),
        (".xlsb", archive(&[("_rels/.rels", relations.as_bytes()), ("xl/workbook.bin", b"x")])),
        ("another archive", archive(&[("letter.txt", b"Dear")])),
        ("an empty archive", archive(&[])),
        ("a target outside", archive(&[("_rels/.rels", outside.as_bytes())])),
        ("not text", archive(&[("_rels/.rels", RELATIONS.as_bytes()), ("xl/workbook.xml", b"\xFF\xFE<")])),
        (
            "a million elements deep",
            archive(&[("_rels/.rels", RELATIONS.as_bytes()), ("xl/workbook.xml", deep.as_bytes())]),
        ),
        ("a bomb", bomb),
        ("far cells", book("", &[("evidence", "visible", &crowd)])),
        ("ten thousand and one parts", archive(&many)),
        ("a quarter", good[..good.len() / 4].to_vec()),
        ("a half", good[..good.len() / 2].to_vec()),
        ("all but a byte", good[..good.len() - 1].to_vec()),
    ];
    let mut text = String::new();
    for (what, bytes) in cases {
        writeln!(text, "# {what}\n{}", outcome(&bytes)).unwrap();
    }
    insta::assert_snapshot!(text);
}

/// A table as a spreadsheet keeps it after somebody typed it in: numbers, days and
/// percentages are no texts.
fn typed(book: &mut Workbook, name: &str, rows: &[Vec<String>], decimal: char) {
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let percent = Format::new().set_num_format("0.00%");
    let sheet = book.add_worksheet().set_name(name).unwrap();
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells) {
            let plain = cell.trim().replace(decimal, ".");
            let is_plain = !cell.contains('.') || decimal == '.';
            let date: Option<Date> = cell.trim().parse().ok();
            if let Some(number) =
                plain.parse::<f64>().ok().filter(|_| is_plain && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
            {
                sheet.write_number(row, column, number).unwrap();
            } else if let Some(share) = plain.strip_suffix('%').and_then(|share| share.trim().parse::<f64>().ok()) {
                sheet.write_number_with_format(row, column, share / 100.0, &percent).unwrap();
            } else if let Some(date) = date {
                let part = |part: i8| u8::try_from(part).unwrap();
                let date =
                    ExcelDateTime::from_ymd(u16::try_from(date.year()).unwrap(), part(date.month()), part(date.day()));
                sheet.write_datetime_with_format(row, column, date.unwrap(), &day).unwrap();
            } else {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
}

/// The lines of a JSON report that do not speak of bytes or places.
fn essence(dossier: &Path) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_merit"))
        .args(["assess", dossier.to_str().unwrap(), "--as-of", "2026-11-23", "-f", "json"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let places = [
        "file", "sheet", "line", "column", "raw", "sha256", "content_sha256", "rows", "encoding", "delimiter",
        "decimal", "derivation",
    ];
    let is_place = |line: &str| places.iter().any(|place| line.trim_start().starts_with(&format!("\"{place}\":")));
    String::from_utf8(output.stdout).unwrap().lines().filter(|line| !is_place(line)).map(str::to_owned).collect()
}

#[test]
fn a_workbook_scores_as_the_csv_does() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for name in ["gold", "threshold", "minimum-missed", "appeal", "incomplete", "german-excel"] {
        let folder = tempfile::tempdir().unwrap();
        let example = examples.join(name);
        let mut book = Workbook::new();
        for (table, german) in [
            ("evidence", "Nachweise"),
            ("team", "Team"),
            ("training", "Weiterbildung"),
            ("initiatives", "Initiativen"),
            ("decisions", "Entscheidungen"),
        ] {
            let path = example.join(format!("{table}.csv"));
            let Ok(bytes) = fs::read(&path) else { continue };
            if table == "decisions" {
                // Evaluators decide beside a workbook.
                fs::copy(path, folder.path().join("decisions.csv")).unwrap();
                continue;
            }
            let text = match std::str::from_utf8(&bytes) {
                Ok(text) => text.trim_start_matches('\u{FEFF}').to_owned(),
                Err(_) => encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned(),
            };
            let is_german = text.lines().next().unwrap().contains(';');
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .delimiter(if is_german { b';' } else { b',' })
                .from_reader(text.as_bytes());
            let rows: Vec<Vec<String>> =
                reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            typed(&mut book, if is_german { german } else { table }, &rows, if is_german { ',' } else { '.' });
        }
        let documents = example.join("documents");
        if documents.is_dir() {
            fs::create_dir(folder.path().join("documents")).unwrap();
            for document in fs::read_dir(documents).unwrap() {
                let document = document.unwrap();
                fs::copy(document.path(), folder.path().join("documents").join(document.file_name())).unwrap();
            }
        }
        let file = folder.path().join("our.xlsx");
        book.save(&file).unwrap();
        let (from_workbook, from_csv) = (essence(&file), essence(&example));
        let differing = from_workbook.iter().zip(&from_csv).find(|(a, b)| a != b);
        assert_eq!(differing, None, "{name}");
        assert_eq!(from_workbook.len(), from_csv.len(), "{name}");
    }
}

#[test]
fn a_report_tells_cells_as_spreadsheets_call_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Workbook::new();
    let rows = [["indicator", "value"], ["number", "soon"], ["nubmer", "1"]];
    typed(&mut book, "evidence", &rows.map(|row| row.map(str::to_owned).to_vec()), '.');
    book.save(folder.path().join("our.xlsx")).unwrap();
    fs::write(folder.path().join("cells.toml"), CATALOGUE).unwrap();
    let run = |arguments: &[&str]| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_merit")).current_dir(folder.path()).args(arguments).output().unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    let digest = merit::digest::sha256(&fs::read(folder.path().join("our.xlsx")).unwrap());
    let common = ["assess", "our.xlsx", "-c", "cells.toml", "--as-of", "2026-11-23"];
    let json = run(&[&common[..], &["-f", "json"]].concat());
    let schema =
        jsonschema::validator_for(&serde_json::from_str(merit::catalogue::schema::ASSESSMENT).unwrap()).unwrap();
    let report = json.split("\nerror[").next().unwrap();
    schema.validate(&serde_json::from_str(report).unwrap()).unwrap();
    let start = json.find("\"inputs\"").unwrap();
    let inputs = &json[start..json.find("\"award\"").unwrap()];
    insta::assert_snapshot!(
        [inputs, &run(&common), &run(&["check", "our.xlsx", "-c", "cells.toml", "--as-of", "2026-11-23"])]
            .join("\n")
            .replace(&digest, "(digest)")
    );
    let folder_message = run(&["assess", ".", "-c", "cells.toml"]);
    insta::assert_snapshot!(folder_message, @"error: .: the folder holds no evidence.csv, but a workbook. Name it itself, as in: merit assess ./our.xlsx");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever becomes of the bytes, the end is a score or a message.
    #[test]
    fn spoiled_workbooks_never_panic(spoils in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let row = r#"<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="3"><v>43539</v></c></row>"#;
        let xml = evidence(row).replace("</worksheet>", r#"<mergeCells><mergeCell ref="A2:B2"/></mergeCells></worksheet>"#);
        // Stored, so that spoiled bytes reach the XML; the sums of the archive are not checked twice.
        let mut bytes = book("", &[("evidence", "visible", &xml)]);
        for (index, byte) in &spoils {
            let index = index.index(bytes.len());
            bytes[index] = *byte;
        }
        let _ = outcome(&bytes);
        // The same in the parts themselves.
        let mut xml = xml.into_bytes();
        for (index, byte) in &spoils {
            let index = index.index(xml.len());
            xml[index] = *byte;
        }
        let xml = String::from_utf8_lossy(&xml).into_owned();
        let _ = outcome(&book("", &[("evidence", "visible", &xml)]));
    }
}
