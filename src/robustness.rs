//! How firm a decision is: what lies between it and another, and what it hangs on. It knows no format and no language.

mod judgement;
mod weights;

pub use judgement::Judgement;
pub use weights::Tolerance;

use crate::assess::{Assessment, IndicatorScore, Reach, Status, standings_of};
use crate::catalogue::Catalogue;
use crate::number::Exact;
use crate::plan::{Requirement, RequirementKind};
use judgement::{Judged, judged};
use std::collections::BTreeSet;

/// How many pairs are looked at; of more none is.
pub const MOST_PAIRS: usize = 1_000_000;

/// How firm a decision is.
#[derive(Clone, Debug)]
pub struct Robustness {
    /// For each label, in catalogue order, its conditions and how much each is met or missed by.
    pub margins: Vec<Vec<Margin>>,
    /// What stricter judgements lose the award.
    pub losses: DecisiveJudgements,
    /// What milder ones win a higher label, or any where there is none; pairs are looked at only there.
    pub wins: DecisiveJudgements,
    /// For each label the change of weights under which it stays as it is; none for those whose sums are no plain ones of
    /// what weights bring, as groups limit what counts or a category adds percentage points.
    pub tolerances: Vec<Tolerance>,
    /// The indicators that cannot change the award, whatever they earned.
    pub idle: Vec<usize>,
}

/// The judgements that turn a decision.
#[derive(Clone, Debug, Default)]
pub struct DecisiveJudgements {
    /// Those that do so alone.
    pub singles: Vec<DecisiveJudgement>,
    /// Where no single one does, two together; `None` where there are more than [`MOST_PAIRS`] to look at.
    pub pairs: Option<Vec<DecisiveJudgement>>,
    /// How many judgements there are.
    pub all: usize,
}

/// One judgement or two together, and what comes of them.
#[derive(Clone, Debug)]
pub struct DecisiveJudgement {
    /// The judgements.
    pub by: Vec<Judgement>,
    /// The label that is then awarded, as an index.
    pub award: Option<usize>,
}

/// How much a condition is met or missed by.
#[derive(Clone, Debug)]
pub struct Margin {
    /// Which condition.
    pub kind: RequirementKind,
    /// The indicator, where it is the minimum of one.
    pub indicator: Option<usize>,
    /// What is needed, in points, percentage points by category weights, or indicators.
    pub need: Exact,
    /// What there is, likewise.
    pub have: Exact,
    /// What there is beyond what is needed; below 0 where it is missed.
    pub margin: Exact,
}

/// How firm the decision of an assessment is, under a catalogue as it is written: what changes facts may have another
/// of its profiles hold.
pub fn robustness(whole: &Catalogue, assessment: &Assessment) -> Robustness {
    let catalogue = assessment.figures(whole);
    let now: Vec<IndicatorScore> = assessment.indicators.iter().map(|assessed| assessed.earned.clone()).collect();
    let reached: Vec<bool> = assessment.labels.iter().map(|label| label.reached).collect();
    let search = RobustnessSearch { whole, catalogue, assessment, now };
    let award = assessment.award;
    let losses = award.map(|award| {
        let all = Judgement::stricter(catalogue, assessment);
        search.turns(&all, true, |reaches| !reaches(award))
    });
    // The labels above the award.
    let above = award.unwrap_or(catalogue.labels.len());
    let is_above = catalogue.awards().next().is_some_and(|label| label < above);
    let milder = if is_above { Judgement::milder(catalogue, assessment) } else { Vec::new() };
    let wins =
        search.turns(&milder, award.is_none(), |reaches| catalogue.award(reaches).is_some_and(|label| label < above));
    Robustness {
        margins: (0..catalogue.labels.len()).map(|label| search.margins(label)).collect(),
        losses: losses
            .unwrap_or_else(|| DecisiveJudgements { pairs: Some(Vec::new()), ..DecisiveJudgements::default() }),
        wins,
        tolerances: weights::tolerances(catalogue, &search.now, &reached),
        idle: (0..catalogue.indicators.len()).filter(|index| search.is_idle(*index)).collect(),
    }
}

