//! The way to a label in words that can be read aloud: what is to change, from what to
//! what, what it brings and costs, and what stands in the way.

mod corrections;
mod doubts;
mod fact;
mod obstacle;

pub use corrections::precludes_plans;
use doubts::doubts;

use super::{Block, ReportWriter, Tone, inner, title};
use crate::assess::{AssessedIndicator, Assessment, Status};
use crate::catalogue::{Catalogue, Indicator, Measure, Question, Scale};
use crate::diagnostic::{Finding, Severity};
use crate::evidence::CellValue;
use crate::language::{Arg, Message};
use crate::number::{Compared, Digits, Exact, FigureKind};
use crate::plan::{
    self, By, InputChange, Plan, PlanAnswer, PlanEntry, PlanRequest, SearchLimit, TeamChange, team_turns,
};

/// What was asked for and what came of it.
#[derive(Clone, Debug)]
pub struct PlanResult {
    /// What was asked for.
    pub request: PlanRequest,
    /// The answer.
    pub answer: PlanAnswer,
    /// A plan with less effort if what is open only had to be entered.
    pub entered: Option<Box<Plan>>,
}

impl PlanResult {
    /// The digits with which its figures contradict no decision.
    pub fn digits(&self, catalogue: &Catalogue, assessment: &Assessment) -> Digits {
        let mut pairs = assessment.compared(catalogue);
        let pair = |kind, figure, other| Compared { kind, figure, other, other_in_full: false };
        match &self.answer {
            PlanAnswer::Plans(plans) => {
                let limits = || catalogue.labels.iter().filter_map(|label| label.min_percent.as_ref());
                for percent in plans.iter().filter_map(|plan| plan.score.percent.as_ref()) {
                    let now = assessment.score.percent.as_ref();
                    pairs.extend(limits().chain(now).map(|other| pair(FigureKind::Percent, percent, other)));
                }
            }
            PlanAnswer::Impossible(obstacles) => {
                let each = obstacles.iter();
                pairs.extend(each.map(|obstacle| pair(FigureKind::Quantity, &obstacle.most, &obstacle.need)));
            }
            PlanAnswer::Reached(_) => {}
        }
        Digits::new(catalogue.decimals, &pairs)
    }
}

