//! The points of one indicator: from its answer to a value, from the value
//! through the scale to points, each step kept for the working.

use super::document::{Documents, is_short};
use super::working::{ScaleWorking, ValueWorking, Valued};
use super::{Assessed, Document, Earned, Status, team};
use crate::catalogue::{Catalogue, Indicator, Measure, Period, Scale, Undocumented};
use crate::evidence::{Answer, Given, Named, Team, date};
use crate::number::Exact;
use jiff::civil::Date;

/// What an indicator earns, and how it came about.
pub struct Earning {
    /// What it earns.
    pub earned: Earned,
    /// Its value.
    pub valued: Valued,
    /// How the value became points.
    pub scale_working: ScaleWorking,
    /// Whether it earns nothing because documents are missing.
    pub undocumented: bool,
}

/// What an indicator earns by what is said of it, with so many documents.
pub fn earn(
    catalogue: &Catalogue,
    indicator: &Indicator,
    given: &Given,
    documents: usize,
    team: &Team,
    as_of: Date,
) -> Earning {
    let valued = value(catalogue, indicator, given, team, as_of);
    let status = match valued.working {
        ValueWorking::Missing(_) => Status::Missing,
        ValueWorking::Invalid => Status::Invalid,
        ValueWorking::NotApplicable => Status::NotApplicable,
        _ => Status::Scored,
    };
    let (scale_working, mut points) = match (status, &valued.value) {
        (Status::Scored, value) => scale(indicator, value.as_ref(), &valued.working),
        _ => (ScaleWorking::None, Exact::ZERO),
    };
    let mut earned = Earned::of(status);
    let undocumented = is_short(&earned, indicator, documents) && catalogue.undocumented == Undocumented::Zero;
    if undocumented {
        points = Exact::ZERO;
    }
    earned.settle(indicator, (status != Status::NotApplicable).then_some(points));
    Earning { earned, valued, scale_working, undocumented }
}

/// Assesses one indicator.
pub fn assess(
    catalogue: &Catalogue,
    indicator: &Indicator,
    answer: Answer,
    documents: &Documents,
    team: &Team,
    as_of: Date,
) -> Assessed {
    let counted = if answer.is_supposed { indicator.documents } else { 0 };
    let counted = counted.max(answer.documents.len());
    let earning = earn(catalogue, indicator, &answer.given, counted, team, as_of);
    let mut cells = answer.cells;
    if let Measure::Team { metric } = indicator.measure {
        cells.extend(team::cells(catalogue, metric, team));
    }
    let named = answer.documents.into_iter();
    let document =
        |named: Named| Document { state: documents.get(&named.name).cloned().unwrap_or_default(), name: named.name };
    Assessed {
        earned: earning.earned,
        value: earning.valued.value,
        cells,
        documents: named.map(document).collect(),
        undocumented: earning.undocumented,
        value_working: earning.valued.working,
        scale_working: earning.scale_working,
        decided: None,
        is_supposed: answer.is_supposed,
    }
}

/// An indicator that simply has these points, or no evidence: what rules about
/// catalogues ask "what if" with.
pub fn supposed(indicator: &Indicator, points: Option<&Exact>) -> Earned {
    let mut earned = Earned::of(if points.is_some() { Status::Scored } else { Status::Missing });
    earned.settle(indicator, Some(points.cloned().unwrap_or_default()));
    earned
}

fn value(catalogue: &Catalogue, indicator: &Indicator, given: &Given, team: &Team, as_of: Date) -> Valued {
    let valued = |value: Exact, working| Valued { value: Some(value), working };
    let none = |working| Valued { value: None, working };
    match (given, &indicator.measure) {
        (Given::Missing(reason), _) => none(ValueWorking::Missing(reason.clone())),
        (Given::NotApplicable, _) => none(ValueWorking::NotApplicable),
        (Given::Team, Measure::Team { metric }) => team::value(catalogue, *metric, team, as_of),
        (Given::Number(number), _) => valued(number.clone(), ValueWorking::Given),
        (Given::Pair(part, whole), Measure::Share { .. }) => {
            let share = (&Exact::HUNDRED * part).divided_by(whole);
            Valued { value: share, working: ValueWorking::Share { part: part.clone(), whole: whole.clone() } }
        }
        (Given::Pair(first, second), Measure::Ratio { per, .. }) => {
            let value = (per * first).divided_by(second);
            let working = ValueWorking::Ratio { per: per.clone(), first: first.clone(), second: second.clone() };
            Valued { value, working }
        }
        (Given::YesNo(yes), _) => valued(Exact::from(i64::from(*yes)), ValueWorking::YesNo(*yes)),
        (Given::Chosen(option), _) => none(ValueWorking::Chosen(*option)),
        (Given::Items(items), _) => {
            let there: i64 = items.iter().map(|there| i64::from(*there)).sum();
            valued(Exact::from(there), ValueWorking::Items(items.clone()))
        }
        (Given::Since(from), Measure::Since { unit }) => {
            let months = date::completed_months(*from, as_of);
            let value = if *unit == Period::Years { months / 12 } else { months };
            valued(Exact::from(value), ValueWorking::Since { from: *from, months })
        }
        _ => none(ValueWorking::Invalid),
    }
}

fn scale(indicator: &Indicator, value: Option<&Exact>, working: &ValueWorking) -> (ScaleWorking, Exact) {
    let Some(scale) = &indicator.scale else {
        let points = match (working, &indicator.measure) {
            (ValueWorking::Chosen(option), Measure::Choice { options }) => {
                options.get(*option).map_or(Exact::ZERO, |option| option.points.clone())
            }
            (ValueWorking::YesNo(true), _) => indicator.points.clone(),
            _ => Exact::ZERO,
        };
        return (ScaleWorking::Plain, points);
    };
    let Some(value) = value else { return (ScaleWorking::None, Exact::ZERO) };
    match scale {
        Scale::From(steps) => match steps.iter().rposition(|step| step.limit <= *value) {
            Some(step) => (ScaleWorking::Step(step), steps[step].points.clone()),
            None => (ScaleWorking::NoStep, Exact::ZERO),
        },
        Scale::UpTo(steps) => match steps.iter().position(|step| step.limit >= *value) {
            Some(step) => (ScaleWorking::Step(step), steps[step].points.clone()),
            None => (ScaleWorking::NoStep, Exact::ZERO),
        },
        Scale::Bands(bands) => {
            // Where two bands share an end, the better one has it.
            let holding = bands.iter().enumerate().filter(|(_, band)| band.from <= *value && *value <= band.up_to);
            match holding.max_by(|(_, a), (_, b)| a.points.cmp(&b.points)) {
                Some((index, band)) => (ScaleWorking::Band(index), band.points.clone()),
                None => (ScaleWorking::NoBand, Exact::ZERO),
            }
        }
        Scale::Linear { from, to } => {
            let gone = (value - from).divided_by(&(to - from)).unwrap_or_default();
            let gone = gone.clamp(Exact::ZERO, Exact::ONE);
            let points = &indicator.points * &gone;
            (ScaleWorking::Line(gone), points)
        }
    }
}
