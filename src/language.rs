//! German and English: texts of a catalogue, keyed messages of merit itself, numbers and dates in the reader's habit.
//!
//! The messages lie in `language/de/` and `language/en/`; a test fails when a key lacks a language. German alone has
//! `help.ftl`: the English help of the command line is that of its arguments.

mod message;
mod messages;
mod text;

pub use message::{Arg, Message};
pub use text::{Text, Unit, is_unprintable};

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::Date;
use messages::Messages;
use std::cell::RefCell;

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
}

/// The voice of one language: says messages, texts, numbers and dates in it.
pub struct Localizer {
    language: Language,
    messages: RefCell<Messages>,
}

impl Localizer {
    /// The voice of `language`.
    pub fn new(language: Language) -> Localizer {
        Localizer { language, messages: RefCell::new(Messages::new(language)) }
    }

    /// The language that is spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message in this language; its key where there is no text for it.
    pub fn say(&self, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in &message.args {
            args.set(*name, self.value(arg));
        }
        self.messages.borrow_mut().say(message.key, &args).unwrap_or_else(|| message.key.to_owned())
    }

    /// The message of a key without arguments.
    pub fn word(&self, key: &'static str) -> String {
        self.say(&Message::new(key))
    }

    /// The text of a key that is put together at run time, as for help; `None` where there is none.
    #[cfg(feature = "cli")]
    pub(crate) fn lookup(&self, key: &str) -> Option<String> {
        self.messages.borrow_mut().say(key, &FluentArgs::new())
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Count(count) => FluentValue::from(*count),
            other => match self.arg(other) {
                // What reads as one chooses the singular, whatever it was made of.
                one if one == "1" => FluentValue::from(1_usize),
                text => FluentValue::from(text),
            },
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

    /// A decimal (with a point, ungrouped) in this language's habit: 1.234,5 in German, 1,234.5 in
    /// English; what is no decimal, such as a fraction, keeps its form.
    pub fn number(&self, decimal: &str) -> String {
        let (between, point) = match self.language {
            Language::De => ('.', ','),
            Language::En => (',', '.'),
        };
        let unsigned = decimal.strip_prefix('-').unwrap_or(decimal);
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        if !is_number(whole) || !is_number(decimals) {
            return decimal.to_owned();
        }
        let mut number = String::with_capacity(decimal.len() + whole.len() / 3);
        for (index, sign) in decimal.char_indices() {
            let left = (decimal.len() - unsigned.len() + whole.len()).saturating_sub(index);
            if left > 0 && left < whole.len() && left % 3 == 0 {
                number.push(between);
            }
            number.push(if sign == '.' { point } else { sign });
        }
        number
    }

    /// A date in this language's habit: 23.11.2026, 23 November 2026.
    pub fn date(&self, date: Date) -> String {
        match self.language {
            Language::De => date.strftime("%d.%m.%Y").to_string(),
            Language::En => date.strftime("%-d %B %Y").to_string(),
        }
    }
}
