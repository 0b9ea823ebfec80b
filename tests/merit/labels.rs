//! What labels ask for beyond figures over their scope: floors of single categories, other labels of which one is
//! enough, and conditions with a name that are never awarded. The worked cases are those of real rule books.

use crate::support::run::{parts, said, text};
use jiff::civil::Date;
use merit::assess::{Assessment, Documents, assess};
use merit::catalogue::{Catalogue, parse};
use merit::evidence::{RawTable, ReadingOptions, TableKind, read};
use merit::lint::{ExampleOutcome, check};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const AS_OF: &str = "2026-11-23";

fn catalogue(head: &str, rest: &str) -> String {
    format!("format = 1\n[catalogue]\nid = \"test\"\nversion = \"1\"\ntitle = \"Test\"\n{head}\n{rest}")
}

const FOUNDED: &str = "basis = \"assumed\"\nrationale = \"A test.\"\n";

fn label(id: &str, conditions: &str) -> String {
    format!("[[label]]\nid = \"{id}\"\ntitle = \"Label {id}\"\n{conditions}\n{FOUNDED}")
}

fn category(id: &str) -> String {
    format!("[[category]]\nid = \"{id}\"\ntitle = \"Category {id}\"\n")
}

/// An indicator whose points are its value, up to `most`.
fn direct(id: &str, category: &str, most: &str, rest: &str) -> String {
    format!(
        "[[indicator]]\nid = \"{id}\"\ncategory = \"{category}\"\ntitle = \"Indicator {id}\"\nmeasure = \"number\"\n\
         points = {most}\nlinear = {{ from = 0, to = {most} }}\n{rest}\n{FOUNDED}"
    )
}

fn choice(id: &str, category: &str, rest: &str) -> String {
    let option = |id: &str, points: u8| {
        format!("[[indicator.option]]\nid = \"{id}\"\ntitle = \"Option {id}\"\npoints = {points}\n")
    };
    format!(
        "[[indicator]]\nid = \"{id}\"\ncategory = \"{category}\"\ntitle = \"Indicator {id}\"\nmeasure = \"choice\"\n\
         points = 5\n{rest}\n{FOUNDED}{}{}{}",
        option("weak", 1),
        option("medium", 3),
        option("strong", 5)
    )
}

fn yes_no(id: &str, category: &str, rest: &str) -> String {
    format!(
        "[[indicator]]\nid = \"{id}\"\ncategory = \"{category}\"\ntitle = \"Indicator {id}\"\nmeasure = \"yes-no\"\n\
         points = 1\n{rest}\n{FOUNDED}"
    )
}

fn score(toml: &str, rows: &[(&str, &str)]) -> (Catalogue, Assessment) {
    let catalogue =
        parse("test.toml", toml.as_bytes()).unwrap_or_else(|invalid| panic!("{toml}\n{:#?}", invalid.diagnostics));
    let as_of: Date = AS_OF.parse().unwrap();
    let rows: String = rows.iter().map(|(id, value)| format!("{id},{value}\n")).collect();
    let table = format!("indicator,value\n{rows}").into_bytes();
    let raw = RawTable::of_text(TableKind::Evidence, "evidence.csv", table);
    let evidence = read(&catalogue, &[raw], None, ReadingOptions { as_of, decimal: None }).unwrap();
    let assessment = assess(&catalogue, evidence, &Documents::new(), as_of);
    (catalogue, assessment)
}

/// The id of the award, or a dash.
fn award(toml: &str, rows: &[(&str, &str)]) -> String {
    let (catalogue, assessment) = score(toml, rows);
    assessment.award.map_or_else(|| "-".to_owned(), |label| catalogue.labels[label].id.clone())
}

fn reached(toml: &str, rows: &[(&str, &str)]) -> Vec<bool> {
    score(toml, rows).1.labels.iter().map(|label| label.reached).collect()
}

