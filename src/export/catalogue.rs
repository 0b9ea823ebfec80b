//! Rule books, and what changed between two.

use super::{Export, Format};
use crate::report::{Report, Room};

/// What a catalogue says, or one of its indicators.
pub struct RulebookExport<'a> {
    /// What it says.
    pub report: Report,
    /// The bytes of the catalogue.
    pub text: &'a [u8],
}

impl Export for RulebookExport<'_> {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown, Format::Toml];

    fn report(&self, _: Room) -> Report {
        self.report.clone()
    }

    fn toml(&self) -> Option<Vec<u8>> {
        Some(self.text.to_vec())
    }
}

/// What changed between two catalogues.
pub struct ChangesExport {
    /// What changed, and what that makes of dossiers.
    pub report: Report,
    /// Who has which award before and after, as a table; none without dossiers.
    pub awards: Option<String>,
}

impl Export for ChangesExport {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown, Format::Csv];

    fn report(&self, _: Room) -> Report {
        self.report.clone()
    }

    fn csv(&self) -> Option<String> {
        self.awards.clone()
    }
}
