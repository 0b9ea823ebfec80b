//! From what was read to points: whole multiples of a unit, or fractions on linear scales.

use super::cells::first_slot;
use super::{Fraction, QueryStages, cells, common, constant, metric, team, times, unless_absent};
use crate::catalogue::{Catalogue, Indicator, Measure, Metric, Period, Scale};
use crate::language::Message;
use crate::number::Exact;
use num_bigint::BigInt;

/// In which form the points of each indicator stand in the columns.
pub(super) struct IndicatorPoints<'c> {
    /// The unit of whole ones is 1 divided by this.
    pub unit: BigInt,
    /// For each indicator, whether it stands on a line: a fraction `q…_n / q…_d`, else a whole number `p…`.
    pub on_line: Vec<bool>,
    pub catalogue: &'c Catalogue,
}

/// Adds the stages that turn values into points.
pub(super) fn stages<'c>(
    catalogue: &'c Catalogue,
    has_training: bool,
    day: &str,
    stages: &mut QueryStages,
    unread: &mut Vec<String>,
) -> Result<IndicatorPoints<'c>, Message> {
    let minimums = catalogue.labels.iter().flat_map(|label| label.minimums.iter().map(|(_, points)| points));
    let steps = catalogue.indicators.iter().flat_map(own_points);
    let unit = common(steps.chain(minimums));
    let is_line = |indicator: &Indicator| matches!(indicator.scale, Some(Scale::Linear { .. }));
    let (mut values, mut lines, mut points, mut fractions) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (index, indicator) in catalogue.indicators.iter().enumerate() {
        let value = value(catalogue, index, indicator, has_training, day, unread)?;
        values.push((format!("x{index}_n"), value.num));
        values.push((format!("x{index}_d"), value.den));
        let missing = format!("x{index}_n IS NULL");
        let Some(scale) = &indicator.scale else {
            let earned = plain(indicator, index, &unit)?;
            points.push((
                format!("p{index}"),
                format!("CAST(CASE WHEN {missing} THEN 0 {earned} ELSE 0 END AS HUGEINT)"),
            ));
            continue;
        };
        if let Scale::Linear { from, to } = scale {
            let is_down = to < from;
            let way = constant(&if is_down { from - to } else { to - from })?;
            let begin = constant(from)?;
            let sign = if is_down { "-1 * " } else { "" };
            let gone = format!("{sign}(x{index}_n * {} - {} * x{index}_d) * {}", begin.den, begin.num, way.den);
            lines.push((format!("t{index}_n"), format!("CASE WHEN {missing} THEN 0 ELSE {gone} END")));
            let all = format!("x{index}_d * {} * {}", begin.den, way.num);
            lines.push((format!("t{index}_d"), format!("CASE WHEN {missing} THEN 1 ELSE {all} END")));
            let most = constant(&indicator.points)?;
            let clamped = |none: &str, all: &str, part: &str| {
                format!(
                    "CASE WHEN t{index}_n <= 0 THEN {none} WHEN t{index}_n >= t{index}_d THEN {all} ELSE {part} END"
                )
            };
            let g = format!("gcd(t{index}_n, t{index}_d)");
            let num = clamped("0", &most.num, &format!("{} * (t{index}_n // {g})", most.num));
            let den = clamped("1", &most.den, &format!("{} * (t{index}_d // {g})", most.den));
            fractions.push((format!("q{index}_n"), format!("CAST({num} AS HUGEINT)")));
            fractions.push((format!("q{index}_d"), format!("CAST({den} AS HUGEINT)")));
            continue;
        }
        let earned = scaled(scale, index, &unit)?;
        points.push((format!("p{index}"), format!("CAST(CASE WHEN {missing} THEN 0 {earned} ELSE 0 END AS HUGEINT)")));
    }
    stages.adding("valued", &values);
    stages.adding("gone", &lines);
    let both: Vec<(String, String)> = points.into_iter().chain(fractions).collect();
    stages.adding("pointed", &both);
    Ok(IndicatorPoints { unit, on_line: catalogue.indicators.iter().map(is_line).collect(), catalogue })
}

/// The points that an indicator may earn but on a line.
fn own_points(indicator: &Indicator) -> Vec<&Exact> {
    let mut points = vec![&indicator.points];
    points.extend(&indicator.minimum);
    match &indicator.scale {
        Some(Scale::From(steps) | Scale::UpTo(steps)) => points.extend(steps.iter().map(|step| &step.points)),
        Some(Scale::Bands(bands)) => points.extend(bands.iter().map(|band| &band.points)),
        _ => {}
    }
    if let Measure::Choice { options } = &indicator.measure {
        points.extend(options.iter().map(|option| &option.points));
    }
    points
}

