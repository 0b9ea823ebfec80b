//! The search itself, which knows nothing of labels: of every item one way is taken, so
//! that what they bring meets all needs at the least cost. It is exact, by lists of what
//! no other choice beats: items of a group (a category) are joined first, so that needs
//! that concern the group alone are settled there, then the groups.

use num_integer::Integer;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Bound;

/// What a choice costs: first what counts, then what decides between equals.
pub type Cost = (u64, u64);

/// How many combinations are looked at before the search gives up.
pub const MOST_COMBINATIONS: u64 = 40_000_000;
/// How many combinations are held at once before those that others beat are dropped.
const HELD: usize = 250_000;

/// That there are more combinations than [`MOST_COMBINATIONS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

/// Whole numbers, machine integers where they suffice.
pub trait Number: Integer + Clone + From<u64> {}
impl<N: Integer + Clone + From<u64>> Number for N {}

/// An item: its ways with their costs and what each brings to every need. The first way
/// costs nothing and brings nothing.
#[derive(Clone, Debug)]
pub struct Item<N> {
    /// The group that it belongs to; items of a group stand together.
    pub group: usize,
    /// The ways.
    pub ways: Vec<(Cost, Vec<N>)>,
}

/// Items and needs.
#[derive(Clone, Debug)]
pub struct Puzzle<N> {
    /// The items, by groups.
    pub items: Vec<Item<N>>,
    /// What is needed, all above 0.
    pub needs: Vec<N>,
}

/// What is to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Every need at the least cost.
    Needs,
    /// The most of the only need at so much cost at most.
    Most(Cost),
}

fn plus(a: Cost, b: Cost) -> Cost {
    (a.0.saturating_add(b.0), a.1.saturating_add(b.1))
}

/// The way that each item takes; `None` where the needs cannot be met. Of equals it is
/// the one that leaves the last item as it is, or changes it least, then the last but one.
///
/// # Errors
/// [`TooMany`].
pub fn solve<N: Number>(puzzle: &Puzzle<N>, aim: Aim) -> Result<Option<Vec<usize>>, TooMany> {
    let bound = match aim {
        Aim::Most(bound) => bound,
        Aim::Needs => match greedy(puzzle) {
            Some(bound) => bound,
            None => return Ok(None),
        },
    };
    let mut looked = 0;
    let groups = groups(puzzle, aim, bound, &mut looked)?;
    let mut outer = vec![List::zero(puzzle.needs.len())];
    for (index, group) in groups.iter().enumerate() {
        let rest: Vec<N> = most_of(puzzle, groups.get(index + 1).map_or(puzzle.items.len(), |next| next.begin));
        let options = group.outwards(&puzzle.needs, aim);
        let keep = |values: &[N]| aim != Aim::Needs || reaches(values, &rest, &puzzle.needs);
        if let Some(before) = outer.last() {
            outer.push(join(before, &options, &puzzle.needs, bound, &keep, &mut looked)?);
        }
    }
    let Some(last) = outer.last() else { return Ok(None) };
    let best = match aim {
        Aim::Needs => last.entries().find(|(_, values)| meets(values, &puzzle.needs, |_| false)),
        // Costs ascend, and the first of equals is the cheapest.
        Aim::Most(_) => last.entries().min_by_key(|(_, values)| Reverse(values.first().cloned())),
    };
    let Some((cost, values)) = best else { return Ok(None) };
    let needs = if aim == Aim::Needs { puzzle.needs.clone() } else { values.to_vec() };
    Ok(Some(retrace(puzzle, &groups, &outer, cost, needs)))
}

/// Whether values meet all needs but those that are left out.
fn meets<N: Number>(values: &[N], needs: &[N], is_left_out: impl Fn(usize) -> bool) -> bool {
    values.iter().zip(needs).enumerate().all(|(need, (value, least))| is_left_out(need) || value >= least)
}

