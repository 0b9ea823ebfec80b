//! The near miss: which known name was probably meant.

/// Names longer than this are compared no further than to here, so that a
/// hostile text costs no more than an honest one.
const COMPARED_CHARACTERS: usize = 64;

/// The name nearest to what was written, if one is near enough to be meant:
/// at most a third of its characters changed, added, dropped or swapped,
/// whatever the case. The first of equally near ones.
pub fn nearest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let written = comparable(written);
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let candidate = comparable(name);
        let changes = strsim::osa_distance(&written, &candidate);
        let length = written.chars().count().max(candidate.chars().count());
        if changes * 3 <= length && best.is_none_or(|(fewest, _)| changes < fewest) {
            best = Some((changes, name));
        }
    }
    best.map(|(_, name)| name)
}

fn comparable(name: &str) -> String {
    name.trim().chars().take(COMPARED_CHARACTERS).flat_map(char::to_lowercase).collect()
}
