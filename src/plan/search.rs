//! The search itself, which knows nothing of labels: of every item one way is taken, so that what they bring meets all
//! needs at the least cost. It is exact, by lists of what no other choice beats: items of a group (a category) are
//! joined first, so that needs that concern the group alone are settled there, then the groups.

mod group;
mod pareto;

pub(super) use group::{SearchItem, SearchProblem};
pub(super) use pareto::{Cost, SearchNumber};
pub use pareto::{MOST_COMBINATIONS, SearchLimit};

use group::{KeepFilter, groups, join_groups, meets, reconstruct};
use num_integer::Integer;
use pareto::plus;
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

/// The most of the only need at so much cost at most, as the way that each item takes. Of equals it is the cheapest,
/// then the one that leaves the last item as it is, or changes it least, then the last but one.
pub(super) fn most<N: SearchNumber>(problem: &SearchProblem<N>, bound: Cost) -> Result<Vec<usize>, SearchLimit> {
    let mut looked = 0;
    let all = |cost: Cost, _: &[N]| cost <= bound;
    let groups = groups(problem, false, &|_| false, &|_, _| Box::new(all), &mut looked)?;
    let outer = join_groups(problem, &groups, &|_| Box::new(all), &mut looked)?;
    // Costs ascend, and the first of equals is the cheapest.
    let best = outer.last().and_then(|last| last.entries().min_by_key(|(_, values)| Reverse(values.first().cloned())));
    Ok(best.map_or_else(Vec::new, |(cost, values)| reconstruct(problem, &groups, &outer, cost, values.to_vec())))
}

pub(super) enum SearchResult {
    /// The cheapest choice, with its cost as one number.
    Found(i128, Vec<usize>),
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
    ways: Vec<Vec<(i128, Vec<i128>)>>,
    /// The multipliers, of which 2^[`MULTIPLIER_BITS`] make one of cost.
    multipliers: Vec<i128>,
    /// The highest that a multiplier may be.
    highest: i128,
    /// What each item gains by the multipliers at best, beyond its cost.
    gains: Vec<i128>,
    /// What each item brings to each need at most.
    most: Vec<Vec<N>>,
    /// How many of a cost's second part make one of its first.
    radix: i128,
    /// How many combinations all searches have looked at.
    looked: Cell<u64>,
}

