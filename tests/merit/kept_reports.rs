//! Reports of earlier versions are read by this one, and the schema still describes them.

use merit::catalogue::schema;
use merit::number::Exact;
use std::path::{Path, PathBuf};

fn kept() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    assert!(files.len() >= 3, "kept reports are gone: {files:?}");
    files
}

#[test]
fn they_are_read() {
    let mut all = String::new();
    for path in kept() {
        let name = path.file_name().unwrap().to_string_lossy();
        let saved = merit::record::read(&name, &std::fs::read(&path).unwrap()).unwrap();
        let report = saved.report;
        assert_eq!(saved.as_of.to_string(), report.as_of);
        // The parts add up to the whole, so every figure was read as it was meant.
        let contributions = report.indicators.iter().filter_map(|indicator| indicator.contribution.as_ref());
        let sum = contributions.fold(Exact::ZERO, |sum, points| &sum + &points.number().unwrap());
        assert_eq!(Some(sum), report.score.points.number(), "{name}");
        all += &format!(
            "{name}: merit {}, {} {}, {} of {} points, award {:?}, {} labels, {} indicators, {} findings, inputs {:?}\n",
            report.tool.version,
            report.catalogue.id,
            report.catalogue.version,
            report.score.points.shown,
            report.score.attainable.shown,
            report.award,
            report.labels.len(),
            report.indicators.len(),
            report.findings.len(),
            report.inputs.iter().map(|input| (&*input.file, &input.sheet, input.rows)).collect::<Vec<_>>(),
        );
    }
    insta::assert_snapshot!(all);
}

/// The catalogues have new editions since, and the reports lack fields that were added.
#[test]
fn they_are_reproduced_from_their_dossiers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (report, dossier) in [("gold", "gold"), ("decided", "appeal"), ("mistakes", "mistakes")] {
        let report = root.join(format!("tests/reports/0.1.0-{report}.json"));
        let mut merit = std::process::Command::new(env!("CARGO_BIN_EXE_merit"));
        let arguments = [report.as_path(), &root.join("tests/reports/dossiers").join(dossier), Path::new("--lang=en")];
        let output = merit.arg("verify").args(arguments).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && said.contains("✓ Reproduced"), "{dossier}: {said}");
    }
}

/// Words that changed since are not held against an old report, but shown: nothing tells who changed them.
#[test]
fn other_words_of_findings_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let kept = std::fs::read_to_string(root.join("tests/reports/0.1.0-mistakes.json")).unwrap();
    let verify = |report: &str, format: &str| {
        let path = folder.path().join("report.json");
        std::fs::write(&path, report).unwrap();
        let mut merit = std::process::Command::new(env!("CARGO_BIN_EXE_merit"));
        let dossier = root.join("tests/reports/dossiers/mistakes");
        let output = merit.arg("verify").args([&path, &dossier]).args(["--lang=en", "-f", format]).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let forged = kept.replacen("is neither yes nor no", "is a good answer", 1);
    assert_ne!(kept, forged);
    let (code, told) = verify(&forged, "markdown");
    assert_eq!(code, Some(0));
    assert!(told.contains("in every field but the words of 1"), "{told}");
    assert!(told.contains("is a good answer"), "{told}");
    let (_, told) = verify(&forged, "json");
    let record: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert!(record["reworded"].as_array().unwrap().len() > 9, "{record}");
    let schema = jsonschema::validator_for(&serde_json::from_str(schema::VERIFICATION).unwrap()).unwrap();
    assert!(schema.is_valid(&record), "{record}");
    // A report of today has no words but those of today.
    let today = kept.replacen("\"findings\"", "\"certificates\": [],\n  \"findings\"", 1);
    let (code, told) = verify(&today, "markdown");
    assert!(code == Some(1) && told.contains("Not reproduced") && !told.contains("words"), "{told}");
}

#[test]
fn they_fit_the_schema() {
    let schema = jsonschema::validator_for(&serde_json::from_str(schema::ASSESSMENT).unwrap()).unwrap();
    for path in kept() {
        let report = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let refusals: Vec<String> =
            schema.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(refusals, Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn fields_of_later_versions_are_kept_and_compared() {
    let path = &kept()[0];
    let text = std::fs::read_to_string(path).unwrap();
    let later = text.replacen("\"award\"", "\"mood\": { \"exact\": \"1\" },\n  \"award\"", 1);
    let [old, new] = [&text, &later].map(|text| merit::record::read("", text.as_bytes()).unwrap());
    let differences: Vec<String> =
        merit::record::differences(&old.value, &new.value).iter().map(|found| found.path.to_string()).collect();
    assert_eq!(differences, ["mood"]);
}

#[test]
fn they_agree_with_themselves() {
    for path in kept() {
        let saved = merit::record::read("", &std::fs::read(&path).unwrap()).unwrap();
        let catalogue = merit::catalogue::built_in(&saved.report.catalogue.id).map(|built_in| built_in.read().unwrap());
        let found = merit::record::contradictions(&saved, catalogue.as_ref());
        assert!(found.is_empty(), "{}: {found:#?}", path.display());
    }
}
