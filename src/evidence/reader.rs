//! Reads the tables of dossiers against one catalogue, once for many initiatives.

use super::date;
use super::findings::Detail;
use super::numeral::{DecimalSign, ExpectedNumber};
use super::team::{TeamColumn, earliest, metrics};
use crate::catalogue::{Catalogue, Indicator, Measure};
use crate::language::Text;
use crate::vocabulary::{comparable, is_named};
use foldhash::fast::RandomState;
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How evidence is read.
#[derive(Clone, Copy, Debug)]
pub struct ReadingOptions {
    /// The day of the assessment.
    pub as_of: Date,
    /// The decimal sign that the user named.
    pub decimal: Option<DecimalSign>,
}

/// How many spellings of the names of one thing are remembered.
const MOST_SPELLINGS: usize = 10_000;

/// Reads evidence against a catalogue. Whoever reads that of many initiatives keeps one, which
/// remembers how their tables spell what the catalogue names.
#[derive(Debug)]
pub(crate) struct EvidenceReader<'c> {
    pub catalogue: &'c Catalogue,
    pub reading: ReadingOptions,
    /// How much is kept of it.
    pub detail: Detail,
    /// The day before which dates of organisations are hardly meant.
    pub(super) plausible_from: Date,
    /// The earliest plausible day in a team or at a training.
    pub(super) earliest: Date,
    /// The columns of the team's tables that some metric reads.
    pub(super) team_columns: BTreeSet<TeamColumn>,
    ids: BTreeMap<String, usize>,
    indicators: NameCache,
    inputs: Vec<NameCache>,
    options: Vec<NameCache>,
    units: Vec<NameCache>,
    roles: NameCache,
    programmes: NameCache,
}

/// What spellings stand for: to compare names takes far longer than to find one that was compared before.
#[derive(Debug, Default)]
struct NameCache(RefCell<HashMap<String, Option<usize>, RandomState>>);

impl NameCache {
    /// The thing that a spelling stands for, which `compare` finds out.
    fn find(&self, written: &str, compare: impl FnOnce() -> Option<usize>) -> Option<usize> {
        if let Some(known) = self.0.borrow().get(written) {
            return *known;
        }
        let found = compare();
        let mut known = self.0.borrow_mut();
        if known.len() < MOST_SPELLINGS {
            known.insert(written.to_owned(), found);
        }
        found
    }
}

impl<'c> EvidenceReader<'c> {
    pub(crate) fn new(catalogue: &'c Catalogue, reading: ReadingOptions, detail: Detail) -> EvidenceReader<'c> {
        let indicators = &catalogue.indicators;
        let of_each = || indicators.iter().map(|_| NameCache::default()).collect();
        let reads = metrics(catalogue).into_iter().flat_map(|metric| metric.reads(&catalogue.qualification));
        EvidenceReader {
            catalogue,
            reading,
            detail,
            plausible_from: date::plausible_from(reading.as_of),
            earliest: earliest(reading.as_of),
            team_columns: reads.collect(),
            ids: indicators.iter().enumerate().map(|(index, indicator)| (comparable(&indicator.id), index)).collect(),
            indicators: NameCache::default(),
            inputs: of_each(),
            options: of_each(),
            units: of_each(),
            roles: NameCache::default(),
            programmes: NameCache::default(),
        }
    }

    /// Whether cells, digests and words are kept.
    pub(super) fn keeps_everything(&self) -> bool {
        self.detail == Detail::Everything
    }

    pub(super) fn indicator(&self, written: &str) -> Option<usize> {
        self.indicators.find(written, || self.ids.get(&comparable(written)).copied())
    }

    pub(super) fn input(&self, index: usize, written: &str) -> Option<usize> {
        let indicator = self.catalogue.indicators.get(index)?;
        self.inputs.get(index)?.find(written, || find_input(indicator, written))
    }

    pub(super) fn option(&self, index: usize, written: &str) -> Option<usize> {
        let Measure::Choice { options } = &self.catalogue.indicators.get(index)?.measure else { return None };
        self.options.get(index)?.find(written, || {
            let name = comparable(written);
            options.iter().position(|option| is_called(&name, &option.id, &option.title))
        })
    }

    pub(super) fn is_unit(&self, index: usize, written: &str) -> bool {
        let indicator = self.catalogue.indicators.get(index);
        let (Some(indicator), Some(units)) = (indicator, self.units.get(index)) else { return false };
        units.find(written, || ExpectedNumber::by(&indicator.measure).is_unit(written).then_some(0)).is_some()
    }

    pub(super) fn role(&self, written: &str) -> Option<usize> {
        let roles = &self.catalogue.qualification.roles;
        self.roles.find(written, || {
            let name = comparable(written);
            roles.iter().position(|role| is_called(&name, &role.id, &role.title))
        })
    }

    pub(super) fn programme(&self, written: &str) -> Option<usize> {
        let programmes = &self.catalogue.qualification.programmes;
        self.programmes.find(written, || {
            let name = comparable(written);
            programmes.iter().position(|programme| is_called(&name, &programme.id, &programme.title))
        })
    }
}

pub(super) fn find_input(indicator: &Indicator, name: &str) -> Option<usize> {
    let inputs = indicator.measure.inputs();
    // No name means two inputs, and tables mostly write ids as they are.
    inputs.iter().position(|input| *input == name).or_else(|| {
        let name = comparable(name);
        let title = |input: &&str| indicator.input_title(input);
        let is_meant = |input: &&str| title(input).is_some_and(|title| is_called(&name, input, title));
        inputs.iter().position(|input| is_named(input, &name) || is_meant(input))
    })
}

/// Whether a name in the form of [`comparable`] is a thing's id or title.
pub(super) fn is_called(name: &str, id: &str, title: &Text) -> bool {
    is_named(id, name) || title.wordings().any(|wording| is_named(wording, name))
}
