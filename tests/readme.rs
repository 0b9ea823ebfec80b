//! What the README shows is what the program prints.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Write as _;
use std::process::Command;

#[test]
fn the_worked_example_is_true() {
    let readme = include_str!("../README.md");
    let block = readme.split("```text\n$ merit ").nth(1).unwrap().split("```").next().unwrap();
    let (arguments, shown) = block.split_once('\n').unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_merit"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments.split_whitespace())
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(printed.starts_with(shown), "the README shows\n{shown}\nbut merit prints\n{printed}");
}

/// The commands of a section, block by block.
fn commands(section: &str) -> Vec<&'static str> {
    let readme = include_str!("../README.md");
    let section = readme.split(&format!("\n## {section}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
    section.split("```console\n").skip(1).map(|block| block.split("```").next().unwrap()).collect()
}

#[cfg(unix)]
#[test]
fn an_auditor_reproduces_and_checks_a_signature_by_the_commands_shown() {
    use std::os::unix::fs::PermissionsExt;
    let [explaining, verifying, signing] = commands("Auditors")[..] else { panic!("three blocks are shown") };
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/gold");
    assert!(Command::new("cp").args(["-r", example]).arg(path("our-cluster")).status().unwrap().success());
    // The key asks for a passphrase, which a person types.
    std::fs::write(path("askpass"), "#!/bin/sh\necho the passphrase of a test\n").unwrap();
    std::fs::set_permissions(path("askpass"), std::fs::Permissions::from_mode(0o700)).unwrap();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_merit")).parent().unwrap();
    let run = |script: &str| {
        let search = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        let output = Command::new("sh")
            .args(["-euc", script])
            .current_dir(folder.path())
            .env("PATH", search)
            .env("SSH_ASKPASS", path("askpass"))
            .env("SSH_ASKPASS_REQUIRE", "force")
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
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
    let report = std::fs::read_to_string(path("report.json")).unwrap();
    std::fs::write(path("report.json"), report.replacen("\"exact\": \"5\"", "\"exact\": \"4\"", 1)).unwrap();
    let (is_done, told) = run(signing.lines().last().unwrap());
    assert!(!is_done, "{told}");
    let (is_done, told) = run("merit verify report.json our-cluster --lang en");
    assert!(!is_done && told.contains("The report was altered"), "{told}");
}

#[test]
fn the_tests_of_the_readme_are_those_of_ci() {
    assert!(include_str!("../README.md").contains("\ncargo test --locked\n"));
    assert!(include_str!("../.ci/run").contains("\ncargo test --locked\n"));
}
