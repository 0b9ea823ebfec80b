//! The page: one small one whole, and what holds for every page, whatever a dossier says.

use crate::support::page::{check, parse};
use crate::support::run::{EXAMPLES, merit, root};
use roxmltree::{Document, Node};
use std::fs;
use std::path::Path;

fn page(folder: &Path, arguments: &[&str]) -> String {
    let output = merit(folder, &[arguments, &["--as-of", "2026-11-23", "-f", "html"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The pages of all examples in both languages.
fn examples() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for name in EXAMPLES {
        for lang in ["de", "en"] {
            let page = page(root(), &["assess", &format!("examples/{name}"), "--lang", lang]);
            pages.push((format!("{name} ({lang})"), page));
        }
    }
    pages
}

const SMALL: &str = "format = 1\n[catalogue]\nid = \"small\"\nversion = \"1\"\ntitle = \"Small\"\n\
    [[label]]\nid = \"gold\"\ntitle = \"Gold\"\nmin-percent = 80\nmin-category-percent = 50\nbasis = \"assumed\"\n\
    rationale = \"a test\"\n[[category]]\nid = \"c\"\ntitle = \"Category\"\n\
    [[indicator]]\nid = \"members\"\ncategory = \"c\"\ntitle = \"Members\"\nmeasure = \"number\"\npoints = 4\n\
    minimum = 2\nlinear = { from = 0, to = 40 }\ndocuments = 1\nadvice = \"Find more.\"\nbasis = \"assumed\"\n\
    rationale = \"a test\"\n[[indicator]]\nid = \"plan\"\ncategory = \"c\"\ntitle = \"Plan\"\nmeasure = \"yes-no\"\n\
    points = 1\nbasis = \"assumed\"\nrationale = \"another\"\n";

fn small(evidence: &str, initiatives: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("small.toml"), SMALL).unwrap();
    fs::create_dir(folder.path().join("dossier")).unwrap();
    fs::write(folder.path().join("dossier/evidence.csv"), evidence).unwrap();
    if !initiatives.is_empty() {
        fs::write(folder.path().join("dossier/initiatives.csv"), initiatives).unwrap();
    }
    folder
}

#[test]
fn a_small_page() {
    let folder = small("indicator,value,document\nmembers,15,list.txt\n", "");
    for lang in ["en", "de"] {
        let page = page(folder.path(), &["assess", "dossier", "-c", "small.toml", "--lang", lang]);
        check("small", &page);
        // The style sheet is looked at, not read.
        let (head, rest) = page.split_once("<style>").unwrap();
        let body = rest.split_once("</style>").unwrap().1;
        insta::assert_snapshot!(format!("small-{lang}"), format!("{head}{body}"));
    }
}

#[test]
fn every_example() {
    for (name, page) in examples() {
        check(&name, &page);
        assert!(page.len() < 300_000, "{name}: {} bytes", page.len());
    }
}

#[test]
fn other_catalogues_and_the_same_bytes_again() {
    let folder = tempfile::tempdir().unwrap();
    for catalogue in ["ecei", "clusterdatenbank-bw", "eccp-profile"] {
        assert_eq!(merit(folder.path(), &["new", catalogue, catalogue]).status.code(), Some(0));
        let first = page(folder.path(), &["assess", catalogue, "--lang", "de"]);
        check(catalogue, &first);
        assert_eq!(first, page(folder.path(), &["assess", catalogue, "--lang", "de"]));
    }
}

#[test]
fn the_team_is_shown_where_it_is_measured() {
    let missed = page(root(), &["assess", "examples/minimum-missed", "--lang", "en"]);
    let document = parse(&missed);
    let team = document.descendants().find(|node| node.attribute("id") == Some("team")).unwrap();
    let text: String = team.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    for words in ["Management experience", "P1 (Lead)", "Weight of the person", "1 × 2 = 2", "network-seminar"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let blank = page(small("indicator,value\nmembers,1\n", "").path(), &["assess", "dossier", "-c", "small.toml"]);
    assert!(!blank.contains("id=\"team\""));
}

/// The page of an example in English, and what the JSON says of it.
fn both(example: &str) -> (String, serde_json::Value) {
    let folder = format!("examples/{example}");
    let json = merit(root(), &["assess", &folder, "--as-of", "2026-11-23", "-f", "json"]).stdout;
    (page(root(), &["assess", &folder, "--lang", "en"]), serde_json::from_slice(&json).unwrap())
}

fn text(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

fn by_id<'a>(document: &'a Document<'a>, id: &str) -> Node<'a, 'a> {
    let found = document.descendants().find(|node| node.attribute("id") == Some(id));
    found.unwrap_or_else(|| panic!("nothing is called {id}"))
}

fn rows<'a>(node: Node<'a, 'a>) -> impl Iterator<Item = Vec<String>> {
    let rows = node.descendants().filter(|node| node.has_tag_name("tr"));
    rows.map(|row| row.children().filter(Node::is_element).map(text).collect())
}

#[test]
fn every_finding_is_told_once_among_what_is_missing() {
    for example in EXAMPLES {
        let (page, json) = both(example);
        let document = parse(&page);
        let told = format!("{}{}", text(by_id(&document, "decision")), text(by_id(&document, "gaps")));
        let mut counts = std::collections::BTreeMap::new();
        for finding in json["findings"].as_array().unwrap() {
            let message = finding["message"].as_str().unwrap();
            let words = match finding["code"].as_str().unwrap() {
                "missing-evidence" => message.rsplit_once(": ").unwrap().1,
                "documents-missing" => &message[message.find("documents named").unwrap()..],
                // The page has other words for those who do not sit at the command.
                "ambiguous-number" => message.split_once(". ").unwrap().0,
                _ => message,
            };
            let (first, rest) = words.split_at(words.chars().next().unwrap().len_utf8());
            *counts.entry(format!("{}{rest}", first.to_uppercase())).or_insert(0) += 1;
        }
        assert!(example != "mistakes" || counts.len() > 20);
        for (words, count) in counts {
            assert_eq!(told.matches(&words).count(), count, "{example}: {words}\n{told}");
        }
        assert!(!page.contains("--decimal"), "{example}: talk of commands");
    }
}

#[test]
fn every_cell_that_was_read_stands_with_its_line() {
    for example in EXAMPLES {
        let (page, json) = both(example);
        let document = parse(&page);
        let mut cells = 0;
        for (index, indicator) in json["indicators"].as_array().unwrap().iter().enumerate() {
            let working = text(by_id(&document, &format!("working-{index}")));
            assert!(working.contains(indicator["derivation"].as_str().unwrap()), "{example}: {working}");
            let is_assumed = indicator["basis"] == "assumed";
            assert_eq!(working.contains("Assumed"), is_assumed, "{example}: {working}");
            for cell in indicator["evidence"].as_array().unwrap() {
                let (line, raw) = (cell["line"].to_string(), cell["raw"].as_str().unwrap());
                let table = cell["table"].as_str().unwrap();
                cells += 1;
                if cell["fact"].is_string() {
                    let facts = text(by_id(&document, "facts"));
                    assert!(facts.contains(&format!("{raw} (line {line})")), "{example}: {raw} in {facts}");
                    assert!(working.contains(&format!("(line {line})")), "{example}: line {line} in {working}");
                } else if table == "evidence" {
                    let raw = if raw.trim().is_empty() { "empty" } else { raw };
                    assert!(working.contains(&format!("{raw} (line {line})")), "{example}: {raw} in {working}");
                } else {
                    let caption = format!("{table}.csv, as entered");
                    let tables = by_id(&document, "team").descendants().filter(|node| node.has_tag_name("table"));
                    let mut own = tables.filter(|table| text(*table).starts_with(&caption));
                    let found =
                        rows(own.next().unwrap()).any(|row| row[0] == line && row[1..].contains(&raw.to_owned()));
                    assert!(found, "{example}: {table} {line} {raw}");
                }
            }
        }
        assert!(cells > 60, "{example}: {cells} cells");
    }
}

#[test]
fn what_is_missing_has_one_order() {
    for example in EXAMPLES {
        let (page, json) = both(example);
        let document = parse(&page);
        let decision = by_id(&document, "decision");
        let heading = decision.children().find(|node| text(*node) == "What is missing most").unwrap();
        let list = heading.next_sibling_element().unwrap();
        let most: Vec<String> = list.children().filter(Node::is_element).map(text).collect();
        let gaps: Vec<Vec<String>> = rows(by_id(&document, "gaps")).skip(1).collect();
        assert_eq!(most.len(), 4, "{example}");
        assert!(most[3].starts_with("and ") && most[3].contains("more"), "{example}: {}", most[3]);
        for (line, row) in most.iter().take(3).zip(&gaps) {
            let title = row[0].trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ' '));
            assert!(line.starts_with(title), "{example}: {line} but {title}");
        }
        let missed = json["indicators"].as_array().unwrap().iter().filter(|i| i["minimum_met"] == false).count();
        for (position, row) in gaps.iter().enumerate() {
            assert_eq!(row[2].contains("minimum:"), position < missed, "{example}: {row:?}");
        }
    }
}

