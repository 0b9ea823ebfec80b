//! A fact that moves, and what moves with it.

use super::places;
use crate::assess::Status;
use crate::catalogue::{Fact, Measure, Question};
use crate::evidence::CellValue;
use crate::language::Message;
use crate::plan::PlanEntry;
use crate::report::ReportWriter;

impl ReportWriter<'_> {
    /// What is to be done about a fact, and what comes of those that read it.
    pub(super) fn fact_entry(&self, index: usize, entry: &PlanEntry) -> Vec<String> {
        let both = self.catalogue.facts.get(index).zip(self.assessment.facts.get(index));
        let Some((fact, assessed)) = both else { return Vec::new() };
        let mut said = self.fact_turns(index, entry);
        let mut needed = Some(fact.documents).filter(|needed| assessed.documents_counted() < *needed);
        for effect in &entry.effects {
            let both = self.catalogue.indicators.get(effect.indicator);
            let Some((indicator, now)) = both.zip(self.assessment.indicators.get(effect.indicator)) else { continue };
            let of_reader = super::needed(indicator, entry);
            if effect.earned.status == Status::Scored && now.documents_counted() < of_reader {
                needed = needed.max(Some(of_reader));
            }
            let is_better = effect.earned.points > now.points;
            let needs_advice = is_better && assessed.status() != Status::Invalid && !indicator.measure.has_inputs();
            said.extend(indicator.advice.iter().filter(|_| needs_advice).map(|it| self.localizer.text(it).to_owned()));
        }
        let documents = needed.map(|needed| {
            let message = Message::new("plan-documents").with("count", needed);
            self.localizer.say(&message.with("named", assessed.documents_counted()))
        });
        said.extend(documents);
        said
    }

    /// From what to what a fact changes, and the points of those that read it.
    pub(super) fn fact_turns(&self, index: usize, entry: &PlanEntry) -> Vec<String> {
        let both = self.catalogue.facts.get(index).zip(self.assessment.facts.get(index));
        let Some((fact, assessed)) = both else { return Vec::new() };
        let places = places(self.assessment, Question::Fact(index));
        let is_wrong = !places.is_empty();
        let correct = is_wrong.then(|| Message::new("plan-correct-first").with("places", places));
        let mut said: Vec<String> = correct.iter().map(|message| self.localizer.say(message)).collect();
        for turn in entry.changes.iter().filter(|turn| turn.from.as_ref() != Some(&turn.to) || is_wrong) {
            let from = turn.from.as_ref().filter(|_| assessed.status() == Status::Scored);
            let message = match from {
                Some(from) => Message::new("plan-fact-from-to").with("from", self.changed_fact_value(fact, from)),
                None => Message::new("plan-fact-to"),
            };
            said.push(self.localizer.say(&message.with("to", self.changed_fact_value(fact, &turn.to))));
        }
        for effect in &entry.effects {
            let both = self.catalogue.indicators.get(effect.indicator);
            let Some((indicator, now)) = both.zip(self.assessment.indicators.get(effect.indicator)) else { continue };
            let (Some(before), Some(after)) = (&now.points, &effect.earned.points) else { continue };
            if before != after {
                let message = Message::new("plan-effect").with("title", &indicator.title);
                let message = message.with("from", self.quantity(before)).with("to", self.quantity(after));
                said.push(self.localizer.say(&message));
            }
        }
        said
    }

    /// What a fact says, with its unit.
    fn changed_fact_value(&self, fact: &Fact, value: &CellValue) -> String {
        match (value, &fact.measure) {
            (CellValue::Number(number), Measure::Percent { .. }) => self.percent(number),
            (CellValue::Number(number), measure) => {
                let number = self.localizer.number(&crate::number::in_full(number));
                match measure {
                    Measure::Number { unit: Some(unit), .. } => {
                        format!("{number}\u{A0}{}", self.localizer.text(unit.after(&number)))
                    }
                    _ => number,
                }
            }
            (CellValue::YesNo(yes), _) => self.localizer.word(if *yes { "yes" } else { "no" }),
            (CellValue::Option(option), Measure::Choice { options }) => {
                let option = options.get(*option).map_or("", |option| self.localizer.text(&option.title));
                self.localizer.say(&Message::new("plan-option").with("option", option))
            }
            (CellValue::Option(_), _) => String::new(),
            (CellValue::Date(date), _) => self.localizer.date(*date),
        }
    }
}
