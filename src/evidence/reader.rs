//! Reads the tables of dossiers against one catalogue, once for many initiatives.

use super::date;
use super::findings::Detail;
use super::numeral::{DecimalSign, ExpectedNumber};
use super::team::{TeamColumn, earliest};
use crate::catalogue::{Asked, Catalogue, Measure, ProfileChoice, Question};
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
    /// The catalogue whose figures hold whatever profile the tables choose; `None` where they do.
    figures: Option<&'c Catalogue>,
    pub reading: ReadingOptions,
    /// How much is kept of it.
    pub detail: Detail,
    /// The day before which dates of organisations are hardly meant.
    pub(super) plausible_from: Date,
    /// The earliest plausible day in a team or at a training.
    pub(super) earliest: Date,
    /// The columns of the team's tables that some metric reads.
    pub(super) team_columns: BTreeSet<TeamColumn>,
    ids: BTreeMap<String, Question>,
    questions: NameCache<Question>,
    /// What rules read of evidence.
    ruled: BTreeSet<Question>,
    facts: Vec<QuestionNames>,
    indicators: Vec<QuestionNames>,
    roles: NameCache,
    programmes: NameCache,
}

/// What spellings stand for: to compare names takes far longer than to find one that was compared before.
#[derive(Debug)]
struct NameCache<T = usize>(RefCell<HashMap<String, Option<T>, RandomState>>);

impl<T> Default for NameCache<T> {
    fn default() -> NameCache<T> {
        NameCache(RefCell::default())
    }
}

/// What names within a fact or an indicator stand for.
#[derive(Debug, Default)]
struct QuestionNames {
    inputs: NameCache,
    options: NameCache,
    units: NameCache,
}

impl<T: Copy> NameCache<T> {
    /// The thing that a spelling stands for, which `compare` finds out.
    fn find(&self, written: &str, compare: impl FnOnce() -> Option<T>) -> Option<T> {
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
        let of_each = |count| (0..count).map(|_| QuestionNames::default()).collect();
        let id = |question| Some((comparable(catalogue.asked(question)?.id), question));
        let reads = catalogue.team_figures().flat_map(|figure| figure.reads(&catalogue.qualification));
        EvidenceReader {
            catalogue,
            figures: None,
            reading,
            detail,
            plausible_from: date::plausible_from(reading.as_of),
            earliest: earliest(reading.as_of),
            team_columns: reads.chain(catalogue.reads_earliest_since().then_some(TeamColumn::Since)).collect(),
            ids: catalogue.questions().filter_map(id).collect(),
            questions: NameCache::default(),
            ruled: catalogue.questions().filter(|question| catalogue.is_ruled(*question)).collect(),
            facts: of_each(catalogue.facts.len()),
            indicators: of_each(catalogue.indicators.len()),
            roles: NameCache::default(),
            programmes: NameCache::default(),
        }
    }

    /// The same whatever profile the tables choose: by the figures of a catalogue that is one of its variants, or itself.
    pub(crate) fn by_figures_of(self, figures: &'c Catalogue) -> EvidenceReader<'c> {
        EvidenceReader { figures: Some(figures), ..self }
    }

    /// The catalogue whose figures hold where the facts choose that profile.
    pub(super) fn figures_of(&self, choice: &ProfileChoice) -> &'c Catalogue {
        self.figures.unwrap_or_else(|| self.catalogue.under(choice.profile))
    }

    /// Whether cells, digests and words are kept.
    pub(super) fn keeps_everything(&self) -> bool {
        self.detail == Detail::Everything
    }

    /// Whether rules read what a fact or an indicator is told.
    pub(super) fn is_ruled(&self, question: Question) -> bool {
        self.ruled.contains(&question)
    }

    /// The fact or indicator that a row names.
    pub(super) fn question(&self, written: &str) -> Option<Question> {
        self.questions.find(written, || self.ids.get(&comparable(written)).copied())
    }

    fn names(&self, question: Question) -> Option<&QuestionNames> {
        match question {
            Question::Fact(index) => self.facts.get(index),
            Question::Indicator(index) => self.indicators.get(index),
        }
    }

    pub(super) fn input(&self, question: Question, written: &str) -> Option<usize> {
        let asked = self.catalogue.asked(question)?;
        self.names(question)?.inputs.find(written, || find_input(&asked, written))
    }

    pub(super) fn option(&self, question: Question, written: &str) -> Option<usize> {
        let Measure::Choice { options } = self.catalogue.asked(question)?.measure else { return None };
        self.names(question)?.options.find(written, || {
            let name = comparable(written);
            options.iter().position(|option| is_called(&name, &option.id, &option.title))
        })
    }

    pub(super) fn is_unit(&self, question: Question, written: &str) -> bool {
        let (Some(asked), Some(names)) = (self.catalogue.asked(question), self.names(question)) else { return false };
        names.units.find(written, || ExpectedNumber::by(asked.measure).is_unit(written).then_some(0)).is_some()
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

pub(super) fn find_input(asked: &Asked<'_>, name: &str) -> Option<usize> {
    let inputs = asked.measure.inputs();
    // No name means two inputs, and tables mostly write ids as they are.
    inputs.iter().position(|input| *input == name).or_else(|| {
        let name = comparable(name);
        let title = |input: &&str| asked.input_title(input);
        let is_meant = |input: &&str| title(input).is_some_and(|title| is_called(&name, input, title));
        inputs.iter().position(|input| is_named(input, &name) || is_meant(input))
    })
}

/// Whether a name in the form of [`comparable`] is a thing's id or title.
pub(super) fn is_called(name: &str, id: &str, title: &Text) -> bool {
    is_named(id, name) || title.wordings().any(|wording| is_named(wording, name))
}
