//! Sums within the sum of a category: which members count, and how much of them.

use super::totals::{FloorState, Scenario, Totals};
use super::{Assessment, IndicatorScore, Status};
use crate::catalogue::{Catalogue, Floor, Group, Member};
use crate::number::{Exact, FigureKind};

/// What a group comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupScore {
    /// What it contributes, and the most that it could; its percentage where anything is attainable.
    pub totals: Totals,
    /// The members that count, as places among all, in their order.
    pub counted: Vec<usize>,
    /// How many of its members apply.
    pub applicable: usize,
    /// What its members that count come to, of which it may contribute less; 0 where none applies.
    pub sum: Exact,
}

/// What a member brings to its group.
#[derive(Clone)]
struct Brought {
    place: usize,
    contribution: Exact,
    /// What could be attained; 0 of a bonus.
    attainable: Exact,
}

impl GroupScore {
    fn new(group: &Group, brought: Vec<Brought>) -> GroupScore {
        let attainable = contribution(group, brought.iter().map(|one| one.attainable.clone()).collect());
        let counted = counted(group, &brought);
        let sum =
            Exact::sum(brought.iter().filter(|one| counted.contains(&one.place)).map(|one| one.contribution.clone()));
        let points = limited(group, sum.clone());
        let percent = (&Exact::HUNDRED * &points).divided_by(&attainable);
        GroupScore {
            applicable: brought.len(),
            totals: Totals { points, attainable, percent, unrounded: None },
            counted,
            sum,
        }
    }

    /// Whether any of its members applies.
    pub fn applies(&self) -> bool {
        self.applicable > 0
    }

    /// Whether its members that count come to more than it contributes.
    pub fn is_capped(&self) -> bool {
        self.totals.points < self.sum
    }

    /// How it stands against a floor.
    pub(super) fn reaches(&self, floor: &Floor) -> FloorState {
        let figure = match floor.kind {
            FigureKind::Percent => self.totals.percent.as_ref(),
            FigureKind::Quantity => self.totals.percent.as_ref().map(|_| &self.totals.points),
        };
        match figure {
            Some(figure) if *figure >= floor.least => FloorState::Met,
            Some(_) => FloorState::Below,
            None if self.applies() => FloorState::NoFigure,
            None => FloorState::PassedOver,
        }
    }
}

/// The scores of all groups over the indicators in scope, in catalogue order.
pub(super) fn scores<E: AsRef<IndicatorScore>>(
    catalogue: &Catalogue,
    indicators: &[E],
    is_in_scope: impl Fn(usize) -> bool,
    case: Scenario,
) -> Vec<GroupScore> {
    let mut scores = vec![GroupScore::default(); catalogue.groups.len()];
    for index in &catalogue.groups_inside_out {
        let Some(group) = catalogue.groups.get(*index) else { continue };
        let brought = group.of.iter().enumerate().filter_map(|(place, member)| {
            let (contribution, attainable, bonus) = match member {
                Member::Indicator(index) => {
                    let earned = indicators.get(*index).filter(|_| is_in_scope(*index))?.as_ref();
                    earned.points.as_ref()?;
                    let bonus = catalogue.indicators.get(*index)?.bonus;
                    (case.contribution(earned).clone(), earned.attainable.clone(), bonus)
                }
                Member::Group(index) => {
                    let inner: &GroupScore = scores.get(*index).filter(|inner| inner.applies())?;
                    let bonus = catalogue.groups.get(*index)?.bonus;
                    (inner.totals.points.clone(), inner.totals.attainable.clone(), bonus)
                }
            };
            Some(Brought { place, contribution, attainable: if bonus { Exact::ZERO } else { attainable } })
        });
        let score = GroupScore::new(group, brought.collect());
        scores.iter_mut().skip(*index).take(1).for_each(|own| own.clone_from(&score));
    }
    scores
}

/// The members that count, in their order.
fn counted(group: &Group, brought: &[Brought]) -> Vec<usize> {
    let mut order: Vec<&Brought> = brought.iter().collect();
    if let Some(best) = group.best {
        // Stable: of equals the earlier.
        order.sort_by(|a, b| b.contribution.cmp(&a.contribution));
        order.truncate(best);
    }
    let mut counted: Vec<usize> = order.into_iter().map(|one| one.place).collect();
    counted.sort_unstable();
    counted
}

/// What a group contributes whose members bring this.
fn contribution(group: &Group, mut brought: Vec<Exact>) -> Exact {
    if let Some(best) = group.best {
        brought.sort_by(|a, b| b.cmp(a));
        brought.truncate(best);
    }
    limited(group, Exact::sum(brought))
}

fn limited(group: &Group, sum: Exact) -> Exact {
    match &group.at_most {
        Some(most) if *most < sum => most.clone(),
        _ => sum,
    }
}