#[test]
fn advice_only_where_it_helps() {
    let (page, _) = both("mistakes");
    let document = parse(&page);
    let row = |title: &str| rows(by_id(&document, "gaps")).find(|row| row[0].contains(title)).unwrap();
    let full = row("Direct personal contacts");
    assert!(full[1] == "–" && !full[3].contains("Speak with every participant"), "{full:?}");
    let in_error = row("Maturity of the cluster management");
    let is_told = in_error[3].contains("See the fact “Day of foundation”.");
    assert!(is_told && !in_error[3].contains("young organisations"), "{in_error:?}");
    assert!(text(by_id(&document, "gaps")).contains("Correct the date"), "the fact is not told of");
    let (page, _) = both("minimum-missed");
    let document = parse(&page);
    let first = rows(by_id(&document, "gaps")).nth(1).unwrap();
    assert!(first[3].contains("Lowest-rated competence of the team: Management experience, 1.8 of 4"), "{first:?}");
    let (page, _) = both("gold");
    let document = parse(&page);
    let training = rows(by_id(&document, "team")).find(|row| row.contains(&"20".to_owned())).unwrap();
    assert_eq!(training.last().unwrap(), "not counted: more than twelve months ago");
}

#[test]
fn standard_output_by_its_name() {
    let folder = small("indicator,value\nmembers,1\n", "");
    let run = |more: &[&str]| {
        merit(folder.path(), &[&["assess", "dossier", "-c", "small.toml", "--lang", "en"], more].concat())
    };
    let output = run(&["-o", "-", "-f", "html", "-o", "report.htm"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, fs::read(folder.path().join("report.htm")).unwrap());
    let check = ["check", "dossier", "-c", "small.toml", "--lang", "en", "-f", "csv"];
    let output = merit(folder.path(), &[&check[..], &["-o", "-", "-o", "open.csv"]].concat());
    assert_eq!(output.stdout, fs::read(folder.path().join("open.csv")).unwrap());
    let output = run(&["-o", "-"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    insta::assert_snapshot!(String::from_utf8(output.stderr).unwrap());
}
