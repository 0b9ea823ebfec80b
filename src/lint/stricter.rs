//! Which labels ask for more than others, as far as their conditions can be
//! compared: by the same key over the same indicators.

use crate::catalogue::{Aggregate, Catalogue, Label};
use crate::number::Exact;
use std::collections::{BTreeMap, BTreeSet};

/// The labels of a catalogue, prepared for comparisons.
pub struct Ladder<'c> {
    labels: &'c [Label],
    /// For each label, itself and all that it requires, directly or through others.
    closures: Vec<BTreeSet<usize>>,
    /// For each label a number that those with the same scope share.
    scopes: Vec<usize>,
    /// For each label a number that those with the same minimums share.
    minimums: Vec<usize>,
    /// Whether a floor for every category is one for the percentage: not where a
    /// category that weighs nothing may be the only one.
    floors_hold_whole: bool,
}

impl<'c> Ladder<'c> {
    /// Prepares the labels.
    pub fn new(catalogue: &'c Catalogue) -> Ladder<'c> {
        let labels = catalogue.labels.as_slice();
        let closure = |start: usize| {
            let mut all = BTreeSet::new();
            let mut open = vec![start];
            while let Some(label) = open.pop() {
                if all.insert(label) {
                    open.extend(labels.get(label).into_iter().flat_map(|label| &label.requires));
                }
            }
            all
        };
        let mut known: BTreeMap<&[usize], usize> = BTreeMap::new();
        let scope = |(index, label): (usize, &'c Label)| *known.entry(&label.scope).or_insert(index);
        let mut alike: BTreeMap<&[(usize, Exact)], usize> = BTreeMap::new();
        let minimums = |(index, label): (usize, &'c Label)| *alike.entry(&label.minimums).or_insert(index);
        Ladder {
            labels,
            minimums: labels.iter().enumerate().map(minimums).collect(),
            closures: (0..labels.len()).map(closure).collect(),
            scopes: labels.iter().enumerate().map(scope).collect(),
            floors_hold_whole: catalogue.aggregate == Aggregate::Points
                || catalogue.categories.iter().all(|category| category.weight.is_positive()),
        }
    }

    /// Whether `label` requires `other`, directly or through others, or is it.
    pub fn requires(&self, label: usize, other: usize) -> bool {
        self.closures.get(label).is_some_and(|closure| closure.contains(&other))
    }

    /// Whether everybody who reaches `strict` reaches `lax`: each condition of
    /// this one, and of all that it requires, is asked for at least as much there.
    pub fn implies(&self, strict: usize, lax: usize) -> bool {
        let Some(closure) = self.closures.get(lax) else { return false };
        closure.iter().all(|own| {
            self.requires(strict, *own)
                || self.labels.get(*own).is_some_and(|label| {
                    let asks = |(key, figure): &(&str, Figure)| {
                        let asked = || self.most(strict, *own, key, *figure, self.floors_hold_whole);
                        figure(label).is_none_or(|least| asked().is_some_and(|asked| asked >= least))
                    };
                    FIGURES.iter().all(asks) && self.all(strict).any(|(_, other)| minimums_imply(other, label))
                })
        })
    }

    /// The first key by which `lower` asks for more than `higher`, with all that
    /// this one requires, in conditions that both have over the same indicators.
    pub fn easier(&self, higher: usize, lower: usize) -> Option<&'static str> {
        let label = self.labels.get(lower)?;
        let is_lower = |(key, figure): &&(&str, Figure)| {
            let most = self.most(higher, lower, key, *figure, true);
            most.zip(figure(label)).is_some_and(|(most, asked)| most < asked)
        };
        FIGURES.iter().find(is_lower).map(|(key, _)| *key).or_else(|| self.minimums_easier(higher, lower))
    }

    /// The same for minimums of indicators.
    fn minimums_easier(&self, higher: usize, lower: usize) -> Option<&'static str> {
        let label = self.labels.get(lower)?;
        let comparable: Vec<&Label> = self.same_scope(higher, lower).collect();
        let asks_all = self.most(higher, lower, MIN_PERCENT, |label| label.min_percent.as_ref(), true);
        let asks_all = asks_all.is_some_and(|least| *least == Exact::HUNDRED);
        if asks_all || comparable.iter().all(|other| other.minimums.is_empty()) {
            return None;
        }
        let same = |index: &usize| self.minimums.get(*index) == self.minimums.get(lower);
        let has_same = self.all(higher).map(|(index, _)| index).any(|index| same(&index));
        let is_lower = |(index, asked): &(usize, Exact)| {
            comparable.iter().all(|other| other.minimum(*index).is_none_or(|points| points < asked))
        };
        if !has_same && label.minimums.iter().any(is_lower) {
            return Some("minimums");
        }
        let can_refuse = label.open_minimums < label.minimums.len();
        let allows_more = comparable.iter().all(|other| other.open_minimums > label.open_minimums);
        (can_refuse && allows_more).then_some("open-minimums")
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

    /// The most that a label and all that it requires ask for over another's scope;
    /// what every category reaches, the whole reaches too.
    fn most(&self, label: usize, other: usize, key: &str, figure: Figure, with_floors: bool) -> Option<&'c Exact> {
        let own = self.same_scope(label, other).filter_map(figure).max();
        let floors = self.same_scope(label, other).filter_map(|label| label.min_category_percent.as_ref());
        own.max(floors.max().filter(|_| with_floors && key == MIN_PERCENT))
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
