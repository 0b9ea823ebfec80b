//! What another catalogue makes of one dossier: who gains or loses which label,
//! and through which conditions.

use super::label;
use crate::assess::{Assessment, Condition, LabelResult};
use crate::catalogue::Catalogue;

/// What became of a dossier under the new catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It reaches a label more and none less.
    Gains,
    /// It reaches a label less and none more.
    Loses,
    /// It gains one and loses another, or the order of labels makes another one the
    /// award, or the result is provisional under one of the two alone.
    Changes,
    /// It reaches the same labels, as provisionally as before.
    Same,
}

/// A label that one dossier reaches under one of the two catalogues alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Whether it is reached under the new catalogue.
    pub is_gained: bool,
    /// The label in the catalogue that has it; the new one where both do.
    pub label: usize,
    /// Its index in the catalogue under which it is not reached; `None` where
    /// that one has no such label.
    pub failing: Option<usize>,
    /// The conditions that fail there and do not fail in the other, as indices.
    pub conditions: Vec<usize>,
}

/// Compares the two assessments of one dossier; labels are matched by id.
pub fn verdict(old: &Catalogue, new: &Catalogue, before: &Assessment, after: &Assessment) -> (Verdict, Vec<Turn>) {
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
        turns.push(Turn { is_gained, label, failing, conditions });
    }
    let gains = turns.iter().any(|turn| turn.is_gained);
    let loses = turns.iter().any(|turn| !turn.is_gained);
    let award_before = before.award.map(|index| matched.new_of_old.get(index).copied().flatten());
    let award_after = after.award.map(Some);
    let verdict = match (gains, loses) {
        (true, false) => Verdict::Gains,
        (false, true) => Verdict::Loses,
        (true, true) => Verdict::Changes,
        (false, false) if award_before != award_after => Verdict::Changes,
        (false, false) if before.provisional != after.provisional => Verdict::Changes,
        (false, false) => Verdict::Same,
    };
    (verdict, turns)
}
