//! The XML of a part as a row of nodes, in which an empty element opens and closes and references are resolved. What
//! belongs to another vocabulary than the part's root, and what extends it, is passed over with all that stands within:
//! newer programs add elements there whose names mean something else.

use super::package::PackageFault;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion, escape::resolve_predefined_entity};
use std::borrow::Cow;

/// The element within which a part is extended.
const EXTENSIONS: &str = "extLst";

/// What comes next in a part.
pub(super) enum Node<'x> {
    Open(Element<'x>),
    Close(String),
    Text(Cow<'x, str>),
}

pub(super) struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute of the element's own, which has no prefix.
    pub(super) fn attribute(&self, name: &str) -> Result<Option<String>, PackageFault> {
        self.find(|key| key == name)
    }

    /// The relation that an element refers to, which is an attribute of another vocabulary.
    pub(super) fn relation(&self) -> Result<Option<String>, PackageFault> {
        self.find(|key| key == "id" || (key.ends_with(":id") && !key.starts_with("xr")))
    }

    pub(super) fn is_set(&self, name: &str) -> Result<bool, PackageFault> {
        Ok(self.attribute(name)?.is_some_and(|value| matches!(value.trim(), "1" | "true" | "on")))
    }

    fn find(&self, is_wanted: impl Fn(&str) -> bool) -> Result<Option<String>, PackageFault> {
        for attribute in self.0.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| PackageFault::DAMAGED)?;
            if is_wanted(attribute.key.0) {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| PackageFault::DAMAGED)?;
                return Ok(Some(value.into_owned()));
            }
        }
        Ok(None)
    }
}

pub(super) struct Nodes<'x> {
    reader: NsReader<&'x [u8]>,
    depth: usize,
    /// How many were open where something foreign began.
    foreign_from: Option<usize>,
    /// The vocabulary of the root, where it names one.
    vocabulary: Option<String>,
}

impl<'x> Nodes<'x> {
    pub(super) fn new(text: &'x str) -> Nodes<'x> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Nodes { reader, depth: 0, foreign_from: None, vocabulary: None }
    }

    /// The next node, `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Node<'x>>, PackageFault> {
        loop {
            let (vocabulary, event) = self.reader.read_resolved_event().map_err(|_| PackageFault::DAMAGED)?;
            let node = match event {
                Event::Start(element) | Event::Empty(element) => {
                    let vocabulary = match vocabulary {
                        ResolveResult::Bound(namespace) => Some(namespace.0),
                        ResolveResult::Unbound | ResolveResult::Unknown(_) => None,
                    };
                    if self.depth == 0 {
                        self.vocabulary = vocabulary.map(str::to_owned);
                    }
                    let is_foreign = vocabulary.is_some() && vocabulary != self.vocabulary.as_deref();
                    if self.foreign_from.is_none() && (is_foreign || element.local_name().into_inner() == EXTENSIONS) {
                        self.foreign_from = Some(self.depth);
                    }
                    self.depth += 1;
                    Node::Open(Element(element))
                }
                Event::End(element) => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.foreign_from == Some(self.depth) {
                        self.foreign_from = None;
                        continue;
                    }
                    Node::Close(element.local_name().into_inner().to_owned())
                }
                Event::Text(text) => Node::Text(text.xml10_content()),
                Event::CData(text) => Node::Text(text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().map_err(|_| PackageFault::DAMAGED)?;
                    match character {
                        Some(character) => Node::Text(Cow::Owned(character.to_string())),
                        // Entities of a document's own are how small files grow large.
                        None => match resolve_predefined_entity(&reference.xml10_content()) {
                            Some(text) => Node::Text(Cow::Borrowed(text)),
                            None => return Err(PackageFault::DAMAGED),
                        },
                    }
                }
                Event::Eof => return if self.depth == 0 { Ok(None) } else { Err(PackageFault::DAMAGED) },
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            if self.foreign_from.is_none() {
                return Ok(Some(node));
            }
        }
    }

    /// The text of the element of that name that was just opened, without what is
    /// said about its pronunciation; reads past its end.
    pub(super) fn text_of(&mut self, name: &str) -> Result<String, PackageFault> {
        let (mut text, mut in_text, mut spoken) = (String::new(), name != "si" && name != "is", 0_usize);
        let is_rich = !in_text;
        loop {
            match self.next()?.ok_or(PackageFault::DAMAGED)? {
                Node::Close(closed) if closed == name => return Ok(unescaped(text)),
                Node::Open(element) if element.name() == "rPh" => spoken += 1,
                Node::Close(closed) if closed == "rPh" => spoken = spoken.saturating_sub(1),
                Node::Open(element) if is_rich && element.name() == "t" => in_text = true,
                Node::Close(closed) if is_rich && closed == "t" => in_text = false,
                Node::Text(part) if in_text && spoken == 0 => text.push_str(&part),
                _ => {}
            }
        }
    }
}

/// A text in which characters that XML cannot hold are written `_x000D_`, as numbers of
/// UTF-16; so is the first character of a text that only looks like such a one.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let (mut plain, mut units, mut rest) = (String::with_capacity(text.len()), Vec::new(), text.as_str());
    let write = |plain: &mut String, units: &mut Vec<u16>| {
        plain.extend(char::decode_utf16(units.drain(..)).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)));
    };
    while let Some(sign) = rest.chars().next() {
        if let Some(unit) = escape(rest) {
            units.push(unit);
            rest = rest.get(7..).unwrap_or_default();
        } else {
            write(&mut plain, &mut units);
            plain.push(sign);
            rest = rest.get(sign.len_utf8()..).unwrap_or_default();
        }
    }
    write(&mut plain, &mut units);
    plain
}

/// The unit of UTF-16 that a text begins with, written `_x000D_`.
fn escape(text: &str) -> Option<u16> {
    let digits = text.get(..7)?.strip_prefix("_x")?.strip_suffix('_')?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_hex.then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}
