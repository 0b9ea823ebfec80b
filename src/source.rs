//! A named text, and where in it something stands.

use std::ops::Range;

/// A half-open range of bytes of a [`Source`]'s text.
pub(crate) type Span = Range<usize>;

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
        LineIndex::new(&self.text).position(offset)
    }
}

/// The lines of a text, to look up many places in it.
pub(crate) struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    pub(crate) fn new(text: &'t str) -> LineIndex<'t> {
        let after = text.match_indices('\n').map(|(newline, _)| newline + 1);
        LineIndex { text, starts: std::iter::once(0).chain(after).collect() }
    }

    /// The line and column of a byte offset; the end for one beyond it.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= end);
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0);
        Position { line, column: self.text[start..end].chars().count() + 1 }
    }
}
