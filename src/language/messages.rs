//! merit's own messages in one language, each read when it is first said, and as a pattern only
//! where it chooses among wordings: to read them all would be a good part of the time that an
//! assessment takes.

use super::Language;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use foldhash::{HashMap, HashMapExt};

/// The files of a language, those first that assessments need.
macro_rules! files {
    ($code:literal) => {
        files!($code: "report", "findings", "page", "workbook", "portfolio", "plan", "explain", "blank", "audit",
            "changes", "rulebook", "rules", "reasons", "faults")
    };
    ($code:literal: $($name:literal),+) => {
        &[$(include_str!(concat!($code, "/", $name, ".ftl"))),+]
    };
}

impl Language {
    /// The files of its messages as Fluent source text.
    pub fn messages(self) -> &'static [&'static str] {
        match self {
            Language::De => files!("de"),
            Language::En => files!("en"),
        }
    }
}

/// Room for the messages of the first file, with which most assessments do.
const ROOM: usize = 200;

/// The messages of one language.
pub struct Messages {
    /// Those that were read.
    bundle: FluentBundle<FluentResource>,
    /// The source text of others by their keys.
    unread: HashMap<&'static str, &'static str>,
    /// The files whose keys are not known yet.
    unknown: std::slice::Iter<'static, &'static str>,
}

impl Messages {
    /// The messages of `language`.
    pub fn new(language: Language) -> Messages {
        let mut bundle = FluentBundle::new(vec![language.code().parse().unwrap_or_default()]);
        // Isolating marks would be control characters in every output.
        bundle.set_use_isolating(false);
        Messages { bundle, unread: HashMap::with_capacity(ROOM), unknown: language.messages().iter() }
    }

    /// The message of a key with its arguments; `None` where there is no text for it.
    pub fn say(&mut self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        if !self.bundle.has_message(key) {
            let text = self.find(key)?;
            if let Some(said) = filled(text, args) {
                return Some(said);
            }
            // The texts are compiled in and tested, so the faults that these calls could
            // report cannot occur; a message without its text would show its key.
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(parsed, _)| parsed);
            self.bundle.add_resource_overriding(resource);
        }
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    fn find(&mut self, key: &str) -> Option<&'static str> {
        while !self.unread.contains_key(key) {
            self.unread.extend(texts(self.unknown.next()?));
        }
        self.unread.get(key).copied()
    }
}

/// What a message says that is a single line with nothing but arguments to fill in, of which
/// there is no need to make a pattern; `None` where there is more to it.
fn filled(text: &str, args: &FluentArgs<'_>) -> Option<String> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (_, pattern) = line.split_once('=')?;
    let is_alone = rest.lines().all(|line| line.is_empty() || line.starts_with('#'));
    let mut parts = pattern.trim_matches(' ').split('{');
    let mut said = parts.next().filter(|_| is_alone)?.to_owned();
    for part in parts {
        let (name, behind) = part.split_once('}')?;
        match args.get(name.trim_matches(' ').strip_prefix('$')?)? {
            FluentValue::String(text) => said += text,
            FluentValue::Number(number) => said += &number.as_string(),
            _ => return None,
        }
        said += behind;
    }
    Some(said)
}

/// The messages of a file, each with its key, with which it begins at the beginning of a line.
fn texts(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = file.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((*end - line.len(), line))
    });
    let is_head = |line: &str| line.starts_with(|sign: char| sign.is_ascii_alphabetic());
    let mut heads = lines.filter(move |(_, line)| is_head(line)).map(|(begin, _)| begin).peekable();
    std::iter::from_fn(move || {
        let begin = heads.next()?;
        let end = heads.peek().copied().unwrap_or(file.len());
        let text = file.get(begin..end)?;
        Some((text.split_once(' ')?.0, text))
    })
}
