//! Values that are nearly right, and how they are written.

use crate::number::parse_plain;
use jiff::civil::Date;

/// The longest text that is looked at, in bytes.
const LONGEST: usize = 64;

/// A date as Germans write it, in ISO: `23.11.2026` → `2026-11-23`.
pub(super) fn german_date(written: &str) -> Option<Date> {
    let written = written.trim();
    if written.len() > LONGEST {
        return None;
    }
    let mut parts = written.split('.').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A date in quotation marks, whichever way round.
pub(super) fn date(written: &str) -> Option<Date> {
    german_date(written).or_else(|| written.trim().parse().ok())
}

/// A number in quotation marks, perhaps with a percent sign or a decimal comma.
pub(super) fn plain_number(written: &str) -> Option<String> {
    if written.len() > LONGEST {
        return None;
    }
    let number = written.trim().trim_end_matches('%').trim().replace(',', ".");
    parse_plain(&number).is_ok().then_some(number)
}

/// The truth value that a word stands for.
pub(super) fn flag(written: &str) -> Option<&'static str> {
    if written.len() > LONGEST {
        return None;
    }
    match written.trim().to_lowercase().as_str() {
        "ja" | "yes" | "wahr" | "true" => Some("true"),
        "nein" | "no" | "falsch" | "false" => Some("false"),
        _ => None,
    }
}

/// An id made of a text: small letters, hyphens between its words.
pub(super) fn id(written: &str) -> Option<String> {
    let mut id = String::new();
    for sign in written.trim().chars().take(LONGEST).flat_map(char::to_lowercase) {
        match sign {
            'ä' => id += "ae",
            'ö' => id += "oe",
            'ü' => id += "ue",
            'ß' => id += "ss",
            sign if sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_') => id.push(sign),
            _ if id.ends_with('-') => {}
            _ => id.push('-'),
        }
    }
    let id = id.trim_matches(|sign: char| !sign.is_ascii_alphanumeric());
    let id = id.trim_start_matches(|sign: char| !sign.is_ascii_alphabetic());
    let id = id.get(..id.len().min(LONGEST))?.trim_end_matches(|sign: char| !sign.is_ascii_alphanumeric());
    (!id.is_empty()).then(|| id.to_owned())
}

/// Whether a text is the number of a handbook, such as `1.1` or `3.2.4`.
pub(super) fn is_handbook_number(written: &str) -> bool {
    let begins = written.starts_with(|sign: char| sign.is_ascii_digit());
    begins && written.len() <= LONGEST && written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
