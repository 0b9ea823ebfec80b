//! How firm a decision is, in words that can be read into minutes: one sentence first,
//! then what it rests on.

use super::{Block, Cell, Column, ReportWriter, Table, Tone, title};
use crate::assess::{Assessment, Condition};
use crate::catalogue::{Aggregate, Catalogue, Question};
use crate::language::{Arg, Message};
use crate::number::{Compared, Digits, Exact, FigureKind as Figure};
use crate::plan::RequirementKind;
use crate::robustness::{DecisiveJudgement, DecisiveJudgements, Judgement, MOST_PAIRS, Margin, Robustness, Tolerance};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How far the threshold is.
fn spare(key: &'static str, shown: String, points: &Exact) -> Message {
    Message::new(if points.is_zero() { "firm-spare-nothing" } else { key }).with("points", shown)
}

/// How many pairs of judgements are written out.
const MOST_LINES: usize = 20;

/// The indicators and facts (and the team) that judgements concern, those first that come up most.
fn concerned(catalogue: &Catalogue, turns: &[DecisiveJudgement]) -> Vec<Arg> {
    let mut counts: BTreeMap<Option<Question>, usize> = BTreeMap::new();
    let all = turns.iter().flat_map(|turn| &turn.by);
    all.for_each(|judgement| *counts.entry(judgement.question()).or_default() += 1);
    let mut all: Vec<(Option<Question>, usize)> = counts.into_iter().collect();
    all.sort_by_key(|(_, count)| Reverse(*count));
    let title = |(question, _): (Option<Question>, usize)| match question.and_then(|it| catalogue.asked(it)) {
        Some(asked) => Arg::from(asked.title),
        None => Arg::from(Message::new("firm-team")),
    };
    all.into_iter().map(title).collect()
}

/// Which indicators could win a label alone.
fn alone(catalogue: &Catalogue, firm: &Robustness) -> Message {
    let all = catalogue.indicators.iter().enumerate().filter(|(index, _)| !firm.idle.contains(index));
    let titles: Vec<Arg> = all.map(|(_, indicator)| Arg::from(&indicator.title)).collect();
    let key = if titles.is_empty() { "firm-alone-none" } else { "firm-alone" };
    Message::new(key).with("count", titles.len()).with("indicators", titles)
}

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

