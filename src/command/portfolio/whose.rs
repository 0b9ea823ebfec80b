//! Whose a row of a round is.

use super::Stop;
use crate::diagnostic::{Finding, Severity};
use crate::evidence::{Cells, Layout};
use crate::language::Message;
use crate::names::{identity, names_nobody};
use foldhash::quality::FixedState;
use memchr::{memchr, memchr_iter};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};

/// The id of the initiative that a row names.
///
/// # Errors
/// That it has quotes within, so that it is more than a piece of the text.
pub fn named<'t>(cells: &Cells<'t>, layout: &Layout) -> Result<&'t [u8], Stop> {
    let id = cells.get(layout.initiative_column()).trim_ascii();
    if id.contains(&b'"') {
        return Err(Stop::NotPlain);
    }
    // Signs that nobody sees name nobody.
    Ok(if std::str::from_utf8(id).is_ok_and(names_nobody) { b"" } else { id })
}

/// That a row names no initiative.
pub fn unnamed(layout: &Layout, line: usize) -> Finding {
    Finding {
        severity: Severity::Error,
        code: "unnamed-initiative",
        message: Message::new("finding-unnamed-initiative"),
        indicator: None,
        place: Some(layout.place(line)),
    }
}

/// The ids that rows name, those of nobody's left out.
pub fn ids<'t>(text: &'t [u8], layout: &Layout) -> impl Iterator<Item = &'t [u8]> {
    let (delimiter, column) = (layout.delimiter(), layout.initiative_column());
    rows(text).map(move |row| nth_cell(row, delimiter, column).trim_ascii()).filter(|id| !id.is_empty())
}

/// The rows of a text, of which those with line breaks in quotes have several lines.
fn rows(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (mut end, mut is_within) = (0, false);
        loop {
            let line = rest.get(end..).filter(|line| !line.is_empty())?;
            let line = line.get(..memchr(b'\n', line).map_or(line.len(), |end| end + 1))?;
            end += line.len();
            is_within ^= is_open(line);
            if end == rest.len() || !is_within {
                let (row, others) = rest.split_at_checked(end)?;
                rest = others;
                return Some(row.strip_suffix(b"\n").unwrap_or(row));
            }
        }
    })
}

/// Whether a text ends within quotes, as far as their number tells.
pub fn is_open(text: &[u8]) -> bool {
    memchr_iter(b'"', text).count() % 2 == 1
}

/// The longest id that is folded in place.
const SHORT_ID: usize = 64;

/// A short name of an id; different ids have different ones but for once in many billions.
pub fn digest(id: &[u8]) -> u64 {
    let mut hasher = FixedState::with_seed(0).build_hasher();
    hasher.write(id);
    hasher.finish()
}

/// The same for ids that are equal but for how they are typed.
pub fn folded(id: &[u8]) -> u64 {
    let mut small = [0; SHORT_ID];
    let is_plain = id.iter().fold(true, |is_plain, byte| is_plain & byte.is_ascii_graphic());
    if let (true, Some(small)) = (is_plain, small.get_mut(..id.len())) {
        small.copy_from_slice(id);
        small.make_ascii_lowercase();
        return digest(small);
    }
    std::str::from_utf8(id).map_or_else(|_| digest(id), |id| digest(identity(id).as_bytes()))
}

/// Whether two ids are those of the same initiative.
pub fn is_same(a: &[u8], b: &[u8]) -> bool {
    let identity = |id| std::str::from_utf8(id).map(identity).ok();
    a == b || identity(a).zip(identity(b)).is_some_and(|(a, b)| a == b)
}

/// Makes tables of [`digest`]s, which are hashed already.
pub type OfDigests = BuildHasherDefault<Hashed>;

/// A digest as its own hash.
#[derive(Default)]
pub struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = digest(bytes);
    }

    fn write_u64(&mut self, digest: u64) {
        self.0 = digest;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The cell of a column in a row, without the quotes around it.
pub fn nth_cell(row: &[u8], delimiter: u8, column: usize) -> &[u8] {
    let mut rest = row;
    for _ in 0..column {
        let Some(end) = memchr(delimiter, rest.get(quoted(rest)..).unwrap_or_default()) else { return b"" };
        rest = rest.get(quoted(rest) + end + 1..).unwrap_or_default();
    }
    match quoted(rest) {
        0 => rest.get(..memchr(delimiter, rest).unwrap_or(rest.len())).unwrap_or_default(),
        end => rest.get(1..end - 1).unwrap_or_default(),
    }
}

/// How long the quoted text is with which a cell begins; 0 without one.
fn quoted(cell: &[u8]) -> usize {
    if cell.first() != Some(&b'"') {
        return 0;
    }
    let mut end = 1;
    while let Some(quote) = memchr(b'"', cell.get(end..).unwrap_or_default()) {
        end += quote + 1;
        if cell.get(end) != Some(&b'"') {
            return end;
        }
        end += 1;
    }
    0
}
