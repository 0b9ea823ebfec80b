//! How firm a decision is: what lies between it and another, and what it hangs on. It
//! knows no format and no language.

mod downgrade;
mod weights;

pub use downgrade::Downgrade;
pub use weights::Tolerance;

use crate::assess::{Assessment, Earned, Status, standings_of};
use crate::catalogue::Catalogue;
use crate::number::Exact;
use crate::plan::{Demand, Kind};
use downgrade::downgraded;
use std::collections::BTreeSet;

/// How many pairs are looked at; of more none is.
pub const MOST_PAIRS: usize = 1_000_000;

/// How firm a decision is.
#[derive(Clone, Debug)]
pub struct Robustness {
    /// For each label, in catalogue order, its conditions and how much each is met or missed by.
    pub margins: Vec<Vec<Margin>>,
    /// The stricter judgements that alone lose the award.
    pub singles: Vec<Downgrade>,
    /// Where no single one does, the pairs that lose it; `None` where there are more than
    /// [`MOST_PAIRS`] to look at.
    pub pairs: Option<Vec<(Downgrade, Downgrade)>>,
    /// How many stricter judgements there are.
    pub downgrades: usize,
    /// For each label the change of weights under which it stays as it is.
    pub tolerances: Vec<Tolerance>,
    /// The indicators that cannot change the award, whatever they earned.
    pub idle: Vec<usize>,
}

/// How much a condition is met or missed by.
#[derive(Clone, Debug)]
pub struct Margin {
    /// Which condition.
    pub kind: Kind,
    /// The indicator, where it is the minimum of one.
    pub indicator: Option<usize>,
    /// What is needed, in points, percentage points by category weights, or indicators.
    pub need: Exact,
    /// What there is, likewise.
    pub have: Exact,
    /// What there is beyond what is needed; below 0 where it is missed.
    pub margin: Exact,
}

/// How firm the decision of an assessment is.
pub fn robustness(catalogue: &Catalogue, assessment: &Assessment) -> Robustness {
    let now: Vec<Earned> = assessment.indicators.iter().map(|assessed| assessed.earned.clone()).collect();
    let reached: Vec<bool> = assessment.labels.iter().map(|label| label.reached).collect();
    let looker = Looker { catalogue, assessment, now };
    let all = Downgrade::all(catalogue, assessment);
    let (singles, pairs) = match assessment.award {
        None => (Vec::new(), Some(Vec::new())),
        Some(award) => looker.losing(award, &all),
    };
    Robustness {
        margins: (0..catalogue.labels.len()).map(|label| looker.margins(label)).collect(),
        singles,
        pairs,
        downgrades: all.len(),
        tolerances: weights::tolerances(catalogue, &looker.now, &reached),
        idle: (0..catalogue.indicators.len()).filter(|index| looker.is_idle(*index)).collect(),
    }
}

struct Looker<'a> {
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    now: Vec<Earned>,
}

/// What a downgrade does.
struct Effect<'d> {
    downgrade: &'d Downgrade,
    indicators: BTreeSet<usize>,
    /// What each demand loses by it; none where more changes than what is earned.
    losses: Option<Vec<Exact>>,
}

