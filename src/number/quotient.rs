//! A number that has not been brought to lowest terms, which comparing it does not take.

use super::{Exact, Repr};
use std::cmp::Ordering;

/// A number as it comes out of a division: to be compared, or made [`exact`](Quotient::exact).
#[derive(Clone, Debug)]
pub struct Quotient(Raw);

#[derive(Clone, Debug)]
enum Raw {
    /// In any terms, `den > 0`.
    Small { num: i64, den: i64 },
    /// What does not fit.
    Whole(Exact),
}

impl Quotient {
    /// `times · of / by`; `None` where `by` is 0.
    pub fn new(times: &Exact, of: impl Into<Quotient>, by: impl Into<Quotient>) -> Option<Quotient> {
        let (of, by) = (of.into(), by.into());
        let small = |times: &Exact| {
            let (Raw::Small { num: a, den: b }, Raw::Small { num: c, den: d }) = (&of.0, &by.0) else { return None };
            let (factor, divisor) = times.small()?;
            let num = factor.checked_mul(*a)?.checked_mul(*d)?;
            let den = divisor.checked_mul(*b)?.checked_mul(*c)?;
            match den.signum() {
                1 => Some(Raw::Small { num, den }),
                -1 => Some(Raw::Small { num: num.checked_neg()?, den: den.checked_neg()? }),
                _ => None,
            }
        };
        small(times).map(Quotient).or_else(|| (times * &of.exact()).divided_by(&by.exact()).map(Quotient::from))
    }

    /// The number less another one.
    pub fn minus(&self, other: &Exact) -> Quotient {
        let small = || {
            let (Raw::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &other.0) else {
                return None;
            };
            if b == d {
                return Some(Raw::Small { num: a.checked_sub(*c)?, den: *b });
            }
            let num = a.checked_mul(*d)?.checked_sub(c.checked_mul(*b)?)?;
            Some(Raw::Small { num, den: b.checked_mul(*d)? })
        };
        small().map_or_else(|| Quotient::from(&self.clone().exact() - other), Quotient)
    }

    /// The number as often as another one says.
    #[inline]
    pub fn times(&self, other: impl Into<Quotient>) -> Quotient {
        let other = other.into();
        let small = || {
            let (Raw::Small { num: a, den: b }, Raw::Small { num: c, den: d }) = (&self.0, &other.0) else {
                return None;
            };
            Some(Raw::Small { num: a.checked_mul(*c)?, den: b.checked_mul(*d)? })
        };
        small().map_or_else(|| Quotient::from(&self.clone().exact() * &other.clone().exact()), Quotient)
    }

    pub(super) fn of_parts((num, den): (i64, i64)) -> Quotient {
        Quotient(Raw::Small { num, den })
    }

    pub(super) fn small(&self) -> Option<(i64, i64)> {
        match self.0 {
            Raw::Small { num, den } => Some((num, den)),
            Raw::Whole(_) => None,
        }
    }

    /// The number in lowest terms.
    pub fn exact(self) -> Exact {
        match self.0 {
            Raw::Small { num, den } => Exact::lowest(num, den),
            Raw::Whole(exact) => exact,
        }
    }

    /// How it compares with another number.
    #[inline]
    pub fn compare(&self, other: &Exact) -> Ordering {
        match (&self.0, &other.0) {
            (Raw::Small { num: a, den: b }, Repr::Small { num: c, den: d }) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            (Raw::Small { num, den }, Repr::Big(_)) => Exact::lowest(*num, *den).cmp(other),
            (Raw::Whole(exact), _) => exact.cmp(other),
        }
    }
}

/// Compared as numbers, whatever the terms.
impl Ord for Quotient {
    fn cmp(&self, other: &Quotient) -> Ordering {
        match (&self.0, &other.0) {
            (Raw::Small { num: a, den: b }, Raw::Small { num: c, den: d }) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            (_, Raw::Whole(exact)) => self.compare(exact),
            (Raw::Whole(exact), _) => other.compare(exact).reverse(),
        }
    }
}

impl PartialOrd for Quotient {
    fn partial_cmp(&self, other: &Quotient) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Quotient {
    fn eq(&self, other: &Quotient) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Quotient {}

impl From<Exact> for Quotient {
    fn from(exact: Exact) -> Quotient {
        match exact.small() {
            Some((num, den)) => Quotient(Raw::Small { num, den }),
            None => Quotient(Raw::Whole(exact)),
        }
    }
}

impl From<&Quotient> for Quotient {
    fn from(number: &Quotient) -> Quotient {
        number.clone()
    }
}

impl From<&Exact> for Quotient {
    #[inline]
    fn from(exact: &Exact) -> Quotient {
        match exact.small() {
            Some((num, den)) => Quotient(Raw::Small { num, den }),
            None => Quotient(Raw::Whole(exact.clone())),
        }
    }
}
