//! The search itself, which knows nothing of labels: of every item one way is taken, so that what they bring meets all
//! needs at the least cost. It is exact, by lists of what no other choice beats: items of a group are joined first (those
//! of a category, so that needs that concern it alone are settled there), then the groups. Where items share something,
//! they are a group of several cases, of which one holds: what is shared is settled in each, so that the items are free.

mod group;
mod pareto;

pub(super) use group::{IsKept, SearchCase, SearchChoice, SearchItem, SearchProblem};
pub(super) use pareto::{Cost, SearchNumber};
pub use pareto::{MOST_COMBINATIONS, SearchLimit};

use group::{KeepFilter, groups, join_groups, meets, reconstruct};
use num_integer::Integer;
use std::cell::Cell;
use std::cmp::Reverse;

/// How many bits of a need the multipliers look at: more make the bound sharper, fewer never make it wrong.
const NEED_BITS: u32 = 24;
/// How many bits of a multiplier make one of cost, likewise.
const MULTIPLIER_BITS: u32 = 36;
/// What part of the bound a choice may first cost more than it, in bits.
const FIRST_BITS: u32 = 11;
/// The most bits that a calculation with multipliers may need.
const ALL_BITS: u32 = 126;
/// How often all multipliers are moved together.
const MOVES: usize = 400;
/// How far ahead of the best bound they aim at first, in bits of it.
const AHEAD_BITS: u32 = 7;
/// After how many moves without a better bound they aim nearer.
const PATIENCE: usize = 12;
/// The last bits of what is lacking, which moves leave out so that their products fit.
const LACK_BITS: u32 = 8;
/// How often the multiplier of each need is found anew.
const ROUNDS: usize = 3;

/// What is worth most at so much cost at most and meets the needs from one on, as what each group chooses. Of equals it
/// is the cheapest, then the one that leaves the last item as it is, or changes it least, then the last but one.
pub(super) fn most<N: SearchNumber, W: Ord>(
    problem: &SearchProblem<N>,
    bound: Cost,
    needs_from: usize,
    worth: impl Fn(&[N]) -> W,
) -> Result<Vec<SearchChoice>, SearchLimit> {
    let mut looked = 0;
    let all = |cost: Cost, _: &[N]| cost <= bound;
    let groups = groups(problem, false, &|_| false, &|_, _, _| Box::new(all), &mut looked)?;
    let outer = join_groups(problem, &groups, &|_| Box::new(all), &mut looked)?;
    let is_allowed = |(_, values): &(Cost, &[N])| meets(values, &problem.needs, |need| need < needs_from);
    let entries = outer.last().into_iter().flat_map(|last| last.entries()).filter(is_allowed);
    // Costs ascend, and the first of equals is the cheapest.
    let best = entries.min_by_key(|(_, values)| Reverse(worth(values)));
    Ok(best.map_or_else(Vec::new, |(cost, values)| reconstruct(&groups, &outer, cost, values.to_vec())))
}

pub(super) enum SearchResult {
    /// The cheapest choice, with its cost as one number.
    Found(i128, Vec<SearchChoice>),
    /// Every choice costs more than the limit.
    Beyond,
    /// No choice meets the needs.
    Never,
}

/// Finds the cheapest choices of a problem, again and again with other items kept as they are.
///
/// Lagrange multipliers, one for each need, keep the lists short. Whatever the multipliers, a
/// choice costs at least what it lacks, weighed by them, less what the items not yet chosen can
/// gain by them. Good multipliers make that bound sharp, bad ones only make the search longer.
///
/// Joining Pareto fronts alone is not enough: with all multipliers at 0, the plan of
/// `examples/mistakes` takes five times as long, and those of 200 indicators (`benches/plan.py`)
/// were stopped after more than 7 to 17 times what they take with multipliers.
pub(super) struct Solver<N> {
    problem: SearchProblem<N>,
    /// The needs and what ways bring to them, so many bits shorter; needs are rounded down and
    /// what is brought up, so that a bound stays one.
    shifts: Vec<usize>,
    needs: Vec<i128>,
    groups: Vec<Vec<ShortCase>>,
    /// The multipliers, of which 2^[`MULTIPLIER_BITS`] make one of cost.
    multipliers: Vec<i128>,
    /// The highest that a multiplier may be.
    highest: i128,
    /// What the dearest choice costs, as one number.
    dearest: i128,
    /// How many of a cost's second part make one of its first.
    radix: i128,
    /// How many combinations all searches have looked at.
    looked: Cell<u64>,
}

