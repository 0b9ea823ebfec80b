//! The rules: what both sides come to, as fractions over positive denominators, and whether they compare as they must.

use super::cells::{self, first_slot};
use super::points::figure;
use super::{Fraction, QueryStages, constant, quoted};
use crate::catalogue::{Catalogue, Comparison, Measure, Operand, Operator, Question, Rule, Side, Tolerance};
use crate::language::Message;
use crate::number::Exact;

/// Adds the columns `broken_rules`, the ids of those that are broken, and `unchecked_rules`, how many lack a figure.
pub(super) fn stages(
    catalogue: &Catalogue,
    has_training: bool,
    day: &str,
    stages: &mut QueryStages,
) -> Result<(), Message> {
    let writer = RuleWriter { catalogue, has_training, day };
    let mut sides = Vec::new();
    for (index, rule) in catalogue.rules.iter().enumerate() {
        for (place, comparison) in std::iter::once(&rule.that).chain(&rule.when).enumerate() {
            for (name, side) in [("l", &comparison.left), ("r", &comparison.right)] {
                let side = writer.side(side)?;
                let column = format!("rule{index}_{place}{name}");
                sides.push((format!("{column}_n"), format!("TRY(CAST({} AS HUGEINT))", side.num)));
                sides.push((format!("{column}_d"), format!("TRY(CAST({} AS HUGEINT))", side.den)));
            }
        }
    }
    stages.adding("sides", &sides);
    let mut states = Vec::new();
    for (index, rule) in catalogue.rules.iter().enumerate() {
        states.push((format!("rule{index}"), state(index, rule)?));
    }
    stages.adding("judged", &states);
    let all = catalogue.rules.iter().enumerate();
    let broken = all.map(|(index, rule)| format!("CASE WHEN rule{index} = 'broken' THEN {} END", quoted(&rule.id)));
    let broken = format!("concat_ws('|', {})", broken.collect::<Vec<_>>().join(", "));
    let unchecked = (0..catalogue.rules.len()).map(|index| format!("CAST(rule{index} = 'unchecked' AS INTEGER)"));
    let unchecked = unchecked.collect::<Vec<_>>().join(" + ");
    stages.adding("told", &[("broken_rules".to_owned(), broken), ("unchecked_rules".to_owned(), unchecked)]);
    Ok(())
}

/// What became of a rule: what is unknown lacks a figure, and a condition that is false rules out the others.
fn state(index: usize, rule: &Rule) -> Result<String, Message> {
    let exactly = Tolerance::Absolute(Exact::ZERO);
    let mut conditions = vec!["true".to_owned()];
    for (place, condition) in (1..).zip(&rule.when) {
        conditions.push(holds(&format!("rule{index}_{place}"), condition, &exactly)?);
    }
    let when = conditions.join(" AND ");
    let that = holds(&format!("rule{index}_0"), &rule.that, &rule.tolerance)?;
    Ok(format!(
        "CASE WHEN NOT ({when}) THEN 'not-concerned' WHEN ({when}) IS NULL OR ({that}) IS NULL THEN 'unchecked' \
         WHEN {that} THEN 'holds' ELSE 'broken' END"
    ))
}

/// Whether the sides in some columns compare as they must.
fn holds(column: &str, comparison: &Comparison, tolerance: &Tolerance) -> Result<String, Message> {
    let [left, right] = ["l", "r"].map(|side| [format!("{column}{side}_n"), format!("{column}{side}_d")]);
    let excess = format!("({} * {} - {} * {})", left[0], right[1], right[0], left[1]);
    // Both times the denominators of the sides and that of the tolerance.
    let (times, within) = match tolerance {
        Tolerance::Absolute(within) => {
            let within = constant(within)?;
            (within.den, format!("{} * {} * {}", within.num, left[1], right[1]))
        }
        Tolerance::Percent(percent) => {
            let percent = constant(percent)?;
            let greater = format!("greatest(abs({} * {}), abs({} * {}))", left[0], right[1], right[0], left[1]);
            (format!("100 * {}", percent.den), format!("{} * {greater}", percent.num))
        }
    };
    let excess = format!("{times} * {excess}");
    Ok(match comparison.operator {
        Operator::AtMost => format!("({excess} <= {within})"),
        Operator::Below => format!("({excess} < {within})"),
        Operator::AtLeast => format!("(-({excess}) <= {within})"),
        Operator::Above => format!("(-({excess}) < {within})"),
        Operator::Equal => format!("(abs({excess}) <= {within})"),
        Operator::Unequal => format!("(abs({excess}) > {within})"),
    })
}

struct RuleWriter<'a> {
    catalogue: &'a Catalogue,
    has_training: bool,
    day: &'a str,
}

impl RuleWriter<'_> {
    /// A sum as one fraction.
    fn side(&self, side: &Side) -> Result<Fraction, Message> {
        let mut sum = constant(&side.constant)?;
        for (factor, operand) in &side.terms {
            let (factor, figure) = (constant(factor)?, self.operand(*operand));
            let den = format!("({} * {})", factor.den, figure.den);
            // Mostly all terms are in the same unit.
            sum = match sum.den == den {
                true => Fraction { num: format!("({} + {} * {})", sum.num, factor.num, figure.num), den },
                false => Fraction {
                    num: format!("({} * {den} + {} * {} * {})", sum.num, factor.num, figure.num, sum.den),
                    den: format!("({} * {den})", sum.den),
                },
            };
        }
        Ok(sum)
    }

    /// What a name stands for; NULL where there is no figure.
    fn operand(&self, operand: Operand) -> Fraction {
        let whole = |num: String| Fraction { num: format!("CAST({num} AS HUGEINT)"), den: "1".to_owned() };
        let days = |date: &str| whole(format!("({date} - DATE '1970-01-01')"));
        let millionths = |num: String| Fraction { num, den: "CAST(1000000 AS HUGEINT)".to_owned() };
        match operand {
            Operand::Fact(index) => {
                let column = format!("v{}", first_slot(self.catalogue, Question::Fact(index)));
                match self.catalogue.facts.get(index).map(|fact| &fact.measure) {
                    Some(Measure::Number { .. } | Measure::Percent { .. }) => millionths(column),
                    Some(Measure::Date) => days(&column),
                    _ => whole(column),
                }
            }
            Operand::Indicator(index) => {
                Fraction { num: format!("x{index}_n"), den: format!("coalesce(x{index}_d, 1)") }
            }
            Operand::Input { indicator, input } => {
                let column = cells::column(self.catalogue, indicator, input).unwrap_or_default();
                match self.catalogue.indicators.get(indicator).map(|indicator| &indicator.measure) {
                    Some(Measure::Checklist { items }) => {
                        let first = first_slot(self.catalogue, Question::Indicator(indicator));
                        let all = (first..first + items.len()).map(|slot| format!("v{slot}"));
                        let any = format!("coalesce({}) IS NOT NULL", all.collect::<Vec<_>>().join(", "));
                        whole(format!("CASE WHEN {any} THEN coalesce({column}, 0) END"))
                    }
                    _ => millionths(column),
                }
            }
            Operand::Team(of) => {
                let figure = figure(of, self.has_training);
                Fraction {
                    num: format!("CASE WHEN {} THEN {} END", figure.is_there, figure.num),
                    den: format!("CASE WHEN {} THEN {} ELSE 1 END", figure.is_there, figure.den),
                }
            }
            Operand::EarliestSince => days("earliest_since"),
            Operand::AsOf => days(self.day),
        }
    }
}
