//! The program as its users meet it: exit codes, files written, bad input.

use crate::support::run::merit;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Exit code, standard output and standard error with the folder's name taken out.
fn told(folder: &Path, arguments: &[&str]) -> String {
    let output = merit(folder, arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&*folder.to_string_lossy(), "FOLDER");
    format!(
        "$ merit {}\nexit {}\n{}{}",
        arguments.join(" "),
        output.status.code().unwrap(),
        text(&output.stdout),
        text(&output.stderr)
    )
}

const CATALOGUE: &str = r#"
format = 1
[catalogue]
id = "small"
version = "1"
title = "Small"
[[label]]
id = "good"
title = "Good"
min-percent = 50
basis = "assumed"
rationale = "A test."
[[category]]
id = "all"
title = "All"
[[indicator]]
id = "members"
category = "all"
title = "Members"
measure = "number"
points = 4
linear = { from = 0, to = 40 }
basis = "assumed"
rationale = "A test."
"#;

/// A folder with the small catalogue and a dossier whose evidence has those bytes.
fn dossier(evidence: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("small.toml"), CATALOGUE).unwrap();
    fs::create_dir(folder.path().join("dossier")).unwrap();
    fs::write(folder.path().join("dossier/evidence.csv"), evidence).unwrap();
    folder
}

const ASSESS: [&str; 7] = ["assess", "dossier", "-c", "small.toml", "--as-of", "2026-11-23", "--lang"];

fn assess<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = ASSESS.to_vec();
    arguments.push("en");
    arguments.extend(more);
    arguments
}

#[test]
fn the_exit_code_tells_done_no_and_failed() {
    let folder = dossier(b"indicator,value\nmembers,20\n");
    let code = |more: &[&str]| merit(folder.path(), &assess(more)).status.code().unwrap();
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["--require", "good"]), 0);
    assert_eq!(code(&["--require", "goood"]), 2);
    assert_eq!(code(&["--nonsense"]), 2);
    assert_eq!(code(&["--strict"]), 0);
    fs::write(folder.path().join("dossier/evidence.csv"), "indicator,value\nmembers,19.999\nmember,3\n").unwrap();
    assert_eq!(code(&["--require", "good"]), 1);
    assert_eq!(code(&["--strict"]), 1);
    assert_eq!(code(&[]), 0);
    let check = ["check", "dossier", "-c", "small.toml", "--as-of", "2026-11-23"];
    assert_eq!(merit(folder.path(), &check).status.code().unwrap(), 1);
}