impl<N: SearchNumber> Solver<N> {
    /// A solver with multipliers for the problem as a whole.
    pub(super) fn new(problem: SearchProblem<N>) -> Result<Solver<N>, SearchLimit> {
        let dearest = |of: fn(&Cost) -> u64| {
            let each = problem.items.iter().map(|item| item.ways.iter().map(|(cost, _)| of(cost)).max().unwrap_or(0));
            each.fold(0_i128, |sum, cost| sum + i128::from(cost))
        };
        let radix = dearest(|cost| cost.1) + 1;
        let most = dearest(|cost| cost.0).checked_mul(radix).ok_or(SearchLimit)?;
        // A multiplier is at most all costs, a weighed value that of every need, a sum that of every item.
        let sums = (problem.items.len() + 1).saturating_mul(problem.needs.len() + 1);
        let bits = |number: u128| u128::BITS - number.leading_zeros();
        let needed = bits(most.unsigned_abs()) + bits(sums as u128) + MULTIPLIER_BITS + NEED_BITS + 2;
        if needed > ALL_BITS {
            return Err(SearchLimit);
        }
        let shift =
            |need: &N| (0..).find(|bits| (need.clone() >> *bits) < (N::one() << NEED_BITS as usize)).unwrap_or(0);
        let shifts: Vec<usize> = problem.needs.iter().map(shift).collect();
        let short = |number: N| number.to_i128().ok_or(SearchLimit);
        let needs = problem.needs.iter().zip(&shifts).map(|(need, shift)| short(need.clone() >> *shift));
        let needs = needs.collect::<Result<Vec<i128>, SearchLimit>>()?;
        let multipliers = vec![0; needs.len()];
        let mut solver = Solver {
            problem,
            shifts,
            needs,
            ways: Vec::new(),
            multipliers,
            highest: 0,
            gains: Vec::new(),
            most: Vec::new(),
            radix,
            looked: Cell::new(0),
        };
        for item in &solver.problem.items {
            let best = |need| item.ways.iter().filter_map(|(_, values)| values.get(need)).max().cloned();
            let best = (0..solver.needs.len()).map(|need| best(need).unwrap_or_else(N::zero));
            solver.most.push(best.collect());
            let way = |(cost, values): &(Cost, Vec<N>)| {
                // What is more than needed is worth no more.
                let capped = values.iter().zip(&solver.problem.needs).map(|(value, need)| value.min(need));
                let values = capped.enumerate().map(|(need, value)| solver.rounded_up(need, value)).collect();
                (solver.scalar(*cost), values)
            };
            let ways = item.ways.iter().map(way).collect();
            solver.ways.push(ways);
        }
        solver.find_multipliers();
        if solver.needs.len() > 1 {
            solver.improve_multipliers();
        }
        solver.gains = solver.ways.iter().map(|ways| solver.best_way(ways).0).collect();
        Ok(solver)
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

    /// The most that a way gains by the multipliers beyond its cost, and what it brings.
    fn best_way<'w>(&self, ways: &'w [(i128, Vec<i128>)]) -> (i128, &'w [i128]) {
        let profit = |(cost, values): &'w (i128, Vec<i128>)| {
            (self.relaxed_value(values) - (cost << MULTIPLIER_BITS), values.as_slice())
        };
        // Of equals the first, which changes least.
        ways.iter().map(profit).rev().max_by_key(|(profit, _)| *profit).unwrap_or_default()
    }

    /// Finds multipliers at which the best ways hardly lack anything: for one need after the
    /// other, by bisection, a few times over.
    fn find_multipliers(&mut self) {
        let whole: i128 = self.ways.iter().filter_map(|ways| Some(ways.last()?.0)).sum();
        // At most all that everything costs, for the least that there is.
        self.highest = (whole << MULTIPLIER_BITS) + 1;
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
            for ways in &self.ways {
                let (_, brought) = self.best_way(ways);
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
        self.relaxed_value(&self.needs) - self.ways.iter().map(|ways| self.best_way(ways).0).sum::<i128>()
    }

    fn set_multiplier(&mut self, need: usize, multiplier: i128) {
        self.multipliers.iter_mut().skip(need).take(1).for_each(|own| *own = multiplier);
    }

    /// Whether the ways with the best profit bring all of a need.
    fn is_brought(&self, need: usize) -> bool {
        let brought = self.ways.iter().filter_map(|ways| self.best_way(ways).1.get(need));
        self.needs.get(need).is_some_and(|least| brought.sum::<i128>() >= *least)
    }

    /// What every choice costs at least that keeps some items as they are, as one number.
    pub(super) fn bound(&self, is_kept: &dyn Fn(usize) -> bool) -> i128 {
        let gains = self.gains.iter().enumerate().filter(|(item, _)| !is_kept(*item));
        let least = self.relaxed_value(&self.needs) - gains.map(|(_, gain)| gain).sum::<i128>();
        Integer::div_ceil(&least.max(0), &(1 << MULTIPLIER_BITS))
    }

    /// The cheapest choice that keeps some items as they are, where it costs no more than a limit. Of equals it is the
    /// one that leaves the last item as it is, or changes it least, then the last but one.
    pub(super) fn solve(
        &self,
        is_kept: &dyn Fn(usize) -> bool,
        limit: Option<i128>,
    ) -> Result<SearchResult, SearchLimit> {
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
    fn within(
        &self,
        is_kept: &dyn Fn(usize) -> bool,
        allowed: i128,
    ) -> Result<Option<(i128, Vec<usize>)>, SearchLimit> {
        let problem = &self.problem;
        let needs = &problem.needs;
        let sums = self.sums(is_kept);
        let end = problem.items.len();
        // Whether a choice within a range of the items may belong to one that is allowed.
        let may_do = |range: std::ops::Range<usize>| {
            let none = || (0, vec![N::zero(); needs.len()]);
            let [all, end, begin] = [end, range.end, range.start].map(|at| sums.get(at).cloned().unwrap_or_else(none));
            let gains_left = all.0 - end.0 + begin.0;
            let rest = all.1.into_iter().zip(end.1).zip(begin.1).map(|((all, end), begin)| all - end + begin);
            // What a choice must bring at least, as the rest cannot bring more.
            let asked: Vec<N> = needs.iter().zip(rest).map(|(need, rest): (&N, N)| need.clone() - rest).collect();
            let most = (allowed << MULTIPLIER_BITS) + gains_left;
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
        let mut looked = self.looked.get();
        let groups = groups(problem, true, is_kept, &|begin, end| may_do(begin..end), &mut looked)?;
        let outer = join_groups(problem, &groups, &|begin| may_do(0..begin), &mut looked)?;
        self.looked.set(looked);
        let found = outer.last().and_then(|last| last.entries().find(|(_, values)| meets(values, needs, |_| false)));
        Ok(found.map(|(cost, _)| (self.scalar(cost), reconstruct(problem, &groups, &outer, cost, needs.clone()))))
    }

    /// What the items before each item, then all, gain by the multipliers and bring to each need at most.
    fn sums(&self, is_kept: &dyn Fn(usize) -> bool) -> Vec<(i128, Vec<N>)> {
        let mut sums = vec![(0, vec![N::zero(); self.problem.needs.len()])];
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
        let items = &self.problem.items;
        let mut left = self.sums(is_kept).pop()?.1;
        if !meets(&left, &self.problem.needs, |_| false) {
            return None;
        }
        // What gains least is left out first.
        let profit = |item: &usize| {
            let last = self.ways.get(*item).and_then(|ways| ways.last());
            last.map(|(cost, values)| self.relaxed_value(values) - (cost << MULTIPLIER_BITS))
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
            let found = item.ways.iter().find(|(_, values)| meets(&with(values), &self.problem.needs, |_| false));
            if let Some((own, values)) = found {
                left = with(values);
                cost = plus(cost, *own);
            }
        }
        Some(self.scalar(cost))
    }
}
