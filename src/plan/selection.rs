//! Which members of groups count, where not all do. A group contributes the most that a choice of so many members gives,
//! and no more than its cap. So a sum with groups is met if some choice meets it, and the search may choose: everything
//! that an indicator could become is there twice, counted and not, and further sums bound how many count. The cap is the
//! lesser of two sums, of which both must be met: the members, or the cap in their place.

use super::requirement::Requirement;
use super::search::SearchLimit;
use crate::assess::{IndicatorScore, Status};
use crate::catalogue::{Catalogue, Member};
use crate::number::Exact;
use std::collections::{BTreeMap, BTreeSet};

/// How many groups of one sum may have a cap that matters: each doubles the sums to be met.
const MOST_CAPS: usize = 6;
/// Over how many scopes the same member may be chosen: each doubles what it could become.
const MOST_SCOPES: usize = 3;

/// What may count or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// An indicator, in all scopes in which it is chosen.
    Indicator(usize),
    /// A group that is a member of another one, in one scope.
    Group {
        /// The scope, as an index.
        scope: usize,
        /// The group, as an index.
        group: usize,
    },
}

/// In which scopes something counts, a bit for each.
pub(super) type Counted = u32;

/// The groups of some sums of which not all members count.
#[derive(Debug, Default)]
pub(super) struct Selection {
    scopes: Vec<ChosenScope>,
}

/// The choices over a scope.
#[derive(Debug)]
struct ChosenScope {
    scope: Vec<usize>,
    /// The groups with more members than count.
    full: BTreeSet<usize>,
    /// The indicators below them.
    indicators: BTreeSet<usize>,
    /// The groups that are members of such groups.
    groups: BTreeSet<usize>,
}

/// A sum that the search must bring to so much.
#[derive(Clone, Debug)]
pub(super) enum SearchSum<'r> {
    /// What a requirement counts, with some groups at their caps.
    Requirement {
        requirement: &'r Requirement,
        /// The scope in which its members are chosen, where they are.
        scope: Option<usize>,
        capped: Vec<usize>,
    },
    /// Of the members of a full group, those that do not count.
    NotCounted { scope: usize, group: usize },
    /// What is below a group that is chosen counts only if that does.
    Below { scope: usize, group: usize },
}

impl Selection {
    /// The choices that some requirements leave.
    ///
    /// # Errors
    /// [`SearchLimit`]: there are too many, or which evidence is dispensable hangs on them.
    pub(super) fn new(
        catalogue: &Catalogue,
        requirements: &[Requirement],
        now: &[IndicatorScore],
    ) -> Result<Selection, SearchLimit> {
        let mut scopes: Vec<ChosenScope> = Vec::new();
        if catalogue.groups.is_empty() {
            return Ok(Selection { scopes });
        }
        if requirements.iter().any(|requirement| is_undecided(catalogue, requirement, now)) {
            return Err(SearchLimit::Dispensable);
        }
        for requirement in requirements.iter().filter(|requirement| requirement.has_points()) {
            if !scopes.iter().any(|known| known.scope == requirement.scope()) {
                let scope = ChosenScope::new(catalogue, requirement.scope(), now);
                scopes.extend((!scope.full.is_empty()).then_some(scope));
            }
        }
        let most = (0..catalogue.indicators.len())
            .map(|index| scopes.iter().filter(|scope| scope.indicators.contains(&index)).count())
            .max();
        if most > Some(MOST_SCOPES) {
            return Err(SearchLimit::Combinations);
        }
        Ok(Selection { scopes })
    }

    /// All that is chosen, in a fixed order.
    pub(super) fn subjects(&self) -> BTreeSet<Subject> {
        let of_scope = |(scope, chosen): (usize, &ChosenScope)| {
            let groups = chosen.groups.iter().map(move |group| Subject::Group { scope, group: *group });
            chosen.indicators.iter().copied().map(Subject::Indicator).chain(groups).collect::<Vec<_>>()
        };
        self.scopes.iter().enumerate().flat_map(of_scope).collect()
    }

