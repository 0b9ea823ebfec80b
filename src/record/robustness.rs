//! The JSON of a robustness, version 1.

use super::plan::Recorder;
use super::wire::{Edition, Initiative, Quantity, Tool};
use super::{TOOL, json};
use crate::assess::Assessment;
use crate::catalogue::{Catalogue, Question};
use crate::language::{Localizer, Message};
use crate::number::{Digits, Exact};
use crate::plan::RequirementKind;
use crate::robustness::{DecisiveJudgement, DecisiveJudgements, Judgement, Margin, Robustness, Tolerance};
use serde::Serialize;

/// The name and version of the format.
const FORMAT: &str = "merit-robustness/1";
/// The most pairs that are written out; all are counted.
const MOST_PAIRS: usize = 10_000;

/// What `merit robustness -f json` writes, version 1. Every key is always there; null stands where there is none.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Record<'a> {
    /// The name and version of this format.
    format: &'static str,
    tool: Tool,
    /// The day for which it is made.
    as_of: String,
    catalogue: Edition<'a>,
    initiative: Initiative,
    /// The profile of the catalogue whose figures hold; absent where none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<&'a str>,
    /// The label that is awarded.
    award: Option<&'a str>,
    /// How firm the decision is and on what it hangs, in English.
    sentence: String,
    /// For each label how much each condition is met or missed by.
    margins: Vec<MarginRecord<'a>>,
    /// How many stricter judgements there are.
    downgrades: usize,
    /// Those that alone lose the award.
    singles: Vec<JudgementRecord<'a>>,
    /// How many pairs lose it, where no single one does; null where there are too many to look at.
    pairs_count: Option<usize>,
    /// These pairs, 10,000 at most; null where there are too many to look at.
    pairs: Option<Vec<Vec<JudgementRecord<'a>>>>,
    /// How many milder judgements there are; 0 where the highest label is awarded.
    upgrades: usize,
    /// Those that alone win a higher label, or any where none is awarded.
    wins: Vec<JudgementRecord<'a>>,
    /// How many pairs win a label, where none is awarded and no single one does; null where there are too many to look
    /// at.
    win_pairs_count: Option<usize>,
    /// These pairs, 10,000 at most; null where there are too many to look at.
    win_pairs: Option<Vec<Vec<JudgementRecord<'a>>>>,
    /// For each label how far weights may change.
    weights: Vec<WeightsRecord<'a>>,
    /// The indicators that cannot change the award, whatever they earned.
    idle: Vec<&'a str>,
}

/// How much a condition is met or missed by.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MarginRecord<'a> {
    /// The label.
    label: &'a str,
    /// Which condition.
    kind: &'static str,
    /// The category, where it is a floor of one.
    category: Option<&'a str>,
    /// The indicator, where it is the minimum of one; else `minimums` counts indicators.
    indicator: Option<&'a str>,
    /// What is needed, in points, percentage points by category weights, or indicators.
    required: Quantity,
    /// What there is, likewise.
    actual: Quantity,
    /// What there is beyond what is needed; below 0 where it is missed.
    margin: Quantity,
}

/// A stricter or milder judgement.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct JudgementRecord<'a> {
    /// A step less (or, where it is milder, more), a document rejected, points without the documents that they take, a
    /// value struck, a decision that does not hold, a person who does not count, a training that does not count.
    kind: &'static str,
    /// The indicator; null for the team and for facts.
    indicator: Option<&'a str>,
    /// The fact, where it concerns one, and so all that read it.
    fact: Option<&'a str>,
    /// The input or item of a value; null where one value answers the indicator.
    input: Option<&'a str>,
    /// The points after a step.
    to: Option<Quantity>,
    /// The document's name.
    document: Option<&'a str>,
    /// The line of a value in the table of evidence, or its row in a sheet.
    line: Option<usize>,
    /// The pseudonym.
    person: Option<&'a str>,
    /// Who decided.
    by: Option<&'a str>,
    /// The label that is then awarded; of a pair, after both.
    award: Option<&'a str>,
}

/// How far all weights may change, each on its own, before a label turns.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct WeightsRecord<'a> {
    /// The label.
    label: &'a str,
    /// Whether it is reached.
    reached: bool,
    /// The greatest change as a part of each weight, an exact fraction below 1; null where no change below 1 turns it.
    limit: Option<String>,
    /// Whether the label still is what it is at the limit itself.
    inclusive: bool,
    /// Whether it turns at the limit or just beyond it; else it may hold on further.
    exact: bool,
    /// The condition that turns it.
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
        profile: catalogue.own_profile().map(|profile| profile.id.as_str()),
        award: writer.label(assessment.award),
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
        MarginRecord {
            label,
            kind: margin.kind.code(),
            category: self.category(margin.kind),
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
        let asked = judgement.question().and_then(|question| catalogue.asked(question));
        let is_fact = matches!(judgement.question(), Some(Question::Fact(_)));
        let id = asked.map(|asked| asked.id);
        let mut record = JudgementRecord {
            kind: judgement.code(),
            indicator: id.filter(|_| !is_fact),
            fact: id.filter(|_| is_fact),
            input: None,
            to: None,
            document: None,
            line: None,
            person: None,
            by: None,
            award: self.label(award),
        };
        match judgement {
            Judgement::Step { to, .. } => record.to = Some(self.plain(to)),
            Judgement::Documents { .. } => {}
            Judgement::Document { name, .. } => record.document = Some(name),
            Judgement::Value { line, input, .. } => {
                record.line = Some(*line);
                record.input = input.and_then(|input| asked?.measure.inputs().get(input).copied());
            }
            Judgement::Decision { by, .. } => record.by = Some(by),
            Judgement::Person { name, .. } | Judgement::Training { name, .. } => record.person = Some(name),
        }
        record
    }
}
