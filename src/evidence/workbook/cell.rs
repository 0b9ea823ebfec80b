//! What a number in a cell is read as: what the spreadsheet shows it to be.

use super::format::{DisplayKind, NumberFormat};
use crate::evidence::rows::{CellRemark, NumberDisplay, SheetNumber};
use crate::number::{Exact, in_full, parse_plain, spreadsheet_number};
use jiff::civil::Date;
use num_traits::ToPrimitive;

/// The days that a cell for dates is taken to hold, from 1 October 1905 to 31 December
/// 9999. Less than that is a year or a figure that was typed into a cell for dates.
pub(crate) const DAYS: std::ops::RangeInclusive<i64> = 2_101..=2_958_465;
/// From here on a number that is not shown as a day may be one: 18 May 1927.
const PLAUSIBLE_DAY: i64 = 10_000;
/// The milliseconds of a day; spreadsheets tell no shorter times apart.
const OF_A_DAY: i64 = 24 * 60 * 60 * 1000;

#[derive(Default)]
pub(super) struct SheetCellValue {
    pub text: String,
    pub typed: Option<SheetNumber>,
    /// What is to be said of it, if it counts.
    pub remarks: Vec<CellRemark>,
    /// Whether what it holds cannot be read.
    pub is_damaged: bool,
}

impl SheetCellValue {
    pub(super) fn text(text: String) -> SheetCellValue {
        SheetCellValue { text, ..SheetCellValue::default() }
    }

    pub(super) fn damaged() -> SheetCellValue {
        SheetCellValue { is_damaged: true, ..SheetCellValue::default() }
    }
}

/// A cell that holds a number. It has fifteen significant digits, as a spreadsheet shows it: the binary number behind
/// 0.1 + 0.2 is 0.3. In a cell for dates or times it is a day or time whatever its size, and never a number.
pub(super) fn read(written: &str, format: Option<&NumberFormat>, from_1904: bool) -> SheetCellValue {
    let Some(plain) = spreadsheet_number(written.trim()) else { return SheetCellValue::text(written.to_owned()) };
    let Ok(number) = parse_plain(&plain) else { return SheetCellValue::text(plain) };
    let shape = format.map_or(DisplayKind::Number, |format| format.shape(&number));
    let day = Moment::from_serial(&number, from_1904);
    let other = || {
        let shown = format.and_then(|format| format.other_than_number(&number));
        shown.map(|shown| CellRemark::ShownAs { held: plain.clone(), shown }).into_iter().collect()
    };
    match shape {
        DisplayKind::Number => {
            let day = day.and_then(|moment| moment.date.filter(|_| moment.days >= PLAUSIBLE_DAY && number.is_whole()));
            let remarks = other();
            SheetCellValue {
                text: plain,
                typed: Some(SheetNumber { number, shown: NumberDisplay::Number, day }),
                remarks,
                is_damaged: false,
            }
        }
        DisplayKind::Percent => {
            let remarks = other();
            let number = &number * &Exact::HUNDRED;
            let typed = SheetNumber { number: number.clone(), shown: NumberDisplay::Percent, day: None };
            SheetCellValue { text: format!("{}%", in_full(&number)), typed: Some(typed), remarks, is_damaged: false }
        }
        DisplayKind::Day => {
            let text = day.as_ref().map_or_else(|| "#####".to_owned(), Moment::date_shown);
            let day = day.and_then(|moment| moment.date.filter(|_| DAYS.contains(&moment.days)));
            let is_partly_hidden = day.is_some() && format.is_some_and(|format| format.hides_some_of_the_day(&number));
            let code = || format.map_or_else(String::new, |format| format.code.clone());
            let remarks = if is_partly_hidden {
                vec![CellRemark::DayInPart { held: text.clone(), format: code() }]
            } else {
                vec![]
            };
            SheetCellValue {
                text,
                typed: Some(SheetNumber { number, shown: NumberDisplay::Day, day }),
                remarks,
                is_damaged: false,
            }
        }
        DisplayKind::Time => {
            let is_elapsed = format.is_some_and(|format| format.is_elapsed(&number));
            let text = day.map_or_else(|| "#####".to_owned(), |moment| moment.time_shown(is_elapsed));
            SheetCellValue {
                text,
                typed: Some(SheetNumber { number, shown: NumberDisplay::Day, day: None }),
                ..SheetCellValue::default()
            }
        }
    }
}

/// A day that is written as a text of ISO 8601, which is read without its time and zone:
/// spreadsheets show it as it is written.
pub(super) fn read_iso(written: &str) -> SheetCellValue {
    let day = written.trim().split(['T', ' ']).next().unwrap_or_default();
    let is_day = day.parse::<Date>().is_ok();
    SheetCellValue::text(if is_day { day } else { written }.to_owned())
}

struct Moment {
    /// Days from the first of the epoch.
    days: i64,
    /// Milliseconds of the day.
    of_day: i64,
    date: Option<Date>,
    from_1904: bool,
}

impl Moment {
    fn from_serial(number: &Exact, from_1904: bool) -> Option<Moment> {
        let half = Exact::ratio(1.into(), 2.into())?;
        let whole = (&(number * &Exact::from(OF_A_DAY)) + &half).floor().to_big().to_integer().to_i64()?;
        let (days, of_day) = (whole.div_euclid(OF_A_DAY), whole.rem_euclid(OF_A_DAY));
        let is_counted = (0..=*DAYS.end()).contains(&days);
        is_counted.then(|| Moment { days, of_day, date: date(days, from_1904), from_1904 })
    }

    /// The day as it is shown, those too that there never were.
    fn date_shown(&self) -> String {
        match (self.date, self.days, self.from_1904) {
            (Some(date), ..) => date.to_string(),
            (None, 0, false) => "1900-01-00".to_owned(),
            (None, 60, false) => "1900-02-29".to_owned(),
            (None, ..) => "#####".to_owned(),
        }
    }

    fn time_shown(&self, is_elapsed: bool) -> String {
        let minutes = self.of_day / 60_000 + if is_elapsed { self.days * 24 * 60 } else { 0 };
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
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
