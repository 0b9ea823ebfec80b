//! Reports and dossiers as auditors get them: saved again, moved, incomplete, cut
//! off, edited, or none at all.

use crate::support::run::{copy, example, merit};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A copy of an example with its report beside the tables.
fn dossier(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&example(name), &folder.path().join("dossier"));
    report(folder.path(), &[]);
    folder
}

/// Writes the report of `dossier` into it.
fn report(folder: &Path, more: &[&str]) {
    let mut arguments = vec!["assess", "dossier", "--as-of", "2026-11-23", "-o", "dossier/report.json", "--force"];
    arguments.extend(more);
    let output = merit(folder, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

/// What `verify` says but for the digests at its end, and what it exits with.
fn told(folder: &Path, arguments: &[&str]) -> String {
    let output = merit(folder, &[&["verify"], arguments, &["--width", "120"]].concat());
    let out = String::from_utf8(output.stdout).unwrap();
    let out = ["\nDigests", "\nPrüfsummen"].iter().fold(&*out, |out, end| out.split(end).next().unwrap());
    let errors = String::from_utf8(output.stderr).unwrap();
    format!("$ merit verify {}\nexit {}\n{out}{errors}\n", arguments.join(" "), output.status.code().unwrap())
}

/// What `verify` finds, as JSON.
fn found(folder: &Path, arguments: &[&str]) -> Value {
    let output = merit(folder, &[&["verify"], arguments, &["-f", "json"]].concat());
    serde_json::from_slice(&output.stdout).unwrap()
}

fn strings<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap()).collect()
}

#[test]
fn a_file_that_was_saved_again_is_told_from_one_whose_figures_changed() {
    fn units(text: &str) -> Vec<u8> {
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    }
    type Turn = fn(&str) -> Vec<u8>;
    let turns: [(&str, Turn, &str); 9] = [
        ("CR LF", |text| text.replace('\n', "\r\n").into(), "other line endings"),
        ("CR", |text| text.replace('\n', "\r").into(), "other line endings"),
        ("a mark", |text| format!("\u{FEFF}{text}").into(), "a byte-order mark added or removed"),
        ("UTF-16", units, "another encoding (utf-8 → utf-16le)"),
        (
            "UTF-16 and CR LF",
            |text| units(&text.replace('\n', "\r\n")),
            "another encoding (utf-8 → utf-16le), other line endings",
        ),
        ("no last end", |text| text.trim_end().into(), "the line end behind the last row added or removed"),
        (
            "blank rows",
            |text| format!("{text}\n,,\n\n").into(),
            "quoting, line endings or blank rows (or the digest in the report was altered)",
        ),
        ("semicolons", |text| rewritten(text, b';', csv::QuoteStyle::Necessary), "another delimiter (, → ;)"),
        (
            "quotes",
            |text| rewritten(text, b',', csv::QuoteStyle::Always),
            "quoting, line endings or blank rows (or the digest in the report was altered)",
        ),
    ];
    let folder = dossier("gold");
    let team = folder.path().join("dossier/team.csv");
    let text = fs::read_to_string(&team).unwrap();
    for (name, turn, what) in turns {
        fs::write(&team, turn(&text)).unwrap();
        let found = found(folder.path(), &["dossier/report.json"]);
        let expected = format!("team.csv: only the bytes changed, the cells are the same: {what}.");
        assert_eq!(strings(&found["causes"], "message"), [expected], "{name}");
        let touched = strings(&found["differences"], "path");
        let form = ["inputs[team].delimiter", "inputs[team].encoding", "inputs[team].sha256"];
        // From semicolons merit infers decimal commas, and warns of each decimal point.
        let of_sign = |path: &&str| path.starts_with("findings[other-decimal-sign") || *path == "inputs[team].decimal";
        let is_form = |path: &&str| form.contains(path) || (name == "semicolons" && of_sign(path));
        assert!(touched.iter().all(is_form), "{name}: {touched:?}");
        let said = told(folder.path(), &["dossier/report.json", "--lang", "en"]);
        assert!(said.contains("exit 1\n") && said.contains("No figure is touched"), "{name}: {said}");
    }
    // Blank rows above move all that follows; still no figure does.
    fs::write(&team, text.replacen('\n', "\n\n\n", 1)).unwrap();
    insta::assert_snapshot!(told(folder.path(), &["dossier/report.json", "--lang", "de"]));
}

