//! How far a long piece of work has come, on standard error where that is a terminal.

use super::is_dumb;
use crate::render::terminal::clean;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// Work of less than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar over bytes or initiatives that appears once the work takes longer than a second
/// and is gone when the work is done.
pub(super) struct Progress<'n> {
    started: Instant,
    name: &'n str,
    /// How the bar tells how much is done, of how much.
    figures: &'static str,
    all: u64,
    done: u64,
    /// How many rows are done, where rows are counted.
    rows: u64,
    bar: Option<ProgressBar>,
}

impl<'n> Progress<'n> {
    /// For that many bytes; `name` says whose.
    pub(super) fn over(bytes: u64, name: &'n str) -> Progress<'n> {
        Progress::new("{bytes}/{total_bytes}", bytes, name)
    }

    pub(super) fn over_initiatives(initiatives: usize, name: &'n str) -> Progress<'n> {
        Progress::new("{pos}/{len}", initiatives as u64, name)
    }

    fn new(figures: &'static str, all: u64, name: &'n str) -> Progress<'n> {
        Progress { started: Instant::now(), name, figures, all, done: 0, rows: 0, bar: None }
    }

    pub(super) fn expect(&mut self, more: u64) {
        self.all += more;
    }

    pub(super) fn add_rows(&mut self, bytes: u64, rows: u64) {
        self.rows += rows;
        self.add(bytes);
    }

    pub(super) fn add(&mut self, more: u64) {
        self.done += more;
        if self.bar.is_none() && !is_dumb() && self.started.elapsed() >= PATIENCE {
            // Draws nothing unless standard error is a terminal.
            let bar = ProgressBar::with_draw_target(Some(self.all), ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template(&format!("{{wide_msg}} [{{bar:30}}] {} {{prefix}}", self.figures));
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("##-"));
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            let rows = if self.rows > 0 { format!(" ({})", self.rows) } else { String::new() };
            bar.set_message(format!("{}{rows}", clean(self.name)));
            // What is left takes as long for each of them as what is done.
            let passed = self.started.elapsed().as_millis();
            let left = passed * u128::from(self.all.saturating_sub(self.done)) / u128::from(self.done.max(1));
            bar.set_prefix(format!("{} s", left.div_ceil(1_000)));
            bar.set_length(self.all);
            bar.set_position(self.done);
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
