//! What facts could become, and what moves with them: the facts that some indicator reads are chosen together with all
//! indicators that read them, case by case.

use super::SearchLimit;
use super::improvements::{Improvement, ImprovementLimit, IndicatorImprovements, InputChange, ValueReader};
use super::levels::{RoundingSide, ValueDomain, levels, limits};
use super::selection::Subject;
use crate::assess::{IndicatorScore, OwnAnswer, Premise, Status};
use crate::catalogue::{Catalogue, Indicator, InputSource, Measure, Question};
use crate::evidence::{AnswerValue, CellValue};
use crate::number::Exact;
use std::collections::{BTreeMap, BTreeSet};

/// How many cases are looked at before the search gives up.
const MOST_CASES: usize = 20_000;

/// A fact that becomes something else, or is said anew with the documents that it takes.
#[derive(Clone, Debug)]
pub(super) struct FactMove {
    /// The fact, as an index.
    pub fact: usize,
    /// What it then says.
    given: AnswerValue,
    pub change: InputChange,
    /// How many steps lie on the way of the indicator whose way is the dearest.
    pub steps: usize,
    /// What these cost.
    pub effort: Exact,
}

/// An indicator in the cases in which the facts that it reads say the same.
#[derive(Clone, Debug)]
pub(super) struct PlanItem {
    /// The indicator, as an index.
    pub indicator: usize,
    /// What it earns without anything said anew for it itself; `None` where its inputs then do not fit together.
    pub as_it_is: Option<IndicatorScore>,
    /// What it could earn.
    pub ways: Vec<Improvement>,
}

/// What the facts of a group become, and what its indicators could then do.
#[derive(Clone, Debug, Default)]
pub(super) struct PlanCase {
    /// The facts that move, as indices of all moves.
    pub moves: Vec<usize>,
    /// The indicators, as indices of all items.
    pub items: Vec<usize>,
}

/// What could be done, in groups that do not touch each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    pub moves: Vec<FactMove>,
    pub items: Vec<PlanItem>,
    /// The groups, each as its cases, of which the first leaves all facts as they are.
    pub groups: Vec<Vec<PlanCase>>,
    /// For each indicator why it cannot become more.
    pub bounds: Vec<Option<ImprovementLimit>>,
}

impl Scope {
    /// What could be done, but for what is to be kept.
    ///
    /// # Errors
    /// [`SearchLimit`].
    pub(super) fn new(premise: &Premise<'_>, keep: &BTreeSet<Question>) -> Result<Scope, SearchLimit> {
        let catalogue = premise.catalogue;
        let mut scope = Scope { bounds: vec![None; catalogue.indicators.len()], ..Scope::default() };
        let (mut sampled, mut kept) = (premise.clone(), Vec::new());
        // Those that some indicator reads alone come first: what else is asked of the others depends on them.
        let is_read_alone = |fact: &usize| {
            let mut readers = catalogue.readers(*fact).filter_map(|reader| catalogue.indicators.get(reader));
            readers.any(reads_alone)
        };
        let (alone, others): (Vec<usize>, Vec<usize>) = (0..catalogue.facts.len()).partition(is_read_alone);
        for fact in alone.into_iter().chain(others) {
            let moves = moves(&mut sampled, fact, keep, &scope.moves);
            if keep.contains(&Question::Fact(fact)) && !moves.is_empty() {
                kept.extend(catalogue.readers(fact));
            } else {
                scope.moves.extend(moves);
            }
        }
        let groups = scope.connected(catalogue);
        let is_in_group = |index: &usize| groups.iter().any(|(_, readers)| readers.contains(index));
        let mut by_category: BTreeMap<usize, PlanCase> = BTreeMap::new();
        for index in (0..catalogue.indicators.len()).filter(|index| !is_in_group(index)) {
            let Some(indicator) = catalogue.indicators.get(index) else { continue };
            let Some(item) = scope.item(premise, index, keep, None) else { continue };
            if !item.ways.is_empty() {
                by_category.entry(indicator.category).or_default().items.push(scope.items.len());
                scope.items.push(item);
            }
        }
        scope.groups = by_category.into_values().map(|case| vec![case]).collect();
        for (facts, readers) in groups {
            let cases = scope.cases(premise, &facts, &readers, keep)?;
            scope.groups.push(cases);
        }
        kept.into_iter().for_each(|reader| scope.limit(reader, ImprovementLimit::Kept));
        Ok(scope)
    }

