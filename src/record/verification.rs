//! A report beside the one that the original files give today, and the JSON of what
//! that showed, version 1.

use super::account::Account;
use super::causes::{Cause, CurrentFiles, catalogue, tool};
use super::cells::{CellChange, cell_changes};
use super::consistency::{Contradiction, contradictions};
use super::fields::{Difference, Path, differences, is_reworded};
use super::origin::ReportFacts;
use super::read::SavedReport;
use super::wire::Report;
use super::{TOOL, Tool, json};
use crate::catalogue::Catalogue;
use crate::digest::sha256;
use crate::language::{Localizer, Message};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The name and version of the format.
const FORMAT: &str = "merit-verification/1";

/// What the recomputation of a report showed.
#[derive(Clone, Debug)]
pub struct Verification {
    /// The digest of the report's own bytes.
    pub sha256: String,
    /// Whether the report is the same byte for byte.
    pub is_identical: bool,
    /// Why the dossier cannot be read any more, where that is so.
    pub unreadable: Option<Message>,
    /// Where the report contradicts itself.
    pub contradictions: Vec<Contradiction>,
    /// The cells that changed since.
    pub cells: Vec<CellChange>,
    /// The day on which the files give the report that differs from this one in nothing
    /// but its day: only that was altered.
    pub day: Option<Date>,
    /// What changed since, in the order of the report.
    pub causes: Vec<Cause>,
    /// The texts of a report of an earlier version that are worded otherwise today; nothing tells
    /// whether somebody altered them.
    pub reworded: Vec<Difference>,
    /// All other fields that differ.
    pub differences: Vec<Difference>,
    /// For each difference whether the report was altered there: no cause accounts for it,
    /// or the report contradicts itself in it.
    pub altered: Vec<bool>,
    /// What the report rests on, with digests.
    pub digests: Digests,
}

/// The digests of what a report rests on.
#[derive(Clone, Debug, Default)]
pub struct Digests {
    /// The catalogue: id, version and digest.
    pub catalogue: (String, String, String),
    /// Whether it calls itself like a built-in edition whose content is another.
    pub differs_from_built_in: bool,
    /// The tables: file (and sheet), digests of the bytes and of the content.
    pub inputs: Vec<(String, String, String)>,
    /// The documents that were found, each once: name and digest.
    pub documents: Vec<(String, String)>,
}

impl Verification {
    /// A report whose bytes the original files give again.
    pub fn identical(bytes: &[u8], report: &Report) -> Verification {
        Verification {
            sha256: sha256(bytes),
            is_identical: true,
            unreadable: None,
            contradictions: Vec::new(),
            cells: Vec::new(),
            day: None,
            causes: Vec::new(),
            reworded: Vec::new(),
            differences: Vec::new(),
            altered: Vec::new(),
            digests: Digests::from_report(report),
        }
    }

    /// A report (`bytes`, and what was read of them) beside the one that the original
    /// files give today, which has other bytes.
    pub fn new(bytes: &[u8], old: &SavedReport, new: &SavedReport, today: &CurrentFiles) -> Verification {
        let all = differences(&old.value, &new.value);
        let (reworded, differences): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| is_reworded(&old.value, it));
        let mut verification = Verification { is_identical: false, ..Verification::identical(bytes, &new.report) };
        if !differences.is_empty() {
            let contradictions = contradictions(old, today.catalogue);
            let account = Account::new(ReportFacts::new([old, new], [None; 2], today));
            let differs = |found: &Contradiction| differences.iter().any(|difference| found.is_of(&difference.path));
            let is_altered = |difference: &Difference| {
                let path = &difference.path;
                let is_wrong = |found: &Contradiction| found.is_of(path) || (found.is_from(path) && !differs(found));
                contradictions.iter().any(is_wrong) || account.account(difference).is_unaccounted
            };
            verification.cells = cell_changes(&old.report, &new.report);
            verification.altered = differences.iter().map(is_altered).collect();
            (verification.causes, verification.contradictions) = (account.facts.causes, contradictions);
        }
        Verification { reworded, differences, ..verification }
    }

    /// A report whose dossier cannot be read any more under this catalogue.
    pub fn unreadable(bytes: &[u8], old: &SavedReport, by: &Catalogue, reason: Message) -> Verification {
        let (contradictions, old) = (contradictions(old, Some(by)), &old.report);
        let causes = tool(old, &TOOL.version, true).into_iter();
        let causes = causes.chain(catalogue(old, &by.sha256, &by.version)).collect();
        let (is_identical, unreadable) = (false, Some(reason));
        Verification { is_identical, unreadable, contradictions, causes, ..Verification::identical(bytes, old) }
    }

    /// Whether the original files give the same report, perhaps in another layout.
    pub fn is_reproduced(&self) -> bool {
        self.unreadable.is_none() && self.differences.is_empty()
    }

    /// Whether the only changes are such that no figure is touched: how tables were
    /// written down, or what files are called.
    pub fn keeps_figures(&self) -> bool {
        const FIGURES: [&str; 10] = [
            "award", "validity", "provisional", "score", "claimed", "best_case", "labels", "categories", "tool",
            "catalogue",
        ];
        let touches = |difference: &Difference| {
            let path = &difference.path;
            let is_place = path.name(2) == "evidence" || (path.name(2) == "decision" && path.last() == "line");
            FIGURES.contains(&path.name(0)) || (matches!(path.name(0), "facts" | "indicators") && !is_place)
        };
        self.unreadable.is_none()
            && self.contradictions.is_empty()
            && !self.differences.iter().any(touches)
            && !self.altered.contains(&true)
    }

    /// The fields that were altered.
    pub fn altered(&self) -> impl Iterator<Item = &Difference> {
        self.differences.iter().zip(&self.altered).filter(|(_, altered)| **altered).map(|(difference, _)| difference)
    }
}

