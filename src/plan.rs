//! The way to a label: the least that must change for it, provably; or the most points
//! for so much effort. It knows no format and no language.

mod improvements;
mod levels;
mod requirement;
mod search;
mod team;

pub use improvements::{Improvement, ImprovementLimit, IndicatorImprovements, InputChange, given};
pub use levels::levels;
pub(crate) use levels::{RoundingSide, ValueDomain, rounded};
pub use requirement::{Requirement, RequirementKind};
pub use search::{MOST_COMBINATIONS, SearchLimit};
pub use team::{TeamChange, team_turns};

use crate::assess::{Assessment, IndicatorScore, LabelOutcome, Totals, standings_of};
use crate::catalogue::Catalogue;
use crate::number::Exact;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};
use search::{SearchItem, SearchNumber, SearchProblem, SearchResult, Solver, most as most_for};
use std::collections::{BTreeMap, BTreeSet};

/// How many further plans stand beside the best.
const ALTERNATIVES: usize = 2;

/// What counts as little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The effort that the catalogue states for each step; of equals the fewest indicators.
    Effort,
    /// The number of indicators that change; of equals the least effort.
    Indicators,
}

/// The bits of a sum that leave machine integers room for a few operations.
const SMALL_BITS: u64 = 120;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct PlanRequest {
    /// The label, as an index; without a budget there must be one.
    pub label: Option<usize>,
    /// What counts as little.
    pub by: By,
    /// The indicators that stay as they are.
    pub keep: BTreeSet<usize>,
    /// The effort that there is: then the most points for it are asked for.
    pub budget: Option<Exact>,
}

/// The answer.
#[derive(Clone, Debug)]
pub enum PlanAnswer {
    /// The label is reached already: the plan without any change.
    Reached(Box<Plan>),
    /// The best plan, then others that each leave an indicator alone that all before change.
    Plans(Vec<Plan>),
    /// Nothing that may change leads there: what stands in the way.
    Impossible(Vec<Obstacle>),
}

/// A set of improvements.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The improvements: those that lift a minimum first, else in catalogue order.
    pub entries: Vec<PlanEntry>,
    /// What they cost together.
    pub effort: Exact,
    /// The score that comes of it.
    pub score: Totals,
    /// The labels that are then reached, as indices.
    pub reached: Vec<usize>,
}

/// The improvement of one indicator.
#[derive(Clone, Debug)]
pub struct PlanEntry {
    /// The indicator, as an index.
    pub indicator: usize,
    /// What it becomes.
    pub way: Improvement,
    /// What it adds to the score, by weight.
    pub gained: Exact,
    /// Whether it lifts a minimum of the label that is missed now.
    pub lifts_minimum: bool,
}

/// A condition that stays unmet whatever changes.
#[derive(Clone, Debug)]
pub struct Obstacle {
    /// The requirement that it makes.
    pub requirement: Requirement,
    /// What is needed, in points or indicators.
    pub need: Exact,
    /// What comes together at best, likewise.
    pub most: Exact,
    /// The indicators that could still bring something but for this, each with the reason.
    pub bounds: Vec<(usize, ImprovementLimit)>,
}

/// The way to a label, or the most for an effort.
///
/// # Errors
/// [`SearchLimit`].
pub fn plan(catalogue: &Catalogue, assessment: &Assessment, request: &PlanRequest) -> Result<PlanAnswer, SearchLimit> {
    let planner = Planner::new(catalogue, assessment, request, false);
    let Some(planner) = planner else { return Ok(PlanAnswer::Plans(Vec::new())) };
    if let Some(budget) = &request.budget {
        return Ok(PlanAnswer::Plans(vec![planner.within(budget)?]));
    }
    if planner.requirements.iter().all(|requirement| planner.lack(requirement) <= Exact::ZERO) {
        return Ok(PlanAnswer::Reached(Box::new(planner.told(&[]))));
    }
    let obstacles = planner.obstacles();
    if !obstacles.is_empty() {
        return Ok(PlanAnswer::Impossible(obstacles));
    }
    planner.best_few(1 + ALTERNATIVES).map(PlanAnswer::Plans)
}

/// The plan with the least effort if what is missing or in error only had to be entered, as it
/// holds already: then that costs nothing. `None` where that makes none cheaper than the best.
///
/// # Errors
/// [`SearchLimit`].
pub fn if_entered(
    catalogue: &Catalogue,
    assessment: &Assessment,
    request: &PlanRequest,
    answer: &PlanAnswer,
) -> Result<Option<Plan>, SearchLimit> {
    let PlanAnswer::Plans(plans) = answer else { return Ok(None) };
    let has_open = assessment.indicators.iter().any(|assessed| assessed.is_open());
    let is_asked = has_open && request.by == By::Effort && request.budget.is_none();
    let (true, Some(best)) = (is_asked, plans.first()) else { return Ok(None) };
    let planner = Planner::new(catalogue, assessment, request, true);
    let plans = planner.map(|planner| planner.best_few(1)).transpose()?;
    Ok(plans.into_iter().flatten().next().filter(|plan| plan.effort < best.effort))
}

