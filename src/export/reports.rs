//! What is said of reports that were saved, and of rounds.

use super::{Export, Format};
use crate::language::{Language, Localizer};
use crate::record::{ReportComparison, Verification, comparison_json, verification_json};
use crate::report::{Page, Report, RoundReport, comparison, comparison_page, verification};

impl Export for Report {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown];
    const KEEPS_LINES: bool = true;

    fn report(&self, _: bool) -> Report {
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

    fn report(&self, _: bool) -> Report {
        comparison(self.localizer, &self.comparison.digits(), self.comparison)
    }

    fn page(&self) -> Option<Page> {
        Some(comparison_page(self.localizer, &self.comparison.digits(), self.comparison))
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

    fn report(&self, _: bool) -> Report {
        verification(self.localizer, self.name, self.verification)
    }

    fn json(&self) -> Option<String> {
        Some(verification_json(self.verification, &Localizer::new(Language::En)))
    }
}

/// A round at a glance. Its rows for programs and its workbook are written while it is scored.
pub struct RoundExport<'a> {
    /// The round.
    pub report: RoundReport<'a>,
    /// The language.
    pub localizer: &'a Localizer,
}

impl Export for RoundExport<'_> {
    const FORMATS: &'static [Format] =
        &[Format::Text, Format::Markdown, Format::Html, Format::Csv, Format::JsonLines, Format::Workbook];

    fn report(&self, _: bool) -> Report {
        self.report.report(self.localizer)
    }

    fn page(&self) -> Option<Page> {
        Some(self.report.page(self.localizer))
    }
}
