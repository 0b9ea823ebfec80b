//! The report on one assessment: the decision and what it hangs on first, then
//! the labels, categories, indicators, findings, and what it all rests on.

use super::{Block, Cell, Column, Report, ReportWriter, Table, Tone, inner};
use crate::assess::{AssessedIndicator, Assessment, Condition, LabelResult, Status};
use crate::catalogue::{Aggregate, Catalogue};
use crate::diagnostic::{Finding, Severity};
use crate::language::{Arg, Message};
use crate::number::Exact;

impl ReportWriter<'_> {
    /// The whole report; the columns that can be done without only where there is room, as to say
    /// the working of every indicator takes a good part of the time of an assessment.
    pub fn report(&self, catalogue: &Catalogue, assessment: &Assessment, has_room: bool) -> Report {
        let mut blocks = self.head(catalogue, assessment);
        self.decision(catalogue, assessment, &mut blocks);
        self.remarks(catalogue, assessment, &mut blocks);
        if !catalogue.labels.is_empty() {
            blocks.push(Block::Heading(self.localizer.word("heading-labels")));
            blocks.push(Block::Table(self.labels(catalogue, assessment)));
        }
        blocks.push(Block::Heading(self.localizer.word("heading-categories")));
        blocks.push(Block::Table(self.categories(catalogue, assessment)));
        blocks.extend(self.weighing(catalogue, assessment));
        blocks.push(Block::Heading(self.localizer.word("heading-indicators")));
        blocks.push(Block::Table(self.indicators(catalogue, assessment, has_room)));
        blocks.push(Block::Paragraph(Tone::Plain, self.localizer.word("legend")));
        let decisions = self.decisions(catalogue, assessment);
        if !decisions.is_empty() {
            blocks.push(Block::Heading(self.localizer.word("heading-decisions")));
            blocks.push(Block::List(decisions));
        }
        if !assessment.findings.is_empty() {
            blocks.push(Block::Heading(self.localizer.word("heading-findings")));
            blocks.push(Block::List(
                assessment.findings.iter().map(|finding| self.finding(catalogue, finding)).collect(),
            ));
        }
        blocks.push(Block::Heading(self.localizer.word("heading-basis")));
        blocks.push(Block::List(self.basis(catalogue, assessment)));
        Report { blocks }
    }

    /// Whose assessment it is, by which catalogue, for which day.
    pub fn head(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<Block> {
        let initiative = &assessment.initiative;
        let name = initiative.name.as_ref().or(initiative.id.as_ref()).cloned().unwrap_or_default();
        let by = Message::new("report-by")
            .with("title", &catalogue.title)
            .with("catalogue", format!("{} {}", catalogue.id, catalogue.version))
            .with("as-of", self.as_of);
        let Some(hypothetical) = self.hypothetical(catalogue, assessment) else {
            return vec![Block::Title(name), Block::Paragraph(Tone::Plain, self.localizer.say(&by))];
        };
        let title = self.localizer.say(&Message::new("hypothetical-title").with("name", name));
        let by = Block::Paragraph(Tone::Plain, self.localizer.say(&by));
        vec![Block::Title(title), by, Block::Paragraph(Tone::Bad, hypothetical)]
    }

    /// That a result rests on values that were supposed, and on which.
    pub(super) fn hypothetical(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<String> {
        let written = assessment.suppositions.iter().map(|one| Arg::from(one.written(catalogue)));
        let written: Vec<Arg> = written.collect();
        let message = Message::new("hypothetical").with("count", written.len()).with("settings", written);
        (!assessment.suppositions.is_empty()).then(|| self.localizer.say(&message))
    }

    pub(super) fn decision(&self, catalogue: &Catalogue, assessment: &Assessment, blocks: &mut Vec<Block>) {
        let award = assessment.award.and_then(|index| catalogue.labels.get(index));
        let key = match (award, assessment.provisional, catalogue.labels.is_empty()) {
            (_, _, true) => "decision-score-only",
            (Some(_), false, _) => "decision-award",
            (Some(_), true, _) => "decision-award-provisional",
            (None, false, _) => "decision-no-label",
            (None, true, _) => "decision-no-label-provisional",
        };
        let mut decision = Message::new(key).with("score", self.score(catalogue, assessment));
        if let Some(label) = award {
            decision = decision.with("label", &label.title);
        }
        // A decision that does not count is no good news.
        let is_settled = !assessment.undecided.rows.iter().any(|one| one.why.is_slip());
        let tone = if award.is_some() && !assessment.provisional && is_settled {
            Tone::Good
        } else if award.is_some() {
            Tone::Doubt
        } else {
            Tone::Bad
        };
        blocks.push(Block::Paragraph(tone, self.localizer.say(&decision)));
        blocks.extend(self.reasons(catalogue, assessment));
        if assessment.provisional {
            blocks.push(Block::Paragraph(Tone::Doubt, self.provisional(catalogue, assessment)));
        }
    }

    /// What is to be known about the decision besides its reasons.
    fn remarks(&self, catalogue: &Catalogue, assessment: &Assessment, blocks: &mut Vec<Block>) {
        let reservations = self.reservations(catalogue, assessment);
        blocks.extend(reservations.into_iter().map(|(tone, text)| Block::Paragraph(tone, text)));
        blocks.extend(self.validity(catalogue, assessment).map(|note| Block::Paragraph(Tone::Plain, note)));
    }

    /// Why the labels above the award are not reached, a line for each condition
    /// and for each minimum.
    fn reasons(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<Block> {
        let mut reasons = Vec::new();
        let above = assessment.award.unwrap_or(catalogue.labels.len());
        for (label, result) in catalogue.labels.iter().zip(&assessment.labels).take(above) {
            for condition in result.conditions.iter().filter(|condition| !condition.is_met()) {
                let mut lines = self.unmet(catalogue, assessment, result, condition).into_iter();
                let first = lines.next().unwrap_or_default();
                let first = match catalogue.labels.len() {
                    1 => first,
                    _ => self.localizer.say(&Message::new("reason").with("label", &label.title).with("reason", first)),
                };
                reasons.push((Tone::Bad, format!("✗ {first}")));
                reasons.extend(lines.map(|line| (Tone::Bad, inner(line))));
            }
        }
        (!reasons.is_empty()).then_some(Block::List(reasons))
    }

    fn provisional(&self, catalogue: &Catalogue, assessment: &Assessment) -> String {
        let is_open = |assessed: &&AssessedIndicator| assessed.is_open();
        let open = || assessment.indicators.iter().filter(is_open);
        let count = |status| open().filter(|assessed| assessed.status == status).count();
        let figure = |totals: &crate::assess::Totals| match &totals.percent {
            Some(percent) => self.percent(percent),
            None => self.quantity(&totals.points),
        };
        let message = Message::new("provisional")
            .with("missing", count(Status::Missing))
            .with("invalid", count(Status::Invalid))
            .with("from", figure(&assessment.score))
            .with("up-to", figure(&assessment.best_case));
        let mut sentences = vec![self.localizer.say(&message)];
        for (label, result) in catalogue.labels.iter().zip(&assessment.labels) {
            let key = match (result.reached, result.reachable) {
                (true, _) => continue,
                (false, true) => "still-reachable",
                (false, false) => "no-longer-reachable",
            };
            sentences.push(self.localizer.say(&Message::new(key).with("label", &label.title)));
        }
        sentences.join(" ")
    }

    /// What an unmet condition says with both sides of its comparison, and a line
    /// for each minimum that is missed.
    pub(super) fn unmet(
        &self,
        catalogue: &Catalogue,
        assessment: &Assessment,
        result: &LabelResult,
        condition: &Condition,
    ) -> Vec<String> {
        if let Condition::Minimums { missed, .. } = condition {
            let head = Message::new("unmet-minimums").with("count", missed.len());
            let missed = missed.iter().map(|index| self.missed_minimum(catalogue, assessment, result, *index));
            return [self.localizer.say(&head)].into_iter().chain(missed).collect();
        }
        let (required, actual) = self.sides(catalogue, condition);
        // Others are named, not measured.
        let key = if matches!(condition, Condition::Requires { .. }) { "unmet-words" } else { "unmet" };
        let message = Message::new(key).with("condition", Message::new(condition_key(catalogue, condition)));
        vec![self.localizer.say(&message.with("required", required).with("actual", actual))]
    }

    fn missed_minimum(
        &self,
        catalogue: &Catalogue,
        assessment: &Assessment,
        result: &LabelResult,
        index: usize,
    ) -> String {
        let (Some(indicator), Some(assessed)) = (catalogue.indicators.get(index), assessment.indicators.get(index))
        else {
            return String::new();
        };
        let label = assessment.labels.iter().position(|other| std::ptr::eq(other, result));
        let minimums = label.and_then(|label| catalogue.labels.get(label)).map(|label| &label.minimums);
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
    pub fn condition(&self, catalogue: &Catalogue, condition: &Condition) -> String {
        self.localizer.word(condition_key(catalogue, condition))
    }

    /// What a condition requires and what was found.
    pub(super) fn sides(&self, catalogue: &Catalogue, condition: &Condition) -> (String, String) {
        let localizer = self.localizer;
        let none = || localizer.word("no-figure");
        let titles = |texts: Vec<&crate::language::Text>| {
            texts.into_iter().map(|text| localizer.text(text)).collect::<Vec<_>>().join(", ")
        };
        let labels = |indices: &[usize]| {
            titles(indices.iter().filter_map(|index| catalogue.labels.get(*index)).map(|label| &label.title).collect())
        };
        match condition {
            Condition::MinPercent { required, actual } | Condition::MinAnsweredPercent { required, actual } => {
                (self.percent(required), actual.as_ref().map_or_else(none, |actual| self.percent(actual)))
            }
            Condition::MinPoints { required, actual } => (self.quantity(required), self.quantity(actual)),
            Condition::MinCategoryPercent { required, below, any } => {
                let below = titles(
                    below
                        .iter()
                        .filter_map(|index| catalogue.categories.get(*index))
                        .map(|category| &category.title)
                        .collect(),
                );
                let actual = match (any, below.is_empty()) {
                    (false, _) => none(),
                    (true, true) => localizer.word("all-categories"),
                    (true, false) => localizer.say(&Message::new("categories-below").with("categories", below)),
                };
                (self.percent(required), actual)
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

    pub(super) fn labels(&self, catalogue: &Catalogue, assessment: &Assessment) -> Table {
        let word = |key| self.localizer.word(key);
        let mut rows = Vec::new();
        for (label, result) in catalogue.labels.iter().zip(&assessment.labels) {
            let (tone, state) = match (result.reached, assessment.provisional && result.reachable) {
                (true, _) => (Tone::Good, "label-reached"),
                (false, true) => (Tone::Doubt, "label-reachable"),
                (false, false) => (Tone::Bad, "label-not-reached"),
            };
            let title = self.localizer.text(&label.title);
            rows.push(vec![
                Cell::toned(Tone::Strong, title),
                Cell::plain(""),
                Cell::plain(""),
                Cell::toned(tone, word(state)),
            ]);
            for condition in &result.conditions {
                let (required, actual) = self.sides(catalogue, condition);
                let (tone, sign) = if condition.is_met() { (Tone::Good, "✓") } else { (Tone::Bad, "✗") };
                rows.push(vec![
                    Cell::plain(format!("– {}", word(condition_key(catalogue, condition)))),
                    Cell::plain(required),
                    Cell::plain(actual),
                    Cell::toned(tone, sign),
                ]);
            }
        }
        let columns = vec![
            Column::words(word("column-condition")),
            Column::words(word("column-required")),
            Column::words(word("column-actual")),
            Column::words(word("column-met")),
        ];
        Table { columns, rows }
    }

    fn indicators(&self, catalogue: &Catalogue, assessment: &Assessment, has_room: bool) -> Table {
        let word = |key| self.localizer.word(key);
        let mut columns = vec![
            Column::words(word("column-number")),
            Column::words(word("column-indicator")),
            Column::words(word("column-value")),
            Column::figures(word("column-points")),
            Column::words(String::new()),
        ];
        if has_room {
            columns.extend([Column::figures(word("column-contribution")), Column::words(word("column-working"))]);
        }
        let mut rows = Vec::new();
        for (index, category) in catalogue.categories.iter().enumerate() {
            let mut heading = vec![Cell::plain(""), Cell::toned(Tone::Strong, self.localizer.text(&category.title))];
            heading.resize_with(columns.len(), || Cell::plain(""));
            rows.push(heading);
            let of_category = catalogue
                .indicators
                .iter()
                .zip(&assessment.indicators)
                .filter(|(indicator, _)| indicator.category == index);
            for (indicator, assessed) in of_category {
                let (tone, sign) = self.mark(assessed);
                let points = assessed.points.as_ref();
                let value = match assessed.status {
                    Status::Scored => Cell::plain(self.value(indicator, assessed)),
                    _ => Cell::toned(Tone::Doubt, self.status(assessed)),
                };
                let of_most = points.map(|points| {
                    let factor = match indicator.weight == Exact::ONE {
                        true => String::new(),
                        false => format!(" × {}", self.quantity(&indicator.weight)),
                    };
                    let of_most = format!("{} / {}{factor}", self.quantity(points), self.quantity(&indicator.points));
                    self.points_with_claim(assessed, of_most)
                });
                let mut row = vec![
                    Cell::plain(indicator.number.clone().unwrap_or_default()),
                    Cell::plain(self.localizer.text(&indicator.title)),
                    value,
                    Cell::toned(tone, of_most.unwrap_or_else(|| "–".to_owned())),
                    Cell::toned(tone, sign),
                ];
                if has_room {
                    let contribution = assessed.contribution.as_ref();
                    let contribution = contribution.map(|contribution| self.quantity(contribution));
                    row.push(Cell::plain(contribution.unwrap_or_else(|| "–".to_owned())));
                    row.push(Cell::plain(self.derivation(indicator, assessed)));
                }
                rows.push(row);
            }
        }
        Table { columns, rows }
    }

    /// The sign of an indicator: minimum missed, open, excellent, or nothing.
    pub(super) fn mark(&self, assessed: &AssessedIndicator) -> (Tone, &'static str) {
        match (assessed.minimum_met, assessed.is_open(), assessed.excellent) {
            (Some(false), true, _) => (Tone::Bad, "✗ ?"),
            (Some(false), ..) => (Tone::Bad, "✗"),
            (_, true, _) => (Tone::Doubt, "?"),
            (_, _, true) => (Tone::Good, "★"),
            _ => (Tone::Plain, ""),
        }
    }

    /// A finding in a line: how bad, where, what, and its stable code.
    pub fn finding(&self, catalogue: &Catalogue, finding: &Finding) -> (Tone, String) {
        let tone = match finding.severity {
            Severity::Error => Tone::Bad,
            Severity::Warning => Tone::Doubt,
            Severity::Note => Tone::Plain,
        };
        let severity = super::severity(self.localizer, finding.severity);
        let indicator = finding.indicator.and_then(|index| catalogue.indicators.get(index));
        let place = match (&finding.place, indicator) {
            (Some(place), _) => format!(" {place}"),
            (None, Some(indicator)) => format!(" {}", indicator.id),
            (None, None) => String::new(),
        };
        (tone, format!("{severity}[{}]{place}: {}", finding.code, self.localizer.say(&finding.message)))
    }
}

/// The key of a condition's name.
pub(super) fn condition_key(catalogue: &Catalogue, condition: &Condition) -> &'static str {
    match condition {
        Condition::MinPercent { .. } => match catalogue.aggregate {
            Aggregate::Points => "condition-min-percent",
            Aggregate::CategoryWeights => "condition-min-percent-weighted",
        },
        Condition::MinPoints { .. } => "condition-min-points",
        Condition::MinAnsweredPercent { .. } => "condition-min-answered-percent",
        Condition::MinCategoryPercent { .. } => "condition-min-category-percent",
        Condition::Requires { .. } => "condition-requires",
        Condition::Minimums { .. } => "condition-minimums",
    }
}
