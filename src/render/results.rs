//! The results of a round for programs: a row per initiative, the same in every
//! language, quantities without loss.

use super::csv::{BYTE_ORDER_MARK, dialect, inert};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Severity};
use crate::language::{Language, Localizer};
use crate::number::Exact;
use crate::portfolio::{Duplicate, RoundEntry, ScoredInitiative};
use crate::record::POINTS_OF;

/// The columns of the results.
const RESULTS: [&str; 23] = [
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
    SAME[0],
    SAME[1],
    SAME[2],
    "catalogue",
    "as_of",
    "undocumented",
    "by_name",
];

/// The columns that tell which application another one seems to be: its id, where it lies, and by
/// what. They are known only when all are scored, and filled in then.
const SAME: [&str; 3] = ["same_as", "same_as_dossier", "same_by"];

/// What the columns of an indicator have behind its id.
const DETAIL: [&str; 3] = [".status", POINTS_OF, ".excellent"];

/// The columns of the findings.
const FINDINGS: [&str; 10] =
    ["initiative", "dossier", "severity", "code", "indicator", "file", "sheet", "line", "column", "message"];

/// The bytes that rows have room for at first: growing from nothing would copy each of them.
const ROOM: usize = 1 << 18;

/// Rows as CSV.
pub struct ResultLines {
    writer: csv::Writer<Vec<u8>>,
    /// The row that is being put together.
    row: csv::ByteRecord,
    /// Room for a cell that is put together.
    cell: String,
}

impl Default for ResultLines {
    fn default() -> ResultLines {
        ResultLines::new(&csv::WriterBuilder::new())
    }
}

impl ResultLines {
    /// Rows for people, who open them in their spreadsheet.
    pub fn for_people(language: Language) -> ResultLines {
        ResultLines::new(&dialect(language))
    }

    fn new(dialect: &csv::WriterBuilder) -> ResultLines {
        let (row, cell) = Default::default();
        ResultLines { writer: dialect.from_writer(Vec::with_capacity(ROOM)), row, cell }
    }

    /// Begins a table with its header.
    fn with_header(mut self, header: &[&str]) -> ResultLines {
        header.iter().for_each(|title| self.word(title));
        self.end();
        self
    }

    /// A cell with a word of merit's own.
    fn word(&mut self, word: &str) {
        self.row.push_field(word.as_bytes());
    }

    /// A cell with a user's text.
    fn text(&mut self, text: &str) {
        self.word(&inert(text));
    }

    fn count(&mut self, count: usize) {
        self.word(itoa::Buffer::new().format(count));
    }

    fn figure(&mut self, figure: Option<&Exact>) {
        self.cell.clear();
        figure.into_iter().for_each(|figure| figure.write_fraction(&mut self.cell));
        self.row.push_field(self.cell.as_bytes());
    }

    /// A cell with the ids of some indicators, which begin with letters and hold no characters
    /// that mean anything to a spreadsheet.
    fn ids(&mut self, catalogue: &Catalogue, indices: &[usize]) {
        self.cell.clear();
        for indicator in indices.iter().filter_map(|index| catalogue.indicators.get(*index)) {
            self.cell.push_str(if self.cell.is_empty() { "" } else { "|" });
            self.cell.push_str(&indicator.id);
        }
        self.row.push_field(self.cell.as_bytes());
    }

    fn end(&mut self) {
        // Writing to memory does not fail.
        let _ = self.writer.write_byte_record(&self.row);
        self.row.clear();
    }