/// The same table with another delimiter or all cells in quotes.
fn rewritten(text: &str, delimiter: u8, style: csv::QuoteStyle) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).quote_style(style).flexible(true).from_writer(vec![]);
    for record in reader.records() {
        writer.write_record(&record.unwrap()).unwrap();
    }
    writer.into_inner().unwrap()
}

#[test]
fn the_digest_of_the_content_can_be_made_by_others() {
    // German Excel writes Windows-1252 and CR LF; the digest is that of the cells.
    for (name, delimiter) in [("gold", b','), ("german-excel", b';'), ("mistakes", b';')] {
        let folder = dossier(name);
        let report: Value =
            serde_json::from_slice(&fs::read(folder.path().join("dossier/report.json")).unwrap()).unwrap();
        for input in report["inputs"].as_array().unwrap() {
            let bytes = fs::read(example(name).join(input["file"].as_str().unwrap())).unwrap();
            let (text, ..) = if std::str::from_utf8(&bytes).is_ok() {
                encoding_rs::UTF_8.decode(&bytes)
            } else {
                encoding_rs::WINDOWS_1252.decode(&bytes)
            };
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .delimiter(delimiter)
                .from_reader(text.as_bytes());
            let mut digest = Sha256::new();
            for record in reader.records() {
                let record = record.unwrap();
                let mut cells: Vec<&str> = record.iter().collect();
                while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
                    cells.pop();
                }
                if cells.is_empty() {
                    continue;
                }
                digest.update(format!("{}\n", cells.len()));
                for cell in cells {
                    let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
                    digest.update(format!("t{}:{cell}", cell.len()));
                }
            }
            let digest = digest.finalize().iter().fold(String::new(), |mut hex, byte| {
                write!(hex, "{byte:02x}").unwrap();
                hex
            });
            assert_eq!(input["content_sha256"], digest, "{name}: {}", input["file"]);
        }
    }
}

#[test]
fn the_rows_of_other_initiatives_do_not_enter() {
    let folder = tempfile::tempdir().unwrap();
    copy(&example("gold"), &folder.path().join("dossier"));
    let evidence = folder.path().join("dossier/evidence.csv");
    let text = fs::read_to_string(&evidence).unwrap();
    for table in ["team", "training"] {
        fs::remove_file(folder.path().join(format!("dossier/{table}.csv"))).unwrap();
    }
    let with_column = |other: &str| {
        let mut lines = text.lines();
        let head = format!("initiative,{}\n", lines.next().unwrap());
        let rows: String = lines.map(|line| format!("gold,{line}\n")).collect();
        format!("{head}{rows}other,members,,{other},,,\n")
    };
    fs::write(&evidence, with_column("5")).unwrap();
    report(folder.path(), &["--initiative", "gold", "--decimal", "point"]);
    assert!(told(folder.path(), &["dossier/report.json"]).contains("exit 0"));
    fs::write(&evidence, with_column("6")).unwrap();
    let found = found(folder.path(), &["dossier/report.json"]);
    assert_eq!(strings(&found["causes"], "cause"), ["input-rewritten"]);
    assert_eq!(strings(&found["differences"], "path"), ["inputs[evidence].sha256"]);
}

