//! The way to a label: the least that must change for it, provably; or the most points
//! for so much effort. It knows no format and no language.

mod any_way;
mod facts;
mod improvements;
mod levels;
mod requirement;
mod search;
mod team;

pub use improvements::{Improvement, ImprovementLimit, IndicatorImprovements, InputChange};
pub use levels::levels;
pub(crate) use levels::{RoundingSide, ValueDomain, rounded};
pub use requirement::{MOST_ALTERNATIVES, Requirement, RequirementKind, has_too_many_ways};
pub use search::{MOST_COMBINATIONS, SearchLimit};
pub use team::{TeamChange, team_turns};

use crate::assess::{Assessment, IndicatorScore, LabelOutcome, Premise, Totals, standings_of};
use crate::catalogue::{Catalogue, Question};
use crate::number::Exact;
use any_way::AnyWay;
use facts::{PlanCase, PlanItem, Scope};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};
use search::{
    Cost, SearchCase, SearchChoice, SearchItem, SearchNumber, SearchProblem, SearchResult, Solver, most as most_for,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many further plans stand beside the best.
const ALTERNATIVES: usize = 2;

/// What counts as little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The effort that the catalogue states for each step; of equals the fewest entries.
    Effort,
    /// The number of entries: indicators that are improved, and facts, each of which counts once however many
    /// indicators read it; of equals the least effort.
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
    /// The facts and indicators of which nothing is said anew.
    pub keep: BTreeSet<Question>,
    /// The effort that there is: then the most points for it are asked for.
    pub budget: Option<Exact>,
}

/// The answer.
#[derive(Clone, Debug)]
pub enum PlanAnswer {
    /// The label is reached already: the plan without any change.
    Reached(Box<Plan>),
    /// The best plan, then others that each leave an indicator (or fact) alone that all before change.
    Plans(Vec<Plan>),
    /// Nothing that may change leads there: what stands in the way, or nothing where each condition can be met and
    /// all of them together cannot, as a fact that serves one harms another.
    Impossible(Vec<Obstacle>),
}

/// A set of improvements.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The improvements: those that lift a minimum first, else facts and indicators in catalogue order.
    pub entries: Vec<PlanEntry>,
    /// What they cost together.
    pub effort: Exact,
    /// The score that comes of it.
    pub score: Totals,
    /// The labels that are then reached, as indices.
    pub reached: Vec<usize>,
}

/// What becomes of one indicator or fact.
#[derive(Clone, Debug)]
pub struct PlanEntry {
    /// The indicator or fact.
    pub question: Question,
    /// What is to be changed, one for each input.
    pub changes: Vec<InputChange>,
    /// How many steps of a scale lie on the way; 0 where an answer is asked for, whatever it is. Of a fact it is those
    /// of the indicator whose way is the dearest among those that read it alone.
    pub steps: usize,
    /// What they cost.
    pub effort: Exact,
    /// What the indicators earn then that it changes. One that several facts change, or that is improved itself as
    /// well, stands with the last of these entries.
    pub effects: Vec<Effect>,
    /// What it adds to the score, by weight; below 0 where indicators lose more by it than others gain.
    pub gained: Exact,
    /// Whether it lifts a minimum of the label that is missed now.
    pub lifts_minimum: bool,
}

/// What a plan makes of an indicator.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The indicator, as an index.
    pub indicator: usize,
    /// What it earns.
    pub earned: IndicatorScore,
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
    let planner = Planner::new(catalogue, assessment, request, false)?;
    if let Some(budget) = &request.budget {
        return Ok(PlanAnswer::Plans(vec![planner.within(budget)?]));
    }
    let is_met = |way: &Vec<Requirement>| way.iter().all(|requirement| planner.lack(requirement) <= Exact::ZERO);
    if planner.ways.iter().any(is_met) {
        return Ok(PlanAnswer::Reached(Box::new(planner.told(&[]))));
    }
    let plans = planner.best_few(1 + ALTERNATIVES)?;
    Ok(if plans.is_empty() { PlanAnswer::Impossible(planner.obstacles()) } else { PlanAnswer::Plans(plans) })
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
    let is_fact_open = || assessment.facts.iter().any(|fact| fact.status().is_open());
    let has_open = assessment.indicators.iter().any(|assessed| assessed.is_open()) || is_fact_open();
    let is_asked = has_open && request.by == By::Effort && request.budget.is_none();
    let (true, Some(best)) = (is_asked, plans.first()) else { return Ok(None) };
    let plans = Planner::new(catalogue, assessment, request, true)?.best_few(1)?;
    Ok(plans.into_iter().next().filter(|plan| plan.effort < best.effort))
}

