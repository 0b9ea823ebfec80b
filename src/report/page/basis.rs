//! What the page rests on: requirements and where they come from, tables, documents, tool.

use super::{PageBlock, SourceLink, TableStyle};
use crate::assess::Assessment;
use crate::catalogue::{Basis, Catalogue, FigureBasis};
use crate::language::Message;
use crate::report::catalogue::RulebookWriter;
use crate::report::{Block, Cell, Column, ReportWriter, Table, Tone};
use std::collections::BTreeMap;

impl ReportWriter<'_> {
    /// How much of the catalogue is assumed, and where that stands.
    pub(super) fn assumed(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<(Tone, String)> {
        let (tone, line) = self.basis(catalogue, assessment).into_iter().next()?;
        let is_known = catalogue.count(Basis::Assumed) == 0;
        Some((tone, if is_known { line } else { format!("{line} {}", self.localizer.word("page-assumed-where")) }))
    }

    /// What labels and those indicators rest on that are not assumed, and the publications.
    pub(super) fn requirement_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<PageBlock> {
        let book = RulebookWriter { localizer: self.localizer, catalogue };
        let assumed = self.assumed(catalogue, assessment).into_iter();
        let mut parts: Vec<PageBlock> =
            assumed.map(|(tone, line)| PageBlock::Block(Block::Paragraph(tone, line))).collect();
        let row = |title: String, foundation: &FigureBasis| {
            let (basis, reason) = self.foundation_line(catalogue, foundation);
            vec![Cell::plain(title), Cell::plain(basis), Cell::plain(reason)]
        };
        let labels =
            catalogue.labels.iter().map(|label| row(self.localizer.text(&label.title).to_owned(), &label.foundation));
        let known = catalogue.indicators.iter().filter(|indicator| indicator.foundation.basis != Basis::Assumed);
        let known = known.map(|indicator| row(book.numbered(indicator), &indicator.foundation));
        // Weights of which the catalogue says nothing are counted above.
        let weights = catalogue.weights().filter(|(_, foundation)| **foundation != FigureBasis::UNSAID);
        let weights = weights.map(|(title, foundation)| {
            let title = Message::new("page-weight-of").with("title", title);
            row(self.localizer.say(&title), foundation)
        });
        let rows: Vec<Vec<Cell>> = labels.chain(known).chain(weights).collect();
        if !rows.is_empty() {
            let titles = ["page-column-figure", "page-column-basis", "page-column-rationale"];
            let columns = titles.map(|key| Column::words(self.localizer.word(key))).to_vec();
            let caption = self.localizer.word("page-caption-requirements");
            let table = Table { columns, rows };
            parts.push(PageBlock::Table { caption, head: 0, look: TableStyle::Texts, table, leads: Vec::new() });
        }
        let source = |(index, source): (usize, &crate::catalogue::Reference)| {
            let entry = Message::new("book-source-title").with("number", index + 1).with("title", &source.title);
            let entry = match source.accessed {
                Some(date) => Message::new("book-source-read").with("entry", entry).with("date", date),
                None => entry,
            };
            SourceLink { title: self.localizer.say(&entry), url: source.url.clone() }
        };
        let sources: Vec<SourceLink> = catalogue.sources.iter().enumerate().map(source).collect();
        if !sources.is_empty() {
            parts.push(PageBlock::Block(Block::Subheading(self.localizer.word("book-heading-sources"))));
            parts.push(PageBlock::Sources(sources));
        }
        parts
    }

    /// Catalogue, tables, documents and tool.
    pub(super) fn digest_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<PageBlock> {
        let lines: Vec<(Tone, String)> = self.basis(catalogue, assessment).into_iter().skip(1).collect();
        let mut parts = vec![PageBlock::Block(Block::List(lines))];
        let mut documents: BTreeMap<&str, &str> = BTreeMap::new();
        for document in assessment.documents() {
            if let Some(sha256) = document.state.sha256() {
                documents.insert(&document.name, sha256);
            }
        }
        if !documents.is_empty() {
            let digests = documents.into_iter().map(|(name, sha256)| (name.to_owned(), sha256.to_owned())).collect();
            let titles = ["page-column-document", "page-column-digest"].map(|key| self.localizer.word(key));
            parts.push(PageBlock::Digests { caption: self.localizer.word("page-caption-documents"), titles, digests });
        }
        parts
    }
}
