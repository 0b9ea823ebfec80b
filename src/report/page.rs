//! The page: the same report as a document to be read, sent and printed, with
//! charts as data and every point unfolded into its working.

mod basis;
mod chart;
mod decision;
mod entered;
mod gaps;
pub(super) mod notes;
mod tables;
mod team;
mod working;

use super::{Bar, Block, ReportWriter, Shape, Table, Tone};
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::language::Message;

/// How much of the catalogue's digest the foot of printed pages has; the whole is among the sections.
const SHORT_DIGEST: usize = 12;

/// A report as a page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The code of its language.
    pub language: &'static str,
    /// Whose assessment it is.
    pub title: String,
    /// By which catalogue, for which day.
    pub by: String,
    /// What the catalogue is called.
    pub catalogue: String,
    /// What stands at the foot of every printed page.
    pub foot: String,
    /// The words of the link that skips to the result.
    pub skip: String,
    /// The title of the list of sections.
    pub contents: String,
    /// What signs mean, for users of screen readers.
    pub signs: Vec<(&'static str, String)>,
    /// The sections, the decision first.
    pub sections: Vec<PageSection>,
}

/// A section of a page.
#[derive(Clone, Debug)]
pub struct PageSection {
    /// Its name within the page.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// What it says.
    pub parts: Vec<PageBlock>,
}

impl PageSection {
    /// A section that says what every other format says.
    pub fn new(id: &'static str, title: String, blocks: Vec<Block>) -> PageSection {
        PageSection { id, title, parts: blocks.into_iter().map(PageBlock::Block).collect() }
    }
}

/// A part of a section.
#[derive(Clone, Debug)]
pub enum PageBlock {
    /// As in every other format.
    Block(Block),
    /// A table with a caption; `head` is the column that names the row.
    Table {
        /// What the table is.
        caption: String,
        /// The column that names the row.
        head: usize,
        /// What kind of table it is.
        look: TableStyle,
        /// The table.
        table: Table,
        /// For each row the indicator whose working it leads to, as its index;
        /// none where it is empty.
        leads: Vec<Option<usize>>,
    },
    /// Bars one below the other.
    Chart(Chart),
    /// What the marks of bars mean.
    Legend(Vec<(Shape, String)>),
    /// What can be unfolded, one below or beside the other.
    Folds(Vec<Details>),
    /// What is missing.
    Gaps {
        /// What the table is.
        caption: String,
        /// The titles of the columns: indicator, open points, what is needed, what to do.
        titles: [String; 4],
        /// A row per indicator.
        gaps: Vec<Gap>,
    },
    /// Names and their digests in full.
    Digests {
        /// What the table is.
        caption: String,
        /// The titles of the columns.
        titles: [String; 2],
        /// Each name with its digest.
        digests: Vec<(String, String)>,
    },
    /// Publications.
    Sources(Vec<SourceLink>),
}

/// What kind of table one is, which decides what becomes of it where there is little room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableStyle {
    /// Short cells, as in every other format.
    Plain,
    /// A row of the overview, which becomes a card.
    Cards,
    /// Whole sentences, which come to stand one below the other.
    Texts,
    /// Cells as they were entered, kept in one piece.
    Entered,
}

/// Bars one below the other.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What it shows.
    pub caption: String,
    /// The bars.
    pub rows: Vec<ChartRow>,
    /// What the thresholds are.
    pub notes: Vec<(Shape, String)>,
}

/// A bar with its name and its figure.
#[derive(Clone, Debug)]
pub struct ChartRow {
    /// What it stands for.
    pub name: String,
    /// The figure.
    pub figure: String,
    /// The bar.
    pub bar: Bar,
}

