//! The blank workbook as a file: its sheets in both languages, what may be written into
//! its cells, nobody's text a formula, nothing written over.

use crate::support::archive::parts;
use crate::support::run::merit;
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

const BUILT_IN: [&str; 4] = ["cluster-exzellenz-bw", "ecei", "clusterdatenbank-bw", "eccp-profile"];

fn every_key() -> String {
    format!("{}/tests/catalogues/every-key.toml", env!("CARGO_MANIFEST_DIR"))
}

fn facts() -> String {
    format!("{}/tests/catalogues/asked-once.toml", env!("CARGO_MANIFEST_DIR"))
}

/// A workbook's parts by name.
struct Book(BTreeMap<String, String>);

impl Book {
    /// The blank workbook of a catalogue.
    fn blank(catalogue: &str, lang: &str) -> Book {
        let folder = tempfile::tempdir().unwrap();
        let output = merit(folder.path(), &["new", catalogue, "blank.xlsx", "--lang", lang]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        Book::read(&folder.path().join("blank.xlsx"))
    }

    fn read(path: &Path) -> Book {
        Book(parts(&fs::read(path).unwrap()))
    }

    fn part(&self, name: &str) -> Document<'_> {
        Document::parse(&self.0[name]).unwrap()
    }

    /// The sheets' names in their order, and whether they are hidden.
    fn sheets(&self) -> Vec<(String, bool)> {
        let book = self.part("xl/workbook.xml");
        let sheet = |sheet: Node<'_, '_>| {
            (sheet.attribute("name").unwrap().to_owned(), sheet.attribute("state") == Some("hidden"))
        };
        elements(&book, "sheet").map(sheet).collect()
    }

    fn sheet(&self, name: &str) -> Document<'_> {
        let index = self.sheets().iter().position(|(sheet, _)| sheet == name).unwrap();
        self.part(&format!("xl/worksheets/sheet{}.xml", index + 1))
    }

    /// The cells of a sheet by address: their text, and whether they are unlocked.
    fn cells(&self, name: &str) -> BTreeMap<String, (String, bool)> {
        let strings = self.part("xl/sharedStrings.xml");
        let strings: Vec<String> = elements(&strings, "si")
            .map(|string| string.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect())
            .collect();
        let styles = self.part("xl/styles.xml");
        let formats = elements(&styles, "cellXfs").next().unwrap();
        let unlocked: Vec<bool> = formats
            .children()
            .filter(Node::is_element)
            .map(|format| format.descendants().any(|part| part.attribute("locked") == Some("0")))
            .collect();
        let sheet = self.sheet(name);
        let cell = |cell: Node<'_, '_>| {
            let value = cell.children().find(|part| part.has_tag_name(tag("v"))).and_then(|value| value.text());
            let text = match (cell.attribute("t"), value) {
                (Some("s"), Some(index)) => strings[index.parse::<usize>().unwrap()].clone(),
                (_, value) => value.unwrap_or_default().to_owned(),
            };
            let format: usize = cell.attribute("s").map_or(0, |format| format.parse().unwrap());
            (cell.attribute("r").unwrap().to_owned(), (text, unlocked[format]))
        };
        elements(&sheet, "c").map(cell).collect()
    }

    /// The rules of a sheet by their cells, in readable form, with their lists.
    fn rules(&self, name: &str) -> BTreeMap<String, String> {
        let sheet = self.sheet(name);
        let lists = self.cells(&self.sheets().last().unwrap().0);
        let rule = |rule: Node<'_, '_>| {
            let formulas: Vec<&str> = rule.children().filter_map(|part| part.text()).collect();
            let of = |name| rule.attribute(name);
            let mut said = format!("{} {}", of("type").unwrap_or("any"), of("operator").unwrap_or(""));
            let words = ["errorStyle", "promptTitle", "prompt", "error"].into_iter().filter_map(of);
            write!(said, "[{}]", formulas.join(" … ")).unwrap();
            if let [Some(first), Some(last)] = [0, 1].map(|end| formulas.first()?.split(":").nth(end)) {
                let row = |address: &str| address.rsplit('$').next().unwrap().trim_end_matches(')').parse::<u32>();
                if let (Ok(first), Ok(last), "list") = (row(first), row(last), of("type").unwrap_or_default()) {
                    let entries = (first..=last).filter_map(|row| lists.get(&format!("A{row}")));
                    write!(said, " = {:?}", entries.map(|(text, _)| text).collect::<Vec<_>>()).unwrap();
                }
            }
            words.for_each(|words| write!(said, "\n        {words}").unwrap());
            (of("sqref").unwrap().to_owned(), said)
        };
        elements(&sheet, "dataValidation").map(rule).collect()
    }
}

