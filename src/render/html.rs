//! A page as one HTML file that needs nothing else: no script, no request, and
//! well-formed, so that it can be read as XML too.

mod chart;
mod style;
mod table;
mod writer;

use crate::report::{
    self, Block, Chart, Details, Fragment, Page, PageBlock, PageSection, SourceLink, TableStyle, Tone,
};
use writer::Html;

/// What a page may do: nothing but show itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Paints a page.
pub fn paint(page: &Page) -> String {
    let mut html = Html::new(&page.signs);
    html.element("html", &[("lang", page.language)], |html| {
        html.element("head", &[], |html| head(html, page));
        html.element("body", &[], |html| body(html, page));
    });
    html.finish()
}

fn head(html: &mut Html, page: &Page) {
    html.void("meta", &[("charset", "utf-8")]);
    html.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
    html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    html.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
    html.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    let generator = concat!("merit ", env!("CARGO_PKG_VERSION"));
    html.void("meta", &[("name", "generator"), ("content", generator)]);
    html.element("title", &[], |html| html.text(&format!("{} · {}", page.title, page.by)));
    html.style(&style::sheet(page));
}

fn body(html: &mut Html, page: &Page) {
    html.element("a", &[("class", "skip"), ("href", "#decision")], |html| html.text(&page.skip));
    chart::patterns(html);
    html.element("header", &[], |html| {
        html.element("h1", &[], |html| html.isolated(&page.title));
        html.element("p", &[], |html| html.text(&page.by));
    });
    html.element("main", &[], |html| {
        for (position, part) in page.sections.iter().enumerate() {
            section(html, part);
            if position == 0 {
                contents(html, page);
            }
        }
    });
}

fn contents(html: &mut Html, page: &Page) {
    html.element("nav", &[("aria-label", &page.contents)], |html| {
        html.element("ol", &[], |html| {
            for section in page.sections.iter().skip(1) {
                let target = format!("#{}", section.id);
                html.element("li", &[], |html| {
                    html.element("a", &[("href", &target)], |html| html.text(&section.title));
                });
            }
        });
    });
}

fn section(html: &mut Html, section: &PageSection) {
    let heading = format!("{}-title", section.id);
    html.element("section", &[("id", section.id), ("aria-labelledby", &heading)], |html| {
        html.element("h2", &[("id", &heading)], |html| html.text(&section.title));
        parts(html, &section.parts);
    });
}

fn parts(html: &mut Html, parts: &[PageBlock]) {
    for part in parts {
        match part {
            PageBlock::Block(block) => paint_block(html, block),
            PageBlock::Table { caption, head, look, table, leads } => {
                table::paint(html, caption, *head, *look, table, leads);
            }
            PageBlock::Chart(chart) => paint_chart(html, chart),
            PageBlock::Legend(notes) => chart::legend(html, notes),
            PageBlock::Folds(folds) => html.element("div", &[("class", "folds")], |html| {
                folds.iter().for_each(|folded| paint_folded(html, folded));
            }),
            PageBlock::Gaps { caption, titles, gaps } => table::gaps(html, caption, titles, gaps),
            PageBlock::Digests { caption, titles, digests } => table::digests(html, caption, titles, digests),
            PageBlock::Sources(sources) => html.element("ul", &[("class", "sources")], |html| {
                sources.iter().for_each(|source| html.element("li", &[], |html| paint_source(html, source)));
            }),
        }
    }
}

fn paint_block(html: &mut Html, block: &Block) {
    match block {
        Block::Title(text) | Block::Heading(text) | Block::Subheading(text) => {
            html.element("h3", &[], |html| html.text(text));
        }
        Block::Paragraph(tone, text) => html.element("p", &[("class", class(*tone))], |html| html.marked(*tone, text)),
        Block::List(lines) | Block::Lines(lines) => html.element("ul", &[("class", "lines")], |html| {
            for (tone, line) in lines {
                let (is_inner, text) = report::line(line);
                let inner = if is_inner { " inner" } else { "" };
                // What is set in begins with a user's text and has no sign of its own.
                let of_sign = if is_inner { Tone::Plain } else { *tone };
                let has_sign = of_sign != Tone::Plain && text.starts_with(['✓', '✗']);
                let dash = if has_sign { "" } else { " dash" };
                let class = format!("{}{inner}{dash}", class(*tone));
                html.element("li", &[("class", &class)], |html| html.marked(of_sign, text));
            }
        }),
        Block::Table(table) => table::paint(html, "", 0, TableStyle::Plain, table, &[]),
    }
}

fn paint_chart(html: &mut Html, chart: &Chart) {
    html.element("figure", &[], |html| {
        if !chart.caption.is_empty() {
            html.element("figcaption", &[], |html| html.text(&chart.caption));
        }
        for row in &chart.rows {
            html.element("div", &[("class", "row")], |html| {
                html.element("span", &[("class", "name")], |html| html.text(&row.name));
                html.element("span", &[("class", "figure")], |html| html.text(&row.figure));
                chart::bar(html, &row.bar);
            });
        }
        chart::legend(html, &chart.notes);
    });
}

fn paint_folded(html: &mut Html, folded: &Details) {
    html.element("details", &[], |html| {
        html.element("summary", &[], |html| {
            html.element("span", &[("class", "name")], |html| html.text(&folded.title));
            html.element("span", &[("class", "figure")], |html| html.text(&folded.figure));
            let (tone, sign) = folded.sign;
            html.element("span", &[("class", &format!("sign {}", class(tone)))], |html| html.marked(tone, sign));
        });
        // Within, so that a link to it unfolds it.
        html.element("div", &[("class", "inside"), ("id", &anchor(folded.index))], |html| {
            html.element("dl", &[], |html| {
                for line in &folded.lines {
                    html.element("div", &[], |html| {
                        html.element("dt", &[], |html| html.text(&line.name));
                        html.element("dd", &[], |html| line.said.iter().for_each(|said| paint_said(html, said)));
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

fn paint_source(html: &mut Html, source: &SourceLink) {
    html.text(&source.title);
    if let Some(url) = &source.url {
        html.void("br", &[]);
        html.link(url);
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