/// Details that unfold on demand.
#[derive(Clone, Debug)]
pub struct Details {
    /// The indicator, as its index.
    pub index: usize,
    /// What it is about.
    pub title: String,
    /// Its figure.
    pub figure: String,
    /// Its sign and how that is meant.
    pub sign: (Tone, &'static str),
    /// The details, a line each.
    pub lines: Vec<DetailLine>,
}

/// A line of a working.
#[derive(Clone, Debug)]
pub struct DetailLine {
    /// What the line tells.
    pub name: String,
    /// What it says.
    pub said: Vec<Fragment>,
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub enum Fragment {
    /// Words of the report.
    Text(String),
    /// What the cell holds, as entered.
    Entered(String),
}

/// An indicator that lacks something.
#[derive(Clone, Debug)]
pub struct Gap {
    /// The indicator, as its index.
    pub index: usize,
    /// What it is called.
    pub title: String,
    /// How many points are open, of how many.
    pub open: String,
    /// How it stands, and what a minimum or the next step takes.
    pub needed: Vec<(Tone, String)>,
    /// What is wrong, and what the catalogue advises.
    pub to_do: Vec<(Tone, String)>,
}

/// A publication.
#[derive(Clone, Debug)]
pub struct SourceLink {
    /// What it is called, with its number and when it was read.
    pub title: String,
    /// Where it stands.
    pub url: Option<String>,
}

impl ReportWriter<'_> {
    /// The whole page.
    pub fn page(&self, catalogue: &Catalogue, assessment: &Assessment) -> Page {
        let word = |key| self.localizer.word(key);
        let (title, by) = self.title_and_by(catalogue, assessment);
        let signs =
            [("✓", "page-sign-met"), ("✗", "page-sign-missed"), ("★", "page-sign-excellent"), ("?", "page-sign-open")];
        let notes = &notes::Notes::new(assessment);
        let mut sections = vec![PageSection {
            id: "decision",
            title: word("page-heading-decision"),
            parts: self.decision_parts(catalogue, assessment),
        }];
        let mut add = |id, title: &'static str, parts: Vec<PageBlock>| {
            if !parts.is_empty() {
                sections.push(PageSection { id, title: self.localizer.word(title), parts });
            }
        };
        let decisions = self.decisions(catalogue, assessment);
        if !decisions.is_empty() {
            add("decided", "heading-decisions", vec![PageBlock::Block(Block::List(decisions))]);
        }
        add("labels", "heading-labels", self.label_parts(catalogue, assessment));
        add("categories", "heading-categories", self.category_parts(catalogue, assessment));
        add("gaps", "page-heading-gaps", self.gap_parts(catalogue, assessment, notes));
        add("indicators", "heading-indicators", self.indicator_parts(catalogue, assessment, notes));
        add("workings", "page-heading-workings", self.working_parts(catalogue, assessment, notes));
        add("team", "page-heading-team", self.team_parts(catalogue, assessment, notes));
        add("requirements", "page-heading-requirements", self.requirement_parts(catalogue, assessment));
        add("digests", "heading-basis", self.digest_parts(catalogue, assessment));
        Page {
            language: self.localizer.language().code(),
            foot: self.foot(catalogue),
            catalogue: self.localizer.text(&catalogue.title).to_owned(),
            title,
            by,
            skip: word("page-skip"),
            contents: word("page-contents"),
            signs: signs.map(|(sign, key)| (sign, word(key))).to_vec(),
            sections,
        }
    }

    /// By what and for which day it was made, for every printed page.
    pub(super) fn foot(&self, catalogue: &Catalogue) -> String {
        let message = Message::new("page-foot")
            .with("catalogue", format!("{} {}", catalogue.id, catalogue.version))
            .with("sha256", catalogue.sha256.chars().take(SHORT_DIGEST).collect::<String>())
            .with("as-of", self.as_of);
        self.localizer.say(&message)
    }

    /// The head of every format; a page without a name has that of the catalogue.
    fn title_and_by(&self, catalogue: &Catalogue, assessment: &Assessment) -> (String, String) {
        let (mut title, mut by) = (String::new(), String::new());
        for block in self.head(catalogue, assessment) {
            match block {
                Block::Title(text) => title = text,
                Block::Paragraph(Tone::Plain, text) => by = text,
                _ => {}
            }
        }
        if title.trim().is_empty() {
            self.localizer.text(&catalogue.title).clone_into(&mut title);
        }
        (title, by)
    }
}
