//! The criteria catalogue: TOML text → located tables → checked [`Catalogue`].
//!
//! Only [`parse`] makes a `Catalogue`; it gathers all faults of the
//! text before it gives up.

mod builtin;
mod document;
mod example;
mod faults;
mod indicator;
mod label;
mod measure;
mod model;
mod names;
mod places;
mod qualification;
mod read;
mod scale;
pub mod schema;
mod syntax;

pub use builtin::{BUILT_IN, BuiltIn, DEFAULT, built_in};
pub use example::NO_LABEL;
pub use model::*;
pub use places::{Part, Places, WrittenText};

use crate::diagnostic::{Diagnostic, Label as Underline, Severity};
use crate::digest::sha256;
use crate::language::Message;
use crate::source::Source;

/// The most bytes a catalogue may have: 8 MiB.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// The faults of a catalogue together with the text that they are about.
#[derive(Debug)]
pub struct Faulty {
    /// The text.
    pub source: Source,
    /// What is wrong with it, in the order of the text; never empty.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a catalogue from the bytes of the file called `name`.
///
/// # Errors
/// All faults of the text: not UTF-8, not TOML, or against a rule of catalogues.
pub fn parse(name: &str, bytes: &[u8]) -> Result<Catalogue, Box<Faulty>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            // A program or picture holds NULs, as does UTF-16, which tells itself by its mark;
            // what else is not UTF-8 is an old encoding.
            let is_utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
            let is_binary = bytes.contains(&0) && !is_utf16;
            return Err(no_text(name, text, (!is_binary).then(|| error.valid_up_to())));
        }
    };
    if text.contains('\0') {
        return Err(no_text(name, text, None));
    }
    let source = Source { name: name.to_owned(), text };
    let result = read::read(&source, sha256(bytes));
    result.map_err(|diagnostics| Box::new(Faulty { source, diagnostics }))
}

/// That a file is no text at all, or that it stops being UTF-8 at a byte.
fn no_text(name: &str, text: String, broken: Option<usize>) -> Box<Faulty> {
    let (code, message) = match broken {
        Some(_) => ("not-utf-8", Message::new("fault-not-utf-8")),
        None => ("not-text", Message::new("fault-not-text")),
    };
    let offset = broken.or_else(|| text.find('\0')).unwrap_or(0);
    let labels = vec![Underline { span: offset..offset, message: None }];
    let diagnostic = Diagnostic { severity: Severity::Error, code, message, labels, help: None };
    Box::new(Faulty { source: Source { name: name.to_owned(), text }, diagnostics: vec![diagnostic] })
}
