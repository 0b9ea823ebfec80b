//! The result alone, without the working that explains it: all that a round keeps of
//! an initiative. It comes of the same steps as an assessment.

use super::document::certificates_for;
use super::label::{self, Standing};
use super::score::Case;
use super::tariff::{Settled, Tariffs};
use super::team::Staff;
use super::{PercentLimits, Status, Totals};
use crate::diagnostic::Severity;
use crate::evidence::Said;
use crate::number::{Digits, Exact, Kind, Quotient};

/// What plain evidence comes to.
#[derive(Clone, Debug)]
pub struct Outcome<'t> {
    /// The indicators in catalogue order.
    pub indicators: Vec<Settled<'t>>,
    /// The score over all indicators.
    pub score: Totals,
    /// The percentages of the categories, in catalogue order.
    pub categories: Vec<Option<Quotient>>,
    /// How the labels stand, in catalogue order.
    pub labels: Vec<Standing>,
    /// The first label that is reached, as an index.
    pub award: Option<usize>,
    /// Whether something is still missing.
    pub provisional: bool,
    /// How many indicators' points rest on documents that are not named.
    pub undocumented: usize,
    /// How many rest on documents of which nobody has seen more than the name.
    pub by_name: usize,
    /// How many findings there would be, by severity and code, perhaps 0; none has a place.
    pub findings: [(Severity, &'static str, usize); 2],
}

impl Outcome<'_> {
    /// The percentage of the score as the digits of an assessment show it; `None` where
    /// more has to be known for that, as a limit is near, or there is none.
    pub fn percent_shown(&self, tariffs: &Tariffs<'_>, limits: &PercentLimits, said: &Said<'_>) -> Option<String> {
        let catalogue = tariffs.catalogue;
        let percent = self.score.percent.as_ref()?;
        let is_a_value = || {
            let staff = Staff::of(said.team);
            let both = catalogue.indicators.iter().zip(said.heard).filter(|(indicator, _)| indicator.is_percentage());
            let values =
                both.map(|(indicator, heard)| tariffs.value(indicator, &heard.gist(&indicator.measure), &staff));
            values.flatten().any(|value| value.compare(percent).is_eq())
        };
        limits
            .are_told_apart(percent, is_a_value)
            .then(|| Digits::new(catalogue.decimals, &[]).show(Kind::Percent, percent))
    }
}

/// Scores plain evidence, about whose choice of a catalogue nothing is to be said.
pub fn outcome<'t>(tariffs: &'t Tariffs<'_>, said: &Said<'_>) -> Outcome<'t> {
    let catalogue = tariffs.catalogue;
    let staff = Staff::of(said.team);
    let mut indicators = Vec::with_capacity(catalogue.indicators.len());
    let (mut short, mut missing, mut open, mut undocumented, mut by_name) = (0, 0, 0, 0, 0);
    let has_certificates = |index: usize| {
        let indicator = catalogue.indicators.get(index).filter(|_| !said.team.certificates.is_empty());
        indicator.is_some_and(|it| !certificates_for(catalogue, it, said.team, tariffs.as_of).is_empty())
    };
    for (index, heard) in said.heard.iter().enumerate() {
        let documents = match said.documents {
            [] => 0,
            some => some.iter().filter(|(of, _)| *of == index).count(),
        };
        let (settled, is_short) = tariffs.settle(index, *heard, documents, &staff);
        short += usize::from(is_short);
        missing += usize::from(settled.status == Status::Missing);
        open += usize::from(settled.is_open());
        let has_points = settled.contribution.as_ref().is_some_and(Exact::is_positive);
        undocumented += usize::from(has_points && is_short);
        by_name += usize::from(has_points && !is_short && (documents > 0 || has_certificates(index)));
        indicators.push(settled);
    }
    // Plain evidence leaves no indicator out, so that what can be had is always the same.
    let now = tariffs.frame().score(catalogue, &indicators, 0..indicators.len(), Case::AsItStands);
    let (labels, _) = label::standings(catalogue, &indicators, &now, Case::AsItStands);
    Outcome {
        award: labels.iter().position(|label| label.reached),
        labels,
        provisional: open > 0,
        score: now.total,
        categories: now.categories.into_iter().map(|part| part.percent).collect(),
        indicators,
        undocumented,
        by_name,
        findings: [("documents-missing", short), ("missing-evidence", missing)]
            .map(|(code, count)| (Severity::Warning, code, count)),
    }
}
