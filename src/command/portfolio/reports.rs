//! A full report of each initiative of a round, in a folder of their own.

use super::RoundSettings;
use crate::assess::Assessment;
use crate::command::dossier::DocumentAccess;
use crate::command::dossiers::INDEX;
use crate::command::output::{check_place, folder, make_open};
use crate::command::problem::Problem;
use crate::command::unfinished::{Unfinished, undisturbed};
use crate::evidence::Initiative;
use crate::export::{AssessmentExport, Export, Format};
use crate::language::Localizer;
use crate::portfolio::OWN_TABLES;
use crate::record::Options;
use crate::render::results;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// Names that Windows keeps for devices, whatever the ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The most characters of a file's name before its ending.
const MOST: usize = 100;

/// The most bytes of it: file systems hold 255, with a number and the ending.
const MOST_BYTES: usize = 200;

/// Where several threads write reports, beside the folder that is to take them.
pub(super) struct ReportStaging {
    target: PathBuf,
    staged: TempDir,
    _unfinished: Unfinished,
    formats: Vec<Format>,
    count: AtomicUsize,
}

/// A report that was written and has no name yet, as names are given in the order of the round;
/// it is gone unless it gets one.
pub(super) struct PendingReport {
    /// Its files, in the order of the desk's.
    files: Vec<PathBuf>,
    /// How it would be called, were it alone.
    name: String,
    /// Whose it is: id, name, dossier.
    whose: [String; 3],
}

impl ReportStaging {
    pub(super) fn look(&self) -> DocumentAccess {
        DocumentAccess::for_formats(self.formats.iter().copied())
    }

    /// Writes the report of an initiative of a dossier, which holds it alone or among others.
    pub(super) fn write(
        &self,
        setting: &RoundSettings<'_>,
        localizer: &Localizer,
        assessment: &Assessment,
        id: &str,
        is_alone: bool,
    ) -> Result<PendingReport, Problem> {
        let RoundSettings { catalogue, reading, decision_source, place, .. } = *setting;
        let initiative = (!is_alone).then(|| id.to_owned());
        let options =
            Options { decimal: reading.decimal, initiative, decisions: decision_source.option(), held_until: None };
        let result = AssessmentExport::new(catalogue, assessment, &options, localizer);
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        // No name begins with a dot.
        let path = |format: &Format| self.staged.path().join(named(&format!(".{number}"), *format));
        let files: Vec<PathBuf> = self.formats.iter().map(path).collect();
        for (path, format) in files.iter().zip(&self.formats) {
            let bytes = result.file(*format)?;
            std::fs::write(path, bytes).map_err(|error| Problem::writing(&self.target, &error))?;
        }
        // What lies in a folder of its own goes by the name of that.
        let file = [".xlsx", ".csv"].into_iter().find(|ending| place.to_lowercase().ends_with(ending));
        let dossier = file.and_then(|ending| place.get(..place.len() - ending.len())).unwrap_or(place);
        let name = match is_alone {
            _ if place == OWN_TABLES => id.to_owned(),
            true => dossier.to_owned(),
            false => format!("{dossier}-{id}"),
        };
        let Initiative { id, name: title, .. } = &assessment.initiative;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Ok(PendingReport { files, name, whose: [text(id), text(title), place.to_owned()] })
    }
}

impl Drop for PendingReport {
    fn drop(&mut self) {
        // Where that fails, the folder that holds them goes as a whole.
        self.files.iter().for_each(|path| drop(std::fs::remove_file(path)));
    }
}

/// Reports that are put into their folder when all is done; without that nothing of them is left.
pub(super) struct ReportFolder {
    staging: Arc<ReportStaging>,
    force: bool,
    /// Names that are taken, in lower case, as not every file system tells them apart; and the last number behind each.
    taken: BTreeMap<String, usize>,
    /// Whose reports there are: id, name, dossier, and the name of the files.
    index: Vec<[String; 4]>,
}

impl ReportFolder {
    /// Reports with these endings, for a folder that is new or empty unless `force`.
    pub(super) fn new(target: &Path, endings: &[String], force: bool) -> Result<ReportFolder, Problem> {
        check_target(target, force)?;
        let made = Unfinished::new(|| TempDir::new_in(folder(target)));
        let (staged, _unfinished) = made.map_err(|error| Problem::writing(target, &error))?;
        let is_wanted = |format: &Format| format.endings().iter().any(|ending| endings.iter().any(|it| it == ending));
        let formats = AssessmentExport::FORMATS.iter().copied().filter(is_wanted).collect();
        let staging =
            ReportStaging { target: target.to_owned(), staged, _unfinished, formats, count: AtomicUsize::new(0) };
        let taken = BTreeMap::from([(INDEX.trim_end_matches(".csv").to_owned(), 1)]);
        Ok(ReportFolder { staging: Arc::new(staging), force, taken, index: Vec::new() })
    }

