//! How the management team is weighed.

use super::FigureBasis;
use crate::language::Text;
use crate::number::Exact;

/// How the qualification of the management team is weighed. Without
/// `[qualification]` in the catalogue all lists are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Qualification {
    /// The best rating, above 0 where there are competences.
    pub rating_max: Exact,
    /// The rating from which a person is proficient.
    pub proficient: Option<Exact>,
    /// Whether persons weigh by their full-time equivalents, not by head.
    pub by_fte: bool,
    /// The competences with their weights, not all 0.
    pub competences: Vec<Weighted>,
    /// The roles with their weights; empty: everybody weighs the same.
    pub roles: Vec<Weighted>,
    /// The training that is recognised.
    pub programmes: Vec<Programme>,
}

/// A competence or role with its weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighted {
    /// The stable name.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Its weight, at least 0.
    pub weight: Exact,
    /// What the weight rests on.
    pub foundation: FigureBasis,
}

/// A recognised training.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// The stable name.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// For how many months it counts; without end where absent.
    pub valid_months: Option<usize>,
    /// What its recognition rests on.
    pub foundation: FigureBasis,
}
