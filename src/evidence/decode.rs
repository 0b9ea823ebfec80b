//! From bytes to text: UTF-8 with or without byte-order mark, UTF-16 with one,
//! else Windows-1252, as German and English Excel write them.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How a table's bytes stand for characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without byte-order mark.
    Utf8,
    /// UTF-16, the lower byte first, with byte-order mark.
    Utf16Le,
    /// UTF-16, the higher byte first, with byte-order mark.
    Utf16Be,
    /// Windows code page 1252.
    Windows1252,
}

impl Encoding {
    /// The encoding's usual name, lower case.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
        }
    }
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotText {
    pub key: &'static str,
    /// The line on which they stop being one, from 1.
    pub line: usize,
}

/// The line of a byte, from 1.
fn line(bytes: &[u8], at: usize) -> usize {
    let before = bytes.get(..at).unwrap_or_default();
    let is_end = |(index, byte): &(usize, &u8)| match byte {
        b'\n' => true,
        b'\r' => before.get(index + 1) != Some(&b'\n'),
        _ => false,
    };
    before.iter().enumerate().filter(is_end).count() + 1
}

/// Bytes that Windows-1252 does not define; decoders make control characters of them.
const UNDEFINED_IN_1252: [u8; 5] = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

/// The encoding of some bytes.
pub(crate) fn encoding_of(bytes: &[u8]) -> Result<Encoding, NotText> {
    match bytes {
        [0xFF, 0xFE, ..] => Ok(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => Ok(Encoding::Utf16Be),
        _ if std::str::from_utf8(bytes).is_ok() => Ok(Encoding::Utf8),
        _ => match beyond_ascii(bytes).find(|at| bytes.get(*at).is_some_and(|byte| UNDEFINED_IN_1252.contains(byte))) {
            Some(at) => Err(NotText { key: "not-text-1252", line: line(bytes, at) }),
            None => Ok(Encoding::Windows1252),
        },
    }
}

/// The text of some bytes, without byte-order mark, and its encoding.
///
/// # Errors
/// Unpaired UTF-16, bytes that no encoding defines, or a NUL.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), NotText> {
    let encoding = encoding_of(bytes)?;
    let text = text_in(unmarked(bytes, encoding), encoding)?;
    match text.find('\0') {
        Some(at) => Err(NotText { key: "not-text-nul", line: line(text.as_bytes(), at) }),
        None => Ok((text, encoding)),
    }
}

/// Bytes in that encoding without the byte-order mark at their beginning.
pub(crate) fn unmarked(bytes: &[u8], encoding: Encoding) -> &[u8] {
    let mark: &[u8] = match encoding {
        Encoding::Utf8 | Encoding::Windows1252 => &[0xEF, 0xBB, 0xBF],
        Encoding::Utf16Le => &[0xFF, 0xFE],
        Encoding::Utf16Be => &[0xFE, 0xFF],
    };
    bytes.strip_prefix(mark).unwrap_or(bytes)
}

/// The text of bytes in that encoding, with every mark in it.
pub(crate) fn text_in(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, NotText> {
    let utf_16 = |encoding: &'static encoding_rs::Encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        text.ok_or(NotText { key: "not-text-utf-16", line: 1 })
    };
    match encoding {
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(error) => Err(NotText { key: "not-text-1252", line: line(bytes, error.valid_up_to()) }),
        },
        Encoding::Windows1252 => Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0),
        Encoding::Utf16Le => utf_16(UTF_16LE),
        Encoding::Utf16Be => utf_16(UTF_16BE),
    }
}

/// The line of the first byte that keeps some bytes from being UTF-8, where others
/// stand for letters in UTF-8: by a byte-order mark, or as two and three bytes that make
/// a character of European writing, which Windows-1252 would hardly have together.
pub(crate) fn stray_byte(bytes: &[u8]) -> Option<usize> {
    let is_european = |sign: char| matches!(sign, '\u{A0}'..='\u{17F}' | '\u{2010}'..='\u{20AC}' | '\u{FEFF}');
    let (mut stray, mut is_utf_8) = (None, false);
    let mut from = 0;
    for at in beyond_ascii(bytes) {
        // A character has four bytes at most.
        let rest = bytes.get(at..).filter(|_| at >= from).unwrap_or_default();
        let Some(chunk) = rest.get(..rest.len().min(4)).and_then(|four| four.utf8_chunks().next()) else { continue };
        match chunk.valid().chars().next() {
            Some(sign) => {
                is_utf_8 |= is_european(sign);
                from = at + sign.len_utf8();
            }
            None => stray = stray.or(Some(at)),
        }
        if is_utf_8 && stray.is_some() {
            break;
        }
    }
    stray.filter(|_| is_utf_8).map(|at| line(bytes, at))
}

/// Where bytes beyond ASCII stand; most bytes of a table are passed over together.
fn beyond_ascii(bytes: &[u8]) -> impl Iterator<Item = usize> {
    const TOGETHER: usize = 64;
    let parts = (0..).step_by(TOGETHER).zip(bytes.chunks(TOGETHER)).filter(|(_, part)| !part.is_ascii());
    parts.flat_map(|(begin, part)| (begin..).zip(part).filter(|(_, byte)| !byte.is_ascii()).map(|(at, _)| at))
}
