//! What the page rests on: requirements and where they come from, tables, documents, tool.

use crate::assess::Document;
use crate::catalogue::{Basis, FigureBasis};
use crate::language::Message;
use crate::report::{Block, Cell, Column, ReportWriter, Table, TableStyle, Tone, basis};
use std::collections::BTreeMap;

impl ReportWriter<'_> {
    /// How much of the catalogue is assumed, and where a page shows that.
    pub(super) fn assumed(&self) -> (Tone, String) {
        let (tone, line) = basis::figures(self.localizer, self.catalogue);
        let is_known = self.catalogue.count(Basis::Assumed) == 0;
        (tone, if is_known { line } else { format!("{line} {}", self.localizer.word("page-assumed-where")) })
    }

    /// What labels and those indicators rest on that are not assumed, and the publications.
    pub(super) fn requirements(&self) -> Vec<Block> {
        let book = self.book();
        let (tone, assumed) = self.assumed();
        let mut blocks = vec![Block::Paragraph(tone, assumed)];
        let row = |title: String, foundation: &FigureBasis| {
            let (basis, reason) = self.foundation_line(foundation);
            vec![Cell::plain(title), Cell::plain(basis), Cell::plain(reason)]
        };
        let labels = self
            .catalogue
            .labels
            .iter()
            .map(|label| row(self.localizer.text(&label.title).to_owned(), &label.foundation));
        let known = self.catalogue.indicators.iter().filter(|indicator| indicator.foundation.basis != Basis::Assumed);
        let known = known.map(|indicator| row(book.numbered(indicator), &indicator.foundation));
        // Weights of which the catalogue says nothing are counted above.
        let weights = self.catalogue.weights().filter(|(_, foundation)| **foundation != FigureBasis::UNSAID);
        let weights = weights.map(|(title, foundation)| {
            let title = Message::new("page-weight-of").with("title", title);
            row(self.localizer.say(&title), foundation)
        });
        let rows: Vec<Vec<Cell>> = labels.chain(known).chain(weights).collect();
        if !rows.is_empty() {
            let titles = ["page-column-figure", "page-column-basis", "page-column-rationale"];
            let columns = titles.map(|key| Column::words(self.localizer.word(key))).to_vec();
            let caption = self.localizer.word("page-caption-requirements");
            blocks.push(Block::Table(Table { caption, style: TableStyle::Texts, ..Table::new(columns, rows) }));
        }
        let all = 0..self.catalogue.sources.len();
        if let Some(sources) = Block::list(book.publications(all)) {
            blocks.extend([Block::Subheading(self.localizer.word("book-heading-sources")), sources]);
        }
        blocks
    }

    /// Catalogue, tables and tool; on a page, where the first line stands above, also the documents.
    pub(super) fn digests(&self, is_page: bool) -> Vec<Block> {
        let list = Block::List(self.basis().into_iter().skip(usize::from(is_page)).collect());
        let digest = |document: &'_ Document| Some((document.name.clone(), document.state.sha256()?.to_owned()));
        let documents: BTreeMap<String, String> = self.assessment.documents().filter_map(digest).collect();
        if !is_page || documents.is_empty() {
            return vec![list];
        }
        let columns = ["page-column-document", "page-column-digest"].map(|key| Column::words(self.localizer.word(key)));
        let rows = documents.into_iter().map(|(name, sha256)| [name, sha256].map(Cell::plain).to_vec()).collect();
        let caption = self.localizer.word("page-caption-documents");
        vec![list, Block::Table(Table { caption, style: TableStyle::Digests, ..Table::new(columns.to_vec(), rows) })]
    }
}
