//! A report for the terminal, with or without colour, in a given width.

use crate::language::is_unprintable;
use crate::report::{self, Block, Cell, Report, Room, Table, Tone};
use anstyle::{AnsiColor, Style};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};

/// How wide and whether in colour.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// Columns of characters.
    pub width: u16,
    /// Whether colours are used; they never carry a meaning alone.
    pub colour: bool,
}

impl Screen {
    /// Whether columns that can be done without are shown too.
    pub(crate) fn room(self) -> Room {
        if self.width >= WIDE { Room::Wide } else { Room::Narrow }
    }
}

/// From this width on there is room for every column.
const WIDE: u16 = 120;
/// Below this width a table whose words do not fit beside one another becomes a list.
const NARROW: u16 = 80;
/// A longer word is broken over lines rather than make a list of its table.
const LONG_WORD: usize = 18;
/// First columns of no more characters, as for numbers and ranks, stand before the second on its line.
const SHORT_COLUMN: usize = 8;
/// Tables are never wider than this, however wide the screen.
const WIDEST: u16 = 180;
/// Tables are never narrower than this, however narrow the screen.
const NARROWEST: u16 = 20;

/// Paints a report for a screen.
pub fn paint(report: &Report, screen: Screen) -> String {
    whole(report, screen, true)
}

/// Paints a report for a pipe or file, where titles and lines with names and digests stay whole.
pub(crate) fn paint_whole(report: &Report, screen: Screen) -> String {
    whole(report, screen, false)
}

/// Paints what stands beneath no title for a screen.
pub(crate) fn paint_blocks(blocks: &[Block], screen: Screen) -> String {
    painted(blocks, screen, true)
}

fn whole(report: &Report, screen: Screen, is_screen: bool) -> String {
    let (width, bold) = (if is_screen { within(screen).width } else { u16::MAX }, Style::new().bold());
    let mut out = styled(&fill(&report.title, "", Screen { width, ..screen }), bold, screen) + "\n";
    if !report.by.is_empty() {
        out += &painted(&[Block::plain(report.by.clone())], screen, is_screen);
    }
    out += &painted(&report.head, screen, is_screen);
    for section in &report.sections {
        let blocks = painted(&section.blocks, screen, is_screen);
        if !blocks.is_empty() {
            let title = styled(&fill(&section.title, "", within(screen)), bold.underline(), screen);
            out += &format!("\n{title}\n{blocks}");
        }
    }
    out
}

/// The screen as far as it is used.
fn within(screen: Screen) -> Screen {
    Screen { width: screen.width.clamp(NARROWEST, WIDEST), ..screen }
}

fn painted(blocks: &[Block], screen: Screen, is_screen: bool) -> String {
    let screen = within(screen);
    // As wide as any line can be.
    let whole = Screen { width: if is_screen { screen.width } else { u16::MAX }, ..screen };
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Subheading(text) => {
                out.push('\n');
                out += &styled(&fill(text, "", screen), Style::new().bold(), screen);
            }
            Block::Paragraph(tone, text) => out += &styled(&fill(text, "", screen), style(*tone), screen),
            Block::List(lines) => out += &list(lines, screen),
            Block::Lines(lines) => out += &list(lines, whole),
            Block::Table(table) => out += &paint_table(table, screen, is_screen),
            Block::Chart(_) | Block::Legend(_) | Block::Workings(_) => continue,
        }
        out.push('\n');
    }
    out
}

fn list(lines: &[(Tone, String)], screen: Screen) -> String {
    let lines = lines.iter().map(|(tone, line)| styled(&fill(line, "  ", screen), style(*tone), screen));
    lines.collect::<Vec<_>>().join("\n")
}

