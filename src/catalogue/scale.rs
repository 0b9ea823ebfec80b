//! The keys `steps`, `bands`, `linear` and `points-at` of an indicator: how a value becomes points.

use super::document::{Fields, Located};
use super::model::{Band, Line, LinePoint, Measure, Scale, Step};
use crate::language::Message;
use crate::number::Exact;

/// The keys of which each says a scale.
pub(crate) const SCALE_KEYS: [&str; 4] = ["steps", "bands", "linear", "points-at"];

/// Reads the scale. The outer `None` stands for one that could not be read,
/// the inner one for none where none is needed.
#[allow(clippy::option_option, reason = "a missing scale and an unreadable one are different things")]
pub(super) fn read(
    fields: &Fields<'_>,
    points: Option<&Located<Exact>>,
    measure: Option<&Measure>,
) -> Option<Option<Scale>> {
    let given: Vec<&'static str> = SCALE_KEYS.into_iter().filter(|key| fields.has(key)).collect();
    if let [_, second, ..] = given.as_slice() {
        fields.faults.error("scale-excess", fields.key_span(second), Message::new("fault-scale-excess"));
        return None;
    }
    let scale = match given.first() {
        Some(key) if matches!(measure, Some(Measure::Choice { .. })) => {
            fields.faults.error("scale-excess", fields.key_span(key), Message::new("fault-scale-on-choice"));
            return None;
        }
        Some(&"steps") => steps(fields, points),
        Some(&"bands") => bands(fields, points),
        Some(&"linear") => linear(fields, points),
        Some(_) => line(fields, points),
        None if matches!(measure, None | Some(Measure::Choice { .. } | Measure::YesNo)) => return Some(None),
        // A scale under a wrong name is reported there.
        None if SCALE_KEYS.iter().any(|key| fields.meant(key).is_some()) => None,
        None => {
            fields.faults.error("scale-missing", fields.span.clone(), Message::new("fault-scale-missing"));
            None
        }
    };
    scale.map(Some)
}

fn steps(fields: &Fields<'_>, points: Option<&Located<Exact>>) -> Option<Scale> {
    let faults = fields.faults;
    let tables = fields.tables("steps");
    let Some(first) = tables.first() else {
        faults.error("scale-missing", fields.key_span("steps"), Message::new("fault-scale-empty"));
        return None;
    };
    let downwards = first.has("up-to") || first.meant("up-to").is_some();
    let key = if downwards { "up-to" } else { "from" };
    let mut steps: Vec<Step> = Vec::new();
    let mut whole = true;
    for table in &tables {
        let limit = table.required(key, table.number(key));
        let earned = table.required("points", table.number_within("points", 0, None));
        table.finish();
        let (Some(limit), Some(earned)) = (limit, earned) else {
            whole = false;
            continue;
        };
        if let Some(before) = steps.last() {
            // Out of order, steps have no direction.
            let is_after = limit.value > before.limit;
            if !is_after {
                let message =
                    Message::new("fault-not-ascending").with("limit", &limit.value).with("before", &before.limit);
                faults.error("not-ascending", limit.span, message);
            }
            let against = if downwards { earned.value > before.points } else { earned.value < before.points };
            if is_after && against {
                let message = Message::new("fault-against-direction")
                    .with("points", &earned.value)
                    .with("before", &before.points);
                faults.error("against-direction", earned.span, message);
            }
        }
        steps.push(Step { limit: limit.value, points: earned.value });
    }
    if !whole {
        return None;
    }
    check_best(fields, "steps", steps.iter().map(|step| &step.points).max(), points);
    Some(if downwards { Scale::UpTo(steps) } else { Scale::From(steps) })
}

