//! The sheet of groups: for each scope what every group adds up, which of its members count, and what it contributes.

use super::WorkbookContext;
use super::group_rows::{APPLIES, ATTAINABLE, CONTRIBUTION};
use super::layout::{self, many};
use super::sheet::{Cached, SheetWriter, WriteResult, cell, figure, plain, rows};
use crate::assess::{GroupScore, totals_over};
use crate::catalogue::{Group, Member};
use crate::number::{Exact, FigureKind};
use rust_xlsxwriter::XlsxError;

/// Whether a member counts: 1 or 0.
const COUNTS: u16 = 5;
/// Whether it would, with all that is attainable.
const COUNTS_IN_FULL: u16 = 6;
const BEST: u16 = 7;
const AT_MOST: u16 = 8;

pub(super) fn write(context: &WorkbookContext<'_>) -> Result<SheetWriter, XlsxError> {
    let titles = [
        ("column-group", 30),
        ("sheet-member", 34),
        ("sheet-applies", 11),
        ("column-contribution", 12),
        ("column-attainable", 12),
        ("sheet-counts", 11),
        ("sheet-counts-in-full", 14),
        ("sheet-best", 12),
        ("sheet-at-most", 12),
    ];
    let rows = &context.layout.groups;
    let mut sheet = context.sheet(&rows.name, &titles)?;
    let all: Vec<usize> = (0..context.catalogue.indicators.len()).collect();
    block(context, &mut sheet, 0, None, &all)?;
    for (index, label) in context.catalogue.labels.iter().enumerate() {
        let own = rows.block(Some(index));
        if own > 0 {
            block(context, &mut sheet, own, Some(index), &label.scope)?;
        }
    }
    Ok(sheet)
}

/// All groups over a scope.
fn block(
    context: &WorkbookContext<'_>,
    sheet: &mut SheetWriter,
    block: usize,
    label: Option<usize>,
    scope: &[usize],
) -> WriteResult {
    let catalogue = context.catalogue;
    let (_, scores) = totals_over(catalogue, &context.assessment.indicators, scope);
    for (index, group) in catalogue.groups.iter().enumerate() {
        let Some(score) = scores.get(index) else { continue };
        let first = context.layout.groups.first(block, index);
        let brought: Vec<Brought> =
            group.of.iter().map(|member| brought(context, block, label, scope, &scores, *member)).collect();
        let best = group.best.unwrap_or(group.of.len());
        let counts: Vec<_> = brought.iter().map(|one| (one.applies.1, &one.contribution.1)).collect();
        let in_full: Vec<_> = brought.iter().map(|one| (one.applies.1, &one.attainable.1)).collect();
        let [counts, in_full] = [counts, in_full].map(|figures| counting(&figures, best));
        for ((row, one), (counts, in_full)) in (first..).zip(&brought).zip(counts.into_iter().zip(in_full)) {
            member(context, sheet, (row, first), one, [counts, in_full], group)?;
        }
        total(context, sheet, first, label, group, score)?;
    }
    Ok(())
}

/// What a member brings, each as a formula and what that amounts to.
struct Brought<'a> {
    group: &'a str,
    title: &'a str,
    applies: (String, bool),
    contribution: (String, Exact),
    attainable: (String, Exact),
}

