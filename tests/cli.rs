//! The program as its users meet it: exit codes, files written, bad input.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "shared/run.rs"]
#[allow(dead_code, reason = "not every test needs all of it")]
mod run;

use run::merit;
use std::fs;
use std::path::Path;
use std::process::Command;
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
