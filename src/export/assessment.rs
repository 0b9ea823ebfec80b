//! An assessment, and what it asks of the applicant.

use super::{Export, Format};
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::language::{Language, Localizer};
use crate::number::Digits;
use crate::record::{self, Options};
use crate::render::{csv, workbook};
use crate::report::{CohortComparison, PlanResult, Report, ReportWriter, Room, Section};
use crate::robustness::Robustness;
use rust_xlsxwriter::XlsxError;

/// The report of an assessment.
pub struct AssessmentExport<'a> {
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    options: &'a Options,
    digits: Digits,
    localizer: &'a Localizer,
    /// The results of others beside which it is placed.
    pub cohort: Option<CohortComparison>,
    /// What its reader gets besides.
    pub supplement: Option<Supplement>,
}

/// What an applicant or an evaluator gets besides.
pub enum Supplement {
    /// The way to the next label.
    Plan(PlanResult),
    /// How firm the decision is.
    Robustness(Box<Robustness>),
}

impl<'a> AssessmentExport<'a> {
    /// The report of an assessment under a catalogue, by the figures of its profile, in a language, without anything
    /// besides; the JSON repeats the options.
    pub fn new(
        catalogue: &'a Catalogue,
        assessment: &'a Assessment,
        options: &'a Options,
        localizer: &'a Localizer,
    ) -> AssessmentExport<'a> {
        let catalogue = assessment.figures(catalogue);
        let digits = assessment.digits(catalogue);
        AssessmentExport { catalogue, assessment, options, digits, localizer, cohort: None, supplement: None }
    }

    /// Who says figures and words as this report shows them.
    pub fn report_writer(&self) -> ReportWriter<'_> {
        let AssessmentExport { catalogue, assessment, localizer, digits, .. } = self;
        ReportWriter { localizer, digits, catalogue, assessment }
    }

    /// What its reader is told besides, with the digits that it takes.
    fn supplement(&self) -> Option<Section> {
        let AssessmentExport { catalogue, assessment, localizer, .. } = *self;
        let (id, heading, digits) = match self.supplement.as_ref()? {
            Supplement::Plan(plan) => ("plan", "plan-heading", plan.digits(catalogue, assessment)),
            Supplement::Robustness(firm) => ("robustness", "firm-heading", firm.digits(catalogue, assessment)),
        };
        let report_writer = ReportWriter { digits: &digits, ..self.report_writer() };
        let blocks = match self.supplement.as_ref()? {
            Supplement::Plan(plan) => report_writer.plan(plan),
            Supplement::Robustness(firm) => report_writer.robustness(firm),
        };
        Some(Section::new(id, localizer.word(heading), blocks))
    }
}

impl Export for AssessmentExport<'_> {
    const FORMATS: &'static [Format] =
        &[Format::Text, Format::Markdown, Format::Html, Format::Json, Format::Csv, Format::Workbook];

    fn report(&self, room: Room) -> Report {
        let report_writer = self.report_writer();
        let mut report = report_writer.report(room);
        let cohort = self.cohort.iter().map(|cohort| cohort.section(&report_writer));
        // A page begins with the decision, which these explain; on a terminal the end of a text stays in sight.
        let at = if room == Room::Page { 1 } else { report.sections.len() };
        report.sections.splice(at..at, cohort.chain(self.supplement()));
        report
    }

    fn json(&self) -> Option<String> {
        Some(assessment_json(self.catalogue, self.assessment, self.options))
    }

    fn csv(&self) -> Option<String> {
        Some(csv::indicators(self.catalogue, self.assessment, &self.digits, self.localizer))
    }

    fn workbook(&self) -> Option<Result<Vec<u8>, XlsxError>> {
        Some(workbook::write(self.catalogue, self.assessment, &self.report_writer()))
    }
}

/// The JSON of an assessment, the same in every language.
pub fn assessment_json(catalogue: &Catalogue, assessment: &Assessment, options: &Options) -> String {
    let catalogue = assessment.figures(catalogue);
    let digits = assessment.digits(catalogue);
    let english = Localizer::new(Language::En);
    let report_writer = ReportWriter { localizer: &english, digits: &digits, catalogue, assessment };
    let derivations = report_writer.derivations();
    record::assessment_json(catalogue, assessment, options, &digits, &english, derivations)
}

/// What an assessment asks of the applicant, said by who has the figures and words.
pub struct RequestsExport<'a>(pub ReportWriter<'a>);

impl Export for RequestsExport<'_> {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown, Format::Csv];

    fn report(&self, _: Room) -> Report {
        self.0.check()
    }

    fn csv(&self) -> Option<String> {
        Some(csv::requests(&self.0.requests(), self.0.localizer.language()))
    }
}
