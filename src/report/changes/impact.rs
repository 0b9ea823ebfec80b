//! What the new catalogue makes of dossiers: who gains or loses which label, and why.

use super::super::{Block, Cell, Column, Speaker, Table, Tone};
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::diff::{Turn, Verdict, verdict};
use crate::language::{Message, Voice};
use crate::number::Digits;
use jiff::civil::Date;

/// A dossier under both catalogues.
pub struct Dossier {
    /// Where it lies, and which of its initiatives it is.
    pub place: String,
    /// Its result under the old catalogue, or why it cannot be read.
    pub old: Result<Assessment, String>,
    /// The same under the new one.
    pub new: Result<Assessment, String>,
}

/// A dossier that could be scored under both.
struct Scored<'a> {
    dossier: &'a Dossier,
    before: Side<'a>,
    after: Side<'a>,
    verdict: Verdict,
    turns: Vec<Turn>,
}

/// A result with what it takes to say it.
struct Side<'a> {
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    digits: Digits,
}

/// What becomes of the dossiers; `skipped` are the links that were not followed.
pub fn impact(
    voice: &Voice,
    (old, new): (&Catalogue, &Catalogue),
    dossiers: &[Dossier],
    as_of: Date,
    skipped: &[String],
) -> Vec<Block> {
    let mut scored = Vec::new();
    let mut unreadable = Vec::new();
    for dossier in dossiers {
        match (&dossier.old, &dossier.new) {
            (Ok(before), Ok(after)) => {
                let (verdict, turns) = verdict(old, new, before, after);
                let (before, after) = (Side::new(old, before), Side::new(new, after));
                scored.push(Scored { dossier, before, after, verdict, turns });
            }
            (old, new) => unreadable.push((Tone::Bad, why_unreadable(voice, dossier, old, new))),
        }
    }
    let count = |verdict| scored.iter().filter(|scored| scored.verdict == verdict).count();
    let summary = Message::new("change-impact-summary")
        .with("count", dossiers.len())
        .with("gain", count(Verdict::Gains))
        .with("lose", count(Verdict::Loses))
        .with("other", count(Verdict::Changes))
        .with("same", count(Verdict::Same))
        .with("unreadable", unreadable.len());
    let mut blocks = vec![
        Block::Heading(voice.say(&Message::new("change-heading-impact").with("as-of", as_of))),
        Block::Paragraph(Tone::Strong, voice.say(&summary)),
    ];
    let changed = scored.iter().filter(|scored| scored.verdict != Verdict::Same);
    let lines: Vec<_> = changed.flat_map(|scored| scored.lines(voice)).collect();
    if !lines.is_empty() {
        blocks.push(Block::List(lines));
    }
    if !unreadable.is_empty() {
        blocks.push(Block::Heading(voice.word("change-heading-unreadable")));
        blocks.push(Block::List(unreadable));
    }
    let same: Vec<&Scored> = scored.iter().filter(|scored| scored.verdict == Verdict::Same).collect();
    if !same.is_empty() {
        blocks.push(Block::Heading(voice.word("change-heading-unchanged")));
        blocks.push(Block::Table(unchanged(voice, &same)));
    }
    if !skipped.is_empty() {
        let note = Message::new("change-impact-links").with("names", skipped.join(", "));
        blocks.push(Block::Paragraph(Tone::Doubt, voice.say(&note)));
    }
    blocks
}