impl Digests {
    fn from_report(report: &Report) -> Digests {
        let catalogue = &report.catalogue;
        let input = |input: &super::wire::Input| (input.name(), input.sha256.clone(), input.content_sha256.clone());
        let documents: BTreeMap<String, String> =
            report.documents().filter_map(|document| Some((document.name.clone(), document.sha256.clone()?))).collect();
        Digests {
            catalogue: (catalogue.id.clone(), catalogue.version.clone(), catalogue.sha256.clone()),
            differs_from_built_in: catalogue.differs_from_built_in,
            inputs: report.inputs.iter().map(input).collect(),
            documents: documents.into_iter().collect(),
        }
    }
}

/// What `merit verify -f json` writes, version 1. Every key is always there but `reworded`, and `old` and `new` of
/// differences; null stands where there is none.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Record<'a> {
    /// The name and version of this format.
    format: &'static str,
    tool: Tool,
    /// The digest of the report's own bytes.
    report_sha256: &'a str,
    /// Whether the original files give the same report, perhaps in another layout.
    reproduced: bool,
    /// Whether they give the same bytes.
    identical: bool,
    /// Why the dossier cannot be read any more, in English; null where it can.
    unreadable: Option<String>,
    /// Fields of the report that do not follow from its others: whatever changed, it was altered.
    contradictions: Vec<ContradictionRecord<'a>>,
    /// A day on which the files give this report but for its own day: only that was altered. null where it is
    /// otherwise.
    only_day_altered: Option<String>,
    /// The cells of the tables that changed, came or went, as far as reports repeat them.
    cells: &'a [CellChange],
    /// What changed since the report was made.
    causes: Vec<CauseRecord<'a>>,
    /// The texts of a report of an earlier version that merit words differently today, as `differences`; nothing tells
    /// whether they were altered. Only there where there are some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reworded: Vec<DifferenceRecord<'a>>,
    /// All fields that differ.
    differences: Vec<DifferenceRecord<'a>>,
}

/// A field that contradicts others of the same report.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ContradictionRecord<'a> {
    /// The field, by names.
    #[cfg_attr(test, schemars(with = "String"))]
    path: &'a Path,
    /// What the report says there.
    says: &'a Value,
    /// What follows from its other fields, in English.
    message: String,
}

impl<'a> ContradictionRecord<'a> {
    pub(super) fn new(found: &'a Contradiction, english: &Localizer) -> ContradictionRecord<'a> {
        let message = english.say(&found.message());
        ContradictionRecord { path: &found.path, says: &found.says, message }
    }
}

/// Something that changed.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CauseRecord<'a> {
    /// What changed.
    cause: &'static str,
    /// The table, document, catalogue or program concerned.
    subject: &'a str,
    /// What the report says of it: a digest, a version, a name.
    old: Option<&'a str>,
    /// What there is now.
    new: Option<&'a str>,
    /// All of it in English; null where another cause says it already.
    message: Option<String>,
}

/// A field that the report and the recomputed one do not have in common.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DifferenceRecord<'a> {
    #[serde(flatten)]
    difference: &'a Difference,
    /// Whether the report was altered here: no cause accounts for it, or the report contradicts itself in it.
    altered: bool,
}

impl<'a> CauseRecord<'a> {
    fn new(cause: &'a Cause, english: &Localizer) -> CauseRecord<'a> {
        CauseRecord {
            cause: cause.change.code(),
            subject: &cause.subject,
            old: cause.old.as_deref(),
            new: cause.new.as_deref(),
            message: cause.message.as_ref().map(|message| english.say(message)),
        }
    }
}

/// What a verification showed, as pretty-printed JSON with a final line end;
/// `english` says its prose.
pub fn verification_json(verification: &Verification, english: &Localizer) -> String {
    let all = verification.differences.iter().zip(&verification.altered);
    let reworded = verification.reworded.iter();
    let record = Record {
        format: FORMAT,
        tool: TOOL,
        report_sha256: &verification.sha256,
        reproduced: verification.is_reproduced(),
        identical: verification.is_identical,
        unreadable: verification.unreadable.as_ref().map(|reason| english.say(reason)),
        contradictions: verification
            .contradictions
            .iter()
            .map(|found| ContradictionRecord::new(found, english))
            .collect(),
        only_day_altered: verification.day.map(|day| day.to_string()),
        cells: &verification.cells,
        causes: verification.causes.iter().map(|cause| CauseRecord::new(cause, english)).collect(),
        reworded: reworded.map(|difference| DifferenceRecord { difference, altered: false }).collect(),
        differences: all.map(|(difference, altered)| DifferenceRecord { difference, altered: *altered }).collect(),
    };
    json(&record)
}
