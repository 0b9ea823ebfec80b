//! The JSON of a plan, version 1. What each field means says `schema/plan.schema.json`.

use super::wire::{Edition, Initiative, Quantity, Tool, Totals};
use super::{TOOL, json};
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::diagnostic::Severity;
use crate::evidence::{CellValue, as_supposed};
use crate::language::{Localizer, Message};
use crate::number::{Digits, Exact, FigureKind};
use crate::plan::{self, By, ImprovementLimit, InputChange, Obstacle, Plan, PlanAnswer, PlanEntry, PlanRequest};
use serde::Serialize;

/// The name and version of the format.
const FORMAT: &str = "merit-plan/1";

#[derive(Serialize)]
struct Record<'a> {
    format: &'static str,
    tool: Tool,
    as_of: String,
    catalogue: Edition<'a>,
    initiative: Initiative,
    label: Option<&'a str>,
    by: &'static str,
    budget: Option<Quantity>,
    kept: Vec<&'a str>,
    errors: Vec<ErrorRecord<'a>>,
    preliminary: bool,
    possible: bool,
    reached: bool,
    #[serde(flatten)]
    best: Option<PlanRecord<'a>>,
    alternatives: Vec<PlanRecord<'a>>,
    if_entered: Option<PlanRecord<'a>>,
    obstacles: Vec<ObstacleRecord<'a>>,
    rule: String,
}

#[derive(Serialize)]
struct ErrorRecord<'a> {
    code: &'static str,
    indicator: Option<&'a str>,
    place: Option<String>,
    message: String,
}

#[derive(Default, Serialize)]
struct PlanRecord<'a> {
    effort: Option<Quantity>,
    changes: Vec<ChangeRecord<'a>>,
    score: Option<Totals>,
    labels_reached: Vec<&'a str>,
}

#[derive(Serialize)]
struct ChangeRecord<'a> {
    indicator: &'a str,
    input: Option<&'a str>,
    from: Option<String>,
    to: String,
    points_gained: Option<Quantity>,
    effort: Option<Quantity>,
    steps: Option<usize>,
    minimum: bool,
}

#[derive(Serialize)]
struct ObstacleRecord<'a> {
    label: Option<&'a str>,
    kind: &'static str,
    category: Option<&'a str>,
    required: Quantity,
    most: Quantity,
    bounds: Vec<BoundRecord<'a>>,
}

#[derive(Serialize)]
struct BoundRecord<'a> {
    indicator: &'a str,
    reason: &'static str,
    from: Option<String>,
}

/// A plan as pretty-printed JSON with a final line end. It is preliminary where errors leave open
/// what the evidence says. `english` says its prose.
pub fn plan_json(
    catalogue: &Catalogue,
    assessment: &Assessment,
    request: &PlanRequest,
    (answer, entered): (&PlanAnswer, Option<&Plan>),
    preliminary: bool,
    digits: &Digits,
    (english, rule): (&Localizer, &Message),
) -> String {
    let writer = Recorder { catalogue, digits };
    let (plans, obstacles) = match answer {
        PlanAnswer::Reached(plan) => (std::slice::from_ref(&**plan), &[][..]),
        PlanAnswer::Plans(plans) => (plans.as_slice(), &[][..]),
        PlanAnswer::Impossible(obstacles) => (&[][..], obstacles.as_slice()),
    };
    let record = Record {
        format: FORMAT,
        tool: TOOL,
        as_of: assessment.as_of.to_string(),
        catalogue: Edition::new(catalogue),
        initiative: Initiative::new(assessment),
        label: writer.label(request.label),
        by: if request.by == By::Effort { "effort" } else { "indicators" },
        budget: request.budget.as_ref().map(|budget| writer.plain(budget)),
        kept: request.keep.iter().filter_map(|index| writer.indicator(*index)).collect(),
        errors: assessment
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| ErrorRecord {
                code: finding.code,
                indicator: finding.indicator.and_then(|index| writer.indicator(index)),
                place: finding.place.as_ref().map(ToString::to_string),
                message: english.say(&finding.message),
            })
            .collect(),
        preliminary,
        possible: !matches!(answer, PlanAnswer::Impossible(_)),
        reached: matches!(answer, PlanAnswer::Reached(_)),
        best: Some(plans.first().map_or_else(PlanRecord::default, |plan| writer.plan(plan))),
        alternatives: plans.iter().skip(1).map(|plan| writer.plan(plan)).collect(),
        if_entered: entered.map(|plan| writer.plan(plan)),
        obstacles: obstacles.iter().map(|obstacle| writer.obstacle(obstacle)).collect(),
        rule: english.say(rule),
    };
    json(&record)
}

