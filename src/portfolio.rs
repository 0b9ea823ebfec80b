//! A round of applications: what becomes of each initiative, in few bytes, and what all of them come to together.

mod cohort;
mod duplicates;
mod group;
mod result_store;
mod round;
mod spread;

pub(crate) use cohort::Cohort;
pub(crate) use duplicates::{Duplicate, DuplicateGroup, DuplicateKind, DuplicateSet, InitiativeKey, content};
pub(crate) use group::Group;
pub(crate) use result_store::StoredResult;
pub(crate) use round::{Award, FindingCount, Ranked, Round, RoundFinding, Unscored};
pub(crate) use spread::{Percents, Spread, quartile};

use crate::assess::{
    Assessment, Condition, DocumentSupport, IndicatorScore, Outcome, PercentLimits, RuleOutcome, RuleState, Totals,
};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Severity};
use crate::language::Message;
use crate::number::{Exact, Quotient};
use std::borrow::Cow;

/// How a dossier is called that is the folder of the round itself.
pub(crate) const OWN_TABLES: &str = "evidence.csv";

/// One initiative of a round.
#[derive(Clone, Debug)]
pub struct RoundEntry<'a> {
    /// Where it lies within the folder of the round; [`OWN_TABLES`] for that itself.
    pub dossier: Cow<'a, str>,
    /// Its id; the name of its folder or file where that gives none.
    pub initiative: String,
    /// Its result, or why there is none.
    pub outcome: Result<ScoredInitiative, Message>,
    /// What is wrong or odd about it alone, in the order of reports; without words where nobody asks what they say.
    pub findings: Vec<Finding>,
    /// A digest of what it says, where it has a dossier of its own.
    pub content: Option<String>,
    /// Whether it is listed and has no evidence.
    pub is_absent: bool,
}

/// What an assessment came to.
#[derive(Clone, Debug)]
pub struct ScoredInitiative {
    /// What people call the initiative.
    pub name: Option<String>,
    /// To which group of initiatives it belongs, where that is asked for.
    pub group: Option<String>,
    /// The percentages of the categories, in catalogue order.
    pub categories: Vec<Option<Quotient>>,
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
    /// Whether something is still missing or invalid and not decided, or which profile holds.
    pub provisional: bool,
    /// The profile of the catalogue whose figures hold, as an index.
    pub profile: Option<usize>,
    /// How many indicators' points evaluators decided.
    pub decided: usize,
    /// How many indicators' points rest on documents that are not there, or not named.
    pub undocumented: usize,
    /// How many rest on documents known by name only.
    pub by_name: usize,
    /// The indicators whose own minimum is missed.
    pub missed: Vec<usize>,
    /// The indicators whose minimums alone refuse some label.
    pub refused_by: Vec<usize>,
    /// The indicators in catalogue order.
    pub indicators: Vec<IndicatorScore>,
    /// What became of each rule, in catalogue order.
    pub rules: Vec<RuleState>,
}

impl RoundEntry<'_> {
    /// How many findings are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// What people call it, where that is known.
    pub fn name(&self) -> Option<&str> {
        self.outcome.as_ref().ok()?.name.as_deref()
    }

    /// To which group it belongs, where that is asked for and known.
    pub fn group(&self) -> Option<&str> {
        self.outcome.as_ref().ok()?.group.as_deref()
    }
}

impl ScoredInitiative {
    /// The ids of the rules of which that became, in catalogue order.
    pub fn rules_that<'c>(&self, catalogue: &'c Catalogue, state: RuleState) -> impl Iterator<Item = &'c str> {
        let all = catalogue.rules.iter().zip(&self.rules);
        all.filter(move |(_, own)| **own == state).map(|(rule, _)| rule.id.as_str())
    }

    /// The result of an assessment; `limits` are those of the catalogue.
    pub fn from_assessment(catalogue: &Catalogue, limits: &PercentLimits, assessment: &Assessment) -> ScoredInitiative {
        let indicators = assessment.indicators.iter().map(|assessed| assessed.earned.clone()).collect();
        let labels = assessment.labels.iter().map(|label| &label.conditions);
        let percent = |totals: &Totals| totals.percent.as_ref().map(Quotient::from);
        let categories = assessment.categories.iter().map(percent).collect();
        let scored = ScoredInitiative::new(indicators, assessment.score.clone(), categories, labels);
        ScoredInitiative {
            name: assessment.initiative.name.clone(),
            rules: assessment.rules.iter().map(RuleOutcome::state).collect(),
            percent_shown: assessment.percent_shown(catalogue, limits),
            award: assessment.award,
            provisional: assessment.provisional,
            profile: assessment.profile.profile,
            undocumented: assessment.resting_on(catalogue, DocumentSupport::Lacking).len(),
            by_name: assessment.resting_on(catalogue, DocumentSupport::Names).len(),
            ..scored
        }
    }

    /// The result of an outcome, whose percentage is shown like this.
    pub fn brief(outcome: Outcome, name: Option<String>, percent_shown: String) -> ScoredInitiative {
        let Outcome {
            indicators,
            rules,
            score,
            categories,
            labels,
            award,
            provisional,
            profile,
            undocumented,
            by_name,
            ..
        } = outcome;
        let scored = ScoredInitiative::new(indicators, score, categories, labels.iter().map(|label| &label.conditions));
        let percent_shown = Some(percent_shown);
        let rules = rules.iter().map(RuleOutcome::state).collect();
        ScoredInitiative { rules, name, percent_shown, award, provisional, profile, undocumented, by_name, ..scored }
    }

    fn new<'l>(
        indicators: Vec<IndicatorScore>,
        score: Totals,
        categories: Vec<Option<Quotient>>,
        labels: impl Iterator<Item = &'l Vec<Condition>>,
    ) -> ScoredInitiative {
        let misses = |earned: &IndicatorScore| earned.minimum_met == Some(false);
        let missed = indicators.iter().enumerate().filter(|(_, earned)| misses(earned));
        ScoredInitiative {
            name: None,
            group: None,
            categories,
            points: score.points,
            attainable: score.attainable,
            percent: score.percent,
            percent_shown: None,
            award: None,
            provisional: false,
            profile: None,
            undocumented: 0,
            by_name: 0,
            decided: indicators.iter().filter(|earned| earned.is_decided).count(),
            missed: missed.map(|(index, _)| index).collect(),
            refused_by: refused_by(labels),
            indicators,
            rules: Vec::new(),
        }
    }
}

/// The indicators whose minimums refuse a label of which every other condition holds.
fn refused_by<'l>(labels: impl Iterator<Item = &'l Vec<Condition>>) -> Vec<usize> {
    let mut refused: Vec<usize> = Vec::new();
    for conditions in labels {
        let mut unmet = conditions.iter().filter(|condition| !condition.is_met());
        if let (Some(Condition::Minimums { missed, .. }), None) = (unmet.next(), unmet.next()) {
            refused.extend(missed);
        }
    }
    refused.sort_unstable();
    refused.dedup();
    refused
}
