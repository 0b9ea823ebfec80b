//! Where each key belongs, for messages about keys in the wrong table.

/// The tables (or measures) of keys that have one home; keys of many tables,
/// such as `id` and `title`, are not misplaced but unknown.
const HOMES: [(&str, &[&str]); 21] = [
    (
        "[catalogue]",
        &[
            "version", "publisher", "valid-from", "valid-until", "decimals", "aggregate", "round", "round-points",
            "cap-percent",
        ],
    ),
    ("[[source]]", &["url", "accessed"]),
    (
        "[[label]]",
        &[
            "min-percent",
            "min-points",
            "min-category-percent",
            "min-answered-percent",
            "open-minimums",
            "indicators",
            "minimums",
            "requires",
            "requires-any",
            "floors",
        ],
    ),
    ("[[label]], [[qualification.programme]]", &["valid-months"]),
    ("[[label]]", &["renew-months", "renewed-months", "grace-months"]),
    ("[[category]], [[indicator]]", &["weight"]),
    (
        "[[indicator]]",
        &[
            "number",
            "category",
            "question",
            "measure",
            "points",
            "minimum",
            "excellent",
            "optional",
            "documents",
            "not-applicable-documents",
            "steps",
            "bands",
            "linear",
            "points-at",
            "advice",
            "effort",
        ],
    ),
    ("[[indicator]], measure = \"number\", \"percent\"", &["min", "max", "whole", "unit"]),
    ("[[indicator]], measure = \"share\", \"ratio\"", &["per"]),
    ("[[group]]; [[indicator]], measure = \"share\", \"ratio\"", &["of"]),
    ("[[group]]", &["best", "at-most"]),
    ("[[indicator]], [[group]], [[category]]", &["bonus"]),
    ("[[indicator]], measure = \"team\"", &["metric"]),
    ("[[indicator]], measure = \"number\", \"percent\", \"yes-no\", \"choice\", \"since\"", &["fact"]),
    (
        "[[indicator.option]], [[indicator.item]], measure = \"choice\", \"checklist\", \"share\", \"ratio\"",
        &["option", "item"],
    ),
    ("[evidence]", &["undocumented", "remote"]),
    ("[qualification]", &["rating-max", "proficient", "weigh-persons-by", "competence", "role", "programme"]),
    ("[[rule]], [[profile]]", &["when"]),
    ("[[rule]]", &["that", "tolerance", "tolerance-percent", "severity", "message"]),
    ("[[example]]", &["as-of", "like", "values", "team", "training", "dossier"]),
    ("[[label]], [[example]]", &["award"]),
];

/// Where a key belongs, in the words of TOML.
pub(super) fn home(key: &str) -> Option<&'static str> {
    HOMES.iter().find(|(_, keys)| keys.contains(&key)).map(|(home, _)| *home)
}

/// Keys of many tables, which have no one home.
const COMMON: [&str; 17] = [
    "id", "title", "basis", "source", "rationale", "from", "to", "up-to", "value", "points", "percent", "label",
    "catalogue", "format", "evidence", "qualification", "category",
];

/// Whether a key has a meaning in some table.
pub(super) fn is_key(key: &str) -> bool {
    COMMON.contains(&key) || home(key).is_some()
}

/// The tables of which there may be several, by their full names.
const REPEATED: [&str; 19] = [
    "group",
    "source",
    "fact",
    "label",
    "category",
    "indicator",
    "rule",
    "profile",
    "example",
    "qualification.competence",
    "qualification.role",
    "qualification.programme",
    "indicator.option",
    "indicator.item",
    "fact.option",
    "profile.label",
    "profile.category",
    "profile.indicator",
    "profile.indicator.option",
];

/// Whether there may be several tables of that full name.
pub(super) fn repeats(name: &str) -> bool {
    REPEATED.contains(&name)
}

/// The full name of the tables of a key of which there may be several.
pub(super) fn repeated(key: &str) -> Option<&'static str> {
    REPEATED.iter().find(|name| name.rsplit('.').next() == Some(key)).copied()
}
