//! What stops a run at the edge: paths that cannot be read or written.

use crate::language::{Arg, Message};
pub(super) use crate::problem::Problem;
use std::path::Path;

impl Problem {
    /// A problem with a path.
    pub fn path(key: &'static str, path: &Path) -> Message {
        Message::new(key).with("path", path.display().to_string())
    }

    /// That a path could not be read.
    pub fn reading(path: &Path, error: &std::io::Error) -> Problem {
        Problem::Said(match error.kind() {
            std::io::ErrorKind::NotFound => Problem::path("problem-not-found", path),
            _ => Problem::path("problem-unreadable", path).with("reason", error.to_string()),
        })
    }

    /// What a path is instead of a file, if it is there and is none; devices and pipes are never
    /// opened. Standard input may be one, too.
    pub fn no_file(path: &Path) -> Option<Problem> {
        let kind = std::fs::metadata(path).ok()?.file_type();
        let key = match () {
            () if kind.is_file() => return None,
            () if kind.is_dir() => "problem-is-folder",
            () if is_pipe(kind) => "problem-is-pipe",
            () => "problem-is-device",
        };
        Some(Problem::Said(Problem::path(key, path)))
    }

    /// That a path could not be written.
    pub fn writing(path: &Path, error: &std::io::Error) -> Problem {
        let mut reason = error.to_string();
        // Errors of temporary files end in their paths, which say nothing to a reader.
        if let (None, Some((own, _))) = (error.raw_os_error(), reason.split_once(" at path ")) {
            reason = own.to_owned();
        }
        Problem::Said(Problem::path("problem-unwritable", path).with("reason", reason))
    }

    /// The same of what lies in a folder, under the name that the folder goes by (empty for
    /// none): results of a round tell where it lies in the round, wherever that lies.
    pub fn within(self, folder: &Path, called: &str) -> Problem {
        let Problem::Said(mut message) = self else { return self };
        for arg in message.args.iter_mut().filter(|(name, _)| *name == "path").map(|(_, arg)| arg) {
            if let Arg::Text(path) = arg
                && let Ok(rest) = Path::new(path.as_str()).strip_prefix(folder)
            {
                // Joining nothing would end in a separator, and the round itself be called nothing.
                let place = match rest.as_os_str().is_empty() {
                    true => Path::new(if called.is_empty() { "." } else { called }).to_owned(),
                    false => Path::new(called).join(rest),
                };
                *arg = Arg::Text(place.display().to_string());
            }
        }
        Problem::Said(message)
    }
}

#[cfg(unix)]
fn is_pipe(kind: std::fs::FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_fifo() || kind.is_socket()
}

#[cfg(not(unix))]
fn is_pipe(_: std::fs::FileType) -> bool {
    false
}