#[test]
fn bad_tables_end_in_one_clear_message() {
    let long = format!("indicator,value\nmembers,\"{}\"\n", "x".repeat(1024 * 1024 + 1));
    let wide = format!("indicator,value\nmembers{}\n", ",".repeat(10_001));
    let cases: [(&str, &[u8]); 12] = [
        ("empty", b""),
        ("blank lines only", b"\n\n  \n"),
        ("a binary", b"\x7fELF\x02\x01\x01\x00\x00"),
        ("a workbook", b"PK\x03\x04\x14\x00\x06\x00\x08\x00"),
        ("half a UTF-16 pair", b"\xFF\xFE\x00\xD8"),
        ("neither UTF-8 nor Windows-1252", b"indicator;value\nmembers;\x81\xFC\n"),
        ("no column value", b"indicator;valeu\nmembers;3\n"),
        ("a column twice", b"indicator;Wert;value\nmembers;3;3\n"),
        ("several initiatives", b"initiative;indicator;value\na;members;3\nb;members;4\n"),
        ("a cell too long", long.as_bytes()),
        ("a row too wide", wide.as_bytes()),
        ("a quote as delimiter", b"sep=\"\nindicator;value\n"),
    ];
    let mut all = String::new();
    for (name, bytes) in cases {
        let folder = dossier(bytes);
        all += &format!("## {name}\n{}\n", told(folder.path(), &assess(&[])));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn bad_values_end_in_findings_with_their_places() {
    let folder = dossier(
        "indicator;value;unit;document\nmember;20;;\nmembers;1234567890123456789012345678901;;../secret|/etc/passwd|gone.pdf\n\
         members;21;;\n;5;;\nmembers;\"=cmd|' /C calc'!A0\";;\n\u{1b}[31mred\u{202e};1;;;x\n\"unclosed;1\n"
            .as_bytes(),
    );
    insta::assert_snapshot!(told(folder.path(), &assess(&[])));
}

#[test]
fn bad_paths_end_in_one_clear_message() {
    let folder = dossier(b"indicator,value\nmembers,20\n");
    fs::create_dir(folder.path().join("empty")).unwrap();
    fs::create_dir(folder.path().join("near")).unwrap();
    fs::write(folder.path().join("near/Evidence.CSV"), "indicator,value\n").unwrap();
    fs::create_dir_all(folder.path().join("odd/evidence.csv")).unwrap();
    fs::write(folder.path().join("big.toml"), vec![b'#'; 8 * 1024 * 1024 + 1]).unwrap();
    let runs: [&[&str]; 11] = [
        &["assess", "nowhere", "--lang", "en"],
        &["assess", "empty", "--lang", "en"],
        &["assess", "near", "--lang", "de"],
        &["assess", "odd", "--lang", "en"],
        &["assess", "dossier", "-c", "ecie", "--lang", "en"],
        &["assess", "dossier", "-c", "gone.toml", "--lang", "de"],
        &["assess", "dossier", "-c", "dossier", "--lang", "en"],
        &["assess", "dossier", "-c", "empty/", "--lang", "en"],
        &["assess", "dossier", "-c", "big.toml", "--lang", "en"],
        &["assess", "dossier", "--as-of", "31.02.2026", "--lang", "de"],
        &["assess", "dossier", "-c", "small.toml", "-o", "report.pdf", "--lang", "en"],
    ];
    let all: Vec<String> = runs.iter().map(|run| told(folder.path(), run)).collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_never_opened() {
    let folder = dossier(b"indicator,value\nmembers,20\n");
    let evidence = folder.path().join("dossier/evidence.csv");
    fs::remove_file(&evidence).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &evidence).unwrap();
    assert_eq!(merit(folder.path(), &assess(&[])).status.code(), Some(2));
    assert_eq!(merit(folder.path(), &["assess", "/dev/zero"]).status.code(), Some(2));
}

/// What is no file says so and names the way out; standard input may be a pipe, too.
#[cfg(unix)]
#[test]
fn pipes_and_devices_are_called_so() {
    let folder = dossier(b"indicator,value\nmembers,20\n");
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap().success());
    let told = |arguments: &[&str], language: &str| {
        let mut run = Command::new(env!("CARGO_BIN_EXE_merit"));
        run.current_dir(folder.path()).args(arguments).args(["--lang", language]).stdin(Stdio::piped());
        let run = run.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let output = run.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let runs: [&[&str]; 8] = [
        &["assess", "PIPE"],
        &["assess", "dossier", "-c", "PIPE"],
        &["assess", "dossier", "--decisions", "PIPE"],
        &["assess", "dossier", "--cohort", "PIPE"],
        &["verify", "PIPE", "dossier"],
        &["compare", "PIPE", "PIPE"],
        &["explain", "PIPE"],
        &["portfolio", "PIPE", "-c", "small.toml"],
    ];
    for run in runs {
        for (place, english, german) in [
            ("pipe", "is a pipe", "ist eine Pipe"),
            ("/dev/stdin", "is a pipe", "ist eine Pipe"),
            ("/dev/zero", "is a device and no file", "ist ein Gerät und keine Datei"),
        ] {
            let run: Vec<&str> = run.iter().map(|word| if *word == "PIPE" { place } else { word }).collect();
            assert!(told(&run, "en").starts_with(&format!("error: {place}: {english}")), "{run:?}");
            assert!(told(&run, "de").starts_with(&format!("Fehler: {place}: {german}")), "{run:?}");
        }
    }
    assert!(told(&["assess", "dossier", "-c", "pipe"], "en").contains("or name - and merit reads"));
    fs::create_dir(folder.path().join("odd")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path().join("odd/evidence.csv")).status().unwrap().success());
    assert!(told(&["assess", "odd"], "en").starts_with("error: odd/evidence.csv: is a pipe"));
}

/// The day of today is that of the zone, whether or not the machine knows zones.
#[test]
fn today_is_the_day_of_the_time_zone() {
    let folder = dossier(b"indicator,value\nmembers,20\n");
    let run = |zone: &str| {
        let mut run = Command::new(env!("CARGO_BIN_EXE_merit"));
        // No machine has its zones there.
        run.current_dir(folder.path()).env("TZ", zone).env("TZDIR", "/nowhere");
        run.args(["assess", "dossier", "-c", "small.toml", "-f", "json", "--lang", "en"]).output().unwrap()
    };
    let day = |zone: &str| {
        let report: serde_json::Value = serde_json::from_slice(&run(zone).stdout).unwrap();
        report["as_of"].as_str().unwrap().to_owned()
    };
    let expected = |zone: &str| {
        let zone = jiff::tz::TimeZone::posix(zone).unwrap();
        jiff::Timestamp::now().to_zoned(zone).date().to_string()
    };
    // A day may end between the two; it does not end twice.
    for (zone, posix) in [("Pacific/Kiritimati", "<+14>-14"), ("Etc/GMT+12", "<-12>12"), ("Asia/Tokyo", "JST-9")] {
        assert!((0..2).any(|_| day(zone) == expected(posix)), "{zone}");
    }
    // These two never have the same day.
    assert_ne!(day("Pacific/Kiritimati"), day("Etc/GMT+12"));
    let unknown = run("Mars/Olympus");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("the unknown time zone Mars/Olympus"));
}

