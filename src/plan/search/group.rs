//! Items joined within their groups, and groups joined to whole choices.

use super::pareto::{Cost, ParetoFront, SearchLimit, SearchNumber, join, minus};

/// An item: its ways, each with its number, its cost and what it brings to every need. Number 0 leaves the item as it
/// is; it is absent where that cannot be.
#[derive(Clone, Debug)]
pub(crate) struct SearchItem<N> {
    /// What it stands for, for whoever keeps some items as they are.
    pub id: usize,
    pub ways: Vec<(usize, Cost, Vec<N>)>,
}

/// What items can do once something is settled that they share.
#[derive(Clone, Debug)]
pub(crate) struct SearchCase<N> {
    /// What is not as it is now, likewise by what it stands for.
    pub changed: Vec<usize>,
    /// What it costs and brings to every need before any item does.
    pub cost: Cost,
    pub values: Vec<N>,
    pub items: Vec<SearchItem<N>>,
}

#[derive(Clone, Debug)]
pub(crate) struct SearchProblem<N> {
    /// The groups, each as the cases of which one holds.
    pub groups: Vec<Vec<SearchCase<N>>>,
    /// What is needed, all above 0.
    pub needs: Vec<N>,
}

/// Which case of a group holds, and the number of the way that each of its items takes.
#[derive(Clone, Debug, Default)]
pub(crate) struct SearchChoice {
    pub case: usize,
    pub ways: Vec<usize>,
}

/// Whether something stays as it is.
pub(crate) type IsKept<'k> = &'k dyn Fn(usize) -> bool;

impl<N> SearchCase<N> {
    /// Whether it is among the choices that keep some things as they are.
    pub(super) fn is_open(&self, is_kept: IsKept<'_>) -> bool {
        !self.changed.iter().any(|id| is_kept(*id))
    }

    /// What it brings before any item does, then what each way of each item brings.
    fn all_values(&self) -> impl Iterator<Item = &Vec<N>> {
        let ways = self.items.iter().flat_map(|item| &item.ways);
        std::iter::once(&self.values).chain(ways.map(|(_, _, values)| values))
    }
}

impl<N> SearchItem<N> {
    /// Whether a way of that number is among the choices that keep some things as they are.
    pub(super) fn is_open(&self, number: usize, is_kept: IsKept<'_>) -> bool {
        number == 0 || !is_kept(self.id)
    }
}

/// Whether a choice, by its cost and what it brings to all needs, is of any use.
pub(super) type KeepFilter<'k, N> = Box<dyn Fn(Cost, &[N]) -> bool + 'k>;

