//! What figures can be, and what comes of it for comparisons between them: intervals with their ends, exactly.
//!
//! Figures count as independent of one another. Dates are not after the day of the assessment, so each is that day
//! less an age.

use crate::catalogue::{Catalogue, Comparison, Measure, Metric, Operand, Operator, Rule, Side, TeamFigure, Tolerance};
use crate::number::Exact;
use std::collections::BTreeMap;

/// An end of a range.
#[derive(Clone)]
struct End {
    value: Exact,
    /// Whether the end itself can be.
    is_reached: bool,
}

/// All that a figure can be; without end where one is absent.
#[derive(Clone, Default)]
struct Range {
    least: Option<End>,
    most: Option<End>,
    is_whole: bool,
}

/// What can become of a rule, whatever the figures.
pub(super) struct PossibleOutcomes {
    /// Whether all of its conditions can hold.
    pub concerned: bool,
    /// Whether it can hold where it is of concern.
    pub holds: bool,
    /// Whether it can be broken.
    pub broken: bool,
}

/// What figures can be where the conditions of a rule hold.
struct Ranges<'c> {
    catalogue: &'c Catalogue,
    narrowed: BTreeMap<Operand, Range>,
}

/// How much a side exceeds the other beyond the tolerance: left over right, right over left.
type Excesses = [Range; 2];

pub(super) fn possible_outcomes(catalogue: &Catalogue, rule: &Rule) -> PossibleOutcomes {
    let (ranges, concerned) = Ranges::among(catalogue, &rule.when);
    PossibleOutcomes {
        concerned,
        holds: ranges.can_hold(&rule.that, &rule.tolerance),
        broken: concerned && ranges.can_be_broken(&rule.that, &rule.tolerance),
    }
}

/// Whether all of some conditions can hold.
pub(super) fn can_hold(catalogue: &Catalogue, conditions: &[Comparison]) -> bool {
    Ranges::among(catalogue, conditions).1
}

/// Whether all of these conditions hold wherever those do, with the figures of which they make sure.
pub(super) fn follow_from(catalogue: &Catalogue, these: &[Comparison], those: &[Comparison]) -> bool {
    let (ranges, _) = Ranges::among(catalogue, those);
    let exactly = Tolerance::Absolute(Exact::ZERO);
    // Where those hold, what they read has a figure.
    let is_read = |operand: Operand| those.iter().flat_map(Comparison::operands).any(|read| read == operand);
    let is_sure = |operand: Operand| operand == Operand::AsOf || is_read(operand);
    these.iter().all(|one| one.operands().all(is_sure) && !ranges.can_be_broken(one, &exactly))
}

/// The left side less the right one: figures with their factors, none of them 0, and a number.
pub(super) fn difference(comparison: &Comparison) -> (BTreeMap<Operand, Exact>, Exact) {
    let mut factors: BTreeMap<Operand, Exact> = BTreeMap::new();
    let minus = Exact::from(-1);
    for (side, sign) in [(&comparison.left, &Exact::ONE), (&comparison.right, &minus)] {
        for (factor, operand) in &side.terms {
            let sum = factors.entry(*operand).or_default();
            *sum = &*sum + &(factor * sign);
        }
    }
    factors.retain(|_, factor| !factor.is_zero());
    (factors, &comparison.left.constant - &comparison.right.constant)
}

impl<'c> Ranges<'c> {
    /// What figures can be where all of some conditions hold, and whether these can.
    fn among(catalogue: &'c Catalogue, conditions: &[Comparison]) -> (Ranges<'c>, bool) {
        let mut ranges = Ranges { catalogue, narrowed: BTreeMap::new() };
        let exactly = Tolerance::Absolute(Exact::ZERO);
        // First what the conditions say of single figures, then whether they can hold together.
        conditions.iter().for_each(|condition| ranges.narrow(condition));
        let can_hold = !ranges.narrowed.values().any(Range::is_empty)
            && conditions.iter().all(|condition| ranges.can_hold(condition, &exactly));
        (ranges, can_hold)
    }

