//! A full report of each initiative of a round, in a folder of their own.

use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::command::dossier::Look;
use crate::command::output::{IN_FILE, check_place, folder, make_open};
use crate::command::painter::{ENDINGS, File, Painter, look};
use crate::command::problem::Problem;
use crate::command::unfinished::Unfinished;
use crate::evidence::Initiative;
use crate::language::Voice;
use crate::record::Options;
use crate::render::results;
use std::collections::BTreeSet;
use std::path::Path;
use tempfile::TempDir;

/// The file that tells which report is whose.
const INDEX: &str = "index";

/// Names that Windows keeps for devices, whatever the ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The most characters of a file's name before its ending.
const MOST: usize = 100;

/// Reports that are written beside their folder, and put into it when all is done;
/// without that nothing of them is left.
pub struct Reports<'a> {
    catalogue: &'a Catalogue,
    voice: &'a Voice,
    folder: &'a Path,
    staged: TempDir,
    _unfinished: Unfinished,
    files: Vec<(&'static str, File)>,
    force: bool,
    /// Names that are taken, in small letters: not every file system tells them apart.
    taken: BTreeSet<String>,
    /// Whose reports there are: id, name, dossier, and the name of the files.
    index: Vec<[String; 4]>,
}

impl<'a> Reports<'a> {
    /// Reports with these endings, for a folder that is new or empty unless `force`.
    ///
    /// # Errors
    /// The [`Problem`] with the folder.
    pub fn new(
        catalogue: &'a Catalogue,
        voice: &'a Voice,
        target: &'a Path,
        endings: &[String],
        force: bool,
    ) -> Result<Reports<'a>, Problem> {
        match std::fs::read_dir(target).map(|mut entries| entries.next().is_some()) {
            Ok(true) if !force => return Err(Problem::Said(Problem::path("portfolio-problem-folder", target))),
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Problem::writing(target, &error));
            }
            _ => {}
        }
        let made = Unfinished::new(|| TempDir::new_in(folder(target)));
        let (staged, _unfinished) = made.map_err(|error| Problem::writing(target, &error))?;
        let is_wanted = |(ending, _): &&(&str, File)| endings.iter().any(|wanted| wanted == ending);
        let files = ENDINGS.iter().filter(is_wanted).copied().collect();
        Ok(Reports {
            catalogue,
            voice,
            folder: target,
            staged,
            _unfinished,
            files,
            force,
            taken: BTreeSet::from([INDEX.to_owned()]),
            index: Vec::new(),
        })
    }

    /// What they ask to be done about documents.
    pub fn look(&self) -> Look {
        look(self.files.iter().map(|(_, file)| *file))
    }

    /// Writes the reports of an initiative of a dossier under such a name.
    ///
    /// # Errors
    /// The [`Problem`] with a file that cannot be written.
    pub fn add(
        &mut self,
        name: &str,
        dossier: &str,
        assessment: &Assessment,
        options: &Options,
    ) -> Result<(), Problem> {
        let name = self.free(name);
        let Initiative { id, name: title, .. } = &assessment.initiative;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        self.index.push([text(id), text(title), dossier.to_owned(), name.clone()]);
        let painter = Painter::of(self.catalogue, assessment, options, self.voice);
        for (ending, file) in &self.files {
            let path = self.staged.path().join(format!("{name}.{ending}"));
            let bytes = painter.file(*file, IN_FILE)?;
            std::fs::write(&path, bytes).map_err(|error| Problem::writing(self.folder, &error))?;
        }
        Ok(())
    }

    /// A name for files that nobody has yet, with letters that all systems allow.
    fn free(&mut self, name: &str) -> String {
        let plain = |sign: char| if sign.is_alphanumeric() || "-_.".contains(sign) { sign } else { '-' };
        let name: String = name.chars().map(plain).take(MOST).collect();
        // Programs take a name that begins with a dash for an option.
        let name = name.trim_start_matches(['.', '-']).trim_end_matches('.');
        let is_device = |stem: &str| {
            let letters = stem.trim_end_matches(|sign: char| sign.is_ascii_digit());
            DEVICES.contains(&letters.to_lowercase().as_str()) && stem.len() <= 4
        };
        let name = match name.split('.').next() {
            None | Some("") => "unnamed".to_owned(),
            Some(stem) if is_device(stem) => format!("{name}-"),
            Some(_) => name.to_owned(),
        };
        let numbered = (2..).map(|number: usize| format!("{name}-{number}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        names.find(|name| self.taken.insert(name.to_lowercase())).unwrap_or_default()
    }

    /// Puts the reports into their folder.
    ///
    /// # Errors
    /// The [`Problem`] with the first that cannot be put there.
    pub fn finish(self) -> Result<(), Problem> {
        let unwritable = |error| Problem::writing(self.folder, &error);
        let staged = self.staged.path();
        std::fs::write(staged.join(format!("{INDEX}.csv")), results::index(&self.index)).map_err(unwritable)?;
        make_open(staged).map_err(unwritable)?;
        // An empty folder makes room for the whole.
        if !self.folder.exists() || std::fs::remove_dir(self.folder).is_ok() {
            return std::fs::rename(staged, self.folder).map_err(unwritable);
        }
        if !self.force {
            return Err(Problem::Said(Problem::path("portfolio-problem-folder", self.folder)));
        }
        let mut moves = Vec::new();
        for entry in std::fs::read_dir(staged).map_err(unwritable)? {
            let entry = entry.map_err(unwritable)?;
            let path = self.folder.join(entry.file_name());
            check_place(&path, self.force)?;
            moves.push((entry.path(), path));
        }
        moves.iter().try_for_each(|(from, to)| std::fs::rename(from, to).map_err(|error| Problem::writing(to, &error)))
    }
}