/// A terminal that understands nothing but text gets nothing else.
#[cfg(target_os = "linux")]
#[test]
fn a_dumb_terminal_gets_no_colour() {
    let folder = dossier(b"indicator,value\nmembers,20\n");
    let on_terminal = |term: &str| {
        let merit = format!("{} {}", env!("CARGO_BIN_EXE_merit"), assess(&[]).join(" "));
        let mut script = Command::new("script");
        script.current_dir(folder.path()).args(["-qec", &merit, "/dev/null"]).env("TERM", term).env_remove("NO_COLOR");
        script.output().unwrap().stdout
    };
    let is_coloured = |bytes: &[u8]| bytes.contains(&0x1B);
    assert!(is_coloured(&on_terminal("xterm-256color")));
    assert!(!is_coloured(&on_terminal("dumb")));
}

/// On narrow terminals no line is too long, no word of a usual length is broken, and nothing is left out.
#[test]
fn narrow_terminals_show_everything() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/appeal");
    let folder = tempfile::tempdir().unwrap();
    for language in ["en", "de"] {
        let report = |width: &str| {
            let arguments =
                ["assess", example, "--as-of", "2026-11-23", "--lang", language, "--width", width, "--color", "never"];
            String::from_utf8(merit(folder.path(), &arguments).stdout).unwrap()
        };
        let words = |report: &str| -> std::collections::BTreeSet<String> {
            let words = report.split(|sign: char| !sign.is_alphabetic());
            // Digests are longer than a line.
            let is_word = |word: &&str| {
                (4..=16).contains(&word.chars().count()) && word.chars().any(|sign| !sign.is_ascii_hexdigit())
            };
            words.filter(is_word).map(str::to_owned).collect()
        };
        let wide = words(&report("180"));
        for width in [20, 30, 40, 60] {
            let narrow = report(&width.to_string());
            for line in narrow.lines() {
                assert!(line.chars().count() <= width, "{width}: {line}");
            }
            let narrow = words(&narrow);
            // The widest report has the workings, too.
            for word in words(&report("100")).intersection(&wide) {
                // What a list is of needs no title.
                let heads = [
                    "Category", "Condition", "Indicator", "Fact", "Kategorie", "Bedingung", "Indikator", "Grundangabe",
                ];
                assert!(narrow.contains(word) || heads.contains(&&**word), "{width}: {word}");
            }
        }
    }
}

