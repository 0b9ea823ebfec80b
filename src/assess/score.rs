//! Sums: what indicators contribute together, as points and as a percentage.

use super::Earned;
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
}

/// Which score is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// What is missing or invalid earns 0.
    AsItStands,
    /// What is missing or invalid earns its maximum.
    Best,
}

impl Case {
    /// The points of an indicator in this case; `None` where not applicable.
    pub fn points<'a>(self, earned: &'a Earned, most: &'a Exact) -> Option<&'a Exact> {
        if self == Case::Best && earned.is_open() { Some(most) } else { earned.points.as_ref() }
    }

    /// What an indicator contributes in this case.
    fn contribution(self, earned: &Earned) -> &Exact {
        if self == Case::Best && earned.is_open() {
            return &earned.attainable;
        }
        earned.contribution.as_ref().unwrap_or(&Exact::ZERO)
    }
}

/// The score over some indicators.
#[derive(Clone, Debug)]
pub struct Score {
    /// Over all of them.
    pub total: Totals,
    /// Over those of each category.
    pub categories: Vec<Totals>,
}

/// The score over all indicators.
pub fn score<E: AsRef<Earned>>(catalogue: &Catalogue, indicators: &[E], case: Case) -> Score {
    score_of(catalogue, indicators, 0..indicators.len(), case)
}

/// The score over the indicators of a scope.
pub fn score_of<E: AsRef<Earned>>(
    catalogue: &Catalogue,
    indicators: &[E],
    scope: impl IntoIterator<Item = usize>,
    case: Case,
) -> Score {
    let mut parts: Vec<(Sum, Sum)> = vec![Default::default(); catalogue.categories.len()];
    for index in scope {
        let (Some(earned), Some(indicator)) = (indicators.get(index), catalogue.indicators.get(index)) else {
            continue;
        };
        let earned = earned.as_ref();
        if let Some((points, attainable)) = parts.get_mut(indicator.category) {
            points.add(case.contribution(earned));
            attainable.add(&earned.attainable);
        }
    }
    let categories: Vec<Totals> = parts
        .into_iter()
        .map(|(points, attainable)| {
            let (points, attainable) = (points.total(), attainable.total());
            Totals { percent: percent(&points, &attainable), points, attainable }
        })
        .collect();
    let points = Exact::sum(categories.iter().map(|totals| totals.points.clone()));
    let attainable = Exact::sum(categories.iter().map(|totals| totals.attainable.clone()));
    let percent = match catalogue.aggregate {
        Aggregate::Points => percent(&points, &attainable),
        Aggregate::CategoryWeights => weighted_percent(catalogue, &categories),
    };
    Score { total: Totals { points, attainable, percent }, categories }
}

fn percent(points: &Exact, attainable: &Exact) -> Option<Exact> {
    Quotient::new(&Exact::HUNDRED, points, attainable).map(Quotient::exact)
}

/// The mean of the categories' percentages by their weights, over those in which
/// anything is attainable.
fn weighted_percent(catalogue: &Catalogue, categories: &[Totals]) -> Option<Exact> {
    let mut sums = Vec::new();
    let mut weights = Vec::new();
    for (category, totals) in catalogue.categories.iter().zip(categories) {
        if let Some(percent) = &totals.percent {
            sums.push(&category.weight * percent);
            weights.push(category.weight.clone());
        }
    }
    Exact::sum(sums).divided_by(&Exact::sum(weights))
}
