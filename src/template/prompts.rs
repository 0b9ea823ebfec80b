//! What the table `evidence` asks: a row per input, with what may be written there.

use super::TemplateRequest;
use crate::catalogue::{Choice, Indicator, Measure};
use crate::evidence::Offer;
use crate::language::{Language, Localizer, Message};
use crate::number::Exact;

pub(super) struct Prompt<'c> {
    pub indicator: &'c Indicator,
    /// The input; empty where the indicator has but one.
    pub input: &'c str,
    /// Whether it is the indicator's first row, which names the documents.
    pub is_first: bool,
    /// The indicator's title with its number, and that of the input.
    pub title: String,
    /// What the form asks; may be empty.
    pub question: &'c str,
    pub entry: ExpectedEntry<'c>,
    /// The unit; empty where it has none.
    pub unit: &'c str,
}

/// What the value of a row may be, besides "not applicable".
pub(super) enum ExpectedEntry<'c> {
    /// A number between the limits, where it has any.
    Number {
        min: Option<&'c Exact>,
        max: Option<&'c Exact>,
        whole: bool,
    },
    /// A percentage between the limits, 45 for 45 %.
    Percent {
        min: &'c Exact,
        max: &'c Exact,
    },
    /// At least 0, and no more than the number in the next row, whose input it names.
    Part(&'c str),
    /// Above 0, and no less than the number in the row before.
    Whole,
    Positive,
    YesNo,
    /// One of these.
    OneOf(&'c [Choice]),
    Date,
    /// Nothing: it comes from the table `team`, and `training` where that is said.
    Computed {
        /// Whether the table `training` is read too.
        training: bool,
    },
}

/// What the form is, on which the words for its values depend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// CSV, into which values are typed: ids may be used.
    Folder,
    /// A workbook, whose lists offer titles.
    Workbook,
}

impl Form {
    /// The key of what is said where the value comes from the table `team`, and from `training` too.
    fn computed(self, training: bool) -> &'static str {
        match (self, training) {
            (Form::Folder, false) => "allowed-team",
            (Form::Folder, true) => "allowed-team-training",
            (Form::Workbook, false) => "blank-computed",
            (Form::Workbook, true) => "blank-computed-training",
        }
    }
}

/// Every row of the evidence, in the order of the catalogue.
pub(super) fn prompts<'c>(request: &TemplateRequest<'c>) -> Vec<Prompt<'c>> {
    let localizer = request.localizer;
    let of = |indicator: &'c Indicator| {
        // The number stands within the title: alone it would become a date.
        let title = match &indicator.number {
            Some(number) => format!("{} ({number})", localizer.text(&indicator.title)),
            None => localizer.text(&indicator.title).to_owned(),
        };
        let rows = inputs(indicator, localizer).into_iter().enumerate();
        rows.map(move |(row, (input, name, entry))| Prompt {
            indicator,
            input,
            is_first: row == 0,
            title: if name.is_empty() { title.clone() } else { format!("{title}: {name}") },
            question: indicator.question.as_ref().map_or("", |question| localizer.text(question)),
            entry,
            unit: unit(&indicator.measure, localizer),
        })
    };
    request.catalogue.indicators.iter().flat_map(of).collect()
}

