//! The points of one indicator: from its answer to a value, from the value
//! through the scale to points, each step kept for the working.

use super::document::{Documents, documents, is_short, needed};
use super::team::{self, MissingFigure, ScoringContext};
use super::working::{ScaleWorking, ValueWorking};
use super::{AssessedIndicator, IndicatorScore, Status};
use crate::catalogue::{Band, Indicator, InputSource, Line, Measure, Period, Scale, Undocumented};
use crate::evidence::{Answer, AnswerValue, date};
use crate::language::{Arg, Message};
use crate::number::{Exact, Quotient};
use std::cmp::Ordering;

/// What an indicator earns by what is said of it, with so many documents.
pub(super) fn earn(
    context: &ScoringContext<'_>,
    indicator: &Indicator,
    given: &AnswerValue,
    documents: usize,
) -> IndicatorScore {
    score_answer(context, indicator, given, documents).earned(indicator)
}

/// Whether an indicator earns nothing, or does not leave the score, because documents are missing.
fn is_undocumented(context: &ScoringContext<'_>, indicator: &Indicator, status: Status, is_short: bool) -> bool {
    let reads_undocumented = || indicator.facts().any(|fact| context.undocumented_facts.contains(&fact));
    context.catalogue.undocumented == Undocumented::Zero
        && (is_short || (status == Status::Scored && reads_undocumented()))
}

/// The points of a value on the scale of an indicator.
pub fn points_at(indicator: &Indicator, value: &Exact) -> Exact {
    let value = Quotient::from(value);
    reached(indicator, &AnswerValue::Invalid, Some(&value)).points(indicator)
}

pub(super) struct AnswerScore {
    pub status: Status,
    pub value: Option<Quotient>,
    pub reached: ScalePosition,
    /// Whether there are fewer documents than the answer takes.
    pub is_short: bool,
    /// Whether that costs the points, or has "not applicable" count as missing.
    pub undocumented: bool,
}

impl AnswerScore {
    pub(super) fn earned(&self, indicator: &Indicator) -> IndicatorScore {
        let reached = if self.undocumented { &ScalePosition::Nothing } else { &self.reached };
        let mut earned = IndicatorScore::without_points(self.status);
        earned.settle(indicator, (self.status != Status::NotApplicable).then(|| reached.points(indicator)));
        earned
    }
}

/// What a value reaches on the way to points.
#[derive(Clone, Debug)]
pub(super) enum ScalePosition {
    Nothing,
    /// All there is: a yes.
    All,
    /// The option with that index.
    Option(usize),
    /// The step or band with that index.
    Step(usize),
    /// So many points of a line, and between which of its points.
    Line(Quotient, [usize; 2]),
}

/// The value of what is said with so many documents, and what it reaches.
pub(super) fn score_answer(
    context: &ScoringContext<'_>,
    indicator: &Indicator,
    said: &AnswerValue,
    documents: usize,
) -> AnswerScore {
    let (status, value, reached) = match value(context, indicator, said) {
        Ok(value) => (Status::Scored, value.clone(), reached(indicator, said, value.as_ref())),
        Err(status) => (status, None, ScalePosition::Nothing),
    };
    let is_short = is_short(status, needed(indicator, said), documents);
    let undocumented = is_undocumented(context, indicator, status, is_short);
    let is_unproved = undocumented && status == Status::NotApplicable;
    AnswerScore { status: if is_unproved { Status::Missing } else { status }, value, reached, is_short, undocumented }
}

pub(super) fn assess(
    context: &ScoringContext<'_>,
    indicator: &Indicator,
    answer: Answer,
    seen: &Documents,
) -> AssessedIndicator {
    let catalogue = context.catalogue;
    let documents = documents(catalogue, answer.documents, seen);
    let documents_needed = needed(indicator, &answer.given);
    let counted = if answer.is_supposed { documents_needed } else { 0 };
    let counted = counted.max(documents.iter().filter(|document| document.counts).count());
    let scored = score_answer(context, indicator, &answer.given, counted);
    let earned = scored.earned(indicator);
    let mut cells = answer.cells;
    indicator.team_figures().for_each(|figure| cells.extend(team::cells(context, figure)));
    AssessedIndicator {
        documents_needed,
        undocumented: scored.undocumented,
        scale_working: scored.reached.working(indicator, scored.value.is_some()),
        value_working: match working(context, indicator, answer.given) {
            ValueWorking::NotApplicable if scored.undocumented => {
                ValueWorking::Missing(Message::new("missing-absence-unproved"))
            }
            working => working,
        },
        earned,
        value: scored.value.map(Quotient::exact),
        cells,
        documents,
        decided: None,
        is_supposed: answer.is_supposed,
    }
}

/// An indicator that simply has these points, or no evidence: what rules about catalogues ask "what if" with.
pub(super) fn supposed(indicator: &Indicator, points: Option<&Exact>) -> IndicatorScore {
    let mut earned = IndicatorScore::without_points(if points.is_some() { Status::Scored } else { Status::Missing });
    earned.settle(indicator, Some(points.cloned().unwrap_or_default()));
    earned
}

