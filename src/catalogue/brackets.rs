//! A look at a text that is no TOML, from its first sign to its last and no more:
//! brackets that are not closed, single brackets where double ones belong and
//! decimal commas. Each of them makes a parser stumble again and again, far from
//! the slip itself; so the slips are told first, and the parser then reads the
//! text without them. It is one file of over 400 lines because it is one pass: the
//! slips depend on what is open where they stand.

use super::key_tables::repeats;
use crate::source::Span;
use std::collections::BTreeMap;

/// More brackets than any catalogue has open at once; what is beyond them is the
/// parser's to refuse.
const MOST_OPEN: usize = 100;

/// A bracket that is open.
#[derive(Clone, Copy)]
struct Open {
    at: usize,
    is_list: bool,
    /// Whether a line ends right after it.
    is_tall: bool,
    /// Whether a `=` stands in it, beside no other bracket.
    has_assignment: bool,
}

/// One slip of those that are looked for here.
pub enum Slip<'t> {
    /// A list or table begins here and has no end.
    Unclosed { open: Span, is_list: bool },
    /// A header with too few brackets.
    Header(Span),
    /// Entries of a list or table that has no beginning.
    Unopened(Span),
    /// A list whose entries are keys with values, but stand in no braces.
    Bare(Span),
    /// A text within a list or table that is not closed on its line.
    OpenText(Span),
    /// A table that may repeat, in single brackets.
    Single { header: Span, name: &'t str },
    /// A table that may not repeat, for the second time.
    Twice { header: Span, first: Span },
    /// A number with a decimal comma.
    Comma(Span),
}

impl Slip<'_> {
    fn unclosed(open: Open) -> Self {
        Slip::Unclosed { open: open.at..open.at + 1, is_list: open.is_list }
    }

    /// Where it stands.
    pub fn span(&self) -> &Span {
        match self {
            Slip::Unclosed { open: span, .. } | Slip::Single { header: span, .. } => span,
            Slip::Twice { header: span, .. } | Slip::Comma(span) | Slip::OpenText(span) => span,
            Slip::Bare(span) | Slip::Unopened(span) | Slip::Header(span) => span,
        }
    }
}

/// What was found.
#[derive(Default)]
pub struct Found<'t> {
    /// The slips, in the order of the text.
    pub slips: Vec<Slip<'t>>,
    /// The text without them, each sign at its place.
    pub mended: String,
    /// Where a key with its value begins a line, with the table it stands in.
    keys: Vec<(usize, Span)>,
}

impl Found<'_> {
    /// Where each key of each table stands first.
    pub fn firsts<'s>(&self, text: &'s str) -> BTreeMap<(usize, &'s str), Span> {
        let mut firsts = BTreeMap::new();
        for (table, span) in &self.keys {
            if let Some(key) = text.get(span.clone()) {
                firsts.entry((*table, key)).or_insert(span.clone());
            }
        }
        firsts
    }

    /// The key at the beginning of a line that stands at `start`, and its table.
    pub fn key_at(&self, start: usize) -> Option<(usize, Span)> {
        let index = self.keys.binary_search_by_key(&start, |(_, span)| span.start).ok()?;
        self.keys.get(index).cloned()
    }
}

/// Looks for the slips in a text.
pub fn look(text: &str) -> Found<'_> {
    let mut look = Look { text, bytes: text.as_bytes(), ..Look::default() };
    look.mended = look.bytes.to_vec();
    look.run();
    look.name_headers();
    let mended = String::from_utf8(look.mended).unwrap_or_default();
    let mut slips = look.slips;
    slips.sort_by_key(|slip| slip.span().start);
    Found { slips, mended, keys: look.keys }
}

#[derive(Default)]
struct Look<'t> {
    text: &'t str,
    bytes: &'t [u8],
    open: Vec<Open>,
    /// The first bracket in the value that has no partner.
    unpaired: Option<Open>,
    /// The assignment before, if no value followed it yet.
    assignment: Option<usize>,
    /// Whether the line before was an entry without a list.
    is_unopened: bool,
    /// The first list in the value that has keys without braces.
    bare: Option<Open>,
    /// The first text in the value that is not closed.
    open_text: Option<Span>,
    /// Where the value's outermost bracket opens.
    value: usize,
    slips: Vec<Slip<'t>>,
    mended: Vec<u8>,
    /// The lines that name a table, and whether in double brackets.
    headers: Vec<(Span, &'t str, bool)>,
    keys: Vec<(usize, Span)>,
    tables: usize,
}