    /// Tells where what is chosen is looked at that is no item: with the items of its category, so that what concerns
    /// that alone is settled there.
    pub(super) fn place(&mut self, catalogue: &Catalogue, chosen: BTreeSet<Subject>) -> Vec<Vec<Subject>> {
        let category = |subject: &Subject| match subject {
            Subject::Indicator(index) => catalogue.indicators.get(*index).map(|indicator| indicator.category),
            Subject::Group { group, .. } => catalogue.groups.get(*group).map(|group| group.category),
        };
        let items = |cases: &Vec<PlanCase>, scope: &Scope| -> Vec<usize> {
            let items = cases.iter().flat_map(|case| &case.items);
            items.filter_map(|item| scope.items.get(*item).map(|item| item.indicator)).collect()
        };
        let mut places: Vec<Vec<Subject>> = vec![Vec::new(); self.groups.len()];
        let is_item = |subject: &Subject, scope: &Scope| match subject {
            Subject::Indicator(index) => scope.groups.iter().any(|cases| items(cases, scope).contains(index)),
            Subject::Group { .. } => false,
        };
        for subject in chosen {
            if is_item(&subject, self) {
                continue;
            }
            let is_own = |cases: &Vec<PlanCase>| {
                let first = items(cases, self).first().copied();
                cases.len() == 1 && first.map(Subject::Indicator).as_ref().and_then(category) == category(&subject)
            };
            let place = self.groups.iter().position(is_own).unwrap_or_else(|| {
                let beside = places.iter().position(|own| own.first().and_then(category) == category(&subject));
                beside.unwrap_or(places.len())
            });
            if place == places.len() {
                places.push(Vec::new());
            }
            places.iter_mut().skip(place).take(1).for_each(|own| own.push(subject));
        }
        self.groups.resize_with(places.len(), || vec![PlanCase::default()]);
        places
    }

    fn limit(&mut self, indicator: usize, limit: ImprovementLimit) {
        self.bounds.iter_mut().skip(indicator).take(1).for_each(|bound| *bound = bound.or(Some(limit)));
    }

    /// An indicator as it stands, or as it does where the facts say something else.
    fn item(
        &mut self,
        premise: &Premise<'_>,
        index: usize,
        keep: &BTreeSet<Question>,
        stand: Option<&Option<IndicatorScore>>,
    ) -> Option<PlanItem> {
        let indicator = premise.catalogue.indicators.get(index)?;
        let is_kept = keep.contains(&Question::Indicator(index));
        // Where its inputs do not fit, it stands like one in error.
        let mut unfit = IndicatorScore::without_points(Status::Invalid);
        unfit.settle(indicator, Some(Exact::ZERO));
        let improvements = match stand {
            Some(stand) => IndicatorImprovements::new(premise, index, Some(stand.as_ref().unwrap_or(&unfit))),
            None => IndicatorImprovements::for_indicator(premise.catalogue, premise.assessment, index),
        };
        let IndicatorImprovements { now, mut ways, bound } = improvements?;
        if stand.is_none() {
            bound.into_iter().for_each(|bound| self.limit(index, bound));
        }
        if is_kept && !ways.is_empty() {
            self.limit(index, ImprovementLimit::Kept);
        }
        if is_kept || reads_alone(indicator) {
            ways.clear();
        }
        let as_it_is = stand.map_or(Some(now), Clone::clone);
        Some(PlanItem { indicator: index, as_it_is, ways })
    }

