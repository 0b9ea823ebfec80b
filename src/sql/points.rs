//! From what was read to points: whole multiples of a unit, or fractions on linear scales.

use super::line;
use super::{Fraction, QueryStages, cells, common, constant, team, times, unless_absent};
use crate::catalogue::{Catalogue, Indicator, InputSource, Measure, Metric, Period, Question, Scale, TeamFigure};
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
    let is_line = |indicator: &Indicator| matches!(indicator.scale, Some(Scale::Line(_)));
    for (index, fact) in catalogue.facts.iter().enumerate() {
        valid(&format!("v{}", cells::first_slot(catalogue, Question::Fact(index))), &fact.measure, unread)?;
    }
    let (mut values, mut lines, mut points, mut fractions) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (index, indicator) in catalogue.indicators.iter().enumerate() {
        let mut value = value(catalogue, index, indicator, has_training, day, unread)?;
        if indicator.optional && indicator.facts().next().is_some() {
            // What the facts say counts for nothing where the indicator does not apply.
            let applies = unless_absent(catalogue, Question::Indicator(index), "true");
            value.num = format!("CASE WHEN {applies} THEN {} END", value.num);
        }
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
        if let Scale::Line(line) = scale {
            line::columns(line, index, &mut lines, &mut fractions)?;
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
    let own = cells::first_slot(catalogue, Question::Indicator(index));
    let one = |num: String| Fraction { num: format!("CAST({num} AS HUGEINT)"), den: "CAST(1 AS HUGEINT)".to_owned() };
    let million = "CAST(1000000 AS HUGEINT)".to_owned();
    let first = cells::column(catalogue, index, 0).unwrap_or_default();
    // Those of a fact are checked there.
    let is_own = !indicator.asked().asks_nothing();
    Ok(match &indicator.measure {
        Measure::Number { .. } | Measure::Percent { .. } => {
            if is_own {
                valid(&first, &indicator.measure, unread)?;
            }
            Fraction { num: first, den: million }
        }
        Measure::Share { .. } => pair(catalogue, index, (&Exact::HUNDRED, true), has_training, unread)?,
        Measure::Ratio { per, .. } => pair(catalogue, index, (per, false), has_training, unread)?,
        Measure::YesNo | Measure::Choice { .. } | Measure::Date => one(first),
        Measure::Checklist { items } => {
            let slots: Vec<String> = (own..own + items.len()).map(|slot| format!("v{slot}")).collect();
            let sum: Vec<String> = slots.iter().map(|slot| format!("coalesce({slot}, 0)")).collect();
            one(format!("CASE WHEN coalesce({}) IS NOT NULL THEN {} END", slots.join(", "), sum.join(" + ")))
        }
        Measure::Since { unit } => {
            let months = cells::months(&first, day);
            one(if *unit == Period::Years { format!("{months} // 12") } else { months })
        }
        Measure::Team { metric } => {
            let figure = figure(TeamFigure::Metric(*metric), has_training);
            let there = unless_absent(catalogue, Question::Indicator(index), &figure.is_there);
            Fraction {
                num: format!("CASE WHEN {there} THEN {} END", figure.num),
                den: format!("CASE WHEN {there} THEN {} END", figure.den),
            }
        }
    })
}

/// A figure of the team, and where there is one.
pub(super) struct FigureColumns {
    pub num: String,
    pub den: String,
    pub is_there: String,
}

pub(super) fn figure(figure: TeamFigure, has_training: bool) -> FigureColumns {
    let (num, den) = match figure {
        TeamFigure::Persons => {
            let one = "CAST(1 AS HUGEINT)".to_owned();
            return FigureColumns {
                num: "CAST(persons AS HUGEINT)".to_owned(),
                den: one,
                is_there: "persons > 0".to_owned(),
            };
        }
        TeamFigure::Metric(Metric::TrainingDays) => {
            ("CAST(coalesce(recent_days, 0) AS HUGEINT)".to_owned(), "training_days_d".to_owned())
        }
        TeamFigure::Metric(metric) => (format!("{}_n", team::name(metric)), format!("{}_d", team::name(metric))),
    };
    let is_there = if figure.needs_training() && !has_training { "false".to_owned() } else { format!("{den} > 0") };
    FigureColumns { num, den, is_there }
}

/// A share or ratio: a factor times the quotient of two inputs, whoever tells them.
fn pair(
    catalogue: &Catalogue,
    index: usize,
    (per, is_share): (&Exact, bool),
    has_training: bool,
    unread: &mut Vec<String>,
) -> Result<Fraction, Message> {
    let question = Question::Indicator(index);
    let input = |input: usize| {
        let source = catalogue.asked(question).map(|asked| asked.source(input));
        match (source, cells::column(catalogue, index, input)) {
            (Some(InputSource::Team(of)), _) => figure(of, has_training),
            (_, column) => {
                let num = column.unwrap_or_default();
                let is_there = format!("{num} IS NOT NULL");
                FigureColumns { num, den: "CAST(1000000 AS HUGEINT)".to_owned(), is_there }
            }
        }
    };
    let (first, second) = (input(0), input(1));
    // Where both are cells, their units cancel each other out.
    let are_cells = first.den == second.den;
    let [num, den] = match are_cells {
        true => [first.num.clone(), second.num.clone()],
        false => [format!("({} * {})", first.num, second.den), format!("({} * {})", first.den, second.num)],
    };
    let there = format!("{} AND {}", first.is_there, second.is_there);
    let mut unfit = format!("{} <= 0", second.num);
    if is_share {
        unfit = format!("{} < 0 OR {unfit} OR {num} > {den}", first.num);
    }
    // The figures of a team that has none compare with nothing.
    unread.push(if are_cells { unfit } else { unless_absent(catalogue, question, &format!("{there} AND ({unfit})")) });
    let per = constant(per)?;
    Ok(Fraction {
        num: format!("CASE WHEN {there} THEN {} * {num} END", per.num),
        den: format!("CASE WHEN {there} THEN {} * {den} END", per.den),
    })
}

/// Numbers that a question does not allow are out of the ordinary.
pub(super) fn valid(value: &str, measure: &Measure, unread: &mut Vec<String>) -> Result<(), Message> {
    match measure {
        Measure::Number { min, max, whole, .. } => {
            limits(value, min.as_ref(), max.as_ref(), unread)?;
            unread.extend(whole.then(|| format!("{value} % 1000000 <> 0")));
            Ok(())
        }
        Measure::Percent { min, max, .. } => limits(value, Some(min), Some(max), unread),
        _ => Ok(()),
    }
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
        Scale::Line(_) => {}
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
        Ok(unless_absent(self.catalogue, Question::Indicator(index), &is_below))
    }
}
