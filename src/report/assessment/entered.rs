//! The tables of the team as they were entered, so that every cell of them stands on
//! the page once, with its line, and which trainings count.

use super::notes::{Notes, is_in};
use crate::assess::{is_recent, is_still_valid};
use crate::catalogue::Metric;
use crate::evidence::{Cell as Entered, InputTable, TableKind, Training};
use crate::language::Message;
use crate::report::{Block, Cell, Column, ReportWriter, Table, TableStyle, Tone};
use crate::vocabulary::{TEAM, TRAINING};
use std::collections::BTreeMap;

impl ReportWriter<'_> {
    /// A table of the team, a row per line, with the columns that some figure reads.
    pub(super) fn entered(&self, input: &InputTable, notes: &Notes<'_>, metrics: &[Metric]) -> Option<Block> {
        let mut lines: BTreeMap<usize, BTreeMap<usize, &Entered>> = BTreeMap::new();
        let mut names: BTreeMap<usize, String> = BTreeMap::new();
        for (_, cell) in self.assessment.team.cells.iter().filter(|(_, cell)| cell.table == input.kind) {
            lines.entry(cell.line).or_default().insert(cell.column, cell);
            names.entry(cell.column).or_insert_with(|| self.team_column(cell));
        }
        if lines.is_empty() {
            return None;
        }
        let mut columns = vec![Column::words(self.localizer.word("page-column-line"))];
        columns.extend(names.values().map(|name| Column::words(name.clone())));
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (line, cells) in &lines {
            let mut row = vec![Cell::plain(line.to_string())];
            row.extend(names.keys().map(|column| Cell::plain(cells.get(column).map_or("", |cell| &cell.raw))));
            rows.push(row);
        }
        if input.kind == TableKind::Training {
            columns.push(Column::words(self.localizer.word("page-column-counted")));
            let counted = self.counted(input, notes, metrics, lines.keys().copied());
            for (row, counted) in rows.iter_mut().zip(counted) {
                row.push(counted);
            }
        }
        let message = Message::new("page-caption-entered").with("table", self.table_name(&input.file, input.sheet()));
        let caption = self.localizer.say(&message);
        Some(Block::Table(Table { caption, style: TableStyle::Entered, ..Table::new(columns, rows) }))
    }

    /// A column of the team's tables, as blank tables in this language call it.
    pub(super) fn team_column(&self, cell: &Entered) -> String {
        let name = cell.input.as_deref().unwrap_or_default();
        let competence = self.catalogue.qualification.competences.iter().find(|competence| competence.id == name);
        if let (TableKind::Team, Some(competence)) = (cell.table, competence) {
            return self.localizer.text(&competence.title).to_owned();
        }
        let known = if cell.table == TableKind::Team { TEAM } else { TRAINING };
        let others = known.iter().find(|(canonical, _)| *canonical == name).map(|(_, others)| *others);
        let german =
            others.and_then(<[&str]>::first).filter(|_| self.localizer.language() == crate::language::Language::De);
        german.copied().unwrap_or(name).to_owned()
    }

    /// For each line of the trainings whether it counts, or why not.
    fn counted(
        &self,
        input: &InputTable,
        notes: &Notes<'_>,
        metrics: &[Metric],
        lines: impl Iterator<Item = usize>,
    ) -> Vec<Cell> {
        // Trainings that were left out when they were read, by their lines.
        let mut left_out: BTreeMap<usize, &'static str> = BTreeMap::new();
        for finding in notes.every() {
            let reason = match finding.code {
                "unknown-person" => "page-not-counted-person",
                "future-training" => "page-not-counted-future",
                _ => continue,
            };
            if let Some(place) = finding.place.as_ref().filter(|place| is_in(place, input)) {
                left_out.entry(place.line).or_insert(reason);
            }
        }
        let mut read = self.assessment.team.trainings.iter().flatten();
        let mut one = |line: usize| match left_out.get(&line) {
            Some(reason) => Cell::toned(Tone::Doubt, self.not_counted(reason)),
            None => read.next().map_or_else(|| Cell::plain(""), |training| self.counts(training, metrics)),
        };
        lines.map(&mut one).collect()
    }

    fn counts(&self, training: &Training, metrics: &[Metric]) -> Cell {
        let qualification = &self.catalogue.qualification;
        let mut reasons = Vec::new();
        if training.date.is_none() {
            return Cell::plain("–");
        }
        if metrics.contains(&Metric::TrainingDays) && !is_recent(training, self.assessment.as_of) {
            reasons.push("page-not-counted-days");
        }
        if metrics.contains(&Metric::Trained) && !is_still_valid(qualification, training, self.assessment.as_of) {
            reasons.push(match training.programme {
                None => "page-not-counted-programme",
                Some(_) => "page-not-counted-old",
            });
        }
        match reasons.is_empty() {
            true => Cell::plain(self.localizer.word("yes")),
            false => {
                let reasons: Vec<String> = reasons.into_iter().map(|reason| self.not_counted(reason)).collect();
                Cell::toned(Tone::Doubt, reasons.join("; "))
            }
        }
    }

    fn not_counted(&self, reason: &'static str) -> String {
        self.localizer.say(&Message::new("page-not-counted").with("reason", Message::new(reason)))
    }
}
