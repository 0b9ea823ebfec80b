//! Unfinished files and folders, which an interrupt removes.

#[cfg(unix)]
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
};
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
        WATCH.call_once(watch);
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

/// Waits for the signals that end the program. What it was started to ignore stays ignored: a hang-up under `nohup`, an
/// interrupt in the background of a script.
#[cfg(unix)]
fn watch() {
    let ending = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| !is_ignored(*signal));
    if let Ok(mut signals) = Signals::new(ending) {
        std::thread::spawn(move || signals.forever().for_each(|_| remove_all()));
    }
}

/// Whether a signal is ignored. Only Linux says so without `unsafe`; elsewhere hang-ups count as ignored.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
    mask.map_or(signal == SIGHUP, |mask| mask >> (signal - 1) & 1 == 1)
}

#[cfg(not(unix))]
fn watch() {
    // Whoever handles interrupts already keeps them.
    drop(ctrlc::try_set_handler(remove_all));
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