#[test]
fn nothing_of_the_machine_enters() {
    let folder = dossier("german-excel");
    let run = |cwd: &Path, report: &Path, settings: &[(&str, &str)]| {
        let output = Command::new(env!("CARGO_BIN_EXE_merit"))
            .current_dir(cwd)
            .args(["verify", report.to_str().unwrap(), "-f", "json"])
            .envs(settings.iter().copied())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{settings:?}");
        output.stdout
    };
    let report = folder.path().join("dossier/report.json");
    // There are always two dates between these two time zones.
    let first = run(folder.path(), &report, &[("TZ", "Etc/GMT+12"), ("LC_ALL", "C")]);
    let others: [&[(&str, &str)]; 3] = [
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "de_DE.UTF-8"), ("LANG", "de_DE.UTF-8")],
        &[("RAYON_NUM_THREADS", "1"), ("TOKIO_WORKER_THREADS", "1"), ("LC_NUMERIC", "tr_TR.UTF-8")],
        &[("RAYON_NUM_THREADS", "8"), ("COLUMNS", "40"), ("CLICOLOR_FORCE", "1")],
    ];
    for settings in others {
        assert_eq!(run(folder.path(), &report, settings), first);
        assert_eq!(run(&folder.path().join("dossier"), Path::new("report.json"), settings), first);
        assert_eq!(run(Path::new("/"), &report, settings), first);
    }
    // Moved as a whole, with nothing left behind.
    fs::rename(folder.path().join("dossier"), folder.path().join("archive 2031")).unwrap();
    assert_eq!(run(folder.path(), Path::new("archive 2031/report.json"), &[]), first);
}

#[test]
fn layout_alone_is_the_same_report() {
    let folder = dossier("gold");
    let path = folder.path().join("dossier/report.json");
    let value: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    fs::write(&path, format!("\u{FEFF}{value}")).unwrap();
    let said = told(folder.path(), &["dossier/report.json", "--lang", "en"]);
    assert!(said.contains("exit 0\n") && said.contains("not byte for byte"), "{said}");
    assert_eq!(found(folder.path(), &["dossier/report.json"])["identical"], json!(false));
}

#[test]
fn a_dossier_that_is_moved_renamed_or_incomplete() {
    let mut all = String::new();
    for lang in ["en", "de"] {
        let folder = dossier("incomplete");
        let mut run = |title: &str, arguments: &[&str]| {
            let told = told(folder.path(), &[arguments, &["--lang", lang]].concat());
            writeln!(all, "## {title}\n{told}").unwrap();
        };
        let path = |name: &str| folder.path().join(name);
        fs::rename(path("dossier/report.json"), path("report.json")).unwrap();
        run("the report lies elsewhere", &["report.json"]);
        run("and the dossier is named", &["report.json", "dossier"]);
        run("a dossier that is not there", &["report.json", "nowhere"]);
        run("no report", &["nowhere.json", "dossier"]);
        fs::rename(path("dossier/documents/strategy.txt"), path("strategy.txt")).unwrap();
        run("a document is gone", &["report.json", "dossier"]);
        fs::write(path("dossier/documents/strategy.txt"), "another strategy").unwrap();
        run("a document changed", &["report.json", "dossier"]);
        fs::rename(path("strategy.txt"), path("dossier/documents/strategy.txt")).unwrap();
        fs::rename(path("dossier/training.csv"), path("training.csv")).unwrap();
        run("a table is gone", &["report.json", "dossier"]);
        fs::rename(path("training.csv"), path("dossier/training.csv")).unwrap();
        let evidence = fs::read_to_string(path("dossier/evidence.csv")).unwrap();
        fs::write(path("dossier/evidence.csv"), evidence.replacen("wert", "wart", 1)).unwrap();
        run("a column is gone", &["report.json", "dossier"]);
        fs::remove_file(path("dossier/evidence.csv")).unwrap();
        run("the evidence is gone", &["report.json", "dossier"]);
    }
    insta::assert_snapshot!(all);
}

const CATALOGUE: &str = r#"
format = 1
[catalogue]
id = "small"
version = "1"
title = "Small"
[evidence]
undocumented = "zero"
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
documents = 1
linear = { from = 0, to = 40 }
basis = "assumed"
rationale = "A test."
"#;

/// A dossier whose initiative has no other name than that of its folder.
fn small(evidence: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("small.toml"), CATALOGUE).unwrap();
    fs::create_dir(folder.path().join("dossier")).unwrap();
    fs::write(folder.path().join("dossier/evidence.csv"), evidence).unwrap();
    folder
}

