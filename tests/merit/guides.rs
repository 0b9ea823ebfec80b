//! The guides for authors of catalogues show what the program prints: each is
//! followed step by step. `MERIT_UPDATE_GUIDE=1` writes the outputs anew, to be read.

use crate::support::markdown::{Part, parts, prose};
use merit::catalogue::{parse, schema};
use serde_json::{Number, Value};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use toml::de::{DeTable, DeValue};

const GUIDES: [(&str, &str); 2] = [("docs/guide.md", "en"), ("docs/anleitung.md", "de")];
const CATALOGUE: &str = "our-label.toml";
/// Stands where the output goes on.
const MORE: &str = "[…]";

/// A folder in which a guide is followed.
struct Workspace {
    folder: TempDir,
    language: &'static str,
    /// The catalogue without the mistake of the moment.
    sound: Option<String>,
}

impl Workspace {
    fn new(language: &'static str) -> Self {
        let workspace = Self { folder: tempfile::tempdir().unwrap(), language, sound: None };
        workspace.write(CATALOGUE, "");
        workspace
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn take_back_mistake(&mut self) {
        if let Some(sound) = self.sound.take() {
            self.write(CATALOGUE, &sound);
        }
    }

    /// Does what a block that is no console says.
    fn follow(&mut self, info: &str, body: &str) {
        match info.split_once(' ').unwrap_or((info, "")) {
            ("toml", name) => {
                self.take_back_mistake();
                let name = if name.is_empty() { CATALOGUE } else { name };
                let text = if self.path(name).exists() { self.read(name) } else { String::new() };
                let blank = if text.is_empty() { "" } else { "\n" };
                self.write(name, &format!("{text}{blank}{body}\n"));
            }
            ("diff", "") => {
                self.take_back_mistake();
                let text = self.read(CATALOGUE);
                self.write(CATALOGUE, &changed(&text, body));
                self.sound = Some(text);
            }
            ("diff", name) => {
                self.take_back_mistake();
                if !self.path(name).exists() {
                    self.write(name, &self.read(CATALOGUE));
                }
                let text = self.read(name);
                self.write(name, &changed(&text, body));
            }
            ("csv", name) => self.write(name, &format!("{body}\n")),
            _ => panic!("no such block: {info}"),
        }
    }

    /// The console block as it must be.
    fn console(&self, body: &str) -> String {
        let mut blocks = Vec::new();
        for entry in format!("\n{body}").split("\n$ ").skip(1) {
            let (command, shown) = entry.split_once('\n').unwrap_or((entry, ""));
            let mut lines = vec![format!("$ {command}")];
            let printed = self.run(command);
            let kept = shown.lines().position(|line| line == MORE).unwrap_or(usize::MAX);
            lines.extend(printed.lines().take(kept).map(str::to_owned));
            if kept < printed.lines().count() {
                lines.push(MORE.to_owned());
            }
            blocks.push(lines.join("\n"));
        }
        blocks.join("\n")
    }

    fn run(&self, command: &str) -> String {
        let (command, file) =
            command.split_once(" > ").map_or((command, None), |(command, file)| (command, Some(file)));
        let arguments = command.strip_prefix("merit ").unwrap_or_else(|| panic!("no merit: {command}"));
        let output = Command::new(env!("CARGO_BIN_EXE_merit"))
            .current_dir(self.folder.path())
            .args(arguments.split_whitespace())
            .args(["--lang", self.language, "--width", "80", "--color", "never"])
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        match file {
            Some(file) => {
                self.write(file, &printed);
                String::new()
            }
            None if printed.is_empty() => String::from_utf8(output.stderr).unwrap(),
            None => printed,
        }
    }
}

/// The text after changes, with a blank line between them: lines that stay begin
/// with a blank, those that go with “-”, those that come with “+”.
fn changed(text: &str, changes: &str) -> String {
    changes.split("\n\n").fold(text.to_owned(), |text, change| {
        let side = |gone: char| {
            let lines = change.lines().filter(|line| !line.starts_with(gone));
            lines.map(|line| line.get(1..).unwrap_or("").to_owned() + "\n").collect::<String>()
        };
        let (old, new) = (side('+'), side('-'));
        assert_eq!(text.matches(&old).count(), 1, "not once in the file: {old}");
        text.replacen(&old, &new, 1)
    })
}

/// Follows a guide; what it must say, and the workspace as it is left.
fn follow(path: &str, language: &'static str) -> (String, String, Workspace) {
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let mut workspace = Workspace::new(language);
    let mut must = String::new();
    for part in parts(&guide) {
        match part {
            Part::Prose(text) => must += &text,
            Part::Block { info, body } if info == "console" => {
                must += &format!("\n```console\n{}\n```", workspace.console(&body));
            }
            Part::Block { info, body } => {
                workspace.follow(&info, &body);
                must += &format!("\n```{info}\n{body}\n```");
            }
        }
    }
    workspace.take_back_mistake();
    (guide, must[1..].to_owned(), workspace)
}

#[test]
fn the_guides_show_what_merit_prints() {
    for (path, language) in GUIDES {
        let (guide, must, _desk) = follow(path, language);
        if std::env::var_os("MERIT_UPDATE_GUIDE").is_some() {
            fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(path), &must).unwrap();
        } else if guide != must {
            let line = guide.lines().zip(must.lines()).position(|(shown, true_one)| shown != true_one);
            let line = line.unwrap_or_else(|| guide.lines().count().min(must.lines().count()));
            panic!(
                "{path}, line {}: the guide shows\n{}\nbut merit prints\n{}\n\
                 MERIT_UPDATE_GUIDE=1 cargo test --test merit guides writes the outputs anew.",
                line + 1,
                guide.lines().nth(line).unwrap_or(""),
                must.lines().nth(line).unwrap_or(""),
            );
        }
    }
}

