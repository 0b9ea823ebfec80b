//! A number as people write it in tables: grouped, with a decimal comma or point, read exactly and never guessed.

use super::rows::{NumberDisplay, Row};
use crate::catalogue::Measure;
use crate::language::{Message, Unit};
use crate::number::{Exact, NumberFault, parse_fraction, parse_plain};
use crate::vocabulary::{self, comparable, is_named};
use std::borrow::Cow;

/// Which character stands before the decimals.
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

    /// The sign itself.
    pub fn sign(self) -> char {
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
    /// What becomes of a number that both conventions read, as different ones.
    ambiguous: Ambiguous,
}

/// What becomes of a number that both conventions read, as different ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ambiguous {
    /// `1,5` in a file with decimal commas is plain; `1.500` there may be 1.5.
    DoubtedByItsSign,
    /// Doubted whatever its sign, as texts in workbooks are, where numbers are no texts.
    Doubted,
    /// Refused, as nothing tells which of them is meant.
    Refused,
}

impl Convention {
    /// The decimal sign of a text file as given, else by its delimiter; `None` where its numbers settle it.
    pub fn sign_of_file(given: Option<DecimalSign>, delimiter: char) -> Option<DecimalSign> {
        given.or(match delimiter {
            ';' => Some(DecimalSign::Comma),
            ',' => Some(DecimalSign::Point),
            _ => None,
        })
    }

    /// The convention of a text file: as given, else by its delimiter, else by those of
    /// its numbers that fit one convention only.
    pub fn of_file(
        given: Option<DecimalSign>,
        delimiter: char,
        numbers: impl Iterator<Item = impl AsRef<str>>,
    ) -> Convention {
        let sign = Convention::sign_of_file(given, delimiter);
        let sign = sign.unwrap_or_else(|| votes(numbers).0.unwrap_or(DecimalSign::Point));
        Convention { sign, given: given.is_some(), is_sure: true, ambiguous: Ambiguous::DoubtedByItsSign }
    }

    /// The convention of the texts in a sheet, in which nobody sees a delimiter: as given,
    /// else by those that fit one convention only, else by the language of the form.
    pub fn of_sheet(
        given: Option<DecimalSign>,
        of_form: Option<DecimalSign>,
        numbers: impl Iterator<Item = impl AsRef<str>>,
    ) -> Convention {
        if let Some(sign) = given {
            return Convention { sign, given: true, is_sure: true, ambiguous: Ambiguous::Doubted };
        }
        let (voted, is_split) = votes(numbers);
        let ambiguous = match (voted, of_form) {
            _ if is_split => Ambiguous::Refused,
            (Some(voted), Some(of_form)) if voted != of_form => Ambiguous::Refused,
            (None, None) => Ambiguous::Refused,
            _ => Ambiguous::Doubted,
        };
        let sign = voted.or(of_form).unwrap_or(DecimalSign::Point);
        Convention { sign, given: false, is_sure: voted.is_some(), ambiguous }
    }
}

/// The decimal sign of the language that the names of sheets and columns speak, where all that tell one tell the same.
pub(super) fn sign_of_form<'n>(names: impl Iterator<Item = &'n str>) -> Option<DecimalSign> {
    match vocabulary::is_german(names)? {
        true => Some(DecimalSign::Comma),
        false => Some(DecimalSign::Point),
    }
}

/// The convention that some numbers fit alone and none contradicts, and whether some fit the one and some the other.
fn votes(numbers: impl Iterator<Item = impl AsRef<str>>) -> (Option<DecimalSign>, bool) {
    let (mut comma_only, mut point_only) = (false, false);
    for number in numbers {
        let number = without_percent(number.as_ref());
        let fits = |sign| parse_as(number, sign) != Err(NumberFault::NotANumber);
        match (fits(DecimalSign::Comma), fits(DecimalSign::Point)) {
            (true, false) => comma_only = true,
            (false, true) => point_only = true,
            _ => {}
        }
    }
    match (comma_only, point_only) {
        (true, false) => (Some(DecimalSign::Comma), false),
        (false, true) => (Some(DecimalSign::Point), false),
        (is_split, _) => (None, is_split),
    }
}

