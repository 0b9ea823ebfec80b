//! Where everything stands, so that the formulas of one sheet find the cells of the others.

use super::sheet::{cell, rows};
use crate::assess::{AssessedIndicator, Assessment};
use crate::catalogue::{Catalogue, Indicator, Measure, Metric, Scale};
use crate::evidence::Cell;
use crate::language::Localizer;

/// Rows that stay free for further persons.
const SPARE_PERSONS: usize = 3;
/// Rows that stay free for further trainings.
const SPARE_TRAININGS: usize = 5;

/// Places on the sheet of the decision.
pub(super) mod summary {
    pub(crate) const AS_OF: u32 = 6;
    /// The row of the labels' header.
    pub(crate) const LABELS: u32 = 18;
}

/// Columns of the sheet of indicators.
pub(super) mod indicators {
    pub(crate) const STATUS: u16 = 4;
    /// Points times weight.
    pub(crate) const CONTRIBUTION: u16 = 11;
    /// The most that it can contribute.
    pub(crate) const ATTAINABLE: u16 = 13;
    /// The points that an evaluator set, where that holds on the day of the assessment.
    pub(crate) const DECIDED: u16 = 22;
    /// The first column of a label.
    const FIRST_LABEL: u16 = 24;

    pub(crate) fn missed(label: usize) -> u16 {
        FIRST_LABEL + u16::try_from(label).unwrap_or(0)
    }
}

/// The live cells of the sheet of evidence.
pub(super) mod evidence {
    /// Their column.
    pub(crate) const LIVE: u16 = 4;
    /// What the first one holds where an indicator does not apply.
    pub(crate) const NOT_APPLICABLE: &str = "n/a";
}

/// Rows of the sheet of the team.
pub(super) mod team {
    use crate::catalogue::Metric;

    /// The first row of the persons.
    pub(crate) const FIRST_PERSON: u32 = 18;

    pub(crate) fn row(metric: Metric) -> u32 {
        super::many(Metric::ALL.iter().position(|other| *other == metric).unwrap_or(0)) + 1
    }
}

/// Columns of the sheet of scales.
pub(super) mod scales {
    /// The indicator's category, counted from 1.
    pub(crate) const CATEGORY: u16 = 1;
    pub(crate) const MOST: u16 = 2;
    pub(crate) const WEIGHT: u16 = 3;
    /// The minimum, or nothing.
    pub(crate) const MINIMUM: u16 = 4;
    /// The points from which it is excellent.
    pub(crate) const EXCELLENT: u16 = 5;
    /// How many documents it needs.
    pub(crate) const DOCUMENTS: u16 = 6;
    pub(crate) const PER: u16 = 7;
    /// The least valid value, or nothing.
    pub(crate) const LEAST: u16 = 8;
    /// The greatest valid value, or nothing.
    pub(crate) const GREATEST: u16 = 9;
    /// The first column of a label: its scope, then its minimums.
    const FIRST_LABEL: u16 = 10;

    /// Where a step begins.
    pub(crate) const FROM: u16 = 2;
    /// Where a step ends.
    pub(crate) const UP_TO: u16 = 3;
    /// What it earns; the weight of a role, the months of a programme.
    pub(crate) const POINTS: u16 = 4;
    /// The id of an option, role or programme.
    pub(crate) const OPTION: u16 = 5;

    /// The column that says which indicators are in the scope of a label.
    pub(crate) fn scope(label: usize) -> u16 {
        FIRST_LABEL + 2 * u16::try_from(label).unwrap_or(0)
    }
}

pub(super) struct DefinedNames {
    pub summary: String,
    pub indicators: String,
    pub evidence: String,
    pub team: String,
    pub findings: String,
    pub scales: String,
}

/// A row of the sheet of evidence: an input that is live, or a further cell.
pub(super) struct IndicatorRow<'a> {
    pub indicator: usize,
    /// The input, as an index; `None` for a cell that answers none.
    pub slot: Option<usize>,
    pub cell: Option<&'a Cell>,
}

/// Where everything stands; rows count from 0.
pub(super) struct Layout<'a> {
    pub names: DefinedNames,
    /// The rows of the sheet of evidence, from row 1.
    pub evidence: Vec<IndicatorRow<'a>>,
    /// For each indicator the first row of its inputs and how many they are.
    pub slots: Vec<(u32, u32)>,
    /// For each indicator the first row of its scale or options, and how many.
    pub scales: Vec<(u32, u32)>,
    /// The first row of the roles and how many.
    pub roles: (u32, u32),
    /// The first row of the programmes and how many.
    pub programmes: (u32, u32),
    /// The first row of the persons and how many with spare ones.
    pub persons: (u32, u32),
    /// The first row of the trainings and how many with spare ones.
    pub trainings: (u32, u32),
    pub indicators: u32,
}

