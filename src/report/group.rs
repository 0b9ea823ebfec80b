//! Groups in words: what of them counts, and how their sums come about.

use super::{ReportWriter, Tone, inner};
use crate::assess::{GroupScore, Totals};
use crate::catalogue::{Category, Group, Member};
use crate::language::{Arg, Localizer, Message, Text};
use crate::number::Exact;

/// What limits a sum, as far as anything does.
pub(super) struct Limits<'a> {
    pub best: Option<usize>,
    /// How many members apply.
    pub applicable: usize,
    /// The most that is contributed, and what the members that count come to, where that is more.
    pub at_most: Option<(&'a str, Option<&'a str>)>,
}

impl Limits<'_> {
    /// What counts, in a phrase.
    pub(super) fn say(&self, localizer: &Localizer) -> String {
        let best = self.best.filter(|best| *best < self.applicable);
        let best = best.map(|best| Message::new("group-best").with("best", best).with("count", self.applicable));
        let most = self.at_most.map(|(most, sum)| match sum {
            Some(sum) => Message::new("group-at-most-of").with("most", most).with("sum", sum),
            None => Message::new("group-at-most").with("most", most),
        });
        let limits: Vec<Arg> = best.into_iter().chain(most).map(Arg::Message).collect();
        localizer.say(&match limits.is_empty() {
            true => Message::new("group-all").with("count", self.applicable),
            false => Message::new("group-limits").with("limits", limits),
        })
    }
}

/// A title, with a word where it is a bonus.
pub(crate) fn with_bonus(localizer: &Localizer, title: &Text, bonus: bool) -> String {
    match bonus {
        true => localizer.say(&Message::new("group-bonus").with("title", title)),
        false => localizer.text(title).to_owned(),
    }
}

impl ReportWriter<'_> {
    /// The groups of a category, each after those that it holds.
    pub(super) fn groups_of(&self, category: usize) -> impl Iterator<Item = (usize, &Group)> {
        let all = self.catalogue.groups_inside_out.iter();
        let all = all.filter_map(|index| Some((*index, self.catalogue.groups.get(*index)?)));
        all.filter(move |(_, group)| group.category == category)
    }

    /// A group with what it comes to.
    pub(super) fn group(&self, index: usize) -> Option<(&Group, &GroupScore)> {
        Some((self.catalogue.groups.get(index)?, self.assessment.groups.get(index)?))
    }

    /// What of a group counts, in a phrase.
    pub(super) fn group_limits(&self, group: &Group, score: &GroupScore) -> String {
        if !score.applies() {
            return self.localizer.word("status-not-applicable");
        }
        let sum = self.quantity(&score.sum);
        let most = group.at_most.as_ref().map(|most| self.quantity(most));
        let at_most = most.as_deref().map(|most| (most, score.is_capped().then_some(sum.as_str())));
        Limits { best: group.best, applicable: score.applicable, at_most }.say(self.localizer)
    }

    /// What a group is made of, and its sum: a line for each member, then the working.
    pub(super) fn group_working(&self, index: usize) -> Vec<(Tone, String)> {
        let Some((group, score)) = self.group(index) else { return Vec::new() };
        let mut lines = Vec::new();
        for (place, member) in group.of.iter().enumerate() {
            let title = match member {
                Member::Indicator(index) => self.catalogue.indicators.get(*index).map(|it| &it.title),
                Member::Group(index) => self.catalogue.groups.get(*index).map(|it| &it.title),
            };
            let title = title.map_or("", |title| self.localizer.text(title));
            let said = match self.contribution(&self.assessment.groups, *member) {
                None => self.localizer.word("status-not-applicable"),
                Some(points) if score.counted.contains(&place) => self.full(&points),
                Some(points) => self.localizer.say(&Message::new("group-left-out").with("points", self.full(&points))),
            };
            lines.push((Tone::Plain, inner(format!("{title}: {said}"))));
        }
        if !score.applies() {
            return lines;
        }
        let counted = score.counted.iter().filter_map(|place| group.of.get(*place));
        let terms = counted.filter_map(|member| self.contribution(&self.assessment.groups, *member));
        let terms: Vec<String> = terms.map(|points| self.full(&points)).collect();
        let message = Message::new("explain-group").with("terms", terms.join(" + "));
        let message = message.with("sum", self.full(&score.sum)).with("limits", self.group_limits(group, score));
        lines.push((Tone::Strong, format!("→ {}", self.localizer.say(&self.of_totals(message, &score.totals)))));
        lines
    }

    /// What a member contributes; `None` where it does not apply.
    fn contribution(&self, groups: &[GroupScore], member: Member) -> Option<Exact> {
        match member {
            Member::Indicator(index) => self.assessment.indicators.get(index)?.contribution.clone(),
            Member::Group(index) => groups.get(index).filter(|it| it.applies()).map(|it| it.totals.points.clone()),
        }
    }

    /// What the sum of a category is made of, over the indicators in scope; `groups` has what groups come to over these.
    pub(super) fn terms(
        &self,
        category: usize,
        groups: &[GroupScore],
        is_in_scope: impl Fn(usize) -> bool,
    ) -> impl Iterator<Item = Exact> {
        let outline = self.catalogue.outline(category).into_iter().filter(|(depth, _)| *depth == 0);
        outline.filter_map(move |(_, member)| match member {
            Member::Indicator(index) if !is_in_scope(index) => None,
            member => self.contribution(groups, member),
        })
    }

    /// The percentage points that categories add together.
    pub(super) fn percentage_points_added(&self) -> Exact {
        let named = self.catalogue.categories.iter().zip(&self.assessment.categories);
        Exact::sum(named.filter_map(|(category, totals)| totals.percentage_points(category)))
    }

    /// The percentage points that categories add, each in a sentence.
    pub(super) fn percentage_points(&self) -> Vec<String> {
        let named = self.catalogue.categories.iter().zip(&self.assessment.categories);
        let sentence = |(category, totals): (&Category, &Totals)| {
            let added = totals.percentage_points(category)?;
            let message = Message::new("bonus-percentage-points")
                .with("title", &category.title)
                .with("weight", self.full(&category.weight))
                .with("points", self.full(&totals.points))
                .with("attainable", self.full(&totals.attainable))
                .with("added", self.exactly(&added));
            (!totals.attainable.is_zero()).then(|| self.localizer.say(&message))
        };
        named.filter_map(sentence).collect()
    }
}