/// The codes of what `catalogue check` finds.
fn found(toml: &str) -> Vec<String> {
    let checked = check("test.toml", toml.as_bytes(), |_, _| ExampleOutcome::Unreadable(Vec::new()));
    checked.diagnostics.iter().map(|found| found.code.to_owned()).collect()
}

#[test]
fn a_floor_holds_for_its_category_alone_and_is_passed_over_where_nothing_applies() {
    let rest = category("p")
        + &category("q")
        + &category("w")
        + &direct("xp", "p", "10", "optional = true")
        + &direct("yp", "p", "10", "weight = 0\noptional = true")
        + &direct("xq", "q", "3", "weight = 0.5")
        + &direct("xw", "w", "4", "weight = 0\noptional = true");
    let floors = |floors: &str| catalogue("", &(label("l", &format!("floors = [{floors}]")) + &rest));
    let of = |floor: &str, rows: &[(&str, &str)]| reached(&floors(floor), rows) == [true];
    for (p, expected) in [("5", true), ("4.9999999999", false), ("0", false), ("10", true)] {
        for floor in ["{ category = \"p\", percent = 50 }", "{ category = \"p\", points = 5 }"] {
            assert_eq!(of(floor, &[("xp", p), ("yp", "10"), ("xq", "0"), ("xw", "0")]), expected, "{floor} {p}");
        }
    }
    // Weighted points: half of 3.
    for (q, expected) in [("2", true), ("1.999", false)] {
        assert_eq!(of("{ category = \"q\", points = 1 }", &[("xq", q)]), expected, "{q}");
    }
    // Nothing of it applies; something applies and counts nothing; missing is 0 points.
    let absent = [("xp", "n/a"), ("yp", "n/a")];
    for floor in ["{ category = \"p\", percent = 100 }", "{ category = \"p\", points = 10 }"] {
        assert!(of(floor, &absent), "{floor}");
        assert!(!of(floor, &[("xp", "n/a"), ("yp", "10")]), "{floor}");
        assert!(!of(floor, &[]), "{floor}");
    }
    for floor in ["{ category = \"w\", percent = 0 }", "{ category = \"w\", points = 0 }"] {
        assert!(!of(floor, &[("xw", "4")]), "{floor}");
        assert!(of(floor, &[("xw", "n/a")]), "{floor}");
    }
    // All of several must hold, points and percent of one category too.
    let both =
        "{ category = \"p\", percent = 50 }, { category = \"p\", points = 6 }, { category = \"q\", percent = 1 }";
    assert!(of(both, &[("xp", "6"), ("xq", "1")]));
    assert!(!of(both, &[("xp", "5.5"), ("xq", "1")]));
    assert!(!of(both, &[("xp", "6"), ("xq", "0")]));
    // Over the label's scope.
    let scoped = label("l", "indicators = [\"xp\"]\nfloors = [{ category = \"p\", percent = 50 }]");
    assert_eq!(reached(&catalogue("", &(scoped + &rest)), &[("xp", "5"), ("xq", "0")]), [true]);
}

#[test]
fn one_of_several_labels_is_enough_through_any_number_of_others() {
    let rest = category("k") + &direct("a", "k", "1", "") + &direct("b", "k", "1", "") + &direct("c", "k", "1", "");
    let of = |id: &str| label(&format!("l{id}"), &format!("award = false\nminimums = {{ {id} = 1 }}"));
    let top = label("top", "requires = [\"lc\"]\nrequires-any = [\"either\", \"la\"]");
    let either = label("either", "award = false\nrequires-any = [\"lb\", \"la\"]");
    let toml = catalogue("", &(top + &either + &of("a") + &of("b") + &of("c") + &rest));
    for bits in 0..8_u8 {
        let given = |bit: u8| if bits & (1 << bit) == 0 { "0" } else { "1" };
        let (a, b, c) = (given(0) == "1", given(1) == "1", given(2) == "1");
        let rows = [("a", given(0)), ("b", given(1)), ("c", given(2))];
        let is_top = (a || b) && c;
        assert_eq!(reached(&toml, &rows), [is_top, a || b, a, b, c], "{bits:b}");
        assert_eq!(award(&toml, &rows), if is_top { "top" } else { "-" }, "{bits:b}");
    }
}

