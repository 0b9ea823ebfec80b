//! What spreadsheets let users enter into a cell, and what they say when it is
//! something else. These rules help; what is read decides.

use crate::evidence::DAYS;
use crate::language::{Localizer, Message};
use crate::number::Exact;
use crate::render::terminal::clean;
use crate::render::workbook::sheet::literal;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError};

/// The most that a title may have, in units of UTF-16.
const TITLE: usize = 32;
/// The most that a message may have, in units of UTF-16.
const MESSAGE: usize = 255;

/// A rule under way: a cell, and where the words for "not applicable" stand if it may hold them.
#[derive(Clone, Copy)]
pub(super) struct ValidatedCell<'a> {
    /// The address within the sheet, without `$`, as the rule moves with its cell.
    pub address: &'a str,
    /// The address of the words for "not applicable".
    pub not_applicable: Option<&'a str>,
}

pub(super) fn list(address: &str) -> DataValidation {
    DataValidation::new().allow_list_formula(Formula::new(format!("={address}")))
}

impl ValidatedCell<'_> {
    /// A number between limits, perhaps a whole one.
    pub(super) fn number(&self, min: Option<&Exact>, max: Option<&Exact>, whole: bool) -> DataValidation {
        let bound = |number: &Exact| Formula::new(literal(number));
        let rule = match (min, max) {
            (Some(min), Some(max)) => Some(DataValidationRule::Between(bound(min), bound(max))),
            (Some(min), None) => Some(DataValidationRule::GreaterThanOrEqualTo(bound(min))),
            (None, Some(max)) => Some(DataValidationRule::LessThanOrEqualTo(bound(max))),
            (None, None) => None,
        };
        match rule.filter(|_| self.not_applicable.is_none()) {
            Some(rule) if whole => DataValidation::new().allow_whole_number_formula(rule),
            Some(rule) => DataValidation::new().allow_decimal_number_formula(rule),
            None => {
                let cell = self.address;
                let mut conditions = self.within(min, max);
                conditions.extend(whole.then(|| format!("{cell}=INT({cell})")));
                self.custom(&conditions)
            }
        }
    }

    /// A percentage between limits: 45 or, as spreadsheets hold 45%, 0.45.
    pub(super) fn percent(&self, min: &Exact, max: &Exact) -> DataValidation {
        let part = |number: &Exact| number.divided_by(&Exact::HUNDRED).unwrap_or_default();
        let (least, most) = (part(min), part(max));
        let (low, high) = (min.min(&least), max.max(&most));
        if min.max(&least) <= max.min(&most) {
            return self.number(Some(low), Some(high), false);
        }
        let either = [(min, max), (&least, &most)];
        let either = either.map(|(min, max)| format!("AND({})", self.within(Some(min), Some(max)).join(",")));
        self.custom(&[format!("OR({})", either.join(","))])
    }

    /// A number at least 0 (above 0 where `is_whole`) that fits beside the other of the
    /// two, whose address `other` is if the form asks for it, where that is a number already.
    pub(super) fn of_pair(&self, other: Option<&str>, is_whole: bool) -> DataValidation {
        let cell = self.address;
        let (sign, beside) = if is_whole { (">", ">=") } else { (">=", "<=") };
        let fits = other.map(|other| format!("OR(NOT(ISNUMBER({other})),{cell}{beside}{other})"));
        let conditions: Vec<String> = [format!("{cell}{sign}0")].into_iter().chain(fits).collect();
        // Excel takes anything beside a cell that is still empty if blanks are ignored.
        self.custom(&conditions).ignore_blank(false)
    }

    pub(super) fn positive(&self) -> DataValidation {
        self.custom(&[format!("{}>0", self.address)])
    }

    /// A date, after the days whose numbers would be years.
    pub(super) fn date(&self) -> DataValidation {
        let [first, last] = [*DAYS.start(), *DAYS.end()].map(Exact::from);
        if self.not_applicable.is_some() {
            return self.number(Some(&first), Some(&last), false);
        }
        let [first, last] = [&first, &last].map(|day| Formula::new(literal(day)));
        DataValidation::new().allow_date_formula(DataValidationRule::Between(first, last))
    }

    fn within(&self, min: Option<&Exact>, max: Option<&Exact>) -> Vec<String> {
        let condition = |(sign, limit)| format!("{}{sign}{}", self.address, literal(limit));
        min.map(|min| (">=", min)).into_iter().chain(max.map(|max| ("<=", max))).map(condition).collect()
    }

    /// A number that meets conditions, or a word for "not applicable".
    fn custom(&self, conditions: &[String]) -> DataValidation {
        let cell = self.address;
        let is_number = format!("ISNUMBER({cell})");
        let formula = match (self.not_applicable, conditions) {
            (None, []) => format!("={is_number}"),
            (None, _) => format!("=AND({is_number},{})", conditions.join(",")),
            // Arithmetic on a word would be an error rather than no.
            (Some(words), _) => {
                let holds =
                    if conditions.is_empty() { "TRUE".to_owned() } else { format!("AND({})", conditions.join(",")) };
                format!("=IF({is_number},{holds},ISNUMBER(MATCH(TRIM({cell}),{words},0)))")
            }
        };
        DataValidation::new().allow_custom(Formula::new(formula))
    }
}

pub(super) enum InvalidEntry {
    Taken,
    /// It is refused with this message, which may say what is `allowed`.
    Refused(Message),
    /// It is taken where this question is answered with yes.
    Asked(Message),
}

pub(super) struct CellHelp<'a> {
    /// What it is about.
    pub title: &'a str,
    /// What belongs into it.
    pub allowed: &'a str,
    /// The same and whatever else is to be known before writing.
    pub hint: &'a str,
    /// What is done with anything else.
    pub otherwise: InvalidEntry,
}

impl CellHelp<'_> {
    /// The rule with these words, shortened to what spreadsheets hold.
    pub(super) fn on(&self, rule: DataValidation, localizer: &Localizer) -> Result<DataValidation, XlsxError> {
        let rule = rule
            .set_input_title(shortened(&clean(self.title), TITLE))?
            .set_input_message(shortened(&clean(self.hint), MESSAGE))?;
        let (rule, head, message) = match &self.otherwise {
            InvalidEntry::Taken => return Ok(rule),
            InvalidEntry::Refused(message) => {
                let said = |allowed: &str| clean(&localizer.say(&message.clone().with("allowed", allowed)));
                // The words around it say the way out, so what is allowed is what gives way.
                let room = MESSAGE.saturating_sub(said("").encode_utf16().count());
                (rule, "blank-wrong-head", said(&shortened(&clean(self.allowed), room)))
            }
            InvalidEntry::Asked(question) => (
                rule.set_error_style(DataValidationErrorStyle::Warning),
                "blank-advice-head",
                clean(&localizer.say(question)),
            ),
        };
        rule.set_error_title(shortened(&localizer.word(head), TITLE))?.set_error_message(shortened(&message, MESSAGE))
    }
}

/// The text with at most so many units of UTF-16, its end an ellipsis where it had more.
fn shortened(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut held = 0;
    let fits = |sign: &char| {
        held += sign.len_utf16();
        held < most
    };
    let start: String = text.chars().take_while(fits).collect();
    if most == 0 { String::new() } else { format!("{}…", start.trim_end()) }
}
