//! What is wrong or odd with the evidence, sorted to the indicators it concerns and
//! said as people say it.

use crate::assess::{Assessment, Status};
use crate::catalogue::Question;
use crate::diagnostic::{Finding, Place};
use crate::evidence::{Cell, InputTable, TableKind};
use crate::language::Message;
use crate::report::{ReportWriter, Tone, tone};
use std::collections::BTreeMap;

/// All findings of an assessment, each with the one fact or indicator it is told at.
pub(in crate::report) struct Notes<'a> {
    assessment: &'a Assessment,
    all: Vec<(Option<Question>, &'a Finding)>,
}

impl<'a> Notes<'a> {
    /// A finding about a cell of the team concerns the first indicator that read the
    /// cell, one that is in error before all others.
    pub(in crate::report) fn new(assessment: &'a Assessment) -> Notes<'a> {
        let mut readers: BTreeMap<(TableKind, usize, usize), Question> = BTreeMap::new();
        let all = || assessment.indicators.iter().enumerate();
        let in_error = all().filter(|(_, assessed)| assessed.status == Status::Invalid);
        for (index, assessed) in in_error.chain(all()) {
            for cell in &assessed.cells {
                let question = cell.fact.map_or(Question::Indicator(index), Question::Fact);
                readers.entry((cell.table, cell.line, cell.column)).or_insert(question);
            }
        }
        let reader = |place: &Place| {
            let input = assessment.inputs.iter().find(|input| is_in(place, input))?;
            readers.get(&(input.kind, place.line, place.column)).copied()
        };
        let about = |finding: &Finding| {
            let own = finding.indicator.map(Question::Indicator).or(finding.fact.map(Question::Fact));
            own.or_else(|| finding.place.as_ref().and_then(reader))
        };
        Notes { assessment, all: assessment.findings.iter().map(|finding| (about(finding), finding)).collect() }
    }

    /// Those told at an indicator.
    pub(super) fn for_indicator(&self, index: usize) -> impl Iterator<Item = &'a Finding> {
        let own = Some(Question::Indicator(index));
        self.all.iter().filter(move |(about, _)| *about == own).map(|(_, finding)| *finding)
    }

    /// Those told at facts, each with the fact, as an index.
    pub(super) fn for_facts(&self) -> impl Iterator<Item = (usize, &'a Finding)> {
        self.all.iter().filter_map(|(about, finding)| match about {
            Some(Question::Fact(fact)) => Some((*fact, *finding)),
            _ => None,
        })
    }

    /// Those that concern no single fact or indicator.
    pub(super) fn general(&self) -> impl Iterator<Item = &'a Finding> {
        self.all.iter().filter(|(about, _)| about.is_none()).map(|(_, finding)| *finding)
    }

    /// All findings, in the order of reports.
    pub(super) fn every(&self) -> impl Iterator<Item = &'a Finding> {
        self.all.iter().map(|(_, finding)| *finding)
    }

    /// The indicators of which a value was read that may have been meant otherwise.
    pub(in crate::report) fn doubtful(&self) -> Vec<usize> {
        let is_doubtful = |finding: &Finding| {
            matches!(
                finding.code,
                "ambiguous-number"
                    | "other-decimal-sign"
                    | "fraction-or-percent"
                    | "shown-otherwise"
                    | "formula-not-calculated"
            )
        };
        let readers = |fact: usize| {
            let reads = move |cell: &Cell| cell.fact == Some(fact);
            let all = self.assessment.indicators.iter().enumerate();
            all.filter(move |(_, assessed)| assessed.cells.iter().any(reads)).map(|(index, _)| index)
        };
        let doubts = self.all.iter().filter(|(_, finding)| is_doubtful(finding)).filter_map(|(about, _)| *about);
        let mut doubtful: Vec<usize> = Vec::new();
        for about in doubts {
            match about {
                Question::Indicator(index) => doubtful.push(index),
                Question::Fact(fact) => doubtful.extend(readers(fact)),
            }
        }
        doubtful.sort_unstable();
        doubtful.dedup();
        doubtful
    }
}

impl ReportWriter<'_> {
    /// A finding as a sentence after its place, without the title of what it is told at.
    pub(super) fn note(&self, title: &str, finding: &Finding) -> (Tone, String) {
        // Whoever reads a page does not sit at the command that wrote it.
        let key = match finding.message.key {
            "finding-ambiguous-number" => "page-ambiguous-number",
            "finding-not-a-number-in-convention" => "page-not-a-number-in-convention",
            key => key,
        };
        let said = self.localizer.say(&Message { key, args: finding.message.args.clone() });
        let untitled = said.strip_prefix(title).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(&said);
        let sentence = sentence(untitled);
        (
            tone(finding.severity),
            finding.place.as_ref().map_or(sentence.clone(), |place| format!("{}: {sentence}", self.place(place))),
        )
    }

    /// A place as people say it.
    fn place(&self, place: &Place) -> String {
        if place.sheet.is_some() {
            return place.to_string();
        }
        let line = Message::new("page-line").with("line", place.line.to_string());
        format!("{}, {}", self.table_name(&place.file, place.sheet.as_deref()), self.localizer.say(&line))
    }

    /// The place of a cell within its table.
    pub(super) fn line(&self, cell: &Cell) -> String {
        self.localizer.say(&Message::new("page-line").with("line", cell.line.to_string()))
    }

    /// A table by its file, and its sheet where it is one.
    pub(super) fn table_name(&self, file: &str, sheet: Option<&str>) -> String {
        match sheet {
            None => file.to_owned(),
            Some(sheet) => self.localizer.say(&Message::new("page-sheet").with("file", file).with("sheet", sheet)),
        }
    }
}

/// Whether a place lies in a table.
pub(super) fn is_in(place: &Place, input: &InputTable) -> bool {
    place.file == input.file && place.sheet.as_deref() == input.sheet()
}

/// Whether a finding is about the catalogue, which stands directly below the decision.
pub(in crate::report) fn is_about_catalogue(finding: &Finding) -> bool {
    matches!(finding.code, "other-catalogue" | "catalogue-not-valid")
}

/// A text with a capital at its beginning.
pub(in crate::report) fn sentence(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}
