//! The plain reading of a cell: numbers, yes and no, dates.

use super::{Odd, Plainly, Value};
use crate::evidence::date;
use crate::evidence::numeral::DecimalSign;
use crate::number::{Exact, Quotient, Short};
use crate::vocabulary::{yes_no_in_any_case, yes_no_packed};
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

/// Yes or no.
#[inline]
pub fn yes_no(value: Value<'_>) -> Option<bool> {
    yes_no_packed(value.word).or_else(|| yes_no_in_any_case(value.cell))
}

/// A number without grouping by a decimal sign; without one only a whole number.
#[inline]
pub fn number(value: Value<'_>, sign: Option<u8>) -> Plainly<Short> {
    // Most are small whole ones.
    match whole(value.word, value.cell.len()) {
        Some(number) => Ok(Short::from(number)),
        None => decimal(value.cell, sign),
    }
}

/// The whole number of one to eight digits that a word of so many bytes is, all digits at once.
#[inline]
fn whole(word: u64, len: usize) -> Option<i64> {
    const ZEROS: u64 = u64::from_le_bytes([b'0'; 8]);
    const HALVES: u64 = u64::from_le_bytes([0xF0; 8]);
    const SIXES: u64 = u64::from_le_bytes([6; 8]);
    if word == 0 || len > 8 {
        return None;
    }
    // Zeros in front of it make it eight digits.
    let blank = 64 - 8 * u32::try_from(len).ok()?;
    let digits = word << blank | ZEROS.unbounded_shr(64 - blank);
    if digits & HALVES != ZEROS || digits.wrapping_add(SIXES) & HALVES != ZEROS {
        return None;
    }
    // Neighbours are joined to tens, hundreds and thousands in turn.
    let ones = digits & 0x0F0F_0F0F_0F0F_0F0F;
    let tens = (ones.wrapping_mul(10) + (ones >> 8)) & 0x00FF_00FF_00FF_00FF;
    let hundreds = (tens.wrapping_mul(100) + (tens >> 16)) & 0x0000_FFFF_0000_FFFF;
    let all = hundreds.wrapping_mul(10_000) + (hundreds >> 32);
    i64::try_from(all & 0xFFFF_FFFF).ok()
}

fn decimal(cell: &[u8], sign: Option<u8>) -> Plainly<Short> {
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
    Short::decimal(if is_negative { -number } else { number }, places).ok_or(Odd)
}

/// Whether a number lies outside of limits.
pub fn outside(number: Short, min: Option<&Exact>, max: Option<&Exact>) -> bool {
    let number = Quotient::from(number);
    min.is_some_and(|min| number.compare(min).is_lt()) || max.is_some_and(|max| number.compare(max).is_gt())
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
