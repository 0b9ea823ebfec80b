//! The catalogue with which authors begin: one of each kind, with comments.

use crate::language::Language;

/// Its TOML; only its comments are in one language.
pub(crate) fn catalogue(language: Language) -> &'static str {
    match language {
        Language::De => include_str!("catalogue/de.toml"),
        Language::En => include_str!("catalogue/en.toml"),
    }
}
