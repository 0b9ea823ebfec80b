//! `merit migrate`: a copy of a dossier in the form of another edition of its catalogue.

use super::catalogue_text::{find_catalogue, read_file};
use super::decision_source::DecisionSource;
use super::dossier::{LoadedDossier, as_of, decimal_sign};
use super::output::write_all;
use super::problem::Problem;
use super::{Console, print};
use crate::catalogue::{BUILT_IN, Catalogue, DEFAULT};
use crate::cli::MigrateArgs;
use crate::dossier::named_catalogue;
use crate::evidence::{
    self, Content, MAX_TABLE_BYTES, MigratedEvidence, RawTable, ReadingOptions, TableKind, is_german,
};
use crate::exit::Exit;
use crate::language::{Arg, Language, Message};
use crate::render::csv::delimited;
use crate::render::terminal::clean;
use std::path::{Path, PathBuf};

pub(super) fn run(args: MigrateArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let loaded = LoadedDossier::open(&args.dossier, &DecisionSource::Dossier)?;
    if is_german(&loaded.raw) {
        console.answer_in_german();
    }
    let named = evidence::catalogue_named(&loaded.raw, None).map_err(Problem::from)?;
    let catalogue = match &args.catalogue {
        Some(name) => find_catalogue(name)?,
        // The newest edition of the one that it names.
        None => find_catalogue(named.as_deref().and_then(|named| named.split('@').next()).unwrap_or(DEFAULT))?,
    };
    let old = earlier(named.as_deref(), &catalogue);
    let reading = ReadingOptions { as_of: as_of(None)?, decimal: args.decimal.map(decimal_sign) };
    let target = args.output.unwrap_or_else(|| usual_target(&args.dossier, &catalogue));
    if target.symlink_metadata().is_ok() {
        return Err(Problem::Said(Problem::path("migrate-exists", &target)).into());
    }
    let (files, migrated) = migrated(&loaded, &args.dossier, &catalogue, &old, reading)?;
    std::fs::create_dir_all(&target).map_err(|error| Problem::writing(&target, &error))?;
    let mut placed = Vec::new();
    for (name, bytes) in files {
        let path = target.join(&name);
        let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        made.map_err(|error| Problem::writing(&path, &error))?;
        placed.push((path, bytes));
    }
    if let Err(problem) = write_all(&placed, false) {
        // The folder is new: nothing of it was there before.
        let _ = std::fs::remove_dir_all(&target);
        return Err(problem.into());
    }
    let mut said = Vec::new();
    let mut is_whole = true;
    for one in &migrated.facts {
        is_whole &= one.is_filled;
        let Some(fact) = catalogue.facts.get(one.fact) else { continue };
        let answers = one.answers.iter().map(|answer| {
            let key = if answer.is_in_error { "migrate-answer-in-error" } else { "migrate-answer" };
            let message = Message::new(key).with("value", Arg::quoted(&answer.value));
            message.with("place", answer.place.to_string()).into()
        });
        let key = if one.is_filled { "migrate-filled" } else { "migrate-open" };
        let message = Message::new(key).with("fact", &fact.title).with("id", &*fact.id);
        let message = message.with("answers", answers.collect::<Vec<Arg>>());
        said.push(match one.initiative.is_empty() {
            true => message,
            false => Message::new("migrate-of").with("initiative", Arg::quoted(&one.initiative)).with("said", message),
        });
    }
    if said.is_empty() {
        said.push(Message::new("migrate-nothing"));
    }
    let path = target.display().to_string();
    said.push(Message::new("migrate-written").with("command", format!("merit check {path}")).with("path", path));
    let lines: Vec<String> = said.iter().map(|message| clean(&console.localizer.say(message)) + "\n").collect();
    print(lines.concat().as_bytes())?;
    Ok(if is_whole { Exit::Done } else { Exit::No })
}

