//! What a report rests on: how much of the catalogue is assumed, and tables as they were read.

use super::{Block, ReportWriter, Tone};
use crate::assess::RuleState;
use crate::catalogue::{BUILT_IN, Basis, Catalogue, Provenance};
use crate::evidence::{DecimalSign, InputTable, TableFormat};
use crate::language::{Arg, Localizer, Message};
use crate::record::{ChangeSubject, wire};

impl ReportWriter<'_> {
    /// How a table was read.
    fn input(&self, input: &InputTable) -> Message {
        let message = match &input.form {
            TableFormat::Sheet(sheet) => Message::new("basis-sheet").with("sheet", &**sheet),
            TableFormat::Text { encoding, delimiter } => {
                let delimiter = if *delimiter == '\t' { self.localizer.word("tab") } else { delimiter.to_string() };
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
    pub(super) fn basis(&self) -> Vec<(Tone, String)> {
        let mut lines = of_catalogue(self.localizer, self.catalogue);
        lines.extend(self.rules());
        for input in &self.assessment.inputs {
            lines.push((Tone::Plain, self.localizer.say(&self.input(input))));
        }
        lines.push((Tone::Plain, tool(self.localizer)));
        lines
    }
}

impl ReportWriter<'_> {
    /// How many rules about contradictions were checked, and what became of them.
    fn rules(&self) -> Option<(Tone, String)> {
        let count = |state| self.assessment.rules.iter().filter(|outcome| outcome.state() == state).count();
        let [holds, broken, unchecked, not_concerned] = RuleState::ALL.map(count);
        let message = Message::new("basis-rules")
            .with("all", self.assessment.rules.len())
            .with("checked", holds + broken)
            .with("broken", broken)
            .with("unchecked", unchecked)
            .with("not-concerned", not_concerned);
        let tone = if broken > 0 { Tone::Doubt } else { Tone::Plain };
        (!self.assessment.rules.is_empty()).then(|| (tone, self.localizer.say(&message)))
    }
}

/// What must be known of a catalogue that calls itself like one that comes with merit and is
/// another.
pub fn provenance(localizer: &Localizer, catalogue: &Catalogue) -> Option<(Tone, String)> {
    let (tone, message) = match catalogue.provenance {
        Provenance::Own | Provenance::BuiltIn { .. } => return None,
        Provenance::Differs => return Some(differs(localizer, &catalogue.id, &catalogue.version)),
        Provenance::OtherEdition => {
            let known = BUILT_IN.iter().filter(|edition| edition.id.eq_ignore_ascii_case(&catalogue.id));
            let known: Vec<Arg> = known.map(|edition| Arg::from(edition.name())).collect();
            (Tone::Doubt, Message::new("provenance-other-edition").with("known", known))
        }
    };
    let name = format!("{}@{}", catalogue.id, catalogue.version);
    Some((tone, localizer.say(&message.with("catalogue", name))))
}

/// That a catalogue calls itself like a built-in edition whose content is another.
pub(super) fn differs(localizer: &Localizer, id: &str, version: &str) -> (Tone, String) {
    let message = Message::new("provenance-differs").with("catalogue", format!("{id}@{version}"));
    (Tone::Bad, localizer.say(&message))
}

/// The same of the catalogue of a saved report.
pub(super) fn differs_in_report(localizer: &Localizer, catalogue: &wire::Catalogue) -> Option<Block> {
    let (tone, text) = differs(localizer, &catalogue.id, &catalogue.version);
    catalogue.differs_from_built_in.then_some(Block::Paragraph(tone, text))
}

/// How many of a catalogue's figures are assumed.
pub fn figures(localizer: &Localizer, catalogue: &Catalogue) -> (Tone, String) {
    let (tone, message) = match catalogue.count(Basis::Assumed) {
        0 => (Tone::Plain, Message::new("basis-none-assumed")),
        assumed => {
            let all = catalogue.foundations().count();
            (Tone::Doubt, Message::new("basis-assumed").with("assumed", assumed).with("all", all))
        }
    };
    (tone, localizer.say(&message))
}

/// How much of a catalogue is assumed, and which one it is.
pub(super) fn of_catalogue(localizer: &Localizer, catalogue: &Catalogue) -> Vec<(Tone, String)> {
    let key = match catalogue.provenance {
        Provenance::BuiltIn { same_text: false } => "basis-catalogue-same-meaning",
        _ => "basis-catalogue",
    };
    let digest = Message::new(key)
        .with("catalogue", format!("{} {}", catalogue.id, catalogue.version))
        .with("sha256", &*catalogue.sha256);
    vec![figures(localizer, catalogue), (Tone::Plain, localizer.say(&digest))]
}

/// Which merit says it.
pub(super) fn tool(localizer: &Localizer) -> String {
    localizer.say(&Message::new("basis-tool").with("version", env!("CARGO_PKG_VERSION")))
}

/// What a thing of a report is called by a catalogue at hand that has it.
pub(super) fn title_in<'c>(
    localizer: &Localizer,
    catalogue: Option<&'c Catalogue>,
    about: ChangeSubject,
    id: &str,
) -> Option<&'c str> {
    let catalogue = catalogue?;
    let title = match about {
        ChangeSubject::Result => None,
        ChangeSubject::Label => catalogue.labels.iter().find(|it| it.id == id).map(|it| &it.title),
        ChangeSubject::Category => catalogue.categories.iter().find(|it| it.id == id).map(|it| &it.title),
        ChangeSubject::Group => catalogue.groups.iter().find(|it| it.id == id).map(|it| &it.title),
        // Facts share the ids of indicators.
        ChangeSubject::Indicator => {
            let mut all = catalogue.questions().filter_map(|question| catalogue.asked(question));
            all.find(|asked| asked.id == id).map(|asked| asked.title)
        }
    };
    Some(localizer.text(title?))
}

/// What the rule book itself rounds or caps before it compares, in sentences.
pub(super) fn comparing(localizer: &Localizer, catalogue: &Catalogue) -> Vec<String> {
    let count = |decimals: u32| usize::try_from(decimals).unwrap_or_default();
    let cap = catalogue.cap_percent.as_ref().map(|cap| Message::new("book-cap-percent").with("most", cap));
    let percent = catalogue.round.map(|decimals| Message::new("book-round").with("decimals", count(decimals)));
    let points =
        catalogue.round_points.map(|decimals| Message::new("book-round-points").with("decimals", count(decimals)));
    [cap, percent, points].into_iter().flatten().map(|message| localizer.say(&message)).collect()
}
