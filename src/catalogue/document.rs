//! Reading a TOML table key by key: every fault is gathered with its place, and
//! a key that no reader asks for is unknown.

use super::expression::Expression;
use super::faults::Faults;
use super::key_tables::{home, is_key, repeated};
use super::model::Cells;
use super::synonyms::synonym;
use crate::language::{Arg, Message, Text, Unit};
use crate::nearest::nearest;
use crate::number::Exact;
use crate::source::Span;
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Deref;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// How many keys of a table are looked at for one that is missing: more than any
/// table of a catalogue has, and a hostile one may have a million.
const MOST_KEYS: usize = 100;

/// The most documents that evidence must name.
const MAX_DOCUMENTS: i64 = 1_000;

/// The keys of an example of which there must be one.
const EXPECTATIONS: [&str; 4] = ["award", "points", "percent", "indicators"];

#[derive(Clone, Debug)]
pub(super) struct Located<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Deref for Located<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// A table that is being read. Keys count as known once they are asked for; [`Fields::finish`] reports the others.
pub(super) struct Fields<'d> {
    table: &'d DeTable<'d>,
    /// Where the table stands; the place of what is missing in it.
    pub span: Span,
    known: RefCell<Vec<&'static str>>,
    /// Where unknown keys stand that were reported in place of missing ones.
    mistaken: RefCell<BTreeSet<usize>>,
    pub faults: &'d Faults,
}

