//! The way to a label: the least that must change for it, provably; or the most points
//! for so much effort. It knows no format and no language.

mod any_way;
mod facts;
mod improvements;
mod levels;
mod requirement;
mod search;
mod selection;
mod team;

pub use improvements::{Improvement, ImprovementLimit, IndicatorImprovements, InputChange};
pub use levels::levels;
pub(crate) use levels::{RoundingSide, ValueDomain, rounded};
pub use requirement::{MOST_ALTERNATIVES, Requirement, RequirementKind, has_too_many_ways};
pub use search::{MOST_COMBINATIONS, SearchLimit};
pub use team::{TeamChange, team_turns};

use crate::assess::{Assessment, IndicatorScore, LabelOutcome, Premise, Totals, standings_of, totals_over};
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
use selection::{Counted, SearchSum, Selection, Subject};
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
    /// What it adds to the points after the entries before it; below 0 where indicators lose more by it than others gain.
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
    let has_open = assessment.indicators.iter().any(|assessed| assessed.is_unanswered()) || is_fact_open();
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
    /// Which members of groups may count, where not all do.
    selection: Selection,
    /// What is chosen of these and is no item, by the groups of the scope.
    chosen: Vec<Vec<Subject>>,
    /// What makes whole numbers of all efforts.
    scale: BigInt,
}

/// What the items of a case bring to a sum beyond the least that their group does.
struct CaseGains {
    /// Whatever the items do.
    base: Exact,
    /// For each item what each of its options brings.
    items: Vec<Vec<Exact>>,
}

