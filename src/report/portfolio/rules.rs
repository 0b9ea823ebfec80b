//! Which rules are broken, the most often broken first.

use crate::assess::{RuleState, comparison_in_words};
use crate::catalogue::{Catalogue, Rule};
use crate::language::Localizer;
use crate::portfolio::Round;
use crate::report::{Block, Cell, Column, Tone, tone};

/// What became of the rules of a round.
pub(super) fn rules(localizer: &Localizer, catalogue: &Catalogue, round: &Round<'_>) -> Vec<Block> {
    let count = |counts: &[usize; 4], state| {
        RuleState::ALL.into_iter().zip(counts).find(|(of, _)| *of == state).map_or(0, |(_, count)| *count)
    };
    let mut all: Vec<(&Rule, &[usize; 4])> = catalogue.rules.iter().zip(&round.rules).collect();
    all.sort_by_key(|(_, counts)| std::cmp::Reverse(count(counts, RuleState::Broken)));
    let rows = all.into_iter().map(|(rule, counts)| {
        let [holds, broken, unchecked, _] = RuleState::ALL.map(|state| count(counts, state));
        let figure = |count: usize| localizer.number(&count.to_string());
        let severity = if broken > 0 { tone(rule.severity) } else { Tone::Plain };
        vec![
            Cell::plain(rule.id.as_str()),
            Cell::plain(localizer.say(&comparison_in_words(catalogue, &rule.that))),
            Cell::plain(figure(holds + broken)),
            Cell::toned(severity, figure(broken)),
            Cell::plain(figure(unchecked)),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::words(localizer.word("portfolio-column-rule")),
        Column::words(localizer.word("portfolio-column-expected")),
        Column::figures(localizer.word("portfolio-column-checked")),
        Column::figures(localizer.word("portfolio-column-broken")),
        Column::figures(localizer.word("portfolio-column-unchecked")),
    ];
    vec![Block::table(columns, rows)]
}
