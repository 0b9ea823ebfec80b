//! One list of hostile texts in every place that a catalogue's author or an applicant
//! writes, through every format: each stays a text, whatever it looks like. A report
//! with hostile texts is held against the same one with tame texts.

use crate::support::archive::parts;
use crate::support::page;
use merit::assess::{Assessment, DocumentState, Documents, FoundDocument, assess};
use merit::catalogue::{Catalogue, parse};
use merit::diagnostic::Finding;
use merit::evidence::{Content, Evidence, RawTable, ReadingOptions, TableKind, read};
use merit::language::{Language, Localizer, is_unprintable};
use merit::number::Digits;
use merit::plan::{By, PlanRequest, plan};
use merit::record::{Options, assessment_json};
use merit::render::terminal::Screen;
use merit::render::{csv, html, markdown, terminal, workbook};
use merit::report::{PlanResult, Report, ReportWriter, Room, RulebookWriter};
use merit::robustness::robustness;
use roxmltree::{Document, Node};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::sync::{Arc, LazyLock};

/// A catalogue with every measure, scale and kind of condition.
const EVERY_KEY: &str = include_str!("../catalogues/every-key.toml");
/// What stands in the place of a hostile text in a report that it is held against.
const TAME: &str = "Tame";

/// The hostile texts, told apart by what they try.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        // Cells and lines of tables.
        "a | b || c |",
        "\\| \\\\| \\",
        "a;b,c\td \"e\" \"\"",
        "\"",
        // Markup of pages.
        "<script>alert(1)</script>",
        "</style></title></td><img src=x onerror=alert(1)>",
        "\"' onload=\"alert(1)\" x='y",
        "javascript:alert(1)",
        "https://evil.example/\"onclick='x'?<b>&c",
        "&#x3c;b&gt; &amp; & <!-- -- --> ]]> <![CDATA[ <?xml ?>",
        "\");}body{display:none} @import url(//x.example);",
        // Markdown.
        "# heading ##",
        "> quote",
        "- point",
        "– dash",
        "+ point",
        "1. first",
        "1.",
        "12) twelfth",
        "***",
        "===",
        "```sh\nrm\n```",
        "~~~",
        "`` ` `` **bold** __bold__ *it* _it_ ~~gone~~ $x^2$",
        "[a](javascript:b) ![c](http://d.example/e.png) [f]: g [^1] <http://h.example>",
        "see www.evil.example or (https://evil.example/a|b) me@evil.example",
        "    indented",
        "✓ met",
        "✗",
        "?",
        // Formulas.
        "=1+1",
        "+1",
        "-1+2",
        "@SUM(1)",
        "\t=1+1",
        "\r=1+1",
        " =1+1",
        "=cmd|' /C calc'!A0",
        "=HYPERLINK(\"http://evil.example\")",
        "\u{FF1D}1+1",
        "\u{FF0B}1",
        "'=1",
        // What a spreadsheet would take for a date or another number.
        "1.1.2",
        "1/2",
        "3-4",
        "1E5",
        "01234",
        "_x000D_ _x0041_",
        // What steers terminals and readers.
        "\u{1b}[31mred\u{1b}[0m\u{1b}]8;;http://evil.example\u{7}link\u{1b}]8;;\u{7}",
        "\u{9b}31m\u{85}\u{7f}\u{8}\u{8}back",
        "nul\u{0}nul",
        "\u{202e}gnp.exe\u{2066}\u{2069}\u{200f}\u{61c}",
        "zero\u{200b}width\u{2060}\u{feff}\u{fffe}\u{ffff}\u{fff9}\u{180e}\u{e0041}",
        "שלום עולם مرحبا بالعالم",
        "👩\u{200d}👩\u{200d}👧 🇩🇪 e\u{301}",
        "one\ntwo\r\nthree\rfour\u{2028}five\u{2029}six\u{b}seven\u{c}",
        // Other languages of format.
        "-- %s %n {0} { $x } {\"{\"} ${HOME} $(id)",
        // Nothing.
        "",
        "   ",
        "\u{a0}\u{3000}",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.extend([
        "W".repeat(10_000),
        "long line ".repeat(1_000),
        format!("{}x", " ".repeat(5_000)),
        format!("z{}", "\u{30d}\u{489}\u{35c}".repeat(500)),
    ]);
    texts
}

