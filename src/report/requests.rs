//! The self-test: what the applicant is asked for before an assessment, without a score.

use super::basis::of_catalogue;
use super::document::document;
use super::{Block, Cell, Column, Report, ReportWriter, Tone};
use crate::assess::{Document, Status};
use crate::catalogue::Asked;
use crate::diagnostic::Severity;
use crate::language::{Arg, Message};

/// One thing that the applicant is asked for.
#[derive(Clone, Debug)]
pub struct EvidenceRequest {
    /// What sort of request: `evidence`, `correction`, `document` or `minimum`.
    pub kind: &'static str,
    /// The id of the indicator or the fact, empty where none is concerned.
    pub indicator: String,
    /// The handbook's number, empty where there is none.
    pub number: String,
    /// Its title, empty where none is concerned.
    pub title: String,
    /// Where it stands, as file, line and column.
    pub place: String,
    /// What is asked for.
    pub text: String,
}

impl ReportWriter<'_> {
    /// Everything that the applicant is asked for: errors, what is missing,
    /// documents, and minimums that are open.
    pub fn requests(&self) -> Vec<EvidenceRequest> {
        let mut requests = Vec::new();
        let mut ask = |kind, about: Option<Asked<'_>>, place: String, text: String| {
            requests.push(EvidenceRequest {
                kind,
                indicator: about.map_or_else(String::new, |asked| asked.id.to_owned()),
                number: about.and_then(|asked| asked.number).unwrap_or_default().to_owned(),
                title: about.map_or_else(String::new, |asked| self.localizer.text(asked.title).to_owned()),
                place,
                text,
            });
        };
        for finding in &self.assessment.findings {
            let kind = match (finding.severity, finding.code) {
                (Severity::Error, _) => "correction",
                (_, "missing-evidence") => "evidence",
                (
                    _,
                    "documents-missing"
                    | "document-not-found"
                    | "document-typed-otherwise"
                    | "document-empty"
                    | "document-is-table",
                ) => "document",
                (Severity::Warning, _) => "check",
                (Severity::Note, _) => continue,
            };
            let place = finding.place.as_ref().map(ToString::to_string);
            ask(
                kind,
                self.catalogue.concerned(finding),
                place.unwrap_or_default(),
                self.localizer.say(&finding.message),
            );
        }
        for (indicator, assessed) in self.catalogue.indicators.iter().zip(&self.assessment.indicators) {
            let (Some(minimum), Some(false)) = (&indicator.minimum, assessed.minimum_met) else { continue };
            let value = match assessed.status {
                Status::Scored => self.value(indicator, assessed),
                _ => self.status(assessed),
            };
            let message = match self.value_needed(indicator, minimum) {
                Some(needed) => Message::new("request-minimum-from").with("needed", needed),
                None => Message::new("request-minimum"),
            };
            ask("minimum", Some(indicator.asked()), String::new(), self.localizer.say(&message.with("value", value)));
        }
        // What is broken first, then what is missing.
        let order = ["correction", "evidence", "minimum", "document", "check"];
        requests.sort_by_key(|request| order.iter().position(|kind| *kind == request.kind));
        requests
    }

    /// The self-test as a report.
    pub fn check(&self) -> Report {
        let requests = self.requests();
        let mut report = self.titled();
        let reservations = self.about_catalogue().into_iter();
        let reservations = reservations.chain(self.undecided());
        report.head.extend(reservations.map(|(tone, text)| Block::Paragraph(tone, text)));
        let open = |kind| requests.iter().filter(|request| request.kind == kind).count();
        let summary = match requests.iter().any(|request| request.kind != "check") {
            false => (Tone::Good, self.localizer.word("check-nothing-open")),
            true => {
                let message = Message::new("check-open")
                    .with("corrections", open("correction"))
                    .with("evidence", open("evidence"))
                    .with("minimums", open("minimum"))
                    .with("documents", open("document"));
                (Tone::Doubt, self.localizer.say(&message))
            }
        };
        report.head.push(Block::Paragraph(summary.0, summary.1));
        let kinds = [
            ("correction", "heading-corrections"),
            ("evidence", "heading-evidence"),
            ("minimum", "heading-minimums"),
            ("document", "heading-documents"),
            ("check", "heading-checks"),
        ];
        for (kind, heading) in kinds {
            let table = self.request_table(requests.iter().filter(|request| request.kind == kind));
            report.add(kind, self.localizer.word(heading), table);
        }
        let documents = [Block::List(self.named_documents()), Block::plain(self.localizer.word("check-no-score"))];
        report.add("documents", self.localizer.word("heading-named-documents"), documents);
        let basis = of_catalogue(self.localizer, self.catalogue);
        report.add("digests", self.localizer.word("heading-basis"), [Block::List(basis)]);
        report
    }

    /// Where and what, a row for each; no table without requests.
    pub(super) fn request_table<'r>(&self, requests: impl Iterator<Item = &'r EvidenceRequest>) -> Option<Block> {
        let rows: Vec<_> = requests.map(EvidenceRequest::row).collect();
        let columns = ["column-where", "column-request"].map(|key| Column::words(self.localizer.word(key)));
        (!rows.is_empty()).then(|| Block::table(columns.to_vec(), rows))
    }

    fn named_documents(&self) -> Vec<(Tone, String)> {
        let of = |one: &Document, title: Arg| {
            let (tone, said) = document(self.localizer, one, None);
            let message = Message::new("document-of").with("document", said).with("title", title);
            (tone, self.localizer.say(&message))
        };
        let all = self.catalogue.indicators.iter().zip(&self.assessment.indicators);
        let of_indicators = all.flat_map(|(indicator, assessed)| {
            assessed.own_documents().map(|one| of(one, Arg::from(&indicator.title))).collect::<Vec<_>>()
        });
        let facts = self.catalogue.facts.iter().zip(&self.assessment.facts);
        let of_facts = facts.flat_map(|(fact, assessed)| {
            assessed.documents.iter().map(|one| of(one, Arg::from(&fact.title))).collect::<Vec<_>>()
        });
        let certificate = || Arg::Message(Message::new("certificate-of-training"));
        let of_trainings = self.assessment.certificates.iter().map(|one| of(one, certificate()));
        let mut lines: Vec<(Tone, String)> = of_facts.chain(of_indicators).chain(of_trainings).collect();
        if lines.is_empty() {
            lines.push((Tone::Plain, self.localizer.word("document-none")));
        }
        lines
    }
}

impl EvidenceRequest {
    /// Where and what, as a row.
    fn row(&self) -> Vec<Cell> {
        let place = match (self.place.is_empty(), self.number.is_empty()) {
            (false, _) => self.place.clone(),
            (true, false) => format!("{} {}", self.number, self.indicator),
            (true, true) => self.indicator.clone(),
        };
        let text = match (self.title.is_empty(), self.text.starts_with(&self.title)) {
            (true, _) | (_, true) => self.text.clone(),
            (false, false) => format!("{}: {}", self.title, self.text),
        };
        vec![Cell::plain(place), Cell::plain(text)]
    }
}
