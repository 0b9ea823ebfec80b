//! How firm a decision is, in words that can be read into minutes: one sentence first,
//! then what it rests on.

use super::{Block, Cell, Column, Speaker, Table, Tone};
use crate::assess::{Assessment, Condition};
use crate::catalogue::{Aggregate, Catalogue};
use crate::language::{Arg, Message};
use crate::number::{Compared, Digits, Exact, Kind as Figure};
use crate::plan::Kind;
use crate::robustness::{Downgrade, MOST_PAIRS, Margin, Robustness, Tolerance};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How far the threshold is.
fn spare(key: &'static str, shown: String, points: &Exact) -> Message {
    Message::new(if points.is_zero() { "firm-spare-nothing" } else { key }).with("points", shown)
}

/// How many stricter judgements, or pairs of them, are written out.
const MOST_LINES: usize = 20;
/// How many indicators a sentence names.
const MOST_NAMES: usize = 3;

impl Robustness {
    /// The digits with which its figures contradict no decision.
    pub fn digits(&self, catalogue: &Catalogue, assessment: &Assessment) -> Digits {
        let mut pairs = assessment.compared(catalogue);
        let pair = |kind, figure, other| Compared { kind, figure, other, other_in_full: false };
        // A margin that is not nothing never looks like it.
        for margin in self.margins.iter().flatten() {
            pairs.push(pair(Figure::Quantity, &margin.have, &margin.need));
            pairs.push(pair(Figure::Quantity, &margin.margin, &Exact::ZERO));
        }
        Digits::new(catalogue.decimals, &pairs)
    }
}