/// The inputs of an indicator: each with its title, both empty where it has but one.
fn inputs<'c>(indicator: &'c Indicator, localizer: &Localizer) -> Vec<(&'c str, &'c str, ExpectedEntry<'c>)> {
    let single = |entry| vec![("", "", entry)];
    let title = |input: &'c str| indicator.input_title(input).map_or(input, |title| localizer.text(title));
    match &indicator.measure {
        Measure::Number { min, max, whole, .. } => {
            single(ExpectedEntry::Number { min: min.as_ref(), max: max.as_ref(), whole: *whole })
        }
        Measure::Percent { min, max, .. } => single(ExpectedEntry::Percent { min, max }),
        Measure::Share { of: [part, whole] } => {
            vec![(part, title(part), ExpectedEntry::Part(title(whole))), (whole, title(whole), ExpectedEntry::Whole)]
        }
        Measure::Ratio { of: [first, second], .. } => {
            let number = ExpectedEntry::Number { min: None, max: None, whole: false };
            vec![(first, title(first), number), (second, title(second), ExpectedEntry::Positive)]
        }
        Measure::YesNo => single(ExpectedEntry::YesNo),
        Measure::Choice { options } => single(ExpectedEntry::OneOf(options)),
        Measure::Checklist { items } => {
            items.iter().map(|item| (item.id.as_str(), localizer.text(&item.title), ExpectedEntry::YesNo)).collect()
        }
        Measure::Since { .. } | Measure::Date => single(ExpectedEntry::Date),
        Measure::Team { metric } => single(ExpectedEntry::Computed { training: metric.needs_training() }),
    }
}

fn unit<'c>(measure: &'c Measure, localizer: &Localizer) -> &'c str {
    match measure {
        Measure::Number { unit: Some(unit), .. } | Measure::Percent { unit: Some(unit), .. } => {
            localizer.text(&unit.many)
        }
        Measure::Percent { .. } => "%",
        _ => "",
    }
}

impl Prompt<'_> {
    /// What may be written as the value.
    pub(super) fn allowed(&self, localizer: &Localizer, form: Form) -> String {
        let allowed = self.entry.allowed(localizer, form);
        match self.indicator.optional {
            true => localizer.say(&Message::new("allowed-optional").with("allowed", allowed)),
            false => allowed,
        }
    }

    /// The same, and how many documents are needed.
    pub(super) fn allowed_and_needed(&self, localizer: &Localizer, form: Form) -> String {
        let allowed = self.allowed(localizer, form);
        match (self.is_first, self.indicator.documents) {
            (true, 1..) => {
                let documents = Message::new("allowed-documents").with("documents", self.indicator.documents);
                localizer.say(&documents.with("allowed", allowed))
            }
            _ => allowed,
        }
    }
}

impl ExpectedEntry<'_> {
    fn allowed(&self, localizer: &Localizer, form: Form) -> String {
        let word = |key| localizer.word(key);
        match self {
            ExpectedEntry::Number { min, max, whole } => {
                let kind = word(if *whole { "allowed-whole" } else { "allowed-number" });
                within(localizer, kind, *min, *max)
            }
            ExpectedEntry::Percent { min, max } => {
                localizer.say(&Message::new("allowed-percent").with("min", *min).with("max", *max))
            }
            ExpectedEntry::Part(whole) => localizer.say(&Message::new("allowed-part").with("whole", *whole)),
            ExpectedEntry::Whole | ExpectedEntry::Positive => word("allowed-positive"),
            ExpectedEntry::YesNo => word("allowed-yes-no"),
            ExpectedEntry::OneOf(options) => {
                let options = options.iter().map(|option| (option.id.as_str(), Some(&option.title)));
                let options = Offer::new(options, form == Form::Workbook).all();
                localizer.say(&Message::new("allowed-one-of").with("options", options))
            }
            ExpectedEntry::Date => {
                localizer.say(&Message::new("allowed-date").with("date", example_date(localizer.language())))
            }
            ExpectedEntry::Computed { training } => word(form.computed(*training)),
        }
    }
}

/// A date as tables in a language are to say it.
pub(super) fn example_date(language: Language) -> &'static str {
    if language == Language::De { "15.03.2019" } else { "2019-03-15" }
}

fn within(localizer: &Localizer, kind: String, min: Option<&Exact>, max: Option<&Exact>) -> String {
    let message = match (min, max) {
        (Some(min), Some(max)) => Message::new("allowed-within").with("min", min).with("max", max),
        (Some(min), None) => Message::new("allowed-from").with("min", min),
        (None, Some(max)) => Message::new("allowed-up-to").with("max", max),
        (None, None) => return kind,
    };
    localizer.say(&message.with("kind", kind))
}