/// Whether values with the most of what follows meet all needs.
fn reaches<N: Number>(values: &[N], rest: &[N], needs: &[N]) -> bool {
    values.iter().zip(rest).zip(needs).all(|((value, rest), least)| value.clone() + rest.clone() >= *least)
}

/// The most that the items from one on bring to each need.
fn most_of<N: Number>(puzzle: &Puzzle<N>, from: usize) -> Vec<N> {
    let mut most = vec![N::zero(); puzzle.needs.len()];
    for item in puzzle.items.iter().skip(from) {
        for (need, sum) in most.iter_mut().enumerate() {
            let best = item.ways.iter().filter_map(|(_, values)| values.get(need)).max().cloned();
            *sum = sum.clone() + best.unwrap_or_else(N::zero);
        }
    }
    most
}

/// The cost of some choice that meets all needs, as a bound for the search.
fn greedy<N: Number>(puzzle: &Puzzle<N>) -> Option<Cost> {
    let all: Vec<usize> = puzzle.items.iter().map(|item| item.ways.len().saturating_sub(1)).collect();
    let sums = |chosen: &[usize]| {
        let mut sums = vec![N::zero(); puzzle.needs.len()];
        for (item, way) in puzzle.items.iter().zip(chosen) {
            let values = item.ways.get(*way).map(|(_, values)| values.as_slice()).unwrap_or_default();
            sums.iter_mut().zip(values).for_each(|(sum, value)| *sum = sum.clone() + value.clone());
        }
        sums
    };
    let most = sums(&all);
    if !meets(&most, &puzzle.needs, |_| false) {
        return None;
    }
    let last = |item: usize| puzzle.items.get(item).and_then(|item| item.ways.last());
    let cost_of = |item: usize| last(item).map_or((0, 0), |(cost, _)| *cost);
    let value =
        |item: usize, need: usize| last(item).and_then(|(_, values)| values.get(need)).cloned().unwrap_or_else(N::zero);
    // What is dearest, or brings least for its cost to one of the needs, is done without first.
    let mut orders: Vec<Vec<usize>> = Vec::new();
    let mut by_cost: Vec<usize> = (0..puzzle.items.len()).collect();
    by_cost.sort_by_key(|item| Reverse(cost_of(*item)));
    for need in 0..puzzle.needs.len() {
        let mut order = by_cost.clone();
        let times = |value: N, cost: u64| value * N::from(cost);
        order.sort_by(|a, b| times(value(*a, need), cost_of(*b).0).cmp(&times(value(*b, need), cost_of(*a).0)));
        orders.push(order);
    }
    orders.push(by_cost);
    let mut least: Option<Cost> = None;
    for order in orders {
        let mut left = most.clone();
        let mut cost = (0, 0);
        for index in order {
            let Some(item) = puzzle.items.get(index) else { continue };
            let Some((_, best)) = item.ways.last() else { continue };
            let with = |values: &[N]| -> Vec<N> {
                let each = left.iter().zip(best).zip(values);
                each.map(|((left, best), value)| left.clone() - best.clone() + value.clone()).collect()
            };
            let found = item.ways.iter().find(|(_, values)| meets(&with(values), &puzzle.needs, |_| false));
            if let Some((own, values)) = found {
                left = with(values);
                cost = plus(cost, *own);
            }
        }
        least = Some(least.map_or(cost, |least| least.min(cost)));
    }
    least
}

/// Choices that no other beats: with ascending costs, each with what it brings.
#[derive(Clone, Debug)]
struct List<N> {
    width: usize,
    costs: Vec<Cost>,
    values: Vec<N>,
}

impl<N: Number> List<N> {
    fn empty(width: usize) -> List<N> {
        List { width, costs: Vec::new(), values: Vec::new() }
    }

    /// The choice of nothing.
    fn zero(width: usize) -> List<N> {
        List { width, costs: vec![(0, 0)], values: vec![N::zero(); width] }
    }

