//! From the tables of an initiative to what a round keeps of it.

use super::writer::{ResultRenderer, RoundFile};
use super::{Batch, RoundSettings, entry_of_assessment, failed};
use crate::assess::{assess, documents_elsewhere, names_another, outcome};
use crate::catalogue::DocumentCounting;
use crate::command::dossier::{DocumentAccess, look_for_documents};
use crate::command::problem::Problem;
use crate::diagnostic::Finding;
use crate::evidence::{Detail, Evidence, EvidenceReader, Tables};
use crate::portfolio::{RoundEntry, ScoredInitiative};
use std::path::Path;

pub(super) struct Scorer<'s, 'a> {
    setting: &'s RoundSettings<'a>,
    renderer: ResultRenderer<'s>,
    reader: EvidenceReader<'a>,
    /// Whether more is asked for than results.
    is_full: bool,
}

/// Where the documents of an initiative lie.
#[derive(Clone, Copy)]
pub(super) struct DocumentFolder<'h> {
    /// The real path of the folder.
    pub folder: &'h Path,
    /// What that is called in the round.
    pub called: &'h str,
    /// The files of the tables, within it.
    pub files: &'h [String],
}

impl<'s, 'a> Scorer<'s, 'a> {
    pub(super) fn new(setting: &'s RoundSettings<'a>, renderer: ResultRenderer<'s>) -> Scorer<'s, 'a> {
        // Where only documents count that are there, they are looked for.
        let counts_present = setting.catalogue.documents == DocumentCounting::Present;
        let is_full = renderer.has_reports() || setting.files.contains(&RoundFile::Findings) || counts_present;
        let detail = if is_full { Detail::Everything } else { Detail::Results };
        let reader = EvidenceReader::new(setting.catalogue, setting.reading, detail);
        Scorer { setting, renderer, reader, is_full }
    }

    /// Scores an initiative among others by its tables, or tells why it cannot be scored.
    pub(super) fn score(
        &self,
        tables: Tables,
        id: &str,
        home: DocumentFolder<'_>,
        is_about_all: impl Fn(&Finding) -> bool,
        batch: &mut Batch<'a>,
    ) -> Result<Result<RoundEntry<'a>, Problem>, Problem> {
        match tables.evidence(&self.reader) {
            Ok(evidence) => self.entry(evidence, id, home, &is_about_all, batch),
            Err(finding) => Ok(Err(Problem::Found(finding))),
        }
    }

    pub(super) fn add(
        &self,
        id: &str,
        scored: Result<RoundEntry<'a>, Problem>,
        home: DocumentFolder<'_>,
        batch: &mut Batch<'a>,
    ) {
        let failed = |problem: Problem| failed(self.setting.place, id, problem.within(home.folder, home.called));
        batch.add(scored.unwrap_or_else(failed), &self.renderer);
    }

    /// What a round keeps of evidence, or why it cannot be scored.
    fn entry(
        &self,
        evidence: Evidence,
        id: &str,
        home: DocumentFolder<'_>,
        is_about_all: &dyn Fn(&Finding) -> bool,
        batch: &mut Batch<'a>,
    ) -> Result<Result<RoundEntry<'a>, Problem>, Problem> {
        let RoundSettings { catalogue, limits, place, reading, .. } = *self.setting;
        let is_plain = evidence.decisions.is_empty() && !names_another(catalogue, &evidence.initiative);
        if is_plain && !self.is_full {
            let mut outcome = outcome(catalogue, &evidence, reading.as_of);
            if let Some(shown) = outcome.percent_shown(catalogue, limits) {
                let group = self.setting.group(&evidence.initiative);
                let mut findings = evidence.findings;
                findings.append(&mut outcome.findings);
                Finding::sort(&mut findings);
                let (told, findings): (Vec<Finding>, _) = findings.into_iter().partition(is_about_all);
                told.iter().for_each(|finding| batch.tell(place, finding));
                let outcome =
                    Ok(ScoredInitiative { group, ..ScoredInitiative::brief(outcome, evidence.initiative.name, shown) });
                let initiative = evidence.initiative.id.unwrap_or_default();
                self.setting.decision_source.meet(&initiative);
                let dossier = place.into();
                return Ok(Ok(RoundEntry { dossier, initiative, outcome, findings, content: None, is_absent: false }));
            }
        }
        let documents = match self.is_full {
            true => {
                let files = home.files.iter().map(String::as_str);
                let look = self.renderer.look(DocumentAccess::Away);
                match look_for_documents(catalogue, &evidence, (home.folder, files), look) {
                    Ok(documents) => documents,
                    Err(problem) => return Ok(Err(problem)),
                }
            }
            false => documents_elsewhere(&evidence),
        };
        let assessment = assess(catalogue, evidence, &documents, reading.as_of);
        batch.reports.extend(self.renderer.report(self.setting, &assessment, id, false)?);
        let (entry, told) = entry_of_assessment(self.setting, assessment, is_about_all);
        told.iter().for_each(|finding| batch.tell(place, finding));
        Ok(Ok(entry))
    }
}
