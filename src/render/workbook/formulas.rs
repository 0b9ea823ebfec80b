//! The formulas of an indicator: from its live cells to a status, a value, points.
//! Comparisons round to nine digits, so that 0.1 + 0.2 is 0.3.

use super::sheet::{calendar, literal, quoted};
use super::{WorkbookContext, layout};
use crate::catalogue::{Indicator, Measure, Period, Scale};
use crate::evidence::CellValue;

/// What tells the statuses apart, as formulas hold them.
pub(super) struct StatusWords {
    pub scored: String,
    pub missing: String,
    pub invalid: String,
    pub not_applicable: String,
}

impl StatusWords {
    pub(super) fn new(context: &WorkbookContext<'_>) -> StatusWords {
        let word = |key| quoted(&context.report_writer.localizer.word(key));
        StatusWords {
            scored: word("status-scored"),
            missing: word("status-missing"),
            invalid: word("status-invalid"),
            not_applicable: word("status-not-applicable"),
        }
    }
}

/// A comparison that tells figures apart by their first nine decimals.
pub(super) fn at_least(figure: &str, limit: &str) -> String {
    format!("ROUND({figure},9)>=ROUND({limit},9)")
}

/// Whether an indicator's value stands fast, as its date is none of a spreadsheet's.
fn is_fixed(context: &WorkbookContext<'_>, index: usize, indicator: &Indicator) -> bool {
    matches!(indicator.measure, Measure::Since { .. })
        && (calendar(context.assessment.as_of).is_none() || beyond_calendar(context, index))
}

/// Whether a date that an indicator reads is one that spreadsheets do not know.
fn beyond_calendar(context: &WorkbookContext<'_>, index: usize) -> bool {
    let dates = context.layout.evidence.iter().filter(|row| row.indicator == index).filter_map(|row| row.cell);
    dates.filter_map(|cell| cell.read.as_ref()).any(|read| match read {
        CellValue::Date(date) => calendar(*date).is_none(),
        _ => false,
    })
}

pub(super) fn status(
    context: &WorkbookContext<'_>,
    words: &StatusWords,
    index: usize,
    indicator: &Indicator,
) -> String {
    let layout = &context.layout;
    let StatusWords { scored, missing, invalid, not_applicable } = words;
    let (first, second, all) = (layout.input(index, 0), layout.input(index, 1), layout.inputs(index));
    let one = |valid: String| {
        format!("IF({first}=\"\",{missing},IF(ISNUMBER({first}),IF({valid},{scored},{invalid}),{invalid}))")
    };
    let within = || {
        let (least, greatest) =
            (layout.rule(index, layout::scales::LEAST), layout.rule(index, layout::scales::GREATEST));
        format!("AND(OR({least}=\"\",{first}>={least}),OR({greatest}=\"\",{first}<={greatest}))")
    };
    let inner = match &indicator.measure {
        Measure::Number { whole: true, .. } => one(format!("AND({},ROUND({first},0)={first})", within())),
        Measure::Number { .. } | Measure::Percent { .. } => one(within()),
        Measure::Share { .. } | Measure::Ratio { .. } => {
            let is_share = matches!(indicator.measure, Measure::Share { .. });
            let valid = match is_share {
                true => format!("AND({second}>0,{first}>=0,{first}<={second})"),
                false => format!("{second}>0"),
            };
            format!(
                "IF(COUNTA({all})>COUNT({all}),{invalid},IF(COUNT({all})<2,{missing},IF({valid},{scored},{invalid})))"
            )
        }
        Measure::YesNo => one(format!("OR({first}=0,{first}=1)")),
        Measure::Choice { .. } => {
            let options = options(context, index);
            format!("IF({first}=\"\",{missing},IF(ISNUMBER(MATCH({first},{options},0)),{scored},{invalid}))")
        }
        Measure::Checklist { .. } => format!(
            "IF(COUNTA({all})=0,{missing},IF(COUNTIF({all},1)+COUNTIF({all},0)=COUNTA({all}),{scored},{invalid}))"
        ),
        Measure::Since { .. } if is_fixed(context, index, indicator) => scored.clone(),
        Measure::Since { .. } | Measure::Date => one(format!("{first}<={}", layout.as_of())),
        Measure::Team { metric } => {
            let metric = layout.metric(*metric);
            format!("IF({first}<>\"\",{invalid},IF(ISNUMBER({metric}),{scored},{metric}))")
        }
    };
    match indicator.optional {
        true => format!("IF({first}={},{not_applicable},{inner})", quoted(layout::evidence::NOT_APPLICABLE)),
        false => inner,
    }
}

