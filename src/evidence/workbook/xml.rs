//! The XML of a part as a row of nodes, in which an empty element opens and closes
//! and references are resolved; names are those without a prefix.

use super::package::Fault;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion, escape::resolve_predefined_entity};
use std::borrow::Cow;

/// What comes next in a part.
pub enum Node<'x> {
    /// An element begins.
    Open(Element<'x>),
    /// The element of that name ends.
    Close(String),
    /// Text, or a part of it.
    Text(Cow<'x, str>),
}

/// The beginning of an element.
pub struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without a prefix.
    ///
    /// # Errors
    /// Where the attributes are none.
    pub fn attribute(&self, name: &str) -> Result<Option<String>, Fault> {
        for attribute in self.0.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Fault::DAMAGED)?;
            if attribute.key.local_name().into_inner() == name {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Fault::DAMAGED)?;
                return Ok(Some(value.into_owned()));
            }
        }
        Ok(None)
    }
}

/// The nodes of a part.
pub struct Nodes<'x> {
    reader: Reader<&'x [u8]>,
    /// How many elements are open.
    depth: usize,
}

impl<'x> Nodes<'x> {
    /// Those of a text.
    pub fn of(text: &'x str) -> Nodes<'x> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Nodes { reader, depth: 0 }
    }

    /// The next node, `None` at the end.
    ///
    /// # Errors
    /// Where the text is no XML.
    pub fn next(&mut self) -> Result<Option<Node<'x>>, Fault> {
        loop {
            return Ok(Some(match self.reader.read_event().map_err(|_| Fault::DAMAGED)? {
                Event::Start(element) | Event::Empty(element) => {
                    self.depth += 1;
                    Node::Open(Element(element))
                }
                Event::End(element) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close(element.local_name().into_inner().to_owned())
                }
                Event::Text(text) => Node::Text(text.xml10_content()),
                Event::CData(text) => Node::Text(text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().map_err(|_| Fault::DAMAGED)?;
                    match character {
                        Some(character) => Node::Text(Cow::Owned(character.to_string())),
                        // Entities of a document's own are how small files grow large.
                        None => match resolve_predefined_entity(&reference.xml10_content()) {
                            Some(text) => Node::Text(Cow::Borrowed(text)),
                            None => return Err(Fault::DAMAGED),
                        },
                    }
                }
                Event::Eof => return if self.depth == 0 { Ok(None) } else { Err(Fault::DAMAGED) },
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            }));
        }
    }

    /// The text of the element of that name that was just opened, without what is
    /// said about its pronunciation; reads past its end.
    ///
    /// # Errors
    /// Where the text is no XML or ends before.
    pub fn text_of(&mut self, name: &str) -> Result<String, Fault> {
        let (mut text, mut in_text, mut spoken) = (String::new(), name != "si" && name != "is", 0_usize);
        let is_rich = !in_text;
        loop {
            match self.next()?.ok_or(Fault::DAMAGED)? {
                Node::Close(closed) if closed == name => return Ok(text),
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
