//! Groups: what they add up, and what of it counts.

use super::matching::{ItemNames, by_name};
use super::notes::{ItemChanges, figure, flag, part};
use super::{CatalogueChange, ItemKind, Significance};
use crate::catalogue::{Catalogue, FigureBasis, Group, Member};
use crate::language::{Arg, Message};

pub(super) fn compare<'c>(old: &'c Catalogue, new: &'c Catalogue, changes: &mut Vec<CatalogueChange>) {
    let things = (&*old.groups, &*new.groups);
    let matched = by_name(things.0, things.1, |group| ItemNames { id: &group.id, title: &group.title, number: None });
    let head = (ItemKind::Group, Significance::Decides);
    let name = |group: &'c Group| (&*group.id, group.title.clone());
    let words = |group: &Group, is_new| words(if is_new { new } else { old }, group);
    matched.tell_each(changes, head, things, name, words, |about, sides| {
        let (was, is) = sides;
        let (before, now) = (members(old, was), members(new, is));
        about.differ(Significance::Decides, Message::new("change-members"), before, now);
        about.decides("change-best", sides, best);
        about.decides("change-at-most", sides, |group| figure(group.at_most.as_ref()));
        about.decides("change-bonus", sides, |group| flag(group.bonus));
        about.id(&was.id, &is.id);
        about.words("change-title", sides, |group| Some(&group.title));
        let foundation = |group: &'c Group| group.foundation.as_ref().unwrap_or(&FigureBasis::UNSAID);
        about.foundation((old, new), foundation(was), foundation(is));
    });
    let mut about = ItemChanges::new(changes, ItemKind::Catalogue, &new.id, &new.title);
    let aspect = (Significance::Wording, Message::new("change-order-groups"));
    matched.tell_order(&mut about, aspect, things, |group| &group.title);
}

fn words(catalogue: &Catalogue, group: &Group) -> Vec<Arg> {
    let mut words = members(catalogue, group);
    words.extend(best(group).into_iter().map(|best| part(Message::new("change-best"), best)));
    words.extend(group.at_most.as_ref().map(|most| part(Message::new("change-at-most"), most)));
    words.extend(group.bonus.then(|| Arg::from(Message::new("change-bonus"))));
    words
}

fn best(group: &Group) -> Vec<Arg> {
    group.best.map(|best| Arg::Number(best.to_string())).into_iter().collect()
}

/// The members, whose order decides which of equals count.
fn members(catalogue: &Catalogue, group: &Group) -> Vec<Arg> {
    let member = |member: &Member| {
        let (id, title) = match member {
            Member::Indicator(index) => catalogue.indicators.get(*index).map(|it| (&it.id, &it.title))?,
            Member::Group(index) => catalogue.groups.get(*index).map(|it| (&it.id, &it.title))?,
        };
        Some(Message::new("change-thing").with("title", title).with("id", &**id).into())
    };
    group.of.iter().filter_map(member).collect()
}
