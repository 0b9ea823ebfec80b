//! What a team can hardly have done.

use super::model::Training;
use crate::diagnostic::{Finding, Place};
use crate::evidence::date::plus_months;
use crate::evidence::findings::warning;
use crate::language::Message;
use crate::number::Exact;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How many months a working life has at most.
const LONG_AGO: i64 = 60 * 12;

/// More days of training within 12 months than a job leaves time for.
pub(super) const MOST_DAYS: i64 = 100;

pub(crate) fn earliest(as_of: Date) -> Date {
    plus_months(as_of, -LONG_AGO)
}

pub(super) fn long_ago(date: Date, place: Place) -> Finding {
    warning("implausible-date", place, Message::new("finding-implausible-date").with("date", date))
}

/// The trainings that were read: one of the same person, programme and day stands there once.
#[derive(Default)]
pub(super) struct AttendedTrainings {
    first: BTreeMap<(usize, Result<usize, String>, Date), usize>,
    /// By person, the days within the last 12 months, and whether they were told to be many.
    days: BTreeMap<usize, (Exact, bool)>,
}

impl AttendedTrainings {
    /// The number of the same training among those before, else it is taken note of by its own. The
    /// programme is the recognised one, else what its cell says.
    pub(super) fn same(
        &mut self,
        number: usize,
        training: &Training,
        programme: Result<usize, String>,
    ) -> Option<usize> {
        let key = (training.person, programme, training.date?);
        let first = *self.first.entry(key).or_insert(number);
        (first != number).then_some(first)
    }

    /// A person's days in the last 12 months, as soon as they are too many.
    pub(super) fn too_many_days(&mut self, training: &Training, as_of: Date) -> Option<Exact> {
        let date = training.date?;
        if date <= plus_months(as_of, -12) {
            return None;
        }
        let (days, is_told) = self.days.entry(training.person).or_default();
        *days = &*days + &training.days;
        if *is_told || *days <= Exact::from(MOST_DAYS) {
            return None;
        }
        *is_told = true;
        Some(days.clone())
    }
}
