//! A worked example whose result is not what its author worked out, or whose
//! dossier cannot be scored: the catalogue does not say what it was meant to say.

use super::subject::Subject;
use super::unmet::unmet;
use crate::assess::{Assessment, Documents, assess};
use crate::catalogue::{Catalogue, Cells, Example, Inline, Measure, NO_LABEL, Part};
use crate::diagnostic::{Finding, Label, Severity};
use crate::evidence::{self, DecimalSign, Evidence, RawTable, Reading, TableKind};
use crate::language::{Arg, Message};
use crate::number::{Digits, Exact, Kind, MAX_DIGITS, in_full};
use crate::source::Span;

/// The keys of the tables of persons, which stand for the names of their files.
const TEAM: &str = "team";
const TRAINING: &str = "training";

/// With how many decimals a fraction is told beside itself.
const ABOUT_DECIMALS: u32 = 6;
/// The longest fraction that is told: longer ones cannot be written either.
const LONGEST_FRACTION: usize = 2 * MAX_DIGITS + 1;

/// What came out of an example.
pub enum Outcome {
    /// It was scored.
    Scored(Box<Assessment>),
    /// It could not be scored: what keeps it from that, and what is at fault.
    Unreadable(Vec<(Culprit, Message)>),
}

/// What of an example is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Culprit {
    /// All of it.
    Example,
    /// The values of an indicator.
    Indicator(usize),
    /// The table `team` or `training`, by its key; a row of it, or all of it.
    Table(&'static str, Option<usize>),
}

/// Scores an example whose evidence stands in the catalogue; `None` for one with
/// a folder of its own.
pub fn outcome_of_inline(catalogue: &Catalogue, example: &Example) -> Option<Outcome> {
    let inline = example.inline(catalogue)?;
    Some(match evidence_of(catalogue, example, &inline) {
        Ok(evidence) => Outcome::Scored(Box::new(assess(catalogue, evidence, &Documents::new(), example.as_of))),
        Err(reasons) => Outcome::Unreadable(reasons),
    })
}

