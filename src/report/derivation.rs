//! The working of one indicator in words: from the evidence to the contribution.

use super::ReportWriter;
use crate::assess::{AssessedIndicator, PersonShare, ScaleWorking, ValueWorking};
use crate::catalogue::{Indicator, Line, Measure, Metric, Scale, Window};
use crate::language::{Arg, Localizer, Message, Text, Unit};
use crate::number::{Exact, FigureKind};

impl ReportWriter<'_> {
    /// How the points of an indicator came about, in one line.
    pub fn derivation(&self, index: usize, indicator: &Indicator, assessed: &AssessedIndicator) -> String {
        self.derivation_steps(index, indicator, assessed).join(" → ")
    }

    /// How the points of an indicator came about, step by step.
    pub fn derivation_steps(&self, index: usize, indicator: &Indicator, assessed: &AssessedIndicator) -> Vec<String> {
        let mut steps = self.steps_by_evidence(indicator, assessed);
        if let Some(first) = steps.first_mut().filter(|_| assessed.is_supposed) {
            *first = self.localizer.say(&Message::new("working-supposed").with("step", first.as_str()));
        }
        if let Some(decided) = &assessed.decided {
            steps.push(self.decided(indicator, decided));
            if indicator.weight != Exact::ONE {
                steps.push(self.earned(indicator, &decided.decision.points));
            }
        }
        steps.extend(self.standing_in_groups(index, assessed));
        steps
    }

    /// Why an indicator does not count, or why nobody needs it.
    fn standing_in_groups(&self, index: usize, assessed: &AssessedIndicator) -> Option<String> {
        let (key, group) = match self.assessment.filled_without(self.catalogue, index) {
            Some(group) => ("working-dispensable", group),
            None => ("working-left-out", self.assessment.left_out_by(self.catalogue, index)?),
        };
        let (group, score) = self.group(group).filter(|_| assessed.points.is_some())?;
        let message = Message::new(key).with("group", &group.title).with("limits", self.group_limits(group, score));
        Some(self.localizer.say(&message))
    }

    /// How the points came about that the evidence claims.
    fn steps_by_evidence(&self, indicator: &Indicator, assessed: &AssessedIndicator) -> Vec<String> {
        let localizer = self.localizer;
        let claimed = assessed.decided.as_ref().map_or(&assessed.points, |decided| &decided.claimed);
        let Some(points) = claimed else { return vec![localizer.word("working-not-applicable")] };
        let value = match &assessed.value_working {
            ValueWorking::Missing(reason) => {
                return vec![localizer.say(&Message::new("working-missing").with("reason", reason.clone()))];
            }
            ValueWorking::Invalid => return vec![localizer.word("working-invalid")],
            working => self.value_working(indicator, assessed, working),
        };
        let mut parts = vec![value];
        parts.extend(self.scale_working(indicator, &assessed.scale_working));
        if assessed.undocumented {
            parts.push(localizer.word("working-undocumented"));
        }
        parts.push(self.earned(indicator, points));
        parts
    }

    /// Points times weight.
    fn earned(&self, indicator: &Indicator, points: &Exact) -> String {
        let earned = self.of_most(indicator, self.exactly(points));
        if indicator.weight == Exact::ONE {
            return earned;
        }
        let weighted = Message::new("working-points-weighted")
            .with("earned", earned)
            .with("weight", &indicator.weight)
            .with("contribution", self.exactly(&(&indicator.weight * points)));
        self.localizer.say(&weighted)
    }

    /// So many of the points that an indicator has at most.
    pub(super) fn of_most(&self, indicator: &Indicator, points: String) -> String {
        let key = match (indicator.bonus, indicator.points == Exact::ONE) {
            (true, true) => "working-bonus-point",
            (true, false) => "working-bonus-points",
            (false, true) => "working-point",
            (false, false) => "working-points",
        };
        self.localizer.say(&Message::new(key).with("points", points).with("max", self.quantity(&indicator.points)))
    }

    /// The value of an indicator with its unit, as its owner would say it.
    pub fn value(&self, indicator: &Indicator, assessed: &AssessedIndicator) -> String {
        match (&assessed.value_working, &indicator.measure, &assessed.value) {
            (ValueWorking::YesNo(yes), ..) => self.localizer.word(if *yes { "yes" } else { "no" }),
            (ValueWorking::Chosen(option), Measure::Choice { options }, _) => {
                options.get(*option).map_or("", |option| self.localizer.text(&option.title)).to_owned()
            }
            (ValueWorking::Items(items), ..) => {
                let there = items.iter().filter(|there| **there).count();
                self.localizer.say(&Message::new("value-items").with("there", there).with("all", items.len()))
            }
            (.., Some(value)) => self.with_unit(indicator, value),
            _ => String::new(),
        }
    }

    fn with_unit(&self, indicator: &Indicator, value: &Exact) -> String {
        if indicator.is_percentage() {
            return self.percent(value);
        }
        let number = self.quantity(value);
        match unit_of(self.localizer, &indicator.measure, &number) {
            Some(unit) => format!("{number}\u{A0}{unit}"),
            None => number,
        }
    }

    /// A limit of the rule book in the unit of the values, always in full.
    pub fn limit(&self, indicator: &Indicator, limit: &Exact) -> String {
        let number = self.localizer.number(&crate::number::in_full(limit));
        if indicator.is_percentage() {
            return self.localizer.say(&Message::new("percent").with("number", number));
        }
        match (unit_of(self.localizer, &indicator.measure, &number), &indicator.measure) {
            (Some(unit), _) => format!("{number}\u{A0}{unit}"),
            (None, Measure::Checklist { items }) => {
                self.localizer.say(&Message::new("value-items").with("there", number).with("all", items.len()))
            }
            (None, _) => number,
        }
    }

    /// A figure of the working: as it is shown, and the fraction where that was
    /// rounded, so that the working adds up to the last digit.
    pub(super) fn exactly(&self, number: &Exact) -> String {
        self.figures().exactly(FigureKind::Quantity, number)
    }

    fn value_working(&self, indicator: &Indicator, assessed: &AssessedIndicator, working: &ValueWorking) -> String {
        let value = self.value(indicator, assessed);
        let message = match working {
            ValueWorking::Share { part, whole } => {
                Message::new("working-share").with("part", part).with("whole", whole)
            }
            ValueWorking::Ratio { per, first, second } if *per == Exact::ONE => {
                Message::new("working-quotient").with("first", first).with("second", second)
            }
            ValueWorking::Ratio { per, first, second } => {
                Message::new("working-ratio").with("per", per).with("first", first).with("second", second)
            }
            ValueWorking::Since { from, .. } => {
                Message::new("working-since").with("from", *from).with("as-of", self.assessment.as_of)
            }
            ValueWorking::Persons(shares) => return self.persons(indicator, shares, &value),
            _ => return value,
        };
        self.localizer.say(&message.with("value", value))
    }

    fn persons(&self, indicator: &Indicator, shares: &[PersonShare], value: &str) -> String {
        format!("{} → {value}", self.person_shares(indicator, shares).join("; "))
    }

    /// What each person brings, in a phrase.
    pub(super) fn person_shares(&self, indicator: &Indicator, shares: &[PersonShare]) -> Vec<String> {
        let Measure::Team { metric } = indicator.measure else { return Vec::new() };
        let key = match metric {
            Metric::Qualification | Metric::LeadQualification => "working-person-rating",
            Metric::Fte | Metric::Coverage => "working-person-fte",
            Metric::Tenure => "working-person-tenure",
            Metric::TrainingDays => "working-person-days",
            Metric::Trained => "working-person-trained",
        };
        let figure = |share: &PersonShare| match metric {
            Metric::Qualification | Metric::LeadQualification => self.percent(&share.figure),
            Metric::Trained => self.localizer.word(if share.figure.is_zero() { "no" } else { "yes" }),
            _ => self.quantity(&share.figure),
        };
        let person = |share: &PersonShare| {
            Message::new(key)
                .with("person", Arg::quoted(&share.person))
                .with("weight", self.quantity(&share.weight))
                .with("figure", figure(share))
        };
        shares.iter().map(|share| self.localizer.say(&person(share))).collect()
    }

    fn scale_working(&self, indicator: &Indicator, working: &ScaleWorking) -> Option<String> {
        let message = match (working, indicator.scale.as_ref()?) {
            (ScaleWorking::Step(step), Scale::From(steps)) => {
                Message::new("working-from").with("limit", self.limit(indicator, &steps.get(*step)?.limit))
            }
            (ScaleWorking::Step(step), Scale::UpTo(steps)) => {
                Message::new("working-up-to").with("limit", self.limit(indicator, &steps.get(*step)?.limit))
            }
            (ScaleWorking::NoStep, Scale::From(steps)) => {
                Message::new("working-below").with("limit", self.limit(indicator, &steps.first()?.limit))
            }
            (ScaleWorking::NoStep, Scale::UpTo(steps)) => {
                Message::new("working-above").with("limit", self.limit(indicator, &steps.last()?.limit))
            }
            (ScaleWorking::Band(band), Scale::Bands(bands)) => {
                let band = bands.get(*band)?;
                Message::new("working-band")
                    .with("from", self.limit(indicator, &band.from))
                    .with("up-to", self.limit(indicator, &band.up_to))
            }
            (ScaleWorking::NoBand, _) => Message::new("working-no-band"),
            (ScaleWorking::Line(ends), Scale::Line(line)) => self.on_line(indicator, line, *ends)?,
            _ => return None,
        };
        Some(self.localizer.say(&message))
    }

    /// Where on a line a value lies.
    fn on_line(&self, indicator: &Indicator, line: &Line, ends: [usize; 2]) -> Option<Message> {
        let limit = |limit| self.limit(indicator, limit);
        if let Some([from, to]) = line.ends() {
            let message = Message::new("working-proportion").with("from", limit(from)).with("to", limit(to));
            return Some(message.with("points", self.quantity(&indicator.points)));
        }
        let last = line.points().len().saturating_sub(1);
        let [a, b] = [line.points().get(ends[0])?, line.points().get(ends[1])?];
        Some(match ends {
            [0, 0] => Message::new("working-up-to").with("limit", limit(&a.value)),
            [_, end] if ends[0] == end && end == last => Message::new("working-from").with("limit", limit(&a.value)),
            [first, second] if first == second => Message::new("working-at").with("limit", limit(&a.value)),
            _ => Message::new("working-part")
                .with("from", limit(&a.value))
                .with("to", limit(&b.value))
                .with("first", self.quantity(&a.points))
                .with("second", self.quantity(&b.points)),
        })
    }

    /// The answer that earns an indicator at least `points`, in words; `None` where
    /// no words say it.
    pub fn value_needed(&self, indicator: &Indicator, points: &Exact) -> Option<String> {
        needed(self.localizer, indicator, points, |limit| self.limit(indicator, limit))
    }
}

