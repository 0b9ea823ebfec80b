//! The sheet of evidence: a row per input with the cell that is live, the facts first. Rows of what is read from
//! elsewhere show it.

use super::WorkbookContext;
use super::formulas::{self, StatusWords};
use super::layout::evidence::{DOCUMENTS, LIVE, NOT_APPLICABLE, STATUS};
use super::layout::{self, EvidenceRow, choices};
use super::sheet::{Cached, SheetWriter, WriteResult, cached_date, live, plain, quiet};
use crate::assess::{AssessedFact, Document, Status};
use crate::catalogue::{Asked, InputSource, Measure, Question, TeamFigure};
use crate::evidence::{AnswerValue, Cell, CellValue};
use crate::number::Exact;
use crate::vocabulary::{is_blank, is_not_applicable};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Format, Formula, XlsxError};

enum LiveValue {
    Read(CellValue),
    Text(String),
    Blank,
}

/// What the evidence says of a question.
struct Told<'a> {
    question: Question,
    asked: Asked<'a>,
    status: Status,
    /// The rows of its own live cells.
    own: Vec<&'a EvidenceRow<'a>>,
}

pub(super) fn write(context: &WorkbookContext<'_>) -> Result<SheetWriter, XlsxError> {
    let mut titles = vec![
        ("column-number", 8),
        ("column-indicator", 26),
        ("sheet-title", 38),
        ("sheet-input", 22),
        ("sheet-live", 16),
        ("sheet-raw", 20),
        ("sheet-exact", 14),
        ("sheet-file", 14),
        ("sheet-line", 7),
        ("sheet-column", 7),
        ("sheet-documents", 44),
    ];
    if !context.catalogue.facts.is_empty() {
        titles.extend([("sheet-status", 14), ("sheet-documents-named", 14)]);
    }
    let mut sheet = context.sheet(&context.layout.names.evidence, &titles)?;
    for place in &context.layout.evidence {
        line(context, &mut sheet, place)?;
    }
    let words = StatusWords::new(context);
    for (index, fact) in context.assessment.facts.iter().enumerate() {
        judged(context, &mut sheet, &words, index, fact)?;
    }
    Ok(sheet)
}

fn line(context: &WorkbookContext<'_>, sheet: &mut SheetWriter, place: &EvidenceRow<'_>) -> WriteResult {
    let row = place.row;
    let Some(told) = told(context, place.question) else { return Ok(()) };
    let asked = told.asked;
    sheet.text(row, 0, asked.number.unwrap_or(""), &plain())?;
    sheet.text(row, 1, asked.id, &plain())?;
    sheet.prose(row, 2, context.report_writer.localizer.text(asked.title), &plain())?;
    sheet.text(row, 3, place.input, &plain())?;
    if let Some(slot) = place.slot {
        let value = live_value(context, &told, slot);
        write_live(context, sheet, row, &asked, &value)?;
        validate(context, sheet, row, &told)?;
        if let LiveValue::Read(CellValue::Number(number)) = &value {
            sheet.text(row, 6, &number.fraction(), &quiet())?;
        }
    }
    if let Some(source) = place.reads {
        read(context, sheet, row, source)?;
    }
    if let Some(cell) = place.cell {
        let input = context.assessment.inputs.iter().find(|input| input.kind == cell.table);
        sheet.text(row, 5, &cell.raw, &quiet())?;
        let table = input.map_or_else(String::new, |input| input.place(cell.line, cell.column).table());
        sheet.text(row, 7, &table, &quiet())?;
        sheet.count(row, 8, cell.line, &quiet())?;
        sheet.count(row, 9, cell.column, &quiet())?;
    }
    if place.slot == Some(0) {
        sheet.prose(row, 10, &documents(context, place.question), &quiet())?;
    }
    Ok(())
}

/// The names of the documents that rows of a question name.
fn documents(context: &WorkbookContext<'_>, question: Question) -> String {
    let assessment = context.assessment;
    let named: Vec<&Document> = match question {
        Question::Fact(index) => assessment.facts.get(index).iter().flat_map(|fact| &fact.documents).collect(),
        Question::Indicator(index) => {
            assessment.indicators.get(index).iter().flat_map(|assessed| assessed.own_documents()).collect()
        }
    };
    named.iter().map(|document| document.name.as_str()).collect::<Vec<_>>().join(" | ")
}

