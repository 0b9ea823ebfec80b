//! Which language answers, and what is said of a command line that is not run: help and slips in both languages.

use merit::language::Language;
use std::process::{Command, Output};

fn merit(arguments: &[&str], language: &str) -> Output {
    let mut merit = Command::new(env!("CARGO_BIN_EXE_merit"));
    merit.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples"));
    // The language of the environment, and no width of it.
    merit.env_remove("COLUMNS").env_remove("LC_ALL").env_remove("LC_CTYPE").env_remove("LANGUAGE");
    merit.env("LANG", format!("{language}.UTF-8")).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// All commands, by their paths.
const COMMANDS: [&[&str]; 21] = [
    &[],
    &["assess"],
    &["check"],
    &["explain"],
    &["migrate"],
    &["new"],
    &["plan"],
    &["robustness"],
    &["verify"],
    &["compare"],
    &["portfolio"],
    &["catalogue"],
    &["catalogue", "list"],
    &["catalogue", "show"],
    &["catalogue", "check"],
    &["catalogue", "diff"],
    &["catalogue", "new"],
    &["catalogue", "sql"],
    &["catalogue", "schema"],
    &["completions"],
    &["man"],
];

fn help(command: &[&str], flag: &str, language: &str) -> String {
    let output = merit(&[command, &[flag]].concat(), language);
    assert_eq!(output.status.code(), Some(0), "{command:?}");
    assert!(output.stderr.is_empty(), "{command:?}");
    text(&output.stdout)
}

/// The first words of the lines beneath a heading of a short help.
fn names(help: &str, head: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != head).skip(1).take_while(|line| !line.is_empty());
    let is_name = |line: &&str| !line.starts_with("        ");
    lines.filter(is_name).filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// The German help has all that the English one has, a text for each, and nothing in English.
#[test]
fn every_command_has_its_help_in_german() {
    let mut all = String::new();
    for command in COMMANDS {
        for flag in ["-h", "--help"] {
            let (german, english) = (help(command, flag, "de_DE"), help(command, flag, "en_GB"));
            for (german_head, head) in
                [("Befehle:", "Commands:"), ("Argumente:", "Arguments:"), ("Optionen:", "Options:")]
            {
                let (of_german, of_english) = (names(&german, german_head), names(&english, head));
                // Placeholders differ.
                let is_same =
                    if head == "Arguments:" { of_german.len() == of_english.len() } else { of_german == of_english };
                assert!(is_same, "{command:?}: {german}");
            }
            // A text that lacks shows its key.
            assert!(!german.contains("cli-"), "{command:?}: {german}");
            for word in ["Usage", "OPTIONS", "COMMAND", "default:", "ossible values", "Print"] {
                assert!(!german.contains(word), "{command:?}: {word} in {german}");
            }
            assert!(german.lines().all(|line| line.chars().count() <= 100), "{command:?}: {german}");
            all += &german;
        }
        for inner in names(&help(command, "-h", "en_GB"), "Commands:").iter().filter(|name| *name != "help") {
            let path = [command, &[inner.as_str()]].concat();
            assert!(COMMANDS.contains(&&*path), "{path:?} is no command of this test");
        }
    }
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = joined(&all);
    for line in Language::De.messages().iter().flat_map(|text| text.lines()).filter(|line| line.starts_with("cli-")) {
        let (key, text) = line.split_once(" = ").unwrap();
        assert!(text.contains("{ $") || shown.contains(&joined(text)), "nobody says {key}");
    }
}

#[test]
fn the_help_of_a_command_in_german() {
    let help = [help(&["assess"], "-h", "de"), help(&["plan"], "--help", "de"), help(&[], "--help", "de")];
    insta::assert_snapshot!(help.join("\n=====\n"));
}

/// What `--help` shows, `help` does too; the option wins over the environment.
#[test]
fn help_follows_the_option_then_the_environment() {
    let german = help(&["plan"], "--help", "de_DE");
    assert_eq!(text(&merit(&["--lang", "de", "help", "plan"], "en_GB").stdout), german);
    assert_eq!(text(&merit(&["--lang=de", "plan", "--help"], "en_GB").stdout), german);
    assert_eq!(text(&merit(&["plan", "--help", "--lang", "de"], "en_GB").stdout), german);
    assert_eq!(text(&merit(&["plan", "--help"], "fr_FR").stdout), help(&["plan"], "--help", "en_GB"));
    let nothing = merit(&["catalogue"], "de_DE");
    assert_eq!(nothing.status.code(), Some(2));
    assert_eq!(text(&nothing.stderr), help(&["catalogue"], "-h", "de_DE"));
}

#[test]
fn slips_are_told_in_both_languages() {
    let slips: [&[&str]; 24] = [
        &[],
        &["asses", "dossier"],
        &["catalogue", "shwo"],
        &["bewerte", "dossier"],
        &["assess"],
        &["verify", "--hilfe"],
        &["assess", "dossier", "--hilfe"],
        &["assess", "dossier", "--strikt"],
        &["--set", "members=40", "assess", "dossier"],
        &["assess", "Unser", "Cluster.xlsx"],
        &["assess", "dossier", "--format", "xml"],
        &["assess", "dossier", "-f"],
        &["assess", "dossier", "--set"],
        &["assess", "dossier", "--width", "5"],
        &["assess", "dossier", "--width", "breit"],
        &["assess", "dossier", "--min-group", "-1", "--cohort", "round.csv"],
        &["portfolio", "round", "-c", "ecei", "--top", "ten"],
        &["portfolio", "round"],
        &["portfolio", "round", "-c", "ecei", "--reports-as", "pdf", "--reports", "reports"],
        &["assess", "dossier", "--min-group", "3"],
        &["assess", "dossier", "--decisions", "jury.csv", "--no-decisions"],
        &["plan", "dossier", "--by", "effort", "--budget", "3"],
        &["assess", "dossier", "--strict", "--strict"],
        &["assess", "dossier", "--strict=yes"],
    ];
    let mut all = String::new();
    for slip in slips {
        all += &format!("$ merit {}\n", slip.join(" "));
        for language in ["de_DE", "en_GB"] {
            let output = merit(slip, language);
            assert_eq!(output.status.code(), Some(2), "{slip:?}");
            assert!(output.stdout.is_empty(), "{slip:?}");
            all += &text(&output.stderr);
        }
        all += "\n";
    }
    insta::assert_snapshot!(all);
}

/// Whoever asks for German is told in German that the option wants a code.
#[test]
fn a_language_that_is_no_code_is_told_in_that_language() {
    for (wanted, told) in [("deutsch", "Fehler: „deutsch“"), ("english", "error: “english”"), ("fr", "error: “fr”")]
    {
        let output = merit(&["check", "dossier", "--lang", wanted], "C");
        assert!(text(&output.stderr).starts_with(told), "{wanted}");
    }
}

/// A German dossier is answered in German on the terminal, in files and in errors, unless `--lang` says
/// otherwise; names in English, or in both languages, leave it to the environment.
#[test]
fn a_german_dossier_is_answered_in_german() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (german, english, mixed) = (at("deutsch.xlsx"), at("english.xlsx"), at("mixed"));
    for (place, language) in [(&german, "de"), (&english, "en"), (&mixed, "de")] {
        assert!(merit(&["new", "eccp-profile", place, "--lang", language], "C").status.success());
    }
    let evidence = folder.path().join("mixed/evidence.csv");
    let table = std::fs::read_to_string(&evidence).unwrap().replacen("wert", "value", 1);
    std::fs::write(&evidence, table).unwrap();
    let said = |arguments: &[&str], language: &str| {
        let output = merit(arguments, language);
        text(&output.stdout) + &text(&output.stderr)
    };
    for command in ["assess", "check", "explain", "plan", "robustness"] {
        for dossier in [&german, "german-excel", "incomplete"] {
            let run = [command, dossier, "--as-of", "2026-11-23"];
            let in_german = said(&[&run[..], &["--lang", "de"]].concat(), "C");
            assert_eq!(said(&run, "en_GB"), in_german, "{run:?}");
            assert_ne!(said(&[&run[..], &["--lang", "en"]].concat(), "de_DE"), in_german, "{run:?}");
        }
        for dossier in [&english, &mixed, "gold", "mistakes"] {
            let run = [command, dossier, "--as-of", "2026-11-23"];
            for (language, environment) in [("de", "de_DE"), ("en", "en_GB"), ("en", "fr_FR")] {
                let told = said(&[&run[..], &["--lang", language]].concat(), "C");
                assert_eq!(said(&run, environment), told, "{run:?} {environment}");
            }
        }
    }
    // Files, and what keeps the dossier from being scored.
    let report = at("report.txt");
    assert!(merit(&["assess", "german-excel", "-o", &report], "en_GB").status.success());
    assert!(std::fs::read_to_string(&report).unwrap().contains("Stichtag "));
    assert!(said(&["assess", "german-excel", "-c", "ecie"], "en_GB").starts_with("Fehler: "));
    let json = at("report.json");
    assert!(merit(&["assess", "german-excel", "-o", &json], "en_GB").status.success());
    assert!(said(&["verify", &json, "german-excel"], "en_GB").contains("Bestätigt"));
    let reports = ["de", "en"].map(|language| merit(&["assess", "gold", "-f", "json", "--lang", language], "C").stdout);
    assert_eq!(reports[0], reports[1]);
}
