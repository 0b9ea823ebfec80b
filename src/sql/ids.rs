//! Who is who: as far as the engine tells it as merit does.

/// Whether a name holds nothing that merit folds and [`key`] does not: letters of English and
/// German, digits, dots, dashes, and single blanks that do not stand between digits.
pub(super) fn is_plain(column: &str) -> String {
    let word = "[A-Za-z0-9ÄÖÜäöüß._-]+";
    format!(
        "regexp_full_match(trim({column}), '{word}( {word})*') AND NOT regexp_matches(trim({column}), '[0-9] [0-9]')"
    )
}

/// The same for all plain names that are those of one person or initiative.
pub(super) fn key(column: &str) -> String {
    format!("replace(replace(lower(trim({column})), ' ', ''), 'ß', 'ss')")
}

/// Whether an initiative may be meant by rows beside the evidence whose id is typed otherwise.
pub(super) fn may_be_meant() -> String {
    format!(
        "EXISTS (SELECT 1 FROM strangers WHERE NOT strangers.plain OR NOT ({}) OR strangers.who = {})",
        is_plain("joined.initiative"),
        key("joined.initiative")
    )
}

/// The ids that stand beside the evidence alone.
pub(super) fn strangers() -> String {
    let beside = ["initiatives", "team", "training", "decisions"];
    let beside = beside.map(|table| format!("SELECT initiative FROM {table}")).join(" UNION ");
    format!(
        "  SELECT DISTINCT {} AS plain, {} AS who\n  FROM ({beside})\n  WHERE trim(initiative) <> '' AND trim(initiative) NOT IN \
         (SELECT trim(initiative) FROM evidence)",
        is_plain("initiative"),
        key("initiative")
    )
}
