//! Findings as they are made while evidence is read.

use crate::catalogue::Question;
use crate::diagnostic::{Finding, Place, Severity};
use crate::language::Message;

/// The most findings of a dossier; with more, the file is probably no dossier.
pub(super) const MAX_FINDINGS: usize = 10_000;

/// How much is kept of what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// All of it: cells, digests of tables, what findings say.
    Everything,
    /// What points and labels take, and which findings there are, but not what they say.
    Results,
}

/// What is wrong or odd, in the order it was found.
#[derive(Debug)]
pub(super) struct Findings {
    list: Vec<Finding>,
    detail: Detail,
}

impl Findings {
    pub(super) fn new(detail: Detail) -> Findings {
        Findings { list: Vec::new(), detail }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// What a finding says, where that is kept.
    pub(super) fn words(&self, say: impl FnOnce() -> Message) -> Message {
        if self.detail == Detail::Everything { say() } else { Message::UNSAID }
    }

    pub(super) fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    pub(super) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.list.extend(findings);
    }

    /// Whether one of those behind the first `from` is an error.
    pub(super) fn has_error_since(&self, from: usize) -> bool {
        self.list.iter().skip(from).any(|finding| finding.severity == Severity::Error)
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Finding> {
        self.list.iter_mut()
    }

    /// Stops a run with too many findings to read.
    pub(super) fn check_count(&self) -> Result<(), Box<Finding>> {
        check_count(&self.list)
    }

    pub(super) fn into_list(self) -> Vec<Finding> {
        self.list
    }
}

/// As [`Findings::check_count`].
pub(super) fn check_count(findings: &[Finding]) -> Result<(), Box<Finding>> {
    let Some(place) = findings.get(MAX_FINDINGS).and_then(|finding| finding.place.clone()) else { return Ok(()) };
    Err(Box::new(too_many(place)))
}

fn too_many(place: Place) -> Finding {
    let message = Message::new("finding-too-many").with("most", crate::language::Arg::Number(MAX_FINDINGS.to_string()));
    error("too-many-findings", place, message)
}

pub(super) fn error(code: &'static str, place: Place, message: Message) -> Finding {
    Finding { place: Some(place), ..Finding::new(Severity::Error, code, message) }
}

pub(super) fn warning(code: &'static str, place: Place, message: Message) -> Finding {
    Finding { place: Some(place), ..Finding::new(Severity::Warning, code, message) }
}

/// The same about a fact or an indicator.
pub(super) fn about(question: Question, finding: Finding) -> Finding {
    match question {
        Question::Fact(fact) => Finding { fact: Some(fact), ..finding },
        Question::Indicator(indicator) => Finding { indicator: Some(indicator), ..finding },
    }
}
