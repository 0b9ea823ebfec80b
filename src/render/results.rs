//! The results of a round for programs: a row per initiative, the same in every
//! language, quantities without loss.

use super::csv::inert;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Severity};
use crate::language::Voice;
use crate::number::Exact;
use crate::portfolio::{Entry, Scored};
use crate::report;

/// The columns of the results.
const RESULTS: [&str; 15] = [
    "initiative",
    "name",
    "dossier",
    "points",
    "attainable",
    "percent",
    "percent_shown",
    "award",
    "provisional",
    "decided",
    "missed_minimums",
    "refused_by",
    "errors",
    "warnings",
    "problem",
];

/// The columns of the findings.
const FINDINGS: [&str; 10] =
    ["initiative", "dossier", "severity", "code", "indicator", "file", "sheet", "line", "column", "message"];

/// About how many bytes a row has.
const ROW: usize = 256;

/// The header of the results.
pub fn header() -> Vec<u8> {
    let mut rows = Vec::new();
    line(RESULTS, &mut rows);
    rows
}

/// The header of the findings.
pub fn findings_header() -> Vec<u8> {
    let mut rows = Vec::new();
    line(FINDINGS, &mut rows);
    rows
}

/// Adds the row of an initiative; `english` says why there is no result.
pub fn row(catalogue: &Catalogue, entry: &Entry, english: &Voice, rows: &mut Vec<u8>) {
    let head = [inert(&entry.initiative), entry.name().map(inert).unwrap_or_default(), inert(&entry.dossier)];
    let figures = match &entry.outcome {
        Ok(scored) => figures(catalogue, scored),
        Err(_) => Default::default(),
    };
    let counts = [Severity::Error, Severity::Warning].map(|severity| entry.count(severity).to_string());
    let problem = entry.outcome.as_ref().err().map(|problem| inert(&english.say(problem))).unwrap_or_default();
    line(head.into_iter().chain(figures).chain(counts).chain([problem]), rows);
}

fn figures(catalogue: &Catalogue, scored: &Scored) -> [String; 9] {
    let ids = |indices: &[usize]| {
        let indicators = indices.iter().filter_map(|index| catalogue.indicators.get(*index));
        inert(&indicators.map(|indicator| indicator.id.as_str()).collect::<Vec<_>>().join("|"))
    };
    [
        scored.points.fraction(),
        scored.attainable.fraction(),
        scored.percent.as_ref().map(Exact::fraction).unwrap_or_default(),
        scored.percent_shown.clone().unwrap_or_default(),
        scored.award.and_then(|label| catalogue.labels.get(label)).map(|label| inert(&label.id)).unwrap_or_default(),
        scored.provisional.to_string(),
        scored.decided.to_string(),
        ids(&scored.missed),
        ids(&scored.refused_by),
    ]
}

/// Adds the rows of what is wrong or odd about an initiative.
pub fn findings(catalogue: &Catalogue, entry: &Entry, voice: &Voice, rows: &mut Vec<u8>) {
    if let Err(problem) = &entry.outcome {
        let (initiative, dossier) = (inert(&entry.initiative), inert(&entry.dossier));
        let severity = report::severity(voice, Severity::Error);
        let message = inert(&voice.say(problem));
        let empty = String::new;
        let code = "not-scored".to_owned();
        line([initiative, dossier, severity, code, empty(), empty(), empty(), empty(), empty(), message], rows);
    }
    findings_of(catalogue, (&entry.initiative, &entry.dossier), &entry.findings, voice, rows);
}

/// Adds a row for each finding; `whose` is initiative and dossier.
pub fn findings_of<'f>(
    catalogue: &Catalogue,
    whose: (&str, &str),
    findings: impl IntoIterator<Item = &'f Finding>,
    voice: &Voice,
    rows: &mut Vec<u8>,
) {
    for finding in findings {
        let place = finding.place.as_ref();
        let indicator = finding.indicator.and_then(|index| catalogue.indicators.get(index));
        let cells = [
            inert(whose.0),
            inert(whose.1),
            report::severity(voice, finding.severity),
            finding.code.to_owned(),
            indicator.map(|indicator| inert(&indicator.id)).unwrap_or_default(),
            place.map(|place| inert(&place.file)).unwrap_or_default(),
            place.and_then(|place| place.sheet.as_deref()).map(inert).unwrap_or_default(),
            place.map(|place| place.line.to_string()).unwrap_or_default(),
            place.map(|place| place.column.to_string()).unwrap_or_default(),
            inert(&voice.say(&finding.message)),
        ];
        line(cells, rows);
    }
}

/// A row as CSV.
fn line(cells: impl IntoIterator<Item = impl AsRef<[u8]>>, rows: &mut Vec<u8>) {
    let mut writer = csv::WriterBuilder::new().buffer_capacity(ROW).from_writer(rows);
    // Writing to memory does not fail.
    let _ = writer.write_record(cells).and_then(|()| Ok(writer.flush()?));
}