/// A text as a string of TOML.
fn toml(text: &str) -> String {
    let escaped = |sign: char| match sign {
        '"' | '\\' => format!("\\{sign}"),
        ' '..='~' => sign.to_string(),
        _ => format!("\\U{:08X}", u32::from(sign)),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

/// The catalogue with a text in place of all that it says to people.
fn catalogue(text: &str) -> String {
    let keys = ["title", "publisher", "question", "advice", "rationale", "version", "url"];
    let mut table = "";
    let mut lines = Vec::new();
    for line in EVERY_KEY.lines() {
        let (key, value) = line.split_once(" = ").unwrap_or((line, ""));
        // The unit of a date is a word of the format.
        let is_said = keys.contains(&key) || (key == "unit" && value.starts_with('{'));
        match line {
            // What tables name by its title must be told apart.
            _ if is_said && key == "title" && table.starts_with("second") => {
                lines.push(format!("title = {}", toml(&format!("{text}2"))));
            }
            _ if is_said => lines.push(format!("{key} = {}", toml(text))),
            _ if key == "number" => {}
            _ => lines.push(line.to_owned()),
        }
        if line == "[[indicator]]" {
            lines.push(format!("number = {}", toml(text)));
        }
        table = match (line, table) {
            ("id = \"talk\"" | "id = \"course\"" | "id = \"monthly\"" | "id = \"budget\"", _) => "second",
            (line, _) if line.starts_with('[') => "first",
            (_, table) => table,
        };
    }
    lines.join("\n")
}

/// Rows as CSV, every cell quoted.
fn table(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines = rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n");
    lines.collect::<String>().into_bytes()
}

/// A dossier with a text wherever it says something. What is `broken` holds it in
/// cells that nothing can be read from too.
fn dossier(text: &str, is_broken: bool) -> Vec<RawTable> {
    let other = format!("{text}2");
    let named = format!("{text}|{other}");
    let mut evidence: Vec<Vec<&str>> = vec![
        vec!["indicator", "input", "value", "unit", "document", "note"],
        vec!["members", "", "25", text, &named, text],
        vec!["satisfaction", "", "50", "", text, ""],
        vec!["dependence", "largest", "1", "", "", ""],
        vec!["dependence", "total", "2", "", "", ""],
        vec!["premises", "", "yes", "", text, ""],
        vec!["controlling", "", "monthly", "", "", ""],
        vec!["plan", "goals", "yes", "", text, ""],
    ];
    let odd = [
        vec!["window", "", text, text, text, text],
        vec![text, text, text, text, text, text],
        vec!["contacts", text, "1", "", "", ""],
        vec!["quorum", "", text, "", "", ""],
        vec!["founded", "", text, "", "", ""],
        vec!["staffing", "fte", text, "", "", ""],
    ];
    let mut team = vec![
        vec!["person", "role", "fte", "since", "domain", "talk"],
        vec![text, "lead", "1", "2020-01-01", "5", "3"],
        vec![&other, "", "0.5", "2024-01-01", "2", "1"],
    ];
    let mut training = vec![
        vec!["person", "programme", "date", "days"],
        vec![text, "course", "2026-01-01", "2"],
        vec![&other, text, "2026-02-01", "1"],
    ];
    if is_broken {
        evidence.extend(odd);
        evidence[0].push(&other);
        team.push(vec!["P3", text, text, text, text, text]);
        training.push(vec!["nobody", text, text, text]);
    }
    let initiatives = [vec!["initiative", "name", &other], vec!["i", text, text]];
    let raw = |kind: TableKind, rows: &[Vec<&str>]| {
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        RawTable::of_text(kind, format!("{}.csv", kind.name()), table(&rows))
    };
    vec![
        raw(TableKind::Initiatives, &initiatives),
        raw(TableKind::Evidence, &evidence),
        raw(TableKind::Team, &team),
        raw(TableKind::Training, &training),
    ]
}

fn reading() -> ReadingOptions {
    ReadingOptions { as_of: "2026-11-23".parse().unwrap(), decimal: None }
}

/// A dossier that was scored.
struct Scored {
    catalogue: Catalogue,
    assessment: Assessment,
    digits: Digits,
}

fn scored(catalogue: &Catalogue, raw: &[RawTable]) -> Result<Scored, Box<Finding>> {
    let evidence: Evidence = read(catalogue, raw, None, reading())?;
    let names = evidence.answers.iter().flat_map(|answer| &answer.documents).map(|named| named.name.clone());
    let documents: Documents =
        names.map(|name| (name, FoundDocument { state: DocumentState::NotFound, file: None, called: None })).collect();
    let assessment = assess(catalogue, evidence, &documents, reading().as_of);
    let digits = assessment.digits(catalogue);
    Ok(Scored { catalogue: catalogue.clone(), assessment, digits })
}

impl Scored {
    fn report_writer<'a>(&'a self, localizer: &'a Localizer) -> ReportWriter<'a> {
        ReportWriter { localizer, digits: &self.digits, catalogue: &self.catalogue, assessment: &self.assessment }
    }

    /// What two dossiers have in common whose reports have the same parts.
    fn outline(&self) -> String {
        let parts =
            self.assessment.indicators.iter().map(|assessed| {
                format!("{:?} {} {}\n", assessed.status, assessed.cells.len(), assessed.documents.len())
            });
        let found = self.assessment.findings.iter().map(|finding| {
            let place = finding.place.as_ref().map(|place| (&place.file, place.column));
            format!("{place:?} {}\n", finding.message.key)
        });
        let initiative = &self.assessment.initiative;
        let persons = self.assessment.team.persons.len();
        let trainings = self.assessment.team.trainings.as_ref().map(Vec::len);
        format!(
            "{} {persons} {trainings:?}\n{}{}",
            initiative.name.is_some(),
            parts.collect::<String>(),
            found.collect::<String>()
        )
    }
}

/// A report with hostile texts and the one that it is held against; the second is
/// missing where a text is read as something else than a tame one.
struct Case {
    text: String,
    hostile: Scored,
    tame: Option<Arc<Scored>>,
}

/// Every text in every place: in the catalogue and in a dossier that can be scored,
/// then in one that is full of mistakes.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let catalogue = |text: &str| parse("catalogue.toml", catalogue(text).as_bytes());
    let mut cases = Vec::new();
    let mut unlike = Vec::new();
    let mut tames = BTreeMap::new();
    for text in texts() {
        // As many documents as the text names between its bars.
        let name = |(index, name): (usize, &str)| match name.trim() {
            "" => String::new(),
            // What may be a formula gets a message of its own.
            name if name.starts_with('=') => format!("={TAME}{index}"),
            _ => format!("{TAME}{index}"),
        };
        let tame = text.split('|').enumerate().map(name).collect::<Vec<_>>().join("|");
        // Of what is refused the message is all there is to see; a test below looks at it.
        let is_blank = text.trim().is_empty();
        let (hostile_catalogue, tame_catalogue) = match is_blank {
            true => (catalogue(TAME).unwrap(), catalogue(TAME).unwrap()),
            false => (catalogue(&text).unwrap(), catalogue(&tame).unwrap()),
        };
        assert_eq!(catalogue(&text).is_err(), is_blank, "{text:?}");
        // What is long is told from the rest by nothing but its length.
        let broken: &[bool] = if text.len() > 2_000 { &[true] } else { &[false, true] };
        for &is_broken in broken {
            let hostile = scored(&hostile_catalogue, &dossier(&text, is_broken));
            let hostile = hostile.or_else(|finding| {
                assert!(text.contains('\0'), "{text:?}: {}", finding.code);
                scored(&hostile_catalogue, &dossier(TAME, is_broken))
            });
            let hostile = hostile.unwrap();
            // Most texts are held against the same report.
            let tame = tames
                .entry((tame.clone(), is_broken))
                .or_insert_with(|| Arc::new(scored(&tame_catalogue, &dossier(&tame, is_broken)).unwrap()));
            let is_like = tame.outline() == hostile.outline();
            if !is_like {
                unlike.push((text.chars().take(20).collect::<String>(), is_broken));
            }
            cases.push(Case { text: text.clone(), hostile, tame: is_like.then(|| tame.clone()) });
        }
    }
    assert!(unlike.len() * 10 < cases.len(), "too few reports are held against tame ones: {unlike:?}");
    cases
});