/// The value of what is said (an option has none), or why there is none.
fn value(context: &ScoringContext<'_>, indicator: &Indicator, said: &AnswerValue) -> Result<Option<Quotient>, Status> {
    match (said, &indicator.measure) {
        (AnswerValue::Missing(_), _) => Err(Status::Missing),
        (AnswerValue::NotApplicable, _) => Err(Status::NotApplicable),
        (AnswerValue::Team, Measure::Team { metric }) => match team::figure(context, *metric) {
            Ok(figure) => Ok(Some(figure)),
            Err(MissingFigure::Missing(_)) => Err(Status::Missing),
            Err(MissingFigure::Invalid) => Err(Status::Invalid),
        },
        (AnswerValue::Number(number), _) => Ok(Some(number.into())),
        (AnswerValue::Pair(part, whole), Measure::Share { .. }) => Ok(Quotient::new(&Exact::HUNDRED, part, whole)),
        (AnswerValue::Pair(first, second), Measure::Ratio { per, .. }) => Ok(Quotient::new(per, first, second)),
        (AnswerValue::WithTeam(inputs), _) => match with_team(context, indicator, inputs) {
            Ok(pair) => value(context, indicator, &pair),
            Err(PairFault::Lacks(MissingFigure::Missing(_))) => Err(Status::Missing),
            Err(PairFault::Lacks(MissingFigure::Invalid) | PairFault::Unfit(_)) => Err(Status::Invalid),
        },
        (AnswerValue::YesNo(yes), _) => Ok(Some(Exact::from(i64::from(*yes)).into())),
        (AnswerValue::Chosen(_), _) => Ok(None),
        (AnswerValue::Items(items), _) => {
            let there = items.iter().filter(|there| **there).count();
            Ok(Some(Exact::count(there).into()))
        }
        (AnswerValue::Since(from), Measure::Since { unit }) => {
            let months = date::completed_months(*from, context.as_of);
            Ok(Some(Exact::from(if *unit == Period::Years { months / 12 } else { months }).into()))
        }
        _ => Err(Status::Invalid),
    }
}

fn working(context: &ScoringContext<'_>, indicator: &Indicator, given: AnswerValue) -> ValueWorking {
    match (given, &indicator.measure) {
        (AnswerValue::Missing(reason), _) => ValueWorking::Missing(reason),
        (AnswerValue::NotApplicable, _) => ValueWorking::NotApplicable,
        (AnswerValue::Team, Measure::Team { metric }) => team::working(context, *metric),
        (AnswerValue::Number(_), _) => ValueWorking::Given,
        (AnswerValue::Pair(part, whole), Measure::Share { .. }) => ValueWorking::Share { part, whole },
        (AnswerValue::Pair(first, second), Measure::Ratio { per, .. }) => {
            ValueWorking::Ratio { per: per.clone(), first, second }
        }
        (AnswerValue::WithTeam(inputs), _) => match with_team(context, indicator, &inputs) {
            Ok(pair) => working(context, indicator, pair),
            Err(PairFault::Lacks(MissingFigure::Missing(reason))) => ValueWorking::Missing(Message::new(reason)),
            Err(PairFault::Lacks(MissingFigure::Invalid) | PairFault::Unfit(_)) => ValueWorking::Invalid,
        },
        (AnswerValue::YesNo(yes), _) => ValueWorking::YesNo(yes),
        (AnswerValue::Chosen(option), _) => ValueWorking::Chosen(option),
        (AnswerValue::Items(items), _) => ValueWorking::Items(items),
        (AnswerValue::Since(from), Measure::Since { .. }) => {
            ValueWorking::Since { from, months: date::completed_months(from, context.as_of) }
        }
        _ => ValueWorking::Invalid,
    }
}

/// Why two inputs of which the team is one have no value.
enum PairFault {
    /// The team has no such figure.
    Lacks(MissingFigure),
    /// They cannot stand together.
    Unfit(Message),
}

/// The inputs of a share or ratio, with the figures of the team among them.
fn with_team(
    context: &ScoringContext<'_>,
    indicator: &Indicator,
    inputs: &[Option<Exact>; 2],
) -> Result<AnswerValue, PairFault> {
    let input = |index: usize| match (inputs.get(index), indicator.sources.get(index)) {
        (Some(Some(own)), _) => Ok(own.clone()),
        (_, Some(InputSource::Team(figure))) => team::number(context, *figure).map_err(PairFault::Lacks),
        _ => Err(PairFault::Lacks(MissingFigure::Invalid)),
    };
    let (first, second) = (input(0)?, input(1)?);
    let ids = indicator.measure.inputs();
    let called = |input: usize| {
        let id = ids.get(input).copied().unwrap_or_default();
        indicator.input_title(id).map_or_else(|| Arg::from(id), Arg::from)
    };
    let is_share = matches!(indicator.measure, Measure::Share { .. });
    let unfit = match () {
        () if !second.is_positive() => Message::new("finding-whole-not-positive").with("input", called(1)),
        () if is_share && first.is_negative() => Message::new("finding-part-negative").with("input", called(0)),
        () if is_share && first > second => Message::new("finding-part-above-whole")
            .with("part", called(0))
            .with("whole", called(1))
            .with("number", &first)
            .with("limit", &second),
        () => return Ok(AnswerValue::Pair(first, second)),
    };
    Err(PairFault::Unfit(unfit))
}

