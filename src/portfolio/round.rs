//! What the initiatives of a round come to together.

use super::duplicates::{DuplicateCheck, DuplicateSet};
use super::result_store::{ResultStore, StoredResult};
use super::{OWN_TABLES, Percents, RoundEntry, Spread};
use crate::assess::{RuleState, Status};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Place as Cell, Severity};
use crate::language::Message;
use crate::number::{Compared, Digits, Exact, FigureKind};
use std::collections::{BTreeMap, BTreeSet};

/// How many places a sum of findings names.
const MAX_EXAMPLES: usize = 3;

/// All initiatives of a round, in the order of input.
#[derive(Debug)]
pub struct Round<'c> {
    pub(super) catalogue: &'c Catalogue,
    /// Whether anybody asks what those that are scored come to together. Where nobody does,
    /// they are counted and nothing more: their rows are written as they come.
    is_asked: bool,
    /// How many have a result.
    count: usize,
    /// Whether any of those belongs to a group.
    pub has_groups: bool,
    /// Those that have a result, where they are asked for.
    pub scored: ResultStore,
    /// Those that have none.
    pub unscored: Vec<Unscored>,
    /// The points of each indicator, in catalogue order.
    pub spreads: Vec<Spread>,
    /// The percentages of each category, in catalogue order.
    pub categories: Vec<Percents>,
    /// For each indicator, how many initiatives miss its minimum.
    pub missed: Vec<usize>,
    /// For each indicator, for how many of them nothing else refuses some label.
    pub refused: Vec<usize>,
    /// Those whose every indicator is missing.
    pub blank: FindingCount,
    /// How many have points that rest on documents known by name only.
    pub by_name: usize,
    /// What became of each rule, in catalogue order: how often each of [`RuleState::ALL`].
    pub rules: Vec<[usize; 4]>,
    /// How many percentages lie in each tenth from 0 to 100; 100 in the last.
    pub tenths: [usize; 10],
    /// The findings by severity and code.
    pub findings: BTreeMap<(Severity, &'static str), FindingCount>,
    /// What concerns no single initiative, each once, by dossier.
    pub told: Vec<RoundFinding>,
    known: BTreeSet<(String, &'static str, Option<Cell>)>,
    duplicate_check: DuplicateCheck,
}

/// An initiative without a result.
#[derive(Clone, Debug)]
pub struct Unscored {
    /// Where it lies.
    pub dossier: String,
    /// Its id.
    pub initiative: String,
    /// Why there is none.
    pub problem: Message,
}

/// Findings of one code.
#[derive(Clone, Debug, Default)]
pub struct FindingCount {
    /// The number of entries.
    pub count: usize,
    /// The first [`MAX_EXAMPLES`] dossiers (of the folder's own tables initiatives) that have one, with its place.
    pub first: Vec<(String, Option<Cell>)>,
}

impl FindingCount {
    /// Names a dossier or an initiative, if it is one of the first.
    fn name(&mut self, whose: &str, place: Option<&Cell>) {
        if self.first.len() < MAX_EXAMPLES && self.first.iter().all(|(other, _)| other != whose) {
            self.first.push((whose.to_owned(), place.cloned()));
        }
    }

    fn add(&mut self, other: &FindingCount) {
        self.count += other.count;
        other.first.iter().for_each(|(whose, place)| self.name(whose, place.as_ref()));
    }
}

/// A finding that concerns no single initiative.
#[derive(Clone, Debug)]
pub struct RoundFinding {
    /// The dossier that it is about; empty where it is about the catalogue.
    pub dossier: String,
    /// The finding.
    pub finding: Finding,
}

/// Who has a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Award {
    /// The label, as an index; `None` for no label.
    pub label: Option<usize>,
    /// How many initiatives it is awarded to.
    pub count: usize,
    /// For how many of them something is still missing or invalid.
    pub provisional: usize,
}

/// An initiative at its rank.
#[derive(Clone, Copy, Debug)]
pub struct Ranked<'r> {
    /// From 1; equal percentages share the rank and leave the next ones out. `None` without a percentage.
    pub rank: Option<usize>,
    /// Whether another one has the same rank.
    pub is_shared: bool,
    /// The initiative.
    pub place: StoredResult<'r>,
}

/// The initiatives by their percentages, the highest first, those without last; equal ones in the order of input.
#[derive(Debug)]
pub struct Ranking<'r> {
    scored: &'r ResultStore,
    /// Where each is held, with its rank.
    seats: Vec<((u32, u32), u32)>,
}

impl<'r> Ranking<'r> {
    /// The number of entries.
    pub fn len(&self) -> usize {
        self.seats.len()
    }

