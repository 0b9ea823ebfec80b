//! What the table `evidence` asks: the facts first, then for each indicator a row per input of its own, with what may
//! be written there.

use super::TemplateRequest;
use crate::catalogue::{Asked, Catalogue, Choice, InputSource, Measure};
use crate::evidence::Offer;
use crate::language::{Arg, Language, Localizer, Message};
use crate::number::Exact;

/// A row of the evidence.
pub(super) enum FormRow<'c> {
    /// The title of a part, and nothing to fill in.
    Heading(String),
    Prompt(Box<Prompt<'c>>),
}

pub(super) struct Prompt<'c> {
    pub asked: Asked<'c>,
    /// The input; empty where there is but one.
    pub input: &'c str,
    /// Whether it is the first row of what is asked, which names the documents.
    pub is_first: bool,
    /// How many documents its rows are to name.
    pub documents: usize,
    /// The title with the number, and that of the input.
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
    /// At least 0, and no more than the whole, which it names and whose row it knows.
    Part(&'c str, Option<usize>),
    /// Above 0, and no less than the part, whose row it knows.
    Whole(Option<usize>),
    Positive,
    YesNo,
    /// One of these.
    OneOf(&'c [Choice]),
    Date,
    /// Nothing: it is computed from the table `team`, and `training` where that is said.
    Computed {
        /// Whether the table `training` is read too.
        training: bool,
    },
    /// Nothing: it is taken from these facts and figures of the team.
    Read(Vec<Arg>),
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

/// Every row of the evidence: the facts, then the indicators in the order of the catalogue.
pub(super) fn rows<'c>(request: &TemplateRequest<'c>) -> Vec<FormRow<'c>> {
    let TemplateRequest { catalogue, localizer, .. } = request;
    let mut rows = Vec::new();
    if !catalogue.facts.is_empty() {
        rows.push(FormRow::Heading(localizer.word("blank-facts-head")));
        for fact in &catalogue.facts {
            add_prompts(request, fact.asked(), &mut rows);
        }
        rows.push(FormRow::Heading(localizer.word("sheet-indicators")));
    }
    for indicator in &catalogue.indicators {
        add_prompts(request, indicator.asked(), &mut rows);
    }
    // Where facts answer everything, the second part is empty.
    if matches!(rows.last(), Some(FormRow::Heading(_))) {
        rows.pop();
    }
    rows
}

/// The rows that ask something.
pub(super) fn without_headings<'r, 'c>(rows: &'r [FormRow<'c>]) -> impl Iterator<Item = &'r Prompt<'c>> + Clone {
    rows.iter().filter_map(|row| match row {
        FormRow::Prompt(prompt) => Some(&**prompt),
        FormRow::Heading(_) => None,
    })
}

fn add_prompts<'c>(request: &TemplateRequest<'c>, asked: Asked<'c>, rows: &mut Vec<FormRow<'c>>) {
    let TemplateRequest { catalogue, localizer, .. } = request;
    // The number stands within the title: alone it would become a date.
    let title = match asked.number {
        Some(number) => format!("{} ({number})", localizer.text(asked.title)),
        None => localizer.text(asked.title).to_owned(),
    };
    let documents = own_documents(catalogue, &asked);
    let inputs = inputs(request, &asked, documents, rows.len()).into_iter().enumerate();
    rows.extend(inputs.map(|(row, (input, name, entry))| {
        FormRow::Prompt(Box::new(Prompt {
            asked,
            input,
            is_first: row == 0,
            documents,
            title: if name.is_empty() { title.clone() } else { format!("{title}: {name}") },
            question: asked.question.map_or("", |question| localizer.text(question)),
            unit: if entry.is_elsewhere() { "" } else { unit(asked.measure, localizer) },
            entry,
        }))
    }));
}

/// How many documents its own rows are to name: those of the facts that it reads count for it, too.
fn own_documents(catalogue: &Catalogue, asked: &Asked<'_>) -> usize {
    let named = asked.facts().filter_map(|fact| catalogue.facts.get(fact)).map(|fact| fact.documents);
    asked.documents.saturating_sub(named.max().unwrap_or(0))
}

