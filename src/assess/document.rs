//! The documents that evidence names.

use super::team::{is_recent, is_still_valid};
use super::{AssessedIndicator, Assessment, Status};
use crate::catalogue::{Catalogue, DocumentCounting, Indicator, Measure, Metric};
use crate::diagnostic::{Finding, Place, Severity};
use crate::evidence::{AnswerValue, Evidence, NamedDocument, Team, Training, is_web_address};
use crate::language::{Arg, Message, Text};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What was found of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DocumentState {
    /// It lies in the dossier; SHA-256 of its bytes, in hexadecimal, where it was read.
    Found(Option<String>),
    /// It lies in the dossier and holds nothing; SHA-256 likewise.
    Empty(Option<String>),
    /// It is one of the tables that the dossier is read from; SHA-256 likewise.
    Table(Option<String>),
    /// There is no such file in the dossier.
    #[default]
    NotFound,
    /// The name is absolute, climbs out of the dossier or leads out of it, or is no regular file; it was not opened.
    Refused,
    /// An address on the web, never fetched.
    Remote,
    /// It lies elsewhere and was not looked for.
    Elsewhere,
}

impl DocumentState {
    /// The stable word of machine formats.
    pub fn code(&self) -> &'static str {
        match self {
            DocumentState::Found(_) => "found",
            DocumentState::Empty(_) => "empty",
            DocumentState::Table(_) => "table",
            DocumentState::NotFound => "absent",
            DocumentState::Refused => "refused",
            DocumentState::Remote => "remote",
            DocumentState::Elsewhere => "elsewhere",
        }
    }

    /// The digest of its bytes, where they were read.
    pub fn sha256(&self) -> Option<&str> {
        match self {
            DocumentState::Found(sha256) | DocumentState::Empty(sha256) | DocumentState::Table(sha256) => {
                sha256.as_deref()
            }
            _ => None,
        }
    }

    /// Whether it lies in the dossier, whatever it is worth.
    pub fn is_in_dossier(&self) -> bool {
        matches!(self, DocumentState::Found(_) | DocumentState::Empty(_) | DocumentState::Table(_))
    }

    /// Whether nothing else is known of it than its name.
    pub fn is_name_alone(&self) -> bool {
        matches!(self, DocumentState::Remote | DocumentState::Elsewhere)
    }

    /// Whether somebody looked, and there is nothing that could prove anything.
    pub fn is_lacking(&self) -> bool {
        !matches!(self, DocumentState::Found(_)) && !self.is_name_alone()
    }

    fn counts(&self, catalogue: &Catalogue) -> bool {
        match (catalogue.documents, self) {
            (DocumentCounting::Named, _) | (DocumentCounting::Present, DocumentState::Found(_)) => true,
            (DocumentCounting::Present, DocumentState::Remote) => catalogue.remote,
            (DocumentCounting::Present, _) => false,
        }
    }
}

/// A document that is named as evidence.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name as it is written.
    pub name: String,
    /// What was found of it.
    pub state: DocumentState,
    /// What its file is called, where that is typed otherwise.
    pub called: Option<String>,
    /// Whether it counts as one of those that an indicator takes.
    pub counts: bool,
    /// The cell that names it first.
    pub place: Place,
    /// The fact that it proves, as an index, where it is one of an indicator that reads it.
    pub fact: Option<usize>,
}

/// What was seen of a document.
#[derive(Clone, Debug, Default)]
pub struct FoundDocument {
    /// What was found of it.
    pub state: DocumentState,
    /// The same number for all names that lead to the same file; none where there is no file.
    pub file: Option<usize>,
    /// What the file is called, where it differs from the name in more than normal form: in case or
    /// blanks, which not every computer tells apart.
    pub called: Option<String>,
}

/// What was seen of each document by its name.
pub type Documents = BTreeMap<String, FoundDocument>;

/// The documents that evidence names, taken as they are named: those of a round lie elsewhere.
pub fn documents_elsewhere(evidence: &Evidence) -> Documents {
    taken_for(evidence, |name| match is_web_address(name) {
        true => DocumentState::Remote,
        false => DocumentState::Elsewhere,
    })
}

/// The documents that evidence names, as if all were there: those of worked examples.
pub fn all_there(evidence: &Evidence) -> Documents {
    taken_for(evidence, |_| DocumentState::Found(None))
}

fn taken_for(evidence: &Evidence, state: impl Fn(&str) -> DocumentState) -> Documents {
    let sighting = |named: &NamedDocument| FoundDocument { state: state(&named.name), ..FoundDocument::default() };
    evidence.documents().map(|named| (named.name.clone(), sighting(named))).collect()
}