/// A cost as one number, and what is brought for it to each need.
type ShortWay = (i128, Vec<i128>);

/// A case, its figures as the multipliers look at them.
struct ShortCase {
    start: ShortWay,
    items: Vec<Vec<ShortWay>>,
}

/// What a part of the problem can still do.
#[derive(Clone)]
struct Reach<N> {
    /// What it gains by the multipliers at best, beyond its cost.
    gain: i128,
    /// What it brings to each need at most.
    most: Vec<N>,
}

impl<N: SearchNumber> Reach<N> {
    fn plus(&self, other: &Reach<N>) -> Reach<N> {
        let most = self.most.iter().zip(&other.most).map(|(a, b)| a.clone() + b.clone());
        Reach { gain: self.gain + other.gain, most: most.collect() }
    }

    fn minus(&self, other: &Reach<N>) -> Reach<N> {
        let most = self.most.iter().zip(&other.most).map(|(a, b)| a.clone() - b.clone());
        Reach { gain: self.gain - other.gain, most: most.collect() }
    }

    /// What either of two can do.
    fn either(self, other: Reach<N>) -> Reach<N> {
        let most = self.most.into_iter().zip(other.most).map(|(a, b)| a.max(b));
        Reach { gain: self.gain.max(other.gain), most: most.collect() }
    }
}

impl<N: SearchNumber> Solver<N> {
    /// A solver with multipliers for the problem as a whole.
    pub(super) fn new(problem: SearchProblem<N>) -> Result<Solver<N>, SearchLimit> {
        let dearest = |of: fn(&Cost) -> u64| {
            let of_item = |item: &SearchItem<N>| item.ways.iter().map(|(_, cost, _)| i128::from(of(cost))).max();
            let of_case =
                |case: &SearchCase<N>| i128::from(of(&case.cost)) + case.items.iter().filter_map(of_item).sum::<i128>();
            problem.groups.iter().filter_map(|cases| cases.iter().map(of_case).max()).sum::<i128>()
        };
        let radix = dearest(|cost| cost.1) + 1;
        let most = dearest(|cost| cost.0).checked_mul(radix).ok_or(SearchLimit::Combinations)?;
        // A multiplier is at most all costs, a weighed value that of every need, a sum that of every item.
        let items = problem.groups.iter().filter_map(|cases| cases.iter().map(|case| case.items.len() + 1).max());
        let sums = (items.sum::<usize>() + 1).saturating_mul(problem.needs.len() + 1);
        let bits = |number: u128| u128::BITS - number.leading_zeros();
        let needed = bits(most.unsigned_abs()) + bits(sums as u128) + MULTIPLIER_BITS + NEED_BITS + 2;
        if needed > ALL_BITS {
            return Err(SearchLimit::Combinations);
        }
        let shift =
            |need: &N| (0..).find(|bits| (need.clone() >> *bits) < (N::one() << NEED_BITS as usize)).unwrap_or(0);
        let shifts: Vec<usize> = problem.needs.iter().map(shift).collect();
        let short = |number: N| number.to_i128().ok_or(SearchLimit::Combinations);
        let needs = problem.needs.iter().zip(&shifts).map(|(need, shift)| short(need.clone() >> *shift));
        let needs = needs.collect::<Result<Vec<i128>, SearchLimit>>()?;
        let multipliers = vec![0; needs.len()];
        let mut solver = Solver {
            problem,
            shifts,
            needs,
            groups: Vec::new(),
            multipliers,
            highest: 0,
            dearest: 0,
            radix,
            looked: Cell::new(0),
        };
        let short_case = |case: &SearchCase<N>| {
            let ways = |item: &SearchItem<N>| {
                item.ways.iter().map(|(_, cost, values)| solver.short_way(*cost, values)).collect()
            };
            ShortCase { start: solver.short_way(case.cost, &case.values), items: case.items.iter().map(ways).collect() }
        };
        let groups = solver.problem.groups.iter().map(|cases| cases.iter().map(short_case).collect());
        solver.groups = groups.collect();
        let cost_of = |case: &ShortCase| {
            let items = case.items.iter().filter_map(|ways| ways.iter().map(|(cost, _)| *cost).max());
            case.start.0 + items.sum::<i128>()
        };
        solver.dearest = solver.groups.iter().filter_map(|cases| cases.iter().map(cost_of).max()).sum();
        solver.find_multipliers();
        if solver.needs.len() > 1 {
            solver.improve_multipliers();
        }
        Ok(solver)
    }

