//! The sheet of scales: the catalogue's figures, which the formulas refer to.

use super::WorkbookContext;
use super::layout::scales::{
    CATEGORY, DOCUMENTS, EXCELLENT, FROM, GREATEST, LEAST, MINIMUM, MOST, OPTION, PER, POINTS, UP_TO, WEIGHT, scope,
};
use super::layout::{choices, many};
use super::sheet::{SheetWriter, WriteResult, plain};
use crate::catalogue::{Indicator, Measure, Scale};
use crate::number::Exact;
use rust_xlsxwriter::XlsxError;

pub(super) fn write(context: &WorkbookContext<'_>) -> Result<SheetWriter, XlsxError> {
    let localizer = context.report_writer.localizer;
    let titles = [
        ("column-indicator", 26),
        ("sheet-category", 14),
        ("sheet-most", 11),
        ("column-weight", 11),
        ("sheet-minimum", 11),
        ("sheet-excellent-from", 22),
        ("sheet-documents-needed", 11),
        ("sheet-per", 9),
        ("sheet-least", 11),
        ("sheet-greatest", 11),
    ];
    let mut sheet = context.sheet(&context.layout.names.scales, &titles)?;
    for (index, label) in context.catalogue.labels.iter().enumerate() {
        let title = localizer.text(&label.title);
        let of_label = |key| format!("{}: {title}", localizer.word(key));
        (scope(index)..scope(index) + 2).try_for_each(|column| sheet.width(column, 14))?;
        sheet.titles(0, scope(index), &[of_label("sheet-scope"), of_label("sheet-minimum")])?;
    }
    for (index, indicator) in context.catalogue.indicators.iter().enumerate() {
        rules(context, &mut sheet, index, indicator)?;
    }
    let mut kinds =
        vec!["column-indicator", "sheet-kind", "sheet-from", "sheet-up-to", "column-points", "sheet-option"];
    let ask = |indicator: &Indicator| choices(&indicator.measure).iter().any(|option| option.documents > 0);
    if context.catalogue.indicators.iter().any(ask) {
        kinds.push("sheet-documents-needed");
    }
    context.titles(&mut sheet, context.layout.indicators + 2, 0, &kinds)?;
    for (indicator, (first, _)) in context.catalogue.indicators.iter().zip(&context.layout.scales) {
        scale(context, &mut sheet, *first, indicator)?;
    }
    qualification(context, &mut sheet)?;
    facts(context, &mut sheet)?;
    Ok(sheet)
}

fn rules(context: &WorkbookContext<'_>, sheet: &mut SheetWriter, index: usize, indicator: &Indicator) -> WriteResult {
    let row = many(index) + 1;
    let look = plain();
    sheet.text(row, 0, &indicator.id, &look)?;
    if indicator.group.is_none() {
        // What a group holds enters the category with it.
        sheet.count(row, CATEGORY, indicator.category + 1, &look)?;
    }
    sheet.number(row, MOST, &indicator.points, &look)?;
    sheet.number(row, WEIGHT, &indicator.weight, &look)?;
    sheet.number(row, EXCELLENT, &indicator.excellent, &look)?;
    sheet.count(row, DOCUMENTS, indicator.documents, &look)?;
    if let Measure::Ratio { per, .. } = &indicator.measure {
        sheet.number(row, PER, per, &look)?;
    }
    let (least, greatest) = limits(&indicator.measure);
    for (column, figure) in [(MINIMUM, indicator.minimum.as_ref()), (LEAST, least), (GREATEST, greatest)] {
        if let Some(figure) = figure {
            sheet.number(row, column, figure, &look)?;
        }
    }
    for (label_index, label) in context.catalogue.labels.iter().enumerate() {
        let column = scope(label_index);
        sheet.count(row, column, usize::from(label.scope.contains(&index)), &look)?;
        if let Some((_, minimum)) = label.minimums.iter().find(|(of, _)| *of == index) {
            sheet.number(row, column + 1, minimum, &look)?;
        }
    }
    Ok(())
}

/// The least and the greatest valid value, where there are such.
fn limits(measure: &Measure) -> (Option<&Exact>, Option<&Exact>) {
    match measure {
        Measure::Number { min, max, .. } => (min.as_ref(), max.as_ref()),
        Measure::Percent { min, max, .. } => (Some(min), Some(max)),
        _ => (None, None),
    }
}

