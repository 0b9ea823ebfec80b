//! The tables `[[group]]`: sums within the sums of categories.

use super::document::{Fields, Located};
use super::indicator::ReadIndicator;
use super::model::{Category, Group, Member};
use super::names::UniqueNames;
use super::reference::{IdIndex, foundation_of_weight};
use crate::language::{Arg, Message};
use crate::source::Span;

/// As many as indicators.
const MAX_GROUPS: usize = 2_000;

/// The groups as far as they could be read.
pub(super) struct ReadGroups {
    pub ids: IdIndex,
    pub groups: Vec<Option<Group>>,
    /// Where they say that they are a bonus.
    bonuses: Vec<Option<Span>>,
    /// Each after those that it holds.
    pub inside_out: Vec<usize>,
}

impl ReadGroups {
    /// Whether an indicator is in a group or one within it; true where that is unknown.
    pub(super) fn holds(&self, group: usize, indicator: Option<&ReadIndicator>) -> bool {
        let Some(indicator) = indicator.and_then(|read| read.indicator.as_ref()) else { return true };
        let mut around = std::iter::successors(indicator.group, |group| self.groups.get(*group)?.as_ref()?.group);
        around.any(|around| around == group)
    }
}

/// A table with what it names, before it is known where that belongs.
struct ReadGroup {
    group: Option<Group>,
    /// The members that exist, with the places that name them.
    members: Vec<(Member, Span)>,
    bonus: Option<Span>,
}

/// Reads all groups, whose ids are among `names`, and tells their members where they belong; `None` where there are
/// too many.
pub(super) fn read_all(
    root: &Fields<'_>,
    names: &mut UniqueNames<'_>,
    indicators: &mut [ReadIndicator],
    indicator_ids: &IdIndex,
    sources: &IdIndex,
) -> Option<ReadGroups> {
    let tables = root.tables("group");
    if let Some(first) = tables.get(MAX_GROUPS) {
        let message = Message::new("fault-too-many").with("most", Arg::Number(MAX_GROUPS.to_string()));
        root.faults.error("too-many", first.span.clone(), message);
        return None;
    }
    let located: Vec<Option<Located<String>>> =
        tables.iter().map(|fields| fields.required("id", fields.id("id"))).collect();
    located.iter().for_each(|id| names.add_id(id.as_ref()));
    let own = located.iter().map(|id| id.as_ref().map(|id| id.value.clone())).collect();
    let own_ids = IdIndex::for_key(root, "group", own);
    let ids = indicator_ids.followed_by(&own_ids);
    let mut read: Vec<ReadGroup> =
        tables.iter().zip(located).map(|(fields, id)| group(fields, id, &ids, indicators.len(), sources)).collect();
    place_members(root, &mut read, indicators);
    let inside_out = inside_out(root, &mut read);
    settle_categories(root, &mut read, &inside_out, indicators);
    let (bonuses, groups) = read.into_iter().map(|read| (read.bonus, read.group)).unzip();
    Some(ReadGroups { ids: own_ids, groups, bonuses, inside_out })
}

fn group(
    fields: &Fields<'_>,
    id: Option<Located<String>>,
    ids: &IdIndex,
    indicators: usize,
    sources: &IdIndex,
) -> ReadGroup {
    let title = fields.required("title", fields.text("title"));
    let named = fields.required("of", fields.strings("of"));
    if let Some(named) = named.as_ref().filter(|named| named.is_empty()) {
        fields.faults.error("empty-group", named.span.clone(), Message::new("fault-empty-group"));
    }
    let count = named.as_ref().map_or(0, |named| named.len());
    let mut members: Vec<(Member, Span)> = Vec::new();
    for name in named.into_iter().flat_map(|named| named.value) {
        let Some(index) = ids.find(&name, "kind-member", fields.faults) else { continue };
        let member = index.checked_sub(indicators).map_or(Member::Indicator(index), Member::Group);
        match members.iter().find(|(other, _)| *other == member) {
            Some((_, first)) => {
                let message = Message::new("fault-repeated").with("id", Arg::quoted(&name));
                fields.faults.conflict("repeated", name.span, message, first.clone());
            }
            None => members.push((member, name.span)),
        }
    }
    let most = i64::try_from(count.max(1)).unwrap_or(i64::MAX);
    let best = fields.count("best", 1, most).map(|best| best.value);
    let at_most = fields.positive("at-most").map(|most| most.value);
    let bonus = fields.flag("bonus");
    let foundation = foundation_of_weight(fields, sources);
    fields.finish();
    let whole = || {
        Some(Group {
            id: id.as_ref()?.value.clone(),
            title: title?.value,
            category: 0,
            group: None,
            of: members.iter().map(|(member, _)| *member).collect(),
            foundation: Some(foundation?),
            best,
            at_most,
            bonus,
        })
    };
    let mut group = whole();
    if let Some(group) = group.as_mut().filter(|group| !group.is_limited()) {
        // Without a limit there is nothing for it to be about.
        group.foundation = None;
    }
    ReadGroup { group, members, bonus: bonus.then(|| fields.key_span("bonus")) }
}

