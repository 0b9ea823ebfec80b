//! Writing files: whole or not at all, and never over one that exists without `--force`.

use super::problem::Problem;
use super::unfinished::Unfinished;
use super::{Console, print, tell};
use crate::export::{Export, Format};
use crate::language::{Localizer, Message};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use tempfile::NamedTempFile;

/// Where a result goes: files, each in the format that its ending names, and standard output.
pub(super) struct Outputs {
    pub files: Vec<(PathBuf, Format)>,
    /// The format of standard output, where anything goes there.
    pub standard: Option<Format>,
    force: bool,
}

impl Outputs {
    /// Where a result of that kind goes. `-` is standard output, to which it goes in a format that was
    /// `named` or, where no file is asked for, in the usual one.
    pub(super) fn new<E: Export>(paths: Vec<PathBuf>, named: Option<Format>, force: bool) -> Result<Outputs, Problem> {
        let (standard, paths): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.as_os_str() == "-");
        if !standard.is_empty() && named.is_none() {
            return Err(Problem::Said(Message::new("problem-output-format")));
        }
        let with_format = |path: PathBuf| {
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
            match E::FORMATS.iter().find(|format| format.endings().contains(&&*ending)) {
                Some(format) => Ok((path, *format)),
                None => {
                    let endings = E::FORMATS.iter().flat_map(|format| format.endings());
                    let known: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
                    Err(Problem::Said(Problem::path("problem-unknown-extension", &path).with("known", known.join(" "))))
                }
            }
        };
        let files: Vec<(PathBuf, Format)> = paths.into_iter().map(with_format).collect::<Result<_, Problem>>()?;
        let usual = E::FORMATS.first().copied().filter(|_| files.is_empty());
        Ok(Outputs { files, standard: named.or(usual), force })
    }

    pub(super) fn formats(&self) -> impl Iterator<Item = Format> {
        self.files.iter().map(|(_, format)| *format).chain(self.standard)
    }

    /// Refuses to write over what is read, even with `--force`.
    pub(super) fn spare(&self, inputs: impl FnOnce() -> Vec<PathBuf>) -> Result<(), Problem> {
        let paths: Vec<PathBuf> = self.files.iter().map(|(path, _)| path.clone()).collect();
        spare(&paths, inputs)
    }

    /// Writes a result to all files or none, names them on standard error, and prints it.
    pub(super) fn put(&self, result: &impl Export, console: &Console) -> anyhow::Result<()> {
        let written = |(path, format): &(PathBuf, Format)| Ok((path.clone(), result.file(*format)?));
        let files: Vec<(PathBuf, Vec<u8>)> = self.files.iter().map(written).collect::<Result<_, Problem>>()?;
        write_all(&files, self.force)?;
        self.tell(&console.localizer);
        match self.standard {
            Some(format) => print(&console.write(result, format)?),
            None => Ok(()),
        }
    }

    /// Names the files that were written on standard error.
    pub(super) fn tell(&self, localizer: &Localizer) {
        self.files.iter().for_each(|(path, _)| tell_written(localizer, path));
    }
}

pub(super) fn tell_written(localizer: &Localizer, path: &Path) {
    let written = Message::new("written").with("path", path.display().to_string());
    tell(&localizer.say(&written));
}

/// Writes all files or none: first beside their places, then into them.
pub(super) fn write_all(files: &[(PathBuf, Vec<u8>)], force: bool) -> Result<(), Problem> {
    let paths: Vec<PathBuf> = files.iter().map(|(path, _)| path.clone()).collect();
    let mut staged = Staged::new(&paths, force)?;
    for (index, (_, bytes)) in files.iter().enumerate() {
        staged.write(index, bytes)?;
    }
    staged.finish()
}

/// After so many bytes a file is sent to the disk while its rest is still being made, so that
/// there is little to wait for at the end.
const SENT: usize = 1 << 20;

/// Files that are written beside their places, and put into them when all is done;
/// without that nothing of them is left.
pub(super) struct Staged {
    files: Vec<StagedFile>,
    force: bool,
}

struct StagedFile {
    file: BufWriter<NamedTempFile>,
    path: PathBuf,
    /// The bytes that were not yet sent to the disk.
    waiting: usize,
    /// Those that are on the way, by a thread that waits for the disk in place of this one.
    sending: Option<JoinHandle<io::Result<()>>>,
    unfinished: Unfinished,
}

impl Staged {
    pub(super) fn new(paths: &[PathBuf], force: bool) -> Result<Staged, Problem> {
        let mut files = Vec::new();
        let places: Vec<PathBuf> = paths.iter().map(|path| place(path)).collect();
        for (index, path) in paths.iter().enumerate() {
            if places.iter().take(index).any(|other| Some(other) == places.get(index)) {
                return Err(Problem::Said(Problem::path("problem-same-output", path)));
            }
            check_place(path, force)?;
            let made = Unfinished::new(|| NamedTempFile::new_in(folder(path)));
            let (file, unfinished) = made.map_err(|error| Problem::writing(path, &error))?;
            let file = BufWriter::new(file);
            files.push(StagedFile { file, path: path.clone(), waiting: 0, sending: None, unfinished });
        }
        Ok(Staged { files, force })
    }