    /// Some of them, by their places from 0.
    pub fn part(&self, part: std::ops::Range<usize>) -> impl Iterator<Item = Ranked<'r>> + '_ {
        part.filter_map(|index| self.get(index))
    }

    fn get(&self, index: usize) -> Option<Ranked<'r>> {
        let (seat, rank) = self.seats.get(index)?;
        let place = self.scored.at(*seat)?;
        let has_rank = |index: Option<usize>| {
            index.and_then(|index| self.seats.get(index)).is_some_and(|(_, other)| other == rank)
        };
        let is_shared = has_rank(index.checked_sub(1)) || has_rank(Some(index + 1));
        let rank = place.percent.map(|_| *rank as usize);
        Some(Ranked { rank, is_shared: is_shared && rank.is_some(), place })
    }
}

impl<'c> Round<'c> {
    /// A round to which nobody belongs yet; `is_asked` tells whether anybody asks what those
    /// that are scored come to together.
    pub fn new(catalogue: &'c Catalogue, is_asked: bool) -> Round<'c> {
        let indicators = catalogue.indicators.len();
        Round {
            catalogue,
            is_asked,
            count: 0,
            has_groups: false,
            scored: ResultStore::default(),
            unscored: Vec::new(),
            spreads: vec![Spread::default(); indicators],
            categories: vec![Percents::default(); catalogue.categories.len()],
            missed: vec![0; indicators],
            refused: vec![0; indicators],
            blank: FindingCount::default(),
            by_name: 0,
            rules: vec![[0; 4]; catalogue.rules.len()],
            tenths: [0; 10],
            findings: BTreeMap::new(),
            told: Vec::new(),
            known: BTreeSet::new(),
            duplicate_check: DuplicateCheck::default(),
        }
    }

    /// Counts an initiative.
    pub fn add(&mut self, entry: &RoundEntry<'_>) {
        self.has_groups |= entry.group().is_some();
        self.duplicate_check.push(entry);
        match &entry.outcome {
            Ok(_) => self.count += 1,
            Err(problem) => {
                let (dossier, initiative) = (entry.dossier.to_string(), entry.initiative.clone());
                self.unscored.push(Unscored { dossier, initiative, problem: problem.clone() });
            }
        }
        if self.is_asked {
            self.keep(entry);
        }
    }

    fn keep(&mut self, entry: &RoundEntry<'_>) {
        let whose = if entry.dossier == OWN_TABLES { &*entry.initiative } else { &*entry.dossier };
        for Finding { severity, code, place, .. } in &entry.findings {
            let seen = self.findings.entry((*severity, *code)).or_default();
            seen.count += 1;
            seen.name(whose, place.as_ref());
        }
        let Ok(scored) = &entry.outcome else { return };
        for (spread, earned) in self.spreads.iter_mut().zip(&scored.indicators) {
            spread.add(earned);
        }
        for (percents, percent) in self.categories.iter_mut().zip(&scored.categories) {
            percents.add(percent.as_ref());
        }
        if scored.indicators.iter().all(|earned| earned.settled_status() == Status::Missing) {
            self.blank.count += 1;
            self.blank.name(whose, None);
        }
        for (counts, state) in self.rules.iter_mut().zip(&scored.rules) {
            counts.iter_mut().zip(RuleState::ALL).for_each(|(count, of)| *count += usize::from(of == *state));
        }
        self.by_name += usize::from(scored.by_name > 0);
        count(&mut self.missed, &scored.missed);
        count(&mut self.refused, &scored.refused_by);
        if let Some(tenth) = scored.percent.as_ref().and_then(tenth).and_then(|tenth| self.tenths.get_mut(tenth)) {
            *tenth += 1;
        }
        // A catalogue has at most 2,000 indicators.
        let missed: Vec<u16> = scored.missed.iter().filter_map(|index| u16::try_from(*index).ok()).collect();
        self.scored.push(StoredResult {
            dossier: &entry.dossier,
            initiative: &entry.initiative,
            name: scored.name.as_deref(),
            group: scored.group.as_deref(),
            points: &scored.points,
            attainable: &scored.attainable,
            percent: scored.percent.as_ref(),
            award: scored.award,
            provisional: scored.provisional,
            errors: entry.count(Severity::Error),
            decided: scored.decided,
            undocumented: scored.undocumented,
            by_name: scored.by_name,
            missed: &missed,
        });
    }

    /// Counts the initiatives of another part of the round, which come after its own.
    pub fn merge(&mut self, other: Round<'c>) {
        self.count += other.count;
        self.has_groups |= other.has_groups;
        self.duplicate_check.append(other.duplicate_check);
        self.scored.append(other.scored);
        self.unscored.extend(other.unscored);
        for (spread, other) in self.spreads.iter_mut().zip(other.spreads) {
            spread.merge(other);
        }
        for (percents, other) in self.categories.iter_mut().zip(other.categories) {
            percents.merge(other);
        }
        let counts = [
            (&mut self.missed[..], &other.missed[..]),
            (&mut self.refused, &other.refused),
            (&mut self.tenths, &other.tenths),
        ];
        for (counts, other) in counts {
            counts.iter_mut().zip(other).for_each(|(count, other)| *count += other);
        }
        for (counts, other) in self.rules.iter_mut().zip(other.rules) {
            counts.iter_mut().zip(other).for_each(|(count, other)| *count += other);
        }
        for (kind, other) in other.findings {
            self.findings.entry(kind).or_default().add(&other);
        }
        self.blank.add(&other.blank);
        self.by_name += other.by_name;
        other.told.iter().for_each(|told| self.tell(&told.dossier, &told.finding));
    }

    /// Keeps a finding that concerns no single initiative, once.
    pub fn tell(&mut self, dossier: &str, finding: &Finding) {
        if self.known.insert((dossier.to_owned(), finding.code, finding.place.clone())) {
            self.told.push(RoundFinding { dossier: dossier.to_owned(), finding: finding.clone() });
        }
    }

    /// Whether a table names initiatives that have no evidence and are listed nowhere.
    pub fn has_strangers(&self) -> bool {
        self.told.iter().any(|told| told.finding.code == "no-evidence-rows")
    }

    /// How many initiatives there are, with a result or without.
    pub fn len(&self) -> usize {
        self.count + self.unscored.len()
    }

    /// How many have which label, in catalogue order, those without last.
    pub fn awards(&self) -> Vec<Award> {
        let labels = self.catalogue.awards().map(Some).chain([None]);
        let award = |label: Option<usize>| {
            let of = || self.scored.iter().filter(|place| place.award == label);
            Award { label, count: of().count(), provisional: of().filter(|place| place.provisional).count() }
        };
        labels.map(award).collect()
    }

    /// The initiatives in their order.
    pub fn ranking(&self) -> Ranking<'_> {
        let percent = |seat| self.scored.at(seat).and_then(|place| place.percent);
        let mut seats: Vec<((u32, u32), u32)> = self.scored.seats().into_iter().map(|seat| (seat, 0)).collect();
        seats.sort_by(|(a, _), (b, _)| percent(*b).cmp(&percent(*a)));
        let mut before = None;
        for (index, (seat, rank)) in (1_u32..).zip(&mut seats) {
            *rank = match before {
                Some((other, rank)) if percent(other) == percent(*seat) => rank,
                _ => index,
            };
            before = Some((*seat, *rank));
        }
        Ranking { scored: &self.scored, seats }
    }

