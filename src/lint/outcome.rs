//! What an indicator can give: which values valid evidence may have, and which
//! parts of the scale they reach. Exact, by intervals.

use crate::assess::points_at;
use crate::catalogue::{Catalogue, Indicator, Line, LinePoint, Measure, Metric, Period, Scale};
use crate::number::Exact;
use crate::plan::{RoundingSide, ValueDomain, rounded};

/// The last year that a date in a table can have.
const LAST_YEAR: i64 = 9999;

/// The most values that a line over whole numbers is followed along one by one; more of them leave hardly a gap.
const FEW: usize = 200;

/// One side of an interval.
#[derive(Clone, Debug)]
enum Endpoint {
    /// Without end.
    Open,
    /// Up to here, inclusive.
    At(Exact),
    /// Up to here, exclusive.
    Before(Exact),
}

/// The values that valid evidence can have: an interval, perhaps of multiples of a number only.
#[derive(Clone, Debug)]
struct Domain {
    low: Endpoint,
    high: Endpoint,
    grid: Option<Exact>,
}

/// A part of a scale and what it earns.
#[derive(Clone, Debug)]
pub(crate) struct ScalePiece {
    pub points: Exact,
    /// Whether some valid value reaches it.
    pub is_reached: bool,
    /// Which step, band or option it is; `None` beside all of them.
    pub declared: Option<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct PossiblePoints {
    /// The parts of its scale; of a line those of its values, where they are few.
    pub pieces: Vec<ScalePiece>,
    /// The least points that valid evidence earns.
    pub least: Exact,
    /// The most points that valid evidence earns.
    pub most: Exact,
}

impl PossiblePoints {
    pub(crate) fn new(indicator: &Indicator, catalogue: &Catalogue) -> PossiblePoints {
        let domain = Domain::for_indicator(indicator, catalogue);
        let piece = |points: &Exact, low: Endpoint, high: Endpoint, declared| ScalePiece {
            points: points.clone(),
            is_reached: domain.meets(&low, &high),
            declared,
        };
        let mut pieces = Vec::new();
        match (&indicator.scale, &indicator.measure) {
            (Some(Scale::From(steps)), _) => {
                let begin = steps.first().map_or(Endpoint::Open, |step| Endpoint::Before(step.limit.clone()));
                pieces.push(piece(&Exact::ZERO, Endpoint::Open, begin, None));
                for (index, step) in steps.iter().enumerate() {
                    let end = steps.get(index + 1).map_or(Endpoint::Open, |next| Endpoint::Before(next.limit.clone()));
                    pieces.push(piece(&step.points, Endpoint::At(step.limit.clone()), end, Some(index)));
                }
            }
            (Some(Scale::UpTo(steps)), _) => {
                let mut begin = Endpoint::Open;
                for (index, step) in steps.iter().enumerate() {
                    pieces.push(piece(&step.points, begin, Endpoint::At(step.limit.clone()), Some(index)));
                    begin = Endpoint::Before(step.limit.clone());
                }
                pieces.push(piece(&Exact::ZERO, begin, Endpoint::Open, None));
            }
            (Some(Scale::Bands(bands)), _) => {
                let mut gap = Endpoint::Open;
                for (index, band) in bands.iter().enumerate() {
                    pieces.push(piece(&Exact::ZERO, gap, Endpoint::Before(band.from.clone()), None));
                    // A shared end belongs to the better of two bands.
                    let before = index.checked_sub(1).and_then(|before| bands.get(before));
                    let loses_begin = before.is_some_and(|b| b.up_to == band.from && b.points >= band.points);
                    let after = bands.get(index + 1);
                    let loses_end = after.is_some_and(|a| a.from == band.up_to && a.points > band.points);
                    let end = |loses, limit: &Exact| {
                        if loses { Endpoint::Before(limit.clone()) } else { Endpoint::At(limit.clone()) }
                    };
                    let (low, high) = (end(loses_begin, &band.from), end(loses_end, &band.up_to));
                    pieces.push(piece(&band.points, low, high, Some(index)));
                    gap = Endpoint::Before(band.up_to.clone());
                }
                pieces.push(piece(&Exact::ZERO, gap, Endpoint::Open, None));
            }
            (Some(Scale::Line(line)), _) => return domain.along(line, |value| points_at(indicator, value)),
            (None, Measure::Choice { options }) => {
                let option = |(index, points): (usize, &Exact)| ScalePiece {
                    points: points.clone(),
                    is_reached: true,
                    declared: Some(index),
                };
                pieces.extend(options.iter().map(|option| &option.points).enumerate().map(option));
            }
            (None, _) => {
                for points in [&Exact::ZERO, &indicator.points] {
                    pieces.push(ScalePiece { points: points.clone(), is_reached: true, declared: None });
                }
            }
        }
        let reached = || pieces.iter().filter(|piece| piece.is_reached).map(|piece| &piece.points);
        let (least, most) = (reached().min().cloned(), reached().max().cloned());
        PossiblePoints { least: least.unwrap_or_default(), most: most.unwrap_or_default(), pieces }
    }