    /// The ways in which something may count; one where it is not chosen.
    pub(super) fn ways(&self, subject: Subject) -> Vec<Counted> {
        let mut ways: Vec<Counted> = vec![0];
        for (index, scope) in self.scopes.iter().enumerate() {
            let is_chosen = match subject {
                Subject::Indicator(indicator) => scope.indicators.contains(&indicator),
                Subject::Group { scope: own, .. } => own == index,
            };
            if is_chosen {
                ways = ways.iter().map(|way| way | (1 << index)).chain(ways.iter().copied()).collect();
            }
        }
        ways
    }

    /// The sums that make up a requirement.
    ///
    /// # Errors
    /// [`SearchLimit`]: there are too many.
    pub(super) fn sums<'r>(
        &self,
        catalogue: &Catalogue,
        requirement: &'r Requirement,
        now: &[IndicatorScore],
    ) -> Result<Vec<SearchSum<'r>>, SearchLimit> {
        let scope = self.scopes.iter().position(|it| requirement.has_points() && it.scope == requirement.scope());
        let caps = caps(catalogue, requirement, now);
        if caps.len() > MOST_CAPS {
            return Err(SearchLimit::Combinations);
        }
        let capped = |choice: u32| {
            let chosen = caps.iter().enumerate().filter(move |(place, _)| choice & (1 << place) != 0);
            chosen.map(|(_, group)| *group).collect()
        };
        let all = 0..1_u32 << caps.len();
        Ok(all.map(|choice| SearchSum::Requirement { requirement, scope, capped: capped(choice) }).collect())
    }

    /// The sums that bound what is chosen in a scope.
    pub(super) fn bounds(&self, scope: usize) -> Vec<SearchSum<'static>> {
        let Some(chosen) = self.scopes.get(scope) else { return Vec::new() };
        let full = chosen.full.iter().map(|group| SearchSum::NotCounted { scope, group: *group });
        full.chain(chosen.groups.iter().map(|group| SearchSum::Below { scope, group: *group })).collect()
    }

    /// What must come together at least: for requirements that without all that is chosen, and without what the groups
    /// at their caps bring in any case.
    pub(super) fn need(&self, catalogue: &Catalogue, sum: &SearchSum<'_>) -> Exact {
        match sum {
            SearchSum::Requirement { requirement, scope, capped } => {
                let is_sure = |group: &&usize| self.chosen_around(catalogue, *scope, **group, true).is_none();
                let sure = capped.iter().filter(is_sure).map(|group| cap(catalogue, requirement, *group, capped));
                &requirement.need - &Exact::sum(sure)
            }
            SearchSum::NotCounted { scope, group } => {
                let members = self.members(catalogue, *scope, *group).count();
                let best = catalogue.groups.get(*group).and_then(|group| group.best).unwrap_or_default();
                Exact::count(members.saturating_sub(best))
            }
            SearchSum::Below { scope, group } => Exact::count(self.below(catalogue, *scope, *group)),
        }
    }

    /// What something brings to a sum: an indicator that earns so much, or a group, each where it counts or not.
    pub(super) fn brought(
        &self,
        catalogue: &Catalogue,
        sum: &SearchSum<'_>,
        subject: Subject,
        earned: Option<&IndicatorScore>,
        counted: Counted,
    ) -> Exact {
        let is_counted = |scope: usize| counted & (1 << scope) != 0;
        let one_if = |holds: bool| if holds { Exact::ONE } else { Exact::ZERO };
        match sum {
            SearchSum::Requirement { requirement, scope, capped } => {
                let counts = scope.is_none_or(|scope| !self.is_chosen(scope, subject) || is_counted(scope));
                match subject {
                    _ if !counts => Exact::ZERO,
                    Subject::Indicator(index) => {
                        let mut around = catalogue.groups_around(index);
                        let is_capped =
                            requirement.counts_points(catalogue, index) && around.any(|it| capped.contains(&it));
                        match earned.filter(|_| !is_capped) {
                            Some(earned) => requirement.brought(catalogue, index, earned),
                            None => Exact::ZERO,
                        }
                    }
                    Subject::Group { scope: own, group } if *scope == Some(own) => {
                        let is_own =
                            |capped: &&usize| self.chosen_around(catalogue, *scope, **capped, true) == Some(group);
                        let own = capped.iter().filter(is_own);
                        Exact::sum(own.map(|group| cap(catalogue, requirement, *group, capped)))
                    }
                    Subject::Group { .. } => Exact::ZERO,
                }
            }
            SearchSum::NotCounted { scope, group } => {
                let is_member = self.members(catalogue, *scope, *group).any(|member| member == subject);
                one_if(is_member && !is_counted(*scope))
            }
            SearchSum::Below { scope, group } => match subject {
                Subject::Group { scope: own, group: chosen } if own == *scope && chosen == *group => {
                    match is_counted(*scope) {
                        true => Exact::count(self.below(catalogue, *scope, *group)),
                        false => Exact::ZERO,
                    }
                }
                other => one_if(self.is_below(catalogue, *scope, *group, other) && !is_counted(*scope)),
            },
        }
    }

    /// Whether something is chosen in a scope.
    pub(super) fn is_chosen(&self, scope: usize, subject: Subject) -> bool {
        self.scopes.get(scope).is_some_and(|chosen| match subject {
            Subject::Indicator(index) => chosen.indicators.contains(&index),
            Subject::Group { scope: own, group } => own == scope && chosen.groups.contains(&group),
        })
    }

    /// The nearest group around a group that is chosen, perhaps that group itself.
    fn chosen_around(&self, catalogue: &Catalogue, scope: Option<usize>, group: usize, itself: bool) -> Option<usize> {
        let chosen = self.scopes.get(scope?)?;
        let around = std::iter::successors(Some(group), |group| catalogue.groups.get(*group)?.group);
        around.skip(usize::from(!itself)).find(|group| chosen.groups.contains(group))
    }

    /// The members of a full group between which is chosen.
    fn members<'c>(
        &'c self,
        catalogue: &'c Catalogue,
        scope: usize,
        group: usize,
    ) -> impl Iterator<Item = Subject> + use<'c> {
        let of = catalogue.groups.get(group).map(|group| group.of.as_slice()).unwrap_or_default();
        let subject = move |member: &Member| match member {
            Member::Indicator(index) => Subject::Indicator(*index),
            Member::Group(group) => Subject::Group { scope, group: *group },
        };
        of.iter().map(subject).filter(move |subject| self.is_chosen(scope, *subject))
    }

    /// Whether what is chosen counts only if a group does, and that is the nearest one.
    fn is_below(&self, catalogue: &Catalogue, scope: usize, group: usize, subject: Subject) -> bool {
        if !self.is_chosen(scope, subject) {
            return false;
        }
        let nearest = match subject {
            Subject::Indicator(index) => {
                let own = catalogue.indicators.get(index).and_then(|indicator| indicator.group);
                own.and_then(|own| self.chosen_around(catalogue, Some(scope), own, true))
            }
            Subject::Group { group: own, .. } => self.chosen_around(catalogue, Some(scope), own, false),
        };
        nearest == Some(group)
    }

    /// How much is below a group in that way.
    fn below(&self, catalogue: &Catalogue, scope: usize, group: usize) -> usize {
        let Some(chosen) = self.scopes.get(scope) else { return 0 };
        let indicators = chosen.indicators.iter().copied().map(Subject::Indicator);
        let groups = chosen.groups.iter().map(|group| Subject::Group { scope, group: *group });
        indicators.chain(groups).filter(|subject| self.is_below(catalogue, scope, group, *subject)).count()
    }
}

