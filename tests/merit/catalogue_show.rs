//! `merit catalogue list` and `show`: the rule books as applicants and evaluators
//! read them, whole outputs read before they are accepted.

use crate::support::run::{merit, parts, root};
use merit::catalogue::{BUILT_IN, Catalogue, Measure};
use merit::language::{Language, Localizer, Text};
use merit::render::{terminal, terminal::Screen};
use merit::report::RulebookWriter;
use std::fs;
use std::path::Path;

const EVERY_KEY: &str = "tests/catalogues/every-key.toml";
const FACTS: &str = "tests/catalogues/facts.toml";

/// What is written to standard output by a run that must succeed in silence.
fn shown(arguments: &[&str]) -> String {
    let (code, out, error) = parts(root(), &[&["catalogue"], arguments].concat());
    assert_eq!((code, &*error), (0, ""), "{arguments:?}");
    out
}

/// Exit code and standard error of a run that must say nothing else.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let (code, out, error) = parts(folder, &[&["catalogue"], arguments].concat());
    assert_eq!(out, "", "{arguments:?}");
    format!("$ merit catalogue {}\nexit {code}\n{error}", arguments.join(" "))
}

#[test]
fn the_built_in_catalogues_are_listed() {
    insta::assert_snapshot!("list-en", shown(&["list", "--lang", "en"]));
    insta::assert_snapshot!("list-de", shown(&["list", "--lang", "de"]));
    insta::assert_snapshot!("list-de-markdown", shown(&["list", "--lang", "de", "-f", "markdown"]));
}

#[test]
fn a_whole_rule_book() {
    let show = |more: &[&str]| shown(&[&["show", "eccp-profile"], more].concat());
    insta::assert_snapshot!("eccp-profile-en", show(&["--lang", "en", "--width", "80"]));
    insta::assert_snapshot!("eccp-profile-de-markdown", show(&["--lang", "de", "-f", "markdown"]));
}

#[test]
fn facts_and_rules() {
    let (code, out, _) = parts(root(), &["catalogue", "check", FACTS, "--deny", "warnings"]);
    assert_eq!(code, 0, "{out}");
    let show = |more: &[&str]| shown(&[&["show", FACTS], more].concat());
    insta::assert_snapshot!("facts-en", show(&["--lang", "en", "--width", "100"]));
    insta::assert_snapshot!("facts-de", show(&["--lang", "de", "--width", "100"]));
}

#[test]
fn a_rule_book_that_uses_every_key() {
    let show = |more: &[&str]| shown(&[&["show", EVERY_KEY], more].concat());
    insta::assert_snapshot!("every-key-en", show(&["--lang", "en"]));
    insta::assert_snapshot!("every-key-de", show(&["--lang", "de"]));
    insta::assert_snapshot!("every-key-de-40", show(&["--lang", "de", "--width", "40"]));
    insta::assert_snapshot!("every-key-en-markdown", show(&["--lang", "en", "-f", "markdown"]));
}

#[test]
fn the_default_catalogue_is_the_one_of_assess() {
    let named = shown(&["show", "cluster-exzellenz-bw", "--lang", "de"]);
    assert_eq!(shown(&["show", "--lang", "de"]), named);
    // The part of it that an applicant reads first.
    let first: Vec<&str> = named.lines().take_while(|line| *line != "Strukturen (structures)").collect();
    insta::assert_snapshot!("default-de-first-page", first.join("\n"));
}

#[test]
fn one_indicator_of_each_measure() {
    let mut all = String::new();
    for (catalogue, indicator) in [
        ("cluster-exzellenz-bw", "1.1.2"),
        ("cluster-exzellenz-bw", "1.1.1"),
        ("ecei", "MONTHS-BETWEEN-BENCHMARKINGS"),
        ("ecei", "5.3"),
        ("ecei", "direct-contacts"),
        ("ecei", "1.1.0"),
        ("ecei", "4.1.4"),
        ("ecei", "4.1.3"),
        ("ecei", "4.1.5"),
        ("cluster-exzellenz-bw", "2.2.2"),
        ("cluster-exzellenz-bw", "2.2.3"),
    ] {
        all += &format!("$ merit catalogue show {catalogue} {indicator}\n");
        all += &shown(&["show", catalogue, indicator, "--lang", "en"]);
        all += "\n";
    }
    insta::assert_snapshot!("indicators-en", all);
    let german = shown(&["show", "ecei", "4.6.1", "--lang", "de", "-f", "markdown"]);
    insta::assert_snapshot!("indicator-de-markdown", german);
}