    fn entries(&self) -> impl Iterator<Item = (Cost, &[N])> {
        self.costs.iter().enumerate().map(|(index, cost)| (*cost, self.of(index)))
    }

    fn of(&self, index: usize) -> &[N] {
        self.values.get(index * self.width..(index + 1) * self.width).unwrap_or_default()
    }

    fn push(&mut self, cost: Cost, values: impl IntoIterator<Item = N>) {
        self.costs.push(cost);
        self.values.extend(values);
    }

    /// Those that cost so much, as indices.
    fn at_cost(&self, cost: Cost) -> std::ops::Range<usize> {
        let begin = self.costs.partition_point(|other| *other < cost);
        begin..self.costs.partition_point(|other| *other <= cost)
    }

    /// Without those that cost no less than another and bring no more.
    fn pruned(self) -> List<N> {
        let mut order: Vec<usize> = (0..self.costs.len()).collect();
        order.sort_unstable_by(|a, b| {
            let by_cost = self.costs.get(*a).cmp(&self.costs.get(*b));
            // Of equal cost the best first, and of equals the first.
            by_cost.then_with(|| self.of(*b).cmp(self.of(*a))).then(a.cmp(b))
        });
        let mut kept = List::empty(self.width);
        let mut best = Best::default();
        for index in order {
            let values = self.of(index);
            if best.admits(values) {
                kept.push(self.costs.get(index).copied().unwrap_or_default(), values.iter().cloned());
            }
        }
        kept
    }
}

/// The best values so far.
enum Best<N> {
    Nothing,
    One(N),
    Two(BTreeMap<N, N>),
    More(Vec<Vec<N>>),
}

impl<N> Default for Best<N> {
    fn default() -> Best<N> {
        Best::Nothing
    }
}

impl<N: Number> Best<N> {
    /// Whether nothing so far is as good in every respect; it then counts itself.
    fn admits(&mut self, values: &[N]) -> bool {
        match (&mut *self, values) {
            (Best::Nothing, _) => {
                *self = match values {
                    [one] => Best::One(one.clone()),
                    [one, two] => Best::Two(BTreeMap::from([(one.clone(), two.clone())])),
                    more => Best::More(vec![more.to_vec()]),
                };
                true
            }
            (Best::One(best), [one]) => {
                let is_more = one > best;
                if is_more {
                    best.clone_from(one);
                }
                is_more
            }
            (Best::Two(steps), [one, two]) => {
                if steps.range(one.clone()..).next().is_some_and(|(_, best)| best >= two) {
                    return false;
                }
                while let Some((below, best)) = steps.range((Bound::Unbounded, Bound::Included(one))).next_back() {
                    if best > two {
                        break;
                    }
                    let below = below.clone();
                    steps.remove(&below);
                }
                steps.insert(one.clone(), two.clone());
                true
            }
            (Best::More(all), _) => {
                let is_as_good = |a: &[N], b: &[N]| a.iter().zip(b).all(|(a, b)| a >= b);
                if all.iter().any(|best| is_as_good(best, values)) {
                    return false;
                }
                all.retain(|best| !is_as_good(values, best));
                all.push(values.to_vec());
                true
            }
            _ => true,
        }
    }
}

/// Every choice of the one with every choice of the other that costs no more than the
/// bound and may still lead on, without what others beat. Values above their caps count as these.
fn join<N: Number>(
    one: &List<N>,
    other: &List<N>,
    caps: &[N],
    bound: Cost,
    keep: &dyn Fn(&[N]) -> bool,
    looked: &mut u64,
) -> Result<List<N>, TooMany> {
    let mut joined = List::empty(one.width);
    let mut values: Vec<N> = Vec::with_capacity(one.width);
    for (own, brought) in one.entries() {
        for (more, added) in other.entries() {
            let cost = plus(own, more);
            if cost > bound {
                break;
            }
            *looked += 1;
            values.clear();
            let sums = brought.iter().zip(added).zip(caps);
            values.extend(sums.map(|((a, b), cap)| (a.clone() + b.clone()).min(cap.clone())));
            if keep(&values) {
                joined.push(cost, values.iter().cloned());
            }
        }
        if joined.costs.len() > HELD {
            joined = joined.pruned();
        }
        if *looked > MOST_COMBINATIONS || joined.costs.len() > HELD {
            return Err(TooMany);
        }
    }
    Ok(joined.pruned())
}