impl ChosenScope {
    fn new(catalogue: &Catalogue, scope: &[usize], now: &[IndicatorScore]) -> ChosenScope {
        let potential = potential(catalogue, scope, now);
        let brings = |member: &&Member| match member {
            Member::Indicator(index) => brings_points(scope, now, *index),
            Member::Group(group) => potential.get(group).is_some_and(Exact::is_positive),
        };
        let is_full = |index: &usize| {
            let group = catalogue.groups.get(*index);
            group.is_some_and(|group| group.best.is_some_and(|best| group.of.iter().filter(brings).count() > best))
        };
        let full: BTreeSet<usize> = (0..catalogue.groups.len()).filter(is_full).collect();
        let is_below_full = |index: usize| catalogue.groups_around(index).any(|group| full.contains(&group));
        let indicators =
            scope.iter().copied().filter(|index| brings_points(scope, now, *index) && is_below_full(*index));
        let is_member = |index: &usize| {
            let around = catalogue.groups.get(*index).and_then(|group| group.group);
            around.is_some_and(|around| full.contains(&around)) && potential.get(index).is_some_and(Exact::is_positive)
        };
        ChosenScope {
            scope: scope.to_vec(),
            indicators: indicators.collect(),
            groups: (0..catalogue.groups.len()).filter(is_member).collect(),
            full,
        }
    }
}

