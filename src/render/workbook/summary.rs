//! The sheet of the decision: the score, the labels and their conditions, what it all rests on.

use super::layout::summary::{AS_OF, LABELS};
use super::sheet::{
    Cached, SheetWriter, WriteResult, cached, cell, figure, heading, held, held_lines, live, plain, quiet, quoted,
    title,
};
use super::{WorkbookContext, indicators, labels, layout};
use crate::assess::Totals;
use crate::number::{Exact, FigureKind};
use crate::report::figures;
use rust_xlsxwriter::{Format, XlsxError};

const AWARD: u32 = 10;
const PROVISIONAL: u32 = 11;
const RESERVATIONS: u32 = 12;
/// The column in which merit's own decision is named.
const OWN: u16 = 3;
/// About as many characters fit in a line over all columns.
const CHARACTERS: usize = 150;
/// The row of the score's header; points, attainable and percent follow.
const SCORE: u32 = 13;

pub(super) fn write(context: &WorkbookContext<'_>) -> Result<SheetWriter, XlsxError> {
    let widths = [("", 40), ("", 40), ("", 20), ("", 22), ("", 18), ("", 24), ("", 14)];
    let mut sheet = SheetWriter::new(&context.layout.names.summary, &widths)?;
    let mut page = labels::LabelSheet::new(context);
    head(context, &mut sheet)?;
    page.write(&mut sheet)?;
    score(context, &mut sheet, &page)?;
    award(context, &mut sheet, &page)?;
    let last = basis(context, &mut sheet, page.end + 2)?;
    indicators::tint(&mut sheet, LABELS, 6, last, 6)?;
    sheet.inner().set_print_area(0, 0, last, 6)?;
    Ok(sheet)
}

fn head(context: &WorkbookContext<'_>, sheet: &mut SheetWriter) -> WriteResult {
    let (catalogue, assessment, localizer) = (context.catalogue, context.assessment, context.report_writer.localizer);
    let initiative = &assessment.initiative;
    let name = initiative.name.as_ref().or(initiative.id.as_ref()).map_or("", String::as_str);
    sheet.text(0, 0, name, &title())?;
    sheet.text(1, 0, localizer.text(&catalogue.title), &plain())?;
    let note = localizer.word("sheet-note");
    sheet.inner().merge_range(2, 0, 2, 6, &note, &plain().set_text_wrap())?;
    sheet.inner().set_row_height(2, 76)?;
    let lines = [
        (3, "sheet-initiative", initiative.id.clone().unwrap_or_default()),
        (4, "sheet-catalogue", format!("{}@{}", catalogue.id, catalogue.version)),
        (5, "sheet-digest", catalogue.sha256.clone()),
        (7, "sheet-tool", format!("merit {}", env!("CARGO_PKG_VERSION"))),
    ];
    for (row, key, text) in lines {
        sheet.text(row, 0, &localizer.word(key), &plain())?;
        sheet.text(row, 1, &text, &plain())?;
    }
    sheet.text(AS_OF, 0, &localizer.word("sheet-as-of"), &plain())?;
    sheet.date(AS_OF, 1, assessment.as_of, live())
}

fn score(context: &WorkbookContext<'_>, sheet: &mut SheetWriter, page: &labels::LabelSheet<'_>) -> WriteResult {
    let localizer = context.report_writer.localizer;
    context.titles(sheet, SCORE, 0, &["sheet-score", "sheet-now", "sheet-exact", "sheet-best-case"])?;
    let Totals { points, attainable, percent, .. } = &context.assessment.score;
    let best = &context.assessment.best_case;
    let layout = &context.layout;
    let sums = [layout::indicators::CONTRIBUTION, layout::indicators::ATTAINABLE]
        .map(|column| page.sum(column, None).unwrap_or_else(|| format!("SUM({})", layout.all(column))));
    let [sum, most] = sums;
    // What is rounded is no longer what makes the percentage.
    let exact = context.catalogue.round_points.map_or_else(|| cell(SCORE + 1, 1), |_| sum.clone());
    let whole = page.percent(&exact, &cell(SCORE + 2, 1), None);
    let sum = labels::points_compared(context.catalogue, sum);
    let lines = [
        ("column-points", sum, FigureKind::Quantity, Some(points), Some(&best.points)),
        ("column-attainable", most, FigureKind::Quantity, Some(attainable), Some(&best.attainable)),
        ("column-percent", whole, FigureKind::Percent, percent.as_ref(), best.percent.as_ref()),
    ];
    for (row, (key, formula, kind, number, best)) in (SCORE + 1..).zip(lines) {
        sheet.text(row, 0, &localizer.word(key), &plain())?;
        let look = strong().set_num_format(figure(context.report_writer.digits, kind, number));
        sheet.formula(row, 1, &formula, cached(number), &look)?;
        sheet.text(row, 2, &number.map_or_else(String::new, Exact::fraction), &quiet())?;
        sheet.text(row, 3, &best.map_or_else(String::new, Exact::fraction), &quiet())?;
    }
    Ok(())
}

