//! Exactly on, just below and just above every kind of threshold: where a point
//! or a label is decided, the exact value decides and nothing else.

use jiff::civil::Date;
use merit::assess::{Assessment, Condition, Documents, Status, assess};
use merit::catalogue::{Catalogue, parse};
use merit::evidence::{RawTable, ReadingOptions, TableKind, read};
use merit::number::{Exact, FigureKind, parse_plain};

/// The day of all assessments that do not set their own.
const AS_OF: &str = "2026-11-23";

/// A catalogue text: its head, then labels, categories and indicators.
fn catalogue(aggregate: &str, rest: &str) -> String {
    format!(
        "format = 1\n[catalogue]\nid = \"test\"\nversion = \"1\"\ntitle = \"Test\"\ndecimals = 1\n\
         aggregate = \"{aggregate}\"\n{rest}"
    )
}

fn label(id: &str, conditions: &str) -> String {
    format!("[[label]]\nid = \"{id}\"\ntitle = \"{id}\"\n{conditions}\nbasis = \"assumed\"\nrationale = \"a test\"\n")
}

fn category(id: &str, rest: &str) -> String {
    format!("[[category]]\nid = \"{id}\"\ntitle = \"{id}\"\n{rest}\n")
}

fn indicator(id: &str, category: &str, rest: &str) -> String {
    format!(
        "[[indicator]]\nid = \"{id}\"\ncategory = \"{category}\"\ntitle = \"Indicator {id}\"\nbasis = \"assumed\"\n\
         rationale = \"a test\"\n{rest}\n"
    )
}

/// An indicator whose points are its value, up to `most`: any score can be set to the digit.
fn direct(id: &str, category: &str, most: &str, rest: &str) -> String {
    let scale = format!("measure = \"number\"\npoints = {most}\nlinear = {{ from = 0, to = {most} }}\n{rest}");
    indicator(id, category, &scale)
}

fn score_on(catalogue: &str, evidence: &str, as_of: &str) -> (Catalogue, Assessment) {
    let catalogue = parse("test.toml", catalogue.as_bytes())
        .unwrap_or_else(|invalid| panic!("{}\n{:#?}", invalid.source.text, invalid.diagnostics));
    let as_of: Date = as_of.parse().unwrap();
    let raw = RawTable::of_text(TableKind::Evidence, "evidence.csv", evidence.as_bytes().to_vec());
    let evidence = read(&catalogue, &[raw], None, ReadingOptions { as_of, decimal: None }).unwrap();
    let assessment = assess(&catalogue, evidence, &Documents::new(), as_of);
    (catalogue, assessment)
}

/// Scores `indicator,value` rows.
fn score(catalogue: &str, rows: &[(&str, &str)]) -> (Catalogue, Assessment) {
    let rows: String = rows.iter().map(|(id, value)| format!("{id},{value}\n")).collect();
    score_on(catalogue, &format!("indicator,value\n{rows}"), AS_OF)
}

fn exact(text: &str) -> Exact {
    parse_plain(text).unwrap()
}

fn fraction(number: Option<&Exact>) -> Option<String> {
    number.map(Exact::fraction)
}

/// What one value earns on one indicator: `None` where the value is invalid.
fn earns(rest: &str, value: &str) -> Option<String> {
    let text = catalogue("points", &(category("c", "") + &indicator("x", "c", rest)));
    let (_, assessment) = score(&text, &[("x", value)]);
    let assessed = &assessment.indicators[0];
    match assessed.status {
        Status::Scored => fraction(assessed.points.as_ref()),
        Status::Invalid => None,
        other => panic!("{rest} with {value}: {other:?}"),
    }
}

fn check_points(rest: &str, cases: &[(&str, &str)]) {
    for (value, points) in cases {
        assert_eq!(earns(rest, value).as_deref(), Some(*points), "{rest}\nvalue {value}");
    }
}

fn check_valid(rest: &str, cases: &[(&str, bool)]) {
    for (value, valid) in cases {
        assert_eq!(earns(rest, value).is_some(), *valid, "{rest}\nvalue {value}");
    }
}

/// Whether each label is reached, in catalogue order.
fn reached(catalogue: &str, rows: &[(&str, &str)]) -> Vec<bool> {
    score(catalogue, rows).1.labels.iter().map(|label| label.reached).collect()
}

#[test]
fn a_step_begins_exactly_at_its_limit() {
    check_points(
        "measure = \"number\"\npoints = 5\n\
         steps = [ { from = 15, points = 2 }, { from = 25.5, points = 4 }, { from = 40, points = 5 } ]",
        &[
            ("0", "0"),
            ("14.9999999999999999999999999999", "0"),
            ("15", "2"),
            ("15.0000000000000000000000000001", "2"),
            ("25.4999999999999999999999999999", "2"),
            ("25.5", "4"),
            ("25.50", "4"),
            ("39.999999", "4"),
            ("40", "5"),
            ("1000000", "5"),
        ],
    );
}

#[test]
fn a_step_up_to_ends_exactly_at_its_limit() {
    check_points(
        "measure = \"number\"\npoints = 5\n\
         steps = [ { up-to = 0, points = 5 }, { up-to = 2.5, points = 3 }, { up-to = 10, points = 1 } ]",
        &[
            ("-7", "5"),
            ("0", "5"),
            ("0.0000000000000000000000000001", "3"),
            ("2.4999999999", "3"),
            ("2.5", "3"),
            ("2.5000000000000000000000000001", "1"),
            ("10", "1"),
            ("10.000000000000000000000000001", "0"),
        ],
    );
}

#[test]
fn a_band_holds_both_its_ends_and_a_shared_end_belongs_to_the_better() {
    // 18 is shared by 3 and 5 points, 24 by 5 and 2: the better has it on either side.
    let bands = "measure = \"number\"\npoints = 5\nbands = [ { from = 12, up-to = 18, points = 3 }, \
                 { from = 18, up-to = 24, points = 5 }, { from = 24, up-to = 30, points = 2 }, \
                 { from = 36, up-to = 36, points = 1 } ]";
    check_points(
        bands,
        &[
            ("11.999999999999999999999999999", "0"),
            ("12", "3"),
            ("17.999999999999999999999999999", "3"),
            ("18", "5"),
            ("24", "5"),
            ("24.000000000000000000000000001", "2"),
            ("30", "2"),
            ("30.000000000000000000000000001", "0"),
            ("35.9999", "0"),
            ("36", "1"),
            ("36.0001", "0"),
        ],
    );
}

