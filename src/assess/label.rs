//! Whether a label is reached, condition by condition, as it stands and in the best case.

use super::GroupScore;
use super::score::{CategoryScore, Score, score_of};
use super::totals::{FloorState, Scenario, Totals};
use super::{IndicatorScore, Status};
use crate::catalogue::{Catalogue, Floor, Label, ScorePart};
use crate::number::{Compared, Exact, FigureKind};
use std::borrow::Cow;
use std::cell::RefCell;

/// The result for one label.
#[derive(Clone, Debug)]
pub struct LabelResult {
    /// Whether all conditions hold.
    pub reached: bool,
    /// Whether all would hold if everything open earned its maximum.
    pub reachable: bool,
    /// The score over the label's scope.
    pub totals: Totals,
    /// The categories' scores over the label's scope.
    pub categories: Vec<Totals>,
    /// The groups' scores over the label's scope.
    pub groups: Vec<GroupScore>,
    /// The conditions as they stand, in the order of reports.
    pub conditions: Vec<Condition>,
    /// The same conditions in the best case.
    pub best_case: Vec<Condition>,
    best_parts: PartTotals,
}

/// A condition of a label with both sides of its comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Percent of the attainable points in scope.
    MinPercent {
        /// The least that is asked for.
        required: Exact,
        /// What was found; `None` where the figure does not exist.
        actual: Option<Exact>,
    },
    /// Points in scope.
    MinPoints {
        /// The least that is asked for.
        required: Exact,
        /// What was found.
        actual: Exact,
    },
    /// Percent of the indicators in scope with valid evidence.
    MinAnsweredPercent {
        /// The least that is asked for.
        required: Exact,
        /// What was found; `None` where the figure does not exist.
        actual: Option<Exact>,
    },
    /// Percent of every category; those below it, and whether there was any.
    MinCategoryPercent {
        /// The floor.
        required: Exact,
        /// The categories below it.
        below: Vec<usize>,
        /// Whether anything was attainable in any category.
        any: bool,
    },
    /// Floors of single parts of the score; those that are missed.
    Floors {
        /// What is asked for.
        floors: Vec<Floor>,
        /// Those of them that are missed, by their places in the list.
        below: Vec<usize>,
    },
    /// Other labels; those that are not reached.
    Requires {
        /// The labels that are required.
        labels: Vec<usize>,
        /// Those of them that are not reached.
        unmet: Vec<usize>,
    },
    /// Other labels of which one is enough.
    RequiresAny {
        /// The labels.
        labels: Vec<usize>,
        /// Those of them that are reached.
        reached: Vec<usize>,
    },
    /// Minimums of indicators in scope; those that are missed.
    Minimums {
        /// The indicators whose minimum is missed.
        missed: Vec<usize>,
        /// How many may be.
        allowed: usize,
    },
}

impl Condition {
    /// The stable word of machine formats.
    pub fn code(&self) -> &'static str {
        match self {
            Condition::MinPercent { .. } => "min-percent",
            Condition::MinPoints { .. } => "min-points",
            Condition::MinAnsweredPercent { .. } => "min-answered-percent",
            Condition::MinCategoryPercent { .. } => "min-category-percent",
            Condition::Floors { .. } => "floors",
            Condition::Requires { .. } => "requires",
            Condition::RequiresAny { .. } => "requires-any",
            Condition::Minimums { .. } => "minimums",
        }
    }

    /// Whether it holds; never where the figure does not exist.
    pub fn is_met(&self) -> bool {
        match self {
            Condition::MinPercent { required, actual } | Condition::MinAnsweredPercent { required, actual } => {
                actual.as_ref().is_some_and(|actual| actual >= required)
            }
            Condition::MinPoints { required, actual } => actual >= required,
            Condition::MinCategoryPercent { below, any, .. } => *any && below.is_empty(),
            Condition::Floors { below, .. } => below.is_empty(),
            Condition::Requires { unmet, .. } => unmet.is_empty(),
            Condition::RequiresAny { reached, .. } => !reached.is_empty(),
            Condition::Minimums { missed, allowed } => missed.len() <= *allowed,
        }
    }
}

impl LabelResult {
    /// What a part of the score comes to over the label's scope, as a floor counts; `None` where nothing in it counts.
    pub fn figure(&self, floor: &Floor) -> Option<&Exact> {
        floor_figure(&self.categories, &self.groups, floor)
    }