    /// The facts that may move, by those that some indicator reads together or that choose the profile, each with all
    /// that read them.
    fn connected(&self, catalogue: &Catalogue) -> Vec<(BTreeSet<usize>, BTreeSet<usize>)> {
        let mut groups: Vec<(BTreeSet<usize>, BTreeSet<usize>)> = Vec::new();
        for fact in self.moves.iter().map(|fact| fact.fact).collect::<BTreeSet<usize>>() {
            let mut own = (BTreeSet::from([fact]), catalogue.readers(fact).collect::<BTreeSet<usize>>());
            let chooses = catalogue.chooses_profile(fact);
            let is_joined = |(facts, readers): &(BTreeSet<usize>, BTreeSet<usize>)| {
                !readers.is_disjoint(&own.1) || chooses && facts.iter().any(|fact| catalogue.chooses_profile(*fact))
            };
            let (joined, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_joined);
            for (facts, readers) in joined {
                own.0.extend(facts);
                own.1.extend(readers);
            }
            groups = others;
            groups.push(own);
        }
        groups.sort();
        groups
    }

    /// All combinations of what the facts of a group could become in which the profile stays, and the inputs of all that
    /// read them fit together, or can.
    fn cases(
        &mut self,
        premise: &Premise<'_>,
        facts: &BTreeSet<usize>,
        readers: &BTreeSet<usize>,
        keep: &BTreeSet<Question>,
    ) -> Result<Vec<PlanCase>, SearchLimit> {
        let mut all: Vec<Vec<usize>> = vec![Vec::new()];
        for fact in facts {
            let own: Vec<usize> =
                self.moves.iter().enumerate().filter(|(_, it)| it.fact == *fact).map(|(number, _)| number).collect();
            if all.len() * (own.len() + 1) > MOST_CASES {
                return Err(SearchLimit::Combinations);
            }
            let with = |moves: Vec<usize>| {
                let more = own.iter().map(|one| Some(*one));
                let each = std::iter::once(None).chain(more);
                each.map(|one| moves.iter().copied().chain(one).collect()).collect::<Vec<Vec<usize>>>()
            };
            all = all.into_iter().flat_map(with).collect();
        }
        // What an indicator can do depends on the facts that it reads itself.
        let mut known: BTreeMap<(usize, Vec<usize>), Option<usize>> = BTreeMap::new();
        let mut cases = Vec::new();
        for moves in all {
            if !self.keeps_profile(premise, &moves) {
                let moved: BTreeSet<usize> = moves.iter().filter_map(|it| Some(self.moves.get(*it)?.fact)).collect();
                let readers = moved.into_iter().flat_map(|fact| premise.catalogue.readers(fact));
                readers.for_each(|reader| self.limit(reader, ImprovementLimit::Profile));
                continue;
            }
            let mut case = PlanCase { moves, items: Vec::new() };
            for index in readers {
                let Some(indicator) = premise.catalogue.indicators.get(*index) else { continue };
                let is_read = |number: &usize| {
                    let fact = self.moves.get(*number).map(|it| it.fact);
                    indicator.facts().any(|read| Some(read) == fact)
                };
                let read: Vec<usize> = case.moves.iter().copied().filter(is_read).collect();
                let item = match known.get(&(*index, read.clone())) {
                    Some(item) => *item,
                    None => {
                        let item = self.reader(premise, *index, &read, keep);
                        let item = item.filter(|item| item.as_it_is.is_some() || !item.ways.is_empty());
                        let number = item.map(|item| {
                            self.items.push(item);
                            self.items.len() - 1
                        });
                        known.insert((*index, read), number);
                        number
                    }
                };
                case.items.extend(item);
            }
            if case.items.len() == readers.len() {
                cases.push(case);
            }
        }
        let effort =
            |case: &PlanCase| Exact::sum(case.moves.iter().filter_map(|it| Some(self.moves.get(*it)?.effort.clone())));
        cases.sort_by_cached_key(|case| (effort(case), case.moves.len()));
        Ok(cases)
    }

