//! What users see of a workbook is what counts, or merit says where it is not: formats
//! that show another figure, hidden cells, results that nobody calculated, days with a
//! time, and files as other programs write them.

use super::{archive, book, evidence, outcome, sheet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const HEADER: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>indicator</t></is></c><c r="B1" t="inlineStr"><is><t>value</t></is></c><c r="C1" t="inlineStr"><is><t>note</t></is></c></row>"#;

/// A workbook with a sheet, by the parts of its XML that matter.
struct Parts<'x> {
    sheet: &'x str,
    state: &'x str,
    properties: &'x str,
    views: &'x str,
    rows: &'x str,
    behind: &'x str,
    format: &'x str,
}

impl Default for Parts<'_> {
    fn default() -> Self {
        Parts {
            sheet: "evidence",
            state: "visible",
            properties: "",
            views: "",
            rows: "",
            behind: "",
            format: "General",
        }
    }
}

impl Parts<'_> {
    /// The names and texts of the parts.
    fn texts(&self) -> Vec<(&'static str, String)> {
        let Parts { sheet, state, properties, views, rows, behind, format } = self;
        let format = format.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
        let r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let p = "http://schemas.openxmlformats.org/package/2006/relationships";
        let xml = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
        vec![
            (
                "_rels/.rels",
                format!(
                    r#"{xml}<Relationships xmlns="{p}"><Relationship Id="r" Type="{r}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    r#"{xml}<Relationships xmlns="{p}"><Relationship Id="r" Type="{r}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    r#"{xml}<workbook xmlns="{MAIN}" xmlns:r="{r}"><sheets><sheet name="{sheet}" sheetId="1" state="{state}" r:id="r"/></sheets>{properties}</workbook>"#
                ),
            ),
            (
                "xl/styles.xml",
                format!(
                    r#"{xml}<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="200" formatCode="{format}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>"#
                ),
            ),
            (
                "xl/worksheets/sheet1.xml",
                format!(
                    r#"{xml}<worksheet xmlns="{MAIN}">{views}<sheetData>{HEADER}{rows}</sheetData>{behind}</worksheet>"#
                ),
            ),
        ]
    }

    fn bytes(&self) -> Vec<u8> {
        let texts = self.texts();
        archive(&texts.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>())
    }

    fn outcome(&self) -> String {
        outcome(&self.bytes())
    }
}

