//! What `catalogue diff` tells: of two catalogues that differ in every aspect, of
//! each aspect alone, of catalogues that mean the same, and of dossiers.

use crate::support::run::{merit, root};
use merit::catalogue::{Catalogue, parse};
use merit::diff::{CatalogueChange, Significance, compare};
use merit::language::{Arg, Language, Localizer};
use merit::render::terminal::{self, Screen};
use merit::report;
use std::fs;
use std::path::Path;

const BEFORE: &str = include_str!("../catalogues/before.toml");
const AFTER: &str = include_str!("../catalogues/after.toml");
const FACTS: &str = include_str!("../catalogues/facts.toml");
const IMPACT: &str = include_str!("../catalogues/impact.toml");

/// Exit code, standard output and standard error with the folder's name taken out.
fn told(folder: &Path, arguments: &[&str]) -> String {
    let output = merit(folder, arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&*folder.to_string_lossy(), "FOLDER");
    format!("exit {}\n{}{}", output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn read(text: &str) -> Catalogue {
    parse("test.toml", text.as_bytes()).unwrap_or_else(|invalid| panic!("{:#?}\n{text}", invalid.diagnostics))
}

/// The text with one passage replaced, which stands in it.
fn edit(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from:?} is not in the catalogue");
    text.replacen(from, to, 1)
}

fn said(old: &Catalogue, new: &Catalogue, language: Language) -> String {
    let localizer = Localizer::new(language);
    terminal::paint(
        &report::changes(&localizer, (old, new), &compare(old, new), Vec::new()),
        Screen { width: 100, colour: false },
    )
}

#[test]
fn catalogues_that_differ_in_every_aspect() {
    let files = ["catalogue", "diff", "tests/catalogues/before.toml", "tests/catalogues/after.toml"];
    let with = |more: &[&str]| told(root(), &[&files, more].concat());
    insta::assert_snapshot!("every-aspect-en-100", with(&["--lang", "en", "--width", "100"]));
    insta::assert_snapshot!("every-aspect-de-markdown", with(&["--lang", "de", "-f", "markdown"]));
    insta::assert_snapshot!("every-aspect-de-80", with(&["--lang", "de", "--width", "80"]));
}

#[test]
fn a_catalogue_and_itself_are_identical() {
    for text in [BEFORE, AFTER, IMPACT] {
        let catalogue = read(text);
        let comparison = compare(&catalogue, &catalogue);
        assert!(comparison.is_identical && comparison.changes.is_empty(), "{:#?}", comparison.changes);
    }
    let twice = ["catalogue", "diff", "ecei", "ecei", "--lang", "en"];
    assert!(told(root(), &twice).contains("The two catalogues are identical, byte for byte."));
}

#[test]
fn comments_order_of_keys_and_layout_change_no_meaning() {
    let mut text = format!("# Another comment.\n{BEFORE}");
    for (from, to) in [
        ("id = \"reach\"\nversion = \"1\"\n", "version = '1'\nid = \"reach\" # the same\n"),
        ("min-percent = 80\nmin-points = 10\n", "min-points = 10.00\nmin-percent = 80.0\n"),
        ("publisher = \"Nobody\"", "publisher = { de = \"Nobody\", en = \"Nobody\" }"),
        ("title = { de = \"Gold\", en = \"Gold\" }", "title = \"Gold\""),
        ("rationale = \"A test.\"", "rationale = { en = \"A test.\" }"),
        ("indicators = [\"members\", \"reviews\", \"office\"]", "indicators = [\"office\", \"members\", \"reviews\"]"),
        ("points = 5\nminimum = 2\n", "minimum = 2\nweight = 1\nexcellent = 5\noptional = false\npoints = 5\n"),
        ("measure = \"percent\"\n", "measure = \"percent\"\nmin = 0\nmax = 100\n"),
        ("[[indicator.item]]\nid = \"board\"", "\n\n[[indicator.item]]\n  id = \"board\""),
    ] {
        text = edit(&text, from, to);
    }
    let (old, new) = (read(BEFORE), read(&text));
    let comparison = compare(&old, &new);
    assert_eq!(comparison.changes, [] as [CatalogueChange; 0]);
    assert!(!comparison.is_identical);
    let said = said(&old, &new, Language::En);
    assert!(said.contains("The two mean the same; only comments, order of keys or layout differ."), "{said}");
    // The scope of a label that names all indicators is that of one that names none.
    let all = "indicators = [\"members\", \"office\", \"reviews\"]\nminimums";
    let named = edit(IMPACT, "minimums", all);
    assert_eq!(compare(&read(IMPACT), &read(&named)).changes, [] as [CatalogueChange; 0]);
}

/// Every aspect with the passage of `before.toml` that an edit replaces; each
/// edit changes one thing in meaning.
const ASPECTS: [(&str, &str, &str); 74] = [
    ("id of the catalogue", "id = \"reach\"", "id = \"reach-2\""),
    ("version", "version = \"1\"", "version = \"2\""),
    ("title of the catalogue", "en = \"Reach\"", "en = \"Range\""),
    ("publisher", "\"Nobody\"", "\"Somebody\""),
    ("valid-from", "valid-from = 2020-01-01", "valid-from = 2021-01-01"),
    ("valid-until", "valid-until = 2029-12-31\n", ""),
    ("decimals", "decimals = 1", "decimals = 3"),
    ("undocumented", "undocumented = \"warn\"", "undocumented = \"zero\""),
    ("title of a source", "en = \"Handbook\"", "en = \"The handbook\""),
    ("url", "url = \"https://example.org/handbook\"\n", ""),
    ("accessed", "accessed = 2026-01-01", "accessed = 2026-02-02"),
    ("source added", "[[source]]", "[[source]]\nid = \"new\"\ntitle = \"New\"\n\n[[source]]"),
    ("title of a label", "de = \"Gold\"", "de = \"Goldenes Label\""),
    ("min-percent", "min-percent = 80", "min-percent = 80.000001"),
    ("min-points", "min-points = 10\n", ""),
    ("min-category-percent", "min-category-percent = 50", "min-category-percent = 55"),
    ("min-answered-percent", "min-answered-percent = 90", "min-answered-percent = 91"),
    ("open-minimums", "valid-months = 24", "valid-months = 24\nopen-minimums = 1"),
    ("requires", "requires = [\"silver\"]", "requires = [\"silver\", \"starter\"]"),
    ("valid-months of a label", "valid-months = 24\n", ""),
    ("scope of one", "[\"members\", \"reviews\", \"office\"]", "[\"members\", \"reviews\", \"age\"]"),
    ("scope of all", "min-points = 3", "min-points = 3\nindicators = [\"members\", \"office\"]"),
    ("minimum replaced", "minimums = { members = 1 }", "minimums = { members = 1, office = 2 }"),
    ("minimum no longer replaced", "minimums = { members = 1 }\n", ""),
    ("basis of a label", "min-points = 3\nbasis = \"assumed\"", "min-points = 3\nbasis = \"inferred\""),
    ("rationale of a label", "\"A test.\"", "\"Another test.\""),
    (
        "label removed",
        "[[label]]\nid = \"starter\"\ntitle = { de = \"Einstieg\", en = \"Starter\" }\nmin-points = 3\nbasis = \"assumed\"\nsource = \"survey\"\nrationale = \"A test.\"\n",
        "",
    ),
    ("title of a category", "de = \"Strukturen\"", "de = \"Aufbau\""),
    ("number", "number = \"1.1\"", "number = \"1.1.1\""),
    ("title of an indicator", "de = \"Private Mittel\"", "de = \"Private Gelder\""),
    ("id of an indicator, title as it was", "id = \"age\"", "id = \"years\""),
    ("id of an indicator in another case", "id = \"age\"", "id = \"Age\""),
    (
        "category of an indicator",
        "number = \"1.3\"\ncategory = \"structures\"",
        "number = \"1.3\"\ncategory = \"management\"",
    ),
    ("question", "en = \"How many members does the initiative have?\"", "en = \"How many members?\""),
    ("unit", "en = \"members\"", "en = \"firms\""),
    ("unit in another case", "en = \"guests\"", "en = \"Guests\""),
    ("min", "en = \"members\" }\n", "en = \"members\" }\nmin = 0\n"),
    ("max", "en = \"members\" }\n", "en = \"members\" }\nmax = 0.5\n"),
    ("whole", "en = \"members\" }\n", "en = \"members\" }\nwhole = true\n"),
    ("steps", "{ from = 25, points = 4 }", "{ from = 25.0000000000000000001, points = 4 }"),
    ("bands", "up-to = 40", "up-to = 45"),
    ("linear", "to = 50", "to = 40"),
    ("limit of less is better", "up-to = 12.5", "up-to = 12"),
    ("inputs", "of = [\"private\", \"total\"]", "of = [\"total\", \"private\"]"),
    ("factor", "of = [\"visitors\", \"events\"]", "of = [\"visitors\", \"events\"]\nper = 10"),
    ("metric", "metric = \"qualification\"", "metric = \"lead-qualification\""),
    ("period", "unit = \"years\"", "unit = \"months\""),
    ("measure", "measure = \"share\"", "measure = \"ratio\""),
    ("weight", "number = \"1.2\"", "weight = 3\nnumber = \"1.2\""),
    ("minimum", "minimum = 2", "minimum = 3"),
    ("excellent", "minimum = 2", "minimum = 2\nexcellent = 4"),
    ("optional", "minimum = 2", "minimum = 2\noptional = true"),
    ("documents", "minimum = 2", "minimum = 2\ndocuments = 1"),
    ("advice", "en = \"Canvass for members.\"", "en = \"Ask around.\""),
    ("effort", "minimum = 2", "minimum = 2\neffort = 3"),
    (
        "source of an indicator",
        "source = \"survey\"\n\n[[indicator]]\nid = \"reviews\"",
        "source = \"handbook\"\n\n[[indicator]]\nid = \"reviews\"",
    ),
    (
        "points of an option",
        "points = 1\n\n[[indicator]]\nid = \"rules\"",
        "points = 2\n\n[[indicator]]\nid = \"rules\"",
    ),
    ("title of an option", "en = \"seldom\"", "en = \"rarely\""),
    (
        "item added",
        "[[indicator.item]]\nid = \"board\"",
        "[[indicator.item]]\nid = \"minutes\"\ntitle = \"Minutes\"\n\n[[indicator.item]]\nid = \"board\"",
    ),
    ("title of an item", "de = \"Vorstand\"", "de = \"Lenkungskreis\""),
    (
        "points of an indicator",
        "points = 2\nbasis = \"published\"\nsource = \"handbook\"\n\n[[indicator]]\nid = \"age\"",
        "points = 3\nbasis = \"published\"\nsource = \"handbook\"\n\n[[indicator]]\nid = \"age\"",
    ),
    (
        "indicator removed",
        "[[indicator]]\nid = \"turnover\"\nnumber = \"2.5\"\ncategory = \"management\"\ntitle = { de = \"Wechsel im Team\", en = \"Staff turnover\" }\nmeasure = \"percent\"\npoints = 1\nsteps = [{ up-to = 12.5, points = 1 }]\nbasis = \"published\"\nsource = \"handbook\"\n",
        "",
    ),
    ("order of labels", "@order-labels", ""),
    ("order of indicators", "@order-indicators", ""),
    ("rating-max", "rating-max = 4", "rating-max = 5"),
    ("proficient", "proficient = 3", "proficient = 2"),
    ("weigh-persons-by", "\"fte\"", "\"head\""),
    ("weight of a competence", "weight = 30", "weight = 35"),
    ("title of a competence", "de = \"Sprachen\"", "de = \"Fremdsprachen\""),
    (
        "competence removed",
        "[[qualification.competence]]\nid = \"languages\"\ntitle = { de = \"Sprachen\", en = \"Languages\" }\nweight = 10\n",
        "",
    ),
    ("weight of a role", "weight = 2\n", "weight = 1.5\n"),
    ("valid-months of a programme", "valid-months = 60\n", ""),
    (
        "programme added",
        "[[qualification.programme]]",
        "[[qualification.programme]]\nid = \"new\"\ntitle = \"New\"\n\n[[qualification.programme]]",
    ),
    ("aggregate", "decimals = 1", "decimals = 1\naggregate = \"category-weights\""),
];

/// `before.toml` with an aspect changed alone.
fn with_aspect(from: &str, to: &str) -> String {
    let swap = |first: &str, second: &str, end: &str| {
        let (a, b) = (BEFORE.find(first).unwrap(), BEFORE.find(second).unwrap());
        let c = b + BEFORE[b..].find(end).unwrap();
        [&BEFORE[..a], &BEFORE[b..c], &BEFORE[a..b], &BEFORE[c..]].concat()
    };
    match from {
        "@order-labels" => {
            swap("[[label]]\nid = \"gold\"", "[[label]]\nid = \"silver\"", "[[label]]\nid = \"starter\"")
        }
        "@order-indicators" => {
            swap("[[indicator]]\nid = \"age\"", "[[indicator]]\nid = \"turnover\"", "[[indicator]]\nid = \"team\"")
        }
        // Another rule needs weights, and the new ones are told with it.
        "decimals = 1" if to.contains("aggregate") => {
            let text = edit(BEFORE, from, to);
            let text = edit(&text, "en = \"Structures\" }", "en = \"Structures\" }\nweight = 1");
            edit(&text, "en = \"Management\" }", "en = \"Management\" }\nweight = 1")
        }
        _ => edit(BEFORE, from, to),
    }
}

/// What is told of a catalogue and each edit of it, which must be one change.
fn each_alone(before: &str, aspects: &[(&str, &str, &str)], edited: impl Fn(&str, &str) -> String) -> String {
    let old = read(before);
    let (english, german) = (Localizer::new(Language::En), Localizer::new(Language::De));
    let mut listing = String::new();
    let mut wrong = Vec::new();
    for (name, from, to) in aspects {
        let new = read(&edited(from, to));
        let comparison = compare(&old, &new);
        if comparison.changes.len() != 1 {
            wrong.push(format!("{name}: {:#?}", comparison.changes));
        }
        for change in &comparison.changes {
            let value = |parts: &[Arg]| match parts {
                [] => "–".to_owned(),
                parts => parts.iter().map(|part| part_in(&english, part)).collect::<Vec<_>>().join(" · "),
            };
            let title = english.text(&change.thing.title);
            listing += &format!(
                "{name}\n    {:?} {:?} {title} ({}): {} | {}\n    {} → {}\n",
                change.weight,
                change.thing.kind,
                change.thing.id,
                english.say(&change.aspect),
                german.say(&change.aspect),
                value(&change.old),
                value(&change.new)
            );
        }
    }
    assert!(wrong.is_empty(), "not told once:\n{}", wrong.join("\n"));
    listing
}

#[test]
fn each_aspect_changed_alone_is_told_once() {
    insta::assert_snapshot!("each-aspect-alone", each_alone(BEFORE, &ASPECTS, with_aspect));
}

/// The same of `facts.toml`.
const ASPECTS_OF_FACTS: [(&str, &str, &str); 28] = [
    ("title of a fact", "en = \"Members in all\"", "en = \"All members\""),
    ("question of a fact", "en = \"How many members does", "en = \"How many firms does"),
    ("unit of a fact", "many = \"members\"", "many = \"firms\""),
    ("min of a fact", "min = 0\nmax", "min = 3\nmax"),
    ("max of a fact", "max = 100000\n", ""),
    ("documents of a fact", "documents = 1", "documents = 2"),
    ("optional fact", "optional = true\nbasis = \"inferred\"", "basis = \"inferred\""),
    ("title of an option of a fact", "en = \"small\"", "en = \"little\""),
    ("basis of a fact", "optional = true\nbasis = \"inferred\"", "optional = true\nbasis = \"published\""),
    (
        "fact added",
        "[[fact]]",
        "[[fact]]\nid = \"new\"\ntitle = \"New\"\nmeasure = \"date\"\nbasis = \"published\"\nsource = \"handbook\"\n\n[[fact]]",
    ),
    (
        "order of facts",
        "[[fact]]\nid = \"founded\"\ntitle = { de = \"Gründung\", en = \"Foundation\" }\nmeasure = \"date\"\nbasis = \"published\"\nsource = \"handbook\"\n\n",
        "",
    ),
    ("indicator asks again", "fact = \"satisfied\"\n", ""),
    ("indicator reads another fact", "fact = \"satisfied\"", "fact = \"satisfied-2\""),
    ("inputs, both facts", "of = [\"companies\", \"members\"]", "of = [\"companies\", \"satisfied\"]"),
    ("figure of the team", "of = [\"team.fte\", \"members\"]", "of = [\"team.persons\", \"members\"]"),
    ("points of an option that a fact has", "{ id = \"small\", points = 1 }", "{ id = \"small\", points = 2 }"),
    (
        "rule removed",
        "[[rule]]\nid = \"staffed\"\nthat = \"-team.persons + team.fte < companies\"\ntolerance = 0.5\nbasis = \"published\"\nsource = \"handbook\"\n",
        "",
    ),
    (
        "rule added",
        "[[rule]]",
        "[[rule]]\nid = \"new\"\nthat = \"members >= 3\"\nwhen = \"companies > 0\"\ntolerance = 2\nbasis = \"published\"\nsource = \"handbook\"\n\n[[rule]]",
    ),
    ("that", "12.5 * members - 1000", "12 * members - 1000"),
    ("when", "when = \"as-of >= 2026-01-01\"\n", ""),
    ("tolerance", "tolerance = 1\n", "tolerance = 2\n"),
    ("no tolerance", "tolerance = 0.5\n", "tolerance = 0\n"),
    ("tolerance in percent", "tolerance-percent = 2.5", "tolerance = 2.5"),
    ("severity", "severity = \"error\"", "severity = \"warning\""),
    ("id of a rule in another case", "id = \"staffed\"", "id = \"Staffed\""),
    ("message", "en = \"Nobody has that many meetings.\"", "en = \"So many?\""),
    ("basis of a rule", "tolerance = 1\nbasis = \"inferred\"", "tolerance = 1\nbasis = \"published\""),
    ("rationale of a rule", "en = \"A meeting a month.\"", "en = \"A meeting a week.\""),
];

#[test]
fn each_aspect_of_facts_and_rules_changed_alone_is_told_once() {
    // Another fact to be read.
    let second = "[[fact]]\nid = \"satisfied-2\"\ntitle = \"Satisfied 2\"\nmeasure = \"percent\"\nbasis = \"published\"\nsource = \"handbook\"\n";
    let before = format!("{FACTS}\n{second}");
    let edited = |from: &str, to: &str| {
        // What is moved stands at the end.
        let moved = if from.starts_with("[[fact]]\n") { from } else { "" };
        format!("{}\n{moved}", edit(&before, from, to))
    };
    insta::assert_snapshot!("each-aspect-of-facts", each_alone(&before, &ASPECTS_OF_FACTS, edited));
    let comparison = compare(&read(FACTS), &read(&edit(FACTS, "12.5 * members", "12.5  *  members")));
    assert_eq!(comparison.changes, [] as [CatalogueChange; 0]);
    // An input becomes a fact of the same name.
    let part = |from: &str, to: &str| {
        let start = FACTS.find(from).unwrap();
        &FACTS[start..start + FACTS[start..].find(to).unwrap()]
    };
    let asked = edit(FACTS, part("[[fact]]\nid = \"companies\"", "[[fact]]\nid = \"satisfied\""), "");
    let asked = edit(&asked, &FACTS[FACTS.find("[[rule]]\nid = \"staffed\"").unwrap()..], "");
    let told = compare(&read(&asked), &read(FACTS)).changes;
    let told: Vec<&str> = told.iter().map(|change| change.aspect.key).collect();
    assert_eq!(told, ["change-added", "change-source-of-value", "change-added"]);
}

#[test]
fn facts_come_to_a_catalogue() {
    let asking = [
        ("fact = \"satisfied\"\n", ""),
        (
            "[[fact]]\nid = \"satisfied\"\ntitle = { de = \"Zufriedene Mitglieder\", en = \"Satisfied members\" }\nmeasure = \"percent\"\nbasis = \"assumed\"\nrationale = { de = \"Üblich.\", en = \"Usual.\" }\n",
            "",
        ),
        ("severity = \"error\"", "severity = \"note\""),
        ("de = \"Mitglieder insgesamt\"", "de = \"Alle Mitglieder\""),
    ];
    let before = asking.iter().fold(FACTS.to_owned(), |text, (from, to)| edit(&text, from, to));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("before.toml"), before).unwrap();
    fs::write(folder.path().join("after.toml"), FACTS).unwrap();
    for language in ["en", "de"] {
        let arguments = ["catalogue", "diff", "before.toml", "after.toml", "--width", "100", "--lang", language];
        insta::assert_snapshot!(format!("facts-{language}"), told(folder.path(), &arguments));
    }
}

