//! What is to be said of values in tables.

use super::date;
use super::numeral::{Convention, DecimalSign, Doubt, UnreadableNumber};
use super::rows::{NumberDisplay, Row, SheetNumber};
use crate::language::{Arg, Message};
use crate::number::{Exact, MAX_DIGITS, NumberFault, in_full};

/// What spreadsheets of either language show for a formula in error.
const IN_ERROR: [&str; 14] = [
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#WERT!", "#BEZUG!",
    "#ZAHL!", "#NV", "#ÜBERLAUF!",
];

/// What is to be said of a cell whatever should stand there: that a formula has no
/// result, or none that a value could be.
pub(super) fn formula(cell: &str) -> Option<Message> {
    let cell = cell.trim();
    let key = match cell {
        _ if cell.starts_with('=') => "finding-formula-without-result",
        _ if IN_ERROR.contains(&cell) => "finding-formula-in-error",
        _ => return None,
    };
    Some(Message::new(key).with("value", Arg::quoted(cell)))
}

pub(super) fn not_a_date(row: Row<'_>, column: usize) -> Message {
    let cell = row.trimmed(column);
    let typed = row.typed(column);
    let is_year = |text: &str| text.len() == 4 && text.parse().is_ok_and(|year: u16| (1900..=2100).contains(&year));
    // A year in a cell for dates shows a day of 1905.
    let held = typed.filter(|typed| typed.shown == NumberDisplay::Day).map(|typed| in_full(&typed.number));
    formula(cell).unwrap_or_else(|| {
        let message = match (held.as_deref().unwrap_or(cell), typed) {
            (held, _) if is_year(held) => Message::new("finding-year-not-date").with("value", Arg::quoted(held)),
            (_, Some(SheetNumber { day: Some(day), .. })) => Message::new("finding-number-not-date").with("date", *day),
            (held, Some(SheetNumber { shown: NumberDisplay::Day, .. })) => {
                Message::new("finding-no-day-in-date-cell").with("held", Arg::quoted(held))
            }
            _ => Message::new("finding-not-a-date"),
        };
        if held.as_deref().is_some_and(is_year) { message } else { message.with("value", Arg::quoted(cell)) }
    })
}

pub(super) fn unread_code(cell: &str, why: &UnreadableNumber) -> &'static str {
    if matches!(why, UnreadableNumber::Unit(_)) && formula(cell).is_none() { "wrong-unit" } else { "invalid-value" }
}

/// Why a cell is no number, of which `expected` is the unit.
pub(super) fn not_a_number(cell: &str, why: UnreadableNumber, convention: Convention, expected: Arg) -> Message {
    if let Some(message) = formula(cell) {
        return message;
    }
    let key = match &why {
        UnreadableNumber::Unit(unit) => {
            let message = Message::new("finding-wrong-unit").with("unit", Arg::quoted(unit));
            return message.with("expected", expected);
        }
        UnreadableNumber::Day => "finding-day-not-number",
        UnreadableNumber::Undecided(..) => "finding-undecided-number",
        _ if cell.ends_with('%') => "finding-percent-not-number",
        UnreadableNumber::Fault(NumberFault::TooManyDigits) => "finding-too-many-digits",
        UnreadableNumber::Fault(NumberFault::NotANumber) if date::looks_like_one(cell) => "finding-date-not-number",
        UnreadableNumber::Fault(NumberFault::NotANumber) if convention.given => "finding-not-a-number-in-convention",
        UnreadableNumber::Fault(NumberFault::NotANumber) => "finding-not-a-number",
    };
    let message = Message::new(key).with("value", Arg::quoted(cell)).with("most", Arg::Number(MAX_DIGITS.to_string()));
    let message = message.with("sign", Message::new(sign_key(convention.sign)));
    match why {
        // Ungrouped, as a grouping sign could be taken for the decimal sign again.
        UnreadableNumber::Undecided(one, other) => message
            .with("one", in_full(&one))
            .with("other", in_full(&other))
            .with("option", convention.sign.code())
            .with("other-option", convention.sign.other().code()),
        _ => message,
    }
}

/// What is to be said of a number that may have been meant otherwise.
pub(super) fn doubtful(doubt: Doubt, cell: &str, number: &Exact, convention: Convention) -> Message {
    let key = match doubt {
        Doubt::OtherSign => "finding-other-decimal-sign",
        Doubt::Ambiguous => "finding-ambiguous-number",
        Doubt::Fraction => "finding-fraction-or-percent",
    };
    Message::new(key)
        .with("value", Arg::quoted(cell))
        // Ungrouped, as a grouping sign could be taken for the decimal sign again.
        .with("number", in_full(number))
        .with("times", in_full(&(number * &Exact::HUNDRED)))
        .with("sign", Message::new(sign_key(convention.sign)))
        .with("option", convention.sign.other().code())
}

pub(super) fn out_of_range(number: &Exact, min: Option<&Exact>, max: Option<&Exact>) -> Message {
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
