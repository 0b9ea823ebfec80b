//! The JSON of a robustness, version 1. What each field means says `schema/robustness.schema.json`.

use super::plan::Recorder;
use super::wire::{Edition, Initiative, Quantity, Tool};
use super::{TOOL, json};
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::language::{Localizer, Message};
use crate::number::{Digits, Exact};
use crate::plan::RequirementKind;
use crate::robustness::{DecisiveJudgement, DecisiveJudgements, Judgement, Margin, Robustness, Tolerance};
use serde::Serialize;

/// The name and version of the format.
const FORMAT: &str = "merit-robustness/1";
/// The most pairs that are written out; all are counted.
const MOST_PAIRS: usize = 10_000;

#[derive(Serialize)]
struct Record<'a> {
    format: &'static str,
    tool: Tool,
    as_of: String,
    catalogue: Edition<'a>,
    initiative: Initiative,
    award: Option<&'a str>,
    sentence: String,
    margins: Vec<MarginRecord<'a>>,
    downgrades: usize,
    singles: Vec<JudgementRecord<'a>>,
    pairs_count: Option<usize>,
    pairs: Option<Vec<Vec<JudgementRecord<'a>>>>,
    upgrades: usize,
    wins: Vec<JudgementRecord<'a>>,
    win_pairs_count: Option<usize>,
    win_pairs: Option<Vec<Vec<JudgementRecord<'a>>>>,
    weights: Vec<WeightsRecord<'a>>,
    idle: Vec<&'a str>,
}

#[derive(Serialize)]
struct MarginRecord<'a> {
    label: &'a str,
    kind: &'static str,
    category: Option<&'a str>,
    indicator: Option<&'a str>,
    required: Quantity,
    actual: Quantity,
    margin: Quantity,
}

#[derive(Serialize)]
struct JudgementRecord<'a> {
    kind: &'static str,
    indicator: Option<&'a str>,
    input: Option<&'a str>,
    to: Option<Quantity>,
    document: Option<&'a str>,
    line: Option<usize>,
    person: Option<&'a str>,
    by: Option<&'a str>,
    award: Option<&'a str>,
}

#[derive(Serialize)]
struct WeightsRecord<'a> {
    label: &'a str,
    reached: bool,
    limit: Option<String>,
    inclusive: bool,
    exact: bool,
    condition: Option<&'static str>,
}

/// A robustness as pretty-printed JSON with a final line end. `english` says the sentence.
pub fn robustness_json(
    catalogue: &Catalogue,
    assessment: &Assessment,
    firm: &Robustness,
    digits: &Digits,
    (english, sentence): (&Localizer, &Message),
) -> String {
    let writer = Recorder { catalogue, digits };
    let label = |index: usize| catalogue.labels.get(index).map_or("", |label| &label.id);
    let record = Record {
        format: FORMAT,
        tool: TOOL,
        as_of: assessment.as_of.to_string(),
        catalogue: Edition::new(catalogue),
        initiative: Initiative::new(assessment),
        award: assessment.award.map(label),
        sentence: english.say(sentence),
        margins: firm
            .margins
            .iter()
            .enumerate()
            .flat_map(|(index, margins)| margins.iter().map(move |margin| (index, margin)))
            .map(|(index, margin)| writer.margin(label(index), margin))
            .collect(),
        downgrades: firm.losses.all,
        singles: writer.singles(&firm.losses),
        pairs_count: firm.losses.pairs.as_ref().map(Vec::len),
        pairs: writer.pairs(&firm.losses),
        upgrades: firm.wins.all,
        wins: writer.singles(&firm.wins),
        win_pairs_count: firm.wins.pairs.as_ref().map(Vec::len),
        win_pairs: writer.pairs(&firm.wins),
        weights: firm.tolerances.iter().map(|one| weights(label(one.label), one)).collect(),
        idle: firm.idle.iter().filter_map(|index| writer.indicator(*index)).collect(),
    };
    json(&record)
}

fn weights<'a>(label: &'a str, tolerance: &Tolerance) -> WeightsRecord<'a> {
    WeightsRecord {
        label,
        reached: tolerance.reached,
        limit: tolerance.limit.as_ref().map(Exact::fraction),
        inclusive: tolerance.reached,
        exact: tolerance.is_exact,
        condition: tolerance.kind.map(RequirementKind::code),
    }
}

impl<'a> Recorder<'a> {
    fn margin(&self, label: &'a str, margin: &Margin) -> MarginRecord<'a> {
        let catalogue: &'a Catalogue = self.catalogue;
        let category = match margin.kind {
            RequirementKind::Category(category) => catalogue.categories.get(category).map(|it| it.id.as_str()),
            _ => None,
        };
        MarginRecord {
            label,
            kind: margin.kind.code(),
            category,
            indicator: margin.indicator.and_then(|index| self.indicator(index)),
            required: self.plain(&margin.need),
            actual: self.plain(&margin.have),
            margin: self.plain(&margin.margin),
        }
    }

    fn singles<'d>(&self, turns: &'d DecisiveJudgements) -> Vec<JudgementRecord<'d>>
    where
        'a: 'd,
    {
        turns.singles.iter().flat_map(|turn| self.turn(turn)).collect()
    }

    fn pairs<'d>(&self, turns: &'d DecisiveJudgements) -> Option<Vec<Vec<JudgementRecord<'d>>>>
    where
        'a: 'd,
    {
        Some(turns.pairs.as_ref()?.iter().take(MOST_PAIRS).map(|turn| self.turn(turn)).collect())
    }

    fn turn<'d>(&self, turn: &'d DecisiveJudgement) -> Vec<JudgementRecord<'d>>
    where
        'a: 'd,
    {
        turn.by.iter().map(|judgement| self.judgement(judgement, turn.award)).collect()
    }

    fn judgement<'d>(&self, judgement: &'d Judgement, award: Option<usize>) -> JudgementRecord<'d>
    where
        'a: 'd,
    {
        let catalogue: &'a Catalogue = self.catalogue;
        let indicator = judgement.indicator().and_then(|index| catalogue.indicators.get(index));
        let mut record = JudgementRecord {
            kind: judgement.code(),
            indicator: indicator.map(|indicator| indicator.id.as_str()),
            input: None,
            to: None,
            document: None,
            line: None,
            person: None,
            by: None,
            award: award.and_then(|award| catalogue.labels.get(award)).map(|label| label.id.as_str()),
        };
        match judgement {
            Judgement::Step { to, .. } => record.to = Some(self.plain(to)),
            Judgement::Documents { .. } => {}
            Judgement::Document { name, .. } => record.document = Some(name),
            Judgement::Value { line, input, .. } => {
                record.line = Some(*line);
                record.input = input.and_then(|input| indicator?.measure.inputs().get(input).copied());
            }
            Judgement::Decision { by, .. } => record.by = Some(by),
            Judgement::Person { name, .. } | Judgement::Training { name, .. } => record.person = Some(name),
        }
        record
    }
}