fn options(context: &WorkbookContext<'_>, index: usize) -> String {
    let rows = context.layout.scales.get(index).copied().unwrap_or((1, 1));
    context.layout.of_scales(rows, layout::scales::OPTION)
}

pub(super) fn value(context: &WorkbookContext<'_>, index: usize, indicator: &Indicator) -> String {
    let layout = &context.layout;
    let (first, second) = (layout.input(index, 0), layout.input(index, 1));
    match &indicator.measure {
        Measure::Number { .. } | Measure::Percent { .. } | Measure::YesNo | Measure::Choice { .. } | Measure::Date => {
            first
        }
        Measure::Share { .. } => format!("100*{first}/{second}"),
        Measure::Ratio { .. } => format!("{}*{first}/{second}", layout.rule(index, layout::scales::PER)),
        Measure::Checklist { .. } => format!("COUNTIF({},1)", layout.inputs(index)),
        Measure::Since { .. } if is_fixed(context, index, indicator) => {
            let value = context.assessment.indicators.get(index).and_then(|assessed| assessed.value.as_ref());
            value.map_or_else(|| "0".to_owned(), literal)
        }
        Measure::Since { unit } => {
            let months = months(&first, &layout.as_of());
            match unit {
                Period::Months => months,
                Period::Years => format!("INT(({months})/12)"),
            }
        }
        Measure::Team { metric } => layout.metric(*metric),
    }
}

/// Completed months: the calendar's months, less one where the last is not full.
pub(super) fn months(from: &str, until: &str) -> String {
    let months = format!("(YEAR({until})-YEAR({from}))*12+MONTH({until})-MONTH({from})");
    format!("{months}-IF(EDATE({from},{months})>{until},1,0)")
}

pub(super) fn points(context: &WorkbookContext<'_>, index: usize, indicator: &Indicator, value: &str) -> String {
    let layout = &context.layout;
    let rows = layout.scales.get(index).copied().unwrap_or((1, 1));
    let column = |column| layout.of_scales(rows, column);
    let (from, up_to, points) =
        (column(layout::scales::FROM), column(layout::scales::UP_TO), column(layout::scales::POINTS));
    match (&indicator.scale, &indicator.measure) {
        (Some(Scale::From(_)), _) => {
            let below = format!("SUMPRODUCT(--(ROUND({from},9)<=ROUND({value},9)))");
            format!("IF({below}=0,0,INDEX({points},{below}))")
        }
        (Some(Scale::UpTo(_)), _) => {
            let below = format!("SUMPRODUCT(--(ROUND({up_to},9)<ROUND({value},9)))");
            format!("IF({below}=ROWS({points}),0,INDEX({points},{below}+1))")
        }
        (Some(Scale::Bands(_)), _) => format!(
            "SUMPRODUCT(MAX((ROUND({from},9)<=ROUND({value},9))*(ROUND({up_to},9)>=ROUND({value},9))*{points}))"
        ),
        (Some(Scale::Linear { .. }), _) => {
            format!("{points}*MIN(1,MAX(0,({value}-{from})/({up_to}-{from})))")
        }
        (None, Measure::Choice { .. }) => {
            format!("INDEX({points},MATCH({value},{},0))", column(layout::scales::OPTION))
        }
        (None, _) => format!("{points}*{value}"),
    }
}