#[test]
fn a_catalogue_of_ones_own_and_a_dossier_without_a_name() {
    let folder = small("indicator,value,document\nmembers,20,proof.txt\n");
    fs::write(folder.path().join("dossier/proof.txt"), "proof").unwrap();
    report(folder.path(), &["-c", "small.toml"]);
    let mut all = told(folder.path(), &["dossier/report.json", "--lang", "en"]);
    all += &told(folder.path(), &["dossier/report.json", "-c", "small.toml", "--lang", "en"]);
    fs::remove_file(folder.path().join("dossier/proof.txt")).unwrap();
    all += &told(folder.path(), &["dossier/report.json", "-c", "small.toml", "--lang", "en"]);
    fs::write(folder.path().join("dossier/proof.txt"), "proof").unwrap();
    let changed = CATALOGUE.replace("to = 40", "to = 50").replace("version = \"1\"", "version = \"2\"");
    fs::write(folder.path().join("small.toml"), changed).unwrap();
    all += &told(folder.path(), &["dossier/report.json", "-c", "small.toml", "--lang", "en"]);
    fs::write(folder.path().join("small.toml"), CATALOGUE).unwrap();
    fs::rename(folder.path().join("dossier"), folder.path().join("renamed")).unwrap();
    all += &told(folder.path(), &["renamed/report.json", "-c", "small.toml", "--lang", "de"]);
    insta::assert_snapshot!(all);
}

#[test]
fn a_workbook_beside_its_report() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(merit(folder.path(), &["new", "ecei", "our.xlsx"]).status.code(), Some(0));
    let assess = ["assess", "our.xlsx", "--as-of", "2026-11-23", "-o", "report.json"];
    assert_eq!(merit(folder.path(), &assess).status.code(), Some(0));
    assert!(told(folder.path(), &["report.json"]).contains("exit 0"));
    fs::rename(folder.path().join("our.xlsx"), folder.path().join("ours.xlsx")).unwrap();
    let all = told(folder.path(), &["report.json", "--lang", "en"]);
    let renamed = found(folder.path(), &["report.json", "ours.xlsx"]);
    let causes = strings(&renamed["causes"], "cause");
    assert!(causes.iter().all(|cause| *cause == "input-renamed"), "{causes:?}");
    assert!(renamed["differences"].as_array().unwrap().iter().all(|difference| difference["altered"] == json!(false)));
    insta::assert_snapshot!(all);
}

#[test]
fn what_changed_is_said_first_and_whose_dossier_it_is() {
    let folder = dossier("gold");
    let path = |name: &str| folder.path().join("dossier").join(name);
    let evidence = fs::read_to_string(path("evidence.csv")).unwrap();
    let row = evidence.lines().position(|line| line.starts_with("members,")).unwrap() + 1;
    let (said, input) = ("services,,14", "strategy-document,positioning,no");
    assert!(evidence.contains(said) && evidence.contains(input));
    let changed = evidence.replacen("members,,58", "members,,57", 1).replacen(input, &input.replace("no", "yes"), 1);
    // A row moved and another came: neither is told as a change of what others say.
    let moved = changed.lines().filter(|line| !line.starts_with(said)).collect::<Vec<_>>().join("\n");
    let service = evidence.lines().find(|line| line.starts_with(said)).unwrap();
    fs::write(path("evidence.csv"), format!("{moved}\n{service}\n")).unwrap();
    let said = told(folder.path(), &["dossier/report.json", "--lang", "en"]);
    let lines: Vec<&str> = said.lines().skip(2).collect();
    assert_eq!(lines[3], "What changed", "{said}");
    assert_eq!(lines[4], format!("  members: 58 → 57 (evidence.csv, row {row})"));
    assert!(lines[5].starts_with("  strategy-document, positioning: no → yes (evidence.csv, row "), "{said}");
    assert_eq!(lines[6], "", "{said}");
    let said = told(folder.path(), &["dossier/report.json", "--lang", "de"]);
    assert!(said.contains(&format!("members: 58 → 57 (evidence.csv, Zeile {row})")), "{said}");
    let found = found(folder.path(), &["dossier/report.json"]);
    assert!(!said.contains("verändert") && found["cells"].as_array().unwrap().len() == 2, "{found}");

    copy(&example("threshold"), &folder.path().join("other"));
    let said = told(folder.path(), &["dossier/report.json", "other", "--lang", "en"]);
    let third = said.lines().nth(4).unwrap();
    assert!(third.starts_with("This is the dossier of another initiative: the report is about “Sensornetz"), "{said}");
    assert!(!said.contains("What changed\n"), "{said}");
}

