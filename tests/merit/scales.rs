//! What real rule books ask of scales, documents and rounding: worked cases, each to the digit, and bad keys.

use merit::assess::{Assessment, Documents, Status, assess};
use merit::catalogue::{Catalogue, parse};
use merit::evidence::{RawTable, ReadingOptions, TableKind, read};
use merit::language::{Language, Localizer};
use merit::number::Exact;
use merit::plan::Requirement;

const AS_OF: &str = "2026-11-23";

fn text(head: &str, label: &str, indicators: &[(&str, &str)]) -> String {
    let mut text = format!(
        "format = 1\n[catalogue]\nid = \"test\"\nversion = \"1\"\ntitle = \"Test\"\n{head}\n\
         [[label]]\nid = \"gold\"\ntitle = \"Gold\"\nbasis = \"assumed\"\nrationale = \"a test\"\n{label}\n\
         [[category]]\nid = \"c\"\ntitle = \"C\"\n"
    );
    for (id, rest) in indicators {
        text += &format!(
            "[[indicator]]\nid = \"{id}\"\ncategory = \"c\"\ntitle = \"Indicator {id}\"\nbasis = \"assumed\"\n\
             rationale = \"a test\"\n{rest}\n"
        );
    }
    text
}

fn scored(text: &str, rows: &str) -> (Catalogue, Assessment) {
    let catalogue = parse("test.toml", text.as_bytes())
        .unwrap_or_else(|invalid| panic!("{}\n{:#?}", invalid.source.text, invalid.diagnostics));
    let as_of = AS_OF.parse().unwrap();
    let raw = RawTable::of_text(TableKind::Evidence, "evidence.csv", rows.as_bytes().to_vec());
    let evidence = read(&catalogue, &[raw], None, ReadingOptions { as_of, decimal: None }).unwrap();
    let assessment = assess(&catalogue, evidence, &Documents::new(), as_of);
    (catalogue, assessment)
}

/// What values earn on a line.
fn check_line(measure: &str, most: &str, line: &str, cases: &[(&str, &str)]) {
    let rest = format!("measure = \"{measure}\"\npoints = {most}\npoints-at = [ {line} ]");
    let text = text("", "", &[("x", &rest)]);
    for (value, points) in cases {
        let (_, assessment) = scored(&text, &format!("indicator,value\nx,{value}\n"));
        assert_eq!(assessment.indicators[0].points.as_ref().map(Exact::fraction).as_deref(), Some(*points), "{value}");
    }
}

#[test]
fn a_line_is_straight_between_its_points_and_constant_beside_them() {
    check_line(
        "number",
        "5",
        "{ value = 0, points = 0 }, { value = 40, points = 3 }, { value = 60, points = 5 }",
        &[("-1", "0"), ("0", "0"), ("20", "3/2"), ("40", "3"), ("41", "31/10"), ("60", "5"), ("61", "5")],
    );
    // Less is better, and the worst still earns a point.
    check_line(
        "number",
        "10",
        "{ value = 25, points = 10 }, { value = 40, points = 5 }, { value = 50, points = 1 }",
        &[("20", "10"), ("25", "10"), ("32.5", "15/2"), ("40", "5"), ("45", "3"), ("50", "1"), ("99", "1")],
    );
    // It may rise and fall.
    check_line(
        "number",
        "\"7/2\"",
        "{ value = 0, points = 1 }, { value = \"1/3\", points = \"7/2\" }, { value = 1, points = 2 }",
        &[("-5", "1"), ("0.2", "5/2"), ("0.5", "25/8"), ("1", "2"), ("7", "2")],
    );
}

#[test]
fn at_a_jump_the_better_points_count() {
    check_line(
        "number",
        "5",
        "{ value = 0, points = 0 }, { value = 40, points = 2 }, { value = 40, points = 4 }, { value = 60, points = 5 }",
        &[("39.99", "3999/2000"), ("40", "4"), ("40.2", "401/100")],
    );
    check_line(
        "number",
        "5",
        "{ value = 0, points = 0 }, { value = 40, points = 5 }, { value = 40, points = 1 }, { value = 60, points = 2 }",
        &[("39.99", "3999/800"), ("40", "5"), ("40.2", "101/100"), ("60", "2")],
    );
    // At its ends, too.
    check_line(
        "number",
        "4",
        "{ value = 1, points = 0 }, { value = 1, points = 2 }, { value = 3, points = 4 }, { value = 3, points = 1 }",
        &[("0.9", "0"), ("1", "2"), ("2", "3"), ("3", "4"), ("3.1", "1")],
    );
}