/// A cell without the percent sign that may follow its number.
fn without_percent(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_suffix('%').map_or(cell, str::trim_end)
}

/// A number and what is to be said of how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub value: Exact,
    /// What the reader should check.
    pub doubts: Vec<Doubt>,
    /// The currency that stands with it.
    pub currency: Option<&'static str>,
}

/// Why a cell is no number that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum UnreadableNumber {
    Fault(NumberFault),
    /// It is the one or the other, and nothing tells which.
    Undecided(Exact, Exact),
    /// It stands with that unit, which is not the one that is asked for.
    Unit(&'static str),
    /// A workbook shows it as a day or time.
    Day,
}

/// Reads a cell in which a number stands: as it is where a workbook holds it as a number, else by [`read`].
pub(super) fn of_cell(
    row: Row<'_>,
    column: usize,
    wanted: ExpectedNumber<'_>,
    convention: Convention,
) -> Result<Numeral, UnreadableNumber> {
    let fraction = |value: &Exact, is_percent: bool| {
        let is_small = value.is_positive() && *value < Exact::ONE;
        // A share that a spreadsheet calculates is a fraction of one until it is formatted
        // as a percentage, and so it leaves it, too.
        (wanted.is_percent && !is_percent && is_small).then_some(Doubt::Fraction)
    };
    if let Some(typed) = row.typed(column) {
        let is_percent = typed.shown == NumberDisplay::Percent;
        if typed.shown == NumberDisplay::Day {
            return Err(UnreadableNumber::Day);
        }
        if !is_percent || wanted.fits(PERCENT) {
            let doubts = fraction(&typed.number, is_percent).into_iter().collect();
            return Ok(Numeral { value: typed.number.clone(), doubts, currency: None });
        }
    }
    let cell = row.trimmed(column);
    if let Some(value) = plain(cell, convention) {
        let doubts = fraction(&value, false).into_iter().collect();
        return Ok(Numeral { value, doubts, currency: None });
    }
    let NumberWithUnit { number, unit } = NumberWithUnit::parse(cell, wanted);
    match unit {
        None => {
            let mut numeral = read(cell, convention)?;
            numeral.doubts.extend(fraction(&numeral.value, false));
            Ok(numeral)
        }
        Some(unit) if unit == OWN || wanted.fits(unit) => {
            let currency = unit.first().copied().filter(|_| unit != OWN && unit != PERCENT);
            let is_percent = unit == PERCENT || unit == OWN;
            let mut numeral = read(&number, convention)?;
            numeral.doubts.extend(fraction(&numeral.value, is_percent));
            Ok(Numeral { currency, ..numeral })
        }
        Some(unit) => match (read(&number, convention), wanted.unit) {
            (Ok(_), ExpectedUnit::Of(_)) if unit != PERCENT => {
                Err(UnreadableNumber::Unit(unit.first().copied().unwrap_or_default()))
            }
            (Ok(_), _) if wanted.is_percent => Err(UnreadableNumber::Unit(unit.first().copied().unwrap_or_default())),
            _ => Err(UnreadableNumber::Fault(NumberFault::NotANumber)),
        },
    }
}

/// Numbers of more digits than this may not fit 64 bits.
const PLAIN_DIGITS: usize = 17;

/// A number of digits and the decimal sign of the convention alone, about which there is no doubt.
/// Most are, so that they are not looked at for units, groups and the other convention.
fn plain(cell: &str, convention: Convention) -> Option<Exact> {
    let is_sure = convention.given || convention.ambiguous == Ambiguous::DoubtedByItsSign;
    let (mut number, mut digits, mut decimals) = (0_i64, 0, None);
    for byte in cell.bytes() {
        match byte {
            b'0'..=b'9' if digits < PLAIN_DIGITS => {
                number = number * 10 + i64::from(byte - b'0');
                digits += 1;
            }
            _ if char::from(byte) == convention.sign.sign() && is_sure && decimals.is_none() && digits > 0 => {
                decimals = Some(digits);
            }
            _ => return None,
        }
    }
    match decimals {
        None if digits > 0 => Some(Exact::from(number)),
        Some(before) if before < digits => Exact::decimal(number, u32::try_from(digits - before).ok()?),
        _ => None,
    }
}

