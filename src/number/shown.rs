//! The only rounding in the crate: how a number is shown, and with how many
//! digits, so that what is shown never contradicts what was decided.

use super::Exact;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A quantity is shown as it is where this many decimals suffice.
pub const PLAIN_DECIMALS: u32 = 6;

/// What a figure is, which decides how many digits it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureKind {
    /// A percentage: the catalogue's `decimals`, more where it would look like 0 or 100 and is not.
    Percent,
    /// Points, weights, counts, years: as it is where six decimals suffice, else the
    /// catalogue's `decimals`, more where it would look like 0 and is not.
    Quantity,
}

/// How many digits each figure of one report shows.
///
/// A figure has as many digits wherever it stands; the figures that some
/// decision compares have enough of them to see which is greater.
#[derive(Clone, Debug)]
pub struct Digits {
    decimals: u32,
    raised: BTreeMap<(FigureKind, Exact), u32>,
}

/// Two figures that a decision compares.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'n> {
    /// What both are.
    pub kind: FigureKind,
    /// The figure that was found.
    pub figure: &'n Exact,
    /// What it is compared with.
    pub other: &'n Exact,
    /// Whether the other is always shown in full, as limits of a rule book are.
    pub other_in_full: bool,
}

impl<'n> Compared<'n> {
    /// Two figures, neither of which is shown in full for its own sake.
    pub(crate) fn new(kind: FigureKind, figure: &'n Exact, other: &'n Exact) -> Compared<'n> {
        Compared { kind, figure, other, other_in_full: false }
    }

    /// A figure and a limit of the rule book.
    pub(crate) fn with_limit(kind: FigureKind, figure: &'n Exact, other: &'n Exact) -> Compared<'n> {
        Compared { kind, figure, other, other_in_full: true }
    }
}

