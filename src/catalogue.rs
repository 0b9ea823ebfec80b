//! The criteria catalogue: TOML text → located tables → checked [`Catalogue`].
//!
//! Only [`parse`] makes a `Catalogue`; it gathers all faults of the text before it gives up.

mod builtin;
mod document;
mod example;
mod expression;
mod fact;
mod fact_index;
mod faults;
mod floor;
mod foreign;
mod group;
mod indicator;
mod key_tables;
mod label;
mod measure;
mod model;
mod names;
mod places;
mod profile;
mod qualification;
mod read;
mod reference;
mod rule;
mod scale;
pub mod schema;
mod suggestions;
mod synonyms;
mod syntax;
mod value;

pub use builtin::{BUILT_IN, BuiltIn, DEFAULT, built_in, edition, editions, of_digest};
pub use example::NO_LABEL;
pub use faults::MOST_FAULTS;
pub use model::*;
pub(crate) use places::{CataloguePart, Places, WrittenText};
pub(crate) use scale::SCALE_KEYS;

use crate::diagnostic::{Diagnostic, Label as Underline, Severity};
use crate::digest::sha256;
use crate::language::Message;
use crate::source::Source;

/// The most bytes a catalogue may have: 8 MiB.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// The faults of a catalogue together with the text that they are about.
#[derive(Debug)]
pub struct InvalidCatalogue {
    /// The text.
    pub source: Source,
    /// What is wrong with it, in the order of the text; never empty.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a catalogue from the bytes of the file called `name`.
///
/// # Errors
/// All faults of the text: no text, not TOML, or against a rule of catalogues.
pub fn parse(name: &str, bytes: &[u8]) -> Result<Catalogue, Box<InvalidCatalogue>> {
    let source = decode(name, bytes)?;
    match read(&source) {
        Ok((catalogue, _)) => Ok(catalogue),
        Err(diagnostics) => Err(Box::new(InvalidCatalogue { source, diagnostics })),
    }
}

/// Reads a catalogue together with the places of its parts.
pub(crate) fn read(source: &Source) -> Result<(Catalogue, Places<'_>), Vec<Diagnostic>> {
    let document = read::document(source)?;
    let (catalogue, variants) = read::read(&document, &sha256(source.text.as_bytes()))?;
    Ok((catalogue, Places::new(document, variants)))
}

/// The text of a file, unless it is none or stops being UTF-8.
pub(crate) fn decode(name: &str, bytes: &[u8]) -> Result<Source, Box<InvalidCatalogue>> {
    let (text, broken) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), text.contains('\0').then_some(None)),
        Err(error) => {
            // A program or picture holds NULs, and so does UTF-16, which Windows calls
            // Unicode; what else is not UTF-8 is an old encoding.
            let is_utf_16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
            let is_text = is_utf_16 || !bytes.contains(&0);
            (String::from_utf8_lossy(bytes).into_owned(), Some(is_text.then_some(error.valid_up_to())))
        }
    };
    let source = Source { name: name.to_owned(), text };
    match broken {
        None => Ok(source),
        Some(offset) => Err(Box::new(InvalidCatalogue { source, diagnostics: vec![no_text(offset)] })),
    }
}

/// That a file is no text at all, or that it stops being UTF-8 at a byte.
fn no_text(broken: Option<usize>) -> Diagnostic {
    let (code, message) = match broken {
        Some(_) => ("not-utf-8", Message::new("fault-not-utf-8")),
        None => ("not-text", Message::new("fault-not-text")),
    };
    let labels = broken.map(|offset| Underline { span: offset..offset, message: None }).into_iter().collect();
    Diagnostic { severity: Severity::Error, code, message, labels, help: None }
}
