//! Two reports side by side in words and tables: what moved, by how much, and what
//! caused it.

mod beneath;
mod words;

use super::basis::{self, differs_in_report};
use super::{Block, Cell, Column, Report, Room, SHORT_DIGEST, Section, Table, TableStyle, Tone, inner, severity};
use crate::diagnostic::Severity;
use crate::digest::sha256;
use crate::language::{Arg, Localizer, Message};
use crate::number::Digits;
use crate::record::{ChangeSubject, ComparedReport, FindingChange, ReportComparison, Turn};

/// The whole comparison; `digits` are those of [`ReportComparison::digits`].
pub fn comparison(localizer: &Localizer, digits: &Digits, comparison: &ReportComparison, room: Room) -> Report {
    ComparisonWriter { localizer, digits, comparison }.report(room == Room::Page)
}

/// Tells one comparison.
struct ComparisonWriter<'a> {
    localizer: &'a Localizer,
    digits: &'a Digits,
    comparison: &'a ReportComparison<'a>,
}

/// The parts of a comparison that are tables, in their order.
const PARTS: [(ChangeSubject, &str, &str); 5] = [
    (ChangeSubject::Result, "decision", "audit-heading-result"),
    (ChangeSubject::Label, "labels", "heading-labels"),
    (ChangeSubject::Category, "categories", "heading-categories"),
    (ChangeSubject::Group, "groups", "heading-groups"),
    (ChangeSubject::Indicator, "indicators", "heading-indicators"),
];

