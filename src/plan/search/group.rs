//! Items joined within their groups, and groups joined to whole choices.

use super::pareto::{Cost, ParetoFront, SearchLimit, SearchNumber, join, minus, plus};

/// An item: its ways with their costs and what each brings to every need. The first way
/// costs nothing and brings nothing.
#[derive(Clone, Debug)]
pub(crate) struct SearchItem<N> {
    /// The group that it belongs to; items of a group stand together.
    pub group: usize,
    pub ways: Vec<(Cost, Vec<N>)>,
}

#[derive(Clone, Debug)]
pub(crate) struct SearchProblem<N> {
    /// The items, by groups.
    pub items: Vec<SearchItem<N>>,
    /// What is needed, all above 0.
    pub needs: Vec<N>,
}

/// Whether a choice, by its cost and what it brings to all needs, is of any use.
pub(super) type KeepFilter<'k, N> = Box<dyn Fn(Cost, &[N]) -> bool + 'k>;

/// Joins groups: the choices of none, of the first, of the first two and so on. `keep` tells
/// what is of use by the first item that is not among them.
pub(super) fn join_groups<'k, N: SearchNumber>(
    problem: &SearchProblem<N>,
    groups: &[ItemGroup<N>],
    keep: &dyn Fn(usize) -> KeepFilter<'k, N>,
    looked: &mut u64,
) -> Result<Vec<ParetoFront<N>>, SearchLimit> {
    let mut outer = vec![ParetoFront::zero(problem.needs.len())];
    for (index, group) in groups.iter().enumerate() {
        let options = group.join_items(&problem.needs, looked)?;
        let keep = keep(groups.get(index + 1).map_or(problem.items.len(), |next| next.begin));
        if let Some(before) = outer.last() {
            outer.push(join(before, &options, &problem.needs, &*keep, looked)?);
        }
    }
    Ok(outer)
}

/// Whether values meet all needs but those that are left out.
pub(super) fn meets<N: SearchNumber>(values: &[N], needs: &[N], is_left_out: impl Fn(usize) -> bool) -> bool {
    values.iter().zip(needs).enumerate().all(|(need, (value, least))| is_left_out(need) || value >= least)
}

/// A group of items, joined.
pub(super) struct ItemGroup<N> {
    /// Its first item.
    begin: usize,
    /// For each need what it counts here: one of the columns, and times what; none where
    /// the group brings nothing to it.
    counts: Vec<Option<(usize, N)>>,
    /// The needs that concern this group alone.
    local: Vec<usize>,
    /// For each item and way what it brings to each column.
    ways: Vec<ParetoFront<N>>,
    /// The choices before each item, then those of all.
    lists: Vec<ParetoFront<N>>,
}

impl<N: SearchNumber> ItemGroup<N> {
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
    fn join_items(&self, needs: &[N], looked: &mut u64) -> Result<ParetoFront<N>, SearchLimit> {
        let mut list = ParetoFront::empty(needs.len());
        let Some(last) = self.lists.last() else { return Ok(list) };
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
        list.pruned(looked)
    }
}

/// The groups of a problem, each with its items joined; whether needs are to be settled within
/// groups where they can. `keep` tells what is of use by the range of the items among it.
pub(super) fn groups<'k, N: SearchNumber>(
    problem: &SearchProblem<N>,
    settles: bool,
    is_kept: &dyn Fn(usize) -> bool,
    keep: &dyn Fn(usize, usize) -> KeepFilter<'k, N>,
    looked: &mut u64,
) -> Result<Vec<ItemGroup<N>>, SearchLimit> {
    let mut groups = Vec::new();
    let mut begin = 0;
    for items in problem.items.chunk_by(|a, b| a.group == b.group) {
        let others = || problem.items.iter().filter(|item| items.first().is_none_or(|own| own.group != item.group));
        let brings = |item: &SearchItem<N>, need: usize| {
            item.ways.iter().any(|(_, values)| values.get(need).is_some_and(|value| !value.is_zero()))
        };
        let mut columns: Vec<Vec<N>> = Vec::new();
        let mut caps: Vec<N> = Vec::new();
        let (mut counts, mut local) = (Vec::new(), Vec::new());
        for (need, least) in problem.needs.iter().enumerate() {
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
        let mut group =
            ItemGroup { begin, counts, local, ways: Vec::new(), lists: vec![ParetoFront::zero(columns.len())] };
        let mut offset = 0;
        for item in items {
            let mut ways = ParetoFront::empty(columns.len());
            for (way, (cost, _)) in item.ways.iter().enumerate() {
                ways.push(*cost, columns.iter().filter_map(|column| column.get(offset + way).cloned()));
            }
            offset += item.ways.len();
            if is_kept(begin + group.ways.len()) {
                ways = ParetoFront::zero(columns.len());
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
pub(super) fn reconstruct<N: SearchNumber>(
    problem: &SearchProblem<N>,
    groups: &[ItemGroup<N>],
    outer: &[ParetoFront<N>],
    cost: Cost,
    needs: Vec<N>,
) -> Vec<usize> {
    let mut chosen = vec![0; problem.items.len()];
    let (mut left, mut cost_left) = (needs, cost);
    for (group, before) in groups.iter().zip(outer).rev() {
        let mut columns = vec![N::zero(); group.lists.first().map_or(0, ParetoFront::width)];
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
                        let values = before.values(index);
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
