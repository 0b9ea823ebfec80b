//! Which labels ask for more than others, as far as their conditions can be
//! compared: by the same key over the same indicators.

use crate::catalogue::Label;
use crate::number::Exact;
use std::collections::BTreeSet;

/// For each label, itself and all that it requires, directly or through others.
pub fn closures(labels: &[Label]) -> Vec<BTreeSet<usize>> {
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
    (0..labels.len()).map(closure).collect()
}

/// Whether everybody who fulfils the `strict` labels fulfils the `lax` ones:
/// each condition of these is asked for at least as much by one of those.
pub fn implies(labels: &[Label], strict: &BTreeSet<usize>, lax: &BTreeSet<usize>) -> bool {
    let all = |indices: &BTreeSet<usize>| -> Vec<usize> { indices.iter().copied().collect() };
    let asks = |own: usize| {
        strict.contains(&own)
            || labels.get(own).is_some_and(|label| {
                let holders = all(strict);
                let others = || holders.iter().filter_map(|other| labels.get(*other));
                let figures_hold = FIGURES.iter().all(|(_, figure)| {
                    figure(label).is_none_or(|least| {
                        others().any(|other| {
                            other.scope == label.scope && figure(other).is_some_and(|asked| asked >= least)
                        })
                    })
                });
                figures_hold && others().any(|other| minimums_imply(other, label))
            })
    };
    lax.iter().all(|own| asks(*own))
}

/// The first key by which the lower label asks for more than the higher one,
/// with all that the higher one requires, in conditions that both have.
pub fn easier(labels: &[Label], higher: &BTreeSet<usize>, lower: &Label) -> Option<&'static str> {
    let comparable = || higher.iter().filter_map(|own| labels.get(*own)).filter(|own| own.scope == lower.scope);
    let of_figures = FIGURES.iter().find(|(_, figure)| {
        let most = comparable().filter_map(figure).max();
        most.zip(figure(lower)).is_some_and(|(most, asked)| most < asked)
    });
    of_figures.map(|(key, _)| *key).or_else(|| minimums_easier(comparable(), lower))
}

/// The same for minimums of indicators.
fn minimums_easier<'l>(mut higher: impl Iterator<Item = &'l Label> + Clone, lower: &Label) -> Option<&'static str> {
    let points = |label: &'l Label, index: usize| {
        let found = label.minimums.binary_search_by_key(&index, |(of, _)| *of);
        found.ok().and_then(|found| label.minimums.get(found)).map_or(Exact::ZERO, |(_, points)| points.clone())
    };
    if !higher.clone().any(|label| !label.minimums.is_empty()) {
        return None;
    }
    let is_lower = |(index, asked): &(usize, Exact)| higher.clone().all(|label| points(label, *index) < *asked);
    if lower.minimums.iter().any(is_lower) {
        return Some("minimums");
    }
    let counts = !lower.minimums.is_empty() && lower.open_minimums < lower.minimums.len();
    (counts && higher.all(|label| label.open_minimums > lower.open_minimums)).then_some("open-minimums")
}

/// Whether keeping the minimums of `strict` keeps those of `lax`: each is asked
/// for at least as much, and no more of them may be missed.
fn minimums_imply(strict: &Label, lax: &Label) -> bool {
    let is_asked = |(index, least): &(usize, Exact)| {
        let found = strict.minimums.binary_search_by_key(index, |(of, _)| *of);
        found.ok().and_then(|found| strict.minimums.get(found)).is_some_and(|(_, asked)| asked >= least)
    };
    lax.minimums.len() <= lax.open_minimums
        || (strict.open_minimums <= lax.open_minimums && lax.minimums.iter().all(is_asked))
}

/// A condition of labels that asks for at least a figure.
type Figure = fn(&Label) -> Option<&Exact>;

/// The conditions that ask for at least a figure over the label's scope.
const FIGURES: [(&str, Figure); 4] = [
    ("min-percent", |label| label.min_percent.as_ref()),
    ("min-points", |label| label.min_points.as_ref()),
    ("min-answered-percent", |label| label.min_answered_percent.as_ref()),
    ("min-category-percent", |label| label.min_category_percent.as_ref()),
];
