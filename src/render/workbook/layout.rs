//! Where everything stands, so that the formulas of one sheet find the cells of the others.

use super::group_rows::GroupRows;
use super::sheet::{cell, rows};
use crate::assess::{Assessment, Status};
use crate::catalogue::{Asked, Catalogue, Choice, Indicator, InputSource, Measure, Question, Scale, TeamFigure};
use crate::evidence::Cell;
use crate::language::Localizer;

/// Rows that stay free for further persons.
const SPARE_PERSONS: usize = 3;
/// Rows that stay free for further trainings.
const SPARE_TRAININGS: usize = 5;

/// Places on the sheet of the decision.
pub(super) mod summary {
    pub(crate) const AS_OF: u32 = 6;
    /// The row of the labels' header.
    pub(crate) const LABELS: u32 = 18;
}

/// Columns of the sheet of indicators.
pub(super) mod indicators {
    pub(crate) const STATUS: u16 = 4;
    /// Points times weight.
    pub(crate) const CONTRIBUTION: u16 = 11;
    /// The most that it can contribute.
    pub(crate) const ATTAINABLE: u16 = 13;
    /// The points that an evaluator set, where that holds on the day of the assessment.
    pub(crate) const DECIDED: u16 = 22;
    /// The first column of a label.
    const FIRST_LABEL: u16 = 24;

    pub(crate) fn missed(label: usize) -> u16 {
        FIRST_LABEL + u16::try_from(label).unwrap_or(0)
    }
}

/// The live cells of the sheet of evidence.
pub(super) mod evidence {
    /// Their column.
    pub(crate) const LIVE: u16 = 4;
    /// What the first one holds where an indicator does not apply.
    pub(crate) const NOT_APPLICABLE: &str = "n/a";
    /// The status of a fact.
    pub(crate) const STATUS: u16 = 11;
    /// How many documents count for a fact.
    pub(crate) const DOCUMENTS: u16 = 12;
}

/// Rows of the sheet of the team.
pub(super) mod team {
    use crate::catalogue::TeamFigure;

    /// The first row of the persons.
    pub(crate) const FIRST_PERSON: u32 = 18;

    pub(crate) fn row(figure: TeamFigure) -> u32 {
        super::many(TeamFigure::all().position(|other| other == figure).unwrap_or(0)) + 1
    }
}

/// Columns of the sheet of scales.
pub(super) mod scales {
    /// The indicator's category, counted from 1.
    pub(crate) const CATEGORY: u16 = 1;
    pub(crate) const MOST: u16 = 2;
    pub(crate) const WEIGHT: u16 = 3;
    /// The minimum, or nothing.
    pub(crate) const MINIMUM: u16 = 4;
    /// The points from which it is excellent.
    pub(crate) const EXCELLENT: u16 = 5;
    /// How many documents it needs.
    pub(crate) const DOCUMENTS: u16 = 6;
    pub(crate) const PER: u16 = 7;
    /// The least valid value, or nothing.
    pub(crate) const LEAST: u16 = 8;
    /// The greatest valid value, or nothing.
    pub(crate) const GREATEST: u16 = 9;
    /// The first column of a label: its scope, then its minimums.
    const FIRST_LABEL: u16 = 10;

    /// Where a step begins; the least valid value of a fact.
    pub(crate) const FROM: u16 = 2;
    /// Where a step ends; the greatest valid value of a fact.
    pub(crate) const UP_TO: u16 = 3;
    /// What it earns; the weight of a role, the months of a programme, the documents that a fact needs.
    pub(crate) const POINTS: u16 = 4;
    /// The id of an option, role or programme.
    pub(crate) const OPTION: u16 = 5;

    /// The column that says which indicators are in the scope of a label.
    pub(crate) fn scope(label: usize) -> u16 {
        FIRST_LABEL + 2 * u16::try_from(label).unwrap_or(0)
    }
}

pub(super) struct DefinedNames {
    pub summary: String,
    pub indicators: String,
    pub evidence: String,
    pub team: String,
    pub findings: String,
    pub scales: String,
}

/// A row of the sheet of evidence.
pub(super) struct EvidenceRow<'a> {
    pub row: u32,
    pub question: Question,
    /// The input; empty where there is but one.
    pub input: &'a str,
    /// Which of the live cells of its question it holds, as an index; `None` where it holds none.
    pub slot: Option<usize>,
    /// What is read here, where that is asked elsewhere.
    pub reads: Option<InputSource>,
    /// The cell that was entered.
    pub cell: Option<&'a Cell>,
}