/// Limits, documents and options of the facts.
fn facts(context: &WorkbookContext<'_>, sheet: &mut SheetWriter) -> WriteResult {
    if let Some((first, _)) = context.layout.facts.first() {
        let titles = ["column-fact", "", "sheet-least", "sheet-greatest", "sheet-documents-needed", "sheet-option"];
        context.titles(sheet, first - 1, 0, &titles)?;
    }
    for (fact, (first, count)) in context.catalogue.facts.iter().zip(&context.layout.facts) {
        (*first..first + count).try_for_each(|row| sheet.text(row, 0, &fact.id, &plain()))?;
        let (least, greatest) = limits(&fact.measure);
        for (column, figure) in [(FROM, least), (UP_TO, greatest)] {
            if let Some(figure) = figure {
                sheet.number(*first, column, figure, &plain())?;
            }
        }
        sheet.count(*first, POINTS, fact.documents, &plain())?;
        for (row, option) in (*first..).zip(choices(&fact.measure)) {
            sheet.text(row, OPTION, &option.id, &plain())?;
        }
    }
    Ok(())
}

fn scale(context: &WorkbookContext<'_>, sheet: &mut SheetWriter, first: u32, indicator: &Indicator) -> WriteResult {
    type Line<'s> = (&'static str, Option<&'s Exact>, Option<&'s Exact>, &'s Exact);
    let lines: Vec<Line<'_>> = match (&indicator.scale, &indicator.measure) {
        (Some(Scale::From(steps)), _) => {
            steps.iter().map(|step| ("sheet-kind-from", Some(&step.limit), None, &step.points)).collect()
        }
        (Some(Scale::UpTo(steps)), _) => {
            steps.iter().map(|step| ("sheet-kind-up-to", None, Some(&step.limit), &step.points)).collect()
        }
        (Some(Scale::Bands(bands)), _) => {
            bands.iter().map(|band| ("sheet-kind-band", Some(&band.from), Some(&band.up_to), &band.points)).collect()
        }
        (Some(Scale::Line(line)), _) => match line.ends() {
            Some([from, to]) => vec![("sheet-kind-linear", Some(from), Some(to), &indicator.points)],
            None => line.points().iter().map(|at| ("sheet-kind-point", Some(&at.value), None, &at.points)).collect(),
        },
        (None, Measure::Choice { options }) => {
            options.iter().map(|option| ("sheet-kind-option", None, None, &option.points)).collect()
        }
        (None, _) => vec![("sheet-kind-yes", None, None, &indicator.points)],
    };
    for (row, (kind, from, up_to, points)) in (first..).zip(lines) {
        sheet.text(row, 0, &indicator.id, &plain())?;
        sheet.text(row, 1, &context.word(kind), &plain())?;
        for (column, figure) in [(FROM, from), (UP_TO, up_to), (POINTS, Some(points))] {
            if let Some(figure) = figure {
                sheet.number(row, column, figure, &plain())?;
            }
        }
    }
    if let (None, Measure::Choice { options }) = (&indicator.scale, &indicator.measure) {
        let ask = options.iter().any(|option| option.documents > 0);
        for (row, option) in (first..).zip(options) {
            sheet.text(row, OPTION, &option.id, &plain())?;
            if ask {
                sheet.count(row, DOCUMENTS, option.documents, &plain())?;
            }
        }
    }
    Ok(())
}

fn qualification(context: &WorkbookContext<'_>, sheet: &mut SheetWriter) -> WriteResult {
    let localizer = context.report_writer.localizer;
    let qualification = &context.catalogue.qualification;
    let mut titles = |first: u32, name: &'static str, figure: &'static str| -> WriteResult {
        context.titles(sheet, first - 1, 0, &[name])?;
        context.titles(sheet, first - 1, POINTS, &[figure, "sheet-id"])
    };
    let (roles, programmes) = (context.layout.roles.0, context.layout.programmes.0);
    if !qualification.roles.is_empty() {
        titles(roles, "sheet-role", "column-weight")?;
    }
    if !qualification.programmes.is_empty() {
        titles(programmes, "sheet-programme", "sheet-valid-months")?;
    }
    for (row, role) in (roles..).zip(&qualification.roles) {
        sheet.prose(row, 0, localizer.text(&role.title), &plain())?;
        sheet.number(row, POINTS, &role.weight, &plain())?;
        sheet.text(row, OPTION, &role.id, &plain())?;
    }
    for (row, programme) in (programmes..).zip(&qualification.programmes) {
        sheet.prose(row, 0, localizer.text(&programme.title), &plain())?;
        if let Some(months) = programme.valid_months {
            sheet.count(row, POINTS, months, &plain())?;
        }
        sheet.text(row, OPTION, &programme.id, &plain())?;
    }
    Ok(())
}