/// Tells members which group they belong to; reports those that belong to two.
fn place_members(root: &Fields<'_>, read: &mut [ReadGroup], indicators: &mut [ReadIndicator]) {
    let mut places: Vec<(Member, usize, Span)> = Vec::new();
    for (group, own) in read.iter().enumerate() {
        for (member, span) in &own.members {
            places.push((*member, group, span.clone()));
        }
    }
    // Stable: of the same member the first group comes first.
    places.sort_by_key(|(member, ..)| *member);
    let mut before: Option<(Member, Span)> = None;
    for (member, group, span) in places {
        if let Some((_, first)) = before.as_ref().filter(|(other, _)| *other == member) {
            root.faults.conflict(
                "member-of-two-groups",
                span,
                Message::new("fault-member-of-two-groups"),
                first.clone(),
            );
            continue;
        }
        before = Some((member, span));
        match member {
            Member::Indicator(index) => {
                let indicator = indicators.get_mut(index).and_then(|read| read.indicator.as_mut());
                indicator.into_iter().for_each(|indicator| indicator.group = Some(group));
            }
            Member::Group(index) => {
                let inner = read.get_mut(index).and_then(|read| read.group.as_mut());
                inner.into_iter().for_each(|inner| inner.group = Some(group));
            }
        }
    }
}

/// The groups, each after those that it holds; reports those that hold themselves, if only through others.
fn inside_out(root: &Fields<'_>, read: &mut [ReadGroup]) -> Vec<usize> {
    let inner = |group: &ReadGroup| {
        let groups = group.members.iter().filter_map(|(member, span)| match member {
            Member::Group(inner) => Some((*inner, span.clone())),
            Member::Indicator(_) => None,
        });
        groups.collect::<Vec<_>>()
    };
    let held: Vec<Vec<(usize, Span)>> = read.iter().map(inner).collect();
    let mut order: Vec<usize> = Vec::new();
    let mut is_settled = vec![false; read.len()];
    loop {
        let before = order.len();
        for (group, held) in held.iter().enumerate() {
            let is_next = !is_settled[group] && held.iter().all(|(inner, _)| is_settled[*inner]);
            if is_next {
                is_settled[group] = true;
                order.push(group);
            }
        }
        if order.len() == before {
            break;
        }
    }
    let in_circle = (0..read.len()).find_map(|group| {
        // Of what could not be settled, one may only stand around a circle; one behind the other leads into it.
        let mut seen = vec![false; read.len()];
        let mut next = Some(group).filter(|group| !is_settled[*group])?;
        loop {
            seen[next] = true;
            let (inner, span) = held[next].iter().find(|(inner, _)| !is_settled[*inner])?;
            if seen[*inner] {
                return Some(span.clone());
            }
            next = *inner;
        }
    });
    if let Some(span) = in_circle {
        root.faults.error("circular-group", span, Message::new("fault-circular-group"));
        // Nobody may walk in it.
        read.iter_mut().for_each(|own| own.group = None);
    }
    order
}

/// Tells groups the category of their members; reports members of another one.
fn settle_categories(root: &Fields<'_>, read: &mut [ReadGroup], inside_out: &[usize], indicators: &[ReadIndicator]) {
    let mut categories: Vec<Option<usize>> = vec![None; read.len()];
    for index in inside_out {
        let Some(own) = read.get_mut(*index) else { continue };
        let category = |member: &Member| match member {
            Member::Indicator(index) => indicators.get(*index).and_then(|read| read.category),
            Member::Group(inner) => categories.get(*inner).copied().flatten(),
        };
        let mut known = own.members.iter().filter_map(|(member, span)| Some((category(member)?, span)));
        let first = known.next();
        if let Some((first, first_span)) = first
            && let Some((_, span)) = known.find(|(category, _)| *category != first)
        {
            let message = Message::new("fault-group-across-categories");
            root.faults.conflict("group-across-categories", span.clone(), message, first_span.clone());
        }
        let category = first.map(|(category, _)| category);
        categories.iter_mut().skip(*index).take(1).for_each(|own| *own = category);
        if let (Some(group), Some(category)) = (&mut own.group, category) {
            group.category = category;
        }
    }
}

/// Reports a bonus within a bonus, and categories of nothing but bonus that weigh something; `bonuses` has the places
/// where categories say that they are one.
pub(super) fn check_bonus(
    root: &Fields<'_>,
    read: &ReadGroups,
    indicators: &[ReadIndicator],
    categories: &[(Option<Category>, Option<Span>)],
    weighted: &[Fields<'_>],
) {
    let groups = read.groups.iter().zip(&read.bonuses);
    let of_group = groups.filter_map(|(group, bonus)| Some((group.as_ref()?, bonus)));
    let of_group = of_group.map(|(group, bonus)| (group.group, group.category, bonus));
    let of_indicator = indicators.iter().filter_map(|read| Some((read.indicator.as_ref()?, &read.bonus)));
    let of_indicator = of_indicator.map(|(indicator, bonus)| (indicator.group, indicator.category, bonus));
    let mut earns: Vec<bool> = vec![false; categories.len()];
    for (group, category, bonus) in of_group.chain(of_indicator) {
        let around = std::iter::successors(group, |group| read.groups.get(*group)?.as_ref()?.group);
        let mut outer = around.filter_map(|group| read.bonuses.get(group)?.clone());
        let outer = outer.next().or_else(|| categories.get(category)?.1.clone());
        match (bonus, outer) {
            (Some(inner), Some(outer)) => {
                let message = Message::new("fault-bonus-within-bonus");
                root.faults.conflict("bonus-within-bonus", inner.clone(), message, outer);
            }
            (None, None) if group.is_none() => earns.iter_mut().skip(category).take(1).for_each(|earns| *earns = true),
            _ => {}
        }
    }
    for (((category, bonus), earns), fields) in categories.iter().zip(earns).zip(weighted) {
        let weighs = category.as_ref().is_some_and(|it| it.foundation.is_some() && it.weight.is_positive());
        if weighs && bonus.is_none() && !earns {
            let message = Message::new("fault-category-of-bonus");
            root.faults.error("category-of-bonus", fields.key_span("weight"), message);
        }
    }
}