fn tag(name: &str) -> (&str, &str) {
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", name)
}

fn elements<'d>(document: &'d Document<'d>, name: &'static str) -> impl Iterator<Item = Node<'d, 'd>> {
    document.descendants().filter(move |node| node.has_tag_name(tag(name)))
}

/// What a sheet's row says, cell by cell; `*` marks those that are to be filled in.
fn row(cells: &BTreeMap<String, (String, bool)>, row: usize, columns: &str) -> Vec<String> {
    let cell = |column: char| match cells.get(&format!("{column}{row}")) {
        Some((text, true)) => format!("*{text}"),
        Some((text, false)) => text.clone(),
        None => String::new(),
    };
    columns.chars().map(cell).collect()
}

#[test]
fn the_sheets_are_there_in_both_languages() {
    let every_key = every_key();
    for catalogue in BUILT_IN.into_iter().chain([&*every_key]) {
        for (lang, names) in [
            ("en", ["Instructions", "Evidence", "Team", "Training", "Initiatives", "Lists"]),
            ("de", ["Anleitung", "Nachweise", "Team", "Weiterbildung", "Initiativen", "Listen"]),
        ] {
            let book = Book::blank(catalogue, lang);
            let has_team = !["clusterdatenbank-bw", "eccp-profile"].contains(&catalogue);
            let expected: Vec<(String, bool)> = names
                .into_iter()
                .filter(|name| has_team || !["Team", "Training", "Weiterbildung"].contains(name))
                .map(|name| (name.to_owned(), name.starts_with("List")))
                .collect();
            assert_eq!(book.sheets(), expected, "{catalogue}");
            for (name, text) in &book.0 {
                assert!(!text.contains("blank-") && !text.contains(">allowed-"), "a key without words: {name} {lang}");
            }
            for (name, _) in expected {
                let sheet = book.sheet(&name);
                let protection = elements(&sheet, "sheetProtection").next().unwrap();
                assert_eq!(protection.attribute("sheet"), Some("1"), "{name} is not protected");
                assert_eq!(protection.attribute("formatCells"), Some("0"), "{name}: a cell cannot become a percentage");
                assert!(protection.attribute("password").is_none() && protection.attribute("hashValue").is_none());
                let paper = elements(&sheet, "pageSetup").next().unwrap();
                assert_eq!((paper.attribute("paperSize"), paper.attribute("fitToHeight")), (Some("9"), Some("0")));
                assert_eq!(
                    elements(&sheet, "sheetView").next().unwrap().attribute("tabSelected").is_some(),
                    name == names[0]
                );
            }
        }
    }
}

/// A text without the ids in parentheses behind quoted titles.
fn without_ids(text: &str) -> String {
    let mut rest = text.to_owned();
    while let Some((at, quote)) =
        rest.match_indices(['“', '”']).find(|(at, quote)| rest[at + quote.len()..].starts_with(" ("))
    {
        let begin = at + quote.len();
        let end = begin + rest[begin..].find(')').unwrap() + 1;
        rest.replace_range(begin..end, "");
    }
    rest
}

