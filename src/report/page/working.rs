//! Every point unfolded: its working, the cells it came from, its documents.

use super::{Folded, Part, Read};
use crate::assess::{Assessed, Assessment, Document, DocumentState, Status};
use crate::catalogue::Catalogue;
use crate::language::{Arg, Message};
use crate::report::catalogue::Book;
use crate::report::{Block, Speaker, Tone};

impl Speaker<'_> {
    /// The workings of all indicators by category.
    pub(super) fn working_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<Part> {
        let book = Book { voice: self.voice, catalogue };
        let mut parts = vec![Part::Block(Block::Paragraph(Tone::Plain, self.voice.word("page-workings")))];
        for (category, named) in catalogue.categories.iter().enumerate() {
            parts.push(Part::Block(Block::Subheading(self.voice.text(&named.title).to_owned())));
            for (index, (indicator, assessed)) in catalogue.indicators.iter().zip(&assessment.indicators).enumerate() {
                if indicator.category != category {
                    continue;
                }
                let mut inner = vec![Part::Steps(self.derivation_steps(indicator, assessed))];
                inner.extend(self.cells(assessment, assessed));
                inner.extend(self.documents(assessed));
                let figure = match (&assessed.points, assessed.status) {
                    (Some(points), Status::Scored) => self.voice.say(
                        &Message::new("working-points")
                            .with("points", self.quantity(points))
                            .with("max", self.quantity(&indicator.points)),
                    ),
                    _ => self.status(assessed),
                };
                let title = book.numbered(indicator);
                parts.push(Part::Folded(Folded { index, title, figure, sign: self.mark(assessed), parts: inner }));
            }
        }
        parts
    }

    fn cells(&self, assessment: &Assessment, assessed: &Assessed) -> Option<Part> {
        let word = |key| self.voice.word(key);
        let place = |cell: &crate::evidence::Cell| {
            let input = assessment.inputs.iter().find(|input| input.kind == cell.table);
            input.map_or_else(String::new, |input| input.place(cell.line, cell.column).to_string())
        };
        let cell = |cell: &crate::evidence::Cell| Read {
            place: place(cell),
            input: cell.input.clone().unwrap_or_default(),
            raw: cell.raw.clone(),
        };
        let rows: Vec<Read> = assessed.cells.iter().map(cell).collect();
        let titles = [word("page-column-cell"), word("page-column-input"), word("page-column-raw")];
        (!rows.is_empty()).then(|| Part::Cells { caption: word("page-caption-cells"), titles, rows })
    }

    fn documents(&self, assessed: &Assessed) -> Option<Part> {
        let line = |document: &Document| {
            let (tone, message) = match &document.state {
                DocumentState::Found(sha256) => {
                    (Tone::Plain, Message::new("page-document-found").with("sha256", sha256.as_str()))
                }
                DocumentState::Remote => (Tone::Plain, Message::new("page-document-remote")),
                DocumentState::NotFound => (Tone::Bad, Message::new("page-document-absent")),
                DocumentState::Refused => (Tone::Bad, Message::new("page-document-refused")),
            };
            (tone, self.voice.say(&message.with("name", Arg::quoted(&document.name))))
        };
        let lines: Vec<(Tone, String)> = assessed.documents.iter().map(line).collect();
        (!lines.is_empty()).then_some(Part::Block(Block::List(lines)))
    }
}