fn paint_table(table: &Table, screen: Screen, is_screen: bool) -> String {
    let shown: Vec<usize> = (0..table.columns.len())
        .filter(|index| !table.columns[*index].is_extra || screen.room() == Room::Wide)
        .collect();
    let least: Vec<usize> = shown.iter().map(|index| least_width(table, *index)).collect();
    let is_narrow = screen.width < NARROW;
    // Two blanks stand between columns, and those behind the last are cut off again.
    if is_narrow && least.iter().map(|width| width + 2).sum::<usize>() > usize::from(screen.width) + 2 {
        let text = as_list(table, &shown, screen);
        return if screen.colour { tint(&text, table, screen) } else { text };
    }
    let mut painted = comfy_table::Table::new();
    painted.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─')));
    painted.set_content_arrangement(ContentArrangement::Dynamic).set_width(screen.width + u16::from(is_narrow));
    painted.set_header(shown.iter().map(|index| in_cell(&table.columns[*index].title, screen)));
    for row in &table.rows {
        painted.add_row(
            shown
                .iter()
                .filter_map(|index| row.get(*index))
                .map(|cell| comfy_table::Cell::new_owned(in_cell(&cell.text, screen))),
        );
    }
    for (position, index) in shown.iter().enumerate() {
        let Some(column) = painted.column_mut(position) else { continue };
        column.set_padding((0, 1));
        let texts = || table.rows.iter().filter_map(|row| row.get(*index)).map(|cell| clean(&cell.text));
        let texts = || texts().chain([table.columns[*index].title.clone()]);
        let (widest, most) = if table.columns[*index].is_figure {
            column.set_cell_alignment(CellAlignment::Right);
            // Figures are never broken over lines.
            (texts().map(|text| columns(&text)).max(), screen.width / 2)
        } else if is_narrow {
            // Whole words are read more easily than parts of them.
            (Some(least[position]), screen.width)
        } else if is_screen {
            continue;
        } else {
            // Names of files stay whole off screen.
            (texts().flat_map(|text| text.split(' ').map(columns).max()).max(), WIDEST)
        };
        let width = u16::try_from(widest.unwrap_or(1) + 1).unwrap_or(screen.width).min(most);
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
    }
    let text = painted.trim_fmt();
    // The rule below the header is as wide as the blanks that were cut off.
    let is_rule = |line: &str| line.len() > usize::from(screen.width) && line.chars().all(|sign| sign == '─');
    let text = text.lines().map(|line| match is_rule(line) {
        true => line.chars().take(usize::from(screen.width)).collect(),
        false => line.to_owned(),
    });
    let text = text.collect::<Vec<String>>().join("\n");
    if screen.colour { tint(&text, table, screen) } else { text }
}

/// How many characters a column takes at least: its widest figure, or its longest word.
fn least_width(table: &Table, index: usize) -> usize {
    let column = &table.columns[index];
    let cells = table.rows.iter().filter_map(|row| row.get(index)).map(|cell| clean(&cell.text));
    let texts = cells.chain([column.title.clone()]);
    let of_text = |text: String| match column.is_figure {
        true => columns(&text),
        false => text.split(' ').map(columns).max().unwrap_or(0).min(LONG_WORD),
    };
    texts.map(of_text).max().unwrap_or(0)
}

/// A table as a list: what each row is about, and below it the other cells with the titles of
/// their columns.
fn as_list(table: &Table, shown: &[usize], screen: Screen) -> String {
    let is_short = |index: &usize| least_width(table, *index) <= SHORT_COLUMN;
    let heads = if shown.first().is_some_and(is_short) && shown.len() > 2 { 2 } else { 1 };
    let mut lines = Vec::new();
    for row in &table.rows {
        let cells = shown.iter().filter_map(|index| Some((&*table.columns[*index].title, row.get(*index)?)));
        let mut cells = cells.map(|(title, cell)| (title.trim(), cell.text.trim()));
        let head: Vec<&str> =
            cells.by_ref().take(heads).map(|(_, text)| text).filter(|text| !text.is_empty()).collect();
        lines.push((head.join(" "), ""));
        for (title, text) in cells.filter(|(_, text)| !text.is_empty()) {
            match (title, lines.last_mut()) {
                // Characters belong to what stands before them.
                ("", Some((line, _))) => *line = format!("{line} {text}"),
                _ => lines.push((format!("{title}: {text}"), "  ")),
            }
        }
    }
    let lines: Vec<String> = lines.iter().map(|(line, indent)| fill(line, indent, screen)).collect();
    lines.join("\n")
}

