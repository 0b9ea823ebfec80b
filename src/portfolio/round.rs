//! What the initiatives of a round come to together.

use super::{Entry, Spread};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Place as Cell, Severity};
use crate::language::Message;
use crate::number::{Compared, Digits, Exact, Kind};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// How many places a sum of findings names.
pub const MAX_EXAMPLES: usize = 3;

/// How a dossier is called that is the folder of the round itself.
pub const OWN_TABLES: &str = ".";

/// All initiatives of a round, in the order of input.
#[derive(Debug)]
pub struct Round<'c> {
    catalogue: &'c Catalogue,
    /// Those that have a result.
    pub scored: Vec<Place>,
    /// Those that have none.
    pub unscored: Vec<Unscored>,
    /// The points of each indicator, in catalogue order.
    pub spreads: Vec<Spread>,
    /// For each indicator, how many initiatives miss its minimum.
    pub missed: Vec<usize>,
    /// For each indicator, for how many of them nothing else refuses some label.
    pub refused: Vec<usize>,
    /// How many percentages lie in each tenth from 0 to 100; 100 in the last.
    pub tenths: [usize; 10],
    /// The findings by severity and code.
    pub findings: BTreeMap<(Severity, &'static str), Seen>,
    /// What concerns no single initiative, each once, by dossier.
    pub told: Vec<Told>,
    known: BTreeSet<(String, &'static str, Option<Cell>)>,
}

/// The result of one initiative, as far as it is kept.
#[derive(Clone, Debug)]
pub struct Place {
    /// Where it lies.
    pub dossier: Box<str>,
    /// Its id.
    pub initiative: Box<str>,
    /// What people call it.
    pub name: Option<Box<str>>,
    /// Σ contributions.
    pub points: Exact,
    /// Σ of the most that could be contributed.
    pub attainable: Exact,
    /// 0 to 100; `None` where nothing is attainable.
    pub percent: Option<Exact>,
    /// The label that is awarded, as an index.
    pub award: Option<u8>,
    /// Whether something is still missing or invalid.
    pub provisional: bool,
    /// How many errors there are among its findings.
    pub errors: u32,
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
pub struct Seen {
    /// How many there are.
    pub count: usize,
    /// The dossiers (of the folder's own tables the initiatives) and places of the
    /// first [`MAX_EXAMPLES`].
    pub first: Vec<(String, Option<Cell>)>,
}

/// A finding that concerns no single initiative.
#[derive(Clone, Debug)]
pub struct Told {
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
    /// From 1; equal percentages share the rank and leave the next ones out. `None`
    /// without a percentage.
    pub rank: Option<usize>,
    /// Whether another one has the same rank.
    pub is_shared: bool,
    /// The initiative.
    pub place: &'r Place,
}

impl<'c> Round<'c> {
    /// A round to which nobody belongs yet.
    pub fn new(catalogue: &'c Catalogue) -> Round<'c> {
        let indicators = catalogue.indicators.len();
        Round {
            catalogue,
            scored: Vec::new(),
            unscored: Vec::new(),
            spreads: vec![Spread::default(); indicators],
            missed: vec![0; indicators],
            refused: vec![0; indicators],
            tenths: [0; 10],
            findings: BTreeMap::new(),
            told: Vec::new(),
            known: BTreeSet::new(),
        }
    }

    /// Counts an initiative.
    pub fn add(&mut self, entry: &Entry) {
        for finding in &entry.findings {
            let seen = self.findings.entry((finding.severity, finding.code)).or_default();
            seen.count += 1;
            if seen.first.len() < MAX_EXAMPLES {
                let whose = if entry.dossier == OWN_TABLES { &entry.initiative } else { &entry.dossier };
                seen.first.push((whose.clone(), finding.place.clone()));
            }
        }
        let scored = match &entry.outcome {
            Ok(scored) => scored,
            Err(problem) => {
                let (dossier, initiative) = (entry.dossier.clone(), entry.initiative.clone());
                self.unscored.push(Unscored { dossier, initiative, problem: problem.clone() });
                return;
            }
        };
        for (spread, settled) in self.spreads.iter_mut().zip(&scored.indicators) {
            spread.add(settled);
        }
        count(&mut self.missed, &scored.missed);
        count(&mut self.refused, &scored.refused_by);
        if let Some(tenth) = scored.percent.as_ref().and_then(tenth).and_then(|tenth| self.tenths.get_mut(tenth)) {
            *tenth += 1;
        }
        self.scored.push(Place {
            dossier: entry.dossier.as_str().into(),
            initiative: entry.initiative.as_str().into(),
            name: scored.name.as_deref().map(Into::into),
            points: scored.points.clone(),
            attainable: scored.attainable.clone(),
            percent: scored.percent.clone(),
            award: scored.award.and_then(|label| u8::try_from(label).ok()),
            provisional: scored.provisional,
            errors: u32::try_from(entry.count(Severity::Error)).unwrap_or(u32::MAX),
        });
    }

    /// Counts the initiatives of another part of the round, which come after its own.
    pub fn merge(&mut self, other: Round<'_>) {
        self.scored.extend(other.scored);
        self.unscored.extend(other.unscored);
        for (spread, other) in self.spreads.iter_mut().zip(&other.spreads) {
            spread.merge(other);
        }
        let counts = [
            (&mut self.missed[..], &other.missed[..]),
            (&mut self.refused, &other.refused),
            (&mut self.tenths, &other.tenths),
        ];
        for (counts, other) in counts {
            counts.iter_mut().zip(other).for_each(|(count, other)| *count += other);
        }
        for (kind, other) in other.findings {
            let seen = self.findings.entry(kind).or_default();
            seen.count += other.count;
            let room = MAX_EXAMPLES - seen.first.len();
            seen.first.extend(other.first.into_iter().take(room));
        }
        other.told.iter().for_each(|told| self.tell(&told.dossier, &told.finding));
    }

    /// Keeps a finding that concerns no single initiative, once.
    pub fn tell(&mut self, dossier: &str, finding: &Finding) {
        if self.known.insert((dossier.to_owned(), finding.code, finding.place.clone())) {
            self.told.push(Told { dossier: dossier.to_owned(), finding: finding.clone() });
        }
    }

    /// How many initiatives there are, with a result or without.
    pub fn len(&self) -> usize {
        self.scored.len() + self.unscored.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many have which label, in catalogue order, those without last.
    pub fn awards(&self) -> Vec<Award> {
        let labels = (0..self.catalogue.labels.len()).map(Some).chain([None]);
        let award = |label: Option<usize>| {
            let of = self.scored.iter().filter(|place| place.award.map(usize::from) == label);
            Award { label, count: of.clone().count(), provisional: of.filter(|place| place.provisional).count() }
        };
        labels.map(award).collect()
    }

    /// The initiatives by their percentages, the highest first, those without last;
    /// equal ones in the order of input.
    pub fn ranking(&self) -> Vec<Ranked<'_>> {
        let mut places: Vec<&Place> = self.scored.iter().collect();
        places.sort_by(|a, b| compare(b, a));
        let mut ranking: Vec<Ranked> = Vec::with_capacity(places.len());
        for (index, place) in places.into_iter().enumerate() {
            let mut ranked = Ranked { rank: place.percent.is_some().then_some(index + 1), is_shared: false, place };
            if let Some(before) = ranking.last_mut().filter(|before| compare(before.place, place) == Ordering::Equal) {
                before.is_shared = true;
                (ranked.rank, ranked.is_shared) = (before.rank, true);
            }
            ranking.push(ranked);
        }
        ranking
    }

    /// Ids that stand for several initiatives, with how many.
    pub fn namesakes(&self) -> Vec<(&str, usize)> {
        let scored = self.scored.iter().map(|place| &*place.initiative);
        let mut ids: Vec<&str> = scored.chain(self.unscored.iter().map(|entry| entry.initiative.as_str())).collect();
        ids.sort_unstable();
        let several = ids.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
        several.filter_map(|same| Some((*same.first()?, same.len()))).collect()
    }

    /// Digits that tell neighbours of a ranking apart, and each from what labels ask for.
    pub fn digits(&self, ranking: &[Ranked<'_>]) -> Digits {
        let pair = |figure, other| Compared { kind: Kind::Percent, figure, other, other_in_full: false };
        let mut compared = Vec::new();
        let percents: Vec<&Exact> = ranking.iter().filter_map(|ranked| ranked.place.percent.as_ref()).collect();
        compared.extend(percents.windows(2).filter_map(|both| Some(pair(both.first()?, both.get(1)?))));
        for label in &self.catalogue.labels {
            let asked = label.min_percent.as_ref();
            compared.extend(percents.iter().filter_map(|percent| Some(pair(percent, asked?))));
        }
        Digits::new(self.catalogue.decimals, &compared)
    }
}

fn compare(a: &Place, b: &Place) -> Ordering {
    a.percent.cmp(&b.percent)
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
    let tenth = percent.divided_by(&Exact::from(10))?.floor();
    tenth.fraction().parse::<usize>().ok().map(|tenth| tenth.min(9))
}