#[test]
fn where_only_the_day_was_altered_it_is_told() {
    // The end of the label tells the day; without a label those near it are tried.
    for (name, as_of) in [("gold", "2027-05-30"), ("mistakes", "2026-11-30")] {
        let folder = dossier(name);
        let path = folder.path().join("dossier/report.json");
        let mut report: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        report["as_of"] = json!(as_of);
        fs::write(&path, report.to_string()).unwrap();
        let said = told(folder.path(), &["dossier/report.json", "--lang", "en"]);
        if said.contains("exit 0\n") {
            continue;
        }
        assert!(said.contains("Only the day was altered: as of "), "{name}: {said}");
        let found = found(folder.path(), &["dossier/report.json"]);
        assert_eq!(strings(&found["differences"], "path"), ["as_of"], "{name}");
        let day = found["only_day_altered"].as_str().unwrap();
        assert!(name != "gold" || day == "2026-11-23", "{day}");
    }
}

#[test]
fn names_and_digests_stay_whole_where_nobody_looks() {
    let folder = dossier("gold");
    let name = "a-very-long-name with blanks and-hyphens ".repeat(4).trim().to_owned();
    fs::rename(folder.path().join("dossier"), folder.path().join(&name)).unwrap();
    let report = format!("{name}/report.json");
    let told = |arguments: &[&str]| {
        let output = merit(folder.path(), &[arguments, &["--width", "60", "--lang", "de"]].concat());
        String::from_utf8(output.stdout).unwrap()
    };
    let digest = |line: &&str| line.split_whitespace().any(|word| word.len() == 64);
    let verified = told(&["verify", &report]);
    assert!(verified.lines().next().unwrap().ends_with(&report), "{verified}");
    assert!(
        verified.lines().filter(digest).any(|line| line.ends_with(&name[..40]) || line.contains("  ")),
        "{verified}"
    );
    let compared = told(&["compare", &report, &report]);
    assert_eq!(compared.lines().filter(|line| line.contains(&report)).count(), 4, "{compared}");
    assert!(told(&["explain", &report]).lines().any(|line| line.contains("documents/members.txt") && line.len() > 100));
}