#[test]
fn a_line_runs_either_way_and_is_clamped_at_both_ends() {
    check_points(
        "measure = \"number\"\npoints = 5\nlinear = { from = 10, to = 40 }",
        &[
            ("-3", "0"),
            ("9.999", "0"),
            ("10", "0"),
            ("10.003", "1/2000"),
            ("20", "5/3"),
            ("39.997", "9999/2000"),
            ("40", "5"),
            ("40.001", "5"),
        ],
    );
    check_points(
        "measure = \"number\"\npoints = 5\nlinear = { from = 40, to = 10 }",
        &[
            ("41", "0"),
            ("40", "0"),
            ("39.997", "1/2000"),
            ("30", "5/3"),
            ("10.003", "9999/2000"),
            ("10", "5"),
            ("9.999", "5"),
            ("-100", "5"),
        ],
    );
}

#[test]
fn a_share_is_compared_exactly() {
    // 52 of 105 is 49.52…, one third is no decimal at all.
    let text = |from: &str| {
        let rest = format!(
            "measure = \"share\"\nof = [\"part\", \"whole\"]\npoints = 1\nsteps = [ {{ from = {from}, points = 1 }} ]"
        );
        catalogue("points", &(category("c", "") + &indicator("x", "c", &rest)))
    };
    let points = |from: &str, part: &str, whole: &str| {
        let rows = format!("indicator,input,value\nx,part,{part}\nx,whole,{whole}\n");
        let (_, assessment) = score_on(&text(from), &rows, AS_OF);
        fraction(assessment.indicators[0].points.as_ref()).unwrap()
    };
    for (from, part, whole, expected) in [
        ("50", "52", "105", "0"),
        ("50", "52.5", "105", "1"),
        ("50", "105", "210", "1"),
        ("33.33333333333333333333333333", "1", "3", "1"),
        ("33.33333333333333333333333334", "1", "3", "0"),
        ("100", "3", "3", "1"),
    ] {
        assert_eq!(points(from, part, whole), expected, "{part} of {whole} against {from} %");
    }
}

#[test]
fn the_inputs_of_a_share_are_valid_up_to_their_ends() {
    let rest = "measure = \"share\"\nof = [\"part\", \"whole\"]\npoints = 1\nlinear = { from = 0, to = 100 }";
    let text = catalogue("points", &(category("c", "") + &indicator("x", "c", rest)));
    for (part, whole, status) in [
        ("0", "4", Status::Scored),
        ("-0.001", "4", Status::Invalid),
        ("4", "4", Status::Scored),
        ("4.001", "4", Status::Invalid),
        ("0", "0", Status::Invalid),
        ("0", "0.001", Status::Scored),
    ] {
        let rows = format!("indicator,input,value\nx,part,{part}\nx,whole,{whole}\n");
        let (_, assessment) = score_on(&text, &rows, AS_OF);
        assert_eq!(assessment.indicators[0].status, status, "{part} of {whole}");
    }
}

#[test]
fn only_whole_numbers_are_whole() {
    check_valid(
        "measure = \"number\"\nwhole = true\nmin = 0\npoints = 1\nsteps = [ { from = 0, points = 1 } ]",
        &[
            ("5", true),
            ("5.0", true),
            ("5.000000000000000000000000001", false),
            ("4.999999999999999999999999999", false),
            ("5.5", false),
            ("0", true),
            ("-1", false),
        ],
    );
}

#[test]
fn the_ends_of_a_valid_range_are_valid() {
    check_valid(
        "measure = \"number\"\nmin = 1.5\nmax = 9\npoints = 1\nsteps = [ { from = 0, points = 1 } ]",
        &[("1.49999999999", false), ("1.5", true), ("1.50000000001", true), ("9", true), ("9.00000000001", false)],
    );
    let steps = "points = 1\nsteps = [ { from = 0, points = 1 } ]";
    check_valid(
        &format!("measure = \"percent\"\n{steps}"),
        &[
            ("-0.0000000001", false),
            ("0", true),
            ("0 %", true),
            ("100", true),
            ("100%", true),
            ("100.0000000001", false),
            ("100.0000000001 %", false),
        ],
    );
    // Each bound replaces only its own default.
    check_valid(
        &format!("measure = \"percent\"\nmin = -50\n{steps}"),
        &[("-50.1", false), ("-50", true), ("100", true), ("100.1", false)],
    );
    check_valid(
        &format!("measure = \"percent\"\nmax = 250\n{steps}"),
        &[("-0.1", false), ("0", true), ("250", true), ("250.1", false)],
    );
}

#[test]
fn a_number_has_at_most_30_digits() {
    let rest = "measure = \"number\"\npoints = 1\nsteps = [ { from = 0, points = 1 } ]";
    // All digits count, leading and trailing zeros too; the sign and the point do not.
    check_valid(
        rest,
        &[
            (&"9".repeat(30), true),
            (&"9".repeat(31), false),
            (&format!("{}.5", "1".repeat(29)), true),
            (&format!("+{}.50", "1".repeat(29)), false),
            (&format!("0{}", "1".repeat(30)), false),
        ],
    );
}

#[test]
fn min_percent_is_reached_exactly_and_not_by_rounding() {
    for (most, min, value, expected, shown) in [
        ("105", "50", "52", false, "49.5"),
        ("210", "50", "105", true, "50.0"),
        ("105", "50", "52.5", true, "50.0"),
        ("100", "80", "79.95", false, "79.95"),
        ("100", "80", "79.96", false, "79.96"),
        ("100", "80", "80", true, "80.0"),
        ("100", "80", "80.01", true, "80.01"),
        ("100", "80", "79.9999999999999999999999999", false, "79.9999999999999999999999999"),
        ("100", "80.04", "80.02", false, "80.02"),
        ("3", "33.3", "1", true, "33.33"),
        ("3", "33.4", "1", false, "33.3"),
        ("100", "0", "0", true, "0.0"),
        ("100", "100", "100", true, "100.0"),
        ("100", "100", "99.99", false, "99.99"),
    ] {
        let text = catalogue(
            "points",
            &(label("l", &format!("min-percent = {min}")) + &category("c", "") + &direct("x", "c", most, "")),
        );
        let (catalogue, assessment) = score(&text, &[("x", value)]);
        assert_eq!(assessment.labels[0].reached, expected, "{value} of {most} against {min} %");
        assert_eq!(assessment.award, expected.then_some(0));
        let percent = assessment.score.percent.clone().unwrap();
        let digits = assessment.digits(&catalogue);
        let (percent, required) =
            (digits.show(FigureKind::Percent, &percent), digits.show(FigureKind::Percent, &exact(min)));
        assert_eq!(percent, shown, "{value} of {most} against {min} %");
        // Whoever reads only the report comes to the same decision.
        assert_eq!(exact(&percent) >= exact(&required), expected, "{percent} against {required}");
    }
}

