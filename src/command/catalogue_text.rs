//! From the name of a catalogue to its text: a file, or one that comes with merit.

use super::problem::Problem;
use crate::catalogue::{self, BUILT_IN, Catalogue, Question, built_in, editions};
use crate::evidence::Offer;
use crate::language::{Arg, Message};
use crate::nearest::nearest;
use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

pub(super) struct CatalogueText {
    /// The name under which messages know it.
    pub name: String,
    pub bytes: Cow<'static, [u8]>,
    /// Where it lies; nowhere for one that comes with merit.
    pub folder: Option<PathBuf>,
}

pub(super) fn rulebook(name: &str) -> Result<CatalogueText, Problem> {
    if let Some(built_in) = built_in(name) {
        let bytes = Cow::Borrowed(built_in.text.as_bytes());
        return Ok(CatalogueText { name: format!("{}.toml", built_in.id), bytes, folder: None });
    }
    if name == "-" {
        let input = std::io::stdin().lock();
        let bytes =
            within(input, 0, catalogue::MAX_BYTES).map_err(|error| Problem::reading(Path::new(name), &error))?;
        let bytes = bytes.ok_or_else(|| too_large(Path::new(name), catalogue::MAX_BYTES))?;
        return Ok(CatalogueText { name: name.to_owned(), bytes: Cow::Owned(bytes), folder: Some(PathBuf::new()) });
    }
    let path = Path::new(name);
    let (id, version) = name.split_once('@').map_or((name, None), |(id, version)| (id, Some(version)));
    if !path.exists() && built_in(id).is_some() {
        let known: Vec<Arg> = editions(BUILT_IN, id).map(|edition| Arg::from(edition.version)).collect();
        let message = Message::new("problem-unknown-edition").with("id", id).with("known", known);
        return Err(Problem::Said(message.with("version", Arg::quoted(version.unwrap_or_default()))));
    }
    if !path.exists() && !id.contains(['/', '\\', '.']) {
        let with_ending = format!("{name}.toml");
        if Path::new(&with_ending).is_file() {
            let message = Message::new("problem-catalogue-file").with("name", Arg::quoted(name));
            return Err(Problem::Said(message.with("file", with_ending)));
        }
        let near = nearest(id, BUILT_IN.iter().map(|built_in| built_in.id));
        let message = Message::near(near, "problem-unknown-catalogue-near", "problem-unknown-catalogue");
        let newest = BUILT_IN.iter().filter(|built_in| built_in.is_newest());
        let known: Vec<Arg> = newest.map(|built_in| Arg::from(built_in.id)).collect();
        return Err(Problem::Said(message.with("name", Arg::quoted(name)).with("known", known)));
    }
    let bytes = read_file(path, catalogue::MAX_BYTES).map_err(|problem| match problem {
        Problem::Said(message) if message.key == "problem-is-pipe" => {
            Problem::Said(Message { key: "problem-is-pipe-catalogue", ..message })
        }
        other => other,
    });
    let bytes = Cow::Owned(bytes?);
    Ok(CatalogueText { name: name.to_owned(), bytes, folder: path.parent().map(Path::to_owned) })
}

pub(super) fn find_catalogue(name: &str) -> Result<Catalogue, Problem> {
    if let Some(built_in) = built_in(name) {
        return Ok(built_in.read()?);
    }
    let rulebook = rulebook(name)?;
    Ok(catalogue::parse(&rulebook.name, &rulebook.bytes)?)
}

pub(super) fn find_label(catalogue: &Catalogue, name: &str) -> Result<usize, Problem> {
    let in_any_case = || catalogue.labels.iter().position(|label| label.id.eq_ignore_ascii_case(name));
    catalogue.labels.iter().position(|label| label.id == name).or_else(in_any_case).ok_or_else(|| {
        let known =
            Offer::new(catalogue.labels.iter().map(|label| (label.id.as_str(), Some(&label.title))), false).all();
        Problem::Said(match known.is_empty() {
            true => Message::new("problem-no-labels"),
            false => Message::new("problem-unknown-label").with("name", Arg::quoted(name)).with("known", known),
        })
    })
}

/// The facts and indicators of these ids or numbers, and all of the groups of these ids.
pub(super) fn chosen(catalogue: &Catalogue, names: &[String]) -> Result<Vec<Question>, Problem> {
    let mut all = Vec::new();
    for name in names {
        let found = catalogue.questions_called(name);
        if found.is_empty() {
            let groups = catalogue.groups.iter().map(|group| group.id.as_str());
            let ids = catalogue.questions().filter_map(|question| catalogue.asked(question)).map(|asked| asked.id);
            return Err(unknown_indicator(name, groups.chain(ids)));
        }
        all.extend(found);
    }
    Ok(all)
}

pub(super) fn unknown_indicator<'i>(name: &str, ids: impl Iterator<Item = &'i str>) -> Problem {
    let message = Message::near(nearest(name, ids), "explain-unknown-indicator-near", "explain-unknown-indicator");
    Problem::Said(message.with("name", Arg::quoted(name)))
}

/// A regular file within a limit; folders, devices and pipes are never opened.
pub(super) fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, Problem> {
    let metadata = std::fs::metadata(path).map_err(|error| Problem::reading(path, &error))?;
    if let Some(problem) = Problem::no_file(path) {
        return Err(problem);
    }
    if metadata.len() > most {
        return Err(too_large(path, most));
    }
    let file = File::open(path).map_err(|error| Problem::reading(path, &error))?;
    let bytes = within(file, metadata.len(), most).map_err(|error| Problem::reading(path, &error))?;
    bytes.ok_or_else(|| too_large(path, most))
}

/// All there is to read, about `expected` bytes, unless it is more than `most`: a file may grow while it is read.
fn within(input: impl Read, expected: u64, most: u64) -> std::io::Result<Option<Vec<u8>>> {
    // One more, so that the end is found without making room.
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(most) + 1).unwrap_or(0));
    input.take(most + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

fn too_large(path: &Path, most: u64) -> Problem {
    Problem::Said(Problem::path("problem-too-large", path).with("most", (most / (1024 * 1024)).to_string()))
}
