//! The report on one assessment. A page has what is missing, every working and every source of a
//! requirement behind it; text has the findings as they are.

mod categories;
mod decision;
mod entered;
mod facts;
mod gaps;
mod indicators;
mod labels;
mod notes;
mod profile;
mod requirements;
mod reservations;
mod team;
mod workings;

pub(super) use labels::condition_name;

use super::{Block, Report, ReportWriter, Room, Section};
use notes::Notes;

impl ReportWriter<'_> {
    /// The whole report. What a medium has no room for is not made.
    pub fn report(&self, room: Room) -> Report {
        let word = |key| self.localizer.word(key);
        let is_page = room == Room::Page;
        let notes = is_page.then(|| Notes::new(self.assessment));
        let mut report = self.decided_head(is_page);
        report.head.extend(self.remarks(is_page));
        let summary = if is_page { self.summary() } else { Vec::new() };
        report.sections.push(Section::new("decision", word("page-heading-decision"), summary));
        report.add("decided", word("heading-decisions"), Block::list(self.decisions()));
        report.add("labels", word("heading-labels"), self.labels());
        report.add("categories", word("heading-categories"), self.categories());
        if let Some(notes) = &notes {
            report.add("gaps", word("page-heading-gaps"), self.gaps(notes));
        }
        report.add("facts", word("heading-facts"), self.facts(room));
        report.add("indicators", word("heading-indicators"), self.indicators(room, notes.as_ref()));
        if let Some(notes) = &notes {
            report.add("workings", word("page-heading-workings"), self.workings(notes));
            report.add("team", word("page-heading-team"), self.management_team(notes));
            report.add("requirements", word("page-heading-requirements"), self.requirements());
        } else {
            let findings = self.assessment.findings.iter().map(|finding| self.finding(finding));
            report.add("findings", word("heading-findings"), Block::list(findings.collect()));
        }
        report.add("digests", word("heading-basis"), self.digests(is_page));
        report
    }
}
