//! Every point unfolded: its working, its scale, the cells it came from, its
//! documents, and what its requirement rests on.

use super::notes::{Notes, sentence};
use crate::assess::{AssessedIndicator, Document, Status};
use crate::catalogue::{Asked, Basis, FigureBasis, Indicator};
use crate::diagnostic::Finding;
use crate::evidence::{Cell, InputTable, TableKind};
use crate::language::{Arg, Message};
use crate::report::document::document;
use crate::report::group::with_bonus;
use crate::report::{Block, Fragment, ReportWriter, Tone, Working, derivation};
use std::collections::BTreeSet;

/// How much of a digest stands beside a document; the whole is among the digests.
const SHORT_DIGEST: usize = 8;

/// What a line of a working tells, and what it says.
type Line = (String, Vec<Fragment>);

impl ReportWriter<'_> {
    /// The workings of all indicators by category.
    pub(super) fn workings(&self, notes: &Notes<'_>) -> Vec<Block> {
        let book = self.book();
        let mut parts = vec![Block::plain(self.localizer.word("page-workings"))];
        for (category, named) in self.catalogue.categories.iter().enumerate() {
            parts.push(Block::Subheading(self.localizer.text(&named.title).to_owned()));
            let working = |(index, indicator, assessed): (usize, &Indicator, &AssessedIndicator)| Working {
                indicator: index,
                title: book.numbered(indicator),
                figure: match (&assessed.points, assessed.settled_status()) {
                    (Some(points), Status::Scored) => self.of_most(indicator, self.quantity(points)),
                    _ => self.status(assessed),
                },
                sign: self.mark(assessed),
                lines: self.lines(notes, index, (indicator, assessed)),
            };
            parts.push(Block::Workings(self.indicators_of(category).map(working).collect()));
            for (index, group) in self.groups_of(category) {
                let title = with_bonus(self.localizer, &group.title, group.bonus);
                parts.push(Block::Paragraph(Tone::Strong, title));
                parts.push(Block::List(self.group_working(index)));
            }
        }
        parts
    }

    fn lines(
        &self,
        notes: &Notes<'_>,
        index: usize,
        (indicator, assessed): (&Indicator, &AssessedIndicator),
    ) -> Vec<Line> {
        let said = |name: String, text: String| (name, vec![Fragment::Text(text)]);
        let mut lines = vec![said(self.localizer.word("column-working"), self.derivation(index, indicator, assessed))];
        // What is wrong with a cell is why its points are what they are; documents have a line of their own.
        let is_of_cell = |finding: &&Finding| finding.place.is_some() && !finding.code.starts_with("document-");
        for finding in notes.for_indicator(index).filter(is_of_cell) {
            let (_, text) = self.note(self.localizer.text(&indicator.title), finding);
            lines.push(said(self.localizer.word("page-line-check"), text));
        }
        let scale = match derivation::unit(self.localizer, &indicator.measure) {
            Some(unit) => self.localizer.say(&Message::new("page-line-scale-in").with("unit", unit)),
            None => self.localizer.word("page-line-scale"),
        };
        lines.push(said(scale, self.scale_line(index, indicator)));
        lines.extend(self.cells((indicator, assessed)));
        lines.extend(self.documents((indicator, assessed)));
        let (name, reason) = self.foundation_line(&indicator.foundation);
        lines.push(said(name, reason));
        lines
    }

    /// What every value earns, in a line, with minimum, weight and excellence.
    fn scale_line(&self, index: usize, indicator: &Indicator) -> String {
        let book = self.book();
        let lines: Vec<String> = book.scale(indicator).into_iter().map(|(_, line)| line).collect();
        let steps: Vec<&str> = lines.iter().skip(1).map(|line| line.trim_start_matches([' ', '–'])).collect();
        let mut said = if steps.is_empty() { lines.join(" ") } else { steps.join("; ") };
        let (mut minimums, mut further) = (Vec::new(), Vec::new());
        minimums.extend(book.minimum(index, indicator, true));
        further.extend(book.weight(indicator));
        if indicator.excellent != indicator.points {
            let message = Message::new("book-excellent").with("points", book.worth(indicator, &indicator.excellent));
            further.push((Tone::Plain, self.localizer.say(&message)));
        }
        for (_, line) in minimums.into_iter().chain(further) {
            let separator = match (line.starts_with(' '), said.ends_with(':')) {
                (_, true) => " ",
                (true, false) => "; ",
                (false, false) => ". ",
            };
            said = format!("{said}{separator}{}", line.trim_start_matches([' ', '–']));
        }
        sentence(&said)
    }

    /// The cells that evidence was read from, by table; those of the team stand with it.
    fn cells(&self, (indicator, assessed): (&Indicator, &AssessedIndicator)) -> Vec<Line> {
        let mut lines = Vec::new();
        for input in &self.assessment.inputs {
            let cells: Vec<&Cell> = assessed.cells.iter().filter(|cell| cell.table == input.kind).collect();
            if cells.is_empty() {
                continue;
            }
            let said = match input.kind {
                TableKind::Team | TableKind::Training => {
                    vec![Fragment::Text(self.team_cells(input, &cells))]
                }
                TableKind::Evidence | TableKind::Initiatives | TableKind::Decisions => {
                    self.evidence_cells(indicator, input, &cells)
                }
            };
            lines.push((self.localizer.word("page-line-entered"), said));
        }
        lines
    }

    fn evidence_cells(&self, indicator: &Indicator, input: &InputTable, cells: &[&Cell]) -> Vec<Fragment> {
        let mut said = vec![Fragment::Text(format!("{}: ", self.table_name(&input.file, input.sheet())))];
        for (position, cell) in cells.iter().enumerate() {
            let comma = if position > 0 { ", " } else { "" };
            if let Some(fact) = cell.fact.and_then(|fact| self.catalogue.facts.get(fact)) {
                let name = self.localizer.say(&Message::new("page-fact").with("title", &fact.title));
                said.push(Fragment::Text(format!("{comma}{name} ({})", self.line(cell))));
                continue;
            }
            let name = cell.input.as_ref().map(|name| format!("{} ", self.input_name(&indicator.asked(), name)));
            said.push(Fragment::Text(format!("{comma}{}", name.unwrap_or_default())));
            said.push(match cell.raw.trim().is_empty() {
                true => Fragment::Text(self.localizer.word("page-empty")),
                false => Fragment::Entered(cell.raw.clone()),
            });
            let note = (!cell.note.is_empty()).then(|| Message::new("page-note").with("note", Arg::quoted(&cell.note)));
            let note = note.map_or_else(String::new, |note| format!(", {}", self.localizer.say(&note)));
            said.push(Fragment::Text(format!(" ({}){note}", self.line(cell))));
        }
        said
    }

    /// An input by the title that the catalogue gives it, else as it was entered.
    pub(in crate::report) fn input_name(&self, asked: &Asked<'_>, name: &str) -> String {
        asked.input_title(name).map_or(name, |title| self.localizer.text(title)).to_owned()
    }

    /// Which columns of the team's tables were read, and where they stand.
    fn team_cells(&self, input: &InputTable, cells: &[&Cell]) -> String {
        let mut columns: Vec<String> = Vec::new();
        for cell in cells {
            let name = self.team_column(cell);
            if !columns.contains(&name) {
                columns.push(name);
            }
        }
        let lines: BTreeSet<usize> = cells.iter().map(|cell| cell.line).collect();
        let message = Message::new("page-team-cells")
            .with("table", self.table_name(&input.file, input.sheet()))
            .with("columns", columns.join(", "))
            .with("first", lines.first().copied().unwrap_or_default().to_string())
            .with("last", lines.last().copied().unwrap_or_default().to_string());
        self.localizer.say(&message)
    }

    fn documents(&self, (indicator, assessed): (&Indicator, &AssessedIndicator)) -> Vec<Line> {
        let one = |one: &Document| {
            let short = |sha256: &str| sha256.chars().take(SHORT_DIGEST).chain(['…']).collect();
            document(self.localizer, one, one.state.sha256().map(short)).1
        };
        let line = |key, said: Vec<String>| (self.localizer.word(key), vec![Fragment::Text(said.join("; "))]);
        let mut said: Vec<String> = assessed.own_documents().map(one).collect();
        // Those of facts stand with them.
        let facts = indicator
            .facts()
            .filter(|fact| self.assessment.facts.get(*fact).is_some_and(|assessed| !assessed.documents.is_empty()));
        let facts = facts.filter_map(|fact| self.catalogue.facts.get(fact));
        said.extend(
            facts.map(|fact| self.localizer.say(&Message::new("page-documents-of-fact").with("title", &fact.title))),
        );
        if said.is_empty() {
            let needed = match assessed.documents_needed {
                0 => Message::new("page-documents-none-needed"),
                needed => Message::new("page-documents-none-named").with("needed", needed),
            };
            said.push(self.localizer.say(&needed));
        }
        let certificates: Vec<String> = self.assessment.certificates_for(self.catalogue, indicator).map(one).collect();
        let certificates = (!certificates.is_empty()).then(|| line("page-line-certificates", certificates));
        [line("page-line-documents", said)].into_iter().chain(certificates).collect()
    }

    /// What a requirement rests on, and why it is as it is.
    pub(super) fn foundation_line(&self, foundation: &FigureBasis) -> (String, String) {
        let book = self.book();
        let basis = self.localizer.word(match foundation.basis {
            Basis::Assumed => "page-assumed",
            Basis::Inferred => "page-inferred",
            Basis::Published => "page-published",
        });
        let source = foundation.source.map(|source| book.source_name(source));
        let reason = foundation.rationale.as_ref().map_or("", |reason| self.localizer.text(reason));
        match (source, reason) {
            (Some(source), "") => (basis, sentence(&source)),
            (Some(source), reason) => (basis, format!("{reason} ({})", sentence(&source))),
            (None, reason) => (basis, reason.to_owned()),
        }
    }
}
