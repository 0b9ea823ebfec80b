//! A round of applications: who has which label, the ranking, what is missing most.

mod group;
mod same;
mod spread;

pub use same::refusal;
pub use spread::SPREAD;

use super::{
    Bar, Block, Cell, Column, Look, Mark, Page, Part, Report, Section, Shape, Speaker, Table, Tone, Unseen, basis,
    severity,
};
use crate::catalogue::{Catalogue, Indicator};
use crate::diagnostic::Severity;
use crate::language::{Arg, Message, Voice};
use crate::number::{Digits, Exact};
use crate::portfolio::{Likeness, OWN_TABLES, Ranked, Round, Same, Seen, Unscored};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How many complaints of a kind are listed: initiatives without a result, rows of nobody.
const MAX_LISTED: usize = 20;
/// The most initiatives in the ranking of a page, unless more are asked for.
const MAX_ON_PAGE: usize = 1_000;
/// How many minimums are listed.
const MAX_MINIMUMS: usize = 5;

/// What is to be said of a round.
pub struct Portfolio<'a> {
    /// Under which catalogue.
    pub catalogue: &'a Catalogue,
    /// For which day.
    pub as_of: Date,
    /// Its initiatives.
    pub round: &'a Round<'a>,
    /// Which of them seem to be the same application.
    pub same: &'a Same,
    /// What of its folder was not looked at.
    pub unseen: &'a Unseen,
    /// The attribute of initiatives by which groups are told.
    pub by: Option<&'a str>,
    /// How many of the first and of the last are shown.
    pub top: usize,
    /// From how many initiatives on figures over all of them are told.
    pub min_group: usize,
}

/// A part of what is said: its name, the key of its title, and its blocks.
type Told = (&'static str, &'static str, Vec<Block>);

