//! README and book show what the program prints, and their links lead somewhere.
//! `MERIT_UPDATE_GUIDE=1` writes the outputs anew, to be read.

use crate::support::markdown::{Part, anchors, links, parts, prose};
use crate::support::run;
use crate::support::run::{copy, example, root};
use merit::language::Language;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

fn read(page: &Path) -> String {
    fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()))
}

/// README, ARCHITECTURE and the pages of the book.
fn pages() -> Vec<PathBuf> {
    let book = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = book.filter(|path| path.extension().is_some_and(|it| it == "md")).collect();
    pages.extend(["README.md", "ARCHITECTURE.md"].map(|name| root().join(name)));
    pages.sort();
    pages
}

/// The pages whose commands are run, each with the example that is `our-cluster` there.
/// The guides have a test of their own; those of developers build and test.
const RUN: [(&str, &str); 9] = [
    ("README.md", "gold"),
    ("docs/auditors.md", "gold"),
    ("docs/catalogues.md", "gold"),
    ("docs/evaluators.md", "gold"),
    ("docs/formats.md", "gold"),
    ("docs/initiatives.md", "minimum-missed"),
    ("docs/rounds.md", "minimum-missed"),
    ("docs/rule-books.md", "gold"),
    ("docs/sql.md", "gold"),
];
/// Stands where the output goes on.
const MORE: &str = "[…]";
const DECISIONS: &str =
    "indicator,points,by,reason,date,expires\nmember-count,4,jury,Seen on site,2026-11-20,2027-11-20\n";

/// A folder with all that the commands of a page name.
fn desk(cluster: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    copy(&example("").join(cluster), &path("our-cluster"));
    copy(&example(""), &path("examples"));
    copy(&example(""), &path("round"));
    fs::create_dir_all(path("jury")).unwrap();
    fs::write(path("jury/2026.csv"), DECISIONS).unwrap();
    let rows = DECISIONS.replace("indicator,", "initiative,indicator,").replace("member-count,", "gold,member-count,");
    fs::write(path("jury/2026-round.csv"), rows).unwrap();
    fs::create_dir_all(path("tables")).unwrap();
    fs::write(path("tables/evidence.csv"), "initiative,indicator,value\none,members,40\n").unwrap();
    let day = ["assess", "our-cluster", "--as-of", "2025-11-23", "-o", "old.json", "-o", "new.json"];
    assert!(run::merit(folder.path(), &day).status.success());
    folder
}

/// Runs a line as a shell does whose `merit` is the built program.
fn shell(line: &str, folder: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_merit")).parent().unwrap();
    let search = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let command = &mut Command::new("sh");
    command.args(["-euc", line]).current_dir(folder).env("PATH", search).env("LC_ALL", "C.UTF-8");
    command.stdin(std::process::Stdio::null()).output().unwrap()
}

/// A console block as it must be: a command with what it prints, or commands alone, each
/// of which can be run.
fn console(body: &str, folder: &Path, page: &str) -> String {
    let run = |line: &str| {
        let output = shell(line, folder);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{page}: {line}\n{told}");
        String::from_utf8(output.stdout).unwrap()
    };
    if !body.starts_with("$ ") {
        body.lines().filter(|line| line.starts_with("merit ")).for_each(|line| drop(run(line)));
        return body.to_owned();
    }
    let mut lines = Vec::new();
    for entry in format!("\n{body}").split("\n$ ").skip(1) {
        let (command, shown) = entry.split_once('\n').unwrap_or((entry, ""));
        lines.push(format!("$ {command}"));
        let printed = run(command);
        let kept = shown.lines().position(|line| line == MORE).unwrap_or(usize::MAX);
        lines.extend(printed.lines().take(kept).map(str::to_owned));
        lines.extend((kept < printed.lines().count()).then(|| MORE.to_owned()));
    }
    lines.join("\n")
}

#[cfg(unix)]
#[test]
fn the_commands_shown_can_be_run_and_print_what_is_shown() {
    for (name, cluster) in RUN {
        let page = root().join(name);
        let (text, folder) = (read(&page), desk(cluster));
        let must: String = parts(&text)
            .into_iter()
            .map(|part| match part {
                Part::Prose(prose) => prose,
                Part::Block { info, body } if info == "console" => {
                    format!("\n```console\n{}\n```", console(&body, folder.path(), name))
                }
                Part::Block { info, body } => format!("\n```{info}\n{body}\n```"),
            })
            .collect();
        let must = &must[1..];
        if std::env::var_os("MERIT_UPDATE_GUIDE").is_some() {
            fs::write(&page, must).unwrap();
        } else {
            let differing = text.lines().zip(must.lines()).find(|(shown, printed)| shown != printed);
            assert!(text == must, "{name}: shown is what merit does not print, first here: {differing:?}");
        }
    }
}

fn calls_merit(block: &str) -> bool {
    block.lines().any(|line| line.trim_start_matches("$ ").starts_with("merit "))
}

#[test]
fn every_page_with_commands_is_run() {
    for page in pages() {
        let name = page.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
        let has_commands = parts(&read(&page))
            .iter()
            .any(|part| matches!(part, Part::Block { info, body } if info == "console" && calls_merit(body)));
        let is_run =
            RUN.iter().any(|(run, _)| *run == name) || ["docs/guide.md", "docs/anleitung.md"].contains(&&*name);
        assert_eq!(has_commands, is_run, "{name}");
    }
}

