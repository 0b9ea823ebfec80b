//! The sums of a report, added up anew from what it says of its indicators and groups, and nothing else.

use super::origin::{claimed, number};
use super::wire::{Group, Indicator, Report};
use crate::number::Exact;
use std::collections::BTreeMap;

/// Whether it has no valid evidence and no decision, and needs one.
pub(super) fn is_open(indicator: &Indicator) -> bool {
    matches!(&*indicator.status, "missing" | "invalid") && indicator.decision.is_none() && !indicator.dispensable
}

/// Which points of an indicator are added up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ScoreCase {
    /// Those that it has.
    Now,
    /// Those by its evidence alone.
    Claimed,
    /// All, where it is open.
    Best,
}

impl ScoreCase {
    /// `None` where it does not apply.
    fn points(self, indicator: &Indicator) -> Option<Exact> {
        match self {
            ScoreCase::Now => indicator.points.as_ref().map(number),
            ScoreCase::Claimed => claimed(indicator).map(number),
            ScoreCase::Best if is_open(indicator) => Some(number(&indicator.max)),
            ScoreCase::Best => indicator.points.as_ref().map(number),
        }
    }
}

/// Points and what they are out of.
#[derive(Clone, Default)]
pub(super) struct Sum {
    pub points: Exact,
    pub attainable: Exact,
}

impl Sum {
    fn add(&mut self, points: &Exact, attainable: &Exact) {
        self.points = &self.points + points;
        self.attainable = &self.attainable + attainable;
    }
}

/// Points in percent of what they are out of.
pub(super) fn percent(sum: &Sum) -> Option<Exact> {
    (&Exact::HUNDRED * &sum.points).divided_by(&sum.attainable)
}

/// What a group comes to.
struct GroupSum<'r> {
    sum: Sum,
    /// The members that count, in their order.
    counted: Vec<&'r str>,
    is_capped: bool,
    applies: bool,
}

/// All sums of a report in one case.
pub(super) struct Sums<'r> {
    report: &'r Report,
    /// Also of categories that it does not list.
    categories: BTreeMap<&'r str, Sum>,
    groups: BTreeMap<&'r str, GroupSum<'r>>,
    /// The group of each member.
    around: BTreeMap<&'r str, &'r str>,
}

/// What a member brings to its group, or to its category.
struct Brought<'r> {
    id: &'r str,
    points: Exact,
    /// 0 of a bonus.
    attainable: Exact,
}

impl<'r> Sums<'r> {
    pub(super) fn new(report: &'r Report, case: ScoreCase) -> Sums<'r> {
        let of_group = |group: &'r Group| group.of.iter().map(|member| (&**member, &*group.id));
        let around: BTreeMap<&str, &str> = report.groups.iter().flat_map(of_group).collect();
        let mut sums = Sums { report, categories: BTreeMap::new(), groups: BTreeMap::new(), around };
        let indicators: BTreeMap<&str, &Indicator> = report.indicators.iter().map(|it| (&*it.id, it)).collect();
        let earned = |it: &'r Indicator| {
            let points = &number(&it.weight) * &case.points(it)?;
            let attainable = if it.bonus { Exact::ZERO } else { &number(&it.weight) * &number(&it.max) };
            Some(Brought { id: &it.id, points, attainable })
        };
        let ids: BTreeMap<&str, &Group> = report.groups.iter().map(|group| (&*group.id, group)).collect();
        // From the inside out; what is left holds itself, and nothing follows of it.
        let mut left: Vec<&Group> = report.groups.iter().collect();
        loop {
            let before = left.len();
            left.retain(|group| {
                let is_settled = |id: &String| !ids.contains_key(&**id) || sums.groups.contains_key(&**id);
                if !group.of.iter().all(is_settled) {
                    return true;
                }
                let brought = group.of.iter().filter_map(|id| match indicators.get(&**id) {
                    Some(it) => earned(it),
                    None => sums.brought(ids.get(&**id)?),
                });
                let sum = GroupSum::new(group, brought.collect());
                sums.groups.insert(&group.id, sum);
                false
            });
            if left.len() == before {
                break;
            }
        }
        let free = report.indicators.iter().filter(|it| !sums.around.contains_key(&*it.id));
        let free = free.filter_map(|it| Some((&*it.category, earned(it)?)));
        let outermost = report.groups.iter().filter(|group| !sums.around.contains_key(&*group.id));
        let outermost = outermost.filter_map(|group| Some((&*group.category, sums.brought(group)?)));
        let mut categories: BTreeMap<&str, Sum> = BTreeMap::new();
        for (category, brought) in free.chain(outermost) {
            categories.entry(category).or_default().add(&brought.points, &brought.attainable);
        }
        sums.categories = categories;
        sums
    }