fn strong() -> Format {
    plain().set_bold()
}

fn award(context: &WorkbookContext<'_>, sheet: &mut SheetWriter, page: &labels::LabelSheet<'_>) -> WriteResult {
    let localizer = context.report_writer.localizer;
    let none = localizer.word("sheet-no-award");
    let reached = context.assessment.award.and_then(|index| context.catalogue.labels.get(index));
    sheet.text(AWARD - 1, 0, &localizer.word("sheet-decision"), &heading())?;
    sheet.text(AWARD, 0, &localizer.word("sheet-award"), &strong())?;
    let look = title();
    if context.catalogue.awards().next().is_none() {
        sheet.text(AWARD, 1, &none, &look)?;
    } else {
        let first = |column, none: &str| {
            let (from, signs) = (page.labels_in(column), page.labels_in(6));
            format!("IFERROR(INDEX({from},MATCH(\"✓\",{signs},0)),{})", quoted(none))
        };
        let name = reached.map_or(none.clone(), |label| localizer.text(&label.title).to_owned());
        sheet.formula(AWARD, 1, &first(0, &none), Cached::Text(name), &look)?;
        let id = reached.map_or(String::new(), |label| label.id.clone());
        sheet.formula(AWARD, 2, &first(1, ""), Cached::Text(id), &quiet())?;
    }
    // A reader may change figures; what merit decided stays beside what they come to.
    sheet.text(AWARD, OWN, &localizer.word("sheet-own-decision"), &plain())?;
    sheet.text(AWARD, OWN + 1, &reached.map_or(none, |label| localizer.text(&label.title).to_owned()), &strong())?;
    reservations(context, sheet)?;
    let statuses = context.layout.all(layout::indicators::STATUS);
    let [yes, no] = ["sheet-provisional-yes", "sheet-provisional-no"].map(|key| localizer.word(key));
    let [missing, invalid] = ["status-missing", "status-invalid"].map(|key| quoted(&localizer.word(key)));
    let decided = context.layout.all(layout::indicators::DECIDED);
    let needed = context.layout.dispensable().map(|column| format!(",{},0", context.layout.all(column)));
    let needed = needed.unwrap_or_default();
    let open = |word: &str| format!("COUNTIFS({statuses},{word},{decided},\"\"{needed})");
    // Which profile holds is no matter of formulas.
    let undecided = match context.assessment.profile.undecided.len() {
        0 => String::new(),
        count => format!("+{count}"),
    };
    let formula = format!("IF({}+{}{undecided}>0,{},{})", open(&missing), open(&invalid), quoted(&yes), quoted(&no));
    let own = if context.assessment.provisional { yes } else { no };
    sheet.text(PROVISIONAL, OWN + 1, &own, &plain())?;
    sheet.formula(PROVISIONAL, 1, &formula, Cached::Text(own), &plain())
}

/// Whose figures hold, and what weakens the decision, a line each in one cell, as the rows below have their places.
fn reservations(context: &WorkbookContext<'_>, sheet: &mut SheetWriter) -> WriteResult {
    let writer = &context.report_writer;
    let mut said: Vec<String> = writer.profile().into_iter().map(|(_, text)| text).collect();
    said.extend((!context.catalogue.profiles.is_empty()).then(|| writer.localizer.word("sheet-profiles")));
    said.extend(writer.reservations().into_iter().map(|(_, text)| text));
    if said.is_empty() {
        return Ok(());
    }
    wrapped(sheet, RESERVATIONS, &held_lines(&said))
}

/// Text across all columns, in a row that is as high as its lines.
fn wrapped(sheet: &mut SheetWriter, row: u32, text: &str) -> WriteResult {
    let lines: usize = text.lines().map(|line| line.chars().count().div_ceil(CHARACTERS)).sum();
    sheet.inner().merge_range(row, 0, row, 6, text, &plain().set_text_wrap())?;
    // Merged cells do not grow with their text.
    sheet.inner().set_row_height(row, u32::try_from(lines).unwrap_or(1).min(26) * 15)?;
    Ok(())
}

/// The files that were read, with their digests, and how much of the catalogue is assumed; the last row that is used.
fn basis(context: &WorkbookContext<'_>, sheet: &mut SheetWriter, first: u32) -> Result<u32, XlsxError> {
    let localizer = context.report_writer.localizer;
    context.titles(sheet, first, 0, &["sheet-file", "sheet-digest"])?;
    let mut row = first;
    for input in &context.assessment.inputs {
        row += 1;
        sheet.text(row, 0, &input.file, &plain())?;
        sheet.text(row, 1, &input.sha256, &quiet())?;
    }
    row += 2;
    let (_, figures) = figures(localizer, context.catalogue);
    wrapped(sheet, row, &held(&figures))?;
    Ok(row)
}
