//! What the table `evidence` asks: a row per input, with what may be written there.

use super::Request;
use crate::catalogue::{Choice, Indicator, Measure};
use crate::language::{Arg, Language, Message, Voice};
use crate::number::Exact;

/// A row of the evidence.
pub struct Prompt<'c> {
    /// What is asked about.
    pub indicator: &'c Indicator,
    /// The input; empty where the indicator has but one.
    pub input: &'c str,
    /// Whether it is the indicator's first row, which names the documents.
    pub is_first: bool,
    /// The indicator's title with its number, and that of the input.
    pub title: String,
    /// What the form asks; may be empty.
    pub question: &'c str,
    /// What the value may be.
    pub entry: Entry<'c>,
    /// The unit; empty where it has none.
    pub unit: &'c str,
}

/// What the value of a row may be, besides "not applicable".
pub enum Entry<'c> {
    /// A number between the limits, where it has any.
    Number {
        /// The least that is valid.
        min: Option<&'c Exact>,
        /// The most that is valid.
        max: Option<&'c Exact>,
        /// Whether only whole numbers are valid.
        whole: bool,
    },
    /// A percentage between the limits, 45 for 45 %.
    Percent {
        /// The least that is valid.
        min: &'c Exact,
        /// The most that is valid.
        max: &'c Exact,
    },
    /// At least 0, and no more than the number in the next row, whose input it names.
    Part(&'c str),
    /// Above 0, and no less than the number in the row before.
    Whole,
    /// A number above 0.
    Positive,
    /// Yes or no.
    YesNo,
    /// One of these.
    OneOf(&'c [Choice]),
    /// A date.
    Date,
    /// Nothing: it comes from the table `team`, and `training` where that is said.
    Computed {
        /// Whether the table `training` is read too.
        training: bool,
    },
}

/// Every row of the evidence, in the order of the catalogue.
pub fn prompts<'c>(request: &Request<'c>) -> Vec<Prompt<'c>> {
    let voice = request.voice;
    let of = |indicator: &'c Indicator| {
        // The number stands within the title: alone it would become a date.
        let title = match &indicator.number {
            Some(number) => format!("{} ({number})", voice.text(&indicator.title)),
            None => voice.text(&indicator.title).to_owned(),
        };
        let rows = inputs(indicator, voice).into_iter().enumerate();
        rows.map(move |(row, (input, name, entry))| Prompt {
            indicator,
            input,
            is_first: row == 0,
            title: if name.is_empty() { title.clone() } else { format!("{title}: {name}") },
            question: indicator.question.as_ref().map_or("", |question| voice.text(question)),
            entry,
            unit: unit(&indicator.measure, voice),
        })
    };
    request.catalogue.indicators.iter().flat_map(of).collect()
}

/// The inputs of an indicator: each with its title, both empty where it has but one.
fn inputs<'c>(indicator: &'c Indicator, voice: &Voice) -> Vec<(&'c str, &'c str, Entry<'c>)> {
    let single = |entry| vec![("", "", entry)];
    let title = |input: &'c str| indicator.input_title(input).map_or(input, |title| voice.text(title));
    match &indicator.measure {
        Measure::Number { min, max, whole, .. } => {
            single(Entry::Number { min: min.as_ref(), max: max.as_ref(), whole: *whole })
        }
        Measure::Percent { min, max, .. } => single(Entry::Percent { min, max }),
        Measure::Share { of: [part, whole] } => {
            vec![(part, title(part), Entry::Part(title(whole))), (whole, title(whole), Entry::Whole)]
        }
        Measure::Ratio { of: [first, second], .. } => {
            let number = Entry::Number { min: None, max: None, whole: false };
            vec![(first, title(first), number), (second, title(second), Entry::Positive)]
        }
        Measure::YesNo => single(Entry::YesNo),
        Measure::Choice { options } => single(Entry::OneOf(options)),
        Measure::Checklist { items } => {
            items.iter().map(|item| (item.id.as_str(), voice.text(&item.title), Entry::YesNo)).collect()
        }
        Measure::Since { .. } => single(Entry::Date),
        Measure::Team { metric } => single(Entry::Computed { training: metric.needs_training() }),
    }
}

fn unit<'c>(measure: &'c Measure, voice: &Voice) -> &'c str {
    match measure {
        Measure::Number { unit: Some(unit), .. } | Measure::Percent { unit: Some(unit), .. } => voice.text(&unit.many),
        Measure::Percent { .. } => "%",
        _ => "",
    }
}

impl Prompt<'_> {
    /// What may be written as the value. `computed` are the keys of what is said where
    /// it comes from the table `team`, and from `training` too.
    pub fn allowed(&self, voice: &Voice, computed: [&'static str; 2]) -> String {
        let allowed = self.entry.allowed(voice, computed);
        match self.indicator.optional {
            true => voice.say(&Message::new("allowed-optional").with("allowed", allowed)),
            false => allowed,
        }
    }

    /// The same, and how many documents are needed.
    pub fn allowed_and_needed(&self, voice: &Voice, computed: [&'static str; 2]) -> String {
        let allowed = self.allowed(voice, computed);
        match (self.is_first, self.indicator.documents) {
            (true, 1..) => {
                let documents = Message::new("allowed-documents").with("documents", self.indicator.documents);
                voice.say(&documents.with("allowed", allowed))
            }
            _ => allowed,
        }
    }
}

impl Entry<'_> {
    fn allowed(&self, voice: &Voice, computed: [&'static str; 2]) -> String {
        let word = |key| voice.word(key);
        match self {
            Entry::Number { min, max, whole } => {
                let kind = word(if *whole { "allowed-whole" } else { "allowed-number" });
                within(voice, kind, *min, *max)
            }
            Entry::Percent { min, max } => {
                voice.say(&Message::new("allowed-percent").with("min", *min).with("max", *max))
            }
            Entry::Part(whole) => voice.say(&Message::new("allowed-part").with("whole", *whole)),
            Entry::Whole | Entry::Positive => word("allowed-positive"),
            Entry::YesNo => word("allowed-yes-no"),
            Entry::OneOf(options) => {
                let option = |option: &Choice| Arg::from(format!("{} ({})", option.id, voice.text(&option.title)));
                let options: Vec<Arg> = options.iter().map(option).collect();
                voice.say(&Message::new("allowed-one-of").with("options", options))
            }
            Entry::Date => voice.say(&Message::new("allowed-date").with("date", example_date(voice.language()))),
            Entry::Computed { training } => word(computed[usize::from(*training)]),
        }
    }
}

/// A date as tables in a language are to say it.
pub fn example_date(language: Language) -> &'static str {
    if language == Language::De { "15.03.2019" } else { "2019-03-15" }
}

fn within(voice: &Voice, kind: String, min: Option<&Exact>, max: Option<&Exact>) -> String {
    let message = match (min, max) {
        (Some(min), Some(max)) => Message::new("allowed-within").with("min", min).with("max", max),
        (Some(min), None) => Message::new("allowed-from").with("min", min),
        (None, Some(max)) => Message::new("allowed-up-to").with("max", max),
        (None, None) => return kind,
    };
    voice.say(&message.with("kind", kind))
}
