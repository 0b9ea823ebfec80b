//! What evaluators decided, always beside what the evidence claims, and how long a
//! label would hold.

use super::{ReportWriter, Tone};
use crate::assess::{AssessedIndicator, Claimed, Decided};
use crate::catalogue::Indicator;
use crate::evidence::{InputTable, TableKind, TableStatus, UncountedDecision, UncountedReason, UncountedTable};
use crate::language::{Arg, Message};

/// How many decisions that do not count a head lists.
const LISTED: usize = 10;

impl ReportWriter<'_> {
    /// What was decided about an indicator, by whom, when and why, in a sentence.
    pub fn decided(&self, indicator: &Indicator, decided: &Decided) -> String {
        let Decided { decision, claimed } = decided;
        let claimed = match claimed {
            Some(points) => self.quantity(points),
            None => self.localizer.word("status-not-applicable"),
        };
        let message = Message::new("working-decided")
            .with("by", Arg::from(&*decision.by))
            .with("date", decision.date)
            .with("points", self.quantity(&decision.points))
            .with("max", self.quantity(&indicator.points))
            .with("claimed", claimed)
            .with("reason", Arg::from(&*decision.reason));
        self.localizer.say(&message)
    }

    /// How many indicators were decided, and what the result would be without; `None` where
    /// nothing was decided.
    pub(super) fn claimed_in_words(&self) -> Option<String> {
        let claimed = self.assessment.claimed.as_ref()?;
        let count = self.assessment.indicators.iter().filter(|assessed| assessed.decided.is_some()).count();
        let mut by: Vec<&str> = Vec::new();
        for decided in self.assessment.indicators.iter().filter_map(|assessed| assessed.decided.as_ref()) {
            if !by.contains(&&*decided.decision.by) {
                by.push(&decided.decision.by);
            }
        }
        let message = Message::new("decided-score")
            .with("count", count)
            .with("by", by.into_iter().map(Arg::quoted).collect::<Vec<_>>())
            .with("from", self.decided_in()?)
            .with("claimed", self.claimed_result(claimed));
        Some(self.localizer.say(&message))
    }

    /// The table that decisions were taken from.
    fn decided_in(&self) -> Option<String> {
        let input = self.assessment.inputs.iter().find(|input| input.kind == TableKind::Decisions)?;
        let table = input.place(1, 1).table();
        Some(match input.standing {
            TableStatus::Named => self.localizer.say(&Message::new("decided-in-named").with("table", table)),
            _ => table,
        })
    }

    /// Which decisions do not count, and what those that do make of the result.
    pub(super) fn about_decisions(&self) -> Vec<(Tone, String)> {
        let claimed = self.claimed_in_words().map(|text| (Tone::Doubt, text));
        self.undecided().into_iter().chain(claimed).collect()
    }

    /// Which decisions do not count, in a sentence for each kind of reason.
    pub fn undecided(&self) -> Vec<(Tone, String)> {
        let undecided = &self.assessment.undecided;
        let kinds = [("uncounted-decisions", true, Tone::Bad), ("decisions-not-in-force", false, Tone::Doubt)];
        let mut said: Vec<(Tone, String)> = Vec::new();
        for (key, is_slip, tone) in kinds {
            let of_kind = |one: &&UncountedDecision| one.why.is_slip() == is_slip && !one.is_followed;
            let of_kind: Vec<&UncountedDecision> = undecided.rows.iter().filter(of_kind).collect();
            let mut which: Vec<String> =
                of_kind.iter().take(LISTED).map(|one| self.uncounted_decision("uncounted-named", one)).collect();
            which.extend((of_kind.len() > LISTED).then(|| "…".to_owned()));
            let message = Message::new(key).with("count", of_kind.len()).with("which", which.join("; "));
            said.extend((!of_kind.is_empty()).then(|| (tone, self.localizer.say(&message))));
        }
        said.extend(undecided.tables.iter().map(|table| (Tone::Doubt, self.set_aside(table))));
        if self.assessment.claimed.is_none() && said.is_empty() {
            let is_named = |input: &&InputTable| input.standing == TableStatus::Named;
            let named = self.assessment.inputs.iter().find(is_named).and_then(|_| self.decided_in());
            let message = |from| self.localizer.say(&Message::new("decided-nothing").with("from", from));
            said.extend(named.map(|from| (Tone::Plain, message(from))));
        }
        said
    }

    fn set_aside(&self, aside: &UncountedTable) -> String {
        let key = match aside.standing {
            TableStatus::OwnWorkbook => "set-aside-own-workbook",
            TableStatus::Hidden => "set-aside-hidden",
            TableStatus::Replaced => "set-aside-replaced",
            TableStatus::LeftOut | TableStatus::Counts | TableStatus::Named => "set-aside-left-out",
        };
        self.localizer
            .say(&Message::new(key).with("count", aside.rows).with("table", Arg::quoted(&aside.place.table())))
    }

    /// A decision that does not count, with the reason and its place.
    fn uncounted_decision(&self, key: &'static str, one: &UncountedDecision) -> String {
        let indicator = one.indicator.and_then(|index| self.catalogue.indicators.get(index));
        let title = match indicator {
            Some(indicator) => self.book().numbered(indicator),
            None => one.called.clone(),
        };
        let why = match one.why {
            UncountedReason::NoIndicator => Message::new("uncounted-no-indicator"),
            UncountedReason::NoName => Message::new("uncounted-no-name"),
            UncountedReason::NoReason => Message::new("uncounted-no-reason"),
            UncountedReason::OutOfRange => Message::new("uncounted-out-of-range"),
            UncountedReason::Unreadable => Message::new("uncounted-unreadable"),
            UncountedReason::Twice => Message::new("uncounted-twice"),
            UncountedReason::Future(date) => Message::new("uncounted-future").with("date", date),
            UncountedReason::Ended(date) => Message::new("uncounted-ended").with("date", date),
        };
        let place = one.place.to_string();
        self.localizer.say(&Message::new(key).with("title", Arg::quoted(&title)).with("why", why).with("place", place))
    }

    fn claimed_result(&self, claimed: &Claimed) -> String {
        let score = self.score_of(&claimed.score);
        let label = claimed.award.and_then(|index| self.catalogue.labels.get(index));
        let message = match label {
            _ if self.catalogue.labels.is_empty() => return score,
            Some(label) => Message::new("claimed-award").with("label", &label.title),
            None => Message::new("claimed-no-label"),
        };
        self.localizer.say(&message.with("score", score))
    }

    /// The points of an indicator, and those by the evidence where they were set aside.
    pub(super) fn points_with_claim(&self, assessed: &AssessedIndicator, points: String) -> String {
        let Some(decided) = &assessed.decided else { return points };
        let claimed = match &decided.claimed {
            Some(claimed) => self.quantity(claimed),
            None => self.localizer.word("status-not-applicable"),
        };
        self.localizer.say(&Message::new("decided-points").with("points", points).with("claimed", claimed))
    }

    /// All decisions with their reasons, a line each; then those that do not count.
    pub(super) fn decisions(&self) -> Vec<(Tone, String)> {
        let all = self.catalogue.indicators.iter().zip(&self.assessment.indicators);
        let line = |(indicator, assessed): (&Indicator, &AssessedIndicator)| {
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
            Some((Tone::Doubt, self.localizer.say(&message)))
        };
        let counted = all.filter_map(line);
        let undecided = &self.assessment.undecided;
        let uncounted = undecided.rows.iter().map(|one| {
            let tone = if one.why.is_slip() { Tone::Bad } else { Tone::Plain };
            (tone, self.uncounted_decision("uncounted-line", one))
        });
        let aside = undecided.tables.iter().map(|table| (Tone::Doubt, self.set_aside(table)));
        counted.chain(uncounted).chain(aside).collect()
    }

    /// How long the label would hold and when it may be renewed.
    pub(super) fn validity(&self) -> Option<String> {
        let validity = self.assessment.validity(self.catalogue)?;
        let renewal = match validity.renew_from {
            Some(from) => Message::new("renewal-from").with("from", from),
            None => Message::new("renewal-before"),
        };
        let message = match validity.renewal {
            None => Message::new("valid-until"),
            Some(held) => Message::new(if held.is_renewed { "valid-renewed" } else { "valid-anew" })
                .with("held-until", held.held_until)
                .with("renewable-until", held.renewable_until),
        };
        let message = message
            .with("months", validity.months)
            .with("from", validity.from)
            .with("until", validity.until)
            .with("renewal", renewal);
        let said = self.localizer.say(&message);
        // Whether it would stand without the decision, the score of that day will tell.
        let ends = self.assessment.indicators.iter().filter_map(|assessed| assessed.decided.as_ref()?.decision.expires);
        let first = ends.min().filter(|end| *end < validity.until);
        let is_decided = self.assessment.claimed.as_ref().is_some_and(|claimed| claimed.award != self.assessment.award);
        Some(match first.filter(|_| is_decided) {
            Some(end) => {
                format!("{said} {}", self.localizer.say(&Message::new("valid-decision-ends").with("end", end)))
            }
            None => said,
        })
    }
}
