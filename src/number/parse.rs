//! A number from plain digits; the conventions of tables are the evidence's business.

use super::Exact;
use num_bigint::BigInt;

/// The most digits that a number may be written with; all of them count.
pub const MAX_DIGITS: usize = 30;

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
/// [`NumberFault`] for any other form, for exponents, `inf` and `nan`, and for
/// more than [`MAX_DIGITS`] digits.
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
    let digits: String = [if negative { "-" } else { "" }, whole, decimals].concat();
    let num: BigInt = digits.parse().map_err(|_| NumberFault::NotANumber)?;
    let den = BigInt::from(10).pow(u32::try_from(decimals.len()).unwrap_or(0));
    Exact::ratio(num, den).ok_or(NumberFault::NotANumber)
}
