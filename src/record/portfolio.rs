//! The results of a round as JSON lines: an object per initiative.

use super::wire::{Edition, Initiative, Quantity};
use super::{TOOL, Tool, printable};
use crate::catalogue::Catalogue;
use crate::diagnostic::Severity;
use crate::number::Exact;
use crate::portfolio::{Duplicate, RoundEntry, ScoredInitiative};
use jiff::civil::Date;
use serde::Serialize;

/// The name and version of the format.
const FORMAT: &str = "merit-portfolio/1";

#[derive(Serialize)]
struct Record<'a> {
    format: &'static str,
    tool: Tool,
    as_of: String,
    catalogue: Edition<'a>,
    initiative: Initiative,
    dossier: &'a str,
    group: Option<&'a str>,
    /// Why there is no result; `null` where there is one.
    problem: Option<String>,
    award: Option<&'a str>,
    provisional: Option<bool>,
    decided: Option<usize>,
    score: Option<ScoreRecord>,
    missed_minimums: Vec<&'a str>,
    refused_by: Vec<&'a str>,
    errors: usize,
    warnings: usize,
    same_as: Option<TwinRecord<'a>>,
    undocumented: Option<usize>,
    by_name: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    indicators: Option<Vec<IndicatorRecord<'a>>>,
}

/// Points and attainable without loss; how they are shown is a report's business.
#[derive(Serialize)]
struct ScoreRecord {
    points: String,
    attainable: String,
    percent: Option<Quantity>,
}

/// The application that another one seems to be.
#[derive(Serialize)]
struct TwinRecord<'a> {
    initiative: &'a str,
    dossier: &'a str,
    by: Vec<&'static str>,
}

#[derive(Serialize)]
struct IndicatorRecord<'a> {
    id: &'a str,
    status: &'static str,
    points: Option<String>,
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
        format: FORMAT,
        tool: TOOL,
        as_of: as_of.to_string(),
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
        percent: percent.map(|(percent, shown)| Quantity { exact: percent.fraction(), shown: shown.clone() }),
    }
}

fn indicators<'a>(catalogue: &'a Catalogue, scored: &ScoredInitiative) -> Vec<IndicatorRecord<'a>> {
    let all = catalogue.indicators.iter().zip(&scored.indicators);
    all.map(|(indicator, earned)| IndicatorRecord {
        id: &indicator.id,
        status: earned.settled_status().code(),
        points: earned.points.as_ref().map(Exact::fraction),
        excellent: earned.excellent,
    })
    .collect()
}