/// A header may have more commas within its names than signs between them.
#[test]
fn commas_within_the_names_of_columns_split_nothing() {
    let header = "indicator;value;note (source, page, year, edition)";
    for (table, delimiter) in [
        (format!("{header}\nmembers;20;a, b\n"), ";"),
        (format!("{}\nmembers\t20\tx\n", header.replace(';', "\t")), "\t"),
        ("Indikator; Wert; \"Bemerkung, Quelle, Stand, Seite\"\nmembers;20;x\n".to_owned(), ";"),
        ("indicator,value,note; or source; or page\nmembers,20,x\n".to_owned(), ","),
        ("indicator,value\nmembers,20\n".to_owned(), ","),
    ] {
        let folder = dossier(table.as_bytes());
        let output = merit(folder.path(), &assess(&["-f", "json"]));
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["inputs"][0]["delimiter"], delimiter, "{table}");
        assert_eq!(report["indicators"][0]["status"], "scored", "{table}");
    }
}

#[cfg(unix)]
#[test]
fn a_document_that_leads_out_of_the_dossier_is_not_opened() {
    let folder = dossier(b"indicator,value,document\nmembers,20,link.txt|inside.txt\n");
    fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    std::os::unix::fs::symlink("../secret.txt", folder.path().join("dossier/link.txt")).unwrap();
    fs::write(folder.path().join("dossier/inside.txt"), "inside").unwrap();
    let json = String::from_utf8(merit(folder.path(), &assess(&["-f", "json"])).stdout).unwrap();
    let documents = json.split("\"documents\": ").nth(1).unwrap().split(']').next().unwrap();
    insta::assert_snapshot!(documents);
}

/// A dossier in which `members` needs so many documents, without which it earns nothing; `evidence`
/// is the table `[evidence]` of the catalogue, `named` what stands in the column.
#[cfg(unix)]
fn proving(needed: usize, evidence: &str, named: &str) -> TempDir {
    let folder = dossier(format!("indicator,value,document\nmembers,40,{named}\n").as_bytes());
    let at = |name: &str| folder.path().join("dossier").join(name);
    let catalogue = CATALOGUE.replace("points = 4\n", &format!("points = 4\ndocuments = {needed}\n"));
    fs::write(folder.path().join("small.toml"), catalogue + "[evidence]\nundocumented = \"zero\"\n" + evidence)
        .unwrap();
    fs::create_dir(at("b")).unwrap();
    let files = ["a.pdf", "c.pdf", "empty.pdf", "../outside.pdf", "u\u{308}.pdf", "b/Plan 2.pdf", "d.pdf", "D.pdf"];
    for (name, text) in files.map(|name| (name, if name == "empty.pdf" { "" } else { "a" })) {
        fs::write(at(name), text).unwrap();
    }
    for (link, to) in [("link.pdf", "a.pdf"), ("table.pdf", "evidence.csv"), ("out.pdf", "../outside.pdf")] {
        std::os::unix::fs::symlink(to, at(link)).unwrap();
    }
    folder
}

#[cfg(unix)]
const PRESENT: &str = "documents = \"present\"\n";

/// The points of the first indicator, the states of its documents, and the codes of findings.
#[cfg(unix)]
fn proven(folder: &Path, more: &[&str]) -> (String, Vec<String>, Vec<String>) {
    let output = merit(folder, &assess(&[&["-f", "json"], more].concat()));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let texts = |list: &serde_json::Value, key: &str| -> Vec<String> {
        list.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap().to_owned()).collect()
    };
    let members = &report["indicators"][0];
    let points = members["points"]["exact"].as_str().unwrap().to_owned();
    (points, texts(&members["documents"], "state"), texts(&report["findings"], "code"))
}

