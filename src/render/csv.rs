//! Tables for spreadsheets: UTF-8 with byte-order mark, in the reader's habit,
//! with nothing in them that a spreadsheet would calculate.

use crate::assess::{AssessedFact, Assessment, PercentLimits, Status};
use crate::catalogue::{Catalogue, Fact, Question};
use crate::diff::verdict;
use crate::evidence::AnswerValue;
use crate::language::{Language, Localizer};
use crate::number::{Digits, Exact, FigureKind, in_full};
use crate::report::{Dossier, EvidenceRequest, ReportWriter};
use std::borrow::Cow;

/// What spreadsheets need to see that a file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Who has which award by two catalogues, a row per dossier.
pub fn awards((old, new): (&Catalogue, &Catalogue), dossiers: &[Dossier], language: Language) -> String {
    let header =
        ["dossier", "name", "award_before", "award_after", "percent_before", "percent_after", "verdict", "problem"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for dossier in dossiers {
        let sides = [(old, &dossier.old), (new, &dossier.new)];
        let scored = |(catalogue, result): (&Catalogue, &Result<Assessment, String>)| {
            let assessment = result.as_ref().ok()?;
            let label = assessment.award.and_then(|award| catalogue.labels.get(award));
            let percent = assessment.percent_shown(catalogue, &PercentLimits::new(catalogue)).unwrap_or_default();
            let percent = if language == Language::De { percent.replace('.', ",") } else { percent };
            Some([label.map(|label| label.id.clone()).unwrap_or_default(), percent])
        };
        let [[before, percent_before], [after, percent_after]] = sides.map(|side| scored(side).unwrap_or_default());
        let (name, verdict) = match (&dossier.old, &dossier.new) {
            (Ok(before), Ok(after)) => {
                (after.initiative.name.clone().unwrap_or_default(), verdict(old, new, before, after).0.code())
            }
            _ => (String::new(), ""),
        };
        let problem = [&dossier.old, &dossier.new].into_iter().find_map(|result| result.as_ref().err());
        let problem = problem.map_or_else(String::new, |problem| safe(problem));
        let head = [safe(&dossier.place), safe(&name), before, after, percent_before, percent_after];
        rows.push(head.into_iter().chain([verdict.to_owned(), problem]).collect());
    }
    table(&rows, language)
}

/// The facts and indicators of an assessment, one a row.
pub fn indicators(catalogue: &Catalogue, assessment: &Assessment, digits: &Digits, localizer: &Localizer) -> String {
    let report_writer = ReportWriter { localizer, digits, catalogue, assessment };
    let header = [
        "indicator", "number", "category", "title", "status", "value", "points", "max", "weight", "contribution",
        "claimed", "minimum", "minimum_met", "excellent", "basis", "documents", "working",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    let flag = |flag: bool| localizer.word(if flag { "yes" } else { "no" });
    let number = |kind, number: &Exact| in_habit(digits.show(kind, number), localizer.language());
    let plain = |figure: Option<&Exact>| figure.map_or_else(String::new, |figure| number(FigureKind::Quantity, figure));
    rows.extend(catalogue.facts.iter().zip(&assessment.facts).map(|(fact, of)| fact_row(&report_writer, fact, of)));
    for (index, (indicator, assessed)) in catalogue.indicators.iter().zip(&assessment.indicators).enumerate() {
        let kind = if indicator.is_percentage() { FigureKind::Percent } else { FigureKind::Quantity };
        let category = catalogue.categories.get(indicator.category);
        let documents: Vec<&str> = assessed.own_documents().map(|document| document.name.as_str()).collect();
        let value = match &assessed.value {
            Some(value) => number(kind, value),
            None => safe(&report_writer.value(indicator, assessed)),
        };
        rows.push(vec![
            safe(&indicator.id),
            indicator.number.as_deref().map_or_else(String::new, numbered),
            safe(category.map_or("", |category| &category.id)),
            safe(localizer.text(&indicator.title)),
            assessed.status.code().to_owned(),
            value,
            plain(assessed.points.as_ref()),
            plain(Some(&indicator.points)),
            plain(Some(&indicator.weight)),
            plain(assessed.contribution.as_ref()),
            // Blank without a decision.
            plain(assessed.decided.as_ref().and_then(|decided| decided.claimed.as_ref())),
            plain(indicator.minimum.as_ref()),
            assessed.minimum_met.map_or_else(String::new, flag),
            flag(assessed.excellent),
            indicator.foundation.basis.code().to_owned(),
            safe(&documents.join("|")),
            safe(&report_writer.derivation(index, indicator, assessed)),
        ]);
    }
    // The rows behind the header, which further columns are for.
    let asked = || catalogue.questions().zip(1..);
    let mut add = |title: &str, cell: &dyn Fn(Question) -> String| {
        rows.iter_mut().take(1).for_each(|header| header.push(title.to_owned()));
        for (question, row) in asked() {
            rows.get_mut(row).into_iter().for_each(|row| row.push(cell(question)));
        }
    };
    if !catalogue.facts.is_empty() {
        add("facts", &|question| facts_read(catalogue, question));
    }
    let of_indicator = |question, of: &dyn Fn(usize) -> Option<String>| match question {
        Question::Indicator(index) => of(index).unwrap_or_default(),
        Question::Fact(_) => String::new(),
    };
    let indicator = |index: usize| catalogue.indicators.get(index);
    if !catalogue.groups.is_empty() {
        let group = |index| Some(safe(&catalogue.groups.get(indicator(index)?.group?)?.id));
        add("group", &|question| of_indicator(question, &group));
        let counts = |index| assessment.counts(catalogue, index).map(flag);
        add("counts", &|question| of_indicator(question, &counts));
        let dispensable = |index: usize| assessment.indicators.get(index).map(|assessed| flag(assessed.is_dispensable));
        add("dispensable", &|question| of_indicator(question, &dispensable));
    }
    if catalogue.indicators.iter().any(|indicator| indicator.bonus) {
        let bonus = |index| indicator(index).map(|indicator| flag(indicator.bonus));
        add("bonus", &|question| of_indicator(question, &bonus));
    }
    if !assessment.suppositions.is_empty() {
        add("hypothetical", &|question| supposed(catalogue, assessment, question, localizer));
    }
    table(&rows, localizer.language())
}

/// A fact in the columns of indicators; those about points are empty.
fn fact_row(report_writer: &ReportWriter<'_>, fact: &Fact, assessed: &AssessedFact) -> Vec<String> {
    let localizer = report_writer.localizer;
    let documents: Vec<&str> = assessed.documents.iter().map(|document| document.name.as_str()).collect();
    let value = match &assessed.given {
        AnswerValue::Number(number) => in_habit(in_full(number), localizer.language()),
        AnswerValue::Since(date) => date.to_string(),
        _ if assessed.status() == Status::Scored => safe(&report_writer.fact_value(fact, assessed)),
        _ => String::new(),
    };
    let (id, title) = (safe(&fact.id), safe(localizer.text(&fact.title)));
    let empty = String::new;
    let mut row = vec![id, empty(), empty(), title, assessed.code().to_owned(), value];
    row.resize_with(14, empty);
    row.extend([fact.foundation.basis.code().to_owned(), safe(&documents.join("|")), empty()]);
    row
}

/// The facts that an indicator reads.
fn facts_read(catalogue: &Catalogue, question: Question) -> String {
    let facts = catalogue.asked(question).into_iter().flat_map(|asked| asked.facts());
    let ids = facts.filter_map(|fact| catalogue.facts.get(fact)).map(|fact| fact.id.as_str());
    safe(&ids.collect::<Vec<_>>().join("|"))
}

/// What was supposed of a fact or an indicator; in every row it says that the result is hypothetical.
fn supposed(catalogue: &Catalogue, assessment: &Assessment, question: Question, localizer: &Localizer) -> String {
    let reads = |fact| catalogue.asked(question).is_some_and(|asked| asked.facts().any(|read| read == fact));
    let concerns = |other| other == question || matches!(other, Question::Fact(fact) if reads(fact));
    let own = assessment.suppositions.iter().filter(|one| concerns(one.question));
    let own: Vec<String> = own.map(|one| one.written(catalogue)).collect();
    if own.is_empty() { localizer.word("yes") } else { safe(&own.join("|")) }
}

/// A number as a language writes it, ungrouped: a grouping sign would make a text of it.
fn in_habit(number: String, language: Language) -> String {
    if language == Language::De { number.replace('.', ",") } else { number }
}

/// The requests of a self-test, one a row.
pub fn requests(requests: &[EvidenceRequest], language: Language) -> String {
    let mut rows = vec![["kind", "indicator", "number", "title", "place", "request"].map(str::to_owned).to_vec()];
    for request in requests {
        rows.push(vec![
            request.kind.to_owned(),
            safe(&request.indicator),
            numbered(&request.number),
            safe(&request.title),
            safe(&request.place),
            safe(&request.text),
        ]);
    }
    table(&rows, language)
}

/// The dialect of a language's spreadsheets: semicolons where the comma is the decimal sign.
pub fn dialect(language: Language) -> csv::WriterBuilder {
    let mut dialect = csv::WriterBuilder::new();
    dialect.delimiter(if language == Language::De { b';' } else { b',' }).terminator(csv::Terminator::CRLF);
    dialect
}

/// Rows as CSV.
pub fn table(rows: &[Vec<String>], language: Language) -> String {
    let mut writer = dialect(language).from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    BYTE_ORDER_MARK.to_owned() + &String::from_utf8_lossy(&bytes)
}

/// Rows of a user's own cells as CSV, as they are; without a delimiter of their own in the language's dialect.
#[cfg(feature = "cli")]
pub(crate) fn delimited(rows: &[Vec<String>], delimiter: Option<char>, language: Language) -> String {
    let own = delimiter.and_then(|delimiter| u8::try_from(delimiter).ok()).filter(u8::is_ascii);
    let mut dialect = dialect(language);
    if let Some(delimiter) = own {
        dialect.delimiter(delimiter);
    }
    let mut writer = dialect.flexible(true).from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    BYTE_ORDER_MARK.to_owned() + &String::from_utf8_lossy(&bytes)
}

/// The number of an indicator in its handbook: 2.2.2 would become a date.
fn numbered(number: &str) -> String {
    if number.is_empty() { String::new() } else { format!("'{}", super::terminal::clean(number)) }
}

/// A text that no spreadsheet takes for a formula; control characters made visible. For
/// files that are made for programs, which read `2026-009` as it is.
pub fn inert(text: &str) -> Cow<'_, str> {
    // Most are words of letters, digits and a few other characters.
    const IS_WORD: [bool; 256] = {
        let (mut are, mut byte) = ([false; 256], 0_u8);
        while byte < 128 {
            are[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'_' | b'.' | b'|');
            byte += 1;
        }
        are
    };
    let is_word = |byte: u8| IS_WORD.get(usize::from(byte)) == Some(&true);
    if text.starts_with(|first: char| first.is_ascii_alphanumeric()) && text.bytes().all(is_word) {
        return Cow::Borrowed(text);
    }
    let text = super::terminal::clean(text);
    // The full-width characters begin a formula where they are typed.
    if text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Owned(text)
    }
}

/// A text that no spreadsheet takes for a formula, a date or a number; control characters made visible.
pub fn safe(text: &str) -> String {
    let text = inert(text);
    let is_figure = text.starts_with(|first: char| first.is_ascii_digit())
        && text.chars().all(|sign| sign.is_ascii_digit() || ".,:/- eE".contains(sign));
    if is_figure { format!("'{text}") } else { text.into_owned() }
}
