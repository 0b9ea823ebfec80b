//! What the answers to each indicator earn, settled once for many initiatives: but for
//! lines, whatever is said of an indicator comes to one of few results.

use super::points::{self, Reached, Worth, is_undocumented};
use super::{Earned, Status};
use crate::catalogue::{Catalogue, Indicator, Measure, Scale};
use crate::number::Exact;
use std::ops::Deref;

/// What an indicator earns: one of few results that many have in common, or one of its own.
#[derive(Clone, Debug)]
pub enum Settled<'t> {
    /// The same thing in memory for all of them.
    Common(&'t Earned),
    /// Its own.
    Own(Box<Earned>),
}

impl Deref for Settled<'_> {
    type Target = Earned;
    fn deref(&self) -> &Earned {
        match self {
            Settled::Common(earned) => earned,
            Settled::Own(earned) => earned,
        }
    }
}

impl AsRef<Earned> for Settled<'_> {
    fn as_ref(&self) -> &Earned {
        self
    }
}

impl From<Earned> for Settled<'_> {
    fn from(earned: Earned) -> Self {
        Settled::Own(Box::new(earned))
    }
}

/// What can be earned by a catalogue.
#[derive(Debug)]
pub struct Tariffs<'c> {
    /// The catalogue.
    pub catalogue: &'c Catalogue,
    by_indicator: Vec<Tariff>,
}

/// What an indicator can earn.
#[derive(Debug)]
pub struct Tariff {
    nothing: Earned,
    all: Earned,
    /// By option, step or band.
    parts: Vec<Earned>,
    missing: Earned,
    invalid: Earned,
    not_applicable: Earned,
}

impl<'c> Tariffs<'c> {
    /// Those of a catalogue.
    pub fn new(catalogue: &'c Catalogue) -> Tariffs<'c> {
        Tariffs { catalogue, by_indicator: catalogue.indicators.iter().map(Tariff::new).collect() }
    }

    /// Each indicator with what it can earn.
    pub fn iter(&self) -> impl Iterator<Item = (&'c Indicator, &Tariff)> {
        self.catalogue.indicators.iter().zip(&self.by_indicator)
    }
}

impl Tariff {
    /// What an indicator earns for what is worth that, with so many documents.
    #[inline]
    pub fn earned(&self, catalogue: &Catalogue, indicator: &Indicator, worth: &Worth, documents: usize) -> Settled<'_> {
        let is_worthless = is_undocumented(catalogue, indicator, worth.status, documents);
        Settled::Common(match (worth.status, &worth.reached) {
            (Status::Missing, _) => &self.missing,
            (Status::Invalid, _) => &self.invalid,
            (Status::NotApplicable, _) => &self.not_applicable,
            (Status::Scored, Reached::Nothing) => &self.nothing,
            (Status::Scored, _) if is_worthless => &self.nothing,
            (Status::Scored, Reached::All) => &self.all,
            (Status::Scored, Reached::Option(part) | Reached::Step(part)) => {
                self.parts.get(*part).unwrap_or(&self.nothing)
            }
            (Status::Scored, Reached::Line(gone)) if gone.is_zero() => &self.nothing,
            (Status::Scored, Reached::Line(gone)) if *gone == Exact::ONE => &self.all,
            (Status::Scored, line) => return points::earned(indicator, Status::Scored, line).into(),
        })
    }

    fn new(indicator: &Indicator) -> Tariff {
        let scored = |reached: Reached| points::earned(indicator, Status::Scored, &reached);
        let open = |status| points::earned(indicator, status, &Reached::Nothing);
        let parts = match (&indicator.measure, &indicator.scale) {
            (Measure::Choice { options }, _) => (0..options.len()).map(Reached::Option).map(scored).collect(),
            (_, Some(Scale::From(steps) | Scale::UpTo(steps))) => {
                (0..steps.len()).map(Reached::Step).map(scored).collect()
            }
            (_, Some(Scale::Bands(bands))) => (0..bands.len()).map(Reached::Step).map(scored).collect(),
            _ => Vec::new(),
        };
        Tariff {
            nothing: scored(Reached::Nothing),
            all: scored(Reached::All),
            parts,
            missing: open(Status::Missing),
            invalid: open(Status::Invalid),
            not_applicable: open(Status::NotApplicable),
        }
    }
}
