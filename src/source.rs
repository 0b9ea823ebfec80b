//! A named text, and where in it something stands.

use std::ops::Range;

/// A half-open range of bytes of a [`Source`]'s text.
pub type Span = Range<usize>;

/// A text together with the name under which people know it.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file's name as it is shown in messages.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// A place in a text, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Source {
    /// The line and column of a byte offset; the end for one beyond it.
    pub fn position(&self, offset: usize) -> Position {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }
}
