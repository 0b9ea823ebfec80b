//! The page: the same report as a document to be read, sent and printed, with
//! charts as data and every point unfolded into its working.

mod basis;
mod chart;
mod gaps;
mod team;
mod working;

use super::{Bar, Block, Shape, Speaker, Table, Tone};
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::language::Message;

/// How much of a table's digest the foot of printed pages has; the whole is among the sections.
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
    /// What stands at the foot of every printed page.
    pub foot: String,
    /// The words of the link that skips to the result.
    pub skip: String,
    /// The title of the list of sections.
    pub contents: String,
    /// What signs mean, for whoever hears the page.
    pub signs: Vec<(&'static str, String)>,
    /// The sections, the decision first.
    pub sections: Vec<Section>,
}

/// A section of a page.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name within the page.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// What it says.
    pub parts: Vec<Part>,
}

/// A part of a section.
#[derive(Clone, Debug)]
pub enum Part {
    /// As in every other format.
    Block(Block),
    /// A table with a caption; `head` is the column that names the row.
    Table {
        /// What the table is.
        caption: String,
        /// The column that names the row.
        head: usize,
        /// Whether its rows become cards where there is little room.
        cards: bool,
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
    /// What can be unfolded.
    Folded(Folded),
    /// Steps, one after the other.
    Steps(Vec<String>),
    /// The cells that something was read from.
    Cells {
        /// What the table is.
        caption: String,
        /// The titles of the columns: cell, input, content.
        titles: [String; 3],
        /// The cells.
        rows: Vec<Read>,
    },
    /// What is missing.
    Gaps(Vec<Gap>),
    /// Publications.
    Sources(Vec<Source>),
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

/// Something that is told in full where it is unfolded.
#[derive(Clone, Debug)]
pub struct Folded {
    /// The indicator, as its index.
    pub index: usize,
    /// What it is about.
    pub title: String,
    /// Its figure.
    pub figure: String,
    /// Its sign and how that is meant.
    pub sign: (Tone, &'static str),
    /// What is told.
    pub parts: Vec<Part>,
}

/// A cell that evidence was read from.
#[derive(Clone, Debug)]
pub struct Read {
    /// File, line and column.
    pub place: String,
    /// Which input it answers, where an indicator has several.
    pub input: String,
    /// What stands in it.
    pub raw: String,
}

/// An indicator that could earn more.
#[derive(Clone, Debug)]
pub struct Gap {
    /// The indicator, as its index.
    pub index: usize,
    /// What it is called.
    pub title: String,
    /// How many points are open.
    pub figure: String,
    /// What is asked for.
    pub lines: Vec<(Tone, String)>,
    /// What the catalogue advises.
    pub advice: Option<String>,
}

/// A publication.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is called, with its number and when it was read.
    pub title: String,
    /// Where it stands.
    pub url: Option<String>,
}

impl Speaker<'_> {
    /// The whole page.
    pub fn page(&self, catalogue: &Catalogue, assessment: &Assessment) -> Page {
        let word = |key| self.voice.word(key);
        let (title, by) = self.title_and_by(catalogue, assessment);
        let signs =
            [("✓", "page-sign-met"), ("✗", "page-sign-missed"), ("★", "page-sign-excellent"), ("?", "page-sign-open")];
        let mut sections = vec![Section {
            id: "decision",
            title: word("page-heading-decision"),
            parts: self.decision_parts(catalogue, assessment),
        }];
        let mut add = |id, title: &'static str, parts: Vec<Part>| {
            if !parts.is_empty() {
                sections.push(Section { id, title: self.voice.word(title), parts });
            }
        };
        add("labels", "heading-labels", self.label_parts(catalogue, assessment));
        add("categories", "heading-categories", self.category_parts(catalogue, assessment));
        add("indicators", "heading-indicators", self.indicator_parts(catalogue, assessment));
        add("team", "page-heading-team", self.team_parts(catalogue, assessment));
        add("gaps", "page-heading-gaps", self.gap_parts(catalogue, assessment));
        add("workings", "page-heading-workings", self.working_parts(catalogue, assessment));
        add("findings", "heading-findings", self.finding_parts(catalogue, assessment));
        add("assumed", "page-heading-assumed", self.assumed_parts(catalogue, assessment));
        add("sources", "book-heading-sources", self.source_parts(catalogue));
        add("digests", "heading-basis", self.digest_parts(catalogue, assessment));
        Page {
            language: self.voice.language().code(),
            foot: self.foot(catalogue, assessment),
            title,
            by,
            skip: word("page-skip"),
            contents: word("page-contents"),
            signs: signs.map(|(sign, key)| (sign, word(key))).to_vec(),
            sections,
        }
    }