    fn can_hold(&self, comparison: &Comparison, tolerance: &Tolerance) -> bool {
        let [over, under] = self.excesses(comparison, tolerance);
        match comparison.operator {
            Operator::AtMost => !over.is_positive(),
            Operator::Below => !over.is_at_least_0(),
            Operator::AtLeast => !under.is_positive(),
            Operator::Above => !under.is_at_least_0(),
            Operator::Equal => !over.is_positive() && !under.is_positive() && self.meets_whole(comparison, tolerance),
            Operator::Unequal => !(over.is_at_most_0() && under.is_at_most_0()),
        }
    }

    fn can_be_broken(&self, comparison: &Comparison, tolerance: &Tolerance) -> bool {
        let [over, under] = self.excesses(comparison, tolerance);
        match comparison.operator {
            Operator::AtMost => !over.is_at_most_0(),
            Operator::Below => !over.is_negative(),
            Operator::AtLeast => !under.is_at_most_0(),
            Operator::Above => !under.is_negative(),
            Operator::Equal => !(over.is_at_most_0() && under.is_at_most_0()),
            Operator::Unequal => !over.is_positive() && !under.is_positive() && self.meets_whole(comparison, tolerance),
        }
    }

    fn excesses(&self, comparison: &Comparison, tolerance: &Tolerance) -> Excesses {
        match tolerance {
            Tolerance::Absolute(within) => {
                let (factors, constant) = difference(comparison);
                let over = self.sum(factors.iter().map(|(operand, factor)| (factor, *operand)), &constant);
                [over.plus(&-within), over.times(&Exact::from(-1)).plus(&-within)]
            }
            Tolerance::Percent(percent) => {
                let part = percent.divided_by(&Exact::HUNDRED).unwrap_or_default();
                let [left, right] = [&comparison.left, &comparison.right].map(|side| self.side(side));
                [left.excess(&right, &part), right.excess(&left, &part)]
            }
        }
    }

    /// Whether sides that differ by the multiple of one whole number can be as near as a tolerance says.
    fn meets_whole(&self, comparison: &Comparison, tolerance: &Tolerance) -> bool {
        let (factors, constant) = difference(comparison);
        let (Tolerance::Absolute(within), Some((operand, factor)), 1) =
            (tolerance, factors.first_key_value(), factors.len())
        else {
            return true;
        };
        let mut range = self.of(*operand);
        let at = |sign: Exact| (&(&sign * within) - &constant).divided_by(factor);
        let (Some(one), Some(other)) = (at(Exact::from(-1)), at(Exact::ONE)) else { return true };
        let (least, most) = if one < other { (one, other) } else { (other, one) };
        range.raise(least, true);
        range.lower(most, true);
        !range.is_empty()
    }

    /// Takes into account what a condition says of a single figure.
    fn narrow(&mut self, condition: &Comparison) {
        let (factors, constant) = difference(condition);
        let (Some((operand, factor)), 1) = (factors.first_key_value(), factors.len()) else { return };
        if self.is_date(*operand) {
            return;
        }
        let Some(limit) = (-&constant).divided_by(factor) else { return };
        let mut range = self.of(*operand);
        match (condition.operator, factor.is_positive()) {
            (Operator::AtMost, true) | (Operator::AtLeast, false) => range.lower(limit, true),
            (Operator::AtLeast, true) | (Operator::AtMost, false) => range.raise(limit, true),
            (Operator::Below, true) | (Operator::Above, false) => range.lower(limit, false),
            (Operator::Above, true) | (Operator::Below, false) => range.raise(limit, false),
            (Operator::Equal, _) => {
                range.raise(limit.clone(), true);
                range.lower(limit, true);
            }
            (Operator::Unequal, _) => {}
        }
        self.narrowed.insert(*operand, range);
    }

    fn side(&self, side: &Side) -> Range {
        self.sum(side.terms.iter().map(|(factor, operand)| (factor, *operand)), &side.constant)
    }