#[cfg(unix)]
#[test]
fn a_document_counts_if_it_is_there_where_the_catalogue_asks_for_that() {
    // A name, what there is of it, the finding, and its points where names count, where documents
    // count that are there, and where addresses count with them.
    let cases = [
        ("a.pdf", "found", "", ["4", "4", "4"]),
        ("b/../a.pdf", "found", "", ["4", "4", "4"]),
        ("nowhere/.././a.pdf", "found", "", ["4", "4", "4"]),
        ("link.pdf", "found", "", ["4", "4", "4"]),
        ("ü.pdf", "found", "", ["4", "4", "4"]),
        ("A.PDF", "found", "document-typed-otherwise", ["4", "4", "4"]),
        ("B/plan\u{A0}2.pdf", "found", "document-typed-otherwise", ["4", "4", "4"]),
        ("Ü.pdf", "found", "document-typed-otherwise", ["4", "4", "4"]),
        ("D.pdf", "found", "", ["4", "4", "4"]),
        // Either may be meant.
        ("d.PDF", "absent", "document-not-found", ["4", "0", "0"]),
        ("gone.pdf", "absent", "document-not-found", ["4", "0", "0"]),
        ("a.pdf/", "absent", "document-not-found", ["4", "0", "0"]),
        ("empty.pdf", "empty", "document-empty", ["4", "0", "0"]),
        ("evidence.csv", "table", "document-is-table", ["4", "0", "0"]),
        ("./b/../evidence.csv", "table", "document-is-table", ["4", "0", "0"]),
        ("table.pdf", "table", "document-is-table", ["4", "0", "0"]),
        ("../outside.pdf", "refused", "document-not-found", ["4", "0", "0"]),
        ("b/../../dossier/a.pdf", "refused", "document-not-found", ["4", "0", "0"]),
        ("out.pdf", "refused", "document-not-found", ["4", "0", "0"]),
        ("b", "refused", "document-not-found", ["4", "0", "0"]),
        ("http://", "absent", "document-not-found", ["4", "0", "0"]),
        ("https:// /a.pdf", "absent", "document-not-found", ["4", "0", "0"]),
        ("https://example.org/a.pdf", "remote", "", ["4", "0", "4"]),
        ("HTTPS://example.org", "remote", "", ["4", "0", "4"]),
    ];
    for (name, state, code, points) in cases {
        let catalogues = ["", PRESENT, "documents = \"present\"\nremote = true\n"];
        for (evidence, points) in catalogues.into_iter().zip(points) {
            let folder = proving(1, evidence, name);
            let (earned, states, codes) = proven(folder.path(), &[]);
            let short = (points == "0").then_some("documents-missing");
            let expected: Vec<&str> = [code].into_iter().filter(|code| !code.is_empty()).chain(short).collect();
            assert_eq!(
                (&*earned, states, codes),
                (points, vec![state.to_owned()], expected.iter().map(|it| it.to_string()).collect()),
                "{name} {evidence}"
            );
            // A round of folders, one of tables, and `check` tell the same.
            let round =
                merit(folder.path(), &["portfolio", ".", "-c", "small.toml", "--as-of", "2026-11-23", "-f", "jsonl"]);
            let line: serde_json::Value = serde_json::from_slice(&round.stdout).unwrap();
            assert_eq!(line["score"]["points"], points, "{name} {evidence}");
            let check = String::from_utf8(
                merit(folder.path(), &["check", "dossier", "-c", "small.toml", "--as-of", "2026-11-23"]).stdout,
            )
            .unwrap();
            assert_eq!(check.contains("Missing documents"), !expected.is_empty(), "{name} {evidence}: {check}");
        }
    }
}

#[cfg(unix)]
#[test]
fn names_of_one_file_are_one_document() {
    let cases = [
        ("a.pdf|./a.pdf", "0"),
        ("a.pdf|b/../a.pdf|.//a.pdf", "0"),
        ("gone.pdf|./gone.pdf", "0"),
        ("ü.pdf|u\u{308}.pdf", "0"),
        ("gone-ü.pdf|gone-u\u{308}.pdf", "0"),
        ("a.pdf|link.pdf", "0"),
        ("link.pdf|b/../link.pdf", "0"),
        ("a.pdf|c.pdf", "4"),
        ("a.pdf|./b/../c.pdf", "4"),
    ];
    for (names, points) in cases {
        for evidence in ["", PRESENT] {
            let folder = proving(2, evidence, names);
            assert_eq!(proven(folder.path(), &[]).0, points, "{names} {evidence}");
        }
        // In the tables of a round, for whose documents nobody looks, as far as names tell.
        let folder = proving(2, "", names);
        let rows = format!("initiative,indicator,value,document\nx,members,40,{names}\ny,members,40,a.pdf|c.pdf\n");
        fs::write(folder.path().join("dossier/evidence.csv"), &rows).unwrap();
        let told =
            merit(folder.path(), &["portfolio", "dossier", "-c", "small.toml", "--as-of", "2026-11-23", "-f", "csv"]);
        let told = String::from_utf8(told.stdout).unwrap();
        let expected = if names == "a.pdf|link.pdf" { "4" } else { points };
        assert!(told.contains(&format!("x,,evidence.csv,,{expected},4,")), "{names}: {told}");
        // There somebody looks where only what is there counts.
        let catalogue = fs::read_to_string(folder.path().join("small.toml")).unwrap();
        fs::write(folder.path().join("small.toml"), catalogue + PRESENT).unwrap();
        let told =
            merit(folder.path(), &["portfolio", "dossier", "-c", "small.toml", "--as-of", "2026-11-23", "-f", "csv"]);
        let told = String::from_utf8(told.stdout).unwrap();
        assert!(told.contains(&format!("x,,evidence.csv,,{points},4,")), "{names}: {told}");
        assert!(told.contains("y,,evidence.csv,,4,4,"), "{names}: {told}");
    }
}

