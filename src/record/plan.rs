//! The JSON of a plan, version 1.

use super::wire::{Edition, Initiative, Quantity, Tool, Totals};
use super::{TOOL, json};
use crate::assess::Assessment;
use crate::catalogue::{Catalogue, Question};
use crate::diagnostic::Severity;
use crate::evidence::{CellValue, as_supposed};
use crate::language::{Localizer, Message};
use crate::number::{Digits, Exact, FigureKind};
use crate::plan::{
    By, Effect, ImprovementLimit, InputChange, Obstacle, Plan, PlanAnswer, PlanEntry, PlanRequest, RequirementKind,
};
use serde::Serialize;

/// The name and version of the format.
const FORMAT: &str = "merit-plan/1";

/// What `merit plan -f json` writes, version 1. Every key is always there; null stands where there is none.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Record<'a> {
    /// The name and version of this format.
    format: &'static str,
    tool: Tool,
    /// The day for which it is made.
    as_of: String,
    catalogue: Edition<'a>,
    initiative: Initiative,
    /// The profile of the catalogue whose figures hold; absent where none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<&'a str>,
    /// The label to be reached; null where only a budget was asked about.
    label: Option<&'a str>,
    /// What counts as little.
    by: &'static str,
    /// The effort within which most points were asked for; null where a label was.
    budget: Option<Quantity>,
    /// The indicators that were to stay as they are.
    kept: Vec<&'a str>,
    /// The facts that were to stay as they are.
    kept_facts: Vec<&'a str>,
    /// The errors in the evidence, which are to be corrected first.
    errors: Vec<ErrorRecord<'a>>,
    /// Whether errors leave open what the evidence says, so that no plan can be relied on before they are corrected;
    /// reports for people then show none. Other errors are answers, which a plan says anew.
    preliminary: bool,
    /// Whether the label can be reached.
    possible: bool,
    /// Whether it is reached already.
    reached: bool,
    #[serde(flatten)]
    best: PlanRecord<'a>,
    /// The next plans, each of which leaves an indicator as it is that every plan before changes.
    alternatives: Vec<PlanRecord<'a>>,
    /// The plan with the least effort if what is missing or in error only had to be entered and cost nothing; null
    /// where that makes none cheaper.
    if_entered: Option<PlanRecord<'a>>,
    /// The conditions that cannot be met; empty where the label can be reached, and where each can be met but not all
    /// together.
    obstacles: Vec<ObstacleRecord<'a>>,
    /// By which rule the plan is the best, in English.
    rule: String,
}

/// An error in the evidence.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ErrorRecord<'a> {
    /// The stable code of its finding.
    code: &'static str,
    /// The indicator, where it concerns one.
    indicator: Option<&'a str>,
    /// The fact, where it concerns one.
    fact: Option<&'a str>,
    /// File, line and column.
    place: Option<String>,
    /// What is wrong and the way out, in English.
    message: String,
}

/// A plan.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PlanRecord<'a> {
    /// What all changes cost; null where there is no plan.
    effort: Option<Quantity>,
    /// What is to change: what lifts a minimum first, else facts and indicators in catalogue order.
    changes: Vec<ChangeRecord<'a>>,
    /// The score that comes of it; null where there is no plan.
    score: Option<Totals>,
    /// The labels that are then reached.
    labels_reached: Vec<&'a str>,
}

/// An input that is to change.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ChangeRecord<'a> {
    /// The indicator; null where a fact changes.
    indicator: Option<&'a str>,
    /// The fact; null where an indicator is improved by what is asked for it itself.
    fact: Option<&'a str>,
    /// The input or item; null where one value answers the indicator or fact.
    input: Option<&'a str>,
    /// What it is, in the form that --set takes; null where there is none that can be read.
    from: Option<String>,
    /// What it is to become, in the form that --set takes.
    to: String,
    /// What comes of the indicators that it changes; stated with the first input, null with the others. One that several
    /// facts change, or that is improved itself as well, stands with the last of these.
    effects: Option<Vec<EffectRecord<'a>>>,
    /// What these indicators add to the score, by weight; stated with the first input, null with the others.
    points_gained: Option<Quantity>,
    /// What its steps cost, those of a fact once; stated with its first input, null with the others.
    effort: Option<Quantity>,
    /// How many steps of its scale lie on the way, 0 where any valid answer will do; stated with its first input, null
    /// with the others.
    steps: Option<usize>,
    /// Whether it lifts a minimum of the label that is missed.
    minimum: bool,
}

/// What comes of an indicator.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct EffectRecord<'a> {
    /// The indicator.
    indicator: &'a str,
    /// Its points before; null where it is not applicable.
    points_before: Option<Quantity>,
    /// Its points after, likewise; fewer where a fact that serves others harms it.
    points_after: Option<Quantity>,
}

/// A condition that cannot be met.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ObstacleRecord<'a> {
    /// The label whose condition it is.
    label: Option<&'a str>,
    /// Which condition.
    kind: &'static str,
    /// The category, where it is a floor of one.
    category: Option<&'a str>,
    /// What is needed, in points, percentage points by category weights, or indicators.
    required: Quantity,
    /// What comes together at best, likewise.
    most: Quantity,
    /// The indicators that something keeps from bringing more.
    bounds: Vec<BoundRecord<'a>>,
}

