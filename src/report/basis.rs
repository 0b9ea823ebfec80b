//! What a report rests on: how much of the catalogue is assumed, and tables as they were read.

use super::{Speaker, Tone};
use crate::assess::Assessment;
use crate::catalogue::{Basis, Catalogue};
use crate::evidence::{DecimalSign, Form, Input};
use crate::language::{Message, Voice};

impl Speaker<'_> {
    /// How a table was read.
    fn input(&self, input: &Input) -> Message {
        let message = match &input.form {
            Form::Sheet(sheet) => Message::new("basis-sheet").with("sheet", &**sheet),
            Form::Text { encoding, delimiter } => {
                let delimiter = if *delimiter == '\t' { self.voice.word("tab") } else { delimiter.to_string() };
                let key = match input.decimal {
                    Some(DecimalSign::Comma) => "basis-input-comma",
                    Some(DecimalSign::Point) => "basis-input-point",
                    None => "basis-input",
                };
                Message::new(key).with("encoding", encoding.name()).with("delimiter", delimiter)
            }
        };
        message.with("file", &*input.file).with("rows", input.rows).with("sha256", &*input.sha256)
    }

    /// What the report rests on: assumed figures, tables as they were read.
    pub(super) fn basis(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<(Tone, String)> {
        let mut lines = of_catalogue(self.voice, catalogue);
        for input in &assessment.inputs {
            lines.push((Tone::Plain, self.voice.say(&self.input(input))));
        }
        lines.push((
            Tone::Plain,
            self.voice.say(&Message::new("basis-tool").with("version", env!("CARGO_PKG_VERSION"))),
        ));
        lines
    }
}

/// How much of a catalogue is assumed, and which one it is.
pub(super) fn of_catalogue(voice: &Voice, catalogue: &Catalogue) -> Vec<(Tone, String)> {
    let assumed = catalogue.count(Basis::Assumed);
    let all = catalogue.indicators.len() + catalogue.labels.len();
    let figures = match assumed {
        0 => Message::new("basis-none-assumed"),
        assumed => Message::new("basis-assumed").with("assumed", assumed).with("all", all),
    };
    let digest = Message::new("basis-catalogue")
        .with("catalogue", format!("{} {}", catalogue.id, catalogue.version))
        .with("sha256", &*catalogue.sha256);
    let doubt = if assumed > 0 { Tone::Doubt } else { Tone::Plain };
    vec![(doubt, voice.say(&figures)), (Tone::Plain, voice.say(&digest))]
}