    /// The ids of those in a dossier that were scored or could not be, in the order of results.
    pub fn ids_of<'r>(&'r self, dossier: &'r str) -> impl Iterator<Item = &'r str> {
        self.duplicate_check.all().filter(move |(_, of, _)| *of == dossier).map(|(.., id)| id)
    }

    /// Which of its applications seem to be the same one.
    pub fn same(&self) -> DuplicateSet {
        self.duplicate_check.same()
    }

    /// Digits that tell neighbours of a ranking apart, and each from what labels ask for.
    pub fn digits(&self, ranking: &[Ranked<'_>]) -> Digits {
        let pair = |figure, other| Compared::new(FigureKind::Percent, figure, other);
        let mut compared = Vec::new();
        let percents: Vec<&Exact> = ranking.iter().filter_map(|ranked| ranked.place.percent).collect();
        compared.extend(percents.windows(2).filter_map(|both| Some(pair(both.first()?, both.get(1)?))));
        for label in &self.catalogue.labels {
            let asked = label.min_percent.as_ref();
            compared.extend(percents.iter().filter_map(|percent| Some(pair(percent, asked?))));
        }
        Digits::new(self.catalogue.decimals, &compared)
    }
}

fn count(counts: &mut [usize], indices: &[usize]) {
    for index in indices {
        if let Some(count) = counts.get_mut(*index) {
            *count += 1;
        }
    }
}

/// In which tenth of 0 to 100 a percentage lies.
fn tenth(percent: &Exact) -> Option<usize> {
    if percent.is_negative() {
        return None;
    }
    let reached = |tenth: &usize| i64::try_from(*tenth * 10).is_ok_and(|begin| *percent >= Exact::from(begin));
    (0..10).rev().find(reached)
}