/// A cell's text. A word wider than the screen is broken beforehand, as breaking it
/// piece by piece would take the square of its length.
fn in_cell(text: &str, screen: Screen) -> String {
    let text = clean(text);
    // No character is wider than it has bytes.
    if text.len() <= usize::from(screen.width) {
        return text;
    }
    let (mut broken, mut width) = (String::with_capacity(text.len()), 0);
    for sign in text.chars() {
        let own = textwrap::core::display_width(sign.encode_utf8(&mut [0; 4]));
        width = if sign == ' ' { 0 } else { width + own };
        if width > usize::from(screen.width) && own > 0 {
            broken.push('\n');
            width = own;
        }
        broken.push(sign);
    }
    broken
}

/// Colours the characters and words that a toned cell begins with. Done on the painted
/// text, so that colour never moves a column.
fn tint(text: &str, table: &Table, screen: Screen) -> String {
    let mut signs: Vec<(&str, Style)> = Vec::new();
    for Cell { text, tone, .. } in table.rows.iter().flatten() {
        let is_sign = text.chars().next().is_some_and(|first| "✓✗★?".contains(first));
        if is_sign && !signs.iter().any(|(sign, _)| sign == text) {
            signs.push((text, style(*tone)));
        }
    }
    let mut tinted = String::new();
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches('\n');
        match signs.iter().find(|(sign, _)| body.ends_with(sign)) {
            Some((sign, style)) => {
                tinted += &body[..body.len() - sign.len()];
                tinted += &styled(sign, *style, screen);
            }
            None => tinted += body,
        }
        tinted += &line[body.len()..];
    }
    tinted
}

fn style(tone: Tone) -> Style {
    let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong => Style::new().bold(),
        Tone::Good => colour(AnsiColor::Green).bold(),
        Tone::Bad => colour(AnsiColor::Red).bold(),
        Tone::Doubt => colour(AnsiColor::Yellow),
    }
}

fn styled(text: &str, style: Style, screen: Screen) -> String {
    if screen.colour && style != Style::new() { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

fn fill(text: &str, indent: &str, screen: Screen) -> String {
    // Of what stands before a text only merit's own blanks set it in: a user's text
    // may begin with thousands.
    let (is_inner, _) = report::line(text);
    let body = text.trim_start_matches(' ');
    let indent = &format!("{indent}{}", if is_inner { &text[..text.len() - body.len()] } else { "" });
    let text = clean(body);
    let width = usize::from(screen.width);
    // What fits needs no search for places to break it.
    if !body.is_empty() && indent.len() + columns(&text) <= width {
        return format!("{indent}{}", text.trim_end_matches(' '));
    }
    let hanging = if indent.is_empty() { String::new() } else { format!("{indent}  ") };
    let options = textwrap::Options::new(width).initial_indent(indent).subsequent_indent(&hanging);
    textwrap::fill(&text, options)
}

/// How many columns a text takes that has nothing to steer a terminal.
fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { textwrap::core::display_width(text) }
}

/// A text without anything that could steer a terminal: control characters become
/// visible pictures, characters that turn the direction of text a replacement character.
pub fn clean(text: &str) -> String {
    // Most texts have nothing to look at character by character.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    let visible = |sign: char| match u32::from(sign) {
        code @ 0..=0x1F => char::from_u32(0x2400 + code).unwrap_or('\u{FFFD}'),
        0x7F => '\u{2421}',
        _ if is_unprintable(sign) => '\u{FFFD}',
        _ => sign,
    };
    text.chars().map(visible).collect()
}