impl ReportWriter<'_> {
    /// The plan, as a report of its own or a section of one that tells more.
    pub fn plan(&self, plan_result: &PlanResult) -> Vec<Block> {
        let label = plan_result.request.label.and_then(|label| self.catalogue.labels.get(label));
        let named = |key| match label {
            Some(label) => Message::new(key).with("label", &label.title),
            None => Message::new(key),
        };
        let paragraph = |tone, message: &Message| Block::Paragraph(tone, self.localizer.say(message));
        let corrections = self.corrections();
        if precludes_plans(self.assessment) && !matches!(plan_result.answer, PlanAnswer::Reached(_)) {
            return corrections;
        }
        let mut blocks = corrections;
        match &plan_result.answer {
            PlanAnswer::Reached(_) => blocks.push(paragraph(Tone::Good, &named("plan-reached"))),
            PlanAnswer::Impossible(obstacles) => {
                blocks.push(paragraph(Tone::Bad, &named("plan-impossible")));
                let together = (Tone::Bad, self.localizer.word("plan-obstacle-together"));
                let lines = obstacles.iter().flat_map(|it| self.obstacle(it));
                blocks.push(Block::List(lines.chain(obstacles.is_empty().then_some(together)).collect()));
            }
            PlanAnswer::Plans(plans) => {
                let Some((best, others)) = plans.split_first() else { return blocks };
                let figures = |message: Message| {
                    message
                        .with("count", best.entries.len())
                        .with("effort", self.quantity(&best.effort))
                        .with("before", self.score_of(&self.assessment.score))
                };
                let key = match (plan_result.request.budget.is_some(), best.entries.is_empty(), plan_result.request.by)
                {
                    (true, true, _) => "plan-nothing-within",
                    (true, false, _) if label.is_some() => "plan-within-label",
                    (true, false, _) => "plan-within",
                    (false, _, By::Effort) => "plan-least-effort",
                    (false, _, By::Indicators) => "plan-least-indicators",
                };
                let budget =
                    plan_result.request.budget.as_ref().map(|budget| self.quantity(budget)).unwrap_or_default();
                blocks.push(paragraph(Tone::Strong, &figures(named(key)).with("budget", budget)));
                blocks.extend(self.entries(best));
                blocks.push(paragraph(Tone::Good, &self.after(plan_result.request.label, best)));
                let doubts = doubts(self.catalogue, self.assessment, best);
                blocks.extend(doubts.iter().map(|message| paragraph(Tone::Doubt, message)));
                if let Some(entered) = &plan_result.entered {
                    blocks.extend(self.only_to_enter(entered));
                }
                if others.is_empty() && plan_result.request.budget.is_none() {
                    blocks.push(paragraph(Tone::Plain, &Message::new("plan-no-other")));
                }
                blocks.extend(self.others(best, others));
                blocks.push(paragraph(Tone::Plain, &plan_rule(plan_result)));
                if !self.catalogue.facts.is_empty() {
                    blocks.push(paragraph(Tone::Plain, &Message::new("plan-rule-facts")));
                }
            }
        }
        blocks
    }

    /// The changes of a plan, those that lift a minimum first.
    fn entries(&self, plan: &Plan) -> Vec<Block> {
        let (first, others) = plan.entries.split_at(plan.entries.partition_point(|entry| entry.lifts_minimum));
        let mut blocks = Vec::new();
        let mut number = 0;
        for (key, entries) in [("plan-heading-minimums", first), ("plan-heading-others", others)] {
            if entries.is_empty() {
                continue;
            }
            if !first.is_empty() {
                blocks.push(Block::Subheading(self.localizer.word(key)));
            }
            let mut lines = Vec::new();
            for entry in entries {
                number += 1;
                lines.extend(self.entry(entry, number));
            }
            blocks.push(Block::List(lines));
        }
        blocks
    }

    fn entry(&self, entry: &PlanEntry, number: usize) -> Vec<(Tone, String)> {
        let Some(asked) = self.catalogue.asked(entry.question) else { return Vec::new() };
        let title = match asked.number {
            Some(number) => format!("{} ({number})", self.localizer.text(asked.title)),
            None => self.localizer.text(asked.title).to_owned(),
        };
        let head = Message::new("plan-entry")
            .with("number", number)
            .with("title", title)
            .with("gain", self.gain(entry))
            .with("effort", self.quantity(&entry.effort));
        let said = match entry.question {
            Question::Fact(index) => self.fact_entry(index, entry),
            Question::Indicator(index) => self.indicator_entry(index, entry),
        };
        let lines = said.into_iter().map(|text| (Tone::Plain, inner(text)));
        std::iter::once((Tone::Strong, self.localizer.say(&head))).chain(lines).collect()
    }

    /// What is to be done about an indicator.
    fn indicator_entry(&self, index: usize, entry: &PlanEntry) -> Vec<String> {
        let both = self.catalogue.indicators.get(index).zip(self.assessment.indicators.get(index));
        let Some((indicator, assessed)) = both else { return Vec::new() };
        let is_same = entry.changes.iter().all(|turn| turn.from.as_ref() == Some(&turn.to));
        let mut said = if is_same { Vec::new() } else { self.turns(indicator, index, entry) };
        let named = assessed.documents_counted();
        let needed = needed(indicator, entry);
        if named < needed {
            let message = Message::new("plan-documents").with("count", needed).with("named", named);
            said.push(self.localizer.say(&message));
        }
        let example = self.team(indicator, assessed, entry);
        if !example.is_empty() {
            said.push(self.localizer.say(&Message::new("plan-example").with("example", example.join("; "))));
        }
        // Whoever mistyped a figure needs no advice on how to manage a cluster.
        let needs_advice = assessed.status != Status::Invalid && entry.steps > 0;
        said.extend(indicator.advice.iter().filter(|_| needs_advice).map(|it| self.localizer.text(it).to_owned()));
        said
    }

    /// What changes, from what to what.
    fn turns(&self, indicator: &Indicator, index: usize, entry: &PlanEntry) -> Vec<String> {
        let places = places(self.assessment, entry.question);
        let correct = Message::new("plan-correct-first").with("places", places.clone());
        let mut said: Vec<String> = (!places.is_empty()).then(|| self.localizer.say(&correct)).into_iter().collect();
        if entry.steps == 0 {
            said.push(self.localizer.word("plan-answer"));
            return said;
        }
        if let Measure::Checklist { items } = &indicator.measure {
            let title = |turn: &InputChange| Some(Arg::from(&items.get(turn.input?)?.title));
            let list = |wanted: bool| -> Vec<Arg> {
                let is_meant =
                    |turn: &&InputChange| turn.to == CellValue::YesNo(wanted) && (wanted || turn.from.is_some());
                entry.changes.iter().filter(is_meant).filter_map(title).collect()
            };
            let turned = [("plan-items-there", list(true)), ("plan-items-not-there", list(false))];
            let turned = turned.into_iter().filter(|(_, items)| !items.is_empty());
            said.extend(turned.map(|(key, items)| self.localizer.say(&Message::new(key).with("items", items))));
            return said;
        }
        let is_pair = matches!(indicator.measure, Measure::Share { .. } | Measure::Ratio { .. });
        let is_date = matches!(indicator.measure, Measure::Since { .. });
        let assessed = self.assessment.indicators.get(index);
        let value = assessed.filter(|assessed| assessed.status == Status::Scored);
        let is_choice = matches!(indicator.measure, Measure::Choice { .. });
        let quoted = |value: String| self.localizer.say(&Message::new("plan-option").with("option", value));
        let value = value.map(|assessed| self.value(indicator, assessed)).filter(|value| !value.is_empty());
        let value = value.map(|value| if is_choice { quoted(value) } else { value });
        let points = entry.effects.iter().find_map(|effect| effect.earned.points.as_ref());
        let wanted = points.and_then(|points| self.value_needed(indicator, points)).unwrap_or_default();
        // What earns no more than now makes up for a fact that changes.
        let is_held = assessed.is_some_and(|assessed| !assessed.is_open() && points <= assessed.points.as_ref());
        let message = match value {
            Some(_) if is_held => Message::new("plan-hold"),
            Some(value) => Message::new("plan-from-to").with("from", value),
            None if assessed.is_some_and(|assessed| assessed.status == Status::Invalid) => Message::new("plan-needed"),
            None => Message::new("plan-to"),
        };
        said.push(self.localizer.say(&message.with("to", wanted)));
        for turn in &entry.changes {
            let number = |read: &CellValue| match read {
                CellValue::Number(number) => self.localizer.number(&crate::number::in_full(number)),
                _ => String::new(),
            };
            let id = turn.input.and_then(|input| indicator.measure.inputs().get(input).copied());
            let message = match (&turn.from, &turn.to, id) {
                (Some(_), CellValue::Date(date), _) if is_date => Message::new("plan-anew").with("date", *date),
                (None, CellValue::Date(date), _) if is_date => Message::new(day(indicator)).with("date", *date),
                // What is missing or in error is no fact yet.
                (Some(from), to, Some(id)) if is_pair && from != to && places.is_empty() => {
                    let title = indicator.input_title(id).map_or_else(|| Arg::from(id), Arg::from);
                    let message = Message::new("plan-input-from-to").with("from", number(from));
                    message.with("input", title).with("to", number(to))
                }
                _ => continue,
            };
            said.push(self.localizer.say(&message));
        }
        said
    }

    /// What would have to change in the team for it.
    fn team(&self, indicator: &Indicator, assessed: &AssessedIndicator, entry: &PlanEntry) -> Vec<String> {
        let (Measure::Team { metric }, [turn]) = (&indicator.measure, entry.changes.as_slice()) else {
            return Vec::new();
        };
        let CellValue::Number(wanted) = &turn.to else { return Vec::new() };
        let value = assessed.value.as_ref();
        let turns = team_turns(self.catalogue, &self.assessment.team, *metric, value, wanted, self.assessment.as_of);
        let say = |turn: TeamChange| match turn {
            TeamChange::Rating { person, competence, from, to } => {
                let competence = self.catalogue.qualification.competences.get(competence);
                let title = title(competence.map(|competence| &competence.title));
                Message::new("plan-rating")
                    .with("person", Arg::quoted(&person))
                    .with("competence", title)
                    .with("from", &from)
                    .with("to", &to)
            }
            TeamChange::Fte(more) => Message::new("plan-fte").with("more", self.quantity(&more)),
            TeamChange::Days(more) => Message::new("plan-days").with("more", self.quantity(&more)),
            TeamChange::Training(person) => Message::new("plan-training").with("person", Arg::quoted(&person)),
        };
        turns.unwrap_or_default().into_iter().map(|turn| self.localizer.say(&say(turn))).collect()
    }

    /// What comes of it.
    fn after(&self, wanted: Option<usize>, plan: &Plan) -> Message {
        let score = self.score_of(&plan.score);
        let first = self.catalogue.award(|label| plan.reached.contains(&label));
        let award = first.and_then(|label| self.catalogue.labels.get(label));
        let other = wanted.filter(|wanted| first != Some(*wanted) && plan.reached.contains(wanted));
        let message = match (award, other.and_then(|wanted| self.catalogue.labels.get(wanted))) {
            (Some(award), Some(wanted)) => {
                Message::new("plan-after-higher").with("label", &wanted.title).with("award", &award.title)
            }
            (Some(award), None) => Message::new("plan-after").with("label", &award.title),
            (None, Some(wanted)) => Message::new("plan-after").with("label", &wanted.title),
            (None, _) if self.catalogue.labels.is_empty() => Message::new("plan-after-score"),
            (None, _) => Message::new("plan-after-without"),
        };
        message.with("score", score)
    }

    /// What suffices if what is open only has to be entered.
    fn only_to_enter(&self, plan: &Plan) -> Vec<Block> {
        let is_open = |entry: &PlanEntry| match entry.question {
            Question::Fact(index) => self.assessment.facts.get(index).is_some_and(|it| it.status().is_open()),
            Question::Indicator(index) => self.assessment.indicators.get(index).is_some_and(|it| it.is_open()),
        };
        let (open, others): (Vec<&PlanEntry>, Vec<&PlanEntry>) =
            plan.entries.iter().partition(|entry| is_open(entry) && entry.effort.is_zero());
        let mut lines = Vec::new();
        for (key, entry) in
            open.iter().map(|it| ("plan-entered", it)).chain(others.iter().map(|it| ("plan-besides", it)))
        {
            let Some(asked) = self.catalogue.asked(entry.question) else { continue };
            let head = Message::new(key)
                .with("title", asked.title)
                .with("gain", self.gain(entry))
                .with("effort", self.quantity(&entry.effort));
            lines.push((Tone::Strong, self.localizer.say(&head)));
            let turns = match entry.question {
                Question::Fact(index) => self.fact_turns(index, entry),
                Question::Indicator(index) => {
                    let indicator = self.catalogue.indicators.get(index);
                    indicator.map_or_else(Vec::new, |indicator| self.turns(indicator, index, entry))
                }
            };
            lines.extend(turns.into_iter().map(|text| (Tone::Plain, inner(text))));
        }
        let key = if others.is_empty() { "plan-if-entered-only" } else { "plan-if-entered" };
        let head = Message::new(key).with("effort", self.quantity(&plan.effort));
        vec![
            Block::Subheading(self.localizer.word("plan-heading-entered")),
            Block::plain(self.localizer.say(&head)),
            Block::List(lines),
        ]
    }

    /// What an entry brings, in words.
    fn gain(&self, entry: &PlanEntry) -> Message {
        match &entry.gained {
            none if none.is_zero() => Message::new("plan-gain-none"),
            one if *one == Exact::ONE => Message::new("plan-gain-one"),
            less if less.is_negative() => Message::new("plan-gain-less").with("points", self.quantity(&-less)),
            more => Message::new("plan-gain").with("points", self.quantity(more)),
        }
    }

    fn others(&self, best: &Plan, others: &[Plan]) -> Vec<Block> {
        if others.is_empty() {
            return Vec::new();
        }
        let titles = |entries: Vec<&PlanEntry>| -> Vec<Arg> {
            let each = entries.into_iter().filter_map(|entry| self.catalogue.asked(entry.question));
            each.map(|asked| Arg::from(asked.title)).collect()
        };
        let steps = |plan: &Plan, entry: &PlanEntry| {
            let same = plan.entries.iter().find(|other| other.question == entry.question);
            same.map(|same| same.steps)
        };
        let mut lines = Vec::new();
        for (plan, number) in others.iter().zip(1_usize..) {
            let missing = best.entries.iter().filter(|entry| steps(plan, entry).is_none()).collect();
            let head = Message::new("plan-other")
                .with("number", number)
                .with("count", plan.entries.len())
                .with("effort", self.quantity(&plan.effort))
                .with("without", titles(missing));
            lines.push((Tone::Strong, self.localizer.say(&head)));
            let of = |is_so: &dyn Fn(Option<usize>, usize) -> bool| {
                let each = plan.entries.iter().filter(|entry| is_so(steps(best, entry), entry.steps));
                titles(each.collect())
            };
            let turned = [
                ("plan-other-instead", of(&|before, _| before.is_none())),
                ("plan-other-more", of(&|before, now| before.is_some_and(|before| now > before))),
                ("plan-other-less", of(&|before, now| before.is_some_and(|before| now < before))),
            ];
            for (key, with) in turned.into_iter().filter(|(_, with)| !with.is_empty()) {
                lines.push((Tone::Plain, inner(self.localizer.say(&Message::new(key).with("with", with)))));
            }
        }
        vec![Block::Subheading(self.localizer.word("plan-heading-alternatives")), Block::List(lines)]
    }
}

