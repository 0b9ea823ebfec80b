//! What stands in the way of a label.

use crate::catalogue::Aggregate;
use crate::language::Message;
use crate::plan::{self, ImprovementLimit, Obstacle};
use crate::report::{ReportWriter, Tone, inner, title};

impl ReportWriter<'_> {
    /// A condition that cannot be met, and what keeps indicators from bringing more to it.
    pub(super) fn obstacle(&self, obstacle: &Obstacle) -> Vec<(Tone, String)> {
        let requirement = &obstacle.requirement;
        let word = |key| self.localizer.word(key);
        let condition = match requirement.kind {
            plan::RequirementKind::Percent => word(match self.catalogue.aggregate {
                Aggregate::Points => "condition-min-percent",
                Aggregate::CategoryWeights => "condition-min-percent-weighted",
            }),
            plan::RequirementKind::Points => word("condition-min-points"),
            plan::RequirementKind::Answered => word("condition-min-answered-percent"),
            plan::RequirementKind::Minimums => word("condition-minimums"),
            plan::RequirementKind::Nothing => word("plan-nothing-attainable"),
            plan::RequirementKind::EveryCategory(part) | plan::RequirementKind::Floor(part) => {
                self.localizer.say(&Message::new("plan-category").with("category", self.score_part(part)))
            }
        };
        let key = match (requirement.kind, self.catalogue.aggregate) {
            (plan::RequirementKind::Nothing, _) => "plan-obstacle-nothing",
            (plan::RequirementKind::Answered | plan::RequirementKind::Minimums, _) => "plan-obstacle-count",
            (plan::RequirementKind::Percent, Aggregate::CategoryWeights) => "plan-obstacle-percent",
            _ => "plan-obstacle",
        };
        let label = requirement.label.and_then(|label| self.catalogue.labels.get(label));
        let message = Message::new(key)
            .with("label", title(label.map(|label| &label.title)))
            .with("condition", condition)
            .with("need", self.quantity(&obstacle.need))
            .with("most", self.quantity(&obstacle.most));
        let mut lines = vec![(Tone::Bad, self.localizer.say(&message))];
        let kept = obstacle.bounds.iter().filter(|(_, bound)| *bound == ImprovementLimit::Kept).count();
        for (index, bound) in obstacle.bounds.iter().filter(|(_, bound)| *bound != ImprovementLimit::Kept) {
            let Some(indicator) = self.catalogue.indicators.get(*index) else { continue };
            let message = match bound {
                ImprovementLimit::Kept => continue,
                ImprovementLimit::Decided => Message::new("plan-bound-decided"),
                ImprovementLimit::NotApplicable => Message::new("plan-bound-not-applicable"),
                ImprovementLimit::Profile => Message::new("plan-bound-profile"),
                ImprovementLimit::Time(None) => Message::new("plan-bound-time"),
                ImprovementLimit::Time(Some(date)) => {
                    Message::new("plan-bound-until").with("date", *date).with("day", date.to_string())
                }
            };
            lines.push((Tone::Plain, inner(self.localizer.say(&message.with("title", &indicator.title)))));
        }
        if kept > 0 {
            let message = Message::new("plan-bound-kept").with("count", kept);
            lines.push((Tone::Plain, inner(self.localizer.say(&message))));
        }
        lines
    }
}
