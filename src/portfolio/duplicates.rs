//! Applications of a round that seem to be the same one: under one id, under ids that look alike,
//! or with the same content.

use super::{OWN_TABLES, RoundEntry};
use crate::assess::Assessment;
use crate::digest;
use crate::names::in_latin;
use foldhash::quality::FixedState;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::hash::{BuildHasher, Hasher};

/// Who there is in a round, in the order of its results: a million take some 30 MB.
#[derive(Debug, Default)]
pub(super) struct DuplicateCheck {
    /// A digest of each id as it is compared; mostly all differ, which digests alone tell.
    digests: Vec<u64>,
    /// The ids, one after the other, and how long each is.
    ids: String,
    lengths: Vec<u32>,
    /// The dossiers, each with the number of its first initiative.
    dossiers: Vec<(u32, String)>,
    /// The digests of contents, where a dossier holds one initiative alone.
    contents: Vec<(u32, String)>,
    /// Initiatives in other tables that have no evidence.
    absent: BTreeSet<u32>,
}

/// By what applications seem to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DuplicateKind {
    /// They have the same id.
    Id,
    /// Their ids differ in capital letters, blanks or how letters are written alone.
    Spelling,
    /// They say the same and name the same documents.
    Content,
}

/// An initiative of a round.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InitiativeKey {
    /// Where it lies.
    pub dossier: String,
    /// Its id.
    pub initiative: String,
}

/// Applications that seem to be the same one.
#[derive(Clone, Debug)]
pub struct DuplicateGroup {
    /// By what.
    pub by: DuplicateKind,
    /// Which, in the order of results; two at least.
    pub who: Vec<InitiativeKey>,
}

/// What makes an application look like another.
#[derive(Clone, Debug)]
pub struct Duplicate {
    /// The first other one.
    pub other: InitiativeKey,
    /// By what, in the order of [`DuplicateKind`].
    pub by: Vec<DuplicateKind>,
}

/// All applications that seem to be the same as others.
#[derive(Debug, Default)]
pub struct DuplicateSet {
    /// Those that belong together.
    pub groups: Vec<DuplicateGroup>,
    /// Each by its number in the order of results.
    numbers: BTreeMap<usize, InitiativeKey>,
    duplicates: BTreeMap<InitiativeKey, Duplicate>,
}

impl DuplicateKind {
    /// The code in results for programs.
    pub fn code(self) -> &'static str {
        match self {
            DuplicateKind::Id => "id",
            DuplicateKind::Spelling => "spelling",
            DuplicateKind::Content => "content",
        }
    }
}

impl DuplicateKind {
    /// The key of what it is called.
    pub fn word(self) -> &'static str {
        match self {
            DuplicateKind::Id => "portfolio-same-id",
            DuplicateKind::Spelling => "portfolio-same-spelling",
            DuplicateKind::Content => "portfolio-same-by-content",
        }
    }
}

impl DuplicateSet {
    /// Whether no application seems to be the same as another.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Which other application one seems to be.
    pub fn twin(&self, dossier: &str, initiative: &str) -> Option<&Duplicate> {
        if self.is_empty() {
            return None;
        }
        self.duplicates.get(&InitiativeKey { dossier: dossier.to_owned(), initiative: initiative.to_owned() })
    }

    /// The same by its number in the order of results.
    pub fn twin_at(&self, number: usize) -> Option<&Duplicate> {
        self.duplicates.get(self.numbers.get(&number)?)
    }
}

