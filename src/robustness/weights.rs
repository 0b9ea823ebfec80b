//! How far all weights may change, each on its own by up to ± x, before a label turns.
//! A requirement of a label is a sum of what each weight brings; the worst that a change can do
//! to it is x times the sum of their amounts, so that the x at which it turns is a quotient.

use crate::assess::{IndicatorScore, Reach};
use crate::catalogue::{Aggregate, Catalogue};
use crate::number::Exact;
use crate::plan::{Requirement, RequirementKind};
use std::collections::BTreeMap;

/// The change of weights under which a label stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// The label, as an index.
    pub label: usize,
    /// Whether it is reached.
    pub reached: bool,
    /// The greatest x, as a part of each weight; `None` where no change below 1 (a weight
    /// of nothing or twice as much) turns it.
    pub limit: Option<Exact>,
    /// The condition that turns it there.
    pub kind: Option<RequirementKind>,
    /// Whether it turns at the limit or just beyond; a label that is not reached may, where
    /// several conditions have to turn together, hold on further.
    pub is_exact: bool,
}

/// What each weight brings to a requirement, and to what it falls short or is more than enough.
struct Terms {
    kind: RequirementKind,
    /// By indicators, or by categories where these have the weights that count.
    parts: Vec<Exact>,
    slack: Exact,
    by_categories: bool,
}

impl Terms {
    fn new(catalogue: &Catalogue, requirement: &Requirement, now: &[IndicatorScore]) -> Option<Terms> {
        if !requirement.kind.has_weights() {
            return None;
        }
        let slack = &requirement.sum(catalogue, now) - &requirement.need;
        let by_categories =
            requirement.kind == RequirementKind::Percent && catalogue.aggregate == Aggregate::CategoryWeights;
        let mut parts = vec![Exact::ZERO; if by_categories { catalogue.categories.len() } else { now.len() }];
        for (index, earned) in now.iter().enumerate() {
            let place = match by_categories {
                true => catalogue.indicators.get(index).map_or(0, |indicator| indicator.category),
                false => index,
            };
            let brought = &requirement.brought(catalogue, index, earned) - &requirement.asked(catalogue, index, earned);
            parts.iter_mut().skip(place).take(1).for_each(|part| *part = &*part + &brought);
        }
        Some(Terms { kind: requirement.kind, parts, slack, by_categories })
    }

    /// The part of the weights that takes it just to its limit; `None` where no weight brings anything.
    fn limit(&self) -> Option<Exact> {
        let slack = if self.slack.is_negative() { -&self.slack } else { self.slack.clone() };
        slack.divided_by(&self.amount())
    }

    fn amount(&self) -> Exact {
        Exact::sum(self.parts.iter().map(|part| if part.is_negative() { -part } else { part.clone() }))
    }
}

/// A label as a change of weights sees it.
struct WeighedLabel {
    /// Its own requirements that weights change.
    terms: Vec<Terms>,
    /// Whether one that no weight changes is missed.
    is_unmet_for_good: bool,
    /// Whether all that its requirements count is the sum of what weights bring.
    is_plain: bool,
}

impl WeighedLabel {
    fn new(catalogue: &Catalogue, label: usize, now: &[IndicatorScore]) -> WeighedLabel {
        let requirements = Requirement::own(catalogue, label, now);
        let is_missed = |requirement: &Requirement| requirement.sum(catalogue, now) < requirement.need;
        WeighedLabel {
            is_plain: requirements.iter().all(|own| own.is_plain_sum(catalogue)),
            terms: requirements.iter().filter_map(|own| Terms::new(catalogue, own, now)).collect(),
            is_unmet_for_good: requirements.iter().any(|own| !own.kind.has_weights() && is_missed(own)),
        }
    }
}

/// The change of weights under which each label stays as it is.
pub(super) fn tolerances(catalogue: &Catalogue, now: &[IndicatorScore], reached: &[bool]) -> Vec<Tolerance> {
    let labels = (0..reached.len()).map(|label| WeighedLabel::new(catalogue, label, now)).collect();
    let weighed = Weighed { catalogue, labels, reached };
    (0..reached.len()).filter_map(|label| weighed.tolerance(label)).collect()
}

/// The x at which something turns, and the requirement that does: its label and its place there. `None` where no change
/// turns it.
type Turn = Option<(Exact, (usize, usize))>;

struct Weighed<'a> {
    catalogue: &'a Catalogue,
    labels: Vec<WeighedLabel>,
    reached: &'a [bool],
}

