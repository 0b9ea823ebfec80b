//! Catalogue + evidence → assessment, exactly, with its full working. It cannot
//! fail, reads nothing and knows no output format.

mod decision;
mod document;
mod fact;
mod group;
mod indicator_score;
mod label;
mod limits;
mod outcome;
mod points;
mod premise;
mod profile;
mod rule;
mod score;
mod team;
mod totals;
mod validity;
mod working;

pub use decision::{Claimed, Decided};
pub(crate) use document::needed;
pub use document::{
    Document, DocumentState, DocumentSupport, Documents, FoundDocument, all_there, documents_elsewhere,
};
pub use fact::AssessedFact;
pub use group::GroupScore;
pub use indicator_score::IndicatorScore;
pub(crate) use label::Reach;
pub use label::{Condition, LabelOutcome, LabelResult};
pub use limits::PercentLimits;
pub use outcome::{Outcome, outcome};
pub use points::points_at;
pub(crate) use premise::{OwnAnswer, Premise};
use rule::DossierFigures;
pub use rule::{RuleFigures, RuleOutcome, RuleState, comparison_in_words, rule_outcome};
use team::ScoringContext;
pub use team::{is_recent, is_still_valid};
use totals::Scenario;
pub use totals::Totals;
pub use validity::{Renewal, Validity};
pub use working::{PersonShare, ScaleWorking, ValueWorking};

use crate::catalogue::{Catalogue, Indicator, ProfileChoice, Scale};
use crate::diagnostic::{Finding, Severity};
use crate::evidence::{Cell, Decision, Evidence, Initiative, InputTable, Supposition, Team, UncountedDecisions};
use crate::language::Message;
use crate::number::{Compared, Digits, Exact, FigureKind};
use jiff::civil::Date;
use std::ops::Deref;

/// What became of an indicator. Missing is not zero is not "not applicable".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It has a value and points (perhaps 0).
    Scored,
    /// There is no evidence, or not all that it takes: 0 points for now.
    Missing,
    /// The evidence has an error: 0 points for now.
    Invalid,
    /// It leaves the score.
    NotApplicable,
}

impl Status {
    /// The stable word of machine formats.
    pub fn code(self) -> &'static str {
        match self {
            Status::Scored => "scored",
            Status::Missing => "missing",
            Status::Invalid => "invalid",
            Status::NotApplicable => "not-applicable",
        }
    }

    /// Whether it may still earn points once there is valid evidence.
    pub fn is_open(self) -> bool {
        matches!(self, Status::Missing | Status::Invalid)
    }
}

/// The assessment of one indicator.
#[derive(Clone, Debug)]
pub struct AssessedIndicator {
    /// What it earns.
    pub earned: IndicatorScore,
    /// Its value in the measure's unit, where it has one.
    pub value: Option<Exact>,
    /// The cells that its evidence stands in.
    pub cells: Vec<Cell>,
    /// The documents that are named for it.
    pub documents: Vec<Document>,
    /// How many documents its answer takes.
    pub documents_needed: usize,
    /// Whether it earns nothing because documents are missing.
    pub undocumented: bool,
    /// How its value came about.
    pub value_working: ValueWorking,
    /// How its value became points.
    pub scale_working: ScaleWorking,
    /// What an evaluator decided, beside what the evidence claims.
    pub decided: Option<Box<Decided>>,
    /// Whether its evidence was supposed, in whole or in part, and so counts as documented.
    pub is_supposed: bool,
}

impl Deref for AssessedIndicator {
    type Target = IndicatorScore;
    fn deref(&self) -> &IndicatorScore {
        &self.earned
    }
}

impl AssessedIndicator {
    /// One of which nothing is known but what it earns.
    fn new(earned: IndicatorScore) -> AssessedIndicator {
        AssessedIndicator {
            earned,
            value: None,
            cells: Vec::new(),
            documents: Vec::new(),
            documents_needed: 0,
            undocumented: false,
            value_working: ValueWorking::Given,
            scale_working: ScaleWorking::None,
            decided: None,
            is_supposed: false,
        }
    }
}

impl AsMut<IndicatorScore> for AssessedIndicator {
    fn as_mut(&mut self) -> &mut IndicatorScore {
        &mut self.earned
    }
}

impl AsRef<IndicatorScore> for AssessedIndicator {
    fn as_ref(&self) -> &IndicatorScore {
        &self.earned
    }
}

