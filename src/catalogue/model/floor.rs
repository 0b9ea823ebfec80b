//! What a label asks of single parts of the score.

use super::Catalogue;
use crate::language::Text;
use crate::number::{Exact, FigureKind};

/// What a label asks of a part of the score over its scope. Where nothing of the part applies, it asks nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Floor {
    /// The part.
    pub part: ScorePart,
    /// In what it counts: percent of what is attainable in the part, or weighted points.
    pub kind: FigureKind,
    /// The least that is asked for: 0 to 100 percent, or at least 0 points.
    pub least: Exact,
}

/// A part of the score that has a sum of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScorePart {
    /// A category, as an index.
    Category(usize),
    /// A group, as an index.
    Group(usize),
}

impl Floor {
    /// The key of catalogues under which the figure stands.
    pub fn key(&self) -> &'static str {
        match self.kind {
            FigureKind::Percent => "percent",
            FigureKind::Quantity => "points",
        }
    }
}

impl ScorePart {
    /// The key of catalogues under which its id stands.
    pub fn key(self) -> &'static str {
        match self {
            ScorePart::Category(_) => "category",
            ScorePart::Group(_) => "group",
        }
    }

    /// Its id.
    pub fn id(self, catalogue: &Catalogue) -> Option<&str> {
        match self {
            ScorePart::Category(index) => catalogue.categories.get(index).map(|category| category.id.as_str()),
            ScorePart::Group(index) => catalogue.groups.get(index).map(|group| group.id.as_str()),
        }
    }

    /// What it is called.
    pub fn title(self, catalogue: &Catalogue) -> Option<&Text> {
        match self {
            ScorePart::Category(index) => catalogue.categories.get(index).map(|category| &category.title),
            ScorePart::Group(index) => catalogue.groups.get(index).map(|group| &group.title),
        }
    }

    /// The category that it is or belongs to, as an index.
    pub fn category(self, catalogue: &Catalogue) -> Option<usize> {
        match self {
            ScorePart::Category(index) => Some(index),
            ScorePart::Group(index) => catalogue.groups.get(index).map(|group| group.category),
        }
    }

    /// Whether an indicator counts in it.
    pub fn holds(self, catalogue: &Catalogue, indicator: usize) -> bool {
        match self {
            ScorePart::Category(index) => catalogue.indicators.get(indicator).is_some_and(|it| it.category == index),
            ScorePart::Group(index) => catalogue.groups_around(indicator).any(|group| group == index),
        }
    }
}