impl DuplicateCheck {
    pub(super) fn push(&mut self, entry: &RoundEntry<'_>) {
        let number = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX);
        self.digests.push(digest_of(&entry.initiative));
        self.ids.push_str(&entry.initiative);
        self.lengths.push(u32::try_from(entry.initiative.len()).unwrap_or(u32::MAX));
        if self.dossiers.last().is_none_or(|(_, last)| *last != entry.dossier) {
            self.dossiers.push((number, entry.dossier.to_string()));
        }
        self.contents.extend(entry.content.clone().map(|content| (number, content)));
        if entry.is_absent {
            self.absent.insert(number);
        }
    }

    /// Adds those of another part of the round, which come after its own.
    pub(super) fn append(&mut self, other: DuplicateCheck) {
        let offset = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX);
        let later = |number: u32| number.saturating_add(offset);
        self.digests.extend(other.digests);
        self.ids.push_str(&other.ids);
        self.lengths.extend(other.lengths);
        for (number, dossier) in other.dossiers {
            if self.dossiers.last().is_none_or(|(_, last)| *last != dossier) {
                self.dossiers.push((later(number), dossier));
            }
        }
        self.contents.extend(other.contents.into_iter().map(|(number, content)| (later(number), content)));
        self.absent.extend(other.absent.into_iter().map(later));
    }

    /// All of them: number, dossier and id.
    pub(super) fn all(&self) -> impl Iterator<Item = (u32, &str, &str)> {
        let (mut begin, mut dossiers, mut dossier) = (0, self.dossiers.iter().peekable(), "");
        (0_u32..).zip(&self.lengths).map(move |(number, length)| {
            if let Some((_, next)) = dossiers.next_if(|(first, _)| *first <= number) {
                dossier = next;
            }
            let end = begin + *length as usize;
            let id = self.ids.get(begin..end).unwrap_or_default();
            begin = end;
            (number, dossier, id)
        })
    }

    /// Which of them seem to be the same.
    pub(super) fn same(&self) -> DuplicateSet {
        let mut sorted = self.digests.clone();
        sorted.sort_unstable();
        let twice = sorted.chunk_by(|a, b| a == b).filter(|alike| alike.len() > 1);
        let twice: Vec<u64> = twice.filter_map(|alike| alike.first().copied()).collect();
        let mut contents: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        self.contents.iter().for_each(|(number, content)| contents.entry(content).or_default().push(*number));
        contents.retain(|_, alike| alike.len() > 1);
        if twice.is_empty() && contents.is_empty() {
            return DuplicateSet::default();
        }
        let in_contents: BTreeSet<u32> = contents.values().flatten().copied().collect();
        let mut who: BTreeMap<u32, InitiativeKey> = BTreeMap::new();
        let mut by_letters: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for ((number, dossier, id), digest) in self.all().zip(&self.digests) {
            let is_alike = twice.binary_search(digest).is_ok() && !self.absent.contains(&number);
            if is_alike {
                by_letters.entry(signs(&letters(id)).collect()).or_default().push(number);
            }
            if is_alike || in_contents.contains(&number) {
                who.insert(number, InitiativeKey { dossier: dossier.to_owned(), initiative: id.to_owned() });
            }
        }
        let mut groups: Vec<(DuplicateKind, Vec<u32>)> = Vec::new();
        for alike in by_letters.into_values().filter(|alike| alike.len() > 1) {
            let mut by_id: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
            for (number, id) in alike.iter().filter_map(|number| Some((*number, &*who.get(number)?.initiative))) {
                by_id.entry(id).or_default().push(number);
            }
            if by_id.len() > 1 {
                groups
                    .push((DuplicateKind::Spelling, by_id.values().filter_map(|same| same.first().copied()).collect()));
            }
            groups.extend(by_id.into_values().filter(|same| same.len() > 1).map(|same| (DuplicateKind::Id, same)));
        }
        groups.extend(contents.into_values().map(|alike| (DuplicateKind::Content, alike)));
        groups.iter_mut().for_each(|(_, numbers)| numbers.sort_unstable());
        groups.sort();
        DuplicateSet::from_groups(&groups, &who)
    }
}

impl DuplicateSet {
    fn from_groups(groups: &[(DuplicateKind, Vec<u32>)], who: &BTreeMap<u32, InitiativeKey>) -> DuplicateSet {
        let mut same = DuplicateSet::default();
        for (by, numbers) in groups {
            let members: Vec<InitiativeKey> = numbers.iter().filter_map(|number| who.get(number)).cloned().collect();
            for (number, own) in numbers.iter().zip(&members) {
                let Some(other) = members.iter().find(|other| *other != own) else { continue };
                same.numbers.insert(*number as usize, own.clone());
                let new = || Duplicate { other: other.clone(), by: Vec::new() };
                same.duplicates.entry(own.clone()).or_insert_with(new).by.push(*by);
            }
            same.groups.push(DuplicateGroup { by: *by, who: members });
        }
        same
    }
}

/// An id as it is compared: without blanks, in lower case, in whatever script they are.
fn letters(id: &str) -> Cow<'_, str> {
    if id.is_ascii() { Cow::Borrowed(id) } else { Cow::Owned(in_latin(id)) }
}

/// The characters of that; those of ASCII, of which there are millions, are made on the spot.
fn signs(letters: &str) -> impl Iterator<Item = char> {
    letters.chars().filter(|sign| !sign.is_whitespace()).map(|sign| sign.to_ascii_lowercase())
}

fn digest_of(id: &str) -> u64 {
    let mut hasher = FixedState::with_seed(0).build_hasher();
    signs(&letters(id)).for_each(|sign| hasher.write_u32(u32::from(sign)));
    hasher.finish()
}

/// A digest of what a dossier says and which documents it names, in whatever form and order; who it
/// is, and what evaluators decided, left aside. `None` where it says nothing.
pub(crate) fn content(assessment: &Assessment) -> Option<String> {
    let mut text = String::new();
    for (index, assessed) in assessment.indicators.iter().enumerate() {
        let cells = assessed.cells.iter().filter(|cell| cell.is_evidence() && !cell.raw.trim().is_empty());
        // A number, yes or date is the same however it is written.
        let mut said: Vec<String> = cells
            .map(|cell| match &cell.read {
                Some(read) => format!("{:?}{read:?}", cell.input),
                None => format!("{:?}{:?}", cell.input, cell.raw.trim()),
            })
            .collect();
        said.extend(assessed.documents.iter().map(|document| format!("{:?}", document.name)));
        said.sort_unstable();
        if !said.is_empty() {
            // Writing to memory does not fail.
            let _ = writeln!(text, "{index} {said:?}");
        }
    }
    let team = &assessment.team;
    if !team.persons.is_empty() {
        let _ = writeln!(text, "{:?} {:?}", team.persons, team.trainings);
    }
    (!text.is_empty()).then(|| digest::sha256(text.as_bytes()))
}

impl InitiativeKey {
    /// Whether it stands among others in the tables of the round itself.
    pub fn is_in_own_tables(&self) -> bool {
        self.dossier == OWN_TABLES
    }
}
