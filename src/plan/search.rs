//! The search itself, which knows nothing of labels: of every item one way is taken, so
//! that what they bring meets all needs at the least cost. It is exact, by lists of what
//! no other choice beats: items of a group (a category) are joined first, so that needs
//! that concern the group alone are settled there, then the groups.

use num_integer::Integer;
use num_traits::ToPrimitive;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::{Bound, Shl, Shr};

/// What a choice costs: first what counts, then what decides between equals.
pub type Cost = (u64, u64);

/// How many combinations are looked at before the search gives up.
pub const MOST_COMBINATIONS: u64 = 40_000_000;
/// How many combinations are held at once before those that others beat are dropped.
const HELD: usize = 250_000;
/// How many bits of a need prices look at, and how many make one of cost: more make the
/// bound sharper, fewer never make it wrong.
const NEED_BITS: u32 = 24;
const PRICE_BITS: u32 = 36;
/// What part of the bound a choice may first cost more than it, in bits.
const FIRST_BITS: u32 = 11;
/// The bits that prices are reckoned with.
const ALL_BITS: u32 = 126;
/// How often the price of each need is found anew.
const ROUNDS: usize = 3;

/// That there are more combinations than [`MOST_COMBINATIONS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

/// Whole numbers, machine integers where they suffice.
pub trait Number: Integer + Clone + ToPrimitive + Shl<usize, Output = Self> + Shr<usize, Output = Self> {}
impl<N: Integer + Clone + ToPrimitive + Shl<usize, Output = N> + Shr<usize, Output = N>> Number for N {}

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

/// The most of the only need at so much cost at most, as the way that each item takes. Of
/// equals it is the cheapest, then the one that leaves the last item as it is, or changes
/// it least, then the last but one.
///
/// # Errors
/// [`TooMany`].
pub fn most<N: Number>(puzzle: &Puzzle<N>, bound: Cost) -> Result<Vec<usize>, TooMany> {
    let mut looked = 0;
    let all = |cost: Cost, _: &[N]| cost <= bound;
    let groups = groups(puzzle, false, &|_| false, &|_, _| Box::new(all), &mut looked)?;
    let outer = outwards(puzzle, &groups, &|_| Box::new(all), &mut looked)?;
    // Costs ascend, and the first of equals is the cheapest.
    let best = outer.last().and_then(|last| last.entries().min_by_key(|(_, values)| Reverse(values.first().cloned())));
    Ok(best.map_or_else(Vec::new, |(cost, values)| retrace(puzzle, &groups, &outer, cost, values.to_vec())))
}

/// Finds the cheapest choices of a puzzle, again and again with other items kept as they are.
///
/// What keeps the lists short is a price for each need: whatever the prices, a choice costs
/// at least what it lacks by these prices, less what the items not yet chosen can make of
/// them. Good prices make that bound sharp, bad ones only make the search longer.
pub struct Solver<N> {
    puzzle: Puzzle<N>,
    /// The needs and what ways bring to them, so many bits shorter; needs are rounded down and
    /// what is brought up, so that a bound stays one.
    shifts: Vec<usize>,
    needs: Vec<i128>,
    ways: Vec<Vec<(i128, Vec<i128>)>>,
    /// The prices, of which 2^[`PRICE_BITS`] make one of cost.
    prices: Vec<i128>,
    /// What each item can make of the prices at best, beyond its cost.
    gains: Vec<i128>,
    /// What each item brings to each need at most.
    most: Vec<Vec<N>>,
    /// How many of a cost's second part make one of its first.
    radix: i128,
}