/// The inputs of its own, from that row: each with its title, both empty where it has but one.
fn inputs<'c>(
    request: &TemplateRequest<'c>,
    asked: &Asked<'c>,
    documents: usize,
    row: usize,
) -> Vec<(&'c str, &'c str, ExpectedEntry<'c>)> {
    let localizer = request.localizer;
    let single = |entry| vec![("", "", entry)];
    let title = |input: &'c str| asked.input_title(input).map_or(input, |title| localizer.text(title));
    match asked.measure {
        Measure::Team { metric } => single(ExpectedEntry::Computed { training: metric.needs_training() }),
        _ if asked.asks_nothing() && documents == 0 && !may_not_apply(request.catalogue, asked) => Vec::new(),
        _ if asked.asks_nothing() => single(ExpectedEntry::Read(read(request.catalogue, asked))),
        Measure::Number { min, max, whole, .. } => {
            single(ExpectedEntry::Number { min: min.as_ref(), max: max.as_ref(), whole: *whole })
        }
        Measure::Percent { min, max, .. } => single(ExpectedEntry::Percent { min, max }),
        Measure::Share { of } | Measure::Ratio { of, .. } => {
            let is_share = matches!(asked.measure, Measure::Share { .. });
            // Of two own rows the second is the next; facts stand below their heading, in their order.
            let row_of = |input: usize| match asked.source(input) {
                InputSource::Own => Some(row + input),
                InputSource::Fact(fact) => Some(fact + 1),
                InputSource::Team(_) => None,
            };
            let entry = |input| match (is_share, input) {
                (true, 0) => ExpectedEntry::Part(title(&of[1]), row_of(1)),
                (true, _) => ExpectedEntry::Whole(row_of(0)),
                (false, 0) => ExpectedEntry::Number { min: None, max: None, whole: false },
                (false, _) => ExpectedEntry::Positive,
            };
            asked.own_inputs().map(|(input, id)| (id, title(id), entry(input))).collect()
        }
        Measure::YesNo => single(ExpectedEntry::YesNo),
        Measure::Choice { options } => single(ExpectedEntry::OneOf(options)),
        Measure::Checklist { items } => {
            items.iter().map(|item| (item.id.as_str(), localizer.text(&item.title), ExpectedEntry::YesNo)).collect()
        }
        Measure::Since { .. } | Measure::Date => single(ExpectedEntry::Date),
    }
}

/// Whether "not applicable" may be said of it that no fact says for it.
fn may_not_apply(catalogue: &Catalogue, asked: &Asked<'_>) -> bool {
    let mut facts = asked.facts().filter_map(|fact| catalogue.facts.get(fact));
    asked.optional && !facts.any(|fact| fact.optional)
}

/// What is read by whatever asks nothing itself.
fn read(catalogue: &Catalogue, asked: &Asked<'_>) -> Vec<Arg> {
    let titles = asked.sources.iter().filter_map(|source| match source {
        InputSource::Own => None,
        InputSource::Fact(fact) => catalogue.facts.get(*fact).map(|fact| Arg::from(&fact.title)),
        InputSource::Team(figure) => Some(Arg::from(&figure.title())),
    });
    titles.map(|title| Message::new("offered").with("title", title).into()).collect()
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
        match self.asked.optional {
            true => localizer.say(&Message::new("allowed-optional").with("allowed", allowed)),
            false => allowed,
        }
    }

    /// The same, and how many documents are needed.
    pub(super) fn allowed_and_needed(&self, localizer: &Localizer, form: Form) -> String {
        let mut allowed = self.allowed(localizer, form);
        if !self.is_first {
            return allowed;
        }
        if self.documents > 0 {
            let documents = Message::new("allowed-documents").with("documents", self.documents);
            allowed = localizer.say(&documents.with("allowed", allowed));
        }
        let options = match self.asked.measure {
            Measure::Choice { options } => options.as_slice(),
            _ => &[],
        };
        for option in options.iter().filter(|option| option.documents > self.asked.documents) {
            let documents = Message::new("allowed-documents-option").with("documents", option.documents);
            allowed = localizer.say(&documents.with("option", &option.title).with("allowed", allowed));
        }
        if self.asked.not_applicable_documents > 0 {
            let documents =
                Message::new("allowed-documents-absence").with("documents", self.asked.not_applicable_documents);
            allowed = localizer.say(&documents.with("allowed", allowed));
        }
        allowed
    }
}

impl ExpectedEntry<'_> {
    /// Whether no value is asked for.
    pub(super) fn is_elsewhere(&self) -> bool {
        matches!(self, ExpectedEntry::Computed { .. } | ExpectedEntry::Read(_))
    }

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
            ExpectedEntry::Part(whole, _) => localizer.say(&Message::new("allowed-part").with("whole", *whole)),
            ExpectedEntry::Whole(_) | ExpectedEntry::Positive => word("allowed-positive"),
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
            ExpectedEntry::Read(read) => localizer.say(&Message::new("allowed-read").with("read", read.clone())),
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
