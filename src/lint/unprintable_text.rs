//! Text that a terminal or a page would choke on: control characters, line
//! breaks, invisible characters and those that turn the direction of text.

use super::subject::Subject;
use crate::language::{Arg, Message, is_unprintable};

/// Looks for characters that reports would have to replace.
pub(super) fn look(subject: &Subject<'_>) {
    for text in &subject.texts {
        for (_, wording, span) in &text.wordings {
            if let Some(sign) = wording.chars().find(|sign| is_unprintable(*sign)) {
                let code = Arg::Text(format!("U+{:04X}", u32::from(sign)));
                let key = if sign == '\n' { "rule-line-break" } else { "rule-unprintable-text" };
                subject.at(span.clone(), Message::new(key).with("code", code));
            }
        }
    }
}