    /// The figures that the label's conditions compare, now and in the best case.
    pub fn compared<'a>(&'a self, compared: &mut Vec<Compared<'a>>) {
        let now = (&self.conditions, &self.categories, &self.groups);
        let best = (&self.best_case, &self.best_parts.categories, &self.best_parts.groups);
        for (conditions, categories, groups) in [now, best] {
            for condition in conditions {
                match condition {
                    Condition::MinPercent { required, actual: Some(actual) }
                    | Condition::MinAnsweredPercent { required, actual: Some(actual) } => {
                        compared.push(Compared::new(FigureKind::Percent, actual, required));
                    }
                    Condition::MinPoints { required, actual } => {
                        compared.push(Compared::new(FigureKind::Quantity, actual, required));
                    }
                    Condition::MinCategoryPercent { required, .. } => {
                        let percents = categories.iter().filter_map(|totals| totals.percent.as_ref());
                        compared.extend(percents.map(|it| Compared::new(FigureKind::Percent, it, required)));
                    }
                    Condition::Floors { floors, .. } => compared.extend(floors.iter().filter_map(|floor| {
                        let actual = floor_figure(categories, groups, floor)?;
                        Some(Compared::new(floor.kind, actual, &floor.least))
                    })),
                    _ => {}
                }
            }
        }
    }
}

/// What the parts of a score come to.
#[derive(Clone, Debug)]
struct PartTotals {
    categories: Vec<Totals>,
    groups: Vec<GroupScore>,
}

/// What a part of a score comes to, as a floor counts; `None` where nothing in it counts.
fn floor_figure<'t>(categories: &'t [Totals], groups: &'t [GroupScore], floor: &Floor) -> Option<&'t Exact> {
    let totals = match floor.part {
        ScorePart::Category(index) => categories.get(index)?,
        ScorePart::Group(index) => &groups.get(index)?.totals,
    };
    let percent = totals.percent.as_ref()?;
    Some(if floor.kind == FigureKind::Percent { percent } else { &totals.points })
}

/// Whether a label is reached in one case, and why.
#[derive(Clone, Debug)]
pub struct LabelOutcome {
    /// Whether all conditions hold.
    pub reached: bool,
    /// The conditions, in the order of reports.
    pub conditions: Vec<Condition>,
}

/// The results of all labels, in catalogue order. `now` and `best` are the scores over
/// all indicators; `best` is left out where all evidence is there, as it is then the same.
pub(super) fn results<E: AsRef<IndicatorScore>>(
    catalogue: &Catalogue,
    indicators: &[E],
    now: &Score,
    best: Option<&Score>,
) -> Vec<LabelResult> {
    let (now, scores) = standings(catalogue, indicators, now, Scenario::AsItStands);
    let (best, best_scores) = match best {
        Some(best) => standings(catalogue, indicators, best, Scenario::Best),
        None => (now.clone(), scores.clone()),
    };
    let both = now.into_iter().zip(best).zip(scores.into_iter().zip(best_scores));
    both.map(|((now, best), (score, best_score))| {
        let in_full = |score: &Score| score.categories.iter().map(CategoryScore::totals).collect();
        LabelResult {
            reached: now.reached,
            reachable: best.reached,
            totals: score.total.clone(),
            categories: in_full(&score),
            groups: score.groups.clone(),
            conditions: now.conditions,
            best_case: best.conditions,
            best_parts: PartTotals { categories: in_full(&best_score), groups: best_score.groups.clone() },
        }
    })
    .collect()
}

