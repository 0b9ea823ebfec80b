//! What stands in the way of a label.

use crate::catalogue::{Aggregate, Catalogue};
use crate::language::{Arg, Message};
use crate::plan::{self, Bound, Obstacle};
use crate::report::{Speaker, Tone, inner};

impl Speaker<'_> {
    /// A condition that cannot be met, and what keeps indicators from bringing more to it.
    pub(super) fn obstacle(&self, catalogue: &Catalogue, obstacle: &Obstacle) -> Vec<(Tone, String)> {
        let demand = &obstacle.demand;
        let word = |key| self.voice.word(key);
        let condition = match demand.kind {
            plan::Kind::Percent => word(match catalogue.aggregate {
                Aggregate::Points => "condition-min-percent",
                Aggregate::CategoryWeights => "condition-min-percent-weighted",
            }),
            plan::Kind::Points => word("condition-min-points"),
            plan::Kind::Answered => word("condition-min-answered-percent"),
            plan::Kind::Minimums => word("condition-minimums"),
            plan::Kind::Nothing => word("plan-nothing-attainable"),
            plan::Kind::Category(category) => {
                let title = catalogue.categories.get(category).map_or("", |category| self.voice.text(&category.title));
                self.voice.say(&Message::new("plan-category").with("category", title))
            }
        };
        let key = match (demand.kind, catalogue.aggregate) {
            (plan::Kind::Nothing, _) => "plan-obstacle-nothing",
            (plan::Kind::Answered | plan::Kind::Minimums, _) => "plan-obstacle-count",
            (plan::Kind::Percent, Aggregate::CategoryWeights) => "plan-obstacle-percent",
            _ => "plan-obstacle",
        };
        let label = demand.label.and_then(|label| catalogue.labels.get(label));
        let message = Message::new(key)
            .with("label", label.map_or_else(|| Arg::from(""), |label| Arg::from(&label.title)))
            .with("condition", condition)
            .with("need", self.quantity(&obstacle.need))
            .with("most", self.quantity(&obstacle.most));
        let mut lines = vec![(Tone::Bad, self.voice.say(&message))];
        let kept = obstacle.bounds.iter().filter(|(_, bound)| *bound == Bound::Kept).count();
        for (index, bound) in obstacle.bounds.iter().filter(|(_, bound)| *bound != Bound::Kept) {
            let Some(indicator) = catalogue.indicators.get(*index) else { continue };
            let message = match bound {
                Bound::Kept => continue,
                Bound::Decided => Message::new("plan-bound-decided"),
                Bound::NotApplicable => Message::new("plan-bound-not-applicable"),
                Bound::Time(None) => Message::new("plan-bound-time"),
                Bound::Time(Some(date)) => {
                    Message::new("plan-bound-until").with("date", *date).with("day", date.to_string())
                }
            };
            lines.push((Tone::Plain, inner(self.voice.say(&message.with("title", &indicator.title)))));
        }
        if kept > 0 {
            let message = Message::new("plan-bound-kept").with("count", kept);
            lines.push((Tone::Plain, inner(self.voice.say(&message))));
        }
        lines
    }
}