/// The console blocks of a page.
fn blocks(page: &str) -> Vec<String> {
    let body = |part| match part {
        Part::Block { info, body } if info == "console" => Some(body),
        _ => None,
    };
    parts(&read(&root().join(page))).into_iter().filter_map(body).collect()
}

#[cfg(unix)]
#[test]
fn an_auditor_reproduces_and_checks_a_signature_by_the_commands_shown() {
    use std::os::unix::fs::PermissionsExt;
    let blocks = blocks("docs/auditors.md");
    let that = |says: &str| blocks.iter().find(|block| block.contains(says)).unwrap();
    let [explaining, verifying, signing] = ["-o working.md", "merit verify", "ssh-keygen -Y sign"].map(that);
    let folder = desk("gold");
    let path = |name: &str| folder.path().join(name);
    // The key asks for a passphrase, which a person types.
    fs::write(path("askpass"), "#!/bin/sh\necho the passphrase of a test\n").unwrap();
    fs::set_permissions(path("askpass"), fs::Permissions::from_mode(0o700)).unwrap();
    let run = |script: &str| {
        let asking = format!("export SSH_ASKPASS={} SSH_ASKPASS_REQUIRE=force\n{script}", path("askpass").display());
        let output = shell(&asking, folder.path());
        let told = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&told).into_owned())
    };
    let (is_done, told) = run(explaining);
    assert!(is_done && told.contains(" = "), "{told}");
    let (is_done, told) = run(verifying);
    assert!(is_done && told.contains('✓'), "{told}");
    if Command::new("ssh-keygen").arg("-?").output().is_err() {
        let skipped = "skipped: ssh-keygen is not installed, so no signature was made and checked";
        writeln!(std::io::stderr(), "{skipped}").unwrap();
        return;
    }
    let (is_done, told) = run(signing);
    assert!(is_done && told.contains("Good \"merit\" signature for office@example.org"), "{told}");
    // One digit of the report is another.
    let report = read(&path("report.json"));
    fs::write(path("report.json"), report.replacen("\"exact\": \"5\"", "\"exact\": \"4\"", 1)).unwrap();
    let (is_done, told) = run(signing.lines().last().unwrap());
    assert!(!is_done, "{told}");
    let (is_done, told) = run("merit verify report.json our-cluster --lang en");
    assert!(!is_done && told.contains("The report was altered"), "{told}");
}

#[test]
fn the_tests_of_the_readme_are_those_of_ci() {
    assert!(blocks("README.md").iter().any(|block| block == "cargo test --locked"));
    assert!(include_str!("../../.ci/run").contains("\ncargo test --locked\n"));
}

#[test]
fn the_readme_is_read_in_three_minutes() {
    let bytes = read(&root().join("README.md")).len();
    assert!(bytes <= 8 * 1024, "{bytes} bytes");
}

#[test]
fn the_numbers_of_rules_and_worked_examples_are_true() {
    let page = read(&root().join("docs/catalogues.md"));
    let rules = merit::lint::RULES.len();
    assert!(page.contains(&format!("`check` knows {rules} rules")), "{rules}");
    let catalogues = fs::read_dir(root().join("criteria")).unwrap().map(|entry| entry.unwrap().path());
    let texts = catalogues.filter(|path| path.extension().is_some_and(|it| it == "toml")).map(|path| read(&path));
    let examples: usize = texts.map(|text| text.matches("\n[[example]]\n").count()).sum();
    assert!(page.contains(&format!("The built-in catalogues have {examples}")), "{examples}");
}

#[test]
fn links_lead_somewhere_and_those_of_the_book_to_its_pages() {
    let mut followed = 0;
    for page in pages() {
        let folder = page.parent().unwrap();
        for link in links(&read(&page)).iter().filter(|link| !link.contains("://")) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { page.clone() } else { folder.join(path) };
            assert!(target.exists(), "{}: {link}", page.display());
            assert!(folder == root() || !path.contains(".."), "{}: {link} leaves the book", page.display());
            assert!(anchor.is_empty() || anchors(&read(&target)).contains(anchor), "{}: {link}", page.display());
            followed += 1;
        }
    }
    assert!(followed > 60, "{followed}");
}

#[test]
fn the_summary_names_every_page_of_the_book() {
    let summary = root().join("docs/SUMMARY.md");
    let listed: BTreeSet<PathBuf> = links(&read(&summary)).iter().map(|link| root().join("docs").join(link)).collect();
    let book: BTreeSet<PathBuf> = pages().into_iter().filter(|page| page.parent() != Some(root())).collect();
    assert_eq!(listed, book.into_iter().filter(|page| *page != summary).collect());
}

/// What messages say, without their keys, comments and arguments.
fn said(language: Language) -> String {
    let lines = language.messages().iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
    let text = lines.map(|line| line.split_once(" = ").map_or(line, |(_, text)| text)).collect::<Vec<_>>().join("\n");
    let without = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    without.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a word begins somewhere in a text; endings may follow.
fn begins_in(text: &str, word: &str) -> bool {
    text.match_indices(&word.to_lowercase())
        .any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}

#[test]
fn the_words_of_the_glossary_occur_in_the_messages() {
    let (english, german) = (said(Language::En), said(Language::De));
    let glossary = prose(&read(&root().join("docs/glossary.md")));
    let rows = glossary.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    let mut words = 0;
    for row in rows.filter(|row| !row.starts_with("| English")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        assert!(begins_in(&english, cells[1]), "no English message says “{}”", cells[1]);
        assert!(begins_in(&german, cells[2]), "no German message says “{}”", cells[2]);
        words += 1;
    }
    assert!(words > 60, "{words}");
}
