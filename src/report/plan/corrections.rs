//! What is to be corrected in the evidence before anything else is.

use crate::assess::{AssessedFact, Assessment, Status};
use crate::diagnostic::{Finding, Severity};
use crate::language::Message;
use crate::report::{Block, ReportWriter, Tone};

/// The errors in the evidence.
fn errors(assessment: &Assessment) -> impl Iterator<Item = &Finding> {
    assessment.findings.iter().filter(|finding| finding.severity == Severity::Error)
}

/// Whether an error leaves open what the evidence says, so that nothing can be planned. The answer
/// of an indicator or a fact does not, as a plan says it anew, nor does a row that is meant for another
/// catalogue.
pub fn precludes_plans(assessment: &Assessment) -> bool {
    let is_of_answer = |finding: &Finding| {
        let assessed = finding.indicator.and_then(|index| assessment.indicators.get(index));
        let fact = finding.fact.and_then(|index| assessment.facts.get(index));
        assessed.map(|assessed| assessed.status).or(fact.map(AssessedFact::status)) == Some(Status::Invalid)
    };
    let is_foreign = |finding: &Finding| finding.message.key == "finding-unknown-indicator";
    errors(assessment).any(|finding| !is_of_answer(finding) && !is_foreign(finding))
}

impl ReportWriter<'_> {
    /// The errors with their places, and what may come of them.
    pub(super) fn corrections(&self) -> Vec<Block> {
        let count = errors(self.assessment).count();
        if count == 0 {
            return Vec::new();
        }
        let is_all = precludes_plans(self.assessment);
        let head = Message::new(if is_all { "plan-correct-only" } else { "plan-correct" }).with("count", count);
        let requests = self.requests();
        let mut blocks = vec![Block::Paragraph(Tone::Bad, self.localizer.say(&head))];
        blocks.extend(self.request_table(requests.iter().filter(|request| request.kind == "correction")));
        if is_all {
            let after = Message::new("plan-corrected")
                .with("before", self.score_of(&self.assessment.score))
                .with("best", self.score_of(&self.assessment.best_case));
            blocks.push(Block::plain(self.localizer.say(&after)));
        }
        blocks
    }
}