    /// Whether some part of the scale earns exactly these points; always on a line over more values than a few.
    pub(crate) fn hits(&self, points: &Exact) -> bool {
        self.pieces.is_empty() || self.pieces.iter().any(|piece| piece.points == *points)
    }
}

impl Domain {
    fn for_indicator(indicator: &Indicator, catalogue: &Catalogue) -> Domain {
        let at = |least: i64| Endpoint::At(Exact::from(least));
        let whole_to = |most: i64| Domain { low: at(0), high: at(most), grid: Some(Exact::ONE) };
        match &indicator.measure {
            Measure::YesNo => return whole_to(1),
            Measure::Choice { .. } => return Domain { low: at(0), high: Endpoint::Open, grid: None },
            Measure::Since { unit: Period::Years } => return whole_to(LAST_YEAR),
            Measure::Since { unit: Period::Months } => return whole_to(LAST_YEAR * 12 + 11),
            Measure::Team { metric: Metric::Fte } => {
                return Domain { low: Endpoint::Before(Exact::ZERO), high: Endpoint::Open, grid: None };
            }
            Measure::Team { metric: Metric::Coverage }
                if catalogue.qualification.proficient.as_ref().is_some_and(Exact::is_zero) =>
            {
                // Everybody is proficient in everything.
                return Domain { low: at(100), high: at(100), grid: None };
            }
            _ => {}
        }
        let ValueDomain { min, max, unit } = ValueDomain::for_indicator(catalogue, indicator);
        // A limit between multiples of the unit is one that no valid value has.
        let end = |limit: Option<Exact>, side| {
            let limit = limit.map(|limit| unit.as_ref().and_then(|unit| rounded(&limit, side, unit)).unwrap_or(limit));
            limit.map_or(Endpoint::Open, Endpoint::At)
        };
        Domain { low: end(min, RoundingSide::AtLeast), high: end(max, RoundingSide::AtMost), grid: unit.clone() }
    }

    /// Whether some value of the domain lies between two ends.
    fn meets(&self, low: &Endpoint, high: &Endpoint) -> bool {
        let low = tighter(&self.low, low, |a, b| a > b);
        let high = tighter(&self.high, high, |a, b| a < b);
        let (Endpoint::At(from) | Endpoint::Before(from)) = low else { return true };
        let (Endpoint::At(up_to) | Endpoint::Before(up_to)) = high else { return true };
        let ends_count = matches!((low, high), (Endpoint::At(_), Endpoint::At(_)));
        let Some(grid) = &self.grid else { return if ends_count { from <= up_to } else { from < up_to } };
        // The least multiple of the grid that is not below (or is above) the lower end.
        let steps = from.divided_by(grid).unwrap_or_default();
        let at_or_below = &steps.floor() * grid;
        let least =
            if matches!(low, Endpoint::At(_)) && at_or_below == *from { at_or_below } else { &at_or_below + grid };
        if matches!(high, Endpoint::At(_)) { least <= *up_to } else { least < *up_to }
    }

