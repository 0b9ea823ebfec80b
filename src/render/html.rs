//! A page as one HTML file that needs nothing else: no script, no request, and
//! well-formed, so that it can be read as XML too.

mod chart;
mod table;
mod writer;

use crate::report::{self, Block, Chart, Fragment, Report, Section, Tone, Working};
use writer::{Html, StyleSheet};

/// What a page may do: nothing but show itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Paints a report as a page.
pub fn paint(report: &Report) -> String {
    let mut html = Html::new(&report.signs);
    html.element("html", &[("lang", report.language.code())], |html| {
        html.element("head", &[], |html| head(html, report));
        html.element("body", &[], |html| body(html, report));
    });
    html.finish()
}

fn head(html: &mut Html, report: &Report) {
    html.void("meta", &[("charset", "utf-8")]);
    html.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
    html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    html.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
    html.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    let generator = concat!("merit ", env!("CARGO_PKG_VERSION"));
    html.void("meta", &[("name", "generator"), ("content", generator)]);
    html.element("title", &[], |html| html.text(&format!("{} · {}", report.title, report.by)));
    let mut sheet = StyleSheet::new(include_str!("html/style.css"));
    let [above, below] = &report.margins;
    for (margin, text) in [("top-left", &report.title), ("top-right", above), ("bottom-left", below)] {
        sheet.margin(margin, text);
    }
    html.style(&sheet);
}

fn body(html: &mut Html, report: &Report) {
    let [skip, contents] = &report.navigation;
    html.element("a", &[("class", "skip"), ("href", "#decision")], |html| html.text(skip));
    chart::patterns(html);
    html.element("header", &[], |html| {
        html.element("h1", &[], |html| html.isolated(&report.title));
        html.element("p", &[], |html| html.text(&report.by));
    });
    html.element("main", &[], |html| {
        let Some((first, others)) = report.sections.split_first() else { return };
        section(html, first, &report.head);
        html.element("nav", &[("aria-label", contents)], |html| {
            html.element("ol", &[], |html| others.iter().for_each(|section| entry(html, section)));
        });
        others.iter().for_each(|other| section(html, other, &[]));
    });
}

fn entry(html: &mut Html, section: &Section) {
    html.element("li", &[], |html| {
        html.element("a", &[("href", &format!("#{}", section.id))], |html| html.text(&section.title));
    });
}

fn section(html: &mut Html, section: &Section, head: &[Block]) {
    let heading = format!("{}-title", section.id);
    html.element("section", &[("id", &section.id), ("aria-labelledby", &heading)], |html| {
        html.element("h2", &[("id", &heading)], |html| html.text(&section.title));
        head.iter().chain(&section.blocks).for_each(|block| paint_block(html, block));
    });
}

fn paint_block(html: &mut Html, block: &Block) {
    match block {
        Block::Subheading(text) => html.element("h3", &[], |html| html.text(text)),
        Block::Paragraph(tone, text) => html.element("p", &[("class", class(*tone))], |html| html.marked(*tone, text)),
        Block::List(lines) | Block::Lines(lines) => html.element("ul", &[("class", "lines")], |html| {
            lines.iter().for_each(|(tone, line)| paint_line(html, *tone, line));
        }),
        Block::Table(table) => table::paint(html, table),
        Block::Chart(chart) => paint_chart(html, chart),
        Block::Legend(legend) => chart::legend(html, legend),
        Block::Workings(workings) => html.element("div", &[("class", "folds")], |html| {
            workings.iter().for_each(|working| paint_working(html, working));
        }),
    }
}

fn paint_line(html: &mut Html, tone: Tone, line: &str) {
    let (is_inner, text) = report::line(line);
    let inner = if is_inner { " inner" } else { "" };
    // What is set in begins with a user's text and has no sign of its own.
    let of_sign = if is_inner { Tone::Plain } else { tone };
    let has_sign = of_sign != Tone::Plain && text.starts_with(['✓', '✗']);
    let dash = if has_sign { "" } else { " dash" };
    html.element("li", &[("class", &format!("{}{inner}{dash}", class(tone)))], |html| {
        if is_inner && !text.contains(' ') { html.link(text) } else { html.marked(of_sign, text) }
    });
}

fn paint_chart(html: &mut Html, chart: &Chart) {
    html.element("figure", &[], |html| {
        html.element("div", &[("class", "row")], |html| {
            html.element("span", &[("class", "name")], |html| html.text(&chart.name));
            html.element("span", &[("class", "figure")], |html| html.text(&chart.figure));
            chart::bar(html, &chart.bar);
        });
        chart::legend(html, &chart.legend);
    });
}

fn paint_working(html: &mut Html, working: &Working) {
    html.element("details", &[], |html| {
        html.element("summary", &[], |html| {
            html.element("span", &[("class", "name")], |html| html.text(&working.title));
            html.element("span", &[("class", "figure")], |html| html.text(&working.figure));
            let (tone, sign) = working.sign;
            html.element("span", &[("class", &format!("sign {}", class(tone)))], |html| html.marked(tone, sign));
        });
        // Within, so that a link to it unfolds it.
        html.element("div", &[("class", "inside"), ("id", &anchor(working.indicator))], |html| {
            html.element("dl", &[], |html| {
                for (name, said) in &working.lines {
                    html.element("div", &[], |html| {
                        html.element("dt", &[], |html| html.text(name));
                        html.element("dd", &[], |html| said.iter().for_each(|said| paint_said(html, said)));
                    });
                }
            });
        });
    });
}

fn paint_said(html: &mut Html, said: &Fragment) {
    match said {
        Fragment::Text(text) => html.text(text),
        Fragment::Entered(raw) => html.element("code", &[], |html| html.isolated(raw)),
    }
}

/// The place of an indicator's working.
fn anchor(index: usize) -> String {
    format!("working-{index}")
}

/// How a tone is called in the style sheet.
fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Strong => "strong",
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Doubt => "doubt",
    }
}