/// The result of scoring one dossier.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The day for which it is made.
    pub as_of: Date,
    /// Whose it is.
    pub initiative: Initiative,
    /// The tables it rests on.
    pub inputs: Vec<InputTable>,
    /// The facts in catalogue order.
    pub facts: Vec<AssessedFact>,
    /// Which profile of the catalogue they choose, whose figures hold.
    pub profile: ProfileChoice,
    /// What became of each rule, in catalogue order.
    pub rules: Vec<RuleOutcome>,
    /// The indicators in catalogue order.
    pub indicators: Vec<AssessedIndicator>,
    /// The categories in catalogue order.
    pub categories: Vec<Totals>,
    /// The categories if everything missing or invalid earned its maximum.
    pub best_categories: Vec<Totals>,
    /// The groups in catalogue order.
    pub groups: Vec<GroupScore>,
    /// The score over all indicators.
    pub score: Totals,
    /// The score if everything missing or invalid earned its maximum.
    pub best_case: Totals,
    /// The labels in catalogue order.
    pub labels: Vec<LabelResult>,
    /// The first label that is reached and may be awarded, as an index.
    pub award: Option<usize>,
    /// Whether something is still missing or invalid and not decided, or which profile holds.
    pub provisional: bool,
    /// The result by the evidence alone, where something was decided.
    pub claimed: Option<Claimed>,
    /// Decisions of evaluators that do not count.
    pub undecided: UncountedDecisions,
    /// The management team, as far as indicators read it.
    pub team: Team,
    /// The certificates of its trainings, in the order of the table.
    pub certificates: Vec<Document>,
    /// What was supposed in place of what the tables say, in catalogue order: the result is then hypothetical.
    pub suppositions: Vec<Supposition>,
    /// What is wrong or odd, in the order of reports.
    pub findings: Vec<Finding>,
}

/// Scores evidence against a catalogue, by the figures of the profile that its facts choose.
pub fn assess(catalogue: &Catalogue, evidence: Evidence, seen: &Documents, as_of: Date) -> Assessment {
    let mut evidence = evidence;
    let whole = catalogue;
    let catalogue = catalogue.under(evidence.profile.profile);
    let mut findings = std::mem::take(&mut evidence.findings);
    findings.extend(profile::undecided(catalogue, &evidence.profile, true));
    findings.extend(about_catalogue(catalogue, &evidence.initiative, as_of));
    let mut context = ScoringContext::new(catalogue, &evidence.team, as_of);
    let figures = DossierFigures::new(&context, &evidence);
    let (rules, broken) = rule::judge(&figures, true);
    findings.extend(broken);
    let mut facts = Vec::with_capacity(catalogue.facts.len());
    for (index, (fact, answer)) in catalogue.facts.iter().zip(std::mem::take(&mut evidence.facts)).enumerate() {
        let assessed = AssessedFact::new(catalogue, fact, answer, seen);
        fact::report(index, fact, &assessed, &mut findings);
        context.undocumented_facts.extend(assessed.undocumented.then_some(index));
        facts.push(assessed);
    }
    let mut indicators = Vec::with_capacity(catalogue.indicators.len());
    for (index, answer) in std::mem::take(&mut evidence.answers).into_iter().enumerate() {
        let Some(indicator) = catalogue.indicators.get(index) else { break };
        let waits_for_fact = answer.waits_for.is_some();
        let unfit = points::unfit(&context, indicator, &answer.given);
        let assessed = points::assess(&context, indicator, answer, seen);
        document::report(index, indicator, &assessed, &mut findings);
        let lacking = match &assessed.value_working {
            // What is missing at a fact is reported once, there.
            ValueWorking::Missing(reason) if !waits_for_fact && !assessed.undocumented => {
                Some(fact::missing(&indicator.title, reason))
            }
            _ => unfit.map(|message| Finding::new(Severity::Error, "out-of-range", message)),
        };
        findings.extend(lacking.map(|finding| Finding { indicator: Some(index), ..finding }));
        indicators.push(assessed);
    }
    let certificates = document::certificates(catalogue, &evidence.team, seen);
    document::report_certificates(&certificates, &mut findings);
    evidence.findings = findings;
    let mut assessment = Assessment { facts, rules, ..conclude(catalogue, indicators, evidence, certificates, as_of) };
    profile::reach_by_others(whole, &mut assessment);
    assessment
}

