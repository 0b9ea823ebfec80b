//! The sheet of indicators: a row each, from the value to the contribution.

use super::formulas::{self, StatusWords, at_least};
use super::layout::indicators::{ATTAINABLE, CONTRIBUTION, DECIDED, STATUS, missed};
use super::layout::{self, many};
use super::sheet::{Cached, SheetWriter, WriteResult, cell, figure, live, plain, quiet, sign};
use super::{WorkbookContext, groups};
use crate::assess::{AssessedIndicator, Status};
use crate::catalogue::{Indicator, Measure, Undocumented};
use crate::number::{Exact, FigureKind};
use rust_xlsxwriter::{Color, ConditionalFormatText, ConditionalFormatTextRule, Format, XlsxError};

const VALUE: u16 = 5;
/// The points before the weight.
const POINTS: u16 = 7;
const DOCUMENTS: u16 = 17;
/// The points by the evidence alone.
const CLAIMED: u16 = 18;
/// The points that an evaluator set in their place; blank without a decision. The two
/// columns behind it hold the days between which that holds.
const ENTERED: u16 = 19;
const DECISION: u16 = 23;

pub(super) fn write(context: &WorkbookContext<'_>) -> Result<SheetWriter, XlsxError> {
    let titles = [
        ("column-number", 8),
        ("column-indicator", 24),
        ("sheet-title", 34),
        ("column-category", 16),
        ("sheet-status", 13),
        ("column-value", 11),
        ("sheet-value-exact", 12),
        ("column-points", 10),
        ("sheet-points-exact", 11),
        ("sheet-most", 10),
        ("column-weight", 10),
        ("column-contribution", 10),
        ("sheet-contribution-exact", 11),
        ("column-attainable", 11),
        ("sheet-minimum", 13),
        ("sheet-minimum-met", 13),
        ("sheet-excellent", 11),
        ("sheet-documents-named", 11),
        ("column-claimed", 11),
        ("sheet-decided", 11),
        ("sheet-decided-from", 12),
        ("sheet-decided-until", 12),
        ("sheet-decided-now", 11),
        ("sheet-decision-reason", 40),
    ];
    let localizer = context.report_writer.localizer;
    let mut sheet = context.sheet(&context.layout.names.indicators, &titles)?;
    sheet.inner().set_freeze_panes(1, 3)?;
    for (index, label) in context.catalogue.labels.iter().enumerate() {
        let title = format!("{}: {}", localizer.word("sheet-missed"), localizer.text(&label.title));
        sheet.width(missed(index), 13)?;
        sheet.titles(0, missed(index), &[title])?;
    }
    if let Some(column) = context.layout.dispensable() {
        sheet.width(column, 12)?;
        context.titles(&mut sheet, 0, column, &["status-dispensable"])?;
    }
    // The working stands last and is not printed: other reports tell it.
    let working = context.layout.working();
    sheet.width(working, 90)?;
    context.titles(&mut sheet, 0, working, &["column-working"])?;
    sheet.inner().set_print_area(0, 0, context.layout.indicators, working - 1)?;
    if context.assessment.claimed.is_none() {
        // Decisions are rare, so the columns are hidden at first.
        sheet.inner().set_column_range_hidden(CLAIMED, DECISION)?;
    }
    let words = StatusWords::new(context);
    let all = context.catalogue.indicators.iter().zip(&context.assessment.indicators).enumerate();
    for (index, (indicator, assessed)) in all {
        named(context, &mut sheet, index, indicator)?;
        scored(context, &mut sheet, &words, index, indicator, assessed)?;
        judged(context, &mut sheet, &words, index, indicator, assessed)?;
    }
    let last = context.layout.indicators.max(1);
    tint(&mut sheet, 1, 15, last, 16)?;
    let doubtful = Format::new().set_font_color(Color::RGB(0x9C_57_00));
    for key in ["status-missing", "status-invalid"] {
        let rule = ConditionalFormatText::new().set_rule(ConditionalFormatTextRule::Contains(localizer.word(key)));
        sheet.inner().add_conditional_format(1, STATUS, last, STATUS, &rule.set_format(&doubtful))?;
    }
    Ok(sheet)
}

/// Colours the signs of a part of a sheet; they carry the meaning alone.
pub(super) fn tint(sheet: &mut SheetWriter, row: u32, column: u16, last_row: u32, last_column: u16) -> WriteResult {
    for (sign, colour) in [("✓", 0x00_61_00), ("★", 0x00_61_00), ("✗", 0x9C_00_06)] {
        let format = Format::new().set_font_color(Color::RGB(colour)).set_bold();
        let rule = ConditionalFormatText::new().set_rule(ConditionalFormatTextRule::Contains(sign.to_owned()));
        sheet.inner().add_conditional_format(row, column, last_row, last_column, &rule.set_format(&format))?;
    }
    Ok(())
}