/// How all labels stand in a case, and the scores over their scopes; `whole` is that over all indicators.
pub(super) fn standings<'s, E: AsRef<IndicatorScore>>(
    catalogue: &Catalogue,
    indicators: &[E],
    whole: &'s Score,
    case: Scenario,
) -> (Vec<LabelOutcome>, Vec<Cow<'s, Score>>) {
    let score = |label: &Label| match label.scope.len() == indicators.len() {
        true => Cow::Borrowed(whole),
        false => Cow::Owned(score_of(catalogue, indicators, label.scope.iter().copied(), case)),
    };
    let scores: Vec<Cow<'_, Score>> = catalogue.labels.iter().map(score).collect();
    let own = |(label, score): (_, &Cow<'_, Score>)| own_conditions(catalogue, label, indicators, score, case);
    let mut conditions: Vec<Vec<Condition>> = catalogue.labels.iter().zip(&scores).map(own).collect();
    let reached = with_requirements(catalogue, &mut conditions);
    let standing = |(reached, conditions)| LabelOutcome { reached, conditions };
    (reached.into_iter().zip(conditions).map(standing).collect(), scores)
}

/// The conditions of a label in the order of reports, those on other labels still open.
fn own_conditions<E: AsRef<IndicatorScore>>(
    catalogue: &Catalogue,
    label: &Label,
    indicators: &[E],
    score: &Score,
    case: Scenario,
) -> Vec<Condition> {
    let mut conditions = Vec::new();
    if let Some(required) = label.min_percent.clone() {
        conditions.push(Condition::MinPercent { required, actual: score.total.percent.clone() });
    }
    if let Some(required) = label.min_points.clone() {
        conditions.push(Condition::MinPoints { required, actual: score.total.points.clone() });
    }
    if let Some(required) = label.min_answered_percent.clone() {
        conditions.push(Condition::MinAnsweredPercent { required, actual: answered(label, indicators, case) });
    }
    let floors = label.category_floors(catalogue).into_iter().map(|floor| (score.floor(&floor), floor.part));
    if let Some(required) = label.min_category_percent.clone() {
        // Where nothing counts, there is nothing that this floor could ask for.
        let counted: Vec<(FloorState, ScorePart)> =
            floors.filter(|(state, _)| matches!(state, FloorState::Met | FloorState::Below)).collect();
        let below = counted.iter().filter(|(state, _)| *state == FloorState::Below);
        let below = below.filter_map(|(_, part)| part.category(catalogue)).collect();
        conditions.push(Condition::MinCategoryPercent { required, below, any: !counted.is_empty() });
    }
    if !label.floors.is_empty() {
        let is_missed =
            |(_, floor): &(usize, &Floor)| matches!(score.floor(floor), FloorState::Below | FloorState::NoFigure);
        let below = label.floors.iter().enumerate().filter(is_missed).map(|(place, _)| place).collect();
        conditions.push(Condition::Floors { floors: label.floors.clone(), below });
    }
    if !label.requires.is_empty() {
        conditions.push(Condition::Requires { labels: label.requires.clone(), unmet: Vec::new() });
    }
    if !label.requires_any.is_empty() {
        let labels = label.requires_any.clone();
        // Open until it is known which are reached.
        conditions.push(Condition::RequiresAny { reached: labels.clone(), labels });
    }
    let is_missed = |(index, minimum): &&(usize, Exact)| {
        let (Some(earned), Some(indicator)) = (indicators.get(*index), catalogue.indicators.get(*index)) else {
            return false;
        };
        case.points(earned.as_ref(), &indicator.points).is_some_and(|points| points < minimum)
    };
    let missed = label.minimums.iter().filter(is_missed).map(|(index, _)| *index).collect();
    conditions.push(Condition::Minimums { missed, allowed: label.open_minimums });
    conditions
}

/// Percent of the applicable indicators in scope with valid evidence.
fn answered<E: AsRef<IndicatorScore>>(label: &Label, indicators: &[E], case: Scenario) -> Option<Exact> {
    let earned = label.scope.iter().filter_map(|index| indicators.get(*index)).map(AsRef::as_ref);
    let statuses = earned.filter(|earned| !earned.is_dispensable).map(|earned| earned.status);
    let applicable = statuses.filter(|status| *status != Status::NotApplicable);
    let is_answered = |status: &Status| *status == Status::Scored || case == Scenario::Best;
    let answered = Exact::count(applicable.clone().filter(is_answered).count());
    (&Exact::HUNDRED * &answered).divided_by(&Exact::count(applicable.count()))
}

/// Settles which labels are reached, as some require others, and fills in which of these are.
fn with_requirements(catalogue: &Catalogue, results: &mut [Vec<Condition>]) -> Vec<bool> {
    let own: Vec<bool> = results.iter().map(|conditions| conditions.iter().all(Condition::is_met)).collect();
    let reach = Reach::new(catalogue, |label| own.get(label) == Some(&true));
    let reached: Vec<bool> = (0..own.len()).map(|label| reach.of(label)).collect();
    let is_reached = |label: &usize| reached.get(*label) == Some(&true);
    for condition in results.iter_mut().flatten() {
        match condition {
            Condition::Requires { labels, unmet } => {
                *unmet = labels.iter().copied().filter(|label| !is_reached(label)).collect();
            }
            Condition::RequiresAny { labels, reached } => {
                *reached = labels.iter().copied().filter(is_reached).collect();
            }
            _ => {}
        }
    }
    reached
}

/// Which labels are reached, by what becomes of their conditions on anything but labels. Each is asked for once,
/// and only if something hangs on it.
pub(crate) struct Reach<'c, F> {
    catalogue: &'c Catalogue,
    meets_own: F,
    known: RefCell<Vec<Option<bool>>>,
}

impl<'c, F: Fn(usize) -> bool> Reach<'c, F> {
    pub(crate) fn new(catalogue: &'c Catalogue, meets_own: F) -> Reach<'c, F> {
        Reach { catalogue, meets_own, known: RefCell::new(vec![None; catalogue.labels.len()]) }
    }

    /// Whether a label is reached. Labels require one another in no circle, and there are at most a hundred.
    pub(crate) fn of(&self, label: usize) -> bool {
        if let Some(Some(known)) = self.known.borrow().get(label) {
            return *known;
        }
        let Some(own) = self.catalogue.labels.get(label) else { return false };
        let is_reached = (self.meets_own)(label) && own.has_required(|required| self.of(required));
        if let Some(known) = self.known.borrow_mut().get_mut(label) {
            *known = Some(is_reached);
        }
        is_reached
    }
}