/// What a report or a person says about an indicator.
#[derive(Clone, Debug)]
pub struct StatedPoints {
    /// What became of it.
    pub status: Status,
    /// The points by its evidence; `None` where not applicable.
    pub claimed: Option<Exact>,
    /// The points by decision, if there is one.
    pub decided: Option<Exact>,
}

/// What follows from what is said of the indicators, in catalogue order: sums, labels and
/// the award, and nothing that evidence would tell.
pub fn follow(catalogue: &Catalogue, said: Vec<StatedPoints>, as_of: Date) -> Assessment {
    let mut evidence = Evidence::default();
    let mut indicators = Vec::with_capacity(said.len());
    for (index, (indicator, said)) in catalogue.indicators.iter().zip(said).enumerate() {
        let mut earned = IndicatorScore::without_points(said.status);
        earned.settle(indicator, said.claimed);
        indicators.push(AssessedIndicator::new(earned));
        evidence.decisions.extend(said.decided.map(|points| Decision::new(index, points, as_of)));
    }
    conclude(catalogue, indicators, evidence, Vec::new(), as_of)
}

/// The points that a value earns on the scale of its indicator, before anything else is
/// asked; `None` where there is no scale.
pub fn points_of(indicator: &Indicator, value: &Exact) -> Option<Exact> {
    indicator.scale.as_ref().map(|_| points_at(indicator, value))
}

/// All that follows from what the indicators earn; of the evidence what is no answer is left.
fn conclude(
    catalogue: &Catalogue,
    mut indicators: Vec<AssessedIndicator>,
    evidence: Evidence,
    certificates: Vec<Document>,
    as_of: Date,
) -> Assessment {
    let mut findings = evidence.findings;
    group::mark_dispensable(catalogue, &mut indicators);
    let claimed = decision::apply(catalogue, &mut indicators, evidence.decisions, &mut findings);
    if claimed.is_some() {
        group::mark_dispensable(catalogue, &mut indicators);
    }
    findings.retain(|finding| !is_dispensable(catalogue, &indicators, finding));
    Finding::sort(&mut findings);

    let provisional = indicators.iter().any(|assessed| assessed.is_open()) || !evidence.profile.undecided.is_empty();
    let now = score::score(catalogue, &indicators, Scenario::AsItStands);
    // A decision settles the points, yet evidence may still come.
    let may_improve = indicators.iter().any(|assessed| assessed.status.is_open() && !assessed.is_dispensable);
    let best = may_improve.then(|| score::score(catalogue, &indicators, Scenario::Best));
    let labels = label::results(catalogue, &indicators, &now, best.as_ref());
    let in_full = |score: &score::Score| score.categories.iter().map(score::CategoryScore::totals).collect();
    Assessment {
        as_of,
        initiative: evidence.initiative,
        inputs: evidence.inputs,
        categories: in_full(&now),
        best_categories: in_full(best.as_ref().unwrap_or(&now)),
        best_case: best.map_or_else(|| now.total.clone(), |best| best.total),
        score: now.total,
        groups: now.groups,
        award: catalogue.award(|label| labels.get(label).is_some_and(|label| label.reached)),
        labels,
        provisional,
        claimed,
        facts: Vec::new(),
        profile: evidence.profile,
        rules: Vec::new(),
        undecided: evidence.undecided,
        indicators,
        team: evidence.team,
        certificates,
        suppositions: evidence.suppositions,
        findings,
    }
}

/// Whether a finding says that evidence is missing which nobody needs.
fn is_dispensable<E: AsRef<IndicatorScore>>(catalogue: &Catalogue, indicators: &[E], finding: &Finding) -> bool {
    let is = |index: usize| indicators.get(index).is_some_and(|earned| earned.as_ref().is_dispensable);
    let reads_any = |fact: usize| catalogue.readers(fact).next().is_some();
    finding.code == "missing-evidence"
        && match (finding.indicator, finding.fact) {
            (Some(index), _) => is(index),
            (None, Some(fact)) => reads_any(fact) && catalogue.readers(fact).all(is),
            (None, None) => false,
        }
}

/// How the labels would stand if each indicator had these points, in catalogue order; `None` stands for no evidence.
pub fn standings(catalogue: &Catalogue, points: &[Option<Exact>]) -> Vec<LabelOutcome> {
    let supposed = catalogue.indicators.iter().zip(points);
    let supposed: Vec<IndicatorScore> = supposed.map(|(i, points)| points::supposed(i, points.as_ref())).collect();
    standings_of(catalogue, &supposed).0
}

