//! The facts: what became of each, and whether it is proved. What they are worth is for those that read them.

use super::document::{self, Document, Documents};
use super::{AssessedIndicator, Status};
use crate::catalogue::{Catalogue, Fact, Undocumented};
use crate::diagnostic::{Finding, Severity};
use crate::evidence::{Answer, AnswerValue, Cell};
use crate::language::{Message, Text};

/// What a dossier says of a fact.
#[derive(Clone, Debug)]
pub struct AssessedFact {
    /// What it says.
    pub given: AnswerValue,
    /// The cells that it stands in.
    pub cells: Vec<Cell>,
    /// The documents that are named for it.
    pub documents: Vec<Document>,
    /// Whether it lacks documents where that leaves all that reads it without points.
    pub undocumented: bool,
    /// Whether it was supposed, and so counts as documented.
    pub is_supposed: bool,
}

impl AssessedFact {
    pub(super) fn new(catalogue: &Catalogue, fact: &Fact, answer: Answer, seen: &Documents) -> AssessedFact {
        let Answer { given, cells, documents, is_supposed, .. } = answer;
        let documents = document::documents(catalogue, documents, seen);
        let counted = documents.iter().filter(|document| document.counts).count();
        let undocumented = !is_supposed && is_undocumented(catalogue, fact, &given, counted);
        AssessedFact { given, cells, documents, undocumented, is_supposed }
    }

    /// What became of it; a fact that has a value is `Scored`, though it has no points.
    pub fn status(&self) -> Status {
        status(&self.given)
    }

    /// The stable word of machine formats.
    pub fn code(&self) -> &'static str {
        match self.status() {
            // It earns nothing, so there is nothing to be scored.
            Status::Scored => "given",
            status => status.code(),
        }
    }

    /// How many documents count for it.
    pub fn documents_counted(&self) -> usize {
        self.documents.iter().filter(|document| document.counts).count()
    }
}

pub(super) fn status(given: &AnswerValue) -> Status {
    match given {
        AnswerValue::Missing(_) => Status::Missing,
        AnswerValue::Invalid => Status::Invalid,
        AnswerValue::NotApplicable => Status::NotApplicable,
        _ => Status::Scored,
    }
}

/// Whether all that reads a fact earns nothing, as it has too few documents.
pub(super) fn is_undocumented(catalogue: &Catalogue, fact: &Fact, given: &AnswerValue, documents: usize) -> bool {
    catalogue.undocumented == Undocumented::Zero && status(given) == Status::Scored && documents < fact.documents
}

/// Reports a fact that is missing, and what is amiss with its documents.
pub(super) fn report(index: usize, fact: &Fact, assessed: &AssessedFact, findings: &mut Vec<Finding>) {
    let about = |finding: Finding| Finding { fact: Some(index), ..finding };
    if let AnswerValue::Missing(reason) = &assessed.given {
        findings.push(about(missing(&fact.title, reason)));
    }
    if assessed.status() != Status::Scored {
        return;
    }
    findings.extend(assessed.documents.iter().filter_map(document::finding).map(about));
    let counted = assessed.documents_counted();
    if !assessed.is_supposed && counted < fact.documents {
        let named = assessed.documents.len();
        let short = document::short(&fact.title, [named, counted, fact.documents], assessed.undocumented);
        findings.push(about(short));
    }
}

/// That there is no evidence for a fact or an indicator.
pub(super) fn missing(title: &Text, reason: &Message) -> Finding {
    let message = Message::new("finding-missing-evidence").with("title", title).with("reason", reason.clone());
    Finding::new(Severity::Warning, "missing-evidence", message)
}

impl AssessedIndicator {
    /// The documents that are named for the indicator itself, and not for a fact that it reads.
    pub fn own_documents(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(|document| document.fact.is_none())
    }
}
