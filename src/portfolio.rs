//! A round of applications: what becomes of each initiative, in few bytes, and what
//! all of them come to together.

mod kept;
mod round;
mod spread;

pub use kept::{Kept, Place};
pub use round::{Award, MAX_EXAMPLES, OWN_TABLES, Ranked, Ranking, Round, Seen, Told, Unscored};
pub use spread::Spread;

use crate::assess::{Assessment, Condition, PercentLimits, Status};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Severity};
use crate::language::Message;
use crate::number::Exact;

/// One initiative of a round.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it lies within the folder of the round; [`OWN_TABLES`] for that itself.
    pub dossier: String,
    /// Its id; the name of its folder or file where that gives none.
    pub initiative: String,
    /// Its result, or why there is none.
    pub outcome: Result<Scored, Message>,
    /// What is wrong or odd about it alone, in the order of reports.
    pub findings: Vec<Finding>,
}

/// What an assessment came to.
#[derive(Clone, Debug)]
pub struct Scored {
    /// What people call the initiative.
    pub name: Option<String>,
    /// Σ contributions.
    pub points: Exact,
    /// Σ of the most that could be contributed.
    pub attainable: Exact,
    /// 0 to 100; `None` where nothing is attainable.
    pub percent: Option<Exact>,
    /// The same with the digits that its own report shows, and a decimal point.
    pub percent_shown: Option<String>,
    /// The label that is awarded, as an index.
    pub award: Option<usize>,
    /// Whether something is still missing or invalid and not decided.
    pub provisional: bool,
    /// How many indicators' points evaluators decided.
    pub decided: usize,
    /// The indicators whose own minimum is missed.
    pub missed: Vec<usize>,
    /// The indicators whose minimums alone refuse some label.
    pub refused_by: Vec<usize>,
    /// What became of each indicator, in catalogue order.
    pub indicators: Vec<Settled>,
}

/// What became of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What became of it; scored where somebody decided.
    pub status: Status,
    /// Its points before the weight; `None` where not applicable.
    pub points: Option<Exact>,
    /// Whether its points reach the excellence threshold.
    pub excellent: bool,
}

impl Entry {
    /// What people call it, where that is known.
    pub fn name(&self) -> Option<&str> {
        self.outcome.as_ref().ok()?.name.as_deref()
    }

    /// How many findings are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

impl Scored {
    /// The gist of an assessment; `limits` are those of the catalogue.
    pub fn of(catalogue: &Catalogue, limits: &PercentLimits, assessment: &Assessment) -> Scored {
        let missed = assessment.indicators.iter().enumerate();
        Scored {
            name: assessment.initiative.name.clone(),
            points: assessment.score.points.clone(),
            attainable: assessment.score.attainable.clone(),
            percent: assessment.score.percent.clone(),
            percent_shown: assessment.percent_shown(catalogue, limits),
            award: assessment.award,
            provisional: assessment.provisional,
            decided: assessment.indicators.iter().filter(|assessed| assessed.decided.is_some()).count(),
            missed: missed
                .filter(|(_, assessed)| assessed.minimum_met == Some(false))
                .map(|(index, _)| index)
                .collect(),
            refused_by: refused_by(assessment),
            indicators: assessment
                .indicators
                .iter()
                .map(|assessed| Settled {
                    status: assessed.settled_status(),
                    points: assessed.points.clone(),
                    excellent: assessed.excellent,
                })
                .collect(),
        }
    }
}

/// The indicators whose minimums refuse a label of which every other condition holds.
fn refused_by(assessment: &Assessment) -> Vec<usize> {
    let mut refused: Vec<usize> = Vec::new();
    for label in &assessment.labels {
        let mut unmet = label.conditions.iter().filter(|condition| !condition.is_met());
        if let (Some(Condition::Minimums { missed, .. }), None) = (unmet.next(), unmet.next()) {
            refused.extend(missed);
        }
    }
    refused.sort_unstable();
    refused.dedup();
    refused
}
