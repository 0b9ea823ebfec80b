//! Measures and scales: their keys, options and items, and both in words.

use super::Significance;
use super::matching::by_id;
use super::notes::{ItemChanges, figure, flag, one, part, percent, text};
use crate::catalogue::{Choice, Indicator, Item, Measure, Metric, Period, Scale};
use crate::language::{Arg, Message, Text, Unit};
use crate::number::Exact;

/// An option in words.
type OptionWords = fn(&Choice) -> Arg;

/// What is measured; another measure is one change, not one for each of its keys.
pub(super) fn compare(about: &mut ItemChanges<'_>, (old, new): (&Measure, &Measure), option: OptionWords) {
    if std::mem::discriminant(old) != std::mem::discriminant(new) {
        let [before, now] = [old, new].map(|measure| in_words(measure, option));
        about.tell(Significance::Decides, Message::new("change-measure"), before, now);
        return;
    }
    let (was, is) = (MeasureKeys::new(old), MeasureKeys::new(new));
    // Tables may state the unit, which is then checked.
    about.name(Message::new("change-unit"), was.many(), is.many());
    about.name(Message::new("change-unit-one"), was.one(), is.one());
    let decides = Significance::Decides;
    about.differ(decides, Message::new("change-period"), was.period, is.period);
    about.differ(decides, Message::new("change-min"), was.min, is.min);
    about.differ(decides, Message::new("change-max"), was.max, is.max);
    about.decides("change-whole", (was.whole, is.whole), flag);
    let inputs = |of: Option<&[String; 2]>| of.map(|[first, second]| Arg::from(format!("{first} / {second}")));
    let same = match (was.of, is.of) {
        (Some(was), Some(is)) => was.iter().zip(is).all(|(was, is)| was.eq_ignore_ascii_case(is)),
        _ => true,
    };
    let weight = if same { Significance::Wording } else { decides };
    let [before, now] = [was.of, is.of].map(|of| inputs(of).into_iter().collect());
    about.differ(weight, Message::new("change-inputs"), before, now);
    about.decides("change-per", (was.per, is.per), figure);
    about.differ(decides, Message::new("change-metric"), was.metric, is.metric);
    match (old, new) {
        (Measure::Choice { options: old }, Measure::Choice { options: new }) => options(about, old, new, option),
        (Measure::Checklist { items: old }, Measure::Checklist { items: new }) => items(about, old, new),
        _ => {}
    }
}

/// The titles of inputs, by which tables may name them.
pub(super) fn inputs(about: &mut ItemChanges<'_>, old: &[Item], new: &[Item]) {
    for (was, is) in by_id(old, new, |item| &item.id).things((old, new)) {
        let Some(id) = is.or(was).map(|item| &*item.id) else { continue };
        let aspect = Message::new("change-input-title").with("id", id);
        let [before, now] = [was, is].map(|item| item.map(|item| &item.title));
        match before {
            // With one more name for it, no table means anything else.
            None => about.text(Significance::Wording, aspect, before, now),
            Some(_) => about.name(aspect, before, now),
        }
    }
}

#[derive(Default)]
struct MeasureKeys<'m> {
    unit: Option<&'m Unit>,
    period: Vec<Arg>,
    min: Vec<Arg>,
    max: Vec<Arg>,
    whole: bool,
    of: Option<&'m [String; 2]>,
    per: Option<&'m Exact>,
    metric: Vec<Arg>,
}

impl<'m> MeasureKeys<'m> {
    fn many(&self) -> Option<&'m Text> {
        self.unit.map(|unit| &unit.many)
    }

    /// Where it is not the word for many.
    fn one(&self) -> Option<&'m Text> {
        self.unit.map(|unit| &unit.one).filter(|one| Some(*one) != self.many())
    }

    fn new(measure: &'m Measure) -> MeasureKeys<'m> {
        let keys = MeasureKeys::default();
        match measure {
            Measure::Number { unit, min, max, whole } => MeasureKeys {
                unit: unit.as_ref(),
                min: figure(min.as_ref()),
                max: figure(max.as_ref()),
                whole: *whole,
                ..keys
            },
            Measure::Percent { unit, min, max } => {
                MeasureKeys { unit: unit.as_ref(), min: one(percent(min)), max: one(percent(max)), ..keys }
            }
            Measure::Share { of } => MeasureKeys { of: Some(of), ..keys },
            Measure::Ratio { of, per, unit } => {
                MeasureKeys { of: Some(of), per: Some(per), unit: unit.as_ref(), ..keys }
            }
            Measure::Since { unit } => MeasureKeys {
                period: one(match unit {
                    Period::Years => Message::new("unit-years").with("count", ""),
                    Period::Months => Message::new("unit-months").with("count", ""),
                }),
                ..keys
            },
            Measure::Team { metric } => MeasureKeys { metric: one(metric_in_words(*metric)), ..keys },
            Measure::YesNo | Measure::Choice { .. } | Measure::Checklist { .. } | Measure::Date => keys,
        }
    }
}

fn options(about: &mut ItemChanges<'_>, old: &[Choice], new: &[Choice], in_words: OptionWords) {
    let matched = by_id(old, new, |option| &option.id);
    for (was, is) in matched.things((old, new)) {
        let Some(title) = is.or(was).map(|option| &option.title) else { continue };
        if was.is_some() != is.is_some() {
            let aspect = Message::new("change-option").with("title", title);
            let words = |option: Option<&Choice>| option.map(in_words).into_iter().collect();
            about.tell(Significance::Decides, aspect, words(was), words(is));
            continue;
        }
        let [before, now] = [was, is].map(|option| figure(option.map(|option| &option.points)));
        about.differ(Significance::Decides, Message::new("change-option-points").with("title", title), before, now);
        let aspect = Message::new("change-option-title").with("id", was.map_or("", |option| &option.id));
        about.name(aspect, was.map(|option| &option.title), is.map(|option| &option.title));
    }
    let aspect = (Significance::Wording, Message::new("change-order-options"));
    matched.tell_order(about, aspect, (old, new), |option| &option.title);
}

