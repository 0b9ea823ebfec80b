//! Two JSON reports field by field. What stands in a list is found again by what it
//! is about, never by its position.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Display, Formatter};

/// The fields of a report in the order in which their differences are told: what was
/// decided, what it was made of, what it rests on. Others follow by name.
const ORDER: [&str; 23] = [
    "award",
    "validity",
    "provisional",
    "score",
    "claimed",
    "uncounted_decisions",
    "best_case",
    "labels",
    "categories",
    "profile",
    "groups",
    "facts",
    "indicators",
    "rules",
    "certificates",
    "findings",
    "initiative",
    "as_of",
    "options",
    "catalogue",
    "inputs",
    "tool",
    "format",
];

/// How many pairs of entries without a counterpart are looked at for similar ones.
const MAX_PAIRS: usize = 10_000;

/// The lists whose entries are named by the lines of a table.
const MOVING: [&str; 2] = ["evidence", "findings"];

/// Fields that earlier versions did not write, of which the first stands in every report since.
const ADDED: [&str; 5] = ["certificates", "state", "note", "weights", "message_de"];

/// How many entries of the same name are looked at.
const MAX_NAMESAKES: usize = 100;

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Into a field.
    Field(String),
    /// To the entry of a list that is about this.
    Entry(String),
}

/// Where a field stands, by names: `indicators[members].points.exact`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// A field of the report, or one within it, and so on.
    pub fn of(fields: &[&str]) -> Path {
        Path(fields.iter().map(|name| Step::Field((*name).to_owned())).collect())
    }

    /// The field of that name.
    pub fn field(&self, name: &str) -> Path {
        self.then(Step::Field(name.to_owned()))
    }

    /// The entry that is about this.
    pub fn entry(&self, name: &str) -> Path {
        self.then(Step::Entry(name.to_owned()))
    }

    fn then(&self, step: Step) -> Path {
        Path(self.0.iter().cloned().chain([step]).collect())
    }

    /// The name of a step, of a field or of an entry; empty beyond the end.
    pub fn name(&self, step: usize) -> &str {
        match self.0.get(step) {
            Some(Step::Field(name) | Step::Entry(name)) => name,
            None => "",
        }
    }

    /// The name of its last step.
    pub fn last(&self) -> &str {
        self.name(self.0.len().saturating_sub(1))
    }
}

impl Display for Path {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if index == 0 => write!(formatter, "{name}")?,
                Step::Field(name) => write!(formatter, ".{name}")?,
                Step::Entry(name) => write!(formatter, "[{name}]")?,
            }
        }
        Ok(())
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A field that two reports do not have in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Difference {
    /// Where it stands, by names: `indicators[members].points.exact`.
    #[cfg_attr(test, schemars(with = "String"))]
    pub path: Path,
    /// What the first report says; absent where it has no such field or entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Value>,
    /// What the second says, or the files give; absent where there is no such field or entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Value>,
}

/// All fields in which two reports differ, in an order that depends on nothing but
/// the reports.
pub fn differences(old: &Value, new: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(&Path::default(), old, new, &mut found);
    // What a report of an earlier version does not say, it does not say otherwise.
    let is_earlier = is_earlier(old);
    found.retain(|difference| !(is_earlier && difference.old.is_none() && ADDED.contains(&difference.path.last())));
    let rank = |difference: &Difference| {
        let field = difference.path.name(0);
        ORDER.iter().position(|name| *name == field).unwrap_or(ORDER.len())
    };
    found.sort_by_key(rank);
    found
}

/// Whether an earlier version wrote a report, which lacks fields that were added since.
fn is_earlier(report: &Value) -> bool {
    ADDED.first().is_some_and(|field| report.get(field).is_none())
}

/// Whether a difference may be one of words alone, as `report` is of an earlier version, which said
/// what a finding is about, or what an answer lacks, in words of its own.
pub(super) fn is_reworded(report: &Value, difference: &Difference) -> bool {
    let lacks =
        |text: &Option<Value>| text.as_ref().and_then(Value::as_str).is_some_and(|it| it.starts_with("missing ("));
    let is_text = difference.old.is_some() && difference.new.is_some();
    is_earlier(report)
        && match (difference.path.name(0), difference.path.last()) {
            ("findings", "message") => is_text,
            ("indicators", "derivation") => lacks(&difference.old) && lacks(&difference.new),
            _ => false,
        }
}

/// Shows every object of a report with its path.
pub(super) fn visit(value: &Value, seen: &mut dyn FnMut(&Path, &Value)) {
    visit_from(&Path::default(), value, seen);
}

fn visit_from(path: &Path, value: &Value, seen: &mut dyn FnMut(&Path, &Value)) {
    match value {
        Value::Object(fields) => {
            seen(path, value);
            fields.iter().for_each(|(name, value)| visit_from(&path.field(name), value, seen));
        }
        Value::Array(entries) => {
            let names = names(path.last(), entries);
            names.into_iter().zip(entries).for_each(|(name, entry)| visit_from(&path.entry(&name), entry, seen));
        }
        _ => {}
    }
}

fn compare(path: &Path, old: &Value, new: &Value, found: &mut Vec<Difference>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => objects(path, old, new, found),
        (Value::Array(old), Value::Array(new)) => lists(path, old, new, found),
        _ if old == new => {}
        _ => found.push(Difference { path: path.clone(), old: Some(old.clone()), new: Some(new.clone()) }),
    }
}

fn objects(path: &Path, old: &Map<String, Value>, new: &Map<String, Value>, found: &mut Vec<Difference>) {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        let path = path.field(name);
        match (old.get(name), new.get(name)) {
            (Some(old), Some(new)) => compare(&path, old, new, found),
            // Reports that do not say it are of versions that did not ask.
            (None, Some(Value::Bool(false))) if name == "differs_from_built_in" => {}
            (old, new) => found.push(Difference { path, old: old.cloned(), new: new.cloned() }),
        }
    }
}

