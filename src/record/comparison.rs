//! Two reports side by side: what differs in the result, and what can have caused it.
//! The reports alone are asked; how a cause is found says [`Origin`].

mod indicator;
mod origin;
mod totals;
mod wire;

pub use origin::{Origin, Origins};
pub use wire::comparison_json;

use super::causes::{Cause, Change as Beneath, Today, causes};
use super::consistency::{Contradiction, contradictions};
use super::fields::differences;
use super::read::Saved;
use super::saved::{Decision, Finding, Quantity, Report};
use crate::catalogue::Catalogue;
use crate::evidence::date;
use crate::language::{Arg, Message};
use crate::number::{Compared, Digits, Exact, Kind};
use origin::Facts;
use std::collections::{BTreeMap, BTreeSet};

/// The longest figure that is compared, in characters; sums of figures that tables can
/// hold stay below it, and showing longer ones apart would take its time.
const LONGEST_FIGURE: usize = 2_000;

/// One of the two reports.
#[derive(Clone, Copy, Debug)]
pub struct Side<'r> {
    /// What it is called.
    pub name: &'r str,
    /// Its bytes.
    pub bytes: &'r [u8],
    /// What was read of them.
    pub saved: &'r Saved,
    /// The catalogue that it rests on, where that is at hand; it has the same digest.
    pub catalogue: Option<&'r Catalogue>,
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The report as a whole.
    Result,
    /// A label, or a condition of it.
    Label,
    /// A category.
    Category,
    /// An indicator.
    Indicator,
}

/// What a report says in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
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
    Decision(Decision),
}

/// Something in which two reports differ.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it is about.
    pub about: About,
    /// The id of that; empty for the result.
    pub id: String,
    /// The kind of the condition, where it is about one of a label.
    pub condition: Option<String>,
    /// The field, as the format calls it; `there` for the whole entry.
    pub field: &'static str,
    /// What the old report says; none where it says nothing.
    pub old: Option<Term>,
    /// What the new report says.
    pub new: Option<Term>,
    /// What caused it.
    pub origins: Origins,
}

