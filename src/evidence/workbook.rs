//! A dossier as one workbook: sheets take the place of tables, and their cells are read by the same rules as texts in
//! CSV. A number is what the spreadsheet shows it to be, fifteen significant digits; a percentage keeps its percent
//! sign, a day is a date, and a formula is what it came to when the workbook was saved.

mod book;
mod cell;
mod format;
mod package;
mod sheet;
mod strings;
mod styles;
mod xml;

pub(crate) use cell::DAYS;
pub(crate) use package::is_workbook;

use super::findings::{error, warning};
use super::table::{Content, HiddenParts, RawTable, SheetTable, TableKind};
use super::table_status::TableStatus;
use crate::diagnostic::{Finding, Place, Severity};
use crate::digest::sha256;
use crate::language::{Arg, Message};
use crate::nearest::nearest;
use crate::vocabulary::{self, SHEETS, SHEETS_GUIDE, SHEETS_REPORT, SHEETS_ROUND, comparable};
use book::{SheetEntry, WorkbookFile};
use package::{Package, PackageFault};
use sheet::{CellRange, SheetContext, SheetRows};
use strings::SharedStrings;
use styles::Styles;

/// The tables of a workbook; `file` is its name in messages.
///
/// # Errors
/// The finding that stops the run: no workbook, encrypted, damaged, beyond a
/// limit, without evidence, or with a table twice.
pub fn tables(file: &str, bytes: &[u8]) -> Result<Vec<RawTable>, Box<Finding>> {
    read(file, bytes, choose)
}

/// The decisions in a workbook that evaluators keep: on the sheet of that name, or the only one to be seen.
pub(crate) fn decisions(file: &str, bytes: &[u8]) -> Result<RawTable, Box<Finding>> {
    let place = Place { file: file.to_owned(), sheet: None, line: 1, column: 1 };
    let empty = || Box::new(error("not-a-table", place, Message::new("not-a-table-empty").with("file", file)));
    read(file, bytes, choose_decisions)?.pop().ok_or_else(empty)
}

type Chosen<'b> = Vec<(TableKind, &'b SheetEntry)>;

