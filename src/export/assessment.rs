//! An assessment, and what it asks of the applicant.

use super::{Export, Format};
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::language::{Language, Localizer};
use crate::number::Digits;
use crate::record::{self, Options};
use crate::render::{csv, workbook};
use crate::report::{Block, CohortComparison, Page, PageSection, PlanResult, Report, ReportWriter};
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
    /// The report of an assessment under a catalogue in a language, without anything besides; the JSON
    /// repeats the options.
    pub fn new(
        catalogue: &'a Catalogue,
        assessment: &'a Assessment,
        options: &'a Options,
        localizer: &'a Localizer,
    ) -> AssessmentExport<'a> {
        let digits = assessment.digits(catalogue);
        AssessmentExport { catalogue, assessment, options, digits, localizer, cohort: None, supplement: None }
    }

    /// Who says figures and words as this report shows them.
    pub fn report_writer(&self) -> ReportWriter<'_> {
        ReportWriter { localizer: self.localizer, digits: &self.digits, as_of: self.assessment.as_of }
    }

    /// What its reader is told besides, with the digits that it takes: the name of its section,
    /// its title and what it says.
    fn supplement(&self) -> Option<(&'static str, String, Vec<Block>)> {
        let AssessmentExport { catalogue, assessment, localizer, .. } = *self;
        let (id, heading, digits) = match self.supplement.as_ref()? {
            Supplement::Plan(plan) => ("plan", "plan-heading", plan.digits(catalogue, assessment)),
            Supplement::Robustness(firm) => ("robustness", "firm-heading", firm.digits(catalogue, assessment)),
        };
        let report_writer = ReportWriter { digits: &digits, ..self.report_writer() };
        let blocks = match self.supplement.as_ref()? {
            Supplement::Plan(plan) => report_writer.plan(catalogue, assessment, plan),
            Supplement::Robustness(firm) => report_writer.robustness(catalogue, assessment, firm),
        };
        Some((id, localizer.word(heading), blocks))
    }
}

impl Export for AssessmentExport<'_> {
    const FORMATS: &'static [Format] =
        &[Format::Text, Format::Markdown, Format::Html, Format::Json, Format::Csv, Format::Workbook];

    fn report(&self, has_room: bool) -> Report {
        let report_writer = self.report_writer();
        let mut report = report_writer.report(self.catalogue, self.assessment, has_room);
        if let Some(cohort) = &self.cohort {
            cohort.add(&report_writer, self.catalogue, self.assessment, &mut report);
        }
        if let Some((_, title, blocks)) = self.supplement() {
            report.blocks.push(Block::Heading(title));
            report.blocks.extend(blocks);
        }
        report
    }

    fn page(&self) -> Option<Page> {
        let report_writer = self.report_writer();
        let mut page = report_writer.page(self.catalogue, self.assessment);
        let cohort = self.cohort.iter().map(|it| it.section(&report_writer, self.catalogue, self.assessment));
        let supplement = self.supplement().into_iter().map(|(id, title, blocks)| PageSection::new(id, title, blocks));
        // Behind the decision, which it is about.
        page.sections.splice(1..1, supplement.chain(cohort));
        Some(page)
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
    let digits = assessment.digits(catalogue);
    let english = Localizer::new(Language::En);
    let report_writer = ReportWriter { localizer: &english, digits: &digits, as_of: assessment.as_of };
    let derivations = report_writer.derivations(catalogue, assessment);
    record::assessment_json(catalogue, assessment, options, &digits, &english, derivations)
}

/// What an assessment asks of the applicant.
pub struct RequestsExport<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The figures and words.
    pub report_writer: ReportWriter<'a>,
}

impl Export for RequestsExport<'_> {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown, Format::Csv];

    fn report(&self, _: bool) -> Report {
        self.report_writer.check(self.catalogue, self.assessment)
    }

    fn csv(&self) -> Option<String> {
        let requests = self.report_writer.requests(self.catalogue, self.assessment);
        Some(csv::requests(&requests, self.report_writer.localizer.language()))
    }
}
