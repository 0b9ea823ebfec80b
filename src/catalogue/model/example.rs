//! Worked examples.

use super::{Catalogue, Question};
use crate::language::Text;
use crate::number::Exact;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A worked example: a dossier and what must come out of it. Checking a
/// catalogue scores it; assessments do not look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The stable name.
    pub id: String,
    /// What it shows.
    pub title: Option<Text>,
    /// The day for which it is scored.
    pub as_of: Date,
    /// The dossier.
    pub facts: ExampleEvidence,
    /// The award that must come out: a label or none; not compared where absent.
    pub award: Option<Option<usize>>,
    /// The points that must come out, exactly.
    pub points: Option<Exact>,
    /// The percentage that must come out, exactly.
    pub percent: Option<Exact>,
    /// The unweighted points of single indicators that must come out.
    pub indicators: Vec<(usize, Exact)>,
}

/// The dossier of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleEvidence {
    /// A folder or a table, relative to the catalogue's own folder.
    Dossier(String),
    /// Values within the catalogue.
    Inline(InlineEvidence),
}

/// Cells of a table, each with its column or input.
pub type Cells = Vec<(String, String)>;

/// The evidence of an example, as cells of tables would hold it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InlineEvidence {
    /// The example, always an earlier one, that holds where this one says nothing.
    pub like: Option<usize>,
    /// The values by input, the input empty where there is only one.
    pub values: BTreeMap<Question, Cells>,
    /// The rows of the table `team`, each with its columns.
    pub team: Option<Vec<Cells>>,
    /// The rows of the table `training`.
    pub training: Option<Vec<Cells>>,
    /// What lacks documents; all others have what they need.
    pub undocumented: Option<Vec<Question>>,
}

impl Example {
    /// Its values with those of the examples that it is like; `None` for one with a dossier of its own.
    pub fn inline(&self, catalogue: &Catalogue) -> Option<InlineEvidence> {
        let mut whole = InlineEvidence::default();
        let mut next = Some(self);
        while let Some(Example { facts: ExampleEvidence::Inline(inline), .. }) = next {
            for (question, values) in &inline.values {
                // What is said of an indicator gives way as a whole.
                whole.values.entry(*question).or_insert_with(|| values.clone());
            }
            whole.team = whole.team.or_else(|| inline.team.clone());
            whole.training = whole.training.or_else(|| inline.training.clone());
            whole.undocumented = whole.undocumented.or_else(|| inline.undocumented.clone());
            next = inline.like.and_then(|like| catalogue.examples.get(like));
        }
        matches!(self.facts, ExampleEvidence::Inline(_)).then_some(whole)
    }
}
