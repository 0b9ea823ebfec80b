//! The levels of points that scales know, and the values at which they begin.

use crate::catalogue::{Indicator, Measure, Scale};
use crate::number::Exact;
use std::collections::BTreeSet;

/// How many steps a line has: its value does not rise by steps of its own.
const STEPS_OF_A_LINE: i64 = 5;

/// Which way a value is rounded so that it stays on the right side of a limit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Not below it.
    AtLeast,
    /// Not above it.
    AtMost,
}

/// The levels of points that the scale of an indicator knows, beside 0.
pub fn levels(indicator: &Indicator) -> BTreeSet<Exact> {
    let most = &indicator.points;
    match (&indicator.scale, &indicator.measure) {
        (Some(Scale::From(steps) | Scale::UpTo(steps)), _) => steps.iter().map(|step| step.points.clone()).collect(),
        (Some(Scale::Bands(bands)), _) => bands.iter().map(|band| band.points.clone()).collect(),
        (Some(Scale::Linear { .. }), _) => (1..=STEPS_OF_A_LINE)
            .filter_map(|step| (most * &Exact::from(step)).divided_by(&Exact::from(STEPS_OF_A_LINE)))
            .collect(),
        (None, Measure::Choice { options }) => options.iter().map(|option| option.points.clone()).collect(),
        (None, _) => BTreeSet::from([most.clone()]),
    }
}

/// The values at which the scale gives more or less, each with the side of it that counts.
pub fn limits(indicator: &Indicator, value: Option<&Exact>) -> Vec<(Exact, Side)> {
    match &indicator.scale {
        None => Vec::new(),
        Some(Scale::From(steps)) => steps.iter().map(|step| (step.limit.clone(), Side::AtLeast)).collect(),
        Some(Scale::UpTo(steps)) => steps.iter().map(|step| (step.limit.clone(), Side::AtMost)).collect(),
        Some(Scale::Bands(bands)) => {
            let is_above = |limit: &Exact| value.is_some_and(|value| value > limit);
            let near = |up_to: &Exact, from: &Exact| match is_above(up_to) {
                true => (up_to.clone(), Side::AtMost),
                false => (from.clone(), Side::AtLeast),
            };
            let mut ends: Vec<(Exact, Side)> = bands.iter().map(|band| near(&band.up_to, &band.from)).collect();
            // The nearest first: of bands with equal points it is the one that is meant.
            let way = |limit: &Exact| value.map_or_else(|| limit.clone(), |value| distance(value, limit));
            ends.sort_by_cached_key(|(limit, _)| way(limit));
            ends
        }
        Some(Scale::Linear { from, to }) => {
            let side = if to > from { Side::AtLeast } else { Side::AtMost };
            let steps = (1..=STEPS_OF_A_LINE).filter_map(|step| {
                Some(from + &(&(to - from) * &Exact::from(step)).divided_by(&Exact::from(STEPS_OF_A_LINE))?)
            });
            steps.map(|value| (value, side)).collect()
        }
    }
}

fn distance(a: &Exact, b: &Exact) -> Exact {
    if a > b { a - b } else { b - a }
}

/// A number rounded to the side of a limit, to so many decimals.
pub fn rounded(number: &Exact, side: Side, decimals: u32) -> Option<Exact> {
    let unit = Exact::decimal(1, decimals)?;
    let units = number.divided_by(&unit)?;
    let whole = if side == Side::AtMost { units.floor() } else { -&(-&units).floor() };
    Some(&whole * &unit)
}

/// A value that meets a limit within what is valid; `None` where none does.
pub fn within(limit: Exact, side: Side, min: Option<&Exact>, max: Option<&Exact>) -> Option<Exact> {
    let (is_low, is_high) = (min.is_some_and(|min| limit < *min), max.is_some_and(|max| limit > *max));
    match (side, is_low, is_high) {
        (Side::AtLeast, true, _) => min.cloned(),
        (Side::AtMost, _, true) => max.cloned(),
        (_, false, false) => Some(limit),
        _ => None,
    }
}
