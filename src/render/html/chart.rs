//! Bars as inline pictures. Positions are percentages, so that a bar fits any
//! width while its marks keep their shape.

use super::class;
use super::writer::Html;
use crate::report::{Bar, Shape};

/// The pattern of what is still open, once for all bars.
pub(super) fn patterns(html: &mut Html) {
    let nothing = [("width", "0"), ("height", "0"), ("class", "patterns"), ("aria-hidden", "true")];
    html.element("svg", &nothing, |html| {
        let hatch = [
            ("id", "hatch"),
            ("width", "6"),
            ("height", "6"),
            ("patternUnits", "userSpaceOnUse"),
            ("patternTransform", "rotate(45)"),
        ];
        html.element("pattern", &hatch, |html| {
            html.void("rect", &[("width", "2"), ("height", "6"), ("class", "line")]);
        });
    });
}

/// Paints a bar.
pub(super) fn bar(html: &mut Html, bar: &Bar) {
    let (title, notes) = (html.id(), html.id());
    let has_notes = !bar.marks.is_empty();
    let label = if has_notes { format!("{title} {notes}") } else { title.clone() };
    let picture = [("role", "img"), ("class", "bar"), ("height", "14"), ("aria-labelledby", label.as_str())];
    html.element("svg", &picture, |html| {
        html.element("title", &[("id", &title)], |html| html.text(&bar.title));
        if has_notes {
            let texts: Vec<&str> = bar.marks.iter().map(|mark| mark.text.as_str()).collect();
            html.element("desc", &[("id", &notes)], |html| html.text(&texts.join("; ")));
        }
        let across = |from: u16, to: u16, class: &str, html: &mut Html| {
            let (from, width) = (percent(from), percent(to - from));
            let at = [("x", from.as_str()), ("y", "4"), ("width", width.as_str()), ("height", "7"), ("rx", "1.5")];
            html.void("rect", &[&at[..], &[("class", class)]].concat());
        };
        across(0, 1000, "track", html);
        if bar.open > bar.filled {
            across(bar.filled, bar.open, "hatched", html);
        }
        if bar.filled > 0 {
            across(0, bar.filled, &format!("fill {}", class(bar.tone)), html);
        }
        for mark in &bar.marks {
            // Where two thresholds are one, the diamond stands beside the line.
            let is_shared = bar.marks.iter().any(|other| other.at == mark.at && other.shape != mark.shape);
            let is_beside = is_shared && mark.shape == Shape::Excellent;
            let class = if is_beside { "mark beside" } else { "mark" };
            html.element("svg", &[("x", &percent(mark.at)), ("class", class)], |html| shape(html, mark.shape));
        }
    });
}

/// What the marks mean.
pub(super) fn legend(html: &mut Html, notes: &[(Shape, String)]) {
    if notes.is_empty() {
        return;
    }
    html.element("ul", &[("class", "legend")], |html| {
        for (of, text) in notes {
            html.element("li", &[], |html| {
                html.element("svg", &[("width", "16"), ("height", "14"), ("aria-hidden", "true")], |html| match of {
                    Shape::Open => {
                        for class in ["track", "hatched"] {
                            html.void("rect", &[("y", "4"), ("width", "16"), ("height", "7"), ("class", class)]);
                        }
                    }
                    _ => html.element("svg", &[("x", "8"), ("class", "mark")], |html| shape(html, *of)),
                });
                html.text(text);
            });
        }
    });
}

/// A mark around 0: a line with a triangle for what is required, a diamond for excellence, a line for the whole.
fn shape(html: &mut Html, shape: Shape) {
    let path = match shape {
        Shape::Required => "M-4 0h8l-3 4v10h-2v-10z",
        Shape::Whole => "M-.75 1h1.5v13h-1.5z",
        Shape::Excellent | Shape::Open => "M0 1.5l3.5 6l-3.5 6l-3.5-6z",
    };
    html.void("path", &[("d", path), ("class", if shape == Shape::Required { "required" } else { "excellent" })]);
}

fn percent(thousandths: u16) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