/// Why an indicator brings no more.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct BoundRecord<'a> {
    /// The indicator.
    indicator: &'a str,
    /// Why: it was to be kept, an evaluator decided, it is said not to apply, only time changes it.
    reason: &'static str,
    /// The day from which it earns more, where only time changes it and one can be told.
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
    let kept = |of: fn(&Question) -> bool| {
        let kept = request.keep.iter().filter(move |question| of(question));
        kept.filter_map(|question| Some(catalogue.asked(*question)?.id)).collect()
    };
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
        profile: catalogue.own_profile().map(|profile| profile.id.as_str()),
        label: writer.label(request.label),
        by: if request.by == By::Effort { "effort" } else { "indicators" },
        budget: request.budget.as_ref().map(|budget| writer.plain(budget)),
        kept: kept(|question| matches!(question, Question::Indicator(_))),
        kept_facts: kept(|question| matches!(question, Question::Fact(_))),
        errors: assessment
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| ErrorRecord {
                code: finding.code,
                indicator: finding.indicator.and_then(|index| writer.indicator(index)),
                fact: finding.fact.and_then(|index| Some(catalogue.facts.get(index)?.id.as_str())),
                place: finding.place.as_ref().map(ToString::to_string),
                message: english.say(&finding.message),
            })
            .collect(),
        preliminary,
        possible: !matches!(answer, PlanAnswer::Impossible(_)),
        reached: matches!(answer, PlanAnswer::Reached(_)),
        best: plans.first().map_or_else(PlanRecord::default, |plan| writer.plan(assessment, plan)),
        alternatives: plans.iter().skip(1).map(|plan| writer.plan(assessment, plan)).collect(),
        if_entered: entered.map(|plan| writer.plan(assessment, plan)),
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

    pub(super) fn label(&self, label: Option<usize>) -> Option<&'a str> {
        let catalogue: &'a Catalogue = self.catalogue;
        Some(catalogue.labels.get(label?)?.id.as_str())
    }

    pub(super) fn indicator(&self, index: usize) -> Option<&'a str> {
        let catalogue: &'a Catalogue = self.catalogue;
        Some(catalogue.indicators.get(index)?.id.as_str())
    }

    /// The category of a floor.
    pub(super) fn category(&self, kind: RequirementKind) -> Option<&'a str> {
        let catalogue: &'a Catalogue = self.catalogue;
        kind.part()?.id(catalogue)
    }

    fn plan(&self, now: &Assessment, plan: &Plan) -> PlanRecord<'a> {
        PlanRecord {
            effort: Some(self.plain(&plan.effort)),
            changes: plan.entries.iter().flat_map(|entry| self.changes(now, entry)).collect(),
            score: Some(Totals::new(self.digits, &plan.score)),
            labels_reached: plan.reached.iter().filter_map(|label| self.label(Some(*label))).collect(),
        }
    }

    /// The changes of an entry; the first tells what all of them bring and cost.
    fn changes(&self, now: &Assessment, entry: &PlanEntry) -> Vec<ChangeRecord<'a>> {
        let catalogue: &'a Catalogue = self.catalogue;
        let Some(asked) = catalogue.asked(entry.question) else { return Vec::new() };
        let is_fact = matches!(entry.question, Question::Fact(_));
        let value = |read: &CellValue| as_supposed(asked.measure, read);
        let points = |points: &Option<Exact>| points.as_ref().map(|points| self.plain(points));
        let effect = |effect: &Effect| {
            let before = &now.indicators.get(effect.indicator)?.points;
            Some(EffectRecord {
                indicator: self.indicator(effect.indicator)?,
                points_before: points(before),
                points_after: points(&effect.earned.points),
            })
        };
        let change = |(index, turn): (usize, &InputChange)| ChangeRecord {
            indicator: (!is_fact).then_some(asked.id),
            fact: is_fact.then_some(asked.id),
            input: turn.input.and_then(|input| asked.measure.inputs().get(input).copied()),
            from: turn.from.as_ref().map(value),
            to: value(&turn.to),
            effects: (index == 0).then(|| entry.effects.iter().filter_map(effect).collect()),
            points_gained: (index == 0).then(|| self.plain(&entry.gained)),
            effort: (index == 0).then(|| self.plain(&entry.effort)),
            steps: (index == 0).then_some(entry.steps),
            minimum: entry.lifts_minimum,
        };
        entry.changes.iter().enumerate().map(change).collect()
    }

    fn obstacle(&self, obstacle: &Obstacle) -> ObstacleRecord<'a> {
        let bound = |(index, bound): &(usize, ImprovementLimit)| {
            let (reason, from) = match bound {
                ImprovementLimit::Kept => ("kept", None),
                ImprovementLimit::Decided => ("decided", None),
                ImprovementLimit::NotApplicable => ("not-applicable", None),
                ImprovementLimit::Profile => ("profile", None),
                ImprovementLimit::Time(from) => ("time", from.map(|date| date.to_string())),
            };
            Some(BoundRecord { indicator: self.indicator(*index)?, reason, from })
        };
        ObstacleRecord {
            label: self.label(obstacle.requirement.label),
            kind: obstacle.requirement.kind.code(),
            category: self.category(obstacle.requirement.kind),
            required: self.plain(&obstacle.need),
            most: self.plain(&obstacle.most),
            bounds: obstacle.bounds.iter().filter_map(bound).collect(),
        }
    }
}
