//! The address of a source that no browser opens.

use super::subject::Subject;
use crate::catalogue::Part;
use crate::language::{Arg, Message};

/// Looks for addresses that do not begin with http:// or https:// or hold blanks.
pub fn look(subject: &Subject<'_>) {
    for (index, source) in subject.catalogue.sources.iter().enumerate() {
        let Some(url) = &source.url else { continue };
        let is_web = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        if is_web.is_none_or(|rest| rest.is_empty() || rest.starts_with('/') || url.contains(char::is_whitespace)) {
            let message = Message::new("rule-not-a-web-address").with("url", Arg::quoted(url));
            subject.at_key(Part::Source(index), "url", message);
        }
    }
}
