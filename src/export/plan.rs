//! The way to a label, and how firm a decision is.

use super::{Export, Format};
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::language::{Language, Localizer};
use crate::record::{plan_json, robustness_json};
use crate::report::{PlanResult, Report, ReportWriter, Room, plan_rule, precludes_plans};
use crate::robustness::Robustness;

const FORMATS: &[Format] = &[Format::Text, Format::Markdown, Format::Json];

/// The way to a label.
pub struct PlanExport<'a> {
    /// The catalogue, whatever profile of it holds.
    pub catalogue: &'a Catalogue,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// What was asked for and what came of it.
    pub plan_result: &'a PlanResult,
    /// The language.
    pub localizer: &'a Localizer,
}

impl Export for PlanExport<'_> {
    const FORMATS: &'static [Format] = FORMATS;

    fn report(&self, _: Room) -> Report {
        let PlanExport { catalogue, assessment, plan_result, localizer } = *self;
        let catalogue = assessment.figures(catalogue);
        let digits = plan_result.digits(catalogue, assessment);
        let report_writer = ReportWriter { localizer, digits: &digits, catalogue, assessment };
        report_writer.alone(report_writer.plan(plan_result))
    }

    fn json(&self) -> Option<String> {
        let PlanExport { catalogue, assessment, plan_result, .. } = *self;
        let catalogue = assessment.figures(catalogue);
        let PlanResult { request, answer, entered } = plan_result;
        let (digits, english) = (plan_result.digits(catalogue, assessment), Localizer::new(Language::En));
        let (answers, preliminary) = ((answer, entered.as_deref()), precludes_plans(assessment));
        let prose = (&english, &plan_rule(plan_result));
        Some(plan_json(catalogue, assessment, request, answers, preliminary, &digits, prose))
    }
}

/// How firm a decision is.
pub struct RobustnessExport<'a> {
    /// The catalogue, whatever profile of it holds.
    pub catalogue: &'a Catalogue,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// How firm it is.
    pub robustness: &'a Robustness,
    /// The language.
    pub localizer: &'a Localizer,
}

impl Export for RobustnessExport<'_> {
    const FORMATS: &'static [Format] = FORMATS;

    fn report(&self, _: Room) -> Report {
        let RobustnessExport { catalogue, assessment, robustness, localizer } = *self;
        let catalogue = assessment.figures(catalogue);
        let digits = robustness.digits(catalogue, assessment);
        let report_writer = ReportWriter { localizer, digits: &digits, catalogue, assessment };
        report_writer.alone(report_writer.robustness(robustness))
    }

    fn json(&self) -> Option<String> {
        let RobustnessExport { catalogue, assessment, robustness, .. } = *self;
        let catalogue = assessment.figures(catalogue);
        let (digits, english) = (robustness.digits(catalogue, assessment), Localizer::new(Language::En));
        let report_writer = ReportWriter { localizer: &english, digits: &digits, catalogue, assessment };
        let sentence = report_writer.firmness(robustness);
        Some(robustness_json(catalogue, assessment, robustness, &digits, (&english, &sentence)))
    }
}