fn brought<'a>(
    context: &'a WorkbookContext<'a>,
    block: usize,
    label: Option<usize>,
    scope: &[usize],
    scores: &[GroupScore],
    member: Member,
) -> Brought<'a> {
    let (catalogue, layout) = (context.catalogue, &context.layout);
    let localizer = context.report_writer.localizer;
    let title = |title| localizer.text(title);
    let group = |group: Option<usize>| {
        group.and_then(|group| catalogue.groups.get(group)).map_or("", |group| title(&group.title))
    };
    let nothing = || ("0".to_owned(), Exact::ZERO);
    let none = Brought {
        group: "",
        title: "",
        applies: ("0".to_owned(), false),
        contribution: nothing(),
        attainable: nothing(),
    };
    match member {
        Member::Indicator(index) => {
            let known = catalogue.indicators.get(index).zip(context.assessment.indicators.get(index));
            let Some((indicator, assessed)) = known else { return none };
            let row = many(index) + 1;
            let of = |column| format!("'{}'!{}", layout.names.indicators, cell(row, column));
            let (contribution, attainable) = (of(layout::indicators::CONTRIBUTION), of(layout::indicators::ATTAINABLE));
            let in_scope = label.map(|label| format!(",{}=1", layout.rule(index, layout::scales::scope(label))));
            let applies = format!("IF(AND(ISNUMBER({contribution}){}),1,0)", in_scope.unwrap_or_default());
            let is_applicable = assessed.points.is_some() && scope.binary_search(&index).is_ok();
            let only = |figure: Exact| if is_applicable { figure } else { Exact::ZERO };
            Brought {
                group: group(indicator.group),
                title: title(&indicator.title),
                contribution: (contribution, only(assessed.contribution.clone().unwrap_or_default())),
                attainable: (attainable, only(if indicator.bonus { Exact::ZERO } else { assessed.attainable.clone() })),
                applies: (applies, is_applicable),
            }
        }
        Member::Group(index) => {
            let Some((inner, score)) = catalogue.groups.get(index).zip(scores.get(index)) else { return none };
            let row = layout.groups.own_row(block, index, inner);
            let attainable = score.totals.attainable.clone();
            Brought {
                group: group(inner.group),
                title: title(&inner.title),
                applies: (cell(row, APPLIES), score.applies()),
                contribution: (cell(row, CONTRIBUTION), score.totals.points.clone()),
                attainable: if inner.bonus { nothing() } else { (cell(row, ATTAINABLE), attainable) },
            }
        }
    }
}

/// Which members count: of those that apply the greatest, of equals the first.
fn counting(figures: &[(bool, &Exact)], best: usize) -> Vec<bool> {
    let mut order: Vec<usize> = (0..figures.len()).filter(|place| figures[*place].0).collect();
    // Stable: of equals the earlier.
    order.sort_by(|a, b| figures[*b].1.cmp(figures[*a].1));
    order.truncate(best);
    (0..figures.len()).map(|place| order.contains(&place)).collect()
}

fn member(
    context: &WorkbookContext<'_>,
    sheet: &mut SheetWriter,
    (row, first): (u32, u32),
    one: &Brought<'_>,
    counts: [bool; 2],
    group: &Group,
) -> WriteResult {
    let last = first + many(group.of.len()) - 1;
    sheet.prose(row, 0, one.group, &plain())?;
    sheet.prose(row, 1, one.title, &plain())?;
    let flag = |flag: bool| Cached::Number(Exact::count(usize::from(flag)));
    sheet.formula(row, APPLIES, &one.applies.0, flag(one.applies.1), &plain())?;
    let applies = cell(row, APPLIES);
    for (column, (formula, number)) in [(CONTRIBUTION, &one.contribution), (ATTAINABLE, &one.attainable)] {
        let look = plain().set_num_format(figure(context.report_writer.digits, FigureKind::Quantity, Some(number)));
        let formula = format!("IF({applies}=1,{formula},0)");
        sheet.formula(row, column, &formula, Cached::Number(number.clone()), &look)?;
    }
    let best = cell(last + 1, BEST);
    for ((column, of), counts) in [(COUNTS, CONTRIBUTION), (COUNTS_IN_FULL, ATTAINABLE)].into_iter().zip(counts) {
        let own = cell(row, of);
        let all = |last: u32, column| rows(first, last, column);
        let greater = format!("SUMPRODUCT({}*(ROUND({},9)>ROUND({own},9)))", all(last, APPLIES), all(last, of));
        let before = match row == first {
            true => String::new(),
            false => {
                let (applies, figures) = (all(row - 1, APPLIES), all(row - 1, of));
                format!("+SUMPRODUCT({applies}*(ROUND({figures},9)=ROUND({own},9)))")
            }
        };
        let formula = format!("IF({applies}=0,0,IF(OR({best}=\"\",{greater}{before}<{best}),1,0))");
        sheet.formula(row, column, &formula, flag(counts), &plain())?;
    }
    Ok(())
}

