//! Two reports side by side: what differs in the result, and what can have caused it.
//! The reports alone are asked; how a cause is found says [`origin`](super::origin).

pub(super) mod wire;

pub use wire::comparison_json;

use super::account::{Account, decided};
use super::causes::{Cause, Change as Beneath, CurrentFiles};
use super::cells::{CellChange, cell_changes};
use super::consistency::{Contradiction, contradictions};
use super::fields::{Path, differences, visit};
use super::origin::{Origins, ReportFacts, files, number};
use super::read::SavedReport;
use super::wire::{Decision, Document, Finding, Indicator, Report};
use crate::catalogue::Catalogue;
use crate::evidence::date;
use crate::language::{Arg, Message};
use crate::number::{Compared, Digits, Exact, FigureKind, parse_fraction};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The longest figure that is compared, in characters; sums of figures that tables can
/// hold stay below it, and showing longer ones apart would take its time.
const LONGEST_FIGURE: usize = 2_000;

/// One of the two reports.
#[derive(Clone, Copy, Debug)]
pub struct ComparedReport<'r> {
    /// What it is called.
    pub name: &'r str,
    /// Its bytes.
    pub bytes: &'r [u8],
    /// What was read of them.
    pub saved: &'r SavedReport,
    /// The catalogue that it rests on, where that is at hand; it has the same digest.
    pub catalogue: Option<&'r Catalogue>,
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ChangeSubject {
    /// The report as a whole.
    Result,
    /// A label, or a condition of it.
    Label,
    /// A category.
    Category,
    /// A group.
    Group,
    /// An indicator.
    Indicator,
}

/// What a report says in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportedValue {
    /// Points, a weight, a value, a count.
    Quantity(Exact),
    /// A percentage.
    Percent(Exact),
    /// Yes or no.
    Flag(bool),
    /// A word of the format, such as a status.
    Word(String),
    /// The id of a label or category.
    Id(String),
    /// Ids of labels, categories or indicators, or names of documents.
    Names(Vec<String>),
    /// What an evaluator decided.
    Decision(Box<Decision>),
}

/// Something in which two reports differ.
#[derive(Clone, Debug)]
pub struct ReportChange {
    /// What it is about.
    pub about: ChangeSubject,
    /// The id of that; empty for the result.
    pub id: String,
    /// The kind of the condition, where it is about one of a label.
    pub condition: Option<String>,
    /// The field, as the format calls it; `there` for the whole entry.
    pub field: &'static str,
    /// What the old report says; none where it says nothing.
    pub old: Option<ReportedValue>,
    /// What the new report says.
    pub new: Option<ReportedValue>,
    /// What caused it.
    pub origins: Origins,
}

impl ReportChange {
    /// New minus old, exactly, of two figures.
    pub fn difference(&self) -> Option<Exact> {
        match (&self.old, &self.new) {
            (Some(ReportedValue::Quantity(old)), Some(ReportedValue::Quantity(new)))
            | (Some(ReportedValue::Percent(old)), Some(ReportedValue::Percent(new))) => Some(new - old),
            _ => None,
        }
    }

    /// Whether two figures are so near each other that only their fractions tell them apart.
    pub fn is_tiny(&self) -> bool {
        self.difference().is_some_and(|difference| is_tiny(&difference))
    }
}

/// Whether a difference is below what any figure of a table can be written with: only
/// whoever altered a report makes it so, and as many digits could take all day.
fn is_tiny(difference: &Exact) -> bool {
    let thousandth = || Exact::ratio(1.into(), 1000.into()).unwrap_or_default();
    let least = (0..10).fold(Exact::ONE, |least, _| &least * &thousandth());
    *difference < least && -difference < least
}

/// A finding that only one of the reports has.
#[derive(Clone, Debug)]
pub struct FindingChange {
    /// The finding.
    pub finding: Finding,
    /// Whether it is the new report that has it.
    pub is_new: bool,
    /// Why it came or went.
    pub origins: Origins,
}

/// How the points of the indicators moved, before weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Movement {
    /// Indicators with exactly more points.
    pub improved: usize,
    /// Those with fewer.
    pub worse: usize,
    /// Those with the same.
    pub unchanged: usize,
    /// Those that only one report gives points: not applicable in the other, or not
    /// in its catalogue.
    pub incomparable: usize,
    /// How many of the first three have another maximum.
    pub other_maximum: usize,
}