#[test]
fn what_is_never_awarded_is_reached_and_no_award() {
    let rest = category("k") + &direct("a", "k", "10", "");
    let labels = label("best", "award = false\nmin-points = 9")
        + &label("gold", "min-points = 8\nrequires = [\"base\"]")
        + &label("base", "award = false\nmin-points = 2")
        + &label("silver", "min-points = 5");
    let toml = catalogue("", &(labels + &rest));
    for (points, expected) in [("10", "gold"), ("8", "gold"), ("7", "silver"), ("4", "-")] {
        assert_eq!(award(&toml, &[("a", points)]), expected, "{points}");
    }
    // A catalogue of conditions alone scores and awards nothing.
    let alone = catalogue("", &(label("base", "award = false\nmin-points = 2") + &rest));
    assert_eq!((award(&alone, &[("a", "9")]), reached(&alone, &[("a", "9")])), ("-".to_owned(), vec![true]));
}

/// Portugal's competitiveness clusters (rule book 4), before its rounding.
fn portugal() -> String {
    let a1: String = (1..=5).map(|index| choice(&format!("a1-{index}"), "quality", "weight = 0.06")).collect();
    let a = choice("a2", "quality", "weight = 0.12") + &choice("a3", "quality", "weight = 0.18");
    let b = direct("b", "impact", "5", "weight = 0.4");
    let floors = "floors = [ { category = \"quality\", points = 1.8 }, { category = \"impact\", points = 1.2 } ]";
    catalogue("", &(label("eligible", floors) + &category("quality") + &category("impact") + &a1 + &a + &b))
}

#[test]
fn the_worked_cases_of_portugals_clusters_hold() {
    let rows = |weak: usize, a3: &'static str, b: &'static str| {
        let of = |index: usize| if index < weak { "weak" } else { "medium" };
        let ids = ["a1-1", "a1-2", "a1-3", "a1-4", "a1-5"];
        let a1 = ids.into_iter().enumerate().map(|(index, id)| (id, of(index)));
        a1.chain([("a2", "medium"), ("a3", a3), ("b", b)]).collect::<Vec<_>>()
    };
    for (weak, a3, b, points, expected) in [
        (0, "medium", "3", "3", "eligible"),
        (1, "medium", "5", "92/25", "-"),
        (1, "strong", "3", "81/25", "eligible"),
        (0, "medium", "2.99", "749/250", "-"),
    ] {
        let (_, assessment) = score(&portugal(), &rows(weak, a3, b));
        assert_eq!(assessment.score.points.fraction(), points, "{weak} {a3} {b}");
        assert_eq!(award(&portugal(), &rows(weak, a3, b)), expected, "{weak} {a3} {b}");
    }
}

/// The profile on the ECCP (rule book 7), its either-or a minimum of its own.
fn eccp() -> String {
    let labels = label("profile", "requires-any = [\"criteria\", \"recognised\"]")
        + &label(
            "criteria",
            "award = false\nminimums = { fte = 1, website = 1, members = 1, types = 1 }\n\
             floors = [ { category = \"public\", points = 1 } ]",
        )
        + &label("recognised", "award = false\nminimums = { recognition = 1 }");
    let indicators = ["fte", "website", "members", "types"].map(|id| yes_no(id, "own", "")).concat();
    let public = yes_no("public-member", "public", "");
    catalogue(
        "",
        &(labels
            + &category("own")
            + &category("public")
            + &category("programmes")
            + &indicators
            + &public
            + &yes_no("recognition", "programmes", "weight = 0")),
    )
}

