//! The result alone, without the working that explains it: all that a round keeps of an
//! initiative. It comes of the same steps as an assessment.

use super::document::certificates_for;
use super::fact;
use super::label::{self, LabelOutcome};
use super::points::{self, score_answer};
use super::profile;
use super::rule::{DossierFigures, RuleOutcome, judge};
use super::score::score;
use super::team::ScoringContext;
use super::totals::Scenario;
use super::{IndicatorScore, PercentLimits, Status, Totals, group, is_dispensable};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Severity};
use crate::evidence::Evidence;
use crate::language::Message;
use crate::number::{Digits, Exact, FigureKind, Quotient};
use jiff::civil::Date;

/// What evidence comes to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The indicators in catalogue order.
    pub indicators: Vec<IndicatorScore>,
    /// The score over all indicators.
    pub score: Totals,
    /// The percentages of the categories, in catalogue order.
    pub categories: Vec<Option<Quotient>>,
    /// How the labels stand, in catalogue order.
    pub labels: Vec<LabelOutcome>,
    /// The first label that is reached and may be awarded, as an index.
    pub award: Option<usize>,
    /// Whether something is still missing or invalid, or which profile holds.
    pub provisional: bool,
    /// The profile whose figures hold, as an index.
    pub profile: Option<usize>,
    /// How many indicators' points rest on documents that are not named.
    pub undocumented: usize,
    /// How many rest on documents known by name only.
    pub by_name: usize,
    /// What became of each rule, in catalogue order.
    pub rules: Vec<RuleOutcome>,
    /// What the indicators lack, and which rules are broken, without words.
    pub findings: Vec<Finding>,
    /// The values that are percentages.
    percentages: Vec<Quotient>,
}

impl Outcome {
    /// The percentage of the score as the digits of an assessment show it; `None` where
    /// more has to be known for that, as a limit is near, or there is none.
    pub fn percent_shown(&self, catalogue: &Catalogue, limits: &PercentLimits) -> Option<String> {
        let percent = self.score.percent.as_ref()?;
        let is_a_value = || self.percentages.iter().any(|value| value.compare(percent).is_eq());
        let is_clear = limits.are_told_apart(percent, is_a_value);
        is_clear.then(|| Digits::new(catalogue.decimals, &[]).show(FigureKind::Percent, percent))
    }
}

/// Scores evidence whose documents lie elsewhere, without decisions, and about
/// whose choice of a catalogue nothing is to be said.
pub fn outcome(catalogue: &Catalogue, evidence: &Evidence, as_of: Date) -> Outcome {
    let catalogue = catalogue.under(evidence.profile.profile);
    let mut context = ScoringContext::new(catalogue, &evidence.team, as_of);
    let figures = DossierFigures::new(&context, evidence);
    let (rules, mut findings) = judge(&figures, false);
    findings.extend(profile::undecided(catalogue, &evidence.profile, false));
    let wordless = |severity, code| Finding::new(severity, code, Message::UNSAID);
    let mut short_facts = Vec::new();
    for (index, (asked, answer)) in catalogue.facts.iter().zip(&evidence.facts).enumerate() {
        let status = fact::status(&answer.given);
        let is_short = status == Status::Scored && answer.documents.len() < asked.documents;
        let codes = [(status == Status::Missing, "missing-evidence"), (is_short, "documents-missing")];
        let lacking = codes.into_iter().filter(|(lacks, _)| *lacks);
        findings.extend(lacking.map(|(_, code)| Finding { fact: Some(index), ..wordless(Severity::Warning, code) }));
        short_facts.extend(is_short.then_some(index));
        let is_undocumented = fact::is_undocumented(catalogue, asked, &answer.given, answer.documents.len());
        context.undocumented_facts.extend(is_undocumented.then_some(index));
    }
    let mut lacks = |severity, code, index| {
        findings.push(Finding { indicator: Some(index), ..wordless(severity, code) });
    };
    let mut indicators = Vec::with_capacity(catalogue.indicators.len());
    let (mut undocumented, mut by_name) = (0, 0);
    let mut percentages = Vec::new();
    for (index, (indicator, answer)) in catalogue.indicators.iter().zip(&evidence.answers).enumerate() {
        let documents = answer.documents.len();
        let scored = score_answer(&context, indicator, &answer.given, documents);
        let earned = scored.earned(indicator);
        let is_short = scored.is_short;
        if is_short {
            lacks(Severity::Warning, "documents-missing", index);
        }
        if scored.status == Status::Missing && !scored.undocumented && answer.waits_for.is_none() {
            lacks(Severity::Warning, "missing-evidence", index);
        }
        let is_named = || {
            let has_certificates = !evidence.team.certificates.is_empty();
            documents > 0
                || (has_certificates && !certificates_for(catalogue, indicator, &evidence.team, as_of).is_empty())
        };
        if points::unfit(&context, indicator, &answer.given).is_some() {
            lacks(Severity::Error, "out-of-range", index);
        }
        let is_short = is_short || indicator.facts().any(|fact| short_facts.contains(&fact));
        if earned.contribution.as_ref().is_some_and(Exact::is_positive) {
            undocumented += usize::from(is_short);
            by_name += usize::from(!is_short && is_named());
        }
        percentages.extend(scored.value.filter(|_| indicator.is_percentage()));
        indicators.push(earned);
    }
    group::mark_dispensable(catalogue, &mut indicators);
    findings.retain(|finding| !is_dispensable(catalogue, &indicators, finding));
    let now = score(catalogue, &indicators, Scenario::AsItStands);
    let (labels, _) = label::standings(catalogue, &indicators, &now, Scenario::AsItStands);
    Outcome {
        award: catalogue.award(|label| labels.get(label).is_some_and(|label| label.reached)),
        labels,
        provisional: indicators.iter().any(IndicatorScore::is_open) || !evidence.profile.undecided.is_empty(),
        profile: evidence.profile.profile,
        score: now.total,
        categories: now.categories.into_iter().map(|part| part.percent).collect(),
        indicators,
        rules,
        undocumented,
        by_name,
        findings,
        percentages,
    }
}
