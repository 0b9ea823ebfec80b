//! Sums and quotients of fractions, in lowest terms.

use super::points::IndicatorPoints;
use super::{QueryStages, common, constant, times, unless_absent, whole};
use crate::catalogue::Question;
use crate::language::Message;
use crate::number::Exact;

/// Stages that add fractions up, one after the other. What a column is made of stands in
/// the stages before: engines may copy the expression of one that stands in the same.
struct SumExpression {
    column: String,
    levels: Vec<Vec<(String, String)>>,
    last: usize,
}

impl SumExpression {
    /// A sum that begins with `num / den`.
    fn new(column: &str, num: &str, den: &str) -> SumExpression {
        let name = |what: &str| format!("{column}_0{what}");
        let levels = vec![
            vec![(name("s"), num.to_owned()), (name("t"), den.to_owned())],
            reduced(&name("n"), &name("d"), &name("s"), &name("t")),
        ];
        SumExpression { column: column.to_owned(), levels, last: 0 }
    }

    /// Adds `num / den`; over the least common denominator, so that numbers stay as short as they can.
    fn add(&mut self, num: &str, den: &str) {
        let name = |last: usize, what: &str| format!("{}_{last}{what}", self.column);
        let (n, d) = (name(self.last, "n"), name(self.last, "d"));
        let next = self.last + 1;
        let [a, b, g, s, t] = ["a", "b", "g", "s", "t"].map(|what| name(next, what));
        self.levels.extend([
            vec![(a.clone(), format!("TRY({num})")), (b.clone(), format!("TRY({den})"))],
            vec![(g.clone(), format!("gcd({d}, {b})"))],
            vec![
                (s.clone(), format!("TRY({n} * ({b} // {g}) + {a} * ({d} // {g}))")),
                (t.clone(), format!("TRY({d} // {g} * {b})")),
            ],
            reduced(&name(next, "n"), &name(next, "d"), &s, &t),
        ]);
        self.last = next;
    }

    fn finish(self, stages: &mut QueryStages) {
        let name = |part: &str| (format!("{}_{part}", self.column), format!("{}_{}{part}", self.column, self.last));
        let all = self.levels.iter().cloned().chain([vec![name("n"), name("d")]]);
        for (level, columns) in all.enumerate() {
            stages.adding(&format!("sum_{}_{level}", self.column), &columns);
        }
    }
}

fn reduced(num: &str, den: &str, from_num: &str, from_den: &str) -> Vec<(String, String)> {
    let part = |name: &str, of: &str| (name.to_owned(), format!("{of} // gcd({from_num}, {from_den})"));
    vec![part(num, from_num), part(den, from_den)]
}

/// Adds the columns `column_n` and `column_d`: Σ weight · points over indicators. NULL
/// where a number is beyond 128 bits.
pub(super) fn points(
    column: &str,
    weights: &[(usize, Exact)],
    points: &IndicatorPoints<'_>,
    stages: &mut QueryStages,
) -> Result<(), Message> {
    let is_on_line = |index: usize| points.on_line.get(index) == Some(&true);
    let counted = || weights.iter().filter(|(_, weight)| !weight.is_zero());
    let shared = common(counted().filter(|(index, _)| !is_on_line(*index)).map(|(_, weight)| weight));
    let mut parts = vec!["CAST(0 AS HUGEINT)".to_owned()];
    for (index, weight) in counted().filter(|(index, _)| !is_on_line(*index)) {
        parts.push(format!("{} * p{index}", times(weight, &shared)?));
    }
    let unit = format!("CAST({} AS HUGEINT)", whole(&(&shared * &points.unit))?);
    let mut sum = SumExpression::new(column, &parts.join(" + "), &unit);
    for (index, weight) in counted().filter(|(index, _)| is_on_line(*index)) {
        let weight = constant(weight)?;
        sum.add(&format!("{} * q{index}_n", weight.num), &format!("{} * q{index}_d", weight.den));
    }
    sum.finish(stages);
    Ok(())
}

/// Adds the columns `column_n` and `column_d`: what indicators can contribute, each its
/// own constant unless it does not apply.
pub(super) fn attainable(
    column: &str,
    most: &[(usize, Exact)],
    points: &IndicatorPoints<'_>,
    stages: &mut QueryStages,
) -> Result<(), Message> {
    let shared = common(most.iter().map(|(_, most)| most));
    let mut parts = vec!["CAST(0 AS HUGEINT)".to_owned()];
    for (index, most) in most.iter().filter(|(_, most)| !most.is_zero()) {
        let most = times(most, &shared)?;
        let is_optional = points.catalogue.indicators.get(*index).is_some_and(|indicator| indicator.optional);
        let own = || {
            format!(
                "CASE WHEN {} THEN {most} ELSE 0 END",
                unless_absent(points.catalogue, Question::Indicator(*index), "true")
            )
        };
        parts.push(if is_optional { own() } else { most.clone() });
    }
    let unit = whole(&shared)?;
    let columns =
        [(format!("{column}_n"), parts.join(" + ")), (format!("{column}_d"), format!("CAST({unit} AS HUGEINT)"))];
    stages.adding(&format!("sum_{column}"), &columns);
    Ok(())
}

/// Adds the columns `column_n` and `column_d`: 100 · part / whole, both fractions by their
/// columns. NULL where the whole is 0.
pub(super) fn percent(column: &str, part: &str, whole: &str, stages: &mut QueryStages) {
    let name = |what: &str| format!("{column}_{what}");
    let parts = [
        (name("s"), format!("CASE WHEN {whole}_n > 0 THEN TRY(100 * {part}_n * {whole}_d) END")),
        (name("t"), format!("CASE WHEN {whole}_n > 0 THEN TRY({part}_d * {whole}_n) END")),
    ];
    stages.adding(&format!("parts_{column}"), &parts);
    stages.adding(&format!("share_{column}"), &reduced(&name("n"), &name("d"), &name("s"), &name("t")));
}

/// Adds the columns `column_n` and `column_d`: the mean of percentages by weights, over
/// those whose whole is not 0; each is given by the columns of both.
pub(super) fn mean(column: &str, parts: &[(String, String, Exact)], stages: &mut QueryStages) -> Result<(), Message> {
    let shared = common(parts.iter().map(|(.., weight)| weight));
    let mut sum = SumExpression::new(&format!("{column}_sum"), "CAST(0 AS HUGEINT)", "CAST(1 AS HUGEINT)");
    let mut weights = vec!["CAST(0 AS HUGEINT)".to_owned()];
    for (percent, whole, weight) in parts {
        let weight = times(weight, &shared)?;
        let is_there = format!("{whole}_n > 0");
        sum.add(
            &format!("(CASE WHEN {is_there} THEN {weight} * {percent}_n ELSE 0 END)"),
            &format!("CASE WHEN {is_there} THEN {percent}_d ELSE 1 END"),
        );
        weights.push(format!("CASE WHEN {is_there} THEN {weight} ELSE 0 END"));
    }
    sum.finish(stages);
    let name = |what: &str| format!("{column}_{what}");
    let all = name("all");
    stages.adding(&format!("weight_{column}"), &[(all.clone(), weights.join(" + "))]);
    let parts = [
        (name("t"), format!("CASE WHEN {all} > 0 THEN TRY({column}_sum_d * {all}) END")),
        (name("s"), format!("CASE WHEN {all} > 0 THEN {column}_sum_n END")),
    ];
    stages.adding(&format!("parts_{column}"), &parts);
    stages.adding(&format!("mean_{column}"), &reduced(&name("n"), &name("d"), &name("s"), &name("t")));
    Ok(())
}