#[test]
fn a_required_percentage_shows_the_digits_that_tell_it_apart() {
    let text =
        catalogue("points", &(label("l", "min-percent = 80.04") + &category("c", "") + &direct("x", "c", "100", "")));
    let (catalogue, assessment) = score(&text, &[("x", "80.02")]);
    assert_eq!(assessment.digits(&catalogue).show(FigureKind::Percent, &exact("80.04")), "80.04");
}

#[test]
fn weights_with_one_decimal_add_up_exactly() {
    // In binary floating point 0.1 + 0.7 is below 0.8.
    let yes_no = |id, weight| indicator(id, "c", &format!("measure = \"yes-no\"\npoints = 1\nweight = {weight}"));
    let text = catalogue(
        "points",
        &(label("l", "min-percent = 80")
            + &category("c", "")
            + &yes_no("a", "0.1")
            + &yes_no("b", "0.7")
            + &yes_no("d", "0.2")),
    );
    let (_, assessment) = score(&text, &[("a", "yes"), ("b", "yes"), ("d", "no")]);
    assert_eq!(assessment.score.points.fraction(), "4/5");
    assert_eq!(assessment.score.attainable, Exact::ONE);
    assert_eq!(assessment.score.percent, Some(Exact::from(80)));
    assert!(assessment.labels[0].reached);
    assert_eq!(reached(&text, &[("a", "no"), ("b", "yes"), ("d", "no")]), [false]);
    assert_eq!(reached(&text, &[("a", "no"), ("b", "yes"), ("d", "yes")]), [true]);
}

#[test]
fn thirds_of_category_weights_add_up_exactly() {
    let text = |min: &str, weights: [&str; 3]| {
        let categories: String =
            ["p", "q", "r"].iter().zip(weights).map(|(id, w)| category(id, &format!("weight = {w}"))).collect();
        let indicators: String = ["p", "q", "r"].iter().map(|id| direct(&format!("x{id}"), id, "3", "")).collect();
        catalogue("category-weights", &(label("l", &format!("min-percent = {min}")) + &categories + &indicators))
    };
    // (33.3… + 66.6… + 50) / 3 is 50; the odd weights sum to 80: (3 · 66.6… + 2 · 100) / 5.
    for (min, weights, values, expected, percent) in [
        ("50", ["1", "1", "1"], ["1", "2", "1.5"], true, "50"),
        ("50", ["1", "1", "1"], ["1", "2", "1.4999999"], false, "44999999/900000"),
        ("80", ["3", "2", "0"], ["2", "3", "0"], true, "80"),
        ("80", ["0.3", "0.2", "0"], ["2", "3", "1"], true, "80"),
        ("80", ["0.3", "0.2", "0"], ["2", "2.999999", "3"], false, "5999999/75000"),
        ("100", ["0.1", "0.1", "0.1"], ["3", "3", "3"], true, "100"),
    ] {
        let rows = [("xp", values[0]), ("xq", values[1]), ("xr", values[2])];
        let (_, assessment) = score(&text(min, weights), &rows);
        assert_eq!(fraction(assessment.score.percent.as_ref()).as_deref(), Some(percent), "{weights:?} {values:?}");
        assert_eq!(assessment.labels[0].reached, expected, "{weights:?} {values:?}");
        // Points are summed without category weights in either aggregate.
        let points = Exact::sum(values.map(exact));
        assert_eq!((assessment.score.points, assessment.score.attainable), (points, Exact::from(9)));
    }
}

#[test]
fn a_category_without_anything_attainable_leaves_the_weighted_percentage() {
    let text = catalogue(
        "category-weights",
        &(label("l", "min-percent = 80")
            + &category("p", "weight = 1")
            + &category("q", "weight = 99")
            + &direct("xp", "p", "10", "")
            + &direct("xq", "q", "10", "optional = true")),
    );
    assert_eq!(reached(&text, &[("xp", "8"), ("xq", "n/a")]), [true]);
    assert_eq!(reached(&text, &[("xp", "8"), ("xq", "0")]), [false]);
    // Nothing attainable but in a category of weight 0: there is no percentage, so the floor 0 is not met.
    let none = catalogue(
        "category-weights",
        &(label("l", "min-percent = 0")
            + &category("p", "weight = 1")
            + &category("q", "weight = 0")
            + &direct("xp", "p", "10", "optional = true")
            + &direct("xq", "q", "10", "")),
    );
    let (_, assessment) = score(&none, &[("xp", "n/a"), ("xq", "10")]);
    assert_eq!(assessment.score.percent, None);
    assert!(!assessment.labels[0].reached);
}

#[test]
fn min_points_is_reached_exactly() {
    let text = catalogue(
        "points",
        &(label("l", "min-points = 12.5")
            + &category("c", "")
            + &direct("x", "c", "10", "")
            + &direct("y", "c", "10", "weight = 0.1")),
    );
    for (x, y, expected) in [("10", "10", false), ("9.9", "0", false)] {
        // Both together cannot earn more than 11.
        assert_eq!(reached(&text, &[("x", x), ("y", y)]), [expected], "{x} {y}");
    }
    let text = text.replace("min-points = 12.5", "min-points = 8.05");
    for (x, y, expected) in [
        ("8.05", "0", true),
        ("7.05", "10", true),
        ("7.05", "9.999999", false),
        ("8.0499999999", "0", false),
        ("8.0500000001", "0", true),
        ("8", "0.5", true),
    ] {
        let (catalogue, assessment) = score(&text, &[("x", x), ("y", y)]);
        assert_eq!(assessment.labels[0].reached, expected, "{x} {y}");
        let shown = assessment.digits(&catalogue).show(FigureKind::Quantity, &assessment.score.points);
        assert_eq!(exact(&shown) >= exact("8.05"), expected, "{x} {y} shown as {shown}");
    }
}

