//! The address of a source that no browser opens.

use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::{Arg, Message};

/// Looks for addresses that do not begin with http:// or https:// and the name of a host, or hold blanks.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, source) in subject.catalogue.sources.iter().enumerate() {
        let Some(url) = &source.url else { continue };
        let lower = url.to_lowercase();
        let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
        let host = rest.map_or("", |rest| rest.split(['/', '?', '#', ':']).next().unwrap_or(""));
        let is_host = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
        if !is_host || url.contains(char::is_whitespace) {
            let message = Message::new("rule-not-a-web-address").with("url", Arg::quoted(url));
            subject.at_key(CataloguePart::Source(index), "url", message);
        }
    }
}