impl Change {
    /// New minus old, exactly, of two figures.
    pub fn difference(&self) -> Option<Exact> {
        match (&self.old, &self.new) {
            (Some(Term::Quantity(old)), Some(Term::Quantity(new)))
            | (Some(Term::Percent(old)), Some(Term::Percent(new))) => Some(new - old),
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
pub struct Comparison<'r> {
    /// The first report.
    pub old: Side<'r>,
    /// The second.
    pub new: Side<'r>,
    /// The completed months between the days of the two, never below 0.
    pub months: i64,
    /// How the points moved.
    pub movement: Movement,
    /// What differs in results, in the order of the format; labels, categories and
    /// indicators in the order of the new report, those that it lacks last.
    pub changes: Vec<Change>,
    /// The findings that came or went.
    pub findings: Vec<FindingChange>,
    /// What differs in what the reports rest on: files, catalogue, program.
    pub beneath: Vec<Cause>,
    /// How many fields of the JSON differ, of whatever kind.
    pub fields: usize,
    /// Where the old report contradicts itself, and where the new one does.
    pub contradictions: [Vec<Contradiction>; 2],
}

impl<'r> Comparison<'r> {
    /// What `new` has not in common with `old`.
    ///
    /// # Errors
    /// What keeps a report from being compared: a figure that is no number, or two
    /// entries of one id; merit writes neither.
    pub fn of(old: Side<'r>, new: Side<'r>) -> Result<Comparison<'r>, Message> {
        for side in [&old, &new] {
            check(side)?;
        }
        let facts = Facts::of(&old, &new);
        let traced = indicator::trace(&facts);
        let mut changes = totals::result(&facts, &traced);
        let (categories, of_categories) = totals::categories(&facts, &traced);
        let labels = totals::labels(&facts, &traced, &of_categories);
        changes.extend(totals::award(&facts, &labels));
        changes.extend(labels);
        changes.extend(categories);
        changes.extend(indicator::changes(&traced));
        // The award is told first, though it follows from all else.
        changes.sort_by_key(|change| (change.about, change.field != "award" && change.about == About::Result));
        let (from, until) = (old.saved.as_of.min(new.saved.as_of), old.saved.as_of.max(new.saved.as_of));
        let beneath = causes(&old.saved.report, &new.saved.report, &Today::default());
        Ok(Comparison {
            old,
            new,
            months: date::completed_months(from, until),
            movement: indicator::movement(&traced),
            changes,
            findings: findings(&facts),
            beneath: beneath.into_iter().filter(|cause| cause.change != Beneath::DossierRenamed).collect(),
            fields: differences(&old.saved.value, &new.saved.value).len(),
            contradictions: [old, new].map(|side| contradictions(side.saved, side.catalogue)),
        })
    }

    /// How many digits each figure shows: those of the reports, and more where old and
    /// new, or what a condition compares, would look equal. Where that would take more
    /// than 30, [`Change::is_tiny`], no digits tell them apart, but the fractions do.
    pub fn digits(&self) -> Digits {
        const USUAL: u32 = 2;
        const MOST: u32 = 9;
        let shown = |side: &Side| {
            let (_, decimals) = side.saved.report.score.percent.as_ref()?.shown.split_once('.')?;
            u32::try_from(decimals.len()).ok()
        };
        let decimals = |side: &Side| side.catalogue.map(|catalogue| catalogue.decimals).or_else(|| shown(side));
        let decimals = [&self.old, &self.new].into_iter().filter_map(decimals).max().unwrap_or(USUAL).min(MOST);
        let mut pairs: Vec<(Kind, Exact, Exact)> = Vec::new();
        for change in &self.changes {
            let kind = match (&change.old, &change.new) {
                (Some(Term::Percent(old)), Some(Term::Percent(new))) => {
                    pairs.push((Kind::Percent, old.clone(), new.clone()));
                    Kind::Percent
                }
                (Some(Term::Quantity(old)), Some(Term::Quantity(new))) => {
                    pairs.push((Kind::Quantity, old.clone(), new.clone()));
                    Kind::Quantity
                }
                _ => continue,
            };
            pairs.extend(change.difference().map(|difference| (kind, difference, Exact::ZERO)));
        }
        let labels = [self.old, self.new].into_iter().flat_map(|side| &side.saved.report.labels);
        for condition in labels.flat_map(|label| &label.conditions) {
            let kind = if condition.kind == "min-points" { Kind::Quantity } else { Kind::Percent };
            let sides = condition.actual.as_ref().zip(condition.required.as_ref());
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

/// A figure that was checked to be a number.
fn number(quantity: &Quantity) -> Exact {
    quantity.number().unwrap_or_default()
}

/// That every figure that is compared is a number, and every id stands once.
fn check(side: &Side) -> Result<(), Message> {
    let report = &side.saved.report;
    let mut figures: Vec<(String, Option<&Quantity>)> = Vec::new();
    let mut totals = |at: String, points, attainable, percent| {
        figures.push((format!("{at}.points"), Some(points)));
        figures.push((format!("{at}.attainable"), Some(attainable)));
        figures.push((format!("{at}.percent"), percent));
    };
    totals("score".to_owned(), &report.score.points, &report.score.attainable, report.score.percent.as_ref());
    for label in &report.labels {
        totals(format!("labels[{}]", label.id), &label.points, &label.attainable, label.percent.as_ref());
    }
    for category in &report.categories {
        let at = format!("categories[{}]", category.id);
        totals(at, &category.points, &category.attainable, category.percent.as_ref());
    }
    for label in &report.labels {
        for condition in &label.conditions {
            let at = format!("labels[{}].conditions[{}]", label.id, condition.kind);
            figures.push((format!("{at}.required"), condition.required.as_ref()));
            figures.push((format!("{at}.actual"), condition.actual.as_ref()));
        }
    }
    for indicator in &report.indicators {
        let at = |field| format!("indicators[{}].{field}", indicator.id);
        let decision = indicator.decision.as_ref();
        figures.extend([
            (at("value"), indicator.value.as_ref()),
            (at("points"), indicator.points.as_ref()),
            (at("max"), Some(&indicator.max)),
            (at("weight"), Some(&indicator.weight)),
            (at("contribution"), indicator.contribution.as_ref()),
            (at("decision.claimed"), decision.and_then(|decision| decision.claimed.as_ref())),
            (at("decision.points"), decision.map(|decision| &decision.points)),
        ]);
    }
    let is_wrong = |quantity: &Quantity| quantity.exact.len() > LONGEST_FIGURE || quantity.number().is_none();
    if let Some((at, figure)) = figures.iter().find_map(|(at, figure)| Some((at, figure.filter(|it| is_wrong(it))?))) {
        let message = Message::new("audit-no-number").with("file", side.name).with("field", Arg::quoted(at));
        return Err(message.with("figure", Arg::quoted(&figure.exact)));
    }
    let ids = |list, ids: Vec<&String>| {
        let mut seen = BTreeSet::new();
        let twice = ids.into_iter().find(|id| !seen.insert(*id))?;
        Some(Message::new("audit-id-twice").with("file", side.name).with("list", list).with("id", Arg::quoted(twice)))
    };
    let twice = ids("labels", report.labels.iter().map(|label| &label.id).collect())
        .or_else(|| ids("categories", report.categories.iter().map(|category| &category.id).collect()))
        .or_else(|| ids("indicators", report.indicators.iter().map(|indicator| &indicator.id).collect()));
    let conditions = |label: &super::saved::Label| {
        let kinds = label.conditions.iter().map(|condition| &condition.kind).collect();
        ids("labels.conditions", kinds)
    };
    twice.or_else(|| report.labels.iter().find_map(conditions)).map_or(Ok(()), Err)
}

/// The entries of two lists in pairs of one id: in the order of the new list, then
/// those that it lacks.
fn pairs<'r, T>(old: &'r [T], new: &'r [T], id: impl Fn(&T) -> &str) -> Vec<(Option<&'r T>, Option<&'r T>)> {
    let before: BTreeMap<&str, &T> = old.iter().map(|entry| (id(entry), entry)).collect();
    let now: BTreeSet<&str> = new.iter().map(&id).collect();
    let mut pairs: Vec<_> = new.iter().map(|entry| (before.get(id(entry)).copied(), Some(entry))).collect();
    pairs.extend(old.iter().filter(|entry| !now.contains(id(entry))).map(|entry| (Some(entry), None)));
    pairs
}

/// The findings of which one report has more than the other; where they stand in a
/// file does not tell them apart, as rows move.
fn findings(facts: &Facts) -> Vec<FindingChange> {
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