fn part_in(localizer: &Localizer, part: &Arg) -> String {
    localizer.say(&merit::language::Message::new("change-value").with("value", part.clone()))
}

#[test]
fn swapped_catalogues_swap_old_and_new() {
    let essence = |change: &CatalogueChange, swapped: bool| {
        let (old, new) = if swapped { (&change.new, &change.old) } else { (&change.old, &change.new) };
        let key = match change.aspect.key {
            "change-removed" if swapped => "change-added",
            "change-added" if swapped => "change-removed",
            key => key,
        };
        format!("{:?} {:?} {key}: {old:?} → {new:?}", change.weight, change.thing.kind)
    };
    let aspects = ASPECTS.iter().map(|(_, from, to)| with_aspect(from, to));
    for text in aspects.chain([AFTER.to_owned()]) {
        let (old, new) = (read(BEFORE), read(&text));
        let (there, back) = (compare(&old, &new), compare(&new, &old));
        let mut forwards: Vec<String> = there.changes.iter().map(|change| essence(change, false)).collect();
        let mut backwards: Vec<String> = back.changes.iter().map(|change| essence(change, true)).collect();
        forwards.sort();
        backwards.sort();
        assert_eq!(forwards, backwards);
        assert_eq!(there.attainable.iter().rev().collect::<Vec<_>>(), back.attainable.iter().collect::<Vec<_>>());
    }
}