fn named(context: &WorkbookContext<'_>, sheet: &mut SheetWriter, index: usize, indicator: &Indicator) -> WriteResult {
    let row = many(index) + 1;
    let localizer = context.report_writer.localizer;
    let category = context.catalogue.categories.get(indicator.category);
    sheet.text(row, 0, indicator.number.as_deref().unwrap_or(""), &plain())?;
    sheet.text(row, 1, &indicator.id, &plain())?;
    sheet.prose(row, 2, localizer.text(&indicator.title), &plain())?;
    sheet.prose(row, 3, category.map_or("", |category| localizer.text(&category.title)), &plain())
}

fn scored(
    context: &WorkbookContext<'_>,
    sheet: &mut SheetWriter,
    words: &StatusWords,
    index: usize,
    indicator: &Indicator,
    assessed: &AssessedIndicator,
) -> WriteResult {
    let row = many(index) + 1;
    let (layout, digits) = (&context.layout, context.report_writer.digits);
    let status = cell(row, STATUS);
    let is = |word: &str| format!("{status}={word}");
    let text = |text: &str| Cached::Text(text.to_owned());
    let number = |number: Option<&Exact>| number.map_or(text(""), |number| Cached::Number(number.clone()));
    let exact = |number: Option<&Exact>| number.map_or_else(String::new, Exact::fraction);
    let shown = |kind, number| plain().set_num_format(figure(digits, kind, number));

    let is_strict = context.catalogue.undocumented == Undocumented::Zero;
    let mut formula = formulas::status(context, words, index, indicator);
    if is_strict && indicator.not_applicable_documents > 0 {
        // Without what proves it, "not applicable" counts as missing.
        let is_short = format!("{}<{}", cell(row, DOCUMENTS), indicator.not_applicable_documents);
        let (absent, missing) = (&words.not_applicable, &words.missing);
        formula = format!("IF(AND({formula}={absent},{is_short}),{missing},{formula})");
    }
    sheet.formula(row, STATUS, &formula, text(&status_word(context, assessed.status)), &plain())?;

    let kind = if indicator.is_percentage() { FigureKind::Percent } else { FigureKind::Quantity };
    let value = assessed.value.as_ref();
    let cached = match (&indicator.measure, &assessed.value_working) {
        (Measure::Choice { options }, crate::assess::ValueWorking::Chosen(option)) => {
            text(options.get(*option).map_or("", |option| &option.id))
        }
        _ => number(value.filter(|_| assessed.status == Status::Scored)),
    };
    let formula = format!("IF({},{},\"\")", is(&words.scored), formulas::value(context, index, indicator));
    sheet.formula(row, VALUE, &formula, cached, &shown(kind, value))?;
    sheet.text(row, VALUE + 1, &exact(value), &quiet())?;

    let mut formula = formulas::points(context, index, indicator, &cell(row, VALUE));
    if is_strict {
        let needed = formulas::documents_needed(layout, index, indicator, &cell(row, VALUE));
        let mut short = format!("{}<{needed}", cell(row, DOCUMENTS));
        let facts: Vec<String> = indicator.facts().map(|fact| layout.fact_is_short(fact)).collect();
        if !facts.is_empty() {
            short = format!("OR({short},{})", facts.join(","));
        }
        formula = format!("IF({short},0,{formula})");
    }
    let formula = format!("IF({},\"\",IF({},{formula},0))", is(&words.not_applicable), is(&words.scored));
    let points = assessed.points.as_ref();
    let claimed = assessed.decided.as_ref().map_or(points, |decided| decided.claimed.as_ref());
    sheet.formula(row, CLAIMED, &formula, number(claimed), &shown(FigureKind::Quantity, claimed))?;
    decided(context, sheet, row, indicator, assessed)?;
    let (claimed, decided) = (cell(row, CLAIMED), cell(row, DECIDED));
    let formula = format!("IF({decided}=\"\",{claimed},{decided})");
    sheet.formula(row, POINTS, &formula, number(points), &shown(FigureKind::Quantity, points))?;
    sheet.text(row, POINTS + 1, &exact(points), &quiet())?;

    let (most, weight) = (cell(row, 9), cell(row, 10));
    for (column, rule, figure) in
        [(9, layout::scales::MOST, &indicator.points), (10, layout::scales::WEIGHT, &indicator.weight)]
    {
        sheet.formula(row, column, &layout.rule(index, rule), number(Some(figure)), &plain())?;
    }
    let contribution = assessed.contribution.as_ref();
    let leaves = left(row, words);
    let formula = format!("IF({leaves},\"\",{weight}*{})", cell(row, POINTS));
    sheet.formula(row, CONTRIBUTION, &formula, number(contribution), &shown(FigureKind::Quantity, contribution))?;
    sheet.text(row, CONTRIBUTION + 1, &exact(contribution), &quiet())?;
    let formula = format!("IF({leaves},0,{weight}*{most})");
    if let Some(column) = layout.dispensable() {
        let is_missing = format!("{},{}=\"\"", is(&words.missing), cell(row, DECIDED));
        let formula = groups::dispensable(context, index, &is_missing, &format!("{weight}*{most}"));
        let dispensable = Cached::Number(Exact::count(usize::from(assessed.is_dispensable)));
        sheet.formula(row, column, formula.as_deref().unwrap_or("0"), dispensable, &plain())?;
    }
    // A bonus earns without being attainable.
    let (formula, attainable) =
        if indicator.bonus { ("0", &Exact::ZERO) } else { (formula.as_str(), &assessed.attainable) };
    sheet.formula(row, ATTAINABLE, formula, number(Some(attainable)), &plain())
}