#[test]
fn a_line_from_nothing_to_all_is_linear() {
    let indicator = |scale: &str| format!("measure = \"number\"\npoints = 5\nminimum = 2\n{scale}");
    for (linear, line) in [
        ("from = 10, to = 40", "{ value = 10, points = 0 }, { value = 40, points = 5 }"),
        ("from = 40, to = 10", "{ value = 10, points = 5 }, { value = 40, points = 0 }"),
    ] {
        let read = |scale: String| parse("a.toml", text("", "", &[("x", &indicator(&scale))]).as_bytes()).unwrap();
        let linear = read(format!("linear = {{ {linear} }}"));
        assert!(linear.says_the_same(&read(format!("points-at = [ {line} ]"))));
    }
}

#[test]
fn a_minimum_on_a_line_holds_in_windows() {
    let rest = "measure = \"number\"\npoints = 4\npoints-at = [ { value = 0, points = 0 }, { value = 10, points = 4 }, \
                { value = 20, points = 0 }, { value = 20, points = 3 }, { value = 30, points = 3 } ]";
    let catalogue = parse("a.toml", text("", "", &[("x", rest)]).as_bytes()).unwrap();
    let ends: Vec<String> = catalogue.indicators[0].on_line(&Exact::from(2)).iter().map(Exact::fraction).collect();
    assert_eq!(ends, ["5", "15", "20"]);
}

/// What is said of a catalogue with that indicator, in a language.
fn faults(text: &str, language: Language) -> Vec<String> {
    let localizer = Localizer::new(language);
    let invalid = parse("a.toml", text.as_bytes()).unwrap_err();
    invalid.diagnostics.iter().map(|it| format!("{}: {}", it.code, localizer.say(&it.message))).collect()
}

#[test]
fn wrong_lines_fractions_and_counts_name_the_way_out() {
    let number = "measure = \"number\"\npoints = 5\n";
    let line = |points: &str| format!("{number}points-at = [ {points} ]");
    let weighted = |weight: &str| format!("{number}linear = {{ from = 0, to = 5 }}\nweight = {weight}");
    let cases = [
        line("{ value = 5, points = 0 }, { value = 4, points = 5 }"),
        line("{ value = 5, points = 0 }, { value = 5, points = 1 }, { value = 5, points = 5 }"),
        line("{ value = 0, points = 0 }, { value = 5, points = 5 }, { value = 5, points = 5 }"),
        line("{ value = 5, points = 0 }, { value = 5, points = 5 }"),
        line("{ value = 5, points = 5 }"),
        line(""),
        line("{ value = 0, points = 0 }, { value = 5, points = 4 }"),
        line("{ value = 0, points = -1 }, { value = 5, points = 5 }"),
        line("{ from = 0, points = 0 }, { value = 5, points = 5 }"),
        line("{ value = 0, points = 0 }, { value = 5, points = 5 }") + "\nlinear = { from = 0, to = 5 }",
        weighted("\"6/0\""),
        weighted("\"6 / 11\""),
        weighted("\"-6/11\""),
        weighted("\"0.6/11\""),
        weighted("\"1234567890123456/1234567890123456\""),
        weighted("\"6/11/2\""),
        weighted("1") + "\nnot-applicable-documents = 1",
        weighted("1") + "\noptional = true\nnot-applicable-documents = \"1/2\"",
    ];
    let mut told = String::new();
    for case in cases {
        let text = text("", "", &[("x", &case)]);
        for language in [Language::En, Language::De] {
            told += &(faults(&text, language).join("\n") + "\n");
        }
    }
    for (head, label) in [
        ("round = 2", ""),
        ("round-points = 7", ""),
        ("cap-percent = 80", "min-percent = 81"),
        ("round = 0\ncap-percent = 80.4", "min-percent = 80.4"),
        ("cap-percent = -1", ""),
    ] {
        let text = text(head, label, &[("x", &weighted("1"))]);
        for language in [Language::En, Language::De] {
            told += &(faults(&text, language).join("\n") + "\n");
        }
    }
    insta::assert_snapshot!(told);
}