impl<N: Number> Solver<N> {
    /// A solver with prices for the puzzle as a whole.
    ///
    /// # Errors
    /// [`TooMany`], where the costs are too long to be reckoned with.
    pub fn new(puzzle: Puzzle<N>) -> Result<Solver<N>, TooMany> {
        let dearest = |of: fn(&Cost) -> u64| {
            let each = puzzle.items.iter().map(|item| item.ways.iter().map(|(cost, _)| of(cost)).max().unwrap_or(0));
            each.fold(0_i128, |sum, cost| sum + i128::from(cost))
        };
        let radix = dearest(|cost| cost.1) + 1;
        let most = dearest(|cost| cost.0).checked_mul(radix).ok_or(TooMany)?;
        // A price is at most all costs, a worth that of every need, a sum that of every item.
        let sums = (puzzle.items.len() + 1).saturating_mul(puzzle.needs.len() + 1);
        let bits = |number: u128| u128::BITS - number.leading_zeros();
        let needed = bits(most.unsigned_abs()) + bits(sums as u128) + PRICE_BITS + NEED_BITS + 2;
        if needed > ALL_BITS {
            return Err(TooMany);
        }
        let shift = |need: &N| (0..).find(|bits| (need.clone() >> *bits) < (N::one() << NEED_BITS as usize)).unwrap_or(0);
        let shifts: Vec<usize> = puzzle.needs.iter().map(shift).collect();
        let short = |number: N| number.to_i128().ok_or(TooMany);
        let needs = puzzle.needs.iter().zip(&shifts).map(|(need, shift)| short(need.clone() >> *shift));
        let needs = needs.collect::<Result<Vec<i128>, TooMany>>()?;
        let prices = vec![0; needs.len()];
        let mut solver =
            Solver { puzzle, shifts, needs, ways: Vec::new(), prices, gains: Vec::new(), most: Vec::new(), radix };
        for item in &solver.puzzle.items {
            let best = |need| item.ways.iter().filter_map(|(_, values)| values.get(need)).max().cloned();
            let best = (0..solver.needs.len()).map(|need| best(need).unwrap_or_else(N::zero));
            solver.most.push(best.collect());
            let way = |(cost, values): &(Cost, Vec<N>)| {
                // What is more than needed is worth no more.
                let capped = values.iter().zip(&solver.puzzle.needs).map(|(value, need)| value.min(need));
                let values = capped.enumerate().map(|(need, value)| solver.rounded_up(need, value)).collect();
                (solver.scalar(*cost), values)
            };
            let ways = item.ways.iter().map(way).collect();
            solver.ways.push(ways);
        }
        solver.find_prices();
        solver.gains = solver.ways.iter().map(|ways| solver.best_way(ways).0).collect();
        Ok(solver)
    }

    /// What is brought to a need, shorter.
    fn rounded_up(&self, need: usize, value: &N) -> i128 {
        let shift = self.shifts.get(need).copied().unwrap_or(0);
        let below = (N::one() << shift) - N::one();
        ((value.clone() + below) >> shift).to_i128().unwrap_or(1 << NEED_BITS)
    }

    /// A cost as one number.
    fn scalar(&self, cost: Cost) -> i128 {
        i128::from(cost.0) * self.radix + i128::from(cost.1)
    }

    /// What values are worth by the prices.
    fn worth(&self, values: &[i128]) -> i128 {
        self.prices.iter().zip(values).map(|(price, value)| price * value).sum()
    }

