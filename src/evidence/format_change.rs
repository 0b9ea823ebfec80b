//! What a text file was before it was saved in another encoding or with other line
//! ends: found by writing it down again in every such way and looking at the digest.

use super::decode::{Encoding, decode};
use crate::digest::sha256;
use std::borrow::Cow;

/// What tells two files of the same text apart, as far as digests prove it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormatChange {
    /// The ends of lines.
    pub line_ends: bool,
    /// The encoding.
    pub encoding: bool,
    /// The byte-order mark of UTF-8.
    pub byte_order_mark: bool,
    /// Whether there are line ends behind the last row.
    pub last_line_end: bool,
}

/// The most bytes of a file that is written down again: 1 MiB, as there are many ways.
const MAX_BYTES: usize = 1024 * 1024;

/// The encodings, with and without byte-order mark.
const WRITTEN: [(Encoding, bool); 5] = [
    (Encoding::Utf8, false),
    (Encoding::Utf8, true),
    (Encoding::Windows1252, false),
    (Encoding::Utf16Le, true),
    (Encoding::Utf16Be, true),
];

/// What alone was changed of a file whose bytes had that digest; `None` where no
/// change of encoding and line ends explains it, and for files beyond 1 MiB. Ways that change less are tried first.
pub fn rewriting(bytes: &[u8], old_sha256: &str) -> Option<FormatChange> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    let (text, encoding) = decode(bytes).ok()?;
    let marked = match encoding {
        Encoding::Utf8 => bytes.starts_with(&[0xEF, 0xBB, 0xBF]),
        Encoding::Utf16Le | Encoding::Utf16Be => true,
        Encoding::Windows1252 => false,
    };
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let body = unified.trim_end_matches('\n');
    let mut ways = Vec::new();
    for (end, changes_last) in [(&unified[body.len()..], false), ("\n", true), ("", true)] {
        for line_end in [None, Some("\n"), Some("\r\n"), Some("\r")] {
            for (other, other_marked) in WRITTEN {
                let changed = FormatChange {
                    line_ends: line_end.is_some(),
                    encoding: other != encoding,
                    byte_order_mark: other == encoding && other_marked != marked,
                    last_line_end: changes_last,
                };
                ways.push((changed, end, line_end, (other, other_marked)));
            }
        }
    }
    let weight = |changed: &FormatChange| {
        let FormatChange { line_ends, encoding, byte_order_mark, last_line_end } = *changed;
        [line_ends, encoding, byte_order_mark, last_line_end].into_iter().filter(|is_changed| *is_changed).count()
    };
    ways.sort_by_key(|(changed, ..)| weight(changed));
    let written = |end: &str, line_end: Option<&str>, (encoding, marked)| {
        let text: Cow<'_, str> = match line_end {
            // As they are, but for the last.
            None if end == &unified[body.len()..] => Cow::Borrowed(&text),
            None => Cow::Owned(format!("{}{}", text.trim_end_matches(['\r', '\n']), with_ends_of(&text, end))),
            Some(line_end) => Cow::Owned(format!("{body}{end}").replace('\n', line_end)),
        };
        encode(&text, encoding, marked)
    };
    let is_way = |(_, end, line_end, form): &&(FormatChange, &str, Option<&str>, (Encoding, bool))| {
        written(end, *line_end, *form).is_some_and(|bytes| sha256(&bytes) == old_sha256)
    };
    ways.iter().find(is_way).map(|(changed, ..)| *changed)
}

/// Line feeds as the line ends that a text has.
fn with_ends_of(text: &str, ends: &str) -> String {
    let own = if text.contains("\r\n") { "\r\n" } else { "\n" };
    ends.replace('\n', own)
}

/// A text as bytes; `None` where the encoding lacks a character of it.
fn encode(text: &str, encoding: Encoding, marked: bool) -> Option<Vec<u8>> {
    let units = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        Some(mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>())
    };
    match encoding {
        Encoding::Utf8 => {
            let mark: &[u8] = if marked { &[0xEF, 0xBB, 0xBF] } else { &[] };
            Some([mark, text.as_bytes()].concat())
        }
        Encoding::Windows1252 => {
            let (bytes, _, lacks) = encoding_rs::WINDOWS_1252.encode(text);
            (!lacks).then(|| bytes.into_owned())
        }
        Encoding::Utf16Le => units([0xFF, 0xFE], u16::to_le_bytes),
        Encoding::Utf16Be => units([0xFE, 0xFF], u16::to_be_bytes),
    }
}
