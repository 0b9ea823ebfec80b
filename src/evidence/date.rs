//! Dates in tables, and what spreadsheets make of numbers that look like them.

use super::rows::{NumberDisplay, Row};
use jiff::civil::Date;

/// The beginnings of the months' names in English and German.
const MONTHS: [&str; 17] = [
    "jan", "feb", "mar", "mär", "mrz", "apr", "may", "mai", "jun", "jul", "aug", "sep", "oct", "okt", "nov", "dec",
    "dez",
];

/// Reads `2026-11-23` or `23.11.2026`, day and month of one or two digits, year
/// of four; `None` for any other form and for days that do not exist.
pub fn parse(cell: &str) -> Option<Date> {
    let cell = cell.trim();
    let (year, month, day) = if cell.contains('-') {
        let mut parts = cell.split('-');
        let date = (parts.next()?, parts.next()?, parts.next()?);
        parts.next().is_none().then_some(date)?
    } else {
        let mut parts = cell.split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        parts.next().is_none().then_some((year, month, day))?
    };
    let digits = |text: &str, lengths: std::ops::RangeInclusive<usize>| -> Option<i16> {
        let good = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        good.then(|| text.parse().ok()).flatten()
    };
    let year = digits(year, 4..=4).filter(|year| *year > 0)?;
    let month = i8::try_from(digits(month, 1..=2)?).ok()?;
    let day = i8::try_from(digits(day, 1..=2)?).ok()?;
    Date::new(year, month, day).ok()
}

/// Reads a cell in which a date stands: a day where a workbook shows one, else as [`parse`]
/// does; no number and no time is one.
pub fn of_cell(row: Row<'_>, column: usize) -> Option<Date> {
    match row.typed(column) {
        Some(typed) => typed.day.filter(|_| typed.shown == NumberDisplay::Day),
        None => parse(row.cell(column)),
    }
}

/// Whether a cell looks as if a spreadsheet had made a date of a number: `01. Jan`, `Jan 01`, `1-Feb`, `02.02.2002`.
pub fn looks_like_one(cell: &str) -> bool {
    let cell = cell.trim().to_lowercase();
    let is_word = |part: &&str| !part.is_empty();
    let parts: Vec<&str> = cell.split(|sign: char| !sign.is_alphanumeric()).filter(is_word).collect();
    let is_number = |part: &&str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |part: &&str| {
        !is_number(part) && part.chars().all(char::is_alphabetic) && MONTHS.iter().any(|month| part.starts_with(month))
    };
    let months = parts.iter().filter(|part| is_month(part)).count();
    let numbers = parts.iter().filter(|part| is_number(part)).count();
    let named = months == 1 && numbers >= 1 && months + numbers == parts.len() && parts.len() <= 3;
    named || parse(&cell).is_some()
}

/// The completed months from `from` to `until`, never below 0: the greatest n for which `from` + n months is not after
/// `until`, the day clamped to the month's last.
pub fn completed_months(from: Date, until: Date) -> i64 {
    let years = i64::from(until.year()) - i64::from(from.year());
    let months = years * 12 + i64::from(until.month()) - i64::from(from.month());
    let day = from.day().min(until.days_in_month());
    (if day > until.day() { months - 1 } else { months }).max(0)
}

/// The date some months later (earlier where negative), the day clamped to the
/// month's last; the last date there is where it would lie beyond.
pub fn plus_months(date: Date, months: i64) -> Date {
    let moved = jiff::Span::new().try_months(months).and_then(|span| date.checked_add(span));
    moved.unwrap_or(if months < 0 { Date::MIN } else { Date::MAX })
}

/// How many months back an organisation may have begun: spreadsheets make 1900 of a 0, and a slip
/// of a year another century.
const PLAUSIBLE_MONTHS: i64 = 120 * 12;

/// The day before which dates of organisations are hardly meant.
pub fn plausible_from(as_of: Date) -> Date {
    plus_months(as_of, -PLAUSIBLE_MONTHS)
}
