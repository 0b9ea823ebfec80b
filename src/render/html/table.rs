//! Tables, each with a caption and within a frame of its own that scrolls.

use super::writer::Html;
use super::{anchor, chart, class};
use crate::report::{Cell, Gap, Table, TableStyle, Tone};

/// A cell of at most so many bytes is kept in one line.
const SHORT: usize = 12;

/// Paints a table; `head` is the column that names the row, `leads`
/// the working that each row leads to.
pub(super) fn paint(
    html: &mut Html,
    caption: &str,
    head: usize,
    look: TableStyle,
    table: &Table,
    leads: &[Option<usize>],
) {
    let has_bars = table.rows.iter().flatten().any(|cell| cell.bar.is_some());
    let kind = match (look, has_bars) {
        (TableStyle::Cards, _) => "cards",
        (TableStyle::Texts, _) => "texts",
        (TableStyle::Entered, _) => "small entered",
        (TableStyle::Plain, true) => "wide",
        (TableStyle::Plain, false) => "small",
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
                    html.element("tr", &[("role", "row")], |html| paint_row(html, (head, look), table, row, lead));
                }
            });
            begin = end;
        }
    });
}

fn paint_row(html: &mut Html, (head, look): (usize, TableStyle), table: &Table, row: &[Cell], lead: Option<usize>) {
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
        let short = if look == TableStyle::Entered && text.len() <= SHORT { " short" } else { "" };
        let class = format!("c{index} {}{figure}{inner}{short}", class(cell.tone));
        let paint = |html: &mut Html| match (lead.filter(|_| index == head), &cell.bar) {
            (Some(lead), _) => link(html, lead, text),
            (None, None) => html.marked(cell.tone, text),
            (None, Some(bar)) => html.element("div", &[("class", "pair")], |html| {
                html.element("span", &[], |html| html.marked(cell.tone, text));
                chart::bar(html, bar);
            }),
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

fn link(html: &mut Html, indicator: usize, text: &str) {
    html.element("a", &[("href", &format!("#{}", anchor(indicator)))], |html| html.text(text));
}

/// Paints what is missing, a row per indicator.
pub(super) fn gaps(html: &mut Html, caption: &str, titles: &[String; 4], gaps: &[Gap]) {
    let lines = |html: &mut Html, class_of_cell: &'static str, lines: &[(Tone, String)]| {
        html.element("td", &[("role", "cell"), ("class", class_of_cell)], |html| {
            for (tone, line) in lines {
                html.element("p", &[("class", class(*tone))], |html| html.text(line));
            }
        });
    };
    framed(html, caption, "gaps texts", |html| {
        titled(html, titles);
        html.element("tbody", &[("role", "rowgroup")], |html| {
            for gap in gaps {
                html.element("tr", &[("role", "row")], |html| {
                    html.element("th", &[("scope", "row"), ("role", "rowheader"), ("class", "c0")], |html| {
                        link(html, gap.index, &gap.title);
                    });
                    // Said where the titles of the columns are out of sight.
                    let open = [("role", "cell"), ("class", "c1"), ("data-title", titles[1].as_str())];
                    html.element("td", &open, |html| html.text(&gap.open));
                    lines(html, "c2", &gap.needed);
                    lines(html, "c3", &gap.to_do);
                });
            }
        });
    });
}

/// Paints names and their digests.
pub(super) fn digests(html: &mut Html, caption: &str, titles: &[String], digests: &[(String, String)]) {
    framed(html, caption, "digests texts", |html| {
        titled(html, titles);
        html.element("tbody", &[("role", "rowgroup")], |html| {
            for (name, digest) in digests {
                html.element("tr", &[("role", "row")], |html| {
                    html.element("th", &[("scope", "row"), ("role", "rowheader")], |html| html.isolated(name));
                    html.element("td", &[("role", "cell")], |html| {
                        html.element("code", &[], |html| html.text(digest));
                    });
                });
            }
        });
    });
}

fn titled(html: &mut Html, titles: &[String]) {
    html.element("thead", &[("role", "rowgroup")], |html| {
        html.element("tr", &[("role", "row")], |html| {
            for title in titles {
                html.element("th", &[("scope", "col"), ("role", "columnheader")], |html| html.text(title));
            }
        });
    });
}

/// A table in a frame that scrolls where there is little room, and can be reached
/// by keyboard then.
fn framed(html: &mut Html, caption: &str, kind: &'static str, inner: impl FnOnce(&mut Html)) {
    let id = html.id();
    let frame = [("class", "frame"), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", id.as_str())];
    html.element("div", &frame, |html| {
        html.element("table", &[("role", "table"), ("class", kind)], |html| {
            html.element("caption", &[("id", &id)], |html| html.text(caption));
            inner(html);
        });
    });
}