/// What two reports have not in common.
#[derive(Clone, Debug)]
pub struct ReportComparison<'r> {
    /// The first report.
    pub old: ComparedReport<'r>,
    /// The second.
    pub new: ComparedReport<'r>,
    /// The completed months between the days of the two, never below 0.
    pub months: i64,
    /// How the points moved.
    pub movement: Movement,
    /// What differs in results, in the order of the format; labels, categories and
    /// indicators in the order of the new report, those that it lacks last.
    pub changes: Vec<ReportChange>,
    /// The findings that came or went.
    pub findings: Vec<FindingChange>,
    /// The cells of their tables that differ.
    pub cells: Vec<CellChange>,
    /// What differs in what the reports rest on: files, catalogue, program.
    pub beneath: Vec<Cause>,
    /// How many fields of the JSON differ, of whatever kind.
    pub fields: usize,
    /// Where the old report contradicts itself, and where the new one does.
    pub contradictions: [Vec<Contradiction>; 2],
}

impl<'r> ReportComparison<'r> {
    /// What `new` has not in common with `old`.
    ///
    /// # Errors
    /// What keeps a report from being compared: a figure that is no number, or two
    /// entries of one id; merit writes neither.
    pub fn new(old: ComparedReport<'r>, new: ComparedReport<'r>) -> Result<ReportComparison<'r>, Message> {
        for side in [&old, &new] {
            check(side)?;
        }
        let sides = [old.saved, new.saved];
        let account = Account::new(ReportFacts::new(sides, [old.catalogue, new.catalogue], &CurrentFiles::default()));
        let mut changes = Changes { account: &account, all: Vec::new() }.all(sides.map(|side| &side.value));
        // The award comes first, though it follows from all else.
        changes.sort_by_key(|change| (change.about, change.field != "award" && change.about == ChangeSubject::Result));
        let (from, until) = (old.saved.as_of.min(new.saved.as_of), old.saved.as_of.max(new.saved.as_of));
        let findings = findings(&account.facts);
        let is_of_files = |cause: &Cause| !matches!(cause.change, Beneath::DossierRenamed | Beneath::OtherInitiative);
        Ok(ReportComparison {
            old,
            new,
            months: date::completed_months(from, until),
            movement: movement(&old.saved.report, &new.saved.report),
            changes,
            findings,
            cells: cell_changes(&old.saved.report, &new.saved.report),
            beneath: account.facts.causes.into_iter().filter(is_of_files).collect(),
            fields: differences(&old.saved.value, &new.saved.value).len(),
            contradictions: [old, new].map(|side| contradictions(side.saved, side.catalogue)),
        })
    }

    /// How many digits each figure shows: those of the reports, and more where old and
    /// new, or what a condition compares, would look equal. Where that would take more
    /// than 30, [`ReportChange::is_tiny`], no digits tell them apart, but the fractions do.
    pub fn digits(&self) -> Digits {
        const USUAL: u32 = 2;
        const MOST: u32 = 9;
        let shown = |side: &ComparedReport| {
            let (_, decimals) = side.saved.report.score.percent.as_ref()?.shown.split_once('.')?;
            u32::try_from(decimals.len()).ok()
        };
        let decimals =
            |side: &ComparedReport| side.catalogue.map(|catalogue| catalogue.decimals).or_else(|| shown(side));
        let decimals = [&self.old, &self.new].into_iter().filter_map(decimals).max().unwrap_or(USUAL).min(MOST);
        let mut pairs: Vec<(FigureKind, Exact, Exact)> = Vec::new();
        for change in &self.changes {
            let kind = match (&change.old, &change.new) {
                (Some(ReportedValue::Percent(old)), Some(ReportedValue::Percent(new))) => {
                    pairs.push((FigureKind::Percent, old.clone(), new.clone()));
                    FigureKind::Percent
                }
                (Some(ReportedValue::Quantity(old)), Some(ReportedValue::Quantity(new))) => {
                    pairs.push((FigureKind::Quantity, old.clone(), new.clone()));
                    FigureKind::Quantity
                }
                _ => continue,
            };
            pairs.extend(change.difference().map(|difference| (kind, difference, Exact::ZERO)));
        }
        let labels = [self.old, self.new].into_iter().flat_map(|side| &side.saved.report.labels);
        for condition in labels.flat_map(|label| &label.conditions) {
            let kind = if condition.kind == "min-points" { FigureKind::Quantity } else { FigureKind::Percent };
            let sides = condition.actual.as_ref().zip(condition.figure());
            pairs.extend(sides.map(|(actual, required)| (kind, number(actual), number(required))));
        }
        let compared: Vec<Compared<'_>> = pairs
            .iter()
            .filter(|(_, figure, other)| !is_tiny(&(figure - other)))
            .map(|(kind, figure, other)| Compared { kind: *kind, figure, other, other_in_full: false })
            .collect();
        Digits::new(decimals, &compared)
    }

    /// Whether every field is the same, whatever the layout of the JSON.
    pub fn is_same(&self) -> bool {
        self.fields == 0
    }

    /// Whether the reports are of two initiatives.
    pub fn is_of_two_initiatives(&self) -> bool {
        self.old.saved.report.initiative.id != self.new.saved.report.initiative.id
    }

    /// Whether they rest on catalogues of two ids, so that nothing but the ids of
    /// indicators says which are the same.
    pub fn is_of_two_catalogues(&self) -> bool {
        self.old.saved.report.catalogue.id != self.new.saved.report.catalogue.id
    }

    /// Whether the old report is for a later day than the new one.
    pub fn is_backwards(&self) -> bool {
        self.old.saved.as_of > self.new.saved.as_of
    }

    /// Whether something differs that nothing in the two reports can account for, or one
    /// of them contradicts itself.
    pub fn has_unaccounted(&self) -> bool {
        let of_changes = self.changes.iter().map(|change| &change.origins);
        self.contradictions.iter().any(|found| !found.is_empty())
            || of_changes
                .chain(self.findings.iter().map(|finding| &finding.origins))
                .any(|origins| origins.is_unaccounted)
    }
}

