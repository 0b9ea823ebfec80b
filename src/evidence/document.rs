//! The documents that cells name.

use crate::diagnostic::Place;
use crate::names::composed;
use crate::vocabulary::is_blank;

/// A document that is named as evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDocument {
    /// The name as it is written.
    pub name: String,
    /// The cell that names it first.
    pub place: Place,
    /// The fact that it proves, as an index, where an indicator reads one.
    pub fact: Option<usize>,
}

impl NamedDocument {
    /// Which of some documents a name means, whichever of its names is written; it is added where it is a new one.
    pub(super) fn find(name: &str, place: impl FnOnce() -> Place, documents: &mut Vec<NamedDocument>) -> usize {
        documents.iter().position(|known| is_same(&known.name, name)).unwrap_or_else(|| {
            documents.push(NamedDocument { name: name.to_owned(), place: place(), fact: None });
            documents.len() - 1
        })
    }
}

/// The names in a cell, which stand between bars.
pub(crate) fn names(cell: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(cell).filter(|cell| !cell.is_empty());
    let parts = std::iter::from_fn(move || {
        let cell = rest?;
        let bar = memchr::memchr(b'|', cell.as_bytes());
        rest = bar.and_then(|bar| cell.get(bar + 1..));
        cell.get(..bar.unwrap_or(cell.len()))
    });
    parts.map(str::trim).filter(|name| !is_blank(name))
}

/// Whether two names are those of one file, whatever there is of it.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    // Most names are plain, and files are called alike, whether their letters are composed or not.
    let path = |name: &str| if is_web_address(name) { None } else { path_within(&composed(name)) };
    one == other || path(one).is_some_and(|own| path(other) == Some(own))
}

/// Whether a name is an address on the web: its scheme and a host.
pub(crate) fn is_web_address(name: &str) -> bool {
    let behind = |scheme: &str| {
        let (own, rest) = name.split_at_checked(scheme.len())?;
        own.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let rest = behind("https://").or_else(|| behind("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
    host.is_some_and(|host| host.contains(char::is_alphanumeric) && !host.contains(char::is_whitespace))
}

/// The path within the dossier that a name means, without detours: `b/../a` and `./a` are `a`.
/// `None` where it is absolute or climbs out. What ends in `/` means a folder and still does.
pub(crate) fn path_within(name: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    if name.starts_with('/') {
        return None;
    }
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    let is_folder = name.ends_with('/') || matches!(name.rsplit('/').next(), Some("." | ".."));
    Some(parts.join("/") + if is_folder { "/" } else { "" })
}
