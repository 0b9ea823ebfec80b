//! What is measured, what counts as a valid answer, and how it becomes points.

use super::{RulebookWriter, below};
use crate::catalogue::{Indicator, LinePoint, Measure, Metric, Period, Scale};
use crate::language::{Arg, Message};
use crate::number::Exact;
use crate::report::{Tone, derivation};

impl RulebookWriter<'_> {
    /// What is to be answered, with its unit and its valid range.
    pub(super) fn answer(&self, indicator: &Indicator) -> Vec<(Tone, String)> {
        let word = |key| self.localizer.word(key);
        let unit = derivation::unit(self.localizer, &indicator.measure);
        let answer = match &indicator.measure {
            Measure::Share { of: [part, whole] } => {
                let message = Message::new("book-answer-share").with("part", self.input(indicator, part));
                let message = message.with("part-title", self.input_title(indicator, part));
                let message = message.with("whole-title", self.input_title(indicator, whole));
                self.localizer.say(&message.with("whole", self.input(indicator, whole)))
            }
            Measure::Ratio { of: [first, second], per, .. } => {
                let message = match *per == Exact::ONE {
                    true => Message::new("book-answer-quotient"),
                    false => Message::new("book-answer-ratio").with("per", per),
                };
                let message = message.with("first", self.input(indicator, first));
                let message = message.with("second", self.input(indicator, second));
                let message = message.with("first-title", self.input_title(indicator, first));
                let message = message.with("second-title", self.input_title(indicator, second));
                in_unit(self.localizer.say(&message), unit)
            }
            Measure::YesNo if indicator.scale.is_some() => word("book-answer-yes-no-counted"),
            Measure::Checklist { items } => {
                self.localizer.say(&Message::new("book-answer-checklist").with("count", items.len()))
            }
            Measure::Team { metric } => self.localizer.say(&self.metric(*metric)),
            measure => self.one_answer(measure),
        };
        let facts = indicator.facts().filter_map(|fact| self.catalogue.facts.get(fact));
        let facts: Vec<Arg> = facts.map(|fact| self.titled(&fact.title, &fact.id).into()).collect();
        // The answer to a single fact stands there, but for what counts of a date.
        let is_asked = facts.is_empty() || indicator.measure.has_inputs();
        let is_shown = is_asked || matches!(indicator.measure, Measure::Since { .. });
        let answer = is_shown.then(|| Message::new("book-answer").with("answer", answer));
        let read = (!facts.is_empty()).then(|| Message::new("book-reads-facts").with("facts", facts));
        let mut lines: Vec<_> =
            answer.iter().chain(&read).map(|message| (Tone::Plain, self.localizer.say(message))).collect();
        if let Measure::Checklist { items } = &indicator.measure {
            lines.extend(items.iter().map(|item| below(self.titled(&item.title, &item.id))));
        }
        lines
    }

    /// What a measure is answered with that has one answer; nothing for the others.
    pub(super) fn one_answer(&self, measure: &Measure) -> String {
        let word = |key| self.localizer.word(key);
        match measure {
            Measure::Number { min, max, whole, .. } => {
                let kind = word(if *whole { "allowed-whole" } else { "allowed-number" });
                let unit = derivation::unit(self.localizer, measure);
                in_unit(self.within(kind, min.as_ref(), max.as_ref()), unit)
            }
            Measure::Percent { unit, min, max } => {
                let range = self.localizer.say(&Message::new("allowed-percent").with("min", min).with("max", max));
                in_unit(range, unit.as_ref().map(|unit| self.localizer.text(&unit.many).to_owned()))
            }
            Measure::YesNo => word("allowed-yes-no"),
            Measure::Choice { .. } => word("book-answer-choice"),
            Measure::Since { unit: Period::Years } => word("book-answer-since-years"),
            Measure::Since { unit: Period::Months } => word("book-answer-since-months"),
            Measure::Date => word("book-answer-date"),
            Measure::Share { .. } | Measure::Ratio { .. } | Measure::Checklist { .. } | Measure::Team { .. } => {
                String::new()
            }
        }
    }

    /// An input by its title, by its id where it has none.
    fn input_title(&self, indicator: &Indicator, id: &str) -> String {
        indicator.input_title(id).map_or(id, |title| self.localizer.text(title)).to_owned()
    }

    /// An input by its title and id, by its id where it has no title.
    fn input(&self, indicator: &Indicator, id: &str) -> String {
        indicator.input_title(id).map_or_else(|| id.to_owned(), |title| self.titled(title, id))
    }

    fn within(&self, kind: String, min: Option<&Exact>, max: Option<&Exact>) -> String {
        let message = match (min, max) {
            (Some(min), Some(max)) => Message::new("allowed-within").with("min", min).with("max", max),
            (Some(min), None) => Message::new("allowed-from").with("min", min),
            (None, Some(max)) => Message::new("allowed-up-to").with("max", max),
            (None, None) => return kind,
        };
        self.localizer.say(&message.with("kind", kind))
    }

    /// From which tables a figure of the team comes, and how it is computed.
    fn metric(&self, metric: Metric) -> Message {
        let qualification = &self.catalogue.qualification;
        match metric {
            Metric::Qualification => Message::new("book-metric-qualification")
                .with("max", &qualification.rating_max)
                .with("weighing", self.weighing()),
            Metric::LeadQualification => {
                let lead = qualification.roles.first();
                let lead = lead.map_or_else(String::new, |role| self.localizer.text(&role.title).to_owned());
                Message::new("book-metric-lead-qualification")
                    .with("max", &qualification.rating_max)
                    .with("weighing", self.weighing())
                    .with("role", lead)
            }
            Metric::Coverage => Message::new("book-metric-coverage")
                .with("proficient", &qualification.proficient.clone().unwrap_or_default()),
            Metric::Fte => Message::new("book-metric-fte"),
            Metric::Tenure => Message::new("book-metric-tenure"),
            Metric::TrainingDays => Message::new("book-metric-training-days"),
            Metric::Trained => Message::new("book-metric-trained"),
        }
    }

    /// How values become points, a line for each step.
    pub(in crate::report) fn scale(&self, indicator: &Indicator) -> Vec<(Tone, String)> {
        let head = match (&indicator.measure, &indicator.scale) {
            (_, None) if !matches!(indicator.measure, Measure::Choice { .. }) => {
                Message::new("book-points-yes-no").with("points", &indicator.points)
            }
            (Measure::Choice { .. }, _) => Message::new("book-points-choice"),
            (Measure::Checklist { .. }, _) => Message::new("book-points-checklist"),
            (measure, _) => match derivation::unit(self.localizer, measure) {
                Some(unit) => Message::new("book-points-value-in").with("unit", unit),
                None => Message::new("book-points-value"),
            },
        };
        let mut lines = vec![(Tone::Plain, self.localizer.say(&head.with("most", self.points(&indicator.points))))];
        let row = |value: String, points: &Exact| {
            let message = Message::new("book-scale-row").with("value", value).with("points", self.points(points));
            below(self.localizer.say(&message))
        };
        if let Measure::Choice { options } = &indicator.measure {
            for option in options {
                lines.push(row(self.titled(&option.title, &option.id), &option.points));
                if option.documents > indicator.documents {
                    let message = Message::new("book-option-documents").with("count", option.documents);
                    lines.push(below(self.localizer.say(&message)));
                }
            }
        }
        let limit = |number: &Exact| self.limit(indicator, number);
        let (least, greatest) = range(&indicator.measure, indicator.is_percentage());
        // Where nothing can lie beyond a limit, the limit alone says more.
        let say = |key, number: &Exact| match key {
            "working-up-to" if least.as_ref() == Some(number) => limit(number),
            "working-from" if greatest.as_ref() == Some(number) => limit(number),
            key => self.localizer.say(&Message::new(key).with("limit", limit(number))),
        };
        match &indicator.scale {
            None => {}
            Some(Scale::From(steps)) => {
                // Where no value can be below the first step, there is nothing to say of one.
                let first = steps.first().filter(|first| least.as_ref().is_none_or(|least| *least < first.limit));
                lines.extend(first.map(|first| row(say("working-below", &first.limit), &Exact::ZERO)));
                lines.extend(steps.iter().map(|step| row(say("working-from", &step.limit), &step.points)));
            }
            Some(Scale::UpTo(steps)) => {
                lines.extend(steps.iter().map(|step| row(say("working-up-to", &step.limit), &step.points)));
                let last = steps.last().filter(|last| greatest.as_ref().is_none_or(|greatest| *greatest > last.limit));
                lines.extend(last.map(|last| row(say("working-above", &last.limit), &Exact::ZERO)));
            }
            Some(Scale::Bands(bands)) => {
                for band in bands {
                    let message = Message::new("working-band").with("from", limit(&band.from));
                    let message = message.with("up-to", limit(&band.up_to));
                    lines.push(row(self.localizer.say(&message), &band.points));
                }
                lines.push(row(self.localizer.word("working-no-band"), &Exact::ZERO));
                if bands.windows(2).any(|pair| matches!(pair, [a, b] if a.up_to == b.from)) {
                    lines.push(below(self.localizer.word("book-bands-meet")));
                }
            }
            Some(Scale::Line(line)) => {
                for (index, point) in line.points().iter().enumerate() {
                    let before = index.checked_sub(1).and_then(|before| line.points().get(before));
                    if before.is_some_and(|before| before.value != point.value) {
                        lines.push(below(self.localizer.word("book-scale-between")));
                    }
                    lines.push(row(
                        say(beside(before, point, line.points().get(index + 1)), &point.value),
                        &point.points,
                    ));
                }
            }
        }
        lines
    }

    /// A limit of a scale; its unit stands above the scale.
    pub(super) fn limit(&self, indicator: &Indicator, limit: &Exact) -> String {
        match &indicator.measure {
            _ if indicator.is_percentage() => self.percent(limit),
            Measure::Checklist { items } => {
                self.localizer.say(&Message::new("value-items").with("there", limit).with("all", items.len()))
            }
            _ => self.number(limit),
        }
    }
}

