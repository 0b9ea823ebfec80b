//! The values that an indicator can have, those at which its scale gives more or less, and the
//! levels of points that they earn.

use crate::assess::points_at;
use crate::catalogue::{Asked, Catalogue, Indicator, Measure, Metric, Scale, Window};
use crate::number::Exact;
use std::collections::BTreeSet;

/// How many steps a line has, where as many values can occur on it.
const STEPS_OF_A_LINE: i64 = 5;

/// Which way a value is rounded so that it stays on the right side of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RoundingSide {
    /// Not below it.
    AtLeast,
    /// Not above it.
    AtMost,
}

/// The values that can occur: within limits, perhaps multiples of a unit alone.
#[derive(Default)]
pub(crate) struct ValueDomain {
    pub min: Option<Exact>,
    pub max: Option<Exact>,
    pub unit: Option<Exact>,
}

impl ValueDomain {
    pub(crate) fn for_indicator(catalogue: &Catalogue, indicator: &Indicator) -> ValueDomain {
        ValueDomain::of(catalogue, indicator.asked())
    }

    /// The values of what is asked.
    pub(super) fn of(catalogue: &Catalogue, asked: Asked<'_>) -> ValueDomain {
        let zero = || Some(Exact::ZERO);
        let whole = |max| ValueDomain { min: zero(), max, unit: Some(Exact::ONE) };
        match asked.measure {
            Measure::Number { min, max, whole, .. } => {
                ValueDomain { min: min.clone(), max: max.clone(), unit: whole.then_some(Exact::ONE) }
            }
            Measure::Percent { min, max, .. } => {
                ValueDomain { min: Some(min.clone()), max: Some(max.clone()), unit: None }
            }
            Measure::Checklist { items } => whole(Some(Exact::count(items.len()))),
            Measure::Since { .. } => whole(None),
            Measure::Team { metric: Metric::Coverage } => {
                let unit = Exact::HUNDRED.divided_by(&Exact::count(catalogue.qualification.competences.len()));
                ValueDomain { min: zero(), max: Some(Exact::HUNDRED), unit }
            }
            Measure::Share { .. } | Measure::Team { .. } => {
                ValueDomain { min: zero(), max: asked.is_percentage().then_some(Exact::HUNDRED), unit: None }
            }
            Measure::Ratio { .. } | Measure::YesNo | Measure::Choice { .. } | Measure::Date => ValueDomain::default(),
        }
    }

    /// The value nearest to a limit that meets it; `None` where none does.
    pub(super) fn nearest(&self, limit: &Exact, side: RoundingSide) -> Option<Exact> {
        let end = if side == RoundingSide::AtLeast { &self.min } else { &self.max };
        let beyond = |end: &&Exact| if side == RoundingSide::AtLeast { *end > limit } else { *end < limit };
        let value = end.as_ref().filter(beyond).unwrap_or(limit);
        let value = match &self.unit {
            Some(unit) => rounded(value, side, unit)?,
            None => value.clone(),
        };
        self.holds(&value).then_some(value)
    }

    fn holds(&self, value: &Exact) -> bool {
        self.min.as_ref().is_none_or(|min| value >= min) && self.max.as_ref().is_none_or(|max| value <= max)
    }

    /// The last value on a side of a line, where there is one.
    fn last(&self, side: RoundingSide) -> Option<Exact> {
        match side {
            RoundingSide::AtLeast => self.nearest(self.max.as_ref()?, RoundingSide::AtMost),
            RoundingSide::AtMost => self.nearest(self.min.as_ref()?, RoundingSide::AtLeast),
        }
    }

    /// Values of which one earns as little as any: the ends, those at each limit, between two
    /// and beyond all. The plainest come first.
    pub(super) fn samples(&self, indicator: &Indicator) -> Vec<Exact> {
        let mut limits: Vec<Exact> = indicator.scale.iter().flat_map(Scale::limits).cloned().collect();
        limits.sort();
        let halfway = |pair: &[Exact]| match pair {
            [a, b] => (a + b).divided_by(&Exact::from(2)),
            _ => None,
        };
        let between: Vec<Exact> = limits.windows(2).filter_map(halfway).collect();
        let beyond = limits.last().map(|last| &last.floor() + &Exact::ONE);
        let before = limits.first().map(|first| if first.is_positive() { Exact::ZERO } else { first - &Exact::ONE });
        let all = [Exact::ZERO].into_iter().chain(self.min.clone()).chain(self.max.clone());
        let all = all.chain(beyond).chain(before).chain(limits).chain(between);
        let both =
            all.flat_map(|value| [RoundingSide::AtLeast, RoundingSide::AtMost].map(|side| self.nearest(&value, side)));
        let mut samples: Vec<Exact> = Vec::new();
        for value in both.flatten() {
            if !samples.contains(&value) {
                samples.push(value);
            }
        }
        samples
    }
}