/// Reads the values of an example the way tables are read.
///
/// # Errors
/// What is wrong with the values.
fn evidence_of(catalogue: &Catalogue, example: &Example, inline: &Inline) -> Result<Evidence, Vec<(Culprit, Message)>> {
    let (evidence, lines) = evidence_table(catalogue, inline);
    let mut tables = vec![RawTable { kind: TableKind::Evidence, file: "values".to_owned(), bytes: evidence }];
    // A team without persons says as much as none; that there was no training is a statement.
    if let Some(rows) = inline.team.as_ref().filter(|rows| !rows.is_empty()) {
        tables.push(RawTable { kind: TableKind::Team, file: TEAM.to_owned(), bytes: table_of(rows, &[]) });
    }
    if let Some(rows) = &inline.training {
        let columns: &[&str] = if rows.is_empty() { &["programme", "date", "days"] } else { &[] };
        tables.push(RawTable { kind: TableKind::Training, file: TRAINING.to_owned(), bytes: table_of(rows, columns) });
    }
    let reading = Reading { as_of: example.as_of, decimal: Some(DecimalSign::Point) };
    let said = |finding: &Finding| {
        let culprit = finding.place.as_ref().map_or(Culprit::Example, |place| {
            let row = place.line.checked_sub(2);
            match [TEAM, TRAINING].into_iter().find(|table| place.file == *table) {
                Some(table) => Culprit::Table(table, row),
                None => row.and_then(|row| lines.get(row)).map_or(Culprit::Example, |of| Culprit::Indicator(*of)),
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

/// The table `evidence` and, for each of its rows, the indicator. Where an
/// indicator needs documents, its rows name as many, unless the example says otherwise.
fn evidence_table(catalogue: &Catalogue, inline: &Inline) -> (Vec<u8>, Vec<usize>) {
    let mut text = String::from("indicator,input,value,document\n");
    let mut lines = Vec::new();
    let mut write = |index: usize, input: &str, value: &str| {
        let Some(indicator) = catalogue.indicators.get(index) else { return };
        let is_undocumented = inline.undocumented.as_ref().is_some_and(|of| of.contains(&index));
        let needed = if is_undocumented { 0 } else { indicator.documents };
        let names: Vec<String> = (1..=needed).map(|number| format!("{number}.pdf")).collect();
        text += &format!("{},{},{},{}\n", quoted(&indicator.id), quoted(input), quoted(value), names.join("|"));
        lines.push(index);
    };
    for (index, values) in &inline.values {
        values.iter().for_each(|(input, value)| write(*index, input, value));
    }
    // Figures of the team have no values, but may need documents.
    for (index, indicator) in catalogue.indicators.iter().enumerate() {
        let is_of_team = matches!(indicator.measure, Measure::Team { .. });
        if is_of_team && indicator.documents > 0 && !inline.values.contains_key(&index) {
            write(index, "", "");
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

/// Compares what came out with what must.
pub fn look(subject: &Subject<'_>) {
    for (index, (example, outcome)) in subject.catalogue.examples.iter().zip(subject.examples).enumerate() {
        let Outcome::Scored(assessment) = outcome else { continue };
        let part = Part::Example(index);
        let title = |message: Message| message.with("example", Arg::quoted(&example.id));
        let differs = |span: Span, key: &'static str, expected: Arg, found: Arg| {
            subject.at(span, title(Message::new(key)).with("expected", expected).with("found", found));
        };
        if let Some(award) = example.award.filter(|award| *award != assessment.award) {
            let name = |award: Option<usize>| {
                let label = award.and_then(|label| subject.catalogue.labels.get(label));
                Arg::quoted(label.map_or(NO_LABEL, |label| &label.id))
            };
            let message = title(Message::new("rule-example-award"))
                .with("expected", name(award))
                .with("found", name(assessment.award));
            let labels = vec![Label { span: subject.places.key(part, "award"), message: None }];
            subject.report(labels, message, lacking(subject.catalogue, assessment, award));
        }
        let figures = [
            ("points", "rule-example-points", &example.points, Some(&assessment.score.points)),
            ("percent", "rule-example-percent", &example.percent, assessment.score.percent.as_ref()),
        ];
        for (key, message, expected, found) in figures {
            if let Some(expected) = expected.as_ref().filter(|expected| Some(*expected) != found) {
                differs(subject.places.key(part, key), message, written(Some(expected)), written(found));
            }
        }
        for (indicator, expected) in &example.indicators {
            let found = assessment.indicators.get(*indicator).and_then(|assessed| assessed.points.as_ref());
            if let Some(of) = subject.catalogue.indicators.get(*indicator).filter(|_| Some(expected) != found) {
                let span = subject.places.entry(part, "indicators", &of.id);
                let message = title(Message::new("rule-example-indicator")).with("indicator", Arg::quoted(&of.id));
                subject.at(span, message.with("expected", written(Some(expected))).with("found", written(found)));
            }
        }
    }
}

/// What the label that was expected lacks.
fn lacking(catalogue: &Catalogue, assessment: &Assessment, label: Option<usize>) -> Option<Message> {
    let result = assessment.labels.get(label?)?;
    let failing = result.conditions.iter().filter(|condition| !condition.is_met());
    let failing: Vec<Arg> = failing.map(|condition| unmet(catalogue, condition)).collect();
    let title = &catalogue.labels.get(label?)?.title;
    (!failing.is_empty()).then(|| Message::new("help-example-lacks").with("title", title).with("conditions", failing))
}

/// Tells which examples could not be scored. What an example has from another,
/// where it was told already, is not told again.
pub fn look_unreadable(subject: &Subject<'_>) {
    let places = &subject.places;
    let mut told: Vec<&(Culprit, Message)> = Vec::new();
    for (index, (example, outcome)) in subject.catalogue.examples.iter().zip(subject.examples).enumerate() {
        let Outcome::Unreadable(reasons) = outcome else { continue };
        let part = Part::Example(index);
        for told_of in reasons {
            let (culprit, reason) = told_of;
            let (is_written_here, span) = match culprit {
                Culprit::Example => {
                    (true, places.key(part, if places.has(part, "dossier") { "dossier" } else { "values" }))
                }
                Culprit::Indicator(index) => {
                    let id = subject.catalogue.indicators.get(*index).map_or("", |indicator| &indicator.id);
                    (places.has_entry(part, "values", id), places.entry(part, "values", id))
                }
                Culprit::Table(table, row) => {
                    let all = || places.key(part, table);
                    (places.has(part, table), row.map_or_else(all, |row| places.element(part, table, row)))
                }
            };
            if is_written_here || !told.contains(&told_of) {
                let message = Message::new("rule-example-unreadable").with("example", Arg::quoted(&example.id));
                subject.at(span, message.with("reason", reason.clone()));
                told.push(told_of);
            }
        }
    }
}

/// A figure as an author writes it into the catalogue: in full, else as a
/// fraction with its approximate value, which alone is told of a long one.
fn written(figure: Option<&Exact>) -> Arg {
    let Some(figure) = figure else { return Message::new("no-figure").into() };
    let text = in_full(figure);
    if !text.contains('/') {
        return Arg::Text(text);
    }
    let about = format!("≈ {}", Digits::new(ABOUT_DECIMALS, &[]).show(Kind::Percent, figure));
    Arg::Text(if text.len() > LONGEST_FRACTION { about } else { format!("\"{text}\" ({about})") })
}
