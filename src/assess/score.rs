//! Sums: what indicators contribute together, as points and as a percentage.

use super::IndicatorScore;
use crate::catalogue::{Aggregate, Catalogue};
use crate::number::{Exact, Quotient, Sum};

/// Points, what could be had, and the percentage by the catalogue's rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Σ contributions.
    pub points: Exact,
    /// Σ of the most that could be contributed.
    pub attainable: Exact,
    /// 0 to 100; `None` where nothing is attainable.
    pub percent: Option<Exact>,
    /// Points and percentage before the rule book rounds or caps them, where it does either.
    pub unrounded: Option<Box<(Exact, Option<Exact>)>>,
}

impl Totals {
    /// The score over a scope, as the rule book has it compared.
    fn compared(catalogue: &Catalogue, points: Exact, attainable: Exact, percent: Option<Exact>) -> Totals {
        if !catalogue.is_rounding() {
            return Totals { points, attainable, percent, unrounded: None };
        }
        Totals {
            points: catalogue.points_compared(&points),
            attainable,
            percent: percent.as_ref().map(|percent| catalogue.percent_compared(percent)),
            unrounded: Some(Box::new((points, percent))),
        }
    }

    /// The points without rounding.
    pub fn exact_points(&self) -> &Exact {
        self.unrounded.as_ref().map_or(&self.points, |exact| &exact.0)
    }

    /// The percentage without rounding or cap.
    pub fn exact_percent(&self) -> Option<&Exact> {
        self.unrounded.as_ref().map_or(self.percent.as_ref(), |exact| exact.1.as_ref())
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

    fn contribution(self, earned: &IndicatorScore) -> &Exact {
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
    pub(super) fn totals(&self) -> Totals {
        let percent = self.percent.clone().map(Quotient::exact);
        Totals { points: self.points.total(), attainable: self.attainable.total(), percent, unrounded: None }
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
    for index in scope {
        let (Some(earned), Some(indicator)) = (indicators.get(index), catalogue.indicators.get(index)) else {
            continue;
        };
        if let Some(part) = categories.get_mut(indicator.category) {
            part.points.add(case.contribution(earned.as_ref()));
            part.attainable.add(&earned.as_ref().attainable);
        }
    }
    let (mut points, mut attainable) = (Sum::default(), Sum::default());
    for part in &mut categories {
        part.points.settle();
        part.attainable.settle();
        // Many labels ask for it, and of long numbers it takes long.
        part.percent = Quotient::new(&Exact::HUNDRED, &part.points, &part.attainable);
        points.add_sum(&part.points);
        attainable.add_sum(&part.attainable);
    }
    let (points, attainable) = (points.total(), attainable.total());
    let percent = match catalogue.aggregate {
        Aggregate::Points => percent(&points, &attainable),
        Aggregate::CategoryWeights => weighted_percent(catalogue, &categories),
    };
    Score { total: Totals::compared(catalogue, points, attainable, percent), categories }
}

fn percent(points: &Exact, attainable: &Exact) -> Option<Exact> {
    Quotient::new(&Exact::HUNDRED, points, attainable).map(Quotient::exact)
}

/// The mean of the categories' percentages by their weights, over those in which anything is attainable.
fn weighted_percent(catalogue: &Catalogue, categories: &[CategoryScore]) -> Option<Exact> {
    let (mut sum, mut weights) = (Sum::default(), Sum::default());
    for (category, part) in catalogue.categories.iter().zip(categories) {
        if let Some(percent) = &part.percent {
            sum.add_quotient(&percent.times(&category.weight));
            weights.add(&category.weight);
        }
    }
    sum.total().divided_by(&weights.total())
}
