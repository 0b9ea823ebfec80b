//! The near miss: which known name was probably meant.

use crate::names;

/// Names longer than this are compared no further than to here, so that a
/// hostile text costs no more than an honest one.
const COMPARED_CHARACTERS: usize = 64;

/// The name nearest to what was written, if one is near enough to be meant: at most a third of its characters changed,
/// added, dropped or swapped, whatever the case. The first of equally near ones.
pub(crate) fn nearest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let written = comparable(written);
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let changes = changes(&written, &comparable(name));
        if let Some(changes) = changes.filter(|changes| best.is_none_or(|(fewest, _)| *changes < fewest)) {
            best = Some((changes, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The nearest of names that come one by one and are not kept, for several that were written.
#[derive(Debug, Default)]
pub(crate) struct Nearest {
    written: Vec<String>,
    best: Vec<Option<(usize, String)>>,
}

impl Nearest {
    pub(crate) fn new<'w>(written: impl IntoIterator<Item = &'w str>) -> Nearest {
        let written: Vec<String> = written.into_iter().map(comparable).collect();
        Nearest { best: vec![None; written.len()], written }
    }

    pub(crate) fn offer(&mut self, name: &str) {
        let candidate = comparable(name);
        for (written, best) in self.written.iter().zip(&mut self.best) {
            let changes = changes(written, &candidate);
            if let Some(changes) = changes.filter(|new| best.as_ref().is_none_or(|(fewest, _)| new < fewest)) {
                *best = Some((changes, name.to_owned()));
            }
        }
    }

    /// For each that was written, in their order, what [`nearest`] finds.
    pub(crate) fn found(self) -> Vec<Option<String>> {
        self.best.into_iter().map(|best| best.map(|(_, name)| name)).collect()
    }
}

/// How much a name differs from what was written, where it is near enough.
fn changes(written: &str, name: &str) -> Option<usize> {
    let changes = strsim::osa_distance(written, name);
    let length = written.chars().count().max(name.chars().count());
    (changes * 3 <= length).then_some(changes)
}

fn comparable(name: &str) -> String {
    names::comparable(&name.trim().chars().take(COMPARED_CHARACTERS).collect::<String>())
}