/// What a group comes to, below its members.
fn total(
    context: &WorkbookContext<'_>,
    sheet: &mut SheetWriter,
    first: u32,
    label: Option<usize>,
    group: &Group,
    score: &GroupScore,
) -> WriteResult {
    let localizer = context.report_writer.localizer;
    let row = first + many(group.of.len());
    let look = plain().set_bold();
    let title = localizer.text(&group.title);
    let label = label.and_then(|label| context.catalogue.labels.get(label)).map(|label| localizer.text(&label.title));
    let title = label.map_or(title.to_owned(), |label| format!("{label}: {title}"));
    sheet.prose(row, 0, &title, &look)?;
    let all = |column| rows(first, row - 1, column);
    let applies = Cached::Number(Exact::count(usize::from(score.applies())));
    sheet.formula(row, APPLIES, &format!("IF(SUM({})>0,1,0)", all(APPLIES)), applies, &look)?;
    let columns =
        [(CONTRIBUTION, COUNTS, &score.totals.points), (ATTAINABLE, COUNTS_IN_FULL, &score.totals.attainable)];
    let most = cell(row, AT_MOST);
    for (column, counts, number) in columns {
        let sum = format!("SUMIF({},1,{})", all(counts), all(column));
        let formula = format!("IF({most}=\"\",{sum},MIN({most},{sum}))");
        let shown = figure(context.report_writer.digits, FigureKind::Quantity, Some(number));
        let look = plain().set_bold().set_num_format(shown);
        sheet.formula(row, column, &formula, Cached::Number(number.clone()), &look)?;
    }
    if let Some(best) = group.best {
        sheet.count(row, BEST, best, &look)?;
    }
    group.at_most.iter().try_for_each(|most| sheet.number(row, AT_MOST, most, &look))
}

/// Whether an indicator is missing and nobody needs it: with all of its points no group around it would contribute
/// more. Nothing where that cannot be.
pub(super) fn dispensable(context: &WorkbookContext<'_>, index: usize, is_missing: &str, most: &str) -> Option<String> {
    let (catalogue, rows) = (context.catalogue, &context.layout.groups);
    let has_minimum = catalogue.indicators.get(index).is_some_and(|indicator| indicator.minimum.is_some())
        || catalogue.labels.iter().any(|label| label.minimum(index).is_some());
    let mut member = Member::Indicator(index);
    let mut becomes = most.to_owned();
    let mut stands = None;
    for around in catalogue.groups_around(index).filter(|_| !has_minimum) {
        let group = catalogue.groups.get(around)?;
        let place = group.of.iter().position(|other| *other == member)?;
        let (first, own) = (rows.first(0, around), rows.own_row(0, around, group));
        let of = |row, column| rows.of_sheet(row, column);
        let row = first + many(place);
        let range = |column| format!("'{}'!{}", rows.name, super::sheet::rows(first, own - 1, column));
        // Of a member that does not count, only what is beyond the least that counts changes anything.
        let least = match group.best {
            Some(best) => {
                let least = format!("LARGE({},{best})", range(CONTRIBUTION));
                format!("IF({}=1,{},{least})", of(row, COUNTS), of(row, CONTRIBUTION))
            }
            None => of(row, CONTRIBUTION),
        };
        let sum = format!("SUMIF({},1,{})", range(COUNTS), range(CONTRIBUTION));
        becomes = format!("{sum}+MAX(0,{becomes}-{least})");
        if group.at_most.is_some() {
            becomes = format!("MIN({},{becomes})", of(own, AT_MOST));
        }
        stands = Some(of(own, CONTRIBUTION));
        member = Member::Group(around);
    }
    let stands = stands?;
    Some(format!("IF(AND({is_missing},ROUND({becomes},9)=ROUND({stands},9)),1,0)"))
}
