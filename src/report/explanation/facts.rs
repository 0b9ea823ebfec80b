//! The facts as a page of working tells them: what was said of each, where, and what reads it.

use super::cell_line;
use crate::assess::AssessedFact;
use crate::catalogue::{Asked, Fact, Question};
use crate::evidence::Cell;
use crate::language::{Arg, Localizer, Message, Text};
use crate::record::wire;
use crate::report::document::{document, of_report};
use crate::report::{Block, ReportWriter, Tone};

impl ReportWriter<'_> {
    /// The facts that are wanted.
    pub(super) fn fact_chains(&self, is_wanted: &dyn Fn(usize) -> bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        let all = self.catalogue.facts.iter().zip(&self.assessment.facts).enumerate();
        for (index, (fact, assessed)) in all.filter(|(index, _)| is_wanted(*index)) {
            blocks.push(Block::Subheading(format!("{} ({})", self.localizer.text(&fact.title), fact.id)));
            let mut lines = self.fact_lines(fact, assessed);
            lines.extend(self.findings_about(Question::Fact(index)));
            let readers = self.catalogue.readers(index).filter_map(|index| self.catalogue.indicators.get(index));
            lines.extend(read_by(self.localizer, readers.map(|reader| Arg::from(&reader.title)).collect()));
            blocks.push(Block::Lines(lines));
        }
        blocks
    }

    /// What was found of a fact or an indicator, and of what contradicts it.
    pub(super) fn findings_about(&self, question: Question) -> impl Iterator<Item = (Tone, String)> {
        let concerned = self.assessment.findings.iter();
        let concerned = concerned.filter(move |finding| self.catalogue.is_concerned(question, finding));
        concerned.map(|finding| self.finding(finding))
    }

    fn fact_lines(&self, fact: &Fact, assessed: &AssessedFact) -> Vec<(Tone, String)> {
        let asked = fact.asked();
        let mut lines: Vec<(Tone, String)> =
            assessed.cells.iter().map(|cell| (Tone::Plain, self.cell(&asked, cell))).collect();
        lines.extend(assessed.documents.iter().map(|one| {
            let (tone, said) = document(self.localizer, one, one.state.sha256().map(str::to_owned));
            let tone = if tone == Tone::Bad { Tone::Doubt } else { Tone::Plain };
            (tone, self.localizer.say(&Message::new("explain-document").with("document", said)))
        }));
        lines
    }

    /// What a cell answers, where its row does not tell: the fact that an indicator reads, or an input.
    pub(super) fn answered(&self, asked: &Asked<'_>, cell: &Cell) -> Option<String> {
        match cell.fact.and_then(|fact| self.catalogue.facts.get(fact)) {
            Some(fact) => Some(fact_name(self.localizer, Some(&fact.title), &fact.id)),
            None => cell.input.as_ref().map(|input| self.input_name(asked, input)),
        }
    }
}

/// A fact by its title and id.
pub(super) fn fact_name(localizer: &Localizer, title: Option<&Text>, id: &str) -> String {
    title.map_or_else(|| id.to_owned(), |title| format!("{} ({id})", localizer.text(title)))
}

/// Which indicators read a fact.
pub(super) fn read_by(localizer: &Localizer, readers: Vec<Arg>) -> Option<(Tone, String)> {
    let message = Message::new("explain-read-by").with("readers", readers.clone());
    (!readers.is_empty()).then(|| (Tone::Strong, format!("→ {}", localizer.say(&message))))
}

/// What a report says of a fact.
pub(super) fn of_saved(
    localizer: &Localizer,
    fact: &wire::Fact,
    place: &dyn Fn(&wire::Cell) -> String,
) -> Vec<(Tone, String)> {
    let cells = fact
        .evidence
        .iter()
        .map(|cell| (Tone::Plain, cell_line(localizer, [Some(place(cell)), None], [&cell.raw, "", &cell.note])));
    let documents = fact.documents.iter().map(|document| {
        let (_, said) = of_report(localizer, document);
        (Tone::Plain, localizer.say(&Message::new("explain-document").with("document", said)))
    });
    cells.chain(documents).collect()
}