    pub(super) fn staging(&self) -> Arc<ReportStaging> {
        Arc::clone(&self.staging)
    }

    pub(super) fn add(&mut self, mut report: PendingReport) -> Result<(), Problem> {
        let name = self.free(&report.name);
        for (path, format) in std::mem::take(&mut report.files).iter().zip(&self.staging.formats) {
            let named = self.staging.staged.path().join(named(&name, *format));
            std::fs::rename(path, named).map_err(|error| Problem::writing(&self.staging.target, &error))?;
        }
        let [id, title, dossier] = std::mem::take(&mut report.whose);
        self.index.push([id, title, dossier, name]);
        Ok(())
    }

    /// A free name for files, in letters that all systems allow.
    fn free(&mut self, name: &str) -> String {
        let plain = |sign: char| if sign.is_alphanumeric() || "-_.".contains(sign) { sign } else { '-' };
        let mut room = MOST_BYTES;
        let has_room = |sign: &char| {
            room = room.saturating_sub(sign.len_utf8());
            room > 0
        };
        let name: String = name.chars().map(plain).take(MOST).take_while(has_room).collect();
        // Programs take a name that begins with a dash for an option.
        let name = name.trim_start_matches(['.', '-']).trim_end_matches('.');
        let is_device = |stem: &str| {
            let letters = stem.trim_end_matches(|sign: char| sign.is_ascii_digit() || "¹²³".contains(sign));
            DEVICES.contains(&letters.to_lowercase().as_str()) && stem.chars().count() <= 4
        };
        let name = match name.split('.').next() {
            None | Some("") => "unnamed".to_owned(),
            Some(stem) if is_device(stem) => format!("{name}-"),
            Some(_) => name.to_owned(),
        };
        let mut free = name.clone();
        while self.taken.contains_key(&free.to_lowercase()) {
            // Those that were given before need not be tried again.
            let number = self.taken.entry(name.to_lowercase()).or_insert(1);
            *number += 1;
            free = format!("{name}-{number}");
        }
        self.taken.insert(free.to_lowercase(), 1);
        free
    }

    /// Writes what is to be written yet, and sees to it that all have room in their folder.
    pub(super) fn ready(&self) -> Result<(), Problem> {
        let index = self.staging.staged.path().join(INDEX);
        std::fs::write(index, results::index(&self.index)).map_err(|error| self.unwritable(&error))?;
        self.moves().map(drop)
    }

    /// Puts the reports into their folder; one that is there keeps its owner and who may read it.
    pub(super) fn finish(self) -> Result<(), Problem> {
        let (staged, target) = (self.staging.staged.path(), &*self.staging.target);
        if !target.exists() {
            let moved = make_open(staged).and_then(|()| std::fs::rename(staged, target));
            return moved.map_err(|error| self.unwritable(&error));
        }
        let moves = self.moves()?;
        let put =
            |(from, to): &(PathBuf, PathBuf)| std::fs::rename(from, to).map_err(|error| Problem::writing(to, &error));
        undisturbed(|| moves.iter().try_for_each(put))
    }

    fn moves(&self) -> Result<Vec<(PathBuf, PathBuf)>, Problem> {
        let ReportStaging { staged, target, .. } = &*self.staging;
        let mut moves = Vec::new();
        if !target.exists() {
            return Ok(moves);
        }
        check_target(target, self.force)?;
        for entry in std::fs::read_dir(staged.path()).map_err(|error| self.unwritable(&error))? {
            let entry = entry.map_err(|error| self.unwritable(&error))?;
            let path = target.join(entry.file_name());
            check_place(&path, self.force)?;
            moves.push((entry.path(), path));
        }
        Ok(moves)
    }

    fn unwritable(&self, error: &std::io::Error) -> Problem {
        Problem::writing(&self.staging.target, error)
    }
}

/// Refuses what is no folder, or holds something already unless `force`.
fn check_target(target: &Path, force: bool) -> Result<(), Problem> {
    match std::fs::read_dir(target).map(|mut entries| entries.next().is_some()) {
        Ok(true) if !force => Err(Problem::Said(Problem::path("portfolio-problem-folder", target))),
        // A link that leads nowhere is there, too.
        Err(error) if error.kind() != std::io::ErrorKind::NotFound || target.is_symlink() => {
            Err(Problem::writing(target, &error))
        }
        _ => Ok(()),
    }
}

fn named(stem: &str, format: Format) -> String {
    format!("{stem}.{}", format.endings().first().copied().unwrap_or_default())
}