/// A group of items, joined.
struct Group<N> {
    /// Its first item.
    begin: usize,
    /// For each need what it counts here: one of the columns, and times what; none where
    /// the group brings nothing to it.
    counts: Vec<Option<(usize, N)>>,
    /// The needs that concern this group alone.
    local: Vec<usize>,
    /// For each item and way what it brings to each column.
    ways: Vec<List<N>>,
    /// The choices before each item, then those of all.
    lists: Vec<List<N>>,
}

impl<N: Number> Group<N> {
    /// Joins the items one after the other.
    fn join(&mut self, puzzle: &Puzzle<N>, caps: &[N], bound: Cost, looked: &mut u64) -> Result<(), TooMany> {
        for (item, ways) in self.ways.iter().enumerate() {
            let rest: Vec<N> = (0..caps.len())
                .map(|column| {
                    let later = self.ways.iter().skip(item + 1);
                    let most = later.filter_map(|ways| ways.entries().filter_map(|(_, it)| it.get(column)).max());
                    most.fold(N::zero(), |sum, most| sum + most.clone())
                })
                .collect();
            let keep = |columns: &[N]| {
                let best: Vec<N> = columns.iter().zip(&rest).map(|(own, rest)| own.clone() + rest.clone()).collect();
                let mut own = self.local.iter().filter_map(|need| Some((*need, puzzle.needs.get(*need)?)));
                own.all(|(need, least)| self.need_of(need, &best) >= *least)
            };
            let Some(before) = self.lists.last() else { continue };
            let joined = join(before, ways, caps, bound, &keep, looked)?;
            self.lists.push(joined);
        }
        Ok(())
    }

    fn is_local(&self, need: usize) -> bool {
        self.local.contains(&need)
    }

    fn need_of(&self, need: usize, columns: &[N]) -> N {
        match self.counts.get(need).and_then(Option::as_ref) {
            Some((column, times)) => columns.get(*column).map_or_else(N::zero, |value| value.clone() * times.clone()),
            None => N::zero(),
        }
    }

    /// Its choices that settle its own needs, by what they bring to all needs.
    fn outwards(&self, needs: &[N], aim: Aim) -> List<N> {
        let mut list = List::empty(needs.len());
        let Some(last) = self.lists.last() else { return list };
        for (cost, columns) in last.entries() {
            let values: Vec<N> = (0..needs.len()).map(|need| self.need_of(need, columns)).collect();
            if aim != Aim::Needs || meets(&values, needs, |need| !self.is_local(need)) {
                // What is settled need not be told apart any more.
                let settled = values.into_iter().zip(needs).enumerate();
                list.push(
                    cost,
                    settled.map(|(need, (value, least))| match self.is_local(need) {
                        true => least.clone(),
                        false => value,
                    }),
                );
            }
        }
        list.pruned()
    }
}