#[cfg(unix)]
#[test]
fn stricter_judgements_and_plans_go_by_the_documents_that_count() {
    let folder = proving(1, PRESENT, "a.pdf|empty.pdf");
    let robustness = ["robustness", "dossier", "-c", "small.toml", "--as-of", "2026-11-23", "-f", "json"];
    let told = String::from_utf8(merit(folder.path(), &robustness).stdout).unwrap();
    assert!(told.contains("\"document\": \"a.pdf\"") && !told.contains("\"document\": \"empty.pdf\""), "{told}");
    let folder = proving(1, PRESENT, "empty.pdf");
    let plan = ["plan", "dossier", "-c", "small.toml", "--as-of", "2026-11-23", "--lang", "en"];
    let told = String::from_utf8(merit(folder.path(), &plan).stdout).unwrap();
    assert!(told.contains("one document"), "{told}");
}

/// A folder into which nobody may look is no folder without files. Root may look everywhere, so
/// that the test then runs the program as somebody else.
#[cfg(unix)]
#[test]
fn a_locked_folder_of_documents_is_told_as_that() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let folder = dossier(b"indicator,value,document\nmembers,20,documents/members.pdf\n");
    let documents = folder.path().join("dossier/documents");
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    fs::create_dir(&documents).unwrap();
    fs::write(documents.join("members.pdf"), "58").unwrap();
    let program = folder.path().join("merit");
    // By another process: while this one writes it, one that a test beside this starts may hold it open.
    assert!(Command::new("cp").args([Path::new(env!("CARGO_BIN_EXE_merit")), &program]).status().unwrap().success());
    mode(folder.path(), 0o755);
    mode(&documents, 0o000);
    let mut command = Command::new(&program);
    command.args(assess(&[])).current_dir(folder.path()).env("TZ", "UTC");
    if fs::read_dir(&documents).is_ok() {
        command.uid(65_534);
    }
    let output = command.output().unwrap();
    mode(&documents, 0o755);
    let said = String::from_utf8_lossy(&output.stderr).replace(&*folder.path().to_string_lossy(), "FOLDER");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("FOLDER/dossier/documents") && said.contains("ermission denied"), "{said}");
}

