//! How long a label holds that would be awarded on the day of the assessment.

use super::Assessment;
use crate::catalogue::Catalogue;
use crate::evidence::date::plus_months;
use jiff::civil::Date;

/// The life of the label that is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// For how many months it is awarded.
    pub months: usize,
    /// Its last day: the day before the one that lies so many months later, the day clamped to the month's last.
    pub until: Date,
    /// The first day on which the recertification may be made, where the catalogue says so.
    pub renew_from: Option<Date>,
}

impl Assessment {
    /// The life of the award; `None` without one, and where the catalogue sets no end.
    pub fn validity(&self, catalogue: &Catalogue) -> Option<Validity> {
        let label = catalogue.labels.get(self.award?)?;
        let months = label.valid_months?;
        let later = |months: usize| plus_months(self.as_of, i64::try_from(months).unwrap_or(i64::MAX));
        let end = later(months);
        let renew = label.renew_months.map(|renew| later(months.saturating_sub(renew)));
        Some(Validity { months, until: end.yesterday().unwrap_or(end), renew_from: renew })
    }
}
