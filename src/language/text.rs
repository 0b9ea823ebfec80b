//! A catalogue's own text: one string, or one for each language.

use super::Language;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A text of a catalogue, by language code; a plain string stands for all. Messages
/// repeat it often, so a copy costs nothing.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Text(Arc<[(String, String)]>);

/// The language code of a plain text.
const PLAIN: &str = "";

impl fmt::Debug for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_map().entries(self.coded()).finish()
    }
}

impl Text {
    /// A text that is the same in every language.
    pub fn plain(text: &str) -> Text {
        Text([(PLAIN.to_owned(), text.to_owned())].into())
    }

    /// A text for each language code.
    pub fn by_language(by_language: &BTreeMap<String, String>) -> Text {
        Text(by_language.iter().map(|(code, text)| (code.clone(), text.clone())).collect())
    }

    /// The language codes with their wordings.
    fn coded(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(code, text)| (code.as_str(), text.as_str()))
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

/// What is counted, in the words for one of it and for any other number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// “1 member”.
    pub one: Text,
    /// “47 members”, “0 members”, “1.5 members”.
    pub many: Text,
}

impl Unit {
    /// The words after a figure as it is shown.
    pub fn after(&self, shown: &str) -> &Text {
        if shown == "1" { &self.one } else { &self.many }
    }

    /// Every wording, by any of which tables may name it.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        self.many.wordings().chain(self.one.wordings())
    }
}

/// Whether a character would steer a terminal or mislead a reader: control characters, invisible ones, those that turn
/// the direction of text, and those that no XML may hold.
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