type UnitNames = &'static [&'static str];

/// A hundredth.
const PERCENT: UnitNames = &["%", "prozent", "percent", "pct", "v. h.", "v.h."];
/// Stands for the unit that the catalogue asks for.
const OWN: UnitNames = &[];
const CURRENCIES: [UnitNames; 9] = [
    &["€", "eur", "euro", "euros"],
    &["$", "usd", "us$"],
    &["£", "gbp"],
    &["chf", "sfr", "sfr.", "fr."],
    &["¥", "jpy"],
    &["zł", "pln"],
    &["kč", "czk"],
    &["dkk"],
    &["sek"],
];

#[derive(Clone, Copy, Debug)]
pub(super) struct ExpectedNumber<'c> {
    unit: ExpectedUnit<'c>,
    is_percent: bool,
}

#[derive(Clone, Copy, Debug)]
enum ExpectedUnit<'c> {
    None,
    /// None that the catalogue names, so that it may be a sum of money.
    Unnamed,
    Of(&'c Unit),
}

impl<'c> ExpectedNumber<'c> {
    /// A number without a unit.
    pub(super) const BARE: ExpectedNumber<'static> = ExpectedNumber { unit: ExpectedUnit::None, is_percent: false };

    pub(super) fn by(measure: &'c Measure) -> ExpectedNumber<'c> {
        let (unit, is_percent) = match measure {
            Measure::Number { unit: Some(unit), .. } => (ExpectedUnit::Of(unit), false),
            Measure::Percent { unit, .. } => (unit.as_ref().map_or(ExpectedUnit::None, ExpectedUnit::Of), true),
            Measure::Number { unit: None, .. } | Measure::Share { .. } | Measure::Ratio { .. } => {
                (ExpectedUnit::Unnamed, false)
            }
            _ => (ExpectedUnit::None, false),
        };
        ExpectedNumber { unit, is_percent }
    }

    /// Whether a unit that is written out is the one that is asked for.
    pub(super) fn is_unit(self, written: &str) -> bool {
        let written = comparable(written);
        let is_own = match self.unit {
            ExpectedUnit::Of(unit) => unit.wordings().any(|wording| is_named(wording, &written)),
            _ => false,
        };
        is_own || names_of(&written).is_some_and(|names| self.fits(names))
    }

    /// Whether a unit by any of its names is the one that is asked for.
    fn fits(self, names: UnitNames) -> bool {
        let is_named_so = |unit: &Unit| unit.wordings().any(|wording| names_of(&comparable(wording)) == Some(names));
        match self.unit {
            _ if names == PERCENT && self.is_percent => true,
            ExpectedUnit::Of(unit) => is_named_so(unit),
            ExpectedUnit::Unnamed => names != PERCENT,
            ExpectedUnit::None => false,
        }
    }
}

fn names_of(unit: &str) -> Option<UnitNames> {
    CURRENCIES.into_iter().chain([PERCENT]).find(|names| names.contains(&unit))
}

struct NumberWithUnit<'t> {
    number: Cow<'t, str>,
    unit: Option<UnitNames>,
}

