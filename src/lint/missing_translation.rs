//! A text that lacks a language which the catalogue otherwise speaks.

use super::subject::Subject;
use crate::language::{Arg, Message};
use std::collections::BTreeSet;

/// Looks for texts by language with one of the catalogue's languages missing. A
/// plain string stands for all languages and lacks none.
pub(super) fn look(subject: &Subject<'_>) {
    let texts = &subject.texts;
    let spoken: BTreeSet<&str> =
        texts.iter().flat_map(|text| &text.wordings).map(|(code, ..)| *code).filter(|code| !code.is_empty()).collect();
    for text in texts {
        let has = |code: &str| text.wordings.iter().any(|(own, ..)| *own == code || own.is_empty());
        let missing: Vec<Arg> = spoken.iter().filter(|code| !has(code)).map(|code| Arg::from(*code)).collect();
        if !missing.is_empty() {
            let message = Message::new("rule-missing-translation").with("languages", missing);
            subject.at(text.span.clone(), message);
        }
    }
}