/// A count as rows count.
pub(super) fn many(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The names of an indicator's inputs; one without a name where it has but one.
pub(super) fn inputs(indicator: &Indicator) -> Vec<&str> {
    let inputs = indicator.measure.inputs();
    if inputs.is_empty() { vec![""] } else { inputs }
}

/// How many rows the scale or options of an indicator take.
fn steps(indicator: &Indicator) -> usize {
    match (&indicator.scale, &indicator.measure) {
        (Some(Scale::From(steps) | Scale::UpTo(steps)), _) => steps.len(),
        (Some(Scale::Bands(bands)), _) => bands.len(),
        (None, Measure::Choice { options }) => options.len(),
        _ => 1,
    }
}

impl<'a> Layout<'a> {
    pub(super) fn new(catalogue: &Catalogue, assessment: &'a Assessment, localizer: &Localizer) -> Layout<'a> {
        let mut evidence = Vec::new();
        let mut slots = Vec::new();
        for (index, (indicator, assessed)) in catalogue.indicators.iter().zip(&assessment.indicators).enumerate() {
            let first = many(evidence.len()) + 1;
            let (own, further) = sorted(indicator, assessed);
            slots.push((first, many(own.len())));
            evidence.extend(own.into_iter().enumerate().map(|(slot, cell)| IndicatorRow {
                indicator: index,
                slot: Some(slot),
                cell,
            }));
            evidence.extend(further.into_iter().map(|cell| IndicatorRow {
                indicator: index,
                slot: None,
                cell: Some(cell),
            }));
        }
        let indicators = many(catalogue.indicators.len());
        // The rules of the indicators stand above, a blank row and a header between.
        let mut next = indicators + 3;
        let mut take = |count: usize, between: u32| {
            let first = next;
            next += many(count) + between;
            (first, many(count))
        };
        let scales = catalogue.indicators.iter().map(|indicator| take(steps(indicator), 0)).collect();
        take(0, 2);
        let roles = take(catalogue.qualification.roles.len(), 2);
        let programmes = take(catalogue.qualification.programmes.len(), 2);
        let persons = many(assessment.team.persons.len() + SPARE_PERSONS);
        let trainings = many(assessment.team.trainings.as_ref().map_or(0, Vec::len) + SPARE_TRAININGS);
        let word = |key| localizer.word(key);
        Layout {
            names: DefinedNames {
                summary: word("sheet-summary"),
                indicators: word("sheet-indicators"),
                evidence: word("sheet-evidence"),
                team: word("sheet-team"),
                findings: word("sheet-findings"),
                scales: word("sheet-scales"),
            },
            evidence,
            slots,
            scales,
            roles,
            programmes,
            persons: (team::FIRST_PERSON, persons),
            trainings: (team::FIRST_PERSON + persons + 4, trainings),
            indicators,
        }
    }

    /// A column of the sheet of indicators.
    pub(super) fn all(&self, column: u16) -> String {
        format!("'{}'!{}", self.names.indicators, rows(1, self.indicators, column))
    }

    pub(super) fn input(&self, index: usize, slot: u32) -> String {
        let first = self.slots.get(index).map_or(1, |(first, _)| *first);
        format!("'{}'!{}", self.names.evidence, cell(first + slot, evidence::LIVE))
    }

    pub(super) fn inputs(&self, index: usize) -> String {
        let (first, count) = self.slots.get(index).copied().unwrap_or((1, 1));
        format!("'{}'!{}", self.names.evidence, rows(first, first + count.max(1) - 1, evidence::LIVE))
    }

    /// A figure of the catalogue about an indicator.
    pub(super) fn rule(&self, index: usize, column: u16) -> String {
        format!("'{}'!{}", self.names.scales, cell(many(index) + 1, column))
    }

    /// A column of such figures.
    pub(super) fn rules(&self, column: u16) -> String {
        format!("'{}'!{}", self.names.scales, rows(1, self.indicators, column))
    }

    /// Part of a column of the sheet of scales; `None` where there are no rows.
    pub(super) fn of_scales(&self, (first, count): (u32, u32), column: u16) -> String {
        format!("'{}'!{}", self.names.scales, rows(first, first + count.max(1) - 1, column))
    }

    pub(super) fn metric(&self, metric: Metric) -> String {
        format!("'{}'!{}", self.names.team, cell(team::row(metric), 1))
    }

    pub(super) fn as_of(&self) -> String {
        format!("'{}'!{}", self.names.summary, cell(summary::AS_OF, 1))
    }
}

/// An indicator's cells by the inputs that they answer, and those beyond.
fn sorted<'a>(indicator: &Indicator, assessed: &'a AssessedIndicator) -> (Vec<Option<&'a Cell>>, Vec<&'a Cell>) {
    let names = inputs(indicator);
    let mut own: Vec<Option<&Cell>> = vec![None; names.len()];
    let mut further = Vec::new();
    let of_team = |cell: &&Cell| cell.table != crate::evidence::TableKind::Evidence;
    for cell in assessed.cells.iter().filter(|cell| !of_team(cell)) {
        let named = cell.input.as_deref().unwrap_or("");
        let slot = names.iter().position(|name| *name == named).or((named.is_empty()).then_some(0));
        match slot.and_then(|slot| own.get_mut(slot)) {
            Some(free) if free.is_none_or(|held| held.raw.trim().is_empty()) => {
                if let Some(held) = free.replace(cell) {
                    further.push(held);
                }
            }
            _ => further.push(cell),
        }
    }
    (own, further)
}
