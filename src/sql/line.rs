//! The points on a line, as a fraction.

use super::constant;
use crate::catalogue::{Line, LinePoint};
use crate::language::Message;
use crate::number::Exact;

/// Adds how far the value `x` of an indicator has gone on each part of its line, `t…_n / t…_d`, and what it earns by
/// that, `q…_n / q…_d`.
pub(super) fn columns(
    line: &Line,
    index: usize,
    gone: &mut Vec<(String, String)>,
    earned: &mut Vec<(String, String)>,
) -> Result<(), Message> {
    // Where less is better it is followed downwards, so that no fraction is negative.
    let (first, last) = (line.points().first(), line.points().last());
    let is_down = first.map(|first| &first.points) > last.map(|last| &last.points);
    let mut points: Vec<&LinePoint> = line.points().iter().collect();
    if is_down {
        points.reverse();
    }
    let missing = format!("x{index}_n IS NULL");
    let mut cases = Vec::new();
    let sloping = points.windows(2).filter(|pair| matches!(pair, [a, b] if a.value != b.value));
    let sloping: Vec<[&LinePoint; 2]> = sloping.filter_map(|pair| pair.try_into().ok()).collect();
    for (part, [a, b]) in sloping.iter().enumerate() {
        let t = if part == 0 { format!("t{index}") } else { format!("t{index}_{part}") };
        let way = constant(&if is_down { &a.value - &b.value } else { &b.value - &a.value })?;
        let begin = constant(&a.value)?;
        let sign = if is_down { "-1 * " } else { "" };
        let way_gone = format!("{sign}(x{index}_n * {} - {} * x{index}_d) * {}", begin.den, begin.num, way.den);
        gone.push((format!("{t}_n"), format!("CASE WHEN {missing} THEN 0 ELSE {way_gone} END")));
        let all = format!("x{index}_d * {} * {}", begin.den, way.num);
        gone.push((format!("{t}_d"), format!("CASE WHEN {missing} THEN 1 ELSE {all} END")));
        let best = |value: &Exact| points.iter().filter(|at| at.value == *value).map(|at| &at.points).max();
        let (begins, ends) = (best(&a.value).unwrap_or(&a.points), best(&b.value).unwrap_or(&b.points));
        if part == 0 {
            // What is missing has gone nowhere, which is told apart where that earns something.
            if !begins.is_zero() {
                cases.push((missing.clone(), whole(&Exact::ZERO)?));
            }
            let before = points.first().map_or(&a.points, |first| &first.points);
            if before != begins {
                cases.push((format!("{t}_n < 0"), whole(before)?));
            }
            cases.push((format!("{t}_n {} 0", if before == begins { "<=" } else { "=" }), whole(begins)?));
        }
        let is_last = part + 1 == sloping.len();
        let beyond = points.last().filter(|_| is_last).map(|last| &last.points);
        match beyond {
            Some(beyond) if beyond == ends => cases.push((format!("{t}_n >= {t}_d"), whole(ends)?)),
            Some(beyond) => {
                cases.push((format!("{t}_n > {t}_d"), whole(beyond)?));
                cases.push((format!("{t}_n = {t}_d"), whole(ends)?));
            }
            None => cases.push((format!("{t}_n = {t}_d"), whole(ends)?)),
        }
        cases.push((if is_last { String::new() } else { format!("{t}_n < {t}_d") }, within(&t, a, b)?));
    }
    for (which, part) in [("n", 0), ("d", 1)] {
        let case = |(condition, fraction): &(String, [String; 2])| match condition.as_str() {
            "" => format!("ELSE {}", fraction[part]),
            condition => format!("WHEN {condition} THEN {}", fraction[part]),
        };
        let cases: Vec<String> = cases.iter().map(case).collect();
        earned.push((format!("q{index}_{which}"), format!("CAST(CASE {} END AS HUGEINT)", cases.join(" "))));
    }
    Ok(())
}

/// Points that are told; none have the shortest denominator.
fn whole(points: &Exact) -> Result<[String; 2], Message> {
    let constant = constant(points)?;
    Ok([constant.num, constant.den])
}

/// What is earned within a part, by how much of it is gone.
fn within(t: &str, a: &LinePoint, b: &LinePoint) -> Result<[String; 2], Message> {
    let g = format!("gcd({t}_n, {t}_d)");
    let climb = constant(&(&b.points - &a.points))?;
    let num = format!("{} * ({t}_n // {g})", climb.num);
    let den = format!("({t}_d // {g})");
    if a.points.is_zero() {
        return Ok([num, format!("{} * {den}", climb.den)]);
    }
    let begin = constant(&a.points)?;
    Ok([
        format!("{} * {den} * {} + {num} * {}", begin.num, climb.den, begin.den),
        format!("{} * {} * {den}", begin.den, climb.den),
    ])
}