#[test]
fn the_worked_cases_of_the_eccp_profile_hold() {
    let all = [("fte", "yes"), ("website", "yes"), ("members", "yes"), ("types", "yes"), ("public-member", "yes")];
    let with = |id: &'static str, value: &'static str| {
        let kept = all.into_iter().filter(move |(other, _)| *other != id);
        kept.chain([(id, value)]).collect::<Vec<_>>()
    };
    assert_eq!(award(&eccp(), &all), "profile");
    assert_eq!(award(&eccp(), &with("members", "no")), "-");
    let recognised: Vec<_> = with("members", "no").into_iter().chain([("recognition", "yes")]).collect();
    assert_eq!(award(&eccp(), &recognised), "profile");
    assert_eq!(award(&eccp(), &with("fte", "no")), "-");
    // No minimum is missed, the floor is.
    let (_, assessment) = score(&eccp(), &with("public-member", "no"));
    let unmet: Vec<&str> =
        assessment.labels[1].conditions.iter().filter(|it| !it.is_met()).map(|it| it.code()).collect();
    assert_eq!(unmet, ["floors"]);
}

/// LEED's levels (rule book 1) without its groups and bonus.
fn leed() -> String {
    let level = |(id, points): (&str, u8)| label(id, &format!("min-points = {points}"));
    let levels = [("platinum", 80), ("gold", 60), ("silver", 50), ("certified", 40)].map(level).concat();
    let credits = direct("energy", "ea", "33", "") + &direct("indoor", "eq", "77", "");
    let prerequisites = yes_no("commissioning", "ea", "weight = 0\nminimum = 1");
    catalogue("", &(levels + &category("ea") + &category("eq") + &credits + &prerequisites))
}

#[test]
fn rule_books_with_alternatives_and_conditions_are_without_false_warnings() {
    for (name, toml) in [("LEED", leed()), ("Portugal", portugal()), ("ECCP", eccp())] {
        assert_eq!(found(&toml), Vec::<String>::new(), "{name}");
    }
    // Labels for different initiatives are no ranks, with a condition that says so.
    let rest = category("k") + &direct("a", "k", "10", "") + &yes_no("existing", "k", "weight = 0");
    let existing = label("existing", "award = false\nminimums = { existing = 1 }");
    let labels = |required: &str| {
        label("gold", "min-points = 8") + &label("bronze", &format!("min-points = 4\n{required}")) + &existing
    };
    assert_eq!(found(&catalogue("", &(labels("requires = [\"existing\"]") + &rest))), Vec::<String>::new());
    // Without one, the lower label asks for what the higher does not.
    let written = labels("minimums = { existing = 1 }");
    assert_eq!(
        found(&catalogue("", &(written + &rest))),
        ["higher-label-easier", "label-never-required"].map(str::to_owned)
    );
}

/// Messages for what is wrong with the keys, in both languages.
#[test]
fn mistakes_are_told_with_their_places_and_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let rest = category("k") + &category("m") + &direct("a", "k", "10", "") + &direct("b", "m", "10", "");
    let mut told = String::new();
    for conditions in [
        "floors = [{ category = \"k\" }]",
        "floors = [{ category = \"k\", percent = 5, points = 1 }]",
        "floors = [{ percent = 50 }]",
        "floors = [{ category = \"c\", percent = 50 }]",
        "floors = [{ category = \"k\", percent = 101 }]",
        "floors = [{ category = \"k\", points = -1 }]",
        "floors = [{ category = \"k\", percent = 50 }, { category = \"k\", percent = 60 }]",
        "indicators = [\"a\"]\nfloors = [{ category = \"m\", percent = 50 }]",
        "floors = { category = \"k\", percent = 50 }",
        "floors = [{ category = \"k\", prozent = 50 }]",
        "requires-any = []",
        "requires-any = [\"silber\"]",
        "requires-any = [\"silver\", \"gold\"]",
        "award = \"no\"",
        "renewed-months = 36",
        "valid-months = 24\nrenewed-months = 0\ngrace-months = 1.5",
    ] {
        let labels = label("gold", conditions) + &label("silver", "min-points = 1");
        fs::write(folder.path().join("c.toml"), catalogue("", &(labels + &rest))).unwrap();
        for language in ["en", "de"] {
            let (code, errors, _) = parts(folder.path(), &["catalogue", "check", "c.toml", "--lang", language]);
            assert_eq!(code, 1, "{conditions}\n{errors}");
            told.push_str(&format!("== {conditions}\n{errors}\n"));
        }
    }
    insta::assert_snapshot!(told);
}