    /// What a group brings, where any of its members applies.
    fn brought(&self, group: &'r Group) -> Option<Brought<'r>> {
        let GroupSum { sum, applies, .. } = self.groups.get(&*group.id)?;
        let attainable = if group.bonus { Exact::ZERO } else { sum.attainable.clone() };
        applies.then(|| Brought { id: &group.id, points: sum.points.clone(), attainable })
    }

    pub(super) fn category(&self, id: &str) -> Sum {
        self.categories.get(id).cloned().unwrap_or_default()
    }

    /// `None` where it holds itself.
    pub(super) fn group(&self, id: &str) -> Option<&Sum> {
        self.groups.get(id).map(|group| &group.sum)
    }

    /// The members of a group that count, in their order.
    pub(super) fn counted(&self, id: &str) -> &[&'r str] {
        self.groups.get(id).map_or(&[], |group| &group.counted)
    }

    pub(super) fn is_capped(&self, id: &str) -> bool {
        self.groups.get(id).is_some_and(|group| group.is_capped)
    }

    /// Whether an indicator counts in all groups around it; `None` where there is none.
    pub(super) fn counts(&self, id: &str) -> Option<bool> {
        let mut member = id;
        self.around.get(member)?;
        // In a circle nothing ends, and nothing counts.
        for _ in 0..=self.report.groups.len() {
            let Some(group) = self.around.get(member) else { return Some(true) };
            if !self.counted(group).contains(&member) {
                return Some(false);
            }
            member = group;
        }
        Some(false)
    }

    /// The sum over all categories; what adds percentage points adds no points.
    pub(super) fn whole(&self) -> Sum {
        let mut whole = Sum::default();
        for (id, sum) in &self.categories {
            let known = self.report.categories.iter().find(|category| category.id == **id);
            if known.is_some_and(|known| known.percentage_points.is_some()) {
                continue;
            }
            let is_bonus = known.is_some_and(|known| known.bonus);
            whole.add(&sum.points, if is_bonus { &Exact::ZERO } else { &sum.attainable });
        }
        whole
    }

    /// Whether anything earns without being attainable.
    pub(super) fn has_bonus(&self) -> bool {
        let Report { categories, groups, indicators, .. } = self.report;
        let (categories, groups) = (categories.iter().map(|it| it.bonus), groups.iter().map(|it| it.bonus));
        categories.chain(groups).chain(indicators.iter().map(|it| it.bonus)).any(|bonus| bonus)
    }

    /// Between which percentages that of the whole lies, as far as the report tells; `None` where nothing is attainable.
    pub(super) fn percents(&self) -> Option<(Exact, Option<Exact>)> {
        let (bonus, attainable): (Vec<_>, Vec<_>) = self.report.categories.iter().partition(|it| it.bonus);
        let percents = attainable.iter().filter_map(|it| percent(&self.category(&it.id)));
        let percents: Vec<Exact> = percents.collect();
        let (least, mut most) = (percents.iter().min()?.clone(), percents.iter().max()?.clone());
        let attainable = self.whole().attainable;
        for it in bonus {
            let points = self.category(&it.id).points;
            if it.percentage_points.is_some() && !points.is_zero() {
                // What such a category weighs, a report does not tell.
                return Some((least, None));
            }
            let added = percent(&Sum { points, attainable: attainable.clone() });
            most = &most + &added.unwrap_or_default();
        }
        Some((least, Some(most)))
    }
}

impl<'r> GroupSum<'r> {
    fn new(group: &Group, brought: Vec<Brought<'r>>) -> GroupSum<'r> {
        let best = group.best.unwrap_or(brought.len());
        let most = group.at_most.as_ref().map(number);
        let limited = |sum: Exact| most.clone().map_or(sum.clone(), |most| most.min(sum));
        let greatest = |figure: for<'b> fn(&'b Brought<'r>) -> &'b Exact| {
            let mut places: Vec<usize> = (0..brought.len()).collect();
            // Stable: of equals the earlier.
            places.sort_by(|a, b| brought.get(*b).map(figure).cmp(&brought.get(*a).map(figure)));
            places.truncate(best);
            places.sort_unstable();
            places
        };
        let sum = |places: &[usize], figure: for<'b> fn(&'b Brought<'r>) -> &'b Exact| {
            Exact::sum(places.iter().filter_map(|place| brought.get(*place)).map(|one| figure(one).clone()))
        };
        let counted = greatest(|one| &one.points);
        let own = sum(&counted, |one| &one.points);
        let points = limited(own.clone());
        let attainable = limited(sum(&greatest(|one| &one.attainable), |one| &one.attainable));
        GroupSum {
            is_capped: points < own,
            applies: !brought.is_empty(),
            counted: counted.iter().filter_map(|place| brought.get(*place)).map(|one| one.id).collect(),
            sum: Sum { points, attainable },
        }
    }
}