/// The groups of a puzzle, each with its items joined.
fn groups<N: Number>(puzzle: &Puzzle<N>, aim: Aim, bound: Cost, looked: &mut u64) -> Result<Vec<Group<N>>, TooMany> {
    let mut groups = Vec::new();
    let mut begin = 0;
    for items in puzzle.items.chunk_by(|a, b| a.group == b.group) {
        let others = || puzzle.items.iter().filter(|item| items.first().is_none_or(|own| own.group != item.group));
        let brings = |item: &Item<N>, need: usize| {
            item.ways.iter().any(|(_, values)| values.get(need).is_some_and(|value| !value.is_zero()))
        };
        let mut columns: Vec<Vec<N>> = Vec::new();
        let mut caps: Vec<N> = Vec::new();
        let (mut counts, mut local) = (Vec::new(), Vec::new());
        for (need, least) in puzzle.needs.iter().enumerate() {
            let each = items.iter().flat_map(|item| item.ways.iter().filter_map(|(_, values)| values.get(need)));
            let times = each.clone().fold(N::zero(), |times, value| times.gcd(value));
            if times.is_zero() {
                counts.push(None);
                continue;
            }
            // Needs that count the same in another unit share a column.
            let values: Vec<N> = each.map(|value| value.clone() / times.clone()).collect();
            let cap = least.div_ceil(&times);
            let column = columns.iter().position(|other| *other == values).unwrap_or_else(|| {
                columns.push(values);
                caps.push(cap.clone());
                columns.len() - 1
            });
            if let Some(known) = caps.get_mut(column).filter(|known| **known < cap) {
                *known = cap;
            }
            counts.push(Some((column, times)));
            if aim == Aim::Needs && !others().any(|other| brings(other, need)) {
                local.push(need);
            }
        }
        let mut group = Group { begin, counts, local, ways: Vec::new(), lists: vec![List::zero(columns.len())] };
        let mut offset = 0;
        for item in items {
            let mut ways = List::empty(columns.len());
            for (way, (cost, _)) in item.ways.iter().enumerate() {
                ways.push(*cost, columns.iter().filter_map(|column| column.get(offset + way).cloned()));
            }
            offset += item.ways.len();
            group.ways.push(ways);
        }
        group.join(puzzle, &caps, bound, looked)?;
        begin += items.len();
        groups.push(group);
    }
    Ok(groups)
}

/// Which way each item takes in a choice of that cost that meets the needs: from the last
/// item on the least change with which the others can still do it.
fn retrace<N: Number>(
    puzzle: &Puzzle<N>,
    groups: &[Group<N>],
    outer: &[List<N>],
    cost: Cost,
    needs: Vec<N>,
) -> Vec<usize> {
    let mut chosen = vec![0; puzzle.items.len()];
    let (mut left, mut cost_left) = (needs, cost);
    for (group, before) in groups.iter().zip(outer).rev() {
        let mut columns = vec![N::zero(); group.lists.first().map_or(0, |list| list.width)];
        for (item, ways) in group.ways.iter().enumerate().rev() {
            let Some(list) = group.lists.get(item) else { continue };
            let works = |(_, (cost, values)): &(usize, (Cost, &[N]))| {
                let with = |other: &[N]| -> Vec<N> {
                    let sums = columns.iter().zip(*values).zip(other);
                    sums.map(|((own, value), other)| own.clone() + value.clone() + other.clone()).collect()
                };
                list.entries().any(|(own, brought)| {
                    let Some(rest) = minus(cost_left, plus(own, *cost)) else { return false };
                    let columns = with(brought);
                    before.at_cost(rest).any(|index| {
                        let values = before.of(index);
                        left.iter().enumerate().all(|(need, least)| {
                            let others = values.get(need).cloned().unwrap_or_else(N::zero);
                            others + group.need_of(need, &columns) >= *least
                        })
                    })
                })
            };
            let Some((way, (own, values))) = ways.entries().enumerate().find(works) else { continue };
            columns.iter_mut().zip(values).for_each(|(sum, value)| *sum = sum.clone() + value.clone());
            cost_left = minus(cost_left, own).unwrap_or_default();
            chosen.iter_mut().skip(group.begin + item).take(1).for_each(|chosen| *chosen = way);
        }
        for (need, least) in left.iter_mut().enumerate() {
            *least = (least.clone() - group.need_of(need, &columns)).max(N::zero());
        }
    }
    chosen
}

/// A cost without another, where that is within it.
fn minus(a: Cost, b: Cost) -> Option<Cost> {
    Some((a.0.checked_sub(b.0)?, a.1.checked_sub(b.1)?))
}