    /// The digests of the catalogue and, shortened, of the tables.
    fn foot(&self, catalogue: &Catalogue, assessment: &Assessment) -> String {
        let catalogue = Message::new("basis-catalogue")
            .with("catalogue", format!("{} {}", catalogue.id, catalogue.version))
            .with("sha256", &*catalogue.sha256);
        let short = |sha256: &str| sha256.chars().take(SHORT_DIGEST).collect::<String>();
        let inputs = assessment.inputs.iter().map(|input| format!("{} {}…", input.file, short(&input.sha256)));
        [self.voice.say(&catalogue)].into_iter().chain(inputs).collect::<Vec<_>>().join(" · ")
    }

    /// The head of every format; a page without a name has that of the catalogue.
    fn title_and_by(&self, catalogue: &Catalogue, assessment: &Assessment) -> (String, String) {
        let (mut title, mut by) = (String::new(), String::new());
        for block in self.head(catalogue, assessment) {
            match block {
                Block::Title(text) => title = text,
                Block::Paragraph(_, text) => by = text,
                _ => {}
            }
        }
        if title.trim().is_empty() {
            self.voice.text(&catalogue.title).clone_into(&mut title);
        }
        (title, by)
    }

    /// The decision with its reasons, the score as a bar, what is missing most and
    /// how much of it all is assumed: what is read in one minute.
    fn decision_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<Part> {
        let mut blocks = Vec::new();
        self.decision(catalogue, assessment, &mut blocks);
        let mut parts: Vec<Part> = blocks.into_iter().map(Part::Block).collect();
        if let Some(chart) = self.score_chart(catalogue, assessment) {
            parts.insert(1, Part::Chart(chart));
        }
        let most = self.missing_most(catalogue, assessment);
        if !most.is_empty() {
            parts.push(Part::Block(Block::Subheading(self.voice.word("page-heading-most"))));
            parts.push(Part::Block(Block::List(most)));
        }
        parts.push(Part::Block(Block::Subheading(self.voice.word("page-heading-figures"))));
        let basis = self.basis(catalogue, assessment).into_iter().next();
        parts.extend(basis.map(|(tone, line)| Part::Block(Block::Paragraph(tone, line))));
        parts
    }

    fn label_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<Part> {
        if catalogue.labels.is_empty() {
            return Vec::new();
        }
        let caption = self.voice.word("page-caption-labels");
        vec![Part::Table {
            caption,
            head: 0,
            cards: false,
            table: self.labels(catalogue, assessment),
            leads: Vec::new(),
        }]
    }

    fn category_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<Part> {
        let caption = self.voice.word("page-caption-categories");
        let mut parts = vec![
            Part::Chart(self.category_chart(catalogue, assessment)),
            Part::Table {
                caption,
                head: 0,
                cards: false,
                table: self.categories(catalogue, assessment),
                leads: Vec::new(),
            },
        ];
        parts.extend(self.weighing(catalogue, assessment).map(Part::Block));
        parts
    }

    fn indicator_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<Part> {
        let word = |key| self.voice.word(key);
        let mut table = self.indicators(catalogue, assessment);
        // The working has a section of its own, and a column of signs a name.
        table.columns.truncate(6);
        table.rows.iter_mut().for_each(|row| row.truncate(6));
        if let Some(signs) = table.columns.get_mut(4) {
            signs.title = word("page-column-sign");
        }
        // In the order of the table: each category, then its indicators.
        let of = |category| {
            let all = catalogue.indicators.iter().enumerate();
            all.filter(move |(_, indicator)| indicator.category == category).map(|(index, _)| Some(index))
        };
        let leads =
            (0..catalogue.categories.len()).flat_map(|category| [None].into_iter().chain(of(category))).collect();
        let shapes = [
            (Shape::Required, "page-legend-minimum"),
            (Shape::Excellent, "page-legend-excellent"),
            (Shape::Open, "page-legend-open"),
        ];
        vec![
            Part::Block(Block::Paragraph(Tone::Plain, word("legend"))),
            Part::Legend(shapes.map(|(shape, key)| (shape, word(key))).to_vec()),
            Part::Table { caption: word("page-caption-indicators"), head: 1, cards: true, table, leads },
        ]
    }

    fn finding_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<Part> {
        if assessment.findings.is_empty() {
            return Vec::new();
        }
        let lines = assessment.findings.iter().map(|finding| self.finding(catalogue, finding)).collect();
        vec![Part::Block(Block::List(lines))]
    }
}
