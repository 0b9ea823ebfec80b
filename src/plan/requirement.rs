//! The conditions of a label, and of those that it requires, as sums over indicators:
//! each requires that what the indicators bring comes to so much at least.

use crate::assess::{GroupScore, IndicatorScore, Status, Totals, totals_over};
use crate::catalogue::{Aggregate, Catalogue, Category, Floor, Label, ScorePart};
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
    /// The group whose own sum counts, where not categories do.
    group: Option<usize>,
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
        let percentage = percentage(catalogue, &Exact::ZERO, &totals_over(catalogue, now, scope).0);
        let factors = percentage.map_or_else(|| of_points(catalogue), |(_, factors, _)| factors);
        Requirement {
            scope: scope.to_vec(),
            label,
            kind: RequirementKind::Points,
            need: Exact::ZERO,
            percent: None,
            factors,
            unit: Exact::ONE,
            group: None,
            dispensable: Vec::new(),
        }
    }

    /// The indicators that count, in catalogue order.
    pub(super) fn scope(&self) -> &[usize] {
        &self.scope
    }

    /// What a point of a category brings; nothing where the requirement counts no points of it.
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

    /// Whether a group is one of those whose limits matter to it.
    pub(super) fn concerns_group(&self, catalogue: &Catalogue, group: usize) -> bool {
        match self.group {
            Some(own) => catalogue.is_within(group, own),
            None => catalogue.groups.get(group).is_some_and(|group| self.factor(group.category).is_some()),
        }
    }

    /// Whether what it counts is the sum of what its indicators contribute, in full.
    pub(crate) fn is_plain_sum(&self, catalogue: &Catalogue) -> bool {
        let is_limited = |index: usize| {
            let mut around = catalogue.groups_around(index).filter(|group| self.concerns_group(catalogue, *group));
            around.any(|group| catalogue.groups.get(group).is_some_and(|group| group.is_limited()))
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
            RequirementKind::Percent
            | RequirementKind::Points
            | RequirementKind::EveryCategory(_)
            | RequirementKind::Floor(_) => match (self.factors.get(indicator.category), &earned.contribution) {
                (Some(factor), Some(contribution)) => factor * contribution,
                _ => Exact::ZERO,
            },
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
        match (&self.percent, self.factors.get(indicator.category)) {
            (Some(percent), Some(factor))
                if self.scope.binary_search(&index).is_ok() && !is_bonus(catalogue, index, self.kind) =>
            {
                let most = factor * &earned.attainable;
                (percent * &most).divided_by(&Exact::HUNDRED).unwrap_or_default()
            }
            _ => Exact::ZERO,
        }
    }

    /// What all indicators bring together.
    pub fn sum(&self, catalogue: &Catalogue, earned: &[IndicatorScore]) -> Exact {
        if !catalogue.groups.is_empty() && self.has_points() {
            let (categories, groups) = totals_over(catalogue, earned, &self.scope);
            if let Some(index) = self.group {
                let points = groups.get(index).map(|group| group.totals.points.clone()).unwrap_or_default();
                return &points * &self.unit;
            }
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
    /// What the categories come to over the scope.
    categories: Vec<Totals>,
    /// What the groups come to over the scope.
    groups: Vec<GroupScore>,
    /// The indicators in scope that nobody asks for.
    dispensable: Vec<usize>,
}

impl<'a> LabelRequirements<'a> {
    fn new(catalogue: &'a Catalogue, index: usize, now: &'a [IndicatorScore]) -> Option<LabelRequirements<'a>> {
        let label = catalogue.labels.get(index)?;
        let (categories, groups) = totals_over(catalogue, now, &label.scope);
        let is_dispensable = |index: &usize| now.get(*index).is_some_and(|earned| earned.is_dispensable);
        let dispensable = label.scope.iter().copied().filter(is_dispensable).collect();
        Some(LabelRequirements { catalogue, index, label, now, categories, groups, dispensable })
    }

    fn all(&self) -> Vec<Requirement> {
        let label = self.label;
        let mut requirements = Vec::new();
        // What is compared rounded is reached a little earlier.
        let percent = label.min_percent.as_ref().map(|percent| self.catalogue.percent_needed(percent));
        requirements.extend(percent.map(|percent| self.percent(&percent)));
        requirements.extend(label.min_points.as_ref().map(|points| {
            let points = self.catalogue.points_needed(points);
            let factors = of_points(self.catalogue);
            Requirement { factors, ..self.requirement(RequirementKind::Points, points) }
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
            let own = label.scope.iter().filter(|index| floor.part.holds(self.catalogue, **index));
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
            group: None,
            dispensable: self.dispensable.clone(),
        }
    }

    fn nothing(&self) -> Requirement {
        self.requirement(RequirementKind::Nothing, Exact::ONE)
    }

    fn most(&self, part: ScorePart) -> &Exact {
        let totals = match part {
            ScorePart::Category(category) => self.categories.get(category),
            ScorePart::Group(group) => self.groups.get(group).map(|group| &group.totals),
        };
        totals.map_or(&Exact::ZERO, |totals| &totals.attainable)
    }

    fn percent(&self, percent: &Exact) -> Requirement {
        let Some((need, factors, unit)) = percentage(self.catalogue, percent, &self.categories) else {
            return self.nothing();
        };
        let of = self.requirement(RequirementKind::Percent, need);
        Requirement { percent: Some(percent.clone()), factors, unit, ..of }
    }

    fn answered(&self, percent: &Exact) -> Requirement {
        let in_scope = self.label.scope.iter().filter_map(|index| self.now.get(*index));
        let asked = in_scope.filter(|earned| earned.status != Status::NotApplicable && !earned.is_dispensable);
        let applicable = asked.count();
        let need = (percent * &Exact::count(applicable)).divided_by(&Exact::HUNDRED).unwrap_or_default();
        match applicable {
            0 => self.nothing(),
            _ => self.requirement(RequirementKind::Answered, need),
        }
    }

    fn floor(&self, floor: &Floor, kind: RequirementKind) -> Requirement {
        let (need, percent, factor) = match floor.kind {
            FigureKind::Percent => (&floor.least * self.most(floor.part), Some(floor.least.clone()), Exact::HUNDRED),
            FigureKind::Quantity => (floor.least.clone(), None, Exact::ONE),
        };
        let own = floor.part.category(self.catalogue);
        let categories = 0..self.catalogue.categories.len();
        let factors = categories.map(|index| if Some(index) == own { factor.clone() } else { Exact::ZERO }).collect();
        let whole = self.requirement(kind, need);
        let scope = whole.scope.iter().copied().filter(|index| floor.part.holds(self.catalogue, *index)).collect();
        let group = match floor.part {
            ScorePart::Category(_) => None,
            ScorePart::Group(group) => Some(group),
        };
        Requirement { scope, percent, factors, unit: factor, group, ..whole }
    }
}

/// Whether nothing of an indicator can be attained for a requirement, as it is a bonus or within one.
fn is_bonus(catalogue: &Catalogue, index: usize, kind: RequirementKind) -> bool {
    let Some(indicator) = catalogue.indicators.get(index) else { return false };
    let part = kind.part();
    // What is asked of a bonus itself is a share of what it could earn.
    let is_around = |group: usize| {
        part != Some(ScorePart::Group(group)) && catalogue.groups.get(group).is_some_and(|group| group.bonus)
    };
    let is_category = part.is_none() && catalogue.categories.get(indicator.category).is_some_and(|it| it.bonus);
    indicator.bonus || catalogue.groups_around(index).any(is_around) || is_category
}

/// What a point of each category adds to the points.
fn of_points(catalogue: &Catalogue) -> Vec<Exact> {
    let factor = |category: &Category| if category.adds_to_percentage() { Exact::ZERO } else { Exact::ONE };
    catalogue.categories.iter().map(factor).collect()
}

/// A percentage by the catalogue's rule: what is needed, what a point of each category brings, and what makes points
/// (or by weights of categories the percentage) of it; `None` where nothing can be attained.
fn percentage(catalogue: &Catalogue, percent: &Exact, categories: &[Totals]) -> Option<(Exact, Vec<Exact>, Exact)> {
    let each = || catalogue.categories.iter().zip(categories).map(|(category, totals)| (category, &totals.attainable));
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