struct RobustnessSearch<'a> {
    /// As it is written.
    whole: &'a Catalogue,
    /// By the figures that hold.
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    now: Vec<IndicatorScore>,
}

/// What each requirement of each label loses.
type Losses = [Vec<Exact>];

struct Effect<'j> {
    judgement: &'j Judgement,
    indicators: BTreeSet<usize>,
    /// The outermost groups around them: what different ones lose adds up.
    groups: BTreeSet<usize>,
    /// What each requirement of each label loses by it; none where more changes than what is earned.
    losses: Option<Vec<Vec<Exact>>>,
}

impl RobustnessSearch<'_> {
    fn margins(&self, label: usize) -> Vec<Margin> {
        let mut margins = Vec::new();
        for requirement in Requirement::own(self.catalogue, label, &self.now) {
            let have = requirement.in_unit(&requirement.sum(self.catalogue, &self.now));
            let need = requirement.in_unit(&requirement.need);
            margins.push(Margin { kind: requirement.kind, indicator: None, margin: &have - &need, need, have });
        }
        let minimums = self.catalogue.labels.get(label).map(|label| label.minimums.as_slice()).unwrap_or_default();
        for (index, minimum) in minimums {
            let Some(points) = self.now.get(*index).and_then(|earned| earned.points.clone()) else { continue };
            let margin = &points - minimum;
            let (kind, indicator) = (RequirementKind::Minimums, Some(*index));
            margins.push(Margin { kind, indicator, margin, need: minimum.clone(), have: points });
        }
        margins
    }

    fn with(&self, changed: &[(usize, IndicatorScore)]) -> Vec<IndicatorScore> {
        let mut earned = self.now.clone();
        for (index, changed) in changed {
            earned.iter_mut().skip(*index).take(1).for_each(|earned| earned.clone_from(changed));
        }
        earned
    }

    /// The judgements that turn the decision, and where there are none, the pairs, if they are
    /// asked for. Whether it turns is told by the labels that are then reached.
    fn turns(
        &self,
        all: &[Judgement],
        with_pairs: bool,
        is_turned: impl Fn(&dyn Fn(usize) -> bool) -> bool,
    ) -> DecisiveJudgements {
        let labels = 0..self.catalogue.labels.len();
        let requirements: Vec<Vec<Requirement>> =
            labels.map(|label| Requirement::own(self.catalogue, label, &self.now)).collect();
        let turn = |by: &[&Judgement], reaches: &dyn Fn(usize) -> bool| {
            is_turned(reaches).then(|| DecisiveJudgement {
                by: by.iter().map(|one| (*one).clone()).collect(),
                award: self.catalogue.award(reaches),
            })
        };
        let anew = |by: &[&Judgement], judged: &Judged<'_>| {
            let standings = standings_of(judged.catalogue, &self.with(&judged.earned)).0;
            turn(by, &|label| standings.get(label).is_some_and(|standing| standing.reached))
        };
        let mut singles = Vec::new();
        let mut effects = Vec::new();
        for judgement in all {
            let judged = judged(self.whole, self.assessment, &[judgement]);
            singles.extend(anew(&[judgement], &judged));
            effects.push(self.effect(judgement, &judged, &requirements));
        }
        if !singles.is_empty() || !with_pairs {
            return DecisiveJudgements { singles, pairs: Some(Vec::new()), all: all.len() };
        }
        if all.len() * all.len().saturating_sub(1) / 2 > MOST_PAIRS {
            return DecisiveJudgements { singles, pairs: None, all: all.len() };
        }
        let slack = |requirement: &Requirement| &requirement.sum(self.catalogue, &self.now) - &requirement.need;
        let slacks: Vec<Vec<Exact>> = requirements.iter().map(|own| own.iter().map(slack).collect()).collect();
        let mut pairs = Vec::new();
        for (index, one) in effects.iter().enumerate() {
            for other in effects.iter().skip(index + 1) {
                let both = [one.judgement, other.judgement];
                pairs.extend(match added(one, other) {
                    // What the two take adds up, as they concern different indicators.
                    Some((a, b)) => {
                        let reach = Reach::new(self.catalogue, |label| {
                            let [Some(a), Some(b), Some(slacks)] = [a.get(label), b.get(label), slacks.get(label)]
                            else {
                                return false;
                            };
                            a.iter().zip(b).zip(slacks).all(|((a, b), slack)| a + b <= *slack)
                        });
                        turn(&both, &|label| reach.of(label))
                    }
                    None => anew(&both, &judged(self.whole, self.assessment, &both)),
                });
            }
        }
        DecisiveJudgements { singles, pairs: Some(pairs), all: all.len() }
    }

    fn effect<'j>(
        &self,
        judgement: &'j Judgement,
        judged: &Judged<'_>,
        requirements: &[Vec<Requirement>],
    ) -> Effect<'j> {
        let changed = &judged.earned;
        let is_same_profile = judged.catalogue.profile == self.catalogue.profile;
        let is_plain = changed.iter().all(|(index, earned)| {
            let before = self.now.get(*index);
            before.is_some_and(|before| {
                before.attainable == earned.attainable && is_counted(before) == is_counted(earned)
            })
        });
        let groups: BTreeSet<usize> =
            changed.iter().filter_map(|(index, _)| self.catalogue.groups_around(*index).last()).collect();
        let loss = |requirement: &Requirement| match groups.is_empty() {
            true => Exact::sum(changed.iter().map(|(index, earned)| {
                let before =
                    self.now.get(*index).map_or(Exact::ZERO, |it| requirement.brought(self.catalogue, *index, it));
                &before - &requirement.brought(self.catalogue, *index, earned)
            })),
            false => {
                let after = requirement.sum(self.catalogue, &self.with(changed));
                &requirement.sum(self.catalogue, &self.now) - &after
            }
        };
        let losses = || requirements.iter().map(|own| own.iter().map(loss).collect()).collect();
        // Which answers are dispensable may change with what a group has.
        let counts_answers = || requirements.iter().flatten().any(|it| it.kind == RequirementKind::Answered);
        let adds_up = is_plain && (groups.is_empty() || !counts_answers());
        Effect {
            judgement,
            indicators: changed.iter().map(|(index, _)| *index).collect(),
            losses: (is_same_profile && adds_up).then(losses),
            groups,
        }
    }

    /// Whether the award is the same whatever an indicator earned.
    fn is_idle(&self, index: usize) -> bool {
        let Some(indicator) = self.catalogue.indicators.get(index) else { return false };
        let with = |status, points: Option<Exact>| {
            let mut earned = IndicatorScore::without_points(status);
            earned.settle(indicator, points);
            let standings = standings_of(self.catalogue, &self.with(&[(index, earned)])).0;
            self.catalogue.award(|label| standings.get(label).is_some_and(|it| it.reached)) == self.assessment.award
        };
        with(Status::Missing, Some(Exact::ZERO))
            && with(Status::Scored, Some(indicator.points.clone()))
            && (!indicator.optional || with(Status::NotApplicable, None))
    }
}

/// The losses of two judgements, where they simply add up.
fn added<'e>(one: &'e Effect<'_>, other: &'e Effect<'_>) -> Option<(&'e Losses, &'e Losses)> {
    let (a, b) = (one.losses.as_ref()?, other.losses.as_ref()?);
    let are_apart = one.indicators.is_disjoint(&other.indicators) && one.groups.is_disjoint(&other.groups);
    are_apart.then_some((a, b))
}

/// Whether an indicator counts among those that could be answered.
fn is_counted(earned: &IndicatorScore) -> bool {
    earned.status != Status::NotApplicable
}