#[test]
fn the_text_itself_is_byte_identical() {
    let read = |path: String| fs::read(root().join(path)).unwrap();
    for built_in in BUILT_IN {
        let output = merit(root(), &["catalogue", "show", built_in.id, "--toml"]);
        assert_eq!(output.stdout, read(format!("criteria/{}.toml", built_in.id)));
    }
    let output = merit(root(), &["catalogue", "show", EVERY_KEY, "--toml"]);
    assert_eq!(output.stdout, read(EVERY_KEY.to_owned()));
    let output = merit(root(), &["catalogue", "show", "--toml"]);
    assert_eq!(output.stdout, read("criteria/cluster-exzellenz-bw.toml".to_owned()));
}

#[test]
fn what_cannot_be_shown_ends_in_one_clear_message() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("report.md"), "mine").unwrap();
    fs::write(folder.path().join("broken.toml"), "format = 1\n\u{1b}[31m").unwrap();
    let mut all = String::new();
    for arguments in [
        &["show", "ecie"][..],
        &["show", "nowhere.toml"],
        &["show", "nowhere.toml", "--toml"],
        &["show", "broken.toml", "--toml"],
        &["show", "ecei", "membres"],
        &["show", "ecei", "9.9.9"],
        &["show", "members"],
        &["show", "1.1.2"],
        &["show", "Programme-Recognition"],
        &["show", "eccp-profile", "-o", "report.md"],
        &["show", "eccp-profile", "-o", "report.html"],
        &["show", "eccp-profile", "-o", "new.txt", "-o", "report.md"],
    ] {
        for lang in ["en", "de"] {
            all += &refused(folder.path(), &[arguments, &["--lang", lang]].concat());
        }
        all += "\n";
    }
    insta::assert_snapshot!("errors", all);
    assert_eq!(fs::read_to_string(folder.path().join("report.md")).unwrap(), "mine");
    assert!(!folder.path().join("new.txt").exists());
}

#[test]
fn files_are_written_by_their_ending_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["-o", "a.txt", "-o", "b.md"];
    let arguments = ["catalogue", "show", "eccp-profile", "--lang", "en", "--width", "60", "--color", "always"];
    let arguments = [&arguments[..], &files].concat();
    let output = merit(folder.path(), &arguments);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "written: a.txt\nwritten: b.md\n");
    assert!(output.stdout.is_empty() && output.status.success());
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("a.txt"), shown(&["show", "eccp-profile", "--lang", "en", "--width", "100"]));
    assert_eq!(read("b.md"), shown(&["show", "eccp-profile", "--lang", "en", "-f", "markdown"]));
    let again = merit(folder.path(), &[&arguments[..], &["--force", "-f", "markdown"]].concat());
    assert_eq!(String::from_utf8_lossy(&again.stdout), read("b.md"));
}

/// The text without blanks and line breaks.
fn squeezed(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

#[test]
fn at_no_width_a_text_is_cut_or_a_line_too_long() {
    for built_in in BUILT_IN {
        let catalogue = built_in.read().unwrap();
        for language in Language::ALL {
            let localizer = Localizer::new(language);
            let report = RulebookWriter { localizer: &localizer, catalogue: &catalogue }.whole();
            for width in [40, 57, 80, 120, 200] {
                let painted = terminal::paint(&report, Screen { width, colour: false });
                for line in painted.lines() {
                    assert!(textwrap::core::display_width(line) <= usize::from(width), "{width}: {line}");
                }
                let all = squeezed(&painted);
                for text in texts(&catalogue) {
                    let text = localizer.text(text);
                    assert!(all.contains(&squeezed(text)), "{} at {width}: {text}", catalogue.id);
                }
            }
        }
    }
}

/// Every text that an indicator or label has for people.
fn texts(catalogue: &Catalogue) -> Vec<&Text> {
    let mut texts = Vec::new();
    for indicator in &catalogue.indicators {
        texts.push(&indicator.title);
        texts.extend(&indicator.question);
        texts.extend(&indicator.advice);
        texts.extend(&indicator.foundation.rationale);
        match &indicator.measure {
            Measure::Choice { options } => texts.extend(options.iter().map(|option| &option.title)),
            Measure::Checklist { items } => texts.extend(items.iter().map(|item| &item.title)),
            _ => {}
        }
    }
    for label in &catalogue.labels {
        texts.push(&label.title);
        texts.extend(&label.foundation.rationale);
    }
    texts.extend(catalogue.categories.iter().map(|category| &category.title));
    texts.extend(catalogue.sources.iter().map(|source| &source.title));
    texts
}

#[test]
fn addresses_are_links_in_markdown_and_nothing_else_is() {
    let painted = shown(&["show", EVERY_KEY, "--lang", "en", "-f", "markdown"]);
    assert!(painted.contains("- <https://example.org/hand_book#part_2>\n"));
    let links = painted.matches('<').count();
    assert_eq!(links, 1);
}
