//! Every example dossier with its whole reports, read before they are accepted.

use crate::support::run::{EXAMPLES, parts, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

fn merit(arguments: &[&str]) -> String {
    let (code, out, error) = parts(root(), arguments);
    format!("{out}\n--- exit {code}, standard error:\n{error}")
}

/// The assessment of an example as of the day for which the examples are made.
fn assess(name: &str, more: &[&str]) -> String {
    let dossier = format!("examples/{name}");
    let mut arguments = vec!["assess", &dossier, "--as-of", "2026-11-23"];
    arguments.extend(more);
    merit(&arguments)
}

#[test]
fn reports_for_the_terminal() {
    for name in EXAMPLES {
        insta::assert_snapshot!(format!("{name}-en"), assess(name, &["--lang", "en"]));
        insta::assert_snapshot!(format!("{name}-de-160"), assess(name, &["--lang", "de", "--width", "160"]));
    }
}

#[test]
fn reports_in_the_other_formats() {
    for name in EXAMPLES {
        for format in ["markdown", "csv"] {
            insta::assert_snapshot!(format!("{name}-{format}"), assess(name, &["--lang", "de", "-f", format]));
        }
    }
}

/// The fields within a value, by their paths and kinds, each with the first of its values.
fn fields(value: &Value, path: &str, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| fields(value, &format!("{path}.{key}"), found)),
        Value::Array(array) => array.iter().for_each(|value| fields(value, &format!("{path}[]"), found)),
        _ => {
            let kind = match value {
                Value::Null => "null",
                Value::Bool(_) => "boolean",
                Value::Number(_) => "number",
                _ => "text",
            };
            found.entry(format!("{} ({kind})", path.trim_start_matches('.'))).or_insert_with(|| value.clone());
        }
    }
}

/// The whole JSON of one example, and the fields that others have beyond it.
#[test]
fn json() {
    let (_, whole, _) = parts(root(), &["assess", "examples/gold", "--as-of", "2026-11-23", "-f", "json"]);
    let mut known = BTreeMap::new();
    fields(&serde_json::from_str(&whole).unwrap(), "", &mut known);
    let mut beyond = String::new();
    for name in EXAMPLES {
        let (_, text, _) =
            parts(root(), &["assess", &format!("examples/{name}"), "--as-of", "2026-11-23", "-f", "json"]);
        let mut found = BTreeMap::new();
        fields(&serde_json::from_str(&text).unwrap(), "", &mut found);
        found.retain(|field, _| !known.contains_key(field));
        beyond += &found.iter().map(|(field, value)| format!("{name}: {field} {value}\n")).collect::<String>();
        known.extend(found);
    }
    insta::assert_snapshot!("gold-json", whole);
    insta::assert_snapshot!("json-beyond-gold", beyond);
}

/// Each rule of the built-in catalogue is broken by an example that shows it, and by no other.
#[test]
fn rules_are_broken_where_examples_show_it() {
    let mut broken: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut rules = BTreeSet::new();
    for name in EXAMPLES {
        let dossier = format!("examples/{name}");
        let (_, text, _) = parts(root(), &["assess", &dossier, "--as-of", "2026-11-23", "-f", "json"]);
        let report: Value = serde_json::from_str(&text).unwrap();
        for rule in report["rules"].as_array().unwrap() {
            let id = rule["id"].as_str().unwrap().to_owned();
            if rule["outcome"] == "broken" {
                broken.entry(name).or_default().push(id.clone());
            }
            rules.insert(id);
        }
    }
    // Of the catalogue `ecei`, which has one example.
    rules.remove("benchmarkings-since-foundation");
    let shown: BTreeSet<String> = broken.values().flatten().cloned().collect();
    assert_eq!(broken.keys().copied().collect::<Vec<_>>(), ["contradictions", "mistakes"]);
    assert_eq!(broken["mistakes"], ["least-posts", "contacts-per-post", "enough-respondents"]);
    assert_eq!(shown, rules);
}

#[test]
fn self_tests() {
    for name in EXAMPLES {
        let dossier = format!("examples/{name}");
        let checked = merit(&["check", &dossier, "--as-of", "2026-11-23", "--lang", "de"]);
        insta::assert_snapshot!(format!("{name}-check"), checked);
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    for name in EXAMPLES {
        let plain = assess(name, &["--lang", "en"]);
        let coloured = assess(name, &["--lang", "en", "--color", "always"]);
        let mut stripped = String::new();
        let mut rest = coloured.as_str();
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            stripped += before;
            rest = after.split_once('m').unwrap().1;
        }
        assert_eq!(stripped + rest, plain);
    }
}

#[test]
fn json_does_not_depend_on_language_or_address() {
    for name in EXAMPLES {
        let json = |dossier: &str, lang: &str| {
            let output = Command::new(env!("CARGO_BIN_EXE_merit"))
                .current_dir(env!("CARGO_MANIFEST_DIR"))
                .args(["assess", dossier, "--as-of", "2026-11-23", "-f", "json", "--lang", lang])
                .env("TZ", if lang == "de" { "Pacific/Kiritimati" } else { "UTC" })
                .output()
                .unwrap();
            output.stdout
        };
        let absolute = format!("{}/examples/../examples/{name}/", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(json(&format!("examples/{name}"), "en"), json(&absolute, "de"), "{name}");
    }
}