/// Why figures of the team and other inputs cannot stand together, where they cannot.
pub(super) fn unfit(context: &ScoringContext<'_>, indicator: &Indicator, given: &AnswerValue) -> Option<Message> {
    let AnswerValue::WithTeam(inputs) = given else { return None };
    match with_team(context, indicator, inputs) {
        Err(PairFault::Unfit(message)) => Some(message),
        _ => None,
    }
}

/// What is reached by what is said, which has that value.
pub(super) fn reached(indicator: &Indicator, said: &AnswerValue, value: Option<&Quotient>) -> ScalePosition {
    let Some(scale) = &indicator.scale else {
        return match said {
            AnswerValue::Chosen(option) => ScalePosition::Option(*option),
            AnswerValue::YesNo(true) => ScalePosition::All,
            _ => ScalePosition::Nothing,
        };
    };
    let Some(value) = value else { return ScalePosition::Nothing };
    let step = match scale {
        Scale::From(steps) => steps.iter().rposition(|step| value.compare(&step.limit).is_ge()),
        Scale::UpTo(steps) => steps.iter().position(|step| value.compare(&step.limit).is_le()),
        Scale::Bands(bands) => {
            // Where two bands share an end, the better one has it.
            let is_within = |band: &Band| value.compare(&band.from).is_ge() && value.compare(&band.up_to).is_le();
            let holding = bands.iter().enumerate().filter(|(_, band)| is_within(band));
            holding.max_by(|(_, a), (_, b)| a.points.cmp(&b.points)).map(|(index, _)| index)
        }
        Scale::Line(line) => return along(line, value),
    };
    step.map_or(ScalePosition::Nothing, ScalePosition::Step)
}

/// Where a value lies on a line.
fn along(line: &Line, value: &Quotient) -> ScalePosition {
    let points = line.points();
    let mut compared = points.iter().enumerate().map(|(index, point)| (index, value.compare(&point.value)));
    let ends = match compared.find(|(_, way)| !way.is_gt()) {
        None => [points.len().saturating_sub(1); 2],
        Some((first, Ordering::Equal)) => {
            // At a jump the better counts.
            let second = points.get(first + 1).zip(points.get(first));
            let is_better = second.is_some_and(|(b, a)| b.value == a.value && b.points > a.points);
            [first + usize::from(is_better); 2]
        }
        Some((0, _)) => [0; 2],
        Some((next, _)) => [next - 1, next],
    };
    let [Some(a), Some(b)] = ends.map(|index| points.get(index)) else { return ScalePosition::Nothing };
    let (low, high) = if a.points <= b.points { (a, b) } else { (b, a) };
    let climb = &high.points - &low.points;
    let gone = Quotient::new(&climb, value.minus(&low.value), Quotient::from(&high.value).minus(&low.value));
    let earned = gone.map(|gone| if low.points.is_zero() { gone } else { gone.minus(&-&low.points) });
    ScalePosition::Line(earned.unwrap_or_else(|| (&low.points).into()), ends)
}

impl ScalePosition {
    /// The points that it gives, before the weight.
    pub(super) fn points(&self, indicator: &Indicator) -> Exact {
        let points = match (self, &indicator.scale, &indicator.measure) {
            (ScalePosition::All, ..) => Some(&indicator.points),
            (ScalePosition::Option(option), _, Measure::Choice { options }) => {
                options.get(*option).map(|option| &option.points)
            }
            (ScalePosition::Step(step), Some(Scale::From(steps) | Scale::UpTo(steps)), _) => {
                steps.get(*step).map(|step| &step.points)
            }
            (ScalePosition::Step(band), Some(Scale::Bands(bands)), _) => bands.get(*band).map(|band| &band.points),
            (ScalePosition::Line(points, _), ..) => return points.clone().exact(),
            _ => None,
        };
        points.cloned().unwrap_or_default()
    }

    fn working(self, indicator: &Indicator, has_value: bool) -> ScaleWorking {
        match (self, &indicator.scale) {
            (ScalePosition::Line(_, ends), _) => ScaleWorking::Line(ends),
            (ScalePosition::Step(band), Some(Scale::Bands(_))) => ScaleWorking::Band(band),
            (ScalePosition::Step(step), _) => ScaleWorking::Step(step),
            (ScalePosition::Nothing, Some(Scale::Bands(_))) if has_value => ScaleWorking::NoBand,
            (ScalePosition::Nothing, Some(_)) if has_value => ScaleWorking::NoStep,
            _ => ScaleWorking::None,
        }
    }
}
