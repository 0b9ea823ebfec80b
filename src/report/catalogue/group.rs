//! Groups and bonus: what is added up otherwise than by adding everything up.

use super::RulebookWriter;
use crate::assess::attainable;
use crate::catalogue::{Group, Member};
use crate::language::{Arg, Message};
use crate::number::Exact;
use crate::report::group::with_bonus;
use crate::report::{Cell, Tone};

impl RulebookWriter<'_> {
    /// The groups of a category, in catalogue order.
    pub(super) fn groups_of(&self, category: usize) -> impl Iterator<Item = (usize, &Group)> {
        self.catalogue.groups.iter().enumerate().filter(move |(_, group)| group.category == category)
    }

    /// What a group adds up, what of it counts, and what that rests on.
    pub(super) fn group(&self, index: usize, group: &Group) -> Vec<(Tone, String)> {
        let plain = |message: Message| (Tone::Plain, self.localizer.say(&message));
        let member = |member: &Member| match member {
            Member::Indicator(index) => self.catalogue.indicators.get(*index).map(|it| self.titled(&it.title, &it.id)),
            Member::Group(index) => self.catalogue.groups.get(*index).map(|it| self.titled(&it.title, &it.id)),
        };
        let members: Vec<Arg> = group.of.iter().filter_map(member).map(Arg::from).collect();
        let mut lines = vec![plain(Message::new("book-group-of").with("members", members))];
        lines.extend(self.limits(group).map(|limits| (Tone::Plain, limits)));
        let points = attainable(self.catalogue).groups.get(index).cloned().unwrap_or_default();
        let key = if group.bonus { "book-group-bonus" } else { "book-group-attainable" };
        lines.push(plain(Message::new(key).with("points", self.points(&points))));
        lines.extend(group.foundation.iter().flat_map(|foundation| self.foundation(foundation)));
        lines
    }

    /// What limits a group, in a sentence; `None` where nothing does.
    fn limits(&self, group: &Group) -> Option<String> {
        let most = group.at_most.as_ref().map(|most| self.points(most));
        let message = match (group.best, most) {
            (None, None) => return None,
            (Some(best), None) => Message::new("book-group-best").with("best", best),
            (None, Some(most)) => Message::new("book-group-at-most").with("points", most),
            (Some(best), Some(most)) => Message::new("book-group-best-at-most").with("best", best).with("points", most),
        };
        Some(self.localizer.say(&message))
    }

    /// The group of an indicator, in a line.
    pub(super) fn in_group(&self, group: usize) -> Option<String> {
        let group = self.catalogue.groups.get(group)?;
        let message = match self.limits(group) {
            Some(limits) => Message::new("book-in-limited-group").with("limits", limits),
            None => Message::new("book-in-group"),
        };
        Some(self.localizer.say(&message.with("group", self.titled(&group.title, &group.id))))
    }

    /// What earns without being attainable.
    pub(super) fn bonuses(&self) -> Vec<(Tone, String)> {
        let most = attainable(self.catalogue).categories;
        let mut lines = Vec::new();
        for (category, most) in self.catalogue.categories.iter().zip(most).filter(|(category, _)| category.bonus) {
            let message = match category.adds_to_percentage() {
                true => Message::new("book-bonus-percentage-points").with("weight", &category.weight),
                false => Message::new("book-bonus").with("points", self.points(&most)),
            };
            lines.push((Tone::Plain, self.localizer.say(&message.with("title", &category.title))));
        }
        lines
    }

    /// A row of the overview: title, the most that it contributes, id.
    pub(super) fn group_row(&self, index: usize, inset: &str, points: &Exact) -> Option<Vec<Cell>> {
        let group = self.catalogue.groups.get(index)?;
        let title = with_bonus(self.localizer, &group.title, group.bonus);
        let cells = [String::new(), format!("{inset}{title}"), self.number(points)];
        let cells = cells.into_iter().chain([String::new(), String::new(), group.id.clone()]);
        Some(cells.map(Cell::plain).collect())
    }
}