/// The first of a text, to name it by.
fn short(text: &str) -> String {
    format!("{:?}", text.chars().take(60).collect::<String>())
}

/// What is made of the tame report of a case, once for all that share it.
struct Tame<T>(BTreeMap<usize, T>);

impl<T> Tame<T> {
    fn of<'a>(&'a mut self, case: &Case, make: impl FnOnce(&Scored) -> T) -> Option<&'a T> {
        let tame = case.tame.as_ref()?;
        Some(self.0.entry(Arc::as_ptr(tame).addr()).or_insert_with(|| make(tame)))
    }
}

fn voices() -> [Localizer; 2] {
    Language::ALL.map(Localizer::new)
}

/// What `merit assess`, `check`, `plan`, `robustness` and `catalogue show` say, as blocks.
fn reports(scored: &Scored, localizer: &Localizer) -> [Report; 5] {
    let report_writer = scored.report_writer(localizer);
    let request = PlanRequest { label: Some(0), by: By::Effort, keep: Default::default(), budget: None };
    let answer = plan(&scored.catalogue, &scored.assessment, &request).unwrap();
    let firm = robustness(&scored.catalogue, &scored.assessment);
    [
        report_writer.alone(report_writer.plan(&PlanResult { request, answer, entered: None })),
        report_writer.alone(report_writer.robustness(&firm)),
        report_writer.report(Room::Wide),
        report_writer.check(),
        RulebookWriter { localizer, catalogue: &scored.catalogue }.whole(),
    ]
}