/// Where everything stands; rows count from 0.
pub(super) struct Layout<'a> {
    pub names: DefinedNames,
    catalogue: &'a Catalogue,
    /// The rows of the sheet of evidence: those of the facts, then those of the indicators.
    pub evidence: Vec<EvidenceRow<'a>>,
    /// For each fact the row of its live cell.
    fact_rows: Vec<u32>,
    /// For each indicator the first row of its live cells and how many they are.
    slots: Vec<(u32, u32)>,
    /// For each indicator the first row of its scale or options, and how many.
    pub scales: Vec<(u32, u32)>,
    /// The first row of the roles and how many.
    pub roles: (u32, u32),
    /// The first row of the programmes and how many.
    pub programmes: (u32, u32),
    /// For each fact the first row of its limits and options, and how many.
    pub facts: Vec<(u32, u32)>,
    /// The first row of the persons and how many with spare ones.
    pub persons: (u32, u32),
    /// The first row of the trainings and how many with spare ones.
    pub trainings: (u32, u32),
    pub indicators: u32,
    pub groups: GroupRows,
}

/// A count as rows count.
pub(super) fn many(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The inputs that have a live cell; one without a name where there is but one.
fn own_inputs<'c>(catalogue: &'c Catalogue, assessment: &Assessment, question: Question) -> Vec<&'c str> {
    let Some(asked) = catalogue.asked(question) else { return Vec::new() };
    if !asked.asks_nothing() {
        return if asked.measure.has_inputs() { asked.own_inputs().map(|(_, id)| id).collect() } else { vec![""] };
    }
    // Where only facts are read, there is a cell for what a dossier may say beside them, has said, or got wrong.
    let said = match question {
        Question::Indicator(index) => assessment.indicators.get(index),
        Question::Fact(_) => None,
    };
    let mut facts = asked.facts().filter_map(|fact| assessment.facts.get(fact));
    let is_by_fact = facts.any(|fact| fact.status() == Status::Invalid);
    let is_in_error = |status| status == Status::Invalid && !is_by_fact;
    let is_said = said.is_some_and(|said| own_cells(&said.cells).next().is_some() || is_in_error(said.status));
    let is_shown = is_said || asked.optional || matches!(asked.measure, Measure::Team { .. });
    if is_shown { vec![""] } else { Vec::new() }
}

/// The cells of the evidence that answer a question itself, and no fact that it reads.
fn own_cells(cells: &[Cell]) -> impl Iterator<Item = &Cell> {
    cells.iter().filter(|cell| cell.is_evidence() && cell.fact.is_none())
}

/// How many rows the scale or options of an indicator take.
fn steps(indicator: &Indicator) -> usize {
    match (&indicator.scale, &indicator.measure) {
        (Some(Scale::From(steps) | Scale::UpTo(steps)), _) => steps.len(),
        (Some(Scale::Bands(bands)), _) => bands.len(),
        (Some(Scale::Line(line)), _) if line.ends().is_none() => line.points().len(),
        (None, Measure::Choice { options }) => options.len(),
        _ => 1,
    }
}