/// The certificates of trainings. They are not counted, so each name stays.
pub(super) fn certificates(catalogue: &Catalogue, team: &Team, seen: &Documents) -> Vec<Document> {
    team.certificates.iter().flat_map(|named| documents(catalogue, vec![named.clone()], seen)).collect()
}

/// The documents behind names: several names of one file are one document, the first.
pub(super) fn documents(catalogue: &Catalogue, named: Vec<NamedDocument>, seen: &Documents) -> Vec<Document> {
    let mut files = BTreeSet::new();
    let mut documents = Vec::with_capacity(named.len());
    for NamedDocument { name, place, fact } in named {
        let FoundDocument { state, file, called } = seen.get(&name).cloned().unwrap_or_default();
        if file.is_none_or(|file| files.insert(file)) {
            documents.push(Document { counts: state.counts(catalogue), name, state, called, place, fact });
        }
    }
    documents
}

/// How many documents an indicator takes for what is said of it.
pub(crate) fn needed(indicator: &Indicator, given: &AnswerValue) -> usize {
    match given {
        AnswerValue::NotApplicable => indicator.not_applicable_documents,
        AnswerValue::Chosen(option) => indicator.documents_of_option(*option),
        _ => indicator.documents,
    }
}

/// Whether what is said counts, but for the documents, of which there are fewer than it takes.
pub(super) fn is_short(status: Status, needed: usize, documents: usize) -> bool {
    !status.is_open() && documents < needed
}

/// What the points of an indicator rest on, as far as documents go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentSupport {
    /// Nothing is amiss: the documents are there, or none are named or needed.
    Sound,
    /// On documents known by name only.
    Names,
    /// On documents that are not there, or not named.
    Lacking,
}

impl DocumentSupport {
    /// That of an indicator which needs so many documents.
    pub fn new<'d>(needed: usize, documents: impl Iterator<Item = &'d DocumentState>) -> DocumentSupport {
        let (mut present, mut names, mut is_lacking) = (0, 0, false);
        for state in documents {
            is_lacking |= state.is_lacking();
            if state.is_name_alone() { names += 1 } else { present += 1 }
        }
        match is_lacking || present + names < needed {
            true => DocumentSupport::Lacking,
            false if names > 0 && present < needed.max(1) => DocumentSupport::Names,
            false => DocumentSupport::Sound,
        }
    }
}

/// The certificates of those trainings that count for an indicator, as indices into those of the team.
pub(super) fn certificates_for(
    catalogue: &Catalogue,
    indicator: &Indicator,
    team: &Team,
    as_of: Date,
) -> BTreeSet<usize> {
    let counts = |training: &&Training| match indicator.measure {
        Measure::Team { metric: Metric::TrainingDays } => is_recent(training, as_of),
        Measure::Team { metric: Metric::Trained } => is_still_valid(&catalogue.qualification, training, as_of),
        _ => false,
    };
    let trainings = team.trainings.iter().flatten().filter(counts);
    trainings.flat_map(|training| training.certificates.iter().copied()).collect()
}

impl AssessedIndicator {
    /// How many documents count for it.
    pub fn documents_counted(&self) -> usize {
        self.documents.iter().filter(|document| document.counts).count()
    }

    /// Whether fewer documents count for it than its answer takes.
    pub fn is_short(&self) -> bool {
        !self.is_supposed && self.documents_counted() < self.documents_needed
    }

    /// Whether it is said not to apply, be it proved or not.
    pub(crate) fn is_said_not_applicable(&self) -> bool {
        self.status == Status::NotApplicable || (self.status == Status::Missing && self.undocumented)
    }
}

