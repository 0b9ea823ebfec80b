//! Sums: what indicators contribute together, as points and as a percentage.

use super::IndicatorScore;
use super::group::{self, GroupScore};
use crate::catalogue::{Aggregate, Catalogue, Category};
use crate::number::{Exact, Quotient, Sum};

/// Points, what could be had, and the percentage by the catalogue's rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Σ contributions.
    pub points: Exact,
    /// Σ of the most that could be contributed.
    pub attainable: Exact,
    /// 0 to 100, or more with a bonus; `None` where nothing is attainable.
    pub percent: Option<Exact>,
}

impl Totals {
    /// The percentage points that a category with these totals adds to the score; `None` where it adds none.
    pub fn percentage_points(&self, category: &Category) -> Option<Exact> {
        let earned = || (&category.weight * &self.points).divided_by(&self.attainable).unwrap_or_default();
        category.adds_to_percentage().then(earned)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scenario {
    /// What is missing or invalid earns 0.
    AsItStands,
    /// What is missing or invalid earns its maximum.
    Best,
}

impl Scenario {
    /// The points of an indicator in this case; `None` where not applicable.
    pub(super) fn points<'a>(self, earned: &'a IndicatorScore, most: &'a Exact) -> Option<&'a Exact> {
        if self == Scenario::Best && earned.is_open() { Some(most) } else { earned.points.as_ref() }
    }

    pub(super) fn contribution(self, earned: &IndicatorScore) -> &Exact {
        if self == Scenario::Best && earned.is_open() {
            return &earned.attainable;
        }
        earned.contribution.as_ref().unwrap_or(&Exact::ZERO)
    }
}

#[derive(Clone, Debug)]
pub(super) struct Score {
    pub total: Totals,
    pub categories: Vec<CategoryScore>,
    /// The groups in catalogue order.
    pub groups: Vec<GroupScore>,
}

/// What the indicators of one category come to, added up and no more.
#[derive(Clone, Debug, Default)]
pub(super) struct CategoryScore {
    points: Sum,
    attainable: Sum,
    /// Percent of what could be had; `None` where nothing is attainable.
    pub percent: Option<Quotient>,
}

impl CategoryScore {
    fn add(&mut self, contribution: &Exact, attainable: &Exact, bonus: bool) {
        self.points.add(contribution);
        if !bonus {
            self.attainable.add(attainable);
        }
    }

    pub(super) fn totals(&self) -> Totals {
        let percent = self.percent.clone().map(Quotient::exact);
        Totals { points: self.points.total(), attainable: self.attainable.total(), percent }
    }
}

pub(super) fn score<E: AsRef<IndicatorScore>>(catalogue: &Catalogue, indicators: &[E], case: Scenario) -> Score {
    score_of(catalogue, indicators, 0..indicators.len(), case)
}

pub(super) fn score_of<E: AsRef<IndicatorScore>>(
    catalogue: &Catalogue,
    indicators: &[E],
    scope: impl IntoIterator<Item = usize>,
    case: Scenario,
) -> Score {
    let mut categories = vec![CategoryScore::default(); catalogue.categories.len()];
    let mut is_in_scope = vec![false; if catalogue.groups.is_empty() { 0 } else { indicators.len() }];
    for index in scope {
        let (Some(earned), Some(indicator)) = (indicators.get(index), catalogue.indicators.get(index)) else {
            continue;
        };
        is_in_scope.iter_mut().skip(index).take(1).for_each(|is_in| *is_in = true);
        let part = categories.get_mut(indicator.category).filter(|_| indicator.group.is_none());
        if let Some(part) = part {
            part.add(case.contribution(earned.as_ref()), &earned.as_ref().attainable, indicator.bonus);
        }
    }
    let groups = group::scores(catalogue, indicators, |index| is_in_scope.get(index) == Some(&true), case);
    for (group, score) in catalogue.groups.iter().zip(&groups).filter(|(group, _)| group.group.is_none()) {
        if let Some(part) = categories.get_mut(group.category) {
            part.add(&score.totals.points, &score.totals.attainable, group.bonus);
        }
    }
    let (mut points, mut attainable) = (Sum::default(), Sum::default());
    for (category, part) in catalogue.categories.iter().zip(&mut categories) {
        part.points.settle();
        part.attainable.settle();
        // Many labels ask for it, and of long numbers it takes long.
        part.percent = Quotient::new(&Exact::HUNDRED, &part.points, &part.attainable);
        if category.adds_to_percentage() {
            continue;
        }
        points.add_sum(&part.points);
        if !category.bonus {
            attainable.add_sum(&part.attainable);
        }
    }
    let (points, attainable) = (points.total(), attainable.total());
    let percent = match catalogue.aggregate {
        Aggregate::Points => percent(&points, &attainable),
        Aggregate::CategoryWeights => weighted_percent(catalogue, &categories),
    };
    let percent = percent.map(|percent| with_bonus(catalogue, &categories, percent));
    Score { total: Totals { points, attainable, percent }, categories, groups }
}

fn percent(points: &Exact, attainable: &Exact) -> Option<Exact> {
    Quotient::new(&Exact::HUNDRED, points, attainable).map(Quotient::exact)
}

/// The mean of the categories' percentages by their weights, over those in which anything is attainable.
fn weighted_percent(catalogue: &Catalogue, categories: &[CategoryScore]) -> Option<Exact> {
    let (mut sum, mut weights) = (Sum::default(), Sum::default());
    for (category, part) in catalogue.categories.iter().zip(categories).filter(|(category, _)| !category.bonus) {
        if let Some(percent) = &part.percent {
            sum.add_quotient(&percent.times(&category.weight));
            weights.add(&category.weight);
        }
    }
    sum.total().divided_by(&weights.total())
}

/// A percentage with the percentage points of categories that add some.
fn with_bonus(catalogue: &Catalogue, categories: &[CategoryScore], percent: Exact) -> Exact {
    let mut percent = percent;
    for (category, part) in catalogue.categories.iter().zip(categories).filter(|(it, _)| it.adds_to_percentage()) {
        let earned = Quotient::new(&category.weight, &part.points, &part.attainable).map(Quotient::exact);
        percent = &percent + &earned.unwrap_or_default();
    }
    percent
}
