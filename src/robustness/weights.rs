//! How far all weights may change, each on its own by up to ± x, before a label turns.
//! A requirement of a label is a sum of what each weight brings; the worst that a change can do
//! to it is x times the sum of their amounts, so that the x at which it turns is a quotient.

use crate::assess::IndicatorScore;
use crate::catalogue::{Aggregate, Catalogue};
use crate::number::Exact;
use crate::plan::{Requirement, RequirementKind};

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
        if matches!(requirement.kind, RequirementKind::Answered | RequirementKind::Minimums | RequirementKind::Nothing)
        {
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

    fn amount(&self) -> Exact {
        Exact::sum(self.parts.iter().map(|part| if part.is_negative() { -part } else { part.clone() }))
    }
}

/// The change of weights under which each label stays as it is.
pub(super) fn tolerances(catalogue: &Catalogue, now: &[IndicatorScore], reached: &[bool]) -> Vec<Tolerance> {
    let labels = reached.iter().copied().enumerate();
    labels.filter_map(|(label, reached)| tolerance(catalogue, label, reached, now)).collect()
}

/// `None` where a sum is no plain one of what weights bring.
fn tolerance(catalogue: &Catalogue, label: usize, reached: bool, now: &[IndicatorScore]) -> Option<Tolerance> {
    let requirements = Requirement::for_label(catalogue, label, now);
    if !requirements.iter().all(|requirement| requirement.is_plain_sum(catalogue)) {
        return None;
    }
    Some(plain_tolerance(catalogue, label, reached, now, &requirements))
}

fn plain_tolerance(
    catalogue: &Catalogue,
    label: usize,
    reached: bool,
    now: &[IndicatorScore],
    requirements: &[Requirement],
) -> Tolerance {
    let unmet_for_good = requirements.iter().any(|requirement| {
        let has_weights = !matches!(
            requirement.kind,
            RequirementKind::Answered | RequirementKind::Minimums | RequirementKind::Nothing
        );
        !has_weights && requirement.sum(catalogue, now) < requirement.need
    });
    let never = Tolerance { label, reached, limit: None, kind: None, is_exact: true };
    if unmet_for_good {
        return never;
    }
    let terms: Vec<Terms> =
        requirements.iter().filter_map(|requirement| Terms::new(catalogue, requirement, now)).collect();
    // The part of the weights that takes a requirement just to its limit.
    let limit = |terms: &Terms| {
        let slack = if terms.slack.is_negative() { -&terms.slack } else { terms.slack.clone() };
        slack.divided_by(&terms.amount())
    };
    let limits = terms.iter().filter(|terms| terms.slack.is_negative() != reached);
    let limits = limits.map(|terms| (limit(terms), terms));
    // Where no weight brings anything, no weight changes anything.
    let decisive = match reached {
        true => limits.filter_map(|(limit, terms)| Some((limit?, terms))).min_by(|a, b| a.0.cmp(&b.0)),
        false => {
            let all: Option<Vec<(Exact, &Terms)>> = limits.map(|(limit, terms)| Some((limit?, terms))).collect();
            let Some(all) = all else { return never };
            all.into_iter().max_by(|a, b| a.0.cmp(&b.0))
        }
    };
    let Some((limit, decisive)) = decisive.filter(|(limit, _)| *limit < Exact::ONE) else { return never };
    let is_exact = reached || turns(&terms, decisive, &limit);
    Tolerance { label, reached, limit: Some(limit), kind: Some(decisive.kind), is_exact }
}

/// Whether the change that takes one requirement to its limit meets all others too, each
/// weight that it leaves open changed as most others want it.
fn turns(all: &[Terms], decisive: &Terms, limit: &Exact) -> bool {
    let direction = |by_categories: bool, place: usize| {
        let own = [decisive].into_iter().chain(all).filter(|terms| terms.by_categories == by_categories);
        let mut parts = own.filter_map(|terms| terms.parts.get(place));
        let first = parts.find(|part| !part.is_zero());
        first.map_or(Exact::ZERO, |part| if part.is_negative() { -limit } else { limit.clone() })
    };
    all.iter().all(|terms| {
        let each = terms.parts.iter().enumerate();
        let change = Exact::sum(each.map(|(place, part)| part * &direction(terms.by_categories, place)));
        !(&terms.slack + &change).is_negative()
    })
}