/// A text without the codes that colour it.
fn uncoloured(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |plain, part| {
        let (code, rest) = part.split_once('m').unwrap();
        assert!(code.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{code:?} is no colour");
        plain + rest
    })
}

/// That nothing in a text steers a terminal.
fn assert_calm(name: &str, text: &str) {
    let steers = text.chars().find(|sign| *sign != '\n' && is_unprintable(*sign));
    assert_eq!(steers, None, "{name}");
}

#[test]
fn on_the_terminal_nothing_steers_and_no_line_is_too_long() {
    let [localizer, _] = voices();
    for case in &*CASES {
        for (index, report) in reports(&case.hostile, &localizer).iter().enumerate() {
            // Narrow as can be, and with the columns that only wide screens show.
            for width in [40, 121] {
                let painted = terminal::paint(report, Screen { width, colour: true });
                let painted = uncoloured(&painted);
                let name = format!("{} in report {index} at {width}", short(&case.text));
                assert_calm(&name, &painted);
                let longest = painted.lines().max_by_key(|line| textwrap::core::display_width(line)).unwrap();
                assert!(textwrap::core::display_width(longest) <= usize::from(width), "{name}: {longest}");
            }
        }
    }
}

/// What is markup in a line of Markdown: all but what is escaped and plain signs.
fn markup(line: &str) -> String {
    let mut markup = String::new();
    let body = line.trim_start_matches(' ');
    markup += &line[..line.len() - body.len()];
    let marks = ["- ", "# ", "## ", "### "];
    let mark = marks.into_iter().find(|mark| body.starts_with(mark)).unwrap_or("");
    markup += mark;
    let mut rest = &body[mark.len()..];
    let digits = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let ordered =
        digits.len() < rest.len() && digits.starts_with(['.', ')']) && !digits[1..].starts_with(|sign| sign != ' ');
    if rest.starts_with(['-', '+', '=', ' ', '\t']) || ordered {
        markup += "a list, a block of code or a line";
    }
    while let Some(sign) = rest.chars().next() {
        let entity = ["&lt;", "&gt;", "&amp;"].into_iter().find(|entity| rest.starts_with(entity));
        let is_escape = sign == '\\' && rest[1..].starts_with(|sign: char| sign.is_ascii_punctuation());
        // Addresses of the web are links; what stands between the brackets is all of it.
        let address =
            rest.strip_prefix('<').filter(|rest| rest.starts_with("http")).and_then(|rest| rest.split_once('>'));
        let skipped = match (entity, address) {
            (Some(entity), _) => entity.len(),
            (_, Some((address, _))) => {
                assert!(!address.contains([' ', '|', '<', '\\', '"', '\'']), "{address}");
                address.len() + 2
            }
            _ if is_escape => 2,
            _ => {
                if "<>[]`*_|~#!$&\\".contains(sign) {
                    markup.push(sign);
                }
                if ["http://", "https://", "ftp://", "www."].iter().any(|start| rest.starts_with(start)) {
                    markup += "a link";
                }
                sign.len_utf8()
            }
        };
        rest = &rest[skipped..];
    }
    markup
}

