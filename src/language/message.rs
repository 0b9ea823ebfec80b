//! What merit says, as a key and its arguments, before any language is chosen.

use super::Text;
use crate::number::{Exact, in_full};
use jiff::civil::Date;

/// How much of a user's text a message repeats.
const QUOTED_CHARACTERS: usize = 60;

/// A keyed message; the words for it lie in the resource files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The key in the resource files.
    pub key: &'static str,
    /// The arguments by the names that the words use.
    pub args: Vec<(&'static str, Arg)>,
}

/// An argument of a message, still in no language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A text as it is.
    Text(String),
    /// A count, which may choose a plural.
    Count(usize),
    /// A decimal with a point, shown in the reader's habit.
    Number(String),
    /// A date.
    Date(Date),
    /// A text of the catalogue.
    Localised(Text),
    /// Another message within this one.
    Message(Message),
    /// Several, separated by commas.
    List(Vec<Arg>),
}

impl Message {
    /// One that will not be read.
    pub const UNSAID: Message = Message { key: "", args: Vec::new() };

    /// A message without arguments (yet).
    pub fn new(key: &'static str) -> Message {
        Message { key, args: Vec::new() }
    }

    /// A message that says what is `near`, where something is; else one with another key.
    pub(crate) fn near(near: Option<impl Into<Arg>>, key_near: &'static str, key: &'static str) -> Message {
        match near {
            Some(near) => Message::new(key_near).with("near", near),
            None => Message::new(key),
        }
    }

    /// The message with one more argument.
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Message {
        self.args.push((name, arg.into()));
        self
    }
}

impl Arg {
    /// A user's own text, shortened so that a message stays readable.
    pub fn quoted(text: &str) -> Arg {
        let mut quoted: String = text.chars().take(QUOTED_CHARACTERS).collect();
        if quoted.len() < text.len() {
            quoted.push('…');
        }
        Arg::Text(quoted)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Arg {
        Arg::Count(count)
    }
}

impl From<&Exact> for Arg {
    fn from(number: &Exact) -> Arg {
        Arg::Number(in_full(number))
    }
}

impl From<Date> for Arg {
    fn from(date: Date) -> Arg {
        Arg::Date(date)
    }
}

impl From<&Text> for Arg {
    fn from(text: &Text) -> Arg {
        Arg::Localised(text.clone())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Arg {
        Arg::Message(message)
    }
}

impl From<Vec<Arg>> for Arg {
    fn from(args: Vec<Arg>) -> Arg {
        Arg::List(args)
    }
}
