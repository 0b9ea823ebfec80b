//! Reads the JSON of an assessment back; it may have been altered.

use super::wire::{Fact, Indicator, Report};
use super::{FORMAT, HYPOTHESIS};
use crate::evidence::date;
use crate::language::{Arg, Message};
use jiff::civil::Date;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::{Map, Value};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt::Formatter;

/// The most bytes that a report may have: 64 MiB.
pub const MAX_REPORT_BYTES: u64 = 64 * 1024 * 1024;

/// The most values that a report may have, many times what the largest catalogue makes:
/// a byte of JSON may take twenty of memory.
const MAX_VALUES: usize = 4_000_000;

/// The name of the format without its version.
const FORMAT_NAME: &str = "merit-assessment/";

/// A report that was read back.
#[derive(Clone, Debug)]
pub struct SavedReport {
    /// Its fields.
    pub report: Report,
    /// All that it holds, also what a later version of merit may have added.
    pub value: Value,
    /// The day for which it was made.
    pub as_of: Date,
    /// Its facts as indicators that earn nothing.
    facts: Vec<Indicator>,
}

impl SavedReport {
    pub(super) fn facts(&self) -> &[Indicator] {
        &self.facts
    }

    /// What it says of each indicator and fact, by their ids.
    pub(super) fn answers(&self) -> BTreeMap<&str, &Indicator> {
        self.facts.iter().chain(&self.report.indicators).map(|indicator| (&*indicator.id, indicator)).collect()
    }
}

/// The fields of a report without the checks of [`read`], for whoever goes on to make
/// the same bytes again and so needs none; `None` where they are no report or not of
/// this format.
pub fn glance(bytes: &[u8]) -> Option<(Report, Date)> {
    let report: Report = serde_json::from_slice(bytes).ok()?;
    let as_of = day(&report).filter(|_| report.format == FORMAT)?;
    Some((report, as_of))
}

/// The day of a report, written as merit writes it.
fn day(report: &Report) -> Option<Date> {
    date::parse(&report.as_of).filter(|date| date.to_string() == report.as_of)
}

/// Reads a report; `name` is what messages call it. Fields that this version does
/// not know are kept in [`SavedReport::value`].
///
/// # Errors
/// What is wrong with it and the way out: no JSON or only the beginning of one, a
/// key twice in an object (of which two readers could read two reports), another
/// JSON than a report, a later format, a field that is missing or of another type.
pub fn read(name: &str, bytes: &[u8]) -> Result<SavedReport, Message> {
    // Editors on Windows put it before a text that they save again.
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let value = value(name, bytes)?;
    check_format(name, &value)?;
    let report: Report = serde_json::from_slice(bytes).map_err(|_| misfit(name, bytes))?;
    let as_of = day(&report).ok_or_else(|| {
        Message::new("audit-no-date").with("file", name).with("field", "as_of").with("date", Arg::quoted(&report.as_of))
    })?;
    let facts = report.facts.iter().map(Fact::as_indicator).collect();
    Ok(SavedReport { report, value, as_of, facts })
}

/// Why a JSON that means something else than its text says is refused.
enum Refusal {
    Twice(String),
    Fraction,
    Large,
}

/// What is known while a JSON is read.
#[derive(Default)]
struct Progress {
    refusal: RefCell<Option<Refusal>>,
    values: Cell<usize>,
}

fn value(name: &str, bytes: &[u8]) -> Result<Value, Message> {
    let progress = Progress::default();
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = Strict(&progress).deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    read.map_err(|error| {
        let at = |key| Message::new(key).with("file", name).with("line", number(error.line()));
        let at = |key| at(key).with("column", number(error.column()));
        match (progress.refusal.take(), error.classify()) {
            (Some(Refusal::Twice(key)), _) => at("audit-key-twice").with("key", Arg::quoted(&key)),
            (Some(Refusal::Fraction), _) => at("audit-no-integer"),
            (Some(Refusal::Large), _) => at("audit-too-many").with("most", Arg::Number(MAX_VALUES.to_string())),
            (None, Category::Eof) if bytes.is_empty() => Message::new("audit-empty").with("file", name),
            (None, Category::Eof) => at("audit-truncated"),
            (None, _) => at("audit-no-json"),
        }
    })
}

/// Lines and columns are never grouped.
fn number(number: usize) -> Arg {
    Arg::Text(number.to_string())
}

fn check_format(name: &str, value: &Value) -> Result<(), Message> {
    let Some(format) = value.get("format").and_then(Value::as_str) else {
        return Err(Message::new("audit-no-report").with("file", name));
    };
    if format == FORMAT {
        return Ok(());
    }
    let is_later = format.strip_prefix(FORMAT_NAME).is_some_and(|version| version.parse::<u32>().is_ok_and(|v| v > 1));
    let key = match format == HYPOTHESIS {
        true => "audit-hypothesis",
        false if is_later => "audit-later-format",
        false => "audit-other-format",
    };
    Err(Message::new(key).with("file", name).with("format", Arg::quoted(format)))
}

/// Which field keeps a JSON from being a report; read again for its place.
fn misfit(name: &str, bytes: &[u8]) -> Message {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read: Result<Report, _> = serde_path_to_error::deserialize(&mut reader);
    let Err(error) = read else { return Message::new("audit-no-report").with("file", name) };
    let mut field = error.path().to_string();
    let cause = error.inner();
    let reason = cause.to_string();
    // The path ends at the object in which a field is missing.
    let missing = reason.strip_prefix("missing field `").and_then(|rest| rest.split_once('`'));
    if let Some((missing, _)) = missing {
        field = if field == "." { missing.to_owned() } else { format!("{field}.{missing}") };
    }
    let key = if missing.is_some() { "audit-field-missing" } else { "audit-field-type" };
    let message = Message::new(key).with("file", name).with("field", field);
    message.with("line", number(cause.line())).with("column", number(cause.column()))
}

/// JSON of which every reader reads the same, and with whole numbers only, as
/// merit writes it.
struct Strict<'r>(&'r Progress);

impl Strict<'_> {
    fn refuse<E: serde::de::Error>(&self, refusal: Refusal) -> E {
        self.0.refusal.replace(Some(refusal));
        E::custom("refused")
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        let Progress { refusal, values } = self.0;
        values.set(values.get() + 1);
        if values.get() > MAX_VALUES {
            return Err(self.refuse(Refusal::Large));
        }
        reader.deserialize_any(self).inspect_err(|error| {
            // The one kind of value that the visitor has no method for.
            if refusal.borrow().is_none() && error.to_string().starts_with("invalid type: floating point") {
                refusal.replace(Some(Refusal::Fraction));
            }
        })
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a value of a report")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: serde::de::Error>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = items.next_element_seed(Strict(self.0))? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(self.refuse(Refusal::Twice(key)));
            }
            let value = entries.next_value_seed(Strict(self.0))?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}
