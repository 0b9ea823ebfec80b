//! A number that has not been brought to lowest terms, which comparing it does not take.

use super::{Exact, Repr, Sum};
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
            (den > 0).then_some(Quotient(Raw::Small { num, den }))
        };
        small(times).or_else(|| (times * &of.exact()).divided_by(&by.exact()).map(Quotient::from))
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

impl From<Exact> for Quotient {
    fn from(exact: Exact) -> Quotient {
        match exact.small() {
            Some((num, den)) => Quotient(Raw::Small { num, den }),
            None => Quotient(Raw::Whole(exact)),
        }
    }
}

impl From<&Exact> for Quotient {
    fn from(exact: &Exact) -> Quotient {
        Quotient::from(exact.clone())
    }
}

impl From<Sum> for Quotient {
    fn from(sum: Sum) -> Quotient {
        match sum.others.is_empty() {
            true => Quotient(Raw::Small { num: sum.num, den: sum.den }),
            false => Quotient::from(sum.total()),
        }
    }
}