/// How the labels would stand if the indicators earned this, in catalogue order, and the score.
pub fn standings_of(catalogue: &Catalogue, earned: &[IndicatorScore]) -> (Vec<LabelOutcome>, Totals) {
    let mut marked = Vec::new();
    // Only what is missing can be dispensable; rules about catalogues ask thousands of times where nothing is.
    let is_to_be_marked = !catalogue.groups.is_empty()
        && earned.iter().any(|earned| earned.status == Status::Missing || earned.is_dispensable);
    if is_to_be_marked {
        marked = earned.to_vec();
        group::mark_dispensable(catalogue, &mut marked);
    }
    let earned = if is_to_be_marked { &marked } else { earned };
    let whole = score::score(catalogue, earned, Scenario::AsItStands);
    let standings = label::standings(catalogue, earned, &whole, Scenario::AsItStands).0;
    (standings, whole.total)
}

/// What could be attained where everything applies.
#[derive(Clone, Debug)]
pub struct Attainable {
    /// Of all indicators together.
    pub whole: Exact,
    /// Of each category, in catalogue order.
    pub categories: Vec<Exact>,
    /// What each group could contribute, in catalogue order.
    pub groups: Vec<Exact>,
}

/// What could be attained under a catalogue.
pub fn attainable(catalogue: &Catalogue) -> Attainable {
    attainable_over(catalogue, 0..catalogue.indicators.len())
}

/// What could be attained over a scope.
pub fn attainable_over(catalogue: &Catalogue, scope: impl IntoIterator<Item = usize>) -> Attainable {
    let in_full = catalogue.indicators.iter().map(|indicator| points::supposed(indicator, Some(&indicator.points)));
    let in_full: Vec<IndicatorScore> = in_full.collect();
    let score = score::score_of(catalogue, &in_full, scope, Scenario::AsItStands);
    Attainable {
        whole: score.total.attainable,
        categories: score.categories.iter().map(|category| category.totals().attainable).collect(),
        groups: score.groups.into_iter().map(|group| group.totals.attainable).collect(),
    }
}

/// What the categories and the groups come to over a scope, if the indicators earned this.
pub(crate) fn totals_over<E: AsRef<IndicatorScore>>(
    catalogue: &Catalogue,
    earned: &[E],
    scope: &[usize],
) -> (Vec<Totals>, Vec<GroupScore>) {
    let score = score::score_of(catalogue, earned, scope.iter().copied(), Scenario::AsItStands);
    (score.categories.iter().map(score::CategoryScore::totals).collect(), score.groups)
}

/// Whether an initiative names another catalogue than the one in use.
pub fn names_another(catalogue: &Catalogue, initiative: &Initiative) -> bool {
    let in_use = |named: &String| {
        let version = named.strip_prefix(&*catalogue.id).and_then(|rest| rest.strip_prefix('@'));
        *named == catalogue.id || version == Some(&*catalogue.version)
    };
    initiative.catalogue.as_ref().is_some_and(|named| !in_use(named))
}

fn about_catalogue(catalogue: &Catalogue, initiative: &Initiative, as_of: Date) -> Vec<Finding> {
    let warning = |code, message| Finding::new(Severity::Warning, code, message);
    let mut findings = Vec::new();
    let too_early = catalogue.valid_from.filter(|from| as_of < *from);
    let too_late = catalogue.valid_until.filter(|until| as_of > *until);
    if let Some(from) = too_early {
        let message = Message::new("finding-catalogue-not-yet-valid").with("from", from).with("as-of", as_of);
        findings.push(warning("catalogue-not-valid", message));
    }
    if let Some(until) = too_late {
        let message = Message::new("finding-catalogue-no-longer-valid").with("until", until).with("as-of", as_of);
        findings.push(warning("catalogue-not-valid", message));
    }
    if let Some(named) = initiative.catalogue.as_ref().filter(|_| names_another(catalogue, initiative)) {
        let in_use = format!("{}@{}", catalogue.id, catalogue.version);
        let message = Message::new("finding-other-catalogue")
            .with("named", crate::language::Arg::quoted(named))
            .with("in-use", in_use);
        findings.push(warning("other-catalogue", message));
    }
    findings
}

