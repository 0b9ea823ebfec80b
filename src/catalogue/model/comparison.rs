//! Whether comparisons hold, exactly.

use super::{Comparison, Operand, Operator, Side, Tolerance};
use crate::number::{Exact, Sum};

/// What a dossier says to the names that comparisons read.
pub trait RuleFigures {
    /// The figure as [`Comparison`] takes it; `None` where it is missing, invalid or not applicable.
    fn figure(&self, operand: Operand) -> Option<Exact>;
}

impl<F: Fn(Operand) -> Option<Exact>> RuleFigures for F {
    fn figure(&self, operand: Operand) -> Option<Exact> {
        self(operand)
    }
}

/// Whether all of some conditions hold: not as soon as one does not, whatever others lack.
///
/// # Errors
/// The first figure that is lacking, without which it cannot be told.
pub(crate) fn all_hold(conditions: &[Comparison], figures: &impl RuleFigures) -> Result<bool, Operand> {
    let exactly = Tolerance::Absolute(Exact::ZERO);
    let mut lacking = None;
    for condition in conditions {
        match condition.sides(figures) {
            Ok([left, right]) if condition.operator.holds(&left, &right, &exactly) => {}
            Ok(_) => return Ok(false),
            Err(operand) => lacking = lacking.or(Some(operand)),
        }
    }
    lacking.map_or(Ok(true), Err)
}

impl Comparison {
    /// What both sides come to.
    ///
    /// # Errors
    /// The first figure that is lacking.
    pub(crate) fn sides(&self, figures: &impl RuleFigures) -> Result<[Exact; 2], Operand> {
        Ok([self.left.total(figures)?, self.right.total(figures)?])
    }
}

impl Side {
    fn total(&self, figures: &impl RuleFigures) -> Result<Exact, Operand> {
        let mut sum = Sum::default();
        sum.add(&self.constant);
        for (factor, operand) in &self.terms {
            sum.add_product(factor, &figures.figure(*operand).ok_or(*operand)?);
        }
        Ok(sum.total())
    }
}

impl Operator {
    /// Whether two sides compare as they must, with the tolerance in favour of it, but for `!=`, which it is against.
    pub(crate) fn holds(self, left: &Exact, right: &Exact, tolerance: &Tolerance) -> bool {
        let size = |side: &Exact| if side.is_negative() { -side } else { side.clone() };
        let within = match tolerance {
            Tolerance::Absolute(within) => within.clone(),
            Tolerance::Percent(percent) => {
                let part = &size(left).max(size(right)) * percent;
                part.divided_by(&Exact::HUNDRED).unwrap_or_default()
            }
        };
        let excess = left - right;
        match self {
            Operator::AtMost => excess <= within,
            Operator::Below => excess < within,
            Operator::AtLeast => -&excess <= within,
            Operator::Above => -&excess < within,
            Operator::Equal => size(&excess) <= within,
            Operator::Unequal => size(&excess) > within,
        }
    }
}
