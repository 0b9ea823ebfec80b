//! One indicator in detail: what is asked, what it is worth, what proves it, and
//! what its figures rest on.

use super::{RulebookWriter, below};
use crate::catalogue::{Indicator, Measure};
use crate::language::Message;
use crate::number::Exact;
use crate::report::{Block, Tone, derivation};

impl RulebookWriter<'_> {
    /// Everything about an indicator; within the whole book also which labels have
    /// a minimum of their own for it.
    pub(super) fn indicator(&self, index: usize, indicator: &Indicator, in_book: bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !in_book && let Some(category) = self.catalogue.categories.get(indicator.category) {
            let message = Message::new("book-in-category").with("category", &category.title);
            blocks.push(Block::plain(self.localizer.say(&message)));
        }
        if let Some(question) = &indicator.question {
            blocks.push(Block::plain(self.localizer.text(question).to_owned()));
        }
        let mut lines = self.answer(indicator);
        let mut say = |message: Message| lines.push((Tone::Plain, self.localizer.say(&message)));
        if indicator.optional {
            say(Message::new("book-optional"));
        }
        say(Message::new("book-documents").with("count", indicator.documents));
        if indicator.not_applicable_documents > 0 {
            let message = Message::new("book-absence-documents").with("count", indicator.not_applicable_documents);
            lines.push((Tone::Plain, self.localizer.say(&message)));
        }
        lines.extend(self.scale(indicator));
        lines.extend(self.weight(indicator));
        lines.extend(indicator.bonus.then(|| (Tone::Plain, self.localizer.word("book-indicator-bonus"))));
        lines.extend(indicator.group.and_then(|group| self.in_group(group)).map(|line| (Tone::Plain, line)));
        lines.extend(self.minimum(index, indicator, in_book));
        if indicator.excellent != indicator.points {
            let message = Message::new("book-excellent").with("points", self.worth(indicator, &indicator.excellent));
            lines.push((Tone::Plain, self.localizer.say(&message)));
        }
        if let Some(advice) = &indicator.advice {
            lines.push((Tone::Plain, self.localizer.say(&Message::new("book-advice").with("advice", advice))));
        }
        lines.extend(self.foundation(&indicator.foundation));
        blocks.push(Block::List(lines));
        blocks
    }

    /// What its weight makes of its points.
    pub(in crate::report) fn weight(&self, indicator: &Indicator) -> Option<(Tone, String)> {
        let message = match (indicator.weight == Exact::ONE, indicator.weight.is_zero()) {
            (true, _) => return None,
            (_, true) => Message::new("book-weight-zero"),
            _ => {
                let points = self.points(&(&indicator.weight * &indicator.points));
                Message::new("book-weight").with("weight", &indicator.weight).with("points", points)
            }
        };
        Some((Tone::Plain, self.localizer.say(&message)))
    }

    /// Its minimum, and the labels that have another.
    pub(in crate::report) fn minimum(&self, index: usize, indicator: &Indicator, in_book: bool) -> Vec<(Tone, String)> {
        let own = indicator.minimum.as_ref().filter(|minimum| minimum.is_positive());
        let mut others = Vec::new();
        for label in self.catalogue.labels.iter().filter(|label| in_book && label.scope.contains(&index)) {
            let minimum = label.minimums.iter().find(|(other, _)| *other == index).map(|(_, minimum)| minimum);
            let message = match minimum {
                minimum if minimum == own => continue,
                None => Message::new("book-minimum-lifted"),
                Some(minimum) => Message::new("book-minimum-label").with("minimum", self.worth(indicator, minimum)),
            };
            others.push(below(self.localizer.say(&message.with("label", &label.title))));
        }
        let head = match (own, others.is_empty()) {
            (None, true) => return Vec::new(),
            (None, false) => Message::new("book-minimum-some"),
            (Some(own), _) => Message::new("book-minimum").with("minimum", self.worth(indicator, own)),
        };
        let mut lines = vec![(Tone::Plain, self.localizer.say(&head))];
        lines.extend(others);
        lines
    }

    /// Points, and the answer that earns them where a single one does.
    pub(in crate::report) fn worth(&self, indicator: &Indicator, points: &Exact) -> String {
        match self.needed(indicator, points) {
            Some(needed) => {
                let message = Message::new("book-worth").with("points", self.points(points)).with("needed", needed);
                self.localizer.say(&message)
            }
            None => self.points(points),
        }
    }

    /// The answer that earns so many points, where a single one does.
    pub(super) fn needed(&self, indicator: &Indicator, points: &Exact) -> Option<String> {
        let is_single = match (&indicator.measure, &indicator.scale) {
            _ if !points.is_positive() => false,
            (Measure::YesNo, None) => return Some(self.localizer.word("yes")),
            (Measure::YesNo, Some(_)) | (_, None) => false,
            (_, Some(_)) => true,
        };
        let limit = |limit: &Exact| self.limit(indicator, limit);
        is_single.then(|| derivation::needed(self.localizer, indicator, points, limit)).flatten()
    }
}
