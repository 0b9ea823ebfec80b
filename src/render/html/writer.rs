//! Writes elements that are always closed and text that is always escaped. There
//! is no way around it: names of elements and attributes are part of the program.

use crate::render::terminal::clean;
use crate::report::Tone;

/// A document that is being written.
pub(super) struct Html {
    text: String,
    /// What signs mean, for users of screen readers.
    signs: Vec<(&'static str, String)>,
    /// How many ids were given out.
    ids: usize,
}

type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Html {
    /// An empty document.
    pub(super) fn new(signs: &[(&'static str, String)]) -> Html {
        Html { text: "<!DOCTYPE html>\n".to_owned(), signs: signs.to_vec(), ids: 0 }
    }

    /// An element with what stands in it.
    pub(super) fn element(&mut self, name: &'static str, attributes: Attributes<'_>, inner: impl FnOnce(&mut Html)) {
        self.open(name, attributes);
        self.text.push('>');
        inner(self);
        self.text += "</";
        self.text += name;
        self.text.push('>');
        // Only between blocks, where a line break is no space that anybody sees.
        if matches!(name, "section" | "table" | "tr" | "li" | "p" | "div" | "details" | "figure" | "title" | "style") {
            self.text.push('\n');
        }
    }

    /// An element in which nothing can stand.
    pub(super) fn void(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.open(name, attributes);
        self.text += " />";
    }

    fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.text.push('<');
        self.text += name;
        for (name, value) in attributes {
            // Most have no class worth naming.
            if (*name, *value) == ("class", "plain") {
                continue;
            }
            self.text.push(' ');
            self.text += name;
            self.text += "=\"";
            self.text(value);
            self.text.push('"');
        }
    }

    /// Text in which nothing is markup.
    pub(super) fn text(&mut self, text: &str) {
        for sign in clean(text).chars() {
            match sign {
                '&' => self.text += "&amp;",
                '<' => self.text += "&lt;",
                '>' => self.text += "&gt;",
                '"' => self.text += "&quot;",
                '\'' => self.text += "&#39;",
                _ => self.text.push(sign),
            }
        }
    }

    /// Text whose direction does not touch its surroundings.
    pub(super) fn isolated(&mut self, text: &str) {
        self.element("bdi", &[], |html| html.text(text));
    }

    /// Text whose first signs are said in words to whoever hears it. Merit's own signs
    /// stand in texts with a tone; any other text may be a user's that begins like one.
    pub(super) fn marked(&mut self, tone: Tone, text: &str) {
        if matches!(tone, Tone::Plain | Tone::Strong) {
            return self.text(text);
        }
        let Some((sign, words)) = self.sign(text) else { return self.text(text) };
        let rest = &text[sign.len()..];
        self.element("span", &[("aria-hidden", "true")], |html| html.text(sign));
        // With words behind it, perhaps a user's, the sign says nothing more; another
        // sign alone is one of merit's too.
        let next = rest.trim_start();
        let is_sign = self.sign(next).is_some_and(|(sign, _)| sign == next);
        if next.is_empty() || is_sign {
            self.element("span", &[("class", "heard")], |html| html.text(&words));
        }
        self.text(&rest[..rest.len() - next.len()]);
        if is_sign { self.marked(tone, next) } else { self.text(next) }
    }

    /// The sign that a text begins with, and what it means.
    fn sign(&self, text: &str) -> Option<(&'static str, String)> {
        self.signs.iter().find(|(sign, _)| text.strip_prefix(sign).is_some_and(is_end)).cloned()
    }

    /// An address that can be followed, where it is one of the web.
    pub(super) fn link(&mut self, url: &str) {
        if url.starts_with("https://") || url.starts_with("http://") {
            self.element("a", &[("href", url), ("rel", "noreferrer")], |html| html.text(url));
        } else {
            self.text(url);
        }
    }

    /// The style sheet, which is part of the program but for what [`in_sheet`] made safe.
    pub(super) fn style(&mut self, sheet: &StyleSheet) {
        self.element("style", &[], |html| html.text += &sheet.0);
    }

    /// A name that nothing else in the document has.
    pub(super) fn id(&mut self) -> String {
        self.ids += 1;
        format!("x{}", self.ids)
    }

    /// The whole document.
    pub(super) fn finish(self) -> String {
        self.text + "\n"
    }
}

/// A sign is one only if it stands alone.
fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(' ')
}

/// A style sheet.
pub(super) struct StyleSheet(String);

impl StyleSheet {
    /// A sheet that is part of the program.
    pub(super) fn new(sheet: &'static str) -> StyleSheet {
        StyleSheet(sheet.to_owned())
    }

    /// A rule that shows a text in a margin of printed pages. Every sign of the
    /// text but letters and digits of ASCII is written as its number, so that
    /// nothing in it ends the text, the sheet or the element.
    pub(super) fn margin(&mut self, margin: &'static str, text: &str) {
        self.0 += "@page{@";
        self.0 += margin;
        self.0 += "{content:\"";
        for sign in clean(text).chars() {
            match sign {
                _ if sign.is_ascii_alphanumeric() => self.0.push(sign),
                _ => self.0 += &format!("\\{:x} ", u32::from(sign)),
            }
        }
        self.0 += "\"}}\n";
    }
}