#[test]
fn min_category_percent_holds_for_each_category_in_scope() {
    let rest = category("p", "")
        + &category("q", "")
        + &category("r", "")
        + &direct("xp", "p", "10", "")
        + &direct("xq", "q", "3", "")
        + &direct("xr", "r", "10", "optional = true");
    let text = catalogue("points", &(label("l", "min-category-percent = 50") + &rest));
    for (p, q, r, expected) in [
        ("5", "1.5", "5", true),
        ("4.9999999999", "1.5", "5", false),
        ("10", "1.4999999999", "10", false),
        ("10", "3", "0", false),
        ("5", "1.5", "n/a", true),
    ] {
        assert_eq!(reached(&text, &[("xp", p), ("xq", q), ("xr", r)]), [expected], "{p} {q} {r}");
    }
    // Categories outside the scope are not asked.
    let scoped = catalogue("points", &(label("l", "min-category-percent = 50\nindicators = [\"xp\"]") + &rest));
    assert_eq!(reached(&scoped, &[("xp", "5"), ("xq", "0"), ("xr", "0")]), [true]);
    // Where no category in scope has anything attainable, even the floor 0 is not met.
    let nothing = catalogue("points", &(label("l", "min-category-percent = 0\nindicators = [\"xr\"]") + &rest));
    assert_eq!(reached(&nothing, &[("xp", "5"), ("xq", "3"), ("xr", "n/a")]), [false]);
    assert_eq!(reached(&nothing, &[("xp", "5"), ("xq", "3"), ("xr", "0")]), [true]);
}

#[test]
fn min_answered_percent_counts_what_is_scored_of_what_applies() {
    let text = |min: &str| {
        let indicators: String = ["a", "b", "d", "e"]
            .iter()
            .map(|id| direct(id, "c", "1", if *id == "e" { "weight = 0\noptional = true" } else { "" }))
            .collect();
        catalogue("points", &(label("l", &format!("min-answered-percent = {min}")) + &category("c", "") + &indicators))
    };
    let two_of_three = [("a", "0"), ("b", "1"), ("d", ""), ("e", "n/a")];
    let three_of_four = [("a", "0"), ("b", "1"), ("d", "wrong"), ("e", "0")];
    let all = [("a", "0"), ("b", "0"), ("d", "0"), ("e", "0")];
    for (min, rows, expected) in [
        ("66.666666666666666666666666666", two_of_three, true),
        ("66.666666666666666666666666667", two_of_three, false),
        ("75", three_of_four, true),
        ("75.0000001", three_of_four, false),
        ("100", all, true),
        ("100", two_of_three, false),
    ] {
        assert_eq!(reached(&text(min), &rows), [expected], "{min} {rows:?}");
    }
}

#[test]
fn as_many_minimums_may_be_missed_as_the_label_leaves_open() {
    let text = |open: usize| {
        let minimum = "minimum = 2\noptional = true";
        catalogue(
            "points",
            &(label("l", &format!("open-minimums = {open}"))
                + &category("c", "")
                + &direct("a", "c", "5", minimum)
                + &direct("b", "c", "5", "minimum = 2\nweight = 0\noptional = true")
                + &direct("d", "c", "5", "weight = 10\nminimum = 2\noptional = true")),
        )
    };
    for (open, rows, missed) in [
        (0, [("a", "2"), ("b", "2"), ("d", "2")], vec![]),
        (0, [("a", "1.9999999999"), ("b", "2"), ("d", "2")], vec![0]),
        // Weight 0 counts too, and a great weight does not help: points are unweighted.
        (0, [("a", "5"), ("b", "1.99"), ("d", "5")], vec![1]),
        (0, [("a", "5"), ("b", "5"), ("d", "1")], vec![2]),
        (1, [("a", "1"), ("b", "2"), ("d", "2")], vec![0]),
        (1, [("a", "1"), ("b", "1"), ("d", "2")], vec![0, 1]),
        (2, [("a", "1"), ("b", "1"), ("d", "2")], vec![0, 1]),
        (2, [("a", "1"), ("b", ""), ("d", "wrong")], vec![0, 1, 2]),
        (0, [("a", "n/a"), ("b", "n/a"), ("d", "2")], vec![]),
    ] {
        let (_, assessment) = score(&text(open), &rows);
        let label = &assessment.labels[0];
        assert_eq!(label.reached, missed.len() <= open, "{open} {rows:?}");
        assert_eq!(label.conditions, [Condition::Minimums { missed, allowed: open }], "{rows:?}");
    }
}

#[test]
fn a_label_sets_its_own_minimums() {
    let text = catalogue(
        "points",
        &(label("strict", "minimums = { a = 3 }")
            + &label("usual", "")
            + &label("lax", "minimums = { a = 0 }")
            + &category("c", "")
            + &direct("a", "c", "5", "minimum = 2")),
    );
    for (value, expected) in [
        ("3", [true, true, true]),
        ("2.999999999", [false, true, true]),
        ("2", [false, true, true]),
        ("1.999999999", [false, false, true]),
        ("0", [false, false, true]),
        ("", [false, false, true]),
    ] {
        assert_eq!(reached(&text, &[("a", value)]), expected, "{value}");
    }
}

#[test]
fn a_label_falls_with_the_one_that_it_requires() {
    // The lowest has the strictest floor of its own, so that only `requires` can refuse the others.
    let text = catalogue(
        "points",
        &(label("gold", "min-points = 1\nrequires = [\"silver\"]")
            + &label("silver", "min-points = 2\nrequires = [\"bronze\"]")
            + &label("bronze", "min-points = 3\nindicators = [\"x\"]")
            + &category("c", "")
            + &direct("x", "c", "5", "")
            + &direct("y", "c", "5", "")),
    );
    for (x, y, expected, award) in [
        ("3", "0", [true, true, true], Some(0)),
        ("2.9999999", "5", [false, false, false], None),
        ("3", "5", [true, true, true], Some(0)),
        ("0", "0", [false, false, false], None),
    ] {
        let (_, assessment) = score(&text, &[("x", x), ("y", y)]);
        let found: Vec<bool> = assessment.labels.iter().map(|label| label.reached).collect();
        assert_eq!((found.as_slice(), assessment.award), (expected.as_slice(), award), "{x} {y}");
    }
    // What could still be reached passes through `requires` too.
    let (_, open) = score(&text, &[("y", "5")]);
    assert!(open.labels.iter().all(|label| !label.reached && label.reachable));
    let (_, closed) = score(&text, &[("x", "2")]);
    assert!(closed.labels.iter().all(|label| !label.reached && !label.reachable));
}

#[test]
fn the_award_is_the_first_label_reached() {
    let text = catalogue(
        "points",
        &(label("gold", "min-percent = 80")
            + &label("silver", "min-percent = 50")
            + &category("c", "")
            + &direct("x", "c", "100", "")),
    );
    for (value, award) in
        [("80", Some(0)), ("79.9999999", Some(1)), ("50", Some(1)), ("49.9999999", None), ("100", Some(0))]
    {
        assert_eq!(score(&text, &[("x", value)]).1.award, award, "{value}");
    }
}

