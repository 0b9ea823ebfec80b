//! The rule book as a report: what a catalogue asks for and what it awards, in
//! plain words and with every figure in full.

mod fact;
mod group;
mod indicator;
mod label;
mod measure;
mod profile;
mod qualification;
mod rule;

use super::basis;
use super::group::with_bonus;
use super::{Block, Cell, Column, Report, Table, Tone, inner};
use crate::assess::attainable;
use crate::catalogue::{
    Aggregate, BUILT_IN, Basis, Catalogue, Category, DEFAULT, DocumentCounting, FigureBasis, Indicator, Member,
    Question, Undocumented, editions,
};
use crate::language::{Arg, Localizer, Message, Text};
use crate::number::Exact;
use std::collections::BTreeSet;

/// Marks what the authors of a catalogue assume.
const ASSUMED: &str = "≈";

/// Says a rule book in one language. Nothing in it is ever rounded.
#[derive(Clone, Copy)]
pub struct RulebookWriter<'a> {
    /// The language.
    pub localizer: &'a Localizer,
    /// The rule book.
    pub catalogue: &'a Catalogue,
}

/// The catalogues that come with merit: what each is called, how large it is, and
/// how much of it is assumed.
pub fn list(localizer: &Localizer, catalogues: &[Catalogue]) -> Report {
    let mut report = Report::new(localizer, localizer.word("book-list-title"));
    for catalogue in catalogues {
        let book = RulebookWriter { localizer, catalogue };
        report.head.push(Block::Subheading(match catalogue.id == DEFAULT {
            true => localizer.say(&Message::new("book-list-default").with("id", &*catalogue.id)),
            false => catalogue.id.clone(),
        }));
        report.head.push(Block::List(book.in_short()));
    }
    let next = ["book-list-show", "book-list-start"];
    let next = next.map(|key| Block::plain(localizer.say(&Message::new(key).with("id", DEFAULT))));
    report.add("next", localizer.word("book-list-next"), next);
    report
}

