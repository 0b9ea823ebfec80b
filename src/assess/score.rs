//! Sums: what indicators contribute together, as points and as a percentage.

use super::IndicatorScore;
use crate::catalogue::{Aggregate, Catalogue, Floor, ScorePart};
use crate::number::{Exact, FigureKind, Quotient, Sum};

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
    /// Whether some indicator in it applies.
    applies: bool,
}

impl CategoryScore {
    pub(super) fn totals(&self) -> Totals {
        let percent = self.percent.clone().map(Quotient::exact);
        Totals { points: self.points.total(), attainable: self.attainable.total(), percent }
    }

    fn reaches(&self, floor: &Floor) -> FloorState {
        let is_met = match (floor.kind, &self.percent) {
            (_, None) if self.applies => return FloorState::NoFigure,
            (_, None) => return FloorState::PassedOver,
            (FigureKind::Percent, Some(percent)) => percent.compare(&floor.least).is_ge(),
            (FigureKind::Quantity, Some(_)) => self.points.total() >= floor.least,
        };
        if is_met { FloorState::Met } else { FloorState::Below }
    }
}

/// How a part of the score stands against a floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FloorState {
    Met,
    Below,
    /// Nothing in it counts, though something applies.
    NoFigure,
    /// Nothing in it applies.
    PassedOver,
}

impl Score {
    /// How the floor stands over the score's scope.
    pub(super) fn floor(&self, floor: &Floor) -> FloorState {
        let part = match floor.part {
            ScorePart::Category(index) => self.categories.get(index),
        };
        part.map_or(FloorState::PassedOver, |part| part.reaches(floor))
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
            part.applies |= earned.as_ref().points.is_some();
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
    Score { total: Totals { points, attainable, percent }, categories }
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