#[test]
fn months_are_completed_on_the_clamped_day() {
    let value = |unit: &str, since: &str, as_of: &str| {
        let rest =
            format!("measure = \"since\"\nunit = \"{unit}\"\npoints = 1\nsteps = [ {{ from = 1, points = 1 }} ]");
        let text = catalogue("points", &(category("c", "") + &indicator("x", "c", &rest)));
        let (_, assessment) = score_on(&text, &format!("indicator,value\nx,{since}\n"), as_of);
        fraction(assessment.indicators[0].value.as_ref())
    };
    for (unit, since, as_of, expected) in [
        ("months", "2026-01-31", "2026-02-27", Some("0")),
        ("months", "2026-01-31", "2026-02-28", Some("1")),
        ("months", "2024-01-31", "2024-02-28", Some("0")),
        ("months", "2024-01-31", "2024-02-29", Some("1")),
        // Counted from the date, not from the clamped day before.
        ("months", "2026-01-31", "2026-03-30", Some("1")),
        ("months", "2026-01-31", "2026-03-31", Some("2")),
        ("months", "2026-01-31", "2026-04-29", Some("2")),
        ("months", "2026-01-31", "2026-04-30", Some("3")),
        ("months", "31.01.2026", "2026-02-28", Some("1")),
        ("months", "2026-02-28", "2026-03-27", Some("0")),
        ("months", "2026-02-28", "2026-03-28", Some("1")),
        ("months", "2025-11-23", "2026-11-22", Some("11")),
        ("months", "2025-11-23", "2026-11-23", Some("12")),
        ("years", "2025-11-24", "2026-11-23", Some("0")),
        ("years", "2025-11-23", "2026-11-23", Some("1")),
        ("years", "2024-02-29", "2025-02-27", Some("0")),
        ("years", "2024-02-29", "2025-02-28", Some("1")),
        ("years", "2024-02-29", "2028-02-28", Some("3")),
        ("years", "2024-02-29", "2028-02-29", Some("4")),
        // The day itself is valid, the day after is not.
        ("months", "2026-11-23", "2026-11-23", Some("0")),
        ("months", "2026-11-24", "2026-11-23", None),
    ] {
        assert_eq!(value(unit, since, as_of).as_deref(), expected, "{unit} from {since} to {as_of}");
    }
}

#[test]
fn published_gold_results_of_ecei_come_out() {
    // 150 points can be had; Gold asks for 80 % and 120 points, which are the same line.
    let text = catalogue(
        "points",
        &(label("gold", "min-percent = 80\nmin-points = 120") + &category("c", "") + &direct("x", "c", "150", "")),
    );
    for (points, gold, shown) in [
        ("128", true, "85.3"),
        ("120", true, "80.0"),
        ("119.99", false, "79.99"),
        ("119.9999999", false, "79.9999999"),
        ("120.0000001", true, "80.0000001"),
        ("0", false, "0.0"),
    ] {
        let (catalogue, assessment) = score(&text, &[("x", points)]);
        assert_eq!(assessment.labels[0].reached, gold, "{points}");
        let percent = assessment.score.percent.clone().unwrap();
        assert_eq!(assessment.digits(&catalogue).show(FigureKind::Percent, &percent), shown, "{points}");
        // The points, too, are shown on the side on which they were decided.
        let shown = assessment.digits(&catalogue).show(FigureKind::Quantity, &assessment.score.points);
        assert_eq!(exact(&shown) >= Exact::from(120), gold, "{points} shown as {shown}");
    }
}

#[test]
fn missing_invalid_not_applicable_and_zero_are_four_things() {
    let text = catalogue(
        "points",
        &(label("l", "min-points = 8")
            + &category("c", "")
            + &direct("x", "c", "5", "weight = 2\nminimum = 1\noptional = true")
            + &direct("y", "c", "4", "")),
    );
    // What is worth nothing now is worth 10 in the best case where it is open, else what it is.
    for (rows, status, points, attainable, best, provisional, minimum_met) in [
        (vec![("y", "3")], Status::Missing, Some("0"), "14", "13", true, Some(false)),
        (vec![("x", ""), ("y", "3")], Status::Missing, Some("0"), "14", "13", true, Some(false)),
        (vec![("x", "-"), ("y", "3")], Status::Missing, Some("0"), "14", "13", true, Some(false)),
        (vec![("x", "many"), ("y", "3")], Status::Invalid, Some("0"), "14", "13", true, Some(false)),
        (vec![("x", "n/a"), ("y", "3")], Status::NotApplicable, None, "4", "3", false, None),
        (vec![("x", "0"), ("y", "3")], Status::Scored, Some("0"), "14", "3", false, Some(false)),
        (vec![("x", "0.5"), ("y", "3")], Status::Scored, Some("1/2"), "14", "4", false, Some(false)),
    ] {
        let (_, assessment) = score(&text, &rows);
        let assessed = &assessment.indicators[0];
        assert_eq!(assessed.status, status, "{rows:?}");
        assert_eq!(fraction(assessed.points.as_ref()).as_deref(), points, "{rows:?}");
        assert_eq!(assessed.value.is_some(), status == Status::Scored, "{rows:?}");
        assert_eq!(assessed.minimum_met, minimum_met, "{rows:?}");
        assert_eq!(assessment.provisional, provisional, "{rows:?}");
        assert_eq!(assessment.score.attainable.fraction(), attainable, "{rows:?}");
        assert_eq!(assessment.best_case.attainable.fraction(), attainable, "{rows:?}");
        assert_eq!(assessment.best_case.points.fraction(), best, "{rows:?}");
        assert_eq!(assessment.labels[0].reachable, status.is_open(), "{rows:?}");
        assert!(!assessment.labels[0].reached, "{rows:?}");
    }
    let codes: Vec<&str> =
        [Status::Missing, Status::Invalid, Status::NotApplicable, Status::Scored].map(Status::code).to_vec();
    assert_eq!(codes, ["missing", "invalid", "not-applicable", "scored"]);
}

#[test]
fn not_applicable_is_an_error_where_it_is_not_allowed() {
    let text = catalogue("points", &(category("c", "") + &direct("x", "c", "5", "")));
    let (_, assessment) = score(&text, &[("x", "n/a")]);
    assert_eq!(assessment.indicators[0].status, Status::Invalid);
    assert!(assessment.findings.iter().any(|finding| finding.code == "not-optional"));
}

