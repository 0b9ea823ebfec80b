//! What sums come to: points and percentages, in which case, and how they stand against floors.

use super::IndicatorScore;
use crate::catalogue::{Catalogue, Category};
use crate::number::Exact;

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
    pub(super) fn compared(catalogue: &Catalogue, points: Exact, attainable: Exact, percent: Option<Exact>) -> Totals {
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
