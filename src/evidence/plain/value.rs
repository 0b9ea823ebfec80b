//! The plain reading of a cell: numbers, yes and no, dates.

use super::{Odd, Plainly};
use crate::evidence::answer::Reading;
use crate::evidence::date;
use crate::evidence::numeral::DecimalSign;
use crate::number::Exact;
use crate::vocabulary;
use jiff::civil::Date;

/// Numbers with more digits are read thoroughly.
const MOST_DIGITS: usize = 17;

/// The decimal sign that a table's delimiter or the user settles.
pub fn sign(reading: Reading, delimiter: u8) -> Option<u8> {
    match (reading.decimal, delimiter) {
        (Some(DecimalSign::Comma), _) | (None, b';') => Some(b','),
        (Some(DecimalSign::Point), _) | (None, b',') => Some(b'.'),
        _ => None,
    }
}

/// A number without grouping by a decimal sign; without one only a whole number.
pub fn number(cell: &[u8], sign: Option<u8>) -> Plainly<Exact> {
    let (is_negative, unsigned) = cell.strip_prefix(b"-").map_or((false, cell), |unsigned| (true, unsigned));
    let (mut number, mut digits, mut decimals) = (0_i64, 0, None);
    for byte in unsigned {
        match byte {
            b'0'..=b'9' => {
                number = number.wrapping_mul(10).wrapping_add(i64::from(byte - b'0'));
                digits += 1;
            }
            _ if sign == Some(*byte) && decimals.is_none() && digits > 0 => decimals = Some(digits),
            _ => return Err(Odd),
        }
    }
    let places = decimals.map_or(0, |before| digits - before);
    if digits == 0 || digits > MOST_DIGITS || (decimals.is_some() && places == 0) {
        return Err(Odd);
    }
    let places = u32::try_from(places).map_err(|_| Odd)?;
    Exact::decimal(if is_negative { -number } else { number }, places).ok_or(Odd)
}

/// Whether a number lies outside of limits.
pub fn outside(number: &Exact, min: Option<&Exact>, max: Option<&Exact>) -> bool {
    min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max)
}

/// Yes or no, in any case.
pub fn yes_no(cell: &[u8]) -> Plainly<bool> {
    let mut lower = [0; 8];
    let lower = lower.get_mut(..cell.len()).ok_or(Odd)?;
    lower.copy_from_slice(cell);
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok().and_then(vocabulary::yes_no).ok_or(Odd)
}

/// A date in a form that is read.
pub fn date_of(cell: &[u8]) -> Option<Date> {
    date::parse(std::str::from_utf8(cell).ok()?)
}