/// The badge of rulebooks: an answer is proved or does not count, "not applicable" too.
#[test]
fn answers_ask_for_documents_of_their_own() {
    let choice = "measure = \"choice\"\npoints = 2\noptional = true\nnot-applicable-documents = 2\noption = [ \
                  { id = \"unmet\", title = \"Unmet\", points = 0 }, \
                  { id = \"justified\", title = \"Justified\", points = 1, documents = 1 }, \
                  { id = \"met\", title = \"Met\", points = 2, documents = 1 } ]";
    let with = |undocumented: &str, rows: &str| {
        let text = text("", "", &[("x", choice)]) + &format!("[evidence]\nundocumented = \"{undocumented}\"\n");
        let (_, assessment) = scored(&text, &format!("indicator,value,document\n{rows}\n"));
        let it = &assessment.indicators[0];
        let is_short = assessment.findings.iter().any(|finding| finding.code == "documents-missing");
        let is_missing = assessment.findings.iter().any(|finding| finding.code == "missing-evidence");
        assert!(!is_missing, "{rows}");
        (it.status, it.points.as_ref().map(Exact::fraction), is_short, assessment.provisional)
    };
    let points = |points: &str| Some(points.to_owned());
    for (rows, by_zero, by_warn, is_short) in [
        ("x,unmet,", points("0"), points("0"), false),
        ("x,justified,", points("0"), points("1"), true),
        ("x,met,a.pdf", points("2"), points("2"), false),
        ("x,met,", points("0"), points("2"), true),
    ] {
        assert_eq!(with("zero", rows), (Status::Scored, by_zero, is_short, false), "{rows}");
        assert_eq!(with("warn", rows), (Status::Scored, by_warn, is_short, false), "{rows}");
    }
    for (documents, is_short) in [("", true), ("a.pdf", true), ("a.pdf|b.pdf", false)] {
        let rows = format!("x,n/a,{documents}");
        assert_eq!(with("warn", &rows), (Status::NotApplicable, None, is_short, false), "{rows}");
        let by_zero = match is_short {
            true => (Status::Missing, points("0"), true, true),
            false => (Status::NotApplicable, None, false, false),
        };
        assert_eq!(with("zero", &rows), by_zero, "{rows}");
    }
}

/// A rule book that rounds decides by the rounded figure, and plans know from which exact one it is reached.
#[test]
fn a_rule_book_rounds_before_it_compares() {
    let direct = |most: &str| format!("measure = \"number\"\npoints = {most}\nlinear = {{ from = 0, to = {most} }}");
    // (head, condition, most, value, compared percent, compared points, reached)
    for (head, condition, value, percent, points, reached) in [
        ("round = 0", "min-percent = 80", "7.949", "79", "7949/1000", false),
        ("round = 0", "min-percent = 80", "7.95", "80", "159/20", true),
        ("round = 1", "min-percent = 80", "7.994", "799/10", "3997/500", false),
        ("round = 1", "min-percent = 80", "7.995", "80", "1599/200", true),
        // Off the grid: only the next whole percentage will do.
        ("round = 0", "min-percent = 79.5", "7.949", "79", "7949/1000", false),
        ("round = 0", "min-percent = 79.5", "7.95", "80", "159/20", true),
        ("round-points = 2", "min-points = 3.5", "3.4949", "34949/1000", "349/100", false),
        ("round-points = 2", "min-points = 3.5", "3.495", "699/20", "7/2", true),
        ("cap-percent = 90", "min-percent = 90", "9.5", "90", "19/2", true),
        ("round = 0\ncap-percent = 90", "min-percent = 90", "8.95", "90", "179/20", true),
    ] {
        let (catalogue, assessment) =
            scored(&text(head, condition, &[("x", &direct("10"))]), &format!("indicator,value\nx,{value}\n"));
        let said = format!("{head}, {condition}, {value}");
        assert_eq!(assessment.score.percent.as_ref().map(Exact::fraction).as_deref(), Some(percent), "{said}");
        assert_eq!(assessment.score.points.fraction(), points, "{said}");
        assert_eq!(assessment.labels[0].reached, reached, "{said}");
        // The categories' figures stay.
        assert_eq!(assessment.categories[0].points.fraction(), assessment.score.exact_points().fraction(), "{said}");
        let now = vec![assessment.indicators[0].earned.clone()];
        let requirements = Requirement::own(&catalogue, 0, &now);
        let met = requirements.iter().all(|one| one.sum(&catalogue, &now) >= one.need);
        assert_eq!(met, reached, "{said}");
    }
}
