//! A sheet while it is written: cells by kind, in a few looks; addresses of cells
//! for formulas. The only place where a number becomes a binary one.

use crate::number::{Digits, Exact, FigureKind, fifteen_digits};
use crate::render::terminal::clean;
use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, ProtectionOptions, Workbook,
    Worksheet, XlsxError, utility,
};
use std::collections::BTreeMap;

/// What writing a cell comes to.
pub type WriteResult = Result<(), XlsxError>;

/// The most units of UTF-16 in a cell; a spreadsheet holds hardly more.
const MOST_UNITS: usize = 30_000;

/// The most lines that a row makes room for, unless the sheet says otherwise.
const MOST_LINES: usize = 12;
/// The most lines that any row has room for; a spreadsheet's rows are no higher.
const UTMOST_LINES: usize = 27;
/// How many letters of sentences fit where a hundred digits do; in truth a few more.
const PER_HUNDRED: usize = 114;
/// The height of a line in points.
const LINE: u32 = 15;

/// The day that spreadsheets count from, since March 1900.
const DAY_ZERO: Date = jiff::civil::date(1899, 12, 30);

/// What a formula amounts to, for viewers that do not calculate.
#[derive(Clone, Debug)]
pub enum Cached {
    /// A number.
    Number(Exact),
    /// A text.
    Text(String),
}

/// A number's own figure, or nothing.
pub fn cached(number: Option<&Exact>) -> Cached {
    number.map_or(Cached::Text(String::new()), |number| Cached::Number(number.clone()))
}

/// A sheet that is being written.
pub struct SheetWriter {
    inner: Worksheet,
    /// The columns' widths in characters.
    widths: Vec<u16>,
    /// How many lines the rows take whose texts are wrapped.
    lines: BTreeMap<u32, usize>,
    most_lines: usize,
    /// How many characters of prose fit where a hundred digits do, by which widths count.
    per_hundred: usize,
}

/// How a cell looks.
pub fn plain() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

/// A column's title.
pub fn header() -> Format {
    plain()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x1F_3A_5F))
        .set_border_bottom(FormatBorder::Thin)
}

/// The title of a part of a sheet.
pub fn heading() -> Format {
    Format::new().set_bold().set_font_size(12).set_font_color(Color::RGB(0x1F_3A_5F))
}

/// The title of a sheet.
pub fn title() -> Format {
    Format::new().set_bold().set_font_size(16).set_font_color(Color::RGB(0x1F_3A_5F))
}

/// Fractions and places, which explain and are not to be changed.
pub fn quiet() -> Format {
    plain().set_align(FormatAlign::Left).set_indent(1).set_font_color(Color::RGB(0x59_59_59))
}

/// A cell that may be changed.
pub fn live() -> Format {
    plain().set_background_color(Color::RGB(0xFF_F8_DC)).set_border(FormatBorder::Hair)
}

/// A sign, in the middle.
pub fn sign() -> Format {
    plain().set_align(FormatAlign::Center)
}

/// The number format that shows a figure with the digits of reports.
pub fn figure(digits: &Digits, kind: FigureKind, number: Option<&Exact>) -> String {
    let shown = number.map(|number| digits.show(kind, number));
    let decimals = match &shown {
        Some(shown) => shown.split_once('.').map_or(0, |(_, decimals)| decimals.len()),
        None => return if kind == FigureKind::Percent { "0.0\" %\"".to_owned() } else { "General".to_owned() },
    };
    let point = if decimals > 0 { "." } else { "" };
    match kind {
        FigureKind::Percent => format!("0{point}{}\" %\"", "0".repeat(decimals)),
        // As it is where it can be: it may be changed.
        FigureKind::Quantity if number.is_some_and(|n| crate::number::in_full(n) == shown.unwrap_or_default()) => {
            "General".to_owned()
        }
        FigureKind::Quantity => format!("0{point}{}", "0".repeat(decimals)),
    }
}

/// The address of a cell, from 0, as formulas on the same sheet say it.
pub fn cell(row: u32, column: u16) -> String {
    utility::row_col_to_cell_absolute(row, column)
}