impl Portfolio<'_> {
    /// The report.
    pub fn report(&self, voice: &Voice) -> Report {
        let mut blocks = vec![Block::Title(self.title(voice)), Block::Paragraph(Tone::Plain, self.by(voice))];
        blocks.extend(self.result(voice));
        for (_, heading, part) in self.parts(voice, self.top) {
            blocks.push(Block::Heading(voice.word(heading)));
            blocks.extend(part);
        }
        Report { blocks }
    }

    /// The same as a page, which has room for many more initiatives.
    pub fn page(&self, voice: &Voice) -> Page {
        let result = self.result(voice).into_iter().map(Part::Block).collect();
        let heading = "portfolio-heading-result";
        let mut sections = vec![Section { id: "decision", title: voice.word(heading), parts: result }];
        for (id, heading, blocks) in self.parts(voice, self.top.max(MAX_ON_PAGE / 2)) {
            let title = voice.word(heading);
            let part = |block| match block {
                Block::Table(table) => {
                    let caption = voice.say(&Message::new("portfolio-caption").with("what", title.as_str()));
                    let head = usize::from(id == "ranking");
                    Part::Table { caption, head, look: Look::Plain, table, leads: Vec::new() }
                }
                other => Part::Block(other),
            };
            let parts = blocks.into_iter().map(part).collect();
            sections.push(Section { id, title, parts });
        }
        let digits = Digits::new(self.catalogue.decimals, &[]);
        let speaker = Speaker { voice, digits: &digits, as_of: self.as_of };
        Page {
            language: voice.language().code(),
            title: self.title(voice),
            by: self.by(voice),
            catalogue: voice.text(&self.catalogue.title).to_owned(),
            foot: speaker.foot(self.catalogue),
            skip: voice.word("page-skip"),
            contents: voice.word("page-contents"),
            signs: vec![("?", voice.word("page-sign-open"))],
            sections,
        }
    }

    fn title(&self, voice: &Voice) -> String {
        voice.say(&Message::new("portfolio-title").with("count", self.round.len()))
    }

    /// What somebody must know to whom no report is shown, in a line each: what was not looked
    /// at, what may not be what it looks like, what concerns no single initiative, and which
    /// could not be scored.
    pub fn complaints(&self, voice: &Voice) -> Vec<String> {
        let unscored = unscored(voice, &self.round.unscored);
        lines([self.unseen.blocks(voice), self.notable(voice), self.told(voice), unscored].concat())
    }

    /// The same for a workbook, which lists by itself what could not be scored: what its figures
    /// do not tell, and what they rest on.
    pub fn notes(&self, voice: &Voice) -> Vec<String> {
        let basis = vec![Block::List(basis::of_catalogue(voice, self.catalogue))];
        lines([self.unseen.blocks(voice), self.notable(voice), self.told(voice), basis].concat())
    }

    fn by(&self, voice: &Voice) -> String {
        let by = Message::new("portfolio-by")
            .with("title", &self.catalogue.title)
            .with("catalogue", format!("{} {}", self.catalogue.id, self.catalogue.version))
            .with("as-of", self.as_of);
        voice.say(&by)
    }

    /// Who has which label, and what was not looked at.
    fn result(&self, voice: &Voice) -> Vec<Block> {
        let mut blocks = vec![self.summary(voice)];
        blocks.extend(self.unseen.blocks(voice));
        blocks.extend(self.notable(voice));
        blocks
    }

    /// A catalogue and initiatives that may not be what they look like.
    fn notable(&self, voice: &Voice) -> Vec<Block> {
        let (provenance, round) = (basis::provenance(voice, self.catalogue), self.round);
        let provenance = provenance.map(|(tone, text)| Block::Paragraph(tone, text));
        let same = same::notes(voice, self.same);
        provenance.into_iter().chain(same).chain(blank(voice, round)).chain(by_name(voice, round)).collect()
    }

    /// What is said below the result; `top` of the first and of the last are shown.
    fn parts(&self, voice: &Voice, top: usize) -> Vec<Told> {
        let round = self.round;
        let mut parts = vec![("unscored", "portfolio-heading-unscored", unscored(voice, &round.unscored))];
        // What may cost somebody points stands before what they came to.
        let told = ("told", "portfolio-heading-told", self.told(voice));
        let is_grave = round.told.iter().any(|told| told.finding.severity != Severity::Note);
        let (before, after) = if is_grave { (Some(told), None) } else { (None, Some(told)) };
        parts.extend(before);
        if !round.scored.is_empty() {
            parts.push(("ranking", "portfolio-heading-ranking", self.ranking(voice, top)));
            parts.push(("minimums", "portfolio-heading-minimums", self.minimums(voice)));
            parts.push(("groups", "portfolio-heading-groups", self.groups(voice)));
            parts.push(("tenths", "portfolio-heading-tenths", self.tenths(voice)));
            parts.push(("categories", "portfolio-heading-categories", self.categories(voice)));
            parts.push(("spread", "portfolio-heading-spread", self.spread(voice)));
        }
        parts.extend(after);
        parts.push(("findings", "heading-findings", self.findings(voice)));
        let mut lines = basis::of_catalogue(voice, self.catalogue);
        lines.push((Tone::Plain, voice.say(&Message::new("basis-tool").with("version", env!("CARGO_PKG_VERSION")))));
        parts.push(("digests", "heading-basis", vec![Block::List(lines)]));
        parts.retain(|(_, _, blocks)| !blocks.is_empty());
        parts
    }

    /// How many have which label.
    fn summary(&self, voice: &Voice) -> Block {
        let awards = self.round.awards().into_iter().map(|award| {
            let message = Message::new("portfolio-award").with("label", self.label(voice, award.label));
            Arg::from(message.with("count", award.count).with("provisional", award.provisional))
        });
        let summary = Message::new("portfolio-summary")
            .with("scored", self.round.scored.len())
            .with("unscored", self.round.unscored.len())
            .with("awards", awards.collect::<Vec<_>>());
        Block::Paragraph(Tone::Strong, voice.say(&summary))
    }

    fn label(&self, voice: &Voice, label: Option<usize>) -> String {
        match label.and_then(|label| self.catalogue.labels.get(label)) {
            Some(label) => voice.text(&label.title).to_owned(),
            None => voice.word("portfolio-no-label"),
        }
    }

    fn ranking(&self, voice: &Voice, most: usize) -> Vec<Block> {
        let ranking = self.round.ranking();
        let top = most.min(ranking.len());
        let last = ranking.len().saturating_sub(most).max(top);
        let mut shown: Vec<Ranked> = ranking.part(0..top).chain(ranking.part(last..ranking.len())).collect();
        if ranking.len() <= 2 * most {
            shown = ranking.part(0..ranking.len()).collect();
        }
        if shown.is_empty() {
            return Vec::new();
        }
        let left = ranking.len() - shown.len();
        let (first, last) = shown.split_at(if left > 0 { top } else { shown.len() });
        let digits = self.round.digits(&shown);
        let painted = |ranked: &Ranked<'_>| self.row(voice, &digits, ranked);
        let mut rows: Vec<Vec<Cell>> = first.iter().map(painted).collect();
        if left > 0 {
            let more = Message::new("portfolio-more").with("count", left);
            let mut row = vec![Cell::plain(""); 7];
            row[1] = Cell::plain(voice.say(&more));
            rows.push(row);
        }
        rows.extend(last.iter().map(painted));
        let word = |key| voice.word(key);
        let columns = vec![
            Column::figures(word("portfolio-column-rank")),
            Column::words(word("portfolio-column-initiative")),
            Column::figures(word("column-percent")),
            Column::figures(word("column-points")),
            Column::words(word("portfolio-column-award")),
            Column::words(word("portfolio-column-minimums")),
            Column::words(word("portfolio-column-marks")),
        ];
        let mut blocks = vec![Block::Table(Table { columns, rows })];
        let mut notes = word("portfolio-ranking-rule");
        if left > 0 {
            let left_out = Message::new("portfolio-ranking-left-out").with("top", most).with("left", left);
            notes = format!("{notes} {}", voice.say(&left_out));
        }
        blocks.push(Block::Paragraph(Tone::Plain, notes));
        if shown.iter().any(|ranked| !self.marks(ranked).is_empty()) {
            blocks.push(Block::Paragraph(Tone::Plain, word("portfolio-ranking-legend")));
        }
        blocks.extend(self.numbered(voice, &shown));
        blocks
    }

    /// What the numbers stand for by which the ranking names minimums.
    fn numbered(&self, voice: &Voice, shown: &[Ranked<'_>]) -> Option<Block> {
        let missed: BTreeSet<usize> = shown.iter().flat_map(|ranked| ranked.place.missed()).collect();
        let indicators = missed.iter().filter_map(|index| self.catalogue.indicators.get(*index));
        let line = |indicator: &Indicator| {
            let number = indicator.number.as_ref()?;
            let text = Message::new("portfolio-numbered").with("number", &**number).with("title", &indicator.title);
            Some(Arg::from(text))
        };
        let lines: Vec<Arg> = indicators.filter_map(line).collect();
        let text = Message::new("portfolio-minimums-legend").with("indicators", lines.clone());
        (!lines.is_empty()).then(|| Block::Paragraph(Tone::Plain, voice.say(&text)))
    }

    /// The minimums that an initiative misses, by the numbers of the handbook where it has some.
    fn missed(&self, voice: &Voice, ranked: &Ranked<'_>) -> String {
        let missed = ranked.place.missed().filter_map(|index| self.catalogue.indicators.get(index));
        let called = |of: &Indicator| of.number.clone().unwrap_or_else(|| voice.text(&of.title).to_owned());
        missed.map(called).collect::<Vec<_>>().join(", ")
    }

    /// What makes a result doubtful.
    fn marks(&self, ranked: &Ranked<'_>) -> String {
        let place = ranked.place;
        let is_same = self.same.twin(place.dossier, place.initiative).is_some();
        let marks = [(place.provisional, "?"), (place.errors > 0, "!"), (is_same, "≈"), (place.decided > 0, "§")];
        let missed = place.missed().count();
        let missed = (missed > 0).then(|| format!("✗{missed}"));
        let marks = marks.iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| (*mark).to_owned());
        let undocumented = (place.undocumented > 0).then(|| format!("◇{}", place.undocumented));
        marks.chain(missed).chain(undocumented).collect::<Vec<_>>().join(" ")
    }

    fn row(&self, voice: &Voice, digits: &Digits, ranked: &Ranked<'_>) -> Vec<Cell> {
        let place = ranked.place;
        let speaker = Speaker { voice, digits, as_of: self.as_of };
        let rank = ranked.rank.map_or_else(|| "–".to_owned(), |rank| voice.number(&rank.to_string()));
        let percent = place.percent.map_or_else(|| "–".to_owned(), |percent| speaker.percent(percent));
        let award = place.award;
        let mut name = named(voice, place.name, place.initiative);
        let twin = self.same.twin(place.dossier, place.initiative);
        if twin.is_some_and(|twin| twin.by.iter().any(|by| *by != Likeness::Spelling)) {
            let told = Message::new("portfolio-namesake-in").with("name", name).with("dossier", place.dossier);
            name = voice.say(&told);
        }
        vec![
            Cell::plain(if ranked.is_shared { format!("{rank}=") } else { rank }),
            Cell::plain(name),
            Cell::toned(Tone::Strong, percent.clone()).with_bar(self.bar(&speaker, percent, place.percent)),
            Cell::plain(format!("{} / {}", speaker.quantity(place.points), speaker.quantity(place.attainable))),
            Cell::toned(if award.is_some() { Tone::Good } else { Tone::Plain }, self.label(voice, award)),
            Cell::plain(self.missed(voice, ranked)),
            Cell::toned(Tone::Doubt, self.marks(ranked)),
        ]
    }

    /// The minimums that refuse labels to most.
    fn minimums(&self, voice: &Voice) -> Vec<Block> {
        let all = self.catalogue.indicators.iter().zip(&self.round.refused);
        let mut refusing: Vec<_> = all.filter(|(_, refused)| **refused > 0).collect();
        refusing.sort_by_key(|(_, refused)| std::cmp::Reverse(**refused));
        refusing.truncate(MAX_MINIMUMS);
        let line = |(indicator, refused): (&Indicator, &usize)| {
            let message = Message::new("portfolio-minimum").with("title", &indicator.title);
            (Tone::Plain, voice.say(&message.with("refused", *refused)))
        };
        match refusing.is_empty() {
            true => Vec::new(),
            false => vec![Block::List(refusing.into_iter().map(line).collect())],
        }
    }

    /// A percentage as a bar, with what labels ask for.
    fn bar(&self, speaker: &Speaker<'_>, title: String, percent: Option<&Exact>) -> Option<Bar> {
        let mut bar = Bar::of(title, percent?, &Exact::HUNDRED, Tone::Plain);
        for label in &self.catalogue.labels {
            let Some(required) = &label.min_percent else { continue };
            let mark = Message::new("portfolio-mark").with("percent", speaker.percent(required));
            let text = speaker.voice.say(&mark.with("label", &label.title));
            bar.marks.push(Mark { at: super::thousandths(required, &Exact::HUNDRED), shape: Shape::Required, text });
        }
        Some(bar)
    }

    /// What concerns no single initiative.
    fn told(&self, voice: &Voice) -> Vec<Block> {
        let digits = Digits::new(self.catalogue.decimals, &[]);
        let speaker = Speaker { voice, digits: &digits, as_of: self.as_of };
        let line = |told: &crate::portfolio::Told| {
            let (tone, text) = speaker.finding(self.catalogue, &told.finding);
            let is_named = !told.dossier.is_empty() && told.dossier != OWN_TABLES;
            (tone, if is_named { format!("{}: {text}", told.dossier) } else { text })
        };
        first(voice, &self.round.told, line)
    }

    /// The findings, counted by their codes.
    fn findings(&self, voice: &Voice) -> Vec<Block> {
        let round = self.round;
        let word = |key| voice.word(key);
        if round.findings.is_empty() {
            return Vec::new();
        }
        let rows = round.findings.iter().map(|((level, code), seen)| {
            let place = |(id, place): &(String, Option<crate::diagnostic::Place>)| match place {
                Some(place) => format!("{id} {place}"),
                None => id.clone(),
            };
            let tone = match level {
                Severity::Error => Tone::Bad,
                Severity::Warning => Tone::Doubt,
                Severity::Note => Tone::Plain,
            };
            let mut first: Vec<String> = seen.first.iter().map(place).collect();
            if seen.count > first.len() {
                first.push("…".to_owned());
            }
            vec![
                Cell::toned(tone, severity(voice, *level)),
                Cell::plain(*code),
                Cell::plain(voice.number(&seen.count.to_string())),
                Cell::plain(first.join(", ")),
            ]
        });
        let columns = vec![
            Column::words(word("portfolio-column-severity")),
            Column::words(word("portfolio-column-code")),
            Column::figures(word("portfolio-column-count")),
            Column::words(word("portfolio-column-first")),
        ];
        let table = Block::Table(Table { columns, rows: rows.collect() });
        vec![table, Block::Paragraph(Tone::Plain, word("portfolio-findings-file"))]
    }
}