fn bands(fields: &Fields<'_>, points: Option<&Located<Exact>>) -> Option<Scale> {
    let faults = fields.faults;
    let tables = fields.tables("bands");
    if tables.is_empty() {
        faults.error("scale-missing", fields.key_span("bands"), Message::new("fault-scale-empty"));
        return None;
    }
    let mut bands: Vec<Band> = Vec::new();
    let mut whole = true;
    for table in &tables {
        let from = table.required("from", table.number("from"));
        let up_to = table.required("up-to", table.number("up-to"));
        let earned = table.required("points", table.number_within("points", 0, None));
        table.finish();
        let (Some(from), Some(up_to), Some(earned)) = (from, up_to, earned) else {
            whole = false;
            continue;
        };
        if up_to.value < from.value {
            let message = Message::new("fault-range-reversed").with("min", &from.value).with("max", &up_to.value);
            faults.error("out-of-range", up_to.span.clone(), message);
        }
        if let Some(before) = bands.last()
            && from.value < before.up_to
        {
            let message = Message::new("fault-bands-overlap").with("from", &from.value).with("before", &before.up_to);
            faults.error("bands-overlap", from.span, message);
        }
        bands.push(Band { from: from.value, up_to: up_to.value, points: earned.value });
    }
    if !whole {
        return None;
    }
    check_best(fields, "bands", bands.iter().map(|band| &band.points).max(), points);
    Some(Scale::Bands(bands))
}

fn linear(fields: &Fields<'_>, points: Option<&Located<Exact>>) -> Option<Scale> {
    let line = fields.table("linear")?;
    let from = line.required("from", line.number("from"));
    let to = line.required("to", line.number("to"));
    line.finish();
    let (from, to) = (from?, to?);
    if from.value == to.value {
        line.faults.error("linear-flat", to.span, Message::new("fault-linear-flat"));
        return None;
    }
    Some(Scale::Line(Line::straight(from.value, to.value, points?.value.clone())))
}

fn line(fields: &Fields<'_>, points: Option<&Located<Exact>>) -> Option<Scale> {
    let faults = fields.faults;
    let tables = fields.tables("points-at");
    let mut line: Vec<LinePoint> = Vec::new();
    let mut is_right = true;
    for table in &tables {
        let value = table.required("value", table.number("value"));
        let earned = table.required("points", table.number_within("points", 0, None));
        table.finish();
        let (Some(value), Some(earned)) = (value, earned) else { continue };
        let before: Vec<&LinePoint> = line.iter().rev().take(2).collect();
        let fault = match before.as_slice() {
            [last, ..] if last.value > value.value => Some("fault-line-descends"),
            [last, first] if first.value == value.value && last.value == value.value => Some("fault-line-three"),
            [last, ..] if last.value == value.value && last.points == earned.value => Some("fault-line-repeats"),
            _ => None,
        };
        if let (Some(fault), Some(last)) = (fault, before.first()) {
            let message = Message::new(fault).with("value", &value.value).with("before", &last.value);
            faults.error("not-ascending", value.span, message);
            is_right = false;
        }
        line.push(LinePoint { value: value.value, points: earned.value });
    }
    if !is_right || line.len() < tables.len() || !fields.is_array("points-at") {
        return None;
    }
    if line.iter().zip(line.iter().skip(1)).all(|(a, b)| a.value == b.value) {
        faults.error("linear-flat", fields.key_span("points-at"), Message::new("fault-line-short"));
        return None;
    }
    check_best(fields, "points-at", line.iter().map(|point| &point.points).max(), points);
    Some(Scale::Line(Line::new(line)))
}

/// Reports that the best of a scale earns something else than the indicator's points.
pub(super) fn check_best(fields: &Fields<'_>, key: &str, best: Option<&Exact>, points: Option<&Located<Exact>>) {
    if let (Some(best), Some(points)) = (best, points)
        && *best != points.value
    {
        let message = Message::new("fault-best-is-not-points").with("best", best).with("points", &points.value);
        fields.faults.conflict("best-is-not-points", fields.key_span(key), message, points.span.clone());
    }
}