fn dossier(folder: &Path, toml: &str, rows: &[(&str, &str)]) {
    fs::write(folder.join("c.toml"), toml).unwrap();
    fs::create_dir_all(folder.join("d")).unwrap();
    let rows: String = rows.iter().map(|(id, value)| format!("{id},{value}\n")).collect();
    fs::write(folder.join("d/evidence.csv"), format!("indicator,value\n{rows}")).unwrap();
}

/// A label by floors, and one by either of two conditions.
fn ladder() -> String {
    let labels = label(
        "gold",
        "min-percent = 80\nfloors = [{ category = \"k\", percent = 50 }, { category = \"m\", points = 8 }]",
    ) + &label("bronze", "requires-any = [\"strong\", \"broad\"]")
        + &label("strong", "award = false\nfloors = [{ category = \"k\", percent = 90 }]")
        + &label("broad", "award = false\nmin-percent = 40");
    catalogue(
        "",
        &(labels + &category("k") + &category("m") + &direct("a", "k", "10", "") + &direct("b", "m", "10", "")),
    )
}

#[test]
fn every_report_tells_floors_alternatives_and_conditions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    dossier(path, &ladder(), &[("a", "2"), ("b", "3")]);
    let mut told = String::new();
    for language in ["en", "de"] {
        for command in [
            &["assess", "d", "-f", "markdown"][..],
            &["explain", "d"],
            &["plan", "d"],
            &["plan", "d", "--to", "gold"],
            &["robustness", "d"],
        ] {
            let arguments = [command, &["-c", "c.toml", "--as-of", AS_OF, "--lang", language]].concat();
            let (_, output, errors) = parts(path, &arguments);
            told.push_str(&format!("== {} ({language})\n{output}{errors}\n", command.join(" ")));
        }
        told.push_str(&text(path, &["catalogue", "show", "c.toml", "--lang", language]));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn the_json_has_both_sides_and_is_verified_and_explained() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    dossier(path, &ladder(), &[("a", "9"), ("b", "3")]);
    let json: Value =
        serde_json::from_str(&text(path, &["assess", "d", "-c", "c.toml", "--as-of", AS_OF, "-f", "json"])).unwrap();
    let figure = |number: &str, shown: &str| json!({ "exact": number, "shown": shown });
    assert_eq!(json["award"], json!("bronze"));
    let minimums = json!({ "kind": "minimums", "missed": [], "allowed": 0, "met": true });
    assert_eq!(
        json["labels"][0]["conditions"],
        json!([
            { "kind": "min-percent", "required": figure("80", "80.0"), "actual": figure("60", "60.0"), "met": false },
            {
                "kind": "floors",
                "required": [
                    { "category": "k", "percent": figure("50", "50.0") },
                    { "category": "m", "points": figure("8", "8") },
                ],
                "below": ["m"],
                "met": false,
            },
            minimums,
        ])
    );
    assert_eq!(
        json["labels"][1]["conditions"],
        json!([{ "kind": "requires-any", "labels": ["strong", "broad"], "met": true }, minimums])
    );
    let awards: Vec<&Value> = json["labels"].as_array().unwrap().iter().map(|label| &label["award"]).collect();
    assert_eq!(awards, [&Value::Null, &Value::Null, &json!(false), &json!(false)]);
    fs::write(path.join("r.json"), serde_json::to_string(&json).unwrap()).unwrap();
    assert_eq!(parts(path, &["verify", "r.json", "d", "-c", "c.toml"]).0, 0);
    // An award of what is none is a contradiction.
    let altered = serde_json::to_string(&json).unwrap().replace("\"award\":\"bronze\"", "\"award\":\"strong\"");
    fs::write(path.join("altered.json"), altered).unwrap();
    assert_eq!(parts(path, &["verify", "altered.json", "d", "-c", "c.toml"]).0, 1);
    insta::assert_snapshot!(said(path, &["explain", "r.json"]));
}

