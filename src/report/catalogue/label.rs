//! The labels of a rule book, each with all its conditions in plain words.

use super::{RulebookWriter, below};
use crate::assess::attainable_over;
use crate::catalogue::{Aggregate, Label, ScorePart};
use crate::language::Message;
use crate::number::{Exact, FigureKind};
use crate::report::{Block, Tone, derivation};

impl RulebookWriter<'_> {
    /// All labels.
    pub(super) fn labels(&self) -> Vec<Block> {
        let labels = &self.catalogue.labels;
        let mut blocks = match labels.len() {
            0 => vec![Block::plain(self.localizer.word("book-no-labels"))],
            1 => Vec::new(),
            _ if labels.iter().all(|label| label.award) => vec![Block::plain(self.localizer.word("book-labels-order"))],
            _ => vec![Block::plain(self.localizer.word("book-awards-order"))],
        };
        for label in labels {
            blocks.push(Block::Subheading(self.titled(&label.title, &label.id)));
            blocks.extend((!label.award).then(|| Block::plain(self.localizer.word("book-label-no-award"))));
            let conditions = self.conditions(label);
            let lead = if conditions.is_empty() { "book-label-unconditional" } else { "book-label-conditions" };
            blocks.push(Block::plain(self.localizer.word(lead)));
            let mut lines = conditions;
            lines.extend(self.scope(label));
            if let Some(months) = label.valid_months {
                lines.push((Tone::Plain, self.localizer.say(&Message::new("book-label-valid").with("months", months))));
            }
            if let Some(months) = label.renew_months {
                lines.push((Tone::Plain, self.localizer.say(&Message::new("book-label-renew").with("months", months))));
            }
            let renewed = label.renewed_months.map(|months| Message::new("book-label-renewed").with("months", months));
            let grace = Message::new("book-label-grace").with("months", label.grace_months);
            let renewal = renewed.into_iter().chain((label.grace_months > 0).then_some(grace));
            lines.extend(renewal.map(|message| (Tone::Plain, self.localizer.say(&message))));
            lines.extend(self.foundation(&label.foundation));
            blocks.push(Block::List(lines));
        }
        blocks
    }

    /// What must hold for a label, a line for each condition.
    fn conditions(&self, label: &Label) -> Vec<(Tone, String)> {
        let mut lines = Vec::new();
        let mut say = |message: Message| lines.push((Tone::Plain, format!("□ {}", self.localizer.say(&message))));
        let in_scope = || label.scope.iter().filter_map(|index| self.catalogue.indicators.get(*index));
        let attainable = attainable_over(self.catalogue, label.scope.iter().copied());
        let most = &attainable.whole;
        if let Some(percent) = &label.min_percent {
            // By category weights no number of points stands for a percentage.
            let part = (percent * most).divided_by(&Exact::HUNDRED);
            let by_points = self.catalogue.aggregate == Aggregate::Points && most.is_positive();
            let key = match (by_points, in_scope().any(|indicator| indicator.optional)) {
                (false, _) if self.catalogue.aggregate == Aggregate::CategoryWeights => "book-label-percent-weighted",
                (false, _) => "book-label-percent",
                (true, false) => "book-label-percent-of",
                (true, true) => "book-label-percent-of-optional",
            };
            let message = Message::new(key).with("percent", self.percent(percent));
            say(message.with("points", &part.unwrap_or_default()).with("attainable", most));
        }
        if let Some(points) = &label.min_points {
            say(Message::new("book-label-points").with("points", self.points(points)).with("attainable", most));
        }
        if let Some(percent) = &label.min_answered_percent {
            say(match *percent == Exact::HUNDRED {
                true => Message::new("book-label-answered-all"),
                false => Message::new("book-label-answered").with("percent", self.percent(percent)),
            });
        }
        if let Some(percent) = &label.min_category_percent {
            say(Message::new("book-label-category").with("percent", self.percent(percent)));
        }
        for floor in &label.floors {
            let key =
                if floor.kind == FigureKind::Percent { "book-label-floor-percent" } else { "book-label-floor-points" };
            let own = match floor.part {
                ScorePart::Category(index) => attainable.categories.get(index),
                ScorePart::Group(index) => attainable.groups.get(index),
            };
            say(Message::new(key)
                .with("part", floor.part.title(self.catalogue).map_or("", |title| self.localizer.text(title)))
                .with("percent", self.percent(&floor.least))
                .with("points", self.points(&floor.least))
                .with("attainable", own.unwrap_or(&Exact::ZERO)));
        }
        for (key, required) in
            [("book-label-requires", &label.requires), ("book-label-requires-any", &label.requires_any)]
        {
            let titles = required.iter().filter_map(|index| self.catalogue.labels.get(*index));
            let titles: Vec<&str> = titles.map(|label| self.localizer.text(&label.title)).collect();
            if !titles.is_empty() {
                say(Message::new(key).with("labels", titles.join(", ")));
            }
        }
        lines.extend(self.minimums(label));
        lines
    }

    /// The minimums of a label, and those that it lifts.
    fn minimums(&self, label: &Label) -> Vec<(Tone, String)> {
        let mut lines = Vec::new();
        if !label.minimums.is_empty() {
            let message = match label.open_minimums {
                0 => Message::new("book-label-minimums"),
                open => Message::new("book-label-minimums-open").with("open", open),
            };
            let head = self.localizer.say(&message.with("count", label.minimums.len()));
            lines.push((Tone::Plain, format!("□ {head}")));
        }
        for (index, minimum) in &label.minimums {
            let Some(indicator) = self.catalogue.indicators.get(*index) else { continue };
            let own = indicator.minimum.as_ref().filter(|own| *own != minimum && own.is_positive());
            let message = match own {
                Some(own) => Message::new("book-label-minimum-instead").with("own", own),
                None => Message::new("book-label-minimum"),
            };
            let message = message.with("indicator", self.numbered(indicator)).with("minimum", minimum);
            let line = self.localizer.say(&message.with("most", &indicator.points));
            lines.push(below(match self.needed(indicator, minimum) {
                Some(needed) => match derivation::unit(self.localizer, &indicator.measure) {
                    Some(unit) => format!("{line} ({unit}: {needed})"),
                    None => format!("{line} ({needed})"),
                },
                None => line,
            }));
        }
        let lifted = label.scope.iter().filter_map(|index| self.catalogue.indicators.get(*index).zip(Some(index)));
        let lifted: Vec<_> = lifted
            .filter(|(indicator, index)| {
                let own = indicator.minimum.as_ref().is_some_and(Exact::is_positive);
                own && !label.minimums.iter().any(|(other, _)| other == *index)
            })
            .map(|(indicator, _)| below(self.numbered(indicator)))
            .collect();
        if !lifted.is_empty() {
            let head = Message::new("book-label-lifted").with("count", lifted.len());
            lines.push((Tone::Plain, self.localizer.say(&head)));
            lines.extend(lifted);
        }
        lines
    }

    /// Which indicators count for a label, where not all do; told by what is
    /// shorter, those that count or those that do not.
    fn scope(&self, label: &Label) -> Vec<(Tone, String)> {
        let all = self.catalogue.indicators.len();
        let count = label.scope.len();
        if count == all {
            return Vec::new();
        }
        let by_exception = count > all - count;
        let key = if by_exception { "book-label-scope-except" } else { "book-label-scope" };
        let head = Message::new(key).with("count", count).with("all", all);
        let mut lines = vec![(Tone::Plain, self.localizer.say(&head))];
        let named = self.catalogue.indicators.iter().enumerate();
        let named = named.filter(|(index, _)| label.scope.contains(index) != by_exception);
        lines.extend(named.map(|(_, indicator)| below(self.numbered(indicator))));
        lines
    }

    /// For each label, whether it counts an indicator, and with which minimum.
    pub(super) fn labels_counting(&self, index: usize) -> Vec<(Tone, String)> {
        let mut lines = Vec::new();
        for label in &self.catalogue.labels {
            let minimum = label.minimums.iter().find(|(other, _)| *other == index).map(|(_, minimum)| minimum);
            let message = match (label.scope.contains(&index), minimum) {
                (false, _) => Message::new("book-counted-not"),
                (true, None) => Message::new("book-counted"),
                (true, Some(minimum)) => Message::new("book-counted-minimum").with("minimum", self.points(minimum)),
            };
            lines.push((Tone::Plain, self.localizer.say(&message.with("label", &label.title))));
        }
        if lines.is_empty() {
            lines.push((Tone::Plain, self.localizer.word("book-no-labels")));
        }
        lines
    }
}
