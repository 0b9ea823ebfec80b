//! Single values: numbers from their own text, texts by language, ids; what is of
//! the wrong type is reported with the way out where one can be named.

use super::document::Located;
use super::faults::Faults;
use super::suggestions;
use crate::language::{Arg, Message, Text, Unit};
use crate::number::{Exact, FractionFault, NumberFault, parse_plain, parse_quoted};
use crate::source::Span;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// The tables that begin with single brackets.
const SINGLE_TABLES: [&str; 3] = ["catalogue", "qualification", "evidence"];

const MAX_ID_LENGTH: usize = 64;

impl Faults {
    pub(super) fn wrong_type(&self, key: &'static str, expected: &'static str, value: &Spanned<DeValue<'_>>) {
        let message = Message::new("fault-wrong-type")
            .with("key", key)
            .with("expected", Message::new(expected))
            .with("found", Message::new(type_key(value.get_ref())));
        self.add("wrong-type", value.span(), message, way_out(key, expected, value.get_ref()));
    }

    pub(super) fn number(&self, key: &'static str, value: &Spanned<DeValue<'_>>) -> Option<Exact> {
        let written = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            DeValue::String(written) if written.contains('/') => return self.quoted(key, written, value.span()),
            _ => {
                self.wrong_type(key, "type-number", value);
                return None;
            }
        };
        let fault = match parse_plain(written) {
            Ok(number) => return Some(number),
            Err(NumberFault::TooManyDigits) => "fault-too-many-digits",
            Err(NumberFault::NotANumber) => "fault-not-a-number",
        };
        self.error(
            "invalid-number",
            value.span(),
            Message::new(fault).with("key", key).with("number", Arg::quoted(written)),
        );
        None
    }

    /// A fraction in quotation marks, such as `"6/11"`.
    fn quoted(&self, key: &'static str, written: &str, span: Span) -> Option<Exact> {
        let fault = match parse_quoted(written) {
            Ok(number) => return Some(number),
            Err(FractionFault::NotAFraction) => "fault-fraction-form",
            Err(FractionFault::TooManyDigits) => "fault-fraction-digits",
            Err(FractionFault::ZeroBelow) => "fault-fraction-zero",
        };
        let without_blanks: String = written.split_whitespace().collect();
        let help = parse_quoted(&without_blanks)
            .is_ok()
            .then(|| Message::new("help-write").with("text", Arg::quoted(&format!("\"{without_blanks}\""))));
        let message = Message::new(fault).with("key", key).with("number", Arg::quoted(written));
        self.add("invalid-number", span, message, help);
        None
    }

    /// What an example expects: a number or a fraction, which may be as long as what comes out of a score.
    pub(super) fn fraction(&self, key: &'static str, value: &Spanned<DeValue<'_>>) -> Option<Exact> {
        let DeValue::String(written) = value.get_ref() else { return self.number(key, value) };
        let fraction = written
            .split_once('/')
            .and_then(|(above, below)| parse_plain(above).ok()?.divided_by(&parse_plain(below).ok()?));
        if fraction.is_none() {
            let message = Message::new("fault-not-a-fraction").with("key", key).with("number", Arg::quoted(written));
            self.error("invalid-number", value.span(), message);
        }
        fraction
    }

    /// What a cell of a table would hold.
    pub(super) fn cell(&self, key: &'static str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().to_owned()),
            DeValue::Float(number) => Some(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Some(flag.to_string()),
            DeValue::Datetime(moment) => Some(moment.to_string()),
            _ => {
                self.wrong_type(key, "type-cell", value);
                None
            }
        }
    }

    pub(super) fn text(&self, key: &'static str, value: &Spanned<DeValue<'_>>) -> Option<Text> {
        let table = match value.get_ref() {
            DeValue::String(_) => return self.string(key, value).map(|text| Text::plain(&text)),
            DeValue::Table(table) if !table.is_empty() => table,
            _ => {
                self.wrong_type(key, "type-text", value);
                return None;
            }
        };
        let mut wordings = BTreeMap::new();
        for (language, wording) in table {
            let Some(code) = self.language(language) else { continue };
            wordings.extend(self.string(key, wording).map(|text| (code, text)));
        }
        (!wordings.is_empty()).then(|| Text::by_language(&wordings))
    }

    /// A unit: a text, or a pair `{ one = "…", many = "…" }` in place of each of its wordings.
    pub(super) fn unit(&self, key: &'static str, value: &Spanned<DeValue<'_>>) -> Option<Unit> {
        let is_pair = |table: &DeTable<'_>| table.contains_key("one") || table.contains_key("many");
        let by_language = match value.get_ref().as_table() {
            Some(table) if is_pair(table) => {
                let (one, many) = self.pair(table, value.span())?;
                return Some(Unit { one: Text::plain(&one), many: Text::plain(&many) });
            }
            Some(table) if table.values().any(|wording| wording.get_ref().is_table()) => table,
            _ => {
                let text = self.text(key, value)?;
                return Some(Unit { one: text.clone(), many: text });
            }
        };
        let (mut ones, mut manies) = (BTreeMap::new(), BTreeMap::new());
        for (language, wording) in by_language {
            let pair = match wording.get_ref().as_table() {
                Some(pair) => self.pair(pair, wording.span()),
                None => self.string(key, wording).map(|text| (text.clone(), text)),
            };
            let (Some(code), Some((one, many))) = (self.language(language), pair) else { continue };
            ones.insert(code.clone(), one);
            manies.insert(code, many);
        }
        (!manies.is_empty()).then(|| Unit { one: Text::by_language(&ones), many: Text::by_language(&manies) })
    }

    fn pair(&self, table: &DeTable<'_>, span: Span) -> Option<(String, String)> {
        for (key, _) in table.iter().filter(|(key, _)| !matches!(&**key.get_ref(), "one" | "many")) {
            let message = Message::new("fault-unit-key").with("key", Arg::quoted(key.get_ref()));
            self.error("unknown-key", key.span(), message);
        }
        let word = |key: &'static str| match table.get(key) {
            Some(wording) => self.string(key, wording),
            None => {
                self.error("missing-key", span.clone(), Message::new("fault-missing-key").with("key", key));
                None
            }
        };
        let (one, many) = (word("one"), word("many"));
        one.zip(many)
    }

    /// A wording, which says something.
    fn string(&self, key: &'static str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        match value.get_ref().as_str() {
            Some(text) if text.trim().is_empty() => {
                self.error("empty-text", value.span(), Message::new("fault-empty-text").with("key", key));
                None
            }
            Some(text) => Some(text.to_owned()),
            None => {
                self.wrong_type(key, "type-string", value);
                None
            }
        }
    }

    fn language(&self, key: &Spanned<DeString<'_>>) -> Option<String> {
        let code = key.get_ref();
        if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Some(code.to_string());
        }
        let message = Message::new("fault-unknown-language").with("key", Arg::quoted(code));
        self.error("unknown-key", key.span(), message);
        None
    }

    /// Whether `number` lies within the limits; reports it where not.
    pub(super) fn within(
        &self,
        key: &'static str,
        number: &Located<Exact>,
        from: &Exact,
        up_to: Option<&Exact>,
    ) -> bool {
        let within = number.value >= *from && up_to.is_none_or(|up_to| number.value <= *up_to);
        if !within {
            let message = match up_to {
                Some(up_to) => Message::new("fault-out-of-range").with("up-to", up_to),
                None => Message::new("fault-below"),
            };
            let message = message.with("key", key).with("number", &number.value).with("from", from);
            self.error("out-of-range", number.span.clone(), message);
        }
        within
    }

    /// Whether a text keeps the rules of ids; reports it where not.
    pub(super) fn check_id(&self, id: &Located<String>) -> bool {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        let good = id.len() <= MAX_ID_LENGTH
            && id.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic())
            && id.bytes().all(allowed);
        if !good {
            let help = match suggestions::id(id) {
                _ if suggestions::is_handbook_number(id) => {
                    Some(Message::new("help-handbook-number").with("number", Arg::quoted(id)))
                }
                Some(good) => Some(Message::new("help-write").with("text", Arg::quoted(&format!("\"{good}\"")))),
                None => None,
            };
            let message = Message::new("fault-invalid-id").with("id", Arg::quoted(id));
            self.add("invalid-id", id.span.clone(), message, help);
        }
        good
    }
}

