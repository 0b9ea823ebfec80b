//! What is to be said of values in tables.

use super::date;
use super::grid::Row;
use super::numeral::{Convention, DecimalSign, Doubt};
use super::table::warning;
use super::workbook;
use crate::diagnostic::{Finding, Place};
use crate::language::{Arg, Message};
use crate::number::{Exact, MAX_DIGITS, NumberFault};

/// What spreadsheets of either language show for a formula in error.
const IN_ERROR: [&str; 14] = [
    "#NULL!",
    "#DIV/0!",
    "#VALUE!",
    "#REF!",
    "#NAME?",
    "#NUM!",
    "#N/A",
    "#SPILL!",
    "#CALC!",
    "#WERT!",
    "#BEZUG!",
    "#ZAHL!",
    "#NV",
    "#ÜBERLAUF!",
];

/// What is to be said of a cell whatever should stand there: that a formula has no
/// result, or none that a value could be.
pub fn formula(cell: &str) -> Option<Message> {
    let cell = cell.trim();
    let key = match cell {
        _ if cell.starts_with('=') => "finding-formula-without-result",
        _ if IN_ERROR.contains(&cell) => "finding-formula-in-error",
        _ => return None,
    };
    Some(Message::new(key).with("value", Arg::quoted(cell)))
}

/// Why a cell is no date.
pub fn not_a_date(row: &Row, column: usize) -> Message {
    let cell = row.cell(column).trim();
    let day = row.number(column).filter(|typed| !typed.is_percent).and_then(|typed| workbook::day_of(&typed.number));
    let is_year = cell.len() == 4 && cell.parse().is_ok_and(|year: u16| (1900..=2100).contains(&year));
    formula(cell).unwrap_or_else(|| {
        let message = match day {
            None if is_year => Message::new("finding-year-not-date"),
            Some(day) => Message::new("finding-number-not-date").with("date", day),
            None => Message::new("finding-not-a-date"),
        };
        message.with("value", Arg::quoted(cell))
    })
}

/// Why a cell is no number.
pub fn not_a_number(cell: &str, fault: NumberFault, convention: Convention) -> Message {
    if let Some(message) = formula(cell) {
        return message;
    }
    let key = match fault {
        _ if cell.ends_with('%') => "finding-percent-not-number",
        NumberFault::TooManyDigits => "finding-too-many-digits",
        NumberFault::NotANumber if date::looks_like_one(cell) => "finding-date-not-number",
        NumberFault::NotANumber if convention.given => "finding-not-a-number-in-convention",
        NumberFault::NotANumber => "finding-not-a-number",
    };
    let message = Message::new(key).with("value", Arg::quoted(cell)).with("most", Arg::Number(MAX_DIGITS.to_string()));
    message.with("sign", Message::new(sign_key(convention.sign)))
}

/// What is to be said of a number that may have been meant otherwise.
pub fn doubtful(doubt: Doubt, cell: &str, number: &Exact, convention: Convention, place: Place) -> Finding {
    let (code, key) = match doubt {
        Doubt::OtherSign => ("other-decimal-sign", "finding-other-decimal-sign"),
        Doubt::Ambiguous => ("ambiguous-number", "finding-ambiguous-number"),
        Doubt::Fraction => ("fraction-or-percent", "finding-fraction-or-percent"),
    };
    let message = Message::new(key)
        .with("value", Arg::quoted(cell))
        // Ungrouped, as a grouping sign could be taken for the decimal sign again.
        .with("number", crate::number::in_full(number))
        .with("sign", Message::new(sign_key(convention.sign)))
        .with("option", convention.sign.other().code());
    warning(code, place, message)
}

/// That a number lies outside its valid range.
pub fn out_of_range(number: &Exact, min: Option<&Exact>, max: Option<&Exact>) -> Message {
    let message = match (min, max) {
        (Some(min), Some(max)) => Message::new("finding-out-of-range").with("min", min).with("max", max),
        (Some(min), None) => Message::new("finding-below-range").with("min", min),
        (None, Some(max)) => Message::new("finding-above-range").with("max", max),
        (None, None) => Message::new("finding-below-range").with("min", "?"),
    };
    message.with("number", number)
}

fn sign_key(sign: DecimalSign) -> &'static str {
    match sign {
        DecimalSign::Comma => "sign-comma",
        DecimalSign::Point => "sign-point",
    }
}
