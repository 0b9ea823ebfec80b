//! The conditions of a label, and of those that it requires, as sums over indicators:
//! each requires that what the indicators bring comes to so much at least.

use crate::assess::{IndicatorScore, Status};
use crate::catalogue::{Aggregate, Catalogue};
use crate::number::Exact;

/// One requirement.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// The label whose condition it is, as an index; none for the score itself.
    pub label: Option<usize>,
    /// The indicators that count, in catalogue order.
    scope: Vec<usize>,
    /// Which condition.
    pub kind: RequirementKind,
    /// What must be brought together at least, in the requirement's own unit.
    pub need: Exact,
    /// What a point of the score brings, by categories, where the requirement counts points.
    factors: Vec<Exact>,
    /// The divisor that makes points (or indicators) of the requirement's own unit.
    unit: Exact,
}

/// What a requirement counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequirementKind {
    /// Percent of the attainable points in scope.
    Percent,
    /// Points in scope.
    Points,
    /// Indicators in scope with valid evidence.
    Answered,
    /// Points of a category in scope.
    Category(usize),
    /// Indicators whose minimum is met.
    Minimums,
    /// Nothing can be brought: the condition's figure does not exist.
    Nothing,
}

impl RequirementKind {
    /// The stable word of machine formats.
    pub fn code(self) -> &'static str {
        match self {
            RequirementKind::Percent => "min-percent",
            RequirementKind::Points => "min-points",
            RequirementKind::Answered => "min-answered-percent",
            RequirementKind::Category(_) => "min-category-percent",
            RequirementKind::Minimums => "minimums",
            RequirementKind::Nothing => "nothing-attainable",
        }
    }
}

impl Requirement {
    /// The requirements of a label and of all that it requires, as the indicators stand.
    pub fn for_label(catalogue: &Catalogue, label: usize, now: &[IndicatorScore]) -> Vec<Requirement> {
        let mut labels = vec![label];
        let mut next = 0;
        while let Some(index) = labels.get(next).copied() {
            let required = catalogue.labels.get(index).map(|label| label.requires.as_slice()).unwrap_or_default();
            for other in required {
                if !labels.contains(other) {
                    labels.push(*other);
                }
            }
            next += 1;
        }
        labels.into_iter().flat_map(|index| of_label(catalogue, index, now)).collect()
    }

    /// What makes the score over a label's scope, or over all indicators: its percentage, and
    /// where there is none its points. It needs nothing.
    pub fn of_score(catalogue: &Catalogue, label: Option<usize>, now: &[IndicatorScore]) -> Requirement {
        let scope = label.and_then(|label| catalogue.labels.get(label)).map(|label| label.scope.as_slice());
        let all: Vec<usize> = (0..catalogue.indicators.len()).collect();
        let scope = scope.unwrap_or(&all);
        let attainable = attainable(catalogue, scope, now);
        let weighted = (catalogue.aggregate == Aggregate::CategoryWeights)
            .then(|| weighted(catalogue, &Exact::ZERO, &attainable))
            .flatten();
        let factors = weighted.map(|(_, factors, _)| factors);
        let factors = factors.unwrap_or_else(|| vec![Exact::ONE; catalogue.categories.len()]);
        Requirement {
            scope: scope.to_vec(),
            label,
            kind: RequirementKind::Points,
            need: Exact::ZERO,
            factors,
            unit: Exact::ONE,
        }
    }

    /// What an indicator brings.
    pub fn brought(&self, catalogue: &Catalogue, index: usize, earned: &IndicatorScore) -> Exact {
        let Some(indicator) = catalogue.indicators.get(index) else { return Exact::ZERO };
        let label = self.label.and_then(|label| catalogue.labels.get(label));
        let one_if = |holds: bool| if holds { Exact::ONE } else { Exact::ZERO };
        match self.kind {
            _ if self.scope.binary_search(&index).is_err() => Exact::ZERO,
            RequirementKind::Percent | RequirementKind::Points | RequirementKind::Category(_) => {
                match (self.factors.get(indicator.category), &earned.contribution) {
                    (Some(factor), Some(contribution)) => factor * contribution,
                    _ => Exact::ZERO,
                }
            }
            RequirementKind::Answered => one_if(earned.status == Status::Scored),
            RequirementKind::Minimums => one_if(label.and_then(|label| label.minimum(index)).is_some_and(|minimum| {
                // What is not applicable misses nothing.
                earned.points.as_ref().is_none_or(|points| points >= minimum)
            })),
            RequirementKind::Nothing => Exact::ZERO,
        }
    }

    /// What of the need comes from an indicator: the percentage of what it could bring, where
    /// percentages count. The rest of the need is a number of its own.
    pub fn asked(&self, catalogue: &Catalogue, index: usize, earned: &IndicatorScore) -> Exact {
        let Some(indicator) = catalogue.indicators.get(index) else { return Exact::ZERO };
        let is_share = matches!(self.kind, RequirementKind::Percent | RequirementKind::Category(_))
            && self.scope.binary_search(&index).is_ok();
        let label = self.label.and_then(|label| catalogue.labels.get(label));
        let percent = label.and_then(|label| match self.kind {
            RequirementKind::Percent => label.min_percent.as_ref().map(|percent| catalogue.percent_needed(percent)),
            _ => label.min_category_percent.clone(),
        });
        match (percent, self.factors.get(indicator.category)) {
            (Some(percent), Some(factor)) if is_share => {
                let most = factor * &earned.attainable;
                (&percent * &most).divided_by(&Exact::HUNDRED).unwrap_or_default()
            }
            _ => Exact::ZERO,
        }
    }

