//! Sums: what indicators contribute together, as points and as a percentage.

use super::IndicatorScore;
use super::group::{self, GroupScore};
use crate::catalogue::{Aggregate, Catalogue, Category, Floor, ScorePart};
use crate::number::{Exact, FigureKind, Quotient, Sum};

/// Points, what could be had, and the percentage by the catalogue's rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Σ contributions.
    pub points: Exact,
    /// Σ of the most that could be contributed.
    pub attainable: Exact,
    /// 0 to 100, or more with a bonus; `None` where nothing is attainable.
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
