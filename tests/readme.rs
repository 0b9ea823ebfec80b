//! What the README shows is what the program prints.
#![allow(clippy::unwrap_used, clippy::panic)]

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

#[test]
fn the_tests_of_the_readme_are_those_of_ci() {
    assert!(include_str!("../README.md").contains("\ncargo test --locked\n"));
    assert!(include_str!("../.ci/run").contains("\ncargo test --locked\n"));
}
