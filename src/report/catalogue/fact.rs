//! What is asked once, and what reads it.

use super::{RulebookWriter, below};
use crate::catalogue::{Fact, Measure, Question};
use crate::language::{Arg, Message};
use crate::report::{Block, Tone};

impl RulebookWriter<'_> {
    /// All facts.
    pub(super) fn facts(&self) -> Vec<Block> {
        let facts = &self.catalogue.facts;
        let mut blocks = Vec::new();
        if !facts.is_empty() {
            blocks.push(Block::plain(self.localizer.word("book-facts")));
        }
        for (index, fact) in facts.iter().enumerate() {
            blocks.push(Block::Subheading(self.titled(&fact.title, &fact.id)));
            blocks.extend(self.fact(index, fact));
        }
        blocks
    }

    /// What a fact asks, and what reads it.
    pub(super) fn fact(&self, index: usize, fact: &Fact) -> Vec<Block> {
        let question = fact.question.iter().map(|question| Block::plain(self.localizer.text(question).to_owned()));
        question.chain([Block::List(self.fact_lines(index, fact))]).collect()
    }

    fn fact_lines(&self, index: usize, fact: &Fact) -> Vec<(Tone, String)> {
        let plain = |message: &Message| (Tone::Plain, self.localizer.say(message));
        let mut lines = vec![plain(&Message::new("book-answer").with("answer", self.one_answer(&fact.measure)))];
        if let Measure::Choice { options } = &fact.measure {
            lines.extend(options.iter().map(|option| below(self.titled(&option.title, &option.id))));
        }
        if fact.optional {
            lines.push(plain(&Message::new("book-fact-optional")));
        }
        lines.push(plain(&Message::new("book-documents").with("count", fact.documents)));
        let indicators = self.catalogue.readers(index).filter_map(|reader| self.catalogue.indicators.get(reader));
        let indicators: Vec<Arg> = indicators.map(|reader| self.titled(&reader.title, &reader.id).into()).collect();
        let rules = self.catalogue.rules.iter().filter(|rule| rule.is_about(Question::Fact(index)));
        let rules: Vec<Arg> = rules.map(|rule| Arg::from(&*rule.id)).collect();
        for (key, readers) in [("book-fact-readers", indicators), ("book-fact-rules", rules)] {
            if !readers.is_empty() {
                lines.push(plain(&Message::new(key).with("readers", readers)));
            }
        }
        lines.extend(self.foundation(&fact.foundation));
        lines
    }
}