/// Names parts of a catalogue and writes figures.
pub(super) struct Recorder<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) digits: &'a Digits,
}

impl<'a> Recorder<'a> {
    pub(super) fn plain(&self, number: &Exact) -> Quantity {
        Quantity::new(self.digits, FigureKind::Quantity, number)
    }

    fn label(&self, label: Option<usize>) -> Option<&'a str> {
        let catalogue: &'a Catalogue = self.catalogue;
        Some(catalogue.labels.get(label?)?.id.as_str())
    }

    pub(super) fn indicator(&self, index: usize) -> Option<&'a str> {
        let catalogue: &'a Catalogue = self.catalogue;
        Some(catalogue.indicators.get(index)?.id.as_str())
    }

    fn plan(&self, plan: &Plan) -> PlanRecord<'a> {
        PlanRecord {
            effort: Some(self.plain(&plan.effort)),
            changes: plan.entries.iter().flat_map(|entry| self.changes(entry)).collect(),
            score: Some(Totals::new(self.digits, &plan.score)),
            labels_reached: plan.reached.iter().filter_map(|label| self.label(Some(*label))).collect(),
        }
    }

    /// The changes of an indicator; the first tells what all of them bring and cost.
    fn changes(&self, entry: &PlanEntry) -> Vec<ChangeRecord<'a>> {
        let catalogue: &'a Catalogue = self.catalogue;
        let Some(indicator) = catalogue.indicators.get(entry.indicator) else { return Vec::new() };
        let value = |read: &CellValue| as_supposed(&indicator.measure, read);
        let change = |(index, turn): (usize, &InputChange)| ChangeRecord {
            indicator: &indicator.id,
            input: turn.input.and_then(|input| indicator.measure.inputs().get(input).copied()),
            from: turn.from.as_ref().map(value),
            to: value(&turn.to),
            points_gained: (index == 0).then(|| self.plain(&entry.gained)),
            effort: (index == 0).then(|| self.plain(&entry.way.effort)),
            steps: (index == 0).then_some(entry.way.steps),
            minimum: entry.lifts_minimum,
        };
        entry.way.changes.iter().enumerate().map(change).collect()
    }

    fn obstacle(&self, obstacle: &Obstacle) -> ObstacleRecord<'a> {
        let catalogue: &'a Catalogue = self.catalogue;
        let category = match obstacle.requirement.kind {
            plan::RequirementKind::Category(category) => catalogue.categories.get(category).map(|it| it.id.as_str()),
            _ => None,
        };
        let bound = |(index, bound): &(usize, ImprovementLimit)| {
            let (reason, from) = match bound {
                ImprovementLimit::Kept => ("kept", None),
                ImprovementLimit::Decided => ("decided", None),
                ImprovementLimit::NotApplicable => ("not-applicable", None),
                ImprovementLimit::Time(from) => ("time", from.map(|date| date.to_string())),
            };
            Some(BoundRecord { indicator: self.indicator(*index)?, reason, from })
        };
        ObstacleRecord {
            label: self.label(obstacle.requirement.label),
            kind: obstacle.requirement.kind.code(),
            category,
            required: self.plain(&obstacle.need),
            most: self.plain(&obstacle.most),
            bounds: obstacle.bounds.iter().filter_map(bound).collect(),
        }
    }
}