#[test]
fn what_is_no_report_ends_in_one_clear_message() {
    let folder = dossier("gold");
    let original = fs::read_to_string(folder.path().join("dossier/report.json")).unwrap();
    let value: Value = serde_json::from_str(&original).unwrap();
    let with = |pointer: &str, new: Value| {
        let mut changed = value.clone();
        *changed.pointer_mut(pointer).unwrap() = new;
        changed.to_string().into_bytes()
    };
    let mut without = value.clone();
    without["indicators"][3].as_object_mut().unwrap().remove("status").unwrap();
    let check = json!({ "format": "merit-catalogue-check/1", "files": [] }).to_string();
    let cases: [(&str, Vec<u8>); 18] = [
        ("empty", Vec::new()),
        ("cut off", original.as_bytes()[..original.len() / 2].to_vec()),
        ("text", b"no report\n".to_vec()),
        ("a binary", b"\x7fELF\x02\x01\x01\x00\x00".to_vec()),
        ("UTF-16", original.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("two reports", format!("{original}{original}").into_bytes()),
        (
            "a key twice",
            original.replacen("\"award\": \"gold\"", "\"award\": \"gold\",\n  \"award\": null", 1).into_bytes(),
        ),
        ("another JSON", b"[1, 2]".to_vec()),
        ("another JSON of merit", check.into_bytes()),
        ("a later format", with("/format", json!("merit-assessment/2"))),
        ("a format that never was", with("/format", json!("merit-assessment/0"))),
        ("a field missing", serde_json::to_vec_pretty(&without).unwrap()),
        ("a field of another type", with("/indicators/0/excellent", json!("yes"))),
        ("a decimal", original.replacen("\"rows\": ", "\"rows\": 1.5e1", 1).into_bytes()),
        ("a number beyond all bounds", original.replacen("\"rows\": ", "\"rows\": 1e999", 1).into_bytes()),
        ("no date", with("/as_of", json!("2026-02-30"))),
        ("too many values", [&b"["[..], &b"0,".repeat(4_000_000), b"0]"].concat()),
        ("too deep", [b"[".repeat(100_000), b"]".repeat(100_000)].concat()),
    ];
    let mut all = String::new();
    for (name, bytes) in cases {
        fs::write(folder.path().join("dossier/report.json"), bytes).unwrap();
        writeln!(all, "## {name}").unwrap();
        for lang in ["en", "de"] {
            all += &told(folder.path(), &["dossier/report.json", "--lang", lang]);
        }
    }
    insta::assert_snapshot!(all);
    let place = |path: &str| merit(folder.path(), &["verify", path]).status.code().unwrap();
    assert_eq!([place("dossier"), place("/dev/zero"), place("nowhere")], [2, 2, 2]);
}

#[test]
fn a_report_is_read_whole_or_not_at_all() {
    let folder = dossier("mistakes");
    let bytes = fs::read(folder.path().join("dossier/report.json")).unwrap();
    assert!(merit::record::read("report.json", &bytes).is_ok());
    for end in (0..bytes.len() - 2).step_by(211) {
        assert!(merit::record::read("report.json", &bytes[..end]).is_err(), "{end}");
    }
    for at in (0..bytes.len()).step_by(311) {
        let mut spoiled = bytes.clone();
        spoiled[at] ^= 0x5A;
        // Whatever comes of it, it comes without a panic.
        let _ = merit::record::read("report.json", &spoiled);
    }
}

#[cfg(unix)]
#[test]
fn documents_outside_the_dossier_are_never_opened() {
    let names = [
        ("a pipe", "pipe"),
        ("a device", "zero"),
        ("a link out of the dossier", "link.txt"),
        ("a link to a folder above", "up/secret.txt"),
        ("one that climbs", "../secret.txt"),
        ("one that climbs later", "documents/../../secret.txt"),
        ("an absolute one", "/etc/passwd"),
        ("a device by its name", "/dev/zero"),
        ("of Windows", r"C:\secret.txt"),
        ("climbing in Windows", r"..\secret.txt"),
        ("a share", r"\\server\share\secret.txt"),
        ("a folder", "documents"),
        ("a file as if it were a folder", "evidence.csv/"),
        ("what lies in no folder", "evidence.csv/."),
        ("the dossier itself", "."),
        ("an empty one among others", "| |"),
    ];
    let mut all = String::new();
    for (title, name) in names {
        let folder = small(&format!("indicator,value,document\nmembers,20,{name}\n"));
        let dossier = folder.path().join("dossier");
        fs::write(folder.path().join("secret.txt"), "secret").unwrap();
        fs::create_dir(dossier.join("documents")).unwrap();
        std::os::unix::fs::symlink("../secret.txt", dossier.join("link.txt")).unwrap();
        std::os::unix::fs::symlink("..", dossier.join("up")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", dossier.join("zero")).unwrap();
        assert!(Command::new("mkfifo").arg(dossier.join("pipe")).status().unwrap().success());
        report(folder.path(), &["-c", "small.toml"]);
        let text = fs::read_to_string(dossier.join("report.json")).unwrap();
        let report: Value = serde_json::from_str(&text).unwrap();
        writeln!(all, "## {title}\n{}", report["indicators"][0]["documents"]).unwrap();
        for message in strings(&report["findings"], "message") {
            writeln!(all, "{message}").unwrap();
        }
        assert!(told(folder.path(), &["dossier/report.json", "-c", "small.toml"]).contains("exit 0"), "{title}");
        // Nor when the report claims that it was there.
        let Some(document) = report["indicators"][0]["documents"][0].as_object() else { continue };
        assert_eq!((&document["found"], &document["sha256"]), (&json!(false), &Value::Null), "{title}");
        let mut claimed = report.clone();
        claimed["indicators"][0]["documents"][0]["found"] = json!(true);
        claimed["indicators"][0]["documents"][0]["sha256"] = json!("0".repeat(64));
        claimed["inputs"][0]["file"] = json!("../dossier/evidence.csv");
        fs::write(dossier.join("report.json"), claimed.to_string()).unwrap();
        // The name of the table leads out too, so the dossier is not looked for beside it.
        assert!(told(folder.path(), &["dossier/report.json", "-c", "small.toml"]).contains("exit 2"), "{title}");
        let found = found(folder.path(), &["dossier/report.json", "dossier", "-c", "small.toml"]);
        assert_eq!(strings(&found["causes"], "cause"), ["input-renamed", "document-gone"], "{title}");
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_forged_figure_does_not_hide_behind_a_change_elsewhere() {
    let folder = dossier("gold");
    let path = |name: &str| folder.path().join("dossier").join(name);
    let report = fs::read_to_string(path("report.json")).unwrap();
    let (before, after) = report.split_once("\"id\": \"member-count\"").unwrap();
    fs::write(
        path("report.json"),
        format!("{before}\"id\": \"member-count\"{}", after.replacen("\"exact\": \"5\"", "\"exact\": \"4\"", 1)),
    )
    .unwrap();
    // Something else really changed: a figure of another indicator.
    let evidence = fs::read_to_string(path("evidence.csv")).unwrap();
    let changed: Vec<String> = evidence
        .lines()
        .map(|line| if line.starts_with("services,") { line.replace(",,", ",,1") } else { line.to_owned() })
        .collect();
    fs::write(path("evidence.csv"), changed.join("\n") + "\n").unwrap();
    let found = found(folder.path(), &["dossier/report.json", "dossier"]);
    let altered = |path: &str| {
        let differences = found["differences"].as_array().unwrap();
        let difference = differences.iter().find(|difference| difference["path"] == path);
        difference.unwrap_or_else(|| panic!("{path} in {found}"))["altered"].as_bool().unwrap()
    };
    assert!(altered("indicators[member-count].points.exact"));
    assert!(!altered("indicators[services].value.exact"));
}

#[test]
fn certificates_and_notes_are_held_against_the_files() {
    let folder = dossier("gold");
    let at = |name: &str| folder.path().join("dossier").join(name);
    let text = fs::read_to_string(at("report.json")).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap();
    let expected = ["p1", "p1-2026", "p2", "p3"].map(|person| format!("documents/certificate-{person}.txt"));
    assert_eq!(strings(&report["certificates"], "name"), expected);
    for certificate in report["certificates"].as_array().unwrap() {
        let bytes = fs::read(at(certificate["name"].as_str().unwrap())).unwrap();
        let sha256 = merit::digest::sha256(&bytes);
        assert_eq!(
            *certificate,
            json!({ "name": certificate["name"], "found": true, "sha256": sha256, "state": "found" })
        );
    }
    let of = |edit: &dyn Fn(&mut Value)| {
        let mut edited = report.clone();
        edit(&mut edited);
        fs::write(at("report.json"), edited.to_string()).unwrap();
        let found = found(folder.path(), &["dossier/report.json", "dossier"]);
        let altered = found["differences"].as_array().unwrap().iter().filter(|one| one["altered"] == json!(true));
        let altered = altered.map(|one| one["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        (found["reproduced"].as_bool().unwrap(), altered)
    };
    assert_eq!(of(&|_| {}), (true, vec![]));
    // A report of an earlier version knows of none of this.
    let strip = |edited: &mut Value| {
        edited.as_object_mut().unwrap().remove("certificates");
        for indicator in edited["indicators"].as_array_mut().unwrap() {
            for (list, key) in [("documents", "state"), ("evidence", "note")] {
                indicator[list]
                    .as_array_mut()
                    .unwrap()
                    .iter_mut()
                    .for_each(|one| drop(one.as_object_mut().unwrap().remove(key)));
            }
        }
    };
    assert_eq!(of(&strip), (true, vec![]));
    // Whoever takes a note or a certificate out of a report of today alters it.
    let note = report["indicators"].as_array().unwrap().iter().position(|one| one["evidence"][0]["note"].is_string());
    let note = note.unwrap();
    let (reproduced, altered) =
        of(&|edited| drop(edited["indicators"][note]["evidence"][0].as_object_mut().unwrap().remove("note")));
    assert!(!reproduced && altered.len() == 1 && altered[0].ends_with(".note"), "{altered:?}");
    let (reproduced, altered) = of(&|edited| drop(edited["certificates"].as_array_mut().unwrap().remove(0)));
    assert!(!reproduced && altered == ["certificates[documents/certificate-p1.txt]"], "{altered:?}");
    // A certificate and a note that changed since are told as that.
    fs::write(at("report.json"), &text).unwrap();
    fs::write(at("documents/certificate-p2.txt"), "another").unwrap();
    let evidence = fs::read_to_string(at("evidence.csv")).unwrap();
    fs::write(at("evidence.csv"), evidence.replace("The ratings are in team.csv", "See there")).unwrap();
    let found = found(folder.path(), &["dossier/report.json", "dossier"]);
    assert_eq!(strings(&found["causes"], "cause"), ["input-changed", "document-changed"]);
    assert!(found["differences"].as_array().unwrap().iter().all(|one| one["altered"] == json!(false)), "{found}");
    // One that was emptied or is gone accuses nobody, though no table changed.
    let folder = dossier("gold");
    let certificate = folder.path().join("dossier/documents/certificate-p3.txt");
    for is_gone in [false, true] {
        if is_gone {
            fs::remove_file(&certificate).unwrap();
        } else {
            fs::write(&certificate, "").unwrap();
        }
        let found = self::found(folder.path(), &["dossier/report.json", "dossier"]);
        let differences = found["differences"].as_array().unwrap();
        assert!(differences.iter().any(|one| one["path"].as_str().unwrap().starts_with("findings")), "{found}");
        assert!(differences.iter().all(|one| one["altered"] == json!(false)), "{found}");
    }
}

#[test]
fn a_document_that_was_emptied_since_explains_what_hangs_on_it() {
    let folder = small("indicator,value,document\nmembers,20,proof.txt\n");
    let at = |name: &str| folder.path().join("dossier").join(name);
    let catalogue = CATALOGUE.replace("undocumented = \"zero\"", "undocumented = \"zero\"\ndocuments = \"present\"");
    assert_ne!(catalogue, CATALOGUE);
    fs::write(folder.path().join("small.toml"), catalogue).unwrap();
    let arguments = ["dossier/report.json", "dossier", "-c", "small.toml"];
    type Turn<'t> = (&'static str, &'t dyn Fn(), &'static [&'static str]);
    let turns: [Turn<'_>; 4] = [
        ("emptied", &|| fs::write(at("proof.txt"), "").unwrap(), &["document-changed"]),
        ("gone", &|| fs::remove_file(at("proof.txt")).unwrap(), &["document-gone"]),
        ("a folder", &|| fs::create_dir(at("proof.txt")).unwrap(), &["document-gone"]),
        ("another", &|| fs::write(at("proof.txt"), "another").unwrap(), &["document-changed"]),
    ];
    for (name, turn, causes) in turns {
        let _ = fs::remove_dir(at("proof.txt"));
        fs::write(at("proof.txt"), "58 members").unwrap();
        report(folder.path(), &["-c", "small.toml"]);
        if name == "a folder" {
            fs::remove_file(at("proof.txt")).unwrap();
        }
        turn();
        let found = found(folder.path(), &arguments);
        assert_eq!(strings(&found["causes"], "cause"), causes, "{name}");
        let differences = found["differences"].as_array().unwrap();
        assert!(
            !differences.is_empty() && differences.iter().all(|one| one["altered"] == json!(false)),
            "{name}: {found}"
        );
        let loses = differences.iter().any(|one| one["path"] == "score.points.exact");
        assert_eq!(loses, name != "another", "{name}");
    }
    // What there is of a document goes with its digest, whoever else changed.
    let _ = fs::remove_dir(at("proof.txt"));
    fs::write(at("proof.txt"), "").unwrap();
    report(folder.path(), &["-c", "small.toml"]);
    let forged = fs::read_to_string(at("report.json")).unwrap().replace("\"state\": \"empty\"", "\"state\": \"found\"");
    fs::write(at("report.json"), forged).unwrap();
    let found = found(folder.path(), &arguments);
    assert!(found.to_string().contains("indicators[members].documents[proof.txt].state"), "{found}");
    assert!(told(folder.path(), &arguments).contains("exit 1"));
}