/// How a value of the wrong type is written where it is plain what was meant.
fn way_out(key: &'static str, expected: &'static str, value: &DeValue<'_>) -> Option<Message> {
    let help = |right: &str| Some(Message::new("help-write").with("text", Arg::quoted(right)));
    match (expected, value) {
        // `version = 2027.1` is the usual slip.
        ("type-string" | "type-text", DeValue::Integer(number)) => help(&format!("\"{}\"", number.as_str())),
        ("type-string" | "type-text", DeValue::Float(number)) => help(&format!("\"{}\"", number.as_str())),
        ("type-string" | "type-text", DeValue::Datetime(date)) => help(&format!("\"{date}\"")),
        ("type-flag", DeValue::String(written)) => help(suggestions::flag(written)?),
        ("type-flag", DeValue::Integer(number)) => match number.as_str() {
            "1" => help("true"),
            "0" => help("false"),
            _ => None,
        },
        ("type-date", DeValue::String(written)) => help(&suggestions::date(written)?.to_string()),
        ("type-number" | "type-whole", DeValue::String(written)) => help(&suggestions::plain_number(written)?),
        ("type-strings", DeValue::String(written)) => help(&format!("[\"{written}\"]")),
        ("type-table", DeValue::Array(_)) if SINGLE_TABLES.contains(&key) => help(&format!("[{key}]")),
        _ => None,
    }
}

fn type_key(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "type-string",
        DeValue::Integer(_) | DeValue::Float(_) => "type-number",
        DeValue::Boolean(_) => "type-flag",
        DeValue::Datetime(_) => "type-date",
        DeValue::Array(_) => "type-array",
        DeValue::Table(_) => "type-table",
    }
}