#[test]
fn an_id_is_told_as_changed_only_where_one_thing_can_be_meant() {
    let keys = |old: &str, new: &str| -> Vec<&str> {
        compare(&read(old), &read(new)).changes.iter().map(|change| change.aspect.key).collect()
    };
    let renamed = edit(BEFORE, "id = \"age\"", "id = \"years\"");
    assert_eq!(keys(BEFORE, &renamed), ["change-id-lost"]);
    // Known by its number alone.
    let retitled = edit(&renamed, "de = \"Alter\", en = \"Age\"", "de = \"Jahre\", en = \"Years\"");
    assert_eq!(keys(BEFORE, &retitled), ["change-id-lost", "change-in-language", "change-in-language"]);
    // Known by nothing.
    let other = edit(&retitled, "number = \"2.4\"", "number = \"7\"");
    assert_eq!(keys(BEFORE, &other), ["change-removed", "change-added"]);
    // Two could be meant.
    let (start, end) = (
        renamed.find("[[indicator]]\nid = \"years\"").unwrap(),
        renamed.find("[[indicator]]\nid = \"turnover\"").unwrap(),
    );
    let second = edit(&renamed[start..end], "id = \"years\"", "id = \"decades\"");
    let twice = [&renamed[..end], &second, &renamed[end..]].concat();
    assert_eq!(keys(BEFORE, &twice), ["change-removed", "change-added", "change-added"]);
}

