//! What another catalogue makes of one dossier: who gains or loses which label, and through which conditions.

use super::label;
use crate::assess::{Assessment, Condition, LabelResult};
use crate::catalogue::Catalogue;

/// What became of a dossier under the new catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is awarded a label, or a higher one.
    Gains,
    /// It is awarded no label any more, or a lower one.
    Loses,
    /// It is awarded another label, neither higher nor lower, or the same is provisional under one of the two alone.
    Changes,
    /// It is awarded the same label or none, as provisionally as before.
    Same,
}

impl Verdict {
    /// The code in tables for programs.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Gains => "gains",
            Verdict::Loses => "loses",
            Verdict::Changes => "changes",
            Verdict::Same => "same",
        }
    }
}

/// A label that one dossier reaches under one of the two catalogues alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelChange {
    /// Whether it is reached under the new catalogue.
    pub is_gained: bool,
    /// The label in the catalogue that has it; the new one where both do.
    pub label: usize,
    /// Its index in the catalogue under which it is not reached; `None` where that one has no such label.
    pub failing: Option<usize>,
    /// The conditions that fail there and do not fail in the other, as indices.
    pub conditions: Vec<usize>,
}

/// Compares the two assessments of one dossier; labels are matched by id.
pub fn verdict(
    old: &Catalogue,
    new: &Catalogue,
    before: &Assessment,
    after: &Assessment,
) -> (Verdict, Vec<LabelChange>) {
    let matched = label::matched(old, new);
    let mut turns = Vec::new();
    for (was, is) in &matched.pairs {
        let before = was.and_then(|index| before.labels.get(index));
        let after = is.and_then(|index| after.labels.get(index));
        let reached = |result: Option<&LabelResult>| result.is_some_and(|result| result.reached);
        if reached(before) == reached(after) {
            continue;
        }
        let is_gained = reached(after);
        let (failing, fails, holds) = if is_gained { (*was, before, after) } else { (*is, after, before) };
        let conditions =
            |result: Option<&'_ LabelResult>| result.map_or_else(Vec::new, |result| result.conditions.clone());
        let others = conditions(holds);
        let is_turned = |condition: &Condition| {
            let fails_too = |other: &Condition| other.code() == condition.code() && !other.is_met();
            !condition.is_met() && !others.iter().any(fails_too)
        };
        let all = conditions(fails);
        let turned = all.iter().enumerate().filter(|(_, condition)| is_turned(condition));
        let conditions = turned.map(|(index, _)| index).collect();
        let Some(label) = is.or(*was) else { continue };
        turns.push(LabelChange { is_gained, label, failing, conditions });
    }
    // Only the award counts: a lower label adds nothing to a higher one that is kept. Of two
    // labels the first is the higher one, as the new catalogue has them.
    let award_before = before.award.map(|index| matched.new_of_old.get(index).copied().flatten());
    let reached = |award: usize| turns.iter().any(|turn| turn.is_gained && turn.label == award);
    let lost = |award: usize| turns.iter().any(|turn| !turn.is_gained && turn.failing == Some(award));
    let verdict = match (award_before, after.award) {
        (None, None) => kept(before, after),
        (None, Some(_)) => Verdict::Gains,
        (Some(_), None) => Verdict::Loses,
        (Some(Some(was)), Some(is)) if was == is => kept(before, after),
        (Some(Some(was)), Some(is)) if is < was && reached(is) => Verdict::Gains,
        (Some(Some(was)), Some(is)) if is > was && lost(was) => Verdict::Loses,
        // Another order of labels, or a label that is gone.
        (Some(_), Some(_)) => Verdict::Changes,
    };
    // What is told of it: the label that is awarded now, and those between that are lost.
    let rank = |award: Option<usize>| award.unwrap_or(usize::MAX);
    let highest = rank(award_before.flatten());
    turns.retain(|turn| match verdict {
        Verdict::Same => false,
        _ if turn.is_gained => Some(turn.label) == after.award,
        // A label that is gone matters if it was the award.
        _ => match turn.failing {
            Some(label) => label >= highest && label < rank(after.award),
            None => Some(turn.label) == before.award,
        },
    });
    (verdict, turns)
}

/// What becomes of a dossier with the same award: another word on how final it is.
fn kept(before: &Assessment, after: &Assessment) -> Verdict {
    if before.provisional == after.provisional { Verdict::Same } else { Verdict::Changes }
}