#[test]
fn changes_of_the_keys_are_told_with_what_they_make_of_dossiers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    dossier(path, &ladder(), &[("a", "9"), ("b", "3")]);
    let changed = ladder()
        .replace("points = 8 }]", "points = 7 }]")
        .replace("requires-any = [\"strong\", \"broad\"]", "requires-any = [\"strong\"]")
        .replace("percent = 90 }]", "percent = 95 }]")
        .replace("award = false\nmin-percent = 40", "min-percent = 40");
    fs::write(path.join("new.toml"), changed).unwrap();
    let mut told = String::new();
    for language in ["en", "de"] {
        let arguments =
            ["catalogue", "diff", "c.toml", "new.toml", "--impact", "d", "--as-of", AS_OF, "--lang", language];
        let (_, output, errors) = parts(path, &arguments);
        told.push_str(&format!("== {language}\n{output}{errors}\n"));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_plan_for_more_ways_than_can_be_looked_at_is_refused_with_the_bound() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let mut labels = String::new();
    let chosen = |stage: usize| format!("\"s{stage}\"");
    let stages: Vec<String> = (0..7).map(chosen).collect();
    labels.push_str(&label("top", &format!("requires = [{}]", stages.join(", "))));
    let mut indicators = String::new();
    for stage in 0..7 {
        labels.push_str(&label(
            &format!("s{stage}"),
            &format!("award = false\nrequires-any = [\"a{stage}\", \"b{stage}\"]"),
        ));
        for side in ["a", "b"] {
            let id = format!("{side}{stage}");
            labels.push_str(&label(&id, &format!("award = false\nminimums = {{ x{id} = 1 }}")));
            indicators.push_str(&direct(&format!("x{id}"), "k", "1", ""));
        }
    }
    dossier(path, &catalogue("", &(labels + &category("k") + &indicators)), &[]);
    let (code, _, errors) = parts(path, &["plan", "d", "-c", "c.toml", "--as-of", AS_OF]);
    assert_eq!(code, 2);
    assert!(errors.contains("more than 64 ways"), "{errors}");
    let plan = text(path, &["plan", "d", "-c", "c.toml", "--as-of", AS_OF, "--to", "s0", "-f", "json"]);
    let plan: Value = serde_json::from_str(&plan).unwrap();
    assert_eq!(plan["changes"].as_array().map(Vec::len), Some(1), "{plan}");
}