    fn sum<'f>(&self, terms: impl Iterator<Item = (&'f Exact, Operand)>, constant: &Exact) -> Range {
        let zero = End { value: Exact::ZERO, is_reached: true };
        let mut sum = Range { least: Some(zero.clone()), most: Some(zero), is_whole: false }.plus(constant);
        let mut days = Exact::ZERO;
        for (factor, operand) in terms {
            if self.is_date(operand) {
                days = &days + factor;
                let age = Range { least: Some(End { value: Exact::ZERO, is_reached: true }), ..Range::default() };
                // Of the day of the assessment itself there is no age.
                if operand != Operand::AsOf {
                    sum = sum.and(&age.times(&-factor));
                }
            } else {
                sum = sum.and(&self.of(operand).times(factor));
            }
        }
        // The day of the assessment can be any.
        if days.is_zero() { sum } else { Range::default() }
    }

    fn is_date(&self, operand: Operand) -> bool {
        match operand {
            Operand::AsOf | Operand::EarliestSince => true,
            Operand::Fact(index) => self.catalogue.facts.get(index).is_some_and(|fact| fact.measure == Measure::Date),
            _ => false,
        }
    }

    fn of(&self, operand: Operand) -> Range {
        if let Some(narrowed) = self.narrowed.get(&operand) {
            return narrowed.clone();
        }
        let catalogue = self.catalogue;
        match operand {
            Operand::Fact(index) => catalogue.facts.get(index).map(|fact| of_measure(&fact.measure)),
            Operand::Indicator(index) => {
                catalogue.indicators.get(index).map(|indicator| of_measure(&indicator.measure))
            }
            Operand::Input { indicator, input } => {
                catalogue.indicators.get(indicator).map(|indicator| of_input(&indicator.measure, input))
            }
            Operand::Team(TeamFigure::Metric(
                Metric::Qualification | Metric::LeadQualification | Metric::Coverage | Metric::Trained,
            )) => Some(Range::between(Some(&Exact::ZERO), Some(&Exact::HUNDRED), false)),
            Operand::Team(TeamFigure::Persons) => Some(Range::between(Some(&Exact::ZERO), None, true)),
            Operand::Team(TeamFigure::Metric(_)) => Some(Range::between(Some(&Exact::ZERO), None, false)),
            Operand::EarliestSince | Operand::AsOf => None,
        }
        .unwrap_or_default()
    }
}

/// What a value can be.
fn of_measure(measure: &Measure) -> Range {
    let zero = Some(&Exact::ZERO);
    match measure {
        Measure::Number { min, max, whole, .. } => Range::between(min.as_ref(), max.as_ref(), *whole),
        Measure::Percent { min, max, .. } => Range::between(Some(min), Some(max), false),
        Measure::YesNo => Range::between(zero, Some(&Exact::ONE), true),
        Measure::Choice { options } => Range::between(zero, Some(&Exact::count(options.len().saturating_sub(1))), true),
        Measure::Since { .. } => Range::between(zero, None, true),
        _ => Range::default(),
    }
}

/// What an input can be for which an indicator asks.
fn of_input(measure: &Measure, input: usize) -> Range {
    let zero = Some(&Exact::ZERO);
    match (measure, input) {
        (Measure::Checklist { .. }, _) => Range::between(zero, Some(&Exact::ONE), true),
        (Measure::Share { .. }, 0) => Range::between(zero, None, false),
        (Measure::Share { .. } | Measure::Ratio { .. }, 1) => {
            let mut above_0 = Range::default();
            above_0.raise(Exact::ZERO, false);
            above_0
        }
        _ => Range::default(),
    }
}

impl Range {
    fn between(least: Option<&Exact>, most: Option<&Exact>, is_whole: bool) -> Range {
        let mut range = Range { is_whole, ..Range::default() };
        if let Some(least) = least {
            range.raise(least.clone(), true);
        }
        if let Some(most) = most {
            range.lower(most.clone(), true);
        }
        range
    }