/// What became of a fact, and how many documents count for it.
fn judged(
    context: &WorkbookContext<'_>,
    sheet: &mut SheetWriter,
    words: &StatusWords,
    index: usize,
    assessed: &AssessedFact,
) -> WriteResult {
    let Some(fact) = context.catalogue.facts.get(index) else { return Ok(()) };
    let row = context.layout.fact_row(index);
    let formula = formulas::fact_status(context, words, index, fact);
    let word = context.word(match assessed.status() {
        Status::Scored => "status-given",
        Status::Missing => "status-missing",
        Status::Invalid => "status-invalid",
        Status::NotApplicable => "status-not-applicable",
    });
    sheet.formula(row, STATUS, &formula, Cached::Text(word), &plain())?;
    // What is supposed counts as documented.
    let least = if assessed.is_supposed { fact.documents } else { 0 };
    sheet.count(row, DOCUMENTS, assessed.documents_counted().max(least), &live())
}

/// What is read, as its own cell shows it.
fn read(context: &WorkbookContext<'_>, sheet: &mut SheetWriter, row: u32, source: InputSource) -> WriteResult {
    let address = context.layout.source(source);
    let InputSource::Fact(fact) = source else {
        let cached = match source {
            InputSource::Team(figure) => context.figure(figure),
            InputSource::Own | InputSource::Fact(_) => Cached::Text(String::new()),
        };
        return sheet.formula(row, LIVE, &address, cached, &plain());
    };
    let Some(told) = told(context, Question::Fact(fact)) else { return Ok(()) };
    let cached = match live_value(context, &told, 0) {
        LiveValue::Read(CellValue::Number(number)) => Cached::Number(number),
        LiveValue::Read(CellValue::YesNo(yes)) => Cached::Number(Exact::from(i64::from(yes))),
        LiveValue::Read(CellValue::Option(option)) => {
            Cached::Text(choices(told.asked.measure).get(option).map_or_else(String::new, |option| option.id.clone()))
        }
        LiveValue::Read(CellValue::Date(date)) => cached_date(date),
        LiveValue::Text(text) => Cached::Text(text),
        LiveValue::Blank => Cached::Text(String::new()),
    };
    let formula = format!("IF({address}=\"\",\"\",{address})");
    sheet.formula(row, LIVE, &formula, cached, &look(context, &told.asked, plain()))
}

fn told<'a>(context: &'a WorkbookContext<'_>, question: Question) -> Option<Told<'a>> {
    let asked = context.catalogue.asked(question)?;
    let status = match question {
        Question::Fact(index) => context.assessment.facts.get(index)?.status(),
        Question::Indicator(index) => context.assessment.indicators.get(index)?.status,
    };
    let own = context.layout.evidence.iter().filter(|row| row.question == question && row.slot.is_some());
    Some(Told { question, asked, status, own: own.collect() })
}

/// What the live cell of an input holds. Where evidence is in error, something
/// stands there that no formula takes for a value.
fn live_value(context: &WorkbookContext<'_>, told: &Told<'_>, slot: usize) -> LiveValue {
    let filled = |cell: &Cell| Some(cell.raw.trim().to_owned()).filter(|raw| !is_blank(raw));
    let raw = |row: &EvidenceRow<'_>| row.cell.and_then(filled);
    if told.status == Status::NotApplicable && !is_by_fact(context, told) {
        return if slot == 0 { LiveValue::Text(NOT_APPLICABLE.to_owned()) } else { LiveValue::Blank };
    }
    let Some(this) = told.own.get(slot) else { return LiveValue::Blank };
    // An error beyond the inputs' own cells (a second answer, say) must show too.
    let hides_error = || told.status == Status::Invalid && slot == 0 && !shows_error(context, told);
    match (this.cell.and_then(|cell| cell.read.clone()), raw(this)) {
        (Some(_), raw) if hides_error() => LiveValue::Text(format!("? {}", raw.unwrap_or_default())),
        (Some(read), _) => LiveValue::Read(read),
        (None, Some(raw)) if told.status == Status::Invalid => LiveValue::Text(format!("? {raw}")),
        (None, None) if hides_error() => LiveValue::Text("?".to_owned()),
        (None, _) => LiveValue::Blank,
    }
}

/// Whether it is a fact that makes the indicator not applicable.
fn is_by_fact(context: &WorkbookContext<'_>, told: &Told<'_>) -> bool {
    let says_so = told.own.iter().any(|row| row.cell.is_some_and(|cell| is_not_applicable(cell.raw.trim())));
    let mut facts = told.asked.facts().filter_map(|fact| context.assessment.facts.get(fact));
    !says_so && facts.any(|fact| fact.status() == Status::NotApplicable)
}

