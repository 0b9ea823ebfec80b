//! How long a label holds that would be awarded on the day of the assessment.

use super::Assessment;
use crate::catalogue::{Catalogue, Label};
use crate::evidence::date::plus_months;
use jiff::civil::Date;

/// The life of the label that is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// For how many months it is awarded.
    pub months: usize,
    /// Its first day: that of the assessment, or the one after the end of the label that is renewed.
    pub from: Date,
    /// Its last day: the day before the one that lies so many months after the first, the day clamped to the month's
    /// last; renewed, so many months after the old end.
    pub until: Date,
    /// The first day on which the recertification may be made, where the catalogue says so.
    pub renew_from: Option<Date>,
    /// What becomes of the label that was held before, where its end is known.
    pub renewal: Option<Renewal>,
}

/// Whether a label renews the one that was held before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// The last day of the label that was held before.
    pub held_until: Date,
    /// The last day on which it can be renewed.
    pub renewable_until: Date,
    /// Whether the assessment is made by then; later it is a first award again.
    pub is_renewed: bool,
}

fn later(date: Date, months: usize) -> Date {
    plus_months(date, i64::try_from(months).unwrap_or(i64::MAX))
}

impl Renewal {
    fn new(label: &Label, held_until: Date, as_of: Date) -> Renewal {
        let renewable_until = later(held_until, label.grace_months);
        Renewal { held_until, renewable_until, is_renewed: as_of <= renewable_until }
    }
}

impl Assessment {
    /// The life of the award; `None` without one, and where the catalogue sets no end.
    pub fn validity(&self, catalogue: &Catalogue) -> Option<Validity> {
        let label = catalogue.labels.get(self.award?)?;
        let first = label.valid_months?;
        let renewal = self.initiative.held_until.map(|end| Renewal::new(label, end, self.as_of));
        let (months, from, until) = match renewal.filter(|renewal| renewal.is_renewed) {
            Some(Renewal { held_until, .. }) => {
                let months = label.renewed_months.unwrap_or(first);
                (months, held_until.tomorrow().unwrap_or(held_until), later(held_until, months))
            }
            None => {
                let end = later(self.as_of, first);
                (first, self.as_of, end.yesterday().unwrap_or(end))
            }
        };
        let renew_from = label.renew_months.map(|renew| later(from, months.saturating_sub(renew)));
        Some(Validity { months, from, until, renew_from, renewal })
    }
}