/// The address of a part of a column.
pub fn rows(first: u32, last: u32, column: u16) -> String {
    utility::cell_range_absolute(first, column, last, column)
}

/// A text of merit's own, as formulas hold it.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A number as formulas and cells hold it: fifteen digits at most.
pub fn literal(number: &Exact) -> String {
    binary(number).to_string()
}

fn binary(number: &Exact) -> f64 {
    fifteen_digits(number).parse().unwrap_or_default()
}

/// A date as spreadsheets have it; they know none before March 1900 for sure.
pub fn calendar(date: Date) -> Option<ExcelDateTime> {
    let known = (date.year(), date.month()) >= (1900, 3);
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, part(date.month()), part(date.day()))
        .ok()
        .filter(|_| known)
}

/// What a formula amounts to that shows a date.
pub fn cached_date(date: Date) -> Cached {
    match calendar(date) {
        Some(_) => Cached::Number(Exact::from(i64::from((date - DAY_ZERO).get_days()))),
        None => Cached::Text(date.to_string()),
    }
}

/// A text as workbooks hold it: nothing in it steers, and it is no longer than a cell.
pub fn held(text: &str) -> String {
    cut(&clean(text))
}

/// The same of several lines in one cell.
pub fn held_lines(lines: &[String]) -> String {
    cut(&lines.iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n"))
}

fn cut(text: &str) -> String {
    let (mut held, mut units) = (String::new(), 0);
    for sign in text.chars() {
        units += sign.len_utf16();
        if units > MOST_UNITS {
            held.push('…');
            break;
        }
        held.push(sign);
    }
    held
}

/// A new workbook of that title. It says that it was made on `day`, else on the first of the century:
/// the day of writing would make other bytes.
///
/// # Errors
/// That a browser has no clock of its own: rust_xlsxwriter asks for the time of writing and would panic.
pub fn begin(title: &str, day: Option<Date>) -> Result<Workbook, XlsxError> {
    if cfg!(all(target_arch = "wasm32", target_os = "unknown")) {
        return Err(XlsxError::ParameterError("workbooks cannot be written in a browser".to_owned()));
    }
    let stamp = day.and_then(calendar).or_else(|| ExcelDateTime::from_ymd(2000, 1, 1).ok()).unwrap_or_default();
    let properties = DocProperties::new().set_title(held(title)).set_author("merit").set_creation_datetime(&stamp);
    let mut book = Workbook::new();
    book.set_properties(&properties);
    Ok(book)
}

impl SheetWriter {
    /// A sheet with its header in the first row, ready to be printed.
    pub fn new(name: &str, columns: &[(&str, u16)]) -> Result<SheetWriter, XlsxError> {
        SheetWriter::over(Worksheet::new(), name, columns)
    }

    /// The same over a sheet that may keep no more than its last row in memory: rows
    /// are then written from top to bottom, and [`settled`](SheetWriter::settled) when done.
    pub fn over(mut inner: Worksheet, name: &str, columns: &[(&str, u16)]) -> Result<SheetWriter, XlsxError> {
        inner.set_name(name)?;
        inner.set_formula_result_default("");
        inner.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        inner.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3).set_footer("&L&A&R&P / &N");
        let widths = columns.iter().map(|(_, width)| *width).collect();
        let mut sheet = SheetWriter { inner, widths, lines: BTreeMap::new(), most_lines: MOST_LINES, per_hundred: 100 };
        for (column, (title, width)) in (0u16..).zip(columns) {
            sheet.inner.set_column_width(column, *width)?;
            if !title.is_empty() {
                sheet.prose(0, column, title, &header())?;
            }
        }
        if columns.iter().any(|(title, _)| !title.is_empty()) {
            sheet.inner.set_freeze_panes(1, 0)?;
            sheet.inner.set_repeat_rows(0, 0)?;
        }
        Ok(sheet)
    }

    /// Titles of columns in some row.
    pub fn titles(&mut self, row: u32, first: u16, titles: &[String]) -> WriteResult {
        (first..).zip(titles).try_for_each(|(column, title)| self.prose(row, column, title, &header()))
    }

    /// A text, whatever it looks like.
    pub fn text(&mut self, row: u32, column: u16, text: &str, format: &Format) -> WriteResult {
        self.inner.write_string_with_format(row, column, held(text), format)?;
        Ok(())
    }

    /// A text that may take several lines, which make the row higher.
    pub fn prose(&mut self, row: u32, column: u16, text: &str, format: &Format) -> WriteResult {
        let width = usize::from(self.widths.get(usize::from(column)).copied().unwrap_or(13)).max(2) - 1;
        let lines = textwrap::wrap(text, width * self.per_hundred / 100).len().clamp(1, self.most_lines);
        let held = self.lines.entry(row).or_default();
        *held = lines.max(*held);
        self.text(row, column, text, &format.clone().set_text_wrap())
    }

    /// The width of a column beyond those of the header.
    pub fn width(&mut self, column: u16, width: u16) -> WriteResult {
        self.widths.resize(self.widths.len().max(usize::from(column) + 1), 13);
        if let Some(held) = self.widths.get_mut(usize::from(column)) {
            *held = width;
        }
        self.inner.set_column_width(column, width)?;
        Ok(())
    }

    /// A number.
    pub fn number(&mut self, row: u32, column: u16, number: &Exact, format: &Format) -> WriteResult {
        self.inner.write_number_with_format(row, column, binary(number), format)?;
        Ok(())
    }

    /// A count.
    pub fn count(&mut self, row: u32, column: u16, count: usize, format: &Format) -> WriteResult {
        self.number(row, column, &Exact::count(count), format)
    }

    /// A date; as a text where spreadsheets do not know it.
    pub fn date(&mut self, row: u32, column: u16, date: Date, format: Format) -> WriteResult {
        match calendar(date) {
            Some(day) => {
                self.inner.write_datetime_with_format(row, column, &day, &format.set_num_format("yyyy-mm-dd"))?;
                Ok(())
            }
            None => self.text(row, column, &date.to_string(), &format),
        }
    }

    /// An empty cell with a look.
    pub fn blank(&mut self, row: u32, column: u16, format: &Format) -> WriteResult {
        self.inner.write_blank(row, column, format)?;
        Ok(())
    }

    /// A formula with what it amounts to.
    pub fn formula(&mut self, row: u32, column: u16, formula: &str, result: Cached, format: &Format) -> WriteResult {
        let result = match result {
            Cached::Number(number) => literal(&number),
            Cached::Text(text) => held(&text),
        };
        let formula = Formula::new(format!("={formula}")).set_result(result);
        self.inner.write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }

    /// Makes rows as high as their prose takes, 27 lines at most, counting that its letters are narrower than digits.
    pub fn fit_prose(&mut self) {
        self.most_lines = UTMOST_LINES;
        self.per_hundred = PER_HUNDRED;
    }

    /// Protects all cells that are not unlocked, without a password. Looks and widths may be changed: a spreadsheet
    /// gives a cell the look of a percentage when somebody writes one.
    pub fn protect(&mut self) {
        let allowed =
            ProtectionOptions { format_cells: true, format_columns: true, format_rows: true, ..Default::default() };
        self.inner.protect_with_options(&allowed);
    }

    /// The sheet itself, for what is seldom needed.
    pub fn inner(&mut self) -> &mut Worksheet {
        &mut self.inner
    }

    /// Settles the height of a row to which nothing more is written.
    pub fn settled(&mut self, row: u32) -> WriteResult {
        if let Some(lines) = self.lines.remove(&row).filter(|lines| *lines > 1) {
            self.inner.set_row_height(row, u32::try_from(lines).unwrap_or(1) * LINE)?;
        }
        Ok(())
    }

    /// The finished sheet.
    pub fn finish(mut self) -> Result<Worksheet, XlsxError> {
        let rows: Vec<u32> = self.lines.keys().copied().collect();
        rows.into_iter().try_for_each(|row| self.settled(row))?;
        Ok(self.inner)
    }
}