#[test]
fn heads_say_what_points_rest_on() {
    let folder = tempfile::tempdir().unwrap();
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/gold");
    for table in ["evidence", "team", "training", "initiatives"] {
        let text = fs::read_to_string(gold.join(format!("{table}.csv"))).unwrap();
        // Trainings rest on their certificates: one of them is an address.
        let text = text.replace("documents/certificate-p1.txt", "https://example.org/certificate-p1.pdf");
        fs::write(folder.path().join(format!("{table}.csv")), text).unwrap();
    }
    let mut all = String::new();
    for lang in ["en", "de"] {
        let common = ["assess", ".", "-c", "ecei", "--as-of", "2026-11-23", "--lang", lang, "-f"];
        let head = |format| {
            let text = String::from_utf8(merit(folder.path(), &[&common[..], &[format]].concat()).stdout).unwrap();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let sentence = head("markdown");
        let begin = ["90.5 of", "90,5 der"]
            .into_iter()
            .find_map(|begin| sentence.find(begin))
            .unwrap_or_else(|| panic!("{sentence}"));
        let end = begin + sentence[begin..].find("##").unwrap();
        let first = sentence[begin..end].split(':').next().unwrap().to_owned();
        for format in ["table", "html"] {
            assert!(head(format).contains(&first), "{lang} {format}: {first}");
        }
        all += &format!("{}\n", &sentence[begin..end]);
    }
    insta::assert_snapshot!(all);
}

#[test]
fn files_are_written_whole_and_never_over_others() {
    let folder = dossier(b"indicator,value\nmembers,20\n");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("kept.md"), "mine").unwrap();
    let run = |more: &[&str]| merit(folder.path(), &assess(more)).status.code().unwrap();
    // One file that exists keeps all of them from being written.
    assert_eq!(run(&["-o", "a.json", "-o", "kept.md"]), 2);
    assert!(!path("a.json").exists());
    assert_eq!(fs::read_to_string(path("kept.md")).unwrap(), "mine");
    assert_eq!(run(&["-o", "a.json", "-o", "a.json"]), 2);
    assert_eq!(run(&["-o", "a.json", "-o", "./a.json"]), 2);
    assert!(!path("a.json").exists());
    assert_eq!(run(&["-o", "nowhere/a.json"]), 2);
    assert_eq!(run(&["-o", "a.json", "-o", "kept.md", "-o", "a.txt", "-o", "a.csv", "--force"]), 0);
    assert!(fs::read_to_string(path("a.json")).unwrap().ends_with("}\n"));
    assert!(fs::read_to_string(path("kept.md")).unwrap().starts_with("# dossier"));
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 6, "something was left behind: {left:?}");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_named_and_no_other_file() {
    let folder = dossier(b"indicator,value\nmembers,20\n");
    let mut all = String::new();
    for path in ["small.toml/report.md", "nowhere/report.md"] {
        for lang in ["en", "de"] {
            all += &told(folder.path(), &["assess", "dossier", "-c", "small.toml", "-o", path, "--lang", lang]);
        }
    }
    insta::assert_snapshot!(all);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_named() {
    let folder = dossier(b"indicator,value\nmembers,20\n");
    let mut all = String::new();
    for command in [&["assess", "dossier", "-c", "small.toml"][..], &["catalogue", "list"], &["man"]] {
        for lang in ["en", "de"] {
            let output = Command::new(env!("CARGO_BIN_EXE_merit"))
                .current_dir(folder.path())
                .args(command)
                .args(["--lang", lang])
                .stdout(fs::File::create("/dev/full").unwrap())
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(2));
            all += &String::from_utf8(output.stderr).unwrap();
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_blank_dossier_is_scored_as_it_is_and_filled_in() {
    for catalogue in ["cluster-exzellenz-bw", "ecei", "clusterdatenbank-bw", "eccp-profile"] {
        for lang in ["de", "en"] {
            let folder = tempfile::tempdir().unwrap();
            assert_eq!(merit(folder.path(), &["new", catalogue, "blank", "--lang", lang]).status.code(), Some(0));
            let json = merit(folder.path(), &["assess", "blank", "--as-of", "2026-11-23", "-f", "json"]).stdout;
            let json = String::from_utf8(json).unwrap();
            assert!(json.contains(&format!("\"id\": \"{catalogue}\"")), "the dossier knows its catalogue");
            // Nothing but that evidence is missing: no unknown column, no unknown input.
            let codes = json.split("\"code\": \"").skip(1).map(|rest| rest.split('"').next().unwrap());
            assert!(codes.clone().all(|code| code == "missing-evidence"), "{:?}", codes.collect::<Vec<_>>());
        }
    }
}

#[test]
fn new_writes_over_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("taken")).unwrap();
    fs::write(folder.path().join("taken/team.csv"), "mine").unwrap();
    assert_eq!(merit(folder.path(), &["new", "ecei", "taken"]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("taken/team.csv")).unwrap(), "mine");
    assert_eq!(fs::read_dir(folder.path().join("taken")).unwrap().count(), 1);
    assert_eq!(merit(folder.path(), &["new", "ecei", "taken", "--force"]).status.code(), Some(0));
}

#[test]
fn completions_and_the_manual_name_every_subcommand() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["completions", "bash"][..], &["man"][..]] {
        let text = String::from_utf8(merit(folder.path(), arguments).stdout).unwrap();
        for command in ["assess", "check", "compare", "verify", "new"] {
            assert!(text.contains(command), "{arguments:?}: {command}");
        }
    }
}
