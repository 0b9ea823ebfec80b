//! The results of a round as JSON lines: an object per initiative.

use super::wire::{Edition, Initiative, Quantity};
use super::{TOOL, Tool, printable};
use crate::assess::RuleState;
use crate::catalogue::Catalogue;
use crate::diagnostic::Severity;
use crate::number::Exact;
use crate::portfolio::{Duplicate, RoundEntry, ScoredInitiative};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The name and version of the format.
const FORMAT: &str = "merit-portfolio/1";

/// A line of what `merit portfolio` writes as .jsonl, version 1: one initiative. Every key but `indicators` is always
/// there; null stands where there is none.
// What nobody reads back is passed over, so that a line of another version may lack it.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Record<'a> {
    /// The name and version of this format.
    #[serde(borrow)]
    pub(super) format: Cow<'a, str>,
    #[serde(skip_deserializing)]
    tool: Tool,
    /// The day of the assessment.
    pub(super) as_of: Option<Date>,
    #[serde(borrow)]
    pub(super) catalogue: Edition<'a>,
    pub(super) initiative: Initiative,
    /// Where it lies in the folder of the round; `evidence.csv` for the tables of the folder itself.
    #[serde(skip_deserializing)]
    dossier: &'a str,
    /// The entry by which groups are told (--by); null without one.
    #[serde(skip_deserializing)]
    group: Option<&'a str>,
    /// Why there is no result, in English; null where there is one.
    #[serde(skip_deserializing)]
    problem: Option<String>,
    /// The id of the label that is awarded.
    #[serde(skip_deserializing)]
    award: Option<&'a str>,
    /// Whether something is still missing or invalid; null without a result.
    #[serde(skip_deserializing)]
    provisional: Option<bool>,
    /// How many indicators' points evaluators decided; null without a result.
    #[serde(skip_deserializing)]
    decided: Option<usize>,
    /// The score; null without a result.
    pub(super) score: Option<ScoreRecord>,
    /// The indicators whose own minimum is missed.
    #[serde(skip_deserializing)]
    missed_minimums: Vec<&'a str>,
    /// The indicators whose minimums alone refuse some label.
    #[serde(skip_deserializing)]
    refused_by: Vec<&'a str>,
    /// How many errors there are among its findings.
    #[serde(skip_deserializing)]
    errors: usize,
    /// How many warnings.
    #[serde(skip_deserializing)]
    warnings: usize,
    /// The application that this one seems to be, the first one of several; null without one.
    #[serde(skip_deserializing)]
    same_as: Option<TwinRecord<'a>>,
    /// How many indicators' points rest on documents that are not named, not in the dossier, or empty; null without a
    /// result.
    #[serde(skip_deserializing)]
    undocumented: Option<usize>,
    /// How many indicators' points rest on documents by name alone: addresses on the web, and documents of tables of
    /// several initiatives, for which nobody looks; null without a result.
    #[serde(skip_deserializing)]
    by_name: Option<usize>,
    /// The rules that are broken.
    #[serde(skip_deserializing)]
    broken_rules: Vec<&'a str>,
    /// How many rules lack a figure; null without a result.
    #[serde(skip_deserializing)]
    unchecked_rules: Option<usize>,
    /// The profile of the catalogue whose figures hold; absent where none does.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    profile: Option<&'a str>,
    /// What became of each indicator, in catalogue order; with --detail.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) indicators: Option<Vec<IndicatorRecord<'a>>>,
}

/// Points and attainable without loss; how they are shown is a report's business.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ScoreRecord {
    /// The weighted points: an integer, or a fraction in lowest terms.
    #[serde(skip_deserializing)]
    points: String,
    /// The most that could be had.
    #[serde(skip_deserializing)]
    attainable: String,
    /// The percentage by the catalogue's rule; null where nothing is attainable.
    pub(super) percent: Option<Quantity>,
}

/// The application that another one seems to be.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TwinRecord<'a> {
    /// Its id.
    initiative: &'a str,
    /// Where it lies.
    dossier: &'a str,
    /// By what: the same id, ids that differ in spelling alone, or the same content.
    by: Vec<&'static str>,
}

