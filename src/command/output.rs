//! Writing files: whole or not at all, and never over one that exists without `--force`.

use super::problem::Problem;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Writes all files or none: first beside their places, then into them.
///
/// # Errors
/// The [`Problem`] with the first that cannot be written.
pub fn write_all(files: &[(PathBuf, Vec<u8>)], force: bool) -> Result<(), Problem> {
    let mut staged = Vec::new();
    for (index, (path, bytes)) in files.iter().enumerate() {
        if files.iter().take(index).any(|(other, _)| other == path) {
            return Err(Problem::Said(Problem::path("problem-same-output", path)));
        }
        check_place(path, force)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = NamedTempFile::new_in(folder).map_err(|error| Problem::writing(path, &error))?;
        file.write_all(bytes)
            .and_then(|()| file.as_file().sync_all())
            .map_err(|error| Problem::writing(path, &error))?;
        make_readable(&file).map_err(|error| Problem::writing(path, &error))?;
        staged.push((file, path));
    }
    for (file, path) in staged {
        let written = if force { file.persist(path) } else { file.persist_noclobber(path) };
        written.map_err(|error| match error.error.kind() {
            std::io::ErrorKind::AlreadyExists => Problem::Said(Problem::path("problem-exists", path)),
            _ => Problem::writing(path, &error.error),
        })?;
    }
    Ok(())
}

/// Refuses to write over what exists, and ever to replace a device, pipe or folder.
///
/// # Errors
/// The [`Problem`] with the place.
pub fn check_place(path: &Path, force: bool) -> Result<(), Problem> {
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

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "the same signature on every system")]
fn make_readable(_: &NamedTempFile) -> std::io::Result<()> {
    Ok(())
}
