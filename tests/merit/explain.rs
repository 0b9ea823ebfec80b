//! The page of working: the whole chain from the cell to the labels, and its sums.

use crate::support::run::{example, merit, parts, root, text};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

fn explain(arguments: &[&str]) -> String {
    text(root(), &[&["explain"], arguments, &["--as-of", "2026-11-23"]].concat())
}

#[test]
fn a_page_of_working() {
    insta::assert_snapshot!(explain(&["examples/minimum-missed", "--lang", "en", "--width", "100"]));
    let markdown = ["examples/german-excel", "2.2.2", "5.3", "--lang", "de", "-f", "markdown"];
    insta::assert_snapshot!(explain(&markdown));
}

#[test]
fn what_is_missing_or_in_error_is_explained_too() {
    insta::assert_snapshot!(explain(&["examples/mistakes", "1.1.2", "2.5", "2.2.2", "--lang", "en", "--width", "100"]));
    insta::assert_snapshot!(explain(&["examples/gold", "2.2.9", "--lang", "en"]));
    insta::assert_snapshot!(explain(&["examples/gold", "membres", "--lang", "en"]));
}

#[test]
fn a_saved_report_explains_itself() {
    let explain = |arguments: &[&str]| text(&root().join("tests/reports"), &[&["explain"], arguments].concat());
    insta::assert_snapshot!(explain(&["0.1.0-decided.json", "2.2.2", "3.2", "--lang", "en", "--width", "100"]));
    insta::assert_snapshot!(explain(&["0.1.0-gold.json", "members", "--lang", "de", "-f", "markdown"]));
    for refused in
        [&["0.1.0-gold.json", "membres"][..], &["0.1.0-gold.json", "--as-of", "2026-11-23"], &["README.json"]]
    {
        insta::assert_snapshot!(explain(&[refused, &["--lang", "en"]].concat()));
    }
}

#[test]
fn a_report_that_contradicts_itself_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let report = include_str!("../reports/0.1.0-gold.json");
    let file = folder.path().join("report.json");
    std::fs::write(&file, report).unwrap();
    assert!(!explain_file(&file).contains("does not agree"));
    let contribution = "\"contribution\": {\n        \"exact\": \"5\"";
    assert!(report.contains(contribution));
    std::fs::write(&file, report.replacen(contribution, &contribution.replace('5', "4"), 1)).unwrap();
    let page = explain_file(&file);
    // The product of the indicator and the sum of its category.
    assert_eq!(page.matches("does not agree").count(), 2, "{page}");
    // A share below what is asked for that is said to be enough.
    let (before, condition) = report.split_once("\"kind\": \"min-percent\"").unwrap();
    let (actual, rest) = condition.split_once("\"met\"").unwrap();
    let forged = actual.replacen("\"shown\": \"90", "\"shown\": \"30", 1);
    assert_ne!(forged, actual);
    std::fs::write(&file, format!("{before}\"kind\": \"min-percent\"{forged}\"met\"{rest}")).unwrap();
    let page = explain_file(&file);
    let told: Vec<&str> = page.lines().filter(|line| line.contains("actual.shown: the report says 30.")).collect();
    assert_eq!(told.len(), 2, "at the head and at the condition: {page}");
}

fn explain_file(file: &std::path::Path) -> String {
    let (code, out, error) = parts(root(), &["explain", file.to_str().unwrap(), "--lang", "en"]);
    // Whoever asks in a script is told, too.
    let contradicts = out.contains("contradicts itself");
    assert_eq!(code, i32::from(contradicts));
    out + &error
}

/// A number of the page: decimals or a fraction.
fn number(text: &str) -> Option<BigRational> {
    let text = text.trim();
    if let Some((num, den)) = text.split_once('/') {
        return Some(BigRational::new(num.trim().parse::<BigInt>().ok()?, den.trim().parse::<BigInt>().ok()?));
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{decimals}").parse().ok()?;
    Some(BigRational::new(digits, BigInt::from(10).pow(u32::try_from(decimals.len()).ok()?)))
}

/// `a + b + c = 12.3 (exactly x/y) of 65 points …`: both sides of the sum.
fn sum(line: &str) -> Option<(BigRational, BigRational)> {
    let (terms, result) = line.split_once(" = ")?;
    let terms = terms.rsplit_once(": ").map_or(terms, |(_, terms)| terms).trim_start_matches("**");
    let added = terms.split(" + ").map(number).collect::<Option<Vec<_>>>()?;
    let result = match result.split_once("(exactly ") {
        Some((shown, exact)) if !shown.contains(" of ") => exact.split(')').next()?,
        _ => result.split(" of ").next()?,
    };
    Some((added.into_iter().fold(BigRational::zero(), |sum, term| sum + term), number(result)?))
}

#[test]
fn the_sums_agree_to_the_last_digit() {
    let mut checked = 0;
    for (example, catalogue) in [
        ("minimum-missed", "cluster-exzellenz-bw"),
        ("threshold", "cluster-exzellenz-bw"),
        ("incomplete", "cluster-exzellenz-bw"),
        ("mistakes", "cluster-exzellenz-bw"),
        ("gold", "ecei"),
    ] {
        // The lists are wrapped at the width of a terminal; one line each is what is added up.
        let page = explain(&[&format!("examples/{example}"), "-c", catalogue, "--lang", "en", "-f", "markdown"]);
        for line in page.lines().filter(|line| line.contains(" + ") && line.contains(" of ")) {
            let Some((added, result)) = sum(line) else { panic!("{line}") };
            assert_eq!(added, result, "{example}: {line}");
            checked += 1;
        }
    }
    // Categories, the whole, and the scopes of labels that do not count everything.
    assert!(checked >= 25, "{checked}");
}

#[test]
fn a_fact_that_only_rules_read_is_explained_with_what_contradicts_it() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = example("contradictions").to_string_lossy().into_owned();
    let as_of = ["--as-of", "2026-11-23"];
    assert!(merit(folder.path(), &[&["assess", &dossier, "-o", "report.json"], &as_of[..]].concat()).status.success());
    let from_dossier = parts(folder.path(), &[&["explain", &dossier, "respondents"], &as_of[..]].concat());
    let from_report = parts(folder.path(), &["explain", "report.json", "respondents"]);
    let shown = parts(folder.path(), &["catalogue", "show", "cluster-exzellenz-bw@2026.1", "respondents"]);
    let whole = [from_dossier, from_report, shown].map(|(code, out, _)| format!("exit {code}\n{out}"));
    insta::assert_snapshot!("fact-of-rules", whole.join("\n---\n"));
}
