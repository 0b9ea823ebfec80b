//! What the new catalogue makes of dossiers: who gains or loses which label, and why.

use super::super::{Block, Cell, Column, Section, SkippedInputs, Tone, inner};
use super::side::Side;
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::diff::{LabelChange, Verdict, verdict};
use crate::language::{Arg, Localizer, Message};
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
struct ScoredTwice<'a> {
    dossier: &'a Dossier,
    before: Side<'a>,
    after: Side<'a>,
    verdict: Verdict,
    turns: Vec<LabelChange>,
}

/// What becomes of the dossiers.
pub fn impact(
    localizer: &Localizer,
    (old, new): (&Catalogue, &Catalogue),
    dossiers: &[Dossier],
    as_of: Date,
    unseen: &SkippedInputs,
) -> Vec<Section> {
    let mut scored = Vec::new();
    let mut unreadable = Vec::new();
    for dossier in dossiers {
        match (&dossier.old, &dossier.new) {
            (Ok(before), Ok(after)) => {
                let (verdict, turns) = verdict(old, new, before, after);
                let [before, after] = Side::both((old, before), (new, after));
                scored.push(ScoredTwice { dossier, before, after, verdict, turns });
            }
            (old, new) => unreadable.push((Tone::Bad, why_unreadable(localizer, dossier, old, new))),
        }
    }
    let heading = localizer.say(&Message::new("change-heading-impact").with("as-of", as_of));
    let mut first = summary(localizer, dossiers.len(), &scored, unreadable.len());
    first.extend(unseen.blocks(localizer));
    // Who loses is asked first.
    let changed = [Verdict::Loses, Verdict::Changes, Verdict::Gains];
    let changed = changed.iter().flat_map(|verdict| scored.iter().filter(move |scored| scored.verdict == *verdict));
    let list = |lines| Block::list(lines).into_iter().collect();
    let turns = list(changed.flat_map(|scored| scored.lines(localizer)).collect());
    let same: Vec<&ScoredTwice> = scored.iter().filter(|scored| scored.verdict == Verdict::Same).collect();
    let sections = [
        ("awards", "change-heading-awards", awards(localizer, (old, new), &scored)),
        ("turns", "change-heading-turns", turns),
        ("unreadable", "change-heading-unreadable", list(unreadable)),
        ("unchanged", "change-heading-unchanged", unchanged(localizer, &same)),
    ];
    let sections = sections.into_iter().filter(|(.., blocks)| !blocks.is_empty());
    let sections = sections.map(|(id, heading, blocks)| Section::new(id, localizer.word(heading), blocks));
    [Section::new("impact", heading, first)].into_iter().chain(sections).collect()
}

