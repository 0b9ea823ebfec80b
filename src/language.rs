//! German and English: texts of a catalogue, keyed messages of merit itself,
//! numbers and dates in the reader's habit.
//!
//! The messages lie in `language/de/` and `language/en/`; a test fails
//! when a key lacks a language.

mod message;
mod text;

pub use message::{Arg, Message};
pub use text::{Text, is_unprintable};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use jiff::civil::Date;
use std::cell::OnceCell;

/// How the keys of [`Language::files`] begin.
const FILES: [&str; 9] = ["sheet-", "page-", "blank-", "explain-", "portfolio-", "dossiers-", "sql-", "plan-", "firm-"];

/// How the keys of [`Language::audits`] begin.
const AUDITS: &str = "audit-";

/// A language that merit speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// German.
    De,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order in which fallbacks are tried.
    pub const ALL: [Language; 2] = [Language::En, Language::De];

    /// The language's code, as in `--lang` and in catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Language::De => "de",
            Language::En => "en",
        }
    }

    /// The messages of assessments as Fluent source text.
    pub fn assessments(self) -> &'static str {
        match self {
            Language::De => include_str!("language/de/report.ftl"),
            Language::En => include_str!("language/en/report.ftl"),
        }
    }

    /// The messages about what is wrong or odd in dossiers as Fluent source text.
    pub fn findings(self) -> &'static str {
        match self {
            Language::De => include_str!("language/de/findings.ftl"),
            Language::En => include_str!("language/en/findings.ftl"),
        }
    }

    /// The messages about catalogues as Fluent source text.
    pub fn catalogues(self) -> &'static str {
        match self {
            Language::De => concat!(
                include_str!("language/de/faults.ftl"),
                include_str!("language/de/rules.ftl"),
                include_str!("language/de/reasons.ftl"),
                include_str!("language/de/rulebook.ftl"),
                include_str!("language/de/changes.ftl")
            ),
            Language::En => concat!(
                include_str!("language/en/faults.ftl"),
                include_str!("language/en/rules.ftl"),
                include_str!("language/en/reasons.ftl"),
                include_str!("language/en/rulebook.ftl"),
                include_str!("language/en/changes.ftl")
            ),
        }
    }

    /// The messages about reports that were saved as Fluent source text.
    pub fn audits(self) -> &'static str {
        match self {
            Language::De => include_str!("language/de/audit.ftl"),
            Language::En => include_str!("language/en/audit.ftl"),
        }
    }

    /// The messages of workbooks, pages, blank workbooks, workings, portfolios and plans as Fluent source text.
    pub fn files(self) -> &'static str {
        match self {
            Language::De => concat!(
                include_str!("language/de/workbook.ftl"),
                include_str!("language/de/page.ftl"),
                include_str!("language/de/portfolio.ftl"),
                include_str!("language/de/blank.ftl"),
                include_str!("language/de/explain.ftl"),
                include_str!("language/de/plan.ftl")
            ),
            Language::En => concat!(
                include_str!("language/en/workbook.ftl"),
                include_str!("language/en/page.ftl"),
                include_str!("language/en/portfolio.ftl"),
                include_str!("language/en/blank.ftl"),
                include_str!("language/en/explain.ftl"),
                include_str!("language/en/plan.ftl")
            ),
        }
    }
}

/// The voice of one language: says messages, texts, numbers and dates in it.
pub struct Voice {
    language: Language,
    /// Each read once it is spoken of, as reading all messages would be a good part of the time
    /// that an assessment takes: those of assessments, which a quiet round does without.
    assessments: OnceCell<FluentBundle<FluentResource>>,
    /// Those about dossiers in which something is wrong or odd.
    findings: OnceCell<FluentBundle<FluentResource>>,
    /// Those about catalogues, of which an assessment rarely speaks.
    catalogues: OnceCell<FluentBundle<FluentResource>>,
    /// Those of workbooks, pages and rounds.
    files: OnceCell<FluentBundle<FluentResource>>,
    /// Those of reports that were saved.
    audits: OnceCell<FluentBundle<FluentResource>>,
    decimals: Option<DecimalFormatter>,
}

