//! The worked examples of the built-in catalogues: they come out, they stand on
//! both sides of every border, and a figure that is changed does not pass unseen.

use merit::catalogue::{BUILT_IN, Catalogue, Example, built_in, parse};
use merit::diagnostic::Severity;
use merit::lint::{CheckedCatalogue, check};
use merit::number::Exact;
use std::collections::BTreeSet;

fn checked(text: &str) -> CheckedCatalogue {
    check("catalogue.toml", text.as_bytes(), |_, _| panic!("built-in examples have no folders"))
}

fn read(id: &str) -> Catalogue {
    parse(id, built_in(id).unwrap().text.as_bytes()).unwrap()
}

/// The examples that do not come out any more.
fn differing(text: &str) -> BTreeSet<String> {
    let example_at = |place: usize| {
        let end = text[place..].find('\n').map_or(text.len(), |length| place + length);
        let (_, example) = text[..end].rsplit_once("[[example]]\nid = \"").unwrap();
        example.split_once('"').unwrap().0.to_owned()
    };
    let found = checked(text).diagnostics.into_iter();
    // A figure that is taken away may leave another one without effect.
    let errors = found.filter(|found| found.severity == Severity::Error);
    errors
        .map(|found| {
            assert_eq!(found.code, "example-differs");
            example_at(found.labels[0].span.start)
        })
        .collect()
}

#[test]
fn nothing_is_wrong_with_any_built_in_catalogue() {
    for built_in in BUILT_IN {
        let checked = checked(built_in.text);
        assert!(checked.diagnostics.is_empty(), "{}: {:#?}", built_in.id, checked.diagnostics);
        let examples = checked.catalogue.unwrap().examples;
        assert!(examples.len() >= 10, "{}", built_in.id);
        for example in &examples {
            assert!(example.title.as_ref().is_some_and(|title| title.languages().len() == 2), "{}", example.id);
            assert!(example.award.is_some(), "{}: {} expects no award", built_in.id, example.id);
        }
    }
}

#[test]
fn every_label_is_awarded_in_one_example_and_missed_in_another() {
    for built_in in BUILT_IN {
        let catalogue = read(built_in.id);
        let awards: Vec<Option<usize>> = catalogue.examples.iter().filter_map(|example| example.award).collect();
        for (index, label) in catalogue.labels.iter().enumerate().filter(|(_, label)| label.award) {
            assert!(awards.contains(&Some(index)), "{}: {} is never awarded", built_in.id, label.id);
            let lower = |award: &Option<usize>| award.is_none_or(|award| award > index);
            assert!(awards.iter().any(lower), "{}: {} is always awarded", built_in.id, label.id);
        }
    }
}

#[test]
fn every_figure_of_a_label_is_hit_exactly_and_missed_by_a_hair() {
    let hair = Exact::from(1).divided_by(&Exact::from(10)).unwrap();
    for built_in in BUILT_IN {
        let catalogue = read(built_in.id);
        for (index, label) in catalogue.labels.iter().enumerate() {
            let percent: fn(&Example) -> Option<&Exact> = |example| example.percent.as_ref();
            let points: fn(&Example) -> Option<&Exact> = |example| example.points.as_ref();
            for (least, of) in [(&label.min_percent, percent), (&label.min_points, points)] {
                let Some(least) = least else { continue };
                let figures = |is_awarded: bool| {
                    let awarded = move |example: &&Example| (example.award == Some(Some(index))) == is_awarded;
                    catalogue.examples.iter().filter(awarded).filter_map(of)
                };
                assert!(figures(true).any(|figure| figure == least), "{}: {}", built_in.id, label.id);
                let is_just_below = |figure: &Exact| figure < least && *figure > least - &hair;
                assert!(figures(false).any(is_just_below), "{}: {}", built_in.id, label.id);
            }
        }
    }
}

#[test]
fn no_minimum_can_go_unseen() {
    for built_in in BUILT_IN {
        let mut minimums = 0;
        for (place, _) in built_in.text.match_indices("\nminimum = ") {
            let rest = &built_in.text[place + 1..];
            let text = format!("{}{}", &built_in.text[..place], &rest[rest.find('\n').unwrap()..]);
            assert_ne!(differing(&text), BTreeSet::new(), "{}: without {}", built_in.id, &rest[..12]);
            minimums += 1;
        }
        assert!(minimums >= 5, "{}", built_in.id);
    }
}

