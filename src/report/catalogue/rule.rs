//! What a plausible dossier keeps.

use super::RulebookWriter;
use crate::catalogue::{OperandKind, Rule, Tolerance};
use crate::diagnostic::Severity;
use crate::language::Message;
use crate::report::{Block, Tone, rule};

impl RulebookWriter<'_> {
    /// All rules.
    pub(super) fn rules(&self) -> Vec<Block> {
        let rules = &self.catalogue.rules;
        let mut blocks = Vec::new();
        if !rules.is_empty() {
            blocks.push(Block::plain(self.localizer.word("book-rules")));
        }
        for rule in rules {
            blocks.push(Block::Subheading(rule.id.clone()));
            blocks.extend(rule.message.iter().map(|message| Block::plain(self.localizer.text(message).to_owned())));
            blocks.push(Block::List(self.rule(rule)));
        }
        blocks
    }

    fn rule(&self, rule: &Rule) -> Vec<(Tone, String)> {
        let plain = |message: &Message| (Tone::Plain, self.localizer.say(message));
        let that = rule::that(self.localizer, self.catalogue, rule);
        let mut lines =
            vec![plain(&Message::new("book-rule-that").with("that", that).with("written", &*rule.that_text))];
        if let Some(when) = rule::when(self.localizer, self.catalogue, rule) {
            let written = rule.when_text.as_deref().unwrap_or_default();
            lines.push(plain(&Message::new("book-rule-when").with("when", when).with("written", written)));
        }
        lines.extend(match (&rule.tolerance, rule.that.kind) {
            (Tolerance::Absolute(within), _) if within.is_zero() => None,
            (Tolerance::Absolute(within), OperandKind::Date) => {
                Some(plain(&Message::new("book-rule-tolerance-days").with("days", within)))
            }
            (Tolerance::Absolute(within), _) => {
                Some(plain(&Message::new("book-rule-tolerance").with("tolerance", within)))
            }
            (Tolerance::Percent(percent), _) => {
                Some(plain(&Message::new("book-rule-tolerance-percent").with("percent", self.percent(percent))))
            }
        });
        lines.push(plain(&Message::new(match rule.severity {
            Severity::Error => "book-rule-error",
            Severity::Warning => "book-rule-warning",
            Severity::Note => "book-rule-note",
        })));
        lines.extend(self.foundation(&rule.foundation));
        lines
    }
}
