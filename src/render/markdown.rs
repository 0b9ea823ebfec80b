//! A report as Markdown (tables as GitHub and GitLab know them).

use super::terminal::clean;
use crate::report::{self, Block, Cell, Report, Table, Tone};

/// Paints a report.
pub fn paint(report: &Report) -> String {
    let by = (!report.by.is_empty()).then(|| escape(&report.by));
    let mut parts = vec![format!("# {}", escape(&report.title))];
    parts.extend(by.into_iter().chain(report.head.iter().filter_map(block)));
    for section in &report.sections {
        let mut blocks = section.blocks.iter().filter_map(block).peekable();
        parts.extend(blocks.peek().is_some().then(|| format!("## {}", escape(&section.title))));
        parts.extend(blocks);
    }
    parts.join("\n\n") + "\n"
}

fn block(block: &Block) -> Option<String> {
    Some(match block {
        Block::Subheading(text) => format!("### {}", escape(text)),
        Block::Paragraph(_, text) => escape(text),
        Block::List(lines) | Block::Lines(lines) => lines
            .iter()
            .map(|(_, line)| {
                let (is_inner, text) = report::line(line);
                format!("{}- {}", if is_inner { "  " } else { "" }, escape(text))
            })
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Table(table) => paint_table(table),
        Block::Chart(_) | Block::Legend(_) | Block::Workings(_) => return None,
    })
}

fn paint_table(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![
        line(table.columns.iter().map(|column| escape(&column.title)).collect()),
        line(
            table
                .columns
                .iter()
                .map(|column| if column.is_figure { "---:".to_owned() } else { "---".to_owned() })
                .collect(),
        ),
    ];
    lines.extend(table.rows.iter().map(|row| line(row.iter().map(paint_cell).collect())));
    lines.join("\n")
}

/// A cell, in bold where it matters most; bold markup must touch its text.
fn paint_cell(cell: &Cell) -> String {
    match (cell.tone, cell.text.trim()) {
        (Tone::Strong, text) if !text.is_empty() => format!("**{}**", escape(text)),
        _ => escape(&cell.text),
    }
}

/// A text in which nothing is markup, on one line; addresses become links.
fn escape(text: &str) -> String {
    let clean = clean(text);
    // Escaped, an address would be another one for readers that link addresses by themselves.
    let words: Vec<String> =
        clean.split(' ').map(|word| if is_address(word) { format!("<{word}>") } else { escape_signs(word) }).collect();
    // Blanks at the start of a line would make code of it.
    let mut escaped = words.join(" ").trim_start_matches(' ').to_owned();
    // What would begin a list or underline a heading at the start of a line.
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let rest = escaped[digits..].strip_prefix(['.', ')']);
    let ordered = digits > 0 && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    if ordered {
        escaped.insert(digits, '\\');
    } else if escaped.starts_with(['-', '+', '=']) {
        escaped.insert(0, '\\');
    }
    escaped
}

/// Whether a word is nothing but a web address, without what could end a link or a cell.
fn is_address(word: &str) -> bool {
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "-._~:/?#@$&+,;=%".contains(sign);
    rest.is_some_and(|rest| rest.ends_with(|sign: char| sign.is_ascii_alphanumeric() || "/_-=".contains(sign)))
        && word.chars().all(is_plain)
}

fn escape_signs(word: &str) -> String {
    let mut escaped = String::with_capacity(word.len());
    for (place, sign) in word.char_indices() {
        match sign {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' | '@' | '$' => escaped.extend(['\\', sign]),
            // What code forges take for an address without being asked.
            ':' if word[place..].starts_with("://") => escaped.push_str("\\:"),
            '.' if word[..place].to_ascii_lowercase().ends_with("www") => escaped.push_str("\\."),
            _ => escaped.push(sign),
        }
    }
    escaped
}