impl RulebookWriter<'_> {
    /// The whole rule book: labels and rules first, then how points are counted, an overview, and each fact and
    /// indicator in detail.
    pub fn whole(&self) -> Report {
        let word = |key| self.localizer.word(key);
        let mut report = self.head();
        report.head.push(Block::plain(word("book-ids")));
        report.add("labels", word("heading-labels"), self.labels());
        report.add("profiles", word("book-heading-profiles"), self.profiles());
        report.add("rules", word("book-heading-rules"), self.rules());
        report.add("counting", word("book-heading-counting"), [Block::List(self.counting())]);
        let legend = self.legend();
        let legend = (!legend.is_empty()).then(|| Block::plain(legend));
        let overview = [Block::Table(self.overview())].into_iter().chain(legend);
        report.add("overview", word("book-heading-overview"), overview);
        report.add("facts", word("book-heading-facts"), self.facts());
        for (index, category) in self.catalogue.categories.iter().enumerate() {
            let mut blocks = vec![Block::plain(self.category_size(index))];
            blocks.extend(category.foundation.as_ref().map(|foundation| Block::List(self.foundation(foundation))));
            for (index, indicator) in self.of_category(index) {
                blocks.push(Block::Subheading(format!("{} ({})", self.numbered(indicator), indicator.id)));
                blocks.extend(self.indicator(index, indicator, true));
            }
            for (index, group) in self.groups_of(index) {
                blocks.push(Block::Subheading(self.titled(&group.title, &group.id)));
                blocks.push(Block::List(self.group(index, group)));
            }
            let title = self.titled(&category.title, &category.id);
            report.add(format!("category-{}", category.id), title, blocks);
        }
        report.add("qualification", word("book-heading-qualification"), self.qualification());
        report.add("sources", word("book-heading-sources"), self.sources(0..self.catalogue.sources.len()));
        report
    }

    /// Some facts and indicators alone, each with what reads or counts it.
    pub fn questions(&self, questions: &[Question]) -> Report {
        let mut report = self.head();
        let (mut sources, mut around) = (BTreeSet::new(), BTreeSet::new());
        let (facts, indicators) = (&self.catalogue.facts, &self.catalogue.indicators);
        for question in questions {
            if let Question::Fact(index) = *question
                && let Some(fact) = facts.get(index)
            {
                report.add(format!("fact-{index}"), self.titled(&fact.title, &fact.id), self.fact(index, fact));
                sources.extend(fact.foundation.source);
            }
            if let Question::Indicator(index) = *question
                && let Some(indicator) = indicators.get(index)
            {
                let title = format!("{} ({})", self.numbered(indicator), indicator.id);
                report.add(format!("indicator-{index}"), title, self.indicator(index, indicator, false));
                let labels = Block::List(self.labels_counting(index));
                report.add(format!("labels-{index}"), self.localizer.word("heading-labels"), [labels]);
                let heading = self.localizer.word("book-heading-profiles");
                report.add(format!("profiles-{index}"), heading, Block::list(self.profiles_of(indicator)));
                sources.extend(indicator.foundation.source);
                around.extend(self.catalogue.groups_around(index));
            }
        }
        for (index, group) in self.catalogue.groups.iter().enumerate().filter(|(index, _)| around.contains(index)) {
            let lines = Block::List(self.group(index, group));
            report.add(format!("group-{index}"), self.titled(&group.title, &group.id), [lines]);
            sources.extend(group.foundation.as_ref().and_then(|foundation| foundation.source));
        }
        report.add("sources", self.localizer.word("book-heading-sources"), self.sources(sources));
        report
    }

    /// What it is, who owns it, when it holds, and how much of it is assumed.
    fn head(&self) -> Report {
        let catalogue = self.catalogue;
        let name = Message::new("book-catalogue").with("id", &*catalogue.id).with("version", &*catalogue.version);
        let publisher = catalogue.publisher.as_ref();
        let publisher = publisher.map(|publisher| Message::new("book-publisher").with("publisher", publisher));
        let validity = match (catalogue.valid_from, catalogue.valid_until) {
            (Some(from), Some(until)) => {
                Some(Message::new("book-valid-between").with("from", from).with("until", until))
            }
            (Some(from), None) => Some(Message::new("book-valid-from").with("from", from)),
            (None, Some(until)) => Some(Message::new("book-valid-until").with("until", until)),
            (None, None) => None,
        };
        let parts = [Some(name), publisher, validity];
        let parts: Vec<String> = parts.iter().flatten().map(|part| self.localizer.say(part)).collect();
        let mut report = Report::new(self.localizer, self.localizer.text(&catalogue.title).to_owned());
        report.by = parts.join(" · ");
        let figures = basis::figures(self.localizer, catalogue);
        let provenance = basis::provenance(self.localizer, catalogue);
        report.head.extend(provenance.into_iter().chain([figures]).map(|(tone, text)| Block::Paragraph(tone, text)));
        report
    }

    /// The catalogue in a few lines, for the list of them.
    fn in_short(&self) -> Vec<(Tone, String)> {
        let catalogue = self.catalogue;
        let title =
            Message::new("book-list-version").with("title", &catalogue.title).with("version", &*catalogue.version);
        let labels: Vec<&str> = catalogue.labels.iter().map(|label| self.localizer.text(&label.title)).collect();
        let labels = match labels.is_empty() {
            true => Message::new("book-no-labels"),
            false => Message::new("book-list-labels").with("labels", labels.join(", ")),
        };
        let (tone, figures) = match catalogue.count(Basis::Assumed) {
            0 => (Tone::Plain, Message::new("basis-none-assumed")),
            assumed => (
                Tone::Doubt,
                Message::new("book-list-assumed").with("assumed", assumed).with("all", catalogue.foundations().count()),
            ),
        };
        let editions = editions(BUILT_IN, &catalogue.id).map(|edition| Arg::from(edition.name()));
        let editions = Message::new("book-list-editions").with("editions", editions.collect::<Vec<_>>());
        vec![
            (Tone::Plain, self.localizer.say(&title)),
            (Tone::Plain, self.size(catalogue.indicators.len(), &attainable(catalogue).whole)),
            (Tone::Plain, self.localizer.say(&labels)),
            (tone, self.localizer.say(&figures)),
            (Tone::Plain, self.localizer.say(&editions)),
        ]
    }

    /// How contributions become a percentage, and what is missing costs.
    fn counting(&self) -> Vec<(Tone, String)> {
        let catalogue = self.catalogue;
        let mut lines = match catalogue.aggregate {
            Aggregate::Points => {
                let attainable = self.points(&attainable(catalogue).whole);
                let message = Message::new("book-aggregate-points").with("attainable", attainable);
                vec![(Tone::Plain, self.localizer.say(&message))]
            }
            Aggregate::CategoryWeights => {
                let weight = |category: &Category| {
                    let message = Message::new("book-aggregate-weight").with("title", &category.title);
                    below(self.localizer.say(&message.with("weight", &category.weight)))
                };
                let head = (Tone::Plain, self.localizer.word("book-aggregate-weights"));
                let weighed = catalogue.categories.iter().filter(|category| !category.bonus);
                [head].into_iter().chain(weighed.map(weight)).collect()
            }
        };
        lines.extend(self.bonuses());
        let mut say = |message: &Message| lines.push((Tone::Plain, self.localizer.say(message)));
        say(&Message::new("book-missing"));
        if catalogue.indicators.iter().any(|indicator| indicator.optional) {
            say(&Message::new("book-not-applicable"));
        }
        let facts = catalogue.facts.iter().map(|fact| fact.documents);
        if catalogue.indicators.iter().map(Indicator::most_documents).chain(facts).any(|count| count > 0) {
            say(&Message::new(match catalogue.undocumented {
                Undocumented::Warn => "book-undocumented-warn",
                Undocumented::Zero => "book-undocumented-zero",
            }));
            say(&Message::new(match (catalogue.documents, catalogue.remote) {
                (DocumentCounting::Named, _) => "book-counting-named",
                (DocumentCounting::Present, false) => "book-counting-present",
                (DocumentCounting::Present, true) => "book-counting-remote",
            }));
        }
        let key = if catalogue.is_rounding() { "book-exact-but" } else { "book-exact" };
        say(&Message::new(key).with("decimals", usize::try_from(catalogue.decimals).unwrap_or_default()));
        lines.extend(basis::comparing(self.localizer, catalogue).into_iter().map(|said| (Tone::Plain, said)));
        lines
    }

    /// All indicators at a glance, by category.
    fn overview(&self) -> Table {
        let word = |key| self.localizer.word(key);
        let shown = self.shown();
        let mut rows = Vec::new();
        let attainable = attainable(self.catalogue);
        let sum = |tone, title: String, points: &Exact| {
            let points = self.number(points);
            let mut row = vec![Cell::plain(""), Cell::toned(tone, title), Cell::toned(tone, points)];
            row.resize_with(6, || Cell::plain(""));
            row
        };
        for (index, category) in self.catalogue.categories.iter().enumerate() {
            let points = attainable.categories.get(index).unwrap_or(&Exact::ZERO);
            rows.push(sum(Tone::Strong, with_bonus(self.localizer, &category.title, category.bonus), points));
            for (depth, member) in self.catalogue.outline(index) {
                let inset = "– ".repeat(depth + 1);
                let indicator = match member {
                    Member::Indicator(index) => self.catalogue.indicators.get(index),
                    Member::Group(index) => {
                        let points = attainable.groups.get(index).unwrap_or(&Exact::ZERO);
                        rows.extend(self.group_row(index, &inset, points));
                        None
                    }
                };
                let Some(indicator) = indicator else { continue };
                let factor = match indicator.weight == Exact::ONE {
                    true => String::new(),
                    false => format!(" × {}", self.number(&indicator.weight)),
                };
                let is_assumed = indicator.foundation.basis == Basis::Assumed;
                let minimum = indicator.minimum.as_ref().filter(|minimum| minimum.is_positive());
                // Without a number before it, the title would look like that of a category.
                let dash = if indicator.number.is_some() && depth == 0 { "" } else { &*inset };
                let title = with_bonus(self.localizer, &indicator.title, indicator.bonus);
                rows.push(vec![
                    Cell::plain(indicator.number.clone().unwrap_or_default()),
                    Cell::plain(format!("{dash}{title}")),
                    Cell::plain(format!("{}{factor}", self.number(&indicator.points))),
                    Cell::plain(minimum.map_or_else(String::new, |minimum| self.number(minimum))),
                    Cell::toned(Tone::Doubt, if is_assumed { ASSUMED } else { "" }),
                    Cell::plain(&*indicator.id),
                ]);
            }
        }
        rows.push(sum(Tone::Strong, word("total"), &attainable.whole));
        let columns = [
            (shown.numbers, Column::words(word("column-number"))),
            (true, Column::words(word("column-indicator"))),
            (true, Column::figures(word("column-points"))),
            (shown.minimums, Column::figures(word("book-column-minimum"))),
            (shown.assumed, Column::words(String::new())),
            (true, Column::words(word("book-column-id")).extra()),
        ];
        let kept = |position: usize| columns.get(position).is_some_and(|(is_shown, _)| *is_shown);
        let rows = rows
            .into_iter()
            .map(|row| row.into_iter().enumerate().filter(|(position, _)| kept(*position)).map(|(_, cell)| cell))
            .map(Iterator::collect)
            .collect();
        Table::new(columns.into_iter().filter(|(shown, _)| *shown).map(|(_, column)| column).collect(), rows)
    }

    /// The signs of the overview, as far as it has them.
    fn legend(&self) -> String {
        let shown = self.shown();
        let keys = [
            (shown.weights, "book-legend-weight"),
            (shown.minimums, "book-legend-minimum"),
            (shown.assumed, "book-legend-assumed"),
        ];
        let words: Vec<String> =
            keys.iter().filter(|(is_shown, _)| *is_shown).map(|(_, key)| self.localizer.word(key)).collect();
        words.join(" · ")
    }

    fn shown(&self) -> Shown {
        let any = |is: fn(&Indicator) -> bool| self.catalogue.indicators.iter().any(is);
        Shown {
            numbers: any(|indicator| indicator.number.is_some()),
            weights: any(|indicator| indicator.weight != Exact::ONE),
            minimums: any(|indicator| indicator.minimum.as_ref().is_some_and(Exact::is_positive)),
            assumed: any(|indicator| indicator.foundation.basis == Basis::Assumed),
        }
    }

    /// How many indicators a category has, for how many points, with which weight.
    fn category_size(&self, index: usize) -> String {
        let attainable = attainable(self.catalogue).categories;
        let size = self.size(self.of_category(index).count(), attainable.get(index).unwrap_or(&Exact::ZERO));
        match (self.catalogue.aggregate, self.catalogue.categories.get(index)) {
            (Aggregate::CategoryWeights, Some(category)) if !category.bonus => {
                let message = Message::new("book-category-weight").with("size", size).with("weight", &category.weight);
                self.localizer.say(&message)
            }
            _ => size,
        }
    }

    fn size(&self, indicators: usize, points: &Exact) -> String {
        let message = match points.is_zero() {
            true => Message::new("book-size-uncounted"),
            false => Message::new("book-size").with("points", self.points(points)),
        };
        self.localizer.say(&message.with("indicators", indicators))
    }

    fn of_category(&self, category: usize) -> impl Iterator<Item = (usize, &Indicator)> {
        let all = self.catalogue.indicators.iter().enumerate();
        all.filter(move |(_, indicator)| indicator.category == category)
    }

    /// What a figure rests on, in a line or two.
    fn foundation(&self, foundation: &FigureBasis) -> Vec<(Tone, String)> {
        let source = foundation.source.map(|source| self.source_name(source));
        let (tone, message) = match (foundation.basis, source) {
            (Basis::Published, source) => {
                (Tone::Plain, Message::new("book-basis-published").with("source", source.unwrap_or_default()))
            }
            (Basis::Inferred, source) => {
                (Tone::Plain, Message::new("book-basis-inferred").with("source", source.unwrap_or_default()))
            }
            (Basis::Assumed, Some(source)) => {
                (Tone::Doubt, Message::new("book-basis-assumed-source").with("source", source))
            }
            (Basis::Assumed, None) => (Tone::Doubt, Message::new("book-basis-assumed")),
        };
        let mut lines = vec![(tone, self.localizer.say(&message))];
        if let Some(rationale) = &foundation.rationale {
            lines.push((Tone::Plain, self.localizer.say(&Message::new("book-rationale").with("rationale", rationale))));
        }
        lines
    }

    pub(super) fn source_name(&self, index: usize) -> String {
        self.localizer.say(&Message::new("book-source").with("number", index + 1))
    }

    /// The publications behind the figures, and which text of the catalogue this is.
    fn sources(&self, indices: impl IntoIterator<Item = usize>) -> Option<Block> {
        let digest = Message::new("basis-catalogue")
            .with("catalogue", format!("{}@{}", self.catalogue.id, self.catalogue.version))
            .with("sha256", &*self.catalogue.sha256);
        let mut lines = self.publications(indices);
        lines.push((Tone::Plain, self.localizer.say(&digest)));
        Block::list(lines)
    }

    /// Publications, each with its address below it.
    pub(super) fn publications(&self, indices: impl IntoIterator<Item = usize>) -> Vec<(Tone, String)> {
        let mut lines = Vec::new();
        for index in indices {
            let Some(source) = self.catalogue.sources.get(index) else { continue };
            let entry = Message::new("book-source-title").with("number", index + 1).with("title", &source.title);
            let entry = match source.accessed {
                Some(date) => Message::new("book-source-read").with("entry", entry).with("date", date),
                None => entry,
            };
            lines.push((Tone::Plain, self.localizer.say(&entry)));
            // On a line of its own, where it is broken last.
            lines.extend(source.url.as_ref().map(below));
        }
        lines
    }

    /// A title with the id by which tables and commands call the thing.
    fn titled(&self, title: &Text, id: &str) -> String {
        format!("{} ({id})", self.localizer.text(title))
    }

    /// The title of an indicator after its number in the handbook.
    pub(super) fn numbered(&self, indicator: &Indicator) -> String {
        let title = self.localizer.text(&indicator.title);
        match &indicator.number {
            Some(number) => format!("{number} {title}"),
            None => title.to_owned(),
        }
    }

    /// A number in full.
    fn number(&self, number: &Exact) -> String {
        self.localizer.number(&crate::number::in_full(number))
    }

    /// A percentage in full.
    fn percent(&self, number: &Exact) -> String {
        self.localizer.say(&Message::new("percent").with("number", number))
    }

    /// So many points.
    fn points(&self, points: &Exact) -> String {
        let key = if *points == Exact::ONE { "book-point" } else { "book-points" };
        self.localizer.say(&Message::new(key).with("points", points))
    }
}

/// Which columns an overview needs.
struct Shown {
    numbers: bool,
    weights: bool,
    minimums: bool,
    assumed: bool,
}

/// A line below another one of a list.
fn below(text: impl std::fmt::Display) -> (Tone, String) {
    (Tone::Plain, inner(text))
}