/// For which values beside a point of a line, or at it, its points are told: at a jump the better count.
fn beside(before: Option<&LinePoint>, point: &LinePoint, after: Option<&LinePoint>) -> &'static str {
    let is_better = |other: Option<&LinePoint>| {
        other.is_some_and(|other| other.value == point.value && other.points > point.points)
    };
    match (before, after) {
        (None, after) if is_better(after) => "working-below",
        (before, None) if is_better(before) => "working-above",
        (_, after) if is_better(after) => "working-just-below",
        (before, _) if is_better(before) => "working-just-above",
        (None, _) => "working-up-to",
        (_, None) => "working-from",
        _ => "working-at",
    }
}

/// The least and the greatest value that there can be, as far as they are known.
fn range(measure: &Measure, is_percentage: bool) -> (Option<Exact>, Option<Exact>) {
    match measure {
        Measure::Number { min, max, .. } => (min.clone(), max.clone()),
        Measure::Percent { min, max, .. } => (Some(min.clone()), Some(max.clone())),
        Measure::Ratio { .. } => (None, None),
        Measure::YesNo => (Some(Exact::ZERO), Some(Exact::ONE)),
        Measure::Checklist { items } => (Some(Exact::ZERO), i64::try_from(items.len()).ok().map(Exact::from)),
        _ => (Some(Exact::ZERO), is_percentage.then_some(Exact::HUNDRED)),
    }
}

/// An answer with the unit it is counted in.
fn in_unit(answer: String, unit: Option<String>) -> String {
    unit.map_or(answer.clone(), |unit| format!("{answer} ({unit})"))
}