fn lists(path: &Path, old: &[Value], new: &[Value], found: &mut Vec<Difference>) {
    if old == new {
        return;
    }
    let list = path.last();
    let (old_names, new_names) = (names(list, old), names(list, new));
    let pairs = pairs(list, (old, &old_names), (new, &new_names));
    let entry = |name: &String| path.entry(name);
    for ((new, name), pair) in new.iter().zip(&new_names).zip(&pairs) {
        match pair.and_then(|index| old.get(index)) {
            Some(old) => compare(&entry(name), old, new, found),
            None => found.push(Difference { path: entry(name), old: None, new: Some(new.clone()) }),
        }
    }
    let kept: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
    for (index, (old, name)) in old.iter().zip(&old_names).enumerate() {
        if !kept.contains(&index) {
            found.push(Difference { path: entry(name), old: Some(old.clone()), new: None });
        }
    }
    if !pairs.iter().flatten().is_sorted() {
        let of_old = kept.iter().filter_map(|index| old_names.get(*index));
        let of_new = new_names.iter().zip(&pairs).filter(|(_, pair)| pair.is_some()).map(|(name, _)| name);
        let listed = |names: Vec<&String>| Some(names.into_iter().cloned().map(Value::from).collect());
        let (old, new) = (listed(of_old.collect()), listed(of_new.collect()));
        found.push(Difference { path: path.clone(), old, new });
    }
}

/// For each entry of the new list its counterpart in the old one: one of the same name
/// and content, else one of the same name, else one that agrees in all fields but one
/// and so is the same with another name.
fn pairs(
    list: &str,
    (old, old_names): (&[Value], &[String]),
    (new, new_names): (&[Value], &[String]),
) -> Vec<Option<usize>> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, name) in old_names.iter().enumerate() {
        by_name.entry(unnumbered(name)).or_default().push(index);
    }
    let mut left: BTreeSet<usize> = (0..old.len()).collect();
    // What stands in its old place is not looked for elsewhere; cells that all moved by
    // some lines are still the same cells.
    let may_move = MOVING.contains(&list) && old.len() == new.len();
    let stays = |old: &Value, new: &Value| old == new || (may_move && is_similar(old, new, true));
    let mut pairs: Vec<Option<usize>> =
        old.iter().zip(new).enumerate().map(|(index, (old, new))| stays(old, new).then_some(index)).collect();
    pairs.resize(new.len(), None);
    left.retain(|index| pairs.get(*index).is_none_or(Option::is_none));
    for is_same in [true, false] {
        for ((pair, new), name) in pairs.iter_mut().zip(new).zip(new_names).filter(|((pair, _), _)| pair.is_none()) {
            let namesakes = by_name.get(unnumbered(name)).map_or(&[][..], Vec::as_slice).iter().take(MAX_NAMESAKES);
            let mut free = namesakes.copied().filter(|index| left.contains(index));
            *pair = free.find(|index| !is_same || old.get(*index) == Some(new));
            pair.map(|index| left.remove(&index));
        }
    }
    let open = pairs.iter().filter(|pair| pair.is_none()).count();
    if left.len().saturating_mul(open) > MAX_PAIRS {
        return pairs;
    }
    let are_as_many = left.len() == open;
    for (pair, new) in pairs.iter_mut().zip(new).filter(|(pair, _)| pair.is_none()) {
        *pair = left.iter().copied().find(|index| old.get(*index).is_some_and(|old| is_similar(old, new, are_as_many)));
        pair.map(|index| left.remove(&index));
    }
    pairs
}

/// A name as [`names`] makes them, without the number of its occurrence.
fn unnumbered(name: &str) -> &str {
    match name.rsplit_once('#') {
        Some((own, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => own,
        _ => name,
    }
}

/// Whether two entries are one and the same with another name. Mere words have
/// nothing but their name: they are, if there are as many of them as before.
fn is_similar(old: &Value, new: &Value, are_as_many: bool) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let same = old.iter().filter(|(name, value)| new.get(*name) == Some(value)).count();
            same + 1 >= old.len().max(new.len())
        }
        (Value::Object(_), _) | (_, Value::Object(_)) => false,
        _ => are_as_many,
    }
}

/// The names of the entries of a list; a second one of the same name is `name#2`.
fn names(list: &str, entries: &[Value]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let name = |(index, entry): (usize, &Value)| {
        let name = name(list, entry).unwrap_or_else(|| (index + 1).to_string());
        let count = seen.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
        if *count == 1 { name } else { format!("{name}#{count}") }
    };
    entries.iter().enumerate().map(name).collect()
}

/// What an entry of that list is about, where it says so.
fn name(list: &str, entry: &Value) -> Option<String> {
    let part = |name: &str| match entry.get(name) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    match (list, entry) {
        (_, Value::String(text)) => Some(text.clone()),
        ("inputs", _) => part("table"),
        ("conditions", _) => part("kind"),
        ("documents" | "certificates", _) => part("name"),
        ("evidence", _) => Some(format!("{}:{}:{}", part("table")?, part("line")?, part("column")?)),
        ("findings", _) if part("rule").is_some() => Some(format!("{} {}", part("code")?, part("rule")?)),
        ("findings", _) => {
            let place = ["file", "sheet", "line", "column"].into_iter().filter_map(part).collect::<Vec<_>>().join(":");
            let place =
                if place.is_empty() { part("indicator").or_else(|| part("fact")).unwrap_or_default() } else { place };
            Some(format!("{} {place}", part("code")?).trim_end().to_owned())
        }
        _ => ["id", "name", "kind", "indicator"].into_iter().find_map(part),
    }
}