    /// Whether the profile that holds still does where facts become something else: a plan counts by its figures.
    fn keeps_profile(&self, premise: &Premise<'_>, moves: &[usize]) -> bool {
        let moved = || moves.iter().filter_map(|it| self.moves.get(*it));
        if !moved().any(|it| premise.catalogue.chooses_profile(it.fact)) {
            return true;
        }
        let figure = |fact: usize| match moved().find(|it| it.fact == fact) {
            Some(moved) => moved.given.figure(),
            None => premise.figure(fact),
        };
        let choice = premise.catalogue.choose_profile(premise.assessment.as_of, figure);
        choice.profile == premise.assessment.profile.profile
    }

    /// What an indicator can do where facts that it reads become something else.
    fn reader(
        &mut self,
        premise: &Premise<'_>,
        index: usize,
        moves: &[usize],
        keep: &BTreeSet<Question>,
    ) -> Option<PlanItem> {
        if moves.is_empty() {
            return self.item(premise, index, keep, None);
        }
        let (indicator, assessed) =
            (premise.catalogue.indicators.get(index)?, premise.assessment.indicators.get(index)?);
        let mut premise = premise.clone();
        for moved in moves.iter().filter_map(|number| self.moves.get(*number)) {
            premise.tell(moved.fact, moved.given.clone());
            premise.document(moved.fact, true);
        }
        let (given, fits) = premise.said(indicator, &assessed.own_answer(indicator, |_| false));
        let earned = premise.documented(indicator, &given);
        let stand = fits.then(|| assessed.under_decision(indicator, earned));
        self.item(&premise, index, keep, Some(&stand))
    }
}

/// Whether an indicator has the value of a fact.
fn reads_alone(indicator: &Indicator) -> bool {
    !indicator.measure.has_inputs() && indicator.facts().next().is_some()
}

