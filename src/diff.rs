//! What changed in meaning between two editions of a catalogue: figures, scopes,
//! measures and texts, whatever their lines look like.

mod fact;
mod group;
mod head;
mod indicator;
mod label;
mod label_changes;
mod matching;
mod measure;
mod notes;
mod profile;
mod qualification;
mod rule;

pub use label_changes::{LabelChange, Verdict, verdict};

use crate::assess::attainable;
use crate::catalogue::Catalogue;
use crate::language::{Arg, Message, Text};
use crate::number::Exact;

/// Everything that two catalogues say differently.
#[derive(Clone, Debug)]
pub struct CatalogueDiff {
    /// The changes, decisive ones first, each kind in the order of the new catalogue.
    pub changes: Vec<CatalogueChange>,
    /// What could be attained under the old and under the new catalogue.
    pub attainable: [Exact; 2],
    /// Whether the two are the same byte for byte.
    pub is_identical: bool,
}

/// One thing that is said differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueChange {
    /// What it is about.
    pub thing: ChangedItem,
    /// What of it.
    pub aspect: Message,
    /// What the old catalogue says, in parts; empty for nothing.
    pub old: Vec<Arg>,
    /// What the new one says, in parts; empty for nothing.
    pub new: Vec<Arg>,
    /// Whether it matters for a result.
    pub weight: Significance,
}

/// Whether a change matters for a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Significance {
    /// It can change how a dossier is read, a score, or a label.
    Decides,
    /// Only people read it; no score depends on it.
    Wording,
}

/// Something in a catalogue that has an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedItem {
    /// Of which sort.
    pub kind: ItemKind,
    /// Its id, that of the new catalogue where it is there.
    pub id: String,
    /// Its title, likewise.
    pub title: Text,
}

/// The sorts of things that changes are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    /// The catalogue as a whole.
    Catalogue,
    /// A label.
    Label,
    /// A category.
    Category,
    /// A fact.
    Fact,
    /// A group.
    Group,
    /// An indicator.
    Indicator,
    /// A rule.
    Rule,
    /// A profile.
    Profile,
    /// How the team's qualification is weighed.
    Qualification,
    /// A competence.
    Competence,
    /// A role.
    Role,
    /// A recognised training.
    Programme,
    /// A publication.
    Source,
}

/// Compares two catalogues; things with equal ids (but for case) are the same.
pub fn compare(old: &Catalogue, new: &Catalogue) -> CatalogueDiff {
    let mut changes = changes(old, new);
    profile::compare(old, new, &mut changes);
    changes.sort_by_key(|change| change.weight);
    let attainable = [old, new].map(|catalogue| attainable(catalogue).whole);
    CatalogueDiff { changes, attainable, is_identical: old.sha256 == new.sha256 }
}

/// What a catalogue says otherwise by the figures of one of its profiles.
pub fn differences(catalogue: &Catalogue, variant: &Catalogue) -> Vec<CatalogueChange> {
    changes(catalogue, variant)
}

/// Everything that two catalogues say differently, but for their profiles.
fn changes(old: &Catalogue, new: &Catalogue) -> Vec<CatalogueChange> {
    let mut changes = Vec::new();
    let indicators = indicator::matched(old, new);
    head::catalogue(old, new, &mut changes);
    label::compare(old, new, &indicators, &mut changes);
    head::categories(old, new, &mut changes);
    let facts = fact::matched(old, new);
    fact::compare(old, new, &facts, &mut changes);
    indicator::compare(old, new, &indicators, &facts, &mut changes);
    group::compare(old, new, &mut changes);
    rule::compare(old, new, &mut changes);
    qualification::compare(old, new, &mut changes);
    head::sources(old, new, &mut changes);
    changes
}