    fn short_way(&self, cost: Cost, values: &[N]) -> ShortWay {
        // What is more than needed is worth no more.
        let capped = values.iter().zip(&self.problem.needs).map(|(value, need)| value.min(need));
        (self.scalar(cost), capped.enumerate().map(|(need, value)| self.rounded_up(need, value)).collect())
    }

    /// What is brought to a need, shorter.
    fn rounded_up(&self, need: usize, value: &N) -> i128 {
        // Rounding the negative down rounds up.
        let shift = self.shifts.get(need).copied().unwrap_or(0);
        let down = (N::zero() - value.clone()) >> shift;
        -down.to_i128().unwrap_or(-(1 << NEED_BITS))
    }

    fn scalar(&self, cost: Cost) -> i128 {
        i128::from(cost.0) * self.radix + i128::from(cost.1)
    }

    fn relaxed_value(&self, values: &[i128]) -> i128 {
        self.multipliers.iter().zip(values).map(|(multiplier, value)| multiplier * value).sum()
    }

    fn profit(&self, (cost, values): &ShortWay) -> i128 {
        self.relaxed_value(values) - (cost << MULTIPLIER_BITS)
    }

    /// The way that gains most by the multipliers beyond its cost.
    fn best_way<'w>(&self, ways: &'w [ShortWay]) -> Option<&'w ShortWay> {
        // Of equals the first, which changes least.
        ways.iter().rev().max_by_key(|way| self.profit(way))
    }

    /// What each group gains by the multipliers at best, with the ways that do so.
    fn best_ways<'s>(&'s self) -> impl Iterator<Item = (i128, Vec<&'s ShortWay>)> {
        self.groups.iter().filter_map(move |cases| {
            let ways = |case: &'s ShortCase| {
                std::iter::once(&case.start).chain(case.items.iter().filter_map(|ways| self.best_way(ways)))
            };
            let profit = |case: &&'s ShortCase| ways(case).map(|way| self.profit(way)).sum::<i128>();
            let best = cases.iter().rev().max_by_key(profit)?;
            Some((profit(&best), ways(best).collect()))
        })
    }

    /// Finds multipliers at which the best ways hardly lack anything: for one need after the
    /// other, by bisection, a few times over.
    fn find_multipliers(&mut self) {
        // At most all that everything costs, for the least that there is.
        self.highest = (self.dearest << MULTIPLIER_BITS) + 1;
        for _ in 0..ROUNDS {
            for need in 0..self.multipliers.len() {
                let (mut low, mut high) = (0, self.highest);
                while high - low > 1 {
                    let middle = low + (high - low) / 2;
                    self.set_multiplier(need, middle);
                    (low, high) = if self.is_brought(need) { (low, middle) } else { (middle, high) };
                }
                self.set_multiplier(need, high);
                if !self.is_brought(need) {
                    self.set_multiplier(need, 0);
                }
            }
        }
    }

    /// Moves all multipliers together towards what is lacking (a subgradient step), and keeps the
    /// best: where needs compete for the same items, one multiplier after the other is not enough.
    fn improve_multipliers(&mut self) {
        let mut best = (self.bound_by_multipliers(), self.multipliers.clone());
        let (mut ahead, mut idle) = (AHEAD_BITS, 0);
        for _ in 0..MOVES {
            let now = self.bound_by_multipliers();
            if now > best.0 {
                (best, idle) = ((now, self.multipliers.clone()), 0);
            } else {
                idle += 1;
            }
            if idle == PATIENCE {
                // It went too far: nearer steps from the best that there was.
                self.multipliers.clone_from(&best.1);
                (ahead, idle) = (ahead + 1, 0);
            }
            let mut lacks = self.needs.clone();
            for (_, brought) in self.best_ways().flat_map(|(_, ways)| ways) {
                lacks.iter_mut().zip(brought).for_each(|(lack, value)| *lack -= value);
            }
            let amount: i128 = lacks.iter().map(|lack| (lack >> LACK_BITS) * (lack >> LACK_BITS)).sum();
            if amount == 0 {
                break;
            }
            let way = (best.0 - now) + (best.0 >> ahead) + 1;
            for (multiplier, lack) in self.multipliers.iter_mut().zip(&lacks) {
                let move_by = (way >> LACK_BITS) * (lack >> LACK_BITS) / amount;
                *multiplier = (*multiplier + move_by).clamp(0, self.highest);
            }
        }
        self.multipliers = best.1;
    }

    /// What every choice costs at least, in units of multipliers.
    fn bound_by_multipliers(&self) -> i128 {
        self.relaxed_value(&self.needs) - self.best_ways().map(|(gain, _)| gain).sum::<i128>()
    }

    fn set_multiplier(&mut self, need: usize, multiplier: i128) {
        self.multipliers.iter_mut().skip(need).take(1).for_each(|own| *own = multiplier);
    }

    /// Whether the ways with the best profit bring all of a need.
    fn is_brought(&self, need: usize) -> bool {
        let brought = self.best_ways().flat_map(|(_, ways)| ways).filter_map(|(_, values)| values.get(need));
        self.needs.get(need).is_some_and(|least| brought.sum::<i128>() >= *least)
    }

    /// What every choice costs at least that keeps some things as they are, as one number.
    pub(super) fn bound(&self, is_kept: IsKept<'_>) -> i128 {
        let least = self.relaxed_value(&self.needs) - self.reach(is_kept).iter().map(|reach| reach.gain).sum::<i128>();
        Integer::div_ceil(&least.max(0), &(1 << MULTIPLIER_BITS))
    }

    /// The cheapest choice that keeps some things as they are, where it costs no more than a limit. Of equals it is the
    /// one that leaves the last item as it is, or changes it least, then the last but one.
    pub(super) fn solve(&self, is_kept: IsKept<'_>, limit: Option<i128>) -> Result<SearchResult, SearchLimit> {
        let Some(most) = self.greedy(is_kept) else { return Ok(SearchResult::Never) };
        let least = self.bound(is_kept);
        let mut more = (least >> FIRST_BITS) + 1;
        loop {
            // What a choice may cost: first hardly more than the bound, then more and more.
            let wanted = most.min(least + more);
            let allowed = limit.map_or(wanted, |limit| limit.min(wanted));
            if let Some((cost, chosen)) = self.within(is_kept, allowed)? {
                return Ok(SearchResult::Found(cost, chosen));
            }
            if limit.is_some_and(|limit| limit <= allowed) {
                return Ok(SearchResult::Beyond);
            }
            if allowed == most {
                return Ok(SearchResult::Never);
            }
            more += more / 2 + 1;
        }
    }

    /// The cheapest choice of those that cost no more than that, if there is one.
    fn within(&self, is_kept: IsKept<'_>, allowed: i128) -> Result<Option<(i128, Vec<SearchChoice>)>, SearchLimit> {
        let problem = &self.problem;
        let needs = &problem.needs;
        let reach = self.reach(is_kept);
        let all = reach.iter().fold(self.no_reach(), |sum, own| sum.plus(own));
        // Whether a choice may belong to one that is allowed, by what the rest can do.
        let may_do = |rest: Reach<N>| {
            // What a choice must bring at least, as the rest cannot bring more.
            let asked: Vec<N> = needs.iter().zip(rest.most).map(|(need, rest): (&N, N)| need.clone() - rest).collect();
            let most = (allowed << MULTIPLIER_BITS) + rest.gain;
            Box::new(move |cost: Cost, values: &[N]| {
                let cost = self.scalar(cost) << MULTIPLIER_BITS;
                if cost > most {
                    return false;
                }
                let mut worth = 0;
                let each = needs.iter().zip(&self.needs).zip(values).zip(&asked).zip(&self.multipliers).enumerate();
                for (need, ((((least, short), value), asked), multiplier)) in each {
                    if value < asked {
                        return false;
                    }
                    if value < least {
                        worth += multiplier * (short - self.rounded_up(need, value)).max(0);
                    }
                }
                cost + worth <= most
            }) as KeepFilter<'_, N>
        };
        // What is left when so many items of a case are chosen: its others, and the other groups.
        let within_group = |group: usize, case: usize, items: usize| {
            let others = reach.get(group).map_or_else(|| all.clone(), |own| all.minus(own));
            may_do(others.plus(&self.reach_of_items(group, case, items, is_kept)))
        };
        let behind_group =
            |group: usize| may_do(reach.iter().skip(group + 1).fold(self.no_reach(), |sum, own| sum.plus(own)));
        let mut looked = self.looked.get();
        let groups = groups(problem, true, is_kept, &within_group, &mut looked)?;
        let outer = join_groups(problem, &groups, &behind_group, &mut looked)?;
        self.looked.set(looked);
        let found = outer.last().and_then(|last| last.entries().find(|(_, values)| meets(values, needs, |_| false)));
        Ok(found.map(|(cost, _)| (self.scalar(cost), reconstruct(&groups, &outer, cost, needs.clone()))))
    }

    fn no_reach(&self) -> Reach<N> {
        Reach { gain: 0, most: vec![N::zero(); self.problem.needs.len()] }
    }

    /// What each group can do.
    fn reach(&self, is_kept: IsKept<'_>) -> Vec<Reach<N>> {
        let of_group = |(group, cases): (usize, &Vec<SearchCase<N>>)| {
            let open = cases.iter().enumerate().filter(|(_, case)| case.is_open(is_kept));
            let reach = open.map(|(number, case)| self.reach_of_case(group, number, case, is_kept));
            reach.reduce(Reach::either).unwrap_or_else(|| self.no_reach())
        };
        self.problem.groups.iter().enumerate().map(of_group).collect()
    }

    fn short_case(&self, group: usize, case: usize) -> Option<&ShortCase> {
        self.groups.get(group)?.get(case)
    }

    fn reach_of_case(&self, group: usize, number: usize, case: &SearchCase<N>, is_kept: IsKept<'_>) -> Reach<N> {
        let gain = self.short_case(group, number).map_or(0, |short| self.profit(&short.start));
        let start = Reach { gain, most: case.values.clone() };
        start.plus(&self.reach_of_items(group, number, 0, is_kept))
    }

    /// What the items of a case can do from one on.
    fn reach_of_items(&self, group: usize, case: usize, from: usize, is_kept: IsKept<'_>) -> Reach<N> {
        let items = self.problem.groups.get(group).and_then(|cases| cases.get(case)).map(|case| case.items.as_slice());
        let short = self.short_case(group, case).map(|case| case.items.as_slice());
        let both = items.unwrap_or_default().iter().zip(short.unwrap_or_default()).skip(from);
        both.fold(self.no_reach(), |sum, (item, short)| {
            let open = item.ways.iter().zip(short).filter(|((way, ..), _)| item.is_open(*way, is_kept));
            let reach = open.map(|((_, _, most), way)| Reach { gain: self.profit(way), most: most.clone() });
            reach.reduce(Reach::either).map_or(sum.clone(), |own| sum.plus(&own))
        })
    }

    /// What some choice costs that meets all needs, as one number, or more than any costs; `None` where none meets
    /// some need.
    fn greedy<'s>(&'s self, is_kept: IsKept<'_>) -> Option<i128> {
        let needs = &self.problem.needs;
        let reach = self.reach(is_kept);
        let mut left = reach.iter().fold(self.no_reach(), |sum, own| sum.plus(own)).most;
        if !meets(&left, needs, |_| false) {
            return None;
        }
        let exchanged = |left: &[N], most: &[N], values: &[N]| -> Vec<N> {
            let each = left.iter().zip(most).zip(values);
            each.map(|((left, most), value)| left.clone() - most.clone() + value.clone()).collect()
        };
        let mut cost = 0;
        let mut items: Vec<(&SearchItem<N>, &Vec<ShortWay>)> = Vec::new();
        for ((group, cases), own) in self.problem.groups.iter().enumerate().zip(&reach) {
            let reach_of = |(number, short): (usize, &'s ShortCase)| {
                let case = cases.get(number).filter(|case| case.is_open(is_kept))?;
                Some((self.reach_of_case(group, number, case, is_kept), case, short))
            };
            let open = self.groups.get(group).into_iter().flatten().enumerate().filter_map(reach_of);
            let Some((reach, case, short)) = open.max_by_key(|(reach, ..)| reach.gain) else { continue };
            left = exchanged(&left, &own.most, &reach.most);
            cost += short.start.0;
            items.extend(case.items.iter().zip(&short.items));
        }
        // What gains least is left out first.
        items.sort_by_cached_key(|(_, short)| short.last().map(|way| self.profit(way)));
        for (item, short) in items {
            let open = || item.ways.iter().zip(short).filter(|((way, ..), _)| item.is_open(*way, is_kept));
            let most = open().map(|((_, _, values), _)| values.clone());
            let most = most.reduce(|a, b| a.into_iter().zip(b).map(|(a, b)| a.max(b)).collect()).unwrap_or_default();
            let with = |values: &[N]| exchanged(&left, &most, values);
            let found = open().find(|((_, _, values), _)| meets(&with(values), needs, |_| false));
            let Some(((_, _, values), (own, _))) = found else { return Some(self.dearest) };
            left = with(values);
            cost += own;
        }
        Some(if meets(&left, needs, |_| false) { cost } else { self.dearest })
    }
}
