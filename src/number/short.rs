//! Numbers that are short enough for two machine integers, as nearly all that stand in
//! tables are: they are copied, and nothing has to be given back.

use super::{Exact, Quotient, Repr};

/// A fraction of two 64-bit integers in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    num: i64,
    /// Above 0.
    den: i64,
}

impl Short {
    /// The decimal `digits / 10^decimals`; `None` where that does not fit.
    pub fn decimal(digits: i64, decimals: u32) -> Option<Short> {
        let (mut num, mut den) = (digits, 10_i64.checked_pow(decimals)?);
        // The denominator has no other factors.
        for factor in [10, 2, 5] {
            while den > 1 && den % factor == 0 && num % factor == 0 {
                (num, den) = (num / factor, den / factor);
            }
        }
        Some(Short { num, den })
    }

    /// Whether the number is whole.
    pub fn is_whole(self) -> bool {
        self.den == 1
    }

    /// Whether the number is below 0.
    pub fn is_negative(self) -> bool {
        self.num < 0
    }

    /// Whether the number is above 0.
    pub fn is_positive(self) -> bool {
        self.num > 0
    }

    /// The number where it is whole, at least 0 and below a limit.
    #[inline]
    pub fn whole_below(self, limit: usize) -> Option<usize> {
        usize::try_from(self.num).ok().filter(|whole| self.den == 1 && *whole < limit)
    }

    pub(super) fn parts(self) -> (i64, i64) {
        (self.num, self.den)
    }
}

impl From<i64> for Short {
    fn from(num: i64) -> Short {
        Short { num, den: 1 }
    }
}

impl From<Short> for Exact {
    fn from(Short { num, den }: Short) -> Exact {
        Exact(Repr::Small { num, den })
    }
}

impl From<Short> for Quotient {
    fn from(short: Short) -> Quotient {
        Quotient::of_parts(short.parts())
    }
}
