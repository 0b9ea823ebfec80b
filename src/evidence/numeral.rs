//! A number as people write it in tables: grouped, with a decimal comma or
//! point, read exactly and never guessed.

use super::grid::Row;
use crate::language::Message;
use crate::number::{Exact, NumberFault, parse_fraction, parse_plain};

/// Which sign stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalSign {
    /// `1.234,5`
    Comma,
    /// `1,234.5`
    Point,
}

impl DecimalSign {
    /// The stable word of the command line and of machine formats.
    pub fn code(self) -> &'static str {
        match self {
            DecimalSign::Comma => "comma",
            DecimalSign::Point => "point",
        }
    }

    /// The other one.
    pub fn other(self) -> DecimalSign {
        match self {
            DecimalSign::Comma => DecimalSign::Point,
            DecimalSign::Point => DecimalSign::Comma,
        }
    }

    fn sign(self) -> char {
        match self {
            DecimalSign::Comma => ',',
            DecimalSign::Point => '.',
        }
    }
}

/// How the numbers of a file are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Convention {
    /// The decimal sign.
    pub sign: DecimalSign,
    /// Whether the user named it, so that nothing else is accepted.
    pub given: bool,
    /// Whether anything but habit speaks for it.
    pub is_sure: bool,
}

impl Convention {
    /// The convention of a file: as given, else by its delimiter (which sheets of
    /// workbooks have not), else by those of its numbers that fit one convention only.
    pub fn of_file<'c>(
        given: Option<DecimalSign>,
        delimiter: Option<char>,
        numbers: impl Iterator<Item = &'c str>,
    ) -> Convention {
        if let Some(sign) = given {
            return Convention { sign, given: true, is_sure: true };
        }
        let (sign, is_sure) = match delimiter {
            Some(';') => (DecimalSign::Comma, true),
            Some(',') => (DecimalSign::Point, true),
            Some(_) => (vote(numbers).unwrap_or(DecimalSign::Point), true),
            None => vote(numbers).map_or((DecimalSign::Point, false), |sign| (sign, true)),
        };
        Convention { sign, given: false, is_sure }
    }
}

/// The convention that some numbers fit alone and none contradicts.
fn vote<'c>(numbers: impl Iterator<Item = &'c str>) -> Option<DecimalSign> {
    let (mut comma_only, mut point_only) = (false, false);
    for number in numbers {
        let number = without_percent(number);
        let fits = |sign| parse_as(number, sign) != Err(NumberFault::NotANumber);
        match (fits(DecimalSign::Comma), fits(DecimalSign::Point)) {
            (true, false) => comma_only = true,
            (false, true) => point_only = true,
            _ => {}
        }
    }
    match (comma_only, point_only) {
        (true, false) => Some(DecimalSign::Comma),
        (false, true) => Some(DecimalSign::Point),
        _ => None,
    }
}

/// A cell without the percent sign that may follow its number.
pub fn without_percent(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_suffix('%').map_or(cell, str::trim_end)
}

/// A number and what is to be said of how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// The number.
    pub value: Exact,
    /// What the reader should check.
    pub doubt: Option<Doubt>,
}

/// Reads a cell in which a number stands, or a percentage where `is_percent`: as
/// it is where a workbook holds it as a number, else by [`read`].
///
/// # Errors
/// Those of [`read`].
pub fn of_cell(row: &Row, column: usize, is_percent: bool, convention: Convention) -> Result<Numeral, NumberFault> {
    match row.number(column) {
        Some(typed) if is_percent || !typed.is_percent => {
            // A share that a spreadsheet calculates is a fraction of one until it is
            // formatted as a percentage.
            let is_small = typed.number.is_positive() && typed.number < Exact::ONE;
            let doubt = (is_percent && !typed.is_percent && is_small).then_some(Doubt::Fraction);
            Ok(Numeral { value: typed.number.clone(), doubt })
        }
        _ if is_percent => read(without_percent(row.cell(column)), convention),
        _ => read(row.cell(column), convention),
    }
}

/// Why a number may have been meant otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It fits only the convention that is not the file's.
    OtherSign,
    /// It fits both, as different numbers; read by the file's.
    Ambiguous,
    /// A percentage between 0 and 1 in a workbook, where 45 % is held as 0.45.
    Fraction,
}