/// A status as formulas have it.
fn status_word(context: &WorkbookContext<'_>, status: Status) -> String {
    context.word(match status {
        Status::Scored => "status-scored",
        Status::Missing => "status-missing",
        Status::Invalid => "status-invalid",
        Status::NotApplicable => "status-not-applicable",
    })
}

fn decided(
    context: &WorkbookContext<'_>,
    sheet: &mut SheetWriter,
    row: u32,
    indicator: &Indicator,
    assessed: &AssessedIndicator,
) -> WriteResult {
    let decision = assessed.decided.as_ref().map(|decided| &decided.decision);
    match decision {
        Some(decision) => sheet.number(row, ENTERED, &decision.points, &live())?,
        None => sheet.blank(row, ENTERED, &live())?,
    }
    let days = [decision.map(|decision| decision.date), decision.and_then(|decision| decision.expires)];
    for (column, day) in (ENTERED + 1..).zip(days) {
        match day {
            Some(day) => sheet.date(row, column, day, live())?,
            None => sheet.blank(row, column, &live())?,
        }
    }
    let [entered, from, until] = [0, 1, 2].map(|further| cell(row, ENTERED + further));
    let as_of = context.layout.as_of();
    let holds = format!("AND({entered}<>\"\",OR({from}=\"\",{from}<={as_of}),OR({until}=\"\",{until}>={as_of}))");
    let now = decision.map_or(Cached::Text(String::new()), |decision| Cached::Number(decision.points.clone()));
    sheet.formula(row, DECIDED, &format!("IF({holds},{entered},\"\")"), now, &plain())?;
    match &assessed.decided {
        Some(decided) => sheet.prose(row, DECISION, &context.report_writer.decided(indicator, decided), &plain()),
        None => Ok(()),
    }
}

/// Whether an indicator leaves the score: it does not apply, and there is no decision.
fn left(row: u32, words: &StatusWords) -> String {
    format!("AND({}={},{}=\"\")", cell(row, STATUS), words.not_applicable, cell(row, DECIDED))
}

fn judged(
    context: &WorkbookContext<'_>,
    sheet: &mut SheetWriter,
    words: &StatusWords,
    index: usize,
    indicator: &Indicator,
    assessed: &AssessedIndicator,
) -> WriteResult {
    let row = many(index) + 1;
    let layout = &context.layout;
    let (status, points, leaves) = (cell(row, STATUS), cell(row, POINTS), left(row, words));
    let text = |text: &str| Cached::Text(text.to_owned());
    let minimum = layout.rule(index, layout::scales::MINIMUM);
    let cached = indicator.minimum.clone().map_or(text(""), Cached::Number);
    sheet.formula(row, 14, &format!("IF({minimum}=\"\",\"\",{minimum})"), cached, &plain())?;
    let reached = at_least(&points, &minimum);
    let formula = format!("IF(OR({leaves},{minimum}=\"\"),\"–\",IF({reached},\"✓\",\"✗\"))");
    let cached = assessed.minimum_met.map_or("–", |met| if met { "✓" } else { "✗" });
    sheet.formula(row, 15, &formula, text(cached), &sign())?;
    let reached = at_least(&points, &layout.rule(index, layout::scales::EXCELLENT));
    let settled = format!("OR({status}={},{}<>\"\")", words.scored, cell(row, DECIDED));
    let formula = format!("IF({settled},IF({reached},\"★\",\"\"),\"\")");
    sheet.formula(row, 16, &formula, text(if assessed.excellent { "★" } else { "" }), &sign())?;
    sheet.count(row, DOCUMENTS, assessed.documents_counted(), &live())?;
    let working = layout.working();
    sheet.prose(row, working, &context.report_writer.derivation(index, indicator, assessed), &quiet())?;
    for (label_index, label) in context.catalogue.labels.iter().enumerate() {
        let minimum = layout.rule(index, layout::scales::scope(label_index) + 1);
        let reached = at_least(&points, &minimum);
        let formula = format!("IF(OR({leaves},{minimum}=\"\"),0,IF({reached},0,1))");
        let own = label.minimums.iter().find(|(of, _)| *of == index).map(|(_, minimum)| minimum);
        let is_missed = assessed.points.as_ref().zip(own).is_some_and(|(points, minimum)| points < minimum);
        let cached = Cached::Number(Exact::from(i64::from(is_missed)));
        sheet.formula(row, missed(label_index), &formula, cached, &sign().set_num_format("0;;\"–\""))?;
    }
    Ok(())
}
