//! Where things stand in a catalogue's text, looked up by what they are. Kept apart from the model: scoring never asks.

use crate::source::Span;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table of a catalogue; indices as in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CataloguePart {
    Catalogue,
    Evidence,
    Qualification,
    Source(usize),
    Label(usize),
    Category(usize),
    Group(usize),
    Fact(usize),
    Indicator(usize),
    Rule(usize),
    Profile(usize),
    /// `[[qualification.role]]`
    Role(usize),
    Example(usize),
}

/// The places of a catalogue that was read from the same text.
pub(crate) struct Places<'s> {
    document: DeTable<'s>,
    /// Those of its variants, whose figures stand in the profiles.
    pub variants: Vec<Places<'s>>,
}

impl<'s> Places<'s> {
    pub(crate) fn new(document: DeTable<'s>, variants: Vec<DeTable<'s>>) -> Places<'s> {
        let variant = |document| Places { document, variants: Vec::new() };
        Places { document, variants: variants.into_iter().map(variant).collect() }
    }

    pub(crate) fn table(&self, part: CataloguePart) -> Span {
        self.find(part).map_or(0..0, |(_, span)| span)
    }

    pub(crate) fn has(&self, part: CataloguePart, key: &str) -> bool {
        self.find(part).is_some_and(|(table, _)| table.contains_key(key))
    }

    pub(crate) fn has_entry(&self, part: CataloguePart, key: &str, name: &str) -> bool {
        let table = self.find(part).and_then(|(table, _)| table.get(key)?.get_ref().as_table());
        table.is_some_and(|table| table.contains_key(name))
    }

    /// A key with its value; the table where the key is not written.
    pub(crate) fn key(&self, part: CataloguePart, key: &str) -> Span {
        let Some((table, span)) = self.find(part) else { return 0..0 };
        table.get_key_value(key).map_or(span, |(key, value)| key.span().start..value.span().end.max(key.span().end))
    }

    /// An element of an array, such as a step; the key where there is none.
    pub(crate) fn element(&self, part: CataloguePart, key: &str, index: usize) -> Span {
        let element = || {
            let (table, _) = self.find(part)?;
            Some(table.get(key)?.get_ref().as_array()?.get(index)?.span())
        };
        element().unwrap_or_else(|| self.key(part, key))
    }

    /// An entry of a table within a table, such as a value of an example; the key where there is none.
    pub(crate) fn entry(&self, part: CataloguePart, key: &str, name: &str) -> Span {
        let entry = || {
            let (table, _) = self.find(part)?;
            let (name, value) = table.get(key)?.get_ref().as_table()?.get_key_value(name)?;
            Some(name.span().start..value.span().end.max(name.span().end))
        };
        entry().unwrap_or_else(|| self.key(part, key))
    }

    /// Every table of texts by language or text alone, with its place and, for each wording, the place and the text.
    pub(crate) fn texts(&self) -> Vec<WrittenText<'_>> {
        let mut texts = Vec::new();
        for (key, value) in &self.document {
            // An example's values are no texts, even where ids look like codes of languages, nor is what a rule compares.
            let is_text: fn(&str) -> bool = match &**key.get_ref() {
                "example" => |key| key == "title",
                "rule" => |key| !matches!(key, "that" | "when"),
                "profile" => |key| key != "when",
                _ => |_| true,
            };
            match value.get_ref().as_array().filter(|_| matches!(&**key.get_ref(), "example" | "rule" | "profile")) {
                Some(tables) => {
                    let tables = tables.iter().filter_map(|table| table.get_ref().as_table());
                    let entries = tables.flat_map(|table| table.iter()).filter(|(key, _)| is_text(key.get_ref()));
                    entries.for_each(|(key, value)| walk(key.span(), value, &mut texts));
                }
                None => walk(key.span(), value, &mut texts),
            }
        }
        texts.sort_by_key(|text| text.span.start);
        texts
    }

    fn find(&self, part: CataloguePart) -> Option<(&DeTable<'s>, Span)> {
        let (name, inner, index) = match part {
            CataloguePart::Catalogue => ("catalogue", None, None),
            CataloguePart::Evidence => ("evidence", None, None),
            CataloguePart::Qualification => ("qualification", None, None),
            CataloguePart::Source(index) => ("source", None, Some(index)),
            CataloguePart::Label(index) => ("label", None, Some(index)),
            CataloguePart::Category(index) => ("category", None, Some(index)),
            CataloguePart::Group(index) => ("group", None, Some(index)),
            CataloguePart::Fact(index) => ("fact", None, Some(index)),
            CataloguePart::Indicator(index) => ("indicator", None, Some(index)),
            CataloguePart::Rule(index) => ("rule", None, Some(index)),
            CataloguePart::Profile(index) => ("profile", None, Some(index)),
            CataloguePart::Role(index) => ("qualification", Some("role"), Some(index)),
            CataloguePart::Example(index) => ("example", None, Some(index)),
        };
        let (key, mut value) = self.document.get_key_value(name)?;
        if let Some(inner) = inner {
            value = value.get_ref().as_table()?.get(inner)?;
        }
        match index {
            None => Some((value.get_ref().as_table()?, key.span())),
            Some(index) => {
                let element = value.get_ref().as_array()?.get(index)?;
                Some((element.get_ref().as_table()?, element.span()))
            }
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct WrittenText<'p> {
    pub span: Span,
    /// Its wordings by language code; the code is empty for a text without one.
    pub wordings: Vec<(&'p str, &'p str, Span)>,
}

/// Gathers the texts of a value. A table whose keys are all codes of languages is one text.
fn walk<'p>(key: Span, value: &'p Spanned<DeValue<'_>>, texts: &mut Vec<WrittenText<'p>>) {
    match value.get_ref() {
        DeValue::String(text) => {
            texts.push(WrittenText { span: value.span(), wordings: vec![("", text.as_ref(), value.span())] });
        }
        DeValue::Array(array) => array.iter().for_each(|value| walk(value.span(), value, texts)),
        DeValue::Table(table) => {
            let wording = |(code, value): (&'p Spanned<_>, &'p Spanned<DeValue<'_>>)| {
                let code: &str = <Spanned<toml::de::DeString<'_>>>::get_ref(code);
                let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase());
                // Of a unit the words for many; those for one are written beside them.
                let many = || value.get_ref().as_table()?.get("many")?.get_ref().as_str();
                Some((code, value.get_ref().as_str().or_else(many).filter(|_| is_code)?, value.span()))
            };
            match table.iter().map(wording).collect::<Option<Vec<_>>>() {
                Some(wordings) if !wordings.is_empty() => {
                    texts.push(WrittenText { span: key, wordings });
                    let ones = table.values().filter_map(|value| value.get_ref().as_table()?.get_key_value("one"));
                    ones.for_each(|(key, one)| walk(key.span(), one, texts));
                }
                _ => table.iter().for_each(|(key, value)| walk(key.span(), value, texts)),
            }
        }
        _ => {}
    }
}
