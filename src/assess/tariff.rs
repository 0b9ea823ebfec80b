//! What the answers to each indicator earn, settled once for many initiatives: whatever
//! is said of an indicator mostly comes to one of few results, its grades.

use super::document::is_short;
use super::points::{self, Reached, Worth, is_undocumented};
use super::score::Frame;
use super::team::Staff;
use super::{Earned, Status};
use crate::catalogue::{Catalogue, Indicator, Measure, Period, Scale, Undocumented};
use crate::evidence::{Gist, Heard};
use crate::number::{Exact, Quotient};
use jiff::civil::Date;
use std::ops::Deref;

/// The whole values from 0 up to which it is settled what they earn: percentages, counts,
/// and months of eight years are below.
const WHOLE: usize = 101;

/// What an indicator earns: one of its grades, or something of its own.
#[derive(Clone, Debug)]
pub enum Settled<'t> {
    /// One of the grades of the indicator.
    Grade(&'t Grade),
    /// Its own.
    Own(Box<Earned>),
}

impl Deref for Settled<'_> {
    type Target = Earned;
    fn deref(&self) -> &Earned {
        match self {
            Settled::Grade(grade) => &grade.earned,
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

/// Something that an indicator can earn.
#[derive(Clone, Debug)]
pub struct Grade {
    /// Its place among the grades of the indicator.
    pub number: usize,
    /// What is earned.
    pub earned: Earned,
}

/// What can be earned by a catalogue on a day.
#[derive(Debug)]
pub struct Tariffs<'c> {
    /// The catalogue.
    pub catalogue: &'c Catalogue,
    /// The day of the assessment.
    pub as_of: Date,
    by_indicator: Vec<Tariff>,
    frame: Frame,
}

/// What an indicator can earn.
#[derive(Debug)]
struct Tariff {
    /// First [`NOTHING`] and [`ALL`], then those of [`OPEN`], then the others.
    grades: Vec<Grade>,
    /// The grades by option, step or band.
    parts: Vec<usize>,
    /// The grades by whole value, from 0 on; of a choice by option.
    whole: Vec<usize>,
    /// What the time since a date is counted in.
    period: Option<Period>,
    /// How many documents its evidence must name.
    documents: usize,
    /// Whether it is missing where nothing is said of it.
    is_missing: bool,
}

/// The grade of an indicator that earns nothing for what it shows.
const NOTHING: usize = 0;
/// The grade of an indicator that earns all.
const ALL: usize = 1;
/// The grade of an indicator without evidence.
const MISSING: usize = 2;
/// The grades of an indicator that is not scored.
const OPEN: [(usize, Status); 3] = [(MISSING, Status::Missing), (3, Status::Invalid), (4, Status::NotApplicable)];

impl<'c> Tariffs<'c> {
    /// Those of a catalogue.
    pub fn new(catalogue: &'c Catalogue, as_of: Date) -> Tariffs<'c> {
        let by_indicator: Vec<Tariff> = catalogue.indicators.iter().map(Tariff::new).collect();
        let all = by_indicator.iter().enumerate();
        let most = all.filter_map(|(index, tariff)| Some((index, &tariff.grades.get(ALL)?.earned.attainable)));
        let frame = Frame::of(catalogue, most);
        Tariffs { catalogue, as_of, by_indicator, frame }
    }

    /// What can be had by all indicators, as long as all apply.
    pub fn frame(&self) -> Frame {
        self.frame.clone()
    }

    /// The grades of each indicator, in catalogue order.
    pub fn grades(&self) -> impl Iterator<Item = &[Grade]> {
        self.by_indicator.iter().map(|tariff| tariff.grades.as_slice())
    }

    /// The value of what is said of an indicator, where it has one.
    pub fn value(&self, indicator: &Indicator, said: &Gist, staff: &Staff<'_>) -> Option<Quotient> {
        points::worth(self.catalogue, indicator, said, staff, self.as_of).value
    }

    /// What an indicator earns by what was heard of it, with so many documents, and whether
    /// those are too few.
    #[inline]
    pub fn settle(&self, index: usize, heard: Heard, documents: usize, staff: &Staff<'_>) -> (Settled<'_>, bool) {
        let Some(tariff) = self.by_indicator.get(index) else { return (Earned::of(Status::Invalid).into(), false) };
        let is_short = documents < tariff.documents;
        match tariff.grade(heard, self.as_of) {
            Some(grade) if !is_short || self.catalogue.undocumented == Undocumented::Warn => {
                return (Settled::Grade(grade), is_short && grade.earned.status == Status::Scored);
            }
            _ => {}
        }
        self.thoroughly(index, tariff, heard, documents, staff)
    }

    fn thoroughly<'t>(
        &'t self,
        index: usize,
        tariff: &'t Tariff,
        heard: Heard,
        documents: usize,
        staff: &Staff<'_>,
    ) -> (Settled<'t>, bool) {
        let Some(indicator) = self.catalogue.indicators.get(index) else {
            return (Earned::of(Status::Invalid).into(), false);
        };
        let said = heard.gist(&indicator.measure);
        let worth = points::worth(self.catalogue, indicator, &said, staff, self.as_of);
        let is_short = is_short(worth.status, indicator, documents);
        let settled = match is_undocumented(self.catalogue, indicator, worth.status, documents) {
            true => tariff.earned(indicator, &Worth { reached: Reached::Nothing, ..worth }),
            false => tariff.earned(indicator, &worth),
        };
        (settled, is_short)
    }
}

impl Tariff {
    /// The grade for what was heard, where that is a whole value by itself, or nothing.
    #[inline]
    fn grade(&self, heard: Heard, as_of: Date) -> Option<&Grade> {
        let whole = match (heard, self.period) {
            (Heard::Nothing, _) => return self.is_missing.then_some(self.grades.get(MISSING)?),
            (Heard::Number(number), _) => number.whole_below(WHOLE)?,
            (Heard::YesNo(yes), _) => usize::from(yes),
            (Heard::Chosen(option), _) => option,
            (Heard::Items { there, .. }, _) => there.count_ones() as usize,
            (Heard::Since(from), Some(period)) => usize::try_from(points::since(from, period, as_of)).ok()?,
            (Heard::Since(_) | Heard::Pair(_), _) => return None,
        };
        self.grades.get(*self.whole.get(whole)?)
    }

    /// What an indicator earns for what is worth that.
    fn earned(&self, indicator: &Indicator, worth: &Worth) -> Settled<'_> {
        let open = OPEN.iter().find(|(_, status)| *status == worth.status);
        let number = match (open, &worth.reached) {
            (Some((number, _)), _) => *number,
            (None, Reached::Nothing) => NOTHING,
            (None, Reached::All) => ALL,
            (None, Reached::Option(part) | Reached::Step(part)) => self.parts.get(*part).copied().unwrap_or(NOTHING),
            (None, Reached::Line(gone)) if gone.compare(&Exact::ZERO).is_eq() => NOTHING,
            (None, Reached::Line(gone)) if gone.compare(&Exact::ONE).is_eq() => ALL,
            (None, line @ Reached::Line(_)) => return points::earned(indicator, Status::Scored, line).into(),
        };
        match self.grades.get(number) {
            Some(grade) => Settled::Grade(grade),
            None => points::earned(indicator, worth.status, &worth.reached).into(),
        }
    }

    fn new(indicator: &Indicator) -> Tariff {
        let mut tariff = Tariff {
            grades: Vec::new(),
            parts: Vec::new(),
            whole: Vec::new(),
            period: if let Measure::Since { unit } = &indicator.measure { Some(*unit) } else { None },
            documents: indicator.documents,
            is_missing: !matches!(indicator.measure, Measure::Team { .. }),
        };
        let nothing_and_all = [Reached::Nothing, Reached::All].map(|reached| (Status::Scored, reached));
        let open = OPEN.map(|(_, status)| (status, Reached::Nothing));
        for (status, reached) in nothing_and_all.into_iter().chain(open) {
            tariff.add(points::earned(indicator, status, &reached));
        }
        let parts: Vec<Reached> = match (&indicator.measure, &indicator.scale) {
            (Measure::Choice { options }, _) => (0..options.len()).map(Reached::Option).collect(),
            (_, Some(Scale::From(steps) | Scale::UpTo(steps))) => (0..steps.len()).map(Reached::Step).collect(),
            (_, Some(Scale::Bands(bands))) => (0..bands.len()).map(Reached::Step).collect(),
            _ => Vec::new(),
        };
        for reached in parts {
            let number = tariff.add(points::earned(indicator, Status::Scored, &reached));
            tariff.parts.push(number);
        }
        if let Measure::Choice { .. } = &indicator.measure {
            tariff.whole.clone_from(&tariff.parts);
        }
        let values = match &indicator.measure {
            Measure::Number { .. } | Measure::Percent { .. } | Measure::Since { .. } => WHOLE,
            Measure::YesNo => 2,
            Measure::Checklist { items } => WHOLE.min(items.len() + 1),
            Measure::Share { .. } | Measure::Ratio { .. } | Measure::Choice { .. } | Measure::Team { .. } => 0,
        };
        for value in 0..values {
            // A yes without a scale needs no value.
            let said =
                if matches!(indicator.measure, Measure::YesNo) { Gist::YesNo(value == 1) } else { Gist::Items(value) };
            let value = Quotient::from(Exact::from(i64::try_from(value).unwrap_or(i64::MAX)));
            let reached = points::reached(indicator, &said, Some(&value));
            let worth = Worth { status: Status::Scored, value: Some(value), reached };
            let number = match tariff.earned(indicator, &worth) {
                Settled::Grade(grade) => grade.number,
                Settled::Own(earned) => tariff.add(*earned),
            };
            tariff.whole.push(number);
        }
        tariff
    }

    /// Adds a grade and tells its number.
    fn add(&mut self, earned: Earned) -> usize {
        self.grades.push(Grade { number: self.grades.len(), earned });
        self.grades.len() - 1
    }
}
