//! Exact numbers: every point, weight and percentage in merit is an [`Exact`].
//!
//! An `Exact` is a rational number without bounds. Small ones are kept as a reduced fraction of two 64-bit integers,
//! whose sums, products and comparisons provably fit in 128 bits; all others fall back to arbitrary precision. Both are
//! always in lowest terms and a number that fits is always kept small, so equal numbers are equal representations.
//!
//! Rounding happens in `number/shown.rs` alone.

mod parse;
mod quotient;
mod shown;
mod sum;

pub use parse::{FractionFault, MAX_DIGITS, NumberFault, parse_fraction, parse_plain, parse_quoted};
pub use quotient::Quotient;
pub use shown::{
    Compared, Digits, FigureKind, PLAIN_DECIMALS, fifteen_digits, in_full, is_rounded, least_rounded_to, rounded,
    spreadsheet_number,
};
pub use sum::Sum;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

/// The greatest common divisor of a remainder that is not 0 and the denominator that left it. Its steps have no
/// branches to guess and take a third less time than a library's, and fractions are mostly this.
fn divisor(rest: i64, den: i64) -> i64 {
    let (mut a, mut b) = (rest.unsigned_abs(), den.unsigned_abs());
    if a == 0 {
        return den;
    }
    let twos = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    while b != 0 {
        b >>= b.trailing_zeros();
        (a, b) = (a.min(b), a.abs_diff(b));
    }
    // It is at most the denominator.
    i64::try_from(a << twos).unwrap_or(den)
}

/// An exact rational number of any size.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Exact(Repr);

/// Lowest terms, `den > 0`; `Big` only for what does not fit `Small`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Repr {
    Small { num: i64, den: i64 },
    Big(Box<BigRational>),
}

impl Exact {
    /// The number 0.
    pub const ZERO: Exact = Exact(Repr::Small { num: 0, den: 1 });
    /// The number 1.
    pub const ONE: Exact = Exact(Repr::Small { num: 1, den: 1 });
    /// The number 100, the whole of a percentage.
    pub const HUNDRED: Exact = Exact(Repr::Small { num: 100, den: 1 });

    pub(crate) fn count(number: usize) -> Exact {
        Exact::from(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// The fraction `num / den` in lowest terms; `None` where `den` is 0.
    pub fn ratio(num: BigInt, den: BigInt) -> Option<Exact> {
        (!den.is_zero()).then(|| Exact::from_big(BigRational::new(num, den)))
    }

    /// The fraction of two numbers in lowest terms; `den > 0`.
    fn reduced(num: i128, den: i128) -> Exact {
        if let (Ok(num), Ok(den)) = (i64::try_from(num), i64::try_from(den)) {
            return Exact::lowest(num, den);
        }
        let divisor = if den == 1 { 1 } else { num.gcd(&den) };
        let (num, den) = (num / divisor, den / divisor);
        match (i64::try_from(num), i64::try_from(den)) {
            (Ok(num), Ok(den)) => Exact(Repr::Small { num, den }),
            _ => Exact(Repr::Big(Box::new(BigRational::new_raw(num.into(), den.into())))),
        }
    }

    /// The same where both fit in 64 bits.
    fn lowest(num: i64, den: i64) -> Exact {
        if den == 1 {
            return Exact(Repr::Small { num, den });
        }
        match num % den {
            0 => Exact(Repr::Small { num: num / den, den: 1 }),
            rest => {
                let divisor = divisor(rest, den);
                Exact(Repr::Small { num: num / divisor, den: den / divisor })
            }
        }
    }

    fn small(&self) -> Option<(i64, i64)> {
        match &self.0 {
            Repr::Small { num, den } => Some((*num, *den)),
            Repr::Big(_) => None,
        }
    }

    /// The decimal `digits / 10^decimals`; `None` where that does not fit.
    pub fn decimal(digits: i64, decimals: u32) -> Option<Exact> {
        let (mut num, mut den) = (digits, 10_i64.checked_pow(decimals)?);
        // The denominator has no other factors.
        for factor in [10, 2, 5] {
            while den > 1 && den % factor == 0 && num % factor == 0 {
                (num, den) = (num / factor, den / factor);
            }
        }
        Some(Exact(Repr::Small { num, den }))
    }

    fn from_big(big: BigRational) -> Exact {
        match (big.numer().to_i64(), big.denom().to_i64()) {
            (Some(num), Some(den)) => Exact(Repr::Small { num, den }),
            _ => Exact(Repr::Big(Box::new(big))),
        }
    }

    /// The number in arbitrary precision.
    pub fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Small { num, den } => BigRational::new_raw((*num).into(), (*den).into()),
            Repr::Big(big) => (**big).clone(),
        }
    }