/// Joins groups: the choices of none, of the first, of the first two and so on. `keep` tells
/// what is of use by the last group among them.
pub(super) fn join_groups<'k, N: SearchNumber>(
    problem: &SearchProblem<N>,
    groups: &[ItemGroup<N>],
    keep: &dyn Fn(usize) -> KeepFilter<'k, N>,
    looked: &mut u64,
) -> Result<Vec<ParetoFront<N>>, SearchLimit> {
    let mut outer = vec![ParetoFront::zero(problem.needs.len())];
    for (index, group) in groups.iter().enumerate() {
        let options = group.join_cases(&problem.needs, looked)?;
        if let Some(before) = outer.last() {
            outer.push(join(before, &options, &problem.needs, &*keep(index), looked)?);
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
    /// For each need what it counts here: one of the columns, and times what; none where
    /// the group brings nothing to it.
    counts: Vec<Option<(usize, N)>>,
    /// The needs that concern this group alone.
    local: Vec<usize>,
    cases: Vec<JoinedCase<N>>,
}

/// A case of a group with its items joined.
struct JoinedCase<N> {
    /// Its place among all.
    case: usize,
    /// For each item the numbers of its ways, and what each brings to each column.
    ways: Vec<(Vec<usize>, ParetoFront<N>)>,
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
    fn join_cases(&self, needs: &[N], looked: &mut u64) -> Result<ParetoFront<N>, SearchLimit> {
        let mut list = ParetoFront::empty(needs.len());
        for (cost, columns) in self.cases.iter().filter_map(|case| case.lists.last()).flat_map(ParetoFront::entries) {
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

/// What the values of a group are counted in.
struct Columns<N> {
    /// For each value in their order what it brings to each column.
    values: Vec<Vec<N>>,
    /// What is needed of each column at most.
    caps: Vec<N>,
}

/// The groups of a problem, each with its items joined; whether needs are to be settled within groups where they can.
/// `keep` tells what is of use by the group, the case and how many of its items are among it.
pub(super) fn groups<'k, N: SearchNumber>(
    problem: &SearchProblem<N>,
    settles: bool,
    is_kept: IsKept<'_>,
    keep: &dyn Fn(usize, usize, usize) -> KeepFilter<'k, N>,
    looked: &mut u64,
) -> Result<Vec<ItemGroup<N>>, SearchLimit> {
    let brings = |cases: &Vec<SearchCase<N>>, need: usize| {
        let mut values = cases.iter().flat_map(SearchCase::all_values);
        values.any(|values| values.get(need).is_some_and(|value| !value.is_zero()))
    };
    let mut groups = Vec::new();
    for (index, cases) in problem.groups.iter().enumerate() {
        let (mut group, columns) = counted(problem, cases);
        let is_local = |need: &usize| {
            let mut others = problem.groups.iter().enumerate().filter(|(other, _)| *other != index);
            brings(cases, *need) && !others.any(|(_, other)| brings(other, *need))
        };
        if settles {
            group.local = (0..problem.needs.len()).filter(is_local).collect();
        }
        let mut values = columns.values.iter();
        for (number, case) in cases.iter().enumerate() {
            // The values are taken in their order, whether or not the case is looked at.
            let start = values.next().cloned().unwrap_or_default();
            let ways: Vec<(Vec<usize>, ParetoFront<N>)> = case
                .items
                .iter()
                .map(|item| {
                    let (mut numbers, mut ways) = (Vec::new(), ParetoFront::empty(columns.caps.len()));
                    for ((way, cost, _), values) in item.ways.iter().zip(values.by_ref()) {
                        if item.is_open(*way, is_kept) {
                            numbers.push(*way);
                            ways.push(*cost, values.iter().cloned());
                        }
                    }
                    (numbers, ways)
                })
                .collect();
            let is_of_use = |items: usize| {
                let (group, keep) = (&group, keep(index, number, items));
                move |cost: Cost, columns: &[N]| keep(cost, &group.by_needs(columns))
            };
            if !case.is_open(is_kept) || !is_of_use(0)(case.cost, &start) {
                continue;
            }
            let mut first = ParetoFront::empty(columns.caps.len());
            first.push(case.cost, start.into_iter().zip(&columns.caps).map(|(value, cap)| value.min(cap.clone())));
            let mut lists = vec![first];
            for (item, (_, ways)) in ways.iter().enumerate() {
                let Some(before) = lists.last() else { continue };
                let joined = join(before, ways, &columns.caps, &is_of_use(item + 1), looked)?;
                lists.push(joined);
            }
            group.cases.push(JoinedCase { case: number, ways, lists });
        }
        groups.push(group);
    }
    Ok(groups)
}

/// A group in which nothing is joined yet, and its values in the largest units in which they are whole.
fn counted<N: SearchNumber>(problem: &SearchProblem<N>, cases: &[SearchCase<N>]) -> (ItemGroup<N>, Columns<N>) {
    let all = || cases.iter().flat_map(SearchCase::all_values);
    let mut columns: Vec<Vec<N>> = Vec::new();
    let (mut caps, mut counts) = (Vec::new(), Vec::new());
    for (need, least) in problem.needs.iter().enumerate() {
        let each = || all().filter_map(|values| values.get(need));
        let times = each().fold(N::zero(), |times, value| times.gcd(value));
        if times.is_zero() {
            counts.push(None);
            continue;
        }
        // Needs that count the same in another unit share a column.
        let values: Vec<N> = each().map(|value| value.clone() / times.clone()).collect();
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
    }
    let of = |index: usize| columns.iter().filter_map(|column| column.get(index).cloned()).collect();
    let values = (0..all().count()).map(of).collect();
    (ItemGroup { counts, local: Vec::new(), cases: Vec::new() }, Columns { values, caps })
}

/// Which case of each group and which way of each of its items make a choice of that cost that meets the needs: from
/// the last group and item on the least change with which the others can still do it.
pub(super) fn reconstruct<N: SearchNumber>(
    groups: &[ItemGroup<N>],
    outer: &[ParetoFront<N>],
    cost: Cost,
    needs: Vec<N>,
) -> Vec<SearchChoice> {
    let mut chosen = Vec::new();
    let (mut left, mut cost_left) = (needs, cost);
    for (group, before) in groups.iter().zip(outer).rev() {
        let mut choice = SearchChoice::default();
        let width = group.cases.first().and_then(|case| case.lists.first()).map_or(0, ParetoFront::width);
        let mut columns = vec![N::zero(); width];
        // Whether what a list holds and the groups before make up what is left, with what is chosen already.
        let suffices = |list: &ParetoFront<N>, chosen: &[N], cost_left: Cost, left: &[N]| {
            list.entries().any(|(own, brought)| {
                let Some(rest) = minus(cost_left, own) else { return false };
                let columns: Vec<N> = chosen.iter().zip(brought).map(|(a, b)| a.clone() + b.clone()).collect();
                before.at_cost(rest).any(|index| {
                    let values = before.values(index);
                    left.iter().enumerate().all(|(need, least)| {
                        let others = values.get(need).cloned().unwrap_or_else(N::zero);
                        others + group.need_of(need, &columns) >= *least
                    })
                })
            })
        };
        let does =
            |case: &&JoinedCase<N>| case.lists.last().is_some_and(|list| suffices(list, &columns, cost_left, &left));
        let Some(case) = group.cases.iter().find(does) else { break };
        choice.case = case.case;
        choice.ways = vec![0; case.ways.len()];
        for (item, (numbers, ways)) in case.ways.iter().enumerate().rev() {
            let Some(list) = case.lists.get(item) else { continue };
            let with = |values: &[N]| -> Vec<N> {
                columns.iter().zip(values).map(|(own, value)| own.clone() + value.clone()).collect()
            };
            let works = |(_, (cost, values)): &(&usize, (Cost, &[N]))| {
                minus(cost_left, *cost).is_some_and(|rest| suffices(list, &with(values), rest, &left))
            };
            let Some((way, (own, values))) = numbers.iter().zip(ways.entries()).find(works) else { continue };
            columns = with(values);
            cost_left = minus(cost_left, own).unwrap_or_default();
            choice.ways.iter_mut().skip(item).take(1).for_each(|chosen| *chosen = *way);
        }
        // What the case brings before any item does.
        if let Some((own, values)) = case.lists.first().and_then(|first| first.entries().next()) {
            columns.iter_mut().zip(values).for_each(|(sum, value)| *sum = sum.clone() + value.clone());
            cost_left = minus(cost_left, own).unwrap_or_default();
        }
        for (need, least) in left.iter_mut().enumerate() {
            *least = (least.clone() - group.need_of(need, &columns)).max(N::zero());
        }
        chosen.push(choice);
    }
    chosen.reverse();
    chosen
}