struct Planner<'a> {
    catalogue: &'a Catalogue,
    request: &'a PlanRequest,
    /// What could be done; groups of one case by categories, so that what concerns one of these is settled there.
    scope: Scope,
    now: Vec<IndicatorScore>,
    /// The ways to reach the label, each the requirements that must then all be met.
    ways: Vec<Vec<Requirement>>,
    /// What makes whole numbers of all efforts.
    scale: BigInt,
}

/// What the items of a case bring to a requirement beyond the least that their group does.
struct CaseGains {
    /// Whatever the items do.
    base: Exact,
    /// For each item what it brings as it is, where that can be, then by each of its ways.
    items: Vec<Vec<Exact>>,
}

impl<'a> Planner<'a> {
    /// A planner; to answer what is open may cost nothing.
    fn new(
        catalogue: &'a Catalogue,
        assessment: &Assessment,
        request: &'a PlanRequest,
        answers_are_free: bool,
    ) -> Result<Planner<'a>, SearchLimit> {
        let now: Vec<IndicatorScore> = assessment.indicators.iter().map(|assessed| assessed.earned.clone()).collect();
        let mut scope = Scope::new(&Premise::new(catalogue, assessment, &assessment.team), &request.keep)?;
        if answers_are_free {
            let is_open = |fact: usize| assessment.facts.get(fact).is_some_and(|fact| fact.status().is_open());
            scope.moves.iter_mut().filter(|it| is_open(it.fact)).for_each(|it| it.effort = Exact::ZERO);
            let open = scope.items.iter_mut().filter(|item| item.as_it_is.as_ref().is_some_and(|it| it.is_open()));
            open.flat_map(|item| &mut item.ways).for_each(|way| way.effort = Exact::ZERO);
        }
        let ways = request.label.map(|label| Requirement::alternatives(catalogue, label, &now).ok_or(SearchLimit));
        let ways = ways.transpose()?.unwrap_or_default();
        let efforts = scope.items.iter().flat_map(|item| &item.ways).map(|way| &way.effort);
        let efforts = efforts.chain(scope.moves.iter().map(|moved| &moved.effort));
        let scale = efforts.fold(BigInt::one(), |lcm, effort| lcm.lcm(effort.to_big().denom()));
        Ok(Planner { catalogue, request, scope, now, ways, scale })
    }

    fn items(&self, case: &PlanCase) -> impl Iterator<Item = &PlanItem> {
        case.items.iter().filter_map(|item| self.scope.items.get(*item))
    }

    /// How much a requirement lacks, in its own unit.
    fn lack(&self, requirement: &Requirement) -> Exact {
        &requirement.need - &requirement.sum(self.catalogue, &self.now)
    }

    /// What an indicator brings to a requirement beyond what is there, if it earns this.
    fn gain(&self, requirement: &Requirement, index: usize, earned: &IndicatorScore) -> Exact {
        let now = self.now.get(index).map_or(Exact::ZERO, |now| requirement.brought(self.catalogue, index, now));
        &requirement.brought(self.catalogue, index, earned) - &now
    }

    /// What every choice brings to a requirement at least, which is below 0 where facts may do harm; and for each group
    /// and case what it brings beyond its share of that.
    fn gains(&self, requirement: &Requirement) -> (Exact, Vec<Vec<CaseGains>>) {
        let mut least = Exact::ZERO;
        let mut groups = Vec::new();
        for cases in &self.scope.groups {
            let mut gains: Vec<CaseGains> = Vec::new();
            for case in cases {
                let mut own = CaseGains { base: Exact::ZERO, items: Vec::new() };
                for item in self.items(case) {
                    let earned = item.as_it_is.iter().chain(item.ways.iter().map(|way| &way.earned));
                    let mut gains: Vec<Exact> =
                        earned.map(|earned| self.gain(requirement, item.indicator, earned)).collect();
                    let least = gains.iter().min().cloned().unwrap_or_default();
                    gains.iter_mut().for_each(|gain| *gain = &*gain - &least);
                    own.base = &own.base + &least;
                    own.items.push(gains);
                }
                gains.push(own);
            }
            let of_group = gains.iter().map(|case| case.base.clone()).min().unwrap_or_default();
            gains.iter_mut().for_each(|case| case.base = &case.base - &of_group);
            least = &least + &of_group;
            groups.push(gains);
        }
        (least, groups)
    }

    /// What comes together for a requirement at best.
    fn best(&self, requirement: &Requirement) -> Exact {
        &requirement.sum(self.catalogue, &self.now) + &self.most(requirement)
    }

    /// Whether each requirement of a way can be met, if perhaps not all of them together.
    fn is_open(&self, way: &[Requirement]) -> bool {
        way.iter().all(|requirement| self.best(requirement) >= requirement.need)
    }

    /// The conditions that are missed even if everything becomes what it can, where there is one in every way.
    fn obstacles(&self) -> Vec<Obstacle> {
        if self.ways.iter().any(|way| self.is_open(way)) {
            return Vec::new();
        }
        let mut obstacles: Vec<Obstacle> = Vec::new();
        for requirement in self.ways.iter().flatten() {
            let most = self.best(requirement);
            // Ways have conditions in common.
            let is_same = |other: &Requirement| {
                (other.label, other.kind, &other.need) == (requirement.label, requirement.kind, &requirement.need)
            };
            if most < requirement.need && !obstacles.iter().any(|known| is_same(&known.requirement)) {
                obstacles.push(Obstacle {
                    need: requirement.in_unit(&requirement.need),
                    most: requirement.in_unit(&most),
                    bounds: self.bounds(requirement),
                    requirement: requirement.clone(),
                });
            }
        }
        obstacles
    }

    /// The indicators that something keeps from bringing more to a requirement.
    fn bounds(&self, requirement: &Requirement) -> Vec<(usize, ImprovementLimit)> {
        let bound = |(index, now): (usize, &IndicatorScore)| {
            let indicator = self.catalogue.indicators.get(index)?;
            let mut full = now.clone();
            full.settle(indicator, Some(indicator.points.clone()));
            let brought = |earned: &IndicatorScore| requirement.brought(self.catalogue, index, earned);
            let may_bring = now.points.is_some() && brought(&full) > brought(now);
            let bound = *self.scope.bounds.get(index)?;
            bound.filter(|_| may_bring).map(|bound| (index, bound))
        };
        self.now.iter().enumerate().filter_map(bound).collect()
    }

    /// The best plan and the next ones, so many in all, each of which leaves an indicator or a fact as it is
    /// that every plan before changes.
    fn best_few(&self, most: usize) -> Result<Vec<Plan>, SearchLimit> {
        let columns = |way: &Vec<Requirement>| {
            let lacks = way.iter().map(|requirement| (requirement, self.lack(requirement)));
            let columns = lacks.filter_map(|(requirement, lack)| self.column(requirement, &lack));
            without_implied(columns.collect())
        };
        let ways: Vec<Vec<RequirementColumn<BigInt>>> =
            self.ways.iter().filter(|way| self.is_open(way)).map(columns).collect();
        match ways.iter().map(|columns| small(columns)).collect::<Option<Vec<_>>>() {
            Some(small) => self.few(&small, most),
            None => self.few(&ways, most),
        }
    }

    fn few<N: SearchNumber>(&self, ways: &[Vec<RequirementColumn<N>>], most: usize) -> Result<Vec<Plan>, SearchLimit> {
        let solvers = ways.iter().map(|columns| Solver::new(self.problem(columns)?));
        let solver = AnyWay(solvers.collect::<Result<_, _>>()?);
        let mut plans: Vec<Plan> = Vec::new();
        let mut listed: Vec<BTreeSet<usize>> = Vec::new();
        let mut seen = BTreeSet::from([BTreeSet::new()]);
        // By what a choice costs at least that keeps some of these as they are.
        let mut open: BTreeMap<(i128, usize), Open> = BTreeMap::from([((0, 0), Open::default())]);
        let mut count = 1;
        while plans.len() < most
            && let Some((_, Open { kept, chosen })) = open.pop_first()
        {
            let Some(chosen) = chosen else {
                // What costs more than a choice that is known need not be known yet.
                let known = open.iter().find(|(_, other)| other.chosen.is_some()).map(|((cost, _), _)| *cost);
                match solver.solve(&|id| kept.contains(&id), known)? {
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
            let changed = self.changed(&chosen);
            // What contains a plan that is listed is no other one; without each of its indicators in turn there may be.
            let known = listed.iter().find(|listed| listed.is_subset(&changed)).cloned();
            if known.is_none() {
                plans.push(self.told(&chosen));
                listed.push(changed.clone());
            }
            for id in known.unwrap_or(changed) {
                let mut kept = kept.clone();
                kept.insert(id);
                if seen.insert(kept.clone()) {
                    open.insert((solver.bound(&|id| kept.contains(&id)), count), Open { kept, chosen: None });
                    count += 1;
                }
            }
        }
        Ok(plans)
    }

    fn within(&self, budget: &Exact) -> Result<Plan, SearchLimit> {
        let score = Requirement::of_score(self.catalogue, self.request.label, &self.now);
        let columns: Vec<_> = self.column(&score, &self.most(&score)).into_iter().collect();
        let units = (budget.to_big() * &self.scale).floor().to_integer();
        let bound = (units.to_u64().unwrap_or(u64::MAX), u64::MAX);
        let chosen = match small(&columns) {
            Some(small) => most_for(&self.problem(&small)?, bound),
            None => most_for(&self.problem(&columns)?, bound),
        };
        Ok(self.told(&chosen?))
    }

    /// The most that can be added to a requirement.
    fn most(&self, requirement: &Requirement) -> Exact {
        let (least, gains) = self.gains(requirement);
        &least + &most_gained(&gains)
    }

    /// What an entry costs, as the search compares it.
    fn cost(&self, effort: &Exact) -> Result<Cost, SearchLimit> {
        let effort = (effort.to_big() * &self.scale).to_integer().to_u64().ok_or(SearchLimit)?;
        let is_counted_first = self.request.by == By::Indicators && self.request.budget.is_none();
        Ok(if is_counted_first { (1, effort) } else { (effort, 1) })
    }

    /// What a fact or an indicator is called in the search.
    fn id(&self, question: Question) -> usize {
        match question {
            Question::Fact(index) => index,
            Question::Indicator(index) => self.catalogue.facts.len() + index,
        }
    }

    fn problem<N: SearchNumber>(&self, columns: &[RequirementColumn<N>]) -> Result<SearchProblem<N>, SearchLimit> {
        let mut place = 0..;
        let mut values = || -> Vec<N> {
            let place = place.next().unwrap_or_default();
            columns.iter().filter_map(|column| column.gains.get(place).cloned()).collect()
        };
        let mut groups = Vec::new();
        for cases in &self.scope.groups {
            let mut group = Vec::new();
            for case in cases {
                let mut own = SearchCase { changed: Vec::new(), cost: (0, 0), values: values(), items: Vec::new() };
                for moved in case.moves.iter().filter_map(|number| self.scope.moves.get(*number)) {
                    let (one, other) = self.cost(&moved.effort)?;
                    own.changed.push(self.id(Question::Fact(moved.fact)));
                    own.cost = (own.cost.0.saturating_add(one), own.cost.1.saturating_add(other));
                }
                for item in self.items(case) {
                    let mut ways: Vec<(usize, Cost, Vec<N>)> =
                        item.as_it_is.iter().map(|_| (0, (0, 0), values())).collect();
                    for (way, number) in item.ways.iter().zip(1..) {
                        ways.push((number, self.cost(&way.effort)?, values()));
                    }
                    own.items.push(SearchItem { id: self.id(Question::Indicator(item.indicator)), ways });
                }
                group.push(own);
            }
            groups.push(group);
        }
        Ok(SearchProblem { groups, needs: columns.iter().map(|column| column.need.clone()).collect() })
    }

    /// What every choice brings to a requirement, and what it lacks, in whole numbers of the
    /// largest unit in which all of them are whole; `None` where every choice meets it.
    fn column(&self, requirement: &Requirement, lack: &Exact) -> Option<RequirementColumn<BigInt>> {
        let (least, groups) = self.gains(requirement);
        let (lack, most) = (lack - &least, most_gained(&groups));
        if !lack.is_positive() {
            return None;
        }
        let flat = |case: CaseGains| std::iter::once(case.base).chain(case.items.into_iter().flatten());
        let gains: Vec<Exact> = groups.into_iter().flatten().flat_map(flat).collect();
        let all = gains.iter().chain([&lack]);
        let unit = all.fold(BigInt::one(), |unit, number| unit.lcm(number.to_big().denom()));
        let whole = |number: &Exact| (number.to_big() * &unit).to_integer();
        let mut gains: Vec<BigInt> = gains.iter().map(whole).collect();
        let common = gains.iter().fold(BigInt::zero(), |common, gain| common.gcd(gain));
        let (mut need, mut most) = (whole(&lack), whole(&most));
        if !common.is_zero() {
            gains.iter_mut().for_each(|gain| *gain = &*gain / &common);
            (need, most) = (Integer::div_ceil(&need, &common), &most / &common);
        }
        Some(RequirementColumn { need, most, gains })
    }

    /// The case of each group that is chosen, with its items, each with the improvement that it takes.
    fn taken<'p>(
        &'p self,
        chosen: &'p [SearchChoice],
    ) -> impl Iterator<Item = (&'p PlanCase, impl Iterator<Item = (&'p PlanItem, Option<&'p Improvement>)>)> {
        let case = |(cases, choice): (&'p Vec<PlanCase>, &'p SearchChoice)| {
            let case = cases.get(choice.case)?;
            let way =
                |(item, way): (&'p PlanItem, &usize)| (item, way.checked_sub(1).and_then(|way| item.ways.get(way)));
            Some((case, self.items(case).zip(&choice.ways).map(way)))
        };
        self.scope.groups.iter().zip(chosen).filter_map(case)
    }

    /// What is said anew in a choice, by what it is called in the search.
    fn changed(&self, chosen: &[SearchChoice]) -> BTreeSet<usize> {
        let mut changed = BTreeSet::new();
        for (case, items) in self.taken(chosen) {
            let moved = case.moves.iter().filter_map(|number| self.scope.moves.get(*number));
            changed.extend(moved.map(|moved| self.id(Question::Fact(moved.fact))));
            let improved = items.filter(|(_, way)| way.is_some());
            changed.extend(improved.map(|(item, _)| self.id(Question::Indicator(item.indicator))));
        }
        changed
    }

    /// A choice as people want to see it.
    fn told(&self, chosen: &[SearchChoice]) -> Plan {
        let mut earned = self.now.clone();
        let mut entries: Vec<PlanEntry> = Vec::new();
        let entry = |question, changes, steps, effort| PlanEntry {
            question,
            changes,
            steps,
            effort,
            effects: Vec::new(),
            gained: Exact::ZERO,
            lifts_minimum: false,
        };
        for (case, items) in self.taken(chosen) {
            let first = entries.len();
            for moved in case.moves.iter().filter_map(|number| self.scope.moves.get(*number)) {
                let changes = vec![moved.change.clone()];
                entries.push(entry(Question::Fact(moved.fact), changes, moved.steps, moved.effort.clone()));
            }
            let facts = entries.len();
            for (item, way) in items {
                let Some(becomes) = way.map(|way| &way.earned).or(item.as_it_is.as_ref()) else { continue };
                earned.iter_mut().skip(item.indicator).take(1).for_each(|earned| earned.clone_from(becomes));
                let effect = Effect { indicator: item.indicator, earned: becomes.clone() };
                let reads = |entry: &&mut PlanEntry| match entry.question {
                    Question::Fact(fact) => self.catalogue.readers(fact).any(|reader| reader == item.indicator),
                    Question::Indicator(_) => false,
                };
                match way {
                    Some(way) => {
                        let question = Question::Indicator(item.indicator);
                        let own = entry(question, way.changes.clone(), way.steps, way.effort.clone());
                        entries.push(PlanEntry { effects: vec![effect], ..own });
                    }
                    None => {
                        let last = entries.get_mut(first..facts).unwrap_or_default().iter_mut().rev().find(reads);
                        last.into_iter().for_each(|entry| entry.effects.push(effect.clone()));
                    }
                }
            }
        }
        let minimums = self.ways.iter().flatten().filter(|requirement| requirement.kind == RequirementKind::Minimums);
        let minimums: Vec<&Requirement> = minimums.collect();
        let contribution = |earned: &IndicatorScore| earned.contribution.clone().unwrap_or_default();
        for entry in &mut entries {
            let gained = entry.effects.iter().filter_map(|effect| {
                Some(&contribution(&effect.earned) - &contribution(self.now.get(effect.indicator)?))
            });
            entry.gained = Exact::sum(gained);
            entry.lifts_minimum = entry.effects.iter().any(|effect| {
                minimums.iter().any(|minimum| self.gain(minimum, effect.indicator, &effect.earned).is_positive())
            });
        }
        entries.sort_by_key(|entry| (!entry.lifts_minimum, entry.question));
        let effort = Exact::sum(entries.iter().map(|entry| entry.effort.clone()));
        let (standings, score) = standings_of(self.catalogue, &earned);
        let is_reached = |(index, standing): (usize, &LabelOutcome)| standing.reached.then_some(index);
        Plan { effort, reached: standings.iter().enumerate().filter_map(is_reached).collect(), entries, score }
    }
}

/// The most that is brought to a requirement, beyond the least.
fn most_gained(gains: &[Vec<CaseGains>]) -> Exact {
    let of_case = |case: &CaseGains| {
        let items = case.items.iter().filter_map(|gains| gains.iter().max().cloned());
        &case.base + &Exact::sum(items)
    };
    Exact::sum(gains.iter().filter_map(|cases| cases.iter().map(of_case).max()))
}

/// A part of the search for further plans: what is kept as it is, and the cheapest choice that does so once it is
/// known.
#[derive(Default)]
struct Open {
    kept: BTreeSet<usize>,
    chosen: Option<Vec<SearchChoice>>,
}

/// What is brought to a requirement in each case and by each way, beyond the least; what it needs; and the most that is
/// brought to it.
#[derive(Clone, Debug)]
struct RequirementColumn<N> {
    need: N,
    most: N,
    gains: Vec<N>,
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
    let is_small = |column: &RequirementColumn<BigInt>| (&column.need + &column.most).bits() < SMALL_BITS;
    if !columns.iter().all(is_small) {
        return None;
    }
    let column = |column: &RequirementColumn<BigInt>| {
        let gains = column.gains.iter().map(ToPrimitive::to_i128).collect::<Option<_>>();
        Some(RequirementColumn { need: column.need.to_i128()?, most: column.most.to_i128()?, gains: gains? })
    };
    columns.iter().map(column).collect()
}
