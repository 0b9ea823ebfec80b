//! The labels, and conditions in words.

use crate::assess::{Condition, LabelResult, Status};
use crate::catalogue::{Aggregate, Catalogue, Floor, Label, ScorePart};
use crate::language::{Localizer, Message};
use crate::number::FigureKind;
use crate::report::{Block, Cell, Column, ReportWriter, Table, Tone};

impl ReportWriter<'_> {
    /// Every label with its conditions.
    pub(super) fn labels(&self) -> Vec<Block> {
        if self.catalogue.labels.is_empty() {
            return Vec::new();
        }
        let word = |key| self.localizer.word(key);
        let mut rows = Vec::new();
        for (label, result) in self.catalogue.labels.iter().zip(&self.assessment.labels) {
            let (tone, state) = match (result.reached, self.assessment.provisional && result.reachable) {
                (true, _) => (Tone::Good, "label-reached"),
                (false, true) => (Tone::Doubt, "label-reachable"),
                (false, false) => (Tone::Bad, "label-not-reached"),
            };
            let title = Cell::toned(Tone::Strong, self.label_title(label));
            rows.push(vec![title, Cell::plain(""), Cell::plain(""), Cell::toned(tone, word(state))]);
            for condition in &result.conditions {
                let (required, actual) = self.sides(condition);
                let (tone, sign) = if condition.is_met() { (Tone::Good, "✓") } else { (Tone::Bad, "✗") };
                rows.push(vec![
                    Cell::plain(format!("– {}", self.condition(condition))),
                    Cell::plain(required),
                    Cell::plain(actual),
                    Cell::toned(tone, sign),
                ]);
            }
        }
        let columns = ["column-condition", "column-required", "column-actual", "column-met"];
        let columns = columns.map(|key| Column::words(word(key))).to_vec();
        vec![Block::Table(Table { caption: word("page-caption-labels"), ..Table::new(columns, rows) })]
    }

    /// What a label is called, and that it is no award where it is none.
    pub(crate) fn label_title(&self, label: &Label) -> String {
        match label.award {
            true => self.localizer.text(&label.title).to_owned(),
            false => self.localizer.say(&Message::new("label-no-award").with("label", &label.title)),
        }
    }

    /// What an unmet condition says with both sides of its comparison, and a line
    /// for each minimum that is missed.
    pub(in crate::report) fn unmet(&self, result: &LabelResult, condition: &Condition) -> Vec<String> {
        if let Condition::Minimums { missed, .. } = condition {
            let head = Message::new("unmet-minimums").with("count", missed.len());
            let missed = missed.iter().map(|index| self.missed_minimum(result, *index));
            return [self.localizer.say(&head)].into_iter().chain(missed).collect();
        }
        match condition {
            // Others are named, not measured.
            Condition::Requires { .. } => vec![self.both_sides("unmet-words", condition)],
            Condition::RequiresAny { .. } => vec![self.both_sides("unmet-any", condition)],
            Condition::Floors { floors, below } => {
                let head = Message::new("unmet-floors").with("count", below.len());
                let missed = below.iter().filter_map(|place| floors.get(*place));
                let missed = missed.map(|floor| self.missed_floor(result, floor));
                [self.localizer.say(&head)].into_iter().chain(missed).collect()
            }
            _ => vec![self.both_sides("unmet", condition)],
        }
    }

    /// A condition with what it requires and what was found.
    pub(super) fn both_sides(&self, key: &'static str, condition: &Condition) -> String {
        let (required, actual) = self.sides(condition);
        let message = Message::new(key).with("condition", self.condition(condition));
        self.localizer.say(&message.with("required", required).with("actual", actual))
    }

    fn missed_floor(&self, result: &LabelResult, floor: &Floor) -> String {
        let actual = result.figure(floor).map(|actual| match floor.kind {
            FigureKind::Percent => self.percent(actual),
            FigureKind::Quantity => self.quantity(actual),
        });
        let message =
            Message::new("unmet").with("condition", self.score_part(floor.part)).with("required", self.floor(floor));
        self.localizer.say(&message.with("actual", actual.unwrap_or_else(|| self.localizer.word("no-figure"))))
    }

    fn missed_minimum(&self, result: &LabelResult, index: usize) -> String {
        let (Some(indicator), Some(assessed)) =
            (self.catalogue.indicators.get(index), self.assessment.indicators.get(index))
        else {
            return String::new();
        };
        let label = self.assessment.labels.iter().position(|other| std::ptr::eq(other, result));
        let minimums = label.and_then(|label| self.catalogue.labels.get(label)).map(|label| &label.minimums);
        let minimum = minimums.into_iter().flatten().find(|(of, _)| *of == index).map(|(_, minimum)| minimum);
        let message = Message::new(match assessed.status {
            Status::Missing if assessed.is_open() => "missed-minimum-missing",
            Status::Invalid if assessed.is_open() => "missed-minimum-invalid",
            _ => "missed-minimum",
        })
        .with("title", &indicator.title)
        .with("points", self.quantity(assessed.points.as_ref().unwrap_or(&indicator.points)))
        .with("minimum", minimum.map_or_else(String::new, |minimum| self.quantity(minimum)));
        self.localizer.say(&message)
    }

    /// The name of a condition.
    pub(crate) fn condition(&self, condition: &Condition) -> String {
        self.localizer.word(condition_key(self.catalogue, condition))
    }

    /// What a part of the score is called.
    pub(in crate::report) fn score_part(&self, part: ScorePart) -> String {
        part.title(self.catalogue).map_or_else(String::new, |title| self.localizer.text(title).to_owned())
    }

    /// The least that a floor asks for.
    pub(in crate::report) fn floor(&self, floor: &Floor) -> String {
        match floor.kind {
            FigureKind::Percent => self.percent(&floor.least),
            FigureKind::Quantity => {
                let points = Message::new("floor-points").with("points", self.quantity(&floor.least));
                self.localizer.say(&points)
            }
        }
    }

    /// What a condition requires and what was found.
    pub(crate) fn sides(&self, condition: &Condition) -> (String, String) {
        let localizer = self.localizer;
        let none = || localizer.word("no-figure");
        let label = |index: &usize| Some(localizer.text(&self.catalogue.labels.get(*index)?.title));
        let category = |index: &usize| Some(localizer.text(&self.catalogue.categories.get(*index)?.title));
        let labels = |indices: &[usize]| indices.iter().filter_map(label).collect::<Vec<_>>().join(", ");
        match condition {
            Condition::MinPercent { required, actual } | Condition::MinAnsweredPercent { required, actual } => {
                (self.percent(required), actual.as_ref().map_or_else(none, |actual| self.percent(actual)))
            }
            Condition::MinPoints { required, actual } => (self.quantity(required), self.quantity(actual)),
            Condition::MinCategoryPercent { required, below, any } => {
                let below = below.iter().filter_map(category).collect::<Vec<_>>().join(", ");
                let actual = match (any, below.is_empty()) {
                    (false, _) => none(),
                    (true, true) => localizer.word("all-categories"),
                    (true, false) => localizer.say(&Message::new("categories-below").with("categories", below)),
                };
                (self.percent(required), actual)
            }
            Condition::Floors { floors, below } => {
                let said = |floor: &Floor| format!("{} {}", self.score_part(floor.part), self.floor(floor));
                let required = floors.iter().map(said).collect::<Vec<_>>().join(", ");
                let below = below.iter().filter_map(|place| Some(self.score_part(floors.get(*place)?.part)));
                let below = below.collect::<Vec<_>>().join(", ");
                let actual = match below.is_empty() {
                    true => localizer.word("floors-met"),
                    false => localizer.say(&Message::new("categories-below").with("categories", below)),
                };
                (required, actual)
            }
            Condition::RequiresAny { labels: required, reached } => {
                let actual = match reached.is_empty() {
                    true => localizer.word("none-reached"),
                    false => localizer.say(&Message::new("labels-reached").with("labels", labels(reached))),
                };
                (labels(required), actual)
            }
            Condition::Requires { labels: required, unmet } => {
                let actual = match unmet.is_empty() {
                    true => localizer.word("all-reached"),
                    false => localizer.say(&Message::new("labels-unmet").with("labels", labels(unmet))),
                };
                (labels(required), actual)
            }
            Condition::Minimums { missed, allowed } => {
                let required = match allowed {
                    0 => localizer.word("minimums-all"),
                    allowed => localizer.say(&Message::new("minimums-allowed").with("allowed", *allowed)),
                };
                let actual = match missed.is_empty() {
                    true => localizer.word("minimums-met"),
                    false => localizer.say(&Message::new("minimums-missed").with("count", missed.len())),
                };
                (required, actual)
            }
        }
    }
}