fn why_unreadable(
    voice: &Voice,
    dossier: &Dossier,
    old: &Result<Assessment, String>,
    new: &Result<Assessment, String>,
) -> String {
    let under = |key, result: &Result<Assessment, String>| {
        let problem = result.as_ref().err()?;
        Some(voice.say(&Message::new(key).with("value", &**problem)))
    };
    let reason = match (old, new) {
        (Err(old), Err(new)) if old == new => old.clone(),
        _ => {
            let both = [under("change-under-old", old), under("change-under-new", new)];
            both.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    };
    format!("? {}: {reason}", dossier.place)
}

fn unchanged(voice: &Voice, same: &[&Scored<'_>]) -> Table {
    let row = |scored: &&Scored<'_>| {
        let [before, after] = [&scored.before, &scored.after].map(|side| side.score(voice));
        vec![
            Cell::plain(scored.name(voice)),
            Cell::plain(scored.after.award(voice)),
            Cell::plain(before),
            Cell::plain(after),
        ]
    };
    let columns = vec![
        Column::words(voice.word("change-column-dossier")),
        Column::words(voice.word("change-column-award")),
        Column::figures(voice.word("change-column-old")),
        Column::figures(voice.word("change-column-new")),
    ];
    Table { columns, rows: same.iter().map(row).collect() }
}

impl<'a> Side<'a> {
    fn new(catalogue: &'a Catalogue, assessment: &'a Assessment) -> Side<'a> {
        Side { catalogue, assessment, digits: assessment.digits(catalogue) }
    }

    fn speaker<'v>(&'v self, voice: &'v Voice) -> Speaker<'v> {
        Speaker { voice, digits: &self.digits, as_of: self.assessment.as_of }
    }

    fn score(&self, voice: &Voice) -> String {
        let score = &self.assessment.score;
        match &score.percent {
            Some(percent) => self.speaker(voice).percent(percent),
            None => "–".to_owned(),
        }
    }

    fn award(&self, voice: &Voice) -> String {
        let award = self.assessment.award.and_then(|index| self.catalogue.labels.get(index));
        award.map_or_else(|| voice.word("change-no-label"), |label| voice.text(&label.title).to_owned())
    }

    /// How many indicators have no valid evidence.
    fn open(&self) -> usize {
        self.assessment.indicators.iter().filter(|assessed| assessed.status.is_open()).count()
    }

    /// A condition that fails here, with both sides of its comparison and the
    /// minimums that are missed.
    fn unmet(&self, voice: &Voice, label: usize, condition: usize) -> Option<String> {
        let result = self.assessment.labels.get(label)?;
        let condition = result.conditions.get(condition)?;
        let mut lines = self.speaker(voice).unmet(self.catalogue, self.assessment, result, condition).into_iter();
        let first = lines.next()?;
        let rest: Vec<String> = lines.collect();
        Some(if rest.is_empty() { first } else { format!("{first} {}", rest.join("; ")) })
    }
}

impl Scored<'_> {
    fn name(&self, voice: &Voice) -> String {
        match &self.after.assessment.initiative.name {
            Some(name) => {
                voice.say(&Message::new("change-thing").with("title", &**name).with("id", &*self.dossier.place))
            }
            None => self.dossier.place.clone(),
        }
    }

    /// What changed and why.
    fn lines(&self, voice: &Voice) -> Vec<(Tone, String)> {
        let head = Message::new("change-impact-dossier")
            .with("name", self.name(voice))
            .with("old", self.before.score(voice))
            .with("new", self.after.score(voice));
        let (tone, sign) = match self.verdict {
            Verdict::Gains => (Tone::Good, "▲"),
            Verdict::Loses => (Tone::Bad, "▼"),
            Verdict::Changes | Verdict::Same => (Tone::Doubt, "◆"),
        };
        let mut lines = vec![(tone, format!("{sign} {}", voice.say(&head)))];
        for turn in &self.turns {
            let side = if turn.is_gained { &self.after } else { &self.before };
            let of = if turn.failing.is_some() { self.after.catalogue } else { side.catalogue };
            let title = of.labels.get(turn.label).map_or("", |label| voice.text(&label.title));
            let key = if turn.is_gained { "change-impact-gains" } else { "change-impact-loses" };
            lines.push((tone, format!("    – {}", voice.say(&Message::new(key).with("label", title)))));
            lines.extend(self.reasons(voice, turn).into_iter().map(|reason| (Tone::Plain, format!("    – {reason}"))));
        }
        if self.before.award(voice) != self.after.award(voice) {
            let award = Message::new("change-impact-award")
                .with("old", self.before.award(voice))
                .with("new", self.after.award(voice));
            lines.push((Tone::Plain, format!("    – {}", voice.say(&award))));
        }
        let (before, after) = (self.before.open(), self.after.open());
        if before != after {
            let open = Message::new("change-impact-open").with("old", before).with("new", after);
            lines.push((Tone::Doubt, format!("    – {}", voice.say(&open))));
        }
        lines
    }

    /// The conditions that made the difference, as the catalogue says them under
    /// which they fail.
    fn reasons(&self, voice: &Voice, turn: &Turn) -> Vec<String> {
        let Some(label) = turn.failing else {
            return vec![voice.word(if turn.is_gained { "change-label-is-new" } else { "change-label-is-gone" })];
        };
        let (side, key) = match turn.is_gained {
            true => (&self.before, "change-under-old"),
            false => (&self.after, "change-under-new"),
        };
        let unmet = turn.conditions.iter().filter_map(|condition| side.unmet(voice, label, *condition));
        unmet.map(|unmet| voice.say(&Message::new(key).with("value", unmet))).collect()
    }
}