struct Planner<'a> {
    catalogue: &'a Catalogue,
    request: &'a PlanRequest,
    ways: Vec<IndicatorImprovements>,
    now: Vec<IndicatorScore>,
    requirements: Vec<Requirement>,
    /// The indicators that may change, by categories, so that what concerns one of them is settled there.
    order: Vec<usize>,
    /// What makes whole numbers of all efforts.
    scale: BigInt,
}

impl<'a> Planner<'a> {
    /// A planner; to answer what is open may cost nothing.
    fn new(
        catalogue: &'a Catalogue,
        assessment: &Assessment,
        request: &'a PlanRequest,
        answers_are_free: bool,
    ) -> Option<Planner<'a>> {
        let now: Vec<IndicatorScore> = assessment.indicators.iter().map(|assessed| assessed.earned.clone()).collect();
        let ways = (0..catalogue.indicators.len()).map(|index| {
            let mut ways = IndicatorImprovements::for_indicator(catalogue, assessment, index)?;
            if request.keep.contains(&index) && ways.bound.is_none() {
                (ways.ways, ways.bound) = (Vec::new(), (!ways.ways.is_empty()).then_some(ImprovementLimit::Kept));
            }
            if answers_are_free && ways.now.is_open() {
                ways.ways.iter_mut().for_each(|way| way.effort = Exact::ZERO);
            }
            Some(ways)
        });
        let ways = ways.collect::<Option<Vec<IndicatorImprovements>>>()?;
        let requirements = request.label.map_or_else(Vec::new, |label| Requirement::for_label(catalogue, label, &now));
        let mut order: Vec<usize> = (0..ways.len()).collect();
        order.retain(|index| ways.get(*index).is_some_and(|ways| !ways.ways.is_empty()));
        order.sort_by_key(|index| catalogue.indicators.get(*index).map(|indicator| indicator.category));
        let efforts = ways.iter().flat_map(|ways| &ways.ways).map(|way| &way.effort);
        let scale = efforts.fold(BigInt::one(), |lcm, effort| lcm.lcm(effort.to_big().denom()));
        Some(Planner { catalogue, request, ways, now, requirements, order, scale })
    }

    /// How much a requirement lacks, in its own unit.
    fn lack(&self, requirement: &Requirement) -> Exact {
        &requirement.need - &requirement.sum(self.catalogue, &self.now)
    }

    /// What a way brings to a requirement beyond what is there.
    fn gain(&self, requirement: &Requirement, index: usize, way: &Improvement) -> Exact {
        let now = self.now.get(index).map_or(Exact::ZERO, |now| requirement.brought(self.catalogue, index, now));
        &requirement.brought(self.catalogue, index, &way.earned) - &now
    }

    /// The conditions that are missed even if everything becomes what it can.
    fn obstacles(&self) -> Vec<Obstacle> {
        let obstacle = |requirement: &Requirement| {
            let gains = self
                .ways
                .iter()
                .enumerate()
                .filter_map(|(index, ways)| ways.ways.iter().map(|way| self.gain(requirement, index, way)).max());
            let most = &requirement.sum(self.catalogue, &self.now) + &Exact::sum(gains);
            (most < requirement.need).then(|| Obstacle {
                need: requirement.in_unit(&requirement.need),
                most: requirement.in_unit(&most),
                bounds: self.bounds(requirement),
                requirement: requirement.clone(),
            })
        };
        self.requirements.iter().filter_map(obstacle).collect()
    }

    /// The indicators that something keeps from bringing more to a requirement.
    fn bounds(&self, requirement: &Requirement) -> Vec<(usize, ImprovementLimit)> {
        let bound = |(index, ways): (usize, &IndicatorImprovements)| {
            let indicator = self.catalogue.indicators.get(index)?;
            let mut full = ways.now.clone();
            full.settle(indicator, Some(indicator.points.clone()));
            let brought = |earned: &IndicatorScore| requirement.brought(self.catalogue, index, earned);
            let may_bring = ways.now.points.is_some() && brought(&full) > brought(&ways.now);
            ways.bound.filter(|_| may_bring).map(|bound| (index, bound))
        };
        self.ways.iter().enumerate().filter_map(bound).collect()
    }

    /// The best plan and the next ones, so many in all, each of which leaves an indicator as it is
    /// that every plan before changes.
    fn best_few(&self, most: usize) -> Result<Vec<Plan>, SearchLimit> {
        let lacks = self.requirements.iter().map(|requirement| (requirement, self.lack(requirement)));
        let columns =
            lacks.filter(|(_, lack)| lack.is_positive()).map(|(requirement, lack)| self.column(requirement, &lack));
        let columns = without_implied(columns.collect());
        match small(&columns) {
            Some(small) => self.few(self.problem(&small)?, most),
            None => self.few(self.problem(&columns)?, most),
        }
    }

    fn few<N: SearchNumber>(&self, problem: SearchProblem<N>, most: usize) -> Result<Vec<Plan>, SearchLimit> {
        let solver = Solver::new(problem)?;
        let mut plans: Vec<Plan> = Vec::new();
        let mut listed: Vec<BTreeSet<usize>> = Vec::new();
        let mut seen = BTreeSet::from([BTreeSet::new()]);
        // By what a choice costs at least that keeps some items as they are.
        let mut open: BTreeMap<(i128, usize), Open> = BTreeMap::from([((0, 0), Open::default())]);
        let mut count = 1;
        while plans.len() < most
            && let Some((_, Open { kept, chosen })) = open.pop_first()
        {
            let Some(chosen) = chosen else {
                // What costs more than a choice that is known need not be known yet.
                let known = open.iter().find(|(_, other)| other.chosen.is_some()).map(|((cost, _), _)| *cost);
                match solver.solve(&|item| kept.contains(&item), known)? {
                    SearchResult::Found(cost, chosen) => {
                        drop(open.insert((cost, count), Open { kept, chosen: Some(chosen) }))
                    }
                    SearchResult::Beyond => {
                        let bound = known.unwrap_or_default() + 1;
                        open.insert((bound, count), Open { kept, chosen: None });
                    }
                    SearchResult::Never => {}
                }
                count += 1;
                continue;
            };
            let changed: BTreeSet<usize> = (0..chosen.len()).filter(|item| chosen.get(*item) != Some(&0)).collect();
            // What contains a plan that is listed is no other one; without each of its indicators in turn there may be.
            let known = listed.iter().find(|listed| listed.is_subset(&changed)).cloned();
            if known.is_none() {
                plans.push(self.told(&chosen));
                listed.push(changed.clone());
            }
            for item in known.unwrap_or(changed) {
                let mut kept = kept.clone();
                kept.insert(item);
                if seen.insert(kept.clone()) {
                    open.insert((solver.bound(&|item| kept.contains(&item)), count), Open { kept, chosen: None });
                    count += 1;
                }
            }
        }
        Ok(plans)
    }

    fn within(&self, budget: &Exact) -> Result<Plan, SearchLimit> {
        let score = Requirement::of_score(self.catalogue, self.request.label, &self.now);
        let ways = self.order.iter().filter_map(|index| Some((*index, self.ways.get(*index)?)));
        let most = ways.filter_map(|(index, ways)| ways.ways.iter().map(|way| self.gain(&score, index, way)).max());
        let columns = vec![self.column(&score, &Exact::sum(most))];
        let units = (budget.to_big() * &self.scale).floor().to_integer();
        let bound = (units.to_u64().unwrap_or(u64::MAX), u64::MAX);
        let chosen = match small(&columns) {
            Some(small) => most_for(&self.problem(&small)?, bound),
            None => most_for(&self.problem(&columns)?, bound),
        };
        Ok(self.told(&chosen?))
    }

    fn problem<N: SearchNumber>(&self, columns: &[RequirementColumn<N>]) -> Result<SearchProblem<N>, SearchLimit> {
        let mut items = Vec::new();
        for (item, index) in self.order.iter().enumerate() {
            let (Some(ways), Some(indicator)) = (self.ways.get(*index), self.catalogue.indicators.get(*index)) else {
                continue;
            };
            let mut own = vec![((0, 0), vec![N::zero(); columns.len()])];
            for (way, it) in ways.ways.iter().enumerate() {
                let gain = |column: &RequirementColumn<N>| column.gains.get(item)?.get(way).cloned();
                let gains = columns.iter().map(|column| gain(column).unwrap_or_else(N::zero));
                let effort = (it.effort.to_big() * &self.scale).to_integer().to_u64().ok_or(SearchLimit)?;
                let is_counted_first = self.request.by == By::Indicators && self.request.budget.is_none();
                let cost = if is_counted_first { (1, effort) } else { (effort, 1) };
                own.push((cost, gains.collect()));
            }
            items.push(SearchItem { group: indicator.category, ways: own });
        }
        Ok(SearchProblem { items, needs: columns.iter().map(|column| column.need.clone()).collect() })
    }

    /// What every way brings to a requirement, and what it lacks, in whole numbers of the
    /// largest unit in which all of them are whole.
    fn column(&self, requirement: &Requirement, lack: &Exact) -> RequirementColumn<BigInt> {
        let gains: Vec<Vec<Exact>> = self
            .order
            .iter()
            .filter_map(|index| Some((index, self.ways.get(*index)?)))
            .map(|(index, ways)| ways.ways.iter().map(|way| self.gain(requirement, *index, way)).collect())
            .collect();
        let all = gains.iter().flatten().chain([lack]);
        let unit = all.fold(BigInt::one(), |unit, number| unit.lcm(number.to_big().denom()));
        let whole = |number: &Exact| (number.to_big() * &unit).to_integer();
        let mut gains: Vec<Vec<BigInt>> = gains.iter().map(|own| own.iter().map(whole).collect()).collect();
        let common = gains.iter().flatten().fold(BigInt::zero(), |common, gain| common.gcd(gain));
        let mut need = whole(lack);
        if !common.is_zero() {
            gains.iter_mut().flatten().for_each(|gain| *gain = &*gain / &common);
            need = Integer::div_ceil(&need, &common);
        }
        RequirementColumn { need, gains }
    }

    /// A choice of ways, by the order of the search, as people want to see it.
    fn told(&self, chosen: &[usize]) -> Plan {
        let mut earned = self.now.clone();
        let mut entries = Vec::new();
        let minimums = self.requirements.iter().filter(|requirement| requirement.kind == RequirementKind::Minimums);
        let minimums: Vec<&Requirement> = minimums.collect();
        let mut chosen_of = vec![0; self.ways.len()];
        for (index, way) in self.order.iter().zip(chosen) {
            chosen_of.iter_mut().skip(*index).take(1).for_each(|own| *own = *way);
        }
        for (index, (ways, chosen)) in self.ways.iter().zip(chosen_of).enumerate() {
            let Some(way) = chosen.checked_sub(1).and_then(|way| ways.ways.get(way)) else { continue };
            earned.iter_mut().skip(index).take(1).for_each(|earned| earned.clone_from(&way.earned));
            let contribution = |earned: &IndicatorScore| earned.contribution.clone().unwrap_or_default();
            entries.push(PlanEntry {
                indicator: index,
                gained: &contribution(&way.earned) - &contribution(&ways.now),
                lifts_minimum: minimums.iter().any(|requirement| self.gain(requirement, index, way).is_positive()),
                way: way.clone(),
            });
        }
        entries.sort_by_key(|entry| !entry.lifts_minimum);
        let effort = Exact::sum(entries.iter().map(|entry| entry.way.effort.clone()));
        let (standings, score) = standings_of(self.catalogue, &earned);
        let is_reached = |(index, standing): (usize, &LabelOutcome)| standing.reached.then_some(index);
        Plan { effort, reached: standings.iter().enumerate().filter_map(is_reached).collect(), entries, score }
    }
}