impl Weighed<'_> {
    /// `None` where a sum is no plain one of what weights bring.
    fn tolerance(&self, label: usize) -> Option<Tolerance> {
        let is_plain = |label: &usize| self.labels.get(*label).is_some_and(|label| label.is_plain);
        self.concerned(label).iter().all(is_plain).then(|| self.plain_tolerance(label))
    }

    fn plain_tolerance(&self, label: usize) -> Tolerance {
        let reached = self.is_reached(label);
        let never = Tolerance { label, reached, limit: None, kind: None, is_exact: true };
        let turn = self.turn(label, &mut BTreeMap::new());
        let Some((limit, place)) = turn.filter(|(limit, _)| *limit < Exact::ONE) else { return never };
        let Some(decisive) = self.labels.get(place.0).and_then(|label| label.terms.get(place.1)) else { return never };
        let is_exact = self.turns(label, (place.0, decisive), &limit);
        Tolerance { label, reached, limit: Some(limit), kind: Some(decisive.kind), is_exact }
    }

    fn is_reached(&self, label: usize) -> bool {
        self.reached.get(label) == Some(&true)
    }

    /// Where a label turns at the earliest: one that is reached with the first of all that it needs (of several labels
    /// of which one is enough with the last), one that is not with the last of all that it lacks (with the first of
    /// these labels).
    fn turn(&self, label: usize, known: &mut BTreeMap<usize, Turn>) -> Turn {
        if let Some(known) = known.get(&label) {
            return known.clone();
        }
        let reached = self.is_reached(label);
        let turn = match (self.catalogue.labels.get(label), self.labels.get(label)) {
            (Some(_), Some(own)) if !reached && own.is_unmet_for_good => None,
            (Some(asked), Some(own)) => {
                let terms = own.terms.iter().enumerate().filter(|(_, terms)| terms.slack.is_negative() != reached);
                let mut turns: Vec<Turn> = terms.map(|(place, terms)| Some((terms.limit()?, (label, place)))).collect();
                let same = |other: &&usize| self.is_reached(**other) == reached;
                turns.extend(asked.requires.iter().filter(same).map(|other| self.turn(*other, known)));
                let has_any = asked.requires_any.iter().any(|other| self.is_reached(*other));
                if !asked.requires_any.is_empty() && has_any == reached {
                    let any = asked.requires_any.iter().filter(same).map(|other| self.turn(*other, known));
                    let any: Vec<Turn> = any.collect();
                    turns.push(if reached { last(any) } else { first(any) });
                }
                if reached { first(turns) } else { last(turns) }
            }
            _ => None,
        };
        known.insert(label, turn.clone());
        turn
    }

    /// Whether the change that takes one requirement to its limit turns the label, each weight that it leaves open
    /// changed as most others want it.
    fn turns(&self, label: usize, (decisive_label, decisive): (usize, &Terms), limit: &Exact) -> bool {
        let reached = self.is_reached(label);
        let concerned = self.concerned(label);
        let concerned = || concerned.iter().filter_map(|label| self.labels.get(*label)).flat_map(|label| &label.terms);
        let direction = |by_categories: bool, place: usize| {
            let own = [decisive].into_iter().chain(concerned());
            let own = own.filter(|terms| terms.by_categories == by_categories);
            let mut parts = own.filter_map(|terms| terms.parts.get(place));
            let first = parts.find(|part| !part.is_zero());
            first.map_or(Exact::ZERO, |part| if part.is_negative() == reached { limit.clone() } else { -limit })
        };
        let holds = |terms: &Terms| {
            let each = terms.parts.iter().enumerate();
            let change = Exact::sum(each.map(|(place, part)| part * &direction(terms.by_categories, place)));
            !(&terms.slack + &change).is_negative()
        };
        let reach = Reach::new(self.catalogue, |other| {
            // What is at its limit is missed just beyond it.
            let is_lost = reached && other == decisive_label;
            let own = self.labels.get(other);
            !is_lost && own.is_some_and(|own| !own.is_unmet_for_good && own.terms.iter().all(holds))
        });
        reach.of(label) != reached
    }

    /// A label and all that it names as conditions.
    fn concerned(&self, label: usize) -> Vec<usize> {
        let mut labels = vec![label];
        let mut next = 0;
        while let Some(asked) = labels.get(next).and_then(|index| self.catalogue.labels.get(*index)) {
            let new: Vec<usize> = asked.required().filter(|other| !labels.contains(other)).collect();
            labels.extend(new);
            next += 1;
        }
        labels
    }
}

/// The first of some turns, which comes even if others never do.
fn first(turns: Vec<Turn>) -> Turn {
    turns.into_iter().flatten().min_by(|a, b| a.0.cmp(&b.0))
}

/// The last of some turns, which never comes if one of them does not.
fn last(turns: Vec<Turn>) -> Turn {
    turns.into_iter().collect::<Option<Vec<_>>>()?.into_iter().max_by(|a, b| a.0.cmp(&b.0))
}
