//! The plain reading of a cell: numbers, yes and no, dates.

use super::{Odd, Plainly};
use crate::evidence::date;
use crate::evidence::numeral::DecimalSign;
use crate::number::Exact;
use jiff::civil::Date;

/// Numbers with more digits are read thoroughly.
const MOST_DIGITS: usize = 17;

/// The decimal sign that a table's delimiter or the user settles.
pub fn sign(named: Option<DecimalSign>, delimiter: u8) -> Option<u8> {
    match (named, delimiter) {
        (Some(DecimalSign::Comma), _) | (None, b';') => Some(b','),
        (Some(DecimalSign::Point), _) | (None, b',') => Some(b'.'),
        _ => None,
    }
}

/// A number without grouping by a decimal sign; without one only a whole number.
pub fn number(cell: &[u8], sign: Option<u8>) -> Plainly<Exact> {
    // Most are small whole ones.
    if let [first, rest @ ..] = cell
        && rest.len() < 4
        && cell.iter().all(u8::is_ascii_digit)
    {
        let digit = |byte: &u8| i64::from(byte - b'0');
        return Ok(Exact::from(rest.iter().fold(digit(first), |number, byte| number * 10 + digit(byte))));
    }
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

/// A date in a form that is read.
pub fn date_of(cell: &[u8]) -> Option<Date> {
    // Most stand there as spreadsheets and databases export them.
    if let [a, b, c, d, b'-', e, f, b'-', g, h] = cell
        && [a, b, c, d, e, f, g, h].into_iter().all(u8::is_ascii_digit)
    {
        let two = |tens: &u8, ones: &u8| i8::try_from((tens - b'0') * 10 + (ones - b'0')).unwrap_or(0);
        let year = i16::from(two(a, b)) * 100 + i16::from(two(c, d));
        return Date::new(year, two(e, f), two(g, h)).ok().filter(|_| year > 0);
    }
    date::parse(std::str::from_utf8(cell).ok()?)
}
