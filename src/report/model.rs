//! What a report is made of, whatever paints it.

use crate::language::{Language, Localizer};
use crate::number::Exact;

/// A report, from top to bottom.
#[derive(Clone, Debug)]
pub struct Report {
    pub(crate) language: Language,
    pub(crate) title: String,
    /// By which catalogue and for which day; may be empty.
    pub(crate) by: String,
    /// What is read first; a page sets it at the top of its first section.
    pub(crate) head: Vec<Block>,
    pub(crate) sections: Vec<Section>,
    /// What stands in the margins of printed pages: the catalogue's title above, its digest below.
    pub(crate) margins: [String; 2],
    /// The words of a page: the link that skips to the result, the list of sections.
    pub(crate) navigation: [String; 2],
    /// What signs mean, for users of screen readers.
    pub(crate) signs: [(&'static str, String); 4],
}

/// A section of a report. Text leaves out one in which nothing is said to it.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name within a page.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

/// How much room a medium has, which decides how much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Text without the columns that can be done without.
    Narrow,
    /// Text with every column.
    Wide,
    /// A page: every point with its working, behind what sums it up.
    Page,
}

/// A part of a section.
#[derive(Clone, Debug)]
pub enum Block {
    /// The title of a part of a section.
    Subheading(String),
    /// A sentence or a few.
    Paragraph(Tone, String),
    /// Points of a list.
    List(Vec<(Tone, String)>),
    /// The same with digests and names of files, which nobody searches in pieces: they are
    /// broken over lines on a screen alone.
    Lines(Vec<(Tone, String)>),
    /// A table.
    Table(Table),
    /// A figure as a picture, on pages alone.
    Chart(Chart),
    /// What the marks of bars mean, on pages alone.
    Legend(Vec<(Shape, String)>),
    /// The workings of indicators, to be unfolded, on pages alone.
    Workings(Vec<Working>),
}

/// A table; every row has as many cells as there are columns. A row with nothing but one strong
/// cell is a title of those below it.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it shows, said on pages alone.
    pub(crate) caption: String,
    /// What a page makes of it where there is little room.
    pub(crate) style: TableStyle,
    /// The column that names the row.
    pub(crate) head: usize,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// What kind of table one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TableStyle {
    /// Short cells.
    Plain,
    /// A row of the overview, which becomes a card.
    Cards,
    /// Whole sentences, which come to stand one below the other.
    Texts,
    /// What is missing: the same, with the title of the second column before its cells.
    Gaps,
    /// Cells as they were entered, kept in one piece.
    Entered,
    /// Names of files with their digests.
    Digests,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) title: String,
    /// Whether its cells are figures, which stand flush right.
    pub(crate) is_figure: bool,
    /// Whether it can be done without where there is little room.
    pub(crate) is_extra: bool,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) tone: Tone,
    /// The same as a picture, for pages; never says more than the text.
    pub(crate) bar: Option<Bar>,
    /// The indicator, as its index, to whose working a page leads from here.
    pub(crate) working: Option<usize>,
    /// Sentences instead of the text, one below the other, for pages.
    pub(crate) sentences: Vec<(Tone, String)>,
}

/// A part of a whole as a picture. All positions are thousandths of the way from
/// 0 to the most, rounded down, so that what falls short never looks reached.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    /// What it shows, in words.
    pub title: String,
    /// How far it is filled.
    pub filled: u16,
    /// How far it may still go; `filled` where nothing is open.
    pub open: u16,
    /// The thresholds on it.
    pub marks: Vec<Mark>,
    pub tone: Tone,
}

/// A threshold on a [`Bar`].
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// Where it stands.
    pub at: u16,
    pub shape: Shape,
    /// What it is, in words.
    pub text: String,
}

/// The look of a threshold or of a part of a bar; told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// What must be reached.
    Required,
    /// From here on excellent.
    Excellent,
    /// What may still come.
    Open,
    /// All that is attainable, where a bonus leads beyond.
    Whole,
}

/// A bar with its name and its figure.
#[derive(Clone, Debug)]
pub struct Chart {
    pub(crate) name: String,
    pub(crate) figure: String,
    pub(crate) bar: Bar,
    /// What the marks of the bar mean.
    pub(crate) legend: Vec<(Shape, String)>,
}