/// What an item of the search can be: a way of an indicator, counted by the groups around it or not.
struct SearchOption<'p> {
    subject: Subject,
    /// The number of the way; 0 leaves the indicator as it is.
    way: usize,
    effort: Option<&'p Exact>,
    earned: Option<&'p IndicatorScore>,
    counted: Counted,
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
            let open =
                scope.items.iter_mut().filter(|item| item.as_it_is.as_ref().is_some_and(|it| it.is_unanswered()));
            open.flat_map(|item| &mut item.ways).for_each(|way| way.effort = Exact::ZERO);
        }
        let ways = request
            .label
            .map(|label| Requirement::alternatives(catalogue, label, &now).ok_or(SearchLimit::Combinations));
        let ways = ways.transpose()?.unwrap_or_default();
        let efforts = scope.items.iter().flat_map(|item| &item.ways).map(|way| &way.effort);
        let efforts = efforts.chain(scope.moves.iter().map(|moved| &moved.effort));
        let scale = efforts.fold(BigInt::one(), |lcm, effort| lcm.lcm(effort.to_big().denom()));
        let score = request.budget.iter().map(|_| Requirement::of_score(catalogue, request.label, &now));
        let sums: Vec<Requirement> = ways.iter().flatten().cloned().chain(score).collect();
        let selection = Selection::new(catalogue, &sums, &now)?;
        let chosen = scope.place(catalogue, selection.subjects());
        Ok(Planner { catalogue, request, scope, now, ways, selection, chosen, scale })
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

    /// The options of what is chosen and no item, then those of each item of a case, each with what it is called in the
    /// search: of equal choices that of the last is settled first.
    fn options<'p>(&'p self, group: usize, case: &'p PlanCase) -> Vec<(usize, Vec<SearchOption<'p>>)> {
        let mut options = Vec::new();
        for subject in self.chosen.get(group).into_iter().flatten() {
            let earned = match subject {
                Subject::Indicator(index) => self.now.get(*index),
                Subject::Group { .. } => None,
            };
            let option = |counted| SearchOption { subject: *subject, way: 0, effort: None, earned, counted };
            options.push((usize::MAX, self.selection.ways(*subject).into_iter().map(option).collect()));
        }
        for item in self.items(case) {
            let subject = Subject::Indicator(item.indicator);
            let counted = self.selection.ways(subject);
            let as_it_is = item.as_it_is.iter().map(|earned| (0, None, earned));
            let ways = item.ways.iter().zip(1..).map(|(way, number)| (number, Some(&way.effort), &way.earned));
            let each = as_it_is.chain(ways).flat_map(|(way, effort, earned)| {
                let option = move |counted: &Counted| SearchOption {
                    subject,
                    way,
                    effort,
                    earned: Some(earned),
                    counted: *counted,
                };
                counted.iter().map(option)
            });
            options.push((self.id(Question::Indicator(item.indicator)), each.collect()));
        }
        options
    }

    /// What an option brings to a sum: what is chosen all of it, all else what is beyond what is there.
    fn brought(&self, sum: &SearchSum<'_>, option: &SearchOption<'_>) -> Exact {
        let (catalogue, subject) = (self.catalogue, option.subject);
        let brought = self.selection.brought(catalogue, sum, subject, option.earned, option.counted);
        match (subject, sum) {
            (Subject::Indicator(index), SearchSum::Requirement { scope, .. })
                if !scope.is_some_and(|scope| self.selection.is_chosen(scope, subject)) =>
            {
                let now = self.selection.brought(catalogue, sum, subject, self.now.get(index), option.counted);
                &brought - &now
            }
            _ => brought,
        }
    }

    /// What a sum needs beyond what is there whatever is chosen.
    fn needed(&self, sum: &SearchSum<'_>) -> Exact {
        let need = self.selection.need(self.catalogue, sum);
        let SearchSum::Requirement { scope, .. } = sum else { return need };
        let is_sure = |index: &usize| !scope.is_some_and(|it| self.selection.is_chosen(it, Subject::Indicator(*index)));
        let there = (0..self.now.len()).filter(is_sure).map(|index| {
            self.selection.brought(self.catalogue, sum, Subject::Indicator(index), self.now.get(index), 0)
        });
        &need - &Exact::sum(there)
    }

    /// What every choice brings to a sum at least, which is below 0 where facts may do harm; and for each group
    /// and case what it brings beyond its share of that.
    fn gains(&self, sum: &SearchSum<'_>) -> (Exact, Vec<Vec<CaseGains>>) {
        let mut least = Exact::ZERO;
        let mut groups = Vec::new();
        for (group, cases) in self.scope.groups.iter().enumerate() {
            let mut gains: Vec<CaseGains> = Vec::new();
            for case in cases {
                let mut own = CaseGains { base: Exact::ZERO, items: Vec::new() };
                for (_, options) in self.options(group, case) {
                    let mut gains: Vec<Exact> = options.iter().map(|option| self.brought(sum, option)).collect();
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

    /// The most that can come together for a requirement. With groups it is what comes of the most that each indicator
    /// can bring, even where facts allow not all of that together.
    fn most(&self, requirement: &Requirement) -> Exact {
        if self.catalogue.groups.is_empty() {
            let sum = SearchSum::Requirement { requirement, scope: None, capped: Vec::new() };
            let (least, gains) = self.gains(&sum);
            return &(&requirement.sum(self.catalogue, &self.now) + &least) + &most_gained(&gains);
        }
        let mut best = self.now.clone();
        for item in self.scope.groups.iter().flatten().flat_map(|case| self.items(case)) {
            for earned in item.as_it_is.iter().chain(item.ways.iter().map(|way| &way.earned)) {
                let brought = |earned: &IndicatorScore| requirement.brought(self.catalogue, item.indicator, earned);
                let known = best.get_mut(item.indicator).filter(|known| brought(known) < brought(earned));
                known.into_iter().for_each(|known| known.clone_from(earned));
            }
        }
        requirement.sum(self.catalogue, &best)
    }

    /// Whether each requirement of a way can be met, if perhaps not all of them together.
    fn is_open(&self, way: &[Requirement]) -> bool {
        way.iter().all(|requirement| self.most(requirement) >= requirement.need)
    }

    /// The conditions that are missed even if everything becomes what it can, where there is one in every way.
    fn obstacles(&self) -> Vec<Obstacle> {
        if self.ways.iter().any(|way| self.is_open(way)) {
            return Vec::new();
        }
        let mut obstacles: Vec<Obstacle> = Vec::new();
        for requirement in self.ways.iter().flatten() {
            let most = self.most(requirement);
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

    /// What every choice brings to the sums of a way that not every choice meets.
    fn columns(&self, way: &[Requirement]) -> Result<Vec<RequirementColumn<BigInt>>, SearchLimit> {
        let mut columns = Vec::new();
        let mut scopes = BTreeSet::new();
        for requirement in way {
            for sum in self.selection.sums(self.catalogue, requirement, &self.now)? {
                let column = self.column(&sum, &self.needed(&sum));
                if let (Some(_), SearchSum::Requirement { scope, .. }) = (&column, &sum) {
                    scopes.extend(scope);
                }
                columns.extend(column);
            }
        }
        let bounds = scopes.into_iter().flat_map(|scope| self.selection.bounds(scope));
        columns.extend(bounds.filter_map(|sum| self.column(&sum, &self.needed(&sum))));
        Ok(without_implied(columns))
    }

    /// The best plan and the next ones, so many in all, each of which leaves an indicator or a fact as it is
    /// that every plan before changes.
    fn best_few(&self, most: usize) -> Result<Vec<Plan>, SearchLimit> {
        let open = self.ways.iter().filter(|way| self.is_open(way));
        let ways: Vec<Vec<RequirementColumn<BigInt>>> = open.map(|way| self.columns(way)).collect::<Result<_, _>>()?;
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
        let (mut columns, mut sums, mut scopes) = (Vec::new(), Vec::new(), BTreeSet::new());
        for sum in self.selection.sums(self.catalogue, &score, &self.now)? {
            let (least, gains) = self.gains(&sum);
            let column = self.column(&sum, &(&least + &most_gained(&gains)));
            let there = &least - &self.needed(&sum);
            sums.push((there, column.as_ref().map(|column| (columns.len(), column.worth.clone()))));
            if let (Some(_), SearchSum::Requirement { scope, .. }) = (&column, &sum) {
                scopes.extend(scope);
            }
            columns.extend(column);
        }
        let counted = columns.len();
        let bounds = scopes.into_iter().flat_map(|scope| self.selection.bounds(scope));
        columns.extend(bounds.filter_map(|sum| self.column(&sum, &self.needed(&sum))));
        let units = (budget.to_big() * &self.scale).floor().to_integer();
        let bound = (units.to_u64().unwrap_or(u64::MAX), u64::MAX);
        let chosen = match (&sums[..], small(&columns)) {
            ([_], Some(small)) => most_for(&self.problem(&small)?, bound, counted, |values| values.first().copied()),
            // Of several sums the least counts.
            _ => most_for(&self.problem(&columns)?, bound, counted, |values: &[BigInt]| {
                let sum = |(there, column): &(Exact, Option<(usize, Exact)>)| match column {
                    Some((column, worth)) => {
                        there + &(worth * &values.get(*column).cloned().map(Exact::from).unwrap_or_default())
                    }
                    None => there.clone(),
                };
                sums.iter().map(sum).min()
            }),
        };
        Ok(self.told(&chosen?))
    }

    /// What an entry costs, as the search compares it.
    fn cost(&self, effort: &Exact) -> Result<Cost, SearchLimit> {
        let effort = (effort.to_big() * &self.scale).to_integer().to_u64().ok_or(SearchLimit::Combinations)?;
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
        for (number, cases) in self.scope.groups.iter().enumerate() {
            let mut group = Vec::new();
            for case in cases {
                let mut own = SearchCase { changed: Vec::new(), cost: (0, 0), values: values(), items: Vec::new() };
                for moved in case.moves.iter().filter_map(|number| self.scope.moves.get(*number)) {
                    let (one, other) = self.cost(&moved.effort)?;
                    own.changed.push(self.id(Question::Fact(moved.fact)));
                    own.cost = (own.cost.0.saturating_add(one), own.cost.1.saturating_add(other));
                }
                for (id, options) in self.options(number, case) {
                    let mut ways: Vec<(usize, Cost, Vec<N>)> = Vec::new();
                    for option in options {
                        let cost = option.effort.map(|effort| self.cost(effort)).transpose()?;
                        ways.push((option.way, cost.unwrap_or_default(), values()));
                    }
                    own.items.push(SearchItem { id, ways });
                }
                group.push(own);
            }
            groups.push(group);
        }
        Ok(SearchProblem { groups, needs: columns.iter().map(|column| column.need.clone()).collect() })
    }

    /// What every choice brings to a sum, and what it lacks, in whole numbers of the largest unit in which all of them
    /// are whole; `None` where every choice meets it.
    fn column(&self, sum: &SearchSum<'_>, lack: &Exact) -> Option<RequirementColumn<BigInt>> {
        let (least, groups) = self.gains(sum);
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
        let mut worth = Exact::ONE;
        if !common.is_zero() {
            gains.iter_mut().for_each(|gain| *gain = &*gain / &common);
            (need, most) = (Integer::div_ceil(&need, &common), &most / &common);
            worth = Exact::from(common);
        }
        let worth = worth.divided_by(&Exact::from(unit)).unwrap_or_default();
        Some(RequirementColumn { need, most, gains, worth })
    }

    /// The case of each group that is chosen, with its items, each with the improvement that it takes.
    fn taken<'p>(
        &'p self,
        chosen: &'p [SearchChoice],
    ) -> impl Iterator<Item = (&'p PlanCase, impl Iterator<Item = (&'p PlanItem, Option<&'p Improvement>)>)> {
        let case = |((cases, choice), chosen): ((&'p Vec<PlanCase>, &'p SearchChoice), &'p Vec<Subject>)| {
            let case = cases.get(choice.case)?;
            let way =
                |(item, way): (&'p PlanItem, &usize)| (item, way.checked_sub(1).and_then(|way| item.ways.get(way)));
            Some((case, self.items(case).zip(choice.ways.iter().skip(chosen.len())).map(way)))
        };
        self.scope.groups.iter().zip(chosen).zip(&self.chosen).filter_map(case)
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

    /// Tells what each entry adds to the points: as groups count not everything, in the order of the entries.
    fn tell_gains(&self, entries: &mut [PlanEntry]) {
        let scope: Vec<usize> = (0..self.now.len()).collect();
        let points = |earned: &[IndicatorScore]| {
            Exact::sum(totals_over(self.catalogue, earned, &scope).0.into_iter().map(|totals| totals.points))
        };
        let mut earned = self.now.clone();
        let mut before = points(&earned);
        for entry in entries {
            for effect in &entry.effects {
                earned.iter_mut().skip(effect.indicator).take(1).for_each(|own| own.clone_from(&effect.earned));
            }
            let now = points(&earned);
            entry.gained = &now - &before;
            before = now;
        }
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
        for entry in &mut entries {
            entry.lifts_minimum = entry.effects.iter().any(|effect| {
                minimums.iter().any(|minimum| self.gain(minimum, effect.indicator, &effect.earned).is_positive())
            });
        }
        entries.sort_by_key(|entry| (!entry.lifts_minimum, entry.question));
        self.tell_gains(&mut entries);
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
    /// What 1 is in the unit of the sum.
    worth: Exact,
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
        let (need, most) = (column.need.to_i128()?, column.most.to_i128()?);
        Some(RequirementColumn { need, most, gains: gains?, worth: column.worth.clone() })
    };
    columns.iter().map(column).collect()
}
