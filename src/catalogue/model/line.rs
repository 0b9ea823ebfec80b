//! Scales that are lines: straight between their points, constant beside them.

use crate::number::Exact;

/// A line through points. It has at least two values, which ascend; of two points at the same value, a jump, the
/// better counts at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line(Vec<LinePoint>);

/// A point of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinePoint {
    /// Where it stands.
    pub value: Exact,
    /// What it earns, at least 0.
    pub points: Exact,
}

/// The values between two ends, both included; an end that is `None` is open.
pub type Window = [Option<Exact>; 2];

impl Line {
    /// A line through these points, which keep the rules above.
    pub(in crate::catalogue) fn new(points: Vec<LinePoint>) -> Line {
        Line(points)
    }

    /// From 0 points at one value to all at another.
    pub(in crate::catalogue) fn straight(from: Exact, to: Exact, most: Exact) -> Line {
        let [from, to] = [(from, Exact::ZERO), (to, most)].map(|(value, points)| LinePoint { value, points });
        Line(if from.value < to.value { vec![from, to] } else { vec![to, from] })
    }

    /// Its points with ascending values.
    pub fn points(&self) -> &[LinePoint] {
        &self.0
    }

    /// Its parts between one point and the next; of a jump both ends have the same value.
    pub fn parts(&self) -> impl Iterator<Item = [&LinePoint; 2]> {
        self.0.iter().zip(self.0.iter().skip(1)).map(|(a, b)| [a, b])
    }

    /// The values of no points and of all, where the line leads straight from the one to the other.
    pub fn ends(&self) -> Option<[&Exact; 2]> {
        match self.0.as_slice() {
            [a, b] if a.points.is_zero() => Some([&a.value, &b.value]),
            [a, b] if b.points.is_zero() => Some([&b.value, &a.value]),
            _ => None,
        }
    }

    /// The least that it gives.
    pub fn least(&self) -> Option<&Exact> {
        self.0.iter().map(|point| &point.points).min()
    }

    /// Whether greater values never earn less, or never more; `None` where they earn now more, now less.
    pub fn is_rising(&self) -> Option<bool> {
        let all = |holds: fn(&LinePoint, &LinePoint) -> bool| self.parts().all(|[a, b]| holds(a, b));
        match (all(|a, b| a.points <= b.points), all(|a, b| a.points >= b.points)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// Where it gives at least so many points: windows that ascend and are apart.
    pub fn windows(&self, points: &Exact) -> Vec<Window> {
        let mut windows: Vec<Window> = Vec::new();
        let mut begun: Option<Option<Exact>> = self.0.first().filter(|first| first.points >= *points).map(|_| None);
        for [a, b] in self.parts() {
            // Where the part crosses the points; a jump does so at its own value.
            let crossed = || {
                let gone = (points - &a.points).divided_by(&(&b.points - &a.points)).unwrap_or_default();
                &a.value + &(&(&b.value - &a.value) * &gone)
            };
            match (a.points >= *points, b.points >= *points) {
                (false, true) => begun = Some(Some(crossed())),
                (true, false) => windows.extend(begun.take().map(|from| [from, Some(crossed())])),
                _ => {}
            }
        }
        windows.extend(begun.map(|from| [from, None]));
        windows
    }
}
