//! The dossiers in a folder: those of a round, or those on which a changed catalogue is tried.

mod documents;

use super::decision_source::DecisionSource;
use super::dossier::LoadedDossier;
use super::has_ending;
use super::problem::Problem;
use crate::evidence::{TableKind, is_dossier};
use crate::render::results;
use crate::report::SkippedInputs;
use documents::Documents;
pub(super) use documents::Names;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// How many entries of subfolders are looked through for dossiers that lie deeper.
const MAX_DEEPER: usize = 1_000;

/// The file in a folder of reports that tells which is whose.
pub(super) const INDEX: &str = "index.csv";

pub(super) struct DossierList {
    /// The dossiers: the folder itself, then its subfolders and workbooks by name.
    pub dossiers: Vec<PathBuf>,
    pub unseen: SkippedInputs,
}

/// Files that may have been meant as dossiers, by their endings.
const MEANT: [&str; 6] = ["xls", "xlsm", "xlsb", "ods", "zip", "pdf"];

impl DossierList {
    /// The dossier in a file that was named, and the tables beside it, where it is one itself.
    pub(super) fn alone(file: &Path) -> DossierList {
        let beside = |kind: TableKind| {
            let path = file.with_file_name(format!("{}.csv", kind.name()));
            let is_other = path != file && !is_workbook(file) && path.is_file();
            is_other.then(|| format!("{}.csv", kind.name()))
        };
        let beside = TableKind::ALL.into_iter().filter_map(beside).collect();
        DossierList { dossiers: vec![file.to_owned()], unseen: SkippedInputs { beside, ..SkippedInputs::default() } }
    }

    /// The folder itself and its subfolders, where they hold an `evidence.csv`; unless the folder itself does, its
    /// workbooks and those of its other subfolders too. So also where its own tables hold a round (`is_round`), whose
    /// documents lie elsewhere. What others name as their document is none; `own` are the names in the folder's own
    /// tables, where those need not be read as a whole.
    pub(super) fn within(folder: &Path, is_round: bool, own: Option<&Names<'_>>) -> Result<DossierList, Problem> {
        let unreadable = |error: std::io::Error| Problem::reading(folder, &error);
        if let Some(problem) = Problem::no_file(folder).filter(|_| !folder.is_dir()) {
            return Err(problem);
        }
        let root = std::fs::canonicalize(folder).map_err(unreadable)?;
        if !root.is_dir() {
            return Err(Problem::Said(Problem::path("dossiers-no-folder", folder)));
        }
        let mut found = DossierList { dossiers: Vec::new(), unseen: SkippedInputs::default() };
        let (mut others, mut meant) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        // The workbooks beside or below an evidence.csv are its documents.
        let takes_workbooks = is_round || !holds_evidence(folder);
        for path in std::iter::once(folder.to_owned()).chain(entries(folder).map_err(unreadable)?) {
            // Broken links are no dossiers.
            let Ok(real) = std::fs::canonicalize(&path) else { continue };
            let is_workbook = takes_workbooks && is_workbook(&path) && real.is_file();
            if takes_workbooks && real.is_file() && MEANT.iter().any(|ending| has_ending(&path, ending)) {
                meant.push(path.clone());
            }
            if (!real.is_dir() && !is_workbook) || holds_reports(&path) {
                continue;
            }
            if !real.starts_with(&root) {
                found.unseen.links.push(place(&path, folder));
                continue;
            }
            let mut dossiers = Vec::new();
            if is_workbook || holds_evidence(&path) {
                dossiers.push(path.clone());
            } else if takes_workbooks && path != folder {
                dossiers = entries(&path).unwrap_or_default();
                dossiers.retain(|inner| is_workbook_within(inner, &root));
            }
            if dossiers.is_empty() && path != folder {
                others.push(path);
            }
            let is_new = |path: &PathBuf| std::fs::canonicalize(path).is_ok_and(|real| seen.insert(real));
            found.dossiers.extend(dossiers.into_iter().filter(is_new));
        }
        let asked: Vec<PathBuf> = others.iter().chain(&meant).cloned().collect();
        let Documents { workbooks, others: known, shared } = documents::named(&found.dossiers, &asked, folder, own);
        found.dossiers.retain(|path| !workbooks.contains(path));
        found.unseen.documents =
            workbooks.iter().filter(|path| holds_dossier(path)).map(|path| place(path, folder)).collect();
        found.unseen.shared = shared;
        let places = |paths: &[PathBuf]| {
            let unknown = paths.iter().filter(|path| !known.contains(*path));
            unknown.map(|path| place(path, folder)).collect::<Vec<_>>()
        };
        // The folder's own entries have all been looked at.
        let empty = places(&others);
        found.unseen.passed_over = places(&meant);
        others.retain(|path| !path.is_symlink());
        found.look_deeper(&others, folder);
        found.unseen.without_dossier(empty);
        if !found.dossiers.is_empty() {
            return Ok(found);
        }
        Err(Problem::Said(match found.unseen.deeper.first() {
            Some(deeper) => Problem::path("dossiers-only-deeper", folder).with("deeper", &**deeper),
            None => Problem::path("dossiers-none", folder),
        }))
    }

