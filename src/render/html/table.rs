//! Tables, each with a caption and within a frame of its own that scrolls.

use super::writer::Html;
use super::{anchor, chart, class};
use crate::report::{Cell, Read, Table, Tone};

/// Paints a table; `head` is the column that names the row, `leads`
/// the working that each row leads to.
pub fn paint(html: &mut Html, caption: &str, head: usize, cards: bool, table: &Table, leads: &[Option<usize>]) {
    let has_bars = table.rows.iter().flatten().any(|cell| cell.bar.is_some());
    let kind = match (cards, has_bars) {
        (true, true) => "cards",
        (true, false) => "texts",
        (false, true) => "wide",
        (false, false) => "small",
    };
    framed(html, caption, kind, |html| {
        html.element("thead", &[("role", "rowgroup")], |html| {
            html.element("tr", &[("role", "row")], |html| {
                for column in &table.columns {
                    let class = if column.is_figure { "figure" } else { "plain" };
                    html.element("th", &[("scope", "col"), ("role", "columnheader"), ("class", class)], |html| {
                        html.text(&column.title);
                    });
                }
            });
        });
        // A body for each title, whose rows are those up to the next.
        let is_title = |index: &usize| table.rows.get(*index).is_some_and(|row| group(row).is_some());
        let mut begin = 0;
        while begin < table.rows.len() {
            let end = (begin + 1..table.rows.len()).find(is_title).unwrap_or(table.rows.len());
            html.element("tbody", &[("role", "rowgroup")], |html| {
                for (index, row) in table.rows.iter().enumerate().take(end).skip(begin) {
                    let lead = leads.get(index).copied().flatten();
                    html.element("tr", &[("role", "row")], |html| paint_row(html, head, table, row, lead));
                }
            });
            begin = end;
        }
    });
}

fn paint_row(html: &mut Html, head: usize, table: &Table, row: &[Cell], lead: Option<usize>) {
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
        let class = format!("c{index} {}{figure}{inner}", class(cell.tone));
        let paint = |html: &mut Html| {
            match lead.filter(|_| index == head) {
                Some(lead) => html.element("a", &[("href", &format!("#{}", anchor(lead)))], |html| html.text(text)),
                None => html.marked(cell.tone, text),
            }
            if let Some(bar) = &cell.bar {
                chart::bar(html, bar);
            }
        };
        if index == head {
            html.element("th", &[("scope", "row"), ("role", "rowheader"), ("class", &class)], paint);
        } else {
            html.element("td", &[("role", "cell"), ("class", &class)], paint);
        }
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

/// Paints the cells that something was read from.
pub fn cells(html: &mut Html, caption: &str, titles: &[String; 3], rows: &[Read]) {
    framed(html, caption, "cells", |html| {
        html.element("thead", &[("role", "rowgroup")], |html| {
            html.element("tr", &[("role", "row")], |html| {
                for title in titles {
                    html.element("th", &[("scope", "col"), ("role", "columnheader")], |html| html.text(title));
                }
            });
        });
        html.element("tbody", &[("role", "rowgroup")], |html| {
            for row in rows {
                html.element("tr", &[("role", "row")], |html| {
                    html.element("th", &[("scope", "row"), ("role", "rowheader")], |html| html.text(&row.place));
                    html.element("td", &[("role", "cell")], |html| html.isolated(&row.input));
                    html.element("td", &[("role", "cell")], |html| {
                        html.element("code", &[], |html| html.isolated(&row.raw));
                    });
                });
            }
        });
    });
}

/// A table in a frame that scrolls where there is little room, and can be reached
/// by keyboard then.
fn framed(html: &mut Html, caption: &str, kind: &'static str, inner: impl FnOnce(&mut Html)) {
    let id = html.id();
    // Those of single workings are too many for landmarks.
    let role = if kind == "cells" { "group" } else { "region" };
    let frame = [("class", "frame"), ("role", role), ("tabindex", "0"), ("aria-labelledby", id.as_str())];
    html.element("div", &frame, |html| {
        html.element("table", &[("role", "table"), ("class", kind)], |html| {
            html.element("caption", &[("id", &id)], |html| html.text(caption));
            inner(html);
        });
    });
}