impl Assessment {
    /// The catalogue by whose figures it was made, of the one that was handed over.
    pub fn figures<'c>(&self, catalogue: &'c Catalogue) -> &'c Catalogue {
        catalogue.under(self.profile.profile)
    }

    /// The same where the label that was held before ends on another day than the tables say; `None` changes nothing.
    pub fn held_until(mut self, end: Option<Date>) -> Assessment {
        self.initiative.held_until = end.or(self.initiative.held_until);
        self
    }

    /// How many digits the figures show so that none contradicts a decision.
    pub fn digits(&self, catalogue: &Catalogue) -> Digits {
        self.with_pairs(catalogue, |pairs| Digits::new(catalogue.decimals, pairs))
    }

    /// The percentage of the score as [`digits`](Assessment::digits) show it.
    pub fn percent_shown(&self, catalogue: &Catalogue, limits: &PercentLimits) -> Option<String> {
        let percent = self.score.percent.as_ref()?;
        let is_a_value = || self.indicators.iter().any(|assessed| assessed.value.as_ref() == Some(percent));
        if self.claimed.is_none() && limits.are_told_apart(percent, is_a_value) {
            return Some(Digits::new(catalogue.decimals, &[]).show(FigureKind::Percent, percent));
        }
        let digits = |pairs: &[Compared<'_>]| Digits::of_one(catalogue.decimals, pairs, FigureKind::Percent, percent);
        Some(self.with_pairs(catalogue, digits).show(FigureKind::Percent, percent))
    }

    /// What comes of all pairs of figures that readers compare.
    fn with_pairs<T>(&self, catalogue: &Catalogue, then: impl FnOnce(&[Compared<'_>]) -> T) -> T {
        let needed = self.needed(catalogue);
        let mut compared = self.compared(catalogue);
        compared.extend(needed.iter().map(|(kind, figure, other)| Compared::with_limit(*kind, figure, other)));
        then(&compared)
    }

    /// Values on a line beside those that a minimum takes, which reports name.
    fn needed<'a>(&'a self, catalogue: &'a Catalogue) -> Vec<(FigureKind, &'a Exact, Exact)> {
        let mut needed = Vec::new();
        for (index, (indicator, assessed)) in catalogue.indicators.iter().zip(&self.indicators).enumerate() {
            let Some(value) = &assessed.value else { continue };
            let kind = if indicator.is_percentage() { FigureKind::Percent } else { FigureKind::Quantity };
            let of_labels = catalogue.labels.iter().filter_map(|label| label.minimum(index));
            let limits = indicator.minimum.iter().chain(of_labels).flat_map(|minimum| indicator.on_line(minimum));
            needed.extend(limits.map(|limit| (kind, value, limit)));
        }
        needed
    }

    /// The figures that its decisions compare.
    pub fn compared<'a>(&'a self, catalogue: &'a Catalogue) -> Vec<Compared<'a>> {
        let mut compared = Vec::new();
        let claimed = self.claimed.iter().flat_map(|claimed| &claimed.labels);
        for label in self.labels.iter().chain(claimed) {
            label.compared(&mut compared);
        }
        if let Some(claimed) = &self.claimed {
            // What stands side by side is told apart.
            compared.push(Compared::new(FigureKind::Quantity, &self.score.points, &claimed.score.points));
            let percents = self.score.percent.as_ref().zip(claimed.score.percent.as_ref());
            compared.extend(percents.map(|(figure, other)| Compared::new(FigureKind::Percent, figure, other)));
        }
        for (group, score) in catalogue.groups.iter().zip(&self.groups) {
            let most = group.at_most.iter();
            compared.extend(most.map(|most| Compared::new(FigureKind::Quantity, &score.sum, most)));
        }
        for (index, (indicator, assessed)) in catalogue.indicators.iter().zip(&self.indicators).enumerate() {
            let Some(points) = &assessed.points else { continue };
            if let Some(claimed) = assessed.decided.as_ref().and_then(|decided| decided.claimed.as_ref()) {
                compared.push(Compared::new(FigureKind::Quantity, points, claimed));
            }
            let of_labels = catalogue.labels.iter().flat_map(|label| &label.minimums);
            let minimums = of_labels.filter(|(of, _)| *of == index).map(|(_, minimum)| minimum);
            for limit in minimums.chain(&indicator.minimum).chain([&indicator.excellent]) {
                compared.push(Compared::new(FigureKind::Quantity, points, limit));
            }
            if let Some(value) = &assessed.value {
                let kind = if indicator.is_percentage() { FigureKind::Percent } else { FigureKind::Quantity };
                let limits = indicator.scale.iter().flat_map(Scale::limits);
                compared.extend(limits.map(|limit| Compared::with_limit(kind, value, limit)));
            }
        }
        compared
    }
}