impl Digits {
    /// `decimals` digits after the decimal sign, more where two compared figures
    /// would otherwise look equal or the wrong way round.
    pub fn new(decimals: u32, compared: &[Compared<'_>]) -> Digits {
        let mut digits = Digits { decimals, raised: BTreeMap::new() };
        // Raising one figure for one pair may concern another pair; digits only
        // ever grow and more of them never hide a difference, so this ends.
        loop {
            let before = digits.raised.clone();
            for pair in compared.iter().filter(|pair| pair.other_in_full || pair.figure != pair.other) {
                digits.tell_apart(pair);
            }
            if digits.raised == before {
                return digits;
            }
        }
    }

    /// The digits of one figure as [`new`](Digits::new) has them, made of the pairs alone that bear on it.
    pub fn of_one(decimals: u32, compared: &[Compared<'_>], kind: FigureKind, figure: &Exact) -> Digits {
        let mut bearing: Vec<&Exact> = vec![figure];
        let mut pairs: Vec<Compared<'_>> = Vec::new();
        let mut left: Vec<&Compared<'_>> = compared.iter().filter(|pair| pair.kind == kind).collect();
        let mut next = 0;
        while let Some(figure) = bearing.get(next).copied() {
            next += 1;
            left.retain(|pair| {
                let is_here = pair.figure == figure || (!pair.other_in_full && pair.other == figure);
                if is_here {
                    pairs.push(**pair);
                    bearing.push(pair.figure);
                    bearing.extend((!pair.other_in_full).then_some(pair.other));
                }
                !is_here
            });
        }
        Digits::new(decimals, &pairs)
    }

    fn tell_apart(&mut self, pair: &Compared<'_>) {
        let Compared { kind, figure, other, other_in_full } = *pair;
        let mut level = self.count(kind, figure);
        if !other_in_full {
            level = level.max(self.count(kind, other));
        }
        while self.as_shown(pair) != figure.cmp(other) {
            level += 1;
            for n in [figure].into_iter().chain((!other_in_full).then_some(other)) {
                // What stands there in full needs no zeros behind it.
                if kind == FigureKind::Percent || plain_decimals(n).is_none() {
                    self.raised.insert((kind, n.clone()), level);
                }
            }
        }
    }

    /// How the two figures compare as they are shown.
    fn as_shown(&self, pair: &Compared<'_>) -> Ordering {
        let level = |n: &Exact| self.count(pair.kind, n);
        let figure = level(pair.figure);
        let (top, tens) = (round(pair.figure, figure), power(figure));
        let (other, unit) = match pair.other_in_full {
            true => match pair.other.small() {
                Some((num, den)) => (WholePart::Small(num.into()), WholePart::Small(den.into())),
                None => {
                    let (num, den) = pair.other.to_big().into_raw();
                    (WholePart::Big(num), WholePart::Big(den))
                }
            },
            false => (round(pair.other, level(pair.other)), power(level(pair.other))),
        };
        if let (WholePart::Small(top), WholePart::Small(tens), WholePart::Small(other), WholePart::Small(unit)) =
            (&top, &tens, &other, &unit)
            && let (Some(left), Some(right)) = (top.checked_mul(*unit), other.checked_mul(*tens))
        {
            return left.cmp(&right);
        }
        (top.big() * unit.big()).cmp(&(other.big() * tens.big()))
    }

    fn count(&self, kind: FigureKind, n: &Exact) -> u32 {
        let usual = match kind {
            FigureKind::Percent => telling(n, self.decimals, &[Exact::ZERO, Exact::HUNDRED]),
            FigureKind::Quantity => plain_decimals(n).unwrap_or_else(|| telling(n, self.decimals, &[Exact::ZERO])),
        };
        if self.raised.is_empty() {
            return usual;
        }
        self.raised.get(&(kind, n.clone())).copied().unwrap_or(usual)
    }

    /// The figure with a decimal point and without grouping, rounded half away
    /// from zero where it must be; the form of `shown` in the JSON report.
    pub fn show(&self, kind: FigureKind, n: &Exact) -> String {
        let digits = self.count(kind, n);
        let mut buffer = itoa::Buffer::new();
        let scaled = match round(n, digits) {
            WholePart::Small(scaled) => Cow::Borrowed(buffer.format(scaled)),
            WholePart::Big(scaled) => Cow::Owned(scaled.to_string()),
        };
        let (sign, text) = scaled.strip_prefix('-').map_or(("", &*scaled), |text| ("-", text));
        let digits = digits as usize;
        let mut shown = String::with_capacity(sign.len() + text.len().max(digits) + 2);
        shown.push_str(sign);
        let (whole, decimals) = text.split_at(text.len().saturating_sub(digits));
        shown.push_str(if whole.is_empty() { "0" } else { whole });
        if digits > 0 {
            shown.push('.');
            (decimals.len()..digits).for_each(|_| shown.push('0'));
            shown.push_str(decimals);
        }
        shown
    }
}

/// A whole number, in machine integers where it fits.
enum WholePart {
    Small(i128),
    Big(BigInt),
}

impl WholePart {
    fn is(self, other: WholePart) -> bool {
        match (self, other) {
            (WholePart::Small(number), WholePart::Small(other)) => number == other,
            (number, other) => number.big() == other.big(),
        }
    }

    fn big(self) -> BigInt {
        match self {
            WholePart::Small(number) => BigInt::from(number),
            WholePart::Big(number) => number,
        }
    }
}

/// The most decimals with which a number of 64 bits is rounded in 128: twice 2^63 · 10^18 is below 2^125.
const SMALL_DECIMALS: u32 = 18;

/// `10^digits`
fn power(digits: u32) -> WholePart {
    match digits {
        0..=SMALL_DECIMALS => WholePart::Small(10_i128.pow(digits)),
        _ => WholePart::Big(BigInt::from(10).pow(digits)),
    }
}

/// `n · 10^digits` rounded half away from zero.
fn round(n: &Exact, digits: u32) -> WholePart {
    if let (Some((num, den)), WholePart::Small(tens)) = (n.small(), power(digits)) {
        let (num, den) = (i128::from(num), i128::from(den));
        let rounded = (num.abs() * tens * 2 + den) / (den * 2);
        return WholePart::Small(if num < 0 { -rounded } else { rounded });
    }
    let big = n.to_big();
    let doubled: BigInt = big.numer().abs() * BigInt::from(10).pow(digits) * 2 + big.denom();
    let rounded = doubled.div_floor(&(big.denom() * 2));
    WholePart::Big(if big.is_negative() { -rounded } else { rounded })
}

/// The number with so many decimals, rounded half away from zero: what a rule book rounds.
pub fn rounded(n: &Exact, decimals: u32) -> Exact {
    Exact::ratio(round(n, decimals).big(), BigInt::from(10).pow(decimals)).unwrap_or_default()
}

/// The least number that is not below `limit` once it is [`rounded`]: half a unit below the first multiple of the unit
/// that is not; for limits of 0 and more.
pub fn least_rounded_to(limit: &Exact, decimals: u32) -> Exact {
    let tens = Exact::from(10_i64.saturating_pow(decimals));
    let units = -&(-&(limit * &tens)).floor();
    let half = Exact::decimal(5, 1).unwrap_or_default();
    (&units - &half).divided_by(&tens).unwrap_or_default()
}

/// The least digits, from some on, with which a figure is not shown as one of those that say
/// more than it is: nothing where there is something, all where something is missing.
fn telling(n: &Exact, from: u32, of: &[Exact]) -> u32 {
    // Most are far from each.
    if n.small().is_some_and(|(num, den)| !matches!(num / den, 0 | 99 | 100)) {
        return from;
    }
    let misleads = |digits: &u32| of.iter().any(|whole| n != whole && round(n, *digits).is(round(whole, *digits)));
    (from..).find(|digits| !misleads(digits)).unwrap_or(from)
}

/// How many decimals show the number in full, where six suffice.
fn plain_decimals(n: &Exact) -> Option<u32> {
    if let Some((_, den)) = n.small() {
        return (0..=PLAIN_DECIMALS).find(|digits| 10_i64.pow(*digits) % den == 0);
    }
    let big = n.to_big();
    (0..=PLAIN_DECIMALS).find(|digits| (BigInt::from(10).pow(*digits) % big.denom()).is_zero())
}

/// The number without rounding: all its decimals where it has an end
/// (every figure that was read has), else the fraction.
pub fn in_full(n: &Exact) -> String {
    let big = n.to_big();
    let longest = u32::try_from(super::MAX_DIGITS).unwrap_or(u32::MAX);
    let ends = (0..=longest).find(|digits| (BigInt::from(10).pow(*digits) % big.denom()).is_zero());
    match ends {
        Some(digits) => Digits { decimals: digits, raised: BTreeMap::new() }.show(FigureKind::Percent, n),
        None => n.fraction(),
    }
}

/// Whether a text is what [`Digits::show`] makes of a number, with however many decimals.
pub fn is_rounded(n: &Exact, shown: &str) -> bool {
    const MOST_DECIMALS: usize = 20_000;
    let decimals = shown.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let digits = u32::try_from(decimals.min(MOST_DECIMALS)).unwrap_or_default();
    let digits = Digits { decimals: digits, raised: BTreeMap::new() };
    // Which of both it is, nothing tells: 100.03 may be shown as 100.0 where it is no percentage.
    [FigureKind::Percent, FigureKind::Quantity].into_iter().any(|kind| digits.show(kind, n) == shown)
}

/// The number with at most fifteen significant digits, which is what a cell of a
/// spreadsheet holds, in a form that reads as a binary number: `903888888888889e-13`.
pub fn fifteen_digits(n: &Exact) -> String {
    let (scaled, decimals) = significant(n);
    format!("{scaled}e{}", -decimals)
}

/// What a spreadsheet shows of a number that it has written down, with an exponent
/// perhaps: at most fifteen significant digits, as plain decimals. `None` where it
/// is no such number. `0.30000000000000004` is shown as 0.3, `4.5E-2` as 0.045.
pub fn spreadsheet_number(written: &str) -> Option<String> {
    const GREATEST_EXPONENT: i32 = 400;
    const MOST_DIGITS: usize = 50;
    let (mantissa, exponent) = match written.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (written, 0),
    };
    if mantissa.len() > MOST_DIGITS || exponent.abs() > GREATEST_EXPONENT {
        return None;
    }
    let unsigned = mantissa.trim_start_matches(['+', '-']);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let is_digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    let is_number = mantissa.len() - unsigned.len() <= 1 && is_digits(whole) && is_digits(decimals);
    if !is_number || whole.len() + decimals.len() == 0 {
        return None;
    }
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: BigInt = format!("{sign}{whole}{decimals}").parse().ok()?;
    let power = i64::from(exponent) - i64::try_from(decimals.len()).ok()?;
    let tens = BigInt::from(10).pow(u32::try_from(power.unsigned_abs()).ok()?);
    let exact = if power < 0 { Exact::ratio(digits, tens)? } else { Exact::from(digits * tens) };
    let (scaled, decimals) = significant(&exact);
    let tens = BigInt::from(10).pow(u32::try_from(decimals.unsigned_abs()).ok()?);
    let shown = if decimals < 0 { BigRational::from(scaled * tens) } else { BigRational::new(scaled, tens) };
    // As many decimals as its denominator asks for, which is a product of twos and fives.
    let needed = (0_u32..).find(|digits| (BigInt::from(10).pow(*digits) % shown.denom()).is_zero())?;
    let exact = Exact::ratio(shown.numer().clone(), shown.denom().clone())?;
    Some(Digits { decimals: needed, raised: BTreeMap::new() }.show(FigureKind::Percent, &exact))
}

/// The number as a whole one of at most fifteen digits, and how many of them are decimals.
fn significant(n: &Exact) -> (BigInt, i64) {
    const DIGITS: i64 = 15;
    let big = n.to_big();
    let length = |part: &BigInt| i64::try_from(part.abs().to_string().len()).unwrap_or(DIGITS);
    // Between 10^(m - 1) and 10^(m + 1), so one of two places is the last digit's.
    let magnitude = length(big.numer()) - length(big.denom());
    let at = |decimals: i64| {
        let power = BigInt::from(10).pow(u32::try_from(decimals.unsigned_abs()).unwrap_or(u32::MAX));
        let (num, den) = if decimals < 0 {
            (big.numer().clone(), big.denom() * power)
        } else {
            (big.numer() * power, big.denom().clone())
        };
        let scaled = round(&Exact::ratio(num, den).unwrap_or_default(), 0).big();
        (length(&scaled) <= DIGITS).then_some((scaled, decimals))
    };
    let finest = DIGITS - magnitude;
    (0..=2).find_map(|coarser| at(finest - coarser)).unwrap_or_default()
}