#[test]
fn what_decides_comes_first() {
    let comparison = compare(&read(BEFORE), &read(AFTER));
    let weights: Vec<Significance> = comparison.changes.iter().map(|change| change.weight).collect();
    assert!(weights.is_sorted());
}

/// Old and new catalogue of the dossiers in a folder of their own.
fn impact_catalogues() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let new = edit(&edit(IMPACT, "min-percent = 80", "min-percent = 75"), "minimum = 2", "minimum = 3");
    fs::write(folder.path().join("old.toml"), IMPACT).unwrap();
    fs::write(folder.path().join("new.toml"), edit(&new, "version = \"1\"", "version = \"2\"")).unwrap();
    folder
}

#[test]
fn dossiers_gain_and_lose_labels() {
    let folder = impact_catalogues();
    let dossiers = root().join("tests/catalogues/impact");
    let path = dossiers.to_str().unwrap();
    let diff = |old, new, more: &[&str]| {
        let arguments = [&["catalogue", "diff", old, new, "--impact", path, "--as-of", "2026-11-23"], more].concat();
        told(folder.path(), &arguments).replace(path, "DOSSIERS")
    };
    insta::assert_snapshot!("impact-en", diff("old.toml", "new.toml", &["--lang", "en"]));
    insta::assert_snapshot!("impact-de-markdown", diff("old.toml", "new.toml", &["--lang", "de", "-f", "markdown"]));
    insta::assert_snapshot!("impact-back-en", diff("new.toml", "old.toml", &["--lang", "en"]));
}

