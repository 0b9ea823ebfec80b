//! `merit plan`: the way to a label.

use super::Surroundings;
use super::dossier::{self, Look, Scored};
use super::output::Outputs;
use super::problem::Problem;
use super::rulebook::{chosen, find_label};
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::cli::{DossierArgs, PlanArgs, PlanBy, PlanFormat, PlanOutput};
use crate::evidence::unmistakable;
use crate::exit::Exit;
use crate::language::{Arg, Language, Message, Voice};
use crate::plan::{Answer, By, Request, TooMany, if_entered, plan};
use crate::record::plan_json;
use crate::render::{markdown, terminal};
use crate::report::{Planned, Speaker, plan_rule, precludes_plans, too_many};
use std::collections::BTreeSet;

/// The formats of files by their endings.
const ENDINGS: [(&str, PlanFormat); 3] =
    [("txt", PlanFormat::Text), ("md", PlanFormat::Markdown), ("json", PlanFormat::Json)];

/// Runs the subcommand.
pub fn run(args: PlanArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let (outputs, scored) = scored(&args.dossier, &args.place)?;
    let Scored { catalogue, assessment, options } = &scored;
    let label = match &args.to {
        Some(name) => Some(find_label(catalogue, name)?),
        None if args.budget.is_some() => None,
        None => Some(next_label(catalogue, assessment)?),
    };
    let budget = args.budget.as_deref().map(|text| {
        let refused = |reason| Message::new("plan-budget").with("budget", Arg::quoted(text)).with("reason", reason);
        let budget = unmistakable(text, false, options.decimal).map_err(|reason| Problem::Said(refused(reason)))?;
        match budget.is_negative() {
            true => Err(Problem::Said(refused(Message::new("plan-budget-negative")))),
            false => Ok(budget),
        }
    });
    let request = Request { label, by: by(args.by), keep: kept(catalogue, &args)?, budget: budget.transpose()? };
    let planned = planned(catalogue, assessment, request)?;
    let paint = |format, screen| said(&scored, &planned, &surroundings.voice, format, screen);
    outputs.put(args.place.format, PlanFormat::Text, args.place.force, surroundings, paint)?;
    let is_told = match planned.answer {
        Answer::Reached(_) => true,
        Answer::Plans(_) => !precludes_plans(assessment),
        Answer::Impossible(_) => false,
    };
    Ok(if is_told { Exit::Done } else { Exit::No })
}

/// What is written, and the scored dossier, none of whose files it takes the place of.
///
/// # Errors
/// What keeps the dossier from being read, or an output that would take the place of an input.
pub fn scored(dossier: &DossierArgs, place: &PlanOutput) -> anyhow::Result<(Outputs<PlanFormat>, Scored)> {
    let outputs = Outputs::by_ending(place.output.clone(), &ENDINGS, place.format.is_some())?;
    outputs.spare(|| dossier::inputs(&dossier.dossier, dossier.decisions.decisions.as_deref()))?;
    let scored = dossier::score(dossier, Look::Open)?;
    outputs.spare(|| dossier::documents(&dossier.dossier, &scored.assessment))?;
    Ok((outputs, scored))
}

/// The answer to what is asked.
///
/// # Errors
/// The [`Problem`] that there are too many combinations.
pub fn planned(catalogue: &Catalogue, assessment: &Assessment, request: Request) -> Result<Planned, Problem> {
    let refused = |TooMany| Problem::Said(too_many());
    let answer = plan(catalogue, assessment, &request).map_err(refused)?;
    let entered = if_entered(catalogue, assessment, &request, &answer).map_err(refused)?;
    Ok(Planned { request, answer, entered: entered.map(Box::new) })
}

/// The label above the award: the lowest where there is none, the highest where that is reached.
///
/// # Errors
/// The [`Problem`] that the catalogue has no labels.
pub fn next_label(catalogue: &Catalogue, assessment: &Assessment) -> Result<usize, Problem> {
    let above = assessment.award.unwrap_or(catalogue.labels.len());
    match catalogue.labels.is_empty() {
        true => Err(Problem::Said(Message::new("plan-no-labels"))),
        false => Ok(above.saturating_sub(1)),
    }
}

fn by(by: PlanBy) -> By {
    match by {
        PlanBy::Effort => By::Effort,
        PlanBy::Indicators => By::Indicators,
    }
}

/// The indicators that stay as they are.
fn kept(catalogue: &Catalogue, args: &PlanArgs) -> Result<BTreeSet<usize>, Problem> {
    let mut kept: BTreeSet<usize> = chosen(catalogue, &args.keep)?.into_iter().collect();
    if !args.only.is_empty() {
        let only: BTreeSet<usize> = chosen(catalogue, &args.only)?.into_iter().collect();
        kept.extend((0..catalogue.indicators.len()).filter(|index| !only.contains(index)));
    }
    Ok(kept)
}

fn said(scored: &Scored, planned: &Planned, voice: &Voice, format: PlanFormat, screen: terminal::Screen) -> String {
    let Scored { catalogue, assessment, .. } = scored;
    let digits = planned.digits(catalogue, assessment);
    let speaker = Speaker { voice, digits: &digits, as_of: assessment.as_of };
    let report = || speaker.alone(catalogue, assessment, speaker.plan(catalogue, assessment, planned));
    match format {
        PlanFormat::Text => terminal::paint(&report(), screen),
        PlanFormat::Markdown => markdown::paint(&report()),
        PlanFormat::Json => {
            let (english, rule) = (Voice::new(Language::En), plan_rule(planned));
            let Planned { request, answer, entered } = planned;
            let preliminary = precludes_plans(assessment);
            let answers = (answer, entered.as_deref());
            plan_json(catalogue, assessment, request, answers, preliminary, &digits, (&english, &rule))
        }
    }
}