/// That every figure is a number, and every id stands once.
fn check(side: &ComparedReport) -> Result<(), Message> {
    let mut wrong = None;
    visit(&side.saved.value, &mut |path, value| {
        let exact = value.get("exact").and_then(Value::as_str).filter(|_| wrong.is_none());
        let is_number = |exact: &&str| exact.len() <= LONGEST_FIGURE && parse_fraction(exact).is_some();
        if let Some(exact) = exact.filter(|exact| !is_number(exact)) {
            let message = Message::new("audit-no-number").with("file", side.name);
            wrong = Some(message.with("field", Arg::quoted(&path.to_string())).with("figure", Arg::quoted(exact)));
        }
    });
    let report = &side.saved.report;
    let mut lists: Vec<(&str, Vec<&String>)> = vec![
        ("labels", report.labels.iter().map(|it| &it.id).collect()),
        ("categories", report.categories.iter().map(|it| &it.id).collect()),
        ("groups", report.groups.iter().map(|it| &it.id).collect()),
        ("indicators", report.indicators.iter().chain(side.saved.facts()).map(|it| &it.id).collect()),
    ];
    for label in &report.labels {
        lists.push(("labels.conditions", label.conditions.iter().map(|it| &it.kind).collect()));
    }
    let twice = lists.into_iter().find_map(|(list, ids)| {
        let mut seen = BTreeSet::new();
        let id = ids.into_iter().find(|id| !seen.insert(*id))?;
        Some(Message::new("audit-id-twice").with("file", side.name).with("list", list).with("id", Arg::quoted(id)))
    });
    wrong.or(twice).map_or(Ok(()), Err)
}

/// The entries of two lists in pairs of one id: in the order of the new list, then
/// those that it lacks.
fn pairs<'r, T>(old: &'r [T], new: &'r [T], id: impl Fn(&'r T) -> &'r str) -> Vec<(Option<&'r T>, Option<&'r T>)> {
    let before: BTreeMap<&str, &T> = old.iter().map(|entry| (id(entry), entry)).collect();
    let now: BTreeSet<&str> = new.iter().map(&id).collect();
    let mut pairs: Vec<_> = new.iter().map(|entry| (before.get(id(entry)).copied(), Some(entry))).collect();
    pairs.extend(old.iter().filter(|entry| !now.contains(id(entry))).map(|entry| (Some(entry), None)));
    pairs
}

/// The fields that are compared, in the order of the report.
pub(super) const OF_RESULT: [&str; 2] = ["award", "provisional"];
/// The profile that holds, by its id.
pub(super) const PROFILE: &str = "profile";
const OF_TOTALS: [&str; 3] = ["points", "attainable", "percent"];
pub(super) const OF_CATEGORY: [&str; 5] = ["points", "attainable", "percent", "bonus", "percentage_points"];
pub(super) const OF_GROUP: [&str; 9] =
    ["points", "attainable", "percent", "counted", "capped", "of", "best", "at_most", "bonus"];
pub(super) const OF_LABEL: [&str; 5] = ["reached", "reachable", "points", "attainable", "percent"];
pub(super) const OF_CONDITION: [&str; 8] =
    ["required", "actual", "below", "labels", "unmet", "missed", "allowed", "met"];
