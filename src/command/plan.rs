//! `merit plan`: the way to a label.

use super::Console;
use super::catalogue_text::{chosen, find_label};
use super::dossier::{self, DocumentAccess, ScoredDossier};
use super::output::Outputs;
use super::problem::Problem;
use crate::assess::Assessment;
use crate::catalogue::Catalogue;
use crate::cli::{DossierArgs, PlanArgs, PlanBy, PlanFormat, PlanOutput};
use crate::evidence::parse_unambiguous;
use crate::exit::Exit;
use crate::language::{Arg, Language, Localizer, Message};
use crate::plan::{By, PlanAnswer, PlanRequest, SearchLimit, if_entered, plan};
use crate::record::plan_json;
use crate::render::{markdown, terminal};
use crate::report::{PlanResult, ReportWriter, plan_rule, precludes_plans, too_many};
use std::collections::BTreeSet;

/// The formats of files by their endings.
const ENDINGS: [(&str, PlanFormat); 3] =
    [("txt", PlanFormat::Text), ("md", PlanFormat::Markdown), ("json", PlanFormat::Json)];

/// Runs the subcommand.
pub fn run(args: PlanArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let (outputs, scored) = scored(&args.dossier, &args.place, console)?;
    let console = &*console;
    scored.tell_unread(&console.localizer);
    let ScoredDossier { catalogue, assessment, options, .. } = &scored;
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
    let request = PlanRequest { label, by: by(args.by), keep: kept(catalogue, &args)?, budget: budget.transpose()? };
    let plan_result = plan_result(catalogue, assessment, request)?;
    let paint = |format, screen| said(&scored, &plan_result, &console.localizer, format, screen);
    outputs.put(args.place.format, PlanFormat::Text, args.place.force, console, paint)?;
    let is_told = match plan_result.answer {
        PlanAnswer::Reached(_) => true,
        PlanAnswer::Plans(_) => !precludes_plans(assessment),
        PlanAnswer::Impossible(_) => false,
    };
    Ok(if is_told { Exit::Done } else { Exit::No })
}

/// What is written, and the scored dossier, none of whose files it takes the place of.
///
/// # Errors
/// What keeps the dossier from being read, or an output that would take the place of an input.
pub fn scored(
    dossier: &DossierArgs,
    place: &PlanOutput,
    console: &mut Console,
) -> anyhow::Result<(Outputs<PlanFormat>, ScoredDossier)> {
    let outputs = Outputs::by_ending(place.output.clone(), &ENDINGS, place.format.is_some())?;
    outputs.spare(|| dossier::inputs(&dossier.dossier, dossier.decisions.decisions.as_deref()))?;
    let scored = dossier::score(dossier, DocumentAccess::Open, console)?;
    outputs.spare(|| dossier::documents(&dossier.dossier, &scored.assessment))?;
    Ok((outputs, scored))
}

/// The answer to what is asked.
///
/// # Errors
/// The [`Problem`] that there are too many combinations.
pub fn plan_result(
    catalogue: &Catalogue,
    assessment: &Assessment,
    request: PlanRequest,
) -> Result<PlanResult, Problem> {
    let refused = |SearchLimit| Problem::Said(too_many());
    let answer = plan(catalogue, assessment, &request).map_err(refused)?;
    let entered = if_entered(catalogue, assessment, &request, &answer).map_err(refused)?;
    Ok(PlanResult { request, answer, entered: entered.map(Box::new) })
}

/// The label above the award: the lowest without an award, the highest if that is reached.
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

fn said(
    scored: &ScoredDossier,
    plan_result: &PlanResult,
    localizer: &Localizer,
    format: PlanFormat,
    screen: terminal::Screen,
) -> String {
    let ScoredDossier { catalogue, assessment, .. } = scored;
    let digits = plan_result.digits(catalogue, assessment);
    let report_writer = ReportWriter { localizer, digits: &digits, as_of: assessment.as_of };
    let report = || report_writer.alone(catalogue, assessment, report_writer.plan(catalogue, assessment, plan_result));
    match format {
        PlanFormat::Text => terminal::paint(&report(), screen),
        PlanFormat::Markdown => markdown::paint(&report()),
        PlanFormat::Json => {
            let (english, rule) = (Localizer::new(Language::En), plan_rule(plan_result));
            let PlanResult { request, answer, entered } = plan_result;
            let preliminary = precludes_plans(assessment);
            let answers = (answer, entered.as_deref());
            plan_json(catalogue, assessment, request, answers, preliminary, &digits, (&english, &rule))
        }
    }
}
