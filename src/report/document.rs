//! What there is of a document, in a few words that every report says alike.

use super::Tone;
use crate::assess::Document;
use crate::language::{Arg, Localizer, Message};
use crate::record::wire;

/// A document and its state, with its digest if wanted.
pub(super) fn document(localizer: &Localizer, document: &Document, digest: Option<String>) -> (Tone, String) {
    said(localizer, &document.name, document.state.code(), digest)
}

/// The same of one of which a report tells.
pub(super) fn of_report(localizer: &Localizer, document: &wire::Document) -> (Tone, String) {
    said(localizer, &document.name, document.state(), document.sha256.clone())
}

fn said(localizer: &Localizer, name: &str, state: &str, digest: Option<String>) -> (Tone, String) {
    let (tone, key) = match (state, &digest) {
        ("found", None) => (Tone::Good, "document-found"),
        ("found", Some(_)) => (Tone::Good, "document-found-digest"),
        ("empty", _) => (Tone::Bad, "document-empty"),
        ("table", _) => (Tone::Bad, "document-table"),
        ("absent", _) => (Tone::Bad, "document-absent"),
        ("refused", _) => (Tone::Bad, "document-refused"),
        ("remote", _) => (Tone::Plain, "document-remote"),
        _ => (Tone::Plain, "document-elsewhere"),
    };
    let message = Message::new(key).with("name", Arg::quoted(name)).with("sha256", digest.unwrap_or_default());
    (tone, localizer.say(&message))
}
