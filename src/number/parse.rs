//! A number from plain digits; the conventions of tables are the evidence's business.

use super::Exact;
use num_bigint::BigInt;

/// The most digits that a number may be written with; all of them count.
pub const MAX_DIGITS: usize = 30;

/// Numbers with fewer digits than this fit 64 bits.
const SMALL_DIGITS: usize = 19;

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Not of the form sign, digits, decimal point, digits.
    NotANumber,
    /// Written with more than [`MAX_DIGITS`] digits.
    TooManyDigits,
}

/// Reads `[+-]digits[.digits]` exactly: `0.1` is one tenth.
///
/// # Errors
/// [`NumberFault`] for any other form, for exponents, `inf` and `nan`, and for more than [`MAX_DIGITS`] digits.
pub fn parse_plain(text: &str) -> Result<Exact, NumberFault> {
    let (negative, unsigned) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, decimals) = unsigned.split_once('.').map_or((unsigned, None), |(w, d)| (w, Some(d)));
    let digits_only = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits_only(whole) || !decimals.is_none_or(digits_only) {
        return Err(NumberFault::NotANumber);
    }
    let decimals = decimals.unwrap_or("");
    if whole.len() + decimals.len() > MAX_DIGITS {
        return Err(NumberFault::TooManyDigits);
    }
    if whole.len() + decimals.len() < SMALL_DIGITS {
        let digits = whole.bytes().chain(decimals.bytes()).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        let places = u32::try_from(decimals.len()).unwrap_or(0);
        if let Some(number) = Exact::decimal(if negative { -digits } else { digits }, places) {
            return Ok(number);
        }
    }
    let digits: String = [if negative { "-" } else { "" }, whole, decimals].concat();
    let num: BigInt = digits.parse().map_err(|_| NumberFault::NotANumber)?;
    let den = BigInt::from(10).pow(u32::try_from(decimals.len()).unwrap_or(0));
    Exact::ratio(num, den).ok_or(NumberFault::NotANumber)
}

/// Why a text is no fraction of two whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FractionFault {
    /// Not of the form digits, slash, digits.
    NotAFraction,
    /// Written with more than [`MAX_DIGITS`] digits in all.
    TooManyDigits,
    /// The denominator is 0.
    ZeroBelow,
}

/// Reads `digits/digits` exactly: `6/11`.
///
/// # Errors
/// [`FractionFault`] for any other form, for more than [`MAX_DIGITS`] digits in all, and for the denominator 0.
pub fn parse_quoted(text: &str) -> Result<Exact, FractionFault> {
    let (above, below) = text.split_once('/').ok_or(FractionFault::NotAFraction)?;
    let digits_only = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits_only(above) || !digits_only(below) {
        return Err(FractionFault::NotAFraction);
    }
    if above.len() + below.len() > MAX_DIGITS {
        return Err(FractionFault::TooManyDigits);
    }
    let whole = |digits: &str| parse_plain(digits).map_err(|_| FractionFault::NotAFraction);
    whole(above)?.divided_by(&whole(below)?).ok_or(FractionFault::ZeroBelow)
}

/// The most characters of a fraction that is read back: far beyond what sums make of
/// inputs of [`MAX_DIGITS`], and little enough to be read at once.
const MAX_FRACTION: usize = 20_000;

/// Reads an integer or a fraction as [`Exact::fraction`] writes it: `-25/3`.
/// `None` for any other form, and for one of more than 20,000 characters.
pub fn parse_fraction(text: &str) -> Option<Exact> {
    let (num, den) = text.split_once('/').unwrap_or((text, "1"));
    let unsigned = num.strip_prefix('-').unwrap_or(num);
    let digits_only = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = text.len() <= MAX_FRACTION && digits_only(unsigned) && digits_only(den);
    if !is_plain {
        return None;
    }
    if let (Ok(num), Ok(den @ 1..)) = (num.parse::<i64>(), den.parse::<i64>()) {
        return Some(Exact::reduced(num.into(), den.into()));
    }
    Exact::ratio(num.parse().ok()?, den.parse().ok()?)
}