impl<'t> Look<'t> {
    fn run(&mut self) {
        let mut at = 0;
        // The sign before that is no blank; a line break outside of brackets counts as one.
        let mut before = b'\n';
        while let Some(sign) = self.bytes.get(at).copied() {
            let is_line_start = at == 0 || self.bytes.get(at - 1) == Some(&b'\n');
            if is_line_start && let Some(next) = self.begin_line(at, before) {
                (at, before) = (next, b'\n');
                continue;
            }
            match sign {
                b' ' | b'\t' | b'\r' | b'\n' => {
                    if sign == b'\n' && self.open.is_empty() {
                        before = b'\n';
                    }
                    at += 1;
                    continue;
                }
                b'#' => {
                    at = self.line_end(at);
                    continue;
                }
                b'"' | b'\'' if self.begins_token(at) => {
                    let end = self.string_end(at);
                    let is_whole = end > at + 1 && self.bytes.get(end - 1) == Some(&sign);
                    if !is_whole && !self.open.is_empty() {
                        self.open_text.get_or_insert(at..end);
                    }
                    at = end;
                }
                _ => {
                    match sign {
                        b'[' | b'{' => self.opens(at, sign == b'[', before),
                        b']' | b'}' => self.closes(at, sign == b']'),
                        b'=' => {
                            if let Some(last) = self.open.last_mut() {
                                last.has_assignment = true;
                            }
                        }
                        b',' => self.comma(at),
                        _ => {}
                    }
                    at += 1;
                }
            }
            before = sign;
            self.assignment = (sign == b'=' && self.open.is_empty()).then_some(at - 1);
        }
        self.give_up(self.bytes.len());
    }

    /// Looks whether a line names a table or begins with a key, which ends a value
    /// whose brackets are open. Returns the end of a line that is done with.
    fn begin_line(&mut self, at: usize, before: u8) -> Option<usize> {
        let end = self.line_end(at);
        let line = self.text.get(at..end)?;
        let start = at + line.len() - line.trim_start().len();
        let line = line.trim();
        if let Some((length, name, is_double)) = header(line) {
            self.give_up(at);
            self.headers.push((start..start + length, name, is_double));
            self.tables += 1;
            return Some(end);
        }
        let key = key_of(line);
        let ends = self.open.last().is_some_and(|open| match open.is_list {
            // In a list without braces a key is no sign of its end.
            true => !open.has_assignment && before != b'[' && !is_entry(line),
            false => !open.is_tall && !matches!(before, b',' | b'{'),
        });
        if key.is_some() && ends {
            self.give_up(at);
        }
        if self.open.is_empty() {
            if let Some(key) = key {
                self.keys.push((self.tables, start..start + key.len()));
            }
            if let Some(length) = broken_header(line) {
                // Its keys are not those of the table before.
                self.tables += 1;
                let header = start..start + length;
                self.slips.push(Slip::Header(header.clone()));
                self.rename(&header);
                return Some(end);
            }
            if line.starts_with(['{', '}', ']', ',']) || line.starts_with('"') && !line.contains('=') {
                self.entry_without_list(start..start + line.len());
                return Some(end);
            }
            self.is_unopened &= line.is_empty() || line.starts_with('#');
            // A header that is none is for the parser to tell.
            return line.starts_with('[').then_some(end);
        }
        None
    }

    /// A line that can only stand in a list or table, but stands in none. Those that
    /// follow one another are told once, where the bracket is missing.
    fn entry_without_list(&mut self, line: Span) {
        if !self.is_unopened {
            let assignment = self.assignment.take();
            let place = assignment.map_or(line.start..line.start + 1, |at| at..at + 1);
            self.slips.push(Slip::Unopened(place));
            let after = assignment.and_then(|at| self.mended.get_mut(at + 1));
            if let Some(blank) = after.filter(|sign| **sign == b' ') {
                *blank = b'0';
            }
        }
        self.is_unopened = true;
        for sign in self.mended.get_mut(line).into_iter().flatten() {
            *sign = b' ';
        }
    }

