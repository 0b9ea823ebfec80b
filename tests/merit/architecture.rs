//! Dependencies between modules and files run one way, and the world is touched at the edge only.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A module uses only modules named before it; the order is that of `lib.rs`.
const LAYERS: [&str; 26] = [
    "number", "digest", "source", "names", "nearest", "vocabulary", "language", "diagnostic", "catalogue", "evidence",
    "sql", "assess", "plan", "robustness", "portfolio", "lint", "diff", "record", "report", "render", "problem",
    "export", "dossier", "template", "exit", "cli",
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

/// A path by its names. A file has the path of its module, `lib` an empty one.
type Names = Vec<String>;

/// What a file says.
#[derive(Default)]
struct Said {
    /// Where its `use` declarations lead, by the names that they give.
    named: BTreeMap<String, Names>,
    /// All paths in it.
    paths: Vec<Names>,
    /// The names that it defines or passes on.
    offered: BTreeSet<String>,
}

fn said(code: &str) -> Said {
    let (mut said, mut declaration) = (Said::default(), String::new());
    let words: Vec<&str> = code.split(|sign: char| !sign.is_alphanumeric() && sign != '_').collect();
    let kinds = ["const", "enum", "fn", "static", "struct", "trait", "type"];
    let defining = words.windows(2).filter(|pair| kinds.contains(&pair[0]));
    said.offered.extend(defining.map(|pair| pair[1].to_owned()));
    for line in code.lines().map(str::trim) {
        let begins = matches!(line.split_once("use "), Some(("" | "pub " | "pub(super) " | "pub(crate) ", _)));
        if declaration.is_empty() && !begins {
            let words = line.split(|sign: char| !sign.is_alphanumeric() && !"_:".contains(sign));
            let paths = words.filter(|word| word.contains("::"));
            said.paths.extend(paths.map(|path| path.split("::").map(str::to_owned).collect::<Names>()));
            continue;
        }
        declaration.push_str(line);
        if let Some((public, tree)) = declaration.strip_suffix(';').and_then(|whole| whole.split_once("use ")) {
            for (name, path) in leaves(tree) {
                said.paths.push(path.clone());
                // In a module within the file it may name what the file defines.
                if !said.offered.contains(&name) {
                    said.offered.extend((!public.is_empty()).then(|| name.clone()));
                    said.named.insert(name, path);
                }
            }
            declaration.clear();
        }
    }
    said
}

/// The paths of a `use` declaration, each with the name that it gives.
fn leaves(tree: &str) -> Vec<(String, Names)> {
    let (mut found, mut outer, mut path, mut word) = (Vec::new(), vec![0], Names::new(), String::new());
    for sign in tree.chars().chain([',']) {
        match sign {
            '{' => outer.push(path.len()),
            ':' | ' ' if word.is_empty() => {}
            ':' => path.push(std::mem::take(&mut word)),
            ',' | '}' => {
                let leaf = std::mem::take(&mut word);
                let (own, alias) = leaf.split_once(" as ").unwrap_or((&leaf, ""));
                path.extend((!matches!(own, "" | "self")).then(|| own.to_owned()));
                if !own.is_empty() {
                    let name = if alias.is_empty() { path.last().unwrap() } else { alias };
                    found.push((name.to_owned(), path.clone()));
                }
                if sign == '}' {
                    outer.pop();
                }
                path.truncate(*outer.last().unwrap());
            }
            _ => word.push(sign),
        }
    }
    found
}

/// The file that defines what a path in a file leads to; that file itself for what is not ours.
fn defining(files: &BTreeMap<Names, Said>, file: &[String], path: &[String]) -> Names {
    let Some((first, rest)) = path.split_first() else { return file.to_vec() };
    let child = [file, std::slice::from_ref(first)].concat();
    match (first.as_str(), files[file].named.get(first)) {
        ("crate", _) => defining(files, &[], rest),
        ("self", _) => defining(files, file, rest),
        ("super", _) => defining(files, &file[..file.len() - 1], rest),
        _ if files.contains_key(&child) => defining(files, &child, rest),
        (_, Some(named)) if named[0] != *first => defining(files, file, &[named, rest].concat()),
        _ => {
            let globs = files[file].paths.iter().filter_map(|path| path.strip_suffix(&["*".to_owned()]));
            let mut globs = globs.map(|path| defining(files, file, path));
            let glob = globs.find(|glob| files[glob].offered.contains(first));
            glob.map_or(file.to_vec(), |glob| defining(files, &glob, path))
        }
    }
}

/// What a file uses, and what that uses, and so on.
fn reached<'a>(edges: &'a BTreeMap<Names, BTreeSet<Names>>, from: &'a Names) -> BTreeSet<&'a Names> {
    let (mut found, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(file) = open.pop() {
        open.extend(edges[file].iter().filter(|used| found.insert(*used)));
    }
    found
}

/// No files need each other in a circle; what a file takes from the modules that it is in
/// does not count, and calls of methods are not seen.
#[test]
fn files_depend_one_way() {
    let names = |path: PathBuf| path.with_extension("").iter().map(|name| name.to_str().unwrap().to_owned()).collect();
    let of_file = |(_, path, code): (_, _, String)| (names(path), said(&code));
    let mut files: BTreeMap<Names, Said> = modules().into_iter().map(of_file).collect();
    let root = files.remove(&["lib".to_owned()][..]).unwrap();
    files.insert(Names::new(), root);
    let used = |file: &Names, said: &Said| {
        let used = said.paths.iter().map(|path| defining(&files, file, path));
        used.filter(|other| !file.starts_with(other)).collect()
    };
    let edges = files.iter().map(|(file, said)| (file.clone(), used(file, said))).collect();
    let all: BTreeMap<&Names, BTreeSet<&Names>> = files.keys().map(|file| (file, reached(&edges, file))).collect();
    let circle = |file: &Names| {
        let both = all[file].iter().filter(|other| all[*other].contains(file));
        both.map(|other| other.join("/") + ".rs").collect::<Vec<String>>().join(", ")
    };
    let circles: BTreeSet<String> = files.keys().map(circle).filter(|circle| !circle.is_empty()).collect();
    assert!(circles.is_empty(), "circles among files:\n{}", Vec::from_iter(circles).join("\n"));
}

#[test]
fn only_the_edge_touches_the_world() {
    let mut touching = Vec::new();
    for (module, path, code) in modules() {
        // What unpacks workbooks reads from memory by traits of `std::io`; a test writes the schemas.
        if path.ends_with("evidence/workbook/package.rs") || path.ends_with("record/schema.rs") {
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

/// The core builds without the crates of the feature `cli`.
#[test]
fn only_the_edge_uses_the_crates_of_the_feature_cli() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let crates: Vec<String> = manifest
        .lines()
        .filter_map(|line| line.trim().strip_prefix("\"dep:")?.strip_suffix("\",").map(|name| name.replace('-', "_")))
        .collect();
    assert!(crates.contains(&"clap".to_owned()));
    let is_edge = |module: &str| matches!(module, "main" | "command" | "cli");
    let mut using = Vec::new();
    for (_, path, code) in modules().iter().filter(|(module, _, _)| !is_edge(module)) {
        let words: BTreeSet<&str> = code.split(|sign: char| !sign.is_alphanumeric() && sign != '_').collect();
        let used = crates.iter().filter(|name| words.contains(name.as_str()));
        using.extend(used.map(|name| format!("{} uses {name}", path.display())));
    }
    assert!(using.is_empty(), "beyond the edge:\n{}", using.join("\n"));
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