impl ComparisonWriter<'_> {
    fn say(&self, message: Message) -> String {
        self.localizer.say(&message)
    }

    fn report(&self, is_page: bool) -> Report {
        let word = |key| self.localizer.word(key);
        let (old, new) = (&self.comparison.old, &self.comparison.new);
        let mut report = Report::new(self.localizer, self.title());
        if is_page {
            let by = Message::new("audit-compare-by").with("old", old.saved.as_of).with("new", new.saved.as_of);
            report.by = self.say(by);
        }
        let digest = |side: &ComparedReport| sha256(side.bytes).chars().take(SHORT_DIGEST).collect::<String>();
        let foot = Message::new("audit-compare-foot").with("old", digest(old)).with("new", digest(new));
        report.margins = [self.catalogue_title(new), self.say(foot)];
        report.head = self.head();
        for (about, id, heading) in PARTS {
            let table = self.table(about, heading, is_page);
            // The first section of a page has the head, too.
            if !table.rows.is_empty() || about == ChangeSubject::Result {
                let table = (!table.rows.is_empty()).then_some(Block::Table(table));
                report.sections.push(Section::new(id, word(heading), table));
            }
        }
        report.add("findings", word("heading-findings"), Block::list(self.findings()));
        if let Some(last) = report.sections.last_mut() {
            last.blocks.extend(self.note());
        }
        report.add("beneath", word("audit-heading-beneath"), Block::lines(self.beneath()));
        let basis = self.basis().into_iter().map(|line| (Tone::Plain, line)).collect();
        report.add("digests", word("heading-basis"), [Block::Lines(basis)]);
        report
    }

    fn title(&self) -> String {
        let initiative = &self.comparison.new.saved.report.initiative;
        let name = initiative.name.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&initiative.id);
        self.say(Message::new("audit-compare-title").with("name", name))
    }

    /// Which two reports they are.
    fn by(&self) -> [String; 2] {
        [("audit-compare-old", &self.comparison.old), ("audit-compare-new", &self.comparison.new)].map(|(key, side)| {
            let catalogue = &side.saved.report.catalogue;
            let title = self.catalogue_title(side);
            let message =
                Message::new(key).with("file", side.name).with("as-of", side.saved.as_of).with("title", title);
            self.say(message.with("catalogue", format!("{} {}", catalogue.id, catalogue.version)))
        })
    }

    /// What the catalogue of a report is called.
    fn catalogue_title(&self, side: &ComparedReport) -> String {
        let catalogue = &side.saved.report.catalogue;
        let titles = &catalogue.title;
        let title = titles.get(self.localizer.language().code()).or_else(|| titles.get("en"));
        title.or_else(|| titles.values().next()).unwrap_or(&catalogue.id).clone()
    }

    /// What is read first: how the points moved within which time, and what to mind.
    fn head(&self) -> Vec<Block> {
        let comparison = self.comparison;
        let mut blocks = vec![Block::Lines(self.by().map(|line| (Tone::Plain, line)).to_vec())];
        let both = [&comparison.old, &comparison.new].map(|side| &side.saved.report.catalogue);
        let differing: Vec<Block> = both.iter().filter_map(|of| differs_in_report(self.localizer, of)).collect();
        // Said once of one catalogue.
        let is_same = both[0].sha256 == both[1].sha256;
        blocks.extend(differing.into_iter().take(if is_same { 1 } else { 2 }));
        let paragraph = |tone, key| Block::Paragraph(tone, self.say(Message::new(key)));
        if comparison.is_same() {
            blocks.push(paragraph(Tone::Good, "audit-compare-same"));
            return blocks;
        }
        blocks.push(Block::Paragraph(Tone::Strong, self.movement()));
        let moved: Vec<(Tone, String)> = [(true, "audit-compare-improved"), (false, "audit-compare-worse")]
            .into_iter()
            .filter_map(|(is_better, key)| {
                let names = self.moved(is_better);
                let message = Message::new(key).with("indicators", names.join("; "));
                (!names.is_empty()).then(|| (Tone::Plain, self.say(message)))
            })
            .collect();
        if !moved.is_empty() {
            blocks.push(Block::List(moved));
        }
        if comparison.changes.is_empty() && comparison.findings.is_empty() {
            let message = Message::new("audit-compare-no-figure").with("count", comparison.fields);
            blocks.push(Block::plain(self.say(message)));
        }
        let moved = comparison.movement;
        let notes = [
            (comparison.is_of_two_initiatives(), "audit-compare-initiatives"),
            (comparison.is_of_two_catalogues(), "audit-compare-catalogues"),
            (comparison.is_backwards(), "audit-compare-backwards"),
        ];
        blocks.extend(notes.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| paragraph(Tone::Doubt, key)));
        if moved.other_maximum > 0 {
            let message = Message::new("audit-compare-maximum").with("count", moved.other_maximum);
            blocks.push(Block::Paragraph(Tone::Doubt, self.say(message)));
        }
        if comparison.has_unaccounted() {
            blocks.push(paragraph(Tone::Bad, "audit-compare-unaccounted"));
        }
        for (side, found) in [comparison.old, comparison.new].iter().zip(&comparison.contradictions) {
            if !found.is_empty() {
                let message = Message::new("audit-compare-contradictions").with("file", side.name);
                blocks.push(Block::Paragraph(Tone::Bad, self.say(message)));
                let lines = found.iter().map(|found| (Tone::Bad, self.say(found.message())));
                blocks.push(Block::Lines(lines.collect()));
            }
        }
        blocks
    }

    /// How many indicators moved within how many months, in a sentence.
    fn movement(&self) -> String {
        let ReportComparison { months, movement, old, new, .. } = self.comparison;
        let (from, until) = (old.saved.as_of.min(new.saved.as_of), old.saved.as_of.max(new.saved.as_of));
        let span = if from == until {
            Message::new("audit-compare-one-day").with("date", from)
        } else {
            let months = usize::try_from(*months).unwrap_or_default();
            Message::new("audit-compare-months").with("from", from).with("until", until).with("months", months)
        };
        let message = Message::new("audit-compare-movement")
            .with("span", self.say(span))
            .with("improved", movement.improved)
            .with("worse", movement.worse)
            .with("unchanged", movement.unchanged);
        let sentence = self.say(message);
        if movement.incomparable == 0 {
            return sentence;
        }
        let rest = self.say(Message::new("audit-compare-incomparable").with("count", movement.incomparable));
        format!("{sentence} {rest}")
    }

    /// The indicators with more points, or with fewer.
    fn moved(&self, is_better: bool) -> Vec<String> {
        let points =
            self.comparison.changes.iter().filter(|it| it.about == ChangeSubject::Indicator && it.field == "points");
        let is_so = |change: &&Turn| {
            change.difference().is_some_and(|by| if is_better { by.is_positive() } else { by.is_negative() })
        };
        points.filter(is_so).map(|change| self.name(ChangeSubject::Indicator, &change.id)).collect()
    }

    /// The changes of one part; text omits a name that stands above.
    fn table(&self, about: ChangeSubject, heading: &'static str, is_page: bool) -> Table {
        let mut rows = Vec::new();
        let mut before = None;
        let of_part: Vec<&Turn> = self.comparison.changes.iter().filter(|change| change.about == about).collect();
        for change in &of_part {
            if self.is_said(change, &of_part) {
                continue;
            }
            let mut row = Vec::new();
            if about != ChangeSubject::Result {
                let is_repeated = !is_page && before == Some(&change.id);
                let name = if is_repeated { String::new() } else { self.name(about, &change.id) };
                row.push(Cell::toned(Tone::Strong, name));
                before = Some(&change.id);
            }
            let difference = change.difference().map(|by| self.difference(change, &by)).unwrap_or_default();
            let tone = if change.origins.is_unaccounted { Tone::Bad } else { Tone::Plain };
            let [old, new] = self.sides(change);
            row.extend([
                Cell::plain(self.aspect(change)),
                Cell::plain(old),
                Cell::plain(new),
                Cell::plain(difference),
                Cell::toned(tone, self.origins(&change.origins)),
            ]);
            rows.push(row);
        }
        let first = match about {
            ChangeSubject::Result => None,
            ChangeSubject::Label => Some("audit-column-label"),
            ChangeSubject::Category => Some("column-category"),
            ChangeSubject::Group => Some("column-group"),
            ChangeSubject::Indicator => Some("column-indicator"),
        };
        let mut columns: Vec<Column> = first.into_iter().map(|key| Column::words(self.localizer.word(key))).collect();
        columns.extend([
            Column::words(self.localizer.word("audit-column-aspect")),
            Column::words(self.localizer.word("audit-column-old")),
            Column::words(self.localizer.word("audit-column-new")),
            Column::figures(self.localizer.word("audit-column-difference")).extra(),
            Column::words(self.localizer.word("audit-column-cause")),
        ]);
        let caption = Message::new("audit-compare-caption").with("what", self.localizer.word(heading));
        Table { caption: self.say(caption), style: TableStyle::Texts, ..Table::new(columns, rows) }
    }

    /// Whether it says no more than another row: a contribution than the points above it,
    /// the points of a label than the score.
    fn is_said(&self, change: &Turn, all: &[&Turn]) -> bool {
        let is_same = |other: &Turn| other.old == change.old && other.new == change.new;
        let mut of_result = self.comparison.changes.iter().filter(|other| other.about == ChangeSubject::Result);
        match (change.about, change.field) {
            (ChangeSubject::Indicator, "contribution") => {
                all.iter().any(|other| other.id == change.id && other.field == "points" && is_same(other))
            }
            (ChangeSubject::Label, "points" | "attainable" | "percent") => {
                of_result.any(|other| other.field == change.field && is_same(other))
                    || all.iter().any(|other| other.id == change.id && other.field == "actual" && is_same(other))
            }
            _ => false,
        }
    }

    /// The findings that came or went, each with its cause.
    fn findings(&self) -> Vec<(Tone, String)> {
        let mut lines = Vec::new();
        for FindingChange { finding, is_new, origins } in &self.comparison.findings {
            let level = match finding.severity.as_str() {
                "error" => Severity::Error,
                "warning" => Severity::Warning,
                _ => Severity::Note,
            };
            let key = if *is_new { "audit-finding-new" } else { "audit-finding-gone" };
            let about =
                finding.indicator.as_ref().or(finding.fact.as_ref()).map(|id| self.name(ChangeSubject::Indicator, id));
            let about = about.or_else(|| finding.file.clone()).unwrap_or_default();
            let message = Message::new(key)
                .with("severity", severity(self.localizer, level))
                .with("about", about)
                .with("code", Arg::quoted(&finding.code));
            lines.push((Tone::Plain, self.say(message)));
            lines.push((Tone::Plain, inner(finding.message(self.localizer.language()))));
            let cause = Message::new("audit-finding-cause").with("cause", self.origins(origins));
            lines.push((Tone::Plain, inner(self.say(cause))));
        }
        lines
    }

    /// What "perhaps" means, where it is said.
    fn note(&self) -> Option<Block> {
        let ReportComparison { changes, findings, .. } = self.comparison;
        let mut all = changes.iter().map(|it| &it.origins).chain(findings.iter().map(|it| &it.origins));
        let is_needed = all.any(|origins| !origins.possible.is_empty());
        is_needed.then(|| Block::plain(self.localizer.word("audit-compare-perhaps")))
    }

    /// The digests of the two reports, and the program.
    fn basis(&self) -> Vec<String> {
        let ReportComparison { old, new, .. } = self.comparison;
        let mut lines: Vec<String> = [old, new].map(|side| format!("{}  {}", sha256(side.bytes), side.name)).to_vec();
        lines.push(basis::tool(self.localizer));
        lines
    }
}