impl<'a> Layout<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, assessment: &'a Assessment, localizer: &Localizer) -> Layout<'a> {
        let mut rows = EvidenceRows { evidence: Vec::new(), next: 1 };
        let mut fact_rows = Vec::new();
        for (index, fact) in assessment.facts.iter().enumerate() {
            fact_rows.push(rows.next);
            rows.add(catalogue, Question::Fact(index), &[""], &fact.cells);
        }
        // The facts are a block of their own.
        rows.next += u32::from(!catalogue.facts.is_empty());
        let mut slots = Vec::new();
        for (index, assessed) in assessment.indicators.iter().enumerate() {
            let question = Question::Indicator(index);
            let own = own_inputs(catalogue, assessment, question);
            slots.push((rows.next, many(own.len())));
            rows.add(catalogue, question, &own, &assessed.cells);
        }
        let indicators = many(catalogue.indicators.len());
        // The rules of the indicators stand above, a blank row and a header between.
        let mut next = indicators + 3;
        let mut take = |count: usize, between: u32| {
            let first = next;
            next += many(count) + between;
            (first, many(count))
        };
        let scales = catalogue.indicators.iter().map(|indicator| take(steps(indicator), 0)).collect();
        take(0, 2);
        let roles = take(catalogue.qualification.roles.len(), 2);
        let programmes = take(catalogue.qualification.programmes.len(), 2);
        let facts = catalogue.facts.iter().map(|fact| take(choices(&fact.measure).len().max(1), 0)).collect();
        let persons = many(assessment.team.persons.len() + SPARE_PERSONS);
        let trainings = many(assessment.team.trainings.as_ref().map_or(0, Vec::len) + SPARE_TRAININGS);
        let word = |key| localizer.word(key);
        Layout {
            names: DefinedNames {
                summary: word("sheet-summary"),
                indicators: word("sheet-indicators"),
                evidence: word("sheet-evidence"),
                team: word("sheet-team"),
                findings: word("sheet-findings"),
                scales: word("sheet-scales"),
            },
            catalogue,
            evidence: rows.evidence,
            fact_rows,
            slots,
            scales,
            roles,
            programmes,
            facts,
            persons: (team::FIRST_PERSON, persons),
            trainings: (team::FIRST_PERSON + persons + 4, trainings),
            indicators,
            groups: GroupRows::new(catalogue, word("sheet-groups")),
        }
    }

    /// The column that says which indicators nobody needs, where there are groups.
    pub(super) fn dispensable(&self) -> Option<u16> {
        (!self.catalogue.groups.is_empty()).then(|| indicators::missed(self.catalogue.labels.len()))
    }

    /// The column of the working, which is the last.
    pub(super) fn working(&self) -> u16 {
        indicators::missed(self.catalogue.labels.len()) + u16::from(self.dispensable().is_some())
    }

    /// A column of the sheet of indicators.
    pub(super) fn all(&self, column: u16) -> String {
        format!("'{}'!{}", self.names.indicators, rows(1, self.indicators, column))
    }

    /// The cell that an indicator takes an input from.
    pub(super) fn input(&self, index: usize, input: usize) -> String {
        let asked = self.catalogue.indicators.get(index).map(Indicator::asked);
        match asked.map_or(InputSource::Own, |asked| asked.source(input)) {
            InputSource::Own => {
                let own = asked.and_then(|asked| asked.own_inputs().position(|(own, _)| own == input));
                let first = self.slots.get(index).map_or(1, |(first, _)| *first);
                self.of_evidence(first + many(own.unwrap_or(0)), evidence::LIVE)
            }
            source => self.source(source),
        }
    }

    /// The cell of a fact or of a figure of the team; empty for what is asked for an indicator itself.
    pub(super) fn source(&self, source: InputSource) -> String {
        match source {
            InputSource::Own => String::new(),
            InputSource::Fact(fact) => self.fact(fact, evidence::LIVE),
            InputSource::Team(figure) => self.figure(figure),
        }
    }

    /// The row of a fact on the sheet of evidence.
    pub(super) fn fact_row(&self, fact: usize) -> u32 {
        self.fact_rows.get(fact).copied().unwrap_or(1)
    }

    /// A column of a fact on the sheet of evidence.
    pub(super) fn fact(&self, fact: usize, column: u16) -> String {
        self.of_evidence(self.fact_row(fact), column)
    }

    /// Whether too few documents count for a fact.
    pub(super) fn fact_is_short(&self, fact: usize) -> String {
        format!("{}<{}", self.fact(fact, evidence::DOCUMENTS), self.of_fact(fact, scales::POINTS))
    }

    fn of_evidence(&self, row: u32, column: u16) -> String {
        format!("'{}'!{}", self.names.evidence, cell(row, column))
    }

    /// The first live cell of an indicator, where it has one.
    pub(super) fn own(&self, index: usize) -> Option<String> {
        let (first, _) = self.slots.get(index).filter(|(_, count)| *count > 0)?;
        Some(self.of_evidence(*first, evidence::LIVE))
    }

    /// The live cells of an indicator.
    pub(super) fn inputs(&self, index: usize) -> String {
        let (first, count) = self.slots.get(index).copied().unwrap_or((1, 1));
        format!("'{}'!{}", self.names.evidence, rows(first, first + count.max(1) - 1, evidence::LIVE))
    }

    /// A figure of the catalogue about an indicator.
    pub(super) fn rule(&self, index: usize, column: u16) -> String {
        format!("'{}'!{}", self.names.scales, cell(many(index) + 1, column))
    }

    /// A figure of the catalogue about a fact.
    pub(super) fn of_fact(&self, fact: usize, column: u16) -> String {
        let first = self.facts.get(fact).map_or(1, |(first, _)| *first);
        format!("'{}'!{}", self.names.scales, cell(first, column))
    }

    /// A column of such figures about indicators.
    pub(super) fn rules(&self, column: u16) -> String {
        format!("'{}'!{}", self.names.scales, rows(1, self.indicators, column))
    }

    /// Part of a column of the sheet of scales; `None` where there are no rows.
    pub(super) fn of_scales(&self, (first, count): (u32, u32), column: u16) -> String {
        format!("'{}'!{}", self.names.scales, rows(first, first + count.max(1) - 1, column))
    }

    /// A figure of the team: a number, or the word of its status.
    pub(super) fn figure(&self, figure: TeamFigure) -> String {
        format!("'{}'!{}", self.names.team, cell(team::row(figure), 1))
    }

    pub(super) fn as_of(&self) -> String {
        format!("'{}'!{}", self.names.summary, cell(summary::AS_OF, 1))
    }
}