/// The unit of a measure's values, where they have one and are no percentages.
pub(super) fn unit(localizer: &Localizer, measure: &Measure) -> Option<String> {
    unit_of(localizer, measure, "")
}

/// The same after a figure as it is shown.
pub(super) fn unit_of(localizer: &Localizer, measure: &Measure, shown: &str) -> Option<String> {
    let text = |unit: &Option<Unit>| unit.as_ref().map(|unit| localizer.text(unit.after(shown)).to_owned());
    let word = |key| localizer.say(&Message::new(key).with("count", shown));
    match measure {
        Measure::Number { unit, .. } | Measure::Ratio { unit, .. } => text(unit),
        Measure::Since { unit } => Some(word(match unit {
            crate::catalogue::Period::Years => "unit-years",
            crate::catalogue::Period::Months => "unit-months",
        })),
        Measure::Team { metric } => match metric {
            Metric::Fte => Some(localizer.word("unit-fte")),
            Metric::Tenure => Some(word("unit-years")),
            Metric::TrainingDays => Some(word("unit-days-per-fte")),
            _ => None,
        },
        _ => None,
    }
}

/// The answer that earns at least `points`, in words, its limits said by `limit`;
/// `None` where no words say it.
pub(super) fn needed(
    localizer: &Localizer,
    indicator: &Indicator,
    points: &Exact,
    limit: impl Fn(&Exact) -> String,
) -> Option<String> {
    let or = |answers: Vec<String>| {
        (!answers.is_empty()).then(|| answers.join(&format!(" {} ", localizer.word("needed-or"))))
    };
    let within = |window: &Window| {
        let message = match window {
            [Some(from), Some(up_to)] => {
                Message::new("working-band").with("from", limit(from)).with("up-to", limit(up_to))
            }
            [Some(from), None] => Message::new("needed-from").with("limit", limit(from)),
            [None, Some(up_to)] => Message::new("needed-up-to").with("limit", limit(up_to)),
            [None, None] => return None,
        };
        Some(localizer.say(&message))
    };
    let message = match (&indicator.scale, &indicator.measure) {
        (Some(Scale::From(steps)), _) => {
            let step = steps.iter().find(|step| step.points >= *points)?;
            Message::new("needed-from").with("limit", limit(&step.limit))
        }
        (Some(Scale::UpTo(steps)), _) => {
            let step = steps.iter().rfind(|step| step.points >= *points)?;
            Message::new("needed-up-to").with("limit", limit(&step.limit))
        }
        (Some(Scale::Bands(bands)), _) => {
            // Bands that touch are one window.
            let mut windows: Vec<Window> = Vec::new();
            for band in bands.iter().filter(|band| band.points >= *points) {
                match windows.last_mut() {
                    Some([_, up_to]) if up_to.as_ref() == Some(&band.from) => *up_to = Some(band.up_to.clone()),
                    _ => windows.push([Some(band.from.clone()), Some(band.up_to.clone())]),
                }
            }
            return or(windows.iter().filter_map(within).collect());
        }
        (Some(Scale::Line(line)), _) => return or(line.windows(points).iter().filter_map(within).collect()),
        (None, Measure::YesNo) => return Some(localizer.word("yes")),
        (None, Measure::Choice { options }) => {
            let enough = options.iter().filter(|option| option.points >= *points);
            let say = |title: &Text| localizer.say(&Message::new("needed-option").with("option", title));
            return or(enough.map(|option| say(&option.title)).collect());
        }
        (None, _) => return None,
    };
    Some(localizer.say(&message))
}