/// The value of an indicator, NULL where it is missing.
fn value(
    catalogue: &Catalogue,
    index: usize,
    indicator: &Indicator,
    has_training: bool,
    day: &str,
    unread: &mut Vec<String>,
) -> Result<Fraction, Message> {
    let slot = first_slot(catalogue, index);
    let (first, second) = (format!("v{slot}"), format!("v{}", slot + 1));
    let one = |num: String| Fraction { num: format!("CAST({num} AS HUGEINT)"), den: "CAST(1 AS HUGEINT)".to_owned() };
    let million = "CAST(1000000 AS HUGEINT)".to_owned();
    let both = |num: String| {
        let is_there = format!("{first} IS NOT NULL AND {second} IS NOT NULL");
        Fraction {
            num: format!("CASE WHEN {is_there} THEN {num} END"),
            den: format!("CASE WHEN {is_there} THEN {second} END"),
        }
    };
    Ok(match &indicator.measure {
        Measure::Number { min, max, whole, .. } => {
            limits(&first, min.as_ref(), max.as_ref(), unread)?;
            if *whole {
                unread.push(format!("{first} % 1000000 <> 0"));
            }
            Fraction { num: first, den: million }
        }
        Measure::Percent { min, max, .. } => {
            limits(&first, Some(min), Some(max), unread)?;
            Fraction { num: first, den: million }
        }
        Measure::Share { .. } => {
            unread.push(format!("{first} < 0 OR {second} <= 0 OR {first} > {second}"));
            both(format!("100 * {first}"))
        }
        Measure::Ratio { per, .. } => {
            unread.push(format!("{second} <= 0"));
            let per = constant(per)?;
            let fraction = both(format!("{} * {first}", per.num));
            Fraction { den: format!("{} * {}", per.den, fraction.den), ..fraction }
        }
        Measure::YesNo | Measure::Choice { .. } | Measure::Date => one(first),
        Measure::Checklist { items } => {
            let slots: Vec<String> = (slot..slot + items.len()).map(|slot| format!("v{slot}")).collect();
            let sum: Vec<String> = slots.iter().map(|slot| format!("coalesce({slot}, 0)")).collect();
            one(format!("CASE WHEN coalesce({}) IS NOT NULL THEN {} END", slots.join(", "), sum.join(" + ")))
        }
        Measure::Since { unit } => {
            let months = cells::months(&first, day);
            one(if *unit == Period::Years { format!("{months} // 12") } else { months })
        }
        Measure::Team { .. } => {
            let Some(metric) = metric(&indicator.measure) else { return Ok(one("NULL".to_owned())) };
            let name = team::name(metric);
            let mut is_there = format!("{name}_d > 0");
            let mut num = format!("{name}_n");
            if metric.needs_training() && !has_training {
                is_there = "false".to_owned();
            }
            is_there = unless_absent(catalogue, index, &is_there);
            if metric == Metric::TrainingDays {
                num = "CAST(coalesce(recent_days, 0) AS HUGEINT)".to_owned();
            }
            Fraction {
                num: format!("CASE WHEN {is_there} THEN {num} END"),
                den: format!("CASE WHEN {is_there} THEN {name}_d END"),
            }
        }
    })
}

/// Numbers beyond the limits are out of the ordinary.
fn limits(value: &str, min: Option<&Exact>, max: Option<&Exact>, unread: &mut Vec<String>) -> Result<(), Message> {
    for (limit, sign) in [(min, "<"), (max, ">")] {
        if let Some(limit) = limit {
            let limit = constant(limit)?;
            unread.push(format!("{value} * {} {sign} {} * CAST(1000000 AS HUGEINT)", limit.den, limit.num));
        }
    }
    Ok(())
}

fn plain(indicator: &Indicator, index: usize, unit: &BigInt) -> Result<String, Message> {
    let mut cases = Vec::new();
    match &indicator.measure {
        Measure::Choice { options } => {
            for (place, option) in options.iter().enumerate() {
                cases.push(format!("WHEN x{index}_n = {place} THEN {}", times(&option.points, unit)?));
            }
        }
        _ => cases.push(format!("WHEN x{index}_n = 1 THEN {}", times(&indicator.points, unit)?)),
    }
    Ok(cases.join(" "))
}

fn scaled(scale: &Scale, index: usize, unit: &BigInt) -> Result<String, Message> {
    let compare = |sign: &str, limit: &Exact| -> Result<String, Message> {
        let limit = constant(limit)?;
        Ok(format!("x{index}_n * {} {sign} {} * x{index}_d", limit.den, limit.num))
    };
    let mut cases = Vec::new();
    match scale {
        Scale::From(steps) => {
            for step in steps.iter().rev() {
                cases.push(format!("WHEN {} THEN {}", compare(">=", &step.limit)?, times(&step.points, unit)?));
            }
        }
        Scale::UpTo(steps) => {
            for step in steps {
                cases.push(format!("WHEN {} THEN {}", compare("<=", &step.limit)?, times(&step.points, unit)?));
            }
        }
        Scale::Bands(bands) => {
            // Where two bands share an end, the better one has it.
            let mut bands: Vec<_> = bands.iter().collect();
            bands.sort_by(|a, b| b.points.cmp(&a.points));
            for band in bands {
                let within = format!("{} AND {}", compare(">=", &band.from)?, compare("<=", &band.up_to)?);
                cases.push(format!("WHEN {within} THEN {}", times(&band.points, unit)?));
            }
        }
        Scale::Linear { .. } => {}
    }
    Ok(cases.join(" "))
}

impl IndicatorPoints<'_> {
    /// The condition that an indicator misses a minimum.
    pub(super) fn misses(&self, index: usize, minimum: &Exact) -> Result<String, Message> {
        let is_below = if self.on_line.get(index) == Some(&true) {
            let minimum = constant(minimum)?;
            format!("q{index}_n * {} < {} * q{index}_d", minimum.den, minimum.num)
        } else {
            format!("p{index} < {}", times(minimum, &self.unit)?)
        };
        Ok(unless_absent(self.catalogue, index, &is_below))
    }
}