    /// What all indicators bring together.
    pub fn sum(&self, catalogue: &Catalogue, earned: &[IndicatorScore]) -> Exact {
        let each = earned.iter().enumerate();
        Exact::sum(each.map(|(index, earned)| self.brought(catalogue, index, earned)))
    }

    /// A sum in the unit that people count in: points, or indicators.
    pub fn in_unit(&self, sum: &Exact) -> Exact {
        sum.divided_by(&self.unit).unwrap_or_default()
    }
}

fn of_label(catalogue: &Catalogue, index: usize, now: &[IndicatorScore]) -> Vec<Requirement> {
    let Some(label) = catalogue.labels.get(index) else { return Vec::new() };
    let attainable = attainable(catalogue, &label.scope, now);
    let ones = |factor: &Exact| vec![factor.clone(); catalogue.categories.len()];
    let whole = Exact::sum(attainable.iter().cloned());
    let scope = || label.scope.clone();
    let requirement =
        |kind, need, factors, unit| Requirement { label: Some(index), scope: scope(), kind, need, factors, unit };
    let nothing = || requirement(RequirementKind::Nothing, Exact::ONE, Vec::new(), Exact::ONE);
    let mut requirements = Vec::new();
    // What is compared rounded is reached a little earlier.
    if let Some(percent) = &label.min_percent.as_ref().map(|percent| catalogue.percent_needed(percent)) {
        requirements.push(match catalogue.aggregate {
            _ if whole.is_zero() => nothing(),
            // A hundred times the points against the percentage of what is attainable.
            Aggregate::Points => {
                requirement(RequirementKind::Percent, percent * &whole, ones(&Exact::HUNDRED), Exact::HUNDRED)
            }
            Aggregate::CategoryWeights => weighted(catalogue, percent, &attainable).map_or_else(nothing, |weighted| {
                let (need, factors, unit) = weighted;
                requirement(RequirementKind::Percent, need, factors, unit)
            }),
        });
    }
    if let Some(points) = &label.min_points {
        let points = catalogue.points_needed(points);
        requirements.push(requirement(RequirementKind::Points, points, ones(&Exact::ONE), Exact::ONE));
    }
    let in_scope = || label.scope.iter().filter_map(|index| now.get(*index));
    if let Some(percent) = &label.min_answered_percent {
        let applicable = in_scope().filter(|earned| earned.status != Status::NotApplicable).count();
        let need = (percent * &Exact::count(applicable)).divided_by(&Exact::HUNDRED).unwrap_or_default();
        requirements.push(match applicable {
            0 => nothing(),
            _ => requirement(RequirementKind::Answered, need, Vec::new(), Exact::ONE),
        });
    }
    if let Some(percent) = &label.min_category_percent {
        if whole.is_zero() {
            requirements.push(nothing());
        }
        for (category, most) in attainable.iter().enumerate().filter(|(_, most)| !most.is_zero()) {
            let mut factors = ones(&Exact::ZERO);
            factors.iter_mut().skip(category).take(1).for_each(|factor| *factor = Exact::HUNDRED);
            requirements.push(requirement(
                RequirementKind::Category(category),
                percent * most,
                factors,
                Exact::HUNDRED,
            ));
        }
    }
    let asked = label.minimums.len().saturating_sub(label.open_minimums);
    requirements.push(requirement(RequirementKind::Minimums, Exact::count(asked), Vec::new(), Exact::ONE));
    requirements
}

fn attainable(catalogue: &Catalogue, scope: &[usize], now: &[IndicatorScore]) -> Vec<Exact> {
    let mut sums = vec![Exact::ZERO; catalogue.categories.len()];
    for index in scope {
        let (Some(indicator), Some(earned)) = (catalogue.indicators.get(*index), now.get(*index)) else { continue };
        if let Some(sum) = sums.get_mut(indicator.category) {
            *sum = &*sum + &earned.attainable;
        }
    }
    sums
}

/// A percentage by the weights of categories: what is needed, what a point of each category
/// brings, and what makes a percentage of it; `None` where no category with weight counts.
fn weighted(catalogue: &Catalogue, percent: &Exact, attainable: &[Exact]) -> Option<(Exact, Vec<Exact>, Exact)> {
    let each = || catalogue.categories.iter().zip(attainable);
    let weights = Exact::sum(each().filter(|(_, most)| !most.is_zero()).map(|(category, _)| category.weight.clone()));
    let factor = |category: &Exact, most: &Exact| (&Exact::HUNDRED * category).divided_by(most).unwrap_or_default();
    let factors = each().map(|(category, most)| factor(&category.weight, most)).collect();
    (!weights.is_zero()).then(|| (percent * &weights, factors, weights))
}
