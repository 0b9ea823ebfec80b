//! What is read in one minute: the label or not, why, what is missing most, where
//! requirements and data come from.

use super::PageBlock;
use crate::assess::{Assessment, Condition};
use crate::catalogue::Catalogue;
use crate::language::{Arg, Message};
use crate::report::assessment::condition_key;
use crate::report::{Block, ReportWriter, Tone};

impl ReportWriter<'_> {
    /// The decision with its reasons, what weakens it, what is missing most, and the origin of it all.
    pub(super) fn decision_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<PageBlock> {
        let hypothetical = self.hypothetical(catalogue, assessment);
        let mut blocks: Vec<Block> = hypothetical.map(|text| Block::Paragraph(Tone::Bad, text)).into_iter().collect();
        self.decision(catalogue, assessment, &mut blocks);
        blocks.extend(self.conditions_met(catalogue, assessment));
        let reservations = self.reservations(catalogue, assessment);
        blocks.extend(reservations.into_iter().map(|(tone, text)| Block::Paragraph(tone, text)));
        blocks.extend(self.exactly_reached(assessment).map(|text| Block::Paragraph(Tone::Plain, text)));
        let validity = match (self.validity(catalogue, assessment), assessment.award) {
            (None, Some(_)) => Some(self.localizer.word("page-award-of-owner")),
            (validity, _) => validity,
        };
        blocks.extend(validity.map(|text| Block::Paragraph(Tone::Plain, text)));
        let most = self.missing_most(catalogue, assessment);
        if !most.is_empty() {
            blocks.push(Block::Subheading(self.localizer.word("page-heading-most")));
            blocks.push(Block::List(most));
        }
        blocks.push(Block::Subheading(self.localizer.word("page-heading-origin")));
        blocks.push(Block::List(self.origin(catalogue, assessment)));
        let mut parts: Vec<PageBlock> = blocks.into_iter().map(PageBlock::Block).collect();
        if let Some(chart) = self.score_chart(catalogue, assessment) {
            parts.insert(1, PageBlock::Chart(chart));
        }
        parts
    }

    /// Why the award is reached: its conditions with both sides.
    fn conditions_met(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<Block> {
        let result = assessment.labels.get(assessment.award?)?;
        let line = |condition: &Condition| {
            let (required, actual) = self.sides(catalogue, condition);
            let message = Message::new("unmet").with("condition", Message::new(condition_key(catalogue, condition)));
            let said = self.localizer.say(&message.with("required", required).with("actual", actual));
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
        Some(self.localizer.say(&Message::new("page-exactly").with("percent", self.percent(percent))))
    }

    /// How much of the catalogue is assumed, and from which tables the data come.
    fn origin(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<(Tone, String)> {
        let assumed = self.assumed(catalogue, assessment);
        let table = |input: &crate::evidence::InputTable| {
            let name = self.table_name(&input.file, input.sheet());
            Arg::Message(Message::new("page-table").with("table", name).with("rows", input.rows))
        };
        let tables: Vec<Arg> = assessment.inputs.iter().map(table).collect();
        let data = self.localizer.say(&Message::new("page-data").with("tables", tables));
        assumed.into_iter().chain([(Tone::Plain, data)]).collect()
    }
}
