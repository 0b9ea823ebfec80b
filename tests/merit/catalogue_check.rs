//! The rules about catalogues: each has an example that breaks it and nothing
//! else, the same put right, and a reason in both languages; the program tells
//! them as it should; and those about reach agree with trying everything out.

use crate::support::run::{parts, root};
use merit::assess::standings;
use merit::diagnostic::Severity;
use merit::language::{Language, Localizer, Message};
use merit::lint::{CheckedCatalogue, ExampleOutcome, RULES, Rule, check, rule};
use merit::number::Exact;
use merit::render::rule::explain;
use merit::render::{diagnostic, terminal::Screen};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

const SCREEN: Screen = Screen { width: 100, colour: false };

fn checked(name: &str, bytes: &[u8]) -> CheckedCatalogue {
    check(name, bytes, |_, _| ExampleOutcome::Unreadable(Vec::new()))
}

fn codes(checked: &CheckedCatalogue) -> Vec<&str> {
    checked.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn the_folder_and_the_table_agree() {
    let files: BTreeSet<String> = fs::read_dir(root().join("tests/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let of_rule = |rule: &Rule| [format!("{}.toml", rule.code), format!("{}.right.toml", rule.code)];
    let expected: BTreeSet<String> = RULES.iter().flat_map(of_rule).collect();
    assert_eq!(files, expected);
    assert_eq!(expected.len(), 2 * RULES.len(), "a code stands twice in the table");
}

#[test]
fn every_rule_has_a_reason_in_both_languages() {
    for language in Language::ALL {
        let localizer = Localizer::new(language);
        for rule in RULES {
            let reason = localizer.say(&Message::new(rule.reason));
            assert_ne!(reason, rule.reason, "{language:?}");
            let sentences = reason.matches(['.', '?']).count();
            assert!((2..=6).contains(&sentences) && reason.ends_with('.'), "{language:?}: {reason}");
        }
    }
}

/// The text of the files that read catalogues.
fn reader() -> String {
    let folder = root().join("src/catalogue");
    let mut text = fs::read_to_string(folder.with_extension("rs")).unwrap();
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for path in files.filter(|path| path.is_file()) {
        text += &fs::read_to_string(path).unwrap();
    }
    text
}

#[test]
fn the_table_has_every_code_of_the_reader_and_no_other() {
    let reader = reader();
    let first_text = |call: &str| -> Vec<String> {
        let after = reader.split(call).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
        after.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    for call in [".error(", ".add(", ".conflict(", "Diagnostic::error("] {
        let found = first_text(call);
        assert!(!found.is_empty(), "{call}");
        let unknown: Vec<_> = found.iter().filter(|code| rule(code).is_none_or(|rule| !rule.is_of_reader())).collect();
        assert!(unknown.is_empty(), "{call} with codes that are no rules of the reader: {unknown:?}");
    }
    let unused: Vec<_> = RULES
        .iter()
        .filter(|rule| rule.is_of_reader() && !reader.contains(&format!("\"{}\"", rule.code)))
        .map(|rule| rule.code)
        .collect();
    assert!(unused.is_empty(), "rules that the reader does not enforce: {unused:?}");
}

#[test]
fn every_example_breaks_its_rule_and_nothing_else_and_is_put_right() {
    let voices = [Language::En, Language::De].map(Localizer::new);
    for rule in RULES {
        let name = format!("{}.toml", rule.code);
        let wrong = checked(&name, rule.wrong);
        assert_eq!(codes(&wrong), [rule.code], "{name}");
        assert_eq!(wrong.diagnostics[0].severity, rule.severity, "{name}");
        let right = checked(&name, rule.right);
        assert!(right.catalogue.is_some(), "{name}");
        assert_eq!(codes(&right), [""; 0], "{name} put right");
        assert!(rule.wrong.len() < 15_000 && rule.right.len() < 15_000, "{name}");

        let said = voices.each_ref().map(|localizer| {
            diagnostic::paint(&wrong.source, &wrong.diagnostics, localizer, SCREEN).trim_end().to_owned()
        });
        let explained = explain(rule, &voices[0], SCREEN);
        let reason = voices[1].say(&Message::new(rule.reason));
        let told = format!(
            "{}\n\n{reason}\n\n$ merit catalogue check --explain {}\n{explained}",
            said.join("\n\n"),
            rule.code
        );
        insta::assert_snapshot!(rule.code, told);
    }
}

/// The example that is right, with a part replaced.
fn varied(code: &str, part: &str, other: &str) -> String {
    let right = std::str::from_utf8(rule(code).unwrap().right).unwrap();
    assert!(right.contains(part), "{code}: {part}");
    right.replace(part, other)
}

#[test]
fn one_slip_is_one_complaint() {
    let steps = "{ from = 40, points = 5 }, { from = 25, points = 4 }, { from = 15, points = 2 }";
    let in_order = "{ from = 15, points = 2 }, { from = 25, points = 4 }, { from = 40, points = 5 }";
    let all_zero = "weight = 0\n\n[[label]]";
    let cases = [
        // The keys of a measure that is not known are not unknown themselves.
        ("mistyped measure", varied("two-inputs", "\"share\"", "\"shares\""), vec!["unknown-word"]),
        // Whether categories need a weight is not known either.
        ("mistyped aggregate", varied("weights-all-zero", "category-weights", "by-weights"), vec!["unknown-word"]),
        ("idle weights", varied("weight-without-effect", "\n\n[[indicator]]", "\nweight = 0\n\n[[indicator]]"), {
            vec!["weight-without-effect"]
        }),
        ("steps upside down", varied("scale-missing", in_order, steps), vec!["not-ascending", "not-ascending"]),
        ("zero", varied("weights-all-zero", "weight = 100\n#]\n\n[[label]]", all_zero), vec!["weights-all-zero"]),
    ];
    for (name, text, expected) in cases {
        assert_eq!(codes(&checked(name, text.as_bytes())), expected, "{name}\n{text}");
    }
    // More indicators than are read, and a label and a category that name them.
    let mut many = varied("empty-scope", "Gold", "Gold");
    for index in 0..2_000 {
        write!(many, "\n[[indicator]]\nid = \"i{index}\"\n").unwrap();
    }
    assert_eq!(codes(&checked("many", many.as_bytes())), ["too-many"]);
}

#[test]
fn ids_that_look_like_codes_of_languages_ask_for_no_translation() {
    let text = varied("example-unreadable", "{ members = 30 }", "{ ab = \"30\" }");
    let text = text.replace("id = \"members\"", "id = \"ab\"");
    assert_eq!(codes(&checked("ids", text.as_bytes())), [""; 0], "{text}");
}

#[test]
fn a_minimum_that_every_label_replaces_is_idle() {
    let replaced = varied("minimum-without-effect", "min-percent = 80", "min-percent = 80\nminimums = { members = 4 }");
    assert_eq!(codes(&checked("replaced", replaced.as_bytes())), ["minimum-without-effect"], "{replaced}");
}

/// Two labels over ten indicators of ten points in two categories.
fn two_labels(gold: &str, silver: &str) -> String {
    let label = |id: &str, keys: &str| {
        format!("[[label]]\nid = \"{id}\"\ntitle = \"{id}\"\n{keys}\nbasis = \"assumed\"\nrationale = \"r\"\n")
    };
    let mut text = "format = 1\n[catalogue]\nid = \"ours\"\nversion = \"1\"\ntitle = \"Ours\"\n".to_owned();
    text += &(label("gold", gold) + &label("silver", silver));
    text += "[[category]]\nid = \"big\"\ntitle = \"Big\"\n[[category]]\nid = \"small\"\ntitle = \"Small\"\n";
    for index in 0..10 {
        let category = if index < 9 { "big" } else { "small" };
        write!(
            text,
            "[[indicator]]\nid = \"i{index}\"\ntitle = \"I{index}\"\ncategory = \"{category}\"\nmeasure = \"number\"\n\
             points = 10\nsteps = [{{ from = 1, points = 5 }}, {{ from = 2, points = 10 }}]\nbasis = \"assumed\"\n\
             rationale = \"r\"\n"
        )
        .unwrap();
    }
    text
}

#[test]
fn a_higher_label_is_easier_where_somebody_can_hold_it_and_miss_the_lower() {
    let cases = [
        // The same key.
        ("min-percent = 60", "min-percent = 80", true),
        ("min-percent = 80", "min-percent = 60", false),
        ("min-percent = 80", "min-percent = 80", true),
        ("min-points = 50", "min-points = 60", true),
        ("min-percent = 80\nmin-answered-percent = 80", "min-percent = 60\nmin-answered-percent = 100", true),
        // A key that the higher one lacks.
        ("min-answered-percent = 100", "min-percent = 60", true),
        ("min-percent = 80", "min-percent = 60\nmin-answered-percent = 90", true),
        ("min-percent = 80", "min-percent = 60\nmin-category-percent = 10", true),
        ("min-percent = 80", "min-percent = 60\nminimums = { i3 = 5 }", true),
        ("min-percent = 80", "min-percent = 60\nminimums = { i3 = 5, i4 = 5 }\nopen-minimums = 1", true),
        ("min-percent = 80\nminimums = { i3 = 5 }", "min-percent = 60\nminimums = { i3 = 10 }", true),
        ("min-percent = 80\nminimums = { i3 = 5 }\nopen-minimums = 1", "min-percent = 60\nminimums = { i3 = 5 }", true),
        // What another condition makes up for.
        ("min-percent = 95", "min-percent = 60\nmin-answered-percent = 90", false),
        ("min-percent = 95", "min-percent = 60\nmin-category-percent = 50", false),
        ("min-percent = 95", "min-percent = 60\nminimums = { i3 = 5 }", false),
        ("min-percent = 81", "min-percent = 60\nminimums = { i3 = 5, i4 = 5 }\nopen-minimums = 1", false),
        ("min-points = 80", "min-percent = 80", false),
        ("min-points = 75", "min-percent = 80", true),
        // Points come by fives.
        ("min-points = 76", "min-percent = 80", false),
        ("min-points = 80", "min-percent = 81", true),
        ("min-category-percent = 80", "min-percent = 80", false),
        ("min-category-percent = 70", "min-percent = 80", true),
        ("requires = [\"silver\"]\nmin-points = 90", "min-percent = 80", false),
        // Not over the same indicators.
        ("min-percent = 60\nindicators = [\"i1\"]", "min-percent = 80", false),
    ];
    for (gold, silver, expected) in cases {
        let text = two_labels(gold, silver);
        let checked = checked("labels", text.as_bytes());
        assert!(checked.catalogue.is_some(), "{:#?}", checked.diagnostics);
        // Where the lower one asks for as much or more in all, nobody is ever awarded it.
        let told =
            codes(&checked).into_iter().filter(|code| matches!(*code, "higher-label-easier" | "label-never-awarded"));
        assert_eq!(told.count(), usize::from(expected), "gold: {gold}\nsilver: {silver}");
    }
    // A catalogue as large as may be is looked at for no longer than a glance.
    let mut large = two_labels("min-percent = 80", "min-percent = 60");
    for index in 0..98 {
        let keys = "min-percent = 50\nmin-category-percent = 1\nbasis = \"assumed\"\nrationale = \"r\"";
        write!(large, "[[label]]\nid = \"l{index}\"\ntitle = \"L{index}\"\n{keys}\n").unwrap();
    }
    for index in 10..1_900 {
        write!(
            large,
            "[[indicator]]\nid = \"i{index}\"\ntitle = \"I{index}\"\ncategory = \"big\"\nmeasure = \"yes-no\"\n\
             points = 10\nbasis = \"assumed\"\nrationale = \"r\"\n"
        )
        .unwrap();
    }
    assert!(checked("large", large.as_bytes()).catalogue.is_some());
}

#[test]
fn a_fraction_is_told_where_a_percentage_is_meant() {
    let cases = [
        ("min-percent = 0.8", 1),
        ("min-percent = 80\nmin-category-percent = 0.5\nmin-answered-percent = 0.99", 2),
        ("min-percent = 0.0001", 1),
        ("min-percent = 1", 0),
        ("min-percent = 1.5", 0),
        ("min-percent = 80\nmin-category-percent = 0", 0),
        ("min-points = 0.8", 0),
    ];
    for (gold, expected) in cases {
        let checked = checked("labels", two_labels(gold, "min-percent = 0").as_bytes());
        let told = codes(&checked).into_iter().filter(|code| *code == "fraction-for-percent").count();
        assert_eq!(told, expected, "{gold}");
    }
    let steps = "steps = [{ from = 1, points = 5 }, { from = 2, points = 10 }]";
    let scales = [
        ("steps = [{ from = 0.2, points = 5 }, { from = 0.8, points = 10 }]", 1),
        ("steps = [{ from = 0.5, points = 5 }, { from = 1, points = 10 }]", 1),
        ("steps = [{ from = 0.5, points = 5 }, { from = 5, points = 10 }]", 0),
        ("linear = { from = 0, to = 0.5 }", 1),
        ("linear = { from = 0, to = 1 }", 0),
        ("linear = { from = -0.5, to = 0.5 }", 0),
    ];
    for (scale, expected) in scales {
        let text = two_labels("min-percent = 80", "min-percent = 60").replacen(steps, scale, 1);
        for (measure, expected) in [("percent", expected), ("number", 0)] {
            let text = text.replacen("measure = \"number\"", &format!("measure = \"{measure}\""), 1);
            let checked = checked("scales", text.as_bytes());
            let told = codes(&checked).into_iter().filter(|code| *code == "fraction-for-percent").count();
            assert_eq!(told, expected, "{measure} {scale}: {:#?}", codes(&checked));
        }
    }
}

#[test]
fn what_weighs_nothing_on_purpose_is_not_told_as_idle() {
    // Put right and taken out of the label again.
    let idle =
        varied("indicator-without-effect", "indicators = [\"members\", \"newsletter\"]", "indicators = [\"members\"]");
    assert_eq!(codes(&checked("idle", idle.as_bytes())), ["indicator-without-effect"]);
    let shown = idle.replace("measure = \"yes-no\"", "measure = \"yes-no\"\nweight = 0");
    assert_eq!(codes(&checked("shown", shown.as_bytes())), [""; 0], "{shown}");
}

#[test]
fn text_in_utf_16_is_told_from_what_is_no_text() {
    let text = std::str::from_utf8(rule("syntax").unwrap().right).unwrap();
    let bytes: Vec<u8> = "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(codes(&checked("utf-16", &bytes)), ["not-utf-8"]);
}

/// Exit code, standard output and standard error.
fn run(arguments: &[&str]) -> (i32, String, String) {
    parts(root(), &[&["catalogue", "check"], arguments].concat())
}

#[test]
fn all_rules_are_listed() {
    for language in ["en", "de"] {
        let (exit, out, err) = run(&["--explain", "all", "--lang", language, "--width", "100"]);
        assert_eq!((exit, err.as_str()), (0, ""));
        insta::assert_snapshot!(format!("list-{language}"), out);
    }
}

#[test]
fn editors_and_scripts_read_what_is_wrong() {
    let files =
        ["tests/rules/duplicate-id.toml", "tests/rules/label-out-of-reach.toml", "tests/rules/syntax.right.toml"];
    let (exit, out, err) = run(&[&files[..], &["--format", "json", "--lang", "en"]].concat());
    assert_eq!((exit, err.as_str()), (1, ""));
    insta::assert_snapshot!("json", out);
}

/// A file of an example.
fn file(name: &str) -> String {
    format!("tests/rules/{name}.toml")
}

#[test]
fn exit_codes_tell_how_it_went() {
    let exit = |name: &str, more: &[&str]| run(&[&[file(name).as_str()], more].concat()).0;
    assert_eq!(exit("syntax.right", &[]), 0);
    assert_eq!(exit("syntax.right", &["--deny", "warnings"]), 0);
    assert_eq!(exit("syntax", &[]), 1);
    assert_eq!(exit("example-differs", &[]), 1);
    assert_eq!(exit("unused-source", &[]), 0);
    assert_eq!(exit("unused-source", &["--deny", "warnings"]), 1);
    assert_eq!(exit("unused-source", &["--deny", "warnings", "--allow", "unused-source"]), 0);
    assert_eq!(exit("unused-source", &["--deny", "warnings", "--allow", "duplicate-title"]), 1);
    assert_eq!(exit("duplicate-id", &["--allow", "duplicate-id"]), 2, "an error cannot be allowed");
    for unreadable in ["no-such-file", "not-utf-8", "not-text", "too-deep"] {
        assert_eq!(exit(unreadable, &[]), 2, "{unreadable}");
    }
    assert_eq!(run(&["tests/rules"]).0, 2, "a folder");
}

/// One clear message each, however large or strange the file.
#[test]
fn what_cannot_be_a_catalogue_is_told_in_one_message() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::File::create(at("50 MB.toml")).unwrap().set_len(50_000_000).unwrap();
    std::fs::write(at("nested.toml"), format!("x = {}", "[".repeat(100_000))).unwrap();
    std::fs::write(at("binary.toml"), b"\x7fELF\x02\x01\x01\0\0\xFF\xFE").unwrap();
    std::fs::write(at("latin-1.toml"), b"# Qualit\xE4t\nformat = 1\n").unwrap();
    std::fs::create_dir(at("folder.toml")).unwrap();
    let expected = [
        ("50 MB.toml", "error: FILE: is larger than the limit of 8 MiB."),
        ("nested.toml", "error[too-deep]"),
        ("binary.toml", "error[not-text]"),
        ("latin-1.toml", "error[not-utf-8]"),
        ("folder.toml", "error: FILE: is a folder; a file is expected here."),
    ];
    for (name, message) in expected {
        let (exit, out, err) = run(&[&at(name), "--lang", "en"]);
        assert_eq!((exit, err.as_str(), out.matches("error").count()), (2, "", out.matches("one error").count() + 1));
        assert!(out.starts_with(&message.replace("FILE", &at(name))), "{name}: {out}");
    }
}

#[test]
fn unknown_rules_are_refused_with_the_nearest() {
    for arguments in [&["--explain", "duplicate-idd"][..], &["--allow", "unused-sources", "ecei"]] {
        let (exit, out, err) = run(&[arguments, &["--lang", "en"]].concat());
        assert_eq!((exit, out.as_str()), (2, ""));
        assert!(err.contains("Did you mean duplicate-id?") || err.contains("Did you mean unused-source?"), "{err}");
    }
    let (exit, _, err) = run(&["--explain", "xyz", "--lang", "en"]);
    assert_eq!(exit, 2);
    assert!(err.contains("There is no rule with the code “xyz”. merit catalogue check"), "{err}");
}

#[test]
fn of_several_files_each_is_told_and_the_worst_decides() {
    let names = ["syntax.right", "unused-source", "duplicate-id", "no-such-file", "not-utf-8"].map(file);
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    for language in ["en", "de"] {
        let (exit, out, err) = run(&[&all[..], &["--lang", language]].concat());
        assert_eq!((exit, err.as_str()), (2, ""));
        assert!(all.iter().all(|name| out.contains(name)), "{out}");
        insta::assert_snapshot!(format!("several-{language}"), out);
    }
    assert_eq!(run(&all[..3]).0, 1);
    assert_eq!(run(&all[..2]).0, 0);
}

/// An indicator of a random catalogue.
#[derive(Clone, Debug)]
struct Asked {
    kind: Kind,
    weight: i64,
    minimum: Option<i64>,
    in_second: bool,
}

/// What it measures and how that earns points.
#[derive(Clone, Debug)]
enum Kind {
    /// Whole numbers within a range.
    Number {
        min: i64,
        max: i64,
        scale: Scale,
    },
    /// How many of so many items are there.
    Checklist {
        items: i64,
        scale: Scale,
    },
    /// Options with their points.
    Choice(Vec<i64>),
    YesNo(i64),
}

#[derive(Clone, Debug)]
enum Scale {
    /// Limits and points, both rising.
    From(Vec<(i64, i64)>),
    /// Limits rising, points falling.
    UpTo(Vec<(i64, i64)>),
    /// Both ends and points.
    Bands(Vec<(i64, i64, i64)>),
    /// Both ends and the points.
    Linear(i64, i64, i64),
}

/// A label of a random catalogue.
#[derive(Clone, Debug)]
struct Promised {
    figures: Vec<(&'static str, i64)>,
    scope: Option<Vec<bool>>,
    minimums: Vec<Option<i64>>,
    open: i64,
    requires_next: bool,
}

impl Scale {
    fn toml(&self) -> String {
        let steps = |key: &str, steps: &[(i64, i64)]| {
            let step = |(limit, points): &(i64, i64)| format!("{{ {key} = {limit}, points = {points} }}");
            format!("steps = [ {} ]", steps.iter().map(step).collect::<Vec<_>>().join(", "))
        };
        match self {
            Scale::From(of) => steps("from", of),
            Scale::UpTo(of) => steps("up-to", of),
            Scale::Bands(bands) => {
                let band = |(from, to, points): &(i64, i64, i64)| {
                    format!("{{ from = {from}, up-to = {to}, points = {points} }}")
                };
                format!("bands = [ {} ]", bands.iter().map(band).collect::<Vec<_>>().join(", "))
            }
            Scale::Linear(from, to, _) => format!("linear = {{ from = {from}, to = {to} }}"),
        }
    }

    fn best(&self) -> i64 {
        match self {
            Scale::From(steps) | Scale::UpTo(steps) => steps.iter().map(|(_, points)| *points).max().unwrap(),
            Scale::Bands(bands) => bands.iter().map(|(.., points)| *points).max().unwrap(),
            Scale::Linear(.., points) => *points,
        }
    }

    /// The points of a value, and the part of the scale that gives them.
    fn of(&self, value: i64) -> (Exact, Option<usize>) {
        let part = match self {
            Scale::From(steps) => steps.iter().rposition(|(limit, _)| *limit <= value),
            Scale::UpTo(steps) => steps.iter().position(|(limit, _)| *limit >= value),
            Scale::Bands(bands) => {
                let holds = |index: &usize| bands[*index].0 <= value && value <= bands[*index].1;
                // The first of the best.
                (0..bands.len()).filter(holds).rev().max_by_key(|index| bands[*index].2)
            }
            Scale::Linear(from, to, points) => {
                let share = Exact::from(value - from).divided_by(&Exact::from(to - from)).unwrap();
                return (&Exact::from(*points) * &share.clamp(Exact::from(0), Exact::from(1)), None);
            }
        };
        let points = part.map_or(0, |part| match self {
            Scale::From(steps) | Scale::UpTo(steps) => steps[part].1,
            Scale::Bands(bands) => bands[part].2,
            Scale::Linear(..) => 0,
        });
        (Exact::from(points), part)
    }

    fn parts(&self) -> usize {
        match self {
            Scale::From(steps) | Scale::UpTo(steps) => steps.len(),
            Scale::Bands(bands) => bands.len(),
            Scale::Linear(..) => 0,
        }
    }
}

impl Kind {
    fn best(&self) -> i64 {
        match self {
            Kind::Number { scale, .. } | Kind::Checklist { scale, .. } => scale.best(),
            Kind::Choice(options) => *options.iter().max().unwrap(),
            Kind::YesNo(points) => *points,
        }
    }

    /// The points of every valid answer.
    fn attainable(&self) -> BTreeSet<Exact> {
        match self {
            Kind::Number { min, max, scale } => (*min..=*max).map(|value| scale.of(value).0).collect(),
            Kind::Checklist { items, scale } => (0..=*items).map(|value| scale.of(value).0).collect(),
            Kind::Choice(options) => options.iter().map(|points| Exact::from(*points)).collect(),
            Kind::YesNo(points) => [0, *points].map(Exact::from).into(),
        }
    }

    /// Whether a declared part of the scale, or the end of its line, is out of reach.
    fn has_dead_part(&self) -> bool {
        let (values, scale) = match self {
            Kind::Number { min, max, scale } => (*min..=*max, scale),
            Kind::Checklist { items, scale } => (0..=*items, scale),
            _ => return false,
        };
        let hit: BTreeSet<usize> = values.filter_map(|value| scale.of(value).1).collect();
        hit.len() < scale.parts() || self.attainable().last() < Some(&Exact::from(self.best()))
    }
}

/// The catalogue as an author would write it. Everything has an id of its own.
fn written(asked: &[Asked], promised: &[Promised], by_weights: bool) -> String {
    let mut text = format!(
        "format = 1\n[catalogue]\nid = \"random\"\nversion = \"1\"\ntitle = \"Random\"\naggregate = \"{}\"\n",
        if by_weights { "category-weights" } else { "points" }
    );
    let why = "basis = \"assumed\"\nrationale = \"A test.\"\n";
    for (index, label) in promised.iter().enumerate() {
        writeln!(text, "\n[[label]]\nid = \"label-{index}\"\ntitle = \"Label {index}\"\n{why}").unwrap();
        for (key, least) in &label.figures {
            writeln!(text, "{key} = {least}").unwrap();
        }
        let covered = |of: usize| scope(label, asked.len()).contains(&of);
        if label.scope.is_some() {
            let ids: Vec<String> = (0..asked.len()).filter(|of| covered(*of)).map(|of| format!("\"i{of}\"")).collect();
            writeln!(text, "indicators = [{}]", ids.join(", ")).unwrap();
        }
        let own = own_minimums(label, asked);
        let entries: Vec<String> = own.iter().map(|(of, least)| format!("i{of} = {least}")).collect();
        writeln!(text, "minimums = {{ {} }}\nopen-minimums = {}", entries.join(", "), label.open).unwrap();
        if label.requires_next && index + 1 < promised.len() {
            writeln!(text, "requires = [\"label-{}\"]", index + 1).unwrap();
        }
    }
    for category in 0..=usize::from(has_second(asked)) {
        writeln!(text, "\n[[category]]\nid = \"category-{category}\"\ntitle = \"Category {category}\"").unwrap();
        if by_weights {
            writeln!(text, "weight = {}", 2 - category).unwrap();
        }
    }
    for (index, indicator) in asked.iter().enumerate() {
        let category = usize::from(index > 0 && indicator.in_second);
        writeln!(
            text,
            "\n[[indicator]]\nid = \"i{index}\"\ntitle = \"Indicator {index}\"\ncategory = \"category-{category}\"\n\
             points = {}\nweight = {}\n{why}",
            indicator.kind.best(),
            indicator.weight
        )
        .unwrap();
        if let Some(minimum) = minimum(indicator) {
            writeln!(text, "minimum = {minimum}").unwrap();
        }
        match &indicator.kind {
            Kind::Number { min, max, scale } => {
                writeln!(text, "measure = \"number\"\nwhole = true\nmin = {min}\nmax = {max}\n{}", scale.toml())
            }
            Kind::Checklist { items, scale } => {
                let item = |of| format!("{{ id = \"item-{of}\", title = \"Item {of}\" }}");
                let items: Vec<String> = (0..*items).map(item).collect();
                writeln!(text, "measure = \"checklist\"\nitem = [ {} ]\n{}", items.join(", "), scale.toml())
            }
            Kind::Choice(options) => {
                let option = |(of, points): (usize, &i64)| {
                    format!("{{ id = \"option-{of}\", title = \"Option {of}\", points = {points} }}")
                };
                let options: Vec<String> = options.iter().enumerate().map(option).collect();
                writeln!(text, "measure = \"choice\"\noption = [ {} ]", options.join(", "))
            }
            Kind::YesNo(_) => writeln!(text, "measure = \"yes-no\""),
        }
        .unwrap();
    }
    text
}

fn has_second(asked: &[Asked]) -> bool {
    asked.iter().skip(1).any(|indicator| indicator.in_second)
}

/// The own minimum, within the indicator's points.
fn minimum(indicator: &Asked) -> Option<i64> {
    indicator.minimum.map(|minimum| minimum.min(indicator.kind.best()))
}

/// The indices of the indicators that a label covers: never none.
fn scope(label: &Promised, all: usize) -> Vec<usize> {
    let covered = |of: &usize| label.scope.as_ref().is_none_or(|scope| *of == 0 || scope[*of]);
    (0..all).filter(covered).collect()
}

/// The minimums that a label sets itself.
fn own_minimums(label: &Promised, asked: &[Asked]) -> Vec<(usize, i64)> {
    let own = |of: usize| Some((of, label.minimums[of]?.min(asked[of].kind.best())));
    scope(label, asked.len()).into_iter().filter_map(own).collect()
}

fn scales() -> BoxedStrategy<Scale> {
    let rising = || (-2..4_i64, vec((1..4_i64, 0..3_i64), 1..4), 1..3_i64);
    let climb = |(start, gaps, last): (i64, Vec<(i64, i64)>, i64)| {
        let (mut limit, mut points) = (start, 0);
        let mut steps: Vec<(i64, i64)> = Vec::new();
        for (gap, more) in gaps {
            steps.push((limit, points + more));
            (limit, points) = (limit + gap, points + more);
        }
        steps.last_mut().unwrap().1 += last;
        steps
    };
    let fall = move |drawn| {
        let steps = climb(drawn);
        let points = steps.iter().rev().map(|(_, points)| *points);
        steps.iter().map(|(limit, _)| *limit).zip(points).collect()
    };
    let bands = (-2..4_i64, vec((0..3_i64, 0..3_i64, 1..4_i64), 1..3)).prop_map(|(start, drawn)| {
        let mut from = start;
        let mut bands = Vec::new();
        for (gap, width, points) in drawn {
            bands.push((from + gap, from + gap + width, points));
            from += gap + width;
        }
        Scale::Bands(bands)
    });
    prop_oneof![
        rising().prop_map(move |drawn| Scale::From(climb(drawn))),
        rising().prop_map(move |drawn| Scale::UpTo(fall(drawn))),
        bands,
        (-2..8_i64, 1..6_i64, any::<bool>(), 1..5_i64).prop_map(|(from, length, up, points)| {
            Scale::Linear(from, if up { from + length } else { from - length }, points)
        }),
    ]
    .boxed()
}

fn asked() -> impl Strategy<Value = Asked> {
    let kind = prop_oneof![
        4 => (-1..5_i64, 0..5_i64, scales()).prop_map(|(min, more, scale)| Kind::Number { min, max: min + more, scale }),
        1 => (1..4_i64, scales()).prop_map(|(items, scale)| Kind::Checklist { items, scale }),
        1 => (vec(0..4_i64, 0..3), 1..4_i64).prop_map(|(options, last)| Kind::Choice([options, vec![last]].concat())),
        1 => (1..4_i64).prop_map(Kind::YesNo),
    ];
    let drawn = (kind, select(vec![1, 1, 1, 2, 3, 0]), option::weighted(0.4, 0..4_i64), any::<bool>());
    drawn.prop_map(|(kind, weight, minimum, in_second)| Asked { kind, weight, minimum, in_second })
}

fn promised() -> impl Strategy<Value = Promised> {
    let percent = || option::of(select(vec![0, 1, 30, 50, 80, 100]));
    let figures =
        (percent(), option::weighted(0.3, 0..14_i64), option::weighted(0.3, select(vec![0, 25, 100])), percent());
    let drawn = (
        figures,
        option::weighted(0.3, vec(any::<bool>(), 4)),
        vec(option::weighted(0.25, 0..4_i64), 4),
        select(vec![0, 0, 0, 1, 2]),
        any::<bool>(),
    );
    drawn.prop_map(|((of_all, points, of_category, answered), scope, minimums, open, requires_next)| {
        let figures = [
            ("min-percent", of_all),
            ("min-points", points),
            ("min-category-percent", of_category),
            ("min-answered-percent", answered),
        ];
        let figures = figures.into_iter().filter_map(|(key, least)| Some((key, least?))).collect();
        Promised { figures, scope, minimums, open, requires_next }
    })
}

/// The ids of the tables in which a code was found, in order, as often as it was.
fn found(checked: &CheckedCatalogue, code: &str) -> Vec<String> {
    let text = &checked.source.text;
    let table = |start: usize| {
        let header = text[..start + 2].rfind("\n[[").unwrap();
        text[header..].split("id = \"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let of_code = checked.diagnostics.iter().filter(|diagnostic| diagnostic.code == code);
    of_code.map(|diagnostic| table(diagnostic.labels[0].span.start)).collect()
}

/// Every combination of points, missing evidence included.
fn combinations(asked: &[Asked]) -> Vec<Vec<Option<Exact>>> {
    let mut all = vec![Vec::new()];
    for indicator in asked {
        let choices: Vec<Option<Exact>> =
            std::iter::once(None).chain(indicator.kind.attainable().into_iter().map(Some)).collect();
        let more = |before: &Vec<Option<Exact>>| -> Vec<Vec<Option<Exact>>> {
            choices.iter().map(|choice| [before.as_slice(), std::slice::from_ref(choice)].concat()).collect()
        };
        all = all.iter().flat_map(more).collect();
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_about_reach_agree_with_trying_everything_out(
        asked in vec(asked(), 1..5),
        promised in vec(promised(), 1..4),
        by_weights in any::<bool>(),
    ) {
        let text = written(&asked, &promised, by_weights);
        let checked = checked("random.toml", text.as_bytes());
        let Some(catalogue) = &checked.catalogue else {
            panic!("{text}\n{:#?}", checked.diagnostics);
        };
        prop_assert_eq!(checked.count(Severity::Error), 0);

        // Of single indicators.
        let indicators = |holds: &dyn Fn(&Asked) -> bool| -> Vec<String> {
            let held = asked.iter().enumerate().filter(|(_, indicator)| holds(indicator));
            held.map(|(index, _)| format!("i{index}")).collect()
        };
        let best = |indicator: &Asked| indicator.kind.attainable().last().unwrap().clone();
        let fails = |indicator: &Asked| minimum(indicator).is_some_and(|least| Exact::from(least) > best(indicator));
        prop_assert_eq!(
            found(&checked, "always-same-points"),
            indicators(&|indicator| indicator.kind.attainable().len() == 1),
            "always-same-points\n{}", text
        );
        let mut dead = found(&checked, "scale-out-of-reach");
        dead.dedup();
        // Where the minimum is out of reach, that alone is told.
        let expected = indicators(&|indicator| indicator.kind.has_dead_part() && !fails(indicator));
        prop_assert_eq!(dead, expected, "scale-out-of-reach\n{}", text);
        let replaced = promised.iter().enumerate().flat_map(|(index, label)| {
            let out = |(of, least): &(usize, i64)| {
                Exact::from(*least) > best(&asked[*of]) && minimum(&asked[*of]) != Some(*least)
            };
            own_minimums(label, &asked).into_iter().filter(out).map(move |_| format!("label-{index}"))
        });
        let expected: Vec<String> = replaced.chain(indicators(&fails)).collect();
        prop_assert_eq!(found(&checked, "minimum-out-of-reach"), expected, "minimum-out-of-reach\n{}", text);

        // Nobody has exactly those points, but somebody more.
        let between = |indicator: &Asked, least: i64| {
            let hits = |scale: &Scale| match scale {
                Scale::From(steps) | Scale::UpTo(steps) => least == 0 || steps.iter().any(|step| step.1 == least),
                Scale::Bands(bands) => least == 0 || bands.iter().any(|band| band.2 == least),
                Scale::Linear(..) => indicator.kind.attainable().contains(&Exact::from(least)),
            };
            let hits = match &indicator.kind {
                Kind::Number { scale, .. } | Kind::Checklist { scale, .. } => hits(scale),
                Kind::Choice(options) => options.contains(&least),
                Kind::YesNo(points) => [0, *points].contains(&least),
            };
            !hits && Exact::from(least) <= best(indicator)
        };
        let replaced = promised.iter().enumerate().flat_map(|(index, label)| {
            let own = own_minimums(label, &asked).into_iter();
            let idle = own.filter(|(of, least)| {
                // One of 0 points lifts the indicator's own.
                *least > 0 && between(&asked[*of], *least) && minimum(&asked[*of]) != Some(*least)
            });
            idle.map(move |_| format!("label-{index}"))
        });
        let expected: Vec<String> = replaced
            .chain(indicators(&|indicator| minimum(indicator).is_some_and(|least| between(indicator, least))))
            .collect();
        prop_assert_eq!(found(&checked, "minimum-hits-no-step"), expected, "minimum-hits-no-step\n{}", text);

        // Of labels, over all that can be.
        let all = combinations(&asked);
        let reached: Vec<Vec<bool>> = all
            .iter()
            .map(|points| standings(catalogue, points).iter().map(|result| result.reached).collect())
            .collect();
        let labels = |holds: &dyn Fn(usize) -> bool| -> Vec<String> {
            (0..promised.len()).filter(|label| holds(*label)).map(|label| format!("label-{label}")).collect()
        };
        prop_assert_eq!(
            found(&checked, "label-out-of-reach"),
            labels(&|label| !reached.iter().any(|reached| reached[label])),
            "label-out-of-reach\n{}", text
        );
        prop_assert_eq!(
            found(&checked, "label-for-everyone"),
            labels(&|label| reached[0][label]),
            "label-for-everyone\n{}", text
        );
        let awarded = |reached: &Vec<bool>| reached.iter().position(|reached| *reached);
        let awards: BTreeSet<String> =
            reached.iter().filter_map(awarded).map(|label| format!("label-{label}")).collect();
        for never in found(&checked, "label-never-awarded") {
            prop_assert!(!awards.contains(&never), "{} is awarded\n{}", never, text);
        }

        // Whoever holds a label that is called easier may miss the lower one.
        for easier in found(&checked, "higher-label-easier") {
            let higher: usize = easier.rsplit('-').next().unwrap().parse().unwrap();
            let misses = |reached: &Vec<bool>| reached[higher] && reached[higher + 1..].contains(&false);
            prop_assert!(reached.iter().any(misses), "{} is not easier\n{}", easier, text);
        }

        // What changes no label does so whatever the others earn.
        for idle in found(&checked, "indicator-without-effect") {
            let index: usize = idle[1..].parse().unwrap();
            for (points, before) in all.iter().zip(&reached) {
                let mut without = points.clone();
                without[index] = None;
                let after: Vec<bool> =
                    standings(catalogue, &without).iter().map(|result| result.reached).collect();
                prop_assert_eq!(&after, before, "{} has an effect\n{}", idle, text);
            }
        }
    }
}