/// The messages of a text, ready to be said.
fn bundle(language: Language, text: &str) -> FluentBundle<FluentResource> {
    // The texts are compiled in and tested, so the faults that these calls could
    // report cannot occur; a message without its text would show its key.
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(parsed, _)| parsed);
    let mut bundle = FluentBundle::new(vec![language.code().parse().unwrap_or_default()]);
    // Isolating marks would be control characters in every output.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

impl Voice {
    /// The voice of `language`.
    pub fn new(language: Language) -> Voice {
        let locale: Option<icu_decimal::DecimalFormatterPreferences> = match language {
            Language::De => Some(icu_locale_core::locale!("de").into()),
            Language::En => Some(icu_locale_core::locale!("en").into()),
        };
        let decimals = locale.and_then(|locale| DecimalFormatter::try_new(locale, Default::default()).ok());
        Voice {
            language,
            assessments: OnceCell::new(),
            findings: OnceCell::new(),
            catalogues: OnceCell::new(),
            files: OnceCell::new(),
            audits: OnceCell::new(),
            decimals,
        }
    }

    /// The language that is spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message in this language; its key where there is no text for it.
    pub fn say(&self, message: &Message) -> String {
        let bundle = self.bundle(message.key);
        let Some(pattern) = bundle.get_message(message.key).and_then(|found| found.value()) else {
            return message.key.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, arg) in &message.args {
            args.set(*name, self.value(arg));
        }
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// Where the message of a key stands.
    fn bundle(&self, key: &str) -> &FluentBundle<FluentResource> {
        let language = self.language;
        if FILES.iter().any(|prefix| key.starts_with(prefix)) {
            return self.files.get_or_init(|| bundle(language, language.files()));
        }
        if key.starts_with(AUDITS) {
            return self.audits.get_or_init(|| bundle(language, language.audits()));
        }
        let assessments = self.assessments.get_or_init(|| bundle(language, language.assessments()));
        if assessments.has_message(key) {
            return assessments;
        }
        let findings = self.findings.get_or_init(|| bundle(language, language.findings()));
        if findings.has_message(key) {
            return findings;
        }
        self.catalogues.get_or_init(|| bundle(language, language.catalogues()))
    }

    /// The message of a key without arguments.
    pub fn word(&self, key: &'static str) -> String {
        self.say(&Message::new(key))
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Count(count) => FluentValue::from(*count),
            other => FluentValue::from(self.arg(other)),
        }
    }

    fn arg(&self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Count(count) => self.number(&count.to_string()),
            Arg::Number(decimal) => self.number(decimal),
            Arg::Date(date) => self.date(*date),
            Arg::Localised(text) => self.text(text).to_owned(),
            Arg::Message(message) => self.say(message),
            Arg::List(args) => args.iter().map(|arg| self.arg(arg)).collect::<Vec<_>>().join(", "),
        }
    }

    /// A catalogue's text in this language, else in the nearest there is.
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.in_language(self.language)
    }

    /// A decimal (with a point, ungrouped) in this language's habit; a
    /// fraction keeps its form.
    pub fn number(&self, decimal: &str) -> String {
        match (&self.decimals, Decimal::try_from_str(decimal)) {
            (Some(formatter), Ok(number)) => formatter.format(&number).to_string(),
            _ => decimal.to_owned(),
        }
    }

    /// A date in this language's habit: 23.11.2026, 23 November 2026.
    pub fn date(&self, date: Date) -> String {
        match self.language {
            Language::De => date.strftime("%d.%m.%Y").to_string(),
            Language::En => date.strftime("%-d %B %Y").to_string(),
        }
    }
}