fn items(about: &mut ItemChanges<'_>, old: &[Item], new: &[Item]) {
    let matched = by_id(old, new, |item| &item.id);
    for (was, is) in matched.things((old, new)) {
        let (Some(was), Some(is)) = (was, is) else {
            let Some(id) = is.or(was).map(|item| &*item.id) else { continue };
            let aspect = Message::new("change-item").with("id", id);
            let title = |item: Option<&Item>| text(item.map(|item| &item.title));
            about.tell(Significance::Decides, aspect, title(was), title(is));
            continue;
        };
        let aspect = Message::new("change-item-title").with("id", &*was.id);
        about.name(aspect, Some(&was.title), Some(&is.title));
    }
    let aspect = (Significance::Wording, Message::new("change-order-items"));
    matched.tell_order(about, aspect, (old, new), |item| &item.title);
}

/// An option with the points that it earns.
pub(super) fn option_with_points(option: &Choice) -> Arg {
    let key = if option.documents > 0 { "change-step-documents" } else { "change-step" };
    let message = Message::new(key).with("limit", &option.title).with("points", &option.points);
    message.with("documents", option.documents).into()
}

/// An option of a fact.
pub(super) fn option_alone(option: &Choice) -> Arg {
    Arg::from(&option.title)
}

fn metric_in_words(metric: Metric) -> Message {
    Message::new(match metric {
        Metric::Qualification => "change-metric-qualification",
        Metric::LeadQualification => "change-metric-lead-qualification",
        Metric::Coverage => "change-metric-coverage",
        Metric::Fte => "change-metric-fte",
        Metric::Tenure => "change-metric-tenure",
        Metric::TrainingDays => "change-metric-training-days",
        Metric::Trained => "change-metric-trained",
    })
}

pub(super) fn in_words(measure: &Measure, option: OptionWords) -> Vec<Arg> {
    let mut words: Vec<Arg> = vec![
        Message::new(match measure {
            Measure::Number { .. } => "change-measure-number",
            Measure::Percent { .. } => "change-measure-percent",
            Measure::Share { .. } => "change-measure-share",
            Measure::Ratio { .. } => "change-measure-ratio",
            Measure::YesNo => "change-measure-yes-no",
            Measure::Choice { .. } => "change-measure-choice",
            Measure::Checklist { .. } => "change-measure-checklist",
            Measure::Since { .. } => "change-measure-since",
            Measure::Date => "change-measure-date",
            Measure::Team { .. } => "change-measure-team",
        })
        .into(),
    ];
    let keys = MeasureKeys::new(measure);
    let named = [
        (Message::new("change-unit"), text(keys.many())),
        (Message::new("change-period"), keys.period),
        (Message::new("change-min"), keys.min),
        (Message::new("change-max"), keys.max),
        (Message::new("change-whole"), if keys.whole { flag(true) } else { Vec::new() }),
        (Message::new("change-per"), figure(keys.per)),
    ];
    words.extend(keys.metric);
    words.extend(keys.of.map(|[first, second]| Arg::from(format!("{first} / {second}"))));
    for (name, values) in named {
        // The limits of a percentage need no words as long as they are the usual ones.
        let usual = matches!(measure, Measure::Percent { .. })
            && (values == one(percent(&Exact::ZERO)) || values == one(percent(&Exact::HUNDRED)));
        if !usual {
            words.extend(values.into_iter().map(|value| part(name.clone(), value)));
        }
    }
    match measure {
        Measure::Choice { options } => words.extend(options.iter().map(option)),
        Measure::Checklist { items } => words.extend(items.iter().map(|item| Arg::from(&item.title))),
        _ => {}
    }
    words
}

/// The scale of an indicator, step by step; its limits are never rounded.
pub(super) fn scale_in_words(indicator: &Indicator) -> Vec<Arg> {
    let limit = |limit: &Exact| match indicator.is_percentage() {
        true => Arg::from(percent(limit)),
        false => Arg::from(limit),
    };
    let step = |from: Message, points: &Exact| -> Arg {
        Message::new("change-step").with("limit", from).with("points", points).into()
    };
    match &indicator.scale {
        None => Vec::new(),
        Some(Scale::From(steps)) => {
            let from = |at| Message::new("working-from").with("limit", limit(at));
            steps.iter().map(|each| step(from(&each.limit), &each.points)).collect()
        }
        Some(Scale::UpTo(steps)) => {
            let up_to = |at| Message::new("working-up-to").with("limit", limit(at));
            steps.iter().map(|each| step(up_to(&each.limit), &each.points)).collect()
        }
        Some(Scale::Bands(bands)) => {
            let band = |from, up_to| Message::new("working-band").with("from", limit(from)).with("up-to", limit(up_to));
            bands.iter().map(|each| step(band(&each.from, &each.up_to), &each.points)).collect()
        }
        Some(Scale::Line(line)) => match line.ends() {
            Some([from, to]) => one(Message::new("working-line").with("from", limit(from)).with("to", limit(to))),
            None => {
                let at = |at| Message::new("working-at").with("limit", limit(at));
                line.points().iter().map(|each| step(at(&each.value), &each.points)).collect()
            }
        },
    }
}