/// Whether the formulas see by the cells as they are that evidence is in error.
fn shows_error(context: &WorkbookContext<'_>, told: &Told<'_>) -> bool {
    let read_none_but_filled =
        |row: &&EvidenceRow<'_>| row.cell.is_some_and(|cell| cell.read.is_none() && !is_blank(&cell.raw));
    let is_figure_in_error = |figure| context.assessment.team_figure(context.catalogue, figure) == Err(Status::Invalid);
    let is_source_in_error = |source: &InputSource| match source {
        InputSource::Own => false,
        InputSource::Fact(fact) => {
            context.assessment.facts.get(*fact).is_some_and(|fact| fact.status() == Status::Invalid)
        }
        InputSource::Team(figure) => is_figure_in_error(*figure),
    };
    let measured = match told.asked.measure {
        Measure::Team { metric } => is_figure_in_error(TeamFigure::Metric(*metric)),
        _ => false,
    };
    measured
        || told.own.iter().any(read_none_but_filled)
        || told.asked.sources.iter().any(is_source_in_error)
        || contradicts(context, told)
}

/// Whether two inputs that were read do not go together, which the formulas see.
fn contradicts(context: &WorkbookContext<'_>, told: &Told<'_>) -> bool {
    let own = |input: usize| {
        let position = told.asked.own_inputs().position(|(own, _)| own == input)?;
        match told.own.get(position)?.cell?.read.clone()? {
            CellValue::Number(number) => Some(number),
            _ => None,
        }
    };
    let number = |input: usize| match told.asked.source(input) {
        InputSource::Own => own(input),
        InputSource::Fact(fact) => match &context.assessment.facts.get(fact)?.given {
            AnswerValue::Number(number) => Some(number.clone()),
            _ => None,
        },
        InputSource::Team(figure) => context.assessment.team_figure(context.catalogue, figure).ok(),
    };
    match (told.asked.measure, number(0), number(1)) {
        (Measure::Share { .. }, Some(part), Some(whole)) => part.is_negative() || !whole.is_positive() || part > whole,
        (Measure::Ratio { .. }, Some(_), Some(second)) => !second.is_positive(),
        _ => false,
    }
}

/// How a value of a measure looks in a cell.
fn look(context: &WorkbookContext<'_>, asked: &Asked<'_>, cell: Format) -> Format {
    let word = |key| context.word(key).replace('"', "");
    match asked.measure {
        Measure::YesNo | Measure::Checklist { .. } => {
            cell.set_num_format(format!("\"{}\";;\"{}\"", word("yes"), word("no")))
        }
        Measure::Since { .. } | Measure::Date => cell.set_num_format("yyyy-mm-dd"),
        _ => cell,
    }
}

fn write_live(
    context: &WorkbookContext<'_>,
    sheet: &mut SheetWriter,
    row: u32,
    asked: &Asked<'_>,
    value: &LiveValue,
) -> WriteResult {
    let look = look(context, asked, live());
    match value {
        LiveValue::Read(CellValue::Number(number)) => sheet.number(row, LIVE, number, &look),
        LiveValue::Read(CellValue::YesNo(yes)) => sheet.number(row, LIVE, &Exact::from(i64::from(*yes)), &look),
        LiveValue::Read(CellValue::Date(date)) => sheet.date(row, LIVE, *date, look),
        LiveValue::Read(CellValue::Option(option)) => {
            sheet.text(row, LIVE, choices(asked.measure).get(*option).map_or("", |option| &option.id), &look)
        }
        LiveValue::Text(text) => sheet.text(row, LIVE, text, &look),
        LiveValue::Blank => sheet.blank(row, LIVE, &look),
    }
}

fn validate(context: &WorkbookContext<'_>, sheet: &mut SheetWriter, row: u32, told: &Told<'_>) -> WriteResult {
    let layout = &context.layout;
    let options = match told.question {
        Question::Fact(index) => layout.facts.get(index),
        Question::Indicator(index) => layout.scales.get(index),
    };
    let list = match told.asked.measure {
        _ if told.asked.asks_nothing() => return Ok(()),
        Measure::YesNo | Measure::Checklist { .. } => DataValidation::new().allow_list_strings(&["1", "0"])?,
        Measure::Choice { .. } => {
            let options = layout.of_scales(options.copied().unwrap_or((1, 1)), layout::scales::OPTION);
            DataValidation::new().allow_list_formula(Formula::new(format!("={options}")))
        }
        _ => return Ok(()),
    };
    // An entry outside the list brings a warning and is not refused: "n/a" may be an answer.
    let list = list.set_error_style(DataValidationErrorStyle::Information);
    sheet.inner().add_data_validation(row, LIVE, row, LIVE, &list)?;
    Ok(())
}