#[test]
fn excellence_and_the_own_minimum_begin_exactly_at_their_points() {
    let text = catalogue("points", &(category("c", "") + &direct("x", "c", "5", "minimum = 2.5\nexcellent = 4.5")));
    for (value, met, excellent) in [
        ("2.4999999999", false, false),
        ("2.5", true, false),
        ("4.4999999999", true, false),
        ("4.5", true, true),
        ("5", true, true),
    ] {
        let (catalogue, assessment) = score(&text, &[("x", value)]);
        let assessed = &assessment.indicators[0];
        assert_eq!((assessed.minimum_met, assessed.excellent), (Some(met), excellent), "{value}");
        // 2.4999999999 would be 2.5 with the catalogue's one decimal.
        let shown = assessment.digits(&catalogue).show(FigureKind::Quantity, assessed.points.as_ref().unwrap());
        assert_eq!(exact(&shown) >= exact("2.5"), met, "{value} shown as {shown}");
        assert_eq!(exact(&shown) >= exact("4.5"), excellent, "{value} shown as {shown}");
    }
}

#[test]
fn an_input_goes_by_its_id_or_its_title_in_any_language() {
    let rest = "measure = \"share\"\nof = [\"part\", \"whole\"]\n\
                item = [ { id = \"whole\", title = { de = \"Das Ganze\", en = \"all of it\" } } ]\n\
                points = 1\nlinear = { from = 0, to = 100 }";
    let text = catalogue("points", &(category("c", "") + &indicator("x", "c", rest)));
    for (whole, value) in
        [("whole", Some("50")), ("das ganze", Some("50")), ("ALL OF IT", Some("50")), ("everything", None)]
    {
        let (_, assessment) = score_on(&text, &format!("indicator,input,value\nx,part,1\nx,{whole},2\n"), AS_OF);
        assert_eq!(fraction(assessment.indicators[0].value.as_ref()).as_deref(), value, "{whole}");
    }
    let wrong = text.replace("id = \"whole\"", "id = \"hole\"");
    let faults = parse("test.toml", wrong.as_bytes()).unwrap_err().diagnostics;
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["unknown-reference"]);
}

/// The findings about a team, by table, line and code, with the persons and trainings that are left.
fn team(rows: &[&str], trainings: &[&str]) -> (Vec<String>, usize, usize) {
    let catalogue = parse("every-key.toml", include_bytes!("../catalogues/every-key.toml")).unwrap();
    let rows: Vec<String> = rows
        .iter()
        .map(|row| if row.contains(';') { (*row).to_owned() } else { format!("{row};lead;1;2020-01-01;3;3") })
        .collect();
    let table = |kind, file: &str, header: &str, rows: String| {
        RawTable::of_text(kind, file, format!("{header}\n{rows}\n").into_bytes())
    };
    let tables = [
        table(TableKind::Evidence, "evidence.csv", "indicator;value", String::new()),
        table(TableKind::Team, "team.csv", "person;role;fte;since;domain;talk", rows.join("\n")),
        table(TableKind::Training, "training.csv", "person;programme;date;days", trainings.join("\n")),
    ];
    let evidence =
        read(&catalogue, &tables, None, ReadingOptions { as_of: AS_OF.parse().unwrap(), decimal: None }).unwrap();
    let told = |finding: &merit::diagnostic::Finding| {
        let place = finding.place.as_ref().unwrap();
        format!("{}:{} {}", place.file, place.line, finding.code)
    };
    let told = evidence.findings.iter().map(told).collect();
    (told, evidence.team.persons.len(), evidence.team.trainings.unwrap().len())
}

#[test]
fn names_are_the_same_alike_or_others() {
    let same = [
        "p1", " P1 ", "P 1", "P\u{A0}1", "P\u{200B}1", "P1\u{200D}", "\u{202E}P1", "Ｐ１", "P\u{AD}1", "P\u{2009}1",
        "𝐏𝟏",
    ];
    let alike = ["Р1", "Pl", "PI", "P-1", "P1.", "P_1", "Ρ1", "P.1"];
    let other = ["P2", "Q1", "P11", "P1a", "1P", "P1 2"];
    for name in same {
        assert_eq!(team(&["P1", name], &[]).0, ["team.csv:3 duplicate-person"], "{name:?}");
    }
    for name in alike {
        assert_eq!(team(&["P1", name], &[]).0, ["team.csv:3 similar-person"], "{name:?}");
    }
    for name in other {
        assert_eq!(team(&["P1", name], &[]).0, Vec::<String>::new(), "{name:?}");
    }
    let pairs: [(&str, &str, &[&str]); 12] = [
        ("Straße", "STRASSE", &["team.csv:3 duplicate-person"]),
        ("Ά", "α\u{301}", &["team.csv:3 duplicate-person"]),
        ("ΣΟΦΟΣ", "σοφος", &["team.csv:3 duplicate-person"]),
        ("σοφοσ", "σοφος", &["team.csv:3 duplicate-person"]),
        ("ﬁx", "FIX", &["team.csv:3 duplicate-person"]),
        ("a\u{323}\u{302}", "a\u{302}\u{323}", &["team.csv:3 duplicate-person"]),
        ("İlk", "i\u{307}lk", &["team.csv:3 duplicate-person"]),
        // In Turkish these are two letters each; whoever types them may not know.
        ("İlk", "ilk", &["team.csv:3 similar-person"]),
        ("Kış", "kiş", &["team.csv:3 similar-person"]),
        ("В1", "B1", &["team.csv:3 similar-person"]),
        ("1.1", "11", &[]),
        ("Person 1 1", "Person 11", &[]),
    ];
    for (first, second, told) in pairs {
        assert_eq!(team(&[first, second], &[]).0, told, "{first:?} {second:?}");
        assert_eq!(team(&[second, first], &[]).0, told, "{second:?} {first:?}");
    }
    for unseen in ["\u{200B}", "\u{AD}\u{2060}", "\u{3164}"] {
        assert_eq!(team(&[unseen], &[]).0, ["team.csv:2 invalid-value"], "{unseen:?}");
    }
    // Who is alike is suggested and not taken for the person.
    let (told, _, count) = team(&["P1"], &["Р1;degree;2026-01-10;2"]);
    assert_eq!((told, count), (vec!["training.csv:2 unknown-person".to_owned()], 0));
}

#[test]
fn a_training_that_stands_twice_counts_once() {
    let twice = |second: &str| team(&["P1", "P2"], &["P1;degree;2026-01-10;2", second]);
    for second in ["P1;degree;2026-01-10;2", "p1;Studium;10.01.2026;3", "P\u{A0}1;DEGREE;2026-1-10;2"] {
        assert_eq!(twice(second), (vec!["training.csv:3 duplicate-training".to_owned()], 2, 1), "{second}");
    }
    for second in ["P2;degree;2026-01-10;2", "P1;course;2026-01-10;2", "P1;degree;2026-01-11;2"] {
        assert_eq!(twice(second), (Vec::new(), 2, 2), "{second}");
    }
    let others = ["P1;Talk;2026-01-10;1", "P1;talk ;2026-01-10;1", "P1;Walk;2026-01-10;1"];
    let (told, _, count) = team(&["P1"], &others);
    let told: Vec<&str> = told.iter().map(String::as_str).filter(|told| !told.ends_with("unknown-programme")).collect();
    assert_eq!((told, count), (vec!["training.csv:3 duplicate-training"], 2));
}

