//! A catalogue's own text: one string, or one for each language.

use super::Language;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A text of a catalogue, by language code; a plain string stands for all. Messages
/// repeat it often, so a copy costs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Arc<Wordings>);

#[derive(Debug, Default, PartialEq, Eq)]
struct Wordings {
    /// The text that was given without a language.
    plain: Option<String>,
    by_language: BTreeMap<String, String>,
}

impl Text {
    /// A text that is the same in every language.
    pub fn plain(text: impl Into<String>) -> Text {
        Text(Arc::new(Wordings { plain: Some(text.into()), by_language: BTreeMap::new() }))
    }

    /// A text for each language code.
    pub fn by_language(by_language: BTreeMap<String, String>) -> Text {
        Text(Arc::new(Wordings { plain: None, by_language }))
    }

    /// The text in `language`, else in English, German, or whatever there is.
    pub fn in_language(&self, language: Language) -> &str {
        let written = |language: Language| self.0.by_language.get(language.code());
        self.0
            .plain
            .as_ref()
            .or_else(|| written(language))
            .or_else(|| Language::ALL.into_iter().find_map(written))
            .or_else(|| self.0.by_language.values().next())
            .map_or("", String::as_str)
    }

    /// Every wording of the text, a plain one once.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        self.0.plain.iter().chain(self.0.by_language.values()).map(String::as_str)
    }

    /// The wordings by language code; a plain text stands under each of merit's languages.
    pub fn languages(&self) -> BTreeMap<&str, &str> {
        match &self.0.plain {
            Some(text) => Language::ALL.into_iter().map(|language| (language.code(), text.as_str())).collect(),
            None => self.0.by_language.iter().map(|(code, text)| (code.as_str(), text.as_str())).collect(),
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
