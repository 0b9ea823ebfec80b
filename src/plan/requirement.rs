//! The conditions of a label, and of those that it requires, as sums over indicators:
//! each requires that what the indicators bring comes to so much at least.

use crate::assess::{IndicatorScore, Status, totals_over};
use crate::catalogue::{Aggregate, Catalogue, Category};
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
    /// The indicators in scope that nobody asks for as their groups have all that they can count: an answer to one of
    /// them brings what it is not asked for itself.
    dispensable: Vec<usize>,
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
        let percentage = percentage(catalogue, &Exact::ZERO, &attainable(catalogue, scope, now));
        let factors = percentage.map_or_else(|| of_points(catalogue), |(_, factors, _)| factors);
        Requirement {
            scope: scope.to_vec(),
            label,
            kind: RequirementKind::Points,
            need: Exact::ZERO,
            factors,
            unit: Exact::ONE,
            dispensable: Vec::new(),
        }
    }

    /// The indicators that count, in catalogue order.
    pub(super) fn scope(&self) -> &[usize] {
        &self.scope
    }

    /// What a point of a category brings; nothing where the requirement counts no points.
    pub(super) fn factor(&self, category: usize) -> Option<&Exact> {
        self.factors.get(category).filter(|factor| !factor.is_zero())
    }

    /// Whether it counts points at all.
    pub(super) fn has_points(&self) -> bool {
        !self.factors.is_empty()
    }

    /// Whether it counts the points of an indicator.
    pub(super) fn counts_points(&self, catalogue: &Catalogue, index: usize) -> bool {
        let category = catalogue.indicators.get(index).map(|indicator| indicator.category);
        self.scope.binary_search(&index).is_ok() && category.is_some_and(|category| self.factor(category).is_some())
    }

    /// Whether what it counts is the sum of what its indicators contribute, in full.
    pub(crate) fn is_plain_sum(&self, catalogue: &Catalogue) -> bool {
        let is_limited = |index: usize| {
            let mut around = catalogue.groups_around(index).filter_map(|group| catalogue.groups.get(group));
            around.any(|group| group.is_limited())
        };
        let mut counted = self.scope.iter().filter(|index| self.counts_points(catalogue, **index));
        counted.all(|index| {
            let category = catalogue.indicators.get(*index).and_then(|it| catalogue.categories.get(it.category));
            !is_limited(*index) && !category.is_some_and(|category| category.adds_to_percentage())
        })
    }

    /// What an indicator brings by itself; of its points groups around it may count less.
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
            RequirementKind::Answered => {
                let answered = one_if(earned.status == Status::Scored);
                let asked = label.and_then(|label| label.min_answered_percent.as_ref());
                match (self.dispensable.binary_search(&index), asked) {
                    (Ok(_), Some(asked)) => {
                        let rest = (&Exact::HUNDRED - asked).divided_by(&Exact::HUNDRED);
                        &answered * &rest.unwrap_or_default()
                    }
                    _ => answered,
                }
            }
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
            && self.scope.binary_search(&index).is_ok()
            && !is_bonus(catalogue, index);
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
        if !catalogue.groups.is_empty() && !self.factors.is_empty() {
            let (categories, _) = totals_over(catalogue, earned, &self.scope);
            let each = self.factors.iter().zip(&categories);
            return Exact::sum(each.map(|(factor, totals)| factor * &totals.points));
        }
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
    let is_asked_for = |(category, _): &(&Category, _)| !category.bonus;
    let asked_for = || catalogue.categories.iter().zip(&attainable).filter(is_asked_for).map(|(_, most)| most);
    let is_nothing = asked_for().all(Exact::is_zero);
    let scope = || label.scope.clone();
    let is_dispensable = |index: &usize| now.get(*index).is_some_and(|earned| earned.is_dispensable);
    let dispensable: Vec<usize> = label.scope.iter().copied().filter(is_dispensable).collect();
    let requirement = |kind, need, factors, unit| Requirement {
        label: Some(index),
        scope: scope(),
        kind,
        need,
        factors,
        unit,
        dispensable: dispensable.clone(),
    };
    let nothing = || requirement(RequirementKind::Nothing, Exact::ONE, Vec::new(), Exact::ONE);
    let mut requirements = Vec::new();
    // What is compared rounded is reached a little earlier.
    if let Some(percent) = &label.min_percent.as_ref().map(|percent| catalogue.percent_needed(percent)) {
        let percentage = percentage(catalogue, percent, &attainable);
        requirements.push(
            percentage.map_or_else(nothing, |(need, factors, unit)| {
                requirement(RequirementKind::Percent, need, factors, unit)
            }),
        );
    }
    if let Some(points) = &label.min_points {
        let points = catalogue.points_needed(points);
        requirements.push(requirement(RequirementKind::Points, points, of_points(catalogue), Exact::ONE));
    }
    let in_scope = || label.scope.iter().filter_map(|index| now.get(*index));
    if let Some(percent) = &label.min_answered_percent {
        let asked = in_scope().filter(|earned| earned.status != Status::NotApplicable && !earned.is_dispensable);
        let applicable = asked.count();
        let need = (percent * &Exact::count(applicable)).divided_by(&Exact::HUNDRED).unwrap_or_default();
        requirements.push(match applicable {
            0 => nothing(),
            _ => requirement(RequirementKind::Answered, need, Vec::new(), Exact::ONE),
        });
    }
    if let Some(percent) = &label.min_category_percent {
        if is_nothing {
            requirements.push(nothing());
        }
        let floors = catalogue.categories.iter().zip(&attainable).enumerate();
        let floors = floors.filter(|(_, (category, most))| !category.bonus && !most.is_zero());
        for (category, (_, most)) in floors {
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

/// Whether nothing of an indicator can be attained, as it is a bonus or within one.
fn is_bonus(catalogue: &Catalogue, index: usize) -> bool {
    let Some(indicator) = catalogue.indicators.get(index) else { return false };
    let is_around = |group: usize| catalogue.groups.get(group).is_some_and(|group| group.bonus);
    indicator.bonus
        || catalogue.groups_around(index).any(is_around)
        || catalogue.categories.get(indicator.category).is_some_and(|category| category.bonus)
}

/// What can be attained in each category.
fn attainable(catalogue: &Catalogue, scope: &[usize], now: &[IndicatorScore]) -> Vec<Exact> {
    totals_over(catalogue, now, scope).0.into_iter().map(|totals| totals.attainable).collect()
}

/// What a point of each category adds to the points.
fn of_points(catalogue: &Catalogue) -> Vec<Exact> {
    let factor = |category: &Category| if category.adds_to_percentage() { Exact::ZERO } else { Exact::ONE };
    catalogue.categories.iter().map(factor).collect()
}

/// A percentage by the catalogue's rule: what is needed, what a point of each category brings, and what makes points
/// (or by weights of categories the percentage) of it; `None` where nothing can be attained.
fn percentage(catalogue: &Catalogue, percent: &Exact, attainable: &[Exact]) -> Option<(Exact, Vec<Exact>, Exact)> {
    let each = || catalogue.categories.iter().zip(attainable);
    let asked_for = each().filter(|(category, most)| !category.bonus && !most.is_zero());
    let by_weights = catalogue.aggregate == Aggregate::CategoryWeights;
    let whole = Exact::sum(asked_for.map(|(category, most)| if by_weights { &category.weight } else { most }.clone()));
    if whole.is_zero() {
        return None;
    }
    let factor = |(category, most): (&Category, &Exact)| match () {
        () if category.adds_to_percentage() => (&whole * &category.weight).divided_by(most),
        () if by_weights && category.bonus => None,
        () if by_weights => (&Exact::HUNDRED * &category.weight).divided_by(most),
        () => Some(Exact::HUNDRED),
    };
    let factors = each().map(|both| factor(both).unwrap_or_default()).collect();
    let unit = if by_weights { whole.clone() } else { Exact::HUNDRED };
    Some((percent * &whole, factors, unit))
}
