//! Scoring a worked example: its values are read the way tables are, and what is
//! wrong with them is told of the catalogue.

use crate::assess::{Assessment, all_there, assess};
use crate::catalogue::{Catalogue, Cells, Example, Indicator, InlineEvidence, InputSource, Measure, Question};
use crate::diagnostic::{Finding, Severity};
use crate::evidence::{self, DecimalSign, Evidence, RawTable, ReadingOptions, TableKind};
use crate::language::Message;

/// The keys of the tables of persons, which stand for the names of their files.
const TEAM: &str = "team";
const TRAINING: &str = "training";

/// What came out of an example.
pub enum ExampleOutcome {
    /// It was scored.
    Scored(Box<Assessment>),
    /// It could not be scored: what keeps it from that, and what is at fault.
    Unreadable(Vec<(ExampleFault, Message)>),
}

/// What of an example is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleFault {
    /// All of it.
    Example,
    /// The values of a fact or an indicator.
    Question(Question),
    /// The table `team` or `training`, by its key; a row of it, or all of it.
    Table(&'static str, Option<usize>),
}

/// Scores an example whose evidence stands in the catalogue; `None` for one with a folder of its own.
pub(super) fn outcome_of_inline(catalogue: &Catalogue, example: &Example) -> Option<ExampleOutcome> {
    let inline = example.inline(catalogue)?;
    Some(match evidence_of(catalogue, example, &inline) {
        Ok(evidence) => {
            let documents = all_there(&evidence);
            ExampleOutcome::Scored(Box::new(assess(catalogue, evidence, &documents, example.as_of)))
        }
        Err(reasons) => ExampleOutcome::Unreadable(reasons),
    })
}

/// Reads the values of an example the way tables are read.
fn evidence_of(
    catalogue: &Catalogue,
    example: &Example,
    inline: &InlineEvidence,
) -> Result<Evidence, Vec<(ExampleFault, Message)>> {
    let (evidence, lines) = evidence_table(catalogue, inline);
    let mut tables = vec![RawTable::of_text(TableKind::Evidence, "values", evidence)];
    // A team without persons says as much as none; that there was no training is a statement.
    if let Some(rows) = inline.team.as_ref().filter(|rows| !rows.is_empty()) {
        tables.push(RawTable::of_text(TableKind::Team, TEAM, table_of(rows, &[])));
    }
    if let Some(rows) = &inline.training {
        let columns: &[&str] = if rows.is_empty() { &["programme", "date", "days"] } else { &[] };
        tables.push(RawTable::of_text(TableKind::Training, TRAINING, table_of(rows, columns)));
    }
    let reading = ReadingOptions { as_of: example.as_of, decimal: Some(DecimalSign::Point) };
    let said = |finding: &Finding| {
        let culprit = finding.place.as_ref().map_or(ExampleFault::Example, |place| {
            let row = place.line.checked_sub(2);
            match [TEAM, TRAINING].into_iter().find(|table| place.file == *table) {
                Some(table) => ExampleFault::Table(table, row),
                None => {
                    row.and_then(|row| lines.get(row)).map_or(ExampleFault::Example, |of| ExampleFault::Question(*of))
                }
            }
        });
        (culprit, in_catalogue(finding.message.clone()))
    };
    match evidence::read(catalogue, &tables, None, reading) {
        Err(finding) => Err(vec![said(&finding)]),
        Ok(evidence) => {
            let errors: Vec<_> =
                evidence.findings.iter().filter(|finding| finding.severity == Severity::Error).map(said).collect();
            if errors.is_empty() { Ok(evidence) } else { Err(errors) }
        }
    }
}

/// What is said of a cell in a table, said of a value in a catalogue: there are
/// no columns, and nobody chooses how numbers are written.
fn in_catalogue(message: Message) -> Message {
    let key = match message.key {
        "finding-not-a-number-in-convention" => "rule-example-number",
        "finding-input-needed" => "rule-example-inputs",
        "finding-input-without-inputs" => "rule-example-one-value",
        "finding-missing-column" | "finding-missing-column-near" => "rule-example-column",
        other => other,
    };
    Message { key, ..message }
}

/// The table `evidence` and, for each of its rows, what it answers. What needs
/// documents has rows that name as many, unless the example says otherwise.
fn evidence_table(catalogue: &Catalogue, inline: &InlineEvidence) -> (Vec<u8>, Vec<Question>) {
    let mut text = String::from("indicator,input,value,document\n");
    let mut lines = Vec::new();
    // Whatever profile holds.
    let documents = |question: Question| {
        let all = std::iter::once(catalogue).chain(&catalogue.variants);
        let needed = |catalogue: &Catalogue| match question {
            Question::Fact(index) => catalogue.facts.get(index).map(|fact| fact.documents),
            Question::Indicator(index) => catalogue.indicators.get(index).map(Indicator::most_documents),
        };
        all.filter_map(needed).max().unwrap_or(0)
    };
    let mut write = |question: Question, input: &str, value: &str| {
        let Some(asked) = catalogue.asked(question) else { return };
        let is_undocumented = inline.undocumented.as_ref().is_some_and(|of| of.contains(&question));
        let needed = if is_undocumented { 0 } else { documents(question) };
        let names: Vec<String> = (1..=needed).map(|number| format!("{number}.pdf")).collect();
        text += &format!("{},{},{},{}\n", quoted(asked.id), quoted(input), quoted(value), names.join("|"));
        lines.push(question);
    };
    for (question, values) in &inline.values {
        values.iter().for_each(|(input, value)| write(*question, input, value));
    }
    // What reads facts and figures of the team alone has no values, but may need documents.
    for (index, indicator) in catalogue.indicators.iter().enumerate() {
        let question = Question::Indicator(index);
        let asks_nothing = match indicator.sources.as_slice() {
            [] => matches!(indicator.measure, Measure::Team { .. }),
            sources => !sources.contains(&InputSource::Own),
        };
        if asks_nothing && documents(question) > 0 && !inline.values.contains_key(&question) {
            write(question, "", "");
        }
    }
    (text.into_bytes(), lines)
}

/// A table with these columns and one for every key that some row has.
fn table_of(rows: &[Cells], columns: &[&'static str]) -> Vec<u8> {
    let mut columns: Vec<&str> = [&["person"], columns].concat();
    for (column, _) in rows.iter().flatten() {
        if !columns.contains(&column.as_str()) {
            columns.push(column);
        }
    }
    let line = |cells: Vec<String>| cells.join(",") + "\n";
    let mut text = line(columns.iter().map(|column| quoted(column)).collect());
    for row in rows {
        let cell =
            |column: &&str| row.iter().find(|(of, _)| of == column).map_or(String::new(), |(_, cell)| quoted(cell));
        text += &line(columns.iter().map(cell).collect());
    }
    text.into_bytes()
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}
