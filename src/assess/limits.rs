//! With which percentages the score's is compared, so that few have to look at how many digits tell them apart.

use crate::catalogue::{Catalogue, Scale};
use crate::number::{Exact, FigureKind};

/// All percentages of a catalogue with which something is compared.
#[derive(Clone, Debug)]
pub struct PercentLimits {
    /// Those that labels ask for.
    labels: Ranges,
    /// Those of the scales of indicators.
    scales: Ranges,
}

impl PercentLimits {
    /// Those of a catalogue, under all of its profiles.
    pub fn new(catalogue: &Catalogue) -> PercentLimits {
        let all = || std::iter::once(catalogue).chain(&catalogue.variants);
        // What the last digit stands for that percentages usually show.
        let unit = Exact::decimal(1, catalogue.decimals).unwrap_or(Exact::HUNDRED);
        let labels = all().flat_map(|catalogue| &catalogue.labels).flat_map(|label| {
            let floors = label.floors.iter().filter(|floor| floor.kind == FigureKind::Percent);
            let figures = [&label.min_percent, &label.min_category_percent, &label.min_answered_percent];
            figures.into_iter().flatten().chain(floors.map(|floor| &floor.least))
        });
        let mut scales = Vec::new();
        let indicators =
            all().flat_map(|catalogue| catalogue.indicators.iter().enumerate().map(move |it| (catalogue, it)));
        for (catalogue, (index, indicator)) in indicators.filter(|(_, (_, one))| one.is_percentage()) {
            scales.extend(indicator.scale.iter().flat_map(Scale::limits).cloned());
            let of_labels = catalogue.labels.iter().filter_map(|label| label.minimum(index));
            scales.extend(indicator.minimum.iter().chain(of_labels).flat_map(|minimum| indicator.on_line(minimum)));
        }
        PercentLimits { labels: Ranges::around(labels, &unit), scales: Ranges::around(&scales, &unit) }
    }

    /// Whether the usual digits of the score's percentage tell it from all with which it is compared: it is farther
    /// than one unit from every limit, so that rounding both by half a unit at most cannot turn them round. Limits of
    /// scales concern it only where it is the value of an indicator too.
    pub fn are_told_apart(&self, percent: &Exact, is_a_value: impl FnOnce() -> bool) -> bool {
        !self.labels.contain(percent) && (!self.scales.contain(percent) || !is_a_value())
    }
}

/// Ranges of numbers with both their ends, ascending and apart.
#[derive(Clone, Debug)]
struct Ranges(Vec<[Exact; 2]>);

impl Ranges {
    /// One unit to both sides of each number.
    fn around<'n>(numbers: impl IntoIterator<Item = &'n Exact>, unit: &Exact) -> Ranges {
        let mut numbers: Vec<&Exact> = numbers.into_iter().collect();
        numbers.sort_unstable();
        let mut ranges: Vec<[Exact; 2]> = Vec::new();
        for number in numbers {
            let [begin, end] = [number - unit, number + unit];
            match ranges.last_mut() {
                Some([_, last]) if begin <= *last => *last = end,
                _ => ranges.push([begin, end]),
            }
        }
        Ranges(ranges)
    }

    fn contain(&self, number: &Exact) -> bool {
        let next = self.0.partition_point(|[_, end]| end < number);
        self.0.get(next).is_some_and(|[begin, _]| begin <= number)
    }
}
