//! A dossier's result under one of two catalogues, in figures that can be compared
//! with those under the other.

use super::super::ReportWriter;
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::diagnostic::Severity;
use crate::language::{Localizer, Message};
use crate::number::{Compared, Digits, FigureKind};

/// A result with what it takes to say it.
pub(super) struct Side<'a> {
    pub catalogue: &'a Catalogue,
    pub assessment: &'a Assessment,
    digits: Digits,
}

impl<'a> Side<'a> {
    /// Both sides, with digits that show whether a figure is the same under both.
    pub(super) fn both(old: (&'a Catalogue, &'a Assessment), new: (&'a Catalogue, &'a Assessment)) -> [Side<'a>; 2] {
        let [old, new] = [old, new].map(|(catalogue, assessment)| (assessment.figures(catalogue), assessment));
        let mut compared = old.1.compared(old.0);
        compared.extend(new.1.compared(new.0));
        if let (Some(figure), Some(other)) = (&old.1.score.percent, &new.1.score.percent) {
            compared.push(Compared { kind: FigureKind::Percent, figure, other, other_in_full: false });
        }
        let digits = Digits::new(old.0.decimals.max(new.0.decimals), &compared);
        [old, new].map(|(catalogue, assessment)| Side { catalogue, assessment, digits: digits.clone() })
    }

    fn report_writer<'v>(&'v self, localizer: &'v Localizer) -> ReportWriter<'v> {
        ReportWriter { localizer, digits: &self.digits, catalogue: self.catalogue, assessment: self.assessment }
    }

    /// The percentage, or a dash for none.
    pub(super) fn score(&self, localizer: &Localizer) -> String {
        let score = &self.assessment.score;
        match &score.percent {
            Some(percent) => self.report_writer(localizer).percent(percent),
            None => "–".to_owned(),
        }
    }

    /// The label awarded.
    pub(super) fn award(&self, localizer: &Localizer) -> String {
        let award = self.assessment.award.and_then(|index| self.catalogue.labels.get(index));
        award.map_or_else(|| localizer.word("change-no-label"), |label| localizer.text(&label.title).to_owned())
    }

    /// The label awarded, and whether that is provisional.
    pub(super) fn provisional_award(&self, localizer: &Localizer) -> String {
        let award = self.award(localizer);
        match self.assessment.provisional {
            true => localizer.say(&Message::new("change-provisionally").with("value", award)),
            false => award,
        }
    }

    /// How many indicators have no valid evidence.
    pub(super) fn open(&self) -> usize {
        self.assessment.indicators.iter().filter(|assessed| assessed.is_open()).count()
    }

    /// How many errors there are in the evidence.
    pub(super) fn errors(&self) -> usize {
        self.assessment.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// Whether the dossier was made for another catalogue.
    pub(super) fn is_foreign(&self) -> bool {
        self.assessment.findings.iter().any(|finding| finding.code == "other-catalogue")
    }

    /// A condition that fails here, with both sides of its comparison and the
    /// minimums that are missed.
    pub(super) fn unmet(&self, localizer: &Localizer, label: usize, condition: usize) -> Option<String> {
        let result = self.assessment.labels.get(label)?;
        let condition = result.conditions.get(condition)?;
        let mut lines = self.report_writer(localizer).unmet(result, condition).into_iter();
        let first = lines.next()?;
        let rest: Vec<String> = lines.collect();
        Some(if rest.is_empty() { first } else { format!("{first} {}", rest.join("; ")) })
    }
}