    /// `self / other`; `None` where `other` is 0.
    pub fn divided_by(&self, other: &Exact) -> Option<Exact> {
        if other.is_zero() {
            return None;
        }
        if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &other.0) {
            if let (Some(num), Some(den), true) = (a.checked_mul(*d), b.checked_mul(*c), *c > 0) {
                return Some(Exact::lowest(num, den));
            }
            let (num, den) = (i128::from(*a) * i128::from(*d), i128::from(*b) * i128::from(*c));
            let sign = den.signum();
            return Some(Exact::reduced(num * sign, den * sign));
        }
        Some(Exact::from_big(self.to_big() / other.to_big()))
    }

    /// The sum of many numbers.
    pub fn sum(numbers: impl IntoIterator<Item = Exact>) -> Exact {
        let mut sum = Sum::default();
        numbers.into_iter().for_each(|number| sum.add(&number));
        sum.total()
    }

    /// Whether the number is 0.
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Repr::Small { num: 0, .. })
    }

    /// Whether the number is below 0.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small { num, .. } => *num < 0,
            Repr::Big(big) => big.is_negative(),
        }
    }

    /// Whether the number is above 0.
    pub fn is_positive(&self) -> bool {
        !self.is_negative() && !self.is_zero()
    }

    /// Whether the number is whole.
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Repr::Small { den, .. } => *den == 1,
            Repr::Big(big) => big.is_integer(),
        }
    }

    /// The greatest whole number not above this one. Limits of whole numbers ask
    /// for it; what is shown never passes through here.
    pub fn floor(&self) -> Exact {
        match &self.0 {
            Repr::Small { num, den } => Exact::from(num.div_euclid(*den)),
            Repr::Big(big) => Exact::from_big(big.floor()),
        }
    }

    /// The number as text without loss: an integer, or a fraction in lowest
    /// terms (`25/3`), the form of `exact` in the JSON report.
    pub fn fraction(&self) -> String {
        let mut text = String::new();
        self.write_fraction(&mut text);
        text
    }

    /// Puts the [`fraction`](Exact::fraction) behind a text.
    pub fn write_fraction(&self, text: &mut String) {
        match &self.0 {
            Repr::Small { num, den } => {
                let mut buffer = itoa::Buffer::new();
                text.push_str(buffer.format(*num));
                if *den != 1 {
                    text.push('/');
                    text.push_str(buffer.format(*den));
                }
            }
            Repr::Big(big) => text.push_str(&big.to_string()),
        }
    }
}

impl From<i64> for Exact {
    fn from(num: i64) -> Exact {
        Exact(Repr::Small { num, den: 1 })
    }
}

impl From<BigInt> for Exact {
    fn from(num: BigInt) -> Exact {
        Exact::from_big(BigRational::from_integer(num))
    }
}

impl Default for Exact {
    fn default() -> Exact {
        Exact::ZERO
    }
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: &Exact) -> Exact {
        if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &other.0) {
            let (a, b, c, d) = (i128::from(*a), i128::from(*b), i128::from(*c), i128::from(*d));
            // |a·d| and |c·b| stay below 2^126, so their sum fits.
            return Exact::reduced(a * d + c * b, b * d);
        }
        Exact::from_big(self.to_big() + other.to_big())
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: &Exact) -> Exact {
        if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &other.0) {
            match (a, b, c, d) {
                (1, 1, ..) => return other.clone(),
                (.., 1, 1) => return self.clone(),
                _ => {
                    if let (Some(num), Some(den)) = (a.checked_mul(*c), b.checked_mul(*d)) {
                        return Exact::lowest(num, den);
                    }
                }
            }
            return Exact::reduced(i128::from(*a) * i128::from(*c), i128::from(*b) * i128::from(*d));
        }
        Exact::from_big(self.to_big() * other.to_big())
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        match self.small().and_then(|(num, den)| Some((num.checked_neg()?, den))) {
            Some((num, den)) => Exact(Repr::Small { num, den }),
            None => &Exact::from(-1) * self,
        }
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        self + &-other
    }
}

impl Ord for Exact {
    #[inline]
    fn cmp(&self, other: &Exact) -> Ordering {
        if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &other.0) {
            if b == d {
                return a.cmp(c);
            }
            return (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)));
        }
        big_cmp(self, other)
    }
}

#[cold]
fn big_cmp(a: &Exact, b: &Exact) -> Ordering {
    // Cross-multiplied rather than `BigRational::cmp`, which divides and
    // recurses as deep as the continued fraction is long.
    let (a, b) = (a.to_big(), b.to_big());
    (a.numer() * b.denom()).cmp(&(b.numer() * a.denom()))
}

impl PartialOrd for Exact {
    #[inline]
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