#[test]
fn the_evidence_asks_what_the_tables_ask() {
    for catalogue in BUILT_IN.into_iter().chain([&*facts()]) {
        for lang in ["de", "en"] {
            let folder = tempfile::tempdir().unwrap();
            assert_eq!(merit(folder.path(), &["new", catalogue, "blank", "--lang", lang]).status.code(), Some(0));
            let table = fs::read(folder.path().join("blank/evidence.csv")).unwrap();
            let delimiter = if lang == "de" { b';' } else { b',' };
            let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(&table[3..]);
            let book = Book::blank(catalogue, lang);
            let cells = book.cells(&book.sheets()[1].0);
            let mut rows = 0;
            for (index, record) in reader.records().enumerate() {
                let record = record.unwrap();
                let written = row(&cells, index + 1, "ABCDEFGHI");
                for (column, (in_table, in_sheet)) in record.iter().zip(&written).enumerate() {
                    // What comes from the team is said with the names of files or of sheets.
                    let is_computed = column == 4 && in_table.contains("team.csv");
                    // Lists offer titles; whoever types them may type the ids beside them.
                    let in_table = if column == 4 { without_ids(in_table) } else { in_table.to_owned() };
                    assert!(is_computed || in_table == in_sheet.trim_start_matches('*'), "{in_table} {in_sheet}");
                    let is_heading = record[0].is_empty();
                    let is_elsewhere = ["leave empty", "leer lassen"].iter().any(|words| record[4].contains(words));
                    let may_not_apply = ["n/a", "entfällt"].iter().any(|word| record[4].contains(word));
                    let is_fixed = column == 5 && is_elsewhere && !may_not_apply;
                    let is_open = index > 0 && !is_heading && [5, 7, 8].contains(&column) && !is_fixed;
                    assert_eq!(in_sheet.starts_with('*'), is_open, "{catalogue} {lang}: row {index}, column {column}");
                }
                rows += 1;
            }
            assert!(!cells.contains_key(&format!("A{}", rows + 1)), "more rows than the table");
        }
    }
}

#[test]
fn every_way_of_asking() {
    insta::assert_snapshot!(form(&every_key()));
}

/// Facts come first; whatever they answer is not asked again, and a part is no greater than a whole in another row.
#[test]
fn facts_are_asked_once() {
    insta::assert_snapshot!(form(&facts()));
}

/// The German workbook, row by row, with its rules.
fn form(catalogue: &str) -> String {
    let book = Book::blank(catalogue, "de");
    let mut said = String::new();
    for (name, columns) in
        [("Nachweise", "ABCDEFGHI"), ("Team", "ABCDEF"), ("Weiterbildung", "ABCDE"), ("Initiativen", "ABC")]
    {
        if book.sheets().iter().all(|(sheet, _)| sheet != name) {
            continue;
        }
        let cells = book.cells(name);
        let rules = book.rules(name);
        writeln!(said, "# {name}").unwrap();
        let mut rules_said = 0;
        for number in 1.. {
            let texts = row(&cells, number, columns);
            if texts.iter().all(String::is_empty) || number > 3 && texts.iter().all(|text| text == "*") {
                break;
            }
            writeln!(said, "{}", texts.join(" | ")).unwrap();
            for (at, rule) in &rules {
                let first = at.split(':').next().unwrap();
                if first.trim_start_matches(|sign: char| sign.is_ascii_uppercase()) == number.to_string() {
                    writeln!(said, "    {at}: {rule}").unwrap();
                    rules_said += 1;
                }
            }
        }
        assert_eq!(rules_said, rules.len(), "a rule stands elsewhere");
    }
    said
}

#[test]
fn the_instructions_in_both_languages() {
    let mut said = String::new();
    for (catalogue, lang, name) in [
        (&*every_key(), "de", "Anleitung"),
        ("ecei", "en", "Instructions"),
        ("eccp-profile", "en", "Instructions"),
        (&*facts(), "en", "Instructions"),
    ] {
        let book = Book::blank(catalogue, lang);
        let cells = book.cells(name);
        let last = cells.keys().map(|address| address[1..].parse::<usize>().unwrap()).max().unwrap();
        for number in 1..=last {
            writeln!(said, "{}", row(&cells, number, "AB").join(" | ").trim_end_matches([' ', '|'])).unwrap();
        }
        said += "----\n";
    }
    insta::assert_snapshot!(said);
}

