//! `merit plan`: the way to a label.

use super::Console;
use super::catalogue_text::{chosen, find_label};
use super::dossier::{self, DocumentAccess, ScoredDossier};
use super::output::Outputs;
use super::problem::Problem;
use crate::assess::Assessment;
use crate::catalogue::{Catalogue, Question};
use crate::cli::{DossierArgs, PlanArgs, PlanBy, PlanOutput};
use crate::evidence::parse_unambiguous;
use crate::exit::Exit;
use crate::export::{Export, PlanExport};
use crate::language::{Arg, Message};
use crate::plan::{By, MOST_ALTERNATIVES, PlanAnswer, PlanRequest, has_too_many_ways, if_entered, plan};
use crate::report::{PlanResult, precludes_plans, search_limit};
use std::collections::BTreeSet;

pub(super) fn run(args: PlanArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let kept = |catalogue: &Catalogue| kept(catalogue, &args.keep, &args.only);
    let (outputs, scored) = scored::<PlanExport>(&args.dossier, args.place, console)?;
    let console = &*console;
    scored.tell_unread(&console.localizer);
    let ScoredDossier { catalogue, assessment, options, .. } = &scored;
    let catalogue = assessment.figures(catalogue);
    let label = match &args.to {
        Some(name) => Some(find_label(catalogue, name)?),
        None if args.budget.is_some() => None,
        None => Some(next_label(catalogue, assessment)?),
    };
    let budget = args.budget.as_deref().map(|text| {
        let refused = |reason| Message::new("plan-budget").with("budget", Arg::quoted(text)).with("reason", reason);
        let budget =
            parse_unambiguous(text, false, options.decimal).map_err(|reason| Problem::Said(refused(reason)))?;
        match budget.is_negative() {
            true => Err(Problem::Said(refused(Message::new("plan-budget-negative")))),
            false => Ok(budget),
        }
    });
    let request = PlanRequest { label, by: by(args.by), keep: kept(catalogue)?, budget: budget.transpose()? };
    let plan_result = &plan_result(catalogue, assessment, request)?;
    outputs.put(&PlanExport { catalogue, assessment, plan_result, localizer: &console.localizer }, console)?;
    let is_told = match plan_result.answer {
        PlanAnswer::Reached(_) => true,
        PlanAnswer::Plans(_) => !precludes_plans(assessment),
        PlanAnswer::Impossible(_) => false,
    };
    Ok(if is_told { Exit::Done } else { Exit::No })
}

/// What is written, and the scored dossier, none of whose files it takes the place of.
pub(super) fn scored<E: Export>(
    dossier: &DossierArgs,
    place: PlanOutput,
    console: &mut Console,
) -> anyhow::Result<(Outputs, ScoredDossier)> {
    let outputs = Outputs::new::<E>(place.output, place.format, place.force)?;
    outputs.spare(|| dossier::inputs(&dossier.dossier, dossier.decisions.decisions.as_deref()))?;
    let scored = dossier::score(dossier, &[], DocumentAccess::Open, console)?;
    outputs.spare(|| dossier::documents(&dossier.dossier, &scored.assessment))?;
    Ok((outputs, scored))
}

pub(super) fn plan_result(
    catalogue: &Catalogue,
    assessment: &Assessment,
    request: PlanRequest,
) -> Result<PlanResult, Problem> {
    if request.label.is_some_and(|label| has_too_many_ways(catalogue, label)) {
        return Err(Problem::Said(Message::new("plan-too-many-ways").with("most", MOST_ALTERNATIVES)));
    }
    let refused = |limit| Problem::Said(search_limit(limit));
    let answer = plan(catalogue, assessment, &request).map_err(refused)?;
    let entered = if_entered(catalogue, assessment, &request, &answer).map_err(refused)?;
    Ok(PlanResult { request, answer, entered: entered.map(Box::new) })
}

/// The label above the award: the lowest without an award, the highest if that is reached.
pub(super) fn next_label(catalogue: &Catalogue, assessment: &Assessment) -> Result<usize, Problem> {
    let above = catalogue.awards().take_while(|label| Some(*label) != assessment.award).last();
    above.or(assessment.award).ok_or_else(|| Problem::Said(Message::new("plan-no-labels")))
}

fn by(by: PlanBy) -> By {
    match by {
        PlanBy::Effort => By::Effort,
        PlanBy::Indicators => By::Indicators,
    }
}

/// The facts and indicators of which nothing is said anew: an indicator that is kept keeps the facts that it reads, and
/// one that may change may change these.
fn kept(catalogue: &Catalogue, keep: &[String], only: &[String]) -> Result<BTreeSet<Question>, Problem> {
    let mut kept = named(catalogue, keep)?;
    if !only.is_empty() {
        let only = named(catalogue, only)?;
        kept.extend(catalogue.questions().filter(|question| !only.contains(question)));
    }
    Ok(kept)
}

/// Facts and indicators, by their ids or numbers, with the facts that these indicators read.
fn named(catalogue: &Catalogue, names: &[String]) -> Result<BTreeSet<Question>, Problem> {
    let mut all = BTreeSet::new();
    for question in chosen(catalogue, names)? {
        let asked = catalogue.asked(question);
        all.extend(asked.iter().flat_map(|asked| asked.facts()).map(Question::Fact));
        all.insert(question);
    }
    Ok(all)
}