/// The key of a condition's name.
pub(in crate::report) fn condition_key(catalogue: &Catalogue, condition: &Condition) -> &'static str {
    match condition {
        Condition::MinPercent { .. } => match catalogue.aggregate {
            Aggregate::Points => "condition-min-percent",
            Aggregate::CategoryWeights => "condition-min-percent-weighted",
        },
        Condition::MinPoints { .. } => "condition-min-points",
        Condition::MinAnsweredPercent { .. } => "condition-min-answered-percent",
        Condition::MinCategoryPercent { .. } => "condition-min-category-percent",
        Condition::Floors { .. } => "condition-floors",
        Condition::Requires { .. } => "condition-requires",
        Condition::RequiresAny { .. } => "condition-requires-any",
        Condition::Minimums { .. } => "condition-minimums",
    }
}

/// What reports call a kind of condition; by its code one that a later version may have added.
pub(in crate::report) fn condition_name(localizer: &Localizer, kind: &str) -> String {
    localizer.word(match kind {
        "min-percent" => "condition-min-percent",
        "min-points" => "condition-min-points",
        "min-answered-percent" => "condition-min-answered-percent",
        "min-category-percent" => "condition-min-category-percent",
        "floors" => "condition-floors",
        "requires" => "condition-requires",
        "requires-any" => "condition-requires-any",
        "minimums" => "condition-minimums",
        _ => return kind.to_owned(),
    })
}