/// What a fact could become: what would raise an indicator that reads it alone, or the only one that reads it; if it is
/// missing or in error and none reads it alone, what meets a limit of any that reads it; and where it lacks documents
/// without which nothing is earned, what it is. The last two cost a step of the dearest indicator that reads it.
fn moves(premise: &mut Premise<'_>, index: usize, keep: &BTreeSet<Question>, others: &[FactMove]) -> Vec<FactMove> {
    let Some(assessed) = premise.assessment.facts.get(index) else { return Vec::new() };
    let readers = || {
        let indices = premise.catalogue.readers(index);
        indices.filter_map(|index| Some((index, premise.catalogue.indicators.get(index)?)))
    };
    if assessed.status() == Status::NotApplicable || readers().next().is_none() {
        return Vec::new();
    }
    let mut documented = premise.clone();
    documented.document(index, true);
    let alone = readers().filter(|(reader, indicator)| {
        let assessed = premise.assessment.indicators.get(*reader);
        let counts = assessed.is_some_and(|assessed| {
            assessed.decided.is_none()
                && matches!(assessed.own_answer(indicator, |_| false), OwnAnswer::Inputs(_))
                && assessed.status != Status::NotApplicable
        });
        counts && reads_alone(indicator)
    });
    let alone: Vec<(usize, ValueReader<'_>)> =
        alone.filter_map(|(reader, _)| Some((reader, ValueReader::new(&documented, reader, None)?))).collect();
    let mut values: Vec<AnswerValue> = Vec::new();
    for (_, reader) in alone.iter().filter(|(reader, _)| !keep.contains(&Question::Indicator(*reader))) {
        let better = reader.candidates().into_iter().filter(|candidate| reader.way(candidate.clone()).is_some());
        for (given, _) in better {
            values.extend((!values.contains(&given)).then_some(given));
        }
    }
    let is_open = assessed.status().is_open();
    let only = sole_reader(premise, index).filter(|only| !keep.contains(&Question::Indicator(*only)));
    if values.is_empty() && alone.is_empty() && (is_open || only.is_some()) {
        let gains = |value: &AnswerValue| is_open || only.is_some_and(|only| steps_to(premise, only, index, value) > 0);
        values.extend(meeting(premise, index, others).into_iter().filter(gains));
    }
    if is_open {
        let something = sample(premise, index).filter(|_| alone.is_empty() || values.is_empty());
        let something = something.filter(|value| !values.contains(value));
        values.extend(something);
    }
    if assessed.undocumented && !values.contains(&assessed.given) {
        values.push(assessed.given.clone());
    }
    let dearest = readers().map(|(_, indicator)| indicator.effort.clone()).max().unwrap_or_default();
    let from = cell_value(&assessed.given).or_else(|| assessed.cells.iter().find_map(|cell| cell.read.clone()));
    let moved = |given: AnswerValue| {
        let change = InputChange { input: None, from: from.clone(), to: cell_value(&given)? };
        let ways = alone.iter().filter_map(|(_, reader)| reader.way((given.clone(), Vec::new())));
        let way = ways.map(|way| (way.effort, way.steps)).reduce(|a, b| if b.0 > a.0 { b } else { a });
        let by_only = only.filter(|_| alone.is_empty() && !is_open).map(|only| {
            let steps = steps_to(premise, only, index, &given).max(1);
            (&dearest * &Exact::count(steps), steps)
        });
        let (effort, steps) = way.or(by_only).unwrap_or((dearest.clone(), 1));
        Some(FactMove { fact: index, given, change, steps, effort })
    };
    let mut moves: Vec<FactMove> = values.into_iter().filter_map(moved).collect();
    moves.sort_by(|a, b| a.effort.cmp(&b.effort));
    if let Some(first) = moves.first().filter(|_| is_open) {
        premise.tell(index, first.given.clone());
    }
    moves
}

/// The indicator that reads a fact in a share or ratio where no other reads it: the fact is as good as its own input.
fn sole_reader(premise: &Premise<'_>, fact: usize) -> Option<usize> {
    let mut readers = premise.catalogue.readers(fact);
    let (only, None) = (readers.next()?, readers.next()) else { return None };
    let assessed = premise.assessment.indicators.get(only)?;
    (assessed.decided.is_none() && assessed.status != Status::NotApplicable).then_some(only)
}

/// How many levels an indicator passes if a fact that it reads says something else.
fn steps_to(premise: &Premise<'_>, reader: usize, fact: usize, given: &AnswerValue) -> usize {
    let both = premise.catalogue.indicators.get(reader).zip(premise.assessment.indicators.get(reader));
    let Some((indicator, assessed)) = both else { return 0 };
    let mut premise = premise.clone();
    premise.tell(fact, given.clone());
    let (said, _) = premise.said(indicator, &assessed.own_answer(indicator, |_| false));
    let earned = premise.documented(indicator, &said);
    let (Some(now), Some(then)) = (&assessed.points, &earned.points) else { return 0 };
    levels(premise.catalogue, indicator).iter().filter(|level| now < *level && *level <= then).count()
}

/// The values of a fact at which some indicator that reads it meets a limit, beside its own figures, the team's, and
/// what the other facts say or could.
fn meeting(premise: &Premise<'_>, index: usize, others: &[FactMove]) -> Vec<AnswerValue> {
    let Some(fact) = premise.catalogue.facts.get(index) else { return Vec::new() };
    let domain = ValueDomain::of(premise.catalogue, fact.asked());
    let mut values: Vec<AnswerValue> = Vec::new();
    for reader in premise.catalogue.readers(index) {
        let both = premise.catalogue.indicators.get(reader).zip(premise.assessment.indicators.get(reader));
        let Some((indicator, assessed)) = both else { continue };
        let Some(place) = indicator.sources.iter().position(|source| *source == InputSource::Fact(index)) else {
            continue;
        };
        let per = match &indicator.measure {
            Measure::Ratio { per, .. } => per.clone(),
            _ => Exact::HUNDRED,
        };
        let own = match assessed.own_answer(indicator, |_| false) {
            OwnAnswer::Inputs(own) => own.get(1 - place).cloned().flatten(),
            _ => None,
        };
        let told = premise.input(indicator, 1 - place).into_iter().chain(own);
        let could = others.iter().filter(|it| indicator.sources.get(1 - place) == Some(&InputSource::Fact(it.fact)));
        let could = could.filter_map(|it| match &it.given {
            AnswerValue::Number(number) => Some(number.clone()),
            _ => None,
        });
        let numbers: BTreeSet<Exact> = told.chain(could).collect();
        for (limit, side) in limits(&ValueDomain::for_indicator(premise.catalogue, indicator), indicator, None) {
            let other = if side == RoundingSide::AtLeast { RoundingSide::AtMost } else { RoundingSide::AtLeast };
            let exact = numbers.iter().filter_map(|number| match place {
                0 => Some(((&limit * number).divided_by(&per)?, side)),
                // The more there is to divide by, the less comes out.
                _ => Some(((&per * number).divided_by(&limit)?, other)),
            });
            for value in exact.filter_map(|(value, side)| domain.nearest(&value, side)).map(AnswerValue::Number) {
                values.extend((!values.contains(&value)).then_some(value));
            }
        }
    }
    values
}

/// Something that can stand for a fact that is missing or in error, with what else is said of those that read it if
/// it can.
fn sample(premise: &Premise<'_>, index: usize) -> Option<AnswerValue> {
    let fact = premise.catalogue.facts.get(index)?;
    match &fact.measure {
        Measure::YesNo => return Some(AnswerValue::YesNo(false)),
        Measure::Choice { .. } => return Some(AnswerValue::Chosen(0)),
        Measure::Date => return Some(AnswerValue::Since(premise.assessment.as_of)),
        _ => {}
    }
    let domain = ValueDomain::of(premise.catalogue, fact.asked());
    let readers = || {
        let indices = premise.catalogue.readers(index);
        indices.filter_map(|index| {
            let (indicator, assessed) =
                (premise.catalogue.indicators.get(index)?, premise.assessment.indicators.get(index)?);
            Some((indicator, assessed.own_answer(indicator, |_| false)))
        })
    };
    let mut wanted = vec![Exact::ONE];
    for (indicator, own) in readers() {
        wanted.extend((0..2).filter_map(|input| premise.input(indicator, input)));
        if let OwnAnswer::Inputs(own) = own {
            wanted.extend(own.into_iter().flatten());
        }
    }
    wanted.extend([Exact::ZERO, Exact::HUNDRED].into_iter().chain(domain.min.clone()).chain(domain.max.clone()));
    let sides = [RoundingSide::AtLeast, RoundingSide::AtMost];
    let values = wanted.iter().flat_map(|value| sides.map(|side| domain.nearest(value, side))).flatten();
    let misfits = |value: &Exact| {
        let mut premise = premise.clone();
        premise.tell(index, AnswerValue::Number(value.clone()));
        readers().filter(|(indicator, own)| !premise.said(indicator, own).1).count()
    };
    // Of equals the first, which is the plainest.
    values.min_by_key(misfits).map(AnswerValue::Number)
}

/// What a cell says for a value.
fn cell_value(given: &AnswerValue) -> Option<CellValue> {
    Some(match given {
        AnswerValue::Number(number) => CellValue::Number(number.clone()),
        AnswerValue::YesNo(yes) => CellValue::YesNo(*yes),
        AnswerValue::Chosen(option) => CellValue::Option(*option),
        AnswerValue::Since(date) => CellValue::Date(*date),
        _ => return None,
    })
}