/// ECEI's Bronze (rule book 8): two years, renewable for a year after the end, then three years from the old end.
#[test]
fn a_renewed_term_counts_from_the_old_end_until_grace_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let rest = category("k") + &direct("a", "k", "10", "");
    let terms = |terms: &str| catalogue("", &(label("bronze", &format!("min-percent = 50\n{terms}")) + &rest));
    let bronze = "valid-months = 24\nrenewed-months = 36\ngrace-months = 12";
    let validity = |as_of: &str, held: Option<&str>| {
        let mut arguments = vec!["assess", "d", "-c", "c.toml", "-f", "json", "--as-of", as_of];
        arguments.extend(held.into_iter().flat_map(|held| ["--held-until", held]));
        let report = text(path, &arguments);
        // A report says how it came about, and is reproduced.
        fs::write(path.join("r.json"), &report).unwrap();
        assert_eq!(parts(path, &["verify", "r.json", "d", "-c", "c.toml"]).0, 0, "{as_of} {held:?}");
        let report: Value = serde_json::from_str(&report).unwrap();
        let of = &report["validity"];
        let renewed = of["renewal"]["renewed"].as_bool();
        (of["months"].as_u64(), of["until"].as_str().unwrap_or_default().to_owned(), renewed)
    };
    for (keys, as_of, held, expected) in [
        (bronze, "2022-03-15", None, (24, "2024-03-14", None)),
        // Before the end, on the last day of grace, and the day after.
        (bronze, "2023-12-01", Some("2024-03-14"), (36, "2027-03-14", Some(true))),
        (bronze, "2025-03-14", Some("2024-03-14"), (36, "2027-03-14", Some(true))),
        (bronze, "2025-03-15", Some("14.03.2024"), (24, "2027-03-14", Some(false))),
        (bronze, "2025-04-10", Some("2024-03-14"), (24, "2027-04-09", Some(false))),
        // The ends of months.
        (bronze, "2025-02-28", Some("2024-02-29"), (36, "2027-02-28", Some(true))),
        (bronze, "2025-03-01", Some("2024-02-29"), (24, "2027-02-28", Some(false))),
        // Without grace the old end is the last day; without a term of its own it is the same again.
        ("valid-months = 24\nrenewed-months = 36", "2024-03-14", Some("2024-03-14"), (36, "2027-03-14", Some(true))),
        ("valid-months = 24\nrenewed-months = 36", "2024-03-15", Some("2024-03-14"), (24, "2026-03-14", Some(false))),
        ("valid-months = 24\ngrace-months = 12", "2024-06-01", Some("2024-03-14"), (24, "2026-03-14", Some(true))),
        ("valid-months = 24", "2024-03-01", Some("2024-03-14"), (24, "2026-03-14", Some(true))),
    ] {
        dossier(path, &terms(keys), &[("a", "6")]);
        let (months, until, renewed) = expected;
        let expected = (Some(months), until.to_owned(), renewed);
        assert_eq!(validity(as_of, held), expected, "{keys} {as_of} {held:?}");
    }
    // Without an award nothing is renewed.
    dossier(path, &terms(bronze), &[("a", "4")]);
    assert_eq!(validity("2024-06-01", Some("2024-03-14")), (None, String::new(), None));

    // The column of initiatives.csv says it too, in both languages; the option goes before it.
    dossier(path, &terms(bronze), &[("a", "6")]);
    for header in ["initiative;held-until", "Initiative;gültig bis"] {
        fs::write(path.join("d/initiatives.csv"), format!("{header}\nx;14.03.2024\n")).unwrap();
        assert_eq!(validity("2024-06-01", None), (Some(36), "2027-03-14".to_owned(), Some(true)), "{header}");
        assert_eq!(validity("2024-06-01", Some("2020-03-14")).2, Some(false), "{header}");
    }
    let mut told = String::new();
    for language in ["en", "de"] {
        for held in ["2024-03-14", "2023-03-14"] {
            let arguments =
                ["assess", "d", "-c", "c.toml", "--as-of", "2024-06-01", "--held-until", held, "--lang", language];
            told.push_str(&text(path, &arguments));
        }
        told.push_str(&text(path, &["catalogue", "show", "c.toml", "--lang", language]));
    }
    // What is no date is told at its cell.
    fs::write(path.join("d/initiatives.csv"), "initiative;held-until\nx;bald\n").unwrap();
    let (_, _, errors) = parts(path, &["assess", "d", "-c", "c.toml", "--as-of", "2024-06-01"]);
    told.push_str(&errors);
    told.push_str(&said(path, &["assess", "d", "-c", "c.toml", "--held-until", "soon"]));
    insta::assert_snapshot!(told);
}