impl Looker<'_> {
    fn margins(&self, label: usize) -> Vec<Margin> {
        let mut margins = Vec::new();
        for demand in Demand::of(self.catalogue, label, &self.now).iter().filter(|demand| demand.label == Some(label)) {
            let have = demand.in_unit(&demand.sum(self.catalogue, &self.now));
            let need = demand.in_unit(&demand.need);
            margins.push(Margin { kind: demand.kind, indicator: None, margin: &have - &need, need, have });
        }
        let minimums = self.catalogue.labels.get(label).map(|label| label.minimums.as_slice()).unwrap_or_default();
        for (index, minimum) in minimums {
            let Some(points) = self.now.get(*index).and_then(|earned| earned.points.clone()) else { continue };
            let margin = &points - minimum;
            let (kind, indicator) = (Kind::Minimums, Some(*index));
            margins.push(Margin { kind, indicator, margin, need: minimum.clone(), have: points });
        }
        margins
    }

    /// What all earn with some of them changed.
    fn with(&self, changed: &[(usize, Earned)]) -> Vec<Earned> {
        let mut earned = self.now.clone();
        for (index, changed) in changed {
            earned.iter_mut().skip(*index).take(1).for_each(|earned| earned.clone_from(changed));
        }
        earned
    }

    fn award_with(&self, changed: &[(usize, Earned)]) -> Option<usize> {
        standings_of(self.catalogue, &self.with(changed)).0.iter().position(|standing| standing.reached)
    }

    fn loses(&self, award: usize, changed: &[(usize, Earned)]) -> bool {
        let standings = standings_of(self.catalogue, &self.with(changed)).0;
        !standings.get(award).is_some_and(|standing| standing.reached)
    }

    /// The downgrades that lose an award, and where there are none, the pairs.
    fn losing(&self, award: usize, all: &[Downgrade]) -> (Vec<Downgrade>, Option<Vec<(Downgrade, Downgrade)>>) {
        let demands = Demand::of(self.catalogue, award, &self.now);
        let mut singles = Vec::new();
        let mut effects = Vec::new();
        for downgrade in all {
            let changed = downgraded(self.catalogue, self.assessment, &[downgrade]);
            if self.loses(award, &changed) {
                singles.push(downgrade.clone());
            }
            effects.push(self.effect(downgrade, &changed, &demands));
        }
        if !singles.is_empty() {
            return (singles, Some(Vec::new()));
        }
        if all.len() * all.len().saturating_sub(1) / 2 > MOST_PAIRS {
            return (singles, None);
        }
        let slack = |demand: &Demand| &demand.sum(self.catalogue, &self.now) - &demand.need;
        let slacks: Vec<Exact> = demands.iter().map(slack).collect();
        let mut pairs = Vec::new();
        for (index, one) in effects.iter().enumerate() {
            for other in effects.iter().skip(index + 1) {
                let is_lost = match self.added(one, other) {
                    // What the two take adds up, as they concern different indicators.
                    Some((a, b)) => a.iter().zip(b).zip(&slacks).any(|((a, b), slack)| a + b > *slack),
                    None => {
                        let both = [one.downgrade, other.downgrade];
                        self.loses(award, &downgraded(self.catalogue, self.assessment, &both))
                    }
                };
                if is_lost {
                    pairs.push((one.downgrade.clone(), other.downgrade.clone()));
                }
            }
        }
        (singles, Some(pairs))
    }

    fn effect<'d>(&self, downgrade: &'d Downgrade, changed: &[(usize, Earned)], demands: &[Demand]) -> Effect<'d> {
        let is_plain = changed.iter().all(|(index, earned)| {
            let before = self.now.get(*index);
            before.is_some_and(|before| {
                before.attainable == earned.attainable && is_counted(before) == is_counted(earned)
            })
        });
        let loss = |demand: &Demand| {
            Exact::sum(changed.iter().map(|(index, earned)| {
                let before = self.now.get(*index).map_or(Exact::ZERO, |it| demand.brought(self.catalogue, *index, it));
                &before - &demand.brought(self.catalogue, *index, earned)
            }))
        };
        Effect {
            downgrade,
            indicators: changed.iter().map(|(index, _)| *index).collect(),
            losses: is_plain.then(|| demands.iter().map(loss).collect()),
        }
    }

    /// The losses of two downgrades, where they simply add up.
    fn added<'e>(&self, one: &'e Effect<'_>, other: &'e Effect<'_>) -> Option<(&'e Vec<Exact>, &'e Vec<Exact>)> {
        let (a, b) = (one.losses.as_ref()?, other.losses.as_ref()?);
        one.indicators.is_disjoint(&other.indicators).then_some((a, b))
    }

    /// Whether the award is the same whatever an indicator earned.
    fn is_idle(&self, index: usize) -> bool {
        let Some(indicator) = self.catalogue.indicators.get(index) else { return false };
        let with = |status, points: Option<Exact>| {
            let mut earned = Earned::of(status);
            earned.settle(indicator, points);
            self.award_with(&[(index, earned)]) == self.assessment.award
        };
        with(Status::Missing, Some(Exact::ZERO))
            && with(Status::Scored, Some(indicator.points.clone()))
            && (!indicator.optional || with(Status::NotApplicable, None))
    }
}

/// Whether an indicator counts among those that could be answered.
fn is_counted(earned: &Earned) -> bool {
    earned.status != Status::NotApplicable
}
