//! The comparison of two catalogues: what decides in tables, what is wording in
//! a list, where long texts stay readable in any width.

mod impact;
mod side;

pub use impact::{Dossier, impact};

use super::{Block, Cell, Column, Report, Section, Tone, basis, inner};
use crate::catalogue::Catalogue;
use crate::diff::{CatalogueChange, CatalogueDiff, ChangedItem, ItemKind, Significance};
use crate::language::{Arg, Localizer, Message};

/// The whole comparison; what it makes of dossiers comes first, where that was asked.
pub fn changes(
    localizer: &Localizer,
    (old, new): (&Catalogue, &Catalogue),
    comparison: &CatalogueDiff,
    impact: Vec<Section>,
) -> Report {
    let edition = |catalogue: &Catalogue| format!("{} {}", catalogue.id, catalogue.version);
    let title = Message::new("change-report").with("old", edition(old)).with("new", edition(new));
    let mut report = Report::new(localizer, localizer.say(&title));
    let changes = summary(localizer, old, new, comparison);
    if impact.is_empty() {
        report.head = changes;
    } else {
        report.sections = impact;
        report.add("changes", localizer.word("change-heading-changes"), changes);
    }
    let (decisive, wording): (Vec<&CatalogueChange>, Vec<&CatalogueChange>) =
        comparison.changes.iter().partition(|change| change.weight == Significance::Decides);
    for (id, heading, kinds) in PARTS {
        let of_part: Vec<_> = decisive.iter().copied().filter(|change| kinds.contains(&change.thing.kind)).collect();
        if !of_part.is_empty() {
            report.add(id, localizer.word(heading), [table(localizer, &of_part)]);
        }
    }
    report.add("wording", localizer.word("change-heading-wording"), Block::list(wordings(localizer, &wording)));
    let basis = [("change-old-catalogue", old), ("change-new-catalogue", new)].map(|(key, catalogue)| {
        let line = Message::new(key).with("catalogue", edition(catalogue)).with("sha256", &*catalogue.sha256);
        (Tone::Plain, localizer.say(&line))
    });
    let basis = basis.into_iter().chain([(Tone::Plain, basis::tool(localizer))]).collect();
    report.add("digests", localizer.word("heading-basis"), [Block::List(basis)]);
    report
}

fn summary(localizer: &Localizer, old: &Catalogue, new: &Catalogue, comparison: &CatalogueDiff) -> Vec<Block> {
    let plain = |text| Block::plain(text);
    if comparison.is_identical {
        return vec![plain(localizer.word("change-identical"))];
    }
    if comparison.changes.is_empty() {
        return vec![plain(localizer.word("change-same-meaning"))];
    }
    let decisive = comparison.changes.iter().filter(|change| change.weight == Significance::Decides).count();
    let counts =
        Message::new("change-summary").with("decisive", decisive).with("wording", comparison.changes.len() - decisive);
    let [before, now] = &comparison.attainable;
    let attainable = match before == now {
        true => Message::new("change-attainable-same").with("points", now),
        false => Message::new("change-attainable").with("old", before).with("new", now),
    };
    let mut blocks = vec![Block::Paragraph(Tone::Strong, localizer.say(&counts)), plain(localizer.say(&attainable))];
    if decisive > 0 && old.id == new.id && old.version == new.version {
        let note = Message::new("change-same-version").with("version", &*new.version);
        blocks.push(Block::Paragraph(Tone::Doubt, localizer.say(&note)));
    }
    blocks
}

/// The parts of a comparison: their names and titles, and what they are about.
const PARTS: [(&str, &str, &[ItemKind]); 9] = [
    ("labels", "heading-labels", &[ItemKind::Label]),
    ("profiles", "book-heading-profiles", &[ItemKind::Profile]),
    ("rules", "book-heading-rules", &[ItemKind::Rule]),
    ("categories", "heading-categories", &[ItemKind::Category]),
    ("groups", "heading-groups", &[ItemKind::Group]),
    ("facts", "book-heading-facts", &[ItemKind::Fact]),
    ("indicators", "heading-indicators", &[ItemKind::Indicator]),
    (
        "qualification",
        "change-heading-qualification",
        &[ItemKind::Qualification, ItemKind::Competence, ItemKind::Role, ItemKind::Programme],
    ),
    ("other", "change-heading-other", &[ItemKind::Catalogue, ItemKind::Source]),
];

fn table(localizer: &Localizer, changes: &[&CatalogueChange]) -> Block {
    let mut rows = Vec::new();
    let mut before: Option<&ChangedItem> = None;
    for change in changes {
        let name = match before == Some(&change.thing) {
            true => String::new(),
            false => thing(localizer, &change.thing),
        };
        before = Some(&change.thing);
        rows.push(vec![
            Cell::toned(Tone::Strong, name),
            Cell::plain(localizer.say(&change.aspect)),
            Cell::plain(value(localizer, &change.old)),
            Cell::plain(value(localizer, &change.new)),
        ]);
    }
    let columns = ["change-column-what", "change-column-aspect", "change-column-old", "change-column-new"];
    Block::table(columns.map(|key| Column::words(localizer.word(key))).to_vec(), rows)
}

/// One text below the other, so that the eye can compare them.
fn wordings(localizer: &Localizer, changes: &[&CatalogueChange]) -> Vec<(Tone, String)> {
    let mut lines = Vec::new();
    for change in changes {
        lines.push((Tone::Plain, format!("{}: {}", thing(localizer, &change.thing), localizer.say(&change.aspect))));
        for (key, parts) in [("change-was", &change.old), ("change-is", &change.new)] {
            let line = localizer.say(&Message::new(key).with("value", value(localizer, parts)));
            lines.push((Tone::Plain, inner(line)));
        }
    }
    lines
}

/// What a change is about, with its id, which stands in no other language.
pub(super) fn thing(localizer: &Localizer, thing: &ChangedItem) -> String {
    let named = || {
        let title = localizer.text(&thing.title);
        // A title that is its id but for case says nothing more.
        match title.eq_ignore_ascii_case(&thing.id) {
            true => title.to_owned(),
            false => localizer.say(&Message::new("change-thing").with("title", title).with("id", &*thing.id)),
        }
    };
    let of_kind =
        |key| localizer.say(&Message::new("change-part").with("name", localizer.word(key)).with("value", named()));
    match thing.kind {
        ItemKind::Catalogue => localizer.word("change-kind-catalogue"),
        ItemKind::Qualification => localizer.word("change-kind-qualification"),
        ItemKind::Competence => of_kind("change-kind-competence"),
        ItemKind::Role => of_kind("change-kind-role"),
        ItemKind::Programme => of_kind("change-kind-programme"),
        ItemKind::Source => of_kind("change-kind-source"),
        ItemKind::Fact => of_kind("change-kind-fact"),
        ItemKind::Rule => of_kind("change-kind-rule"),
        ItemKind::Profile => of_kind("change-kind-profile"),
        ItemKind::Label | ItemKind::Category | ItemKind::Group | ItemKind::Indicator => named(),
    }
}

/// A value in words; a dash for none.
pub(super) fn value(localizer: &Localizer, parts: &[Arg]) -> String {
    if parts.is_empty() {
        return "–".to_owned();
    }
    let say = |part: &Arg| localizer.say(&Message::new("change-value").with("value", part.clone()));
    parts.iter().map(say).collect::<Vec<_>>().join(" · ")
}
