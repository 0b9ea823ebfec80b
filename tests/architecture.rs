//! Dependencies between modules run one way, and the world is touched at the edge only.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// A module uses only modules named before it; the order is that of `lib.rs`.
const LAYERS: [&str; 23] = [
    "number",
    "digest",
    "source",
    "names",
    "nearest",
    "vocabulary",
    "language",
    "diagnostic",
    "catalogue",
    "evidence",
    "sql",
    "assess",
    "plan",
    "robustness",
    "portfolio",
    "lint",
    "diff",
    "record",
    "report",
    "render",
    "template",
    "exit",
    "cli",
];

/// What only `command` and `main` may use.
const EDGE: [&str; 8] =
    ["std::fs", "std::env", "std::io", "std::net", "std::process", "anyhow", "File::", "terminal_size"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The module of a file, its path and its text without comments.
fn modules() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let read = |path: PathBuf| {
        let relative = path.strip_prefix(&root).unwrap().to_path_buf();
        let module = relative.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        (module, relative, code.join("\n"))
    };
    files.into_iter().map(read).collect()
}

#[test]
fn modules_use_only_those_before_them() {
    let rank = |module: &str| LAYERS.iter().position(|layer| *layer == module);
    let mut upward = Vec::new();
    for (module, path, code) in modules() {
        if matches!(module.as_str(), "lib" | "main" | "command") {
            continue;
        }
        let own = rank(&module).unwrap_or_else(|| panic!("{module} has no place in the order of layers"));
        for used in code.split("crate::").skip(1) {
            let name: String = used.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect();
            if name != module && rank(&name).is_none_or(|other| other >= own) {
                upward.push(format!("{} uses {name}", path.display()));
            }
        }
    }
    assert!(upward.is_empty(), "upward uses:\n{}", upward.join("\n"));
}

#[test]
fn only_the_edge_touches_the_world() {
    let mut touching = Vec::new();
    for (module, path, code) in modules() {
        // What unpacks workbooks reads from memory by traits of `std::io`.
        if path.ends_with("evidence/workbook/package.rs") {
            continue;
        }
        // The manual page is written to memory by a function that speaks of `std::io`.
        if matches!(module.as_str(), "main" | "command" | "cli" | "exit") {
            continue;
        }
        touching.extend(
            EDGE.iter().filter(|word| code.contains(**word)).map(|word| format!("{} uses {word}", path.display())),
        );
    }
    assert!(touching.is_empty(), "beyond the edge:\n{}", touching.join("\n"));
}

#[test]
fn rounding_has_one_place() {
    let rounding: Vec<String> = modules()
        .into_iter()
        .filter(|(_, _, code)| code.contains("div_floor") || code.contains(".round()") || code.contains("f64"))
        .map(|(_, path, _)| path.display().to_string())
        .collect();
    // The cells of spreadsheets are binary numbers: there, and there alone, the
    // decimals of an exact number are read as one, which nothing is decided by.
    assert_eq!(rounding, ["number/shown.rs", "render/workbook/sheet.rs"]);
}
