//! The results of a round for programs: a row per initiative, the same in every
//! language, quantities without loss.

use super::csv::inert;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Place, Severity};
use crate::language::Voice;
use crate::number::Exact;
use crate::portfolio::{Entry, Scored};
use crate::report;
use std::borrow::Cow;

/// The columns of the results.
const RESULTS: [&str; 18] = [
    "initiative",
    "name",
    "dossier",
    "group",
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
    "catalogue",
    "as_of",
];

/// The columns of the findings.
const FINDINGS: [&str; 10] =
    ["initiative", "dossier", "severity", "code", "indicator", "file", "sheet", "line", "column", "message"];

/// About how many bytes a row has.
const ROW: usize = 256;

/// The header of the results.
pub fn header() -> Vec<u8> {
    let mut rows = Vec::new();
    line(RESULTS.map(Cow::Borrowed), &mut rows);
    rows
}

/// The header of the findings.
pub fn findings_header() -> Vec<u8> {
    let mut rows = Vec::new();
    line(FINDINGS.map(Cow::Borrowed), &mut rows);
    rows
}

/// Adds the row of an initiative; `basis` is the edition of the catalogue and the day,
/// `english` says why there is no result.
pub fn row(catalogue: &Catalogue, entry: &Entry, basis: [&str; 2], english: &Voice, rows: &mut Vec<u8>) {
    let end = basis.map(Cow::Borrowed);
    let [errors, warnings] = [Severity::Error, Severity::Warning].map(|one| entry.findings.count(one).to_string());
    let group = inert(entry.group().unwrap_or_default());
    let head = [inert(&entry.initiative), inert(entry.name().unwrap_or_default()), inert(&entry.dossier), group];
    let tail = [errors, warnings].map(Cow::Owned);
    match &entry.outcome {
        Ok(scored) => {
            line(
                head.into_iter().chain(figures(catalogue, scored)).chain(tail).chain([Cow::Borrowed("")]).chain(end),
                rows,
            );
        }
        Err(problem) => {
            let problem = english.say(problem);
            let none: [_; FIGURES] = Default::default();
            line(head.into_iter().chain(none).chain(tail).chain([inert(&problem)]).chain(end), rows);
        }
    }
}

/// How many columns only those have that are scored.
const FIGURES: usize = 9;

fn figures<'a>(catalogue: &'a Catalogue, scored: &'a Scored) -> [Cow<'a, str>; FIGURES] {
    let ids = |indices: &[usize]| {
        let indicators = indices.iter().filter_map(|index| catalogue.indicators.get(*index));
        let ids = indicators.map(|indicator| indicator.id.as_str()).collect::<Vec<_>>().join("|");
        Cow::Owned(inert(&ids).into_owned())
    };
    let shown = scored.percent_shown.as_deref().unwrap_or_default();
    [
        scored.points.fraction().into(),
        scored.attainable.fraction().into(),
        scored.percent.as_ref().map(Exact::fraction).unwrap_or_default().into(),
        shown.into(),
        scored.award.and_then(|label| catalogue.labels.get(label)).map(|label| inert(&label.id)).unwrap_or_default(),
        if scored.provisional { "true" } else { "false" }.into(),
        scored.decided.to_string().into(),
        ids(&scored.missed),
        ids(&scored.refused_by),
    ]
}

/// Adds the rows of what is wrong or odd about an initiative.
pub fn findings(catalogue: &Catalogue, entry: &Entry, voice: &Voice, rows: &mut Vec<u8>) {
    if let Err(problem) = &entry.outcome {
        let (severity, message) = (report::severity(voice, Severity::Error), voice.say(problem));
        let whose = [inert(&entry.initiative), inert(&entry.dossier)];
        let what = [severity.into(), "not-scored".into()];
        let nowhere: [_; 5] = Default::default();
        line(whose.into_iter().chain(what).chain(nowhere).chain([inert(&message)]), rows);
    }
    findings_of(catalogue, (&entry.initiative, &entry.dossier), entry.findings.listed(), voice, rows);
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
        let message = voice.say(&finding.message);
        let number = |number: fn(&Place) -> usize| place.map(|place| number(place).to_string()).unwrap_or_default();
        let cells = [
            inert(whose.0),
            inert(whose.1),
            report::severity(voice, finding.severity).into(),
            finding.code.into(),
            indicator.map(|indicator| inert(&indicator.id)).unwrap_or_default(),
            place.map(|place| inert(&place.file)).unwrap_or_default(),
            place.and_then(|place| place.sheet.as_deref()).map(inert).unwrap_or_default(),
            number(|place| place.line).into(),
            number(|place| place.column).into(),
            inert(&message),
        ];
        line(cells, rows);
    }
}

/// Which reports are whose: id, name, dossier, and the name of the files.
pub fn index(rows: &[[String; 4]]) -> Vec<u8> {
    let mut text = Vec::new();
    line(["initiative", "name", "dossier", "file"].map(Cow::Borrowed), &mut text);
    rows.iter().for_each(|row| line(row.each_ref().map(|cell| inert(cell)), &mut text));
    text
}

/// A row as CSV.
fn line<'c>(cells: impl IntoIterator<Item = Cow<'c, str>>, rows: &mut Vec<u8>) {
    let mut writer = csv::WriterBuilder::new().buffer_capacity(ROW).from_writer(rows);
    for cell in cells {
        // Writing to memory does not fail.
        let _ = writer.write_field(&*cell);
    }
    let _ = writer.write_record(None::<&[u8]>).and_then(|()| Ok(writer.flush()?));
}
