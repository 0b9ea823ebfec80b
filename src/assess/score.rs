//! Sums: what indicators contribute together, as points and as a percentage.

use super::IndicatorScore;
use super::group::{self, GroupScore};
use super::totals::{FloorState, Scenario, Totals};
use crate::catalogue::{Aggregate, Catalogue, Floor, ScorePart};
use crate::number::{Exact, FigureKind, Quotient, Sum};

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
    /// Whether some indicator in it applies.
    applies: bool,
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
        Totals { points: self.points.total(), attainable: self.attainable.total(), percent, unrounded: None }
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

impl Score {
    /// How the floor stands over the score's scope.
    pub(super) fn floor(&self, floor: &Floor) -> FloorState {
        let state = match floor.part {
            ScorePart::Category(index) => self.categories.get(index).map(|part| part.reaches(floor)),
            ScorePart::Group(index) => self.groups.get(index).map(|group| group.reaches(floor)),
        };
        state.unwrap_or(FloorState::PassedOver)
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
            part.applies |= earned.as_ref().points.is_some();
        }
    }
    let groups = group::scores(catalogue, indicators, |index| is_in_scope.get(index) == Some(&true), case);
    for (group, score) in catalogue.groups.iter().zip(&groups).filter(|(group, _)| group.group.is_none()) {
        if let Some(part) = categories.get_mut(group.category) {
            part.add(&score.totals.points, &score.totals.attainable, group.bonus);
            part.applies |= score.applies();
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
    Score { total: Totals::compared(catalogue, points, attainable, percent), categories, groups }
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