    /// The best that a way makes of the prices beyond its cost, and what it brings.
    fn best_way<'w>(&self, ways: &'w [(i128, Vec<i128>)]) -> (i128, &'w [i128]) {
        let profit =
            |(cost, values): &'w (i128, Vec<i128>)| (self.worth(values) - (cost << PRICE_BITS), values.as_slice());
        // Of equals the first, which changes least.
        ways.iter().map(profit).rev().max_by_key(|(profit, _)| *profit).unwrap_or_default()
    }

    /// Finds prices at which what the items make of them hardly leaves a lack: of one need
    /// after the other, by halving, a few times over.
    fn find_prices(&mut self) {
        let whole: i128 = self.ways.iter().filter_map(|ways| Some(ways.last()?.0)).sum();
        for _ in 0..ROUNDS {
            for need in 0..self.prices.len() {
                // At most all that everything costs, for the least that there is.
                let (mut low, mut high) = (0, (whole << PRICE_BITS) + 1);
                while high - low > 1 {
                    let middle = low + (high - low) / 2;
                    self.set_price(need, middle);
                    (low, high) = if self.is_brought(need) { (low, middle) } else { (middle, high) };
                }
                self.set_price(need, high);
                if !self.is_brought(need) {
                    self.set_price(need, 0);
                }
            }
        }
    }

    fn set_price(&mut self, need: usize, price: i128) {
        self.prices.iter_mut().skip(need).take(1).for_each(|own| *own = price);
    }

    /// Whether the ways with the best profit bring all of a need.
    fn is_brought(&self, need: usize) -> bool {
        let brought = self.ways.iter().filter_map(|ways| self.best_way(ways).1.get(need));
        self.needs.get(need).is_some_and(|least| brought.sum::<i128>() >= *least)
    }

    /// What every choice costs at least that keeps some items as they are, as one number.
    pub fn bound(&self, is_kept: &dyn Fn(usize) -> bool) -> i128 {
        let gains = self.gains.iter().enumerate().filter(|(item, _)| !is_kept(*item));
        let least = self.worth(&self.needs) - gains.map(|(_, gain)| gain).sum::<i128>();
        Integer::div_ceil(&least.max(0), &(1 << PRICE_BITS))
    }

    /// The cheapest choice that keeps some items as they are, with its cost as one number;
    /// `None` where the needs cannot be met. Of equals it is the one that leaves the last item
    /// as it is, or changes it least, then the last but one.
    ///
    /// # Errors
    /// [`TooMany`].
    pub fn solve(&self, is_kept: &dyn Fn(usize) -> bool) -> Result<Option<(i128, Vec<usize>)>, TooMany> {
        let Some(most) = self.greedy(is_kept) else { return Ok(None) };
        let least = self.bound(is_kept);
        let mut more = (least >> FIRST_BITS) + 1;
        loop {
            // What a choice may cost: first hardly more than the bound, then more and more.
            let allowed = most.min(least + more);
            if let Some(found) = self.within(is_kept, allowed)? {
                return Ok(Some(found));
            }
            if allowed == most {
                return Ok(None);
            }
            more *= 2;
        }
    }

    /// The cheapest choice of those that cost no more than that, if there is one.
    fn within(&self, is_kept: &dyn Fn(usize) -> bool, allowed: i128) -> Result<Option<(i128, Vec<usize>)>, TooMany> {
        let puzzle = &self.puzzle;
        let needs = &puzzle.needs;
        let sums = self.sums(is_kept);
        let end = puzzle.items.len();
        // Whether a choice within a range of the items may belong to one that is allowed.
        let may_do = |range: std::ops::Range<usize>| {
            let none = || (0, vec![N::zero(); needs.len()]);
            let [all, end, begin] = [end, range.end, range.start].map(|at| sums.get(at).cloned().unwrap_or_else(none));
            let gains_left = all.0 - end.0 + begin.0;
            let rest = all.1.into_iter().zip(end.1).zip(begin.1).map(|((all, end), begin)| all - end + begin);
            let rest: Vec<N> = rest.collect();
            let most = (allowed << PRICE_BITS) + gains_left;
            Box::new(move |cost: Cost, values: &[N]| {
                let cost = self.scalar(cost) << PRICE_BITS;
                if cost > most {
                    return false;
                }
                let mut worth = 0;
                let each = needs.iter().zip(&self.needs).zip(values).zip(&rest).zip(&self.prices).enumerate();
                for (need, ((((least, short), value), rest), price)) in each {
                    if value < least {
                        if value.clone() + rest.clone() < *least {
                            return false;
                        }
                        worth += price * (short - self.rounded_up(need, value)).max(0);
                    }
                }
                cost + worth <= most
            }) as Keep<'_, N>
        };
        let mut looked = 0;
        let groups = groups(puzzle, true, is_kept, &|begin, end| may_do(begin..end), &mut looked)?;
        let outer = outwards(puzzle, &groups, &|begin| may_do(0..begin), &mut looked)?;
        let found = outer.last().and_then(|last| last.entries().find(|(_, values)| meets(values, needs, |_| false)));
        Ok(found.map(|(cost, _)| (self.scalar(cost), retrace(puzzle, &groups, &outer, cost, needs.clone()))))
    }

    /// What the items before each item, then all, make of the prices and bring to each need at
    /// most.
    fn sums(&self, is_kept: &dyn Fn(usize) -> bool) -> Vec<(i128, Vec<N>)> {
        let mut sums = vec![(0, vec![N::zero(); self.puzzle.needs.len()])];
        for (index, (gain, most)) in self.gains.iter().zip(&self.most).enumerate() {
            let Some((gains, values)) = sums.last().filter(|_| !is_kept(index)) else {
                sums.extend(sums.last().cloned());
                continue;
            };
            let values = values.iter().zip(most).map(|(sum, most)| sum.clone() + most.clone()).collect();
            sums.push((gains + gain, values));
        }
        sums
    }

    /// What some choice costs that meets all needs, as one number.
    fn greedy(&self, is_kept: &dyn Fn(usize) -> bool) -> Option<i128> {
        let items = &self.puzzle.items;
        let mut left = self.sums(is_kept).pop()?.1;
        if !meets(&left, &self.puzzle.needs, |_| false) {
            return None;
        }
        // What makes least of the prices is done without first.
        let profit = |item: &usize| {
            let last = self.ways.get(*item).and_then(|ways| ways.last());
            last.map(|(cost, values)| self.worth(values) - (cost << PRICE_BITS))
        };
        let mut order: Vec<usize> = (0..items.len()).filter(|item| !is_kept(*item)).collect();
        order.sort_by_cached_key(profit);
        let mut cost = (0, 0);
        for item in order.iter().filter_map(|item| items.get(*item)) {
            let Some((_, best)) = item.ways.last() else { continue };
            let with = |values: &[N]| -> Vec<N> {
                let each = left.iter().zip(best).zip(values);
                each.map(|((left, best), value)| left.clone() - best.clone() + value.clone()).collect()
            };
            let found = item.ways.iter().find(|(_, values)| meets(&with(values), &self.puzzle.needs, |_| false));
            if let Some((own, values)) = found {
                left = with(values);
                cost = plus(cost, *own);
            }
        }
        Some(self.scalar(cost))
    }
}