#[test]
fn in_markdown_no_text_is_markup() {
    let marks = |painted: &str| painted.lines().map(markup).collect::<Vec<String>>();
    for localizer in voices() {
        let mut tames = Tame(BTreeMap::new());
        for case in &*CASES {
            let name = short(&case.text);
            let paint = |scored: &Scored| reports(scored, &localizer).map(|report| markdown::paint(&report));
            let Some(tame) = tames.of(case, |tame| paint(tame).map(|painted| marks(&painted))) else { continue };
            for (hostile, tame) in paint(&case.hostile).iter().zip(tame) {
                assert_calm(&name, hostile);
                let (lines, marks): (Vec<&str>, _) = (hostile.lines().collect(), marks(hostile));
                assert_eq!(marks.len(), tame.len(), "{name}");
                for (line, (hostile, tame)) in lines.iter().zip(marks.iter().zip(tame)) {
                    assert_eq!(hostile, tame, "{name}: {line}");
                }
                // A tame text that names several documents has bars too.
                let bars = |line: usize| marks[line].matches('|').count();
                for line in 1..lines.len() {
                    if lines[line - 1].starts_with("| ") && lines[line].starts_with("| ") {
                        assert_eq!(bars(line - 1), bars(line), "{name}: {}", lines[line]);
                    }
                }
            }
        }
    }
}

/// The elements of a page with the names of their attributes; links to the web,
/// which an address makes, are text.
fn elements(page: &str) -> Vec<String> {
    let document = page::parse(page);
    let elements = document.descendants().filter(Node::is_element);
    let elements = elements.filter(|element| element.attribute("rel") != Some("noreferrer"));
    elements
        .map(|element| {
            let attributes: Vec<&str> = element.attributes().map(|attribute| attribute.name()).collect();
            format!("{} {}", element.tag_name().name(), attributes.join(" "))
        })
        .collect()
}

#[test]
fn on_the_page_no_text_is_an_element() {
    let [localizer, _] = voices();
    let mut tames = Tame(BTreeMap::new());
    for case in &*CASES {
        let page = |scored: &Scored| html::paint(&scored.report_writer(&localizer).report(Room::Page));
        let hostile = page(&case.hostile);
        page::check(&short(&case.text), &hostile);
        if let Some(tame) = tames.of(case, |tame| elements(&page(tame))) {
            let hostile = elements(&hostile);
            let differ = hostile.iter().zip(tame).find(|(hostile, tame)| hostile != tame);
            assert!(differ.is_none() && hostile.len() == tame.len(), "{}: {differ:?}", short(&case.text));
        }
    }
}