/// How many documents an indicator takes for what it is to become.
fn needed(indicator: &Indicator, entry: &PlanEntry) -> usize {
    let chosen = entry.changes.iter().find_map(|turn| match turn.to {
        CellValue::Option(option) => Some(option),
        _ => None,
    });
    chosen.map_or(indicator.documents, |option| indicator.documents_of_option(option))
}

/// How a day that is to be told is said: no earlier, no later, or one of several.
fn day(indicator: &Indicator) -> &'static str {
    match &indicator.scale {
        Some(Scale::UpTo(_)) => "plan-day-or-later",
        Some(Scale::From(_)) => "plan-day-or-earlier",
        Some(Scale::Line(line)) => match line.is_rising() {
            Some(true) => "plan-day-or-earlier",
            Some(false) => "plan-day-or-later",
            None => "plan-day",
        },
        _ => "plan-day",
    }
}

/// The cells of an indicator or a fact that are in error.
fn places(assessment: &Assessment, question: Question) -> Vec<Arg> {
    let is_own = |finding: &&Finding| match question {
        Question::Fact(fact) => finding.fact == Some(fact),
        Question::Indicator(indicator) => finding.indicator == Some(indicator),
    };
    let errors = assessment.findings.iter().filter(is_own).filter(|finding| finding.severity == Severity::Error);
    errors.filter_map(|finding| Some(Arg::from(finding.place.as_ref()?.to_string()))).collect()
}

/// Why there is no answer.
pub fn search_limit(limit: SearchLimit) -> Message {
    match limit {
        SearchLimit::Combinations => {
            Message::new("plan-too-many").with("most", usize::try_from(plan::MOST_COMBINATIONS).unwrap_or(usize::MAX))
        }
        SearchLimit::Dispensable => Message::new("plan-dispensable"),
    }
}

/// By which rule a plan is the best.
pub fn plan_rule(plan_result: &PlanResult) -> Message {
    Message::new(match (plan_result.request.budget.is_some(), plan_result.request.by) {
        (true, _) => "plan-rule-budget",
        (false, By::Effort) => "plan-rule-effort",
        (false, By::Indicators) => "plan-rule-indicators",
    })
}
