//! Every example dossier with its whole reports, read before they are accepted.

use crate::support::run::{EXAMPLES, parts, root};
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
        for format in ["markdown", "json", "csv"] {
            insta::assert_snapshot!(format!("{name}-{format}"), assess(name, &["--lang", "de", "-f", format]));
        }
    }
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