#[test]
fn what_a_team_can_hardly_have_done_is_told() {
    let row = |fte: &str, since: &str, rating: &str| format!("P1;lead;{fte};{since};{rating};{rating}");
    let cases: [(String, &[&str]); 6] = [
        (row("0", "2020-01-01", "3"), &["team.csv:2 zero-fte"]),
        (row("0", "2020-01-01", "0"), &[]),
        (row("0,01", "2020-01-01", "3"), &[]),
        (row("1", "1800-01-01", "3"), &["team.csv:2 implausible-date"]),
        (row("1", "1966-11-22", "3"), &["team.csv:2 implausible-date"]),
        (row("1", "1966-11-23", "3"), &[]),
    ];
    for (row, told) in cases {
        assert_eq!(team(&[&row], &[]).0, told, "{row}");
    }
    let days: [(&[&str], &[&str]); 5] = [
        (&["P1;degree;2026-01-10;100"], &[]),
        (&["P1;degree;2026-01-10;100,5"], &["training.csv:2 implausible-days"]),
        (
            &["P1;degree;2026-01-10;60", "P1;course;2026-02-10;60", "P1;course;2026-03-10;60"],
            &["training.csv:3 implausible-days"],
        ),
        (&["P1;degree;2026-01-10;60", "P1;course;2025-11-23;60"], &[]),
        (&["P1;degree;1900-01-01;2"], &["training.csv:2 implausible-date"]),
    ];
    for (trainings, told) in days {
        assert_eq!(team(&["P1"], trainings).0, told, "{trainings:?}");
    }
}

#[test]
fn a_date_of_another_century_is_told() {
    let text = catalogue(
        "points",
        &(category("all", "")
            + &indicator(
                "a",
                "all",
                "measure = \"since\"\nunit = \"years\"\npoints = 1\nsteps = [ { from = 1, points = 1 } ]",
            )),
    );
    for (date, told) in
        [("1800-01-01", true), ("1900-01-01", true), ("1906-11-22", true), ("1906-11-23", false), ("2026-11-23", false)]
    {
        let (_, assessment) = score(&text, &[("a", date)]);
        let codes: Vec<&str> = assessment.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, if told { vec!["implausible-date"] } else { vec![] }, "{date}");
        assert_eq!(assessment.indicators[0].status, Status::Scored, "{date}");
    }
}

/// Columns, indicators, inputs, options, roles and programmes go by their names however those are typed.
#[test]
fn what_a_catalogue_names_is_found_however_it_is_typed() {
    let catalogue = parse("every-key.toml", include_bytes!("../catalogues/every-key.toml")).unwrap();
    let evidence = "ＩＮＤＩＫＡＴＯＲ;An\u{AD}gabe;\u{FEFF}We\u{200B}rt\n\
        MEM\u{200D}BERS;;30\nplan;\u{A0}ZIELE;Ｊａ\nplan;BUDGET;ne\u{AD}in\ncontrolling;;MON\u{200B}ATLICH\n";
    let team = "person;ROLLE;vza\u{308};SEIT;Ｆachkenntnis;auf\u{AD}treten\nP1;LEI\u{200B}TUNG;1;2020-01-01;3;3\n";
    let training = "person;pro\u{AD}gramm;datum;ＴＡＧＥ\np1;STU\u{AD}DIUM;2026-01-10;2\n";
    let table = |kind, text: &str| RawTable::of_text(kind, "t.csv", text.as_bytes().to_vec());
    let tables =
        [table(TableKind::Evidence, evidence), table(TableKind::Team, team), table(TableKind::Training, training)];
    let evidence =
        read(&catalogue, &tables, None, ReadingOptions { as_of: AS_OF.parse().unwrap(), decimal: None }).unwrap();
    assert_eq!(
        evidence.findings.iter().map(|finding| (finding.code, finding.place.clone())).collect::<Vec<_>>(),
        Vec::new()
    );
    let assessment = assess(&catalogue, evidence, &Documents::new(), AS_OF.parse().unwrap());
    let scored =
        catalogue.indicators.iter().zip(&assessment.indicators).filter(|(_, one)| one.status == Status::Scored);
    let scored: Vec<&str> = scored.map(|(indicator, _)| indicator.id.as_str()).collect();
    for id in ["members", "plan", "controlling", "team-qualification", "lead"] {
        assert!(scored.contains(&id), "{id}: {scored:?}");
    }
}

#[test]
fn a_name_like_a_real_one_is_told() {
    let real = [
        "Anna Müller",
        "Müller, Anna",
        "müller, anna",
        "Dr. Anna Müller",
        "Prof. Dr.-Ing. A. Müller",
        "Frau Müller",
        "Dr. Müller",
        "A. Müller",
        "Müller A.",
        "Jean-Luc O’Neill",
        "Anna von der Heide",
        "ANNA MÜLLER",
        "Anna\u{A0}Mu\u{308}ller",
        "Anna_Müller",
        "Anna.Müller",
        "Anna Müller 2",
        "anna.mueller@example.org",
        "Анна Иванова",
        "Anna\u{200B} Müller",
    ];
    for name in real {
        assert_eq!(team(&[name], &[]).0, ["team.csv:2 real-name"], "{name:?}");
    }
    let pseudonyms = [
        "P1",
        "Person 1",
        "Person A",
        "Person Eins",
        "Leitung",
        "Leitung Nord",
        "Cluster Manager",
        "Cluster-Managerin Süd",
        "N. N.",
        "MA 01",
        "A.1",
        "Anna",
        "blauer Wal",
        "XY",
        "P-1",
    ];
    for name in pseudonyms {
        assert_eq!(team(&[name], &[]).0, Vec::<String>::new(), "{name:?}");
    }
    // Once for a person of the team, else in the training.
    let (told, ..) = team(&["Anna Müller"], &["anna müller;degree;2026-01-10;2", "Eva Klein;degree;2026-01-10;2"]);
    assert_eq!(told, ["team.csv:2 real-name", "training.csv:3 unknown-person", "training.csv:3 real-name"]);
}

