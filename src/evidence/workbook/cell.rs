//! What a number in a cell is read as: what the spreadsheet shows it to be.

use super::shapes::Shape;
use crate::evidence::grid::Typed;
use crate::number::{Exact, parse_plain, spreadsheet_number};
use jiff::civil::Date;
use num_traits::ToPrimitive;

/// Numbers in cells for dates that stand for a year: as days they would lie in 1905.
pub const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;
/// From here on a number in a cell for dates may be meant as one: 18 May 1927.
const PLAUSIBLE_DAY: i64 = 10_000;
/// The last day that a spreadsheet counts to, 31 December 9999.
pub const LAST_DAY: i64 = 2_958_465;

/// The text of a cell that holds a number, and the number where it is shown as one.
///
/// A number has fifteen significant digits, as a spreadsheet shows it: the binary
/// number behind 0.1 + 0.2 is 0.3.
pub fn read(written: &str, shape: Shape, from_1904: bool) -> (String, Option<Typed>) {
    let Some(plain) = spreadsheet_number(written.trim()) else { return (written.to_owned(), None) };
    let Ok(number) = parse_plain(&plain) else { return (plain, None) };
    match shape {
        Shape::Number => (plain, Some(Typed { number, is_percent: false })),
        Shape::Percent => {
            let number = &number * &Exact::HUNDRED;
            (format!("{}%", crate::number::in_full(&number)), Some(Typed { number, is_percent: true }))
        }
        // Days so early are years that were typed into a cell for dates.
        Shape::Date if whole(&number).is_some_and(|days| YEARS.contains(&days)) && number.is_whole() => (plain, None),
        Shape::Date => match shown_date(&number, from_1904) {
            Some(shown) => (shown, None),
            None => (plain, None),
        },
    }
}

/// The day that a number counts to, where days are counted from 1900; for the
/// message on a date that lost its format.
pub fn day_of(number: &Exact) -> Option<Date> {
    let days = whole(number).filter(|days| *days >= PLAUSIBLE_DAY && number.is_whole())?;
    date(days, false)
}

fn whole(number: &Exact) -> Option<i64> {
    number.floor().to_big().to_integer().to_i64().filter(|days| (0..=LAST_DAY).contains(days))
}

/// A date like 2019-03-15, with the time where there is one.
fn shown_date(number: &Exact, from_1904: bool) -> Option<String> {
    let days = whole(number)?;
    let of_day = number - &Exact::from(days);
    let minutes = (&of_day * &Exact::from(24 * 60)).floor().to_big().to_integer().to_i64()?;
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    match (date(days, from_1904), of_day.is_zero()) {
        (Some(date), true) => Some(date.to_string()),
        (Some(date), false) => Some(format!("{date} {time}")),
        (None, _) => Some(time).filter(|_| days == 0),
    }
}

fn date(days: i64, from_1904: bool) -> Option<Date> {
    let (first, days) = match (from_1904, days) {
        (true, days) => (Date::constant(1904, 1, 1), days),
        // Day 60 would be 29 February 1900, which there never was.
        (false, 0 | 60) => return None,
        (false, 1..=59) => (Date::constant(1899, 12, 31), days),
        (false, days) => (Date::constant(1899, 12, 30), days),
    };
    first.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}