/// A catalogue whose texts try to be formulas, steer a terminal, or are very long.
fn hostile() -> String {
    let evil = "=HYPERLINK(\\\"http://evil.example\\\")";
    let steering = "turned \\u202e about \\u0007 here";
    let long = "A very long text, with commas, ".repeat(1500);
    let head = |id: &str, title: &str, measure: &str| {
        format!(
            "[[indicator]]\nid = \"{id}\"\nnumber = \"+1.1\"\ncategory = \"all\"\ntitle = \"{title}\"\n\
             question = \"{long}\"\npoints = 4\noptional = true\nbasis = \"assumed\"\nrationale = \"A test.\"\n\
             measure = \"{measure}\"\n"
        )
    };
    let option =
        |id: &str, title: &str| format!("[[indicator.option]]\nid = \"{id}\"\ntitle = \"{title}\"\npoints = 4\n");
    let mut text = format!(
        "format = 1\n[catalogue]\nid = \"small\"\nversion = \"1\"\ntitle = \"{evil}\"\n\
         [[label]]\nid = \"good\"\ntitle = \"Good\"\nmin-percent = 50\nbasis = \"assumed\"\nrationale = \"A test.\"\n\
         [[category]]\nid = \"all\"\ntitle = \"{evil} category\"\n\
         [qualification]\nrating-max = 4\n\
         [[qualification.competence]]\nid = \"talk\"\ntitle = \"{evil} competence\"\nweight = 1\n\
         [[qualification.competence]]\nid = \"write\"\ntitle = \"{long}\"\nweight = 1\n\
         [[qualification.role]]\nid = \"lead\"\ntitle = \"{steering}\"\nweight = 1\n\
         [[qualification.programme]]\nid = \"course\"\ntitle = \"@SUM(1)\"\n"
    );
    text += &format!(
        "[[fact]]\nid = \"form\"\ntitle = \"{evil} form\"\nmeasure = \"choice\"\noptional = true\nbasis = \"assumed\"\n\
         rationale = \"A test.\"\n[[fact.option]]\nid = \"a\"\ntitle = \"{evil} option\"\n\
         [[fact]]\nid = \"many\"\ntitle = \"{long} fact\"\nmeasure = \"number\"\noptional = true\nbasis = \"assumed\"\n\
         rationale = \"A test.\"\n"
    );
    for (id, fact, measure) in [("reader", "form", "choice"), ("other", "many", "number")] {
        let scale = if id == "reader" {
            "[[indicator.option]]\nid = \"a\"\npoints = 4\n"
        } else {
            "linear = { from = 0, to = 9 }\n"
        };
        text += &(head(id, &format!("{evil} {id}"), measure) + &format!("fact = \"{fact}\"\n") + scale);
    }
    text += &(head("members", evil, "number") + "linear = { from = 0, to = 40 }\n");
    let numbers = "min = -0.12345678901234567890123456789\nmax = 0.12345678901234567890123456789\n";
    text += &(head("narrow", steering, "percent") + numbers + "linear = { from = 0, to = 0.1 }\n");
    text += &(head("half", "Half", "percent") + "min = 50\nmax = 100\nlinear = { from = 50, to = 100 }\n");
    text += &(head("evil-choice", "-1", "choice") + &option("a", evil) + &option("b", "1-2"));
    text += &(head("long-choice", &long, "choice") + &option("a", &long) + &option("b", "Short"));
    text += &(head("good-choice", "Choice", "choice") + &option("a", "One, or two") + &option("b", "1-2"));
    for (id, metric) in [("team", "qualification"), ("trained", "trained")] {
        text += &(head(id, "Team", "team") + &format!("metric = \"{metric}\"\nlinear = {{ from = 0, to = 100 }}\n"));
    }
    text
}

