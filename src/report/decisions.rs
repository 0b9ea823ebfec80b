//! What evaluators decided, always beside what the evidence claims, and how long a
//! label would hold.

use super::{Speaker, Tone};
use crate::assess::{Assessed, Assessment, Claimed, Decided};
use crate::catalogue::{Catalogue, Indicator};
use crate::language::{Arg, Message};

impl Speaker<'_> {
    /// What was decided about an indicator, by whom, when and why, in a sentence.
    pub fn decided(&self, indicator: &Indicator, decided: &Decided) -> String {
        let Decided { decision, claimed } = decided;
        let claimed = match claimed {
            Some(points) => self.quantity(points),
            None => self.voice.word("status-not-applicable"),
        };
        let message = Message::new("working-decided")
            .with("by", Arg::from(&*decision.by))
            .with("date", decision.date)
            .with("points", self.quantity(&decision.points))
            .with("max", self.quantity(&indicator.points))
            .with("claimed", claimed)
            .with("reason", Arg::from(&*decision.reason));
        self.voice.say(&message)
    }

    /// How many indicators were decided, and what the result would be without; `None` where
    /// nothing was decided.
    pub(super) fn claimed_in_words(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<String> {
        let claimed = assessment.claimed.as_ref()?;
        let count = assessment.indicators.iter().filter(|assessed| assessed.decided.is_some()).count();
        let message =
            Message::new("decided-score").with("count", count).with("claimed", self.claimed_result(catalogue, claimed));
        Some(self.voice.say(&message))
    }

    fn claimed_result(&self, catalogue: &Catalogue, claimed: &Claimed) -> String {
        let score = self.score_of(catalogue, &claimed.score);
        let label = claimed.award.and_then(|index| catalogue.labels.get(index));
        let message = match label {
            _ if catalogue.labels.is_empty() => return score,
            Some(label) => Message::new("claimed-award").with("label", &label.title),
            None => Message::new("claimed-no-label"),
        };
        self.voice.say(&message.with("score", score))
    }

    /// The points of an indicator, and those by the evidence where they were set aside.
    pub(super) fn points_with_claim(&self, assessed: &Assessed, points: String) -> String {
        let Some(decided) = &assessed.decided else { return points };
        let claimed = match &decided.claimed {
            Some(claimed) => self.quantity(claimed),
            None => self.voice.word("status-not-applicable"),
        };
        self.voice.say(&Message::new("decided-points").with("points", points).with("claimed", claimed))
    }

    /// All decisions with their reasons, a line each.
    pub(super) fn decisions(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<(Tone, String)> {
        let all = catalogue.indicators.iter().zip(&assessment.indicators);
        let line = |(indicator, assessed): (&Indicator, &Assessed)| {
            let decided = assessed.decided.as_ref()?;
            let message = Message::new("decision-line")
                .with("title", &indicator.title)
                .with("decision", self.decided(indicator, decided))
                .with(
                    "end",
                    match decided.decision.expires {
                        Some(date) => Message::new("decision-until").with("date", date),
                        None => Message::new("decision-without-end"),
                    },
                );
            Some((Tone::Doubt, self.voice.say(&message)))
        };
        all.filter_map(line).collect()
    }

    /// How long the label would hold and when it may be renewed.
    pub(super) fn validity(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<String> {
        let validity = assessment.validity(catalogue)?;
        let renewal = match validity.renew_from {
            Some(from) => Message::new("renewal-from").with("from", from),
            None => Message::new("renewal-before"),
        };
        let message = Message::new("valid-until")
            .with("months", validity.months)
            .with("until", validity.until)
            .with("renewal", renewal);
        let said = self.voice.say(&message);
        // Whether it would stand without the decision, the score of that day will tell.
        let ends = assessment.indicators.iter().filter_map(|assessed| assessed.decided.as_ref()?.decision.expires);
        let first = ends.min().filter(|end| *end < validity.until);
        let is_decided = assessment.claimed.as_ref().is_some_and(|claimed| claimed.award != assessment.award);
        Some(match first.filter(|_| is_decided) {
            Some(end) => format!("{said} {}", self.voice.say(&Message::new("valid-decision-ends").with("end", end))),
            None => said,
        })
    }
}