/// What a cell of a file with decimal commas is read as: its number, and the codes of
/// what is to be said of it; `None` for the number where it is invalid.
fn read_in_german(measure: &str, values: &[&str]) -> (Option<String>, Vec<&'static str>) {
    let text = catalogue("points", &(category("c", "") + &indicator("x", "c", measure)));
    let inputs = if values.len() > 1 { ["a", "b"] } else { ["", ""] };
    let rows: String = inputs.iter().zip(values).map(|(input, value)| format!("x;{input};{value}\n")).collect();
    let (_, assessment) = score_on(&text, &format!("indicator;input;value\n{rows}"), AS_OF);
    let codes = assessment.findings.iter().map(|finding| finding.code);
    let value = assessment.indicators[0].value.as_ref();
    (value.map(Exact::fraction), codes.filter(|code| *code != "documents-missing").collect())
}

#[test]
fn a_percentage_that_may_be_a_fraction_of_one_is_told_in_text_too() {
    let percent = "measure = \"percent\"\npoints = 1\nlinear = { from = 0, to = 100 }";
    let doubt = ["fraction-or-percent"].as_slice();
    for (value, number, codes) in [
        ("0,45", "9/20", doubt),
        ("0.45", "9/20", &["other-decimal-sign", "fraction-or-percent"]),
        ("0,999999", "999999/1000000", doubt),
        ("0,45 %", "9/20", &[]),
        ("0,45%", "9/20", &[]),
        ("0", "0", &[]),
        ("1", "1", &[]),
        ("1,0", "1", &[]),
        ("45", "45", &[]),
        ("45 %", "45", &[]),
        ("45,00\u{a0}%", "45", &[]),
        ("45\u{202f}%", "45", &[]),
        ("45 Prozent", "45", &[]),
    ] {
        assert_eq!(read_in_german(percent, &[value]), (Some(number.to_owned()), codes.to_vec()), "{value}");
    }
}

#[test]
fn units_that_spreadsheets_write_beside_numbers_are_read_where_they_fit() {
    let scale = "points = 1\nlinear = { from = 0, to = 1 }";
    let number = |unit: &str| format!("measure = \"number\"\nunit = \"{unit}\"\n{scale}");
    let bare = format!("measure = \"number\"\n{scale}");
    let (euros, members, hundredths) = (number("EUR"), number("Mitglieder"), number("%"));
    let (area, share) = (number("m2"), format!("measure = \"share\"\nof = [\"a\", \"b\"]\n{scale}"));
    let wrong = ["wrong-unit"].as_slice();
    let invalid = ["invalid-value"].as_slice();
    type Case<'c> = (&'c str, &'c [&'c str], Option<&'c str>, &'c [&'c str]);
    let cases: Vec<Case<'_>> = vec![
        (&euros, &["61.500 €"], Some("61500"), &["ambiguous-number"]),
        (&euros, &["61.500,00 €"], Some("61500"), &[]),
        (&euros, &["1.061.500 €"], Some("1061500"), &[]),
        (&euros, &["61500\u{a0}Euro"], Some("61500"), &[]),
        (&euros, &["€ 61500"], Some("61500"), &[]),
        (&euros, &["-61500 €"], Some("-61500"), &[]),
        (&euros, &["-€61500"], Some("-61500"), &[]),
        (&euros, &["EUR -61500"], Some("-61500"), &[]),
        (&euros, &["61500€"], Some("61500"), &[]),
        (&euros, &["61500 $"], None, wrong),
        (&euros, &["61500 Mitglieder"], None, invalid),
        (&euros, &["€ 61500 €"], None, invalid),
        (&euros, &["€"], None, invalid),
        (&euros, &["-   €"], None, invalid),
        (&euros, &["61500 %"], None, invalid),
        (&members, &["58 Mitglieder"], Some("58"), &[]),
        (&members, &["58 MITGLIEDER"], Some("58"), &[]),
        (&members, &["58 €"], None, wrong),
        (&members, &["58 Personen"], None, invalid),
        (&hundredths, &["45 %"], Some("45"), &[]),
        (&area, &["45 m2"], Some("45"), &[]),
        (&area, &["45 m3"], None, invalid),
        (&bare, &["61500 €"], Some("61500"), &[]),
        (&bare, &["45 %"], None, invalid),
        (&share, &["20 €", "80 €"], Some("25"), &[]),
        (&share, &["20 €", "80 EUR"], Some("25"), &[]),
        (&share, &["20 €", "80"], Some("25"), &[]),
        (&share, &["20 €", "80 $"], None, wrong),
        (&share, &["20 %", "80"], None, invalid),
    ];
    for (measure, values, number, codes) in cases {
        assert_eq!(
            read_in_german(measure, values),
            (number.map(str::to_owned), codes.to_vec()),
            "{measure} {values:?}"
        );
    }
}

#[test]
fn a_byte_that_keeps_a_table_from_being_utf_8_is_told_with_its_line() {
    let text = catalogue("points", &(category("c", "") + &direct("x", "c", "9", "")));
    let catalogue = parse("test.toml", text.as_bytes()).unwrap();
    let as_of: Date = AS_OF.parse().unwrap();
    let lines = |bytes: &[u8]| {
        let raw = RawTable::of_text(TableKind::Evidence, "evidence.csv", bytes.to_vec());
        let evidence = read(&catalogue, &[raw], None, ReadingOptions { as_of, decimal: None }).unwrap();
        let findings = evidence.findings.iter().filter(|finding| finding.code == "mixed-encoding");
        findings.map(|finding| finding.place.as_ref().unwrap().line).collect::<Vec<_>>()
    };
    let (utf_8, stray) = ("Förderung".as_bytes(), b"F\xF6rderung".as_slice());
    let table = |cells: [&[u8]; 2], end: &str| {
        let head = ["indicator;value;note", end, "x;5;"].concat();
        [head.as_bytes(), cells[0], end.as_bytes(), b"x;;", cells[1], end.as_bytes()].concat()
    };
    for end in ["\n", "\r\n", "\r"] {
        assert_eq!(lines(&table([utf_8, stray], end)), [3], "{end:?}");
        assert_eq!(lines(&table([stray, utf_8], end)), [2], "{end:?}");
    }
    assert_eq!(lines(&table([utf_8, utf_8], "\n")), Vec::<usize>::new());
    assert_eq!(lines(&table([stray, stray], "\n")), Vec::<usize>::new());
    assert_eq!(lines(&table([b"plain", stray], "\n")), Vec::<usize>::new());
    // A byte-order mark says UTF-8, and is none of the header.
    assert_eq!(lines(&[b"\xEF\xBB\xBF".as_slice(), &table([b"plain", stray], "\n")].concat()), [3]);
    // Letters that Windows-1252 has side by side, too: CAFÉ with a closing quotation mark.
    assert_eq!(lines(&table([b"\x93CAF\xC9\x94", stray], "\n")), Vec::<usize>::new());
}