/// The options of a choice.
pub(super) fn choices(measure: &Measure) -> &[Choice] {
    match measure {
        Measure::Choice { options } => options,
        _ => &[],
    }
}

struct EvidenceRows<'a> {
    evidence: Vec<EvidenceRow<'a>>,
    /// The next free row.
    next: u32,
}

impl<'a> EvidenceRows<'a> {
    /// Adds the rows of a question: its own inputs, what it reads, further cells.
    fn add(&mut self, catalogue: &'a Catalogue, question: Question, own: &[&'a str], cells: &'a [Cell]) {
        let Some(asked) = catalogue.asked(question) else { return };
        let (answers, further) = sorted(own, cells);
        let blank = EvidenceRow { row: 0, question, input: "", slot: None, reads: None, cell: None };
        let live = own.iter().zip(answers).enumerate();
        let live = live.map(|(slot, (input, cell))| EvidenceRow { input, slot: Some(slot), cell, ..blank });
        let read = reads(catalogue, asked).map(|(input, source)| EvidenceRow { input, reads: Some(source), ..blank });
        let further = further.into_iter().map(|cell| {
            let input = cell.input.as_deref().unwrap_or("");
            EvidenceRow { input, cell: Some(cell), ..blank }
        });
        for row in live.chain(read).chain(further) {
            self.evidence.push(EvidenceRow { row: self.next, ..row });
            self.next += 1;
        }
    }
}

/// What is read from elsewhere, each with its name.
fn reads<'c>(catalogue: &'c Catalogue, asked: Asked<'c>) -> impl Iterator<Item = (&'c str, InputSource)> {
    let inputs = asked.measure.inputs();
    let read = asked.sources.iter().copied().enumerate().filter(|(_, source)| *source != InputSource::Own);
    read.map(move |(input, source)| {
        let fact = match source {
            InputSource::Fact(fact) => catalogue.facts.get(fact),
            InputSource::Own | InputSource::Team(_) => None,
        };
        let name = inputs.get(input).copied().or(fact.map(|fact| fact.id.as_str()));
        (name.unwrap_or(""), source)
    })
}

/// The cells of the evidence by the inputs that they answer, and those beyond.
fn sorted<'a>(names: &[&str], cells: &'a [Cell]) -> (Vec<Option<&'a Cell>>, Vec<&'a Cell>) {
    let mut own: Vec<Option<&Cell>> = vec![None; names.len()];
    let mut further = Vec::new();
    for cell in own_cells(cells) {
        let named = cell.input.as_deref().unwrap_or("");
        let slot = names.iter().position(|name| *name == named).or((named.is_empty()).then_some(0));
        match slot.and_then(|slot| own.get_mut(slot)) {
            Some(free) if free.is_none_or(|held| held.raw.trim().is_empty()) => {
                if let Some(held) = free.replace(cell) {
                    further.push(held);
                }
            }
            _ => further.push(cell),
        }
    }
    (own, further)
}