    fn opens(&mut self, at: usize, is_list: bool, before: u8) {
        match self.open.last() {
            // Outside of a value it is no bracket but a slip of another sort.
            None if before != b'=' => return,
            None => self.value = at,
            // A table cannot begin where a key is expected: the one before it is open.
            Some(last) if !last.is_list && !is_list && before == b',' => {
                self.unpaired = self.unpaired.or(Some(*last));
                self.open.pop();
            }
            Some(_) => {}
        }
        let rest = self.bytes.get(at + 1..).unwrap_or(&[]);
        let next = rest.iter().find(|sign| !matches!(sign, b' ' | b'\t' | b'\r'));
        let is_tall = next.is_none_or(|sign| matches!(sign, b'\n' | b'#'));
        if self.open.len() < MOST_OPEN {
            self.open.push(Open { at, is_list, is_tall, has_assignment: false });
        }
    }

    fn closes(&mut self, at: usize, is_list: bool) {
        let Some(last) = self.open.pop() else { return };
        if last.is_list && !is_list && last.has_assignment {
            // Not the list's end is missing, but the beginning of the table in it.
            self.bare = self.bare.or(Some(last));
            self.open.push(last);
        } else if last.is_list != is_list {
            self.unpaired = self.unpaired.or(Some(last));
            if self.open.last().is_some_and(|open| open.is_list == is_list) {
                self.open.pop();
            }
        } else if last.is_list && last.has_assignment {
            self.bare = self.bare.or(Some(last));
        }
        if self.open.is_empty() {
            match (self.unpaired.take(), self.bare.take()) {
                (Some(unpaired), _) => self.report(Slip::unclosed(unpaired), at + 1),
                (None, Some(bare)) if self.open_text.is_none() => self.report(Slip::Bare(bare.at..bare.at + 1), at + 1),
                _ => self.open_text = None,
            }
        }
    }

    /// Ends a value of which brackets are open.
    fn give_up(&mut self, at: usize) {
        let unpaired = self.unpaired.take().or(self.open.first().copied());
        self.bare = None;
        self.open.clear();
        if let Some(unpaired) = unpaired {
            self.report(Slip::unclosed(unpaired), at);
        }
    }

    /// Tells what is wrong with a value; the mended text has a 0 for the whole value.
    fn report(&mut self, slip: Slip<'t>, end: usize) {
        let value = self.value..end;
        // What was seen in the value goes with it.
        while self.slips.last().is_some_and(|slip| value.contains(&slip.span().start)) {
            self.slips.pop();
        }
        // Brackets in a text without end are none.
        self.slips.push(self.open_text.take().map_or(slip, Slip::OpenText));
        for sign in self.mended.get_mut(value).into_iter().flatten() {
            if !matches!(sign, b'\n' | b'\r') {
                *sign = b' ';
            }
        }
        if let Some(first) = self.mended.get_mut(self.value) {
            *first = b'0';
        }
    }

    /// A comma within a number that is the value of a key.
    fn comma(&mut self, at: usize) {
        let is_digit = |sign: &u8| sign.is_ascii_digit();
        let (before, after) = (self.bytes.get(..at).unwrap_or(&[]), self.bytes.get(at + 1..).unwrap_or(&[]));
        // No number is longer than that; a hostile one is not looked through again and again.
        let mut left = before.iter().rev().take(80).peekable();
        let mut whole = 0;
        while left.next_if(|sign| is_digit(sign) || **sign == b'.').is_some() {
            whole += 1;
        }
        let is_value = left.find(|sign| !matches!(sign, b' ' | b'\t' | b'+' | b'-')) == Some(&b'=');
        let mut right = after.iter().take(80).peekable();
        let mut decimals = 0;
        while right.next_if(|sign| is_digit(sign)).is_some() {
            decimals += 1;
        }
        // A key may consist of digits, and another may begin with one.
        let next = right.find(|sign| !matches!(sign, b' ' | b'\t'));
        let is_key = next.is_some_and(|sign| sign.is_ascii_alphanumeric() || b"=-_.".contains(sign));
        let in_table = self.open.last().is_none_or(|open| !open.is_list);
        if in_table && is_value && whole > 0 && decimals > 0 && !is_key {
            self.slips.push(Slip::Comma(at - whole..at + 1 + decimals));
            if let Some(sign) = self.mended.get_mut(at) {
                *sign = b'.';
            }
        }
    }