/// The levels of points that an indicator knows, beside 0: those of its steps, bands or options,
/// and on a line one at each fifth. What no value earns is none.
pub fn levels(catalogue: &Catalogue, indicator: &Indicator) -> BTreeSet<Exact> {
    let domain = ValueDomain::for_indicator(catalogue, indicator);
    match (&indicator.scale, &indicator.measure) {
        (Some(_), _) => {
            let values = limits(&domain, indicator, None).into_iter();
            values.map(|(value, _)| points_at(indicator, &value)).filter(Exact::is_positive).collect()
        }
        (None, Measure::Choice { options }) => options.iter().map(|option| option.points.clone()).collect(),
        (None, _) => BTreeSet::from([indicator.points.clone()]),
    }
}

/// The values that can occur at which the scale gives more or less, each with the side of it
/// that counts, seen from a value.
pub(super) fn limits(domain: &ValueDomain, indicator: &Indicator, value: Option<&Exact>) -> Vec<(Exact, RoundingSide)> {
    let all = match &indicator.scale {
        None => Vec::new(),
        Some(Scale::From(steps)) => steps.iter().map(|step| (step.limit.clone(), RoundingSide::AtLeast)).collect(),
        Some(Scale::UpTo(steps)) => steps.iter().map(|step| (step.limit.clone(), RoundingSide::AtMost)).collect(),
        Some(Scale::Bands(bands)) => {
            let is_above = |limit: &Exact| value.is_some_and(|value| value > limit);
            let near = |up_to: &Exact, from: &Exact| match is_above(up_to) {
                true => (up_to.clone(), RoundingSide::AtMost),
                false => (from.clone(), RoundingSide::AtLeast),
            };
            let mut ends: Vec<(Exact, RoundingSide)> = bands.iter().map(|band| near(&band.up_to, &band.from)).collect();
            // The nearest first: of bands with equal points it is the one that is meant.
            let way = |limit: &Exact| value.map_or_else(|| limit.clone(), |value| distance(value, limit));
            ends.sort_by_cached_key(|(limit, _)| way(limit));
            ends
        }
        Some(Scale::Line(line)) => {
            let fifth = |step| (&indicator.points * &Exact::from(step)).divided_by(&Exact::from(STEPS_OF_A_LINE));
            let mut steps: BTreeSet<Exact> = (1..=STEPS_OF_A_LINE).filter_map(fifth).collect();
            steps.extend(line.points().iter().map(|point| point.points.clone()).filter(Exact::is_positive));
            let ends = steps.iter().flat_map(|step| line.windows(step)).filter_map(|window| near_end(window, value));
            // Where a line goes on beyond what can occur, it ends there.
            let ends =
                ends.filter_map(|(end, side)| Some((domain.nearest(&end, side).or_else(|| domain.last(side))?, side)));
            let mut ends: Vec<(Exact, RoundingSide)> = ends.collect();
            ends.dedup();
            return ends;
        }
    };
    all.into_iter().filter_map(|(limit, side)| Some((domain.nearest(&limit, side)?, side))).collect()
}

/// The end of a window that is nearer to a value, with the side on which the window lies; none of one without ends.
fn near_end([from, up_to]: Window, value: Option<&Exact>) -> Option<(Exact, RoundingSide)> {
    let is_above = up_to.as_ref().zip(value).is_some_and(|(up_to, value)| value > up_to);
    let from = from.filter(|_| !is_above).map(|from| (from, RoundingSide::AtLeast));
    from.or_else(|| Some((up_to?, RoundingSide::AtMost)))
}

fn distance(a: &Exact, b: &Exact) -> Exact {
    if a > b { a - b } else { b - a }
}

pub(crate) fn rounded(number: &Exact, side: RoundingSide, unit: &Exact) -> Option<Exact> {
    let units = number.divided_by(unit)?;
    let whole = if side == RoundingSide::AtMost { units.floor() } else { -&(-&units).floor() };
    Some(&whole * unit)
}
