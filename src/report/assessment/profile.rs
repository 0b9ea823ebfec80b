//! Whose figures hold, and why.

use crate::catalogue::Profile;
use crate::language::{Arg, Message};
use crate::report::{ReportWriter, Tone, rule};

impl ReportWriter<'_> {
    /// Which profile of the catalogue holds and by which facts, and of which it cannot be told; nothing where the
    /// catalogue has none.
    pub(crate) fn profile(&self) -> Vec<(Tone, String)> {
        let is_sure = self.assessment.profile.undecided.is_empty() && !self.catalogue.profiles.is_empty();
        let holds = match self.catalogue.own_profile() {
            Some(profile) => Some(self.holds(profile)),
            None => is_sure.then(|| self.localizer.word("profile-none")),
        };
        let undecided = self.assessment.findings.iter().filter(|finding| finding.code == "profile-undecided");
        let undecided = undecided.map(|finding| (Tone::Doubt, self.localizer.say(&finding.message)));
        holds.map(|holds| (Tone::Plain, holds)).into_iter().chain(undecided).collect()
    }

    fn holds(&self, profile: &Profile) -> String {
        let given = profile.facts().into_iter().filter_map(|index| {
            let (fact, assessed) = (self.catalogue.facts.get(index)?, self.assessment.facts.get(index)?);
            let value = self.fact_value(fact, assessed);
            Some(Arg::from(Message::new("profile-fact").with("title", &fact.title).with("value", value)))
        });
        let given: Vec<Arg> = given.collect();
        let when = rule::all(self.localizer, self.catalogue, &profile.when);
        let message = Message::new("profile-holds").with("profile", &profile.title).with("when", when);
        self.localizer.say(&message.with("facts", given))
    }
}