/// Reads a cell, blanks around it ignored.
///
/// # Errors
/// [`NumberFault`] where it is no number by the convention (nor, unless that
/// was given, by the other).
fn read(cell: &str, convention: Convention) -> Result<Numeral, NumberFault> {
    let cell = cell.trim();
    let first = parse_as(cell, convention.sign);
    if convention.given {
        return first.map(|value| Numeral { value, doubt: None });
    }
    let second = parse_as(cell, convention.sign.other());
    match (first, second) {
        // `1,5` in a file with decimal commas is plain; `1.500` there may be 1.5.
        (Ok(value), Ok(other))
            if value != other && (!convention.is_sure || cell.contains(convention.sign.other().sign())) =>
        {
            Ok(Numeral { value, doubt: Some(Doubt::Ambiguous) })
        }
        (Ok(value), _) => Ok(Numeral { value, doubt: None }),
        (Err(NumberFault::NotANumber), Ok(value)) => Ok(Numeral { value, doubt: Some(Doubt::OtherSign) }),
        (Err(NumberFault::NotANumber), Err(fault)) | (Err(fault), _) => Err(fault),
    }
}

/// Reads a number that stands alone, so that no file tells its convention: the fraction
/// of two whole numbers, or what both conventions (or the given one alone) read as the
/// same number, or only one of them as a number.
///
/// # Errors
/// What is wrong with it: no number, too long, or two numbers to two readers.
pub fn unmistakable(text: &str, is_percent: bool, given: Option<DecimalSign>) -> Result<Exact, Message> {
    let text = if is_percent { without_percent(text) } else { text.trim() };
    if let Some(fraction) = text.contains('/').then(|| parse_fraction(text)).flatten() {
        return Ok(fraction);
    }
    let not_a_number = |fault| {
        Message::new(match fault {
            NumberFault::NotANumber => "set-not-a-number",
            NumberFault::TooManyDigits => "set-too-many-digits",
        })
    };
    if let Some(sign) = given {
        return parse_as(text, sign).map_err(not_a_number);
    }
    match (parse_as(text, DecimalSign::Point), parse_as(text, DecimalSign::Comma)) {
        (Ok(one), Ok(other)) if one != other => {
            Err(Message::new("set-ambiguous-number").with("one", &one).with("other", &other))
        }
        (Ok(number), _) | (_, Ok(number)) => Ok(number),
        (Err(NumberFault::NotANumber), Err(fault)) | (Err(fault), _) => Err(not_a_number(fault)),
    }
}

/// The kinds of signs between groups of digits; one number uses one kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grouping {
    Sign,
    Space,
    Apostrophe,
}

fn grouping(sign: char, decimal: DecimalSign) -> Option<Grouping> {
    match sign {
        '.' | ',' if sign != decimal.sign() => Some(Grouping::Sign),
        ' ' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => Some(Grouping::Space),
        '\'' | '’' => Some(Grouping::Apostrophe),
        _ => None,
    }
}

fn parse_as(text: &str, decimal: DecimalSign) -> Result<Exact, NumberFault> {
    let unsigned = text.strip_prefix(['+', '-', '\u{2212}']);
    let negative = unsigned.is_some() && !text.starts_with('+');
    let unsigned = unsigned.unwrap_or(text);
    let (whole, decimals) = match unsigned.split_once(decimal.sign()) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (unsigned, None),
    };
    let whole = ungrouped(whole, decimal).ok_or(NumberFault::NotANumber)?;
    let sign = if negative { "-" } else { "" };
    match decimals {
        Some(decimals) => parse_plain(&format!("{sign}{whole}.{decimals}")),
        None => parse_plain(&format!("{sign}{whole}")),
    }
}

/// The digits of a whole number without the signs between its groups.
fn ungrouped(whole: &str, decimal: DecimalSign) -> Option<String> {
    if whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(whole.to_owned());
    }
    let mut kinds = whole.chars().filter(|sign| !sign.is_ascii_digit()).map(|sign| grouping(sign, decimal));
    let kind = kinds.next()??;
    if !kinds.all(|other| other == Some(kind)) {
        return None;
    }
    let mut groups = whole.split(|sign: char| !sign.is_ascii_digit());
    let first = groups.next()?;
    let good = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    good.then(|| whole.chars().filter(char::is_ascii_digit).collect())
}