/// What became of an indicator.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct IndicatorRecord<'a> {
    /// Its stable name.
    #[serde(borrow)]
    pub(super) id: Cow<'a, str>,
    /// What became of it; scored where an evaluator decided.
    #[serde(skip_deserializing)]
    status: &'static str,
    /// Its points before the weight, without loss; null where not applicable.
    pub(super) points: Option<String>,
    /// Whether its points reach the excellence threshold.
    #[serde(skip_deserializing)]
    excellent: bool,
}

/// The line of an initiative with its line end, the same in every language; `problem`
/// is why there is no result, `detail` adds what became of each indicator.
pub fn portfolio_line(
    catalogue: &Catalogue,
    entry: &RoundEntry,
    as_of: Date,
    problem: Option<String>,
    detail: bool,
) -> String {
    let scored = entry.outcome.as_ref().ok();
    let ids = |indices: &[usize]| -> Vec<_> {
        let indicators = indices.iter().filter_map(|index| catalogue.indicators.get(*index));
        indicators.map(|indicator| indicator.id.as_str()).collect()
    };
    let record = Record {
        format: Cow::Borrowed(FORMAT),
        tool: TOOL,
        as_of: Some(as_of),
        catalogue: Edition::new(catalogue),
        initiative: Initiative { id: entry.initiative.clone(), name: entry.name().map(str::to_owned) },
        dossier: &entry.dossier,
        group: entry.group(),
        problem,
        award: scored.and_then(|scored| catalogue.labels.get(scored.award?)).map(|label| label.id.as_str()),
        provisional: scored.map(|scored| scored.provisional),
        decided: scored.map(|scored| scored.decided),
        score: scored.map(score),
        missed_minimums: scored.map(|scored| ids(&scored.missed)).unwrap_or_default(),
        refused_by: scored.map(|scored| ids(&scored.refused_by)).unwrap_or_default(),
        errors: entry.count(Severity::Error),
        warnings: entry.count(Severity::Warning),
        same_as: None,
        undocumented: scored.map(|scored| scored.undocumented),
        by_name: scored.map(|scored| scored.by_name),
        broken_rules: scored.iter().flat_map(|it| it.rules_that(catalogue, RuleState::Broken)).collect(),
        unchecked_rules: scored.map(|it| it.rules_that(catalogue, RuleState::Unchecked).count()),
        profile: scored.and_then(|scored| catalogue.profiles.get(scored.profile?)).map(|profile| profile.id.as_str()),
        indicators: scored.filter(|_| detail).map(|scored| indicators(catalogue, scored)),
    };
    // Serializing strings, numbers and lists to memory cannot fail.
    printable(&serde_json::to_string(&record).unwrap_or_default()) + "\n"
}

/// What stands in a line as long as it is not known which applications are the same; in no text of
/// a line, whose quotation marks have a character before them.
const NO_TWIN: &str = "\"same_as\":null";

/// A line with the application that it seems to be.
pub fn line_with_twin(line: &str, twin: &Duplicate) -> String {
    let (initiative, dossier) = (&*twin.other.initiative, &*twin.other.dossier);
    let record = TwinRecord { initiative, dossier, by: twin.by.iter().map(|by| by.code()).collect() };
    let record = printable(&serde_json::to_string(&record).unwrap_or_default());
    line.replacen(NO_TWIN, &format!("\"same_as\":{record}"), 1)
}

fn score(scored: &ScoredInitiative) -> ScoreRecord {
    let percent = scored.percent.as_ref().zip(scored.percent_shown.as_ref());
    ScoreRecord {
        points: scored.points.fraction(),
        attainable: scored.attainable.fraction(),
        percent: percent.map(|(percent, shown)| Quantity {
            exact: percent.fraction(),
            shown: shown.clone(),
            compared: None,
        }),
    }
}

fn indicators<'a>(catalogue: &'a Catalogue, scored: &ScoredInitiative) -> Vec<IndicatorRecord<'a>> {
    let all = catalogue.indicators.iter().zip(&scored.indicators);
    all.map(|(indicator, earned)| IndicatorRecord {
        id: Cow::Borrowed(&indicator.id),
        status: earned.settled_status().code(),
        points: earned.points.as_ref().map(Exact::fraction),
        excellent: earned.excellent,
    })
    .collect()
}