fn read(
    file: &str,
    bytes: &[u8],
    choose: for<'b> fn(&'b WorkbookFile, &Place) -> Result<Chosen<'b>, Box<Finding>>,
) -> Result<Vec<RawTable>, Box<Finding>> {
    let place = Place { file: file.to_owned(), sheet: None, line: 1, column: 1 };
    let stop = |PackageFault(key)| {
        let code = if key.starts_with("not-a-table") { "not-a-table" } else { "not-a-workbook" };
        Box::new(error(code, place.clone(), Message::new(key).with("file", file)))
    };
    let mut package = Package::open(bytes).map_err(stop)?;
    let book = book::read(&mut package).map_err(stop)?;
    let is_there =
        |(name, others): &vocabulary::ColumnNames| book.sheets.iter().any(|sheet| is_called(&sheet.name, name, others));
    if SHEETS_REPORT.iter().all(is_there) || SHEETS_ROUND.iter().all(is_there) {
        return Err(stop(PackageFault("not-a-workbook-report")));
    }
    let chosen = choose(&book, &place)?;
    let mut notes = others(&book, &chosen, &place);

    let strings = package.part(&book.strings).map_err(stop)?;
    let strings =
        strings.map_or_else(|| Ok(SharedStrings::default()), |part| SharedStrings::read(&part)).map_err(stop)?;
    let styles = package.part(&book.styles).map_err(stop)?;
    let styles = styles.map_or_else(|| Ok(Styles::default()), |part| Styles::read(&part)).map_err(stop)?;
    let (from_1904, is_calculated) = (book.from_1904, book.is_calculated);
    let reading = SheetContext { strings: &strings, styles: &styles, from_1904, is_calculated };
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let digest = sha256(bytes);
    let mut tables = Vec::new();
    for (kind, entry) in chosen {
        let part = entry.part.as_deref().map_or(Ok(None), |part| package.part(part)).map_err(stop)?;
        let part = part.ok_or_else(|| stop(PackageFault::DAMAGED))?;
        let place = Place { sheet: Some(entry.name.clone()), ..place.clone() };
        let SheetRows { rows, merged, hidden, damaged } =
            sheet::read(&part, &reading).map_err(|PackageFault(key)| {
                let message = Message::new(key).with("file", place.table());
                let code = if key.starts_with("not-a-table") { "not-a-table" } else { "not-a-workbook" };
                Box::new(error(code, place.clone(), message))
            })?;
        // A blank dossier may have unused sheets.
        if rows.is_empty() && kind != TableKind::Evidence {
            continue;
        }
        let first = rows.first().map_or(1, |row| row.line);
        let last = rows.last().map_or(1, |row| row.line);
        let mut findings: Vec<Finding> =
            merged.iter().filter_map(|area| merged_cells(area, first..=last, &place)).collect();
        findings.extend(damaged.into_iter().map(|(line, column)| {
            let place = Place { line, column: column + 1, ..place.clone() };
            warning("damaged-cell", place, Message::new("finding-damaged-cell"))
        }));
        if kind == TableKind::Evidence {
            findings.append(&mut notes);
        }
        let sheet = SheetTable {
            name: entry.name.clone(),
            beside: names.iter().map(|name| (*name).to_owned()).collect(),
            sha256: digest.clone(),
            rows,
            hidden: HiddenParts { is_sheet: !entry.is_visible, columns: hidden },
            findings,
        };
        let standing = match kind {
            TableKind::Decisions if !entry.is_visible => TableStatus::Hidden,
            TableKind::Decisions => TableStatus::OwnWorkbook,
            _ => TableStatus::Counts,
        };
        tables.push(RawTable { kind, file: file.to_owned(), content: Content::Sheet(sheet), standing });
    }
    tables.sort_by_key(|table| table.kind);
    Ok(tables)
}

fn is_called(name: &str, canonical: &str, others: &[&str]) -> bool {
    let name = comparable(name);
    name == canonical || others.contains(&name.as_str())
}

fn kind_of(name: &str) -> Option<TableKind> {
    let table = vocabulary::column(SHEETS, &comparable(name))?;
    TableKind::ALL.into_iter().find(|kind| kind.name() == table)
}

/// The sheets that are tables: by their names, or the only one to be seen, which is the evidence as a lone CSV file is.
fn choose<'b>(book: &'b WorkbookFile, place: &Place) -> Result<Chosen<'b>, Box<Finding>> {
    let sheets: Vec<&SheetEntry> = book.sheets.iter().filter(|sheet| sheet.part.is_some()).collect();
    let visible: Vec<&SheetEntry> = sheets.iter().copied().filter(|sheet| sheet.is_visible).collect();
    let mut chosen: Chosen<'_> = Vec::new();
    for sheet in &sheets {
        let Some(kind) = kind_of(&sheet.name) else { continue };
        // Hidden sheets never decide, so they are no second table either.
        let may_decide = |sheet: &SheetEntry| kind != TableKind::Decisions || sheet.is_visible;
        let is_second = |(other, first): &&(TableKind, &SheetEntry)| *other == kind && may_decide(first);
        if let Some((_, first)) = chosen.iter().find(is_second).filter(|_| may_decide(sheet)) {
            let message = Message::new("finding-duplicate-sheet")
                .with("first", Arg::quoted(&first.name))
                .with("second", Arg::quoted(&sheet.name));
            return Err(Box::new(error("duplicate-sheet", place.clone(), message)));
        }
        chosen.push((kind, sheet));
    }
    if chosen.iter().any(|(kind, _)| *kind == TableKind::Evidence) {
        return Ok(chosen);
    }
    if let ([only], true) = (visible.as_slice(), chosen.is_empty()) {
        return Ok(vec![(TableKind::Evidence, only)]);
    }
    let names = || visible.iter().map(|sheet| sheet.name.as_str());
    let near = ["evidence", "nachweise"].into_iter().find_map(|wanted| nearest(wanted, names()));
    let message = match near {
        Some(near) => Message::new("finding-missing-sheet-near").with("near", Arg::quoted(near)),
        None => Message::new("finding-missing-sheet").with("sheets", names().map(Arg::quoted).collect::<Vec<_>>()),
    };
    Err(Box::new(error("missing-sheet", place.clone(), message)))
}

