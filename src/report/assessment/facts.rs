//! The facts, each in a row: what it says, where that was entered, and the documents that are named for it.

use crate::assess::{AssessedFact, Status};
use crate::catalogue::{Fact, Measure};
use crate::evidence::{AnswerValue, Cell as Entered};
use crate::language::{Arg, Message};
use crate::report::derivation::unit_of;
use crate::report::document::document;
use crate::report::{Block, Cell, Column, ReportWriter, Room, Table, TableStyle, Tone};

impl ReportWriter<'_> {
    /// The table; text with little room has the values alone.
    pub(super) fn facts(&self, room: Room) -> Option<Block> {
        let word = |key| self.localizer.word(key);
        let is_narrow = room == Room::Narrow;
        let mut columns = vec![Column::words(word("column-fact")), Column::words(word("column-value"))];
        if !is_narrow {
            columns.push(Column::words(word("page-line-entered")));
            columns.push(Column::words(word("page-line-documents")));
        }
        let mut rows = Vec::new();
        for (fact, assessed) in self.catalogue.facts.iter().zip(&self.assessment.facts) {
            let tone = if assessed.status().is_open() { Tone::Doubt } else { Tone::Plain };
            let mut row =
                vec![Cell::plain(self.localizer.text(&fact.title)), Cell::toned(tone, self.fact_value(fact, assessed))];
            if !is_narrow {
                let entered: Vec<String> = assessed.cells.iter().map(|cell| self.entered_cell(cell)).collect();
                row.push(Cell::plain(entered.join("; ")));
                row.push(Cell::plain(self.fact_documents(fact, assessed)));
            }
            rows.push(row);
        }
        let caption = word("page-caption-facts");
        let table = Table { caption, style: TableStyle::Texts, ..Table::new(columns, rows) };
        (!table.rows.is_empty()).then_some(Block::Table(table))
    }

    /// What a fact says, with its unit, or what became of it.
    pub(crate) fn fact_value(&self, fact: &Fact, assessed: &AssessedFact) -> String {
        let word = |key| self.localizer.word(key);
        match (&assessed.given, &fact.measure) {
            (AnswerValue::Number(number), Measure::Percent { .. }) => {
                self.localizer.say(&Message::new("percent").with("number", self.full(number)))
            }
            (AnswerValue::Number(number), measure) => {
                let number = self.full(number);
                match unit_of(self.localizer, measure, &number) {
                    Some(unit) => format!("{number}\u{A0}{unit}"),
                    None => number,
                }
            }
            (AnswerValue::YesNo(yes), _) => word(if *yes { "yes" } else { "no" }),
            (AnswerValue::Chosen(option), Measure::Choice { options }) => {
                options.get(*option).map_or("", |option| self.localizer.text(&option.title)).to_owned()
            }
            (AnswerValue::Since(date), _) => self.localizer.say(&Message::new("explain-date").with("date", *date)),
            _ => word(match assessed.status() {
                Status::Scored => "status-given",
                Status::Missing => "status-missing",
                Status::Invalid => "status-invalid",
                Status::NotApplicable => "status-not-applicable",
            }),
        }
    }

    /// A cell as it was entered, with its line and what is noted beside it.
    fn entered_cell(&self, cell: &Entered) -> String {
        let raw = if cell.raw.trim().is_empty() { self.localizer.word("page-empty") } else { cell.raw.clone() };
        let note = (!cell.note.is_empty()).then(|| Message::new("page-note").with("note", Arg::quoted(&cell.note)));
        let note = note.map_or_else(String::new, |note| format!(", {}", self.localizer.say(&note)));
        format!("{raw} ({}){note}", self.line(cell))
    }

    fn fact_documents(&self, fact: &Fact, assessed: &AssessedFact) -> String {
        let named = assessed.documents.iter().map(|one| document(self.localizer, one, None).1);
        let named: Vec<String> = named.collect();
        match (named.is_empty(), fact.documents) {
            (false, _) => named.join("; "),
            (true, 0) => "–".to_owned(),
            (true, needed) => self.localizer.say(&Message::new("page-documents-none-named").with("needed", needed)),
        }
    }
}
