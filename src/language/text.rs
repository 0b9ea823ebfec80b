//! A catalogue's own text: one string, or one for each language.

use super::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A text of a catalogue, by language code; a plain string stands for all. Messages
/// repeat it often, so a copy costs nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text(Arc<Wordings>);

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Wordings {
    /// The text that was given without a language.
    Plain(String),
    /// Language codes with their texts, in the order of the codes.
    ByLanguage(Vec<(String, String)>),
}

impl Default for Text {
    fn default() -> Text {
        Text::by_language(BTreeMap::new())
    }
}

impl Text {
    /// A text that is the same in every language.
    pub fn plain(text: impl Into<String>) -> Text {
        Text(Arc::new(Wordings::Plain(text.into())))
    }

    /// A text for each language code.
    pub fn by_language(by_language: BTreeMap<String, String>) -> Text {
        Text(Arc::new(Wordings::ByLanguage(by_language.into_iter().collect())))
    }

    /// The text in `language`, else in English, German, or whatever there is.
    pub fn in_language(&self, language: Language) -> &str {
        match &*self.0 {
            Wordings::Plain(text) => text,
            Wordings::ByLanguage(texts) => {
                let written = |language: Language| texts.iter().find(|(code, _)| code == language.code());
                written(language)
                    .or_else(|| Language::ALL.into_iter().find_map(written))
                    .or_else(|| texts.first())
                    .map_or("", |(_, text)| text)
            }
        }
    }

    /// Every wording of the text, a plain one once.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        let (plain, texts) = match &*self.0 {
            Wordings::Plain(text) => (Some(text), [].as_slice()),
            Wordings::ByLanguage(texts) => (None, texts.as_slice()),
        };
        plain.into_iter().chain(texts.iter().map(|(_, text)| text)).map(String::as_str)
    }

    /// The wordings by language code; a plain text stands under each of merit's languages.
    pub fn languages(&self) -> BTreeMap<&str, &str> {
        match &*self.0 {
            Wordings::Plain(text) => {
                Language::ALL.into_iter().map(|language| (language.code(), text.as_str())).collect()
            }
            Wordings::ByLanguage(texts) => texts.iter().map(|(code, text)| (code.as_str(), text.as_str())).collect(),
        }
    }
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
