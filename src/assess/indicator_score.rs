//! What an indicator earns: all that sums and labels ask of it, with or without the working that explains it.

use super::Status;
use crate::catalogue::Indicator;
use crate::number::Exact;

/// What an indicator earns.
#[derive(Clone, Debug)]
pub struct IndicatorScore {
    /// What became of it.
    pub status: Status,
    /// Its points before the weight, by decision where there is one; `None` where not applicable.
    pub points: Option<Exact>,
    /// Points times weight; `None` where not applicable.
    pub contribution: Option<Exact>,
    /// The most it can contribute; 0 where not applicable.
    pub attainable: Exact,
    /// Whether its own minimum is met; `None` without one and where not applicable.
    pub minimum_met: Option<bool>,
    /// Whether its points reach the excellence threshold.
    pub excellent: bool,
    /// Whether an evaluator decided its points.
    pub is_decided: bool,
    /// Whether it is missing and its group would contribute no more with it alone, all else as it stands: then nobody is
    /// asked for it. Several of them together may still bring more.
    pub is_dispensable: bool,
}

impl IndicatorScore {
    /// One without points yet.
    pub fn without_points(status: Status) -> IndicatorScore {
        IndicatorScore {
            status,
            points: None,
            contribution: None,
            attainable: Exact::ZERO,
            minimum_met: None,
            excellent: false,
            is_decided: false,
            is_dispensable: false,
        }
    }

    /// Gives it its points (`None`: it leaves the score) and all that hangs on them.
    pub fn settle(&mut self, indicator: &Indicator, points: Option<Exact>) {
        let reaches = |limit: &Exact| points.as_ref().map(|points| points >= limit);
        self.minimum_met = indicator.minimum.as_ref().and_then(reaches);
        self.excellent = self.settled_status() == Status::Scored && reaches(&indicator.excellent) == Some(true);
        self.contribution = points.as_ref().map(|points| &indicator.weight * points);
        self.attainable = points.as_ref().map_or(Exact::ZERO, |_| &indicator.weight * &indicator.points);
        self.points = points;
    }

    /// Its status for a reader: a decision counts as scored.
    pub fn settled_status(&self) -> Status {
        if self.is_decided { Status::Scored } else { self.status }
    }

    /// Whether it has neither valid evidence nor a decision.
    pub fn is_unanswered(&self) -> bool {
        self.status.is_open() && !self.is_decided
    }

    /// Whether something depends on it still: it is unanswered and not dispensable.
    pub fn is_open(&self) -> bool {
        self.is_unanswered() && !self.is_dispensable
    }
}

impl AsRef<IndicatorScore> for IndicatorScore {
    fn as_ref(&self) -> &IndicatorScore {
        self
    }
}

impl AsMut<IndicatorScore> for IndicatorScore {
    fn as_mut(&mut self) -> &mut IndicatorScore {
        self
    }
}
