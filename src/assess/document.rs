//! The documents that evidence names.

use super::{Assessed, Status};
use crate::catalogue::Indicator;
use crate::diagnostic::{Finding, Severity};
use crate::evidence::{Evidence, Named};
use crate::language::{Arg, Message};
use std::collections::BTreeMap;

/// What was found of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DocumentState {
    /// It lies in the dossier; SHA-256 of its bytes, in hexadecimal, where it was read.
    Found(Option<String>),
    /// There is no such file in the dossier.
    #[default]
    NotFound,
    /// The name is absolute, climbs out of the dossier or leads out of it, or
    /// is no regular file; it was not opened.
    Refused,
    /// An address on the web, never fetched; or a document that lies elsewhere.
    Remote,
}

/// The state of each document by its name.
pub type Documents = BTreeMap<String, DocumentState>;

/// The documents that evidence names, taken as they are named: those of a round lie
/// elsewhere.
pub fn elsewhere(evidence: &Evidence) -> Documents {
    let named = evidence.answers.iter().flat_map(|answer| &answer.documents);
    named.map(|named| (named.name.clone(), DocumentState::Remote)).collect()
}

/// Whether an indicator that is scored has fewer documents than it takes.
pub fn is_short(status: Status, indicator: &Indicator, documents: usize) -> bool {
    status == Status::Scored && documents < indicator.documents
}

/// Reports what is amiss with the documents of an indicator that is scored; what is
/// supposed counts as documented.
pub fn report(index: usize, indicator: &Indicator, named: &[Named], assessed: &Assessed, findings: &mut Vec<Finding>) {
    if assessed.status != Status::Scored {
        return;
    }
    for (named, document) in named.iter().zip(&assessed.documents) {
        let key = match document.state {
            DocumentState::Found(_) | DocumentState::Remote => continue,
            DocumentState::NotFound => "finding-document-not-found",
            DocumentState::Refused => "finding-document-refused",
        };
        findings.push(Finding {
            severity: Severity::Warning,
            code: "document-not-found",
            message: Message::new(key).with("name", Arg::quoted(&named.name)),
            indicator: Some(index),
            place: Some(named.place.clone()),
        });
    }
    if !assessed.is_supposed && is_short(assessed.status, indicator, named.len()) {
        let key = if assessed.undocumented { "finding-documents-missing-zero" } else { "finding-documents-missing" };
        findings.push(Finding {
            severity: Severity::Warning,
            code: "documents-missing",
            message: Message::new(key)
                .with("title", &indicator.title)
                .with("named", named.len())
                .with("needed", indicator.documents),
            indicator: Some(index),
            place: None,
        });
    }
}
