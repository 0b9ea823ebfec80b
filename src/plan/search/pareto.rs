//! Choices that no other beats, and how two lists of them become one.

use num_integer::Integer;
use num_traits::ToPrimitive;
use std::collections::BTreeMap;
use std::ops::{Bound, Shl, Shr};

/// What a choice costs: first what counts, then what decides between equals.
pub(crate) type Cost = (u64, u64);

/// How many combinations are looked at, for all plans together, before the search gives up.
pub const MOST_COMBINATIONS: u64 = 200_000_000;

/// How many combinations are held at once before those that others beat are dropped.
const HELD: usize = 250_000;

/// Why no plan is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchLimit {
    /// It would have to look at more than [`MOST_COMBINATIONS`] combinations, or at costs that are too long.
    Combinations,
    /// A label asks for a share of answers, and which of those that are missing count hangs on the plan.
    Dispensable,
}

/// Whole numbers, machine integers where they suffice.
pub(crate) trait SearchNumber:
    Integer + Clone + ToPrimitive + Shl<usize, Output = Self> + Shr<usize, Output = Self>
{
}
impl<N: Integer + Clone + ToPrimitive + Shl<usize, Output = N> + Shr<usize, Output = N>> SearchNumber for N {}

pub(super) fn plus(a: Cost, b: Cost) -> Cost {
    (a.0.saturating_add(b.0), a.1.saturating_add(b.1))
}

/// A cost without another, where that is within it.
pub(super) fn minus(a: Cost, b: Cost) -> Option<Cost> {
    Some((a.0.checked_sub(b.0)?, a.1.checked_sub(b.1)?))
}

/// Choices that no other beats: with ascending costs, each with what it brings.
#[derive(Clone, Debug)]
pub(super) struct ParetoFront<N> {
    width: usize,
    costs: Vec<Cost>,
    values: Vec<N>,
}

impl<N: SearchNumber> ParetoFront<N> {
    /// A list without choices, each of which would have so many values.
    pub(super) fn empty(width: usize) -> ParetoFront<N> {
        ParetoFront { width, costs: Vec::new(), values: Vec::new() }
    }

    /// The choice of nothing.
    pub(super) fn zero(width: usize) -> ParetoFront<N> {
        ParetoFront { width, costs: vec![(0, 0)], values: vec![N::zero(); width] }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The choices with their costs and values, the cheapest first.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Cost, &[N])> {
        self.costs.iter().enumerate().map(|(index, cost)| (*cost, self.values(index)))
    }

    pub(super) fn values(&self, index: usize) -> &[N] {
        self.values.get(index * self.width..(index + 1) * self.width).unwrap_or_default()
    }

    /// Adds a choice, whether or not another beats it.
    pub(super) fn push(&mut self, cost: Cost, values: impl IntoIterator<Item = N>) {
        self.costs.push(cost);
        self.values.extend(values);
    }

    /// Those that cost so much, as indices.
    pub(super) fn at_cost(&self, cost: Cost) -> std::ops::Range<usize> {
        let begin = self.costs.partition_point(|other| *other < cost);
        begin..self.costs.partition_point(|other| *other <= cost)
    }

    /// Without those that cost no less than another and bring no more.
    pub(super) fn pruned(self, looked: &mut u64) -> Result<ParetoFront<N>, SearchLimit> {
        let mut order: Vec<usize> = (0..self.costs.len()).collect();
        order.sort_unstable_by(|a, b| {
            let by_cost = self.costs.get(*a).cmp(&self.costs.get(*b));
            // Of equal cost the best first, and of equals the first.
            by_cost.then_with(|| self.values(*b).cmp(self.values(*a))).then(a.cmp(b))
        });
        let mut kept = ParetoFront::empty(self.width);
        let mut best = BestValues::default();
        // What is the same in all of them, as needs that are settled are, tells nothing apart.
        let first = self.values(0);
        let differs =
            |value: &usize| (0..self.costs.len()).any(|index| self.values(index).get(*value) != first.get(*value));
        let telling: Vec<usize> = (0..self.width).filter(differs).collect();
        let mut told: Vec<N> = Vec::with_capacity(telling.len());
        for index in order {
            let values = self.values(index);
            told.clear();
            told.extend(telling.iter().filter_map(|value| values.get(*value).cloned()));
            *looked += best.len();
            if *looked > MOST_COMBINATIONS {
                return Err(SearchLimit::Combinations);
            }
            if best.admits(&told) {
                kept.push(self.costs.get(index).copied().unwrap_or_default(), values.iter().cloned());
            }
        }
        Ok(kept)
    }
}

/// The best values so far.
#[derive(Default)]
enum BestValues<N> {
    #[default]
    Nothing,
    One(N),
    Two(BTreeMap<N, N>),
    More(Vec<Vec<N>>),
}

impl<N: SearchNumber> BestValues<N> {
    /// How many comparisons it takes to ask it.
    fn len(&self) -> u64 {
        match self {
            BestValues::More(all) => all.len() as u64,
            _ => 1,
        }
    }

    /// Whether nothing so far is as good in every respect; it then counts itself.
    fn admits(&mut self, values: &[N]) -> bool {
        match (&mut *self, values) {
            (BestValues::Nothing, _) => {
                *self = match values {
                    [one] => BestValues::One(one.clone()),
                    [one, two] => BestValues::Two(BTreeMap::from([(one.clone(), two.clone())])),
                    more => BestValues::More(vec![more.to_vec()]),
                };
                true
            }
            (BestValues::One(best), [one]) => {
                let is_more = one > best;
                if is_more {
                    best.clone_from(one);
                }
                is_more
            }
            (BestValues::Two(steps), [one, two]) => {
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
            (BestValues::More(all), _) => {
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
pub(super) fn join<N: SearchNumber>(
    one: &ParetoFront<N>,
    other: &ParetoFront<N>,
    caps: &[N],
    keep: &dyn Fn(Cost, &[N]) -> bool,
    looked: &mut u64,
) -> Result<ParetoFront<N>, SearchLimit> {
    let mut joined = ParetoFront::empty(one.width);
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
            joined = joined.pruned(looked)?;
        }
        if *looked > MOST_COMBINATIONS || joined.costs.len() > HELD {
            return Err(SearchLimit::Combinations);
        }
    }
    joined.pruned(looked)
}