    /// Looks for dossiers in subfolders that are none themselves. They are named and
    /// not scored: what lies deeper may be a copy. No link is followed.
    fn look_deeper(&mut self, subfolders: &[PathBuf], folder: &Path) {
        let mut left = MAX_DEEPER;
        for subfolder in subfolders {
            let from = self.unseen.deeper.len();
            for entry in std::fs::read_dir(subfolder).into_iter().flatten().flatten() {
                if left == 0 {
                    self.unseen.limit = Some(MAX_DEEPER);
                    break;
                }
                left -= 1;
                let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
                let path = entry.path();
                if is_folder && std::fs::symlink_metadata(path.join("evidence.csv")).is_ok() {
                    self.unseen.deeper.push(place(&path, folder));
                }
            }
            if let Some(found) = self.unseen.deeper.get_mut(from..) {
                found.sort();
            }
        }
    }
}

/// Whether a dossier can be read there.
pub(super) fn holds_dossier(path: &Path) -> bool {
    LoadedDossier::open(path, &DecisionSource::Nobody).is_ok_and(|loaded| is_dossier(&loaded.raw))
}

/// What a dossier is called: where it lies within the folder that was named.
pub(super) fn place(path: &Path, folder: &Path) -> String {
    let within = path.strip_prefix(folder).ok().filter(|within| !within.as_os_str().is_empty());
    within.unwrap_or(path).display().to_string()
}

fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?;
    let mut paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}

/// Whether it is called like a workbook, and not like those that spreadsheets keep beside an open one.
fn is_workbook(path: &Path) -> bool {
    let name = path.file_name().map(std::ffi::OsStr::as_encoded_bytes).unwrap_or_default();
    let is_aside = name.starts_with(b".") || name.starts_with(b"~");
    !is_aside && has_ending(path, "xlsx")
}

fn is_workbook_within(path: &Path, root: &Path) -> bool {
    is_workbook(path) && std::fs::canonicalize(path).is_ok_and(|real| real.starts_with(root) && real.is_file())
}

/// Whether a folder was written by `--reports`: its index begins as none of an applicant does.
fn holds_reports(folder: &Path) -> bool {
    let index = folder.join(INDEX);
    if !index.is_file() {
        return false;
    }
    let (header, mut begin) = (results::index(&[]), Vec::new());
    let read = File::open(index).and_then(|file| file.take(header.len() as u64).read_to_end(&mut begin));
    read.is_ok() && begin == header
}

/// Whether there is an `evidence.csv`, or no telling: then reading it says why.
fn holds_evidence(folder: &Path) -> bool {
    match std::fs::symlink_metadata(folder.join("evidence.csv")) {
        Ok(_) => true,
        Err(error) => error.kind() != std::io::ErrorKind::NotFound,
    }
}
