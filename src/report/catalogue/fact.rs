//! What is asked once, and what reads it.

use super::{RulebookWriter, below};
use crate::catalogue::{Fact, Measure, Operand};
use crate::language::{Arg, Message};
use crate::report::{Block, Tone};
use std::collections::BTreeMap;

impl RulebookWriter<'_> {
    /// All facts.
    pub(super) fn facts(&self) -> Vec<Block> {
        let facts = &self.catalogue.facts;
        let mut blocks = Vec::new();
        if !facts.is_empty() {
            blocks.push(Block::plain(self.localizer.word("book-facts")));
        }
        let rules = self.rules_by_fact();
        for (index, fact) in facts.iter().enumerate() {
            blocks.push(Block::Subheading(self.titled(&fact.title, &fact.id)));
            blocks.extend(fact.question.iter().map(|question| Block::plain(self.localizer.text(question).to_owned())));
            blocks.push(Block::List(self.fact(index, fact, rules.get(&index).cloned().unwrap_or_default())));
        }
        blocks
    }

    /// The ids of the rules that read each fact.
    fn rules_by_fact(&self) -> BTreeMap<usize, Vec<Arg>> {
        let mut rules: BTreeMap<usize, Vec<Arg>> = BTreeMap::new();
        for rule in &self.catalogue.rules {
            for operand in rule.operands() {
                if let Operand::Fact(fact) = operand {
                    rules.entry(fact).or_default().push(Arg::from(&*rule.id));
                }
            }
        }
        rules
    }

    fn fact(&self, index: usize, fact: &Fact, rules: Vec<Arg>) -> Vec<(Tone, String)> {
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
        for (key, readers) in [("book-fact-readers", indicators), ("book-fact-rules", rules)] {
            if !readers.is_empty() {
                lines.push(plain(&Message::new(key).with("readers", readers)));
            }
        }
        lines.extend(self.foundation(&fact.foundation));
        lines
    }
}