/// How many gain and lose, and how far these results can be relied on.
fn summary(localizer: &Localizer, dossiers: usize, scored: &[ScoredTwice<'_>], unreadable: usize) -> Vec<Block> {
    let count = |verdict| scored.iter().filter(|scored| scored.verdict == verdict).count();
    let summary = Message::new("change-impact-summary")
        .with("count", dossiers)
        .with("gain", count(Verdict::Gains))
        .with("lose", count(Verdict::Loses))
        .with("other", count(Verdict::Changes))
        .with("same", count(Verdict::Same))
        .with("unreadable", unreadable);
    let mut blocks = vec![Block::Paragraph(Tone::Strong, localizer.say(&summary))];
    let provisional = scored.iter().filter(|scored| scored.after.assessment.provisional).count();
    let errors = scored.iter().filter(|scored| scored.after.errors() > 0).count();
    let other = scored.iter().filter(|scored| scored.made_for().is_some()).count();
    let caveats = [
        ("change-impact-some-provisional", provisional),
        ("change-impact-some-errors", errors),
        ("change-impact-some-other", other),
    ];
    let caveats = caveats.iter().filter(|(_, count)| *count > 0);
    let caveats: Vec<String> =
        caveats.map(|(key, count)| localizer.say(&Message::new(key).with("count", *count))).collect();
    if !caveats.is_empty() {
        blocks.push(Block::Paragraph(Tone::Doubt, caveats.join(" ")));
    }
    blocks
}

/// How many have which label before, by what they have after.
fn awards(localizer: &Localizer, (old, new): (&Catalogue, &Catalogue), scored: &[ScoredTwice<'_>]) -> Vec<Block> {
    if scored.is_empty() {
        return Vec::new();
    }
    let labels = |catalogue: &Catalogue| catalogue.awards().map(Some).chain([None]).collect::<Vec<_>>();
    let called = |catalogue: &Catalogue, label: Option<usize>| {
        let label = label.and_then(|label| catalogue.labels.get(label));
        label.map_or_else(|| localizer.word("change-no-label"), |label| localizer.text(&label.title).to_owned())
    };
    let number = |count: usize| localizer.number(&count.to_string());
    let after = labels(new);
    let mut columns = vec![Column::words(localizer.word("change-column-awards"))];
    columns.extend(after.iter().map(|label| Column::figures(called(new, *label))));
    columns.push(Column::figures(localizer.word("change-column-before")));
    let row = |before: Option<usize>| {
        let own = || scored.iter().filter(move |scored| scored.before.assessment.award == before);
        let count = |after: &Option<usize>| own().filter(|scored| scored.after.assessment.award == *after).count();
        let counts = after.iter().map(count).map(|count| match count {
            0 => Cell::plain("–"),
            count => Cell::plain(number(count)),
        });
        [Cell::plain(called(old, before))]
            .into_iter()
            .chain(counts)
            .chain([Cell::plain(number(own().count()))])
            .collect()
    };
    let mut rows: Vec<Vec<Cell>> = labels(old).into_iter().map(row).collect();
    let sum = |after: &Option<usize>| scored.iter().filter(|scored| scored.after.assessment.award == *after).count();
    let sums = after.iter().map(|after| Cell::toned(Tone::Strong, number(sum(after))));
    let last = [Cell::toned(Tone::Strong, localizer.word("change-row-after"))].into_iter().chain(sums);
    rows.push(last.chain([Cell::toned(Tone::Strong, number(scored.len()))]).collect());
    vec![Block::table(columns, rows)]
}

fn why_unreadable(
    localizer: &Localizer,
    dossier: &Dossier,
    old: &Result<Assessment, String>,
    new: &Result<Assessment, String>,
) -> String {
    let under = |key, result: &Result<Assessment, String>| {
        let problem = result.as_ref().err()?;
        Some(localizer.say(&Message::new(key).with("value", &**problem)))
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

/// The dossiers without a change, and what the marks in their table mean.
fn unchanged(localizer: &Localizer, same: &[&ScoredTwice<'_>]) -> Vec<Block> {
    if same.is_empty() {
        return Vec::new();
    }
    let marks: Vec<String> = same.iter().map(|scored| scored.marks(localizer)).collect();
    let is_marked = marks.iter().any(|marks| !marks.is_empty());
    let row = |(scored, marks): (&&ScoredTwice<'_>, String)| {
        let [before, after] = [&scored.before, &scored.after].map(|side| side.score(localizer));
        let mut row = vec![
            Cell::plain(scored.name(localizer)),
            Cell::plain(scored.after.award(localizer)),
            Cell::plain(before),
            Cell::plain(after),
        ];
        if is_marked {
            row.push(Cell::toned(Tone::Doubt, marks));
        }
        row
    };
    let mut columns = vec![
        Column::words(localizer.word("change-column-dossier")),
        Column::words(localizer.word("change-column-award")),
        Column::figures(localizer.word("change-column-old")),
        Column::figures(localizer.word("change-column-new")),
    ];
    if is_marked {
        columns.push(Column::words(localizer.word("change-column-marks")));
    }
    let rows = same.iter().zip(marks).map(row).collect();
    let legend = is_marked.then(|| Block::plain(localizer.word("change-impact-legend")));
    [Block::table(columns, rows)].into_iter().chain(legend).collect()
}

impl ScoredTwice<'_> {
    fn name(&self, localizer: &Localizer) -> String {
        match &self.after.assessment.initiative.name {
            Some(name) => {
                localizer.say(&Message::new("change-thing").with("title", &**name).with("id", &*self.dossier.place))
            }
            None => self.dossier.place.clone(),
        }
    }

    /// What changed and why.
    fn lines(&self, localizer: &Localizer) -> Vec<(Tone, String)> {
        let head = Message::new("change-impact-dossier")
            .with("name", self.name(localizer))
            .with("old", self.before.score(localizer))
            .with("new", self.after.score(localizer));
        let (tone, sign) = match self.verdict {
            Verdict::Gains => (Tone::Good, "▲"),
            Verdict::Loses => (Tone::Bad, "▼"),
            Verdict::Changes | Verdict::Same => (Tone::Doubt, "◆"),
        };
        let mut lines = vec![(tone, format!("{sign} {}", localizer.say(&head)))];
        for turn in &self.turns {
            let side = if turn.is_gained { &self.after } else { &self.before };
            let of = if turn.failing.is_some() { self.after.catalogue } else { side.catalogue };
            let mut title =
                of.labels.get(turn.label).map_or_else(String::new, |label| localizer.text(&label.title).into());
            let is_open = |label: usize| self.after.assessment.labels.get(label).is_some_and(|label| label.reachable);
            if self.after.assessment.provisional && (turn.is_gained || turn.failing.is_some_and(is_open)) {
                title = localizer.say(&Message::new("change-provisionally").with("value", title));
            }
            let key = match (turn.is_gained, of.labels.get(turn.label).is_none_or(|label| label.award)) {
                (true, _) => "change-impact-gains",
                (false, true) => "change-impact-loses",
                (false, false) => "change-impact-misses",
            };
            lines.push((tone, inner(localizer.say(&Message::new(key).with("label", title)))));
            lines.extend(self.reasons(localizer, turn).into_iter().map(|reason| (Tone::Plain, inner(reason))));
        }
        let [before, after] = [&self.before, &self.after].map(|side| side.provisional_award(localizer));
        if before != after {
            let award = Message::new("change-impact-award").with("old", before).with("new", after);
            lines.push((Tone::Plain, inner(localizer.say(&award))));
        }
        let caveats = [
            counts("change-impact-provisional", "change-impact-open", self.open()),
            counts("change-impact-errors", "change-impact-errors-turned", self.errors()),
            self.made_for(),
        ];
        let caveats = caveats.into_iter().flatten();
        lines.extend(caveats.map(|caveat| (Tone::Doubt, inner(localizer.say(&caveat)))));
        lines
    }

    /// The same caveats in a few words, for a table.
    fn marks(&self, localizer: &Localizer) -> String {
        let marks = [
            counts("change-mark-open", "change-mark-open-turned", self.open()),
            counts("change-mark-errors", "change-mark-errors-turned", self.errors()),
            self.made_for(),
        ];
        marks.iter().flatten().map(|mark| localizer.say(mark)).collect::<Vec<_>>().join("; ")
    }

    /// How many indicators leave the result provisional.
    fn open(&self) -> [usize; 2] {
        [&self.before, &self.after].map(Side::open)
    }

    /// How many errors its evidence has.
    fn errors(&self) -> [usize; 2] {
        [&self.before, &self.after].map(Side::errors)
    }

    /// The catalogue that it names, where that is neither the old nor the new one.
    fn made_for(&self) -> Option<Message> {
        let is_neither = self.before.is_foreign() && self.after.is_foreign();
        let named = self.after.assessment.initiative.catalogue.as_ref().filter(|_| is_neither)?;
        Some(Message::new("change-impact-made-for").with("named", Arg::quoted(named)))
    }

    /// The conditions that made the difference, as the catalogue says them under
    /// which they fail.
    fn reasons(&self, localizer: &Localizer, turn: &LabelChange) -> Vec<String> {
        let Some(label) = turn.failing else {
            return vec![localizer.word(if turn.is_gained { "change-label-is-new" } else { "change-label-is-gone" })];
        };
        let (side, key) = match turn.is_gained {
            true => (&self.before, "change-under-old"),
            false => (&self.after, "change-under-new"),
        };
        let unmet = turn.conditions.iter().filter_map(|condition| side.unmet(localizer, label, *condition));
        unmet.map(|unmet| localizer.say(&Message::new(key).with("value", unmet))).collect()
    }
}

/// A number under both catalogues, said once where it is the same.
fn counts(same: &'static str, turned: &'static str, [before, after]: [usize; 2]) -> Option<Message> {
    match before == after {
        true if before == 0 => None,
        true => Some(Message::new(same).with("count", before)),
        false => Some(Message::new(turned).with("old", before).with("new", after)),
    }
}