    /// Nothing below a limit can be.
    fn raise(&mut self, limit: Exact, is_reached: bool) {
        let end = self.whole_end(limit, is_reached, &Exact::ONE);
        let is_higher = |least: &End| (&end.value, !end.is_reached) > (&least.value, !least.is_reached);
        if self.least.as_ref().is_none_or(is_higher) {
            self.least = Some(end);
        }
    }

    /// Nothing above a limit can be.
    fn lower(&mut self, limit: Exact, is_reached: bool) {
        let end = self.whole_end(limit, is_reached, &Exact::from(-1));
        let is_lower = |most: &End| (&end.value, end.is_reached) < (&most.value, most.is_reached);
        if self.most.as_ref().is_none_or(is_lower) {
            self.most = Some(end);
        }
    }

    /// A limit, where only whole numbers can be the first of them in a direction (1 or -1).
    fn whole_end(&self, limit: Exact, is_reached: bool, direction: &Exact) -> End {
        if !self.is_whole {
            return End { value: limit, is_reached };
        }
        let towards = &limit * direction;
        // The least whole number that is not below.
        let first = -&(-&towards).floor();
        let value = if first == towards && !is_reached { &first + &Exact::ONE } else { first };
        End { value: &value * direction, is_reached: true }
    }

    fn is_empty(&self) -> bool {
        let (Some(least), Some(most)) = (&self.least, &self.most) else { return false };
        least.value > most.value || least.value == most.value && !(least.is_reached && most.is_reached)
    }

    fn times(&self, factor: &Exact) -> Range {
        let scaled =
            |end: &Option<End>| end.as_ref().map(|end| End { value: &end.value * factor, is_reached: end.is_reached });
        let (least, most) = (scaled(&self.least), scaled(&self.most));
        match factor.is_negative() {
            true => Range { least: most, most: least, is_whole: false },
            false => Range { least, most, is_whole: false },
        }
    }

    fn plus(&self, number: &Exact) -> Range {
        let moved =
            |end: &Option<End>| end.as_ref().map(|end| End { value: &end.value + number, is_reached: end.is_reached });
        Range { least: moved(&self.least), most: moved(&self.most), is_whole: false }
    }

    fn and(&self, other: &Range) -> Range {
        let both = |one: &Option<End>, other: &Option<End>| {
            let (one, other) = (one.as_ref()?, other.as_ref()?);
            Some(End { value: &one.value + &other.value, is_reached: one.is_reached && other.is_reached })
        };
        Range { least: both(&self.least, &other.least), most: both(&self.most, &other.most), is_whole: false }
    }

    /// How much it exceeds another one beyond a part, at most 1, of the greater: the more the greater it is and the
    /// smaller the other.
    fn excess(&self, other: &Range, part: &Exact) -> Range {
        let size = |end: &Exact| if end.is_negative() { -end } else { end.clone() };
        let at = |own: &Option<End>, other: &Option<End>| {
            let (own, other) = (&own.as_ref()?.value, &other.as_ref()?.value);
            let within = &size(own).max(size(other)) * part;
            // Other values may give the same, so the end counts as reached.
            Some(End { value: &(own - other) - &within, is_reached: true })
        };
        Range { least: at(&self.least, &other.most), most: at(&self.most, &other.least), is_whole: false }
    }

    fn is_positive(&self) -> bool {
        self.least.as_ref().is_some_and(|end| end.value.is_positive() || end.value.is_zero() && !end.is_reached)
    }

    fn is_at_least_0(&self) -> bool {
        self.least.as_ref().is_some_and(|end| !end.value.is_negative())
    }

    fn is_at_most_0(&self) -> bool {
        self.most.as_ref().is_some_and(|end| !end.value.is_positive())
    }

    fn is_negative(&self) -> bool {
        self.most.as_ref().is_some_and(|end| end.value.is_negative() || end.value.is_zero() && !end.is_reached)
    }
}