/// A row of an indicator with the cell of its value.
fn row(line: usize, indicator: &str, attributes: &str, cell: &str) -> String {
    format!(r#"<row r="{line}" {attributes}><c t="inlineStr"><is><t>{indicator}</t></is></c>{cell}</row>"#)
}

fn held(indicator: &str, format: &str, cell: &str) -> String {
    Parts { rows: &row(2, indicator, "", cell), format, ..Parts::default() }.outcome()
}

/// What a format shows of a number, as the cell is told; as it is where nothing is.
#[test]
fn formats_that_show_something_else_are_told() {
    let same = [
        ("General", "47"),
        ("", "47"),
        ("0", "46.7"),
        ("#,##0.00", "1234567.891"),
        ("#,##0.00\\ \"€\";-#,##0.00\\ \"€\"", "-61500"),
        ("_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-;_-@_-", "61500"),
        ("[$€-407] #,##0", "61500"),
        ("#\\ ##0", "61500"),
        ("#'##0", "61500"),
        ("#,##0 ;[Red](#,##0)", "-47"),
        ("0;[Red]0", "-47"),
        ("0.00E+00", "61500"),
        ("# ?/?", "0.5"),
        ("# ??/100", "0.25"),
        ("0\" Tage\"", "47"),
        ("0 Mitglieder", "47"),
        ("#,##0 EUR", "61500"),
        ("0\" m2\"", "47"),
        ("\"ca. \"0", "47"),
        ("\"47\"", "47"),
        ("[>100]0;0.0", "47"),
        ("@", "47"),
        ("0%", "0.457"),
    ];
    for (format, number) in same {
        let read = held("number", format, &format!(r#"<c s="1"><v>{number}</v></c>"#));
        assert!(!read.contains("warning"), "{format} over {number}: {read}");
    }
    let mut text = String::new();
    let cases = [
        ("\"14\"", "47"),
        ("14", "47"),
        ("0\"0\"", "47"),
        ("\"1\"0", "47"),
        ("10", "47"),
        ("0\".5\"", "47"),
        ("0\" 000\"", "47"),
        ("0\".\"0", "47"),
        ("#\".\"##0", "61500"),
        ("[=47]\"14\";0", "47"),
        ("[<50]\"viele\";0", "47"),
        ("#,##0,", "61500"),
        ("0.0,,\" Mio.\"", "61500000"),
        ("0;0", "-47"),
        ("\"-\"0", "47"),
        (";;;", "47"),
        ("0;-0;", "0"),
        ("0;-0;\"-\"", "0"),
        ("\"ja\"", "47"),
        ("0%%", "0.47"),
    ];
    for (format, number) in cases {
        let read = held("number", format, &format!(r#"<c s="1"><v>{number}</v></c>"#));
        writeln!(text, "# {format} over {number}\n{read}").unwrap();
    }
    let texts = [("@", "47"), ("0;0;0;@", "47"), (";;;", "47"), ("\"1\"@", "47"), ("0;0;0;\"nichts\"", "47")];
    for (format, written) in texts {
        let read = held("number", format, &format!(r#"<c s="1" t="inlineStr"><is><t>{written}</t></is></c>"#));
        writeln!(text, "# {format} over the text {written}\n{read}").unwrap();
    }
    insta::assert_snapshot!(text);
}

#[test]
fn cells_for_dates_hold_days_whatever_the_number() {
    let mut text = String::new();
    let day = "dd\\.mm\\.yyyy";
    for (indicator, format, numbers) in [
        (
            "number",
            day,
            &[
                "-1", "0", "0.5", "1", "47", "59", "60", "61", "2014", "2100", "2101", "43831", "43831.5", "2958466",
                "1E9",
            ][..],
        ),
        (
            "since",
            day,
            &[
                "-1",
                "0",
                "0.5",
                "1",
                "60",
                "61",
                "2014",
                "2100",
                "2101",
                "43831",
                "43831.04",
                "43830.99999999999",
                "43831.0000000001",
                "43830.9999999",
                "2958466",
            ],
        ),
        ("since", "dd/mm/yyyy hh:mm", &["43831.75"]),
        ("since", "mmm yy", &["43831"]),
        ("since", "dd.mm.\"2019\"", &["43831"]),
        ("since", "dddd d. mmmm yyyy", &["43831"]),
        ("since", "hh:mm", &["43831.75"]),
        ("since", "[h]:mm", &["1.5"]),
        ("flag", day, &["0", "1", "60"]),
    ] {
        for number in numbers {
            let read = held(indicator, format, &format!(r#"<c s="1"><v>{number}</v></c>"#));
            writeln!(text, "# {indicator}, {format} over {number}\n{read}").unwrap();
        }
    }
    for written in
        ["2020-01-01", "2020-01-01T00:00:00.000Z", "2020-01-01T23:59:59+02:00", "2020-01-01 12:30", "12:30", "soon"]
    {
        let read = held("since", day, &format!(r#"<c s="1" t="d"><v>{written}</v></c>"#));
        writeln!(text, "# an ISO date {written}\n{read}").unwrap();
    }
    insta::assert_snapshot!(text);
}

#[test]
fn what_is_not_shown_and_counts_is_told() {
    let number = |line, attributes, cell: &str| row(line, "number", attributes, &format!("<c>{cell}</c>"));
    let flags: String = (2..=9)
        .map(|line| {
            row(
                line,
                if line == 2 { "number" } else { "no-such" },
                if line % 4 == 0 { "" } else { r#"hidden="1""# },
                "<c><v>4</v></c>",
            )
        })
        .collect();
    let (one, note) = (number(2, "", "<v>47</v>"), row(2, "number", "", "<c><v>47</v></c><c><v>1</v></c>"));
    let cases = [
        ("a hidden row", Parts { rows: &number(2, r#"hidden="true""#, "<v>47</v>"), ..Parts::default() }),
        (
            "a row without height",
            Parts { rows: &number(2, r#"ht="0" customHeight="1""#, "<v>47</v>"), ..Parts::default() },
        ),
        ("many hidden rows", Parts { rows: &flags, ..Parts::default() }),
        (
            "a hidden row without anything",
            Parts { rows: &format!(r#"{one}<row r="3" hidden="1"><c s="1"/></row>"#), ..Parts::default() },
        ),
        (
            "a hidden column",
            Parts {
                views: r#"<cols><col min="2" max="2" hidden="1" width="0"/></cols>"#,
                rows: &one,
                ..Parts::default()
            },
        ),
        (
            "columns without width",
            Parts { views: r#"<cols><col min="1" max="16384" width="0"/></cols>"#, rows: &one, ..Parts::default() },
        ),
        (
            "a hidden note",
            Parts { views: r#"<cols><col min="3" max="9" hidden="1"/></cols>"#, rows: &note, ..Parts::default() },
        ),
        ("a hidden sheet", Parts { state: "hidden", rows: &one, ..Parts::default() }),
        ("a very hidden sheet", Parts { state: "veryHidden", rows: &one, ..Parts::default() }),
        (
            "a covered cell",
            Parts { rows: &one, behind: r#"<mergeCells><mergeCell ref="A2:B2"/></mergeCells>"#, ..Parts::default() },
        ),
        (
            "zeros that are not shown",
            Parts {
                views: r#"<sheetViews><sheetView showZeros="0"/></sheetViews>"#,
                rows: &number(2, "", "<v>0</v>"),
                ..Parts::default()
            },
        ),
        (
            "results that nobody calculated",
            Parts {
                properties: r#"<calcPr fullCalcOnLoad="1"/>"#,
                rows: &number(2, "", "<f>200+212</f><v>0</v>"),
                ..Parts::default()
            },
        ),
        (
            "a calculation that was broken off",
            Parts {
                properties: r#"<calcPr calcCompleted="0"/>"#,
                rows: &number(2, "", "<f>200+212</f><v>0</v>"),
                ..Parts::default()
            },
        ),
        (
            "numbers beside such results",
            Parts { properties: r#"<calcPr fullCalcOnLoad="true"/>"#, rows: &one, ..Parts::default() },
        ),
        (
            "a text formula without a result",
            Parts { rows: &row(2, "number", "", r#"<c t="str"><f>B3&amp;""</f></c>"#), ..Parts::default() },
        ),
        (
            "a yes-no formula without a result",
            Parts { rows: &row(2, "flag", "", r#"<c t="b"><f>B3=1</f></c>"#), ..Parts::default() },
        ),
        (
            "a text that the file lacks",
            Parts { rows: &row(2, "number", "", r#"<c t="s"><v>9</v></c><c><v>1</v></c>"#), ..Parts::default() },
        ),
        (
            "a text without a number",
            Parts { rows: &row(2, "number", "", r#"<c t="s"/><c><v>47</v></c>"#), ..Parts::default() },
        ),
        (
            "a cell at no place",
            Parts {
                rows: &row(2, "number", "", r#"<c r="ZZZZ2"><v>1</v></c><c r="B2"><v>47</v></c>"#),
                ..Parts::default()
            },
        ),
        ("a row at no place", Parts { rows: &format!(r#"{one}<row r="0"><c><v>1</v></c></row>"#), ..Parts::default() }),
        (
            "rows in another order",
            Parts { rows: &format!("{}{}", row(3, "flag", "", r#"<c t="b"><v>1</v></c>"#), one), ..Parts::default() },
        ),
        (
            "empty cells without a place",
            Parts { rows: &row(2, "number", "", "<c/><c><v>47</v></c>"), ..Parts::default() },
        ),
    ];
    let mut text = String::new();
    for (what, parts) in cases {
        writeln!(text, "# {what}\n{}", parts.outcome()).unwrap();
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_team_counts_as_it_is_seen_too() {
    let text = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let header = format!("<row>{}{}{}</row>", text("person"), text("Subject matter"), text("since"));
    let person =
        |attributes: &str| format!(r#"<row {attributes}>{}<c><v>3</v></c><c s="2"><v>5</v></c></row>"#, text("P1"));
    let hidden_column = r#"<worksheet><cols><col min="2" max="3" hidden="1"/></cols>"#;
    let cases = [
        ("a hidden sheet", "hidden", sheet(&format!("{header}{}", person("")))),
        ("a hidden row", "visible", sheet(&format!("{header}{}", person(r#"hidden="1""#)))),
        (
            "hidden columns, one of which nobody reads",
            "visible",
            sheet(&format!("{header}{}", person(""))).replace("<worksheet>", hidden_column),
        ),
        ("nothing hidden", "visible", sheet(&format!("{header}{}", person("")))),
    ];
    let mut told = String::new();
    for (what, state, team) in cases {
        let sheets = [("evidence", "visible", &*evidence("")), ("team", state, &*team)];
        writeln!(told, "# {what}\n{}", outcome(&book("", &sheets))).unwrap();
    }
    insta::assert_snapshot!(told);
}

/// What extends a part and what belongs to another vocabulary is no part of it.
#[test]
fn elements_are_told_by_their_namespace() {
    let days = r#"<workbookPr date1904="1"/>"#;
    let extension = r#"<extLst><ext xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" xmlns:x="urn:x"><x15:workbookPr date1904="0"/><workbookPr date1904="0"/></ext></extLst>"#;
    let rows = row(2, "since", "", r#"<c s="1"><v>42369</v><extLst><ext><v>1</v></ext></extLst></c>"#);
    let foreign = r#"<x:row xmlns:x="urn:x" r="3"><c><v>5</v></c></x:row>"#;
    let read = |parts: &Parts<'_>| parts.outcome();
    let plain = Parts { properties: days, rows: &rows, format: "yyyy-mm-dd", ..Parts::default() };
    let expected = read(&plain);
    assert!(expected.contains("\"2020-01-01\""), "{expected}");
    let properties = format!("{days}{extension}");
    assert_eq!(read(&Parts { properties: &properties, ..plain }), expected);
    let plain = Parts { properties: days, rows: &rows, format: "yyyy-mm-dd", ..Parts::default() };
    assert_eq!(read(&Parts { rows: &format!("{rows}{foreign}"), ..plain }), expected);
    // Any prefix, and the strict form of the format.
    let plain = Parts { properties: days, rows: &rows, format: "yyyy-mm-dd", ..Parts::default() };
    let prefixed = |text: &str| {
        let text = text.replace("<?xml", "\u{0}").replace("</", "\u{1}").replace('<', "<m:");
        text.replace('\u{0}', "<?xml").replace('\u{1}', "</m:").replace("xmlns=", "xmlns:m=")
    };
    let strict = |text: &str| {
        text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    };
    let utf_16 = |text: &str| text.replace("UTF-8", "UTF-16");
    type Written = Box<dyn Fn(&str) -> Vec<u8>>;
    let ways: [(&str, Written); 6] = [
        ("a prefix", Box::new(move |text| prefixed(text).into_bytes())),
        ("strict", Box::new(move |text| strict(text).into_bytes())),
        (
            "UTF-16, the lower byte first",
            Box::new(move |text| {
                [vec![0xFF, 0xFE], utf_16(text).encode_utf16().flat_map(u16::to_le_bytes).collect()].concat()
            }),
        ),
        (
            "UTF-16, the higher byte first",
            Box::new(move |text| {
                [vec![0xFE, 0xFF], utf_16(text).encode_utf16().flat_map(u16::to_be_bytes).collect()].concat()
            }),
        ),
        (
            "UTF-16 without a mark",
            Box::new(move |text| utf_16(text).encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ),
        (
            "Latin 1",
            Box::new(|text| {
                text.replace("UTF-8", "ISO-8859-1")
                    .replace("note", "na\u{ef}f")
                    .chars()
                    .map(|sign| sign as u8)
                    .collect()
            }),
        ),
    ];
    for (what, way) in ways {
        let parts: Vec<(&str, Vec<u8>)> = plain.texts().iter().map(|(name, text)| (*name, way(text))).collect();
        let read = outcome(&archive(&parts.iter().map(|(name, bytes)| (*name, &**bytes)).collect::<Vec<_>>()));
        let expected = if what == "Latin 1" {
            format!(
                "{expected}warning[unknown-column] our.xlsx:evidence!C1: The column “naïf” is not known and is ignored.\n"
            )
        } else {
            expected.clone()
        };
        assert_eq!(read, expected, "{what}");
    }
}

#[test]
fn escaped_signs_in_texts() {
    for (written, meant) in [
        ("Plan_x005F_x2024_final.pdf", "Plan_x2024_final.pdf"),
        ("a_x0042_c", "aBc"),
        ("_x005f__x0041_", "_A"),
        ("_xD83D__xDE00_", "\u{1F600}"),
        ("_xD83D_", "\u{FFFD}"),
        ("_x12_ _xGGGG_ _X0041_ _x0041", "_x12_ _xGGGG_ _X0041_ _x0041"),
        ("ä_x00e4_", "ää"),
    ] {
        let read = held("number", "General", &format!(r#"<c t="inlineStr"><is><t>{written}</t></is></c>"#));
        assert!(read.contains(&format!("{meant:?}")), "{written}: {read}");
    }
}

/// A text of the file may stand in any number of cells.
#[test]
fn a_text_in_thousands_of_cells_stays_within_memory() {
    let mut texts = Parts::default().texts();
    let strings = format!(r#"<sst xmlns="{MAIN}"><si><t>{}</t></si></sst>"#, "x".repeat(1_000_000));
    texts.push(("xl/sharedStrings.xml", strings));
    let rows: String = (2..3_000).map(|line| format!(r#"<row r="{line}"><c t="s"><v>0</v></c></row>"#)).collect();
    for (name, text) in &mut texts {
        if *name == "xl/worksheets/sheet1.xml" {
            *text = text.replace("</sheetData>", &format!("{rows}</sheetData>"));
        }
    }
    let read = outcome(&archive(&texts.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>()));
    assert!(read.starts_with("stop: error[not-a-workbook]"), "{read}");
}

/// Texts of numbers in the language of the form, or not at all.
#[test]
fn numbers_in_texts_follow_the_language_of_the_form() {
    let sheet = |name: &'static str, headers: [&str; 2], cells: &[&str]| {
        let text = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
        let indicators = ["number", "percent"];
        let rows: String = (0..)
            .zip(cells)
            .map(|(at, cell)| format!(r#"<row r="{}">{}{}</row>"#, at + 2, text(indicators[at]), text(cell)))
            .collect();
        let parts = Parts { sheet: name, rows: &rows, ..Parts::default() };
        let texts: Vec<(&str, String)> = parts
            .texts()
            .into_iter()
            .map(|(name, text)| {
                (
                    name,
                    text.replace(">indicator<", &format!(">{}<", headers[0]))
                        .replace(">value<", &format!(">{}<", headers[1]))
                        .replace(">note<", "><"),
                )
            })
            .collect();
        outcome(&archive(&texts.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>()))
    };
    let mut text = String::new();
    for (name, headers, cells) in [
        ("Nachweise", ["Indikator", "Wert"], &["142.000"][..]),
        ("Tabelle1", ["Indikator", "Wert"], &["142.000"]),
        ("Tabelle1", ["indicator", "value"], &["142.000"]),
        ("Nachweise", ["indicator", "value"], &["142,000"]),
        ("evidence", ["indicator", "value"], &["142.000"]),
        ("evidence", ["indicator", "value"], &["142,000"]),
        ("Nachweise", ["Indikator", "Wert"], &["142.000", "2,5"]),
        ("Nachweise", ["Indikator", "Wert"], &["142.000", "2.5"]),
        ("evidence", ["indicator", "value"], &["142.000", "2.5"]),
        ("Nachweise", ["Indikator", "Wert"], &["1.142.000", "0,45"]),
    ] {
        writeln!(text, "# {name}, {headers:?}: {cells:?}\n{}", sheet(name, headers, cells)).unwrap();
    }
    insta::assert_snapshot!(text);
}

/// Small files that other programs wrote, or might, with what is told of them.
#[test]
fn workbooks_of_other_programs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks");
    let mut text = String::new();
    for name in [
        "date1904.xlsx",
        "cells-without-r.xlsx",
        "team-cells-without-r.xlsx",
        "shared-string-without-index.xlsx",
        "wide-formatted.xlsx",
        "placeholder-result.xlsx",
        "date-with-time.xlsx",
        "date-float-noise.xlsx",
        "date-iso-z.xlsx",
        "escaped-name/book.xlsx",
    ] {
        let catalogue = if name.starts_with("team") { "ecei".into() } else { folder.join("catalogue.toml") };
        let output = Command::new(env!("CARGO_BIN_EXE_merit"))
            .arg("assess")
            .arg(folder.join(name))
            .args(["--as-of", "2026-11-23", "-f", "json", "-c"])
            .arg(catalogue)
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        writeln!(text, "# {name}").unwrap();
        let of_team = |id: &str| ["team-qualification", "team-training"].iter().any(|team| id.starts_with(team));
        for indicator in report["indicators"].as_array().unwrap() {
            let (id, cells) = (indicator["id"].as_str().unwrap(), indicator["evidence"].as_array().unwrap());
            if !cells.is_empty() && (of_team(id) || !name.starts_with("team")) {
                let raw: Vec<&str> = cells.iter().map(|cell| cell["raw"].as_str().unwrap()).collect();
                let found: Vec<&serde_json::Value> =
                    indicator["documents"].as_array().unwrap().iter().map(|document| &document["found"]).collect();
                writeln!(text, "{id} {} {} {raw:?} {found:?}", indicator["status"], indicator["value"]["exact"])
                    .unwrap();
            }
        }
        for finding in report["findings"].as_array().unwrap() {
            let code = finding["code"].as_str().unwrap();
            if !matches!(code, "missing-evidence" | "document-not-found") {
                writeln!(text, "{code} {}: {}", finding["line"], finding["message"]).unwrap();
            }
        }
        text.push('\n');
    }
    // Each that is copied is looked at.
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 11);
    insta::assert_snapshot!(text);
}