/// What some blocks say, in a line each.
fn lines(blocks: Vec<Block>) -> Vec<String> {
    let lines = |block| match block {
        Block::Paragraph(_, text) => vec![text],
        Block::List(lines) | Block::Lines(lines) => lines.into_iter().map(|(_, text)| text).collect(),
        _ => Vec::new(),
    };
    blocks.into_iter().flat_map(lines).collect()
}

/// What an initiative is called.
fn named(voice: &Voice, name: Option<&str>, id: &str) -> String {
    match name {
        Some(name) if name != id => voice.say(&Message::new("portfolio-named").with("name", name).with("id", id)),
        _ => id.to_owned(),
    }
}

/// For how many points rest on names, as for all where documents lie elsewhere.
fn by_name(voice: &Voice, round: &Round<'_>) -> Option<Block> {
    let note = Message::new("portfolio-by-name").with("count", round.by_name);
    (round.by_name > 0).then(|| Block::Paragraph(Tone::Plain, voice.say(&note)))
}

fn blank(voice: &Voice, round: &Round<'_>) -> Option<Block> {
    let Seen { count, first } = &round.blank;
    let names = first.iter().map(|(name, _)| Arg::from(name.as_str())).collect::<Vec<_>>();
    let note = Message::new("portfolio-blank").with("count", *count).with("names", names);
    let note = note.with("more", count - first.len().min(*count));
    (*count > 0).then(|| Block::Paragraph(Tone::Doubt, voice.say(&note)))
}

fn unscored(voice: &Voice, unscored: &[Unscored]) -> Vec<Block> {
    let line = |entry: &Unscored| {
        let who = match entry.dossier == entry.initiative || entry.initiative.is_empty() {
            true => entry.dossier.clone(),
            false => format!("{} ({})", entry.initiative, entry.dossier),
        };
        (Tone::Bad, format!("? {who}: {}", voice.say(&entry.problem)))
    };
    first(voice, unscored, line)
}

/// The first of some complaints in a line each, and how many more there are.
fn first<T>(voice: &Voice, all: &[T], line: impl Fn(&T) -> (Tone, String)) -> Vec<Block> {
    let mut lines: Vec<_> = all.iter().take(MAX_LISTED).map(line).collect();
    if all.len() > MAX_LISTED {
        let more = Message::new("portfolio-more").with("count", all.len() - MAX_LISTED);
        lines.push((Tone::Plain, voice.say(&more)));
    }
    if lines.is_empty() { Vec::new() } else { vec![Block::List(lines)] }
}
