//! The facts by their ids, for whatever names one: indicators under `fact` or in `of`, and rules.

use super::document::{Fields, Located};
use super::model::{Choice, Fact, InputSource, Measure, Qualification, TeamFigure};
use super::qualification::check_metric;
use super::reference::IdIndex;
use crate::language::{Arg, Message, Text};
use crate::nearest::nearest;
use crate::number::Exact;

/// How names of figures of the team begin.
pub(super) const TEAM: &str = "team.";

/// The facts that were read, by their ids.
pub(super) struct FactIndex {
    pub ids: IdIndex,
    pub facts: Vec<Option<Fact>>,
}

impl FactIndex {
    fn get(&self, index: usize) -> Option<&Fact> {
        self.facts.get(index).and_then(Option::as_ref)
    }

    pub(super) fn title(&self, index: usize) -> Option<Text> {
        self.get(index).map(|fact| fact.title.clone())
    }

    /// The fact that the key `fact` names; the outer `None` where there is no such key, the inner one where it
    /// names nothing that could be read.
    #[allow(clippy::option_option, reason = "no key and a key that names nothing are different things")]
    pub(super) fn named(&self, fields: &Fields<'_>) -> Option<Option<usize>> {
        fields.has("fact").then(|| self.ids.find(&fields.string("fact")?, "kind-fact", fields.faults))
    }

    /// Takes the measure of a fact for an indicator that reads it alone: units, limits and options are the fact's.
    pub(super) fn measure(&self, fields: &Fields<'_>, fact: usize, word: &str) -> Option<Measure> {
        let known = self.get(fact)?;
        let key = ["unit", "min", "max", "whole"].into_iter().find(|key| fields.has(key));
        if let Some(key) = key.filter(|_| word != "since") {
            let message = Message::new("fault-key-of-fact").with("key", key).with("fact", Arg::quoted(&known.id));
            fields.faults.error("key-of-fact", fields.key_span(key), message);
            fields.expect(&["unit", "min", "max", "whole"]);
        }
        let fits = matches!(
            (&known.measure, word),
            (Measure::Number { .. }, "number")
                | (Measure::Percent { .. }, "percent")
                | (Measure::YesNo, "yes-no")
                | (Measure::Choice { .. }, "choice")
                | (Measure::Date, "since")
        );
        if !fits {
            let message = Message::new("fault-fact-measure").with("fact", Arg::quoted(&known.id));
            fields.faults.error("fact-does-not-fit", fields.key_span("fact"), message);
            return None;
        }
        Some(known.measure.clone())
    }

    /// The options of a choice that reads a fact: those of the fact, with the points that the indicator gives them.
    pub(super) fn options(
        &self,
        fields: &Fields<'_>,
        fact: usize,
        points: &[(Located<String>, (Exact, usize))],
    ) -> Option<Vec<Choice>> {
        let known = self.get(fact)?;
        let Measure::Choice { options } = &known.measure else { return None };
        let stranger = points.iter().find(|(id, _)| options.iter().all(|option| option.id != id.value));
        let lacking = options.iter().find(|option| points.iter().all(|(id, _)| id.value != option.id));
        let (span, id) = match (stranger, lacking) {
            (None, None) => {
                let earned = |option: &Choice| points.iter().find(|(id, _)| id.value == option.id);
                let with = |option: &Choice| {
                    let (points, documents) = earned(option)?.1.clone();
                    Some(Choice { points, documents, ..option.clone() })
                };
                return options.iter().map(with).collect();
            }
            (Some((id, _)), _) => (id.span.clone(), id.value.as_str()),
            (None, Some(option)) => (fields.key_span("option"), option.id.as_str()),
        };
        let message =
            Message::new("fault-fact-options").with("id", Arg::quoted(id)).with("fact", Arg::quoted(&known.id));
        fields.faults.error("fact-does-not-fit", span, message);
        None
    }

    /// What a name in `of` stands for: a fact that is a number, a figure of the team, else an input of its own.
    pub(super) fn source(
        &self,
        fields: &Fields<'_>,
        name: &Located<String>,
        qualification: Option<&Qualification>,
    ) -> Option<InputSource> {
        if self.ids.knows(name) {
            let fact = self.ids.find(name, "kind-fact", fields.faults)?;
            let is_number = matches!(self.get(fact)?.measure, Measure::Number { .. } | Measure::Percent { .. });
            if !is_number {
                let message = Message::new("fault-fact-no-number").with("fact", Arg::quoted(name));
                fields.faults.error("fact-does-not-fit", name.span.clone(), message);
            }
            return is_number.then_some(InputSource::Fact(fact));
        }
        let Some(figure) = name.strip_prefix(TEAM) else { return Some(InputSource::Own) };
        let found = TeamFigure::all().find(|known| known.code() == figure);
        match found {
            Some(TeamFigure::Metric(metric)) => {
                check_metric(fields, &Located { value: metric, span: name.span.clone() }, qualification);
            }
            Some(TeamFigure::Persons) => {}
            None => {
                let near = nearest(figure, TeamFigure::all().map(TeamFigure::code));
                let help = near.map(|near| Message::new("help-did-you-mean").with("name", format!("{TEAM}{near}")));
                let message = Message::new("fault-unknown-reference").with("id", Arg::quoted(name));
                let message = message.with("kind", Message::new("kind-team-figure"));
                fields.faults.add("unknown-reference", name.span.clone(), message, help);
            }
        }
        found.map(InputSource::Team)
    }

    /// Reports an indicator that must be answered and yet reads a fact that need not be.
    pub(super) fn check_optional(&self, fields: &Fields<'_>, sources: &[InputSource], optional: bool) {
        let mut read = sources.iter().filter_map(|source| match source {
            InputSource::Fact(fact) => self.get(*fact),
            _ => None,
        });
        if let Some(fact) = read.find(|fact| fact.optional && !optional) {
            let message = Message::new("fault-reader-not-optional").with("fact", Arg::quoted(&fact.id));
            let key = if fields.has("fact") { "fact" } else { "of" };
            fields.faults.error("reader-not-optional", fields.key_span(key), message);
        }
    }
}