    /// Tells headers that are wrong; in the mended text they name a table that
    /// nothing else is called.
    fn name_headers(&mut self) {
        let is_single = |name: &str, is_double: bool| !is_double && repeats(name);
        let some_single = self.headers.iter().any(|(_, name, is_double)| is_single(name, *is_double));
        let mut firsts: BTreeMap<&str, Span> = BTreeMap::new();
        let mut renamed = Vec::new();
        for (span, name, is_double) in &self.headers {
            let first = firsts.entry(name).or_insert(span.clone()).clone();
            if is_single(name, *is_double) {
                self.slips.push(Slip::Single { header: span.clone(), name });
            } else if !is_double && !name.contains('.') && first != *span {
                self.slips.push(Slip::Twice { header: span.clone(), first });
            } else if !(some_single && name.contains('.')) {
                // A table within one whose name was changed is changed too.
                continue;
            }
            renamed.push(span.clone());
        }
        for span in renamed {
            self.rename(&span);
        }
    }

    /// Puts a name in double brackets in place of a header, as long as that was.
    fn rename(&mut self, header: &Span) {
        for (index, sign) in self.mended.get_mut(header.clone()).into_iter().flatten().enumerate() {
            *sign = match index {
                0 | 1 => b'[',
                index if index + 2 >= header.len() => b']',
                _ => b'x',
            };
        }
    }

    /// Whether what stands before ends there; a quotation mark within a word is one
    /// of its signs.
    fn begins_token(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.bytes.get(before));
        before.is_none_or(|sign| b" \t\r\n=,.[]{}\"'".contains(sign))
    }

    fn line_end(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or(&[]);
        rest.iter().position(|sign| *sign == b'\n').map_or(self.bytes.len(), |newline| at + newline + 1)
    }

    /// The end of the text in quotation marks that begins at `at`: of a line at most,
    /// unless it begins with three of them.
    fn string_end(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or(&[]);
        let quote = rest.first().copied().unwrap_or(b'"');
        let marks = if rest.starts_with(&[quote; 3]) { 3 } else { 1 };
        let mut index = marks;
        while let Some(sign) = rest.get(index) {
            match sign {
                b'\\' if quote == b'"' => index += 1,
                b'\n' if marks == 1 => return at + index,
                sign if *sign == quote
                    && rest.get(index..).is_some_and(|rest| rest.starts_with(&[quote; 3][..marks])) =>
                {
                    // Up to two more belong to a text in three of them.
                    let more = rest.iter().skip(index + marks).take(2 * usize::from(marks == 3));
                    return at + index + marks + more.take_while(|sign| **sign == quote).count();
                }
                _ => {}
            }
            index += 1;
        }
        self.bytes.len()
    }
}

/// The name of a table at the beginning of a line, the length with its brackets,
/// and whether these are double.
fn header(line: &str) -> Option<(usize, &str, bool)> {
    let inner = line.strip_prefix('[')?;
    let is_double = inner.starts_with('[');
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    let close = inner.find(']')?;
    let name = inner.get(..close)?.trim();
    let is_name = name.starts_with(|sign: char| sign.is_ascii_alphabetic()) && name.bytes().all(is_of_key);
    // Words that may stand in a list.
    if !is_name || matches!(name, "true" | "false" | "inf" | "nan") {
        return None;
    }
    let brackets = if is_double { 2 } else { 1 };
    let length = brackets + close + brackets;
    (!is_double || line.get(..length)?.ends_with("]]")).then_some((length, name, is_double))
}

/// The length of a line that would name a table if its brackets were right.
fn broken_header(line: &str) -> Option<usize> {
    let line = line.split('#').next().unwrap_or(line).trim_end();
    let name = header_name(line);
    let is_name = name.starts_with(|sign: char| sign.is_ascii_alphabetic()) && name.bytes().all(is_of_key);
    let has_bracket = line.starts_with('[') || line.ends_with(']');
    // A shorter one has no room for a name in double brackets.
    (is_name && has_bracket && line.len() >= 5).then_some(line.len())
}

/// The name in a line with brackets of whatever sort around it.
pub fn header_name(line: &str) -> &str {
    line.trim_matches(|sign: char| "[](){} \t".contains(sign))
}

/// The key at the beginning of a line with an assignment.
fn key_of(line: &str) -> Option<&str> {
    let length = line.bytes().take_while(|byte| is_of_key(*byte)).count();
    let (key, rest) = line.split_at_checked(length)?;
    (!key.is_empty() && rest.trim_start().starts_with('=')).then_some(key)
}

/// Whether a line that begins with a key goes on as in a list.
fn is_entry(line: &str) -> bool {
    line.ends_with([',', '}']) && !line.contains(['[', '{'])
}

fn is_of_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)
}