/// By how much each group around an indicator would change if the indicator contributed so much, all else as it stands:
/// from the inside out, each with the difference.
fn changes<E: AsRef<IndicatorScore>>(
    catalogue: &Catalogue,
    indicators: &[E],
    scores: &[GroupScore],
    index: usize,
    becomes: &Exact,
) -> impl Iterator<Item = (usize, Exact)> {
    let mut changed = (Member::Indicator(index), becomes.clone());
    catalogue.groups_around(index).map_while(move |around| {
        let (group, score) = (catalogue.groups.get(around)?, scores.get(around)?);
        let brought = group.of.iter().filter_map(|member| match member {
            member if *member == changed.0 => Some(changed.1.clone()),
            Member::Indicator(index) => indicators.get(*index)?.as_ref().contribution.clone(),
            Member::Group(inner) => scores.get(*inner).map(|inner| inner.totals.points.clone()),
        });
        changed = (Member::Group(around), contribution(group, brought.collect()));
        Some((around, &changed.1 - &score.totals.points))
    })
}

/// By how much the points of a category would change if an indicator contributed so much, all else as it stands; `None`
/// where no group is around it and it is simply the difference.
pub(super) fn change<E: AsRef<IndicatorScore>>(
    catalogue: &Catalogue,
    indicators: &[E],
    scores: &[GroupScore],
    index: usize,
    becomes: &Exact,
) -> Option<Exact> {
    changes(catalogue, indicators, scores, index, becomes).last().map(|(_, change)| change)
}

impl Assessment {
    /// By how much the points of its category would rise if an indicator earned its maximum, all else as it stands;
    /// `None` where not applicable.
    pub fn open_points(&self, catalogue: &Catalogue, index: usize) -> Option<Exact> {
        let assessed = self.indicators.get(index)?;
        let contribution = assessed.contribution.as_ref()?;
        let change = change(catalogue, &self.indicators, &self.groups, index, &assessed.attainable);
        Some(change.unwrap_or_else(|| &assessed.attainable - contribution))
    }

    /// Whether an indicator counts in all groups around it; `None` where it belongs to none, and where not applicable.
    pub fn counts(&self, catalogue: &Catalogue, index: usize) -> Option<bool> {
        catalogue.groups_around(index).next()?;
        self.indicators.get(index)?.points.as_ref()?;
        Some(self.left_out_by(catalogue, index).is_none())
    }

    /// The innermost group that does not count an indicator, or does not count the group that it is in.
    pub fn left_out_by(&self, catalogue: &Catalogue, index: usize) -> Option<usize> {
        let mut member = Member::Indicator(index);
        catalogue.groups_around(index).find(|around| {
            let inner = std::mem::replace(&mut member, Member::Group(*around));
            let of = catalogue.groups.get(*around).map_or(&[][..], |group| &group.of);
            let counted = self.groups.get(*around).map_or(&[][..], |score| &score.counted);
            !counted.iter().any(|place| of.get(*place) == Some(&inner))
        })
    }

    /// The innermost group that has all that it can count without a dispensable indicator.
    pub fn filled_without(&self, catalogue: &Catalogue, index: usize) -> Option<usize> {
        let assessed = self.indicators.get(index).filter(|assessed| assessed.is_dispensable)?;
        let mut changes = changes(catalogue, &self.indicators, &self.groups, index, &assessed.attainable);
        changes.find(|(_, change)| change.is_zero()).map(|(group, _)| group)
    }
}

/// Marks the missing indicators without which their groups have all that they can count already.
pub(super) fn mark_dispensable<E: AsRef<IndicatorScore> + AsMut<IndicatorScore>>(
    catalogue: &Catalogue,
    indicators: &mut [E],
) {
    if catalogue.groups.is_empty() {
        return;
    }
    for earned in indicators.iter_mut() {
        earned.as_mut().is_dispensable = false;
    }
    let has_minimum = |index: usize| {
        let own = catalogue.indicators.get(index).is_some_and(|indicator| indicator.minimum.is_some());
        own || catalogue.labels.iter().any(|label| label.minimum(index).is_some())
    };
    let may_be = |(index, earned): &(usize, &E)| {
        let earned = earned.as_ref();
        earned.status == Status::Missing
            && !earned.is_decided
            && catalogue.groups_around(*index).next().is_some()
            && !has_minimum(*index)
    };
    let missing: Vec<usize> = indicators.iter().enumerate().filter(may_be).map(|(index, _)| index).collect();
    if missing.is_empty() {
        return;
    }
    let scores = scores(catalogue, indicators, |_| true, Scenario::AsItStands);
    let is_dispensable = |index: &usize| {
        let most = indicators.get(*index).map(|earned| earned.as_ref().attainable.clone()).unwrap_or_default();
        change(catalogue, indicators, &scores, *index, &most).is_some_and(|change| change.is_zero())
    };
    let dispensable: Vec<usize> = missing.into_iter().filter(is_dispensable).collect();
    for index in dispensable {
        indicators.iter_mut().skip(index).take(1).for_each(|earned| earned.as_mut().is_dispensable = true);
    }
}
