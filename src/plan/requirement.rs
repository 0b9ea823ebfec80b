//! The conditions of a label, and of those that it requires, as sums over indicators:
//! each requires that what the indicators bring comes to so much at least.

use crate::assess::{IndicatorScore, Status};
use crate::catalogue::{Aggregate, Catalogue, Floor, Label, ScorePart};
use crate::number::{Exact, FigureKind};
use std::collections::BTreeSet;

/// In how many ways a label may be reached for the best plan to be looked for in each.
pub const MOST_ALTERNATIVES: usize = 64;

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
    /// The percentage of what is attainable that is needed, where it is one.
    percent: Option<Exact>,
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
    /// Points of a category in scope, as every category is asked for them.
    EveryCategory(ScorePart),
    /// Points of a part of the score in scope.
    Floor(ScorePart),
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
            RequirementKind::EveryCategory(_) => "min-category-percent",
            RequirementKind::Floor(_) => "floors",
            RequirementKind::Minimums => "minimums",
            RequirementKind::Nothing => "nothing-attainable",
        }
    }

    /// The part of the score whose points it counts, where it is one.
    pub fn part(self) -> Option<ScorePart> {
        match self {
            RequirementKind::EveryCategory(part) | RequirementKind::Floor(part) => Some(part),
            _ => None,
        }
    }

    /// Whether it counts weighted points.
    pub fn has_weights(self) -> bool {
        !matches!(self, RequirementKind::Answered | RequirementKind::Minimums | RequirementKind::Nothing)
    }
}

impl Requirement {
    /// The ways to reach a label, each the requirements of labels that must all hold: its own, those of all that it
    /// requires, and where one of several labels is enough, those of one of them. `None` where there are more than
    /// [`MOST_ALTERNATIVES`].
    pub fn alternatives(catalogue: &Catalogue, label: usize, now: &[IndicatorScore]) -> Option<Vec<Vec<Requirement>>> {
        let all = |labels: Vec<usize>| labels.into_iter().flat_map(|label| Requirement::own(catalogue, label, now));
        Some(alternatives(catalogue, label)?.into_iter().map(|labels| all(labels).collect()).collect())
    }

