//! Tables, each with a caption and within a frame of its own that scrolls.

use super::writer::Html;
use super::{anchor, chart, class};
use crate::report::{Cell, Column, Table, TableStyle, Tone};

/// A cell of at most so many bytes is kept in one line.
const SHORT: usize = 12;

/// Paints a table, in a frame that scrolls where there is little room, and can be reached
/// by keyboard then.
pub(super) fn paint(html: &mut Html, table: &Table) {
    let has_bars = table.rows.iter().flatten().any(|cell| cell.bar.is_some());
    let kind = match table.style {
        TableStyle::Cards => "cards",
        TableStyle::Texts => "texts",
        TableStyle::Gaps => "gaps texts",
        TableStyle::Entered => "small entered",
        TableStyle::Digests => "digests texts",
        TableStyle::Plain if has_bars => "wide",
        TableStyle::Plain => "small",
    };
    let id = html.id();
    let frame = [("class", "frame"), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", id.as_str())];
    html.element("div", &frame, |html| {
        html.element("table", &[("role", "table"), ("class", kind)], |html| {
            html.element("caption", &[("id", &id)], |html| html.text(&table.caption));
            html.element("thead", &[("role", "rowgroup")], |html| {
                html.element("tr", &[("role", "row")], |html| table.columns.iter().for_each(|it| titled(html, it)));
            });
            // A body for each title, whose rows are those up to the next.
            let bodies = table.rows.chunk_by(|_, next| group(next).is_none());
            bodies.for_each(|rows| {
                html.element("tbody", &[("role", "rowgroup")], |html| {
                    rows.iter()
                        .for_each(|row| html.element("tr", &[("role", "row")], |html| paint_row(html, table, row)));
                });
            });
        });
    });
}

fn titled(html: &mut Html, column: &Column) {
    let class = if column.is_figure { "figure" } else { "plain" };
    let attributes = [("scope", "col"), ("role", "columnheader"), ("class", class)];
    html.element("th", &attributes, |html| html.text(&column.title));
}

fn paint_row(html: &mut Html, table: &Table, row: &[Cell]) {
    if let Some(title) = group(row) {
        let width = table.columns.len().to_string();
        let attributes =
            [("class", "group"), ("scope", "rowgroup"), ("role", "rowheader"), ("colspan", width.as_str())];
        return html.element("th", &attributes, |html| html.text(title));
    }
    for (index, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
        let (text, inner) = match cell.text.strip_prefix("– ") {
            Some(text) if index == 0 => (text, " inner"),
            _ => (cell.text.as_str(), ""),
        };
        let figure = if column.is_figure { " figure" } else { "" };
        // A date has hyphens, at which it would be broken.
        let short = if table.style == TableStyle::Entered && text.len() <= SHORT { " short" } else { "" };
        let class = format!("c{index} {}{figure}{inner}{short}", class(cell.tone));
        let paint = |html: &mut Html| match table.style {
            TableStyle::Digests if index == table.head => html.isolated(text),
            TableStyle::Digests => html.element("code", &[], |html| html.text(text)),
            _ => paint_cell(html, cell, text),
        };
        if index == table.head {
            html.element("th", &[("scope", "row"), ("role", "rowheader"), ("class", &class)], paint);
        } else if table.style == TableStyle::Gaps && index == 1 {
            // Said where the titles of the columns are out of sight.
            let attributes = [("role", "cell"), ("class", class.as_str()), ("data-title", &column.title)];
            html.element("td", &attributes, paint);
        } else {
            html.element("td", &[("role", "cell"), ("class", &class)], paint);
        }
    }
}

fn paint_cell(html: &mut Html, cell: &Cell, text: &str) {
    for (tone, sentence) in &cell.sentences {
        html.element("p", &[("class", class(*tone))], |html| html.text(sentence));
    }
    match (cell.working, &cell.bar) {
        (Some(working), _) => {
            html.element("a", &[("href", &format!("#{}", anchor(working)))], |html| html.text(text));
        }
        (None, None) => html.marked(cell.tone, text),
        (None, Some(bar)) => html.element("div", &[("class", "pair")], |html| {
            html.element("span", &[], |html| html.marked(cell.tone, text));
            chart::bar(html, bar);
        }),
    }
}

/// The title of a row that is nothing but a title.
fn group(row: &[Cell]) -> Option<&str> {
    let mut filled = row.iter().filter(|cell| !cell.text.is_empty());
    match (filled.next(), filled.next()) {
        (Some(cell), None) if cell.tone == Tone::Strong && row.len() > 1 => Some(&cell.text),
        _ => None,
    }
}
