//! A round of applications: who has which label, the ranking, what is missing most.

mod duplicates;
mod group;
mod rules;
mod spread;

pub use duplicates::refusal;
pub use spread::SPREAD;

use super::{
    Bar, Block, Cell, Column, FigureWriter, Mark, Report, Room, Section, SkippedInputs, Tone, basis, finding, foot,
    severity, tone,
};
use crate::catalogue::{Catalogue, Indicator};
use crate::diagnostic::Severity;
use crate::language::{Arg, Localizer, Message};
use crate::number::{Digits, Exact};
use crate::portfolio::{DuplicateKind, DuplicateSet, FindingCount, OWN_TABLES, Ranked, Round, Unscored};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How many complaints of a kind are listed: initiatives without a result, rows without an initiative.
const MAX_LISTED: usize = 20;
/// The most initiatives in the ranking of a page, unless more are asked for.
const MAX_ON_PAGE: usize = 1_000;
/// How many minimums are listed.
const MAX_MINIMUMS: usize = 5;

/// What is to be said of a round.
pub struct RoundReport<'a> {
    /// The language.
    pub localizer: &'a Localizer,
    /// Under which catalogue.
    pub catalogue: &'a Catalogue,
    /// For which day.
    pub as_of: Date,
    /// Its initiatives.
    pub round: &'a Round<'a>,
    /// Which of them seem to be the same application.
    pub same: &'a DuplicateSet,
    /// What of its folder was not looked at.
    pub unseen: &'a SkippedInputs,
    /// The attribute that groups initiatives.
    pub by: Option<&'a str>,
    /// How many of the first and of the last are shown.
    pub top: usize,
    /// The fewest initiatives for which figures over all of them are shown.
    pub min_group: usize,
}