/// A part of the search for further plans: the items that are kept as they are, and the
/// cheapest choice that does so once it is known.
#[derive(Default)]
struct Open {
    kept: BTreeSet<usize>,
    chosen: Option<Vec<usize>>,
}

/// What every way brings to a requirement, and what it needs.
#[derive(Clone, Debug)]
struct RequirementColumn<N> {
    need: N,
    gains: Vec<Vec<N>>,
}

/// Columns without those that others imply: the same gains with no more need.
fn without_implied(columns: Vec<RequirementColumn<BigInt>>) -> Vec<RequirementColumn<BigInt>> {
    let mut kept: Vec<RequirementColumn<BigInt>> = Vec::new();
    for column in columns {
        match kept.iter_mut().find(|other| other.gains == column.gains) {
            Some(other) if other.need < column.need => other.need = column.need,
            Some(_) => {}
            None => kept.push(column),
        }
    }
    kept
}

/// The columns in machine integers, where nothing that is made of them can leave these.
fn small(columns: &[RequirementColumn<BigInt>]) -> Option<Vec<RequirementColumn<i128>>> {
    let is_small = |column: &RequirementColumn<BigInt>| {
        let most = column.gains.iter().filter_map(|own| own.iter().max());
        most.fold(column.need.clone(), |sum, most| sum + most).bits() < SMALL_BITS
    };
    if !columns.iter().all(is_small) {
        return None;
    }
    let column = |column: &RequirementColumn<BigInt>| {
        let gains = column.gains.iter().map(|own| own.iter().map(ToPrimitive::to_i128).collect::<Option<_>>());
        Some(RequirementColumn { need: column.need.to_i128()?, gains: gains.collect::<Option<_>>()? })
    };
    columns.iter().map(column).collect()
}