/// The award is what is gained and lost: whoever keeps the higher label wins nothing by the lower one.
#[test]
fn the_award_is_what_counts() {
    let folder = impact_catalogues();
    // Silver asked for more than Gold, and does no longer.
    let odd = edit(
        IMPACT,
        "min-percent = 50\nminimums = { members = 0 }",
        "min-percent = 99.9999\nminimums = { members = 4 }",
    );
    fs::write(folder.path().join("odd.toml"), odd).unwrap();
    let dossiers = root().join("tests/catalogues/impact");
    let path = dossiers.to_str().unwrap();
    let diff = |old, new| {
        let common = ["catalogue", "diff", old, new, "--impact", path, "--as-of", "2026-11-23", "--lang", "en"];
        let outputs = ["-o", "impact.csv", "-o", "impact.md", "--force", "-f", "table"];
        let said = told(folder.path(), &[&common[..], &outputs].concat());
        assert!(said.starts_with("exit 0"), "{said}");
        let table = fs::read_to_string(folder.path().join("impact.csv")).unwrap();
        let table: Vec<String> = table
            .lines()
            .map(|line| {
                line.split(',')
                    .enumerate()
                    .filter(|(column, _)| [0, 2, 3, 6].contains(column))
                    .map(|(_, cell)| cell)
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        let markdown = fs::read_to_string(folder.path().join("impact.md")).unwrap();
        assert!(markdown.contains("## Awards before and after"), "{markdown}");
        (table, said)
    };
    let (table, said) = diff("odd.toml", "old.toml");
    assert_eq!(
        table[1..],
        [
            "gains  silver gains",
            "loses gold gold same",
            "mistaken  silver gains",
            "open  silver gains",
            "same gold gold same",
            "threshold  silver gains",
            "unreadable   "
        ]
    );
    assert!(said.contains("7 dossiers: 4 gain a label, 0 lose one, 2 unchanged, 1 unreadable."), "{said}");
    let (table, said) = diff("old.toml", "odd.toml");
    assert_eq!(table[2], "loses gold gold same");
    assert!(said.contains("7 dossiers: 0 gain a label, 4 lose one, 2 unchanged, 1 unreadable."), "{said}");
    let alone = told(folder.path(), &["catalogue", "diff", "odd.toml", "old.toml", "-o", "none.csv", "--lang", "en"]);
    assert!(alone.starts_with("exit 2\nerror: A table of labels (.csv) shows which label dossiers have"), "{alone}");
}

#[test]
fn provisional_results_errors_and_small_differences() {
    let folder = impact_catalogues();
    let dossiers = root().join("tests/catalogues/impact");
    let path = dossiers.to_str().unwrap();
    let diff = |old, new, language| {
        let arguments = ["catalogue", "diff", old, new, "--impact", path, "--as-of", "2026-11-23", "--lang", language];
        told(folder.path(), &arguments).replace(path, "DOSSIERS")
    };
    // Gold within reach of a dossier with a gap; percentages that differ by a hair.
    let near = edit(&edit(IMPACT, "min-percent = 80", "min-percent = 69"), "to = 40 }", "to = 40.001 }");
    fs::write(folder.path().join("near.toml"), near).unwrap();
    for language in ["en", "de"] {
        let said = diff("old.toml", "near.toml", language);
        insta::assert_snapshot!(format!("impact-provisional-{language}"), said);
    }
    // Without the indicator that one of them leaves open, and that others answer.
    let start = IMPACT.find("[[indicator]]\nid = \"office\"").unwrap();
    let end = IMPACT.find("[[indicator]]\nid = \"reviews\"").unwrap();
    fs::write(folder.path().join("fewer.toml"), [&IMPACT[..start], &IMPACT[end..]].concat()).unwrap();
    insta::assert_snapshot!("impact-no-longer-provisional-en", diff("near.toml", "fewer.toml", "en"));
    insta::assert_snapshot!("impact-now-provisional-de", diff("fewer.toml", "near.toml", "de"));
}

#[test]
fn equal_percentages_look_equal_whatever_their_decimals() {
    let folder = impact_catalogues();
    let more = edit(IMPACT, "version = \"1\"", "version = \"1\"\ndecimals = 3");
    fs::write(folder.path().join("more.toml"), more).unwrap();
    let path = root().join("tests/catalogues/impact/gains");
    let arguments = ["catalogue", "diff", "old.toml", "more.toml", "--lang", "en", "--impact", path.to_str().unwrap()];
    let said = told(folder.path(), &arguments);
    assert!(said.contains("77.500%  77.500%"), "{said}");
}

#[test]
fn dossiers_a_folder_deeper_are_named() {
    let folder = impact_catalogues();
    let at = |path: &str| folder.path().join("all").join(path);
    let row = "indicator,value\nmembers,40\n";
    // Below a dossier may lie a copy of it.
    for path in ["", "one", "one/copy", "later/b", "later/a", "later/a/too-deep"] {
        fs::create_dir_all(at(path)).unwrap();
        fs::write(at(path).join("evidence.csv"), row).unwrap();
    }
    let diff = |language: &str| {
        let arguments = ["catalogue", "diff", "old.toml", "new.toml", "--impact", "all", "--lang", language];
        told(folder.path(), &arguments).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let expects = |language, expected: &[&str], others: &[&str]| {
        let said = diff(language);
        assert!(expected.iter().all(|expected| said.contains(expected)), "{said}");
        assert!(!others.iter().any(|other| said.contains(other)), "{said}");
    };
    let note = "2 dossiers: 0 gain a label, 0 lose one, 2 unchanged, 0 unreadable. 2 results are provisional by the \
        new catalogue. Not looked at, as they lie a folder deeper: later/a, later/b. To score them, name the folder that \
        they lie in. ";
    expects("en", &[note], &["copy", "too-deep", "More dossiers may lie"]);
    expects("de", &["Nicht angesehen, weil einen Ordner tiefer: later/a, later/b. Um sie"], &["copy", "weitere"]);
    for number in 10..20 {
        fs::create_dir_all(at(&format!("later/c{number}"))).unwrap();
        fs::write(at(&format!("later/c{number}/evidence.csv")), row).unwrap();
    }
    expects("en", &["later/a, later/b, later/c10", "later/c17, and 2 more. To score"], &["c18", "More dossiers"]);
    expects("de", &["later/c17 und 2 weitere. Um sie"], &["c18"]);
    fs::create_dir(at("many")).unwrap();
    for number in 0..1000 {
        fs::write(at(&format!("many/{number}")), "").unwrap();
    }
    expects(
        "en",
        &["More dossiers may lie a folder deeper: only 1000 entries of subfolders were looked through."],
        &[],
    );
    expects("de", &["nur 1000 Einträge von Unterordnern wurden durchgesehen."], &[]);
    #[cfg(unix)]
    {
        fs::remove_dir_all(at("many")).unwrap();
        fs::rename(at("later"), folder.path().join("elsewhere")).unwrap();
        fs::create_dir(at("links")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("elsewhere/a"), at("links/a")).unwrap();
        expects("en", &["2 dossiers:", "No dossier was found in: links."], &["links/a", "Not looked at"]);
    }
}

#[cfg(unix)]
#[test]
fn initiatives_links_and_other_labels() {
    let folder = impact_catalogues();
    let at = |path: &str| folder.path().join(path);
    let new = fs::read_to_string(at("new.toml")).unwrap();
    // Silver is gone, Bronze is new, and an indicator has another id.
    let new = edit(
        &new,
        "id = \"silver\"\ntitle = { de = \"Silber\", en = \"Silver\" }",
        "id = \"bronze\"\ntitle = \"Bronze\"",
    );
    fs::write(at("new.toml"), edit(&new, "id = \"office\"", "id = \"bureau\"")).unwrap();
    fs::create_dir_all(at("dossiers/empty")).unwrap();
    fs::create_dir_all(at("elsewhere")).unwrap();
    let rows = "initiative,indicator,value\nb,members,30\na,members,40\nb,office,yes\na,office,yes\na,reviews,yearly\nb,reviews,seldom\n";
    fs::write(at("dossiers/evidence.csv"), rows).unwrap();
    fs::write(at("elsewhere/evidence.csv"), "indicator,value\nmembers,40\n").unwrap();
    std::os::unix::fs::symlink(at("elsewhere"), at("dossiers/link")).unwrap();
    std::os::unix::fs::symlink(at("dossiers"), at("dossiers/myself")).unwrap();
    fs::create_dir_all(at("top/all/x")).unwrap();
    fs::write(at("top/all/x/evidence.csv"), "indicator,value\n").unwrap();
    let diff = |impact: &str| {
        let arguments = ["catalogue", "diff", "old.toml", "new.toml", "--impact", impact, "--as-of", "2026-11-23"];
        told(folder.path(), &[&arguments[..], &["--lang", "en"]].concat())
    };
    insta::assert_snapshot!("impact-of-a-portfolio", diff("dossiers"));
    for (impact, expected) in [
        ("dossiers/empty", "exit 2\nerror: dossiers/empty: holds no dossier. Name a folder that holds"),
        ("top", "exit 2\nerror: top: holds no dossier directly, but all/x does. Name the folder that it lies in."),
        ("old.toml", "exit 2\nerror: old.toml: is no folder. Name a folder whose"),
        ("nowhere", "exit 2\nerror: nowhere: there is no such file or folder."),
    ] {
        let said = diff(impact);
        assert!(said.starts_with(expected), "{said}");
    }
    let said = told(folder.path(), &["catalogue", "diff", "old.toml", "none.toml", "--lang", "en"]);
    assert_eq!(said, "exit 2\nerror: none.toml: there is no such file or folder.\n");
}

#[test]
fn the_examples_between_two_editions() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(root().join("criteria/cluster-exzellenz-bw.toml")).unwrap();
    let new = folder.path().join("new.toml");
    fs::write(&new, edit(&text, "min-percent = 80", "min-percent = 85")).unwrap();
    let new = new.to_str().unwrap();
    let arguments = ["catalogue", "diff", "cluster-exzellenz-bw", new, "--impact", "examples", "--as-of", "2026-11-23"];
    insta::assert_snapshot!("impact-of-the-examples", told(root(), &[&arguments[..], &["--lang", "de"]].concat()));
}