#[test]
fn in_json_every_text_comes_back() {
    let [localizer, _] = voices();
    for case in &*CASES {
        let (text, hostile) = (&case.text, &case.hostile);
        let report_writer = hostile.report_writer(&localizer);
        let derivations = report_writer.derivations();
        let json = assessment_json(
            &hostile.catalogue,
            &hostile.assessment,
            &Options::default(),
            &hostile.digits,
            &localizer,
            derivations,
        );
        assert_calm(&short(text), &json);
        let value: Value = serde_json::from_str(&json).unwrap();
        if !text.trim().is_empty() {
            assert_eq!(value["catalogue"]["title"]["en"], **text);
            assert_eq!(value["catalogue"]["version"], **text);
            assert_eq!(value["indicators"][0]["number"], **text);
        }
        if !text.contains('\0') && !text.trim().is_empty() {
            assert_eq!(value["initiative"]["name"], text.trim());
            let raw = |indicator: &str| {
                let all = value["indicators"].as_array().unwrap();
                let cells = all.iter().find(|all| all["id"] == indicator).unwrap()["evidence"].as_array().unwrap();
                cells.iter().map(|cell| cell["raw"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
            };
            let is_broken = !raw("window").is_empty();
            assert!(!is_broken || raw("window").contains(text), "{}", short(text));
            let documents = value["indicators"][1]["documents"].as_array().unwrap();
            assert_eq!(
                documents.first().unwrap()["name"],
                text.split('|').find(|name| !name.trim().is_empty()).unwrap().trim()
            );
        }
    }
}

#[test]
fn in_csv_no_text_is_a_formula_or_splits_a_cell() {
    for localizer in voices() {
        let mut tames = Tame(BTreeMap::new());
        let delimiter = if localizer.language() == Language::De { b';' } else { b',' };
        for case in &*CASES {
            let tables = |scored: &Scored| {
                let report_writer = scored.report_writer(&localizer);
                let (catalogue, assessment) = (&scored.catalogue, &scored.assessment);
                [
                    csv::indicators(catalogue, assessment, &scored.digits, &localizer),
                    csv::requests(&report_writer.requests(), localizer.language()),
                ]
            };
            let rows = |table: &str| -> Vec<Vec<String>> {
                let text = table.strip_prefix('\u{feff}').unwrap();
                let mut reader = ::csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
                reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
            };
            for table in tables(&case.hostile) {
                // A line is a row for those too who split at line ends.
                let rows = rows(&table);
                assert_eq!(table.lines().count(), rows.len() + 1, "{}", short(&case.text));
                for cell in rows.iter().flatten() {
                    assert_calm(&short(&case.text), cell);
                    let number = cell.strip_prefix('-').unwrap_or(cell).replacen([',', '.'], "", 1);
                    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
                    let signs = ['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
                    let is_formula = cell.trim_start().starts_with(signs);
                    assert!(is_number || !is_formula, "{}: {cell}", short(&case.text));
                }
            }
            let counts = |scored: &Scored| tables(scored).map(|table| rows(&table).len());
            if let Some(tame) = tames.of(case, counts) {
                assert_eq!(counts(&case.hostile), *tame, "{}", short(&case.text));
            }
        }
    }
}

#[test]
fn a_cell_of_the_workbook_holds_what_a_spreadsheet_can() {
    let [localizer, _] = voices();
    let catalogue = parse("tame.toml", catalogue(TAME).as_bytes()).unwrap();
    let long = scored(&catalogue, &dossier(&"😀".repeat(17_000), true)).unwrap();
    let book = parts(&workbook::write(&long.catalogue, &long.assessment, &long.report_writer(&localizer)).unwrap());
    let longest = cells_and_formulas(&book).0.iter().map(|text| text.encode_utf16().count()).max().unwrap();
    assert!((30_000..=32_767).contains(&longest), "a cell of {longest} units");
}

/// The texts of a workbook's cells and its formulas.
fn cells_and_formulas(parts: &BTreeMap<String, String>) -> (Vec<String>, Vec<String>) {
    let (mut cells, mut formulas) = (Vec::new(), Vec::new());
    for (name, part) in parts.iter().filter(|(name, _)| name.ends_with(".xml")) {
        let document = Document::parse(part).unwrap_or_else(|error| panic!("{name}: {error}"));
        for node in document.descendants() {
            let text = || node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
            match node.tag_name().name() {
                "si" | "v" => cells.push(text()),
                "f" => formulas.push(text()),
                _ => {}
            }
        }
    }
    (cells, formulas)
}

#[test]
fn in_the_workbook_no_text_is_a_formula() {
    let [localizer, _] = &voices();
    let mut tames = Tame(BTreeMap::new());
    for case in &*CASES {
        let book = |scored: &Scored| {
            parts(&workbook::write(&scored.catalogue, &scored.assessment, &scored.report_writer(localizer)).unwrap())
        };
        let hostile = book(&case.hostile);
        let name = short(&case.text);
        for (part, text) in &hostile {
            let forbidden = |sign: char| {
                matches!(u32::from(sign), 0xFFFE | 0xFFFF) || (!"\n\r\t".contains(sign) && is_unprintable(sign))
            };
            assert_eq!(text.chars().find(|sign| forbidden(*sign)), None, "{name} in {part}");
            assert!(!text.contains("<hyperlink") && !text.contains("TargetMode"), "{name}: {part} leads outside");
            assert!(!part.contains("externalLink") && !part.contains("vba"), "{name}: {part}");
        }
        let (cells, formulas) = cells_and_formulas(&hostile);
        let longest = cells.iter().map(|text| text.encode_utf16().count()).max();
        assert!(longest.unwrap() <= 32_767, "{name}: a cell of {longest:?} units");
        if case.text.contains("_x000D_") {
            assert!(cells.iter().any(|text| text.contains("_x005F_x000D_")), "{name} became a line end");
        }
        if let Some(tame) = tames.of(case, |tame| cells_and_formulas(&book(tame)).1) {
            assert_eq!(formulas, *tame, "{name}");
        }
    }
}

#[test]
fn what_is_said_on_standard_error_steers_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("dossier")).unwrap();
    for text in texts().into_iter().filter(|text| text.len() < 2_000) {
        // All in one go: what is refused, what is found, and what stands in a message.
        fs::write(path("hostile.toml"), catalogue(&text)).unwrap();
        let odd = EVERY_KEY.replace("id = \"gold\"", &format!("id = {0}\n{0} = {0}", toml(&text)));
        fs::write(path("odd.toml"), odd).unwrap();
        // As it is, where TOML has no way to write it.
        fs::write(path("raw.toml"), format!("format = 1 {text}\n[{text}]\n")).unwrap();
        for table in dossier(&text, true) {
            let Content::Text(bytes) = table.content else { panic!("a dossier of CSV") };
            fs::write(path("dossier").join(table.file), bytes).unwrap();
        }
        let named = text.replace('\0', "");
        let missing = format!("{}.toml", named.chars().take(50).collect::<String>());
        let runs: [&[&str]; 7] = [
            &["assess", "dossier", "-c", "hostile.toml", "-f", "csv"],
            &["assess", "dossier", "-c", "ecei", "--initiative", &named],
            &["check", "dossier", "-c", "odd.toml"],
            &["check", "dossier", "-c", "raw.toml"],
            &["catalogue", "show", "ecei", &named],
            &["catalogue", "show", &missing],
            &["assess", "dossier", "-c", "ecei", "--require", &named, "-o", &missing],
        ];
        for run in runs {
            let output = Command::new(env!("CARGO_BIN_EXE_merit"))
                .current_dir(folder.path())
                .args(run)
                .args(["--as-of", "2026-11-23"].iter().filter(|_| run[0] != "catalogue"))
                .args(["--lang", "en", "--color", "always"])
                .output()
                .unwrap();
            let name = format!("{run:?} with {}", short(&text));
            assert!(matches!(output.status.code(), Some(0..=2)), "{name}: {:?}", output.status);
            for said in [output.stdout, output.stderr] {
                let said = String::from_utf8(said).unwrap();
                let said = said.strip_prefix('\u{feff}').unwrap_or(&said).replace("\r\n", "\n");
                assert!(!said.contains("panicked"), "{name}: {said}");
                assert_calm(&name, &uncoloured(&said));
            }
        }
    }
}