#[test]
fn nobodys_text_becomes_a_formula_or_breaks_a_limit() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("small.toml"), hostile()).unwrap();
    for lang in ["en", "de"] {
        let output = merit(folder.path(), &["new", "small.toml", "=1+1 🦀.xlsx", "--lang", lang, "--force"]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let book = Book::read(&folder.path().join("=1+1 🦀.xlsx"));
        for (name, text) in &book.0 {
            assert!(!text.contains("<f>") && !text.contains("<hyperlink"), "{name}");
            let steers = |sign: char| (u32::from(sign) < 0x20 && !"\n\r\t".contains(sign)) || sign == '\u{202e}';
            assert!(!text.contains(steers), "{name} holds a sign that steers");
        }
        assert!(book.0["xl/sharedStrings.xml"].contains("=HYPERLINK(\"http://evil.example\")"), "the text is lost");
        for (sheet, _) in book.sheets() {
            let sheet = book.sheet(&sheet);
            for rule in elements(&sheet, "dataValidation") {
                let length = |name| rule.attribute(name).map_or(0, |text| text.encode_utf16().count());
                assert!(["promptTitle", "errorTitle"].into_iter().all(|name| length(name) <= 32));
                assert!(["prompt", "error"].into_iter().all(|name| length(name) <= 255));
                for formula in rule.children().filter_map(|part| part.text()) {
                    assert!(
                        formula.len() <= 255 && !formula.contains("HYPERLINK") && !formula.contains("SUM"),
                        "{formula}"
                    );
                }
            }
        }
        for (address, (text, _)) in book.sheets().iter().flat_map(|(sheet, _)| book.cells(sheet)) {
            assert!(text.encode_utf16().count() <= 32_767, "{address}");
        }
        // 50% is 0.5 to a spreadsheet.
        let half = &book.rules(&book.sheets()[1].0)["F8"];
        assert!(half.contains("OR(AND(F8>=50,F8<=100),AND(F8>=0.5,F8<=1))"), "{half}");
        // Titles that a cell or a reader would change stand as their ids.
        let lists: BTreeSet<String> =
            book.cells(&book.sheets().last().unwrap().0).into_values().map(|(text, _)| text).collect();
        for entry in ["a", "b", "One, or two", "1-2", "lead", "course"] {
            assert!(lists.contains(entry), "{entry} is not to be chosen");
        }
        assert!(!lists.contains("Short"), "half of a list by its titles");
        let team = row(&book.cells("Team"), 1, "DE");
        assert_eq!(team, ["talk", "write"]);
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let catalogues = ["cluster-exzellenz-bw".to_owned(), "eccp-profile".to_owned(), every_key()];
    let bytes = |place: &str, zone: &str| -> Vec<Vec<u8>> {
        let folder = folder.path().join(place);
        fs::create_dir(&folder).unwrap();
        let write = |catalogue: &String| {
            let output = Command::new(env!("CARGO_BIN_EXE_merit"))
                .current_dir(&folder)
                .env("TZ", zone)
                .args(["new", catalogue, "blank.xlsx", "--lang", "de", "--force"])
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(0));
            fs::read(folder.join("blank.xlsx")).unwrap()
        };
        catalogues.iter().map(write).collect()
    };
    let first = bytes("a", "UTC");
    // Longer than the least time that an archive tells.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(first == bytes("b", "Pacific/Kiritimati"), "the bytes depend on when or where");
}

#[test]
fn nothing_is_written_over_and_other_endings_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.xlsx"), "mine").unwrap();
    fs::create_dir(folder.path().join("folder.xlsx")).unwrap();
    fs::create_dir(folder.path().join("folder.csv")).unwrap();
    let mut said = String::new();
    for place in
        ["mine.xlsx", "old.xls", "Open.ODS", "table.csv", "nowhere/blank.xlsx", "new.xlsx", "NEW2.XLSX", "v1.2"]
    {
        for lang in ["en", "de"] {
            let output = merit(folder.path(), &["new", "eccp-profile", place, "--lang", lang]);
            let texts = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
            writeln!(said, "{place}: {:?} {}", output.status.code(), texts.concat().trim_end()).unwrap();
        }
    }
    insta::assert_snapshot!(said);
    assert_eq!(fs::read(folder.path().join("mine.xlsx")).unwrap(), b"mine");
    assert_eq!(merit(folder.path(), &["new", "ecei", "mine.xlsx", "--force"]).status.code(), Some(0));
    assert_eq!(&fs::read(folder.path().join("mine.xlsx")).unwrap()[..2], b"PK");
    // A folder that is there is a folder, whatever it is called.
    for name in ["folder.xlsx", "folder.csv"] {
        assert_eq!(merit(folder.path(), &["new", "ecei", name]).status.code(), Some(0));
        assert!(folder.path().join(name).join("evidence.csv").is_file());
    }
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 6, "{left:?}");
}
