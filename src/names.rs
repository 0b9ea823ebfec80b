//! Names as people read them: which are the same however they were typed, and which only
//! look the same. Persons, initiatives, columns, titles and files are all compared here.
//!
//! The same is what Unicode's caseless matching of identifiers (`NFKC_Casefold`) makes equal:
//! composed or decomposed, full-width or not, in any case, with or without invisible characters.
//! Alike is what UTS 39 calls confusable, such as a Cyrillic `Р` and a Latin `P`.

use caseless::Caseless;
use std::borrow::Cow;
use std::sync::OnceLock;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_security::skeleton;

/// How often a text is folded at most: blanks that go may bring letters and marks together.
const MOST_ROUNDS: usize = 8;

/// A name or word as tables compare it: whatever its case, its normal form, the blanks around
/// it and how many there are within.
pub fn comparable(text: &str) -> String {
    let text = text.trim();
    if is_plain(text.as_bytes()) { text.to_ascii_lowercase() } else { folded(text) }
}

/// Whether a text is a name that is in the form of [`comparable`].
pub fn is_named(text: &str, name: &str) -> bool {
    let text = text.trim();
    if is_plain(text.as_bytes()) {
        return text.eq_ignore_ascii_case(name);
    }
    // Folding leaves a first letter of ASCII as it is, or gives it a mark and so makes it none of ASCII.
    let begins_otherwise = match (text.as_bytes().first(), name.as_bytes().first()) {
        (Some(a), Some(b)) => a.is_ascii_alphanumeric() && b.is_ascii() && !a.eq_ignore_ascii_case(b),
        _ => false,
    };
    !begins_otherwise && folded(text) == name
}

/// Who a person or an initiative is: the form of [`comparable`] without blanks, but for those
/// between digits, where `1 1` is not `11`.
pub fn identity(name: &str) -> String {
    let name = comparable(name);
    // What stood apart may be one letter then.
    if name.contains(' ') { comparable(&without(&name, |sign| sign == ' ')) } else { name }
}

/// Whether two names are those of the same person or initiative.
pub fn is_same(a: &str, b: &str) -> bool {
    a == b || identity(a) == identity(b)
}

/// What a name looks like. Two names look alike where either of both are equal: some letters
/// do so only when they are small, others only when they are capital.
pub fn looks(name: &str) -> [String; 2] {
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return look_of_plain(name);
    }
    let bare = |text: &str| without(text, |sign| is_blank(sign) || sign.is_ascii_punctuation() || is_dash(sign));
    let look = |text: &str| {
        let look = comparable(&skeleton(&bare(text)).collect::<String>());
        // In Turkish the dot makes another letter; in other hands it comes and goes.
        if look.is_ascii() { look } else { look.chars().filter(|sign| *sign != '\u{307}').collect() }
    };
    [look(&comparable(name)), look(&seen(name))]
}

/// The same of ASCII letters and digits, as pseudonyms mostly are. What each looks like is asked
/// once: to ask for every name takes a tenth of the time of a round.
fn look_of_plain(name: &str) -> [String; 2] {
    static LOOKS: OnceLock<Vec<String>> = OnceLock::new();
    let all = LOOKS.get_or_init(|| {
        let look = |byte: u8| comparable(&skeleton(&char::from(byte).to_string()).collect::<String>());
        (0..128).map(look).collect()
    });
    let look = |byte: u8| all.get(usize::from(byte)).map_or("", String::as_str);
    [name.bytes().map(|byte| look(byte.to_ascii_lowercase())).collect(), name.bytes().map(look).collect()]
}

/// Who an initiative seems to be: its [`identity`] with the letters of other scripts that look like
/// Latin ones, small or capital, as these.
pub fn in_latin(name: &str) -> String {
    let latin = |sign: char| {
        let of = |text: String| skeleton(&text).collect::<String>();
        let capital = || of(sign.to_uppercase().collect());
        let is_latin = |look: &String| look.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let look = Some(of(sign.to_string())).filter(is_latin).or_else(|| Some(capital()).filter(is_latin));
        look.map_or_else(|| sign.to_string(), |look| look.to_ascii_lowercase())
    };
    let signs = identity(name);
    if signs.is_ascii() {
        return signs;
    }
    signs.chars().map(|sign| if sign.is_ascii() { sign.to_string() } else { latin(sign) }).collect()
}

/// The visible part of a text: its compatible composed form without invisible characters.
pub fn seen(text: &str) -> String {
    text.nfkc().filter(|sign| !is_unseen(*sign)).collect()
}

/// The composed form of a text, in which most systems write the names of files.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether an id names no initiative: it is empty, or only invisible characters.
pub fn names_nobody(id: &str) -> bool {
    if is_plain(id.as_bytes()) { id.trim().is_empty() } else { identity(id).is_empty() }
}

/// Whether folding is but a matter of small letters: printable ASCII without blanks in a row.
pub fn is_plain(text: &[u8]) -> bool {
    let is_printable = |byte: &u8| matches!(byte, b' '..=b'~');
    text.iter().all(is_printable) && !text.windows(2).any(|two| two == b"  ")
}

fn folded(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..MOST_ROUNDS {
        let signs = text.chars().nfkd().filter(|sign| !is_unseen(*sign));
        let folded: String = signs.default_case_fold().nfkd().default_case_fold().nfkc().collect();
        let words: Vec<&str> = folded.split(is_blank).filter(|word| !word.is_empty()).collect();
        let next = words.join(" ");
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// A text without some characters, but for those between two digits.
fn without(text: &str, is_dropped: impl Fn(char) -> bool) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut gap = None;
    for sign in text.chars() {
        if is_dropped(sign) {
            gap = gap.or(Some(sign));
            continue;
        }
        let is_between = sign.is_numeric() && kept.chars().next_back().is_some_and(char::is_numeric);
        kept.extend(gap.take().filter(|_| is_between));
        kept.push(sign);
    }
    kept
}

/// Whether a character is a blank, also that of Braille, which has no dots.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || sign == '\u{2800}'
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Whether a character is invisible: the code points that Unicode lets programs ignore
/// (`Default_Ignorable_Code_Point`: soft hyphens, zero widths, marks of direction, selectors),
/// those that annotate, and control characters that are no blanks.
fn is_unseen(sign: char) -> bool {
    matches!(
        sign,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
    ) || (sign.is_control() && !sign.is_whitespace())
}