impl<'d> Fields<'d> {
    pub(super) fn new(table: &'d DeTable<'d>, span: Span, faults: &'d Faults) -> Fields<'d> {
        Fields { table, span, known: RefCell::default(), mistaken: RefCell::default(), faults }
    }

    fn get(&self, key: &'static str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.known.borrow_mut().push(key);
        self.table.get(key)
    }

    pub(super) fn has(&self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// Takes keys for known without reading them.
    pub(super) fn expect(&self, keys: &[&'static str]) {
        self.known.borrow_mut().extend(keys);
    }

    pub(super) fn key_span(&self, key: &str) -> Span {
        self.table.get_key_value(key).map_or(self.span.clone(), |(key, _)| key.span())
    }

    /// Reports every unknown key, with the one that was probably meant.
    pub(super) fn finish(&self) {
        let known = self.known.borrow();
        let mistaken = self.mistaken.borrow();
        let is_known = |key: &&Spanned<toml::de::DeString<'_>>| known.contains(&key.get_ref().as_ref());
        let unknown = || self.table.keys().filter(|key| !is_known(key) && !mistaken.contains(&key.span().start));
        let is_expectation = |written: &str| EXPECTATIONS.iter().any(|key| is_meant_by(written, key));
        if known.contains(&"award") && unknown().take(MOST_KEYS).any(|key| is_expectation(key.get_ref())) {
            self.faults.withdraw("no-expectation", &self.span);
        }
        for key in unknown() {
            if !self.faults.is_full() {
                let written = key.get_ref().as_ref();
                let help = match (synonym(written, known.iter().copied()), home(written)) {
                    (Some(name), _) => Some(did_you_mean(name)),
                    (None, Some(home)) => Some(Message::new("help-belongs").with("home", home)),
                    (None, None) => nearest(written, known.iter().copied()).map(did_you_mean),
                };
                self.unknown(key, help);
            }
        }
    }

    /// Ends a table of a profile, which replaces keys: those that mean something elsewhere and are not `replaced` are
    /// reported with `help`, and other unknown ones as always.
    pub(super) fn allow_only(&self, own: &[&'static str], help: &'static str, replaced: &[&'static str]) {
        self.expect(own);
        self.expect(replaced);
        for key in self.table.keys().filter(|key| is_key(key.get_ref()) && !self.faults.is_full()) {
            if self.known.borrow().contains(&key.get_ref().as_ref())
                || !self.mistaken.borrow_mut().insert(key.span().start)
            {
                continue;
            }
            let keys: Vec<Arg> = replaced.iter().map(|key| Arg::from(*key)).collect();
            let message = Message::new("fault-not-replaceable").with("key", Arg::quoted(key.get_ref()));
            self.faults.add("not-replaceable", key.span(), message, Some(Message::new(help).with("keys", keys)));
        }
        self.finish();
    }

    fn unknown(&self, key: &Spanned<toml::de::DeString<'_>>, help: Option<Message>) {
        let message = Message::new("fault-unknown-key").with("key", Arg::quoted(key.get_ref()));
        self.faults.add("unknown-key", key.span(), message, help);
    }

    /// The key that is written where `key` is missing: nearly the same, or German for it.
    pub(super) fn meant(&self, key: &str) -> Option<&'d Spanned<toml::de::DeString<'d>>> {
        if self.table.contains_key(key) {
            return None;
        }
        let is_meant = |written: &&Spanned<toml::de::DeString<'_>>| is_meant_by(written.get_ref(), key);
        self.table.keys().take(MOST_KEYS).find(is_meant)
    }

    /// Reports a list of tables that is not there, or holds none.
    pub(super) fn at_least_one(&self, key: &'static str) {
        let written = self.table.get(key).map(Spanned::get_ref);
        if written.is_none_or(|value| value.as_array().is_some_and(|tables| tables.is_empty()))
            && self.meant(key).is_none()
        {
            let help = Message::new("help-begin-table").with("key", key);
            let message = Message::new("fault-missing-tables").with("key", key);
            self.faults.add("missing-key", self.key_span(key), message, Some(help));
        }
    }

    /// Reports a key that must be there; where it is there under a wrong name, that alone.
    pub(super) fn missing(&self, key: &'static str) {
        match self.meant(key) {
            Some(written) => {
                // Reported here and not in the end: whoever misses a key may read no further.
                if self.mistaken.borrow_mut().insert(written.span().start) {
                    self.unknown(written, Some(did_you_mean(key)));
                }
            }
            None => {
                let message = Message::new("fault-missing-key").with("key", key);
                self.faults.error("missing-key", self.span.clone(), message);
            }
        }
    }

    pub(super) fn required<T>(&self, key: &'static str, found: Option<T>) -> Option<T> {
        // A value of the wrong type was reported where it was read.
        if found.is_none() && !self.table.contains_key(key) {
            self.missing(key);
        }
        found
    }

    /// The id and the title that most things have.
    pub(super) fn id_and_title(&self) -> (Option<Located<String>>, Option<Located<Text>>) {
        (self.required("id", self.id("id")), self.required("title", self.text("title")))
    }

    fn read<T>(
        &self,
        key: &'static str,
        expected: &'static str,
        convert: impl FnOnce(&'d DeValue<'d>) -> Option<T>,
    ) -> Option<Located<T>> {
        let value = self.get(key)?;
        match convert(value.get_ref()) {
            Some(converted) => Some(Located { value: converted, span: value.span() }),
            None => {
                self.faults.wrong_type(key, expected, value);
                None
            }
        }
    }

    /// A string that is not empty.
    pub(super) fn string(&self, key: &'static str) -> Option<Located<String>> {
        let string = self.read(key, "type-string", |value| value.as_str().map(str::to_owned))?;
        if string.trim().is_empty() {
            self.faults.error("empty-text", string.span, Message::new("fault-empty-text").with("key", key));
            return None;
        }
        Some(string)
    }

    pub(super) fn word<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<Located<T>> {
        let string = self.string(key)?;
        let found = words.iter().find(|(word, _)| *word == string.value).map(|(_, value)| *value);
        if found.is_none() {
            let allowed: Vec<Arg> = words.iter().map(|(word, _)| Arg::from(*word)).collect();
            let message = Message::new("fault-unknown-word")
                .with("word", Arg::quoted(&string))
                .with("key", key)
                .with("allowed", allowed);
            let words = words.iter().map(|(word, _)| *word);
            let near = synonym(&string, words.clone()).or_else(|| nearest(&string, words));
            self.faults.add("unknown-word", string.span.clone(), message, near.map(did_you_mean));
        }
        found.map(|value| Located { value, span: string.span })
    }

    /// An id. One against the rules of ids is reported and read all the same, so
    /// that those who name it are not reported too.
    pub(super) fn id(&self, key: &'static str) -> Option<Located<String>> {
        let id = self.string(key)?;
        self.faults.check_id(&id);
        Some(id)
    }

    /// A text of comparisons.
    pub(super) fn expression(&self, key: &'static str) -> Option<Expression<'d>> {
        self.string(key)?;
        Expression::new(key, self.get(key)?, self.faults)
    }

    /// A truth value; false where it is not there.
    pub(super) fn flag(&self, key: &'static str) -> bool {
        self.read(key, "type-flag", DeValue::as_bool).is_some_and(|flag| flag.value)
    }

    /// A date without a time.
    pub(super) fn date(&self, key: &'static str) -> Option<Located<Date>> {
        self.read(key, "type-date", |value| {
            let moment = value.as_datetime().filter(|moment| moment.time.is_none() && moment.offset.is_none())?;
            let date = moment.date?;
            Date::new(date.year.try_into().ok()?, date.month.try_into().ok()?, date.day.try_into().ok()?).ok()
        })
    }

    /// A number, read from its own text.
    pub(super) fn number(&self, key: &'static str) -> Option<Located<Exact>> {
        let value = self.get(key)?;
        let number = self.faults.number(key, value)?;
        Some(Located { value: number, span: value.span() })
    }

    /// A number that should be whole.
    pub(super) fn whole_number(&self, key: &'static str) -> Option<Located<Exact>> {
        let value = self.get(key)?;
        if !matches!(value.get_ref(), DeValue::Integer(_) | DeValue::Float(_)) {
            self.faults.wrong_type(key, "type-whole", value);
            return None;
        }
        self.number(key)
    }

    /// A number from `from` up to `up_to`, both allowed.
    pub(super) fn number_within(&self, key: &'static str, from: i64, up_to: Option<i64>) -> Option<Located<Exact>> {
        let number = self.number(key)?;
        self.faults.within(key, &number, &Exact::from(from), up_to.map(Exact::from).as_ref()).then_some(number)
    }

    pub(super) fn positive(&self, key: &'static str) -> Option<Located<Exact>> {
        let number = self.number(key)?;
        if !number.is_positive() {
            let message = Message::new("fault-not-positive").with("key", key).with("number", &number.value);
            self.faults.error("out-of-range", number.span, message);
            return None;
        }
        Some(number)
    }

    /// A whole number from `from` up to `up_to`.
    pub(super) fn count(&self, key: &'static str, from: i64, up_to: i64) -> Option<Located<usize>> {
        let number = self.whole_number(key)?;
        if !self.faults.within(key, &number, &Exact::from(from), Some(&Exact::from(up_to))) {
            return None;
        }
        // Written as `2.0` or beyond the machine's integers: not a count.
        let count = number.is_whole().then(|| number.fraction().parse().ok()).flatten();
        if count.is_none() {
            let message = Message::new("fault-not-whole").with("key", key).with("number", &number.value);
            self.faults.error("out-of-range", number.span.clone(), message);
        }
        count.map(|value| Located { value, span: number.span })
    }

    /// How many documents something must name; 0 where the key is not there.
    pub(super) fn documents(&self, key: &'static str) -> usize {
        self.count(key, 0, MAX_DOCUMENTS).map_or(0, |count| count.value)
    }

    /// A text: one string, or one for each language.
    pub(super) fn text(&self, key: &'static str) -> Option<Located<Text>> {
        let value = self.get(key)?;
        let text = self.faults.text(key, value)?;
        Some(Located { value: text, span: value.span() })
    }

    /// A unit: a text, or one for a single thing and one for many.
    pub(super) fn unit(&self, key: &'static str) -> Option<Located<Unit>> {
        let value = self.get(key)?;
        Some(Located { value: self.faults.unit(key, value)?, span: value.span() })
    }

    pub(super) fn table(&self, key: &'static str) -> Option<Fields<'d>> {
        let table = self.read(key, "type-table", DeValue::as_table)?;
        Some(Fields::new(table.value, self.key_span(key), self.faults))
    }

    /// The tables of an array, none where the key is not there.
    pub(super) fn tables(&self, key: &'static str) -> Vec<Fields<'d>> {
        self.tables_called(key, repeated(key))
    }

    /// The same where they go by that full name.
    pub(super) fn tables_called(&self, key: &'static str, name: Option<&'static str>) -> Vec<Fields<'d>> {
        let single = self.table.get(key).filter(|value| value.get_ref().is_table());
        if let (Some(value), Some(name)) = (single, name) {
            self.expect(&[key]);
            let help = Message::new("help-double-brackets").with("key", name);
            let message = Message::new("fault-single-table").with("key", name);
            self.faults.add("wrong-type", value.span(), message, Some(help));
            return Vec::new();
        }
        let Some(array) = self.read(key, "type-tables", DeValue::as_array) else {
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in array.value.iter() {
            match value.get_ref().as_table() {
                Some(table) => tables.push(Fields::new(table, value.span(), self.faults)),
                None => self.faults.wrong_type(key, "type-tables", value),
            }
        }
        tables
    }

    /// Whether an array stands under a key.
    pub(super) fn is_array(&self, key: &'static str) -> bool {
        self.get(key).is_some_and(|value| value.get_ref().is_array())
    }

    /// The strings of an array; `None` where the key is not there.
    pub(super) fn strings(&self, key: &'static str) -> Option<Located<Vec<Located<String>>>> {
        let array = self.read(key, "type-strings", DeValue::as_array)?;
        let mut strings = Vec::new();
        for value in array.value.iter() {
            match value.get_ref().as_str() {
                Some(string) => strings.push(Located { value: string.to_owned(), span: value.span() }),
                None => self.faults.wrong_type(key, "type-strings", value),
            }
        }
        Some(Located { value: strings, span: array.span })
    }

    /// A number that may also be written as a fraction: `8.5` or `"25/3"`.
    pub(super) fn fraction(&self, key: &'static str) -> Option<Located<Exact>> {
        let value = self.get(key)?;
        let number = self.faults.fraction(key, value)?;
        Some(Located { value: number, span: value.span() })
    }

    /// A table of such numbers by a free key, in the order of the keys.
    pub(super) fn fractions(&self, key: &'static str) -> Vec<(Located<String>, Located<Exact>)> {
        let read = |value: &'d Spanned<DeValue<'d>>| {
            Some(Located { value: self.faults.fraction(key, value)?, span: value.span() })
        };
        self.entries(key).filter_map(|(name, value)| Some((name, read(value)?))).collect()
    }

    /// A table of cells by a free key: each with one value, or one for each input.
    pub(super) fn cells(&self, key: &'static str) -> Vec<(Located<String>, Cells)> {
        let mut cells = Vec::new();
        for (name, value) in self.entries(key) {
            let values = match value.get_ref() {
                DeValue::Table(inputs) => {
                    let inputs = inputs.iter().filter_map(|(input, value)| {
                        Some((input.get_ref().to_string(), self.faults.cell(key, value)?))
                    });
                    inputs.collect()
                }
                _ => self.faults.cell(key, value).map(|text| (String::new(), text)).into_iter().collect(),
            };
            cells.push((name, values));
        }
        cells
    }

    /// The rows of a table of cells by column.
    pub(super) fn rows(&self, key: &'static str) -> Vec<Cells> {
        let cells = |row: Fields<'d>| {
            let cell = |(column, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
                let column: &toml::de::DeString<'_> = column.get_ref();
                Some((column.to_string(), self.faults.cell(key, value)?))
            };
            row.table.iter().filter_map(cell).collect()
        };
        self.tables(key).into_iter().map(cells).collect()
    }

    fn entries(
        &self,
        key: &'static str,
    ) -> impl Iterator<Item = (Located<String>, &'d Spanned<DeValue<'d>>)> + use<'d> {
        let table = self.read(key, "type-table", DeValue::as_table).map(|table| table.value);
        let located = |(name, value): (&'d Spanned<toml::de::DeString<'d>>, _)| {
            (Located { value: name.get_ref().to_string(), span: name.span() }, value)
        };
        table.into_iter().flatten().map(located)
    }

    /// A table of numbers by a free key, in the order of the keys.
    pub(super) fn numbers(&self, key: &'static str) -> Vec<(Located<String>, Located<Exact>)> {
        let Some(table) = self.read(key, "type-numbers", DeValue::as_table) else {
            return Vec::new();
        };
        let mut numbers = Vec::new();
        for (name, value) in table.value {
            if let Some(nested) = value.get_ref().as_table() {
                // `a.b = 3` is a table in a table: ids with a dot want quotes.
                let inner = nested.keys().next().map_or("", |inner| inner.get_ref());
                let message = Message::new("fault-nested-id")
                    .with("key", key)
                    .with("id", Arg::quoted(&format!("{}.{inner}", name.get_ref())));
                self.faults.error("nested-id", name.span(), message);
            } else if let Some(number) = self.faults.number(key, value) {
                let name = Located { value: name.get_ref().to_string(), span: name.span() };
                numbers.push((name, Located { value: number, span: value.span() }));
            }
        }
        numbers
    }
}

/// Whether a key that means nothing anywhere was written for another one.
fn is_meant_by(written: &str, key: &str) -> bool {
    !is_key(written) && (synonym(written, [key]).is_some() || nearest(written, [key]).is_some())
}

fn did_you_mean(name: &str) -> Message {
    Message::new("help-did-you-mean").with("name", name)
}
