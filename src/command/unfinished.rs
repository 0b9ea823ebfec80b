//! Unfinished files and folders, which an interrupt removes.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// The exit status after an interrupt, as shells have it.
const INTERRUPTED: i32 = 130;

const TRIES: usize = 10;

static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A file or folder that an interrupt removes, as long as this is held.
pub(super) struct Unfinished(PathBuf);

impl Unfinished {
    /// Makes a file or folder that has a path; no interrupt comes between the two.
    pub(super) fn new<M: AsRef<Path>>(make: impl FnOnce() -> io::Result<M>) -> io::Result<(M, Unfinished)> {
        static WATCH: Once = Once::new();
        // Where interrupts are ignored, as by `nohup`, they stay so.
        WATCH.call_once(|| drop(ctrlc::try_set_handler(remove_all)));
        let mut unfinished = lock();
        let made = make()?;
        let path = made.as_ref().to_owned();
        unfinished.insert(path.clone());
        Ok((made, Unfinished(path)))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        lock().remove(&self.0);
    }
}

/// Does what is not to be left half done: an interrupt waits for it.
pub(super) fn undisturbed<R>(work: impl FnOnce() -> R) -> R {
    let _held = lock();
    work()
}

/// Removes all of them and ends the program; nothing more is begun meanwhile.
fn remove_all() {
    let unfinished = lock();
    for path in unfinished.iter() {
        // While a folder is emptied, one more report may come into it.
        let is_gone = || match path.is_dir() {
            true => std::fs::remove_dir_all(path).is_ok(),
            false => std::fs::remove_file(path).is_ok(),
        };
        let _ = (0..TRIES).any(|_| is_gone());
    }
    std::process::exit(INTERRUPTED);
}

fn lock() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}
