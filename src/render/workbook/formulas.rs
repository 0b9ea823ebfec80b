//! The formulas of an indicator: from its live cells to a status, a value, points.
//! Comparisons round to nine digits, so that 0.1 + 0.2 is 0.3.

use super::layout::Layout;
use super::sheet::{calendar, literal, quoted};
use super::{WorkbookContext, layout};
use crate::catalogue::{Fact, Indicator, InputSource, Measure, Period, Scale, TeamFigure};
use crate::evidence::{Cell, CellValue};

/// What tells the statuses apart, as formulas hold them.
pub(super) struct StatusWords {
    pub scored: String,
    /// Said of a fact that has a value.
    given: String,
    pub missing: String,
    pub invalid: String,
    pub not_applicable: String,
}

impl StatusWords {
    pub(super) fn new(context: &WorkbookContext<'_>) -> StatusWords {
        let word = |key| quoted(&context.report_writer.localizer.word(key));
        StatusWords {
            scored: word("status-scored"),
            given: word("status-given"),
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

/// Whether what is counted from a date stands fast, as a date is none of a spreadsheet's.
fn is_fixed(context: &WorkbookContext<'_>, measure: &Measure, cells: &[Cell]) -> bool {
    let mut dates = cells.iter().filter_map(|cell| match cell.read {
        Some(CellValue::Date(date)) => Some(date),
        _ => None,
    });
    matches!(measure, Measure::Since { .. } | Measure::Date)
        && (calendar(context.assessment.as_of).is_none() || dates.any(|date| calendar(date).is_none()))
}

/// Whether an indicator's value stands fast.
fn is_indicator_fixed(context: &WorkbookContext<'_>, index: usize, indicator: &Indicator) -> bool {
    let assessed = context.assessment.indicators.get(index);
    assessed.is_some_and(|assessed| is_fixed(context, &indicator.measure, &assessed.cells))
}

/// Where the limits and options of a value stand.
struct ValueRules {
    least: String,
    greatest: String,
    options: String,
}

/// What a value in one live cell becomes: valid, missing, or in error.
fn of_value(measure: &Measure, first: &str, rules: &ValueRules, as_of: &str, words: [&str; 3]) -> String {
    let [valid, missing, invalid] = words;
    let one = |fits: String| {
        format!("IF({first}=\"\",{missing},IF(ISNUMBER({first}),IF({fits},{valid},{invalid}),{invalid}))")
    };
    let ValueRules { least, greatest, options } = rules;
    let within = || format!("AND(OR({least}=\"\",{first}>={least}),OR({greatest}=\"\",{first}<={greatest}))");
    match measure {
        Measure::Number { whole: true, .. } => one(format!("AND({},ROUND({first},0)={first})", within())),
        Measure::Number { .. } | Measure::Percent { .. } => one(within()),
        Measure::YesNo => one(format!("OR({first}=0,{first}=1)")),
        Measure::Choice { .. } => {
            format!("IF({first}=\"\",{missing},IF(ISNUMBER(MATCH({first},{options},0)),{valid},{invalid}))")
        }
        Measure::Since { .. } | Measure::Date => one(format!("{first}<={as_of}")),
        Measure::Share { .. } | Measure::Ratio { .. } | Measure::Checklist { .. } | Measure::Team { .. } => {
            invalid.to_owned()
        }
    }
}

/// The same, or "not applicable" where the first live cell says so.
fn unless_not_applicable(optional: bool, first: &str, words: &StatusWords, inner: String) -> String {
    let (word, not_applicable) = (quoted(layout::evidence::NOT_APPLICABLE), &words.not_applicable);
    if optional { format!("IF({first}={word},{not_applicable},{inner})") } else { inner }
}

/// The status of a fact.
pub(super) fn fact_status(context: &WorkbookContext<'_>, words: &StatusWords, index: usize, fact: &Fact) -> String {
    let layout = &context.layout;
    let first = layout.fact(index, layout::evidence::LIVE);
    let cells = context.assessment.facts.get(index).map_or(&[][..], |assessed| &assessed.cells);
    if is_fixed(context, &fact.measure, cells) {
        return words.given.clone();
    }
    let rules = ValueRules {
        least: layout.of_fact(index, layout::scales::FROM),
        greatest: layout.of_fact(index, layout::scales::UP_TO),
        options: options(layout, layout.facts.get(index)),
    };
    let inner =
        of_value(&fact.measure, &first, &rules, &layout.as_of(), [&words.given, &words.missing, &words.invalid]);
    unless_not_applicable(fact.optional, &first, words, inner)
}

/// The status of an indicator.
pub(super) fn status(
    context: &WorkbookContext<'_>,
    words: &StatusWords,
    index: usize,
    indicator: &Indicator,
) -> String {
    let layout = &context.layout;
    let StatusWords { scored, missing, invalid, .. } = words;
    let (first, all) = (layout.own(index).unwrap_or_default(), layout.inputs(index));
    let inner = match &indicator.measure {
        _ if indicator.sources.iter().any(|source| *source != InputSource::Own) => {
            reader_status(context, words, index, indicator)
        }
        Measure::Share { .. } | Measure::Ratio { .. } => {
            let valid = pair_fits(layout, index, indicator);
            format!(
                "IF(COUNTA({all})>COUNT({all}),{invalid},IF(COUNT({all})<2,{missing},IF({valid},{scored},{invalid})))"
            )
        }
        Measure::Checklist { .. } => format!(
            "IF(COUNTA({all})=0,{missing},IF(COUNTIF({all},1)+COUNTIF({all},0)=COUNTA({all}),{scored},{invalid}))"
        ),
        Measure::Team { metric } => {
            let metric = layout.figure(TeamFigure::Metric(*metric));
            format!("IF({first}<>\"\",{invalid},IF(ISNUMBER({metric}),{scored},{metric}))")
        }
        Measure::Since { .. } if is_indicator_fixed(context, index, indicator) => scored.clone(),
        measure => {
            let rules = ValueRules {
                least: layout.rule(index, layout::scales::LEAST),
                greatest: layout.rule(index, layout::scales::GREATEST),
                options: options(layout, layout.scales.get(index)),
            };
            of_value(measure, &first, &rules, &layout.as_of(), [scored, missing, invalid])
        }
    };
    unless_not_applicable(indicator.optional, &first, words, inner)
}

/// Whether the inputs of a share or ratio go together.
fn pair_fits(layout: &Layout<'_>, index: usize, indicator: &Indicator) -> String {
    let (first, second) = (layout.input(index, 0), layout.input(index, 1));
    match indicator.measure {
        Measure::Share { .. } => format!("AND({second}>0,{first}>=0,{first}<={second})"),
        _ => format!("{second}>0"),
    }
}

/// The status of an indicator that reads facts or figures of the team. What decides, in this order: its own error, a
/// fact in error, one that does not apply, what is missing, the team.
fn reader_status(context: &WorkbookContext<'_>, words: &StatusWords, index: usize, indicator: &Indicator) -> String {
    let layout = &context.layout;
    let asked = indicator.asked();
    let is_pair = indicator.measure.has_inputs();
    let (mut errors, mut missing, mut steps) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(own) = layout.own(index) {
        let is_in_error = || format!("AND({own}<>\"\",NOT(ISNUMBER({own})))");
        errors.push(if asked.asks_nothing() { format!("{own}<>\"\"") } else { is_in_error() });
        missing.extend((!asked.asks_nothing()).then(|| format!("{own}=\"\"")));
    }
    let is_share = matches!(indicator.measure, Measure::Share { .. });
    for (input, limit) in [(0, "<0"), (1, "<=0")].into_iter().filter(|(input, _)| is_share || is_pair && *input == 1) {
        // A figure of the team is looked at last.
        if !matches!(asked.source(input), InputSource::Team(_)) {
            let cell = layout.input(index, input);
            errors.push(format!("AND(ISNUMBER({cell}),{cell}{limit})"));
        }
    }
    let status = |fact| layout.fact(fact, layout::evidence::STATUS);
    let some = |word: &str| asked.facts().map(|fact| format!("{}={word}", status(fact))).collect::<Vec<String>>();
    missing.extend(some(&words.missing));
    // Only an optional indicator reads facts that may not apply.
    let not_applicable = if indicator.optional { some(&words.not_applicable) } else { Vec::new() };
    steps.extend([
        (errors, words.invalid.clone()),
        (some(&words.invalid), words.invalid.clone()),
        (not_applicable, words.not_applicable.clone()),
        (missing, words.missing.clone()),
    ]);
    steps.extend(
        asked
            .sources
            .iter()
            .filter_map(|source| match source {
                InputSource::Team(figure) => Some(layout.figure(*figure)),
                InputSource::Own | InputSource::Fact(_) => None,
            })
            .map(|figure| (vec![format!("NOT(ISNUMBER({figure}))")], figure)),
    );
    let unfit = is_pair.then(|| format!("NOT({})", pair_fits(layout, index, indicator)));
    steps.push((unfit.into_iter().collect(), words.invalid.clone()));
    steps.into_iter().rev().fold(words.scored.clone(), |rest, (conditions, word)| match conditions.as_slice() {
        [] => rest,
        [one] => format!("IF({one},{word},{rest})"),
        several => format!("IF(OR({}),{word},{rest})", several.join(",")),
    })
}

fn options(layout: &Layout<'_>, rows: Option<&(u32, u32)>) -> String {
    layout.of_scales(rows.copied().unwrap_or((1, 1)), layout::scales::OPTION)
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
        Measure::Since { .. } if is_indicator_fixed(context, index, indicator) => {
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
        Measure::Team { metric } => layout.figure(TeamFigure::Metric(*metric)),
    }
}

/// How many documents a value takes: an option may ask for more.
pub(super) fn documents_needed(layout: &Layout<'_>, index: usize, indicator: &Indicator, value: &str) -> String {
    let needed = layout.rule(index, layout::scales::DOCUMENTS);
    let Measure::Choice { options } = &indicator.measure else { return needed };
    if options.iter().all(|option| option.documents == 0) {
        return needed;
    }
    let rows = layout.scales.get(index).copied().unwrap_or((1, 1));
    let [ids, counts] =
        [layout::scales::OPTION, layout::scales::DOCUMENTS].map(|column| layout.of_scales(rows, column));
    format!("MAX({needed},INDEX({counts},MATCH({value},{ids},0)))")
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
        (Some(Scale::Line(line)), _) if line.ends().is_some() => {
            format!("{points}*MIN(1,MAX(0,({value}-{from})/({up_to}-{from})))")
        }
        (Some(Scale::Line(_)), _) => {
            let count = |sign: &str| format!("SUMPRODUCT(--(ROUND({from},9){sign}ROUND({value},9)))");
            let (below, reached) = (count("<"), count("<="));
            let of = |column: &str, place: String| format!("INDEX({column},{place})");
            let [a, b] =
                [&below, &format!("{below}+1")].map(|place| (of(&from, place.clone()), of(&points, place.clone())));
            format!(
                "IF({below}<{reached},SUMPRODUCT(MAX((ROUND({from},9)=ROUND({value},9))*{points})),\
                 IF({below}=0,INDEX({points},1),IF({below}=ROWS({points}),INDEX({points},{below}),\
                 {}+({value}-{})/({}-{})*({}-{}))))",
                a.1, a.0, b.0, a.0, b.1, a.1
            )
        }
        (None, Measure::Choice { .. }) => {
            format!("INDEX({points},MATCH({value},{},0))", column(layout::scales::OPTION))
        }
        (None, _) => format!("{points}*{value}"),
    }
}