impl RoundReport<'_> {
    /// The report. A page has room for many more initiatives.
    pub fn report(&self, room: Room) -> Report {
        let mut report = Report::new(self.localizer, self.title());
        report.by = self.by();
        report.margins =
            [self.localizer.text(&self.catalogue.title).to_owned(), foot(self.localizer, self.catalogue, self.as_of)];
        report.head = self.result();
        report.sections.push(Section::new("decision", self.localizer.word("portfolio-heading-result"), Vec::new()));
        self.add_sections(&mut report, if room == Room::Page { self.top.max(MAX_ON_PAGE / 2) } else { self.top });
        for section in &mut report.sections {
            let caption = Message::new("portfolio-caption").with("what", section.title.as_str());
            for block in &mut section.blocks {
                if let Block::Table(table) = block {
                    table.caption = self.localizer.say(&caption);
                    table.head = usize::from(section.id == "ranking");
                }
            }
        }
        report
    }

    fn title(&self) -> String {
        self.localizer.say(&Message::new("portfolio-title").with("count", self.round.len()))
    }

    /// What somebody must know to whom no report is shown, in a line each: what was not looked
    /// at, what may not be what it looks like, what concerns no single initiative, and which
    /// could not be scored.
    pub fn complaints(&self) -> Vec<String> {
        let unscored = unscored(self.localizer, &self.round.unscored);
        lines([self.unseen.blocks(self.localizer), self.notable(), self.told(), unscored].concat())
    }

    /// The same for a workbook, which lists by itself what could not be scored: what its figures
    /// do not tell, and what they rest on.
    pub fn notes(&self) -> Vec<String> {
        let basis = vec![Block::List(basis::of_catalogue(self.localizer, self.catalogue))];
        lines([self.unseen.blocks(self.localizer), self.notable(), self.told(), basis].concat())
    }

    fn by(&self) -> String {
        let by = Message::new("portfolio-by")
            .with("title", &self.catalogue.title)
            .with("catalogue", format!("{} {}", self.catalogue.id, self.catalogue.version))
            .with("as-of", self.as_of);
        self.localizer.say(&by)
    }

    /// Who has which label, and what was not looked at.
    fn result(&self) -> Vec<Block> {
        let mut blocks = vec![self.summary()];
        blocks.extend(self.unseen.blocks(self.localizer));
        blocks.extend(self.notable());
        blocks
    }

    /// A catalogue and initiatives that may not be what they look like.
    fn notable(&self) -> Vec<Block> {
        let (provenance, round) = (basis::provenance(self.localizer, self.catalogue), self.round);
        let provenance = provenance.map(|(tone, text)| Block::Paragraph(tone, text));
        let same = duplicates::notes(self.localizer, self.same);
        provenance
            .into_iter()
            .chain(same)
            .chain(blank(self.localizer, round))
            .chain(by_name(self.localizer, round))
            .collect()
    }

    /// What is said below the result; `top` of the first and of the last are shown.
    fn add_sections(&self, report: &mut Report, top: usize) {
        let mut add = |id, heading, blocks: Vec<Block>| report.add(id, self.localizer.word(heading), blocks);
        add("unscored", "portfolio-heading-unscored", unscored(self.localizer, &self.round.unscored));
        // What may cost points stands before the result.
        let is_grave = self.round.told.iter().any(|told| told.finding.severity != Severity::Note);
        let (before, after) = if is_grave { (self.told(), Vec::new()) } else { (Vec::new(), self.told()) };
        add("told", "portfolio-heading-told", before);
        if !self.round.scored.is_empty() {
            add("ranking", "portfolio-heading-ranking", self.ranking(top));
            add("minimums", "portfolio-heading-minimums", self.minimums());
            add("groups", "portfolio-heading-groups", self.groups());
            add("tenths", "portfolio-heading-tenths", self.tenths());
            add("categories", "portfolio-heading-categories", self.categories());
            add("spread", "portfolio-heading-spread", self.spread());
            add("rules", "portfolio-heading-rules", rules::rules(self.localizer, self.catalogue, self.round));
        }
        add("told", "portfolio-heading-told", after);
        add("findings", "heading-findings", self.findings());
        let mut basis = basis::of_catalogue(self.localizer, self.catalogue);
        basis.push((Tone::Plain, basis::tool(self.localizer)));
        add("digests", "heading-basis", vec![Block::List(basis)]);
    }

    /// How many have which label.
    fn summary(&self) -> Block {
        let awards = self.round.awards().into_iter().map(|award| {
            let message = Message::new("portfolio-award").with("label", self.label(award.label));
            Arg::from(message.with("count", award.count).with("provisional", award.provisional))
        });
        let summary = Message::new("portfolio-summary")
            .with("scored", self.round.scored.len())
            .with("unscored", self.round.unscored.len())
            .with("awards", awards.collect::<Vec<_>>());
        Block::Paragraph(Tone::Strong, self.localizer.say(&summary))
    }

    fn label(&self, label: Option<usize>) -> String {
        match label.and_then(|label| self.catalogue.labels.get(label)) {
            Some(label) => self.localizer.text(&label.title).to_owned(),
            None => self.localizer.word("portfolio-no-label"),
        }
    }

    fn ranking(&self, most: usize) -> Vec<Block> {
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
        let painted = |ranked: &Ranked<'_>| self.row(&digits, ranked);
        let mut rows: Vec<Vec<Cell>> = first.iter().map(painted).collect();
        if left > 0 {
            let more = Message::new("portfolio-more").with("count", left);
            let mut row = vec![Cell::plain(""); 7];
            row[1] = Cell::plain(self.localizer.say(&more));
            rows.push(row);
        }
        rows.extend(last.iter().map(painted));
        let word = |key| self.localizer.word(key);
        let columns = vec![
            Column::figures(word("portfolio-column-rank")),
            Column::words(word("portfolio-column-initiative")),
            Column::figures(word("column-percent")),
            Column::figures(word("column-points")),
            Column::words(word("portfolio-column-award")),
            Column::words(word("portfolio-column-minimums")),
            Column::words(word("portfolio-column-marks")),
        ];
        let mut blocks = vec![Block::table(columns, rows)];
        let mut notes = word("portfolio-ranking-rule");
        if left > 0 {
            let left_out = Message::new("portfolio-ranking-left-out").with("top", most).with("left", left);
            notes = format!("{notes} {}", self.localizer.say(&left_out));
        }
        blocks.push(Block::plain(notes));
        if shown.iter().any(|ranked| !self.marks(ranked).is_empty()) {
            blocks.push(Block::plain(word("portfolio-ranking-legend")));
        }
        blocks.extend(self.numbered(&shown));
        blocks
    }

    /// What the numbers stand for by which the ranking names minimums.
    fn numbered(&self, shown: &[Ranked<'_>]) -> Option<Block> {
        let missed: BTreeSet<usize> = shown.iter().flat_map(|ranked| ranked.place.missed()).collect();
        let indicators = missed.iter().filter_map(|index| self.catalogue.indicators.get(*index));
        let line = |indicator: &Indicator| {
            let number = indicator.number.as_ref()?;
            let text = Message::new("portfolio-numbered").with("number", &**number).with("title", &indicator.title);
            Some(Arg::from(text))
        };
        let lines: Vec<Arg> = indicators.filter_map(line).collect();
        let text = Message::new("portfolio-minimums-legend").with("indicators", lines.clone());
        (!lines.is_empty()).then(|| Block::plain(self.localizer.say(&text)))
    }

    /// The minimums that an initiative misses, by the numbers of the handbook where it has some.
    fn missed(&self, ranked: &Ranked<'_>) -> String {
        let missed = ranked.place.missed().filter_map(|index| self.catalogue.indicators.get(index));
        let called = |of: &Indicator| of.number.clone().unwrap_or_else(|| self.localizer.text(&of.title).to_owned());
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

    fn row(&self, digits: &Digits, ranked: &Ranked<'_>) -> Vec<Cell> {
        let place = ranked.place;
        let figures = FigureWriter { localizer: self.localizer, digits };
        let rank = ranked.rank.map_or_else(|| "–".to_owned(), |rank| self.localizer.number(&rank.to_string()));
        let percent = place.percent.map_or_else(|| "–".to_owned(), |percent| figures.percent(percent));
        let award = place.award;
        let mut name = named(self.localizer, place.name, place.initiative);
        let twin = self.same.twin(place.dossier, place.initiative);
        if twin.is_some_and(|twin| twin.by.iter().any(|by| *by != DuplicateKind::Spelling)) {
            let told = Message::new("portfolio-namesake-in").with("name", name).with("dossier", place.dossier);
            name = self.localizer.say(&told);
        }
        vec![
            Cell::plain(if ranked.is_shared { format!("{rank}=") } else { rank }),
            Cell::plain(name),
            Cell { bar: self.bar(figures, percent.clone(), place.percent), ..Cell::toned(Tone::Strong, percent) },
            Cell::plain(format!("{} / {}", figures.quantity(place.points), figures.quantity(place.attainable))),
            Cell::toned(if award.is_some() { Tone::Good } else { Tone::Plain }, self.label(award)),
            Cell::plain(self.missed(ranked)),
            Cell::toned(Tone::Doubt, self.marks(ranked)),
        ]
    }

    /// The minimums that refuse labels to most.
    fn minimums(&self) -> Vec<Block> {
        let all = self.catalogue.indicators.iter().zip(&self.round.refused);
        let mut refusing: Vec<_> = all.filter(|(_, refused)| **refused > 0).collect();
        refusing.sort_by_key(|(_, refused)| std::cmp::Reverse(**refused));
        refusing.truncate(MAX_MINIMUMS);
        let line = |(indicator, refused): (&Indicator, &usize)| {
            let message = Message::new("portfolio-minimum").with("title", &indicator.title);
            (Tone::Plain, self.localizer.say(&message.with("refused", *refused)))
        };
        Block::list(refusing.into_iter().map(line).collect()).into_iter().collect()
    }

    /// A percentage as a bar, with what labels ask for.
    fn bar(&self, figures: FigureWriter<'_>, title: String, percent: Option<&Exact>) -> Option<Bar> {
        let mut bar = Bar::new(title, percent?, &Exact::HUNDRED, Tone::Plain);
        for label in &self.catalogue.labels {
            let Some(required) = &label.min_percent else { continue };
            let mark = Message::new("portfolio-mark").with("percent", figures.percent(required));
            let text = self.localizer.say(&mark.with("label", &label.title));
            bar.marks.push(Mark::required(text, required, &Exact::HUNDRED));
        }
        Some(bar)
    }

    /// What concerns no single initiative.
    fn told(&self) -> Vec<Block> {
        let line = |told: &crate::portfolio::RoundFinding| {
            let (tone, text) = finding(self.localizer, self.catalogue, &told.finding);
            let is_named = !told.dossier.is_empty() && told.dossier != OWN_TABLES;
            (tone, if is_named { format!("{}: {text}", told.dossier) } else { text })
        };
        first(self.localizer, &self.round.told, line)
    }

    /// The findings, counted by their codes.
    fn findings(&self) -> Vec<Block> {
        let round = self.round;
        let word = |key| self.localizer.word(key);
        if round.findings.is_empty() {
            return Vec::new();
        }
        let rows = round.findings.iter().map(|((level, code), seen)| {
            let place = |(id, place): &(String, Option<crate::diagnostic::Place>)| match place {
                Some(place) => format!("{id} {place}"),
                None => id.clone(),
            };
            let mut first: Vec<String> = seen.first.iter().map(place).collect();
            if seen.count > first.len() {
                first.push("…".to_owned());
            }
            vec![
                Cell::toned(tone(*level), severity(self.localizer, *level)),
                Cell::plain(*code),
                Cell::plain(self.localizer.number(&seen.count.to_string())),
                Cell::plain(first.join(", ")),
            ]
        });
        let columns = vec![
            Column::words(word("portfolio-column-severity")),
            Column::words(word("portfolio-column-code")),
            Column::figures(word("portfolio-column-count")),
            Column::words(word("portfolio-column-first")),
        ];
        let table = Block::table(columns, rows.collect());
        vec![table, Block::plain(word("portfolio-findings-file"))]
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
fn named(localizer: &Localizer, name: Option<&str>, id: &str) -> String {
    match name {
        Some(name) if name != id => localizer.say(&Message::new("portfolio-named").with("name", name).with("id", id)),
        _ => id.to_owned(),
    }
}

/// For how many points rest on names, as for all where documents lie elsewhere.
fn by_name(localizer: &Localizer, round: &Round<'_>) -> Option<Block> {
    let note = Message::new("portfolio-by-name").with("count", round.by_name);
    (round.by_name > 0).then(|| Block::plain(localizer.say(&note)))
}

fn blank(localizer: &Localizer, round: &Round<'_>) -> Option<Block> {
    let FindingCount { count, first } = &round.blank;
    let names = first.iter().map(|(name, _)| Arg::from(name.as_str())).collect::<Vec<_>>();
    let note = Message::new("portfolio-blank").with("count", *count).with("names", names);
    let note = note.with("more", count - first.len().min(*count));
    (*count > 0).then(|| Block::Paragraph(Tone::Doubt, localizer.say(&note)))
}

fn unscored(localizer: &Localizer, unscored: &[Unscored]) -> Vec<Block> {
    let line = |entry: &Unscored| {
        let who = match entry.dossier == entry.initiative || entry.initiative.is_empty() {
            true => entry.dossier.clone(),
            false => format!("{} ({})", entry.initiative, entry.dossier),
        };
        (Tone::Bad, format!("? {who}: {}", localizer.say(&entry.problem)))
    };
    first(localizer, unscored, line)
}

/// The first of some complaints in a line each, and how many more there are.
fn first<T>(localizer: &Localizer, all: &[T], line: impl Fn(&T) -> (Tone, String)) -> Vec<Block> {
    let mut lines: Vec<_> = all.iter().take(MAX_LISTED).map(line).collect();
    if all.len() > MAX_LISTED {
        let more = Message::new("portfolio-more").with("count", all.len() - MAX_LISTED);
        lines.push((Tone::Plain, localizer.say(&more)));
    }
    Block::list(lines).into_iter().collect()
}
