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

/// How many values are few.
const FEW: usize = 12;

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

    /// How many values one of them has, or more than a few.
    fn distinct(&self, value: usize) -> usize {
        let mut known: Vec<&N> = Vec::new();
        for own in self.values.iter().skip(value).step_by(self.width.max(1)) {
            if !known.contains(&own) {
                known.push(own);
            }
            if known.len() > FEW {
                break;
            }
        }
        known.len()
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
        // What is the same in all of them, as needs that are settled are, tells nothing apart. Of what has few values,
        // as what counts members of a group, each has a list of its own: 40 such groups of 200 indicators need that.
        let mut telling: Vec<(usize, usize)> = (0..self.width).map(|value| (self.distinct(value), value)).collect();
        telling.retain(|(count, _)| *count > 1);
        telling.sort_unstable();
        let few = telling.iter().filter(|(count, _)| *count <= FEW).count().min(telling.len().saturating_sub(2));
        let mut best = BestValues::new(few);
        let mut told: Vec<N> = Vec::with_capacity(telling.len());
        for index in order {
            let values = self.values(index);
            told.clear();
            told.extend(telling.iter().filter_map(|(_, value)| values.get(*value).cloned()));
            *looked += best.len();
            if *looked > MOST_COMBINATIONS {
                return Err(SearchLimit::Combinations);
            }
            if !best.is_as_good(&told) {
                best.insert(&told, few);
                kept.push(self.costs.get(index).copied().unwrap_or_default(), values.iter().cloned());
            }
        }
        Ok(kept)
    }
}

/// The best values so far.
enum BestValues<N> {
    Nothing,
    One(N),
    /// Of the first, ascending, and the second, descending.
    Two(BTreeMap<N, N>),
    More(Vec<Vec<N>>),
    /// By what the first is.
    Layers(BTreeMap<N, BestValues<N>>),
}

impl<N: SearchNumber> BestValues<N> {
    /// Those of nothing yet, in so many layers within layers.
    fn new(layers: usize) -> BestValues<N> {
        if layers > 0 { BestValues::Layers(BTreeMap::new()) } else { BestValues::Nothing }
    }

    /// How many comparisons it takes to ask it.
    fn len(&self) -> u64 {
        match self {
            BestValues::More(all) => all.len() as u64,
            BestValues::Layers(layers) => layers.values().map(BestValues::len).sum(),
            _ => 1,
        }
    }

    /// Whether something so far is as good in every respect.
    fn is_as_good(&self, values: &[N]) -> bool {
        match (self, values) {
            (BestValues::Nothing, _) => false,
            (BestValues::Layers(layers), [first, rest @ ..]) => {
                layers.range(first.clone()..).any(|(_, layer)| layer.is_as_good(rest))
            }
            (BestValues::One(best), [one]) => best >= one,
            (BestValues::Two(steps), [one, two]) => {
                steps.range(one.clone()..).next().is_some_and(|(_, best)| best >= two)
            }
            (BestValues::More(all), _) => all.iter().any(|best| is_as_good(best, values)),
            _ => true,
        }
    }

    /// Adds what nothing so far is as good as, in place of what it beats.
    fn insert(&mut self, values: &[N], layers: usize) {
        match (&mut *self, values) {
            (BestValues::Nothing, [one]) => *self = BestValues::One(one.clone()),
            (BestValues::Nothing, [one, two]) => *self = BestValues::Two(BTreeMap::from([(one.clone(), two.clone())])),
            (BestValues::Nothing, more) => *self = BestValues::More(vec![more.to_vec()]),
            (BestValues::Layers(by_first), [first, rest @ ..]) => {
                let inner = layers.saturating_sub(1);
                let layer = by_first.entry(first.clone()).or_insert_with(|| BestValues::new(inner));
                layer.insert(rest, inner);
            }
            (BestValues::One(best), [one]) => best.clone_from(one),
            (BestValues::Two(steps), [one, two]) => {
                while let Some((below, best)) = steps.range((Bound::Unbounded, Bound::Included(one))).next_back() {
                    if best > two {
                        break;
                    }
                    let below = below.clone();
                    steps.remove(&below);
                }
                steps.insert(one.clone(), two.clone());
            }
            (BestValues::More(all), _) => {
                all.retain(|best| !is_as_good(values, best));
                all.push(values.to_vec());
            }
            _ => {}
        }
    }
}

fn is_as_good<N: SearchNumber>(a: &[N], b: &[N]) -> bool {
    a.iter().zip(b).all(|(a, b)| a >= b)
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