impl ReportWriter<'_> {
    /// The robustness, as a report of its own or a section of one that tells more.
    pub fn robustness(&self, firm: &Robustness) -> Vec<Block> {
        let word = |key| self.localizer.word(key);
        let tone = match (self.assessment.award, firm.losses.singles.is_empty(), &firm.losses.pairs) {
            (None, ..) => Tone::Bad,
            (_, true, Some(pairs)) if pairs.is_empty() => Tone::Good,
            (_, true, _) => Tone::Plain,
            _ => Tone::Doubt,
        };
        let sentence = self.firmness(firm);
        let mut blocks = vec![Block::Paragraph(tone, self.localizer.say(&sentence))];
        if !self.catalogue.labels.is_empty() {
            blocks.push(Block::Subheading(word("firm-heading-margins")));
            blocks.push(Block::Table(self.margins(firm)));
        }
        let headings = ["firm-heading-singles", "firm-heading-pairs", "firm-too-many-pairs"];
        blocks.extend(self.turned(&firm.losses, headings));
        let headings = ["firm-heading-wins", "firm-heading-win-pairs", "firm-too-many-win-pairs"];
        blocks.extend(self.turned(&firm.wins, headings));
        if !self.catalogue.labels.is_empty() {
            blocks.push(Block::Subheading(word("firm-heading-weights")));
            let lines = firm.tolerances.iter().map(|one| (Tone::Plain, self.tolerance(one)));
            let is_known = |label: usize| firm.tolerances.iter().any(|known| known.label == label);
            let others = self.catalogue.labels.iter().enumerate().filter(|(label, _)| !is_known(*label));
            let others = others.map(|(_, label)| {
                let message = Message::new("firm-weights-unknown").with("label", &label.title);
                (Tone::Plain, self.localizer.say(&message))
            });
            blocks.push(Block::List(lines.chain(others).collect()));
            blocks.push(Block::Paragraph(
                Tone::Plain,
                word(match self.catalogue.aggregate {
                    Aggregate::Points => "firm-weights-note",
                    Aggregate::CategoryWeights => "firm-weights-note-categories",
                }),
            ));
        }
        blocks.push(Block::Subheading(word("firm-heading-idle")));
        let titles = firm.idle.iter().filter_map(|index| self.catalogue.indicators.get(*index));
        let titles: Vec<Arg> = titles.map(|indicator| Arg::from(&indicator.title)).collect();
        let key = match (titles.is_empty(), titles.len() == self.catalogue.indicators.len()) {
            (true, _) => "firm-idle-none",
            (_, true) => "firm-idle-all",
            _ => "firm-idle",
        };
        let message = Message::new(key).with("count", titles.len()).with("indicators", titles);
        blocks.push(Block::plain(self.localizer.say(&message)));
        for (key, turns) in [("firm-note", &firm.losses), ("firm-note-milder", &firm.wins)] {
            let note = Message::new(key).with("count", turns.all);
            blocks.extend((turns.all > 0).then(|| Block::plain(self.localizer.say(&note))));
        }
        blocks
    }

    /// The judgements that turn the decision, each with what comes of it.
    fn turned(&self, turns: &DecisiveJudgements, [singles, pairs, too_many]: [&'static str; 3]) -> Vec<Block> {
        let line = |turn: &DecisiveJudgement| {
            let mut by = turn.by.iter().map(|one| self.judgement(one));
            let text = match (by.next(), by.next()) {
                (Some(one), Some(other)) => {
                    self.localizer.say(&Message::new("firm-pair").with("one", one).with("other", other))
                }
                (one, _) => one.unwrap_or_default(),
            };
            let award = turn.award.and_then(|award| self.catalogue.labels.get(award));
            let then = match award {
                Some(label) => Message::new("firm-then").with("label", &label.title),
                None => Message::new("firm-then-none"),
            };
            // With a single label it is plain what is lost or won.
            let then = if self.catalogue.labels.len() > 1 { self.localizer.say(&then) } else { String::new() };
            (Tone::Doubt, text + &then)
        };
        let mut blocks = Vec::new();
        let mut list = |heading, lines| {
            blocks.push(Block::Subheading(self.localizer.word(heading)));
            blocks.push(Block::List(lines));
        };
        if !turns.singles.is_empty() {
            list(singles, turns.singles.iter().map(line).collect());
        }
        match &turns.pairs {
            Some(all) if !all.is_empty() => {
                let mut lines: Vec<(Tone, String)> = all.iter().take(MOST_LINES).map(line).collect();
                let more = all.len().saturating_sub(MOST_LINES);
                let told = || self.localizer.say(&Message::new("firm-more").with("count", more));
                lines.extend((more > 0).then(|| (Tone::Plain, told())));
                list(pairs, lines);
            }
            Some(_) => {}
            None => {
                let message = Message::new(too_many).with("most", MOST_PAIRS);
                blocks.push(Block::Paragraph(Tone::Doubt, self.localizer.say(&message)));
            }
        }
        blocks
    }

    /// How firm the decision is and what it hangs on, in a sentence.
    pub fn firmness(&self, firm: &Robustness) -> Message {
        if self.catalogue.awards().next().is_none() {
            return Message::new("firm-no-labels");
        }
        let title = |index: Option<usize>| {
            let label = index.and_then(|index| self.catalogue.labels.get(index));
            title(label.map(|label| &label.title))
        };
        let Some(award) = self.assessment.award else {
            let lowest = self.catalogue.awards().last();
            let lacks = lowest.map_or_else(Vec::new, |label| self.lacks(firm, label));
            let message = Message::new("firm-none").with("label", title(lowest)).with("lacks", lacks);
            return message.with("wins", self.wins(firm)).with("alone", alone(self.catalogue, firm));
        };
        let losses = &firm.losses;
        let message = match (&losses.singles[..], &losses.pairs) {
            ([], None) => Message::new("firm-single-pairs-unknown"),
            ([], Some(pairs)) if pairs.is_empty() => Message::new("firm-against-two"),
            ([], Some(pairs)) => {
                let message = Message::new("firm-against-one").with("on", concerned(self.catalogue, pairs));
                message.with("count", pairs.len()).with("rest", self.rest(award, pairs))
            }
            (singles, _) => {
                let message = Message::new("firm-hangs").with("on", concerned(self.catalogue, singles));
                let message = message.with("count", singles.len()).with("all", losses.all);
                message.with("rest", self.rest(award, singles))
            }
        };
        let margins = firm.margins.get(award).map(Vec::as_slice).unwrap_or_default();
        let by_weights = self.catalogue.aggregate == Aggregate::CategoryWeights;
        let of = |kind| margins.iter().filter(move |margin| margin.kind == kind).map(|margin| &margin.margin).min();
        let spare = match (of(RequirementKind::Percent), of(RequirementKind::Points)) {
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

    /// Which labels remain where one falls; nothing where there is no lower one.
    fn rest(&self, award: usize, turns: &[DecisiveJudgement]) -> Message {
        let mut counts: BTreeMap<Option<usize>, usize> = BTreeMap::new();
        turns.iter().for_each(|turn| *counts.entry(turn.award).or_default() += 1);
        let title = |label: Option<usize>| match label.and_then(|label| self.catalogue.labels.get(label)) {
            Some(label) => Message::new("firm-rest-label").with("label", &label.title),
            None => Message::new("firm-rest-none"),
        };
        // The highest first, none last.
        let mut all: Vec<(Option<usize>, usize)> = counts.into_iter().collect();
        all.sort_by_key(|(label, _)| label.unwrap_or(usize::MAX));
        match all[..] {
            _ if award + 1 == self.catalogue.labels.len() => Message::new("firm-spare-none"),
            [(label, _)] => Message::new("firm-rest").with("labels", title(label)),
            _ => {
                let each = all.into_iter().map(|(label, count)| {
                    Arg::from(Message::new("firm-rest-times").with("label", title(label)).with("count", count))
                });
                Message::new("firm-rest").with("labels", each.collect::<Vec<_>>())
            }
        }
    }

    /// What milder judgements would win a label.
    fn wins(&self, firm: &Robustness) -> Message {
        let wins = &firm.wins;
        match (&wins.singles[..], &wins.pairs) {
            ([], None) => Message::new("firm-wins-pairs-unknown"),
            ([], Some(pairs)) if pairs.is_empty() => Message::new("firm-wins-never"),
            ([], Some(pairs)) => {
                Message::new("firm-wins-two").with("count", pairs.len()).with("on", concerned(self.catalogue, pairs))
            }
            (singles, _) => {
                let message = Message::new("firm-wins").with("count", singles.len()).with("all", wins.all);
                message.with("on", concerned(self.catalogue, singles))
            }
        }
    }

    /// What is lacking for a label, a phrase for each condition that is not met.
    fn lacks(&self, firm: &Robustness, label: usize) -> Vec<Arg> {
        let margins = firm.margins.get(label).map(Vec::as_slice).unwrap_or_default();
        let missed = || margins.iter().filter(|margin| margin.margin.is_negative());
        let lacking = |margin: &Margin| self.quantity(&-&margin.margin);
        let result = self.assessment.labels.get(label);
        let conditions = result.map(|label| label.conditions.as_slice()).unwrap_or_default();
        let mut lacks = Vec::new();
        for margin in missed().filter(|margin| margin.indicator.is_none()) {
            let message = match margin.kind {
                RequirementKind::Percent => {
                    let by_weights = self.catalogue.aggregate == Aggregate::CategoryWeights;
                    let figures = conditions.iter().find_map(|condition| match condition {
                        Condition::MinPercent { required, actual } => Some((required, actual.clone()?)),
                        _ => None,
                    });
                    let Some((required, actual)) = figures else { continue };
                    Message::new(if by_weights { "firm-lacks-percent" } else { "firm-lacks-share" })
                        .with("required", self.percent(required))
                        .with("actual", self.percent(&actual))
                }
                RequirementKind::Points => {
                    Message::new("firm-lacks-points").with("required", self.quantity(&margin.need))
                }
                RequirementKind::EveryCategory(part) | RequirementKind::Floor(part) => Message::new("firm-lacks-floor")
                    .with("category", self.score_part(part))
                    .with("required", self.quantity(&margin.need)),
                // Half an answer does not count.
                RequirementKind::Answered => {
                    let count = (-&margin.margin.floor()).fraction().parse::<usize>();
                    Message::new("firm-lacks-answers").with("count", count.unwrap_or_default())
                }
                // Named one by one below.
                RequirementKind::Minimums => continue,
                RequirementKind::Nothing => Message::new("firm-lacks-anything"),
            };
            lacks.push(message.with("figure", lacking(margin)));
        }
        if missed().any(|margin| margin.kind == RequirementKind::Minimums && margin.indicator.is_none()) {
            let below = missed().filter_map(|margin| Some((self.catalogue.indicators.get(margin.indicator?)?, margin)));
            let allowed = self.catalogue.labels.get(label).map_or(0, |label| label.open_minimums);
            lacks.extend(below.map(|(indicator, margin)| {
                Message::new("firm-lacks-minimum")
                    .with("indicator", &indicator.title)
                    .with("points", self.quantity(&margin.have))
                    .with("required", self.quantity(&margin.need))
            }));
            lacks.extend((allowed > 0).then(|| Message::new("firm-lacks-allowed").with("count", allowed)));
        }
        for condition in conditions {
            let titles = |labels: &[usize]| -> Vec<Arg> {
                let labels = labels.iter().filter_map(|label| self.catalogue.labels.get(*label));
                labels.map(|label| Arg::from(&label.title)).collect()
            };
            match condition {
                Condition::Requires { unmet, .. } => {
                    let each = titles(unmet).into_iter();
                    lacks.extend(each.map(|label| Message::new("firm-lacks-label").with("label", label)));
                }
                Condition::RequiresAny { labels, reached } if reached.is_empty() => {
                    lacks.push(Message::new("firm-lacks-any").with("labels", titles(labels)));
                }
                _ => {}
            }
        }
        lacks.into_iter().map(Arg::from).collect()
    }

    fn margins(&self, firm: &Robustness) -> Table {
        let mut rows = Vec::new();
        for (label, margins) in self.catalogue.labels.iter().zip(&firm.margins) {
            let title = Cell::toned(Tone::Strong, self.localizer.text(&label.title));
            rows.push(vec![title, Cell::plain(""), Cell::plain(""), Cell::plain("")]);
            let is_told = |margin: &&Margin| {
                margin.indicator.is_some() || margin.kind != RequirementKind::Minimums || label.open_minimums > 0
            };
            for margin in margins.iter().filter(is_told) {
                rows.push(self.margin(margin));
            }
        }
        let word = |key| self.localizer.word(key);
        let columns = vec![
            Column::words(word("column-condition")),
            Column::figures(word("column-required")),
            Column::figures(word("column-actual")),
            Column::figures(word("firm-column-margin")),
        ];
        Table::new(columns, rows)
    }

    fn margin(&self, margin: &Margin) -> Vec<Cell> {
        let is_percent =
            margin.kind == RequirementKind::Percent && self.catalogue.aggregate == Aggregate::CategoryWeights;
        let name = match (margin.kind, margin.indicator.and_then(|index| self.catalogue.indicators.get(index))) {
            (_, Some(indicator)) => Message::new("firm-minimum").with("indicator", &indicator.title),
            (RequirementKind::Percent, _) if is_percent => Message::new("firm-percent-weighted"),
            (RequirementKind::Percent, _) => Message::new("firm-percent"),
            (RequirementKind::Points, _) => Message::new("firm-points"),
            (RequirementKind::Answered, _) => Message::new("firm-answered"),
            (RequirementKind::EveryCategory(part) | RequirementKind::Floor(part), _) => {
                Message::new("firm-category").with("category", self.score_part(part))
            }
            (RequirementKind::Minimums, _) => Message::new("firm-minimums"),
            (RequirementKind::Nothing, _) => {
                let name = Cell::plain(format!("– {}", self.localizer.word("plan-nothing-attainable")));
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
            Cell::plain(format!("– {}", self.localizer.say(&name))),
            Cell::plain(self.quantity(&margin.need)),
            Cell::plain(self.quantity(&margin.have)),
            Cell::toned(tone, format!("{sign}{} {mark}", self.quantity(&margin.margin))),
        ]
    }

    /// A judgement in a phrase.
    fn judgement(&self, judgement: &Judgement) -> String {
        let asked = judgement.question().and_then(|question| self.catalogue.asked(question));
        let title = title(asked.map(|asked| asked.title));
        let input = |input: Option<usize>| {
            let id = input.and_then(|input| asked?.measure.inputs().get(input).copied())?;
            let title = asked?.input_title(id);
            Some(title.map_or_else(|| Arg::from(id), Arg::from))
        };
        let message = match judgement {
            Judgement::Step { indicator, to } => {
                let assessed = self.assessment.indicators.get(*indicator);
                let points = assessed.and_then(|assessed| assessed.points.clone()).unwrap_or_default();
                let key = if *to > points { "firm-step-more" } else { "firm-step" };
                Message::new(key).with("from", self.quantity(&points)).with("to", self.quantity(to))
            }
            Judgement::Document { name, .. } => Message::new("firm-document").with("name", Arg::quoted(name)),
            Judgement::Documents { .. } => Message::new("firm-documents"),
            Judgement::Value { line, input: at, .. } => {
                let table = self.assessment.inputs.iter().find(|table| table.kind.name() == "evidence");
                let place = table.map_or_else(String::new, |table| format!("{}:{line}", table.place(*line, 1).table()));
                match input(*at) {
                    Some(input) => Message::new("firm-value-input").with("input", input).with("place", place),
                    None => Message::new("firm-value").with("place", place),
                }
            }
            Judgement::Decision { by, expires, .. } => match expires {
                Some(date) => Message::new("firm-decision-until").with("by", Arg::quoted(by)).with("date", *date),
                None => Message::new("firm-decision").with("by", Arg::quoted(by)),
            },
            Judgement::Person { name, .. } => Message::new("firm-person").with("person", Arg::quoted(name)),
            Judgement::Training { name, .. } => Message::new("firm-training").with("person", Arg::quoted(name)),
        };
        self.localizer.say(&message.with("title", title))
    }

    fn tolerance(&self, tolerance: &Tolerance) -> String {
        let label = self.catalogue.labels.get(tolerance.label);
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
        let percent =
            percent.map(|percent| self.localizer.number(&crate::number::in_full(&percent))).unwrap_or_default();
        let message = Message::new(key)
            .with("label", title(label.map(|label| &label.title)))
            .with("percent", percent)
            .with("exact", tolerance.limit.as_ref().map(Exact::fraction).unwrap_or_default());
        self.localizer.say(&message)
    }
}