fn choose_decisions<'b>(book: &'b WorkbookFile, place: &Place) -> Result<Chosen<'b>, Box<Finding>> {
    let sheets = || book.sheets.iter().filter(|sheet| sheet.part.is_some());
    let visible: Vec<&SheetEntry> = sheets().filter(|sheet| sheet.is_visible).collect();
    let is_of_decisions = |sheet: &&SheetEntry| kind_of(&sheet.name) == Some(TableKind::Decisions);
    let of_decisions: Vec<&SheetEntry> = visible.iter().copied().filter(is_of_decisions).collect();
    let sheet = |name: &str| Arg::quoted(name);
    let (code, message) = match (of_decisions.as_slice(), visible.as_slice(), sheets().find(is_of_decisions)) {
        ([only], ..) => return Ok(vec![(TableKind::Decisions, only)]),
        ([first, second, ..], ..) => {
            let message = Message::new("finding-duplicate-sheet").with("first", sheet(&first.name));
            ("duplicate-sheet", message.with("second", sheet(&second.name)))
        }
        ([], _, Some(hidden)) => {
            ("missing-sheet", Message::new("finding-hidden-decisions-named").with("sheet", sheet(&hidden.name)))
        }
        ([], [only], None) if kind_of(&only.name).is_none() => return Ok(vec![(TableKind::Decisions, only)]),
        ([], visible, None) => {
            let names: Vec<Arg> = visible.iter().map(|it| sheet(&it.name)).collect();
            ("missing-sheet", Message::new("finding-missing-decisions-sheet").with("sheets", names))
        }
    };
    Err(Box::new(error(code, place.clone(), message)))
}

/// What is to be said of sheets that are not read: a table under a wrong name would be missed in silence.
fn others(book: &WorkbookFile, chosen: &[(TableKind, &SheetEntry)], place: &Place) -> Vec<Finding> {
    let is_read = |name: &str| chosen.iter().any(|(_, sheet)| sheet.name == name);
    let is_guide = |name: &str| vocabulary::column(SHEETS_GUIDE, &comparable(name)).is_some();
    let unread = book.sheets.iter().filter(|sheet| sheet.is_visible && !is_read(&sheet.name) && !is_guide(&sheet.name));
    let finding = |sheet: &SheetEntry| {
        let name = comparable(&sheet.name);
        let near = nearest(&name, vocabulary::column_names(SHEETS));
        let near = near.or_else(|| vocabulary::column_names(SHEETS).find(|known| name.contains(known)));
        let message = Message::near(near, "finding-unknown-sheet-near", "finding-unknown-sheet");
        let place = Place { sheet: Some(sheet.name.clone()), ..place.clone() };
        let finding = warning("unknown-sheet", place, message.with("sheet", Arg::quoted(&sheet.name)));
        let severity = if near.is_some() { Severity::Warning } else { Severity::Note };
        Finding { severity, ..finding }
    };
    unread.map(finding).collect()
}

/// What is to be said of an area of merged cells within the lines of a table: only
/// the first of them shows a value, although all of them seem to have it.
fn merged_cells(area: &CellRange, lines: std::ops::RangeInclusive<usize>, place: &Place) -> Option<Finding> {
    let is_one = area.lines.start() == area.lines.end() && area.columns.start() == area.columns.end();
    if !lines.contains(area.lines.start()) || is_one {
        return None;
    }
    let place = Place { line: *area.lines.start(), column: area.columns.start() + 1, ..place.clone() };
    Some(warning("merged-cells", place, Message::new("finding-merged-cells").with("area", &*area.written)))
}