impl Assessment {
    /// All documents that the dossier names: those of the indicators, and certificates.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        let of_facts = self.facts.iter().flat_map(|fact| &fact.documents);
        of_facts.chain(self.indicators.iter().flat_map(AssessedIndicator::own_documents)).chain(&self.certificates)
    }

    /// The certificates of those trainings that count for an indicator.
    pub fn certificates_for(&self, catalogue: &Catalogue, indicator: &Indicator) -> impl Iterator<Item = &Document> {
        let counting = certificates_for(catalogue, indicator, &self.team, self.as_of);
        counting.into_iter().filter_map(|index| self.certificates.get(index))
    }

    /// What the points of an indicator rest on; those that evaluators decided rest on their
    /// decision, and what is not scored has none.
    pub fn support(&self, catalogue: &Catalogue, index: usize) -> DocumentSupport {
        let both = catalogue.indicators.get(index).zip(self.indicators.get(index));
        let Some((indicator, assessed)) = both.filter(|(_, assessed)| assessed.status == Status::Scored) else {
            return DocumentSupport::Sound;
        };
        let certificates = self.certificates_for(catalogue, indicator);
        let needed = if assessed.is_supposed { 0 } else { assessed.documents_needed };
        let support = DocumentSupport::new(needed, assessed.documents.iter().chain(certificates).map(|one| &one.state));
        let is_fact_short = indicator.facts().any(|index| {
            let fact = self.facts.get(index).zip(catalogue.facts.get(index));
            fact.is_some_and(|(fact, asked)| !fact.is_supposed && fact.documents_counted() < asked.documents)
        });
        let is_short = is_fact_short || assessed.is_short();
        if is_short { DocumentSupport::Lacking } else { support }
    }

    /// The indicators whose points rest on that, in catalogue order. What evaluators decided rests on their decision.
    pub fn resting_on(&self, catalogue: &Catalogue, support: DocumentSupport) -> Vec<usize> {
        let has_points = |assessed: &AssessedIndicator| {
            assessed.decided.is_none() && assessed.contribution.as_ref().is_some_and(|it| it.is_positive())
        };
        let all = self.indicators.iter().enumerate().filter(|(_, assessed)| has_points(assessed));
        all.map(|(index, _)| index).filter(|index| self.support(catalogue, *index) == support).collect()
    }
}

/// Reports what is amiss with the documents of an indicator that is scored, or of which must be proved that it does not
/// apply; what is supposed counts as documented.
pub(super) fn report(index: usize, indicator: &Indicator, assessed: &AssessedIndicator, findings: &mut Vec<Finding>) {
    let is_absent = assessed.is_said_not_applicable();
    if assessed.status != Status::Scored && !(is_absent && assessed.documents_needed > 0) {
        return;
    }
    let about = |finding: Finding| Finding { indicator: Some(index), ..finding };
    // Those of a fact are reported once, there.
    findings.extend(assessed.own_documents().filter_map(finding).map(about));
    if assessed.is_short() {
        let figures = [assessed.documents.len(), assessed.documents_counted(), assessed.documents_needed];
        let finding = short(&indicator.title, figures, assessed.undocumented);
        findings.push(about(if is_absent { of_absence(finding) } else { finding }));
    }
}

/// That documents are missing: how many are named, how many count and how many it takes.
pub(super) fn short(title: &Text, [named, counted, needed]: [usize; 3], earns_nothing: bool) -> Finding {
    let key = match (earns_nothing, counted < named) {
        (true, false) => "finding-documents-missing-zero",
        (false, false) => "finding-documents-missing",
        (true, true) => "finding-documents-not-counting-zero",
        (false, true) => "finding-documents-not-counting",
    };
    let message = Message::new(key).with("title", title).with("named", named).with("counted", counted);
    Finding::new(Severity::Warning, "documents-missing", message.with("needed", needed))
}

/// The same where it is said that an indicator does not apply.
fn of_absence(finding: Finding) -> Finding {
    let key = match finding.message.key {
        "finding-documents-missing-zero" => "finding-absence-unproved-zero",
        "finding-documents-not-counting" => "finding-absence-not-counting",
        "finding-documents-not-counting-zero" => "finding-absence-not-counting-zero",
        _ => "finding-absence-unproved",
    };
    Finding { message: Message { key, ..finding.message }, ..finding }
}

pub(super) fn report_certificates(certificates: &[Document], findings: &mut Vec<Finding>) {
    findings.extend(certificates.iter().filter_map(finding));
}

pub(super) fn finding(document: &Document) -> Option<Finding> {
    let (code, key) = match document.state {
        DocumentState::Found(_) if document.called.is_some() => {
            ("document-typed-otherwise", "finding-document-typed-otherwise")
        }
        DocumentState::Found(_) | DocumentState::Remote | DocumentState::Elsewhere => return None,
        DocumentState::NotFound => ("document-not-found", "finding-document-not-found"),
        DocumentState::Refused => ("document-not-found", "finding-document-refused"),
        DocumentState::Empty(_) => ("document-empty", "finding-document-empty"),
        DocumentState::Table(_) => ("document-is-table", "finding-document-is-table"),
    };
    let message = Message::new(key).with("name", Arg::quoted(&document.name));
    let message = match &document.called {
        Some(called) => message.with("called", Arg::quoted(called)),
        None => message,
    };
    Some(Finding { place: Some(document.place.clone()), ..Finding::new(Severity::Warning, code, message) })
}
