//! Which labels ask for more than others, as far as their conditions can be
//! compared: by the same key over the same indicators.

use crate::catalogue::{Aggregate, Catalogue, Floor, Label};
use crate::number::Exact;
use std::collections::{BTreeMap, BTreeSet};

/// The labels of a catalogue, prepared for comparisons.
pub(crate) struct Ladder<'c> {
    labels: &'c [Label],
    /// For each label, itself and all that it requires, directly or through others.
    closures: Vec<BTreeSet<usize>>,
    /// The same with the labels of which one is enough.
    reached_through: Vec<BTreeSet<usize>>,
    /// For each label a number that those with the same scope share.
    scopes: Vec<usize>,
    /// Whether a floor for every category is one for the percentage: not where a
    /// category that weighs nothing may be the only one.
    floors_hold_whole: bool,
}

impl<'c> Ladder<'c> {
    pub(crate) fn new(catalogue: &'c Catalogue) -> Ladder<'c> {
        let labels = catalogue.labels.as_slice();
        let closure = |start: usize, next: fn(&Label) -> Vec<usize>| {
            let mut all = BTreeSet::new();
            let mut open = vec![start];
            while let Some(label) = open.pop() {
                if all.insert(label) {
                    open.extend(labels.get(label).into_iter().flat_map(next));
                }
            }
            all
        };
        let closures = |next: fn(&Label) -> Vec<usize>| (0..labels.len()).map(|label| closure(label, next)).collect();
        let mut known: BTreeMap<&[usize], usize> = BTreeMap::new();
        let scope = |(index, label): (usize, &'c Label)| *known.entry(&label.scope).or_insert(index);
        Ladder {
            labels,
            closures: closures(|label| label.requires.clone()),
            reached_through: closures(|label| label.required().collect()),
            scopes: labels.iter().enumerate().map(scope).collect(),
            floors_hold_whole: catalogue.aggregate == Aggregate::Points
                || catalogue.categories.iter().all(|category| category.weight.is_positive()),
        }
    }

    /// Whether `label` requires `other`, directly or through others, or is it.
    pub(crate) fn requires(&self, label: usize, other: usize) -> bool {
        self.closures.get(label).is_some_and(|closure| closure.contains(&other))
    }

    /// Whether what becomes of `other` may decide about `label`.
    pub(crate) fn hangs_on(&self, label: usize, other: usize) -> bool {
        self.reached_through.get(label).is_some_and(|all| all.contains(&other))
    }

    /// Whether two labels are no ranks of one ladder: something takes either of them, or the lower asks for a
    /// condition with a name that the higher does not look at, so that they are for different initiatives.
    pub(crate) fn are_alternatives(&self, higher: usize, lower: usize) -> bool {
        let takes_either = |label: &Label| [higher, lower].iter().all(|one| label.requires_any.contains(one));
        let is_named = |other: &&usize| self.labels.get(**other).is_some_and(|label| !label.award);
        let mut named = self.reached_through.get(lower).into_iter().flatten().filter(is_named);
        self.labels.iter().any(takes_either) || named.any(|other| !self.hangs_on(higher, *other))
    }

    /// Whether everybody who reaches `strict` reaches `lax`: each condition of
    /// this one, and of all that it requires, is asked for at least as much there.
    pub(crate) fn implies(&self, strict: usize, lax: usize) -> bool {
        let Some(closure) = self.closures.get(lax) else { return false };
        closure.iter().all(|own| {
            self.requires(strict, *own)
                || self.labels.get(*own).is_some_and(|label| {
                    let asks = |(key, figure): &(&str, Figure)| {
                        let asked = || self.most(strict, *own, key, *figure);
                        figure(label).is_none_or(|least| asked().is_some_and(|asked| asked >= least))
                    };
                    FIGURES.iter().all(asks)
                        && self.all(strict).any(|(_, other)| minimums_imply(other, label))
                        && label.floors.iter().all(|floor| self.asks_floor(strict, *own, floor))
                        && (label.requires_any.is_empty()
                            || label.requires_any.iter().any(|other| self.requires(strict, *other)))
                })
        })
    }

    /// Whether a label, or one that it requires, counts the same indicators as another.
    pub(crate) fn share_scope(&self, label: usize, other: usize) -> bool {
        self.same_scope(label, other).next().is_some()
    }

    /// A label and all that it requires.
    fn all(&self, label: usize) -> impl Iterator<Item = (usize, &'c Label)> {
        let closure = self.closures.get(label).into_iter().flatten();
        closure.filter_map(|index| Some((*index, self.labels.get(*index)?)))
    }

    /// Those of them whose scope is that of another label.
    fn same_scope(&self, label: usize, other: usize) -> impl Iterator<Item = &'c Label> {
        let scope = self.scopes.get(other);
        self.all(label).filter(move |(index, _)| self.scopes.get(*index) == scope).map(|(_, label)| label)
    }

    /// Whether a label, or one that it requires, asks for a floor of another at least.
    fn asks_floor(&self, label: usize, other: usize, floor: &Floor) -> bool {
        let is_asked = |own: &Floor| (own.part, own.kind) == (floor.part, floor.kind) && own.least >= floor.least;
        self.same_scope(label, other).any(|label| label.floors.iter().any(is_asked))
    }

    /// The most that a label and all that it requires ask for over another's scope;
    /// what every category reaches, the whole reaches too.
    fn most(&self, label: usize, other: usize, key: &str, figure: Figure) -> Option<&'c Exact> {
        let own = self.same_scope(label, other).filter_map(figure).max();
        let floors = self.same_scope(label, other).filter_map(|label| label.min_category_percent.as_ref());
        own.max(floors.max().filter(|_| self.floors_hold_whole && key == MIN_PERCENT))
    }
}

/// Whether keeping the minimums of `strict` keeps those of `lax`: each is asked
/// for at least as much, and no more of them may be missed.
fn minimums_imply(strict: &Label, lax: &Label) -> bool {
    let is_asked = |(index, least): &(usize, Exact)| strict.minimum(*index).is_some_and(|asked| asked >= least);
    lax.minimums.len() <= lax.open_minimums
        || (strict.open_minimums <= lax.open_minimums && lax.minimums.iter().all(is_asked))
}

/// The key of the condition that others imply.
const MIN_PERCENT: &str = "min-percent";

/// A condition of labels that asks for at least a figure.
type Figure = fn(&Label) -> Option<&Exact>;

/// The conditions that ask for at least a figure over the label's scope.
const FIGURES: [(&str, Figure); 4] = [
    (MIN_PERCENT, |label| label.min_percent.as_ref()),
    ("min-points", |label| label.min_points.as_ref()),
    ("min-answered-percent", |label| label.min_answered_percent.as_ref()),
    ("min-category-percent", |label| label.min_category_percent.as_ref()),
];
