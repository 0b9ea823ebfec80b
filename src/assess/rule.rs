//! Whether a dossier keeps a rule, exactly.

mod figures;
mod finding;

pub(super) use figures::DossierFigures;
pub use finding::comparison_in_words;
pub(super) use finding::judge;

pub use crate::catalogue::RuleFigures;

use crate::catalogue::{Operand, Rule, all_hold};
use crate::number::Exact;

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
    match all_hold(&rule.when, figures) {
        Ok(true) => {}
        Ok(false) => return RuleOutcome::NotConcerned,
        Err(lacking) => return RuleOutcome::Unchecked { lacking },
    }
    match rule.that.sides(figures) {
        Err(lacking) => RuleOutcome::Unchecked { lacking },
        Ok([left, right]) if rule.that.operator.holds(&left, &right, &rule.tolerance) => RuleOutcome::Holds,
        Ok([left, right]) => RuleOutcome::Broken { left, right },
    }
}
