//! What is said of reports that were saved, and of rounds.

use super::{Export, Format};
use crate::language::{Language, Localizer};
use crate::record::{ReportComparison, Verification, comparison_json, verification_json};
use crate::report::{Report, Room, RoundReport, comparison, verification};

impl Export for Report {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown];
    const KEEPS_LINES: bool = true;

    fn report(&self, _: Room) -> Report {
        self.clone()
    }
}

/// Two reports side by side.
pub struct ComparisonExport<'a> {
    /// What differs.
    pub comparison: &'a ReportComparison<'a>,
    /// The language.
    pub localizer: &'a Localizer,
}

impl Export for ComparisonExport<'_> {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown, Format::Html, Format::Json];
    const KEEPS_LINES: bool = true;

    fn report(&self, room: Room) -> Report {
        comparison(self.localizer, &self.comparison.digits(), self.comparison, room)
    }

    fn json(&self) -> Option<String> {
        Some(comparison_json(self.comparison, &self.comparison.digits()))
    }
}

/// What the verification of a report showed.
pub struct VerificationExport<'a> {
    /// What it showed.
    pub verification: &'a Verification,
    /// What the report is called.
    pub name: &'a str,
    /// The language.
    pub localizer: &'a Localizer,
}

impl Export for VerificationExport<'_> {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown, Format::Json];
    const KEEPS_LINES: bool = true;

    fn report(&self, _: Room) -> Report {
        verification(self.localizer, self.name, self.verification)
    }

    fn json(&self) -> Option<String> {
        Some(verification_json(self.verification, &Localizer::new(Language::En)))
    }
}

/// A round at a glance. Its rows for programs and its workbook are written while it is scored.
impl Export for RoundReport<'_> {
    const FORMATS: &'static [Format] =
        &[Format::Text, Format::Markdown, Format::Html, Format::Csv, Format::JsonLines, Format::Workbook];

    fn report(&self, room: Room) -> Report {
        RoundReport::report(self, room)
    }
}