pub(super) const OF_INDICATOR: [&str; 14] = [
    "status", "value", "points", "decision", "max", "weight", "contribution", "category", "minimum_met", "excellent",
    "bonus", "counts", "dispensable", "documents",
];

/// What a field of a report says.
fn term(field: &str, condition: Option<&str>, value: &Value) -> Option<ReportedValue> {
    let is_percent =
        matches!(field, "percent" | "percentage_points") || condition.is_some_and(|kind| kind != "min-points");
    match value {
        // What stands where it is so alone.
        Value::Null if matches!(field, "bonus" | "dispensable") => Some(ReportedValue::Flag(false)),
        Value::Null => None,
        Value::Bool(flag) => Some(ReportedValue::Flag(*flag)),
        Value::Number(count) => Some(ReportedValue::Quantity(count.as_i64()?.into())),
        Value::String(id) if matches!(field, "award" | "category") => Some(ReportedValue::Id(id.clone())),
        Value::String(word) => Some(ReportedValue::Word(word.clone())),
        Value::Array(entries) => {
            let floor = |entry: &Value| {
                let figure = entry.get("percent").or_else(|| entry.get("points"))?.get("shown")?.as_str()?;
                let unit = if entry.get("percent").is_some() { " %" } else { "" };
                Some(format!("{} {figure}{unit}", entry.get("category")?.as_str()?))
            };
            let own = |entry: &Value| entry.as_str().or_else(|| entry.get("name")?.as_str()).map(str::to_owned);
            let name = |entry: &Value| own(entry).or_else(|| floor(entry));
            Some(ReportedValue::Names(entries.iter().filter_map(name).collect()))
        }
        Value::Object(_) if field == "decision" => {
            Decision::deserialize(value).ok().map(|it| ReportedValue::Decision(Box::new(it)))
        }
        Value::Object(figure) => {
            let number = parse_fraction(figure.get("exact")?.as_str()?)?;
            Some(if is_percent { ReportedValue::Percent(number) } else { ReportedValue::Quantity(number) })
        }
    }
}

/// Whether a field says the same in both reports: a decision wherever it stands and whatever
/// the evidence claims, documents by all that there is of them.
fn is_same(field: &str, old: &Value, new: &Value, terms: (&Option<ReportedValue>, &Option<ReportedValue>)) -> bool {
    match terms {
        (Some(ReportedValue::Decision(old)), Some(ReportedValue::Decision(new))) => {
            decided(Some(old)) == decided(Some(new))
        }
        _ if field == "documents" => {
            let [old, new] = [old, new].map(|value| Vec::<Document>::deserialize(value).unwrap_or_default());
            files(&old) == files(&new)
        }
        (old, new) => old == new,
    }
}

/// An entry of a report, or the result of it.
#[derive(Clone)]
struct ChangePlace<'p> {
    about: ChangeSubject,
    id: &'p str,
    condition: Option<&'p str>,
    path: Path,
}

/// Gathers what differs.
struct Changes<'a, 'r> {
    account: &'a Account<'r>,
    all: Vec<ReportChange>,
}