/// Whether an indicator can bring points to a scope.
fn brings_points(scope: &[usize], now: &[IndicatorScore], index: usize) -> bool {
    scope.binary_search(&index).is_ok() && now.get(index).is_some_and(|earned| earned.attainable.is_positive())
}

/// The most that groups can contribute over a scope, each without its own cap.
fn potential(catalogue: &Catalogue, scope: &[usize], now: &[IndicatorScore]) -> BTreeMap<usize, Exact> {
    let mut potential: BTreeMap<usize, Exact> = BTreeMap::new();
    let mut capped: BTreeMap<usize, Exact> = BTreeMap::new();
    for index in &catalogue.groups_inside_out {
        let Some(group) = catalogue.groups.get(*index) else { continue };
        let most = |member: &Member| match member {
            Member::Indicator(index) if brings_points(scope, now, *index) => {
                now.get(*index).map(|it| it.attainable.clone())
            }
            Member::Indicator(_) => None,
            Member::Group(inner) => capped.get(inner).cloned(),
        };
        let mut most: Vec<Exact> = group.of.iter().filter_map(most).collect();
        most.sort_by(|a, b| b.cmp(a));
        most.truncate(group.best.unwrap_or(usize::MAX));
        let sum = Exact::sum(most);
        capped.insert(*index, group.at_most.clone().filter(|cap| *cap < sum).unwrap_or_else(|| sum.clone()));
        potential.insert(*index, sum);
    }
    potential
}

/// The groups that a requirement counts whose caps can matter.
fn caps(catalogue: &Catalogue, requirement: &Requirement, now: &[IndicatorScore]) -> Vec<usize> {
    if catalogue.groups.is_empty() {
        return Vec::new();
    }
    let potential = potential(catalogue, requirement.scope(), now);
    let matters = |(index, group): &(usize, &crate::catalogue::Group)| {
        let (cap, most) = (group.at_most.as_ref(), potential.get(index));
        let cap = cap.filter(|_| requirement.concerns_group(catalogue, *index));
        requirement.factor(group.category).is_some() && cap.zip(most).is_some_and(|(cap, most)| cap < most)
    };
    catalogue.groups.iter().enumerate().filter(matters).map(|(index, _)| index).collect()
}

/// What a group at its cap brings to a requirement; nothing within another such group.
fn cap(catalogue: &Catalogue, requirement: &Requirement, index: usize, capped: &[usize]) -> Exact {
    let Some(group) = catalogue.groups.get(index) else { return Exact::ZERO };
    let mut around = std::iter::successors(group.group, |group| catalogue.groups.get(*group)?.group);
    if around.any(|around| capped.contains(&around)) {
        return Exact::ZERO;
    }
    match (requirement.factor(group.category), &group.at_most) {
        (Some(factor), Some(cap)) => factor * cap,
        _ => Exact::ZERO,
    }
}

/// Whether it hangs on the plan which answers a requirement counts: where something that is missing could become
/// dispensable, or be so no longer.
fn is_undecided(catalogue: &Catalogue, requirement: &Requirement, now: &[IndicatorScore]) -> bool {
    let asks_answers = requirement.kind == super::RequirementKind::Answered;
    asks_answers
        && requirement.scope().iter().any(|index| {
            let Some(earned) = now.get(*index) else { return false };
            let limited = catalogue.groups_around(*index).filter_map(|group| catalogue.groups.get(group));
            let limited = limited.filter(|group| group.is_limited()).count();
            let has_minimum = catalogue.labels.iter().any(|label| label.minimum(*index).is_some())
                || catalogue.indicators.get(*index).is_some_and(|indicator| indicator.minimum.is_some());
            let is_sure = earned.is_dispensable && limited == 1;
            earned.status == Status::Missing && limited > 0 && !has_minimum && !earned.is_decided && !is_sure
        })
}