impl Speaker<'_> {
    /// The robustness, as a report of its own or a section of one that tells more.
    pub fn robustness(&self, catalogue: &Catalogue, assessment: &Assessment, firm: &Robustness) -> Vec<Block> {
        let word = |key| self.voice.word(key);
        let tone = match (assessment.award, firm.singles.is_empty(), &firm.pairs) {
            (None, ..) => Tone::Bad,
            (_, true, Some(pairs)) if pairs.is_empty() => Tone::Good,
            (_, true, _) => Tone::Plain,
            _ => Tone::Doubt,
        };
        let sentence = self.firmness(catalogue, assessment, firm);
        let mut blocks = vec![Block::Paragraph(tone, self.voice.say(&sentence))];
        if !catalogue.labels.is_empty() {
            blocks.push(Block::Subheading(word("firm-heading-margins")));
            blocks.push(Block::Table(self.margins(catalogue, firm)));
        }
        if !firm.singles.is_empty() {
            blocks.push(Block::Subheading(word("firm-heading-singles")));
            let lines = firm.singles.iter().map(|one| self.downgrade(catalogue, assessment, one));
            blocks.push(self.listed(lines.collect()));
        }
        match &firm.pairs {
            Some(pairs) if !pairs.is_empty() => {
                blocks.push(Block::Subheading(word("firm-heading-pairs")));
                let pair = |(one, other): &(Downgrade, Downgrade)| {
                    let [one, other] = [one, other].map(|it| self.downgrade(catalogue, assessment, it));
                    self.voice.say(&Message::new("firm-pair").with("one", one).with("other", other))
                };
                blocks.push(self.listed(pairs.iter().map(pair).collect()));
            }
            Some(_) => {}
            None => {
                let message = Message::new("firm-too-many-pairs").with("most", MOST_PAIRS);
                blocks.push(Block::Paragraph(Tone::Doubt, self.voice.say(&message)));
            }
        }
        if !firm.tolerances.is_empty() {
            blocks.push(Block::Subheading(word("firm-heading-weights")));
            let lines = firm.tolerances.iter().map(|one| (Tone::Plain, self.tolerance(catalogue, one)));
            blocks.push(Block::List(lines.collect()));
            blocks.push(Block::Paragraph(
                Tone::Plain,
                word(match catalogue.aggregate {
                    Aggregate::Points => "firm-weights-note",
                    Aggregate::CategoryWeights => "firm-weights-note-categories",
                }),
            ));
        }
        blocks.push(Block::Subheading(word("firm-heading-idle")));
        let titles = firm.idle.iter().filter_map(|index| catalogue.indicators.get(*index));
        let titles: Vec<Arg> = titles.map(|indicator| Arg::from(&indicator.title)).collect();
        let key = match (titles.is_empty(), titles.len() == catalogue.indicators.len()) {
            (true, _) => "firm-idle-none",
            (_, true) => "firm-idle-all",
            _ => "firm-idle",
        };
        let message = Message::new(key).with("count", titles.len()).with("indicators", titles);
        blocks.push(Block::Paragraph(Tone::Plain, self.voice.say(&message)));
        let note = Message::new("firm-note").with("count", firm.downgrades);
        let is_asked = assessment.award.is_some();
        blocks.extend(is_asked.then(|| Block::Paragraph(Tone::Plain, self.voice.say(&note))));
        blocks
    }

    /// Lines of a list, the first of very many.
    fn listed(&self, lines: Vec<String>) -> Block {
        let more = lines.len().saturating_sub(MOST_LINES);
        let mut listed: Vec<(Tone, String)> =
            lines.into_iter().take(MOST_LINES).map(|line| (Tone::Doubt, line)).collect();
        if more > 0 {
            listed.push((Tone::Plain, self.voice.say(&Message::new("firm-more").with("count", more))));
        }
        Block::List(listed)
    }

    /// How firm the decision is and what it hangs on, in a sentence.
    pub fn firmness(&self, catalogue: &Catalogue, assessment: &Assessment, firm: &Robustness) -> Message {
        if catalogue.labels.is_empty() {
            return Message::new("firm-no-labels");
        }
        let title = |index: Option<usize>| {
            let label = index.and_then(|index| catalogue.labels.get(index));
            label.map_or_else(|| Arg::from(""), |label| Arg::from(&label.title))
        };
        let Some(award) = assessment.award else {
            let lowest = catalogue.labels.len().checked_sub(1);
            let lacks = lowest.map_or_else(Vec::new, |label| self.lacks(catalogue, assessment, firm, label));
            return Message::new("firm-none").with("label", title(lowest)).with("lacks", lacks);
        };
        let message = match (&firm.singles[..], &firm.pairs) {
            ([], None) => Message::new("firm-single-pairs-unknown"),
            ([], Some(pairs)) if pairs.is_empty() => Message::new("firm-against-two"),
            ([], Some(pairs)) => {
                let both = pairs.iter().flat_map(|(one, other)| [one, other]);
                Message::new("firm-against-one").with("count", pairs.len()).with("on", self.most(catalogue, both))
            }
            (singles, _) => {
                let on = self.most(catalogue, singles.iter());
                Message::new("firm-hangs").with("count", singles.len()).with("all", firm.downgrades).with("on", on)
            }
        };
        let margins = firm.margins.get(award).map(Vec::as_slice).unwrap_or_default();
        let by_weights = catalogue.aggregate == Aggregate::CategoryWeights;
        let of = |kind| margins.iter().filter(move |margin| margin.kind == kind).map(|margin| &margin.margin).min();
        let spare = match (of(Kind::Percent), of(Kind::Points)) {
            (None, None) => Message::new("firm-spare-none"),
            // A percentage by the weights of categories has a unit of its own.
            (Some(percent), _) if by_weights => spare("firm-spare-percent", self.quantity(percent), percent),
            (one, other) => {
                let least = one.into_iter().chain(other).min().cloned().unwrap_or_default();
                spare("firm-spare", self.quantity(&least), &least)
            }
        };
        message.with("label", title(Some(award))).with("spare", spare)
    }

    /// What is lacking for a label, a phrase for each condition that is not met.
    fn lacks(&self, catalogue: &Catalogue, assessment: &Assessment, firm: &Robustness, label: usize) -> Vec<Arg> {
        let margins = firm.margins.get(label).map(Vec::as_slice).unwrap_or_default();
        let missed = || margins.iter().filter(|margin| margin.indicator.is_none() && margin.margin.is_negative());
        let lacking = |kind| missed().filter(move |margin| margin.kind == kind).map(|margin| -&margin.margin).max();
        let figure = |key, lacking: Exact| Message::new(key).with("figure", self.quantity(&lacking));
        let count = |kind: fn(&Kind) -> bool| missed().filter(|margin| kind(&margin.kind)).count();
        let mut lacks = Vec::new();
        match (lacking(Kind::Percent), lacking(Kind::Points)) {
            (Some(percent), points) if catalogue.aggregate == Aggregate::CategoryWeights => {
                lacks.push(figure("firm-lacks-percent", percent));
                lacks.extend(points.map(|points| figure("firm-lacks-points", points)));
            }
            (one, other) => lacks.extend(one.max(other).map(|points| figure("firm-lacks-points", points))),
        }
        let counted = |key, count: usize| (count > 0).then(|| Message::new(key).with("count", count));
        lacks.extend(counted("firm-lacks-floors", count(|kind| matches!(kind, Kind::Category(_)))));
        if let Some(answers) = lacking(Kind::Answered) {
            // Half an answer is none.
            let whole = -&(-&answers).floor();
            lacks.push(figure("firm-lacks-answers", whole));
        }
        if lacking(Kind::Minimums).is_some() {
            let below = margins.iter().filter(|margin| margin.indicator.is_some() && margin.margin.is_negative());
            lacks.extend(counted("firm-lacks-minimums", below.count()));
        }
        lacks.extend(counted("firm-lacks-anything", count(|kind| *kind == Kind::Nothing)));
        let conditions = assessment.labels.get(label).map(|label| label.conditions.as_slice()).unwrap_or_default();
        for condition in conditions {
            if let Condition::Requires { unmet, .. } = condition {
                let titles = unmet.iter().filter_map(|label| catalogue.labels.get(*label));
                lacks.extend(titles.map(|label| Message::new("firm-lacks-label").with("label", &label.title)));
            }
        }
        lacks.into_iter().map(Arg::from).collect()
    }

    /// The indicators (and the team) that come up most.
    fn most<'d>(&self, catalogue: &Catalogue, downgrades: impl Iterator<Item = &'d Downgrade>) -> Vec<Arg> {
        let mut counts: BTreeMap<Option<usize>, usize> = BTreeMap::new();
        downgrades.for_each(|downgrade| *counts.entry(downgrade.indicator()).or_default() += 1);
        let mut all: Vec<(Option<usize>, usize)> = counts.into_iter().collect();
        all.sort_by_key(|(_, count)| Reverse(*count));
        let more = all.len().saturating_sub(MOST_NAMES);
        let title = |(index, _): (Option<usize>, usize)| match index.and_then(|it| catalogue.indicators.get(it)) {
            Some(indicator) => Arg::from(&indicator.title),
            None => Arg::from(Message::new("firm-team")),
        };
        let mut names: Vec<Arg> = all.into_iter().take(MOST_NAMES).map(title).collect();
        names.extend((more > 0).then(|| Arg::from(Message::new("firm-others").with("count", more))));
        names
    }

    fn margins(&self, catalogue: &Catalogue, firm: &Robustness) -> Table {
        let mut rows = Vec::new();
        for (label, margins) in catalogue.labels.iter().zip(&firm.margins) {
            let title = Cell::toned(Tone::Strong, self.voice.text(&label.title));
            rows.push(vec![title, Cell::plain(""), Cell::plain(""), Cell::plain("")]);
            let is_told = |margin: &&Margin| {
                margin.indicator.is_some() || margin.kind != Kind::Minimums || label.open_minimums > 0
            };
            for margin in margins.iter().filter(is_told) {
                rows.push(self.margin(catalogue, margin));
            }
        }
        let word = |key| self.voice.word(key);
        let columns = vec![
            Column::words(word("column-condition")),
            Column::figures(word("column-required")),
            Column::figures(word("column-actual")),
            Column::figures(word("firm-column-margin")),
        ];
        Table { columns, rows }
    }

    fn margin(&self, catalogue: &Catalogue, margin: &Margin) -> Vec<Cell> {
        let is_percent = margin.kind == Kind::Percent && catalogue.aggregate == Aggregate::CategoryWeights;
        let category = |index: usize| catalogue.categories.get(index).map(|category| Arg::from(&category.title));
        let name = match (margin.kind, margin.indicator.and_then(|index| catalogue.indicators.get(index))) {
            (_, Some(indicator)) => Message::new("firm-minimum").with("indicator", &indicator.title),
            (Kind::Percent, _) if is_percent => Message::new("firm-percent-weighted"),
            (Kind::Percent, _) => Message::new("firm-percent"),
            (Kind::Points, _) => Message::new("firm-points"),
            (Kind::Answered, _) => Message::new("firm-answered"),
            (Kind::Category(index), _) => {
                Message::new("firm-category").with("category", category(index).unwrap_or_else(|| Arg::from("")))
            }
            (Kind::Minimums, _) => Message::new("firm-minimums"),
            (Kind::Nothing, _) => {
                let name = Cell::plain(format!("– {}", self.voice.word("plan-nothing-attainable")));
                return vec![name, Cell::plain("–"), Cell::plain("–"), Cell::toned(Tone::Bad, "✗")];
            }
        };
        let is_missed = margin.margin.is_negative();
        let sign = if is_missed { "" } else { "+" };
        let tone = match (is_missed, margin.margin.is_zero()) {
            (true, _) => Tone::Bad,
            (false, true) => Tone::Doubt,
            _ => Tone::Good,
        };
        let mark = if is_missed { "✗" } else { "✓" };
        vec![
            Cell::plain(format!("– {}", self.voice.say(&name))),
            Cell::plain(self.quantity(&margin.need)),
            Cell::plain(self.quantity(&margin.have)),
            Cell::toned(tone, format!("{sign}{} {mark}", self.quantity(&margin.margin))),
        ]
    }

    /// A stricter judgement in a phrase.
    fn downgrade(&self, catalogue: &Catalogue, assessment: &Assessment, downgrade: &Downgrade) -> String {
        let indicator = downgrade.indicator().and_then(|index| catalogue.indicators.get(index));
        let title = indicator.map_or_else(|| Arg::from(""), |indicator| Arg::from(&indicator.title));
        let input = |input: Option<usize>| {
            let id = input.and_then(|input| indicator?.measure.inputs().get(input).copied())?;
            let title = indicator?.input_title(id);
            Some(title.map_or_else(|| Arg::from(id), Arg::from))
        };
        let message = match downgrade {
            Downgrade::Step { indicator, to } => {
                let assessed = assessment.indicators.get(*indicator);
                let points = assessed.and_then(|assessed| assessed.points.clone()).unwrap_or_default();
                Message::new("firm-step").with("from", self.quantity(&points)).with("to", self.quantity(to))
            }
            Downgrade::Document { name, .. } => Message::new("firm-document").with("name", Arg::quoted(name)),
            Downgrade::Value { line, input: at, .. } => {
                let table = assessment.inputs.iter().find(|table| table.kind.name() == "evidence");
                let place = table.map_or_else(String::new, |table| format!("{}:{line}", table.place(*line, 1).table()));
                match input(*at) {
                    Some(input) => Message::new("firm-value-input").with("input", input).with("place", place),
                    None => Message::new("firm-value").with("place", place),
                }
            }
            Downgrade::Decision { by, expires, .. } => match expires {
                Some(date) => Message::new("firm-decision-until").with("by", Arg::quoted(by)).with("date", *date),
                None => Message::new("firm-decision").with("by", Arg::quoted(by)),
            },
            Downgrade::Person { name, .. } => Message::new("firm-person").with("person", Arg::quoted(name)),
            Downgrade::Training { name, .. } => Message::new("firm-training").with("person", Arg::quoted(name)),
        };
        self.voice.say(&message.with("title", title))
    }

    fn tolerance(&self, catalogue: &Catalogue, tolerance: &Tolerance) -> String {
        let label = catalogue.labels.get(tolerance.label);
        let key = match (&tolerance.limit, tolerance.reached, tolerance.is_exact) {
            (None, true, _) => "firm-weights-any",
            (None, false, _) => "firm-weights-never",
            (Some(_), true, _) => "firm-weights-reached",
            (Some(_), false, true) => "firm-weights-not-reached",
            (Some(_), false, false) => "firm-weights-not-reached-at-least",
        };
        // Rounded down, so that what is said to hold does hold.
        let percent = tolerance.limit.as_ref().map(|limit| {
            let unit = Exact::decimal(1, 2).unwrap_or(Exact::ONE);
            let hundredths = (&Exact::HUNDRED * limit).divided_by(&unit).unwrap_or_default().floor();
            &hundredths * &unit
        });
        let percent = percent.map(|percent| self.voice.number(&crate::number::in_full(&percent))).unwrap_or_default();
        let message = Message::new(key)
            .with("label", label.map_or_else(|| Arg::from(""), |label| Arg::from(&label.title)))
            .with("percent", percent)
            .with("exact", tolerance.limit.as_ref().map(Exact::fraction).unwrap_or_default());
        self.voice.say(&message)
    }
}