/// Where the points of an indicator come from.
#[derive(Clone, Debug)]
pub struct Working {
    /// The indicator, as its index.
    pub(crate) indicator: usize,
    pub(crate) title: String,
    pub(crate) figure: String,
    /// Its sign and how that is meant.
    pub(crate) sign: (Tone, &'static str),
    /// What each line tells, and what it says.
    pub(crate) lines: Vec<(String, Vec<Fragment>)>,
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub(crate) enum Fragment {
    /// Words of the report.
    Text(String),
    /// What the cell holds, as entered.
    Entered(String),
}

/// How something is meant. Never the only bearer of a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// What matters most.
    Strong,
    /// Reached, met.
    Good,
    /// Not reached, missed, in error.
    Bad,
    /// Open, doubtful.
    Doubt,
}

/// What sets a line of a list in below the line before it.
const INNER: &str = "    – ";

/// A line of a list below the line before it.
pub(super) fn inner(text: impl std::fmt::Display) -> String {
    format!("{INNER}{text}")
}

/// A line of a list without what sets it in, and whether it is set in. Nothing more
/// is taken off: what follows may be a user's text that begins with blanks or a dash.
pub(crate) fn line(line: &str) -> (bool, &str) {
    line.strip_prefix(INNER).map_or((false, line), |inner| (true, inner))
}

impl Report {
    /// A report of which only the title is known.
    pub(crate) fn new(localizer: &Localizer, title: String) -> Report {
        let signs =
            [("✓", "page-sign-met"), ("✗", "page-sign-missed"), ("★", "page-sign-excellent"), ("?", "page-sign-open")];
        Report {
            language: localizer.language(),
            title,
            by: String::new(),
            head: Vec::new(),
            sections: Vec::new(),
            margins: Default::default(),
            navigation: ["page-skip", "page-contents"].map(|key| localizer.word(key)),
            signs: signs.map(|(sign, key)| (sign, localizer.word(key))),
        }
    }

    /// Adds a section, unless there is nothing in it.
    pub(crate) fn add(
        &mut self,
        id: impl Into<String>,
        title: impl Into<String>,
        blocks: impl IntoIterator<Item = Block>,
    ) {
        let section = Section::new(id, title, blocks);
        self.sections.extend((!section.blocks.is_empty()).then_some(section));
    }
}

impl Section {
    pub(crate) fn new(
        id: impl Into<String>,
        title: impl Into<String>,
        blocks: impl IntoIterator<Item = Block>,
    ) -> Section {
        Section { id: id.into(), title: title.into(), blocks: blocks.into_iter().collect() }
    }
}

impl Block {
    /// A paragraph as it is.
    pub(crate) fn plain(text: String) -> Block {
        Block::Paragraph(Tone::Plain, text)
    }

    /// A list, unless there is nothing in it.
    pub(crate) fn list(lines: Vec<(Tone, String)>) -> Option<Block> {
        (!lines.is_empty()).then_some(Block::List(lines))
    }

    /// Lines, unless there are none.
    pub(crate) fn lines(lines: Vec<(Tone, String)>) -> Option<Block> {
        (!lines.is_empty()).then_some(Block::Lines(lines))
    }

    pub(crate) fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
        Block::Table(Table::new(columns, rows))
    }
}

impl Table {
    /// A table without a caption.
    pub(crate) fn new(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
        Table { caption: String::new(), style: TableStyle::Plain, head: 0, columns, rows }
    }
}

impl Cell {
    /// A cell as it is.
    pub(crate) fn plain(text: impl Into<String>) -> Cell {
        Cell::toned(Tone::Plain, text)
    }

    /// A cell with a tone.
    pub(crate) fn toned(tone: Tone, text: impl Into<String>) -> Cell {
        Cell { text: text.into(), tone, bar: None, working: None, sentences: Vec::new() }
    }
}

impl Bar {
    /// A bar without thresholds, filled to `part` of `whole`.
    pub(crate) fn new(title: String, part: &Exact, whole: &Exact, tone: Tone) -> Bar {
        let filled = thousandths(part, whole);
        Bar { title, filled, open: filled, marks: Vec::new(), tone }
    }
}

impl Mark {
    /// What must be reached, at `part` of `whole`.
    pub(crate) fn required(text: String, part: &Exact, whole: &Exact) -> Mark {
        Mark { at: thousandths(part, whole), shape: Shape::Required, text }
    }
}

/// `part / whole` in thousandths, rounded down, within 0 and 1000.
pub(crate) fn thousandths(part: &Exact, whole: &Exact) -> u16 {
    let share = (&Exact::from(1000) * part).divided_by(whole).unwrap_or_default();
    let within = share.floor().clamp(Exact::ZERO, Exact::from(1000));
    within.fraction().parse().unwrap_or_default()
}

impl Column {
    /// A column of words.
    pub(crate) fn words(title: String) -> Column {
        Column { title, is_figure: false, is_extra: false }
    }

    /// A column of figures.
    pub(crate) fn figures(title: String) -> Column {
        Column { title, is_figure: true, is_extra: false }
    }

    /// The same column, to be done without where there is little room.
    pub(crate) fn extra(self) -> Column {
        Column { is_extra: true, ..self }
    }
}
