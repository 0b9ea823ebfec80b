//! The comparison of two catalogues: what decides in tables, what is wording in
//! a list, where long texts stay readable in any width.

mod impact;
mod side;

pub use impact::{Dossier, impact};

use super::{Block, Cell, Column, Report, Table, Tone, inner};
use crate::catalogue::Catalogue;
use crate::diff::{Change, Comparison, Thing, ThingKind, Weight};
use crate::language::{Arg, Message, Voice};

/// The whole comparison; what it makes of dossiers comes first, where that was asked.
pub fn changes(
    voice: &Voice,
    (old, new): (&Catalogue, &Catalogue),
    comparison: &Comparison,
    impact: Vec<Block>,
) -> Report {
    let edition = |catalogue: &Catalogue| format!("{} {}", catalogue.id, catalogue.version);
    let title = Message::new("change-report").with("old", edition(old)).with("new", edition(new));
    let mut blocks = vec![Block::Title(voice.say(&title))];
    if !impact.is_empty() {
        blocks.extend(impact);
        blocks.push(Block::Heading(voice.word("change-heading-changes")));
    }
    blocks.extend(summary(voice, old, new, comparison));
    let (decisive, wording): (Vec<&Change>, Vec<&Change>) =
        comparison.changes.iter().partition(|change| change.weight == Weight::Decides);
    for section in Section::ALL {
        let of_section: Vec<&Change> =
            decisive.iter().copied().filter(|change| Section::of(change.thing.kind) == section).collect();
        if !of_section.is_empty() {
            blocks.push(Block::Heading(section.heading(voice)));
            blocks.push(Block::Table(table(voice, &of_section)));
        }
    }
    if !wording.is_empty() {
        blocks.push(Block::Heading(voice.word("change-heading-wording")));
        blocks.push(Block::List(wordings(voice, &wording)));
    }
    blocks.push(Block::Heading(voice.word("heading-basis")));
    let basis = [("change-old-catalogue", old), ("change-new-catalogue", new)].map(|(key, catalogue)| {
        let line = Message::new(key).with("catalogue", edition(catalogue)).with("sha256", &*catalogue.sha256);
        (Tone::Plain, voice.say(&line))
    });
    let tool = voice.say(&Message::new("basis-tool").with("version", env!("CARGO_PKG_VERSION")));
    blocks.push(Block::List(basis.into_iter().chain([(Tone::Plain, tool)]).collect()));
    Report { blocks }
}

fn summary(voice: &Voice, old: &Catalogue, new: &Catalogue, comparison: &Comparison) -> Vec<Block> {
    let plain = |text| Block::Paragraph(Tone::Plain, text);
    if comparison.is_identical {
        return vec![plain(voice.word("change-identical"))];
    }
    if comparison.changes.is_empty() {
        return vec![plain(voice.word("change-same-meaning"))];
    }
    let decisive = comparison.changes.iter().filter(|change| change.weight == Weight::Decides).count();
    let counts =
        Message::new("change-summary").with("decisive", decisive).with("wording", comparison.changes.len() - decisive);
    let [before, now] = &comparison.attainable;
    let attainable = match before == now {
        true => Message::new("change-attainable-same").with("points", now),
        false => Message::new("change-attainable").with("old", before).with("new", now),
    };
    let mut blocks = vec![Block::Paragraph(Tone::Strong, voice.say(&counts)), plain(voice.say(&attainable))];
    if decisive > 0 && old.id == new.id && old.version == new.version {
        let note = Message::new("change-same-version").with("version", &*new.version);
        blocks.push(Block::Paragraph(Tone::Doubt, voice.say(&note)));
    }
    blocks
}

/// The parts of a comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Labels,
    Categories,
    Indicators,
    Qualification,
    Other,
}

impl Section {
    const ALL: [Section; 5] =
        [Section::Labels, Section::Categories, Section::Indicators, Section::Qualification, Section::Other];

    fn of(kind: ThingKind) -> Section {
        match kind {
            ThingKind::Label => Section::Labels,
            ThingKind::Category => Section::Categories,
            ThingKind::Indicator => Section::Indicators,
            ThingKind::Qualification | ThingKind::Competence | ThingKind::Role | ThingKind::Programme => {
                Section::Qualification
            }
            ThingKind::Catalogue | ThingKind::Source => Section::Other,
        }
    }

    fn heading(self, voice: &Voice) -> String {
        voice.word(match self {
            Section::Labels => "heading-labels",
            Section::Categories => "heading-categories",
            Section::Indicators => "heading-indicators",
            Section::Qualification => "change-heading-qualification",
            Section::Other => "change-heading-other",
        })
    }
}

fn table(voice: &Voice, changes: &[&Change]) -> Table {
    let mut rows = Vec::new();
    let mut before: Option<&Thing> = None;
    for change in changes {
        let name = match before == Some(&change.thing) {
            true => String::new(),
            false => thing(voice, &change.thing),
        };
        before = Some(&change.thing);
        rows.push(vec![
            Cell::toned(Tone::Strong, name),
            Cell::plain(voice.say(&change.aspect)),
            Cell::plain(value(voice, &change.old)),
            Cell::plain(value(voice, &change.new)),
        ]);
    }
    let columns = vec![
        Column::words(voice.word("change-column-what")),
        Column::words(voice.word("change-column-aspect")),
        Column::words(voice.word("change-column-old")),
        Column::words(voice.word("change-column-new")),
    ];
    Table { columns, rows }
}

/// One text below the other, so that the eye can compare them.
fn wordings(voice: &Voice, changes: &[&Change]) -> Vec<(Tone, String)> {
    let mut lines = Vec::new();
    for change in changes {
        lines.push((Tone::Plain, format!("{}: {}", thing(voice, &change.thing), voice.say(&change.aspect))));
        for (key, parts) in [("change-was", &change.old), ("change-is", &change.new)] {
            let line = voice.say(&Message::new(key).with("value", value(voice, parts)));
            lines.push((Tone::Plain, inner(line)));
        }
    }
    lines
}

/// What a change is about, with its id, which stands in no other language.
fn thing(voice: &Voice, thing: &Thing) -> String {
    let named = || {
        let title = voice.text(&thing.title);
        // A title that is its id but for case says nothing more.
        match title.eq_ignore_ascii_case(&thing.id) {
            true => title.to_owned(),
            false => voice.say(&Message::new("change-thing").with("title", title).with("id", &*thing.id)),
        }
    };
    let of_kind = |key| voice.say(&Message::new("change-part").with("name", voice.word(key)).with("value", named()));
    match thing.kind {
        ThingKind::Catalogue => voice.word("change-kind-catalogue"),
        ThingKind::Qualification => voice.word("change-kind-qualification"),
        ThingKind::Competence => of_kind("change-kind-competence"),
        ThingKind::Role => of_kind("change-kind-role"),
        ThingKind::Programme => of_kind("change-kind-programme"),
        ThingKind::Source => of_kind("change-kind-source"),
        ThingKind::Label | ThingKind::Category | ThingKind::Indicator => named(),
    }
}

/// A value in words; a dash for none.
fn value(voice: &Voice, parts: &[Arg]) -> String {
    if parts.is_empty() {
        return "–".to_owned();
    }
    let say = |part: &Arg| voice.say(&Message::new("change-value").with("value", part.clone()));
    parts.iter().map(say).collect::<Vec<_>>().join(" · ")
}