    /// The requirements that a label's own conditions make, as the indicators stand.
    pub fn own(catalogue: &Catalogue, label: usize, now: &[IndicatorScore]) -> Vec<Requirement> {
        LabelRequirements::new(catalogue, label, now).map_or_else(Vec::new, |label| label.all())
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
            percent: None,
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
            RequirementKind::Percent
            | RequirementKind::Points
            | RequirementKind::EveryCategory(_)
            | RequirementKind::Floor(_) => match (self.factors.get(indicator.category), &earned.contribution) {
                (Some(factor), Some(contribution)) => factor * contribution,
                _ => Exact::ZERO,
            },
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
        match (&self.percent, self.factors.get(indicator.category)) {
            (Some(percent), Some(factor)) if self.scope.binary_search(&index).is_ok() => {
                let most = factor * &earned.attainable;
                (percent * &most).divided_by(&Exact::HUNDRED).unwrap_or_default()
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

/// Which labels must hold together for one to be reached, in each way in which it can be; `None` where there are more
/// than [`MOST_ALTERNATIVES`].
fn alternatives(catalogue: &Catalogue, label: usize) -> Option<Vec<Vec<usize>>> {
    let mut found = Vec::new();
    complete(catalogue, vec![label], 0, &mut found)?;
    // What asks for all that another way does is none of its own.
    let sets: Vec<BTreeSet<usize>> = found.iter().map(|labels| labels.iter().copied().collect()).collect();
    let is_superset = |own: &BTreeSet<usize>| sets.iter().any(|other| other != own && other.is_subset(own));
    let mut kept: Vec<Vec<usize>> = Vec::new();
    let mut seen = BTreeSet::new();
    for (labels, set) in found.into_iter().zip(&sets) {
        if !is_superset(set) && seen.insert(set) {
            kept.push(labels);
        }
    }
    Some(kept)
}

/// Whether a label can be reached in more than [`MOST_ALTERNATIVES`] ways, so that no plan for it is proved.
pub fn has_too_many_ways(catalogue: &Catalogue, label: usize) -> bool {
    alternatives(catalogue, label).is_none()
}

/// Finds all ways to complete a list of labels by those that they require; the first `next` were looked at.
fn complete(catalogue: &Catalogue, labels: Vec<usize>, next: usize, found: &mut Vec<Vec<usize>>) -> Option<()> {
    let (mut labels, mut next) = (labels, next);
    while let Some(label) = labels.get(next).and_then(|index| catalogue.labels.get(*index)) {
        next += 1;
        for other in &label.requires {
            if !labels.contains(other) {
                labels.push(*other);
            }
        }
        let any = &label.requires_any;
        if !any.is_empty() && !any.iter().any(|other| labels.contains(other)) {
            let mut ways = any.iter().map(|other| labels.iter().chain([other]).copied().collect());
            return ways.try_for_each(|way| complete(catalogue, way, next, found));
        }
    }
    found.push(labels);
    (found.len() <= MOST_ALTERNATIVES).then_some(())
}

/// What makes requirements of the conditions of one label.
struct LabelRequirements<'a> {
    catalogue: &'a Catalogue,
    index: usize,
    label: &'a Label,
    now: &'a [IndicatorScore],
    /// What is attainable in each category in scope.
    attainable: Vec<Exact>,
}

impl<'a> LabelRequirements<'a> {
    fn new(catalogue: &'a Catalogue, index: usize, now: &'a [IndicatorScore]) -> Option<LabelRequirements<'a>> {
        let label = catalogue.labels.get(index)?;
        let attainable = attainable(catalogue, &label.scope, now);
        Some(LabelRequirements { catalogue, index, label, now, attainable })
    }

    fn all(&self) -> Vec<Requirement> {
        let label = self.label;
        let mut requirements = Vec::new();
        requirements.extend(label.min_percent.as_ref().map(|percent| self.percent(percent)));
        requirements.extend(label.min_points.as_ref().map(|points| {
            let factors = self.factors(&Exact::ONE, |_| true);
            Requirement { factors, ..self.requirement(RequirementKind::Points, points.clone()) }
        }));
        requirements.extend(label.min_answered_percent.as_ref().map(|percent| self.answered(percent)));
        if label.min_category_percent.is_some() {
            let floors = label.category_floors(self.catalogue);
            let counted = floors.iter().filter(|floor| !self.most(floor.part).is_zero());
            let of_category = |floor: &Floor| self.floor(floor, RequirementKind::EveryCategory(floor.part));
            let counted: Vec<Requirement> = counted.map(of_category).collect();
            requirements.extend(counted.is_empty().then(|| self.nothing()));
            requirements.extend(counted);
        }
        for floor in &label.floors {
            let own = label.scope.iter().filter(|index| {
                self.catalogue.indicators.get(**index).is_some_and(|indicator| floor.part.holds(indicator))
            });
            let applies = own.filter_map(|index| self.now.get(*index)).any(|earned| earned.points.is_some());
            requirements.extend(match self.most(floor.part).is_zero() {
                true => applies.then(|| self.nothing()),
                false => Some(self.floor(floor, RequirementKind::Floor(floor.part))),
            });
        }
        let asked = label.minimums.len().saturating_sub(label.open_minimums);
        requirements.push(self.requirement(RequirementKind::Minimums, Exact::count(asked)));
        requirements
    }

    /// A requirement that counts no points.
    fn requirement(&self, kind: RequirementKind, need: Exact) -> Requirement {
        Requirement {
            label: Some(self.index),
            scope: self.label.scope.clone(),
            kind,
            need,
            percent: None,
            factors: Vec::new(),
            unit: Exact::ONE,
        }
    }

    fn nothing(&self) -> Requirement {
        self.requirement(RequirementKind::Nothing, Exact::ONE)
    }

    fn factors(&self, factor: &Exact, counts: impl Fn(usize) -> bool) -> Vec<Exact> {
        let categories = 0..self.catalogue.categories.len();
        categories.map(|category| if counts(category) { factor.clone() } else { Exact::ZERO }).collect()
    }

    fn most(&self, part: ScorePart) -> &Exact {
        let ScorePart::Category(category) = part;
        self.attainable.get(category).unwrap_or(&Exact::ZERO)
    }

    fn percent(&self, percent: &Exact) -> Requirement {
        let whole = Exact::sum(self.attainable.iter().cloned());
        let (need, factors, unit) = match self.catalogue.aggregate {
            _ if whole.is_zero() => return self.nothing(),
            // A hundred times the points against the percentage of what is attainable.
            Aggregate::Points => (percent * &whole, self.factors(&Exact::HUNDRED, |_| true), Exact::HUNDRED),
            Aggregate::CategoryWeights => match weighted(self.catalogue, percent, &self.attainable) {
                Some(weighted) => weighted,
                None => return self.nothing(),
            },
        };
        let of = self.requirement(RequirementKind::Percent, need);
        Requirement { percent: Some(percent.clone()), factors, unit, ..of }
    }

    fn answered(&self, percent: &Exact) -> Requirement {
        let in_scope = self.label.scope.iter().filter_map(|index| self.now.get(*index));
        let applicable = in_scope.filter(|earned| earned.status != Status::NotApplicable).count();
        let need = (percent * &Exact::count(applicable)).divided_by(&Exact::HUNDRED).unwrap_or_default();
        match applicable {
            0 => self.nothing(),
            _ => self.requirement(RequirementKind::Answered, need),
        }
    }

    fn floor(&self, floor: &Floor, kind: RequirementKind) -> Requirement {
        let ScorePart::Category(own) = floor.part;
        let (need, percent, factor) = match floor.kind {
            FigureKind::Percent => (&floor.least * self.most(floor.part), Some(floor.least.clone()), Exact::HUNDRED),
            FigureKind::Quantity => (floor.least.clone(), None, Exact::ONE),
        };
        let factors = self.factors(&factor, |category| category == own);
        Requirement { percent, factors, unit: factor, ..self.requirement(kind, need) }
    }
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
