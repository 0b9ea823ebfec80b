//! That it cannot be told whether profiles hold.

use super::score::score;
use super::totals::Scenario;
use super::{Assessment, IndicatorScore, Premise, label};
use crate::catalogue::{Catalogue, ProfileChoice};
use crate::diagnostic::{Finding, Severity};
use crate::language::{Arg, Message};
use std::collections::BTreeMap;

/// The profiles of which it cannot be told whether they hold, by the fact that each lacks; `words` says whether
/// findings say so in words.
pub(super) fn undecided(catalogue: &Catalogue, choice: &ProfileChoice, words: bool) -> Vec<Finding> {
    let mut by_fact: BTreeMap<usize, Vec<Arg>> = BTreeMap::new();
    for (profile, fact) in &choice.undecided {
        let title = catalogue.profiles.get(*profile).map(|profile| Arg::from(&profile.title));
        by_fact.entry(*fact).or_default().extend(title);
    }
    let finding = |(index, profiles): (usize, Vec<Arg>)| {
        let fact = catalogue.facts.get(index)?;
        let holds = catalogue.own_profile().map(|profile| Arg::from(&profile.title));
        let key = if holds.is_some() { "finding-profile-undecided-other" } else { "finding-profile-undecided" };
        let message = Message::new(key)
            .with("fact", &fact.title)
            .with("count", profiles.len())
            .with("profiles", profiles)
            .with("holds", holds.unwrap_or_else(|| Arg::from("")));
        let message = if words { message } else { Message::UNSAID };
        let warning = Finding::new(Severity::Warning, "profile-undecided", message);
        Some(Finding { fact: Some(index), ..warning })
    };
    by_fact.into_iter().filter_map(finding).collect()
}

/// Takes labels for reachable that could be reached under a profile of which it cannot be told whether it holds.
pub(super) fn reach_by_others(catalogue: &Catalogue, assessment: &mut Assessment) {
    for (profile, _) in assessment.profile.undecided.clone() {
        let catalogue = catalogue.under(Some(profile));
        let earned = earned_under(catalogue, assessment);
        let best = score(catalogue, &earned, Scenario::Best);
        let standings = label::standings(catalogue, &earned, &best, Scenario::Best).0;
        for (result, standing) in assessment.labels.iter_mut().zip(standings) {
            result.reachable |= standing.reached;
        }
    }
}

/// What the indicators would earn by the figures of another profile.
fn earned_under(catalogue: &Catalogue, assessment: &Assessment) -> Vec<IndicatorScore> {
    let premise = Premise::new(catalogue, assessment, &assessment.team);
    let all = catalogue.indicators.iter().zip(&assessment.indicators);
    let earned = all.map(|(indicator, assessed)| {
        let given = premise.said_anew(indicator, assessed);
        let counted = assessed.documents_counted();
        let documents = if assessed.is_supposed { counted.max(indicator.documents) } else { counted };
        assessed.under_decision(indicator, premise.earned(indicator, &given, documents))
    });
    earned.collect()
}