/// The built-in editions for which the dossier may have been written: the one that it names, then the others.
fn earlier(named: Option<&str>, catalogue: &Catalogue) -> Vec<Catalogue> {
    let named = named_catalogue(named).ok();
    let others = BUILT_IN.iter().filter(|edition| edition.id.eq_ignore_ascii_case(&catalogue.id));
    let all = named.into_iter().chain(others.filter_map(|edition| edition.read().ok()));
    all.filter(|old| old.sha256 != catalogue.sha256).collect()
}

/// Beside the dossier, with the edition behind its name.
fn usual_target(dossier: &Path, catalogue: &Catalogue) -> PathBuf {
    let real = std::path::absolute(dossier).unwrap_or_else(|_| dossier.to_owned());
    let stem = if dossier.is_dir() { real.file_name() } else { real.file_stem() };
    let stem = stem.map_or_else(|| "dossier".into(), |stem| stem.to_string_lossy());
    dossier.with_file_name(format!("{stem}-{}", catalogue.version))
}

type Files = Vec<(PathBuf, Vec<u8>)>;

/// The files of the copy: tables in their new form, everything else as it is.
fn migrated(
    loaded: &LoadedDossier,
    dossier: &Path,
    catalogue: &Catalogue,
    old: &[Catalogue],
    reading: ReadingOptions,
) -> Result<(Files, MigratedEvidence), Problem> {
    let language = if is_german(&loaded.raw) { Language::De } else { Language::En };
    let mut files: Files = Vec::new();
    let mut migrated = None;
    for raw in loaded.raw.iter().filter(|raw| raw.standing.counts()) {
        let name = PathBuf::from(format!("{}.csv", raw.kind.name()));
        let rows = match raw.kind {
            TableKind::Evidence => {
                let evidence = evidence::migrate(catalogue, old, raw, reading).map_err(Problem::from)?;
                let rows = (evidence.rows.clone(), evidence.delimiter);
                migrated = Some(evidence);
                rows
            }
            kind => {
                let edition = format!("{}@{}", catalogue.id, catalogue.version);
                let names_one = kind == TableKind::Initiatives;
                match (&raw.content, names_one) {
                    // What needs no other form stays as it is, to the byte.
                    (Content::Text(bytes), false) => {
                        files.push((name, bytes.clone()));
                        continue;
                    }
                    _ => evidence::rewritten(raw, names_one.then_some(&*edition)).map_err(Problem::from)?,
                }
            }
        };
        // A copy says what the original says: what looks like a formula may be the name of a document.
        files.push((name, delimited(&rows.0, rows.1, language).into_bytes()));
    }
    let known: Vec<PathBuf> = files.iter().map(|(name, _)| name.clone()).collect();
    let others = match dossier.is_dir() {
        true => beside(dossier, Path::new(""))?,
        false => documents(&loaded.folder, &loaded.raw),
    };
    for name in others.into_iter().filter(|name| !known.contains(name)) {
        let path = loaded.folder.join(&name);
        files.push((name, read_file(&path, MAX_TABLE_BYTES)?));
    }
    Ok((files, migrated.unwrap_or_default()))
}

/// The regular files of a folder and those within it, by their paths within it; links are not followed.
fn beside(root: &Path, within: &Path) -> Result<Vec<PathBuf>, Problem> {
    let folder = root.join(within);
    let entries = std::fs::read_dir(&folder).map_err(|error| Problem::reading(&folder, &error))?;
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| Problem::reading(&folder, &error))?;
        let name = within.join(entry.file_name());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => files.extend(beside(root, &name)?),
            Ok(kind) if kind.is_file() => files.push(name),
            _ => {}
        }
    }
    files.sort();
    Ok(files)
}

/// The documents that tables name and that lie in a folder.
fn documents(folder: &Path, raw: &[RawTable]) -> Vec<PathBuf> {
    let names = evidence::documents_named(raw).into_iter().filter_map(|name| evidence::path_within(&name));
    let is_there = |name: &PathBuf| folder.join(name).symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    let mut names: Vec<PathBuf> = names.map(PathBuf::from).filter(is_there).collect();
    names.sort();
    names.dedup();
    names
}
