//! merit's own messages in one language. A file of them is read when one of its messages is first
//! said, as most runs need few of the files.

use super::Language;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

/// The files of a language, those first that assessments need, then any that it alone has.
macro_rules! files {
    ($code:literal $(, $own:literal)?) => {
        files!($code: "report", "findings", "page", "workbook", "portfolio", "plan", "explain", "blank", "audit",
            "changes", "rulebook", "rules", "reasons", "faults", "usage" $(, $own)?)
    };
    ($code:literal: $($name:literal),+) => {
        &[$(include_str!(concat!($code, "/", $name, ".ftl"))),+]
    };
}

impl Language {
    /// The files of its messages as Fluent source text.
    pub fn messages(self) -> &'static [&'static str] {
        match self {
            // The English help stands with the arguments themselves.
            Language::De => files!("de", "help"),
            Language::En => files!("en"),
        }
    }
}

pub(super) struct Messages {
    bundle: FluentBundle<FluentResource>,
    files: std::slice::Iter<'static, &'static str>,
}

impl Messages {
    pub(super) fn new(language: Language) -> Messages {
        let mut bundle = FluentBundle::new(vec![language.code().parse().unwrap_or_default()]);
        // Isolating marks would be control characters in every output.
        bundle.set_use_isolating(false);
        Messages { bundle, files: language.messages().iter() }
    }

    /// The message of a key with its arguments; `None` where there is no text for it.
    pub(super) fn say(&mut self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        while !self.bundle.has_message(key) {
            // The texts are compiled in and tested, so the faults that these calls could
            // report cannot occur; a message without its text would show its key.
            let file = FluentResource::try_new((*self.files.next()?).to_owned());
            self.bundle.add_resource_overriding(file.unwrap_or_else(|(parsed, _)| parsed));
        }
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }
}