impl Changes<'_, '_> {
    /// The fields of the result and of all entries, in the order of the format.
    fn all(mut self, [old, new]: [&Value; 2]) -> Vec<ReportChange> {
        let result = ChangePlace { about: ChangeSubject::Result, id: "", condition: None, path: Path::default() };
        self.fields(&result, [old, new], &OF_RESULT);
        let profile = |report: &Value| term(PROFILE, None, &report[PROFILE]["id"]);
        let (was, is) = (profile(old), profile(new));
        if was != is {
            self.put(&result, PROFILE, Path::of(&[PROFILE]).field("id"), was, is);
        }
        let score = ChangePlace { path: Path::of(&["score"]), ..result };
        self.fields(&score, [&old["score"], &new["score"]], &OF_TOTALS);
        let lists: [(ChangeSubject, &str, &[&'static str]); 4] = [
            (ChangeSubject::Label, "labels", &OF_LABEL),
            (ChangeSubject::Category, "categories", &OF_CATEGORY),
            (ChangeSubject::Group, "groups", &OF_GROUP),
            (ChangeSubject::Indicator, "indicators", &OF_INDICATOR),
        ];
        for (about, list, fields) in lists {
            for (id, old, new) in pairs_of(&old[list], &new[list], "id") {
                let place = ChangePlace { about, id, condition: None, path: Path::of(&[list]).entry(id) };
                let Some(sides) = self.entry(&place, "there", (old, new), fields) else { continue };
                for (kind, old, new) in pairs_of(&sides[0]["conditions"], &sides[1]["conditions"], "kind") {
                    let path = place.path.field("conditions").entry(kind);
                    let place = ChangePlace { condition: Some(kind), path, ..place.clone() };
                    self.entry(&place, "condition", (old, new), &OF_CONDITION);
                }
            }
        }
        self.all
    }

    /// The fields of an entry that both reports have, or that only one has it.
    fn entry<'v>(
        &mut self,
        place: &ChangePlace,
        there: &'static str,
        sides: (Option<&'v Value>, Option<&'v Value>),
        fields: &[&'static str],
    ) -> Option<[&'v Value; 2]> {
        let (Some(old), Some(new)) = sides else {
            let [old, new] = [sides.0, sides.1].map(|side| side.map(|_| ReportedValue::Flag(true)));
            self.put(place, there, place.path.clone(), old, new);
            return None;
        };
        self.fields(place, [old, new], fields);
        Some([old, new])
    }

    fn fields(&mut self, place: &ChangePlace, [old, new]: [&Value; 2], fields: &[&'static str]) {
        for field in fields {
            let [was, is] = [old, new].map(|side| term(field, place.condition, &side[field]));
            if !is_same(field, &old[field], &new[field], (&was, &is)) {
                self.put(place, field, place.path.field(field), was, is);
            }
        }
    }

    fn put(
        &mut self,
        place: &ChangePlace,
        field: &'static str,
        path: Path,
        old: Option<ReportedValue>,
        new: Option<ReportedValue>,
    ) {
        let (id, condition) = (place.id.to_owned(), place.condition.map(str::to_owned));
        let origins = self.account.at(&path);
        self.all.push(ReportChange { about: place.about, id, condition, field, old, new, origins });
    }
}

/// The entries of two lists as [`pairs`] has them, by what names them.
fn pairs_of<'v>(old: &'v Value, new: &'v Value, key: &str) -> Vec<(&'v str, Option<&'v Value>, Option<&'v Value>)> {
    let list = |value: &'v Value| value.as_array().map_or(&[][..], Vec::as_slice);
    let id = |entry: &'v Value| entry[key].as_str().unwrap_or_default();
    let named = |(old, new): (Option<&'v Value>, Option<&'v Value>)| (new.or(old).map_or("", id), old, new);
    pairs(list(old), list(new), id).into_iter().map(named).collect()
}

/// How the points moved.
fn movement(old: &Report, new: &Report) -> Movement {
    let mut movement = Movement::default();
    for (old, new) in pairs(&old.indicators, &new.indicators, |it| &it.id) {
        let points = |indicator: Option<&Indicator>| indicator?.points.as_ref().map(number);
        let (Some(was), Some(is)) = (points(old), points(new)) else {
            // What applies in neither moved nowhere.
            let is_nowhere = old.is_some() && new.is_some() && points(old) == points(new);
            *(if is_nowhere { &mut movement.unchanged } else { &mut movement.incomparable }) += 1;
            continue;
        };
        match is.cmp(&was) {
            std::cmp::Ordering::Greater => movement.improved += 1,
            std::cmp::Ordering::Less => movement.worse += 1,
            std::cmp::Ordering::Equal => movement.unchanged += 1,
        }
        let most = |indicator: Option<&Indicator>| indicator.map(|it| number(&it.max));
        movement.other_maximum += usize::from(most(old) != most(new));
    }
    movement
}

/// The findings of which one report has more than the other; where they stand in a
/// file does not tell them apart, as rows move.
fn findings(facts: &ReportFacts) -> Vec<FindingChange> {
    type Key<'f> = (&'f str, &'f str, Option<&'f str>, &'f str);
    fn key(finding: &Finding) -> Key<'_> {
        (&finding.severity, &finding.code, finding.indicator.as_deref(), &finding.message)
    }
    let only = |own: &Report, other: &Report, is_new: bool| -> Vec<FindingChange> {
        let mut others: BTreeMap<Key<'_>, usize> = BTreeMap::new();
        other.findings.iter().for_each(|finding| *others.entry(key(finding)).or_default() += 1);
        let mut alone = Vec::new();
        for finding in &own.findings {
            match others.get_mut(&key(finding)) {
                Some(count) if *count > 0 => *count -= 1,
                _ => {
                    let origins = facts.finding(finding);
                    alone.push(FindingChange { finding: finding.clone(), is_new, origins });
                }
            }
        }
        alone
    };
    let mut findings = only(facts.new, facts.old, true);
    findings.extend(only(facts.old, facts.new, false));
    findings
}
