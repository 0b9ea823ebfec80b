//! The points of one indicator: from its answer to a value, from the value
//! through the scale to points, each step kept for the working.

use super::decision::settle;
use super::document::Documents;
use super::working::{ScaleWorking, ValueWorking, Valued};
use super::{Assessed, Document, Status, team};
use crate::catalogue::{Catalogue, Indicator, Measure, Period, Scale, Undocumented};
use crate::evidence::{Answer, Given, Team, date};
use crate::number::Exact;
use jiff::civil::Date;

/// Assesses one indicator.
pub fn assess(
    catalogue: &Catalogue,
    indicator: &Indicator,
    answer: Answer,
    documents: &Documents,
    team: &Team,
    as_of: Date,
) -> Assessed {
    let valued = value(catalogue, indicator, answer.given, team, as_of);
    let status = match valued.working {
        ValueWorking::Missing(_) => Status::Missing,
        ValueWorking::Invalid => Status::Invalid,
        ValueWorking::NotApplicable => Status::NotApplicable,
        _ => Status::Scored,
    };
    let mut cells = answer.cells;
    if let Measure::Team { metric } = indicator.measure {
        cells.extend(team::cells(catalogue, metric, team));
    }
    let named: Vec<Document> = answer
        .documents
        .into_iter()
        .map(|named| Document { state: documents.get(&named.name).cloned().unwrap_or_default(), name: named.name })
        .collect();
    let (scale_working, mut points) = match (status, &valued.value) {
        (Status::Scored, value) => scale(indicator, value.as_ref(), &valued.working),
        _ => (ScaleWorking::None, Exact::ZERO),
    };
    let short_of_documents = status == Status::Scored && named.len() < indicator.documents;
    let undocumented = short_of_documents && catalogue.undocumented == Undocumented::Zero;
    if undocumented {
        points = Exact::ZERO;
    }
    let mut assessed = Assessed {
        value: valued.value,
        cells,
        documents: named,
        undocumented,
        scale_working,
        ..Assessed::of(status, valued.working)
    };
    settle(indicator, &mut assessed, (status != Status::NotApplicable).then_some(points));
    assessed
}

/// An indicator that simply has these points, or no evidence: what rules about
/// catalogues ask "what if" with.
pub fn supposed(indicator: &Indicator, points: Option<&Exact>) -> Assessed {
    let status = if points.is_some() { Status::Scored } else { Status::Missing };
    let mut assessed = Assessed::of(status, ValueWorking::Given);
    settle(indicator, &mut assessed, Some(points.cloned().unwrap_or_default()));
    assessed
}

fn value(catalogue: &Catalogue, indicator: &Indicator, given: Given, team: &Team, as_of: Date) -> Valued {
    let valued = |value: Exact, working| Valued { value: Some(value), working };
    let none = |working| Valued { value: None, working };
    match (given, &indicator.measure) {
        (Given::Missing(reason), _) => none(ValueWorking::Missing(reason)),
        (Given::NotApplicable, _) => none(ValueWorking::NotApplicable),
        (Given::Team, Measure::Team { metric }) => team::value(catalogue, *metric, team, as_of),
        (Given::Number(number), _) => valued(number, ValueWorking::Given),
        (Given::Pair(part, whole), Measure::Share { .. }) => {
            let share = (&Exact::HUNDRED * &part).divided_by(&whole);
            Valued { value: share, working: ValueWorking::Share { part, whole } }
        }
        (Given::Pair(first, second), Measure::Ratio { per, .. }) => {
            let value = (per * &first).divided_by(&second);
            Valued { value, working: ValueWorking::Ratio { per: per.clone(), first, second } }
        }
        (Given::YesNo(yes), _) => valued(Exact::from(i64::from(yes)), ValueWorking::YesNo(yes)),
        (Given::Chosen(option), _) => none(ValueWorking::Chosen(option)),
        (Given::Items(items), _) => {
            let there: i64 = items.iter().map(|there| i64::from(*there)).sum();
            valued(Exact::from(there), ValueWorking::Items(items))
        }
        (Given::Since(from), Measure::Since { unit }) => {
            let months = date::completed_months(from, as_of);
            let value = if *unit == Period::Years { months / 12 } else { months };
            valued(Exact::from(value), ValueWorking::Since { from, months })
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