    /// What a line can give, which gives `at` a value.
    fn along(&self, line: &Line, at: impl Fn(&Exact) -> Exact) -> PossiblePoints {
        // The points at both ends of the domain; beyond every limit where it has none.
        let end = |end: &Endpoint, beyond: Option<&LinePoint>| match end {
            Endpoint::At(value) | Endpoint::Before(value) => at(value),
            Endpoint::Open => beyond.map(|point| point.points.clone()).unwrap_or_default(),
        };
        let ends = [end(&self.low, line.points().first()), end(&self.high, line.points().last())];
        // Between them each part gives most and least where it begins and ends.
        let all = line.parts().flat_map(|part| self.along_part(part, &at)).chain(ends);
        let all: Vec<Exact> = all.collect();
        let (least, most) = (all.iter().min().cloned().unwrap_or_default(), all.into_iter().max().unwrap_or_default());
        let mut pieces = Vec::new();
        let few = line.points().first().zip(line.points().last());
        if let Some(few) = few.and_then(|(first, last)| self.few_between(&first.value, &last.value)) {
            let piece = |points| ScalePiece { points, is_reached: true, declared: None };
            pieces.extend(few.iter().map(|value| piece(at(value))));
            pieces.extend([&least, &most].map(|points| piece(points.clone())));
        }
        PossiblePoints { pieces, least, most }
    }

    /// What a part of a line gives at its first and last value, as far as it lies within the domain.
    fn along_part(&self, [a, b]: [&LinePoint; 2], at: impl Fn(&Exact) -> Exact) -> Vec<Exact> {
        let within = |end: &Endpoint, own: &Exact, is_tighter: fn(&Exact, &Exact) -> bool| match end {
            Endpoint::At(limit) | Endpoint::Before(limit) if is_tighter(limit, own) => limit.clone(),
            _ => own.clone(),
        };
        let low = within(&self.low, &a.value, |limit, own| limit > own);
        let high = within(&self.high, &b.value, |limit, own| limit < own);
        if low >= high {
            return Vec::new();
        }
        if let Some(grid) = &self.grid {
            let ends = [(&low, RoundingSide::AtLeast), (&high, RoundingSide::AtMost)];
            let ends = ends.into_iter().filter_map(|(end, side)| rounded(end, side, grid));
            return ends.filter(|value| *value >= low && *value <= high).map(|value| at(&value)).collect();
        }
        let climb = (&b.points - &a.points).divided_by(&(&b.value - &a.value)).unwrap_or_default();
        [low, high].map(|value| &a.points + &(&(&value - &a.value) * &climb)).into()
    }

    /// The values of a grid between two limits, unless they are many.
    fn few_between(&self, from: &Exact, up_to: &Exact) -> Option<Vec<Exact>> {
        let grid = self.grid.as_ref()?;
        let mut value = &from.divided_by(grid)?.floor() * grid;
        let mut values = Vec::new();
        while value <= *up_to {
            if values.len() == FEW {
                return None;
            }
            if value >= *from && self.meets(&Endpoint::At(value.clone()), &Endpoint::At(value.clone())) {
                values.push(value.clone());
            }
            value = &value + grid;
        }
        Some(values)
    }
}

/// The tighter of two ends on the same side.
fn tighter<'e>(a: &'e Endpoint, b: &'e Endpoint, is_within: fn(&Exact, &Exact) -> bool) -> &'e Endpoint {
    match (a, b) {
        (Endpoint::Open, other) | (other, Endpoint::Open) => other,
        (Endpoint::At(at) | Endpoint::Before(at), Endpoint::At(other) | Endpoint::Before(other)) => {
            if at == other {
                if matches!(a, Endpoint::Before(_)) { a } else { b }
            } else if is_within(at, other) {
                a
            } else {
                b
            }
        }
    }
}