/// A figure as it is written, as it is changed, and the examples that then differ.
#[rustfmt::skip]
const CHANGES: &[(&str, &str, &str, &str)] = &[
    ("cluster-exzellenz-bw", "min-percent = 80", "min-percent = 80.001",
        "exactly-80 not-applicable-at-80 undocumented"),
    ("cluster-exzellenz-bw", "min-percent = 80", "min-percent = 79.99", "rounded-80"),
    ("cluster-exzellenz-bw", "min-percent = 80", "min-percent = 79.9", "rounded-80 one-contact-fewer"),
    ("cluster-exzellenz-bw", "{ from = 15, points = 2 }", "{ from = 14, points = 2 }", "few-members"),
    ("cluster-exzellenz-bw", "up-to = 95, points = 3 }", "up-to = 94.9, points = 3 }", "two-others"),
    ("cluster-exzellenz-bw", "up-to = 100, points = 1 }", "up-to = 100, points = 3 }", "one-other"),
    ("cluster-exzellenz-bw", "per = 100\n", "per = 101.7\n", "a-post-for-more"),
    ("cluster-exzellenz-bw", "per = 100\n", "per = 99.9\n", "a-post-for-20"),
    ("ecei", "min-points = 120", "min-points = 120.001", "exactly-120 undocumented"),
    ("ecei", "min-percent = 80\nmin-points = 120", "min-points = 119.98",
        "rounded-120 silver-24-months silver-18-months too-late too-early two-improvements"),
    ("ecei", "{ from = 18, up-to = 24,", "{ from = 17, up-to = 24,", "too-early"),
    ("ecei", "{ from = 18, up-to = 24,", "{ from = 19, up-to = 24,",
        "silver-18-months minimums-only unanswered-beside-silver"),
    ("ecei", "{ from = 18, up-to = 24,", "{ from = 18, up-to = 25,", "too-late"),
    ("ecei", "{ from = 18, up-to = 24,", "{ from = 18, up-to = 23,", "silver-24-months"),
    ("ecei", "steps = [ { from = 3, points = 1 } ]", "steps = [ { from = 2, points = 1 } ]", "two-improvements"),
    ("ecei", "min-answered-percent = 100", "min-answered-percent = 96", "one-unanswered"),
    ("ecei", "\"publicity\", \"success-stories\",\n", "\"publicity\", \"success-stories\", \"improvement-areas\",\n",
        "silver-unanswered"),
    ("clusterdatenbank-bw", "steps = [ { from = 4, points = 1 } ]", "steps = [ { from = 3, points = 1 } ]",
        "no-address"),
    ("clusterdatenbank-bw", "steps = [ { from = 12, points = 1 } ]", "steps = [ { from = 11, points = 1 } ]",
        "eleven-partners"),
    ("clusterdatenbank-bw", "steps = [ { from = 50, points = 1 } ]", "steps = [ { from = 47, points = 1 } ]",
        "few-companies"),
    ("eccp-profile", "steps = [ { from = 0.5, points = 1 } ]", "steps = [ { from = 0.49, points = 1 } ]",
        "small-team small-team-recognised"),
    ("eccp-profile", "steps = [ { from = 15, points = 1 } ]", "steps = [ { from = 14, points = 1 } ]", "few-members"),
    ("eccp-profile", "steps = [ { from = 2, points = 1 } ]", "steps = [ { from = 1, points = 1 } ]", "companies-only"),
    ("eccp-profile", "minimums = { programme-recognition = 1 }\n", "",
        "small-team german-only few-members companies-only no-public-body nothing"),
];

#[test]
fn a_changed_figure_is_seen_in_the_example_about_it() {
    for (id, written, changed, examples) in CHANGES {
        let text = built_in(id).unwrap().text;
        assert_eq!(text.matches(written).count(), 1, "{id}: {written}");
        let told = differing(&text.replace(written, changed));
        let expected = examples.split(' ').map(str::to_owned).collect();
        assert_eq!(told, expected, "{id}: {written} -> {changed}");
    }
}

/// The smallest catalogue with a team, and an example whose team and training are these.
fn small(rows: &str) -> String {
    let catalogue = r#"format = 1
[catalogue]
id = "small"
version = "1"
title = "Small"
publisher = "Nobody"
aggregate = "points"
[[category]]
id = "all"
title = "All"
[qualification]
[[qualification.programme]]
id = "seminar"
title = "Seminar"
[[indicator]]
id = "learning"
category = "all"
title = "Learning"
measure = "team"
metric = "trained"
points = 4
linear = { from = 0, to = 100 }
basis = "assumed"
rationale = "An example."
[[indicator]]
id = "staff"
category = "all"
title = "Staff"
measure = "team"
metric = "fte"
points = 4
linear = { from = 0, to = 1 }
basis = "assumed"
rationale = "An example."
[[example]]
id = "first"
as-of = 2026-11-23
"#;
    format!("{catalogue}{rows}\n")
}

#[test]
fn a_team_or_a_training_without_rows_can_be_said() {
    let text =
        small("team = [ { person = \"P1\", fte = 1 } ]\ntraining = []\nindicators = { learning = 0, staff = 4 }");
    assert_eq!(differing(&text), BTreeSet::new());
    let text = text.replace("{ person = \"P1\", fte = 1 }", "").replace("staff = 4", "staff = 0");
    // Without a person the evidence is missing, which earns nothing.
    assert_eq!(differing(&text), BTreeSet::new());
}

#[test]
fn a_wrong_row_is_told_where_it_stands_and_once() {
    let text = small(
        "team = [
  { person = \"P1\", fte = 1 },
  { person = \"P2\", fte = -1 },
]
training = [ { person = \"P1\", programme = \"seminar\", date = \"spring\" } ]
points = 4
[[example]]
id = \"second\"
as-of = 2026-11-23
like = \"first\"
training = [ { person = \"P1\", programme = \"seminar\", date = 2026-01-01 } ]
points = 8",
    );
    let checked = checked(&text);
    let spans = checked.diagnostics.iter().map(|found| &text[found.labels[0].span.clone()]);
    insta::assert_snapshot!(spans.collect::<Vec<_>>().join("\n"));
}