    /// The bytes of all rows.
    pub fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

/// The header of the results; with `detail` of columns for each indicator, too.
pub fn header(catalogue: &Catalogue, detail: bool) -> Vec<u8> {
    let mut lines = ResultLines::default();
    RESULTS.iter().for_each(|title| lines.word(title));
    if detail {
        let ids = catalogue.indicators.iter().map(|indicator| &indicator.id);
        ids.for_each(|id| DETAIL.iter().for_each(|ending| lines.word(&format!("{id}{ending}"))));
    }
    lines.end();
    lines.into_bytes()
}

/// The header of the findings, which are for people.
pub fn findings_header(language: Language) -> Vec<u8> {
    let lines = ResultLines::for_people(language).with_header(&FINDINGS);
    [BYTE_ORDER_MARK.as_bytes(), &lines.into_bytes()].concat()
}

/// Adds the row of an initiative; `basis` is the edition of the catalogue and the day,
/// `problem` is why there is no result, `detail` adds what became of each indicator.
pub fn row(
    catalogue: &Catalogue,
    entry: &RoundEntry<'_>,
    basis: [&str; 2],
    problem: &str,
    detail: bool,
    lines: &mut ResultLines,
) {
    let head = [&entry.initiative, entry.name().unwrap_or_default(), &entry.dossier, entry.group().unwrap_or_default()];
    head.into_iter().for_each(|text| lines.text(text));
    match &entry.outcome {
        Ok(scored) => figures(catalogue, scored, lines),
        Err(_) => (0..FIGURES).for_each(|_| lines.word("")),
    }
    [Severity::Error, Severity::Warning].into_iter().for_each(|one| lines.count(entry.count(one)));
    lines.text(problem);
    SAME.iter().for_each(|_| lines.word(""));
    basis.into_iter().for_each(|word| lines.word(word));
    match &entry.outcome {
        Ok(scored) => [scored.undocumented, scored.by_name].into_iter().for_each(|count| lines.count(count)),
        Err(_) => (0..2).for_each(|_| lines.word("")),
    }
    if detail {
        indicators(catalogue, entry, lines);
    }
    lines.end();
}

/// A row of results with the application that it seems to be.
pub fn with_twin(row: &csv::ByteRecord, twin: &Duplicate) -> csv::ByteRecord {
    let first = RESULTS.iter().position(|title| *title == SAME[0]).unwrap_or_default();
    let by = twin.by.iter().map(|by| by.code()).collect::<Vec<_>>().join("|");
    let told = [inert(&twin.other.initiative), inert(&twin.other.dossier), by.into()];
    let told = told.iter().map(|cell| cell.as_bytes());
    row.iter().take(first).chain(told).chain(row.iter().skip(first + SAME.len())).collect()
}

fn indicators(catalogue: &Catalogue, entry: &RoundEntry<'_>, lines: &mut ResultLines) {
    let Ok(scored) = &entry.outcome else {
        (0..catalogue.indicators.len() * DETAIL.len()).for_each(|_| lines.word(""));
        return;
    };
    for earned in &scored.indicators {
        lines.word(earned.settled_status().code());
        lines.figure(earned.points.as_ref());
        lines.word(if earned.excellent { "true" } else { "false" });
    }
}

/// How many columns only those have that are scored.
const FIGURES: usize = 9;

fn figures(catalogue: &Catalogue, scored: &ScoredInitiative, lines: &mut ResultLines) {
    lines.figure(Some(&scored.points));
    lines.figure(Some(&scored.attainable));
    lines.figure(scored.percent.as_ref());
    lines.word(scored.percent_shown.as_deref().unwrap_or_default());
    let award = scored.award.and_then(|label| catalogue.labels.get(label));
    lines.word(award.map_or("", |label| &label.id));
    lines.word(if scored.provisional { "true" } else { "false" });
    lines.count(scored.decided);
    lines.ids(catalogue, &scored.missed);
    lines.ids(catalogue, &scored.refused_by);
}

/// Adds the rows of what is wrong or odd about an initiative.
pub fn findings(catalogue: &Catalogue, entry: &RoundEntry<'_>, localizer: &Localizer, lines: &mut ResultLines) {
    if let Err(problem) = &entry.outcome {
        lines.text(&entry.initiative);
        lines.text(&entry.dossier);
        lines.word(Severity::Error.code());
        lines.word("not-scored");
        (0..5).for_each(|_| lines.word(""));
        lines.text(&localizer.say(problem));
        lines.end();
    }
    findings_of(catalogue, (&entry.initiative, &entry.dossier), &entry.findings, localizer, lines);
}

/// Adds a row for each finding; `whose` is initiative and dossier.
pub fn findings_of<'f>(
    catalogue: &Catalogue,
    whose: (&str, &str),
    findings: impl IntoIterator<Item = &'f Finding>,
    localizer: &Localizer,
    lines: &mut ResultLines,
) {
    for finding in findings {
        let place = finding.place.as_ref();
        let indicator = finding.indicator.and_then(|index| catalogue.indicators.get(index));
        lines.text(whose.0);
        lines.text(whose.1);
        lines.word(finding.severity.code());
        lines.word(finding.code);
        lines.text(indicator.map_or("", |indicator| &indicator.id));
        lines.text(place.map_or("", |place| &place.file));
        lines.text(place.and_then(|place| place.sheet.as_deref()).unwrap_or_default());
        match place {
            Some(place) => [place.line, place.column].into_iter().for_each(|number| lines.count(number)),
            None => (0..2).for_each(|_| lines.word("")),
        }
        lines.text(&localizer.say(&finding.message));
        lines.end();
    }
}

/// Which reports are whose: id, name, dossier, and the name of the files.
pub fn index(rows: &[[String; 4]]) -> Vec<u8> {
    let mut lines = ResultLines::default().with_header(&["initiative", "name", "dossier", "file"]);
    for row in rows {
        row.iter().for_each(|cell| lines.text(cell));
        lines.end();
    }
    lines.into_bytes()
}
