//! What a plan cannot know: which figures move together.

use crate::assess::Assessment;
use crate::catalogue::{Catalogue, Indicator, Measure, Question};
use crate::language::{Arg, Message};
use crate::plan::Plan;
use crate::vocabulary::comparable;

/// Why a plan may come out otherwise: a figure that others use too, several of the team.
pub(super) fn doubts(catalogue: &Catalogue, assessment: &Assessment, plan: &Plan) -> Vec<Message> {
    let names = |index: usize, inputs: Option<&[usize]>| -> Vec<String> {
        let Some(indicator) = catalogue.indicators.get(index) else { return Vec::new() };
        let all = indicator.measure.inputs();
        match (&indicator.measure, inputs) {
            (Measure::Share { .. } | Measure::Ratio { .. }, Some(inputs)) => {
                inputs.iter().filter_map(|input| Some(comparable(all.get(*input)?))).collect()
            }
            (Measure::Share { .. } | Measure::Ratio { .. }, None) => all.into_iter().map(comparable).collect(),
            (Measure::Checklist { .. }, _) => Vec::new(),
            _ => vec![comparable(&indicator.id)],
        }
    };
    let mut doubts = Vec::new();
    let mut told: Vec<String> = Vec::new();
    for entry in &plan.entries {
        // What reads a fact is reckoned with.
        let Question::Indicator(index) = entry.question else { continue };
        let changed = entry.changes.iter().filter(|turn| turn.from.as_ref() != Some(&turn.to));
        let inputs: Vec<usize> = changed.filter_map(|turn| turn.input).collect();
        for name in names(index, Some(&inputs)) {
            let others = (0..catalogue.indicators.len()).filter(|other| *other != index);
            let others = others.filter(|other| names(*other, None).contains(&name));
            let titles: Vec<Arg> =
                others.filter_map(|other| catalogue.indicators.get(other)).map(|it| Arg::from(&it.title)).collect();
            if !titles.is_empty() && !told.contains(&name) {
                doubts.push(Message::new("plan-same-figure").with("name", name.as_str()).with("others", titles));
                told.push(name);
            }
        }
    }
    let measures_team =
        |index: usize| catalogue.indicators.get(index).is_some_and(|it| matches!(it.measure, Measure::Team { .. }));
    let is_team = |index: usize| {
        let is_read = assessment.indicators.get(index).is_some_and(|it| it.points.is_some());
        catalogue.indicators.get(index).is_some_and(Indicator::reads_team) && is_read
    };
    let changes_team = plan.entries.iter().any(|entry| match entry.question {
        Question::Indicator(index) => measures_team(index),
        Question::Fact(_) => false,
    });
    if changes_team && (0..catalogue.indicators.len()).filter(|index| is_team(*index)).count() > 1 {
        doubts.push(Message::new("plan-same-team"));
    }
    doubts
}
