//! A catalogue's own text: one string, or one for each language.

use super::Language;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::sync::Arc;

/// A text of a catalogue, by language code; a plain string stands for all. Messages
/// repeat it often, so a copy costs nothing.
///
/// Its wordings lie in one string, each language code and each wording behind its length
/// (`2:en5:Staff`), so that those of a compiled catalogue are read where they lie. A plain
/// text has the code of no language.
#[derive(Clone)]
pub struct Text(Packed);

#[derive(Clone)]
enum Packed {
    /// In the program itself.
    Compiled(&'static str),
    Read(Arc<str>),
}

/// The language code of a plain text.
const PLAIN: &str = "";

impl Default for Text {
    fn default() -> Text {
        Text(Packed::Compiled(""))
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_map().entries(self.coded()).finish()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        self.packed() == other.packed()
    }
}

impl Eq for Text {}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.packed())
    }
}

impl<'de: 'static> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        <&str>::deserialize(deserializer).map(|packed| Text(Packed::Compiled(packed)))
    }
}

impl Text {
    /// A text that is the same in every language.
    pub fn plain(text: &str) -> Text {
        Text::of([(PLAIN, text)])
    }

    /// A text for each language code.
    pub fn by_language(by_language: &BTreeMap<String, String>) -> Text {
        Text::of(by_language.iter().map(|(code, text)| (code.as_str(), text.as_str())))
    }

    fn of<'t>(wordings: impl IntoIterator<Item = (&'t str, &'t str)>) -> Text {
        let mut packed = String::new();
        for part in wordings.into_iter().flat_map(|(code, text)| [code, text]) {
            // Nothing keeps a string from growing.
            let _ = write!(packed, "{}:{part}", part.len());
        }
        Text(Packed::Read(packed.into()))
    }

    fn packed(&self) -> &str {
        match &self.0 {
            Packed::Compiled(packed) => packed,
            Packed::Read(packed) => packed,
        }
    }

    /// The language codes with their wordings.
    fn coded(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut rest = self.packed();
        std::iter::from_fn(move || Some((part(&mut rest)?, part(&mut rest)?)))
    }

    /// The text in `language`, else in English, German, or whatever there is.
    pub fn in_language(&self, language: Language) -> &str {
        let written = |language: Language| self.coded().find(|(code, _)| *code == language.code());
        written(language)
            .or_else(|| Language::ALL.into_iter().find_map(written))
            .or_else(|| self.coded().next())
            .map_or("", |(_, text)| text)
    }

    /// Every wording of the text, a plain one once.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        self.coded().map(|(_, text)| text)
    }

    /// The wordings by language code; a plain text stands under each of merit's languages.
    pub fn languages(&self) -> BTreeMap<&str, &str> {
        match self.coded().next() {
            Some((PLAIN, text)) => Language::ALL.into_iter().map(|language| (language.code(), text)).collect(),
            _ => self.coded().collect(),
        }
    }
}

/// The next part of a packed text.
fn part<'t>(rest: &mut &'t str) -> Option<&'t str> {
    let (length, behind) = rest.split_once(':')?;
    let (part, behind) = behind.split_at_checked(length.parse().ok()?)?;
    *rest = behind;
    Some(part)
}

/// Whether a character would steer a terminal or mislead a reader: control
/// characters, invisible ones, those that turn the direction of text, and those
/// that no XML may hold.
pub fn is_unprintable(sign: char) -> bool {
    matches!(
        u32::from(sign),
        0..=0x1F
            | 0x7F..=0x9F
            | 0x61C
            | 0x180E
            | 0x200B..=0x200F
            | 0x2028..=0x202E
            | 0x2060..=0x206F
            | 0xFEFF
            | 0xFFF9..=0xFFFB
            | 0xFFFE..=0xFFFF
            | 0xE0000..=0xE007F
    )
}
