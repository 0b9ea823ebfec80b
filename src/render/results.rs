//! The results of a round for programs: a row per initiative, the same in every
//! language, quantities without loss.

use super::csv::{BYTE_ORDER_MARK, dialect, inert};
use crate::assess::RuleState;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Severity};
use crate::language::{Language, Localizer};
use crate::number::Exact;
use crate::portfolio::{Duplicate, RoundEntry, ScoredInitiative};
use crate::record::POINTS_OF;

/// A column of the results: its title, and what writes its cell.
type ResultColumn = (&'static str, fn(&mut ResultLines, &ResultRow<'_>));

/// The columns of the results. Later versions of merit add some at the end.
const RESULTS: [ResultColumn; 25] = [
    ("initiative", |lines, row| lines.text(&row.entry.initiative)),
    ("name", |lines, row| lines.text(row.entry.name().unwrap_or_default())),
    ("dossier", |lines, row| lines.text(&row.entry.dossier)),
    ("group", |lines, row| lines.text(row.entry.group().unwrap_or_default())),
    ("points", |lines, row| lines.figure(row.scored.map(|scored| &scored.points))),
    ("attainable", |lines, row| lines.figure(row.scored.map(|scored| &scored.attainable))),
    ("percent", |lines, row| lines.figure(row.scored.and_then(|scored| scored.percent.as_ref()))),
    ("percent_shown", |lines, row| {
        lines.word(row.scored.and_then(|it| it.percent_shown.as_deref()).unwrap_or_default())
    }),
    ("award", |lines, row| lines.word(row.award())),
    ("provisional", |lines, row| lines.flag(row.scored.map(|scored| scored.provisional))),
    ("decided", |lines, row| lines.count(row.scored.map(|scored| scored.decided))),
    ("missed_minimums", |lines, row| lines.ids(row.catalogue, row.scored.map(|scored| &scored.missed))),
    ("refused_by", |lines, row| lines.ids(row.catalogue, row.scored.map(|scored| &scored.refused_by))),
    ("errors", |lines, row| lines.count(Some(row.entry.count(Severity::Error)))),
    ("warnings", |lines, row| lines.count(Some(row.entry.count(Severity::Warning)))),
    ("problem", |lines, row| lines.text(row.problem)),
    (SAME[0], |lines, _| lines.word("")),
    (SAME[1], |lines, _| lines.word("")),
    (SAME[2], |lines, _| lines.word("")),
    ("catalogue", |lines, row| lines.word(row.basis[0])),
    ("as_of", |lines, row| lines.word(row.basis[1])),
    ("undocumented", |lines, row| lines.count(row.scored.map(|scored| scored.undocumented))),
    ("by_name", |lines, row| lines.count(row.scored.map(|scored| scored.by_name))),
    ("broken_rules", |lines, row| lines.words(row.scored.map(|it| it.rules_that(row.catalogue, RuleState::Broken)))),
    ("unchecked_rules", |lines, row| {
        lines.count(row.scored.map(|it| it.rules_that(row.catalogue, RuleState::Unchecked).count()))
    }),
];

/// The column behind them where the catalogue has profiles.
const PROFILE: ResultColumn = ("profile", |lines, row| lines.word(row.profile()));

/// The columns of the results under a catalogue.
fn columns(catalogue: &Catalogue) -> impl Iterator<Item = &'static ResultColumn> {
    RESULTS.iter().chain((!catalogue.profiles.is_empty()).then_some(&PROFILE))
}

/// What a row of the results is made of.
struct ResultRow<'r> {
    catalogue: &'r Catalogue,
    entry: &'r RoundEntry<'r>,
    scored: Option<&'r ScoredInitiative>,
    /// The edition of the catalogue and the day.
    basis: [&'r str; 2],
    /// Why there is no result.
    problem: &'r str,
}

impl ResultRow<'_> {
    fn profile(&self) -> &str {
        let profile = self.scored.and_then(|scored| self.catalogue.profiles.get(scored.profile?));
        profile.map_or("", |profile| &profile.id)
    }

    /// The id of the label that is awarded.
    fn award(&self) -> &str {
        let award = self.scored.and_then(|scored| self.catalogue.labels.get(scored.award?));
        award.map_or("", |label| &label.id)
    }
}

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

    fn count(&mut self, count: Option<usize>) {
        match count {
            Some(count) => self.word(itoa::Buffer::new().format(count)),
            None => self.word(""),
        }
    }

    fn flag(&mut self, flag: Option<bool>) {
        self.word(match flag {
            Some(true) => "true",
            Some(false) => "false",
            None => "",
        });
    }

    fn figure(&mut self, figure: Option<&Exact>) {
        self.cell.clear();
        figure.into_iter().for_each(|figure| figure.write_fraction(&mut self.cell));
        self.row.push_field(self.cell.as_bytes());
    }

    /// A cell with the ids of some indicators, which begin with letters and hold no characters
    /// that mean anything to a spreadsheet.
    fn ids(&mut self, catalogue: &Catalogue, indices: Option<&Vec<usize>>) {
        let named = |index: &usize| catalogue.indicators.get(*index).map(|indicator| indicator.id.as_str());
        self.words(indices.map(|indices| indices.iter().filter_map(named)));
    }

    /// A cell with several words of the catalogue.
    fn words<'w>(&mut self, words: Option<impl Iterator<Item = &'w str>>) {
        self.cell.clear();
        for word in words.into_iter().flatten() {
            self.cell.push_str(if self.cell.is_empty() { "" } else { "|" });
            self.cell.push_str(word);
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
    columns(catalogue).for_each(|(title, _)| lines.word(title));
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
    let row = ResultRow { catalogue, entry, scored: entry.outcome.as_ref().ok(), basis, problem };
    columns(catalogue).for_each(|(_, write)| write(lines, &row));
    if detail {
        indicators(catalogue, entry, lines);
    }
    lines.end();
}

/// A row of results with the application that it seems to be.
pub fn with_twin(row: &csv::ByteRecord, twin: &Duplicate) -> csv::ByteRecord {
    let first = RESULTS.iter().position(|(title, _)| *title == SAME[0]).unwrap_or_default();
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
        lines.flag(Some(earned.excellent));
    }
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
        lines.text(whose.0);
        lines.text(whose.1);
        lines.word(finding.severity.code());
        lines.word(finding.code);
        lines.text(catalogue.concerned(finding).map_or("", |asked| asked.id));
        lines.text(place.map_or("", |place| &place.file));
        lines.text(place.and_then(|place| place.sheet.as_deref()).unwrap_or_default());
        lines.count(place.map(|place| place.line));
        lines.count(place.map(|place| place.column));
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