impl<'t> NumberWithUnit<'t> {
    fn parse(cell: &'t str, wanted: ExpectedNumber<'_>) -> NumberWithUnit<'t> {
        let own = |wording: &str| {
            let (number, unit) = cell.split_at_checked(cell.len().checked_sub(wording.len())?)?;
            let is_apart = number.ends_with(|sign: char| sign.is_ascii_digit() || sign.is_whitespace());
            (is_apart && is_named(unit, &comparable(wording))).then(|| number.trim_end())
        };
        if let ExpectedUnit::Of(unit) = wanted.unit
            && let Some(number) = unit.wordings().filter(|wording| !wording.is_empty()).find_map(own)
        {
            return NumberWithUnit { number: Cow::Borrowed(number), unit: Some(OWN) };
        }
        let is_digit = |sign: char| sign.is_ascii_digit();
        let none = NumberWithUnit { number: Cow::Borrowed(cell), unit: None };
        let (Some(first), Some(last)) = (cell.find(is_digit), cell.rfind(is_digit)) else { return none };
        let (before, after) = (cell.get(..first).unwrap_or_default(), cell.get(last + 1..).unwrap_or_default());
        let digits = cell.get(first..=last).unwrap_or_default();
        let is_sign = |sign: char| matches!(sign, '+' | '-' | '\u{2212}');
        let sign = before.chars().find(|sign| is_sign(*sign));
        let before = before.trim().trim_start_matches(is_sign).trim_end_matches(is_sign).trim();
        let unit = match (before, after.trim()) {
            ("", unit) => names_of(&comparable(unit)),
            // A percent sign stands behind its number.
            (unit, "") => names_of(&comparable(unit)).filter(|names| *names != PERCENT),
            _ => None,
        };
        match unit {
            Some(unit) => NumberWithUnit {
                number: Cow::Owned(sign.into_iter().chain(digits.chars()).collect()),
                unit: Some(unit),
            },
            None => none,
        }
    }
}

/// A cell in which a number of a measure is expected, without its unit.
pub(super) fn without_unit<'t>(cell: &'t str, wanted: ExpectedNumber<'_>) -> Cow<'t, str> {
    NumberWithUnit::parse(cell.trim(), wanted).number
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It fits only the convention that is not the file's.
    OtherSign,
    /// It fits both, as different numbers; read by the file's.
    Ambiguous,
    /// A percentage between 0 and 1, as spreadsheets hold 45 % as 0.45.
    Fraction,
}

impl Doubt {
    pub(super) fn code(self) -> &'static str {
        match self {
            Doubt::OtherSign => "other-decimal-sign",
            Doubt::Ambiguous => "ambiguous-number",
            Doubt::Fraction => "fraction-or-percent",
        }
    }
}

/// Reads a number, blanks around it ignored.
///
/// # Errors
/// Where it is no number by the convention (nor, unless that was given, by the other),
/// or two numbers between which nothing decides.
fn read(text: &str, convention: Convention) -> Result<Numeral, UnreadableNumber> {
    let text = text.trim();
    let numeral = |value, doubt: Option<Doubt>| Numeral { value, doubts: doubt.into_iter().collect(), currency: None };
    let first = parse_as(text, convention.sign);
    if convention.given {
        return first.map(|value| numeral(value, None)).map_err(UnreadableNumber::Fault);
    }
    let second = parse_as(text, convention.sign.other());
    match (first, second) {
        (Ok(value), Ok(other)) if value != other => match convention.ambiguous {
            Ambiguous::Refused => Err(UnreadableNumber::Undecided(value, other)),
            Ambiguous::DoubtedByItsSign if !text.contains(convention.sign.other().sign()) => Ok(numeral(value, None)),
            Ambiguous::DoubtedByItsSign | Ambiguous::Doubted => Ok(numeral(value, Some(Doubt::Ambiguous))),
        },
        (Ok(value), _) => Ok(numeral(value, None)),
        (Err(NumberFault::NotANumber), Ok(value)) => Ok(numeral(value, Some(Doubt::OtherSign))),
        (Err(NumberFault::NotANumber), Err(fault)) | (Err(fault), _) => Err(UnreadableNumber::Fault(fault)),
    }
}

/// Reads a number that stands alone, so that no file tells its convention: the fraction of two whole numbers, or what
/// both conventions (or the given one alone) read as the same number, or only one of them as a number.
///
/// # Errors
/// What is wrong with it: no number, too long, or two numbers to two readers.
pub(crate) fn parse_unambiguous(text: &str, is_percent: bool, given: Option<DecimalSign>) -> Result<Exact, Message> {
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

/// The kinds of separators between groups of digits; one number uses one kind.
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

/// The digits of a whole number without the separators between its groups.
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
