//! What the page rests on: assumed figures with their reasons, sources, digests.

use super::{Part, Source};
use crate::assess::Assessment;
use crate::catalogue::{Basis, Catalogue, Foundation};
use crate::language::Message;
use crate::report::catalogue::Book;
use crate::report::{Block, Cell, Column, Speaker, Table, Tone};

impl Speaker<'_> {
    /// Every assumed figure with its reason.
    pub(super) fn assumed_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<Part> {
        let book = Book { voice: self.voice, catalogue };
        let labels = catalogue.labels.iter().map(|label| (self.voice.text(&label.title).to_owned(), &label.foundation));
        let indicators = catalogue.indicators.iter().map(|indicator| (book.numbered(indicator), &indicator.foundation));
        let row = |(title, foundation): (String, &Foundation)| {
            let rationale = foundation.rationale.as_ref().map_or("", |text| self.voice.text(text));
            let source = foundation.source.map_or_else(String::new, |source| book.source_name(source));
            vec![Cell::plain(title), Cell::plain(rationale), Cell::plain(source)]
        };
        let is_assumed = |(_, foundation): &(String, &Foundation)| foundation.basis == Basis::Assumed;
        let rows: Vec<Vec<Cell>> = labels.chain(indicators).filter(is_assumed).map(row).collect();
        let basis = self.basis(catalogue, assessment).into_iter().next();
        let mut parts: Vec<Part> =
            basis.map(|(tone, line)| Part::Block(Block::Paragraph(tone, line))).into_iter().collect();
        if !rows.is_empty() {
            let titles = ["page-column-figure", "page-column-rationale", "page-column-source"];
            let columns = titles.map(|key| Column::words(self.voice.word(key))).to_vec();
            let caption = self.voice.word("page-caption-assumed");
            parts.push(Part::Table {
                caption,
                head: 0,
                cards: true,
                table: Table { columns, rows },
                leads: Vec::new(),
            });
        }
        parts
    }

    /// The publications of the catalogue.
    pub(super) fn source_parts(&self, catalogue: &Catalogue) -> Vec<Part> {
        let source = |(index, source): (usize, &crate::catalogue::Reference)| {
            let entry = Message::new("book-source-title").with("number", index + 1).with("title", &source.title);
            let entry = match source.accessed {
                Some(date) => Message::new("book-source-read").with("entry", entry).with("date", date),
                None => entry,
            };
            Source { title: self.voice.say(&entry), url: source.url.clone() }
        };
        let sources: Vec<Source> = catalogue.sources.iter().enumerate().map(source).collect();
        if sources.is_empty() { Vec::new() } else { vec![Part::Sources(sources)] }
    }

    /// Catalogue, tables and tool.
    pub(super) fn digest_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<Part> {
        let lines: Vec<(Tone, String)> = self.basis(catalogue, assessment).into_iter().skip(1).collect();
        vec![Part::Block(Block::List(lines))]
    }
}