    pub(super) fn write(&mut self, index: usize, bytes: &[u8]) -> Result<(), Problem> {
        let Some(staged) = self.files.get_mut(index) else { return Ok(()) };
        staged.write(bytes).map_err(|error| Problem::writing(&staged.path, &error))
    }

    /// Lets the file of that number be written anew by what it holds.
    pub(super) fn rewrite(
        &mut self,
        index: usize,
        anew: impl FnOnce(&mut std::fs::File) -> io::Result<()>,
    ) -> Result<(), Problem> {
        let Some(staged) = self.files.get_mut(index) else { return Ok(()) };
        let written = staged.file.flush().and_then(|()| anew(staged.file.get_mut().as_file_mut()));
        written.map_err(|error| Problem::writing(&staged.path, &error))
    }

    pub(super) fn finish(self) -> Result<(), Problem> {
        let mut done = Vec::new();
        for mut staged in self.files {
            staged.sent().map_err(|error| Problem::writing(&staged.path, &error))?;
            let StagedFile { file, path, unfinished, .. } = staged;
            let file = file.into_inner().map_err(|error| Problem::writing(&path, error.error()))?;
            file.as_file().sync_all().map_err(|error| Problem::writing(&path, &error))?;
            make_readable(&file).map_err(|error| Problem::writing(&path, &error))?;
            done.push((file, path, unfinished));
        }
        for (file, path, _unfinished) in done {
            let written = if self.force { file.persist(&path) } else { file.persist_noclobber(&path) };
            written.map_err(|error| match error.error.kind() {
                std::io::ErrorKind::AlreadyExists => Problem::Said(Problem::path("problem-exists", &path)),
                _ => Problem::writing(&path, &error.error),
            })?;
        }
        Ok(())
    }
}

impl StagedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.waiting += bytes.len();
        if self.waiting >= SENT && self.sending.as_ref().is_none_or(JoinHandle::is_finished) {
            self.waiting = 0;
            self.file.flush()?;
            self.sent()?;
            let file = self.file.get_ref().as_file().try_clone()?;
            // Without a thread it is sent at the end.
            self.sending = thread::Builder::new().spawn(move || file.sync_data()).ok();
        }
        Ok(())
    }

    /// Waits until what was sent is on the disk.
    fn sent(&mut self) -> io::Result<()> {
        let sent = self.sending.take().map(JoinHandle::join);
        // The thread does nothing but ask the system.
        sent.map_or(Ok(()), |sent| sent.unwrap_or_else(|_| Err(io::ErrorKind::Other.into())))
    }
}

pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Where a path leads, so that `a.md` and `./a.md` are one file.
pub(super) fn place(path: &Path) -> PathBuf {
    let folder = std::fs::canonicalize(folder(path));
    folder.ok().zip(path.file_name()).map_or_else(|| path.to_owned(), |(folder, name)| folder.join(name))
}

/// Refuses to write over what is read, even with `--force`: a dossier is not written anew from its own report.
pub(super) fn spare(paths: &[PathBuf], inputs: impl FnOnce() -> Vec<PathBuf>) -> Result<(), Problem> {
    let real = |path: &PathBuf| std::fs::canonicalize(path).ok();
    // Only what is there already may be an input, and mostly nothing is.
    let there: Vec<(&PathBuf, PathBuf)> = paths.iter().filter_map(|path| Some((path, real(path)?))).collect();
    if there.is_empty() {
        return Ok(());
    }
    let inputs: Vec<PathBuf> = inputs().iter().filter_map(real).collect();
    match there.iter().find(|(_, real)| inputs.contains(real)) {
        Some((path, _)) => Err(Problem::Said(Problem::path("problem-output-is-input", path))),
        None => Ok(()),
    }
}

/// Refuses to write over what exists, and ever to replace a device, pipe or folder.
pub(super) fn check_place(path: &Path, force: bool) -> Result<(), Problem> {
    match std::fs::symlink_metadata(path) {
        Ok(metadata) if !metadata.is_file() => Err(Problem::Said(Problem::path("problem-not-replaceable", path))),
        Ok(_) if !force => Err(Problem::Said(Problem::path("problem-exists", path))),
        _ => Ok(()),
    }
}

/// Temporary files are private; reports are to be read as other files are.
#[cfg(unix)]
fn make_readable(file: &NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

/// Lets others read a folder that was made for oneself alone.
#[cfg(unix)]
pub(super) fn make_open(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "the same signature on every system")]
pub(super) fn make_open(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "the same signature on every system")]
fn make_readable(_: &NamedTempFile) -> std::io::Result<()> {
    Ok(())
}