/// A catalogue as tools for JSON Schema see it: dates are strings.
fn as_json(value: &DeValue<'_>) -> Value {
    let number = |text: &str| text.parse::<Number>().unwrap().into();
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(integer) => number(integer.as_str()),
        DeValue::Float(float) => number(float.as_str()),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(moment) => moment.to_string().into(),
        DeValue::Array(values) => values.iter().map(|value| as_json(value.get_ref())).collect(),
        DeValue::Table(table) => table_as_json(table),
    }
}

fn table_as_json(table: &DeTable<'_>) -> Value {
    table.iter().map(|(key, value)| (key.get_ref().to_string(), as_json(value.get_ref()))).collect()
}

#[test]
fn the_catalogue_of_the_guides_is_sound() {
    let schema: Value = serde_json::from_str(schema::CATALOGUE).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let mut catalogues = BTreeSet::new();
    for (path, language) in GUIDES {
        let (_, _, workspace) = follow(path, language);
        let checked = Command::new(env!("CARGO_BIN_EXE_merit"))
            .current_dir(workspace.folder.path())
            .args(["catalogue", "check", CATALOGUE, "--deny", "warnings", "--lang", "en"])
            .output()
            .unwrap();
        assert!(checked.status.success(), "{path}: {}", String::from_utf8_lossy(&checked.stdout));
        let text = workspace.read(CATALOGUE);
        let catalogue = parse(CATALOGUE, text.as_bytes()).unwrap();
        assert_eq!((catalogue.indicators.len(), catalogue.labels.len()), (5, 2), "{path}");
        assert!(catalogue.examples.len() >= 5, "{path}");
        let document = table_as_json(DeTable::parse(&text).unwrap().get_ref());
        let refusals: Vec<_> = schema.iter_errors(&document).map(|error| error.to_string()).collect();
        assert_eq!(refusals, Vec::<String>::new(), "{path}");
        let without_comments = text.lines().filter(|line| !line.starts_with("# "));
        catalogues.insert(without_comments.collect::<Vec<_>>().join("\n"));
    }
    assert_eq!(catalogues.len(), 1, "the guides make different catalogues");
}

/// The names of all keys that the schema knows, and its words for measures and metrics.
fn keys(schema: &Value, found: &mut BTreeSet<String>) {
    for key in schema["properties"].as_object().into_iter().flatten().map(|(key, _)| key) {
        found.insert(key.clone());
    }
    for word in schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        found.insert(word.to_owned());
    }
    let inner: Vec<&Value> = match schema {
        Value::Object(object) => object.values().collect(),
        Value::Array(values) => values.iter().collect(),
        _ => Vec::new(),
    };
    inner.into_iter().for_each(|value| keys(value, found));
}

#[test]
fn the_guides_name_every_key_and_word_and_their_snippets_are_toml() {
    let mut all = BTreeSet::new();
    keys(&serde_json::from_str(schema::CATALOGUE).unwrap(), &mut all);
    assert!(all.len() > 80, "{all:?}");
    for (path, _) in GUIDES {
        let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let prose = prose(&guide);
        let code: Vec<&str> = prose.split('`').skip(1).step_by(2).collect();
        let words: BTreeSet<&str> =
            code.iter().flat_map(|code| code.split([' ', '.', '=', '[', ']', '{', '}', ',', '"'])).collect();
        let unnamed: Vec<&String> = all.iter().filter(|key| !words.contains(key.as_str())).collect();
        assert!(unnamed.is_empty(), "{path} says nothing of {unnamed:?}");
        for snippet in code.iter().filter(|code| code.contains(" = ")) {
            assert!(DeTable::parse(snippet).is_ok(), "{path}: no TOML: {snippet}");
        }
    }
}