/// Whether a choice, by its cost and what it brings to all needs, is of any use.
type Keep<'k, N> = Box<dyn Fn(Cost, &[N]) -> bool + 'k>;

/// Joins groups: the choices of none, of the first, of the first two and so on. `keep` tells
/// what is of use by the first item that is not among them.
fn outwards<'k, N: Number>(
    puzzle: &Puzzle<N>,
    groups: &[Group<N>],
    keep: &dyn Fn(usize) -> Keep<'k, N>,
    looked: &mut u64,
) -> Result<Vec<List<N>>, TooMany> {
    let mut outer = vec![List::zero(puzzle.needs.len())];
    for (index, group) in groups.iter().enumerate() {
        let options = group.outwards(&puzzle.needs);
        let keep = keep(groups.get(index + 1).map_or(puzzle.items.len(), |next| next.begin));
        if let Some(before) = outer.last() {
            outer.push(join(before, &options, &puzzle.needs, &*keep, looked)?);
        }
    }
    Ok(outer)
}

fn plus(a: Cost, b: Cost) -> Cost {
    (a.0.saturating_add(b.0), a.1.saturating_add(b.1))
}

/// Whether values meet all needs but those that are left out.
fn meets<N: Number>(values: &[N], needs: &[N], is_left_out: impl Fn(usize) -> bool) -> bool {
    values.iter().zip(needs).enumerate().all(|(need, (value, least))| is_left_out(need) || value >= least)
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
#[derive(Default)]
enum Best<N> {
    #[default]
    Nothing,
    One(N),
    Two(BTreeMap<N, N>),
    More(Vec<Vec<N>>),
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

/// Every choice of the one with every choice of the other that is of use, without what
/// others beat. Values above their caps count as these.
fn join<N: Number>(
    one: &List<N>,
    other: &List<N>,
    caps: &[N],
    keep: &dyn Fn(Cost, &[N]) -> bool,
    looked: &mut u64,
) -> Result<List<N>, TooMany> {
    let mut joined = List::empty(one.width);
    let mut values: Vec<N> = Vec::with_capacity(one.width);
    for (own, brought) in one.entries() {
        for (more, added) in other.entries() {
            let cost = plus(own, more);
            *looked += 1;
            values.clear();
            let sums = brought.iter().zip(added).zip(caps);
            values.extend(sums.map(|((a, b), cap)| (a.clone() + b.clone()).min(cap.clone())));
            if keep(cost, &values) {
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
    /// What columns bring to all needs.
    fn by_needs(&self, columns: &[N]) -> Vec<N> {
        (0..self.counts.len()).map(|need| self.need_of(need, columns)).collect()
    }

    fn need_of(&self, need: usize, columns: &[N]) -> N {
        match self.counts.get(need).and_then(Option::as_ref) {
            Some((column, times)) => columns.get(*column).map_or_else(N::zero, |value| value.clone() * times.clone()),
            None => N::zero(),
        }
    }

    /// Its choices that settle its own needs, by what they bring to all needs.
    fn outwards(&self, needs: &[N]) -> List<N> {
        let mut list = List::empty(needs.len());
        let Some(last) = self.lists.last() else { return list };
        for (cost, columns) in last.entries() {
            let values = self.by_needs(columns);
            if meets(&values, needs, |need| !self.local.contains(&need)) {
                // What is settled need not be told apart any more.
                let settled = values.into_iter().zip(needs).enumerate();
                list.push(
                    cost,
                    settled
                        .map(|(need, (value, least))| if self.local.contains(&need) { least.clone() } else { value }),
                );
            }
        }
        list.pruned()
    }
}

/// The groups of a puzzle, each with its items joined; whether needs are to be settled within
/// groups where they can. `keep` tells what is of use by the range of the items among it.
fn groups<'k, N: Number>(
    puzzle: &Puzzle<N>,
    settles: bool,
    is_kept: &dyn Fn(usize) -> bool,
    keep: &dyn Fn(usize, usize) -> Keep<'k, N>,
    looked: &mut u64,
) -> Result<Vec<Group<N>>, TooMany> {
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
            if settles && !others().any(|other| brings(other, need)) {
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
            if is_kept(begin + group.ways.len()) {
                ways = List::zero(columns.len());
            }
            group.ways.push(ways);
        }
        for (item, ways) in group.ways.iter().enumerate() {
            let keep = keep(begin, begin + item + 1);
            let is_of_use = |cost: Cost, columns: &[N]| keep(cost, &group.by_needs(columns));
            let Some(before) = group.lists.last() else { continue };
            let joined = join(before, ways, &caps, &is_of_use, looked)?;
            group.lists.push(joined);
        }
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
