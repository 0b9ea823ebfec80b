//! What is read in one minute: the label or not, why, what is missing most, where
//! requirements and data come from.

use super::Part;
use super::notes::{Notes, is_about_catalogue};
use crate::assess::{Assessed, Assessment, Condition, DocumentState, Status};
use crate::catalogue::{Catalogue, Indicator};
use crate::language::{Arg, Message};
use crate::number::Exact;
use crate::report::assessment::condition_key;
use crate::report::catalogue::Book;
use crate::report::{Block, Speaker, Tone};

/// Whether documents that an indicator's evidence needs or names are not there.
pub(super) fn lacks_documents(indicator: &Indicator, assessed: &Assessed) -> bool {
    let is_absent = |state: &DocumentState| matches!(state, DocumentState::NotFound | DocumentState::Refused);
    assessed.status == Status::Scored
        && (assessed.documents.len() < indicator.documents
            || assessed.documents.iter().any(|document| is_absent(&document.state)))
}

impl Speaker<'_> {
    /// The decision with its reasons, what weakens it, what is missing most, and the origin of it all.
    pub(super) fn decision_parts(
        &self,
        catalogue: &Catalogue,
        assessment: &Assessment,
        notes: &Notes<'_>,
    ) -> Vec<Part> {
        let hypothetical = self.hypothetical(catalogue, assessment);
        let mut blocks: Vec<Block> = hypothetical.map(|text| Block::Paragraph(Tone::Bad, text)).into_iter().collect();
        self.decision(catalogue, assessment, &mut blocks);
        blocks.extend(self.conditions_met(catalogue, assessment));
        blocks.extend(self.without_decisions(catalogue, assessment));
        // Directly below the decision, since another catalogue may decide otherwise.
        for finding in notes.general().filter(|finding| is_about_catalogue(finding)) {
            let (_, text) = self.note(catalogue, None, finding);
            blocks.insert(1, Block::Paragraph(Tone::Bad, text));
        }
        blocks.extend(self.exactly_reached(assessment).map(|text| Block::Paragraph(Tone::Plain, text)));
        let unsure = [self.undocumented(catalogue, assessment), self.doubtful(catalogue, notes)];
        blocks.extend(unsure.into_iter().flatten().map(|text| Block::Paragraph(Tone::Doubt, text)));
        let validity = match (self.validity(catalogue, assessment), assessment.award) {
            (None, Some(_)) => Some(self.voice.word("page-award-of-owner")),
            (validity, _) => validity,
        };
        blocks.extend(validity.map(|text| Block::Paragraph(Tone::Plain, text)));
        let most = self.missing_most(catalogue, assessment);
        if !most.is_empty() {
            blocks.push(Block::Subheading(self.voice.word("page-heading-most")));
            blocks.push(Block::List(most));
        }
        blocks.push(Block::Subheading(self.voice.word("page-heading-origin")));
        blocks.push(Block::List(self.origin(catalogue, assessment)));
        let mut parts: Vec<Part> = blocks.into_iter().map(Part::Block).collect();
        if let Some(chart) = self.score_chart(catalogue, assessment) {
            parts.insert(1, Part::Chart(chart));
        }
        parts
    }

    /// Why the award is reached: its conditions with both sides.
    fn conditions_met(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<Block> {
        let result = assessment.labels.get(assessment.award?)?;
        let line = |condition: &Condition| {
            let (required, actual) = self.sides(catalogue, condition);
            let message = Message::new("unmet").with("condition", Message::new(condition_key(catalogue, condition)));
            let said = self.voice.say(&message.with("required", required).with("actual", actual));
            (Tone::Good, format!("✓ {said}"))
        };
        Some(Block::List(result.conditions.iter().map(line).collect()))
    }

    /// Where a percentage is just what is asked for: that it is so exactly.
    fn exactly_reached(&self, assessment: &Assessment) -> Option<String> {
        let percent =
            assessment.labels.iter().flat_map(|label| &label.conditions).find_map(|condition| match condition {
                Condition::MinPercent { required, actual: Some(actual) } if actual == required => Some(actual),
                _ => None,
            })?;
        Some(self.voice.say(&Message::new("page-exactly").with("percent", self.percent(percent))))
    }

    /// How many points rest on documents that are not there, and which.
    fn undocumented(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<String> {
        let all = catalogue.indicators.iter().zip(&assessment.indicators);
        let resting: Vec<_> = all.filter(|(indicator, assessed)| lacks_documents(indicator, assessed)).collect();
        let points = Exact::sum(resting.iter().filter_map(|(_, assessed)| assessed.contribution.clone()));
        let names = resting.iter().map(|(indicator, _)| *indicator);
        let message = Message::new("page-undocumented")
            .with("rest", self.quantity(&(&assessment.score.points - &points)))
            .with("points", self.quantity(&points))
            .with("of", self.quantity(&assessment.score.points))
            .with("indicators", self.titles(catalogue, names));
        (!resting.is_empty()).then(|| self.voice.say(&message))
    }

    /// Which values were read that may have been meant otherwise.
    fn doubtful(&self, catalogue: &Catalogue, notes: &Notes<'_>) -> Option<String> {
        let doubtful = notes.doubtful();
        let named = doubtful.iter().filter_map(|index| catalogue.indicators.get(*index));
        let message = Message::new("page-doubtful").with("indicators", self.titles(catalogue, named));
        (!doubtful.is_empty()).then(|| self.voice.say(&message))
    }

    fn titles<'i>(&self, catalogue: &Catalogue, indicators: impl Iterator<Item = &'i Indicator>) -> Arg {
        let book = Book { voice: self.voice, catalogue };
        Arg::Text(indicators.map(|indicator| book.numbered(indicator)).collect::<Vec<_>>().join("; "))
    }

    /// How much of the catalogue is assumed, and from which tables the data come.
    fn origin(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<(Tone, String)> {
        let assumed = self.assumed(catalogue, assessment);
        let table = |input: &crate::evidence::Input| {
            let name = self.table_name(&input.file, input.sheet());
            Arg::Message(Message::new("page-table").with("table", name).with("rows", input.rows))
        };
        let tables: Vec<Arg> = assessment.inputs.iter().map(table).collect();
        let data = self.voice.say(&Message::new("page-data").with("tables", tables));
        assumed.into_iter().chain([(Tone::Plain, data)]).collect()
    }
}
