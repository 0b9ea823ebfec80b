//! Whether a dossier keeps a rule, exactly.

mod figures;
mod finding;

pub(super) use figures::DossierFigures;
pub use finding::comparison_in_words;
pub(super) use finding::judge;

use crate::catalogue::{Comparison, Operand, Operator, Rule, Side, Tolerance};
use crate::number::{Exact, Sum};

/// What a dossier says to the names that rules read.
pub trait RuleFigures {
    /// The figure as [`Comparison`] takes it; `None` where it is missing, invalid or not applicable.
    fn figure(&self, operand: Operand) -> Option<Exact>;
}

impl<F: Fn(Operand) -> Option<Exact>> RuleFigures for F {
    fn figure(&self, operand: Operand) -> Option<Exact> {
        self(operand)
    }
}

/// What becomes of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleOutcome {
    /// It holds.
    Holds,
    /// It does not.
    Broken {
        /// What its left side comes to.
        left: Exact,
        /// What its right side comes to.
        right: Exact,
    },
    /// A figure is lacking without which it cannot be told.
    Unchecked {
        /// The first in the order in which it is asked for: `when`, then `that`.
        lacking: Operand,
    },
    /// Its `when` does not hold.
    NotConcerned,
}

/// What became of a rule, without its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleState {
    /// It holds.
    Holds,
    /// It does not.
    Broken,
    /// A figure is lacking.
    Unchecked,
    /// Its `when` does not hold.
    NotConcerned,
}

impl RuleState {
    /// Every state, in the order of their declaration.
    pub const ALL: [RuleState; 4] =
        [RuleState::Holds, RuleState::Broken, RuleState::Unchecked, RuleState::NotConcerned];

    /// The stable word of machine formats.
    pub fn code(self) -> &'static str {
        match self {
            RuleState::Holds => "holds",
            RuleState::Broken => "broken",
            RuleState::Unchecked => "unchecked",
            RuleState::NotConcerned => "not-concerned",
        }
    }
}

impl RuleOutcome {
    /// The same without its figures.
    pub fn state(&self) -> RuleState {
        match self {
            RuleOutcome::Holds => RuleState::Holds,
            RuleOutcome::Broken { .. } => RuleState::Broken,
            RuleOutcome::Unchecked { .. } => RuleState::Unchecked,
            RuleOutcome::NotConcerned => RuleState::NotConcerned,
        }
    }
}

/// What becomes of a rule with these figures.
pub fn rule_outcome(rule: &Rule, figures: &impl RuleFigures) -> RuleOutcome {
    let exactly = Tolerance::Absolute(Exact::ZERO);
    let mut lacking = None;
    for condition in &rule.when {
        match sides(condition, figures) {
            Ok([left, right]) if holds(condition.operator, &left, &right, &exactly) => {}
            // Whatever others lack, all together do not hold.
            Ok(_) => return RuleOutcome::NotConcerned,
            Err(operand) => lacking = lacking.or(Some(operand)),
        }
    }
    if let Some(lacking) = lacking {
        return RuleOutcome::Unchecked { lacking };
    }
    match sides(&rule.that, figures) {
        Err(lacking) => RuleOutcome::Unchecked { lacking },
        Ok([left, right]) if holds(rule.that.operator, &left, &right, &rule.tolerance) => RuleOutcome::Holds,
        Ok([left, right]) => RuleOutcome::Broken { left, right },
    }
}

/// What both sides come to, or the first figure that is lacking.
fn sides(comparison: &Comparison, figures: &impl RuleFigures) -> Result<[Exact; 2], Operand> {
    Ok([side(&comparison.left, figures)?, side(&comparison.right, figures)?])
}

fn side(side: &Side, figures: &impl RuleFigures) -> Result<Exact, Operand> {
    let mut sum = Sum::default();
    sum.add(&side.constant);
    for (factor, operand) in &side.terms {
        sum.add_product(factor, &figures.figure(*operand).ok_or(*operand)?);
    }
    Ok(sum.total())
}

/// Whether two sides compare as they must, with the tolerance in favour of it, but for `!=`, which it is against.
fn holds(operator: Operator, left: &Exact, right: &Exact, tolerance: &Tolerance) -> bool {
    let size = |side: &Exact| if side.is_negative() { -side } else { side.clone() };
    let within = match tolerance {
        Tolerance::Absolute(within) => within.clone(),
        Tolerance::Percent(percent) => {
            let part = &size(left).max(size(right)) * percent;
            part.divided_by(&Exact::HUNDRED).unwrap_or_default()
        }
    };
    let excess = left - right;
    match operator {
        Operator::AtMost => excess <= within,
        Operator::Below => excess < within,
        Operator::AtLeast => -&excess <= within,
        Operator::Above => -&excess < within,
        Operator::Equal => size(&excess) <= within,
        Operator::Unequal => size(&excess) > within,
    }
}
