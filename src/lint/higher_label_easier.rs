//! A higher label within reach of initiatives that miss a lower one over the same indicators.

use super::outcome::PossiblePoints;
use super::subject::Subject;
use crate::assess::Condition;
use crate::catalogue::{CataloguePart, ScorePart};
use crate::language::Message;
use crate::number::Exact;
use std::cell::Cell;

/// How much is tried out in all, counted in indicators that are scored: a hostile catalogue
/// has thousands of indicators and a hundred labels.
const MOST_SCORED: usize = 4_000_000;

/// Into how many parts a line is taken apart that has more values than a few.
const PARTS_OF_LINE: i64 = 16;

/// Compares every label with those below it: not key by key, as what one condition does not ask another may, but by
/// looking for a dossier that reaches the higher and misses the lower. Whether there is one would take exponential time
/// to know; it is looked for where a lower condition is cheapest to miss, and scored, so that what is told is true.
pub(super) fn look(subject: &Subject<'_>) {
    let labels = &subject.catalogue.labels;
    let search = Search { subject, left: Cell::new(MOST_SCORED) };
    for (lower_index, lower) in labels.iter().enumerate() {
        for (index, higher) in labels.iter().enumerate().take(lower_index) {
            // A label that is never awarded has its own rule; a condition with a name has no rank.
            let ladder = &subject.ladder;
            if !(higher.award && lower.award)
                || ladder.are_alternatives(index, lower_index)
                || ladder.requires(index, lower_index)
                || ladder.implies(lower_index, index)
                || !ladder.share_scope(index, lower_index)
            {
                continue;
            }
            if let Some(key) = search.missed(index, lower_index) {
                // The way in which minimums are asked for less, where it is written there.
                let allows = key == "minimums" && subject.places.has(CataloguePart::Label(index), "open-minimums");
                let key = if allows { "open-minimums" } else { key };
                let message = Message::new("rule-higher-label-easier")
                    .with("higher", &higher.title)
                    .with("lower", &lower.title)
                    .with("key", key);
                let place = |index| subject.places.key(CataloguePart::Label(index), key);
                subject.because(place(index), message, place(lower_index), "label-lower");
            }
        }
    }
}

struct Search<'s, 'c> {
    subject: &'s Subject<'c>,
    left: Cell<usize>,
}

impl Search<'_, '_> {
    /// The first of the lower label's own conditions that somebody misses who holds the higher.
    fn missed(&self, higher: usize, lower: usize) -> Option<&'static str> {
        let subject = self.subject;
        let label = subject.catalogue.labels.get(lower)?;
        let best: Vec<Option<Exact>> = subject.outcomes.iter().map(|outcomes| Some(outcomes.most.clone())).collect();
        // Labels out of reach have their own rule.
        if self.standing(&best, higher, lower)? != (true, None) {
            return None;
        }
        let weight = |index: &usize| {
            let worth = subject.catalogue.indicators.get(*index).zip(subject.outcomes.get(*index));
            worth.map(|(indicator, outcomes)| &indicator.weight * &outcomes.most)
        };
        let mut cheapest = label.scope.clone();
        cheapest.sort_by_key(weight);
        let dearest: Vec<usize> = cheapest.iter().rev().copied().collect();
        let first = |is_first: &dyn Fn(usize) -> bool| {
            let (mut first, others): (Vec<usize>, Vec<usize>) = cheapest.iter().partition(|index| is_first(**index));
            first.extend(others);
            first
        };
        let without = self.lowered(&best, &cheapest, true, higher, lower)?;
        let minimums = label.minimums.iter().map(|(minimum, _)| first(&|index| index == *minimum));
        let floors = label.category_floors(subject.catalogue);
        let floors = floors.iter().chain(&label.floors).map(|floor| floor.part);
        let holds = |part: ScorePart, index| part.holds(subject.catalogue, index);
        let floors = floors.map(|part| first(&|index| holds(part, index)));
        let all_minimums = first(&|index| label.minimum(index).is_some());
        let orders = [cheapest.clone(), dearest, all_minimums].into_iter().chain(minimums).chain(floors);
        let mut found = without;
        for order in orders {
            found = found.or(self.lowered(&best, &order, false, higher, lower)?);
        }
        found
    }

    /// Takes points (or evidence) from one indicator after the other, as far as the higher label stays reached; the
    /// inner `None` where the lower one does too. The outer stands for a search that takes too long.
    fn lowered(
        &self,
        best: &[Option<Exact>],
        order: &[usize],
        evidence_alone: bool,
        higher: usize,
        lower: usize,
    ) -> Option<Option<&'static str>> {
        let mut points = best.to_vec();
        for index in order {
            let lesser = self.subject.outcomes.get(*index).map(lesser).unwrap_or_default();
            let given = lesser.into_iter().filter(|_| !evidence_alone).map(Some);
            for less in given.chain([None]) {
                let Some(own) = points.get_mut(*index) else { continue };
                let before = std::mem::replace(own, less);
                match self.standing(&points, higher, lower)? {
                    (true, Some(key)) => return Some(Some(key)),
                    (true, None) => {}
                    (false, _) => {
                        points[*index] = before;
                        break;
                    }
                }
            }
        }
        Some(None)
    }

    /// Whether the higher label is reached, and which of the lower one's own conditions is
    /// missed; `None` where enough was tried out.
    fn standing(&self, points: &[Option<Exact>], higher: usize, lower: usize) -> Option<(bool, Option<&'static str>)> {
        let cost = points.len().saturating_mul(self.subject.catalogue.labels.len());
        self.left.set(self.left.get().checked_sub(cost)?);
        let standings = self.subject.labels_with(points);
        let own = |condition: &&Condition| {
            !condition.is_met() && !matches!(condition, Condition::Requires { .. } | Condition::RequiresAny { .. })
        };
        let missed = standings.get(lower)?.conditions.iter().find(own);
        Some((standings.get(higher)?.reached, missed.map(Condition::code)))
    }
}

/// The points below the most that an indicator can give, the greatest first.
fn lesser(outcomes: &PossiblePoints) -> Vec<Exact> {
    let reached = outcomes.pieces.iter().filter(|piece| piece.is_reached).map(|piece| piece.points.clone());
    let mut points: Vec<Exact> = reached.collect();
    if points.is_empty() {
        let part = |part: i64| Exact::ratio(part.into(), PARTS_OF_LINE.into()).unwrap_or_default();
        let gap = &outcomes.most - &outcomes.least;
        points = (0..PARTS_OF_LINE).map(|index| &outcomes.least + &(&gap * &part(index))).collect();
    }
    points.retain(|points| *points < outcomes.most);
    points.sort();
    points.dedup();
    points.reverse();
    points
}
